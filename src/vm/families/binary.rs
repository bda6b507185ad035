//! BINARY_OP_* and the unary operators.
//!
//! The generic forms decide for ints and floats at once, then for the other built-in types, and last enter the methods of a
//! program's classes: one after the other, as [`Vm::operator_methods`](crate::vm::Vm::operator_methods) names them.

use crate::bytecode::opcode::*;
use crate::heap::Gc;
use crate::objects::function::Function;
use crate::objects::str::Str;
use crate::objects::{Int, Value, float};
use crate::vm::Vm;
use crate::vm::complete::Stage;
use crate::vm::frame::{Attempt, Code, Frame, Outcome, Reason, Step, View};
use crate::vm::protocols::operators::Operation;
use crate::vm::protocols::special::{Special, is_plain};

/// The generic form of an operator: `$int` and `$float` are what it is for two small ints and two plain floats, where the
/// result is a plain value. `$quick` does these alone.
macro_rules! generic {
    ($($(#[$doc:meta])* $name:ident $quick:ident $Operands:ident $Operator:ident
        |$a:ident, $b:ident| $int:expr, |$x:ident, $y:ident| $float:expr;)+) => { $(
        $(#[$doc])*
        #[inline(always)]
        pub fn $quick(frame: Frame, op: $Operands<Code>) -> Option<Step> {
            let (left, right) = (frame.get(op.left()), frame.get(op.right()));
            let result = if let Some(($a, $b)) = Int::pair(left, right) {
                $int
            } else if let Some(($x, $y)) = Value::tagged_float_pair(left, right) {
                $float
            } else {
                None
            };
            frame.set(op.dst(), result?);
            Some(Step::Next)
        }
        $(#[$doc])*
        pub fn $name(frame: Frame, op: $Operands<Code>) -> Outcome {
            if let Some(step) = $quick(frame, op) {
                return Ok(step);
            }
            let (left, right) = (frame.get(op.left()), frame.get(op.right()));
            let operator = BinaryOperator::$Operator;
            operate(frame, op.dst(), Operation { operator, in_place: op.is_flagged(), left, right })
        }
    )+ };
}
generic! {
    /// `BINARY_OP_ADD`
    add quick_add BinaryOpAdd Add |a, b| a.checked_add(b), |x, y| Value::tagged_float(x + y);
    /// `BINARY_OP_SUBTRACT`
    subtract quick_subtract BinaryOpSubtract Subtract |a, b| a.checked_sub(b), |x, y| Value::tagged_float(x - y);
    /// `BINARY_OP_MULTIPLY`
    multiply quick_multiply BinaryOpMultiply Multiply |a, b| a.checked_mul(b), |x, y| Value::tagged_float(x * y);
    /// `BINARY_OP_TRUE_DIVIDE`
    true_divide quick_true_divide BinaryOpTrueDivide TrueDivide |a, b| divide_ints(a, b), |x, y| quotient(x, y);
    /// `BINARY_OP_FLOOR_DIVIDE`
    floor_divide quick_floor_divide BinaryOpFloorDivide FloorDivide |a, b| a.checked_floor_div(b), |_x, _y| None;
    /// `BINARY_OP_REMAINDER`
    remainder quick_remainder BinaryOpRemainder Remainder |a, b| a.checked_rem(b), |_x, _y| None;
    /// `BINARY_OP_POWER`
    power quick_power BinaryOpPower Power |a, b| square(a, b), |_x, _y| None;
    /// `BINARY_OP_LSHIFT`
    lshift quick_lshift BinaryOpLshift Lshift |a, b| a.checked_shl(b), |_x, _y| None;
    /// `BINARY_OP_RSHIFT`
    rshift quick_rshift BinaryOpRshift Rshift |a, b| a.checked_shr(b), |_x, _y| None;
    /// `BINARY_OP_AND`
    and quick_and BinaryOpAnd And |a, b| Some(a.and(b)), |_x, _y| None;
    /// `BINARY_OP_OR`
    or quick_or BinaryOpOr Or |a, b| Some(a.or(b)), |_x, _y| None;
    /// `BINARY_OP_XOR`
    xor quick_xor BinaryOpXor Xor |a, b| Some(a.xor(b)), |_x, _y| None;
    /// `BINARY_OP_MATRIX_MULTIPLY`
    matrix_multiply quick_matrix_multiply BinaryOpMatrixMultiply MatrixMultiply |_a, _b| None, |_x, _y| None;
}

/// The ints that are floats exactly.
const EXACT: u64 = 1 << 53;

#[inline(always)]
fn exact(int: Int) -> Option<f64> {
    let number = int.get();
    (number.unsigned_abs() <= EXACT).then_some(number as f64)
}
/// The quotient of ints that are floats, the second not zero: rounded once, as Python's is.
#[inline(always)]
fn divide_ints(a: Int, b: Int) -> Option<Value> {
    quotient(exact(a)?, exact(b)?)
}
#[inline(always)]
fn quotient(x: f64, y: f64) -> Option<Value> {
    if y == 0.0 { None } else { Value::tagged_float(x / y) }
}
#[inline(always)]
fn square(a: Int, b: Int) -> Option<Value> {
    if b.get() == 2 { a.checked_mul(a) } else { None }
}

/// `BINARY_OP_IMM` of a small int or a plain float
#[inline(always)]
pub fn quick_imm(frame: Frame, op: BinaryOpImm<Code>) -> Option<Step> {
    let (left, value) = (frame.get(op.left()), op.right().value());
    let operator = imm_operator(op);
    let result = if let Some(a) = left.as_int() {
        let b = Int::small(value);
        match operator {
            BinaryOperator::Add => a.checked_add(b),
            BinaryOperator::Subtract => a.checked_sub(b),
            BinaryOperator::Multiply => a.checked_mul(b),
            BinaryOperator::FloorDivide => a.checked_floor_div(b),
            BinaryOperator::Remainder => a.checked_rem(b),
            BinaryOperator::TrueDivide => divide_ints(a, b),
            BinaryOperator::Lshift => a.checked_shl(b),
            BinaryOperator::Rshift => a.checked_shr(b),
            BinaryOperator::And => Some(a.and(b)),
            BinaryOperator::Or => Some(a.or(b)),
            BinaryOperator::Xor => Some(a.xor(b)),
            BinaryOperator::Power => square(a, b),
            BinaryOperator::MatrixMultiply => None,
        }
    } else {
        let (x, y) = (left.as_tagged_float()?, f64::from(value));
        match operator {
            BinaryOperator::Add => Value::tagged_float(x + y),
            BinaryOperator::Subtract => Value::tagged_float(x - y),
            BinaryOperator::Multiply => Value::tagged_float(x * y),
            BinaryOperator::TrueDivide => quotient(x, y),
            _ => None,
        }
    };
    frame.set(op.dst(), result?);
    Some(Step::Next)
}
/// `BINARY_OP_IMM`
pub fn imm(frame: Frame, op: BinaryOpImm<Code>) -> Outcome {
    if let Some(step) = quick_imm(frame, op) {
        return Ok(step);
    }
    let (left, right) = (frame.get(op.left()), Value::small(op.right().value().into()));
    let operator = imm_operator(op);
    operate(frame, op.dst(), Operation { operator, in_place: op.is_flagged(), left, right })
}

#[inline(always)]
fn imm_operator(op: BinaryOpImm<Code>) -> BinaryOperator {
    let number = usize::from(op.right().operator());
    BinaryOperator::ALL.get(number).copied().unwrap_or(BinaryOperator::Add)
}

/// What is neither two small ints nor two plain floats.
fn operate(frame: Frame, dst: Reg, operation: Operation) -> Outcome {
    let Operation { operator, in_place, left, right } = operation;
    if let Some(value) = of_numbers(operator, left, right) {
        frame.set(dst, value);
        return Ok(Step::Next);
    }
    if is_plain(left) && is_plain(right) {
        let vm = frame.vm();
        let result =
            if in_place { vm.inplace(operator, left, right)? } else { vm.binary(operator, left, right)? };
        frame.set(dst, result);
        return Ok(Step::Next);
    }
    if let Some(method) = frame.vm().left_method(operation) {
        return frame.enter_function(method, None, &[left, right], stage(frame, dst, 0));
    }
    ask(frame, dst, operation, 0)
}

/// The operation on two numbers of which one is a float and the other one exactly, where the result is a plain float.
fn of_numbers(operator: BinaryOperator, left: Value, right: Value) -> Option<Value> {
    let (x, y) = float_pair(left, right)?;
    let result = match operator {
        BinaryOperator::Add => x + y,
        BinaryOperator::Subtract => x - y,
        BinaryOperator::Multiply => x * y,
        BinaryOperator::TrueDivide if y != 0.0 => x / y,
        BinaryOperator::FloorDivide => float::floor_div(x, y)?,
        BinaryOperator::Remainder => float::rem(x, y)?,
        BinaryOperator::Power => float::pow(x, y).ok()?,
        _ => return None,
    };
    Value::tagged_float(result)
}

fn stage(frame: Frame, dst: Reg, number: u16) -> Stage {
    Stage::storing(number, dst, frame.opcode().info().length)
}

/// Asks the methods of an operation, from the `next`th on: functions are entered.
fn ask(frame: Frame, dst: Reg, operation: Operation, mut next: u16) -> Outcome {
    while let Some(asked) = frame.vm().operator_methods(operation, next.into()) {
        if let Special::Method(method) = asked.method
            && method.as_object::<Function>().is_some()
        {
            return frame.enter(method, &[asked.object, asked.other], stage(frame, dst, next));
        }
        let result = frame.vm().ask_operator(operation, asked)?;
        if result != Value::NOT_IMPLEMENTED {
            frame.set(dst, result);
            return Ok(Step::Next);
        }
        next += 1;
    }
    let result = frame.vm().operator_default(operation)?;
    frame.set(dst, result);
    Ok(Step::Next)
}

/// A method that a binary operator has entered has returned.
pub fn completed(frame: Frame, stage: Stage, result: Value) -> Outcome {
    let base = frame.opcode().info().base;
    let code = Code(frame.pc());
    let (dst, operation) = if base == Opcode::BINARY_OP_IMM {
        let op = BinaryOpImm::at(code);
        let right = Value::small(op.right().value().into());
        let (operator, left) = (imm_operator(op), frame.get(op.left()));
        (op.dst(), Operation { operator, in_place: op.is_flagged(), left, right })
    } else {
        // The operators' instructions have the same operands.
        let op = BinaryOpAdd::at(code);
        let operators = BinaryOperator::ALL.iter().copied();
        let operator = operators.into_iter().find(|operator| operator.opcode() == base);
        let operator = operator.unwrap_or(BinaryOperator::Add);
        let (left, right) = (frame.get(op.left()), frame.get(op.right()));
        (op.dst(), Operation { operator, in_place: op.is_flagged(), left, right })
    };
    if result == Value::NOT_IMPLEMENTED {
        return ask(frame, dst, operation, stage.number + 1);
    }
    frame.set(dst, result);
    Ok(Step::Next)
}

/// `UNARY_NEGATIVE` of a small int or a plain float
#[inline(always)]
pub fn quick_negative(frame: Frame, op: UnaryNegative<Code>) -> Option<Step> {
    let value = frame.get(op.value());
    let result = match value.as_int() {
        Some(int) => int.checked_neg(),
        None => Value::tagged_float(-value.as_tagged_float()?),
    };
    frame.set(op.dst(), result?);
    Some(Step::Next)
}
/// The generic form of a unary operator.
macro_rules! unary {
    ($($(#[$doc:meta])* $name:ident $Operands:ident |$a:ident| $int:expr, $slow:path;)+) => { $(
        $(#[$doc])*
        pub fn $name(frame: Frame, op: $Operands<Code>) -> Outcome {
            let value = frame.get(op.value());
            let result = match value.as_int().and_then(|$a| $int) {
                Some(result) => result,
                None => $slow(frame.vm(), value)?,
            };
            frame.set(op.dst(), result);
            Ok(Step::Next)
        }
    )+ };
}
unary! {
    /// `UNARY_NEGATIVE`
    negative UnaryNegative |a| a.checked_neg(), Vm::negative;
    /// `UNARY_POSITIVE`
    positive UnaryPositive |a| Some(a.value()), Vm::positive;
    /// `UNARY_INVERT`
    invert UnaryInvert |a| Some(a.invert()), Vm::invert;
}

/// A result that does not fit its representation is left to the generic form: no miss.
#[inline(always)]
pub(super) fn finish(frame: Frame, dst: Reg, result: Option<Value>) -> Step {
    match result {
        Some(value) => {
            frame.set(dst, value);
            Step::Next
        }
        None => Step::Generic,
    }
}

/// A guard and what is done with what it gives: `guard(a, b)` of the two operands.
macro_rules! members {
    ($($Operands:ident $Cache:ident {
        $($(#[$doc:meta])* $guard:ident $unpack:path, $Unpacked:ty => $run:ident |$a:ident, $b:ident| $result:expr;)*
    })+) => { $($(
        $(#[$doc])*
        #[inline(always)]
        pub fn $guard(view: &View, op: $Operands<Code>, _: $Cache) -> Option<$Unpacked> {
            $unpack(view.get(op.left()), view.get(op.right()))
        }
        $(#[$doc])*
        #[inline(always)]
        pub fn $run(frame: Frame, op: $Operands<Code>, ($a, $b): $Unpacked) -> Step {
            finish(frame, op.dst(), $result)
        }
    )*)+ };
}
members! {
    BinaryOpAdd BinaryOpAddCache {
        /// `int + int`
        add_both_int Int::pair, (Int, Int) => add_int |a, b| a.checked_add(b);
        /// `float + float`
        add_both_float Value::tagged_float_pair, (f64, f64) => add_float |a, b| Value::tagged_float(a + b);
        /// `int + float`, `float + int`
        add_mixed mixed_pair, (f64, f64) => add_numbers |a, b| Value::tagged_float(a + b);
    }
    BinaryOpSubtract BinaryOpSubtractCache {
        /// `int - int`
        subtract_both_int Int::pair, (Int, Int) => subtract_int |a, b| a.checked_sub(b);
        /// `float - float`
        subtract_both_float Value::tagged_float_pair, (f64, f64) => subtract_float |a, b| Value::tagged_float(a - b);
        /// `int - float`, `float - int`
        subtract_mixed mixed_pair, (f64, f64) => subtract_numbers |a, b| Value::tagged_float(a - b);
    }
    BinaryOpMultiply BinaryOpMultiplyCache {
        /// `int * int`
        multiply_both_int Int::pair, (Int, Int) => multiply_int |a, b| a.checked_mul(b);
        /// `float * float`
        multiply_both_float Value::tagged_float_pair, (f64, f64) => multiply_float |a, b| Value::tagged_float(a * b);
        /// `int * float`, `float * int`
        multiply_mixed mixed_pair, (f64, f64) => multiply_numbers |a, b| Value::tagged_float(a * b);
    }
    BinaryOpTrueDivide BinaryOpTrueDivideCache {
        /// `float / float`, the right one not zero
        divide_both_float divisible_floats, (f64, f64) => divide_float |a, b| Value::tagged_float(a / b);
        /// `int / int` and mixed, the right one not zero
        divide_mixed divisible_numbers, (f64, f64) => divide_numbers |a, b| Value::tagged_float(a / b);
    }
    BinaryOpFloorDivide BinaryOpFloorDivideCache {
        /// `int // int`, the right one not zero
        floor_divide_both_int divisible_ints, (Int, Int) => floor_divide_int |a, b| a.checked_floor_div(b);
    }
    BinaryOpRemainder BinaryOpRemainderCache {
        /// `int % int`, the right one not zero
        remainder_both_int divisible_ints, (Int, Int) => remainder_int |a, b| a.checked_rem(b);
    }
    BinaryOpLshift BinaryOpLshiftCache {
        /// `int << int`, the right one not negative
        lshift_both_int shiftable, (Int, Int) => lshift_int |a, b| a.checked_shl(b);
    }
    BinaryOpRshift BinaryOpRshiftCache {
        /// `int >> int`, the right one not negative
        rshift_both_int shiftable, (Int, Int) => rshift_int |a, b| a.checked_shr(b);
    }
    BinaryOpAnd BinaryOpAndCache {
        /// `int & int`
        and_both_int Int::pair, (Int, Int) => and_int |a, b| Some(a.and(b));
    }
    BinaryOpOr BinaryOpOrCache {
        /// `int | int`
        or_both_int Int::pair, (Int, Int) => or_int |a, b| Some(a.or(b));
    }
    BinaryOpXor BinaryOpXorCache {
        /// `int ^ int`
        xor_both_int Int::pair, (Int, Int) => xor_int |a, b| Some(a.xor(b));
    }
}

/// A number as a float: a plain float, or an int that is one exactly.
#[inline(always)]
pub(super) fn as_number(value: Value) -> Option<f64> {
    match value.as_tagged_float() {
        Some(number) => Some(number),
        None => exact(value.as_int()?),
    }
}
/// An int and a float, in either order, as floats.
#[inline(always)]
fn mixed_pair(a: Value, b: Value) -> Option<(f64, f64)> {
    if a.as_int().is_some() {
        Some((exact(a.as_int()?)?, b.as_tagged_float()?))
    } else {
        Some((a.as_tagged_float()?, exact(b.as_int()?)?))
    }
}
#[inline(always)]
fn divisible_floats(a: Value, b: Value) -> Option<(f64, f64)> {
    Value::tagged_float_pair(a, b).filter(|&(_, b)| b != 0.0)
}
#[inline(always)]
fn divisible_numbers(a: Value, b: Value) -> Option<(f64, f64)> {
    Some((as_number(a)?, as_number(b)?)).filter(|&(_, b)| b != 0.0)
}
#[inline(always)]
fn divisible_ints(a: Value, b: Value) -> Option<(Int, Int)> {
    Int::pair(a, b).filter(|&(_, b)| b.get() != 0)
}
#[inline(always)]
fn shiftable(a: Value, b: Value) -> Option<(Int, Int)> {
    Int::pair(a, b).filter(|&(_, b)| b.get() >= 0)
}

/// Two numbers of which one is a float and the other one exactly.
#[inline(always)]
fn float_pair(a: Value, b: Value) -> Option<(f64, f64)> {
    if Int::pair(a, b).is_some() { None } else { Some((as_number(a)?, as_number(b)?)) }
}
/// What floats are asked for out of line.
macro_rules! float_calls {
    ($($(#[$doc:meta])* $guard:ident => $run:ident $Operands:ident $Cache:ident $Operator:ident $generic:ident;)+) => { $(
        $(#[$doc])*
        #[inline(always)]
        pub fn $guard(view: &View, op: $Operands<Code>, _: $Cache) -> Option<(f64, f64)> {
            float_pair(view.get(op.left()), view.get(op.right()))
        }
        $(#[$doc])*
        pub fn $run(frame: Frame, op: $Operands<Code>, _: $Cache) -> Outcome {
            match of_numbers(BinaryOperator::$Operator, frame.get(op.left()), frame.get(op.right())) {
                Some(value) => {
                    frame.set(op.dst(), value);
                    Ok(Step::Next)
                }
                None => $generic(frame, op),
            }
        }
    )+ };
}
float_calls! {
    /// `float // float` and mixed
    floor_divide_floats => floor_divide_float BinaryOpFloorDivide BinaryOpFloorDivideCache FloorDivide floor_divide;
    /// `float % float` and mixed
    remainder_floats => remainder_float BinaryOpRemainder BinaryOpRemainderCache Remainder remainder;
    /// `float ** float` and mixed
    power_floats => power_float BinaryOpPower BinaryOpPowerCache Power power;
}
/// `float ** value`
pub fn power_float_imm(frame: Frame, op: BinaryOpImm<Code>, _: BinaryOpImmCache) -> Outcome {
    match of_numbers(BinaryOperator::Power, frame.get(op.left()), Value::small(op.right().value().into())) {
        Some(value) => {
            frame.set(op.dst(), value);
            Ok(Step::Next)
        }
        None => imm(frame, op),
    }
}

/// Both are strings.
#[inline(always)]
pub fn add_both_str(view: &View, op: BinaryOpAdd<Code>, _: BinaryOpAddCache) -> Option<(Gc<Str>, Gc<Str>)> {
    Some((view.get(op.left()).as_object::<Str>()?, view.get(op.right()).as_object::<Str>()?))
}
/// `str + str`
pub fn add_str(frame: Frame, op: BinaryOpAdd<Code>, cache: BinaryOpAddCache) -> Outcome {
    let Some((a, b)) = add_both_str(frame.view(), op, cache) else { return add(frame, op) };
    let text = frame.vm().str_concat(a, b)?;
    frame.set(op.dst(), text);
    Ok(Step::Next)
}

/// Whether the site's operator is the one; whose member is tried, has `op` for its operands.
macro_rules! imm_is {
    ($($name:ident $Operator:ident;)+) => { $(
        #[doc = concat!("Whether the operator is `", stringify!($Operator), "`.")]
        pub fn $name(_: Frame, op: BinaryOpImm<Code>, cache: BinaryOpImmCache) -> Attempt<BinaryOpImmCache> {
            if imm_operator(op) == BinaryOperator::$Operator { Ok(cache) } else { Err(Reason("another operator")) }
        }
    )+ };
}
imm_is! {
    imm_is_add Add;
    imm_is_subtract Subtract;
    imm_is_multiply Multiply;
    imm_is_floor_divide FloorDivide;
    imm_is_remainder Remainder;
    imm_is_lshift Lshift;
    imm_is_rshift Rshift;
    imm_is_and And;
    imm_is_or Or;
    imm_is_xor Xor;
    imm_is_true_divide TrueDivide;
    imm_is_power Power;
}
/// Whether the operation is squaring.
pub fn imm_is_square(_: Frame, op: BinaryOpImm<Code>, cache: BinaryOpImmCache) -> Attempt<BinaryOpImmCache> {
    match (imm_operator(op), op.right().value()) {
        (BinaryOperator::Power, 2) => Ok(cache),
        _ => Err(Reason("another operator")),
    }
}
/// The left operand is a small int.
#[inline(always)]
pub fn left_int(view: &View, op: BinaryOpImm<Code>, _: BinaryOpImmCache) -> Option<Int> {
    view.get(op.left()).as_int()
}
/// The left operand is a plain float.
#[inline(always)]
pub fn left_float(view: &View, op: BinaryOpImm<Code>, _: BinaryOpImmCache) -> Option<f64> {
    view.get(op.left()).as_tagged_float()
}
/// The left operand is a number, and the right one not zero.
#[inline(always)]
pub fn left_dividend(view: &View, op: BinaryOpImm<Code>, _: BinaryOpImmCache) -> Option<f64> {
    as_number(view.get(op.left())).filter(|_| op.right().value() != 0)
}

macro_rules! imm_members {
    ($($(#[$doc:meta])* $run:ident |$a:ident: $Left:ty, $b:ident = $convert:path| $result:expr;)+) => { $(
        $(#[$doc])*
        #[inline(always)]
        pub fn $run(frame: Frame, op: BinaryOpImm<Code>, $a: $Left) -> Step {
            let $b = $convert(op.right().value());
            finish(frame, op.dst(), $result)
        }
    )+ };
}
imm_members! {
    /// `int + value`
    add_imm |a: Int, b = Int::small| a.checked_add(b);
    /// `int - value`
    subtract_imm |a: Int, b = Int::small| a.checked_sub(b);
    /// `int * value`
    multiply_imm |a: Int, b = Int::small| a.checked_mul(b);
    /// `int // value`
    floor_divide_imm |a: Int, b = Int::small| a.checked_floor_div(b);
    /// `int % value`
    remainder_imm |a: Int, b = Int::small| a.checked_rem(b);
    /// `int << value`
    lshift_imm |a: Int, b = Int::small| a.checked_shl(b);
    /// `int >> value`
    rshift_imm |a: Int, b = Int::small| a.checked_shr(b);
    /// `int & value`
    and_imm |a: Int, b = Int::small| Some(a.and(b));
    /// `int | value`
    or_imm |a: Int, b = Int::small| Some(a.or(b));
    /// `int ^ value`
    xor_imm |a: Int, b = Int::small| Some(a.xor(b));
    /// `int ** 2`
    square_imm |a: Int, _b = Int::small| a.checked_mul(a);
    /// `float + value`
    add_float_imm |a: f64, b = f64::from| Value::tagged_float(a + b);
    /// `float - value`
    subtract_float_imm |a: f64, b = f64::from| Value::tagged_float(a - b);
    /// `float * value`
    multiply_float_imm |a: f64, b = f64::from| Value::tagged_float(a * b);
    /// `number / value`
    divide_imm |a: f64, b = f64::from| Value::tagged_float(a / b);
}

/// The operand is a small int.
#[inline(always)]
pub fn negative_is_int(view: &View, op: UnaryNegative<Code>, _: UnaryNegativeCache) -> Option<Int> {
    view.get(op.value()).as_int()
}
/// `-int`
#[inline(always)]
pub fn negate_int(frame: Frame, op: UnaryNegative<Code>, int: Int) -> Step {
    finish(frame, op.dst(), int.checked_neg())
}
/// The operand is a plain float.
#[inline(always)]
pub fn negative_is_float(view: &View, op: UnaryNegative<Code>, _: UnaryNegativeCache) -> Option<f64> {
    view.get(op.value()).as_tagged_float()
}
/// `-float`
#[inline(always)]
pub fn negate_float(frame: Frame, op: UnaryNegative<Code>, number: f64) -> Step {
    finish(frame, op.dst(), Value::tagged_float(-number))
}
