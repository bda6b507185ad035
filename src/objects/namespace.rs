//! `types.SimpleNamespace`, and `mappingproxy`: a view of a namespace that cannot be written to.

use super::Value;
use super::dict::Dict;
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};

/// Python's `types.SimpleNamespace`.
#[repr(C)]
pub struct SimpleNamespace {
    pub(super) header: Header,
    /// `__dict__`
    pub dict: Gc<Dict>,
}

impl SimpleNamespace {
    /// A namespace; `instance` is the shape and the number of slots of an instance of its class.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        dict: Gc<Dict>,
        (shape, slots): (u32, u16),
    ) -> Result<Gc<SimpleNamespace>, OutOfMemory> {
        heap.alloc_instance(SimpleNamespace { header: Header::fresh(), dict }, shape, slots, Value::UNBOUND)
    }
}

impl Trace for SimpleNamespace {
    fn trace(&self, marker: &mut Marker<'_>) {
        marker.mark(self.dict);
    }
}

/// Python's `mappingproxy`.
#[repr(C)]
pub struct MappingProxy {
    pub(super) header: Header,
    /// What it is a view of: any mapping.
    pub mapping: Value,
}

impl MappingProxy {
    /// A view of a mapping.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, mapping: Value) -> Result<Gc<MappingProxy>, OutOfMemory> {
        heap.alloc(MappingProxy { header: Header::fresh(), mapping })
    }
}

impl Trace for MappingProxy {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.mapping.trace(marker);
    }
}
