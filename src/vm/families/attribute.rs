//! `LOAD_ATTR`, `STORE_ATTR`, `LOAD_METHOD`, `LOAD_SUPER_ATTR`: attributes.
//!
//! Here are the generic forms. The members are in `load`, `store`, `method` and `super_`.
//!
//! What caches rely on: a shape tells the class and the layout of an instance, and is given up where the class hides an
//! attribute that its instances have; [`Vm::epoch`](crate::vm::Vm::epoch) stays while no name of any class comes to mean
//! something else. Both numbers are never used again. So where a guard has accepted, the class still has what was cached,
//! and pointers in caches need be no roots.

pub(super) mod learn;
mod load;
mod method;
mod store;
mod super_;

pub use load::*;
pub use method::*;
pub use store::*;
pub use super_::*;

use super::complete::Stage;
use crate::bytecode::opcode::*;
use crate::heap::{Gc, Header};
use crate::objects::class::special;
use crate::objects::descriptor::Property;
use crate::objects::function::Function;
use crate::objects::instance::Instance;
use crate::objects::str::Str;
use crate::objects::value::{slots, slots_after};
use crate::objects::{Kind, Value};
use crate::vm::frame::{Code, Frame, LINKAGE, Outcome, Step, View};
use crate::vm::protocols::attribute::{kind_of, takes_receiver};
use crate::vm::protocols::known::{Fact, Place, number};

/// A stage: the attribute is the result.
const LOAD: u16 = 1;
/// A stage: the attribute is the callable of a window.
const LOAD_CALLABLE: u16 = 2;
/// A stage: nothing is left to do.
const STORE: u16 = 3;

/// What loading an attribute has come to.
enum Loaded {
    /// The value.
    Value(Value),
    /// It is what this Python function gives for these arguments, so many.
    Call(Value, [Value; 2], usize),
}

/// `object.name`, without calling a Python function where one computes it.
fn load(frame: Frame, object: Value, name: Gc<Str>) -> crate::vm::Result<Loaded> {
    let vm = frame.vm();
    match learn::fact(frame, object, name) {
        Fact::Nothing | Fact::Word(_) | Fact::True => {}
        Fact::Itself(value) => return Ok(Loaded::Value(value)),
        Fact::Data(namespace, index) => {
            if let Some(value) = namespace.value_at(index as usize) {
                return Ok(Loaded::Value(value));
            }
        }
        Fact::Property(property) => {
            let getter = property.getter.get();
            if getter.as_object::<Function>().is_some() {
                return Ok(Loaded::Call(getter, [object, Value::UNBOUND], 1));
            }
        }
        Fact::Method(method) => {
            if method.as_object::<Function>().is_some() {
                return vm.new_method(method, object).map(Loaded::Value);
            }
        }
    }
    let class = vm.class_of(object);
    if class.defines(special::GETATTRIBUTE) {
        // With a `__getattr__` besides, its AttributeError has to be caught.
        if !class.defines(special::GETATTR)
            && let Some(hook) = vm.lookup(class, vm.names.__getattribute__)
            && hook.as_object::<Function>().is_some()
        {
            return Ok(Loaded::Call(hook, [object, Value::object(name)], 2));
        }
        return vm.get_attr(object, name).map(Loaded::Value);
    }
    let is_plain = object.as_header().is_none_or(|object| is_ordinary(kind_of(object)));
    if !is_plain {
        return vm.get_attr(object, name).map(Loaded::Value);
    }
    let has_hook = class.defines(special::GETATTR);
    let found = vm.lookup(class, name);
    if let Some(property) = found.and_then(|found| found.as_object::<Property>()) {
        let getter = property.getter.get();
        if !has_hook && getter.as_object::<Function>().is_some() {
            return Ok(Loaded::Call(getter, [object, Value::UNBOUND], 1));
        }
        return vm.get_attr(object, name).map(Loaded::Value);
    }
    if found.is_none()
        && has_hook
        && let Some(hook) = vm.lookup(class, vm.names.__getattr__)
        && hook.as_object::<Function>().is_some()
    {
        return Ok(match vm.own_attribute(object, name) {
            Some(value) => Loaded::Value(value),
            None => Loaded::Call(hook, [object, Value::object(name)], 2),
        });
    }
    vm.get_attr(object, name).map(Loaded::Value)
}

/// Whether attributes of objects of a kind are found as `object.__getattribute__` does.
fn is_ordinary(kind: Kind) -> bool {
    !matches!(kind, Kind::Type | Kind::Module | Kind::Super | Kind::GenericAlias | Kind::BoundMethod)
}

fn load_into(frame: Frame, dst: Reg, object: Reg, name: usize) -> Outcome {
    match load(frame, frame.get(object), frame.name(name))? {
        Loaded::Value(value) => {
            frame.set(dst, value);
            Ok(Step::Next)
        }
        Loaded::Call(function, args, count) => {
            let stage = Stage::storing(LOAD, dst, frame.opcode().info().length);
            frame.enter(function, &args[..count], stage)
        }
    }
}

/// What is known of an attribute, where it was asked for before.
#[inline(always)]
fn known(view: &View, object: Gc<Header>, name: u16) -> Option<Fact> {
    let vm = view.machine();
    vm.known.loads.get(number(object), view.name_at(name.into())?, vm.epoch)
}

/// The value of an attribute whose place is known.
#[inline(always)]
fn known_value(view: &View, op: LoadAttr<Code>) -> Option<Value> {
    let object = view.get(op.object()).as_header()?;
    match known(view, object, op.name().0)? {
        // SAFETY: the word is known of objects of this shape.
        Fact::Word(word) => unsafe { slot_at(object, word) }.get().bound(),
        Fact::Data(namespace, index) => namespace.value_at(index as usize),
        Fact::Itself(value) => Some(value),
        _ => None,
    }
}

/// `LOAD_ATTR` of an attribute whose place is known.
#[inline(always)]
pub fn load_known(frame: Frame, op: LoadAttr<Code>) -> Option<Step> {
    frame.set(op.dst(), known_value(frame.view(), op)?);
    Some(Step::Next)
}

/// `R[dst] := R[object].name`
pub fn load_attr(frame: Frame, op: LoadAttr<Code>) -> Outcome {
    load_into(frame, op.dst(), op.object(), op.name().0.into())
}

/// `R[dst] := R[object].name`
pub fn load_far_attr(frame: Frame, op: LoadFarAttr<Code>) -> Outcome {
    load_into(frame, op.dst(), op.object(), op.name().0 as usize)
}

fn store_into(frame: Frame, object: Reg, name: usize, value: Value) -> Outcome {
    let (object, name) = (frame.get(object), frame.name(name));
    learn::place(frame, object, name);
    let vm = frame.vm();
    let class = vm.class_of(object);
    if class.defines(special::SETATTR)
        && let Some(hook) = vm.lookup(class, vm.names.__setattr__)
        && hook.as_object::<Function>().is_some()
    {
        return frame.enter(hook, &[object, Value::object(name), value], Stage::new(STORE));
    }
    if !class.defines(special::SETATTR | special::DELATTR)
        && let Some(property) = vm.lookup(class, name).and_then(|found| found.as_object::<Property>())
        && property.setter.get().as_object::<Function>().is_some()
        && object.as_header().is_none_or(|object| kind_of(object) != Kind::Type)
    {
        return frame.enter(property.setter.get(), &[object, value], Stage::new(STORE));
    }
    vm.set_attr(object, name, value)?;
    Ok(Step::Next)
}

/// The instance, the word where an attribute is known to be stored, and the shape that it has then.
#[inline(always)]
fn known_place(view: &View, op: StoreAttr<Code>) -> Option<(Gc<Header>, u32, u32)> {
    let object = view.get(op.object()).as_header()?;
    let vm = view.machine();
    let name = view.name_at(op.name().0.into())?;
    let Place { word, shape } = vm.known.stores.get(object.shape(), name, vm.epoch)?;
    (word != 0).then_some((object, word, shape))
}

/// `STORE_ATTR` into a known word.
#[inline(always)]
pub fn store_known(frame: Frame, op: StoreAttr<Code>) -> Option<Step> {
    let place = known_place(frame.view(), op)?;
    Some(add_slot(frame, op, place))
}

/// `R[object].name := R[value]`
pub fn store_attr(frame: Frame, op: StoreAttr<Code>) -> Outcome {
    store_into(frame, op.object(), op.name().0.into(), frame.get(op.value()))
}

/// `R[object].name := R[value]`
pub fn store_far_attr(frame: Frame, op: StoreFarAttr<Code>) -> Outcome {
    store_into(frame, op.object(), op.name().0 as usize, frame.get(op.value()))
}

/// `del R[object].name`
pub fn delete_attr(frame: Frame, op: DeleteAttr<Code>) -> Outcome {
    let name = frame.name(op.name().0 as usize);
    frame.vm().del_attr(frame.get(op.object()), name)?;
    Ok(Step::Next)
}

/// Puts a callable into a window, with its first argument, or Unbound.
#[inline(always)]
fn set_method(frame: Frame, window: Reg, callable: Value, receiver: Value) {
    frame.set(window, callable);
    frame.set_after(window, LINKAGE, receiver);
}

/// `LOAD_METHOD` of a known method, or of an attribute whose place is known.
#[inline(always)]
pub fn method_known(frame: Frame, op: LoadMethod<Code>) -> Option<Step> {
    let method = known_method(frame.view(), op)?;
    Some(bind_method(frame, op, method))
}
/// A known method and the object, or an attribute whose place is known and Unbound.
#[inline(always)]
fn known_method(view: &View, op: LoadMethod<Code>) -> Option<(Value, Value)> {
    let receiver = view.get(op.object());
    let object = receiver.as_header()?;
    match known(view, object, op.name().0)? {
        Fact::Method(method) => Some((method, receiver)),
        // SAFETY: the word is known of objects of this shape.
        Fact::Word(word) => Some((unsafe { slot_at(object, word) }.get().bound()?, Value::UNBOUND)),
        Fact::Data(namespace, index) => Some((namespace.value_at(index as usize)?, Value::UNBOUND)),
        Fact::Itself(value) => Some((value, Value::UNBOUND)),
        _ => None,
    }
}

/// `R[window] := R[object].name`, a method in its window or any callable
pub fn load_method(frame: Frame, op: LoadMethod<Code>) -> Outcome {
    let (object, name) = (frame.get(op.object()), frame.name(op.name().0.into()));
    if let Fact::Method(method) = learn::fact(frame, object, name) {
        set_method(frame, op.window(), method, object);
        return Ok(Step::Next);
    }
    let vm = frame.vm();
    let class = vm.class_of(object);
    if let Some(function) = vm.unbound_method(object, class, name) {
        set_method(frame, op.window(), function, object);
        return Ok(Step::Next);
    }
    match load(frame, object, name)? {
        Loaded::Value(value) => {
            set_method(frame, op.window(), value, Value::UNBOUND);
            Ok(Step::Next)
        }
        Loaded::Call(function, args, count) => {
            frame.enter(function, &args[..count], Stage::new(LOAD_CALLABLE))
        }
    }
}

/// `R[function] := type(R[object]).method`, unbound with `R[receiver] := R[object]`, or bound with Unbound
pub fn load_special(frame: Frame, op: LoadSpecial<Code>) -> Outcome {
    let object = frame.get(op.object());
    let vm = frame.vm();
    let which = SpecialMethod::ALL[usize::from(op.method().0)];
    let name = match which {
        SpecialMethod::Enter => vm.names.__enter__,
        SpecialMethod::Exit => vm.names.__exit__,
        SpecialMethod::AEnter => vm.names.__aenter__,
        SpecialMethod::AExit => vm.names.__aexit__,
    };
    let (function, receiver) = match vm.find_special(object, name) {
        Some(method) if takes_receiver(method) => (method, object),
        _ => match vm.special_method(object, name)? {
            Some(bound) => (bound, Value::UNBOUND),
            None => {
                let class = vm.type_name(object);
                let (protocol, missed) = match which {
                    SpecialMethod::Enter => ("context manager", ""),
                    SpecialMethod::Exit => ("context manager", " (missed __exit__ method)"),
                    SpecialMethod::AEnter => ("asynchronous context manager", ""),
                    SpecialMethod::AExit => ("asynchronous context manager", " (missed __aexit__ method)"),
                };
                return Err(vm.type_error(format!(
                    "'{class}' object does not support the {protocol} protocol{missed}"
                )));
            }
        },
    };
    frame.set(op.function(), function);
    frame.set(op.receiver(), receiver);
    Ok(Step::Next)
}

/// Gives an instruction of these families the result of the function that it has entered.
pub(super) fn completed(frame: Frame, stage: Stage, result: Value) -> Outcome {
    let code = super::code(frame);
    match (stage.number, frame.opcode().info().base) {
        (LOAD, Opcode::LOAD_ATTR) => frame.set(LoadAttr::at(code).dst(), result),
        (LOAD, Opcode::LOAD_FAR_ATTR) => frame.set(LoadFarAttr::at(code).dst(), result),
        (LOAD_CALLABLE, _) => set_method(frame, LoadMethod::at(code).window(), result, Value::UNBOUND),
        _ => debug_assert_eq!(stage.number, STORE),
    }
    Ok(Step::Next)
}

/// Which word of an object a slot is, if it is the same one in all objects of its shape.
fn word_of_slot(object: Gc<Header>, slot: u16) -> Option<u32> {
    let is_fixed = matches!(
        kind_of(object),
        Kind::Instance
            | Kind::Exception
            | Kind::List
            | Kind::Dict
            | Kind::Set
            | Kind::FrozenSet
            | Kind::BigInt
            | Kind::Float
            | Kind::Property
    );
    if !is_fixed {
        return None;
    }
    if let Some(instance) = Value::from_header(object).as_kind::<Instance>() {
        debug_assert_eq!(slots_after(&instance).len(), object.slots());
    }
    let first = slots(&object).as_ptr().addr() - object.as_ptr().addr();
    Some((first / 8) as u32 + u32::from(slot))
}

/// A word of an object that is a slot.
///
/// # Safety
/// [`word_of_slot`] gave the word for an object of the same shape.
#[inline(always)]
unsafe fn slot_at<'a>(object: Gc<Header>, word: u32) -> &'a std::cell::Cell<Value> {
    // SAFETY: as promised; the object is an operand of the instruction, so it is alive.
    unsafe { &*object.as_ptr().cast::<std::cell::Cell<Value>>().add(word as usize) }
}

/// A value as it is kept in a cache.
#[inline(always)]
fn pointer(value: Value) -> Pointer {
    Pointer(value.bits())
}

/// A value that was kept in a cache.
///
/// # Safety
/// The guard has accepted: the class that had the value still has it, so it is alive.
#[inline(always)]
unsafe fn pointed(pointer: Pointer) -> Value {
    // SAFETY: as promised.
    unsafe { Value::from_bits(pointer.0) }
}
