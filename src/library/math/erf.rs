//! The error function, as glibc computes it.
//!
//! The approximations and their coefficients are those of s_erf.c, which says of itself: Copyright (C) 1993 by Sun
//! Microsystems, Inc. All rights reserved. Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy,
//! modify, and distribute this software is freely granted, provided that this notice is preserved.

/// erf(1), about.
const ERX: f64 = 8.45062911510467529297e-01;
/// 2 / sqrt(pi) - 1, and eight times and a sixteenth as much as suits tiny numbers.
const EFX: f64 = 1.28379167095512586316e-01;

/// On [0, 0.84375], of the square.
const PP: &[f64] = &[
    1.28379167095512558561e-01,
    -3.25042107247001499370e-01,
    -2.84817495755985104766e-02,
    -5.77027029648944159157e-03,
    -2.37630166566501626084e-05,
];
const QQ: &[f64] = &[
    1.0,
    3.97917223959155352819e-01,
    6.50222499887672944485e-02,
    5.08130628187576562776e-03,
    1.32494738004321644526e-04,
    -3.96022827877536812320e-06,
];
/// On [0.84375, 1.25], of the distance to 1.
const PA: &[f64] = &[
    -2.36211856075265944077e-03,
    4.14856118683748331666e-01,
    -3.72207876035701323847e-01,
    3.18346619901161753674e-01,
    -1.10894694282396677476e-01,
    3.54783043256182359371e-02,
    -2.16637559486879084300e-03,
];
const QA: &[f64] = &[
    1.0,
    1.06420880400844228286e-01,
    5.40397917702171048937e-01,
    7.18286544141962662868e-02,
    1.26171219808761642112e-01,
    1.36370839120290507362e-02,
    1.19844998467991074170e-02,
];
/// On [1.25, 1/0.35], of the inverse of the square.
const RA: &[f64] = &[
    -9.86494403484714822705e-03,
    -6.93858572707181764372e-01,
    -1.05586262253232909814e+01,
    -6.23753324503260060396e+01,
    -1.62396669462573470355e+02,
    -1.84605092906711035994e+02,
    -8.12874355063065934246e+01,
    -9.81432934416914548592e+00,
];
const SA: &[f64] = &[
    1.0,
    1.96512716674392571292e+01,
    1.37657754143519042600e+02,
    4.34565877475229228821e+02,
    6.45387271733267880336e+02,
    4.29008140027567833386e+02,
    1.08635005541779435134e+02,
    6.57024977031928170135e+00,
    -6.04244152148580987438e-02,
];
/// On [1/0.35, 28], likewise.
const RB: &[f64] = &[
    -9.86494292470009928597e-03,
    -7.99283237680523006574e-01,
    -1.77579549177547519889e+01,
    -1.60636384855821916062e+02,
    -6.37566443368389627722e+02,
    -1.02509513161107724954e+03,
    -4.83519191608651397019e+02,
];
const SB: &[f64] = &[
    1.0,
    3.03380607434824582924e+01,
    3.25792512996573918826e+02,
    1.53672958608443695994e+03,
    3.19985821950859553908e+03,
    2.55305040643316442583e+03,
    4.74528541206955367215e+02,
    -2.24409524465858183362e+01,
];

/// A polynomial, pair by pair: glibc's order, which decides the last bit.
fn polynomial(coefficients: &[f64], x: f64) -> f64 {
    let square = x * x;
    let pair = |pair: &[f64]| if let [a, b] = pair { a + x * b } else { pair[0] };
    let mut pairs = coefficients.chunks(2).map(pair);
    let mut sum = pairs.next().unwrap_or(0.0);
    // The powers as glibc makes them: 2, 4 = 2 + 2, 6 = 4 + 2, 8 = 4 + 4.
    let fourth = square * square;
    let powers = [square, fourth, fourth * square, fourth * fourth];
    for (pair, power) in pairs.zip(powers) {
        sum += power * pair;
    }
    sum
}

/// Up to 0.84375: (erf(x) - x) / x.
fn near_zero(x: f64) -> f64 {
    let square = x * x;
    polynomial(PP, square) / polynomial(QQ, square)
}

/// From 0.84375 to 1.25: erf(x) - [`ERX`].
fn near_one(length: f64) -> f64 {
    let distance = length - 1.0;
    polynomial(PA, distance) / polynomial(QA, distance)
}

/// From 1.25 on: erfc(x).
fn tail(length: f64, other_form: f64) -> f64 {
    let inverse = 1.0 / (length * length);
    let ratio = if length < other_form {
        polynomial(RA, inverse) / polynomial(SA, inverse)
    } else {
        polynomial(RB, inverse) / polynomial(SB, inverse)
    };
    // The square without its lower half is exact.
    let upper = f64::from_bits(length.to_bits() & !0xFFFF_FFFF);
    (-upper * upper - 0.5625).exp() * ((upper - length) * (upper + length) + ratio).exp() / length
}

/// Where erf and erfc take the second form of the tail: 1 / 0.35, as their words have it.
const ERF_FORM: f64 = f64::from_bits(0x4006_DB6E_0000_0000);
const ERFC_FORM: f64 = f64::from_bits(0x4006_DB6D_0000_0000);

/// `math.erf`.
pub fn erf(x: f64) -> f64 {
    let length = x.abs();
    if length < 0.84375 {
        if length < super::power_of_two(-28) {
            let tiny = length < f64::from_bits(0x0080_0000_0000_0000);
            return if tiny { 0.0625 * (16.0 * x + (16.0 * EFX) * x) } else { x + EFX * x };
        }
        return x + x * near_zero(x);
    }
    let result = match length {
        _ if x.is_nan() => return x,
        ..1.25 => ERX + near_one(length),
        ..6.0 => 1.0 - tail(length, ERF_FORM),
        _ => 1.0,
    };
    result.copysign(x)
}

/// `math.erfc`: `1 - erf(x)`, true where that is small.
pub fn erfc(x: f64) -> f64 {
    let length = x.abs();
    if length < 0.84375 {
        if length < super::power_of_two(-56) {
            return 1.0 - x;
        }
        let y = near_zero(x);
        return if x < 0.25 { 1.0 - (x + x * y) } else { 0.5 - (x - 0.5 + x * y) };
    }
    match length {
        _ if x.is_nan() => x,
        ..1.25 if x >= 0.0 => 1.0 - ERX - near_one(length),
        ..1.25 => 1.0 + (ERX + near_one(length)),
        _ if x < -6.0 => 2.0,
        ..28.0 if x > 0.0 => tail(length, ERFC_FORM),
        ..28.0 => 2.0 - tail(length, ERFC_FORM),
        _ => 0.0,
    }
}
