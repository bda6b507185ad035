//! `tuple`

use super::dunder;
use super::support::{bound, class_to_make, count, find_item, layout, no_keywords, this};
use crate::natives;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::{Args, NativeDef, Result, Vm};

/// The methods of `tuple`.
pub static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Create and return a new object.  See help(type) for accurate signature.";
    }
    Method {
        "count" One, count_of, "Return number of occurrences of value.";
        "index" Positional(1, 3), index, "Return first index of value.\n\nRaises ValueError if the value is not present.";
        "__len__" None, dunder::len, "Return len(self).";
        "__getitem__" One, dunder::get_item, "Return self[key].";
        "__contains__" One, dunder::contains, "Return key in self.";
        "__iter__" None, dunder::iter, "Implement iter(self).";
        "__add__" One, dunder::concat, "Return self+value.";
        "__mul__" One, dunder::repeat, "Return self*value.";
        "__rmul__" One, dunder::repeat, "Return value*self.";
        "__hash__" None, dunder::hash, "Return hash(self).";
        "__eq__" One, dunder::eq, "Return self==value.";
        "__ne__" One, dunder::ne, "Return self!=value.";
        "__lt__" One, dunder::lt, "Return self<value.";
        "__le__" One, dunder::le, "Return self<=value.";
        "__gt__" One, dunder::gt, "Return self>value.";
        "__ge__" One, dunder::ge, "Return self>=value.";
        "__repr__" None, dunder::repr, "Return repr(self).";
        "__getnewargs__" None, new_args;
    }
};

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_to_make(vm, args, Kind::Tuple)?;
    let is_plain = class.is(vm.class(Kind::Tuple));
    if is_plain {
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
