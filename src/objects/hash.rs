//! Hashing, with CPython's numbers.
//!
//! Text and bytes are hashed by SipHash-1-3 under a key that each process draws, or that `PYTHONHASHSEED` gives.

use super::bytes::Bytes;
use super::class::Class;
use super::complex::Complex;
use super::float::{self, BoxedFloat};
use super::function::Function;
use super::int::{MODULUS, Operand};
use super::str::Str;
use super::tuple::Tuple;
use super::value::Value;
use crate::heap::{Gc, Header, Object};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::OnceLock;

static KEY: OnceLock<(u64, u64)> = OnceLock::new();

/// Sets the key from `PYTHONHASHSEED`: 0 for no key, another number for CPython's key of that number. False: text has
/// been hashed already.
pub fn set_seed(seed: u32) -> bool {
    KEY.set(key_of(seed)).is_ok()
}

/// CPython's generator of keys: a linear congruence, of which each step gives a byte.
fn key_of(seed: u32) -> (u64, u64) {
    if seed == 0 {
        return (0, 0);
    }
    let mut state = seed;
    let mut word = || {
        u64::from_le_bytes(std::array::from_fn(|_| {
            state = state.wrapping_mul(214_013).wrapping_add(2_531_011);
            (state >> 16) as u8
        }))
    };
    (word(), word())
}

fn key() -> (u64, u64) {
    *KEY.get_or_init(|| {
        let random = RandomState::new();
        let draw = |n: u64| {
            let mut hasher = random.build_hasher();
            hasher.write_u64(n);
            hasher.finish()
        };
        (draw(0), draw(1))
    })
}

/// SipHash with one round for each word and three at the end (Aumasson and Bernstein).
fn siphash13((k0, k1): (u64, u64), words: impl Iterator<Item = u64>, last: u64) -> u64 {
    let mut v = [
        k0 ^ 0x736f_6d65_7073_6575,
        k1 ^ 0x646f_7261_6e64_6f6d,
        k0 ^ 0x6c79_6765_6e65_7261,
        k1 ^ 0x7465_6462_7974_6573,
    ];
    let round = |v: &mut [u64; 4]| {
        v[0] = v[0].wrapping_add(v[1]);
        v[2] = v[2].wrapping_add(v[3]);
        v[1] = v[1].rotate_left(13) ^ v[0];
        v[3] = v[3].rotate_left(16) ^ v[2];
        v[0] = v[0].rotate_left(32);
        v[2] = v[2].wrapping_add(v[1]);
        v[0] = v[0].wrapping_add(v[3]);
        v[1] = v[1].rotate_left(17) ^ v[2];
        v[3] = v[3].rotate_left(21) ^ v[0];
        v[2] = v[2].rotate_left(32);
    };
    for word in words.chain([last]) {
        v[3] ^= word;
        round(&mut v);
        v[0] ^= word;
    }
    v[2] ^= 0xFF;
    (0..3).for_each(|_| round(&mut v));
    v[0] ^ v[1] ^ v[2] ^ v[3]
}

/// -1 stands for an error in CPython, and is no hash.
fn avoid_error(hash: u64) -> i64 {
    if hash == u64::MAX { -2 } else { hash as i64 }
}

/// The hash of bytes, and of ASCII text. Linear.
pub fn of_bytes(bytes: &[u8]) -> i64 {
    of_bytes_with(key(), bytes)
}

fn of_bytes_with(key: (u64, u64), bytes: &[u8]) -> i64 {
    if bytes.is_empty() {
        return 0;
    }
    let (words, rest) = bytes.as_chunks::<8>();
    let last = rest.iter().rev().fold(bytes.len() as u64, |word, &byte| word << 8 | u64::from(byte));
    // The length stands in the highest byte, whatever the rest.
    let last = (bytes.len() as u64) << 56 | last & ((1u64 << (8 * rest.len())) - 1);
    avoid_error(siphash13(key, words.iter().map(|&word| u64::from_le_bytes(word)), last))
}

/// The hash of WTF-8 text: that of the code units as CPython stores them, of one, two or four bytes each. Linear.
pub fn of_text(text: &[u8]) -> i64 {
    of_text_with(key(), text)
}

fn of_text_with(key: (u64, u64), text: &[u8]) -> i64 {
    if text.is_ascii() {
        return of_bytes_with(key, text);
    }
    let code_points = || crate::wtf8::Wtf8::from_wtf8_bytes(text).code_points();
    let units: Vec<u8> = match code_points().max() {
        Some(0..=0xFF) => code_points().map(|c| c as u8).collect(),
        Some(0x100..=0xFFFF) => code_points().flat_map(|c| (c as u16).to_le_bytes()).collect(),
        _ => code_points().flat_map(u32::to_le_bytes).collect(),
    };
    of_bytes_with(key, &units)
}

/// The hash of a tuple by those of its items, which are given one by one: a variant of xxHash.
pub struct TupleHash(u64);

impl TupleHash {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;

    /// That of no items.
    #[inline(always)]
    pub fn new() -> TupleHash {
        TupleHash(Self::PRIME_5)
    }
    /// Adds the next item's.
    #[inline(always)]
    pub fn add(&mut self, item: i64) {
        let mixed = self.0.wrapping_add((item as u64).wrapping_mul(Self::PRIME_2));
        self.0 = mixed.rotate_left(31).wrapping_mul(Self::PRIME_1);
    }
    /// The hash of so many items.
    #[inline(always)]
    pub fn finish(self, len: usize) -> i64 {
        let hash = self.0.wrapping_add(len as u64 ^ (Self::PRIME_5 ^ 3_527_539));
        if hash == u64::MAX { 1_546_275_796 } else { hash as i64 }
    }
}

impl Default for TupleHash {
    fn default() -> TupleHash {
        TupleHash::new()
    }
}

/// The hash of a frozenset by those of its items, in any order.
pub fn of_frozenset(items: impl Iterator<Item = i64>, len: usize) -> i64 {
    let len = len as u64;
    let shuffle = |hash: u64| (hash ^ 89_869_747 ^ (hash << 16)).wrapping_mul(3_644_798_167);
    let mut hash = items.fold(0, |hash, item| hash ^ shuffle(item as u64));
    hash ^= (len + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX { 590_923_713 } else { hash as i64 }
}

/// The hash of an object that is equal to itself alone.
pub fn of_identity(object: Gc<Header>) -> i64 {
    avoid_error((object.as_ptr().addr() as u64).rotate_right(4))
}

/// The hash of a complex number.
pub fn of_complex(real: f64, imag: f64) -> i64 {
    let sum = (float::hash(real) as u64).wrapping_add(1_000_003u64.wrapping_mul(float::hash(imag) as u64));
    avoid_error(sum)
}

/// How deep tuples in tuples are hashed here; what is deeper is the virtual machine's.
const DEPTH: usize = 32;

/// The hash of a value whose hash no program can define. `None`: it is of another type, or a deep tuple.
///
/// Constant for text and numbers; linear in a tuple's items.
#[inline]
pub fn native(value: Value) -> Option<i64> {
    if let Some(int) = value.as_int() {
        return Some(of_int(int.get()));
    }
    if let Some(str) = value.as_object::<Str>() {
        return Some(str.hash());
    }
    if let Some(hash) = value.as_kind::<Tuple>().and_then(|tuple| tuple.known_hash()) {
        return Some(hash);
    }
    other(value, DEPTH)
}

/// The hash of an int of 62 bits.
#[inline(always)]
fn of_int(int: i64) -> i64 {
    // PERF: a division, for numbers that are not the modulus itself.
    match int {
        -1 => -2,
        _ if int.unsigned_abs() < MODULUS => int,
        _ => Operand::Small(int).hash(),
    }
}

fn other(value: Value, depth: usize) -> Option<i64> {
    if let Some(float) = value.as_tagged_float() {
        return Some(float::hash(float));
    }
    let Some(object) = value.as_header() else {
        return Some(match Operand::of(value) {
            Some(number) => number.hash(),
            // Any number will do for `None`, `NotImplemented` and `Ellipsis`: CPython has addresses.
            None => (value.bits() >> 3).wrapping_mul(0x9E37_79B9_7F4A_7C15) as i64 >> 3,
        });
    };
    if let Some(tuple) = Tuple::native(value) {
        return of_native_items(&tuple, depth);
    }
    if object.shape() != u32::from(object.kind()) {
        return None;
    }
    match object.kind() {
        Str::KIND => Some(value.as_object::<Str>()?.hash()),
        Class::KIND | Function::KIND => Some(of_identity(object)),
        Bytes::KIND => Some(value.as_object::<Bytes>()?.hash()),
        Complex::KIND => {
            let number = value.as_object::<Complex>()?.get();
            Some(of_complex(number.real, number.imag))
        }
        BoxedFloat::KIND => Some(float::hash(value.as_float()?)),
        _ => Operand::of(value).map(|number| number.hash()),
    }
}

/// The hash of a tuple whose items' hashes no program can define, which is computed once. `None`: a program may.
fn of_native_items(tuple: &Tuple, depth: usize) -> Option<i64> {
    if let Some(hash) = tuple.known_hash() {
        return Some(hash);
    }
    let mut hash = TupleHash::new();
    for &item in tuple.items() {
        hash.add(match item.as_int() {
            Some(int) => of_int(int.get()),
            None => other(item, depth.checked_sub(1)?)?,
        });
    }
    let hash = hash.finish(tuple.len());
    tuple.know_hash(hash);
    Some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_hashes_as_in_cpython() {
        // PYTHONHASHSEED=0 and =12345, python3.11 -c "print(hash(…))"
        for (text, seed_0, seed_12345) in include!("../../tests/objects/str_hashes.in") {
            assert_eq!(of_text_with(key_of(0), text.as_bytes()), seed_0, "{text:?}");
            assert_eq!(of_text_with(key_of(12345), text.as_bytes()), seed_12345, "{text:?}");
        }
    }

    #[test]
    fn tuples_and_sets_hash_as_in_cpython() {
        for (items, tuple, set) in [
            (&[][..], 5_740_354_900_026_072_187, 133_146_708_735_736),
            (&[1], -6_644_214_454_873_602_895, -558_064_481_276_695_278),
            (&[1, 2, 3], 529_344_067_295_497_451, -272_375_401_224_217_160),
            (&[-2, 0, 5], -3_211_696_414_420_712_927, 3_922_221_595_417_840_766),
        ] {
            let mut hash = TupleHash::new();
            items.iter().for_each(|&item| hash.add(item));
            assert_eq!(hash.finish(items.len()), tuple, "{items:?}");
            assert_eq!(of_frozenset(items.iter().copied(), items.len()), set, "{items:?}");
        }
    }
}
