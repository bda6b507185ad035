//! Iterators that are a container and a place in it, and the views of dicts.

use super::Value;
use super::dict::Dict;
use crate::heap::{Gc, Header, Heap, Marker, Object, OutOfMemory, Trace};
use std::cell::Cell;

/// A container and a place in it: one struct for many kinds of iterator, of which `KIND` is no more than a number that tells
/// them apart.
#[repr(C)]
pub struct Cursor<const KIND: usize> {
    pub(super) header: Header,
    /// What it goes through; Unbound once it has come to the end.
    pub over: Cell<Value>,
    /// Where it is. What that means is the kind's affair: an index, a byte of text, a place in a table, or so many left.
    pub place: Cell<usize>,
    /// Of dicts and sets: the size that it must still have; `usize::MAX` once it was found to have another.
    pub check: Cell<usize>,
    /// Of dicts, sets and text: how many items are left.
    pub left: Cell<usize>,
}

impl<const KIND: usize> Cursor<KIND> {
    /// Comes to the end, for good.
    pub fn finish(&self) {
        self.over.set(Value::UNBOUND);
    }
}

impl<const KIND: usize> Cursor<KIND>
where
    Cursor<KIND>: Object,
{
    fn fresh(over: Value, place: usize, size: usize) -> Cursor<KIND> {
        let (over, place) = (Cell::new(over), Cell::new(place));
        Cursor { header: Header::fresh(), over, place, check: Cell::new(size), left: Cell::new(size) }
    }
    /// An iterator at a place in a container of some size.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    #[inline]
    pub fn alloc(heap: &Heap, over: Value, place: usize, size: usize) -> Result<Gc<Self>, OutOfMemory> {
        heap.alloc(Self::fresh(over, place, size))
    }
    /// One that is an instance of a Python class, with `slots` empty slots.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc_instance(
        heap: &Heap,
        over: Value,
        place: usize,
        (shape, slots): (u32, u16),
    ) -> Result<Gc<Self>, OutOfMemory> {
        heap.alloc_instance(Self::fresh(over, place, place), shape, slots, Value::UNBOUND)
    }
}

impl<const KIND: usize> Trace for Cursor<KIND> {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.over.get().trace(marker);
    }
}

macro_rules! cursors {
    ($($(#[doc = $doc:literal])+ $Name:ident = $number:literal;)+) => { $(
        $(#[doc = $doc])+
        pub type $Name = Cursor<$number>;
    )+ };
}
cursors! {
    /// Python's `str_iterator`. Its place is the byte of the next code point.
    StrIterator = 0;
    /// Python's `str_ascii_iterator`.
    StrAsciiIterator = 1;
    /// Python's `bytes_iterator`.
    BytesIterator = 2;
    /// Python's `bytearray_iterator`.
    ByteArrayIterator = 3;
    /// Python's `iterator`: of what has a `__getitem__` and no `__iter__`.
    SequenceIterator = 4;
    /// Python's `list_reverseiterator`. Its place is the number of items that are left.
    ListReverseIterator = 5;
    /// Python's `reversed`: of sequences. Its place is the number of items that are left.
    Reversed = 6;
    /// Python's `set_iterator`.
    SetIterator = 7;
    /// Python's `dict_keyiterator`.
    DictKeyIterator = 8;
    /// Python's `dict_valueiterator`.
    DictValueIterator = 9;
    /// Python's `dict_itemiterator`.
    DictItemIterator = 10;
    /// Python's `dict_reversekeyiterator`. Its place is the one after the next.
    DictReverseKeyIterator = 11;
    /// Python's `dict_reversevalueiterator`.
    DictReverseValueIterator = 12;
    /// Python's `dict_reverseitemiterator`.
    DictReverseItemIterator = 13;
    /// Python's `memory_iterator`.
    MemoryIterator = 14;
}

/// A live view of a dict's keys, values or items.
#[repr(C)]
pub struct DictView<const KIND: usize> {
    pub(super) header: Header,
    /// The dict.
    pub dict: Gc<Dict>,
}

impl<const KIND: usize> DictView<KIND>
where
    DictView<KIND>: Object,
{
    /// A view of a dict.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    #[inline]
    pub fn alloc(heap: &Heap, dict: Gc<Dict>) -> Result<Gc<Self>, OutOfMemory> {
        heap.alloc(DictView { header: Header::fresh(), dict })
    }
}

impl<const KIND: usize> Trace for DictView<KIND> {
    fn trace(&self, marker: &mut Marker<'_>) {
        marker.mark(self.dict);
    }
}

/// Python's `dict_keys`.
pub type DictKeys = DictView<0>;
/// Python's `dict_values`.
pub type DictValues = DictView<1>;
/// Python's `dict_items`.
pub type DictItems = DictView<2>;
