//! What the tests of this folder share: recorded tables, and a heap.

use super::{KINDS, Value, int};
use crate::heap::{Heap, Policy};

pub fn heap() -> Heap {
    Heap::new(KINDS, Policy::default())
}

/// The rows of a table that tests/objects/record.py has written.
pub fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().map(|line| line.split('\t').collect())
}

/// The bytes of text that is written as hexadecimal.
pub fn unhex(text: &str) -> Vec<u8> {
    (0..text.len() / 2)
        .map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).expect("hexadecimal"))
        .collect()
}

/// An int of any size.
pub fn parse_int(heap: &Heap, text: &str) -> Value {
    int::parse(heap, text.as_bytes(), 10, 0).expect("an int")
}

/// The decimal text of an int.
pub fn show(value: Value) -> String {
    int::to_string(int::Operand::of(value).expect("an int"), 0).expect("no limit")
}

/// A float as `float.hex` writes it.
pub fn parse_float(text: &str) -> f64 {
    super::float::from_hex(text.as_bytes()).expect("a float")
}
