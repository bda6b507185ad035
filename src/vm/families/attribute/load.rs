//! `LOAD_ATTR`'s members.

use super::method::is_plain_class;
use super::{LOAD, load_attr, pointed, pointer, slot_at, word_of_slot};
use crate::bytecode::opcode::*;
use crate::heap::{Gc, Header};
use crate::objects::class::{Class, special};
use crate::objects::descriptor::{Member, Property, TupleGetter};
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::module::Module;
use crate::objects::shape::Location;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{FIRST_SHAPE, Kind, Value};
use crate::vm::complete::Stage;
use crate::vm::frame::{Attempt, Code, Frame, Outcome, Reason, Step, View};
use crate::vm::protocols::attribute::{OwnDict, own_dict};

/// An instance whose attributes lie in slots, and its class.
pub(super) fn shaped(frame: Frame, object: Value) -> Attempt<(Gc<Header>, Gc<Class>)> {
    let header = object.as_header().ok_or(Reason("no dict"))?;
    if header.shape() < FIRST_SHAPE {
        return Err(Reason("no dict"));
    }
    let class = frame.machine().class_of(object);
    if class.defines(special::GETATTRIBUTE) {
        return Err(Reason("overridden"));
    }
    Ok((header, class))
}

/// Where in an object an attribute lies that nothing of the class hides.
pub(super) fn attribute_word(frame: Frame, object: Value, name: Gc<Str>) -> Attempt<(u32, u32)> {
    let (header, class) = shaped(frame, object)?;
    let vm = frame.machine();
    if vm.lookup(class, name).is_some_and(|found| vm.is_data_descriptor(found)) {
        return Err(Reason("overriding descriptor"));
    }
    match vm.shapes.find(header.shape(), name) {
        Some(Location::Slot(slot)) => {
            let word = word_of_slot(header, slot).ok_or(Reason("objects of different sizes"))?;
            Ok((header.shape(), word))
        }
        Some(Location::Overflow(_)) => Err(Reason("too many attributes")),
        None => Err(Reason("not in keys")),
    }
}

/// Where in an object a slot of `__slots__` lies.
pub(super) fn member_word(frame: Frame, object: Value, name: Gc<Str>, stores: bool) -> Attempt<(u32, u32)> {
    let (header, class) = shaped(frame, object)?;
    let member = frame.machine().lookup(class, name).and_then(|found| found.as_object::<Member>());
    let member = member.ok_or(Reason("not a slot"))?;
    if !class.is_subclass(member.owner) || usize::from(member.slot) >= header.slots() {
        return Err(Reason("another class's slot"));
    }
    if stores && member.is_readonly {
        return Err(Reason("read-only"));
    }
    let word = word_of_slot(header, member.slot).ok_or(Reason("objects of different sizes"))?;
    Ok((header.shape(), word))
}

fn epoch(frame: Frame) -> Attempt<u32> {
    match frame.machine().epoch {
        0 => Err(Reason("out of versions")),
        epoch => Ok(epoch),
    }
}

/// `LOAD_ATTR_INSTANCE_VALUE`
pub fn slot_of_shape(frame: Frame, op: LoadAttr<Code>, cache: LoadAttrCache) -> Attempt<LoadAttrCache> {
    let (shape, slot) = attribute_word(frame, frame.get(op.object()), frame.name(op.name().0.into()))?;
    Ok(LoadAttrCache { shape, slot, ..cache })
}
/// The value in the slot, if the shape is the cached one.
#[inline(always)]
pub fn same_shape(view: &View, op: LoadAttr<Code>, cache: LoadAttrCache) -> Option<Value> {
    let object = view.get(op.object()).as_header()?;
    // SAFETY: an object of the shape that the slot belongs to.
    (object.shape() == cache.shape).then(|| unsafe { slot_at(object, cache.slot) }.get())
}
/// `R[dst] := the value`
#[inline(always)]
pub fn load_value(frame: Frame, op: LoadAttr<Code>, value: Value) -> Step {
    frame.set(op.dst(), value);
    Step::Next
}

/// `LOAD_ATTR_SLOT`
pub fn member_of_shape(frame: Frame, op: LoadAttr<Code>, cache: LoadAttrCache) -> Attempt<LoadAttrCache> {
    let (shape, slot) = member_word(frame, frame.get(op.object()), frame.name(op.name().0.into()), false)?;
    Ok(LoadAttrCache { shape, slot, ..cache })
}
/// The value in the slot, if the shape is the cached one and the slot is not empty.
#[inline(always)]
pub fn same_shape_bound(view: &View, op: LoadAttr<Code>, cache: LoadAttrCache) -> Option<Value> {
    same_shape(view, op, cache)?.bound()
}

/// `LOAD_ATTR_TUPLE_ITEM`
pub fn field_of_shape(frame: Frame, op: LoadAttr<Code>, cache: LoadAttrCache) -> Attempt<LoadAttrCache> {
    let (object, name) = (frame.get(op.object()), frame.name(op.name().0.into()));
    let (header, class) = shaped(frame, object)?;
    let field = frame.machine().lookup(class, name).and_then(|found| found.as_kind::<TupleGetter>());
    let field = field.ok_or(Reason("not a field"))?;
    let slot = u32::try_from(field.index).map_err(|_| Reason("out of range"))?;
    Ok(LoadAttrCache { shape: header.shape(), slot, version: epoch(frame)?, ..cache })
}
/// The item of a tuple of the cached shape, if no class has changed since.
#[inline(always)]
pub fn same_field(view: &View, op: LoadAttr<Code>, cache: LoadAttrCache) -> Option<Value> {
    let tuple = view.get(op.object()).as_kind::<Tuple>()?;
    if tuple.header().shape() == cache.shape && view.machine().epoch == cache.version {
        tuple.get(cache.slot as usize)
    } else {
        None
    }
}

/// The shapes of a polymorphic cache, and their slots.
#[inline(always)]
fn rows(cache: LoadAttrCache) -> [(u32, u32); 4] {
    [
        (cache.shape, cache.slot & 0xFFFF),
        (cache.pointer.0 as u32, cache.slot >> 16),
        ((cache.pointer.0 >> 32) as u32, cache.index & 0xFFFF),
        (cache.version, cache.index >> 16),
    ]
}
/// `LOAD_ATTR_POLYMORPHIC`
pub fn add_shape(frame: Frame, op: LoadAttr<Code>, old: LoadAttrCache) -> Attempt<LoadAttrCache> {
    let mut known = match frame.opcode() {
        Opcode::LOAD_ATTR_POLYMORPHIC => rows(old),
        Opcode::LOAD_ATTR_INSTANCE_VALUE | Opcode::LOAD_ATTR_SLOT => {
            [(old.shape, old.slot), (0, 0), (0, 0), (0, 0)]
        }
        _ => return Err(Reason("one shape so far")),
    };
    let (object, name) = (frame.get(op.object()), frame.name(op.name().0.into()));
    let found = attribute_word(frame, object, name).or_else(|_| member_word(frame, object, name, false))?;
    add_row(&mut known, found)?;
    let [(shape, slot), (shape2, slot2), (shape3, slot3), (version, slot4)] = known;
    Ok(LoadAttrCache {
        shape,
        slot: slot | slot2 << 16,
        pointer: Pointer(u64::from(shape2) | u64::from(shape3) << 32),
        version,
        index: slot3 | slot4 << 16,
    })
}
/// Adds a shape to those that a site knows.
pub(super) fn add_row(known: &mut [(u32, u32); 4], found: (u32, u32)) -> Attempt<()> {
    if found.1 > 0xFFFF || known.iter().any(|row| row.1 > 0xFFFF) {
        return Err(Reason("out of range"));
    }
    if known.iter().any(|row| row.0 == found.0) {
        return Err(Reason("one shape so far"));
    }
    let free = known.iter_mut().find(|row| row.0 == 0).ok_or(Reason("too many shapes"))?;
    *free = found;
    Ok(())
}
/// The value in the slot, if the shape is one of the cached ones and the slot is not empty.
#[inline(always)]
pub fn any_shape(view: &View, op: LoadAttr<Code>, cache: LoadAttrCache) -> Option<Value> {
    let object = view.get(op.object()).as_header()?;
    let shape = object.shape();
    let [first, second, third, fourth] = rows(cache);
    let row = match shape {
        _ if shape == first.0 => first,
        _ if shape == second.0 => second,
        _ if shape == third.0 => third,
        _ if shape == fourth.0 => fourth,
        _ => return None,
    };
    // SAFETY: an object of the shape that the slot belongs to. No object has the shape 0 of an empty row and a header of a
    // kind with slots: it is a boxed float's.
    if shape < FIRST_SHAPE { None } else { unsafe { slot_at(object, row.1) }.get().bound() }
}

/// `LOAD_ATTR_MEGAMORPHIC`
pub fn too_many_shapes(frame: Frame, op: LoadAttr<Code>, old: LoadAttrCache) -> Attempt<LoadAttrCache> {
    let is_full = match frame.opcode() {
        Opcode::LOAD_ATTR_POLYMORPHIC => rows(old)[3].0 != 0,
        opcode => opcode == Opcode::LOAD_ATTR_MEGAMORPHIC,
    };
    if !is_full {
        return Err(Reason("few shapes so far"));
    }
    super::learn::fact(frame, frame.get(op.object()), frame.name(op.name().0.into()));
    Ok(old)
}
/// The value in the word that the machine knows.
#[inline(always)]
pub fn machine_value(view: &View, op: LoadAttr<Code>, _: LoadAttrCache) -> Option<Value> {
    super::known_value(view, op)
}

/// `LOAD_ATTR_MODULE`
pub fn in_module(frame: Frame, op: LoadAttr<Code>, cache: LoadAttrCache) -> Attempt<LoadAttrCache> {
    let (version, index) = module_place(frame, frame.get(op.object()), frame.name(op.name().0.into()))?;
    Ok(LoadAttrCache { version, index, ..cache })
}
/// The version of a module's names, and where this one is.
pub(super) fn module_place(frame: Frame, object: Value, name: Gc<Str>) -> Attempt<(u32, u32)> {
    let module = object.as_object::<Module>().ok_or(Reason("not a module"))?;
    let vm = frame.machine();
    if vm.lookup(vm.class(Kind::Module), name).is_some_and(|found| vm.is_data_descriptor(found)) {
        return Err(Reason("overriding descriptor"));
    }
    let place = module.dict.place_of_str(name).ok_or(Reason("module attribute not found"))?;
    let index = u32::try_from(place).map_err(|_| Reason("out of range"))?;
    match module.dict.keys_version(&vm.heap) {
        0 => Err(Reason("out of versions")),
        version => Ok((version, index)),
    }
}
/// The value, if the names of the module are those that the cache knows.
#[inline(always)]
pub fn same_module_keys(view: &View, op: LoadAttr<Code>, cache: LoadAttrCache) -> Option<Value> {
    let module = view.get(op.object()).as_object::<Module>()?;
    if module.dict.has_keys_version(cache.version) {
        module.dict.value_at(cache.index as usize)
    } else {
        None
    }
}

/// The namespace that has a class's attribute, and the place there.
pub(super) fn class_place(frame: Frame, class: Gc<Class>, name: Gc<Str>) -> Attempt<(Gc<Dict>, u32, Value)> {
    let found = frame.machine().find_in_mro(class, name).ok_or(Reason("not in the class"))?;
    let place = found.owner.dict.place_of_str(name).and_then(|place| u32::try_from(place).ok());
    Ok((found.owner.dict, place.ok_or(Reason("out of range"))?, found.value))
}

/// `LOAD_ATTR_CLASS`
pub fn in_class(frame: Frame, op: LoadAttr<Code>, cache: LoadAttrCache) -> Attempt<LoadAttrCache> {
    let (object, name) = (frame.get(op.object()), frame.name(op.name().0.into()));
    let class = object.as_kind::<Class>().ok_or(Reason("not a class"))?;
    let vm = frame.machine();
    let meta = vm.class_of(object);
    if meta.defines(special::GETATTRIBUTE) {
        return Err(Reason("overridden"));
    }
    if vm.lookup(meta, name).is_some_and(|found| vm.is_data_descriptor(found)) {
        return Err(Reason("metaclass attribute"));
    }
    let (dict, index, value) = class_place(frame, class, name)?;
    if vm.has_meaning(value) && value.as_object::<Function>().is_none() && !is_plain_class(frame, value) {
        return Err(Reason("descriptor"));
    }
    let (shape, version) = (class.shape.get(), epoch(frame)?);
    Ok(LoadAttrCache { shape, version, index, pointer: pointer(Value::object(dict)), ..cache })
}
/// The value, if it is an attribute of the cached class, and classes are as they were.
#[inline(always)]
pub fn same_class(view: &View, op: LoadAttr<Code>, cache: LoadAttrCache) -> Option<Value> {
    let class = view.get(op.object()).as_kind::<Class>()?;
    if class.shape.get() != cache.shape || view.machine().epoch != cache.version {
        return None;
    }
    // SAFETY: the class still has this namespace in its MRO.
    let dict = unsafe { pointed(cache.pointer) }.as_kind::<Dict>()?;
    dict.value_at(cache.index as usize)
}

/// `LOAD_ATTR_NONDESCRIPTOR`
pub fn data_of_shape(frame: Frame, op: LoadAttr<Code>, cache: LoadAttrCache) -> Attempt<LoadAttrCache> {
    let (object, name) = (frame.get(op.object()), frame.name(op.name().0.into()));
    let (shape, class) = class_of_shape(frame, object, name)?;
    let (dict, index, value) = class_place(frame, class, name)?;
    if frame.machine().has_meaning(value) && !is_plain_class(frame, value) {
        return Err(Reason("descriptor"));
    }
    Ok(LoadAttrCache { shape, version: epoch(frame)?, index, pointer: pointer(Value::object(dict)), ..cache })
}
/// The value, if the shape is the cached one, and classes are as they were.
#[inline(always)]
pub fn same_shape_data(view: &View, op: LoadAttr<Code>, cache: LoadAttrCache) -> Option<Value> {
    let object = view.get(op.object()).as_header()?;
    if object.shape() != cache.shape || view.machine().epoch != cache.version {
        return None;
    }
    // SAFETY: the class of the shape still has this namespace in its MRO.
    let dict = unsafe { pointed(cache.pointer) }.as_kind::<Dict>()?;
    dict.value_at(cache.index as usize)
}

/// The shape of an object that tells everything about a name which only its class has, and the class.
pub(super) fn class_of_shape(frame: Frame, object: Value, name: Gc<Str>) -> Attempt<(u32, Gc<Class>)> {
    let vm = frame.machine();
    let header = object.as_header().ok_or(Reason("a number or a constant"))?;
    if !matches!(own_dict(header), OwnDict::Never) || !super::is_ordinary(super::kind_of(header)) {
        return Err(Reason("has a dict"));
    }
    let class = vm.class_of(object);
    if class.defines(special::GETATTRIBUTE) {
        return Err(Reason("overridden"));
    }
    let shape = header.shape();
    if shape >= FIRST_SHAPE && vm.shapes.get(shape).is_dictionary() {
        return Err(Reason("has a dict"));
    }
    if vm.own_attribute(object, name).is_some() {
        return Err(Reason("shadowed"));
    }
    Ok((shape, class))
}

/// `LOAD_ATTR_PROPERTY`
pub fn property_of_shape(frame: Frame, op: LoadAttr<Code>, cache: LoadAttrCache) -> Attempt<LoadAttrCache> {
    let (object, name) = (frame.get(op.object()), frame.name(op.name().0.into()));
    let header = object.as_header().ok_or(Reason("a number or a constant"))?;
    let vm = frame.machine();
    let class = vm.class_of(object);
    // With a `__getattr__`, the getter's AttributeError has to be caught.
    if class.defines(special::GETATTRIBUTE | special::GETATTR) || !super::is_ordinary(super::kind_of(header))
    {
        return Err(Reason("overridden"));
    }
    let found = vm.lookup(class, name).ok_or(Reason("not in the class"))?;
    let property = found.as_object::<Property>().ok_or(Reason("not a property"))?;
    let getter = property.getter.get();
    if getter.as_object::<Function>().is_none() {
        return Err(Reason("property not a Python function"));
    }
    let (shape, version) = (header.shape(), epoch(frame)?);
    Ok(LoadAttrCache { shape, version, pointer: pointer(found), ..cache })
}
/// Whether the shape is the cached one, and classes are as they were.
#[inline(always)]
pub fn same_property(view: &View, op: LoadAttr<Code>, cache: LoadAttrCache) -> Option<()> {
    let object = view.get(op.object()).as_header()?;
    (object.shape() == cache.shape && view.machine().epoch == cache.version).then_some(())
}
/// Enters the getter.
pub fn load_property(frame: Frame, op: LoadAttr<Code>, cache: LoadAttrCache) -> Outcome {
    // SAFETY: the guard has accepted.
    let property = unsafe { pointed(cache.pointer) }.as_object::<Property>();
    match property
        .map(|property| property.getter.get())
        .filter(|getter| getter.as_object::<Function>().is_some())
    {
        Some(getter) => {
            let stage = Stage::storing(LOAD, op.dst(), LoadAttr::<Code>::WORDS + LoadAttrCache::WORDS);
            frame.enter(getter, &[frame.get(op.object())], stage)
        }
        // `property.__init__` was called again.
        None => load_attr(frame, op),
    }
}
