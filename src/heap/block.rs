//! Blocks: 64 KB of cells of one size, with their tables of bits.
//!
//! Knows nothing of what lies in the cells.

use std::alloc::Layout;
use std::cell::Cell;

/// The size of a block, and what it is aligned to: an object's block is found by masking its address.
pub(super) const BLOCK: usize = 1 << 16;
const GRANULE: usize = 16;
const WORDS: usize = BLOCK / GRANULE / 64;

/// What the cells of a block hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Objects that own nothing outside of the heap.
    Plain,
    /// Objects that must be dropped.
    Droppable,
    /// What objects own: no objects. See [`items`](super::items).
    Storage,
}

impl Use {
    pub const ALL: [Use; 3] = [Use::Plain, Use::Droppable, Use::Storage];

    /// What the blocks of a type's objects are for.
    pub const fn of<T>() -> Use {
        if std::mem::needs_drop::<T>() { Use::Droppable } else { Use::Plain }
    }
}

/// The sizes of cells. What is larger has a block of its own.
pub(super) const SIZES: [usize; 27] = [
    16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 1024, 1280, 1536,
    2048, 2560, 3056, 4096, 5360, 8048,
];
/// The largest cell.
pub(super) const LARGEST: usize = SIZES[SIZES.len() - 1];

const CLASS_OF: [u8; LARGEST / GRANULE + 1] = {
    let mut table = [0; LARGEST / GRANULE + 1];
    let (mut granules, mut class) = (0, 0);
    while granules < table.len() {
        if granules * GRANULE > SIZES[class] {
            class += 1;
        }
        table[granules] = class as u8;
        granules += 1;
    }
    table
};

/// The size class of an object of so many bytes, at most [`LARGEST`].
#[inline(always)]
#[allow(clippy::manual_div_ceil)] // PERF: `div_ceil` tests the remainder.
pub(super) const fn class_of(bytes: usize) -> usize {
    CLASS_OF[(bytes + GRANULE - 1) / GRANULE] as usize
}

/// For each class, the granules at which cells begin.
static STARTS: [[u64; WORDS]; SIZES.len()] = {
    let mut table = [[0; WORDS]; SIZES.len()];
    let mut class = 0;
    while class < SIZES.len() {
        let mut offset = FIRST;
        while offset + SIZES[class] <= BLOCK {
            let granule = offset / GRANULE;
            table[class][granule / 64] |= 1 << (granule % 64);
            offset += SIZES[class];
        }
        class += 1;
    }
    table
};

/// One bit for each granule of a block; a cell is named by its first.
struct Bits([Cell<u64>; WORDS]);

impl Bits {
    fn get(&self, granule: usize) -> bool {
        self.0[granule / 64].get() >> (granule % 64) & 1 != 0
    }
    /// True if it was not set before.
    #[inline(always)]
    fn set(&self, granule: usize) -> bool {
        let word = &self.0[granule / 64 % WORDS];
        let (old, bit) = (word.get(), 1 << (granule % 64));
        word.set(old | bit);
        old & bit == 0
    }
    fn clear(&self, granule: usize) {
        let word = &self.0[granule / 64];
        word.set(word.get() & !(1 << (granule % 64)));
    }
    /// The first set bit at or after `from`, of `transform(word index, word)`.
    fn find(&self, from: usize, transform: impl Fn(usize, u64) -> u64) -> Option<usize> {
        let mut mask = !0 << (from % 64);
        for index in from / 64..WORDS {
            let word = transform(index, self.0[index].get()) & mask;
            if word != 0 {
                return Some(index * 64 + word.trailing_zeros() as usize);
            }
            mask = !0;
        }
        None
    }
}

/// The head of a block. Its cells follow from [`FIRST`] on.
#[repr(C, align(64))]
pub(super) struct Block {
    /// The size of a cell in bytes.
    pub cell: usize,
    /// The size class; meaningless in a block of one large object.
    pub class: usize,
    /// What the cells hold.
    pub holds: Use,
    /// The size of the allocation: more than [`BLOCK`] only for a large object.
    size: usize,
    /// The cells that hold an object, or that the allocator has taken.
    allocated: Bits,
    marked: Bits,
}

/// Where the first cell lies.
pub(super) const FIRST: usize = size_of::<Block>();
const _: () = assert!(FIRST.is_multiple_of(64) && FIRST < BLOCK / 32);

impl Block {
    fn layout(size: usize) -> Option<Layout> {
        Layout::from_size_align(size, BLOCK).ok()
    }

    /// A block of small cells in `BLOCK` bytes of memory.
    ///
    /// # Safety
    /// `memory` is `BLOCK` bytes, aligned to that, which nothing else uses.
    pub unsafe fn in_memory(memory: *mut u8, class: usize, holds: Use) -> *const Block {
        // SAFETY: as promised; a zeroed head is a valid one.
        unsafe {
            std::ptr::write_bytes(memory, 0, FIRST);
            let block = memory.cast::<Block>();
            (*block).cell = SIZES[class];
            (*block).class = class;
            (*block).holds = holds;
            (*block).size = BLOCK;
            block
        }
    }

    /// A block for one object of so many bytes. `None`: the system has no memory.
    pub fn large(bytes: usize, holds: Use) -> Option<*const Block> {
        let cell = bytes.checked_next_multiple_of(GRANULE)?;
        let size = cell.checked_add(FIRST)?.max(BLOCK);
        let layout = Self::layout(size)?;
        // SAFETY: the layout is not empty, and the block is written only after the test for null.
        unsafe {
            let memory = std::alloc::alloc(layout);
            if memory.is_null() {
                return None;
            }
            let block = Block::in_memory(memory, 0, holds).cast_mut();
            (*block).cell = cell;
            (*block).size = size;
            (*block).allocated.set(FIRST / GRANULE);
            Some(block)
        }
    }

    /// Frees the block of a large object.
    ///
    /// # Safety
    /// The block came from [`Block::large`] and is used no more.
    pub unsafe fn free_large(block: *const Block) {
        // SAFETY: the layout is that of the allocation.
        unsafe {
            let layout = Self::layout((*block).size).expect("the layout that it was allocated with");
            std::alloc::dealloc(block.cast_mut().cast(), layout);
        }
    }

    /// The block of an object.
    #[inline(always)]
    pub fn of(object: *const u8) -> *const Block {
        object.map_addr(|address| address & !(BLOCK - 1)).cast()
    }

    /// The bytes of address space from the head on.
    pub fn size(&self) -> usize {
        self.size
    }

    #[inline(always)]
    fn granule(object: *const u8) -> usize {
        object.addr() % BLOCK / GRANULE
    }

    /// Marks a cell. True if it was not marked before.
    #[inline(always)]
    pub fn mark(&self, object: *const u8) -> bool {
        self.marked.set(Self::granule(object))
    }
    /// Whether a cell is marked.
    pub fn is_marked(&self, object: *const u8) -> bool {
        self.marked.get(Self::granule(object))
    }

    /// The allocated cell that a byte of this block lies in.
    pub fn cell_at(&self, offset: usize) -> Option<*const u8> {
        let cell = offset.checked_sub(FIRST)? / self.cell;
        let start = FIRST + cell * self.cell;
        // In a large block the only cell begins at `FIRST`, and no other offset is below the block's size.
        let exists = start < BLOCK && self.allocated.get(start / GRANULE);
        exists.then(|| std::ptr::from_ref(self).cast::<u8>().wrapping_add(start))
    }

    /// Takes the next run of free cells at or after the offset `from`, of at most `most` bytes (but one cell): where it begins
    /// and ends.
    pub fn take_run(&self, from: usize, most: usize) -> Option<(usize, usize)> {
        let starts = &STARTS[self.class];
        let first = self.allocated.find(from / GRANULE, |index, word| starts[index] & !word)?;
        let end = self.allocated.find(first + 1, |_, word| word);
        let start = first * GRANULE;
        let end = match end {
            Some(granule) => granule * GRANULE,
            None => BLOCK - (BLOCK - FIRST) % self.cell,
        };
        let end = end.min(start + (most / self.cell).max(1) * self.cell);
        for (index, &starts) in starts.iter().enumerate().take(end.div_ceil(GRANULE * 64)).skip(first / 64) {
            let word = &self.allocated.0[index];
            let from_first = if index == first / 64 { !0 << (first % 64) } else { !0 };
            let last = end / GRANULE;
            let before_end = if index == last / 64 { (1 << (last % 64)) - 1 } else { !0 };
            word.set(word.get() | starts & from_first & before_end);
        }
        Some((start, end))
    }

    /// Gives back the cells of a run from `start` to `end` that were not used.
    pub fn return_run(&self, start: usize, end: usize) {
        for offset in (start..end).step_by(self.cell) {
            self.allocated.clear(offset / GRANULE);
        }
    }

    /// Calls `drop` with each allocated cell that is not marked, frees those, and unmarks the others. The bytes that
    /// are still in use.
    pub fn sweep(&self, mut drop: impl FnMut(*const u8)) -> usize {
        let droppable = self.holds == Use::Droppable;
        let mut live = 0;
        for (index, (allocated, marked)) in self.allocated.0.iter().zip(&self.marked.0).enumerate() {
            let survivors = marked.take();
            let mut dead = if droppable || cfg!(debug_assertions) { allocated.get() & !survivors } else { 0 };
            while dead != 0 {
                let granule = index * 64 + dead.trailing_zeros() as usize;
                let object = std::ptr::from_ref(self).cast::<u8>().wrapping_add(granule * GRANULE);
                if droppable {
                    drop(object);
                }
                #[cfg(debug_assertions)]
                // SAFETY: the cell is dead. Whoever still reads it shall notice.
                unsafe {
                    std::ptr::write_bytes(object.cast_mut(), 0xDB, self.cell);
                }
                dead &= dead - 1;
            }
            allocated.set(survivors);
            live += survivors.count_ones() as usize;
        }
        live * self.cell
    }

    /// Calls `visit` with each allocated cell.
    pub fn cells(&self, mut visit: impl FnMut(*const u8)) {
        let mut from = 0;
        while let Some(granule) = self.allocated.find(from, |_, word| word) {
            visit(std::ptr::from_ref(self).cast::<u8>().wrapping_add(granule * GRANULE));
            from = granule + 1;
            if from == WORDS * 64 {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_fit_closely() {
        for bytes in 1..=LARGEST {
            let class = class_of(bytes);
            assert!(SIZES[class] >= bytes && (class == 0 || SIZES[class - 1] < bytes), "{bytes}");
        }
        for size in SIZES {
            assert!(size % GRANULE == 0);
            // What a block cannot use is little.
            assert!((BLOCK - FIRST) % size <= BLOCK / 12, "{size} {}", (BLOCK - FIRST) % size);
        }
    }

    #[test]
    fn runs_lie_between_live_cells() {
        for (class, &size) in SIZES.iter().enumerate() {
            let layout = Block::layout(BLOCK).expect("a layout");
            // SAFETY: the memory is as large and aligned as a block, and freed at the end.
            unsafe {
                let memory = std::alloc::alloc(layout);
                let block = &*Block::in_memory(memory, class, Use::Plain);
                let (start, end) = block.take_run(0, BLOCK).expect("an empty block");
                assert_eq!((start, (BLOCK - FIRST) / size), (FIRST, (end - start) / size));
                assert_eq!(block.take_run(0, BLOCK), None);
                let cell = |index: usize| FIRST + index * size;
                // Keep the cells 1 and 3, and the last.
                let last = (end - start) / size - 1;
                for kept in [1, 3, last] {
                    assert!(block.mark(memory.add(cell(kept))));
                    assert!(!block.mark(memory.add(cell(kept))));
                }
                assert_eq!(block.sweep(|_| unreachable!()), 3 * size);
                assert_eq!(block.cell_at(cell(3) + size - 1), Some(memory.add(cell(3)).cast_const()));
                assert_eq!((block.cell_at(cell(2)), block.cell_at(5)), (None, None));
                assert_eq!(block.take_run(0, BLOCK), Some((cell(0), cell(1))));
                assert_eq!(block.take_run(cell(1), BLOCK), Some((cell(2), cell(3))));
                if last > 4 {
                    assert_eq!(block.take_run(cell(3), BLOCK), Some((cell(4), cell(last))));
                    block.return_run(cell(4), cell(last));
                    assert_eq!(block.take_run(0, BLOCK), Some((cell(4), cell(last))));
                }
                assert_eq!(block.take_run(0, BLOCK), None);
                block.return_run(cell(0), cell(1));
                block.return_run(cell(4), cell(last));
                assert_eq!(block.take_run(cell(1), size), Some((cell(4), cell(5))).filter(|_| last > 4));
                std::alloc::dealloc(memory, layout);
            }
        }
    }
}
