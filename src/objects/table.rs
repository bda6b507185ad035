//! What dicts and sets are made of: entries in the order of their insertion, and an index of them by hash.
//!
//! Knows how to compare keys that no program can define equality for; for the others it asks.

use super::equality::same_or_equal;
use super::value::Value;
use crate::heap::{CellVec, Heap, OutOfMemory};
use hashbrown::HashTable;
use std::cell::{Cell, RefCell};

/// A key with its hash, and what belongs to it.
pub trait Entry: Copy + 'static {
    /// What takes the place of an entry that was deleted: its key is unbound.
    const DELETED: Self;
    /// The hash of the key.
    fn hash(&self) -> i64;
    /// The key.
    fn key(&self) -> Value;
}

/// Entries that are scanned without an index.
const SMALL: usize = 8;

/// Entries and their index.
pub struct Table<E: Entry> {
    entries: CellVec<E>,
    /// The number of entries that are not deleted.
    live: Cell<usize>,
    /// No entry before this one is alive.
    first: Cell<usize>,
    /// Grows whenever an entry comes, goes or moves.
    changes: Cell<u32>,
    /// Empty while the entries are few.
    // PERF: a borrow of it is a load, a comparison and two stores; nothing runs under it that could borrow it again.
    index: RefCell<HashTable<u32>>,
}

/// Where a key is.
#[derive(Debug)]
pub enum Lookup {
    /// The entry with the key.
    Found(usize),
    /// There is none.
    Missing,
    /// Whether there is depends on an `==` that a program may define: see [`Probe`].
    Ask(Probe),
}

/// A lookup that waits for Python: whether [`Probe::candidate`] is equal to the key.
#[derive(Debug)]
pub struct Probe {
    hash: i64,
    key: Value,
    candidate: usize,
    changes: u32,
    rejected: Vec<u32>,
}

/// The hash that the index uses: all bits of it depend on all bits of Python's.
#[inline(always)]
pub(super) fn spread(hash: i64) -> u64 {
    let product = u128::from(hash as u64 ^ 0x243f_6a88_85a3_08d3) * 0x9E37_79B9_7F4A_7C15_u128;
    (product >> 64) as u64 ^ product as u64
}

impl<E: Entry> Default for Table<E> {
    fn default() -> Self {
        Table {
            entries: CellVec::new(),
            live: Cell::new(0),
            first: Cell::new(0),
            changes: Cell::new(0),
            index: RefCell::default(),
        }
    }
}

impl<E: Entry> Table<E> {
    /// The number of entries.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.live.get()
    }
    /// Whether there are no entries.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The entry at a place, unless it was deleted.
    #[inline(always)]
    pub fn get(&self, place: usize) -> Option<E> {
        self.entries.get(place).filter(|entry| !entry.key().is_unbound())
    }
    /// Replaces an entry by one with the same key.
    #[inline(always)]
    pub fn replace(&self, place: usize, entry: E) {
        self.entries.set(place, entry);
    }
    /// The first entry at or after a place, and its place.
    #[inline]
    pub fn next(&self, place: usize) -> Option<(usize, E)> {
        let mut place = place.max(self.first.get());
        loop {
            let entry = self.entries.get(place)?;
            if !entry.key().is_unbound() {
                return Some((place, entry));
            }
            place += 1;
        }
    }
    /// The last entry before a place, and its place.
    pub fn previous(&self, place: usize) -> Option<(usize, E)> {
        let places = self.first.get()..place.min(self.entries.len());
        places.rev().find_map(|place| Some((place, self.get(place)?)))
    }
    /// Where entries end: no place is that high.
    pub fn end(&self) -> usize {
        self.entries.len()
    }
    /// A number that grows whenever an entry comes, goes or moves.
    pub fn changes(&self) -> u32 {
        self.changes.get()
    }
    /// The entries as they are now.
    pub fn iter(&self) -> impl Iterator<Item = E> + '_ {
        let mut place = 0;
        std::iter::from_fn(move || {
            let (at, entry) = self.next(place)?;
            place = at + 1;
            Some(entry)
        })
    }
    /// The bytes that have been charged.
    pub fn external_bytes(&self) -> usize {
        self.entries.external_bytes() + self.index.borrow().allocation_size()
    }

    /// The place of an entry for which `matches` holds: it compares and does nothing else.
    #[inline]
    fn find(&self, hash: i64, mut matches: impl FnMut(usize, &E) -> bool) -> Option<usize> {
        let mut check = |place: usize| {
            self.entries.get(place).is_some_and(|entry| entry.hash() == hash && matches(place, &entry))
        };
        if self.entries.len() <= SMALL {
            return (self.first.get()..self.entries.len()).find(|&place| check(place));
        }
        self.index.borrow().find(spread(hash), |&place| check(place as usize)).map(|&place| place as usize)
    }

    /// The place of a key that is the very same object. Constant; a few instructions for few entries.
    #[inline]
    pub fn find_identical(&self, hash: i64, key: Value) -> Option<usize> {
        self.find(hash, |_, entry| entry.key() == key)
    }

    /// Looks a key up. Constant on average, if hashes are good.
    #[inline]
    pub fn lookup(&self, hash: i64, key: Value) -> Lookup {
        self.lookup_beyond(hash, key, Vec::new())
    }

    fn lookup_beyond(&self, hash: i64, key: Value, rejected: Vec<u32>) -> Lookup {
        let mut ask = false;
        let found = self.find(hash, |place, entry| {
            if entry.key() == key {
                return true;
            }
            match same_or_equal(entry.key(), key) {
                Some(equal) => equal,
                None => {
                    ask = !rejected.contains(&(place as u32));
                    ask
                }
            }
        });
        match found {
            None => Lookup::Missing,
            Some(candidate) if ask => {
                Lookup::Ask(Probe { hash, key, candidate, changes: self.changes.get(), rejected })
            }
            Some(place) => Lookup::Found(place),
        }
    }

    /// Appends an entry, whose key is not there yet. Constant on average.
    ///
    /// # Errors
    /// The limit of the heap is reached; nothing has changed.
    #[inline]
    pub fn push(&self, heap: &Heap, entry: E) -> Result<usize, OutOfMemory> {
        let len = self.entries.len();
        if len - self.live.get() > self.live.get() / 2 + SMALL {
            self.compact(heap)?;
        }
        self.entries.push(heap, entry)?;
        let place = self.entries.len() - 1;
        if place >= SMALL {
            self.index_entry(heap, place).inspect_err(|_| {
                self.entries.pop();
            })?;
        }
        self.live.set(self.live.get() + 1);
        self.changed();
        Ok(place)
    }

    fn changed(&self) {
        self.changes.set(self.changes.get().wrapping_add(1));
    }

    fn index_entry(&self, heap: &Heap, place: usize) -> Result<(), OutOfMemory> {
        let mut index = self.index.borrow_mut();
        let hash_at = |&place: &u32| self.entries.get(place as usize).map_or(0, |entry| spread(entry.hash()));
        if index.len() == index.capacity() {
            let before = index.allocation_size();
            let wanted = self.entries.len() - index.len();
            index.try_reserve(wanted, hash_at).map_err(|_| OutOfMemory)?;
            heap.recharge(before, index.allocation_size());
        }
        let from = if place == SMALL { 0 } else { place };
        for place in from..=place {
            if self.get(place).is_some() {
                index.insert_unique(hash_at(&(place as u32)), place as u32, hash_at);
            }
        }
        Ok(())
    }

    /// Deletes an entry. Constant.
    pub fn remove(&self, place: usize) -> Option<E> {
        let entry = self.get(place)?;
        if self.entries.len() > SMALL {
            let mut index = self.index.borrow_mut();
            if let Ok(slot) = index.find_entry(spread(entry.hash()), |&at| at as usize == place) {
                slot.remove();
            }
        }
        self.entries.set(place, E::DELETED);
        self.live.set(self.live.get() - 1);
        self.changed();
        while self.entries.len() > SMALL + 1
            && self.entries.get(self.entries.len() - 1).is_some_and(|entry| entry.key().is_unbound())
        {
            self.entries.pop();
        }
        if place == self.first.get() {
            // Each place is passed once, however often the first entry is deleted.
            let next = self.next(place).map_or(self.entries.len(), |(next, _)| next);
            self.first.set(next);
        }
        if self.live.get() == 0 {
            self.entries.truncate(0);
            self.index.borrow_mut().clear();
            self.first.set(0);
        }
        Some(entry)
    }

    /// Closes the gaps that deleted entries left.
    fn compact(&self, heap: &Heap) -> Result<(), OutOfMemory> {
        self.rebuild(heap, self.iter().collect())
    }

    /// Replaces all entries.
    pub fn rebuild(&self, heap: &Heap, entries: Vec<E>) -> Result<(), OutOfMemory> {
        let before = self.index.borrow().allocation_size();
        let mut index = HashTable::new();
        if entries.len() > SMALL {
            let hash_at = |&place: &u32| spread(entries[place as usize].hash());
            index.try_reserve(entries.len(), hash_at).map_err(|_| OutOfMemory)?;
            for place in 0..entries.len() as u32 {
                index.insert_unique(hash_at(&place), place, hash_at);
            }
        }
        heap.recharge(before, index.allocation_size());
        *self.index.borrow_mut() = index;
        self.live.set(entries.len());
        self.first.set(0);
        self.entries.replace(heap, entries);
        self.changed();
        Ok(())
    }

    /// Deletes all entries.
    pub fn clear(&self, heap: &Heap) {
        heap.refund(self.index.take().allocation_size());
        self.entries.clear(heap);
        self.live.set(0);
        self.first.set(0);
        self.changed();
    }

    /// Appends copies of another table's entries, none of whose keys is there yet.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn copy_from(&self, heap: &Heap, other: &Table<E>) -> Result<(), OutOfMemory> {
        let entries: Vec<E> = self.iter().chain(other.iter()).collect();
        heap.charge(entries.len() * size_of::<E>())?;
        heap.refund(entries.len() * size_of::<E>());
        self.rebuild(heap, entries)
    }
}

impl Probe {
    /// The key that is compared with the one looked for: `candidate == key` in Python, the candidate first.
    pub fn candidate<E: Entry>(&self, table: &Table<E>) -> Value {
        table.get(self.candidate).map_or(Value::UNBOUND, |entry| entry.key())
    }
    /// The key that is looked for.
    pub fn key(&self) -> Value {
        self.key
    }
    /// Goes on with what Python answered. If the table has changed meanwhile, the lookup starts again, as CPython's does.
    pub fn resume<E: Entry>(mut self, table: &Table<E>, equal: bool) -> Lookup {
        if table.changes.get() != self.changes {
            return table.lookup(self.hash, self.key);
        }
        if equal {
            return Lookup::Found(self.candidate);
        }
        self.rejected.push(self.candidate as u32);
        table.lookup_beyond(self.hash, self.key, self.rejected)
    }
}
