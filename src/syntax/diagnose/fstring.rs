//! Errors in the expressions of f-strings.
//!
//! Never finds where an expression ends: that has been done.

use super::both_passes;
use super::machine::Machine;
use super::place::{FstringPlace, Places, Point};
use crate::diagnostic::{ErrorKind, Location, SyntaxError, characters};
use crate::source::{Source, Span};
use crate::syntax::lexer::{self, Tokens};
use crate::syntax::token::Token;

/// The error in the expression `range` of the f-string `literal`, which begins at `at`.
///
/// CPython parses a copy of the expression in parentheses; the columns are those of the copy. For the line, it searches the
/// literal for the expression in braces.
pub(super) fn diagnose(source: &Source, literal: Span, at: Point, range: Span) -> Box<SyntaxError> {
    let text = literal.text(source.text());
    let braced = format!("{{{}}}", range.text(source.text()));
    let found = text.find(&braced);
    let before = &text[..found.unwrap_or(0)];
    let lines = before.bytes().filter(|&byte| byte == b'\n').count();
    let blank = |text: &str| text.trim_start_matches([' ', '\t', '\x0c']).starts_with(['\n', '}']);
    let column = match found {
        Some(found) if !blank(&text[found + 1..]) => {
            found - memchr::memrchr(b'\n', before.as_bytes()).unwrap_or(0)
        }
        _ => 0,
    };
    let place = FstringPlace {
        range,
        line: at.line as u32 + lines as u32,
        column: column as i64 + if lines == 0 { at.column } else { 0 },
    };
    let tokens = lexer::tokenize_in_fstring(source, range.start as usize..range.end as usize);
    let list = without_context(&tokens);
    let places = Places { source, tokens: &list, end: range.end + 1, fstring: Some(place) };
    let error = tokens.error.as_deref().map(|error| in_fstring(source, &places, place, error));
    Machine::run(places, error.as_ref(), |machine| both_passes(machine, "fstring", tokens.error_wins))
}

/// Whether the parser of CPython 3.11 has too little stack for an expression.
pub(in crate::syntax) fn exhausts_stack(source: &Source, range: Span, tokens: &Tokens) -> bool {
    let list = without_context(tokens);
    let place = FstringPlace { range, line: 1, column: 0 };
    let places = Places { source, tokens: &list, end: range.end + 1, fstring: Some(place) };
    let first_pass = Machine::run(places, tokens.error.as_deref(), |machine| machine.pass("fstring", false));
    first_pass.is_err_and(|error| error.kind == ErrorKind::MemoryError)
}

fn without_context(tokens: &Tokens) -> Vec<Token> {
    tokens.list.iter().map(|token| Token { kind: token.kind.without_context(), ..*token }).collect()
}

/// The tokenizer's error, with its place in the copy of an f-string's expression.
fn in_fstring(source: &Source, places: &Places, place: FstringPlace, error: &SyntaxError) -> SyntaxError {
    let start = source.position(place.range.start - 1);
    let mut error = error.clone();
    if let Some(Location { line, offset, end_line, end_offset }) = &mut error.location {
        if *line == i64::from(start.line) {
            let before = characters(source, start.line, start.column);
            *offset -= before;
            *end_offset -= before;
        }
        let moved = i64::from(place.line) - i64::from(start.line);
        *line += moved;
        *end_line += moved;
        error.text = Some(places.fstring_line(place, *line, *line));
    }
    error
}
