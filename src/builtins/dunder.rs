//! Special methods that a built-in type has because its operators do the same: each hands over to the protocol of the kind
//! of its receiver.

use crate::bytecode::opcode::{BinaryOperator, CompareOperator};
use crate::objects::{Kind, Value, int};
use crate::vm::protocols::special::kind_of;
use crate::vm::{Args, Result, Vm};

/// `__len__`
pub(super) fn len(vm: &mut Vm, args: Args) -> Result {
    match vm.native_length(args[0]) {
        Some(length) => {
            let length = length?;
            vm.new_int(length as i64)
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `__getitem__`
pub(super) fn get_item(vm: &mut Vm, args: Args) -> Result {
    let item = vm.native_get_item(kind_of(args[0]), args[0], args[1])?;
    Ok(item.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// `__setitem__`
pub(super) fn set_item(vm: &mut Vm, args: Args) -> Result {
    vm.native_set_item(kind_of(args[0]), args[0], args[1], args[2])?;
    Ok(Value::NONE)
}

/// `__delitem__`
pub(super) fn delete_item(vm: &mut Vm, args: Args) -> Result {
    vm.native_del_item(kind_of(args[0]), args[0], args[1])?;
    Ok(Value::NONE)
}

/// `__contains__`
pub(super) fn contains(vm: &mut Vm, args: Args) -> Result {
    let found = vm.native_contains(kind_of(args[0]), args[0], args[1])?;
    Ok(found.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

/// `__iter__`
pub(super) fn iter(vm: &mut Vm, args: Args) -> Result {
    let iterator = vm.native_iter(args[0])?;
    Ok(iterator.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// `__next__`
pub(super) fn next(vm: &mut Vm, args: Args) -> Result {
    match vm.native_next(args[0])? {
        Some(item) => Ok(item),
        None => Err(vm.stop_iteration(Value::NONE)),
    }
}

/// `__hash__`
pub(super) fn hash(vm: &mut Vm, args: Args) -> Result {
    match vm.native_hash(kind_of(args[0]), args[0]) {
        Some(hash) => {
            let hash = int::from_i64(&vm.heap, hash?);
            vm.memory(hash)
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `__repr__`
pub(super) fn repr(vm: &mut Vm, args: Args) -> Result {
    vm.repr_native(args[0]).map(Value::object)
}

/// `__format__`
pub(super) fn format(vm: &mut Vm, args: Args) -> Result {
    let spec = crate::vm::constructor::string_argument(vm, args[1], "__format__() argument ")?;
    vm.format_native(args[0], spec).map(Value::object)
}

fn compare(vm: &mut Vm, args: Args, operator: CompareOperator) -> Result {
    let kind: Kind = kind_of(args[0]);
    let truth = vm.native_compare(kind, operator, args[0], args[1])?;
    Ok(truth.unwrap_or(Value::NOT_IMPLEMENTED))
}

macro_rules! comparisons {
    ($($(#[doc = $doc:literal])+ $name:ident $Operator:ident;)+) => { $(
        $(#[doc = $doc])+
        pub(super) fn $name(vm: &mut Vm, args: Args) -> Result {
            compare(vm, args, CompareOperator::$Operator)
        }
    )+ };
}
comparisons! {
    /// `__eq__`
    eq Eq;
    /// `__ne__`
    ne Ne;
    /// `__lt__`
    lt Lt;
    /// `__le__`
    le Le;
    /// `__gt__`
    gt Gt;
    /// `__ge__`
    ge Ge;
}

macro_rules! operators {
    ($($Operator:ident $plain:ident $reflected:ident;)+) => { $(
        #[doc = concat!("The plain form of `", stringify!($Operator), "`.")]
        pub(super) fn $plain(vm: &mut Vm, args: Args) -> Result {
            let result = vm.native_operator(kind_of(args[0]), BinaryOperator::$Operator, args[0], args[1])?;
            Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
        }
        #[doc = concat!("The reflected form of `", stringify!($Operator), "`.")]
        pub(super) fn $reflected(vm: &mut Vm, args: Args) -> Result {
            let result = vm.native_operator(kind_of(args[0]), BinaryOperator::$Operator, args[1], args[0])?;
            Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
        }
    )+ };
}
operators! {
    Add add reflected_add;
    And and reflected_and;
    FloorDivide floor_divide reflected_floor_divide;
    Lshift lshift reflected_lshift;
    Multiply multiply reflected_multiply;
    Or or reflected_or;
    Remainder remainder reflected_remainder;
    Rshift rshift reflected_rshift;
    Subtract subtract reflected_subtract;
    TrueDivide true_divide reflected_true_divide;
    Xor xor reflected_xor;
}

macro_rules! in_place {
    ($($Operator:ident $name:ident;)+) => { $(
        #[doc = concat!("The in-place form of `", stringify!($Operator), "`.")]
        pub(super) fn $name(vm: &mut Vm, args: Args) -> Result {
            let result = vm.native_inplace(kind_of(args[0]), BinaryOperator::$Operator, args[0], args[1])?;
            Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
        }
    )+ };
}
in_place! {
    And and_in_place;
    Or or_in_place;
    Subtract subtract_in_place;
    Xor xor_in_place;
}

/// `__add__` of a sequence
pub(super) fn concat(vm: &mut Vm, args: Args) -> Result {
    vm.sequence_concat(kind_of(args[0]), args[0], args[1])
}

/// `__mul__` and `__rmul__` of a sequence
pub(super) fn repeat(vm: &mut Vm, args: Args) -> Result {
    if !vm.is_index(args[1]) {
        let given = vm.type_name(args[1]);
        return Err(vm.type_error(format!("'{given}' object cannot be interpreted as an integer")));
    }
    vm.sequence_repeat(kind_of(args[0]), args[0], args[1])
}

/// `__iadd__` of a sequence that changes
pub(super) fn concat_in_place(vm: &mut Vm, args: Args) -> Result {
    let result = vm.native_inplace(kind_of(args[0]), BinaryOperator::Add, args[0], args[1])?;
    Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// `__imul__` of a sequence that changes
pub(super) fn repeat_in_place(vm: &mut Vm, args: Args) -> Result {
    let result = vm.native_inplace(kind_of(args[0]), BinaryOperator::Multiply, args[0], args[1])?;
    Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// `__class_getitem__`: `list[int]`
pub(super) fn class_getitem(vm: &mut Vm, args: Args) -> Result {
    let class = Value::object(vm.class(Kind::GenericAlias));
    vm.call(class, &[args[0], args[1]])
}
