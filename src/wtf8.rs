//! Text as Python has it: UTF-8 in which a lone surrogate may stand (WTF-8).
//!
//! Python's `str` holds code points, `'\ud800'` among them, which UTF-8 proper cannot say. WTF-8 writes such a code
//! point as UTF-8 would if it could; all other text is the same bytes in both.

use std::fmt;

/// A borrowed string of code points, each from 0 to 0x10FFFF.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Wtf8<'a>(&'a [u8]);

impl<'a> Wtf8<'a> {
    /// Takes bytes that [`push`] and UTF-8 text have made.
    pub fn from_wtf8_bytes(bytes: &'a [u8]) -> Self {
        Wtf8(bytes)
    }

    /// The bytes.
    pub fn as_bytes(self) -> &'a [u8] {
        self.0
    }

    /// The text, if it has no lone surrogate. Linear.
    pub fn as_str(self) -> Option<&'a str> {
        std::str::from_utf8(self.0).ok()
    }

    /// The code points.
    pub fn code_points(self) -> impl Iterator<Item = u32> + 'a {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let (&first, tail) = rest.split_first()?;
            let (length, bits) = match first {
                0..0x80 => (0, u32::from(first)),
                0..0xE0 => (1, u32::from(first & 0x1F)),
                0..0xF0 => (2, u32::from(first & 0x0F)),
                _ => (3, u32::from(first & 0x07)),
            };
            let (continuation, tail) = tail.split_at(length);
            rest = tail;
            Some(continuation.iter().fold(bits, |bits, byte| bits << 6 | u32::from(byte & 0x3F)))
        })
    }
}

impl<'a> From<&'a str> for Wtf8<'a> {
    fn from(text: &'a str) -> Self {
        Wtf8(text.as_bytes())
    }
}

impl fmt::Debug for Wtf8<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&String::from_utf8_lossy(self.0), f)
    }
}

/// Appends a code point, a surrogate or not, to `bytes`.
pub fn push(bytes: &mut Vec<u8>, code_point: u32) {
    match char::from_u32(code_point) {
        Some(c) => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        None => bytes.extend_from_slice(&[
            0xE0 | (code_point >> 12) as u8,
            0x80 | (code_point >> 6 & 0x3F) as u8,
            0x80 | (code_point & 0x3F) as u8,
        ]),
    }
}
