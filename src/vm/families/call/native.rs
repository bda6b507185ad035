//! Members for functions written in Rust.

use super::unpack_method;
use crate::bytecode::opcode::*;
use crate::heap::Gc;
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::function::Native;
use crate::objects::list::List;
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::frame::{Attempt, Code, Frame, LINKAGE, Outcome, Reason, Step, View, Window};
use crate::vm::native::definition;
use crate::vm::{Args, NativeDef, NativeKind};

/// The address of the declaration of a native function.
#[inline(always)]
fn native_target(callee: Value) -> Option<u64> {
    Some(callee.as_kind::<Native>()?.definition.addr() as u64)
}
fn native_of(callee: Value) -> Attempt<Gc<Native>> {
    callee.as_kind::<Native>().ok_or(Reason("not a native function"))
}
fn native_in(window: Window) -> Gc<Native> {
    window.callee().as_kind::<Native>().expect("the guard has looked")
}

/// The built-in function of this name, if a site calls it with so many arguments.
fn built_in(frame: Frame, op: Call<Code>, name: &str, arguments: u16) -> Attempt<CallCache> {
    let native = native_of(frame.get(op.window()))?;
    let owner = native.owner.as_object::<Str>();
    if definition(native).name != name || owner.is_none_or(|owner| owner.as_bytes() != b"builtins") {
        return Err(Reason("another native function"));
    }
    if op.arguments().0 != arguments {
        return Err(Reason("wrong number of arguments"));
    }
    Ok(CallCache { target: native.definition.addr() as u64 })
}

/// `CALL_LEN`
pub fn is_len(frame: Frame, op: Call<Code>, _: CallCache) -> Attempt<CallCache> {
    built_in(frame, op, "len", 1)
}
/// The length of a built-in container, if the function is `len`.
#[inline(always)]
pub fn container_length(view: &View, op: Call<Code>, cache: CallCache) -> Option<usize> {
    same_native(view, op, cache)?;
    let container = view.get_after(op.window(), LINKAGE);
    if let Some(list) = container.as_object::<List>() {
        Some(list.len())
    } else if let Some(str) = container.as_object::<Str>() {
        Some(str.len())
    } else if let Some(tuple) = container.as_object::<Tuple>() {
        Some(tuple.len())
    } else if let Some(dict) = container.as_object::<Dict>() {
        Some(dict.len())
    } else {
        Some(container.as_object::<Set>()?.members().len())
    }
}
/// Gives it.
#[inline(always)]
pub fn set_length(frame: Frame, op: Call<Code>, length: usize) -> Step {
    frame.set(op.window(), Value::length(length));
    Step::Next
}

/// `CALL_ISINSTANCE`
pub fn is_isinstance(frame: Frame, op: Call<Code>, _: CallCache) -> Attempt<CallCache> {
    built_in(frame, op, "isinstance", 2)
}
/// Whether the function is `isinstance`, and the class's metaclass `type`.
#[inline(always)]
pub fn asks_class(view: &View, op: Call<Code>, cache: CallCache) -> Option<()> {
    same_native(view, op, cache)?;
    view.get_after(op.window(), LINKAGE + 1).as_object::<Class>().map(|_| ())
}
/// Asks.
pub fn isinstance(frame: Frame, op: Call<Code>, _: CallCache) -> Outcome {
    let window = frame.window(op.window());
    let is_one = frame.vm().isinstance(window.get(0), window.get(1))?;
    window.set_callee(Value::bool(is_one));
    Ok(Step::Next)
}

/// The declaration of which a cache holds the address.
///
/// # Safety
/// The guard has accepted: the function that is called has this declaration.
#[inline(always)]
unsafe fn declared(target: u64) -> &'static NativeDef {
    // SAFETY: as promised; declarations live for ever.
    unsafe { &*std::ptr::with_exposed_provenance::<NativeDef>(target as usize) }
}

/// `CALL_NATIVE_FAST`
pub fn fast_native(frame: Frame, op: Call<Code>, _: CallCache) -> Attempt<CallCache> {
    let native = native_of(frame.get(op.window()))?;
    let def = definition(native);
    if def.kind == NativeKind::ClassMethod {
        return Err(Reason("native class method"));
    }
    if !def.signature.takes(op.arguments().0.into()) {
        return Err(Reason("wrong number of arguments"));
    }
    Ok(CallCache { target: native.definition.expose_provenance() as u64 })
}
/// Calls it.
pub fn call_fast_native(frame: Frame, op: Call<Code>, cache: CallCache) -> Outcome {
    let (window, count) = (frame.window(op.window()), op.arguments().0.into());
    // SAFETY: the guard has accepted; the arguments lie in the window, and the word below it is free until it is entered.
    let result = unsafe {
        let def = declared(cache.target);
        if def.kind == NativeKind::Method {
            let native = native_in(window);
            if native.receiver.is_unbound() {
                return call_any(frame, window, native, count);
            }
            let first = window.0.sub(1);
            first.write(native.receiver);
            (def.function)(frame.vm(), Args::new(first, count + 1, Value::UNBOUND))?
        } else {
            (def.function)(frame.vm(), Args::new(window.0, count, Value::UNBOUND))?
        }
    };
    window.set_callee(result);
    Ok(Step::Next)
}
/// Calls a native function that looks at its arguments first.
fn call_any(frame: Frame, window: Window, native: Gc<Native>, count: usize) -> Outcome {
    let result = frame.vm().call_native(native, window, count, Value::UNBOUND)?;
    window.set_callee(result);
    Ok(Step::Next)
}

/// `CALL_NATIVE`
pub fn native(frame: Frame, op: Call<Code>, _: CallCache) -> Attempt<CallCache> {
    Ok(CallCache { target: native_of(frame.get(op.window()))?.definition.addr() as u64 })
}
/// Whether the native function is the cached one.
#[inline(always)]
pub fn same_native(view: &View, op: Call<Code>, cache: CallCache) -> Option<()> {
    (native_target(view.get(op.window()))? == cache.target).then_some(())
}
/// Calls it.
pub fn call_native(frame: Frame, op: Call<Code>, _: CallCache) -> Outcome {
    let window = frame.window(op.window());
    call_any(frame, window, native_in(window), op.arguments().0.into())
}

/// The address of the declaration of `list.append`, if that is what is called, with one argument.
fn append_target(frame: Frame, callee: Value, arguments: Count) -> Attempt<u64> {
    let native = native_of(callee)?;
    let list = Value::object(frame.machine().class(Kind::List));
    if native.owner != list || definition(native).name != "append" || arguments.0 != 1 {
        return Err(Reason("another native method"));
    }
    Ok(native.definition.addr() as u64)
}

/// `CALL_LIST_APPEND`
pub fn is_bound_append(frame: Frame, op: Call<Code>, _: CallCache) -> Attempt<CallCache> {
    Ok(CallCache { target: append_target(frame, frame.get(op.window()), op.arguments())? })
}
/// The list that `append` is bound to, and what it gets.
#[inline(always)]
pub fn bound_appends(view: &View, op: Call<Code>, cache: CallCache) -> Option<(Gc<List>, Value)> {
    let native = view.get(op.window()).as_kind::<Native>()?;
    if native.definition.addr() as u64 != cache.target {
        return None;
    }
    Some((native.receiver.as_object::<List>()?, view.get_after(op.window(), LINKAGE)))
}
/// Appends.
#[inline(always)]
pub fn append_bound(frame: Frame, op: Call<Code>, (list, value): (Gc<List>, Value)) -> Step {
    if !list.items().push_fast(value) {
        return Step::Generic;
    }
    frame.set(op.window(), Value::NONE);
    Step::Next
}

/// `CALL_METHOD_LIST_APPEND`
pub fn is_append(frame: Frame, op: CallMethod<Code>, _: CallMethodCache) -> Attempt<CallMethodCache> {
    Ok(CallMethodCache { target: append_target(frame, frame.get(op.window()), op.arguments())? })
}
/// The list, and what it gets, if the method is `list.append`.
#[inline(always)]
pub fn appends(view: &View, op: CallMethod<Code>, cache: CallMethodCache) -> Option<(Gc<List>, Value)> {
    same_native_method(view, op, cache)?;
    let list = view.get_after(op.window(), LINKAGE).as_object::<List>()?;
    Some((list, view.get_after(op.window(), LINKAGE + 1)))
}
/// Appends.
#[inline(always)]
pub fn append(frame: Frame, op: CallMethod<Code>, (list, value): (Gc<List>, Value)) -> Step {
    if !list.items().push_fast(value) {
        return Step::Generic;
    }
    frame.set(op.window(), Value::NONE);
    Step::Next
}

/// The cache of `CALL_METHOD_NATIVE_FAST`: the address of a declaration, and above it what [`place`] is.
const ADDRESS: u64 = (1 << 48) - 1;
const FUNCTION: u64 = 0xFFFF;

/// What is in the place of the method's object: its shape, or `FUNCTION` if there is none.
#[inline(always)]
fn place(object: Value) -> Option<u64> {
    match object.shape() {
        Some(shape) if u64::from(shape) < FUNCTION => Some(shape.into()),
        None if object.is_unbound() => Some(FUNCTION),
        _ => None,
    }
}

/// `CALL_METHOD_NATIVE_FAST`
pub fn fast_native_method(
    frame: Frame,
    op: CallMethod<Code>,
    _: CallMethodCache,
) -> Attempt<CallMethodCache> {
    let native = native_of(frame.get(op.window()))?;
    let (def, object) = (definition(native), frame.window(op.window()).get(0));
    let Some(place) = place(object) else { return Err(Reason("not an object of a small shape")) };
    let fits = match (def.kind, native.owner.as_kind::<Class>()) {
        _ if place == FUNCTION => def.kind != NativeKind::ClassMethod,
        (NativeKind::Method, Some(owner)) => {
            native.receiver.is_unbound() && frame.machine().class_of(object).is_subclass(owner)
        }
        _ => false,
    };
    if !fits {
        return Err(Reason("method of another class"));
    }
    if !def.signature.takes(op.arguments().0.into()) {
        return Err(Reason("wrong number of arguments"));
    }
    let address = native.definition.expose_provenance() as u64;
    if address > ADDRESS {
        return Err(Reason("out of addresses"));
    }
    Ok(CallMethodCache { target: address | place << 48 })
}
/// Whether the native method is the cached one, and its object of the cached shape.
#[inline(always)]
pub fn same_fast_method(view: &View, op: CallMethod<Code>, cache: CallMethodCache) -> Option<()> {
    let place = place(view.get_after(op.window(), LINKAGE))?;
    (native_target(view.get(op.window()))? | place << 48 == cache.target).then_some(())
}
/// Calls it.
pub fn call_fast_native_method(frame: Frame, op: CallMethod<Code>, cache: CallMethodCache) -> Outcome {
    let (window, arguments) = (frame.window(op.window()), usize::from(op.arguments().0));
    // SAFETY: the guard has accepted; the object and the arguments lie in the window.
    let result = unsafe {
        let def = declared(cache.target & ADDRESS);
        let (mut first, mut count) = (window.0, arguments + 1);
        if cache.target >> 48 == FUNCTION {
            if def.kind == NativeKind::Method {
                let native = native_in(window);
                if native.receiver.is_unbound() {
                    let count = unpack_method(frame, window, arguments);
                    return call_any(frame, window, native, count);
                }
                first.write(native.receiver);
            } else {
                first = first.add(1);
                count = arguments;
            }
        }
        (def.function)(frame.vm(), Args::new(first, count, Value::UNBOUND))?
    };
    window.set_callee(result);
    Ok(Step::Next)
}

/// `CALL_METHOD_NATIVE`
pub fn native_method(frame: Frame, op: CallMethod<Code>, _: CallMethodCache) -> Attempt<CallMethodCache> {
    Ok(CallMethodCache { target: native_of(frame.get(op.window()))?.definition.addr() as u64 })
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
    call_any(frame, window, native_in(window), count)
}
