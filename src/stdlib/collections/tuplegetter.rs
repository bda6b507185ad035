//! `collections._tuplegetter`: the descriptor of a named tuple's field. Attribute access reads the item itself.

use crate::heap::Gc;
use crate::natives;
use crate::objects::descriptor::TupleGetter;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Args, Exc, GetSetDef, Result, Vm};

pub(super) static TUPLEGETTER: NativeClass = NativeClass {
    name: "_tuplegetter",
    module: "_collections",
    kind: Kind::TupleGetter,
    flags: 0,
    methods: natives! {
        StaticMethod { "__new__" Any, new, "Create and return a new object.  See help(type) for accurate signature."; }
        Method {
            "__get__" Positional(1, 2), get, "Return an attribute of instance, which is of type owner.";
            "__set__" Positional(2, 2), set, "Set an attribute of instance to value.";
            "__delete__" One, delete, "Delete an attribute of instance.";
            "__reduce__" None, reduce, "Helper for pickle.";
            "__repr__" None, repr, "Return repr(self).";
        }
    },
    getsets: &[GetSetDef {
        name: "__doc__",
        get: |_, object| Ok(of(object).map_or(Value::NONE, |getter| getter.doc.get())),
        set: Some(set_doc),
        doc: "",
    }],
    ..NativeClass::DEFAULT
};

fn of(object: Value) -> Option<Gc<TupleGetter>> {
    object.as_kind::<TupleGetter>()
}

fn this(vm: &mut Vm, object: Value) -> Result<Gc<TupleGetter>> {
    of(object).ok_or_else(|| vm.type_error("a _tuplegetter is required"))
}

fn new(vm: &mut Vm, args: Args) -> Result {
    if args.names().is_some_and(|names| !names.is_empty()) {
        return Err(vm.type_error("_tuplegetter() takes no keyword arguments"));
    }
    if args.len() != 3 {
        let given = args.len().saturating_sub(1);
        return Err(vm.type_error(format!("_tuplegetter expected 2 arguments, got {given}")));
    }
    let index = vm.as_index(args[1])?;
    let class = native_class(vm, &TUPLEGETTER)?;
    let layout = vm.instance_layout(class);
    let made = TupleGetter::alloc(&vm.heap, index, args[2], layout);
    vm.memory(made).map(Value::object)
}

fn get(vm: &mut Vm, args: Args) -> Result {
    let getter = this(vm, args[0])?;
    if let Some(tuple) = args[1].as_kind::<Tuple>() {
        return match getter.item(&tuple) {
            Some(item) => Ok(item),
            None => Err(vm.raise(Exc::IndexError, "tuple index out of range")),
        };
    }
    if !args[1].is_none() {
        let (index, name) = (getter.index, vm.type_name(args[1]));
        let text =
            format!("descriptor for index '{index}' for tuple subclasses doesn't apply to '{name}' object");
        return Err(vm.type_error(text));
    }
    if args.len() < 3 || args[2].is_none() {
        return Err(vm.type_error("__get__(None, None) is invalid"));
    }
    Ok(args[0])
}

fn set(vm: &mut Vm, _: Args) -> Result {
    Err(vm.raise(Exc::AttributeError, "can't set attribute"))
}

fn delete(vm: &mut Vm, _: Args) -> Result {
    Err(vm.raise(Exc::AttributeError, "can't delete attribute"))
}

fn set_doc(vm: &mut Vm, object: Value, value: Value) -> Result<()> {
    if value.is_unbound() {
        return Err(vm.type_error("can't delete numeric/char attribute"));
    }
    this(vm, object)?.doc.set(value);
    Ok(())
}

fn reduce(vm: &mut Vm, args: Args) -> Result {
    let getter = this(vm, args[0])?;
    let made_with = vm.pair(Value::small(getter.index as i32), getter.doc.get())?;
    let class = Value::object(vm.class_of(args[0]));
    vm.pair(class, made_with)
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    let getter = this(vm, args[0])?;
    let mut text = format!("_tuplegetter({}, ", getter.index).into_bytes();
    text.extend_from_slice(vm.repr(getter.doc.get())?.as_bytes());
    text.push(b')');
    vm.new_str(text)
}
