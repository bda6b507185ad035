//! `%` on text and bytes.

use super::special::kind_of;
use crate::heap::Gc;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::format::percent::{Amount, Conversion, Field, Piece, Pieces};
use crate::objects::int::{self, Operand};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value, float};
use crate::vm::{Exc, Raised, Result, Vm};

/// The values that a format takes its conversions from.
#[derive(Clone, Copy)]
struct Arguments {
    /// A tuple of values, or the one value.
    given: Value,
    /// The mapping that keys are looked up in, or Unbound.
    mapping: Value,
    /// The value that a key has given, until it is taken; or Unbound.
    keyed: Value,
    /// Whether keys are used: values are those of keys then.
    by_key: bool,
    /// How many were taken.
    taken: usize,
}

impl Arguments {
    fn count(&self) -> usize {
        self.given.as_kind::<Tuple>().map_or(1, |tuple| tuple.len())
    }
    fn next(&mut self, vm: &mut Vm) -> Result {
        let next = if self.by_key {
            std::mem::replace(&mut self.keyed, Value::UNBOUND).bound()
        } else {
            let index = self.taken;
            self.taken += 1;
            match self.given.as_kind::<Tuple>() {
                Some(tuple) => tuple.get(index),
                None => (index == 0).then_some(self.given),
            }
        };
        next.ok_or_else(|| vm.type_error("not enough arguments for format string"))
    }
}

impl Vm {
    /// `format % values`, of a string, bytes or bytearray. `None`: `format` is none.
    pub(super) fn percent(&mut self, kind: Kind, format: Value, values: Value) -> Result<Option<Value>> {
        if kind_of(format) != kind {
            return Ok(None);
        }
        if kind == Kind::Str {
            let Some(format) = format.as_kind::<Str>() else { return Ok(None) };
            let text = self.percent_pieces(format.as_bytes(), values, true)?;
            // What has no conversions is the result itself.
            if !format.is_empty() && !format.as_bytes().contains(&b'%') {
                return Ok(Some(Value::object(format)));
            }
            return self.new_str(text).map(Some);
        }
        let Some(format) = super::compare::bytes_of(format) else { return Ok(None) };
        let bytes = self.percent_pieces(&format, values, false)?;
        if kind == Kind::ByteArray {
            let array = ByteArray::alloc(&self.heap, bytes);
            return self.memory(array).map(|array| Some(Value::object(array)));
        }
        let bytes = Bytes::alloc(&self.heap, &bytes);
        self.memory(bytes).map(|bytes| Some(Value::object(bytes)))
    }

    /// Whether keys can be looked up in the values of a format.
    fn is_mapping_for(&mut self, values: Value, is_text: bool) -> bool {
        match kind_of(values) {
            Kind::Tuple | Kind::Str => false,
            Kind::Bytes | Kind::ByteArray if !is_text => false,
            Kind::Dict => true,
            _ => {
                let (class, name) = (self.class_of(values), self.names.__getitem__);
                self.lookup(class, name).is_some()
            }
        }
    }

    fn percent_pieces(&mut self, format: &[u8], values: Value, is_text: bool) -> Result<Vec<u8>> {
        let mapping = if self.is_mapping_for(values, is_text) { values } else { Value::UNBOUND };
        let mut arguments =
            Arguments { given: values, mapping, keyed: Value::UNBOUND, by_key: false, taken: 0 };
        let mut out = Vec::with_capacity(format.len());
        for piece in Pieces::of(format) {
            match piece {
                Err(error) => return Err(self.format_error(error)),
                Ok(Piece::Literal(range)) => out.extend_from_slice(&format[range]),
                Ok(Piece::Conversion(conversion)) => {
                    self.percent_conversion(format, &conversion, &mut arguments, is_text, &mut out)?;
                }
            }
        }
        if mapping.is_unbound() && !arguments.by_key && arguments.taken < arguments.count() {
            let what = if is_text { "string" } else { "bytes" };
            return Err(self.type_error(format!("not all arguments converted during {what} formatting")));
        }
        Ok(out)
    }

    fn percent_conversion(
        &mut self,
        format: &[u8],
        conversion: &Conversion,
        arguments: &mut Arguments,
        is_text: bool,
        out: &mut Vec<u8>,
    ) -> Result<()> {
        if let Some(key) = conversion.key.clone() {
            let Some(mapping) = arguments.mapping.bound() else {
                return Err(self.type_error("format requires a mapping"));
            };
            let key = if is_text {
                self.new_str(&format[key])?
            } else {
                let key = Bytes::alloc(&self.heap, &format[key]);
                Value::object(self.memory(key)?)
            };
            arguments.keyed = self.get_item(mapping, key)?;
            arguments.by_key = true;
        }
        let width = match conversion.width {
            Amount::None => 0,
            Amount::Number(width) => width as i64,
            Amount::Argument => self.star(arguments, "Python int too large to convert to C ssize_t")?,
        };
        let precision = match conversion.precision {
            Amount::None => None,
            Amount::Number(precision) => Some(precision),
            Amount::Argument => {
                let precision = self.star(arguments, "Python int too large to convert to C int")?;
                if precision > i32::MAX.into() {
                    return Err(self.overflow_error("Python int too large to convert to C int"));
                }
                Some(precision.max(0) as usize)
            }
        };
        let kind = char::from_u32(conversion.kind);
        if kind == Some('%') {
            out.push(b'%');
            return Ok(());
        }
        let value = arguments.next(self)?;
        let field = conversion.field(width, precision);
        let room = field.least_bytes();
        if room > 1 << 16 {
            self.check_room(room)?;
        }
        let is_bare = conversion.width == Amount::None && conversion.precision == Amount::None;
        match kind {
            Some('s') if is_text => {
                let text = match value.as_object::<Str>() {
                    Some(text) => text,
                    None => self.str(value)?,
                };
                put_text(out, &field, text, is_bare);
            }
            Some('r') if is_text => {
                let text = self.repr(value)?;
                put_text(out, &field, text, is_bare);
            }
            Some('a') => {
                let text = self.ascii(value)?;
                put_text(out, &field, text, is_bare);
            }
            Some('r') => {
                let text = self.ascii(value)?;
                put_text(out, &field, text, is_bare);
            }
            Some('s' | 'b') if !is_text => {
                let bytes = self.percent_bytes(value)?;
                out.extend(field.format_bytes(&bytes));
            }
            Some('d' | 'i' | 'u' | 'x' | 'X' | 'o') => {
                let number = self.percent_int(value, kind.unwrap_or('d'))?;
                match field.format_int(number, self.max_str_digits) {
                    Ok(text) => out.extend(text),
                    Err(error) => return Err(self.format_error(error)),
                }
            }
            Some('e' | 'E' | 'f' | 'F' | 'g' | 'G') => {
                let number = match self.to_float(value) {
                    Ok(number) => number,
                    Err(Raised) if !is_text => {
                        self.swallow(Exc::TypeError)?;
                        let name = self.type_name(value);
                        return Err(self.type_error(format!("float argument required, not {name}")));
                    }
                    Err(raised) => return Err(raised),
                };
                out.extend(field.format_float(number));
            }
            Some('c') if is_text => {
                let text = self.percent_character(value)?;
                out.extend(field.format_str(&text));
            }
            Some('c') => {
                let byte = self.percent_byte(value)?;
                out.extend(field.format_bytes(&[byte]));
            }
            _ => return Err(self.format_error(conversion.unsupported())),
        }
        Ok(())
    }

    /// The argument of a `*`.
    fn star(&mut self, arguments: &mut Arguments, too_large: &str) -> Result<i64> {
        let value = arguments.next(self)?;
        let Some(number) = Operand::of(value) else { return Err(self.type_error("* wants int")) };
        number.i64().filter(|&i| i != i64::MIN).ok_or_else(|| self.overflow_error(too_large))
    }

    /// The int of a conversion to digits.
    fn percent_int(&mut self, value: Value, kind: char) -> Result<Operand> {
        if let Some(number) = Operand::of(value) {
            return Ok(number);
        }
        let is_exact = matches!(kind, 'x' | 'X' | 'o');
        if !is_exact && let Some(number) = float::of(value) {
            if number.is_nan() {
                return Err(self.value_error("cannot convert float NaN to integer"));
            }
            if number.is_infinite() {
                return Err(self.overflow_error("cannot convert float infinity to integer"));
            }
            let int = int::from_float(&self.heap, number);
            let int = self.memory(int)?;
            return Ok(Operand::of(int).unwrap_or(Operand::Small(0)));
        }
        let (class, mut name) = (self.class_of(value), self.names.__int__);
        if is_exact || self.lookup(class, name).is_none() {
            name = self.names.__index__;
        }
        let result = match self.call_special(value, name, &[]) {
            Ok(result) => result,
            Err(Raised) => {
                self.swallow(Exc::TypeError)?;
                None
            }
        };
        if let Some(number) = result.and_then(Operand::of) {
            return Ok(number);
        }
        let (what, name) = (if is_exact { "an integer" } else { "a real number" }, self.type_name(value));
        Err(self.type_error(format!("%{kind} format: {what} is required, not {name}")))
    }

    fn percent_character(&mut self, value: Value) -> Result<Vec<u8>> {
        if let Some(text) = value.as_kind::<Str>() {
            if text.len() == 1 {
                return Ok(text.as_bytes().to_vec());
            }
            return Err(self.type_error("%c requires int or char"));
        }
        if !self.is_index(value) {
            return Err(self.type_error("%c requires int or char"));
        }
        let int = self.index(value)?;
        match Operand::of(int).and_then(Operand::i64) {
            Some(c @ 0..0x11_0000) => {
                let mut text = Vec::new();
                crate::wtf8::push(&mut text, c as u32);
                Ok(text)
            }
            Some(_) => Err(self.overflow_error("%c arg not in range(0x110000)")),
            None => Err(self.type_error("%c requires int or char")),
        }
    }

    fn percent_byte(&mut self, value: Value) -> Result<u8> {
        if let Some(bytes) = super::compare::bytes_of(value) {
            if let &[byte] = &bytes[..] {
                return Ok(byte);
            }
        } else if self.is_index(value) {
            return match self.as_index(value)? {
                byte @ 0..256 => Ok(byte as u8),
                _ => Err(self.overflow_error("%c arg not in range(256)")),
            };
        }
        Err(self.type_error("%c requires an integer in range(256) or a single byte"))
    }

    fn percent_bytes(&mut self, value: Value) -> Result<Vec<u8>> {
        if let Some(bytes) = self.buffer(value)? {
            return Ok(bytes);
        }
        let name = self.names.__bytes__;
        if let Some(result) = self.call_special(value, name, &[])? {
            if let Some(bytes) = result.as_kind::<Bytes>() {
                return Ok(bytes.as_slice().to_vec());
            }
            let name = self.type_name(result);
            return Err(self.type_error(format!("__bytes__ returned non-bytes (type {name})")));
        }
        let name = self.type_name(value);
        Err(self.type_error(format!(
            "%b requires a bytes-like object, or an object that implements __bytes__, not '{name}'"
        )))
    }
}

fn put_text(out: &mut Vec<u8>, field: &Field, text: Gc<Str>, is_bare: bool) {
    if is_bare {
        out.extend_from_slice(text.as_bytes());
    } else {
        out.extend(field.format_str(text.as_bytes()));
    }
}
