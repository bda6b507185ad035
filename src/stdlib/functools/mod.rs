//! The module `_functools`: `reduce`, `partial`, `cmp_to_key`, and the wrapper of `lru_cache`. What calls of them do lies with
//! the virtual machine.

mod cache;
mod partial;

use super::module;
use crate::bytecode::opcode::CompareOperator;
use crate::heap::Gc;
use crate::natives;
use crate::objects::callables::{Call, Callable};
use crate::objects::module::Module;
use crate::objects::{Kind, Value};
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Args, Exc, GetSetDef, NativeDef, Raised, Result, Vm};
use std::cell::Cell;

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let module = module(vm, "_functools", "Tools that operate on functions.", FUNCTIONS)?;
    for def in [&partial::PARTIAL, &cache::CACHE] {
        let class = native_class(vm, def)?;
        super::set(vm, module, def.name, Value::object(class))?;
    }
    let (class, name) = (native_class(vm, &KEY)?, vm.names.__hash__);
    vm.namespace_set(class.dict, name, Value::NONE)?;
    Ok(module)
}

static FUNCTIONS: &[NativeDef] = natives! {
    Function {
        "reduce" Positional(2, 3), reduce, "reduce(function, iterable[, initial]) -> value\n\nApply a function of two arguments cumulatively to the items of a sequence\nor iterable, from left to right, so as to reduce the iterable to a single\nvalue.  For example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5]) calculates\n((((1+2)+3)+4)+5).  If initial is present, it is placed before the items\nof the iterable in the calculation, and serves as a default when the\niterable is empty.";
        "cmp_to_key" Named { names: &["mycmp"], required: 1, positional: 1 }, cmp_to_key, "Convert a cmp= function into a key= function.\n\n  mycmp\n    Function that compares two objects.";
    }
};

/// What the classes have in common.
const CALLABLE: NativeClass =
    NativeClass { module: "functools", kind: Kind::Callable, ..NativeClass::DEFAULT };

/// `object(*args, **keywords)`, as `__call__` has it.
pub(in crate::stdlib) fn call(vm: &mut Vm, args: Args) -> Result {
    match args[0].as_kind::<Callable>() {
        Some(callable) => vm.call_native_object(callable, args.skip(1)),
        None => Err(vm.type_error("not callable")),
    }
}

fn reduce(vm: &mut Vm, args: Args) -> Result {
    let function = args[0];
    let items = match vm.iter(args[1]) {
        Ok(items) => items,
        Err(Raised) if vm.raised_is(Exc::TypeError) => {
            vm.take_raised();
            return Err(vm.type_error("reduce() arg 2 must support iteration"));
        }
        Err(raised) => return Err(raised),
    };
    let mut result = match args.get(2) {
        Some(initial) => initial,
        None => match vm.next(items)? {
            Some(first) => first,
            None => return Err(vm.type_error("reduce() of empty iterable with no initial value")),
        },
    };
    while let Some(item) = vm.next(items)? {
        result = vm.call(function, &[result, item])?;
    }
    Ok(result)
}

/// Keys by a comparison, and what makes them.
static KEY: NativeClass = NativeClass {
    name: "KeyWrapper",
    methods: natives! {
        Method {
            "__call__" Any, call, "Call self as a function.";
            "__lt__" One, lt, "Return self<value.";
            "__le__" One, le, "Return self<=value.";
            "__gt__" One, gt, "Return self>value.";
            "__ge__" One, ge, "Return self>=value.";
            "__eq__" One, eq, "Return self==value.";
            "__ne__" One, ne, "Return self!=value.";
        }
    },
    getsets: &[GetSetDef {
        name: "obj",
        get: |_, key| {
            Ok(key_parts(key).map_or(Value::NONE, |(_, object)| object.bound().unwrap_or(Value::NONE)))
        },
        set: Some(|_, key, value| {
            if let Some(Call::Key { object, .. }) = key.as_kind::<Callable>().as_ref().map(|key| &key.state) {
                object.set(value);
            }
            Ok(())
        }),
        doc: "Value wrapped by a key function.",
    }],
    ..CALLABLE
};

fn cmp_to_key(vm: &mut Vm, args: Args) -> Result {
    let class = native_class(vm, &KEY)?;
    let layout = vm.instance_layout(class);
    let state = Call::Key { compare: args[0], object: Cell::new(Value::UNBOUND) };
    let maker = Callable::alloc(&vm.heap, state, true, layout);
    vm.memory(maker).map(Value::object)
}

fn key_parts(value: Value) -> Option<(Value, Value)> {
    match &value.as_kind::<Callable>()?.state {
        Call::Key { compare, object } => Some((*compare, object.get())),
        _ => None,
    }
}

fn compare(vm: &mut Vm, operator: CompareOperator, args: Args) -> Result {
    let (Some((compare, a)), Some((_, b))) = (key_parts(args[0]), key_parts(args[1])) else {
        return Err(vm.type_error("other argument must be K instance"));
    };
    if a.is_unbound() || b.is_unbound() {
        let name = vm.intern("object")?;
        let object = args[usize::from(!a.is_unbound())];
        return Err(vm.attribute_error(object, name, "object"));
    }
    let order = vm.call(compare, &[a, b])?;
    vm.compare(operator, order, Value::small(0))
}

macro_rules! comparisons {
    ($($name:ident $Operator:ident)*) => { $(
        fn $name(vm: &mut Vm, args: Args) -> Result {
            compare(vm, CompareOperator::$Operator, args)
        }
    )* };
}
comparisons! { lt Lt le Le gt Gt ge Ge eq Eq ne Ne }
