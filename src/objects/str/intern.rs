//! Interned strings: of each text one object, by which names are compared.

use super::Str;
use crate::heap::{Gc, Heap, Liveness, Marker, OutOfMemory, flag};
use hashbrown::HashTable;

/// The interned strings, and the strings that need no second object: the empty one, and those of one Latin-1 character.
pub struct Strings {
    /// Held weakly: a name that no code, dict or shape has is forgotten.
    interned: HashTable<Gc<Str>>,
    empty: Gc<Str>,
    latin1: Vec<Gc<Str>>,
}

impl Strings {
    /// The table of a new heap.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn new(heap: &Heap) -> Result<Strings, OutOfMemory> {
        let mut text = Vec::new();
        let mut latin1 = |c: u32| {
            text.clear();
            crate::wtf8::push(&mut text, c);
            Str::alloc(heap, &text)
        };
        let latin1 = (0..0x100).map(&mut latin1).collect::<Result<Vec<_>, _>>()?;
        let empty = Str::alloc(heap, b"")?;
        let mut strings = Strings { interned: HashTable::new(), empty, latin1: Vec::new() };
        strings.intern(empty);
        for &str in &latin1 {
            strings.intern(str);
        }
        strings.latin1 = latin1;
        Ok(strings)
    }
    /// `''`.
    pub fn empty(&self) -> Gc<Str> {
        self.empty
    }
    /// The string of one Latin-1 character, which is always there.
    #[inline(always)]
    pub fn latin1(&self, byte: u8) -> Option<Gc<Str>> {
        self.latin1.get(usize::from(byte)).copied()
    }
    /// The string of one ASCII character. A load.
    #[inline(always)]
    pub fn of_ascii(&self, byte: u8) -> Option<Gc<Str>> {
        self.latin1.get(usize::from(byte)).copied()
    }
    /// The string of one code point.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    #[inline]
    pub fn of_char(&self, heap: &Heap, code_point: u32) -> Result<Gc<Str>, OutOfMemory> {
        match self.latin1.get(code_point as usize) {
            Some(&str) => Ok(str),
            None => {
                let mut text = Vec::with_capacity(4);
                crate::wtf8::push(&mut text, code_point);
                Str::alloc(heap, &text)
            }
        }
    }
    /// The interned string with this text, made if there is none.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn get(&mut self, heap: &Heap, text: &[u8]) -> Result<Gc<Str>, OutOfMemory> {
        let hash = super::hash::of_text(text);
        match self.interned.find(spread(hash), |str| str.as_bytes() == text) {
            Some(&str) => Ok(str),
            None => {
                let str = Str::alloc(heap, text)?;
                str.hash.set(hash);
                Ok(self.intern(str))
            }
        }
    }
    /// The interned string with the text of a plain string: that itself, if it is the first.
    pub fn intern(&mut self, str: Gc<Str>) -> Gc<Str> {
        if str.is_interned() {
            return str;
        }
        let hash = spread(str.hash());
        if let Some(&known) = self.interned.find(hash, |known| known.as_bytes() == str.as_bytes()) {
            return known;
        }
        str.header.set(flag::INTERNED);
        self.interned.insert_unique(hash, str, |str| spread(str.hash()));
        str
    }
    /// The number of interned strings.
    pub fn len(&self) -> usize {
        self.interned.len()
    }
    /// Never: the empty string is interned.
    pub fn is_empty(&self) -> bool {
        self.interned.is_empty()
    }
    /// Marks the strings that are always there.
    pub fn trace(&self, marker: &mut Marker<'_>) {
        marker.mark(self.empty);
        self.latin1.iter().for_each(|&str| marker.mark(str));
    }
    /// Forgets dead strings.
    pub fn sweep(&mut self, live: &Liveness<'_>) {
        self.interned.retain(|&mut str| live.is_live(str));
    }
}

/// The hash that the table uses: all bits of it depend on all bits of Python's.
#[inline(always)]
fn spread(hash: i64) -> u64 {
    let product = u128::from(hash as u64 ^ 0x243f_6a88_85a3_08d3) * 0x9E37_79B9_7F4A_7C15_u128;
    (product >> 64) as u64 ^ product as u64
}
