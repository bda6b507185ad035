//! Leaving blocks by `return`, `break` and `continue`: what runs on the way out.

use super::Generator;
use crate::bytecode::Opcode;
use crate::bytecode::opcode::SingletonValue;
use crate::compiler::assembler::{HandlerId, Label, Place};
use crate::compiler::registers::Register;
use crate::source::Span;
use crate::syntax::ast::{Expr, Suite};

/// A block around a statement.
#[derive(Clone, Copy)]
pub(super) enum Block<'a> {
    /// Where `continue` and `break` go.
    Loop { again: Label, end: Label },
    /// The body of a `try`: outside of it, this is the handler.
    Try { outer: Option<HandlerId> },
    /// The same of one with this `finally`.
    FinallyTry { suite: Suite<'a>, outer: Option<HandlerId> },
    /// The copy of a `finally` that runs after an exception.
    FinallyEnd { saved: Register, outer: Option<HandlerId> },
    /// An `except` block, and the name that ends with it.
    Handler { saved: Register, name: Option<&'a str>, outer: Option<HandlerId> },
    /// The body of a `with`: the method to call, in two registers, and where the statement stands.
    With { exit: Register, is_async: bool, span: Span, outer: Option<HandlerId> },
}

impl<'a> Generator<'a, '_> {
    pub(super) fn return_stmt(&mut self, value: Option<&'a Expr<'a>>) {
        let is_plain =
            self.unit.blocks.iter().all(|block| matches!(block, Block::Loop { .. } | Block::Try { .. }));
        let singleton = match value {
            None => Some(SingletonValue::None),
            Some(value) => self.singleton(value),
        };
        let scope = &self.table[self.unit.scope];
        let is_generator = scope.is_generator || scope.is_coroutine;
        let register = match (value, singleton) {
            (Some(value), None) if is_plain => Some(self.operand(value)),
            // What runs on the way out may change the variable.
            (Some(value), None) => Some(self.fresh(value)),
            _ => None,
        };
        self.leaving(|generator| {
            generator.unwind(false);
            match (register, singleton) {
                (None, Some(singleton)) if is_generator => {
                    let register = generator.take();
                    generator.load_singleton(register, singleton);
                    generator.emit(Opcode::GENERATOR_RETURN, (register,));
                }
                (None, singleton) => {
                    let singleton = singleton.unwrap_or(SingletonValue::None);
                    generator.emit(Opcode::RETURN_SINGLETON, (singleton as u16,));
                }
                (Some(register), _) if is_generator => generator.emit(Opcode::GENERATOR_RETURN, (register,)),
                (Some(register), _) => generator.emit(Opcode::RETURN_VALUE, (register,)),
            }
        });
        self.unit.assigned.stop();
    }

    /// `break` or `continue`
    pub(super) fn leave_loop(&mut self, is_break: bool) {
        self.leaving(|generator| {
            if let Some((again, end)) = generator.unwind(true) {
                generator.jump(if is_break { end } else { again });
            }
        });
    }

    /// Generates a way out: afterwards, the blocks are what they were.
    fn leaving(&mut self, way_out: impl FnOnce(&mut Self)) {
        let (blocks, handler) = (self.unit.blocks.clone(), self.unit.handler);
        way_out(self);
        (self.unit.blocks, self.unit.handler) = (blocks, handler);
    }

    /// Leaves the blocks from the inside out: all of them, or up to a loop, whose labels it gives.
    fn unwind(&mut self, to_loop: bool) -> Option<(Label, Label)> {
        while let Some(block) = self.unit.blocks.pop() {
            match block {
                Block::Loop { again, end } if to_loop => return Some((again, end)),
                Block::Loop { .. } => {}
                Block::Try { outer } => self.unit.handler = outer,
                Block::FinallyTry { suite, outer } => {
                    self.unit.handler = outer;
                    self.suite(suite);
                    self.unit.place = Place::Nowhere;
                }
                Block::FinallyEnd { saved, outer } => {
                    self.unit.handler = outer;
                    self.emit(Opcode::POP_EXCEPT, (saved,));
                }
                Block::Handler { saved, name, outer } => {
                    self.unit.handler = outer;
                    self.emit(Opcode::POP_EXCEPT, (saved,));
                    if let Some(name) = name {
                        self.forget(name);
                    }
                }
                Block::With { exit, is_async, span, outer } => {
                    self.unit.handler = outer;
                    self.unit.place = Place::At(span);
                    self.exit_with_nones(exit, is_async);
                    self.unit.place = Place::Nowhere;
                }
            }
        }
        None
    }

    /// The name of an exception ends with its handler.
    pub(super) fn forget(&mut self, name: &str) {
        if let Some(local) = self.local(name) {
            self.load_singleton(local, SingletonValue::Unbound);
            return self.unit.assigned.delete(local.0);
        }
        self.scratch(|generator| {
            let none = generator.take();
            generator.load_none(none);
            generator.store_name(name, none);
        });
        self.delete_name(name);
    }
}
