//! The programs of `tests/lang`: each has the records that CPython 3.11 made, and passes the front end.
//!
//! `tests/lang/README.md` says what the records are. Here no program is run.

use coachwhip::compiler::check_source;
use coachwhip::source::Source;
use coachwhip::syntax::Mode;
use std::path::{Path, PathBuf};

/// All programs, in the order of their paths. Beside the folders lies the recorder, which is none.
fn programs() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lang");
    let mut programs = Vec::new();
    for folder in entries(&root).filter(|entry| entry.is_dir()) {
        programs.extend(entries(&folder).filter(|entry| has_extension(entry, "py")));
    }
    programs.sort();
    programs
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> {
    folder.read_dir().expect("a folder of tests/lang").map(|entry| entry.expect("an entry of it").path())
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found == extension)
}

/// Whether CPython refused to run it: its report is no traceback then.
fn is_refused(program: &Path) -> bool {
    let report = std::fs::read_to_string(program.with_extension("err")).unwrap_or_default();
    report.starts_with("  File ") && report.lines().last().is_some_and(|line| line.contains("Error: "))
}

#[test]
fn every_program_has_its_records() {
    let programs = programs();
    assert!(programs.len() >= 420, "only {} programs", programs.len());
    for program in &programs {
        let output = program.with_extension("out");
        assert!(output.exists(), "{} is missing: run tests/lang/record.py", output.display());
        let status = program.with_extension("status");
        if let Ok(text) = std::fs::read_to_string(&status) {
            let number = text.trim_end_matches('\n').parse::<u8>();
            assert!(number.is_ok_and(|number| number != 0), "{}: {text:?}", status.display());
        }
    }
}

#[test]
fn no_record_is_without_its_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lang");
    for folder in entries(&root).filter(|entry| entry.is_dir()) {
        for record in entries(&folder).filter(|entry| !has_extension(entry, "py")) {
            assert!(record.with_extension("py").exists(), "{}", record.display());
        }
    }
}

#[test]
fn the_front_end_accepts_what_cpython_runs_and_nothing_else() {
    let mut refused = 0;
    for program in programs() {
        let text = std::fs::read_to_string(&program).expect("a program is readable");
        let name = program.file_name().expect("a program has a name").to_string_lossy().into_owned();
        let ours = check_source(&Source::new(name, text), Mode::Exec);
        assert_eq!(ours.is_err(), is_refused(&program), "{}: {ours:?}", program.display());
        refused += usize::from(ours.is_err());
    }
    assert!(refused >= 4, "only {refused} programs are wrong");
}
