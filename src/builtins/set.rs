//! `set` and `frozenset`

use super::dunder;
use super::support::{class_to_make, count, layout, no_keywords, this};
use crate::bytecode::opcode::BinaryOperator;
use crate::natives;
use crate::objects::class::special;
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::set::{self, FrozenSet, Member, Members, Set};
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::protocols::special::kind_of;
use crate::vm::{Args, NativeDef, Result, Vm};

/// The methods of `set`.
pub static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Make an object of the class.";
    }
    ClassMethod {
        "__class_getitem__" One, dunder::class_getitem, "See PEP 585";
    }
    Method {
        "__init__" Any, init, "Fill a new object.";
        "add" One, add, "Put an item in, unless it is there.";
        "clear" None, clear, "Remove all items.";
        "copy" None, copy, "A new set of the same items.";
        "discard" One, discard, "Remove an item, if it is there.";
        "remove" One, remove, "Remove an item.\n\nKeyError: it is not there.";
        "pop" None, pop, "Remove any item, and return it.\n\nKeyError: the set is empty.";
        "update" Any, update, "Put in the items of all the iterables.";
        "difference_update" Any, difference_update, "Remove the items of all the iterables.";
        "intersection_update" Any, intersection_update, "Keep what is in all the iterables, too.";
        "symmetric_difference_update" One, symmetric_difference_update, "Keep what is in either the set or the iterable, but not in both.";
        "union" Any, union, "A new set of what is in the set or one of the iterables.";
        "difference" Any, difference, "A new set of what is in the set and none of the iterables.";
        "intersection" Any, intersection, "A new set of what is in the set and all of the iterables.";
        "symmetric_difference" One, symmetric_difference, "A new set of what is in either the set or the iterable, but not in both.";
        "isdisjoint" One, is_disjoint, "Whether no item is in both.";
        "issubset" One, is_subset, "Whether the iterable has all items of the set.";
        "issuperset" One, is_superset, "Whether the set has all items of the iterable.";
        "__len__" None, dunder::len, "len(self)";
        "__contains__" One, dunder::contains, "item in self";
        "__iter__" None, dunder::iter, "iter(self)";
        "__and__" One, dunder::and, "self&value";
        "__rand__" One, dunder::reflected_and, "value&self";
        "__iand__" One, dunder::and_in_place, "self&=value";
        "__or__" One, dunder::or, "self|value";
        "__ror__" One, dunder::reflected_or, "value|self";
        "__ior__" One, dunder::or_in_place, "self|=value";
        "__sub__" One, dunder::subtract, "self-value";
        "__rsub__" One, dunder::reflected_subtract, "value-self";
        "__isub__" One, dunder::subtract_in_place, "self-=value";
        "__xor__" One, dunder::xor, "self^value";
        "__rxor__" One, dunder::reflected_xor, "value^self";
        "__ixor__" One, dunder::xor_in_place, "self^=value";
        "__eq__" One, dunder::eq, "self==value";
        "__ne__" One, dunder::ne, "self!=value";
        "__lt__" One, dunder::lt, "self<value";
        "__le__" One, dunder::le, "self<=value";
        "__gt__" One, dunder::gt, "self>value";
        "__ge__" One, dunder::ge, "self>=value";
        "__repr__" None, dunder::repr, "repr(self)";
        "__reduce__" None, reduce, "What pickle and copy make it from.";
        "__sizeof__" None, sizeof, "Bytes of memory, those of the items not counted.";
    }
};

/// The methods of `frozenset`.
pub static FROZEN_METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new_frozen, "Make an object of the class.";
    }
    ClassMethod {
        "__class_getitem__" One, dunder::class_getitem, "See PEP 585";
    }
    Method {
        "copy" None, copy, "A new set of the same items.";
        "union" Any, union, "A new set of what is in the set or one of the iterables.";
        "difference" Any, difference, "A new set of what is in the set and none of the iterables.";
        "intersection" Any, intersection, "A new set of what is in the set and all of the iterables.";
        "symmetric_difference" One, symmetric_difference, "A new set of what is in either the set or the iterable, but not in both.";
        "isdisjoint" One, is_disjoint, "Whether no item is in both.";
        "issubset" One, is_subset, "Whether the iterable has all items of the set.";
        "issuperset" One, is_superset, "Whether the set has all items of the iterable.";
        "__len__" None, dunder::len, "len(self)";
        "__contains__" One, dunder::contains, "item in self";
        "__iter__" None, dunder::iter, "iter(self)";
        "__and__" One, dunder::and, "self&value";
        "__rand__" One, dunder::reflected_and, "value&self";
        "__or__" One, dunder::or, "self|value";
        "__ror__" One, dunder::reflected_or, "value|self";
        "__sub__" One, dunder::subtract, "self-value";
        "__rsub__" One, dunder::reflected_subtract, "value-self";
        "__xor__" One, dunder::xor, "self^value";
        "__rxor__" One, dunder::reflected_xor, "value^self";
        "__hash__" None, dunder::hash, "hash(self)";
        "__eq__" One, dunder::eq, "self==value";
        "__ne__" One, dunder::ne, "self!=value";
        "__lt__" One, dunder::lt, "self<value";
        "__le__" One, dunder::le, "self<=value";
        "__gt__" One, dunder::gt, "self>value";
        "__ge__" One, dunder::ge, "self>=value";
        "__repr__" None, dunder::repr, "repr(self)";
        "__reduce__" None, reduce, "What pickle and copy make it from.";
        "__sizeof__" None, sizeof, "Bytes of memory, those of the items not counted.";
    }
};

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_to_make(vm, args, Kind::Set)?;
    let (shape, slots) = layout(vm, class);
    let set = Set::alloc_instance(&vm.heap, shape, slots);
    vm.memory(set).map(Value::object)
}

fn init(vm: &mut Vm, args: Args) -> Result {
    no_keywords(vm, args, "set")?;
    count(vm, args, "set", 0, 1)?;
    this::<Set>(args).members().clear(&vm.heap);
    if args.positional() > 1 {
        vm.set_update(args[0], args[1])?;
    }
    Ok(Value::NONE)
}

fn new_frozen(vm: &mut Vm, args: Args) -> Result {
    let class = class_to_make(vm, args, Kind::FrozenSet)?;
    let is_plain = class.is(vm.class(Kind::FrozenSet));
    if !class.defines(special::INIT) {
        no_keywords(vm, args, "frozenset")?;
    }
    count(vm, args, "frozenset", 0, 1)?;
    let items = if args.positional() > 1 { args[1] } else { Value::UNBOUND };
    if is_plain && items.as_object::<FrozenSet>().is_some() {
        return Ok(items);
    }
    let (shape, slots) = layout(vm, class);
    let set = FrozenSet::alloc_instance(&vm.heap, Vec::new(), shape, slots);
    let set = Value::object(vm.memory(set)?);
    if let Some(items) = items.bound() {
        vm.set_update(set, items)?;
    }
    Ok(set)
}

/// An empty plain set of the receiver's sort.
fn empty_like(vm: &mut Vm, like: Value) -> Result {
    if like.as_kind::<FrozenSet>().is_some() {
        let set = FrozenSet::alloc(&vm.heap, Vec::new());
        return vm.memory(set).map(Value::object);
    }
    let set = Set::alloc(&vm.heap);
    vm.memory(set).map(Value::object)
}

/// A plain set of the receiver's sort, with the receiver's items.
fn copy_of(vm: &mut Vm, set: Value) -> Result {
    let copy = empty_like(vm, set)?;
    vm.set_update(copy, set)?;
    Ok(copy)
}

/// A set of the items of any iterable; a set, frozenset or dict itself, whose items have their hashes already.
fn as_set(vm: &mut Vm, iterable: Value) -> Result {
    if set::members(&iterable).is_some() {
        return Ok(iterable);
    }
    let set = Set::alloc(&vm.heap);
    let set = Value::object(vm.memory(set)?);
    vm.set_update(set, iterable)?;
    Ok(set)
}

/// The next item of a set which a method may change meanwhile.
fn next_member(set: Value, place: &mut usize) -> Option<Member> {
    let (at, member) = set::members(&set)?.next(*place)?;
    *place = at + 1;
    Some(member)
}

fn size(set: Value) -> usize {
    set::members(&set).map_or(0, |members| members.len())
}

fn add(vm: &mut Vm, args: Args) -> Result {
    vm.set_add(args[0], args[1])?;
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm, args: Args) -> Result {
    this::<Set>(args).members().clear(&vm.heap);
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: Args) -> Result {
    match args[0].as_object::<FrozenSet>() {
        Some(_) => Ok(args[0]),
        None => copy_of(vm, args[0]),
    }
}

fn discard(vm: &mut Vm, args: Args) -> Result {
    vm.set_remove(this::<Set>(args), args[1])?;
    Ok(Value::NONE)
}

fn remove(vm: &mut Vm, args: Args) -> Result {
    match vm.set_remove(this::<Set>(args), args[1])? {
        true => Ok(Value::NONE),
        false => Err(vm.key_error(args[1])),
    }
}

fn pop(vm: &mut Vm, args: Args) -> Result {
    let members = this::<Set>(args);
    let first = members.members().next(0);
    match first.and_then(|(place, _)| members.members().remove(place)) {
        Some(member) => Ok(member.key),
        None => {
            let text = vm.new_str("pop from an empty set")?;
            Err(vm.key_error(text))
        }
    }
}

fn update(vm: &mut Vm, args: Args) -> Result {
    no_keywords(vm, args, "set.update")?;
    for index in 1..args.len() {
        vm.set_update(args[0], args[index])?;
    }
    Ok(Value::NONE)
}

/// Removes the items of an iterable.
fn subtract(vm: &mut Vm, set: Value, other: Value) -> Result<()> {
    let Some(target) = set.as_kind::<Set>() else { return Ok(()) };
    if set == other {
        target.members().clear(&vm.heap);
        return Ok(());
    }
    if let Some(others) = set::members(&other) {
        if target.members().remove_all(others) {
            return Ok(());
        }
        let mut place = 0;
        while let Some(member) = next_member(other, &mut place) {
            vm.set_remove_hashed(target, member.hash, member.key)?;
        }
        return Ok(());
    }
    vm.for_each(other, |vm, item| {
        let hash = vm.key_hash(item)?;
        vm.set_remove_hashed(target, hash, item).map(|_| true)
    })
}

fn difference_update(vm: &mut Vm, args: Args) -> Result {
    no_keywords(vm, args, "set.difference_update")?;
    for index in 1..args.len() {
        subtract(vm, args[0], args[index])?;
    }
    Ok(Value::NONE)
}

/// The items of a set that are not in an iterable, in a plain set.
fn without(vm: &mut Vm, set: Value, other: Value) -> Result {
    if let (Some(own), Some(others)) = (set::members(&set), set::members(&other)) {
        let native = own.difference(&vm.heap, others);
        if let Some(members) = vm.memory(native)? {
            return vm.set_of(members, false);
        }
    }
    let result = Set::alloc(&vm.heap);
    let result = Value::object(vm.memory(result)?);
    let dict = other.as_object::<Dict>();
    if dict.is_none() && set::members(&other).is_none() {
        vm.set_update(result, set)?;
        subtract(vm, result, other)?;
        return Ok(result);
    }
    let mut place = 0;
    while let Some(member) = next_member(set, &mut place) {
        let is_there = match dict {
            Some(dict) => vm.find_key(dict.table(), member.hash, member.key)?.is_some(),
            None => vm.set_contains_hashed(other, member.hash, member.key)?,
        };
        if !is_there {
            vm.set_add_hashed(result, member)?;
        }
    }
    Ok(result)
}

/// A result as a set of the receiver's sort.
fn as_receiver(vm: &mut Vm, receiver: Value, result: Value) -> Result {
    if receiver.as_kind::<FrozenSet>().is_none() || result.as_object::<FrozenSet>().is_some() {
        return Ok(result);
    }
    let members = set::members(&result).map_or_else(Members::default, |members| members.take());
    vm.set_of(members, true)
}

fn difference(vm: &mut Vm, args: Args) -> Result {
    no_keywords(vm, args, "set.difference")?;
    if args.len() == 1 {
        return copy(vm, args);
    }
    let mut result = without(vm, args[0], args[1])?;
    for index in 2..args.len() {
        result = without(vm, result, args[index])?;
    }
    as_receiver(vm, args[0], result)
}

fn union(vm: &mut Vm, args: Args) -> Result {
    no_keywords(vm, args, "set.union")?;
    let result = copy_of(vm, args[0])?;
    for index in 1..args.len() {
        vm.set_update(result, args[index])?;
    }
    Ok(result)
}

/// The items that a set shares with an iterable, in a plain set.
fn shared(vm: &mut Vm, set: Value, other: Value) -> Result {
    if let (Some(own), Some(others)) = (set::members(&set), set::members(&other)) {
        let native = own.intersection(&vm.heap, others);
        if let Some(members) = vm.memory(native)? {
            return vm.set_of(members, false);
        }
    }
    let result = Set::alloc(&vm.heap);
    let result = Value::object(vm.memory(result)?);
    if set::members(&other).is_some() {
        // The smaller one is gone through.
        let (searched, through) = if size(other) > size(set) { (other, set) } else { (set, other) };
        let mut place = 0;
        while let Some(member) = next_member(through, &mut place) {
            if vm.set_contains_hashed(searched, member.hash, member.key)? {
                vm.set_add_hashed(result, member)?;
            }
        }
        return Ok(result);
    }
    vm.for_each(other, |vm, item| {
        let hash = vm.key_hash(item)?;
        if vm.set_contains_hashed(set, hash, item)? {
            vm.set_add_hashed(result, Member { hash, key: item })?;
        }
        Ok(true)
    })?;
    Ok(result)
}

fn intersection(vm: &mut Vm, args: Args) -> Result {
    no_keywords(vm, args, "set.intersection")?;
    if args.len() == 1 {
        return copy(vm, args);
    }
    let mut result = args[0];
    for index in 1..args.len() {
        result = shared(vm, result, args[index])?;
    }
    as_receiver(vm, args[0], result)
}

fn intersection_update(vm: &mut Vm, args: Args) -> Result {
    no_keywords(vm, args, "set.intersection_update")?;
    let mut result = args[0];
    for index in 1..args.len() {
        result = shared(vm, result, args[index])?;
    }
    if result != args[0]
        && let Some(members) = set::members(&result)
    {
        let copy = members.copy(&vm.heap);
        let copy = vm.memory(copy)?;
        this::<Set>(args).members().replace_by(&vm.heap, copy);
    }
    Ok(Value::NONE)
}

fn symmetric_difference(vm: &mut Vm, args: Args) -> Result {
    let other = as_set(vm, args[1])?;
    let result = vm.native_operator(kind_of(args[0]), BinaryOperator::Xor, args[0], other)?;
    Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn symmetric_difference_update(vm: &mut Vm, args: Args) -> Result {
    let other = as_set(vm, args[1])?;
    vm.native_inplace(Kind::Set, BinaryOperator::Xor, args[0], other)?;
    Ok(Value::NONE)
}

fn is_disjoint(vm: &mut Vm, args: Args) -> Result {
    let (set, other) = (args[0], args[1]);
    if set == other {
        return Ok(Value::bool(size(set) == 0));
    }
    if set::members(&other).is_some() {
        let (searched, through) = if size(other) > size(set) { (other, set) } else { (set, other) };
        if let (Some(own), Some(others)) = (set::members(&through), set::members(&searched))
            && let Some(disjoint) = own.is_disjoint(others)
        {
            return Ok(Value::bool(disjoint));
        }
        let mut place = 0;
        while let Some(member) = next_member(through, &mut place) {
            if vm.set_contains_hashed(searched, member.hash, member.key)? {
                return Ok(Value::FALSE);
            }
        }
        return Ok(Value::TRUE);
    }
    let mut disjoint = true;
    vm.for_each(other, |vm, item| {
        disjoint = !vm.set_contains(set, item)?;
        Ok(disjoint)
    })?;
    Ok(Value::bool(disjoint))
}

fn is_subset(vm: &mut Vm, args: Args) -> Result {
    let other = as_set(vm, args[1])?;
    if size(args[0]) > size(other) {
        return Ok(Value::FALSE);
    }
    vm.is_subset(args[0], other).map(Value::bool)
}

fn is_superset(vm: &mut Vm, args: Args) -> Result {
    let set = args[0];
    if set::members(&args[1]).is_some() {
        return Ok(Value::bool(size(args[1]) <= size(set) && vm.is_subset(args[1], set)?));
    }
    let mut all = true;
    vm.for_each(args[1], |vm, item| {
        let hash = vm.key_hash(item)?;
        all = vm.set_contains_hashed(set, hash, item)?;
        Ok(all)
    })?;
    Ok(Value::bool(all))
}

fn reduce(vm: &mut Vm, args: Args) -> Result {
    let items = set::members(&args[0])
        .map_or(Vec::new(), |members| members.iter().map(|member| member.key).collect());
    let list = List::alloc(&vm.heap, &items);
    let list = Value::object(vm.memory(list)?);
    let arguments = Tuple::alloc(&vm.heap, &[list]);
    let arguments = Value::object(vm.memory(arguments)?);
    let dict = vm.names.__dict__;
    let state = vm.find_attr(args[0], dict)?.unwrap_or(Value::NONE);
    let class = Value::object(vm.class_of(args[0]));
    let reduced = Tuple::alloc(&vm.heap, &[class, arguments, state]);
    vm.memory(reduced).map(Value::object)
}

fn sizeof(_: &mut Vm, args: Args) -> Result {
    let bytes = set::members(&args[0]).map_or(0, |members| members.bytes());
    Ok(Value::length(200 + bytes))
}
