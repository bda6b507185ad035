//! Statements, parameters, annotations and patterns.

use super::Collector;
use crate::compiler::error::{Compiled, at};
use crate::compiler::symbols::{ScopeKind, SymbolFlags, names};
use crate::source::Span;
use crate::syntax::ast::{
    Alias, Arg, Arguments, ExceptHandler, Expr, ExprKind, Identifier, Keyword, Pattern, PatternKind, Stmt,
    StmtKind, Suite,
};

/// A statement that changes where names of its scope live.
#[derive(Clone, Copy)]
enum Declaration {
    Global,
    Nonlocal,
}

impl Declaration {
    fn word(self) -> &'static str {
        match self {
            Declaration::Global => "global",
            Declaration::Nonlocal => "nonlocal",
        }
    }

    fn flag(self) -> SymbolFlags {
        match self {
            Declaration::Global => SymbolFlags::GLOBAL,
            Declaration::Nonlocal => SymbolFlags::NONLOCAL,
        }
    }
}

/// A function or a lambda without its body.
struct Header<'a> {
    kind: ScopeKind,
    name: Identifier<'a>,
    args: &'a Arguments<'a>,
    decorators: &'a [&'a Expr<'a>],
    returns: Option<&'a Expr<'a>>,
    span: Span,
}

impl<'a> Collector<'a, '_> {
    pub(super) fn suite(&mut self, body: Suite<'a>) -> Compiled<()> {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &Stmt<'a>) -> Compiled<()> {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.stmt_on_this_stack(stmt))
    }

    fn stmt_on_this_stack(&mut self, stmt: &Stmt<'a>) -> Compiled<()> {
        let span = stmt.span;
        match stmt.kind {
            StmtKind::FunctionDef { name, args, body, decorator_list: decorators, returns } => {
                let kind = ScopeKind::Function;
                self.function(Header { kind, name, args, decorators, returns, span }, body)
            }
            StmtKind::AsyncFunctionDef { name, args, body, decorator_list: decorators, returns } => {
                let kind = ScopeKind::AsyncFunction;
                self.function(Header { kind, name, args, decorators, returns, span }, body)
            }
            StmtKind::ClassDef { name, bases, keywords, body, decorator_list } => {
                self.define(name, SymbolFlags::LOCAL, span)?;
                self.exprs(bases)?;
                self.keywords(keywords)?;
                self.exprs(decorator_list)?;
                self.class(name, body, span)
            }
            StmtKind::Return { value } => {
                self.optional(value)?;
                self.scope().returns_value |= value.is_some();
                Ok(())
            }
            StmtKind::Delete { targets } => self.exprs(targets),
            StmtKind::Assign { targets, value } => {
                self.exprs(targets)?;
                self.expr(value)
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expr(target)?;
                self.expr(value)
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated(target, value.is_some(), simple, span)?;
                self.annotation(annotation)?;
                self.optional(value)
            }
            StmtKind::For { target, iter, body, orelse }
            | StmtKind::AsyncFor { target, iter, body, orelse } => {
                self.expr(target)?;
                self.expr(iter)?;
                self.suite(body)?;
                self.suite(orelse)
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                self.expr(test)?;
                self.suite(body)?;
                self.suite(orelse)
            }
            StmtKind::With { items, body } | StmtKind::AsyncWith { items, body } => {
                for item in items {
                    self.expr(item.context_expr)?;
                    self.optional(item.optional_vars)?;
                }
                self.suite(body)
            }
            StmtKind::Match { subject, cases } => {
                self.expr(subject)?;
                cases.iter().try_for_each(|case| {
                    self.pattern(case.pattern)?;
                    self.optional(case.guard)?;
                    self.suite(case.body)
                })
            }
            StmtKind::Raise { exc, cause } => {
                self.optional(exc)?;
                self.optional(cause)
            }
            StmtKind::Try { body, handlers, orelse, finalbody } => {
                self.suite(body)?;
                self.suite(orelse)?;
                self.handlers(handlers)?;
                self.suite(finalbody)
            }
            StmtKind::TryStar { body, handlers, orelse, finalbody } => {
                self.suite(body)?;
                self.suite(orelse)?;
                self.handlers(handlers)?;
                self.suite(finalbody)
            }
            StmtKind::Assert { test, msg } => {
                self.expr(test)?;
                self.optional(msg)
            }
            StmtKind::Import { names } | StmtKind::ImportFrom { names, .. } => {
                names.iter().try_for_each(|alias| self.alias(alias))
            }
            StmtKind::Global { names } => self.declare(Declaration::Global, names, span),
            StmtKind::Nonlocal { names } => self.declare(Declaration::Nonlocal, names, span),
            StmtKind::Expr { value } => self.expr(value),
            StmtKind::Pass {} | StmtKind::Break {} | StmtKind::Continue {} => Ok(()),
        }
    }

    fn function(&mut self, header: Header<'a>, body: Suite<'a>) -> Compiled<()> {
        self.define(header.name, SymbolFlags::LOCAL, header.span)?;
        self.defaults(header.args)?;
        self.annotations(&header)?;
        self.exprs(header.decorators)?;
        let name = self.table.names.intern(header.name);
        self.enter(header.kind, name, header.span);
        self.parameters(header.args)?;
        self.suite(body)?;
        self.leave();
        Ok(())
    }

    fn class(&mut self, name: Identifier<'a>, body: Suite<'a>, span: Span) -> Compiled<()> {
        let id = self.table.names.intern(name);
        let outer = self.class.replace(id);
        self.enter(ScopeKind::Class, id, span);
        self.suite(body)?;
        self.leave();
        self.class = outer;
        Ok(())
    }

    pub(super) fn defaults(&mut self, args: &Arguments<'a>) -> Compiled<()> {
        self.exprs(args.defaults)?;
        args.kw_defaults.iter().try_for_each(|&default| self.optional(default))
    }

    pub(super) fn parameters(&mut self, args: &Arguments<'a>) -> Compiled<()> {
        let named = args.posonlyargs.iter().chain(args.args).chain(args.kwonlyargs);
        for arg in named.chain(&args.vararg).chain(&args.kwarg) {
            self.define(arg.arg, SymbolFlags::PARAM, arg.span)?;
        }
        let scope = self.scope();
        scope.parameter_count = scope.symbols.len() as u32;
        scope.has_varargs = args.vararg.is_some();
        scope.has_varkeywords = args.kwarg.is_some();
        Ok(())
    }

    /// The annotations of a function, in CPython's order. Those of its parameters share a scope where they are text.
    fn annotations(&mut self, header: &Header<'a>) -> Compiled<()> {
        let args = header.args;
        let as_text = self.table.future.annotations;
        if as_text {
            self.enter(ScopeKind::Annotation, names::ANNOTATION, header.span);
        }
        let positional = args.posonlyargs.iter().chain(args.args);
        let others = args.vararg.iter().chain(&args.kwarg).chain(args.kwonlyargs);
        for Arg { annotation, .. } in positional.chain(others) {
            self.optional(*annotation)?;
        }
        if as_text {
            self.leave();
        }
        header.returns.map_or(Ok(()), |returns| self.annotation(returns))
    }

    fn annotation(&mut self, annotation: &Expr<'a>) -> Compiled<()> {
        if !self.table.future.annotations {
            return self.expr(annotation);
        }
        self.enter(ScopeKind::Annotation, names::ANNOTATION, annotation.span);
        self.expr(annotation)?;
        self.leave();
        Ok(())
    }

    /// The target of an annotation. One in parentheses (`(x): int`) binds only where a value follows.
    fn annotated(&mut self, target: &Expr<'a>, has_value: bool, simple: bool, span: Span) -> Compiled<()> {
        let ExprKind::Name { id: name, .. } = target.kind else { return self.expr(target) };
        let id = self.table.names.intern_mangled(name, self.class);
        let scope = self.current().scope;
        let flags = self.flags(scope, id);
        if simple && flags.has(SymbolFlags::GLOBAL | SymbolFlags::NONLOCAL) && scope != self.table.module() {
            let word = if flags.has(SymbolFlags::GLOBAL) { "global" } else { "nonlocal" };
            return Err(at(self.source, span, format!("annotated name '{name}' can't be {word}")));
        }
        if simple {
            self.define_id(id, name, SymbolFlags::ANNOT | SymbolFlags::LOCAL, target.span)
        } else if has_value {
            self.define_id(id, name, SymbolFlags::LOCAL, target.span)
        } else {
            Ok(())
        }
    }

    fn declare(&mut self, declaration: Declaration, names: &[Identifier<'a>], span: Span) -> Compiled<()> {
        let word = declaration.word();
        for &name in names {
            let id = self.table.names.intern_mangled(name, self.class);
            let mut flags = self.flags(self.current().scope, id);
            if id == names::DEBUG {
                // CPython has made it a constant by now.
                flags = flags.without(SymbolFlags::USE);
            }
            let message = if flags.has(SymbolFlags::PARAM) {
                format!("name '{name}' is parameter and {word}")
            } else if flags.has(SymbolFlags::USE) {
                format!("name '{name}' is used prior to {word} declaration")
            } else if flags.has(SymbolFlags::ANNOT) {
                format!("annotated name '{name}' can't be {word}")
            } else if flags.has(SymbolFlags::LOCAL) {
                format!("name '{name}' is assigned to before {word} declaration")
            } else {
                self.define_id(id, name, declaration.flag(), span)?;
                self.direct(id, span);
                continue;
            };
            return Err(at(self.source, span, message));
        }
        Ok(())
    }

    fn alias(&mut self, alias: &Alias<'a>) -> Compiled<()> {
        let name = alias.asname.unwrap_or(alias.name);
        if name == "*" {
            return match self.current().scope == self.table.module() {
                true => Ok(()),
                false => Err(at(self.source, alias.span, "import * only allowed at module level")),
            };
        }
        // `import a.b` binds `a`.
        let bound = name.split_once('.').map_or(name, |(package, _)| package);
        self.define(bound, SymbolFlags::IMPORT, alias.span)
    }

    fn handlers(&mut self, handlers: &[ExceptHandler<'a>]) -> Compiled<()> {
        handlers.iter().try_for_each(|handler| {
            self.optional(handler.r#type)?;
            if let Some(name) = handler.name {
                self.define(name, SymbolFlags::LOCAL, handler.span)?;
            }
            self.suite(handler.body)
        })
    }

    pub(super) fn keywords(&mut self, keywords: &[Keyword<'a>]) -> Compiled<()> {
        keywords.iter().try_for_each(|keyword| self.expr(keyword.value))
    }

    fn pattern(&mut self, pattern: &Pattern<'a>) -> Compiled<()> {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.pattern_on_this_stack(pattern))
    }

    fn pattern_on_this_stack(&mut self, pattern: &Pattern<'a>) -> Compiled<()> {
        match pattern.kind {
            PatternKind::MatchValue { value } => self.expr(value),
            PatternKind::MatchSingleton { .. } => Ok(()),
            PatternKind::MatchSequence { patterns } | PatternKind::MatchOr { patterns } => {
                self.patterns(patterns)
            }
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.exprs(keys)?;
                self.patterns(patterns)?;
                self.captured(rest, pattern.span)
            }
            PatternKind::MatchClass { cls, patterns, kwd_patterns, .. } => {
                self.expr(cls)?;
                self.patterns(patterns)?;
                self.patterns(kwd_patterns)
            }
            PatternKind::MatchStar { name } => self.captured(name, pattern.span),
            PatternKind::MatchAs { pattern: inner, name } => {
                inner.map_or(Ok(()), |inner| self.pattern(inner))?;
                self.captured(name, pattern.span)
            }
        }
    }

    fn patterns(&mut self, patterns: &[&Pattern<'a>]) -> Compiled<()> {
        patterns.iter().try_for_each(|pattern| self.pattern(pattern))
    }

    fn captured(&mut self, name: Option<Identifier<'a>>, span: Span) -> Compiled<()> {
        name.map_or(Ok(()), |name| self.define(name, SymbolFlags::LOCAL, span))
    }
}
