//! Comprehensions and generator expressions: functions of their own, called where they stand with the outermost
//! iterator.

use super::Generator;
use crate::bytecode::Opcode;
use crate::bytecode::opcode::await_context;
use crate::compiler::assembler::Place;
use crate::compiler::registers::Register;
use crate::syntax::ast::{CmpOp, Comprehension, Expr, ExprKind};

/// What is done with each element.
#[derive(Clone, Copy)]
enum Element<'a> {
    Append(&'a Expr<'a>),
    Add(&'a Expr<'a>),
    Insert(&'a Expr<'a>, &'a Expr<'a>),
    Yield(&'a Expr<'a>),
}

impl<'a> Generator<'a, '_> {
    pub(super) fn comprehension(&mut self, expr: &'a Expr<'a>, dst: Register) {
        let (name, build, generators, element) = match expr.kind {
            ExprKind::ListComp { elt, generators } => {
                ("<listcomp>", Some(Opcode::BUILD_LIST), generators, Element::Append(elt))
            }
            ExprKind::SetComp { elt, generators } => {
                ("<setcomp>", Some(Opcode::BUILD_SET), generators, Element::Add(elt))
            }
            ExprKind::DictComp { key, value, generators } => {
                ("<dictcomp>", Some(Opcode::BUILD_MAP), generators, Element::Insert(key, value))
            }
            ExprKind::GeneratorExp { elt, generators } => {
                ("<genexpr>", None, generators, Element::Yield(elt))
            }
            _ => return,
        };
        let Some(outermost) = generators.first() else { return };
        let line = self.source.position(expr.span.start).line;
        let mut unit = self.unit_at(expr.span, name, line);
        unit.parameter_counts = [0, 1, 0];
        let must_wait = self.table[unit.scope].is_coroutine && build.is_some();
        let code = self.nested(unit, |generator| {
            generator.unit.place = Place::At(expr.span);
            generator.comprehension_body(expr, build, generators, element);
        });
        self.in_window(dst, |generator, window| {
            generator.scratch(|generator| {
                let first = generator.unit.registers.mark();
                generator.make_function(code, first, 0, window);
            });
            let iterator = generator.take();
            let iterable =
                generator.scratch(|generator| generator.container_or_operand(CmpOp::In, outermost.iter));
            let opcode = if outermost.is_async { Opcode::GET_AITER } else { Opcode::GET_ITER };
            generator.emit_to(opcode, iterator, (iterable,));
            generator.emit(Opcode::CALL, (window, 1u16));
            if must_wait {
                generator.await_register(window, iterator, await_context::AWAIT, window);
            }
        });
    }

    fn comprehension_body(
        &mut self,
        expr: &'a Expr<'a>,
        build: Option<Opcode>,
        generators: &'a [Comprehension<'a>],
        element: Element<'a>,
    ) {
        let Some(build) = build else {
            self.each(expr, generators, Some(Register(0)), element, Register(0));
            return self.return_none();
        };
        let result = self.take();
        self.emit_to(build, result, (result, 0));
        self.each(expr, generators, Some(Register(0)), element, result);
        let is_coroutine = self.table[self.unit.scope].is_coroutine;
        let opcode = if is_coroutine { Opcode::GENERATOR_RETURN } else { Opcode::RETURN_VALUE };
        self.emit(opcode, (result,));
        self.unit.assigned.stop();
    }

    /// Generates the loops, from the outermost, whose iterator is given, to the innermost, which has the element.
    fn each(
        &mut self,
        expr: &'a Expr<'a>,
        generators: &'a [Comprehension<'a>],
        given: Option<Register>,
        element: Element<'a>,
        result: Register,
    ) {
        let Some((generator, inner)) = generators.split_first() else {
            return self.scratch(|this| this.element(element, result));
        };
        let again = self.label();
        if given.is_none()
            && let Some(only) = only_item(generator)
        {
            // `for x in [value]` is an assignment.
            let value = self.fresh(only);
            self.assign(generator.target, value);
            generator.ifs.iter().for_each(|condition| self.branch(condition, again, false));
            self.scratch(|this| {
                stacker::maybe_grow(64 * 1024, 1024 * 1024, || this.each(expr, inner, None, element, result));
            });
            return self.bind(again);
        }
        let mut iterator = given.unwrap_or_else(|| self.take());
        if given.is_none() {
            let iterable = self.scratch(|this| this.container_or_operand(CmpOp::In, generator.iter));
            let opcode = if generator.is_async { Opcode::GET_AITER } else { Opcode::GET_ITER };
            self.emit_to(opcode, iterator, (iterable,));
        } else if let Some(cell) = self.cell(".0") {
            iterator = self.take();
            self.emit_to(Opcode::LOAD_DEREF, iterator, (cell,));
        }
        let body = |this: &mut Self| {
            for condition in generator.ifs {
                this.branch(condition, again, false);
            }
            stacker::maybe_grow(64 * 1024, 1024 * 1024, || this.each(expr, inner, None, element, result));
        };
        match generator.is_async {
            true => {
                self.iterate_async(iterator, generator.target, again, expr.span, body);
            }
            false => self.iterate(iterator, generator.target, again, expr.span, body),
        }
    }

    /// All that is done with an element stands where the whole expression does; or, as in CPython, where the last
    /// condition does, if that is a comparison.
    fn element(&mut self, element: Element<'a>, result: Register) {
        match element {
            Element::Append(elt) => {
                let value = self.operand(elt);
                self.emit(Opcode::LIST_APPEND, (result, value));
            }
            Element::Add(elt) => {
                let value = self.operand(elt);
                self.emit(Opcode::SET_ADD, (result, value));
            }
            Element::Insert(key, value) => {
                let key = self.operand_before(key, value.span);
                let value = self.operand(value);
                self.emit(Opcode::MAP_ADD, (result, key, value));
            }
            Element::Yield(elt) => {
                let sent = self.take();
                let value = self.operand(elt);
                self.yield_value(value, sent.plus(1), sent);
            }
        }
    }
}

/// The item of a display that has no other, and that a comprehension iterates over.
fn only_item<'a>(generator: &Comprehension<'a>) -> Option<&'a Expr<'a>> {
    match generator.iter.kind {
        ExprKind::List { elts: &[only], .. } | ExprKind::Tuple { elts: &[only], .. }
            if !generator.is_async && !super::displays::is_starred(only) =>
        {
            Some(only)
        }
        _ => None,
    }
}
