//! What asynchronous generators are awaited by: `asend`, `athrow`, `aclose` and `__anext__` (PEP 525).
//!
//! A value that the generator yields comes wrapped, and ends the awaiting; what comes bare is what it awaits itself, and is
//! passed on.

use super::generators::Resumed;
use super::{Exc, Raised, Result, Vm};
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::generator::{AsyncGenASend, AsyncGenAThrow, AsyncGenWrapped, Generator, Progress, State};
use crate::objects::tuple::Tuple;

const REUSED_SEND: &str = "cannot reuse already awaited __anext__()/asend()";
const REUSED_THROW: &str = "cannot reuse already awaited aclose()/athrow()";

impl Vm {
    /// Resumes an asynchronous generator. Its end is a StopAsyncIteration.
    fn async_resume(&mut self, generator: Gc<Generator>, value: Value) -> Result {
        match self.generator_send(generator, value)? {
            Resumed::Yielded(value) => Ok(value),
            Resumed::Returned(_) => Err(self.raise_with(Exc::StopAsyncIteration, &[])),
        }
    }

    fn async_throw(&mut self, generator: Gc<Generator>, exception: Value, may_close: bool) -> Result {
        match self.generator_throw(generator, exception, may_close)? {
            Resumed::Yielded(value) => Ok(value),
            Resumed::Returned(_) => Err(self.raise_with(Exc::StopAsyncIteration, &[])),
        }
    }

    /// What an asynchronous generator gave to who awaits it: what it awaits itself, or else a StopIteration with what it
    /// yielded.
    fn async_unwrap(&mut self, generator: Gc<Generator>, result: Result) -> Result {
        match self.async_unwrapped(generator, result)? {
            Ok(passed) => Ok(passed),
            Err(yielded) => Err(self.stop_iteration(yielded)),
        }
    }

    /// The same without an exception: `Ok` is what it awaits itself, `Err` what it yielded.
    fn async_unwrapped(
        &mut self,
        generator: Gc<Generator>,
        result: Result,
    ) -> Result<std::result::Result<Value, Value>> {
        match result {
            Err(Raised) => {
                if self.raised_is(Exc::StopAsyncIteration) || self.raised_is(Exc::GeneratorExit) {
                    generator.is_closed.set(true);
                }
                generator.is_running_async.set(false);
                Err(Raised)
            }
            Ok(value) => match value.as_object::<AsyncGenWrapped>() {
                Some(wrapped) => {
                    generator.is_running_async.set(false);
                    Ok(Err(wrapped.value))
                }
                None => Ok(Ok(value)),
            },
        }
    }

    /// `asend(…).send(value)`
    ///
    /// # Errors
    /// StopIteration with what the generator yields; what it raises; RuntimeError, if it was awaited before.
    pub fn asend_send(&mut self, awaitable: Gc<AsyncGenASend>, value: Value) -> Result {
        match self.asend_resume(awaitable, value)? {
            Ok(passed) => Ok(passed),
            Err(yielded) => Err(self.stop_iteration(yielded)),
        }
    }

    /// The same without an exception: `Ok` is what the generator awaits itself, `Err` what it yields.
    ///
    /// # Errors
    /// As above, but for the StopIteration.
    pub(super) fn asend_resume(
        &mut self,
        awaitable: Gc<AsyncGenASend>,
        mut value: Value,
    ) -> Result<std::result::Result<Value, Value>> {
        let generator = awaitable.generator;
        match awaitable.progress.get() {
            Progress::Done => return Err(self.runtime_error(REUSED_SEND)),
            Progress::Fresh => {
                if generator.is_running_async.get() {
                    return Err(self.runtime_error("anext(): asynchronous generator is already running"));
                }
                if value.is_none() {
                    value = awaitable.value;
                }
                awaitable.progress.set(Progress::Iterating);
            }
            Progress::Iterating => {}
        }
        generator.is_running_async.set(true);
        let result = self.async_resume(generator, value);
        let result = self.async_unwrapped(generator, result);
        if !matches!(result, Ok(Ok(_))) {
            awaitable.progress.set(Progress::Done);
        }
        result
    }

    /// `asend(…).throw(exception)`
    ///
    /// # Errors
    /// As for [`Vm::asend_send`].
    pub fn asend_throw(&mut self, awaitable: Gc<AsyncGenASend>, exception: Value) -> Result {
        if awaitable.progress.get() == Progress::Done {
            return Err(self.runtime_error(REUSED_SEND));
        }
        let result = self.async_throw(awaitable.generator, exception, true);
        let result = self.async_unwrap(awaitable.generator, result);
        if result.is_err() {
            awaitable.progress.set(Progress::Done);
        }
        result
    }

    /// `athrow(…).send(value)` and `aclose().send(value)`
    ///
    /// # Errors
    /// StopIteration at the end; what the generator raises; RuntimeError, if it was awaited before, or the generator yields
    /// although it is to be closed.
    pub fn athrow_send(&mut self, awaitable: Gc<AsyncGenAThrow>, value: Value) -> Result {
        let generator = awaitable.generator;
        let closes = awaitable.args.is_none();
        let result = match awaitable.progress.get() {
            Progress::Done => return Err(self.runtime_error(REUSED_THROW)),
            _ if generator.state.get() == State::Closed => {
                awaitable.progress.set(Progress::Done);
                return Err(self.raise_with(Exc::StopIteration, &[]));
            }
            Progress::Iterating => self.async_resume(generator, value),
            Progress::Fresh => {
                if generator.is_running_async.get() {
                    awaitable.progress.set(Progress::Done);
                    let name = if closes { "aclose" } else { "athrow" };
                    let text = format!("{name}(): asynchronous generator is already running");
                    return Err(self.runtime_error(text));
                }
                if generator.is_closed.get() {
                    awaitable.progress.set(Progress::Done);
                    return Err(self.raise_with(Exc::StopAsyncIteration, &[]));
                }
                if !value.is_none() {
                    return Err(self.runtime_error("can't send non-None value to a just-started coroutine"));
                }
                awaitable.progress.set(Progress::Iterating);
                generator.is_running_async.set(true);
                let exception = match awaitable.args.as_object::<Tuple>() {
                    None => {
                        generator.is_closed.set(true);
                        self.new_exception(Exc::GeneratorExit, &[])?
                    }
                    Some(args) => {
                        let arg = |index| args.get(index).unwrap_or(Value::NONE);
                        match self.thrown_exception(arg(0), arg(1), arg(2)) {
                            Ok(exception) => exception,
                            Err(raised) => return self.athrow_ended(awaitable, Err(raised)),
                        }
                    }
                };
                let result = self.async_throw(generator, exception, false);
                if !closes {
                    let result = self.async_unwrap(generator, result);
                    return if result.is_err() { self.athrow_ended(awaitable, result) } else { result };
                }
                result
            }
        };
        if closes { self.athrow_closing(awaitable, result) } else { self.async_unwrap(generator, result) }
    }

    /// `athrow(…).throw(exception)` and `aclose().throw(exception)`
    ///
    /// # Errors
    /// As for [`Vm::athrow_send`].
    pub fn athrow_throw(&mut self, awaitable: Gc<AsyncGenAThrow>, exception: Value) -> Result {
        let generator = awaitable.generator;
        if awaitable.progress.get() == Progress::Done {
            return Err(self.runtime_error(REUSED_THROW));
        }
        let result = self.async_throw(generator, exception, true);
        if !awaitable.args.is_none() {
            return self.async_unwrap(generator, result);
        }
        self.athrow_closing(awaitable, result)
    }

    /// What a generator that is to be closed has done.
    fn athrow_closing(&mut self, awaitable: Gc<AsyncGenAThrow>, result: Result) -> Result {
        match result {
            Ok(value) if value.as_object::<AsyncGenWrapped>().is_some() => {
                awaitable.generator.is_running_async.set(false);
                awaitable.progress.set(Progress::Done);
                Err(self.runtime_error("async generator ignored GeneratorExit"))
            }
            Ok(value) => Ok(value),
            Err(_) => self.athrow_ended(awaitable, result),
        }
    }

    fn athrow_ended(&mut self, awaitable: Gc<AsyncGenAThrow>, result: Result) -> Result {
        awaitable.generator.is_running_async.set(false);
        awaitable.progress.set(Progress::Done);
        let is_end = self.raised_is(Exc::StopAsyncIteration) || self.raised_is(Exc::GeneratorExit);
        if is_end && awaitable.args.is_none() {
            // Closed as it was asked to.
            self.take_raised();
            return Err(self.raise_with(Exc::StopIteration, &[]));
        }
        result
    }
}
