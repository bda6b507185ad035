//! Values, and the data of each type of Python: layout, arithmetic, text, containers.
//!
//! Nothing here runs Python. What takes a [`Heap`](crate::heap::Heap) may allocate; what takes none is pure. Where an
//! operation would need a method that a program may have written (`__eq__`, `__hash__`), it says so in its result, and the
//! virtual machine goes on from there.

pub mod adapters;
pub mod alias;
pub mod array;
pub mod array_object;
pub mod bytes;
pub mod bytes_methods;
pub mod callables;
pub mod cell;
pub mod class;
pub mod code;
pub mod complex;
pub mod cursors;
pub mod deque;
pub mod descriptor;
pub mod dict;
pub mod equality;
pub mod exception;
pub mod float;
pub mod format;
pub mod frame;
pub mod function;
pub mod generator;
pub mod hash;
pub mod instance;
pub mod int;
pub mod iterators;
pub mod itertools;
pub mod list;
pub mod memoryview;
pub mod module;
pub mod namespace;
pub mod native_object;
pub mod order;
pub mod range;
pub mod set;
pub mod set_algebra;
pub mod shape;
pub mod slice;
pub mod sort;
pub mod str;
pub mod table;
#[cfg(test)]
mod table_tests;
pub mod tuple;
pub mod value;
pub mod weakref;

pub use value::{FIRST_SHAPE, Int, KINDS, Kind, Value, slots, slots_after};

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
