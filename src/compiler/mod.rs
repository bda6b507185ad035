//! From the tree to what will run.
//!
//! So far: which scopes a program has ([`symbols`]), and which programs that the grammar lets through are wrong all the
//! same ([`check()`]).

mod error;
mod future;
pub mod symbols;

pub use future::FutureFeatures;
