//! Expressions that are neither displays, calls, conditions nor functions.

use super::Generator;
use crate::bytecode::opcode::{BinaryOperator, ImmOp, await_context, format_flags};
use crate::bytecode::position::Range;
use crate::bytecode::{Constant, Opcode};
use crate::compiler::assembler::{Label, MOST_OPERANDS, Place};
use crate::compiler::registers::Register;
use crate::source::Span;
use crate::syntax::ast::{BoolOp, CmpOp, Expr, ExprContext, ExprKind, Operator, UnaryOp};

impl<'a> Generator<'a, '_> {
    /// Evaluates an expression into a register, which is written last on every way if it is a variable's.
    pub(super) fn expr(&mut self, expr: &'a Expr<'a>, dst: Register) {
        self.at(Place::At(expr.span), |generator| match generator.folder.fold(expr) {
            Some(value) => generator.load_constant(dst, value),
            None => stacker::maybe_grow(64 * 1024, 1024 * 1024, || generator.expr_on_this_stack(expr, dst)),
        });
    }

    /// Evaluates an expression for what it does.
    pub(super) fn discard(&mut self, expr: &'a Expr<'a>) {
        self.scratch(|generator| {
            generator.operand(expr);
        });
    }

    fn expr_on_this_stack(&mut self, expr: &'a Expr<'a>, dst: Register) {
        match expr.kind {
            ExprKind::Name { id, .. } => self.load_name(id, dst),
            ExprKind::Constant { value, .. } => {
                self.load_constant(dst, crate::compiler::fold::constant(value))
            }
            ExprKind::NamedExpr { target, value } => {
                self.via_temporary(dst, |generator, dst| {
                    generator.expr(value, dst);
                    generator.assign(target, dst);
                });
            }
            ExprKind::BoolOp { op, values } => {
                self.via_temporary(dst, |generator, dst| generator.bool_op(op, values, dst));
            }
            ExprKind::BinOp { left, op, right } => self.bin_op(left, op, right, dst),
            ExprKind::UnaryOp { op, operand } => {
                let opcode = match op {
                    UnaryOp::Invert => Opcode::UNARY_INVERT,
                    UnaryOp::Not => Opcode::UNARY_NOT,
                    UnaryOp::UAdd => Opcode::UNARY_POSITIVE,
                    UnaryOp::USub => Opcode::UNARY_NEGATIVE,
                };
                let value = self.scratch(|generator| generator.operand(operand));
                self.emit_to(opcode, dst, (value,));
            }
            ExprKind::Lambda { args, body } => self.lambda(expr, args, body, dst),
            ExprKind::IfExp { test, body, orelse } => {
                let (otherwise, end) = (self.label(), self.label());
                self.branch(test, otherwise, false);
                self.expr(body, dst);
                self.jump(end);
                self.bind(otherwise);
                self.expr(orelse, dst);
                self.bind(end);
            }
            ExprKind::Dict { keys, values } => self.dict(keys, values, dst),
            ExprKind::Set { elts } => self.set(elts, dst),
            ExprKind::List { elts, .. } => self.list(elts, dst),
            ExprKind::Tuple { elts, .. } => self.tuple(elts, dst),
            ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::GeneratorExp { .. } => self.comprehension(expr, dst),
            ExprKind::Await { value } => self.await_expr(value, await_context::AWAIT, dst),
            ExprKind::Yield { value } => {
                let live = self.unit.registers.mark();
                let yielded = self.scratch(|generator| match value {
                    Some(value) => generator.operand(value),
                    None => {
                        let none = generator.take();
                        generator.load_none(none);
                        none
                    }
                });
                self.yield_value(yielded, live, dst);
            }
            ExprKind::YieldFrom { value } => self.scratch(|generator| {
                let receiver = generator.take();
                let iterable = generator.scratch(|generator| generator.operand(value));
                generator.emit_to(Opcode::GET_YIELD_FROM_ITER, receiver, (iterable,));
                generator.send(receiver, dst);
            }),
            ExprKind::Compare { left, ops, comparators } => self.compare(expr, left, ops, comparators, dst),
            ExprKind::Call { func, args, keywords } => self.call(expr, func, args, keywords, dst),
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                self.formatted(value, conversion, format_spec, dst);
            }
            ExprKind::JoinedStr { values } => self.joined_str(values, dst),
            ExprKind::Attribute { value, attr, .. } => {
                if self.super_attribute(expr, dst, false) {
                    return;
                }
                let object = self.scratch(|generator| generator.operand(value));
                self.at(self.attribute_place(expr, attr), |generator| generator.load_attr(dst, object, attr));
            }
            ExprKind::Subscript { value, slice, .. } => self.subscript(value, slice, dst),
            ExprKind::Slice { lower, upper, step } => self.slice(lower, upper, step, dst),
            // Only a call or a display has one, and those look into it.
            ExprKind::Starred { value, .. } => self.expr(value, dst),
        }
    }

    /// Evaluates into a register that may be written on the way: `dst` itself, unless it is a variable's.
    pub(super) fn via_temporary(&mut self, dst: Register, work: impl FnOnce(&mut Self, Register)) {
        if !self.unit.registers.is_variable(dst) {
            return work(self, dst);
        }
        let temporary = self.scratch(|generator| {
            let temporary = generator.take();
            work(generator, temporary);
            temporary
        });
        self.move_to(dst, temporary);
    }

    fn bool_op(&mut self, op: BoolOp, values: &'a [&'a Expr<'a>], dst: Register) {
        let Some((last, others)) = values.split_last() else { return };
        let end = self.label();
        for value in others {
            self.expr(value, dst);
            self.jump_if(dst, end, op == BoolOp::Or);
        }
        self.expr(last, dst);
        self.bind(end);
    }

    fn bin_op(&mut self, left: &'a Expr<'a>, op: Operator, right: &'a Expr<'a>, dst: Register) {
        if op == Operator::Mod
            && let Some(Constant::Str(format)) = self.folder.fold(left)
            && self.folder.fold(right).is_none()
            && let Some(parts) = percent_format(&format, right)
        {
            return self.percent_formatted(parts, dst);
        }
        self.scratch(|generator| {
            let first = generator.operand_before(left, right.span);
            generator.binary(operator(op), dst, first, right, false);
        });
    }

    /// `R[dst] := R[left] op right`, or the same in place.
    pub(super) fn binary(
        &mut self,
        op: BinaryOperator,
        dst: Register,
        left: Register,
        right: &'a Expr<'a>,
        is_in_place: bool,
    ) {
        let small =
            (op != BinaryOperator::MatrixMultiply).then(|| self.small_int(right, ImmOp::RANGE)).flatten();
        let (opcode, third) = match small {
            Some(value) => (Opcode::BINARY_OP_IMM, value << 4 | op as i64),
            None => (op.opcode(), i64::from(self.operand(right))),
        };
        let mut operands = [0; MOST_OPERANDS];
        operands[..3].copy_from_slice(&[dst.into(), left.into(), third]);
        self.push(opcode, operands, is_in_place, None);
        self.wrote(dst);
    }

    /// The value of a small constant integer.
    pub(super) fn small_int(&mut self, expr: &Expr<'_>, (least, greatest): (i64, i64)) -> Option<i64> {
        match self.folder.fold(expr) {
            Some(Constant::Int(value)) if (least..=greatest).contains(&value) => Some(value),
            _ => None,
        }
    }

    fn compare(
        &mut self,
        expr: &'a Expr<'a>,
        left: &'a Expr<'a>,
        ops: &'a [CmpOp],
        comparators: &'a [&'a Expr<'a>],
        dst: Register,
    ) {
        if let (&[op], &[right]) = (ops, comparators) {
            return self.scratch(|generator| {
                let first = generator.operand_before(left, right.span);
                let second = generator.container_or_operand(op, right);
                generator.compare_op(op, dst, first, second);
            });
        }
        // The last comparison's value, or that of the first that is false.
        self.via_temporary(dst, |generator, dst| {
            let is_false = generator.label();
            generator.chain_value(expr, (left, ops, comparators), dst, is_false);
            generator.bind(is_false);
        });
    }

    fn chain_value(
        &mut self,
        expr: &'a Expr<'a>,
        (left, ops, comparators): (&'a Expr<'a>, &'a [CmpOp], &'a [&'a Expr<'a>]),
        dst: Register,
        is_false: Label,
    ) {
        self.scratch(|generator| {
            let mut first = generator.operand_before(left, expr.span);
            for (i, (&op, &right)) in ops.iter().zip(comparators).enumerate() {
                let is_last = i + 1 == ops.len();
                let second = match is_last {
                    true => generator.container_or_operand(op, right),
                    false => generator.operand_before(right, expr.span),
                };
                generator.compare_op(op, dst, first, second);
                if !is_last {
                    generator.jump_if(dst, is_false, false);
                }
                first = second;
            }
        });
    }

    fn compare_op(&mut self, op: CmpOp, dst: Register, left: Register, right: Register) {
        if let Some(operator) = super::conditions::ordering(op) {
            return self.emit_to(Opcode::COMPARE_OP, dst, (left, right, operator as u16));
        }
        let opcode = match op {
            CmpOp::Is | CmpOp::IsNot => Opcode::IS_OP,
            _ => Opcode::CONTAINS_OP,
        };
        if matches!(op, CmpOp::Is | CmpOp::In) {
            return self.emit_to(opcode, dst, (left, right));
        }
        self.scratch(|generator| {
            let positive = generator.take();
            generator.emit_to(opcode, positive, (left, right));
            generator.emit_to(Opcode::UNARY_NOT, dst, (positive,));
        });
    }

    pub(super) fn load_attr(&mut self, dst: Register, object: Register, attr: &str) {
        let name = self.name_index(attr);
        match u16::try_from(name) {
            Ok(name) => self.emit_to(Opcode::LOAD_ATTR, dst, (object, name)),
            Err(_) => self.emit_to(Opcode::LOAD_FAR_ATTR, dst, (name, object)),
        }
    }

    /// Where CPython sees an attribute that is written over several lines: on its last.
    pub(super) fn attribute_place(&self, expr: &Expr<'_>, attr: &str) -> Place {
        self.moved_to_attribute(expr.span, expr.span, attr)
    }

    /// The place of `node`, which has to do with the attribute at `attribute`: `update_start_location_to_match_attr`.
    pub(super) fn moved_to_attribute(&self, node: Span, attribute: Span, attr: &str) -> Place {
        let start = self.source.position(node.start);
        let end = self.source.position(attribute.end);
        if start.line == end.line {
            return Place::At(node);
        }
        let length = attr.chars().count() as u32;
        let node_end = self.source.position(node.end);
        let (line, end_line) = (end.line, node_end.line);
        match end.column.checked_sub(length) {
            Some(column) => Place::Exactly(Range { line, end_line, column, end_column: node_end.column }),
            None => Place::Exactly(Range { line, end_line, column: 0, end_column: 0 }),
        }
    }

    fn subscript(&mut self, value: &'a Expr<'a>, slice: &'a Expr<'a>, dst: Register) {
        self.scratch(|generator| {
            let container = generator.operand_before(value, slice.span);
            match generator.index(slice) {
                Index::Small(index) => {
                    generator.emit_to(Opcode::BINARY_SUBSCR_IMM, dst, (container, index));
                }
                Index::Slice(first) => generator.emit_to(Opcode::BINARY_SLICE, dst, (container, first)),
                Index::Value(index) => generator.emit_to(Opcode::BINARY_SUBSCR, dst, (container, index)),
            }
        });
    }

    /// Evaluates what stands between brackets.
    pub(super) fn index(&mut self, slice: &'a Expr<'a>) -> Index {
        if let Some(index) = self.small_int(slice, (i16::MIN.into(), i16::MAX.into())) {
            return Index::Small(index);
        }
        match slice.kind {
            ExprKind::Slice { lower, upper, step: None } => {
                Index::Slice(self.at(Place::At(slice.span), |generator| generator.bounds(&[lower, upper])))
            }
            _ => Index::Value(self.operand(slice)),
        }
    }

    fn bounds(&mut self, bounds: &[Option<&'a Expr<'a>>]) -> Register {
        let first = self.unit.registers.mark();
        for bound in bounds {
            let dst = self.take();
            match bound {
                Some(bound) => self.expr(bound, dst),
                None => self.load_none(dst),
            }
        }
        first
    }

    fn slice(
        &mut self,
        lower: Option<&'a Expr<'a>>,
        upper: Option<&'a Expr<'a>>,
        step: Option<&'a Expr<'a>>,
        dst: Register,
    ) {
        let parts = [lower, upper, step];
        let parts = if step.is_some() { &parts[..] } else { &parts[..2] };
        let first = self.scratch(|generator| generator.bounds(parts));
        self.emit_to(Opcode::BUILD_SLICE, dst, (first, parts.len() as u16));
    }

    fn formatted(
        &mut self,
        value: &'a Expr<'a>,
        conversion: i32,
        specification: Option<&'a Expr<'a>>,
        dst: Register,
    ) {
        let conversion: u16 = match u8::try_from(conversion) {
            Ok(b's') => 1,
            Ok(b'r') => 2,
            Ok(b'a') => 3,
            _ => 0,
        };
        self.scratch(|generator| match specification {
            None => {
                let value = generator.operand(value);
                generator.emit_to(Opcode::FORMAT_VALUE, dst, (value, conversion));
            }
            Some(specification) => {
                let value = generator.fresh(value);
                generator.fresh(specification);
                let flags = conversion | format_flags::HAS_SPECIFICATION;
                generator.emit_to(Opcode::FORMAT_VALUE, dst, (value, flags));
            }
        });
    }

    fn joined_str(&mut self, values: &'a [&'a Expr<'a>], dst: Register) {
        match values {
            [] => self.load_str(dst, ""),
            [only] if matches!(only.kind, ExprKind::FormattedValue { .. }) => self.expr(only, dst),
            _ => self.scratch(|generator| {
                let first = generator.unit.registers.mark();
                for value in values {
                    generator.fresh(value);
                }
                generator.emit_to(Opcode::BUILD_STRING, dst, (first, values.len() as u16));
            }),
        }
    }

    /// `'…%s…' % (a, …)`, as the f-string that it could have been.
    fn percent_formatted(&mut self, parts: Vec<Part<'a>>, dst: Register) {
        self.scratch(|generator| {
            let first = generator.unit.registers.mark();
            let count = parts.len() as u16;
            for part in parts {
                let register = generator.take();
                match part {
                    Part::Text(text) => generator.load_constant(register, Constant::Str(text.into())),
                    Part::Value { value, conversion, specification } => {
                        generator.scratch(|generator| {
                            let place = Place::At(value.span);
                            let value = match specification.is_empty() {
                                true => generator.operand(value),
                                false => generator.fresh(value),
                            };
                            generator.at(place, |generator| {
                                let mut flags = conversion;
                                if !specification.is_empty() {
                                    flags |= format_flags::HAS_SPECIFICATION;
                                    let text = generator.take();
                                    generator.load_str(text, &specification);
                                }
                                generator.emit_to(Opcode::FORMAT_VALUE, register, (value, flags));
                            });
                        });
                    }
                }
            }
            match count {
                1 => generator.move_to(dst, first),
                _ => generator.emit_to(Opcode::BUILD_STRING, dst, (first, count)),
            }
        });
    }

    /// Suspends with the value in a register. The registers from `live` on, but for the target, are not needed afterwards.
    pub(super) fn yield_value(&mut self, value: Register, live: Register, dst: Register) {
        let live = live.max(dst.plus(1));
        self.unit.most_kept = self.unit.most_kept.max(live.0);
        let mut value = value;
        let is_async = self.table[self.unit.scope].is_coroutine;
        self.scratch(|generator| {
            if is_async {
                let wrapped = generator.take();
                generator.emit_to(Opcode::ASYNC_GEN_WRAP, wrapped, (value,));
                value = wrapped;
            }
            generator.emit_to(Opcode::YIELD_VALUE, dst, (value, live));
        });
    }

    fn await_expr(&mut self, value: &'a Expr<'a>, context: u16, dst: Register) {
        self.scratch(|generator| {
            let receiver = generator.take();
            let awaited = generator.scratch(|generator| generator.operand(value));
            generator.await_register(awaited, receiver, context, dst);
        });
    }

    /// Awaits the value of a register, by way of another.
    pub(super) fn await_register(
        &mut self,
        value: Register,
        receiver: Register,
        context: u16,
        dst: Register,
    ) {
        self.emit_to(Opcode::GET_AWAITABLE, receiver, (value, context));
        self.send(receiver, dst);
    }

    /// Delegates to the iterator in a register until it ends with a result.
    pub(super) fn send(&mut self, receiver: Register, dst: Register) {
        self.scratch(|generator| {
            // What is sent, and what is got, can be where the result is wanted.
            let can_be_dst = !generator.unit.registers.is_variable(dst) && dst != receiver;
            let sent = if can_be_dst { dst } else { generator.take() };
            generator.load_none(sent);
            let window = generator.unit.registers.mark();
            generator.unit.most_kept = generator.unit.most_kept.max(window.0);
            generator.reserve_window();
            generator.emit(Opcode::SEND, (receiver, sent, window));
            generator.move_to(dst, sent);
        });
    }

    /// Sees to it that a window may begin at the next temporary.
    pub(super) fn reserve_window(&mut self) {
        self.scratch(|generator| generator.unit.registers.take_many(crate::compiler::registers::LINKAGE));
    }
}

/// A part of a format string: text, or a value with its conversion (as in `FORMAT_VALUE`) and its specification.
enum Part<'a> {
    Text(Vec<u8>),
    Value { value: &'a Expr<'a>, conversion: u16, specification: String },
}

/// The parts of `'…' % (…)`, where each is `%s`, `%r` or `%a`, possibly with a width: CPython's `optimize_format`.
fn percent_format<'a>(format: &[u8], right: &'a Expr<'a>) -> Option<Vec<Part<'a>>> {
    let ExprKind::Tuple { elts, .. } = right.kind else { return None };
    if elts.iter().any(|elt| super::displays::is_starred(elt)) {
        return None;
    }
    let (mut rest, mut values, mut parts) = (format, elts.iter(), Vec::new());
    let mut text = Vec::new();
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        if byte != b'%' {
            text.push(byte);
            continue;
        }
        if rest.first() == Some(&b'%') {
            text.push(b'%');
            rest = &rest[1..];
            continue;
        }
        if !text.is_empty() {
            parts.push(Part::Text(std::mem::take(&mut text)));
        }
        let (conversion, specification, tail) = conversion(rest)?;
        rest = tail;
        parts.push(Part::Value { value: values.next()?, conversion, specification });
    }
    if !text.is_empty() {
        parts.push(Part::Text(text));
    }
    (values.next().is_none() && !parts.is_empty()).then_some(parts)
}

/// Of a width or a precision with so many digits, CPython leaves the formatting to the operator.
const MOST_DIGITS: usize = 3;

/// What follows a `%`: the conversion, the specification, and what comes after it.
fn conversion(format: &[u8]) -> Option<(u16, String, &[u8])> {
    let digits = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let is_left = format.first() == Some(&b'-');
    let format = &format[usize::from(is_left)..];
    // A zero is a flag.
    if format.first() == Some(&b'0') {
        return None;
    }
    let (width, mut rest) = format.split_at(digits(format));
    if width.len() >= MOST_DIGITS {
        return None;
    }
    let mut specification = String::new();
    if !width.is_empty() && !is_left {
        specification.push('>');
    }
    specification.push_str(std::str::from_utf8(width).ok()?);
    if rest.first() == Some(&b'.') {
        let (precision, after) = rest[1..].split_at(digits(&rest[1..]));
        if precision.len() >= MOST_DIGITS {
            return None;
        }
        specification.push('.');
        specification.push_str(if precision.is_empty() {
            "0"
        } else {
            std::str::from_utf8(precision).ok()?
        });
        rest = after;
    }
    let (&letter, rest) = rest.split_first()?;
    let conversion = match letter {
        b's' => 1,
        b'r' => 2,
        b'a' => 3,
        _ => return None,
    };
    Some((conversion, specification, rest))
}

/// What stands between brackets.
pub(super) enum Index {
    Small(i64),
    /// The bounds of a slice without a step, in two registers.
    Slice(Register),
    Value(Register),
}

/// The operator of the bytecode.
pub(super) fn operator(op: Operator) -> BinaryOperator {
    match op {
        Operator::Add => BinaryOperator::Add,
        Operator::Sub => BinaryOperator::Subtract,
        Operator::Mult => BinaryOperator::Multiply,
        Operator::MatMult => BinaryOperator::MatrixMultiply,
        Operator::Div => BinaryOperator::TrueDivide,
        Operator::Mod => BinaryOperator::Remainder,
        Operator::Pow => BinaryOperator::Power,
        Operator::LShift => BinaryOperator::Lshift,
        Operator::RShift => BinaryOperator::Rshift,
        Operator::BitOr => BinaryOperator::Or,
        Operator::BitXor => BinaryOperator::Xor,
        Operator::BitAnd => BinaryOperator::And,
        Operator::FloorDiv => BinaryOperator::FloorDivide,
    }
}

/// Whether an expression is read.
pub(super) fn is_load(ctx: ExprContext) -> bool {
    ctx == ExprContext::Load
}
