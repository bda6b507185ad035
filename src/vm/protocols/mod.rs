//! What operators, attributes, calls of special methods, iteration and conversion mean, for any object: methods of the
//! [`Vm`](super::Vm), which may run Python.
//!
//! Each decides first for the built-in types, without looking a method up; where a class may have a say, what its MRO has
//! under the special name decides.

pub mod arithmetic;
pub mod assignment;
pub mod attribute;
pub mod callables;
pub mod choices;
pub mod compare;
pub mod concat;
pub mod containers;
pub mod hashing;
pub mod instances;
pub mod iteration;
pub mod itertools;
pub mod known;
pub mod next;
pub mod numbers;
pub mod operators;
pub mod percent;
pub mod sequences;
pub mod setops;
pub mod shown;
pub mod special;
pub mod subscript;
pub mod subscript_store;
pub mod super_;
pub mod text;
