//! Floats: arithmetic, hashing and rounding as CPython has them.

mod text;

pub use text::{HexError, Style, from_hex, parse, repr, to_hex, to_text};

use super::Value;
use super::int::{self, MODULUS, decompose};
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};
use dashu_int::{IBig, ops::BitTest};

/// A float that the value word cannot hold, or one of a class that extends `float`.
#[repr(C)]
pub struct BoxedFloat {
    pub(super) header: Header,
    float: f64,
}

impl BoxedFloat {
    /// A boxed float.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    #[cold]
    #[inline(never)]
    pub fn alloc(heap: &Heap, float: f64) -> Result<Gc<BoxedFloat>, OutOfMemory> {
        heap.alloc(BoxedFloat { header: Header::fresh(), float })
    }
    /// A float that is an instance of a Python class, with `slots` empty slots.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc_instance(
        heap: &Heap,
        float: f64,
        shape: u32,
        slots: u16,
    ) -> Result<Gc<BoxedFloat>, OutOfMemory> {
        heap.alloc_instance(BoxedFloat { header: Header::fresh(), float }, shape, slots, Value::UNBOUND)
    }
    /// The number.
    #[inline(always)]
    pub fn get(&self) -> f64 {
        self.float
    }
}

impl Trace for BoxedFloat {
    const LEAF: bool = true;
    fn trace(&self, _: &mut Marker<'_>) {}
}

/// The number of a float, or of an instance of a class that extends `float`.
#[inline]
pub fn of(value: Value) -> Option<f64> {
    value.as_tagged_float().or_else(|| value.as_kind::<BoxedFloat>().map(|boxed| boxed.get()))
}

/// A part of a complex number in `repr`: without the `.0` of whole numbers.
pub(super) fn repr_part(float: f64) -> String {
    let mut text = repr(float);
    if text.ends_with(".0") {
        text.truncate(text.len() - 2);
    }
    text
}

/// Python's hash of a number that is no NaN: the number modulo 2^61 - 1, equal to that of an equal int. NaN has 0.
pub fn hash(float: f64) -> i64 {
    if !float.is_finite() {
        return if float.is_nan() {
            0
        } else if float > 0.0 {
            314_159
        } else {
            -314_159
        };
    }
    let (mantissa, exponent) = decompose(float);
    // 2^61 is 1, so a power of two turns the bits round. The mantissa has 53 bits.
    let turn = exponent.rem_euclid(61);
    let bits = u128::from(mantissa.unsigned_abs()) << turn;
    let hash = ((bits & u128::from(MODULUS)) as u64 + (bits >> 61) as u64) % MODULUS;
    let hash = if mantissa < 0 { -(hash as i64) } else { hash as i64 };
    if hash == -1 { -2 } else { hash }
}

/// `x // y` and `x % y`: the quotient rounded down, and the remainder with the sign of the divisor. `None`: division by
/// zero.
pub fn divmod(x: f64, y: f64) -> Option<(f64, f64)> {
    if y == 0.0 {
        return None;
    }
    let mut remainder = x % y;
    // Inexact only where the quotient is not whole because of rounding.
    let mut quotient = (x - remainder) / y;
    if remainder == 0.0 {
        remainder = 0f64.copysign(y);
    } else if (y < 0.0) != (remainder < 0.0) {
        remainder += y;
        quotient -= 1.0;
    }
    let quotient = if quotient == 0.0 {
        0f64.copysign(x / y)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    Some((quotient, remainder))
}

/// `x // y`. `None`: division by zero.
pub fn floor_div(x: f64, y: f64) -> Option<f64> {
    divmod(x, y).map(|(quotient, _)| quotient)
}

/// `x % y`. `None`: division by zero.
#[inline]
pub fn rem(x: f64, y: f64) -> Option<f64> {
    if y == 0.0 {
        return None;
    }
    let remainder = x % y;
    Some(if remainder == 0.0 {
        0f64.copysign(y)
    } else if (y < 0.0) != (remainder < 0.0) {
        remainder + y
    } else {
        remainder
    })
}

/// Why a power of floats is no float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PowError {
    /// `ZeroDivisionError: 0.0 cannot be raised to a negative power`.
    ZeroDivision,
    /// `OverflowError: (34, 'Numerical result out of range')`.
    Overflow,
    /// A negative number to a power that is not whole: the result is complex.
    Complex,
}

/// `x ** y`.
///
/// # Errors
/// As in [`PowError`].
pub fn pow(x: f64, y: f64) -> Result<f64, PowError> {
    if y == 0.0 || x == 1.0 {
        return Ok(1.0);
    }
    if x.is_nan() || y.is_nan() {
        return Ok(f64::NAN);
    }
    if x.is_finite() && y.is_finite() {
        if x == 0.0 && y < 0.0 {
            return Err(PowError::ZeroDivision);
        }
        if x < 0.0 && y != y.floor() {
            return Err(PowError::Complex);
        }
    }
    let power = x.powf(y);
    let overflow = power.is_infinite() && x.is_finite() && y.is_finite();
    if overflow { Err(PowError::Overflow) } else { Ok(power) }
}

/// `round(x, digits)` for a finite or other number: the nearest multiple of `10 ** -digits`, ties to even, as the decimal
/// number that it is. `None`: the result is beyond the floats.
pub fn round(x: f64, digits: i64) -> Option<f64> {
    if !x.is_finite() || digits > 323 {
        return Some(x);
    }
    if digits < -308 {
        return Some(0.0 * x);
    }
    let rounded = if digits >= 0 {
        format!("{x:.*}", digits as usize).parse().unwrap_or(x)
    } else {
        let (mantissa, exponent) = decompose(x.abs());
        let unit = IBig::from(10).pow(-digits as usize);
        let (number, unit_scaled) = if exponent >= 0 {
            (IBig::from(mantissa) << exponent as usize, unit.clone())
        } else {
            (IBig::from(mantissa), &unit << -exponent as usize)
        };
        let (quotient, remainder) = int::big_divmod(&number, &unit_scaled);
        let twice = remainder * IBig::from(2);
        let up = twice > unit_scaled || twice == unit_scaled && quotient.bit(0);
        let whole = (if up { quotient + IBig::ONE } else { quotient }) * unit;
        whole.to_f64().value().copysign(x)
    };
    rounded.is_finite().then_some(rounded)
}

/// `float.as_integer_ratio` of a finite number: numerator and denominator.
///
/// # Errors
/// The limit of the heap is reached.
pub fn as_integer_ratio(heap: &Heap, x: f64) -> Result<(Value, Value), OutOfMemory> {
    let (mantissa, exponent) = decompose(x);
    let power = IBig::ONE << exponent.unsigned_abs() as usize;
    if exponent >= 0 {
        Ok((int::from_big(heap, power * mantissa)?, Value::small(1)))
    } else {
        Ok((int::from_i64(heap, mantissa)?, int::from_big(heap, power)?))
    }
}

#[cfg(test)]
mod tests;
