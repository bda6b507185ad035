//! Finding, splitting, joining and stripping in bytes.

use super::{byte, data, like, not_iterable, same, this};
use crate::builtins::str::{keep_ends, max_split, search_arguments};
use crate::objects::Value;
use crate::objects::list::List;
use crate::objects::str::search::{self, Units};
use crate::objects::tuple::Tuple;
use crate::vm::{Args, Result, Vm};
use std::ops::Range;

/// What is looked for, and where.
fn search(vm: &mut Vm, args: Args, name: &str) -> Result<(Vec<u8>, Option<Range<usize>>)> {
    let class = super::class_name(args[0]);
    let (needle, range) = search_arguments(vm, args, (class, name), |args| data(&args[0]).len())?;
    if let Some(bytes) = vm.buffer(needle)? {
        return Ok((bytes, range));
    }
    if !vm.is_index(needle) {
        let given = vm.type_name(needle);
        return Err(vm.type_error(format!("argument should be integer or bytes-like object, not '{given}'")));
    }
    Ok((vec![byte(vm, needle, "byte")?], range))
}

fn position(
    vm: &mut Vm,
    args: Args,
    name: &str,
    finder: fn(&[u8], &[u8]) -> Option<usize>,
) -> Result<Option<usize>> {
    let (needle, range) = search(vm, args, name)?;
    let receiver = this(args);
    let text = data(&receiver);
    Ok(range.and_then(|range| Some(range.start + finder(text.get(range)?, &needle)?)))
}

fn or_minus_one(position: Option<usize>) -> Value {
    position.map_or(Value::small(-1), Value::length)
}
fn or_raise(vm: &mut Vm, position: Option<usize>) -> Result {
    match position {
        Some(position) => Ok(Value::length(position)),
        None => Err(vm.value_error("subsection not found")),
    }
}

/// `find`
pub fn find(vm: &mut Vm, args: Args) -> Result {
    position(vm, args, "find", search::find).map(or_minus_one)
}
/// `rfind`
pub fn rfind(vm: &mut Vm, args: Args) -> Result {
    position(vm, args, "rfind", search::rfind).map(or_minus_one)
}
/// `index`
pub fn index(vm: &mut Vm, args: Args) -> Result {
    let position = position(vm, args, "index", search::find)?;
    or_raise(vm, position)
}
/// `rindex`
pub fn rindex(vm: &mut Vm, args: Args) -> Result {
    let position = position(vm, args, "rindex", search::rfind)?;
    or_raise(vm, position)
}

/// `count`
pub fn count(vm: &mut Vm, args: Args) -> Result {
    let (needle, range) = search(vm, args, "count")?;
    let receiver = this(args);
    let text = data(&receiver);
    Ok(Value::length(match range.and_then(|range| text.get(range)) {
        None => 0,
        Some(among) if needle.is_empty() => among.len() + 1,
        Some(among) => search::count(among, &needle),
    }))
}

/// `startswith`
pub fn startswith(vm: &mut Vm, args: Args) -> Result {
    matches(vm, args, "startswith", |text, affix| text.starts_with(affix))
}
/// `endswith`
pub fn endswith(vm: &mut Vm, args: Args) -> Result {
    matches(vm, args, "endswith", |text, affix| text.ends_with(affix))
}

fn matches(vm: &mut Vm, args: Args, name: &str, is_match: fn(&[u8], &[u8]) -> bool) -> Result {
    let class = super::class_name(args[0]);
    let (affix, range) = search_arguments(vm, args, (class, name), |args| data(&args[0]).len())?;
    let receiver = this(args);
    let test = |affix: &[u8]| {
        let text = data(&receiver);
        range.clone().and_then(|range| text.get(range)).is_some_and(|among| is_match(among, affix))
    };
    if let Some(affixes) = affix.as_kind::<Tuple>() {
        for &affix in affixes.items() {
            if test(&vm.bytes_argument(affix)?) {
                return Ok(Value::TRUE);
            }
        }
        return Ok(Value::FALSE);
    }
    match vm.buffer(affix)? {
        Some(affix) => Ok(Value::bool(test(&affix))),
        None => {
            let given = vm.type_name(affix);
            let text = format!("{name} first arg must be bytes or a tuple of bytes, not {given}");
            Err(vm.type_error(text))
        }
    }
}

/// `replace`
pub fn replace(vm: &mut Vm, args: Args) -> Result {
    let (old, new) = (vm.bytes_argument(args[1])?, vm.bytes_argument(args[2])?);
    let max = max_split(vm, args.get(3))?;
    let receiver = this(args);
    let text = data(&receiver);
    if new.len() > old.len() {
        match search::replaced_length(&text, &old, &new, max, Units::Bytes) {
            Some(length) => vm.check_room(length)?,
            None => return Err(vm.out_of_memory()),
        }
    }
    match search::replace(&text, &old, &new, max, Units::Bytes) {
        Some(replaced) => like(vm, receiver, replaced),
        None => same(vm, receiver),
    }
}

/// `strip`
pub fn strip(vm: &mut Vm, args: Args) -> Result {
    strip_sides(vm, args, true, true)
}
/// `lstrip`
pub fn lstrip(vm: &mut Vm, args: Args) -> Result {
    strip_sides(vm, args, true, false)
}
/// `rstrip`
pub fn rstrip(vm: &mut Vm, args: Args) -> Result {
    strip_sides(vm, args, false, true)
}

fn strip_sides(vm: &mut Vm, args: Args, left: bool, right: bool) -> Result {
    let set = match args.get(1).filter(|set| !set.is_none()) {
        Some(set) => vm.bytes_argument(set)?,
        None => b" \t\n\r\x0b\x0c".to_vec(),
    };
    let receiver = this(args);
    let range = search::strip_set(&data(&receiver), &set, Units::Bytes, left, right);
    part(vm, receiver, range)
}

/// A part of the bytes: themselves, if that is all of them and they do not change.
fn part(vm: &mut Vm, receiver: Value, range: Range<usize>) -> Result {
    let text = data(&receiver);
    if range.len() == text.len() { same(vm, receiver) } else { like(vm, receiver, &text[range]) }
}

/// `removeprefix`
pub fn removeprefix(vm: &mut Vm, args: Args) -> Result {
    let prefix = vm.bytes_argument(args[1])?;
    let receiver = this(args);
    let text = data(&receiver);
    let start = if text.starts_with(&prefix) { prefix.len() } else { 0 };
    part(vm, receiver, start..text.len())
}
/// `removesuffix`
pub fn removesuffix(vm: &mut Vm, args: Args) -> Result {
    let suffix = vm.bytes_argument(args[1])?;
    let receiver = this(args);
    let text = data(&receiver);
    let end = if text.ends_with(&suffix) { text.len() - suffix.len() } else { text.len() };
    part(vm, receiver, 0..end)
}

fn parts(vm: &mut Vm, receiver: Value, text: &[u8], ranges: Vec<Range<usize>>) -> Result {
    let mut items = Vec::with_capacity(ranges.len());
    for range in ranges {
        // Nothing collects until the list has them.
        items.push(like(vm, receiver, &text[range])?);
    }
    let list = List::alloc(&vm.heap, &items);
    vm.memory(list).map(Value::object)
}

type Splitter = fn(&[u8], &[u8], usize) -> Vec<Range<usize>>;
type SpaceSplitter = fn(&[u8], usize, Units) -> Vec<Range<usize>>;

fn split_by(vm: &mut Vm, args: Args, at: Splitter, at_space: SpaceSplitter) -> Result {
    let max = max_split(vm, args.get(2))?;
    let separator = match args.get(1).filter(|separator| !separator.is_none()) {
        Some(separator) => Some(vm.bytes_argument(separator)?),
        None => None,
    };
    let receiver = this(args);
    let text = data(&receiver);
    let ranges = match separator {
        Some(separator) if separator.is_empty() => return Err(vm.value_error("empty separator")),
        Some(separator) => at(&text, &separator, max),
        None => at_space(&text, max, Units::Bytes),
    };
    parts(vm, receiver, &text, ranges)
}

/// `split`
pub fn split(vm: &mut Vm, args: Args) -> Result {
    split_by(vm, args, search::split, search::split_space)
}
/// `rsplit`
pub fn rsplit(vm: &mut Vm, args: Args) -> Result {
    split_by(vm, args, search::rsplit, search::rsplit_space)
}
/// `splitlines`
pub fn splitlines(vm: &mut Vm, args: Args) -> Result {
    let keep_ends = keep_ends(vm, args)?;
    let receiver = this(args);
    let text = data(&receiver);
    let ranges = search::split_lines(&text, keep_ends, Units::Bytes);
    parts(vm, receiver, &text, ranges)
}

/// `partition`
pub fn partition(vm: &mut Vm, args: Args) -> Result {
    partition_at(vm, args, true)
}
/// `rpartition`
pub fn rpartition(vm: &mut Vm, args: Args) -> Result {
    partition_at(vm, args, false)
}

fn partition_at(vm: &mut Vm, args: Args, first: bool) -> Result {
    let separator = vm.bytes_argument(args[1])?;
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let receiver = this(args);
    let text = data(&receiver);
    let at = if first { search::find(&text, &separator) } else { search::rfind(&text, &separator) };
    let items = match at {
        Some(at) => {
            let before = like(vm, receiver, &text[..at])?;
            let found = like(vm, receiver, &separator[..])?;
            [before, found, like(vm, receiver, &text[at + separator.len()..])?]
        }
        None => {
            let all = same(vm, receiver)?;
            let (empty, other) = (like(vm, receiver, &b""[..])?, like(vm, receiver, &b""[..])?);
            if first { [all, empty, other] } else { [empty, other, all] }
        }
    };
    let tuple = Tuple::alloc(&vm.heap, &items);
    vm.memory(tuple).map(Value::object)
}

/// `join`
pub fn join(vm: &mut Vm, args: Args) -> Result {
    let receiver = this(args);
    let items = match vm.collect(args[1]) {
        Ok(items) => items,
        Err(raised) => return Err(not_iterable(vm, raised, args[1], "can only join an iterable")),
    };
    let mut joined = Vec::new();
    for index in 0..items.len() {
        let item = items.get(index).unwrap_or(Value::NONE);
        if index > 0 {
            joined.extend_from_slice(&data(&receiver));
        }
        match vm.buffer(item)? {
            Some(bytes) => joined.extend_from_slice(&bytes),
            None => {
                let given = vm.type_name(item);
                let text = format!("sequence item {index}: expected a bytes-like object, {given} found");
                return Err(vm.type_error(text));
            }
        }
        vm.check_room(joined.len())?;
    }
    like(vm, receiver, joined)
}
