//! The process as a program's surroundings: its standard streams and its files.

use crate::vm::Host;
use crate::vm::find::PathKind;
use std::cell::Cell;
use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;
use std::rc::Rc;

/// Writes to and reads from the streams of the process. Output is kept until a buffer is full, or, on a terminal, a line is
/// complete.
pub struct Process {
    out: Vec<u8>,
    /// A write goes out when it ends a line.
    by_line: bool,
    /// Every write goes out at once.
    unbuffered: bool,
    pipe_broken: Rc<Cell<bool>>,
}

const BUFFER: usize = 1 << 16;

impl Process {
    /// The process. `unbuffered`: every write goes out at once.
    pub fn new(unbuffered: bool) -> Process {
        let by_line = io::stdout().is_terminal();
        Process { out: Vec::new(), by_line, unbuffered, pipe_broken: Rc::default() }
    }

    /// Becomes true when whoever reads the standard output has gone.
    pub fn pipe_broken(&self) -> Rc<Cell<bool>> {
        Rc::clone(&self.pipe_broken)
    }
}

impl Host for Process {
    fn write_stdout(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.extend_from_slice(bytes);
        let is_due = self.unbuffered || self.out.len() >= BUFFER || self.by_line && bytes.contains(&b'\n');
        if is_due { self.flush() } else { Ok(()) }
    }
    fn write_stderr(&mut self, bytes: &[u8]) -> io::Result<()> {
        io::stderr().lock().write_all(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        let out = std::mem::take(&mut self.out);
        let mut stdout = io::stdout().lock();
        let written = stdout.write_all(&out).and_then(|()| stdout.flush());
        if let Err(error) = &written {
            self.pipe_broken.set(error.kind() == io::ErrorKind::BrokenPipe);
        }
        written
    }
    fn read_line(&mut self) -> io::Result<Vec<u8>> {
        self.flush()?;
        let mut line = Vec::new();
        let mut stdin = io::stdin().lock();
        // Not `read_until`, which would wait on after a signal.
        loop {
            let here = stdin.fill_buf()?;
            let end = here.iter().position(|&byte| byte == b'\n');
            let taken = end.map_or(here.len(), |end| end + 1);
            line.extend_from_slice(&here[..taken]);
            stdin.consume(taken);
            if end.is_some() || taken == 0 {
                return Ok(line);
            }
        }
    }
    fn path_kind(&self, path: &Path) -> Option<PathKind> {
        let metadata = fs::metadata(path).ok()?;
        Some(if metadata.is_dir() { PathKind::Folder } else { PathKind::File })
    }
    fn read_file(&mut self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Nobody is left to tell.
        let _ = self.flush();
    }
}
