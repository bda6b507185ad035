//! The heap: objects that never move, found by marking and freed by sweeping.
//!
//! Cells of one size lie in blocks of 64 KB; what is larger than 8 KB has a block of its own. Allocation takes the next cell
//! of a run of free cells. Collection happens only when the owner of the heap calls [`Heap::collect`], at a safepoint:
//! allocation never collects, so no handle that native code holds can become invalid by it.
//!
//! Blocks of a size differ in what their cells hold: objects that own nothing outside of the heap, objects that must be dropped,
//! and what objects own ([`Items`]). But for the second, they are swept by copying bits.
//!
//! The heap knows no Python: what an object refers to, and what must be dropped, is in the table of kinds that it is made
//! with.
#![allow(unsafe_code)]

mod alloc;
mod block;
mod blocks;
mod cells;
mod collect;
mod header;
mod indexed;
mod items;
mod mark;
mod roots;
mod stack;
mod text;

pub use alloc::copy_few;
pub use cells::{CellVec, Tail};
pub use header::{Gc, Header, KindInfo, Object, Trace, flag};
pub use indexed::{IndexedVec, Storage};
pub use items::Items;
pub use mark::{Liveness, Marker};
pub use roots::{Rooted, Roots, TraceValue};
pub use stack::{NativeStack, SCANS_STACK};
pub use text::{Text, count_chars};

use block::{SIZES, Use};
use blocks::{Blocks, CHUNK_LAYOUT};
use roots::RootedBuffers;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
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
        // PERF: what fits into a processor's own cache is allocated faster than what does not, which pays for the collections.
        Policy { minimum: 768 << 10, growth_percent: 75, limit: usize::MAX, stress: false }
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
    /// By use, and by size class.
    runs: [[Run; SIZES.len()]; Use::ALL.len()],
    /// By size class, cells that were given back: see [`Heap::give_back`].
    spare: [Cell<*mut u8>; SIZES.len()],
    storage: items::Storage,
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

impl Heap {
    /// An empty heap for objects of these kinds.
    pub fn new(kinds: &'static [KindInfo], policy: Policy) -> Heap {
        let heap = Heap {
            interrupt: AtomicU32::new(0),
            runs: Default::default(),
            spare: [const { Cell::new(std::ptr::null_mut()) }; SIZES.len()],
            storage: Default::default(),
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
    /// The bytes that an object takes, those outside of the heap included.
    pub fn bytes_of(&self, object: Gc<Header>) -> usize {
        let row = &self.kinds[usize::from(object.kind())];
        // SAFETY: the row is that of the object's kind.
        unsafe {
            let owned = (row.external)(object.as_ptr()) + (row.storage)(object.as_ptr());
            (row.size)(object.as_ptr()) + owned + object.slots() * 8
        }
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
        let objects = [Use::Plain, Use::Droppable].map(|holds| &blocks.used[holds as usize]);
        let all = objects.into_iter().flatten().chain(blocks.large.values());
        for &block in all {
            // SAFETY: the tables hold the blocks that exist; allocated cells begin with a header.
            unsafe { (*block).cells(|cell| visit(Gc::from_ptr(cell.cast()))) };
        }
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
