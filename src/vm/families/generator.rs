//! Generators, coroutines and asynchronous generators, as the instructions see them: suspending, resuming, delegating.
//!
//! A frame that is resumed returns into the instruction that resumed it, which decides what a value means there: `FOR_ITER`
//! goes into its loop, `SEND` suspends its own generator with it, and a `HALT` gives it to native code. So `yield from` takes
//! no native stack, however deep it is nested. Native code resumes in [`generators`](crate::vm::generators).

use crate::bytecode::code::flags;
use crate::bytecode::opcode::*;
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::class::special;
use crate::objects::exception::Exception;
use crate::objects::function::Function;
use crate::objects::generator::{AsyncGenASend, AsyncGenWrapped, CoroutineWrapper, Flavor, Generator, State};
use crate::vm::complete::Stage;
use crate::vm::frame::{Code, Frame, Outcome, Step, Window};
use crate::vm::{Exc, Raised, Result, Vm};

// `throw` finds the instruction that waits one word before the place to go on.
const _: () = assert!(YieldValue::<Code>::WORDS == 1 && ReturnGenerator::<Code>::WORDS == 1);

/// `RETURN_GENERATOR`
pub fn return_generator(frame: Frame, _: ReturnGenerator<Code>) -> Outcome {
    let (vm, function, window) = (frame.vm(), frame.function(), frame.own_window());
    let code = function.code.get();
    let flavor = match code.code.flags {
        flags if flags & flags::COROUTINE != 0 => Flavor::Coroutine,
        flags if flags & flags::ASYNC_GENERATOR != 0 => Flavor::AsyncGenerator,
        _ => Flavor::Generator,
    };
    let pc = frame.pc_after(ReturnGenerator::<Code>::WORDS);
    let generator = Generator::alloc(&vm.heap, function, flavor, pc);
    let generator = vm.memory(generator)?;
    window.copy_to(Generator::registers(&generator));
    // What is forgotten half-way has `finally` blocks to run, and a coroutine nobody awaited is a mistake to tell of.
    if flavor == Flavor::Coroutine || !code.code.exceptions.is_empty() {
        vm.watch(Value::object(generator));
    }
    window.set_callee(Value::object(generator));
    Ok(Step::Return(window.return_pc(), window.caller()))
}

/// The generator whose frame runs.
fn running(vm: &Vm) -> Gc<Generator> {
    match vm.generator.as_kind::<Generator>() {
        Some(generator) => generator,
        None => unreachable!("a generator's frame runs while it is the one that runs"),
    }
}

/// Fills a window with the registers of a generator that is resumed. The window is linked by the caller.
#[inline(always)]
pub(in crate::vm) fn begin(vm: &mut Vm, generator: Gc<Generator>, window: Window) {
    window.copy_from(Generator::registers(&generator));
    window.set_callee(Value::object(generator.function.get()));
    generator.state.set(State::Running);
    generator.resumer.set(std::mem::replace(&mut vm.generator, Value::object(generator)));
    vm.handled = generator.handled.replace(vm.handled);
}

/// Takes note that a generator runs no more.
#[inline(always)]
pub(in crate::vm) fn leave(vm: &mut Vm, generator: Gc<Generator>) {
    vm.handled = generator.handled.replace(vm.handled);
    vm.generator = generator.resumer.replace(Value::NONE);
}

#[inline(always)]
fn suspend(vm: &mut Vm, generator: Gc<Generator>, window: Window, state: State, pc: *mut u64) {
    window.copy_to(Generator::registers(&generator));
    generator.pc.set(pc);
    generator.state.set(state);
    leave(vm, generator);
}

fn finish(vm: &mut Vm, generator: Gc<Generator>) {
    generator.state.set(State::Closed);
    leave(vm, generator);
    generator.handled.set(Value::NONE);
    Generator::registers(&generator).iter().for_each(|register| register.set(Value::UNBOUND));
}

/// Resumes a generator that can be: `frame`'s instruction, a `FOR_ITER` or a `SEND`, receives what it gives.
///
/// # Errors
/// RecursionError.
pub fn resume(frame: Frame, generator: Gc<Generator>, at: Reg) -> Outcome {
    let window = frame.window(at);
    frame.vm().make_room(frame.own_window(), window, generator)?;
    Ok(enter(frame, generator, window))
}

/// The same for a window of which it is known that the registers fit there.
#[inline(always)]
pub fn enter(frame: Frame, generator: Gc<Generator>, window: Window) -> Step {
    begin(frame.vm(), generator, window);
    window.link_generator(frame.pc(), frame.own_window());
    Step::Enter(generator.pc.get(), window)
}

/// `GENERATOR_RETURN`
pub fn generator_return(frame: Frame, op: GeneratorReturn<Code>) -> Outcome {
    let (vm, window, value) = (frame.vm(), frame.own_window(), frame.get(op.value()));
    let generator = running(vm);
    finish(vm, generator);
    let (pc, caller) = (window.return_pc(), window.any_caller());
    if pc == vm.exit {
        window.set_callee(value);
        return Ok(Step::Return(pc, caller));
    }
    // SAFETY: a generator returns to the instruction that resumed it, in its caller's window.
    let resumer = unsafe { Frame::new(pc, caller.0, frame.vm) };
    let info = resumer.opcode().info();
    if info.base == Opcode::SEND {
        resumer.set(Send::at(Code(pc)).value(), value);
    }
    Ok(Step::Return(resumer.pc_after(info.length), caller))
}

/// `YIELD_VALUE`
pub fn yield_value(frame: Frame, op: YieldValue<Code>) -> Outcome {
    let (vm, value) = (frame.vm(), frame.get(op.value()));
    let generator = running(vm);
    let after = frame.pc_after(YieldValue::<Code>::WORDS);
    suspend(vm, generator, frame.own_window(), State::Suspended, after);
    Generator::registers(&generator)[usize::from(op.dst().0)].set(Value::NONE);
    Ok(deliver(frame, value))
}

/// Gives a value that the generator in this frame has yielded to who resumed it: through those that delegate to it.
fn deliver(frame: Frame, value: Value) -> Step {
    let mut window = frame.own_window();
    loop {
        let (pc, caller) = (window.return_pc(), window.any_caller());
        if pc == frame.vm().exit {
            window.set_callee(value);
            return Step::Return(pc, caller);
        }
        // SAFETY: as in `generator_return`.
        let resumer = unsafe { Frame::new(pc, caller.0, frame.vm) };
        if resumer.opcode().info().base == Opcode::FOR_ITER {
            let op = ForIter::at(Code(pc));
            resumer.set(op.dst(), value);
            // Not a return: a loop passes a safepoint at each turn.
            return Step::Enter(pc.wrapping_offset(op.target().distance()), caller);
        }
        delegate(resumer, Send::at(Code(pc)));
        window = caller;
    }
}

/// Suspends the generator of this frame at its `SEND`.
fn delegate(frame: Frame, op: Send<Code>) {
    let vm = frame.vm();
    let generator = running(vm);
    suspend(vm, generator, frame.own_window(), State::Delegating, frame.pc());
    Generator::registers(&generator)[usize::from(op.value().0)].set(Value::NONE);
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
        return resume(frame, generator, op.window());
    }
    if value.is_none()
        && let Some(next) = python_next(frame, receiver)
    {
        return frame.enter(next, &[receiver], Stage::new(0));
    }
    match vm.send_to(receiver, value)? {
        Ok(yielded) => {
            delegate(frame, op);
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
    delegate(frame, Send::at(Code(frame.pc())));
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
pub fn leave_by_exception(vm: &mut Vm) {
    let generator = running(vm);
    finish(vm, generator);
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
        _ => vm.iter(iterable)?,
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
pub fn get_awaitable(frame: Frame, op: GetAwaitable<Code>) -> Outcome {
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
