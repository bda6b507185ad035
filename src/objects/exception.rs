//! Exceptions and tracebacks.

use super::Value;
use super::code::CodeObject;
use super::function::Function;
use super::tuple::Tuple;
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};
use std::cell::Cell;

/// An instance of a class derived from `BaseException`. Fields of particular classes (`StopIteration.value`) are reserved
/// slots behind it, as `__slots__` are; other attributes come after them.
#[repr(C)]
pub struct Exception {
    pub(super) header: Header,
    /// `args`: a tuple.
    pub args: Cell<Gc<Tuple>>,
    /// `__traceback__`: a traceback, or None.
    pub traceback: Cell<Value>,
    /// `__context__`: an exception, or None.
    pub context: Cell<Value>,
    /// `__cause__`: an exception, or None.
    pub cause: Cell<Value>,
    /// `__suppress_context__`
    pub suppress_context: Cell<bool>,
}

impl Exception {
    /// An exception of the class that the shape belongs to, all slots unbound.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, args: Gc<Tuple>, shape: u32, slots: u16) -> Result<Gc<Exception>, OutOfMemory> {
        let exception = Exception {
            header: Header::fresh(),
            args: Cell::new(args),
            traceback: Cell::new(Value::NONE),
            context: Cell::new(Value::NONE),
            cause: Cell::new(Value::NONE),
            suppress_context: Cell::new(false),
        };
        heap.alloc_instance(exception, shape, slots, Value::UNBOUND)
    }
}

impl Trace for Exception {
    fn trace(&self, marker: &mut Marker<'_>) {
        marker.mark(self.args.get());
        self.traceback.get().trace(marker);
        self.context.get().trace(marker);
        self.cause.get().trace(marker);
    }
}

/// Python's `traceback`: one frame that an exception went through.
#[repr(C)]
pub struct Traceback {
    pub(super) header: Header,
    /// `tb_next`: the frame that this one had called, or None.
    pub next: Cell<Value>,
    /// What ran in the frame.
    pub function: Gc<Function>,
    /// The code that it ran then.
    pub code: Gc<CodeObject>,
    /// The first word of the instruction that raised.
    pub word: u32,
    /// `tb_lineno`, if a program has given it.
    pub given_line: Cell<Option<u32>>,
    /// `tb_frame`, once it was asked for, or None.
    pub frame: Cell<Value>,
}

impl Traceback {
    /// The entry for a frame, in front of those that are there already.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        next: Value,
        function: Gc<Function>,
        word: u32,
    ) -> Result<Gc<Traceback>, OutOfMemory> {
        heap.alloc(Traceback {
            header: Header::fresh(),
            next: Cell::new(next),
            function,
            code: function.code.get(),
            word,
            given_line: Cell::new(None),
            frame: Cell::new(Value::NONE),
        })
    }
    /// `tb_lineno`
    pub fn line(&self) -> u32 {
        self.given_line.get().unwrap_or_else(|| self.code.code.range(self.word).line)
    }
}

impl Trace for Traceback {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.next.get().trace(marker);
        marker.mark(self.function);
        marker.mark(self.code);
        self.frame.get().trace(marker);
    }
}
