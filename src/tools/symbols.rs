//! `coachwhip symbols`: the symbol table, in the words of CPython's `symtable` module.
//!
//! A line for each scope and each name, so that `tests/front_end/symbols.py` can compare them with what the module
//! says. Has no rules of its own.

use super::{Arguments, Command, Failure, Outcome, files};
use crate::compiler::symbols::{
    NameId, NameScope, Scope, ScopeId, ScopeKind, Symbol, SymbolFlags, SymbolTable,
};
use crate::diagnostic::SyntaxError;
use crate::source::Source;
use crate::syntax::ast::{Arena, Mod};
use crate::syntax::{Mode, parse};
use rustc_hash::FxHashSet;
use std::fmt::Write as _;
use std::io::Write;

/// The command.
pub const COMMAND: Command = Command {
    name: "symbols",
    summary: "prints the scopes of a program and where each name lives",
    help: "\
Prints the symbol table of a program, in the words of CPython 3.11's symtable module.

usage: coachwhip symbols FILE…

A scope is a line with its type, name, line and properties. Its names follow, sorted and indented: each with what
symtable.Symbol says yes to, and where it lives. Then come the scopes within.

FILE may be '-', the standard input. With more than one FILE, a line '# FILE' stands before each table. The exit status
is 1 if a program is wrong, 2 if a file cannot be read.
",
    run,
};

fn run(mut arguments: Arguments, out: &mut dyn Write) -> Outcome {
    if let Some(option) = arguments.next_option()? {
        return Err(Failure::unknown(&option));
    }
    let mut arena = Arena::new();
    files::print_each(&arguments.files()?, out, "", &mut |source| {
        arena.reset();
        symbols(&parse(&arena, source, Mode::Exec)?, source)
    })
}

/// The symbol table of a parsed file, as text.
///
/// A scope is a line with its type, name, line and properties; then come its symbols, sorted by name, each with all
/// that `symtable.Symbol` answers with yes and with the place where it lives; then the scopes within, in order. Each
/// level is indented by two spaces.
///
/// # Errors
/// Those of [`SymbolTable::build`].
pub fn symbols(tree: &Mod<'_>, source: &Source) -> Result<String, Box<SyntaxError>> {
    let table = SymbolTable::build(tree, source)?;
    let mut printer = Printer { table: &table, source, out: String::new() };
    let mut pending = vec![(table.module(), 0)];
    while let Some((id, level)) = pending.pop() {
        printer.scope(id, level);
        pending.extend(table[id].children.iter().rev().map(|&child| (child, level + 1)));
    }
    Ok(printer.out)
}

struct Printer<'t, 'a> {
    table: &'t SymbolTable<'a>,
    source: &'t Source,
    out: String,
}

impl Printer<'_, '_> {
    fn scope(&mut self, id: ScopeId, level: usize) {
        let scope = &self.table[id];
        let (kind, line) = match scope.kind {
            ScopeKind::Module => ("module", 0),
            ScopeKind::Class => ("class", self.line(scope)),
            _ => ("function", self.line(scope)),
        };
        let indent = level * 2;
        write!(self.out, "{:indent$}{kind} {} line {line}", "", self.table.name(scope.name)).expect(WRITES);
        self.words(&[
            (scope.is_nested, "nested"),
            (scope.kind.is_function(), "optimized"),
            (!scope.children.is_empty(), "has_children"),
        ]);
        let mut symbols: Vec<&Symbol> = scope.symbols.iter().collect();
        symbols.sort_unstable_by_key(|symbol| self.table.name(symbol.name));
        let namespaces: FxHashSet<NameId> =
            scope.children.iter().map(|&child| self.table[child].name).collect();
        for symbol in symbols {
            let name = self.table.name(symbol.name);
            write!(self.out, "{:indent$}  {name}:", "").expect(WRITES);
            self.symbol(scope.kind, symbol, namespaces.contains(&symbol.name));
        }
    }

    fn line(&self, scope: &Scope) -> u32 {
        self.source.position(scope.span.start).line
    }

    fn symbol(&mut self, kind: ScopeKind, symbol: &Symbol, is_namespace: bool) {
        use NameScope::{Cell, Free, GlobalExplicit, GlobalImplicit, Local};
        use SymbolFlags as F;
        let flags = symbol.flags;
        let in_module = kind == ScopeKind::Module && flags.has(F::BOUND);
        let lives = match symbol.scope {
            Local => "in LOCAL",
            GlobalExplicit => "in GLOBAL_EXPLICIT",
            GlobalImplicit => "in GLOBAL_IMPLICIT",
            Free => "in FREE",
            Cell => "in CELL",
        };
        self.words(&[
            (flags.has(F::USE), "referenced"),
            (flags.has(F::PARAM), "parameter"),
            (matches!(symbol.scope, GlobalImplicit | GlobalExplicit) || in_module, "global"),
            (flags.has(F::NONLOCAL), "nonlocal"),
            (symbol.scope == GlobalExplicit, "declared_global"),
            (matches!(symbol.scope, Local | Cell) || in_module, "local"),
            (flags.has(F::ANNOT), "annotated"),
            (symbol.scope == Free, "free"),
            (flags.has(F::IMPORT), "imported"),
            (flags.has(F::LOCAL), "assigned"),
            (is_namespace, "namespace"),
            (flags.has(F::FREE_CLASS), "free_class"),
            (flags.has(F::COMP_ITER), "comp_iter"),
            (true, lives),
        ]);
    }

    fn words(&mut self, words: &[(bool, &str)]) {
        for (_, word) in words.iter().filter(|(holds, _)| *holds) {
            self.out.push(' ');
            self.out.push_str(word);
        }
        self.out.push('\n');
    }
}

const WRITES: &str = "a String takes all";
