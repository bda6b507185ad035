//! `bytearray`: the methods that change it, besides those that it shares with `bytes`.

use super::bytes::{byte, ints, source, with_shared};
use super::dunder;
use crate::heap::Gc;
use crate::natives;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value, slice};
use crate::vm::constructor::{class_argument, is_exact};
use crate::vm::{Args, NativeDef, Result, Vm};

with_shared! {
    /// The methods of `bytearray`.
    METHODS
    StaticMethod {
        "__new__" Any, new, "Create and return a new object.  See help(type) for accurate signature.";
    }
    Method {
        "__init__" Any, init, "Initialize self.  See help(type(self)) for accurate signature.";
        "__setitem__" Positional(2, 2), dunder::set_item, "Set self[key] to value.";
        "__delitem__" One, dunder::delete_item, "Delete self[key].";
        "__iadd__" One, dunder::concat_in_place, "Implement self+=value.";
        "__imul__" One, repeat_in_place, "Implement self*=value.";
        "__alloc__" None, allocated, "B.__alloc__() -> int";
        "__reduce__" None, reduce, "Return state information for pickling.";
        "__reduce_ex__" Positional(0, 1), reduce_ex, "Return state information for pickling.";
        "__sizeof__" None, size_of, "Returns the size of the bytearray object in memory, in bytes.";
        "append" One, append, "Append a single item to the end of the bytearray.";
        "clear" None, clear, "Remove all items from the bytearray.";
        "copy" None, copy, "Return a copy of B.";
        "extend" One, extend, "Append all the items from the iterator or sequence to the bytearray.";
        "insert" Positional(2, 2), insert, "Insert a single item into the bytearray before the given index.";
        "pop" Positional(0, 1), pop, "Remove and return a single item from B.";
        "remove" One, remove, "Remove the first occurrence of a value in the bytearray.";
        "reverse" None, reverse, "Reverse the order of the values in B in place.";
    }
}

/// The receiver of a method.
fn this(args: Args) -> Gc<ByteArray> {
    args[0].as_kind().expect("a method's receiver is of its class")
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_argument(vm, args, vm.class(Kind::ByteArray))?;
    let made = if is_exact(class) {
        ByteArray::alloc(&vm.heap, Vec::new())
    } else {
        let (shape, slots) = vm.instance_layout(class);
        ByteArray::alloc_instance(&vm.heap, Vec::new(), shape, slots)
    };
    vm.memory(made).map(Value::object)
}

fn init(vm: &mut Vm, args: Args) -> Result {
    let parameters =
        crate::vm::constructor::constructor(vm, "bytearray", ["source", "encoding", "errors"], args)?;
    let bytes = source(vm, parameters, Kind::ByteArray)?;
    let array = this(args);
    if bytes.len() != array.bytes().len() {
        vm.check_exports(array)?;
    }
    let charged = vm.heap.charge(bytes.capacity());
    vm.memory(charged)?;
    vm.heap.refund(bytes.capacity());
    array.bytes().replace(&vm.heap, bytes);
    Ok(Value::NONE)
}

fn repeat_in_place(vm: &mut Vm, args: Args) -> Result {
    if !vm.is_index(args[1]) {
        let given = vm.type_name(args[1]);
        return Err(vm.type_error(format!("'{given}' object cannot be interpreted as an integer")));
    }
    dunder::repeat_in_place(vm, args)
}

fn allocated(_: &mut Vm, args: Args) -> Result {
    let len = this(args).bytes().len();
    Ok(Value::length(if len == 0 { 0 } else { len + 1 }))
}
fn size_of(_: &mut Vm, args: Args) -> Result {
    let len = this(args).bytes().len();
    Ok(Value::length(56 + if len == 0 { 0 } else { len + 1 }))
}

fn reduce(vm: &mut Vm, args: Args) -> Result {
    reduced(vm, args, 2)
}
fn reduce_ex(vm: &mut Vm, args: Args) -> Result {
    let protocol = match args.get(1) {
        Some(protocol) => super::str::c_int(vm, protocol)?,
        None => 0,
    };
    reduced(vm, args, protocol)
}
fn reduced(vm: &mut Vm, args: Args, protocol: i32) -> Result {
    let bytes = this(args).bytes().to_vec();
    let arguments = if bytes.is_empty() {
        Tuple::alloc(&vm.heap, &[])
    } else if protocol < 3 {
        let mut text = Vec::with_capacity(bytes.len() * 2);
        bytes.iter().for_each(|&byte| crate::wtf8::push(&mut text, byte.into()));
        let text = vm.new_str(text)?;
        let encoding = vm.new_str("latin-1")?;
        Tuple::alloc(&vm.heap, &[text, encoding])
    } else {
        let bytes = Bytes::alloc(&vm.heap, &bytes);
        let bytes = Value::object(vm.memory(bytes)?);
        Tuple::alloc(&vm.heap, &[bytes])
    };
    let arguments = Value::object(vm.memory(arguments)?);
    let state = match vm.instance_dict(args[0])? {
        Some(dict) => Value::object(dict),
        None => Value::NONE,
    };
    let class = Value::object(vm.class_of(args[0]));
    let tuple = Tuple::alloc(&vm.heap, &[class, arguments, state]);
    vm.memory(tuple).map(Value::object)
}

fn append(vm: &mut Vm, args: Args) -> Result {
    let item = byte(vm, args[1], "byte")?;
    vm.check_exports(this(args))?;
    let pushed = this(args).bytes().push(&vm.heap, item);
    vm.memory(pushed)?;
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm, args: Args) -> Result {
    vm.check_exports(this(args))?;
    this(args).bytes().clear(&vm.heap);
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: Args) -> Result {
    let copy = ByteArray::alloc(&vm.heap, this(args).bytes().to_vec());
    vm.memory(copy).map(Value::object)
}

fn extend(vm: &mut Vm, args: Args) -> Result {
    let more = match vm.buffer(args[1])? {
        Some(bytes) => bytes,
        None if !vm.is_iterable(args[1]) => {
            let given = vm.type_name(args[1]);
            return Err(vm.type_error(format!("can't extend bytearray with {given}")));
        }
        None if args[1].as_kind::<Str>().is_some_and(|text| !text.is_empty()) => {
            return Err(vm.type_error("'str' object cannot be interpreted as an integer"));
        }
        None => ints(vm, args[1], "byte")?,
    };
    vm.check_exports(this(args))?;
    let extended = this(args).bytes().extend(&vm.heap, &more);
    vm.memory(extended)?;
    Ok(Value::NONE)
}

fn insert(vm: &mut Vm, args: Args) -> Result {
    let index = vm.size_arg(args[1])?;
    let item = byte(vm, args[2], "byte")?;
    let array = this(args);
    vm.check_exports(array)?;
    let place = slice::bound(index, array.bytes().len());
    let inserted = array.bytes().insert(&vm.heap, place, item);
    vm.memory(inserted)?;
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, args: Args) -> Result {
    let index = match args.get(1) {
        Some(index) => vm.size_arg(index)?,
        None => -1,
    };
    let array = this(args);
    if array.bytes().is_empty() {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    let Some(index) = slice::index(index, array.bytes().len()) else {
        return Err(vm.index_error("pop index out of range"));
    };
    vm.check_exports(array)?;
    Ok(array.bytes().remove(index).map_or(Value::NONE, |byte| Value::small(byte.into())))
}

fn remove(vm: &mut Vm, args: Args) -> Result {
    let item = byte(vm, args[1], "byte")?;
    let array = this(args);
    let Some(at) = array.bytes().iter().position(|byte| byte == item) else {
        return Err(vm.value_error("value not found in bytearray"));
    };
    vm.check_exports(array)?;
    array.bytes().remove(at);
    Ok(Value::NONE)
}

fn reverse(_: &mut Vm, args: Args) -> Result {
    this(args).bytes().reverse();
    Ok(Value::NONE)
}
