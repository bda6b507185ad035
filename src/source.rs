//! A file of source: its text as the tokenizer wants it, and where its lines begin.
//!
//! Knows nothing of tokens.

mod encoding;

pub use encoding::Undecodable;
pub(crate) use encoding::utf8_message;

use std::borrow::Cow;
use std::sync::OnceLock;

/// A range of bytes of a source's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The bytes from `start` up to `end`.
    pub fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }
    /// From the start of this to the end of `other`.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start, end: other.end }
    }
    /// The text that it covers.
    pub fn text(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }
}

/// A line, counted from 1, and a column in bytes, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in UTF-8 bytes, from 0.
    pub column: u32,
}

/// A source: decoded text whose lines end in `\n`, whatever they ended in before.
#[derive(Debug)]
pub struct Source {
    name: String,
    text: String,
    ends_without_newline: bool,
    line_starts: OnceLock<Vec<u32>>,
    undecodable: Vec<Undecodable>,
    declares_utf8: bool,
    has_mark: bool,
    undeclared: bool,
    is_file: bool,
}

impl Source {
    /// A source from text. `name` is what tracebacks call it: a path, or `<string>`.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        let mut text = text.into();
        if memchr::memchr(b'\r', text.as_bytes()).is_some() {
            text = text.replace("\r\n", "\n").replace('\r', "\n");
        }
        // CPython ends the last line as well.
        let ends_without_newline = !text.ends_with('\n');
        if ends_without_newline {
            text.push('\n');
        }
        Source {
            name: name.into(),
            text,
            ends_without_newline,
            line_starts: OnceLock::new(),
            undecodable: Vec::new(),
            declares_utf8: false,
            has_mark: false,
            undeclared: false,
            is_file: false,
        }
    }

    /// What tracebacks call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the line break at the end was added here.
    pub fn ends_without_newline(&self) -> bool {
        self.ends_without_newline
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes that were not UTF-8, in order.
    pub fn undecodable(&self) -> &[Undecodable] {
        &self.undecodable
    }

    /// Whether it was made of bytes that do not say what their encoding is: CPython's parser counts the columns of its errors
    /// in bytes then, otherwise in characters.
    pub fn undeclared(&self) -> bool {
        self.undeclared
    }

    /// Whether it is a file that is run: CPython reads it line by line then, and some of its errors lie elsewhere.
    pub fn is_file(&self) -> bool {
        self.is_file
    }

    /// Whether the bytes that it was made of have said that they are UTF-8, by a cookie or a byte order mark.
    pub fn declares_utf8(&self) -> bool {
        self.declares_utf8
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let breaks = memchr::memchr_iter(b'\n', self.text.as_bytes()).map(|at| at as u32 + 1);
            std::iter::once(0).chain(breaks).collect()
        })
    }

    /// The line and column of a byte. Logarithmic in the number of lines, which are counted at the first call.
    pub fn position(&self, offset: u32) -> Position {
        let starts = self.line_starts();
        let line = starts.partition_point(|&start| start <= offset);
        Position { line: line as u32, column: offset - starts[line - 1] }
    }

    /// The text of a line, counted from 1, with its line break; empty beyond the last line.
    pub fn line(&self, line: u32) -> &str {
        let starts = self.line_starts();
        let Some(&start) = starts.get((line as usize).wrapping_sub(1)) else { return "" };
        let end = starts.get(line as usize).map_or(self.text.len(), |&end| end as usize);
        &self.text[start as usize..end]
    }

    /// The line that CPython shows in an error. It reads a file again for that, byte order mark included, 999 bytes at a time,
    /// and shows what it has read last.
    pub fn shown_line(&self, line: u32) -> Cow<'_, str> {
        let text = self.line(line);
        if !self.is_file {
            return text.into();
        }
        let text: Cow<'_, str> =
            if line == 1 && self.has_mark { format!("\u{FEFF}{text}").into() } else { text.into() };
        if text.len() <= LINE_BUFFER {
            return text;
        }
        let mut start = (text.len() - 1) / LINE_BUFFER * LINE_BUFFER;
        while !text.is_char_boundary(start) {
            start += 1;
        }
        match text {
            Cow::Borrowed(text) => text[start..].into(),
            Cow::Owned(text) => text[start..].to_owned().into(),
        }
    }
}

/// The bytes of a line that CPython reads at a time when it shows an error in a file.
const LINE_BUFFER: usize = 999;
