//! Bytes to text: the byte order mark, the encoding cookie (PEP 263), and what CPython says of bytes that it cannot read.
//!
//! Reads utf-8, ascii and latin-1 under all their names; refuses every other encoding as CPython refuses one that it does
//! not know. Never guesses an encoding.

use super::Source;
use crate::diagnostic::{ErrorKind, Location, SyntaxError};

type Decoded<T> = Result<T, Box<SyntaxError>>;

impl Source {
    /// A source from bytes, as `compile(bytes, …)` reads them. Linear.
    ///
    /// Bytes that are not UTF-8 are no error here: U+FFFD takes their place, [`Source::undecodable`] lists them, and the
    /// parser refuses the token that they are part of. CPython accepts them in a comment.
    ///
    /// # Errors
    /// An encoding that is not read, a byte that the declared encoding does not have, a null byte (`ValueError`).
    pub fn from_bytes(name: impl Into<String>, bytes: &[u8]) -> Decoded<Source> {
        decode(name.into(), bytes, Origin::Bytes)
    }

    /// A source from what a file contains, as `python3.11 FILE` reads it: unlike [`Source::from_bytes`], it refuses bytes
    /// that are not UTF-8 anywhere in the file, unless the file says that it is UTF-8. Linear.
    ///
    /// # Errors
    /// Those of [`Source::from_bytes`], some in other words.
    pub fn from_file(name: impl Into<String>, contents: &[u8]) -> Decoded<Source> {
        decode(name.into(), contents, Origin::File).map(|source| Source { is_file: true, ..source })
    }
}

/// Bytes of a source that are not UTF-8; U+FFFD stands for them in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undecodable {
    /// Where the U+FFFD stands in the text.
    pub at: u32,
    /// The first of the bytes.
    pub first: u8,
    /// How many they are: 1 to 3.
    pub length: u8,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    Bytes,
    File,
}

/// The encodings that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Ascii,
    Latin1,
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

const UTF_16_MARKS: [&[u8]; 2] = [b"\xFF\xFE", b"\xFE\xFF"];

/// Positions are 32 bits wide, and latin-1 may double in size.
const MAX_BYTES: usize = (i32::MAX / 2) as usize;

fn decode(name: String, bytes: &[u8], origin: Origin) -> Decoded<Source> {
    // A file in UTF-16 has null bytes as well, but what CPython stumbles over is how it begins.
    if origin == Origin::File && UTF_16_MARKS.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(not_utf8(&name, bytes, 0));
    }
    if memchr::memchr(0, bytes).is_some() {
        let message = "source code string cannot contain null bytes";
        return Err(SyntaxError::without_location(ErrorKind::ValueError, message));
    }
    if bytes.len() > MAX_BYTES {
        return Err(SyntaxError::without_location(ErrorKind::MemoryError, "source code is too large"));
    }
    let (bytes, marked) = match bytes.strip_prefix(BYTE_ORDER_MARK) {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    let cookie = cookie(bytes);
    if let Some(cookie) = cookie.as_deref().filter(|&cookie| marked && cookie != "utf-8") {
        return Err(origin.error(format!("encoding problem: {cookie} with BOM")));
    }
    let text = match cookie.as_deref() {
        None if origin == Origin::File && !marked => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(error) => return Err(not_utf8(&name, bytes, error.valid_up_to())),
        },
        None | Some("utf-8") => {
            let source = replace_undecodable(name, bytes);
            let declares_utf8 = marked || cookie.is_some();
            return Ok(Source { declares_utf8, has_mark: marked, undeclared: !declares_utf8, ..source });
        }
        Some(cookie) => match (encoding(cookie), origin) {
            (Some(encoding), _) => encoding.decode(bytes).map_err(|message| match origin {
                Origin::Bytes => origin.error(message),
                Origin::File => origin.error(format!("encoding problem: {cookie}")),
            })?,
            (None, Origin::Bytes) => return Err(origin.error(format!("unknown encoding: {cookie}"))),
            (None, Origin::File) => return Err(origin.error(format!("encoding problem: {cookie}"))),
        },
    };
    Ok(Source { undeclared: cookie.is_none(), ..Source::new(name, text) })
}

impl Origin {
    /// CPython has no line yet when it refuses an encoding.
    fn error(self, message: String) -> Box<SyntaxError> {
        let mut error = SyntaxError::without_location(ErrorKind::SyntaxError, message);
        if self == Origin::Bytes {
            error.location = Some(Location { line: 0, offset: -1, end_line: 0, end_offset: -1 });
        }
        error
    }
}

fn not_utf8(name: &str, bytes: &[u8], at: usize) -> Box<SyntaxError> {
    let line =
        lines(&bytes[..at]).count().max(1) + usize::from(matches!(bytes[..at].last(), Some(b'\n' | b'\r')));
    let message = format!(
        "Non-UTF-8 code starting with '\\x{:02x}' in file {name} on line {line}, but no encoding declared; \
         see https://peps.python.org/pep-0263/ for details",
        bytes[at]
    );
    SyntaxError::without_location(ErrorKind::SyntaxError, message)
}

/// The lines without their ends: `\n`, `\r` or both.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let line = &rest[..end];
        let line_break = if rest[end..].starts_with(b"\r\n") { 2 } else { 1 };
        rest = rest.get(end + line_break..).unwrap_or(&[]);
        Some(line)
    })
}

/// The encoding that a comment in line 1 or 2 declares, in the normal form of CPython's `get_normal_name`. Line 2 counts
/// only where line 1 is blank or a comment.
fn cookie(bytes: &[u8]) -> Option<String> {
    for line in lines(bytes).take(2) {
        let Some(start) = line.iter().position(|byte| !b" \t\x0C".contains(byte)) else { continue };
        let comment = line[start..].strip_prefix(b"#")?;
        if let Some(name) = cookie_in_comment(comment) {
            return Some(normal_name(name));
        }
    }
    None
}

/// The name after the first `coding:` or `coding=` that has one.
fn cookie_in_comment(comment: &[u8]) -> Option<&str> {
    memchr::memmem::find_iter(comment, b"coding").find_map(|at| {
        let after = comment[at + "coding".len()..]
            .strip_prefix(b":")
            .or_else(|| comment[at + "coding".len()..].strip_prefix(b"="))?;
        let blanks = after.iter().take_while(|&&byte| byte == b' ' || byte == b'\t').count();
        let name = &after[blanks..];
        let length =
            name.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte)).count();
        std::str::from_utf8(&name[..length]).ok().filter(|name| !name.is_empty())
    })
}

/// What Emacs and CPython call by one name: `utf-8` and `iso-8859-1`, with whatever follows a hyphen.
fn normal_name(name: &str) -> String {
    let folded = name.to_ascii_lowercase().replace('_', "-");
    let is = |normal: &str| {
        folded.strip_prefix(normal).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    if is("utf-8") {
        "utf-8".to_owned()
    } else if is("latin-1") || is("iso-8859-1") || is("iso-latin-1") {
        "iso-8859-1".to_owned()
    } else {
        name.to_owned()
    }
}

/// The encoding of this name, found as `codecs.lookup` does: runs of hyphens and underscores are one underscore; then
/// the names of the codecs, then their aliases, in which a dot may stand for an underscore.
fn encoding(name: &str) -> Option<Encoding> {
    let words = name.split(['-', '_']).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("_").to_ascii_lowercase();
    match name.as_str() {
        "ascii" => Some(Encoding::Ascii),
        "latin_1" | "iso8859_1" => Some(Encoding::Latin1),
        "utf_8" | "utf_8_sig" => Some(Encoding::Utf8),
        alias => by_alias(alias).or_else(|| by_alias(&alias.replace('.', "_"))),
    }
}

/// The aliases of the three encodings in CPython's `encodings.aliases`.
fn by_alias(alias: &str) -> Option<Encoding> {
    Some(match alias {
        "646" | "ansi_x3.4_1968" | "ansi_x3_4_1968" | "ansi_x3.4_1986" | "cp367" | "csascii" | "ibm367"
        | "iso646_us" | "iso_646.irv_1991" | "iso_ir_6" | "us" | "us_ascii" => Encoding::Ascii,
        "8859" | "cp819" | "csisolatin1" | "ibm819" | "iso8859" | "iso8859_1" | "iso_8859_1"
        | "iso_8859_1_1987" | "iso_ir_100" | "l1" | "latin" | "latin1" => Encoding::Latin1,
        "u8" | "utf" | "utf8" | "utf8_ucs2" | "utf8_ucs4" | "cp65001" => Encoding::Utf8,
        _ => return None,
    })
}

impl Encoding {
    /// The text, or the codec's words for why there is none.
    fn decode(self, bytes: &[u8]) -> Result<String, String> {
        match self {
            Encoding::Latin1 => Ok(bytes.iter().copied().map(char::from).collect()),
            Encoding::Ascii => match bytes.iter().position(|byte| !byte.is_ascii()) {
                None => Ok(String::from_utf8_lossy(bytes).into_owned()),
                Some(at) => Err(format!(
                    "'ascii' codec can't decode byte 0x{:02x} in position {at}: ordinal not in range(128)",
                    bytes[at]
                )),
            },
            Encoding::Utf8 => match std::str::from_utf8(bytes) {
                Ok(text) => Ok(text.to_owned()),
                Err(error) => {
                    let at = error.valid_up_to();
                    let length = error.error_len().unwrap_or(bytes.len() - at);
                    let at_end = error.error_len().is_none();
                    Err(utf8_message(bytes[at], length, at, at_end))
                }
            },
        }
    }
}

/// What CPython's utf-8 codec says of bytes that it cannot decode. `at_end` is whether the input ends within them.
pub(crate) fn utf8_message(first: u8, length: usize, at: usize, at_end: bool) -> String {
    let reason = match first {
        0xC2..=0xF4 if at_end => "unexpected end of data",
        0xC2..=0xF4 => "invalid continuation byte",
        _ => "invalid start byte",
    };
    match length {
        1 => format!("'utf-8' codec can't decode byte 0x{first:02x} in position {at}: {reason}"),
        _ => format!("'utf-8' codec can't decode bytes in position {at}-{}: {reason}", at + length - 1),
    }
}

fn replace_undecodable(name: String, bytes: &[u8]) -> Source {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Source::new(name, text);
    }
    let mut text = String::with_capacity(bytes.len() + 1);
    let mut undecodable = Vec::new();
    for chunk in bytes.utf8_chunks() {
        // Line ends are made `\n` here already, so that the places hold.
        match chunk.valid().contains('\r') {
            true => text.push_str(&chunk.valid().replace("\r\n", "\n").replace('\r', "\n")),
            false => text.push_str(chunk.valid()),
        }
        if let Some(&first) = chunk.invalid().first() {
            undecodable.push(Undecodable {
                at: text.len() as u32,
                first,
                length: chunk.invalid().len() as u8,
            });
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    Source { undecodable, ..Source::new(name, text) }
}
