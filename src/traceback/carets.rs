//! The marks below a source line: under the expression that raised the exception, or under its operator.

use super::anchors::{self, Anchors};
use crate::bytecode::Range;

/// The length of the blanks at the start of a line.
pub(super) fn indentation(line: &[u8]) -> usize {
    line.iter().take_while(|&&byte| is_blank(byte)).count()
}

pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\x0c')
}

/// How far the line is shown from the left.
pub(super) const INDENT: usize = 4;

/// What stands below a line that is shown without its indentation behind [`INDENT`] blanks. `None` where marks would say
/// nothing: under the whole line, or for no range.
pub(super) fn below(line: &str, range: Range) -> Option<String> {
    if range == Range::NOWHERE {
        return None;
    }
    let length = line.chars().count();
    let start = characters(line, range.column);
    let (end, anchors) = if range.line == range.end_line {
        let end = characters(line, range.end_column);
        (end, anchors::find(line, start, end))
    } else {
        (end_of_code(line, length), None)
    };
    let indentation = indentation(line.as_bytes());
    if anchors.is_none() && start + (length - indentation) == end {
        return None;
    }
    let mark = |at: usize| match &anchors {
        _ if at < start + INDENT => ' ',
        None => '^',
        Some(Anchors { left, right }) if (left + INDENT..right + INDENT).contains(&at) => '^',
        Some(_) => '~',
    };
    // What stands in the indentation, in a file that was changed meanwhile, is marked as far as there is room.
    Some((indentation..end + INDENT).map(mark).collect())
}

/// The characters before a column in bytes. CPython counts the byte that ends a string in C as one more, and what is cut
/// off in the middle of a character as one.
pub(super) fn characters(text: &str, column: u32) -> usize {
    let bytes = text.as_bytes();
    let length = memchr::memchr(0, bytes).unwrap_or(bytes.len());
    let column = column as usize;
    let beyond = usize::from(column > length);
    let before = &bytes[..column.min(length)];
    before.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() + beyond
}

/// Where the marks of an expression end that goes on in the next line: behind the line's last character that is not blank.
/// CPython looks for it among the line's bytes with a number of characters.
fn end_of_code(line: &str, length: usize) -> usize {
    let before = &line.as_bytes()[..length];
    before.iter().rposition(|&byte| !is_blank(byte)).map_or(0, |last| last + 1)
}
