//! `list`

use super::dunder;
use super::support::{bound, class_to_make, count, find_item, layout, no_keywords, ssize, this};
use crate::natives;
use crate::objects::class::special;
use crate::objects::cursors::ListReverseIterator;
use crate::objects::list::List;
use crate::objects::slice;
use crate::objects::{Kind, Value};
use crate::vm::{Args, NativeDef, Result, Vm};

/// The methods of `list`.
pub static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Make an object of the class.";
    }
    ClassMethod {
        "__class_getitem__" One, dunder::class_getitem, "See PEP 585";
    }
    Method {
        "__init__" Any, init, "Fill a new object.";
        "append" One, append, "Add an item at the end.";
        "clear" None, clear, "Remove all items.";
        "copy" None, copy, "A new list of the same items.";
        "count" One, count_of, "How many items are equal to the value.";
        "extend" One, extend, "Add the items of an iterable at the end.";
        "index" Positional(1, 3), index, "The index of the first item that is equal to the value, from start on and before stop.\n\nValueError: there is none.";
        "insert" Positional(2, 2), insert, "Put an item before the one at an index.";
        "pop" Positional(0, 1), pop, "Remove the item at an index, the last one if none is given, and return it.\n\nIndexError: there is none.";
        "remove" One, remove, "Remove the first item that is equal to the value.\n\nValueError: there is none.";
        "reverse" None, reverse, "Turn the order of the items around, in place.";
        "sort" Named { names: &["key", "reverse"], required: 0, positional: 0 }, super::list_sort::sort, "Sort the items in place. Those that are equal keep their order.\n\nkey: called once with each item, gives what is compared.\nreverse: the greatest first.";
        "__len__" None, dunder::len, "len(self)";
        "__getitem__" One, dunder::get_item, "self[key]";
        "__setitem__" Positional(2, 2), dunder::set_item, "self[key] = value";
        "__delitem__" One, dunder::delete_item, "del self[key]";
        "__contains__" One, dunder::contains, "key in self";
        "__iter__" None, dunder::iter, "iter(self)";
        "__reversed__" None, reversed, "An iterator from the last item to the first.";
        "__add__" One, dunder::concat, "self+value";
        "__iadd__" One, dunder::concat_in_place, "self+=value";
        "__mul__" One, dunder::repeat, "self*value";
        "__rmul__" One, dunder::repeat, "value*self";
        "__imul__" One, dunder::repeat_in_place, "self*=value";
        "__eq__" One, dunder::eq, "self==value";
        "__ne__" One, dunder::ne, "self!=value";
        "__lt__" One, dunder::lt, "self<value";
        "__le__" One, dunder::le, "self<=value";
        "__gt__" One, dunder::gt, "self>value";
        "__ge__" One, dunder::ge, "self>=value";
        "__repr__" None, dunder::repr, "repr(self)";
        "__sizeof__" None, sizeof, "Bytes of memory, those of the items not counted.";
    }
};

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_to_make(vm, args, Kind::List)?;
    let (shape, slots) = layout(vm, class);
    let list = List::alloc_instance(&vm.heap, shape, slots);
    vm.memory(list).map(Value::object)
}

fn init(vm: &mut Vm, args: Args) -> Result {
    if !vm.class_of(args[0]).defines(special::NEW) {
        no_keywords(vm, args, "list")?;
    }
    count(vm, args, "list", 0, 1)?;
    let list = this::<List>(args);
    list.items().clear(&vm.heap);
    if args.positional() > 1 {
        vm.extend_items(list.items(), args[1])?;
    }
    Ok(Value::NONE)
}

fn append(vm: &mut Vm, args: Args) -> Result {
    let pushed = this::<List>(args).push(&vm.heap, args[1]);
    vm.memory(pushed)?;
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm, args: Args) -> Result {
    this::<List>(args).items().clear(&vm.heap);
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: Args) -> Result {
    let list = this::<List>(args).items().read(|items| List::alloc(&vm.heap, items));
    vm.memory(list).map(Value::object)
}

fn count_of(vm: &mut Vm, args: Args) -> Result {
    let (list, mut index, mut count) = (this::<List>(args), 0, 0);
    while let Some(item) = list.get(index) {
        count += usize::from(vm.equal(item, args[1])?);
        index += 1;
    }
    Ok(Value::length(count))
}

fn extend(vm: &mut Vm, args: Args) -> Result {
    vm.extend_items(this::<List>(args).items(), args[1])?;
    Ok(Value::NONE)
}

fn index(vm: &mut Vm, args: Args) -> Result {
    let list = this::<List>(args);
    let start = bound(vm, args.get(2), list.len(), 0)?;
    let stop = bound(vm, args.get(3), list.len(), usize::MAX)?;
    match find_item(vm, |index| list.get(index), start..stop, args[1])? {
        Some(index) => Ok(Value::length(index)),
        None => {
            let text = format!("{} is not in list", vm.repr_text(args[1])?);
            Err(vm.value_error(text))
        }
    }
}

fn insert(vm: &mut Vm, args: Args) -> Result {
    let at = ssize(vm, args[1])?;
    let list = this::<List>(args);
    let inserted = list.items().insert(&vm.heap, slice::bound(at, list.len()), args[2]);
    vm.memory(inserted)?;
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, args: Args) -> Result {
    let list = this::<List>(args);
    // PERF: the end of the list, by far the most common.
    let Some(index) = args.get(1) else {
        return match list.items().pop() {
            Some(item) => Ok(item),
            None => Err(vm.index_error("pop from empty list")),
        };
    };
    let index = ssize(vm, index)?;
    if list.is_empty() {
        return Err(vm.index_error("pop from empty list"));
    }
    match slice::index(index, list.len()).and_then(|index| list.items().remove(index)) {
        Some(item) => Ok(item),
        None => Err(vm.index_error("pop index out of range")),
    }
}

fn remove(vm: &mut Vm, args: Args) -> Result {
    let list = this::<List>(args);
    match find_item(vm, |index| list.get(index), 0..usize::MAX, args[1])? {
        Some(index) => {
            list.items().remove(index);
            Ok(Value::NONE)
        }
        None => Err(vm.value_error("list.remove(x): x not in list")),
    }
}

fn reverse(_: &mut Vm, args: Args) -> Result {
    this::<List>(args).items().reverse();
    Ok(Value::NONE)
}

fn reversed(vm: &mut Vm, args: Args) -> Result {
    let len = this::<List>(args).len();
    let iterator = ListReverseIterator::alloc(&vm.heap, args[0], len, len);
    vm.memory(iterator).map(Value::object)
}

fn sizeof(_: &mut Vm, args: Args) -> Result {
    Ok(Value::length(40 + this::<List>(args).items().capacity_bytes()))
}
