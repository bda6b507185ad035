//! Entries in a row and an index of them by hash, in one cell that only their owner refers to.
//!
//! Knows nothing of keys: its owner says what an entry's hash is and which entry is the right one.
//!
//! PERF: the cell is one of the heap's, so it is taken by a few instructions and need not be freed. What an owner grows out of
//! is used again for the next table of that size; the collector takes what is left.

use super::block::{LARGEST, SIZES, class_of};
use super::{Gc, Header, Heap, Marker, Object, OutOfMemory, Trace};
use std::cell::Cell;
use std::marker::PhantomData;
use std::ptr::NonNull;

/// The cell: the index follows, and then the entries. It is garbage unless its owner marks it.
#[repr(C, align(8))]
pub struct Storage {
    pub(crate) header: Header,
    /// What follows, in bytes.
    bytes: usize,
}

impl Trace for Storage {
    const LEAF: bool = true;
    fn trace(&self, _: &mut Marker<'_>) {}
    fn tail_bytes(&self) -> usize {
        self.bytes
    }
}

/// Entries, and an index of them if they are more than a few. Its owner marks it.
pub struct IndexedVec<E: Copy> {
    /// The first entry. Before it lies the index, backwards; before that the [`Storage`].
    entries: Cell<NonNull<E>>,
    len: Cell<u32>,
    /// How many more entries there is room for, in the index, too.
    room: Cell<u32>,
    /// What leaves a place in the index of a hash; 0: there is no index.
    shift: Cell<u32>,
    _entries: PhantomData<E>,
}

/// The number of a place in the index, plus 1, in as many bits as an index of that size needs; 0: nothing.
trait Slot: Copy + Into<u64> {
    /// The bits above are some of the hash, so that entries of other hashes, far away, need not be read. There are few in a
    /// byte, and the entries of so small a table are at hand.
    const TAGGED: bool;
    fn of(word: u64) -> Self;
}
impl Slot for u8 {
    const TAGGED: bool = false;
    fn of(word: u64) -> u8 {
        word as u8
    }
}
impl Slot for u16 {
    const TAGGED: bool = true;
    fn of(word: u64) -> u16 {
        word as u16
    }
}
impl Slot for u32 {
    const TAGGED: bool = true;
    fn of(word: u64) -> u32 {
        word as u32
    }
}
/// Where the bits of a spread hash begin that tag a slot; the highest ones are taken by its place.
const TAG: u32 = 12;
/// 2^64 by the golden ratio: its multiples spread numbers, above all those that follow each other.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// The place in the index at which to look for a hash first, and the tag.
// PERF: in a large index sixteen numbers that follow each other come to lie side by side: a cache line has them all.
#[inline(always)]
fn home<S: Slot>(hash: u64, shift: u32) -> (u64, u64) {
    if !S::TAGGED {
        return (hash.wrapping_mul(GOLDEN) >> (shift & 63), 0);
    }
    let group = (hash >> 4).wrapping_mul(GOLDEN);
    ((group >> (shift & 63)) ^ (hash & 15), S::of(group >> TAG).into())
}

/// So many entries are found without an index.
const SMALL: usize = 8;
/// The most entries that are ever asked for.
const MOST: usize = 1 << 30;

/// The logarithm of the number of places in an index. At least half of them are free in all but the largest.
fn index_bits(capacity: usize) -> u32 {
    match capacity {
        0..=SMALL => 0,
        0..=0x4000 => (2 * capacity).next_power_of_two().trailing_zeros(),
        _ => (capacity + capacity / 2).next_power_of_two().trailing_zeros(),
    }
}
/// How many entries an index can take.
fn most_in_index(bits: u32) -> usize {
    if bits == 0 { SMALL } else { (1 << bits) / 8 * if bits < 15 { 5 } else { 6 } }
}
fn slot_size(bits: u32) -> usize {
    match bits {
        0..=8 => 1,
        9..=16 => 2,
        _ => 4,
    }
}
fn index_bytes(bits: u32) -> usize {
    if bits == 0 { 0 } else { (slot_size(bits) << bits).next_multiple_of(8) }
}

impl<E: Copy> Default for IndexedVec<E> {
    #[inline(always)]
    fn default() -> Self {
        IndexedVec {
            entries: Cell::new(NonNull::dangling()),
            len: Cell::new(0),
            room: Cell::new(0),
            shift: Cell::new(0),
            _entries: PhantomData,
        }
    }
}

impl<E: Copy> IndexedVec<E> {
    /// The number of entries.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len.get() as usize
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// How many more entries can be pushed before [`renew`](Self::renew).
    #[inline(always)]
    pub fn room(&self) -> usize {
        self.room.get() as usize
    }
    /// The entry at a place.
    #[inline(always)]
    pub fn get(&self, place: usize) -> Option<E> {
        // SAFETY: the entries below the length were written.
        (place < self.len()).then(|| unsafe { self.entries.get().add(place).read() })
    }
    /// Replaces the entry at a place, if there is one, by one with the same hash, or by one that nobody looks for.
    #[inline(always)]
    pub fn set(&self, place: usize, entry: E) {
        if place < self.len() {
            // SAFETY: the place exists, and no reference to it does.
            unsafe { self.entries.get().add(place).write(entry) };
        }
    }
    /// The entries as they are now. Nothing may change them while the slice is used.
    #[inline(always)]
    fn as_slice(&self) -> &[E] {
        // SAFETY: the entries below the length were written.
        unsafe { std::slice::from_raw_parts(self.entries.get().as_ptr(), self.len()) }
    }
    fn bits(&self) -> u32 {
        if self.shift.get() == 0 { 0 } else { 64 - self.shift.get() }
    }
    fn storage(&self) -> Option<Gc<Storage>> {
        if self.entries.get() == NonNull::dangling() {
            return None;
        }
        let start = self.entries.get().as_ptr().cast::<u8>().wrapping_sub(index_bytes(self.bits()));
        // SAFETY: this is how the storage lies before the entries.
        Some(unsafe { Gc::from_ptr(start.cast::<Storage>().wrapping_sub(1)) })
    }
    /// The bytes that entries and index take, used or not.
    pub fn bytes(&self) -> usize {
        self.storage().map_or(0, |storage| storage.bytes)
    }
    fn capacity(&self) -> usize {
        let bits = self.bits();
        ((self.bytes() - index_bytes(bits).min(self.bytes())) / size_of::<E>()).min(most_in_index(bits))
    }
    /// Marks the storage; the owner marks what the entries refer to.
    pub fn mark(&self, marker: &mut Marker<'_>, mut visit: impl FnMut(&mut Marker<'_>, &E)) {
        if let Some(storage) = self.storage() {
            marker.mark(storage);
            self.as_slice().iter().for_each(|entry| visit(marker, entry));
        }
    }

    /// The place of the entry for which `is` holds: it is asked about all of the hash, and others. It only compares.
    #[inline(always)]
    pub fn find(&self, hash: u64, is: impl FnMut(usize, E) -> bool) -> Option<usize> {
        match self.shift.get() {
            0 => self.scan(is),
            56.. => self.probe::<u8>(hash, is),
            48.. => self.probe::<u16>(hash, is),
            _ => self.probe::<u32>(hash, is),
        }
    }
    #[inline(always)]
    fn scan(&self, mut is: impl FnMut(usize, E) -> bool) -> Option<usize> {
        let mut place = 0;
        while let Some(entry) = self.get(place) {
            if is(place, entry) {
                return Some(place);
            }
            place += 1;
        }
        None
    }
    #[inline(always)]
    fn probe<S: Slot>(&self, hash: u64, mut is: impl FnMut(usize, E) -> bool) -> Option<usize> {
        let (first, shift) = (self.entries.get(), self.shift.get());
        let mask = u64::MAX >> (shift & 63);
        let (mut at, tag) = home::<S>(hash, shift);
        loop {
            // SAFETY: `at` is below the number of slots, which lie before the first entry.
            let slot: u64 = unsafe { first.cast::<S>().sub(1 + at as usize).read() }.into();
            if slot == 0 {
                return None;
            }
            if !S::TAGGED || (slot ^ tag) & !mask == 0 {
                let place = (if S::TAGGED { slot & mask } else { slot }) as usize - 1;
                // SAFETY: the index names entries that were written, though they may have been taken out at the end since:
                // there is an entry that nobody looks for, then.
                if is(place, unsafe { first.add(place).read() }) {
                    return Some(place);
                }
            }
            // One slot in four is free at least, so that this ends.
            at = (at + 1) & mask;
        }
    }

    /// Appends an entry, if there is room.
    #[inline(always)]
    pub fn push(&self, hash: u64, entry: E) {
        let (len, room) = (self.len.get(), self.room.get());
        debug_assert!(room > 0);
        if room == 0 {
            return;
        }
        // SAFETY: room is room for an entry.
        unsafe { self.entries.get().add(len as usize).write(entry) };
        self.len.set(len + 1);
        self.room.set(room - 1);
        match self.shift.get() {
            0 => {}
            56.. => self.index::<u8>(hash, len as usize),
            48.. => self.index::<u16>(hash, len as usize),
            _ => self.index::<u32>(hash, len as usize),
        }
    }
    #[inline(always)]
    fn index<S: Slot>(&self, hash: u64, place: usize) {
        let (first, shift) = (self.entries.get().cast::<S>(), self.shift.get());
        let mask = u64::MAX >> (shift & 63);
        let (mut at, tag) = home::<S>(hash, shift);
        // SAFETY: as in `probe`.
        unsafe {
            while first.sub(1 + at as usize).read().into() != 0 {
                at = (at + 1) & mask;
            }
            // Places are fewer than slots, so that the number fits below the tag.
            first.sub(1 + at as usize).write(S::of(tag & !mask | (place as u64 + 1)));
        }
    }

    /// Takes the last entry away, in whose place is one already that nobody looks for.
    pub fn pop(&self) {
        if let Some(len) = self.len.get().checked_sub(1) {
            self.len.set(len);
            // The slot in the index is not free again before the next renewal.
            if self.shift.get() == 0 {
                self.room.set(self.room.get() + 1);
            }
        }
    }

    /// Leaves those entries that `keeps` names, with room for `capacity` entries together at least.
    ///
    /// # Errors
    /// The limit of the heap is reached; nothing has changed.
    #[cold]
    #[inline(never)]
    pub fn renew(
        &self,
        heap: &Heap,
        capacity: usize,
        keeps: impl Fn(&E) -> bool,
        hash_of: impl Fn(&E) -> u64,
    ) -> Result<(), OutOfMemory> {
        let new = IndexedVec::default();
        new.allocate(heap, capacity.max(4))?;
        self.as_slice()
            .iter()
            .filter(|entry| keeps(entry))
            .for_each(|entry| new.push(hash_of(entry), *entry));
        self.swap(&new);
        new.give_back(heap);
        Ok(())
    }

    /// Makes storage for an empty vector.
    fn allocate(&self, heap: &Heap, capacity: usize) -> Result<(), OutOfMemory> {
        if capacity > MOST {
            return Err(OutOfMemory);
        }
        let bits = index_bits(capacity);
        let fixed = size_of::<Storage>() + index_bytes(bits);
        let mut bytes = fixed + capacity * size_of::<E>();
        if bytes <= LARGEST {
            bytes = SIZES[class_of(bytes)];
        }
        let capacity = ((bytes - fixed) / size_of::<E>()).min(most_in_index(bits));
        let cell = heap.spare_cell(bytes)?.cast::<Storage>();
        // SAFETY: the cell has so many bytes, and is aligned to 16. An empty index is all zeros.
        unsafe {
            cell.write(Storage {
                header: Header::new(Storage::KIND, Storage::KIND.into(), 0),
                bytes: bytes - size_of::<Storage>(),
            });
            cell.add(1).cast::<u8>().write_bytes(0, index_bytes(bits));
            self.entries.set(NonNull::new_unchecked(cell.cast::<u8>().add(fixed).cast()));
        }
        self.len.set(0);
        self.room.set(capacity as u32);
        self.shift.set(if bits == 0 { 0 } else { 64 - bits });
        Ok(())
    }

    /// Makes this, which is empty, a copy of another vector, as it lies there.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn copy_from(&self, heap: &Heap, other: &IndexedVec<E>) -> Result<(), OutOfMemory> {
        let Some(storage) = other.storage() else { return Ok(()) };
        let bytes = size_of::<Storage>() + storage.bytes;
        // The index may yet name entries that were taken away at the end.
        let written = match other.bits() {
            0 => size_of::<Storage>() + other.len() * size_of::<E>(),
            _ => bytes,
        };
        let cell = heap.spare_cell(bytes)?;
        // SAFETY: both cells have that many bytes.
        unsafe {
            cell.copy_from_nonoverlapping(storage.as_ptr().cast(), written);
            let entries = cell.add(size_of::<Storage>() + index_bytes(other.bits()));
            self.entries.set(NonNull::new_unchecked(entries.cast()));
        }
        self.len.set(other.len.get());
        self.room.set(other.room.get());
        self.shift.set(other.shift.get());
        Ok(())
    }

    /// Exchanges the contents of two vectors.
    pub fn swap(&self, other: &IndexedVec<E>) {
        self.entries.swap(&other.entries);
        self.len.swap(&other.len);
        self.room.swap(&other.room);
        self.shift.swap(&other.shift);
    }

    /// Forgets all entries. The storage may be used again at once.
    pub fn give_back(&self, heap: &Heap) {
        let storage = self.storage();
        self.swap(&IndexedVec::default());
        if let Some(storage) = storage {
            let bytes = size_of::<Storage>() + storage.bytes;
            // SAFETY: nobody else knew it.
            unsafe { heap.give_back(storage.as_ptr().cast_mut().cast(), bytes) };
        }
    }

    /// Makes room for so many entries in a vector that has none.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn reserve(&self, heap: &Heap, capacity: usize) -> Result<(), OutOfMemory> {
        if self.capacity() >= capacity && self.is_empty() && self.shift.get() == 0 || capacity == 0 {
            return Ok(());
        }
        let new = IndexedVec::default();
        new.allocate(heap, capacity)?;
        self.swap(&new);
        new.give_back(heap);
        Ok(())
    }
}
