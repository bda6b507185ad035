//! Collection: marking from the roots, weak references, finalisers, sweeping.
//!
//! Runs no Python: what is to run is queued.

use super::block::{BLOCK, Block, FIRST, Use};
use super::blocks::{CHUNK, CHUNK_LAYOUT};
use super::{Gc, Header, Heap, Liveness, Marker, Roots, SCANS_STACK, flag};

impl Heap {
    /// Gives back what the runs have left, so that the tables of bits are exact.
    pub(super) fn retire_runs(&self) {
        // Nothing marks what was given back.
        self.spare.iter().for_each(|spare| spare.set(std::ptr::null_mut()));
        let mut blocks = self.blocks.borrow_mut();
        for (holds, runs) in self.runs.iter().enumerate() {
            for (class, run) in runs.iter().enumerate() {
                let (start, end) = (run.next.take(), run.end.take());
                if start == end {
                    continue;
                }
                let block = Block::of(std::ptr::with_exposed_provenance(start));
                let start = start - block.addr();
                let end = end - block.addr();
                // SAFETY: a run lies in a block that exists.
                unsafe { (*block).return_run(start, end) };
                self.cell_bytes.set(self.cell_bytes.get() - (end - start));
                blocks.partial[holds][class].push((block, start));
            }
        }
    }

    /// Frees all objects that cannot be reached, but for those whose finaliser has yet to run, and what they lead to.
    /// Weak references to dead objects are cleared before any finaliser runs. The number of bytes freed.
    ///
    /// Linear in the live objects, and in the size of the heap at a much smaller factor.
    pub fn collect(&mut self, roots: &mut dyn Roots) -> usize {
        self.collect_at(roots, false)
    }

    /// The same. `between_instructions`: the innermost interpreter holds no object that `roots` do not name, so that what is
    /// left on the native stack by chance keeps nothing alive.
    pub fn collect_at(&mut self, roots: &mut dyn Roots, between_instructions: bool) -> usize {
        self.retire_runs();
        let before = self.used_bytes();
        let owners = self.owners.take();
        let blocks = self.blocks.borrow();
        let mut marker = Marker::new(self.kinds, &owners, &blocks);
        roots.trace(&mut marker);
        self.rooted.trace(&mut marker);
        let queued = [&self.finalizers, &self.callbacks];
        queued.iter().for_each(|queue| queue.borrow().iter().for_each(|&object| marker.mark(object)));
        if SCANS_STACK {
            self.stack.scan(between_instructions, |word| marker.mark_word(word));
        }
        marker.drain();
        self.clear_weak(&mut marker);
        self.queue_finalizers(&mut marker);
        marker.drain();
        self.clear_weak(&mut marker);
        drop(marker);
        drop(blocks);
        let live = Liveness::of(self);
        roots.sweep(&live);
        let owner = |owner: Option<Gc<Header>>| owner.filter(|&class| live.is_live(class));
        let owners = owners.into_iter().map(owner).collect();
        *self.owners.get_mut() = owners;
        self.sweep();
        self.reset_budget();
        let mut statistics = self.statistics.get();
        statistics.collections += 1;
        statistics.live_bytes = self.used_bytes();
        let blocks = self.blocks.get_mut();
        statistics.blocks = blocks.used.iter().map(Vec::len).sum::<usize>() + blocks.large.len();
        self.statistics.set(statistics);
        before.saturating_sub(self.used_bytes())
    }

    fn clear_weak(&self, marker: &mut Marker<'_>) {
        let live = Liveness::of(self);
        for object in std::mem::take(&mut marker.weak) {
            // SAFETY: the object is marked, and the row is that of its kind.
            unsafe {
                let kind = &self.kinds[usize::from((*object).kind())];
                if (kind.clear_weak)(object, &live) {
                    self.callbacks.borrow_mut().push_back(Gc::from_ptr(object));
                }
            }
        }
    }

    fn queue_finalizers(&self, marker: &mut Marker<'_>) {
        let live = Liveness::of(self);
        let mut finalizers = self.finalizers.borrow_mut();
        let from = finalizers.len();
        self.watched.borrow_mut().retain(|&object| {
            if live.is_live(object) {
                return true;
            }
            object.clear(flag::WATCHED);
            // SAFETY: the object has not been swept yet, and the row is that of its kind.
            if unsafe { (self.kinds[usize::from(object.kind())].needs_finalizer)(object.as_ptr()) } {
                object.set(flag::FINALIZED);
                finalizers.push_back(object);
            }
            false
        });
        finalizers.iter().skip(from).for_each(|&object| marker.mark(object));
    }

    pub(super) fn sweep(&mut self) {
        let kinds = self.kinds;
        let external = &*self.external;
        let drop_object = |cell: *const u8| {
            let object = cell.cast::<Header>();
            // SAFETY: the cell holds an object that is dead; the row is that of its kind.
            unsafe {
                let kind = &kinds[usize::from((*object).kind())];
                external.set(external.get().saturating_sub((kind.external)(object)));
                (kind.drop)(object);
            }
        };
        self.storage.forget_free();
        self.sweep_large_storage();
        let blocks = self.blocks.get_mut();
        let mut bytes = 0;
        for holds in Use::ALL.map(|holds| holds as usize) {
            blocks.partial[holds].iter_mut().for_each(Vec::clear);
            for block in std::mem::take(&mut blocks.used[holds]) {
                // SAFETY: the table holds the blocks that exist.
                let (live, cell, class) =
                    unsafe { ((*block).sweep(drop_object), (*block).cell, (*block).class) };
                bytes += live;
                if live == 0 {
                    blocks.small.remove(&block.addr());
                    blocks.free.push(block.cast::<u8>().cast_mut());
                    continue;
                }
                blocks.used[holds].push(block);
                if live + cell <= BLOCK - FIRST {
                    blocks.partial[holds][class].push((block, FIRST));
                }
            }
        }
        blocks.large.retain(|_, &mut block| {
            // SAFETY: the table holds the blocks that exist; what is freed is removed from it.
            unsafe {
                let live = (*block).sweep(drop_object);
                if live == 0 {
                    Block::free_large(block);
                }
                bytes += live;
                live != 0
            }
        });
        self.cell_bytes.set(bytes);
        self.release_chunks();
    }

    /// Gives chunks back to the system that hold nothing, but for what the next allocations will need.
    fn release_chunks(&mut self) {
        let keep = self.policy.get().minimum.max(self.cell_bytes.get() / 2) / BLOCK;
        let blocks = self.blocks.get_mut();
        if blocks.free.len() <= keep + CHUNK / BLOCK {
            return;
        }
        let mut free_in: rustc_hash::FxHashMap<usize, usize> = Default::default();
        blocks.chunks.sort_unstable();
        let chunk_of =
            |chunks: &[*mut u8], block: *mut u8| chunks.partition_point(|&chunk| chunk <= block) - 1;
        for &block in &blocks.free {
            *free_in.entry(chunk_of(&blocks.chunks, block)).or_default() += 1;
        }
        let mut spare = blocks.free.len() - keep;
        let released: Vec<bool> = (0..blocks.chunks.len())
            .map(|chunk| {
                let release = free_in.get(&chunk) == Some(&(CHUNK / BLOCK)) && spare >= CHUNK / BLOCK;
                if release {
                    spare -= CHUNK / BLOCK;
                }
                release
            })
            .collect();
        blocks.free.retain(|&block| !released[chunk_of(&blocks.chunks, block)]);
        let mut index = 0;
        blocks.chunks.retain(|&chunk| {
            let release = released[index];
            index += 1;
            if release {
                // SAFETY: all blocks of the chunk were free, and are no longer listed.
                unsafe { std::alloc::dealloc(chunk, CHUNK_LAYOUT) };
            }
            !release
        });
    }
}
