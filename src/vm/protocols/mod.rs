//! What operators, attributes, calls of special methods, iteration and conversion mean, for any object: methods of the
//! [`Vm`](super::Vm), which may run Python.

pub mod assignment;
pub mod attribute;
pub mod compare;
pub mod containers;
pub mod instances;
pub mod iteration;
pub mod numbers;
pub mod operators;
pub mod subscript;
pub mod super_;
pub mod text;
