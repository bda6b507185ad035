//! Sets, which change and which do not.

use super::table::{Entry, Table};
use super::{Value, hash};
use crate::heap::{Gc, Header, Heap, Marker, Object, OutOfMemory, Trace};
use std::cell::Cell;

pub use super::table::{Found, Lookup, Probe};

/// An item and its hash.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// The hash of the item.
    pub hash: i64,
    /// The item.
    pub key: Value,
}

impl Entry for Member {
    const DELETED: Member = Member { hash: -1, key: Value::UNBOUND };
    #[inline(always)]
    fn hash(&self) -> i64 {
        self.hash
    }
    #[inline(always)]
    fn key(&self) -> Value {
        self.key
    }
}

/// The items of a set.
pub type Members = Table<Member>;

impl Members {
    /// Adds an item whose hash and equality no program defines. False: it is another item, or one that is there may be equal
    /// to it.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn add_native(&self, heap: &Heap, key: Value) -> Result<bool, OutOfMemory> {
        let Some(hash) = hash::native(key) else { return Ok(false) };
        match self.search(hash, key) {
            Found::At(_) => Ok(true),
            Found::Nowhere => self.push(heap, Member { hash, key }).map(|_| true),
            Found::Unknown => Ok(false),
        }
    }
}

/// Python's `set`.
#[repr(C)]
pub struct Set {
    pub(super) header: Header,
    members: Members,
}

/// Python's `frozenset`.
#[repr(C)]
pub struct FrozenSet {
    pub(super) header: Header,
    members: Members,
    /// -1 until it was asked for.
    hash: Cell<i64>,
}

impl Set {
    /// An empty set.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap) -> Result<Gc<Set>, OutOfMemory> {
        heap.alloc(Set { header: Header::fresh(), members: Table::default() })
    }
    /// A set that takes these items.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn of(heap: &Heap, members: Members) -> Result<Gc<Set>, OutOfMemory> {
        heap.alloc(Set { header: Header::fresh(), members })
    }
    /// A set that is an instance of a Python class, with `slots` empty slots.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc_instance(heap: &Heap, shape: u32, slots: u16) -> Result<Gc<Set>, OutOfMemory> {
        let set = Set { header: Header::fresh(), members: Table::default() };
        heap.alloc_instance(set, shape, slots, Value::UNBOUND)
    }
    /// The items.
    #[inline(always)]
    pub fn members(&self) -> &Members {
        &self.members
    }
}

impl FrozenSet {
    /// A frozenset of items that differ.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, items: Vec<Member>) -> Result<Gc<FrozenSet>, OutOfMemory> {
        let set = heap.alloc(FrozenSet::new())?;
        set.members.rebuild(heap, items)?;
        Ok(set)
    }
    /// A frozenset that takes these items.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn of(heap: &Heap, members: Members) -> Result<Gc<FrozenSet>, OutOfMemory> {
        heap.alloc(FrozenSet { header: Header::fresh(), members, hash: Cell::new(-1) })
    }
    /// A frozenset that is an instance of a Python class, with `slots` empty slots.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc_instance(
        heap: &Heap,
        items: Vec<Member>,
        shape: u32,
        slots: u16,
    ) -> Result<Gc<FrozenSet>, OutOfMemory> {
        let set = heap.alloc_instance(FrozenSet::new(), shape, slots, Value::UNBOUND)?;
        set.members.rebuild(heap, items)?;
        Ok(set)
    }
    fn new() -> FrozenSet {
        FrozenSet { header: Header::fresh(), members: Table::default(), hash: Cell::new(-1) }
    }
    /// The items. Whoever has made the set known changes them no more.
    #[inline(always)]
    pub fn members(&self) -> &Members {
        &self.members
    }
    /// The hash. Linear for the first time.
    pub fn hash(&self) -> i64 {
        if self.hash.get() == -1 {
            let hashes = self.members.iter().map(|member| member.hash);
            self.hash.set(hash::of_frozenset(hashes, self.members.len()));
        }
        self.hash.get()
    }
}

/// The items of a set of either kind, or of a class that extends one.
pub fn members(value: &Value) -> Option<&Members> {
    // The handles point where the value does, which the borrow of it stands for.
    fn of<T: Object>(value: &Value) -> Option<&T> {
        super::value::borrow_kind(value)
    }
    of::<Set>(value).map(Set::members).or_else(|| of::<FrozenSet>(value).map(FrozenSet::members))
}

impl Trace for Set {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.members.trace(marker, |marker, member| member.key.trace(marker));
    }
}

impl Trace for FrozenSet {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.members.trace(marker, |marker, member| member.key.trace(marker));
    }
}
