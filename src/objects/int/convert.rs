//! Ints to floats and bytes, and back.

use super::{IntError, Operand, from_big, from_i64, magnitude};
use crate::heap::{Heap, OutOfMemory};
use crate::objects::Value;
use dashu_int::{IBig, UBig, ops::BitTest};
use std::cmp::Ordering;

/// The nearest float; of two, the even one.
///
/// # Errors
/// [`IntError::FloatOverflow`]: the number is beyond the floats.
pub fn to_f64(number: Operand) -> Result<f64, IntError> {
    match number {
        Operand::Small(i) => Ok(i as f64),
        Operand::Big(big) => {
            let float = big.get().to_f64().value();
            if float.is_infinite() { Err(IntError::FloatOverflow) } else { Ok(float) }
        }
    }
}

/// A finite float as a fraction: an odd or zero mantissa with its sign, and the power of two that it is multiplied by.
pub fn decompose(float: f64) -> (i64, i32) {
    let bits = float.to_bits();
    let exponent = (bits >> 52 & 0x7FF) as i32;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) =
        if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) };
    if mantissa == 0 {
        return (0, 0);
    }
    let zeros = mantissa.trailing_zeros();
    let mantissa = (mantissa >> zeros) as i64;
    (if float < 0.0 { -mantissa } else { mantissa }, exponent + zeros as i32)
}

/// A finite float without its fraction: `int(x)`, `math.trunc`.
///
/// # Errors
/// The limit of the heap is reached.
pub fn from_float(heap: &Heap, float: f64) -> Result<Value, OutOfMemory> {
    if float.abs() < 9e18 {
        return from_i64(heap, float as i64);
    }
    from_big(heap, big_from_float(float))
}

fn big_from_float(float: f64) -> IBig {
    let (mantissa, exponent) = decompose(float);
    if exponent >= 0 {
        IBig::from(mantissa) << exponent as usize
    } else {
        IBig::from(if exponent > -64 { mantissa / (1 << -exponent.max(-62)) } else { 0 })
    }
}

/// The order of an int and a float, exactly. `None`: the float is NaN.
pub fn compare_float(int: Operand, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    if let Operand::Small(i) = int
        && i.unsigned_abs() <= 1 << 53
    {
        return (i as f64).partial_cmp(&float);
    }
    if float.is_infinite() {
        return Some(if float > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let whole = float.trunc();
    let order = int.big().cmp(&big_from_float(whole));
    // Equal but for the fraction: that decides.
    Some(order.then_with(|| whole.partial_cmp(&float).unwrap_or(Ordering::Equal)))
}

/// `a / b`, correctly rounded.
///
/// # Errors
/// Division by zero; a quotient beyond the floats.
pub fn true_div(a: Operand, b: Operand) -> Result<f64, IntError> {
    if b.is_zero() {
        return Err(IntError::ZeroDivision);
    }
    const EXACT: u64 = 1 << 53;
    if let (Operand::Small(x), Operand::Small(y)) = (a, b)
        && x.unsigned_abs() <= EXACT
        && y.unsigned_abs() <= EXACT
    {
        return Ok(x as f64 / y as f64);
    }
    let quotient = divide(&magnitude(&a.big()), &magnitude(&b.big())).ok_or(IntError::FloatOverflow)?;
    Ok(if a.is_negative() != b.is_negative() { -quotient } else { quotient })
}

/// The nearest float to a quotient of naturals, the second of which is not zero. `None`: there is none.
pub(in crate::objects) fn divide(a: &UBig, b: &UBig) -> Option<f64> {
    use dashu_int::ops::DivRem;
    if *a == UBig::ZERO {
        return Some(0.0);
    }
    // Scaled so that the quotient has 55 or 56 bits: the mantissa, and at least two to round by.
    let difference = a.bit_len() as i64 - b.bit_len() as i64;
    if difference > 1025 {
        return None;
    }
    if difference < -1080 {
        return Some(0.0);
    }
    // Below 2^-1022 floats have fewer bits, down to 2^-1074.
    let shift = (difference - 55).max(-1076);
    let (quotient, remainder) =
        if shift >= 0 { a.div_rem(&(b << shift as usize)) } else { (a << -shift as usize).div_rem(b) };
    let mut bits = u64::try_from(&quotient).expect("the quotient has at most 56 bits");
    if remainder != UBig::ZERO {
        bits |= 1;
    }
    let extra = (64 - bits.leading_zeros() as i64 - 53).max(-1074 - shift).max(0);
    let half = (1u64 << extra) >> 1;
    let rest = bits & ((1 << extra) - 1);
    let mut mantissa = bits >> extra;
    if rest > half || rest == half && half != 0 && mantissa & 1 == 1 {
        mantissa += 1;
    }
    // At most 54 bits and exact: scaling in two steps, each a power of two, rounds nothing.
    let exponent = (shift + extra) as i32;
    let result = mantissa as f64 * 2f64.powi(exponent / 2) * 2f64.powi(exponent - exponent / 2);
    result.is_finite().then_some(result)
}

/// What `int.to_bytes` refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BytesError {
    /// `OverflowError: can't convert negative int to unsigned`.
    Negative,
    /// `OverflowError: int too big to convert`.
    TooBig,
}

/// `int.to_bytes`. Linear in `length`.
///
/// # Errors
/// The number needs more bytes, or a sign.
pub fn to_bytes(
    number: Operand,
    length: usize,
    big_endian: bool,
    signed: bool,
) -> Result<Vec<u8>, BytesError> {
    let negative = number.is_negative();
    if negative && !signed {
        return Err(BytesError::Negative);
    }
    let big = number.big();
    // Of a negative number the bits of its complement, flipped.
    let positive = if negative { -(big + IBig::ONE) } else { big };
    let bits = magnitude(&positive).bit_len() + usize::from(signed);
    // 0 and -1 fit in no bytes at all.
    if bits.div_ceil(8) > length && !(length == 0 && positive == IBig::ZERO) {
        return Err(BytesError::TooBig);
    }
    let mut bytes = magnitude(&positive).to_le_bytes().into_vec();
    bytes.resize(length, 0);
    if negative {
        bytes.iter_mut().for_each(|byte| *byte = !*byte);
    }
    if big_endian {
        bytes.reverse();
    }
    Ok(bytes)
}

/// `int.from_bytes`.
///
/// # Errors
/// The limit of the heap is reached.
pub fn from_bytes(heap: &Heap, bytes: &[u8], big_endian: bool, signed: bool) -> Result<Value, OutOfMemory> {
    let magnitude = if big_endian { UBig::from_be_bytes(bytes) } else { UBig::from_le_bytes(bytes) };
    let top = if big_endian { bytes.first() } else { bytes.last() };
    let mut number = IBig::from(magnitude);
    if signed && top.is_some_and(|byte| byte & 0x80 != 0) {
        number -= IBig::ONE << (bytes.len() * 8);
    }
    from_big(heap, number)
}
