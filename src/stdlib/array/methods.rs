//! The methods of `array.array`.

use super::{
    append_bytes, append_item, append_text, code_of, compare, filled, item, new, of, other_kind, plain_array,
};
use crate::bytecode::opcode::CompareOperator;
use crate::heap::Gc;
use crate::natives;
use crate::objects::Value;
use crate::objects::array::TypeCode;
use crate::objects::array_object::ArrayObject;
use crate::objects::bytes::Bytes;
use crate::objects::cursors::SequenceIterator;
use crate::objects::list::List;
use crate::objects::slice::{self, Indices, Slice};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::vm::{Args, Exc, NativeDef, Result, Vm};

pub(super) static METHODS: &[NativeDef] = natives! {
    StaticMethod { "__new__" Any, new, "Create and return a new object.  See help(type) for accurate signature."; }
    Method {
        "append" One, append, "Append new value v to the end of the array.";
        "extend" One, extend, "Append items to the end of the array.";
        "insert" Positional(2, 2), insert, "Insert a new item v into the array before position i.";
        "pop" Positional(0, 1), pop, "Return the i-th element and delete it from the array.\n\ni defaults to -1.";
        "remove" One, remove, "Remove the first occurrence of v in the array.";
        "index" Positional(1, 3), index, "Return index of first occurrence of v in the array.\n\nRaise ValueError if the value is not present.";
        "count" One, count, "Return number of occurrences of v in the array.";
        "reverse" None, reverse, "Reverse the order of the items in the array.";
        "byteswap" None, byteswap, "Byteswap all items of the array.\n\nIf the items in the array are not 1, 2, 4, or 8 bytes in size, RuntimeError is\nraised.";
        "tolist" None, tolist, "Convert array to an ordinary list with the same items.";
        "fromlist" One, fromlist, "Append items to array from list.";
        "tobytes" None, tobytes, "Convert the array to an array of machine values and return the bytes representation.";
        "frombytes" One, frombytes, "Appends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method.";
        "tounicode" None, tounicode, "Extends this array with data from the unicode string ustr.\n\nConvert the array to a unicode string.  The array must be a type 'u' array;\notherwise a ValueError is raised.  Use array.tobytes().decode() to obtain a\nunicode string from an array of some other type.";
        "fromunicode" One, fromunicode, "Extends this array with data from the unicode string ustr.\n\nThe array must be a unicode type array; otherwise a ValueError is raised.\nUse array.frombytes(ustr.encode(...)) to append Unicode data to an array of\nsome other type.";
        "tofile" One, tofile, "Write all items (as machine values) to the file object f.";
        "fromfile" Positional(2, 2), fromfile, "Read n objects from the file object f and append them to the end of the array.";
        "buffer_info" None, buffer_info, "Return a tuple (address, length) giving the current memory address and the length in items of the buffer used to hold array's contents.\n\nThe length should be multiplied by the itemsize attribute to calculate\nthe buffer length in bytes.";
        "__copy__" None, copy, "Return a copy of the array.";
        "__deepcopy__" One, copy, "Return a copy of the array.";
        "__reduce_ex__" One, reduce, "Return state information for pickling.";
        "__len__" None, len, "Return len(self).";
        "__getitem__" One, get_item, "Return self[key].";
        "__setitem__" Positional(2, 2), set_item, "Set self[key] to value.";
        "__delitem__" One, del_item, "Delete self[key].";
        "__contains__" One, contains, "Return key in self.";
        "__iter__" None, iter, "Implement iter(self).";
        "__add__" One, add, "Return self+value.";
        "__mul__" One, mul, "Return self*value.";
        "__rmul__" One, mul, "Return value*self.";
        "__iadd__" One, iadd, "Implement self+=value.";
        "__imul__" One, imul, "Implement self*=value.";
        "__eq__" One, eq, "Return self==value.";
        "__ne__" One, ne, "Return self!=value.";
        "__lt__" One, lt, "Return self<value.";
        "__le__" One, le, "Return self<=value.";
        "__gt__" One, gt, "Return self>value.";
        "__ge__" One, ge, "Return self>=value.";
        "__repr__" None, repr, "Return repr(self).";
    }
};

fn length(array: Gc<ArrayObject>) -> usize {
    array.read(|array| array.len())
}

fn append(vm: &mut Vm, args: Args) -> Result {
    append_item(vm, of(args[0]), args[1]).map(|()| Value::NONE)
}

fn extend(vm: &mut Vm, args: Args) -> Result {
    let array = of(args[0]);
    if let Some(other) = args[1].as_kind::<ArrayObject>() {
        if code_of(other) != code_of(array) {
            return Err(vm.type_error("can only extend with array of same kind"));
        }
        let bytes = other.read(|other| other.bytes().to_vec());
        append_bytes(vm, array, &bytes)?;
        return Ok(Value::NONE);
    }
    vm.for_each(args[1], |vm, object| append_item(vm, array, object).map(|()| true))?;
    Ok(Value::NONE)
}

fn insert(vm: &mut Vm, args: Args) -> Result {
    let (array, index) = (of(args[0]), vm.size_arg(args[1])?);
    let item = item(vm, code_of(array), args[2])?;
    let index = slice::bound(index, length(array));
    let inserted = array.change(&vm.heap, 0, |array| array.insert(index, item));
    match vm.memory(inserted)? {
        Ok(()) => Ok(Value::NONE),
        Err(_) => Err(other_kind(vm)),
    }
}

/// Takes an item out.
fn take(vm: &mut Vm, array: Gc<ArrayObject>, index: usize) -> Result {
    let taken = array.change(&vm.heap, 0, |array| array.remove(index));
    match vm.memory(taken)? {
        Some(item) => vm.array_item(item),
        None => Err(vm.index_error("pop index out of range")),
    }
}

fn pop(vm: &mut Vm, args: Args) -> Result {
    let array = of(args[0]);
    let index = args.get(1).map_or(Ok(-1), |index| vm.size_arg(index))?;
    if length(array) == 0 {
        return Err(vm.index_error("pop from empty array"));
    }
    match slice::index(index, length(array)) {
        Some(index) => take(vm, array, index),
        None => Err(vm.index_error("pop index out of range")),
    }
}

fn get(vm: &mut Vm, array: Gc<ArrayObject>, index: usize) -> Result<Option<Value>> {
    array.read(|array| array.get(index)).map(|item| vm.array_item(item)).transpose()
}

fn find(
    vm: &mut Vm,
    array: Gc<ArrayObject>,
    wanted: Value,
    range: std::ops::Range<usize>,
) -> Result<Option<usize>> {
    for index in range {
        let Some(own) = get(vm, array, index)? else { break };
        if vm.equal(own, wanted)? {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

fn remove(vm: &mut Vm, args: Args) -> Result {
    let array = of(args[0]);
    match find(vm, array, args[1], 0..length(array))? {
        Some(index) => take(vm, array, index).map(|_| Value::NONE),
        None => Err(vm.value_error("array.remove(x): x not in array")),
    }
}

fn index(vm: &mut Vm, args: Args) -> Result {
    let array = of(args[0]);
    let start = args.get(2).map_or(Ok(0), |start| vm.as_index(start))?;
    let stop = args.get(3).map_or(Ok(i64::MAX), |stop| vm.as_index(stop))?;
    let len = length(array);
    match find(vm, array, args[1], slice::bound(start, len)..slice::bound(stop, len))? {
        Some(index) => Ok(Value::length(index)),
        None => Err(vm.value_error("array.index(x): x not in array")),
    }
}

fn count(vm: &mut Vm, args: Args) -> Result {
    let (array, mut count, mut index) = (of(args[0]), 0, 0);
    while let Some(own) = get(vm, array, index)? {
        count += usize::from(vm.equal(own, args[1])?);
        index += 1;
    }
    Ok(Value::length(count))
}

fn reverse(vm: &mut Vm, args: Args) -> Result {
    let done = of(args[0]).change(&vm.heap, 0, |array| array.reverse());
    vm.memory(done).map(|()| Value::NONE)
}

fn byteswap(vm: &mut Vm, args: Args) -> Result {
    let done = of(args[0]).change(&vm.heap, 0, |array| array.byteswap());
    vm.memory(done).map(|()| Value::NONE)
}

/// A list of the items.
pub(super) fn list_of(vm: &mut Vm, array: Gc<ArrayObject>) -> Result {
    let list = List::alloc(&vm.heap, &[]);
    let list = vm.memory(list)?;
    let mut index = 0;
    while let Some(item) = get(vm, array, index)? {
        let pushed = list.push(&vm.heap, item);
        vm.memory(pushed)?;
        index += 1;
    }
    Ok(Value::object(list))
}

fn tolist(vm: &mut Vm, args: Args) -> Result {
    list_of(vm, of(args[0]))
}

fn fromlist(vm: &mut Vm, args: Args) -> Result {
    let array = of(args[0]);
    let Some(list) = args[1].as_kind::<List>() else { return Err(vm.type_error("arg must be list")) };
    let (before, mut index) = (length(array), 0);
    while let Some(object) = list.get(index) {
        if let Err(raised) = append_item(vm, array, object) {
            let cut = array.change(&vm.heap, 0, |array| {
                let len = array.len();
                array.splice(before..len, &[]);
            });
            return vm.memory(cut).and(Err(raised));
        }
        index += 1;
    }
    Ok(Value::NONE)
}

fn tobytes(vm: &mut Vm, args: Args) -> Result {
    let bytes = of(args[0]).read(|array| Bytes::alloc(&vm.heap, array.bytes()));
    vm.memory(bytes).map(Value::object)
}

fn frombytes(vm: &mut Vm, args: Args) -> Result {
    let bytes = super::super::buffers::bytes(vm, args[1])?;
    append_bytes(vm, of(args[0]), &bytes).map(|()| Value::NONE)
}

fn tounicode(vm: &mut Vm, args: Args) -> Result {
    let array = of(args[0]);
    if code_of(array) != TypeCode::Unicode {
        return Err(vm.value_error("tounicode() may only be called on unicode type arrays"));
    }
    text_of(vm, array)
}

fn text_of(vm: &mut Vm, array: Gc<ArrayObject>) -> Result {
    let (mut text, mut index) = (Vec::new(), 0);
    while let Some(c) = get(vm, array, index)? {
        if let Some(c) = c.as_kind::<Str>() {
            text.extend_from_slice(c.as_bytes());
        }
        index += 1;
    }
    vm.new_str(text)
}

fn fromunicode(vm: &mut Vm, args: Args) -> Result {
    let array = of(args[0]);
    let Some(text) = args[1].as_kind::<Str>() else {
        let name = vm.type_name(args[1]);
        return Err(vm.type_error(format!("fromunicode() argument must be str, not {name}")));
    };
    if code_of(array) != TypeCode::Unicode {
        return Err(vm.value_error("fromunicode() may only be called on unicode type arrays"));
    }
    append_text(vm, array, text).map(|()| Value::NONE)
}

fn tofile(vm: &mut Vm, args: Args) -> Result {
    let bytes = tobytes(vm, args)?;
    let name = vm.names.write;
    vm.call_method(args[1], name, &[bytes])?;
    Ok(Value::NONE)
}

fn fromfile(vm: &mut Vm, args: Args) -> Result {
    let (array, count) = (of(args[0]), vm.size_arg(args[2])?);
    let Ok(count) = usize::try_from(count) else { return Err(vm.value_error("negative count")) };
    let size = code_of(array).size();
    let Some(wanted) = count.checked_mul(size).filter(|&wanted| wanted < isize::MAX as usize / 4) else {
        return Err(vm.out_of_memory());
    };
    let name = vm.names.read;
    let read = vm.call_method(args[1], name, &[Value::length(wanted)])?;
    let Some(bytes) = read.as_kind::<Bytes>() else {
        return Err(vm.type_error("read() didn't return bytes"));
    };
    let bytes = bytes.as_slice().to_vec();
    append_bytes(vm, array, &bytes)?;
    if bytes.len() == wanted {
        Ok(Value::NONE)
    } else {
        Err(vm.raise(Exc::EOFError, "read() didn't return enough bytes"))
    }
}

fn buffer_info(vm: &mut Vm, args: Args) -> Result {
    let array = of(args[0]);
    let address = array.read(|array| array.bytes().as_ptr().addr());
    vm.pair(Value::length(address), Value::length(length(array)))
}

fn copy(vm: &mut Vm, args: Args) -> Result {
    let array = of(args[0]);
    let copied = array.read(|own| filled(own.code(), own.bytes()));
    plain_array(vm, copied)
}

fn reduce(vm: &mut Vm, args: Args) -> Result {
    let array = of(args[0]);
    let module = vm.import_module("array")?;
    let name = vm.intern("_array_reconstructor")?;
    let reconstruct = vm.get_attr(module, name)?;
    let class = Value::object(vm.class_of(args[0]));
    let code = code_of(array);
    let letter = vm.new_str([code.letter()])?;
    let bytes = tobytes(vm, args)?;
    let format = Value::small(match code {
        TypeCode::UnsignedChar => 0,
        TypeCode::SignedChar => 1,
        TypeCode::UnsignedShort => 2,
        TypeCode::Short => 4,
        TypeCode::UnsignedInt => 6,
        TypeCode::Int => 8,
        TypeCode::UnsignedLong | TypeCode::UnsignedLongLong => 10,
        TypeCode::Long | TypeCode::LongLong => 12,
        TypeCode::Float => 14,
        TypeCode::Double => 16,
        TypeCode::Unicode => 20,
    });
    let arguments = Tuple::alloc(&vm.heap, &[class, letter, format, bytes]);
    let arguments = Value::object(vm.memory(arguments)?);
    let state = match vm.instance_dict(args[0])? {
        Some(dict) if !dict.is_empty() => Value::object(dict),
        _ => Value::NONE,
    };
    let reduced = Tuple::alloc(&vm.heap, &[reconstruct, arguments, state]);
    vm.memory(reduced).map(Value::object)
}

fn len(_: &mut Vm, args: Args) -> Result {
    Ok(Value::length(length(of(args[0]))))
}

fn place(vm: &mut Vm, array: Gc<ArrayObject>, key: Value, refusal: &str) -> Result<usize> {
    if !vm.is_index(key) {
        return Err(vm.type_error("array indices must be integers"));
    }
    let index = vm.index_or(key, Exc::IndexError)?;
    slice::index(index, length(array)).ok_or_else(|| vm.index_error(refusal))
}

fn get_item(vm: &mut Vm, args: Args) -> Result {
    let array = of(args[0]);
    if let Some(slice) = args[1].as_object::<Slice>() {
        let indices = vm.slice_bounds(slice, length(array))?;
        let chosen = array.read(|own| {
            let size = own.code().size();
            let bytes = own.bytes();
            let parts = indices.iter().map(|index| &bytes[index * size..(index + 1) * size]);
            filled(own.code(), &parts.collect::<Vec<_>>().concat())
        });
        return plain_array(vm, chosen);
    }
    let index = place(vm, array, args[1], "array index out of range")?;
    get(vm, array, index)?.ok_or_else(|| vm.index_error("array index out of range"))
}

fn set_item(vm: &mut Vm, args: Args) -> Result {
    let array = of(args[0]);
    if let Some(slice) = args[1].as_object::<Slice>() {
        return set_slice(vm, array, slice, args[2]);
    }
    let index = place(vm, array, args[1], "array assignment index out of range")?;
    let item = item(vm, code_of(array), args[2])?;
    if index >= length(array) {
        return Err(vm.index_error("array assignment index out of range"));
    }
    let set = array.change(&vm.heap, 0, |array| array.set(index, item));
    match vm.memory(set)? {
        Ok(()) => Ok(Value::NONE),
        Err(_) => Err(other_kind(vm)),
    }
}

fn set_slice(vm: &mut Vm, array: Gc<ArrayObject>, slice: Gc<Slice>, given: Value) -> Result {
    let Some(other) = given.as_kind::<ArrayObject>() else {
        let name = vm.type_name(given);
        return Err(vm.type_error(format!("can only assign array (not \"{name}\") to array slice")));
    };
    if code_of(other) != code_of(array) {
        return Err(other_kind(vm));
    }
    let bytes = other.read(|other| other.bytes().to_vec());
    let indices = vm.slice_bounds(slice, length(array))?;
    let size = code_of(array).size();
    if indices.step == 1 {
        let range = indices.start..indices.start + indices.count;
        let done = array.change(&vm.heap, bytes.len(), |array| array.splice(range, &bytes));
        return vm.memory(done).map(|()| Value::NONE);
    }
    if bytes.len() / size != indices.count {
        let (given, wanted) = (bytes.len() / size, indices.count);
        let text = format!("attempt to assign array of size {given} to extended slice of size {wanted}");
        return Err(vm.value_error(text));
    }
    let done = array.change(&vm.heap, 0, |array| {
        for (index, item) in indices.iter().zip(bytes.chunks_exact(size)) {
            array.bytes_mut()[index * size..(index + 1) * size].copy_from_slice(item);
        }
    });
    vm.memory(done).map(|()| Value::NONE)
}

fn del_item(vm: &mut Vm, args: Args) -> Result {
    let array = of(args[0]);
    let mut places: Vec<usize> = match args[1].as_object::<Slice>() {
        Some(slice) => {
            let indices: Indices = vm.slice_bounds(slice, length(array))?;
            indices.iter().collect()
        }
        None => vec![place(vm, array, args[1], "array assignment index out of range")?],
    };
    places.sort_unstable();
    let done = array.change(&vm.heap, 0, |array| {
        let size = array.code().size();
        let mut gone = places.iter().peekable();
        let kept: Vec<u8> = array
            .bytes()
            .chunks_exact(size)
            .enumerate()
            .filter(|(index, _)| gone.next_if(|&&place| place == *index).is_none())
            .flat_map(|(_, item)| item.to_vec())
            .collect();
        let len = array.len();
        array.splice(0..len, &kept);
    });
    vm.memory(done).map(|()| Value::NONE)
}

fn contains(vm: &mut Vm, args: Args) -> Result {
    let array = of(args[0]);
    Ok(Value::bool(find(vm, array, args[1], 0..length(array))?.is_some()))
}

fn iter(vm: &mut Vm, args: Args) -> Result {
    let iterator = SequenceIterator::alloc(&vm.heap, args[0], 0, 0);
    vm.memory(iterator).map(Value::object)
}

fn add(vm: &mut Vm, args: Args) -> Result {
    let array = of(args[0]);
    let Some(other) = args[1].as_kind::<ArrayObject>() else {
        let name = vm.type_name(args[1]);
        return Err(vm.type_error(format!("can only append array (not \"{name}\") to array")));
    };
    if code_of(other) != code_of(array) {
        return Err(other_kind(vm));
    }
    let mut sum = array.read(|array| filled(array.code(), array.bytes()));
    let _whole = other.read(|other| sum.frombytes(other.bytes()));
    plain_array(vm, sum)
}

/// So many times the bytes of an array.
fn repeated(vm: &mut Vm, array: Gc<ArrayObject>, count: Value) -> Result<Vec<u8>> {
    let count = vm.repetitions(count)?.max(0) as usize;
    let len = array.read(|array| array.bytes().len());
    let Some(total) = len.checked_mul(count) else { return Err(vm.out_of_memory()) };
    let charged = vm.heap.charge(total);
    vm.memory(charged)?;
    vm.heap.refund(total);
    let mut bytes = Vec::new();
    if bytes.try_reserve_exact(total).is_err() {
        return Err(vm.out_of_memory());
    }
    if len > 0 {
        array.read(|array| (0..count).for_each(|_| bytes.extend_from_slice(array.bytes())));
    }
    Ok(bytes)
}

fn mul(vm: &mut Vm, args: Args) -> Result {
    let array = of(args[0]);
    let bytes = repeated(vm, array, args[1])?;
    plain_array(vm, filled(code_of(array), &bytes))
}

fn imul(vm: &mut Vm, args: Args) -> Result {
    let array = of(args[0]);
    let bytes = repeated(vm, array, args[1])?;
    let done = array.change(&vm.heap, 0, |array| {
        let len = array.len();
        array.splice(0..len, &bytes);
    });
    vm.memory(done).map(|()| args[0])
}

fn iadd(vm: &mut Vm, args: Args) -> Result {
    if args[1].as_kind::<ArrayObject>().is_none() {
        let name = vm.type_name(args[1]);
        return Err(vm.type_error(format!("can only extend array with array (not \"{name}\")")));
    }
    extend(vm, args)?;
    Ok(args[0])
}

macro_rules! comparisons {
    ($($name:ident $Operator:ident)*) => { $(
        fn $name(vm: &mut Vm, args: Args) -> Result {
            compare(vm, CompareOperator::$Operator, args)
        }
    )* };
}
comparisons! { eq Eq ne Ne lt Lt le Le gt Gt ge Ge }

fn repr(vm: &mut Vm, args: Args) -> Result {
    let array = of(args[0]);
    let name = vm.class_of(args[0]).name_text();
    let code = code_of(array);
    let letter = char::from(code.letter());
    if length(array) == 0 {
        return vm.new_str(format!("{name}('{letter}')"));
    }
    let items = if code == TypeCode::Unicode { text_of(vm, array)? } else { list_of(vm, array)? };
    let shown = vm.repr(items)?;
    let mut text = format!("{name}('{letter}', ").into_bytes();
    text.extend_from_slice(shown.as_bytes());
    text.push(b')');
    vm.new_str(text)
}
