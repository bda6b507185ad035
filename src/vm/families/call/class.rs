//! Members for classes.

use super::length;
use super::python::{exact, function_of_version};
use crate::bytecode::opcode::*;
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::class::{Class, Construction};
use crate::vm::frame::{Attempt, Code, Frame, Outcome, Reason, Step, View};

/// What is known of the construction by a class whose metaclass is `type`.
#[inline(always)]
fn known(view: &View, callee: Value) -> Option<(Gc<Class>, Construction)> {
    let class = callee.as_object::<Class>()?;
    let constructor = class.constructor.get();
    (constructor.epoch == view.machine().epoch).then_some((class, constructor.how))
}

/// `CALL_ALLOC_AND_ENTER_INIT`
pub fn init_version(frame: Frame, op: Call<Code>, _: CallCache) -> Attempt<CallCache> {
    let Some(class) = frame.get(op.window()).as_object::<Class>() else {
        return Err(Reason("not a class"));
    };
    match frame.machine().constructor(class).how {
        Construction::Init(init) => {
            Ok(CallCache { target: exact(Value::object(init), usize::from(op.arguments().0) + 1)? })
        }
        _ => Err(Reason("class without a simple __init__")),
    }
}
/// Whether the class has the cached `__init__`, or another of the same code.
#[inline(always)]
pub fn same_init(view: &View, op: Call<Code>, cache: CallCache) -> Option<()> {
    let (_, Construction::Init(init)) = known(view, view.get(op.window()))? else { return None };
    function_of_version(Value::object(init), cache.target)?;
    Some(())
}
/// Makes the instance and enters its `__init__`.
pub fn enter_init(frame: Frame, op: Call<Code>, _: CallCache) -> Outcome {
    let window = frame.window(op.window());
    let Some(class) = window.callee().as_object::<Class>() else { unreachable!("the guard has looked") };
    let constructor = class.constructor.get();
    let Construction::Init(init) = constructor.how else { unreachable!("the guard has looked") };
    let instance = frame.vm().construct_bare(class, constructor)?;
    let count = op.arguments().0.into();
    let (inner, back) = frame.push_init(window, init, instance, count, length!(Call, CallCache));
    frame.vm().enter_function(init, inner, back)
}

/// `CALL_BUILTIN_CLASS`
pub fn native_class(frame: Frame, op: Call<Code>, cache: CallCache) -> Attempt<CallCache> {
    let Some(class) = frame.get(op.window()).as_object::<Class>() else {
        return Err(Reason("not a class"));
    };
    match frame.machine().constructor(class).how {
        Construction::Native { .. } | Construction::Type => Ok(cache),
        _ => Err(Reason("class without native methods")),
    }
}
/// Whether it is a class made by native methods, or `type` that is asked for a class.
#[inline(always)]
pub fn is_native_class(view: &View, op: Call<Code>, _: CallCache) -> Option<()> {
    match known(view, view.get(op.window()))?.1 {
        Construction::Native { .. } => Some(()),
        Construction::Type if op.arguments().0 == 1 => Some(()),
        _ => None,
    }
}
/// Calls it.
pub fn construct(frame: Frame, op: Call<Code>, _: CallCache) -> Outcome {
    let window = frame.window(op.window());
    let Some(class) = window.callee().as_object::<Class>() else { unreachable!("the guard has looked") };
    let made = match class.constructor.get().how {
        Construction::Native { new, init } => {
            let count = op.arguments().0.into();
            frame.vm().construct_native(class, (new, init), window, count, Value::UNBOUND)?
        }
        _ => Value::object(frame.vm().class_of(window.get(0))),
    };
    window.set_callee(made);
    Ok(Step::Next)
}
