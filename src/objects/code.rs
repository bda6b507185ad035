//! Code objects on the heap: code as it runs, with its caches.

use super::Value;
use super::str::Str;
use crate::bytecode::code::{Code, flags};
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};
use std::cell::Cell;
use std::sync::Arc;

/// Python's `code`. The interpreter rewrites its instructions as they run.
#[repr(C)]
pub struct CodeObject {
    pub(super) header: Header,
    /// The first instruction.
    pub start: *mut u64,
    /// A number that no other code has: what caches of calls compare.
    pub version: u32,
    /// How many registers a window has.
    pub registers: u16,
    /// Bits of [`code_fact`].
    facts: Cell<u16>,
    /// The number of positional parameters.
    pub argcount: u32,
    /// The number of keyword-only parameters.
    pub kwonlyargcount: u32,
    /// What the compiler made.
    pub code: Arc<Code>,
    /// The instructions, a copy of the compiler's.
    words: Box<[Cell<u64>]>,
    /// `co_names`, interned.
    pub names: Box<[Gc<Str>]>,
    /// `co_consts`, without nested codes.
    pub constants: Box<[Value]>,
    /// Nested codes, loaded when they are first needed.
    pub codes: Box<[Cell<Option<Gc<CodeObject>>>]>,
    /// `co_varnames`, interned: parameters first.
    pub varnames: Box<[Gc<Str>]>,
    /// `co_filename`
    pub filename: Gc<Str>,
    /// `co_name`
    pub name: Gc<Str>,
    /// `co_qualname`
    pub qualname: Gc<Str>,
}

/// What a call asks about code.
pub mod code_fact {
    /// Takes exactly `argcount` positional arguments: no keyword-only parameters, no stars.
    pub const SIMPLE: u16 = 1;
    /// A generator, coroutine or asynchronous generator.
    pub const GENERATOR: u16 = 2;
    /// Stands between an instruction and what it has entered; is no frame of the program.
    pub const SHIM: u16 = 4;
    /// Has a counterpart in C in CPython: its frames are in no traceback.
    pub const HIDDEN: u16 = 8;
}

/// The parts of a code object that the loader has made.
pub struct Loaded {
    /// The instructions with constants filled in.
    pub words: Box<[Cell<u64>]>,
    /// Interned names.
    pub names: Box<[Gc<Str>]>,
    /// Constants.
    pub constants: Box<[Value]>,
    /// Interned names of variables.
    pub varnames: Box<[Gc<Str>]>,
    /// `co_filename`
    pub filename: Gc<Str>,
    /// `co_name`
    pub name: Gc<Str>,
    /// `co_qualname`
    pub qualname: Gc<Str>,
}

impl CodeObject {
    /// A code object.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, code: Arc<Code>, loaded: Loaded) -> Result<Gc<CodeObject>, OutOfMemory> {
        let stars = flags::VARARGS | flags::VARKEYWORDS;
        let generators = flags::GENERATOR | flags::COROUTINE | flags::ASYNC_GENERATOR;
        let mut facts = 0;
        if code.kwonlyargcount == 0 && !code.has(stars) {
            facts |= code_fact::SIMPLE;
        }
        if code.has(generators) {
            facts |= code_fact::GENERATOR;
        }
        let bytes = loaded.words.len() * 8;
        heap.charge(bytes)?;
        heap.alloc(CodeObject {
            header: Header::fresh(),
            start: loaded.words.as_ptr().cast::<u64>().cast_mut(),
            version: heap.next_version(),
            registers: code.registers,
            facts: Cell::new(facts),
            argcount: code.argcount,
            kwonlyargcount: code.kwonlyargcount,
            words: loaded.words,
            names: loaded.names,
            constants: loaded.constants,
            codes: vec![Cell::new(None); code.codes.len()].into_boxed_slice(),
            varnames: loaded.varnames,
            filename: loaded.filename,
            name: loaded.name,
            qualname: loaded.qualname,
            code,
        })
    }
    /// The docstring, or None.
    pub fn docstring(&self) -> Value {
        if self.code.has_docstring { self.constants[0] } else { Value::NONE }
    }
    /// Whether a [`code_fact`] holds.
    #[inline(always)]
    pub fn has_fact(&self, fact: u16) -> bool {
        self.facts.get() & fact != 0
    }
    /// Makes it the code of the frames between an instruction and what it has entered.
    pub fn mark_as_shim(&self) {
        self.facts.set(self.facts.get() | code_fact::SHIM);
    }
    /// Leaves its frames out of tracebacks.
    pub fn hide(&self) {
        self.facts.set(self.facts.get() | code_fact::HIDDEN);
    }
    /// The instructions as they are now.
    pub fn words(&self) -> &[Cell<u64>] {
        &self.words
    }
}

impl Trace for CodeObject {
    fn trace(&self, marker: &mut Marker<'_>) {
        let names =
            self.names.iter().chain(&self.varnames).chain([&self.filename, &self.name, &self.qualname]);
        names.for_each(|&name| marker.mark(name));
        self.constants.iter().for_each(|constant| constant.trace(marker));
        self.codes.iter().filter_map(Cell::get).for_each(|code| marker.mark(code));
    }
    fn external_bytes(&self) -> usize {
        self.words.len() * 8
    }
}
