//! `object.__reduce_ex__` and what it needs: how `copy` takes an object apart.

use super::object::tuple;
use crate::heap::{Gc, Rooted};
use crate::objects::class::{Class, class_flag};
use crate::objects::dict::Dict;
use crate::objects::function::Native;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::{Args, Result, Vm};

/// `object.__reduce__()`
pub(super) fn reduce(vm: &mut Vm, args: Args) -> Result {
    reduce_by(vm, args[0], 0)
}

/// `object.__reduce_ex__(protocol)`
pub(super) fn reduce_ex(vm: &mut Vm, args: Args) -> Result {
    let protocol = vm.as_index(args[1])?;
    let object = args[0];
    let name = vm.names.__reduce__;
    let method = vm.find_special(object, name);
    let own = Value::object(vm.class(Kind::Instance));
    let is_objects = |method: Value| method.as_kind::<Native>().is_some_and(|native| native.owner == own);
    if method.is_some_and(|method| !is_objects(method)) {
        return vm.call_method(object, name, &[]);
    }
    reduce_by(vm, object, protocol)
}

fn reduce_by(vm: &mut Vm, object: Value, protocol: i64) -> Result {
    let copyreg = vm.import_module("copyreg")?;
    if protocol < 2 {
        let name = vm.intern("_reduce_ex")?;
        let protocol = vm.index(Value::int(protocol).unwrap_or(Value::small(0)))?;
        return vm.call_method(copyreg, name, &[object, protocol]);
    }
    let class = vm.class_of(object);
    if class.has(class_flag::DISALLOW_INSTANTIATION) || vm.lookup(class, vm.names.__new__).is_none() {
        return Err(cannot_pickle(vm, class));
    }
    let mut args = Value::UNBOUND;
    let mut keywords = Value::UNBOUND;
    let with_keywords = vm.intern("__getnewargs_ex__")?;
    if let Some(pair) = vm.call_special(object, with_keywords, &[])? {
        match pair.as_kind::<Tuple>().map(|pair| (pair.get(0), pair.get(1), pair.len())) {
            Some((Some(given), Some(named), 2)) => (args, keywords) = (given, named),
            Some((_, _, count)) => {
                return Err(vm.value_error(format!(
                    "__getnewargs_ex__ should return a tuple of length 2, not {count}"
                )));
            }
            None => {
                let given = vm.type_name(pair);
                return Err(vm.type_error(format!("__getnewargs_ex__ should return a tuple, not '{given}'")));
            }
        }
    } else if let Some(given) = vm.call_special(object, vm.names.__getnewargs__, &[])? {
        args = given;
    }
    let is_container = object.as_kind::<List>().is_some() || object.as_kind::<Dict>().is_some();
    let required = args.is_unbound() && !is_container;
    let state = state_of(vm, object, required)?;
    let given = match args.bound() {
        None => Vec::new(),
        Some(args) => match args.as_kind::<Tuple>() {
            Some(args) => args.items().to_vec(),
            None => {
                let given = vm.type_name(args);
                return Err(vm.type_error(format!("__getnewargs__ should return a tuple, not '{given}'")));
            }
        },
    };
    let (function, arguments) = match keywords.as_kind::<Dict>().filter(|keywords| !keywords.is_empty()) {
        Some(keywords) => {
            let positional = tuple(vm, &given)?;
            ("__newobj_ex__", vec![Value::object(class), positional, Value::object(keywords)])
        }
        None => ("__newobj__", std::iter::once(Value::object(class)).chain(given).collect()),
    };
    let arguments = tuple(vm, &arguments)?;
    let function = vm.intern(function)?;
    let function = vm.get_attr(copyreg, function)?;
    let items = if object.as_kind::<List>().is_some() { vm.iter(object)? } else { Value::NONE };
    let pairs = match object.as_kind::<Dict>() {
        Some(_) => {
            let pairs = vm.call_method(object, vm.names.items, &[])?;
            vm.iter(pairs)?
        }
        None => Value::NONE,
    };
    tuple(vm, &[function, arguments, state, items, pairs])
}

fn cannot_pickle(vm: &mut Vm, class: Gc<Class>) -> crate::vm::Raised {
    let name = vm.qualified_name(class);
    vm.type_error(format!("cannot pickle '{name}' object"))
}

/// What `__getstate__` gives, be it `object`'s.
fn state_of(vm: &mut Vm, object: Value, required: bool) -> Result {
    let name = vm.names.__getstate__;
    let own = Value::object(vm.class(Kind::Instance));
    let method = vm.find_special(object, name);
    if method.is_some_and(|method| method.as_kind::<Native>().is_some_and(|native| native.owner == own)) {
        return default_state(vm, object, required);
    }
    vm.call_method(object, name, &[])
}

/// `object.__getstate__()`
pub(super) fn getstate(vm: &mut Vm, args: Args) -> Result {
    default_state(vm, args[0], false)
}

fn default_state(vm: &mut Vm, object: Value, required: bool) -> Result {
    let class = vm.class_of(object);
    let is_opaque = !class.has(class_flag::HEAP) && class.kind != Kind::Instance as u8;
    if required && is_opaque {
        return Err(cannot_pickle(vm, class));
    }
    let dict = vm.names.__dict__;
    let state = match vm.find_attr(object, dict)? {
        Some(dict) => match dict.as_kind::<Dict>() {
            Some(dict) => {
                let copy = dict.copy(&vm.heap);
                Value::object(vm.memory(copy)?)
            }
            None => dict,
        },
        None => Value::NONE,
    };
    let copyreg = vm.import_module("copyreg")?;
    let name = vm.intern("_slotnames")?;
    let names = vm.call_method(copyreg, name, &[Value::object(class)])?;
    let names = if names.is_none() { return Ok(state) } else { vm.list_from(names)? };
    let slots = Dict::alloc(&vm.heap);
    let slots = vm.memory(slots)?;
    let kept: Rooted<Value> = vm.heap.rooted();
    let pushed = kept.push(&vm.heap, Value::object(slots));
    vm.memory(pushed)?;
    for index in 0..names.len() {
        let Some(name) = names.get(index).and_then(|name| name.as_kind::<Str>()) else { continue };
        if let Some(value) = vm.find_attr(object, name)? {
            let set = slots.set_str(&vm.heap, name, value);
            vm.memory(set)?;
        }
    }
    if slots.is_empty() { Ok(state) } else { tuple(vm, &[state, Value::object(slots)]) }
}
