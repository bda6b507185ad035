//! Constant folding, as CPython's `ast_opt.c` does it: what cannot fail and does not grow large.
//!
//! An expression that does not fold is tried once, so that folding is linear in the size of the tree.

use crate::bytecode::Constant;
use crate::syntax::ast::{self, Expr, ExprContext, ExprKind, Operator, UnaryOp};
use dashu_int::IBig;
use dashu_int::ops::{BitTest, DivRemEuclid};
use rustc_hash::FxHashSet;

/// The most bits of an integer that folding makes (`MAX_INT_SIZE`).
const MOST_BITS: usize = 128;
/// The most elements of a tuple that folding makes (`MAX_COLLECTION_SIZE`).
const MOST_ELEMENTS: usize = 256;
/// The most characters of a string that folding makes (`MAX_STR_SIZE`).
const MOST_CHARACTERS: usize = 4096;

/// Finds the values of constant expressions.
#[derive(Default)]
pub(super) struct Folder {
    /// The addresses of nodes that are no constants.
    failed: FxHashSet<usize>,
    /// Whether `__debug__` is false.
    pub(super) is_optimized: bool,
}

/// Whether an expression is a constant when it is folded.
pub(crate) fn is_constant(expr: &Expr<'_>) -> bool {
    Folder::default().fold(expr).is_some()
}

impl Folder {
    /// One for code in which `__debug__` is false, or true.
    pub(super) fn new(is_optimized: bool) -> Folder {
        Folder { is_optimized, ..Folder::default() }
    }

    /// The value of an expression, if it is a constant.
    pub(super) fn fold(&mut self, expr: &Expr<'_>) -> Option<Constant> {
        match expr.kind {
            ExprKind::Constant { value, .. } => Some(constant(value)),
            ExprKind::Name { id: "__debug__", ctx: ExprContext::Load } => {
                Some(bool_constant(!self.is_optimized))
            }
            ExprKind::BinOp { .. }
            | ExprKind::UnaryOp { .. }
            | ExprKind::Tuple { ctx: ExprContext::Load, .. }
            | ExprKind::Subscript { ctx: ExprContext::Load, .. } => {
                let address = std::ptr::from_ref(expr).addr();
                if self.failed.contains(&address) {
                    return None;
                }
                let value = stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.operation(expr));
                if value.is_none() {
                    self.failed.insert(address);
                }
                value
            }
            _ => None,
        }
    }

    fn operation(&mut self, expr: &Expr<'_>) -> Option<Constant> {
        match expr.kind {
            ExprKind::BinOp { left, op, right } => {
                let right = self.fold(right)?;
                binary(op, self.fold(left)?, right)
            }
            ExprKind::UnaryOp { op, operand } => unary(op, self.fold(operand)?),
            ExprKind::Tuple { elts, .. } => {
                let values = elts.iter().map(|elt| self.fold(elt)).collect::<Option<_>>()?;
                Some(Constant::Tuple(values))
            }
            ExprKind::Subscript { value, slice, .. } => {
                let index = self.fold(slice)?;
                subscript(self.fold(value)?, &index)
            }
            _ => None,
        }
    }

    /// The container of a membership test or a loop: a display of constants is one itself.
    pub(super) fn fold_container(&mut self, expr: &Expr<'_>) -> Option<Constant> {
        match expr.kind {
            ExprKind::List { elts, .. } => {
                Some(Constant::Tuple(elts.iter().map(|elt| self.fold(elt)).collect::<Option<_>>()?))
            }
            ExprKind::Set { elts } => {
                Some(Constant::FrozenSet(elts.iter().map(|elt| self.fold(elt)).collect::<Option<_>>()?))
            }
            _ => self.fold(expr),
        }
    }

    /// Whether an expression is a constant, and then whether it is true.
    pub(super) fn truth(&mut self, expr: &Expr<'_>) -> Option<bool> {
        self.fold(expr).map(|value| truth(&value))
    }
}

/// A literal's value.
pub(super) fn constant(value: ast::Constant<'_>) -> Constant {
    match value {
        ast::Constant::None => Constant::None,
        ast::Constant::True => Constant::True,
        ast::Constant::False => Constant::False,
        ast::Constant::Ellipsis => Constant::Ellipsis,
        ast::Constant::Int(value) => Constant::Int(value),
        ast::Constant::BigInt(value) => integer(IBig::from(value.value())),
        ast::Constant::Float(value) => Constant::Float(value),
        ast::Constant::Imaginary(value) => Constant::Complex(0.0, value),
        ast::Constant::Str(text) => Constant::Str(text.as_bytes().into()),
        ast::Constant::Bytes(bytes) => Constant::Bytes(bytes.into()),
    }
}

fn integer(value: IBig) -> Constant {
    i64::try_from(&value).map_or(Constant::BigInt(value), Constant::Int)
}

fn truth(value: &Constant) -> bool {
    match value {
        Constant::None | Constant::False => false,
        Constant::True | Constant::Ellipsis | Constant::BigInt(_) => true,
        Constant::Int(value) => *value != 0,
        Constant::Float(value) => *value != 0.0,
        Constant::Complex(real, imaginary) => *real != 0.0 || *imaginary != 0.0,
        Constant::Str(bytes) | Constant::Bytes(bytes) => !bytes.is_empty(),
        Constant::Tuple(items) | Constant::FrozenSet(items) => !items.is_empty(),
    }
}

fn as_bool(value: &Constant) -> Option<bool> {
    match value {
        Constant::True => Some(true),
        Constant::False => Some(false),
        _ => None,
    }
}

fn bool_constant(value: bool) -> Constant {
    if value { Constant::True } else { Constant::False }
}

/// A number, as arithmetic sees it.
enum Number {
    Int(IBig),
    Float(f64),
    Complex(f64, f64),
}

impl Number {
    fn of(value: &Constant) -> Option<Number> {
        Some(match value {
            Constant::False => Number::Int(IBig::ZERO),
            Constant::True => Number::Int(IBig::ONE),
            Constant::Int(value) => Number::Int(IBig::from(*value)),
            Constant::BigInt(value) => Number::Int(value.clone()),
            Constant::Float(value) => Number::Float(*value),
            Constant::Complex(real, imaginary) => Number::Complex(*real, *imaginary),
            _ => return None,
        })
    }

    fn as_float(&self) -> Option<f64> {
        match self {
            Number::Int(value) => Some(value.to_f64().value()).filter(|value| value.is_finite()),
            Number::Float(value) => Some(*value),
            Number::Complex(..) => None,
        }
    }

    fn as_complex(&self) -> Option<(f64, f64)> {
        match self {
            Number::Complex(real, imaginary) => Some((*real, *imaginary)),
            real => Some((real.as_float()?, 0.0)),
        }
    }
}

fn unary(op: UnaryOp, value: Constant) -> Option<Constant> {
    if op == UnaryOp::Not {
        return Some(bool_constant(!truth(&value)));
    }
    Some(match (op, Number::of(&value)?) {
        (UnaryOp::UAdd, Number::Int(value)) => integer(value),
        (UnaryOp::UAdd, Number::Float(value)) => Constant::Float(value),
        (UnaryOp::UAdd, Number::Complex(real, imaginary)) => Constant::Complex(real, imaginary),
        (UnaryOp::USub, Number::Int(value)) => integer(-value),
        (UnaryOp::USub, Number::Float(value)) => Constant::Float(-value),
        (UnaryOp::USub, Number::Complex(real, imaginary)) => Constant::Complex(-real, -imaginary),
        (UnaryOp::Invert, Number::Int(value)) => integer(-value - IBig::ONE),
        _ => return None,
    })
}

fn binary(op: Operator, left: Constant, right: Constant) -> Option<Constant> {
    if let (Some(left), Some(right)) = (as_bool(&left), as_bool(&right)) {
        // The bitwise operators of two bools give a bool.
        match op {
            Operator::BitAnd => return Some(bool_constant(left & right)),
            Operator::BitOr => return Some(bool_constant(left | right)),
            Operator::BitXor => return Some(bool_constant(left ^ right)),
            _ => {}
        }
    }
    match (Number::of(&left), Number::of(&right)) {
        (Some(Number::Int(left)), Some(Number::Int(right))) => integers(op, left, right),
        (Some(left), Some(right)) => match (left.as_float(), right.as_float()) {
            (Some(left), Some(right)) => floats(op, left, right).map(Constant::Float),
            _ => {
                let ((a, b), (c, d)) = (left.as_complex()?, right.as_complex()?);
                let (real, imaginary) = match op {
                    Operator::Add => (a + c, b + d),
                    Operator::Sub => (a - c, b - d),
                    Operator::Mult => (a * c - b * d, a * d + b * c),
                    _ => return None,
                };
                Some(Constant::Complex(real, imaginary))
            }
        },
        (None, Some(Number::Int(times))) if op == Operator::Mult => repeated(left, &times),
        (Some(Number::Int(times)), None) if op == Operator::Mult => repeated(right, &times),
        (None, None) if op == Operator::Add => joined(left, right),
        _ => None,
    }
}

fn integers(op: Operator, left: IBig, right: IBig) -> Option<Constant> {
    let zero = IBig::ZERO;
    let bits = |value: &IBig| value.bit_len();
    Some(integer(match op {
        Operator::Add => left + right,
        Operator::Sub => left - right,
        Operator::Mult if left == zero || right == zero => zero,
        Operator::Mult => (bits(&left) + bits(&right) <= MOST_BITS).then(|| left * right)?,
        Operator::Div => {
            // Correctly rounded, as long as both are exact.
            let exact = |value: &IBig| (bits(value) <= 53).then(|| value.to_f64().value());
            let (left, right) = (exact(&left)?, exact(&right)?);
            return (right != 0.0).then(|| Constant::Float(left / right));
        }
        Operator::FloorDiv | Operator::Mod if right == zero => return None,
        Operator::FloorDiv => floor_divided(left, right).0,
        Operator::Mod => floor_divided(left, right).1,
        Operator::Pow => {
            let exponent = usize::try_from(&right).ok()?;
            (exponent == 0 || bits(&left) <= MOST_BITS / exponent).then(|| left.pow(exponent))?
        }
        Operator::LShift => {
            let by = usize::try_from(&right).ok()?;
            let fits = left == zero || by <= MOST_BITS && bits(&left) <= MOST_BITS - by;
            fits.then(|| if left == zero { left } else { left << by })?
        }
        Operator::RShift => {
            let by = usize::try_from(&right).ok()?;
            left >> by.min(MOST_BITS * 64)
        }
        Operator::BitOr => left | right,
        Operator::BitXor => left ^ right,
        Operator::BitAnd => left & right,
        Operator::MatMult => return None,
    }))
}

fn floor_divided(left: IBig, right: IBig) -> (IBig, IBig) {
    let (quotient, remainder) = (&left).div_rem_euclid(&right);
    let remainder = IBig::from(remainder);
    // Euclid's remainder is never negative; Python's has the sign of the divisor.
    match right < IBig::ZERO && remainder != IBig::ZERO {
        true => (quotient - IBig::ONE, remainder + right),
        false => (quotient, remainder),
    }
}

fn floats(op: Operator, left: f64, right: f64) -> Option<f64> {
    match op {
        Operator::Add => Some(left + right),
        Operator::Sub => Some(left - right),
        Operator::Mult => Some(left * right),
        Operator::Div => (right != 0.0).then(|| left / right),
        Operator::Mod if right != 0.0 => Some(float_divided(left, right).1),
        Operator::FloorDiv if right != 0.0 => Some(float_divided(left, right).0),
        Operator::Pow if left > 0.0 && left.is_finite() && right.is_finite() => {
            Some(left.powf(right)).filter(|power| power.is_finite())
        }
        _ => None,
    }
}

/// The floor of the quotient, and the remainder, which has the sign of the divisor.
fn float_divided(left: f64, right: f64) -> (f64, f64) {
    let mut remainder = left % right;
    let mut quotient = (left - remainder) / right;
    if remainder == 0.0 {
        remainder = 0.0_f64.copysign(right);
    } else if (right < 0.0) != (remainder < 0.0) {
        remainder += right;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0.0_f64.copysign(left / right), remainder);
    }
    let floor = quotient.floor();
    (if quotient - floor > 0.5 { floor + 1.0 } else { floor }, remainder)
}

fn repeated(value: Constant, times: &IBig) -> Option<Constant> {
    let times = if *times < IBig::ZERO { 0 } else { usize::try_from(times).ok()? };
    let fits = |length: usize, most: usize| length == 0 || times <= most / length;
    match value {
        Constant::Str(text) if fits(text.len(), MOST_CHARACTERS) => {
            Some(Constant::Str(text.repeat(times).into()))
        }
        Constant::Bytes(bytes) if fits(bytes.len(), MOST_CHARACTERS) => {
            Some(Constant::Bytes(bytes.repeat(times).into()))
        }
        Constant::Tuple(items) if times == 0 || fits(items.len(), MOST_ELEMENTS) => {
            let length = items.len() * times;
            Some(Constant::Tuple(items.iter().cycle().take(length).cloned().collect()))
        }
        _ => None,
    }
}

fn joined(left: Constant, right: Constant) -> Option<Constant> {
    match (left, right) {
        // Two halves of a surrogate pair would become one character.
        (Constant::Str(left), Constant::Str(right)) if std::str::from_utf8(&right).is_ok() => {
            Some(Constant::Str([left, right].concat().into()))
        }
        (Constant::Bytes(left), Constant::Bytes(right)) => {
            Some(Constant::Bytes([left, right].concat().into()))
        }
        (Constant::Tuple(left), Constant::Tuple(right)) => {
            Some(Constant::Tuple([left, right].concat().into()))
        }
        _ => None,
    }
}

fn subscript(container: Constant, index: &Constant) -> Option<Constant> {
    let Constant::Int(index) = *index else { return None };
    let at = |length: usize| {
        let from_end = if index < 0 { index.checked_add(length as i64)? } else { index };
        usize::try_from(from_end).ok().filter(|&at| at < length)
    };
    match container {
        Constant::Tuple(items) => items.get(at(items.len())?).cloned(),
        Constant::Str(text) if text.is_ascii() => Some(Constant::Str([text[at(text.len())?]].into())),
        Constant::Bytes(bytes) => Some(Constant::Int(bytes[at(bytes.len())?].into())),
        _ => None,
    }
}

/// Equal for constants that Python cannot tell apart: `1`, `1.0` and `True` are three.
pub(super) fn identity(value: &Constant) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_identity(value, &mut bytes);
    bytes
}

fn write_identity(value: &Constant, out: &mut Vec<u8>) {
    let (tag, payload): (u8, &[u8]) = match value {
        Constant::None => (b'N', &[]),
        Constant::True => (b'T', &[]),
        Constant::False => (b'F', &[]),
        Constant::Ellipsis => (b'.', &[]),
        Constant::Int(value) => (b'i', &value.to_le_bytes()),
        Constant::BigInt(value) => (b'I', &value.to_le_bytes()),
        Constant::Float(value) => (b'f', &value.to_bits().to_le_bytes()),
        Constant::Complex(real, imaginary) => {
            (b'c', &[real.to_bits().to_le_bytes(), imaginary.to_bits().to_le_bytes()].concat())
        }
        Constant::Str(text) => (b's', text),
        Constant::Bytes(bytes) => (b'b', bytes),
        Constant::Tuple(items) | Constant::FrozenSet(items) => {
            out.push(if matches!(value, Constant::Tuple(_)) { b'(' } else { b'{' });
            out.extend((items.len() as u32).to_le_bytes());
            items.iter().for_each(|item| {
                stacker::maybe_grow(64 * 1024, 1024 * 1024, || write_identity(item, out));
            });
            return;
        }
    };
    out.push(tag);
    out.extend((payload.len() as u32).to_le_bytes());
    out.extend(payload);
}
