//! The methods of built-in types, and built-in functions.
//!
//! A type's methods are a table of [`NativeDef`]s; here the tables come into the namespaces of their classes. What a method
//! does is written once: here, if only the method does it, and in the protocols, if an instruction does it as well.

pub mod arguments;
pub mod codec;
pub mod exceptions;
pub mod generators;
pub mod tracebacks;
pub mod dict;
pub mod list;
pub mod list_sort;
pub mod range;
pub mod support;
pub mod tuple;
pub mod dunder;
pub mod functions;
pub mod operators;
pub mod str;

use crate::heap::Gc;
use crate::objects::class::Class;
use crate::objects::descriptor::GetSet;
use crate::objects::{Kind, Value};
use crate::vm::{GetSetDef, NativeDef, NativeKind, Result, Vm};

/// The methods and computed attributes of the built-in types.
pub static TYPES: &[(Kind, &[NativeDef], &[GetSetDef])] = &[
    (Kind::Str, str::METHODS, &[]),
    (Kind::Traceback, tracebacks::TRACEBACK_METHODS, tracebacks::TRACEBACK_GETSETS),
    (Kind::Frame, tracebacks::FRAME_METHODS, tracebacks::FRAME_GETSETS),
    (Kind::Generator, generators::GENERATOR_METHODS, generators::GENERATOR_GETSETS),
    (Kind::Coroutine, generators::COROUTINE_METHODS, generators::COROUTINE_GETSETS),
    (Kind::AsyncGenerator, generators::ASYNC_GENERATOR_METHODS, generators::ASYNC_GENERATOR_GETSETS),
    (Kind::CoroutineWrapper, generators::WRAPPER_METHODS, &[]),
    (Kind::AsyncGenASend, generators::AWAITABLE_METHODS, &[]),
    (Kind::AsyncGenAThrow, generators::AWAITABLE_METHODS, &[]),
];

/// What the classes of built-in types say of themselves: `__doc__`.
static DOCS: &[(Kind, &str)] = &[(Kind::Str, "str(object='') -> str\nstr(bytes[, encoding[, errors]]) -> str\n\nText: a sequence of code points.")];

/// The built-in types whose values have no hash: their `__hash__` is None.
static UNHASHABLE: &[Kind] = &[Kind::List, Kind::Dict, Kind::Set, Kind::ByteArray];

/// Puts the methods of the built-in types into their classes. None of them counts as a special method that a class defines:
/// the machine does natively what they do.
///
/// # Errors
/// MemoryError.
pub fn install(vm: &mut Vm) -> Result<()> {
    for &(kind, methods, getsets) in TYPES {
        let class = vm.class(kind);
        add_methods(vm, class, methods)?;
        add_getsets(vm, class, getsets)?;
    }
    for &(exc, methods, getsets) in exceptions::TABLE {
        let class = vm.exception_class(exc);
        add_methods(vm, class, methods)?;
        add_getsets(vm, class, getsets)?;
    }
    for &(kind, doc) in DOCS {
        let doc = vm.new_str(doc)?;
        set(vm, vm.class(kind), "__doc__", doc)?;
    }
    for &kind in UNHASHABLE {
        set(vm, vm.class(kind), "__hash__", Value::NONE)?;
    }
    // Every class has a docstring, be it None.
    for &kind in Kind::ALL {
        let class = vm.class(kind);
        if class.dict.get_str(vm.names.__doc__).is_none() {
            set(vm, class, "__doc__", Value::NONE)?;
        }
    }
    functions::install(vm)
}

/// Puts native methods into the namespace of a class, under their names.
///
/// # Errors
/// MemoryError.
pub fn add_methods(vm: &mut Vm, class: Gc<Class>, methods: &'static [NativeDef]) -> Result<()> {
    let owner = Value::object(class);
    for def in methods {
        // What binds to nothing has its class as `__self__` from the start; the others are bound when they are looked up.
        let receiver = if def.kind == NativeKind::StaticMethod { owner } else { Value::UNBOUND };
        let native = vm.new_native(def, receiver, owner)?;
        set(vm, class, def.name, native)?;
    }
    Ok(())
}

/// Puts computed attributes into the namespace of a class.
///
/// # Errors
/// MemoryError.
pub fn add_getsets(vm: &mut Vm, class: Gc<Class>, getsets: &'static [GetSetDef]) -> Result<()> {
    for def in getsets {
        let getset = GetSet::alloc(&vm.heap, std::ptr::from_ref(def).cast(), class);
        let getset = Value::object(vm.memory(getset)?);
        set(vm, class, def.name, getset)?;
    }
    Ok(())
}

fn set(vm: &mut Vm, class: Gc<Class>, name: &str, value: Value) -> Result<()> {
    let name = vm.intern(name)?;
    let done = class.dict.set_str(&vm.heap, name, value);
    vm.memory(done)
}
