//! Storage that changes through `&`: a growable array of `Copy` values, and values that trail an object.
//!
//! No reference to an element is ever handed out where an element could move.

use super::{Heap, OutOfMemory};
use std::cell::UnsafeCell;

/// A growable array whose elements are read and written whole.
pub struct CellVec<T: Copy>(UnsafeCell<Vec<T>>);

impl<T: Copy> Default for CellVec<T> {
    fn default() -> Self {
        CellVec(UnsafeCell::new(Vec::new()))
    }
}

impl<T: Copy> CellVec<T> {
    /// An empty array.
    pub fn new() -> Self {
        Self::default()
    }

    /// The array of a vector, whose capacity is charged to the heap.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn from_vec(heap: &Heap, items: Vec<T>) -> Result<Self, OutOfMemory> {
        heap.charge(items.capacity() * size_of::<T>())?;
        Ok(CellVec(UnsafeCell::new(items)))
    }

    #[inline(always)]
    fn items(&self) -> &Vec<T> {
        // SAFETY: no method holds a reference while foreign code runs, and the type is not `Sync`.
        unsafe { &*self.0.get() }
    }
    #[allow(clippy::mut_from_ref)]
    #[inline(always)]
    fn items_mut(&self) -> &mut Vec<T> {
        // SAFETY: as above; each method makes one reference and ends it before it returns.
        unsafe { &mut *self.0.get() }
    }

    /// The number of elements.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.items().len()
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The bytes that have been charged for the array.
    pub fn external_bytes(&self) -> usize {
        self.items().capacity() * size_of::<T>()
    }
    /// The element at `index`.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<T> {
        self.items().get(index).copied()
    }
    /// Replaces an element. False: there is none at `index`.
    #[inline(always)]
    pub fn set(&self, index: usize, value: T) -> bool {
        match self.items_mut().get_mut(index) {
            Some(place) => {
                *place = value;
                true
            }
            None => false,
        }
    }
    /// The elements as they are now.
    pub fn iter(&self) -> impl Iterator<Item = T> + '_ {
        (0..).map_while(|index| self.get(index))
    }
    /// A copy of the elements. Linear.
    pub fn to_vec(&self) -> Vec<T> {
        self.items().clone()
    }
    /// A copy of part of the elements, as far as they exist.
    pub fn copy_range(&self, range: std::ops::Range<usize>) -> Vec<T> {
        let end = range.end.min(self.len());
        self.items()[range.start.min(end)..end].to_vec()
    }

    /// Makes room for so many more elements.
    ///
    /// # Errors
    /// The limit of the heap or the memory of the system is reached.
    #[inline]
    pub fn reserve(&self, heap: &Heap, additional: usize) -> Result<(), OutOfMemory> {
        let items = self.items();
        if items.capacity() - items.len() < additional { self.grow(heap, additional) } else { Ok(()) }
    }

    #[cold]
    #[inline(never)]
    fn grow(&self, heap: &Heap, additional: usize) -> Result<(), OutOfMemory> {
        let items = self.items_mut();
        let old = items.capacity();
        // CPython's lists grow by an eighth and leave memory to realloc; a little more costs less here.
        let wanted = items.len().checked_add(additional).ok_or(OutOfMemory)?;
        let capacity = wanted.max(old + old / 2).max(4);
        let more = (capacity - old).checked_mul(size_of::<T>()).ok_or(OutOfMemory)?;
        heap.charge(more)?;
        let result = items.try_reserve_exact(capacity - items.len());
        heap.recharge(more, (items.capacity() - old) * size_of::<T>());
        result.map_err(|_| OutOfMemory)
    }

    /// Appends an element. Constant on average.
    ///
    /// # Errors
    /// As [`reserve`](Self::reserve).
    #[inline]
    pub fn push(&self, heap: &Heap, value: T) -> Result<(), OutOfMemory> {
        self.reserve(heap, 1)?;
        self.items_mut().push(value);
        Ok(())
    }
    /// Appends an element if there is room: for hot handlers, whose cold path then uses [`push`](Self::push).
    #[inline(always)]
    pub fn push_fast(&self, value: T) -> bool {
        let items = self.items_mut();
        let len = items.len();
        if len == items.capacity() {
            return false;
        }
        // SAFETY: there is room for one more.
        unsafe {
            items.as_mut_ptr().add(len).write(value);
            items.set_len(len + 1);
        }
        true
    }
    /// Appends elements. Linear in their number.
    ///
    /// # Errors
    /// As [`reserve`](Self::reserve).
    pub fn extend(&self, heap: &Heap, values: &[T]) -> Result<(), OutOfMemory> {
        self.reserve(heap, values.len())?;
        self.items_mut().extend_from_slice(values);
        Ok(())
    }
    /// Inserts an element before `index`, or at the end. Linear.
    ///
    /// # Errors
    /// As [`reserve`](Self::reserve).
    pub fn insert(&self, heap: &Heap, index: usize, value: T) -> Result<(), OutOfMemory> {
        self.reserve(heap, 1)?;
        let items = self.items_mut();
        items.insert(index.min(items.len()), value);
        Ok(())
    }
    /// Removes the last element.
    #[inline]
    pub fn pop(&self) -> Option<T> {
        self.items_mut().pop()
    }
    /// Removes an element. Linear.
    pub fn remove(&self, index: usize) -> Option<T> {
        (index < self.len()).then(|| self.items_mut().remove(index))
    }
    /// Replaces a range of elements, as far as they exist, by others.
    ///
    /// # Errors
    /// As [`reserve`](Self::reserve).
    pub fn splice(
        &self,
        heap: &Heap,
        range: std::ops::Range<usize>,
        values: &[T],
    ) -> Result<(), OutOfMemory> {
        let end = range.end.min(self.len());
        let start = range.start.min(end);
        self.reserve(heap, values.len().saturating_sub(end - start))?;
        self.items_mut().splice(start..end, values.iter().copied());
        Ok(())
    }
    /// Keeps the elements for which `keep(index)` holds. Linear.
    pub fn retain_indices(&self, mut keep: impl FnMut(usize) -> bool) {
        let mut kept = 0;
        for index in 0..self.len() {
            if keep(index)
                && let Some(value) = self.get(index)
            {
                self.set(kept, value);
                kept += 1;
            }
        }
        self.truncate(kept);
    }
    /// Removes all elements from `len` on.
    pub fn truncate(&self, len: usize) {
        self.items_mut().truncate(len);
    }
    /// Exchanges two elements that exist.
    pub fn swap(&self, a: usize, b: usize) {
        if let (Some(x), Some(y)) = (self.get(a), self.get(b)) {
            self.set(a, y);
            self.set(b, x);
        }
    }
    /// Reverses the elements.
    pub fn reverse(&self) {
        self.items_mut().reverse();
    }
    /// Removes all elements, and gives their memory back.
    pub fn clear(&self, heap: &Heap) {
        self.take(heap);
    }
    /// Takes the elements out and leaves none.
    pub fn take(&self, heap: &Heap) -> Vec<T> {
        let items = std::mem::take(self.items_mut());
        heap.refund(items.capacity() * size_of::<T>());
        items
    }
    /// Puts elements in, instead of those that are there.
    pub fn replace(&self, heap: &Heap, items: Vec<T>) -> Vec<T> {
        heap.recharge(self.external_bytes(), items.capacity() * size_of::<T>());
        std::mem::replace(self.items_mut(), items)
    }
}

/// Values that lie behind the fields of an object, in number fixed at its allocation. The last field of its struct.
///
/// Only the heap makes one, so its length is what was allocated.
#[repr(C)]
pub struct Tail<V: Copy> {
    len: usize,
    start: [V; 0],
}

impl<V: Copy> Tail<V> {
    pub(super) fn new(len: usize) -> Self {
        Tail { len, start: [] }
    }
    /// The values.
    #[inline(always)]
    pub fn as_slice(&self) -> &[V] {
        // SAFETY: the heap has put this many values behind the object, of which this is the last field.
        unsafe { std::slice::from_raw_parts(self.start.as_ptr(), self.len) }
    }
    /// The bytes of the values.
    pub fn bytes(&self) -> usize {
        self.len * size_of::<V>()
    }
}
