//! What an object owns alone and what grows: a list's items, a dict's entries.
//!
//! They lie in cells of the heap without a header, in blocks of their own. Nothing but their owner refers to them: it marks them
//! when it is traced. What an owner gives back is taken next, what dies with its owner the sweep finds by its bits alone. What is
//! large has memory of its own, which the system may let grow where it lies.
//!
//! No reference to an element is handed out for longer than a [`read`](Items::read).

use super::alloc::{FEW, copy_few};
use super::block::{Block, SIZES, Use, class_of};
use super::{Heap, Marker, OutOfMemory};
use std::alloc::Layout;
use std::cell::{Cell, RefCell};
use std::ptr;

/// The most bytes that lie in a cell.
const IN_CELL: usize = 2048;

/// What stands before large storage.
#[repr(C, align(16))]
struct Large {
    bytes: usize,
    /// Its place in the table.
    place: Cell<u32>,
    marked: Cell<bool>,
}
const _: () = assert!(size_of::<Large>() == 16);

impl Large {
    fn layout(bytes: usize) -> Result<Layout, OutOfMemory> {
        let bytes = bytes.checked_add(size_of::<Large>()).ok_or(OutOfMemory)?;
        Layout::from_size_align(bytes, align_of::<Large>()).map_err(|_| OutOfMemory)
    }
    /// # Safety
    /// The storage is large, and not freed.
    unsafe fn of(start: *const u8) -> *mut Large {
        start.cast_mut().cast::<Large>().wrapping_sub(1)
    }
}

/// Where storage is.
#[derive(Default)]
pub(super) struct Storage {
    /// By size class, cells that were given back: each begins with the address of the next.
    free: [Cell<usize>; SIZES.len()],
    large: RefCell<Vec<*mut Large>>,
}

impl Storage {
    /// Forgets what was given back: it is not marked, so the sweep frees it.
    pub fn forget_free(&self) {
        self.free.iter().for_each(|first| first.set(0));
    }

    #[inline(always)]
    fn pop(&self, class: usize) -> Option<*mut u8> {
        // SAFETY: a size class comes from `class_of`.
        let free = unsafe { self.free.get_unchecked(class) };
        let first = free.get();
        if first == 0 {
            return None;
        }
        let cell = ptr::with_exposed_provenance_mut::<u8>(first);
        // SAFETY: the cell was given back, so it holds the address of the next.
        free.set(unsafe { cell.cast::<usize>().read() });
        Some(cell)
    }
}

impl Heap {
    /// Storage of at least so many bytes, and how many it has.
    #[inline(always)]
    fn storage(&self, bytes: usize) -> Result<(*mut u8, usize), OutOfMemory> {
        if bytes > IN_CELL {
            return Ok((self.large_storage(bytes)?, bytes));
        }
        let class = class_of(bytes);
        let cell = match self.storage.pop(class) {
            Some(cell) => cell,
            None => self.cell(bytes, Use::Storage)?,
        };
        Ok((cell, SIZES[class]))
    }

    #[cold]
    #[inline(never)]
    fn large_storage(&self, bytes: usize) -> Result<*mut u8, OutOfMemory> {
        let layout = Large::layout(bytes)?;
        self.charge(bytes)?;
        let mut table = self.storage.large.borrow_mut();
        // SAFETY: the layout is not empty; what is written lies in it.
        unsafe {
            let large = std::alloc::alloc(layout).cast::<Large>();
            if large.is_null() {
                self.refund(bytes);
                return Err(OutOfMemory);
            }
            let place = Cell::new(table.len() as u32);
            large.write(Large { bytes, place, marked: Cell::new(false) });
            table.push(large);
            Ok(large.add(1).cast())
        }
    }

    /// Makes storage larger. What it holds is kept.
    #[cold]
    #[inline(never)]
    fn grow_storage(
        &self,
        start: *mut u8,
        old: usize,
        bytes: usize,
    ) -> Result<(*mut u8, usize), OutOfMemory> {
        if old <= IN_CELL {
            let (new, bytes) = self.storage(bytes)?;
            // SAFETY: the new storage is larger than the old one, and not the same.
            unsafe {
                new.copy_from_nonoverlapping(start, old);
                self.free_storage(start, old);
            }
            return Ok((new, bytes));
        }
        Large::layout(bytes)?;
        self.charge(bytes - old)?;
        // SAFETY: storage of more than `IN_CELL` bytes is large, was allocated with this layout, and the new one is sound.
        unsafe {
            let large = Large::of(start);
            let grown = std::alloc::realloc(large.cast(), Large::layout(old)?, bytes + size_of::<Large>());
            let grown = grown.cast::<Large>();
            if grown.is_null() {
                self.refund(bytes - old);
                return Err(OutOfMemory);
            }
            (*grown).bytes = bytes;
            self.storage.large.borrow_mut()[(*grown).place.get() as usize] = grown;
            Ok((grown.add(1).cast(), bytes))
        }
    }

    /// Gives storage back.
    ///
    /// # Safety
    /// It came from [`Heap::storage`] with so many bytes, or none, and is used no more.
    unsafe fn free_storage(&self, start: *mut u8, bytes: usize) {
        if bytes == 0 {
            return;
        }
        // SAFETY: as promised.
        unsafe {
            if bytes <= IN_CELL {
                let class = class_of(bytes);
                #[cfg(debug_assertions)]
                ptr::write_bytes(start, 0xDB, SIZES[class]);
                start.cast::<usize>().write(self.storage.free[class].replace(start.expose_provenance()));
                return;
            }
            let large = Large::of(start);
            let place = (*large).place.get();
            let mut table = self.storage.large.borrow_mut();
            table.swap_remove(place as usize);
            if let Some(&moved) = table.get(place as usize) {
                (*moved).place.set(place);
            }
            self.free_large(large);
        }
    }

    /// # Safety
    /// It is in no table any more, and used no more.
    unsafe fn free_large(&self, large: *mut Large) {
        // SAFETY: as promised; the layout is that of the allocation.
        unsafe {
            let bytes = (*large).bytes;
            self.refund(bytes);
            if let Ok(layout) = Large::layout(bytes) {
                std::alloc::dealloc(large.cast(), layout);
            }
        }
    }

    /// Frees large storage that is not marked, and unmarks the rest.
    pub(super) fn sweep_large_storage(&self) {
        let mut table = self.storage.large.borrow_mut();
        let mut kept = 0;
        table.retain(|&large| {
            // SAFETY: the table holds what exists; what is freed leaves it.
            unsafe {
                let live = (*large).marked.replace(false);
                if live {
                    (*large).place.set(kept);
                    kept += 1;
                } else {
                    self.free_large(large);
                }
                live
            }
        });
    }
}

/// A growable array of `Copy` values in the heap. The object that owns it [marks](Items::mark) it.
pub struct Items<T: Copy> {
    start: Cell<*mut T>,
    len: Cell<usize>,
    capacity: Cell<usize>,
}

impl<T: Copy> Default for Items<T> {
    fn default() -> Self {
        Items { start: Cell::new(ptr::dangling_mut()), len: Cell::new(0), capacity: Cell::new(0) }
    }
}

impl<T: Copy> Items<T> {
    const SIZE: usize = size_of::<T>();

    /// An empty array.
    pub fn new() -> Self {
        Self::default()
    }
    /// An empty array with room for so many.
    ///
    /// # Errors
    /// The limit of the heap or the memory of the system is reached.
    #[inline(always)]
    pub fn with_capacity(heap: &Heap, capacity: usize) -> Result<Self, OutOfMemory> {
        const { assert!(align_of::<T>() <= 16 && size_of::<T>() >= 8) };
        if capacity == 0 {
            return Ok(Self::new());
        }
        let (start, bytes) = heap.storage(capacity.checked_mul(Self::SIZE).ok_or(OutOfMemory)?)?;
        let capacity = Cell::new(bytes / Self::SIZE);
        Ok(Items { start: Cell::new(start.cast()), len: Cell::new(0), capacity })
    }
    /// An array of `len` elements.
    ///
    /// # Errors
    /// As [`with_capacity`](Self::with_capacity).
    #[inline(always)]
    pub fn from_fn(
        heap: &Heap,
        len: usize,
        mut element: impl FnMut(usize) -> T,
    ) -> Result<Self, OutOfMemory> {
        let items = Self::with_capacity(heap, len)?;
        let start = items.start.get();
        for index in 0..len {
            // SAFETY: there is room for so many.
            unsafe { start.add(index).write(element(index)) };
        }
        items.len.set(len);
        Ok(items)
    }
    /// An empty array with room for a few elements, if that needs no call: for hot handlers.
    #[inline(always)]
    pub fn with_few(heap: &Heap, count: usize) -> Option<Self> {
        if count == 0 {
            return Some(Self::new());
        }
        if count > FEW {
            return None;
        }
        const { assert!(FEW * size_of::<T>() <= IN_CELL) };
        let class = class_of(count * Self::SIZE);
        let start = heap.storage.pop(class).or_else(|| heap.bump(class, Use::Storage))?;
        // SAFETY: the class comes from `class_of`.
        let capacity = unsafe { *SIZES.get_unchecked(class) } / Self::SIZE;
        Some(Items { start: Cell::new(start.cast()), len: Cell::new(0), capacity: Cell::new(capacity) })
    }
    /// Fills an empty array with elements, for which it has room.
    #[inline(always)]
    pub fn fill(&self, elements: &[T]) {
        if elements.len() <= self.capacity.get() {
            // SAFETY: there is room for them, where nobody looks yet.
            unsafe { copy_few(elements, self.start.get()) };
            self.len.set(elements.len());
        }
    }
    /// An array of these elements.
    ///
    /// # Errors
    /// As [`with_capacity`](Self::with_capacity).
    #[inline(always)]
    pub fn from_slice(heap: &Heap, elements: &[T]) -> Result<Self, OutOfMemory> {
        let items = Self::with_capacity(heap, elements.len())?;
        // SAFETY: there is room for so many, in storage that is new.
        unsafe { copy(elements.as_ptr(), items.start.get(), elements.len()) };
        items.len.set(elements.len());
        Ok(items)
    }

    /// Marks the storage, not what the elements refer to.
    #[inline]
    pub fn mark(&self, marker: &mut Marker<'_>) {
        let bytes = self.capacity_bytes();
        if bytes == 0 {
            return;
        }
        // SAFETY: the storage exists as long as its owner.
        unsafe {
            if bytes <= IN_CELL {
                (*Block::of(self.start.get().cast())).mark(self.start.get().cast());
            } else {
                (*Large::of(self.start.get().cast())).marked.set(true);
            }
        }
        let _ = marker;
    }

    /// Calls `f` with the elements. It must not run Python, nor change this array.
    #[inline(always)]
    pub fn read<R>(&self, f: impl FnOnce(&[T]) -> R) -> R {
        // SAFETY: so many elements have been written, and nothing moves them meanwhile.
        f(unsafe { std::slice::from_raw_parts(self.start.get(), self.len.get()) })
    }
    #[inline(always)]
    fn change<R>(&self, f: impl FnOnce(&mut [T]) -> R) -> R {
        // SAFETY: as above; the methods that call this one make no other reference.
        f(unsafe { std::slice::from_raw_parts_mut(self.start.get(), self.len.get()) })
    }

    /// The number of elements.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len.get()
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The bytes of the storage.
    #[inline(always)]
    pub fn capacity_bytes(&self) -> usize {
        self.capacity.get() * Self::SIZE
    }
    /// The element at `index`.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<T> {
        if index >= self.len.get() {
            return None;
        }
        // SAFETY: it is one of the elements.
        Some(unsafe { self.start.get().add(index).read() })
    }
    /// Replaces an element. False: there is none at `index`.
    #[inline(always)]
    pub fn set(&self, index: usize, value: T) -> bool {
        let exists = index < self.len.get();
        if exists {
            // SAFETY: it is one of the elements.
            unsafe { self.start.get().add(index).write(value) };
        }
        exists
    }
    /// The elements as they are now.
    pub fn iter(&self) -> impl Iterator<Item = T> + '_ {
        (0..).map_while(|index| self.get(index))
    }
    /// A copy of the elements. Linear.
    pub fn to_vec(&self) -> Vec<T> {
        self.read(<[T]>::to_vec)
    }

    /// Makes room for so many more elements.
    ///
    /// # Errors
    /// The limit of the heap or the memory of the system is reached.
    #[inline(always)]
    pub fn reserve(&self, heap: &Heap, additional: usize) -> Result<(), OutOfMemory> {
        if self.capacity.get() - self.len.get() < additional { self.grow(heap, additional) } else { Ok(()) }
    }

    #[cold]
    #[inline(never)]
    fn grow(&self, heap: &Heap, additional: usize) -> Result<(), OutOfMemory> {
        let old = self.capacity.get();
        let wanted = self.len().checked_add(additional).ok_or(OutOfMemory)?;
        // CPython's lists grow by an eighth and leave memory to realloc; a little more costs less here.
        let capacity = wanted.max(old + old / 2).max(4);
        let bytes = capacity.checked_mul(Self::SIZE).ok_or(OutOfMemory)?;
        let (start, bytes) = heap.grow_storage(self.start.get().cast(), old * Self::SIZE, bytes)?;
        self.start.set(start.cast());
        self.capacity.set(bytes / Self::SIZE);
        Ok(())
    }

    /// Appends an element if there is room for it.
    #[inline(always)]
    pub fn push_fast(&self, value: T) -> bool {
        let len = self.len.get();
        if len == self.capacity.get() {
            return false;
        }
        // SAFETY: there is room behind the elements.
        unsafe { self.start.get().add(len).write(value) };
        self.len.set(len + 1);
        true
    }
    /// Appends an element. Constant on average.
    ///
    /// # Errors
    /// As [`reserve`](Self::reserve).
    #[inline(always)]
    pub fn push(&self, heap: &Heap, value: T) -> Result<(), OutOfMemory> {
        self.reserve(heap, 1)?;
        self.push_fast(value);
        Ok(())
    }
    /// Appends elements, which are not those of this array. Linear in their number.
    ///
    /// # Errors
    /// As [`reserve`](Self::reserve).
    pub fn extend(&self, heap: &Heap, values: &[T]) -> Result<(), OutOfMemory> {
        self.reserve(heap, values.len())?;
        // SAFETY: there is room behind the elements.
        unsafe { copy(values.as_ptr(), self.start.get().add(self.len()), values.len()) };
        self.len.set(self.len() + values.len());
        Ok(())
    }
    /// Appends the elements of an array, which may be this one. Linear in their number.
    ///
    /// # Errors
    /// As [`reserve`](Self::reserve).
    pub fn extend_from(&self, heap: &Heap, other: &Items<T>) -> Result<(), OutOfMemory> {
        let count = other.len();
        self.reserve(heap, count)?;
        // SAFETY: there is room behind the elements, whichever they are.
        unsafe { copy(other.start.get(), self.start.get().add(self.len()), count) };
        self.len.set(self.len() + count);
        Ok(())
    }
    /// Repeats the elements so many times in all. Linear in the result.
    ///
    /// # Errors
    /// As [`reserve`](Self::reserve).
    pub fn repeat(&self, heap: &Heap, count: usize) -> Result<(), OutOfMemory> {
        let len = self.len();
        let total = len.checked_mul(count).ok_or(OutOfMemory)?;
        self.reserve(heap, total.saturating_sub(len))?;
        for index in len..total {
            // SAFETY: there is room for so many; what is read has been written.
            unsafe { self.start.get().add(index).write(self.start.get().add(index - len).read()) };
        }
        self.len.set(total);
        Ok(())
    }
    /// Inserts an element before `index`, or at the end. Linear.
    ///
    /// # Errors
    /// As [`reserve`](Self::reserve).
    pub fn insert(&self, heap: &Heap, index: usize, value: T) -> Result<(), OutOfMemory> {
        self.reserve(heap, 1)?;
        let len = self.len();
        let index = index.min(len);
        // SAFETY: there is room for one more.
        unsafe {
            let place = self.start.get().add(index);
            shift(place, place.add(1), len - index);
            place.write(value);
        }
        self.len.set(len + 1);
        Ok(())
    }
    /// Removes the last element.
    #[inline(always)]
    pub fn pop(&self) -> Option<T> {
        let last = self.len.get().checked_sub(1)?;
        let value = self.get(last);
        self.len.set(last);
        value
    }
    /// Removes an element. Linear.
    #[inline]
    pub fn remove(&self, index: usize) -> Option<T> {
        let value = self.get(index)?;
        let last = self.len() - 1;
        // SAFETY: the elements behind it move by one.
        unsafe {
            let place = self.start.get().add(index);
            shift(place.add(1), place, last - index);
        }
        self.len.set(last);
        Some(value)
    }
    /// Replaces a range of elements, as far as they exist, by others, which are not those of this array.
    ///
    /// # Errors
    /// As [`reserve`](Self::reserve).
    pub fn splice(
        &self,
        heap: &Heap,
        range: std::ops::Range<usize>,
        values: &[T],
    ) -> Result<(), OutOfMemory> {
        let len = self.len();
        let end = range.end.min(len);
        let start = range.start.min(end);
        self.reserve(heap, values.len().saturating_sub(end - start))?;
        // SAFETY: the elements behind the range move to where the new ones end, for which there is room.
        unsafe {
            let place = self.start.get().add(start);
            if values.len() != end - start {
                shift(self.start.get().add(end), place.add(values.len()), len - end);
            }
            copy(values.as_ptr(), place, values.len());
        }
        self.len.set(len - (end - start) + values.len());
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
    #[inline]
    pub fn truncate(&self, len: usize) {
        self.len.set(self.len().min(len));
    }
    /// Exchanges two elements that exist.
    pub fn swap(&self, a: usize, b: usize) {
        self.change(|items| items.swap(a, b));
    }
    /// Reverses the elements.
    pub fn reverse(&self) {
        self.change(<[T]>::reverse);
    }
    /// Writes elements over the first ones, as many as there are of both.
    pub fn overwrite(&self, values: &[T]) {
        let count = values.len().min(self.len());
        self.change(|items| items[..count].copy_from_slice(&values[..count]));
    }
    /// Exchanges all elements with those of another array.
    pub fn exchange(&self, other: &Items<T>) {
        self.start.swap(&other.start);
        self.len.swap(&other.len);
        self.capacity.swap(&other.capacity);
    }
    /// Removes all elements, and gives their storage back.
    pub fn clear(&self, heap: &Heap) {
        let (start, bytes) = (self.start.replace(ptr::dangling_mut()), self.capacity_bytes());
        self.len.set(0);
        self.capacity.set(0);
        // SAFETY: it was this array's, and is no more.
        unsafe { heap.free_storage(start.cast(), bytes) };
    }
}

/// Copies values that do not overlap.
///
/// # Safety
/// As `copy_nonoverlapping`.
#[inline(always)]
unsafe fn copy<T: Copy>(from: *const T, to: *mut T, count: usize) {
    // PERF: most are few, for which a loop costs less than a call.
    // SAFETY: as promised.
    unsafe {
        if count <= FEW {
            copy_few(std::slice::from_raw_parts(from, count), to);
        } else {
            to.copy_from_nonoverlapping(from, count);
        }
    }
}

/// Moves values that may overlap.
///
/// # Safety
/// As `ptr::copy`.
#[inline(always)]
unsafe fn shift<T: Copy>(from: *const T, to: *mut T, count: usize) {
    // SAFETY: as promised.
    unsafe {
        if count > 0 {
            to.copy_from(from, count);
        }
    }
}
