//! CPython 3.11's words for what is wrong with a program that the parser has refused.
//!
//! CPython's parser reads a wrong program twice: first to see how far it gets, then with rules that describe errors. The first
//! error that either pass raises is the one; if none does, it is "invalid syntax" at the last token of the first pass. Then it
//! reads the remaining tokens, and what the tokenizer says of them goes before.
//!
//! `grammar/errors.peg` has the rules → `grammar` reads them → `machine` runs them over the tokens → `actions`, `expression`
//! and `place` make the error.
//!
//! Never accepts a program: what is called here is wrong.

mod actions;
mod expression;
mod first;
mod fstring;
mod grammar;
mod input;
mod machine;
mod place;

pub(super) use fstring::exhausts_stack as exhausts_stack_in_fstring;

use super::Mode;
use super::lexer::Tokens;
use super::token::Kind;
use crate::diagnostic::{ErrorKind, SyntaxError};
use crate::source::Source;
use input::Input;
use machine::{Capture, Machine};
use place::Point;

/// The error that CPython 3.11 reports for a program which does not parse. Linear.
pub(super) fn diagnose(source: &Source, tokens: &Tokens, mode: Mode) -> Box<SyntaxError> {
    let input = Input::new(source, tokens, mode, true);
    input.run(|machine| both_passes(machine, input.rule(), tokens.error_wins))
}

/// Whether CPython 3.11 reads the tokens without an error. Linear.
pub(super) fn accepts(source: &Source, tokens: &Tokens, mode: Mode) -> bool {
    let input = Input::new(source, tokens, mode, true);
    input.run(|machine| {
        machine.pass(input.rule(), false).is_ok_and(|matched| matched && !has_more_text(machine))
    })
}

/// Whether the parser of CPython 3.11 has too little stack for a program that is right. Linear.
pub(super) fn exhausts_stack(source: &Source, tokens: &Tokens, mode: Mode) -> bool {
    let input = Input::new(source, tokens, mode, true);
    let first_pass = input.run(|machine| machine.pass(input.rule(), false));
    first_pass.is_err_and(|error| error.kind == ErrorKind::MemoryError)
}

/// How a text that is typed at a prompt reads.
pub(crate) enum Interactive {
    /// It is one statement.
    Statement,
    /// It may become one, if more text follows.
    Incomplete,
    Wrong(Box<SyntaxError>),
}

/// Reads one interactive statement as CPython does with its flags `PyCF_DONT_IMPLY_DEDENT` and
/// `PyCF_ALLOW_INCOMPLETE_INPUT`. Linear.
pub(super) fn interactive(source: &Source, tokens: &Tokens) -> Interactive {
    let input = Input::new(source, tokens, Mode::Single, false);
    input.run(|machine| {
        match machine.pass(input.rule(), false) {
            Ok(true) if !has_more_text(machine) => return Interactive::Statement,
            Err(error) if error.kind == ErrorKind::MemoryError => return Interactive::Wrong(error),
            Ok(false) | Err(_) if machine.places.has_read_all(machine.last, tokens.ends_early) => {
                return Interactive::Incomplete;
            }
            _ => {}
        }
        Interactive::Wrong(both_passes(machine, input.rule(), tokens.error_wins))
    })
}

/// Whether there is anything but blanks and comments behind the last token that was read.
fn has_more_text(machine: &Machine) -> bool {
    let mut rest = machine.tokens()[machine.last + 1..].iter();
    rest.any(|token| !matches!(token.kind, Kind::Newline | Kind::Dedent | Kind::EndMarker))
}

/// Both passes, and what follows from them.
fn both_passes(machine: &mut Machine, rule: &str, tokenizer_error_wins: bool) -> Box<SyntaxError> {
    let first_pass = machine.pass(rule, false);
    if rule == "interactive" && first_pass.as_ref().is_ok_and(|&matched| matched) && has_more_text(machine) {
        let message = "multiple statements found while compiling a single statement";
        return machine.error_at_last(ErrorKind::SyntaxError, message);
    }
    let farthest = machine.last;
    let error = match first_pass.and_then(|_| machine.pass(rule, true)) {
        Err(error) if error.kind == ErrorKind::MemoryError => return error,
        Err(error) => error,
        Ok(_) => match machine.tokens()[farthest].kind {
            Kind::Indent => return machine.error_at_last(ErrorKind::IndentationError, "unexpected indent"),
            Kind::Dedent => return machine.error_at_last(ErrorKind::IndentationError, "unexpected unindent"),
            _ => machine.error_at(Capture { start: farthest, end: farthest + 1 }, "invalid syntax"),
        },
    };
    tokenizer_error_before(machine, tokenizer_error_wins).unwrap_or(error)
}

/// What the tokenizer says of the tokens that the parser has not read, where CPython prefers that.
fn tokenizer_error_before(machine: &Machine, wins: bool) -> Option<Box<SyntaxError>> {
    let error = machine.tokenizer_error?;
    let tokens = machine.tokens();
    if wins || tokens[machine.last].kind == Kind::ErrorToken {
        return Some(Box::new(error.clone()));
    }
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.kind.nesting() {
            1 => open.push(at),
            -1 => drop(open.pop()),
            _ => {}
        }
    }
    let open = open.pop()?;
    let start = machine.places.start(open);
    (machine.places.start(machine.last).line > start.line).then(|| {
        let bracket = tokens[open].kind.text().unwrap_or_default();
        let end = Point { line: start.line, column: -1 };
        let message = format!("'{bracket}' was never closed");
        machine.places.error(ErrorKind::SyntaxError, &message, start, Some(end), machine.last)
    })
}
