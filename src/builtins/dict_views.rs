//! `dict_keys`, `dict_values` and `dict_items`

use super::dunder;
use super::support::this;
use crate::bytecode::opcode::{BinaryOperator, CompareOperator};
use crate::heap::Gc;
use crate::natives;
use crate::objects::cursors::{
    DictItems, DictKeys, DictReverseItemIterator, DictReverseKeyIterator, DictReverseValueIterator,
    DictValues,
};
use crate::objects::dict::Dict;
use crate::objects::namespace::MappingProxy;
use crate::objects::set::{self, Set};
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::{Args, GetSetDef, NativeDef, Result, Vm};

macro_rules! set_like {
    ($reversed:path, $reversed_doc:literal) => {
        natives! {
            Method {
                "isdisjoint" One, is_disjoint, "Whether no item is in both.";
                "__len__" None, len, "len(self)";
                "__contains__" One, contains, "item in self";
                "__iter__" None, dunder::iter, "iter(self)";
                "__reversed__" None, $reversed, $reversed_doc;
                "__and__" One, and, "self&value";
                "__rand__" One, reflected_and, "value&self";
                "__or__" One, or, "self|value";
                "__ror__" One, reflected_or, "value|self";
                "__sub__" One, subtract, "self-value";
                "__rsub__" One, reflected_subtract, "value-self";
                "__xor__" One, xor, "self^value";
                "__rxor__" One, reflected_xor, "value^self";
                "__eq__" One, eq, "self==value";
                "__ne__" One, ne, "self!=value";
                "__lt__" One, lt, "self<value";
                "__le__" One, le, "self<=value";
                "__gt__" One, gt, "self>value";
                "__ge__" One, ge, "self>=value";
                "__repr__" None, repr, "repr(self)";
            }
        }
    };
}

/// The methods of `dict_keys`.
pub static KEYS_METHODS: &[NativeDef] =
    set_like!(reversed_keys, "An iterator from the last key to the first.");

/// The methods of `dict_items`.
pub static ITEMS_METHODS: &[NativeDef] =
    set_like!(reversed_items, "An iterator from the last item to the first.");

/// The methods of `dict_values`.
pub static VALUES_METHODS: &[NativeDef] = natives! {
    Method {
        "__len__" None, len, "len(self)";
        "__iter__" None, dunder::iter, "iter(self)";
        "__reversed__" None, reversed_values, "a reverse iterator over the dict values";
        "__repr__" None, repr, "repr(self)";
    }
};

/// The attributes of all three.
pub static GETSETS: &[GetSetDef] =
    &[GetSetDef { name: "mapping", get: mapping, set: None, doc: "The dict, to be read." }];

/// The dict of a view.
fn dict_of(view: Value) -> Option<Gc<Dict>> {
    view.as_kind::<DictKeys>()
        .map(|view| view.dict)
        .or_else(|| view.as_kind::<DictItems>().map(|view| view.dict))
        .or_else(|| view.as_kind::<DictValues>().map(|view| view.dict))
}

fn mapping(vm: &mut Vm, view: Value) -> Result {
    let Some(dict) = dict_of(view) else { return Ok(Value::NONE) };
    let proxy = MappingProxy::alloc(&vm.heap, Value::object(dict));
    vm.memory(proxy).map(Value::object)
}

fn len(_: &mut Vm, args: Args) -> Result {
    Ok(Value::length(dict_of(args[0]).map_or(0, |dict| dict.len())))
}

/// Whether a view of keys or items has an item.
fn has(vm: &mut Vm, view: Value, item: Value) -> Result<bool> {
    if let Some(keys) = view.as_kind::<DictKeys>() {
        return vm.dict_contains(keys.dict, item);
    }
    let (Some(items), Some(pair)) = (view.as_kind::<DictItems>(), item.as_kind::<Tuple>()) else {
        return Ok(false);
    };
    let &[key, value] = pair.items() else { return Ok(false) };
    match vm.dict_get(items.dict, key)? {
        Some(found) => vm.equal(found, value),
        None => Ok(false),
    }
}

fn contains(vm: &mut Vm, args: Args) -> Result {
    has(vm, args[0], args[1]).map(Value::bool)
}

fn reversed_keys(vm: &mut Vm, args: Args) -> Result {
    let dict = this::<DictKeys>(args).dict;
    let iterator =
        DictReverseKeyIterator::alloc(&vm.heap, Value::object(dict), dict.table().end(), dict.len());
    vm.memory(iterator).map(Value::object)
}

fn reversed_values(vm: &mut Vm, args: Args) -> Result {
    let dict = this::<DictValues>(args).dict;
    let iterator =
        DictReverseValueIterator::alloc(&vm.heap, Value::object(dict), dict.table().end(), dict.len());
    vm.memory(iterator).map(Value::object)
}

fn reversed_items(vm: &mut Vm, args: Args) -> Result {
    let dict = this::<DictItems>(args).dict;
    let iterator =
        DictReverseItemIterator::alloc(&vm.heap, Value::object(dict), dict.table().end(), dict.len());
    vm.memory(iterator).map(Value::object)
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    let name = vm.type_name(args[0]);
    if !vm.enter_repr(args[0]) {
        return vm.new_str("...");
    }
    let text = vm.list_from(args[0]).and_then(|list| vm.repr(Value::object(list)));
    vm.leave_repr(args[0]);
    let text = text?;
    let mut out = name.into_bytes();
    out.push(b'(');
    out.extend_from_slice(text.as_bytes());
    out.push(b')');
    vm.new_str(out)
}

/// A new set of the items of an iterable.
fn set_of(vm: &mut Vm, iterable: Value) -> Result {
    let set = Set::alloc(&vm.heap);
    let set = Value::object(vm.memory(set)?);
    vm.set_update(set, iterable)?;
    Ok(set)
}

/// An operator whose left operand becomes a set, and whose right one is any iterable.
fn operate(vm: &mut Vm, operator: BinaryOperator, left: Value, right: Value) -> Result {
    let result = set_of(vm, left)?;
    if operator == BinaryOperator::Or {
        vm.set_update(result, right)?;
        return Ok(result);
    }
    let other = match set::members(&right) {
        Some(_) => right,
        None => set_of(vm, right)?,
    };
    vm.native_inplace(Kind::Set, operator, result, other)?;
    Ok(result)
}

/// `&`: the right operand is gone through, and its items are looked for in the view.
fn intersect(vm: &mut Vm, view: Value, other: Value) -> Result {
    let is_view = |value: Value| {
        [Kind::DictKeys, Kind::DictItems].iter().any(|&kind| value.shape() == Some(kind as u32))
    };
    let result = Set::alloc(&vm.heap);
    let result = Value::object(vm.memory(result)?);
    let is_set = other.as_object::<Set>().is_some();
    // Of two items that are equal, the shorter operand's is taken, or a larger set's.
    let swaps = (is_view(other) || is_set) && {
        let (own, others) = (vm.length(view)?, vm.length(other)?);
        if is_set { own <= others } else { own < others }
    };
    let (items, container) = if swaps { (view, other) } else { (other, view) };
    vm.for_each(items, |vm, item| {
        if vm.contains(container, item)? {
            vm.set_add(result, item)?;
        }
        Ok(true)
    })?;
    Ok(result)
}

fn and(vm: &mut Vm, args: Args) -> Result {
    intersect(vm, args[0], args[1])
}

fn reflected_and(vm: &mut Vm, args: Args) -> Result {
    intersect(vm, args[0], args[1])
}

macro_rules! operators {
    ($($Operator:ident $plain:ident $reflected:ident;)+) => { $(
        fn $plain(vm: &mut Vm, args: Args) -> Result {
            operate(vm, BinaryOperator::$Operator, args[0], args[1])
        }
        fn $reflected(vm: &mut Vm, args: Args) -> Result {
            operate(vm, BinaryOperator::$Operator, args[1], args[0])
        }
    )+ };
}
operators! {
    Or or reflected_or;
    Subtract subtract reflected_subtract;
    Xor xor reflected_xor;
}

fn is_disjoint(vm: &mut Vm, args: Args) -> Result {
    let (view, mut disjoint) = (args[0], true);
    vm.for_each(args[1], |vm, item| {
        disjoint = !has(vm, view, item)?;
        Ok(disjoint)
    })?;
    Ok(Value::bool(disjoint))
}

/// Whether all items of one are in the other.
fn all_in(vm: &mut Vm, items: Value, container: Value) -> Result<bool> {
    let mut all = true;
    vm.for_each(items, |vm, item| {
        all = vm.contains(container, item)?;
        Ok(all)
    })?;
    Ok(all)
}

fn compare(vm: &mut Vm, args: Args, operator: CompareOperator) -> Result {
    use CompareOperator::{Eq, Ge, Gt, Le, Lt, Ne};
    let (view, other) = (args[0], args[1]);
    let is_set = set::members(&other).is_some()
        || other.as_kind::<DictKeys>().is_some()
        || other.as_kind::<DictItems>().is_some();
    if !is_set {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let own = dict_of(view).map_or(0, |dict| dict.len());
    let size = vm.length(other)?;
    Ok(Value::bool(match operator {
        Eq => own == size && all_in(vm, view, other)?,
        Ne => own != size || !all_in(vm, view, other)?,
        Lt => own < size && all_in(vm, view, other)?,
        Le => own <= size && all_in(vm, view, other)?,
        Gt => own > size && all_in(vm, other, view)?,
        Ge => own >= size && all_in(vm, other, view)?,
    }))
}

macro_rules! comparisons {
    ($($name:ident $Operator:ident)+) => { $(
        fn $name(vm: &mut Vm, args: Args) -> Result {
            vm.with_depth(" in comparison", |vm| compare(vm, args, CompareOperator::$Operator))
        }
    )+ };
}
comparisons! { eq Eq  ne Ne  lt Lt  le Le  gt Gt  ge Ge }
