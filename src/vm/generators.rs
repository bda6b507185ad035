//! Generators as native code uses them: `next`, `send`, `throw`, `close`.
//!
//! Those that delegate to one another (`yield from`, `await`) are a chain. Throwing and closing go along it in loops: the native
//! stack does not grow with its length.

use super::families::generator::{begin, suspend_at_send};
use super::frame::{Code, Frame, LINKAGE, Next, Resumer, SINK, Window};
use super::unwind::unwind;
use super::{Exc, Raised, Result, Vm};
use crate::bytecode::opcode::{Send, YieldValue};
use crate::heap::{Gc, Rooted};
use crate::objects::Value;
use crate::objects::exception::Exception;
use crate::objects::generator::{AsyncGenASend, CoroutineWrapper, Flavor, Generator, State};

/// What a generator that was resumed has done.
#[derive(Clone, Copy, Debug)]
pub enum Resumed {
    /// Suspended with a value.
    Yielded(Value),
    /// Ended with a result.
    Returned(Value),
}

/// What takes the values of a generator that native code drains: see [`Vm::drain`].
pub(super) type Take<'t> = &'t mut dyn FnMut(&mut Vm, Value) -> bool;

/// What the generators are called in messages.
pub fn flavor_name(flavor: Flavor) -> &'static str {
    match flavor {
        Flavor::Generator => "generator",
        Flavor::Coroutine => "coroutine",
        Flavor::AsyncGenerator => "async generator",
    }
}

/// The generator that a delegate is, if it is one whose frame can be entered.
fn delegate_generator(receiver: Value) -> Option<Gc<Generator>> {
    let generator = match receiver.as_object::<CoroutineWrapper>() {
        Some(wrapper) => wrapper.coroutine,
        None => receiver.as_kind::<Generator>()?,
    };
    (generator.flavor != Flavor::AsyncGenerator).then_some(generator)
}

/// What a generator delegates to (`gi_yieldfrom`, `cr_await`). `None`: it does not.
pub fn delegate(generator: Gc<Generator>) -> Option<Value> {
    if generator.state.get() != State::Delegating {
        return None;
    }
    let op = Send::at(Code(generator.pc.get()));
    Some(Generator::kept(&generator)[usize::from(op.receiver().0)].get())
}

impl Vm {
    /// Makes sure that a generator's registers fit into a window above a caller's.
    ///
    /// # Errors
    /// RecursionError.
    #[inline]
    pub(super) fn make_room(
        &mut self,
        caller: Window,
        window: Window,
        generator: Gc<Generator>,
    ) -> Result<()> {
        let registers = usize::from(generator.registers);
        let fits = window.0.wrapping_add(registers) <= self.stack_limit;
        if fits { Ok(()) } else { self.lift_stack_limit(caller.0, window, registers) }
    }

    /// Whether a generator can be resumed with this value; false: it has ended.
    ///
    /// # Errors
    /// It runs already; it has not begun, and the value is not None; it is a coroutine that has ended.
    pub(super) fn can_resume(&mut self, generator: Gc<Generator>, value: Value) -> Result<bool> {
        let name = flavor_name(generator.flavor);
        match generator.state.get() {
            State::Running => Err(self.value_error(format!("{name} already executing"))),
            State::Closed if generator.flavor == Flavor::Coroutine => {
                Err(self.runtime_error("cannot reuse already awaited coroutine"))
            }
            State::Closed => Ok(false),
            State::Created if !value.is_none() => {
                Err(self.type_error(format!("can't send non-None value to a just-started {name}")))
            }
            _ => Ok(true),
        }
    }

    /// Puts a value where a suspended generator will find what was sent. It finds None otherwise.
    #[inline]
    pub(super) fn deposit(&mut self, generator: Gc<Generator>, value: Value) {
        let pc = generator.pc.get();
        let register = match generator.state.get() {
            _ if value.is_none() => return,
            State::Suspended => YieldValue::at(Code(pc.wrapping_sub(1))).dst(),
            State::Delegating => Send::at(Code(pc)).value(),
            _ => return,
        };
        Generator::kept(&generator)[usize::from(register.0)].set(value);
    }

    /// Resumes a generator with a value. One that has ended returns None.
    ///
    /// # Errors
    /// What it raises; it cannot be resumed.
    pub fn generator_send(&mut self, generator: Gc<Generator>, value: Value) -> Result<Resumed> {
        if !self.can_resume(generator, value)? {
            return Ok(Resumed::Returned(Value::NONE));
        }
        self.deposit(generator, value);
        let window = Window(self.top().wrapping_add(LINKAGE));
        self.run_generator(generator, window, Resumer::Native)
    }

    fn run_generator(
        &mut self,
        generator: Gc<Generator>,
        window: Window,
        resumer: Resumer,
    ) -> Result<Resumed> {
        let caller = Window(self.r);
        self.make_room(caller, window, generator)?;
        begin(self, generator, window);
        window.link_generator(self.exit, caller, resumer);
        let next = Next { pc: generator.pc.get(), r: window.0 };
        let value = self.run_from(next, window)?;
        Ok(outcome(generator, value))
    }

    /// Gives what a generator yields to `take`, which answers whether it has taken the value: it must not run Python, nor say
    /// no for good. The generator is not suspended meanwhile. Gives back a value that was not taken; `None`: the generator has
    /// ended.
    ///
    /// # Errors
    /// What it raises; it cannot be resumed.
    pub(super) fn drain(&mut self, generator: Gc<Generator>, mut take: Take<'_>) -> Result<Option<Value>> {
        if !self.can_resume(generator, Value::NONE)? {
            return Ok(None);
        }
        let window = Window(self.top().wrapping_add(SINK + LINKAGE));
        window.set_sink((&raw mut take).cast());
        self.drains += 1;
        let resumed = self.run_generator(generator, window, Resumer::Sink);
        self.drains -= 1;
        match resumed? {
            Resumed::Yielded(value) => Ok(Some(value)),
            Resumed::Returned(_) => Ok(None),
        }
    }

    /// Offers a value that the generator in a window yields to the native code that drains it, or what delegates to it.
    #[inline]
    pub(super) fn sink_takes(&mut self, mut window: Window, value: Value) -> bool {
        if self.drains == 0 {
            return false;
        }
        while window.is_resumed_by(Resumer::Send) {
            window = window.any_caller();
        }
        if !window.is_resumed_by(Resumer::Sink) {
            return false;
        }
        // SAFETY: `drain`, which has put it there, waits for the generator to be suspended.
        let take = unsafe { &mut *window.sink().cast::<Take<'_>>() };
        take(self, value)
    }

    /// `next(generator)`; `None`: it has ended.
    ///
    /// # Errors
    /// What it raises; it cannot be resumed.
    pub fn generator_next(&mut self, generator: Gc<Generator>) -> Result<Option<Value>> {
        Ok(match self.generator_send(generator, Value::NONE)? {
            Resumed::Yielded(value) => Some(value),
            Resumed::Returned(_) => None,
        })
    }

    /// Sends a value to any iterator: `Ok` is what it yields, `Err` its result.
    ///
    /// # Errors
    /// What it raises.
    pub(super) fn send_to(
        &mut self,
        receiver: Value,
        value: Value,
    ) -> Result<std::result::Result<Value, Value>> {
        if let Some(awaitable) = receiver.as_object::<AsyncGenASend>() {
            return self.asend_resume(awaitable, value);
        }
        let answer = if value.is_none() {
            let name = self.names.__next__;
            match self.call_special(receiver, name, &[]) {
                Ok(Some(value)) => Ok(value),
                Ok(None) => {
                    let name = self.type_name(receiver);
                    Err(self.type_error(format!("'{name}' object is not an iterator")))
                }
                Err(raised) => Err(raised),
            }
        } else {
            let name = self.names.send;
            self.call_method(receiver, name, &[value])
        };
        match answer {
            Ok(yielded) => Ok(Ok(yielded)),
            Err(Raised) => {
                let stop = self.swallow(Exc::StopIteration)?;
                Ok(Err(self.exception_field(stop, "value")))
            }
        }
    }

    /// Raises an exception in a generator, where it waits, or in what it delegates to. `may_close` says whether a GeneratorExit
    /// closes what it delegates to first.
    ///
    /// # Errors
    /// What comes of it; it cannot be resumed.
    pub fn generator_throw(
        &mut self,
        generator: Gc<Generator>,
        exception: Value,
        may_close: bool,
    ) -> Result<Resumed> {
        match generator.state.get() {
            State::Running => {
                let name = flavor_name(generator.flavor);
                return Err(self.value_error(format!("{name} already executing")));
            }
            State::Closed if generator.flavor == Flavor::Coroutine => {
                return Err(self.runtime_error("cannot reuse already awaited coroutine"));
            }
            State::Closed => return Err(self.raise_value(exception)),
            _ => {}
        }
        let chain = self.chain(generator)?;
        let is_exit = self.class_of(exception).is_subclass(self.exception_class(Exc::GeneratorExit));
        if is_exit && may_close {
            let thrown = match self.close_delegates(&chain) {
                Ok(()) => exception,
                Err(Raised) => self.take_raised(),
            };
            return self.raise_in(&chain, 1, thrown);
        }
        let Some(last) = chain.get(chain.len() - 1) else { return Err(self.raise_value(exception)) };
        match delegate(last) {
            None => self.raise_in(&chain, chain.len(), exception),
            Some(receiver) => self.throw_to(&chain, receiver, exception),
        }
    }

    /// A generator, what it delegates to, and so on, as far as they are generators that wait.
    fn chain(&mut self, generator: Gc<Generator>) -> Result<Rooted<Gc<Generator>>> {
        let chain = self.heap.rooted::<Gc<Generator>>();
        let mut next = Some(generator);
        while let Some(generator) = next {
            let pushed = chain.push(&self.heap, generator);
            self.memory(pushed)?;
            next = delegate(generator).and_then(delegate_generator).filter(|inner| inner.is_resumable());
        }
        Ok(chain)
    }

    /// Throws to what the last generator of a chain delegates to, and is no generator.
    fn throw_to(
        &mut self,
        chain: &Rooted<Gc<Generator>>,
        receiver: Value,
        exception: Value,
    ) -> Result<Resumed> {
        let name = self.names.throw;
        set_states(chain, chain.len(), State::Running);
        let answer = match self.find_attr(receiver, name) {
            Ok(None) => None,
            Ok(Some(method)) => Some(self.call(method, &[exception])),
            Err(raised) => Some(Err(raised)),
        };
        set_states(chain, chain.len(), State::Delegating);
        match answer {
            None => self.raise_in(chain, chain.len(), exception),
            Some(Ok(value)) => Ok(Resumed::Yielded(value)),
            Some(Err(Raised)) => match self.swallow(Exc::StopIteration) {
                Ok(stop) => {
                    let value = self.exception_field(stop, "value");
                    self.resume_after_delegate(chain, value)
                }
                Err(Raised) => {
                    let exception = self.take_raised();
                    self.raise_in(chain, chain.len(), exception)
                }
            },
        }
    }

    /// Resumes a chain whose last generator's delegate has ended with a result.
    fn resume_after_delegate(&mut self, chain: &Rooted<Gc<Generator>>, value: Value) -> Result<Resumed> {
        self.enter_chain(chain, chain.len(), |vm, pc, window| {
            window.set(Send::at(Code(pc)).value().0.into(), value);
            // SAFETY: the generator waits at a `SEND`, in this window.
            let frame = unsafe { Frame::new(pc, window.0, vm) };
            Next { pc: frame.pc_after(frame.opcode().info().length), r: window.0 }
        })
    }

    /// Raises an exception where the generator waits that is number `count` of a chain, counted from 1. Those before it are
    /// resumed as well: they delegate to it.
    fn raise_in(&mut self, chain: &Rooted<Gc<Generator>>, count: usize, exception: Value) -> Result<Resumed> {
        self.enter_chain(chain, count, |vm, pc, window| {
            // Its context is what the generator itself is handling: not what is being handled where `throw` was called.
            let raised = match vm.handled {
                Value::NONE => {
                    vm.raised = exception;
                    Raised
                }
                _ => vm.raise_value(exception),
            };
            // SAFETY: the generator waits there, in this window.
            unwind(unsafe { Frame::new(pc, window.0, vm) }, raised)
        })
    }

    /// Puts the frames of a chain's first generators on the stack, each resumed by the one before, and runs them from where
    /// `start` says, which is told the instruction where the last one waits, and its window.
    fn enter_chain(
        &mut self,
        chain: &Rooted<Gc<Generator>>,
        count: usize,
        start: impl FnOnce(&mut Vm, *mut u64, Window) -> Next,
    ) -> Result<Resumed> {
        let (Some(first), Some(last)) = (chain.get(0), chain.get(count - 1)) else {
            unreachable!("a chain has a generator")
        };
        let waits_at = match last.state.get() {
            State::Delegating => last.pc.get(),
            _ => last.pc.get().wrapping_sub(1),
        };
        self.with_depth("", |vm| {
            let outermost = Window(vm.top().wrapping_add(LINKAGE));
            let (mut caller, mut window) = (Window(vm.r), outermost);
            let (mut resumed_at, mut resumer) = (vm.exit, Resumer::Native);
            for (index, generator) in chain.iter().enumerate().take(count) {
                if let Err(raised) = vm.make_room(caller, window, generator) {
                    for entered in (0..index).rev().filter_map(|index| chain.get(index)) {
                        // SAFETY: it waits at its `SEND`, and nothing has run in its window.
                        suspend_at_send(unsafe { Frame::new(entered.pc.get(), caller.0, vm) });
                        caller = caller.any_caller();
                    }
                    return Err(raised);
                }
                begin(vm, generator, window);
                window.link_generator(resumed_at, caller, resumer);
                if index + 1 < count {
                    let pc = generator.pc.get();
                    // SAFETY: the generator delegates, so that it waits at a `SEND`, in this window.
                    let frame = unsafe { Frame::new(pc, window.0, vm) };
                    (resumed_at, resumer) = (pc, Resumer::Send);
                    (caller, window) = (window, frame.window(Send::at(Code(pc)).window()));
                }
            }
            let next = start(vm, waits_at, window);
            let value = vm.run_from(next, outermost)?;
            Ok(outcome(first, value))
        })
    }

    /// Closes a generator: raises GeneratorExit where it waits, and expects it to end.
    ///
    /// # Errors
    /// What it raises instead; RuntimeError, if it yields.
    pub fn generator_close(&mut self, generator: Gc<Generator>) -> Result<()> {
        match generator.state.get() {
            State::Closed => return Ok(()),
            State::Created => {
                generator.end();
                return Ok(());
            }
            State::Running => {
                let name = flavor_name(generator.flavor);
                return Err(self.value_error(format!("{name} already executing")));
            }
            State::Suspended | State::Delegating => {}
        }
        let chain = self.chain(generator)?;
        let pending = self.close_delegates(&chain).map_err(|Raised| self.take_raised());
        self.close_one(&chain, 0, pending.err())
    }

    /// Closes what the first generator of a chain delegates to, the innermost first. What one raises goes on in the next.
    fn close_delegates(&mut self, chain: &Rooted<Gc<Generator>>) -> Result<()> {
        let mut pending = None;
        if let Some(receiver) = chain.get(chain.len() - 1).and_then(delegate)
            && delegate_generator(receiver).is_none_or(|inner| inner.state.get() == State::Running)
        {
            set_states(chain, chain.len(), State::Running);
            if let Err(Raised) = self.close_foreign(receiver) {
                pending = Some(self.take_raised());
            }
            set_states(chain, chain.len(), State::Delegating);
        }
        for index in (1..chain.len()).rev() {
            set_states(chain, index, State::Running);
            let closed = self.close_one(chain, index, pending.take());
            set_states(chain, index, State::Delegating);
            if let Err(Raised) = closed {
                pending = Some(self.take_raised());
            }
        }
        match pending {
            Some(exception) => {
                self.raised = exception;
                Err(Raised)
            }
            None => Ok(()),
        }
    }

    fn close_foreign(&mut self, receiver: Value) -> Result<()> {
        if let Some(generator) = delegate_generator(receiver) {
            return self.generator_close(generator);
        }
        let name = self.names.close;
        if let Some(method) = self.find_attr(receiver, name)? {
            self.call(method, &[])?;
        }
        Ok(())
    }

    /// Closes one generator of a chain, by an exception that is pending or else a GeneratorExit.
    fn close_one(
        &mut self,
        chain: &Rooted<Gc<Generator>>,
        index: usize,
        pending: Option<Value>,
    ) -> Result<()> {
        let Some(generator) = chain.get(index) else { return Ok(()) };
        let exception = match pending {
            Some(exception) => exception,
            None => self.new_exception(Exc::GeneratorExit, &[])?,
        };
        let alone = self.heap.rooted::<Gc<Generator>>();
        let pushed = alone.push(&self.heap, generator);
        self.memory(pushed)?;
        match self.raise_in(&alone, 1, exception) {
            Ok(Resumed::Returned(_)) => Ok(()),
            Ok(Resumed::Yielded(_)) => {
                let name = flavor_name(generator.flavor);
                Err(self.runtime_error(format!("{name} ignored GeneratorExit")))
            }
            Err(Raised) if self.raised_is(Exc::GeneratorExit) || self.raised_is(Exc::StopIteration) => {
                self.take_raised();
                Ok(())
            }
            Err(raised) => Err(raised),
        }
    }

    /// What the collector calls when it finds a generator that nobody will resume.
    pub(super) fn finalize_generator(&mut self, value: Value) {
        let Some(generator) = value.as_kind::<Generator>() else { return };
        let result = match (generator.state.get(), generator.flavor) {
            (State::Created, Flavor::Coroutine) => {
                generator.end();
                self.warn_never_awaited(generator)
            }
            _ => self.generator_close(generator),
        };
        if let Err(Raised) = result {
            self.report_unraisable("Exception ignored in: ", value);
        }
    }

    fn warn_never_awaited(&mut self, generator: Gc<Generator>) -> Result<()> {
        let name = String::from_utf8_lossy(generator.qualname.get().as_bytes()).into_owned();
        let message = self.new_str(format!("coroutine '{name}' was never awaited"))?;
        let modules = self.modules;
        let name = self.intern("warnings")?;
        let Some(warnings) = modules.get_str(name) else {
            let text = self.str(message)?.as_bytes().to_vec();
            let line = [b"sys:1: RuntimeWarning: ", &text[..], b"\n"].concat();
            // Nobody is left to tell of an error.
            let _ = self.host.write_stderr(&line);
            return Ok(());
        };
        let warn = self.intern("warn")?;
        let category = Value::object(self.exception_class(Exc::RuntimeWarning));
        self.call_method(warnings, warn, &[message, category]).map(|_| ())
    }

    /// The exception that `throw` was given: a class or an instance, perhaps a value, perhaps a traceback.
    ///
    /// # Errors
    /// TypeError for others; what the class raises.
    pub fn thrown_exception(&mut self, class: Value, value: Value, traceback: Value) -> Result {
        use crate::objects::exception::Traceback;
        if !traceback.is_none() && traceback.as_kind::<Traceback>().is_none() {
            return Err(self.type_error("throw() third argument must be a traceback object"));
        }
        let exception = if class.as_kind::<Exception>().is_some() {
            if !value.is_none() {
                return Err(self.type_error("instance exception may not have a separate value"));
            }
            class
        } else if super::groups::is_exception_class(class) {
            self.normalized(class, value)?
        } else {
            let name = self.type_name(class);
            return Err(self.type_error(format!(
                "exceptions must be classes or instances deriving from BaseException, not {name}"
            )));
        };
        if let Some(exception) = exception.as_kind::<Exception>()
            && !traceback.is_none()
        {
            exception.traceback.set(traceback);
        }
        Ok(exception)
    }

    /// An instance of an exception class: the value itself, or made from it.
    fn normalized(&mut self, class: Value, value: Value) -> Result {
        use crate::objects::class::Class;
        use crate::objects::tuple::Tuple;
        if let Some(class) = class.as_kind::<Class>()
            && value.as_kind::<Exception>().is_some()
            && self.class_of(value).is_subclass(class)
        {
            return Ok(value);
        }
        let made = match value.as_kind::<Tuple>() {
            _ if value.is_none() => self.call(class, &[])?,
            Some(items) => self.call(class, items.items())?,
            None => self.call(class, &[value])?,
        };
        if made.as_kind::<Exception>().is_some() {
            return Ok(made);
        }
        let (class, given) = (self.repr_text(class)?, Value::object(self.class_of(made)));
        let given = self.repr_text(given)?;
        Err(self.type_error(format!(
            "calling {class} should have returned an instance of BaseException, not {given}"
        )))
    }
}

/// Marks the first generators of a chain, which delegate, as running while native code works at what they delegate to, or as
/// waiting again.
fn set_states(chain: &Rooted<Gc<Generator>>, count: usize, state: State) {
    chain.iter().take(count).for_each(|generator| generator.state.set(state));
}

fn outcome(generator: Gc<Generator>, value: Value) -> Resumed {
    match generator.state.get() {
        State::Closed => Resumed::Returned(value),
        _ => Resumed::Yielded(value),
    }
}
