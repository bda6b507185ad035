//! Comprehensions, and the assignment expressions in them (PEP 572).

use super::Collector;
use crate::compiler::error::{Compiled, at};
use crate::compiler::symbols::{ScopeKind, SymbolFlags, names};
use crate::source::Span;
use crate::syntax::ast::{Comprehension, Expr, ExprKind, Identifier};

impl<'a> Collector<'a, '_> {
    pub(super) fn comprehension(&mut self, expr: &Expr<'a>) -> Compiled<()> {
        let (kind, name, generators, elements) = match expr.kind {
            ExprKind::ListComp { elt, generators } => {
                (ScopeKind::ListComp, names::LIST_COMP, generators, [None, Some(elt)])
            }
            ExprKind::SetComp { elt, generators } => {
                (ScopeKind::SetComp, names::SET_COMP, generators, [None, Some(elt)])
            }
            // The value before the key, as CPython does.
            ExprKind::DictComp { key, value, generators } => {
                (ScopeKind::DictComp, names::DICT_COMP, generators, [Some(value), Some(key)])
            }
            ExprKind::GeneratorExp { elt, generators } => {
                (ScopeKind::GeneratorExp, names::GENERATOR, generators, [None, Some(elt)])
            }
            _ => return Ok(()),
        };
        let Some((outermost, inner)) = generators.split_first() else { return Ok(()) };
        // The outermost iterable belongs to the scope around.
        self.iterable(outermost.iter)?;
        self.enter(kind, name, expr.span);
        self.scope().is_coroutine = outermost.is_async;
        self.define_id(names::ITERABLE, ".0", SymbolFlags::PARAM, expr.span)?;
        self.scope().parameter_count = 1;
        self.target(outermost.target)?;
        self.exprs(outermost.ifs)?;
        for generator in inner {
            self.generator(generator)?;
        }
        elements.into_iter().try_for_each(|element| self.optional(element))?;
        let scope = self.scope();
        scope.is_generator = kind == ScopeKind::GeneratorExp;
        // Whoever builds a collection from asynchronous iteration has to wait for it.
        let makes_outer_wait = scope.is_coroutine && !scope.is_generator;
        self.leave();
        self.scope().is_coroutine |= makes_outer_wait;
        Ok(())
    }

    fn generator(&mut self, generator: &Comprehension<'a>) -> Compiled<()> {
        self.target(generator.target)?;
        self.iterable(generator.iter)?;
        self.exprs(generator.ifs)?;
        self.scope().is_coroutine |= generator.is_async;
        Ok(())
    }

    fn target(&mut self, target: &Expr<'a>) -> Compiled<()> {
        self.current_mut().in_target = true;
        self.expr(target)?;
        self.current_mut().in_target = false;
        Ok(())
    }

    fn iterable(&mut self, iterable: &Expr<'a>) -> Compiled<()> {
        self.current_mut().iterables += 1;
        self.expr(iterable)?;
        self.current_mut().iterables -= 1;
        Ok(())
    }

    /// `target := …` at `span`: in a comprehension, the name belongs to the scope around all comprehensions.
    pub(super) fn assignment_expression(&mut self, target: &Expr<'a>, span: Span) -> Compiled<()> {
        if self.current().iterables > 0 {
            let message = "assignment expression cannot be used in a comprehension iterable expression";
            return Err(at(self.source, span, message));
        }
        match target.kind {
            ExprKind::Name { id, .. } if self.scope().kind.is_comprehension() => {
                self.bind_outside(id, target.span)
            }
            _ => Ok(()),
        }
    }

    fn bind_outside(&mut self, name: Identifier<'a>, span: Span) -> Compiled<()> {
        // CPython asks for the name as it is spelled, even where it is private.
        let spelled = self.table.names.intern(name);
        let id = self.table.names.intern_mangled(name, self.class);
        for around in (0..self.open.len()).rev() {
            let scope = self.open[around].scope;
            let flags = self.flags(scope, spelled);
            match self.table[scope].kind {
                ScopeKind::ListComp | ScopeKind::SetComp | ScopeKind::DictComp | ScopeKind::GeneratorExp => {
                    if flags.has(SymbolFlags::COMP_ITER) {
                        let message = format!(
                            "assignment expression cannot rebind comprehension iteration variable '{name}'"
                        );
                        return Err(at(self.source, span, message));
                    }
                }
                ScopeKind::Function | ScopeKind::AsyncFunction | ScopeKind::Lambda => {
                    let here = match flags.has(SymbolFlags::GLOBAL) {
                        true => SymbolFlags::GLOBAL,
                        false => SymbolFlags::NONLOCAL,
                    };
                    self.define_id(id, name, here, span)?;
                    self.direct(id, span);
                    self.table.symbol_mut(scope, id).flags |= SymbolFlags::LOCAL;
                    return Ok(());
                }
                ScopeKind::Module => {
                    self.define_id(id, name, SymbolFlags::GLOBAL, span)?;
                    self.direct(id, span);
                    return Ok(());
                }
                ScopeKind::Class => {
                    let message =
                        "assignment expression within a comprehension cannot be used in a class body";
                    return Err(at(self.source, span, message));
                }
                ScopeKind::Annotation => {}
            }
        }
        Ok(())
    }
}
