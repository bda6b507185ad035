//! Types as values: `list[int]` and `int | str`.

use super::Value;
use super::tuple::Tuple;
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};
use std::cell::Cell;

/// Python's `types.GenericAlias`: `list[int]`.
#[repr(C)]
pub struct GenericAlias {
    pub(super) header: Header,
    /// `__origin__`
    pub origin: Value,
    /// `__args__`
    pub args: Gc<Tuple>,
    /// `__parameters__`: a tuple, once it was asked for, or Unbound.
    pub parameters: Cell<Value>,
    /// `__unpacked__`: it is `*tuple[int]`.
    pub is_unpacked: bool,
}

impl GenericAlias {
    /// An alias; `instance` is the shape and the number of slots of an instance of its class.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        origin: Value,
        args: Gc<Tuple>,
        is_unpacked: bool,
        (shape, slots): (u32, u16),
    ) -> Result<Gc<GenericAlias>, OutOfMemory> {
        let parameters = Cell::new(Value::UNBOUND);
        let alias = GenericAlias { header: Header::fresh(), origin, args, parameters, is_unpacked };
        heap.alloc_instance(alias, shape, slots, Value::UNBOUND)
    }
}

impl Trace for GenericAlias {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.origin.trace(marker);
        marker.mark(self.args);
        self.parameters.get().trace(marker);
    }
}

/// The iterator of a generic alias, which gives it once, unpacked: `*tuple[int]`.
#[repr(C)]
pub struct AliasIterator {
    pub(super) header: Header,
    /// The alias; Unbound when it was given.
    pub alias: Cell<Value>,
}

impl AliasIterator {
    /// The iterator of an alias.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, alias: Value) -> Result<Gc<AliasIterator>, OutOfMemory> {
        heap.alloc(AliasIterator { header: Header::fresh(), alias: Cell::new(alias) })
    }
}

impl Trace for AliasIterator {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.alias.get().trace(marker);
    }
}

/// Python's `types.UnionType`: `int | str`.
#[repr(C)]
pub struct UnionType {
    pub(super) header: Header,
    /// `__args__`
    pub args: Gc<Tuple>,
    /// `__parameters__`: a tuple, once it was asked for, or Unbound.
    pub parameters: Cell<Value>,
}

impl UnionType {
    /// A union of types, no two of them equal.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, args: Gc<Tuple>) -> Result<Gc<UnionType>, OutOfMemory> {
        heap.alloc(UnionType { header: Header::fresh(), args, parameters: Cell::new(Value::UNBOUND) })
    }
}

impl Trace for UnionType {
    fn trace(&self, marker: &mut Marker<'_>) {
        marker.mark(self.args);
        self.parameters.get().trace(marker);
    }
}
