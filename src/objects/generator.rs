//! Generators, coroutines and asynchronous generators: a frame that waits.

use super::Value;
use super::function::Function;
use super::str::Str;
use super::value::slots_after;
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};
use std::cell::Cell;

/// What a generator is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum State {
    /// Has not begun.
    Created,
    /// Waits at a `yield` or an `await`.
    Suspended,
    /// Runs.
    Running,
    /// Has ended.
    Closed,
}

/// Python's `generator`, `coroutine` or `async_generator`: three kinds with one layout. Its registers lie in its slots while it
/// waits.
#[repr(C)]
pub struct Generator {
    pub(super) header: Header,
    /// Where it goes on.
    pub pc: Cell<*mut u64>,
    /// What it runs.
    pub function: Gc<Function>,
    /// What it is doing.
    pub state: Cell<State>,
    /// Which of the three it is.
    pub flavor: Flavor,
    /// Of an asynchronous generator: whether `asend`, `athrow` or `aclose` runs it.
    pub is_running_async: Cell<bool>,
    /// Of an asynchronous generator: whether it has been closed.
    pub is_closed: Cell<bool>,
    /// The exception that it is handling, or None; while it runs, the one that its resumer is handling.
    pub handled: Cell<Value>,
    /// While it runs: the generator in which it was resumed, or None.
    pub resumer: Cell<Value>,
    /// `__name__`
    pub name: Cell<Gc<Str>>,
    /// `__qualname__`
    pub qualname: Cell<Gc<Str>>,
    /// `cr_origin`, `ag_hooks`: what only some need, or None.
    pub extra: Cell<Value>,
}

macro_rules! shapes_of_generators {
    ($($(#[doc = $doc:literal])+ $Shape:ident;)+) => { $(
        $(#[doc = $doc])+
        #[repr(C)]
        pub struct $Shape {
            pub(super) header: Header,
        }
        impl Trace for $Shape {
            fn trace(&self, _: &mut Marker<'_>) {}
        }
    )+ };
}
shapes_of_generators! {
    /// The row of coroutines in the table of kinds. No object is one: see [`Generator`].
    CoroutineShape;
    /// The row of asynchronous generators in the table of kinds. No object is one: see [`Generator`].
    AsyncGeneratorShape;
}

/// The three sorts of suspended frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Flavor {
    /// A `def` with `yield`.
    Generator,
    /// An `async def`.
    Coroutine,
    /// An `async def` with `yield`.
    AsyncGenerator,
}

impl Generator {
    /// A generator whose registers are unbound.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        function: Gc<Function>,
        flavor: Flavor,
        pc: *mut u64,
    ) -> Result<Gc<Generator>, OutOfMemory> {
        let kind = match flavor {
            Flavor::Generator => super::Kind::Generator,
            Flavor::Coroutine => super::Kind::Coroutine,
            Flavor::AsyncGenerator => super::Kind::AsyncGenerator,
        };
        let generator = Generator {
            header: Header::fresh(),
            pc: Cell::new(pc),
            function,
            state: Cell::new(State::Created),
            flavor,
            is_running_async: Cell::new(false),
            is_closed: Cell::new(false),
            handled: Cell::new(Value::NONE),
            resumer: Cell::new(Value::NONE),
            name: Cell::new(function.name.get()),
            qualname: Cell::new(function.qualname.get()),
            extra: Cell::new(Value::NONE),
        };
        // The shape tells the three sorts apart: each is the kind of a struct of its own, of the same layout.
        heap.alloc_instance(generator, kind as u32, function.code.get().registers, Value::UNBOUND)
    }
    /// Its registers, while it does not run.
    #[inline(always)]
    pub fn registers(this: &Gc<Generator>) -> &[Cell<Value>] {
        slots_after(this)
    }
}

impl Trace for Generator {
    fn trace(&self, marker: &mut Marker<'_>) {
        marker.mark(self.function);
        self.handled.get().trace(marker);
        self.resumer.get().trace(marker);
        marker.mark(self.name.get());
        marker.mark(self.qualname.get());
        self.extra.get().trace(marker);
    }
    fn needs_finalizer(&self) -> bool {
        self.state.get() == State::Suspended
            || self.state.get() == State::Created && self.flavor == Flavor::Coroutine
    }
}
