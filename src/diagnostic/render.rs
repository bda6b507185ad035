//! An error as CPython prints it: the lines of `python3.11 FILE` on its standard error.
//!
//! Writes to nothing itself.

use super::{ErrorKind, Location, SyntaxError};
use std::fmt::Write;

impl ErrorKind {
    /// The name of the class.
    pub fn name(self) -> &'static str {
        match self {
            ErrorKind::SyntaxError => "SyntaxError",
            ErrorKind::IndentationError => "IndentationError",
            ErrorKind::TabError => "TabError",
            ErrorKind::RecursionError => "RecursionError",
            ErrorKind::MemoryError => "MemoryError",
            ErrorKind::ValueError => "ValueError",
            ErrorKind::UnicodeDecodeError => "UnicodeDecodeError",
        }
    }

    /// Whether it is SyntaxError or a subclass, which alone have a file and a line.
    fn is_syntax_error(self) -> bool {
        matches!(self, ErrorKind::SyntaxError | ErrorKind::IndentationError | ErrorKind::TabError)
    }
}

impl SyntaxError {
    /// What CPython 3.11 prints for it when `filename` is run: the file, the line with a caret under what is wrong, the class
    /// and the message. Ends with a line break.
    pub fn render(&self, filename: &str) -> String {
        let mut out = String::new();
        if let Some(location) = self.location.filter(|_| self.kind.is_syntax_error()) {
            let _ = writeln!(out, "  File \"{filename}\", line {}", location.line);
            if let Some(text) = &self.text {
                let range = self.kind == ErrorKind::SyntaxError;
                out.push_str(&shown_text(text, location, range));
            }
        }
        out.push_str(self.kind.name());
        if !self.message.is_empty() {
            out.push_str(": ");
            out.push_str(&self.message);
        }
        out.push('\n');
        out
    }
}

/// The line of an error without its indentation, and a caret at the offset; or, if `has_range`, carets from there to the end
/// offset, or to the end of the line, where the error ends on a later one. CPython has ranges for SyntaxError itself only.
/// Offsets count characters, whatever their width on a terminal; ends of lines are counted in bytes.
///
/// `text` and `location` may be anything that a program has put into its SyntaxError: of a text of several lines, CPython
/// shows the one that it takes the offset to be in and all that follow.
pub fn shown_text(text: &str, location: Location, has_range: bool) -> String {
    let Location { line, offset, end_line, mut end_offset } = location;
    let size = text.len() as i64;
    // It is shown as a string in C.
    let text = text.split('\0').next().unwrap_or_default();
    if end_line > line {
        end_offset = size;
    }
    // Of a long line, what is shown may end before the error does.
    end_offset = end_offset.min(size + 1);
    let is_range = has_range && end_offset > 0 && end_offset > offset;
    let carets = if is_range { end_offset.saturating_sub(offset) } else { 1 };
    let mut shown = text.trim_start_matches([' ', '\t', '\x0c']);
    let offset = offset.saturating_sub(1).saturating_sub((text.len() - shown.len()) as i64);
    // An offset beyond the line stands for its end.
    let mut offset = offset.min(shown.strip_suffix('\n').unwrap_or(shown).len() as i64);
    while let Some((line, rest)) = shown.split_once('\n')
        && (line.len() as i64) < offset
    {
        shown = rest;
        offset -= line.len() as i64 + 1;
    }
    let mut out = format!("    {}\n", shown.strip_suffix('\n').unwrap_or(shown));
    if let Ok(offset) = usize::try_from(offset) {
        let _ = writeln!(out, "    {}{}", " ".repeat(offset), "^".repeat(carets as usize));
    }
    out
}
