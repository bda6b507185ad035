//! The module `_operator`: operators as functions.

mod getters;

use super::module;
use crate::bytecode::opcode::{BinaryOperator, CompareOperator};
use crate::heap::Gc;
use crate::natives;
use crate::objects::Value;
use crate::objects::int::{self, Operand};
use crate::objects::module::Module;
use crate::vm::native_class::native_class;
use crate::vm::{Args, Exc, NativeDef, Raised, Result, Vm};

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let doc = "Operator interface.\n\nThis module exports a set of functions implemented natively corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.";
    let module = module(vm, "_operator", doc, FUNCTIONS)?;
    for def in getters::CLASSES {
        let class = native_class(vm, def)?;
        super::set(vm, module, def.name, Value::object(class))?;
    }
    Ok(module)
}

static FUNCTIONS: &[NativeDef] = natives! {
    Function {
        "lt" Positional(2, 2), lt, "Same as a < b.";
        "le" Positional(2, 2), le, "Same as a <= b.";
        "eq" Positional(2, 2), eq, "Same as a == b.";
        "ne" Positional(2, 2), ne, "Same as a != b.";
        "ge" Positional(2, 2), ge, "Same as a >= b.";
        "gt" Positional(2, 2), gt, "Same as a > b.";
        "add" Positional(2, 2), add, "Same as a + b.";
        "sub" Positional(2, 2), sub, "Same as a - b.";
        "mul" Positional(2, 2), mul, "Same as a * b.";
        "matmul" Positional(2, 2), matmul, "Same as a @ b.";
        "floordiv" Positional(2, 2), floordiv, "Same as a // b.";
        "truediv" Positional(2, 2), truediv, "Same as a / b.";
        "mod" Positional(2, 2), modulo, "Same as a % b.";
        "pow" Positional(2, 2), pow, "Same as a ** b.";
        "lshift" Positional(2, 2), lshift, "Same as a << b.";
        "rshift" Positional(2, 2), rshift, "Same as a >> b.";
        "and_" Positional(2, 2), and, "Same as a & b.";
        "or_" Positional(2, 2), or, "Same as a | b.";
        "xor" Positional(2, 2), xor, "Same as a ^ b.";
        "iadd" Positional(2, 2), iadd, "Same as a += b.";
        "isub" Positional(2, 2), isub, "Same as a -= b.";
        "imul" Positional(2, 2), imul, "Same as a *= b.";
        "imatmul" Positional(2, 2), imatmul, "Same as a @= b.";
        "ifloordiv" Positional(2, 2), ifloordiv, "Same as a //= b.";
        "itruediv" Positional(2, 2), itruediv, "Same as a /= b.";
        "imod" Positional(2, 2), imod, "Same as a %= b.";
        "ipow" Positional(2, 2), ipow, "Same as a **= b.";
        "ilshift" Positional(2, 2), ilshift, "Same as a <<= b.";
        "irshift" Positional(2, 2), irshift, "Same as a >>= b.";
        "iand" Positional(2, 2), iand, "Same as a &= b.";
        "ior" Positional(2, 2), ior, "Same as a |= b.";
        "ixor" Positional(2, 2), ixor, "Same as a ^= b.";
        "neg" One, neg, "Same as -a.";
        "pos" One, pos, "Same as +a.";
        "abs" One, abs, "Same as abs(a).";
        "inv" One, invert, "Same as ~a.";
        "invert" One, invert, "Same as ~a.";
        "index" One, index, "Same as a.__index__()";
        "not_" One, not, "Same as not a.";
        "truth" One, truth, "Return True if a is true, False otherwise.";
        "is_" Positional(2, 2), is, "Same as a is b.";
        "is_not" Positional(2, 2), is_not, "Same as a is not b.";
        "concat" Positional(2, 2), concat, "Same as a + b, for a and b sequences.";
        "iconcat" Positional(2, 2), iconcat, "Same as a += b, for a and b sequences.";
        "contains" Positional(2, 2), contains, "Same as b in a (note reversed operands).";
        "countOf" Positional(2, 2), count_of, "Return the number of items in a which are, or which equal, b.";
        "indexOf" Positional(2, 2), index_of, "Return the first index of b in a.";
        "getitem" Positional(2, 2), getitem, "Same as a[b].";
        "setitem" Positional(3, 3), setitem, "Same as a[b] = c.";
        "delitem" Positional(2, 2), delitem, "Same as del a[b].";
        "length_hint" Positional(1, 2), length_hint, "Return an estimate of the number of items in obj.\n\nThis is useful for presizing containers when building from an iterable.\n\nIf the object supports len(), the result will be exact.\nOtherwise, it may over- or under-estimate by an arbitrary amount.\nThe result will be an integer >= 0.";
        "call" Any, call, "Same as obj(*args, **kwargs).";
    }
};

macro_rules! operators {
    ($how:ident $kind:ident: $($name:ident $Operator:ident)*) => { $(
        fn $name(vm: &mut Vm, args: Args) -> Result {
            vm.$how($kind::$Operator, args[0], args[1])
        }
    )* };
}
operators! { compare CompareOperator: lt Lt le Le eq Eq ne Ne ge Ge gt Gt }
operators! { binary BinaryOperator:
    add Add sub Subtract mul Multiply matmul MatrixMultiply floordiv FloorDivide truediv TrueDivide modulo Remainder
    pow Power lshift Lshift rshift Rshift and And or Or xor Xor
}
operators! { inplace BinaryOperator:
    iadd Add isub Subtract imul Multiply imatmul MatrixMultiply ifloordiv FloorDivide itruediv TrueDivide imod Remainder
    ipow Power ilshift Lshift irshift Rshift iand And ior Or ixor Xor
}

fn neg(vm: &mut Vm, args: Args) -> Result {
    vm.negative(args[0])
}

fn pos(vm: &mut Vm, args: Args) -> Result {
    vm.positive(args[0])
}

fn abs(vm: &mut Vm, args: Args) -> Result {
    vm.absolute(args[0])
}

fn invert(vm: &mut Vm, args: Args) -> Result {
    vm.invert(args[0])
}

fn index(vm: &mut Vm, args: Args) -> Result {
    vm.index(args[0])
}

fn not(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(!vm.truth(args[0])?))
}

fn truth(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(vm.truth(args[0])?))
}

fn is(_: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(args[0] == args[1]))
}

fn is_not(_: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(args[0] != args[1]))
}

fn check_sequence(vm: &mut Vm, value: Value) -> std::result::Result<(), Raised> {
    let (class, name) = (vm.class_of(value), vm.names.__getitem__);
    if vm.lookup(class, name).is_some() {
        return Ok(());
    }
    let text = format!("'{}' object can't be concatenated", vm.type_name(value));
    Err(vm.type_error(text))
}

fn concat(vm: &mut Vm, args: Args) -> Result {
    check_sequence(vm, args[0])?;
    vm.binary(BinaryOperator::Add, args[0], args[1])
}

fn iconcat(vm: &mut Vm, args: Args) -> Result {
    check_sequence(vm, args[0])?;
    vm.inplace(BinaryOperator::Add, args[0], args[1])
}

fn contains(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(vm.contains(args[0], args[1])?))
}

/// `for_each`, with the words that searches have for what cannot be gone through.
fn search(vm: &mut Vm, iterable: Value, each: impl FnMut(&mut Vm, Value) -> Result<bool>) -> Result<()> {
    let items = match vm.iter(iterable) {
        Ok(items) => items,
        Err(Raised) if vm.raised_is(Exc::TypeError) => {
            vm.take_raised();
            let text = format!("argument of type '{}' is not iterable", vm.type_name(iterable));
            return Err(vm.type_error(text));
        }
        Err(raised) => return Err(raised),
    };
    vm.for_each(items, each)
}

fn count_of(vm: &mut Vm, args: Args) -> Result {
    let (item, mut count) = (args[1], 0);
    search(vm, args[0], |vm, own| {
        count += usize::from(vm.equal(own, item)?);
        Ok(true)
    })?;
    Ok(Value::length(count))
}

fn index_of(vm: &mut Vm, args: Args) -> Result {
    let (item, mut index, mut found) = (args[1], 0, false);
    search(vm, args[0], |vm, own| {
        found = vm.equal(own, item)?;
        index += usize::from(!found);
        Ok(!found)
    })?;
    if found { Ok(Value::length(index)) } else { Err(vm.value_error("sequence.index(x): x not in sequence")) }
}

fn getitem(vm: &mut Vm, args: Args) -> Result {
    vm.get_item(args[0], args[1])
}

fn setitem(vm: &mut Vm, args: Args) -> Result {
    vm.set_item(args[0], args[1], args[2]).map(|()| Value::NONE)
}

fn delitem(vm: &mut Vm, args: Args) -> Result {
    vm.del_item(args[0], args[1]).map(|()| Value::NONE)
}

fn length_hint(vm: &mut Vm, args: Args) -> Result {
    let default = args.get(1).unwrap_or(Value::small(0));
    let Some(number) = Operand::of(default) else {
        let text = format!("'{}' object cannot be interpreted as an integer", vm.type_name(default));
        return Err(vm.type_error(text));
    };
    // The protocol's default is a length; what stands for none here may be below zero.
    let mark = usize::MAX >> 2;
    let hint = vm.length_hint(args[0], mark)?;
    if hint != mark {
        return Ok(Value::length(hint));
    }
    let Some(number) = number.i64() else {
        return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
    };
    let number = int::from_i64(&vm.heap, number);
    vm.memory(number)
}

fn call(vm: &mut Vm, args: Args) -> Result {
    if args.positional() == 0 {
        return Err(vm.type_error("call expected at least 1 argument, got 0"));
    }
    vm.call_with(args[0], args.skip(1))
}
