//! Programs that the grammar lets through and that are wrong all the same (or look so), with CPython's answers.
//!
//! `tests/compile_errors/record.py` tells what the tables look like, and writes the answers.

use coachwhip::compiler::check_source;
use coachwhip::source::Source;
use coachwhip::syntax::Mode;
use std::fs;
use std::path::Path;

fn answer(program: &str) -> String {
    let source = Source::new("<table>", program);
    match check_source(&source, Mode::Exec) {
        Ok(()) => "fine".to_owned(),
        Err(error) => match error.location {
            None => format!("{:?}: {}", error.kind, error.message),
            Some(at) => format!(
                "{:?}: {} @ {}:{}-{}:{}",
                error.kind, error.message, at.line, at.offset, at.end_line, at.end_offset
            ),
        },
    }
}

#[test]
fn answers_are_cpythons() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compile_errors");
    let (mut programs, mut differences) = (0, Vec::new());
    for entry in fs::read_dir(&folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let mut program = Vec::new();
        for line in fs::read_to_string(&path).expect("a table").lines() {
            let Some(expected) = line.strip_prefix("--> ") else {
                program.push(line.to_owned());
                continue;
            };
            let text = std::mem::take(&mut program).join("\n");
            let ours = answer(&text);
            if ours != expected {
                let name = path.file_name().expect("a file").display();
                differences.push(format!("{name}:\n{text}\nCPython: {expected}\nours:    {ours}\n"));
            }
            programs += 1;
        }
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
    assert!(programs >= 300, "only {programs} programs");
}
