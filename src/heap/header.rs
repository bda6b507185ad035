//! What every object begins with, and the handle through which objects are reached.
//!
//! Never allocates and never frees.

use super::mark::{Liveness, Marker};
use std::cell::Cell;
use std::ops::Deref;

/// The first eight bytes of every object.
///
/// Mark bits are not here but in the block's own table: marking then tests an edge without touching the object, and
/// sweeping reads 1 KB of each block instead of all its cells.
#[repr(C, align(8))]
#[derive(Debug)]
pub struct Header {
    /// The shape of an instance of a Python class, or the kind of another object: one number space, one compare.
    shape: Cell<u32>,
    /// The row of the table of kinds: which Rust struct this is.
    kind: u8,
    flags: Cell<u8>,
    /// The number of slots that follow the object's own fields.
    slots: u16,
}

/// Facts about one object, in its header.
pub mod flag {
    /// Somebody holds a weak reference to it.
    pub const WEAKLY_REFERENCED: u8 = 1;
    /// Its finaliser has run or waits to run: it never runs twice (PEP 442).
    pub const FINALIZED: u8 = 2;
    /// It is the one string with its text, by which names are compared.
    pub const INTERNED: u8 = 4;
    /// The heap will queue it when it dies.
    pub const WATCHED: u8 = 8;
    /// Free for each kind to use.
    pub const KIND_0: u8 = 16;
    /// Free for each kind to use.
    pub const KIND_1: u8 = 32;
}

impl Header {
    /// A header that allocation fills in.
    #[inline(always)]
    pub const fn fresh() -> Header {
        Header { shape: Cell::new(0), kind: 0, flags: Cell::new(0), slots: 0 }
    }

    pub(super) fn new(kind: u8, shape: u32, slots: u16) -> Header {
        Header { shape: Cell::new(shape), kind, flags: Cell::new(0), slots }
    }
    /// The shape, or the kind of an object that is no instance of a Python class.
    #[inline(always)]
    pub fn shape(&self) -> u32 {
        self.shape.get()
    }
    /// Gives the object another layout. The caller moves the slots.
    #[inline(always)]
    pub fn set_shape(&self, shape: u32) {
        self.shape.set(shape);
    }
    /// The row of the table of kinds.
    #[inline(always)]
    pub fn kind(&self) -> u8 {
        self.kind
    }
    /// How many slots follow the object's own fields.
    #[inline(always)]
    pub fn slots(&self) -> usize {
        self.slots.into()
    }
    /// Whether a [`flag`] is set.
    #[inline(always)]
    pub fn has(&self, flag: u8) -> bool {
        self.flags.get() & flag != 0
    }
    /// Sets a [`flag`].
    pub fn set(&self, flag: u8) {
        self.flags.set(self.flags.get() | flag);
    }
    /// Clears a [`flag`].
    pub fn clear(&self, flag: u8) {
        self.flags.set(self.flags.get() & !flag);
    }
}

/// How the collector treats the objects of a Rust type.
pub trait Trace {
    /// No object of the type refers to another.
    const LEAF: bool = false;
    /// The type has something in [`clear_weak`](Trace::clear_weak).
    const WEAK: bool = false;
    /// The slots behind an object hold words that were values once, or never: registers of a frame that waits.
    const STALE_SLOTS: bool = false;
    /// How many of these count, from the first on.
    fn stale_slots(&self) -> usize {
        0
    }
    /// Marks every object that this one refers to. Runs no Python, allocates nothing.
    fn trace(&self, marker: &mut Marker<'_>);
    /// The bytes that follow the fields (a [`Tail`](super::Tail)).
    fn tail_bytes(&self) -> usize {
        0
    }
    /// The bytes outside of the heap that the object has charged and that dropping it gives back.
    fn external_bytes(&self) -> usize {
        0
    }
    /// The bytes of the [`Items`](super::Items) that the object owns.
    fn storage_bytes(&self) -> usize {
        0
    }
    /// Whether the object, which is watched and has died, has a finaliser to run after all: a generator that has ended has
    /// none.
    fn needs_finalizer(&self) -> bool {
        true
    }
    /// Forgets weakly held objects that are dead. True if something was forgotten and a callback wants to know.
    fn clear_weak(&self, _live: &Liveness<'_>) -> bool {
        false
    }
}

/// A type of heap object.
///
/// # Safety
/// The struct is `repr(C)`, aligned to 8, begins with a [`Header`], and `KIND` is its row in the table that the heap was
/// made with.
pub unsafe trait Object: Trace + 'static {
    /// The row of the table of kinds.
    const KIND: u8;
}

/// A row of the table of kinds.
pub struct KindInfo {
    /// What the kind is called in Python.
    pub name: &'static str,
    pub(super) leaf: bool,
    pub(super) weak: bool,
    pub(super) trace: unsafe fn(*const Header, &mut Marker<'_>),
    pub(super) drop: unsafe fn(*const Header),
    pub(super) size: unsafe fn(*const Header) -> usize,
    pub(super) external: unsafe fn(*const Header) -> usize,
    pub(super) storage: unsafe fn(*const Header) -> usize,
    pub(super) needs_finalizer: unsafe fn(*const Header) -> bool,
    pub(super) clear_weak: unsafe fn(*const Header, &Liveness<'_>) -> bool,
}

impl KindInfo {
    /// The row of a type. `trace` marks what the object and its slots refer to.
    pub const fn of<T: Object>(
        name: &'static str,
        trace: unsafe fn(*const Header, &mut Marker<'_>),
    ) -> KindInfo {
        KindInfo {
            name,
            leaf: T::LEAF,
            weak: T::WEAK,
            trace,
            // SAFETY (all six): the table's row is that of the object's type.
            drop: |object| unsafe { std::ptr::drop_in_place(object.cast::<T>().cast_mut()) },
            size: |object| unsafe { size_of::<T>() + (*object.cast::<T>()).tail_bytes() },
            external: |object| unsafe { (*object.cast::<T>()).external_bytes() },
            storage: |object| unsafe { (*object.cast::<T>()).storage_bytes() },
            needs_finalizer: |object| unsafe { (*object.cast::<T>()).needs_finalizer() },
            clear_weak: |object, live| unsafe { (*object.cast::<T>()).clear_weak(live) },
        }
    }
}

/// A handle to an object. `Copy`, and never gives a `&mut`: fields change through cells.
///
/// A handle on the native stack keeps its object alive; one that lies in a Rust collection does not (see
/// [`Rooted`](super::Rooted)).
// PERF: not `NonNull`, whose niche would make `Option<Gc>` compare the pointer with null once more.
pub struct Gc<T>(*const T);

impl<T> Gc<T> {
    /// # Safety
    /// The pointer is that of a live object of type `T` (or of any type, for `Gc<Header>`).
    #[inline(always)]
    pub unsafe fn from_ptr(pointer: *const T) -> Gc<T> {
        Gc(pointer)
    }
    /// The address of the object.
    #[inline(always)]
    pub fn as_ptr(self) -> *const T {
        self.0
    }
    /// Whether both are the same object.
    #[inline(always)]
    pub fn is(self, other: Gc<T>) -> bool {
        std::ptr::eq(self.0, other.0)
    }
    /// The header, and the object as one of unknown type.
    #[inline(always)]
    pub fn erase(self) -> Gc<Header> {
        Gc(self.0.cast())
    }
}
impl<T: Object> Gc<T> {
    /// The header.
    #[inline(always)]
    pub fn header(&self) -> &Header {
        // SAFETY: every object begins with its header.
        unsafe { &*self.0.cast::<Header>() }
    }
}
impl<T> Clone for Gc<T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Gc<T> {}
impl<T> PartialEq for Gc<T> {
    fn eq(&self, other: &Self) -> bool {
        self.is(*other)
    }
}
impl<T> Eq for Gc<T> {}
impl<T> std::hash::Hash for Gc<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> std::fmt::Debug for Gc<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Gc({:p})", self.0)
    }
}
impl<T> Deref for Gc<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: a handle is made from a live object, and the collector frees nothing that a handle on the stack, in a
        // traced field or in a rooted buffer refers to.
        unsafe { &*self.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_one_word() {
        assert_eq!(size_of::<Header>(), 8);
        assert_eq!(size_of::<Gc<Header>>(), 8);
    }
}
