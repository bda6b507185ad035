//! Iterators that other iterators feed: `enumerate`, `zip`, `map`, `filter`, and those of callables and of long ranges.

use super::Value;
use super::tuple::Tuple;
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};
use std::cell::Cell;

/// The shape and the number of slots of an instance: those of the kind, or of a class that extends it.
pub type Layout = (u32, u16);

/// Python's `enumerate`.
#[repr(C)]
pub struct Enumerate {
    pub(super) header: Header,
    /// What feeds it.
    pub iterator: Value,
    /// The next number, an int of any size.
    pub index: Cell<Value>,
}

impl Enumerate {
    /// Numbers what an iterator gives, from `start` on.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        iterator: Value,
        start: Value,
        layout: Layout,
    ) -> Result<Gc<Enumerate>, OutOfMemory> {
        let object = Enumerate { header: Header::fresh(), iterator, index: Cell::new(start) };
        heap.alloc_instance(object, layout.0, layout.1, Value::UNBOUND)
    }
}
impl Trace for Enumerate {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.iterator.trace(marker);
        self.index.get().trace(marker);
    }
}

/// Python's `zip`.
#[repr(C)]
pub struct Zip {
    pub(super) header: Header,
    /// What feeds it.
    pub iterators: Gc<Tuple>,
    /// Whether all must come to the end together.
    pub strict: Cell<bool>,
}

impl Zip {
    /// Takes from these iterators in turn.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        iterators: Gc<Tuple>,
        strict: bool,
        layout: Layout,
    ) -> Result<Gc<Zip>, OutOfMemory> {
        let object = Zip { header: Header::fresh(), iterators, strict: Cell::new(strict) };
        heap.alloc_instance(object, layout.0, layout.1, Value::UNBOUND)
    }
}
impl Trace for Zip {
    fn trace(&self, marker: &mut Marker<'_>) {
        marker.mark(self.iterators);
    }
}

/// Python's `map`.
#[repr(C)]
pub struct Map {
    pub(super) header: Header,
    /// What is called with an item of each iterator.
    pub function: Value,
    /// What feeds it.
    pub iterators: Gc<Tuple>,
}

impl Map {
    /// Calls a function with what the iterators give.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        function: Value,
        iterators: Gc<Tuple>,
        layout: Layout,
    ) -> Result<Gc<Map>, OutOfMemory> {
        let object = Map { header: Header::fresh(), function, iterators };
        heap.alloc_instance(object, layout.0, layout.1, Value::UNBOUND)
    }
}
impl Trace for Map {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.function.trace(marker);
        marker.mark(self.iterators);
    }
}

/// Python's `filter`.
#[repr(C)]
pub struct Filter {
    pub(super) header: Header,
    /// What an item is tested by; None: by its own truth.
    pub function: Value,
    /// What feeds it.
    pub iterator: Value,
}

impl Filter {
    /// Lets pass what a function says.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        function: Value,
        iterator: Value,
        layout: Layout,
    ) -> Result<Gc<Filter>, OutOfMemory> {
        let object = Filter { header: Header::fresh(), function, iterator };
        heap.alloc_instance(object, layout.0, layout.1, Value::UNBOUND)
    }
}
impl Trace for Filter {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.function.trace(marker);
        self.iterator.trace(marker);
    }
}

/// Python's `callable_iterator`: `iter(callable, sentinel)`.
#[repr(C)]
pub struct CallableIterator {
    pub(super) header: Header,
    /// What is called; Unbound once it has come to the end.
    pub callable: Cell<Value>,
    /// What ends it.
    pub sentinel: Value,
}

impl CallableIterator {
    /// Calls until the sentinel comes.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, callable: Value, sentinel: Value) -> Result<Gc<Self>, OutOfMemory> {
        heap.alloc(CallableIterator { header: Header::fresh(), callable: Cell::new(callable), sentinel })
    }
}
impl Trace for CallableIterator {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.callable.get().trace(marker);
        self.sentinel.trace(marker);
    }
}

/// Python's `longrange_iterator`: of a range whose bounds are beyond a word.
#[repr(C)]
pub struct LongRangeIterator {
    pub(super) header: Header,
    /// The next number.
    pub current: Cell<Value>,
    /// The step.
    pub step: Value,
    /// How many are left.
    pub left: Cell<Value>,
}

impl LongRangeIterator {
    /// An iterator over `left` numbers from `start` on; all three are ints.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, start: Value, step: Value, left: Value) -> Result<Gc<Self>, OutOfMemory> {
        let (current, left) = (Cell::new(start), Cell::new(left));
        heap.alloc(LongRangeIterator { header: Header::fresh(), current, step, left })
    }
}
impl Trace for LongRangeIterator {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.current.get().trace(marker);
        self.step.trace(marker);
        self.left.get().trace(marker);
    }
}
