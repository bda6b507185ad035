//! The command line: finds the subcommand, runs it, and turns its outcome into an exit status.

use coachwhip::tools::{Arguments, COMMANDS, Failure, Status, run};
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
            if matches!(failure, Failure::Usage(_)) {
                eprintln!("'coachwhip --help' tells what there is.");
            }
            Status::Trouble
        }
    };
    ExitCode::from(status as u8)
}

fn command(out: &mut dyn Write) -> Result<Status, Failure> {
    let mut parser = lexopt::Parser::from_env();
    let whole = parser.clone();
    let name = match parser.next()? {
        None => return program(whole),
        Some(lexopt::Arg::Short('h') | lexopt::Arg::Long("help")) => {
            write!(out, "{}", overview())?;
            return Ok(Status::Success);
        }
        Some(lexopt::Arg::Short('V') | lexopt::Arg::Long("version")) => {
            writeln!(out, "coachwhip {}", env!("CARGO_PKG_VERSION"))?;
            return Ok(Status::Success);
        }
        Some(lexopt::Arg::Value(name)) => name,
        Some(_) => return program(whole),
    };
    let Some(command) = COMMANDS.iter().find(|command| name == command.name) else {
        return program(whole);
    };
    if parser.clone().try_raw_args().is_some_and(|mut rest| rest.any(|word| word == "--help" || word == "-h"))
    {
        write!(out, "{}", command.help)?;
        return Ok(Status::Success);
    }
    (command.run)(Arguments::new(parser), out)
}

/// Runs a Python program, and ends with its status.
fn program(parser: lexopt::Parser) -> Result<Status, Failure> {
    let status = run::run(parser)?;
    std::process::exit(status.into())
}

fn overview() -> String {
    let mut text =
        "Python 3.11's front end: its tokens, its tree, its errors.\n\nusage: coachwhip COMMAND …\n\n"
            .to_owned();
    for command in COMMANDS {
        text.push_str(&format!("  {:<10} {}\n", command.name, command.summary));
    }
    text.push_str("\n'coachwhip COMMAND --help' tells more of one. --version prints the version.\n");
    text
}
