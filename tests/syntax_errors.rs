//! Wrong programs, and what CPython 3.11 says of them.
//!
//! `syntax_errors/NAME.txt` has the programs, `syntax_errors/NAME.expected` the answers that `record.py` got from CPython. All
//! verdicts, classes and lines must be CPython's, and 95 % of the answers wholly: message, offsets, and what is printed.

use coachwhip::compiler::check_source;
use coachwhip::source::Source;
use coachwhip::syntax::Mode;
use std::fs;
use std::path::{Path, PathBuf};

/// The blocks of a file: each a name and the text below it.
fn blocks(path: &Path) -> Vec<(String, String)> {
    let text = format!("\n{}", fs::read_to_string(path).unwrap());
    let block = |block: &str| {
        let (name, text) = block.split_once('\n').unwrap_or((block, ""));
        (name.to_owned(), text.to_owned())
    };
    text.split("\n### ").skip(1).map(block).collect()
}

/// A program as `record.py` reads it.
fn program(name: &str, text: &str) -> String {
    let text = text.trim_end_matches('\n');
    if name.ends_with(" [escaped]") { unescape(text) } else { format!("{text}\n") }
}

/// The escapes that the programs use.
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match (c, if c == '\\' { rest.next() } else { None }) {
            ('\\', Some('n')) => out.push('\n'),
            ('\\', Some('t')) => out.push('\t'),
            ('\\', Some('\\')) => out.push('\\'),
            ('\\', Some(kind @ ('x' | 'u'))) => {
                let digits: String = rest.by_ref().take(if kind == 'x' { 2 } else { 4 }).collect();
                out.push(char::from_u32(u32::from_str_radix(&digits, 16).unwrap()).unwrap());
            }
            ('\\', other) => panic!("an escape that is not read: {other:?}"),
            _ => out.push(c),
        }
    }
    out
}

fn is_of_future(message: &str) -> bool {
    message.starts_with("future feature") || message == "not a chance"
}

/// What `record.py` writes for a program: what `compile` says of the text, and what running it as a file prints.
fn answer(text: &str) -> String {
    let compiled = check_source(&Source::new("<string>", text), Mode::Exec);
    let run =
        Source::from_file("program.py", text.as_bytes()).and_then(|file| check_source(&file, Mode::Exec));
    let (Err(error), Err(printed)) = (compiled, run) else { return "no error\n".to_owned() };
    let place = error.location.map_or(String::new(), |location| {
        let end_offset = match (location.end_offset, is_of_future(&error.message)) {
            // CPython leaves it out here.
            (-1, true) => "-".to_owned(),
            (offset, _) => offset.to_string(),
        };
        format!(" {} {} {} {end_offset}", location.line, location.offset, location.end_line)
    });
    format!("{}{place}\n{}\n{}", error.kind.name(), error.message, printed.render("program.py"))
}

#[test]
fn answers_are_those_of_cpython() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/syntax_errors");
    let mut groups: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    groups.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    groups.sort();
    let (mut all, mut equal) = (0, 0);
    let mut wrong_verdicts = Vec::new();
    for group in groups {
        let expected = blocks(&group.with_extension("expected"));
        let programs = blocks(&group);
        assert_eq!(programs.len(), expected.len(), "{}: record.py has to be run", group.display());
        let (mut all_of_group, mut equal_of_group) = (0, 0);
        for ((name, text), (expected_name, expected)) in programs.iter().zip(&expected) {
            assert_eq!(name, expected_name, "{}: record.py has to be run", group.display());
            let got = answer(&program(name, text));
            all_of_group += 1;
            // The last line break of a file belongs to its last block, and not to the others.
            if got.trim_end() == expected.trim_end() {
                equal_of_group += 1;
                continue;
            }
            println!("{} / {name}\n  expected {expected}\n  got      {got}", group.display());
            let class_and_line = |text: &str| text.split([' ', '\n']).take(2).collect::<Vec<_>>().join(" ");
            if class_and_line(&got) != class_and_line(expected) {
                wrong_verdicts.push(name.clone());
            }
        }
        let group = group.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        println!("{group:12} {equal_of_group:4} of {all_of_group:4} equal");
        (all, equal) = (all + all_of_group, equal + equal_of_group);
    }
    println!("{:12} {equal:4} of {all:4} equal", "all");
    assert!(wrong_verdicts.is_empty(), "another class or line: {wrong_verdicts:?}");
    assert!(all >= 350, "{all} programs are too few");
    assert!(equal * 100 >= all * 95, "{equal} of {all}");
}
