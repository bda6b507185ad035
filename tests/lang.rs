//! The programs of `tests/lang`: each has the records that CPython 3.11 made, passes the front end, and prints what is
//! recorded, in every mode of specialisation.
//!
//! `tests/lang/README.md` says what the records are. A debug build runs the match loop, `cargo test --release` the threaded
//! dispatch. `LANG_FILTER=traps/` runs the programs alone whose path has that in it.

mod support;

use coachwhip::compiler::check_source;
use coachwhip::source::Source;
use coachwhip::syntax::Mode;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use support::{Ran, run_for};

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

/// The last line of CPython's report where it refused to run the program: the report is no traceback then.
fn refusal(program: &Path) -> Option<String> {
    let report = std::fs::read_to_string(program.with_extension("err")).ok()?;
    let last = report.lines().last().filter(|line| line.contains("Error: "))?;
    report.starts_with("  File ").then(|| last.to_owned())
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
        match (&ours, refusal(&program)) {
            (Ok(()), None) => {}
            (Err(error), Some(report)) => {
                assert!(report.ends_with(&error.message), "{}: {report:?}, {error:?}", program.display());
                refused += 1;
            }
            (_, report) => panic!("{}: CPython says {report:?}, we say {ours:?}", program.display()),
        }
    }
    assert!(refused >= 4, "only {refused} programs are wrong");
}

/// How long a program may run. Most take some milliseconds; in the slowest mode of a debug build, some take seconds.
const TIME_LIMIT: Duration = Duration::from_secs(120);

/// How many programs run at a time.
const WORKERS: usize = 2;

/// Failures that are shown in full; the others are named.
const SHOWN: usize = 4;

/// The modes share the machine: one at a time.
static ONE_MODE: Mutex<()> = Mutex::new(());

#[test]
fn programs_print_what_is_recorded() {
    every_program(&[]);
}

#[test]
fn programs_print_the_same_without_specialisation() {
    every_program(&["--specialize=off"]);
}

#[test]
fn programs_print_the_same_when_sites_specialise_at_once() {
    every_program(&["--specialize=eager"]);
}

#[test]
fn programs_print_the_same_when_every_guard_refuses() {
    every_program(&["--specialize=hostile"]);
}

#[test]
fn programs_print_the_same_when_safepoints_collect() {
    // A collection takes long in a debug build, and a program may pass a hundred thousand safepoints: there, some of them.
    every_program(&[if cfg!(debug_assertions) { "--gc-stress=199" } else { "--gc-stress" }]);
}

/// Runs all programs with these options; fails with the differences of the first that differ, and the names of the others.
fn every_program(options: &[&str]) {
    let _one_mode = ONE_MODE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let filter = std::env::var("LANG_FILTER").unwrap_or_default();
    let mut programs = programs();
    programs.retain(|program| program.to_string_lossy().contains(&filter));
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Some(program) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(difference) = one_program(program, options) {
                        failures.lock().expect("no thread panics").push((program.clone(), difference));
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().expect("no thread panics");
    failures.sort();
    let mut told = String::new();
    for (at, (program, difference)) in failures.iter().enumerate() {
        let folder = program.parent().and_then(Path::file_name).unwrap_or_default().display();
        let name = program.file_name().unwrap_or_default().display();
        told.push_str(&format!("{folder}/{name}\n"));
        if at < SHOWN {
            told.push_str(difference);
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {} programs differ with {options:?}:\n{told}",
        failures.len(),
        programs.len()
    );
}

/// Runs a program in its folder and compares what it leaves with the records. The difference, if there is one.
fn one_program(program: &Path, options: &[&str]) -> Result<(), String> {
    let folder = program.parent().expect("a program is in a folder");
    let name = program.file_name().expect("a program has a name");
    let mut command = Command::new(env!("CARGO_BIN_EXE_coachwhip"));
    command.args(options).arg(name).current_dir(folder).env_clear().env("PYTHONUTF8", "1");
    let Ran { status, out, err } = match run_for(&mut command, b"", TIME_LIMIT) {
        Some(ran) => ran,
        None => return Err(format!("  it still ran after {} seconds\n", TIME_LIMIT.as_secs())),
    };
    let record = |extension| std::fs::read(program.with_extension(extension)).unwrap_or_default();
    let recorded = String::from_utf8(record("status")).expect("a number");
    let mut told = String::new();
    if recorded.trim() != status && !(recorded.is_empty() && status == "0") {
        told.push_str(&format!("  status: {} is recorded, it is {status}\n", recorded.trim()));
    }
    let place = format!("{}/", folder.display());
    for (title, recorded, ours) in [("output", record("out"), out), ("errors", record("err"), err)] {
        let recorded = String::from_utf8_lossy(&recorded).into_owned();
        let ours = String::from_utf8_lossy(&ours).replace(&place, "");
        if recorded != ours {
            told.push_str(&first_difference(title, &recorded, &ours));
        }
    }
    if told.is_empty() { Ok(()) } else { Err(told) }
}

/// The first lines that differ, with those before them.
fn first_difference(title: &str, recorded: &str, ours: &str) -> String {
    let (recorded, ours): (Vec<_>, Vec<_>) =
        (recorded.split_inclusive('\n').collect(), ours.split_inclusive('\n').collect());
    let same = recorded.iter().zip(&ours).take_while(|(a, b)| a == b).count();
    let mut told = format!("  {title}, line {}:\n", same + 1);
    for line in &recorded[same.saturating_sub(2)..same] {
        told.push_str(&format!("      {}\n", line.trim_end()));
    }
    for (sign, lines) in [('-', &recorded), ('+', &ours)] {
        for line in lines.iter().skip(same).take(4) {
            told.push_str(&format!("    {sign} {}\n", line.trim_end()));
        }
    }
    told
}
