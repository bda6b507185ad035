//! What the natives of containers share: receivers, `__new__`, and checks of arguments.

use crate::heap::{Gc, Object};
use crate::objects::class::Class;
use crate::objects::int::Operand;
use crate::objects::{Kind, Value};
use crate::vm::{Args, Raised, Result, Vm};

/// The receiver of a method, which its caller has found to be of the method's class.
#[inline(always)]
pub(super) fn this<T: Object>(args: Args) -> Gc<T> {
    args[0].as_kind::<T>().expect("a method's receiver is of its class")
}

/// The class that a `__new__` of `kind` is to make an instance of: its first argument.
///
/// # Errors
/// TypeError, if that is not the class or one derived from it.
pub(super) fn class_to_make(vm: &mut Vm, args: Args, kind: Kind) -> Result<Gc<Class>> {
    match args.get(0).and_then(|first| first.as_kind::<Class>()) {
        Some(class) if class.is_subclass(vm.class(kind)) => Ok(class),
        _ => Err(no_class_to_make(vm, args, kind)),
    }
}

#[cold]
fn no_class_to_make(vm: &mut Vm, args: Args, kind: Kind) -> Raised {
    let name = vm.class(kind).name_text();
    let text = match args.get(0).map(|first| (first, first.as_kind::<Class>())) {
        None => format!("{name}.__new__(): not enough arguments"),
        Some((first, None)) => {
            format!("{name}.__new__(X): X is not a type object ({})", vm.type_name(first))
        }
        Some((_, Some(class))) => {
            let class = class.name_text();
            format!("{name}.__new__({class}): {class} is not a subtype of {name}")
        }
    };
    vm.type_error(text)
}

/// The shape and the number of slots of an instance of a class that is `kind`'s or derived from it.
pub(super) fn layout(vm: &mut Vm, class: Gc<Class>) -> (u32, u16) {
    vm.instance_layout(class)
}

/// Refuses keyword arguments.
///
/// # Errors
/// TypeError, if there are some.
pub(super) fn no_keywords(vm: &mut Vm, args: Args, name: &str) -> Result<()> {
    if args.names().is_none_or(|names| names.is_empty()) {
        return Ok(());
    }
    Err(vm.type_error(format!("{name}() takes no keyword arguments")))
}

/// Refuses too few or too many positional arguments, of which the first (the class, or the receiver) does not count.
///
/// # Errors
/// TypeError.
pub(super) fn count(vm: &mut Vm, args: Args, name: &str, least: usize, most: usize) -> Result<()> {
    let given = args.positional().saturating_sub(1);
    let (bound, word) = match given {
        _ if given < least => (least, "at least"),
        _ if given > most => (most, "at most"),
        _ => return Ok(()),
    };
    let word = if least == most { "exactly" } else { word };
    let plural = if bound == 1 { "" } else { "s" };
    let word = if word == "exactly" { String::new() } else { format!("{word} ") };
    Err(vm.type_error(format!("{name} expected {word}{bound} argument{plural}, got {given}")))
}

/// `a if a is not None else b` of optional arguments: `None` and absent are the same.
pub(super) fn given(value: Option<Value>) -> Option<Value> {
    value.filter(|value| !value.is_none())
}

/// The place that `index(value, start, stop)` means by a bound: clamped, and counted from the end if it is negative.
///
/// # Errors
/// TypeError, if it is no index.
pub(super) fn bound(vm: &mut Vm, value: Option<Value>, len: usize, default: usize) -> Result<usize> {
    let Some(value) = value else { return Ok(default) };
    if !vm.is_index(value) {
        return Err(vm.type_error("slice indices must be integers or have an __index__ method"));
    }
    let index = vm.as_index(value)?;
    Ok(crate::objects::slice::bound(index, len))
}

/// A number as CPython's functions take sizes: other than [`Vm::size_arg`], its error speaks of C.
///
/// # Errors
/// TypeError, if it is no index; OverflowError, if it is beyond a word.
pub(super) fn ssize(vm: &mut Vm, value: Value) -> Result<i64> {
    let number = vm.index(value)?;
    match Operand::of(number).and_then(Operand::i64) {
        Some(number) => Ok(number),
        None => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

/// The first index in a range at which an item is the value, or equal to it.
///
/// # Errors
/// What a `__eq__` raises.
pub(super) fn find_item(
    vm: &mut Vm,
    item: impl Fn(usize) -> Option<Value>,
    range: std::ops::Range<usize>,
    value: Value,
) -> Result<Option<usize>> {
    for index in range {
        let Some(item) = item(index) else { break };
        if vm.equal(item, value)? {
            return Ok(Some(index));
        }
    }
    Ok(None)
}
