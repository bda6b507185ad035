//! `%` on text and bytes: `%[(key)][flags][width][.precision][hlL]type`.

use super::number::Parts;
use super::spec::{Align, Spec};
use super::{FormatError, Reader, value_error};
use crate::heap::count_chars;
use crate::objects::float::{self, Style};
use crate::objects::int::{self, Operand};
use std::ops::Range;

/// A width or a precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// None is given.
    None,
    /// A number.
    Number(usize),
    /// `*`: the next argument.
    Argument,
}

/// A part of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text that stands for itself; `%%` is one `%`.
    Literal(Range<usize>),
    /// A conversion.
    Conversion(Conversion),
}

/// A conversion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// `(key)`: the value comes from a mapping.
    pub key: Option<Range<usize>>,
    /// `-`: to the left.
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// A space: where a sign might stand.
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`: zeros before numbers.
    pub zero: bool,
    /// The width.
    pub width: Amount,
    /// The precision.
    pub precision: Amount,
    /// The type: any character that stands there.
    pub kind: u32,
    /// The characters before the type, for the error that it is none.
    pub index: usize,
}

/// The parts of a format, one after the other: an error comes after what is before it.
pub struct Pieces<'t>(Reader<'t>);

impl<'t> Pieces<'t> {
    /// The parts of WTF-8 text, or of ASCII bytes.
    pub fn of(text: &'t [u8]) -> Self {
        Pieces(Reader::new(text))
    }

    fn conversion(&mut self) -> Result<Conversion, FormatError> {
        let reader = &mut self.0;
        let key = if reader.take('(') { Some(key(reader)?) } else { None };
        let mut conversion = Conversion {
            key,
            left: false,
            plus: false,
            space: false,
            alternate: false,
            zero: false,
            width: Amount::None,
            precision: Amount::None,
            kind: 0,
            index: 0,
        };
        loop {
            match reader.peek().and_then(char::from_u32) {
                Some('-') => conversion.left = true,
                Some('+') => conversion.plus = true,
                Some(' ') => conversion.space = true,
                Some('#') => conversion.alternate = true,
                Some('0') => conversion.zero = true,
                _ => break,
            }
            reader.next();
        }
        conversion.width = amount(reader, isize::MAX as usize, "width too big")?;
        if reader.take('.') {
            conversion.precision = match amount(reader, i32::MAX as usize, "precision too big")? {
                Amount::None => Amount::Number(0),
                amount => amount,
            };
        }
        if matches!(reader.peek().and_then(char::from_u32), Some('h' | 'l' | 'L')) {
            reader.next();
        }
        conversion.index = count_chars(&reader.text[..reader.at]);
        match reader.next() {
            Some(kind) => conversion.kind = kind,
            None => return value_error("incomplete format"),
        }
        Ok(conversion)
    }
}

fn key(reader: &mut Reader<'_>) -> Result<Range<usize>, FormatError> {
    let start = reader.at;
    let mut depth = 1;
    while depth > 0 {
        match reader.next().map(char::from_u32) {
            Some(Some('(')) => depth += 1,
            Some(Some(')')) => depth -= 1,
            Some(_) => {}
            None => return value_error("incomplete format key"),
        }
    }
    Ok(start..reader.at - 1)
}

fn amount(reader: &mut Reader<'_>, most: usize, too_big: &str) -> Result<Amount, FormatError> {
    if reader.take('*') {
        return Ok(Amount::Argument);
    }
    let mut number = None;
    while let Some(digit @ b'0'..=b'9') = reader.rest().first() {
        let more =
            number.unwrap_or(0usize).checked_mul(10).and_then(|n| n.checked_add(usize::from(digit - b'0')));
        match more.filter(|&more| more <= most) {
            Some(more) => number = Some(more),
            None => return value_error(too_big),
        }
        reader.at += 1;
    }
    Ok(number.map_or(Amount::None, Amount::Number))
}

impl Iterator for Pieces<'_> {
    type Item = Result<Piece, FormatError>;
    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.0.rest();
        if rest.is_empty() {
            return None;
        }
        let start = self.0.at;
        let length = memchr::memchr(b'%', rest).unwrap_or(rest.len());
        if length > 0 {
            self.0.at += length;
            return Some(Ok(Piece::Literal(start..self.0.at)));
        }
        self.0.at += 1;
        if self.0.take('%') {
            return Some(Ok(Piece::Literal(start..start + 1)));
        }
        let conversion = self.conversion();
        if conversion.is_err() {
            self.0.at = self.0.text.len();
        }
        Some(conversion.map(Piece::Conversion))
    }
}

impl Conversion {
    /// `unsupported format character …`, for a type that is none.
    pub fn unsupported(&self) -> FormatError {
        let shown = char::from_u32(self.kind).filter(|c| ('\x1f'..='~').contains(c)).unwrap_or('?');
        let (kind, index) = (self.kind, self.index);
        FormatError::Value(format!("unsupported format character '{shown}' (0x{kind:x}) at index {index}"))
    }

    /// The field, its width and precision given, those from arguments as well: a negative width means `-`.
    pub fn field(&self, width: i64, precision: Option<usize>) -> Field {
        Field {
            conversion: self.clone(),
            left: self.left || width < 0,
            width: width.unsigned_abs() as usize,
            precision,
        }
    }
}

/// A conversion whose width and precision are known.
#[derive(Clone, Debug)]
pub struct Field {
    conversion: Conversion,
    left: bool,
    width: usize,
    precision: Option<usize>,
}

impl Field {
    fn spec(&self, zeros: bool) -> Spec {
        let zeros = zeros && self.conversion.zero && !self.left;
        let sign = match (self.conversion.plus, self.conversion.space) {
            (true, _) => Some(b'+'),
            (false, true) => Some(b' '),
            _ => None,
        };
        Spec {
            fill: if zeros { '0' } else { ' ' }.into(),
            align: Some(match (self.left, zeros) {
                (true, _) => Align::Left,
                (false, true) => Align::AfterSign,
                (false, false) => Align::Right,
            }),
            sign,
            no_negative_zero: false,
            alternate: self.conversion.alternate,
            zero: zeros,
            width: self.width,
            grouping: None,
            precision: self.precision,
            kind: None,
        }
    }
    /// The least memory that the result takes, for the limit of the heap.
    pub fn least_bytes(&self) -> usize {
        self.width.max(self.precision.unwrap_or(0))
    }

    /// `%s`, `%r`, `%a`, `%b`: text of `str` in WTF-8.
    pub fn format_str(&self, text: &[u8]) -> Vec<u8> {
        let mut reader = Reader::new(text);
        let mut len = 0;
        while self.precision.is_none_or(|precision| len < precision) && reader.next().is_some() {
            len += 1;
        }
        let spec = self.spec(false);
        spec.pad(&text[..reader.at], len, spec.align.unwrap_or(Align::Right))
    }
    /// `%s`, `%b` of bytes.
    pub fn format_bytes(&self, bytes: &[u8]) -> Vec<u8> {
        let bytes = &bytes[..bytes.len().min(self.precision.unwrap_or(usize::MAX))];
        let spec = self.spec(false);
        spec.pad(bytes, bytes.len(), spec.align.unwrap_or(Align::Right))
    }
    /// `%d`, `%i`, `%u`, `%x`, `%X`, `%o`.
    ///
    /// # Errors
    /// More decimal digits than `max_digits`, unless that is 0.
    pub fn format_int(&self, number: Operand, max_digits: usize) -> Result<Vec<u8>, FormatError> {
        let (base, prefix) = match char::from_u32(self.conversion.kind) {
            Some('x') => (16, "0x"),
            Some('X') => (16, "0X"),
            Some('o') => (8, "0o"),
            _ => (10, ""),
        };
        let mut digits = if base == 10 {
            let text = int::to_string(number, max_digits).or_else(|_| {
                value_error(format!(
                    "Exceeds the limit ({max_digits} digits) for integer string conversion; \
                     use sys.set_int_max_str_digits() to increase the limit"
                ))
            })?;
            text.trim_start_matches('-').to_owned()
        } else {
            int::to_radix(number, base)
        };
        if prefix == "0X" {
            digits.make_ascii_uppercase();
        }
        if let Some(precision) = self.precision {
            digits.insert_str(0, &"0".repeat(precision.saturating_sub(digits.len())));
        }
        let prefix = if self.conversion.alternate { prefix } else { "" };
        Ok(Parts { negative: number.is_negative(), prefix, digits: &digits, rest: "" }
            .layout(&self.spec(true)))
    }
    /// `%e`, `%f`, `%g` and their capital forms.
    pub fn format_float(&self, number: f64) -> Vec<u8> {
        let kind = char::from_u32(self.conversion.kind).unwrap_or('g');
        let style = match kind.to_ascii_lowercase() {
            'e' => Style::Exponent,
            'f' => Style::Fixed,
            _ => Style::General,
        };
        let mut text =
            float::to_text(number, style, self.precision.unwrap_or(6), self.conversion.alternate, false);
        if kind.is_ascii_uppercase() {
            text.make_ascii_uppercase();
        }
        Parts::of_float(&text).layout(&self.spec(true))
    }
}
