//! A session at the prompt, line by line. Never looks at a terminal.

use crate::compiler::{Completeness, completeness};
use crate::interpreter::{Error, Interpreter};
use crate::source::Source;
use std::io;

/// What a line has led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A statement has run, or failed; the next may come.
    Done,
    /// The statement goes on.
    More,
    /// The program has left, with this status.
    Exit(i32),
}

/// Statements that are being typed into an interpreter.
pub struct Session<'i> {
    interpreter: &'i mut Interpreter,
    /// The lines of the statement so far, without the last line break.
    text: Option<String>,
}

impl<'i> Session<'i> {
    /// A session that runs what it is told in `__main__`.
    pub fn new(interpreter: &'i mut Interpreter) -> Session<'i> {
        Session { interpreter, text: None }
    }

    /// What stands before the next line: `sys.ps1`, or `sys.ps2` within a statement.
    pub fn prompt(&mut self) -> String {
        let (name, usual) = if self.text.is_some() { ("ps2", "... ") } else { ("ps1", ">>> ") };
        self.interpreter.prompt(name).unwrap_or_else(|| usual.to_owned())
    }

    /// Takes a line, with or without its line break, and runs the statement that it completes.
    pub fn line(&mut self, line: &str) -> Answer {
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        let text = match self.text.take() {
            Some(text) => format!("{text}\n{line}"),
            None => line.to_owned(),
        };
        let source = Source::new("<stdin>", text.as_str());
        match completeness(&source) {
            Completeness::Complete if is_blank(&text) => Answer::Done,
            Completeness::Complete => self.run(&source),
            Completeness::Wrong(error) => {
                let error = self.interpreter.refuse(&error, source.name());
                self.report(&error)
            }
            Completeness::Incomplete => {
                self.text = Some(text);
                Answer::More
            }
        }
    }

    /// The input has ended: what there is of a statement is all of it.
    pub fn end(&mut self) -> Answer {
        match self.text.take() {
            Some(text) if !is_blank(&text) => self.run(&Source::new("<stdin>", format!("{text}\n"))),
            _ => Answer::Done,
        }
    }

    /// Ctrl-C while a line was typed: forgets the statement.
    pub fn interrupt(&mut self) {
        self.text = None;
        // That it has been seen is what matters here.
        let _ = self.interpreter.vm().take_interrupt();
        self.tell("\nKeyboardInterrupt\n");
    }

    /// Writes to standard error.
    pub fn tell(&mut self, text: &str) {
        // Where nobody can be told, nobody is.
        let _ = self.interpreter.vm().host.write_stderr(text.as_bytes());
    }

    /// The next line of standard input; empty at the end.
    ///
    /// # Errors
    /// The operating system's.
    pub fn read_line(&mut self) -> io::Result<String> {
        let line = self.interpreter.vm().host.read_line()?;
        Ok(String::from_utf8_lossy(&line).into_owned())
    }

    fn run(&mut self, source: &Source) -> Answer {
        let result = self.interpreter.run_interactive(source);
        let answer = match result {
            Ok(()) => Answer::Done,
            Err(error) => self.report(&error),
        };
        match self.interpreter.flush() {
            Err(error) if answer == Answer::Done => self.report(&error),
            _ => answer,
        }
    }

    fn report(&mut self, error: &Error) -> Answer {
        // Output stands before what went wrong after it; if it cannot be written, that is told next time.
        let _ = self.interpreter.flush();
        let _ = self.interpreter.vm().host.write_stderr(&error.traceback);
        error.exit_status.map_or(Answer::Done, Answer::Exit)
    }
}

fn is_blank(text: &str) -> bool {
    text.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#'))
}
