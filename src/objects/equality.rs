//! Equality of values whose `==` no program can define.

use super::bytes::{ByteArray, Bytes};
use super::complex::Complex;
use super::int::{self, Operand};
use super::str::Str;
use super::tuple::Tuple;
use super::value::Value;

/// How deep tuples in tuples are compared here; what is deeper is the virtual machine's.
const DEPTH: usize = 32;

/// Whether two values are the same object or equal, as containers compare them. `None`: a program may have a say in it.
#[inline]
pub fn same_or_equal(a: Value, b: Value) -> Option<bool> {
    if a == b { Some(true) } else { compare(a, b, DEPTH) }
}

/// Whether `a == b`. `None`: a program may have a say in it. Linear in text and tuples.
#[inline]
pub fn equal(a: Value, b: Value) -> Option<bool> {
    if a == b && a.as_float().is_none() {
        // Identity says nothing of NaN, nor of what has a `__eq__`.
        return is_native(a).then_some(true);
    }
    compare(a, b, DEPTH)
}

/// Whether no program can define how the value compares. A tuple's items may yet.
fn is_native(value: Value) -> bool {
    match value.as_header() {
        None => true,
        Some(object) => {
            object.shape() == u32::from(object.kind())
                && (value.as_object::<Str>().is_some()
                    || is_number(value)
                    || value.as_object::<Bytes>().is_some()
                    || value.as_object::<ByteArray>().is_some())
        }
    }
}

fn is_number(value: Value) -> bool {
    exact_int(value).is_some() || value.as_float().is_some() || value.as_object::<Complex>().is_some()
}

fn exact_int(value: Value) -> Option<Operand> {
    let exact = value.as_header().is_none_or(|object| object.shape() == u32::from(object.kind()));
    exact.then(|| Operand::of(value)).flatten()
}

fn compare(a: Value, b: Value, depth: usize) -> Option<bool> {
    if a.as_int().is_some() && b.as_int().is_some() {
        return Some(a == b);
    }
    if let (Some(a), Some(b)) = (a.as_object::<Str>(), b.as_object::<Str>()) {
        return Some(a.equals(&b));
    }
    if let (Some(a), Some(b)) = (Tuple::native(a), Tuple::native(b)) {
        return compare_items(&a, &b, depth);
    }
    compare_others(a, b)
}

fn compare_items(a: &Tuple, b: &Tuple, depth: usize) -> Option<bool> {
    if a.len() != b.len() {
        return Some(false);
    }
    if let (Some(a), Some(b)) = (a.known_hash(), b.known_hash())
        && a != b
    {
        return Some(false);
    }
    let depth = depth.checked_sub(1)?;
    for (&x, &y) in a.items().iter().zip(b.items()) {
        if x != y && !compare(x, y, depth)? {
            return Some(false);
        }
    }
    Some(true)
}

fn compare_others(a: Value, b: Value) -> Option<bool> {
    if let (Some(x), Some(y)) = (exact_int(a), exact_int(b)) {
        return Some(int::compare(x, y).is_eq());
    }
    match (a.as_float(), b.as_float()) {
        (Some(x), Some(y)) => return Some(x == y),
        (Some(x), None) if let Some(y) = exact_int(b) => return Some(equals_float(y, x)),
        (None, Some(y)) if let Some(x) = exact_int(a) => return Some(equals_float(x, y)),
        _ => {}
    }
    if let Some(equal) = compare_bytes(a, b).or_else(|| compare_complex(a, b)) {
        return Some(equal);
    }
    // Of different types that know nothing of each other.
    let plain = |value: Value| is_native(value) || value.as_object::<Tuple>().is_some();
    (plain(a) && plain(b)).then_some(false)
}

fn equals_float(int: Operand, float: f64) -> bool {
    int::compare_float(int, float).is_some_and(|order| order.is_eq())
}

fn compare_complex(a: Value, b: Value) -> Option<bool> {
    let (a, b) = if a.as_object::<Complex>().is_some() { (a, b) } else { (b, a) };
    let a = a.as_object::<Complex>()?.get();
    if let Some(b) = b.as_object::<Complex>() {
        return Some(a == b.get());
    }
    if let Some(float) = b.as_float() {
        return Some(a.imag == 0.0 && a.real == float);
    }
    exact_int(b).map(|int| a.imag == 0.0 && equals_float(int, a.real))
}

fn compare_bytes(a: Value, b: Value) -> Option<bool> {
    match (a.as_object::<Bytes>(), b.as_object::<Bytes>()) {
        (Some(a), Some(b)) => Some(a.as_slice() == b.as_slice()),
        (Some(bytes), None) => Some(array_equals(b.as_object::<ByteArray>()?, bytes.as_slice())),
        (None, Some(bytes)) => Some(array_equals(a.as_object::<ByteArray>()?, bytes.as_slice())),
        (None, None) => {
            let (a, b) = (a.as_object::<ByteArray>()?, b.as_object::<ByteArray>()?);
            Some(array_equals(a, &b.bytes().to_vec()))
        }
    }
}

fn array_equals(array: crate::heap::Gc<ByteArray>, bytes: &[u8]) -> bool {
    array.bytes().len() == bytes.len() && array.bytes().iter().zip(bytes).all(|(a, &b)| a == b)
}
