//! `BytesIO`: bytes in memory as a file.

use super::common::{self, bytes_arg, class_arg, closed, int_arg, new_bytes, size_arg};
use super::raw::write_into;
use crate::heap::{Gc, Marker};
use crate::objects::bytes::ByteArray;
use crate::objects::class::class_flag;
use crate::objects::native_object::{NativeObject, NativeState};
use crate::objects::{Kind, Value};
use crate::vm::native_class::NativeClass;
use crate::vm::{Args, GetSetDef, Result, Vm};
use std::cell::Cell;

struct BytesIo {
    /// The bytes: an object of their own, since `getbuffer` gives views of them.
    array: Gc<ByteArray>,
    place: Cell<usize>,
    is_closed: Cell<bool>,
}

impl NativeState for BytesIo {
    fn trace(&self, marker: &mut Marker<'_>) {
        marker.mark(self.array);
    }
}

impl BytesIo {
    /// The bytes from the place on, at most `count`; the place moves behind them.
    fn take(&self, count: Option<usize>) -> Vec<u8> {
        let len = self.array.bytes().len();
        let start = self.place.get().min(len);
        let end = count.and_then(|count| start.checked_add(count)).map_or(len, |end| end.min(len));
        if end > start {
            self.place.set(end);
        }
        self.array.bytes().copy_range(start..end)
    }
    fn write(&self, vm: &mut Vm, new: &[u8]) -> Result<()> {
        vm.check_exports(self.array)?;
        if new.is_empty() {
            return Ok(());
        }
        let start = self.place.get();
        let Some(end) = start.checked_add(new.len()).filter(|&end| end <= isize::MAX as usize) else {
            return Err(vm.overflow_error("new position too large"));
        };
        let bytes = self.array.bytes();
        // Between the end and a place behind it there are zeros.
        let gap = start.saturating_sub(bytes.len());
        let reserved = bytes.reserve(&vm.heap, end.saturating_sub(bytes.len()));
        vm.memory(reserved)?;
        if gap > 0 {
            let filled = bytes.extend(&vm.heap, &vec![0; gap]);
            vm.memory(filled)?;
        }
        let written = bytes.splice(&vm.heap, start..end, new);
        vm.memory(written)?;
        self.place.set(end);
        Ok(())
    }
    /// How many bytes there are from the place to the end of the line.
    fn line_length(&self) -> usize {
        let bytes = self.array.bytes();
        let start = self.place.get().min(bytes.len());
        let (mut at, mut size) = (start, 128);
        while at < bytes.len() {
            let part = bytes.copy_range(at..bytes.len().min(at + size));
            if let Some(end) = memchr::memchr(b'\n', &part) {
                return at + end + 1 - start;
            }
            at += part.len();
            size *= 2;
        }
        at - start
    }
}

/// `io.BytesIO`
pub static BYTES_IO: NativeClass = NativeClass {
    name: "BytesIO",
    module: "_io",
    doc: "Buffered I/O implementation using an in-memory bytes buffer.",
    flags: class_flag::BASETYPE | class_flag::HAS_DICT | class_flag::HAS_WEAKREF,
    methods: crate::natives! {
        StaticMethod { "__new__" Any, new, "A new stream."; }
        Method {
            "__init__" Named { names: &["initial_bytes"], required: 0, positional: 1 }, init,
                "Sets the bytes that it begins with.";
            "__iter__" None, common::itself, "Implement iter(self).";
            "__next__" None, common::next, "Implement next(self).";
            "__enter__" None, common::itself, "Enter a with block.";
            "__exit__" Any, common::exit, "Close the stream.";
            "read" Positional(0, 1), read, "Read at most size bytes.";
            "read1" Positional(0, 1), read, "Read at most size bytes.";
            "readinto" One, readinto, "Read bytes into a bytearray.";
            "readinto1" One, readinto, "Read bytes into a bytearray.";
            "readline" Positional(0, 1), readline, "Read a line.";
            "readlines" Positional(0, 1), common::readlines, "Return a list of lines.";
            "write" One, write, "Write bytes, and return their number.";
            "writelines" One, common::writelines, "Write a list of lines.";
            "getvalue" None, getvalue, "All the bytes.";
            "getbuffer" None, getbuffer, "A view of all the bytes.";
            "seek" Positional(1, 2), seek, "Move to a place.";
            "tell" None, tell, "The current place.";
            "truncate" Positional(0, 1), truncate, "Cut the bytes off.";
            "close" None, close, "Forget the bytes.";
            "flush" None, flush, "Does nothing.";
            "isatty" None, isatty, "False.";
            "readable" None, capable, "True.";
            "writable" None, capable, "True.";
            "seekable" None, capable, "True.";
            "fileno" None, fileno, "There is none.";
            "detach" None, detach, "Cannot be done.";
        }
    },
    getsets: &[GetSetDef { name: "closed", get: get_closed, set: None, doc: "True if it is closed." }],
    ..NativeClass::DEFAULT
};

fn of(value: &Value) -> Option<&BytesIo> {
    crate::objects::value::borrow_kind::<NativeObject>(value)?.state()
}

fn state<'v>(vm: &mut Vm, value: &'v Value) -> Result<&'v BytesIo> {
    match of(value) {
        Some(state) if state.is_closed.get() => Err(closed(vm)),
        Some(state) => Ok(state),
        None => Err(vm.type_error("a BytesIO is required")),
    }
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_arg(vm, args)?;
    let array = ByteArray::alloc(&vm.heap, Vec::new());
    let array = vm.memory(array)?;
    NativeObject::new(vm, class, BytesIo { array, place: Cell::new(0), is_closed: Cell::new(false) })
}

fn init(vm: &mut Vm, args: Args) -> Result {
    let stream = state(vm, &args[0])?;
    vm.check_exports(stream.array)?;
    stream.array.bytes().truncate(0);
    stream.place.set(0);
    if let Some(bytes) = args.get(1).filter(|bytes| !bytes.is_none()) {
        let bytes = bytes_arg(vm, bytes)?;
        stream.write(vm, &bytes)?;
        stream.place.set(0);
    }
    Ok(Value::NONE)
}

fn read(vm: &mut Vm, args: Args) -> Result {
    let count = size_arg(vm, args.get(1))?;
    let bytes = state(vm, &args[0])?.take(count);
    new_bytes(vm, &bytes)
}

fn readinto(vm: &mut Vm, args: Args) -> Result {
    let count = vm.length(args[1])?;
    let bytes = state(vm, &args[0])?.take(Some(count));
    write_into(vm, args[1], &bytes)
}

fn readline(vm: &mut Vm, args: Args) -> Result {
    let limit = size_arg(vm, args.get(1))?;
    let stream = state(vm, &args[0])?;
    let length = stream.line_length();
    let line = stream.take(Some(limit.map_or(length, |limit| limit.min(length))));
    new_bytes(vm, &line)
}

fn write(vm: &mut Vm, args: Args) -> Result {
    state(vm, &args[0])?;
    let bytes = bytes_arg(vm, args[1])?;
    state(vm, &args[0])?.write(vm, &bytes)?;
    Ok(Value::length(bytes.len()))
}

fn getvalue(vm: &mut Vm, args: Args) -> Result {
    let bytes = state(vm, &args[0])?.array.bytes().to_vec();
    new_bytes(vm, &bytes)
}

/// A view of the bytes: while it is there, their number cannot change.
fn getbuffer(vm: &mut Vm, args: Args) -> Result {
    let array = Value::object(state(vm, &args[0])?.array);
    let view = Value::object(vm.class(Kind::MemoryView));
    vm.call(view, &[array])
}

fn seek(vm: &mut Vm, args: Args) -> Result {
    let stream = state(vm, &args[0])?;
    let place = int_arg(vm, args[1])?;
    let whence = match args.get(2) {
        Some(whence) => int_arg(vm, whence)?,
        None => 0,
    };
    let place = match whence {
        0 if place < 0 => return Err(vm.value_error(format!("negative seek value {place}"))),
        0 => place,
        1 => (stream.place.get() as i64).saturating_add(place).max(0),
        2 => (stream.array.bytes().len() as i64).saturating_add(place).max(0),
        _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    stream.place.set(place as usize);
    vm.new_int(place)
}

fn tell(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::length(state(vm, &args[0])?.place.get()))
}

fn truncate(vm: &mut Vm, args: Args) -> Result {
    let stream = state(vm, &args[0])?;
    vm.check_exports(stream.array)?;
    let size = match args.get(1).filter(|size| !size.is_none()) {
        Some(size) => int_arg(vm, size)?,
        None => stream.place.get() as i64,
    };
    if size < 0 {
        return Err(vm.value_error(format!("negative size value {size}")));
    }
    stream.array.bytes().truncate(size as usize);
    vm.new_int(size)
}

fn close(vm: &mut Vm, args: Args) -> Result {
    if let Some(stream) = of(&args[0]) {
        vm.check_exports(stream.array)?;
        stream.is_closed.set(true);
        stream.array.bytes().clear(&vm.heap);
    }
    Ok(Value::NONE)
}

fn flush(vm: &mut Vm, args: Args) -> Result {
    state(vm, &args[0]).map(|_| Value::NONE)
}
fn isatty(vm: &mut Vm, args: Args) -> Result {
    state(vm, &args[0]).map(|_| Value::FALSE)
}
fn capable(vm: &mut Vm, args: Args) -> Result {
    state(vm, &args[0]).map(|_| Value::TRUE)
}
fn fileno(vm: &mut Vm, _: Args) -> Result {
    Err(common::unsupported(vm, "fileno"))
}
fn detach(vm: &mut Vm, _: Args) -> Result {
    Err(common::unsupported(vm, "detach"))
}
fn get_closed(_: &mut Vm, value: Value) -> Result {
    Ok(Value::bool(of(&value).is_none_or(|stream| stream.is_closed.get())))
}
