//! Objects of native modules: a state of any Rust type, so that a module can have a class without a kind of its own.

use super::Value;
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};
use std::any::Any;

/// The state of a native object. It changes through cells: nobody holds it alone.
pub trait NativeState: Any {
    /// Marks the values in it.
    fn trace(&self, marker: &mut Marker<'_>);
    /// The bytes that it has charged to the heap, and that go when it goes.
    fn external_bytes(&self) -> usize {
        0
    }
}

/// An object of a class that a native module defines.
#[repr(C)]
pub struct NativeObject {
    pub(super) header: Header,
    state: Box<dyn NativeState>,
}

impl NativeObject {
    /// An object of the class that the shape belongs to, with `slots` empty slots.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        state: impl NativeState,
        shape: u32,
        slots: u16,
    ) -> Result<Gc<NativeObject>, OutOfMemory> {
        let state = Box::new(state);
        heap.alloc_instance(NativeObject { header: Header::fresh(), state }, shape, slots, Value::UNBOUND)
    }
    /// The object, if a value is one.
    #[inline]
    pub fn of(value: Value) -> Option<Gc<NativeObject>> {
        value.as_kind::<NativeObject>()
    }
    /// Its state, if it is of this type.
    #[inline]
    pub fn state<T: NativeState>(&self) -> Option<&T> {
        let state: &dyn Any = &*self.state;
        state.downcast_ref()
    }
}

impl Trace for NativeObject {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.state.trace(marker);
    }
    fn external_bytes(&self) -> usize {
        self.state.external_bytes()
    }
}
