//! CALL, CALL_METHOD, CALL_KW, CALL_FUNCTION_EX, and returns.
//!
//! Members by what is called: [`python`], [`class`], [`native`](mod@native).

pub mod class;
pub mod native;
pub mod python;

pub use class::*;
pub use native::*;
pub use python::*;

use super::control::singleton;
use crate::bytecode::opcode::*;
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::code::code_fact;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::vm::call::INIT;
use crate::vm::complete::Stage;
use crate::vm::frame::{Code, Frame, Outcome, Step, Window};
use crate::vm::{Raised, Vm};

/// The words of an instruction and its cache.
macro_rules! length {
    ($Operands:ident, $Cache:ident) => {
        $Operands::<Code>::WORDS + $Cache::WORDS
    };
}
use length;

/// `CALL`
pub fn call(frame: Frame, op: Call<Code>) -> Outcome {
    let (window, count) = (frame.window(op.window()), op.arguments().0.into());
    match enter_simple(frame, window, count, length!(Call, CallCache)) {
        Some(step) => Ok(step),
        None => frame.call_window(window, count, Value::UNBOUND, length!(Call, CallCache)),
    }
}

/// Enters the Python function in a window, if it takes exactly these arguments. PERF: what most calls are, before anything else
/// is asked.
#[inline(always)]
fn enter_simple(frame: Frame, window: Window, count: usize, length: usize) -> Option<Step> {
    let function = window.callee().as_object::<Function>()?;
    let code = function.code.get();
    let fits = code.has_fact(code_fact::SIMPLE)
        && code.argcount as usize == count
        && window.fits(code, frame.machine().stack_limit);
    if !fits {
        return None;
    }
    window.link(frame.pc_after(length), frame.own_window());
    Some(Step::Enter(code.start, window))
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
    match enter_simple(frame, window, count, length!(CallMethod, CallMethodCache)) {
        Some(step) => Ok(step),
        None => frame.call_window(window, count, Value::UNBOUND, length!(CallMethod, CallMethodCache)),
    }
}

/// `CALL_KW`
pub fn call_kw(frame: Frame, op: CallKw<Code>) -> Outcome {
    let window = frame.window(op.window());
    let names = frame.constant(op.names().0 as usize);
    let count = count_kw(frame, window, op);
    frame.call_window(window, count, names, length!(CallKw, CallKwCache))
}

/// How many arguments a `CALL_KW` has, once a method's object is one of them.
#[inline(always)]
fn count_kw(frame: Frame, window: Window, op: CallKw<Code>) -> usize {
    match op.is_method().0 {
        0 => op.arguments().0.into(),
        _ => unpack_method(frame, window, op.arguments().0.into()),
    }
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
