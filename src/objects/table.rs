//! What dicts and sets are made of: entries in the order of their insertion, and an index of them by hash.
//!
//! Knows how to compare keys that no program can define equality for; for the others it asks.

use super::equality::same_or_equal;
use super::value::Value;
use crate::heap::{Heap, IndexedVec, Marker, OutOfMemory};
use std::cell::Cell;

/// A key with its hash, and what belongs to it.
pub trait Entry: Copy + 'static {
    /// What takes the place of an entry that was deleted: its key is unbound, its hash is -1, which no key has.
    const DELETED: Self;
    /// The hash of the key.
    fn hash(&self) -> i64;
    /// The key.
    fn key(&self) -> Value;
}

/// So many deleted entries are tolerated at least, beside the others.
const GAPS: usize = 8;

/// Entries and their index.
pub struct Table<E: Entry> {
    entries: IndexedVec<E>,
    /// The number of entries that are not deleted.
    live: Cell<u32>,
    /// No entry before this one is alive.
    first: Cell<u32>,
    /// Grows whenever an entry comes, goes or moves.
    changes: Cell<u32>,
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

/// Where a key is, if that is known at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The entry with the key.
    At(usize),
    /// There is none.
    Nowhere,
    /// Python must be asked: see [`Table::lookup`].
    Unknown,
}

impl<E: Entry> Default for Table<E> {
    #[inline(always)]
    fn default() -> Self {
        Table {
            entries: IndexedVec::default(),
            live: Cell::new(0),
            first: Cell::new(0),
            changes: Cell::new(0),
        }
    }
}

impl<E: Entry> Table<E> {
    /// The number of entries.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.live.get() as usize
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
        let mut place = place.max(self.first.get() as usize);
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
        let places = self.first.get() as usize..place.min(self.entries.len());
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
    /// The bytes of memory that the entries and their index take, used or not.
    pub fn bytes(&self) -> usize {
        self.entries.bytes()
    }
    /// Marks the memory; `visit` marks what an entry refers to. Deleted entries are among them.
    pub fn trace(&self, marker: &mut Marker<'_>, visit: impl FnMut(&mut Marker<'_>, &E)) {
        self.entries.mark(marker, visit);
    }

    /// The place of an entry for which `matches` holds: it compares and does nothing else.
    #[inline(always)]
    fn find(&self, hash: i64, mut matches: impl FnMut(usize, E) -> bool) -> Option<usize> {
        self.entries.find(hash as u64, |place, entry| entry.hash() == hash && matches(place, entry))
    }

    /// The place of a key that is the very same object. Constant; a few instructions for few entries.
    #[inline]
    pub fn find_identical(&self, hash: i64, key: Value) -> Option<usize> {
        self.find(hash, |_, entry| entry.key() == key)
    }

    /// Looks a key up, if no program has a say in it. Constant on average, if hashes are good.
    #[inline]
    pub fn search(&self, hash: i64, key: Value) -> Found {
        let mut unknown = false;
        let found = self.find(hash, |_, entry| {
            // PERF: most keys that are found are the very same objects; two ints that are not the same word differ.
            if entry.key() == key {
                return true;
            }
            if entry.key().as_int().is_some() && key.as_int().is_some() {
                return false;
            }
            match same_or_equal(entry.key(), key) {
                Some(equal) => equal,
                None => {
                    unknown = true;
                    true
                }
            }
        });
        match found {
            _ if unknown => Found::Unknown,
            Some(place) => Found::At(place),
            None => Found::Nowhere,
        }
    }

    /// Looks a key up. Constant on average, if hashes are good.
    #[inline]
    pub fn lookup(&self, hash: i64, key: Value) -> Lookup {
        match self.search(hash, key) {
            Found::At(place) => Lookup::Found(place),
            Found::Nowhere => Lookup::Missing,
            Found::Unknown => self.lookup_beyond(hash, key, Vec::new()),
        }
    }

    #[cold]
    #[inline(never)]
    fn lookup_beyond(&self, hash: i64, key: Value, rejected: Vec<u32>) -> Lookup {
        let mut ask = false;
        let found = self.find(hash, |place, entry| match same_or_equal(entry.key(), key) {
            Some(equal) => equal,
            None => {
                ask = !rejected.contains(&(place as u32));
                ask
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
        if self.entries.room() == 0 {
            // PERF: each growth moves everything.
            self.resize(heap, 2 * self.len() + 1)?;
        }
        let place = self.entries.len();
        self.entries.push(entry.hash() as u64, entry);
        self.live.set(self.live.get() + 1);
        self.changed();
        Ok(place)
    }

    #[inline(always)]
    fn changed(&self) {
        self.changes.set(self.changes.get().wrapping_add(1));
    }

    /// Closes the gaps that deleted entries left, and makes room for so many entries together.
    #[cold]
    #[inline(never)]
    fn resize(&self, heap: &Heap, capacity: usize) -> Result<(), OutOfMemory> {
        let (keeps, hash_of) = (|entry: &E| !entry.key().is_unbound(), |entry: &E| entry.hash() as u64);
        self.entries.renew(heap, capacity.max(self.len()), keeps, hash_of)?;
        self.first.set(0);
        Ok(())
    }

    /// Makes room for so many more entries.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn reserve(&self, heap: &Heap, additional: usize) -> Result<(), OutOfMemory> {
        if self.entries.room() >= additional {
            return Ok(());
        }
        self.changed();
        self.resize(heap, self.len() + additional)
    }

    /// Deletes an entry. Constant.
    pub fn remove(&self, place: usize) -> Option<E> {
        let entry = self.get(place)?;
        self.entries.set(place, E::DELETED);
        self.live.set(self.live.get() - 1);
        self.changed();
        while let Some(last) = self.entries.len().checked_sub(1)
            && self.entries.get(last).is_some_and(|entry| entry.key().is_unbound())
        {
            self.entries.pop();
        }
        if self.live.get() == 0 {
            self.first.set(0);
        } else if place == self.first.get() as usize {
            // Each place is passed once, however often the first entry is deleted.
            let next = self.next(place).map_or(self.entries.len(), |(next, _)| next);
            self.first.set(next as u32);
        }
        Some(entry)
    }

    /// Replaces all entries.
    ///
    /// # Errors
    /// The limit of the heap is reached; the entries are lost then.
    pub fn rebuild(&self, heap: &Heap, entries: Vec<E>) -> Result<(), OutOfMemory> {
        self.clear(heap);
        self.entries.reserve(heap, entries.len())?;
        entries.iter().for_each(|entry| self.entries.push(entry.hash() as u64, *entry));
        self.live.set(entries.len() as u32);
        Ok(())
    }

    /// Deletes all entries.
    pub fn clear(&self, heap: &Heap) {
        self.entries.give_back(heap);
        self.live.set(0);
        self.first.set(0);
        self.changed();
    }

    /// Puts copies of another table's entries into this one, which has none.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn copy_from(&self, heap: &Heap, other: &Table<E>) -> Result<(), OutOfMemory> {
        self.clear(heap);
        let (live, end, room) = (other.len(), other.end(), other.entries.room());
        // PERF: a table is copied as it lies there, but for one with many gaps or much room left.
        if end - live <= live / 4 && room <= live + GAPS {
            self.entries.copy_from(heap, &other.entries)?;
            self.first.set(other.first.get());
        } else {
            self.entries.reserve(heap, live)?;
            other.iter().for_each(|entry| self.entries.push(entry.hash() as u64, entry));
        }
        self.live.set(live as u32);
        Ok(())
    }

    /// Takes all entries out.
    pub fn take(&self) -> Table<E> {
        let taken = Table::default();
        taken.exchange(self);
        self.changed();
        taken
    }
    /// Replaces all entries by those of another table.
    pub fn replace_by(&self, heap: &Heap, other: Table<E>) {
        self.clear(heap);
        self.exchange(&other);
    }
    /// Exchanges the entries of this table, which has none, for those of another.
    fn exchange(&self, other: &Table<E>) {
        self.entries.swap(&other.entries);
        self.live.swap(&other.live);
        self.first.swap(&other.first);
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
