//! Lists.

use super::Value;
use crate::heap::{Gc, Header, Heap, Items, Marker, OutOfMemory, Trace};

/// Python's `list`. Items are read and written one by one: nothing borrows them while Python runs.
#[repr(C)]
pub struct List {
    pub(super) header: Header,
    items: Items<Value>,
}

impl List {
    /// A list of these items.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    #[inline]
    pub fn alloc(heap: &Heap, items: &[Value]) -> Result<Gc<List>, OutOfMemory> {
        List::of(heap, Items::from_slice(heap, items)?)
    }
    /// A list of a few items, if that needs no call: for hot handlers.
    #[inline(always)]
    pub fn alloc_fast(heap: &Heap, items: &[Value]) -> Option<Gc<List>> {
        let list =
            heap.alloc_fast(List { header: Header::fresh(), items: Items::with_few(heap, items.len())? })?;
        list.items.fill(items);
        Some(list)
    }
    /// A list of `len` items.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    #[inline]
    pub fn from_fn(
        heap: &Heap,
        len: usize,
        item: impl FnMut(usize) -> Value,
    ) -> Result<Gc<List>, OutOfMemory> {
        List::of(heap, Items::from_fn(heap, len, item)?)
    }
    /// An empty list with room for so many items.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn with_capacity(heap: &Heap, capacity: usize) -> Result<Gc<List>, OutOfMemory> {
        List::of(heap, Items::with_capacity(heap, capacity)?)
    }
    /// A list of these items. Nothing may have been collected since they were made.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    #[inline(always)]
    pub fn of(heap: &Heap, items: Items<Value>) -> Result<Gc<List>, OutOfMemory> {
        heap.alloc(List { header: Header::fresh(), items })
    }
    /// An empty list that is an instance of a Python class, with `slots` empty slots.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc_instance(heap: &Heap, shape: u32, slots: u16) -> Result<Gc<List>, OutOfMemory> {
        let list = List { header: Header::fresh(), items: Items::new() };
        heap.alloc_instance(list, shape, slots, Value::UNBOUND)
    }
    /// The items, to read and to change.
    #[inline(always)]
    pub fn items(&self) -> &Items<Value> {
        &self.items
    }
    /// The number of items.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.items.len()
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
    /// The item at `index`, counted from the start.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Value> {
        self.items.get(index)
    }
    /// Replaces an item. False: there is none at `index`.
    #[inline(always)]
    pub fn set(&self, index: usize, value: Value) -> bool {
        self.items.set(index, value)
    }
    /// Appends an item.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    #[inline(always)]
    pub fn push(&self, heap: &Heap, value: Value) -> Result<(), OutOfMemory> {
        self.items.push(heap, value)
    }
}

impl Trace for List {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.items.mark(marker);
        self.items.read(|items| items.iter().for_each(|item| item.trace(marker)));
    }
    fn storage_bytes(&self) -> usize {
        self.items.capacity_bytes()
    }
}
