//! Complex numbers: arithmetic as C99 and CPython have it.

use super::Value;
use super::float::{self, repr_part};
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};
use std::ops::{Add, Mul, Sub};

/// Python's `complex`.
#[repr(C)]
pub struct Complex {
    pub(super) header: Header,
    number: Number,
}

/// A complex number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// The real part.
    pub real: f64,
    /// The imaginary part.
    pub imag: f64,
}

impl Complex {
    /// A complex object.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, number: Number) -> Result<Gc<Complex>, OutOfMemory> {
        heap.alloc(Complex { header: Header::fresh(), number })
    }
    /// A complex number that is an instance of a Python class, with `slots` empty slots.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc_instance(
        heap: &Heap,
        number: Number,
        shape: u32,
        slots: u16,
    ) -> Result<Gc<Complex>, OutOfMemory> {
        heap.alloc_instance(Complex { header: Header::fresh(), number }, shape, slots, Value::UNBOUND)
    }
    /// The number.
    pub fn get(&self) -> Number {
        self.number
    }
}

impl Trace for Complex {
    const LEAF: bool = true;
    fn trace(&self, _: &mut Marker<'_>) {}
}

impl Add for Number {
    type Output = Number;
    fn add(self, other: Number) -> Number {
        Number::new(self.real + other.real, self.imag + other.imag)
    }
}
impl Sub for Number {
    type Output = Number;
    fn sub(self, other: Number) -> Number {
        Number::new(self.real - other.real, self.imag - other.imag)
    }
}
impl Mul for Number {
    type Output = Number;
    fn mul(self, other: Number) -> Number {
        let real = self.real * other.real - self.imag * other.imag;
        Number::new(real, self.real * other.imag + self.imag * other.real)
    }
}

/// A power that has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PowerError {
    /// Zero to a negative or complex power: a `ZeroDivisionError`.
    ZeroDivision,
    /// The result is too large: an `OverflowError`.
    Overflow,
}

impl Number {
    /// A number from its parts.
    pub const fn new(real: f64, imag: f64) -> Number {
        Number { real, imag }
    }
    /// Reads a number as `complex(text)` does. Other scripts' digits and white space are made ASCII by the caller.
    pub fn parse(text: &[u8]) -> Option<Number> {
        let trim = <[u8]>::trim_ascii;
        let mut text = trim(text);
        if let [b'(', inside @ .., b')'] = text {
            text = trim(inside);
        }
        let digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
        let well_placed = |at: usize| at > 0 && digit(at - 1) && digit(at + 1);
        if (0..text.len()).any(|at| text[at] == b'_' && !well_placed(at)) {
            return None;
        }
        let clean: Vec<u8> = text.iter().copied().filter(|&byte| byte != b'_').collect();
        let (first, rest) = signed_part(&clean)?;
        match (first, rest) {
            (Part::Number(real), []) => Some(Number::new(real, 0.0)),
            (Part::Number(imag) | Part::Sign(imag), [b'j' | b'J']) => Some(Number::new(0.0, imag)),
            (Part::Number(real), [b'+' | b'-', ..]) => match signed_part(rest)? {
                (Part::Number(imag) | Part::Sign(imag), [b'j' | b'J']) => Some(Number::new(real, imag)),
                _ => None,
            },
            _ => None,
        }
    }
    /// The quotient, by Smith's method, as CPython computes it. `None`: division by zero.
    pub fn divide(self, other: Number) -> Option<Number> {
        let (a, b) = (self, other);
        if b.real.abs() >= b.imag.abs() {
            if b.real == 0.0 {
                return None;
            }
            let ratio = b.imag / b.real;
            let denominator = b.real + b.imag * ratio;
            Some(Number::new(
                (a.real + a.imag * ratio) / denominator,
                (a.imag - a.real * ratio) / denominator,
            ))
        } else if b.imag.abs() >= b.real.abs() {
            let ratio = b.real / b.imag;
            let denominator = b.real * ratio + b.imag;
            Some(Number::new(
                (a.real * ratio + a.imag) / denominator,
                (a.imag * ratio - a.real) / denominator,
            ))
        } else {
            Some(Number::new(f64::NAN, f64::NAN))
        }
    }
    /// The power.
    ///
    /// # Errors
    /// Zero to a negative or complex power; a result beyond the floats.
    pub fn pow(self, exponent: Number) -> Result<Number, PowerError> {
        let whole =
            exponent.imag == 0.0 && exponent.real == exponent.real.floor() && exponent.real.abs() <= 100.0;
        let result = if whole { self.pow_int(exponent.real as i64)? } else { self.pow_general(exponent)? };
        // As the C library reports it: infinite parts are an overflow.
        if result.real.is_infinite() || result.imag.is_infinite() {
            Err(PowerError::Overflow)
        } else {
            Ok(result)
        }
    }
    fn pow_general(self, exponent: Number) -> Result<Number, PowerError> {
        if exponent.real == 0.0 && exponent.imag == 0.0 {
            return Ok(Number::new(1.0, 0.0));
        }
        if self.real == 0.0 && self.imag == 0.0 {
            let defined = exponent.imag == 0.0 && exponent.real >= 0.0;
            return if defined { Ok(Number::new(0.0, 0.0)) } else { Err(PowerError::ZeroDivision) };
        }
        let magnitude = self.real.hypot(self.imag);
        let mut length = magnitude.powf(exponent.real);
        let angle = self.imag.atan2(self.real);
        let mut phase = angle * exponent.real;
        if exponent.imag != 0.0 {
            length /= (angle * exponent.imag).exp();
            phase += exponent.imag * magnitude.ln();
        }
        if phase.is_infinite() {
            // The C library has no cosine of it, and CPython takes its error for this one.
            return Err(PowerError::ZeroDivision);
        }
        Ok(Number::new(length * phase.cos(), length * phase.sin()))
    }
    fn pow_int(self, exponent: i64) -> Result<Number, PowerError> {
        if exponent > 0 {
            return Ok(self.pow_positive(exponent));
        }
        Number::new(1.0, 0.0).divide(self.pow_positive(-exponent)).ok_or(PowerError::ZeroDivision)
    }
    fn pow_positive(self, exponent: i64) -> Number {
        let (mut result, mut power) = (Number::new(1.0, 0.0), self);
        let mut mask = 1;
        while mask > 0 && exponent >= mask {
            if exponent & mask != 0 {
                result = result * power;
            }
            mask <<= 1;
            power = power * power;
        }
        result
    }
    /// The distance from zero. `None`: it is beyond the floats, though the parts are finite.
    pub fn abs(self) -> Option<f64> {
        let length = self.real.hypot(self.imag);
        let overflow = length.is_infinite() && self.real.is_finite() && self.imag.is_finite();
        (!overflow).then_some(length)
    }
    /// `repr(number)`.
    pub fn repr(self) -> String {
        let imag = repr_part(self.imag);
        if self.real == 0.0 && self.real.is_sign_positive() {
            return format!("{imag}j");
        }
        let sign = if imag.starts_with('-') { "" } else { "+" };
        format!("({}{sign}{imag}j)", repr_part(self.real))
    }
}

/// What stands at the start of a part of a number: a float, or a sign alone, which means one.
enum Part {
    Number(f64),
    Sign(f64),
}

/// The first part of a number's text, and what follows it. `None`: the text is no number.
fn signed_part(text: &[u8]) -> Option<(Part, &[u8])> {
    let unsigned = match text {
        [b'+' | b'-', rest @ ..] => rest,
        _ => text,
    };
    let sign = text.len() - unsigned.len();
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let word = |word: &[u8]| unsigned.get(..word.len()).is_some_and(|text| text.eq_ignore_ascii_case(word));
    let length = if word(b"infinity") {
        8
    } else if word(b"inf") || word(b"nan") {
        3
    } else {
        let whole = digits(unsigned);
        let mut length = whole;
        let mut decimals = 0;
        if unsigned.get(length) == Some(&b'.') {
            decimals = digits(&unsigned[length + 1..]);
            length += 1 + decimals;
        }
        if whole + decimals == 0 {
            let one = if text.first() == Some(&b'-') { -1.0 } else { 1.0 };
            return Some((Part::Sign(one), unsigned));
        }
        if let Some(b'e' | b'E') = unsigned.get(length) {
            let signed = usize::from(matches!(unsigned.get(length + 1), Some(b'+' | b'-')));
            let exponent = digits(unsigned.get(length + 1 + signed..).unwrap_or_default());
            if exponent > 0 {
                length += 1 + signed + exponent;
            }
        }
        length
    };
    let (number, rest) = text.split_at(sign + length);
    Some((Part::Number(float::parse(number)?), rest))
}
