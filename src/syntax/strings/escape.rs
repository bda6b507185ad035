//! Escapes in strings and bytes.

use super::{Checked, at_last_token};
use crate::{unicode, wtf8};
use std::borrow::Cow;

/// The escapes that stand for one byte.
fn simple(escape: u8) -> Option<u8> {
    Some(match escape {
        b'\\' | b'\'' | b'"' => escape,
        b'a' => 0x07,
        b'b' => 0x08,
        b'f' => 0x0C,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'v' => 0x0B,
        _ => return None,
    })
}

/// The value of up to three octal digits, and how many there are.
fn octal(digits: &[u8]) -> (u32, usize) {
    let digits = digits.iter().take(3).take_while(|digit| matches!(digit, b'0'..=b'7'));
    digits.fold((0, 0), |(value, count), digit| (value * 8 + u32::from(digit - b'0'), count + 1))
}

/// The value of the hexadecimal digits at the start, of which there may be at most `count`; and how many there are.
fn hexadecimal(digits: &[u8], count: usize) -> (u32, usize) {
    let digits = digits.iter().take(count).map_while(|&digit| char::from(digit).to_digit(16));
    digits.fold((0, 0), |(value, count), digit| (value << 4 | digit, count + 1))
}

/// The value of a bytes literal.
pub(super) fn bytes(body: &str) -> Checked<Cow<'_, [u8]>> {
    let body = body.as_bytes();
    let Some(first) = memchr::memchr(b'\\', body) else { return Ok(Cow::Borrowed(body)) };
    let mut value = body[..first].to_vec();
    let mut at = first;
    while at < body.len() {
        if body[at] != b'\\' {
            value.push(body[at]);
            at += 1;
            continue;
        }
        let (escape, rest) = (body[at + 1], &body[at + 2..]);
        let mut length = 2;
        match escape {
            b'\n' => {}
            b'0'..=b'7' => {
                let (byte, digits) = octal(&body[at + 1..]);
                value.push(byte as u8);
                length = 1 + digits;
            }
            b'x' => {
                let (byte, digits) = hexadecimal(rest, 2);
                if digits < 2 {
                    return at_last_token(format!("(value error) invalid \\x escape at position {at}"));
                }
                value.push(byte as u8);
                length = 4;
            }
            _ => match simple(escape) {
                Some(byte) => value.push(byte),
                None => value.extend([b'\\', escape]),
            },
        }
        at += length;
    }
    Ok(Cow::Owned(value))
}

/// The value of a string literal, in WTF-8.
pub(super) fn text(body: &str) -> Checked<Cow<'_, [u8]>> {
    let bytes = body.as_bytes();
    let Some(first) = memchr::memchr(b'\\', bytes) else { return Ok(Cow::Borrowed(bytes)) };
    let mut value = bytes[..first].to_vec();
    let mut at = first;
    while at < bytes.len() {
        let plain = memchr::memchr(b'\\', &bytes[at..]).unwrap_or(bytes.len() - at);
        value.extend_from_slice(&bytes[at..at + plain]);
        at += plain;
        if at < bytes.len() {
            at += unescape(body, at, &mut value)?;
        }
    }
    Ok(Cow::Owned(value))
}

/// Appends what the escape at `at` stands for, and returns its length.
fn unescape(body: &str, at: usize, value: &mut Vec<u8>) -> Checked<usize> {
    let bytes = &body.as_bytes()[at..];
    // A backslash at the end is possible before a brace of an f-string.
    let Some(&escape) = bytes.get(1) else {
        value.push(b'\\');
        return Ok(1);
    };
    let (digits, kind) = match escape {
        b'\n' => return Ok(2),
        b'0'..=b'7' => {
            let (code_point, digits) = octal(&bytes[1..]);
            wtf8::push(value, code_point);
            return Ok(1 + digits);
        }
        b'N' => return named(body, at, value),
        b'x' => (2, "\\xXX"),
        b'u' => (4, "\\uXXXX"),
        b'U' => (8, "\\UXXXXXXXX"),
        _ => {
            match simple(escape) {
                Some(byte) => value.push(byte),
                // The character after it may be longer than a byte, and stays.
                None => {
                    value.push(b'\\');
                    return Ok(1);
                }
            }
            return Ok(2);
        }
    };
    let (code_point, found) = hexadecimal(&bytes[2..], digits);
    if found < digits {
        return bad_escape(body, at, 2 + found, &format!("truncated {kind} escape"));
    }
    if code_point > 0x10_FFFF {
        return bad_escape(body, at, 10, "illegal Unicode character");
    }
    wtf8::push(value, code_point);
    Ok(2 + digits)
}

/// `\N{name}`.
fn named(body: &str, at: usize, value: &mut Vec<u8>) -> Checked<usize> {
    let malformed = "malformed \\N character escape";
    let rest = &body[at + 2..];
    let Some(name) = rest.strip_prefix('{') else { return bad_escape(body, at, 2, malformed) };
    let Some(length) = name.find('}') else { return bad_escape(body, at, body.len() - at, malformed) };
    if length == 0 {
        return bad_escape(body, at, 3, malformed);
    }
    let Some(c) = unicode::named(&name[..length]) else {
        return bad_escape(body, at, 4 + length, "unknown Unicode character name");
    };
    wtf8::push(value, c.into());
    Ok(4 + length)
}

/// The error of Python's `unicode_escape` codec. CPython gives it the text with each character beyond ASCII as an escape
/// of ten bytes, and the positions count those.
fn bad_escape<T>(body: &str, at: usize, length: usize, message: &str) -> Checked<T> {
    let width = |text: &str| -> usize { text.chars().map(|c| if c.is_ascii() { 1 } else { 10 }).sum() };
    // A backslash before such a character became an escape as well.
    let extra =
        body.as_bytes()[..at].windows(2).filter(|pair| pair[0] == b'\\' && pair[1] >= 0x80).count() * 5;
    let start = width(&body[..at]) + extra;
    let end = start + width(&body[at..at + length]) - 1;
    at_last_token(format!(
        "(unicode error) 'unicodeescape' codec can't decode bytes in position {start}-{end}: {message}"
    ))
}
