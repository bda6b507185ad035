//! `types.UnionType`: `int | str`.

use super::alias::{is_unionable, parameters_of, repr_item, substitute};
use super::function::table;
use super::type_::readonly;
use crate::bytecode::opcode::BinaryOperator;
use crate::heap::{Gc, Rooted};
use crate::natives;
use crate::objects::alias::{GenericAlias, UnionType};
use crate::objects::set::{FrozenSet, Member};
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::{Args, NativeDef, Result, Vm};

/// The methods of `types.UnionType`.
pub static METHODS: &[NativeDef] = natives! {
    Method {
        "__repr__" None, repr, "Return repr(self).";
        "__or__" One, or, "Return self|value.";
        "__ror__" One, ror, "Return value|self.";
        "__eq__" One, eq, "Return self==value.";
        "__hash__" None, hash, "Return hash(self).";
        "__getitem__" One, getitem, "Return self[key].";
        "__instancecheck__" One, instancecheck, "Return whether an object is an instance of one of the types.";
        "__subclasscheck__" One, subclasscheck, "Return whether a class derives from one of the types.";
    }
};

table! {
    /// The computed attributes of `types.UnionType`.
    GETSETS {
        "__args__" |_, u| Ok(Value::object(this(u).args)), Some(readonly), "the types";
        "__parameters__" get_parameters, Some(readonly), "type variables in the types";
    }
}

fn this(value: Value) -> Gc<UnionType> {
    value.as_kind::<UnionType>().expect("a method's receiver is of its class")
}

/// `a | b` of types.
///
/// # Errors
/// What comparing arguments of generic aliases raises.
pub fn or(vm: &mut Vm, args: Args) -> Result {
    union(vm, args[0], args[1])
}

/// The same, the operands exchanged.
///
/// # Errors
/// As [`or`].
pub fn ror(vm: &mut Vm, args: Args) -> Result {
    union(vm, args[1], args[0])
}

fn union(vm: &mut Vm, a: Value, b: Value) -> Result {
    if !is_unionable(a) || !is_unionable(b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let items: Rooted<Value> = vm.heap.rooted();
    for operand in [a, b] {
        match operand.as_kind::<UnionType>() {
            Some(union) => {
                for &item in union.args.items() {
                    add(vm, &items, item)?;
                }
            }
            None => add(vm, &items, operand)?,
        }
    }
    if let (1, Some(only)) = (items.len(), items.get(0)) {
        return Ok(only);
    }
    let args = Tuple::alloc(&vm.heap, &items.to_vec());
    let args = vm.memory(args)?;
    let union = UnionType::alloc(&vm.heap, args);
    vm.memory(union).map(Value::object)
}

fn add(vm: &mut Vm, items: &Rooted<Value>, item: Value) -> Result<()> {
    let item = if item.is_none() { Value::object(vm.class(Kind::NoneType)) } else { item };
    for other in items.to_vec() {
        let are_aliases =
            item.as_kind::<GenericAlias>().is_some() && other.as_kind::<GenericAlias>().is_some();
        if item == other || are_aliases && vm.equal(item, other)? {
            return Ok(());
        }
    }
    let pushed = items.push(&vm.heap, item);
    vm.memory(pushed)
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    let mut out = Vec::new();
    for (index, &item) in this(args[0]).args.items().iter().enumerate() {
        if index > 0 {
            out.extend_from_slice(b" | ");
        }
        if item == Value::object(vm.class(Kind::NoneType)) {
            out.extend_from_slice(b"None");
        } else {
            out.extend(repr_item(vm, item)?);
        }
    }
    vm.new_str(out)
}

fn as_set(vm: &mut Vm, union: Gc<UnionType>) -> Result {
    let mut members = Vec::new();
    for &key in union.args.items() {
        let hash = vm.hash(key)?;
        members.push(Member { hash, key });
    }
    let set = FrozenSet::alloc(&vm.heap, members);
    vm.memory(set).map(Value::object)
}

fn eq(vm: &mut Vm, args: Args) -> Result {
    let Some(other) = args[1].as_kind::<UnionType>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let (a, b) = (as_set(vm, this(args[0]))?, as_set(vm, other)?);
    vm.equal(a, b).map(Value::bool)
}

fn hash(vm: &mut Vm, args: Args) -> Result {
    let set = as_set(vm, this(args[0]))?;
    let hash = vm.hash(set)?;
    let hash = crate::objects::int::from_i64(&vm.heap, hash);
    vm.memory(hash)
}

fn parameters(vm: &mut Vm, own: Gc<UnionType>) -> Result<Gc<Tuple>> {
    if let Some(known) = own.parameters.get().as_kind::<Tuple>() {
        return Ok(known);
    }
    let parameters = parameters_of(vm, own.args)?;
    own.parameters.set(Value::object(parameters));
    Ok(parameters)
}

fn get_parameters(vm: &mut Vm, union: Value) -> Result {
    parameters(vm, this(union)).map(Value::object)
}

fn getitem(vm: &mut Vm, args: Args) -> Result {
    let own = this(args[0]);
    let parameters = parameters(vm, own)?;
    let items = substitute(vm, args[0], own.args, parameters, args[1])?;
    let mut result = items.get(0).unwrap_or(Value::NONE);
    for &item in items.items().iter().skip(1) {
        result = vm.binary(BinaryOperator::Or, result, item)?;
    }
    Ok(result)
}

fn instancecheck(vm: &mut Vm, args: Args) -> Result {
    vm.isinstance(args[1], args[0]).map(Value::bool)
}

fn subclasscheck(vm: &mut Vm, args: Args) -> Result {
    vm.issubclass(args[1], args[0]).map(Value::bool)
}
