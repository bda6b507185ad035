//! One statement typed at a prompt: whether it is all there.
//!
//! Knows the grammar only. What the compiler says of a statement, [`crate::compiler::completeness`] asks as well.

pub(crate) use super::diagnose::Interactive;
use super::{diagnose, tokenize};
use crate::source::Source;

/// Reads a text as one interactive statement. Linear.
pub(crate) fn read_interactive(source: &Source) -> Interactive {
    diagnose::interactive(source, &tokenize(source))
}
