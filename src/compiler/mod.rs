//! From the tree to what will run.
//!
//! So far: which scopes a program has ([`symbols`]), and which programs that the grammar lets through are wrong all the
//! same ([`check()`]).

mod check;
mod completeness;
mod error;
mod future;
pub mod symbols;

pub use check::check;
pub use completeness::{Completeness, completeness};
pub use future::FutureFeatures;

use crate::diagnostic::{ErrorKind, SyntaxError};
use crate::source::Source;
use crate::syntax::ast::Arena;
use crate::syntax::{Mode, parse};
use symbols::SymbolTable;

/// Whether a source is a program: CPython's verdict of `compile(source, name, mode)`.
///
/// # Errors
/// CPython's, from its parser, its symbol table or its code generator, whichever comes first.
pub fn check_source(source: &Source, mode: Mode) -> Result<(), Box<SyntaxError>> {
    let arena = Arena::new();
    let tree = parse(&arena, source, mode).map_err(|mut error| {
        if error.kind == ErrorKind::RecursionError {
            "maximum recursion depth exceeded during compilation".clone_into(&mut error.message);
        }
        error
    })?;
    let table = SymbolTable::build(&tree, source)?;
    check(&tree, source, &table)
}
