//! What the generic forms learn of a name for all objects of a shape: see [`known`](crate::vm::protocols::known).
//!
//! The conditions are those of the members: what these put into a cache of their site goes into the machine's.

use super::load::{attribute_word, class_of_shape, class_place, member_word, module_place};
use super::method::{class_callable, is_plain_class};
use super::store::{added_word, known_word};
use crate::heap::Gc;
use crate::objects::class::{Class, special};
use crate::objects::descriptor::{Property, StaticMethod};
use crate::objects::function::Function;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::{FIRST_SHAPE, Value};
use crate::vm::frame::Frame;
use crate::vm::protocols::attribute::takes_receiver;
use crate::vm::protocols::known::{Fact, OF_MODULE, Place, number};

/// What is known of an attribute from now on.
#[inline]
pub(super) fn fact(frame: Frame, object: Value, name: Gc<Str>) -> Fact {
    let Some(number) = object.as_header().map(number) else { return Fact::Nothing };
    let vm = frame.machine();
    match vm.known.loads.get(number, name, vm.epoch) {
        Some(fact) => fact,
        None => learn_fact(frame, object, number, name),
    }
}

/// The Python function that an instance's class has as a special method, where that is all there is to know.
#[inline]
pub(in crate::vm::families) fn special_function(frame: Frame, object: Value, name: Gc<Str>) -> Option<Value> {
    match fact(frame, object, name) {
        Fact::Method(method) if object.shape()? >= FIRST_SHAPE => {
            method.as_object::<Function>().map(|_| method)
        }
        _ => None,
    }
}

#[cold]
#[inline(never)]
fn learn_fact(frame: Frame, object: Value, number: u32, name: Gc<Str>) -> Fact {
    let vm = frame.machine();
    if vm.epoch == 0 {
        return Fact::Nothing;
    }
    if let Some(module) = object.as_kind::<Module>() {
        return learn_global(frame, module, name);
    }
    let fact = find_fact(frame, object, name);
    vm.known.loads.set(number, name, vm.epoch, fact);
    fact
}

/// A module's names may have had no version so far.
fn learn_global(frame: Frame, module: Gc<Module>, name: Gc<Str>) -> Fact {
    let object = Value::object(module);
    let fact = match module_place(frame, object, name) {
        Ok((_, index)) => Fact::Data(module.dict, index),
        Err(_) => Fact::Nothing,
    };
    let (vm, number) = (frame.machine(), number(module.erase()));
    if number != OF_MODULE {
        vm.known.loads.set(number, name, vm.epoch, fact);
    }
    fact
}

fn find_fact(frame: Frame, object: Value, name: Gc<Str>) -> Fact {
    if let Some(class) = object.as_kind::<Class>() {
        return find_fact_of_class(frame, object, class, name);
    }
    if let Ok((_, word)) =
        attribute_word(frame, object, name).or_else(|_| member_word(frame, object, name, false))
    {
        return Fact::Word(word);
    }
    let Ok((_, class)) = class_of_shape(frame, object, name) else { return Fact::Nothing };
    let vm = frame.machine();
    let Some(found) = vm.find_in_mro(class, name) else { return Fact::Nothing };
    let value = found.value;
    if takes_receiver(value) {
        return Fact::Method(value);
    }
    if let Some(property) = value.as_object::<Property>() {
        // With a `__getattr__`, the getter's AttributeError has to be caught.
        let is_python = property.getter.get().as_object::<Function>().is_some();
        return match is_python && !class.defines(special::GETATTR) {
            true => Fact::Property(property),
            false => Fact::Nothing,
        };
    }
    if let Some(method) = value.as_object::<StaticMethod>() {
        return Fact::Itself(method.function.get());
    }
    if is_plain_class(frame, value) { Fact::Itself(value) } else { data(frame, class, name) }
}

/// What is known of an attribute of a class itself.
fn find_fact_of_class(frame: Frame, object: Value, class: Gc<Class>, name: Gc<Str>) -> Fact {
    match class_callable(frame, object, class, name) {
        Ok((function, true)) => return Fact::Method(function),
        Ok((value, false)) => return Fact::Itself(value),
        Err(_) => {}
    }
    let vm = frame.machine();
    let meta = vm.class_of(object);
    let is_hidden = meta.defines(special::GETATTRIBUTE)
        || vm.lookup(meta, name).is_some_and(|found| vm.is_data_descriptor(found));
    if is_hidden { Fact::Nothing } else { data(frame, class, name) }
}

/// Plain data of a class.
fn data(frame: Frame, class: Gc<Class>, name: Gc<Str>) -> Fact {
    match class_place(frame, class, name) {
        Ok((namespace, index, value)) if !frame.machine().has_meaning(value) => Fact::Data(namespace, index),
        _ => Fact::Nothing,
    }
}

/// From now on it is known where an attribute is stored.
#[inline]
pub(super) fn place(frame: Frame, object: Value, name: Gc<Str>) {
    let Some(shape) = object.shape() else { return };
    let vm = frame.machine();
    if vm.known.stores.get(shape, name, vm.epoch).is_none() {
        learn_place(frame, object, shape, name);
    }
}

#[cold]
#[inline(never)]
fn learn_place(frame: Frame, object: Value, shape: u32, name: Gc<Str>) {
    if frame.machine().epoch == 0 {
        return;
    }
    let place = match known_word(frame, object, name) {
        Ok((shape, word)) => Place { word, shape },
        Err(_) => match added_word(frame, object, name) {
            Ok((_, word, shape)) => Place { word, shape },
            Err(_) => Place { word: 0, shape: 0 },
        },
    };
    let vm = frame.machine();
    vm.known.stores.set(shape, name, vm.epoch, place);
}
