//! Strings of JSON: what `_json` has as `scanstring`, `encode_basestring` and `encode_basestring_ascii`.
//!
//! Text is WTF-8; places are counted in code points where CPython tells them.

use crate::wtf8::{Wtf8, push};

/// What is wrong with a string, at a code point of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanError {
    /// `Unterminated string starting at`: the place is that of the opening quote.
    Unterminated,
    /// `Invalid control character at`
    ControlCharacter,
    /// `Invalid \escape`
    Escape,
    /// `Invalid \uXXXX escape`
    UnicodeEscape,
}

impl ScanError {
    /// The message of the `JSONDecodeError`.
    pub fn message(self) -> &'static str {
        match self {
            ScanError::Unterminated => "Unterminated string starting at",
            ScanError::ControlCharacter => "Invalid control character at",
            ScanError::Escape => "Invalid \\escape",
            ScanError::UnicodeEscape => "Invalid \\uXXXX escape",
        }
    }
}

/// A string that was scanned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanned<'a> {
    /// No escapes: the text as it stands.
    Plain(&'a [u8]),
    /// With its escapes resolved.
    Unescaped(Vec<u8>),
}

impl Scanned<'_> {
    /// The text.
    pub fn as_bytes(&self) -> &[u8] {
        match self {
            Scanned::Plain(bytes) => bytes,
            Scanned::Unescaped(bytes) => bytes,
        }
    }
}

/// Reads a string of JSON whose text begins at the byte `begin` of `text`, behind the opening quote. Gives it, and the byte
/// behind the closing quote. `strict` refuses control characters. Linear.
///
/// # Errors
/// What is wrong, and the byte where; the caller counts the code points before it. For [`ScanError::Unterminated`] that is
/// the byte before `begin`.
pub fn scan_string(
    text: &[u8],
    begin: usize,
    strict: bool,
) -> Result<(Scanned<'_>, usize), (ScanError, usize)> {
    let unterminated = (ScanError::Unterminated, begin.saturating_sub(1));
    let mut out = Vec::new();
    let mut at = begin;
    loop {
        // The stretch up to what matters.
        let end = find_special(text, at, strict).ok_or(unterminated)?;
        let stretch = &text[at..end];
        match text[end] {
            b'"' if out.is_empty() && at == begin => return Ok((Scanned::Plain(stretch), end + 1)),
            b'"' => {
                out.extend_from_slice(stretch);
                return Ok((Scanned::Unescaped(out), end + 1));
            }
            b'\\' => out.extend_from_slice(stretch),
            _ => return Err((ScanError::ControlCharacter, end)),
        }
        let escape = *text.get(end + 1).ok_or(unterminated)?;
        at = end + 2;
        let simple = match escape {
            b'"' | b'\\' | b'/' => escape,
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => {
                let mut code = unit(text, at).ok_or((ScanError::UnicodeEscape, end + 1))?;
                at += 4;
                // Two surrogates are a character; one alone stays what it is.
                if (0xD800..0xDC00).contains(&code)
                    && text.get(at..at + 2) == Some(b"\\u")
                    && let Some(low @ 0xDC00..0xE000) = unit(text, at + 2)
                {
                    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                    at += 6;
                }
                push(&mut out, code);
                continue;
            }
            _ => return Err((ScanError::Escape, end)),
        };
        out.push(simple);
    }
}

/// The first quote, backslash, or (if `strict`) control character at or after a place.
#[inline]
fn find_special(text: &[u8], from: usize, strict: bool) -> Option<usize> {
    const ONES: u64 = u64::MAX / 0xFF;
    let rest = text.get(from..)?;
    // PERF: eight bytes at a time. A byte that is zero after `^` has its high bit set in `(x - 1) & !x`; the lowest such bit
    // is exact, which is the one that is taken.
    let (words, last) = rest.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let zero = |word: u64| word.wrapping_sub(ONES) & !word;
        let mut found = zero(word ^ (ONES * u64::from(b'"'))) | zero(word ^ (ONES * u64::from(b'\\')));
        if strict {
            found |= word.wrapping_sub(ONES * 0x20) & !word;
        }
        found &= ONES << 7;
        if found != 0 {
            return Some(from + 8 * index + found.trailing_zeros() as usize / 8);
        }
    }
    let matters = |&byte: &u8| byte == b'"' || byte == b'\\' || strict && byte < 0x20;
    Some(text.len() - last.len() + last.iter().position(matters)?)
}

/// Four hexadecimal digits, with one character behind them at least, as C's `_json` asks.
fn unit(text: &[u8], at: usize) -> Option<u32> {
    let digits = text.get(at..at + 4).filter(|_| at + 4 < text.len())?;
    digits.iter().try_fold(0, |code, &digit| Some(code << 4 | char::from(digit).to_digit(16)?))
}

/// The letter of the short escape of a character.
fn short_escape(byte: u8) -> Option<u8> {
    Some(match byte {
        b'"' | b'\\' => byte,
        8 => b'b',
        12 => b'f',
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        _ => return None,
    })
}

fn push_unit(out: &mut Vec<u8>, unit: u32) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.extend_from_slice(b"\\u");
    out.extend([12, 8, 4, 0].map(|shift| DIGITS[(unit >> shift & 15) as usize]));
}

/// `encode_basestring`: the text in quotes, with escapes for quotes, backslashes and control characters. Linear.
pub fn encode(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + 2);
    out.push(b'"');
    let mut rest = text;
    while let Some(end) = rest.iter().position(|&byte| byte < 0x20 || byte == b'"' || byte == b'\\') {
        out.extend_from_slice(&rest[..end]);
        match short_escape(rest[end]) {
            Some(letter) => out.extend_from_slice(&[b'\\', letter]),
            None => push_unit(&mut out, rest[end].into()),
        }
        rest = &rest[end + 1..];
    }
    out.extend_from_slice(rest);
    out.push(b'"');
    out
}

/// `encode_basestring_ascii`: as [`encode`], and all that is not printable ASCII as `\uXXXX`, beyond 16 bits as two
/// surrogates. Linear; ASCII alone comes out.
pub fn encode_ascii(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + 2);
    out.push(b'"');
    for c in Wtf8::from_wtf8_bytes(text).code_points() {
        match c {
            0x20..0x7F if c != 0x22 && c != 0x5C => out.push(c as u8),
            0..0x80 => match short_escape(c as u8) {
                Some(letter) => out.extend_from_slice(&[b'\\', letter]),
                None => push_unit(&mut out, c),
            },
            0..0x10000 => push_unit(&mut out, c),
            _ => {
                push_unit(&mut out, 0xD800 + ((c - 0x10000) >> 10));
                push_unit(&mut out, 0xDC00 + (c & 0x3FF));
            }
        }
    }
    out.push(b'"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::heap::count_chars;
    use crate::objects::testing::{rows, unhex};
    use proptest::prelude::*;

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn scanning() {
        for row in rows(include_str!("../../tests/library/json_scan.txt")) {
            let text = unhex(row[0]);
            let found = match scan_string(&text, 1, row[1] == "True") {
                Ok((scanned, end)) => format!("s:{} {}", hex(scanned.as_bytes()), count_chars(&text[..end])),
                Err((error, at)) => format!("{} {}", error.message(), count_chars(&text[..at])),
            };
            assert_eq!(found, row[2], "{:?}", Wtf8::from_wtf8_bytes(&text));
        }
    }

    #[test]
    fn encoding() {
        for row in rows(include_str!("../../tests/library/json_encode.txt")) {
            let text = unhex(row[0]);
            assert_eq!(hex(&encode(&text)), row[1]);
            assert_eq!(hex(&encode_ascii(&text)), row[2]);
        }
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_scanned(text in ".*") {
            for encoded in [encode(text.as_bytes()), encode_ascii(text.as_bytes())] {
                let (scanned, end) = scan_string(&encoded, 1, true).expect("a string");
                prop_assert_eq!(scanned.as_bytes(), text.as_bytes());
                prop_assert_eq!(end, encoded.len());
            }
        }

        #[test]
        fn nothing_is_too_wrong(text in r#"[\\"ud890aC \n é😀]*"#, strict in any::<bool>()) {
            let _ = scan_string(text.as_bytes(), 0, strict);
        }
    }
}
