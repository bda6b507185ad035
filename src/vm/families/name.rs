//! `LOAD_NAME`, `STORE_NAME` and their kin: names in a namespace that is no function's. A module's is a dict; a class's is
//! whatever its metaclass's `__prepare__` gave; that of `exec` any mapping.

use super::global;
use crate::bytecode::opcode::{DeleteName, LoadName, Reg, SetupAnnotations, StoreName};
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::dict::Dict;
use crate::objects::str::Str;
use crate::vm::frame::{Code, Frame, Outcome, Step};
use crate::vm::{Result, Vm};

/// The register that holds the namespace.
const NAMESPACE: Reg = Reg(0);

/// `R[dst] := namespace[name]`, or else as `LOAD_GLOBAL`.
pub fn load_name(frame: Frame, op: LoadName<Code>) -> Outcome {
    let name = frame.name(op.name().0 as usize);
    let value = match find(frame.vm(), frame.get(NAMESPACE), name)? {
        Some(value) => value,
        None => {
            let function = frame.function();
            global::load(frame.vm(), function.globals, function.builtins, name)?
        }
    };
    frame.set(op.dst(), value);
    Ok(Step::Next)
}

/// The value of a name in any namespace.
///
/// # Errors
/// What the namespace raises, but for KeyError.
pub(super) fn find(vm: &mut Vm, namespace: Value, name: Gc<Str>) -> Result<Option<Value>> {
    if let Some(dict) = namespace.as_object::<Dict>() {
        return vm.namespace_get(dict, name);
    }
    let found = vm.get_item(namespace, Value::object(name));
    vm.key_missing(found)
}

/// `namespace[name] := R[value]`
pub fn store_name(frame: Frame, op: StoreName<Code>) -> Outcome {
    let name = frame.name(op.name().0 as usize);
    store(frame.vm(), frame.get(NAMESPACE), name, frame.get(op.value()))?;
    Ok(Step::Next)
}

/// Sets a name in any namespace.
///
/// # Errors
/// What the namespace raises.
pub(in crate::vm) fn store(vm: &mut Vm, namespace: Value, name: Gc<Str>, value: Value) -> Result<()> {
    match namespace.as_object::<Dict>() {
        Some(dict) => vm.namespace_set(dict, name, value),
        None => vm.set_item(namespace, Value::object(name), value),
    }
}

/// `del namespace[name]`
pub fn delete_name(frame: Frame, op: DeleteName<Code>) -> Outcome {
    let name = frame.name(op.name().0 as usize);
    let (vm, namespace) = (frame.vm(), frame.get(NAMESPACE));
    let deleted = match namespace.as_object::<Dict>() {
        Some(dict) => vm.dict_remove(dict, Value::object(name))?.is_some(),
        None => {
            let deleted = vm.del_item(namespace, Value::object(name));
            vm.key_missing(deleted)?.is_some()
        }
    };
    if deleted { Ok(Step::Next) } else { Err(global::undefined(vm, name)) }
}

/// `namespace['__annotations__'] := {}` if it has none.
pub fn setup_annotations(frame: Frame, _: SetupAnnotations<Code>) -> Outcome {
    let (vm, namespace) = (frame.vm(), frame.get(NAMESPACE));
    let name = vm.names.__annotations__;
    if find(vm, namespace, name)?.is_none() {
        let dict = Dict::alloc(&vm.heap);
        let dict = vm.memory(dict)?;
        store(vm, namespace, name, Value::object(dict))?;
    }
    Ok(Step::Next)
}
