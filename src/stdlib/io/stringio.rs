//! `StringIO`: text in memory as a file.

use super::common::{self, class_arg, closed, int_arg, size_arg};
use super::newline::{Newline, prefix, translate};
use crate::heap::{Gc, Marker, count_chars};
use crate::objects::Value;
use crate::objects::class::class_flag;
use crate::objects::native_object::{NativeObject, NativeState};
use crate::objects::str::Str;
use crate::vm::native_class::NativeClass;
use crate::vm::{Args, GetSetDef, Result, Vm};
use std::cell::{Cell, RefCell};

struct StringIo {
    /// WTF-8.
    text: RefCell<Vec<u8>>,
    /// The place, in characters, and in bytes where it lies in the text.
    place: Cell<usize>,
    at: Cell<usize>,
    /// How many characters the place lies beyond the end.
    beyond: Cell<usize>,
    newline: Cell<Newline>,
    is_closed: Cell<bool>,
    /// What has been charged to the heap.
    charged: Cell<usize>,
}

impl NativeState for StringIo {
    fn trace(&self, _: &mut Marker<'_>) {}
    fn external_bytes(&self) -> usize {
        self.charged.get()
    }
}

impl StringIo {
    /// So many bytes from the place on, which are whole characters; the place moves behind them.
    fn take(&self, length: usize) -> Vec<u8> {
        let text = self.text.borrow();
        let taken = text[self.at.get()..self.at.get() + length].to_vec();
        self.at.set(self.at.get() + length);
        self.place.set(self.place.get() + count_chars(&taken));
        taken
    }
    fn write(&self, vm: &mut Vm, new: &[u8]) -> Result<()> {
        let new = match self.newline.get() {
            Newline::Universal => translate(new),
            newline => newline.write(new),
        };
        if new.is_empty() {
            return Ok(());
        }
        let length = count_chars(&new);
        let mut text = self.text.borrow_mut();
        let missing = self.beyond.replace(0);
        let grown = (self.at.get() + missing + new.len()).saturating_sub(self.charged.get());
        let charged = vm.heap.charge(grown);
        vm.memory(charged)?;
        self.charged.set(self.charged.get() + grown);
        if missing > 0 {
            let end = text.len() + missing;
            text.resize(end, 0);
            self.at.set(end);
        }
        let at = self.at.get();
        if at == text.len() {
            text.extend_from_slice(&new);
        } else {
            let replaced = prefix(&text[at..], length);
            text.splice(at..at + replaced, new.iter().copied());
        }
        self.at.set(at + new.len());
        self.place.set(self.place.get() + length);
        Ok(())
    }
    fn seek(&self, place: usize) {
        let text = self.text.borrow();
        self.place.set(place);
        self.at.set(prefix(&text, place));
        let is_at_end = self.at.get() == text.len();
        self.beyond.set(if is_at_end { place - count_chars(&text).min(place) } else { 0 });
    }
}

/// `io.StringIO`
pub static STRING_IO: NativeClass = NativeClass {
    name: "StringIO",
    module: "_io",
    doc: "Text I/O implementation using an in-memory buffer.",
    flags: class_flag::BASETYPE | class_flag::HAS_DICT | class_flag::HAS_WEAKREF,
    methods: crate::natives! {
        StaticMethod { "__new__" Any, new, "A new stream."; }
        Method {
            "__init__" Named { names: &["initial_value", "newline"], required: 0, positional: 2 }, init,
                "Sets the text that it begins with.";
            "__iter__" None, common::itself, "Implement iter(self).";
            "__next__" None, next, "Implement next(self).";
            "__enter__" None, common::itself, "Enter a with block.";
            "__exit__" Any, common::exit, "Close the stream.";
            "read" Positional(0, 1), read, "Read at most size characters.";
            "readline" Positional(0, 1), readline, "Read a line.";
            "readlines" Positional(0, 1), common::readlines, "Return a list of lines.";
            "write" One, write, "Write a string, and return its length.";
            "writelines" One, common::writelines, "Write a list of lines.";
            "getvalue" None, getvalue, "All the text.";
            "seek" Positional(1, 2), seek, "Move to a place.";
            "tell" None, tell, "The current place.";
            "truncate" Positional(0, 1), truncate, "Cut the text off.";
            "close" None, close, "Forget the text.";
            "flush" None, flush, "Does nothing.";
            "isatty" None, isatty, "False.";
            "readable" None, capable, "True.";
            "writable" None, capable, "True.";
            "seekable" None, capable, "True.";
            "fileno" None, fileno, "There is none.";
            "detach" None, detach, "Cannot be done.";
        }
    },
    getsets: &[
        GetSetDef { name: "closed", get: get_closed, set: None, doc: "True if it is closed." },
        GetSetDef { name: "line_buffering", get: get_line_buffering, set: None, doc: "False." },
        GetSetDef { name: "newlines", get: get_nothing, set: None, doc: "None." },
        GetSetDef { name: "encoding", get: get_nothing, set: None, doc: "None." },
        GetSetDef { name: "errors", get: get_nothing, set: None, doc: "None." },
    ],
    ..NativeClass::DEFAULT
};

fn of(value: &Value) -> Option<&StringIo> {
    crate::objects::value::borrow_kind::<NativeObject>(value)?.state()
}

fn state<'v>(vm: &mut Vm, value: &'v Value) -> Result<&'v StringIo> {
    match of(value) {
        Some(state) if state.is_closed.get() => Err(vm.value_error("I/O operation on closed file")),
        Some(state) => Ok(state),
        None => Err(vm.type_error("a StringIO is required")),
    }
}

/// Writes text without a call, if the stream is a plain `StringIO`. `None`: it is something else.
pub fn write_directly(vm: &mut Vm, stream: Value, text: Gc<Str>) -> Option<Result<()>> {
    let state = of(&stream)?;
    if state.is_closed.get() {
        return Some(Err(closed(vm)));
    }
    Some(state.write(vm, text.as_bytes()))
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_arg(vm, args)?;
    let state = StringIo {
        text: RefCell::default(),
        place: Cell::new(0),
        at: Cell::new(0),
        beyond: Cell::new(0),
        newline: Cell::new(Newline::Lf),
        is_closed: Cell::new(false),
        charged: Cell::new(0),
    };
    NativeObject::new(vm, class, state)
}

fn init(vm: &mut Vm, args: Args) -> Result {
    let newline = match args.get(2) {
        Some(newline) => Newline::parse(vm, newline)?,
        None => Newline::Lf,
    };
    let stream = state(vm, &args[0])?;
    stream.text.borrow_mut().clear();
    stream.seek(0);
    stream.newline.set(newline);
    if let Some(text) = args.get(1).filter(|text| !text.is_none()) {
        let text = text_arg(vm, text)?;
        stream.write(vm, text.as_bytes())?;
        stream.seek(0);
    }
    Ok(Value::NONE)
}

/// The text to begin with.
fn text_arg(vm: &mut Vm, value: Value) -> Result<Gc<Str>> {
    match value.as_kind::<Str>() {
        Some(text) => Ok(text),
        None => {
            let class = vm.type_name(value);
            Err(vm.type_error(format!("initial_value must be str or None, not {class}")))
        }
    }
}

fn read(vm: &mut Vm, args: Args) -> Result {
    let count = size_arg(vm, args.get(1))?;
    let stream = state(vm, &args[0])?;
    let length = {
        let text = stream.text.borrow();
        let rest = &text[stream.at.get()..];
        count.map_or(rest.len(), |count| prefix(rest, count))
    };
    let taken = stream.take(length);
    vm.new_str(taken)
}

fn readline(vm: &mut Vm, args: Args) -> Result {
    let limit = size_arg(vm, args.get(1))?;
    line(vm, args[0], limit)
}

fn line(vm: &mut Vm, stream: Value, limit: Option<usize>) -> Result {
    let stream = state(vm, &stream)?;
    let length = {
        let text = stream.text.borrow();
        let rest = &text[stream.at.get()..];
        let length = stream.newline.get().line(rest).unwrap_or(rest.len());
        limit.map_or(length, |limit| prefix(&rest[..length], limit))
    };
    let taken = stream.take(length);
    vm.new_str(taken)
}

fn next(vm: &mut Vm, args: Args) -> Result {
    let plain = super::class_of(vm, &STRING_IO)?;
    if !vm.class_of(args[0]).is(plain) {
        return common::next(vm, args);
    }
    let line = line(vm, args[0], None)?;
    match line.as_object::<Str>() {
        Some(text) if text.is_empty() => Err(vm.stop_iteration(Value::NONE)),
        _ => Ok(line),
    }
}

fn write(vm: &mut Vm, args: Args) -> Result {
    let Some(text) = args[1].as_kind::<Str>() else {
        let class = vm.type_name(args[1]);
        return Err(vm.type_error(format!("string argument expected, got '{class}'")));
    };
    state(vm, &args[0])?.write(vm, text.as_bytes())?;
    Ok(Value::length(text.len()))
}

fn getvalue(vm: &mut Vm, args: Args) -> Result {
    let text = state(vm, &args[0])?.text.borrow();
    vm.new_str(&text[..])
}

fn seek(vm: &mut Vm, args: Args) -> Result {
    let place = int_arg(vm, args[1])?;
    let whence = match args.get(2) {
        Some(whence) => int_arg(vm, whence)?,
        None => 0,
    };
    let stream = state(vm, &args[0])?;
    let place = match whence {
        0 if place < 0 => return Err(vm.value_error(format!("Negative seek position {place}"))),
        0 => place as usize,
        1 | 2 if place != 0 => {
            return Err(vm.raise(crate::vm::Exc::OSError, "Can't do nonzero cur-relative seeks"));
        }
        1 => stream.place.get(),
        2 => count_chars(&stream.text.borrow()),
        _ => return Err(vm.value_error(format!("Invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    stream.seek(place);
    Ok(Value::length(place))
}

fn tell(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::length(state(vm, &args[0])?.place.get()))
}

fn truncate(vm: &mut Vm, args: Args) -> Result {
    let size = match args.get(1).filter(|size| !size.is_none()) {
        Some(size) => int_arg(vm, size)?,
        None => state(vm, &args[0])?.place.get() as i64,
    };
    if size < 0 {
        return Err(vm.value_error(format!("Negative size value {size}")));
    }
    let stream = state(vm, &args[0])?;
    let length = prefix(&stream.text.borrow(), usize::try_from(size).unwrap_or(0));
    stream.text.borrow_mut().truncate(length);
    stream.seek(stream.place.get());
    vm.new_int(size)
}

fn close(_: &mut Vm, args: Args) -> Result {
    if let Some(stream) = of(&args[0]) {
        stream.is_closed.set(true);
        stream.text.take();
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
fn get_line_buffering(_: &mut Vm, _: Value) -> Result {
    Ok(Value::FALSE)
}
fn get_nothing(_: &mut Vm, _: Value) -> Result {
    Ok(Value::NONE)
}
