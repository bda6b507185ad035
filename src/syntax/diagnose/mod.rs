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
mod grammar;
mod machine;
mod place;

use super::Mode;
use super::lexer::{self, Tokens};
use super::token::{Kind, Token};
use crate::diagnostic::{ErrorKind, Location, SyntaxError};
use crate::source::{Source, Span};
use machine::{Capture, Machine};
use place::{FstringPlace, Places, Point};

/// The error that CPython 3.11 reports for a program which does not parse. Linear.
pub(super) fn diagnose(source: &Source, tokens: &Tokens, mode: Mode) -> Box<SyntaxError> {
    let list = as_cpython_reads(source, tokens, mode, true);
    run(&mut machine(source, tokens, &list, mode), rule(mode), tokens.error_wins)
}

/// Whether CPython 3.11 reads the tokens without an error. Linear.
pub(super) fn accepts(source: &Source, tokens: &Tokens, mode: Mode) -> bool {
    let list = as_cpython_reads(source, tokens, mode, true);
    let mut machine = machine(source, tokens, &list, mode);
    machine.pass(rule(mode), false).is_ok_and(|matched| matched && !has_more_text(&machine))
}

/// Whether the parser of CPython 3.11 has too little stack for a program, right or wrong. Linear.
pub(super) fn exhausts_stack(source: &Source, tokens: &Tokens, mode: Mode) -> bool {
    let list = as_cpython_reads(source, tokens, mode, true);
    let first_pass = machine(source, tokens, &list, mode).pass(rule(mode), false);
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
    let list = as_cpython_reads(source, tokens, Mode::Single, false);
    let mut machine = machine(source, tokens, &list, Mode::Single);
    match machine.pass("interactive", false) {
        Ok(true) if !has_more_text(&machine) => return Interactive::Statement,
        Err(error) if error.kind == ErrorKind::MemoryError => return Interactive::Wrong(error),
        Ok(false) | Err(_) if machine.places.has_read_all(machine.last, tokens.ends_early) => {
            return Interactive::Incomplete;
        }
        _ => {}
    }
    Interactive::Wrong(run(&mut machine, "interactive", tokens.error_wins))
}

/// Whether there is anything but blanks and comments behind the last token that was read.
fn has_more_text(machine: &Machine) -> bool {
    let rest = machine.tokens()[machine.last + 1..].iter();
    rest.into_iter().any(|token| !matches!(token.kind, Kind::Newline | Kind::Dedent | Kind::EndMarker))
}

/// The rule that a mode begins with.
fn rule(mode: Mode) -> &'static str {
    match mode {
        Mode::Exec => "file",
        Mode::Eval => "eval",
        Mode::Single => "interactive",
    }
}

fn machine<'s>(source: &'s Source, tokens: &'s Tokens, list: &'s [Token], mode: Mode) -> Machine<'s> {
    let without_newline = mode != Mode::Exec && source.ends_without_newline();
    let end = source.text().len() as u32 - u32::from(without_newline);
    Machine::new(Places { source, tokens: list, end, fstring: None }, tokens.error.as_deref())
}

/// The error in the expression `range` of the f-string `literal`, which begins at `at`.
///
/// CPython parses a copy of the expression in parentheses; the columns are those of the copy. For the line, it searches the
/// literal for the expression in braces.
fn diagnose_fstring(source: &Source, literal: Span, at: Point, range: Span) -> Box<SyntaxError> {
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
    let mut tokens = lexer::tokenize_in_fstring(source, range.start as usize..range.end as usize);
    for token in &mut tokens.list {
        token.kind = token.kind.without_context();
    }
    let places = Places { source, tokens: &tokens.list, end: range.end + 1, fstring: Some(place) };
    let error = tokens.error.as_deref().map(|error| in_fstring(source, &places, place, error));
    let mut machine = Machine::new(places, error.as_ref());
    run(&mut machine, "fstring", tokens.error_wins)
}

/// The tokenizer's error, with its place in the copy of an f-string's expression.
fn in_fstring(source: &Source, places: &Places, place: FstringPlace, error: &SyntaxError) -> SyntaxError {
    let start = source.position(place.range.start - 1);
    let mut error = error.clone();
    if let Some(Location { line, offset, end_line, end_offset }) = &mut error.location {
        if *line == i64::from(start.line) {
            let before = crate::diagnostic::characters(source, start.line, start.column);
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

/// The tokens as CPython's parser gets them: without the marks of the soft keyword pass; and at the end of an interactive
/// statement or of an expression, with the line break that CPython does or does not add there. `ends_blocks`: the end of an
/// interactive statement that has no line break ends its blocks.
fn as_cpython_reads(source: &Source, tokens: &Tokens, mode: Mode, ends_blocks: bool) -> Vec<Token> {
    let without_newline = mode != Mode::Exec && source.ends_without_newline();
    let mut list: Vec<Token> =
        tokens.list.iter().map(|token| Token { kind: token.kind.without_context(), ..*token }).collect();
    let Some(end_marker) = list.pop_if(|token| token.kind == Kind::EndMarker) else { return list };
    let end = end_marker.span.start - u32::from(without_newline);
    let added = Token { kind: Kind::Newline, span: Span::new(end, end) };
    let blocks = list.iter().rev().take_while(|token| token.kind == Kind::Dedent).count();
    let last = list.len() - blocks;
    let at_end = |token: &Token| token.kind == Kind::Newline && token.span.start == end;
    match mode {
        Mode::Eval if without_newline => list.retain(|token| !at_end(token)),
        Mode::Single if !list.is_empty() => {
            if without_newline {
                list.truncate(last);
                list.pop_if(|token| at_end(token));
                list.push(added);
                if ends_blocks && blocks > 0 {
                    list.extend((0..blocks).map(|_| Token { kind: Kind::Dedent, ..added }));
                    list.push(added);
                }
            } else {
                list.push(added);
            }
        }
        _ => {}
    }
    list.push(Token { kind: Kind::EndMarker, span: Span::new(end, end) });
    list
}

/// Both passes, and what follows from them.
fn run(machine: &mut Machine, rule: &str, tokenizer_error_wins: bool) -> Box<SyntaxError> {
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
