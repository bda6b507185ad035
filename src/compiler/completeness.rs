//! What a prompt does with the text that it has so far: run it, wait for more, or report an error.
//!
//! Never runs anything.

use super::check_source;
use crate::diagnostic::{ErrorKind, SyntaxError};
use crate::source::Source;
use crate::syntax::{Interactive, Mode, read_interactive};

/// The verdict on a text.
#[derive(Debug)]
pub enum Completeness {
    /// It is a statement, or nothing at all.
    Complete,
    /// It may become a statement.
    Incomplete,
    /// Nothing that follows can make it right.
    Wrong(Box<SyntaxError>),
}

/// Whether a text is a whole statement: what `codeop.compile_command(text, symbol='single')` of CPython 3.11 says, which gives
/// `None` for a text that is incomplete. Linear.
///
/// As there, a statement with a block is complete when an empty line has followed it; and where `codeop` has but "incomplete
/// input" to say of a wrong text, the error is the one that the text has with a line break behind it.
pub fn completeness(source: &Source) -> Completeness {
    if source.text().lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#')) {
        return Completeness::Complete;
    }
    let first = compile(source);
    if let Interactive::Statement = first {
        return Completeness::Complete;
    }
    // The source has a line break at its end; if that was in the text already, this is an empty line.
    let line_break = if source.ends_without_newline() { "" } else { "\n" };
    let continued = Source::new(source.name(), format!("{}{line_break}", source.text()));
    match (first, compile(&continued)) {
        (Interactive::Wrong(error), _) if error.kind == ErrorKind::MemoryError => Completeness::Wrong(error),
        (_, Interactive::Statement | Interactive::Incomplete) => Completeness::Incomplete,
        (Interactive::Incomplete, Interactive::Wrong(error)) => Completeness::Wrong(error),
        (Interactive::Wrong(error), _) => Completeness::Wrong(error),
        (Interactive::Statement, _) => Completeness::Complete,
    }
}

fn compile(source: &Source) -> Interactive {
    match read_interactive(source) {
        Interactive::Statement => match check_source(source, Mode::Single) {
            Ok(()) => Interactive::Statement,
            Err(error) => Interactive::Wrong(error),
        },
        other => other,
    }
}
