//! The first pass: what is done to each name in each scope.
//!
//! Walks the tree in CPython's order, since that decides which of several errors is told. Resolves nothing.

mod comprehensions;
mod expressions;
mod statements;

use super::names::{self, Names};
use super::{NameId, Scope, ScopeId, ScopeKind, SymbolFlags, SymbolTable};
use crate::compiler::error::{Compiled, at};
use crate::compiler::future::FutureFeatures;
use crate::source::{Source, Span};
use crate::syntax::ast::{Identifier, Mod};
use rustc_hash::FxHashMap;

/// A name in a `global` or `nonlocal` statement, or what counts as one.
pub(super) struct Directive {
    pub(super) scope: ScopeId,
    pub(super) name: NameId,
    pub(super) span: Span,
}

/// The unresolved table of a tree, and its directives in the order of the source.
pub(super) fn collect<'a>(
    tree: &Mod<'a>,
    source: &Source,
    future: FutureFeatures,
) -> Compiled<(SymbolTable<'a>, Vec<Directive>)> {
    let table = SymbolTable {
        names: Names::new(),
        scopes: Vec::new(),
        places: FxHashMap::default(),
        starts: FxHashMap::default(),
        future,
    };
    let mut collector = Collector { table, source, open: Vec::new(), class: None, directives: Vec::new() };
    collector.enter(ScopeKind::Module, names::TOP, Span::default());
    match *tree {
        Mod::Module { body, .. } | Mod::Interactive { body } => collector.suite(body)?,
        Mod::Expression { body } => collector.expr(body)?,
    }
    Ok((collector.table, collector.directives))
}

struct Collector<'a, 's> {
    table: SymbolTable<'a>,
    source: &'s Source,
    /// The scopes around what is walked, the innermost last; never empty.
    open: Vec<Open>,
    /// The class whose body this is, for private names.
    class: Option<NameId>,
    directives: Vec<Directive>,
}

/// What matters of a scope only while it is walked.
#[derive(Clone, Copy)]
struct Open {
    scope: ScopeId,
    /// Whether this is the target of a comprehension.
    in_target: bool,
    /// In how many iterables of comprehensions this is.
    iterables: u32,
}

impl<'a> Collector<'a, '_> {
    fn current(&self) -> Open {
        *self.open.last().expect("the module stays open")
    }

    fn current_mut(&mut self) -> &mut Open {
        self.open.last_mut().expect("the module stays open")
    }

    fn scope(&mut self) -> &mut Scope {
        let scope = self.current().scope;
        &mut self.table[scope]
    }

    /// Opens a scope; [`leave`](Self::leave) closes it.
    fn enter(&mut self, kind: ScopeKind, name: NameId, span: Span) {
        let id = ScopeId(self.table.scopes.len() as u32);
        let outer = self.open.last().copied();
        let is_nested = outer.is_some_and(|outer| {
            let outer = &self.table[outer.scope];
            outer.is_nested || outer.kind.is_function()
        });
        self.table.scopes.push(Scope {
            kind,
            name,
            span,
            parent: outer.map(|outer| outer.scope),
            children: Vec::new(),
            symbols: Vec::new(),
            parameter_count: 0,
            class: self.class,
            is_nested,
            is_generator: false,
            is_coroutine: kind == ScopeKind::AsyncFunction,
            has_varargs: false,
            has_varkeywords: false,
            returns_value: false,
            needs_class_cell: false,
        });
        if let Some(outer) = outer
            && kind != ScopeKind::Annotation
        {
            self.table[outer.scope].children.push(id);
            self.table.starts.insert(span.start, id);
        }
        let iterables = outer.map_or(0, |outer| outer.iterables);
        self.open.push(Open { scope: id, in_target: false, iterables });
    }

    fn leave(&mut self) {
        self.open.pop();
    }

    /// Notes that something is done to a name in the current scope.
    fn define(&mut self, name: Identifier<'a>, flags: SymbolFlags, span: Span) -> Compiled<()> {
        let id = self.table.names.intern_mangled(name, self.class);
        self.define_id(id, name, flags, span)
    }

    /// The same of a name that is known. `name` is what an error calls it.
    fn define_id(&mut self, id: NameId, name: &str, flags: SymbolFlags, span: Span) -> Compiled<()> {
        let Open { scope, in_target, .. } = self.current();
        let symbol = self.table.symbol_mut(scope, id);
        if flags.has(SymbolFlags::PARAM) && symbol.flags.has(SymbolFlags::PARAM) {
            let message = format!("duplicate argument '{name}' in function definition");
            return Err(at(self.source, span, message));
        }
        symbol.flags |= flags;
        if in_target {
            if symbol.flags.has(SymbolFlags::GLOBAL | SymbolFlags::NONLOCAL) {
                let message =
                    format!("comprehension inner loop cannot rebind assignment expression target '{name}'");
                return Err(at(self.source, span, message));
            }
            symbol.flags |= SymbolFlags::COMP_ITER;
        }
        if flags.has(SymbolFlags::GLOBAL) {
            let module = self.table.module();
            self.table.symbol_mut(module, id).flags |= SymbolFlags::GLOBAL;
        }
        Ok(())
    }

    fn direct(&mut self, name: NameId, span: Span) {
        let scope = self.current().scope;
        self.directives.push(Directive { scope, name, span });
    }

    /// What was done so far to a name in a scope.
    fn flags(&self, scope: ScopeId, name: NameId) -> SymbolFlags {
        self.table.symbol(scope, name).map_or(SymbolFlags::NONE, |symbol| symbol.flags)
    }
}
