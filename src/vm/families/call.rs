//! CALL, CALL_METHOD, CALL_KW, CALL_FUNCTION_EX, and returns.

use super::control::singleton;
use crate::bytecode::opcode::*;
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::dict::Dict;
use crate::objects::function::{Function, Native};
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::vm::call::INIT;
use crate::vm::complete::Stage;
use crate::vm::frame::{Attempt, Code, Frame, Outcome, Reason, Step, View, Window};
use crate::vm::{Raised, Vm};

/// The words of an instruction and its cache.
macro_rules! length {
    ($Operands:ident, $Cache:ident) => {
        $Operands::<Code>::WORDS + $Cache::WORDS
    };
}

/// `CALL`
pub fn call(frame: Frame, op: Call<Code>) -> Outcome {
    let window = frame.window(op.window());
    frame.call_window(window, op.arguments().0.into(), Value::UNBOUND, length!(Call, CallCache))
}

/// The function in a window whose object, if it has one, counts as an argument.
#[inline(always)]
fn unpack_method(frame: Frame, window: Window, arguments: usize) -> usize {
    if window.get(0).is_unbound() {
        let _ = frame;
        window.shift(1, 0, arguments);
        arguments
    } else {
        arguments + 1
    }
}

/// `CALL_METHOD`
pub fn call_method(frame: Frame, op: CallMethod<Code>) -> Outcome {
    let window = frame.window(op.window());
    let count = unpack_method(frame, window, op.arguments().0.into());
    frame.call_window(window, count, Value::UNBOUND, length!(CallMethod, CallMethodCache))
}

/// `CALL_KW`
pub fn call_kw(frame: Frame, op: CallKw<Code>) -> Outcome {
    let window = frame.window(op.window());
    let names = frame.constant(op.names().0 as usize);
    let arguments = op.arguments().0.into();
    let count = match op.is_method().0 {
        0 => arguments,
        _ => unpack_method(frame, window, arguments),
    };
    frame.call_window(window, count, names, length!(CallKw, CallKwCache))
}

/// `CALL_FUNCTION_EX`
pub fn call_function_ex(frame: Frame, op: CallFunctionEx<Code>) -> Outcome {
    let window = frame.window(op.window());
    let (positional, keywords) = (window.get(0), window.get(1));
    let items = match positional.as_object::<Tuple>() {
        Some(tuple) => tuple,
        None => match positional.as_object::<List>() {
            Some(list) => {
                let tuple = list.items().read(|items| Tuple::alloc(&frame.vm().heap, items));
                frame.vm().memory(tuple)?
            }
            None => tuple_of(frame, window.callee(), positional)?,
        },
    };
    let named = if op.has_keywords().0 != 0 { keywords.as_kind::<Dict>() } else { None };
    let total = items.len() + named.map_or(0, |named| named.len());
    if window.offset(total + 64).0 >= frame.vm().stack_end() {
        return Err(frame.vm().recursion_error(""));
    }
    for (index, &item) in items.items().iter().enumerate() {
        window.set(index, item);
    }
    let mut names = Value::UNBOUND;
    if let Some(named) = named
        && !named.is_empty()
    {
        let entries: Vec<_> = named.table().iter().collect();
        if entries.iter().any(|entry| entry.key.as_kind::<Str>().is_none()) {
            return Err(frame.vm().type_error("keywords must be strings"));
        }
        let tuple = Tuple::from_fn(&frame.vm().heap, entries.len(), |index| entries[index].key);
        names = Value::object(frame.vm().memory(tuple)?);
        for (index, entry) in entries.iter().enumerate() {
            window.set(items.len() + index, entry.value);
        }
    }
    // In native code the arguments may lie above what is in use.
    let old = frame.vm().protect(window.offset(total));
    let outcome = frame.call_window(window, total, names, length!(CallFunctionEx, CallFunctionExCache));
    frame.vm().unprotect(old);
    std::hint::black_box(names);
    outcome
}

/// The tuple of `*args`.
fn tuple_of(frame: Frame, callable: Value, iterable: Value) -> Result<Gc<Tuple>, Raised> {
    let vm = frame.vm();
    match vm.iter(iterable) {
        Ok(iterator) => vm.tuple_from(iterator),
        Err(raised)
            if vm.raised_is(crate::vm::Exc::TypeError)
                && vm.find_special(iterable, vm.names.__iter__).is_none() =>
        {
            let _ = raised;
            vm.take_raised();
            let name = vm.callable_name(callable)?;
            let text = format!("{name} argument after * must be an iterable, not {}", vm.type_name(iterable));
            Err(vm.type_error(text))
        }
        Err(raised) => Err(raised),
    }
}

/// Whether a site calls a Python function with exactly its parameters: its code's version.
fn exact(function: Value, arguments: usize) -> Attempt<u32> {
    let Some(function) = function.as_object::<Function>() else {
        return Err(Reason("not a Python function"));
    };
    let code = function.code.get();
    if !code.has_fact(crate::objects::code::code_fact::SIMPLE) {
        return Err(Reason("complex parameters"));
    }
    if code.argcount as usize != arguments {
        return Err(Reason("wrong number of arguments"));
    }
    if code.version == 0 {
        return Err(Reason("out of versions"));
    }
    Ok(code.version)
}

/// The function in a window, if its code has this version.
#[inline(always)]
fn function_of_version(callee: Value, version: u64) -> Option<Gc<Function>> {
    let function = callee.as_object::<Function>()?;
    (u64::from(function.code.get().version) == version).then_some(function)
}

/// Enters a Python function whose arguments lie in its window.
#[inline(always)]
fn enter_exact(frame: Frame, window: Window, function: Gc<Function>, length: usize) -> Step {
    let code = function.code.get();
    if !window.fits(code, frame.machine().stack_limit) {
        return Step::Generic;
    }
    window.link(frame.pc_after(length), frame.own_window());
    Step::Enter(code.start, window)
}

/// `CALL_PY_EXACT_ARGS`
pub fn function_version(frame: Frame, op: Call<Code>, _: CallCache) -> Attempt<CallCache> {
    let version = exact(frame.get(op.window()), op.arguments().0.into())?;
    Ok(CallCache { target: version.into() })
}
/// Whether the function is the cached one, or another of the same code.
#[inline(always)]
pub fn same_function(view: &View, op: Call<Code>, cache: CallCache) -> Option<Gc<Function>> {
    function_of_version(view.get(op.window()), cache.target)
}
/// Enters it.
#[inline(always)]
pub fn enter(frame: Frame, op: Call<Code>, function: Gc<Function>) -> Step {
    enter_exact(frame, frame.window(op.window()), function, length!(Call, CallCache))
}

/// `CALL_METHOD_PY_EXACT_ARGS`
pub fn method_version(frame: Frame, op: CallMethod<Code>, _: CallMethodCache) -> Attempt<CallMethodCache> {
    if frame.window(op.window()).get(0).is_unbound() {
        return Err(Reason("not a method"));
    }
    let version = exact(frame.get(op.window()), usize::from(op.arguments().0) + 1)?;
    Ok(CallMethodCache { target: version.into() })
}
/// Whether the method is the cached one, with its object.
#[inline(always)]
pub fn same_method(view: &View, op: CallMethod<Code>, cache: CallMethodCache) -> Option<Gc<Function>> {
    if view.get_after(op.window(), crate::vm::frame::LINKAGE).is_unbound() {
        return None;
    }
    function_of_version(view.get(op.window()), cache.target)
}
/// Enters it.
#[inline(always)]
pub fn enter_method(frame: Frame, op: CallMethod<Code>, function: Gc<Function>) -> Step {
    enter_exact(frame, frame.window(op.window()), function, length!(CallMethod, CallMethodCache))
}

/// The declaration of a native function in a window.
#[inline(always)]
fn native_target(callee: Value) -> Option<u64> {
    Some(callee.as_kind::<Native>()?.definition.addr() as u64)
}

/// `CALL_NATIVE`
pub fn native(frame: Frame, op: Call<Code>, _: CallCache) -> Attempt<CallCache> {
    let target = native_target(frame.get(op.window())).ok_or(Reason("not a native function"))?;
    Ok(CallCache { target })
}
/// Whether the native function is the cached one.
#[inline(always)]
pub fn same_native(view: &View, op: Call<Code>, cache: CallCache) -> Option<()> {
    (native_target(view.get(op.window()))? == cache.target).then_some(())
}
/// Calls it.
pub fn call_native(frame: Frame, op: Call<Code>, _: CallCache) -> Outcome {
    let window = frame.window(op.window());
    let native = native_in(window);
    let result = frame.vm().call_native(native, window, op.arguments().0.into(), Value::UNBOUND)?;
    window.set_callee(result);
    Ok(Step::Next)
}
fn native_in(window: Window) -> Gc<Native> {
    window.callee().as_kind::<Native>().expect("the guard has looked")
}

/// `CALL_METHOD_NATIVE`
pub fn native_method(frame: Frame, op: CallMethod<Code>, _: CallMethodCache) -> Attempt<CallMethodCache> {
    let target = native_target(frame.get(op.window())).ok_or(Reason("not a native method"))?;
    Ok(CallMethodCache { target })
}
/// Whether the native method is the cached one.
#[inline(always)]
pub fn same_native_method(view: &View, op: CallMethod<Code>, cache: CallMethodCache) -> Option<()> {
    (native_target(view.get(op.window()))? == cache.target).then_some(())
}
/// Calls it.
pub fn call_native_method(frame: Frame, op: CallMethod<Code>, _: CallMethodCache) -> Outcome {
    let window = frame.window(op.window());
    let count = unpack_method(frame, window, op.arguments().0.into());
    let native = native_in(window);
    let result = frame.vm().call_native(native, window, count, Value::UNBOUND)?;
    window.set_callee(result);
    Ok(Step::Next)
}

/// `RETURN_VALUE`
#[inline(always)]
pub fn return_value(frame: Frame, op: ReturnValue<Code>) -> Step {
    let window = frame.own_window();
    window.set_callee(frame.get(op.value()));
    Step::Return(window.return_pc(), window.caller())
}
/// `RETURN_SINGLETON`
#[inline(always)]
pub fn return_singleton(frame: Frame, op: ReturnSingleton<Code>) -> Step {
    let window = frame.own_window();
    window.set_callee(singleton(op.which()));
    Step::Return(window.return_pc(), window.caller())
}

/// `__init__` has returned: the call's result is the instance.
pub(super) fn completed(frame: Frame, stage: Stage, result: Value) -> Outcome {
    debug_assert_eq!(stage.number, INIT);
    if !result.is_none() {
        let name = frame.vm().type_name(result);
        return Err(frame.vm().type_error(format!("__init__() should return None, not '{name}'")));
    }
    // All four kinds of call have their window as the first operand.
    let window = Call::at(super::code(frame)).window();
    let window = match frame.opcode().info().base {
        Opcode::CALL_METHOD => CallMethod::at(super::code(frame)).window(),
        Opcode::CALL_KW => CallKw::at(super::code(frame)).window(),
        Opcode::CALL_FUNCTION_EX => CallFunctionEx::at(super::code(frame)).window(),
        _ => window,
    };
    frame.set(window, stage.extra);
    Ok(Step::Next)
}

impl Vm {
    /// What CPython calls a callable in messages about its arguments: `f()`, `m.C()`, or `Value` in general.
    ///
    /// # Errors
    /// What `__str__` of the callable raises.
    pub fn callable_name(&mut self, callable: Value) -> Result<String, Raised> {
        let qualname = self.names.__qualname__;
        let Some(qualname) = self.find_attr(callable, qualname)? else {
            let text = self.str(callable)?;
            return Ok(format!("{} object", String::from_utf8_lossy(text.as_bytes())));
        };
        let qualname = self.str(qualname)?;
        let module = self.names.__module__;
        let module = self.find_attr(callable, module)?.and_then(|module| module.as_kind::<Str>());
        let prefix = match module {
            Some(module) if module.as_bytes() != b"builtins" => {
                format!("{}.", String::from_utf8_lossy(module.as_bytes()))
            }
            _ => String::new(),
        };
        Ok(format!("{prefix}{}()", String::from_utf8_lossy(qualname.as_bytes())))
    }
}
