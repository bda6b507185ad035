//! `LOAD_SUPER_ATTR`: `super().name`, without making the `super`.

use super::{pointed, pointer, set_method};
use crate::bytecode::opcode::*;
use crate::heap::Gc;
use crate::objects::class::Class;
use crate::objects::str::Str;
use crate::objects::{Kind, Value};
use crate::vm::frame::{Attempt, Code, Frame, Outcome, Reason, Step, View};
use crate::vm::protocols::attribute::takes_receiver;

#[inline(always)]
fn operands(view: &View, op: LoadSuperAttr<Code>) -> (Value, Value, Value) {
    (view.get(op.first()), view.get_after(op.first(), 1), view.get_after(op.first(), 2))
}

fn is_method(op: LoadSuperAttr<Code>) -> bool {
    op.flags().0 & super_flags::METHOD != 0
}

/// Gives the attribute to the instruction's register or window.
fn finish(frame: Frame, op: LoadSuperAttr<Code>, callable: Value, receiver: Value) -> Outcome {
    match is_method(op) {
        true => set_method(frame, op.dst(), callable, receiver),
        false => frame.set(op.dst(), callable),
    }
    Ok(Step::Next)
}

/// `R[dst] := super(R[first + 1], R[first + 2]).name` if `R[first]` is `super`
pub fn load_super_attr(frame: Frame, op: LoadSuperAttr<Code>) -> Outcome {
    let (callee, after, object) = operands(frame.view(), op);
    let name = frame.name(op.name().0 as usize);
    let vm = frame.vm();
    if callee != Value::object(vm.class(Kind::Super)) {
        let given = [after, object];
        let args = if op.flags().0 & super_flags::TWO_ARGUMENTS != 0 { &given[..] } else { &[] };
        let made = vm.call(callee, args)?;
        return get(frame, op, made, name);
    }
    let Some(class) = after.as_kind::<Class>() else {
        let given = vm.type_name(after);
        return Err(vm.type_error(format!("super() argument 1 must be a type, not {given}")));
    };
    if object.is_none() && op.flags().0 & super_flags::TWO_ARGUMENTS != 0 {
        // `super(C, None)` is bound to nothing.
        let made = vm.call(callee, &[after, object])?;
        return get(frame, op, made, name);
    }
    let start = vm.super_check(class, object)?;
    if is_method(op)
        && !name.is(vm.names.__class__)
        && object != Value::object(start)
        && let Some(found) = vm.super_lookup(start, class, name)
        && takes_receiver(found)
    {
        return finish(frame, op, found, object);
    }
    match vm.super_attr(start, class, object, name)? {
        Some(value) => finish(frame, op, value, Value::UNBOUND),
        None => {
            // What `super` objects have themselves.
            let made = vm.call(callee, &[after, object])?;
            get(frame, op, made, name)
        }
    }
}

fn get(frame: Frame, op: LoadSuperAttr<Code>, made: Value, name: Gc<Str>) -> Outcome {
    let value = frame.vm().get_attr(made, name)?;
    finish(frame, op, value, Value::UNBOUND)
}

/// `LOAD_SUPER_ATTR_METHOD`
pub fn super_method(
    frame: Frame,
    op: LoadSuperAttr<Code>,
    _: LoadSuperAttrCache,
) -> Attempt<LoadSuperAttrCache> {
    let (callee, after, object) = operands(frame.view(), op);
    let vm = frame.machine();
    if callee != Value::object(vm.class(Kind::Super)) {
        return Err(Reason("shadowed"));
    }
    let name = frame.name(op.name().0 as usize);
    if !is_method(op) || name.is(vm.names.__class__) {
        return Err(Reason("not a method"));
    }
    let after = after.as_kind::<Class>().ok_or(Reason("not a class"))?;
    let shape = object.shape().ok_or(Reason("a number or a constant"))?;
    let start = vm.class_of(object);
    if object.as_kind::<Class>().is_some() || !start.is_subclass(after) {
        return Err(Reason("not an instance"));
    }
    let found = vm.super_lookup(start, after, name).ok_or(Reason("not in the class"))?;
    if !takes_receiver(found) {
        return Err(Reason("not a method"));
    }
    if vm.epoch == 0 {
        return Err(Reason("out of versions"));
    }
    let class = after.shape.get();
    Ok(LoadSuperAttrCache { function: pointer(found), shape, version: vm.epoch, class })
}
/// The function and the object, if both classes are the cached ones, and as they were.
#[inline(always)]
pub fn same_super(view: &View, op: LoadSuperAttr<Code>, cache: LoadSuperAttrCache) -> Option<(Value, Value)> {
    let (callee, after, object) = operands(view, op);
    let vm = view.machine();
    if object.shape()? != cache.shape
        || vm.epoch != cache.version
        || after.as_kind::<Class>()?.shape.get() != cache.class
        || Some(callee) != vm.super_class()
    {
        return None;
    }
    // SAFETY: the class after the cached one still has this function.
    Some((unsafe { pointed(cache.function) }, object))
}
/// `R[dst] := the function`, with the object
#[inline(always)]
pub fn bind_super(frame: Frame, op: LoadSuperAttr<Code>, (function, object): (Value, Value)) -> Step {
    set_method(frame, op.dst(), function, object);
    Step::Next
}
