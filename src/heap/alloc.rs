//! Allocation: the next cell of a run of free cells.
//!
//! Never collects.

use super::block::{Block, FIRST, LARGEST, SIZES, Use, class_of};
use super::{Gc, Header, Heap, Object, OutOfMemory, Tail};

/// A run is counted as used when it is taken, so it is no longer than makes taking it cheap.
const RUN: usize = 8 << 10;
/// The word of a spare cell that names the next one.
const NEXT_SPARE: usize = 2;

/// So many values are copied one by one.
pub(super) const FEW: usize = 16;

/// The number, of which the compiler learns nothing.
#[inline(always)]
fn opaque(number: usize) -> usize {
    #[cfg(all(any(target_arch = "x86_64", target_arch = "aarch64"), not(miri)))]
    {
        let mut number = number;
        // SAFETY: no instruction at all.
        unsafe { std::arch::asm!("/* {0} */", inout(reg) number, options(nomem, nostack, preserves_flags)) };
        number
    }
    #[cfg(not(all(any(target_arch = "x86_64", target_arch = "aarch64"), not(miri))))]
    number
}

/// Copies a few values to where there is room for them, which they do not overlap with.
///
/// # Safety
/// There is.
#[inline(always)]
pub unsafe fn copy_few<V: Copy>(values: &[V], to: *mut V) {
    // PERF: a loop of few registers, which the compiler shall neither unroll nor make a call of `memcpy`.
    let from = values.as_ptr();
    let mut left = values.len();
    while left > 0 {
        left = opaque(left - 1);
        // SAFETY: as promised; `left` is what it was.
        unsafe { to.add(left).write(from.add(left).read()) };
    }
}

impl Heap {
    /// The next cell of a class, if its run has one: a load, a comparison, an addition and a store.
    #[inline(always)]
    pub(super) fn bump(&self, class: usize, holds: Use) -> Option<*mut u8> {
        // SAFETY: there are as many rows as uses; a size class comes from `class_of`.
        let (run, size) = unsafe {
            (self.runs.get_unchecked(holds as usize).get_unchecked(class), *SIZES.get_unchecked(class))
        };
        let cell = run.next.get();
        if cell == run.end.get() {
            return None;
        }
        run.next.set(cell + size);
        Some(std::ptr::with_exposed_provenance_mut(cell))
    }

    #[cold]
    #[inline(never)]
    fn next_run(&self, class: usize, holds: Use) -> Result<*mut u8, OutOfMemory> {
        let mut blocks = self.blocks.borrow_mut();
        let partial = holds as usize;
        let (block, (start, end)) = loop {
            let (block, from) = match blocks.partial[partial][class].pop() {
                Some(block) => block,
                None => (blocks.new_block(class, holds).ok_or(OutOfMemory)?, FIRST),
            };
            // SAFETY: the table holds the blocks that exist.
            if let Some(run) = unsafe { (*block).take_run(from, RUN) } {
                break (block, run);
            }
        };
        blocks.partial[partial][class].push((block, end));
        drop(blocks);
        // SAFETY: as above.
        let give_back = || unsafe { (*block).return_run(start, end) };
        self.spend(end - start).inspect_err(|_| {
            give_back();
            if let Some(last) = self.blocks.borrow_mut().partial[partial][class].last_mut() {
                last.1 = start;
            }
        })?;
        self.cell_bytes.set(self.cell_bytes.get() + (end - start));
        let run = &self.runs[partial][class];
        let base = block.cast::<u8>().expose_provenance();
        run.next.set(base + start);
        run.end.set(base + end);
        Ok(self.bump(class, holds).expect("a run has a cell"))
    }

    #[inline(always)]
    pub(super) fn cell(&self, bytes: usize, holds: Use) -> Result<*mut u8, OutOfMemory> {
        if bytes > LARGEST {
            return self.large_cell(bytes, holds);
        }
        let class = class_of(bytes);
        match self.bump(class, holds) {
            Some(cell) => Ok(cell),
            None => self.next_run(class, holds),
        }
    }

    #[cold]
    #[inline(never)]
    fn large_cell(&self, bytes: usize, holds: Use) -> Result<*mut u8, OutOfMemory> {
        self.spend(bytes)?;
        let block = Block::large(bytes, holds).ok_or(OutOfMemory)?;
        let mut blocks = self.blocks.borrow_mut();
        // SAFETY: the block has just been made.
        let size = unsafe { (*block).size() };
        let base = block.cast::<u8>().expose_provenance();
        blocks.extend_range(base, size);
        blocks.large.insert(base, block);
        self.cell_bytes.set(self.cell_bytes.get() + bytes);
        Ok(block.cast::<u8>().cast_mut().wrapping_add(FIRST))
    }

    /// A cell without drop that may have been given back before.
    #[inline]
    pub(super) fn spare_cell(&self, bytes: usize) -> Result<*mut u8, OutOfMemory> {
        if bytes <= LARGEST {
            let spare = &self.spare[class_of(bytes)];
            let cell = spare.get();
            if !cell.is_null() {
                // SAFETY: a spare cell names the next one.
                spare.set(unsafe { cell.cast::<*mut u8>().add(NEXT_SPARE).read() });
                return Ok(cell);
            }
        }
        self.cell(bytes, Use::Plain)
    }

    /// Takes back the cell of an object without drop: its memory is used again before the next collection.
    ///
    /// # Safety
    /// It came from [`Heap::spare_cell`] with as many bytes, has a header and room for three words behind it, and nothing
    /// refers to it any more.
    pub(super) unsafe fn give_back(&self, cell: *mut u8, bytes: usize) {
        if bytes <= LARGEST {
            let spare = &self.spare[class_of(bytes)];
            // SAFETY: the cell is large enough and nobody else's.
            unsafe { cell.cast::<*mut u8>().add(NEXT_SPARE).write(spare.get()) };
            spare.set(cell);
            return;
        }
        let block = Block::of(cell);
        if let Some(block) = self.blocks.borrow_mut().large.remove(&block.addr()) {
            // SAFETY: the block is that of the cell, and now nobody knows it.
            unsafe { Block::free_large(block) };
            self.cell_bytes.set(self.cell_bytes.get().saturating_sub(bytes));
            self.budget.set(self.budget.get().saturating_add_unsigned(bytes));
        }
    }

    /// Drops an object for which there is no room, and gives back what it has charged.
    #[cold]
    fn give_up<T: Object>(&self, object: T) -> OutOfMemory {
        self.refund(object.external_bytes());
        OutOfMemory
    }

    /// Puts an object into the heap. A few instructions, if it is small.
    ///
    /// # Errors
    /// The limit is reached.
    #[inline(always)]
    pub fn alloc<T: Object>(&self, object: T) -> Result<Gc<T>, OutOfMemory> {
        let Ok(cell) = self.cell(size_of::<T>(), Use::of::<T>()) else {
            return Err(self.give_up(object));
        };
        let cell = cell.cast::<T>();
        // SAFETY: the cell is large enough, aligned to 16, and nobody else's.
        unsafe {
            cell.write(object);
            cell.cast::<Header>().write(Header::new(T::KIND, T::KIND.into(), 0));
            Ok(Gc::from_ptr(cell))
        }
    }

    /// Puts an object into the heap if that needs no call: for hot handlers, whose cold path then uses [`Heap::alloc`].
    #[inline(always)]
    pub fn alloc_fast<T: Object>(&self, object: T) -> Option<Gc<T>> {
        let Some(cell) = self.bump(class_of(size_of::<T>()), Use::of::<T>()) else {
            self.give_up(object);
            return None;
        };
        let cell = cell.cast::<T>();
        // SAFETY: as in `alloc`.
        unsafe {
            cell.write(object);
            cell.cast::<Header>().write(Header::new(T::KIND, T::KIND.into(), 0));
            Some(Gc::from_ptr(cell))
        }
    }

    /// Puts an object into the heap whose last field is a [`Tail`] of `len` values.
    ///
    /// # Errors
    /// The limit is reached.
    #[inline(always)]
    pub fn alloc_tail<T: Object, V: Copy>(
        &self,
        len: usize,
        make: impl FnOnce(Tail<V>) -> T,
        mut fill: impl FnMut(usize) -> V,
    ) -> Result<Gc<T>, OutOfMemory> {
        let bytes = len.checked_mul(size_of::<V>()).and_then(|tail| tail.checked_add(size_of::<T>()));
        let cell = self.cell(bytes.ok_or(OutOfMemory)?, Use::of::<T>())?.cast::<T>();
        // SAFETY: the cell has room for the object and behind it for `len` values. Nothing collects meanwhile.
        unsafe {
            cell.write(make(Tail::new(len)));
            cell.cast::<Header>().write(Header::new(T::KIND, T::KIND.into(), 0));
            let tail = cell.add(1).cast::<V>();
            for index in 0..len {
                tail.add(index).write(fill(index));
            }
            Ok(Gc::from_ptr(cell))
        }
    }

    /// Like [`Heap::alloc_tail`] for a few values, if that needs no call: see [`Heap::alloc_fast`].
    #[inline(always)]
    pub fn alloc_tail_fast<T: Object, V: Copy>(
        &self,
        values: &[V],
        make: impl FnOnce(Tail<V>) -> T,
    ) -> Option<Gc<T>> {
        if values.len() > FEW {
            return None;
        }
        let class = class_of(size_of::<T>() + size_of_val(values));
        let cell = self.bump(class, Use::of::<T>())?.cast::<T>();
        // SAFETY: as in `alloc_tail`.
        unsafe {
            cell.write(make(Tail::new(values.len())));
            cell.cast::<Header>().write(Header::new(T::KIND, T::KIND.into(), 0));
            copy_few(values, cell.add(1).cast());
            Some(Gc::from_ptr(cell))
        }
    }

    /// Like [`Heap::alloc_tail`] for bytes, which are copied.
    ///
    /// # Errors
    /// The limit is reached.
    #[inline(always)]
    pub fn alloc_bytes<T: Object>(
        &self,
        parts: &[&[u8]],
        make: impl FnOnce(Tail<u8>) -> T,
    ) -> Result<Gc<T>, OutOfMemory> {
        let len = parts.iter().map(|part| part.len()).sum::<usize>();
        let bytes = len.checked_add(size_of::<T>()).ok_or(OutOfMemory)?;
        let cell = self.cell(bytes, Use::of::<T>())?.cast::<T>();
        // SAFETY: as in `alloc_tail`; the parts are as long together as the tail.
        unsafe {
            cell.write(make(Tail::new(len)));
            cell.cast::<Header>().write(Header::new(T::KIND, T::KIND.into(), 0));
            let mut tail = cell.add(1).cast::<u8>();
            for part in parts {
                tail.copy_from_nonoverlapping(part.as_ptr(), part.len());
                tail = tail.add(part.len());
            }
            Ok(Gc::from_ptr(cell))
        }
    }

    /// Puts an instance of a Python class into the heap: an object of any kind, with `slots` slots behind it that hold
    /// `empty`.
    ///
    /// # Errors
    /// The limit is reached.
    #[inline(always)]
    pub fn alloc_instance<T: Object, V: Copy>(
        &self,
        object: T,
        shape: u32,
        slots: u16,
        empty: V,
    ) -> Result<Gc<T>, OutOfMemory> {
        const { assert!(size_of::<V>() == 8) };
        let bytes = size_of::<T>() + 8 * usize::from(slots);
        let Ok(cell) = self.cell(bytes, Use::of::<T>()) else {
            return Err(self.give_up(object));
        };
        let cell = cell.cast::<T>();
        // SAFETY: as in `alloc_tail`.
        unsafe {
            cell.write(object);
            cell.cast::<Header>().write(Header::new(T::KIND, shape, slots));
            let tail = cell.add(1).cast::<V>();
            for index in 0..usize::from(slots) {
                tail.add(index).write(empty);
            }
            Ok(Gc::from_ptr(cell))
        }
    }

    /// Like [`Heap::alloc_instance`], but the slots are a copy of words, and what is behind these in them is left as it is.
    ///
    /// # Errors
    /// The limit is reached.
    ///
    /// # Panics
    /// There are more words than slots.
    #[inline(always)]
    pub fn alloc_with_words<T: Object, V: Copy>(
        &self,
        object: T,
        shape: u32,
        slots: u16,
        words: &[V],
    ) -> Result<Gc<T>, OutOfMemory> {
        const { assert!(size_of::<V>() == 8 && !std::mem::needs_drop::<T>()) };
        assert!(words.len() <= usize::from(slots));
        let bytes = size_of::<T>() + 8 * usize::from(slots);
        let cell = self.cell(bytes, Use::Plain)?.cast::<T>();
        // SAFETY: as in `alloc_tail`.
        unsafe {
            cell.write(object);
            cell.cast::<Header>().write(Header::new(T::KIND, shape, slots));
            let tail = cell.add(1).cast::<V>();
            for (index, &word) in words.iter().enumerate() {
                tail.add(index).write(word);
            }
            Ok(Gc::from_ptr(cell))
        }
    }

    /// Like [`Heap::alloc_instance`], for a kind with a [`Tail`]: a copy of `object`'s fields and tail, with slots behind.
    ///
    /// # Errors
    /// The limit is reached.
    pub fn clone_instance<T: Object, U: Copy, V: Copy>(
        &self,
        tail: &[U],
        make: impl FnOnce(Tail<U>) -> T,
        shape: u32,
        slots: u16,
        empty: V,
    ) -> Result<Gc<T>, OutOfMemory> {
        const { assert!(size_of::<V>() == 8) };
        let fields = (size_of::<T>() + size_of_val(tail)).checked_next_multiple_of(8).ok_or(OutOfMemory)?;
        let cell = self.cell(fields + 8 * usize::from(slots), Use::of::<T>())?.cast::<T>();
        // SAFETY: as in `alloc_tail`.
        unsafe {
            cell.write(make(Tail::new(tail.len())));
            cell.cast::<Header>().write(Header::new(T::KIND, shape, slots));
            cell.add(1).cast::<U>().copy_from_nonoverlapping(tail.as_ptr(), tail.len());
            let first = cell.cast::<u8>().add(fields).cast::<V>();
            for index in 0..usize::from(slots) {
                first.add(index).write(empty);
            }
            Ok(Gc::from_ptr(cell))
        }
    }
}
