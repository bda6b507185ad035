//! The second pass: where each name of each scope lives.
//!
//! "Naming and binding" in the language reference. Reads no tree.

use super::collect::Directive;
use super::names::CLASS_CELL;
use super::{NameId, NameScope, ScopeId, ScopeKind, SymbolFlags, SymbolTable};
use crate::compiler::error::{Compiled, at};
use crate::source::Source;

/// Resolves every name of every scope that can be reached from the module.
///
/// # Errors
/// Names that are both global and nonlocal, and `nonlocal` where nothing is bound; at the statement.
pub(super) fn resolve(
    table: &mut SymbolTable<'_>,
    directives: &[Directive],
    source: &Source,
) -> Compiled<()> {
    let bound = vec![None; table.names.len()];
    Resolver { table, directives, source, bound, shadowed: Vec::new() }.run()
}

struct Resolver<'t, 'a> {
    table: &'t mut SymbolTable<'a>,
    directives: &'t [Directive],
    source: &'t Source,
    /// By name: the function around the scope at hand that binds it, or the class whose `__class__` it is.
    bound: Vec<Option<ScopeId>>,
    /// What `bound` held before, for when a scope is left.
    shadowed: Vec<(NameId, Option<ScopeId>)>,
}

enum Step {
    Enter(ScopeId),
    /// Forget what was bound since this length of `shadowed`.
    Leave(usize),
}

impl Resolver<'_, '_> {
    fn run(mut self) -> Compiled<()> {
        let mut pending = vec![Step::Enter(self.table.module())];
        while let Some(step) = pending.pop() {
            match step {
                Step::Enter(scope) => {
                    pending.push(Step::Leave(self.shadowed.len()));
                    self.enter(scope)?;
                    pending.extend(self.table[scope].children.iter().rev().map(|&child| Step::Enter(child)));
                }
                Step::Leave(length) => {
                    for (name, before) in self.shadowed.drain(length..).rev() {
                        self.bound[name.index()] = before;
                    }
                }
            }
        }
        Ok(())
    }

    /// Resolves the names of a scope, then lets the scopes within see what it binds.
    fn enter(&mut self, scope: ScopeId) -> Compiled<()> {
        let kind = self.table[scope].kind;
        for place in 0..self.table[scope].symbols.len() {
            let symbol = self.table[scope].symbols[place];
            let resolved = self.decide(scope, symbol.name, symbol.flags)?;
            self.table[scope].symbols[place].scope = resolved;
            match resolved {
                NameScope::Free => self.capture(scope, symbol.name),
                NameScope::Local if kind.is_function() => self.bind(symbol.name, Some(scope)),
                NameScope::GlobalExplicit if kind.is_function() => self.bind(symbol.name, None),
                _ => {}
            }
        }
        if kind == ScopeKind::Class {
            self.bind(CLASS_CELL, Some(scope));
        }
        Ok(())
    }

    fn bind(&mut self, name: NameId, scope: Option<ScopeId>) {
        let before = std::mem::replace(&mut self.bound[name.index()], scope);
        self.shadowed.push((name, before));
    }

    fn decide(&self, scope: ScopeId, name: NameId, flags: SymbolFlags) -> Compiled<NameScope> {
        let bound = self.bound[name.index()].is_some();
        if flags.has(SymbolFlags::GLOBAL) {
            if flags.has(SymbolFlags::NONLOCAL) {
                return self.refuse(scope, name, |name| format!("name '{name}' is nonlocal and global"));
            }
            return Ok(NameScope::GlobalExplicit);
        }
        if flags.has(SymbolFlags::NONLOCAL) {
            if scope == self.table.module() {
                let message = "nonlocal declaration not allowed at module level";
                return self.refuse(scope, name, |_| message.to_owned());
            }
            if !bound {
                return self.refuse(scope, name, |name| format!("no binding for nonlocal '{name}' found"));
            }
            return Ok(NameScope::Free);
        }
        Ok(if flags.has(SymbolFlags::BOUND) {
            NameScope::Local
        } else if bound {
            NameScope::Free
        } else {
            NameScope::GlobalImplicit
        })
    }

    /// Makes a free name a cell of the function that binds it, and free in all scopes between.
    fn capture(&mut self, scope: ScopeId, name: NameId) {
        let binder = self.bound[name.index()].expect("a free name is bound");
        let mut at = scope;
        loop {
            at = self.table[at].parent.expect("the binder is around the scope");
            if at == binder {
                break;
            }
            let in_class = self.table[at].kind == ScopeKind::Class;
            let known = self.table.symbol(at, name).is_some();
            let symbol = self.table.symbol_mut(at, name);
            if !known {
                symbol.scope = NameScope::Free;
            } else if in_class
                && symbol.flags.has(SymbolFlags::BOUND | SymbolFlags::GLOBAL)
                && !symbol.flags.has(SymbolFlags::FREE_CLASS)
            {
                symbol.flags |= SymbolFlags::FREE_CLASS;
            } else {
                // Free here already, hence in all scopes from here to the binder.
                return;
            }
        }
        if self.table[binder].kind == ScopeKind::Class {
            self.table[binder].needs_class_cell = true;
        } else {
            self.table.symbol_mut(binder, name).scope = NameScope::Cell;
        }
    }

    /// An error at the statement that declared the name.
    #[cold]
    fn refuse<T>(&self, scope: ScopeId, name: NameId, message: impl FnOnce(&str) -> String) -> Compiled<T> {
        let directive = self.directives.iter().find(|it| it.scope == scope && it.name == name);
        let span = directive.map_or(self.table[scope].span, |directive| directive.span);
        Err(at(self.source, span, message(self.table.name(name))))
    }
}
