//! Lists.

use super::Value;
use crate::heap::{CellVec, Gc, Header, Heap, Marker, OutOfMemory, Trace};

/// Python's `list`. Items are read and written one by one: nothing borrows them while Python runs.
#[repr(C)]
pub struct List {
    pub(super) header: Header,
    items: CellVec<Value>,
}

impl List {
    /// A list of these items.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    #[inline]
    pub fn alloc(heap: &Heap, items: Vec<Value>) -> Result<Gc<List>, OutOfMemory> {
        heap.alloc(List::new(heap, items)?)
    }
    /// A list that is an instance of a Python class, with `slots` empty slots.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc_instance(
        heap: &Heap,
        items: Vec<Value>,
        shape: u32,
        slots: u16,
    ) -> Result<Gc<List>, OutOfMemory> {
        heap.alloc_instance(List::new(heap, items)?, shape, slots, Value::UNBOUND)
    }
    fn new(heap: &Heap, items: Vec<Value>) -> Result<List, OutOfMemory> {
        Ok(List { header: Header::fresh(), items: CellVec::from_vec(heap, items)? })
    }
    /// The items, to read and to change.
    #[inline(always)]
    pub fn items(&self) -> &CellVec<Value> {
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
    #[inline]
    pub fn push(&self, heap: &Heap, value: Value) -> Result<(), OutOfMemory> {
        self.items.push(heap, value)
    }
}

impl Trace for List {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.items.iter().for_each(|item| item.trace(marker));
    }
    fn external_bytes(&self) -> usize {
        self.items.external_bytes()
    }
}
