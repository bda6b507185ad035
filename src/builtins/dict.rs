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
        "__new__" Any, new, "Create and return a new object.  See help(type) for accurate signature.";
    }
    ClassMethod {
        "fromkeys" Positional(1, 2), from_keys, "Create a new dictionary with keys from iterable and values set to value.";
    }
    Method {
        "__init__" Any, init, "Initialize self.  See help(type(self)) for accurate signature.";
        "get" Positional(1, 2), get, "Return the value for key if key is in the dictionary, else default.";
        "setdefault" Positional(1, 2), set_default, "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.";
        "pop" Positional(1, 2), pop, "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.";
        "popitem" None, pop_item, "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.";
        "keys" None, keys, "D.keys() -> a set-like object providing a view on D's keys";
        "values" None, values, "D.values() -> an object providing a view on D's values";
        "items" None, items, "D.items() -> a set-like object providing a view on D's items";
        "update" Any, update, "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.\nIf E is present and has a .keys() method, then does:  for k in E: D[k] = E[k]\nIf E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\nIn either case, this is followed by: for k in F:  D[k] = F[k]";
        "clear" None, clear, "D.clear() -> None.  Remove all items from D.";
        "copy" None, copy, "D.copy() -> a shallow copy of D";
        "__len__" None, dunder::len, "Return len(self).";
        "__getitem__" One, dunder::get_item, "x.__getitem__(y) <==> x[y]";
        "__setitem__" Positional(2, 2), dunder::set_item, "Set self[key] to value.";
        "__delitem__" One, dunder::delete_item, "Delete self[key].";
        "__contains__" One, dunder::contains, "True if the dictionary has the specified key, else False.";
        "__iter__" None, dunder::iter, "Implement iter(self).";
        "__reversed__" None, reversed, "Return a reverse iterator over the dict keys.";
        "__or__" One, dunder::or, "Return self|value.";
        "__ror__" One, dunder::reflected_or, "Return value|self.";
        "__ior__" One, dunder::or_in_place, "Return self|=value.";
        "__eq__" One, dunder::eq, "Return self==value.";
        "__ne__" One, dunder::ne, "Return self!=value.";
        "__repr__" None, dunder::repr, "Return repr(self).";
        "__sizeof__" None, sizeof, "D.__sizeof__() -> size of D in memory, in bytes";
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
    Ok(Value::length(64 + this::<Dict>(args).table().external_bytes()))
}
