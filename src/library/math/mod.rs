//! `math`: what CPython 3.11 computes on glibc, and when it has no answer.
//!
//! The elementary functions are the platform's own (those of `f64`); where CPython has an algorithm of its own, so does this
//! module. Arguments are floats; ints beyond the floats matter only to the logarithms, see [`integers`].
#![allow(clippy::excessive_precision, reason = "coefficients stand as they were computed")]

mod elementary;
mod erf;
mod gamma;
pub mod integers;
mod sums;
#[cfg(test)]
mod tests;

pub use elementary::{acosh, asinh, atanh, cbrt};
pub use erf::{erf, erfc};
pub use gamma::{gamma, lgamma};
pub use sums::{Fsum, SumError, dist, hypot};

/// Why there is no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathError {
    /// `ValueError: math domain error`.
    Domain,
    /// `OverflowError: math range error`.
    Range,
}

/// What a function of the C library gave, as CPython judges it: NaN out of nothing and infinity out of nothing are errors.
fn judge(result: f64, arguments: &[f64], overflow: MathError) -> Result<f64, MathError> {
    if result.is_nan() && !arguments.iter().any(|x| x.is_nan()) {
        return Err(MathError::Domain);
    }
    if result.is_infinite() && arguments.iter().all(|x| x.is_finite()) {
        return Err(overflow);
    }
    Ok(result)
}

/// `math.NAME` for each function of one float that gives a float.
///
/// # Errors
/// As [`MathError`] has them. `None`: there is no such function.
#[inline(always)]
pub fn unary(name: &str) -> Option<fn(f64) -> Result<f64, MathError>> {
    /// Infinity is a pole, not an overflow.
    macro_rules! pole {
        ($function:expr) => {
            |x| judge($function(x), &[x], MathError::Domain)
        };
    }
    macro_rules! overflow {
        ($function:expr) => {
            |x| judge($function(x), &[x], MathError::Range)
        };
    }
    Some(match name {
        "acos" => pole!(f64::acos),
        "acosh" => pole!(acosh),
        "asin" => pole!(f64::asin),
        "asinh" => pole!(asinh),
        "atan" => pole!(f64::atan),
        "atanh" => pole!(atanh),
        "cbrt" => pole!(cbrt),
        "cos" => pole!(f64::cos),
        "cosh" => overflow!(f64::cosh),
        "degrees" => |x| Ok(x * (180.0 / std::f64::consts::PI)),
        "erf" => |x| Ok(erf(x)),
        "erfc" => |x| Ok(erfc(x)),
        "exp" => overflow!(f64::exp),
        "exp2" => overflow!(f64::exp2),
        "expm1" => overflow!(f64::exp_m1),
        "fabs" => |x| Ok(x.abs()),
        "gamma" => gamma,
        "lgamma" => lgamma,
        "log" => log,
        "log10" => log10,
        "log1p" => pole!(f64::ln_1p),
        "log2" => log2,
        "radians" => |x| Ok(x * (std::f64::consts::PI / 180.0)),
        "sin" => pole!(f64::sin),
        "sinh" => overflow!(f64::sinh),
        "sqrt" => pole!(f64::sqrt),
        "tan" => pole!(f64::tan),
        "tanh" => pole!(f64::tanh),
        "ulp" => |x| Ok(ulp(x)),
        _ => return None,
    })
}

fn logarithm(x: f64, function: fn(f64) -> f64) -> Result<f64, MathError> {
    if x <= 0.0 { Err(MathError::Domain) } else { Ok(function(x)) }
}

/// The natural logarithm.
///
/// # Errors
/// The number is not above zero.
pub fn log(x: f64) -> Result<f64, MathError> {
    logarithm(x, f64::ln)
}

/// The logarithm to base 2.
///
/// # Errors
/// The number is not above zero.
pub fn log2(x: f64) -> Result<f64, MathError> {
    logarithm(x, f64::log2)
}

/// The logarithm to base 10.
///
/// # Errors
/// The number is not above zero.
pub fn log10(x: f64) -> Result<f64, MathError> {
    logarithm(x, f64::log10)
}

/// `math.atan2(y, x)`.
pub fn atan2(y: f64, x: f64) -> f64 {
    y.atan2(x)
}

/// `math.fmod`.
///
/// # Errors
/// The divisor is zero, or the dividend infinite.
pub fn fmod(x: f64, y: f64) -> Result<f64, MathError> {
    if y.is_infinite() && x.is_finite() {
        return Ok(x);
    }
    let result = x % y;
    if result.is_nan() && !x.is_nan() && !y.is_nan() { Err(MathError::Domain) } else { Ok(result) }
}

/// `math.remainder`: the difference to the nearest multiple, of two the even one.
///
/// # Errors
/// The divisor is zero, or the dividend infinite.
pub fn remainder(x: f64, y: f64) -> Result<f64, MathError> {
    if x.is_nan() {
        return Ok(x);
    }
    if y.is_nan() {
        return Ok(y);
    }
    if x.is_infinite() || y == 0.0 {
        return Err(MathError::Domain);
    }
    if y.is_infinite() {
        return Ok(x);
    }
    let (length, unit) = (x.abs(), y.abs());
    let below = length % unit;
    let above = unit - below;
    let result = if below < above {
        below
    } else if below > above {
        -above
    } else {
        // Halfway: the quotient's parity decides.
        below - 2.0 * ((0.5 * (length - below)) % unit)
    };
    Ok(1f64.copysign(x) * result)
}

/// `math.pow`, which is not the operator: it never gives a complex number.
///
/// # Errors
/// A negative number to a power that is not whole, zero to a negative one; a result beyond the floats.
pub fn pow(x: f64, y: f64) -> Result<f64, MathError> {
    if x.is_finite() && y.is_finite() {
        let result = x.powf(y);
        return match () {
            () if result.is_nan() => Err(MathError::Domain),
            () if result.is_infinite() && x == 0.0 => Err(MathError::Domain),
            () if result.is_infinite() => Err(MathError::Range),
            () => Ok(result),
        };
    }
    Ok(if x.is_nan() {
        if y == 0.0 { 1.0 } else { x }
    } else if y.is_nan() {
        if x == 1.0 { 1.0 } else { y }
    } else if x.is_infinite() {
        let odd = y.is_finite() && y.abs() % 2.0 == 1.0;
        match () {
            () if y > 0.0 => {
                if odd {
                    x
                } else {
                    x.abs()
                }
            }
            () if y == 0.0 => 1.0,
            () => {
                if odd {
                    0f64.copysign(x)
                } else {
                    0.0
                }
            }
        }
    } else if x.abs() == 1.0 {
        1.0
    } else if y > 0.0 && x.abs() > 1.0 {
        y
    } else if y < 0.0 && x.abs() < 1.0 {
        -y
    } else {
        0.0
    })
}

/// `math.frexp`: mantissa, whose absolute value is at least a half and below 1, and exponent.
pub fn frexp(x: f64) -> (f64, i32) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    // 2^54 makes normal numbers of the others.
    let (scaled, shift) = if x.abs() < f64::MIN_POSITIVE { (x * power_of_two(54), 54) } else { (x, 0) };
    let bits = scaled.to_bits();
    let exponent = (bits >> 52 & 0x7FF) as i32 - 1022;
    (f64::from_bits(bits & !(0x7FF << 52) | 1022 << 52), exponent - shift)
}

/// `2 ** exponent`, exactly, from -1074 to 1023. (`powi` goes by way of the inverse, which may be infinite.)
fn power_of_two(exponent: i32) -> f64 {
    let normal = exponent >= -1022;
    f64::from_bits(if normal { ((exponent + 1023) as u64) << 52 } else { 1 << (exponent + 1074) })
}

/// `math.ldexp`: `x * 2 ** exponent`, rounded once. The exponent may be clamped to 64 bits.
///
/// # Errors
/// The result is beyond the floats.
pub fn ldexp(x: f64, exponent: i64) -> Result<f64, MathError> {
    let (mantissa, own) = frexp(x);
    if mantissa == 0.0 || !mantissa.is_finite() {
        return Ok(x);
    }
    let exponent = exponent.saturating_add(own.into());
    Ok(match exponent {
        1025.. => return Err(MathError::Range),
        1024 => mantissa * 2.0 * power_of_two(1023),
        -1021.. => mantissa * power_of_two(exponent as i32),
        // Exact up to the last step, which rounds.
        -1080.. => mantissa * power_of_two(-1021) * power_of_two(exponent as i32 + 1021),
        _ => 0f64.copysign(x),
    })
}

/// `math.modf`: the fraction and the whole part, both with the sign.
pub fn modf(x: f64) -> (f64, f64) {
    if x.is_infinite() {
        return (0f64.copysign(x), x);
    }
    let whole = x.trunc();
    ((x - whole).copysign(x), whole)
}

/// `math.nextafter(x, y)`.
pub fn nextafter(x: f64, y: f64) -> f64 {
    if x == y || x.is_nan() || y.is_nan() {
        return if x.is_nan() { x } else { y };
    }
    if x < y { x.next_up() } else { x.next_down() }
}

/// `math.ulp`: the worth of the least bit.
pub fn ulp(x: f64) -> f64 {
    let x = x.abs();
    if !x.is_finite() {
        return x;
    }
    let above = x.next_up();
    if above.is_finite() { above - x } else { x - x.next_down() }
}

/// `math.isclose`. `None`: `ValueError: tolerances must be non-negative`.
pub fn isclose(a: f64, b: f64, relative: f64, absolute: f64) -> Option<bool> {
    if relative < 0.0 || absolute < 0.0 {
        return None;
    }
    if a == b {
        return Some(true);
    }
    if a.is_infinite() || b.is_infinite() {
        return Some(false);
    }
    let difference = (b - a).abs();
    Some(difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute)
}
