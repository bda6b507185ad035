//! Floats of 16 bits: IEEE 754 binary16.

/// The nearest half float, of two the even one. `None`: the number is beyond them.
pub fn to_half(x: f64) -> Option<u16> {
    let sign = if x.is_sign_negative() { 0x8000 } else { 0 };
    if x.is_nan() {
        return Some(sign | 0x7E00);
    }
    let length = x.abs();
    if length.is_infinite() {
        return Some(sign | 0x7C00);
    }
    // The worth of the last bit: 2^-24 for all that is below 2^-14, and ten bits below the first one elsewhere.
    let exponent = ((length.to_bits() >> 52) as i32 - 1023).max(-14);
    if exponent > 15 {
        return None;
    }
    // Scaling by a power of two is exact, for what vanishes in it is far below a half.
    let mantissa = (length * 2f64.powi(10 - exponent)).round_ties_even() as u16;
    // A mantissa with its leading bit, or one rounded up to the next power, carries into the exponent.
    let bits = mantissa + (((exponent + 14) as u16) << 10);
    (bits < 0x7C00).then_some(sign | bits)
}

/// The number that a half float is.
pub fn from_half(bits: u16) -> f64 {
    let sign = if bits & 0x8000 != 0 { -1.0 } else { 1.0 };
    let fraction = f64::from(bits & 0x3FF);
    sign * match i32::from(bits >> 10 & 0x1F) {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        exponent => (fraction + 1024.0) * 2f64.powi(exponent - 25),
    }
}
