//! `bytes` and `bytearray`.

use super::{Value, hash};
use crate::heap::{CellVec, Gc, Header, Heap, Liveness, Marker, OutOfMemory, Tail, Trace};
use std::cell::Cell;

/// Python's `bytes`.
#[repr(C)]
pub struct Bytes {
    pub(super) header: Header,
    /// -1 until it was asked for.
    hash: Cell<i64>,
    bytes: Tail<u8>,
}

impl Bytes {
    /// Bytes from parts, one after the other. Linear.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn from_parts(heap: &Heap, parts: &[&[u8]]) -> Result<Gc<Bytes>, OutOfMemory> {
        let make = |bytes| Bytes { header: Header::fresh(), hash: Cell::new(-1), bytes };
        heap.alloc_bytes(parts, make)
    }
    /// Bytes, which are copied.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, bytes: &[u8]) -> Result<Gc<Bytes>, OutOfMemory> {
        Bytes::from_parts(heap, &[bytes])
    }
    /// Bytes that are an instance of a Python class, with `slots` empty slots.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc_instance(
        heap: &Heap,
        bytes: &[u8],
        shape: u32,
        slots: u16,
    ) -> Result<Gc<Bytes>, OutOfMemory> {
        let make = |bytes| Bytes { header: Header::fresh(), hash: Cell::new(-1), bytes };
        heap.clone_instance(bytes, make, shape, slots, Value::UNBOUND)
    }
    /// The bytes.
    #[inline(always)]
    pub fn as_slice(&self) -> &[u8] {
        self.bytes.as_slice()
    }
    /// The hash: that of ASCII text of the same bytes. Linear for the first time.
    pub fn hash(&self) -> i64 {
        if self.hash.get() == -1 {
            self.hash.set(hash::of_bytes(self.as_slice()));
        }
        self.hash.get()
    }
}

impl Trace for Bytes {
    const LEAF: bool = true;
    fn trace(&self, _: &mut Marker<'_>) {}
    fn tail_bytes(&self) -> usize {
        self.bytes.bytes()
    }
}

/// Python's `bytearray`.
#[repr(C)]
pub struct ByteArray {
    pub(super) header: Header,
    bytes: CellVec<u8>,
    /// The memory views that look at it, held weakly: they forbid that it changes its size.
    views: CellVec<Gc<Header>>,
}

impl ByteArray {
    /// A bytearray of these bytes.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, bytes: Vec<u8>) -> Result<Gc<ByteArray>, OutOfMemory> {
        let bytes = CellVec::from_vec(heap, bytes)?;
        heap.alloc(ByteArray { header: Header::fresh(), bytes, views: CellVec::new() })
    }
    /// A bytearray that is an instance of a Python class, with `slots` empty slots.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc_instance(
        heap: &Heap,
        bytes: Vec<u8>,
        shape: u32,
        slots: u16,
    ) -> Result<Gc<ByteArray>, OutOfMemory> {
        let bytes = CellVec::from_vec(heap, bytes)?;
        let object = ByteArray { header: Header::fresh(), bytes, views: CellVec::new() };
        heap.alloc_instance(object, shape, slots, Value::UNBOUND)
    }
    /// The bytes, to read and to change.
    #[inline(always)]
    pub fn bytes(&self) -> &CellVec<u8> {
        &self.bytes
    }
    /// Whether a memory view forbids that it changes its size. One that has died counts until the next collection.
    pub fn is_exported(&self) -> bool {
        !self.views.is_empty()
    }
    /// Takes note of a memory view.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn export(&self, heap: &Heap, view: Gc<Header>) -> Result<(), OutOfMemory> {
        self.views.push(heap, view)
    }
    /// Forgets a memory view, which has been released.
    pub fn release(&self, view: Gc<Header>) {
        let views = self.views.to_vec();
        self.views.retain_indices(|index| !views[index].is(view));
    }
}

impl Trace for ByteArray {
    const LEAF: bool = true;
    const WEAK: bool = true;
    fn trace(&self, _: &mut Marker<'_>) {}
    fn external_bytes(&self) -> usize {
        self.bytes.external_bytes() + self.views.external_bytes()
    }
    fn clear_weak(&self, live: &Liveness<'_>) -> bool {
        let views = self.views.to_vec();
        self.views.retain_indices(|index| live.is_live(views[index]));
        false
    }
}
