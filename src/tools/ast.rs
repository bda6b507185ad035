//! `coachwhip ast`: the tree as `ast.dump(ast.parse(source), indent=2)` prints it.
//!
//! Checks nothing that `ast.parse` does not check.

use super::files::{self, Contents};
use super::{Arguments, Command, Failure, Outcome, Status};
use crate::diagnostic::SyntaxError;
use crate::syntax::ast::{Arena, dump};
use crate::syntax::{Mode, parse};
use std::io::Write;

/// The command.
pub const COMMAND: Command = Command {
    name: "ast",
    summary: "prints the syntax tree as CPython's ast.dump does, or checks that files parse",
    help: "\
Prints the syntax tree, exactly as CPython 3.11's ast.dump(ast.parse(source), indent=2).

usage: coachwhip ast [-a] [-m MODE] FILE…
       coachwhip ast --check [-m MODE] FILE|FOLDER…

  -a, --include-attributes  with the position of each node
  -m, --mode MODE           exec (the default), eval or single
      --check               no trees, but a line for each file that does not parse; of a folder, all .py files

FILE may be '-', the standard input. With more than one FILE, a line '# FILE' stands before each tree. The exit status
is 1 if a program is wrong, 2 if a file cannot be read.
",
    run,
};

fn run(mut arguments: Arguments, out: &mut dyn Write) -> Outcome {
    let (mut attributes, mut check, mut mode) = (false, false, Mode::Exec);
    while let Some(option) = arguments.next_option()? {
        match option.name() {
            "-a" | "--include-attributes" => attributes = true,
            "--check" => check = true,
            "-m" | "--mode" => mode = mode_named(&arguments.value()?)?,
            _ => return Err(Failure::unknown(&option)),
        }
    }
    let files = arguments.files()?;
    if check {
        return Ok(files::for_each(files, out, &mut |contents| verdict(contents, mode))?);
    }
    let mut arena = Arena::new();
    files::print_each(&files, out, "; --check reads all its .py files", &mut |source| {
        arena.reset();
        Ok(dump(&parse(&arena, source, mode)?, source, attributes))
    })
}

pub(super) fn mode_named(name: &str) -> Result<Mode, Failure> {
    match name {
        "exec" => Ok(Mode::Exec),
        "eval" => Ok(Mode::Eval),
        "single" => Ok(Mode::Single),
        _ => Err(Failure::Usage(format!("the mode is exec, eval or single, not '{name}'"))),
    }
}

fn verdict(contents: &Contents, mode: Mode) -> (Status, String) {
    let parsed = contents.source().and_then(|source| parse(&Arena::new(), &source, mode).map(|_| ()));
    match parsed {
        Ok(()) => (Status::Success, String::new()),
        Err(error) => (Status::WrongProgram, one_line(&contents.name, &error)),
    }
}

/// `name:line:offset: SyntaxError: message`.
fn one_line(name: &str, error: &SyntaxError) -> String {
    match error.location {
        Some(at) if at.line > 0 => {
            format!("{name}:{}:{}: {}: {}\n", at.line, at.offset, error.kind.name(), error.message)
        }
        _ => format!("{name}: {}: {}\n", error.kind.name(), error.message),
    }
}
