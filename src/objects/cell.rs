//! A variable that closures share.

use super::Value;
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};
use std::cell::Cell;

/// Python's `cell`.
#[repr(C)]
pub struct CellObject {
    pub(super) header: Header,
    value: Cell<Value>,
}

impl CellObject {
    /// A cell that holds a value, or [`Value::UNBOUND`].
    ///
    /// # Errors
    /// The limit of the heap is reached.
    #[inline]
    pub fn alloc(heap: &Heap, value: Value) -> Result<Gc<CellObject>, OutOfMemory> {
        heap.alloc(CellObject { header: Header::fresh(), value: Cell::new(value) })
    }
    /// What it holds.
    #[inline(always)]
    pub fn get(&self) -> Value {
        self.value.get()
    }
    /// Makes it hold a value.
    #[inline(always)]
    pub fn set(&self, value: Value) {
        self.value.set(value);
    }
}

impl Trace for CellObject {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.value.get().trace(marker);
    }
}
