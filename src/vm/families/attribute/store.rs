//! `STORE_ATTR`'s members.

use super::load::{add_row, attribute_word, member_word, shaped};
use super::{slot_at, word_of_slot};
use crate::bytecode::opcode::*;
use crate::heap::{Gc, Header};
use crate::objects::class::{class_flag, special};
use crate::objects::shape::Location;
use crate::objects::str::Str;
use crate::objects::{FIRST_SHAPE, Value};
use crate::vm::frame::{Attempt, Code, Frame, Reason, Step, View};

/// Where in an object an attribute lies that is there, and that storing replaces.
pub(super) fn known_word(frame: Frame, object: Value, name: Gc<Str>) -> Attempt<(u32, u32)> {
    if frame.machine().class_of(object).defines(special::SETATTR) {
        return Err(Reason("overridden"));
    }
    attribute_word(frame, object, name)
        .or_else(|reason| member_word(frame, object, name, true).map_err(|_| reason))
}

/// `STORE_ATTR_INSTANCE_VALUE`
pub fn stored_slot(frame: Frame, op: StoreAttr<Code>, cache: StoreAttrCache) -> Attempt<StoreAttrCache> {
    let (shape, slot) = known_word(frame, frame.get(op.object()), frame.name(op.name().0.into()))?;
    Ok(StoreAttrCache { shape, slot, ..cache })
}
/// The instance and the slot, if the shape is the cached one.
#[inline(always)]
pub fn stored_shape(view: &View, op: StoreAttr<Code>, cache: StoreAttrCache) -> Option<(Gc<Header>, u32)> {
    let object = view.get(op.object()).as_header()?;
    (object.shape() == cache.shape).then_some((object, cache.slot))
}
/// `R[object].slot := R[value]`
#[inline(always)]
pub fn store_slot(frame: Frame, op: StoreAttr<Code>, (object, slot): (Gc<Header>, u32)) -> Step {
    // SAFETY: the guard has compared the shape that the slot belongs to.
    unsafe { slot_at(object, slot) }.set(frame.get(op.value()));
    Step::Next
}

#[inline(always)]
fn rows(cache: StoreAttrCache) -> [(u32, u32); 4] {
    [
        (cache.shape, cache.slot & 0xFFFF),
        (cache.new_shape, cache.slot >> 16),
        (cache.shape3, cache.slots & 0xFFFF),
        (cache.shape4, cache.slots >> 16),
    ]
}
/// `STORE_ATTR_POLYMORPHIC`
pub fn add_stored_shape(frame: Frame, op: StoreAttr<Code>, old: StoreAttrCache) -> Attempt<StoreAttrCache> {
    let mut known = match frame.opcode() {
        Opcode::STORE_ATTR_POLYMORPHIC => rows(old),
        Opcode::STORE_ATTR_INSTANCE_VALUE => [(old.shape, old.slot), (0, 0), (0, 0), (0, 0)],
        _ => return Err(Reason("one shape so far")),
    };
    let found = known_word(frame, frame.get(op.object()), frame.name(op.name().0.into()))?;
    add_row(&mut known, found)?;
    let [(shape, slot), (new_shape, slot2), (shape3, slot3), (shape4, slot4)] = known;
    Ok(StoreAttrCache {
        shape,
        slot: slot | slot2 << 16,
        new_shape,
        shape3,
        shape4,
        slots: slot3 | slot4 << 16,
    })
}
/// The instance and the slot, if the shape is one of the cached ones.
#[inline(always)]
pub fn any_stored_shape(
    view: &View,
    op: StoreAttr<Code>,
    cache: StoreAttrCache,
) -> Option<(Gc<Header>, u32)> {
    let object = view.get(op.object()).as_header()?;
    let shape = object.shape();
    let [first, second, third, fourth] = rows(cache);
    let row = match shape {
        _ if shape < FIRST_SHAPE => return None,
        _ if shape == first.0 => first,
        _ if shape == second.0 => second,
        _ if shape == third.0 => third,
        _ if shape == fourth.0 => fourth,
        _ => return None,
    };
    Some((object, row.1))
}

/// Where in an object an attribute comes to lie that is not there yet: the shape, the word, and the shape from then on.
pub(super) fn added_word(frame: Frame, object: Value, name: Gc<Str>) -> Attempt<(u32, u32, u32)> {
    let (header, class) = shaped(frame, object).or_else(|reason| {
        // Reading may be overridden; adding is not.
        let class = frame.machine().class_of(object);
        let header = object.as_header().filter(|header| header.shape() >= FIRST_SHAPE);
        header.map(|header| (header, class)).ok_or(reason)
    })?;
    if class.defines(special::SETATTR) {
        return Err(Reason("overridden"));
    }
    let shape = header.shape();
    let vm = frame.vm();
    if !class.has(class_flag::HAS_DICT) || vm.shapes.get(shape).is_dictionary() {
        return Err(Reason("no dict"));
    }
    if vm.lookup(class, name).is_some_and(|found| vm.is_data_descriptor(found)) {
        return Err(Reason("overriding descriptor"));
    }
    if vm.shapes.find(shape, name).is_some() {
        return Err(Reason("in keys"));
    }
    if header.slots() <= usize::from(class.reserved.get()) {
        return Err(Reason("no dict"));
    }
    let new_shape = vm.shapes.with(&vm.heap, shape, name).ok_or(Reason("too many attributes"))?;
    let Some(Location::Slot(slot)) = vm.shapes.find(new_shape, name) else {
        return Err(Reason("too many attributes"));
    };
    // The last slot may hold the list of further attributes from then on.
    if vm.shapes.get(new_shape).count() + usize::from(class.reserved.get()) > header.slots() {
        return Err(Reason("too many attributes"));
    }
    let slot = word_of_slot(header, slot).ok_or(Reason("objects of different sizes"))?;
    Ok((shape, slot, new_shape))
}
/// A site that adds attributes has met so many shapes: from then on it asks the machine.
const SHAPES_TO_ADD: u32 = 3;

/// `STORE_ATTR_MEGAMORPHIC`
pub fn too_many_places(frame: Frame, op: StoreAttr<Code>, old: StoreAttrCache) -> Attempt<StoreAttrCache> {
    let is_full = match frame.opcode() {
        Opcode::STORE_ATTR_POLYMORPHIC => rows(old)[3].0 != 0,
        Opcode::STORE_ATTR_ADD => old.slots >= SHAPES_TO_ADD,
        opcode => opcode == Opcode::STORE_ATTR_MEGAMORPHIC,
    };
    if !is_full {
        return Err(Reason("few shapes so far"));
    }
    super::learn::place(frame, frame.get(op.object()), frame.name(op.name().0.into()));
    Ok(old)
}
/// The instance, the word and the shape that the machine knows.
#[inline(always)]
pub fn machine_place(view: &View, op: StoreAttr<Code>, _: StoreAttrCache) -> Option<(Gc<Header>, u32, u32)> {
    super::known_place(view, op)
}

/// `STORE_ATTR_ADD`
pub fn added_slot(frame: Frame, op: StoreAttr<Code>, cache: StoreAttrCache) -> Attempt<StoreAttrCache> {
    let (object, name) = (frame.get(op.object()), frame.name(op.name().0.into()));
    let (shape, slot, new_shape) = added_word(frame, object, name)?;
    // How many shapes there have been.
    let slots = if frame.opcode() == Opcode::STORE_ATTR_ADD { cache.slots + 1 } else { 1 };
    Ok(StoreAttrCache { shape, slot, new_shape, slots, ..cache })
}
/// The instance, its slot and its new shape, if its shape is the cached one.
#[inline(always)]
pub fn added_shape(
    view: &View,
    op: StoreAttr<Code>,
    cache: StoreAttrCache,
) -> Option<(Gc<Header>, u32, u32)> {
    let object = view.get(op.object()).as_header()?;
    (object.shape() == cache.shape).then_some((object, cache.slot, cache.new_shape))
}
/// `R[object]` gets the slot, which is `R[value]`.
#[inline(always)]
pub fn add_slot(frame: Frame, op: StoreAttr<Code>, (object, slot, shape): (Gc<Header>, u32, u32)) -> Step {
    // SAFETY: the guard has compared the shape, all of whose instances have room for this slot.
    unsafe { slot_at(object, slot) }.set(frame.get(op.value()));
    object.set_shape(shape);
    Step::Next
}
