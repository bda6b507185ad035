//! `functools.partial`

use super::{CALLABLE, call};
use crate::heap::Gc;
use crate::natives;
use crate::objects::Value;
use crate::objects::callables::{Call, Callable};
use crate::objects::class::class_flag;
use crate::objects::dict::Dict;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::vm::constructor::class_argument;
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Args, Exc, GetSetDef, Result, Vm};
use std::cell::Cell;

pub(super) static PARTIAL: NativeClass = NativeClass {
    name: "partial",
    doc: "partial(func, *args, **keywords) - new function with partial application\n    of the given arguments and keywords.\n",
    flags: class_flag::BASETYPE | class_flag::HAS_DICT | class_flag::HAS_WEAKREF,
    methods: natives! {
        StaticMethod { "__new__" Any, new, "Create and return a new object.  See help(type) for accurate signature."; }
        ClassMethod { "__class_getitem__" One, class_getitem, "See PEP 585"; }
        Method {
            "__call__" Any, call, "Call self as a function.";
            "__repr__" None, repr, "Return repr(self).";
            "__reduce__" None, reduce;
            "__setstate__" One, setstate;
        }
    },
    getsets: &[
        GetSetDef {
            name: "func",
            get: |vm, object| Ok(parts(vm, object)?.0),
            set: Some(readonly),
            doc: "function object to use in future partial calls",
        },
        GetSetDef {
            name: "args",
            get: |vm, object| Ok(Value::object(parts(vm, object)?.1)),
            set: Some(readonly),
            doc: "tuple of arguments to future partial calls",
        },
        GetSetDef {
            name: "keywords",
            get: |vm, object| Ok(Value::object(parts(vm, object)?.2)),
            set: Some(readonly),
            doc: "dictionary of keyword arguments to future partial calls",
        },
    ],
    ..CALLABLE
};

fn class_getitem(vm: &mut Vm, args: Args) -> Result {
    vm.new_alias(args[0], args[1], false)
}

fn readonly(vm: &mut Vm, _: Value, _: Value) -> Result<()> {
    Err(vm.raise(Exc::AttributeError, "readonly attribute"))
}

fn parts(vm: &mut Vm, object: Value) -> Result<(Value, Gc<Tuple>, Gc<Dict>)> {
    match object.as_kind::<Callable>().as_ref().map(|object| &object.state) {
        Some(Call::Partial { function, args, keywords }) => Ok((function.get(), args.get(), keywords.get())),
        _ => Err(vm.type_error("not a partial")),
    }
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let own = native_class(vm, &PARTIAL)?;
    let class = class_argument(vm, args, own)?;
    if args.positional() < 2 {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    }
    let mut function = args[1];
    if !vm.is_callable(function) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let keywords = Dict::alloc(&vm.heap);
    let keywords = vm.memory(keywords)?;
    let mut first = Vec::new();
    // A partial of a partial is one, unless there is more to that.
    if vm.is_instance(function, own)
        && vm.class_of(function).is(class)
        && vm.instance_dict(function)?.is_none_or(|dict| dict.is_empty())
    {
        let (inner, inner_args, inner_keywords) = parts(vm, function)?;
        function = inner;
        first.extend_from_slice(inner_args.items());
        vm.dict_merge(keywords, inner_keywords)?;
    }
    first.extend_from_slice(&args.as_slice()[2..args.positional()]);
    let first = Tuple::alloc(&vm.heap, &first);
    let first = vm.memory(first)?;
    for (name, value) in args.keywords() {
        vm.dict_set(keywords, name, value)?;
    }
    let (function, args, keywords) = (Cell::new(function), Cell::new(first), Cell::new(keywords));
    let exact = class.is(own);
    let layout = vm.instance_layout(class);
    let made = Callable::alloc(&vm.heap, Call::Partial { function, args, keywords }, exact, layout);
    vm.memory(made).map(Value::object)
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    if !vm.enter_repr(args[0]) {
        return vm.new_str("...");
    }
    let shown = shown(vm, args[0]);
    vm.leave_repr(args[0]);
    let shown = shown?;
    vm.new_str(shown)
}

fn shown(vm: &mut Vm, object: Value) -> Result<Vec<u8>> {
    let (function, args, keywords) = parts(vm, object)?;
    let class = vm.class_of(object);
    let name = class.name_text();
    let name = if class.has(class_flag::HEAP) { name } else { format!("functools.{name}") };
    let mut text = format!("{name}(").into_bytes();
    text.extend_from_slice(vm.repr(function)?.as_bytes());
    for &arg in args.items() {
        text.extend_from_slice(b", ");
        text.extend_from_slice(vm.repr(arg)?.as_bytes());
    }
    let items: Vec<(Value, Value)> = keywords.table().iter().map(|item| (item.key, item.value)).collect();
    for (key, value) in items {
        text.extend_from_slice(b", ");
        text.extend_from_slice(vm.str(key)?.as_bytes());
        text.push(b'=');
        text.extend_from_slice(vm.repr(value)?.as_bytes());
    }
    text.push(b')');
    Ok(text)
}

fn reduce(vm: &mut Vm, args: Args) -> Result {
    let (function, first, keywords) = parts(vm, args[0])?;
    let dict = match vm.instance_dict(args[0])? {
        Some(dict) if !dict.is_empty() => Value::object(dict),
        _ => Value::NONE,
    };
    let class = Value::object(vm.class_of(args[0]));
    let arguments = Tuple::alloc(&vm.heap, &[function]);
    let arguments = Value::object(vm.memory(arguments)?);
    let state = Tuple::alloc(&vm.heap, &[function, Value::object(first), Value::object(keywords), dict]);
    let state = Value::object(vm.memory(state)?);
    let reduced = Tuple::alloc(&vm.heap, &[class, arguments, state]);
    vm.memory(reduced).map(Value::object)
}

fn setstate(vm: &mut Vm, args: Args) -> Result {
    let state = args[1].as_kind::<Tuple>().filter(|state| state.len() == 4);
    let Some(&[function, first, keywords, dict]) = state.as_ref().map(|state| state.items()) else {
        return Err(vm.type_error("invalid partial state"));
    };
    let own = args[0].as_kind::<Callable>();
    let (Some(Call::Partial { function: f, args: a, keywords: k }), Some(given)) =
        (own.as_ref().map(|own| &own.state), first.as_kind::<Tuple>())
    else {
        return Err(vm.type_error("invalid partial state"));
    };
    let keywords_are_dict = keywords.as_kind::<Dict>().is_some() || keywords.is_none();
    if !vm.is_callable(function) || !keywords_are_dict {
        return Err(vm.type_error("invalid partial state"));
    }
    let given = Tuple::alloc(&vm.heap, given.items());
    let given = vm.memory(given)?;
    let kept = match keywords.as_object::<Dict>() {
        Some(dict) => dict,
        None => {
            let dict = Dict::alloc(&vm.heap);
            let dict = vm.memory(dict)?;
            if !keywords.is_none() {
                vm.dict_update(dict, keywords)?;
            }
            dict
        }
    };
    f.set(function);
    a.set(given);
    k.set(kept);
    if let Some(attributes) = dict.as_kind::<Dict>() {
        let items: Vec<(Value, Value)> =
            attributes.table().iter().map(|item| (item.key, item.value)).collect();
        for (name, value) in items {
            if let Some(name) = name.as_kind::<Str>() {
                vm.set_attr(args[0], name, value)?;
            }
        }
    }
    Ok(Value::NONE)
}
