//! `int` and `bool`: their methods.

use super::dunder;
use crate::heap::Gc;
use crate::natives;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::class::Class;
use crate::objects::int::{self, BytesError, IntError, Operand, ParseError};
use crate::objects::str::{Str, case};
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::constructor::{class_argument, constructor, is_exact, pair, string_argument};
use crate::vm::{Args, GetSetDef, NativeDef, Raised, Result, Vm};

/// The methods of `int`.
pub static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Create and return a new object.  See help(type) for accurate signature.";
    }
    ClassMethod {
        "from_bytes" Named { names: &["bytes", "byteorder", "signed"], required: 1, positional: 2 }, from_bytes,
            "Return the integer represented by the given array of bytes.";
    }
    Method {
        "__repr__" None, repr, "Return repr(self).";
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
        "__invert__" None, invert, "~self";
        "__lshift__" One, dunder::lshift, "Return self<<value.";
        "__rlshift__" One, dunder::reflected_lshift, "Return value<<self.";
        "__rshift__" One, dunder::rshift, "Return self>>value.";
        "__rrshift__" One, dunder::reflected_rshift, "Return value>>self.";
        "__and__" One, and, "Return self&value.";
        "__rand__" One, and, "Return value&self.";
        "__xor__" One, xor, "Return self^value.";
        "__rxor__" One, xor, "Return value^self.";
        "__or__" One, or, "Return self|value.";
        "__ror__" One, or, "Return value|self.";
        "__int__" None, plain, "int(self)";
        "__float__" None, to_float, "float(self)";
        "__floordiv__" One, dunder::floor_divide, "Return self//value.";
        "__rfloordiv__" One, dunder::reflected_floor_divide, "Return value//self.";
        "__truediv__" One, dunder::true_divide, "Return self/value.";
        "__rtruediv__" One, dunder::reflected_true_divide, "Return value/self.";
        "__index__" None, plain, "Return self converted to an integer, if self is suitable for use as an index into a list.";
        "conjugate" None, plain, "Returns self, the complex conjugate of any int.";
        "bit_length" None, bit_length, "Number of bits necessary to represent self in binary.";
        "bit_count" None, bit_count, "Number of ones in the binary representation of the absolute value of self.";
        "to_bytes" Named { names: &["length", "byteorder", "signed"], required: 0, positional: 2 }, to_bytes,
            "Return an array of bytes representing an integer.";
        "as_integer_ratio" None, as_integer_ratio, "Return integer ratio.";
        "__trunc__" None, plain, "Truncating an Integral returns itself.";
        "__floor__" None, plain, "Flooring an Integral returns itself.";
        "__ceil__" None, plain, "Ceiling of an Integral returns itself.";
        "__round__" Positional(0, 1), round, "Rounding an Integral returns itself.";
        "__getnewargs__" None, new_args;
        "__format__" One, dunder::format, "Default object formatter.";
        "__sizeof__" None, size_of, "Returns size in memory, in bytes.";
    }
};

/// The attributes of `int` that are computed.
pub static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "real", get: as_plain, set: None, doc: "the real part of a complex number" },
    GetSetDef {
        name: "imag",
        get: |_, _| Ok(Value::small(0)),
        set: None,
        doc: "the imaginary part of a complex number",
    },
    GetSetDef {
        name: "numerator",
        get: as_plain,
        set: None,
        doc: "the numerator of a rational number in lowest terms",
    },
    GetSetDef {
        name: "denominator",
        get: |_, _| Ok(Value::small(1)),
        set: None,
        doc: "the denominator of a rational number in lowest terms",
    },
];

/// The methods that `bool` has besides those of `int`.
pub static BOOL: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new_bool, "Create and return a new object.  See help(type) for accurate signature.";
    }
    Method {
        "__repr__" None, dunder::repr, "Return repr(self).";
        "__and__" One, dunder::and, "Return self&value.";
        "__rand__" One, dunder::reflected_and, "Return value&self.";
        "__xor__" One, dunder::xor, "Return self^value.";
        "__rxor__" One, dunder::reflected_xor, "Return value^self.";
        "__or__" One, dunder::or, "Return self|value.";
        "__ror__" One, dunder::reflected_or, "Return value|self.";
    }
};

/// The receiver of a method.
fn this(args: Args) -> Operand {
    Operand::of(args[0]).expect("a method's receiver is of its class")
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_argument(vm, args, vm.class(Kind::BigInt))?;
    let [x, base] = constructor(vm, "int", ["", "base"], args)?;
    let number = match (x.bound(), base.bound()) {
        (None, None) => Value::small(0),
        (None, Some(_)) => return Err(vm.type_error("int() missing string argument")),
        (Some(x), None) => vm.to_int(x)?,
        (Some(x), Some(base)) => {
            let base = vm.index(base)?;
            let base = Operand::of(base).map_or(0, Operand::clamped);
            if base != 0 && !(2..=36).contains(&base) {
                return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
            }
            let is_text = x.as_kind::<Str>().is_some()
                || x.as_kind::<Bytes>().is_some()
                || x.as_kind::<ByteArray>().is_some();
            if !is_text {
                return Err(vm.type_error("int() can't convert non-string with explicit base"));
            }
            vm.parse_int(x, base as u32)?
        }
    };
    if is_exact(class) { Ok(number) } else { of_class(vm, class, number) }
}

fn of_class(vm: &mut Vm, class: Gc<Class>, number: Value) -> Result {
    let (shape, slots) = vm.instance_layout(class);
    let number = Operand::of(number).map_or_else(Default::default, Operand::big);
    let made = int::BigInt::alloc_instance(&vm.heap, number, shape, slots);
    vm.memory(made).map(Value::object)
}

impl Vm {
    /// `int(value)`
    ///
    /// # Errors
    /// TypeError: it is neither text nor a number; ValueError: the text is no int; what methods raise.
    pub fn to_int(&mut self, value: Value) -> Result {
        if value.as_int().is_some() {
            return Ok(value);
        }
        if let Some(float) = value.as_float() {
            return self.float_to_int(float);
        }
        if let Some(text) = value.as_object::<Str>() {
            return self.parse_int(Value::object(text), 10);
        }
        let (int, index, trunc) = (self.names.__int__, self.names.__index__, self.names.__trunc__);
        if let Some(result) = self.call_special(value, int, &[])? {
            return self.expect_int(result, "__int__ returned non-int");
        }
        if self.find_special(value, index).is_some() {
            return self.index(value);
        }
        if let Some(result) = self.call_special(value, trunc, &[])? {
            if Operand::of(result).is_some() {
                return self.plain_int(result);
            }
            if self.find_special(result, index).is_some() {
                return self.index(result);
            }
            let given = self.type_name(result);
            return Err(self.type_error(format!("__trunc__ returned non-Integral (type {given})")));
        }
        if value.as_kind::<Str>().is_some() || self.buffer(value)?.is_some() {
            return self.parse_int(value, 10);
        }
        let given = self.type_name(value);
        Err(self.type_error(format!(
            "int() argument must be a string, a bytes-like object or a real number, not '{given}'"
        )))
    }

    fn expect_int(&mut self, result: Value, what: &str) -> Result {
        if Operand::of(result).is_some() {
            return self.plain_int(result);
        }
        let given = self.type_name(result);
        Err(self.type_error(format!("{what} (type {given})")))
    }

    /// An int as one of `int` itself: a bool becomes 0 or 1.
    ///
    /// # Errors
    /// MemoryError.
    pub fn plain_int(&mut self, value: Value) -> Result {
        let plain = int::plain(&self.heap, value);
        self.memory(plain)
    }

    /// `int(float)`
    ///
    /// # Errors
    /// ValueError: it is NaN; OverflowError: it is infinite.
    pub fn float_to_int(&mut self, float: f64) -> Result {
        if float.is_nan() {
            return Err(self.value_error("cannot convert float NaN to integer"));
        }
        if float.is_infinite() {
            return Err(self.overflow_error("cannot convert float infinity to integer"));
        }
        let int = int::from_float(&self.heap, float);
        self.memory(int)
    }

    /// `int(text, base)`, of a string or bytes.
    ///
    /// # Errors
    /// ValueError: it is no int.
    pub fn parse_int(&mut self, text: Value, base: u32) -> Result {
        let most = self.max_str_digits;
        let parsed = match text.as_kind::<Str>() {
            Some(str) => int::parse(&self.heap, &case::to_ascii_digits(str.as_bytes()), base, most),
            None => {
                let bytes = self.bytes_argument(text)?;
                int::parse(&self.heap, &bytes, base, most)
            }
        };
        match parsed {
            Ok(int) => Ok(int),
            Err(ParseError::OutOfMemory) => Err(self.out_of_memory()),
            Err(ParseError::TooManyDigits(digits)) => Err(self.value_error(format!(
                "Exceeds the limit ({most} digits) for integer string conversion: value has {digits} digits; \
                 use sys.set_int_max_str_digits() to increase the limit"
            ))),
            Err(ParseError::Invalid) => {
                let shown = match text.as_kind::<Str>() {
                    Some(_) => self.repr_text(text)?,
                    None => {
                        let bytes = self.bytes_argument(text)?;
                        let mut shown = String::new();
                        crate::repr::repr_bytes(&bytes, &mut shown);
                        shown
                    }
                };
                let shown: String = shown.chars().take(200).collect();
                Err(self.value_error(format!("invalid literal for int() with base {base}: {shown}")))
            }
        }
    }
}

fn new_bool(vm: &mut Vm, args: Args) -> Result {
    class_argument(vm, args, vm.class(Kind::Bool))?;
    let [x] = constructor(vm, "bool", [""], args)?;
    match x.bound() {
        Some(x) => vm.truth(x).map(Value::bool),
        None => Ok(Value::FALSE),
    }
}

/// `&`, `|` and `^`: of bools they give bools only as bool's own methods.
macro_rules! bits {
    ($($name:ident)+) => { $(
        fn $name(vm: &mut Vm, args: Args) -> Result {
            let result = dunder::$name(vm, args)?;
            if result.as_bool().is_some() { vm.plain_int(result) } else { Ok(result) }
        }
    )+ };
}
bits! { and or xor }

fn repr(vm: &mut Vm, args: Args) -> Result {
    let digits = vm.int_digits(this(args))?;
    vm.new_str(digits)
}

fn as_plain(vm: &mut Vm, value: Value) -> Result {
    vm.plain_int(value)
}
fn plain(vm: &mut Vm, args: Args) -> Result {
    vm.plain_int(args[0])
}
fn neg(vm: &mut Vm, args: Args) -> Result {
    let result = int::neg(&vm.heap, args[0]);
    vm.memory(result)
}
fn abs(vm: &mut Vm, args: Args) -> Result {
    let result = int::abs(&vm.heap, args[0]);
    vm.memory(result)
}
fn invert(vm: &mut Vm, args: Args) -> Result {
    let result = int::invert(&vm.heap, args[0]);
    vm.memory(result)
}
fn truth(_: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(!this(args).is_zero()))
}
fn to_float(vm: &mut Vm, args: Args) -> Result {
    let float = vm.int_to_float(this(args))?;
    vm.new_float(float)
}
fn bit_length(_: &mut Vm, args: Args) -> Result {
    Ok(Value::length(this(args).bit_length()))
}
fn bit_count(_: &mut Vm, args: Args) -> Result {
    Ok(Value::length(this(args).bit_count()))
}
fn as_integer_ratio(vm: &mut Vm, args: Args) -> Result {
    let numerator = vm.plain_int(args[0])?;
    pair(vm, numerator, Value::small(1))
}
fn new_args(vm: &mut Vm, args: Args) -> Result {
    let number = vm.plain_int(args[0])?;
    let tuple = Tuple::alloc(&vm.heap, &[number]);
    vm.memory(tuple).map(Value::object)
}
fn size_of(_: &mut Vm, args: Args) -> Result {
    // CPython has 30 bits in four bytes.
    Ok(Value::length(24 + 4 * this(args).bit_length().div_ceil(30).max(1)))
}

fn divmod(vm: &mut Vm, args: Args) -> Result {
    divmod_of(vm, args[0], args[1])
}
fn reflected_divmod(vm: &mut Vm, args: Args) -> Result {
    divmod_of(vm, args[1], args[0])
}
fn divmod_of(vm: &mut Vm, a: Value, b: Value) -> Result {
    match (Operand::of(a), Operand::of(b)) {
        (Some(_), Some(_)) => Ok(vm.divmod_native(a, b)?.unwrap_or(Value::NOT_IMPLEMENTED)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn pow(vm: &mut Vm, args: Args) -> Result {
    pow_of(vm, args[0], args[1], args.get(2))
}
fn reflected_pow(vm: &mut Vm, args: Args) -> Result {
    pow_of(vm, args[1], args[0], args.get(2))
}
fn pow_of(vm: &mut Vm, a: Value, b: Value, modulus: Option<Value>) -> Result {
    let modulus = modulus.filter(|modulus| !modulus.is_none());
    let all = [Some(a), Some(b), modulus];
    if !all.iter().flatten().all(|&value| Operand::of(value).is_some()) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match modulus {
        Some(modulus) => vm.power_mod(a, b, modulus),
        None => {
            let power = crate::bytecode::opcode::BinaryOperator::Power;
            Ok(vm.native_operator(Kind::BigInt, power, a, b)?.unwrap_or(Value::NOT_IMPLEMENTED))
        }
    }
}

fn round(vm: &mut Vm, args: Args) -> Result {
    let Some(digits) = args.get(1) else { return vm.plain_int(args[0]) };
    let digits = vm.index(digits)?;
    let digits = Operand::of(digits).map_or(0, Operand::clamped);
    match int::round(&vm.heap, args[0], digits) {
        Ok(rounded) => Ok(rounded),
        Err(IntError::OutOfMemory) => Err(vm.out_of_memory()),
        Err(_) => Err(vm.value_error("the number cannot be rounded")),
    }
}

/// Whether the order of bytes is from large to small.
fn is_big_endian(vm: &mut Vm, function: &str, order: Option<Value>) -> Result<bool> {
    let Some(order) = order else { return Ok(true) };
    let order = string_argument(vm, order, &format!("{function}() argument 'byteorder' "))?;
    match order.as_bytes() {
        b"big" => Ok(true),
        b"little" => Ok(false),
        _ => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn flag(vm: &mut Vm, value: Option<Value>) -> Result<bool> {
    match value {
        Some(value) => vm.truth(value),
        None => Ok(false),
    }
}

fn to_bytes(vm: &mut Vm, args: Args) -> Result {
    let length = match args.get(1) {
        Some(length) => vm.size_arg(length)?,
        None => 1,
    };
    let big_endian = is_big_endian(vm, "to_bytes", args.get(2))?;
    let signed = flag(vm, args.get(3))?;
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.value_error("length argument must be non-negative"));
    };
    vm.check_room(length)?;
    match int::to_bytes(this(args), length, big_endian, signed) {
        Ok(bytes) => {
            let bytes = Bytes::alloc(&vm.heap, &bytes);
            vm.memory(bytes).map(Value::object)
        }
        Err(error) => Err(bytes_error(vm, error)),
    }
}

#[cold]
fn bytes_error(vm: &mut Vm, error: BytesError) -> Raised {
    vm.overflow_error(match error {
        BytesError::Negative => "can't convert negative int to unsigned",
        BytesError::TooBig => "int too big to convert",
    })
}

fn from_bytes(vm: &mut Vm, args: Args) -> Result {
    let big_endian = is_big_endian(vm, "from_bytes", args.get(2))?;
    let signed = flag(vm, args.get(3))?;
    let bytes = vm.bytes_from_object(args[1])?;
    let number = int::from_bytes(&vm.heap, &bytes, big_endian, signed);
    let number = vm.memory(number)?;
    match args[0].as_kind::<Class>() {
        Some(class) if !class.is(vm.class(Kind::BigInt)) => vm.call(args[0], &[number]),
        _ => Ok(number),
    }
}
