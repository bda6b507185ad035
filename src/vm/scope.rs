//! The scope of the Python code that called native code, and compiling source as it would.

use super::frame::Window;
use super::{Exc, Raised, Result, Vm};
use crate::compiler::Warning;
use crate::diagnostic::{ErrorKind, Location, SyntaxError};
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::code::{CodeObject, code_fact};
use crate::objects::function::Function;
use crate::objects::str::Str;
use crate::source::Source;
use crate::syntax::Mode;
use std::sync::Arc;

impl Vm {
    /// The window of the Python code that called the native code which runs.
    fn calling_window(&self) -> Option<Window> {
        let mut window = Window(self.r);
        while window.0 != self.stack.base() {
            if !window.function().code.get().has_fact(code_fact::SHIM) {
                return Some(window);
            }
            window = window.any_caller();
        }
        None
    }

    /// The function (or module, or class body) that called the native code which runs.
    pub fn caller(&self) -> Option<Gc<Function>> {
        self.calling_window().map(Window::function)
    }

    /// `locals()` of the caller: the namespace of a module or class body, a new dict of a function's variables.
    ///
    /// # Errors
    /// MemoryError.
    pub fn locals(&mut self) -> Result {
        let Some(window) = self.calling_window() else {
            return Err(self.system_error("frame does not exist"));
        };
        self.locals_of(window)
    }

    /// The code of a source.
    ///
    /// # Errors
    /// SyntaxError and its kin.
    pub fn compile(&mut self, source: &Source, mode: Mode) -> Result<Gc<CodeObject>> {
        self.compile_optimized(source, mode, self.optimize)
    }

    /// The same, with a level of `-O` of its own.
    ///
    /// # Errors
    /// SyntaxError and its kin.
    pub fn compile_optimized(&mut self, source: &Source, mode: Mode, optimize: u8) -> Result<Gc<CodeObject>> {
        match crate::compiler::compile_with_warnings(source, mode, optimize) {
            Ok((code, warnings)) => {
                for warning in &warnings {
                    self.syntax_warning(warning, source)?;
                }
                self.load(Arc::new(code))
            }
            Err(error) => Err(self.raise_syntax_error(&error, source)),
        }
    }

    /// Issues a SyntaxWarning. Where the filters make an error of it, that is a SyntaxError.
    #[cold]
    fn syntax_warning(&mut self, warning: &Warning, source: &Source) -> Result<()> {
        let warnings = self.import_module("warnings")?;
        let warn = self.intern("warn_explicit")?;
        let (message, filename) = (self.new_str(&warning.message)?, self.new_str(source.name())?);
        let class = Value::object(self.exception_class(Exc::SyntaxWarning));
        let line = Value::length(warning.line as usize);
        match self.call_method(warnings, warn, &[message, class, filename, line]) {
            Ok(_) => Ok(()),
            Err(Raised) => {
                self.swallow(Exc::SyntaxWarning)?;
                let location = Location {
                    line: warning.line.into(),
                    offset: 0,
                    end_line: warning.line.into(),
                    end_offset: 0,
                };
                let error = SyntaxError::located(ErrorKind::SyntaxError, source, &*warning.message, location);
                Err(self.raise_syntax_error(&error, source))
            }
        }
    }

    /// Raises what the front end found.
    #[cold]
    pub fn raise_syntax_error(&mut self, error: &SyntaxError, source: &Source) -> Raised {
        self.raise_syntax_error_in(error, source.name())
    }

    /// Raises what the front end found in a file of this name.
    #[cold]
    pub fn raise_syntax_error_in(&mut self, error: &SyntaxError, filename: &str) -> Raised {
        match self.syntax_error(error, filename) {
            Ok(exception) => self.raise_value(exception),
            Err(raised) => raised,
        }
    }

    /// What the front end found, as an exception.
    ///
    /// # Errors
    /// MemoryError.
    pub fn syntax_error(&mut self, error: &SyntaxError, filename: &str) -> Result {
        let exc = match error.kind {
            ErrorKind::SyntaxError => Exc::SyntaxError,
            ErrorKind::IndentationError => Exc::IndentationError,
            ErrorKind::TabError => Exc::TabError,
            ErrorKind::RecursionError => Exc::RecursionError,
            ErrorKind::MemoryError => Exc::MemoryError,
            ErrorKind::ValueError => Exc::ValueError,
            // Its message alone: the bytes are the file's affair.
            ErrorKind::UnicodeDecodeError => Exc::UnicodeError,
        };
        let message = self.new_str(&error.message)?;
        let is_syntax = matches!(exc, Exc::SyntaxError | Exc::IndentationError | Exc::TabError);
        if !is_syntax {
            return self.new_exception(exc, &[message]);
        }
        let class = Value::object(self.exception_class(exc));
        let Some(location) = error.location else {
            let exception = self.call(class, &[message])?;
            let filename = self.new_str(filename)?;
            self.set_exception_field(exception, "filename", filename);
            return Ok(exception);
        };
        let filename = self.new_str(filename)?;
        let text = match &error.text {
            Some(text) => self.new_str(text)?,
            None => Value::NONE,
        };
        let number = |number: i64| Value::int(number).unwrap_or(Value::NONE);
        let end_offset = if location.end_offset < 0 { Value::NONE } else { number(location.end_offset) };
        let details = [
            filename,
            number(location.line),
            number(location.offset),
            text,
            number(location.end_line),
            end_offset,
        ];
        let details = crate::objects::tuple::Tuple::alloc(&self.heap, &details);
        let details = self.memory(details)?;
        self.call(class, &[message, Value::object(details)])
    }

    /// UnicodeEncodeError for the first lone surrogate of a text.
    #[cold]
    pub fn unencodable(&mut self, encoding: &str, text: Gc<Str>, reason: &str) -> Raised {
        let start = text.wtf8().code_points().position(|c| (0xD800..0xE000).contains(&c)).unwrap_or(0);
        let made = self.unicode_encode_error(encoding, text, start, start + 1, reason);
        match made {
            Ok(exception) => self.raise_value(exception),
            Err(raised) => raised,
        }
    }

    fn unicode_encode_error(
        &mut self,
        encoding: &str,
        text: Gc<Str>,
        start: usize,
        end: usize,
        reason: &str,
    ) -> Result {
        let class = Value::object(self.exception_class(Exc::UnicodeEncodeError));
        let encoding = self.new_str(encoding)?;
        let reason = self.new_str(reason)?;
        self.call(class, &[encoding, Value::object(text), Value::length(start), Value::length(end), reason])
    }

    /// A path: a string, bytes decoded as file names are, or what `__fspath__` gives.
    ///
    /// # Errors
    /// TypeError; what `__fspath__` raises.
    pub fn fs_path(&mut self, path: Value) -> Result<Gc<Str>> {
        if let Some(text) = path.as_kind::<Str>() {
            return Ok(text);
        }
        if let Some(bytes) = path.as_kind::<crate::objects::bytes::Bytes>() {
            return self.fs_decode(bytes.as_slice());
        }
        let given = self.call_special(path, self.names.__fspath__, &[])?;
        let class = self.type_name(path);
        match given {
            None => {
                let text = format!("expected str, bytes or os.PathLike object, not {class}");
                Err(self.type_error(text))
            }
            Some(text) if text.as_kind::<Str>().is_some() => Ok(text.as_kind::<Str>().expect("asked")),
            Some(bytes) => match bytes.as_kind::<crate::objects::bytes::Bytes>() {
                Some(bytes) => self.fs_decode(bytes.as_slice()),
                None => {
                    let given = self.type_name(bytes);
                    let text = format!("expected {class}.__fspath__() to return str or bytes, not {given}");
                    Err(self.type_error(text))
                }
            },
        }
    }

    /// Bytes of the operating system as text: UTF-8, other bytes as lone surrogates (`surrogateescape`).
    ///
    /// # Errors
    /// MemoryError.
    pub fn fs_decode(&mut self, bytes: &[u8]) -> Result<Gc<Str>> {
        let text = decode_os(bytes);
        let text = Str::alloc(&self.heap, &text);
        self.memory(text)
    }
}

/// Bytes of the operating system as WTF-8: UTF-8 is kept, each other byte becomes a surrogate from U+DC80 on.
pub fn decode_os(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.extend_from_slice(chunk.valid().as_bytes());
        for &byte in chunk.invalid() {
            crate::wtf8::push(&mut text, 0xDC00 + u32::from(byte));
        }
    }
    text
}

/// The reverse of [`decode_os`]. `None`: there is another lone surrogate.
pub fn encode_os(text: &[u8]) -> Option<Vec<u8>> {
    if std::str::from_utf8(text).is_ok() {
        return Some(text.to_vec());
    }
    let mut bytes = Vec::with_capacity(text.len());
    for c in crate::wtf8::Wtf8::from_wtf8_bytes(text).code_points() {
        match c {
            0xDC80..=0xDCFF => bytes.push((c - 0xDC00) as u8),
            0xD800..=0xDFFF => return None,
            c => crate::wtf8::push(&mut bytes, c),
        }
    }
    Some(bytes)
}
