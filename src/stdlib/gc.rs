//! The module `gc`: the collector, as far as a program may steer it.

use crate::heap::Gc;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value, list::List};
use crate::vm::{Args, NativeDef, Result, Vm};

static FUNCTIONS: &[NativeDef] = crate::natives! {
    Function {
        "collect" Any, collect,
            "Free what cannot be reached. How many objects that were is not counted: 0.";
        "enable" None, enable, "Does what it says of isenabled(); the collector always runs when it must.";
        "disable" None, disable, "Does what it says of isenabled(); the collector always runs when it must.";
        "isenabled" None, is_enabled, "Whether enable() was called last.";
        "get_count" None, get_count, "Three numbers, which CPython's collector has.";
        "get_threshold" None, get_threshold, "Three numbers, which CPython's collector has.";
        "set_threshold" Positional(1, 3), nothing, "Does nothing: the heap's size decides.";
        "get_objects" Named { names: &["generation"], required: 0, positional: 1 }, get_objects,
            "The containers on the heap, those among them that are about to be freed.";
        "is_tracked" One, is_tracked, "Whether an object is a container.";
        "freeze" None, nothing, "Does nothing.";
        "unfreeze" None, nothing, "Does nothing.";
        "get_freeze_count" None, zero, "0";
        "get_debug" None, zero, "0";
        "set_debug" One, nothing, "Does nothing.";
    }
};

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let module = super::module(vm, "gc", "The garbage collector.", FUNCTIONS)?;
    for name in ["garbage", "callbacks"] {
        let list = vm.list_of_strs(&[])?;
        super::set(vm, module, name, list)?;
    }
    Ok(module)
}

fn nothing(_: &mut Vm, _: Args) -> Result {
    Ok(Value::NONE)
}
fn zero(_: &mut Vm, _: Args) -> Result {
    Ok(Value::small(0))
}

fn collect(vm: &mut Vm, args: Args) -> Result {
    // Parameters with names would be bound in a copy of the arguments.
    if let Some((name, _)) = args
        .keywords()
        .find(|(name, _)| name.as_kind::<Str>().is_none_or(|name| name.as_bytes() != b"generation"))
    {
        let name = vm.str(name)?;
        let name = String::from_utf8_lossy(name.as_bytes()).into_owned();
        return Err(vm.type_error(format!("'{name}' is an invalid keyword argument for collect()")));
    }
    if args.len() > 1 {
        let given = args.len();
        return Err(vm.type_error(format!("collect() takes at most 1 argument ({given} given)")));
    }
    if let Some(generation) = args.get(0) {
        let generation = vm.size_arg(generation)?;
        if !(0..=2).contains(&generation) {
            return Err(vm.value_error("invalid generation"));
        }
    }
    vm.collect_garbage_in(args);
    vm.run_pending();
    Ok(Value::small(0))
}

fn set_enabled(vm: &mut Vm, enabled: bool) -> Result {
    let key = vm.intern("gc.enabled")?;
    vm.namespace_set(vm.registry, key, Value::bool(enabled))?;
    Ok(Value::NONE)
}
fn enable(vm: &mut Vm, _: Args) -> Result {
    set_enabled(vm, true)
}
fn disable(vm: &mut Vm, _: Args) -> Result {
    set_enabled(vm, false)
}
fn is_enabled(vm: &mut Vm, _: Args) -> Result {
    let key = vm.intern("gc.enabled")?;
    Ok(vm.registry.get_str(key).unwrap_or(Value::TRUE))
}

fn three(vm: &mut Vm, numbers: [i32; 3]) -> Result {
    let tuple = Tuple::alloc(&vm.heap, &numbers.map(Value::small));
    vm.memory(tuple).map(Value::object)
}
fn get_count(vm: &mut Vm, _: Args) -> Result {
    three(vm, [0, 0, 0])
}
fn get_threshold(vm: &mut Vm, _: Args) -> Result {
    three(vm, [700, 10, 10])
}

/// Whether objects of a kind can refer to others.
fn is_container(kind: u8) -> bool {
    const LEAVES: &[Kind] = &[
        Kind::Float,
        Kind::BigInt,
        Kind::Complex,
        Kind::Str,
        Kind::Bytes,
        Kind::ByteArray,
        Kind::Range,
        Kind::Storage,
    ];
    !LEAVES.iter().any(|&leaf| leaf as u8 == kind)
}

fn is_tracked(_: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(args[0].as_header().is_some_and(|object| is_container(object.kind()))))
}

fn get_objects(vm: &mut Vm, _: Args) -> Result {
    let mut objects = Vec::new();
    vm.heap.each_object(|object| {
        if is_container(object.kind()) {
            objects.push(Value::from_header(object));
        }
    });
    let list = List::alloc(&vm.heap, &objects);
    vm.memory(list).map(Value::object)
}
