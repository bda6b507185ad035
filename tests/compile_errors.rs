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

/// Programs as deep as the parser lets through, and wide ones: none overflows the stack, none takes quadratic time.
#[test]
fn deep_and_wide_programs_end() {
    let names = |count: usize| (0..count).map(|i| format!("a{i}")).collect::<Vec<_>>();
    let join = |count, separator: &str| names(count).join(separator);
    let keywords = |count| names(count).iter().map(|name| format!("{name}=1, ")).collect::<String>();
    let nested_finally = |depth: usize| {
        let mut text = "def f():\n".to_owned();
        for level in 1..=depth {
            let indent = " ".repeat(level);
            text += &format!("{indent}try: return x\n{indent}finally:\n");
        }
        text + &" ".repeat(depth + 1) + "return x"
    };
    let elifs = "elif a:\n pass\n".repeat(1400);
    let programs = [
        format!("{}x", "not ".repeat(2900)),
        format!("{}x", "lambda: ".repeat(1450)),
        format!("x = {}1", "1 + ".repeat(2900)),
        format!("x{}", ".y".repeat(2900)),
        format!("x{} = 1", "[0]".repeat(2900)),
        format!("x{}", "()".repeat(2900)),
        format!("if a:\n pass\n{elifs}"),
        format!("x = {}y", "y if y else ".repeat(2900)),
        format!("while {}x: break", "x if not x else ".repeat(1400)),
        format!("match x:\n case {}y{}: pass", "[".repeat(190), "]".repeat(190)),
        format!("match x:\n case {}: pass", "1 | ".repeat(50_000) + "1"),
        format!("match x:\n case [{}]: pass", join(50_000, ", ")),
        format!("match x:\n case [{0}] | [{0}]: pass", join(50_000, ", ")),
        format!("f({})", keywords(50_000)),
        format!("class A({}): pass", keywords(50_000)),
        format!("{} = x", join(50_000, ", ")),
        format!("def f({}): pass", join(50_000, ", ")),
        format!("def f():\n global {}", join(50_000, ", ")),
        format!("[{} for x in y]", join(50_000, " for x in y if ") + " for x in y"),
        format!("import {}", join(50_000, ", ")),
        format!("def f({}):\n{}", join(5_000, ", "), " def g(): return a0, a4999\n".repeat(5_000)),
        nested_finally(18),
    ];
    for program in &programs {
        let shown: String = program.chars().take(60).collect();
        let answer = answer(program);
        let fits =
            answer == "fine" || answer.starts_with("SyntaxError: ") || answer.starts_with("RecursionError: ");
        assert!(fits, "{shown}…: {answer}");
        assert!(!answer.contains("invalid syntax"), "{shown}…: {answer}");
    }
}
