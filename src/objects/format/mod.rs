//! The small languages of formatting: format specs, `str.format`'s fields, and `%`.
//!
//! Text and numbers become text here; what has a `__format__` or `__str__` of its own is the virtual machine's affair.

pub mod fields;
mod number;
pub mod percent;
pub mod spec;

#[cfg(test)]
mod tests;

use crate::heap::OutOfMemory;
use crate::objects::str::unicode;
use crate::wtf8::Wtf8;

/// What formatting refuses, in CPython's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// `ValueError`.
    Value(String),
    /// `OverflowError`.
    Overflow(String),
    /// The result would be beyond all memory.
    OutOfMemory,
}

impl From<OutOfMemory> for FormatError {
    fn from(_: OutOfMemory) -> Self {
        FormatError::OutOfMemory
    }
}

fn value_error<T>(message: impl Into<String>) -> Result<T, FormatError> {
    Err(FormatError::Value(message.into()))
}

/// Text as code points, and the bytes at which they begin.
struct Reader<'t> {
    text: &'t [u8],
    at: usize,
}

impl<'t> Reader<'t> {
    fn new(text: &'t [u8]) -> Self {
        Reader { text, at: 0 }
    }
    fn peek(&self) -> Option<u32> {
        Wtf8::from_wtf8_bytes(&self.text[self.at..]).code_points().next()
    }
    fn next(&mut self) -> Option<u32> {
        let c = self.peek()?;
        self.at += code_point_length(c);
        Some(c)
    }
    /// Passes the character, if it is the next one.
    fn take(&mut self, c: char) -> bool {
        let is_next = self.peek() == Some(c.into());
        if is_next {
            self.at += c.len_utf8();
        }
        is_next
    }
    fn rest(&self) -> &'t [u8] {
        &self.text[self.at..]
    }
    /// A number in decimal digits of any script, if there is one.
    fn number(&mut self) -> Result<Option<usize>, FormatError> {
        let mut number = None;
        while let Some(digit) = self.peek().and_then(unicode::decimal) {
            self.next();
            let more = number
                .unwrap_or(0usize)
                .checked_mul(10)
                .and_then(|number| number.checked_add(digit as usize));
            match more.filter(|&number| number <= isize::MAX as usize) {
                Some(more) => number = Some(more),
                None => return value_error("Too many decimal digits in format string"),
            }
        }
        Ok(number)
    }
}

fn code_point_length(c: u32) -> usize {
    char::from_u32(c).map_or(3, char::len_utf8)
}

/// A character in an error: itself, or its number.
fn shown(c: u32) -> String {
    match char::from_u32(c) {
        Some(c) if (' '..'\u{80}').contains(&c) && c != ' ' => c.to_string(),
        _ => format!("\\x{c:x}"),
    }
}
