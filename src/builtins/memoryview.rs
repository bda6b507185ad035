//! `memoryview`, of one dimension, over `bytes` and `bytearray`

use super::dunder;
use super::support::{class_to_make, this};
use crate::heap::Gc;
use crate::natives;
use crate::objects::array_object::ArrayObject;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::int::{self, Operand};
use crate::objects::list::List;
use crate::objects::memoryview::{MemoryView, item_size};
use crate::objects::slice::{self, Slice};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value, hash};
use crate::vm::{Args, Exc, GetSetDef, NativeDef, Raised, Result, Vm};

/// The methods of `memoryview`.
pub static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Make an object of the class.";
    }
    Method {
        "tobytes" Named { names: &["order"], required: 0, positional: 1 }, to_bytes, "The bytes that are seen, as bytes.";
        "tolist" None, to_list, "The items, as a list.";
        "hex" Any, to_hex, "The bytes in hexadecimal, two digits each.";
        "cast" Named { names: &["format", "shape"], required: 1, positional: 2 }, cast, "A view of the same bytes as items of another format.";
        "toreadonly" None, to_readonly, "A view of the same bytes that cannot be written.";
        "release" None, release, "Let go of the object; the view is of no use from then on.";
        "__enter__" None, enter;
        "__exit__" Any, exit;
        "__len__" None, len, "len(self)";
        "__getitem__" One, get_item, "self[key]";
        "__setitem__" Positional(2, 2), set_item, "self[key] = value";
        "__delitem__" One, delete_item, "del self[key]";
        "__iter__" None, dunder::iter, "iter(self)";
        "__hash__" None, hash_of, "hash(self)";
        "__eq__" One, eq, "self==value";
        "__ne__" One, ne, "self!=value";
        "__repr__" None, repr, "repr(self)";
    }
};

macro_rules! attributes {
    ($($name:literal |$vm:ident, $view:ident| $value:expr, $doc:literal;)+) => {
        /// The attributes of `memoryview`.
        pub static GETSETS: &[GetSetDef] = &[$(GetSetDef {
            name: $name,
            get: |$vm, value| {
                let $view = unreleased(&mut *$vm, value)?;
                $value
            },
            set: None,
            doc: $doc,
        }),+];
    };
}
attributes! {
    "obj" |vm, view| Ok(view.object.get()), "What is seen.";
    "nbytes" |vm, view| Ok(Value::length(view.len * view.item_size())), "How many bytes the items take together.";
    "itemsize" |vm, view| Ok(Value::length(view.item_size())), "How many bytes an item takes.";
    "format" |vm, view| vm.new_str([view.format]), "The format of an item, in the signs of struct.";
    "readonly" |vm, view| Ok(Value::bool(view.is_readonly)), "Whether it cannot be written.";
    "ndim" |vm, _view| Ok(Value::small(1)), "The number of dimensions: one.";
    "shape" |vm, view| tuple(vm, &[Value::length(view.len)]), "The number of items in each dimension.";
    "strides" |vm, view| tuple(vm, &[Value::int(view.stride as i64).unwrap_or(Value::small(1))]), "The bytes from one item to the next in each dimension.";
    "suboffsets" |vm, _view| tuple(vm, &[]), "Nothing: there are no pointers between the items.";
    "contiguous" |vm, view| Ok(Value::bool(is_contiguous(view))), "Whether the items lie side by side.";
    "c_contiguous" |vm, view| Ok(Value::bool(is_contiguous(view))), "Whether the items lie side by side.";
    "f_contiguous" |vm, view| Ok(Value::bool(is_contiguous(view))), "Whether the items lie side by side.";
}

fn is_contiguous(view: Gc<MemoryView>) -> bool {
    view.stride == view.item_size() as isize || view.len < 2
}

fn tuple(vm: &mut Vm, items: &[Value]) -> Result {
    let tuple = Tuple::alloc(&vm.heap, items);
    vm.memory(tuple).map(Value::object)
}

/// A view that was not released.
fn unreleased(vm: &mut Vm, value: Value) -> Result<Gc<MemoryView>> {
    match value.as_kind::<MemoryView>() {
        Some(view) if !view.object.get().is_unbound() => Ok(view),
        _ => Err(vm.value_error("operation forbidden on released memoryview object")),
    }
}

fn new_view(
    vm: &mut Vm,
    object: Value,
    parts: (usize, usize, isize),
    format: u8,
    is_readonly: bool,
) -> Result {
    let view = MemoryView::alloc(&vm.heap, object, parts, format, is_readonly);
    let view = vm.memory(view)?;
    if let Some(array) = object.as_kind::<ByteArray>() {
        let exported = array.export(&vm.heap, view.erase());
        vm.memory(exported)?;
    }
    Ok(Value::object(view))
}

fn new(vm: &mut Vm, args: Args) -> Result {
    class_to_make(vm, args, Kind::MemoryView)?;
    let [object] = crate::vm::constructor::constructor(vm, "memoryview", ["object"], args)?;
    let Some(object) = object.bound() else {
        return Err(vm.type_error("memoryview() missing required argument 'object' (pos 1)"));
    };
    if let Some(bytes) = object.as_kind::<Bytes>() {
        return new_view(vm, object, (0, bytes.as_slice().len(), 1), b'B', true);
    }
    if let Some(array) = object.as_kind::<ByteArray>() {
        return new_view(vm, object, (0, array.bytes().len(), 1), b'B', false);
    }
    if let Some(array) = object.as_kind::<ArrayObject>() {
        let (len, code) = array.read(|array| (array.len(), array.code()));
        let format = if code.letter() == b'u' { b'w' } else { code.letter() };
        return new_view(vm, object, (0, len, code.size() as isize), format, false);
    }
    if object.as_kind::<MemoryView>().is_some() {
        let view = unreleased(vm, object)?;
        return new_view(
            vm,
            view.object.get(),
            (view.start, view.len, view.stride),
            view.format,
            view.is_readonly,
        );
    }
    let text = format!("memoryview: a bytes-like object is required, not '{}'", vm.type_name(object));
    Err(vm.type_error(text))
}

/// The bytearray under a view has become shorter.
#[cold]
fn shrunk(vm: &mut Vm) -> Raised {
    vm.raise(Exc::BufferError, "the memory under the view has become shorter")
}

/// All bytes of a view.
fn bytes_of(vm: &mut Vm, value: Value) -> Result<Vec<u8>> {
    let view = unreleased(vm, value)?;
    view.to_bytes().ok_or(Raised).map_err(|_| shrunk(vm))
}

fn to_bytes(vm: &mut Vm, args: Args) -> Result {
    let bytes = bytes_of(vm, args[0])?;
    let bytes = Bytes::alloc(&vm.heap, &bytes);
    vm.memory(bytes).map(Value::object)
}

fn to_list(vm: &mut Vm, args: Args) -> Result {
    let view = unreleased(vm, args[0])?;
    let list = List::alloc(&vm.heap, &[]);
    let list = vm.memory(list)?;
    for index in 0..view.len {
        let item = item(vm, view, index)?;
        let pushed = list.push(&vm.heap, item);
        vm.memory(pushed)?;
    }
    Ok(Value::object(list))
}

fn to_hex(vm: &mut Vm, args: Args) -> Result {
    let bytes = bytes_of(vm, args[0])?;
    let bytes = Bytes::alloc(&vm.heap, &bytes);
    let bytes = Value::object(vm.memory(bytes)?);
    let name = vm.intern("hex")?;
    let rest: Vec<Value> = args.as_slice()[1..args.positional()].to_vec();
    let keywords: Vec<(Gc<Str>, Value)> =
        args.keywords().filter_map(|(name, value)| Some((name.as_kind::<Str>()?, value))).collect();
    let method = vm.get_attr(bytes, name)?;
    vm.call_kw(method, &rest, &keywords)
}

fn cast(vm: &mut Vm, args: Args) -> Result {
    let view = unreleased(vm, args[0])?;
    let Some(format) = args[1].as_kind::<Str>() else {
        return Err(vm.type_error("memoryview: format argument must be a string"));
    };
    if args.get(2).is_some() {
        return Err(vm.raise(Exc::NotImplementedError, "memoryview: only one dimension is supported"));
    }
    let text = format.as_bytes();
    let format = match *text.strip_prefix(b"@").unwrap_or(text) {
        [format] if item_size(format).is_some() => format,
        _ => {
            let text = "memoryview: destination format must be a native single character format prefixed with an optional '@'";
            return Err(vm.value_error(text));
        }
    };
    if !is_contiguous(view) {
        return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let (old, new) = (view.item_size(), item_size(format).unwrap_or(1));
    let is_byte = |format: u8| matches!(format, b'B' | b'b' | b'c');
    if !is_byte(view.format) && !is_byte(format) {
        return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let bytes = view.len * old;
    if bytes % new != 0 {
        return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
    }
    new_view(vm, view.object.get(), (view.start, bytes / new, new as isize), format, view.is_readonly)
}

fn to_readonly(vm: &mut Vm, args: Args) -> Result {
    let view = unreleased(vm, args[0])?;
    new_view(vm, view.object.get(), (view.start, view.len, view.stride), view.format, true)
}

fn release(_: &mut Vm, args: Args) -> Result {
    let view = this::<MemoryView>(args);
    if let Some(array) = view.object.replace(Value::UNBOUND).as_kind::<ByteArray>() {
        array.release(view.erase());
    }
    Ok(Value::NONE)
}

fn enter(vm: &mut Vm, args: Args) -> Result {
    unreleased(vm, args[0])?;
    Ok(args[0])
}

fn exit(vm: &mut Vm, args: Args) -> Result {
    release(vm, args)
}

fn len(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::length(unreleased(vm, args[0])?.len))
}

fn item(vm: &mut Vm, view: Gc<MemoryView>, index: usize) -> Result {
    let item = view.get(&vm.heap, index);
    match vm.memory(item)? {
        Some(item) => Ok(item),
        None => Err(shrunk(vm)),
    }
}

/// The place of an item.
fn place(vm: &mut Vm, view: Gc<MemoryView>, key: Value) -> Result<usize> {
    if !vm.is_index(key) {
        return Err(vm.type_error("memoryview: invalid slice key"));
    }
    let index = vm.index_or(key, Exc::IndexError)?;
    match slice::index(index, view.len) {
        Some(index) => Ok(index),
        None => Err(vm.index_error("index out of bounds on dimension 1")),
    }
}

/// The view that a slice means.
fn part(vm: &mut Vm, view: Gc<MemoryView>, slice: Gc<Slice>) -> Result<(usize, usize, isize)> {
    let indices = vm.slice_bounds(slice, view.len)?;
    let start = view.start.wrapping_add_signed(indices.start as isize * view.stride);
    Ok((start, indices.count, view.stride * indices.step))
}

fn get_item(vm: &mut Vm, args: Args) -> Result {
    let view = unreleased(vm, args[0])?;
    if let Some(slice) = args[1].as_object::<Slice>() {
        let parts = part(vm, view, slice)?;
        return new_view(vm, view.object.get(), parts, view.format, view.is_readonly);
    }
    let index = place(vm, view, args[1])?;
    item(vm, view, index)
}

/// The bytes of a value in the format of a view.
fn packed(vm: &mut Vm, view: Gc<MemoryView>, value: Value) -> Result<Vec<u8>> {
    let (format, size) = (view.format, view.item_size());
    let name = format as char;
    match format {
        b'c' => match value.as_kind::<Bytes>() {
            Some(bytes) if bytes.as_slice().len() == 1 => Ok(bytes.as_slice().to_vec()),
            Some(_) => Err(vm.value_error("memoryview: invalid value for format 'c'")),
            None => Err(vm.type_error("memoryview: invalid type for format 'c'")),
        },
        b'?' => Ok(vec![vm.truth(value)?.into()]),
        b'f' | b'd' => {
            let number = match vm.to_float(value) {
                Ok(number) => number,
                Err(Raised) if vm.raised_is(Exc::TypeError) => {
                    vm.take_raised();
                    return Err(vm.type_error(format!("memoryview: invalid type for format '{name}'")));
                }
                Err(raised) => return Err(raised),
            };
            Ok(if format == b'f' {
                (number as f32).to_le_bytes().to_vec()
            } else {
                number.to_le_bytes().to_vec()
            })
        }
        _ => {
            if !vm.is_index(value) {
                return Err(vm.type_error(format!("memoryview: invalid type for format '{name}'")));
            }
            let number = vm.index(value)?;
            let signed = format.is_ascii_lowercase();
            let bytes = Operand::of(number).map(|number| int::to_bytes(number, size, false, signed));
            match bytes {
                Some(Ok(bytes)) => Ok(bytes),
                _ => Err(vm.value_error(format!("memoryview: invalid value for format '{name}'"))),
            }
        }
    }
}

fn set_item(vm: &mut Vm, args: Args) -> Result {
    let view = unreleased(vm, args[0])?;
    if view.is_readonly {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    let Some(slice) = args[1].as_object::<Slice>() else {
        let index = place(vm, view, args[1])?;
        let bytes = packed(vm, view, args[2])?;
        return if view.set_item(index, &bytes) { Ok(Value::NONE) } else { Err(shrunk(vm)) };
    };
    let (start, len, stride) = part(vm, view, slice)?;
    let target = MemoryView::alloc(&vm.heap, view.object.get(), (start, len, stride), view.format, false);
    let target = vm.memory(target)?;
    let (bytes, format) = source(vm, args[2])?;
    let size = view.item_size();
    if bytes.len() != len * size || format != view.format {
        let text = "memoryview assignment: lvalue and rvalue have different structures";
        return Err(vm.value_error(text));
    }
    for (index, item) in bytes.chunks(size).enumerate() {
        if !target.set_item(index, item) {
            return Err(shrunk(vm));
        }
    }
    Ok(Value::NONE)
}

/// The bytes of an object that has them, and their format.
fn source(vm: &mut Vm, value: Value) -> Result<(Vec<u8>, u8)> {
    if let Some(view) = value.as_kind::<MemoryView>() {
        return Ok((bytes_of(vm, value)?, view.format));
    }
    match plain_bytes(value) {
        Some(bytes) => Ok((bytes, b'B')),
        None => {
            let text = format!("a bytes-like object is required, not '{}'", vm.type_name(value));
            Err(vm.type_error(text))
        }
    }
}

fn plain_bytes(value: Value) -> Option<Vec<u8>> {
    match value.as_kind::<Bytes>() {
        Some(bytes) => Some(bytes.as_slice().to_vec()),
        None => value.as_kind::<ByteArray>().map(|array| array.bytes().to_vec()),
    }
}

fn delete_item(vm: &mut Vm, args: Args) -> Result {
    unreleased(vm, args[0])?;
    Err(vm.type_error("cannot delete memory"))
}

fn hash_of(vm: &mut Vm, args: Args) -> Result {
    let view = unreleased(vm, args[0])?;
    if !view.is_readonly {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    if !matches!(view.format, b'B' | b'b' | b'c') {
        return Err(vm.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    let bytes = bytes_of(vm, args[0])?;
    let made = int::from_i64(&vm.heap, hash::of_bytes(&bytes));
    vm.memory(made)
}

/// Items are compared as values if the formats differ, or if their bytes do not tell (floats).
fn equal(vm: &mut Vm, a: Value, b: Value) -> Result<Option<bool>> {
    let Some(view) = a.as_kind::<MemoryView>() else { return Ok(None) };
    let other = b.as_kind::<MemoryView>();
    let is_released = |view: Gc<MemoryView>| view.object.get().is_unbound();
    if is_released(view) || other.is_some_and(is_released) {
        return Ok(Some(a == b));
    }
    let Some(other) = other else {
        let Some(bytes) = plain_bytes(b) else { return Ok(None) };
        if view.format == b'B' {
            return Ok(Some(bytes_of(vm, a)? == bytes));
        }
        if view.len != bytes.len() {
            return Ok(Some(false));
        }
        for (index, &byte) in bytes.iter().enumerate() {
            let own = item(vm, view, index)?;
            if !vm.equal(own, Value::small(byte.into()))? {
                return Ok(Some(false));
            }
        }
        return Ok(Some(true));
    };
    if view.len != other.len {
        return Ok(Some(false));
    }
    for index in 0..view.len {
        let (x, y) = (item(vm, view, index)?, item(vm, other, index)?);
        if !vm.compare_bool(crate::bytecode::opcode::CompareOperator::Eq, x, y)? {
            return Ok(Some(false));
        }
    }
    Ok(Some(true))
}

fn eq(vm: &mut Vm, args: Args) -> Result {
    Ok(equal(vm, args[0], args[1])?.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn ne(vm: &mut Vm, args: Args) -> Result {
    Ok(equal(vm, args[0], args[1])?.map_or(Value::NOT_IMPLEMENTED, |equal| Value::bool(!equal)))
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    let view = this::<MemoryView>(args);
    let what = if view.object.get().is_unbound() { "released memory" } else { "memory" };
    vm.new_str(format!("<{what} at {:#x}>", crate::vm::protocols::shown::address(args[0])))
}
