//! The methods and attributes of generators, coroutines, asynchronous generators, and of what these are awaited by.

use crate::heap::Gc;
use crate::natives;
use crate::objects::Value;
use crate::objects::generator::{
    AsyncGenASend, AsyncGenAThrow, CoroutineWrapper, Generator, Progress, State,
};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::vm::generators::{Resumed, delegate};
use crate::vm::{Args, Exc, GetSetDef, NativeDef, Result, Vm};

/// The methods of `generator`.
pub static GENERATOR_METHODS: &[NativeDef] = natives! {
    Method {
        "__iter__" None, itself, "Implement iter(self).";
        "__next__" None, next, "Implement next(self).";
        "send" One, send, "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration.";
        "throw" Positional(1, 3), throw, "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or raise\nStopIteration.";
        "close" None, close, "close() -> raise GeneratorExit inside generator.";
        "__del__" None, close;
    }
    ClassMethod {
        "__class_getitem__" One, class_getitem, "See PEP 585";
    }
};

/// The methods of `coroutine`.
pub static COROUTINE_METHODS: &[NativeDef] = natives! {
    Method {
        "__await__" None, await_coroutine, "Return an iterator to be used in await expression.";
        "send" One, send, "send(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration.";
        "throw" Positional(1, 3), throw, "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next iterated value or raise\nStopIteration.";
        "close" None, close, "close() -> raise GeneratorExit inside coroutine.";
        "__del__" None, close;
    }
    ClassMethod {
        "__class_getitem__" One, class_getitem, "See PEP 585";
    }
};

/// The methods of `async_generator`.
pub static ASYNC_GENERATOR_METHODS: &[NativeDef] = natives! {
    Method {
        "__aiter__" None, itself, "Return an awaitable, that resolves in asynchronous iterator.";
        "__anext__" None, anext, "Return a value or raise StopAsyncIteration.";
        "asend" One, asend, "asend(v) -> send 'v' in generator.";
        "athrow" Positional(1, 3), athrow, "athrow(typ[,val[,tb]]) -> raise exception in generator.";
        "aclose" None, aclose, "aclose() -> raise GeneratorExit inside generator.";
    }
    ClassMethod {
        "__class_getitem__" One, class_getitem, "See PEP 585";
    }
};

/// The methods of `coroutine_wrapper`.
pub static WRAPPER_METHODS: &[NativeDef] = natives! {
    Method {
        "__iter__" None, itself, "Implement iter(self).";
        "__next__" None, next, "Implement next(self).";
        "send" One, send, "send(arg) -> send 'arg' into coroutine\nreturn next iterated value or raise StopIteration.";
        "throw" Positional(1, 3), throw, "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next iterated value or raise\nStopIteration.";
        "close" None, close, "close() -> raise GeneratorExit inside coroutine.";
    }
};

/// The methods of `async_generator_asend` and `async_generator_athrow`.
pub static AWAITABLE_METHODS: &[NativeDef] = natives! {
    Method {
        "__await__" None, itself, "Return an iterator to be used in await expression.";
        "__iter__" None, itself, "Implement iter(self).";
        "__next__" None, awaitable_next, "Implement next(self).";
        "send" One, awaitable_send, "send(arg)";
        "throw" Positional(1, 3), awaitable_throw, "throw(value)\nthrow(type[,value[,tb]])";
        "close" None, awaitable_close, "close()";
    }
};

/// The attributes of `generator`.
pub static GENERATOR_GETSETS: &[GetSetDef] = &[
    NAME,
    QUALNAME,
    GetSetDef { name: "gi_code", get: get_code, set: None, doc: "" },
    GetSetDef { name: "gi_frame", get: get_frame, set: None, doc: "" },
    GetSetDef { name: "gi_running", get: get_running, set: None, doc: "" },
    GetSetDef { name: "gi_suspended", get: get_suspended, set: None, doc: "" },
    GetSetDef {
        name: "gi_yieldfrom",
        get: get_delegate,
        set: None,
        doc: "object being iterated by yield from, or None",
    },
];

/// The attributes of `coroutine`.
pub static COROUTINE_GETSETS: &[GetSetDef] = &[
    NAME,
    QUALNAME,
    GetSetDef { name: "cr_code", get: get_code, set: None, doc: "" },
    GetSetDef { name: "cr_frame", get: get_frame, set: None, doc: "" },
    GetSetDef { name: "cr_running", get: get_running, set: None, doc: "" },
    GetSetDef { name: "cr_suspended", get: get_suspended, set: None, doc: "" },
    GetSetDef { name: "cr_origin", get: |_, _| Ok(Value::NONE), set: None, doc: "" },
    GetSetDef { name: "cr_await", get: get_delegate, set: None, doc: "object being awaited on, or None" },
];

/// The attributes of `async_generator`.
pub static ASYNC_GENERATOR_GETSETS: &[GetSetDef] = &[
    NAME,
    QUALNAME,
    GetSetDef { name: "ag_code", get: get_code, set: None, doc: "" },
    GetSetDef { name: "ag_frame", get: get_frame, set: None, doc: "" },
    GetSetDef { name: "ag_running", get: get_running_async, set: None, doc: "" },
    GetSetDef { name: "ag_await", get: get_delegate, set: None, doc: "object being awaited on, or None" },
];

const NAME: GetSetDef =
    GetSetDef { name: "__name__", get: get_name, set: Some(set_name), doc: "name of the generator" };
const QUALNAME: GetSetDef = GetSetDef {
    name: "__qualname__",
    get: get_qualname,
    set: Some(set_qualname),
    doc: "qualified name of the generator",
};

/// The generator that a receiver is, or stands for.
fn generator(vm: &mut Vm, value: Value) -> Result<Gc<Generator>> {
    if let Some(generator) = value.as_kind::<Generator>() {
        return Ok(generator);
    }
    match value.as_object::<CoroutineWrapper>() {
        Some(wrapper) => Ok(wrapper.coroutine),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("a generator is needed, not '{name}'")))
        }
    }
}

fn itself(_: &mut Vm, args: Args) -> Result {
    Ok(args[0])
}

fn class_getitem(vm: &mut Vm, args: Args) -> Result {
    let class = Value::object(vm.class(crate::objects::Kind::GenericAlias));
    vm.call(class, &[args[0], args[1]])
}

/// What a method answers: the value, or else a StopIteration.
fn answer(vm: &mut Vm, resumed: Resumed) -> Result {
    match resumed {
        Resumed::Yielded(value) => Ok(value),
        Resumed::Returned(value) => Err(vm.stop_iteration(value)),
    }
}

fn next(vm: &mut Vm, args: Args) -> Result {
    let generator = generator(vm, args[0])?;
    let resumed = vm.generator_send(generator, Value::NONE)?;
    answer(vm, resumed)
}

fn send(vm: &mut Vm, args: Args) -> Result {
    let generator = generator(vm, args[0])?;
    let resumed = vm.generator_send(generator, args[1])?;
    answer(vm, resumed)
}

/// The exception that `throw`'s arguments mean.
fn thrown(vm: &mut Vm, args: Args) -> Result {
    let arg = |index| args.get(index).unwrap_or(Value::NONE);
    vm.thrown_exception(arg(1), arg(2), arg(3))
}

fn throw(vm: &mut Vm, args: Args) -> Result {
    let generator = generator(vm, args[0])?;
    let exception = thrown(vm, args)?;
    let resumed = vm.generator_throw(generator, exception, true)?;
    answer(vm, resumed)
}

fn close(vm: &mut Vm, args: Args) -> Result {
    let generator = generator(vm, args[0])?;
    vm.generator_close(generator)?;
    Ok(Value::NONE)
}

fn await_coroutine(vm: &mut Vm, args: Args) -> Result {
    let coroutine = generator(vm, args[0])?;
    let wrapper = CoroutineWrapper::alloc(&vm.heap, coroutine);
    vm.memory(wrapper).map(Value::object)
}

fn anext(vm: &mut Vm, args: Args) -> Result {
    let generator = generator(vm, args[0])?;
    let made = AsyncGenASend::alloc(&vm.heap, generator, Value::NONE);
    vm.memory(made).map(Value::object)
}

fn asend(vm: &mut Vm, args: Args) -> Result {
    let generator = generator(vm, args[0])?;
    let made = AsyncGenASend::alloc(&vm.heap, generator, args[1]);
    vm.memory(made).map(Value::object)
}

fn athrow(vm: &mut Vm, args: Args) -> Result {
    let generator = generator(vm, args[0])?;
    let arguments = Tuple::alloc(&vm.heap, args.skip(1).as_slice());
    let arguments = Value::object(vm.memory(arguments)?);
    let made = AsyncGenAThrow::alloc(&vm.heap, generator, arguments);
    vm.memory(made).map(Value::object)
}

fn aclose(vm: &mut Vm, args: Args) -> Result {
    let generator = generator(vm, args[0])?;
    let made = AsyncGenAThrow::alloc(&vm.heap, generator, Value::NONE);
    vm.memory(made).map(Value::object)
}

fn awaitable_next(vm: &mut Vm, args: Args) -> Result {
    awaitable_resume(vm, args[0], Value::NONE)
}

fn awaitable_send(vm: &mut Vm, args: Args) -> Result {
    awaitable_resume(vm, args[0], args[1])
}

fn awaitable_resume(vm: &mut Vm, awaitable: Value, value: Value) -> Result {
    if let Some(awaitable) = awaitable.as_object::<AsyncGenASend>() {
        return vm.asend_send(awaitable, value);
    }
    match awaitable.as_object::<AsyncGenAThrow>() {
        Some(awaitable) => vm.athrow_send(awaitable, value),
        None => Err(vm.raise(Exc::TypeError, "an awaitable of an asynchronous generator is needed")),
    }
}

fn awaitable_throw(vm: &mut Vm, args: Args) -> Result {
    let exception = thrown(vm, args)?;
    if let Some(awaitable) = args[0].as_object::<AsyncGenASend>() {
        return vm.asend_throw(awaitable, exception);
    }
    match args[0].as_object::<AsyncGenAThrow>() {
        Some(awaitable) => vm.athrow_throw(awaitable, exception),
        None => Err(vm.raise_value(exception)),
    }
}

fn awaitable_close(_: &mut Vm, args: Args) -> Result {
    if let Some(awaitable) = args[0].as_object::<AsyncGenASend>() {
        awaitable.progress.set(Progress::Done);
    } else if let Some(awaitable) = args[0].as_object::<AsyncGenAThrow>() {
        awaitable.progress.set(Progress::Done);
    }
    Ok(Value::NONE)
}

fn get_name(vm: &mut Vm, object: Value) -> Result {
    Ok(Value::object(generator(vm, object)?.name.get()))
}
fn set_name(vm: &mut Vm, object: Value, value: Value) -> Result<()> {
    match value.as_kind::<Str>() {
        Some(name) => generator(vm, object)?.name.set(name),
        None => return Err(vm.type_error("__name__ must be set to a string object")),
    }
    Ok(())
}
fn get_qualname(vm: &mut Vm, object: Value) -> Result {
    Ok(Value::object(generator(vm, object)?.qualname.get()))
}
fn set_qualname(vm: &mut Vm, object: Value, value: Value) -> Result<()> {
    match value.as_kind::<Str>() {
        Some(name) => generator(vm, object)?.qualname.set(name),
        None => return Err(vm.type_error("__qualname__ must be set to a string object")),
    }
    Ok(())
}
fn get_code(vm: &mut Vm, object: Value) -> Result {
    Ok(Value::object(generator(vm, object)?.function.get().code.get()))
}
fn get_frame(vm: &mut Vm, object: Value) -> Result {
    let generator = generator(vm, object)?;
    if generator.state.get() == State::Closed {
        return Ok(Value::NONE);
    }
    vm.frame_of_generator(generator).map(Value::object)
}
fn get_running(vm: &mut Vm, object: Value) -> Result {
    Ok(Value::bool(generator(vm, object)?.state.get() == State::Running))
}
fn get_running_async(vm: &mut Vm, object: Value) -> Result {
    Ok(Value::bool(generator(vm, object)?.is_running_async.get()))
}
fn get_suspended(vm: &mut Vm, object: Value) -> Result {
    let state = generator(vm, object)?.state.get();
    Ok(Value::bool(matches!(state, State::Suspended | State::Delegating)))
}
fn get_delegate(vm: &mut Vm, object: Value) -> Result {
    let generator = generator(vm, object)?;
    Ok(delegate(generator).unwrap_or(Value::NONE))
}
