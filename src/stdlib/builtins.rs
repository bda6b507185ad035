//! The module `builtins`: the namespace that every program sees.

use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::module::Module;
use crate::vm::{Result, Vm};

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let module = Module::alloc(&vm.heap, vm.builtins);
    let module = vm.memory(module)?;
    let name = Value::object(vm.intern("builtins")?);
    let names = vm.names;
    let doc = vm.new_str("Built-in functions, types, exceptions, and other objects.")?;
    for (key, value) in [
        (names.__name__, name),
        (names.__doc__, doc),
        (names.__package__, Value::object(vm.strings.empty())),
        (names.__loader__, Value::NONE),
        (names.__spec__, Value::NONE),
    ] {
        vm.namespace_set(module.dict, key, value)?;
    }
    Ok(module)
}
