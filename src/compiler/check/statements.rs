//! Statements.

use super::Checker;
use super::blocks::Block;
use super::constants::folds;
use crate::compiler::error::Compiled;
use crate::compiler::future::LATE;
use crate::compiler::symbols::ScopeKind;
use crate::source::Span;
use crate::syntax::ast::{
    Alias, Arg, Arguments, ExceptHandler, Expr, ExprKind, Keyword, Stmt, StmtKind, Suite, WithItem,
};

/// A `try` statement of either kind, without its `finally`.
#[derive(Clone, Copy)]
struct Try<'a> {
    body: Suite<'a>,
    handlers: &'a [ExceptHandler<'a>],
    orelse: Suite<'a>,
    is_star: bool,
}

impl<'a> Checker<'a, '_> {
    pub(super) fn suite(&mut self, body: Suite<'a>) -> Compiled<()> {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &'a Stmt<'a>) -> Compiled<()> {
        self.go_to(stmt.span);
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.stmt_on_this_stack(stmt))
    }

    fn stmt_on_this_stack(&mut self, stmt: &'a Stmt<'a>) -> Compiled<()> {
        let span = stmt.span;
        match stmt.kind {
            StmtKind::FunctionDef { name, args, body, decorator_list, returns }
            | StmtKind::AsyncFunctionDef { name, args, body, decorator_list, returns } => {
                self.parameter_names(args)?;
                self.exprs(decorator_list)?;
                self.defaults(args)?;
                self.annotations(args, returns)?;
                self.within(span, |checker| checker.suite(body))?;
                self.binds(name)
            }
            StmtKind::ClassDef { name, bases, keywords, body, decorator_list } => {
                self.exprs(decorator_list)?;
                self.within(span, |checker| checker.suite(body))?;
                self.class_arguments(bases, keywords)?;
                self.binds(name)
            }
            StmtKind::Return { value } => self.returns(value, span),
            StmtKind::Delete { targets } => self.exprs(targets),
            StmtKind::Assign { targets, value } => {
                self.expr(value)?;
                self.exprs(targets)
            }
            StmtKind::AugAssign { target, value, .. } => self.augmented(target, value),
            StmtKind::AnnAssign { target, annotation, value, .. } => {
                self.annotated(target, annotation, value)
            }
            StmtKind::For { target, iter, body, orelse } => {
                self.in_block(Block::Loop, |checker| {
                    checker.expr(iter)?;
                    checker.expr(target)?;
                    checker.suite(body)
                })?;
                self.suite(orelse)
            }
            StmtKind::AsyncFor { target, iter, body, orelse } => {
                self.in_async_function("'async for' outside async function")?;
                self.expr(iter)?;
                self.in_block(Block::Loop, |checker| {
                    checker.expr(target)?;
                    checker.suite(body)
                })?;
                self.suite(orelse)
            }
            StmtKind::While { test, body, orelse } => {
                self.in_block(Block::Loop, |checker| {
                    checker.condition(test)?;
                    checker.suite(body)
                })?;
                self.suite(orelse)
            }
            StmtKind::If { test, body, orelse } => {
                self.condition(test)?;
                self.suite(body)?;
                self.suite(orelse)
            }
            StmtKind::With { items, body } => self.with(items, body),
            StmtKind::AsyncWith { items, body } => {
                self.in_async_function("'async with' outside async function")?;
                self.with(items, body)
            }
            StmtKind::Match { subject, cases } => self.match_statement(subject, cases),
            StmtKind::Raise { exc, cause } => {
                self.optional(exc)?;
                self.optional(cause)
            }
            StmtKind::Try { body, handlers, orelse, finalbody } => {
                self.try_statement(Try { body, handlers, orelse, is_star: false }, finalbody)
            }
            StmtKind::TryStar { body, handlers, orelse, finalbody } => {
                self.try_statement(Try { body, handlers, orelse, is_star: true }, finalbody)
            }
            StmtKind::Assert { test, msg } => {
                self.check_assert(span, test);
                self.condition(test)?;
                self.optional(msg)
            }
            StmtKind::Import { names } => names.iter().try_for_each(|alias| self.import(alias)),
            StmtKind::ImportFrom { module, names, .. } => self.import_from(module, names, span),
            StmtKind::Expr { value } => self.expr(value),
            StmtKind::Global { .. } | StmtKind::Nonlocal { .. } | StmtKind::Pass {} => Ok(()),
            StmtKind::Break {} => self.leave_loop("'break' outside loop"),
            StmtKind::Continue {} => self.leave_loop("'continue' not properly in loop"),
        }
    }

    fn in_async_function(&self, otherwise: &str) -> Compiled<()> {
        if self.unit.kind == ScopeKind::AsyncFunction { Ok(()) } else { self.refuse(otherwise) }
    }

    pub(super) fn parameter_names(&mut self, args: &Arguments<'a>) -> Compiled<()> {
        let positional = args.posonlyargs.iter().chain(args.args).chain(&args.vararg);
        positional.chain(args.kwonlyargs).chain(&args.kwarg).try_for_each(|arg| self.binds(arg.arg))
    }

    pub(super) fn defaults(&mut self, args: &Arguments<'a>) -> Compiled<()> {
        self.exprs(args.defaults)?;
        args.kw_defaults.iter().try_for_each(|&default| self.optional(default))
    }

    fn annotations(&mut self, args: &Arguments<'a>, returns: Option<&'a Expr<'a>>) -> Compiled<()> {
        if self.table.future().annotations {
            return Ok(());
        }
        let positional = args.args.iter().chain(args.posonlyargs).chain(&args.vararg);
        for Arg { annotation, .. } in positional.chain(args.kwonlyargs).chain(&args.kwarg) {
            match annotation {
                // `*args: *Ts`
                Some(Expr { kind: ExprKind::Starred { value, .. }, .. }) => self.expr(value)?,
                other => self.optional(*other)?,
            }
        }
        self.optional(returns)
    }

    fn class_arguments(&mut self, bases: &'a [&'a Expr<'a>], keywords: &'a [Keyword<'a>]) -> Compiled<()> {
        self.keyword_names(keywords)?;
        self.unpacked(bases)?;
        keywords.iter().try_for_each(|keyword| self.expr(keyword.value))
    }

    fn returns(&mut self, value: Option<&'a Expr<'a>>, span: Span) -> Compiled<()> {
        if !self.unit.kind.is_function() {
            return self.refuse("'return' outside function");
        }
        let scope = self.scope();
        if value.is_some() && scope.is_coroutine && scope.is_generator {
            return self.refuse("'return' with value in async generator");
        }
        let constant = value.filter(|value| folds(value));
        match constant {
            Some(constant) => self.go_to(constant.span),
            None => self.optional(value)?,
        }
        if value.is_some_and(|value| self.line_of(value.span) != self.line_of(span)) {
            self.go_to(span);
        }
        self.unwind(value.is_some() && constant.is_none(), false)?;
        Ok(())
    }

    fn leave_loop(&mut self, otherwise: &str) -> Compiled<()> {
        let place = self.unit.place;
        if !self.unwind(false, true)? {
            self.unit.place = place;
            return self.refuse(otherwise);
        }
        Ok(())
    }

    fn augmented(&mut self, target: &'a Expr<'a>, value: &'a Expr<'a>) -> Compiled<()> {
        match target.kind {
            ExprKind::Attribute { value: object, .. } => self.expr(object)?,
            ExprKind::Subscript { value: object, slice, .. } => {
                self.expr(object)?;
                self.expr(slice)?;
            }
            _ => {}
        }
        self.expr(value)?;
        self.go_to(target.span);
        match target.kind {
            ExprKind::Name { id, .. } => self.binds(id),
            _ => Ok(()),
        }
    }

    fn annotated(
        &mut self,
        target: &'a Expr<'a>,
        annotation: &'a Expr<'a>,
        value: Option<&'a Expr<'a>>,
    ) -> Compiled<()> {
        if let Some(value) = value {
            self.expr(value)?;
            self.expr(target)?;
        }
        match target.kind {
            ExprKind::Name { id, .. } => self.binds(id)?,
            ExprKind::Attribute { value: object, attr, .. } => {
                self.binds(attr)?;
                if value.is_none() {
                    self.expr(object)?;
                }
            }
            ExprKind::Subscript { value: object, slice, .. } if value.is_none() => {
                self.expr(object)?;
                self.annotated_index(slice)?;
            }
            _ => {}
        }
        // In a function, an annotation says something to its reader and to nobody else.
        let evaluated = matches!(self.unit.kind, ScopeKind::Module | ScopeKind::Class);
        if evaluated && !self.table.future().annotations { self.expr(annotation) } else { Ok(()) }
    }

    fn annotated_index(&mut self, index: &'a Expr<'a>) -> Compiled<()> {
        match index.kind {
            ExprKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().try_for_each(|part| self.optional(part))
            }
            ExprKind::Tuple { elts, .. } => elts.iter().try_for_each(|elt| self.annotated_index(elt)),
            _ => self.expr(index),
        }
    }

    fn with(&mut self, items: &'a [WithItem<'a>], body: Suite<'a>) -> Compiled<()> {
        let Some((item, others)) = items.split_first() else { return self.suite(body) };
        self.expr(item.context_expr)?;
        self.in_block(Block::With, |checker| {
            checker.optional(item.optional_vars)?;
            checker.with(others, body)
        })
    }

    fn try_statement(&mut self, parts: Try<'a>, finalbody: Suite<'a>) -> Compiled<()> {
        if finalbody.is_empty() {
            return self.try_except(parts);
        }
        self.in_block(Block::FinallyTry(finalbody), |checker| {
            if parts.handlers.is_empty() { checker.suite(parts.body) } else { checker.try_except(parts) }
        })?;
        self.finally(finalbody)?;
        self.unit.place = None;
        self.in_block(Block::Plain, |checker| checker.finally(finalbody))
    }

    fn try_except(&mut self, parts: Try<'a>) -> Compiled<()> {
        self.in_block(Block::Plain, |checker| checker.suite(parts.body))?;
        if parts.is_star {
            self.unit.place = None;
            self.in_block(Block::ExceptionGroupHandler, |checker| checker.handlers(parts))?;
            return self.suite(parts.orelse);
        }
        self.suite(parts.orelse)?;
        self.unit.place = None;
        self.in_block(Block::Plain, |checker| checker.handlers(parts))
    }

    fn handlers(&mut self, parts: Try<'a>) -> Compiled<()> {
        for (i, handler) in parts.handlers.iter().enumerate() {
            self.go_to(handler.span);
            if handler.r#type.is_none() && i + 1 < parts.handlers.len() {
                return self.refuse("default 'except:' must be last");
            }
            self.optional(handler.r#type)?;
            if let Some(name) = handler.name {
                // CPython goes on with this error pending, and may come upon another before it notices.
                self.binds(name)?;
            }
            self.in_block(Block::Plain, |checker| checker.suite(handler.body))?;
        }
        Ok(())
    }

    fn import(&mut self, alias: &Alias<'a>) -> Compiled<()> {
        let package = alias.name.split_once('.').map_or(alias.name, |(package, _)| package);
        self.binds(alias.asname.unwrap_or(package))
    }

    fn import_from(&mut self, module: Option<&str>, names: &[Alias<'a>], span: Span) -> Compiled<()> {
        if module == Some("__future__") && self.line_of(span) > self.table.future().line {
            return self.refuse(LATE);
        }
        let names = names.iter().filter(|alias| alias.name != "*");
        names.map(|alias| alias.asname.unwrap_or(alias.name)).try_for_each(|name| self.binds(name))
    }

    /// The place for an error about an attribute that is stored or deleted: its name, where that stands on a line of its
    /// own.
    pub(super) fn attribute_place(&mut self, span: Span, attr: &str) {
        let (start, end) = (self.line_of(span), self.source.position(span.end).line);
        let start = if start == end { span.start } else { span.end.saturating_sub(attr.len() as u32) };
        self.go_to(Span::new(start, span.end));
    }
}
