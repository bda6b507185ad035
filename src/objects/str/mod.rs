//! Strings: WTF-8 text, its length and its hash.
//!
//! Methods of `str` are pure functions on text, in the files beside this one.

pub mod case;
pub mod codec;
pub mod intern;
pub mod layout;
pub mod search;
mod tables;
pub mod translate;
pub mod unicode;
pub mod window;
#[cfg(test)]
mod window_tests;

use super::{Value, hash};
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Text, Trace, count_chars, flag};
use crate::wtf8::Wtf8;
use std::cell::Cell;

/// Python's `str`.
#[repr(C)]
pub struct Str {
    pub(super) header: Header,
    /// -1 until it was asked for; no hash is -1.
    hash: Cell<i64>,
    text: Text,
}

impl Trace for Str {
    const LEAF: bool = true;
    fn trace(&self, _: &mut Marker<'_>) {}
    fn tail_bytes(&self) -> usize {
        self.text.tail_bytes()
    }
    fn external_bytes(&self) -> usize {
        self.text.external_bytes()
    }
}

impl Str {
    fn with(text: Text) -> Str {
        Str { header: Header::fresh(), hash: Cell::new(-1), text }
    }
    /// A string of WTF-8 text, which is copied. Linear.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, text: &[u8]) -> Result<Gc<Str>, OutOfMemory> {
        heap.alloc_text(&[text], count_chars(text), Str::with)
    }
    /// A string of parts, one after the other. Linear.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn from_parts(heap: &Heap, parts: &[&[u8]]) -> Result<Gc<Str>, OutOfMemory> {
        heap.alloc_text(parts, parts.iter().map(|part| count_chars(part)).sum(), Str::with)
    }
    /// Strings, one after the other, with a separator between them. Linear. All values must be strings; others are left out.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn join(heap: &Heap, strings: &[Value], separator: Option<Gc<Str>>) -> Result<Gc<Str>, OutOfMemory> {
        let separator = separator.as_ref().filter(|separator| !separator.is_empty());
        let mut parts: Vec<&[u8]> = Vec::with_capacity(strings.len() * 2);
        let mut chars = 0;
        for value in strings {
            let Some(str) = super::value::borrow_kind::<Str>(value) else { continue };
            if let Some(separator) = separator
                && !parts.is_empty()
            {
                parts.push(separator.as_bytes());
                chars += separator.len();
            }
            parts.push(str.as_bytes());
            chars += str.len();
        }
        heap.alloc_text(&parts, chars, Str::with)
    }
    /// `a + b`. Linear in `b` on average where a string grows by being the `a` of its own next value.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn concat(heap: &Heap, a: Gc<Str>, b: Gc<Str>) -> Result<Gc<Str>, OutOfMemory> {
        // An empty operand leaves the other, if that is a plain string.
        let plain = |str: Gc<Str>| Value::object(str).as_object::<Str>();
        match (a.text.is_empty(), b.text.is_empty()) {
            (true, _) if let Some(b) = plain(b) => Ok(b),
            (_, true) if let Some(a) = plain(a) => Ok(a),
            _ => heap.alloc_appended(&a.text, b.as_bytes(), b.len(), Str::with),
        }
    }
    /// A string that is an instance of a Python class, with `slots` empty slots.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc_instance(heap: &Heap, text: &[u8], shape: u32, slots: u16) -> Result<Gc<Str>, OutOfMemory> {
        heap.alloc_text_instance(text, count_chars(text), Str::with, shape, (slots, Value::UNBOUND))
    }

    /// The WTF-8 text.
    #[inline(always)]
    pub fn as_bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }
    /// The text, if it has no lone surrogate. Linear, unless it is ASCII.
    pub fn as_str(&self) -> Option<&str> {
        std::str::from_utf8(self.as_bytes()).ok()
    }
    /// The text as code points.
    pub fn wtf8(&self) -> Wtf8<'_> {
        Wtf8::from_wtf8_bytes(self.as_bytes())
    }
    /// The number of code points.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.text.chars()
    }
    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
    /// Whether each code point is ASCII.
    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.text.is_ascii()
    }
    /// The byte at which a code point begins. Constant, but for the first time in long text of other scripts.
    #[inline]
    pub fn offset(&self, index: usize) -> usize {
        self.text.offset(index)
    }
    /// The number of code points before a byte at which one begins.
    pub fn chars_before(&self, offset: usize) -> usize {
        self.text.chars_before(offset)
    }
    /// The code point at an index, counted from the start.
    #[inline]
    pub fn get(&self, index: usize) -> Option<u32> {
        if self.is_ascii() {
            return self.as_bytes().get(index).map(|&byte| byte.into());
        }
        let rest = self.as_bytes().get(self.offset(index)..)?;
        Wtf8::from_wtf8_bytes(rest).code_points().next()
    }
    /// The text between two indices, the first of which is not above the second.
    pub fn slice(&self, range: std::ops::Range<usize>) -> &[u8] {
        &self.as_bytes()[self.offset(range.start)..self.offset(range.end)]
    }
    /// The hash. Linear for the first time.
    #[inline]
    pub fn hash(&self) -> i64 {
        let hash = self.hash.get();
        if hash == -1 { self.compute_hash() } else { hash }
    }
    #[cold]
    fn compute_hash(&self) -> i64 {
        let hash = hash::of_text(self.as_bytes());
        self.hash.set(hash);
        hash
    }
    /// Whether this is the one string with its text, by which names are compared.
    #[inline(always)]
    pub fn is_interned(&self) -> bool {
        self.header.has(flag::INTERNED)
    }
    /// Whether both have the same text. Constant, if both are interned.
    #[inline]
    pub fn equals(&self, other: &Str) -> bool {
        std::ptr::eq(self, other)
            || !(self.is_interned() && other.is_interned()) && self.as_bytes() == other.as_bytes()
    }
}

#[cfg(test)]
mod tests;
