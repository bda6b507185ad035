//! String literals: prefixes, escapes, f-strings, and implicit concatenation.
//!
//! Where CPython 3.11 gives a part of an f-string the position of the whole literal, so does this; the expressions between
//! braces have their own, true positions.

mod escape;
mod fstring;

use super::actions::Context;
use super::ast::{Arena, Constant, Expr, ExprKind, StringKind};
use super::token::Token;
use crate::source::{Source, Span};
use crate::wtf8::Wtf8;
use std::borrow::Cow;

/// What is wrong with a run of string literals.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum StringError {
    /// CPython reports it at the last token that its parser has seen: the one after the literals, or a later one.
    AtLastToken(String),
    /// The expression between two braces of an f-string does not parse. These are its bytes, braces not included.
    InExpression(Span),
}

type Checked<T> = Result<T, StringError>;

fn at_last_token<T>(message: impl Into<String>) -> Checked<T> {
    Err(StringError::AtLastToken(message.into()))
}

/// Whether adjacent literals are right, and if not, why.
pub(super) fn check(source: &Source, literals: &[Token]) -> Checked<()> {
    let arena = Arena::new();
    let spans: Vec<Span> = literals.iter().map(|token| token.span).collect();
    concatenate(&Context { arena: &arena, source }, &spans).map(|_| ())
}

/// A literal token, taken apart.
#[derive(Clone, Copy)]
struct Literal {
    span: Span,
    /// What stands between the quotes.
    body: Span,
    raw: bool,
    bytes: bool,
    formatted: bool,
    unicode: bool,
}

impl Literal {
    fn new(source: &str, span: Span) -> Literal {
        let text = span.text(source).as_bytes();
        let prefix = memchr::memchr2(b'\'', b'"', text).expect("a literal has quotes");
        let has = |letter: u8| text[..prefix].iter().any(|c| c.to_ascii_lowercase() == letter);
        let quote = text[prefix];
        let triple = text.len() >= prefix + 6 && text[prefix..].starts_with(&[quote; 3]);
        let quotes = if triple { 3 } else { 1 };
        Literal {
            span,
            body: Span::new(span.start + prefix as u32 + quotes, span.end - quotes),
            raw: has(b'r'),
            bytes: has(b'b'),
            formatted: has(b'f'),
            unicode: text[0] == b'u',
        }
    }
}

/// One expression from adjacent literals.
pub(super) fn concatenate<'a>(cx: &Context<'a>, literals: &[Span]) -> Checked<&'a Expr<'a>> {
    let source = cx.source.text();
    let first = Literal::new(source, literals[0]);
    let span = literals[0].to(literals[literals.len() - 1]);
    if literals.len() == 1 && !first.formatted {
        let value = if first.bytes {
            Constant::Bytes(in_arena(cx, bytes(source, first)?))
        } else {
            Constant::Str(Wtf8::from_wtf8_bytes(in_arena(cx, text(source, first)?)))
        };
        return Ok(string_constant(cx, span, value, first.unicode));
    }
    let mut joined = Joined { cx, span, unicode: first.unicode, pending: Vec::new(), values: Vec::new() };
    let mut formatted = false;
    for (i, &literal) in literals.iter().enumerate() {
        let literal = Literal::new(source, literal);
        if literal.bytes {
            let value = bytes(source, literal)?;
            joined.pending.extend_from_slice(&value);
        } else if !literal.formatted {
            joined.pending.extend_from_slice(&text(source, literal)?);
        }
        if i > 0 && literal.bytes != first.bytes {
            return at_last_token("cannot mix bytes and nonbytes literals");
        }
        if literal.formatted {
            formatted = true;
            fstring::parse(&mut joined, literal)?;
        }
    }
    if formatted {
        return Ok(joined.finish());
    }
    let value = cx.arena.alloc_slice_copy(&joined.pending);
    let value =
        if first.bytes { Constant::Bytes(value) } else { Constant::Str(Wtf8::from_wtf8_bytes(value)) };
    Ok(string_constant(cx, span, value, first.unicode))
}

/// The values of an f-string as they are found. Text gathers until an expression follows it.
struct Joined<'j, 'a> {
    cx: &'j Context<'a>,
    span: Span,
    unicode: bool,
    pending: Vec<u8>,
    values: Vec<&'a Expr<'a>>,
}

impl<'a> Joined<'_, 'a> {
    fn push(&mut self, expression: &'a Expr<'a>) {
        self.flush();
        self.values.push(expression);
    }

    fn flush(&mut self) {
        if !self.pending.is_empty() {
            let value = self.cx.arena.alloc_slice_copy(&self.pending);
            self.pending.clear();
            let value = Constant::Str(Wtf8::from_wtf8_bytes(value));
            self.values.push(string_constant(self.cx, self.span, value, self.unicode));
        }
    }

    fn finish(mut self) -> &'a Expr<'a> {
        self.flush();
        let values = self.cx.seq(self.values);
        self.cx.expr(self.span.start, self.span.end, ExprKind::JoinedStr { values })
    }
}

fn string_constant<'a>(cx: &Context<'a>, span: Span, value: Constant<'a>, unicode: bool) -> &'a Expr<'a> {
    let kind = unicode.then_some(StringKind);
    cx.expr(span.start, span.end, ExprKind::Constant { value, kind })
}

fn in_arena<'a>(cx: &Context<'a>, bytes: Cow<'a, [u8]>) -> &'a [u8] {
    match bytes {
        Cow::Borrowed(bytes) => bytes,
        Cow::Owned(bytes) => cx.arena.alloc_slice_copy(&bytes),
    }
}

fn bytes(source: &str, literal: Literal) -> Checked<Cow<'_, [u8]>> {
    let body = literal.body.text(source);
    if !literal.span.text(source).is_ascii() {
        return at_last_token("bytes can only contain ASCII literal characters");
    }
    if literal.raw { Ok(Cow::Borrowed(body.as_bytes())) } else { escape::bytes(body) }
}

fn text(source: &str, literal: Literal) -> Checked<Cow<'_, [u8]>> {
    let body = literal.body.text(source);
    if literal.raw { Ok(Cow::Borrowed(body.as_bytes())) } else { escape::text(body) }
}
