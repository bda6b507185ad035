//! Conditions: expressions that decide where to go.

use super::Generator;
use crate::bytecode::Opcode;
use crate::bytecode::opcode::{CompareOperator, Condition};
use crate::compiler::assembler::{Label, Place};
use crate::compiler::registers::Register;
use crate::syntax::ast::{BoolOp, CmpOp, Constant, Expr, ExprKind, UnaryOp};

impl<'a> Generator<'a, '_> {
    /// Goes to `to` if the truth of an expression is `when`. The label may stand already: then the way leads back.
    pub(super) fn branch(&mut self, expr: &'a Expr<'a>, to: Label, when: bool) {
        if let Some(truth) = self.folder.truth(expr) {
            if truth == when {
                self.go(to);
            }
            return;
        }
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.branch_on_this_stack(expr, to, when));
    }

    fn branch_on_this_stack(&mut self, expr: &'a Expr<'a>, to: Label, when: bool) {
        if let ExprKind::Compare { .. } = expr.kind {
            // CPython stays there: the error of `assert a == b` points at the comparison.
            self.unit.place = Place::At(expr.span);
        }
        match expr.kind {
            ExprKind::UnaryOp { op: UnaryOp::Not, operand } => self.branch(operand, to, !when),
            ExprKind::BoolOp { op, values } => {
                let Some((last, others)) = values.split_last() else { return };
                // `and` is decided by a false value, `or` by a true one.
                let deciding = op == BoolOp::Or;
                let decided = if when == deciding { to } else { self.label() };
                others.iter().for_each(|value| self.branch(value, decided, deciding));
                self.branch(last, to, when);
                if decided != to {
                    self.bind(decided);
                }
            }
            ExprKind::IfExp { test, body, orelse } => {
                let (otherwise, end) = (self.label(), self.label());
                self.branch(test, otherwise, false);
                self.branch(body, to, when);
                self.jump(end);
                self.bind(otherwise);
                self.branch(orelse, to, when);
                self.bind(end);
            }
            ExprKind::Compare { left, ops: &[op], comparators: &[right] } => {
                self.scratch(|generator| generator.comparison((left, op, right), to, when));
            }
            ExprKind::Compare { left, ops, comparators } => {
                let is_false = if when { self.label() } else { to };
                self.scratch(|generator| {
                    generator.chain(expr, left, ops, comparators, is_false, |generator, op, a, b| {
                        generator.jump_if_compared(op, a, b, to, when);
                    });
                });
                if when {
                    self.bind(is_false);
                }
            }
            _ => self.scratch(|generator| {
                let value = generator.operand(expr);
                generator.jump_if(value, to, when);
            }),
        }
    }

    /// Goes to a label, forwards or backwards. Nothing leads to what follows.
    fn go(&mut self, to: Label) {
        if self.unit.assembler.is_bound(to) { self.jump_back(to) } else { self.jump(to) }
    }

    /// Goes to `to` if the truth of a register is `when`.
    pub(super) fn jump_if(&mut self, value: Register, to: Label, when: bool) {
        let (opcode, opposite) = match when {
            true => (Opcode::JUMP_IF_TRUE, None),
            false => (Opcode::JUMP_IF_FALSE, Some(Opcode::JUMP_IF_TRUE)),
        };
        self.jump_either_way(to, opposite, |generator, instead, to| {
            generator.emit_jump(instead.unwrap_or(opcode), (value, 0), to);
        });
    }

    /// Emits a jump. If it would go backwards, and its instruction cannot, `opposite` jumps over one that can.
    fn jump_either_way(
        &mut self,
        to: Label,
        opposite: Option<Opcode>,
        emit: impl FnOnce(&mut Self, Option<Opcode>, Label),
    ) {
        match opposite.filter(|_| self.unit.assembler.is_bound(to)) {
            None => emit(self, None, to),
            opposite => {
                let over = self.label();
                emit(self, opposite, over);
                self.jump_back(to);
                self.bind(over);
            }
        }
    }

    fn comparison(&mut self, (left, op, right): (&'a Expr<'a>, CmpOp, &'a Expr<'a>), to: Label, when: bool) {
        if let Some((identity, other)) = identity_with_none(left, op, right) {
            let value = self.operand(other);
            let (opcode, opposite) = match identity == when {
                true => (Opcode::JUMP_IF_NONE, Some(Opcode::JUMP_IF_NOT_NONE)),
                false => (Opcode::JUMP_IF_NOT_NONE, None),
            };
            return self.jump_either_way(to, opposite, |generator, instead, to| {
                generator.emit_jump(instead.unwrap_or(opcode), (value, 0), to);
            });
        }
        let first = self.operand_before(left, right.span);
        if let Some(operator) = ordering(op)
            && let Some(value) = self.small_int(right, (i16::MIN.into(), i16::MAX.into()))
        {
            let opcode = Opcode::COMPARE_AND_BRANCH_IMM;
            return self.compare_either_way(opcode, first, value, operator, to, when);
        }
        let second = self.container_or_operand(op, right);
        self.jump_if_compared(op, first, second, to, when);
    }

    fn compare_either_way(
        &mut self,
        opcode: Opcode,
        left: Register,
        right: i64,
        operator: CompareOperator,
        to: Label,
        when: bool,
    ) {
        let opposite = (!when).then_some(opcode);
        self.jump_either_way(to, opposite, |generator, instead, to| {
            // The opposite of a negated condition is the plain one.
            let condition = Condition::new(operator, when || instead.is_some());
            generator.compare_and_branch(opcode, left, right, condition, to);
        });
    }

    /// Goes to `to` if comparing two registers gives `when`.
    fn jump_if_compared(&mut self, op: CmpOp, left: Register, right: Register, to: Label, when: bool) {
        if let Some(operator) = ordering(op) {
            let opcode = Opcode::COMPARE_AND_BRANCH;
            return self.compare_either_way(opcode, left, right.into(), operator, to, when);
        }
        let when = when == matches!(op, CmpOp::Is | CmpOp::In);
        if matches!(op, CmpOp::Is | CmpOp::IsNot) {
            let (opcode, opposite) = match when {
                true => (Opcode::JUMP_IF_IS, Opcode::JUMP_IF_IS_NOT),
                false => (Opcode::JUMP_IF_IS_NOT, Opcode::JUMP_IF_IS),
            };
            return self.jump_either_way(to, Some(opposite), |generator, instead, to| {
                generator.emit_jump(instead.unwrap_or(opcode), (left, right, 0), to);
            });
        }
        let is_in = self.take();
        self.emit_to(Opcode::CONTAINS_OP, is_in, (left, right));
        self.jump_if(is_in, to, when);
    }

    /// Evaluates a comparison chain up to its last comparison, which `last` makes of two registers. Goes to `is_false`
    /// if one before is false.
    pub(super) fn chain(
        &mut self,
        expr: &'a Expr<'a>,
        left: &'a Expr<'a>,
        ops: &'a [CmpOp],
        comparators: &'a [&'a Expr<'a>],
        is_false: Label,
        last: impl FnOnce(&mut Self, CmpOp, Register, Register),
    ) {
        let mut first = self.operand_before(left, expr.span);
        for (i, (&op, &right)) in ops.iter().zip(comparators).enumerate() {
            let second = match i + 1 == ops.len() {
                true => self.container_or_operand(op, right),
                false => self.operand_before(right, expr.span),
            };
            if i + 1 == ops.len() {
                return last(self, op, first, second);
            }
            self.jump_if_compared(op, first, second, is_false, false);
            first = second;
        }
    }

    /// The right operand of a comparison.
    pub(super) fn container_or_operand(&mut self, op: CmpOp, right: &'a Expr<'a>) -> Register {
        if matches!(op, CmpOp::In | CmpOp::NotIn)
            && let Some(container) = self.folder.fold_container(right)
        {
            let dst = self.take();
            self.at(Place::At(right.span), |generator| generator.load_constant(dst, container));
            return dst;
        }
        self.operand(right)
    }
}

/// `left is None` or its negation: whether it is the former, and what is compared.
fn identity_with_none<'a>(
    left: &'a Expr<'a>,
    op: CmpOp,
    right: &'a Expr<'a>,
) -> Option<(bool, &'a Expr<'a>)> {
    let is_none = |expr: &Expr<'_>| matches!(expr.kind, ExprKind::Constant { value: Constant::None, .. });
    match op {
        CmpOp::Is | CmpOp::IsNot if is_none(right) => Some((op == CmpOp::Is, left)),
        _ => None,
    }
}

/// A comparison that asks the operands.
pub(super) fn ordering(op: CmpOp) -> Option<CompareOperator> {
    Some(match op {
        CmpOp::Eq => CompareOperator::Eq,
        CmpOp::NotEq => CompareOperator::Ne,
        CmpOp::Lt => CompareOperator::Lt,
        CmpOp::LtE => CompareOperator::Le,
        CmpOp::Gt => CompareOperator::Gt,
        CmpOp::GtE => CompareOperator::Ge,
        CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn => return None,
    })
}
