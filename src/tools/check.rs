//! `coachwhip check`: every error that CPython finds before a program runs.
//!
//! Has no rules of its own.

use super::files::{self, Contents};
use super::{Arguments, Command, Failure, Outcome, Status};
use crate::compiler::check_source;
use crate::syntax::Mode;
use std::io::Write;

/// The command.
pub const COMMAND: Command = Command {
    name: "check",
    summary: "finds the errors that keep programs from running",
    help: "\
Reads programs and tells of each what CPython 3.11 would say before it ran it: what does not parse, and what does not
compile (return outside a function, global after use, …).

usage: coachwhip check FILE|FOLDER…

FILE may be '-', the standard input. Of a FOLDER, all .py files are read. The exit status is 1 if a program is wrong,
2 if a file cannot be read.
",
    run,
};

fn run(mut arguments: Arguments, out: &mut dyn Write) -> Outcome {
    if let Some(option) = arguments.next_option()? {
        return Err(Failure::unknown(&option));
    }
    Ok(files::for_each(arguments.files()?, out, &mut check)?)
}

fn check(contents: &Contents) -> (Status, String) {
    match contents.source().and_then(|source| check_source(&source, Mode::Exec)) {
        Ok(()) => (Status::Success, String::new()),
        Err(error) => (Status::WrongProgram, error.render(&contents.name)),
    }
}
