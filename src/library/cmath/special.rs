//! What the functions of `cmath` give where a part is infinite or NaN: the tables of C99, Annex G, as CPython has them.
//!
//! Rows by the real part, columns by the imaginary one, each in the order of [`Class`]. Where both are finite, and where the
//! function computes or refuses, stands NaN.

use std::f64::consts::{FRAC_PI_2 as P12, FRAC_PI_4 as P14, PI as P};

const P34: f64 = 0.75 * P;
const I: f64 = f64::INFINITY;
const N: f64 = f64::NAN;

/// What a part of a number is.
#[derive(Clone, Copy)]
pub enum Class {
    /// Minus infinity.
    MinusInfinity,
    /// Below zero.
    Negative,
    /// -0.0
    MinusZero,
    /// 0.0
    Zero,
    /// Above zero.
    Positive,
    /// Infinity.
    Infinity,
    /// Not a number.
    Nan,
}

impl Class {
    /// What a float is.
    pub fn of(x: f64) -> Class {
        match x {
            _ if x.is_nan() => Class::Nan,
            f64::INFINITY => Class::Infinity,
            f64::NEG_INFINITY => Class::MinusInfinity,
            0.0 => {
                if x.is_sign_negative() {
                    Class::MinusZero
                } else {
                    Class::Zero
                }
            }
            _ => {
                if x < 0.0 {
                    Class::Negative
                } else {
                    Class::Positive
                }
            }
        }
    }
}

/// Real and imaginary part for each pair of classes.
pub type Table = [[(f64, f64); 7]; 7];

#[rustfmt::skip]
pub const ACOS: Table = [
    [(P34, I), (P, I), (P, I), (P, -I), (P, -I), (P34, -I), (N, I)],
    [(P12, I), (N, N), (N, N), (N, N), (N, N), (P12, -I), (N, N)],
    [(P12, I), (N, N), (N, N), (N, N), (N, N), (P12, -I), (P12, N)],
    [(P12, I), (N, N), (N, N), (N, N), (N, N), (P12, -I), (P12, N)],
    [(P12, I), (N, N), (N, N), (N, N), (N, N), (P12, -I), (N, N)],
    [(P14, I), (0.0, I), (0.0, I), (0.0, -I), (0.0, -I), (P14, -I), (N, I)],
    [(N, I), (N, N), (N, N), (N, N), (N, N), (N, -I), (N, N)],
];
#[rustfmt::skip]
pub const ACOSH: Table = [
    [(I, -P34), (I, -P), (I, -P), (I, P), (I, P), (I, P34), (I, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P14), (I, -0.0), (I, -0.0), (I, 0.0), (I, 0.0), (I, P14), (I, N)],
    [(I, N), (N, N), (N, N), (N, N), (N, N), (I, N), (N, N)],
];
#[rustfmt::skip]
pub const ASINH: Table = [
    [(-I, -P14), (-I, -0.0), (-I, -0.0), (-I, 0.0), (-I, 0.0), (-I, P14), (-I, N)],
    [(-I, -P12), (N, N), (N, N), (N, N), (N, N), (-I, P12), (N, N)],
    [(-I, -P12), (N, N), (N, N), (N, N), (N, N), (-I, P12), (N, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P14), (I, -0.0), (I, -0.0), (I, 0.0), (I, 0.0), (I, P14), (I, N)],
    [(I, N), (N, N), (N, -0.0), (N, 0.0), (N, N), (I, N), (N, N)],
];
#[rustfmt::skip]
pub const ATANH: Table = [
    [(-0.0, -P12), (-0.0, -P12), (-0.0, -P12), (-0.0, P12), (-0.0, P12), (-0.0, P12), (-0.0, N)],
    [(-0.0, -P12), (N, N), (N, N), (N, N), (N, N), (-0.0, P12), (N, N)],
    [(-0.0, -P12), (N, N), (N, N), (N, N), (N, N), (-0.0, P12), (-0.0, N)],
    [(0.0, -P12), (N, N), (N, N), (N, N), (N, N), (0.0, P12), (0.0, N)],
    [(0.0, -P12), (N, N), (N, N), (N, N), (N, N), (0.0, P12), (N, N)],
    [(0.0, -P12), (0.0, -P12), (0.0, -P12), (0.0, P12), (0.0, P12), (0.0, P12), (0.0, N)],
    [(0.0, -P12), (N, N), (N, N), (N, N), (N, N), (0.0, P12), (N, N)],
];
#[rustfmt::skip]
pub const COSH: Table = [
    [(N, N), (N, N), (I, 0.0), (I, -0.0), (N, N), (N, N), (I, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, 0.0)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, 0.0)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (I, -0.0), (I, 0.0), (N, N), (N, N), (I, N)],
    [(N, N), (N, N), (N, 0.0), (N, 0.0), (N, N), (N, N), (N, N)],
];
#[rustfmt::skip]
pub const EXP: Table = [
    [(0.0, 0.0), (N, N), (0.0, -0.0), (0.0, 0.0), (N, N), (0.0, 0.0), (0.0, 0.0)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (I, -0.0), (I, 0.0), (N, N), (N, N), (I, N)],
    [(N, N), (N, N), (N, -0.0), (N, 0.0), (N, N), (N, N), (N, N)],
];
#[rustfmt::skip]
pub const LOG: Table = [
    [(I, -P34), (I, -P), (I, -P), (I, P), (I, P), (I, P34), (I, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P14), (I, -0.0), (I, -0.0), (I, 0.0), (I, 0.0), (I, P14), (I, N)],
    [(I, N), (N, N), (N, N), (N, N), (N, N), (I, N), (N, N)],
];
#[rustfmt::skip]
pub const RECT: Table = [
    [(N, N), (N, N), (-I, 0.0), (-I, -0.0), (N, N), (N, N), (I, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(0.0, 0.0), (N, N), (N, N), (N, N), (N, N), (0.0, 0.0), (0.0, 0.0)],
    [(0.0, 0.0), (N, N), (N, N), (N, N), (N, N), (0.0, 0.0), (0.0, 0.0)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (I, -0.0), (I, 0.0), (N, N), (N, N), (I, N)],
    [(N, N), (N, N), (N, 0.0), (N, 0.0), (N, N), (N, N), (N, N)],
];
#[rustfmt::skip]
pub const SINH: Table = [
    [(N, N), (N, N), (-I, -0.0), (-I, 0.0), (N, N), (N, N), (I, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (0.0, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (0.0, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (I, -0.0), (I, 0.0), (N, N), (N, N), (I, N)],
    [(N, N), (N, N), (N, -0.0), (N, 0.0), (N, N), (N, N), (N, N)],
];
#[rustfmt::skip]
pub const SQRT: Table = [
    [(I, -I), (0.0, -I), (0.0, -I), (0.0, I), (0.0, I), (I, I), (N, I)],
    [(I, -I), (N, N), (N, N), (N, N), (N, N), (I, I), (N, N)],
    [(I, -I), (N, N), (N, N), (N, N), (N, N), (I, I), (N, N)],
    [(I, -I), (N, N), (N, N), (N, N), (N, N), (I, I), (N, N)],
    [(I, -I), (N, N), (N, N), (N, N), (N, N), (I, I), (N, N)],
    [(I, -I), (I, -0.0), (I, -0.0), (I, 0.0), (I, 0.0), (I, I), (I, N)],
    [(I, -I), (N, N), (N, N), (N, N), (N, N), (I, I), (N, N)],
];
#[rustfmt::skip]
pub const TANH: Table = [
    [(-1.0, 0.0), (N, N), (-1.0, -0.0), (-1.0, 0.0), (N, N), (-1.0, 0.0), (-1.0, 0.0)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(1.0, 0.0), (N, N), (1.0, -0.0), (1.0, 0.0), (N, N), (1.0, 0.0), (1.0, 0.0)],
    [(N, N), (N, N), (N, -0.0), (N, 0.0), (N, N), (N, N), (N, N)],
];
