//! `types.SimpleNamespace` and `mappingproxy`.

use super::function::{dict, table};
use super::support::class_to_make;
use super::type_::readonly;
use crate::heap::Gc;
use crate::natives;
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::namespace::{MappingProxy, SimpleNamespace};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::protocols::attribute::text;
use crate::vm::{Args, NativeDef, Result, Vm};

/// The methods of `types.SimpleNamespace`.
pub static SIMPLE: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new_namespace, "Create and return a new object.";
    }
    Method {
        "__init__" Any, init_namespace, "Initialize self.";
        "__repr__" None, repr_namespace, "Return repr(self).";
        "__eq__" One, eq_namespace, "Return self==value.";
        "__reduce__" None, reduce_namespace, "Return state information for pickling";
    }
};

table! {
    /// The computed attributes of `types.SimpleNamespace`.
    SIMPLE_GETSETS {
        "__dict__" dict, Some(readonly), "the namespace";
    }
}

fn namespace(value: Value) -> Gc<SimpleNamespace> {
    value.as_kind::<SimpleNamespace>().expect("a method's receiver is of its class")
}

fn new_namespace(vm: &mut Vm, args: Args) -> Result {
    let class = class_to_make(vm, args, Kind::SimpleNamespace)?;
    let dict = Dict::alloc(&vm.heap);
    let dict = vm.memory(dict)?;
    let layout = vm.instance_layout(class);
    let made = SimpleNamespace::alloc(&vm.heap, dict, layout);
    vm.memory(made).map(Value::object)
}

fn init_namespace(vm: &mut Vm, args: Args) -> Result {
    if args.positional() > 1 {
        return Err(vm.type_error("no positional arguments expected"));
    }
    let own = namespace(args[0]);
    for (name, value) in args.keywords() {
        if let Some(name) = name.as_kind::<Str>() {
            let name = vm.intern_name(name)?;
            let set = own.dict.set_str(&vm.heap, name, value);
            vm.memory(set)?;
        }
    }
    Ok(Value::NONE)
}

fn repr_namespace(vm: &mut Vm, args: Args) -> Result {
    let own = namespace(args[0]);
    let class = vm.class_of(args[0]);
    let name =
        if class.is(vm.class(Kind::SimpleNamespace)) { "namespace".to_owned() } else { class.name_text() };
    if !vm.enter_repr(args[0]) {
        return vm.new_str(format!("{name}(...)"));
    }
    let mut parts = Vec::new();
    let mut result = Ok(());
    let mut place = 0;
    while let Some(item) = own.dict.table().iter().nth(place) {
        place += 1;
        let Some(key) = item.key.as_kind::<Str>() else { continue };
        match vm.repr(item.value) {
            Ok(value) => parts.push([key.as_bytes(), b"=", value.as_bytes()].concat()),
            Err(raised) => {
                result = Err(raised);
                break;
            }
        }
    }
    vm.leave_repr(args[0]);
    result?;
    vm.new_str([name.as_bytes(), b"(", &parts.join(&b", "[..]), b")"].concat())
}

fn eq_namespace(vm: &mut Vm, args: Args) -> Result {
    match args[1].as_kind::<SimpleNamespace>() {
        Some(other) => {
            let (a, b) = (Value::object(namespace(args[0]).dict), Value::object(other.dict));
            vm.equal(a, b).map(Value::bool)
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn reduce_namespace(vm: &mut Vm, args: Args) -> Result {
    let class = Value::object(vm.class_of(args[0]));
    let empty = super::object::tuple(vm, &[])?;
    super::object::tuple(vm, &[class, empty, Value::object(namespace(args[0]).dict)])
}

/// The methods of `mappingproxy`.
pub static PROXY: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Positional(1, 2), new_proxy, "Read-only proxy of a mapping.";
    }
    Method {
        "__repr__" None, repr_proxy, "Return repr(self).";
        "__str__" None, str_proxy, "Return str(self).";
        "__len__" None, len, "Return len(self).";
        "__getitem__" One, getitem, "Return self[key].";
        "__contains__" One, contains, "Return key in self.";
        "__iter__" None, iter, "Implement iter(self).";
        "__reversed__" None, reversed, "D.__reversed__() -> reverse iterator";
        "__eq__" One, eq, "Return self==value.";
        "__or__" One, or, "Return self|value.";
        "__ror__" One, ror, "Return value|self.";
        "__ior__" One, ior, "Return self|=value.";
        "get" Positional(1, 2), get, "Return the value for key if key is in the mapping, else default.";
        "keys" None, keys, "a set-like object providing a view on D's keys";
        "values" None, values, "an object providing a view on D's values";
        "items" None, items, "a set-like object providing a view on D's items";
        "copy" None, copy, "a shallow copy of D";
    }
};

fn mapping(value: Value) -> Value {
    value.as_kind::<MappingProxy>().map_or(value, |proxy| proxy.mapping)
}

fn new_proxy(vm: &mut Vm, args: Args) -> Result {
    let Some(of) = args.get(1) else {
        return Err(vm.type_error("mappingproxy() missing required argument 'mapping' (pos 1)"));
    };
    let is_sequence = of.as_kind::<List>().is_some() || of.as_kind::<Tuple>().is_some();
    if is_sequence || vm.find_special(of, vm.names.__getitem__).is_none() {
        let given = vm.type_name(of);
        return Err(vm.type_error(format!("mappingproxy() argument must be a mapping, not {given}")));
    }
    let proxy = MappingProxy::alloc(&vm.heap, of);
    vm.memory(proxy).map(Value::object)
}

fn repr_proxy(vm: &mut Vm, args: Args) -> Result {
    let inner = vm.repr(mapping(args[0]))?;
    vm.new_str([b"mappingproxy(", inner.as_bytes(), b")"].concat())
}
fn str_proxy(vm: &mut Vm, args: Args) -> Result {
    vm.str(mapping(args[0])).map(Value::object)
}
fn len(vm: &mut Vm, args: Args) -> Result {
    vm.length(mapping(args[0])).map(Value::length)
}
fn getitem(vm: &mut Vm, args: Args) -> Result {
    vm.get_item(mapping(args[0]), args[1])
}
fn contains(vm: &mut Vm, args: Args) -> Result {
    vm.contains(mapping(args[0]), args[1]).map(Value::bool)
}
fn iter(vm: &mut Vm, args: Args) -> Result {
    vm.iter(mapping(args[0]))
}
fn reversed(vm: &mut Vm, args: Args) -> Result {
    let name = vm.names.__reversed__;
    vm.call_method(mapping(args[0]), name, &[])
}
fn eq(vm: &mut Vm, args: Args) -> Result {
    vm.equal(mapping(args[0]), mapping(args[1])).map(Value::bool)
}
fn merged(vm: &mut Vm, a: Value, b: Value) -> Result {
    vm.binary(crate::bytecode::opcode::BinaryOperator::Or, mapping(a), mapping(b))
}
fn or(vm: &mut Vm, args: Args) -> Result {
    merged(vm, args[0], args[1])
}
fn ror(vm: &mut Vm, args: Args) -> Result {
    merged(vm, args[1], args[0])
}
fn ior(vm: &mut Vm, args: Args) -> Result {
    let given = vm.type_name(args[0]);
    Err(vm.type_error(format!("'|=' is not supported by {given}; use '|' instead")))
}
fn get(vm: &mut Vm, args: Args) -> Result {
    let name = vm.names.get;
    let default = args.get(2).unwrap_or(Value::NONE);
    vm.call_method(mapping(args[0]), name, &[args[1], default])
}
fn keys(vm: &mut Vm, args: Args) -> Result {
    let name = vm.names.keys;
    vm.call_method(mapping(args[0]), name, &[])
}
fn values(vm: &mut Vm, args: Args) -> Result {
    let name = vm.names.values;
    vm.call_method(mapping(args[0]), name, &[])
}
fn items(vm: &mut Vm, args: Args) -> Result {
    let name = vm.names.items;
    vm.call_method(mapping(args[0]), name, &[])
}
fn copy(vm: &mut Vm, args: Args) -> Result {
    let name = vm.intern("copy")?;
    vm.call_method(mapping(args[0]), name, &[])
}

/// The text of a class's name with its module, as reprs of types have it.
pub(super) fn qualified(module: Option<Gc<Str>>, qualname: Gc<Str>) -> String {
    match module {
        Some(module) if module.as_bytes() != b"builtins" => format!("{}.{}", text(module), text(qualname)),
        _ => text(qualname),
    }
}
