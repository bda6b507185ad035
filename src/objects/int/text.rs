//! Ints as text: `int(text, base)`, `str(i)`, and the other bases.

use super::{Operand, from_big, from_i64, magnitude};
use crate::heap::{Heap, OutOfMemory};
use crate::objects::Value;
use dashu_int::{IBig, UBig};

/// CPython's limit for the digits of decimal text, unless `sys.set_int_max_str_digits` changes it.
pub const DEFAULT_MAX_STR_DIGITS: usize = 4300;

/// Text that `int` does not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseError {
    /// `ValueError: invalid literal for int() with base …`
    Invalid,
    /// More digits than the limit: as many.
    TooManyDigits(usize),
    /// The limit of the heap is reached.
    OutOfMemory,
}

impl From<OutOfMemory> for ParseError {
    fn from(_: OutOfMemory) -> Self {
        ParseError::OutOfMemory
    }
}

/// Reads an int in `base`, 0 or 2 to 36. White space is stripped and other scripts' digits are made ASCII by the caller.
/// `max_digits` of 0 means no limit.
///
/// # Errors
/// The text is no int; it has too many digits for a base that is no power of two.
pub fn parse(heap: &Heap, text: &[u8], base: u32, max_digits: usize) -> Result<Value, ParseError> {
    let text = trim(text);
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let prefixed = |prefix: u8| matches!(text, [b'0', c, ..] if c.eq_ignore_ascii_case(&prefix));
    let (prefix, base) = match base {
        0 if prefixed(b'x') => (2, 16),
        0 if prefixed(b'o') => (2, 8),
        0 if prefixed(b'b') => (2, 2),
        16 if prefixed(b'x') => (2, 16),
        8 if prefixed(b'o') => (2, 8),
        2 if prefixed(b'b') => (2, 2),
        0 => {
            // As in a program, only zero itself begins with a zero.
            if text.first() == Some(&b'0') && text.iter().any(|&byte| byte != b'0' && byte != b'_') {
                return Err(ParseError::Invalid);
            }
            (0, 10)
        }
        base => (0, base),
    };
    let digits = &text[prefix..];
    // After a prefix an underscore may come first.
    let digits = digits.strip_prefix(b"_").filter(|_| prefix > 0).unwrap_or(digits);
    let mut clean = Vec::with_capacity(digits.len());
    let mut after_digit = false;
    for &byte in digits {
        match byte {
            b'_' if after_digit => after_digit = false,
            _ if char::from(byte).is_digit(base) => {
                clean.push(byte);
                after_digit = true;
            }
            _ => return Err(ParseError::Invalid),
        }
    }
    if !after_digit {
        return Err(ParseError::Invalid);
    }
    if max_digits > 0 && !base.is_power_of_two() && clean.len() > max_digits {
        return Err(ParseError::TooManyDigits(clean.len()));
    }
    let clean = std::str::from_utf8(&clean).map_err(|_| ParseError::Invalid)?;
    if let Ok(small) = i64::from_str_radix(clean, base) {
        return Ok(from_i64(heap, if negative { -small } else { small })?);
    }
    // The result is smaller than its text, and the conversion needs several times the result.
    heap.charge(clean.len() * 2)?;
    heap.refund(clean.len() * 2);
    let number = IBig::from(UBig::from_str_radix(clean, base).map_err(|_| ParseError::Invalid)?);
    Ok(from_big(heap, if negative { -number } else { number })?)
}

/// Without the white space of C around it.
pub(in crate::objects) fn trim(text: &[u8]) -> &[u8] {
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t'..=b'\r');
    let start = text.iter().position(|byte| !is_space(byte)).unwrap_or(text.len());
    let end = text.iter().rposition(|byte| !is_space(byte)).map_or(start, |last| last + 1);
    &text[start..end]
}

/// `ValueError: Exceeds the limit (… digits) for integer string conversion`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyDigits;

/// `str(i)`. Quadratic at worst, hence the limit; 0 means none.
///
/// # Errors
/// The number has more digits than the limit.
pub fn to_string(number: Operand, max_digits: usize) -> Result<String, TooManyDigits> {
    match number {
        Operand::Small(i) => Ok(i.to_string()),
        Operand::Big(big) => {
            // So many bits are more digits than allowed, whatever they are: a bit is more than 0.3 digits.
            if max_digits > 0 && number.bit_length() / 10 * 3 > max_digits {
                return Err(TooManyDigits);
            }
            let text = big.get().to_string();
            let digits = text.len() - usize::from(text.starts_with('-'));
            if max_digits > 0 && digits > max_digits { Err(TooManyDigits) } else { Ok(text) }
        }
    }
}

/// The digits of the absolute value in base 2, 8 or 16 (any from 2 to 36), in small letters and without a prefix.
pub fn to_radix(number: Operand, base: u8) -> String {
    match number {
        Operand::Small(i) => {
            let i = i.unsigned_abs();
            match base {
                2 => format!("{i:b}"),
                8 => format!("{i:o}"),
                16 => format!("{i:x}"),
                _ => UBig::from(i).in_radix(base).to_string(),
            }
        }
        Operand::Big(big) => magnitude(big.get()).in_radix(base).to_string(),
    }
}
