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
                show_line(&mut out, text, location, range);
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

/// The line without its indentation, and a caret at the offset; or, if `range`, carets from there to the end offset, or to the
/// end of the line, where the error ends on a later one. CPython has ranges for SyntaxError itself only. Offsets count
/// characters, whatever their width on a terminal.
fn show_line(out: &mut String, text: &str, location: Location, range: bool) {
    let Location { line, offset, end_line, mut end_offset } = location;
    if end_line > line {
        end_offset = text.chars().count() as i64;
    }
    // Of a long line, what is shown may end before the error does.
    end_offset = end_offset.min(text.len() as i64 + 1);
    let carets = if range && end_offset > 0 && end_offset > offset { end_offset - offset } else { 1 };
    let text = text.strip_suffix('\n').unwrap_or(text);
    let shown = text.trim_start_matches([' ', '\t', '\x0c']);
    let _ = writeln!(out, "    {shown}");
    // An offset beyond the line stands for its end, of which CPython counts the bytes.
    let offset = (offset - 1).min(text.len() as i64) - (text.len() - shown.len()) as i64;
    if let Ok(offset) = usize::try_from(offset) {
        let _ = writeln!(out, "    {}{}", " ".repeat(offset), "^".repeat(carets as usize));
    }
}
