//! `tuple`

use super::dunder;
use super::support::{bound, class_to_make, count, find_item, layout, no_keywords, this};
use crate::natives;
use crate::objects::class::special;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::{Args, NativeDef, Result, Vm};

/// The methods of `tuple`.
pub static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Make an object of the class.";
    }
    ClassMethod {
        "__class_getitem__" One, dunder::class_getitem, "See PEP 585";
    }
    Method {
        "count" One, count_of, "How many items are equal to the value.";
        "index" Positional(1, 3), index, "The index of the first item that is equal to the value, from start on and before stop.\n\nValueError: there is none.";
        "__len__" None, dunder::len, "len(self)";
        "__getitem__" One, dunder::get_item, "self[key]";
        "__contains__" One, dunder::contains, "key in self";
        "__iter__" None, dunder::iter, "iter(self)";
        "__add__" One, dunder::concat, "self+value";
        "__mul__" One, dunder::repeat, "self*value";
        "__rmul__" One, dunder::repeat, "value*self";
        "__hash__" None, dunder::hash, "hash(self)";
        "__eq__" One, dunder::eq, "self==value";
        "__ne__" One, dunder::ne, "self!=value";
        "__lt__" One, dunder::lt, "self<value";
        "__le__" One, dunder::le, "self<=value";
        "__gt__" One, dunder::gt, "self>value";
        "__ge__" One, dunder::ge, "self>=value";
        "__repr__" None, dunder::repr, "repr(self)";
        "__getnewargs__" None, new_args;
    }
};

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_to_make(vm, args, Kind::Tuple)?;
    let is_plain = class.is(vm.class(Kind::Tuple));
    if !class.defines(special::INIT) {
        no_keywords(vm, args, "tuple")?;
    }
    count(vm, args, "tuple", 0, 1)?;
    let items = match args.get(1).filter(|_| args.positional() > 1) {
        Some(iterable) => vm.tuple_from(iterable)?,
        None => {
            let empty = Tuple::alloc(&vm.heap, &[]);
            vm.memory(empty)?
        }
    };
    if is_plain {
        return Ok(Value::object(items));
    }
    let (shape, slots) = layout(vm, class);
    let tuple = Tuple::alloc_instance(&vm.heap, items.items(), shape, slots);
    vm.memory(tuple).map(Value::object)
}

fn count_of(vm: &mut Vm, args: Args) -> Result {
    let (tuple, mut count) = (this::<Tuple>(args), 0);
    for index in 0..tuple.len() {
        count += usize::from(vm.equal(tuple.items()[index], args[1])?);
    }
    Ok(Value::length(count))
}

fn index(vm: &mut Vm, args: Args) -> Result {
    let tuple = this::<Tuple>(args);
    let start = bound(vm, args.get(2), tuple.len(), 0)?;
    let stop = bound(vm, args.get(3), tuple.len(), usize::MAX)?;
    match find_item(vm, |index| tuple.get(index), start..stop, args[1])? {
        Some(index) => Ok(Value::length(index)),
        None => Err(vm.value_error("tuple.index(x): x not in tuple")),
    }
}

fn new_args(vm: &mut Vm, args: Args) -> Result {
    let copy = Tuple::alloc(&vm.heap, this::<Tuple>(args).items());
    let copy = vm.memory(copy)?;
    let made = Tuple::alloc(&vm.heap, &[Value::object(copy)]);
    vm.memory(made).map(Value::object)
}
