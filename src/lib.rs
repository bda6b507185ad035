//! Coachwhip: a specializing adaptive virtual machine for Python 3.11.
//!
//! The modules form a pipeline: [`source`] → [`syntax`] → [`compiler`].

pub mod bytecode;
pub mod compiler;
pub mod diagnostic;
pub mod source;
pub mod syntax;
pub mod tools;
pub mod unicode;
pub mod wtf8;
