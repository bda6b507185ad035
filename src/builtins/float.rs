//! `float`: its methods.

use super::dunder;
use crate::natives;
use crate::objects::class::Class;
use crate::objects::float::{self, BoxedFloat, HexError};
use crate::objects::int::Operand;
use crate::objects::str::{Str, case};
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::constructor::{class_argument, constructor, is_exact, pair, string_argument};
use crate::vm::{Args, GetSetDef, NativeDef, Result, Vm};

/// The methods of `float`.
pub static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Create and return a new object.  See help(type) for accurate signature.";
    }
    ClassMethod {
        "fromhex" One, from_hex, "Create a floating-point number from a hexadecimal string.";
        "__getformat__" One, get_format, "How floats are laid out in memory.";
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
        "__mod__" One, dunder::remainder, "Return self%value.";
        "__rmod__" One, dunder::reflected_remainder, "Return value%self.";
        "__divmod__" One, divmod, "Return divmod(self, value).";
        "__rdivmod__" One, reflected_divmod, "Return divmod(value, self).";
        "__pow__" Positional(1, 2), pow, "Return pow(self, value, mod).";
        "__rpow__" Positional(1, 2), reflected_pow, "Return pow(value, self, mod).";
        "__neg__" None, neg, "-self";
        "__pos__" None, plain, "+self";
        "__abs__" None, abs, "abs(self)";
        "__bool__" None, truth, "True if self else False";
        "__int__" None, trunc, "int(self)";
        "__float__" None, plain, "float(self)";
        "__floordiv__" One, dunder::floor_divide, "Return self//value.";
        "__rfloordiv__" One, dunder::reflected_floor_divide, "Return value//self.";
        "__truediv__" One, dunder::true_divide, "Return self/value.";
        "__rtruediv__" One, dunder::reflected_true_divide, "Return value/self.";
        "conjugate" None, plain, "Return self, the complex conjugate of any float.";
        "__trunc__" None, trunc, "Return the Integral closest to x between 0 and x.";
        "__floor__" None, floor, "Return the floor as an Integral.";
        "__ceil__" None, ceil, "Return the ceiling as an Integral.";
        "__round__" Positional(0, 1), round, "Return the Integral closest to x, rounding half toward even.";
        "as_integer_ratio" None, as_integer_ratio, "Return integer ratio.";
        "hex" None, hex, "Return a hexadecimal representation of a floating-point number.";
        "is_integer" None, is_integer, "Return True if the float is an integer.";
        "__getnewargs__" None, new_args;
        "__format__" One, dunder::format, "Formats the float according to format_spec.";
    }
};

/// The attributes of `float` that are computed.
pub static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "real", get: as_plain, set: None, doc: "the real part of a complex number" },
    GetSetDef {
        name: "imag",
        get: |vm, _| vm.new_float(0.0),
        set: None,
        doc: "the imaginary part of a complex number",
    },
];

/// The receiver of a method.
fn this(args: Args) -> f64 {
    float::of(args[0]).expect("a method's receiver is of its class")
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_argument(vm, args, vm.class(Kind::Float))?;
    let [x] = constructor(vm, "float", [""], args)?;
    let number = match x.bound() {
        None => 0.0,
        Some(x) if is_exact(class) && x.as_float().is_some() => return Ok(x),
        Some(x) => vm.float_from(x)?,
    };
    if is_exact(class) {
        return vm.new_float(number);
    }
    let (shape, slots) = vm.instance_layout(class);
    let made = BoxedFloat::alloc_instance(&vm.heap, number, shape, slots);
    vm.memory(made).map(Value::object)
}

impl Vm {
    /// `float(value)`
    ///
    /// # Errors
    /// TypeError: it is neither text nor a number; ValueError: the text is no float; what methods raise.
    pub fn float_from(&mut self, value: Value) -> Result<f64> {
        if let Some(float) = value.as_float() {
            return Ok(float);
        }
        if let Some(text) = value.as_kind::<Str>() {
            let parsed = float::parse(&case::to_ascii_digits(text.as_bytes()));
            return self.parsed_float(parsed, value);
        }
        let (to_float, index) = (self.names.__float__, self.names.__index__);
        if self.find_special(value, to_float).is_some() || self.find_special(value, index).is_some() {
            return self.to_float(value);
        }
        if let Some(bytes) = self.buffer(value)? {
            return self.parsed_float(float::parse(&bytes), value);
        }
        let given = self.type_name(value);
        Err(self.type_error(format!("float() argument must be a string or a real number, not '{given}'")))
    }

    fn parsed_float(&mut self, parsed: Option<f64>, text: Value) -> Result<f64> {
        match parsed {
            Some(float) => Ok(float),
            None => {
                let shown = self.repr_text(text)?;
                Err(self.value_error(format!("could not convert string to float: {shown}")))
            }
        }
    }
}

fn as_plain(vm: &mut Vm, value: Value) -> Result {
    match value.as_float() {
        Some(_) => Ok(value),
        None => vm.new_float(float::of(value).unwrap_or(0.0)),
    }
}
fn plain(vm: &mut Vm, args: Args) -> Result {
    as_plain(vm, args[0])
}
fn neg(vm: &mut Vm, args: Args) -> Result {
    vm.new_float(-this(args))
}
fn abs(vm: &mut Vm, args: Args) -> Result {
    vm.new_float(this(args).abs())
}
fn truth(_: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(this(args) != 0.0))
}
fn trunc(vm: &mut Vm, args: Args) -> Result {
    vm.float_to_int(this(args))
}
fn floor(vm: &mut Vm, args: Args) -> Result {
    vm.float_to_int(this(args).floor())
}
fn ceil(vm: &mut Vm, args: Args) -> Result {
    vm.float_to_int(this(args).ceil())
}
fn is_integer(_: &mut Vm, args: Args) -> Result {
    let number = this(args);
    Ok(Value::bool(number.is_finite() && number == number.floor()))
}
fn hex(vm: &mut Vm, args: Args) -> Result {
    vm.new_str(float::to_hex(this(args)))
}
fn new_args(vm: &mut Vm, args: Args) -> Result {
    let number = plain(vm, args)?;
    let tuple = Tuple::alloc(&vm.heap, &[number]);
    vm.memory(tuple).map(Value::object)
}

fn divmod(vm: &mut Vm, args: Args) -> Result {
    divmod_of(vm, args[0], args[1])
}
fn reflected_divmod(vm: &mut Vm, args: Args) -> Result {
    divmod_of(vm, args[1], args[0])
}
fn is_real(value: Value) -> bool {
    float::of(value).is_some() || Operand::of(value).is_some()
}
fn divmod_of(vm: &mut Vm, a: Value, b: Value) -> Result {
    if !is_real(a) || !is_real(b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(vm.divmod_native(a, b)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn pow(vm: &mut Vm, args: Args) -> Result {
    pow_of(vm, args[0], args[1], args.get(2))
}
fn reflected_pow(vm: &mut Vm, args: Args) -> Result {
    pow_of(vm, args[1], args[0], args.get(2))
}
fn pow_of(vm: &mut Vm, a: Value, b: Value, modulus: Option<Value>) -> Result {
    if modulus.is_some_and(|modulus| !modulus.is_none()) {
        return Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    let power = crate::bytecode::opcode::BinaryOperator::Power;
    Ok(vm.native_operator(Kind::Float, power, a, b)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn round(vm: &mut Vm, args: Args) -> Result {
    let number = this(args);
    let Some(digits) = args.get(1).filter(|digits| !digits.is_none()) else {
        return vm.float_to_int(number.round_ties_even());
    };
    let digits = vm.index(digits)?;
    let digits = Operand::of(digits).map_or(0, Operand::clamped);
    match float::round(number, digits) {
        Some(rounded) => vm.new_float(rounded),
        None => Err(vm.overflow_error("rounded value too large to represent")),
    }
}

fn as_integer_ratio(vm: &mut Vm, args: Args) -> Result {
    let number = this(args);
    if number.is_nan() {
        return Err(vm.value_error("cannot convert NaN to integer ratio"));
    }
    if number.is_infinite() {
        return Err(vm.overflow_error("cannot convert Infinity to integer ratio"));
    }
    let ratio = float::as_integer_ratio(&vm.heap, number);
    let (numerator, denominator) = vm.memory(ratio)?;
    pair(vm, numerator, denominator)
}

fn from_hex(vm: &mut Vm, args: Args) -> Result {
    let Some(text) = args[1].as_kind::<Str>() else {
        return Err(vm.type_error("bad argument type for built-in operation"));
    };
    let number = match float::from_hex(text.as_bytes()) {
        Ok(number) => vm.new_float(number)?,
        Err(HexError::Invalid) => return Err(vm.value_error("invalid hexadecimal floating-point string")),
        Err(HexError::Overflow) => {
            return Err(vm.overflow_error("hexadecimal value too large to represent as a float"));
        }
    };
    match args[0].as_kind::<Class>() {
        Some(class) if !class.is(vm.class(Kind::Float)) => vm.call(args[0], &[number]),
        _ => Ok(number),
    }
}

fn get_format(vm: &mut Vm, args: Args) -> Result {
    let sort = string_argument(vm, args[1], "__getformat__() argument ")?;
    match sort.as_bytes() {
        b"double" | b"float" => vm.new_str("IEEE, little-endian"),
        _ => Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
    }
}
