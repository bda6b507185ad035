//! Ints: 62 bits in the word, beyond that dashu's. Arithmetic as Python has it.
//!
//! Takes ints and bools as operands; what else a program may add to an int is the virtual machine's affair.

mod convert;
mod text;

pub use convert::{BytesError, compare_float, from_bytes, from_float, to_bytes, to_f64, true_div};
pub(super) use convert::{decompose, divide};
pub(super) use text::trim;
pub use text::{DEFAULT_MAX_STR_DIGITS, ParseError, TooManyDigits, parse, to_radix, to_string};

use super::{Int, Value};
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};
use dashu_int::{IBig, UBig, Word, fast_div::ConstDivisor, ops::BitTest};
use std::cmp::Ordering;

/// An int beyond 62 bits, or one of a class that extends `int`, of any size.
#[repr(C)]
pub struct BigInt {
    pub(super) header: Header,
    number: IBig,
}

impl BigInt {
    /// The number.
    pub fn get(&self) -> &IBig {
        &self.number
    }
    /// An int that is an instance of a Python class, with `slots` empty slots.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc_instance(
        heap: &Heap,
        number: IBig,
        shape: u32,
        slots: u16,
    ) -> Result<Gc<BigInt>, OutOfMemory> {
        heap.charge(external(&number))?;
        heap.alloc_instance(BigInt { header: Header::fresh(), number }, shape, slots, Value::UNBOUND)
    }
}

/// Two words lie in the number itself.
fn external(number: &IBig) -> usize {
    let words = number.as_sign_words().1;
    if words.len() > 2 { size_of_val(words) } else { 0 }
}

impl Trace for BigInt {
    const LEAF: bool = true;
    fn trace(&self, _: &mut Marker<'_>) {}
    fn external_bytes(&self) -> usize {
        external(&self.number)
    }
}

/// Why an operation on ints has no int as its result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntError {
    /// The limit of the heap is reached, or the result would be beyond all memory.
    OutOfMemory,
    /// Division by zero: `ZeroDivisionError`.
    ZeroDivision,
    /// `ValueError: negative shift count`.
    NegativeShift,
    /// `OverflowError`: the number, or the quotient, is beyond the floats.
    FloatOverflow,
    /// `ValueError: base is not invertible for the given modulus`.
    NotInvertible,
    /// A negative power: the virtual machine computes it with floats.
    NegativeExponent,
}

impl From<OutOfMemory> for IntError {
    fn from(_: OutOfMemory) -> Self {
        IntError::OutOfMemory
    }
}

/// An operand: an int of any size, or a bool.
#[derive(Clone, Copy)]
pub enum Operand {
    /// At most 62 bits.
    Small(i64),
    /// Any size.
    Big(Gc<BigInt>),
}

impl Operand {
    /// The int that a value is; bools are 0 and 1, and instances of classes that extend `int` are their numbers.
    #[inline]
    pub fn of(value: Value) -> Option<Operand> {
        if let Some(int) = value.as_int() {
            return Some(Operand::Small(int.get()));
        }
        match value.as_bool() {
            Some(bool) => Some(Operand::Small(bool.into())),
            None => value.as_kind::<BigInt>().map(Operand::Big),
        }
    }
    /// The number.
    pub fn big(self) -> IBig {
        match self {
            Operand::Small(i) => i.into(),
            Operand::Big(big) => big.get().clone(),
        }
    }
    /// The number, which a small one lends from `held`.
    fn as_big<'a>(&'a self, held: &'a mut IBig) -> &'a IBig {
        match self {
            Operand::Small(i) => {
                *held = IBig::from(*i);
                held
            }
            Operand::Big(big) => big.get(),
        }
    }
    /// The number, if it fits.
    pub fn i64(self) -> Option<i64> {
        match self {
            Operand::Small(i) => Some(i),
            Operand::Big(big) => i64::try_from(big.get()).ok(),
        }
    }
    /// The number, or the bound of `i64` that it is beyond: what an index means.
    pub fn clamped(self) -> i64 {
        self.i64().unwrap_or(if self.is_negative() { i64::MIN } else { i64::MAX })
    }
    /// Whether the number is below zero.
    pub fn is_negative(self) -> bool {
        match self {
            Operand::Small(i) => i < 0,
            Operand::Big(big) => *big.get() < IBig::ZERO,
        }
    }
    /// Whether the number is zero.
    pub fn is_zero(self) -> bool {
        match self {
            Operand::Small(i) => i == 0,
            Operand::Big(big) => *big.get() == IBig::ZERO,
        }
    }
    /// `int.bit_length`.
    pub fn bit_length(self) -> usize {
        match self {
            Operand::Small(i) => 64 - i.unsigned_abs().leading_zeros() as usize,
            Operand::Big(big) => bit_length(big.get().as_sign_words().1),
        }
    }
    /// `int.bit_count`: the ones in the absolute value.
    pub fn bit_count(self) -> usize {
        match self {
            Operand::Small(i) => i.unsigned_abs().count_ones() as usize,
            Operand::Big(big) => {
                big.get().as_sign_words().1.iter().map(|word| word.count_ones() as usize).sum()
            }
        }
    }
    /// Python's hash: the number modulo 2^61 - 1, with its sign, and -2 instead of -1.
    pub fn hash(self) -> i64 {
        let (negative, remainder) = match self {
            Operand::Small(i) => (i < 0, i.unsigned_abs() % MODULUS),
            Operand::Big(big) => {
                let words = big.get().as_sign_words().1;
                (self.is_negative(), words.iter().rev().fold(0, |hash, &word| next_remainder(hash, word)))
            }
        };
        let hash = if negative { -(remainder as i64) } else { remainder as i64 };
        if hash == -1 { -2 } else { hash }
    }
}

/// The remainder modulo 2^61 - 1 of a number that goes on with a word, by the remainder of what stands before.
fn next_remainder(before: u64, word: Word) -> u64 {
    // PERF: no division, since 2^61 is 1 here: the word before counts 2^64 = 2^3 times, and what is beyond 61 bits once more.
    let before = (before << 3 | before >> 58) & MODULUS;
    let sum = before + (word & MODULUS) + (word >> 61);
    let sum = (sum & MODULUS) + (sum >> 61);
    if sum >= MODULUS { sum - MODULUS } else { sum }
}

/// The prime that numeric hashes are taken modulo.
pub(super) const MODULUS: u64 = (1 << 61) - 1;

fn bit_length(words: &[Word]) -> usize {
    let unused = words.last().map_or(0, |word| word.leading_zeros() as usize);
    words.len() * Word::BITS as usize - unused
}

/// The absolute value.
pub(super) fn magnitude(number: &IBig) -> UBig {
    UBig::from_words(number.as_sign_words().1)
}

/// The order of two ints.
pub fn compare(a: Operand, b: Operand) -> Ordering {
    match (a, b) {
        (Operand::Small(a), Operand::Small(b)) => a.cmp(&b),
        (Operand::Big(a), Operand::Big(b)) => a.get().cmp(b.get()),
        (Operand::Big(a), Operand::Small(b)) => a.get().cmp(&IBig::from(b)),
        (Operand::Small(a), Operand::Big(b)) => IBig::from(a).cmp(b.get()),
    }
}

/// An int as a value.
///
/// # Errors
/// The limit of the heap is reached.
#[inline]
pub fn from_i64(heap: &Heap, i: i64) -> Result<Value, OutOfMemory> {
    match Value::int(i) {
        Some(value) => Ok(value),
        None => from_big(heap, i.into()),
    }
}

/// An int as a value.
///
/// # Errors
/// The limit of the heap is reached.
pub fn from_i128(heap: &Heap, i: i128) -> Result<Value, OutOfMemory> {
    match i64::try_from(i) {
        Ok(i) => from_i64(heap, i),
        Err(_) => from_big(heap, i.into()),
    }
}

/// An int as a value.
///
/// # Errors
/// The limit of the heap is reached.
pub fn from_big(heap: &Heap, number: IBig) -> Result<Value, OutOfMemory> {
    if let Some(value) = i64::try_from(&number).ok().and_then(Value::int) {
        return Ok(value);
    }
    heap.charge(external(&number))?;
    heap.alloc(BigInt { header: Header::fresh(), number }).map(Value::object)
}

/// Calls `$small` with two `i64`, which gives an `i128`, or `$big` with two `&IBig`.
macro_rules! binary {
    ($heap:expr, $a:expr, $b:expr, |$x:ident, $y:ident| $small:expr, |$p:ident, $q:ident| $big:expr) => {
        match (operand($a), operand($b)) {
            (Operand::Small(x), Operand::Small(y)) => {
                let ($x, $y) = (i128::from(x), i128::from(y));
                from_i128($heap, $small)
            }
            (a, b) => {
                let (mut held_a, mut held_b) = (IBig::ZERO, IBig::ZERO);
                let ($p, $q) = (a.as_big(&mut held_a), b.as_big(&mut held_b));
                from_big($heap, $big)
            }
        }
    };
}

/// The operand that the caller knows a value to be.
#[inline]
fn operand(value: Value) -> Operand {
    Operand::of(value).expect("the operands of an int operation are ints")
}

/// The sum of two ints.
///
/// # Errors
/// The limit of the heap is reached.
#[inline]
pub fn add(heap: &Heap, a: Value, b: Value) -> Result<Value, OutOfMemory> {
    match Int::pair(a, b).and_then(|(a, b)| a.checked_add(b)) {
        Some(value) => Ok(value),
        None => add_big(heap, a, b),
    }
}

fn add_big(heap: &Heap, a: Value, b: Value) -> Result<Value, OutOfMemory> {
    // PERF: a number is copied neither for nothing to be added nor, below, to be multiplied by nothing.
    for (one, other) in [(a, b), (b, a)] {
        if one == Value::small(0) {
            return plain(heap, other);
        }
    }
    binary!(heap, a, b, |x, y| x + y, |p, q| p + q)
}

/// The difference of two ints.
///
/// # Errors
/// The limit of the heap is reached.
#[inline]
pub fn sub(heap: &Heap, a: Value, b: Value) -> Result<Value, OutOfMemory> {
    match Int::pair(a, b).and_then(|(a, b)| a.checked_sub(b)) {
        Some(value) => Ok(value),
        None => sub_big(heap, a, b),
    }
}

fn sub_big(heap: &Heap, a: Value, b: Value) -> Result<Value, OutOfMemory> {
    binary!(heap, a, b, |x, y| x - y, |p, q| p - q)
}

/// The product of two ints.
///
/// # Errors
/// The limit of the heap is reached.
#[inline]
pub fn mul(heap: &Heap, a: Value, b: Value) -> Result<Value, OutOfMemory> {
    match Int::pair(a, b).and_then(|(a, b)| a.checked_mul(b)) {
        Some(value) => Ok(value),
        None => mul_big(heap, a, b),
    }
}

fn mul_big(heap: &Heap, a: Value, b: Value) -> Result<Value, OutOfMemory> {
    for (one, other) in [(a, b), (b, a)] {
        if one == Value::small(0) {
            return Ok(one);
        }
        if one == Value::small(1) {
            return plain(heap, other);
        }
    }
    let bits = operand(a).bit_length() + operand(b).bit_length();
    check_size(heap, bits)?;
    binary!(heap, a, b, |x, y| x * y, |p, q| p * q)
}

/// Whether a number of so many bits can be made at all, before dashu would find out in its own way.
fn check_size(heap: &Heap, bits: usize) -> Result<(), OutOfMemory> {
    // Multiplication and the like need room besides the result.
    let bytes = (bits / 8).checked_mul(3).ok_or(OutOfMemory)?;
    if bytes < 1 << 16 {
        return Ok(());
    }
    heap.charge(bytes)?;
    heap.refund(bytes);
    // What the system refuses is refused here, and not in the middle of a multiplication.
    Vec::<u8>::new().try_reserve_exact(bytes).map_err(|_| OutOfMemory)
}

/// The quotient rounded down, and the remainder, which has the sign of the divisor. The divisor is not zero.
pub fn big_divmod(a: &IBig, b: &IBig) -> (IBig, IBig) {
    use dashu_int::ops::DivRem;
    let (quotient, remainder) = a.div_rem(b);
    if remainder != IBig::ZERO && (remainder < IBig::ZERO) != (*b < IBig::ZERO) {
        (quotient - IBig::ONE, remainder + b)
    } else {
        (quotient, remainder)
    }
}

fn floor_divmod(x: i128, y: i128) -> (i128, i128) {
    let (quotient, remainder) = (x / y, x % y);
    if remainder != 0 && (remainder < 0) != (y < 0) {
        (quotient - 1, remainder + y)
    } else {
        (quotient, remainder)
    }
}

/// `a // b`.
///
/// # Errors
/// Division by zero; the limit of the heap is reached.
pub fn floor_div(heap: &Heap, a: Value, b: Value) -> Result<Value, IntError> {
    if operand(b).is_zero() {
        return Err(IntError::ZeroDivision);
    }
    Ok(binary!(heap, a, b, |x, y| floor_divmod(x, y).0, |p, q| match small_quotient(p, q) {
        Some(quotient) => quotient.into(),
        None => big_divmod(p, q).0,
    })?)
}

/// The quotient rounded down of two numbers of the same sign, where their highest bits decide on it: that of numbers of
/// about the same length, most often.
fn small_quotient(a: &IBig, b: &IBig) -> Option<u64> {
    let ((sign_a, a), (sign_b, b)) = (a.as_sign_words(), b.as_sign_words());
    let length = bit_length(b);
    if sign_a != sign_b || length < 64 || bit_length(a) > length + 60 {
        return None;
    }
    // All but the highest 64 bits of the divisor are left out, of both: the quotient is that of two numbers which are each
    // less than one greater.
    let (a, b) = (bits_from(a, length - 64), bits_from(b, length - 64));
    let quotient = a / b;
    (a / (b + 1) == quotient).then_some(quotient as u64)
}

/// The bits of a number from one on, of which there are at most 128.
fn bits_from(words: &[Word], first: usize) -> u128 {
    let (place, shift) = (first / 64, first % 64);
    let word = |index: usize| u128::from(words.get(place + index).copied().unwrap_or(0));
    let bits = (word(1) << 64 | word(0)) >> shift;
    if shift == 0 { bits } else { bits | word(2) << (128 - shift) }
}

/// `a % b`.
///
/// # Errors
/// Division by zero; the limit of the heap is reached.
pub fn rem(heap: &Heap, a: Value, b: Value) -> Result<Value, IntError> {
    if operand(b).is_zero() {
        return Err(IntError::ZeroDivision);
    }
    Ok(binary!(heap, a, b, |x, y| floor_divmod(x, y).1, |p, q| big_rem(p, q))?)
}

fn big_rem(a: &IBig, b: &IBig) -> IBig {
    let remainder = a % b;
    if remainder != IBig::ZERO && (remainder < IBig::ZERO) != (*b < IBig::ZERO) {
        remainder + b
    } else {
        remainder
    }
}

/// `divmod(a, b)`.
///
/// # Errors
/// Division by zero; the limit of the heap is reached.
pub fn divmod(heap: &Heap, a: Value, b: Value) -> Result<(Value, Value), IntError> {
    if operand(b).is_zero() {
        return Err(IntError::ZeroDivision);
    }
    if let (Operand::Small(x), Operand::Small(y)) = (operand(a), operand(b)) {
        let (quotient, remainder) = floor_divmod(x.into(), y.into());
        return Ok((from_i128(heap, quotient)?, from_i128(heap, remainder)?));
    }
    let (a, b) = (operand(a), operand(b));
    let (mut held_a, mut held_b) = (IBig::ZERO, IBig::ZERO);
    let (quotient, remainder) = big_divmod(a.as_big(&mut held_a), b.as_big(&mut held_b));
    Ok((from_big(heap, quotient)?, from_big(heap, remainder)?))
}

/// `a & b`.
///
/// # Errors
/// The limit of the heap is reached.
pub fn and(heap: &Heap, a: Value, b: Value) -> Result<Value, OutOfMemory> {
    binary!(heap, a, b, |x, y| x & y, |p, q| p & q)
}

/// `a | b`.
///
/// # Errors
/// The limit of the heap is reached.
pub fn or(heap: &Heap, a: Value, b: Value) -> Result<Value, OutOfMemory> {
    binary!(heap, a, b, |x, y| x | y, |p, q| p | q)
}

/// `a ^ b`.
///
/// # Errors
/// The limit of the heap is reached.
pub fn xor(heap: &Heap, a: Value, b: Value) -> Result<Value, OutOfMemory> {
    binary!(heap, a, b, |x, y| x ^ y, |p, q| p ^ q)
}

/// `a << b`.
///
/// # Errors
/// A negative count; a result beyond the limit of the heap.
pub fn shl(heap: &Heap, a: Value, b: Value) -> Result<Value, IntError> {
    let (a, b) = (operand(a), operand(b));
    if b.is_negative() {
        return Err(IntError::NegativeShift);
    }
    if a.is_zero() {
        return Ok(Value::small(0));
    }
    let count = b.i64().and_then(|count| usize::try_from(count).ok()).ok_or(IntError::OutOfMemory)?;
    if let (Operand::Small(x), 0..=64) = (a, count) {
        return Ok(from_i128(heap, i128::from(x) << count)?);
    }
    check_size(heap, count.checked_add(a.bit_length()).ok_or(OutOfMemory)?)?;
    let mut held = IBig::ZERO;
    Ok(from_big(heap, a.as_big(&mut held) << count)?)
}

/// `a >> b`.
///
/// # Errors
/// A negative count; the limit of the heap is reached.
pub fn shr(heap: &Heap, a: Value, b: Value) -> Result<Value, IntError> {
    let (a, b) = (operand(a), operand(b));
    if b.is_negative() {
        return Err(IntError::NegativeShift);
    }
    let count = usize::try_from(b.clamped()).unwrap_or(usize::MAX);
    if count > a.bit_length() {
        return Ok(Value::small(if a.is_negative() { -1 } else { 0 }));
    }
    match a {
        Operand::Small(x) => Ok(from_i64(heap, x >> count.min(63))?),
        Operand::Big(big) => Ok(from_big(heap, big.get() >> count)?),
    }
}

/// `-a`.
///
/// # Errors
/// The limit of the heap is reached.
pub fn neg(heap: &Heap, a: Value) -> Result<Value, OutOfMemory> {
    match operand(a) {
        Operand::Small(x) => from_i64(heap, -x),
        Operand::Big(big) => from_big(heap, -big.get()),
    }
}

/// `~a`.
///
/// # Errors
/// The limit of the heap is reached.
pub fn invert(heap: &Heap, a: Value) -> Result<Value, OutOfMemory> {
    match operand(a) {
        Operand::Small(x) => from_i64(heap, !x),
        Operand::Big(big) => from_big(heap, -(big.get() + IBig::ONE)),
    }
}

/// `abs(a)`.
///
/// # Errors
/// The limit of the heap is reached.
pub fn abs(heap: &Heap, a: Value) -> Result<Value, OutOfMemory> {
    if operand(a).is_negative() { neg(heap, a) } else { plain(heap, a) }
}

/// `+a`, `int(a)`: a bool becomes a number, and an instance of a class that extends `int` a plain int.
///
/// # Errors
/// The limit of the heap is reached.
pub fn plain(heap: &Heap, a: Value) -> Result<Value, OutOfMemory> {
    match operand(a) {
        Operand::Small(x) => from_i64(heap, x),
        Operand::Big(big) if a.as_object::<BigInt>().is_some_and(|exact| exact.is(big)) => Ok(a),
        Operand::Big(big) => from_big(heap, big.get().clone()),
    }
}

/// `a ** b`.
///
/// # Errors
/// [`IntError::NegativeExponent`], for which the virtual machine uses floats; a result beyond the limit of the heap.
pub fn pow(heap: &Heap, a: Value, b: Value) -> Result<Value, IntError> {
    let (base, exponent) = (operand(a), operand(b));
    if exponent.is_negative() {
        return Err(IntError::NegativeExponent);
    }
    match base {
        _ if exponent.is_zero() => return Ok(Value::small(1)),
        Operand::Small(x @ (0 | 1)) => return Ok(Value::small(x as i32)),
        Operand::Small(-1) => {
            let odd = exponent.i64().map_or_else(|| exponent.big().bit(0), |i| i & 1 == 1);
            return Ok(Value::small(if odd { -1 } else { 1 }));
        }
        _ => {}
    }
    let exponent =
        exponent.i64().and_then(|count| usize::try_from(count).ok()).ok_or(IntError::OutOfMemory)?;
    if let Operand::Small(x) = base
        && let Some(power) = u32::try_from(exponent).ok().and_then(|exponent| x.checked_pow(exponent))
    {
        return Ok(from_i64(heap, power)?);
    }
    check_size(heap, base.bit_length().checked_mul(exponent).ok_or(OutOfMemory)?)?;
    Ok(from_big(heap, base.big().pow(exponent))?)
}

/// `pow(a, b, m)`.
///
/// # Errors
/// A modulus of zero ([`IntError::ZeroDivision`], though Python calls it a `ValueError`); a negative exponent where the
/// base has no inverse; the limit of the heap is reached.
pub fn pow_mod(heap: &Heap, a: Value, b: Value, m: Value) -> Result<Value, IntError> {
    let (base, exponent, modulus) = (operand(a).big(), operand(b).big(), operand(m).big());
    if modulus == IBig::ZERO {
        return Err(IntError::ZeroDivision);
    }
    if magnitude(&modulus) == UBig::ONE {
        return Ok(Value::small(0));
    }
    let ring = ConstDivisor::new(magnitude(&modulus));
    let positive = big_divmod(&base, &IBig::from(magnitude(&modulus))).1;
    let mut base = ring.reduce(magnitude(&positive));
    if exponent < IBig::ZERO {
        base = inverse(&positive, &magnitude(&modulus))
            .map(|inverse| ring.reduce(inverse))
            .ok_or(IntError::NotInvertible)?;
    }
    let residue = IBig::from(base.pow(&magnitude(&exponent)).residue());
    // The remainder has the sign of the modulus.
    let residue = big_divmod(&residue, &modulus).1;
    Ok(from_big(heap, residue)?)
}

/// The number by which `number` gives 1 modulo `modulus`.
fn inverse(number: &IBig, modulus: &UBig) -> Option<UBig> {
    use dashu_int::ops::ExtendedGcd;
    if *number == IBig::ZERO {
        return None;
    }
    let (gcd, x, _) = magnitude(number).gcd_ext(modulus);
    (gcd == UBig::ONE).then(|| magnitude(&big_divmod(&x, &IBig::from(modulus.clone())).1))
}

/// The greatest common divisor, never negative.
///
/// # Errors
/// The limit of the heap is reached.
pub fn gcd(heap: &Heap, a: Value, b: Value) -> Result<Value, OutOfMemory> {
    use dashu_int::ops::Gcd;
    let (a, b) = (operand(a), operand(b));
    if let (Operand::Small(x), Operand::Small(y)) = (a, b) {
        return from_i128(heap, gcd_of_words(x.unsigned_abs(), y.unsigned_abs()).into());
    }
    match (a.is_zero(), b.is_zero()) {
        (true, _) => from_big(heap, IBig::from(magnitude(&b.big()))),
        (_, true) => from_big(heap, IBig::from(magnitude(&a.big()))),
        _ => from_big(heap, IBig::from(magnitude(&a.big()).gcd(magnitude(&b.big())))),
    }
}

/// By halving and subtracting (Stein): a 64-bit division costs as much as many turns of this loop.
fn gcd_of_words(mut x: u64, mut y: u64) -> u64 {
    if x == 0 || y == 0 {
        return x | y;
    }
    let twos = (x | y).trailing_zeros();
    x >>= x.trailing_zeros();
    while y != 0 {
        y >>= y.trailing_zeros();
        (x, y) = (x.min(y), x.abs_diff(y));
    }
    x << twos
}

/// The root of the largest square that is not above `a`, which is not negative.
///
/// # Errors
/// The limit of the heap is reached.
pub fn isqrt(heap: &Heap, a: Value) -> Result<Value, OutOfMemory> {
    use dashu_int::ops::SquareRoot;
    match operand(a) {
        Operand::Small(x) => from_i64(heap, x.unsigned_abs().isqrt() as i64),
        Operand::Big(big) => from_big(heap, IBig::from(magnitude(big.get()).sqrt())),
    }
}

/// `round(a, digits)`: to a multiple of `10 ** -digits`, halves to the even one.
///
/// # Errors
/// The limit of the heap is reached.
pub fn round(heap: &Heap, a: Value, digits: i64) -> Result<Value, IntError> {
    if digits >= 0 {
        return Ok(plain(heap, a)?);
    }
    let number = operand(a).big();
    // A third of a digit is less than a bit: so large a power of ten leaves nothing.
    if digits.unsigned_abs() > (operand(a).bit_length() / 3 + 2) as u64 {
        return Ok(Value::small(0));
    }
    let unit = IBig::from(10).pow(digits.unsigned_abs() as usize);
    let (quotient, remainder) = big_divmod(&number, &unit);
    let up = match (&remainder * IBig::from(2)).cmp(&unit) {
        Ordering::Less => false,
        Ordering::Greater => true,
        Ordering::Equal => quotient.bit(0),
    };
    Ok(from_big(heap, (if up { quotient + IBig::ONE } else { quotient }) * unit)?)
}

#[cfg(test)]
mod tests;
