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
    /// Waits at a `yield`.
    Suspended,
    /// Waits at a `yield from` or an `await`: `throw` and `close` go to the receiver.
    Delegating,
    /// Runs.
    Running,
    /// Has ended.
    Closed,
}

/// Python's `generator`, `coroutine` or `async_generator`: three kinds with one layout. While it waits, its slots hold those of
/// its registers that it will need again.
#[repr(C)]
pub struct Generator {
    pub(super) header: Header,
    /// Where it goes on.
    pub pc: Cell<*mut u64>,
    /// What it runs: a function of its own, if the code of the one that was called was replaced.
    pub function: Cell<Gc<Function>>,
    /// What it is doing.
    pub state: Cell<State>,
    /// Which of the three it is.
    pub flavor: Flavor,
    /// Of an asynchronous generator: whether `asend`, `athrow` or `aclose` runs it.
    pub is_running_async: Cell<bool>,
    /// Of an asynchronous generator: whether it has been closed.
    pub is_closed: Cell<bool>,
    /// How many registers it keeps where it waits. None while it runs, or once it has ended.
    pub live: Cell<u16>,
    /// How many its window has.
    pub registers: u16,
    /// The exception that it is handling, or None; while it runs, the one that its resumer is handling.
    pub handled: Cell<Value>,
    /// `__name__`
    pub name: Cell<Gc<Str>>,
    /// `__qualname__`
    pub qualname: Cell<Gc<Str>>,
    /// While it runs: the generator in which it was resumed, or None.
    ///
    /// PERF: not beside `handled`. Both are exchanged with fields of the machine, and as pairs they would be read before what
    /// was stored one by one has arrived.
    pub resumer: Cell<Value>,
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
    /// A generator that keeps these registers now, and never more than `most`.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    #[inline(always)]
    pub fn alloc(
        heap: &Heap,
        function: Gc<Function>,
        flavor: Flavor,
        pc: *mut u64,
        live: &[Value],
        most: u16,
    ) -> Result<Gc<Generator>, OutOfMemory> {
        let kind = match flavor {
            Flavor::Generator => super::Kind::Generator,
            Flavor::Coroutine => super::Kind::Coroutine,
            Flavor::AsyncGenerator => super::Kind::AsyncGenerator,
        };
        let generator = Generator {
            header: Header::fresh(),
            pc: Cell::new(pc),
            function: Cell::new(function),
            state: Cell::new(State::Created),
            flavor,
            is_running_async: Cell::new(false),
            is_closed: Cell::new(false),
            live: Cell::new(live.len() as u16),
            registers: function.code.get().registers,
            handled: Cell::new(Value::NONE),
            resumer: Cell::new(Value::NONE),
            name: Cell::new(function.name.get()),
            qualname: Cell::new(function.qualname.get()),
            extra: Cell::new(Value::NONE),
        };
        // The shape tells the three sorts apart: each is the kind of a struct of its own, of the same layout.
        heap.alloc_with_words(generator, kind as u32, most, live)
    }
    /// Where it keeps registers. Only the first [`live`](Generator::live) ones hold values.
    #[inline(always)]
    pub fn slots(this: &Gc<Generator>) -> &[Cell<Value>] {
        slots_after(this)
    }
    /// The registers that it keeps.
    pub fn kept(this: &Gc<Generator>) -> &[Cell<Value>] {
        &slots_after(this)[..usize::from(this.live.get())]
    }
    /// Takes note that it has ended.
    #[inline(always)]
    pub fn end(&self) {
        self.state.set(State::Closed);
        self.live.set(0);
    }
}

impl Generator {
    /// Whether it can be resumed.
    #[inline(always)]
    pub fn is_resumable(&self) -> bool {
        (self.state.get() as u8) < State::Running as u8
    }
}

impl Trace for Generator {
    const STALE_SLOTS: bool = true;
    fn stale_slots(&self) -> usize {
        self.live.get().into()
    }
    fn trace(&self, marker: &mut Marker<'_>) {
        marker.mark(self.function.get());
        self.handled.get().trace(marker);
        self.resumer.get().trace(marker);
        marker.mark(self.name.get());
        marker.mark(self.qualname.get());
        self.extra.get().trace(marker);
    }
    fn needs_finalizer(&self) -> bool {
        matches!(self.state.get(), State::Suspended | State::Delegating)
            || self.state.get() == State::Created && self.flavor == Flavor::Coroutine
    }
}

/// What `coroutine.__await__()` gives: an iterator that resumes the coroutine.
#[repr(C)]
pub struct CoroutineWrapper {
    pub(super) header: Header,
    /// The coroutine.
    pub coroutine: Gc<Generator>,
}

impl CoroutineWrapper {
    /// The iterator of a coroutine.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, coroutine: Gc<Generator>) -> Result<Gc<CoroutineWrapper>, OutOfMemory> {
        heap.alloc(CoroutineWrapper { header: Header::fresh(), coroutine })
    }
}

impl Trace for CoroutineWrapper {
    fn trace(&self, marker: &mut Marker<'_>) {
        marker.mark(self.coroutine);
    }
}

/// How far an awaitable of an asynchronous generator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Progress {
    /// Nobody has awaited it.
    Fresh,
    /// It has resumed its generator.
    Iterating,
    /// It has ended.
    Done,
}

/// What `async_generator.asend(value)` and `__anext__()` give.
#[repr(C)]
pub struct AsyncGenASend {
    pub(super) header: Header,
    /// The asynchronous generator.
    pub generator: Gc<Generator>,
    /// What is sent first.
    pub value: Value,
    /// How far it is.
    pub progress: Cell<Progress>,
}

impl AsyncGenASend {
    /// The awaitable that sends a value.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        generator: Gc<Generator>,
        value: Value,
    ) -> Result<Gc<AsyncGenASend>, OutOfMemory> {
        let progress = Cell::new(Progress::Fresh);
        heap.alloc(AsyncGenASend { header: Header::fresh(), generator, value, progress })
    }
}

impl Trace for AsyncGenASend {
    fn trace(&self, marker: &mut Marker<'_>) {
        marker.mark(self.generator);
        self.value.trace(marker);
    }
}

/// What `async_generator.athrow(…)` and `aclose()` give.
#[repr(C)]
pub struct AsyncGenAThrow {
    pub(super) header: Header,
    /// The asynchronous generator.
    pub generator: Gc<Generator>,
    /// The arguments of `athrow`, a tuple; None for `aclose`.
    pub args: Value,
    /// How far it is.
    pub progress: Cell<Progress>,
}

impl AsyncGenAThrow {
    /// The awaitable that throws; `args` is None for one that closes.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        generator: Gc<Generator>,
        args: Value,
    ) -> Result<Gc<AsyncGenAThrow>, OutOfMemory> {
        let progress = Cell::new(Progress::Fresh);
        heap.alloc(AsyncGenAThrow { header: Header::fresh(), generator, args, progress })
    }
}

impl Trace for AsyncGenAThrow {
    fn trace(&self, marker: &mut Marker<'_>) {
        marker.mark(self.generator);
        self.args.trace(marker);
    }
}

/// A value that an asynchronous generator yields, on its way to who awaits it.
#[repr(C)]
pub struct AsyncGenWrapped {
    pub(super) header: Header,
    /// The value.
    pub value: Value,
}

impl AsyncGenWrapped {
    /// Wraps a value.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, value: Value) -> Result<Gc<AsyncGenWrapped>, OutOfMemory> {
        heap.alloc(AsyncGenWrapped { header: Header::fresh(), value })
    }
}

impl Trace for AsyncGenWrapped {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.value.trace(marker);
    }
}
