//! Strings in another case, and in fields of a width.

use super::{new_text, plain, this};
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::str::layout::{self, Align};
use crate::objects::str::search::Units;
use crate::objects::str::{Str, case};
use crate::vm::{Args, Result, Vm};

/// Methods that give the text in another case.
macro_rules! cases {
    ($($method:ident)+) => { $(
        pub(super) fn $method(vm: &mut Vm, args: Args) -> Result {
            new_text(vm, case::$method(this(args).as_bytes()))
        }
    )+ };
}
cases! { capitalize casefold title swapcase upper lower }

/// The width of a field, which is not negative.
fn width(vm: &mut Vm, value: Value) -> Result<usize> {
    Ok(usize::try_from(vm.size_arg(value)?).unwrap_or(0))
}

fn justify(vm: &mut Vm, args: Args, align: Align) -> Result {
    let width = width(vm, args[1])?;
    let text = this(args);
    let mut fill: &[u8] = b" ";
    let given = args.get(2);
    let held: Gc<Str>;
    if let Some(given) = given {
        let Some(one) = given.as_kind::<Str>() else {
            let name = vm.type_name(given);
            return Err(vm.type_error(format!("The fill character must be a unicode character, not {name}")));
        };
        if one.len() != 1 {
            return Err(vm.type_error("The fill character must be exactly one character long"));
        }
        held = one;
        fill = held.as_bytes();
    }
    vm.check_room(width.saturating_sub(text.len()).saturating_mul(fill.len()))?;
    match layout::justify(text.as_bytes(), text.len(), width, fill, align) {
        Some(justified) => new_text(vm, justified),
        None => plain(vm, text),
    }
}

pub(super) fn center(vm: &mut Vm, args: Args) -> Result {
    justify(vm, args, Align::Center)
}
pub(super) fn ljust(vm: &mut Vm, args: Args) -> Result {
    justify(vm, args, Align::Left)
}
pub(super) fn rjust(vm: &mut Vm, args: Args) -> Result {
    justify(vm, args, Align::Right)
}

pub(super) fn zfill(vm: &mut Vm, args: Args) -> Result {
    let width = width(vm, args[1])?;
    let text = this(args);
    vm.check_room(width)?;
    match layout::zfill(text.as_bytes(), text.len(), width) {
        Some(filled) => new_text(vm, filled),
        None => plain(vm, text),
    }
}

pub(super) fn expandtabs(vm: &mut Vm, args: Args) -> Result {
    let size = tab_size(vm, args)?;
    let text = this(args);
    if !text.as_bytes().contains(&b'\t') {
        return plain(vm, text);
    }
    let tabs = text.as_bytes().iter().filter(|&&byte| byte == b'\t').count();
    vm.check_room(tabs.saturating_mul(size))?;
    new_text(vm, layout::expand_tabs(text.as_bytes(), size, Units::Characters))
}

/// The argument of `expandtabs`, a C int.
pub(in crate::builtins) fn tab_size(vm: &mut Vm, args: Args) -> Result<usize> {
    let Some(value) = args.get(1) else { return Ok(8) };
    let size = c_int(vm, value)?;
    Ok(usize::try_from(size).unwrap_or(0))
}

/// An int argument as C has it.
///
/// # Errors
/// TypeError: it is no int; OverflowError: it is too large.
pub(in crate::builtins) fn c_int(vm: &mut Vm, value: Value) -> Result<i32> {
    let int = vm.index(value)?;
    let number = crate::objects::int::Operand::of(int).and_then(|number| number.i64());
    match number.and_then(|number| i32::try_from(number).ok()) {
        Some(int) => Ok(int),
        None if number.is_none() => Err(vm.overflow_error("Python int too large to convert to C long")),
        None => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}
