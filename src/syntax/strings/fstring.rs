//! f-strings as CPython 3.11 has them: the text is searched for braces first, and each expression parsed by itself.
//!
//! Hence 3.11's limits: no backslash, no `#`, and no quote of the string's own kind inside the braces.

use super::{Checked, Joined, Literal, StringError, at_last_token, escape};
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind};
use crate::syntax::parse_fstring_expression;

/// How deep format specifications may nest, and CPython's limit for brackets.
const MAX_DEPTH: usize = 2;
const MAX_NESTING: usize = 200;

/// Appends the parts of an f-string to `joined`.
pub(super) fn parse<'a>(joined: &mut Joined<'_, 'a>, literal: Literal) -> Checked<()> {
    let mut scanner = Scanner { text: joined.cx.source.text(), literal, at: literal.body.start as usize };
    scanner.parts(joined, 0)
}

struct Scanner<'s> {
    text: &'s str,
    literal: Literal,
    at: usize,
}

impl Scanner<'_> {
    fn end(&self) -> usize {
        self.literal.body.end as usize
    }

    /// The byte `ahead` of the next, if the string goes on so far.
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes()[..self.end()].get(self.at + ahead).copied()
    }

    /// Text and expressions up to the end, or up to the brace that ends a format specification.
    fn parts<'a>(&mut self, joined: &mut Joined<'_, 'a>, depth: usize) -> Checked<()> {
        loop {
            let doubled = self.literal(joined, depth)?;
            if doubled {
                continue;
            }
            match self.peek(0) {
                Some(b'{') => {
                    let expression = self.replacement_field(joined, depth)?;
                    joined.push(expression);
                }
                Some(_) => return Ok(()),
                None if depth == 0 => return Ok(()),
                None => return at_last_token("f-string: expecting '}'"),
            }
        }
    }

    /// Appends the text before the next brace; true after a doubled brace, which is text.
    fn literal(&mut self, joined: &mut Joined<'_, '_>, depth: usize) -> Checked<bool> {
        let start = self.at;
        let mut doubled = false;
        while let Some(byte) = self.peek(0) {
            if byte == b'\\' && !self.literal.raw && self.peek(1).is_some() {
                self.escape();
                continue;
            }
            if byte == b'{' || byte == b'}' {
                if depth == 0 {
                    if self.peek(1) == Some(byte) {
                        doubled = true;
                        self.at += 1;
                        break;
                    }
                    if byte == b'}' {
                        return at_last_token("f-string: single '}' is not allowed");
                    }
                }
                break;
            }
            self.at += 1;
        }
        let text = &self.text[start..self.at];
        if self.literal.raw {
            joined.pending.extend_from_slice(text.as_bytes());
        } else {
            joined.pending.extend_from_slice(&escape::text(text)?);
        }
        self.at += usize::from(doubled);
        Ok(doubled)
    }

    /// Skips an escape; what it means is found later. A brace after a backslash is still a brace, but for `\N{…}`.
    fn escape(&mut self) {
        match self.peek(1) {
            Some(b'{' | b'}') => self.at += 1,
            Some(b'N') if self.peek(2) == Some(b'{') => {
                self.at += 3;
                while let Some(byte) = self.peek(0) {
                    self.at += 1;
                    if byte == b'}' {
                        break;
                    }
                }
            }
            // CPython's search skips the character after `\N`, whatever it is.
            Some(b'N') => self.at += if self.peek(2).is_some() { 3 } else { 2 },
            _ => self.at += 2,
        }
    }

    /// `{expression = !conversion :format}`.
    fn replacement_field<'a>(&mut self, joined: &mut Joined<'_, 'a>, depth: usize) -> Checked<&'a Expr<'a>> {
        if depth >= MAX_DEPTH {
            return at_last_token("f-string: expressions nested too deeply");
        }
        self.at += 1;
        let start = self.at;
        self.find_expression_end()?;
        let range = Span::new(start as u32, self.at as u32);
        let Some(ending) = self.peek(0) else { return at_last_token("f-string: expecting '}'") };
        if range.text(self.text).bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c')) {
            return at_last_token(match ending {
                b'!' | b':' | b'=' => {
                    format!("f-string: expression required before '{}'", char::from(ending))
                }
                _ => "f-string: empty expression not allowed".to_owned(),
            });
        }
        let cx = joined.cx;
        let value = parse_fstring_expression(cx, range).ok_or(StringError::InExpression(range))?;
        let mut conversion = -1;
        let mut debug = false;
        if ending == b'=' {
            debug = true;
            self.at += 1;
            while self.peek(0).is_some_and(|byte| byte.is_ascii_whitespace() || byte == 0x0B) {
                self.at += 1;
            }
            joined.pending.extend_from_slice(&self.text.as_bytes()[start..self.at]);
        }
        if self.peek(0) == Some(b'!') {
            let Some(letter) = self.peek(1) else { return at_last_token("f-string: expecting '}'") };
            self.at += 2;
            if !matches!(letter, b's' | b'r' | b'a') {
                return at_last_token("f-string: invalid conversion character: expected 's', 'r', or 'a'");
            }
            conversion = i32::from(letter);
        }
        let format_spec = self.format_spec(joined, depth)?;
        if self.peek(0) != Some(b'}') {
            return at_last_token("f-string: expecting '}'");
        }
        self.at += 1;
        if debug && format_spec.is_none() && conversion == -1 {
            conversion = i32::from(b'r');
        }
        let kind = ExprKind::FormattedValue { value, conversion, format_spec };
        Ok(cx.expr(joined.span.start, joined.span.end, kind))
    }

    fn format_spec<'a>(&mut self, joined: &Joined<'_, 'a>, depth: usize) -> Checked<Option<&'a Expr<'a>>> {
        if self.peek(0) != Some(b':') {
            return Ok(None);
        }
        self.at += 1;
        if self.peek(0).is_none() {
            return at_last_token("f-string: expecting '}'");
        }
        let mut spec = Joined {
            cx: joined.cx,
            span: joined.span,
            unicode: joined.unicode,
            pending: Vec::new(),
            values: Vec::new(),
        };
        self.parts(&mut spec, depth + 1)?;
        Ok(Some(spec.finish()))
    }

    /// Moves to the character that ends the expression: outside of strings and brackets, `}`, `!`, `:` or `=`, if it is no
    /// part of a comparison.
    fn find_expression_end(&mut self) -> Checked<()> {
        let mut open: Vec<u8> = Vec::new();
        while let Some(byte) = self.peek(0) {
            match byte {
                b'\\' => return at_last_token("f-string expression part cannot include a backslash"),
                b'#' => return at_last_token("f-string expression part cannot include '#'"),
                b'\'' | b'"' => {
                    self.skip_string(byte)?;
                    continue;
                }
                b'(' | b'[' | b'{' => {
                    if open.len() >= MAX_NESTING {
                        return at_last_token("f-string: too many nested parenthesis");
                    }
                    open.push(byte);
                }
                b'!' | b'=' | b'<' | b'>' if open.is_empty() && self.peek(1) == Some(b'=') => self.at += 1,
                b'!' | b':' | b'}' | b'=' if open.is_empty() => return Ok(()),
                b')' | b']' | b'}' => close(&mut open, byte)?,
                _ => {}
            }
            self.at += 1;
        }
        match open.last() {
            Some(&opening) => at_last_token(format!("f-string: unmatched '{}'", char::from(opening))),
            None => Ok(()),
        }
    }

    /// Moves behind a string inside an expression.
    fn skip_string(&mut self, quote: u8) -> Checked<()> {
        let triple = self.peek(1) == Some(quote) && self.peek(2) == Some(quote);
        self.at += if triple { 3 } else { 1 };
        while let Some(byte) = self.peek(0) {
            if byte == b'\\' {
                return at_last_token("f-string expression part cannot include a backslash");
            }
            let closes =
                byte == quote && (!triple || self.peek(1) == Some(quote) && self.peek(2) == Some(quote));
            if closes {
                self.at += if triple { 3 } else { 1 };
                return Ok(());
            }
            self.at += 1;
        }
        at_last_token("f-string: unterminated string")
    }
}

fn close(open: &mut Vec<u8>, closing: u8) -> Checked<()> {
    let Some(opening) = open.pop() else {
        return at_last_token(format!("f-string: unmatched '{}'", char::from(closing)));
    };
    if matches!((opening, closing), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
        return Ok(());
    }
    at_last_token(format!(
        "f-string: closing parenthesis '{}' does not match opening parenthesis '{}'",
        char::from(closing),
        char::from(opening)
    ))
}
