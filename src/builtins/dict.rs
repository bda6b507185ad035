//! `dict`

use super::dunder;
use super::support::{class_to_make, count, layout, this};
use crate::natives;
use crate::objects::cursors::{DictItems, DictKeys, DictReverseKeyIterator, DictValues};
use crate::objects::dict::Dict;
use crate::objects::{Kind, Value};
use crate::vm::{Args, NativeDef, Result, Vm};

/// The methods of `dict`.
pub static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Make an object of the class.";
    }
    ClassMethod {
        "__class_getitem__" One, dunder::class_getitem, "See PEP 585";
        "fromkeys" Positional(1, 2), from_keys, "A new dict of the keys in an iterable, all with the same value.";
    }
    Method {
        "__init__" Any, init, "Fill a new object.";
        "get" Positional(1, 2), get, "The value of a key; the default, if it is not there.";
        "setdefault" Positional(1, 2), set_default, "The value of a key, which is put there with the default if it is missing.";
        "pop" Positional(1, 2), pop, "Remove a key, and return its value; the default, if it is not there.\n\nKeyError: it is not there, and no default is given.";
        "popitem" None, pop_item, "Remove the item that was put in last, and return its key and value.\n\nKeyError: the dict is empty.";
        "keys" None, keys, "A view of the keys.";
        "values" None, values, "A view of the values.";
        "items" None, items, "A view of the items: pairs of a key and its value.";
        "update" Any, update, "Set the items of a mapping or of an iterable of pairs, then those given by keyword.";
        "clear" None, clear, "Remove all items.";
        "copy" None, copy, "A new dict of the same items.";
        "__len__" None, dunder::len, "len(self)";
        "__getitem__" One, dunder::get_item, "self[key]";
        "__setitem__" Positional(2, 2), dunder::set_item, "self[key] = value";
        "__delitem__" One, dunder::delete_item, "del self[key]";
        "__contains__" One, dunder::contains, "key in self";
        "__iter__" None, dunder::iter, "iter(self)";
        "__reversed__" None, reversed, "An iterator from the last key to the first.";
        "__or__" One, dunder::or, "self|value";
        "__ror__" One, dunder::reflected_or, "value|self";
        "__ior__" One, dunder::or_in_place, "self|=value";
        "__eq__" One, dunder::eq, "self==value";
        "__ne__" One, dunder::ne, "self!=value";
        "__repr__" None, dunder::repr, "repr(self)";
        "__sizeof__" None, sizeof, "Bytes of memory, those of the items not counted.";
    }
};

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_to_make(vm, args, Kind::Dict)?;
    let (shape, slots) = layout(vm, class);
    let dict = Dict::alloc_instance(&vm.heap, shape, slots);
    vm.memory(dict).map(Value::object)
}

fn init(vm: &mut Vm, args: Args) -> Result {
    count(vm, args, "dict", 0, 1)?;
    fill(vm, args)
}

fn update(vm: &mut Vm, args: Args) -> Result {
    count(vm, args, "update", 0, 1)?;
    fill(vm, args)
}

/// Sets items from the first argument, and from keywords.
fn fill(vm: &mut Vm, args: Args) -> Result {
    let dict = this::<Dict>(args);
    if args.positional() > 1 {
        vm.dict_update(dict, args[1])?;
    }
    for (name, value) in args.keywords() {
        vm.dict_set(dict, name, value)?;
    }
    Ok(Value::NONE)
}

fn from_keys(vm: &mut Vm, args: Args) -> Result {
    let value = args.get(2).unwrap_or(Value::NONE);
    let made = vm.call(args[0], &[])?;
    if let Some(dict) = made.as_object::<Dict>() {
        vm.for_each(args[1], |vm, key| vm.dict_set(dict, key, value).map(|()| true))?;
    } else {
        vm.for_each(args[1], |vm, key| vm.set_item(made, key, value).map(|()| true))?;
    }
    Ok(made)
}

fn get(vm: &mut Vm, args: Args) -> Result {
    match vm.dict_get(this::<Dict>(args), args[1])? {
        Some(value) => Ok(value),
        None => Ok(args.get(2).unwrap_or(Value::NONE)),
    }
}

fn set_default(vm: &mut Vm, args: Args) -> Result {
    let (dict, key) = (this::<Dict>(args), args[1]);
    let hash = vm.key_hash(key)?;
    if let Some(place) = vm.find_key(dict.table(), hash, key)?
        && let Some(value) = dict.value_at(place)
    {
        return Ok(value);
    }
    let value = args.get(2).unwrap_or(Value::NONE);
    let pushed = dict.push(&vm.heap, hash, key, value);
    vm.memory(pushed)?;
    Ok(value)
}

fn pop(vm: &mut Vm, args: Args) -> Result {
    let dict = this::<Dict>(args);
    if dict.is_empty() {
        // CPython does not hash the key then.
        return match args.get(2) {
            Some(default) => Ok(default),
            None => Err(vm.key_error(args[1])),
        };
    }
    match (vm.dict_remove(dict, args[1])?, args.get(2)) {
        (Some(value), _) | (None, Some(value)) => Ok(value),
        (None, None) => Err(vm.key_error(args[1])),
    }
}

fn pop_item(vm: &mut Vm, args: Args) -> Result {
    let dict = this::<Dict>(args);
    let last = dict.table().previous(dict.table().end());
    match last.and_then(|(place, _)| dict.remove(place)) {
        Some(item) => vm.pair(item.key, item.value),
        None => {
            let text = vm.new_str("popitem(): dictionary is empty")?;
            Err(vm.key_error(text))
        }
    }
}

fn keys(vm: &mut Vm, args: Args) -> Result {
    let view = DictKeys::alloc(&vm.heap, this::<Dict>(args));
    vm.memory(view).map(Value::object)
}

fn values(vm: &mut Vm, args: Args) -> Result {
    let view = DictValues::alloc(&vm.heap, this::<Dict>(args));
    vm.memory(view).map(Value::object)
}

fn items(vm: &mut Vm, args: Args) -> Result {
    let view = DictItems::alloc(&vm.heap, this::<Dict>(args));
    vm.memory(view).map(Value::object)
}

fn clear(vm: &mut Vm, args: Args) -> Result {
    this::<Dict>(args).clear(&vm.heap);
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: Args) -> Result {
    let copy = this::<Dict>(args).copy(&vm.heap);
    vm.memory(copy).map(Value::object)
}

fn reversed(vm: &mut Vm, args: Args) -> Result {
    let dict = this::<Dict>(args);
    let iterator = DictReverseKeyIterator::alloc(&vm.heap, args[0], dict.table().end(), dict.len());
    vm.memory(iterator).map(Value::object)
}

fn sizeof(_: &mut Vm, args: Args) -> Result {
    Ok(Value::length(64 + this::<Dict>(args).table().bytes()))
}
