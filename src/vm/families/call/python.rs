//! Members for Python functions.

use super::{count_kw, length};
use crate::bytecode::opcode::*;
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::code::code_fact;
use crate::objects::function::{BoundMethod, Function};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::vm::frame::{Attempt, Code, Frame, LINKAGE, Outcome, Reason, Step, View, Window};

/// The version of the code of a Python function that takes nothing but positional arguments: at least so many, of which the
/// last `missing` may have defaults.
fn version(function: Value, arguments: usize, missing: fn(usize) -> bool) -> Attempt<u64> {
    let Some(function) = function.as_object::<Function>() else {
        return Err(Reason("not a Python function"));
    };
    let code = function.code.get();
    if !code.has_fact(code_fact::SIMPLE) {
        return Err(Reason("complex parameters"));
    }
    if !(code.argcount as usize).checked_sub(arguments).is_some_and(missing) {
        return Err(Reason("wrong number of arguments"));
    }
    if code.version == 0 {
        return Err(Reason("out of versions"));
    }
    Ok(code.version.into())
}

/// The same for a function that takes exactly these arguments.
pub(super) fn exact(function: Value, arguments: usize) -> Attempt<u64> {
    version(function, arguments, |missing| missing == 0)
}

/// The function that a value is, if its code has this version.
#[inline(always)]
pub(super) fn function_of_version(callee: Value, version: u64) -> Option<Gc<Function>> {
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
    Ok(CallCache { target: exact(frame.get(op.window()), op.arguments().0.into())? })
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
    Ok(CallMethodCache { target: exact(frame.get(op.window()), usize::from(op.arguments().0) + 1)? })
}
/// Whether the method is the cached one, with its object.
#[inline(always)]
pub fn same_method(view: &View, op: CallMethod<Code>, cache: CallMethodCache) -> Option<Gc<Function>> {
    if view.get_after(op.window(), LINKAGE).is_unbound() {
        return None;
    }
    function_of_version(view.get(op.window()), cache.target)
}
/// Enters it.
#[inline(always)]
pub fn enter_method(frame: Frame, op: CallMethod<Code>, function: Gc<Function>) -> Step {
    enter_exact(frame, frame.window(op.window()), function, length!(CallMethod, CallMethodCache))
}

/// Whether a function has all the defaults that a call needs.
#[inline(always)]
fn with_defaults(function: Gc<Function>, arguments: usize) -> Option<()> {
    let defaults = function.defaults()?;
    (arguments + defaults.len() >= function.code.get().argcount as usize).then_some(())
}

/// Enters the Python function in a window of whose arguments the last are its defaults.
#[inline(always)]
fn fill_and_enter(frame: Frame, window: Window, given: usize, length: usize) -> Outcome {
    let Some(function) = window.callee().as_object::<Function>() else {
        unreachable!("the guard has looked")
    };
    let wanted = function.code.get().argcount as usize;
    if let Some(defaults) = function.defaults() {
        for (place, &value) in (given..wanted).rev().zip(defaults.items().iter().rev()) {
            window.set(place, value);
        }
    }
    frame.vm().enter_function(function, window, (frame.pc_after(length), frame.own_window()))
}

/// `CALL_PY_WITH_DEFAULTS`
pub fn version_with_defaults(frame: Frame, op: Call<Code>, _: CallCache) -> Attempt<CallCache> {
    let target = version(frame.get(op.window()), op.arguments().0.into(), |missing| missing > 0)?;
    Ok(CallCache { target })
}
/// Whether the function is the cached one, or another of the same code, and has enough defaults.
#[inline(always)]
pub fn same_with_defaults(view: &View, op: Call<Code>, cache: CallCache) -> Option<()> {
    let function = function_of_version(view.get(op.window()), cache.target)?;
    with_defaults(function, op.arguments().0.into())
}
/// Enters it.
pub fn enter_with_defaults(frame: Frame, op: Call<Code>, _: CallCache) -> Outcome {
    fill_and_enter(frame, frame.window(op.window()), op.arguments().0.into(), length!(Call, CallCache))
}

/// `CALL_METHOD_PY_WITH_DEFAULTS`
pub fn method_with_defaults(
    frame: Frame,
    op: CallMethod<Code>,
    _: CallMethodCache,
) -> Attempt<CallMethodCache> {
    if frame.window(op.window()).get(0).is_unbound() {
        return Err(Reason("not a method"));
    }
    let given = usize::from(op.arguments().0) + 1;
    Ok(CallMethodCache { target: version(frame.get(op.window()), given, |missing| missing > 0)? })
}
/// Whether the method is the cached one, with its object, and has enough defaults.
#[inline(always)]
pub fn same_method_with_defaults(view: &View, op: CallMethod<Code>, cache: CallMethodCache) -> Option<()> {
    with_defaults(same_method(view, op, cache)?, usize::from(op.arguments().0) + 1)
}
/// Enters it.
pub fn enter_method_with_defaults(frame: Frame, op: CallMethod<Code>, _: CallMethodCache) -> Outcome {
    let (window, given) = (frame.window(op.window()), usize::from(op.arguments().0) + 1);
    fill_and_enter(frame, window, given, length!(CallMethod, CallMethodCache))
}

/// How many arguments two members move. PERF: always so many, without a branch; what lies behind the arguments means nothing.
const FEW: usize = 4;

/// `CALL_BOUND_METHOD_EXACT_ARGS`
pub fn bound_version(frame: Frame, op: Call<Code>, _: CallCache) -> Attempt<CallCache> {
    let Some(method) = frame.get(op.window()).as_object::<BoundMethod>() else {
        return Err(Reason("not a bound method"));
    };
    let arguments = usize::from(op.arguments().0);
    if arguments > FEW {
        return Err(Reason("too many arguments"));
    }
    Ok(CallCache { target: exact(method.function, arguments + 1)? })
}
/// Whether it is a bound method whose function is the cached one, or another of the same code.
#[inline(always)]
pub fn same_bound(view: &View, op: Call<Code>, cache: CallCache) -> Option<(Gc<Function>, Gc<BoundMethod>)> {
    let method = view.get(op.window()).as_object::<BoundMethod>()?;
    Some((function_of_version(method.function, cache.target)?, method))
}
/// Enters it, with the object before the arguments.
#[inline(always)]
pub fn enter_bound(
    frame: Frame,
    op: Call<Code>,
    (function, method): (Gc<Function>, Gc<BoundMethod>),
) -> Step {
    let window = frame.window(op.window());
    if !window.fits(function.code.get(), frame.machine().stack_limit) {
        return Step::Generic;
    }
    for place in (0..FEW).rev() {
        window.set(place + 1, window.get(place));
    }
    window.set(0, method.receiver);
    window.set_callee(method.function);
    enter_exact(frame, window, function, length!(Call, CallCache))
}

/// `CALL_METHOD_FUNCTION_EXACT_ARGS`
pub fn attribute_version(frame: Frame, op: CallMethod<Code>, _: CallMethodCache) -> Attempt<CallMethodCache> {
    if !frame.window(op.window()).get(0).is_unbound() {
        return Err(Reason("a method"));
    }
    let arguments = op.arguments().0.into();
    if arguments > FEW {
        return Err(Reason("too many arguments"));
    }
    Ok(CallMethodCache { target: exact(frame.get(op.window()), arguments)? })
}
/// Whether the function is the cached one, or another of the same code, and no method.
#[inline(always)]
pub fn same_attribute(view: &View, op: CallMethod<Code>, cache: CallMethodCache) -> Option<Gc<Function>> {
    if !view.get_after(op.window(), LINKAGE).is_unbound() {
        return None;
    }
    function_of_version(view.get(op.window()), cache.target)
}
/// Enters it.
#[inline(always)]
pub fn enter_attribute(frame: Frame, op: CallMethod<Code>, function: Gc<Function>) -> Step {
    let window = frame.window(op.window());
    if !window.fits(function.code.get(), frame.machine().stack_limit) {
        return Step::Generic;
    }
    for place in 0..FEW {
        window.set(place, window.get(place + 1));
    }
    enter_exact(frame, window, function, length!(CallMethod, CallMethodCache))
}

/// How many keywords `CALL_KW_PY` takes: the bits of each one's place, times these, are those of the cache.
const KEYWORDS: usize = 6;
const PLACE_BITS: usize = 5;
const LAST_PLACE: usize = (1 << PLACE_BITS) - 1;

/// `CALL_KW_PY`
pub fn keyword_places(frame: Frame, op: CallKw<Code>, _: CallKwCache) -> Attempt<CallKwCache> {
    let function = frame.get(op.window());
    let is_bound = op.is_method().0 != 0 && !frame.window(op.window()).get(0).is_unbound();
    let count = usize::from(op.arguments().0) + usize::from(is_bound);
    let version = version(function, count, |_| true)?;
    let Some(names) = frame.constant(op.names().0 as usize).as_object::<Tuple>() else {
        return Err(Reason("no names"));
    };
    if names.len() > KEYWORDS {
        return Err(Reason("too many keywords"));
    }
    let code = function.as_object::<Function>().ok_or(Reason("not a Python function"))?.code.get();
    let (given, taken) = (count - names.len(), code.code.posonlyargcount as usize);
    let parameters = &code.varnames[..code.argcount as usize];
    let mut places = 0;
    for (index, name) in names.items().iter().enumerate() {
        let name = name.as_object::<Str>().ok_or(Reason("a keyword of another class"))?;
        let place = parameters.iter().position(|parameter| parameter.is(name));
        match place {
            Some(place) if place >= given.max(taken) && place <= LAST_PLACE => {
                places |= (place as u32) << (index * PLACE_BITS);
            }
            _ => return Err(Reason("a keyword that is no parameter")),
        }
    }
    Ok(CallKwCache { version: version as u32, places })
}
/// Whether the function is the cached one, or another of the same code; as a method, if it was one.
#[inline(always)]
pub fn same_kw(view: &View, op: CallKw<Code>, cache: CallKwCache) -> Option<()> {
    function_of_version(view.get(op.window()), cache.version.into()).map(|_| ())
}
/// Enters it.
pub fn enter_kw(frame: Frame, op: CallKw<Code>, cache: CallKwCache) -> Outcome {
    let window = frame.window(op.window());
    let names = frame.constant(op.names().0 as usize);
    let count = count_kw(frame, window, op);
    let length = length!(CallKw, CallKwCache);
    let (Some(function), Some(keywords)) =
        (window.callee().as_object::<Function>(), names.as_object::<Tuple>())
    else {
        return frame.call_window(window, count, names, length);
    };
    let (named, wanted) = (keywords.len().min(KEYWORDS), function.code.get().argcount as usize);
    let given = count - named;
    let place = |index: usize| cache.places as usize >> (index * PLACE_BITS) & LAST_PLACE;
    // The cached call may have had an object where this one has none.
    if count > wanted || (0..named).any(|index| place(index) < given) {
        return frame.call_window(window, count, names, length);
    }
    let mut values = [Value::UNBOUND; KEYWORDS];
    for (index, value) in values.iter_mut().enumerate().take(named) {
        *value = window.get(given + index);
    }
    for place in given..wanted {
        window.set(place, Value::UNBOUND);
    }
    for (index, &value) in values.iter().enumerate().take(named) {
        window.set(place(index), value);
    }
    if count < wanted {
        frame.vm().fill_defaults(function, window, wanted, wanted)?;
    }
    frame.vm().enter_function(function, window, (frame.pc_after(length), frame.own_window()))
}
