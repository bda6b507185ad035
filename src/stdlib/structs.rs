//! The module `_struct`, over [`library::structs`](crate::library::structs).

use super::{buffers, module, set};
use crate::heap::{Gc, Marker};
use crate::library::structs::{Format, Item, Kind, PackError, Unpacked};
use crate::natives;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::class::class_flag;
use crate::objects::dict::Dict;
use crate::objects::int::{self, Operand};
use crate::objects::module::Module;
use crate::objects::native_object::{NativeObject, NativeState};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind as ObjectKind, Value};
use crate::vm::constructor::{class_argument, constructor};
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Args, Exc, GetSetDef, NativeDef, Raised, Result, Vm};
use std::cell::Cell;

/// What the registry has under these names: the exception, and structs by their formats.
const ERROR: &str = "struct.error";
const CACHE: &str = "struct.cache";

/// So many formats of functions are kept.
const CACHED: usize = 100;

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let doc = "Functions to convert between Python values and C structs.\nPython bytes objects are used to hold the data representing the C struct\nand also as format strings (explained below) to describe the layout of data\nin the C struct.";
    let module = module(vm, "_struct", doc, FUNCTIONS)?;
    let class = native_class(vm, &STRUCT)?;
    set(vm, module, "Struct", Value::object(class))?;
    let error = error_class(vm)?;
    set(vm, module, "error", error)?;
    Ok(module)
}

static FUNCTIONS: &[NativeDef] = natives! {
    Function {
        "calcsize" One, calcsize, "Return size in bytes of the struct described by the format string.";
        "pack" Any, pack, "pack(format, v1, v2, ...) -> bytes\n\nReturn a bytes object containing the values v1, v2, ... packed according\nto the format string.  See help(struct) for more on format strings.";
        "pack_into" Any, pack_into, "pack_into(format, buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the format string and write\nthe packed bytes into the writable buffer buf starting at offset.  Note\nthat the offset is a required argument.  See help(struct) for more\non format strings.";
        "unpack" Positional(2, 2), unpack, "Return a tuple containing values unpacked according to the format string.\n\nThe buffer's size in bytes must be calcsize(format).\n\nSee help(struct) for more on format strings.";
        "unpack_from" Named { names: &["", "buffer", "offset"], required: 2, positional: 3 }, unpack_from, "Return a tuple containing values unpacked according to the format string.\n\nThe buffer's size, minus offset, must be at least calcsize(format).\n\nSee help(struct) for more on format strings.";
        "iter_unpack" Positional(2, 2), iter_unpack, "Return an iterator yielding tuples unpacked from the given bytes.\n\nThe bytes are unpacked according to the format string, like\na repeated invocation of unpack_from().\n\nRequires that the bytes length be a multiple of the format struct size.";
        "_clearcache" None, clear_cache, "Clear the internal cache.";
    }
};

/// A compiled format.
struct Struct {
    format: Format,
    /// The format as text.
    text: Value,
}

impl NativeState for Struct {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.text.trace(marker);
    }
}

static STRUCT: NativeClass = NativeClass {
    name: "Struct",
    module: "_struct",
    doc: "Struct(fmt) --> compiled struct object\n\n",
    flags: class_flag::BASETYPE | class_flag::HAS_WEAKREF,
    methods: natives! {
        StaticMethod { "__new__" Any, struct_new, "Create and return a new object.  See help(type) for accurate signature."; }
        Method {
            "pack" Any, struct_pack, "S.pack(v1, v2, ...) -> bytes\n\nReturn a bytes object containing values v1, v2, ... packed according\nto the format string S.format.  See help(struct) for more on format\nstrings.";
            "pack_into" Any, struct_pack_into, "S.pack_into(buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the format string S.format\nand write the packed bytes into the writable buffer buf starting at\noffset.  Note that the offset is a required argument.  See\nhelp(struct) for more on format strings.";
            "unpack" One, struct_unpack, "Return a tuple containing unpacked values.\n\nUnpack according to the format string Struct.format. The buffer's size\nin bytes must be Struct.size.\n\nSee help(struct) for more on format strings.";
            "unpack_from" Named { names: &["buffer", "offset"], required: 1, positional: 2 }, struct_unpack_from, "Return a tuple containing unpacked values.\n\nValues are unpacked according to the format string Struct.format.\n\nThe buffer's size in bytes, starting at position offset, must be\nat least Struct.size.\n\nSee help(struct) for more on format strings.";
            "iter_unpack" One, struct_iter_unpack, "Return an iterator yielding tuples.\n\nTuples are unpacked from the given bytes source, like a repeated\ninvocation of unpack_from().\n\nRequires that the bytes length be a multiple of the struct size.";
        }
    },
    getsets: &[
        GetSetDef {
            name: "format",
            get: |vm, object| with(vm, object, |_, state| Ok(state.text)),
            set: None,
            doc: "struct format string",
        },
        GetSetDef {
            name: "size",
            get: |vm, object| with(vm, object, |_, state| Ok(Value::length(state.format.size()))),
            set: None,
            doc: "struct size in bytes",
        },
    ],
    ..NativeClass::DEFAULT
};

/// `struct.error`, made when it is first asked for.
fn error_class(vm: &mut Vm) -> Result {
    let key = vm.intern(ERROR)?;
    if let Some(class) = vm.registry.get_str(key) {
        return Ok(class);
    }
    let (name, module) = (vm.new_str("error")?, vm.new_str("struct")?);
    let bases = Tuple::alloc(&vm.heap, &[Value::object(vm.exception_class(Exc::Exception))]);
    let bases = Value::object(vm.memory(bases)?);
    let namespace = Dict::alloc(&vm.heap);
    let namespace = vm.memory(namespace)?;
    vm.namespace_set(namespace, vm.names.__module__, module)?;
    let metaclass = Value::object(vm.class(ObjectKind::Type));
    let class = vm.call(metaclass, &[name, bases, Value::object(namespace)])?;
    vm.namespace_set(vm.registry, key, class)?;
    Ok(class)
}

#[cold]
fn raise(vm: &mut Vm, text: &str) -> Raised {
    let exception = error_class(vm).and_then(|class| {
        let text = vm.new_str(text)?;
        vm.call(class, &[text])
    });
    match exception {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

fn with<T>(vm: &mut Vm, object: Value, run: impl FnOnce(&mut Vm, &Struct) -> Result<T>) -> Result<T> {
    let object = NativeObject::of(object);
    match object.as_ref().and_then(|object| object.state::<Struct>()) {
        Some(state) => run(vm, state),
        None => Err(vm.type_error("a Struct object is required")),
    }
}

/// A struct of a format, which is text or bytes.
fn new_struct(vm: &mut Vm, class: Gc<crate::objects::class::Class>, format: Value) -> Result {
    let text = match (format.as_kind::<Str>(), format.as_kind::<Bytes>()) {
        (Some(text), _) if !text.is_ascii() => {
            return Err(vm.raise(
                Exc::UnicodeEncodeError,
                "'ascii' codec can't encode characters: ordinal not in range(128)",
            ));
        }
        (Some(text), _) => text.as_bytes().to_vec(),
        (_, Some(bytes)) => bytes.as_slice().to_vec(),
        _ => {
            let name = vm.type_name(format);
            return Err(
                vm.type_error(format!("Struct() argument 1 must be a str or bytes object, not {name}"))
            );
        }
    };
    let parsed = Format::parse(&text).map_err(|message| raise(vm, message))?;
    let text = String::from_utf8_lossy(&text).into_owned();
    let text = vm.new_str(text)?;
    NativeObject::new(vm, class, Struct { format: parsed, text })
}

fn struct_new(vm: &mut Vm, args: Args) -> Result {
    let own = native_class(vm, &STRUCT)?;
    let class = class_argument(vm, args, own)?;
    let [format] = constructor(vm, "Struct", ["format"], args)?;
    if format.is_unbound() {
        return Err(vm.type_error("Struct() missing required argument 'format' (pos 1)"));
    }
    new_struct(vm, class, format)
}

/// The struct of a function's format: made once for each of the last formats.
fn cached(vm: &mut Vm, format: Value) -> Result {
    let key = vm.intern(CACHE)?;
    let cache = match vm.registry.get_str(key).and_then(|cache| cache.as_object::<Dict>()) {
        Some(cache) => cache,
        None => {
            let cache = Dict::alloc(&vm.heap);
            let cache = vm.memory(cache)?;
            vm.namespace_set(vm.registry, key, Value::object(cache))?;
            cache
        }
    };
    let plain = format.as_object::<Str>().is_some() || format.as_object::<Bytes>().is_some();
    if plain && let Some(made) = vm.dict_get(cache, format)? {
        return Ok(made);
    }
    let class = native_class(vm, &STRUCT)?;
    let made = new_struct(vm, class, format)?;
    if plain {
        if cache.len() >= CACHED {
            cache.clear(&vm.heap);
        }
        vm.dict_set(cache, format, made)?;
    }
    Ok(made)
}

fn clear_cache(vm: &mut Vm, _: Args) -> Result {
    let key = vm.intern(CACHE)?;
    if let Some(cache) = vm.registry.get_str(key).and_then(|cache| cache.as_object::<Dict>()) {
        cache.clear(&vm.heap);
    }
    Ok(Value::NONE)
}

fn calcsize(vm: &mut Vm, args: Args) -> Result {
    let made = cached(vm, args[0])?;
    with(vm, made, |_, state| Ok(Value::length(state.format.size())))
}

/// A value on its way into bytes.
enum Owned {
    Int(i128),
    Float(f64),
    Bool(bool),
    Bytes(Vec<u8>),
}

impl Owned {
    fn item(&self) -> Item<'_> {
        match self {
            Owned::Int(number) => Item::Int(*number),
            Owned::Float(number) => Item::Float(*number),
            Owned::Bool(truth) => Item::Bool(*truth),
            Owned::Bytes(bytes) => Item::Bytes(bytes),
        }
    }
}

fn converted(vm: &mut Vm, value: Value, slot: crate::library::structs::Slot) -> Result<Owned> {
    Ok(match slot.kind() {
        Kind::Int => {
            if !vm.is_index(value) {
                return Err(raise(vm, "required argument is not an integer"));
            }
            let value = vm.index(value)?;
            let number = Operand::of(value).map_or(0, |int| match int.i64() {
                Some(small) => small.into(),
                None => i128::try_from(&int.big()).unwrap_or(if int.is_negative() {
                    i128::MIN
                } else {
                    i128::MAX
                }),
            });
            Owned::Int(number)
        }
        Kind::Float => match vm.to_float(value) {
            Ok(number) => Owned::Float(number),
            Err(Raised) if vm.raised_is(Exc::TypeError) => {
                vm.take_raised();
                return Err(raise(vm, "required argument is not a float"));
            }
            Err(raised) => return Err(raised),
        },
        Kind::Bool => Owned::Bool(vm.truth(value)?),
        Kind::Bytes => match (value.as_kind::<Bytes>(), value.as_kind::<ByteArray>()) {
            (Some(bytes), _) => Owned::Bytes(bytes.as_slice().to_vec()),
            (_, Some(array)) => Owned::Bytes(array.bytes().to_vec()),
            _ => return Err(raise(vm, slot.refusal())),
        },
    })
}

/// The bytes of values; `function` is what was called.
fn packed(vm: &mut Vm, state: &Struct, values: &[Value], function: &str) -> Result<Vec<u8>> {
    state.format.check_count(function, values.len()).map_err(|message| raise(vm, &message))?;
    let charged = vm.heap.charge(state.format.size());
    vm.memory(charged)?;
    vm.heap.refund(state.format.size());
    let mut owned = Vec::with_capacity(values.len());
    for (slot, &value) in state.format.slots().zip(values) {
        owned.push(converted(vm, value, slot)?);
    }
    let items: Vec<Item<'_>> = owned.iter().map(Owned::item).collect();
    state.format.pack(&items).map_err(|error| match error {
        PackError::Struct(message) => raise(vm, &message),
        PackError::Overflow(message) => vm.overflow_error(message),
        PackError::Memory => vm.out_of_memory(),
    })
}

fn pack_with(vm: &mut Vm, object: Value, values: &[Value]) -> Result {
    let bytes = with(vm, object, |vm, state| packed(vm, state, values, "pack"))?;
    let bytes = Bytes::alloc(&vm.heap, &bytes);
    vm.memory(bytes).map(Value::object)
}

fn no_keywords(vm: &mut Vm, args: Args, name: &str) -> Result<()> {
    match args.names() {
        Some(names) if !names.is_empty() => {
            Err(vm.type_error(format!("{name}() takes no keyword arguments")))
        }
        _ => Ok(()),
    }
}

fn pack(vm: &mut Vm, args: Args) -> Result {
    no_keywords(vm, args, "_struct.pack")?;
    let Some(format) = args.get(0) else { return Err(vm.type_error("missing format argument")) };
    let made = cached(vm, format)?;
    pack_with(vm, made, &args.as_slice()[1..])
}

fn struct_pack(vm: &mut Vm, args: Args) -> Result {
    no_keywords(vm, args, "Struct.pack")?;
    pack_with(vm, args[0], &args.as_slice()[1..])
}

/// Packs into a buffer: the arguments are the buffer, the offset, and the values.
fn pack_into_with(vm: &mut Vm, object: Value, args: &[Value]) -> Result {
    let &[buffer, offset, ref values @ ..] = args else {
        let text = if args.is_empty() {
            "pack_into expected buffer argument"
        } else {
            "pack_into expected offset argument"
        };
        return Err(raise(vm, text));
    };
    with(vm, object, |vm, state| {
        state.format.check_count("pack_into", values.len()).map_err(|message| raise(vm, &message))?;
        let Some(len) = buffers::writable_length(buffer) else {
            let name = vm.type_name(buffer);
            return Err(vm.type_error(format!("argument must be read-write bytes-like object, not {name}")));
        };
        let offset = vm.size_arg(offset)?;
        let at = state.format.place(offset, len, true).map_err(|message| raise(vm, &message))?;
        let bytes = packed(vm, state, values, "pack_into")?;
        if !buffers::write(buffer, at, &bytes) {
            return Err(vm.raise(Exc::BufferError, "the buffer has changed its size"));
        }
        Ok(Value::NONE)
    })
}

fn pack_into(vm: &mut Vm, args: Args) -> Result {
    no_keywords(vm, args, "_struct.pack_into")?;
    let Some(format) = args.get(0) else { return Err(vm.type_error("missing format argument")) };
    let made = cached(vm, format)?;
    pack_into_with(vm, made, &args.as_slice()[1..])
}

fn struct_pack_into(vm: &mut Vm, args: Args) -> Result {
    no_keywords(vm, args, "Struct.pack_into")?;
    pack_into_with(vm, args[0], &args.as_slice()[1..])
}

/// The tuple of the values in bytes.
fn unpacked(vm: &mut Vm, format: &Format, bytes: &[u8]) -> Result {
    let values = match format.unpack(bytes) {
        Ok(unpacker) => unpacker.values().collect::<Vec<_>>(),
        Err(message) => return Err(raise(vm, &message)),
    };
    // Nothing collects before the tuple is made.
    let mut items = Vec::with_capacity(values.len());
    for value in values {
        let item = match value {
            Unpacked::Int(number) => int::from_i128(&vm.heap, number),
            Unpacked::Float(number) => Value::float(&vm.heap, number),
            Unpacked::Bool(truth) => Ok(Value::bool(truth)),
            Unpacked::Bytes(bytes) => Bytes::alloc(&vm.heap, bytes).map(Value::object),
        };
        items.push(vm.memory(item)?);
    }
    let tuple = Tuple::alloc(&vm.heap, &items);
    vm.memory(tuple).map(Value::object)
}

fn unpack_with(vm: &mut Vm, object: Value, given: Value) -> Result {
    let bytes = buffers::bytes(vm, given)?;
    with(vm, object, |vm, state| unpacked(vm, &state.format, &bytes))
}

fn unpack(vm: &mut Vm, args: Args) -> Result {
    let made = cached(vm, args[0])?;
    unpack_with(vm, made, args[1])
}

fn struct_unpack(vm: &mut Vm, args: Args) -> Result {
    unpack_with(vm, args[0], args[1])
}

fn unpack_from_with(vm: &mut Vm, object: Value, given: Value, offset: Option<Value>) -> Result {
    let bytes = buffers::bytes(vm, given)?;
    let offset = offset.map_or(Ok(0), |offset| vm.size_arg(offset))?;
    with(vm, object, |vm, state| {
        let at = state.format.place(offset, bytes.len(), false).map_err(|message| raise(vm, &message))?;
        unpacked(vm, &state.format, &bytes[at..at + state.format.size()])
    })
}

fn unpack_from(vm: &mut Vm, args: Args) -> Result {
    let made = cached(vm, args[0])?;
    unpack_from_with(vm, made, args[1], args.get(2))
}

fn struct_unpack_from(vm: &mut Vm, args: Args) -> Result {
    unpack_from_with(vm, args[0], args[1], args.get(2))
}

/// Goes through the structs in a buffer.
struct Iteration {
    owner: Value,
    bytes: Vec<u8>,
    at: Cell<usize>,
}

impl NativeState for Iteration {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.owner.trace(marker);
    }
}

static ITERATOR: NativeClass = NativeClass {
    name: "unpack_iterator",
    module: "_struct",
    flags: class_flag::DISALLOW_INSTANTIATION,
    methods: natives! {
        Method {
            "__iter__" None, iterator_iter, "Implement iter(self).";
            "__next__" None, iterator_next, "Implement next(self).";
            "__length_hint__" None, iterator_hint;
        }
    },
    ..NativeClass::DEFAULT
};

fn iter_unpack_with(vm: &mut Vm, object: Value, given: Value) -> Result {
    let bytes = buffers::bytes(vm, given)?;
    with(vm, object, |vm, state| {
        state.format.check_iteration(bytes.len()).map_err(|message| raise(vm, &message))
    })?;
    let class = native_class(vm, &ITERATOR)?;
    NativeObject::new(vm, class, Iteration { owner: object, bytes, at: Cell::new(0) })
}

fn iter_unpack(vm: &mut Vm, args: Args) -> Result {
    let made = cached(vm, args[0])?;
    iter_unpack_with(vm, made, args[1])
}

fn struct_iter_unpack(vm: &mut Vm, args: Args) -> Result {
    iter_unpack_with(vm, args[0], args[1])
}

fn iterator_iter(_: &mut Vm, args: Args) -> Result {
    Ok(args[0])
}

fn iterator_next(vm: &mut Vm, args: Args) -> Result {
    let object = NativeObject::of(args[0]);
    let Some(state) = object.as_ref().and_then(|object| object.state::<Iteration>()) else {
        return Err(vm.type_error("not an unpack_iterator"));
    };
    with(vm, state.owner, |vm, made| {
        let at = state.at.get();
        match state.bytes.get(at..at + made.format.size()) {
            Some(bytes) => {
                state.at.set(at + made.format.size());
                unpacked(vm, &made.format, bytes)
            }
            None => Err(vm.stop_iteration(Value::NONE)),
        }
    })
}

fn iterator_hint(vm: &mut Vm, args: Args) -> Result {
    let object = NativeObject::of(args[0]);
    let Some(state) = object.as_ref().and_then(|object| object.state::<Iteration>()) else {
        return Ok(Value::small(0));
    };
    let left = state.bytes.len() - state.at.get();
    with(vm, state.owner, |_, made| Ok(Value::length(left / made.format.size().max(1))))
}
