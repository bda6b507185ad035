//! The instruction set, declared once.
//!
//! An entry reads `NAME: Operands(field: Kind, …) how body`, then, where there is one, the family's inline cache and
//! members. The sentence above it is its meaning: `R[x]` is register `x` of the current window. An `inline` body becomes
//! part of the handler and answers with a `Step`, which may be to call the rest of it; a body that `calls` is ordinary Rust,
//! stays out of line, may raise and may enter a frame. So it is with members: what they `run` is inline, what they `calls` is not. `seldom` is `calls` for
//! what is never hot: such an opcode takes two bytes, so that the numbers of one byte are left to the others. They are tried in the
//! order written here. The paths of bodies are the VM's: a reader that only
//! wants to know what an instruction is ignores them.
//!
//! What holds for all of them:
//! - An instruction that raises has written none of its results.
//! - Branches that may go backwards, hence are safepoints: `JUMP_BACKWARD`, `JUMP_IF_TRUE`, `JUMP_IF_NOT_NONE`,
//!   `FOR_ITER`, and `COMPARE_AND_BRANCH` with a condition that is not negated. All others go forwards only.
//! - A window at `w`: `R[w]` is what is called and receives the result, `R[w + 1]` and `R[w + 2]` are the linkage, the
//!   arguments begin at `R[w + 3]`.
//! - A method in a window: `R[w]` is the function and `R[w + 3]` the object, or `R[w]` is any callable and `R[w + 3]`
//!   Unbound; the arguments begin at `R[w + 4]`.
//! - Code that is not a function's has its namespace in `R[0]`.
//!
//! The table is long, so its parts have files, in the order of their opcodes.

mod calls;
mod control;
mod operators;
mod places;
mod values;

pub(crate) use {calls::calls, control::control, operators::operators, places::places, values::values};

/// Hands the whole table to a macro.
macro_rules! for_each_instruction {
    ($reader:ident) => {
        $crate::bytecode::instructions::control! { [operators places calls values] $reader }
    };
}
pub(crate) use for_each_instruction;

/// Hands the rows so far to the next part of the table, or all of them to the reader.
macro_rules! chain {
    ([$then:ident $($rest:ident)*] $reader:ident $($rows:tt)*) => {
        $crate::bytecode::instructions::$then! { [$($rest)*] $reader $($rows)* }
    };
    ([] $reader:ident $($rows:tt)*) => {
        $reader! { $($rows)* }
    };
}
pub(crate) use chain;
