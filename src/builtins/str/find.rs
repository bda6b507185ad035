//! Finding, counting, replacing and stripping in strings.

use super::{new_text, plain, string_argument, this};
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::str::Str;
use crate::objects::str::search::{self, Units};
use crate::objects::str::window;
use crate::objects::tuple::Tuple;
use crate::vm::{Args, Result, Vm};
use std::ops::Range;

/// The arguments of `find` and the like: something, and perhaps a start and an end, which come as indices from the start.
/// `None` for the range: it begins beyond the end.
///
/// # Errors
/// TypeError: too few or too many arguments, keywords, or bounds that are no indices.
pub(in crate::builtins) fn search_arguments(
    vm: &mut Vm,
    args: Args,
    (class, name): (&str, &str),
    len: impl Fn(Args) -> usize,
) -> Result<(Value, Option<Range<usize>>)> {
    if args.keywords().next().is_some() {
        return Err(vm.type_error(format!("{class}.{name}() takes no keyword arguments")));
    }
    let given = args.len() - 1;
    if given == 0 {
        return Err(vm.type_error(format!("{name}() takes at least 1 argument (0 given)")));
    }
    if given > 3 {
        return Err(vm.type_error(format!("{name}() takes at most 3 arguments ({given} given)")));
    }
    let mut bound = |index: usize| match args.get(index) {
        Some(value) if !value.is_none() => {
            if !vm.is_index(value) {
                return Err(
                    vm.type_error("slice indices must be integers or None or have an __index__ method")
                );
            }
            vm.as_index(value).map(Some)
        }
        _ => Ok(None),
    };
    let (start, end) = (bound(2)?, bound(3)?);
    // The text is measured now: a bytearray may have changed while an index was asked for.
    Ok((args[1], window::adjust(start, end, len(args))))
}

/// What is looked for, the bytes of the text among which, and the first of them.
type Search<'a> = Option<(&'a [u8], usize)>;

fn search<'a>(vm: &mut Vm, args: Args, text: &'a Gc<Str>, name: &str) -> Result<(Gc<Str>, Search<'a>)> {
    let (needle, range) = search_arguments(vm, args, ("str", name), |args| this(args).len())?;
    let needle = string_argument(vm, needle, "")?;
    let place = range.map(|range| {
        let start = text.offset(range.start);
        (&text.as_bytes()[start..text.offset(range.end)], start)
    });
    Ok((needle, place))
}

type Finder = fn(&[u8], &[u8]) -> Option<usize>;

fn position(vm: &mut Vm, args: Args, name: &str, finder: Finder) -> Result<Option<usize>> {
    let text = this(args);
    let (needle, place) = search(vm, args, &text, name)?;
    let found = place.and_then(|(among, start)| Some(start + finder(among, needle.as_bytes())?));
    Ok(found.map(|offset| text.chars_before(offset)))
}

fn or_minus_one(position: Option<usize>) -> Value {
    position.map_or(Value::small(-1), Value::length)
}
fn or_raise(vm: &mut Vm, position: Option<usize>) -> Result {
    match position {
        Some(position) => Ok(Value::length(position)),
        None => Err(vm.value_error("substring not found")),
    }
}

pub(super) fn find(vm: &mut Vm, args: Args) -> Result {
    position(vm, args, "find", search::find).map(or_minus_one)
}
pub(super) fn rfind(vm: &mut Vm, args: Args) -> Result {
    position(vm, args, "rfind", search::rfind).map(or_minus_one)
}
pub(super) fn index(vm: &mut Vm, args: Args) -> Result {
    let position = position(vm, args, "index", search::find)?;
    or_raise(vm, position)
}
pub(super) fn rindex(vm: &mut Vm, args: Args) -> Result {
    let position = position(vm, args, "rindex", search::rfind)?;
    or_raise(vm, position)
}

pub(super) fn count(vm: &mut Vm, args: Args) -> Result {
    let text = this(args);
    let (needle, place) = search(vm, args, &text, "count")?;
    let count = match place {
        None => 0,
        Some((among, _)) if needle.is_empty() => crate::heap::count_chars(among) + 1,
        Some((among, _)) => search::count(among, needle.as_bytes()),
    };
    Ok(Value::length(count))
}

pub(super) fn startswith(vm: &mut Vm, args: Args) -> Result {
    matches(vm, args, "startswith", |text, affix| text.starts_with(affix))
}
pub(super) fn endswith(vm: &mut Vm, args: Args) -> Result {
    matches(vm, args, "endswith", |text, affix| text.ends_with(affix))
}

fn matches(vm: &mut Vm, args: Args, name: &str, is_match: fn(&[u8], &[u8]) -> bool) -> Result {
    let text = this(args);
    let (affix, range) = search_arguments(vm, args, ("str", name), |args| this(args).len())?;
    let among = range.map(|range| text.slice(range));
    let test = |affix: Gc<Str>| among.is_some_and(|among| is_match(among, affix.as_bytes()));
    if let Some(affix) = affix.as_kind::<Str>() {
        return Ok(Value::bool(test(affix)));
    }
    let Some(affixes) = affix.as_kind::<Tuple>() else {
        let given = vm.type_name(affix);
        return Err(vm.type_error(format!("{name} first arg must be str or a tuple of str, not {given}")));
    };
    for &affix in affixes.items() {
        let Some(affix) = affix.as_kind::<Str>() else {
            let given = vm.type_name(affix);
            return Err(vm.type_error(format!("tuple for {name} must only contain str, not {given}")));
        };
        if test(affix) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

pub(super) fn replace(vm: &mut Vm, args: Args) -> Result {
    let text = this(args);
    let old = string_argument(vm, args[1], "replace() argument 1 ")?;
    let new = string_argument(vm, args[2], "replace() argument 2 ")?;
    let max = match args.get(3) {
        Some(count) => usize::try_from(vm.size_arg(count)?).unwrap_or(usize::MAX),
        None => usize::MAX,
    };
    let (text_bytes, old, new) = (text.as_bytes(), old.as_bytes(), new.as_bytes());
    if new.len() > old.len() && text_bytes.len().saturating_mul(new.len() + 1) > 1 << 16 {
        match search::replaced_length(text_bytes, old, new, max, Units::Characters) {
            Some(length) => vm.check_room(length)?,
            None => return Err(vm.out_of_memory()),
        }
    }
    match search::replace(text_bytes, old, new, max, Units::Characters) {
        Some(replaced) => new_text(vm, replaced),
        None => plain(vm, text),
    }
}

pub(super) fn strip(vm: &mut Vm, args: Args) -> Result {
    strip_sides(vm, args, "strip", true, true)
}
pub(super) fn lstrip(vm: &mut Vm, args: Args) -> Result {
    strip_sides(vm, args, "lstrip", true, false)
}
pub(super) fn rstrip(vm: &mut Vm, args: Args) -> Result {
    strip_sides(vm, args, "rstrip", false, true)
}

fn strip_sides(vm: &mut Vm, args: Args, name: &str, left: bool, right: bool) -> Result {
    let text = this(args);
    let bytes = text.as_bytes();
    let range = match args.get(1).filter(|set| !set.is_none()) {
        None => {
            let start = if left { search::leading_space(bytes, Units::Characters) } else { 0 };
            let end = if right { search::trailing_space(&bytes[start..], Units::Characters) } else { 0 };
            start..bytes.len() - end
        }
        Some(set) => match set.as_kind::<Str>() {
            Some(set) => search::strip_set(bytes, set.as_bytes(), Units::Characters, left, right),
            None => return Err(vm.type_error(format!("{name} arg must be None or str"))),
        },
    };
    part(vm, text, range)
}

/// A part of a string, by its bytes: itself, if that is all of it.
pub(super) fn part(vm: &mut Vm, text: Gc<Str>, range: Range<usize>) -> Result {
    if range.len() == text.as_bytes().len() { plain(vm, text) } else { new_text(vm, &text.as_bytes()[range]) }
}

pub(super) fn removeprefix(vm: &mut Vm, args: Args) -> Result {
    let text = this(args);
    let prefix = string_argument(vm, args[1], "removeprefix() argument ")?;
    let len = text.as_bytes().len();
    let start = if text.as_bytes().starts_with(prefix.as_bytes()) { prefix.as_bytes().len() } else { 0 };
    part(vm, text, start..len)
}
pub(super) fn removesuffix(vm: &mut Vm, args: Args) -> Result {
    let text = this(args);
    let suffix = string_argument(vm, args[1], "removesuffix() argument ")?;
    let len = text.as_bytes().len();
    let end = if text.as_bytes().ends_with(suffix.as_bytes()) { len - suffix.as_bytes().len() } else { len };
    part(vm, text, 0..end)
}
