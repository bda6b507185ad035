//! `array.array`: the object around the store of its items, and its iterator.

use super::Value;
use super::adapters::Layout;
use super::array::Array;
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace, flag};
use std::cell::{Cell, RefCell};

/// Set in the header of an array that is no instance of a derived class.
const EXACT: u8 = flag::KIND_0;

/// Python's `array.array`.
#[repr(C)]
pub struct ArrayObject {
    pub(super) header: Header,
    /// The bytes that have been charged to the heap.
    charged: Cell<usize>,
    /// Borrowed for a moment only: nothing runs Python meanwhile.
    store: RefCell<Array>,
}

impl ArrayObject {
    /// An array with these items; `is_exact`: it is no instance of a derived class.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        store: Array,
        layout: Layout,
        is_exact: bool,
    ) -> Result<Gc<ArrayObject>, OutOfMemory> {
        let charged = store.capacity();
        heap.charge(charged)?;
        let object =
            ArrayObject { header: Header::fresh(), charged: Cell::new(charged), store: RefCell::new(store) };
        let array = heap.alloc_instance(object, layout.0, layout.1, Value::UNBOUND)?;
        if is_exact {
            array.header.set(EXACT);
        }
        Ok(array)
    }
    /// The array, if it is one and no instance of a derived class.
    #[inline(always)]
    pub fn exact(value: Value) -> Option<Gc<ArrayObject>> {
        value.as_kind::<ArrayObject>().filter(|array| array.header.has(EXACT))
    }
    /// Where the items are, for instructions that read or write one of them and do nothing else meanwhile.
    #[inline(always)]
    pub fn store(&self) -> *mut Array {
        self.store.as_ptr()
    }
    /// Reads the items.
    #[inline]
    pub fn read<T>(&self, read: impl FnOnce(&Array) -> T) -> T {
        read(&self.store.borrow())
    }
    /// Writes bytes over those of items. False: there are not so many.
    pub fn write(&self, at: usize, bytes: &[u8]) -> bool {
        let mut store = self.store.borrow_mut();
        let place = at.checked_add(bytes.len()).and_then(|end| store.bytes_mut().get_mut(at..end));
        place.map(|place| place.copy_from_slice(bytes)).is_some()
    }
    /// Changes the items, of which there are about `more` bytes to come.
    ///
    /// # Errors
    /// The limit of the heap is reached: nothing has changed.
    #[inline]
    pub fn change<T>(
        &self,
        heap: &Heap,
        more: usize,
        change: impl FnOnce(&mut Array) -> T,
    ) -> Result<T, OutOfMemory> {
        if more > 64 {
            heap.charge(more)?;
            heap.refund(more);
        }
        let mut store = self.store.borrow_mut();
        let result = change(&mut store);
        let capacity = store.capacity();
        if capacity != self.charged.get() {
            heap.recharge(self.charged.replace(capacity), capacity);
        }
        Ok(result)
    }
}

impl Trace for ArrayObject {
    const LEAF: bool = false;
    fn trace(&self, _: &mut Marker<'_>) {}
    fn external_bytes(&self) -> usize {
        self.charged.get()
    }
}
