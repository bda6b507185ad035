//! The prompt at a terminal: a line editor with history.
#![allow(clippy::disallowed_methods)] // The history file: see `clippy.toml`.

use super::{Answer, Session};
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{Config, Editor};
use std::path::Path;

/// Lines that the history keeps.
const HISTORY: usize = 10_000;

/// Runs the prompt. The exit status; `None`: this terminal cannot be driven.
pub fn run(session: &mut Session<'_>, history: Option<&Path>) -> Option<i32> {
    let config = Config::builder().max_history_size(HISTORY).ok()?.auto_add_history(true).build();
    let mut editor: Editor<(), FileHistory> = Editor::with_config(config).ok()?;
    if let Some(path) = history {
        // The first time there is none.
        let _ = editor.load_history(path);
    }
    let status = talk(session, &mut editor);
    if let Some(path) = history {
        // A prompt without a place for its history is a prompt all the same.
        let _ = path.parent().map(std::fs::create_dir_all);
        let _ = editor.append_history(path);
    }
    Some(status)
}

fn talk(session: &mut Session<'_>, editor: &mut Editor<(), FileHistory>) -> i32 {
    loop {
        let prompt = session.prompt();
        let answer = match editor.readline(&prompt) {
            Ok(line) => session.line(&line),
            Err(ReadlineError::Interrupted) => {
                session.interrupt();
                Answer::Done
            }
            // Ctrl-D, or a terminal that has gone.
            Err(_) => match session.end() {
                Answer::Exit(status) => Answer::Exit(status),
                _ => Answer::Exit(0),
            },
        };
        if let Answer::Exit(status) = answer {
            return status;
        }
    }
}
