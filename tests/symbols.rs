//! The symbol tables of programs full of tricky scopes, as CPython recorded them.
//!
//! `python3.11 tests/front_end/symbols.py --record tests/symbols` writes the `.txt` and the `.code.txt` beside each
//! program; the same script compares the tables of the whole standard library.

use coachwhip::compiler::symbols::{NameId, Scope, ScopeId, ScopeKind, SymbolTable};
use coachwhip::source::Source;
use coachwhip::syntax::{Mode, ast, parse};
use coachwhip::tools::symbols::symbols;
use std::fs;
use std::path::{Path, PathBuf};

fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/symbols");
    let entries = fs::read_dir(&folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    let found: Vec<_> = entries.filter(|path| path.extension().is_some_and(|it| it == "py")).collect();
    assert!(found.len() >= 6, "{} programs", found.len());
    found
}

/// Compares what `describe` makes of each program with the file of this extension beside it.
fn compare(extension: &str, describe: impl Fn(&ast::Mod<'_>, &Source) -> String) {
    for path in programs() {
        let name = path.display().to_string();
        let source = Source::new(&name, fs::read_to_string(&path).expect("a program"));
        let arena = ast::Arena::new();
        let tree = parse(&arena, &source, Mode::Exec).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let ours = describe(&tree, &source);
        let recorded = fs::read_to_string(path.with_extension(extension)).expect("what CPython says");
        for (number, (ours, theirs)) in ours.lines().zip(recorded.lines()).enumerate() {
            assert_eq!(ours, theirs, "{name}, line {} of what was recorded", number + 1);
        }
        assert_eq!(ours.lines().count(), recorded.lines().count(), "{name}: the number of lines");
    }
}

#[test]
fn tables_are_cpythons() {
    compare("txt", |tree, source| symbols(tree, source).expect("a table"));
}

/// What the code generator will ask for is what CPython's code objects have.
#[test]
fn code_objects_are_cpythons() {
    compare("code.txt", |tree, source| {
        let table = SymbolTable::build(tree, source).expect("a table");
        let mut lines = Vec::new();
        let mut pending = table[table.module()].children.clone();
        while let Some(id) = pending.pop() {
            pending.extend(&table[id].children);
            assert_eq!(table.scope_of(table[id].span), Some(id));
            lines.push(code_object(&table, id));
        }
        lines.sort();
        lines.join("\n")
    });
}

fn code_object(table: &SymbolTable<'_>, id: ScopeId) -> String {
    let scope = &table[id];
    let name = match scope.kind {
        ScopeKind::Lambda => "<lambda>",
        ScopeKind::ListComp => "<listcomp>",
        ScopeKind::SetComp => "<setcomp>",
        ScopeKind::DictComp => "<dictcomp>",
        ScopeKind::GeneratorExp => "<genexpr>",
        _ => table.name(scope.name),
    };
    let names =
        |ids: Vec<NameId>| ids.into_iter().map(|id| table.name(id).to_owned()).collect::<Vec<_>>().join(" ");
    let parameters = names(scope.parameters().iter().map(|symbol| symbol.name).collect());
    let (cells, frees) = (names(table.cells(id)), names(table.frees(id)));
    format!("{name} | {cells} | {frees} | {parameters} | {}", properties(scope))
}

fn properties(scope: &Scope) -> String {
    let is_function = scope.kind.is_function();
    let (yields, waits) = (scope.is_generator, scope.is_coroutine);
    let words = [
        (is_function && scope.is_nested, "nested"),
        (scope.has_varargs, "varargs"),
        (scope.has_varkeywords, "varkeywords"),
        (is_function && yields && !waits, "generator"),
        (is_function && waits && !yields, "coroutine"),
        (is_function && waits && yields, "async_generator"),
    ];
    let holds: Vec<_> = words.iter().filter(|(holds, _)| *holds).map(|(_, word)| *word).collect();
    holds.join(" ")
}

/// A name is looked up as the source spells it.
#[test]
fn private_names_are_found_by_their_spelling() {
    let text = "class _A:\n    def f(self, __x): return lambda: __x, __y__, _z\n";
    let source = Source::new("<test>", text);
    let arena = ast::Arena::new();
    let tree = parse(&arena, &source, Mode::Exec).expect("a program");
    let table = SymbolTable::build(&tree, &source).expect("a table");
    let within = |scope: ScopeId| table[scope].children[0];
    let class = within(table.module());
    let method = within(class);
    let find = |scope, name: &str| table.lookup(scope, name).map(|symbol| table.name(symbol.name));
    assert_eq!(find(method, "__x"), Some("_A__x"));
    assert_eq!(find(within(method), "__x"), Some("_A__x"));
    assert_eq!(find(method, "__y__"), Some("__y__"));
    assert_eq!(find(method, "x"), None);
    assert_eq!(find(table.module(), "_A"), Some("_A"));
    assert_eq!(find(class, "f"), Some("f"));
    assert_eq!(find(table.module(), "f"), None);
}
