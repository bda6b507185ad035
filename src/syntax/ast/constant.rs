//! The values that a program can write down.

use crate::wtf8::Wtf8;
use bumpalo::Bump;
use dashu_int::{UBig, Word};

/// The value of a literal, or of `None`, `True`, `False`, `...`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs)] // The variants are Python's types.
pub enum Constant<'a> {
    None,
    True,
    False,
    Ellipsis,
    Int(i64),
    /// An integer above `i64::MAX`.
    BigInt(BigInt<'a>),
    Float(f64),
    /// `0j` plus this many times `1j`.
    Imaginary(f64),
    Str(Wtf8<'a>),
    Bytes(&'a [u8]),
}

/// A large integer as plain words in the arena, the least significant first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BigInt<'a>(&'a [Word]);

impl<'a> BigInt<'a> {
    /// Copies a number into the arena.
    pub fn new(arena: &'a Bump, value: &UBig) -> Self {
        BigInt(arena.alloc_slice_copy(value.as_words()))
    }

    /// The number.
    pub fn value(self) -> UBig {
        UBig::from_words(self.0)
    }
}
