//! `type`: what classes can.

use super::object::{list_of_names, name_argument, push_class_names};
use crate::heap::{Gc, Rooted};
use crate::natives;
use crate::objects::class::{Class, Constructor, class_flag};
use crate::objects::dict::Dict;
use crate::objects::function::Native;
use crate::objects::list::List;
use crate::objects::namespace::MappingProxy;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::{Args, Exc, GetSetDef, NativeDef, Result, Vm};

/// The methods of `type`.
pub static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Create and return a new object.";
    }
    Method {
        "__init__" Any, init, "Initialize self.";
        "__call__" Any, call, "Call self as a function.";
        "__repr__" None, repr, "Return repr(self).";
        "mro" None, mro, "Return a type's method resolution order.";
        "__subclasses__" None, subclasses, "Return a list of immediate subclasses.";
        "__instancecheck__" One, instancecheck, "Check if an object is an instance.";
        "__subclasscheck__" One, subclasscheck, "Check if a class is a subclass.";
        "__dir__" None, dir, "Specialized __dir__ implementation for types.";
        "__or__" One, super::union::or, "Return self|value.";
        "__ror__" One, super::union::ror, "Return value|self.";
        "__getattribute__" One, getattribute, "Return getattr(self, name).";
        "__setattr__" Positional(2, 2), setattr, "Implement setattr(self, name, value).";
        "__delattr__" One, delattr, "Implement delattr(self, name).";
        "__sizeof__" None, sizeof, "Return memory consumption of the type object.";
    }
    ClassMethod {
        "__prepare__" Any, prepare, "Used to create the namespace for the class statement.";
    }
};

fn this(args: Args) -> Gc<Class> {
    class_of(args[0])
}
fn class_of(value: Value) -> Gc<Class> {
    value.as_kind::<Class>().expect("a method's receiver is of its class")
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let meta = vm.class_for_new(args, Kind::Type)?;
    let positional = args.positional() - 1;
    if positional != 3 {
        return Err(vm.type_error(format!("type.__new__() takes exactly 3 arguments ({positional} given)")));
    }
    let wrong = |vm: &mut Vm, index: usize, wanted: &str| {
        let given = vm.type_name(args[index]);
        vm.type_error(format!("type.__new__() argument {index} must be {wanted}, not {given}"))
    };
    let Some(name) = args[1].as_kind::<Str>() else { return Err(wrong(vm, 1, "str")) };
    let Some(bases) = args[2].as_kind::<Tuple>() else { return Err(wrong(vm, 2, "tuple")) };
    let Some(namespace) = args[3].as_kind::<Dict>() else { return Err(wrong(vm, 3, "dict")) };
    for &base in bases.items() {
        if base.as_kind::<Class>().is_none() {
            let entries = vm.names.__mro_entries__;
            if vm.find_attr(base, entries)?.is_some() {
                return Err(
                    vm.type_error("type() doesn't support MRO entry resolution; use types.new_class()")
                );
            }
        }
    }
    let winner = vm.calculate_metaclass(meta, bases)?;
    if !winner.is(meta)
        && let Some(other) = vm.lookup(winner, vm.names.__new__)
        && !is_types(vm, other)
    {
        let other = vm.bind_attribute(other, Value::UNBOUND, winner)?.unwrap_or(Value::NONE);
        return vm.call_with_args(other, Value::object(winner), args.skip(1));
    }
    let keywords: Vec<_> =
        args.keywords().filter_map(|(name, value)| Some((name.as_kind::<Str>()?, value))).collect();
    vm.new_class(winner, name, bases, namespace, &keywords)
}

fn is_types(vm: &Vm, method: Value) -> bool {
    method.as_kind::<Native>().is_some_and(|native| native.owner == Value::object(vm.class(Kind::Type)))
}

fn init(vm: &mut Vm, args: Args) -> Result {
    let positional = args.positional() - 1;
    if args.len() - 1 > positional && positional != 3 {
        return Err(vm.type_error("type.__init__() takes no keyword arguments"));
    }
    if positional != 1 && positional != 3 {
        return Err(vm.type_error("type.__init__() takes 1 or 3 arguments"));
    }
    Ok(Value::NONE)
}

fn call(vm: &mut Vm, args: Args) -> Result {
    vm.new_instance(this(args), args.skip(1))
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    vm.repr_native(args[0]).map(Value::object)
}

fn mro(vm: &mut Vm, args: Args) -> Result {
    let order = vm.c3(this(args))?;
    let list = List::alloc(&vm.heap, &order);
    vm.memory(list).map(Value::object)
}

fn subclasses(vm: &mut Vm, args: Args) -> Result {
    let classes: Vec<Value> = this(args).subclasses().into_iter().map(Value::object).collect();
    let list = List::alloc(&vm.heap, &classes);
    vm.memory(list).map(Value::object)
}

fn instancecheck(vm: &mut Vm, args: Args) -> Result {
    vm.isinstance_without_hook(args[1], args[0]).map(Value::bool)
}

fn subclasscheck(vm: &mut Vm, args: Args) -> Result {
    vm.issubclass_without_hook(args[1], args[0]).map(Value::bool)
}

fn dir(vm: &mut Vm, args: Args) -> Result {
    let names: Rooted<Value> = vm.heap.rooted();
    push_class_names(vm, &names, this(args))?;
    list_of_names(vm, &names)
}

fn getattribute(vm: &mut Vm, args: Args) -> Result {
    let name = name_argument(vm, args[1])?;
    let meta = vm.class_of(args[0]);
    match vm.find_generic(args[0], meta, name)? {
        Some(value) => Ok(value),
        None => Err(vm.no_attribute(args[0], name)),
    }
}

fn setattr(vm: &mut Vm, args: Args) -> Result {
    let name = name_argument(vm, args[1])?;
    let meta = vm.class_of(args[0]);
    vm.assign_generic(args[0], meta, name, args[2]).map(|()| Value::NONE)
}

fn delattr(vm: &mut Vm, args: Args) -> Result {
    let name = name_argument(vm, args[1])?;
    let meta = vm.class_of(args[0]);
    vm.assign_generic(args[0], meta, name, Value::UNBOUND).map(|()| Value::NONE)
}

fn sizeof(_: &mut Vm, _: Args) -> Result {
    Ok(Value::small(1064))
}

fn prepare(vm: &mut Vm, _: Args) -> Result {
    let dict = Dict::alloc(&vm.heap);
    vm.memory(dict).map(Value::object)
}

macro_rules! getsets {
    ($($name:literal $get:expr, $set:expr, $doc:literal;)+) => {
        /// The computed attributes of `type`.
        pub static GETSETS: &[GetSetDef] = &[$(GetSetDef { name: $name, get: $get, set: $set, doc: $doc }),+];
    };
}
getsets! {
    "__name__" |_, class| Ok(Value::object(class_of(class).name.get())), Some(set_name), "the class's name";
    "__qualname__" |_, class| Ok(Value::object(class_of(class).qualname.get())), Some(set_qualname), "the class's qualified name";
    "__module__" get_module, Some(set_module), "the module of the class";
    "__bases__" |_, class| Ok(Value::object(class_of(class).bases.get())), Some(set_bases), "the bases";
    "__base__" |_, class| Ok(class_of(class).base.get().map_or(Value::NONE, Value::object)), None, "the base that gives the layout";
    "__mro__" |_, class| Ok(Value::object(class_of(class).mro.get())), Some(readonly), "the method resolution order";
    "__dict__" get_dict, None, "the namespace";
    "__doc__" get_doc, Some(set_doc), "the docstring";
    "__abstractmethods__" get_abstract, Some(set_abstract), "the names of abstract methods";
    "__annotations__" get_annotations, Some(set_annotations), "the annotations";
    "__text_signature__" |_, _| Ok(Value::NONE), None, "the signature of a built-in class";
    "__flags__" |_, class| Ok(Value::length(flags_of(class_of(class)))), Some(readonly), "CPython's flags";
    "__basicsize__" |_, class| Ok(Value::length(16 + 8 * usize::from(class_of(class).reserved.get()))), Some(readonly), "the size of an instance";
    "__itemsize__" |_, _| Ok(Value::small(0)), Some(readonly), "the size of an item of an instance";
    "__dictoffset__" |_, class| Ok(Value::small(if class_of(class).has(class_flag::HAS_DICT) { 16 } else { 0 })), Some(readonly), "where an instance's dict is";
    "__weakrefoffset__" |_, class| Ok(Value::small(if class_of(class).has(class_flag::HAS_WEAKREF) { 24 } else { 0 })), Some(readonly), "where an instance's weak references are";
}

/// A setter that refuses.
pub(super) fn readonly(vm: &mut Vm, _: Value, _: Value) -> Result<()> {
    Err(vm.raise(Exc::AttributeError, "readonly attribute"))
}

/// CPython's bits of `tp_flags` that programs look at.
fn flags_of(class: Gc<Class>) -> usize {
    let bits = [
        (class_flag::SEQUENCE, 5),
        (class_flag::MAPPING, 6),
        (class_flag::DISALLOW_INSTANTIATION, 7),
        (class_flag::HEAP, 9),
        (class_flag::BASETYPE, 10),
        (class_flag::ABSTRACT, 20),
        (class_flag::MATCH_SELF, 22),
        (class_flag::IS_EXCEPTION, 30),
        (class_flag::IS_METACLASS, 31),
    ];
    let immutable = if class.has(class_flag::HEAP) { 0 } else { 1 << 8 };
    bits.iter()
        .filter(|&&(flag, _)| class.has(flag))
        .fold(immutable | 1 << 12, |all, &(_, bit)| all | 1 << bit)
}

/// Attributes of a class that can be set but not deleted.
fn not_deleted(vm: &mut Vm, class: Gc<Class>, value: Value, name: &str) -> Result<()> {
    if !value.is_unbound() {
        return Ok(());
    }
    let class = class.name_text();
    Err(vm.type_error(format!("cannot delete '{name}' attribute of immutable type '{class}'")))
}

fn name_for(vm: &mut Vm, class: Gc<Class>, value: Value, attribute: &str) -> Result<Gc<Str>> {
    not_deleted(vm, class, value, attribute)?;
    match value.as_kind::<Str>() {
        Some(name) => Ok(name),
        None => {
            let (class, given) = (class.name_text(), vm.type_name(value));
            Err(vm.type_error(format!("can only assign string to {class}.{attribute}, not '{given}'")))
        }
    }
}

fn set_name(vm: &mut Vm, class: Value, value: Value) -> Result<()> {
    let class = class_of(class);
    let name = name_for(vm, class, value, "__name__")?;
    if name.as_bytes().contains(&0) {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    class.name.set(name);
    Ok(())
}

fn set_qualname(vm: &mut Vm, class: Value, value: Value) -> Result<()> {
    let class = class_of(class);
    let name = name_for(vm, class, value, "__qualname__")?;
    class.qualname.set(name);
    Ok(())
}

fn is_descriptor(value: Value) -> bool {
    use crate::objects::descriptor::{GetSet, Member};
    value.as_kind::<GetSet>().is_some() || value.as_kind::<Member>().is_some()
}

fn get_module(vm: &mut Vm, class: Value) -> Result {
    let class = class_of(class);
    match class.dict.get_str(vm.names.__module__) {
        // The descriptor of `type` or `function` itself is no module.
        Some(module) if !is_descriptor(module) => Ok(module),
        _ if class.has(class_flag::HEAP) => Err(vm.raise(Exc::AttributeError, "__module__")),
        _ => Ok(Value::object(vm.intern("builtins")?)),
    }
}

fn set_module(vm: &mut Vm, class: Value, value: Value) -> Result<()> {
    let class = class_of(class);
    not_deleted(vm, class, value, "__module__")?;
    let name = vm.names.__module__;
    vm.set_class_attribute(class, name, value).map(|_| ())
}

fn get_dict(vm: &mut Vm, class: Value) -> Result {
    let proxy = MappingProxy::alloc(&vm.heap, Value::object(class_of(class).dict));
    vm.memory(proxy).map(Value::object)
}

/// The docstrings of the types in whose namespaces `__doc__` is the attribute of their instances.
static HIDDEN_DOCS: &[(Kind, &str)] = &[
    (Kind::Type, "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type"),
    (
        Kind::Property,
        "property(fget=None, fset=None, fdel=None, doc=None)\n\nAn attribute that functions get, set and delete.",
    ),
    (Kind::Function, "A function written in Python."),
    (Kind::BoundMethod, "A callable, bound to its first argument."),
];

fn get_doc(vm: &mut Vm, class: Value) -> Result {
    let class = class_of(class);
    if let Some(&(_, doc)) = HIDDEN_DOCS.iter().find(|&&(kind, _)| class.is(vm.class(kind))) {
        return vm.new_str(doc);
    }
    match class.dict.get_str(vm.names.__doc__) {
        Some(doc) if doc.as_kind::<Str>().is_none() => {
            Ok(vm.bind_attribute(doc, Value::UNBOUND, class)?.unwrap_or(Value::NONE))
        }
        doc => Ok(doc.unwrap_or(Value::NONE)),
    }
}

fn set_doc(vm: &mut Vm, class: Value, value: Value) -> Result<()> {
    let class = class_of(class);
    not_deleted(vm, class, value, "__doc__")?;
    let name = vm.names.__doc__;
    vm.set_class_attribute(class, name, value).map(|_| ())
}

fn get_abstract(vm: &mut Vm, class: Value) -> Result {
    let (class, name) = (class_of(class), vm.names.__abstractmethods__);
    let own = if class.is(vm.class(Kind::Type)) { None } else { class.dict.get_str(name) };
    own.ok_or_else(|| vm.raise(Exc::AttributeError, "__abstractmethods__"))
}

fn set_abstract(vm: &mut Vm, class: Value, value: Value) -> Result<()> {
    let (class, name) = (class_of(class), vm.names.__abstractmethods__);
    let is_abstract = !value.is_unbound() && vm.truth(value)?;
    if !vm.set_class_attribute(class, name, value)? {
        return Err(vm.raise(Exc::AttributeError, "__abstractmethods__"));
    }
    let flags = class.flags.get() & !class_flag::ABSTRACT;
    class.flags.set(if is_abstract { flags | class_flag::ABSTRACT } else { flags });
    class.constructor.set(Constructor::UNKNOWN);
    Ok(())
}

fn get_annotations(vm: &mut Vm, class: Value) -> Result {
    let (class, name) = (class_of(class), vm.names.__annotations__);
    if !class.has(class_flag::HEAP) {
        return Err(vm.no_attribute(Value::object(class), name));
    }
    match class.dict.get_str(name) {
        Some(annotations) => {
            Ok(vm.bind_attribute(annotations, Value::UNBOUND, class)?.unwrap_or(Value::NONE))
        }
        None => {
            let dict = Dict::alloc(&vm.heap);
            let dict = Value::object(vm.memory(dict)?);
            vm.set_class_attribute(class, name, dict)?;
            Ok(dict)
        }
    }
}

fn set_annotations(vm: &mut Vm, class: Value, value: Value) -> Result<()> {
    let (class, name) = (class_of(class), vm.names.__annotations__);
    if vm.set_class_attribute(class, name, value)? {
        return Ok(());
    }
    Err(vm.raise(Exc::AttributeError, "__annotations__"))
}

fn set_bases(vm: &mut Vm, class: Value, value: Value) -> Result<()> {
    let class = class_of(class);
    not_deleted(vm, class, value, "__bases__")?;
    let name = class.name_text();
    let Some(bases) = value.as_kind::<Tuple>() else {
        let given = vm.type_name(value);
        return Err(vm.type_error(format!("can only assign tuple to {name}.__bases__, not {given}")));
    };
    if bases.is_empty() {
        return Err(vm.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()")));
    }
    for &base in bases.items() {
        let Some(base) = base.as_kind::<Class>() else {
            let given = vm.type_name(base);
            return Err(vm.type_error(format!("{name}.__bases__ must be tuple of classes, not '{given}'")));
        };
        if base.is_subclass(class) {
            return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
        }
    }
    vm.replace_bases(class, bases)
}
