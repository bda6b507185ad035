//! The methods of built-in types, and built-in functions.
//!
//! A type's methods are a table of [`NativeDef`]s; here the tables come into the namespaces of their classes. What a method
//! does is written once: here, if only the method does it, and in the protocols, if an instruction does it as well.

pub mod arguments;
pub mod bytearray;
pub mod bytes;
pub mod codec;
pub mod complex;
pub mod dict;
pub mod dict_views;
pub mod dunder;
pub mod exceptions;
pub mod float;
pub mod functions;
pub mod generators;
pub mod int;
pub mod list;
pub mod list_sort;
pub mod range;
pub mod set;
pub mod str;
pub mod support;
pub mod tracebacks;
pub mod tuple;

use crate::objects::{Kind, Value};
use crate::vm::{GetSetDef, NativeDef, Result, Vm};

/// The methods and computed attributes of the built-in types.
pub static TYPES: &[(Kind, &[NativeDef], &[GetSetDef])] = &[
    (Kind::Str, str::METHODS, &[]),
    (Kind::BigInt, int::METHODS, int::GETSETS),
    (Kind::Bool, int::BOOL, &[]),
    (Kind::Float, float::METHODS, float::GETSETS),
    (Kind::Complex, complex::METHODS, complex::GETSETS),
    (Kind::Bytes, bytes::METHODS, &[]),
    (Kind::ByteArray, bytearray::METHODS, &[]),
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
static DOCS: &[(Kind, &str)] = &[
    (Kind::Str, "str(object='') -> str\nstr(bytes[, encoding[, errors]]) -> str\n\nText: a sequence of code points."),
    (Kind::BigInt, "int([x]) -> integer\nint(x, base=10) -> integer\n\nA whole number of any size."),
    (Kind::Bool, "bool(x) -> bool\n\nTrue or False: whether x is true."),
    (Kind::Float, "A floating-point number, made of a string or a number, if possible."),
    (Kind::Complex, "A complex number, made of a real part and an imaginary part."),
    (
        Kind::Bytes,
        "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(int) -> zeros\n\n\
         Bytes, which do not change.",
    ),
    (
        Kind::ByteArray,
        "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\n\
         bytearray(int) -> zeros\n\nBytes that change.",
    ),
];

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
        vm.add_natives(class, methods)?;
        vm.add_getsets(class, getsets)?;
    }
    for &(exc, methods, getsets) in exceptions::TABLE {
        let class = vm.exception_class(exc);
        vm.add_natives(class, methods)?;
        vm.add_getsets(class, getsets)?;
    }
    for &(kind, doc) in DOCS {
        let doc = vm.new_str(doc)?;
        vm.set_in_class(vm.class(kind), "__doc__", doc)?;
    }
    for &kind in UNHASHABLE {
        vm.set_in_class(vm.class(kind), "__hash__", Value::NONE)?;
    }
    // Every class has a docstring, be it None.
    for &kind in Kind::ALL {
        let class = vm.class(kind);
        if class.dict.get_str(vm.names.__doc__).is_none() {
            vm.set_in_class(class, "__doc__", Value::NONE)?;
        }
    }
    functions::install(vm)
}
