//! Instances of Python classes that extend no built-in class but `object`: a header, and slots.

use super::Value;
use super::value::slots_after;
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};
use std::cell::Cell;

/// An instance. Its shape says what lies in which slot (see [`shape`](super::shape)).
#[repr(C)]
pub struct Instance {
    pub(super) header: Header,
}

impl Instance {
    /// An instance with so many slots, all unbound.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    #[inline]
    pub fn alloc(heap: &Heap, shape: u32, slots: u16) -> Result<Gc<Instance>, OutOfMemory> {
        heap.alloc_instance(Instance { header: Header::fresh() }, shape, slots, Value::UNBOUND)
    }
    /// Its slots.
    #[inline(always)]
    pub fn slots(this: &Gc<Instance>) -> &[Cell<Value>] {
        slots_after(this)
    }
}

impl Trace for Instance {
    fn trace(&self, _: &mut Marker<'_>) {}
}

/// No object is one: a row of the table of kinds whose class is that of values which are no objects.
#[repr(C)]
pub struct NoObject<const ROW: usize> {
    pub(super) header: Header,
}

impl<const ROW: usize> Trace for NoObject<ROW> {
    fn trace(&self, _: &mut Marker<'_>) {}
}
