//! Format specs: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
//!
//! <https://docs.python.org/3.11/library/string.html#format-specification-mini-language>

use super::number::Parts;
use super::{FormatError, Reader, shown, value_error};
use crate::heap::count_chars;
use crate::objects::complex::Number;
use crate::objects::float::{self, Style};
use crate::objects::int::{self, Operand};
use crate::wtf8::push;

/// Where a value stands in its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: the sign to the left, the digits to the right.
    AfterSign,
}

/// What separates groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// `,` between thousands.
    Comma,
    /// `_` between thousands.
    Underscore,
    /// `_` between groups of four, in the bases that are powers of two.
    UnderscoreFour,
}

/// A format spec.
#[derive(Clone, Debug)]
pub struct Spec {
    pub(super) fill: u32,
    pub(super) align: Option<Align>,
    /// `+`, `-`, a space, or none.
    pub(super) sign: Option<u8>,
    pub(super) no_negative_zero: bool,
    pub(super) alternate: bool,
    /// A zero before the width makes `0` the fill, and puts it after the sign of a number.
    pub(super) zero: bool,
    pub(super) width: usize,
    pub(super) grouping: Option<Grouping>,
    pub(super) precision: Option<usize>,
    /// The type, or none.
    pub(super) kind: Option<u32>,
}

fn alignment(c: u32) -> Option<Align> {
    Some(match char::from_u32(c)? {
        '<' => Align::Left,
        '>' => Align::Right,
        '^' => Align::Center,
        '=' => Align::AfterSign,
        _ => return None,
    })
}

impl Spec {
    /// Reads a spec. `type_name` is what errors call the type of the value.
    ///
    /// # Errors
    /// The spec is not well formed.
    pub fn parse(text: &[u8], type_name: &str) -> Result<Spec, FormatError> {
        let mut reader = Reader::new(text);
        let mut spec = Spec {
            fill: ' '.into(),
            align: None,
            sign: None,
            no_negative_zero: false,
            alternate: false,
            zero: false,
            width: 0,
            grouping: None,
            precision: None,
            kind: None,
        };
        let mut filled = false;
        if let Some(first) = reader.next() {
            if let Some(align) = reader.peek().and_then(alignment) {
                (spec.fill, spec.align, filled) = (first, Some(align), true);
                reader.next();
            } else if let Some(align) = alignment(first) {
                spec.align = Some(align);
            } else {
                reader.at = 0;
            }
        }
        if let Some(sign @ (0x20 | 0x2B | 0x2D)) = reader.peek() {
            spec.sign = Some(sign as u8);
            reader.next();
        }
        spec.no_negative_zero = reader.take('z');
        spec.alternate = reader.take('#');
        if !filled && reader.take('0') {
            spec.fill = '0'.into();
            spec.zero = true;
        }
        spec.width = reader.number()?.unwrap_or(0);
        spec.read_grouping(&mut reader)?;
        if reader.take('.') {
            spec.precision = reader.number()?;
            if spec.precision.is_none() {
                return value_error("Format specifier missing precision");
            }
        }
        let rest = reader.rest();
        if count_chars(rest) > 1 {
            // Lone surrogates may stand in the message: it is text of the program's own.
            let text = String::from_utf8_lossy(text);
            return value_error(format!(
                "Invalid format specifier '{text}' for object of type '{type_name}'"
            ));
        }
        spec.kind = reader.next();
        spec.check_grouping()?;
        Ok(spec)
    }

    fn read_grouping(&mut self, reader: &mut Reader<'_>) -> Result<(), FormatError> {
        if reader.take(',') {
            self.grouping = Some(Grouping::Comma);
        }
        if reader.take('_') {
            if self.grouping.is_some() {
                return value_error("Cannot specify both ',' and '_'.");
            }
            self.grouping = Some(Grouping::Underscore);
        }
        if reader.peek() == Some(','.into()) && self.grouping == Some(Grouping::Underscore) {
            return value_error("Cannot specify both ',' and '_'.");
        }
        Ok(())
    }

    fn check_grouping(&mut self) -> Result<(), FormatError> {
        let (Some(grouping), Some(kind)) = (self.grouping, self.kind) else { return Ok(()) };
        match char::from_u32(kind) {
            Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') => Ok(()),
            Some('b' | 'o' | 'x' | 'X') if grouping == Grouping::Underscore => {
                self.grouping = Some(Grouping::UnderscoreFour);
                Ok(())
            }
            _ => self.refuse_grouping(grouping, kind),
        }
    }

    fn refuse_grouping<T>(&self, grouping: Grouping, kind: u32) -> Result<T, FormatError> {
        let separator = if grouping == Grouping::Comma { ',' } else { '_' };
        value_error(format!("Cannot specify '{separator}' with '{}'.", shown(kind)))
    }

    /// The least memory that the result takes, for the limit of the heap.
    pub fn least_bytes(&self) -> usize {
        self.width.max(self.precision.unwrap_or(0))
    }

    fn unknown<T>(&self, type_name: &str) -> Result<T, FormatError> {
        let kind = shown(self.kind.unwrap_or(0));
        value_error(format!("Unknown format code '{kind}' for object of type '{type_name}'"))
    }

    /// `str.__format__`.
    ///
    /// # Errors
    /// What a string does not take.
    pub fn format_str(&self, text: &[u8], type_name: &str) -> Result<Vec<u8>, FormatError> {
        if self.kind.is_some_and(|kind| kind != u32::from('s')) {
            return self.unknown(type_name);
        }
        if let Some(grouping) = self.grouping {
            return self.refuse_grouping(grouping, 's'.into());
        }
        let refused = match self.sign {
            Some(b' ') => Some("Space not allowed in string format specifier"),
            Some(_) => Some("Sign not allowed in string format specifier"),
            None if self.no_negative_zero => {
                Some("Negative zero coercion (z) not allowed in string format specifier")
            }
            None if self.alternate => Some("Alternate form (#) not allowed in string format specifier"),
            None if self.align == Some(Align::AfterSign) => {
                Some("'=' alignment not allowed in string format specifier")
            }
            None => None,
        };
        if let Some(refused) = refused {
            return value_error(refused);
        }
        let len = count_chars(text);
        let (text, len) = match self.precision {
            Some(precision) if precision < len => {
                let mut reader = Reader::new(text);
                for _ in 0..precision {
                    reader.next();
                }
                (&text[..reader.at], precision)
            }
            _ => (text, len),
        };
        Ok(self.pad(text, len, self.align.unwrap_or(Align::Left)))
    }

    /// Text of `len` characters in its field.
    pub(super) fn pad(&self, text: &[u8], len: usize, align: Align) -> Vec<u8> {
        let pad = self.width.saturating_sub(len);
        let left = match align {
            Align::Left => 0,
            Align::Center => pad / 2,
            Align::Right | Align::AfterSign => pad,
        };
        let mut out = Vec::with_capacity(text.len() + pad);
        (0..left).for_each(|_| push(&mut out, self.fill));
        out.extend_from_slice(text);
        (left..pad).for_each(|_| push(&mut out, self.fill));
        out
    }

    /// `int.__format__`. Without a limit on digits other than the heap's.
    ///
    /// # Errors
    /// What an int does not take; a number too large for a float or a character; with a `max_digits` other than 0, more
    /// decimal digits than that.
    pub fn format_int(
        &self,
        number: Operand,
        type_name: &str,
        max_digits: usize,
    ) -> Result<Vec<u8>, FormatError> {
        let kind = self.kind.map_or(Some('d'), char::from_u32);
        let (base, prefix) = match kind {
            Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => {
                let Ok(float) = int::to_f64(number) else {
                    return Err(FormatError::Overflow("int too large to convert to float".to_owned()));
                };
                return self.format_float(float, type_name);
            }
            Some('b') => (2, "0b"),
            Some('o') => (8, "0o"),
            Some('x') => (16, "0x"),
            Some('X') => (16, "0X"),
            Some('d' | 'n' | 'c') => (10, ""),
            _ => return self.unknown(type_name),
        };
        if self.precision.is_some() {
            return value_error("Precision not allowed in integer format specifier");
        }
        if self.no_negative_zero {
            return value_error("Negative zero coercion (z) not allowed in integer format specifier");
        }
        if kind == Some('c') {
            return self.format_char(number);
        }
        let mut digits = if base == 10 {
            let text = int::to_string(number, max_digits).or_else(|_| {
                value_error(format!(
                    "Exceeds the limit ({max_digits} digits) for integer string conversion; \
                     use sys.set_int_max_str_digits() to increase the limit"
                ))
            })?;
            text.strip_prefix('-').map(str::to_owned).unwrap_or(text)
        } else {
            int::to_radix(number, base)
        };
        if kind == Some('X') {
            digits.make_ascii_uppercase();
        }
        let prefix = if self.alternate { prefix } else { "" };
        Ok(Parts { negative: number.is_negative(), prefix, digits: &digits, rest: "" }.layout(self))
    }

    fn format_char(&self, number: Operand) -> Result<Vec<u8>, FormatError> {
        if self.sign.is_some() {
            return value_error("Sign not allowed with integer format specifier 'c'");
        }
        if self.alternate {
            return value_error("Alternate form (#) not allowed with integer format specifier 'c'");
        }
        let Some(number) = number.i64() else {
            return Err(FormatError::Overflow("Python int too large to convert to C long".to_owned()));
        };
        match u32::try_from(number).ok().filter(|&c| c < 0x11_0000) {
            Some(c) => {
                let mut text = Vec::new();
                push(&mut text, c);
                Ok(self.pad(&text, 1, self.number_align()))
            }
            None => Err(FormatError::Overflow("%c arg not in range(0x110000)".to_owned())),
        }
    }

    /// Where a number stands.
    pub(super) fn number_align(&self) -> Align {
        self.align.unwrap_or(if self.zero { Align::AfterSign } else { Align::Right })
    }

    /// `float.__format__`.
    ///
    /// # Errors
    /// What a float does not take.
    pub fn format_float(&self, number: f64, type_name: &str) -> Result<Vec<u8>, FormatError> {
        let Some(kind) = self.float_kind().filter(|kind| kind.is_ascii()) else {
            return self.unknown(type_name);
        };
        self.check_precision()?;
        let text = self.float_text(number, kind, self.kind.is_none());
        Ok(Parts::of_float(&text).layout(self))
    }

    fn check_precision(&self) -> Result<(), FormatError> {
        if self.precision.is_some_and(|precision| precision > i32::MAX as usize) {
            return value_error("precision too big");
        }
        Ok(())
    }

    fn float_kind(&self) -> Option<char> {
        let kind = self.kind.map_or(Some('g'), char::from_u32)?;
        "eEfFgGn%".contains(kind).then_some(kind)
    }

    /// The number with its sign, if that is a minus.
    fn float_text(&self, number: f64, kind: char, dot_zero: bool) -> String {
        let (style, default) = match kind.to_ascii_lowercase() {
            'e' => (Style::Exponent, 6),
            'f' | '%' => (Style::Fixed, 6),
            _ if self.kind.is_none() && self.precision.is_none() => (Style::Repr, 0),
            _ => (Style::General, 6),
        };
        let number = if kind == '%' { number * 100.0 } else { number };
        let mut text =
            float::to_text(number, style, self.precision.unwrap_or(default), self.alternate, dot_zero);
        if style == Style::Repr && self.alternate && !text.contains('.') && number.is_finite() {
            // Only an exponent stands without a point.
            let at = text.find('e').unwrap_or(text.len());
            text.insert(at, '.');
        }
        if self.no_negative_zero
            && text.starts_with('-')
            && !text.bytes().any(|byte| matches!(byte, b'1'..=b'9' | b'i' | b'n'))
        {
            text.remove(0);
        }
        if kind == '%' {
            text.push('%');
        }
        if kind.is_ascii_uppercase() {
            text.make_ascii_uppercase();
        }
        text
    }

    /// `complex.__format__`.
    ///
    /// # Errors
    /// What a complex number does not take.
    pub fn format_complex(&self, number: Number, type_name: &str) -> Result<Vec<u8>, FormatError> {
        let Some(kind) = self.float_kind().filter(|&kind| kind != '%') else {
            return self.unknown(type_name);
        };
        if self.fill == u32::from('0') {
            return value_error("Zero padding is not allowed in complex format specifier");
        }
        if self.align == Some(Align::AfterSign) {
            return value_error("'=' alignment flag is not allowed in complex format specifier");
        }
        self.check_precision()?;
        let bare = Spec { width: 0, align: None, ..self.clone() };
        let part = |number: f64, sign: Option<u8>| {
            let text = self.float_text(number, kind, false);
            Parts::of_float(&text).layout(&Spec { sign, ..bare.clone() })
        };
        let plain = self.kind.is_none();
        let skip_real = plain && number.real == 0.0 && number.real.is_sign_positive();
        let mut text = Vec::new();
        if plain && !skip_real {
            text.push(b'(');
        }
        if !skip_real {
            text.extend(part(number.real, self.sign));
        }
        text.extend(part(number.imag, if skip_real { self.sign } else { Some(b'+') }));
        text.push(b'j');
        if plain && !skip_real {
            text.push(b')');
        }
        let len = text.len();
        Ok(self.pad(&text, len, self.align.unwrap_or(Align::Right)))
    }
}
