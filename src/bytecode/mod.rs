//! What an instruction is, and what code is made of.
//!
//! `instructions` declares all instructions, once; [`opcode`] is what follows from that; [`code`] is what the compiler
//! gives, [`disassemble()`] shows it, and [`verify()`] checks it. Nothing here runs code, and nothing knows the heap.

pub mod code;
pub mod disassemble;
pub(crate) mod instructions;
pub mod opcode;
pub mod position;
mod verify;

pub use code::{Code, Constant};
pub use disassemble::disassemble;
pub use opcode::Opcode;
pub use position::Range;
pub use verify::{Flaw, verify};
