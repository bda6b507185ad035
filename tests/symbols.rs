//! The symbol tables of programs full of tricky scopes, as CPython recorded them.
//!
//! `python3.11 tests/front_end/symbols.py --record tests/symbols` writes the `.txt` beside each program; the same
//! script compares the tables of the whole standard library.

use coachwhip::source::Source;
use coachwhip::syntax::{Mode, ast, parse};
use coachwhip::tools::symbols::symbols;
use std::fs;
use std::path::Path;

#[test]
fn tables_are_cpythons() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/symbols");
    let mut programs = 0;
    for entry in fs::read_dir(&folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        let name = path.display().to_string();
        let source = Source::new(&name, fs::read_to_string(&path).expect("a program"));
        let arena = ast::Arena::new();
        let tree = parse(&arena, &source, Mode::Exec).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let table = symbols(&tree, &source).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let recorded = fs::read_to_string(path.with_extension("txt")).expect("what CPython says");
        for (number, (ours, theirs)) in table.lines().zip(recorded.lines()).enumerate() {
            assert_eq!(ours, theirs, "{name}, line {} of the table", number + 1);
        }
        assert_eq!(table.lines().count(), recorded.lines().count(), "{name}: the number of lines");
        programs += 1;
    }
    assert!(programs >= 6, "{programs} programs");
}
