//! Functions of numbers: `abs`, `round`, `pow`, `divmod`, `bin`, `chr` and their kin.

use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::int::{self, Operand};
use crate::objects::str::Str;
use crate::objects::{Value, float};
use crate::vm::{Args, Result, Vm};

pub(super) fn abs(vm: &mut Vm, args: Args) -> Result {
    let value = args[0];
    if let Some(float) = value.as_tagged_float() {
        let result = Value::float(&vm.heap, float.abs());
        return vm.memory(result);
    }
    if value.as_int().is_some() {
        let result = int::abs(&vm.heap, value);
        return vm.memory(result);
    }
    match vm.call_special(value, vm.names.__abs__, &[])? {
        Some(result) => Ok(result),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("bad operand type for abs(): '{name}'")))
        }
    }
}

pub(super) fn divmod(vm: &mut Vm, args: Args) -> Result {
    vm.divmod(args[0], args[1])
}

pub(super) fn pow(vm: &mut Vm, args: Args) -> Result {
    match args.get(2) {
        None | Some(Value::NONE) => {
            vm.binary(crate::bytecode::opcode::BinaryOperator::Power, args[0], args[1])
        }
        Some(modulus) => vm.power_mod(args[0], args[1], modulus),
    }
}

pub(super) fn round(vm: &mut Vm, args: Args) -> Result {
    let (number, digits) = (args[0], args.get(1));
    if let Some(x) = number.as_float()
        && vm.class_of(number).is(vm.class(crate::objects::Kind::Float))
        && let Some(digits) = digits.and_then(|digits| digits.as_int())
    {
        return match float::round(x, digits.get()) {
            Some(rounded) => {
                let result = Value::float(&vm.heap, rounded);
                vm.memory(result)
            }
            None => Err(vm.overflow_error("rounded value too large to represent")),
        };
    }
    let digits = digits.filter(|digits| !digits.is_none());
    let result = vm.call_special(number, vm.names.__round__, digits.as_slice())?;
    match result {
        Some(result) => Ok(result),
        None => {
            let name = vm.type_name(number);
            Err(vm.type_error(format!("type {name} doesn't define __round__ method")))
        }
    }
}

/// An int in a base that is a power of two, with its prefix.
fn in_base(vm: &mut Vm, value: Value, base: u8, prefix: &str) -> Result {
    let number = vm.index(value)?;
    let Some(number) = Operand::of(number) else { return Err(vm.system_error("__index__ gave no int")) };
    let sign = if number.is_negative() { "-" } else { "" };
    vm.new_str(format!("{sign}{prefix}{}", int::to_radix(number, base)))
}

pub(super) fn bin(vm: &mut Vm, args: Args) -> Result {
    in_base(vm, args[0], 2, "0b")
}
pub(super) fn oct(vm: &mut Vm, args: Args) -> Result {
    in_base(vm, args[0], 8, "0o")
}
pub(super) fn hex(vm: &mut Vm, args: Args) -> Result {
    in_base(vm, args[0], 16, "0x")
}

pub(super) fn chr(vm: &mut Vm, args: Args) -> Result {
    let number = vm.index(args[0])?;
    let number = Operand::of(number).and_then(Operand::i64).and_then(|number| i32::try_from(number).ok());
    match number {
        None => Err(vm.overflow_error("Python int too large to convert to C int")),
        Some(number @ 0..0x11_0000) => {
            let result = vm.strings.of_char(&vm.heap, number as u32);
            vm.memory(result).map(Value::object)
        }
        Some(_) => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

pub(super) fn ord(vm: &mut Vm, args: Args) -> Result {
    let value = args[0];
    let (length, first) = if let Some(str) = value.as_kind::<Str>() {
        (str.len(), str.get(0))
    } else if let Some(bytes) = value.as_kind::<Bytes>() {
        (bytes.as_slice().len(), bytes.as_slice().first().map(|&byte| byte.into()))
    } else if let Some(bytes) = value.as_kind::<ByteArray>() {
        (bytes.bytes().len(), bytes.bytes().get(0).map(u32::from))
    } else {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!("ord() expected string of length 1, but {name} found")));
    };
    match first {
        Some(first) if length == 1 => Ok(Value::small(first as i32)),
        _ => Err(vm.type_error(format!("ord() expected a character, but string of length {length} found"))),
    }
}
