//! What `math` does with ints of any size, and with what rounds to them.

use crate::bytecode::opcode::BinaryOperator;
use crate::library::math::integers;
use crate::natives;
use crate::objects::int::{self, Operand};
use crate::objects::{Value, float};
use crate::vm::{Args, NativeDef, Raised, Result, Vm};
use dashu_int::{IBig, UBig};

/// Results may have this many bits: 4 GiB. What the heap takes is its own limit's business.
const MAX_BITS: usize = 1 << 35;

pub(super) static FUNCTIONS: &[NativeDef] = natives! {
    Function {
        "ceil" One, ceil, "Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x.";
        "floor" One, floor, "Return the floor of x as an Integral.\n\nThis is the largest integer <= x.";
        "trunc" One, trunc, "Truncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic method.";
        "factorial" One, factorial, "Find n!.\n\nRaise a ValueError if x is negative or non-integral.";
        "comb" Positional(2, 2), comb, "Number of ways to choose k items from n items without repetition and without order.\n\nEvaluates to n! / (k! * (n - k)!) when k <= n and evaluates\nto zero when k > n.\n\nAlso called the binomial coefficient because it is equivalent\nto the coefficient of k-th term in polynomial expansion of the\nexpression (1 + x)**n.\n\nRaises TypeError if either of the arguments are not integers.\nRaises ValueError if either of the arguments are negative.";
        "perm" Positional(1, 2), perm, "Number of ways to choose k items from n items without repetition and with order.\n\nEvaluates to n! / (n - k)! when k <= n and evaluates\nto zero when k > n.\n\nIf k is not specified or is None, then k defaults to n\nand the function returns n!.\n\nRaises TypeError if either of the arguments are not integers.\nRaises ValueError if either of the arguments are negative.";
        "gcd" Any, gcd, "Greatest Common Divisor.";
        "lcm" Any, lcm, "Least Common Multiple.";
        "isqrt" One, isqrt, "Return the integer part of the square root of the input.";
        "prod" Named { names: &["", "start"], required: 1, positional: 1 }, prod, "Calculate the product of all the elements in the input iterable.\n\nThe default start value for the product is 1.\n\nWhen the iterable is empty, return the start value.  This function is\nintended specifically for use with numeric values and may reject\nnon-numeric types.";
    }
};

/// The special method of rounding, if the class has one; a float's own number otherwise.
fn rounded(vm: &mut Vm, value: Value, method: &str, round: fn(f64) -> f64) -> Result {
    let exact = value.as_float().or_else(|| value.as_object::<float::BoxedFloat>().map(|float| float.get()));
    let number = match exact {
        Some(number) => number,
        None => {
            let name = vm.intern(method)?;
            if let Some(result) = vm.call_special(value, name, &[])? {
                return Ok(result);
            }
            vm.to_float(value)?
        }
    };
    to_int(vm, round(number))
}

fn to_int(vm: &mut Vm, number: f64) -> Result {
    if number.is_nan() {
        return Err(vm.value_error("cannot convert float NaN to integer"));
    }
    if number.is_infinite() {
        return Err(vm.overflow_error("cannot convert float infinity to integer"));
    }
    let int = int::from_float(&vm.heap, number);
    vm.memory(int)
}

fn floor(vm: &mut Vm, args: Args) -> Result {
    rounded(vm, args[0], "__floor__", f64::floor)
}

fn ceil(vm: &mut Vm, args: Args) -> Result {
    rounded(vm, args[0], "__ceil__", f64::ceil)
}

fn trunc(vm: &mut Vm, args: Args) -> Result {
    if let Some(number) = args[0].as_float() {
        return to_int(vm, number);
    }
    let name = vm.names.__trunc__;
    match vm.call_special(args[0], name, &[])? {
        Some(result) => Ok(result),
        None => {
            let text = format!("type {} doesn't define __trunc__ method", vm.type_name(args[0]));
            Err(vm.type_error(text))
        }
    }
}

/// An int's magnitude; `negative` raises what is to be raised for one below zero.
fn natural(vm: &mut Vm, value: Value, negative: &str) -> Result<UBig> {
    let value = vm.index(value)?;
    let Some(int) = Operand::of(value).filter(|int| !int.is_negative()) else {
        return Err(vm.value_error(negative));
    };
    Ok(int.big().into_parts().1)
}

/// An int of the library's result. `None`: it would be beyond all memory.
fn new_int(vm: &mut Vm, result: Option<UBig>) -> Result {
    let Some(result) = result else { return Err(vm.out_of_memory()) };
    let int = int::from_big(&vm.heap, IBig::from(result));
    vm.memory(int)
}

/// A count that has to fit a word.
fn count(vm: &mut Vm, number: &UBig, refusal: &str) -> Result<u64> {
    match u64::try_from(number) {
        Ok(count) if count <= i64::MAX as u64 => Ok(count),
        _ => Err(vm.overflow_error(refusal)),
    }
}

fn factorial(vm: &mut Vm, args: Args) -> Result {
    let n = natural(vm, args[0], "factorial() not defined for negative values")?;
    let n = count(vm, &n, "factorial() argument should not exceed 9223372036854775807")?;
    new_int(vm, integers::factorial(n, MAX_BITS))
}

fn comb(vm: &mut Vm, args: Args) -> Result {
    let (n, k) = (vm.index(args[0])?, vm.index(args[1])?);
    let n = natural(vm, n, "n must be a non-negative integer")?;
    let k = natural(vm, k, "k must be a non-negative integer")?;
    if k > n {
        return Ok(Value::small(0));
    }
    let rest = &n - &k;
    let k = if rest < k { rest } else { k };
    let k = count(vm, &k, "min(n - k, k) must not exceed 9223372036854775807")?;
    new_int(vm, integers::comb(&n, k, MAX_BITS))
}

fn perm(vm: &mut Vm, args: Args) -> Result {
    let Some(k) = args.get(1).filter(|k| !k.is_none()) else { return factorial(vm, args) };
    let (n, k) = (vm.index(args[0])?, vm.index(k)?);
    let n = natural(vm, n, "n must be a non-negative integer")?;
    let k = natural(vm, k, "k must be a non-negative integer")?;
    if k > n {
        return Ok(Value::small(0));
    }
    let k = count(vm, &k, "k must not exceed 9223372036854775807")?;
    new_int(vm, integers::perm(&n, k, MAX_BITS))
}

fn no_keywords(vm: &mut Vm, args: Args, name: &str) -> std::result::Result<(), Raised> {
    match args.names() {
        Some(names) if !names.is_empty() => {
            Err(vm.type_error(format!("math.{name}() takes no keyword arguments")))
        }
        _ => Ok(()),
    }
}

fn gcd(vm: &mut Vm, args: Args) -> Result {
    no_keywords(vm, args, "gcd")?;
    let mut result = Value::small(0);
    for &value in args.as_slice() {
        let value = vm.index(value)?;
        let gcd = int::gcd(&vm.heap, result, value);
        result = vm.memory(gcd)?;
    }
    Ok(result)
}

fn lcm(vm: &mut Vm, args: Args) -> Result {
    no_keywords(vm, args, "lcm")?;
    let mut result = UBig::ONE;
    for &value in args.as_slice() {
        let value = vm.index(value)?;
        let magnitude = Operand::of(value).map_or(UBig::ZERO, |int| int.big().into_parts().1);
        result = integers::lcm(&result, &magnitude);
    }
    new_int(vm, Some(result))
}

fn isqrt(vm: &mut Vm, args: Args) -> Result {
    let value = vm.index(args[0])?;
    if Operand::of(value).is_some_and(Operand::is_negative) {
        return Err(vm.value_error("isqrt() argument must be nonnegative"));
    }
    let root = int::isqrt(&vm.heap, value);
    vm.memory(root)
}

fn prod(vm: &mut Vm, args: Args) -> Result {
    let product = vm.heap.rooted::<Value>();
    let pushed = product.push(&vm.heap, args.get(1).unwrap_or(Value::small(1)));
    vm.memory(pushed)?;
    vm.for_each(args[0], |vm, item| {
        let result = vm.binary(BinaryOperator::Multiply, product.get(0).unwrap_or(item), item)?;
        product.set(0, result);
        Ok(true)
    })?;
    Ok(product.get(0).unwrap_or(Value::NONE))
}
