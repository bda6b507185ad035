//! `collections.deque`: values in a ring, with constant time at both ends; and its iterators.

use super::Value;
use super::adapters::Layout;
use crate::heap::{CellVec, Gc, Header, Heap, Marker, OutOfMemory, Trace};
use std::cell::Cell;

/// Python's `collections.deque`.
#[repr(C)]
pub struct Deque {
    pub(super) header: Header,
    /// As many places as a power of two; what lies outside of the ring means nothing.
    places: CellVec<Value>,
    /// The place of the first item.
    first: Cell<usize>,
    len: Cell<usize>,
    /// Whether its class is `deque` itself, not one that a program derived.
    pub exact: bool,
    /// `maxlen`
    pub maxlen: Cell<Option<usize>>,
    /// Changes when items come or go: what iterators compare.
    version: Cell<u64>,
}

impl Deque {
    /// An empty deque.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        maxlen: Option<usize>,
        exact: bool,
        layout: Layout,
    ) -> Result<Gc<Deque>, OutOfMemory> {
        let object = Deque {
            header: Header::fresh(),
            places: CellVec::new(),
            first: Cell::new(0),
            len: Cell::new(0),
            exact,
            maxlen: Cell::new(maxlen),
            version: Cell::new(0),
        };
        heap.alloc_instance(object, layout.0, layout.1, Value::UNBOUND)
    }
    /// The number of items.
    #[inline]
    pub fn len(&self) -> usize {
        self.len.get()
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// See the field.
    #[inline]
    pub fn version(&self) -> u64 {
        self.version.get()
    }
    fn touch(&self) {
        self.version.set(self.version.get().wrapping_add(1));
    }
    /// The place of an item, or of one that is to come: `index` may be the length.
    #[inline(always)]
    fn place(&self, index: usize) -> usize {
        self.first.get().wrapping_add(index) & self.places.len().wrapping_sub(1)
    }
    /// An item.
    #[inline]
    pub fn get(&self, index: usize) -> Option<Value> {
        if index < self.len() { self.places.get(self.place(index)) } else { None }
    }
    /// Replaces an item. False: there is none.
    pub fn set(&self, index: usize, value: Value) -> bool {
        index < self.len() && self.places.set(self.place(index), value)
    }
    /// The items as they are now.
    pub fn to_vec(&self) -> Vec<Value> {
        (0..self.len()).filter_map(|index| self.get(index)).collect()
    }

    /// Makes room for one more. Constant on average.
    fn make_room(&self, heap: &Heap) -> Result<(), OutOfMemory> {
        let len = self.len();
        if len < self.places.len() {
            return Ok(());
        }
        let capacity = (len * 2).max(8);
        heap.charge(capacity * size_of::<Value>())?;
        heap.refund(capacity * size_of::<Value>());
        let mut places = Vec::with_capacity(capacity);
        places.extend((0..len).filter_map(|index| self.get(index)));
        places.resize(capacity, Value::UNBOUND);
        self.places.replace(heap, places);
        self.first.set(0);
        Ok(())
    }
    /// `append`; what is too much goes from the other end.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    #[inline]
    pub fn push_back(&self, heap: &Heap, value: Value) -> Result<(), OutOfMemory> {
        self.make_room(heap)?;
        self.places.set(self.place(self.len()), value);
        self.len.set(self.len() + 1);
        self.touch();
        if self.maxlen.get().is_some_and(|maxlen| self.len() > maxlen) {
            self.pop_front();
        }
        Ok(())
    }
    /// `appendleft`, likewise.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    #[inline]
    pub fn push_front(&self, heap: &Heap, value: Value) -> Result<(), OutOfMemory> {
        self.make_room(heap)?;
        let place = self.place(usize::MAX);
        self.places.set(place, value);
        self.first.set(place);
        self.len.set(self.len() + 1);
        self.touch();
        if self.maxlen.get().is_some_and(|maxlen| self.len() > maxlen) {
            self.pop_back();
        }
        Ok(())
    }
    /// `pop`
    #[inline]
    pub fn pop_back(&self) -> Option<Value> {
        let last = self.get(self.len().checked_sub(1)?)?;
        self.len.set(self.len() - 1);
        self.touch();
        Some(last)
    }
    /// `popleft`
    #[inline]
    pub fn pop_front(&self) -> Option<Value> {
        let first = self.get(0)?;
        self.first.set(self.place(1));
        self.len.set(self.len() - 1);
        self.touch();
        Some(first)
    }
    /// Removes an item. Linear.
    pub fn remove(&self, index: usize) -> Option<Value> {
        let item = self.get(index)?;
        for next in index + 1..self.len() {
            self.set(next - 1, self.get(next)?);
        }
        self.pop_back();
        Some(item)
    }
    /// Inserts an item before `index`, or at the end. Linear. There is room by `maxlen`: the caller has seen to it.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn insert(&self, heap: &Heap, index: usize, value: Value) -> Result<(), OutOfMemory> {
        self.push_back(heap, value)?;
        for next in (index + 1..self.len()).rev() {
            if let Some(item) = self.get(next - 1) {
                self.set(next, item);
            }
        }
        self.set(index.min(self.len() - 1), value);
        Ok(())
    }
    /// `rotate`: so many steps to the right. Linear in the steps that are left when whole turns are taken off.
    pub fn rotate(&self, steps: i64) {
        let len = self.len();
        if len < 2 {
            return;
        }
        // Either way round, the shorter.
        let right = steps.rem_euclid(len as i64) as usize;
        if right <= len / 2 {
            for _ in 0..right {
                let (place, last) = (self.place(usize::MAX), self.get(len - 1));
                self.places.set(place, last.unwrap_or(Value::NONE));
                self.first.set(place);
            }
        } else {
            for _ in 0..len - right {
                let (place, first) = (self.place(len), self.get(0));
                self.places.set(place, first.unwrap_or(Value::NONE));
                self.first.set(self.place(1));
            }
        }
        self.touch();
    }
    /// `reverse`: no item comes or goes.
    pub fn reverse(&self) {
        let len = self.len();
        for index in 0..len / 2 {
            self.places.swap(self.place(index), self.place(len - 1 - index));
        }
    }
    /// Removes all items.
    pub fn clear(&self, heap: &Heap) {
        self.places.clear(heap);
        self.first.set(0);
        self.len.set(0);
        self.touch();
    }
}

impl Trace for Deque {
    fn trace(&self, marker: &mut Marker<'_>) {
        (0..self.len()).filter_map(|index| self.get(index)).for_each(|item| item.trace(marker));
    }
    fn external_bytes(&self) -> usize {
        self.places.external_bytes()
    }
}

/// An iterator of a deque, from either end.
#[repr(C)]
pub struct DequeIterator {
    pub(super) header: Header,
    /// What it goes through.
    pub deque: Gc<Deque>,
    version: u64,
    left: Cell<usize>,
    backwards: bool,
}

impl DequeIterator {
    /// An iterator from one end.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        deque: Gc<Deque>,
        backwards: bool,
        layout: Layout,
    ) -> Result<Gc<DequeIterator>, OutOfMemory> {
        let (version, left) = (deque.version(), Cell::new(deque.len()));
        let object = DequeIterator { header: Header::fresh(), deque, version, left, backwards };
        heap.alloc_instance(object, layout.0, layout.1, Value::UNBOUND)
    }
    /// How many items are to come.
    pub fn left(&self) -> usize {
        self.left.get()
    }
    /// The next item; `Err`: the deque has changed.
    #[inline]
    pub fn next(&self) -> Result<Option<Value>, Changed> {
        if self.deque.version() != self.version {
            self.left.set(0);
            return Err(Changed);
        }
        let Some(left) = self.left.get().checked_sub(1) else { return Ok(None) };
        self.left.set(left);
        Ok(self.deque.get(if self.backwards { left } else { self.deque.len() - 1 - left }))
    }
}

/// Items came or went under an iterator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed;

impl Trace for DequeIterator {
    fn trace(&self, marker: &mut Marker<'_>) {
        marker.mark(self.deque);
    }
}
