//! Weak references. The collector clears them before it frees what they refer to.

use super::Value;
use crate::heap::{Gc, Header, Heap, Liveness, Marker, OutOfMemory, Trace, flag};
use std::cell::Cell;

/// Python's `weakref.ref`, and what proxies are made of.
#[repr(C)]
pub struct WeakRef {
    pub(super) header: Header,
    target: Cell<Option<Gc<Header>>>,
    /// What is called when the target is gone, or `None`.
    callback: Cell<Value>,
    /// The hash of the target, once it was asked for: it outlives the target.
    hash: Cell<Value>,
}

impl WeakRef {
    /// A reference that does not keep its target alive.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, target: Gc<Header>, callback: Value) -> Result<Gc<WeakRef>, OutOfMemory> {
        target.set(flag::WEAKLY_REFERENCED);
        heap.alloc(WeakRef {
            header: Header::fresh(),
            target: Cell::new(Some(target)),
            callback: Cell::new(callback),
            hash: Cell::new(Value::UNBOUND),
        })
    }
    /// The target, unless it is dead.
    pub fn get(&self) -> Option<Value> {
        self.target.get().map(Value::from_header)
    }
    /// Makes the reference refer to nothing, and drops the callback.
    pub fn clear(&self) {
        self.target.set(None);
        self.callback.set(Value::NONE);
    }
    /// The callback, or `None`.
    pub fn callback(&self) -> Value {
        self.callback.get()
    }
    /// Where the hash of the target is kept; unbound until it was asked for.
    pub fn hash(&self) -> &Cell<Value> {
        &self.hash
    }
}

impl Trace for WeakRef {
    const WEAK: bool = true;
    fn trace(&self, marker: &mut Marker<'_>) {
        self.callback.get().trace(marker);
        self.hash.get().trace(marker);
    }
    fn clear_weak(&self, live: &Liveness<'_>) -> bool {
        let dead = self.target.get().is_some_and(|target| !live.is_live(target));
        if dead {
            self.target.set(None);
        }
        dead && !self.callback.get().is_none()
    }
}
