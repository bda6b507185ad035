//! The prompt: reads statements, runs them, shows what they give.
//!
//! [`Session`] is all of it but the terminal: lines go in, prompts come out. [`run`] gives it a line editor where there is a
//! terminal, and standard input where there is none. What it prints goes through the interpreter's host.

mod session;
mod terminal;

pub use session::{Answer, Session};

use crate::interpreter::Interpreter;
use std::io::IsTerminal;
use std::path::Path;

/// Runs a prompt until its input ends. The exit status.
///
/// `greets`: says first what this is. `history`: the file that keeps the lines; no trouble if it cannot be read or written.
pub fn run(interpreter: &mut Interpreter, greets: bool, history: Option<&Path>) -> i32 {
    #[allow(clippy::disallowed_methods)]
    // The prompt asks whether somebody is there; it reads through the host.
    let is_terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    let mut session = Session::new(interpreter);
    if greets {
        session.tell(&format!(
            "Coachwhip {} (Python 3.11)\nType \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n",
            env!("CARGO_PKG_VERSION")
        ));
    }
    if is_terminal && let Some(status) = terminal::run(&mut session, history) {
        return status;
    }
    piped(&mut session)
}

/// A prompt whose input is no terminal: prompts go to standard error, as CPython's do.
fn piped(session: &mut Session<'_>) -> i32 {
    loop {
        let prompt = session.prompt();
        session.tell(&prompt);
        let answer = match session.read_line() {
            Ok(line) if line.is_empty() => {
                let answer = session.end();
                if answer == Answer::Done {
                    session.tell("\n");
                    return 0;
                }
                answer
            }
            Ok(line) => session.line(&line),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {
                session.interrupt();
                Answer::Done
            }
            Err(_) => return 1,
        };
        if let Answer::Exit(status) = answer {
            return status;
        }
    }
}
