//! Constants, as far as errors depend on them: the keys of a mapping pattern, and what `return` need not compute.

use crate::repr::{repr_bytes, repr_float, repr_str};
use crate::syntax::ast::{Constant, Expr, ExprContext, ExprKind, Operator, UnaryOp};
use crate::wtf8::Wtf8;
use dashu_int::UBig;
use dashu_int::ops::BitTest;

/// The value of a literal in a pattern: a constant, or a number with a sign, or a complex number written as a sum.
pub(super) enum Key<'a> {
    Singleton(&'static str, Option<u64>),
    Str(Wtf8<'a>),
    Bytes(&'a [u8]),
    Int { negative: bool, magnitude: UBig },
    Float(f64),
    Complex(f64, f64),
}

impl<'a> Key<'a> {
    /// The value; `None` if the expression is no such literal, or a sum that overflows.
    pub(super) fn of(expr: &Expr<'a>) -> Option<Key<'a>> {
        Some(match expr.kind {
            ExprKind::Constant { value, .. } => match value {
                Constant::None => Key::Singleton("None", None),
                Constant::Ellipsis => Key::Singleton("Ellipsis", None),
                Constant::True => Key::Singleton("True", Some(1)),
                Constant::False => Key::Singleton("False", Some(0)),
                Constant::Str(text) => Key::Str(text),
                Constant::Bytes(bytes) => Key::Bytes(bytes),
                Constant::Int(value) => {
                    Key::Int { negative: value < 0, magnitude: UBig::from(value.unsigned_abs()) }
                }
                Constant::BigInt(value) => Key::Int { negative: false, magnitude: value.value() },
                Constant::Float(value) => Key::Float(value),
                Constant::Imaginary(value) => Key::Complex(0.0, value),
            },
            ExprKind::UnaryOp { op: UnaryOp::USub, operand } => match Key::of(operand)? {
                Key::Int { negative, magnitude } => {
                    Key::Int { negative: !negative && magnitude != UBig::ZERO, magnitude }
                }
                Key::Float(value) => Key::Float(-value),
                Key::Complex(real, imaginary) => Key::Complex(-real, -imaginary),
                _ => return None,
            },
            ExprKind::BinOp { left, op, right } => {
                let (real, imaginary) = (Key::of(left)?.as_float()?, Key::of(right)?);
                match (op, imaginary) {
                    (Operator::Add, Key::Complex(zero, value)) => Key::Complex(real + zero, 0.0 + value),
                    (Operator::Sub, Key::Complex(zero, value)) => Key::Complex(real - zero, 0.0 - value),
                    _ => return None,
                }
            }
            _ => return None,
        })
    }

    fn as_float(&self) -> Option<f64> {
        match self {
            Key::Int { negative, magnitude } => {
                let value = magnitude.to_f64().value();
                value.is_finite().then_some(if *negative { -value } else { value })
            }
            Key::Float(value) => Some(*value),
            _ => None,
        }
    }

    /// What Python compares of it: `1`, `1.0`, `True` and `1+0j` are one key.
    pub(super) fn equality(&self) -> Equality<'a> {
        match *self {
            Key::Singleton(_, Some(number)) => Equality::real(Exact::of_int(false, UBig::from(number))),
            Key::Singleton(name, None) => Equality::Singleton(name),
            Key::Str(text) => Equality::Str(text.as_bytes()),
            Key::Bytes(bytes) => Equality::Bytes(bytes),
            Key::Int { negative, ref magnitude } => {
                Equality::real(Exact::of_int(negative, magnitude.clone()))
            }
            Key::Float(value) => Equality::real(Exact::of_float(value)),
            Key::Complex(real, imaginary) => {
                Equality::Number(Exact::of_float(real), Exact::of_float(imaginary))
            }
        }
    }

    /// `repr` of it.
    ///
    /// # Errors
    /// The message of Python's `ValueError` for an integer that has too many digits.
    pub(super) fn repr(&self) -> Result<String, String> {
        let mut out = String::new();
        match *self {
            Key::Singleton(name, _) => out.push_str(name),
            Key::Str(text) => repr_str(text, &mut out),
            Key::Bytes(bytes) => repr_bytes(bytes, &mut out),
            Key::Int { negative, ref magnitude } => {
                let digits = decimal(magnitude)?;
                out = if negative { format!("-{digits}") } else { digits };
            }
            Key::Float(value) => out = repr_float(value),
            Key::Complex(real, imaginary) => {
                let part = |value: f64| {
                    let digits = repr_float(value);
                    digits.strip_suffix(".0").map_or(digits.clone(), str::to_owned)
                };
                let digits = part(imaginary);
                let plus = if digits.starts_with('-') { "" } else { "+" };
                out = match real.to_bits() {
                    0 => format!("{digits}j"),
                    _ => format!("({}{plus}{digits}j)", part(real)),
                };
            }
        }
        Ok(out)
    }
}

/// The most digits that CPython writes of an integer.
const MAX_STR_DIGITS: usize = 4300;

fn decimal(magnitude: &UBig) -> Result<String, String> {
    // A digit has more than 3.32 bits: beyond this, the conversion is not worth its time.
    let digits = (magnitude.bit_len() <= MAX_STR_DIGITS * 10 / 3).then(|| magnitude.to_string());
    digits.filter(|digits| digits.len() <= MAX_STR_DIGITS).ok_or_else(|| {
        format!(
            "Exceeds the limit ({MAX_STR_DIGITS} digits) for integer string conversion; \
             use sys.set_int_max_str_digits() to increase the limit"
        )
    })
}

/// Equal for equal keys.
#[derive(PartialEq, Eq, Hash)]
pub(super) enum Equality<'a> {
    Singleton(&'static str),
    Str(&'a [u8]),
    Bytes(&'a [u8]),
    Number(Exact, Exact),
}

impl Equality<'_> {
    fn real(value: Exact) -> Self {
        Equality::Number(value, Exact::ZERO)
    }
}

/// A number as `odd × 2^exponent`, so that integers and floats compare exactly.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Exact {
    negative: bool,
    odd: UBig,
    exponent: i64,
}

impl Exact {
    const ZERO: Exact = Exact { negative: false, odd: UBig::ZERO, exponent: 0 };
    /// Larger than the exponent of any number that fits into memory.
    const INFINITE: i64 = i64::MAX;

    fn of_int(negative: bool, magnitude: UBig) -> Exact {
        match magnitude.trailing_zeros() {
            None => Exact::ZERO,
            Some(zeros) => Exact { negative, odd: magnitude >> zeros, exponent: zeros as i64 },
        }
    }

    fn of_float(value: f64) -> Exact {
        if !value.is_finite() {
            return Exact { negative: value < 0.0, odd: UBig::ONE, exponent: Exact::INFINITE };
        }
        let bits = value.to_bits();
        let (biased, fraction) = ((bits >> 52 & 0x7FF) as i64, bits & ((1 << 52) - 1));
        let (mantissa, exponent) =
            if biased == 0 { (fraction, -1074) } else { (fraction | 1 << 52, biased - 1075) };
        let mut exact = Exact::of_int(value < 0.0, UBig::from(mantissa));
        if exact.odd != UBig::ZERO {
            exact.exponent += exponent;
        }
        exact
    }
}

/// Whether CPython's optimizer makes the expression a constant. Arithmetic counts where it can neither fail nor grow
/// large: sums and differences of numbers.
pub(super) fn folds(expr: &Expr<'_>) -> bool {
    match expr.kind {
        ExprKind::Constant { .. } => true,
        ExprKind::Name { id, ctx: ExprContext::Load } => id == "__debug__",
        ExprKind::Tuple { elts, ctx: ExprContext::Load } => {
            elts.iter().all(|elt| stacker::maybe_grow(64 * 1024, 1024 * 1024, || folds(elt)))
        }
        ExprKind::UnaryOp { op: UnaryOp::Not, operand } => {
            stacker::maybe_grow(64 * 1024, 1024 * 1024, || folds(operand))
        }
        _ => is_number(expr),
    }
}

fn is_number(expr: &Expr<'_>) -> bool {
    match expr.kind {
        ExprKind::Constant { value, .. } => matches!(
            value,
            Constant::Int(_) | Constant::BigInt(_) | Constant::Float(_) | Constant::Imaginary(_)
        ),
        ExprKind::UnaryOp { op: UnaryOp::USub | UnaryOp::UAdd, operand } => {
            stacker::maybe_grow(64 * 1024, 1024 * 1024, || is_number(operand))
        }
        ExprKind::BinOp { left, op: Operator::Add | Operator::Sub, right } => {
            is_number(right) && stacker::maybe_grow(64 * 1024, 1024 * 1024, || is_number(left))
        }
        _ => false,
    }
}
