//! Names: where each lives, and how it is read, assigned and deleted there.

use super::Generator;
use crate::bytecode::Opcode;
use crate::bytecode::opcode::SingletonValue;
use crate::compiler::registers::Register;
use crate::compiler::symbols::{NameScope, ScopeKind, Symbol};
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprContext, ExprKind};

/// Where a name lives, as seen from here.
enum Home {
    Local(Register),
    Cell(Register),
    Global,
    Namespace,
}

impl<'a> Generator<'a, '_> {
    fn symbol(&self, name: &str) -> Option<Symbol> {
        self.table.lookup(self.unit.scope, name).copied()
    }

    fn home(&self, name: &str) -> Home {
        let is_function = self.unit.kind.is_function();
        let otherwise = if is_function { Home::Global } else { Home::Namespace };
        let Some(symbol) = self.symbol(name) else { return otherwise };
        let register = self.unit.variable(symbol.name);
        match (symbol.scope, register) {
            (NameScope::Local, Some(register)) if is_function => Home::Local(register),
            (NameScope::Cell | NameScope::Free, Some(register)) => Home::Cell(register),
            (NameScope::GlobalExplicit, _) => Home::Global,
            _ => otherwise,
        }
    }

    /// The index of a name, mangled.
    pub(super) fn name_index(&mut self, name: &str) -> u32 {
        self.unit.name(&self.table.mangled(self.unit.scope, name))
    }

    /// The register of a local variable that is not in a cell.
    pub(super) fn local(&self, name: &str) -> Option<Register> {
        match self.home(name) {
            Home::Local(register) => Some(register),
            _ => None,
        }
    }

    /// The register of a cell's variable.
    pub(super) fn cell(&self, name: &str) -> Option<Register> {
        match self.home(name) {
            Home::Cell(register) => Some(register),
            _ => None,
        }
    }

    /// Whether a name can only be found among the globals and builtins.
    pub(super) fn is_global(&self, name: &str) -> bool {
        matches!(self.home(name), Home::Global)
    }

    /// Raises an error where the local variable may have no value.
    pub(super) fn check_bound(&mut self, local: Register) {
        if !self.unit.assigned.is_assigned(local.0) {
            self.unit.unbound.insert(local.0);
            self.emit(Opcode::CHECK_BOUND, (local,));
            self.unit.assigned.assign(local.0);
        }
    }

    pub(super) fn load_name(&mut self, name: &str, dst: Register) {
        match self.home(name) {
            Home::Local(local) => {
                self.check_bound(local);
                self.move_to(dst, local);
            }
            Home::Cell(cell) if self.unit.kind == ScopeKind::Class => {
                self.emit_to(Opcode::LOAD_CLASSDEREF, dst, (cell,));
            }
            Home::Cell(cell) => self.emit_to(Opcode::LOAD_DEREF, dst, (cell,)),
            Home::Global => {
                let name = self.name_index(name);
                self.emit_to(Opcode::LOAD_GLOBAL, dst, (name,));
            }
            Home::Namespace => {
                let name = self.name_index(name);
                self.emit_to(Opcode::LOAD_NAME, dst, (name,));
            }
        }
    }

    pub(super) fn store_name(&mut self, name: &str, value: Register) {
        match self.home(name) {
            Home::Local(local) => self.move_to(local, value),
            Home::Cell(cell) => self.emit(Opcode::STORE_DEREF, (cell, value)),
            Home::Global => {
                let name = self.name_index(name);
                self.emit(Opcode::STORE_GLOBAL, (value, name));
            }
            Home::Namespace => {
                let name = self.name_index(name);
                self.emit(Opcode::STORE_NAME, (value, name));
            }
        }
    }

    pub(super) fn delete_name(&mut self, name: &str) {
        match self.home(name) {
            Home::Local(local) => {
                self.check_bound(local);
                self.load_singleton(local, SingletonValue::Unbound);
                // From here on it is bound to raise; whoever reads it finds Unbound, without more ado.
                self.unit.assigned.delete(local.0);
            }
            Home::Cell(cell) => self.emit(Opcode::DELETE_DEREF, (cell,)),
            Home::Global => {
                let name = self.name_index(name);
                self.emit(Opcode::DELETE_GLOBAL, (name,));
            }
            Home::Namespace => {
                let name = self.name_index(name);
                self.emit(Opcode::DELETE_NAME, (name,));
            }
        }
    }

    /// The register that an assignment to this target writes directly: that of a local variable.
    pub(super) fn direct_target(&self, target: &Expr<'a>) -> Option<Register> {
        match target.kind {
            ExprKind::Name { id, .. } => self.local(id),
            _ => None,
        }
    }

    /// A register that holds the value of an expression, for as long as nothing is assigned: a local variable's own.
    pub(super) fn operand(&mut self, expr: &'a Expr<'a>) -> Register {
        if let ExprKind::Name { id, ctx: ExprContext::Load } = expr.kind
            && let Some(local) = self.local(id)
        {
            self.at(super::Place::At(expr.span), |generator| generator.check_bound(local));
            return local;
        }
        self.fresh(expr)
    }

    /// A register that holds the value of an expression until what stands in `later` has been evaluated.
    pub(super) fn operand_before(&mut self, expr: &'a Expr<'a>, later: Span) -> Register {
        match expr.kind {
            ExprKind::Name { id, .. } if self.rebindings.assigns(id, later) => self.fresh(expr),
            _ => self.operand(expr),
        }
    }

    /// A new temporary that holds the value of an expression.
    pub(super) fn fresh(&mut self, expr: &'a Expr<'a>) -> Register {
        let dst = self.take();
        self.expr(expr, dst);
        dst
    }
}
