//! Functions and lambdas: their code, and what makes functions of it.

use super::Generator;
use super::statements::keep_docstring;
use super::unit::Unit;
use crate::bytecode::opcode::function_flags;
use crate::bytecode::{Code, Constant, Opcode};
use crate::compiler::assembler::Place;
use crate::compiler::future::docstring;
use crate::compiler::registers::{LINKAGE, Register};
use crate::compiler::symbols::{NameScope, ScopeKind};
use crate::source::Span;
use crate::syntax::ast::{Arguments, Expr, ExprKind, Stmt, StmtKind, Suite};
use std::sync::Arc;

impl<'a> Generator<'a, '_> {
    pub(super) fn function_def(&mut self, stmt: &'a Stmt<'a>) {
        let (StmtKind::FunctionDef { name, args, body, decorator_list, returns }
        | StmtKind::AsyncFunctionDef { name, args, body, decorator_list, returns }) = stmt.kind
        else {
            return;
        };
        let firstlineno = self.first_line(stmt, decorator_list);
        self.decorated(name, decorator_list, |generator, dst| {
            let first = generator.unit.registers.mark();
            let mut flags = generator.defaults(args);
            flags |= generator.annotations(args, returns);
            let unit = generator.function_unit(stmt.span, name, args, firstlineno);
            let code = generator.nested(unit, |generator| generator.function_body(body));
            generator.make_function(code, first, flags, dst);
        });
    }

    /// Evaluates decorators, makes something, applies them to it, and stores the result.
    pub(super) fn decorated(
        &mut self,
        name: &'a str,
        decorators: &'a [&'a Expr<'a>],
        make: impl FnOnce(&mut Self, Register),
    ) {
        let result = self.unit.registers.mark();
        let windows: Vec<Register> = decorators
            .iter()
            .map(|decorator| {
                let window = self.fresh(decorator);
                self.unit.registers.take_many(LINKAGE - 1);
                window
            })
            .collect();
        let dst = self.take();
        self.scratch(|generator| make(generator, dst));
        for (window, decorator) in windows.into_iter().zip(decorators).rev() {
            self.at(Place::At(decorator.span), |generator| generator.emit(Opcode::CALL, (window, 1u16)));
        }
        self.store_name(name, result);
    }

    /// The line that a function or a class begins with: that of its first decorator.
    pub(super) fn first_line(&self, stmt: &Stmt<'_>, decorators: &[&Expr<'_>]) -> u32 {
        let start = decorators.first().map_or(stmt.span, |decorator| decorator.span).start;
        self.source.position(start).line
    }

    pub(super) fn lambda(
        &mut self,
        expr: &'a Expr<'a>,
        args: &'a Arguments<'a>,
        body: &'a Expr<'a>,
        dst: Register,
    ) {
        self.scratch(|generator| {
            let first = generator.unit.registers.mark();
            let flags = generator.defaults(args);
            let line = generator.source.position(expr.span.start).line;
            let unit = generator.function_unit(expr.span, "<lambda>", args, line);
            let code = generator.nested(unit, |generator| generator.return_value_of(body));
            generator.make_function(code, first, flags, dst);
        });
    }

    /// The body of a lambda.
    fn return_value_of(&mut self, body: &'a Expr<'a>) {
        let value = self.operand(body);
        let scope = &self.table[self.unit.scope];
        self.unit.place = Place::At(body.span);
        match scope.is_generator || scope.is_coroutine {
            true => self.emit(Opcode::GENERATOR_RETURN, (value,)),
            false => self.emit(Opcode::RETURN_VALUE, (value,)),
        }
        self.unit.assigned.stop();
    }

    fn function_body(&mut self, body: Suite<'a>) {
        if self.keeps_docstrings {
            keep_docstring(&mut self.unit, body);
        }
        let statements = if docstring(body).is_some() { &body[1..] } else { body };
        self.suite(statements);
        self.return_none();
    }

    fn function_unit(&mut self, span: Span, name: &str, args: &Arguments<'a>, firstlineno: u32) -> Unit<'a> {
        let mut unit = self.unit_at(span, name, firstlineno);
        let positional_only = args.posonlyargs.len() as u32;
        unit.parameter_counts =
            [positional_only, positional_only + args.args.len() as u32, args.kwonlyargs.len() as u32];
        unit
    }

    /// A unit for the scope of the node at `span`.
    pub(super) fn unit_at(&mut self, span: Span, name: &str, firstlineno: u32) -> Unit<'a> {
        let scope = super::scope_at(self.table, span);
        let qualname = self.qualified(name, scope);
        Unit::new(self.table, scope, name.into(), qualname.into(), firstlineno)
    }

    /// `co_qualname` of something that is defined here.
    fn qualified(&self, name: &str, scope: crate::compiler::symbols::ScopeId) -> String {
        let mangled = self.table.mangled(self.unit.scope, name);
        let symbol = self.table.lookup(self.unit.scope, &mangled);
        let is_definition = matches!(
            self.table[scope].kind,
            ScopeKind::Function | ScopeKind::AsyncFunction | ScopeKind::Class
        );
        let is_global = symbol.is_some_and(|symbol| symbol.scope == NameScope::GlobalExplicit);
        match self.unit.kind {
            ScopeKind::Module => name.to_owned(),
            _ if is_definition && is_global => name.to_owned(),
            ScopeKind::Class => format!("{}.{name}", self.unit.qualname),
            kind if kind.is_comprehension() => format!("{}.{name}", self.unit.qualname),
            _ => format!("{}.<locals>.{name}", self.unit.qualname),
        }
    }

    /// Puts the defaults of parameters into registers; gives the flags that say which.
    fn defaults(&mut self, args: &'a Arguments<'a>) -> u16 {
        let mut flags = 0;
        if !args.defaults.is_empty() {
            flags |= function_flags::DEFAULTS;
            let dst = self.take();
            match args.defaults.iter().map(|default| self.folder.fold(default)).collect() {
                Some(constants) => self.load_constant(dst, Constant::Tuple(constants)),
                None => self.tuple(args.defaults, dst),
            }
        }
        let with_default = args.kwonlyargs.iter().zip(args.kw_defaults);
        let with_default: Vec<_> =
            with_default.filter_map(|(arg, default)| Some((arg.arg, (*default)?))).collect();
        if !with_default.is_empty() {
            flags |= function_flags::KEYWORD_DEFAULTS;
            let dst = self.take();
            self.scratch(|generator| {
                let first = generator.unit.registers.mark();
                let mut names = Vec::new();
                for (name, default) in with_default {
                    let name = generator.table.mangled(generator.unit.scope, name);
                    names.push(Constant::Str(name.as_bytes().into()));
                    generator.fresh(default);
                }
                let names = generator.unit.constant(Constant::Tuple(names.into()));
                generator.emit_to(Opcode::BUILD_CONST_KEY_MAP, dst, (names, first));
            });
        }
        flags
    }

    /// Puts the annotations into a register, in CPython's order.
    fn annotations(&mut self, args: &'a Arguments<'a>, returns: Option<&'a Expr<'a>>) -> u16 {
        let positional = args.args.iter().chain(args.posonlyargs).chain(&args.vararg);
        let parameters = positional.chain(args.kwonlyargs).chain(&args.kwarg);
        let parameters = parameters.filter_map(|arg| Some((arg.arg, arg.annotation?)));
        let annotated: Vec<_> = parameters.chain(returns.map(|returns| ("return", returns))).collect();
        if annotated.is_empty() {
            return 0;
        }
        let dst = self.take();
        self.scratch(|generator| {
            let first = generator.unit.registers.mark();
            for &(name, annotation) in &annotated {
                let key = generator.take();
                let name = generator.table.mangled(generator.unit.scope, name);
                generator.load_str(key, &name);
                let value = generator.take();
                generator.parameter_annotation(annotation, value);
            }
            generator.emit_to(Opcode::BUILD_TUPLE, dst, (first, 2 * annotated.len() as i64));
        });
        function_flags::ANNOTATIONS
    }

    fn parameter_annotation(&mut self, annotation: &'a Expr<'a>, dst: Register) {
        match annotation.kind {
            // `*args: *Ts`
            ExprKind::Starred { value, .. } if !self.table.future().annotations => {
                self.scratch(|generator| {
                    let sequence = generator.operand(value);
                    generator.emit(Opcode::UNPACK_SEQUENCE, (dst, sequence, 1u16));
                });
            }
            _ => self.annotation(annotation, dst),
        }
    }

    /// Makes a function of code, with the extras that stand in registers from `first` on, and the cells that it wants.
    pub(super) fn make_function(&mut self, code: Code, first: Register, mut flags: u16, dst: Register) {
        if !code.freevars.is_empty() {
            flags |= function_flags::CLOSURE;
            let closure = self.take();
            let cells: Vec<Register> = code
                .freevars
                .iter()
                .map(|name| self.table.id(name).and_then(|id| self.unit.variable(id)))
                .map(|cell| cell.expect("who is around a function has the cells of its free variables"))
                .collect();
            self.scratch(|generator| {
                let are_in_order = cells.windows(2).all(|pair| pair[0].plus(1) == pair[1]);
                let start = if are_in_order { cells[0] } else { generator.unit.registers.mark() };
                if !are_in_order {
                    for &cell in &cells {
                        let copy = generator.take();
                        generator.move_to(copy, cell);
                    }
                }
                generator.emit_to(Opcode::BUILD_TUPLE, closure, (start, cells.len() as u16));
            });
        }
        let index = self.unit.codes.len() as u32;
        self.unit.codes.push(Arc::new(code));
        self.emit_to(Opcode::MAKE_FUNCTION, dst, (index, first, flags));
    }
}
