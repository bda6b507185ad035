//! The module `_warnings`: what issues warnings is native to its callers, who see no frame of it; the module `warnings` does it.

use super::module;
use crate::heap::Gc;
use crate::natives;
use crate::objects::Value;
use crate::objects::module::Module;
use crate::vm::{Args, NativeDef, Result, Vm};

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    module(vm, "_warnings", "Issues warnings, as the module warnings says.", FUNCTIONS)
}

static FUNCTIONS: &[NativeDef] = natives! {
    Function {
        "warn" Named { names: &["message", "category", "stacklevel", "source"], required: 1, positional: 4 },
            warn, "Issues a warning, or ignores it, or raises it, as the filters say.";
        "warn_explicit" Named {
            names: &["message", "category", "filename", "lineno", "module", "registry", "module_globals", "source"],
            required: 4, positional: 8
        }, warn_explicit, "As warn(), for a place that is given. The registry remembers what was shown.";
    }
};

/// Calls a function of `warnings`. An argument that was not given is `otherwise`'s.
fn pass_on(vm: &mut Vm, function: &str, args: Args, defaults: &[Value]) -> Result {
    let warnings = vm.import_module("warnings")?;
    let function = vm.intern(function)?;
    let given = |index: usize| args.get(index).and_then(|value| value.bound());
    let arguments: smallvec::SmallVec<[Value; 8]> =
        defaults.iter().enumerate().map(|(index, &default)| given(index).unwrap_or(default)).collect();
    vm.call_method(warnings, function, &arguments)
}

fn warn(vm: &mut Vm, args: Args) -> Result {
    let stacklevel = match args.get(2).and_then(|value| value.bound()) {
        Some(stacklevel) => vm.index(stacklevel)?,
        None => Value::small(1),
    };
    pass_on(vm, "_warn", args, &[Value::NONE, Value::NONE, stacklevel, Value::NONE])
}

fn warn_explicit(vm: &mut Vm, args: Args) -> Result {
    pass_on(vm, "_warn_explicit", args, &[Value::NONE; 8])
}
