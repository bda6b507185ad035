//! `coachwhip dis`: the instructions of a program, as the compiler made them.
//!
//! Runs nothing, hence shows nothing specialised.

use super::files::{self, Contents};
use super::{Arguments, Command, Failure, Outcome, Status};
use crate::bytecode::{disassemble, verify};
use crate::compiler::compile;
use crate::syntax::Mode;
use std::io::Write;

/// The command.
pub const COMMAND: Command = Command {
    name: "dis",
    summary: "prints the instructions that a program is compiled to",
    help: "\
Prints the instructions of a program: the line of the source, the word, the name, the operands, what they refer to; then
the exception table and the functions and classes within.

usage: coachwhip dis [-m MODE] FILE…
       coachwhip dis --check [-m MODE] FILE|FOLDER…

  -m, --mode MODE  exec (the default), eval or single
      --check      no instructions, but a line for each file that does not compile, or whose code is not well formed; of
                   a folder, all .py files

FILE may be '-', the standard input. The exit status is 1 if a program is wrong, 2 if a file cannot be read.
",
    run,
};

fn run(mut arguments: Arguments, out: &mut dyn Write) -> Outcome {
    let (mut check, mut mode) = (false, Mode::Exec);
    while let Some(option) = arguments.next_option()? {
        match option.name() {
            "--check" => check = true,
            "-m" | "--mode" => mode = super::ast::mode_named(&arguments.value()?)?,
            _ => return Err(Failure::unknown(&option)),
        }
    }
    let files = arguments.files()?;
    if check {
        return Ok(files::for_each(files, out, &mut |contents| verdict(contents, mode))?);
    }
    let hint = "; --check reads all its .py files";
    files::print_each(&files, out, hint, &mut |source| Ok(disassemble(&compile(source, mode)?)))
}

fn verdict(contents: &Contents, mode: Mode) -> (Status, String) {
    let code = match contents.source().and_then(|source| compile(&source, mode)) {
        Ok(code) => code,
        Err(error) => return (Status::WrongProgram, error.render(&contents.name)),
    };
    match verify(&code) {
        Ok(()) => (Status::Success, String::new()),
        Err(flaw) => (
            Status::WrongProgram,
            format!("{}: {} at word {}: {}\n", contents.name, flaw.code, flaw.at, flaw.message),
        ),
    }
}
