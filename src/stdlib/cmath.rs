//! The module `cmath`, over [`library::cmath`](crate::library::cmath).

use super::math::{CONSTANTS, raise, tolerances};
use super::module;
use crate::heap::Gc;
use crate::library::cmath;
use crate::library::math::MathError;
use crate::natives;
use crate::objects::Value;
use crate::objects::complex::{Complex, Number};
use crate::objects::module::Module;
use crate::vm::{Args, NativeDef, Result, Vm};

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let doc = "This module provides access to mathematical functions for complex\nnumbers.";
    let module = module(vm, "cmath", doc, FUNCTIONS)?;
    for &(name, number) in CONSTANTS {
        let number = vm.new_float(number)?;
        super::set(vm, module, name, number)?;
    }
    for (name, imag) in [("infj", f64::INFINITY), ("nanj", f64::NAN)] {
        let number = new_complex(vm, Number { real: 0.0, imag })?;
        super::set(vm, module, name, number)?;
    }
    Ok(module)
}

static FUNCTIONS: &[NativeDef] = natives! {
    Function {
        "acos" One, acos, "Return the arc cosine of z.";
        "acosh" One, acosh, "Return the inverse hyperbolic cosine of z.";
        "asin" One, asin, "Return the arc sine of z.";
        "asinh" One, asinh, "Return the inverse hyperbolic sine of z.";
        "atan" One, atan, "Return the arc tangent of z.";
        "atanh" One, atanh, "Return the inverse hyperbolic tangent of z.";
        "cos" One, cos, "Return the cosine of z.";
        "cosh" One, cosh, "Return the hyperbolic cosine of z.";
        "exp" One, exp, "Return the exponential value e**z.";
        "log10" One, log10, "Return the base-10 logarithm of z.";
        "sin" One, sin, "Return the sine of z.";
        "sinh" One, sinh, "Return the hyperbolic sine of z.";
        "sqrt" One, sqrt, "Return the square root of z.";
        "tan" One, tan, "Return the tangent of z.";
        "tanh" One, tanh, "Return the hyperbolic tangent of z.";
        "log" Positional(1, 2), log, "log(z[, base]) -> the logarithm of z to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of z.";
        "phase" One, phase, "Return argument, also known as the phase angle, of a complex.";
        "polar" One, polar, "Convert a complex from rectangular coordinates to polar coordinates.\n\nr is the distance from 0 and phi the phase angle.";
        "rect" Positional(2, 2), rect, "Convert from polar coordinates to rectangular coordinates.";
        "isfinite" One, isfinite, "Return True if both the real and imaginary parts of z are finite, else False.";
        "isinf" One, isinf, "Checks if the real or imaginary part of z is infinite.";
        "isnan" One, isnan, "Checks if the real or imaginary part of z not a number (NaN).";
        "isclose" Named { names: &["a", "b", "rel_tol", "abs_tol"], required: 2, positional: 2 }, isclose, "Determine whether two complex numbers are close in value.\n\n  rel_tol\n    maximum difference for being considered \"close\", relative to the\n    magnitude of the input values\n  abs_tol\n    maximum difference for being considered \"close\", regardless of the\n    magnitude of the input values\n\nReturn True if a is close in value to b, and False otherwise.";
    }
};

fn new_complex(vm: &mut Vm, number: Number) -> Result {
    let made = Complex::alloc(&vm.heap, number);
    vm.memory(made).map(Value::object)
}

/// The complex number that an object is: its own, that of `__complex__`, or its float.
fn number(vm: &mut Vm, value: Value) -> Result<Number> {
    if let Some(complex) = value.as_object::<Complex>() {
        return Ok(complex.get());
    }
    let name = vm.names.__complex__;
    if value.as_float().is_none()
        && let Some(result) = vm.call_special(value, name, &[])?
    {
        return match result.as_kind::<Complex>() {
            Some(complex) => Ok(complex.get()),
            None => {
                let (owner, given) = (vm.type_name(value), vm.type_name(result));
                Err(vm.type_error(format!("{owner}.__complex__() returned non-complex (type {given})")))
            }
        };
    }
    if let Some(complex) = value.as_kind::<Complex>() {
        return Ok(complex.get());
    }
    Ok(Number { real: vm.to_float(value)?, imag: 0.0 })
}

fn answer(vm: &mut Vm, result: std::result::Result<Number, MathError>) -> Result {
    match result {
        Ok(number) => new_complex(vm, number),
        Err(error) => Err(raise(vm, error)),
    }
}

macro_rules! unary {
    ($($name:ident)*) => { $(
        fn $name(vm: &mut Vm, args: Args) -> Result {
            let z = number(vm, args[0])?;
            match cmath::unary(stringify!($name)) {
                Some(function) => answer(vm, function(z)),
                None => Err(vm.system_error("no such function")),
            }
        }
    )* };
}
unary! { acos acosh asin asinh atan atanh cos cosh exp log10 sin sinh sqrt tan tanh }

fn log(vm: &mut Vm, args: Args) -> Result {
    let z = number(vm, args[0])?;
    let result = match args.get(1) {
        Some(base) => {
            let base = number(vm, base)?;
            cmath::log_base(z, base)
        }
        None => cmath::log(z),
    };
    answer(vm, result)
}

fn phase(vm: &mut Vm, args: Args) -> Result {
    let z = number(vm, args[0])?;
    vm.new_float(cmath::phase(z))
}

fn polar(vm: &mut Vm, args: Args) -> Result {
    let z = number(vm, args[0])?;
    let (length, angle) = cmath::polar(z).map_err(|error| raise(vm, error))?;
    let (length, angle) = (vm.new_float(length)?, vm.new_float(angle)?);
    vm.pair(length, angle)
}

fn rect(vm: &mut Vm, args: Args) -> Result {
    let (length, angle) = (vm.to_float(args[0])?, vm.to_float(args[1])?);
    answer(vm, cmath::rect(length, angle))
}

fn isfinite(vm: &mut Vm, args: Args) -> Result {
    let z = number(vm, args[0])?;
    Ok(Value::bool(z.real.is_finite() && z.imag.is_finite()))
}

fn isinf(vm: &mut Vm, args: Args) -> Result {
    let z = number(vm, args[0])?;
    Ok(Value::bool(z.real.is_infinite() || z.imag.is_infinite()))
}

fn isnan(vm: &mut Vm, args: Args) -> Result {
    let z = number(vm, args[0])?;
    Ok(Value::bool(z.real.is_nan() || z.imag.is_nan()))
}

fn isclose(vm: &mut Vm, args: Args) -> Result {
    let (a, b) = (number(vm, args[0])?, number(vm, args[1])?);
    let (relative, absolute) = tolerances(vm, args)?;
    match cmath::isclose(a, b, relative, absolute) {
        Some(close) => Ok(Value::bool(close)),
        None => Err(vm.value_error("tolerances must be non-negative")),
    }
}
