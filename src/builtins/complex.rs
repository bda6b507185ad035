//! `complex`: its methods.

use super::dunder;
use crate::heap::Gc;
use crate::natives;
use crate::objects::complex::{Complex, Number};
use crate::objects::str::{Str, case};
use crate::objects::{Kind, Value};
use crate::vm::constructor::{class_argument, constructor, is_exact, pair};
use crate::vm::{Args, GetSetDef, NativeDef, Result, Vm};

/// The methods of `complex`.
pub static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Create and return a new object.  See help(type) for accurate signature.";
    }
    Method {
        "__repr__" None, dunder::repr, "Return repr(self).";
        "__hash__" None, dunder::hash, "Return hash(self).";
        "__lt__" One, dunder::lt, "Return self<value.";
        "__le__" One, dunder::le, "Return self<=value.";
        "__eq__" One, dunder::eq, "Return self==value.";
        "__ne__" One, dunder::ne, "Return self!=value.";
        "__gt__" One, dunder::gt, "Return self>value.";
        "__ge__" One, dunder::ge, "Return self>=value.";
        "__add__" One, dunder::add, "Return self+value.";
        "__radd__" One, dunder::reflected_add, "Return value+self.";
        "__sub__" One, dunder::subtract, "Return self-value.";
        "__rsub__" One, dunder::reflected_subtract, "Return value-self.";
        "__mul__" One, dunder::multiply, "Return self*value.";
        "__rmul__" One, dunder::reflected_multiply, "Return value*self.";
        "__truediv__" One, dunder::true_divide, "Return self/value.";
        "__rtruediv__" One, dunder::reflected_true_divide, "Return value/self.";
        "__pow__" Positional(1, 2), pow, "Return pow(self, value, mod).";
        "__rpow__" Positional(1, 2), reflected_pow, "Return pow(value, self, mod).";
        "__neg__" None, neg, "-self";
        "__pos__" None, pos, "+self";
        "__abs__" None, abs, "abs(self)";
        "__bool__" None, truth, "True if self else False";
        "conjugate" None, conjugate, "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.";
        "__complex__" None, pos, "Convert this value to exact type complex.";
        "__getnewargs__" None, new_args;
        "__format__" One, dunder::format, "Convert to a string according to format_spec.";
    }
};

/// The attributes of `complex` that are computed.
pub static GETSETS: &[GetSetDef] = &[
    GetSetDef {
        name: "real",
        get: |vm, value| vm.new_float(number(value).real),
        set: None,
        doc: "the real part of a complex number",
    },
    GetSetDef {
        name: "imag",
        get: |vm, value| vm.new_float(number(value).imag),
        set: None,
        doc: "the imaginary part of a complex number",
    },
];

/// The number of a receiver, which is of the class.
fn number(value: Value) -> Number {
    let complex: Gc<Complex> = value.as_kind().expect("a method's receiver is of its class");
    complex.get()
}

impl Vm {
    /// A complex number as a value.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_complex(&mut self, number: Number) -> Result {
        let complex = Complex::alloc(&self.heap, number);
        self.memory(complex).map(Value::object)
    }

    /// The number of an object that has a `__complex__`, `__float__` or `__index__`, and whether it is complex. `None`: it
    /// has none of these.
    ///
    /// # Errors
    /// TypeError: `__complex__` gives something else; what methods raise.
    pub fn complex_from(&mut self, value: Value) -> Result<Option<(Number, bool)>> {
        if let Some(complex) = value.as_object::<Complex>() {
            return Ok(Some((complex.get(), true)));
        }
        let name = self.names.__complex__;
        if let Some(result) = self.call_special(value, name, &[])? {
            return match result.as_kind::<Complex>() {
                Some(complex) => Ok(Some((complex.get(), true))),
                None => {
                    let given = self.type_name(result);
                    Err(self.type_error(format!("__complex__ returned non-complex (type {given})")))
                }
            };
        }
        let (to_float, index) = (self.names.__float__, self.names.__index__);
        if self.find_special(value, to_float).is_none() && self.find_special(value, index).is_none() {
            return Ok(None);
        }
        Ok(Some((Number::new(self.to_float(value)?, 0.0), false)))
    }
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_argument(vm, args, vm.class(Kind::Complex))?;
    let [real, imag] = constructor(vm, "complex", ["real", "imag"], args)?;
    if is_exact(class) && imag.is_unbound() && real.as_object::<Complex>().is_some() {
        return Ok(real);
    }
    let number = parts(vm, real, imag)?;
    if is_exact(class) {
        return vm.new_complex(number);
    }
    let (shape, slots) = vm.instance_layout(class);
    let made = Complex::alloc_instance(&vm.heap, number, shape, slots);
    vm.memory(made).map(Value::object)
}

/// The number of two arguments, either of which may be complex itself.
fn parts(vm: &mut Vm, real: Value, imag: Value) -> Result<Number> {
    if let Some(text) = real.as_kind::<Str>() {
        if !imag.is_unbound() {
            return Err(vm.type_error("complex() can't take second arg if first is a string"));
        }
        return match Number::parse(&case::to_ascii_digits(text.as_bytes())) {
            Some(number) => Ok(number),
            None => Err(vm.value_error("complex() arg is a malformed string")),
        };
    }
    if imag.as_kind::<Str>().is_some() {
        return Err(vm.type_error("complex() second arg can't be a string"));
    }
    let (mut a, a_is_complex) = match real.bound() {
        None => (Number::new(0.0, 0.0), false),
        Some(real) => match vm.complex_from(real)? {
            Some(found) => found,
            None => {
                let given = vm.type_name(real);
                return Err(vm.type_error(format!(
                    "complex() first argument must be a string or a number, not '{given}'"
                )));
            }
        },
    };
    let Some(imag) = imag.bound() else { return Ok(a) };
    let (mut b, b_is_complex) = match imag.as_kind::<Complex>() {
        Some(complex) => (complex.get(), true),
        None => {
            let (to_float, index) = (vm.names.__float__, vm.names.__index__);
            if vm.find_special(imag, to_float).is_none() && vm.find_special(imag, index).is_none() {
                let given = vm.type_name(imag);
                return Err(
                    vm.type_error(format!("complex() second argument must be a number, not '{given}'"))
                );
            }
            (Number::new(vm.to_float(imag)?, 0.0), false)
        }
    };
    if b_is_complex {
        a.real -= b.imag;
    }
    if a_is_complex {
        b.real += a.imag;
    }
    Ok(Number::new(a.real, b.real))
}

fn neg(vm: &mut Vm, args: Args) -> Result {
    let number = number(args[0]);
    vm.new_complex(Number::new(-number.real, -number.imag))
}
fn pos(vm: &mut Vm, args: Args) -> Result {
    match args[0].as_object::<Complex>() {
        Some(_) => Ok(args[0]),
        None => vm.new_complex(number(args[0])),
    }
}
fn abs(vm: &mut Vm, args: Args) -> Result {
    match number(args[0]).abs() {
        Some(length) => vm.new_float(length),
        None => Err(vm.overflow_error("absolute value too large")),
    }
}
fn truth(_: &mut Vm, args: Args) -> Result {
    let number = number(args[0]);
    Ok(Value::bool(number.real != 0.0 || number.imag != 0.0))
}
fn conjugate(vm: &mut Vm, args: Args) -> Result {
    let number = number(args[0]);
    vm.new_complex(Number::new(number.real, -number.imag))
}
fn new_args(vm: &mut Vm, args: Args) -> Result {
    let number = number(args[0]);
    let real = vm.new_float(number.real)?;
    let imag = vm.new_float(number.imag)?;
    pair(vm, real, imag)
}

fn pow(vm: &mut Vm, args: Args) -> Result {
    pow_of(vm, args[0], args[1], args.get(2))
}
fn reflected_pow(vm: &mut Vm, args: Args) -> Result {
    pow_of(vm, args[1], args[0], args.get(2))
}
fn pow_of(vm: &mut Vm, a: Value, b: Value, modulus: Option<Value>) -> Result {
    if modulus.is_some_and(|modulus| !modulus.is_none()) {
        return Err(vm.value_error("complex modulo"));
    }
    let power = crate::bytecode::opcode::BinaryOperator::Power;
    Ok(vm.native_operator(Kind::Complex, power, a, b)?.unwrap_or(Value::NOT_IMPLEMENTED))
}
