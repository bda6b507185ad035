//! The command line: runs a program or a subcommand, and turns the outcome into an exit status.

use coachwhip::tools::options::{self, Line};
use coachwhip::tools::{Arguments, COMMANDS, Failure, Status, run};
use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let outcome = command(&mut out).and_then(|status| Ok(out.flush().map(|()| status)?));
    let status = match outcome {
        Ok(status) => status,
        // Whoever read our output has seen enough.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Status::Success,
        Err(failure) => {
            eprintln!("coachwhip: {failure}");
            match failure {
                Failure::Usage(_) => {
                    eprintln!("'coachwhip --help' tells what there is.");
                    Status::Trouble
                }
                Failure::Environment(_) => Status::WrongProgram,
                Failure::Output(_) => Status::Trouble,
            }
        }
    };
    ExitCode::from(status as u8)
}

fn command(out: &mut dyn Write) -> Result<Status, Failure> {
    let mut words: Vec<OsString> = std::env::args_os().skip(1).collect();
    if let Some(command) = words.first().and_then(|name| COMMANDS.iter().find(|command| name == command.name))
    {
        words.remove(0);
        if words.iter().any(|word| word == "--help" || word == "-h") {
            write!(out, "{}", command.help)?;
            return Ok(Status::Success);
        }
        return (command.run)(Arguments::new(lexopt::Parser::from_args(words)), out);
    }
    match options::read(words)? {
        Line::Run(options) => {
            let status = run::run(*options)?;
            std::process::exit(status)
        }
        Line::Help => write!(out, "{}", overview())?,
        Line::Version => writeln!(out, "coachwhip {}", env!("CARGO_PKG_VERSION"))?,
    }
    Ok(Status::Success)
}

fn overview() -> String {
    let mut text = options::HELP.to_owned();
    text.push_str("\nWhat becomes of a program before it runs: coachwhip COMMAND …\n");
    for command in COMMANDS {
        text.push_str(&format!("  {:<10} {}\n", command.name, command.summary));
    }
    text.push_str("'coachwhip COMMAND --help' tells more of one. A file of such a name is run as ./NAME.\n");
    text
}
