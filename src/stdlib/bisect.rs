//! The module `_bisect`: binary search.

use super::module;
use crate::heap::Gc;
use crate::natives;
use crate::objects::Value;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::vm::{Args, NativeDef, Result, Vm};

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    module(vm, "_bisect", "Bisection algorithms.", FUNCTIONS)
}

const NAMES: &[&str] = &["a", "x", "lo", "hi", "key"];

static FUNCTIONS: &[NativeDef] = natives! {
    Function {
        "bisect_right" Named { names: NAMES, required: 2, positional: 4 }, bisect_right, "Return the index where to insert item x in list a, assuming a is sorted.\n\nThe return value i is such that all e in a[:i] have e <= x, and all e in\na[i:] have e > x.  So if x already appears in the list, a.insert(i, x) will\ninsert just after the rightmost x already there.\n\nOptional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched.";
        "bisect_left" Named { names: NAMES, required: 2, positional: 4 }, bisect_left, "Return the index where to insert item x in list a, assuming a is sorted.\n\nThe return value i is such that all e in a[:i] have e < x, and all e in\na[i:] have e >= x.  So if x already appears in the list, a.insert(i, x) will\ninsert just before the leftmost x already there.\n\nOptional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched.";
        "insort_right" Named { names: NAMES, required: 2, positional: 4 }, insort_right, "Insert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to the right of the rightmost x.\n\nOptional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched.";
        "insort_left" Named { names: NAMES, required: 2, positional: 4 }, insort_left, "Insert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to the left of the leftmost x.\n\nOptional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched.";
    }
};

/// The place of an item: after its equals, or before them.
fn find(vm: &mut Vm, args: Args, item: Value, right: bool) -> Result<usize> {
    let sequence = args[0];
    let low = args.get(2).map_or(Ok(0), |low| vm.size_arg(low))?;
    let Ok(mut low) = usize::try_from(low) else { return Err(vm.value_error("lo must be non-negative")) };
    let mut high = match args.get(3).filter(|high| !high.is_none()) {
        Some(high) => match vm.size_arg(high)? {
            // As CPython has it: only this one number stands for the length.
            -1 => vm.length(sequence)?,
            high => usize::try_from(high).unwrap_or(0),
        },
        None => vm.length(sequence)?,
    };
    let key = args.get(4).filter(|key| !key.is_none());
    while low < high {
        let middle = low + (high - low) / 2;
        let plain = sequence.as_object::<List>().and_then(|list| list.get(middle));
        let mut own = match plain {
            Some(own) => own,
            None => vm.get_item(sequence, Value::length(middle))?,
        };
        if let Some(key) = key {
            own = vm.call(key, &[own])?;
        }
        let before = if right { !vm.less(item, own)? } else { vm.less(own, item)? };
        if before {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

fn bisect_right(vm: &mut Vm, args: Args) -> Result {
    find(vm, args, args[1], true).map(Value::length)
}

fn bisect_left(vm: &mut Vm, args: Args) -> Result {
    find(vm, args, args[1], false).map(Value::length)
}

fn insort(vm: &mut Vm, args: Args, right: bool) -> Result {
    let item = match args.get(4).filter(|key| !key.is_none()) {
        Some(key) => vm.call(key, &[args[1]])?,
        None => args[1],
    };
    let index = find(vm, args, item, right)?;
    if let Some(list) = args[0].as_object::<List>() {
        let inserted = list.items().insert(&vm.heap, index, args[1]);
        return vm.memory(inserted).map(|()| Value::NONE);
    }
    let name = vm.intern("insert")?;
    vm.call_method(args[0], name, &[Value::length(index), args[1]])?;
    Ok(Value::NONE)
}

fn insort_right(vm: &mut Vm, args: Args) -> Result {
    insort(vm, args, true)
}

fn insort_left(vm: &mut Vm, args: Args) -> Result {
    insort(vm, args, false)
}
