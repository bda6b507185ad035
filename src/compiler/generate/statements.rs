//! Statements, and the bodies of modules.

use super::Generator;
use super::leaving::Block;
use super::unit::Unit;
use crate::bytecode::opcode::SingletonValue;
use crate::bytecode::{Constant, Opcode};
use crate::compiler::assembler::{Label, Place};
use crate::compiler::fold;
use crate::compiler::future::docstring;
use crate::compiler::registers::LINKAGE;
use crate::syntax::ast::{Expr, ExprKind, Mod, Stmt, StmtKind, Suite};

impl<'a> Generator<'a, '_> {
    pub(super) fn module(&mut self, tree: &Mod<'a>) {
        match *tree {
            Mod::Module { body, .. } => {
                self.body(body);
                self.return_none();
            }
            Mod::Interactive { body } => {
                self.unit.is_interactive = true;
                self.setup_annotations(body);
                self.suite(body);
                self.return_none();
            }
            Mod::Expression { body } => {
                let value = self.operand(body);
                self.emit(Opcode::RETURN_VALUE, (value,));
            }
        }
    }

    /// The body of a module or a class: its annotations, its docstring, its statements.
    pub(super) fn body(&mut self, body: Suite<'a>) {
        self.setup_annotations(body);
        let mut statements = body;
        if let Some(doc) = docstring(body) {
            statements = &body[1..];
            self.unit.place = Place::At(doc.span);
            if self.keeps_docstrings
                && let StmtKind::Expr { value } = doc.kind
            {
                self.scratch(|generator| {
                    let text = generator.fresh(value);
                    generator.store_name("__doc__", text);
                });
            }
        }
        self.suite(statements);
    }

    fn setup_annotations(&mut self, body: Suite<'a>) {
        if body.iter().any(|stmt| has_annotation(stmt)) {
            self.emit(Opcode::SETUP_ANNOTATIONS, ());
        }
    }

    /// Returns None, if any way leads here.
    pub(super) fn return_none(&mut self) {
        let scope = &self.table[self.unit.scope];
        if self.unit.kind.is_function() && (scope.is_generator || scope.is_coroutine) {
            self.scratch(|generator| {
                let none = generator.take();
                generator.load_none(none);
                generator.emit(Opcode::GENERATOR_RETURN, (none,));
            });
        } else {
            self.emit(Opcode::RETURN_SINGLETON, (SingletonValue::None as u16,));
        }
        self.unit.assigned.stop();
    }

    pub(super) fn suite(&mut self, body: Suite<'a>) {
        body.iter().for_each(|stmt| self.stmt(stmt));
    }

    fn stmt(&mut self, stmt: &'a Stmt<'a>) {
        if self.unit.assigned.is_reachable() {
            self.unit.place = Place::At(stmt.span);
            self.scratch(|generator| {
                stacker::maybe_grow(64 * 1024, 1024 * 1024, || generator.stmt_on_this_stack(stmt));
            });
        }
    }

    fn stmt_on_this_stack(&mut self, stmt: &'a Stmt<'a>) {
        match stmt.kind {
            StmtKind::FunctionDef { .. } | StmtKind::AsyncFunctionDef { .. } => self.function_def(stmt),
            StmtKind::ClassDef { .. } => self.class_def(stmt),
            StmtKind::Return { value } => self.return_stmt(value),
            StmtKind::Delete { targets } => targets.iter().for_each(|target| self.delete(target)),
            StmtKind::Assign { targets, value } => self.assignment(targets, value, stmt.span),
            StmtKind::AugAssign { target, op, value } => self.augmented(target, op, value),
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated(target, annotation, value, simple, stmt.span);
            }
            StmtKind::For { target, iter, body, orelse } => self.for_stmt(stmt, target, iter, body, orelse),
            StmtKind::AsyncFor { target, iter, body, orelse } => {
                self.async_for(stmt, target, iter, body, orelse);
            }
            StmtKind::While { test, body, orelse } => self.while_stmt(stmt, test, body, orelse),
            StmtKind::If { test, body, orelse } => self.if_stmt(test, body, orelse),
            StmtKind::With { items, body } => self.with_stmt(stmt, items, body, false),
            StmtKind::AsyncWith { items, body } => self.with_stmt(stmt, items, body, true),
            StmtKind::Match { subject, cases } => self.match_stmt(subject, cases),
            StmtKind::Raise { exc, cause } => {
                let first = self.unit.registers.mark();
                let values = [exc, cause].into_iter().flatten();
                let count = values.map(|value| self.fresh(value)).count();
                self.emit(Opcode::RAISE_VARARGS, (first, count as u16));
                self.unit.assigned.stop();
            }
            StmtKind::Try { body, handlers, orelse, finalbody } => {
                let parts = super::exceptions::Try { body, handlers, orelse, is_star: false };
                self.try_stmt(stmt, parts, finalbody);
            }
            StmtKind::TryStar { body, handlers, orelse, finalbody } => {
                let parts = super::exceptions::Try { body, handlers, orelse, is_star: true };
                self.try_stmt(stmt, parts, finalbody);
            }
            StmtKind::Assert { test, msg } => self.assert_stmt(test, msg),
            StmtKind::Import { names } => self.import(names),
            StmtKind::ImportFrom { module, names, level } => self.import_from(module, names, level),
            StmtKind::Expr { value } => self.expr_stmt(value),
            StmtKind::Global { .. } | StmtKind::Nonlocal { .. } | StmtKind::Pass {} => {}
            StmtKind::Break {} => self.leave_loop(true),
            StmtKind::Continue {} => self.leave_loop(false),
        }
    }

    fn expr_stmt(&mut self, value: &'a Expr<'a>) {
        if self.unit.is_interactive {
            let value = self.operand(value);
            self.emit(Opcode::PRINT_EXPR, (value,));
        } else if !matches!(value.kind, ExprKind::Constant { .. }) {
            self.discard(value);
        }
    }

    fn if_stmt(&mut self, test: &'a Expr<'a>, body: Suite<'a>, orelse: Suite<'a>) {
        if let Some(away) = self.away(body) {
            self.branch(test, away, true);
            return self.suite(orelse);
        }
        let (otherwise, end) = (self.label(), self.label());
        self.branch(test, otherwise, false);
        self.suite(body);
        if orelse.is_empty() {
            return self.bind(otherwise);
        }
        self.jump(end);
        self.bind(otherwise);
        self.suite(orelse);
        self.bind(end);
    }

    /// Where a suite goes that does nothing but leave the loop around it, or begin it again.
    fn away(&self, body: Suite<'a>) -> Option<Label> {
        let (&[stmt], Some(&Block::Loop { again, end })) = (body, self.unit.blocks.last()) else {
            return None;
        };
        match stmt.kind {
            StmtKind::Break {} => Some(end),
            StmtKind::Continue {} => Some(again),
            _ => None,
        }
    }

    fn assert_stmt(&mut self, test: &'a Expr<'a>, message: Option<&'a Expr<'a>>) {
        if self.folder.is_optimized {
            return;
        }
        let end = self.label();
        self.branch(test, end, true);
        self.scratch(|generator| {
            let error = generator.take();
            generator.emit_to(Opcode::LOAD_ASSERTION_ERROR, error, ());
            if let Some(message) = message {
                generator.unit.registers.take_many(LINKAGE - 1);
                generator.fresh(message);
                generator.emit(Opcode::CALL, (error, 1u16));
            }
            generator.emit(Opcode::RAISE_VARARGS, (error, 1u16));
            generator.unit.assigned.stop();
        });
        self.bind(end);
    }

    /// The value of a constant expression that needs no memory.
    pub(super) fn singleton(&mut self, expr: &Expr<'_>) -> Option<SingletonValue> {
        match self.folder.fold(expr)? {
            Constant::None => Some(SingletonValue::None),
            Constant::True => Some(SingletonValue::True),
            Constant::False => Some(SingletonValue::False),
            _ => None,
        }
    }
}

/// Whether a statement, or one within it that runs in the same scope, annotates a variable.
fn has_annotation(stmt: &Stmt<'_>) -> bool {
    let any = |body: Suite<'_>| {
        body.iter().any(|stmt| stacker::maybe_grow(64 * 1024, 1024 * 1024, || has_annotation(stmt)))
    };
    match stmt.kind {
        StmtKind::AnnAssign { .. } => true,
        StmtKind::For { body, orelse, .. }
        | StmtKind::AsyncFor { body, orelse, .. }
        | StmtKind::While { body, orelse, .. }
        | StmtKind::If { body, orelse, .. } => any(body) || any(orelse),
        StmtKind::With { body, .. } | StmtKind::AsyncWith { body, .. } => any(body),
        StmtKind::Match { cases, .. } => cases.iter().any(|case| any(case.body)),
        StmtKind::Try { body, handlers, orelse, finalbody }
        | StmtKind::TryStar { body, handlers, orelse, finalbody } => {
            any(body) || any(orelse) || any(finalbody) || handlers.iter().any(|handler| any(handler.body))
        }
        _ => false,
    }
}

/// The docstring of a function becomes its first constant.
pub(super) fn keep_docstring(unit: &mut Unit<'_>, body: Suite<'_>) {
    if let Some(doc) = docstring(body)
        && let StmtKind::Expr { value } = doc.kind
        && let ExprKind::Constant { value, .. } = value.kind
    {
        unit.constant(fold::constant(value));
        unit.has_docstring = true;
    }
}
