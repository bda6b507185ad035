//! Moves, constants and jumps: nothing here is specialised.

use crate::bytecode::opcode::*;
use crate::objects::Value;
use crate::vm::frame::{Code, Frame, Outcome, Step};

/// `HALT`
#[inline(always)]
pub fn halt(_: Frame, _: Halt<Code>) -> Step {
    Step::Halt
}
/// `MOVE`
#[inline(always)]
pub fn move_register(frame: Frame, op: Move<Code>) -> Step {
    frame.set(op.dst(), frame.get(op.src()));
    Step::Next
}
/// `LOAD_SMALL_INT`
#[inline(always)]
pub fn load_small_int(frame: Frame, op: LoadSmallInt<Code>) -> Step {
    frame.set(op.dst(), Value::small(op.value().0.into()));
    Step::Next
}
/// The value of a [`Singleton`].
#[inline(always)]
pub fn singleton(which: Singleton) -> Value {
    const VALUES: [Value; 8] = [
        Value::NONE,
        Value::TRUE,
        Value::FALSE,
        Value::ELLIPSIS,
        Value::UNBOUND,
        Value::UNBOUND,
        Value::UNBOUND,
        Value::UNBOUND,
    ];
    VALUES[(which.0 & 7) as usize]
}
/// `LOAD_SINGLETON`
#[inline(always)]
pub fn load_singleton(frame: Frame, op: LoadSingleton<Code>) -> Step {
    frame.set(op.dst(), singleton(op.which()));
    Step::Next
}
/// `LOAD_CONST`
#[inline(always)]
pub fn load_const(frame: Frame, op: LoadConst<Code>) -> Step {
    frame.set(op.dst(), frame.loaded(op.value()));
    Step::Next
}
/// `JUMP`
#[inline(always)]
pub fn jump(_: Frame, op: Jump<Code>) -> Step {
    Step::Jump(op.target().distance())
}
/// `JUMP_BACKWARD`
#[inline(always)]
pub fn jump_backward(_: Frame, op: JumpBackward<Code>) -> Step {
    Step::Loop(op.target().distance())
}
/// `JUMP_IF_NONE`
#[inline(always)]
pub fn jump_if_none(frame: Frame, op: JumpIfNone<Code>) -> Step {
    if frame.get(op.value()).is_none() { Step::Jump(op.target().distance()) } else { Step::Next }
}
/// `JUMP_IF_NOT_NONE`
#[inline(always)]
pub fn jump_if_not_none(frame: Frame, op: JumpIfNotNone<Code>) -> Step {
    if frame.get(op.value()).is_none() { Step::Next } else { Step::Loop(op.target().distance()) }
}

/// Whether two values are one: `is`. Numbers of equal kind and value are; NaN is itself.
#[inline(always)]
fn is(a: Value, b: Value) -> bool {
    a == b
}
/// `JUMP_IF_IS`
#[inline(always)]
pub fn jump_if_is(frame: Frame, op: JumpIfIs<Code>) -> Step {
    if is(frame.get(op.left()), frame.get(op.right())) {
        Step::Jump(op.target().distance())
    } else {
        Step::Next
    }
}
/// `JUMP_IF_IS_NOT`
#[inline(always)]
pub fn jump_if_is_not(frame: Frame, op: JumpIfIsNot<Code>) -> Step {
    if is(frame.get(op.left()), frame.get(op.right())) {
        Step::Next
    } else {
        Step::Jump(op.target().distance())
    }
}
/// `IS_OP`
#[inline(always)]
pub fn is_op(frame: Frame, op: IsOp<Code>) -> Step {
    frame.set(op.dst(), Value::bool(is(frame.get(op.left()), frame.get(op.right()))));
    Step::Next
}

/// `CHECK_BOUND`
pub fn check_bound(frame: Frame, op: CheckBound<Code>) -> Outcome {
    if !frame.get(op.local()).is_unbound() {
        return Ok(Step::Next);
    }
    let code = frame.function().code.get();
    let name = code.code.variable(op.local().0).unwrap_or("?").to_owned();
    let text = format!("cannot access local variable '{name}' where it is not associated with a value");
    let name = frame.vm().intern(&name)?;
    let raised = frame.vm().raise(crate::vm::Exc::UnboundLocalError, text);
    let exception = frame.vm().raised;
    frame.vm().set_exception_field(exception, "name", Value::object(name));
    Err(raised)
}
