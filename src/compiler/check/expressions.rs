//! Expressions.

use super::Checker;
use super::blocks::Block;
use super::repeated::first_repeated;
use crate::compiler::error::Compiled;
use crate::compiler::symbols::ScopeKind;
use crate::syntax::ast::{Comprehension, Expr, ExprContext, ExprKind, Keyword, UnaryOp};

/// The most targets before a starred one: it has a byte in CPython's instruction.
pub(super) const MAX_BEFORE_STAR: usize = 255;

impl<'a> Checker<'a, '_> {
    pub(super) fn exprs(&mut self, exprs: &'a [&'a Expr<'a>]) -> Compiled<()> {
        exprs.iter().try_for_each(|expr| self.expr(expr))
    }

    pub(super) fn optional(&mut self, expr: Option<&'a Expr<'a>>) -> Compiled<()> {
        expr.map_or(Ok(()), |expr| self.expr(expr))
    }

    /// Walks an expression. Afterwards, the place is what it was before.
    pub(super) fn expr(&mut self, expr: &'a Expr<'a>) -> Compiled<()> {
        if let ExprKind::Constant { .. } | ExprKind::Name { ctx: ExprContext::Load, .. } = expr.kind {
            return Ok(());
        }
        let place = self.unit.place.replace(expr.span);
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.expr_on_this_stack(expr))?;
        self.unit.place = place;
        Ok(())
    }

    fn expr_on_this_stack(&mut self, expr: &'a Expr<'a>) -> Compiled<()> {
        match expr.kind {
            ExprKind::Constant { .. } => Ok(()),
            ExprKind::Name { id, ctx } => self.not_debug(id, ctx),
            ExprKind::NamedExpr { target, value } => {
                self.expr(value)?;
                self.expr(target)
            }
            ExprKind::BoolOp { values, .. } | ExprKind::JoinedStr { values } => self.exprs(values),
            ExprKind::BinOp { left, right, .. } => {
                self.expr(left)?;
                self.expr(right)
            }
            ExprKind::UnaryOp { operand, .. } => self.expr(operand),
            ExprKind::Lambda { args, body } => {
                self.parameter_names(args)?;
                self.defaults(args)?;
                self.within(expr.span, |checker| checker.expr(body))
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.condition(test)?;
                self.expr(body)?;
                self.expr(orelse)
            }
            ExprKind::Dict { keys, values } => keys.iter().zip(values).try_for_each(|(&key, value)| {
                self.optional(key)?;
                self.expr(value)
            }),
            ExprKind::Set { elts } => self.unpacked(elts),
            ExprKind::ListComp { elt, generators }
            | ExprKind::SetComp { elt, generators }
            | ExprKind::GeneratorExp { elt, generators } => self.comprehension(expr, generators, elt, None),
            ExprKind::DictComp { key, value, generators } => {
                self.comprehension(expr, generators, key, Some(value))
            }
            ExprKind::Await { value } => self.awaits(value),
            ExprKind::Yield { value } => {
                self.in_function("'yield' outside function")?;
                self.optional(value)
            }
            ExprKind::YieldFrom { value } => {
                self.in_function("'yield' outside function")?;
                if self.unit.kind == ScopeKind::AsyncFunction {
                    return self.refuse("'yield from' inside async function");
                }
                self.expr(value)
            }
            ExprKind::Compare { left, ops, comparators } => {
                self.check_identity(expr.span, left, ops, comparators);
                self.expr(left)?;
                self.exprs(comparators)
            }
            ExprKind::Call { func, args, keywords } => {
                self.check_caller(expr.span, func);
                self.keyword_names(keywords)?;
                self.expr(func)?;
                self.unpacked(args)?;
                keywords.iter().try_for_each(|keyword| self.expr(keyword.value))
            }
            ExprKind::FormattedValue { value, format_spec, .. } => {
                self.expr(value)?;
                self.optional(format_spec)
            }
            ExprKind::Attribute { value, attr, ctx } => {
                self.expr(value)?;
                if ctx == ExprContext::Store && attr == "__debug__" {
                    self.attribute_place(expr.span, attr);
                    return self.binds(attr);
                }
                Ok(())
            }
            ExprKind::Subscript { value, slice, ctx } => {
                if ctx == ExprContext::Load {
                    self.check_subscript(expr.span, value, slice);
                }
                self.expr(value)?;
                self.expr(slice)
            }
            ExprKind::Starred { ctx: ExprContext::Store, .. } => {
                self.refuse("starred assignment target must be in a list or tuple")
            }
            ExprKind::Starred { .. } => self.refuse("can't use starred expression here"),
            ExprKind::List { elts, ctx } | ExprKind::Tuple { elts, ctx } => match ctx {
                ExprContext::Store => self.targets(elts),
                ExprContext::Load => self.unpacked(elts),
                ExprContext::Del => self.exprs(elts),
            },
            ExprKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().try_for_each(|part| self.optional(part))
            }
        }
    }

    /// Walks expressions among which a starred one may stand.
    pub(super) fn unpacked(&mut self, exprs: &'a [&'a Expr<'a>]) -> Compiled<()> {
        exprs.iter().try_for_each(|expr| match expr.kind {
            ExprKind::Starred { value, .. } => self.expr(value),
            _ => self.expr(expr),
        })
    }

    fn targets(&mut self, targets: &'a [&'a Expr<'a>]) -> Compiled<()> {
        let mut seen = false;
        for (i, target) in targets.iter().enumerate() {
            if matches!(target.kind, ExprKind::Starred { .. }) {
                if std::mem::replace(&mut seen, true) {
                    return self.refuse("multiple starred expressions in assignment");
                }
                if i > MAX_BEFORE_STAR {
                    return self.refuse("too many expressions in star-unpacking assignment");
                }
            }
        }
        self.unpacked(targets)
    }

    /// Walks a condition. CPython jumps on it, and leaves the place at a comparison.
    pub(super) fn condition(&mut self, test: &'a Expr<'a>) -> Compiled<()> {
        match test.kind {
            ExprKind::UnaryOp { op: UnaryOp::Not, operand } => {
                stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.condition(operand))
            }
            ExprKind::BoolOp { values, .. } => stacker::maybe_grow(64 * 1024, 1024 * 1024, || {
                values.iter().try_for_each(|value| self.condition(value))
            }),
            ExprKind::IfExp { test, body, orelse } => stacker::maybe_grow(64 * 1024, 1024 * 1024, || {
                self.condition(test)?;
                self.condition(body)?;
                self.condition(orelse)
            }),
            ExprKind::Compare { .. } => {
                self.go_to(test.span);
                self.expr(test)
            }
            _ => self.expr(test),
        }
    }

    fn in_function(&self, otherwise: &str) -> Compiled<()> {
        if self.unit.kind.is_function() { Ok(()) } else { self.refuse(otherwise) }
    }

    fn awaits(&mut self, value: &'a Expr<'a>) -> Compiled<()> {
        self.in_function("'await' outside function")?;
        if self.unit.kind != ScopeKind::AsyncFunction && !self.unit.kind.is_comprehension() {
            return self.refuse("'await' outside async function");
        }
        self.expr(value)
    }

    fn comprehension(
        &mut self,
        expr: &'a Expr<'a>,
        generators: &'a [Comprehension<'a>],
        elt: &'a Expr<'a>,
        value: Option<&'a Expr<'a>>,
    ) -> Compiled<()> {
        let outer = self.unit.kind;
        self.within(expr.span, |checker| {
            checker.go_to(expr.span);
            let waits = checker.scope().is_coroutine && checker.unit.kind != ScopeKind::GeneratorExp;
            if waits && outer != ScopeKind::AsyncFunction && !outer.is_comprehension() {
                return checker.refuse("asynchronous comprehension outside of an asynchronous function");
            }
            checker.generators(generators, true, elt, value)
        })?;
        generators.first().map_or(Ok(()), |outermost| self.expr(outermost.iter))
    }

    fn generators(
        &mut self,
        generators: &'a [Comprehension<'a>],
        outermost: bool,
        elt: &'a Expr<'a>,
        value: Option<&'a Expr<'a>>,
    ) -> Compiled<()> {
        let Some((generator, inner)) = generators.split_first() else {
            self.expr(elt)?;
            return self.optional(value);
        };
        if !outermost {
            self.expr(generator.iter)?;
        }
        let rest = |checker: &mut Self| {
            checker.expr(generator.target)?;
            generator.ifs.iter().try_for_each(|test| checker.condition(test))?;
            stacker::maybe_grow(64 * 1024, 1024 * 1024, || checker.generators(inner, false, elt, value))
        };
        if generator.is_async { self.in_block(Block::Plain, rest) } else { rest(self) }
    }

    /// The names of keyword arguments: no name twice.
    pub(super) fn keyword_names(&mut self, keywords: &'a [Keyword<'a>]) -> Compiled<()> {
        if keywords.is_empty() {
            return Ok(());
        }
        let repeated = first_repeated(keywords.iter().map(|keyword| keyword.arg));
        for (i, keyword) in keywords.iter().enumerate() {
            let Some(name) = keyword.arg else { continue };
            self.binds(name)?;
            if let Some((first, again)) = repeated
                && first == i
            {
                self.go_to(keywords[again].span);
                return self.refuse(format!("keyword argument repeated: {name}"));
            }
        }
        Ok(())
    }
}
