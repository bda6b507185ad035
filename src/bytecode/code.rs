//! Code objects as plain data: what the compiler makes and the loader reads.
//!
//! Knows no heap: constants are values of Rust, which the loader turns into Python's. Never changes once made; the VM
//! runs a copy of the words.

use super::position::{Positions, Range};
use dashu_int::IBig;
use std::sync::Arc;

/// The code of a module, a class, a function, a lambda, or a comprehension.
///
/// Its registers: the parameters in CPython's order (positional, keyword-only, `*args`, `**kwargs`), the other local
/// variables, the cells that are no parameters, the cells from outside, then temporaries. A parameter that is a cell
/// becomes one in its own register. Code that is not [`OPTIMIZED`](flags::OPTIMIZED) has its namespace in the first
/// register instead of variables.
#[derive(Debug)]
pub struct Code {
    /// `co_filename`
    pub filename: Arc<str>,
    /// `co_name`
    pub name: Box<str>,
    /// `co_qualname`
    pub qualname: Box<str>,
    /// `co_flags`; see [`flags`].
    pub flags: u32,
    /// `co_argcount`: the positional parameters, those that are positional-only among them.
    pub argcount: u32,
    /// `co_posonlyargcount`
    pub posonlyargcount: u32,
    /// `co_kwonlyargcount`
    pub kwonlyargcount: u32,
    /// `co_firstlineno`
    pub firstlineno: u32,
    /// The instructions with their inline caches, which are zero.
    pub words: Box<[u64]>,
    /// What `LOAD_CONST` and its like refer to.
    pub constants: Box<[Constant]>,
    /// The docstring, if there is one, is the first constant.
    pub has_docstring: bool,
    /// `co_names`
    pub names: Box<[Box<str>]>,
    /// `co_varnames`: the parameters and the other local variables, in the order of their registers.
    pub varnames: Box<[Box<str>]>,
    /// `co_cellvars`, each with its register.
    pub cellvars: Box<[(Box<str>, u16)]>,
    /// `co_freevars`, in consecutive registers.
    pub freevars: Box<[Box<str>]>,
    /// The register of the first free variable.
    pub first_free: u16,
    /// The register of the dict that `locals()` gives, in a function that names what may ask for it.
    pub namespace: Option<u16>,
    /// How many registers there are: here a callee's window may begin, whatever is going on.
    pub registers: u16,
    /// Where exceptions go: sorted, and no two overlap.
    pub exceptions: Box<[Handler]>,
    /// Where each instruction stands in the source.
    pub positions: Positions,
    /// What `MAKE_FUNCTION` refers to.
    pub codes: Box<[Arc<Code>]>,
}

/// Bits of [`Code::flags`]: CPython's `co_flags`.
#[allow(missing_docs)] // CPython's names, less `CO_`.
pub mod flags {
    pub const OPTIMIZED: u32 = 0x1;
    pub const NEWLOCALS: u32 = 0x2;
    pub const VARARGS: u32 = 0x4;
    pub const VARKEYWORDS: u32 = 0x8;
    pub const NESTED: u32 = 0x10;
    pub const GENERATOR: u32 = 0x20;
    pub const COROUTINE: u32 = 0x80;
    pub const ITERABLE_COROUTINE: u32 = 0x100;
    pub const ASYNC_GENERATOR: u32 = 0x200;
    pub const FUTURE_ANNOTATIONS: u32 = 0x100_0000;
}

/// A constant of a program.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // The variants are Python's types.
pub enum Constant {
    None,
    True,
    False,
    Ellipsis,
    Int(i64),
    /// An integer that an `i64` cannot hold.
    BigInt(IBig),
    Float(f64),
    /// Its real and its imaginary part.
    Complex(f64, f64),
    /// WTF-8: see [`crate::wtf8`].
    Str(Box<[u8]>),
    Bytes(Box<[u8]>),
    Tuple(Box<[Constant]>),
    /// The elements in the order of the source; equal ones may be among them.
    FrozenSet(Box<[Constant]>),
}

/// An entry of the exception table: what the instructions from `start` up to `end` raise goes on at `target`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// The first word.
    pub start: u32,
    /// The word after the last.
    pub end: u32,
    /// The word where the handler begins.
    pub target: u32,
    /// What receives the exception.
    pub register: u16,
}

impl Code {
    /// Whether any of these flags is set.
    pub fn has(&self, flags: u32) -> bool {
        self.flags & flags != 0
    }

    /// Who handles what the instruction at this word raises. Logarithmic.
    pub fn handler(&self, word: u32) -> Option<&Handler> {
        let after = self.exceptions.partition_point(|handler| handler.start <= word);
        self.exceptions[..after].last().filter(|handler| word < handler.end)
    }

    /// Where the instruction at this word stands in the source.
    pub fn range(&self, word: u32) -> Range {
        self.positions.range(word)
    }

    /// How many parameters there are, `*args` and `**kwargs` among them.
    pub fn parameters(&self) -> u32 {
        let stars = u32::from(self.has(flags::VARARGS)) + u32::from(self.has(flags::VARKEYWORDS));
        self.argcount + self.kwonlyargcount + stars
    }

    /// The name of the variable in a register, of whatever sort; `None` for a temporary.
    pub fn variable(&self, register: u16) -> Option<&str> {
        if let Some(name) = self.varnames.get(register as usize) {
            return Some(name);
        }
        if let Some((name, _)) = self.cellvars.iter().find(|(_, place)| *place == register) {
            return Some(name);
        }
        let free = register.checked_sub(self.first_free)?;
        self.freevars.get(free as usize).map(|name| &**name)
    }
}
