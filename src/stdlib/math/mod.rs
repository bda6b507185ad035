//! The module `math`: arguments taken apart, results and errors made of what [`library::math`](crate::library::math) gives.

mod integers;

use super::module;
use crate::heap::Gc;
use crate::library::math::integers::Logarithm;
use crate::library::math::{self, Fsum, MathError, SumError};
use crate::natives;
use crate::objects::int::Operand;
use crate::objects::module::Module;
use crate::objects::{Value, float};
use crate::vm::{Args, NativeDef, Result, Vm};

/// What `math` and `cmath` call their constants.
pub(super) const CONSTANTS: &[(&str, f64)] = &[
    ("pi", std::f64::consts::PI),
    ("e", std::f64::consts::E),
    ("tau", std::f64::consts::TAU),
    ("inf", f64::INFINITY),
    ("nan", f64::NAN),
];

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let doc = "This module provides access to the mathematical functions\ndefined by the C standard.";
    let module = module(vm, "math", doc, FUNCTIONS)?;
    super::add_functions(vm, module, "math", integers::FUNCTIONS)?;
    for &(name, number) in CONSTANTS {
        let number = vm.new_float(number)?;
        super::set(vm, module, name, number)?;
    }
    Ok(module)
}

static FUNCTIONS: &[NativeDef] = natives! {
    Function {
        "acos" One, acos, "Return the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi.";
        "acosh" One, acosh, "Return the inverse hyperbolic cosine of x.";
        "asin" One, asin, "Return the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.";
        "asinh" One, asinh, "Return the inverse hyperbolic sine of x.";
        "atan" One, atan, "Return the arc tangent (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.";
        "atanh" One, atanh, "Return the inverse hyperbolic tangent of x.";
        "cbrt" One, cbrt, "Return the cube root of x.";
        "cos" One, cos, "Return the cosine of x (measured in radians).";
        "cosh" One, cosh, "Return the hyperbolic cosine of x.";
        "degrees" One, degrees, "Convert angle x from radians to degrees.";
        "erf" One, erf, "Error function at x.";
        "erfc" One, erfc, "Complementary error function at x.";
        "exp" One, exp, "Return e raised to the power of x.";
        "exp2" One, exp2, "Return 2 raised to the power of x.";
        "expm1" One, expm1, "Return exp(x)-1.\n\nThis function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x.";
        "fabs" One, fabs, "Return the absolute value of the float x.";
        "gamma" One, gamma, "Gamma function at x.";
        "lgamma" One, lgamma, "Natural logarithm of absolute value of Gamma function at x.";
        "log1p" One, log1p, "Return the natural logarithm of 1+x (base e).\n\nThe result is computed in a way which is accurate for x near zero.";
        "radians" One, radians, "Convert angle x from degrees to radians.";
        "sin" One, sin, "Return the sine of x (measured in radians).";
        "sinh" One, sinh, "Return the hyperbolic sine of x.";
        "sqrt" One, sqrt, "Return the square root of x.";
        "tan" One, tan, "Return the tangent of x (measured in radians).";
        "tanh" One, tanh, "Return the hyperbolic tangent of x.";
        "ulp" One, ulp, "Return the value of the least significant bit of the float x.";
        "atan2" Positional(2, 2), atan2, "Return the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the signs of both x and y are considered.";
        "copysign" Positional(2, 2), copysign, "Return a float with the magnitude (absolute value) of x but the sign of y.\n\nOn platforms that support signed zeros, copysign(1.0, -0.0)\nreturns -1.0.\n";
        "fmod" Positional(2, 2), fmod, "Return fmod(x, y), according to platform C.\n\nx % y may differ.";
        "remainder" Positional(2, 2), remainder, "Difference between x and the closest integer multiple of y.\n\nReturn x - n*y where n*y is the closest integer multiple of y.\nIn the case where x is exactly halfway between two multiples of\ny, the nearest even value of n is used. The result is always exact.";
        "pow" Positional(2, 2), pow, "Return x**y (x to the power of y).";
        "nextafter" Positional(2, 2), nextafter, "Return the next floating-point value after x towards y.";
        "isfinite" One, isfinite, "Return True if x is neither an infinity nor a NaN, and False otherwise.";
        "isinf" One, isinf, "Return True if x is a positive or negative infinity, and False otherwise.";
        "isnan" One, isnan, "Return True if x is a NaN (not a number), and False otherwise.";
        "isclose" Named { names: &["a", "b", "rel_tol", "abs_tol"], required: 2, positional: 2 }, isclose, "Determine whether two floating point numbers are close in value.\n\n  rel_tol\n    maximum difference for being considered \"close\", relative to the\n    magnitude of the input values\n  abs_tol\n    maximum difference for being considered \"close\", regardless of the\n    magnitude of the input values\n\nReturn True if a is close in value to b, and False otherwise.";
        "frexp" One, frexp, "Return the mantissa and exponent of x, as pair (m, e).\n\nm is a float and e is an int, such that x = m * 2.**e.\nIf x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0.";
        "ldexp" Positional(2, 2), ldexp, "Return x * (2**i).\n\nThis is essentially the inverse of frexp().";
        "modf" One, modf, "Return the fractional and integer parts of x.\n\nBoth results carry the sign of x and are floats.";
        "log" Any, log, "log(x, [base=math.e])\nReturn the logarithm of x to the given base.\n\nIf the base not specified, returns the natural logarithm (base e) of x.";
        "log2" One, log2, "Return the base 2 logarithm of x.";
        "log10" One, log10, "Return the base 10 logarithm of x.";
        "fsum" One, fsum, "Return an accurate floating point sum of values in the iterable seq.\n\nAssumes IEEE-754 floating point arithmetic.";
        "hypot" Any, hypot, "hypot(*coordinates) -> value\n\nMultidimensional Euclidean distance from the origin to a point.\n\nRoughly equivalent to:\n    sqrt(sum(x**2 for x in coordinates))\n\nFor a two dimensional point (x, y), gives the hypotenuse\nusing the Pythagorean theorem:  sqrt(x*x + y*y).\n\nFor example, the hypotenuse of a 3/4/5 right triangle is:\n\n    >>> hypot(3.0, 4.0)\n    5.0\n";
        "dist" Positional(2, 2), dist, "Return the Euclidean distance between two points p and q.\n\nThe points should be specified as sequences (or iterables) of\ncoordinates.  Both inputs must have the same dimension.\n\nRoughly equivalent to:\n    sqrt(sum((px - qx) ** 2.0 for px, qx in zip(p, q)))";
    }
};

/// A number of the most frequent type without a call.
#[inline(always)]
fn number(vm: &mut Vm, value: Value) -> Result<f64> {
    match value.as_float() {
        Some(number) => Ok(number),
        None => vm.to_float(value),
    }
}

/// What a function of floats gave.
#[inline(always)]
fn answer(vm: &mut Vm, result: std::result::Result<f64, MathError>) -> Result {
    match result {
        Ok(number) => vm.new_float(number),
        Err(error) => Err(raise(vm, error)),
    }
}

/// The exception that an error of the library is.
#[cold]
pub(super) fn raise(vm: &mut Vm, error: MathError) -> crate::vm::Raised {
    match error {
        MathError::Domain => vm.value_error("math domain error"),
        MathError::Range => vm.overflow_error("math range error"),
    }
}

macro_rules! unary {
    ($($name:ident)*) => { $(
        fn $name(vm: &mut Vm, args: Args) -> Result {
            let x = number(vm, args[0])?;
            // PERF: the name is a constant, so that the look-up goes when it is inlined.
            match math::unary(stringify!($name)) {
                Some(function) => answer(vm, function(x)),
                None => Err(vm.system_error("no such function")),
            }
        }
    )* };
}
unary! {
    acos acosh asin asinh atan atanh cbrt cos cosh degrees erf erfc exp exp2 expm1 fabs gamma lgamma log1p radians sin sinh
    sqrt tan tanh ulp
}

macro_rules! binary {
    ($($name:ident $function:expr;)*) => { $(
        fn $name(vm: &mut Vm, args: Args) -> Result {
            let (x, y) = (number(vm, args[0])?, number(vm, args[1])?);
            answer(vm, $function(x, y))
        }
    )* };
}
binary! {
    atan2 |y, x| Ok(math::atan2(y, x));
    copysign |x: f64, y: f64| Ok(x.copysign(y));
    fmod math::fmod;
    remainder math::remainder;
    pow math::pow;
    nextafter |x, y| Ok(math::nextafter(x, y));
}

fn isfinite(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(number(vm, args[0])?.is_finite()))
}

fn isinf(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(number(vm, args[0])?.is_infinite()))
}

fn isnan(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(number(vm, args[0])?.is_nan()))
}

/// The tolerances of `isclose`, if they are given.
pub(super) fn tolerances(vm: &mut Vm, args: Args) -> Result<(f64, f64)> {
    let relative = args.get(2).map_or(Ok(1e-9), |value| number(vm, value))?;
    let absolute = args.get(3).map_or(Ok(0.0), |value| number(vm, value))?;
    Ok((relative, absolute))
}

fn isclose(vm: &mut Vm, args: Args) -> Result {
    let (a, b) = (number(vm, args[0])?, number(vm, args[1])?);
    let (relative, absolute) = tolerances(vm, args)?;
    match math::isclose(a, b, relative, absolute) {
        Some(close) => Ok(Value::bool(close)),
        None => Err(vm.value_error("tolerances must be non-negative")),
    }
}

fn frexp(vm: &mut Vm, args: Args) -> Result {
    let x = number(vm, args[0])?;
    let (mantissa, exponent) = math::frexp(x);
    let mantissa = vm.new_float(mantissa)?;
    vm.pair(mantissa, Value::small(exponent))
}

fn ldexp(vm: &mut Vm, args: Args) -> Result {
    let x = number(vm, args[0])?;
    let Some(exponent) = Operand::of(args[1]) else {
        return Err(vm.type_error("Expected an int as second argument to ldexp."));
    };
    answer(vm, math::ldexp(x, exponent.clamped()))
}

fn modf(vm: &mut Vm, args: Args) -> Result {
    let x = number(vm, args[0])?;
    let (fraction, whole) = math::modf(x);
    let (fraction, whole) = (vm.new_float(fraction)?, vm.new_float(whole)?);
    vm.pair(fraction, whole)
}

/// A logarithm of any number: ints may be beyond the floats.
fn logarithm(vm: &mut Vm, value: Value, kind: Logarithm) -> Result<f64> {
    let result = match (float::of(value), Operand::of(value)) {
        (None, Some(int)) => kind.of_int(int),
        _ => {
            let x = number(vm, value)?;
            match kind {
                Logarithm::Natural => math::log(x),
                Logarithm::Two => math::log2(x),
                Logarithm::Ten => math::log10(x),
            }
        }
    };
    result.map_err(|error| raise(vm, error))
}

fn log(vm: &mut Vm, args: Args) -> Result {
    if args.names().is_some_and(|names| !names.is_empty()) {
        return Err(vm.type_error("log() takes no keyword arguments"));
    }
    if !(1..=2).contains(&args.len()) {
        return Err(vm.type_error("math.log requires 1 to 2 arguments"));
    }
    let x = logarithm(vm, args[0], Logarithm::Natural)?;
    let Some(base) = args.get(1) else { return vm.new_float(x) };
    let base = logarithm(vm, base, Logarithm::Natural)?;
    if base == 0.0 {
        return Err(vm.zero_division_error("float division by zero"));
    }
    vm.new_float(x / base)
}

fn log2(vm: &mut Vm, args: Args) -> Result {
    let x = logarithm(vm, args[0], Logarithm::Two)?;
    vm.new_float(x)
}

fn log10(vm: &mut Vm, args: Args) -> Result {
    let x = logarithm(vm, args[0], Logarithm::Ten)?;
    vm.new_float(x)
}

fn fsum(vm: &mut Vm, args: Args) -> Result {
    let mut sum = Fsum::default();
    vm.for_each(args[0], |vm, item| {
        let item = number(vm, item)?;
        sum.add(item).map_err(|error| raise_sum(vm, error))?;
        Ok(true)
    })?;
    let sum = sum.finish().map_err(|error| raise_sum(vm, error))?;
    vm.new_float(sum)
}

#[cold]
fn raise_sum(vm: &mut Vm, error: SumError) -> crate::vm::Raised {
    match error {
        SumError::Overflow => vm.overflow_error("intermediate overflow in fsum"),
        SumError::OppositeInfinities => vm.value_error("-inf + inf in fsum"),
    }
}

fn hypot(vm: &mut Vm, args: Args) -> Result {
    if args.names().is_some_and(|names| !names.is_empty()) {
        return Err(vm.type_error("math.hypot() takes no keyword arguments"));
    }
    if args.len() == 2 {
        let pair = [number(vm, args[0])?, number(vm, args[1])?];
        return vm.new_float(math::hypot(&pair));
    }
    let coordinates = floats(vm, args.as_slice())?;
    vm.new_float(math::hypot(&coordinates))
}

fn floats(vm: &mut Vm, values: &[Value]) -> Result<Vec<f64>> {
    values.iter().map(|&value| number(vm, value)).collect()
}

fn dist(vm: &mut Vm, args: Args) -> Result {
    let (p, q) = (vm.tuple_from(args[0])?, vm.tuple_from(args[1])?);
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let (p, q) = (floats(vm, p.items())?, floats(vm, q.items())?);
    match math::dist(&p, &q) {
        Some(distance) => vm.new_float(distance),
        None => Err(vm.value_error("both points must have the same number of dimensions")),
    }
}
