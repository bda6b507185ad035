//! Python 3.11's syntax: text to tokens to tree.
//!
//! `token` (what logos finds) → `lexer` (lines and blocks) → `soft_keywords` → `grammar/python.lalrpop` → `ast`. A program
//! that the grammar refuses is read once more by `diagnose`, which finds CPython's words for what is wrong.
//!
//! Nothing here knows of scopes or of code.

pub mod ast;
mod lexer;
mod number;
mod soft_keywords;
mod token;

pub use lexer::{Tokens, tokenize};
pub use token::{Kind, Token};

use crate::diagnostic::SyntaxError;
use crate::source::Source;
use ast::{Arena, Mod};

/// What a source is: CPython's `mode` of `compile`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A file.
    Exec,
    /// One expression.
    Eval,
    /// One interactive statement.
    Single,
}

/// Parses a source. The tree lives in `arena` and borrows names from the source.
///
/// # Errors
/// CPython's: its message and its place. See [`SyntaxError`].
pub fn parse<'a>(arena: &'a Arena, source: &'a Source, mode: Mode) -> Result<Mod<'a>, Box<SyntaxError>> {
    let _ = (arena, source, mode, soft_keywords::mark, number::value);
    unreachable!()
}
