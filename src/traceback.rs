//! Tracebacks as CPython 3.11 writes them for uncaught exceptions (`PyErr_Display`): byte for byte what its C code makes,
//! which differs here and there from what its `traceback` module makes.
//!
//! What is to be told comes as plain data, a [`Traceback`]; source lines come from a function of the caller's. So nothing
//! here knows of objects or files, runs Python, or fails but when its writer does.
//!
//! Two outputs of CPython's cannot be reproduced, since they show addresses: it gives up on chains of some five hundred
//! exceptions, and on a SyntaxError whose text has a lone surrogate. The chain is written in full here, and the text left
//! out.

mod anchors;
mod carets;
mod chain;
mod frames;
mod suggestions;

pub use suggestions::suggest;

use crate::bytecode::Range;
use crate::diagnostic::Location;
use crate::wtf8::Wtf8;
use std::io::{self, Write};

/// What is known of an uncaught exception and of those that it refers to.
///
/// Texts are WTF-8; who writes to a real stream encodes lone surrogates as that stream does (`sys.stderr`: with
/// backslashes).
#[derive(Clone, Debug)]
pub struct Traceback {
    /// The exceptions, each once, however many refer to it; the first is the uncaught one. They name each other by their
    /// places in here, so that cycles can be said, and dropping a long chain does not recurse.
    pub exceptions: Vec<ExceptionReport>,
    /// `sys.tracebacklimit` if it is set to an integer, else [`FRAME_LIMIT`]: the most frames of each exception, of which
    /// the last are shown. Not even their headline is shown when it is 0 or less.
    pub frame_limit: i64,
}

/// The frames of each exception that are shown when `sys.tracebacklimit` is not set.
pub const FRAME_LIMIT: i64 = 1000;

/// The place of an exception in [`Traceback::exceptions`]. One that is beyond it counts as absent.
pub type ExceptionIndex = usize;

/// An exception.
#[derive(Clone, Debug, Default)]
pub struct ExceptionReport {
    /// The frames of its `__traceback__`, the outermost first; `None` if it has no traceback.
    pub frames: Option<Vec<FrameReport>>,
    /// The class: module, a dot and `__qualname__`, without the module if it is `builtins` or `__main__`, and with
    /// `<unknown>` for a module that is no string.
    pub type_name: Vec<u8>,
    /// What comes after the name of the class. Where `syntax` is given, the exception's `msg`, else its `str()`.
    pub message: Message,
    /// For a SyntaxError whose attributes are of the right types (`print_file_and_line` exists, `lineno` is an integer…),
    /// the place that is shown above the message.
    pub syntax: Option<SyntaxReport>,
    /// What the name that was not found was perhaps meant to be; see [`suggest`].
    pub suggestion: Option<Vec<u8>>,
    /// `__notes__`, which CPython 3.11 does not show where `syntax` is given.
    pub notes: Vec<Note>,
    /// `__cause__`.
    pub cause: Option<ExceptionIndex>,
    /// `__context__`.
    pub context: Option<ExceptionIndex>,
    /// `__suppress_context__`.
    pub suppress_context: bool,
    /// The `exceptions` of an exception group; `None` for other exceptions.
    pub members: Option<Vec<ExceptionIndex>>,
}

/// What an exception says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Message {
    /// A text, shown after a colon if it is not empty.
    Text(Vec<u8>),
    /// Nothing, as for a SyntaxError whose `msg` is None.
    #[default]
    Absent,
    /// `str()` raised an exception.
    Failed,
}

/// What is written below an exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The `str()` of an item of `__notes__`.
    Text(Vec<u8>),
    /// An item whose `str()` raised an exception.
    Failed,
    /// The `repr()` of `__notes__`, which is no sequence.
    NotASequence(Vec<u8>),
    /// `__notes__` is no sequence, and its `repr()` raised an exception.
    NotASequenceFailed,
}

/// An entry of a traceback.
#[derive(Clone, Debug)]
pub struct FrameReport {
    /// `co_filename`.
    pub filename: Vec<u8>,
    /// Tells apart filenames that are equal texts and not one object: CPython counts lines as repeated only where the
    /// objects are the same. Any number that is the same for the same object; that of an interned one may be 0.
    pub filename_identity: usize,
    /// `tb_lineno`.
    pub lineno: i32,
    /// `co_name`.
    pub name: Vec<u8>,
    /// Where the instruction stands, its columns in bytes: [`Range::NOWHERE`] for none, and where a column is missing.
    pub range: Range,
}

/// Where a SyntaxError is.
#[derive(Clone, Debug)]
pub struct SyntaxReport {
    /// `filename`: `str()` of it, or `<string>` for None.
    pub filename: Vec<u8>,
    /// `lineno`, `offset` (-1 for None), `end_lineno` (`lineno` for None) and `end_offset` (-1 for None).
    pub location: Location,
    /// Whether its class is SyntaxError itself: CPython shows ranges for no subclass.
    pub has_range: bool,
    /// `text`.
    pub text: Option<Vec<u8>>,
}

/// Finds a line of a file by `co_filename` and number, from 1: its text in UTF-8, as TextIOWrapper reads it, without the
/// line break; a byte order mark stays. `None` where there is no such file or line. CPython looks for a file that does not
/// exist by the last part of its name in the folders of `sys.path`. Never asked for `<…>`.
pub type SourceLines<'a> = dyn FnMut(Wtf8<'_>, u32) -> Option<Vec<u8>> + 'a;

impl Traceback {
    /// Writes what CPython prints for the first of the exceptions. Ends with a line break.
    ///
    /// It writes piece by piece and keeps nothing, since a few nested groups can have more members than memory has room:
    /// the writer decides how long to go on.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, lines: &mut SourceLines<'_>, out: &mut dyn Write) -> io::Result<()> {
        chain::write(self, lines, out)
    }
}
