//! Line ends: what `newline=` means.

use crate::objects::Value;
use crate::objects::str::Str;
use crate::vm::{Result, Vm};
use std::borrow::Cow;

/// The line ends of a text stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newline {
    /// All are read as `\n` (`None`).
    Universal,
    /// All end a line, and are left as they are (`''`).
    Any,
    /// `'\n'`
    Lf,
    /// `'\r'`
    Cr,
    /// `'\r\n'`
    CrLf,
}

impl Newline {
    /// The meaning of an argument.
    ///
    /// # Errors
    /// TypeError; ValueError.
    pub fn parse(vm: &mut Vm, value: Value) -> Result<Newline> {
        if value.is_none() {
            return Ok(Newline::Universal);
        }
        let Some(text) = value.as_kind::<Str>() else {
            let class = vm.type_name(value);
            return Err(vm.type_error(format!("newline must be str or None, not {class}")));
        };
        Ok(match text.as_bytes() {
            b"" => Newline::Any,
            b"\n" => Newline::Lf,
            b"\r" => Newline::Cr,
            b"\r\n" => Newline::CrLf,
            _ => {
                let shown = vm.repr_text(value)?;
                return Err(vm.value_error(format!("illegal newline value: {shown}")));
            }
        })
    }

    /// The length of the first line with its end, in bytes. `None`: it does not end here.
    pub fn line(self, text: &[u8]) -> Option<usize> {
        match self {
            Newline::Universal | Newline::Lf => memchr::memchr(b'\n', text).map(|at| at + 1),
            Newline::Cr => memchr::memchr(b'\r', text).map(|at| at + 1),
            Newline::CrLf => memchr::memmem::find(text, b"\r\n").map(|at| at + 2),
            Newline::Any => {
                let at = memchr::memchr2(b'\n', b'\r', text)?;
                Some(if text[at..].starts_with(b"\r\n") { at + 2 } else { at + 1 })
            }
        }
    }

    /// What is written for a text.
    pub fn write(self, text: &[u8]) -> Cow<'_, [u8]> {
        let end: &[u8] = match self {
            Newline::Cr => b"\r",
            Newline::CrLf => b"\r\n",
            _ => return Cow::Borrowed(text),
        };
        let mut written = Vec::with_capacity(text.len() + 16);
        for (index, line) in text.split(|&byte| byte == b'\n').enumerate() {
            if index > 0 {
                written.extend_from_slice(end);
            }
            written.extend_from_slice(line);
        }
        Cow::Owned(written)
    }
}

/// Text with every line end as `\n`.
pub fn translate(text: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(b'\r', text).is_none() {
        return Cow::Borrowed(text);
    }
    let mut translated = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\r', rest) {
        translated.extend_from_slice(&rest[..at]);
        translated.push(b'\n');
        let skip = if rest[at..].starts_with(b"\r\n") { 2 } else { 1 };
        rest = &rest[at + skip..];
    }
    translated.extend_from_slice(rest);
    Cow::Owned(translated)
}

/// The length in bytes of the first `count` characters of a text; all of it, if there are fewer.
pub fn prefix(text: &[u8], count: usize) -> usize {
    if count >= text.len() {
        return text.len();
    }
    if text[..count].is_ascii() {
        // So many bytes are so many characters.
        return count;
    }
    let starts = text.iter().enumerate().filter(|(_, byte)| **byte & 0xC0 != 0x80);
    starts.map(|(at, _)| at).nth(count).unwrap_or(text.len())
}
