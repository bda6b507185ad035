//! The inverse hyperbolic functions and the cube root as glibc computes them: `f64` has its own, which differ in the last bit.
//!
//! The methods of the former are those of Sun Microsystems' fdlibm; that of the root is a polynomial and a step of Halley's.

use std::f64::consts::LN_2;

/// From here on the square is all of `x² ± 1`.
const LARGE: f64 = 268_435_456.0; // 2^28

/// The inverse hyperbolic sine.
pub fn asinh(x: f64) -> f64 {
    let length = x.abs();
    let result = if !x.is_finite() || length < 1.0 / LARGE {
        return x;
    } else if length > LARGE {
        length.ln() + LN_2
    } else if length > 2.0 {
        (2.0 * length + 1.0 / ((x * x + 1.0).sqrt() + length)).ln()
    } else {
        let square = x * x;
        (length + square / (1.0 + (1.0 + square).sqrt())).ln_1p()
    };
    result.copysign(x)
}

/// The inverse hyperbolic cosine; NaN below 1.
pub fn acosh(x: f64) -> f64 {
    if x >= LARGE {
        if x.is_infinite() { x } else { x.ln() + LN_2 }
    } else if x > 2.0 {
        let square = x * x;
        (2.0 * x - 1.0 / (x + (square - 1.0).sqrt())).ln()
    } else if x > 1.0 {
        let above = x - 1.0;
        (above + (2.0 * above + above * above).sqrt()).ln_1p()
    } else if x == 1.0 {
        0.0
    } else {
        f64::NAN
    }
}

/// The inverse hyperbolic tangent; infinite at 1, NaN beyond.
pub fn atanh(x: f64) -> f64 {
    let length = x.abs();
    let result = if length < 0.5 {
        if length < 1.0 / LARGE {
            return x;
        }
        let twice = length + length;
        0.5 * (twice + twice * length / (1.0 - length)).ln_1p()
    } else if length < 1.0 {
        0.5 * ((length + length) / (1.0 - length)).ln_1p()
    } else if length == 1.0 {
        f64::INFINITY
    } else {
        return f64::NAN;
    };
    result.copysign(x)
}

const CBRT_2: f64 = 1.2599210498948731648;
const CBRT_4: f64 = 1.5874010519681994748;

/// The cube root, which is not always the nearest float.
pub fn cbrt(x: f64) -> f64 {
    let (mantissa, exponent) = super::frexp(x.abs());
    if mantissa == 0.0 || !mantissa.is_finite() {
        return x;
    }
    const COEFFICIENTS: [f64; 7] = [
        0.145263899385486377,
        -0.784932344976639262,
        1.83469277483613086,
        -2.44693122563534430,
        2.11499494167371287,
        -1.50819193781584896,
        -0.354895765043919860,
    ];
    let root = -COEFFICIENTS.into_iter().reduce(|sum, next| sum * mantissa + next).unwrap_or(0.0);
    let cube = root * root * root;
    let root = root * (cube + 2.0 * mantissa) / (2.0 * cube + mantissa);
    let root = root * [1.0 / CBRT_4, 1.0 / CBRT_2, 1.0, CBRT_2, CBRT_4][(2 + exponent % 3) as usize];
    // A third of the exponent is far from both ends.
    (root * super::power_of_two(exponent / 3)).copysign(x)
}
