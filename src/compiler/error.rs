//! Errors where the compiler finds them: their columns count bytes.
//!
//! CPython's parser translates its byte columns to characters; its symbol table and its code generator do not. Hence an
//! error of theirs lies further right than one of the parser's, on a line that is not all ASCII.

use crate::diagnostic::{ErrorKind, Location, SyntaxError};
use crate::source::{Source, Span};

/// What a step of the compiler gives.
pub(super) type Compiled<T> = Result<T, Box<SyntaxError>>;

/// An error at a node.
#[cold]
pub(super) fn at(source: &Source, span: Span, message: impl Into<String>) -> Box<SyntaxError> {
    let (start, end) = (source.position(span.start), source.position(span.end));
    let location = Location {
        line: start.line.into(),
        offset: i64::from(start.column) + 1,
        end_line: end.line.into(),
        end_offset: i64::from(end.column) + 1,
    };
    SyntaxError::located(ErrorKind::SyntaxError, source, message, location)
}

/// An error of which CPython tells the start alone: its `end_offset` is `None`, which is -1 here.
#[cold]
pub(super) fn at_start(
    source: &Source,
    span: Span,
    column_shift: i64,
    message: impl Into<String>,
) -> Box<SyntaxError> {
    let start = source.position(span.start);
    let line = start.line.into();
    let offset = i64::from(start.column) + column_shift;
    SyntaxError::located(
        ErrorKind::SyntaxError,
        source,
        message,
        Location { line, offset, end_line: line, end_offset: -1 },
    )
}

/// An error in code that stands nowhere in the source, such as what runs when a block is left: line -1, as CPython says.
#[cold]
pub(super) fn nowhere(source: &Source, message: impl Into<String>) -> Box<SyntaxError> {
    let location = Location { line: -1, offset: 0, end_line: -1, end_offset: 0 };
    SyntaxError::located(ErrorKind::SyntaxError, source, message, location)
}
