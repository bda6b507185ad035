//! What sites become: for each program of `tests/specialization`, which instruction of which line became which member, in order,
//! how often its guards refused, and why attempts failed. And that every member of every family is reached by one of them.

use coachwhip::bytecode::opcode::{OPCODES, Opcode};
use coachwhip::source::Source;
use coachwhip::tools::instruments::Instruments;
use coachwhip::vm::Host;
use coachwhip::{Config, Interpreter, Specialize};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};

/// These programs print nothing, and read nothing.
struct Nobody;
impl Host for Nobody {
    fn write_stdout(&mut self, _: &[u8]) -> io::Result<()> {
        Ok(())
    }
    fn write_stderr(&mut self, _: &[u8]) -> io::Result<()> {
        Ok(())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
    fn read_line(&mut self) -> io::Result<Vec<u8>> {
        Ok(Vec::new())
    }
}

fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specialization");
    let entries = folder.read_dir().expect("a folder").map(|entry| entry.expect("an entry of it").path());
    let mut programs: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "py")).collect();
    programs.sort();
    programs
}

/// Runs a program under instruments: what is told of its sites, and the members that they became.
fn run(program: &Path, specialize: Specialize) -> (String, BTreeSet<&'static str>) {
    let text = std::fs::read_to_string(program).expect("a program is readable");
    let name = program.file_name().expect("a name").to_string_lossy().into_owned();
    // Sets of strings lie in the same order in each run.
    let config = Config { specialize, hash_seed: Some(0), ..Config::default() };
    let mut interpreter = Interpreter::new(Box::new(Nobody), &config).expect("there is memory");
    interpreter.observe(Instruments::<false>::recording());
    let result = interpreter.run(&Source::new(name.as_str(), text));
    let seen = interpreter.stop_observing::<Instruments<false>>().expect("they have watched");
    if let Err(error) = result {
        panic!("{name}: {}", String::from_utf8_lossy(&error.traceback));
    }
    let mut told = String::new();
    let mut members = BTreeSet::new();
    for site in seen.history(interpreter.vm()).iter().filter(|site| site.filename == name) {
        let _ = writeln!(told, "{:>4} {} {}", site.line, site.function, site.base.info().name);
        for event in &site.events {
            let _ = match event.reason {
                Some(reason) => writeln!(told, "       stays generic: {}", reason.0),
                None => writeln!(told, "       -> {}", event.to.info().name),
            };
            members.insert(event.to.info().name);
        }
        if site.misses > 0 {
            let _ = writeln!(told, "       {} misses", site.misses);
        }
    }
    (told, members)
}

#[test]
fn sites_become_what_their_values_call_for() {
    for program in programs() {
        let name = program.file_stem().expect("a name").to_string_lossy().into_owned();
        let (told, _) = run(&program, Specialize::On);
        insta::with_settings!({
            snapshot_path => "specialization", prepend_module_to_snapshot => false, omit_expression => true,
        }, {
            insta::assert_snapshot!(name, told);
        });
    }
}

#[test]
fn every_member_is_reached() {
    let mut reached = BTreeSet::new();
    for program in programs() {
        for specialize in [Specialize::On, Specialize::Eager] {
            reached.extend(run(&program, specialize).1);
        }
    }
    let is_member = |opcode: &&Opcode| opcode.info().base != **opcode;
    let missing: Vec<_> = OPCODES.iter().filter(is_member).map(|member| member.info().name).collect();
    let missing: Vec<_> = missing.into_iter().filter(|name| !reached.contains(name)).collect();
    assert!(missing.is_empty(), "no program of tests/specialization reaches {missing:?}");
}
