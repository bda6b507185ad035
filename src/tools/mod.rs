//! The command line's work: running programs ([`run`](mod@run)), and the subcommands of `coachwhip`, which show the front end.
//!
//! Each subcommand is a function from arguments to an exit status that writes to the stream it is given. Here files are read;
//! nothing here has a rule of the language in it.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // Here is where files are read.

pub mod ast;
pub mod check;
pub mod dis;
pub mod files;
pub mod history;
pub mod host;
pub mod instruments;
pub mod options;
pub mod run;
pub mod symbols;
pub mod tokens;

use std::ffi::OsString;
use std::fmt;
use std::io::{self, Write};

/// How a command ended; the greater, the worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// All is well.
    Success = 0,
    /// A program that was read is wrong.
    WrongProgram = 1,
    /// The command line is wrong, or a file cannot be read.
    Trouble = 2,
}

/// What stops a command.
#[derive(Debug)]
pub enum Failure {
    /// The command line is wrong.
    Usage(String),
    /// The environment is wrong.
    Environment(String),
    /// The output cannot be written.
    Output(io::Error),
}

/// How a command ends.
pub type Outcome = Result<Status, Failure>;

/// A subcommand.
pub struct Command {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it does, for the list of all.
    pub summary: &'static str,
    /// What `--help` prints.
    pub help: &'static str,
    /// Runs it with the arguments that follow its name.
    pub run: fn(Arguments, &mut dyn Write) -> Outcome,
}

/// All subcommands, in the order in which they are told.
pub const COMMANDS: &[Command] =
    &[ast::COMMAND, tokens::COMMAND, symbols::COMMAND, check::COMMAND, dis::COMMAND];

/// The arguments of a subcommand: options, which it takes one by one, and files.
pub struct Arguments {
    parser: lexopt::Parser,
    files: Vec<OsString>,
}

/// An option of the command line, and the way to its value.
pub struct Opt {
    name: String,
}

impl Opt {
    /// The name with its hyphens.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Arguments {
    /// The arguments that `parser` has not read yet.
    pub fn new(parser: lexopt::Parser) -> Arguments {
        Arguments { parser, files: Vec::new() }
    }

    /// The next option; the files before it are set aside.
    pub fn next_option(&mut self) -> Result<Option<Opt>, Failure> {
        loop {
            let name = match self.parser.next()? {
                None => return Ok(None),
                Some(lexopt::Arg::Short(letter)) => format!("-{letter}"),
                Some(lexopt::Arg::Long(word)) => format!("--{word}"),
                Some(lexopt::Arg::Value(file)) => {
                    self.files.push(file);
                    continue;
                }
            };
            return Ok(Some(Opt { name }));
        }
    }

    /// The value of the option that was read last.
    pub fn value(&mut self) -> Result<String, Failure> {
        let value = self.parser.value()?;
        value.into_string().map_err(|value| Failure::Usage(format!("{value:?} is not UTF-8")))
    }

    /// The files, of which there must be one at least.
    pub fn files(self) -> Result<Vec<OsString>, Failure> {
        match self.files.is_empty() {
            false => Ok(self.files),
            true => Err(Failure::Usage("no file is named; '-' is the standard input".to_owned())),
        }
    }
}

impl Failure {
    /// An option that the command does not have.
    pub fn unknown(option: &Opt) -> Failure {
        Failure::Usage(format!("there is no option '{}'", option.name))
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Failure {
        Failure::Usage(error.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Usage(message) | Failure::Environment(message) => f.write_str(message),
            Failure::Output(error) => write!(f, "cannot write: {error}"),
        }
    }
}
