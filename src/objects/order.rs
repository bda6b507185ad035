//! The order of values whose `<` no program can define.

use super::bytes::Bytes;
use super::float::BoxedFloat;
use super::int::{self, BigInt, Operand};
use super::str::Str;
use super::tuple::Tuple;
use super::value::Value;
use crate::heap::Object;
use std::cmp::Ordering;

/// How two values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// One is smaller, or they are equal.
    Known(Ordering),
    /// A number is NaN: neither is smaller, and they are not equal.
    Unordered,
    /// A program may have a say in it, or there is no order.
    Ask,
}

impl From<Option<Ordering>> for Order {
    fn from(order: Option<Ordering>) -> Self {
        order.map_or(Order::Unordered, Order::Known)
    }
}

const HAVE_ORDER: [u8; 5] = [Str::KIND, Tuple::KIND, BigInt::KIND, BoxedFloat::KIND, Bytes::KIND];

/// How deep tuples in tuples are compared here; what is deeper is the virtual machine's.
const DEPTH: usize = 32;

/// How two numbers, strings, bytes, or tuples of these compare. Linear in text and tuples.
#[inline]
pub fn native(a: Value, b: Value) -> Order {
    if let (Some(x), Some(y)) = (a.as_int(), b.as_int()) {
        return Order::Known(x.cmp(&y));
    }
    if let Some((x, y)) = Value::tagged_float_pair(a, b) {
        return x.partial_cmp(&y).into();
    }
    compare(a, b, DEPTH)
}

fn exact_int(value: Value) -> Option<Operand> {
    let exact = value.as_header().is_none_or(|object| object.shape() == u32::from(object.kind()));
    exact.then(|| Operand::of(value)).flatten()
}

fn compare(a: Value, b: Value, depth: usize) -> Order {
    // PERF: what has no order here is told apart at once.
    let is_other =
        |value: Value| value.as_header().is_some_and(|object| !HAVE_ORDER.contains(&object.kind()));
    if is_other(a) {
        return Order::Ask;
    }
    if let (Some(a), Some(b)) = (a.as_object::<Str>(), b.as_object::<Str>()) {
        // The order of WTF-8 is that of the code points.
        return Order::Known(a.as_bytes().cmp(b.as_bytes()));
    }
    if let (Some(a), Some(b)) = (Tuple::native(a), Tuple::native(b)) {
        return compare_tuples(&a, &b, depth);
    }
    match (exact_int(a), exact_int(b), a.as_float(), b.as_float()) {
        (Some(x), Some(y), ..) => return Order::Known(int::compare(x, y)),
        (Some(x), _, _, Some(y)) => return int::compare_float(x, y).into(),
        (_, Some(y), Some(x), _) => return int::compare_float(y, x).map(Ordering::reverse).into(),
        (_, _, Some(x), Some(y)) => return x.partial_cmp(&y).into(),
        _ => {}
    }
    if let (Some(a), Some(b)) = (a.as_object::<Bytes>(), b.as_object::<Bytes>()) {
        return Order::Known(a.as_slice().cmp(b.as_slice()));
    }
    Order::Ask
}

fn compare_tuples(a: &Tuple, b: &Tuple, depth: usize) -> Order {
    let Some(depth) = depth.checked_sub(1) else { return Order::Ask };
    // The first items that are not equal decide.
    for (&x, &y) in a.items().iter().zip(b.items()) {
        match super::equality::same_or_equal(x, y) {
            Some(true) => {}
            Some(false) => return compare(x, y, depth),
            None => return Order::Ask,
        }
    }
    Order::Known(a.len().cmp(&b.len()))
}
