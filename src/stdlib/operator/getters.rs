//! `operator.itemgetter`, `attrgetter` and `methodcaller`.

use crate::heap::Gc;
use crate::natives;
use crate::objects::callables::{Call, Callable};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::stdlib::functools::call;
use crate::vm::constructor::class_argument;
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Args, Result, Vm};

pub(super) const CLASSES: [&NativeClass; 3] = [&ITEMGETTER, &ATTRGETTER, &METHODCALLER];

const GETTER: NativeClass =
    NativeClass { module: "operator", kind: Kind::Callable, flags: 0, ..NativeClass::DEFAULT };

macro_rules! methods {
    ($new:path) => {
        natives! {
            StaticMethod { "__new__" Any, $new, "Create and return a new object.  See help(type) for accurate signature."; }
            Method {
                "__call__" Any, call, "Call self as a function.";
                "__repr__" None, repr, "Return repr(self).";
                "__reduce__" None, reduce, "Return state information for pickling";
            }
        }
    };
}

static ITEMGETTER: NativeClass = NativeClass {
    name: "itemgetter",
    doc: "itemgetter(item, ...) --> itemgetter object\n\nReturn a callable object that fetches the given item(s) from its operand.\nAfter f = itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])",
    methods: methods!(itemgetter_new),
    ..GETTER
};

static ATTRGETTER: NativeClass = NativeClass {
    name: "attrgetter",
    doc: "attrgetter(attr, ...) --> attrgetter object\n\nReturn a callable object that fetches the given attribute(s) from its operand.\nAfter f = attrgetter('name'), the call f(r) returns r.name.\nAfter g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, r.name.last).",
    methods: methods!(attrgetter_new),
    ..GETTER
};

static METHODCALLER: NativeClass = NativeClass {
    name: "methodcaller",
    doc: "methodcaller(name, ...) --> methodcaller object\n\nReturn a callable object that calls the given method on its operand.\nAfter f = methodcaller('name'), the call f(r) returns r.name().\nAfter g = methodcaller('name', 'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
    methods: methods!(methodcaller_new),
    ..GETTER
};

fn class_of(vm: &mut Vm, args: Args, def: &'static NativeClass) -> Result<Gc<Class>> {
    let own = native_class(vm, def)?;
    class_argument(vm, args, own)
}

fn make(vm: &mut Vm, class: Gc<Class>, state: Call) -> Result {
    let layout = vm.instance_layout(class);
    let made = Callable::alloc(&vm.heap, state, true, layout);
    vm.memory(made).map(Value::object)
}

/// The arguments after the class: one or more, by position.
fn items(vm: &mut Vm, args: Args, name: &str) -> Result<Gc<Tuple>> {
    if args.names().is_some_and(|names| !names.is_empty()) {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    if args.len() < 2 {
        return Err(vm.type_error(format!("{name} expected 1 argument, got 0")));
    }
    let items = Tuple::alloc(&vm.heap, &args.as_slice()[1..]);
    vm.memory(items)
}

fn itemgetter_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &ITEMGETTER)?;
    let items = items(vm, args, "itemgetter")?;
    make(vm, class, Call::ItemGetter(items))
}

fn attrgetter_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &ATTRGETTER)?;
    let names = items(vm, args, "attrgetter")?;
    let mut paths = Vec::new();
    for name in names.items() {
        let Some(name) = name.as_kind::<Str>() else {
            return Err(vm.type_error("attribute name must be a string"));
        };
        let mut parts = Vec::new();
        for part in name.as_bytes().split(|&byte| byte == b'.') {
            let part = vm.strings.get(&vm.heap, part);
            parts.push(Value::object(vm.memory(part)?));
        }
        let parts = Tuple::alloc(&vm.heap, &parts);
        paths.push(Value::object(vm.memory(parts)?));
    }
    let paths = Tuple::alloc(&vm.heap, &paths);
    let paths = vm.memory(paths)?;
    make(vm, class, Call::AttrGetter(names, paths))
}

fn methodcaller_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &METHODCALLER)?;
    if args.positional() < 2 {
        return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
    }
    let Some(name) = args[1].as_kind::<Str>() else {
        return Err(vm.type_error("method name must be a string"));
    };
    let name = vm.strings.get(&vm.heap, name.as_bytes());
    let name = vm.memory(name)?;
    let own = Tuple::alloc(&vm.heap, &args.as_slice()[2..args.positional()]);
    let own = vm.memory(own)?;
    let keywords = Dict::alloc(&vm.heap);
    let keywords = vm.memory(keywords)?;
    for (name, value) in args.keywords() {
        vm.dict_set(keywords, name, value)?;
    }
    make(vm, class, Call::MethodCaller { name, args: own, keywords })
}

/// What a getter was made with.
fn made_with(vm: &mut Vm, object: Value) -> Result<(Vec<Value>, Option<Gc<Dict>>)> {
    match object.as_kind::<Callable>().as_ref().map(|object| &object.state) {
        Some(Call::ItemGetter(items) | Call::AttrGetter(items, _)) => Ok((items.items().to_vec(), None)),
        Some(Call::MethodCaller { name, args, keywords }) => {
            let all = [Value::object(*name)].into_iter().chain(args.items().iter().copied());
            Ok((all.collect(), Some(*keywords)))
        }
        _ => Err(vm.type_error("not a getter")),
    }
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    let name = vm.class_of(args[0]).name_text();
    if !vm.enter_repr(args[0]) {
        return vm.new_str(format!("operator.{name}(...)"));
    }
    let shown = shown(vm, args[0]);
    vm.leave_repr(args[0]);
    let mut text = format!("operator.{name}(").into_bytes();
    text.extend_from_slice(&shown?.join(&b", "[..]));
    text.push(b')');
    vm.new_str(text)
}

fn shown(vm: &mut Vm, object: Value) -> Result<Vec<Vec<u8>>> {
    let (items, keywords) = made_with(vm, object)?;
    let mut parts = Vec::new();
    for item in items {
        parts.push(vm.repr(item)?.as_bytes().to_vec());
    }
    let Some(keywords) = keywords else { return Ok(parts) };
    let named: Vec<(Value, Value)> = keywords.table().iter().map(|item| (item.key, item.value)).collect();
    for (name, value) in named {
        let mut part = vm.str(name)?.as_bytes().to_vec();
        part.push(b'=');
        part.extend_from_slice(vm.repr(value)?.as_bytes());
        parts.push(part);
    }
    Ok(parts)
}

fn reduce(vm: &mut Vm, args: Args) -> Result {
    let (items, keywords) = made_with(vm, args[0])?;
    let class = Value::object(vm.class_of(args[0]));
    let Some(keywords) = keywords.filter(|keywords| !keywords.is_empty()) else {
        let items = Tuple::alloc(&vm.heap, &items);
        let items = Value::object(vm.memory(items)?);
        return vm.pair(class, items);
    };
    let rest = Tuple::alloc(&vm.heap, &items[1..]);
    let rest = Value::object(vm.memory(rest)?);
    let functools = vm.import_module("functools")?;
    let name = vm.intern("partial")?;
    let partial = vm.get_attr(functools, name)?;
    let made = vm.call_with_dict(partial, &[class, items[0]], keywords)?;
    vm.pair(made, rest)
}
