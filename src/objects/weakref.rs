//! Weak references. The collector clears them before it frees what they refer to.

use super::Value;
use crate::heap::{Gc, Header, Heap, Liveness, Marker, OutOfMemory, Trace, flag};
use rustc_hash::FxHashMap;
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
        heap.alloc(WeakRef::new(target, callback))
    }
    /// A reference that is an instance of a Python class, with `slots` empty slots.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc_instance(
        heap: &Heap,
        target: Gc<Header>,
        callback: Value,
        shape: u32,
        slots: u16,
    ) -> Result<Gc<WeakRef>, OutOfMemory> {
        heap.alloc_instance(WeakRef::new(target, callback), shape, slots, Value::UNBOUND)
    }
    fn new(target: Gc<Header>, callback: Value) -> WeakRef {
        target.set(flag::WEAKLY_REFERENCED);
        WeakRef {
            header: Header::fresh(),
            target: Cell::new(Some(target)),
            callback: Cell::new(callback),
            hash: Cell::new(Value::UNBOUND),
        }
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

/// Which weak references each object has, so that `weakref.ref(o)` without a callback is one object, and can be counted.
#[derive(Default)]
pub struct WeakRefs(FxHashMap<Gc<Header>, Vec<Gc<WeakRef>>>);

impl WeakRefs {
    /// The references to an object that are alive, in the order in which they were made.
    pub fn of(&self, target: Gc<Header>) -> &[Gc<WeakRef>] {
        let any = target.has(flag::WEAKLY_REFERENCED);
        if any { self.0.get(&target).map_or(&[], Vec::as_slice) } else { &[] }
    }
    /// Whether no object has a reference.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// Takes note of a reference that has just been made.
    pub fn add(&mut self, target: Gc<Header>, reference: Gc<WeakRef>) {
        self.0.entry(target).or_default().push(reference);
    }
    /// Forgets what is dead, and references that have been cleared.
    pub fn sweep(&mut self, live: &Liveness<'_>) {
        self.0.retain(|&target, references| {
            references.retain(|&reference| live.is_live(reference) && reference.target.get().is_some());
            live.is_live(target) && !references.is_empty()
        });
    }
}
