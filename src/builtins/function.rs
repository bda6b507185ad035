//! `function`, `method`, and the functions written in Rust.

use super::type_::readonly;
use crate::heap::Gc;
use crate::natives;
use crate::objects::cell::CellObject;
use crate::objects::class::Class;
use crate::objects::code::CodeObject;
use crate::objects::dict::Dict;
use crate::objects::function::{BoundMethod, Function, Native};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::native::definition;
use crate::vm::{Args, NativeDef, NativeKind, Result, Vm};

/// The methods of `function`.
pub static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Create a function object.";
    }
    Method {
        "__call__" Any, call, "Call self as a function.";
        "__get__" Positional(1, 2), get, "Return an attribute of instance, which is of type owner.";
        "__repr__" None, repr, "Return repr(self).";
    }
};

fn this(value: Value) -> Gc<Function> {
    value.as_kind::<Function>().expect("a method's receiver is of its class")
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    vm.repr_native(args[0]).map(Value::object)
}

/// `callable(*args, **kwargs)`, written as a method call.
fn call(vm: &mut Vm, args: Args) -> Result {
    vm.call_with(args[0], args.skip(1))
}

/// `__get__(instance, owner=None)` of what binds to instances.
pub(super) fn get(vm: &mut Vm, args: Args) -> Result {
    let owner = args.get(2).unwrap_or(Value::NONE);
    if args[1].is_none() && owner.is_none() {
        return Err(vm.type_error("__get__(None, None) is invalid"));
    }
    let object = if args[1].is_none() && !owner_is_none_type(vm, owner) { Value::UNBOUND } else { args[1] };
    let class = match owner.as_kind::<Class>() {
        Some(class) => class,
        None => vm.class_of(args[1]),
    };
    match vm.bind_attribute(args[0], object, class)? {
        Some(value) => Ok(value),
        None => {
            let name = vm.names.__name__;
            let name = vm.get_attr(args[0], name)?.as_kind::<Str>().unwrap_or(vm.names.__get__);
            Err(vm.no_attribute(args[1], name))
        }
    }
}

/// `None` is an instance only where the owner says so.
fn owner_is_none_type(vm: &Vm, owner: Value) -> bool {
    owner == Value::object(vm.class(Kind::NoneType))
}

fn new(vm: &mut Vm, args: Args) -> Result {
    vm.class_for_new(args, Kind::Function)?;
    let names = ["code", "globals", "name", "argdefs", "closure"];
    let [code, globals, name, defaults, closure] =
        crate::vm::constructor::constructor(vm, "function", names, args)?;
    for (index, value) in [code, globals].into_iter().enumerate() {
        if value.is_unbound() {
            let (name, place) = (names[index], index + 1);
            return Err(vm.type_error(format!("function() missing required argument '{name}' (pos {place})")));
        }
    }
    let wrong = |vm: &mut Vm, name: &str, wanted: &str, value: Value| {
        let given = vm.type_name(value);
        vm.type_error(format!("function() argument '{name}' must be {wanted}, not {given}"))
    };
    let Some(code) = code.as_kind::<CodeObject>() else { return Err(wrong(vm, "code", "code", code)) };
    let Some(globals) = globals.as_kind::<Dict>() else { return Err(wrong(vm, "globals", "dict", globals)) };
    let given = |value: Value| value.bound().filter(|value| !value.is_none());
    if given(name).is_some_and(|name| name.as_kind::<Str>().is_none()) {
        return Err(vm.type_error("arg 3 (name) must be None or string"));
    }
    if given(defaults).is_some_and(|defaults| defaults.as_kind::<Tuple>().is_none()) {
        return Err(vm.type_error("arg 4 (defaults) must be None or tuple"));
    }
    let free = code.code.freevars.len();
    let cells = given(closure).map(|closure| closure.as_kind::<Tuple>());
    match cells {
        Some(None) if free > 0 => return Err(vm.type_error("arg 5 (closure) must be tuple")),
        Some(None) => return Err(vm.type_error("arg 5 (closure) must be None or tuple")),
        None if free > 0 => return Err(vm.type_error("arg 5 (closure) must be tuple")),
        _ => {}
    }
    let cells = cells.flatten();
    let count = cells.map_or(0, |cells| cells.len());
    if count != free {
        let name = String::from_utf8_lossy(code.name.as_bytes()).into_owned();
        return Err(vm.value_error(format!("{name} requires closure of length {free}, not {count}")));
    }
    if let Some(cells) = cells {
        for &cell in cells.items() {
            if cell.as_object::<CellObject>().is_none() {
                let given = vm.type_name(cell);
                return Err(vm.type_error(format!("arg 5 (closure) expected cell, found {given}")));
            }
        }
    }
    let function = vm.function_of(code, globals)?;
    if let Some(name) = given(name).and_then(|name| name.as_kind::<Str>()) {
        function.name.set(name);
    }
    if let Some(defaults) = given(defaults) {
        function.defaults.set(defaults);
    }
    if let Some(cells) = cells.filter(|cells| !cells.is_empty()) {
        function.closure.set(Value::object(cells));
    }
    Ok(Value::object(function))
}

macro_rules! table {
    ($(#[$doc:meta])* $TABLE:ident { $($name:literal $get:expr, $set:expr, $text:literal;)+ }) => {
        $(#[$doc])*
        pub static $TABLE: &[$crate::vm::GetSetDef] = &[$($crate::vm::GetSetDef { name: $name, get: $get, set: $set, doc: $text }),+];
    };
}
pub(super) use table;

table! {
    /// The computed attributes of `function`.
    GETSETS {
        "__code__" |_, f| Ok(Value::object(this(f).code.get())), Some(set_code), "the code";
        "__defaults__" |_, f| Ok(this(f).defaults.get()), Some(set_defaults), "the defaults of positional parameters";
        "__kwdefaults__" |_, f| Ok(this(f).kwdefaults.get()), Some(set_kwdefaults), "the defaults of keyword-only parameters";
        "__annotations__" get_annotations, Some(set_annotations), "the annotations of parameters";
        "__closure__" |_, f| Ok(this(f).closure.get()), Some(readonly), "the cells of free variables";
        "__globals__" |_, f| Ok(Value::object(this(f).globals)), Some(readonly), "the namespace of the module";
        "__builtins__" |_, f| Ok(Value::object(this(f).builtins)), Some(readonly), "the namespace of builtins";
        "__name__" |_, f| Ok(Value::object(this(f).name.get())), Some(set_name), "the name";
        "__qualname__" |_, f| Ok(Value::object(this(f).qualname.get())), Some(set_qualname), "the qualified name";
        "__module__" |_, f| Ok(this(f).module.get()), Some(set_module), "the name of the module";
        "__doc__" |_, f| Ok(this(f).doc.get()), Some(set_doc), "the docstring";
        "__dict__" dict, Some(set_dict), "attributes";
    }
}

/// `__dict__` of objects that have a field for it.
pub(super) fn dict(vm: &mut Vm, object: Value) -> Result {
    match vm.instance_dict(object)? {
        Some(dict) => Ok(Value::object(dict)),
        None => {
            let name = vm.names.__dict__;
            Err(vm.no_attribute(object, name))
        }
    }
}
/// Replaces it.
pub(super) fn set_dict(vm: &mut Vm, object: Value, value: Value) -> Result<()> {
    if value.is_unbound() {
        return Err(vm.type_error("cannot delete __dict__"));
    }
    vm.set_instance_dict(object, value)
}

fn set_code(vm: &mut Vm, function: Value, value: Value) -> Result<()> {
    let function = this(function);
    let Some(code) = value.as_kind::<CodeObject>() else {
        return Err(vm.type_error("__code__ must be set to a code object"));
    };
    let (wanted, given) = (function.code.get().code.freevars.len(), code.code.freevars.len());
    if wanted != given {
        let name = String::from_utf8_lossy(function.name.get().as_bytes()).into_owned();
        return Err(
            vm.value_error(format!("{name}() requires a code object with {wanted} free vars, not {given}"))
        );
    }
    vm.keep_running_code(function)?;
    function.code.set(code);
    Ok(())
}

/// None for what is deleted or None.
fn or_none(value: Value) -> Value {
    value.bound().unwrap_or(Value::NONE)
}

fn set_defaults(vm: &mut Vm, function: Value, value: Value) -> Result<()> {
    let value = or_none(value);
    if !value.is_none() && value.as_object::<Tuple>().is_none() {
        return Err(vm.type_error("__defaults__ must be set to a tuple object"));
    }
    this(function).defaults.set(value);
    Ok(())
}

fn set_kwdefaults(vm: &mut Vm, function: Value, value: Value) -> Result<()> {
    let value = or_none(value);
    if !value.is_none() && value.as_object::<Dict>().is_none() {
        return Err(vm.type_error("__kwdefaults__ must be set to a dict object"));
    }
    this(function).kwdefaults.set(value);
    Ok(())
}

fn get_annotations(vm: &mut Vm, function: Value) -> Result {
    let function = this(function);
    let held = function.annotations.get();
    if held.as_kind::<Dict>().is_some() {
        return Ok(held);
    }
    let dict = Dict::alloc(&vm.heap);
    let dict = vm.memory(dict)?;
    if let Some(pairs) = held.as_object::<Tuple>() {
        for pair in pairs.items().chunks_exact(2) {
            if let Some(name) = pair[0].as_kind::<Str>() {
                let set = dict.set_str(&vm.heap, name, pair[1]);
                vm.memory(set)?;
            }
        }
    }
    function.annotations.set(Value::object(dict));
    Ok(Value::object(dict))
}

fn set_annotations(vm: &mut Vm, function: Value, value: Value) -> Result<()> {
    let value = or_none(value);
    if !value.is_none() && value.as_kind::<Dict>().is_none() {
        return Err(vm.type_error("__annotations__ must be set to a dict object"));
    }
    this(function).annotations.set(value);
    Ok(())
}

fn set_name(vm: &mut Vm, function: Value, value: Value) -> Result<()> {
    match value.as_kind::<Str>() {
        Some(name) => this(function).name.set(name),
        None => return Err(vm.type_error("__name__ must be set to a string object")),
    }
    Ok(())
}

fn set_qualname(vm: &mut Vm, function: Value, value: Value) -> Result<()> {
    match value.as_kind::<Str>() {
        Some(name) => this(function).qualname.set(name),
        None => return Err(vm.type_error("__qualname__ must be set to a string object")),
    }
    Ok(())
}

fn set_module(_: &mut Vm, function: Value, value: Value) -> Result<()> {
    this(function).module.set(or_none(value));
    Ok(())
}

fn set_doc(_: &mut Vm, function: Value, value: Value) -> Result<()> {
    this(function).doc.set(or_none(value));
    Ok(())
}

/// The methods of `method`.
pub static METHOD_METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Positional(1, 3), new_method, "Create a bound instance method object.";
    }
    Method {
        "__call__" Any, call, "Call self as a function.";
        "__get__" Positional(1, 2), get, "Return an attribute of instance, which is of type owner.";
        "__repr__" None, repr, "Return repr(self).";
        "__eq__" One, eq, "Return self==value.";
        "__hash__" None, hash, "Return hash(self).";
        "__reduce__" None, reduce, "Helper for pickle.";
    }
};

table! {
    /// The computed attributes of `method`.
    METHOD_GETSETS {
        "__func__" |_, m| Ok(bound(m).function), Some(readonly), "the function that implements the method";
        "__self__" |_, m| Ok(bound(m).receiver), Some(readonly), "the instance to which the method is bound";
        "__doc__" |vm, m| { let name = vm.names.__doc__; vm.get_attr(bound(m).function, name) }, None, "the docstring";
    }
}

fn bound(value: Value) -> Gc<BoundMethod> {
    value.as_kind::<BoundMethod>().expect("a method's receiver is of its class")
}

fn new_method(vm: &mut Vm, args: Args) -> Result {
    let (Some(function), Some(receiver)) = (args.get(1), args.get(2)) else {
        let given = args.len().saturating_sub(1);
        return Err(vm.type_error(format!("method expected 2 arguments, got {given}")));
    };
    let class = vm.class_of(function);
    if vm.lookup(class, vm.names.__call__).is_none() {
        return Err(vm.type_error("first argument must be callable"));
    }
    if receiver.is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    vm.new_method(function, receiver)
}

fn eq(vm: &mut Vm, args: Args) -> Result {
    let Some(other) = args[1].as_kind::<BoundMethod>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let own = bound(args[0]);
    if own.receiver != other.receiver {
        return Ok(Value::FALSE);
    }
    vm.equal(own.function, other.function).map(Value::bool)
}

fn hash(vm: &mut Vm, args: Args) -> Result {
    let own = bound(args[0]);
    let receiver =
        own.receiver.as_header().map_or(own.receiver.bits() as i64, crate::objects::hash::of_identity);
    let hash = receiver ^ vm.hash(own.function)?;
    let value = crate::objects::int::from_i64(&vm.heap, if hash == -1 { -2 } else { hash });
    vm.memory(value)
}

fn reduce(vm: &mut Vm, args: Args) -> Result {
    let own = bound(args[0]);
    let name = vm.names.__name__;
    let name = vm.get_attr(own.function, name)?;
    let getattr = vm.intern("getattr")?;
    let getattr = vm.builtins.get_str(getattr).unwrap_or(Value::NONE);
    let items = super::object::tuple(vm, &[own.receiver, name])?;
    super::object::tuple(vm, &[getattr, items])
}

/// The methods of functions written in Rust, whatever CPython calls their type.
pub static NATIVE_METHODS: &[NativeDef] = natives! {
    Method {
        "__call__" Any, call, "Call self as a function.";
        "__repr__" None, repr, "Return repr(self).";
        "__eq__" One, eq_native, "Return self==value.";
        "__hash__" None, hash_native, "Return hash(self).";
        "__reduce__" None, reduce_native, "Helper for pickle.";
    }
};
/// The methods of those of a class that are not bound.
pub static DESCRIPTOR_METHODS: &[NativeDef] = natives! {
    Method {
        "__call__" Any, call, "Call self as a function.";
        "__get__" Positional(1, 2), get, "Return an attribute of instance, which is of type owner.";
        "__repr__" None, repr, "Return repr(self).";
        "__reduce__" None, reduce_native, "Helper for pickle.";
    }
};

table! {
    /// The computed attributes of `builtin_function_or_method`.
    NATIVE_GETSETS {
        "__name__" native_name, None, "the name";
        "__qualname__" native_qualname, None, "the qualified name";
        "__doc__" native_doc, None, "the docstring";
        "__self__" native_self, None, "what it is bound to";
        "__module__" native_module, Some(readonly), "the name of the module";
        "__text_signature__" |_, _| Ok(Value::NONE), None, "the signature";
    }
}
table! {
    /// The computed attributes of `method_descriptor` and its like.
    DESCRIPTOR_GETSETS {
        "__name__" native_name, Some(readonly), "the name";
        "__qualname__" native_qualname, None, "the qualified name";
        "__doc__" native_doc, None, "the docstring";
        "__objclass__" |_, f| Ok(native(f).owner), Some(readonly), "the class that it belongs to";
        "__text_signature__" |_, _| Ok(Value::NONE), None, "the signature";
    }
}
table! {
    /// The computed attributes of `method-wrapper`.
    WRAPPER_GETSETS {
        "__name__" native_name, None, "the name";
        "__qualname__" native_qualname, None, "the qualified name";
        "__doc__" native_doc, None, "the docstring";
        "__self__" native_self, Some(readonly), "what it is bound to";
        "__objclass__" |_, f| Ok(native(f).owner), None, "the class that it belongs to";
        "__text_signature__" |_, _| Ok(Value::NONE), None, "the signature";
    }
}

fn native(value: Value) -> Gc<Native> {
    value.as_kind::<Native>().expect("a method's receiver is of its class")
}

fn native_name(vm: &mut Vm, function: Value) -> Result {
    let name = definition(native(function)).name;
    vm.intern(name).map(Value::object)
}

fn native_qualname(vm: &mut Vm, function: Value) -> Result {
    let function = native(function);
    let name = definition(function).name;
    match function.owner.as_kind::<Class>() {
        Some(owner) => {
            let owner = owner.qualname.get();
            vm.new_str([owner.as_bytes(), b".", name.as_bytes()].concat())
        }
        None => vm.intern(name).map(Value::object),
    }
}

fn native_doc(vm: &mut Vm, function: Value) -> Result {
    match definition(native(function)).doc {
        "" => Ok(Value::NONE),
        doc => vm.new_str(doc),
    }
}

fn native_self(vm: &mut Vm, function: Value) -> Result {
    let function = native(function);
    if let Some(receiver) = function.receiver.bound() {
        return Ok(receiver);
    }
    match function.owner.as_kind::<Str>() {
        Some(module) => Ok(vm.modules.get_str(module).unwrap_or(Value::NONE)),
        None => Ok(function.owner),
    }
}

fn native_module(vm: &mut Vm, function: Value) -> Result {
    let function = native(function);
    if definition(function).kind != NativeKind::Function || function.owner.as_kind::<Class>().is_some() {
        return Ok(Value::NONE);
    }
    match function.owner.as_kind::<crate::objects::module::Module>() {
        Some(module) => Ok(module.dict.get_str(vm.names.__name__).unwrap_or(Value::NONE)),
        None => Ok(function.owner.bound().unwrap_or(Value::NONE)),
    }
}

fn same(a: Gc<Native>, b: Gc<Native>) -> bool {
    std::ptr::eq(a.definition, b.definition) && a.receiver == b.receiver && a.owner == b.owner
}

fn eq_native(_: &mut Vm, args: Args) -> Result {
    match args[1].as_kind::<Native>() {
        Some(other) => Ok(Value::bool(same(native(args[0]), other))),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn hash_native(vm: &mut Vm, args: Args) -> Result {
    let own = native(args[0]);
    let address = (own.definition.addr() as i64).rotate_right(4);
    let receiver = own.receiver.as_header().map_or(0, crate::objects::hash::of_identity);
    let hash = crate::objects::int::from_i64(&vm.heap, (address ^ receiver) >> 1);
    vm.memory(hash)
}

fn reduce_native(vm: &mut Vm, args: Args) -> Result {
    let own = native(args[0]);
    let name = native_name(vm, args[0])?;
    let holder = match own.receiver.bound() {
        Some(receiver) => receiver,
        None if own.owner.as_kind::<Class>().is_some() => own.owner,
        None => return Ok(name),
    };
    let getattr = vm.intern("getattr")?;
    let getattr = vm.builtins.get_str(getattr).unwrap_or(Value::NONE);
    let items = super::object::tuple(vm, &[holder, name])?;
    super::object::tuple(vm, &[getattr, items])
}
