//! Text to bytes and back: UTF-8, UTF-16, UTF-32, Latin-1, ASCII, and the ways to go on at an error.

use crate::wtf8::{Wtf8, push};

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // Python's names, without the hyphen.
pub enum Codec {
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Sig,
    Latin1,
    Ascii,
    /// Two bytes, or four: little-endian with a mark on writing, as the mark says on reading.
    Utf16,
    Utf16Le,
    Utf16Be,
    Utf32,
    Utf32Le,
    Utf32Be,
}

impl Codec {
    /// The codec of a name, in any case and with hyphens, spaces or underscores.
    pub fn named(name: &str) -> Option<Codec> {
        let name = name.to_ascii_lowercase().replace(['_', ' '], "-");
        Some(match name.as_str() {
            "utf-8" | "utf8" | "u8" | "utf" | "cp65001" | "utf8-ucs2" | "utf8-ucs4" => Codec::Utf8,
            "utf-8-sig" => Codec::Utf8Sig,
            "latin-1" | "latin1" | "latin" | "l1" | "iso-8859-1" | "iso8859-1" | "8859" | "cp819"
            | "iso8859" => Codec::Latin1,
            "ascii" | "us-ascii" | "646" | "ansi-x3.4-1968" => Codec::Ascii,
            "utf-16" | "utf16" | "u16" => Codec::Utf16,
            "utf-16-le" | "utf-16le" | "unicodelittleunmarked" => Codec::Utf16Le,
            "utf-16-be" | "utf-16be" | "unicodebigunmarked" => Codec::Utf16Be,
            "utf-32" | "utf32" | "u32" => Codec::Utf32,
            "utf-32-le" | "utf-32le" => Codec::Utf32Le,
            "utf-32-be" | "utf-32be" => Codec::Utf32Be,
            _ => return None,
        })
    }
    /// What errors call it.
    pub fn name(self) -> &'static str {
        match self {
            Codec::Utf8 | Codec::Utf8Sig => "utf-8",
            Codec::Latin1 => "latin-1",
            Codec::Ascii => "ascii",
            Codec::Utf16 => "utf-16",
            Codec::Utf16Le => "utf-16-le",
            Codec::Utf16Be => "utf-16-be",
            Codec::Utf32 => "utf-32",
            Codec::Utf32Le => "utf-32-le",
            Codec::Utf32Be => "utf-32-be",
        }
    }
    /// The width of a unit, and whether its bytes go from large to small.
    fn unit(self) -> (usize, bool) {
        match self {
            Codec::Utf8 | Codec::Utf8Sig | Codec::Latin1 | Codec::Ascii => (1, false),
            Codec::Utf16 | Codec::Utf16Le => (2, false),
            Codec::Utf16Be => (2, true),
            Codec::Utf32 | Codec::Utf32Le => (4, false),
            Codec::Utf32Be => (4, true),
        }
    }
    /// The reason of an encoding error.
    fn reason(self) -> &'static str {
        match self {
            Codec::Latin1 => "ordinal not in range(256)",
            Codec::Ascii => "ordinal not in range(128)",
            _ => "surrogates not allowed",
        }
    }
    fn takes(self, c: u32) -> bool {
        match self {
            Codec::Latin1 => c < 0x100,
            Codec::Ascii => c < 0x80,
            _ => !(0xD800..0xE000).contains(&c),
        }
    }
    fn push(self, out: &mut Vec<u8>, c: u32) {
        let (width, big_endian) = self.unit();
        let mut unit = |value: u32| {
            let bytes = value.to_le_bytes();
            let from = out.len();
            out.extend_from_slice(&bytes[..width]);
            if big_endian {
                out[from..].reverse();
            }
        };
        match width {
            1 if matches!(self, Codec::Utf8 | Codec::Utf8Sig) => push(out, c),
            2 if c >= 0x1_0000 => {
                unit(0xD800 + ((c - 0x1_0000) >> 10));
                unit(0xDC00 + (c & 0x3FF));
            }
            _ => unit(c),
        }
    }
}

/// How to go on at an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // Python's names, without the underscore.
pub enum Handler {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharRefReplace,
    NameReplace,
    SurrogateEscape,
    SurrogatePass,
}

impl Handler {
    /// The handler of a name, if it is one of Python's own.
    pub fn named(name: &str) -> Option<Handler> {
        Some(match name {
            "strict" => Handler::Strict,
            "ignore" => Handler::Ignore,
            "replace" => Handler::Replace,
            "backslashreplace" => Handler::BackslashReplace,
            "xmlcharrefreplace" => Handler::XmlCharRefReplace,
            "namereplace" => Handler::NameReplace,
            "surrogateescape" => Handler::SurrogateEscape,
            "surrogatepass" => Handler::SurrogatePass,
            _ => return None,
        })
    }
}

/// What could not be converted: `UnicodeEncodeError` or `UnicodeDecodeError` with these arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodecError {
    /// The first character or byte that could not be converted.
    pub start: usize,
    /// The one after the last.
    pub end: usize,
    /// Why, in CPython's words.
    pub reason: &'static str,
}

/// A conversion that stops at errors, for handlers that are written in Python.
#[derive(Debug)]
pub struct Encoder<'t> {
    codec: Codec,
    text: &'t [u8],
    /// Where the conversion stands, in bytes and in characters.
    at: usize,
    character: usize,
    out: Vec<u8>,
}

impl<'t> Encoder<'t> {
    /// A conversion of WTF-8 text.
    pub fn new(codec: Codec, text: &'t [u8]) -> Self {
        let mut out = Vec::with_capacity(text.len());
        match codec {
            Codec::Utf8Sig => out.extend_from_slice(b"\xEF\xBB\xBF"),
            Codec::Utf16 | Codec::Utf32 => codec.push(&mut out, 0xFEFF),
            _ => {}
        }
        Encoder { codec, text, at: 0, character: 0, out }
    }
    fn next(&self) -> Option<u32> {
        Wtf8::from_wtf8_bytes(&self.text[self.at..]).code_points().next()
    }
    fn pass(&mut self, c: u32) {
        self.at += super::case::length(c);
        self.character += 1;
    }
    /// Converts as far as possible.
    ///
    /// # Errors
    /// The next characters have no encoding; [`Encoder::replace`] says what to do.
    pub fn run(&mut self) -> Result<(), CodecError> {
        if self.at == 0
            && matches!(self.codec, Codec::Ascii | Codec::Latin1 | Codec::Utf8)
            && self.text.is_ascii()
        {
            self.out.extend_from_slice(self.text);
            self.at = self.text.len();
            return Ok(());
        }
        while let Some(c) = self.next() {
            if self.codec.takes(c) {
                self.codec.push(&mut self.out, c);
                self.pass(c);
                continue;
            }
            let rest = Wtf8::from_wtf8_bytes(&self.text[self.at..]).code_points();
            // The codecs of wide units report each character by itself.
            let most = if self.codec.unit().0 == 1 { usize::MAX } else { 1 };
            let refused = rest.take_while(|&c| !self.codec.takes(c)).take(most).count();
            return Err(CodecError {
                start: self.character,
                end: self.character + refused,
                reason: self.codec.reason(),
            });
        }
        Ok(())
    }
    /// Appends bytes for the characters before `end`, and goes on there.
    pub fn replace(&mut self, bytes: &[u8], end: usize) {
        self.out.extend_from_slice(bytes);
        while self.character < end
            && let Some(c) = self.next()
        {
            self.pass(c);
        }
    }
    /// Appends text, which must have an encoding, for the characters before `end`, and goes on there. False: it has none.
    pub fn replace_text(&mut self, text: &[u8], end: usize) -> bool {
        let mut bytes = Vec::new();
        for c in Wtf8::from_wtf8_bytes(text).code_points() {
            if !self.codec.takes(c) {
                return false;
            }
            self.codec.push(&mut bytes, c);
        }
        self.replace(&bytes, end);
        true
    }
    /// The bytes.
    pub fn finish(self) -> Vec<u8> {
        self.out
    }

    /// Deals with an error in one of Python's own ways. False: this one does not.
    fn handle(&mut self, handler: Handler, error: &CodecError) -> bool {
        use std::fmt::Write;
        let refused: Vec<u32> = Wtf8::from_wtf8_bytes(&self.text[self.at..])
            .code_points()
            .take(error.end - error.start)
            .collect();
        let mut text = String::new();
        for c in refused {
            let written = match handler {
                Handler::Strict => return false,
                Handler::Ignore => Ok(()),
                Handler::Replace => {
                    text.push('?');
                    Ok(())
                }
                Handler::XmlCharRefReplace => write!(text, "&#{c};"),
                Handler::NameReplace => match char::from_u32(c).and_then(unicode_names2::name) {
                    Some(name) if char::from_u32(c).is_some_and(crate::unicode::is_assigned) => {
                        write!(text, "\\N{{{name}}}")
                    }
                    _ => push_escape(&mut text, c),
                },
                Handler::BackslashReplace => push_escape(&mut text, c),
                Handler::SurrogateEscape => {
                    if !(0xDC80..0xDD00).contains(&c) || self.codec.unit().0 > 1 {
                        return false;
                    }
                    self.replace(&[c as u8], self.character + 1);
                    continue;
                }
                Handler::SurrogatePass => {
                    if !(0xD800..0xE000).contains(&c) || matches!(self.codec, Codec::Ascii | Codec::Latin1) {
                        return false;
                    }
                    let mut bytes = Vec::new();
                    self.codec.push(&mut bytes, c);
                    self.replace(&bytes, self.character + 1);
                    continue;
                }
            };
            written.expect("a String takes all");
        }
        self.replace_text(text.as_bytes(), error.end)
    }
}

fn push_escape(text: &mut String, c: u32) -> std::fmt::Result {
    use std::fmt::Write;
    match c {
        0..=0xFF => write!(text, "\\x{c:02x}"),
        0x100..=0xFFFF => write!(text, "\\u{c:04x}"),
        _ => write!(text, "\\U{c:08x}"),
    }
}

/// `str.encode`.
///
/// # Errors
/// Characters that have no encoding, and that the handler does not deal with.
pub fn encode(text: &[u8], codec: Codec, handler: Handler) -> Result<Vec<u8>, CodecError> {
    let mut encoder = Encoder::new(codec, text);
    while let Err(error) = encoder.run() {
        let at = encoder.character;
        if !encoder.handle(handler, &error) {
            // What was dealt with before is no part of the error.
            let start = at.max(encoder.character);
            return Err(CodecError { start, ..error });
        }
    }
    Ok(encoder.finish())
}

/// A conversion of bytes to text that stops at errors.
#[derive(Debug)]
pub struct Decoder<'t> {
    codec: Codec,
    bytes: &'t [u8],
    at: usize,
    out: Vec<u8>,
}

impl<'t> Decoder<'t> {
    /// A conversion of bytes. A byte order mark is read and left out where the encoding has one.
    pub fn new(codec: Codec, bytes: &'t [u8]) -> Self {
        let (codec, bytes) = match (codec, bytes) {
            // Errors count from behind this mark, and from before the others.
            (Codec::Utf8Sig, [0xEF, 0xBB, 0xBF, rest @ ..]) => (Codec::Utf8, rest),
            (Codec::Utf8Sig, _) => (Codec::Utf8, bytes),
            _ => (codec, bytes),
        };
        let (codec, at) = match (codec, bytes) {
            (Codec::Utf32, [0xFF, 0xFE, 0, 0, ..]) => (Codec::Utf32Le, 4),
            (Codec::Utf32, [0, 0, 0xFE, 0xFF, ..]) => (Codec::Utf32Be, 4),
            (Codec::Utf32, _) => (Codec::Utf32Le, 0),
            (Codec::Utf16, [0xFF, 0xFE, ..]) => (Codec::Utf16Le, 2),
            (Codec::Utf16, [0xFE, 0xFF, ..]) => (Codec::Utf16Be, 2),
            (Codec::Utf16, _) => (Codec::Utf16Le, 0),
            _ => (codec, 0),
        };
        Decoder { codec, bytes, at, out: Vec::with_capacity(bytes.len()) }
    }
    /// Converts as far as possible.
    ///
    /// # Errors
    /// The next bytes are no text; [`Decoder::replace`] says what to do. At the end of the bytes the reason is
    /// `unexpected end of data` or `truncated data`, which is no error where more may follow.
    pub fn run(&mut self) -> Result<(), CodecError> {
        match self.codec {
            Codec::Utf8 | Codec::Utf8Sig => self.run_utf8(),
            Codec::Latin1 => {
                self.bytes[self.at..].iter().for_each(|&byte| push(&mut self.out, byte.into()));
                self.at = self.bytes.len();
                Ok(())
            }
            Codec::Ascii => self.run_ascii(),
            _ => self.run_wide(),
        }
    }
    fn error(&self, length: usize, reason: &'static str) -> CodecError {
        CodecError { start: self.at, end: self.at + length, reason }
    }
    fn run_ascii(&mut self) -> Result<(), CodecError> {
        let rest = &self.bytes[self.at..];
        let good = rest.iter().take_while(|byte| byte.is_ascii()).count();
        self.out.extend_from_slice(&rest[..good]);
        self.at += good;
        if self.at == self.bytes.len() { Ok(()) } else { Err(self.error(1, "ordinal not in range(128)")) }
    }
    fn run_utf8(&mut self) -> Result<(), CodecError> {
        let rest = &self.bytes[self.at..];
        match std::str::from_utf8(rest) {
            Ok(text) => {
                self.out.extend_from_slice(text.as_bytes());
                self.at = self.bytes.len();
                Ok(())
            }
            Err(error) => {
                let good = error.valid_up_to();
                self.out.extend_from_slice(&rest[..good]);
                self.at += good;
                Err(match error.error_len() {
                    None => self.error(rest.len() - good, "unexpected end of data"),
                    Some(length) if matches!(rest[good], 0x80..0xC2 | 0xF5..) => {
                        self.error(length, "invalid start byte")
                    }
                    Some(length) => self.error(length, "invalid continuation byte"),
                })
            }
        }
    }
    fn unit(&self, at: usize) -> Option<u32> {
        let (width, big_endian) = self.codec.unit();
        let bytes = self.bytes.get(at..at + width)?;
        let fold = |value: u32, &byte: &u8| value << 8 | u32::from(byte);
        Some(if big_endian { bytes.iter().fold(0, fold) } else { bytes.iter().rev().fold(0, fold) })
    }
    fn run_wide(&mut self) -> Result<(), CodecError> {
        let (width, _) = self.codec.unit();
        while self.at < self.bytes.len() {
            let left = self.bytes.len() - self.at;
            let Some(unit) = self.unit(self.at) else { return Err(self.error(left, "truncated data")) };
            let (c, length) = match unit {
                0xD800..0xDC00 if width == 2 => match self.unit(self.at + 2) {
                    Some(low @ 0xDC00..0xE000) => (0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00), 4),
                    Some(_) => return Err(self.error(2, "illegal UTF-16 surrogate")),
                    None => return Err(self.error(left, "unexpected end of data")),
                },
                0xDC00..0xE000 if width == 2 => return Err(self.error(2, "illegal encoding")),
                0xD800..0xE000 => {
                    return Err(self.error(4, "code point in surrogate code point range(0xd800, 0xe000)"));
                }
                0x11_0000.. => return Err(self.error(4, "code point not in range(0x110000)")),
                _ => (unit, width),
            };
            push(&mut self.out, c);
            self.at += length;
        }
        Ok(())
    }
    /// Appends text for the bytes before `end`, and goes on there.
    pub fn replace(&mut self, text: &[u8], end: usize) {
        self.out.extend_from_slice(text);
        self.at = end;
    }
    /// How many bytes have been converted.
    pub fn consumed(&self) -> usize {
        self.at
    }
    /// The text.
    pub fn finish(self) -> Vec<u8> {
        self.out
    }

    fn handle(&mut self, handler: Handler, error: &CodecError) -> bool {
        let bytes = &self.bytes[error.start..error.end];
        let mut text = Vec::new();
        let mut end = error.end;
        match handler {
            Handler::Strict | Handler::XmlCharRefReplace | Handler::NameReplace => return false,
            Handler::Ignore => {}
            Handler::Replace => push(&mut text, 0xFFFD),
            Handler::BackslashReplace => {
                bytes.iter().for_each(|byte| text.extend_from_slice(format!("\\x{byte:02x}").as_bytes()));
            }
            Handler::SurrogateEscape => {
                // Up to four bytes that are not ASCII.
                let escaped = bytes.iter().take(4).take_while(|byte| !byte.is_ascii());
                escaped.clone().for_each(|&byte| push(&mut text, 0xDC00 + u32::from(byte)));
                end = error.start + escaped.count();
                if end == error.start {
                    return false;
                }
            }
            Handler::SurrogatePass => {
                let Some((c, length)) = self.surrogate(error.start) else { return false };
                push(&mut text, c);
                end = error.start + length;
            }
        }
        self.replace(&text, end);
        true
    }
    /// The lone surrogate that is written at a place.
    fn surrogate(&self, at: usize) -> Option<(u32, usize)> {
        let (c, length) = match (self.codec, &self.bytes[at..]) {
            (Codec::Utf8, [0xED, b @ 0x80..0xC0, c @ 0x80..0xC0, ..]) => {
                (0xD000 | u32::from(b & 0x3F) << 6 | u32::from(c & 0x3F), 3)
            }
            (Codec::Utf8 | Codec::Ascii | Codec::Latin1, _) => return None,
            _ => (self.unit(at)?, self.codec.unit().0),
        };
        (0xD800..0xE000).contains(&c).then_some((c, length))
    }
}

/// `bytes.decode`.
///
/// # Errors
/// Bytes that are no text, and that the handler does not deal with.
pub fn decode(bytes: &[u8], codec: Codec, handler: Handler) -> Result<Vec<u8>, CodecError> {
    let mut decoder = Decoder::new(codec, bytes);
    while let Err(error) = decoder.run() {
        if !decoder.handle(handler, &error) {
            return Err(error);
        }
    }
    Ok(decoder.finish())
}

/// What `bytes.decode` gives for the first part of more bytes, and how many of them it took: an unfinished character at the
/// end is left for the next part.
///
/// # Errors
/// As for [`decode`].
pub fn decode_part(bytes: &[u8], codec: Codec, handler: Handler) -> Result<(Vec<u8>, usize), CodecError> {
    let mut decoder = Decoder::new(codec, bytes);
    while let Err(error) = decoder.run() {
        let is_unfinished = matches!(error.reason, "unexpected end of data" | "truncated data");
        if is_unfinished && error.end == bytes.len() {
            return Ok((decoder.out, error.start));
        }
        if !decoder.handle(handler, &error) {
            return Err(error);
        }
    }
    Ok((decoder.out, bytes.len()))
}
