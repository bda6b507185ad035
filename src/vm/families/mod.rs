//! The families of instructions (PEP 659), a file for each: generic forms, guards, members, caches.
//!
//! A member is three functions: `specialize` says whether a site may use it and fills the cache; `guard` says whether it still
//! may, and unpacks once; the action checks nothing twice.

pub mod attribute;
pub mod binary;
pub mod build;
pub mod call;
pub mod cell;
pub mod compare;
pub mod control;
pub mod exception;
pub mod function;
pub mod generator;
pub mod global;
pub mod import;
pub mod iteration;
pub mod name;
pub mod pattern;
pub mod subscript;
pub mod truth;

pub use super::complete;
use super::complete::Stage;
use super::frame::{Attempt, Code, Frame, Outcome};
use crate::bytecode::opcode::*;
use crate::objects::Value;

/// A `specialize` for members that want every site whose operands pass the guard.
pub fn any<Operands, Cache>(_: Frame, _: Operands, cache: Cache) -> Attempt<Cache> {
    Ok(cache)
}

/// Which family finishes an instruction that has entered a frame, and which may handle what the frame raises.
macro_rules! completions {
    ($($($BASE:ident)|+ => $family:ident;)+) => {
        /// Gives an instruction the result of the call that it has made.
        ///
        /// # Errors
        /// What finishing the instruction raises.
        pub(super) fn completed(frame: Frame, stage: Stage, result: Value) -> Outcome {
            match frame.opcode().info().base {
                $($(Opcode::$BASE)|+ => $family::completed(frame, stage, result),)+
                other => unreachable!("{} enters no frame", other.info().name),
            }
        }
    };
}
completions! {
    CALL | CALL_METHOD | CALL_KW | CALL_FUNCTION_EX => call;
    BINARY_OP_ADD | BINARY_OP_SUBTRACT | BINARY_OP_MULTIPLY | BINARY_OP_TRUE_DIVIDE | BINARY_OP_FLOOR_DIVIDE
        | BINARY_OP_REMAINDER | BINARY_OP_POWER | BINARY_OP_LSHIFT | BINARY_OP_RSHIFT | BINARY_OP_AND | BINARY_OP_OR
        | BINARY_OP_XOR | BINARY_OP_MATRIX_MULTIPLY | BINARY_OP_IMM => binary;
    JUMP_IF_FALSE | JUMP_IF_TRUE | UNARY_NOT => truth;
    COMPARE_AND_BRANCH | COMPARE_AND_BRANCH_IMM | COMPARE_OP | CONTAINS_OP => compare;
    BINARY_SUBSCR | BINARY_SUBSCR_IMM | BINARY_SLICE | STORE_SUBSCR | STORE_SUBSCR_IMM | STORE_SLICE
        | DELETE_SUBSCR => subscript;
    LOAD_ATTR | LOAD_FAR_ATTR | STORE_ATTR | STORE_FAR_ATTR | LOAD_METHOD => attribute;
    GET_ITER | GET_YIELD_FROM_ITER | FOR_ITER => iteration;
    SEND => generator;
}

/// Tells an instruction that the call that it has made raised. `None`: the exception goes on.
pub(super) fn failed(frame: Frame, stage: Stage) -> Option<Outcome> {
    match frame.opcode().info().base {
        Opcode::FOR_ITER => iteration::failed(frame, stage),
        Opcode::SEND => generator::failed(frame, stage),
        _ => None,
    }
}

/// The operands of the instruction that a frame stands at.
#[allow(dead_code)]
fn code(frame: Frame) -> Code {
    Code(frame.pc())
}
