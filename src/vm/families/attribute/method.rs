//! `LOAD_METHOD`'s members.

use super::load::{attribute_word, class_of_shape, module_place};
use super::{pointed, pointer, set_method, slot_at};
use crate::bytecode::opcode::*;
use crate::heap::Gc;
use crate::objects::class::{Class, special};
use crate::objects::descriptor::{ClassMethod, StaticMethod};
use crate::objects::function::{Function, Native};
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::{FIRST_SHAPE, Value};
use crate::vm::frame::{Attempt, Code, Frame, Reason, Step, View};
use crate::vm::protocols::attribute::takes_receiver;

fn operands(frame: Frame, op: LoadMethod<Code>) -> (Value, Gc<Str>) {
    (frame.get(op.object()), frame.name(op.name().0.into()))
}

fn epoch(frame: Frame) -> Attempt<u32> {
    match frame.machine().epoch {
        0 => Err(Reason("out of versions")),
        epoch => Ok(epoch),
    }
}

/// The shape of an object, and the function of its class.
fn method(frame: Frame, op: LoadMethod<Code>) -> Attempt<(u32, Value)> {
    let (object, name) = operands(frame, op);
    let (shape, class) = class_of_shape(frame, object, name)?;
    let found = frame.machine().lookup(class, name).ok_or(Reason("not in the class"))?;
    if takes_receiver(found) { Ok((shape, found)) } else { Err(Reason("not a method")) }
}

/// `LOAD_METHOD_WITH_VALUES`
pub fn method_of_shape(
    frame: Frame,
    op: LoadMethod<Code>,
    cache: LoadMethodCache,
) -> Attempt<LoadMethodCache> {
    let (shape, function) = method(frame, op)?;
    Ok(LoadMethodCache { shape, function: pointer(function), version: epoch(frame)?, ..cache })
}
/// The function and the object, if the shape is the cached one, and classes are as they were.
#[inline(always)]
pub fn method_shape(view: &View, op: LoadMethod<Code>, cache: LoadMethodCache) -> Option<(Value, Value)> {
    let object = view.get(op.object());
    if object.shape()? != cache.shape || view.machine().epoch != cache.version {
        return None;
    }
    // SAFETY: the class of the shape still has this function.
    Some((unsafe { pointed(cache.function) }, object))
}
/// `R[window] := the function`, with its first argument
#[inline(always)]
pub fn bind_method(frame: Frame, op: LoadMethod<Code>, (function, object): (Value, Value)) -> Step {
    set_method(frame, op.window(), function, object);
    Step::Next
}

/// `LOAD_METHOD_POLYMORPHIC`
pub fn add_method(frame: Frame, op: LoadMethod<Code>, old: LoadMethodCache) -> Attempt<LoadMethodCache> {
    let version = epoch(frame)?;
    let is_known =
        matches!(frame.opcode(), Opcode::LOAD_METHOD_POLYMORPHIC | Opcode::LOAD_METHOD_WITH_VALUES);
    // What was cached under another epoch may be dead.
    if !is_known || old.version != version {
        return Err(Reason("one shape so far"));
    }
    let (shape, function) = method(frame, op)?;
    let function = pointer(function);
    let (shape2, shape3) = match frame.opcode() {
        Opcode::LOAD_METHOD_POLYMORPHIC => (old.shape2, old.shape3),
        _ => (0, 0),
    };
    if [old.shape, shape2, shape3].contains(&shape) {
        return Err(Reason("one shape so far"));
    }
    match (shape2, shape3) {
        (0, _) => Ok(LoadMethodCache { shape2: shape, function2: function, shape3: 0, ..old }),
        (_, 0) => Ok(LoadMethodCache { shape3: shape, function3: function, ..old }),
        _ => Err(Reason("too many shapes")),
    }
}
/// The function and the object, if the shape is one of the cached ones, and classes are as they were.
#[inline(always)]
pub fn any_method(view: &View, op: LoadMethod<Code>, cache: LoadMethodCache) -> Option<(Value, Value)> {
    let object = view.get(op.object());
    let shape = object.shape()?;
    if view.machine().epoch != cache.version {
        return None;
    }
    let function = match shape {
        _ if shape == cache.shape => cache.function,
        // A boxed float has the shape 0 of an empty row.
        0 => return None,
        _ if shape == cache.shape2 => cache.function2,
        _ if shape == cache.shape3 => cache.function3,
        _ => return None,
    };
    // SAFETY: the class of the shape still has this function.
    Some((unsafe { pointed(function) }, object))
}

/// `LOAD_METHOD_MEGAMORPHIC`
pub fn too_many_methods(
    frame: Frame,
    op: LoadMethod<Code>,
    old: LoadMethodCache,
) -> Attempt<LoadMethodCache> {
    let is_full = match frame.opcode() {
        // Where classes have changed, it may be one shape again.
        Opcode::LOAD_METHOD_POLYMORPHIC => old.shape3 != 0 && old.version == epoch(frame)?,
        opcode => opcode == Opcode::LOAD_METHOD_MEGAMORPHIC,
    };
    if !is_full {
        return Err(Reason("few shapes so far"));
    }
    let (object, name) = operands(frame, op);
    super::learn::fact(frame, object, name);
    Ok(old)
}
/// The method that the machine knows, and its first argument.
#[inline(always)]
pub fn machine_method(view: &View, op: LoadMethod<Code>, _: LoadMethodCache) -> Option<(Value, Value)> {
    super::known_method(view, op)
}

/// `LOAD_METHOD_MODULE`
pub fn method_in_module(
    frame: Frame,
    op: LoadMethod<Code>,
    cache: LoadMethodCache,
) -> Attempt<LoadMethodCache> {
    let (object, name) = operands(frame, op);
    let (version, shape) = module_place(frame, object, name)?;
    Ok(LoadMethodCache { version, shape, ..cache })
}
/// The value, if the names of the module are those that the cache knows.
#[inline(always)]
pub fn method_module(view: &View, op: LoadMethod<Code>, cache: LoadMethodCache) -> Option<Value> {
    let module = view.get(op.object()).as_object::<Module>()?;
    if module.dict.has_keys_version(cache.version) {
        module.dict.value_at(cache.shape as usize)
    } else {
        None
    }
}
/// `R[window] := the callable`, bound to nothing
#[inline(always)]
pub fn bind_nothing(frame: Frame, op: LoadMethod<Code>, callable: Value) -> Step {
    set_method(frame, op.window(), callable, Value::UNBOUND);
    Step::Next
}

/// In `shape2`: the class is the first argument.
const CLASS_IS_RECEIVER: u32 = 1;

/// `LOAD_METHOD_CLASS`
pub fn method_of_class(
    frame: Frame,
    op: LoadMethod<Code>,
    cache: LoadMethodCache,
) -> Attempt<LoadMethodCache> {
    let (object, name) = operands(frame, op);
    let class = object.as_kind::<Class>().ok_or(Reason("not a class"))?;
    let (function, is_bound) = class_callable(frame, object, class, name)?;
    let (shape, version) = (class.shape.get(), epoch(frame)?);
    let shape2 = if is_bound { CLASS_IS_RECEIVER } else { 0 };
    Ok(LoadMethodCache { function: pointer(function), shape, version, shape2, ..cache })
}
/// What a class itself has to call under a name, and whether the class is its first argument.
pub(super) fn class_callable(
    frame: Frame,
    object: Value,
    class: Gc<Class>,
    name: Gc<Str>,
) -> Attempt<(Value, bool)> {
    let vm = frame.machine();
    let meta = vm.class_of(object);
    if meta.defines(special::GETATTRIBUTE) {
        return Err(Reason("overridden"));
    }
    if vm.lookup(meta, name).is_some_and(|found| vm.is_data_descriptor(found)) {
        return Err(Reason("metaclass attribute"));
    }
    match vm.lookup(class, name) {
        Some(found) => unbound(frame, found),
        // A method of the metaclass has the class as its object.
        None => match vm.lookup(meta, name) {
            Some(found) if takes_receiver(found) => Ok((found, true)),
            _ => Err(Reason("not in the class")),
        },
    }
}
/// What a class's attribute is when the class is asked for it, and whether the class is its first argument.
fn unbound(frame: Frame, found: Value) -> Attempt<(Value, bool)> {
    if found.as_object::<Function>().is_some() || is_plain_class(frame, found) {
        return Ok((found, false));
    }
    if let Some(native) = found.as_kind::<Native>() {
        let is_class_method = native.receiver.is_unbound()
            && crate::vm::native::definition(native).kind == crate::vm::NativeKind::ClassMethod;
        return if is_class_method { Err(Reason("native class method")) } else { Ok((found, false)) };
    }
    if let Some(method) = found.as_object::<StaticMethod>() {
        return Ok((method.function.get(), false));
    }
    match found.as_object::<ClassMethod>().map(|method| method.function.get()) {
        Some(function) if function.as_object::<Function>().is_some() => Ok((function, true)),
        _ => Err(Reason("not a method")),
    }
}
/// Whether a value is a class, and no descriptor: its metaclass may make it one.
pub(super) fn is_plain_class(frame: Frame, value: Value) -> bool {
    value.as_kind::<Class>().is_some() && !frame.machine().class_of(value).defines(special::GET)
}
/// The function and its first argument, if it is one of the cached class, and classes are as they were.
#[inline(always)]
pub fn method_class(view: &View, op: LoadMethod<Code>, cache: LoadMethodCache) -> Option<(Value, Value)> {
    let object = view.get(op.object());
    let class = object.as_kind::<Class>()?;
    if class.shape.get() != cache.shape || view.machine().epoch != cache.version {
        return None;
    }
    let receiver = if cache.shape2 == CLASS_IS_RECEIVER { object } else { Value::UNBOUND };
    // SAFETY: the class still has this function.
    Some((unsafe { pointed(cache.function) }, receiver))
}

/// `LOAD_METHOD_INSTANCE_VALUE`
pub fn callable_of_shape(
    frame: Frame,
    op: LoadMethod<Code>,
    cache: LoadMethodCache,
) -> Attempt<LoadMethodCache> {
    let (object, name) = operands(frame, op);
    let (shape, version) = attribute_word(frame, object, name)?;
    Ok(LoadMethodCache { shape, version, ..cache })
}
/// The value in the slot, if the shape is the cached one.
#[inline(always)]
pub fn callable_shape(view: &View, op: LoadMethod<Code>, cache: LoadMethodCache) -> Option<Value> {
    let object = view.get(op.object()).as_header()?;
    // SAFETY: an object of the shape that the slot belongs to.
    (object.shape() == cache.shape).then(|| unsafe { slot_at(object, cache.version) }.get())
}

/// `LOAD_METHOD_STATIC`
pub fn static_of_shape(
    frame: Frame,
    op: LoadMethod<Code>,
    cache: LoadMethodCache,
) -> Attempt<LoadMethodCache> {
    let (object, name) = operands(frame, op);
    let (shape, class) = class_of_shape(frame, object, name)?;
    let found = frame.machine().lookup(class, name).ok_or(Reason("not in the class"))?;
    let callable = match found.as_object::<StaticMethod>() {
        Some(method) => method.function.get(),
        None if is_plain_class(frame, found) && shape >= FIRST_SHAPE => found,
        None => return Err(Reason("not a method")),
    };
    Ok(LoadMethodCache { shape, function: pointer(callable), version: epoch(frame)?, ..cache })
}
/// The callable, if the shape is the cached one, and classes are as they were.
#[inline(always)]
pub fn static_shape(view: &View, op: LoadMethod<Code>, cache: LoadMethodCache) -> Option<Value> {
    method_shape(view, op, cache).map(|(callable, _)| callable)
}
