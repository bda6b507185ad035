//! Exception groups (PEP 654): how they are made, and taken apart.

use super::{Exc, Result, Vm};
use crate::heap::{Gc, Rooted};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::function::Function;
use crate::objects::list::List;
use crate::objects::set::{FrozenSet, Set};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::slots_after;
use crate::objects::{Kind, Value};

/// The slot of `message`.
pub const MESSAGE: usize = Exc::BaseExceptionGroup.slot("message");
const EXCEPTIONS: usize = Exc::BaseExceptionGroup.slot("exceptions");

/// Whether an exception is a group.
pub fn is_group(vm: &Vm, value: Value) -> bool {
    value.as_kind::<Exception>().is_some()
        && vm.class_of(value).is_subclass(vm.exception_class(Exc::BaseExceptionGroup))
}

/// The exceptions in a group.
pub fn members(group: Gc<Exception>) -> Option<Gc<Tuple>> {
    slots_after(&group)[EXCEPTIONS].get().as_kind::<Tuple>()
}

/// A group from the arguments of its class.
///
/// # Errors
/// TypeError or ValueError for wrong arguments.
pub fn new_group(vm: &mut Vm, class: Gc<Class>, args: &[Value]) -> Result {
    let &[message, sequence] = args else {
        let given = args.len();
        let text = format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)");
        return Err(vm.type_error(text));
    };
    if message.as_kind::<Str>().is_none() {
        let name = if message.is_none() { "None".to_owned() } else { vm.type_name(message) };
        let text = format!("BaseExceptionGroup.__new__() argument 1 must be str, not {name}");
        return Err(vm.type_error(text));
    }
    if !is_sequence(vm, sequence) {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let members = vm.tuple_from(sequence)?;
    if members.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let exception = vm.exception_class(Exc::Exception);
    let mut has_only_exceptions = true;
    for (index, &member) in members.items().iter().enumerate() {
        if member.as_kind::<Exception>().is_none() {
            let text = format!("Item {index} of second argument (exceptions) is not an exception");
            return Err(vm.value_error(text));
        }
        has_only_exceptions &= vm.class_of(member).is_subclass(exception);
    }
    let class = class_for(vm, class, has_only_exceptions)?;
    let group = vm.allocate_exception(class, args)?;
    slots_after(&group)[MESSAGE].set(message);
    slots_after(&group)[EXCEPTIONS].set(Value::object(members));
    Ok(Value::object(group))
}

/// The class of the new group: `BaseExceptionGroup(…)` makes an ExceptionGroup where it can.
fn class_for(vm: &mut Vm, class: Gc<Class>, has_only_exceptions: bool) -> Result<Gc<Class>> {
    let group = vm.exception_class(Exc::ExceptionGroup);
    if class.is(vm.exception_class(Exc::BaseExceptionGroup)) {
        return Ok(if has_only_exceptions { group } else { class });
    }
    if !has_only_exceptions && class.is_subclass(vm.exception_class(Exc::Exception)) {
        let name = class.name_text();
        return Err(vm.type_error(match class.is(group) {
            true => "Cannot nest BaseExceptions in an ExceptionGroup".to_owned(),
            false => format!("Cannot nest BaseExceptions in '{name}'"),
        }));
    }
    Ok(class)
}

/// CPython's `PySequence_Check`.
pub(super) fn is_sequence(vm: &Vm, value: Value) -> bool {
    let is_unordered = value.as_kind::<Dict>().is_some()
        || value.as_kind::<Set>().is_some()
        || value.as_kind::<FrozenSet>().is_some();
    !is_unordered && vm.find_special(value, vm.names.__getitem__).is_some()
}

/// What a part of a group is chosen by.
#[derive(Clone, Copy)]
pub enum Matcher<'a> {
    /// A class, or a tuple of classes.
    Class(Value),
    /// A function that says yes or no.
    Predicate(Value),
    /// These exceptions themselves.
    Members(&'a Rooted<Value>),
}

/// The two parts of a split; Unbound where there is none.
#[derive(Clone, Copy)]
pub struct GroupParts {
    /// What matches.
    pub matched: Value,
    /// What does not.
    pub rest: Value,
}

/// What a program chooses a part by: a function, a class, or a tuple of classes.
///
/// # Errors
/// TypeError: it is none of these.
pub fn matcher(vm: &mut Vm, value: Value) -> Result<Matcher<'static>> {
    if value.as_kind::<Function>().is_some() {
        return Ok(Matcher::Predicate(value));
    }
    let is_class = match value.as_kind::<Tuple>() {
        Some(classes) => classes.items().iter().all(|&item| is_exception_class(item)),
        None => is_exception_class(value),
    };
    if is_class {
        return Ok(Matcher::Class(value));
    }
    Err(vm.type_error("expected a function, exception type or tuple of exception types"))
}

/// Whether a value is a class that derives from `BaseException`.
pub fn is_exception_class(value: Value) -> bool {
    value.as_kind::<Class>().is_some_and(|class| class.kind == Kind::Exception as u8)
}

/// The part of a group whose exceptions are in these groups (or are these); Unbound if there is none.
///
/// # Errors
/// What `derive` raises, and RecursionError.
pub fn project(vm: &mut Vm, group: Value, kept: &Rooted<Value>) -> Result {
    let leaves = vm.heap.rooted::<Value>();
    let mut pending = kept.to_vec();
    while let Some(exception) = pending.pop() {
        let inner = if is_group(vm, exception) { exception.as_kind().and_then(members) } else { None };
        match inner {
            Some(members) => pending.extend_from_slice(members.items()),
            None => {
                let pushed = leaves.push(&vm.heap, exception);
                vm.memory(pushed)?;
            }
        }
    }
    Ok(split(vm, group, Matcher::Members(&leaves), false)?.matched)
}

fn is_match(vm: &mut Vm, exception: Value, matcher: Matcher<'_>) -> Result<bool> {
    match matcher {
        Matcher::Class(class) => Ok(vm.exception_matches(exception, class)),
        Matcher::Predicate(function) => {
            let answer = vm.call(function, &[exception])?;
            vm.truth(answer)
        }
        Matcher::Members(leaves) => {
            Ok(!is_group(vm, exception) && leaves.iter().any(|leaf| leaf == exception))
        }
    }
}

/// Splits an exception. The rest is left out unless it is wanted.
///
/// # Errors
/// What `derive` or the predicate raise, and RecursionError.
pub fn split(vm: &mut Vm, exception: Value, matcher: Matcher<'_>, wants_rest: bool) -> Result<GroupParts> {
    if is_match(vm, exception, matcher)? {
        return Ok(GroupParts { matched: exception, rest: Value::UNBOUND });
    }
    let rest = if wants_rest { exception } else { Value::UNBOUND };
    let alone = GroupParts { matched: Value::UNBOUND, rest };
    if !is_group(vm, exception) {
        return Ok(alone);
    }
    let Some(group) = exception.as_kind::<Exception>() else { return Ok(alone) };
    let Some(members) = members(group) else { return Ok(alone) };
    let (matched, rest) = (vm.heap.rooted::<Value>(), vm.heap.rooted::<Value>());
    for &member in members.items() {
        let parts =
            vm.with_depth(" in exceptiongroup_split_recursive", |vm| split(vm, member, matcher, wants_rest))?;
        for (part, list) in [(parts.matched, &matched), (parts.rest, &rest)] {
            if let Some(part) = part.bound() {
                let pushed = list.push(&vm.heap, part);
                vm.memory(pushed)?;
            }
        }
    }
    let matched = subset(vm, group, &matched)?;
    let rest = if wants_rest { subset(vm, group, &rest)? } else { Value::UNBOUND };
    Ok(GroupParts { matched, rest })
}

/// A group like another one, of some of its exceptions; Unbound, if there are none.
fn subset(vm: &mut Vm, group: Gc<Exception>, members: &Rooted<Value>) -> Result {
    if members.is_empty() {
        return Ok(Value::UNBOUND);
    }
    let list = List::alloc(&vm.heap, &members.to_vec());
    let list = Value::object(vm.memory(list)?);
    let name = vm.intern("derive")?;
    let derived = vm.call_method(Value::object(group), name, &[list])?;
    let Some(part) = derived.as_kind::<Exception>().filter(|_| is_group(vm, derived)) else {
        return Err(vm.type_error("derive must return an instance of BaseExceptionGroup"));
    };
    if !group.traceback.get().is_none() {
        part.traceback.set(group.traceback.get());
    }
    part.context.set(group.context.get());
    part.cause.set(group.cause.get());
    part.suppress_context.set(true);
    let name = vm.names.__notes__;
    if let Some(notes) = vm.find_attr(Value::object(group), name)?
        && is_sequence(vm, notes)
    {
        // A list of its own: a note that is added to the part is not the whole's.
        let copy = vm.list_from(notes)?;
        vm.set_attr(derived, name, Value::object(copy))?;
    }
    Ok(derived)
}
