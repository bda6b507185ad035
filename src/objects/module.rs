//! Modules.

use super::dict::Dict;
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};

/// Python's `module`: a namespace.
#[repr(C)]
pub struct Module {
    pub(super) header: Header,
    /// `__dict__`
    pub dict: Gc<Dict>,
}

impl Module {
    /// A module with this namespace.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, dict: Gc<Dict>) -> Result<Gc<Module>, OutOfMemory> {
        heap.alloc(Module { header: Header::fresh(), dict })
    }
    /// A module that is an instance of a Python class, with `slots` empty slots.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc_instance(
        heap: &Heap,
        dict: Gc<Dict>,
        shape: u32,
        slots: u16,
    ) -> Result<Gc<Module>, OutOfMemory> {
        heap.alloc_instance(Module { header: Header::fresh(), dict }, shape, slots, super::Value::UNBOUND)
    }
}

impl Trace for Module {
    fn trace(&self, marker: &mut Marker<'_>) {
        marker.mark(self.dict);
    }
}
