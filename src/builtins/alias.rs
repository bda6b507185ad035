//! `types.GenericAlias`: `list[int]`.

use super::function::table;
use super::namespace::qualified;
use super::object::tuple;
use super::support::class_to_make;
use super::type_::readonly;
use crate::heap::{Gc, Rooted};
use crate::natives;
use crate::objects::alias::{AliasIterator, GenericAlias, UnionType};
use crate::objects::class::Class;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::{Args, Exc, NativeDef, Result, Vm};

/// The methods of `types.GenericAlias`.
pub static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Represent a PEP 585 generic type";
    }
    Method {
        "__repr__" None, repr, "Return repr(self).";
        "__call__" Any, call, "Call self as a function.";
        "__getitem__" One, getitem, "Return self[key].";
        "__mro_entries__" One, mro_entries, "The bases that stand for the alias.";
        "__instancecheck__" One, instancecheck, "Raises TypeError.";
        "__subclasscheck__" One, subclasscheck, "Raises TypeError.";
        "__eq__" One, eq, "Return self==value.";
        "__hash__" None, hash, "Return hash(self).";
        "__iter__" None, iter, "Implement iter(self).";
        "__or__" One, super::union::or, "Return self|value.";
        "__ror__" One, super::union::ror, "Return value|self.";
        "__reduce__" None, reduce, "Helper for pickle.";
        "__dir__" None, dir, "The names of the origin's attributes and its own.";
        "__getattribute__" One, getattribute, "Return getattr(self, name).";
    }
};

table! {
    /// The computed attributes of `types.GenericAlias`.
    GETSETS {
        "__origin__" |_, a| Ok(this(a).origin), Some(readonly), "the type";
        "__args__" |_, a| Ok(Value::object(this(a).args)), Some(readonly), "the arguments";
        "__parameters__" get_parameters, Some(readonly), "type variables in the arguments";
        "__unpacked__" |_, a| Ok(Value::bool(this(a).is_unpacked)), Some(readonly), "whether the alias stands for its arguments";
        "__typing_unpacked_tuple_args__" unpacked_args, None, "the arguments of an unpacked tuple";
    }
}

fn this(value: Value) -> Gc<GenericAlias> {
    value.as_kind::<GenericAlias>().expect("a method's receiver is of its class")
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_to_make(vm, args, Kind::GenericAlias)?;
    if args.len() > args.positional() {
        return Err(vm.type_error("GenericAlias() takes no keyword arguments"));
    }
    if args.len() != 3 {
        let given = args.len() - 1;
        return Err(vm.type_error(format!("GenericAlias expected 2 arguments, got {given}")));
    }
    let items = match args[2].as_kind::<Tuple>() {
        Some(items) => items,
        None => {
            let items = Tuple::alloc(&vm.heap, &[args[2]]);
            vm.memory(items)?
        }
    };
    let layout = vm.instance_layout(class);
    let alias = GenericAlias::alloc(&vm.heap, args[1], items, false, layout);
    vm.memory(alias).map(Value::object)
}

/// How an argument is written in the repr of an alias or a union.
pub(super) fn repr_item(vm: &mut Vm, item: Value) -> Result<Vec<u8>> {
    if item == Value::ELLIPSIS {
        return Ok(b"...".to_vec());
    }
    let names = vm.names;
    let is_alias =
        vm.find_attr(item, names.__origin__)?.is_some() && vm.find_attr(item, names.__args__)?.is_some();
    if !is_alias
        && let Some(qualname) = vm.find_attr(item, names.__qualname__)?
        && let Some(module) = vm.find_attr(item, names.__module__)?.filter(|module| !module.is_none())
    {
        let (qualname, module) = (vm.str(qualname)?, vm.str(module)?);
        return Ok(qualified(Some(module), qualname).into_bytes());
    }
    vm.repr(item).map(|text| text.as_bytes().to_vec())
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    let own = this(args[0]);
    let mut out = if own.is_unpacked { b"*".to_vec() } else { Vec::new() };
    out.extend(repr_item(vm, own.origin)?);
    out.push(b'[');
    for (index, &item) in own.args.items().iter().enumerate() {
        if index > 0 {
            out.extend_from_slice(b", ");
        }
        out.extend(vm.with_depth(" while getting the repr of an object", |vm| repr_item(vm, item))?);
    }
    if own.args.is_empty() {
        out.extend_from_slice(b"()");
    }
    out.push(b']');
    vm.new_str(out)
}

fn call(vm: &mut Vm, args: Args) -> Result {
    let made = vm.call_with(this(args[0]).origin, args.skip(1))?;
    let name = vm.names.__orig_class__;
    if vm.set_attr(made, name, args[0]).is_err() && vm.swallow(Exc::AttributeError).is_err() {
        vm.swallow(Exc::TypeError)?;
    }
    Ok(made)
}

fn mro_entries(vm: &mut Vm, args: Args) -> Result {
    tuple(vm, &[this(args[0]).origin])
}

fn instancecheck(vm: &mut Vm, _: Args) -> Result {
    Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
}
fn subclasscheck(vm: &mut Vm, _: Args) -> Result {
    Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"))
}

fn eq(vm: &mut Vm, args: Args) -> Result {
    let Some(other) = args[1].as_kind::<GenericAlias>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let own = this(args[0]);
    if own.is_unpacked != other.is_unpacked || !vm.equal(own.origin, other.origin)? {
        return Ok(Value::FALSE);
    }
    vm.equal(Value::object(own.args), Value::object(other.args)).map(Value::bool)
}

fn hash(vm: &mut Vm, args: Args) -> Result {
    let own = this(args[0]);
    let hash = vm.hash(own.origin)? ^ vm.hash(Value::object(own.args))?;
    let hash = crate::objects::int::from_i64(&vm.heap, hash);
    vm.memory(hash)
}

fn iter(vm: &mut Vm, args: Args) -> Result {
    let own = this(args[0]);
    let unpacked = vm.new_alias(own.origin, Value::object(own.args), true)?;
    let iterator = AliasIterator::alloc(&vm.heap, unpacked);
    vm.memory(iterator).map(Value::object)
}

fn reduce(vm: &mut Vm, args: Args) -> Result {
    let own = this(args[0]);
    let class = Value::object(vm.class(Kind::GenericAlias));
    let items = tuple(vm, &[own.origin, Value::object(own.args)])?;
    tuple(vm, &[class, items])
}

fn dir(vm: &mut Vm, args: Args) -> Result {
    let own = this(args[0]);
    let names: Rooted<Value> = vm.heap.rooted();
    if let Some(origin) = own.origin.as_kind::<Class>() {
        super::object::push_class_names(vm, &names, origin)?;
    }
    super::object::push_class_names(vm, &names, vm.class(Kind::GenericAlias))?;
    super::object::list_of_names(vm, &names)
}

fn getattribute(vm: &mut Vm, args: Args) -> Result {
    let name = super::object::name_argument(vm, args[1])?;
    vm.get_attr(args[0], name)
}

fn unpacked_args(vm: &mut Vm, alias: Value) -> Result {
    let own = this(alias);
    let is_tuple = own.is_unpacked && own.origin == Value::object(vm.class(Kind::Tuple));
    Ok(if is_tuple { Value::object(own.args) } else { Value::NONE })
}

/// The methods of the iterator.
pub static ITERATOR: &[NativeDef] = natives! {
    Method {
        "__iter__" None, same, "Implement iter(self).";
        "__next__" None, next, "Implement next(self).";
    }
};

fn same(_: &mut Vm, args: Args) -> Result {
    Ok(args[0])
}

fn next(vm: &mut Vm, args: Args) -> Result {
    let alias = args[0]
        .as_kind::<AliasIterator>()
        .map_or(Value::UNBOUND, |iterator| iterator.alias.replace(Value::UNBOUND));
    match alias.bound() {
        Some(alias) => Ok(alias),
        None => Err(vm.stop_iteration(Value::NONE)),
    }
}

/// Appends a value unless it is there already.
fn push_once(vm: &mut Vm, list: &Rooted<Value>, value: Value) -> Result<()> {
    if list.to_vec().contains(&value) {
        return Ok(());
    }
    let pushed = list.push(&vm.heap, value);
    vm.memory(pushed)
}

/// The type variables in the arguments of an alias or a union, each once.
pub(super) fn parameters_of(vm: &mut Vm, args: Gc<Tuple>) -> Result<Gc<Tuple>> {
    let names = vm.names;
    let found: Rooted<Value> = vm.heap.rooted();
    for &arg in args.items() {
        if arg.as_kind::<Class>().is_some() {
            continue;
        }
        if vm.find_attr(arg, names.__typing_subst__)?.is_some() {
            push_once(vm, &found, arg)?;
        } else if let Some(inner) =
            vm.find_attr(arg, names.__parameters__)?.and_then(|inner| inner.as_kind::<Tuple>())
        {
            for &parameter in inner.items() {
                push_once(vm, &found, parameter)?;
            }
        }
    }
    let parameters = Tuple::alloc(&vm.heap, &found.to_vec());
    vm.memory(parameters)
}

fn parameters(vm: &mut Vm, own: Gc<GenericAlias>) -> Result<Gc<Tuple>> {
    if let Some(known) = own.parameters.get().as_kind::<Tuple>() {
        return Ok(known);
    }
    let parameters = parameters_of(vm, own.args)?;
    own.parameters.set(Value::object(parameters));
    Ok(parameters)
}

fn get_parameters(vm: &mut Vm, alias: Value) -> Result {
    parameters(vm, this(alias)).map(Value::object)
}

fn getitem(vm: &mut Vm, args: Args) -> Result {
    let own = this(args[0]);
    let parameters = parameters(vm, own)?;
    let substituted = substitute(vm, args[0], own.args, parameters, args[1])?;
    vm.new_alias(own.origin, Value::object(substituted), own.is_unpacked)
}

/// The items of a subscript, unpacked tuples among them replaced by their items.
fn unpack_items(vm: &mut Vm, item: Value) -> Result<Value> {
    let given = match item.as_kind::<Tuple>() {
        Some(items) => items,
        None => {
            let items = Tuple::alloc(&vm.heap, &[item]);
            vm.memory(items)?
        }
    };
    let flat: Rooted<Value> = vm.heap.rooted();
    let mut any = false;
    for &item in given.items() {
        let name = vm.names.__typing_unpacked_tuple_args__;
        let inner = match item.as_kind::<Class>() {
            Some(_) => None,
            None => vm.find_attr(item, name)?.and_then(|inner| inner.as_kind::<Tuple>()),
        };
        let extended = match inner {
            Some(inner) if inner.items().last() != Some(&Value::ELLIPSIS) => {
                any = true;
                flat.extend(&vm.heap, inner.items())
            }
            _ => flat.push(&vm.heap, item),
        };
        vm.memory(extended)?;
    }
    if any { tuple(vm, &flat.to_vec()) } else { Ok(Value::object(given)) }
}

/// The arguments with their type variables replaced by the items of a subscript.
pub(super) fn substitute(
    vm: &mut Vm,
    whole: Value,
    args: Gc<Tuple>,
    parameters: Gc<Tuple>,
    item: Value,
) -> Result<Gc<Tuple>> {
    if parameters.is_empty() {
        let whole = vm.repr_text(whole)?;
        return Err(vm.type_error(format!("{whole} is not a generic class")));
    }
    let mut given = unpack_items(vm, item)?;
    let prepare = vm.intern("__typing_prepare_subst__")?;
    for &parameter in parameters.items() {
        if let Some(hook) = vm.find_attr(parameter, prepare)?.filter(|hook| !hook.is_none()) {
            if given.as_kind::<Tuple>().is_none() {
                given = tuple(vm, &[given])?;
            }
            given = vm.call(hook, &[whole, given])?;
        }
    }
    let given = match given.as_kind::<Tuple>() {
        Some(given) => given,
        None => {
            let given = Tuple::alloc(&vm.heap, &[given]);
            vm.memory(given)?
        }
    };
    let (wanted, count) = (parameters.len(), given.len());
    if wanted != count {
        let word = if count > wanted { "many" } else { "few" };
        let whole = vm.repr_text(whole)?;
        return Err(
            vm.type_error(format!("Too {word} arguments for {whole}; actual {count}, expected {wanted}"))
        );
    }
    let unpacked = vm.intern("__typing_is_unpacked_typevartuple__")?;
    let result: Rooted<Value> = vm.heap.rooted();
    for &arg in args.items() {
        if arg.as_kind::<Class>().is_some() {
            let pushed = result.push(&vm.heap, arg);
            vm.memory(pushed)?;
            continue;
        }
        let spreads = match vm.find_attr(arg, unpacked)? {
            Some(spreads) => vm.truth(spreads)?,
            None => false,
        };
        let name = vm.names.__typing_subst__;
        let new = match vm.find_attr(arg, name)? {
            Some(hook) => {
                let place = parameters.items().iter().position(|&parameter| parameter == arg);
                let value = place.and_then(|place| given.get(place)).unwrap_or(Value::NONE);
                vm.call(hook, &[value])?
            }
            None => substitute_inside(vm, arg, parameters, given)?,
        };
        let pushed = match new.as_kind::<Tuple>() {
            Some(items) if spreads => result.extend(&vm.heap, items.items()),
            _ => result.push(&vm.heap, new),
        };
        vm.memory(pushed)?;
    }
    let result = Tuple::alloc(&vm.heap, &result.to_vec());
    vm.memory(result)
}

/// An argument that has type variables of its own: it is subscripted with their values.
fn substitute_inside(vm: &mut Vm, arg: Value, parameters: Gc<Tuple>, given: Gc<Tuple>) -> Result {
    let name = vm.names.__parameters__;
    let own = vm.find_attr(arg, name)?.and_then(|own| own.as_kind::<Tuple>());
    let Some(own) = own.filter(|own| !own.is_empty()) else { return Ok(arg) };
    let values: Rooted<Value> = vm.heap.rooted();
    for &parameter in own.items() {
        let place = parameters.items().iter().position(|&other| other == parameter);
        let value = place.and_then(|place| given.get(place)).unwrap_or(parameter);
        let is_pack = vm.find_special(parameter, vm.names.__iter__).is_some();
        let pushed = match value.as_kind::<Tuple>() {
            Some(items) if is_pack && place.is_some() => values.extend(&vm.heap, items.items()),
            _ => values.push(&vm.heap, value),
        };
        vm.memory(pushed)?;
    }
    let subscript = tuple(vm, &values.to_vec())?;
    vm.get_item(arg, subscript)
}

/// Whether a value can be an operand of `|` between types.
pub(super) fn is_unionable(value: Value) -> bool {
    value.is_none()
        || value.as_kind::<Class>().is_some()
        || value.as_kind::<GenericAlias>().is_some()
        || value.as_kind::<UnionType>().is_some()
}
