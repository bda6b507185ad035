//! The iterators of built-in sequences.

use super::Value;
use super::list::List;
use super::tuple::Tuple;
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};
use std::cell::Cell;

/// Python's `list_iterator`.
#[repr(C)]
pub struct ListIterator {
    pub(super) header: Header,
    /// What it goes through; None once it has come to the end.
    pub list: Cell<Option<Gc<List>>>,
    /// The next index.
    pub index: Cell<usize>,
}

impl ListIterator {
    /// An iterator at the first item.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, list: Gc<List>) -> Result<Gc<ListIterator>, OutOfMemory> {
        heap.alloc(ListIterator { header: Header::fresh(), list: Cell::new(Some(list)), index: Cell::new(0) })
    }
}
impl Trace for ListIterator {
    fn trace(&self, marker: &mut Marker<'_>) {
        if let Some(list) = self.list.get() {
            marker.mark(list);
        }
    }
}

/// Python's `tuple_iterator`.
#[repr(C)]
pub struct TupleIterator {
    pub(super) header: Header,
    /// What it goes through; None once it has come to the end.
    pub tuple: Cell<Option<Gc<Tuple>>>,
    /// The next index.
    pub index: Cell<usize>,
}

impl TupleIterator {
    /// An iterator at the first item.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, tuple: Gc<Tuple>) -> Result<Gc<TupleIterator>, OutOfMemory> {
        heap.alloc(TupleIterator {
            header: Header::fresh(),
            tuple: Cell::new(Some(tuple)),
            index: Cell::new(0),
        })
    }
}
impl Trace for TupleIterator {
    fn trace(&self, marker: &mut Marker<'_>) {
        if let Some(tuple) = self.tuple.get() {
            marker.mark(tuple);
        }
    }
}

/// Python's `range_iterator`: of a range whose bounds fit a word.
#[repr(C)]
pub struct RangeIterator {
    pub(super) header: Header,
    /// The next number.
    pub current: Cell<Value>,
    /// How many are left.
    pub left: Cell<u64>,
    /// The step.
    pub step: i64,
}

impl RangeIterator {
    /// An iterator over `left` numbers from `start` on, all of which are [`Int`](super::Int)s, as is `start + left * step`.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, start: Value, step: i64, left: u64) -> Result<Gc<RangeIterator>, OutOfMemory> {
        heap.alloc(RangeIterator {
            header: Header::fresh(),
            current: Cell::new(start),
            left: Cell::new(left),
            step,
        })
    }
    /// The next number.
    #[inline(always)]
    pub fn next(&self) -> Option<Value> {
        let left = self.left.get();
        if left == 0 {
            return None;
        }
        self.left.set(left - 1);
        let current = self.current.get();
        self.current.set(current.stepped(self.step));
        Some(current)
    }
}
impl Trace for RangeIterator {
    const LEAF: bool = true;
    fn trace(&self, _: &mut Marker<'_>) {}
}
