//! Python's frame objects: made when a program asks for one. The frame that runs is a window of registers, of which this knows
//! nothing but the address.

use super::Value;
use super::code::CodeObject;
use super::function::Function;
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};
use std::cell::Cell;

/// Python's `frame`.
#[repr(C)]
pub struct FrameObject {
    pub(super) header: Header,
    /// What runs, or ran, in the frame.
    pub function: Gc<Function>,
    /// The code that it ran then.
    pub code: Gc<CodeObject>,
    /// The first word of the instruction where the frame was seen last.
    pub word: Cell<u32>,
    /// `f_locals` as it was last asked for, a dict or another namespace; or None.
    pub locals: Cell<Value>,
    /// `f_back`, once it was asked for, or None.
    pub back: Cell<Value>,
    /// The address of the frame's window, if it was on the stack; 0 otherwise. Whether it is there still must be asked.
    pub window: Cell<usize>,
    /// `f_trace`, which nothing calls.
    pub trace: Cell<Value>,
}

impl FrameObject {
    /// An object for the frame of a function that is, or was, at a word of its code.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        function: Gc<Function>,
        code: Gc<CodeObject>,
        word: u32,
        window: usize,
    ) -> Result<Gc<FrameObject>, OutOfMemory> {
        heap.alloc(FrameObject {
            header: Header::fresh(),
            function,
            code,
            word: Cell::new(word),
            locals: Cell::new(Value::NONE),
            back: Cell::new(Value::NONE),
            window: Cell::new(window),
            trace: Cell::new(Value::NONE),
        })
    }
    /// `f_lineno`, as far as the object knows.
    pub fn line(&self) -> u32 {
        self.code.code.range(self.word.get()).line
    }
}

impl Trace for FrameObject {
    fn trace(&self, marker: &mut Marker<'_>) {
        marker.mark(self.function);
        marker.mark(self.code);
        self.locals.get().trace(marker);
        self.back.get().trace(marker);
        self.trace.get().trace(marker);
    }
}
