//! `BufferedReader`, `BufferedWriter`, `BufferedRandom`: a buffer before a raw stream, which is a `FileIO` or anything that
//! reads and writes bytes.

use super::common::{self, bytes_arg, class_arg, int_arg, new_bytes, size_arg, unsupported};
use super::raw::{self, write_into};
use crate::heap::Marker;
use crate::objects::Value;
use crate::objects::class::class_flag;
use crate::objects::native_object::{NativeObject, NativeState};
use crate::vm::native::NativeDef;
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Args, GetSetDef, Result, Vm};
use std::cell::{Cell, RefCell};
use std::io::SeekFrom;

/// `io.DEFAULT_BUFFER_SIZE`
pub const BUFFER: usize = 8192;

/// The state of a buffered stream.
pub struct Buffered {
    /// The raw stream; Unbound once it was detached.
    raw: Cell<Value>,
    size: usize,
    /// What was read, and how much of it is used up.
    read: RefCell<Vec<u8>>,
    used: Cell<usize>,
    /// What was written and has not gone out.
    written: RefCell<Vec<u8>>,
    reads: bool,
    writes: bool,
}

impl NativeState for Buffered {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.raw.get().trace(marker);
    }
}

/// The state of a value that is a buffered stream.
pub fn of(value: &Value) -> Option<&Buffered> {
    crate::objects::value::borrow_kind::<NativeObject>(value)?.state()
}

impl Buffered {
    fn raw(&self, vm: &mut Vm) -> Result {
        match self.raw.get().bound() {
            Some(raw) => Ok(raw),
            None => Err(vm.value_error("raw stream has been detached")),
        }
    }
    /// Reads once from the raw stream; nothing at its end.
    fn read_raw(&self, vm: &mut Vm, count: usize) -> Result<Vec<u8>> {
        let stream = self.raw(vm)?;
        if let Some(raw) = raw::of(&stream) {
            return raw.read(vm, count);
        }
        let bytes = vm.call_method(stream, vm.names.read, &[Value::length(count)])?;
        if bytes.is_none() { Ok(Vec::new()) } else { bytes_arg(vm, bytes) }
    }
    fn unread(&self) -> usize {
        self.read.borrow().len() - self.used.get()
    }
    /// Takes at most `count` bytes of those that were read.
    fn take(&self, count: usize) -> Vec<u8> {
        let read = self.read.borrow();
        let start = self.used.get();
        let end = start.saturating_add(count).min(read.len());
        self.used.set(end);
        read[start..end].to_vec()
    }
    /// Reads more into the buffer. False: there is no more.
    fn fill(&self, vm: &mut Vm) -> Result<bool> {
        let more = self.read_raw(vm, self.size)?;
        let mut read = self.read.borrow_mut();
        let used = self.used.replace(0);
        read.drain(..used);
        let is_more = !more.is_empty();
        if read.is_empty() {
            *read = more;
        } else {
            read.extend(more);
        }
        Ok(is_more)
    }
    /// Reads `count` bytes, fewer only at the end; or all that is left.
    ///
    /// # Errors
    /// What the raw stream raises.
    pub fn read(&self, vm: &mut Vm, count: Option<usize>) -> Result<Vec<u8>> {
        self.flush_written(vm)?;
        let Some(count) = count else {
            let mut bytes = self.take(usize::MAX);
            let stream = self.raw(vm)?;
            if let Some(raw) = raw::of(&stream) {
                bytes.extend(raw.read_all(vm)?);
                return Ok(bytes);
            }
            while self.fill(vm)? {
                bytes.extend(self.take(usize::MAX));
            }
            return Ok(bytes);
        };
        let mut bytes = self.take(count);
        while bytes.len() < count && self.fill(vm)? {
            bytes.extend(self.take(count - bytes.len()));
        }
        Ok(bytes)
    }
    /// What was read already, or what one read of the raw stream gives.
    ///
    /// # Errors
    /// What the raw stream raises.
    pub fn read_some(&self, vm: &mut Vm, count: Option<usize>) -> Result<Vec<u8>> {
        self.flush_written(vm)?;
        if count == Some(0) {
            return Ok(Vec::new());
        }
        if self.unread() == 0 {
            self.fill(vm)?;
        }
        Ok(self.take(count.unwrap_or(usize::MAX)))
    }
    /// Reads a line with its end, of at most `limit` bytes.
    fn read_line(&self, vm: &mut Vm, limit: usize) -> Result<Vec<u8>> {
        self.flush_written(vm)?;
        let mut line = Vec::new();
        loop {
            let (length, is_whole) = {
                let read = self.read.borrow();
                let rest = &read[self.used.get()..];
                let rest = &rest[..rest.len().min(limit - line.len())];
                match memchr::memchr(b'\n', rest) {
                    Some(at) => (at + 1, true),
                    None => (rest.len(), false),
                }
            };
            line.extend(self.take(length));
            if is_whole || line.len() >= limit || self.unread() == 0 && !self.fill(vm)? {
                return Ok(line);
            }
        }
    }
    /// Writes bytes, into the buffer if they fit.
    ///
    /// # Errors
    /// What the raw stream raises.
    pub fn write(&self, vm: &mut Vm, bytes: &[u8]) -> Result<()> {
        self.forget_read(vm)?;
        if self.written.borrow().len() + bytes.len() > self.size {
            self.flush_written(vm)?;
            if bytes.len() >= self.size {
                return self.write_raw(vm, bytes);
            }
        }
        self.written.borrow_mut().extend_from_slice(bytes);
        Ok(())
    }
    fn write_raw(&self, vm: &mut Vm, mut bytes: &[u8]) -> Result<()> {
        let stream = self.raw(vm)?;
        if let Some(raw) = raw::of(&stream) {
            return raw.write(vm, bytes);
        }
        while !bytes.is_empty() {
            let given = new_bytes(vm, bytes)?;
            let count = vm.call_method(stream, vm.names.write, &[given])?;
            if count.is_none() {
                let text = "write could not complete without blocking";
                return Err(vm.raise(crate::vm::Exc::BlockingIOError, text));
            }
            let count = int_arg(vm, count)?;
            match usize::try_from(count).ok().and_then(|count| bytes.get(count..)) {
                Some(rest) => bytes = rest,
                None => {
                    let most = bytes.len();
                    let text = format!(
                        "raw write() returned invalid length {count} (should have been between 0 and {most})"
                    );
                    return Err(vm.raise(crate::vm::Exc::OSError, text));
                }
            }
        }
        Ok(())
    }
    /// Lets out what was written.
    fn flush_written(&self, vm: &mut Vm) -> Result<()> {
        if self.written.borrow().is_empty() {
            return Ok(());
        }
        let written = self.written.take();
        self.write_raw(vm, &written)
    }
    /// Lets out what was written, and has the raw stream do so too.
    ///
    /// # Errors
    /// What the raw stream raises.
    pub fn flush(&self, vm: &mut Vm) -> Result<()> {
        self.flush_written(vm)?;
        let stream = self.raw(vm)?;
        match raw::of(&stream) {
            Some(raw) => raw.flush(vm),
            None => vm.call_method(stream, vm.names.flush, &[]).map(|_| ()),
        }
    }
    /// Puts the raw stream to where reading stands.
    fn forget_read(&self, vm: &mut Vm) -> Result<()> {
        let unread = self.unread();
        self.read.borrow_mut().clear();
        self.used.set(0);
        if unread > 0 {
            self.seek_raw(vm, SeekFrom::Current(-(unread as i64)))?;
        }
        Ok(())
    }
    fn seek_raw(&self, vm: &mut Vm, to: SeekFrom) -> Result<i64> {
        let stream = self.raw(vm)?;
        if let Some(raw) = raw::of(&stream) {
            return raw.seek(vm, to).map(|place| place as i64);
        }
        let (place, whence) = match to {
            SeekFrom::Start(place) => (place as i64, 0),
            SeekFrom::Current(place) => (place, 1),
            SeekFrom::End(place) => (place, 2),
        };
        let place = vm.new_int(place)?;
        let seek = vm.intern("seek")?;
        let place = vm.call_method(stream, seek, &[place, Value::small(whence)])?;
        int_arg(vm, place)
    }
}

macro_rules! class {
    ($CLASS:ident, $name:literal, $new:ident, $methods:expr) => {
        #[doc = concat!("`io.", $name, "`")]
        pub static $CLASS: NativeClass = NativeClass {
            name: $name,
            module: "_io",
            base: Some(&BUFFERED),
            flags: class_flag::BASETYPE | class_flag::HAS_DICT | class_flag::HAS_WEAKREF,
            methods: $methods,
            ..NativeClass::DEFAULT
        };
        fn $new(vm: &mut Vm, args: Args) -> Result {
            new(vm, args, &$CLASS)
        }
    };
}
class!(BUFFERED_READER, "BufferedReader", new_reader, READER);
class!(BUFFERED_WRITER, "BufferedWriter", new_writer, WRITER);
class!(BUFFERED_RANDOM, "BufferedRandom", new_random, RANDOM);

const READER: &[NativeDef] = crate::natives! {
    StaticMethod { "__new__" Any, new_reader, "A reader of a raw stream."; }
};
const WRITER: &[NativeDef] = crate::natives! {
    StaticMethod { "__new__" Any, new_writer, "A writer of a raw stream."; }
};
const RANDOM: &[NativeDef] = crate::natives! {
    StaticMethod { "__new__" Any, new_random, "A reader and writer of a raw stream with places."; }
};

/// What the three have in common. CPython's `_io._BufferedIOBase` likewise is the base of all.
static BUFFERED: NativeClass = NativeClass {
    name: "_BufferedIOBase",
    module: "_io",
    flags: class_flag::BASETYPE | class_flag::HAS_DICT | class_flag::HAS_WEAKREF,
    methods: crate::natives! { Method {
        "__init__" Any, init, "Done by __new__.";
        "__iter__" None, common::itself, "Implement iter(self).";
        "__next__" None, common::next, "Implement next(self).";
        "__enter__" None, common::itself, "Enter a with block.";
        "__exit__" Any, common::exit, "Close the stream.";
        "__del__" None, common::delete, "Close the stream.";
        "__repr__" None, repr, "Return repr(self).";
        "read" Positional(0, 1), read, "Read size bytes, or all.";
        "read1" Positional(0, 1), read1, "Read at most size bytes, with at most one raw read.";
        "peek" Positional(0, 1), peek, "Bytes that are read next.";
        "readinto" One, readinto, "Read bytes into a bytearray.";
        "readinto1" One, readinto1, "Read bytes into a bytearray, with at most one raw read.";
        "readline" Positional(0, 1), readline, "Read a line.";
        "readlines" Positional(0, 1), common::readlines, "Return a list of lines.";
        "write" One, write, "Write bytes, and return their number.";
        "writelines" One, common::writelines, "Write a list of lines.";
        "seek" Positional(1, 2), seek, "Move to a place.";
        "tell" None, tell, "The current place.";
        "truncate" Positional(0, 1), truncate, "Truncate the file.";
        "close" None, close, "Flush and close the stream.";
        "flush" None, flush, "Write what was kept back.";
        "detach" None, detach, "Separate the raw stream.";
        "fileno" None, fileno, "The raw stream's descriptor.";
        "isatty" None, isatty, "Whether the raw stream is a terminal.";
        "readable" None, readable, "Whether the stream can be read.";
        "writable" None, writable, "Whether the stream can be written.";
        "seekable" None, seekable, "Whether the raw stream has places.";
    } },
    getsets: &[
        GetSetDef { name: "closed", get: get_closed, set: None, doc: "Whether the raw stream is closed." },
        GetSetDef { name: "mode", get: get_mode, set: None, doc: "The raw stream's mode." },
        GetSetDef { name: "name", get: get_name, set: None, doc: "The raw stream's name." },
        GetSetDef { name: "raw", get: get_raw, set: None, doc: "The raw stream." },
    ],
    ..NativeClass::DEFAULT
};

/// A buffer before a raw stream.
///
/// # Errors
/// MemoryError.
pub fn wrap(vm: &mut Vm, raw: Value, def: &'static NativeClass, size: usize) -> Result {
    let class = native_class(vm, def)?;
    make(vm, raw, def, class, size)
}

fn make(
    vm: &mut Vm,
    raw: Value,
    def: &'static NativeClass,
    class: crate::heap::Gc<crate::objects::class::Class>,
    size: usize,
) -> Result {
    let is = |other: &'static NativeClass| std::ptr::eq(def, other);
    let state = Buffered {
        raw: Cell::new(raw),
        size,
        read: RefCell::default(),
        used: Cell::new(0),
        written: RefCell::default(),
        reads: !is(&BUFFERED_WRITER),
        writes: !is(&BUFFERED_READER),
    };
    let stream = NativeObject::new(vm, class, state)?;
    common::watch(vm, stream);
    Ok(stream)
}

fn new(vm: &mut Vm, args: Args, def: &'static NativeClass) -> Result {
    let class = class_arg(vm, args)?;
    let [raw, size] = common::named(vm, args.skip(1), def.name, ["raw", "buffer_size"])?;
    if raw.is_unbound() {
        return Err(vm.type_error(format!("{}() missing required argument 'raw' (pos 1)", def.name)));
    }
    let size = match size.bound() {
        Some(size) => int_arg(vm, size)?,
        None => BUFFER as i64,
    };
    if size <= 0 {
        return Err(vm.value_error("buffer size must be strictly positive"));
    }
    let checks = [
        (!std::ptr::eq(def, &BUFFERED_WRITER), "readable"),
        (!std::ptr::eq(def, &BUFFERED_READER), "writable"),
    ];
    for (wanted, name) in checks {
        if wanted && !ask(vm, raw, name)? {
            return Err(common::os_error(
                vm,
                &std::io::Error::other(format!("File or stream is not {name}.")),
                raw,
            ));
        }
    }
    make(vm, raw, def, class, size as usize)
}

fn init(_: &mut Vm, _: Args) -> Result {
    Ok(Value::NONE)
}

/// Whether a stream says that it can do something.
fn ask(vm: &mut Vm, stream: Value, name: &str) -> Result<bool> {
    let name = vm.intern(name)?;
    let answer = vm.call_method(stream, name, &[])?;
    vm.truth(answer)
}

/// The state, if the stream is open.
fn state<'v>(vm: &mut Vm, value: &'v Value, action: &str) -> Result<&'v Buffered> {
    let Some(buffered) = of(value) else { return Err(vm.type_error("a buffered stream is required")) };
    let stream = buffered.raw(vm)?;
    if common::is_closed(vm, stream)? {
        return Err(vm.value_error(format!("{action} closed file")));
    }
    Ok(buffered)
}

fn reader<'v>(vm: &mut Vm, value: &'v Value) -> Result<&'v Buffered> {
    let buffered = state(vm, value, "read of")?;
    if buffered.reads { Ok(buffered) } else { Err(unsupported(vm, "read")) }
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    let class = vm.type_name(args[0]);
    let raw = of(&args[0]).map_or(Value::UNBOUND, |buffered| buffered.raw.get());
    let name = match raw.bound() {
        Some(raw) => {
            let key = vm.intern("name")?;
            vm.find_attr(raw, key)?
        }
        None => None,
    };
    match name {
        Some(name) => {
            let name = vm.repr_text(name)?;
            vm.new_str(format!("<_io.{class} name={name}>"))
        }
        None => vm.new_str(format!("<_io.{class}>")),
    }
}

fn read(vm: &mut Vm, args: Args) -> Result {
    let count = size_arg(vm, args.get(1))?;
    let bytes = reader(vm, &args[0])?.read(vm, count)?;
    new_bytes(vm, &bytes)
}

fn read1(vm: &mut Vm, args: Args) -> Result {
    let count = size_arg(vm, args.get(1))?;
    let bytes = reader(vm, &args[0])?.read_some(vm, count)?;
    new_bytes(vm, &bytes)
}

fn peek(vm: &mut Vm, args: Args) -> Result {
    let buffered = reader(vm, &args[0])?;
    buffered.flush_written(vm)?;
    if buffered.unread() == 0 {
        buffered.fill(vm)?;
    }
    let ahead = buffered.read.borrow()[buffered.used.get()..].to_vec();
    new_bytes(vm, &ahead)
}

fn readinto(vm: &mut Vm, args: Args) -> Result {
    let count = vm.length(args[1])?;
    let bytes = reader(vm, &args[0])?.read(vm, Some(count))?;
    write_into(vm, args[1], &bytes)
}

fn readinto1(vm: &mut Vm, args: Args) -> Result {
    let count = vm.length(args[1])?;
    let bytes = reader(vm, &args[0])?.read_some(vm, Some(count))?;
    write_into(vm, args[1], &bytes)
}

fn readline(vm: &mut Vm, args: Args) -> Result {
    let limit = size_arg(vm, args.get(1))?;
    let line = reader(vm, &args[0])?.read_line(vm, limit.unwrap_or(usize::MAX))?;
    new_bytes(vm, &line)
}

fn write(vm: &mut Vm, args: Args) -> Result {
    if args[1].as_kind::<crate::objects::str::Str>().is_some() {
        return Err(vm.type_error("a bytes-like object is required, not 'str'"));
    }
    let bytes = bytes_arg(vm, args[1])?;
    let buffered = state(vm, &args[0], "write to")?;
    if !buffered.writes {
        return Err(unsupported(vm, "write"));
    }
    buffered.write(vm, &bytes)?;
    Ok(Value::length(bytes.len()))
}

fn seek(vm: &mut Vm, args: Args) -> Result {
    let to = raw::seek_args(vm, args)?;
    let buffered = state(vm, &args[0], "seek of")?;
    buffered.flush_written(vm)?;
    let to = match to {
        SeekFrom::Current(place) => SeekFrom::Current(place - buffered.unread() as i64),
        other => other,
    };
    buffered.read.borrow_mut().clear();
    buffered.used.set(0);
    let place = buffered.seek_raw(vm, to)?;
    vm.new_int(place)
}

fn tell(vm: &mut Vm, args: Args) -> Result {
    let buffered = state(vm, &args[0], "tell of")?;
    let place = buffered.seek_raw(vm, SeekFrom::Current(0))?;
    let place = place - buffered.unread() as i64 + buffered.written.borrow().len() as i64;
    vm.new_int(place)
}

fn truncate(vm: &mut Vm, args: Args) -> Result {
    let buffered = state(vm, &args[0], "truncate of")?;
    if !buffered.writes {
        return Err(unsupported(vm, "truncate"));
    }
    buffered.flush_written(vm)?;
    let size = match args.get(1).filter(|size| !size.is_none()) {
        Some(size) => size,
        None => {
            let place = buffered.seek_raw(vm, SeekFrom::Current(0))? - buffered.unread() as i64;
            vm.new_int(place)?
        }
    };
    let stream = buffered.raw(vm)?;
    let name = vm.intern("truncate")?;
    vm.call_method(stream, name, &[size])
}

fn close(vm: &mut Vm, args: Args) -> Result {
    let Some(buffered) = of(&args[0]) else { return Ok(Value::NONE) };
    let Some(stream) = buffered.raw.get().bound() else { return Ok(Value::NONE) };
    if common::is_closed(vm, stream)? {
        return Ok(Value::NONE);
    }
    let flushed = buffered.flush_written(vm);
    let raised = vm.take_raised();
    let closed = vm.call_method(stream, vm.names.close, &[]);
    if flushed.is_err() {
        vm.raised = raised;
        return Err(crate::vm::Raised);
    }
    closed.map(|_| Value::NONE)
}

fn flush(vm: &mut Vm, args: Args) -> Result {
    state(vm, &args[0], "flush of")?.flush(vm)?;
    Ok(Value::NONE)
}

fn detach(vm: &mut Vm, args: Args) -> Result {
    let buffered = state(vm, &args[0], "detach of")?;
    buffered.flush(vm)?;
    buffered.forget_read(vm)?;
    Ok(buffered.raw.replace(Value::UNBOUND))
}

/// Asks the raw stream.
fn pass_on(vm: &mut Vm, stream: Value, name: &str) -> Result {
    let raw = state(vm, &stream, "I/O operation on")?.raw(vm)?;
    let name = vm.intern(name)?;
    vm.call_method(raw, name, &[])
}

fn fileno(vm: &mut Vm, args: Args) -> Result {
    pass_on(vm, args[0], "fileno")
}
fn isatty(vm: &mut Vm, args: Args) -> Result {
    pass_on(vm, args[0], "isatty")
}
fn seekable(vm: &mut Vm, args: Args) -> Result {
    pass_on(vm, args[0], "seekable")
}
fn readable(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(state(vm, &args[0], "I/O operation on")?.reads))
}
fn writable(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(state(vm, &args[0], "I/O operation on")?.writes))
}

fn attribute(vm: &mut Vm, value: Value, name: &str) -> Result {
    let Some(buffered) = of(&value) else { return Ok(Value::NONE) };
    let raw = buffered.raw(vm)?;
    let name = vm.intern(name)?;
    vm.get_attr(raw, name)
}
fn get_closed(vm: &mut Vm, value: Value) -> Result {
    attribute(vm, value, "closed")
}
fn get_mode(vm: &mut Vm, value: Value) -> Result {
    attribute(vm, value, "mode")
}
fn get_name(vm: &mut Vm, value: Value) -> Result {
    attribute(vm, value, "name")
}
fn get_raw(_: &mut Vm, value: Value) -> Result {
    Ok(of(&value).map_or(Value::NONE, |buffered| buffered.raw.get().bound().unwrap_or(Value::NONE)))
}
