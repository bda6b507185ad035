//! Refuses tokens with bytes that are not UTF-8, as CPython does when it makes a name or a string of them.
//!
//! Such bytes in a comment are no error, nor are those in a bytes literal one of this kind. Decodes nothing itself: the
//! source has done so, and has noted the places.

use super::lexer::Tokens;
use super::token::{Kind, Token};
use crate::diagnostic::{ErrorKind, Location, SyntaxError};
use crate::source::{Source, Span, Undecodable, utf8_message};

/// The error of the first name or string that cannot be decoded, if it comes before that of the tokenizer.
pub(super) fn check(source: &Source, tokens: &Tokens) -> Option<Box<SyntaxError>> {
    source.undecodable().iter().find_map(|&bad| {
        let index = tokens.list.partition_point(|token| token.span.start <= bad.at).checked_sub(1);
        let token = index.map(|index| tokens.list[index]).filter(|token| bad.at < token.span.end);
        match (token, index) {
            (Some(token), Some(index)) if token.kind == Kind::String => {
                string(source, token, bad, &tokens.list[index..])
            }
            (None, _) => name(source, bad, tokens),
            _ => None,
        }
    })
}

/// CPython decodes the strings of a concatenation together, when it has seen the token that follows them.
fn string(source: &Source, token: Token, bad: Undecodable, rest: &[Token]) -> Option<Box<SyntaxError>> {
    let text = token.span.text(source.text());
    let quote = text.find(['"', '\''])?;
    let prefix = text[..quote].to_ascii_lowercase();
    if prefix.contains('b') {
        return None;
    }
    let next = rest.iter().find(|token| token.kind != Kind::String)?;
    if next.kind == Kind::ErrorToken {
        return None;
    }
    let quotes = if text[quote..].starts_with("\"\"\"") || text[quote..].starts_with("'''") { 3 } else { 1 };
    let at = (bad.at - token.span.start) as usize;
    let mut piece = quote + quotes..text.len() - quotes;
    if text.contains('\\') && !prefix.contains('r') {
        // Between escapes it decodes one run of non-ASCII bytes at a time.
        let run = |byte: &u8| !byte.is_ascii();
        piece.start = at - text.as_bytes()[..at].iter().rev().take_while(|byte| run(byte)).count();
        piece.end = at + text.as_bytes()[at..].iter().take_while(|byte| run(byte)).count();
    } else if prefix.contains('f') {
        piece.start = text[..at].rfind('}').map_or(piece.start, |brace| brace + 1);
    }
    let at_end = at + char::REPLACEMENT_CHARACTER.len_utf8() == piece.end;
    let message = utf8_message(bad.first, bad.length.into(), at - piece.start, at_end);
    let end = if next.kind == Kind::Newline { next.span.start } else { next.span.end };
    Some(SyntaxError::at(source, Span::new(next.span.start, end), format!("(unicode error) {message}")))
}

/// A name with U+FFFD in it ends the tokens, since that is no character of a name.
fn name(source: &Source, bad: Undecodable, tokens: &Tokens) -> Option<Box<SyntaxError>> {
    tokens.error.as_ref()?;
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || !byte.is_ascii();
    let (before, after) = source.text().as_bytes().split_at(bad.at as usize);
    let start = bad.at as usize - before.iter().rev().take_while(|byte| is_name(byte)).count();
    let end = bad.at as usize + after.iter().take_while(|byte| is_name(byte)).count();
    if tokens.list.last()?.span.start as usize != end {
        return None;
    }
    let at = bad.at as usize - start;
    let at_end = bad.at as usize + char::REPLACEMENT_CHARACTER.len_utf8() == end;
    let message = utf8_message(bad.first, bad.length.into(), at, at_end);
    let position = source.position(end as u32);
    // CPython's offset counts the bytes that were read.
    let line_start = end as u32 - position.column;
    let on_line = source.undecodable().iter().filter(|bad| (line_start..end as u32).contains(&bad.at));
    let surplus: i64 = on_line.map(|bad| 3 - i64::from(bad.length)).sum();
    let line = position.line.into();
    let location =
        Location { line, offset: i64::from(position.column) - surplus, end_line: line, end_offset: -1 };
    Some(SyntaxError::located(ErrorKind::SyntaxError, source, format!("(unicode error) {message}"), location))
}
