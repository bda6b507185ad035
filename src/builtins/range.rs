//! `range` and `slice`

use super::dunder;
use super::support::{class_to_make, count, no_keywords, this};
use crate::heap::Gc;
use crate::natives;
use crate::objects::int::{self, Operand};
use crate::objects::range::Range;
use crate::objects::slice::Slice;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::{Args, Exc, GetSetDef, NativeDef, Result, Vm};

/// The methods of `range`.
pub static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Make an object of the class.";
    }
    Method {
        "count" One, count_of, "How many numbers are equal to the value: one or none, for an int.";
        "index" One, index, "The index of a number.\n\nValueError: it is not there.";
        "__len__" None, dunder::len, "len(self)";
        "__bool__" None, truth, "Whether there is a number.";
        "__getitem__" One, dunder::get_item, "self[key]";
        "__contains__" One, dunder::contains, "key in self";
        "__iter__" None, dunder::iter, "iter(self)";
        "__reversed__" None, reversed, "An iterator from the last number to the first.";
        "__hash__" None, dunder::hash, "hash(self)";
        "__eq__" One, dunder::eq, "self==value";
        "__ne__" One, dunder::ne, "self!=value";
        "__repr__" None, dunder::repr, "repr(self)";
        "__reduce__" None, reduce;
    }
};

/// The attributes of `range`.
pub static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "start", get: |_, range| Ok(range_of(range).start()), set: Some(readonly), doc: "" },
    GetSetDef { name: "stop", get: |_, range| Ok(range_of(range).stop()), set: Some(readonly), doc: "" },
    GetSetDef { name: "step", get: |_, range| Ok(range_of(range).step()), set: Some(readonly), doc: "" },
];

/// The methods of `slice`.
pub static SLICE_METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, slice_new, "Make an object of the class.";
    }
    Method {
        "indices" One, slice_indices, "Start, stop and step as they are for a sequence of some length.";
        "__eq__" One, dunder::eq, "self==value";
        "__ne__" One, dunder::ne, "self!=value";
        "__lt__" One, dunder::lt, "self<value";
        "__le__" One, dunder::le, "self<=value";
        "__gt__" One, dunder::gt, "self>value";
        "__ge__" One, dunder::ge, "self>=value";
        "__repr__" None, dunder::repr, "repr(self)";
        "__reduce__" None, slice_reduce, "What pickle and copy make it from.";
    }
};

/// The attributes of `slice`.
pub static SLICE_GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "start", get: |_, slice| Ok(slice_of(slice).start), set: Some(readonly), doc: "" },
    GetSetDef { name: "stop", get: |_, slice| Ok(slice_of(slice).stop), set: Some(readonly), doc: "" },
    GetSetDef { name: "step", get: |_, slice| Ok(slice_of(slice).step), set: Some(readonly), doc: "" },
];

fn readonly(vm: &mut Vm, _: Value, _: Value) -> Result<()> {
    Err(vm.raise(Exc::AttributeError, "readonly attribute"))
}

fn range_of(value: Value) -> Gc<Range> {
    value.as_kind::<Range>().expect("a range's attribute is read from a range")
}

fn slice_of(value: Value) -> Gc<Slice> {
    value.as_kind::<Slice>().expect("a slice's attribute is read from a slice")
}

fn new(vm: &mut Vm, args: Args) -> Result {
    class_to_make(vm, args, Kind::Range)?;
    no_keywords(vm, args, "range")?;
    count(vm, args, "range", 1, 3)?;
    let (mut start, mut step) = (Value::small(0), Value::small(1));
    let stop = if args.len() == 2 {
        vm.index(args[1])?
    } else {
        start = vm.index(args[1])?;
        vm.index(args[2])?
    };
    if args.len() == 4 {
        step = vm.index(args[3])?;
        if Operand::of(step).is_some_and(Operand::is_zero) {
            return Err(vm.value_error("range() arg 3 must not be zero"));
        }
    }
    let range = Range::alloc(&vm.heap, start, stop, step);
    vm.memory(range).map(Value::object)
}

/// The index of a value in a range: arithmetic for ints, a search for what may define its own `==`.
fn find(vm: &mut Vm, args: Args) -> Result<Option<Value>> {
    let (range, value) = (this::<Range>(args), args[1]);
    let is_plain = value.as_header().is_none_or(|object| object.shape() == u32::from(object.kind()));
    if is_plain && Operand::of(value).is_some() {
        let found = range.index_of(&vm.heap, value);
        return vm.memory(found);
    }
    let mut index = Value::small(0);
    let iterator = vm.range_iterator(range.start(), range.step(), range.length())?;
    while let Some(item) = vm.next(iterator)? {
        if vm.equal(item, value)? {
            return Ok(Some(index));
        }
        let next = int::add(&vm.heap, index, Value::small(1));
        index = vm.memory(next)?;
    }
    Ok(None)
}

fn count_of(vm: &mut Vm, args: Args) -> Result {
    if Operand::of(args[1]).is_some() {
        return Ok(Value::small(find(vm, args)?.is_some().into()));
    }
    let (range, mut count) = (this::<Range>(args), 0);
    let iterator = vm.range_iterator(range.start(), range.step(), range.length())?;
    while let Some(item) = vm.next(iterator)? {
        count += usize::from(vm.equal(item, args[1])?);
    }
    Ok(Value::length(count))
}

fn index(vm: &mut Vm, args: Args) -> Result {
    match find(vm, args)? {
        Some(index) => Ok(index),
        None if Operand::of(args[1]).is_some() => {
            let text = format!("{} is not in range", vm.repr_text(args[1])?);
            Err(vm.value_error(text))
        }
        None => Err(vm.value_error("sequence.index(x): x not in sequence")),
    }
}

fn truth(_: &mut Vm, args: Args) -> Result {
    let length = Operand::of(this::<Range>(args).length());
    Ok(Value::bool(!length.is_none_or(Operand::is_zero)))
}

fn reversed(vm: &mut Vm, args: Args) -> Result {
    let range = this::<Range>(args);
    let heap = &vm.heap;
    let last = int::sub(heap, range.length(), Value::small(1)).and_then(|last| range.at(heap, last));
    let step = int::neg(heap, range.step());
    let (last, step) = (vm.memory(last)?, vm.memory(step)?);
    vm.range_iterator(last, step, range.length())
}

/// What makes an object again: its class, and the arguments.
fn made_by(vm: &mut Vm, value: Value, arguments: &[Value]) -> Result {
    let class = Value::object(vm.class_of(value));
    let arguments = Tuple::alloc(&vm.heap, arguments);
    let arguments = Value::object(vm.memory(arguments)?);
    vm.pair(class, arguments)
}

fn reduce(vm: &mut Vm, args: Args) -> Result {
    let range = this::<Range>(args);
    made_by(vm, args[0], &[range.start(), range.stop(), range.step()])
}

fn slice_new(vm: &mut Vm, args: Args) -> Result {
    class_to_make(vm, args, Kind::Slice)?;
    no_keywords(vm, args, "slice")?;
    count(vm, args, "slice", 1, 3)?;
    let [start, stop, step] = match args.len() {
        2 => [Value::NONE, args[1], Value::NONE],
        3 => [args[1], args[2], Value::NONE],
        _ => [args[1], args[2], args[3]],
    };
    let slice = Slice::alloc(&vm.heap, start, stop, step);
    vm.memory(slice).map(Value::object)
}

fn slice_indices(vm: &mut Vm, args: Args) -> Result {
    let length = vm.index(args[1])?;
    if Operand::of(length).is_some_and(Operand::is_negative) {
        return Err(vm.value_error("length should not be negative"));
    }
    let indices = vm.exact_indices(this::<Slice>(args), length)?;
    let made = Tuple::alloc(&vm.heap, &indices);
    vm.memory(made).map(Value::object)
}

fn slice_reduce(vm: &mut Vm, args: Args) -> Result {
    let slice = this::<Slice>(args);
    made_by(vm, args[0], &[slice.start, slice.stop, slice.step])
}
