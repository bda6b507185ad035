//! `try` in all its forms. Nothing is executed on entry: handlers stand in the exception table.

use super::Generator;
use super::leaving::Block;
use crate::bytecode::Opcode;
use crate::compiler::assembler::{Label, Place};
use crate::compiler::registers::Register;
use crate::source::Span;
use crate::syntax::ast::{ExceptHandler, Stmt, Suite};

/// A `try` statement without its `finally`.
#[derive(Clone, Copy)]
pub(super) struct Try<'a> {
    pub(super) body: Suite<'a>,
    pub(super) handlers: &'a [ExceptHandler<'a>],
    pub(super) orelse: Suite<'a>,
    pub(super) is_star: bool,
}

impl<'a> Generator<'a, '_> {
    pub(super) fn try_stmt(&mut self, stmt: &'a Stmt<'a>, parts: Try<'a>, finalbody: Suite<'a>) {
        let Some(first_final) = finalbody.first() else { return self.try_except(parts) };
        let (on_exception, end) = (self.label(), self.label());
        let exception = self.unit.registers.mark();
        let covered = Span::new(stmt.span.start, first_final.span.start);
        let cover = self.cover(on_exception, exception, covered);
        self.unit.blocks.push(Block::FinallyTry { suite: finalbody, outer: cover.outer });
        match parts.handlers.is_empty() {
            true => self.suite(parts.body),
            false => self.try_except(parts),
        }
        self.unit.blocks.pop();
        self.uncover(cover);
        self.suite(finalbody);
        self.unit.place = Place::Nowhere;
        self.jump(end);

        self.bind(on_exception);
        self.handling(suite_span(finalbody), |generator, exception, saved, outer| {
            generator.unit.blocks.push(Block::FinallyEnd { saved, outer });
            generator.suite(finalbody);
            generator.unit.blocks.pop();
            generator.unit.place = Place::Nowhere;
            generator.reraise(exception);
        });
        self.bind(end);
    }

    /// Generates what happens while an exception is being handled, up to a way out of it. `work` gets the register of
    /// the exception, that which holds what was handled before, and the handler outside.
    pub(super) fn handling(
        &mut self,
        span: Span,
        work: impl FnOnce(&mut Self, Register, Register, Option<super::HandlerId>),
    ) {
        self.scratch(|generator| {
            let (exception, saved) = (generator.take(), generator.take());
            generator.emit(Opcode::PUSH_EXC_INFO, (saved, exception));
            let cleanup = generator.label();
            let cover = generator.cover(cleanup, exception, span);
            let outer = cover.outer;
            work(generator, exception, saved, outer);
            generator.uncover(cover);
            // What is raised meanwhile ends the handling, and goes on.
            generator.unit.assigned.stop();
            generator.bind(cleanup);
            generator.at(Place::Nowhere, |generator| {
                generator.emit(Opcode::POP_EXCEPT, (saved,));
                generator.reraise(exception);
            });
        });
    }

    pub(super) fn reraise(&mut self, exception: Register) {
        self.emit(Opcode::RERAISE, (exception,));
        self.unit.assigned.stop();
    }

    fn try_except(&mut self, parts: Try<'a>) {
        let (on_exception, end) = (self.label(), self.label());
        let exception = self.unit.registers.mark();
        let cover = self.cover(on_exception, exception, suite_span(parts.body));
        self.unit.blocks.push(Block::Try { outer: cover.outer });
        self.suite(parts.body);
        self.unit.blocks.pop();
        self.uncover(cover);
        self.suite(parts.orelse);
        self.at(Place::Nowhere, |generator| generator.jump(end));
        self.bind(on_exception);
        self.unit.place = Place::Nowhere;
        if parts.is_star {
            self.star_handlers(parts.handlers, end)
        } else {
            self.handlers(parts.handlers, end)
        }
        self.bind(end);
    }

    fn handlers(&mut self, handlers: &'a [ExceptHandler<'a>], end: Label) {
        self.handling(handlers_span(handlers), |generator, exception, saved, outer| {
            for handler in handlers {
                let next = generator.label();
                generator.unit.place = Place::At(handler.span);
                if let Some(class) = handler.r#type {
                    let class = generator.scratch(|generator| generator.operand(class));
                    generator.emit_jump(Opcode::JUMP_IF_NOT_EXC_MATCH, (exception, class, 0), next);
                }
                let block = Block::Handler { saved, name: handler.name, outer };
                generator.handler_body(handler, exception, block, |generator| {
                    generator.leave_handler(saved, handler.name, outer, end);
                });
                generator.bind(next);
            }
            generator.reraise(exception);
        });
    }

    /// Ends the handling in good order.
    fn leave_handler(
        &mut self,
        saved: Register,
        name: Option<&str>,
        outer: Option<super::HandlerId>,
        end: Label,
    ) {
        let handler = std::mem::replace(&mut self.unit.handler, outer);
        self.emit(Opcode::POP_EXCEPT, (saved,));
        if let Some(name) = name {
            self.forget(name);
        }
        self.jump(end);
        self.unit.handler = handler;
    }

    /// Stores the exception under its name, and runs the body of a handler. However it ends, the name is forgotten;
    /// `leave` does so after a good end.
    fn handler_body(
        &mut self,
        handler: &'a ExceptHandler<'a>,
        exception: Register,
        block: Block<'a>,
        leave: impl FnOnce(&mut Self),
    ) {
        let Some(name) = handler.name else {
            self.unit.blocks.push(block);
            self.suite(handler.body);
            self.unit.blocks.pop();
            return leave(self);
        };
        self.store_name(name, exception);
        let cleanup = self.label();
        let cover = self.cover(cleanup, exception, suite_span(handler.body));
        self.unit.blocks.push(block);
        self.suite(handler.body);
        self.unit.blocks.pop();
        self.uncover(cover);
        leave(self);
        self.bind(cleanup);
        self.at(Place::Nowhere, |generator| {
            generator.forget(name);
            generator.reraise(exception);
        });
    }

    /// `except*`: each handler takes its part of a group; what is left, and what the handlers raise, is raised at last.
    fn star_handlers(&mut self, handlers: &'a [ExceptHandler<'a>], end: Label) {
        self.handling(handlers_span(handlers), |generator, exception, saved, outer| {
            let (raised, rest, matched) = (generator.take(), generator.take(), generator.take());
            generator.emit_to(Opcode::BUILD_LIST, raised, (matched, 0));
            generator.move_to(rest, exception);
            for handler in handlers {
                generator.unit.place = Place::At(handler.span);
                generator.star_handler(handler, [raised, rest, matched]);
            }
            generator.emit(Opcode::LIST_APPEND, (raised, rest));
            generator.emit_to(Opcode::PREP_RERAISE_STAR, rest, (exception, raised));
            let again = generator.label();
            generator.emit_jump(Opcode::JUMP_IF_NOT_NONE, (rest, 0), again);
            generator.leave_handler(saved, None, outer, end);
            generator.bind(again);
            let handler = std::mem::replace(&mut generator.unit.handler, outer);
            generator.emit(Opcode::POP_EXCEPT, (saved,));
            generator.reraise(rest);
            generator.unit.handler = handler;
        });
    }

    fn star_handler(&mut self, handler: &'a ExceptHandler<'a>, [raised, rest, matched]: [Register; 3]) {
        let (on_exception, next) = (self.label(), self.label());
        if let Some(class) = handler.r#type {
            let class = self.scratch(|generator| generator.operand(class));
            self.emit(Opcode::CHECK_EG_MATCH, (matched, rest, class));
            self.emit_jump(Opcode::JUMP_IF_NONE, (matched, 0), next);
        }
        if let Some(name) = handler.name {
            self.store_name(name, matched);
        }
        let cover = self.cover(on_exception, matched, suite_span(handler.body));
        self.unit.blocks.push(Block::Try { outer: cover.outer });
        self.suite(handler.body);
        self.unit.blocks.pop();
        self.uncover(cover);
        if let Some(name) = handler.name {
            self.forget(name);
        }
        self.jump(next);
        self.bind(on_exception);
        self.at(Place::Nowhere, |generator| {
            if let Some(name) = handler.name {
                generator.forget(name);
            }
            generator.emit(Opcode::LIST_APPEND, (raised, matched));
        });
        self.bind(next);
    }
}

/// From the first to the last statement of a suite.
pub(super) fn suite_span(suite: Suite<'_>) -> Span {
    match (suite.first(), suite.last()) {
        (Some(first), Some(last)) => first.span.to(last.span),
        _ => Span::default(),
    }
}

fn handlers_span(handlers: &[ExceptHandler<'_>]) -> Span {
    match (handlers.first(), handlers.last()) {
        (Some(first), Some(last)) => first.span.to(last.span),
        _ => Span::default(),
    }
}
