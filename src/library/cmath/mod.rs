//! `cmath`: the functions of complex numbers, step by step as CPython 3.11 computes them.

mod special;
#[cfg(test)]
mod tests;

use super::math::{MathError, asinh};
use crate::objects::complex::Number;
use special::{Class, Table};
use std::f64::consts::{E, FRAC_PI_2, LN_2, LN_10};

/// Beyond these, parts are scaled so that nothing overflows on the way.
const LARGE: f64 = f64::MAX / 4.0;

fn sqrt_large() -> f64 {
    LARGE.sqrt()
}

fn log_large() -> f64 {
    LARGE.ln()
}

fn scale(x: f64, exponent: i64) -> f64 {
    super::math::ldexp(x, exponent).unwrap_or(f64::INFINITY.copysign(x))
}

type Outcome = Result<Number, MathError>;

/// `cmath.NAME` for each function of one number that gives a number; `log` is the natural logarithm.
///
/// # Errors
/// As [`MathError`] has them. `None`: there is no such function.
#[inline(always)]
pub fn unary(name: &str) -> Option<fn(Number) -> Outcome> {
    Some(match name {
        "acos" => |z| Ok(acos(z)),
        "acosh" => |z| Ok(acosh(z)),
        "asin" => |z| Ok(unturn(arsinh(turn(z)))),
        "asinh" => |z| Ok(arsinh(z)),
        "atan" => |z| artanh(turn(z)).map(unturn),
        "atanh" => artanh,
        "cos" => |z| cosh(turn(z)),
        "cosh" => cosh,
        "exp" => exp,
        "log" => log,
        "log10" => log10,
        "sin" => |z| sinh(turn(z)).map(unturn),
        "sinh" => sinh,
        "sqrt" => |z| Ok(sqrt(z)),
        "tan" => |z| tanh(turn(z)).map(unturn),
        "tanh" => tanh,
        _ => return None,
    })
}

/// What a table has for a number that is not finite.
fn special(z: Number, table: &Table) -> Option<Number> {
    (!z.real.is_finite() || !z.imag.is_finite()).then(|| entry(z, table))
}

fn entry(z: Number, table: &Table) -> Number {
    let (real, imag) = table[Class::of(z.real) as usize][Class::of(z.imag) as usize];
    Number::new(real, imag)
}

/// `z * 1j`, and back: the circular functions are the hyperbolic ones turned.
fn turn(z: Number) -> Number {
    Number::new(-z.imag, z.real)
}

fn unturn(z: Number) -> Number {
    Number::new(z.imag, -z.real)
}

fn negative(z: Number) -> Number {
    Number::new(-z.real, -z.imag)
}

fn is_large(z: Number) -> bool {
    z.real.abs() > LARGE || z.imag.abs() > LARGE
}

/// The logarithm of twice the length of a large number.
fn log_twice_length(z: Number) -> f64 {
    (z.real / 2.0).hypot(z.imag / 2.0).ln() + LN_2 * 2.0
}

/// An infinite part is an overflow.
fn bounded(z: Number) -> Outcome {
    if z.real.is_infinite() || z.imag.is_infinite() { Err(MathError::Range) } else { Ok(z) }
}

fn acos(z: Number) -> Number {
    if let Some(result) = special(z, &special::ACOS) {
        return result;
    }
    if is_large(z) {
        let real = z.imag.abs().atan2(z.real);
        let length = log_twice_length(z);
        let imag = if z.real < 0.0 { -length.copysign(z.imag) } else { length.copysign(-z.imag) };
        return Number::new(real, imag);
    }
    let a = sqrt(Number::new(1.0 - z.real, -z.imag));
    let b = sqrt(Number::new(1.0 + z.real, z.imag));
    Number::new(2.0 * a.real.atan2(b.real), asinh(b.real * a.imag - b.imag * a.real))
}

fn acosh(z: Number) -> Number {
    if let Some(result) = special(z, &special::ACOSH) {
        return result;
    }
    if is_large(z) {
        return Number::new(log_twice_length(z), z.imag.atan2(z.real));
    }
    let a = sqrt(Number::new(z.real - 1.0, z.imag));
    let b = sqrt(Number::new(z.real + 1.0, z.imag));
    Number::new(asinh(a.real * b.real + a.imag * b.imag), 2.0 * a.imag.atan2(b.real))
}

fn arsinh(z: Number) -> Number {
    if let Some(result) = special(z, &special::ASINH) {
        return result;
    }
    if is_large(z) {
        let length = log_twice_length(z);
        let real = if z.imag >= 0.0 { length.copysign(z.real) } else { -length.copysign(-z.real) };
        return Number::new(real, z.imag.atan2(z.real.abs()));
    }
    let a = sqrt(Number::new(1.0 + z.imag, -z.real));
    let b = sqrt(Number::new(1.0 - z.imag, z.real));
    let real = asinh(a.real * b.imag - b.real * a.imag);
    Number::new(real, z.imag.atan2(a.real * b.real - a.imag * b.imag))
}

fn artanh(z: Number) -> Outcome {
    if let Some(result) = special(z, &special::ATANH) {
        return Ok(result);
    }
    if z.real.is_sign_negative() {
        return artanh(negative(z)).map(negative);
    }
    let height = z.imag.abs();
    if z.real > sqrt_large() || height > sqrt_large() {
        let length = (z.real / 2.0).hypot(z.imag / 2.0);
        return Ok(Number::new(z.real / 4.0 / length / length, -FRAC_PI_2.copysign(-z.imag)));
    }
    if z.real == 1.0 && height < f64::MIN_POSITIVE.sqrt() {
        if height == 0.0 {
            return Err(MathError::Domain);
        }
        let real = -(height.sqrt() / height.hypot(2.0).sqrt()).ln();
        return Ok(Number::new(real, (2f64.atan2(-height) / 2.0).copysign(z.imag)));
    }
    let to_one = 1.0 - z.real;
    let real = (4.0 * z.real / (to_one * to_one + height * height)).ln_1p() / 4.0;
    let imag = -(-2.0 * z.imag).atan2(to_one * (1.0 + z.real) - height * height) / 2.0;
    Ok(Number::new(real, imag))
}

/// The part that an angle gives an infinite or vanishing length.
fn directed(length: f64, angle: f64, real_sign: f64, imag_sign: f64) -> Number {
    Number::new(real_sign * length.copysign(angle.cos()), imag_sign * length.copysign(angle.sin()))
}

/// Infinite, and of a direction that is not along the axis.
fn is_directed(length: f64, angle: f64) -> bool {
    length.is_infinite() && angle.is_finite() && angle != 0.0
}

fn cosh(z: Number) -> Outcome {
    if !z.real.is_finite() || !z.imag.is_finite() {
        if z.imag.is_infinite() && !z.real.is_nan() {
            return Err(MathError::Domain);
        }
        if is_directed(z.real, z.imag) {
            return Ok(directed(f64::INFINITY, z.imag, 1.0, 1f64.copysign(z.real)));
        }
        return Ok(entry(z, &special::COSH));
    }
    let (sin, cos) = (z.imag.sin(), z.imag.cos());
    bounded(if z.real.abs() > log_large() {
        let less = z.real - 1f64.copysign(z.real);
        Number::new(cos * less.cosh() * E, sin * less.sinh() * E)
    } else {
        Number::new(cos * z.real.cosh(), sin * z.real.sinh())
    })
}

fn sinh(z: Number) -> Outcome {
    if !z.real.is_finite() || !z.imag.is_finite() {
        if z.imag.is_infinite() && !z.real.is_nan() {
            return Err(MathError::Domain);
        }
        if is_directed(z.real, z.imag) {
            return Ok(directed(f64::INFINITY, z.imag, 1f64.copysign(z.real), 1.0));
        }
        return Ok(entry(z, &special::SINH));
    }
    let (sin, cos) = (z.imag.sin(), z.imag.cos());
    bounded(if z.real.abs() > log_large() {
        let less = z.real - 1f64.copysign(z.real);
        Number::new(cos * less.sinh() * E, sin * less.cosh() * E)
    } else {
        Number::new(cos * z.real.sinh(), sin * z.real.cosh())
    })
}

fn tanh(z: Number) -> Outcome {
    if !z.real.is_finite() || !z.imag.is_finite() {
        if z.imag.is_infinite() && z.real.is_finite() {
            return Err(MathError::Domain);
        }
        if is_directed(z.real, z.imag) {
            let imag = 0f64.copysign(2.0 * z.imag.sin() * z.imag.cos());
            return Ok(Number::new(1f64.copysign(z.real), imag));
        }
        return Ok(entry(z, &special::TANH));
    }
    if z.real.abs() > log_large() {
        let imag = 4.0 * z.imag.sin() * z.imag.cos() * (-2.0 * z.real.abs()).exp();
        return Ok(Number::new(1f64.copysign(z.real), imag));
    }
    let (x, y) = (z.real.tanh(), z.imag.tan());
    let secant = 1.0 / z.real.cosh();
    let product = x * y;
    let denominator = 1.0 + product * product;
    Ok(Number::new(x * (1.0 + y * y) / denominator, y / denominator * secant * secant))
}

fn exp(z: Number) -> Outcome {
    if !z.real.is_finite() || !z.imag.is_finite() {
        if z.imag.is_infinite() && (z.real.is_finite() || z.real == f64::INFINITY) {
            return Err(MathError::Domain);
        }
        if is_directed(z.real, z.imag) {
            let length = if z.real > 0.0 { f64::INFINITY } else { 0.0 };
            return Ok(directed(length, z.imag, 1.0, 1.0));
        }
        return Ok(entry(z, &special::EXP));
    }
    let (sin, cos) = (z.imag.sin(), z.imag.cos());
    bounded(if z.real > log_large() {
        let length = (z.real - 1.0).exp();
        Number::new(length * cos * E, length * sin * E)
    } else {
        let length = z.real.exp();
        Number::new(length * cos, length * sin)
    })
}

/// The natural logarithm, with minus infinity for zero, which is an error only where nothing follows.
fn plain_log(z: Number) -> Number {
    if let Some(result) = special(z, &special::LOG) {
        return result;
    }
    let (a, b) = (z.real.abs(), z.imag.abs());
    let real = if a > LARGE || b > LARGE {
        (a / 2.0).hypot(b / 2.0).ln() + LN_2
    } else if a < f64::MIN_POSITIVE && b < f64::MIN_POSITIVE {
        if a == 0.0 && b == 0.0 {
            f64::NEG_INFINITY
        } else {
            scale(a, 53).hypot(scale(b, 53)).ln() - 53.0 * LN_2
        }
    } else {
        let length = a.hypot(b);
        if (0.71..=1.73).contains(&length) {
            let (more, less) = if a > b { (a, b) } else { (b, a) };
            ((more - 1.0) * (more + 1.0) + less * less).ln_1p() / 2.0
        } else {
            length.ln()
        }
    };
    Number::new(real, z.imag.atan2(z.real))
}

/// `cmath.log(z)`.
///
/// # Errors
/// Zero has no logarithm.
pub fn log(z: Number) -> Outcome {
    if z.real == 0.0 && z.imag == 0.0 { Err(MathError::Domain) } else { Ok(plain_log(z)) }
}

/// `cmath.log(z, base)`.
///
/// # Errors
/// The base has no logarithm, or that of 1. (A number that has none is no error here: so CPython has it.)
pub fn log_base(z: Number, base: Number) -> Outcome {
    plain_log(z).divide(log(base)?).ok_or(MathError::Domain)
}

fn log10(z: Number) -> Outcome {
    log(z).map(|log| Number::new(log.real / LN_10, log.imag / LN_10))
}

fn sqrt(z: Number) -> Number {
    if let Some(result) = special(z, &special::SQRT) {
        return result;
    }
    if z.real == 0.0 && z.imag == 0.0 {
        return Number::new(0.0, z.imag);
    }
    let (a, b) = (z.real.abs(), z.imag.abs());
    let more = if a < f64::MIN_POSITIVE && b < f64::MIN_POSITIVE {
        let a = scale(a, 53);
        scale((a + a.hypot(scale(b, 53))).sqrt(), -27)
    } else {
        let a = a / 8.0;
        2.0 * (a + a.hypot(b / 8.0)).sqrt()
    };
    let less = b / (2.0 * more);
    if z.real >= 0.0 {
        Number::new(more, less.copysign(z.imag))
    } else {
        Number::new(less, more.copysign(z.imag))
    }
}

/// `cmath.phase`.
pub fn phase(z: Number) -> f64 {
    z.imag.atan2(z.real)
}

/// `cmath.polar`: length and angle.
///
/// # Errors
/// The length is beyond the floats.
pub fn polar(z: Number) -> Result<(f64, f64), MathError> {
    Ok((z.abs().ok_or(MathError::Range)?, phase(z)))
}

/// `cmath.rect`.
///
/// # Errors
/// An infinite angle has no direction.
pub fn rect(length: f64, angle: f64) -> Outcome {
    if !length.is_finite() || !angle.is_finite() {
        if length != 0.0 && !length.is_nan() && angle.is_infinite() {
            return Err(MathError::Domain);
        }
        if is_directed(length, angle) {
            let sign = 1f64.copysign(length);
            return Ok(directed(f64::INFINITY, angle, sign, sign));
        }
        return Ok(entry(Number::new(length, angle), &special::RECT));
    }
    // The product keeps the sign of zero.
    Ok(if angle == 0.0 {
        Number::new(length, length * angle)
    } else {
        Number::new(length * angle.cos(), length * angle.sin())
    })
}

/// `cmath.isclose`. `None`: `ValueError: tolerances must be non-negative`.
pub fn isclose(a: Number, b: Number, relative: f64, absolute: f64) -> Option<bool> {
    if relative < 0.0 || absolute < 0.0 {
        return None;
    }
    if a == b {
        return Some(true);
    }
    if [a.real, a.imag, b.real, b.imag].into_iter().any(f64::is_infinite) {
        return Some(false);
    }
    let length = |z: Number| z.real.hypot(z.imag);
    let difference = length(a - b);
    Some(difference <= relative * length(b) || difference <= relative * length(a) || difference <= absolute)
}
