//! Where the heap's memory is: chunks, the blocks in them, and the blocks of large objects.
//!
//! Frees nothing by itself.

use super::block::{BLOCK, Block, SIZES, Use};
use super::{Gc, Header};
use std::alloc::Layout;
use std::collections::BTreeMap;

/// Where the memory is.
#[derive(Default)]
pub(super) struct Blocks {
    /// All blocks of cells, by address.
    pub small: rustc_hash::FxHashSet<usize>,
    /// Blocks with free cells, by use and class, and where to look in each.
    pub partial: [[Vec<(*const Block, usize)>; SIZES.len()]; Use::ALL.len()],
    /// Blocks that are in use, by use.
    pub used: [Vec<*const Block>; Use::ALL.len()],
    /// Memory for blocks.
    pub free: Vec<*mut u8>,
    /// Chunks of memory, each of [`CHUNK`] bytes.
    pub chunks: Vec<*mut u8>,
    /// The blocks of large objects by address.
    pub large: BTreeMap<usize, *const Block>,
    /// The lowest and the highest address of any block.
    pub range: (usize, usize),
}

pub(super) const CHUNK: usize = 16 * BLOCK;
pub(super) const CHUNK_LAYOUT: Layout = match Layout::from_size_align(CHUNK, BLOCK) {
    Ok(layout) => layout,
    Err(_) => panic!("a chunk is a multiple of its alignment"),
};

impl Blocks {
    pub fn new_block(&mut self, class: usize, holds: Use) -> Option<*const Block> {
        if self.free.is_empty() {
            // SAFETY: the layout is not empty.
            let chunk = unsafe { std::alloc::alloc(CHUNK_LAYOUT) };
            if chunk.is_null() {
                return None;
            }
            self.chunks.push(chunk);
            self.extend_range(chunk.expose_provenance(), CHUNK);
            self.free.extend((0..CHUNK / BLOCK).rev().map(|index| chunk.wrapping_add(index * BLOCK)));
        }
        let memory = self.free.pop()?;
        // SAFETY: memory in `free` is that of a block, and nobody else uses it.
        let block = unsafe { Block::in_memory(memory, class, holds) };
        self.small.insert(block.addr());
        self.used[holds as usize].push(block);
        Some(block)
    }

    pub fn extend_range(&mut self, start: usize, size: usize) {
        let (low, high) = self.range;
        self.range = (if high == 0 { start } else { low.min(start) }, high.max(start + size));
    }

    /// The object that a word points into, if it does: its address, that plus one, or any within.
    pub fn resolve(&self, word: usize) -> Option<Gc<Header>> {
        if word < self.range.0 || word >= self.range.1 {
            return None;
        }
        let base = word & !(BLOCK - 1);
        let block = if self.small.contains(&base) {
            std::ptr::with_exposed_provenance::<Block>(base)
        } else {
            let (&start, &block) = self.large.range(..=word).next_back()?;
            // SAFETY: the table holds the blocks that exist.
            (word < start + unsafe { (*block).size() }).then_some(block)?
        };
        // SAFETY: both tables hold the blocks that exist; an allocated cell begins with a header.
        unsafe {
            let block = &*block;
            if block.holds == Use::Storage {
                return None;
            }
            let offset = word - std::ptr::from_ref(block).addr();
            block.cell_at(offset).map(|cell| Gc::from_ptr(cell.cast()))
        }
    }
}
