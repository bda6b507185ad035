//! What the built-in exceptions do: their methods and attributes, class by class.
//!
//! Their classes, and the slots of their fields, are made by the machine (`vm::exceptions`); raising is its too.

mod base;
mod docs;
mod group;
mod os_error;
mod simple;
mod syntax_error;
mod unicode_error;

pub use os_error::{class_of_errno, message_of_errno};

pub use docs::docs;

use crate::heap::Gc;
use crate::objects::class::Class;
use crate::objects::exception::Exception;
use crate::objects::value::slots_after;
use crate::objects::{Kind, Value};
use crate::vm::{Args, Exc, GetSetDef, NativeDef, Result, Vm};

/// The classes that have methods or computed attributes of their own.
pub static TABLE: &[(Exc, &[NativeDef], &[GetSetDef])] = &[
    (Exc::BaseException, base::METHODS, base::GETSETS),
    (Exc::SystemExit, simple::SYSTEM_EXIT, &[]),
    (Exc::StopIteration, simple::STOP_ITERATION, &[]),
    (Exc::KeyError, simple::KEY_ERROR, &[]),
    (Exc::AttributeError, simple::ATTRIBUTE_ERROR, &[]),
    (Exc::NameError, simple::NAME_ERROR, &[]),
    (Exc::ImportError, simple::IMPORT_ERROR, &[]),
    (Exc::OSError, os_error::METHODS, os_error::GETSETS),
    (Exc::SyntaxError, syntax_error::METHODS, &[]),
    (Exc::UnicodeDecodeError, unicode_error::DECODE, &[]),
    (Exc::UnicodeEncodeError, unicode_error::ENCODE, &[]),
    (Exc::UnicodeTranslateError, unicode_error::TRANSLATE, &[]),
    (Exc::BaseExceptionGroup, group::METHODS, &[]),
];

/// The receiver of a method of an exception.
fn receiver(vm: &mut Vm, value: Value) -> Result<Gc<Exception>> {
    match value.as_kind::<Exception>() {
        Some(exception) => Ok(exception),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("a 'BaseException' object is needed, not '{name}'")))
        }
    }
}

/// The first argument of a `__new__`: the class, which derives from `exc`.
fn class_argument(vm: &mut Vm, args: Args, exc: Exc) -> Result<Gc<Class>> {
    let name = exc.name();
    let Some(first) = args.get(0).filter(|_| args.positional() > 0) else {
        return Err(vm.type_error(format!("{name}.__new__(): not enough arguments")));
    };
    let Some(class) = first.as_kind::<Class>() else {
        let given = vm.type_name(first);
        return Err(vm.type_error(format!("{name}.__new__(X): X is not a type object ({given})")));
    };
    if class.kind != Kind::Exception as u8 || !class.is_subclass(vm.exception_class(exc)) {
        let given = class.name_text();
        return Err(vm.type_error(format!("{name}.__new__({given}): {given} is not a subtype of {name}")));
    }
    Ok(class)
}

/// # Errors
/// TypeError: there are keywords. The name is that of the class.
fn no_keywords(vm: &mut Vm, args: Args, class: Gc<Class>) -> Result<()> {
    match args.names() {
        Some(names) if !names.is_empty() => {
            Err(vm.type_error(format!("{}() takes no keyword arguments", class.name_text())))
        }
        _ => Ok(()),
    }
}

/// The text of a string that is for people.
fn text_of(value: Value) -> Option<String> {
    let text = value.as_kind::<crate::objects::str::Str>()?;
    Some(String::from_utf8_lossy(text.as_bytes()).into_owned())
}

/// A field of an exception; Unbound where it was not set.
fn field(exception: Gc<Exception>, slot: usize) -> Value {
    slots_after(&exception)[slot].get()
}

fn set_field(exception: Gc<Exception>, slot: usize, value: Value) {
    slots_after(&exception)[slot].set(value);
}
