//! From the tree to what will run.
//!
//! [`symbols`] finds the scopes and what each name means; [`check()`] refuses what the grammar lets through and is wrong
//! all the same; `generate` makes instructions, with `registers` for their operands, `assigned` to know which variables
//! have a value, and `fold` for constants; `assembler` makes words of them.
//!
//! Knows no heap: constants are plain data.

mod assembler;
mod assigned;
mod check;
mod completeness;
mod error;
mod fold;
mod future;
mod generate;
mod registers;
pub mod symbols;
mod unparse;

pub use check::{Warning, check};
pub use completeness::{Completeness, completeness};
pub(crate) use fold::is_constant;
pub use future::FutureFeatures;

use crate::bytecode::Code;
use crate::diagnostic::{ErrorKind, SyntaxError};
use crate::source::Source;
use crate::syntax::ast::{Arena, Mod};
use crate::syntax::{Mode, parse};
use symbols::SymbolTable;

/// Whether a source is a program: CPython's verdict of `compile(source, name, mode)`.
///
/// # Errors
/// CPython's, from its parser, its symbol table or its code generator, whichever comes first.
pub fn check_source(source: &Source, mode: Mode) -> Result<(), Box<SyntaxError>> {
    checked(source, mode, |_, _, _| Ok(()))
}

/// The code of a source: CPython's `compile(source, name, mode)`.
///
/// # Errors
/// As for [`check_source`]; and MemoryError for a scope with more variables than a window has registers.
pub fn compile(source: &Source, mode: Mode) -> Result<Code, Box<SyntaxError>> {
    compile_with_warnings(source, mode, 0).map(|(code, _)| code)
}

/// The same, with what CPython warns of, in its order. `optimize` says how much is left out, as `-O` does: from 1 on what depends
/// on `__debug__`, from 2 on docstrings.
///
/// # Errors
/// As for [`compile`].
pub fn compile_with_warnings(
    source: &Source,
    mode: Mode,
    optimize: u8,
) -> Result<(Code, Vec<Warning>), Box<SyntaxError>> {
    checked(source, mode, |tree, table, warnings| {
        Ok((generate::generate(tree, source, table, optimize)?, warnings))
    })
}

/// What `then` makes of a program that nothing is wrong with.
fn checked<T>(
    source: &Source,
    mode: Mode,
    then: impl FnOnce(&Mod<'_>, &SymbolTable<'_>, Vec<Warning>) -> Result<T, Box<SyntaxError>>,
) -> Result<T, Box<SyntaxError>> {
    let arena = Arena::new();
    let tree = parse(&arena, source, mode).map_err(|mut error| {
        if error.kind == ErrorKind::RecursionError {
            "maximum recursion depth exceeded during compilation".clone_into(&mut error.message);
        }
        error
    })?;
    let table = SymbolTable::build(&tree, source)?;
    let warnings = check(&tree, source, &table)?;
    then(&tree, &table, warnings)
}
