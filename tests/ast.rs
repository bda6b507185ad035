//! The trees of `tests/ast/*.py` are those that CPython 3.11 recorded beside them, with every position.

use coachwhip::source::Source;
use coachwhip::syntax::ast::{Arena, dump};
use coachwhip::syntax::{Mode, parse};
use std::path::{Path, PathBuf};

fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ast");
    let mut programs: Vec<PathBuf> = folder
        .read_dir()
        .expect("tests/ast")
        .map(|entry| entry.expect("an entry of tests/ast").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    programs.sort();
    programs
}

fn dumped(name: &str, text: &str, mode: Mode) -> String {
    let source = Source::new(name, text);
    let arena = Arena::new();
    match parse(&arena, &source, mode) {
        Ok(tree) => dump(&tree, &source, true) + "\n",
        Err(error) => panic!("{name}: {error:?}"),
    }
}

#[test]
fn trees_and_positions_are_those_that_cpython_recorded() {
    let mut compared = 0;
    for program in programs() {
        let Ok(expected) = std::fs::read_to_string(program.with_extension("ast")) else { continue };
        let text = std::fs::read_to_string(&program).expect("a program is readable");
        let actual = dumped(&program.to_string_lossy(), &text, Mode::Exec);
        for (number, (actual, expected)) in actual.lines().zip(expected.lines()).enumerate() {
            assert_eq!(actual, expected, "{}: line {} of the dump", program.display(), number + 1);
        }
        assert_eq!(actual.lines().count(), expected.lines().count(), "{}", program.display());
        compared += 1;
    }
    assert!(compared >= 7, "only {compared} records found");
}

/// CPython 3.11 gives expressions in these f-strings the wrong lines and columns; these are the true ones.
#[test]
fn positions_in_fstrings_are_true() {
    let text = include_str!("ast/fstring_positions.py");
    let source = Source::new("fstring_positions.py", text);
    let arena = Arena::new();
    let tree = parse(&arena, &source, Mode::Exec).expect("it parses");
    let mut names = Vec::new();
    let mut pending: Vec<&dyn coachwhip::syntax::ast::Node> = vec![&tree];
    while let Some(node) = pending.pop() {
        if node.name() == "Name" {
            let span = node.span().expect("a name has a position");
            let position = source.position(span.start);
            names.push((position.line, position.column, span.text(source.text()).to_owned()));
        }
        coachwhip::syntax::ast::children(node, &mut |child| pending.push(child));
    }
    names.sort();
    let names: Vec<_> = names.iter().map(|(line, column, name)| format!("{line}:{column} {name}")).collect();
    assert_eq!(
        names,
        ["1:4 a", "1:11 b", "2:4 c", "3:5 a", "4:1 b", "5:3 c", "5:7 d", "6:5 a", "6:16 b", "6:21 c"]
    );
}

#[test]
fn the_modes_make_their_own_roots() {
    for text in ["", "\n\n# comment"] {
        assert_eq!(dumped("<test>", text, Mode::Exec), "Module(body=[], type_ignores=[])\n");
    }
    assert!(dumped("<test>", "1, 2\n\n", Mode::Eval).starts_with("Expression(\n  body=Tuple("));
    assert!(dumped("<test>", "a = 1; b", Mode::Single).starts_with("Interactive(\n  body=[\n    Assign("));
    assert!(dumped("<test>", "if a:\n  b\n", Mode::Single).starts_with("Interactive(\n  body=[\n    If("));
}
