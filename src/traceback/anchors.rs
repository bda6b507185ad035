//! Where in an expression its operator is, or its subscript: what the marks point at.

use super::carets::{characters, is_blank};
use crate::compiler::is_constant;
use crate::source::Source;
use crate::syntax::ast::{Arena, ExprKind, Mod, StmtKind};
use crate::syntax::{Mode, parse};

/// The operator, or the subscript with its brackets, in characters of the line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Anchors {
    pub left: usize,
    pub right: usize,
}

/// The anchors of what stands in a line from one character to another, if that is a binary operation or a subscription.
pub(super) fn find(line: &str, start: usize, end: usize) -> Option<Anchors> {
    let segment = substring(line, start, end);
    // The parser reads a string in C.
    let code = segment.split('\0').next().unwrap_or_default();
    let code = code.strip_prefix('\u{FEFF}').unwrap_or(code);
    // PERF: most segments are names, calls and attributes, and need no parser.
    if !code.contains(['+', '-', '*', '/', '%', '@', '&', '|', '^', '<', '>', '[']) {
        return None;
    }
    let (left, right) = in_code(code, segment.as_bytes())?;
    Some(Anchors { left: characters(segment, left) + start, right: characters(segment, right) + start })
}

/// Characters of a text, as far as it has them.
fn substring(text: &str, start: usize, end: usize) -> &str {
    let byte = |text: &str, character| text.char_indices().nth(character).map_or(text.len(), |(at, _)| at);
    let rest = &text[byte(text, start)..];
    &rest[..byte(rest, end.saturating_sub(start))]
}

/// The anchors in bytes.
fn in_code(code: &str, segment: &[u8]) -> Option<(u32, u32)> {
    let (arena, source) = (Arena::new(), Source::new("", code));
    let Ok(Mod::Module { body: [statement], .. }) = parse(&arena, &source, Mode::Exec) else { return None };
    let StmtKind::Expr { value } = statement.kind else { return None };
    // What is a constant has not raised an exception: it is another file than the one that was run.
    match value.kind {
        _ if is_constant(value) => None,
        ExprKind::BinOp { left, right, .. } => {
            let (from, to) = (left.span.end, right.span.start);
            let is_operator = |&at: &u32| segment.get(at as usize).is_some_and(|&byte| !is_blank(byte));
            let operator = (from..to).find(is_operator)?;
            // The second character may be a closing parenthesis or whatever else stands there.
            let second = operator + 1;
            let is_wide = second < to && is_operator(&second);
            Some((operator, second + u32::from(is_wide)))
        }
        ExprKind::Subscript { value, slice, .. } => Some((value.span.end, slice.span.end + 1)),
        _ => None,
    }
}
