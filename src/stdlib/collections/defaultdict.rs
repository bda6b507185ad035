//! `collections.defaultdict`

use crate::heap::Gc;
use crate::natives;
use crate::objects::class::class_flag;
use crate::objects::dict::Dict;
use crate::objects::tuple::Tuple;
use crate::objects::value::slots;
use crate::objects::{Kind, Value};
use crate::vm::native_class::NativeClass;
use crate::vm::{Args, GetSetDef, Result, Vm};

pub(super) static DEFAULTDICT: NativeClass = NativeClass {
    name: "defaultdict",
    module: "collections",
    doc: "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default factory is called without arguments to produce\na new value when a key is not present, in __getitem__ only.\nA defaultdict compares equal to a dict with the same items.\nAll remaining arguments are treated the same as if they were\npassed to the dict constructor, including keyword arguments.\n",
    kind: Kind::Dict,
    flags: class_flag::BASETYPE | class_flag::HAS_WEAKREF | class_flag::MAPPING,
    slots: &["default_factory"],
    methods: natives! {
        Method {
            "__init__" Any, init, "Initialize self.  See help(type(self)) for accurate signature.";
            "__missing__" One, missing, "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n  if self.default_factory is None: raise KeyError((key,))\n  self[key] = value = self.default_factory()\n  return value\n";
            "__repr__" None, repr, "Return repr(self).";
            "__reduce__" None, reduce, "Return state information for pickling.";
            "copy" None, copy, "D.copy() -> a shallow copy of D.";
            "__copy__" None, copy, "D.copy() -> a shallow copy of D.";
            "__or__" One, or, "Return self|value.";
            "__ror__" One, ror, "Return value|self.";
        }
        ClassMethod { "__class_getitem__" One, class_getitem, "See PEP 585"; }
    },
    getsets: &[GetSetDef {
        name: "default_factory",
        get: |_, object| Ok(factory(object)),
        set: Some(set_factory),
        doc: "Factory for default value called by __missing__().",
    }],
    ..NativeClass::DEFAULT
};

fn class_getitem(vm: &mut Vm, args: Args) -> Result {
    vm.new_alias(args[0], args[1], false)
}

/// The slot of the class, which is the first one behind a dict.
fn slot(object: Value, value: Option<Value>) -> Value {
    let Some(object) = object.as_header() else { return Value::NONE };
    let Some(slot) = slots(&object).first() else { return Value::NONE };
    if let Some(value) = value {
        slot.set(value);
    }
    slot.get().bound().unwrap_or(Value::NONE)
}

fn factory(object: Value) -> Value {
    slot(object, None)
}

fn set_factory(_: &mut Vm, object: Value, value: Value) -> Result<()> {
    slot(object, Some(value));
    Ok(())
}

fn this(vm: &mut Vm, value: Value) -> Result<Gc<Dict>> {
    match value.as_kind::<Dict>() {
        Some(dict) => Ok(dict),
        None => Err(vm.type_error("a defaultdict is required")),
    }
}

fn init(vm: &mut Vm, args: Args) -> Result {
    let dict = this(vm, args[0])?;
    let positional = args.positional();
    let made = if positional > 1 { args[1] } else { Value::NONE };
    if !made.is_none() && !vm.is_callable(made) {
        return Err(vm.type_error("first argument must be callable or None"));
    }
    if positional > 3 {
        return Err(vm.type_error(format!("dict expected at most 1 argument, got {}", positional - 2)));
    }
    slot(args[0], Some(made));
    if positional == 3 {
        vm.dict_update(dict, args[2])?;
    }
    for (name, value) in args.keywords() {
        vm.dict_set(dict, name, value)?;
    }
    Ok(Value::NONE)
}

fn missing(vm: &mut Vm, args: Args) -> Result {
    let (dict, key) = (args[0], args[1]);
    let made = factory(dict);
    if made.is_none() {
        return Err(vm.key_error(key));
    }
    let value = vm.call(made, &[])?;
    vm.set_item(dict, key, value)?;
    Ok(value)
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    let object = args[0];
    let made = factory(object);
    let items = vm.repr_native(object)?;
    let shown = if made.is_none() {
        "None".to_owned()
    } else if vm.enter_repr(made) {
        let shown = vm.repr_text(made);
        vm.leave_repr(made);
        shown?
    } else {
        "...".to_owned()
    };
    let name = vm.class_of(object).name_text();
    let mut text = format!("{name}({shown}, ").into_bytes();
    text.extend_from_slice(items.as_bytes());
    text.push(b')');
    vm.new_str(text)
}

fn reduce(vm: &mut Vm, args: Args) -> Result {
    let made = factory(args[0]);
    let arguments: &[Value] = if made.is_none() { &[] } else { &[made] };
    let arguments = Tuple::alloc(&vm.heap, arguments);
    let arguments = Value::object(vm.memory(arguments)?);
    let name = vm.names.items;
    let items = vm.call_method(args[0], name, &[])?;
    let items = vm.iter(items)?;
    let class = Value::object(vm.class_of(args[0]));
    let reduced = Tuple::alloc(&vm.heap, &[class, arguments, Value::NONE, Value::NONE, items]);
    vm.memory(reduced).map(Value::object)
}

/// `type(like)(like.default_factory, items)`
fn like(vm: &mut Vm, like: Value, items: Value) -> Result {
    let class = Value::object(vm.class_of(like));
    vm.call(class, &[factory(like), items])
}

fn copy(vm: &mut Vm, args: Args) -> Result {
    like(vm, args[0], args[0])
}

fn merged(vm: &mut Vm, kept: Value, first: Value, second: Value) -> Result {
    if first.as_kind::<Dict>().is_none() || second.as_kind::<Dict>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let made = like(vm, kept, first)?;
    let dict = this(vm, made)?;
    vm.dict_update(dict, second)?;
    Ok(made)
}

fn or(vm: &mut Vm, args: Args) -> Result {
    merged(vm, args[0], args[0], args[1])
}

fn ror(vm: &mut Vm, args: Args) -> Result {
    merged(vm, args[0], args[1], args[0])
}
