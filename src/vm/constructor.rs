//! Arguments of constructors: `__new__` gets the class and then anything, so it sorts them out itself.

use super::{Args, Result, Vm};
use crate::heap::Gc;
use crate::objects::class::{Class, special};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{FIRST_SHAPE, Value};

/// The class that `__new__` was given, and whether its instances are of the built-in type itself.
///
/// # Errors
/// TypeError: there is no class, or one that does not derive from the type.
pub fn class_argument(vm: &mut Vm, args: Args, of: Gc<Class>) -> Result<Gc<Class>> {
    // PERF: what is nearly always given, before any text is made.
    if args.get(0) == Some(Value::object(of)) {
        return Ok(of);
    }
    let name = of.name_text();
    let Some(first) = args.get(0).filter(|_| args.positional() > 0) else {
        return Err(vm.type_error(format!("{name}.__new__(): not enough arguments")));
    };
    let Some(class) = first.as_kind::<Class>() else {
        let given = vm.type_name(first);
        return Err(vm.type_error(format!("{name}.__new__(X): X is not a type object ({given})")));
    };
    if !class.is_subclass(of) {
        let given = class.name_text();
        return Err(vm.type_error(format!("{name}.__new__({given}): {given} is not a subtype of {name}")));
    }
    if class.kind != of.kind {
        let given = class.name_text();
        return Err(vm.type_error(format!("{name}.__new__({given}) is not safe, use {given}.__new__()")));
    }
    Ok(class)
}

/// Whether instances of a class are plain objects of its kind.
pub fn is_exact(class: Gc<Class>) -> bool {
    class.shape.get() < FIRST_SHAPE
}

/// The arguments of a constructor after the class, by parameter: `names` has the parameters, those without a name are
/// positional-only. Absent ones are Unbound.
///
/// # Errors
/// TypeError: too many, unknown, or twice.
pub fn constructor<const N: usize>(
    vm: &mut Vm,
    function: &str,
    names: [&str; N],
    args: Args,
) -> Result<[Value; N]> {
    let mut values = [Value::UNBOUND; N];
    let positional = args.positional() - 1;
    let mut given = args.len() - 1;
    let named = names.iter().any(|name| !name.is_empty());
    if given > positional && !named {
        // A class that has an `__init__` of its own may take them.
        if !args[0].as_kind::<Class>().is_some_and(|class| class.defines(special::INIT)) {
            return Err(vm.type_error(format!("{function}() takes no keyword arguments")));
        }
        given = positional;
    }
    if given > N {
        let plural = if N == 1 { "" } else { "s" };
        return Err(vm.type_error(if named {
            format!("{function}() takes at most {N} argument{plural} ({given} given)")
        } else {
            format!("{function} expected at most {N} argument{plural}, got {given}")
        }));
    }
    for (index, value) in values.iter_mut().enumerate().take(positional) {
        *value = args[index + 1];
    }
    for (name, value) in args.keywords().take(given - positional) {
        let name = name.as_kind::<Str>();
        let text = name.as_ref().map_or(&b""[..], |name| name.as_bytes());
        let found = names.iter().position(|parameter| !parameter.is_empty() && parameter.as_bytes() == text);
        let text = String::from_utf8_lossy(text).into_owned();
        match found {
            Some(index) if values[index].is_unbound() => values[index] = value,
            Some(index) => {
                let place = index + 1;
                return Err(vm.type_error(format!(
                    "argument for {function}() given by name ('{text}') and position ({place})"
                )));
            }
            None => {
                return Err(
                    vm.type_error(format!("'{text}' is an invalid keyword argument for {function}()"))
                );
            }
        }
    }
    Ok(values)
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
            // Named arguments are told as Argument Clinic does.
            let is_none = value.is_none() && !what.is_empty();
            let given = if is_none { "None".to_owned() } else { vm.type_name(value) };
            Err(vm.type_error(format!("{what}must be str, not {given}")))
        }
    }
}
