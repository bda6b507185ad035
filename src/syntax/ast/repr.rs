//! `repr` of constants, as Python writes it.

use super::Constant;
pub use crate::repr::{repr_bytes, repr_float, repr_str};
use std::fmt::Write;

/// `repr(value)`.
pub(super) fn repr_constant(value: &Constant<'_>, out: &mut String) {
    match *value {
        Constant::None => out.push_str("None"),
        Constant::True => out.push_str("True"),
        Constant::False => out.push_str("False"),
        Constant::Ellipsis => out.push_str("Ellipsis"),
        Constant::Int(value) => write!(out, "{value}").expect("a String takes all"),
        Constant::BigInt(value) => write!(out, "{}", value.value()).expect("a String takes all"),
        Constant::Float(value) => out.push_str(&repr_float(value)),
        Constant::Imaginary(value) => {
            let digits = repr_float(value);
            out.push_str(digits.strip_suffix(".0").unwrap_or(&digits));
            out.push('j');
        }
        Constant::Str(value) => repr_str(value, out),
        Constant::Bytes(value) => repr_bytes(value, out),
    }
}
