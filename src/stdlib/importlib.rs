//! The module `_import`: what the package `importlib` is made of.

use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::vm::find::{Found, MODULE_SPEC};
use crate::vm::native_class::native_class;
use crate::vm::{Args, NativeDef, Result, Vm};

static FUNCTIONS: &[NativeDef] = crate::natives! {
    Function {
        "import_module" One, import_module, "The module of an absolute name.";
        "find_spec" Positional(1, 2), find_spec, "What is known of a module that need not be loaded; None: there is none.";
        "library_source" One, library_source, "The text of a file of the library, by its name in tracebacks.";
    }
};

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let module = super::module(vm, "_import", "Importing.", FUNCTIONS)?;
    let class = native_class(vm, &MODULE_SPEC)?;
    super::set(vm, module, "ModuleSpec", Value::object(class))?;
    Ok(module)
}

fn name_arg(vm: &mut Vm, value: Value) -> Result<String> {
    match value.as_kind::<Str>() {
        Some(name) => Ok(String::from_utf8_lossy(name.as_bytes()).into_owned()),
        None => Err(vm.type_error("module name must be a string")),
    }
}

fn import_module(vm: &mut Vm, args: Args) -> Result {
    let name = name_arg(vm, args[0])?;
    if name.is_empty() {
        return Err(vm.value_error("Empty module name"));
    }
    vm.import_module(&name)
}

fn find_spec(vm: &mut Vm, args: Args) -> Result {
    let name = name_arg(vm, args[0])?;
    let path = args.get(1).filter(|path| !path.is_none());
    match vm.find_module(&name, path)? {
        None => Ok(Value::NONE),
        Some(Found::Foreign(spec)) => Ok(spec),
        Some(Found::Native(_)) => {
            let origin = vm.new_str("built-in")?;
            vm.new_spec(&name, origin, None)
        }
        Some(Found::Namespace(path)) => vm.new_spec(&name, Value::NONE, Some(path)),
        Some(Found::Source { source, path }) => {
            let origin = vm.new_str(source.name())?;
            vm.new_spec(&name, origin, path)
        }
    }
}

fn library_source(vm: &mut Vm, args: Args) -> Result {
    let name = name_arg(vm, args[0])?;
    match vm.library_source(&name) {
        Some(text) => vm.new_str(text),
        None => Ok(Value::NONE),
    }
}
