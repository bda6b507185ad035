//! The heap: objects that never move, found by marking and freed by sweeping.
//!
//! Cells of one size lie in blocks of 64 KB; what is larger than 8 KB has a block of its own. Allocation takes the next cell
//! of a run of free cells. Collection happens only when the owner of the heap calls [`Heap::collect`], at a safepoint:
//! allocation never collects, so no handle that native code holds can become invalid by it.
//!
//! Two blocks of a size differ in whether their dead cells must be dropped. Most kinds own nothing outside of the heap, and
//! their blocks are swept by copying bits.
//!
//! The heap knows no Python: what an object refers to, and what must be dropped, is in the table of kinds that it is made
//! with.
#![allow(unsafe_code)]

mod block;
mod cells;
mod header;
mod mark;
mod roots;
mod stack;
mod text;

pub use cells::{CellVec, Tail};
pub use header::{Gc, Header, KindInfo, Object, Trace, flag};
pub use mark::{Liveness, Marker};
pub use roots::{Rooted, Roots, TraceValue};
pub use stack::{NativeStack, SCANS_STACK};
pub use text::{Text, count_chars};

use block::{BLOCK, Block, FIRST, LARGEST, SIZES, class_of};
use roots::RootedBuffers;
use std::alloc::Layout;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

/// The limit of the heap, or the memory of the system, is reached. The virtual machine makes it a `MemoryError`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfMemory;

/// When to collect, and how much memory there is.
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    /// So many bytes are allocated between two collections at least.
    pub minimum: usize,
    /// And at least as many, in percent of the bytes that survived the last one.
    pub growth_percent: usize,
    /// The most bytes that objects may take.
    pub limit: usize,
    /// Collect at every safepoint.
    pub stress: bool,
}

impl Default for Policy {
    fn default() -> Self {
        Policy { minimum: 4 << 20, growth_percent: 75, limit: usize::MAX, stress: false }
    }
}

/// What collections have done.
#[derive(Clone, Copy, Debug, Default)]
pub struct Statistics {
    /// The number of collections.
    pub collections: u64,
    /// The bytes that survived the last one.
    pub live_bytes: usize,
    /// The blocks of 64 KB that hold cells, and the large objects.
    pub blocks: usize,
}

/// The bit of [`Heap::interrupt`] that asks for a collection.
pub const COLLECT: u32 = 1;

/// A run of free cells.
#[derive(Default)]
struct Run {
    next: Cell<usize>,
    end: Cell<usize>,
}

/// All objects, and the means to make more.
pub struct Heap {
    /// The word that safepoints read. [`COLLECT`] is the heap's, the other bits are its owner's.
    pub interrupt: AtomicU32,
    /// By whether cells must be dropped, and by size class.
    runs: [[Run; SIZES.len()]; 2],
    kinds: &'static [KindInfo],
    policy: Cell<Policy>,
    blocks: RefCell<Blocks>,
    /// Bytes in cells, by the last collection and the runs taken since.
    cell_bytes: Cell<usize>,
    /// Bytes outside of cells, in what objects own.
    external: Rc<Cell<usize>>,
    /// How many more bytes may be allocated before a collection is asked for.
    budget: Cell<isize>,
    /// For each shape, the class that its instances keep alive.
    owners: RefCell<Vec<Option<Gc<Header>>>>,
    rooted: RootedBuffers,
    stack: Rc<NativeStack>,
    /// Objects to be queued when they die.
    watched: RefCell<Vec<Gc<Header>>>,
    /// Dead objects whose finalisers must run, the first to die first.
    finalizers: RefCell<VecDeque<Gc<Header>>>,
    /// Weak references that were cleared and have a callback.
    callbacks: RefCell<VecDeque<Gc<Header>>>,
    versions: Cell<u32>,
    statistics: Cell<Statistics>,
}

/// Where the memory is.
#[derive(Default)]
struct Blocks {
    /// All blocks of cells, by address.
    small: rustc_hash::FxHashSet<usize>,
    /// Blocks with free cells, by droppable and class, and where to look in each.
    partial: [[Vec<(*const Block, usize)>; SIZES.len()]; 2],
    /// Blocks that are in use, by droppable.
    used: [Vec<*const Block>; 2],
    /// Memory for blocks.
    free: Vec<*mut u8>,
    /// Chunks of memory, each of [`CHUNK`] bytes.
    chunks: Vec<*mut u8>,
    /// The blocks of large objects by address.
    large: BTreeMap<usize, *const Block>,
    /// The lowest and the highest address of any block.
    range: (usize, usize),
}

const CHUNK: usize = 16 * BLOCK;
const CHUNK_LAYOUT: Layout = match Layout::from_size_align(CHUNK, BLOCK) {
    Ok(layout) => layout,
    Err(_) => panic!("a chunk is a multiple of its alignment"),
};

impl Blocks {
    fn new_block(&mut self, class: usize, droppable: bool) -> Option<*const Block> {
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
        let block = unsafe { Block::in_memory(memory, class, droppable) };
        self.small.insert(block.addr());
        self.used[usize::from(droppable)].push(block);
        Some(block)
    }

    fn extend_range(&mut self, start: usize, size: usize) {
        let (low, high) = self.range;
        self.range = (if high == 0 { start } else { low.min(start) }, high.max(start + size));
    }

    /// The object that a word points into, if it does: its address, that plus one, or any within.
    fn resolve(&self, word: usize) -> Option<Gc<Header>> {
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
            let offset = word - std::ptr::from_ref(block).addr();
            block.cell_at(offset).map(|cell| Gc::from_ptr(cell.cast()))
        }
    }
}

impl Heap {
    /// An empty heap for objects of these kinds.
    pub fn new(kinds: &'static [KindInfo], policy: Policy) -> Heap {
        let heap = Heap {
            interrupt: AtomicU32::new(0),
            runs: Default::default(),
            kinds,
            policy: Cell::new(policy),
            blocks: RefCell::default(),
            cell_bytes: Cell::new(0),
            external: Rc::default(),
            budget: Cell::new(0),
            owners: RefCell::new(vec![None; kinds.len()]),
            rooted: RootedBuffers::default(),
            stack: Rc::default(),
            watched: RefCell::default(),
            finalizers: RefCell::default(),
            callbacks: RefCell::default(),
            versions: Cell::new(1),
            statistics: Cell::default(),
        };
        heap.set_policy(policy);
        heap
    }

    /// When to collect, and how much memory there is.
    pub fn policy(&self) -> Policy {
        self.policy.get()
    }
    /// Changes the policy from now on.
    pub fn set_policy(&self, policy: Policy) {
        self.policy.set(policy);
        self.reset_budget();
    }
    /// What collections have done.
    pub fn statistics(&self) -> Statistics {
        self.statistics.get()
    }
    /// What the kind of an object is called.
    pub fn kind_name(&self, object: &Header) -> &'static str {
        self.kinds[usize::from(object.kind())].name
    }
    /// The bytes that objects take, those that died since the last collection among them.
    pub fn used_bytes(&self) -> usize {
        self.cell_bytes.get() + self.external.get()
    }
    /// The bytes of memory that objects own outside of the heap's cells.
    pub fn external_bytes(&self) -> usize {
        self.external.get()
    }
    fn external_counter(&self) -> Rc<Cell<usize>> {
        Rc::clone(&self.external)
    }
    /// Whether a collection is wanted at the next safepoint.
    pub fn wants_collection(&self) -> bool {
        self.interrupt.load(Ordering::Relaxed) & COLLECT != 0
    }
    /// Asks for a collection at the next safepoint.
    pub fn request_collection(&self) {
        self.interrupt.fetch_or(COLLECT, Ordering::Relaxed);
    }
    /// A number that was not given before, for the versions of classes, dict keys and functions. Never 0.
    pub fn next_version(&self) -> u32 {
        // At the end of the numbers the last stays: 0 means "no version", and nothing may match what came before.
        let version = self.versions.get();
        self.versions.set(version.saturating_add(1));
        if version == u32::MAX { 0 } else { version }
    }

    fn reset_budget(&self) {
        let policy = self.policy.get();
        let used = self.used_bytes();
        let growth = (used / 100).saturating_mul(policy.growth_percent).max(policy.minimum);
        // Near the limit garbage is looked for earlier, so that the limit means live bytes.
        let left = policy.limit.saturating_sub(used);
        let budget = growth.min(left - left / 8);
        self.budget.set(isize::try_from(budget).unwrap_or(isize::MAX));
        if policy.stress {
            self.request_collection();
        } else {
            self.interrupt.fetch_and(!COLLECT, Ordering::Relaxed);
        }
    }

    /// Takes note of so many bytes that an object owns outside of the heap.
    ///
    /// # Errors
    /// The limit would be passed. A collection may help: it is asked for.
    #[inline]
    pub fn charge(&self, bytes: usize) -> Result<(), OutOfMemory> {
        self.spend(bytes)?;
        self.external.set(self.external.get() + bytes);
        Ok(())
    }
    /// Gives back what was charged.
    pub fn refund(&self, bytes: usize) {
        self.external.set(self.external.get().saturating_sub(bytes));
    }
    /// Replaces one charge by another, whatever the limit.
    pub fn recharge(&self, old: usize, new: usize) {
        self.external.set((self.external.get() + new).saturating_sub(old));
    }

    fn spend(&self, bytes: usize) -> Result<(), OutOfMemory> {
        let budget = self.budget.get().saturating_sub_unsigned(bytes);
        self.budget.set(budget);
        if budget < 0 {
            self.request_collection();
            let within =
                self.used_bytes().checked_add(bytes).is_some_and(|used| used <= self.policy.get().limit);
            if !within {
                // What was not allocated does not count.
                self.budget.set(budget.saturating_add_unsigned(bytes).max(0));
                return Err(OutOfMemory);
            }
        }
        Ok(())
    }

    /// The next cell of a class, if its run has one: a load, a comparison, an addition and a store.
    #[inline(always)]
    fn bump(&self, class: usize, droppable: bool) -> Option<*mut u8> {
        let run = &self.runs[usize::from(droppable)][class];
        let cell = run.next.get();
        if cell == run.end.get() {
            return None;
        }
        run.next.set(cell + SIZES[class]);
        Some(std::ptr::with_exposed_provenance_mut(cell))
    }

    #[cold]
    #[inline(never)]
    fn next_run(&self, class: usize, droppable: bool) -> Result<*mut u8, OutOfMemory> {
        let mut blocks = self.blocks.borrow_mut();
        let partial = usize::from(droppable);
        let (block, (start, end)) = loop {
            let (block, from) = match blocks.partial[partial][class].pop() {
                Some(block) => block,
                None => (blocks.new_block(class, droppable).ok_or(OutOfMemory)?, FIRST),
            };
            // SAFETY: the table holds the blocks that exist.
            if let Some(run) = unsafe { (*block).take_run(from) } {
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
        Ok(self.bump(class, droppable).expect("a run has a cell"))
    }

    #[inline(always)]
    fn cell(&self, bytes: usize, droppable: bool) -> Result<*mut u8, OutOfMemory> {
        if bytes > LARGEST {
            return self.large_cell(bytes, droppable);
        }
        let class = class_of(bytes);
        match self.bump(class, droppable) {
            Some(cell) => Ok(cell),
            None => self.next_run(class, droppable),
        }
    }

    #[cold]
    #[inline(never)]
    fn large_cell(&self, bytes: usize, droppable: bool) -> Result<*mut u8, OutOfMemory> {
        self.spend(bytes)?;
        let block = Block::large(bytes, droppable).ok_or(OutOfMemory)?;
        let mut blocks = self.blocks.borrow_mut();
        // SAFETY: the block has just been made.
        let size = unsafe { (*block).size() };
        let base = block.cast::<u8>().expose_provenance();
        blocks.extend_range(base, size);
        blocks.large.insert(base, block);
        self.cell_bytes.set(self.cell_bytes.get() + bytes);
        Ok(block.cast::<u8>().cast_mut().wrapping_add(FIRST))
    }

    /// Puts an object into the heap. A few instructions, if it is small.
    ///
    /// # Errors
    /// The limit is reached.
    #[inline(always)]
    pub fn alloc<T: Object>(&self, object: T) -> Result<Gc<T>, OutOfMemory> {
        let cell = self.cell(size_of::<T>(), std::mem::needs_drop::<T>())?.cast::<T>();
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
        let cell = self.bump(class_of(size_of::<T>()), std::mem::needs_drop::<T>())?.cast::<T>();
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
        let cell = self.cell(bytes.ok_or(OutOfMemory)?, std::mem::needs_drop::<T>())?.cast::<T>();
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
        let cell = self.cell(bytes, std::mem::needs_drop::<T>())?.cast::<T>();
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
        let cell =
            self.cell(size_of::<T>() + 8 * usize::from(slots), std::mem::needs_drop::<T>())?.cast::<T>();
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
        let cell = self.cell(fields + 8 * usize::from(slots), std::mem::needs_drop::<T>())?.cast::<T>();
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

    /// Where the slots of an object begin, and how many there are.
    #[inline]
    pub fn slots_of(&self, object: Gc<Header>) -> (*const u8, usize) {
        slots_of(self.kinds, object)
    }

    /// Gives a shape a number, and the class that its instances keep alive.
    pub fn new_shape(&self, owner: Gc<Header>) -> u32 {
        let mut owners = self.owners.borrow_mut();
        owners.push(Some(owner));
        u32::try_from(owners.len() - 1).expect("shapes are limited per class, and classes by memory")
    }
    /// The class of the instances of a shape. `None` for a kind, and for a shape whose class is dead.
    #[inline]
    pub fn shape_owner(&self, shape: u32) -> Option<Gc<Header>> {
        self.owners.borrow().get(shape as usize).copied().flatten()
    }

    /// The object that a word points to or into, if it does. Any word will do.
    pub fn resolve(&self, word: usize) -> Option<Gc<Header>> {
        self.blocks.borrow().resolve(word)
    }

    /// The record of the native stack: all that may collect runs inside of its [`enter`](NativeStack::enter).
    pub fn native_stack(&self) -> Rc<NativeStack> {
        Rc::clone(&self.stack)
    }

    /// Queues the object for [`Heap::next_finalizer`] when nothing but its own garbage refers to it: it has a `__del__`,
    /// or is a generator with work left.
    pub fn watch(&self, object: Gc<Header>) {
        if !object.has(flag::WATCHED | flag::FINALIZED) {
            object.set(flag::WATCHED);
            self.watched.borrow_mut().push(object);
        }
    }
    /// An object that is dead but for its finaliser, which runs now and never again. Whoever takes it keeps it alive.
    pub fn next_finalizer(&self) -> Option<Gc<Header>> {
        self.finalizers.borrow_mut().pop_front()
    }
    /// A weak reference that has been cleared and whose callback is to be called.
    pub fn next_callback(&self) -> Option<Gc<Header>> {
        self.callbacks.borrow_mut().pop_front()
    }
    /// Whether finalisers or callbacks wait.
    pub fn has_pending(&self) -> bool {
        !self.finalizers.borrow().is_empty() || !self.callbacks.borrow().is_empty()
    }

    /// Calls `visit` with each object, dead ones among them (`gc.get_objects`). `visit` must not allocate. Linear in the size
    /// of the heap.
    pub fn each_object(&self, mut visit: impl FnMut(Gc<Header>)) {
        self.retire_runs();
        let blocks = self.blocks.borrow();
        let all = blocks.used.iter().flatten().chain(blocks.large.values());
        for &block in all {
            // SAFETY: the tables hold the blocks that exist; allocated cells begin with a header.
            unsafe { (*block).cells(|cell| visit(Gc::from_ptr(cell.cast()))) };
        }
    }

    /// Gives back what the runs have left, so that the tables of bits are exact.
    fn retire_runs(&self) {
        let mut blocks = self.blocks.borrow_mut();
        for (droppable, runs) in self.runs.iter().enumerate() {
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
                blocks.partial[droppable][class].push((block, start));
            }
        }
    }

    /// Frees all objects that cannot be reached, but for those whose finaliser has yet to run, and what they lead to.
    /// Weak references to dead objects are cleared before any finaliser runs. The number of bytes freed.
    ///
    /// Linear in the live objects, and in the size of the heap at a much smaller factor.
    pub fn collect(&mut self, roots: &mut dyn Roots) -> usize {
        self.retire_runs();
        let before = self.used_bytes();
        let owners = self.owners.take();
        let mut marker = Marker::new(self.kinds, &owners);
        roots.trace(&mut marker);
        self.rooted.trace(&mut marker);
        let queued = [&self.finalizers, &self.callbacks];
        queued.iter().for_each(|queue| queue.borrow().iter().for_each(|&object| marker.mark(object)));
        if SCANS_STACK {
            let blocks = self.blocks.borrow();
            self.stack.scan(|word| {
                if let Some(object) = blocks.resolve(word) {
                    marker.mark(object);
                }
            });
        }
        marker.drain();
        self.clear_weak(&mut marker);
        self.queue_finalizers(&mut marker);
        marker.drain();
        self.clear_weak(&mut marker);
        drop(marker);
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

    fn sweep(&mut self) {
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
        let blocks = self.blocks.get_mut();
        let mut bytes = 0;
        for droppable in [0, 1] {
            blocks.partial[droppable].iter_mut().for_each(Vec::clear);
            for block in std::mem::take(&mut blocks.used[droppable]) {
                // SAFETY: the table holds the blocks that exist.
                let (live, cell, class) =
                    unsafe { ((*block).sweep(drop_object), (*block).cell, (*block).class) };
                bytes += live;
                if live == 0 {
                    blocks.small.remove(&block.addr());
                    blocks.free.push(block.cast::<u8>().cast_mut());
                    continue;
                }
                blocks.used[droppable].push(block);
                if live + cell <= BLOCK - FIRST {
                    blocks.partial[droppable][class].push((block, FIRST));
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

/// Where the slots of an object begin, and how many there are.
#[inline]
pub fn slots_of(kinds: &[KindInfo], object: Gc<Header>) -> (*const u8, usize) {
    // SAFETY: the row is that of the object's kind; slots follow its own fields, aligned to 8.
    unsafe {
        let size = (kinds[usize::from(object.kind())].size)(object.as_ptr());
        (object.as_ptr().cast::<u8>().add(size.next_multiple_of(8)), object.slots())
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        self.retire_runs();
        // Nothing is marked: all objects are dropped.
        self.sweep();
        let blocks = self.blocks.get_mut();
        for chunk in std::mem::take(&mut blocks.chunks) {
            // SAFETY: no object is left.
            unsafe { std::alloc::dealloc(chunk, CHUNK_LAYOUT) };
        }
    }
}

#[cfg(test)]
mod tests;
