//! The methods of built-in types, and built-in functions.
//!
//! A type's methods are a table of [`NativeDef`]s; here the tables come into the namespaces of their classes. What a method
//! does is written once: here, if only the method does it, and in the protocols, if an instruction does it as well.

pub mod alias;
pub mod bytearray;
pub mod bytes;
pub mod code;
pub mod codec;
pub mod complex;
pub mod descriptors;
pub mod dict;
pub mod dict_views;
pub mod dunder;
pub mod exceptions;
pub mod float;
pub mod function;
pub mod functions;
pub mod generators;
pub mod int;
pub mod iterators;
pub mod list;
pub mod list_sort;
pub mod memoryview;
pub mod module;
pub mod namespace;
pub mod object;
pub mod pickle;
pub mod range;
pub mod set;
pub mod str;
pub mod super_;
pub mod support;
pub mod tracebacks;
pub mod tuple;
pub mod type_;
pub mod union;

use crate::heap::Gc;
use crate::objects::class::Class;
use crate::objects::{Kind, Value};
use crate::vm::{Exc, GetSetDef, NativeDef, Result, Vm};

/// The methods and computed attributes of the built-in types.
pub static TYPES: &[(Kind, &[NativeDef], &[GetSetDef])] = &[
    (Kind::Instance, object::METHODS, object::GETSETS),
    (Kind::Type, type_::METHODS, type_::GETSETS),
    (Kind::Function, function::METHODS, function::GETSETS),
    (Kind::BoundMethod, function::METHOD_METHODS, function::METHOD_GETSETS),
    (Kind::Native, function::NATIVE_METHODS, function::NATIVE_GETSETS),
    (Kind::WrapperDescriptor, function::DESCRIPTOR_METHODS, function::DESCRIPTOR_GETSETS),
    (Kind::MethodDescriptor, function::DESCRIPTOR_METHODS, function::DESCRIPTOR_GETSETS),
    (Kind::ClassMethodDescriptor, function::DESCRIPTOR_METHODS, function::DESCRIPTOR_GETSETS),
    (Kind::MethodWrapper, function::NATIVE_METHODS, function::WRAPPER_GETSETS),
    (Kind::Property, descriptors::PROPERTY, descriptors::PROPERTY_GETSETS),
    (Kind::ClassMethod, descriptors::CLASS_METHOD, descriptors::WRAPPER_GETSETS),
    (Kind::StaticMethod, descriptors::STATIC_METHOD, descriptors::WRAPPER_GETSETS),
    (Kind::Member, descriptors::MEMBER, descriptors::MEMBER_GETSETS),
    (Kind::GetSet, descriptors::MEMBER, descriptors::MEMBER_GETSETS),
    (Kind::Super, super_::METHODS, super_::GETSETS),
    (Kind::Module, module::METHODS, module::GETSETS),
    (Kind::Cell, module::CELL, module::CELL_GETSETS),
    (Kind::NoneType, module::NONE, &[]),
    (Kind::EllipsisType, module::ELLIPSIS, &[]),
    (Kind::NotImplementedType, module::NOT_IMPLEMENTED, &[]),
    (Kind::Code, code::METHODS, code::GETSETS),
    (Kind::SimpleNamespace, namespace::SIMPLE, namespace::SIMPLE_GETSETS),
    (Kind::MappingProxy, namespace::PROXY, &[]),
    (Kind::GenericAlias, alias::METHODS, alias::GETSETS),
    (Kind::AliasIterator, alias::ITERATOR, &[]),
    (Kind::UnionType, union::METHODS, union::GETSETS),
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
    (Kind::List, list::METHODS, &[]),
    (Kind::Tuple, tuple::METHODS, &[]),
    (Kind::Dict, dict::METHODS, &[]),
    (Kind::DictKeys, dict_views::KEYS_METHODS, dict_views::GETSETS),
    (Kind::DictValues, dict_views::VALUES_METHODS, dict_views::GETSETS),
    (Kind::DictItems, dict_views::ITEMS_METHODS, dict_views::GETSETS),
    (Kind::Set, set::METHODS, &[]),
    (Kind::FrozenSet, set::FROZEN_METHODS, &[]),
    (Kind::Range, range::METHODS, range::GETSETS),
    (Kind::Slice, range::SLICE_METHODS, range::SLICE_GETSETS),
    (Kind::MemoryView, memoryview::METHODS, memoryview::GETSETS),
    (Kind::Enumerate, iterators::ENUMERATE, &[]),
    (Kind::Zip, iterators::ZIP, &[]),
    (Kind::Map, iterators::MAP, &[]),
    (Kind::Filter, iterators::FILTER, &[]),
    (Kind::Reversed, iterators::REVERSED, &[]),
    (Kind::CallableIterator, iterators::CALLABLE, &[]),
    (Kind::MemoryIterator, iterators::PLAIN, &[]),
    (Kind::ListIterator, iterators::HINTED, &[]),
    (Kind::TupleIterator, iterators::HINTED, &[]),
    (Kind::RangeIterator, iterators::HINTED, &[]),
    (Kind::LongRangeIterator, iterators::HINTED, &[]),
    (Kind::StrIterator, iterators::HINTED, &[]),
    (Kind::StrAsciiIterator, iterators::HINTED, &[]),
    (Kind::BytesIterator, iterators::HINTED, &[]),
    (Kind::ByteArrayIterator, iterators::HINTED, &[]),
    (Kind::SequenceIterator, iterators::HINTED, &[]),
    (Kind::ListReverseIterator, iterators::HINTED, &[]),
    (Kind::SetIterator, iterators::HINTED, &[]),
    (Kind::DictKeyIterator, iterators::HINTED, &[]),
    (Kind::DictValueIterator, iterators::HINTED, &[]),
    (Kind::DictItemIterator, iterators::HINTED, &[]),
    (Kind::DictReverseKeyIterator, iterators::HINTED, &[]),
    (Kind::DictReverseValueIterator, iterators::HINTED, &[]),
    (Kind::DictReverseItemIterator, iterators::HINTED, &[]),
];

/// What the classes of built-in types say of themselves: `__doc__`.
static DOCS: &[(Kind, &str)] = &[
    (
        Kind::Str,
        "str(object='') -> str\nstr(bytes[, encoding[, errors]]) -> str\n\nText: a sequence of code points.",
    ),
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
    (Kind::List, "list(iterable=())\n\nA sequence that can be changed."),
    (Kind::Tuple, "tuple(iterable=())\n\nA sequence that cannot be changed."),
    (
        Kind::Dict,
        "dict(**items)\ndict(mapping, **items)\ndict(iterable of pairs, **items)\n\nValues by their keys, in the order in which the keys came.",
    ),
    (Kind::Set, "set(iterable=())\n\nItems that differ, in no order."),
    (Kind::FrozenSet, "frozenset(iterable=())\n\nItems that differ, in no order; it cannot be changed."),
    (Kind::Range, "range(stop)\nrange(start, stop, step=1)\n\nThe ints from start on and before stop."),
    (
        Kind::Slice,
        "slice(stop)\nslice(start, stop[, step])\n\nWhat stands between the brackets of an extended subscript.",
    ),
    (Kind::Enumerate, "Pairs of a number, from start on, and an item of the iterable."),
    (
        Kind::Zip,
        "Tuples of the next items of each iterable, until one is exhausted.\n\nIf strict is true, all must be exhausted together, or ValueError is raised.",
    ),
    (
        Kind::Map,
        "map(func, *iterables) --> map object\n\nWhat the function makes of the items of the iterables, until the shortest is exhausted.",
    ),
    (
        Kind::Filter,
        "filter(function or None, iterable) --> filter object\n\nThe items for which the function returns true; those that are true, if it is None.",
    ),
    (Kind::Reversed, "The items of a sequence, from its end to its beginning."),
    (
        Kind::Instance,
        "The base class of all classes.\n\nCalled without arguments, it makes an object that has no attributes of its own.",
    ),
    (Kind::MemoryView, "A view of the bytes of an object."),
];

/// The computed attributes that CPython has as members: fields of the object.
static MEMBERS: &[(Kind, &[&str])] = &[
    (
        Kind::Type,
        &[
            "__basicsize__",
            "__itemsize__",
            "__flags__",
            "__weakrefoffset__",
            "__base__",
            "__dictoffset__",
            "__mro__",
        ],
    ),
    (Kind::Complex, &["real", "imag"]),
    (Kind::Range, &["start", "stop", "step"]),
    (Kind::Slice, &["start", "stop", "step"]),
    (Kind::Property, &["fget", "fset", "fdel", "__doc__"]),
    (Kind::Super, &["__thisclass__", "__self__", "__self_class__"]),
    (Kind::ClassMethod, &["__func__", "__wrapped__"]),
    (Kind::StaticMethod, &["__func__", "__wrapped__"]),
    (Kind::Function, &["__closure__", "__doc__", "__globals__", "__module__", "__builtins__"]),
    (Kind::BoundMethod, &["__func__", "__self__"]),
    (Kind::Native, &["__module__"]),
    (
        Kind::Code,
        &[
            "co_argcount",
            "co_posonlyargcount",
            "co_kwonlyargcount",
            "co_stacksize",
            "co_flags",
            "co_nlocals",
            "co_consts",
            "co_names",
            "co_filename",
            "co_name",
            "co_qualname",
            "co_firstlineno",
            "co_linetable",
            "co_exceptiontable",
        ],
    ),
    (Kind::Frame, &["f_trace_lines", "f_trace_opcodes"]),
    (Kind::Traceback, &["tb_frame", "tb_lasti", "tb_lineno"]),
    (Kind::Generator, &["gi_code"]),
    (Kind::Coroutine, &["cr_code", "cr_origin"]),
    (Kind::AsyncGenerator, &["ag_running", "ag_code"]),
    (Kind::Module, &["__dict__"]),
    (Kind::Member, &["__objclass__", "__name__"]),
    (Kind::GetSet, &["__objclass__", "__name__"]),
    (Kind::WrapperDescriptor, &["__objclass__", "__name__"]),
    (Kind::MethodDescriptor, &["__objclass__", "__name__"]),
    (Kind::MethodWrapper, &["__self__"]),
    (Kind::GenericAlias, &["__origin__", "__args__", "__unpacked__"]),
    (Kind::SimpleNamespace, &["__dict__"]),
];
/// The built-in types that can be parameterised (PEP 585): they get a `__class_getitem__`.
static GENERIC: &[Kind] =
    &[Kind::List, Kind::Dict, Kind::Tuple, Kind::Set, Kind::FrozenSet, Kind::WeakRef, Kind::MappingProxy];

/// The built-in types whose values have no hash: their `__hash__` is None.
static UNHASHABLE: &[Kind] = &[
    Kind::List,
    Kind::Dict,
    Kind::Set,
    Kind::ByteArray,
    Kind::Slice,
    Kind::DictKeys,
    Kind::DictItems,
    Kind::SimpleNamespace,
    Kind::MappingProxy,
    Kind::Cell,
];

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
    for &(kind, names) in MEMBERS {
        for name in names {
            vm.make_member(vm.class(kind), name)?;
        }
    }
    for (exc, doc) in exceptions::docs() {
        let doc = vm.new_str(doc)?;
        vm.set_in_class(vm.exception_class(exc), "__doc__", doc)?;
    }
    for &(kind, doc) in DOCS {
        let doc = vm.new_str(doc)?;
        vm.set_in_class(vm.class(kind), "__doc__", doc)?;
    }
    for &kind in UNHASHABLE {
        vm.set_in_class(vm.class(kind), "__hash__", Value::NONE)?;
    }
    for &kind in GENERIC {
        vm.add_natives(vm.class(kind), crate::vm::protocols::super_::CLASS_GETITEM)?;
    }
    for kind in [Kind::SimpleNamespace, Kind::GenericAlias, Kind::UnionType] {
        let module = Value::object(vm.intern("types")?);
        vm.set_in_class(vm.class(kind), "__module__", module)?;
    }
    // Every class has a docstring, be it None.
    for &kind in Kind::ALL {
        let class = vm.class(kind);
        if class.dict.get_str(vm.names.__doc__).is_none() {
            vm.set_in_class(class, "__doc__", Value::NONE)?;
        }
    }
    name_classes(vm)?;
    functions::install(vm)
}

/// The classes that `builtins` has by their names, exceptions apart.
static NAMED: &[Kind] = &[
    Kind::Instance,
    Kind::Type,
    Kind::BigInt,
    Kind::Bool,
    Kind::Float,
    Kind::Complex,
    Kind::Str,
    Kind::Bytes,
    Kind::ByteArray,
    Kind::Tuple,
    Kind::List,
    Kind::Dict,
    Kind::Set,
    Kind::FrozenSet,
    Kind::Range,
    Kind::Slice,
    Kind::Property,
    Kind::ClassMethod,
    Kind::StaticMethod,
    Kind::Super,
    Kind::Enumerate,
    Kind::Zip,
    Kind::Map,
    Kind::Filter,
    Kind::Reversed,
    Kind::MemoryView,
];

/// Puts classes and constants into `builtins`.
fn name_classes(vm: &mut Vm) -> Result<()> {
    let kinds = NAMED.iter().map(|&kind| vm.class(kind));
    let exceptions = Exc::ALL.iter().map(|&exc| vm.exception_class(exc));
    let classes: Vec<Gc<Class>> = kinds.chain(exceptions).collect();
    let mut named: Vec<(String, Value)> =
        classes.into_iter().map(|class| (class.name_text(), Value::object(class))).collect();
    let os_error = Value::object(vm.exception_class(Exc::OSError));
    named.extend([("EnvironmentError".to_owned(), os_error), ("IOError".to_owned(), os_error)]);
    named.extend([
        ("NotImplemented".to_owned(), Value::NOT_IMPLEMENTED),
        ("Ellipsis".to_owned(), Value::ELLIPSIS),
    ]);
    named.extend([
        ("None".to_owned(), Value::NONE),
        ("True".to_owned(), Value::TRUE),
        ("False".to_owned(), Value::FALSE),
        ("__debug__".to_owned(), Value::bool(vm.optimize == 0)),
    ]);
    for (name, value) in named {
        let name = vm.intern(&name)?;
        let done = vm.builtins.set_str(&vm.heap, name, value);
        vm.memory(done)?;
    }
    Ok(())
}
