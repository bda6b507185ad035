//! Slices, and the arithmetic of indices.

use super::Value;
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};

/// Python's `slice`: three values of any type.
#[repr(C)]
pub struct Slice {
    pub(super) header: Header,
    /// Where it starts, or `None`.
    pub start: Value,
    /// Where it stops, or `None`.
    pub stop: Value,
    /// The step, or `None`.
    pub step: Value,
}

impl Slice {
    /// A slice object.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, start: Value, stop: Value, step: Value) -> Result<Gc<Slice>, OutOfMemory> {
        heap.alloc(Slice { header: Header::fresh(), start, stop, step })
    }
}

impl Trace for Slice {
    fn trace(&self, marker: &mut Marker<'_>) {
        [self.start, self.stop, self.step].iter().for_each(|value| value.trace(marker));
    }
}

/// The indices that a slice means for a sequence of some length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indices {
    /// The first index; also where to insert if there is none.
    pub start: usize,
    /// How many indices there are.
    pub count: usize,
    /// From one to the next.
    pub step: isize,
}

/// What stands in a slice: a number, too large ones brought to the bounds of `i64`, or nothing.
pub type Bound = Option<i64>;

/// The indices of `[start:stop:step]` for a sequence of `len` items. The step is not zero.
#[inline]
pub fn indices(start: Bound, stop: Bound, step: Bound, len: usize) -> Indices {
    let len = len as i64;
    // A step beyond the length is as good as the length, and never overflows.
    let step = step.unwrap_or(1).clamp(-len - 1, len + 1);
    let (first, last) = if step < 0 { (-1, len - 1) } else { (0, len) };
    let place = |bound: i64| if bound < 0 { bound.saturating_add(len).max(first) } else { bound.min(last) };
    let start = start.map_or(if step < 0 { last } else { first }, place);
    let stop = stop.map_or(if step < 0 { first } else { last }, place);
    let count = super::range::length(start, stop, step);
    Indices { start: start.max(0) as usize, count: count as usize, step: step as isize }
}

/// What stands in a slice, if it is a small int or `None`.
#[inline(always)]
pub fn small_bound(value: Value) -> Option<Bound> {
    match value.as_int() {
        Some(int) => Some(Some(int.get())),
        None if value.is_none() => Some(None),
        None => None,
    }
}

/// The range of `[start:stop]` for a sequence of `len` items: empty, where it would insert, if it ends before it starts.
#[inline(always)]
pub fn plain_range(start: Bound, stop: Bound, len: usize) -> std::ops::Range<usize> {
    let start = start.map_or(0, |start| bound(start, len));
    let stop = stop.map_or(len, |stop| bound(stop, len));
    start..stop.max(start)
}

impl Indices {
    /// The nth index, which exists.
    #[inline(always)]
    pub fn at(self, nth: usize) -> usize {
        self.start.wrapping_add_signed(nth as isize * self.step)
    }
    /// Each index.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..self.count).map(move |nth| self.at(nth))
    }
    /// The range, if the step is 1.
    pub fn range(self) -> Option<std::ops::Range<usize>> {
        (self.step == 1).then_some(self.start..self.start + self.count)
    }
}

/// The index in a sequence of `len` items that an int means, which counts from the end if it is negative.
#[inline(always)]
pub fn index(i: i64, len: usize) -> Option<usize> {
    // PERF: one comparison in the common case.
    let place = if i < 0 { i.wrapping_add(len as i64) } else { i } as u64;
    (place < len as u64).then_some(place as usize)
}

/// A bound of `find`, `count`, `index` and the like: from 0 to `len`.
pub fn bound(i: i64, len: usize) -> usize {
    let len = len as i64;
    (if i < 0 { i.saturating_add(len).max(0) } else { i.min(len) }) as usize
}
