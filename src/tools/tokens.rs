//! `coachwhip tokens`: what the tokenizer makes of a file, NEWLINE, INDENT and DEDENT included.
//!
//! Shows the tokens before `match` and `case` are told from names.

use super::files::{complain, read};
use super::{Arguments, Command, Failure, Outcome, Status};
use crate::repr::repr_str;
use crate::source::{Position, Source};
use crate::syntax::{Kind, Token, tokenize};
use std::io::{self, Write};

/// The command.
pub const COMMAND: Command = Command {
    name: "tokens",
    summary: "prints the tokens, one to a line",
    help: "\
Prints the tokens of a file, one to a line: where it begins and ends (lines from 1, columns in bytes from 0), its kind,
its text.

usage: coachwhip tokens FILE

FILE may be '-', the standard input. The exit status is 1 if the tokenizer refuses the file, 2 if it cannot be read.
",
    run,
};

fn run(mut arguments: Arguments, out: &mut dyn Write) -> Outcome {
    if let Some(option) = arguments.next_option()? {
        return Err(Failure::unknown(&option));
    }
    let files = arguments.files()?;
    let [path] = files.as_slice() else {
        return Err(Failure::Usage("tokens takes one file".to_owned()));
    };
    let contents = match read(path) {
        Ok(contents) => contents,
        Err(trouble) => return Ok(complain(&trouble)),
    };
    let error = match contents.source() {
        Ok(source) => {
            let tokens = tokenize(&source);
            for token in tokens.list.iter().filter(|token| token.kind != Kind::ErrorToken) {
                line(&source, token, out)?;
            }
            tokens.error
        }
        Err(error) => Some(error),
    };
    let Some(error) = error else { return Ok(Status::Success) };
    out.flush()?;
    eprint!("{}", error.render(&contents.name));
    Ok(Status::WrongProgram)
}

fn line(source: &Source, token: &Token, out: &mut dyn Write) -> io::Result<()> {
    let show = |Position { line, column }| format!("{line}:{column}");
    let start = source.position(token.span.start);
    let end = match token.kind {
        // The break belongs to the line that it ends.
        Kind::Newline => Position { column: start.column + 1, ..start },
        _ => source.position(token.span.end),
    };
    // An INDENT has its line's blanks for a text, a NEWLINE its break.
    let mut text = String::new();
    repr_str(token.span.text(source.text()).into(), &mut text);
    let kind = format!("{:?}", token.kind);
    writeln!(out, "{:<16} {kind:<16} {text}", format!("{}-{}", show(start), show(end)))
}
