//! What an instruction is, and what code is made of.
//!
//! [`instructions`] declares all instructions, once; [`opcode`] is what follows from that; [`code`] is what the compiler
//! gives. Nothing here runs code, and nothing knows the heap.

pub mod code;
pub(crate) mod instructions;
pub mod opcode;
pub mod position;

pub use code::{Code, Constant};
pub use opcode::Opcode;
