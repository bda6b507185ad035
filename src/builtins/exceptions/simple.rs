//! Exceptions with a field or two: `SystemExit`, `StopIteration`, `KeyError`, `AttributeError`, `NameError`, `ImportError`.

use super::base::{attributes, init_args, reduced, text_of_args};
use super::{field, no_keywords, receiver, set_field};
use crate::heap::Gc;
use crate::natives;
use crate::objects::Value;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::str::Str;
use crate::vm::{Args, Exc, NativeDef, Result, Vm};

pub(super) static SYSTEM_EXIT: &[NativeDef] = natives! {
    Method { "__init__" Any, init_system_exit, "Initialize self.  See help(type(self)) for accurate signature."; }
};
pub(super) static STOP_ITERATION: &[NativeDef] = natives! {
    Method { "__init__" Any, init_stop_iteration, "Initialize self.  See help(type(self)) for accurate signature."; }
};
pub(super) static KEY_ERROR: &[NativeDef] = natives! {
    Method { "__str__" None, str_key_error, "Return str(self)."; }
};
pub(super) static ATTRIBUTE_ERROR: &[NativeDef] = natives! {
    Method { "__init__" Any, init_attribute_error, "Initialize self.  See help(type(self)) for accurate signature."; }
};
pub(super) static NAME_ERROR: &[NativeDef] = natives! {
    Method { "__init__" Any, init_name_error, "Initialize self.  See help(type(self)) for accurate signature."; }
};
pub(super) static IMPORT_ERROR: &[NativeDef] = natives! {
    Method {
        "__init__" Any, init_import_error, "Initialize self.  See help(type(self)) for accurate signature.";
        "__str__" None, str_import_error, "Return str(self).";
        "__reduce__" None, reduce_import_error;
    }
};

fn init_system_exit(vm: &mut Vm, args: Args) -> Result {
    let class = vm.class_of(args[0]);
    no_keywords(vm, args, class)?;
    init_args(vm, args)?;
    let exception = receiver(vm, args[0])?;
    let code = match exception.args.get().items() {
        [] => return Ok(Value::NONE),
        &[only] => only,
        _ => Value::object(exception.args.get()),
    };
    set_field(exception, const { Exc::SystemExit.slot("code") }, code);
    Ok(Value::NONE)
}

fn init_stop_iteration(vm: &mut Vm, args: Args) -> Result {
    let class = vm.class_of(args[0]);
    no_keywords(vm, args, class)?;
    init_args(vm, args)?;
    let exception = receiver(vm, args[0])?;
    let value = exception.args.get().get(0).unwrap_or(Value::NONE);
    set_field(exception, const { Exc::StopIteration.slot("value") }, value);
    Ok(Value::NONE)
}

/// The key as the program would write it: `KeyError('')` shall not print as nothing.
fn str_key_error(vm: &mut Vm, args: Args) -> Result {
    let exception = receiver(vm, args[0])?;
    match exception.args.get().items() {
        &[key] => vm.repr(key).map(Value::object),
        _ => text_of_args(vm, exception),
    }
}

/// Stores the positional arguments, and keywords into the fields of these names; a field without one is reset.
fn init_with_fields(vm: &mut Vm, args: Args, exc: Exc, names: &[&str]) -> Result<Gc<Exception>> {
    let given = args.len() - args.positional();
    if given > names.len() {
        let (name, most) = (exc.name(), names.len());
        let s = if most == 1 { "" } else { "s" };
        return Err(
            vm.type_error(format!("{name}() takes at most {most} keyword argument{s} ({given} given)"))
        );
    }
    init_args(vm, args)?;
    let exception = receiver(vm, args[0])?;
    for name in names {
        set_field(exception, exc.slot(name), Value::UNBOUND);
    }
    for (keyword, value) in args.keywords() {
        let keyword = keyword.as_kind::<Str>();
        let known = names.iter().find(|name| keyword.is_some_and(|text| text.as_bytes() == name.as_bytes()));
        match known {
            Some(name) => set_field(exception, exc.slot(name), value),
            None => {
                let text = keyword.map(|text| String::from_utf8_lossy(text.as_bytes()).into_owned());
                let (text, name) = (text.unwrap_or_default(), exc.name());
                return Err(vm.type_error(format!("'{text}' is an invalid keyword argument for {name}()")));
            }
        }
    }
    Ok(exception)
}

fn init_attribute_error(vm: &mut Vm, args: Args) -> Result {
    init_with_fields(vm, args, Exc::AttributeError, &["name", "obj"])?;
    Ok(Value::NONE)
}

fn init_name_error(vm: &mut Vm, args: Args) -> Result {
    init_with_fields(vm, args, Exc::NameError, &["name"])?;
    Ok(Value::NONE)
}

const MSG: usize = Exc::ImportError.slot("msg");
const NAME: usize = Exc::ImportError.slot("name");
const PATH: usize = Exc::ImportError.slot("path");

fn init_import_error(vm: &mut Vm, args: Args) -> Result {
    let exception = init_with_fields(vm, args, Exc::ImportError, &["name", "path"])?;
    let args = exception.args.get();
    let message = if args.len() == 1 { args.get(0) } else { None };
    set_field(exception, MSG, message.unwrap_or(Value::UNBOUND));
    Ok(Value::NONE)
}

fn str_import_error(vm: &mut Vm, args: Args) -> Result {
    let exception = receiver(vm, args[0])?;
    let message = field(exception, MSG);
    // Only a plain string: another message is shown as `args` are.
    if message.as_object::<Str>().is_some() { Ok(message) } else { text_of_args(vm, exception) }
}

fn reduce_import_error(vm: &mut Vm, args: Args) -> Result {
    let exception = receiver(vm, args[0])?;
    let mut state = attributes(vm, args[0])?;
    let fields = [(vm.names.name, field(exception, NAME)), (vm.names.path, field(exception, PATH))];
    if fields.iter().any(|(_, value)| !value.is_unbound()) {
        let copy = match state.as_kind::<Dict>() {
            Some(dict) => dict.copy(&vm.heap),
            None => Dict::alloc(&vm.heap),
        };
        let copy = vm.memory(copy)?;
        for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_unbound()) {
            let stored = copy.set_str(&vm.heap, name, value);
            vm.memory(stored)?;
        }
        state = Value::object(copy);
    }
    reduced(vm, args[0], exception.args.get(), state)
}
