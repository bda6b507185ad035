//! `FileIO`: a file of the operating system, without a buffer.

use super::common::{
    self, bytes_arg, class_arg, closed, int_arg, new_bytes, os_error, size_arg, unsupported,
};
use super::descriptor;
use crate::heap::Marker;
use crate::objects::Value;
use crate::objects::bytes::ByteArray;
use crate::objects::class::class_flag;
use crate::objects::native_object::{NativeObject, NativeState};
use crate::objects::str::Str;
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::scope::encode_os;
use crate::vm::{Args, GetSetDef, Raised, Result, Vm};
use std::cell::{Cell, RefCell};
use std::ffi::OsString;
use std::io::{self, SeekFrom};
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::OpenOptionsExt;

/// What a mode string means.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs)] // What the letters stand for.
pub struct Mode {
    pub reading: bool,
    pub writing: bool,
    pub appending: bool,
    pub creating: bool,
    pub updating: bool,
}

impl Mode {
    /// Whether the file can be read.
    pub fn is_readable(self) -> bool {
        self.reading || self.updating
    }
    /// Whether the file can be written to.
    pub fn is_writable(self) -> bool {
        !self.reading || self.updating
    }
    /// The mode in CPython's normal form.
    fn text(self) -> &'static str {
        match (self.creating, self.appending, self.is_readable(), self.is_writable()) {
            (true, _, true, _) => "xb+",
            (true, ..) => "xb",
            (_, true, true, _) => "ab+",
            (_, true, ..) => "ab",
            (_, _, true, true) => "rb+",
            (_, _, true, false) => "rb",
            _ => "wb",
        }
    }
}

/// The state of a `FileIO`.
pub struct Raw {
    /// -1: closed.
    descriptor: Cell<i32>,
    mode: Mode,
    close_descriptor: bool,
    name: Cell<Value>,
    /// What the host gave beyond what was wanted: it reads whole lines.
    left: RefCell<Vec<u8>>,
}

impl NativeState for Raw {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.name.get().trace(marker);
    }
}

impl Raw {
    fn open_descriptor(&self) -> Option<i32> {
        Some(self.descriptor.get()).filter(|&descriptor| descriptor >= 0)
    }
    /// Reads at most `count` bytes; none at the end.
    ///
    /// # Errors
    /// ValueError, if it is closed; OSError.
    pub fn read(&self, vm: &mut Vm, count: usize) -> Result<Vec<u8>> {
        let Some(descriptor) = self.open_descriptor() else { return Err(closed(vm)) };
        let mut bytes = std::mem::take(&mut *self.left.borrow_mut());
        if bytes.is_empty() {
            bytes = match descriptor::read(vm, descriptor, count) {
                Ok(bytes) => bytes,
                Err(error) => return Err(os_error(vm, &error, Value::UNBOUND)),
            };
        }
        if bytes.len() > count {
            *self.left.borrow_mut() = bytes.split_off(count);
        }
        Ok(bytes)
    }
    /// Reads all that is left.
    ///
    /// # Errors
    /// As for [`Raw::read`].
    pub fn read_all(&self, vm: &mut Vm) -> Result<Vec<u8>> {
        let Some(descriptor) = self.open_descriptor() else { return Err(closed(vm)) };
        let mut bytes = std::mem::take(&mut *self.left.borrow_mut());
        match descriptor::read_all(vm, descriptor) {
            Ok(rest) => bytes.extend(rest),
            Err(error) => return Err(os_error(vm, &error, Value::UNBOUND)),
        }
        Ok(bytes)
    }
    /// Writes all bytes.
    ///
    /// # Errors
    /// As for [`Raw::read`].
    pub fn write(&self, vm: &mut Vm, bytes: &[u8]) -> Result<()> {
        let Some(descriptor) = self.open_descriptor() else { return Err(closed(vm)) };
        descriptor::write(vm, descriptor, bytes).map_err(|error| os_error(vm, &error, Value::UNBOUND))
    }
    /// Lets out what the host keeps back.
    ///
    /// # Errors
    /// As for [`Raw::read`].
    pub fn flush(&self, vm: &mut Vm) -> Result<()> {
        let Some(descriptor) = self.open_descriptor() else { return Err(closed(vm)) };
        descriptor::flush(vm, descriptor).map_err(|error| os_error(vm, &error, Value::UNBOUND))
    }
    /// Changes the place in the file.
    ///
    /// # Errors
    /// As for [`Raw::read`].
    pub fn seek(&self, vm: &mut Vm, to: SeekFrom) -> Result<u64> {
        let Some(descriptor) = self.open_descriptor() else { return Err(closed(vm)) };
        self.left.borrow_mut().clear();
        descriptor::seek(descriptor, to).map_err(|error| os_error(vm, &error, Value::UNBOUND))
    }
}

/// The state of a value that is a `FileIO`, of its own class or a subclass.
pub fn of(value: &Value) -> Option<&Raw> {
    crate::objects::value::borrow_kind::<NativeObject>(value)?.state::<Raw>()
}

/// A `FileIO` of a descriptor that is open.
///
/// # Errors
/// MemoryError.
pub fn new_of_descriptor(vm: &mut Vm, descriptor: i32, mode: Mode, name: Value, close: bool) -> Result {
    let class = native_class(vm, &FILE_IO)?;
    let state = Raw {
        descriptor: Cell::new(descriptor),
        mode,
        close_descriptor: close,
        name: Cell::new(name),
        left: RefCell::default(),
    };
    NativeObject::new(vm, class, state)
}

/// `io.FileIO`
pub static FILE_IO: NativeClass = NativeClass {
    name: "FileIO",
    module: "_io",
    flags: class_flag::BASETYPE | class_flag::HAS_DICT | class_flag::HAS_WEAKREF,
    methods: crate::natives! {
        StaticMethod { "__new__" Any, new, "Open a file without a buffer."; }
        Method {
            "__init__" Any, init, "Done by __new__.";
            "__iter__" None, common::itself, "Implement iter(self).";
            "__next__" None, common::next, "Implement next(self).";
            "__enter__" None, common::itself, "Enter a with block.";
            "__exit__" Any, common::exit, "Close the file.";
            "__del__" None, common::delete, "Close the file.";
            "__repr__" None, repr, "Return repr(self).";
            "read" Positional(0, 1), read, "Read at most size bytes.";
            "readall" None, readall, "Read all that is left.";
            "readinto" One, readinto, "Same as read(), into a bytearray.";
            "readline" Positional(0, 1), readline, "Read a line.";
            "readlines" Positional(0, 1), common::readlines, "Return a list of lines.";
            "write" One, write, "Write bytes, and return their number.";
            "writelines" One, common::writelines, "Write a list of lines.";
            "seek" Positional(1, 2), seek, "Move to a place in the file.";
            "tell" None, tell, "Current place in the file.";
            "truncate" Positional(0, 1), truncate, "Truncate the file.";
            "close" None, close, "Close the file.";
            "flush" None, flush, "Does nothing but check that the file is open.";
            "fileno" None, fileno, "Return the file descriptor.";
            "isatty" None, isatty, "True if the file is a terminal.";
            "readable" None, readable, "True if the file can be read.";
            "writable" None, writable, "True if the file can be written.";
            "seekable" None, seekable, "True if the file has places.";
        }
    },
    getsets: &[
        GetSetDef { name: "closed", get: get_closed, set: None, doc: "True if the file is closed." },
        GetSetDef {
            name: "closefd",
            get: get_closefd,
            set: None,
            doc: "True if close() closes the descriptor.",
        },
        GetSetDef { name: "mode", get: get_mode, set: None, doc: "How the file was opened." },
        GetSetDef { name: "name", get: get_name, set: Some(set_name), doc: "The file's name." },
    ],
    ..NativeClass::DEFAULT
};

/// The letters of a mode for `FileIO`.
fn parse_mode(vm: &mut Vm, text: &str) -> Result<Mode> {
    let mut mode = Mode::default();
    let mut count = 0;
    for letter in text.chars() {
        match letter {
            'r' => mode.reading = true,
            'w' => mode.writing = true,
            'a' => mode.appending = true,
            'x' => mode.creating = true,
            '+' => {
                mode.updating = true;
                continue;
            }
            'b' => continue,
            _ => return Err(vm.value_error(format!("invalid mode: {text:.200}"))),
        }
        count += 1;
    }
    if count != 1 {
        let rule = "Must have exactly one of create/read/write/append mode and at most one plus";
        return Err(vm.value_error(rule));
    }
    Ok(mode)
}

/// Opens a file, or takes a descriptor over.
///
/// # Errors
/// OSError; what the opener raises.
pub fn open(vm: &mut Vm, file: Value, mode: Mode, close: bool, opener: Value) -> Result {
    if vm.find_special(file, vm.names.__index__).is_some() {
        let descriptor = int_arg(vm, file)? as i32;
        if descriptor < 0 {
            return Err(vm.value_error("negative file descriptor"));
        }
        if let Err(error) = descriptor::file(descriptor) {
            return Err(os_error(vm, &error, file));
        }
        return new_of_descriptor(vm, descriptor, mode, file, close);
    }
    let path = vm.fs_path(file)?;
    if !close {
        return Err(vm.value_error("Cannot use closefd=False with file name"));
    }
    let Some(bytes) = encode_os(path.as_bytes()) else {
        return Err(vm.unencodable("utf-8", path, "surrogates not allowed"));
    };
    if bytes.contains(&0) {
        return Err(vm.value_error("embedded null byte"));
    }
    if !opener.is_none() && !opener.is_unbound() {
        let descriptor = vm.call(opener, &[file, Value::small(flags(mode))])?;
        let descriptor = int_arg(vm, descriptor)?;
        if descriptor < 0 {
            return Err(vm.value_error(format!("opener returned {descriptor}")));
        }
        return new_of_descriptor(vm, descriptor as i32, mode, file, true);
    }
    let place = OsString::from_vec(bytes);
    let mut options = std::fs::OpenOptions::new();
    options.read(mode.is_readable()).mode(0o666);
    options.write(mode.is_writable() && !mode.appending).append(mode.appending);
    options.create(mode.writing || mode.appending).truncate(mode.writing).create_new(mode.creating);
    let opened = options.open(&place).and_then(|opened| match opened.metadata() {
        // EISDIR
        Ok(found) if found.is_dir() => Err(io::Error::from_raw_os_error(21)),
        _ => Ok(opened),
    });
    match opened {
        Ok(opened) => new_of_descriptor(vm, descriptor::insert(opened), mode, file, true),
        Err(error) => Err(os_error(vm, &error, file)),
    }
}

/// The flags of `os.open` for a mode: `O_CLOEXEC` and its like, as an opener gets them.
fn flags(mode: Mode) -> i32 {
    const CLOEXEC: i32 = 0o200_0000;
    let access = match (mode.is_readable(), mode.is_writable()) {
        (true, true) => 2,
        (false, true) => 1,
        _ => 0,
    };
    let create = if mode.writing || mode.appending || mode.creating { 0o100 } else { 0 };
    let rest = if mode.creating { 0o200 } else { 0 }
        | if mode.writing { 0o1000 } else { 0 }
        | if mode.appending { 0o2000 } else { 0 };
    access | create | rest | CLOEXEC
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_arg(vm, args)?;
    let [file, mode, close, opener] =
        common::named(vm, args.skip(1), "FileIO", ["file", "mode", "closefd", "opener"])?;
    if file.is_unbound() {
        return Err(vm.type_error("FileIO() missing required argument 'file' (pos 1)"));
    }
    let mode = match mode.bound() {
        None => "r".to_owned(),
        Some(mode) => match mode.as_kind::<Str>() {
            Some(mode) => String::from_utf8_lossy(mode.as_bytes()).into_owned(),
            None => {
                let class = vm.type_name(mode);
                return Err(vm.type_error(format!("FileIO() argument 'mode' must be str, not {class}")));
            }
        },
    };
    let mode = parse_mode(vm, &mode)?;
    let close = match close.bound() {
        Some(close) => vm.truth(close)?,
        None => true,
    };
    let opened = open(vm, file, mode, close, opener)?;
    if class.is(native_class(vm, &FILE_IO)?) {
        return Ok(opened);
    }
    let Some(raw) = of(&opened) else { return Ok(opened) };
    let state = Raw {
        descriptor: Cell::new(raw.descriptor.replace(-1)),
        mode,
        close_descriptor: close,
        name: Cell::new(file),
        left: RefCell::default(),
    };
    NativeObject::new(vm, class, state)
}

fn init(_: &mut Vm, _: Args) -> Result {
    Ok(Value::NONE)
}

fn state<'v>(vm: &mut Vm, value: &'v Value) -> Result<&'v Raw> {
    match of(value) {
        Some(raw) if raw.descriptor.get() < 0 => Err(closed(vm)),
        Some(raw) => Ok(raw),
        None => Err(vm.type_error("a FileIO is required")),
    }
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    let Some(raw) = of(&args[0]) else { return vm.new_str("<_io.FileIO>") };
    if raw.descriptor.get() < 0 {
        return vm.new_str("<_io.FileIO [closed]>");
    }
    let name = vm.repr_text(raw.name.get())?;
    let close = if raw.close_descriptor { "True" } else { "False" };
    vm.new_str(format!("<_io.FileIO name={name} mode='{}' closefd={close}>", raw.mode.text()))
}

/// Refuses what the mode does not allow.
fn check(vm: &mut Vm, allowed: bool, action: &str) -> Result<()> {
    if allowed { Ok(()) } else { Err(unsupported(vm, &format!("File not open for {action}"))) }
}

fn read(vm: &mut Vm, args: Args) -> Result {
    let raw = state(vm, &args[0])?;
    check(vm, raw.mode.is_readable(), "reading")?;
    let bytes = match size_arg(vm, args.get(1))? {
        Some(count) => raw.read(vm, count)?,
        None => raw.read_all(vm)?,
    };
    new_bytes(vm, &bytes)
}

fn readall(vm: &mut Vm, args: Args) -> Result {
    let raw = state(vm, &args[0])?;
    check(vm, raw.mode.is_readable(), "reading")?;
    let bytes = raw.read_all(vm)?;
    new_bytes(vm, &bytes)
}

fn readinto(vm: &mut Vm, args: Args) -> Result {
    let raw = state(vm, &args[0])?;
    check(vm, raw.mode.is_readable(), "reading")?;
    let count = vm.length(args[1])?;
    let bytes = raw.read(vm, count)?;
    write_into(vm, args[1], &bytes)
}

/// Writes bytes to the beginning of a buffer; gives their number.
///
/// # Errors
/// TypeError.
pub fn write_into(vm: &mut Vm, target: Value, bytes: &[u8]) -> Result {
    if let Some(array) = target.as_kind::<ByteArray>() {
        for (index, &byte) in bytes.iter().enumerate() {
            array.bytes().set(index, byte);
        }
        return Ok(Value::length(bytes.len()));
    }
    // A memoryview, an array: by its slices.
    if vm.buffer(target)?.is_none() {
        let class = vm.type_name(target);
        let text = format!("readinto() argument must be read-write bytes-like object, not {class}");
        return Err(vm.type_error(text));
    }
    for (index, &byte) in bytes.iter().enumerate() {
        vm.set_item(target, Value::length(index), Value::small(byte.into()))?;
    }
    Ok(Value::length(bytes.len()))
}

fn readline(vm: &mut Vm, args: Args) -> Result {
    let raw = state(vm, &args[0])?;
    check(vm, raw.mode.is_readable(), "reading")?;
    let limit = size_arg(vm, args.get(1))?.unwrap_or(usize::MAX);
    let mut line = Vec::new();
    while line.len() < limit && line.last() != Some(&b'\n') {
        let byte = raw.read(vm, 1)?;
        if byte.is_empty() {
            break;
        }
        line.extend(byte);
    }
    new_bytes(vm, &line)
}

fn write(vm: &mut Vm, args: Args) -> Result {
    let raw = state(vm, &args[0])?;
    check(vm, raw.mode.is_writable(), "writing")?;
    let bytes = bytes_arg(vm, args[1])?;
    raw.write(vm, &bytes)?;
    Ok(Value::length(bytes.len()))
}

/// Where to go, from `seek`'s arguments.
///
/// # Errors
/// ValueError; OSError for a negative place, as the system says it.
pub fn seek_args(vm: &mut Vm, args: Args) -> Result<SeekFrom> {
    let place = int_arg(vm, args[1])?;
    let whence = match args.get(2) {
        Some(whence) => int_arg(vm, whence)?,
        None => 0,
    };
    match whence {
        0 => match u64::try_from(place) {
            Ok(place) => Ok(SeekFrom::Start(place)),
            // EINVAL
            Err(_) => Err(os_error(vm, &io::Error::from_raw_os_error(22), Value::UNBOUND)),
        },
        1 => Ok(SeekFrom::Current(place)),
        2 => Ok(SeekFrom::End(place)),
        _ => Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    }
}

fn seek(vm: &mut Vm, args: Args) -> Result {
    let to = seek_args(vm, args)?;
    let place = state(vm, &args[0])?.seek(vm, to)?;
    vm.new_int(place as i64)
}

fn tell(vm: &mut Vm, args: Args) -> Result {
    let place = state(vm, &args[0])?.seek(vm, SeekFrom::Current(0))?;
    vm.new_int(place as i64)
}

fn truncate(vm: &mut Vm, args: Args) -> Result {
    let raw = state(vm, &args[0])?;
    check(vm, raw.mode.is_writable(), "writing")?;
    let size = match args.get(1).filter(|size| !size.is_none()) {
        Some(size) => int_arg(vm, size)?,
        None => raw.seek(vm, SeekFrom::Current(0))? as i64,
    };
    let file = descriptor::file(raw.descriptor.get());
    match file.and_then(|file| file.set_len(size.max(0) as u64)) {
        Ok(()) => vm.new_int(size),
        Err(error) => Err(os_error(vm, &error, Value::UNBOUND)),
    }
}

fn close(vm: &mut Vm, args: Args) -> Result {
    if let Some(raw) = of(&args[0]) {
        let descriptor = raw.descriptor.replace(-1);
        if descriptor >= 0
            && raw.close_descriptor
            && let Err(error) = descriptor::close(descriptor)
        {
            return Err(os_error(vm, &error, Value::UNBOUND));
        }
    }
    Ok(Value::NONE)
}

fn flush(vm: &mut Vm, args: Args) -> Result {
    state(vm, &args[0])?.flush(vm)?;
    Ok(Value::NONE)
}

fn fileno(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::small(state(vm, &args[0])?.descriptor.get()))
}

fn isatty(vm: &mut Vm, args: Args) -> Result {
    use std::io::IsTerminal;
    let descriptor = state(vm, &args[0])?.descriptor.get();
    Ok(Value::bool(descriptor::file(descriptor).is_ok_and(|file| file.is_terminal())))
}

fn readable(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(state(vm, &args[0])?.mode.is_readable()))
}
fn writable(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(state(vm, &args[0])?.mode.is_writable()))
}
fn seekable(vm: &mut Vm, args: Args) -> Result {
    let descriptor = state(vm, &args[0])?.descriptor.get();
    Ok(Value::bool(descriptor::seek(descriptor, SeekFrom::Current(0)).is_ok()))
}

fn get_closed(_: &mut Vm, value: Value) -> Result {
    Ok(Value::bool(of(&value).is_none_or(|raw| raw.descriptor.get() < 0)))
}
fn get_closefd(_: &mut Vm, value: Value) -> Result {
    Ok(Value::bool(of(&value).is_some_and(|raw| raw.close_descriptor)))
}
fn get_mode(vm: &mut Vm, value: Value) -> Result {
    vm.new_str(of(&value).map_or("", |raw| raw.mode.text()))
}
fn get_name(_: &mut Vm, value: Value) -> Result {
    Ok(of(&value).map_or(Value::NONE, |raw| raw.name.get()))
}
fn set_name(vm: &mut Vm, value: Value, name: Value) -> Result<()> {
    match of(&value) {
        Some(raw) => raw.name.set(name.bound().unwrap_or(Value::NONE)),
        None => return Err::<(), Raised>(vm.type_error("a FileIO is required")),
    }
    Ok(())
}
