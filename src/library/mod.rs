//! What native modules compute: pure functions over numbers, bytes and text, with CPython's results and errors.
//!
//! Nothing here knows an interpreter, runs Python or allocates on its heap; the modules of the virtual machine take the
//! arguments apart, call these, and make objects and exceptions of what comes back.

pub mod cmath;
pub mod digest;
pub mod json;
pub mod math;
pub mod random;
pub mod structs;
