//! Tuples.

use super::Value;
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Tail, Trace};
use std::cell::Cell;

/// Python's `tuple`: its items lie in the object.
#[repr(C)]
pub struct Tuple {
    pub(super) header: Header,
    /// -1, which is no hash, until it was asked for. Kept only where no program has a say in it: see
    /// [`Tuple::known_hash`].
    hash: Cell<i64>,
    items: Tail<Value>,
}

impl Tuple {
    /// A tuple of these items.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    #[inline]
    pub fn alloc(heap: &Heap, items: &[Value]) -> Result<Gc<Tuple>, OutOfMemory> {
        Tuple::from_fn(heap, items.len(), |index| items[index])
    }
    /// A tuple of a few items, if that needs no call: for hot handlers.
    #[inline(always)]
    pub fn alloc_fast(heap: &Heap, items: &[Value]) -> Option<Gc<Tuple>> {
        heap.alloc_tail_fast(items, |items| Tuple { header: Header::fresh(), hash: Cell::new(-1), items })
    }
    /// A tuple of `len` items.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    #[inline]
    pub fn from_fn(
        heap: &Heap,
        len: usize,
        item: impl FnMut(usize) -> Value,
    ) -> Result<Gc<Tuple>, OutOfMemory> {
        heap.alloc_tail(len, |items| Tuple { header: Header::fresh(), hash: Cell::new(-1), items }, item)
    }
    /// A tuple that is an instance of a Python class, with `slots` empty slots.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc_instance(
        heap: &Heap,
        items: &[Value],
        shape: u32,
        slots: u16,
    ) -> Result<Gc<Tuple>, OutOfMemory> {
        heap.clone_instance(
            items,
            |items| Tuple { header: Header::fresh(), hash: Cell::new(-1), items },
            shape,
            slots,
            Value::UNBOUND,
        )
    }
    /// The hash, if it was computed before and no program has a say in it: neither the class of the tuple, which may be a
    /// named tuple's, nor that of any item defines how it is hashed or compared. So such tuples compare natively, too.
    #[inline(always)]
    pub fn known_hash(&self) -> Option<i64> {
        Some(self.hash.get()).filter(|&hash| hash != -1)
    }
    /// Keeps the hash, under the condition that [`Tuple::known_hash`] states.
    pub fn know_hash(&self, hash: i64) {
        self.hash.set(hash);
    }
    /// Forgets the hash: a class has begun to define what it depends on.
    pub fn forget_hash(&self) {
        self.hash.set(-1);
    }
    /// The tuple, if no program defines how it is hashed and compared, but for its items.
    #[inline(always)]
    pub(super) fn native(value: Value) -> Option<Gc<Tuple>> {
        let tuple = value.as_kind::<Tuple>()?;
        (value.as_object::<Tuple>().is_some() || tuple.known_hash().is_some()).then_some(tuple)
    }
    /// The items.
    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        self.items.as_slice()
    }
    /// The number of items.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.items().len()
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items().is_empty()
    }
    /// The item at `index`, counted from the start.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Value> {
        self.items().get(index).copied()
    }
}

impl Trace for Tuple {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.items().iter().for_each(|item| item.trace(marker));
    }
    fn tail_bytes(&self) -> usize {
        self.items.bytes()
    }
}
