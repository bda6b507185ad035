//! The module `_weakref`: weak references. Proxies are in Python, in `_weakproxy`.

use super::io::common::class_arg;
use crate::bytecode::opcode::CompareOperator;
use crate::heap::Gc;
use crate::objects::alias::GenericAlias;
use crate::objects::class::class_flag;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::weakref::WeakRef;
use crate::objects::{Kind, Value};
use crate::vm::{Args, GetSetDef, NativeDef, Result, Vm};

static FUNCTIONS: &[NativeDef] = crate::natives! {
    Function {
        "getweakrefcount" One, count, "How many weak references an object has.";
        "getweakrefs" One, references, "The weak references that an object has.";
        "__getattr__" One, proxies, "What is in Python is loaded when it is asked for.";
    }
};

/// The methods of `weakref.ref`.
pub static METHODS: &[NativeDef] = crate::natives! {
    StaticMethod { "__new__" Any, new, "A weak reference."; }
    Method {
        "__init__" Any, init, "Done by __new__.";
        "__call__" None, call, "The object, or None if it is gone.";
        "__hash__" None, hash, "The hash of the object.";
        "__eq__" One, equal, "Return self==value.";
        "__ne__" One, not_equal, "Return self!=value.";
        "__repr__" None, repr, "Return repr(self).";
    }
    ClassMethod { "__class_getitem__" One, class_getitem, "See PEP 585"; }
};
/// Its attributes.
pub static GETSETS: &[GetSetDef] = &[GetSetDef {
    name: "__callback__",
    get: get_callback,
    set: None,
    doc: "What is called when the object dies.",
}];

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let module = super::module(vm, "_weakref", "Weak references.", FUNCTIONS)?;
    let class = vm.class(Kind::WeakRef);
    if class.dict.get_str(vm.names.__call__).is_none() {
        vm.add_natives(class, METHODS)?;
        vm.add_getsets(class, GETSETS)?;
        let own = Value::object(vm.intern("weakref")?);
        vm.namespace_set(class.dict, vm.names.__module__, own)?;
        class.name.set(vm.intern("ReferenceType")?);
        class.qualname.set(class.name.get());
    }
    for name in ["ref", "ReferenceType"] {
        super::set(vm, module, name, Value::object(class))?;
    }
    Ok(module)
}

fn proxies(vm: &mut Vm, args: Args) -> Result {
    let name = args[0].as_kind::<Str>();
    let text = name.as_ref().map_or(&b""[..], |name| name.as_bytes());
    match name {
        Some(name) if matches!(text, b"proxy" | b"ProxyType" | b"CallableProxyType") => {
            let module = vm.import_module("_weakproxy")?;
            vm.get_attr(module, name)
        }
        _ => {
            let text = String::from_utf8_lossy(text).into_owned();
            let key = vm.intern(&text)?;
            Err(vm.attribute_error(args[0], key, format!("module '_weakref' has no attribute '{text}'")))
        }
    }
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_arg(vm, args)?;
    let count = args.positional();
    if !(2..=3).contains(&count) {
        let (bound, given) = if count < 2 { ("at least 1", 0) } else { ("at most 2", count - 1) };
        let plural = if count < 2 { "" } else { "s" };
        return Err(vm.type_error(format!("__new__ expected {bound} argument{plural}, got {given}")));
    }
    let (object, callback) = (args[1], args.get(2).filter(|_| count == 3).unwrap_or(Value::NONE));
    let target = object.as_header().filter(|_| vm.class_of(object).has(class_flag::HAS_WEAKREF));
    let Some(target) = target else {
        let name = vm.type_name(object);
        return Err(vm.type_error(format!("cannot create weak reference to '{name}' object")));
    };
    let is_plain = class.is(vm.class(Kind::WeakRef));
    if is_plain && callback.is_none() {
        // One serves all.
        let plain = |reference: &&Gc<WeakRef>| {
            reference.callback().is_none() && Value::object(**reference).as_object::<WeakRef>().is_some()
        };
        if let Some(&reference) = vm.weak_refs.of(target).iter().find(plain) {
            return Ok(Value::object(reference));
        }
    }
    let reference = if is_plain {
        WeakRef::alloc(&vm.heap, target, callback)
    } else {
        let (shape, slots) = vm.instance_layout(class);
        WeakRef::alloc_instance(&vm.heap, target, callback, shape, slots)
    };
    let reference = vm.memory(reference)?;
    vm.weak_refs.add(target, reference);
    Ok(Value::object(reference))
}

fn init(_: &mut Vm, _: Args) -> Result {
    Ok(Value::NONE)
}

fn reference(vm: &mut Vm, value: Value) -> Result<Gc<WeakRef>> {
    match value.as_kind::<WeakRef>() {
        Some(reference) => Ok(reference),
        None => Err(vm.type_error("a weak reference is required")),
    }
}

fn call(vm: &mut Vm, args: Args) -> Result {
    Ok(reference(vm, args[0])?.get().unwrap_or(Value::NONE))
}

fn hash(vm: &mut Vm, args: Args) -> Result {
    let reference = reference(vm, args[0])?;
    if let Some(hash) = reference.hash().get().bound() {
        return Ok(hash);
    }
    let Some(object) = reference.get() else { return Err(vm.type_error("weak object has gone away")) };
    let hash = vm.hash(object)?;
    let hash = vm.new_int(hash)?;
    reference.hash().set(hash);
    Ok(hash)
}

fn compared(vm: &mut Vm, args: Args, operator: CompareOperator) -> Result {
    let (Some(a), Some(b)) = (args[0].as_kind::<WeakRef>(), args[1].as_kind::<WeakRef>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match (a.get(), b.get()) {
        (Some(a), Some(b)) => vm.compare(operator, a, b),
        _ => Ok(Value::bool((args[0] == args[1]) == (operator == CompareOperator::Eq))),
    }
}
fn equal(vm: &mut Vm, args: Args) -> Result {
    compared(vm, args, CompareOperator::Eq)
}
fn not_equal(vm: &mut Vm, args: Args) -> Result {
    compared(vm, args, CompareOperator::Ne)
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    let own = args[0].as_header().map_or(0, |object| object.as_ptr().addr());
    let Some(object) = reference(vm, args[0])?.get() else {
        return vm.new_str(format!("<weakref at {own:#x}; dead>"));
    };
    let class = vm.type_name(object);
    let address = object.as_header().map_or(0, |object| object.as_ptr().addr());
    let name = match vm.find_attr(object, vm.names.__name__)?.and_then(|name| name.as_kind::<Str>()) {
        Some(name) => format!(" ({})", String::from_utf8_lossy(name.as_bytes())),
        None => String::new(),
    };
    vm.new_str(format!("<weakref at {own:#x}; to '{class}' at {address:#x}{name}>"))
}

fn class_getitem(vm: &mut Vm, args: Args) -> Result {
    let items = match args[1].as_object::<Tuple>() {
        Some(items) => items,
        None => {
            let items = Tuple::alloc(&vm.heap, &[args[1]]);
            vm.memory(items)?
        }
    };
    let layout = vm.instance_layout(vm.class(Kind::GenericAlias));
    let alias = GenericAlias::alloc(&vm.heap, args[0], items, false, layout);
    vm.memory(alias).map(Value::object)
}

fn get_callback(vm: &mut Vm, value: Value) -> Result {
    let reference = reference(vm, value)?;
    Ok(if reference.get().is_some() { reference.callback() } else { Value::NONE })
}

/// The references to an object.
fn of(vm: &Vm, object: Value) -> Vec<Value> {
    let Some(target) = object.as_header() else { return Vec::new() };
    vm.weak_refs.of(target).iter().map(|&reference| Value::object(reference)).collect()
}

fn count(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::length(of(vm, args[0]).len()))
}

fn references(vm: &mut Vm, args: Args) -> Result {
    let references = of(vm, args[0]);
    let list = List::alloc(&vm.heap, &references);
    vm.memory(list).map(Value::object)
}
