//! Generators, coroutines and asynchronous generators, as the instructions see them: suspending, resuming, delegating.
//!
//! A frame that is resumed returns into the instruction that resumed it, which decides what a value means there: `FOR_ITER`
//! goes into its loop, `SEND` suspends its own generator with it, and a `HALT` gives it to native code. So `yield from` takes
//! no native stack, however deep it is nested. Native code resumes in [`generators`](crate::vm::generators). A frame's linkage
//! says which of these it is: see [`Resumer`].

use crate::bytecode::code::flags;
use crate::bytecode::opcode::*;
use crate::heap::Gc;
use crate::objects::class::special;
use crate::objects::exception::Exception;
use crate::objects::function::Function;
use crate::objects::generator::{AsyncGenASend, AsyncGenWrapped, CoroutineWrapper, Flavor, Generator, State};
use crate::objects::{Kind, Value};
use crate::vm::complete::Stage;
use crate::vm::frame::{Code, Frame, LINKAGE, Outcome, Resumer, Step, View, Window};
use crate::vm::{Exc, Raised, Result, Vm};

// `throw` finds the instruction that waits one word before the place to go on.
const _: () = assert!(YieldValue::<Code>::WORDS == 1 && ReturnGenerator::<Code>::WORDS == 1);

/// `RETURN_GENERATOR`
pub fn return_generator(frame: Frame, op: ReturnGenerator<Code>) -> Outcome {
    let (vm, function, window) = (frame.vm(), frame.function(), frame.own_window());
    let code = function.code.get();
    let flavor = match code.code.flags {
        flags if flags & flags::COROUTINE != 0 => Flavor::Coroutine,
        flags if flags & flags::ASYNC_GENERATOR != 0 => Flavor::AsyncGenerator,
        _ => Flavor::Generator,
    };
    let pc = frame.pc_after(ReturnGenerator::<Code>::WORDS);
    let live = window.slice(0, op.live().0.into());
    let generator = Generator::alloc(&vm.heap, function, flavor, pc, live, op.most().0);
    let generator = vm.memory(generator)?;
    // What is forgotten half-way has `finally` blocks to run, and a coroutine nobody awaited is a mistake to tell of.
    if !code.code.exceptions.is_empty() {
        vm.watch(Value::object(generator));
    } else if flavor == Flavor::Coroutine {
        vm.watch_fresh_coroutine(generator);
    }
    window.set_callee(Value::object(generator));
    Ok(Step::Return(window.return_pc(), window.caller()))
}

/// The generator whose frame runs.
#[inline(always)]
fn running(vm: &Vm) -> Gc<Generator> {
    // SAFETY: a generator's frame runs while it is the one that runs.
    unsafe { vm.generator.as_kind_unchecked::<Generator>() }
}

/// Makes the frame of a generator that is resumed. The window is linked by the caller.
#[inline(always)]
pub(in crate::vm) fn begin(vm: &mut Vm, generator: Gc<Generator>, window: Window) {
    fill(generator, window);
    begin_hollow(vm, generator, window);
}

/// Fills the registers of a frame that is to run.
#[inline(always)]
pub(in crate::vm) fn fill(generator: Gc<Generator>, window: Window) {
    window.restore(generator);
    generator.live.set(0);
}

/// The same as [`begin`] for the frame of a generator that delegates, as long as that is all it does: its registers stay where
/// it keeps them until what it delegates to ends, or somebody looks. So a value passes through a chain of generators without
/// any register being copied.
#[inline(always)]
fn begin_hollow(vm: &mut Vm, generator: Gc<Generator>, window: Window) {
    window.set_callee(Value::object(generator.function.get()));
    generator.state.set(State::Running);
    generator.resumer.set(std::mem::replace(&mut vm.generator, Value::object(generator)));
    vm.handled = generator.handled.replace(vm.handled);
}

/// Takes note that a generator runs no more.
#[inline(always)]
fn leave(vm: &mut Vm, generator: Gc<Generator>) {
    vm.handled = generator.handled.replace(vm.handled);
    vm.generator = generator.resumer.replace(Value::NONE);
}

/// Suspends the generator that runs. At `receiver` it finds None, unless something is sent.
#[inline(always)]
fn suspend(vm: &mut Vm, window: Window, live: u16, receiver: Reg, state: State, pc: *mut u64) {
    let generator = running(vm);
    window.set(receiver.0.into(), Value::NONE);
    window.keep(generator, live);
    generator.pc.set(pc);
    generator.state.set(state);
    leave(vm, generator);
}

/// Suspends the generator of this frame at its `YIELD_VALUE`.
#[inline(always)]
fn suspend_at_yield(frame: Frame) {
    let op = YieldValue::at(Code(frame.pc()));
    let after = frame.pc_after(YieldValue::<Code>::WORDS);
    suspend(frame.vm(), frame.own_window(), op.live().0, op.dst(), State::Suspended, after);
}

/// Whether the registers of a generator's frame have not been filled.
#[inline(always)]
pub(in crate::vm) fn is_hollow(generator: Gc<Generator>) -> bool {
    generator.live.get() != 0
}

/// Suspends the generator of this frame at its `SEND`.
#[inline(always)]
pub(in crate::vm) fn suspend_at_send(frame: Frame) {
    let generator = running(frame.vm());
    if is_hollow(generator) {
        generator.state.set(State::Delegating);
        return leave(frame.vm(), generator);
    }
    let op = Send::at(Code(frame.pc()));
    // What must live is below the window.
    suspend(frame.vm(), frame.own_window(), op.window().0, op.value(), State::Delegating, frame.pc());
}

/// Ends the generator that runs.
#[inline(always)]
fn finish(vm: &mut Vm) {
    let generator = running(vm);
    generator.end();
    leave(vm, generator);
    generator.handled.set(Value::NONE);
}

/// Resumes a generator that can be: `frame`'s instruction, a `FOR_ITER` or a `SEND`, receives what it gives.
///
/// # Errors
/// RecursionError.
pub fn resume(frame: Frame, mut generator: Gc<Generator>, at: Reg, mut resumer: Resumer) -> Outcome {
    let vm = frame.vm();
    let (mut pc, mut caller, mut window) = (frame.pc(), frame.own_window(), frame.window(at));
    vm.make_room(caller, window, generator)?;
    // What it delegates to is resumed at once, and so on.
    while let Some((inner, inner_window)) = delegates_to(vm, generator, window) {
        begin_hollow(vm, generator, window);
        window.link_generator(pc, caller, resumer);
        (pc, caller, resumer) = (generator.pc.get(), window, Resumer::Send);
        (generator, window) = (inner, inner_window);
    }
    begin(vm, generator, window);
    window.link_generator(pc, caller, resumer);
    Ok(Step::Enter(generator.pc.get(), window))
}

/// The generator to which one delegates that is about to be resumed in a window, and the window for it, if None is sent, and
/// nothing needs a closer look.
#[inline]
fn delegates_to(vm: &Vm, generator: Gc<Generator>, window: Window) -> Option<(Gc<Generator>, Window)> {
    if generator.state.get() != State::Delegating {
        return None;
    }
    let op = Send::at(Code(generator.pc.get()));
    let kept = Generator::kept(&generator);
    let inner = kept.get(usize::from(op.receiver().0))?.get().as_kind::<Generator>()?;
    let window = window.offset(usize::from(op.window().0) + LINKAGE);
    let is_plain = inner.is_resumable()
        && inner.flavor != Flavor::AsyncGenerator
        && kept.get(usize::from(op.value().0))?.get().is_none()
        && window.offset(inner.registers.into()).0 <= vm.stack_limit;
    is_plain.then_some((inner, window))
}

/// The same in a hot handler, for a generator that does not delegate.
#[inline(always)]
pub fn resume_fast(frame: Frame, generator: Gc<Generator>, at: Reg, resumer: Resumer) -> Step {
    let window = frame.window(at);
    let fits = window.offset(generator.registers.into()).0 <= frame.machine().stack_limit;
    if !fits || generator.state.get() == State::Delegating {
        return Step::Generic;
    }
    begin(frame.vm(), generator, window);
    window.link_generator(frame.pc(), frame.own_window(), resumer);
    Step::Enter(generator.pc.get(), window)
}

/// Gives a generator's result to the instruction that resumed it.
#[inline(always)]
fn return_to(frame: Frame, resumer: Resumer, value: Value) -> Step {
    let window = frame.own_window();
    let (pc, caller) = (window.return_pc(), window.any_caller());
    let length = if resumer == Resumer::Send {
        caller.set(Send::at(Code(pc)).value().0.into(), value);
        Send::<Code>::WORDS + SendCache::WORDS
    } else {
        ForIter::<Code>::WORDS + ForIterCache::WORDS
    };
    Step::Return(pc.wrapping_add(length), caller)
}

/// `GENERATOR_RETURN`
#[inline(always)]
pub fn generator_return(frame: Frame, op: GeneratorReturn<Code>) -> Step {
    let (window, value) = (frame.own_window(), frame.get(op.value()));
    finish(frame.vm());
    if window.is_resumed_by(Resumer::Loop) {
        return return_to(frame, Resumer::Loop, value);
    }
    if window.is_resumed_by(Resumer::Send) {
        if is_hollow(running(frame.vm())) {
            return Step::OutOfLine(return_to_hollow);
        }
        return return_to(frame, Resumer::Send, value);
    }
    let (pc, caller) = (window.return_pc(), window.any_caller());
    window.set_callee(value);
    Step::Return(pc, caller)
}

/// `GENERATOR_RETURN` after which a frame runs that was hollow until now.
fn return_to_hollow(frame: Frame) -> Outcome {
    let value = frame.get(GeneratorReturn::at(Code(frame.pc())).value());
    fill(running(frame.vm()), frame.own_window().any_caller());
    Ok(return_to(frame, Resumer::Send, value))
}

/// `YIELD_VALUE`
#[inline(always)]
pub fn yield_value(frame: Frame, op: YieldValue<Code>) -> Step {
    let window = frame.own_window();
    if window.is_resumed_by(Resumer::Send) || window.is_resumed_by(Resumer::Sink) {
        return Step::OutOfLine(yield_on);
    }
    let value = frame.get(op.value());
    suspend_at_yield(frame);
    give(window, value)
}

/// Gives a value to the `FOR_ITER` or the native code that resumed the generator in a window.
#[inline(always)]
fn give(window: Window, value: Value) -> Step {
    let (pc, caller) = (window.return_pc(), window.any_caller());
    if !window.is_resumed_by(Resumer::Loop) {
        window.set_callee(value);
        return Step::Return(pc, caller);
    }
    let op = ForIter::at(Code(pc));
    caller.set(op.dst().0.into(), value);
    // Not a return: a loop passes a safepoint at each turn.
    Step::Enter(pc.wrapping_offset(op.target().distance()), caller)
}

/// `YIELD_VALUE` where another generator delegates to this one, or native code drains it.
fn yield_on(frame: Frame) -> Outcome {
    let op = YieldValue::at(Code(frame.pc()));
    let value = frame.get(op.value());
    if frame.vm().sink_takes(frame.own_window(), value) {
        frame.set(op.dst(), Value::NONE);
        return Ok(Step::Next);
    }
    suspend_at_yield(frame);
    Ok(deliver(frame, value))
}

/// Gives a value that the generator in this frame has yielded to who resumed it: through those that delegate to it.
fn deliver(frame: Frame, value: Value) -> Step {
    let mut window = frame.own_window();
    while window.is_resumed_by(Resumer::Send) {
        let (pc, caller) = (window.return_pc(), window.any_caller());
        // SAFETY: a generator returns to the instruction that resumed it, in its caller's window.
        suspend_at_send(unsafe { Frame::new(pc, caller.0, frame.vm) });
        window = caller;
    }
    give(window, value)
}

/// Whether a generator or coroutine waits that can go on, and None is sent.
#[inline(always)]
pub fn is_suspended(view: &View, op: Send<Code>, _: SendCache) -> Option<Gc<Generator>> {
    let generator = view.get(op.receiver()).as_kind::<Generator>()?;
    let goes_on = generator.is_resumable()
        && generator.flavor != Flavor::AsyncGenerator
        && view.get(op.value()).is_none();
    goes_on.then_some(generator)
}

/// `SEND_GEN`
#[inline(always)]
pub fn send_none(frame: Frame, op: Send<Code>, generator: Gc<Generator>) -> Step {
    resume_fast(frame, generator, op.window(), Resumer::Send)
}

/// `SEND`
pub fn send(frame: Frame, op: Send<Code>) -> Outcome {
    let (vm, receiver, value) = (frame.vm(), frame.get(op.receiver()), frame.get(op.value()));
    let generator = match receiver.as_object::<CoroutineWrapper>() {
        Some(wrapper) => Some(wrapper.coroutine),
        None => receiver.as_kind::<Generator>(),
    };
    if let Some(generator) = generator.filter(|generator| generator.flavor != Flavor::AsyncGenerator) {
        if !vm.can_resume(generator, value)? {
            frame.set(op.value(), Value::NONE);
            return Ok(Step::Next);
        }
        vm.deposit(generator, value);
        return resume(frame, generator, op.window(), Resumer::Send);
    }
    if value.is_none()
        && let Some(next) = python_next(frame, receiver)
    {
        return frame.enter(next, &[receiver], Stage::new(0));
    }
    match vm.send_to(receiver, value)? {
        Ok(yielded) => {
            suspend_at_send(frame);
            Ok(deliver(frame, yielded))
        }
        Err(result) => {
            frame.set(op.value(), result);
            Ok(Step::Next)
        }
    }
}

/// The `__next__` of an iterator, if it is a Python function.
fn python_next(frame: Frame, receiver: Value) -> Option<Value> {
    let vm = frame.vm();
    let class = vm.class_of(receiver);
    if !class.defines(special::NEXT) {
        return None;
    }
    vm.lookup(class, vm.names.__next__).filter(|method| method.as_object::<Function>().is_some())
}

/// A Python `__next__` has yielded a value to a `SEND`.
///
/// # Errors
/// None.
pub(super) fn completed(frame: Frame, _: Stage, yielded: Value) -> Outcome {
    suspend_at_send(frame);
    Ok(deliver(frame, yielded))
}

/// A Python `__next__` has raised in a `SEND`: a StopIteration is the end.
pub(super) fn failed(frame: Frame, _: Stage) -> Option<Outcome> {
    let vm = frame.vm();
    let stop = vm.swallow(Exc::StopIteration).ok()?;
    let result = vm.exception_field(stop, "value");
    frame.set(Send::at(Code(frame.pc())).value(), result);
    Some(Ok(Step::Next))
}

/// Ends the generator whose frame an exception leaves. What means the end of an iteration must not come out of it so.
pub fn leave_by_exception(vm: &mut Vm, window: Window) {
    let generator = running(vm);
    finish(vm);
    if window.is_resumed_by(Resumer::Send) && is_hollow(running(vm)) {
        fill(running(vm), window.any_caller());
    }
    let (what, is_async) = match generator.flavor {
        Flavor::Generator => ("generator", false),
        Flavor::Coroutine => ("coroutine", false),
        Flavor::AsyncGenerator => ("async generator", true),
    };
    let name = match () {
        () if vm.raised_is(Exc::StopIteration) => "StopIteration",
        () if is_async && vm.raised_is(Exc::StopAsyncIteration) => "StopAsyncIteration",
        () => return,
    };
    let cause = vm.take_raised();
    let _ = vm.runtime_error(format!("{what} raised {name}"));
    if let Some(exception) = vm.raised.as_kind::<Exception>() {
        exception.cause.set(cause);
        exception.context.set(cause);
        exception.suppress_context.set(true);
    }
}

/// Whether a value is a coroutine, or a generator that `types.coroutine` has made one.
pub fn is_coroutine(value: Value) -> bool {
    value.as_kind::<Generator>().is_some_and(|generator| match generator.flavor {
        Flavor::Generator => generator.function.get().code.get().code.has(flags::ITERABLE_COROUTINE),
        Flavor::Coroutine => true,
        Flavor::AsyncGenerator => false,
    })
}

/// `GET_YIELD_FROM_ITER`
///
/// A Python `__iter__` is entered; what it gives is completed as for `GET_ITER`.
pub fn get_yield_from_iter(frame: Frame, op: GetYieldFromIter<Code>) -> Outcome {
    let (vm, iterable) = (frame.vm(), frame.get(op.iterable()));
    let iterator = match iterable.as_kind::<Generator>().map(|generator| generator.flavor) {
        Some(Flavor::Coroutine) => {
            let allowed = flags::COROUTINE | flags::ITERABLE_COROUTINE;
            if !frame.function().code.get().code.has(allowed) {
                let text = "cannot 'yield from' a coroutine object in a non-coroutine generator";
                return Err(vm.type_error(text));
            }
            iterable
        }
        Some(Flavor::Generator) => iterable,
        _ => return super::iteration::get_iter_of(frame, iterable, op.dst()),
    };
    frame.set(op.dst(), iterator);
    Ok(Step::Next)
}

/// The iterator that awaits a value. `None`: it cannot be awaited.
fn awaitable(vm: &mut Vm, value: Value) -> Result<Option<Value>> {
    if is_coroutine(value) {
        return Ok(Some(value));
    }
    let name = vm.names.__await__;
    let Some(iterator) = vm.call_special(value, name, &[])? else { return Ok(None) };
    if is_coroutine(iterator) {
        return Err(vm.type_error("__await__() returned a coroutine"));
    }
    if vm.find_special(iterator, vm.names.__next__).is_none() {
        let name = vm.type_name(iterator);
        return Err(vm.type_error(format!("__await__() returned non-iterator of type '{name}'")));
    }
    Ok(Some(iterator))
}

/// `GET_AWAITABLE`
#[inline(always)]
pub fn get_awaitable(frame: Frame, op: GetAwaitable<Code>) -> Step {
    let value = frame.get(op.value());
    match value.shape() {
        Some(shape) if shape == Kind::Coroutine as u32 => {}
        _ => return Step::OutOfLine(get_any_awaitable),
    }
    // SAFETY: a coroutine is a `Generator`.
    let coroutine = unsafe { value.as_kind_unchecked::<Generator>() };
    if coroutine.state.get() == State::Delegating {
        return Step::OutOfLine(get_any_awaitable);
    }
    frame.set(op.dst(), value);
    Step::Next
}

/// `GET_AWAITABLE` of anything.
fn get_any_awaitable(frame: Frame) -> Outcome {
    let op = GetAwaitable::at(Code(frame.pc()));
    let (vm, value) = (frame.vm(), frame.get(op.value()));
    let Some(iterator) = awaitable(vm, value)? else {
        let name = vm.type_name(value);
        let entered = |method: &str| {
            format!("'async with' received an object from {method} that does not implement __await__: {name}")
        };
        return Err(vm.type_error(match op.context().0 {
            await_context::AENTER => entered("__aenter__"),
            await_context::AEXIT => entered("__aexit__"),
            _ => format!("object {name} can't be used in 'await' expression"),
        }));
    };
    if let Some(generator) = iterator.as_kind::<Generator>()
        && generator.flavor == Flavor::Coroutine
        && generator.state.get() == State::Delegating
    {
        return Err(vm.runtime_error("coroutine is being awaited already"));
    }
    frame.set(op.dst(), iterator);
    Ok(Step::Next)
}

/// `ASYNC_GEN_WRAP`
pub fn async_gen_wrap(frame: Frame, op: AsyncGenWrap<Code>) -> Outcome {
    let vm = frame.vm();
    let wrapped = AsyncGenWrapped::alloc(&vm.heap, frame.get(op.value()));
    frame.set(op.dst(), Value::object(vm.memory(wrapped)?));
    Ok(Step::Next)
}

/// `GET_AITER`
pub fn get_aiter(frame: Frame, op: GetAiter<Code>) -> Outcome {
    let (vm, iterable) = (frame.vm(), frame.get(op.iterable()));
    let name = vm.names.__aiter__;
    let Some(iterator) = vm.call_special(iterable, name, &[])? else {
        let name = vm.type_name(iterable);
        let text = format!("'async for' requires an object with __aiter__ method, got {name}");
        return Err(vm.type_error(text));
    };
    if vm.find_special(iterator, vm.names.__anext__).is_none() {
        let name = vm.type_name(iterator);
        return Err(vm.type_error(format!(
            "'async for' received an object from __aiter__ that does not implement __anext__: {name}"
        )));
    }
    frame.set(op.dst(), iterator);
    Ok(Step::Next)
}

/// `GET_ANEXT`
pub fn get_anext(frame: Frame, op: GetAnext<Code>) -> Outcome {
    let (vm, iterator) = (frame.vm(), frame.get(op.iterator()));
    if let Some(generator) = iterator.as_kind::<Generator>()
        && generator.flavor == Flavor::AsyncGenerator
    {
        let made = AsyncGenASend::alloc(&vm.heap, generator, Value::NONE);
        frame.set(op.dst(), Value::object(vm.memory(made)?));
        return Ok(Step::Next);
    }
    let name = vm.names.__anext__;
    let Some(next) = vm.call_special(iterator, name, &[])? else {
        let name = vm.type_name(iterator);
        let text = format!("'async for' requires an iterator with __anext__ method, got {name}");
        return Err(vm.type_error(text));
    };
    let found = awaitable(vm, next);
    if let Ok(Some(found)) = found {
        frame.set(op.dst(), found);
        return Ok(Step::Next);
    }
    let cause = match found {
        Err(Raised) => vm.take_raised(),
        Ok(_) => {
            let name = vm.type_name(next);
            let _ = vm.type_error(format!("object {name} can't be used in 'await' expression"));
            vm.take_raised()
        }
    };
    let name = vm.type_name(next);
    let raised = vm.type_error(format!("'async for' received an invalid object from __anext__: {name}"));
    if let Some(exception) = vm.raised.as_kind::<Exception>() {
        exception.cause.set(cause);
        exception.context.set(cause);
        exception.suppress_context.set(true);
    }
    Err(raised)
}

/// `END_ASYNC_FOR`
pub fn end_async_for(frame: Frame, op: EndAsyncFor<Code>) -> Outcome {
    let (vm, exception) = (frame.vm(), frame.get(op.exception()));
    if vm.class_of(exception).is_subclass(vm.exception_class(Exc::StopAsyncIteration)) {
        return Ok(Step::Next);
    }
    vm.raised = exception;
    Err(Raised)
}
