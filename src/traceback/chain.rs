//! Exceptions in the order in which they are told: causes and contexts first, groups with their members in boxes; and what
//! is said of each.

use super::{ExceptionIndex, ExceptionReport, Message, Note, SourceLines, SyntaxReport, Traceback, frames};
use crate::diagnostic::shown_text;
use rustc_hash::FxHashSet;
use std::io::{self, Write};

/// The most members of a group that are shown.
const MOST_MEMBERS: usize = 15;
/// The most groups within each other that are shown.
const MOST_GROUPS: usize = 10;

const CAUSE: &str = "The above exception was the direct cause of the following exception:\n";
const CONTEXT: &str = "During handling of the above exception, another exception occurred:\n";
const CLOSING: &str = "+------------------------------------\n";

/// Writes the first exception of a traceback and all that it refers to.
pub(super) fn write(
    traceback: &Traceback,
    lines: &mut SourceLines<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let seen = FxHashSet::default();
    let mut printer = Printer { traceback, lines, out, seen, group_depth: 0, needs_closing: false };
    printer.chain(0)
}

struct Printer<'a> {
    traceback: &'a Traceback,
    lines: &'a mut SourceLines<'a>,
    out: &'a mut dyn Write,
    /// The exceptions that no cause or context leads to any more.
    seen: FxHashSet<ExceptionIndex>,
    /// The groups around what is written, the group itself included.
    group_depth: usize,
    /// Whether the box around the last member of a group is still open.
    needs_closing: bool,
}

impl<'a> Printer<'a> {
    fn exception(&self, index: ExceptionIndex) -> Option<&'a ExceptionReport> {
        self.traceback.exceptions.get(index)
    }

    fn indent(&self) -> usize {
        2 * self.group_depth
    }

    /// What stands before each line: of those lines that CPython thinks of.
    fn margin(&self) -> &'static str {
        if self.group_depth > 0 { "| " } else { "" }
    }

    fn write_indent(&mut self) -> io::Result<()> {
        let indent = self.indent();
        write!(self.out, "{:indent$}", "")
    }

    fn write_margin(&mut self) -> io::Result<()> {
        self.write_indent()?;
        self.out.write_all(self.margin().as_bytes())
    }

    /// What led to an exception, the earliest first, and the exception. All are found before the first is written, which
    /// may have members that lead to the same.
    fn chain(&mut self, index: ExceptionIndex) -> io::Result<()> {
        let Some(last) = self.exception(index) else { return Ok(()) };
        self.seen.insert(index);
        let mut chain = vec![(last, "")];
        while let Some(&(exception, _)) = chain.last() {
            let (origin, message) = match exception.cause.filter(|&at| self.exception(at).is_some()) {
                Some(cause) => (Some(cause), CAUSE),
                None if exception.suppress_context => (None, ""),
                None => (exception.context, CONTEXT),
            };
            let Some(origin) = origin.filter(|origin| !self.seen.contains(origin)) else { break };
            let Some(exception) = self.exception(origin) else { break };
            self.seen.insert(origin);
            chain.push((exception, message));
        }
        let needs_closing = self.needs_closing;
        for &(exception, message) in chain.iter().rev() {
            match &exception.members {
                Some(members) => self.group(exception, members)?,
                None => self.single(exception)?,
            }
            if !message.is_empty() {
                self.needs_closing = needs_closing;
                self.write_margin()?;
                self.out.write_all(b"\n")?;
                self.write_margin()?;
                self.out.write_all(message.as_bytes())?;
                self.write_margin()?;
                self.out.write_all(b"\n")?;
            }
        }
        Ok(())
    }

    fn group(&mut self, exception: &ExceptionReport, members: &[ExceptionIndex]) -> io::Result<()> {
        if self.group_depth > MOST_GROUPS {
            self.write_margin()?;
            return writeln!(self.out, "... (max_group_depth is {MOST_GROUPS})");
        }
        let is_outermost = self.group_depth == 0;
        if is_outermost {
            self.group_depth = 1;
        }
        self.single(exception)?;
        self.needs_closing = false;
        let shown = members.len().min(MOST_MEMBERS + 1);
        for (place, &member) in members.iter().take(shown).enumerate() {
            let is_last = place + 1 == shown;
            if is_last {
                // A group that is the last member of this one closes both.
                self.needs_closing = true;
            }
            self.write_indent()?;
            let corner = if place == 0 { "+-" } else { "  " };
            if place < MOST_MEMBERS {
                writeln!(self.out, "{corner}+---------------- {} ----------------", place + 1)?;
            } else {
                writeln!(self.out, "{corner}+---------------- ... ----------------")?;
            }
            self.group_depth += 1;
            if place < MOST_MEMBERS {
                self.chain(member)?;
            } else {
                let more = members.len() - MOST_MEMBERS;
                self.write_margin()?;
                writeln!(self.out, "and {more} more exception{}", if more > 1 { "s" } else { "" })?;
            }
            if is_last && self.needs_closing {
                self.write_indent()?;
                self.out.write_all(CLOSING.as_bytes())?;
                self.needs_closing = false;
            }
            self.group_depth -= 1;
        }
        // The member of a group stands in two at least, so this is the outermost one.
        if is_outermost {
            self.group_depth = 0;
        }
        Ok(())
    }

    /// An exception without what it refers to.
    fn single(&mut self, exception: &ExceptionReport) -> io::Result<()> {
        if let Some(frames) = &exception.frames {
            let (headline, headline_margin) = match exception.members {
                None => ("Traceback (most recent call last):\n", self.margin()),
                Some(_) if self.group_depth == 1 => {
                    ("Exception Group Traceback (most recent call last):\n", "+ ")
                }
                Some(_) => ("Exception Group Traceback (most recent call last):\n", self.margin()),
            };
            let limit = self.traceback.frame_limit;
            if limit > 0 {
                self.write_indent()?;
                write!(self.out, "{headline_margin}{headline}")?;
                let margin = format!("{:indent$}{}", "", self.margin(), indent = self.indent());
                let skipped = frames.len().saturating_sub(usize::try_from(limit).unwrap_or(usize::MAX));
                frames::write(&frames[skipped..], &margin, self.lines, self.out)?;
            }
        }
        if let Some(syntax) = &exception.syntax {
            self.place(syntax)?;
            // CPython takes its `msg` for the exception from here on, and so finds no notes.
            return self.message(exception);
        }
        self.message(exception)?;
        exception.notes.iter().try_for_each(|note| self.note(note))
    }

    /// Where a SyntaxError is. Its text stands outside of the boxes of groups.
    fn place(&mut self, syntax: &SyntaxReport) -> io::Result<()> {
        self.write_margin()?;
        self.out.write_all(b"  File \"")?;
        self.out.write_all(&syntax.filename)?;
        writeln!(self.out, "\", line {}", syntax.location.line)?;
        match syntax.text.as_deref().map(str::from_utf8) {
            Some(Ok(text)) => {
                self.out.write_all(shown_text(text, syntax.location, syntax.has_range).as_bytes())
            }
            _ => Ok(()),
        }
    }

    fn message(&mut self, exception: &ExceptionReport) -> io::Result<()> {
        self.write_margin()?;
        self.out.write_all(&exception.type_name)?;
        match &exception.message {
            Message::Text(text) if !text.is_empty() => {
                self.out.write_all(b": ")?;
                self.out.write_all(text)?;
            }
            Message::Text(_) | Message::Absent => {}
            Message::Failed => self.out.write_all(b": <exception str() failed>")?,
        }
        if let Some(suggestion) = &exception.suggestion {
            self.out.write_all(b". Did you mean: '")?;
            self.out.write_all(suggestion)?;
            self.out.write_all(b"'?")?;
        }
        self.out.write_all(b"\n")
    }

    /// CPython forgets the margin of the one that failed, and the line break behind what is no sequence.
    fn note(&mut self, note: &Note) -> io::Result<()> {
        match note {
            Note::Text(text) => {
                for line in lines(text) {
                    self.write_margin()?;
                    self.out.write_all(line)?;
                }
                self.out.write_all(b"\n")
            }
            Note::Failed => self.out.write_all(b"<note str() failed>\n"),
            Note::NotASequence(repr) => {
                self.write_margin()?;
                self.out.write_all(repr)
            }
            Note::NotASequenceFailed => {
                self.write_margin()?;
                self.out.write_all(b"<__notes__ repr() failed>")
            }
        }
    }
}

/// `str.splitlines(True)`.
fn lines(mut text: &[u8]) -> impl Iterator<Item = &[u8]> {
    std::iter::from_fn(move || {
        if text.is_empty() {
            return None;
        }
        let end = (0..text.len()).find_map(|at| Some(at + line_break(&text[at..])?));
        let (line, rest) = text.split_at(end.unwrap_or(text.len()));
        text = rest;
        Some(line)
    })
}

/// The bytes of the line break at the start of a text.
fn line_break(text: &[u8]) -> Option<usize> {
    match text {
        [b'\r', b'\n', ..] | [0xC2, 0x85, ..] => Some(2),
        [b'\n' | b'\x0b' | b'\x0c' | b'\r' | 0x1C | 0x1D | 0x1E, ..] => Some(1),
        [0xE2, 0x80, 0xA8 | 0xA9, ..] => Some(3),
        _ => None,
    }
}
