//! Refuses tokens with bytes that are not UTF-8, as CPython does when it makes a name or a string of them.
//!
//! Such bytes in a comment are no error, nor are those in a bytes literal one of this kind. Decodes nothing itself: the
//! source has done so, and has noted the places.

use super::lexer::Tokens;
use super::token::{Kind, Token};
use crate::diagnostic::{ErrorKind, Location, SyntaxError};
use crate::source::{Source, Undecodable, utf8_message};
use std::ops::Range;

/// The error of the first name or string that cannot be decoded, if it comes before that of the tokenizer. Linear: what many
/// bytes ask alike is looked up once.
pub(super) fn check(source: &Source, tokens: &Tokens) -> Option<Box<SyntaxError>> {
    if source.undecodable().is_empty() {
        return None;
    }
    let refused = refused_name(source, tokens);
    let mut after_strings = 0;
    source.undecodable().iter().find_map(|&bad| {
        let index = tokens.list.partition_point(|token| token.span.start <= bad.at).checked_sub(1);
        match index.filter(|&index| bad.at < tokens.list[index].span.end) {
            Some(index) if tokens.list[index].kind == Kind::String => {
                if after_strings <= index {
                    let strings = tokens.list[index..].iter().take_while(|token| token.kind == Kind::String);
                    after_strings = index + strings.count();
                }
                string(source, tokens.list[index], bad, &tokens.list[after_strings..])
            }
            Some(_) => None,
            None => name(source, bad, refused.as_ref()?),
        }
    })
}

/// CPython decodes the strings of a concatenation together, when it has seen the token that follows them. Then it still
/// looks for an error of the tokenizer in all the rest, other than an end of the file that comes too early.
fn string(source: &Source, token: Token, bad: Undecodable, rest: &[Token]) -> Option<Box<SyntaxError>> {
    let next = rest.first()?;
    let ends_early = |last: &Token| last.span.start as usize == source.text().len();
    if next.kind == Kind::ErrorToken
        || rest.last().is_some_and(|last| last.kind == Kind::ErrorToken && !ends_early(last))
    {
        return None;
    }
    let text = token.span.text(source.text());
    let quote = text.find(['"', '\''])?;
    let prefix = text[..quote].to_ascii_lowercase();
    if prefix.contains('b') {
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
    let width = if next.kind == Kind::Newline { 0 } else { next.span.end - next.span.start };
    let position = source.position(next.span.start);
    let (offset, end_offset) =
        (offset(source, next.span.start) + 1, offset(source, next.span.start + width) + 1);
    let line = position.line.into();
    let location = Location {
        line,
        offset: shown(source, line, offset),
        end_line: line,
        end_offset: shown(source, line, end_offset),
    };
    Some(error(source, bad, at - piece.start, at + REPLACEMENT == piece.end, location))
}

/// The name at which the tokens end, if they end with an error behind a name. U+FFFD is no character of a name.
fn refused_name(source: &Source, tokens: &Tokens) -> Option<Range<usize>> {
    tokens.error.as_ref()?;
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || !byte.is_ascii();
    let end = tokens.list.last()?.span.start as usize;
    let (before, after) = source.text().as_bytes().split_at(end);
    let length = before.iter().rev().take_while(|byte| is_name(byte)).count();
    (!after.first().is_some_and(is_name)).then_some(end - length..end)
}

fn name(source: &Source, bad: Undecodable, name: &Range<usize>) -> Option<Box<SyntaxError>> {
    let at = bad.at as usize;
    if !name.contains(&at) {
        return None;
    }
    let end = name.end as u32;
    let line = source.position(end).line.into();
    let location = Location { line, offset: offset(source, end), end_line: line, end_offset: -1 };
    Some(error(source, bad, at - name.start, at + REPLACEMENT == name.end, location))
}

const REPLACEMENT: usize = char::REPLACEMENT_CHARACTER.len_utf8();

/// The bytes of the line before a place, as they were before they were replaced.
fn offset(source: &Source, at: u32) -> i64 {
    let column = source.position(at).column;
    let on_line = source.undecodable().iter().filter(|bad| (at - column..at).contains(&bad.at));
    let surplus: i64 = on_line.map(|bad| REPLACEMENT as i64 - i64::from(bad.length)).sum();
    i64::from(column) - surplus
}

/// The offset that CPython tells: of undeclared bytes it counts the bytes, of others the characters of as many bytes of
/// the line with its replacements.
fn shown(source: &Source, line: i64, offset: i64) -> i64 {
    if !source.declares_utf8() {
        return offset;
    }
    let line = source.line(line as u32).as_bytes();
    String::from_utf8_lossy(&line[..line.len().min(offset as usize)]).chars().count() as i64
}

fn error(source: &Source, bad: Undecodable, at: usize, at_end: bool, location: Location) -> Box<SyntaxError> {
    let message = utf8_message(bad.first, bad.length.into(), at, at_end);
    SyntaxError::located(ErrorKind::SyntaxError, source, format!("(unicode error) {message}"), location)
}
