//! `object`: what every object can.

use super::support::no_keywords;
use crate::heap::{Gc, Rooted};
use crate::natives;
use crate::objects::class::{Class, class_flag};
use crate::objects::dict::Dict;
use crate::objects::function::Native;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{FIRST_SHAPE, Kind, Value, hash};
use crate::vm::protocols::attribute::{kind_of, text};
use crate::vm::{Args, GetSetDef, NativeDef, Result, Vm};

/// The methods of `object`.
pub static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Create and return a new object.";
    }
    Method {
        "__init__" Any, init, "Initialize self.";
        "__repr__" None, repr, "Return repr(self).";
        "__str__" None, str, "Return str(self).";
        "__eq__" One, eq, "Return self==value.";
        "__ne__" One, ne, "Return self!=value.";
        "__lt__" One, not_implemented, "Return self<value.";
        "__le__" One, not_implemented, "Return self<=value.";
        "__gt__" One, not_implemented, "Return self>value.";
        "__ge__" One, not_implemented, "Return self>=value.";
        "__hash__" None, hash, "Return hash(self).";
        "__getattribute__" One, getattribute, "Return getattr(self, name).";
        "__setattr__" Positional(2, 2), setattr, "Implement setattr(self, name, value).";
        "__delattr__" One, delattr, "Implement delattr(self, name).";
        "__dir__" None, dir, "Default dir() implementation.";
        "__format__" One, format, "Default object formatter.";
        "__sizeof__" None, sizeof, "Size of object in memory, in bytes.";
        "__reduce__" None, super::pickle::reduce, "Helper for pickle.";
        "__reduce_ex__" One, super::pickle::reduce_ex, "Helper for pickle.";
        "__getstate__" None, super::pickle::getstate, "Helper for pickle.";
    }
    ClassMethod {
        "__init_subclass__" Any, init_subclass, "This method is called when a class is subclassed.";
        "__subclasshook__" Any, not_implemented, "Abstract classes can override this to customize issubclass().";
    }
};

/// The computed attributes of `object`.
pub static GETSETS: &[GetSetDef] = &[GetSetDef {
    name: "__class__",
    get: |vm, object| Ok(Value::object(vm.class_of(object))),
    set: Some(set_class),
    doc: "the object's class",
}];

fn new(vm: &mut Vm, args: Args) -> Result {
    let Some(class) = args.get(0).filter(|_| args.positional() > 0) else {
        return Err(vm.type_error("object.__new__(): not enough arguments"));
    };
    let Some(class) = class.as_kind::<Class>() else {
        let given = vm.type_name(class);
        return Err(vm.type_error(format!("object.__new__(X): X is not a type object ({given})")));
    };
    vm.object_new(class, args.len() > 1)
}

fn init(vm: &mut Vm, args: Args) -> Result {
    if args.len() > 1 {
        let class = vm.class_of(args[0]);
        let is_objects = |method: Option<Value>| {
            let object = Value::object(vm.class(Kind::Instance));
            method
                .is_some_and(|method| method.as_kind::<Native>().is_some_and(|native| native.owner == object))
        };
        if !is_objects(vm.lookup(class, vm.names.__init__)) {
            return Err(
                vm.type_error("object.__init__() takes exactly one argument (the instance to initialize)")
            );
        }
        if is_objects(vm.lookup(class, vm.names.__new__)) {
            let name = class.name_text();
            return Err(vm.type_error(format!(
                "{name}.__init__() takes exactly one argument (the instance to initialize)"
            )));
        }
    }
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    vm.default_repr(args[0]).map(Value::object)
}

fn str(vm: &mut Vm, args: Args) -> Result {
    vm.repr(args[0]).map(Value::object)
}

fn eq(_: &mut Vm, args: Args) -> Result {
    Ok(if args[0] == args[1] { Value::TRUE } else { Value::NOT_IMPLEMENTED })
}

fn ne(vm: &mut Vm, args: Args) -> Result {
    let name = vm.names.__eq__;
    let equal = vm.call_special(args[0], name, &[args[1]])?.unwrap_or(Value::NOT_IMPLEMENTED);
    if equal == Value::NOT_IMPLEMENTED {
        return Ok(equal);
    }
    Ok(Value::bool(!vm.truth(equal)?))
}

fn not_implemented(_: &mut Vm, _: Args) -> Result {
    Ok(Value::NOT_IMPLEMENTED)
}

fn hash(vm: &mut Vm, args: Args) -> Result {
    let hash = match args[0].as_header() {
        Some(object) => hash::of_identity(object),
        None => return vm.hash(args[0]).map(|hash| Value::int(hash >> 2).unwrap_or(Value::small(0))),
    };
    let value = crate::objects::int::from_i64(&vm.heap, hash);
    vm.memory(value)
}

/// The name of an attribute, as an argument.
pub(super) fn name_argument(vm: &mut Vm, name: Value) -> Result<Gc<Str>> {
    match name.as_kind::<Str>() {
        Some(name) => vm.intern_name(name),
        None => {
            let given = vm.type_name(name);
            Err(vm.type_error(format!("attribute name must be string, not '{given}'")))
        }
    }
}

fn getattribute(vm: &mut Vm, args: Args) -> Result {
    let name = name_argument(vm, args[1])?;
    let class = vm.class_of(args[0]);
    match vm.find_on_object(args[0], class, name)? {
        Some(value) => Ok(value),
        None => Err(vm.no_attribute(args[0], name)),
    }
}

fn setattr(vm: &mut Vm, args: Args) -> Result {
    assign(vm, args[0], args[1], args[2], "__setattr__")
}

fn delattr(vm: &mut Vm, args: Args) -> Result {
    assign(vm, args[0], args[1], Value::UNBOUND, "__delattr__")
}

fn assign(vm: &mut Vm, object: Value, name: Value, value: Value, method: &str) -> Result {
    let name = name_argument(vm, name)?;
    if object.as_kind::<Class>().is_some() {
        return Err(vm.type_error(format!("can't apply this {method} to type object")));
    }
    let class = vm.class_of(object);
    vm.assign_to_object(object, class, name, value)?;
    Ok(Value::NONE)
}

fn format(vm: &mut Vm, args: Args) -> Result {
    let Some(spec) = args[1].as_kind::<Str>() else {
        let given = vm.type_name(args[1]);
        return Err(vm.type_error(format!("__format__() argument must be str, not {given}")));
    };
    if !spec.is_empty() {
        let class = vm.type_name(args[0]);
        return Err(vm.type_error(format!("unsupported format string passed to {class}.__format__")));
    }
    vm.str(args[0]).map(Value::object)
}

fn sizeof(_: &mut Vm, args: Args) -> Result {
    let slots = args[0].as_header().map_or(0, |object| object.slots());
    Ok(Value::length(16 + 8 * slots))
}

fn init_subclass(vm: &mut Vm, args: Args) -> Result {
    let Some(class) = args[0].as_kind::<Class>() else { return Ok(Value::NONE) };
    let name = class.qualname.get();
    no_keywords(vm, args, &format!("{}.__init_subclass__", text(name)))?;
    if args.len() > 1 {
        let given = args.len() - 1;
        let name = text(name);
        return Err(vm.type_error(format!("{name}.__init_subclass__() takes no arguments ({given} given)")));
    }
    Ok(Value::NONE)
}

/// The names of an object's attributes and of those of its class.
fn dir(vm: &mut Vm, args: Args) -> Result {
    let names: Rooted<Value> = vm.heap.rooted();
    let dict = vm.names.__dict__;
    if let Some(dict) = vm.find_attr(args[0], dict)?.and_then(|dict| dict.as_kind::<Dict>()) {
        push_keys(vm, &names, dict)?;
    }
    let class = vm.names.__class__;
    if let Some(class) = vm.find_attr(args[0], class)?.and_then(|class| class.as_kind::<Class>()) {
        push_class_names(vm, &names, class)?;
    }
    list_of_names(vm, &names)
}

fn push_keys(vm: &mut Vm, names: &Rooted<Value>, dict: Gc<Dict>) -> Result<()> {
    let keys: Vec<Value> = dict.table().iter().map(|item| item.key).collect();
    let extended = names.extend(&vm.heap, &keys);
    vm.memory(extended)
}

/// The names in the namespaces of a class and its bases.
pub(super) fn push_class_names(vm: &mut Vm, names: &Rooted<Value>, class: Gc<Class>) -> Result<()> {
    class.mro_classes().try_for_each(|class| push_keys(vm, names, class.dict))
}

/// A list of names, each once, in order.
pub(super) fn list_of_names(vm: &mut Vm, names: &Rooted<Value>) -> Result {
    let mut sorted = names.to_vec();
    let mut others = Vec::new();
    sorted.retain(|name| match name.as_kind::<Str>() {
        Some(_) => true,
        None => {
            others.push(*name);
            false
        }
    });
    sorted.sort_by_key(bytes_of);
    sorted.dedup_by(|a, b| bytes_of(a) == bytes_of(b));
    sorted.extend(others);
    let list = List::alloc(&vm.heap, &sorted);
    vm.memory(list).map(Value::object)
}

fn bytes_of(name: &Value) -> Vec<u8> {
    name.as_kind::<Str>().map_or_else(Vec::new, |name| name.as_bytes().to_vec())
}

/// `object.__class__ = class`
fn set_class(vm: &mut Vm, object: Value, value: Value) -> Result<()> {
    if value.is_unbound() {
        return Err(vm.type_error("can't delete __class__ attribute"));
    }
    let Some(new) = value.as_kind::<Class>() else {
        let given = vm.type_name(value);
        return Err(vm.type_error(format!("__class__ must be set to a class, not '{given}' object")));
    };
    let old = vm.class_of(object);
    let module = vm.class(Kind::Module);
    let are_modules = old.is_subclass(module) && new.is_subclass(module);
    let are_mutable = old.has(class_flag::HEAP) && new.has(class_flag::HEAP);
    if !are_modules && !are_mutable {
        return Err(
            vm.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses")
        );
    }
    let Some(header) = object.as_header() else { return Ok(()) };
    if !vm.same_layout(old, new) {
        let (old, new) = (old.name_text(), new.name_text());
        return Err(
            vm.type_error(format!("__class__ assignment: '{new}' object layout differs from '{old}'"))
        );
    }
    let shape = new.shape.get();
    if shape < FIRST_SHAPE || header.shape() < FIRST_SHAPE {
        // Modules have no slots.
        header.set_shape(shape);
    } else {
        let changed = vm.shapes.change_class(&vm.heap, &header, shape);
        vm.memory(changed)?;
    }
    if kind_of(header) == Kind::Tuple {
        vm.forget_tuple_hashes();
    }
    if kind_of(header) == Kind::Type {
        // What a name of the class means depends on its metaclass.
        vm.next_epoch();
    }
    Ok(())
}

/// Whether a value is a module, for `dir`.
pub(super) fn module_names(vm: &mut Vm, args: Args) -> Result {
    let names: Rooted<Value> = vm.heap.rooted();
    let Some(module) = args[0].as_kind::<Module>() else { return list_of_names(vm, &names) };
    let hook = vm.intern("__dir__")?;
    if let Some(hook) = module.dict.get_str(hook) {
        return vm.call(hook, &[]);
    }
    push_keys(vm, &names, module.dict)?;
    list_of_names(vm, &names)
}

/// A tuple of these values.
pub(super) fn tuple(vm: &mut Vm, items: &[Value]) -> Result {
    let tuple = Tuple::alloc(&vm.heap, items);
    vm.memory(tuple).map(Value::object)
}
