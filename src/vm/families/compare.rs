//! COMPARE_AND_BRANCH, COMPARE_OP and CONTAINS_OP.

use super::attribute::learn::special_function;
use super::binary::as_number;
use crate::bytecode::opcode::*;
use crate::heap::Gc;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::list::List;
use crate::objects::set::{FrozenSet, Set};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Int, Kind, Value};
use crate::vm::complete::Stage;
use crate::vm::frame::{Attempt, Code, Frame, Outcome, Reason, Step, View};
use crate::vm::protocols::compare::compare_plain;
use crate::vm::protocols::special::{Special, is_plain};

/// The stage of a call of `__contains__`; comparisons count theirs from 0.
const CONTAINS: Stage = Stage::new(2);

/// What a comparison's result is for.
#[derive(Clone, Copy)]
enum Use {
    /// It goes to a register.
    Store(Reg),
    /// Its truth decides on a branch.
    Branch(Branch),
}

#[inline(always)]
fn operator_of(number: u8) -> CompareOperator {
    const OPERATORS: [CompareOperator; 8] = {
        use CompareOperator::{Eq, Ge, Gt, Le, Lt, Ne};
        [Lt, Le, Eq, Ne, Gt, Ge, Eq, Eq]
    };
    OPERATORS[usize::from(number & 7)]
}

/// Goes on with a comparison whose truth is known.
#[inline(always)]
fn branch(branch: Branch, truth: bool) -> Step {
    if truth == branch.condition().is_negated() { Step::Next } else { Step::Loop(branch.distance()) }
}
#[inline(always)]
fn settle(frame: Frame, purpose: Use, truth: bool) -> Step {
    match purpose {
        Use::Branch(to) => branch(to, truth),
        Use::Store(dst) => {
            frame.set(dst, Value::bool(truth));
            Step::Next
        }
    }
}

/// What a comparison says of two small ints or two plain floats.
#[inline(always)]
fn quick(operator: u8, a: Value, b: Value) -> Option<bool> {
    let operator = operator_of(operator);
    match Int::pair(a, b) {
        Some((a, b)) => Some(operator.holds(a.cmp(&b))),
        None => Value::tagged_float_pair(a, b).map(|(a, b)| holds(operator, a, b)),
    }
}
/// `COMPARE_AND_BRANCH` of two small ints or two plain floats
#[inline(always)]
pub fn quick_branch(frame: Frame, op: CompareAndBranch<Code>) -> Option<Step> {
    let truth = quick(op.branch().condition().operator(), frame.get(op.left()), frame.get(op.right()))?;
    Some(branch(op.branch(), truth))
}
/// `COMPARE_AND_BRANCH_IMM` of a small int or a plain float
#[inline(always)]
pub fn quick_branch_imm(frame: Frame, op: CompareAndBranchImm<Code>) -> Option<Step> {
    let (left, operator) = (frame.get(op.left()), op.branch().condition().operator());
    let truth = match left.as_int() {
        Some(left) => operator_of(operator).holds(left.cmp(&Int::small(op.right().0))),
        None => holds(operator_of(operator), left.as_tagged_float()?, op.right().0.into()),
    };
    Some(branch(op.branch(), truth))
}
/// `COMPARE_OP` of two small ints or two plain floats
#[inline(always)]
pub fn quick_compare(frame: Frame, op: CompareOp<Code>) -> Option<Step> {
    let truth = quick(op.comparison().0 as u8, frame.get(op.left()), frame.get(op.right()))?;
    frame.set(op.dst(), Value::bool(truth));
    Some(Step::Next)
}
/// `COMPARE_AND_BRANCH`
pub fn compare_and_branch(frame: Frame, op: CompareAndBranch<Code>) -> Outcome {
    let operator = operator_of(op.branch().condition().operator());
    compare(frame, operator, frame.get(op.left()), frame.get(op.right()), Use::Branch(op.branch()))
}
/// `COMPARE_AND_BRANCH_IMM`
pub fn compare_and_branch_imm(frame: Frame, op: CompareAndBranchImm<Code>) -> Outcome {
    let operator = operator_of(op.branch().condition().operator());
    let right = Value::small(op.right().0.into());
    compare(frame, operator, frame.get(op.left()), right, Use::Branch(op.branch()))
}
/// `COMPARE_OP`
pub fn compare_op(frame: Frame, op: CompareOp<Code>) -> Outcome {
    let operator = operator_of(op.comparison().0 as u8);
    compare(frame, operator, frame.get(op.left()), frame.get(op.right()), Use::Store(op.dst()))
}

#[inline(always)]
fn compare(frame: Frame, operator: CompareOperator, a: Value, b: Value, purpose: Use) -> Outcome {
    if let Some((a, b)) = Int::pair(a, b) {
        return Ok(settle(frame, purpose, operator.holds(a.cmp(&b))));
    }
    match compare_plain(operator, a, b) {
        Some(truth) => Ok(settle(frame, purpose, truth)),
        None => compare_objects(frame, operator, a, b, purpose),
    }
}

#[inline(never)]
fn compare_objects(frame: Frame, operator: CompareOperator, a: Value, b: Value, purpose: Use) -> Outcome {
    if is_plain(a) && is_plain(b) {
        let result = frame.vm().compare_objects(operator, a, b)?;
        return finish(frame, purpose, result);
    }
    if let Some(truth) = by_identity(frame, operator, a, b) {
        return Ok(settle(frame, purpose, truth));
    }
    if (is_plain(b) || a.shape() == b.shape())
        && let Some(function) = special_function(frame, a, frame.machine().comparison_name(operator))
    {
        return frame.enter(function, &[a, b], stage(frame, purpose, 0));
    }
    ask(frame, operator, a, b, purpose, 0)
}

/// Whether two objects are equal, or not, if that is their identity: of a class without `__eq__` and `__ne__` both, or one of them,
/// while the other is a value that knows no objects.
fn by_identity(frame: Frame, operator: CompareOperator, a: Value, b: Value) -> Option<bool> {
    let wanted = match operator {
        CompareOperator::Eq => true,
        CompareOperator::Ne => false,
        _ => return None,
    };
    let is_indifferent = |value: Value| {
        let is_plain = value.as_header().is_none() || value.as_object::<Str>().is_some();
        is_plain || frame.machine().equals_by_identity(value)
    };
    (is_indifferent(a) && is_indifferent(b)).then_some((a == b) == wanted)
}

fn stage(frame: Frame, purpose: Use, number: u16) -> Stage {
    match purpose {
        Use::Store(dst) => Stage::storing(number, dst, frame.opcode().info().length),
        Use::Branch(_) => Stage::new(number),
    }
}

/// Asks the methods of a comparison, from the `first`th on: functions are entered.
fn ask(frame: Frame, operator: CompareOperator, a: Value, b: Value, purpose: Use, first: u16) -> Outcome {
    for number in first..2 {
        let asked = frame.vm().comparison_methods(operator, a, b)[usize::from(number)];
        if let Special::Method(method) = asked.method
            && method.as_object::<Function>().is_some()
        {
            return frame.enter(method, &[asked.object, asked.other], stage(frame, purpose, number));
        }
        let result = match asked.method {
            // Identity takes no stack.
            Special::Missing | Special::Native(Kind::Instance) if operator != CompareOperator::Ne => {
                frame.vm().ask(asked)?
            }
            _ => frame.vm().with_depth(" in comparison", |vm| vm.ask(asked))?,
        };
        if result != Value::NOT_IMPLEMENTED {
            return finish(frame, purpose, result);
        }
    }
    let result = frame.vm().compare_default(operator, a, b)?;
    finish(frame, purpose, result)
}

fn finish(frame: Frame, purpose: Use, result: Value) -> Outcome {
    match purpose {
        Use::Store(dst) => {
            frame.set(dst, result);
            Ok(Step::Next)
        }
        Use::Branch(to) => Ok(branch(to, frame.vm().truth(result)?)),
    }
}

/// A method that an instruction of these families has entered has returned.
pub fn completed(frame: Frame, stage: Stage, result: Value) -> Outcome {
    let code = Code(frame.pc());
    let (operator, a, b, purpose) = match frame.opcode().info().base {
        Opcode::CONTAINS_OP => {
            let op = ContainsOp::at(code);
            let found = frame.vm().truth(result)?;
            return Ok(set_contains(frame, op, found));
        }
        Opcode::COMPARE_OP => {
            let op = CompareOp::at(code);
            let operator = operator_of(op.comparison().0 as u8);
            (operator, frame.get(op.left()), frame.get(op.right()), Use::Store(op.dst()))
        }
        Opcode::COMPARE_AND_BRANCH => {
            let op = CompareAndBranch::at(code);
            let operator = operator_of(op.branch().condition().operator());
            (operator, frame.get(op.left()), frame.get(op.right()), Use::Branch(op.branch()))
        }
        _ => {
            let op = CompareAndBranchImm::at(code);
            let operator = operator_of(op.branch().condition().operator());
            let right = Value::small(op.right().0.into());
            (operator, frame.get(op.left()), right, Use::Branch(op.branch()))
        }
    };
    if result == Value::NOT_IMPLEMENTED {
        return ask(frame, operator, a, b, purpose, stage.number + 1);
    }
    finish(frame, purpose, result)
}

/// `CONTAINS_OP`
pub fn contains(frame: Frame, op: ContainsOp<Code>) -> Outcome {
    let (container, item) = (frame.get(op.container()), frame.get(op.item()));
    if !is_plain(container) {
        if let Some(function) = special_function(frame, container, frame.machine().names.__contains__) {
            return frame.enter(function, &[container, item], CONTAINS);
        }
        let (class, name) = (frame.vm().class_of(container), frame.vm().names.__contains__);
        if let Special::Method(method) = frame.vm().special(class, name)
            && method.as_object::<Function>().is_some()
        {
            return frame.enter(method, &[container, item], CONTAINS);
        }
    }
    let found = frame.vm().contains(container, item)?;
    Ok(set_contains(frame, op, found))
}

#[inline(always)]
fn set_contains(frame: Frame, op: ContainsOp<Code>, found: bool) -> Step {
    frame.set(op.dst(), Value::bool(found));
    Step::Next
}

/// Whether the site's condition is the one.
macro_rules! conditions {
    ($($name:ident($Operands:ident, $Cache:ident) $Operator:ident $wanted:literal;)+) => { $(
        #[doc = concat!("Whether `", stringify!($Operator), "` shall be ", stringify!($wanted), ".")]
        pub fn $name(_: Frame, op: $Operands<Code>, cache: $Cache) -> Attempt<$Cache> {
            if op.branch().condition() == Condition::new(CompareOperator::$Operator, $wanted) {
                Ok(cache)
            } else {
                Err(Reason("another condition"))
            }
        }
    )+ };
}
conditions! {
    if_lt(CompareAndBranch, CompareAndBranchCache) Lt true;
    unless_lt(CompareAndBranch, CompareAndBranchCache) Lt false;
    if_le(CompareAndBranch, CompareAndBranchCache) Le true;
    unless_le(CompareAndBranch, CompareAndBranchCache) Le false;
    if_eq(CompareAndBranch, CompareAndBranchCache) Eq true;
    unless_eq(CompareAndBranch, CompareAndBranchCache) Eq false;
    if_ne(CompareAndBranch, CompareAndBranchCache) Ne true;
    unless_ne(CompareAndBranch, CompareAndBranchCache) Ne false;
    if_gt(CompareAndBranch, CompareAndBranchCache) Gt true;
    unless_gt(CompareAndBranch, CompareAndBranchCache) Gt false;
    if_ge(CompareAndBranch, CompareAndBranchCache) Ge true;
    unless_ge(CompareAndBranch, CompareAndBranchCache) Ge false;
    imm_if_lt(CompareAndBranchImm, CompareAndBranchImmCache) Lt true;
    imm_unless_lt(CompareAndBranchImm, CompareAndBranchImmCache) Lt false;
    imm_if_le(CompareAndBranchImm, CompareAndBranchImmCache) Le true;
    imm_unless_le(CompareAndBranchImm, CompareAndBranchImmCache) Le false;
    imm_if_eq(CompareAndBranchImm, CompareAndBranchImmCache) Eq true;
    imm_unless_eq(CompareAndBranchImm, CompareAndBranchImmCache) Eq false;
    imm_if_ne(CompareAndBranchImm, CompareAndBranchImmCache) Ne true;
    imm_unless_ne(CompareAndBranchImm, CompareAndBranchImmCache) Ne false;
    imm_if_gt(CompareAndBranchImm, CompareAndBranchImmCache) Gt true;
    imm_unless_gt(CompareAndBranchImm, CompareAndBranchImmCache) Gt false;
    imm_if_ge(CompareAndBranchImm, CompareAndBranchImmCache) Ge true;
    imm_unless_ge(CompareAndBranchImm, CompareAndBranchImmCache) Ge false;
}
/// Whether the site tests for equality.
pub fn is_equality(
    _: Frame,
    op: CompareAndBranch<Code>,
    cache: CompareAndBranchCache,
) -> Attempt<CompareAndBranchCache> {
    match operator_of(op.branch().condition().operator()) {
        CompareOperator::Eq | CompareOperator::Ne => Ok(cache),
        _ => Err(Reason("another condition")),
    }
}
/// Whether the site tests for equality.
pub fn op_is_equality(_: Frame, op: CompareOp<Code>, cache: CompareOpCache) -> Attempt<CompareOpCache> {
    match operator_of(op.comparison().0 as u8) {
        CompareOperator::Eq | CompareOperator::Ne => Ok(cache),
        _ => Err(Reason("another comparison")),
    }
}

/// Guards on the two operands.
macro_rules! guards {
    ($($(#[$doc:meta])* $name:ident($Operands:ident, $Cache:ident) $unpack:path, $Unpacked:ty;)+) => { $(
        $(#[$doc])*
        #[inline(always)]
        pub fn $name(view: &View, op: $Operands<Code>, _: $Cache) -> Option<$Unpacked> {
            $unpack(view.get(op.left()), view.get(op.right()))
        }
    )+ };
}
guards! {
    /// Both are small ints.
    both_int(CompareAndBranch, CompareAndBranchCache) Int::pair, (Int, Int);
    /// Both are plain floats.
    both_float(CompareAndBranch, CompareAndBranchCache) Value::tagged_float_pair, (f64, f64);
    /// Both are numbers that are floats exactly.
    both_number(CompareAndBranch, CompareAndBranchCache) numbers, (f64, f64);
    /// Both are strings.
    both_str(CompareAndBranch, CompareAndBranchCache) strings, (Gc<Str>, Gc<Str>);
    /// Both are small ints.
    op_both_int(CompareOp, CompareOpCache) Int::pair, (Int, Int);
    /// Both are numbers that are floats exactly.
    op_both_number(CompareOp, CompareOpCache) numbers, (f64, f64);
    /// Both are strings.
    op_both_str(CompareOp, CompareOpCache) strings, (Gc<Str>, Gc<Str>);
}
#[inline(always)]
fn numbers(a: Value, b: Value) -> Option<(f64, f64)> {
    Some((as_number(a)?, as_number(b)?))
}
#[inline(always)]
fn strings(a: Value, b: Value) -> Option<(Gc<Str>, Gc<Str>)> {
    Some((a.as_object::<Str>()?, b.as_object::<Str>()?))
}
/// The left operand is a small int.
#[inline(always)]
pub fn left_int(view: &View, op: CompareAndBranchImm<Code>, _: CompareAndBranchImmCache) -> Option<Int> {
    view.get(op.left()).as_int()
}
/// The left operand is a plain float.
#[inline(always)]
pub fn left_float(view: &View, op: CompareAndBranchImm<Code>, _: CompareAndBranchImmCache) -> Option<f64> {
    view.get(op.left()).as_tagged_float()
}

/// What an operator says of two floats.
#[inline(always)]
fn holds(operator: CompareOperator, a: f64, b: f64) -> bool {
    match operator {
        CompareOperator::Lt => a < b,
        CompareOperator::Le => a <= b,
        CompareOperator::Eq => a == b,
        CompareOperator::Ne => a != b,
        CompareOperator::Gt => a > b,
        CompareOperator::Ge => a >= b,
    }
}

/// Whether two strings are equal, where that can be told without reading them.
#[inline(always)]
fn same_text(a: Gc<Str>, b: Gc<Str>) -> Option<bool> {
    if a.is(b) {
        return Some(true);
    }
    let differ = a.is_interned() && b.is_interned() || a.as_bytes().len() != b.as_bytes().len();
    differ.then_some(false)
}

/// Branches of one condition: the comparison of what the guard gave, and whether it shall hold.
macro_rules! branches {
    ($($name:ident($Operands:ident) |$a:ident, $b:ident: $Unpacked:ty| $truth:expr, $wanted:literal;)+) => { $(
        #[doc = concat!("Jumps where `", stringify!($truth), "` is ", stringify!($wanted), ".")]
        #[inline(always)]
        pub fn $name(_: Frame, op: $Operands<Code>, ($a, $b): $Unpacked) -> Step {
            let truth: bool = $truth;
            // A condition that is negated goes forwards only.
            if truth != $wanted {
                Step::Next
            } else if $wanted {
                Step::Loop(op.branch().distance())
            } else {
                Step::Jump(op.branch().distance())
            }
        }
    )+ };
}
branches! {
    jump_if_lt_int(CompareAndBranch) |a, b: (Int, Int)| a < b, true;
    jump_unless_lt_int(CompareAndBranch) |a, b: (Int, Int)| a < b, false;
    jump_if_le_int(CompareAndBranch) |a, b: (Int, Int)| a <= b, true;
    jump_unless_le_int(CompareAndBranch) |a, b: (Int, Int)| a <= b, false;
    jump_if_eq_int(CompareAndBranch) |a, b: (Int, Int)| a == b, true;
    jump_unless_eq_int(CompareAndBranch) |a, b: (Int, Int)| a == b, false;
    jump_if_ne_int(CompareAndBranch) |a, b: (Int, Int)| a != b, true;
    jump_unless_ne_int(CompareAndBranch) |a, b: (Int, Int)| a != b, false;
    jump_if_gt_int(CompareAndBranch) |a, b: (Int, Int)| a > b, true;
    jump_unless_gt_int(CompareAndBranch) |a, b: (Int, Int)| a > b, false;
    jump_if_ge_int(CompareAndBranch) |a, b: (Int, Int)| a >= b, true;
    jump_unless_ge_int(CompareAndBranch) |a, b: (Int, Int)| a >= b, false;
    jump_if_lt_float(CompareAndBranch) |a, b: (f64, f64)| a < b, true;
    jump_unless_lt_float(CompareAndBranch) |a, b: (f64, f64)| a < b, false;
    jump_if_le_float(CompareAndBranch) |a, b: (f64, f64)| a <= b, true;
    jump_unless_le_float(CompareAndBranch) |a, b: (f64, f64)| a <= b, false;
    jump_if_gt_float(CompareAndBranch) |a, b: (f64, f64)| a > b, true;
    jump_unless_gt_float(CompareAndBranch) |a, b: (f64, f64)| a > b, false;
    jump_if_ge_float(CompareAndBranch) |a, b: (f64, f64)| a >= b, true;
    jump_unless_ge_float(CompareAndBranch) |a, b: (f64, f64)| a >= b, false;
}
macro_rules! imm_branches {
    ($($name:ident $operator:tt $wanted:literal;)+) => { $(
        #[doc = concat!("Jumps where `left ", stringify!($operator), " right` is ", stringify!($wanted), ".")]
        #[inline(always)]
        pub fn $name(_: Frame, op: CompareAndBranchImm<Code>, left: Int) -> Step {
            let truth = left $operator Int::small(op.right().0);
            if truth != $wanted {
                Step::Next
            } else if $wanted {
                Step::Loop(op.branch().distance())
            } else {
                Step::Jump(op.branch().distance())
            }
        }
    )+ };
}
imm_branches! {
    jump_if_lt_imm < true;
    jump_unless_lt_imm < false;
    jump_if_le_imm <= true;
    jump_unless_le_imm <= false;
    jump_if_eq_imm == true;
    jump_unless_eq_imm == false;
    jump_if_ne_imm != true;
    jump_unless_ne_imm != false;
    jump_if_gt_imm > true;
    jump_unless_gt_imm > false;
    jump_if_ge_imm >= true;
    jump_unless_ge_imm >= false;
}
/// Jumps as the condition says, on two numbers.
#[inline(always)]
pub fn jump_on_numbers(_: Frame, op: CompareAndBranch<Code>, (a, b): (f64, f64)) -> Step {
    branch(op.branch(), holds(operator_of(op.branch().condition().operator()), a, b))
}
/// Jumps as the condition says, on a float and a constant.
#[inline(always)]
pub fn jump_on_float_imm(_: Frame, op: CompareAndBranchImm<Code>, left: f64) -> Step {
    let right = f64::from(op.right().0);
    branch(op.branch(), holds(operator_of(op.branch().condition().operator()), left, right))
}
/// Jumps as the condition says, on two strings that are equal or not.
#[inline(always)]
pub fn jump_on_str(_: Frame, op: CompareAndBranch<Code>, (a, b): (Gc<Str>, Gc<Str>)) -> Step {
    match same_text(a, b) {
        Some(equal) => {
            let wants_equal = operator_of(op.branch().condition().operator()) == CompareOperator::Eq;
            branch(op.branch(), equal == wants_equal)
        }
        None => Step::Generic,
    }
}

/// `int < int` and the like
#[inline(always)]
pub fn compare_ints(frame: Frame, op: CompareOp<Code>, (a, b): (Int, Int)) -> Step {
    frame.set(op.dst(), Value::bool(operator_of(op.comparison().0 as u8).holds(a.cmp(&b))));
    Step::Next
}
/// `float < float` and the like
#[inline(always)]
pub fn compare_numbers(frame: Frame, op: CompareOp<Code>, (a, b): (f64, f64)) -> Step {
    frame.set(op.dst(), Value::bool(holds(operator_of(op.comparison().0 as u8), a, b)));
    Step::Next
}
/// `str == str`, `str != str`
#[inline(always)]
pub fn compare_strs(frame: Frame, op: CompareOp<Code>, (a, b): (Gc<Str>, Gc<Str>)) -> Step {
    match same_text(a, b) {
        Some(equal) => {
            let wants_equal = operator_of(op.comparison().0 as u8) == CompareOperator::Eq;
            frame.set(op.dst(), Value::bool(equal == wants_equal));
            Step::Next
        }
        None => Step::Generic,
    }
}

/// The container is a dict.
#[inline(always)]
pub fn in_dict(view: &View, op: ContainsOp<Code>, _: ContainsOpCache) -> Option<Gc<Dict>> {
    view.get(op.container()).as_object::<Dict>()
}
/// `item in dict`
pub fn contains_key(frame: Frame, op: ContainsOp<Code>, cache: ContainsOpCache) -> Outcome {
    let Some(dict) = in_dict(frame.view(), op, cache) else { return contains(frame, op) };
    let found = frame.vm().dict_contains(dict, frame.get(op.item()))?;
    Ok(set_contains(frame, op, found))
}
/// Whether an item is the value or equal to it, where that can be told without a call.
#[inline(always)]
fn same_item(item: Value, value: Value) -> Option<bool> {
    if item == value {
        return Some(true);
    }
    if Int::pair(item, value).is_some() {
        return Some(false);
    }
    let (item, value) = strings(item, value)?;
    same_text(item, value)
}
/// The container is a list.
#[inline(always)]
pub fn in_list(view: &View, op: ContainsOp<Code>, _: ContainsOpCache) -> Option<Gc<List>> {
    view.get(op.container()).as_object::<List>()
}
/// `item in list`
pub fn contains_item(frame: Frame, op: ContainsOp<Code>, cache: ContainsOpCache) -> Outcome {
    let Some(list) = in_list(frame.view(), op, cache) else { return contains(frame, op) };
    let value = frame.get(op.item());
    let mut index = 0;
    while let Some(item) = list.get(index) {
        match same_item(item, value) {
            Some(true) => return Ok(set_contains(frame, op, true)),
            Some(false) => index += 1,
            None => return contains(frame, op),
        }
    }
    Ok(set_contains(frame, op, false))
}
/// The container is a tuple.
#[inline(always)]
pub fn in_tuple(view: &View, op: ContainsOp<Code>, _: ContainsOpCache) -> Option<Gc<Tuple>> {
    view.get(op.container()).as_object::<Tuple>()
}
/// `item in tuple`
pub fn contains_element(frame: Frame, op: ContainsOp<Code>, cache: ContainsOpCache) -> Outcome {
    let Some(tuple) = in_tuple(frame.view(), op, cache) else { return contains(frame, op) };
    let value = frame.get(op.item());
    for &item in tuple.items() {
        match same_item(item, value) {
            Some(true) => return Ok(set_contains(frame, op, true)),
            Some(false) => {}
            None => return contains(frame, op),
        }
    }
    Ok(set_contains(frame, op, false))
}
/// The container is a set or a frozenset.
#[inline(always)]
pub fn in_set(view: &View, op: ContainsOp<Code>, _: ContainsOpCache) -> Option<Value> {
    let set = view.get(op.container());
    (set.as_object::<Set>().is_some() || set.as_object::<FrozenSet>().is_some()).then_some(set)
}
/// `item in set`
pub fn contains_member(frame: Frame, op: ContainsOp<Code>, _: ContainsOpCache) -> Outcome {
    let found = frame.vm().set_contains(frame.get(op.container()), frame.get(op.item()))?;
    Ok(set_contains(frame, op, found))
}
