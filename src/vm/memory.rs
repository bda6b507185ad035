//! The machine as the owner of a heap: its roots, its safepoints, its limits, finalisers.

use super::adaptive::Adaptive;
use super::frame::{Code, Frame, Window};
use super::protocols::known::Known;
use super::{Args, Raised, Result, Vm};
use crate::bytecode::opcode::{Call, CallMethod, Opcode};
use crate::heap::{COLLECT, Gc, Heap, Liveness, Marker, Roots};
use crate::objects::class::Class;
use crate::objects::code::code_fact;
use crate::objects::generator::{Generator, State};
use crate::objects::shape::Shapes;
use crate::objects::str::intern::Strings;
use crate::objects::value::trace_stale_words;
use crate::objects::weakref::{WeakRef, WeakRefs};
use crate::objects::{Kind, Value};
use std::cell::Cell;
use std::sync::atomic::Ordering;

/// Bit of [`Heap::interrupt`]: safepoints are counted.
pub const FUEL: u32 = 2;
/// Bit of [`Heap::interrupt`]: the user has interrupted the program.
pub const SIGNAL: u32 = 4;

/// In stress mode, one of so many turns of native loops collects.
const STRESSED_TURNS: u32 = 32;

/// No frame takes fewer words of the stack than this.
const SMALLEST_FRAME: usize = 3;

/// The class of the instances of a shape of a Python class.
#[inline(never)]
pub(super) fn class_of_shape(heap: &Heap, shape: u32) -> Gc<Class> {
    let owner = heap.shape_owner(shape).expect("an object's class lives as long as it does");
    Value::from_header(owner).as_kind::<Class>().expect("a shape belongs to a class")
}

/// The roots that are not the heap's own.
struct MachineRoots<'v> {
    shapes: &'v mut Shapes,
    strings: &'v mut Strings,
    weak_refs: &'v mut WeakRefs,
    adaptive: &'v mut Adaptive,
    known: &'v Known,
    names: &'v super::names::Names,
    classes: &'v [Gc<Class>],
    exception_classes: &'v [Gc<Class>],
    values: [Value; 8],
    stack: &'v [Cell<u64>],
}

impl Roots for MachineRoots<'_> {
    fn trace(&self, marker: &mut Marker<'_>) {
        trace_stale_words(self.stack, marker);
        self.values.iter().for_each(|value| value.trace(marker));
        self.strings.trace(marker);
        self.shapes.trace(marker);
        self.names.trace(marker);
        self.classes.iter().chain(self.exception_classes).for_each(|&class| marker.mark(class));
    }
    fn sweep(&mut self, live: &Liveness<'_>) {
        self.strings.sweep(live);
        self.shapes.sweep(live);
        self.weak_refs.sweep(live);
        self.adaptive.sweep(live);
        self.known.sweep(live);
    }
}

impl Vm {
    /// The first word of the stack that is free: above the arguments of the native code that runs, or above the registers of
    /// the frame.
    pub(super) fn top(&self) -> *mut Value {
        if self.top.is_null() { self.frame_top() } else { self.top }
    }
    fn frame_top(&self) -> *mut Value {
        if self.r == self.stack.base() {
            return self.r;
        }
        self.r.wrapping_add(usize::from(Window(self.r).function().code.get().registers))
    }
    /// Takes note that the instruction at `pc` runs native code.
    #[inline(always)]
    pub(super) fn enter_native(&mut self, pc: *mut u64, r: *mut Value) {
        self.pc = pc;
        self.r = r;
        self.top = std::ptr::null_mut();
    }
    /// Sets what is free on the stack, and gives what was.
    pub(super) fn set_top(&mut self, top: *mut Value) -> *mut Value {
        std::mem::replace(&mut self.top, top)
    }

    /// Takes note that the stack is in use up to a window, where it lies above what is. For [`Vm::unprotect`].
    pub(super) fn protect(&mut self, end: Window) -> Option<*mut Value> {
        if self.top() < end.0 { Some(self.set_top(end.0)) } else { None }
    }
    /// Undoes [`Vm::protect`].
    pub(super) fn unprotect(&mut self, old: Option<*mut Value>) {
        if let Some(old) = old {
            self.top = old;
        }
    }
    /// Where the stack ends.
    pub(super) fn stack_end(&self) -> *mut Value {
        self.stack.end()
    }

    /// Frees all objects that cannot be reached, and gives the number of bytes. Runs no Python: finalisers wait for
    /// [`Vm::run_pending`].
    pub fn collect_garbage(&mut self) -> usize {
        self.collect_below(self.top(), false)
    }

    /// The same for native code that holds no objects but its arguments. What was called by an instruction frees all that the
    /// program cannot reach, whatever the calls before have left on the stacks: `gc.collect()` is exact.
    pub fn collect_garbage_in(&mut self, args: Args) -> usize {
        if !self.top.is_null() {
            return self.collect_garbage();
        }
        self.clear_linkage();
        // What lies above the arguments are temporaries that are used no more.
        self.collect_below(args.as_slice().as_ptr_range().end.cast_mut(), true)
    }

    /// A call of native code leaves the linkage of its window as it was: there may be temporaries that are used no more.
    fn clear_linkage(&mut self) {
        // SAFETY: an instruction has called the native code that runs, in the window `r`.
        let frame = unsafe { Frame::new(self.pc, self.r, self) };
        let code = Code(frame.pc());
        let window = match frame.opcode().info().base {
            Opcode::CALL => Call::at(code).window(),
            Opcode::CALL_METHOD => CallMethod::at(code).window(),
            _ => return,
        };
        frame.window(window).link(std::ptr::null_mut(), Window(std::ptr::null_mut()));
    }

    /// Takes note of a coroutine that has just been made: somebody is to be told if nobody awaits it. Most are awaited at once,
    /// so that it is the next one, or a collection, that looks whether this one was.
    #[inline]
    pub(super) fn watch_fresh_coroutine(&mut self, coroutine: Gc<Generator>) {
        self.watch_if_created();
        self.fresh_coroutine = Value::object(coroutine);
    }
    #[inline]
    fn watch_if_created(&mut self) {
        let coroutine = std::mem::replace(&mut self.fresh_coroutine, Value::NONE);
        if coroutine.as_kind::<Generator>().is_some_and(|coroutine| coroutine.state.get() == State::Created) {
            self.watch(coroutine);
        }
    }

    /// Collects, with what is below `top` as the stack. `between_instructions`: see [`Heap::collect_at`].
    fn collect_below(&mut self, top: *mut Value, between_instructions: bool) -> usize {
        self.clear_method_cache();
        self.watch_if_created();
        let Vm {
            heap,
            shapes,
            strings,
            weak_refs,
            adaptive,
            known,
            names,
            classes,
            exception_classes,
            stack,
            ..
        } = self;
        let values = [
            self.generator,
            self.handled,
            self.raised,
            Value::object(self.builtins),
            Value::object(self.modules),
            Value::object(self.sys),
            Value::object(self.registry),
            Value::object(self.shim),
        ];
        let stack = stack.words(top);
        let mut roots = MachineRoots {
            shapes,
            strings,
            weak_refs,
            adaptive,
            known,
            names,
            classes,
            exception_classes,
            values,
            stack,
        };
        heap.collect_at(&mut roots, between_instructions)
    }

    /// Calls the finalisers of objects that have died, and the callbacks of weak references to them.
    pub fn run_pending(&mut self) {
        if !self.heap.has_pending() {
            return;
        }
        let raised = self.raised;
        self.raised = Value::UNBOUND;
        while let Some(reference) = self.heap.next_callback() {
            let reference = Value::from_header(reference);
            let callback =
                reference.as_kind::<WeakRef>().map_or(Value::NONE, |reference| reference.callback());
            if self.call(callback, &[reference]).is_err() {
                self.report_unraisable("Exception ignored in: ", callback);
            }
        }
        while let Some(object) = self.heap.next_finalizer() {
            let object = Value::from_header(object);
            if object.as_kind::<Generator>().is_some() {
                self.finalize_generator(object);
            } else if let Err(Raised) = self.call_special(object, self.names.__del__, &[]) {
                let method = self.find_special(object, self.names.__del__).unwrap_or(object);
                self.report_unraisable("Exception ignored in: ", method);
            }
        }
        self.raised = raised;
    }

    /// Asks for a KeyboardInterrupt at the next safepoint. [`Heap::interrupt`] can be set from a signal handler likewise.
    pub fn interrupt(&self) {
        self.heap.interrupt.fetch_or(SIGNAL, Ordering::Relaxed);
    }

    /// Counts safepoints from now on, and stops the program after so many; `None`: does not.
    pub fn set_fuel(&mut self, fuel: Option<u64>) {
        self.fuel = fuel;
        match fuel {
            Some(_) => self.heap.interrupt.fetch_or(FUEL, Ordering::Relaxed),
            None => self.heap.interrupt.fetch_and(!FUEL, Ordering::Relaxed),
        };
    }

    /// In stress mode, collects at one of so many safepoints alone; 1: at each.
    pub fn set_stress_interval(&mut self, interval: u32) {
        self.stress = (interval, interval);
    }
    fn collection_is_due(&mut self) -> bool {
        let (interval, left) = self.stress;
        self.stress.1 = if left <= 1 { interval } else { left - 1 };
        left <= 1
    }

    /// A safepoint of native code, at each turn of a loop that no instruction makes: `list(itertools.repeat(1))` can be
    /// interrupted, and what `max(map(str, numbers))` leaves behind is collected.
    ///
    /// # Errors
    /// KeyboardInterrupt; or the limit of steps is reached.
    #[inline(always)]
    pub fn native_safepoint(&mut self) -> Result<()> {
        match self.heap.interrupt.load(Ordering::Relaxed) {
            0 => Ok(()),
            interrupt => self.stop_in_native(interrupt),
        }
    }

    #[cold]
    #[inline(never)]
    fn stop_in_native(&mut self, interrupt: u32) -> Result<()> {
        // In stress mode, such loops would take nearly all of the time: some of their turns collect.
        self.native_turns = self.native_turns.wrapping_add(1);
        let is_due = !self.heap.policy().stress || self.native_turns.is_multiple_of(STRESSED_TURNS);
        if interrupt & COLLECT != 0 && is_due && self.collection_is_due() {
            self.collect_garbage();
            self.run_pending();
        }
        self.stop(interrupt)
    }

    /// What is not the collector's affair where the machine was asked to stop.
    fn stop(&mut self, interrupt: u32) -> Result<()> {
        if interrupt & SIGNAL != 0 {
            self.heap.interrupt.fetch_and(!SIGNAL, Ordering::Relaxed);
            return Err(self.raise_with(super::Exc::KeyboardInterrupt, &[]));
        }
        if let Some(fuel) = &mut self.fuel {
            if *fuel == 0 {
                return Err(self.raise(super::Exc::RuntimeError, "the limit of steps is reached"));
            }
            *fuel -= 1;
        }
        Ok(())
    }

    /// Sets `sys.setrecursionlimit`.
    pub fn set_recursion_limit(&mut self, limit: u32) {
        self.recursion_limit = limit;
        self.reset_stack_limit();
    }
    /// The next call looks how deep it is.
    pub(super) fn reset_stack_limit(&mut self) {
        self.stack_limit = self.stack.base();
    }
    /// Frames have been left for this window by an exception. The limit was lifted for the frames there were: others, which
    /// take less of the stack, would be too deep before they reach it.
    pub(super) fn unwound(&mut self, window: Window) {
        if window.0 < self.lifted {
            self.lifted = self.stack.base();
            self.reset_stack_limit();
        }
    }

    /// How many frames there are below and with the window `r`, and nested calls of native code.
    pub fn depth(&self, r: *mut Value) -> u32 {
        let mut depth = self.native_depth;
        let mut window = Window(r);
        while window.0 != self.stack.base() {
            if !window.function().code.get().has_fact(code_fact::SHIM) {
                depth += 1;
            }
            window = window.any_caller();
        }
        depth
    }

    /// A callee's window of so many registers does not fit below the limit: looks how deep the calls are, and lifts the limit
    /// to where they can be too deep at the earliest.
    ///
    /// # Errors
    /// RecursionError.
    #[cold]
    #[inline(never)]
    pub(super) fn lift_stack_limit(
        &mut self,
        caller: *mut Value,
        window: Window,
        registers: usize,
    ) -> Result<()> {
        let depth = self.depth(caller);
        if depth >= self.recursion_limit || window.0.wrapping_add(registers) > self.stack.end() {
            return Err(self.recursion_error(""));
        }
        // A callee's window begins above its caller's, but it need not end above it.
        let more = (self.recursion_limit - depth) as usize * SMALLEST_FRAME - 1;
        self.stack_limit = window.0.wrapping_add(more.max(registers)).min(self.stack.end());
        self.lifted = window.0;
        Ok(())
    }

    /// How deep native code is nested.
    pub(super) fn native_depth_mut(&mut self) -> &mut u32 {
        &mut self.native_depth
    }

    /// Whether a value's finaliser must be called when it dies.
    pub fn watch(&self, object: Value) {
        if let Some(object) = object.as_header() {
            self.heap.watch(object);
        }
    }

    /// The class of the plain objects of a kind has to be known by its number alone.
    pub fn kind_of_shape(shape: u32) -> Option<Kind> {
        Kind::ALL.get(shape as usize).copied()
    }
}

/// What an instruction does before it runs, where the machine was asked to stop: collects, counts, interrupts.
///
/// # Errors
/// KeyboardInterrupt; or the limit of steps is reached.
#[cold]
#[inline(never)]
pub(super) fn safepoint(frame: Frame) -> Result<()> {
    let vm = frame.vm();
    let interrupt = vm.heap.interrupt.load(Ordering::Relaxed);
    if interrupt & COLLECT != 0 && vm.collection_is_due() {
        vm.collect_below(vm.top(), true);
        vm.run_pending();
    }
    vm.stop(interrupt)
}
