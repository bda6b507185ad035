//! Decides what depends on more than the next token, before the parser runs, so that its grammar can be LR(1):
//! whether `match` and `case` are keywords, and whether the parenthesis after `with` holds items.
//!
//! Each decision is exact for programs that are right. What a wrong program gets is told by
//! [`diagnose`](super::diagnose), which reads the tokens as they were before.

use super::lexer::Tokens;
use super::token::{Kind, Token};

/// Marks the tokens. Linear.
pub(super) fn mark(tokens: &mut Tokens, text: &str) {
    if tokens.may_have_match {
        mark_match_statements(&mut tokens.list, text);
    }
    if tokens.may_have_with_items {
        mark_with_items(&mut tokens.list);
    }
}

/// A line that begins with the name `match` is a match statement if it ends with a colon and a block of cases follows:
/// no other statement that begins with a name ends so. A line directly in that block which begins with `case` is a case.
fn mark_match_statements(tokens: &mut [Token], text: &str) {
    let is_name = |token: Option<&Token>, name| {
        token.is_some_and(|t| t.kind == Kind::Name && t.span.text(text) == name)
    };
    let mut blocks = Vec::new();
    let mut line_start = 0;
    let mut in_match_line = false;
    for at in 0..tokens.len() {
        match tokens[at].kind {
            Kind::Newline => line_start = at + 1,
            Kind::Indent => {
                blocks.push(in_match_line);
                in_match_line = false;
                line_start = at + 1;
            }
            Kind::Dedent => {
                blocks.pop();
                line_start = at + 1;
            }
            _ if at != line_start => {}
            _ if is_name(tokens.get(at), "match") => {
                let end = tokens[at..].iter().position(|token| token.kind == Kind::Newline);
                if let Some(end) = end.map(|length| at + length)
                    && end > at + 2
                    && tokens[end - 1].kind == Kind::Colon
                    && tokens.get(end + 1).is_some_and(|token| token.kind == Kind::Indent)
                    && is_name(tokens.get(end + 2), "case")
                {
                    tokens[at].kind = Kind::Match;
                    in_match_line = true;
                }
            }
            _ if blocks.last() == Some(&true) && is_name(tokens.get(at), "case") => {
                tokens[at].kind = Kind::Case
            }
            _ => {}
        }
    }
}

/// `with (…):` holds items, except where it can only be one expression: a generator, a yield, or a tuple or group in
/// which a star or an assignment expression stands.
fn mark_with_items(tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        if tokens[at].kind == Kind::Lpar && tokens[at - 1].kind == Kind::With && holds_items(&tokens[at..]) {
            tokens[at].kind = Kind::WithLpar;
        }
    }
}

/// Whether the parentheses at the start of these tokens hold the items of a `with` statement.
fn holds_items(tokens: &[Token]) -> bool {
    let mut depth = 0;
    let mut lambdas = 0;
    let mut begins_item = false;
    for (i, token) in tokens.iter().enumerate() {
        depth += token.kind.nesting();
        match token.kind {
            _ if depth == 0 => {
                return i > 1 && tokens.get(i + 1).is_some_and(|next| next.kind == Kind::Colon);
            }
            _ if depth > 1 => {}
            Kind::Lambda => lambdas += 1,
            Kind::Colon => lambdas -= 1,
            Kind::Star | Kind::Yield if begins_item && lambdas == 0 => return false,
            Kind::For | Kind::Async | Kind::ColonEqual => return false,
            _ => {}
        }
        begins_item = depth == 1 && matches!(token.kind, Kind::Lpar | Kind::Comma);
    }
    false
}
