//! From the tree to code: a file for each kind of node.
//!
//! An expression is generated into a register that its user chose, which is written last on every way; or, as an operand,
//! stays where it is: a local variable in its own register. Temporaries are taken and released like a stack. Nothing is
//! emitted where no way leads.
//!
//! Relies on [`check`](super::check()) having accepted the tree, and refuses only what has too many variables.

mod assignment;
mod calls;
mod classes;
mod comprehensions;
mod conditions;
mod displays;
mod exceptions;
mod expressions;
mod functions;
mod imports;
mod leaving;
mod loops;
mod names;
mod patterns;
mod statements;
mod unit;
mod with;

use super::assembler::{HandlerId, Instruction, Label, MOST_OPERANDS, Place};
use super::assigned::{Locals, Rebindings};
use super::error::Compiled;
use super::fold::Folder;
use super::registers::Register;
use super::symbols::{ScopeId, SymbolTable};
use crate::bytecode::opcode::{Condition, SingletonValue};
use crate::bytecode::{Code, Constant, Opcode};
use crate::source::{Source, Span};
use crate::syntax::ast::Mod;
use std::sync::Arc;
use unit::Unit;

/// Generates the code of a tree. Linear, except that `finally` suites are copied for each way out, as in CPython.
///
/// # Errors
/// A scope with more variables than a window has registers.
pub(super) fn generate(
    tree: &Mod<'_>,
    source: &Source,
    table: &SymbolTable<'_>,
    optimize: u8,
) -> Compiled<Code> {
    let rebindings = Rebindings::of(tree);
    let scope = table.module();
    let mut generator = Generator {
        source,
        table,
        rebindings: &rebindings,
        filename: source.name().into(),
        folder: Folder::new(optimize > 0),
        keeps_docstrings: optimize < 2,
        unit: Unit::new(table, scope, "<module>".into(), "<module>".into(), 1),
        has_failed: false,
    };
    generator.module(tree);
    let unit = generator.replace_unit_for_module();
    generator.finish(unit)
}

struct Generator<'a, 's> {
    source: &'s Source,
    keeps_docstrings: bool,
    table: &'s SymbolTable<'a>,
    rebindings: &'s Rebindings<'s>,
    filename: Arc<str>,
    folder: Folder,
    unit: Unit<'a>,
    /// Whether a nested scope has too many variables.
    has_failed: bool,
}

/// The operands of an instruction.
trait Operands {
    fn values(self) -> [i64; MOST_OPERANDS];
}
macro_rules! operand_tuples {
    ($(($($name:ident $at:tt),*))*) => { $(
        impl<$($name: Into<i64>),*> Operands for ($($name,)*) {
            #[allow(unused_mut)]
            fn values(self) -> [i64; MOST_OPERANDS] {
                let mut values = [0; MOST_OPERANDS];
                $( values[$at] = self.$at.into(); )*
                values
            }
        }
    )* };
}
operand_tuples! { () (A 0) (A 0, B 1) (A 0, B 1, C 2) (A 0, B 1, C 2, D 3) (A 0, B 1, C 2, D 3, E 4) }

impl From<Register> for i64 {
    fn from(register: Register) -> i64 {
        register.0.into()
    }
}

impl<'a> Generator<'a, '_> {
    /// Emits an instruction at the current place, if any way leads here.
    fn emit(&mut self, opcode: Opcode, operands: impl Operands) {
        self.push(opcode, operands.values(), false, None);
    }

    /// Emits an instruction that may jump to a label: its operand is zero here.
    fn emit_jump(&mut self, opcode: Opcode, operands: impl Operands, label: Label) {
        self.push(opcode, operands.values(), false, Some(label));
        self.unit.assigned.jump(label);
    }

    fn push(
        &mut self,
        opcode: Opcode,
        operands: [i64; MOST_OPERANDS],
        is_flagged: bool,
        label: Option<Label>,
    ) {
        if self.unit.assigned.is_reachable() {
            let (place, handler) = (self.unit.place, self.unit.handler);
            self.unit.assembler.push(Instruction { opcode, is_flagged, operands, label, place, handler });
        }
    }

    fn label(&mut self) -> Label {
        self.unit.assembler.label()
    }

    fn bind(&mut self, label: Label) {
        self.unit.assigned.bind(label);
        self.unit.assembler.bind(label);
    }

    /// Goes forward to a label. Nothing leads to what follows.
    fn jump(&mut self, label: Label) {
        self.emit_jump(Opcode::JUMP, (0,), label);
        self.unit.assigned.stop();
    }

    /// Goes back to a label that stands somewhere.
    fn jump_back(&mut self, label: Label) {
        self.emit_jump(Opcode::JUMP_BACKWARD, (0,), label);
        self.unit.assigned.stop();
    }

    /// What is assigned on ways from within `span` that are not known yet.
    fn locals_within(&self, span: Span) -> Option<Locals> {
        let mut locals = self.unit.assigned.here()?.clone();
        for name in self.rebindings.deleted(span) {
            if let Some(register) = self.local(name) {
                locals.remove(register.0);
            }
        }
        Some(locals)
    }

    /// Covers what `body` emits with a handler at `target`, which gets the exception in `register`. What stands in `span`
    /// is all that the body emits.
    fn covered(&mut self, target: Label, register: Register, span: Span, body: impl FnOnce(&mut Self)) {
        let outer = self.cover(target, register, span);
        body(self);
        self.uncover(outer);
    }

    /// Begins to cover; gives what [`uncover`](Self::uncover) wants.
    fn cover(&mut self, target: Label, register: Register, span: Span) -> Cover {
        let locals = self.locals_within(span);
        let handler = self.unit.assembler.handler(target, register.0);
        let outer = self.unit.handler.replace(handler);
        Cover { handler, outer, target, locals }
    }

    fn uncover(&mut self, cover: Cover) {
        self.unit.handler = cover.outer;
        if let Some(locals) = cover.locals
            && self.unit.assembler.is_used(cover.handler)
        {
            self.unit.assigned.lead(cover.target, locals);
        }
    }

    /// Does something with other registers taken; afterwards, those that it took are free.
    fn scratch<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        let mark = self.unit.registers.mark();
        let result = work(self);
        self.unit.registers.release(mark);
        result
    }

    fn take(&mut self) -> Register {
        self.unit.registers.take()
    }

    /// Generates at another place, and returns to this one.
    fn at<T>(&mut self, place: Place, work: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.unit.place, place);
        let result = work(self);
        self.unit.place = outer;
        result
    }

    fn move_to(&mut self, dst: Register, src: Register) {
        if dst != src {
            self.emit(Opcode::MOVE, (dst, src));
            self.wrote(dst);
        }
    }

    /// A register has been written: if it is a local variable's, that has a value from now on.
    fn wrote(&mut self, dst: Register) {
        if self.unit.registers.is_variable(dst) {
            self.unit.assigned.assign(dst.0);
        }
    }

    /// Emits an instruction whose first operand is the register that it writes.
    fn emit_to(&mut self, opcode: Opcode, dst: Register, operands: impl Operands) {
        let mut values = operands.values();
        values.rotate_right(1);
        values[0] = dst.into();
        self.push(opcode, values, false, None);
        self.wrote(dst);
    }

    fn load_singleton(&mut self, dst: Register, value: SingletonValue) {
        self.emit_to(Opcode::LOAD_SINGLETON, dst, (value as u16,));
    }

    fn load_none(&mut self, dst: Register) {
        self.load_singleton(dst, SingletonValue::None);
    }

    fn load_constant(&mut self, dst: Register, value: Constant) {
        match value {
            Constant::None => self.load_none(dst),
            Constant::True => self.load_singleton(dst, SingletonValue::True),
            Constant::False => self.load_singleton(dst, SingletonValue::False),
            Constant::Ellipsis => self.load_singleton(dst, SingletonValue::Ellipsis),
            Constant::Int(value) if i16::try_from(value).is_ok() => {
                self.emit_to(Opcode::LOAD_SMALL_INT, dst, (value,));
            }
            value => {
                let constant = self.unit.constant(value);
                self.emit_to(Opcode::LOAD_CONST, dst, (constant,));
            }
        }
    }

    fn load_str(&mut self, dst: Register, text: &str) {
        self.load_constant(dst, Constant::Str(text.as_bytes().into()));
    }

    /// Compares and jumps, backwards as well.
    fn compare_and_branch(
        &mut self,
        opcode: Opcode,
        left: Register,
        right: i64,
        condition: Condition,
        to: Label,
    ) {
        self.emit_jump(opcode, (left, right, i64::from(condition.0)), to);
    }
}

/// A handler that covers what is being generated.
struct Cover {
    handler: HandlerId,
    outer: Option<HandlerId>,
    target: Label,
    locals: Option<Locals>,
}

/// The scope of a node.
fn scope_at(table: &SymbolTable<'_>, span: Span) -> ScopeId {
    table.scope_of(span).expect("the table is that of the tree")
}
