//! Source text to tokens: logos finds the raw ones, and the layout pass here makes lines and blocks of them.
//!
//! The rules are those of "Lexical analysis" in the language reference; the errors are CPython 3.11's. The first error ends
//! the stream, as [`Kind::ErrorToken`]: whether it is reported depends on whether the parser gets that far.

mod errors;

pub(super) use errors::buffer_start;

use super::number;
use super::token::{Kind, Token};
use crate::diagnostic::{ErrorKind, SyntaxError};
use crate::source::{Source, Span};
use crate::unicode::{is_identifier_continue, is_identifier_start, is_printable};
use errors::Failure;
use logos::Logos;
use std::ops::Range;

/// The tokens of a source.
#[derive(Debug)]
pub struct Tokens {
    /// Ends with ENDMARKER, or with ErrorToken.
    pub list: Vec<Token>,
    /// What is wrong at the ErrorToken.
    pub error: Option<Box<SyntaxError>>,
    /// Whether CPython prefers this error to one that its parser finds before it.
    pub(super) error_wins: bool,
    /// Whether the tokens end with this error because more text should follow.
    pub(super) ends_early: bool,
    /// A bound for how deep the tree nests, blocks aside: the tokens of the longest logical line, with the bytes of its
    /// f-strings, and the `elif` of the whole source, since each nests in the one before.
    pub(super) deepest: usize,
    /// Whether a name `match` begins a line.
    pub(super) may_have_match: bool,
    /// Whether a parenthesis follows `with`.
    pub(super) may_have_with_items: bool,
}

/// CPython's limits (`MAXINDENT`, `MAXLEVEL`).
const MAX_INDENT: usize = 100;
const MAX_NESTING: usize = 200;
const TAB_SIZE: u32 = 8;

/// Tokenizes a whole source. Linear.
pub fn tokenize(source: &Source) -> Tokens {
    Lexer::new(source, 0..source.text().len(), None).run()
}

/// Tokenizes an expression between the braces of an f-string, as if parentheses stood around it: the tokens begin with
/// the one at `open` and end with the one at `range.end`.
pub(super) fn tokenize_in_fstring(source: &Source, range: Range<usize>) -> Tokens {
    let open = Token { kind: Kind::Lpar, span: Span::new(range.start as u32 - 1, range.start as u32) };
    Lexer::new(source, range, Some(open)).run()
}

struct Lexer<'s> {
    source: &'s Source,
    text: &'s str,
    /// What logos reads; its positions count from `base`.
    raw: logos::Lexer<'s, Kind>,
    base: usize,
    tokens: Vec<Token>,
    /// The open brackets.
    open: Vec<Token>,
    /// The columns of the enclosing blocks, with tabs to the next multiple of 8, and with tabs as one column.
    indents: Vec<(u32, u32)>,
    line_start_token: usize,
    /// In this line.
    fstring_bytes: usize,
    elifs: usize,
    longest_line: usize,
    may_have_match: bool,
    may_have_with_items: bool,
    in_fstring: bool,
}

type Lexed<T> = Result<T, Failure>;

impl<'s> Lexer<'s> {
    fn new(source: &'s Source, range: Range<usize>, open: Option<Token>) -> Self {
        let text = source.text();
        let in_fstring = open.is_some();
        let mut tokens = Vec::with_capacity(if in_fstring { 8 } else { text.len() / 4 + 8 });
        tokens.extend(open);
        Lexer {
            source,
            text: &text[..range.end],
            raw: Kind::lexer(&text[range.clone()]),
            base: range.start,
            tokens,
            open: open.into_iter().collect(),
            indents: vec![(0, 0)],
            line_start_token: 0,
            fstring_bytes: 0,
            elifs: 0,
            longest_line: 0,
            may_have_match: false,
            may_have_with_items: false,
            in_fstring,
        }
    }

    fn run(mut self) -> Tokens {
        let failure = self.lines().err();
        if failure.is_some() {
            let at = self.at() as u32;
            self.push(Kind::ErrorToken, at, at);
        }
        self.end_line();
        Tokens {
            list: self.tokens,
            ends_early: failure.as_ref().is_some_and(|failure| failure.ends_early),
            error_wins: failure.as_ref().is_some_and(|failure| failure.wins),
            error: failure.map(|failure| failure.error),
            deepest: self.longest_line + self.elifs,
            may_have_match: self.may_have_match,
            may_have_with_items: self.may_have_with_items,
        }
    }

    /// The place that logos has reached.
    fn at(&self) -> usize {
        self.base + self.raw.span().end
    }

    fn push(&mut self, kind: Kind, start: u32, end: u32) {
        self.tokens.push(Token { kind, span: Span::new(start, end) });
    }

    fn lines(&mut self) -> Lexed<()> {
        loop {
            if self.open.is_empty() && !self.indentation()? {
                break;
            }
            if !self.line()? {
                break;
            }
        }
        let end = self.text.len() as u32;
        if self.in_fstring {
            self.push(Kind::Rpar, end, end + 1);
        } else if let Some(&open) = self.open.last() {
            return Err(self.never_closed(open));
        } else {
            self.indents.drain(1..).for_each(|_| {
                self.tokens.push(Token { kind: Kind::Dedent, span: Span::new(end, end) });
            });
        }
        self.push(Kind::EndMarker, end, end);
        Ok(())
    }

    /// Skips blank lines, then compares the indentation of the next line; false at the end of the text.
    fn indentation(&mut self) -> Lexed<bool> {
        let bytes = self.text.as_bytes();
        let mut at = self.at();
        let (mut column, mut alternative, mut continued) = (0u32, 0u32, 0u32);
        loop {
            match bytes.get(at) {
                Some(b' ') => (column, alternative) = (column + 1, alternative + 1),
                Some(b'\t') => (column, alternative) = ((column / TAB_SIZE + 1) * TAB_SIZE, alternative + 1),
                Some(b'\x0c') => (column, alternative) = (0, 0),
                Some(b'\\') => {
                    if continued == 0 {
                        continued = column;
                    }
                    self.raw.bump(at - self.at());
                    self.raw.bump(1);
                    self.continuation()?;
                    at = self.at();
                    continue;
                }
                Some(b'#') => {
                    at += memchr::memchr(b'\n', &bytes[at..]).unwrap_or(bytes.len() - at);
                    continue;
                }
                Some(b'\n') => (column, alternative, continued) = (0, 0, 0),
                Some(_) => break,
                None => {
                    self.raw.bump(at - self.at());
                    return Ok(false);
                }
            }
            at += 1;
        }
        self.raw.bump(at - self.at());
        if continued > 0 {
            (column, alternative) = (continued, continued);
        }
        let innermost = *self.indents.last().expect("the outermost stays");
        if (column, alternative) == innermost {
            return Ok(true);
        }
        self.change_indentation(column, alternative, at as u32)?;
        Ok(true)
    }

    fn change_indentation(&mut self, column: u32, alternative: u32, at: u32) -> Lexed<()> {
        let (innermost, innermost_alternative) = *self.indents.last().expect("the outermost stays");
        let line_start = self.line_start(at as usize) as u32;
        if column == innermost {
            return Err(self.inconsistent_tabs());
        }
        if column > innermost {
            if self.indents.len() >= MAX_INDENT {
                return Err(
                    self.indentation_error(ErrorKind::IndentationError, "too many levels of indentation")
                );
            }
            if alternative <= innermost_alternative {
                return Err(self.inconsistent_tabs());
            }
            self.indents.push((column, alternative));
            self.push(Kind::Indent, line_start, at);
            return Ok(());
        }
        let inner = self.indents.iter().rev().take_while(|&&(outer, _)| outer > column).count();
        self.indents.truncate(self.indents.len() - inner);
        match self.indents.last() {
            Some(&(outer, _)) if outer != column => return Err(self.unindent()),
            Some(&(_, outer)) if outer != alternative => return Err(self.inconsistent_tabs()),
            _ => {}
        }
        (0..inner).for_each(|_| self.push(Kind::Dedent, at, at));
        Ok(())
    }

    /// The tokens of a line; false at the end of the text.
    fn line(&mut self) -> Lexed<bool> {
        while let Some(raw) = self.raw.next() {
            let span = self.raw.span();
            let (start, end) = ((self.base + span.start) as u32, (self.base + span.end) as u32);
            let kind = raw.unwrap_or(Kind::Unknown);
            match kind {
                Kind::Name => self.name(start, end)?,
                Kind::LineBreak => {
                    if self.open.is_empty() {
                        self.push(Kind::Newline, start, end);
                        self.end_line();
                        return Ok(true);
                    }
                    continue;
                }
                Kind::Lpar | Kind::Lsqb | Kind::Lbrace => self.open(kind, start, end)?,
                Kind::Rpar | Kind::Rsqb | Kind::Rbrace => self.close(kind, start)?,
                Kind::Number if !number::ends_well(self.raw.slice(), self.raw.remainder()) => {
                    return Err(self.bad_number(start));
                }
                Kind::String => {
                    self.string(start, end)?;
                    let end = self.at() as u32;
                    if self.text[start as usize..].starts_with(['f', 'F', 'r', 'R']) {
                        self.fstring_bytes += (end - start) as usize;
                    }
                    self.push(kind, start, end);
                    continue;
                }
                Kind::Backslash => {
                    self.continuation()?;
                    continue;
                }
                Kind::Unknown => self.unknown(start)?,
                Kind::Elif => self.elifs += 1,
                _ => {}
            }
            self.push(kind, start, end);
        }
        Ok(false)
    }

    fn end_line(&mut self) {
        let length = self.tokens.len() - self.line_start_token + std::mem::take(&mut self.fstring_bytes);
        self.longest_line = self.longest_line.max(length);
        self.line_start_token = self.tokens.len();
    }

    fn name(&mut self, start: u32, end: u32) -> Lexed<()> {
        let text = &self.text[start as usize..end as usize];
        if text == "match" {
            self.may_have_match |= self
                .tokens
                .last()
                .is_none_or(|token| matches!(token.kind, Kind::Newline | Kind::Indent | Kind::Dedent));
        } else if !text.is_ascii() {
            return self.check_identifier(start, text);
        }
        Ok(())
    }

    #[cold]
    fn check_identifier(&self, start: u32, text: &str) -> Lexed<()> {
        let bad = text.char_indices().find(|&(i, c)| match i {
            0 => !is_identifier_start(c),
            _ => !is_identifier_continue(c),
        });
        match bad {
            None => Ok(()),
            Some((i, c)) => Err(self.invalid_character(start as usize + i, c)),
        }
    }

    fn invalid_character(&self, at: usize, c: char) -> Failure {
        let message = if is_printable(c) {
            format!("invalid character '{c}' (U+{:04X})", c as u32)
        } else {
            format!("invalid non-printable character U+{:04X}", c as u32)
        };
        self.error_after(at + c.len_utf8(), message)
    }

    fn unknown(&mut self, start: u32) -> Lexed<()> {
        let c = self.text[start as usize..].chars().next().expect("logos has read a character");
        if is_printable(c) { Ok(()) } else { Err(self.invalid_character(start as usize, c)) }
    }

    fn open(&mut self, kind: Kind, start: u32, end: u32) -> Lexed<()> {
        if self.open.len() >= MAX_NESTING {
            return Err(self.error_after(end as usize, "too many nested parentheses"));
        }
        if kind == Kind::Lpar && self.tokens.last().is_some_and(|token| token.kind == Kind::With) {
            self.may_have_with_items = true;
        }
        self.open.push(Token { kind, span: Span::new(start, end) });
        Ok(())
    }

    fn close(&mut self, kind: Kind, start: u32) -> Lexed<()> {
        let closing = kind.text().expect("a bracket has a text");
        let Some(open) = self.open.pop() else {
            return Err(self.error_after(start as usize + 1, format!("unmatched '{closing}'")));
        };
        if matches!(
            (open.kind, kind),
            (Kind::Lpar, Kind::Rpar) | (Kind::Lsqb, Kind::Rsqb) | (Kind::Lbrace, Kind::Rbrace)
        ) {
            return Ok(());
        }
        let opening = open.kind.text().expect("a bracket has a text");
        let mut message =
            format!("closing parenthesis '{closing}' does not match opening parenthesis '{opening}'");
        let (line, open_line) =
            (self.source.position(start).line, self.source.position(open.span.start).line);
        if line != open_line {
            message.push_str(&format!(" on line {open_line}"));
        }
        Err(self.error_after(start as usize + 1, message))
    }

    /// Moves to the end of the string that opens at `start`; `after_quotes` is where its text begins.
    fn string(&mut self, start: u32, after_quotes: u32) -> Lexed<()> {
        let bytes = self.text.as_bytes();
        let mut at = after_quotes as usize;
        let quote = bytes[at - 1];
        let triple = bytes[start as usize..at].ends_with(&[quote; 3]);
        loop {
            let found = if triple {
                memchr::memchr2(quote, b'\\', &bytes[at..])
            } else {
                memchr::memchr3(quote, b'\\', b'\n', &bytes[at..])
            };
            let Some(skipped) = found else {
                at = bytes.len();
                break;
            };
            at += skipped;
            match bytes[at] {
                b'\\' => at += 2,
                b'\n' => break,
                _ if !triple => {
                    self.raw.bump(at + 1 - after_quotes as usize);
                    return Ok(());
                }
                _ if bytes[at..].starts_with(&[quote; 3]) => {
                    self.raw.bump(at + 3 - after_quotes as usize);
                    return Ok(());
                }
                _ => at += 1,
            }
            if at >= bytes.len() {
                at = bytes.len();
                break;
            }
        }
        // CPython counts the line that it was in when it gave up.
        let last = self.source.position(at.min(self.text.len() - 1) as u32).line;
        let what = if triple { "triple-quoted string literal" } else { "string literal" };
        let message = format!("unterminated {what} (detected at line {last})");
        let ends_early = at >= bytes.len();
        Err(Failure { ends_early, ..self.error_after(start as usize + 1, message) })
    }

    /// What follows a backslash: a line break, and something after it.
    fn continuation(&mut self) -> Lexed<()> {
        let at = self.at();
        let bytes = self.text.as_bytes();
        if bytes.get(at) != Some(&b'\n') {
            return Err(self.bad_continuation(at));
        }
        if at + 1 == bytes.len() {
            return Err(self.unexpected_eof());
        }
        self.raw.bump(1);
        Ok(())
    }

    fn line_start(&self, at: usize) -> usize {
        memchr::memrchr(b'\n', &self.text.as_bytes()[..at]).map_or(0, |line_break| line_break + 1)
    }
}
