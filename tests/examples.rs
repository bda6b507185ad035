//! What the examples print: what CPython 3.11 printed for them, and for the tour, which shows our own instructions, a snapshot.
//!
//! `embed`, in Rust, checks itself.

#[path = "../examples/embed.rs"]
mod embed;
mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use support::{Ran, run_for};

const TIME_LIMIT: Duration = Duration::from_secs(60);

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn run(example: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coachwhip"));
    command.arg(example).current_dir(root()).env_clear();
    let Ran { status, out, err } = run_for(&mut command, b"", TIME_LIMIT).expect("an example ends soon");
    let err = String::from_utf8_lossy(&err);
    assert_eq!((status.as_str(), &*err), ("0", ""), "{}", example.display());
    String::from_utf8(out).expect("an example prints UTF-8")
}

fn examples() -> Vec<PathBuf> {
    let entries = root().join("examples").read_dir().expect("there are examples");
    let paths = entries.map(|entry| entry.expect("an entry of it").path());
    let mut programs: Vec<_> =
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "py")).collect();
    programs.sort();
    programs
}

#[test]
fn examples_print_what_cpython_printed() {
    let programs = examples();
    assert!(programs.len() >= 10, "only {} examples", programs.len());
    for program in programs.iter().filter(|program| !program.ends_with("tour.py")) {
        let name = program.file_name().expect("a program has a name");
        let record = root().join("tests/examples").join(name).with_extension("out");
        let recorded = std::fs::read_to_string(&record).unwrap_or_else(|_| {
            panic!("{} is missing: python3.11 {} > it", record.display(), program.display())
        });
        assert_eq!(run(program), recorded, "{}", program.display());
    }
}

#[test]
fn the_tour_shows_instructions_before_and_after() {
    let printed = run(&root().join("examples/tour.py"));
    insta::with_settings!({ snapshot_path => "examples", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("tour", printed);
    });
}

#[test]
fn a_rust_program_embeds_python() {
    embed::main().expect("it catches what it provokes");
}
