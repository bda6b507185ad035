//! `property`, `classmethod`, `staticmethod`, and the descriptors of slots and of computed attributes.

use super::function::{dict, get, set_dict, table};
use super::support::{class_to_make, no_keywords};
use super::type_::readonly;
use crate::heap::Gc;
use crate::heap::flag;
use crate::natives;
use crate::objects::class::Class;
use crate::objects::descriptor::{ClassMethod, GetSet, Member, Property, StaticMethod};
use crate::objects::dict::Dict;
use crate::objects::str::Str;
use crate::objects::{FIRST_SHAPE, Kind, Value};
use crate::vm::constructor::constructor;
use crate::vm::native::getset_definition;
use crate::vm::{Args, NativeDef, Result, Vm};

/// The methods of `property`.
pub static PROPERTY: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new_property, "Create and return a new object.";
    }
    Method {
        "__init__" Any, init_property, "Initialize self.";
        "__get__" Positional(1, 2), get, "Return an attribute of instance, which is of type owner.";
        "__set__" Positional(2, 2), set, "Set an attribute of instance to value.";
        "__delete__" One, delete, "Delete an attribute of instance.";
        "__set_name__" Any, set_name, "Method to set name of a property.";
        "getter" One, getter, "Descriptor to obtain a copy of the property with a different getter.";
        "setter" One, setter, "Descriptor to obtain a copy of the property with a different setter.";
        "deleter" One, deleter, "Descriptor to obtain a copy of the property with a different deleter.";
    }
};

table! {
    /// The computed attributes of `property`.
    PROPERTY_GETSETS {
        "fget" |_, p| Ok(property(p).getter.get()), Some(readonly), "the getter";
        "fset" |_, p| Ok(property(p).setter.get()), Some(readonly), "the setter";
        "fdel" |_, p| Ok(property(p).deleter.get()), Some(readonly), "the deleter";
        "__doc__" |_, p| Ok(property(p).doc.get()), Some(set_doc), "the docstring";
        "__isabstractmethod__" property_is_abstract, None, "whether a function of it is abstract";
    }
}

/// In the header of a property: its docstring is its getter's.
const DOC_OF_GETTER: u8 = flag::KIND_0;

fn property(value: Value) -> Gc<Property> {
    value.as_kind::<Property>().expect("a method's receiver is of its class")
}

fn new_property(vm: &mut Vm, args: Args) -> Result {
    let class = class_to_make(vm, args, Kind::Property)?;
    let layout = (class.shape.get() >= FIRST_SHAPE).then(|| vm.instance_layout(class));
    let property = Property::alloc(&vm.heap, layout);
    vm.memory(property).map(Value::object)
}

fn set_doc(_: &mut Vm, object: Value, value: Value) -> Result<()> {
    property(object).doc.set(value.bound().unwrap_or(Value::NONE));
    Ok(())
}

fn init_property(vm: &mut Vm, args: Args) -> Result {
    let [get, set, delete, doc] = constructor(vm, "property", ["fget", "fset", "fdel", "doc"], args)?;
    let own = property(args[0]);
    let or_none = |value: Value| value.bound().unwrap_or(Value::NONE);
    own.getter.set(or_none(get));
    own.setter.set(or_none(set));
    own.deleter.set(or_none(delete));
    own.doc.set(or_none(doc));
    own.header().clear(DOC_OF_GETTER);
    if own.doc.get().is_none() && !own.getter.get().is_none() {
        let name = vm.names.__doc__;
        if let Some(doc) = vm.find_attr(own.getter.get(), name)?.filter(|doc| !doc.is_none()) {
            own.header().set(DOC_OF_GETTER);
            own.doc.set(doc);
            // An instance of a derived class has a `__doc__` in its namespace, else its class's would be found.
            if args[0].shape().is_some_and(|shape| shape >= FIRST_SHAPE) {
                vm.set_attr(args[0], name, doc)?;
            }
        }
    }
    Ok(Value::NONE)
}

fn set(vm: &mut Vm, args: Args) -> Result {
    vm.assign_by(args[0], args[1], args[2]).map(|()| Value::NONE)
}

fn delete(vm: &mut Vm, args: Args) -> Result {
    vm.assign_by(args[0], args[1], Value::UNBOUND).map(|()| Value::NONE)
}

fn set_name(vm: &mut Vm, args: Args) -> Result {
    if args.len() != 3 {
        let given = args.len() - 1;
        return Err(
            vm.type_error(format!("__set_name__() takes 2 positional arguments but {given} were given"))
        );
    }
    property(args[0]).name.set(args[2]);
    Ok(Value::NONE)
}

fn getter(vm: &mut Vm, args: Args) -> Result {
    copy(vm, args[0], [args[1], Value::NONE, Value::NONE])
}
fn setter(vm: &mut Vm, args: Args) -> Result {
    copy(vm, args[0], [Value::NONE, args[1], Value::NONE])
}
fn deleter(vm: &mut Vm, args: Args) -> Result {
    copy(vm, args[0], [Value::NONE, Value::NONE, args[1]])
}

/// A copy of a property, with one function replaced.
fn copy(vm: &mut Vm, of: Value, [get, set, delete]: [Value; 3]) -> Result {
    let own = property(of);
    let other = |new: Value, old: Value| if new.is_none() { old } else { new };
    let doc = match own.header().has(DOC_OF_GETTER) && !other(get, own.getter.get()).is_none() {
        true => Value::NONE,
        false => own.doc.get(),
    };
    let class = Value::object(vm.class_of(of));
    let functions =
        [other(get, own.getter.get()), other(set, own.setter.get()), other(delete, own.deleter.get()), doc];
    let made = vm.call(class, &functions)?;
    if let Some(made) = made.as_kind::<Property>() {
        made.name.set(own.name.get());
    }
    Ok(made)
}

/// `function.__isabstractmethod__`
fn is_abstract(vm: &mut Vm, function: Value) -> Result<bool> {
    let name = vm.names.__isabstractmethod__;
    match vm.find_attr(function, name)? {
        Some(is_abstract) => vm.truth(is_abstract),
        None => Ok(false),
    }
}

fn property_is_abstract(vm: &mut Vm, object: Value) -> Result {
    let own = property(object);
    for function in [own.getter.get(), own.setter.get(), own.deleter.get()] {
        if is_abstract(vm, function)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

/// The methods of `classmethod`.
pub static CLASS_METHOD: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new_class_method, "Create and return a new object.";
    }
    Method {
        "__init__" Any, init_wrapper, "Initialize self.";
        "__get__" Positional(1, 2), get, "Return an attribute of instance, which is of type owner.";
        "__repr__" None, repr, "Return repr(self).";
    }
};
/// The methods of `staticmethod`.
pub static STATIC_METHOD: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new_static_method, "Create and return a new object.";
    }
    Method {
        "__init__" Any, init_wrapper, "Initialize self.";
        "__call__" Any, call_static, "Call self as a function.";
        "__get__" Positional(1, 2), get, "Return an attribute of instance, which is of type owner.";
        "__repr__" None, repr, "Return repr(self).";
    }
};

table! {
    /// The computed attributes of both.
    WRAPPER_GETSETS {
        "__func__" |_, m| Ok(wrapped(m)), Some(readonly), "the function";
        "__wrapped__" |_, m| Ok(wrapped(m)), Some(readonly), "the function";
        "__isabstractmethod__" |vm, m| is_abstract(vm, wrapped(m)).map(Value::bool), None, "whether the function is abstract";
        "__dict__" dict, Some(set_dict), "attributes";
        "__name__" |vm, m| { let name = vm.names.__name__; of_function(vm, m, name) }, Some(|vm, m, v| { let name = vm.names.__name__; own(vm, m, name, v) }), "the function's name";
        "__qualname__" |vm, m| { let name = vm.names.__qualname__; of_function(vm, m, name) }, Some(|vm, m, v| { let name = vm.names.__qualname__; own(vm, m, name, v) }), "the function's qualified name";
        "__module__" |vm, m| { let name = vm.names.__module__; of_function(vm, m, name) }, Some(|vm, m, v| { let name = vm.names.__module__; own(vm, m, name, v) }), "the function's module";
        "__doc__" |vm, m| { let name = vm.names.__doc__; of_function(vm, m, name) }, Some(|vm, m, v| { let name = vm.names.__doc__; own(vm, m, name, v) }), "the function's docstring";
        "__annotations__" |vm, m| { let name = vm.names.__annotations__; of_function(vm, m, name) }, Some(|vm, m, v| { let name = vm.names.__annotations__; own(vm, m, name, v) }), "the function's annotations";
    }
}

/// What a `classmethod` or a `staticmethod` is around.
fn wrapped(value: Value) -> Value {
    let class_method = value.as_kind::<ClassMethod>().map(|method| method.function.get());
    class_method.or_else(|| Some(value.as_kind::<StaticMethod>()?.function.get())).unwrap_or(Value::NONE)
}

/// An attribute that is the function's, unless it was set.
fn of_function(vm: &mut Vm, object: Value, name: Gc<Str>) -> Result {
    match vm.own_attribute(object, name) {
        Some(value) => Ok(value),
        None => vm.get_attr(wrapped(object), name),
    }
}

fn own(vm: &mut Vm, object: Value, name: Gc<Str>, value: Value) -> Result<()> {
    let Some(dict): Option<Gc<Dict>> = vm.instance_dict(object)? else { return Ok(()) };
    if !value.is_unbound() {
        let set = dict.set_str(&vm.heap, name, value);
        return vm.memory(set);
    }
    match dict.place_of_str(name).and_then(|place| dict.remove(place)) {
        Some(_) => Ok(()),
        None => Err(vm.no_attribute(object, name)),
    }
}

fn new_class_method(vm: &mut Vm, args: Args) -> Result {
    let class = class_to_make(vm, args, Kind::ClassMethod)?;
    let layout = vm.instance_layout(class);
    let method = ClassMethod::alloc(&vm.heap, Value::NONE, layout);
    vm.memory(method).map(Value::object)
}

fn new_static_method(vm: &mut Vm, args: Args) -> Result {
    let class = class_to_make(vm, args, Kind::StaticMethod)?;
    let layout = vm.instance_layout(class);
    let method = StaticMethod::alloc(&vm.heap, Value::NONE, layout);
    vm.memory(method).map(Value::object)
}

fn init_wrapper(vm: &mut Vm, args: Args) -> Result {
    let name = if args[0].as_kind::<ClassMethod>().is_some() { "classmethod" } else { "staticmethod" };
    no_keywords(vm, args, name)?;
    if args.len() != 2 {
        let given = args.len() - 1;
        return Err(vm.type_error(format!("{name} expected 1 argument, got {given}")));
    }
    if let Some(method) = args[0].as_kind::<ClassMethod>() {
        method.function.set(args[1]);
    } else if let Some(method) = args[0].as_kind::<StaticMethod>() {
        method.function.set(args[1]);
    }
    Ok(Value::NONE)
}

fn call_static(vm: &mut Vm, args: Args) -> Result {
    vm.call_with(wrapped(args[0]), args.skip(1))
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    vm.repr_native(args[0]).map(Value::object)
}

/// The methods of the descriptors of slots and of computed attributes.
pub static MEMBER: &[NativeDef] = natives! {
    Method {
        "__get__" Positional(1, 2), get, "Return an attribute of instance, which is of type owner.";
        "__set__" Positional(2, 2), set, "Set an attribute of instance to value.";
        "__delete__" One, delete, "Delete an attribute of instance.";
        "__repr__" None, repr, "Return repr(self).";
    }
};

table! {
    /// Their computed attributes.
    MEMBER_GETSETS {
        "__objclass__" |_, d| Ok(Value::object(owner(d).0)), Some(readonly), "the class that has the attribute";
        "__name__" member_name, Some(readonly), "the name";
        "__qualname__" member_qualname, None, "the qualified name";
        "__doc__" member_doc, None, "the docstring";
    }
}

fn owner(value: Value) -> (Gc<Class>, Vec<u8>) {
    if let Some(member) = value.as_kind::<Member>() {
        return (member.owner, member.name.as_bytes().to_vec());
    }
    let getset = value.as_kind::<GetSet>().expect("a method's receiver is of its class");
    (getset.owner, getset_definition(getset).name.as_bytes().to_vec())
}

fn member_name(vm: &mut Vm, descriptor: Value) -> Result {
    let (_, name) = owner(descriptor);
    let name = vm.strings.get(&vm.heap, &name);
    vm.memory(name).map(Value::object)
}

fn member_qualname(vm: &mut Vm, descriptor: Value) -> Result {
    let (class, name) = owner(descriptor);
    vm.new_str([class.qualname.get().as_bytes(), b".", &name].concat())
}

fn member_doc(vm: &mut Vm, descriptor: Value) -> Result {
    match descriptor.as_kind::<GetSet>().map(|getset| getset_definition(getset).doc) {
        Some(doc) if !doc.is_empty() => vm.new_str(doc),
        _ => Ok(Value::NONE),
    }
}
