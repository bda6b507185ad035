//! What `math` computes on ints of any size: counting, and logarithms.

use super::MathError;
use crate::objects::int::{self, Operand};
use dashu_int::{
    UBig,
    ops::{BitTest, DivRem, Gcd},
};

/// A logarithm, by its base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Logarithm {
    /// `math.log`.
    Natural,
    /// `math.log2`.
    Two,
    /// `math.log10`.
    Ten,
}

impl Logarithm {
    fn of(self, x: f64) -> f64 {
        match self {
            Logarithm::Natural => x.ln(),
            Logarithm::Two => x.log2(),
            Logarithm::Ten => x.log10(),
        }
    }
    /// The logarithm of an int, which may be beyond the floats.
    ///
    /// # Errors
    /// The number is not above zero.
    pub fn of_int(self, number: Operand) -> Result<f64, MathError> {
        if number.is_negative() || number.is_zero() {
            return Err(MathError::Domain);
        }
        if let Ok(float) = int::to_f64(number) {
            return Ok(self.of(float));
        }
        let (mantissa, exponent) = frexp(number);
        Ok(self.of(mantissa) + self.of(2.0) * exponent as f64)
    }
}

/// The mantissa, at least a half and below 1, rounded to the even one, and the exponent of a positive int.
fn frexp(number: Operand) -> (f64, usize) {
    let bits = number.bit_length();
    let (_, magnitude) = number.big().into_parts();
    let shift = bits.saturating_sub(62);
    let mut top = u64::try_from(&magnitude >> shift).unwrap_or(u64::MAX);
    // What was shifted out matters only where the rest is exactly half.
    if shift > 0 && magnitude.trailing_zeros().is_some_and(|zeros| zeros < shift) {
        top |= 1;
    }
    let (mantissa, exponent) = super::frexp(top as f64);
    (mantissa, (exponent as usize) + shift)
}

/// The product of the numbers from `first` to `first + count - 1`; its factors are of like size, so that fast
/// multiplication pays.
fn product(first: &UBig, count: u64) -> UBig {
    if count <= 8 {
        return (0..count).fold(UBig::ONE, |product, i| product * (first + UBig::from(i)));
    }
    let half = count / 2;
    product(first, half) * product(&(first + UBig::from(half)), count - half)
}

/// `math.factorial`. `None`: the result has more than `max_bits`.
pub fn factorial(n: u64, max_bits: usize) -> Option<UBig> {
    fits(u64::BITS as u64 - u64::from(n.leading_zeros()), n, max_bits)?;
    Some(product(&UBig::ONE, n))
}

fn fits(bits: u64, count: u64, max_bits: usize) -> Option<()> {
    bits.checked_mul(count).is_some_and(|total| total <= max_bits as u64).then_some(())
}

/// `math.perm(n, k)`. `None`: the result may have more than `max_bits`.
pub fn perm(n: &UBig, k: u64, max_bits: usize) -> Option<UBig> {
    if UBig::from(k) > *n {
        return Some(UBig::ZERO);
    }
    fits(n.bit_len() as u64, k, max_bits)?;
    Some(product(&(n - UBig::from(k) + UBig::ONE), k))
}

/// `math.comb(n, k)`, where the caller has taken `n - k` for `k` if that is less: time grows with it. `None`: the numbers on
/// the way may have more than `max_bits`.
pub fn comb(n: &UBig, k: u64, max_bits: usize) -> Option<UBig> {
    if UBig::from(k) > *n {
        return Some(UBig::ZERO);
    }
    if let Some(result) = u64::try_from(n).ok().and_then(|n| small_comb(n, k)) {
        return Some(result.into());
    }
    let above = perm(n, k, max_bits)?;
    let (quotient, _) = above.div_rem(&product(&UBig::ONE, k));
    Some(quotient)
}

/// `None`: a product on the way is beyond 64 bits.
fn small_comb(n: u64, k: u64) -> Option<u64> {
    let k = k.min(n - k);
    (0..k).try_fold(1u64, |result, i| Some(result.checked_mul(n - i)? / (i + 1)))
}

/// `math.lcm` of two, without their signs.
pub fn lcm(a: &UBig, b: &UBig) -> UBig {
    if *a == UBig::ZERO || *b == UBig::ZERO {
        return UBig::ZERO;
    }
    let gcd = a.gcd(b);
    a / gcd * b
}
