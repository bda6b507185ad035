//! What a prompt does with a text: complete, incomplete or wrong, as `codeop` of CPython 3.11 has it.
//!
//! `completeness/inputs.txt` has the texts, `completeness/expected.txt` the verdicts that `record.py` got from CPython.

use coachwhip::compiler::{Completeness, completeness};
use coachwhip::source::Source;

/// A line of the inputs as the text that it stands for.
fn unescape(line: &str) -> String {
    line.replace("\\\\", "\0").replace("\\n", "\n").replace("\\t", "\t").replace('\0', "\\")
}

#[test]
fn verdicts_are_those_of_codeop() {
    let inputs = include_str!("completeness/inputs.txt").lines();
    let expected: Vec<&str> = include_str!("completeness/expected.txt").lines().collect();
    assert_eq!(inputs.clone().count(), expected.len(), "record.py has to be run");
    assert!(expected.len() >= 60);
    let mut different = Vec::new();
    for (line, expected) in inputs.zip(expected) {
        let got = match completeness(&Source::new("<stdin>", unescape(line))) {
            Completeness::Complete => "complete",
            Completeness::Incomplete => "incomplete",
            Completeness::Wrong(_) if expected == "wrong" => "wrong",
            Completeness::Wrong(error) => error.kind.name(),
        };
        if got != expected {
            different.push(format!("{line}: expected {expected}, got {got}"));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}
