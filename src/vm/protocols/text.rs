//! `repr`, `str`, `ascii` and `format` of any object.
//!
//! Text is gathered in one buffer of bytes, which nested containers append to; it becomes a string once. What built-in
//! types look like is in [`super::shown`].

use super::super::{Raised, Result, Vm};
use crate::heap::Gc;
use crate::objects::class::{Class, special};
use crate::objects::format::FormatError;
use crate::objects::format::spec::Spec;
use crate::objects::function::Native;
use crate::objects::int::{self, Operand};
use crate::objects::str::Str;
use crate::objects::{FIRST_SHAPE, Kind, Value, complex, float};
use crate::wtf8::Wtf8;

const WHILE_REPR: &str = " while getting the repr of an object";
const WHILE_STR: &str = " while getting the str of an object";

impl Vm {
    /// A string of WTF-8 text: that which is always there, if the text is empty or one Latin-1 character.
    ///
    /// # Errors
    /// MemoryError.
    #[inline]
    pub fn text(&mut self, text: &[u8]) -> Result<Gc<Str>> {
        let str = match text {
            [] => Ok(self.strings.empty()),
            [byte] => self.strings.of_char(&self.heap, (*byte).into()),
            _ => Str::alloc(&self.heap, text),
        };
        self.memory(str)
    }

    /// Whether a Python class in the MRO defines one of these special methods.
    #[inline]
    pub(crate) fn overrides(&self, value: Value, special: u64) -> bool {
        value.shape().is_some_and(|shape| shape >= FIRST_SHAPE) && self.class_of(value).defines(special)
    }

    /// `repr(value)`.
    ///
    /// # Errors
    /// What a `__repr__` raises; TypeError, if it gives no string; RecursionError.
    pub fn repr(&mut self, value: Value) -> Result<Gc<Str>> {
        if self.overrides(value, special::REPR) {
            let name = self.names.__repr__;
            return self.with_depth(WHILE_REPR, |vm| vm.text_by_method(value, name));
        }
        let mut out = Vec::new();
        self.repr_into(value, &mut out)?;
        self.text(&out)
    }

    /// Appends `repr(value)`.
    ///
    /// # Errors
    /// As for [`Vm::repr`].
    pub fn repr_into(&mut self, value: Value, out: &mut Vec<u8>) -> Result<()> {
        if let Some(int) = value.as_int() {
            push_int(out, int.get());
            return Ok(());
        }
        if let Some(str) = value.as_object::<Str>() {
            push_repr_str(out, str);
            return Ok(());
        }
        if self.overrides(value, special::REPR) {
            let name = self.names.__repr__;
            let text = self.with_depth(WHILE_REPR, |vm| vm.text_by_method(value, name))?;
            out.extend_from_slice(text.as_bytes());
            return Ok(());
        }
        self.with_depth(WHILE_REPR, |vm| vm.repr_native_into(value, out))
    }

    /// `repr(value)` as the built-in type has it that the value's class derives from, whatever the class defines: what
    /// `list.__repr__(value)` is.
    ///
    /// # Errors
    /// As for [`Vm::repr`], of the items.
    pub fn repr_native(&mut self, value: Value) -> Result<Gc<Str>> {
        let mut out = Vec::new();
        self.repr_native_into(value, &mut out)?;
        self.text(&out)
    }

    /// Calls `__repr__` or `__str__`, which must give a string.
    fn text_by_method(&mut self, value: Value, name: Gc<Str>) -> Result<Gc<Str>> {
        let Some(result) = self.call_special(value, name, &[])? else {
            // Deleted or set to None since the class was made.
            return self.default_repr(value);
        };
        self.expect_text(result, name)
    }

    fn expect_text(&mut self, result: Value, name: Gc<Str>) -> Result<Gc<Str>> {
        match result.as_kind::<Str>() {
            Some(text) => Ok(text),
            None => {
                let name = String::from_utf8_lossy(name.as_bytes()).into_owned();
                let given = self.type_name(result);
                Err(self.type_error(format!("{name} returned non-string (type {given})")))
            }
        }
    }

    /// The method of a native class other than `object` that the machine does not know natively.
    pub(super) fn foreign_method(&mut self, class: Gc<Class>, name: Gc<Str>) -> Option<Value> {
        let method = self.lookup(class, name)?;
        let owner = method.as_kind::<Native>()?.owner;
        let object = self.class(Kind::Instance);
        (!owner.as_kind::<Class>()?.is(object)).then_some(method)
    }

    /// `str(value)`.
    ///
    /// # Errors
    /// What a `__str__` or `__repr__` raises; TypeError, if it gives no string; RecursionError.
    pub fn str(&mut self, value: Value) -> Result<Gc<Str>> {
        if let Some(str) = value.as_object::<Str>() {
            return Ok(str);
        }
        if let Some(int) = value.as_int() {
            let mut buffer = itoa();
            return self.text(int_text(&mut buffer, int.get()));
        }
        if self.overrides(value, special::STR) {
            let name = self.names.__str__;
            return self.with_depth(WHILE_STR, |vm| vm.text_by_method(value, name));
        }
        self.str_native(value)
    }

    /// `str(value)` as the built-in type has it that the value's class derives from.
    fn str_native(&mut self, value: Value) -> Result<Gc<Str>> {
        if let Some(str) = value.as_kind::<Str>() {
            return self.text(str.as_bytes());
        }
        // Types whose `str` is not their `repr`: exceptions, and those of modules.
        if value.as_header().is_some_and(|object| !is_own_text(object.kind())) {
            let (class, name) = (self.class_of(value), self.names.__str__);
            if let Some(method) = self.foreign_method(class, name) {
                let result = self.with_depth(WHILE_STR, |vm| vm.call(method, &[value]))?;
                return self.expect_text(result, name);
            }
            if value.as_kind::<crate::objects::exception::Exception>().is_some() {
                return self.exception_text(value);
            }
        }
        self.repr(value)
    }

    /// Appends `str(value)`.
    ///
    /// # Errors
    /// As for [`Vm::str`].
    pub fn str_into(&mut self, value: Value, out: &mut Vec<u8>) -> Result<()> {
        if let Some(int) = value.as_int() {
            push_int(out, int.get());
            return Ok(());
        }
        let text = self.str(value)?;
        out.extend_from_slice(text.as_bytes());
        Ok(())
    }

    /// `ascii(value)`: its `repr`, in which all but ASCII is escaped.
    ///
    /// # Errors
    /// As for [`Vm::repr`].
    pub fn ascii(&mut self, value: Value) -> Result<Gc<Str>> {
        let text = self.repr(value)?;
        if text.is_ascii() {
            return Ok(text);
        }
        let mut out = String::with_capacity(text.as_bytes().len() * 2);
        for c in text.wtf8().code_points() {
            use std::fmt::Write;
            let written = match c {
                0..0x80 => out.write_char(char::from(c as u8)),
                0x80..0x100 => write!(out, "\\x{c:02x}"),
                0x100..0x1_0000 => write!(out, "\\u{c:04x}"),
                _ => write!(out, "\\U{c:08x}"),
            };
            written.expect("a String takes all");
        }
        self.text(out.as_bytes())
    }

    /// `repr(value)` for a message of the machine's own; an exception on the way counts as such.
    ///
    /// # Errors
    /// As for [`Vm::repr`].
    pub fn repr_text(&mut self, value: Value) -> Result<String> {
        let text = self.repr(value)?;
        Ok(String::from_utf8_lossy(text.as_bytes()).into_owned())
    }

    /// `format(value, spec)`.
    ///
    /// # Errors
    /// What a `__format__` raises; TypeError, if it gives no string; ValueError for a specification that the type does not
    /// take.
    pub fn format(&mut self, value: Value, spec: Gc<Str>) -> Result<Gc<Str>> {
        if spec.is_empty() {
            if let Some(str) = value.as_object::<Str>() {
                return Ok(str);
            }
            if value.as_int().is_some() || value.as_float().is_some() {
                return self.str(value);
            }
        }
        if self.overrides(value, special::FORMAT) {
            let name = self.names.__format__;
            if let Some(result) = self.call_special(value, name, &[Value::object(spec)])? {
                return self.expect_formatted(result);
            }
        }
        self.format_native(value, spec)
    }

    fn expect_formatted(&mut self, result: Value) -> Result<Gc<Str>> {
        match result.as_kind::<Str>() {
            Some(text) => Ok(text),
            None => {
                let given = self.type_name(result);
                Err(self.type_error(format!("__format__ must return a str, not {given}")))
            }
        }
    }

    /// `format(value, spec)` as the built-in type has it: what `int.__format__(value, spec)` is.
    ///
    /// # Errors
    /// ValueError or TypeError for a specification that the type does not take; what `__str__` raises.
    pub fn format_native(&mut self, value: Value, spec: Gc<Str>) -> Result<Gc<Str>> {
        let is_number = Operand::of(value).is_some() || float::of(value).is_some();
        if spec.is_empty() && (is_number || value.as_kind::<Str>().is_some()) {
            return self.str(value);
        }
        if let Some(str) = value.as_kind::<Str>() {
            return self.format_with(value, spec, |spec, name, _| spec.format_str(str.as_bytes(), name));
        }
        if let Some(number) = Operand::of(value) {
            return self
                .format_with(value, spec, |spec, name, most| spec.format_int(number, name, most));
        }
        if let Some(number) = float::of(value) {
            return self.format_with(value, spec, |spec, name, _| spec.format_float(number, name));
        }
        if let Some(number) = value.as_kind::<complex::Complex>() {
            if spec.is_empty() {
                return self.str(value);
            }
            let number = number.get();
            return self.format_with(value, spec, |spec, name, _| spec.format_complex(number, name));
        }
        let (class, name) = (self.class_of(value), self.names.__format__);
        if let Some(method) = self.foreign_method(class, name) {
            let result = self.call(method, &[value, Value::object(spec)])?;
            return self.expect_formatted(result);
        }
        self.format_object(value, spec)
    }

    /// `object.__format__`.
    ///
    /// # Errors
    /// TypeError, if there is a specification; what `__str__` raises.
    pub fn format_object(&mut self, value: Value, spec: Gc<Str>) -> Result<Gc<Str>> {
        if spec.is_empty() {
            return self.str(value);
        }
        let name = self.type_name(value);
        Err(self.type_error(format!("unsupported format string passed to {name}.__format__")))
    }

    fn format_with(
        &mut self,
        value: Value,
        spec: Gc<Str>,
        write: impl FnOnce(&Spec, &str, usize) -> std::result::Result<Vec<u8>, FormatError>,
    ) -> Result<Gc<Str>> {
        let name = self.type_name(value);
        let most = self.max_str_digits;
        let spec = match Spec::parse(spec.as_bytes(), &name) {
            Ok(spec) => spec,
            Err(error) => return Err(self.format_error(error)),
        };
        self.check_room(spec.least_bytes())?;
        match write(&spec, &name, most) {
            Ok(text) => self.text(&text),
            Err(error) => Err(self.format_error(error)),
        }
    }

    /// Whether there is room for so many bytes of text, before they are written.
    ///
    /// # Errors
    /// MemoryError.
    pub fn check_room(&mut self, bytes: usize) -> Result<()> {
        if bytes < 1 << 16 {
            return Ok(());
        }
        let charged = self.heap.charge(bytes);
        self.memory(charged)?;
        self.heap.refund(bytes);
        match Vec::<u8>::new().try_reserve_exact(bytes) {
            Ok(()) => Ok(()),
            Err(_) => Err(self.out_of_memory()),
        }
    }

    /// Raises what formatting refuses.
    #[cold]
    pub fn format_error(&mut self, error: FormatError) -> Raised {
        match error {
            FormatError::Value(text) => self.value_error(text),
            FormatError::Overflow(text) => self.overflow_error(text),
            FormatError::OutOfMemory => self.out_of_memory(),
        }
    }

    /// The decimal digits of an int.
    ///
    /// # Errors
    /// ValueError: there are more than `sys.set_max_str_digits` allows.
    pub fn int_digits(&mut self, number: Operand) -> Result<String> {
        let most = self.max_str_digits;
        int::to_string(number, most).or_else(|_| {
            Err(self.value_error(format!(
                "Exceeds the limit ({most} digits) for integer string conversion; \
                 use sys.set_max_str_digits() to increase the limit"
            )))
        })
    }

    /// Takes note that the `repr` of a container begins. False: it has begun already, so that the container holds itself.
    pub fn enter_repr(&mut self, object: Value) -> bool {
        let is_new = !self.reprs.contains(&object);
        if is_new {
            self.reprs.push(object);
        }
        is_new
    }

    /// Takes note that the `repr` of a container has ended.
    pub fn leave_repr(&mut self, object: Value) {
        if let Some(at) = self.reprs.iter().rposition(|&active| active == object) {
            self.reprs.remove(at);
        }
    }
}

/// Whether `str` of this kind of object is always its `repr`.
fn is_own_text(kind: u8) -> bool {
    const KINDS: &[Kind] = &[
        Kind::Float, Kind::BigInt, Kind::Complex, Kind::Bytes, Kind::ByteArray, Kind::Tuple, Kind::List, Kind::Dict,
        Kind::Set, Kind::FrozenSet, Kind::Range, Kind::Slice, Kind::Instance, Kind::Type, Kind::Function,
    ];
    KINDS.iter().any(|&own| own as u8 == kind)
}

/// Room for the digits of any machine int.
fn itoa() -> [u8; 20] {
    [0; 20]
}

/// The decimal digits of an int.
fn int_text(buffer: &mut [u8; 20], int: i64) -> &[u8] {
    let mut at = buffer.len();
    let mut rest = int.unsigned_abs();
    loop {
        at -= 1;
        buffer[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if int < 0 {
        at -= 1;
        buffer[at] = b'-';
    }
    &buffer[at..]
}

/// Appends the decimal digits of an int.
pub(super) fn push_int(out: &mut Vec<u8>, int: i64) {
    out.extend_from_slice(int_text(&mut itoa(), int));
}

/// Appends `repr` of a string.
pub(super) fn push_repr_str(out: &mut Vec<u8>, str: Gc<Str>) {
    let text = str.as_bytes();
    // Most text needs no escape and has no quote.
    if str.is_ascii() && text.iter().all(|&byte| matches!(byte, b' '..=b'~') && byte != b'\'' && byte != b'\\') {
        out.push(b'\'');
        out.extend_from_slice(text);
        out.push(b'\'');
        return;
    }
    let mut shown = String::new();
    crate::repr::repr_str(Wtf8::from_wtf8_bytes(text), &mut shown);
    out.extend_from_slice(shown.as_bytes());
}
