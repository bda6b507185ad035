//! Loops. They are rotated: the way back is a test.

use super::Generator;
use super::leaving::Block;
use crate::bytecode::Opcode;
use crate::compiler::assembler::{Label, Place};
use crate::compiler::registers::Register;
use crate::source::Span;
use crate::syntax::ast::{CmpOp, Expr, Stmt, Suite};

impl<'a> Generator<'a, '_> {
    /// Puts a label at the head of a loop that covers `span`.
    fn bind_head(&mut self, head: Label, span: Span) {
        if let Some(locals) = self.locals_within(span) {
            self.unit.assigned.lead(head, locals);
        }
        self.bind(head);
    }

    pub(super) fn while_stmt(
        &mut self,
        stmt: &'a Stmt<'a>,
        test: &'a Expr<'a>,
        body: Suite<'a>,
        orelse: Suite<'a>,
    ) {
        let (head, again, otherwise, end) = (self.label(), self.label(), self.label(), self.label());
        // Tested twice: here, and at the bottom with the way back.
        self.branch(test, otherwise, false);
        self.bind_head(head, stmt.span);
        self.unit.blocks.push(Block::Loop { again, end });
        self.suite(body);
        self.unit.blocks.pop();
        self.bind(again);
        if self.unit.assigned.is_reachable() {
            self.unit.place = Place::At(stmt.span);
            self.branch(test, head, true);
        }
        self.bind(otherwise);
        self.suite(orelse);
        self.bind(end);
    }

    pub(super) fn for_stmt(
        &mut self,
        stmt: &'a Stmt<'a>,
        target: &'a Expr<'a>,
        iter: &'a Expr<'a>,
        body: Suite<'a>,
        orelse: Suite<'a>,
    ) {
        let (again, end) = (self.label(), self.label());
        let iterator = self.take();
        self.scratch(|generator| {
            // Who iterates over a display of constants has no use for a list.
            let iterable = generator.container_or_operand(CmpOp::In, iter);
            generator.emit_to(Opcode::GET_ITER, iterator, (iterable,));
        });
        self.iterate(iterator, target, again, stmt.span, |generator| {
            generator.unit.blocks.push(Block::Loop { again, end });
            generator.suite(body);
            generator.unit.blocks.pop();
        });
        self.suite(orelse);
        self.bind(end);
    }

    /// For each item of an iterator: assigns it to the target and does `body`, which may jump to `again`.
    pub(super) fn iterate(
        &mut self,
        iterator: Register,
        target: &'a Expr<'a>,
        again: Label,
        span: Span,
        body: impl FnOnce(&mut Self),
    ) {
        let place = self.unit.place;
        let head = self.label();
        let direct = self.direct_target(target);
        let locals = self.locals_within(span);
        self.jump(again);
        if let Some(locals) = locals {
            self.unit.assigned.lead(head, locals);
        }
        self.bind(head);
        let (item, window) = self.scratch(|generator| {
            let item = direct.unwrap_or_else(|| generator.take());
            let window = generator.unit.registers.mark();
            generator.reserve_window();
            match direct {
                Some(local) => generator.wrote(local),
                None => generator.assign(target, item),
            }
            (item, window)
        });
        self.scratch(body);
        self.bind(again);
        self.at(place, |generator| {
            generator.emit_jump(Opcode::FOR_ITER, (iterator, item, 0, window), head);
        });
    }

    pub(super) fn async_for(
        &mut self,
        stmt: &'a Stmt<'a>,
        target: &'a Expr<'a>,
        iter: &'a Expr<'a>,
        body: Suite<'a>,
        orelse: Suite<'a>,
    ) {
        let (again, end) = (self.label(), self.label());
        let iterator = self.take();
        self.scratch(|generator| {
            let iterable = generator.operand(iter);
            generator.emit_to(Opcode::GET_AITER, iterator, (iterable,));
        });
        self.iterate_async(iterator, target, again, stmt.span, |generator| {
            generator.unit.blocks.push(Block::Loop { again, end });
            generator.suite(body);
            generator.unit.blocks.pop();
            generator.unit.place = Place::At(iter.span);
        });
        self.suite(orelse);
        self.bind(end);
    }

    /// The same for an asynchronous iterator. Its end stands where `body` has gone to.
    pub(super) fn iterate_async(
        &mut self,
        iterator: Register,
        target: &'a Expr<'a>,
        again: Label,
        span: Span,
        body: impl FnOnce(&mut Self),
    ) {
        let (head, finished) = (self.label(), self.label());
        self.bind_head(head, span);
        self.scratch(|generator| {
            let item = generator.take();
            let exception = generator.unit.registers.mark();
            generator.covered(finished, exception, Span::new(span.start, span.start), |generator| {
                let awaitable = generator.take();
                generator.emit_to(Opcode::GET_ANEXT, awaitable, (iterator,));
                generator.send(awaitable, item);
            });
            generator.assign(target, item);
        });
        self.scratch(body);
        self.bind(again);
        self.at(Place::Nowhere, |generator| generator.jump_back(head));
        self.bind(finished);
        self.scratch(|generator| {
            generator.take();
            let exception = generator.take();
            generator.emit(Opcode::END_ASYNC_FOR, (exception,));
        });
    }
}
