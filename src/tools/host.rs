//! The process as a program's surroundings: its standard streams.

use crate::vm::Host;
use crate::vm::find::PathKind;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

/// Writes to and reads from the streams of the process. Output is kept until a buffer is full, or, on a terminal, a line is
/// complete.
pub struct Process {
    out: Vec<u8>,
    is_terminal: bool,
}

const BUFFER: usize = 1 << 16;

impl Process {
    /// The process. `unbuffered`: every write goes out at once.
    pub fn new(unbuffered: bool) -> Process {
        Process { out: Vec::new(), is_terminal: unbuffered || io::stdout().is_terminal() }
    }
}

impl Host for Process {
    fn write_stdout(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.extend_from_slice(bytes);
        if self.out.len() >= BUFFER || self.is_terminal && bytes.contains(&b'\n') { self.flush() } else { Ok(()) }
    }
    fn write_stderr(&mut self, bytes: &[u8]) -> io::Result<()> {
        io::stderr().lock().write_all(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        let out = std::mem::take(&mut self.out);
        let mut stdout = io::stdout().lock();
        stdout.write_all(&out).and_then(|()| stdout.flush())
    }
    fn read_file(&mut self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }
    fn path_kind(&mut self, path: &Path) -> Option<PathKind> {
        let metadata = std::fs::metadata(path).ok()?;
        Some(if metadata.is_dir() { PathKind::Folder } else { PathKind::File })
    }
    fn read_line(&mut self) -> io::Result<Vec<u8>> {
        self.flush()?;
        let mut line = Vec::new();
        io::stdin().lock().read_until(b'\n', &mut line)?;
        Ok(line)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Nobody is left to tell.
        let _ = self.flush();
    }
}
