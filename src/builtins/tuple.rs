//! `tuple`

use super::support::{bound, class_to_make, count, layout, no_keywords, this};
use crate::bytecode::opcode::CompareOperator;
use crate::natives;
use crate::objects::iterators::TupleIterator;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value, hash};
use crate::vm::{Args, NativeDef, Result, Vm};

/// The methods of `tuple`.
pub static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Create and return a new object.  See help(type) for accurate signature.";
    }
    Method {
        "count" One, count_of, "Return number of occurrences of value.";
        "index" Positional(1, 3), index, "Return first index of value.\n\nRaises ValueError if the value is not present.";
        "__len__" None, len, "Return len(self).";
        "__getitem__" One, get_item, "Return self[key].";
        "__contains__" One, contains, "Return key in self.";
        "__iter__" None, iter, "Implement iter(self).";
        "__add__" One, add, "Return self+value.";
        "__mul__" One, multiply, "Return self*value.";
        "__rmul__" One, multiply, "Return value*self.";
        "__hash__" None, hash_of, "Return hash(self).";
        "__eq__" One, eq, "Return self==value.";
        "__ne__" One, ne, "Return self!=value.";
        "__lt__" One, lt, "Return self<value.";
        "__le__" One, le, "Return self<=value.";
        "__gt__" One, gt, "Return self>value.";
        "__ge__" One, ge, "Return self>=value.";
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
    match vm.find_item(|index| tuple.get(index), start..stop, args[1])? {
        Some(index) => Ok(Value::length(index)),
        None => Err(vm.value_error("tuple.index(x): x not in tuple")),
    }
}

fn len(_: &mut Vm, args: Args) -> Result {
    Ok(Value::length(this::<Tuple>(args).len()))
}

fn get_item(vm: &mut Vm, args: Args) -> Result {
    vm.tuple_subscript(this::<Tuple>(args), args[1])
}

fn contains(vm: &mut Vm, args: Args) -> Result {
    let tuple = this::<Tuple>(args);
    let found = vm.find_item(|index| tuple.get(index), 0..tuple.len(), args[1])?;
    Ok(Value::bool(found.is_some()))
}

fn iter(vm: &mut Vm, args: Args) -> Result {
    let iterator = TupleIterator::alloc(&vm.heap, this::<Tuple>(args));
    vm.memory(iterator).map(Value::object)
}

fn add(vm: &mut Vm, args: Args) -> Result {
    let tuple = this::<Tuple>(args);
    let Some(other) = args[1].as_kind::<Tuple>() else {
        let text = format!("can only concatenate tuple (not \"{}\") to tuple", vm.type_name(args[1]));
        return Err(vm.type_error(text));
    };
    for (one, rest) in [(args[0], other), (args[1], tuple)] {
        if rest.is_empty() && one.as_object::<Tuple>().is_some() {
            return Ok(one);
        }
    }
    let both = |index: usize| match index.checked_sub(tuple.len()) {
        None => tuple.items()[index],
        Some(index) => other.items()[index],
    };
    let sum = Tuple::from_fn(&vm.heap, tuple.len() + other.len(), both);
    vm.memory(sum).map(Value::object)
}

fn multiply(vm: &mut Vm, args: Args) -> Result {
    let count = vm.repetitions(args[1])?;
    let tuple = this::<Tuple>(args);
    if args[0].as_object::<Tuple>().is_some() && (count == 1 || tuple.is_empty()) {
        return Ok(args[0]);
    }
    let items = vm.repeat_items(tuple.items(), count)?;
    let made = Tuple::alloc(&vm.heap, &items);
    vm.memory(made).map(Value::object)
}

fn hash_of(vm: &mut Vm, args: Args) -> Result {
    let tuple = this::<Tuple>(args);
    let mut hashes = Vec::with_capacity(tuple.len());
    for index in 0..tuple.len() {
        let item = tuple.items()[index];
        hashes.push(vm.with_depth(" while calling a Python object", |vm| vm.key_hash(item))?);
    }
    let made = crate::objects::int::from_i64(&vm.heap, hash::of_tuple(hashes.into_iter()));
    vm.memory(made)
}

macro_rules! comparisons {
    ($($name:ident $Operator:ident)+) => { $(
        fn $name(vm: &mut Vm, args: Args) -> Result {
            vm.with_depth(" in comparison", |vm| vm.compare_sequences(CompareOperator::$Operator, args[0], args[1]))
        }
    )+ };
}
comparisons! { eq Eq  ne Ne  lt Lt  le Le  gt Gt  ge Ge }

fn new_args(vm: &mut Vm, args: Args) -> Result {
    let copy = Tuple::alloc(&vm.heap, this::<Tuple>(args).items());
    let copy = vm.memory(copy)?;
    let made = Tuple::alloc(&vm.heap, &[Value::object(copy)]);
    vm.memory(made).map(Value::object)
}
