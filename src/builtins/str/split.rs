//! Splitting and joining strings.

use super::find::part;
use super::{new_text, plain, string_argument, this};
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::str::search::{self, Units};
use crate::objects::tuple::Tuple;
use crate::vm::{Args, Exc, Result, Vm};
use std::ops::Range;

/// `maxsplit`: negative or absent means no limit.
pub(in crate::builtins) fn max_split(vm: &mut Vm, value: Option<Value>) -> Result<usize> {
    match value {
        Some(value) => Ok(usize::try_from(vm.size_arg(value)?).unwrap_or(usize::MAX)),
        None => Ok(usize::MAX),
    }
}

fn parts(vm: &mut Vm, text: Gc<Str>, ranges: Vec<Range<usize>>) -> Result {
    let mut items = Vec::with_capacity(ranges.len());
    for range in ranges {
        // Nothing collects until the list has them.
        items.push(part(vm, text, range)?);
    }
    let list = List::alloc(&vm.heap, &items);
    vm.memory(list).map(Value::object)
}

fn separator(vm: &mut Vm, args: Args) -> Result<Option<Gc<Str>>> {
    let Some(separator) = args.get(1).filter(|separator| !separator.is_none()) else { return Ok(None) };
    let Some(separator) = separator.as_kind::<Str>() else {
        let given = vm.type_name(separator);
        return Err(vm.type_error(format!("must be str or None, not {given}")));
    };
    if separator.is_empty() { Err(vm.value_error("empty separator")) } else { Ok(Some(separator)) }
}

pub(super) fn split(vm: &mut Vm, args: Args) -> Result {
    let max = max_split(vm, args.get(2))?;
    let text = this(args);
    let ranges = match separator(vm, args)? {
        Some(separator) => search::split(text.as_bytes(), separator.as_bytes(), max),
        None => search::split_space(text.as_bytes(), max, Units::Characters),
    };
    parts(vm, text, ranges)
}

pub(super) fn rsplit(vm: &mut Vm, args: Args) -> Result {
    let max = max_split(vm, args.get(2))?;
    let text = this(args);
    let ranges = match separator(vm, args)? {
        Some(separator) => search::rsplit(text.as_bytes(), separator.as_bytes(), max),
        None => search::rsplit_space(text.as_bytes(), max, Units::Characters),
    };
    parts(vm, text, ranges)
}

pub(super) fn splitlines(vm: &mut Vm, args: Args) -> Result {
    let keep_ends = keep_ends(vm, args)?;
    let text = this(args);
    let ranges = search::split_lines(text.as_bytes(), keep_ends, Units::Characters);
    parts(vm, text, ranges)
}

/// The flag of `splitlines`, which is an int.
pub(in crate::builtins) fn keep_ends(vm: &mut Vm, args: Args) -> Result<bool> {
    let Some(value) = args.get(1) else { return Ok(false) };
    let int = vm.index(value)?;
    Ok(int != Value::small(0) && int != Value::FALSE)
}

/// The separator of `partition`, and where it was found.
fn partition_at(
    vm: &mut Vm,
    args: Args,
    find: fn(&[u8], &[u8]) -> Option<usize>,
) -> Result<(Gc<Str>, Option<usize>)> {
    let separator = string_argument(vm, args[1], "")?;
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    Ok((separator, find(this(args).as_bytes(), separator.as_bytes())))
}

fn three(vm: &mut Vm, items: [Value; 3]) -> Result {
    let tuple = Tuple::alloc(&vm.heap, &items);
    vm.memory(tuple).map(Value::object)
}

pub(super) fn partition(vm: &mut Vm, args: Args) -> Result {
    let (separator, at) = partition_at(vm, args, search::find)?;
    partitioned(vm, this(args), separator, at, true)
}
pub(super) fn rpartition(vm: &mut Vm, args: Args) -> Result {
    let (separator, at) = partition_at(vm, args, search::rfind)?;
    partitioned(vm, this(args), separator, at, false)
}

fn partitioned(vm: &mut Vm, text: Gc<Str>, separator: Gc<Str>, at: Option<usize>, first: bool) -> Result {
    let empty = Value::object(vm.strings.empty());
    let Some(at) = at else {
        let text = plain(vm, text)?;
        return three(vm, if first { [text, empty, empty] } else { [empty, empty, text] });
    };
    let bytes = text.as_bytes();
    let before = new_text(vm, &bytes[..at])?;
    let after = new_text(vm, &bytes[at + separator.as_bytes().len()..])?;
    let separator = plain(vm, separator)?;
    three(vm, [before, separator, after])
}

pub(super) fn join(vm: &mut Vm, args: Args) -> Result {
    let (separator, iterable) = (this(args), args[1]);
    if let Some(tuple) = iterable.as_object::<Tuple>() {
        return join_items(vm, separator, tuple.items());
    }
    if let Some(list) = iterable.as_object::<List>() {
        // Nothing collects, and no program runs, while the items are joined.
        return list.items().read(|items| join_items(vm, separator, items));
    }
    let items = match vm.collect(iterable) {
        Ok(items) => items,
        Err(raised) => {
            if vm.raised_is(Exc::TypeError) && !vm.is_iterable(iterable) {
                vm.take_raised();
                return Err(vm.type_error("can only join an iterable"));
            }
            return Err(raised);
        }
    };
    items.items().read(|items| join_items(vm, separator, items))
}

fn join_items(vm: &mut Vm, separator: Gc<Str>, items: &[Value]) -> Result {
    if let Some(at) = items.iter().position(|item| item.as_kind::<Str>().is_none()) {
        let given = vm.type_name(items[at]);
        return Err(vm.type_error(format!("sequence item {at}: expected str instance, {given} found")));
    }
    vm.join_strings(separator, items).map(Value::object)
}
