//! `TextIOWrapper`: text over a stream of bytes.

mod methods;
mod reading;

pub use methods::TEXT_IO_WRAPPER;

use super::buffered;
use super::common::{self, closed, new_bytes};
use super::newline::Newline;
use super::{class_of, stringio};
use crate::heap::{Gc, Marker};
use crate::objects::Value;
use crate::objects::native_object::{NativeObject, NativeState};
use crate::objects::str::Str;
use crate::objects::str::codec::{self, Codec, Handler};
use crate::vm::{Raised, Result, Vm};
use std::cell::{Cell, RefCell};

/// The state of a text stream.
pub struct Text {
    /// The stream of bytes; Unbound once it was detached.
    buffer: Cell<Value>,
    codec: Cell<Codec>,
    /// As it was given.
    encoding: RefCell<String>,
    handler: Cell<Handler>,
    errors: RefCell<String>,
    newline: Cell<Newline>,
    line_buffering: Cell<bool>,
    write_through: Cell<bool>,
    /// `mode`, which `open` sets, or None.
    mode: Cell<Value>,
    /// What was written and has not gone to the buffer.
    pending: RefCell<Vec<u8>>,
    /// What was decoded, WTF-8, and how much of it is used up.
    decoded: RefCell<Vec<u8>>,
    used: Cell<usize>,
    /// Bytes of the last chunk that are no whole character yet, and whether it ended in a `\r` that is held back.
    undecoded: RefCell<Vec<u8>>,
    held_return: Cell<bool>,
    /// The bytes that `decoded` was made of, for `tell`.
    chunk: RefCell<Vec<u8>>,
    /// Whether a byte order mark was looked for.
    began: Cell<bool>,
    /// The kinds of line end that were read: bits for `\r`, `\n`, `\r\n`.
    newlines: Cell<u8>,
    /// The shape of a stream that nobody has changed: its methods are the class's.
    shape: Cell<u32>,
}

impl NativeState for Text {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.buffer.get().trace(marker);
        self.mode.get().trace(marker);
    }
}

/// How a text stream is set up.
pub struct Setup {
    /// The encoding's name.
    pub encoding: String,
    /// The error handler's name.
    pub errors: String,
    /// Line ends.
    pub newline: Newline,
    /// Whether a line end lets out what was written.
    pub line_buffering: bool,
    /// Whether nothing is kept back.
    pub write_through: bool,
}

/// The state of a value that is a text stream.
pub fn of(value: &Value) -> Option<&Text> {
    crate::objects::value::borrow_kind::<NativeObject>(value)?.state()
}

/// Whether a text stream has a buffer still; `None`: it is no text stream.
pub fn is_open(value: &Value) -> Option<bool> {
    of(value).map(|text| !text.buffer.get().is_unbound())
}

/// The codec of a name.
///
/// # Errors
/// LookupError.
fn codec_of(vm: &mut Vm, name: &str) -> Result<Codec> {
    match Codec::named(name) {
        Some(codec) => Ok(codec),
        None => Err(vm.raise(crate::vm::Exc::LookupError, format!("unknown encoding: {name}"))),
    }
}

/// The error handler of a name.
///
/// # Errors
/// LookupError.
fn handler_of(vm: &mut Vm, name: &str) -> Result<Handler> {
    match Handler::named(name) {
        Some(handler) => Ok(handler),
        None => Err(vm.raise(crate::vm::Exc::LookupError, format!("unknown error handler name '{name}'"))),
    }
}

/// A text stream over a buffer; `class` is `TextIOWrapper` or one derived from it.
///
/// # Errors
/// LookupError; MemoryError.
pub fn make(vm: &mut Vm, class: Gc<crate::objects::class::Class>, buffer: Value, setup: Setup) -> Result {
    let codec = codec_of(vm, &setup.encoding)?;
    let handler = handler_of(vm, &setup.errors)?;
    let state = Text {
        buffer: Cell::new(buffer),
        codec: Cell::new(codec),
        encoding: RefCell::new(setup.encoding),
        handler: Cell::new(handler),
        errors: RefCell::new(setup.errors),
        newline: Cell::new(setup.newline),
        line_buffering: Cell::new(setup.line_buffering),
        write_through: Cell::new(setup.write_through),
        mode: Cell::new(Value::NONE),
        pending: RefCell::default(),
        decoded: RefCell::default(),
        used: Cell::new(0),
        undecoded: RefCell::default(),
        held_return: Cell::new(false),
        chunk: RefCell::default(),
        began: Cell::new(false),
        newlines: Cell::new(0),
        shape: Cell::new(u32::MAX),
    };
    let stream = NativeObject::new(vm, class, state)?;
    if class.is(class_of(vm, &TEXT_IO_WRAPPER)?)
        && let Some(text) = of(&stream)
    {
        text.shape.set(stream.shape().unwrap_or(u32::MAX));
    }
    common::watch(vm, stream);
    Ok(stream)
}

/// Sets the `mode` of a text stream.
pub fn set_mode(stream: Value, mode: Value) {
    if let Some(text) = of(&stream) {
        text.mode.set(mode);
    }
}

/// One of the process's three streams.
///
/// # Errors
/// MemoryError.
pub fn standard(vm: &mut Vm, buffer: Value, descriptor: i32) -> Result {
    let errors = if descriptor == 2 { "backslashreplace" } else { "strict" };
    let setup = Setup {
        encoding: "utf-8".to_owned(),
        errors: errors.to_owned(),
        newline: if descriptor == 0 { Newline::Universal } else { Newline::Lf },
        // A terminal's lines are let out by the host, which alone knows what it is.
        line_buffering: descriptor == 2,
        write_through: false,
    };
    let class = class_of(vm, &TEXT_IO_WRAPPER)?;
    let stream = make(vm, class, buffer, setup)?;
    let mode = vm.new_str(if descriptor == 0 { "r" } else { "w" })?;
    set_mode(stream, mode);
    Ok(stream)
}

/// Writes text without a call of a method, if the stream is a text stream or `StringIO` whose `write` is its class's.
/// `None`: it is something else.
pub fn write_directly(vm: &mut Vm, stream: Value, text: Gc<Str>) -> Option<Result<()>> {
    match of(&stream) {
        Some(state) if stream.shape() == Some(state.shape.get()) => Some(state.write(vm, text)),
        Some(_) => None,
        None => {
            let plain = class_of(vm, &stringio::STRING_IO).ok()?;
            if vm.class_of(stream).is(plain) { stringio::write_directly(vm, stream, text) } else { None }
        }
    }
}

/// How much is kept back before it goes to the buffer.
const PENDING: usize = 8192;

impl Text {
    fn buffer(&self, vm: &mut Vm) -> Result {
        match self.buffer.get().bound() {
            Some(buffer) => Ok(buffer),
            None => Err(vm.value_error("underlying buffer has been detached")),
        }
    }

    /// Writes text.
    ///
    /// # Errors
    /// ValueError, if the stream is closed; UnicodeEncodeError; OSError.
    pub fn write(&self, vm: &mut Vm, text: Gc<Str>) -> Result<()> {
        let bytes = text.as_bytes();
        let is_plain = match self.codec.get() {
            Codec::Utf8 => text.is_ascii() || std::str::from_utf8(bytes).is_ok(),
            Codec::Ascii | Codec::Latin1 => text.is_ascii(),
            _ => false,
        };
        if self.pending.borrow().is_empty() {
            // Once something is kept back, closing lets it out first.
            let buffer = self.buffer(vm)?;
            if common::is_closed(vm, buffer)? {
                return Err(closed(vm));
            }
        }
        let translated = self.newline.get().write(bytes);
        if is_plain {
            self.pending.borrow_mut().extend_from_slice(&translated);
        } else {
            let mark = !self.began.replace(true);
            let codec = match self.codec.get() {
                // The mark is written once.
                Codec::Utf8Sig if !mark => Codec::Utf8,
                Codec::Utf16 if !mark => Codec::Utf16Le,
                Codec::Utf32 if !mark => Codec::Utf32Le,
                codec => codec,
            };
            match codec::encode(&translated, codec, self.handler.get()) {
                Ok(encoded) => self.pending.borrow_mut().extend_from_slice(&encoded),
                Err(error) => {
                    let exception = self.encode_error(vm, text, &error)?;
                    return Err(vm.raise_value(exception));
                }
            }
        }
        let ends_line = || self.line_buffering.get() && memchr::memchr2(b'\n', b'\r', bytes).is_some();
        if self.pending.borrow().len() >= PENDING || self.write_through.get() {
            self.flush_pending(vm)?;
        }
        if ends_line() {
            self.flush(vm)?;
        }
        Ok(())
    }

    #[cold]
    fn encode_error(&self, vm: &mut Vm, text: Gc<Str>, error: &codec::CodecError) -> Result {
        let class = Value::object(vm.exception_class(crate::vm::Exc::UnicodeEncodeError));
        let encoding = vm.new_str(self.codec.get().name())?;
        let reason = vm.new_str(error.reason)?;
        let (start, end) = (Value::length(error.start), Value::length(error.end));
        vm.call(class, &[encoding, Value::object(text), start, end, reason])
    }

    /// Hands what was written to the buffer.
    fn flush_pending(&self, vm: &mut Vm) -> Result<()> {
        if self.pending.borrow().is_empty() {
            return Ok(());
        }
        let mut bytes = self.pending.take();
        let buffer = self.buffer(vm)?;
        let outcome = match buffered::of(&buffer) {
            Some(buffered) => buffered.write(vm, &bytes),
            None => {
                let given = new_bytes(vm, &bytes)?;
                vm.call_method(buffer, vm.names.write, &[given]).map(|_| ())
            }
        };
        // The room is used again.
        bytes.clear();
        let mut pending = self.pending.borrow_mut();
        if pending.is_empty() {
            *pending = bytes;
        }
        outcome
    }

    /// Lets out what was written.
    ///
    /// # Errors
    /// What the buffer raises.
    pub fn flush(&self, vm: &mut Vm) -> Result<()> {
        self.flush_pending(vm)?;
        let buffer = self.buffer(vm)?;
        match buffered::of(&buffer) {
            Some(buffered) => buffered.flush(vm),
            None => vm.call_method(buffer, vm.names.flush, &[]).map(|_| ()),
        }
    }

    /// Closes the buffer, after letting out what was written.
    fn close(&self, vm: &mut Vm) -> Result<()> {
        let Some(buffer) = self.buffer.get().bound() else { return Ok(()) };
        if common::is_closed(vm, buffer)? {
            return Ok(());
        }
        let flushed = self.flush(vm);
        let raised = vm.take_raised();
        let closed = vm.call_method(buffer, vm.names.close, &[]);
        if flushed.is_err() {
            vm.raised = raised;
            return Err(Raised);
        }
        closed.map(|_| ())
    }
}
