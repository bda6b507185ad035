//! `module`, `cell`, and the classes of `None`, `...` and `NotImplemented`.

use super::function::{dict, table};
use super::support::class_to_make;
use super::type_::readonly;
use crate::heap::Gc;
use crate::natives;
use crate::objects::cell::CellObject;
use crate::objects::dict::Dict;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::{Kind, Value};
use crate::vm::{Args, Exc, NativeDef, Result, Vm};

/// The methods of `module`.
pub static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Create and return a new object.";
    }
    Method {
        "__init__" Named { names: &["name", "doc"], required: 1, positional: 2 }, init, "Initialize self.";
        "__repr__" None, repr, "Return repr(self).";
        "__dir__" None, super::object::module_names, "The names in the module.";
    }
};

table! {
    /// The computed attributes of `module`.
    GETSETS {
        "__dict__" dict, Some(readonly), "the namespace";
        "__annotations__" get_annotations, Some(set_annotations), "the annotations";
    }
}

fn module(value: Value) -> Gc<Module> {
    value.as_kind::<Module>().expect("a method's receiver is of its class")
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_to_make(vm, args, Kind::Module)?;
    let dict = Dict::alloc(&vm.heap);
    let dict = vm.memory(dict)?;
    let (shape, slots) = vm.instance_layout(class);
    let module = Module::alloc_instance(&vm.heap, dict, shape, slots);
    vm.memory(module).map(Value::object)
}

fn init(vm: &mut Vm, args: Args) -> Result {
    let own = module(args[0]);
    let Some(name) = args[1].as_kind::<Str>() else {
        let given = vm.type_name(args[1]);
        return Err(vm.type_error(format!("module() argument 'name' must be str, not {given}")));
    };
    let names = vm.names;
    let doc = args.get(2).unwrap_or(Value::NONE);
    let fields = [
        (names.__name__, Value::object(name)),
        (names.__doc__, doc),
        (names.__package__, Value::NONE),
        (names.__loader__, Value::NONE),
        (names.__spec__, Value::NONE),
    ];
    for (name, value) in fields {
        let set = own.dict.set_str(&vm.heap, name, value);
        vm.memory(set)?;
    }
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    vm.repr_native(args[0]).map(Value::object)
}

fn get_annotations(vm: &mut Vm, object: Value) -> Result {
    let (own, name) = (module(object), vm.names.__annotations__);
    if let Some(annotations) = own.dict.get_str(name) {
        return Ok(annotations);
    }
    let annotations = Dict::alloc(&vm.heap);
    let annotations = Value::object(vm.memory(annotations)?);
    let set = own.dict.set_str(&vm.heap, name, annotations);
    vm.memory(set)?;
    Ok(annotations)
}

fn set_annotations(vm: &mut Vm, object: Value, value: Value) -> Result<()> {
    let (own, name) = (module(object), vm.names.__annotations__);
    if !value.is_unbound() {
        let set = own.dict.set_str(&vm.heap, name, value);
        return vm.memory(set);
    }
    match own.dict.place_of_str(name).and_then(|place| own.dict.remove(place)) {
        Some(_) => Ok(()),
        None => Err(vm.raise(Exc::AttributeError, "__annotations__")),
    }
}

/// The methods of `cell`.
pub static CELL: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Positional(1, 2), new_cell, "Create a new cell object.";
    }
    Method {
        "__repr__" None, repr, "Return repr(self).";
        "__eq__" One, eq_cell, "Return self==value.";
        "__lt__" One, lt_cell, "Return self<value.";
    }
};

table! {
    /// The computed attributes of `cell`.
    CELL_GETSETS {
        "cell_contents" get_contents, Some(set_contents), "what the cell holds";
    }
}

fn cell(value: Value) -> Gc<CellObject> {
    value.as_kind::<CellObject>().expect("a method's receiver is of its class")
}

fn new_cell(vm: &mut Vm, args: Args) -> Result {
    let cell = CellObject::alloc(&vm.heap, args.get(1).unwrap_or(Value::UNBOUND));
    vm.memory(cell).map(Value::object)
}

fn get_contents(vm: &mut Vm, object: Value) -> Result {
    match cell(object).get().bound() {
        Some(value) => Ok(value),
        None => Err(vm.value_error("Cell is empty")),
    }
}

fn set_contents(_: &mut Vm, object: Value, value: Value) -> Result<()> {
    cell(object).set(value);
    Ok(())
}

fn eq_cell(vm: &mut Vm, args: Args) -> Result {
    let Some(other) = args[1].as_object::<CellObject>() else { return Ok(Value::NOT_IMPLEMENTED) };
    match (cell(args[0]).get().bound(), other.get().bound()) {
        (Some(a), Some(b)) => vm.equal(a, b).map(Value::bool),
        (a, b) => Ok(Value::bool(a == b)),
    }
}

fn lt_cell(vm: &mut Vm, args: Args) -> Result {
    let Some(other) = args[1].as_object::<CellObject>() else { return Ok(Value::NOT_IMPLEMENTED) };
    match (cell(args[0]).get().bound(), other.get().bound()) {
        (Some(a), Some(b)) => vm.less(a, b).map(Value::bool),
        (a, b) => Ok(Value::bool(a.is_none() && b.is_some())),
    }
}

/// The methods of `NoneType`.
pub static NONE: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new_none, "Create and return a new object.";
    }
    Method {
        "__repr__" None, repr, "Return repr(self).";
        "__bool__" None, never, "True if self else False";
    }
};
/// The methods of the class of `...`.
pub static ELLIPSIS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new_ellipsis, "Create and return a new object.";
    }
    Method {
        "__repr__" None, repr, "Return repr(self).";
        "__reduce__" None, reduce_ellipsis, "Helper for pickle.";
    }
};
/// The methods of the class of `NotImplemented`.
pub static NOT_IMPLEMENTED: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new_not_implemented, "Create and return a new object.";
    }
    Method {
        "__repr__" None, repr, "Return repr(self).";
        "__reduce__" None, reduce_not_implemented, "Helper for pickle.";
    }
};

fn singleton(vm: &mut Vm, args: Args, name: &str, value: Value) -> Result {
    if args.len() > 1 {
        return Err(vm.type_error(format!("{name} takes no arguments")));
    }
    Ok(value)
}
fn never(_: &mut Vm, _: Args) -> Result {
    Ok(Value::FALSE)
}
fn reduce_ellipsis(vm: &mut Vm, _: Args) -> Result {
    vm.intern("Ellipsis").map(Value::object)
}
fn reduce_not_implemented(vm: &mut Vm, _: Args) -> Result {
    vm.intern("NotImplemented").map(Value::object)
}
fn new_none(vm: &mut Vm, args: Args) -> Result {
    singleton(vm, args, "NoneType", Value::NONE)
}
fn new_ellipsis(vm: &mut Vm, args: Args) -> Result {
    singleton(vm, args, "EllipsisType", Value::ELLIPSIS)
}
fn new_not_implemented(vm: &mut Vm, args: Args) -> Result {
    singleton(vm, args, "NotImplementedType", Value::NOT_IMPLEMENTED)
}
