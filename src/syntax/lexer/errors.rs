//! The tokenizer's errors, and CPython's places for them.
//!
//! Never decides what is wrong.

use super::Lexer;
use crate::diagnostic::{ErrorKind, Location, SyntaxError, characters};
use crate::source::Span;
use crate::syntax::number;
use crate::syntax::token::{Kind, Token};

/// Why the tokenizer cannot go on.
pub(super) struct Failure {
    pub error: Box<SyntaxError>,
    /// CPython raises the error at once, and prefers it to one that its parser has found before; or it only gives up, and there
    /// is an error when the parser gets there.
    pub wins: bool,
    /// Whether the text has ended where it should go on: in a bracket, in a string, behind a backslash.
    pub ends_early: bool,
}

impl Lexer<'_> {
    /// An error whose caret stands under the character before `at`: the last one that was read.
    pub(super) fn error_after(&self, at: usize, message: impl Into<String>) -> Failure {
        let position = self.source.position(at as u32);
        let offset = characters(self.source, position.line, position.column);
        self.raised(position.line, offset, offset, message)
    }

    fn raised(&self, line: u32, offset: i64, end_offset: i64, message: impl Into<String>) -> Failure {
        let line = line.into();
        let location = Location { line, offset, end_line: line, end_offset };
        let mut error = SyntaxError::located(ErrorKind::SyntaxError, self.source, message, location);
        // CPython shows what its tokenizer has read, and does not read the file again.
        error.text = Some(self.source.line(line as u32).to_owned());
        Failure { error, wins: true, ends_early: false }
    }

    #[cold]
    pub(super) fn bad_number(&self, start: u32) -> Failure {
        let bad = number::explain(&self.text.as_bytes()[start as usize..]);
        let Some(zeros) = bad.leading_zeros else {
            return self.error_after(start as usize + bad.offset, bad.message);
        };
        // CPython counts bytes here.
        let position = self.source.position(start);
        let offset = i64::from(position.column) + 1;
        self.raised(position.line, offset, offset + zeros as i64, bad.message)
    }

    #[cold]
    pub(super) fn never_closed(&self, open: Token) -> Failure {
        let position = self.source.position(open.span.start);
        let line = position.line.into();
        let offset = self.width(&self.source.line(position.line)[..position.column as usize]) + 1;
        let opening = open.kind.text().expect("a bracket has a text");
        let location = Location { line, offset, end_line: line, end_offset: 0 };
        let message = format!("'{opening}' was never closed");
        Failure { ends_early: true, ..self.given_up(ErrorKind::SyntaxError, &message, location) }
    }

    /// What CPython's parser counts in a text when it places an error of the tokenizer.
    fn width(&self, text: &str) -> i64 {
        (if self.source.undeclared() { text.len() } else { text.chars().count() }) as i64
    }

    fn given_up(&self, kind: ErrorKind, message: &str, location: Location) -> Failure {
        let error = SyntaxError::located(kind, self.source, message, location);
        Failure { error, wins: false, ends_early: false }
    }

    #[cold]
    pub(super) fn indentation_error(&self, kind: ErrorKind, message: &str) -> Failure {
        let line = self.source.position(self.at() as u32).line.into();
        self.given_up(kind, message, Location { line, offset: 1, end_line: line, end_offset: 0 })
    }

    #[cold]
    pub(super) fn inconsistent_tabs(&self) -> Failure {
        self.indentation_error(ErrorKind::TabError, "inconsistent use of tabs and spaces in indentation")
    }

    #[cold]
    pub(super) fn unindent(&self) -> Failure {
        self.at_end_of_line(
            ErrorKind::IndentationError,
            "unindent does not match any outer indentation level",
            self.source.position(self.at() as u32).line,
        )
    }

    /// The caret stands behind the line, which has been read to its end.
    fn at_end_of_line(&self, kind: ErrorKind, message: &str, line: u32) -> Failure {
        let offset = self.width(self.source.line(line));
        let location = Location { line: line.into(), offset, end_line: line.into(), end_offset: -1 };
        self.given_up(kind, message, location)
    }

    /// A backslash at `at - 1` before something else than a line break.
    #[cold]
    pub(super) fn bad_continuation(&self, at: usize) -> Failure {
        let position = self.source.position(at as u32);
        // CPython counts from the start of its buffer.
        let start = buffer_start(self.text, &self.tokens, at - position.column as usize);
        let line = position.line.into();
        let offset = self.width(&self.text[start..at]) + 1;
        let location = Location { line, offset, end_line: line, end_offset: 0 };
        self.given_up(
            ErrorKind::SyntaxError,
            "unexpected character after line continuation character",
            location,
        )
    }

    /// A backslash and a line break at the end of the text.
    #[cold]
    pub(super) fn unexpected_eof(&self) -> Failure {
        if let Some(&open) = self.open.last() {
            return self.never_closed(open);
        }
        let line = self.source.position(self.text.len() as u32 - 1).line;
        let mut failure = self.at_end_of_line(ErrorKind::SyntaxError, "unexpected EOF while parsing", line);
        let begins_line = |kind| matches!(kind, Kind::Newline | Kind::Indent | Kind::Dedent);
        if self.source.is_file()
            && self.tokens.last().is_none_or(|token| begins_line(token.kind))
            && let Some(location) = &mut failure.error.location
        {
            // CPython has nothing left in its buffer.
            location.offset = 0;
        }
        Failure { ends_early: true, ..failure }
    }
}

/// Where CPython's buffer begins when its tokenizer reads the line at `line_start`: the tokenizer empties it when it begins a
/// line outside all tokens, but a string or a backslash joins lines. Logarithmic for each line that is joined.
pub(in crate::syntax) fn buffer_start(text: &str, tokens: &[Token], mut line_start: usize) -> usize {
    loop {
        let next = tokens.partition_point(|token| (token.span.end as usize) <= line_start);
        let joined = tokens
            .get(next)
            .filter(|token| token.kind == Kind::String && (token.span.start as usize) < line_start);
        let end_of_previous = match joined {
            Some(Token { span: Span { start, .. }, .. }) => *start as usize,
            None => {
                let previous = next.checked_sub(1).map_or(0, |i| tokens[i].span.end as usize);
                let Some(between) = text[previous..line_start].strip_suffix("\\\n") else {
                    return line_start;
                };
                if between.rsplit('\n').next().is_some_and(|line| line.contains('#')) {
                    return line_start;
                }
                line_start - 2
            }
        };
        line_start = memchr::memrchr(b'\n', &text.as_bytes()[..end_of_previous]).map_or(0, |at| at + 1);
    }
}
