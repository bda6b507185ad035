//! The special methods of built-in types that are operators in programs: `int.__add__`, `str.__lt__`. Each is an instance
//! of a function of this file; what it does is the protocols' knowledge of the type.
//!
//! Never asks what a class derived from the type defines.

use crate::bytecode::opcode::{BinaryOperator, CompareOperator};
use crate::heap::Gc;
use crate::objects::int::Operand;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::{Args, Result, Vm};

/// The numbers of kinds, as parameters of the functions below.
#[allow(missing_docs)]
pub mod kinds {
    use crate::objects::Kind;
    pub const INT: u8 = Kind::BigInt as u8;
    pub const FLOAT: u8 = Kind::Float as u8;
    pub const COMPLEX: u8 = Kind::Complex as u8;
    pub const STR: u8 = Kind::Str as u8;
    pub const BYTES: u8 = Kind::Bytes as u8;
    pub const BYTEARRAY: u8 = Kind::ByteArray as u8;
}

/// The numbers of operators, likewise.
#[allow(missing_docs)]
pub mod operator {
    use crate::bytecode::opcode::{BinaryOperator as B, CompareOperator as C};
    pub const ADD: u8 = B::Add as u8;
    pub const SUBTRACT: u8 = B::Subtract as u8;
    pub const MULTIPLY: u8 = B::Multiply as u8;
    pub const REMAINDER: u8 = B::Remainder as u8;
    pub const POWER: u8 = B::Power as u8;
    pub const LSHIFT: u8 = B::Lshift as u8;
    pub const RSHIFT: u8 = B::Rshift as u8;
    pub const AND: u8 = B::And as u8;
    pub const XOR: u8 = B::Xor as u8;
    pub const OR: u8 = B::Or as u8;
    pub const FLOOR_DIVIDE: u8 = B::FloorDivide as u8;
    pub const TRUE_DIVIDE: u8 = B::TrueDivide as u8;
    pub const LT: u8 = C::Lt as u8;
    pub const LE: u8 = C::Le as u8;
    pub const EQ: u8 = C::Eq as u8;
    pub const NE: u8 = C::Ne as u8;
    pub const GT: u8 = C::Gt as u8;
    pub const GE: u8 = C::Ge as u8;
}

fn kind(number: u8) -> Kind {
    Kind::ALL[usize::from(number)]
}

fn known(result: Option<Value>) -> Value {
    result.unwrap_or(Value::NOT_IMPLEMENTED)
}

/// `self OP value`
///
/// # Errors
/// What the operation raises.
pub fn binary<const KIND: u8, const OP: u8>(vm: &mut Vm, args: Args) -> Result {
    let operator = BinaryOperator::ALL[usize::from(OP)];
    vm.native_operator(kind(KIND), operator, args[0], args[1]).map(known)
}
/// `value OP self`
///
/// # Errors
/// What the operation raises.
pub fn reflected<const KIND: u8, const OP: u8>(vm: &mut Vm, args: Args) -> Result {
    let operator = BinaryOperator::ALL[usize::from(OP)];
    vm.native_operator(kind(KIND), operator, args[1], args[0]).map(known)
}
/// `self OP= value`
///
/// # Errors
/// What the operation raises.
pub fn in_place<const KIND: u8, const OP: u8>(vm: &mut Vm, args: Args) -> Result {
    let operator = BinaryOperator::ALL[usize::from(OP)];
    vm.native_inplace(kind(KIND), operator, args[0], args[1]).map(known)
}
/// `self < value` and the like.
///
/// # Errors
/// What comparing items raises.
pub fn compare<const KIND: u8, const OP: u8>(vm: &mut Vm, args: Args) -> Result {
    let operator = CompareOperator::ALL[usize::from(OP)];
    vm.native_compare(kind(KIND), operator, args[0], args[1]).map(known)
}
/// `self + value` of a sequence.
///
/// # Errors
/// TypeError: the types do not go together.
pub fn concat<const KIND: u8>(vm: &mut Vm, args: Args) -> Result {
    vm.sequence_concat(kind(KIND), args[0], args[1])
}
/// `self * value` of a sequence, which is `value * self`.
///
/// # Errors
/// TypeError: the value is no int.
pub fn repeat<const KIND: u8>(vm: &mut Vm, args: Args) -> Result {
    if !vm.is_index(args[1]) {
        let given = vm.type_name(args[1]);
        return Err(vm.type_error(format!("'{given}' object cannot be interpreted as an integer")));
    }
    vm.sequence_repeat(kind(KIND), args[0], args[1])
}
/// `value in self`
///
/// # Errors
/// TypeError: the value can be no part of it.
pub fn contains<const KIND: u8>(vm: &mut Vm, args: Args) -> Result {
    vm.native_contains(kind(KIND), args[0], args[1]).map(|found| Value::bool(found == Some(true)))
}
/// `hash(self)`
///
/// # Errors
/// None that programs see: the types have a hash.
pub fn hash<const KIND: u8>(vm: &mut Vm, args: Args) -> Result {
    match vm.native_hash(kind(KIND), args[0]) {
        Some(hash) => {
            let hash = hash?;
            vm.new_int(hash)
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
/// `len(self)`
///
/// # Errors
/// None that programs see: the types have a length.
pub fn length(vm: &mut Vm, args: Args) -> Result {
    match vm.native_length(args[0]) {
        Some(length) => length.map(Value::length),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
/// `iter(self)`
///
/// # Errors
/// MemoryError.
pub fn iterator(vm: &mut Vm, args: Args) -> Result {
    vm.native_iter(args[0]).map(known)
}
/// `repr(self)`
///
/// # Errors
/// ValueError: the int has too many digits.
pub fn repr(vm: &mut Vm, args: Args) -> Result {
    if let (Some(_), Some(number)) = (args[0].as_bool(), Operand::of(args[0])) {
        // `int.__repr__(True)`: bool has its own.
        let digits = vm.int_digits(number)?;
        return vm.new_str(digits);
    }
    vm.repr_native(args[0]).map(Value::object)
}
/// `format(self, spec)`
///
/// # Errors
/// TypeError: the specification is no string; ValueError: the type does not take it.
pub fn format(vm: &mut Vm, args: Args) -> Result {
    let Some(spec) = args[1].as_kind::<Str>() else {
        let given = vm.type_name(args[1]);
        return Err(vm.type_error(format!("__format__() argument must be str, not {given}")));
    };
    vm.format_native(args[0], spec).map(Value::object)
}

/// A tuple of two.
///
/// # Errors
/// MemoryError.
pub fn pair(vm: &mut Vm, a: Value, b: Value) -> Result {
    let pair = Tuple::alloc(&vm.heap, &[a, b]);
    vm.memory(pair).map(Value::object)
}

/// A string argument of a method, the name of which ends `what`.
///
/// # Errors
/// TypeError: it is no string.
pub fn string_argument(vm: &mut Vm, value: Value, what: &str) -> Result<Gc<Str>> {
    match value.as_kind::<Str>() {
        Some(text) => Ok(text),
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("{what}must be str, not {given}")))
        }
    }
}
