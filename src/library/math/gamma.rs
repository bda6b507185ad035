//! The gamma function and its logarithm: Lanczos' approximation with the coefficients and the steps of CPython, bit for bit.

use super::MathError;
use std::f64::consts::PI;

const G: f64 = 6.024680040776729583740234375;
const G_MINUS_HALF: f64 = 5.524680040776729583740234375;
const LN_PI: f64 = 1.144729885849400174143427351353058711647;

/// The coefficients of the numerator and of the denominator, from the constant on.
const COEFFICIENTS: [(f64, f64); 13] = [
    (23531376880.410759688572007674451636754734846804940, 0.0),
    (42919803642.649098768957899047001988850926355848959, 39916800.0),
    (35711959237.355668049440185451547166705960488635843, 120543840.0),
    (17921034426.037209699919755754458931112671403265390, 150917976.0),
    (6039542586.3520280050642916443072979210699388420708, 105258076.0),
    (1439720407.3117216736632230727949123939715485786372, 45995730.0),
    (248874557.86205415651146038641322942321632125127801, 13339535.0),
    (31426415.585400194380614231628318205362874684987640, 2637558.0),
    (2876370.6289353724412254090516208496135991145378768, 357423.0),
    (186056.26539522349504029498971604569928220784236328, 32670.0),
    (8071.6720023658162106380029022722506138218516325024, 1925.0),
    (210.82427775157934587250973392071336271166969580291, 66.0),
    (2.5066282746310002701649081771338373386264310793408, 1.0),
];

/// The sum for a positive number. Large numbers go the other way, lest the powers overflow.
fn lanczos(x: f64) -> f64 {
    let (mut above, mut below) = (0.0, 0.0);
    if x < 5.0 {
        for (numerator, denominator) in COEFFICIENTS.into_iter().rev() {
            above = above * x + numerator;
            below = below * x + denominator;
        }
    } else {
        for (numerator, denominator) in COEFFICIENTS {
            above = above / x + numerator;
            below = below / x + denominator;
        }
    }
    above / below
}

/// `sin(pi * x)`, true near whole numbers.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let result = match (2.0 * y).round() as u8 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1f64.copysign(x) * result
}

/// `math.gamma`.
///
/// # Errors
/// Zero, negative whole numbers and negative infinity have no value; a result beyond the floats.
pub fn gamma(x: f64) -> Result<f64, MathError> {
    if !x.is_finite() {
        return if x.is_nan() || x > 0.0 { Ok(x) } else { Err(MathError::Domain) };
    }
    if x == 0.0 {
        return Err(MathError::Domain);
    }
    if x == x.floor() {
        if x < 0.0 {
            return Err(MathError::Domain);
        }
        if x <= 23.0 {
            // Factorials that floats hold exactly.
            return Ok((1..x as u32).map(f64::from).product());
        }
    }
    let length = x.abs();
    if length < 1e-20 {
        let result = 1.0 / x;
        return if result.is_infinite() { Err(MathError::Range) } else { Ok(result) };
    }
    if length > 200.0 {
        return if x < 0.0 { Ok(0.0 / sin_pi(x)) } else { Err(MathError::Range) };
    }
    let y = length + G_MINUS_HALF;
    // What the addition lost.
    let lost = if length > G_MINUS_HALF { (y - length) - G_MINUS_HALF } else { (y - G_MINUS_HALF) - length };
    let correction = lost * G / y;
    let split = |result: f64, apply: fn(f64, f64) -> f64| {
        if length < 140.0 {
            apply(result, y.powf(length - 0.5))
        } else {
            let root = y.powf(length / 2.0 - 0.25);
            apply(apply(result, root), root)
        }
    };
    let result = if x < 0.0 {
        let mut result = -PI / sin_pi(length) / length * y.exp() / lanczos(length);
        result -= correction * result;
        split(result, |a, b| a / b)
    } else {
        let mut result = lanczos(length) / y.exp();
        result += correction * result;
        split(result, |a, b| a * b)
    };
    if result.is_infinite() { Err(MathError::Range) } else { Ok(result) }
}

/// `math.lgamma`: the logarithm of the absolute value of the gamma function.
///
/// # Errors
/// Zero and negative whole numbers have no value; a result beyond the floats.
pub fn lgamma(x: f64) -> Result<f64, MathError> {
    if !x.is_finite() {
        return Ok(if x.is_nan() { x } else { f64::INFINITY });
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(MathError::Domain) } else { Ok(0.0) };
    }
    let length = x.abs();
    if length < 1e-20 {
        return Ok(-length.ln());
    }
    let mut result = lanczos(length).ln() - G;
    result += (length - 0.5) * ((length + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        result = LN_PI - sin_pi(length).abs().ln() - length.ln() - result;
    }
    if result.is_infinite() { Err(MathError::Range) } else { Ok(result) }
}
