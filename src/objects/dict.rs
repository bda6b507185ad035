//! Dicts.

use super::str::Str;
use super::table::{Entry, Table};
use super::{Value, hash};
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};
use std::cell::Cell;

pub use super::table::{Found, Lookup, Probe};

/// Python's `dict`.
#[repr(C)]
pub struct Dict {
    pub(super) header: Header,
    /// Names the keys and their places while they do not change; 0 until it was asked for.
    keys_version: Cell<u32>,
    table: Table<Item>,
}

/// A key and its value.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// The hash of the key.
    pub hash: i64,
    /// The key.
    pub key: Value,
    /// The value.
    pub value: Value,
}

impl Entry for Item {
    const DELETED: Item = Item { hash: -1, key: Value::UNBOUND, value: Value::UNBOUND };
    #[inline(always)]
    fn hash(&self) -> i64 {
        self.hash
    }
    #[inline(always)]
    fn key(&self) -> Value {
        self.key
    }
}

impl Dict {
    fn new() -> Dict {
        Dict { header: Header::fresh(), keys_version: Cell::new(0), table: Table::default() }
    }
    /// An empty dict.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    #[inline]
    pub fn alloc(heap: &Heap) -> Result<Gc<Dict>, OutOfMemory> {
        heap.alloc(Dict::new())
    }
    /// A dict that is an instance of a Python class, with `slots` empty slots.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc_instance(heap: &Heap, shape: u32, slots: u16) -> Result<Gc<Dict>, OutOfMemory> {
        heap.alloc_instance(Dict::new(), shape, slots, Value::UNBOUND)
    }
    /// A plain dict of the same items. Linear, without a lookup.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn copy(&self, heap: &Heap) -> Result<Gc<Dict>, OutOfMemory> {
        let copy = Dict::alloc(heap)?;
        copy.table.copy_from(heap, &self.table)?;
        Ok(copy)
    }
    /// The number of items.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.table.len()
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Items by place, in the order of insertion, for iteration.
    #[inline(always)]
    pub fn table(&self) -> &Table<Item> {
        &self.table
    }

    /// Where a key is. Constant on average.
    #[inline]
    pub fn lookup(&self, hash: i64, key: Value) -> Lookup {
        self.table.lookup(hash, key)
    }
    /// The value of a string key. Constant on average; the very same string is found without comparing text.
    #[inline]
    pub fn get_str(&self, key: Gc<Str>) -> Option<Value> {
        self.place_of_str(key).and_then(|place| self.value_at(place))
    }
    /// Where a string key is. A key of a class that extends `str` equals no string here: it may define its `==`.
    #[inline]
    pub fn place_of_str(&self, key: Gc<Str>) -> Option<usize> {
        match self.table.search(key.hash(), Value::object(key)) {
            Found::At(place) => Some(place),
            Found::Nowhere | Found::Unknown => None,
        }
    }
    /// The value at a place.
    #[inline(always)]
    pub fn value_at(&self, place: usize) -> Option<Value> {
        self.table.get(place).map(|item| item.value)
    }
    /// Replaces the value at a place; the key stays.
    #[inline(always)]
    pub fn set_value_at(&self, place: usize, value: Value) {
        if let Some(item) = self.table.get(place) {
            self.table.replace(place, Item { value, ..item });
        }
    }
    /// Appends an item whose key is not there, as a lookup has just found.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    #[inline]
    pub fn push(&self, heap: &Heap, hash: i64, key: Value, value: Value) -> Result<usize, OutOfMemory> {
        self.keys_version.set(0);
        self.table.push(heap, Item { hash, key, value })
    }
    /// Sets the value of a string key.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn set_str(&self, heap: &Heap, key: Gc<Str>, value: Value) -> Result<(), OutOfMemory> {
        match self.place_of_str(key) {
            Some(place) => self.set_value_at(place, value),
            None => {
                self.push(heap, key.hash(), Value::object(key), value)?;
            }
        }
        Ok(())
    }
    /// Sets the value of a key whose hash and equality no program defines. False: it is another key, or one that is there
    /// may be equal to it.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn set_native(&self, heap: &Heap, key: Value, value: Value) -> Result<bool, OutOfMemory> {
        let Some(hash) = hash::native(key) else { return Ok(false) };
        match self.table.search(hash, key) {
            Found::At(place) => self.set_value_at(place, value),
            Found::Nowhere => {
                self.push(heap, hash, key, value)?;
            }
            Found::Unknown => return Ok(false),
        }
        Ok(true)
    }
    /// Deletes the item at a place. Constant.
    pub fn remove(&self, place: usize) -> Option<Item> {
        self.keys_version.set(0);
        self.table.remove(place)
    }
    /// Deletes all items.
    pub fn clear(&self, heap: &Heap) {
        self.keys_version.set(0);
        self.table.clear(heap);
    }
    /// Replaces all items; their keys differ.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn replace_all(&self, heap: &Heap, items: Vec<Item>) -> Result<(), OutOfMemory> {
        self.keys_version.set(0);
        self.table.rebuild(heap, items)
    }
    /// Makes room for so many more items.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn reserve(&self, heap: &Heap, additional: usize) -> Result<(), OutOfMemory> {
        self.keys_version.set(0);
        self.table.reserve(heap, additional)
    }
    /// Puts the items of another dict into this one, which has none. Linear, without a lookup.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn copy_from(&self, heap: &Heap, other: Gc<Dict>) -> Result<(), OutOfMemory> {
        self.keys_version.set(0);
        self.table.copy_from(heap, &other.table)
    }
    /// A number that names the keys and their places: no other dict has it, and this one no more when a key comes or goes.
    /// 0: the numbers are used up.
    pub fn keys_version(&self, heap: &Heap) -> u32 {
        if self.keys_version.get() == 0 {
            self.keys_version.set(heap.next_version());
        }
        self.keys_version.get()
    }
    /// The version of the keys, if they have one.
    #[inline(always)]
    pub fn known_keys_version(&self) -> u32 {
        self.keys_version.get()
    }
    /// Whether the keys and their places are those that had this version.
    #[inline(always)]
    pub fn has_keys_version(&self, version: u32) -> bool {
        self.keys_version.get() == version && version != 0
    }
}

impl Trace for Dict {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.table.trace(marker, |marker, item| {
            item.key.trace(marker);
            item.value.trace(marker);
        });
    }
}
