//! `with` and `async with`.

use super::Generator;
use super::exceptions::suite_span;
use super::leaving::Block;
use crate::bytecode::Opcode;
use crate::bytecode::opcode::{SpecialMethod, await_context};
use crate::compiler::assembler::Place;
use crate::compiler::registers::{LINKAGE, Register};
use crate::source::Span;
use crate::syntax::ast::{Stmt, Suite, WithItem};

impl<'a> Generator<'a, '_> {
    pub(super) fn with_stmt(
        &mut self,
        stmt: &'a Stmt<'a>,
        items: &'a [WithItem<'a>],
        body: Suite<'a>,
        is_async: bool,
    ) {
        let Some((item, others)) = items.split_first() else { return self.suite(body) };
        let (span, place) = (stmt.span, Place::At(stmt.span));
        let (on_exception, end) = (self.label(), self.label());
        let exit = self.unit.registers.take_many(2);
        let exception = self.unit.registers.mark();
        let cover = self.scratch(|generator| {
            let value = generator.take();
            generator.enter(item, exit, value, is_async);
            // Everything in the statement but what comes before the first target: it can only be too much.
            let body = suite_span(body);
            let span = Span::new(item.context_expr.span.end.min(body.start), body.end);
            let cover = generator.cover(on_exception, exception, span);
            if let Some(target) = item.optional_vars {
                generator.assign(target, value);
            }
            cover
        });
        self.unit.blocks.push(Block::With { exit, is_async, span, outer: cover.outer });
        self.scratch(|generator| generator.with_stmt(stmt, others, body, is_async));
        self.unit.blocks.pop();
        self.uncover(cover);
        self.unit.place = place;
        self.exit_with_nones(exit, is_async);
        self.jump(end);

        self.bind(on_exception);
        self.handling(Span::default(), |generator, exception, saved, outer| {
            generator.exit_with_exception(exit, exception, saved, is_async, (outer, end));
        });
        self.unit.place = place;
        self.bind(end);
    }

    /// Calls the method that enters a context into `value`; the one that leaves it goes to two registers.
    fn enter(&mut self, item: &'a WithItem<'a>, exit: Register, value: Register, is_async: bool) {
        let (enter_method, exit_method) = match is_async {
            true => (SpecialMethod::AEnter, SpecialMethod::AExit),
            false => (SpecialMethod::Enter, SpecialMethod::Exit),
        };
        self.scratch(|generator| {
            generator.unit.registers.take_many(LINKAGE);
            let manager = generator.operand(item.context_expr);
            let receiver = value.plus(LINKAGE);
            generator.emit(Opcode::LOAD_SPECIAL, (value, receiver, manager, enter_method as u16));
            generator.emit(Opcode::LOAD_SPECIAL, (exit, exit.plus(1), manager, exit_method as u16));
            generator.emit(Opcode::CALL_METHOD, (value, 0u16));
            if is_async {
                generator.await_register(value, receiver, await_context::AENTER, value);
            }
        });
    }

    /// Leaves a context after a good end.
    pub(super) fn exit_with_nones(&mut self, exit: Register, is_async: bool) {
        self.scratch(|generator| {
            generator.exit(exit, is_async, |generator, first| {
                (0..3).for_each(|at| generator.load_none(first.plus(at)));
            });
        });
    }

    /// Calls the method that leaves a context, with three arguments; gives the register of the result.
    fn exit(
        &mut self,
        exit: Register,
        is_async: bool,
        arguments: impl FnOnce(&mut Self, Register),
    ) -> Register {
        let window = self.take();
        self.scratch(|generator| {
            generator.unit.registers.take_many(LINKAGE - 1);
            let receiver = generator.take();
            let first = generator.unit.registers.take_many(3);
            generator.move_to(window, exit);
            generator.move_to(receiver, exit.plus(1));
            arguments(generator, first);
            generator.emit(Opcode::CALL_METHOD, (window, 3u16));
            if is_async {
                generator.await_register(window, receiver, await_context::AEXIT, window);
            }
        });
        window
    }

    fn exit_with_exception(
        &mut self,
        exit: Register,
        exception: Register,
        saved: Register,
        is_async: bool,
        (outer, end): (Option<super::HandlerId>, super::Label),
    ) {
        let is_suppressed = self.exit(exit, is_async, |generator, first| {
            generator.emit(Opcode::WITH_EXCEPT_START, (first, exception));
        });
        let suppressed = self.label();
        self.jump_if(is_suppressed, suppressed, true);
        self.reraise(exception);
        self.bind(suppressed);
        let handler = std::mem::replace(&mut self.unit.handler, outer);
        self.emit(Opcode::POP_EXCEPT, (saved,));
        self.jump(end);
        self.unit.handler = handler;
    }
}
