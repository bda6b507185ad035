//! The frames of a traceback, one after the other, repeated ones counted.

use super::{FrameReport, SourceLines, carets};
use crate::wtf8::Wtf8;
use std::io::{self, Write};

/// How often one line is shown before the rest is counted (`TB_RECURSIVE_CUTOFF`).
const SHOWN_REPEATS: usize = 3;

/// Writes frames with `margin` before each of their lines.
pub(super) fn write(
    frames: &[FrameReport],
    margin: &str,
    lines: &mut SourceLines<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    for repeats in frames.chunk_by(is_repeat) {
        for frame in repeats.iter().take(SHOWN_REPEATS) {
            write_frame(frame, margin, lines, out)?;
        }
        // CPython forgets the margin.
        match repeats.len().saturating_sub(SHOWN_REPEATS) {
            0 => {}
            1 => out.write_all(b"  [Previous line repeated 1 more time]\n")?,
            more => writeln!(out, "  [Previous line repeated {more} more times]")?,
        }
    }
    Ok(())
}

fn is_repeat(frame: &FrameReport, next: &FrameReport) -> bool {
    // -1 stands for no line, which none is like.
    next.lineno != -1
        && frame.lineno == next.lineno
        && frame.filename_identity == next.filename_identity
        && frame.name == next.name
        && frame.filename == next.filename
}

fn write_frame(
    frame: &FrameReport,
    margin: &str,
    lines: &mut SourceLines<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, "{margin}  File \"")?;
    out.write_all(&frame.filename)?;
    write!(out, "\", line {}, in ", frame.lineno)?;
    out.write_all(&frame.name)?;
    out.write_all(b"\n")?;
    let is_made_up = frame.filename.starts_with(b"<") && frame.filename.ends_with(b">");
    let line = match u32::try_from(frame.lineno) {
        Ok(number @ 1..) if !is_made_up => lines(Wtf8::from_wtf8_bytes(&frame.filename), number),
        _ => None,
    };
    let Some(line) = line else { return Ok(()) };
    let indentation = carets::indentation(&line);
    write!(out, "{margin}{:indent$}", "", indent = carets::INDENT)?;
    out.write_all(&line[indentation..])?;
    out.write_all(b"\n")?;
    let Ok(line) = str::from_utf8(&line) else { return Ok(()) };
    match carets::below(line, frame.range) {
        Some(carets) => writeln!(out, "{margin}{carets}"),
        None => Ok(()),
    }
}
