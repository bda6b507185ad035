//! Where CPython puts an error: the lines and columns of its tokens, and the oddities of its tokenizer's buffer.
//!
//! Knows nothing of the grammar.

use crate::diagnostic::{ErrorKind, Location, SyntaxError};
use crate::source::{Source, Span};
use crate::syntax::lexer::buffer_start;
use crate::syntax::token::{Kind, Token};

/// The text that a parser reads, and its tokens.
#[derive(Clone, Copy)]
pub(super) struct Places<'s> {
    pub source: &'s Source,
    pub tokens: &'s [Token],
    /// Where the text ends.
    pub end: u32,
    pub fstring: Option<FstringPlace>,
}

/// Where the expression of an f-string stands. CPython parses a copy of it in parentheses.
#[derive(Clone, Copy, Debug)]
pub(super) struct FstringPlace {
    /// The expression, in the source.
    pub range: Span,
    /// The line that CPython gives the first line of the expression.
    pub line: u32,
    /// What CPython takes off the columns of all lines but the first.
    pub column: i64,
}

/// A line from 1 and a column in bytes from 0, as CPython has them; a column of -1 for a token that has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub line: i64,
    pub column: i64,
}

impl Places<'_> {
    /// Where a byte is. The end of the text is on its last line, behind the line break.
    pub fn point(&self, offset: u32) -> Point {
        let at_end = offset >= self.end && offset > 0 && self.fstring.is_none();
        let position = self.source.position(if at_end { self.end - 1 } else { offset });
        let column = i64::from(position.column) + i64::from(at_end);
        let Some(fstring) = self.fstring else {
            return Point { line: if self.end == 0 { 0 } else { position.line.into() }, column };
        };
        let start = self.source.position(fstring.range.start - 1);
        let line = i64::from(fstring.line) + i64::from(position.line) - i64::from(start.line);
        let first_line = position.line == start.line;
        Point { line, column: column - if first_line { start.column.into() } else { fstring.column } }
    }

    /// Whether CPython knows no columns for a token.
    fn has_no_column(&self, token: usize) -> bool {
        let Token { kind, span } = self.tokens[token];
        match kind {
            Kind::Indent | Kind::Dedent | Kind::EndMarker | Kind::ErrorToken => true,
            // The one that CPython adds at the end of an interactive statement.
            Kind::Newline => span.start == span.end,
            _ => false,
        }
    }

    /// Whether the tokenizer has come upon the end of the text when it has read a token.
    pub fn has_read_all(&self, token: usize, ends_early: bool) -> bool {
        match self.tokens[token].kind {
            Kind::ErrorToken => ends_early,
            _ => self.has_no_column(token) && self.tokens[token].span.end >= self.end,
        }
    }

    /// Where the tokenizer stands after it has read a token.
    fn cursor(&self, token: usize) -> Point {
        let Token { kind, span } = self.tokens[token];
        if kind == Kind::Newline && span.start < span.end {
            let start = self.point(span.start);
            return Point { column: start.column + 1, ..start };
        }
        self.point(span.end)
    }

    pub fn start(&self, token: usize) -> Point {
        if self.has_no_column(token) {
            return Point { column: -1, ..self.cursor(token) };
        }
        let Token { kind, span } = self.tokens[token];
        if kind == Kind::Newline && token > 0 {
            // A comment belongs to the line break behind it.
            let between = Span::new(self.tokens[token - 1].span.end.min(span.start), span.start);
            let comment = between.text(self.source.text()).find('#');
            return self.point(comment.map_or(span.start, |at| between.start + at as u32));
        }
        self.point(span.start)
    }

    pub fn end(&self, token: usize) -> Point {
        let Token { kind, span } = self.tokens[token];
        if self.has_no_column(token) {
            return Point { column: -1, ..self.cursor(token) };
        }
        self.point(if kind == Kind::Newline { span.start } else { span.end })
    }

    /// An error from one place to another; `last` is the last token that was read.
    pub fn error(
        &self,
        kind: ErrorKind,
        message: &str,
        start: Point,
        end: Option<Point>,
        last: usize,
    ) -> Box<SyntaxError> {
        let end = match end {
            Some(end) => Point { column: end.column + 1, ..end },
            None => self.cursor(last),
        };
        self.located(kind, message, Point { column: start.column + 1, ..start }, end, last)
    }

    /// An error at the last token that was read.
    pub fn error_at_last(&self, kind: ErrorKind, message: &str, last: usize) -> Box<SyntaxError> {
        let (mut start, mut end) = (self.start(last), self.end(last));
        if start.column < 0 {
            // At the end of a file, the tokenizer's buffer is empty.
            let file_ends = self.source.is_file() && self.tokens[last].span.end >= self.end;
            start.column = if file_ends { 0 } else { self.cursor(last).column };
        } else {
            start.column += 1;
            end.column += 1;
        }
        self.located(kind, message, start, end, last)
    }

    fn located(
        &self,
        kind: ErrorKind,
        message: &str,
        start: Point,
        end: Point,
        last: usize,
    ) -> Box<SyntaxError> {
        let (mut offset, mut end_offset) = (start.column, end.column);
        if let Some(fstring) = self.fstring {
            let location = Location { line: start.line, offset, end_line: end.line, end_offset };
            return Box::new(SyntaxError {
                kind,
                message: format!("f-string: {message}"),
                location: Some(location),
                text: Some(self.fstring_line(fstring, start.line, self.cursor(last).line)),
            });
        }
        if !self.source.undeclared() {
            let line = match u32::try_from(start.line) {
                Ok(line) if self.source.is_file() => self.source.shown_line(line),
                _ => self.error_line(start.line, last).into(),
            };
            offset = characters(&line, offset);
            if end_offset > 0 {
                end_offset = characters(&line, end_offset);
            }
        }
        let location = Location { line: start.line, offset, end_line: end.line, end_offset };
        SyntaxError::located(kind, self.source, message, location)
    }

    /// A line of the copy that CPython makes of an f-string's expression: with its line break if no line behind it has been
    /// `read`.
    pub fn fstring_line(&self, fstring: FstringPlace, line: i64, read: i64) -> String {
        let line_break = if read > line { "" } else { "\n" };
        let copy = format!("({})", fstring.range.text(self.source.text()));
        let line = usize::try_from(line - i64::from(fstring.line)).unwrap_or(0);
        format!("{}{line_break}", copy.split('\n').nth(line).unwrap_or(""))
    }

    /// The text in which CPython counts the characters before a column. It means the line; but if the tokenizer has not gone
    /// beyond it, that is what is left in its buffer, which begins where it last began a line outside all tokens.
    fn error_line(&self, line: i64, last: usize) -> &str {
        let text = &self.source.text()[..self.end as usize];
        let read = self.cursor(last).line;
        let Some(line_number) = u32::try_from(line).ok().filter(|&line| line > 0) else { return "" };
        if read > line {
            let line = self.source.line(line_number);
            return line.strip_suffix('\n').unwrap_or(line);
        }
        let line = self.source.line(line_number);
        let start = line.as_ptr() as usize - self.source.text().as_ptr() as usize;
        let end = (start + line.len()).min(text.len());
        &text[buffer_start(text, self.tokens, start)..end]
    }
}

/// The characters in the first `column` bytes of a text, and one for what lies beyond its end.
fn characters(line: &str, column: i64) -> i64 {
    let Ok(column) = usize::try_from(column) else { return column };
    let bytes = line.as_bytes();
    let within = bytes[..column.min(bytes.len())].iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
    within as i64 + i64::from(column > bytes.len())
}
