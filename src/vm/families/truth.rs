//! JUMP_IF_FALSE, JUMP_IF_TRUE, UNARY_NOT: what counts as true.

use crate::bytecode::opcode::*;
use crate::objects::bytes::Bytes;
use crate::objects::class::special;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::instance::Instance;
use crate::objects::list::List;
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Int, Value};
use crate::vm::Vm;
use crate::vm::complete::Stage;
use crate::vm::frame::{Attempt, Code, Frame, Outcome, Reason, Step, View};
use crate::vm::protocols::known::Fact;
use crate::vm::protocols::special::{Special, is_plain};

/// The stage of a call of `__bool__`.
const BOOL: Stage = Stage::new(0);
/// The stage of a call of `__len__`.
const LEN: Stage = Stage::new(1);

/// The truth of a value, or the Python function that is entered to say it.
enum Truth {
    Known(bool),
    Ask(Value, Stage),
}

/// The truth of a value that is no word of its own.
fn truth(frame: Frame, value: Value) -> Result<Truth, crate::vm::Raised> {
    if !is_plain(value) {
        let class = frame.vm().class_of(value);
        if !class.defines(special::BOOL | special::LEN) {
            if value.as_kind::<Instance>().is_some() {
                learn(frame, value);
                return Ok(Truth::Known(true));
            }
            return frame.vm().truth(value).map(Truth::Known);
        }
        let (bool_name, len_name) = (frame.vm().names.__bool__, frame.vm().names.__len__);
        match frame.vm().special(class, bool_name) {
            Special::Method(method) if method.as_object::<Function>().is_some() => {
                return Ok(Truth::Ask(method, BOOL));
            }
            Special::Missing => {
                if let Special::Method(method) = frame.vm().special(class, len_name)
                    && method.as_object::<Function>().is_some()
                {
                    return Ok(Truth::Ask(method, LEN));
                }
            }
            _ => {}
        }
    }
    frame.vm().truth(value).map(Truth::Known)
}

/// From now on it is known that instances of this shape, whose class says nothing of it, are true.
fn learn(frame: Frame, value: Value) {
    let vm = frame.machine();
    if let Some(shape) = value.shape()
        && vm.epoch != 0
    {
        vm.known.loads.set(shape, vm.names.__bool__, vm.epoch, Fact::True);
    }
}
/// The truth of a word that is no object, or of an instance that is known to be true.
#[inline(always)]
fn quick(view: &View, value: Value) -> Option<bool> {
    Vm::native_truth(value).or_else(|| known(view, value))
}
#[inline(always)]
fn known(view: &View, value: Value) -> Option<bool> {
    let vm = view.machine();
    match vm.known.loads.get(value.shape()?, vm.names.__bool__, vm.epoch)? {
        Fact::True => Some(true),
        _ => None,
    }
}
/// `JUMP_IF_FALSE` of what needs no body
#[inline(always)]
pub fn quick_if_false(frame: Frame, op: JumpIfFalse<Code>) -> Option<Step> {
    quick(frame.view(), frame.get(op.value())).map(|truth| if_false(op, truth))
}
/// `JUMP_IF_TRUE` of what needs no body
#[inline(always)]
pub fn quick_if_true(frame: Frame, op: JumpIfTrue<Code>) -> Option<Step> {
    quick(frame.view(), frame.get(op.value())).map(|truth| if_true(op, truth))
}
/// `UNARY_NOT` of what needs no body
#[inline(always)]
pub fn quick_not(frame: Frame, op: UnaryNot<Code>) -> Option<Step> {
    quick(frame.view(), frame.get(op.value())).map(|truth| set_not(frame, op, truth))
}
/// `JUMP_IF_FALSE`
pub fn jump_if_false(frame: Frame, op: JumpIfFalse<Code>) -> Outcome {
    decide(frame, frame.get(op.value()), |truth| if_false(op, truth))
}
/// `JUMP_IF_TRUE`
pub fn jump_if_true(frame: Frame, op: JumpIfTrue<Code>) -> Outcome {
    decide(frame, frame.get(op.value()), |truth| if_true(op, truth))
}
/// `UNARY_NOT`
pub fn not(frame: Frame, op: UnaryNot<Code>) -> Outcome {
    decide(frame, frame.get(op.value()), |truth| set_not(frame, op, truth))
}

#[inline(always)]
fn decide(frame: Frame, value: Value, then: impl FnOnce(bool) -> Step) -> Outcome {
    match Vm::native_truth(value) {
        Some(truth) => Ok(then(truth)),
        None => match truth(frame, value)? {
            Truth::Known(truth) => Ok(then(truth)),
            Truth::Ask(method, stage) => frame.enter(method, &[value], stage),
        },
    }
}

/// A `__bool__` or `__len__` that was entered has returned.
pub fn completed(frame: Frame, stage: Stage, result: Value) -> Outcome {
    let truth = if stage.number == LEN.number {
        frame.vm().length_of_result(result)? != 0
    } else {
        match result.as_bool() {
            Some(truth) => truth,
            None => {
                let name = frame.vm().type_name(result);
                let text = format!("__bool__ should return bool, returned {name}");
                return Err(frame.vm().type_error(text));
            }
        }
    };
    let code = Code(frame.pc());
    Ok(match frame.opcode().info().base {
        Opcode::JUMP_IF_FALSE => if_false(JumpIfFalse::at(code), truth),
        Opcode::JUMP_IF_TRUE => if_true(JumpIfTrue::at(code), truth),
        _ => set_not(frame, UnaryNot::at(code), truth),
    })
}

#[inline(always)]
fn if_false(op: JumpIfFalse<Code>, truth: bool) -> Step {
    if truth { Step::Next } else { Step::Jump(op.target().distance()) }
}
#[inline(always)]
fn if_true(op: JumpIfTrue<Code>, truth: bool) -> Step {
    if truth { Step::Loop(op.target().distance()) } else { Step::Next }
}
#[inline(always)]
fn set_not(frame: Frame, op: UnaryNot<Code>, truth: bool) -> Step {
    frame.set(op.dst(), Value::bool(!truth));
    Step::Next
}

/// Whether a plain container or None is true: it has items.
#[inline(always)]
fn has_items(value: Value) -> Option<bool> {
    if let Some(list) = value.as_object::<List>() {
        return Some(!list.is_empty());
    }
    if let Some(text) = value.as_object::<Str>() {
        return Some(!text.is_empty());
    }
    if let Some(dict) = value.as_object::<Dict>() {
        return Some(!dict.is_empty());
    }
    if value.is_none() {
        return Some(false);
    }
    if let Some(bytes) = value.as_object::<Bytes>() {
        return Some(!bytes.as_slice().is_empty());
    }
    if let Some(set) = value.as_object::<Set>() {
        return Some(!set.members().is_empty());
    }
    Some(!value.as_object::<Tuple>()?.is_empty())
}

/// Whether a site may meet instances that are true: from now on this one is known to be.
fn meets_instance(frame: Frame, value: Value) -> Result<(), Reason> {
    let class = frame.machine().class_of(value);
    if class.defines(special::BOOL | special::LEN) || value.as_kind::<Instance>().is_none() {
        return Err(Reason("other types"));
    }
    learn(frame, value);
    Ok(())
}

/// Guards of `$Operands`, and what each does with the truth it finds.
macro_rules! members {
    ($($Operands:ident $Cache:ident: $bool:ident $int:ident $sized:ident $meets:ident $instance:ident;)+) => { $(
        /// An instance whose class says nothing of its truth.
        pub fn $meets(frame: Frame, op: $Operands<Code>, cache: $Cache) -> Attempt<$Cache> {
            meets_instance(frame, frame.get(op.value())).map(|()| cache)
        }
        /// It is such an instance, or None.
        #[inline(always)]
        pub fn $instance(view: &View, op: $Operands<Code>, _: $Cache) -> Option<bool> {
            let value = view.get(op.value());
            if value.is_none() { Some(false) } else { known(view, value) }
        }
        /// It is True or False.
        #[inline(always)]
        pub fn $bool(view: &View, op: $Operands<Code>, _: $Cache) -> Option<bool> {
            view.get(op.value()).as_bool()
        }
        /// It is a small int.
        #[inline(always)]
        pub fn $int(view: &View, op: $Operands<Code>, _: $Cache) -> Option<bool> {
            view.get(op.value()).as_int().map(|int| int != Int::small(0))
        }
        /// It is a list, string, dict, set or tuple, bytes, or None.
        #[inline(always)]
        pub fn $sized(view: &View, op: $Operands<Code>, _: $Cache) -> Option<bool> {
            has_items(view.get(op.value()))
        }
    )+ };
}
members! {
    JumpIfFalse JumpIfFalseCache: false_is_bool false_is_int false_is_sized false_meets_instance false_is_instance;
    JumpIfTrue JumpIfTrueCache: true_is_bool true_is_int true_is_sized true_meets_instance true_is_instance;
}
/// It is True or False.
#[inline(always)]
pub fn not_is_bool(view: &View, op: UnaryNot<Code>, _: UnaryNotCache) -> Option<bool> {
    view.get(op.value()).as_bool()
}
/// Jumps if the operand is false.
#[inline(always)]
pub fn jump_unless(_: Frame, op: JumpIfFalse<Code>, truth: bool) -> Step {
    if_false(op, truth)
}
/// Jumps if the operand is true.
#[inline(always)]
pub fn jump_if(_: Frame, op: JumpIfTrue<Code>, truth: bool) -> Step {
    if_true(op, truth)
}
/// The other truth.
#[inline(always)]
pub fn not_bool(frame: Frame, op: UnaryNot<Code>, truth: bool) -> Step {
    set_not(frame, op, truth)
}
