//! Expressions.

use super::Collector;
use crate::compiler::error::{Compiled, at};
use crate::compiler::symbols::names::{self, CLASS_CELL, SUPER};
use crate::compiler::symbols::{ScopeKind, SymbolFlags};
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprContext, ExprKind, Identifier};

impl<'a> Collector<'a, '_> {
    pub(super) fn exprs(&mut self, exprs: &[&Expr<'a>]) -> Compiled<()> {
        exprs.iter().try_for_each(|expr| self.expr(expr))
    }

    pub(super) fn optional(&mut self, expr: Option<&Expr<'a>>) -> Compiled<()> {
        expr.map_or(Ok(()), |expr| self.expr(expr))
    }

    pub(super) fn expr(&mut self, expr: &Expr<'a>) -> Compiled<()> {
        match expr.kind {
            ExprKind::Name { id, ctx } => self.name(id, ctx, expr.span),
            ExprKind::Constant { .. } => Ok(()),
            _ => stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.expr_on_this_stack(expr)),
        }
    }

    fn expr_on_this_stack(&mut self, expr: &Expr<'a>) -> Compiled<()> {
        match expr.kind {
            ExprKind::Name { id, ctx } => self.name(id, ctx, expr.span),
            ExprKind::Constant { .. } => Ok(()),
            ExprKind::NamedExpr { target, value } => {
                self.not_in_annotation("named expression", expr.span)?;
                self.assignment_expression(target, expr.span)?;
                self.expr(value)?;
                self.expr(target)
            }
            ExprKind::BoolOp { values, .. } | ExprKind::JoinedStr { values } => self.exprs(values),
            ExprKind::BinOp { left, right, .. } => {
                self.expr(left)?;
                self.expr(right)
            }
            ExprKind::UnaryOp { operand: value, .. }
            | ExprKind::Attribute { value, .. }
            | ExprKind::Starred { value, .. } => self.expr(value),
            ExprKind::Lambda { args, body } => {
                self.defaults(args)?;
                self.enter(ScopeKind::Lambda, names::LAMBDA, expr.span);
                self.parameters(args)?;
                self.expr(body)?;
                self.leave();
                Ok(())
            }
            ExprKind::IfExp { test, body, orelse } => self.exprs(&[test, body, orelse]),
            ExprKind::Dict { keys, values } => {
                keys.iter().try_for_each(|&key| self.optional(key))?;
                self.exprs(values)
            }
            ExprKind::Set { elts } | ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => {
                self.exprs(elts)
            }
            ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::GeneratorExp { .. } => self.comprehension(expr),
            ExprKind::Await { value } => {
                self.not_in_annotation("await expression", expr.span)?;
                self.expr(value)?;
                self.scope().is_coroutine = true;
                Ok(())
            }
            ExprKind::Yield { value } => self.yields(value, expr.span),
            ExprKind::YieldFrom { value } => self.yields(Some(value), expr.span),
            ExprKind::Compare { left, comparators, .. } => {
                self.expr(left)?;
                self.exprs(comparators)
            }
            ExprKind::Call { func, args, keywords } => {
                self.expr(func)?;
                self.exprs(args)?;
                self.keywords(keywords)
            }
            ExprKind::FormattedValue { value, format_spec, .. } => {
                self.expr(value)?;
                self.optional(format_spec)
            }
            ExprKind::Subscript { value, slice, .. } => {
                self.expr(value)?;
                self.expr(slice)
            }
            ExprKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().try_for_each(|part| self.optional(part))
            }
        }
    }

    fn name(&mut self, name: Identifier<'a>, ctx: ExprContext, span: Span) -> Compiled<()> {
        if ctx != ExprContext::Load {
            return self.define(name, SymbolFlags::LOCAL, span);
        }
        let id = self.table.names.intern_mangled(name, self.class);
        self.define_id(id, name, SymbolFlags::USE, span)?;
        // `super()` reads the cell of the class.
        if id == SUPER && self.scope().kind.is_function() {
            self.define_id(CLASS_CELL, "__class__", SymbolFlags::USE, span)?;
        }
        Ok(())
    }

    fn yields(&mut self, value: Option<&Expr<'a>>, span: Span) -> Compiled<()> {
        self.not_in_annotation("yield expression", span)?;
        self.optional(value)?;
        let scope = self.scope();
        scope.is_generator = true;
        let place = match scope.kind {
            ScopeKind::ListComp => "list comprehension",
            ScopeKind::SetComp => "set comprehension",
            ScopeKind::DictComp => "dict comprehension",
            ScopeKind::GeneratorExp => "generator expression",
            _ => return Ok(()),
        };
        Err(at(self.source, span, format!("'yield' inside {place}")))
    }

    fn not_in_annotation(&mut self, what: &str, span: Span) -> Compiled<()> {
        if self.scope().kind != ScopeKind::Annotation {
            return Ok(());
        }
        Err(at(self.source, span, format!("'{what}' can not be used within an annotation")))
    }
}
