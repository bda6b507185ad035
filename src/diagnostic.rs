//! A syntax error as CPython has it: what its exception says, and how it is printed.

mod render;

pub use render::shown_text;

use crate::source::{Source, Span};

/// The class of the exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The classes are Python's.
pub enum ErrorKind {
    SyntaxError,
    IndentationError,
    TabError,
    RecursionError,
    MemoryError,
    ValueError,
    UnicodeDecodeError,
}

/// Where an error is: CPython's `lineno`, `offset`, `end_lineno`, `end_offset`.
///
/// Lines and offsets count from 1; offsets count characters, not bytes. CPython gives -1, 0 and offsets beyond the line
/// in places, so these are plain numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Location {
    pub line: i64,
    pub offset: i64,
    pub end_line: i64,
    pub end_offset: i64,
}

/// An error found before a program runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The class of the exception.
    pub kind: ErrorKind,
    /// What is wrong, in CPython's words.
    pub message: String,
    /// Where; `None` for the errors that have no place.
    pub location: Option<Location>,
    /// The line that is shown.
    pub text: Option<String>,
}

impl SyntaxError {
    /// An error at `span`, which CPython would report with the positions of its first and last token.
    pub fn at(source: &Source, span: Span, message: impl Into<String>) -> Box<SyntaxError> {
        let (start, end) = (source.position(span.start), source.position(span.end));
        Self::located(
            ErrorKind::SyntaxError,
            source,
            message,
            Location {
                line: start.line.into(),
                offset: characters(source, start.line, start.column) + 1,
                end_line: end.line.into(),
                end_offset: characters(source, end.line, end.column) + 1,
            },
        )
    }

    /// An error of any kind and place; the text is that of its line.
    pub fn located(
        kind: ErrorKind,
        source: &Source,
        message: impl Into<String>,
        location: Location,
    ) -> Box<SyntaxError> {
        let text = u32::try_from(location.line)
            .map_or_else(|_| String::new(), |line| source.shown_line(line).into_owned());
        Box::new(SyntaxError { kind, message: message.into(), location: Some(location), text: Some(text) })
    }

    /// An error that has no place in the source.
    pub fn without_location(kind: ErrorKind, message: impl Into<String>) -> Box<SyntaxError> {
        Box::new(SyntaxError { kind, message: message.into(), location: None, text: None })
    }
}

/// The characters of a line before a column in bytes.
pub fn characters(source: &Source, line: u32, column: u32) -> i64 {
    let text = source.line(line).as_bytes();
    let before = &text[..text.len().min(column as usize)];
    before.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as i64
}
