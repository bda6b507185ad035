//! BINARY_SUBSCR, STORE_SUBSCR, DELETE_SUBSCR and slices.

use crate::bytecode::opcode::*;
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::array::Item;
use crate::objects::array_object::ArrayObject;
use crate::objects::class::class_flag;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::list::List;
use crate::objects::slice::{self, Slice};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::vm::complete::Stage;
use crate::vm::frame::{Code, Frame, Outcome, Step, View};
use crate::vm::protocols::special::{Special, is_plain};
use crate::vm::protocols::subscript::ItemMethod;

/// The only call that these instructions enter.
const METHOD: Stage = Stage::new(0);

/// `BINARY_SUBSCR`
pub fn load(frame: Frame, op: BinarySubscr<Code>) -> Outcome {
    let (container, key) = (frame.get(op.container()), frame.get(op.index()));
    if let Some(item) = quick_item(container, key) {
        frame.set(op.dst(), item);
        return Ok(Step::Next);
    }
    load_any(frame, op.dst(), container, key)
}
/// `BINARY_SUBSCR_IMM`
pub fn load_imm(frame: Frame, op: BinarySubscrImm<Code>) -> Outcome {
    let (container, key) = (frame.get(op.container()), Value::small(op.index().0.into()));
    if let Some(item) = quick_item(container, key) {
        frame.set(op.dst(), item);
        return Ok(Step::Next);
    }
    load_any(frame, op.dst(), container, key)
}

/// The item of a plain list or tuple at a small int.
#[inline(always)]
fn quick_item(container: Value, key: Value) -> Option<Value> {
    let index = key.as_int()?.get();
    if let Some(list) = container.as_object::<List>() {
        return list.get(slice::index(index, list.len())?);
    }
    let tuple = container.as_object::<Tuple>()?;
    tuple.get(slice::index(index, tuple.len())?)
}

/// The item of an array at a small int, if a word holds it.
fn array_item(frame: Frame, container: Value, key: Value) -> Option<Value> {
    let (array, index) = (container.as_kind::<ArrayObject>()?, key.as_int()?.get());
    if frame.machine().class_of(container).has(class_flag::HEAP) {
        return None;
    }
    let item = array.read(|items| items.get(slice::index(index, items.len())?))?;
    match item {
        Item::Float(number) => Value::tagged_float(number),
        Item::Int(number) => i64::try_from(number).ok().and_then(Value::int),
        Item::Char(_) => None,
    }
}

/// Stores into an array at a small int. False: nothing was stored, the slow way tells why.
fn store_array_item(frame: Frame, container: Value, key: Value, value: Value) -> bool {
    let (Some(array), Some(index)) = (container.as_kind::<ArrayObject>(), key.as_int()) else { return false };
    if frame.machine().class_of(container).has(class_flag::HEAP) {
        return false;
    }
    let Some(item) = value
        .as_tagged_float()
        .map(Item::Float)
        .or_else(|| value.as_int().map(|int| Item::Int(int.get().into())))
    else {
        return false;
    };
    let place = array.read(|items| {
        let index = slice::index(index.get(), items.len())?;
        let code = items.code();
        // An int in an array of floats is a float there.
        let item = match item {
            Item::Int(number) if !code.is_int() => Item::Float(number as f64),
            item => item,
        };
        Some((index * code.size(), code.size(), code.encode(item).ok()?))
    });
    place.is_some_and(|(at, size, bytes)| array.write(at, &bytes[..size]))
}

fn load_any(frame: Frame, dst: Reg, container: Value, key: Value) -> Outcome {
    if let Some(item) = array_item(frame, container, key) {
        frame.set(dst, item);
        return Ok(Step::Next);
    }
    if let Some(dict) = container.as_object::<Dict>() {
        let item = frame.vm().dict_subscript(dict, key)?;
        frame.set(dst, item);
        return Ok(Step::Next);
    }
    let item = if is_plain(container) {
        frame.vm().get_item(container, key)?
    } else {
        let method = frame.vm().item_method(container);
        if let ItemMethod::Call(function) = method
            && function.as_object::<Function>().is_some()
        {
            let stage = Stage::storing(METHOD.number, dst, frame.opcode().info().length);
            return frame.enter(function, &[container, key], stage);
        }
        frame.vm().get_item_by(method, container, key)?
    };
    frame.set(dst, item);
    Ok(Step::Next)
}

/// `BINARY_SLICE`
pub fn load_slice(frame: Frame, op: BinarySlice<Code>) -> Outcome {
    let container = frame.get(op.container());
    let (start, stop) = (frame.get(op.first()), frame.get_after(op.first(), 1));
    if let Some(result) = quick_slice(frame, container, start, stop) {
        frame.set(op.dst(), result?);
        return Ok(Step::Next);
    }
    let key = new_slice(frame, start, stop, Value::NONE)?;
    load_any(frame, op.dst(), container, key)
}

/// A slice of a plain list, string or tuple between small ints, without a slice object.
fn quick_slice(frame: Frame, container: Value, start: Value, stop: Value) -> Option<crate::vm::Result> {
    let bound = |value: Value| match value.as_int() {
        Some(int) => Some(Some(int.get())),
        None => value.is_none().then_some(None),
    };
    let (start, stop) = (bound(start)?, bound(stop)?);
    if let Some(list) = container.as_object::<List>() {
        let range = slice::indices(start, stop, None, list.len()).range()?;
        let list = List::alloc(&frame.vm().heap, list.items().copy_range(range));
        return Some(frame.vm().memory(list).map(Value::object));
    }
    if let Some(text) = container.as_object::<Str>() {
        return Some(frame.vm().str_slice(text, slice::indices(start, stop, None, text.len())));
    }
    let tuple = container.as_object::<Tuple>()?;
    let range = slice::indices(start, stop, None, tuple.len()).range()?;
    if range.len() == tuple.len() {
        return Some(Ok(container));
    }
    let tuple = Tuple::alloc(&frame.vm().heap, &tuple.items()[range]);
    Some(frame.vm().memory(tuple).map(Value::object))
}

fn new_slice(frame: Frame, start: Value, stop: Value, step: Value) -> crate::vm::Result {
    let slice = Slice::alloc(&frame.vm().heap, start, stop, step);
    frame.vm().memory(slice).map(Value::object)
}

/// `BUILD_SLICE`
pub fn build_slice(frame: Frame, op: BuildSlice<Code>) -> Outcome {
    let step = if op.count().0 == 3 { frame.get_after(op.first(), 2) } else { Value::NONE };
    let slice = new_slice(frame, frame.get(op.first()), frame.get_after(op.first(), 1), step)?;
    frame.set(op.dst(), slice);
    Ok(Step::Next)
}

/// `STORE_SUBSCR`
pub fn store(frame: Frame, op: StoreSubscr<Code>) -> Outcome {
    store_any(frame, frame.get(op.container()), frame.get(op.index()), frame.get(op.value()))
}
/// `STORE_SUBSCR_IMM`
pub fn store_imm(frame: Frame, op: StoreSubscrImm<Code>) -> Outcome {
    let key = Value::small(op.index().0.into());
    store_any(frame, frame.get(op.container()), key, frame.get(op.value()))
}
/// `STORE_SLICE`
pub fn store_slice(frame: Frame, op: StoreSlice<Code>) -> Outcome {
    let (start, stop) = (frame.get(op.first()), frame.get_after(op.first(), 1));
    let key = new_slice(frame, start, stop, Value::NONE)?;
    store_any(frame, frame.get(op.container()), key, frame.get(op.value()))
}

#[inline]
fn store_any(frame: Frame, container: Value, key: Value, value: Value) -> Outcome {
    if let Some(list) = container.as_object::<List>()
        && let Some(index) = key.as_int()
        && let Some(index) = slice::index(index.get(), list.len())
    {
        list.set(index, value);
        return Ok(Step::Next);
    }
    if let Some(dict) = container.as_object::<Dict>() {
        frame.vm().dict_set(dict, key, value)?;
        return Ok(Step::Next);
    }
    if store_array_item(frame, container, key, value) {
        return Ok(Step::Next);
    }
    if !is_plain(container) {
        let (class, name) = (frame.vm().class_of(container), frame.vm().names.__setitem__);
        if let Special::Method(method) = frame.vm().special(class, name)
            && method.as_object::<Function>().is_some()
        {
            return frame.enter(method, &[container, key, value], METHOD);
        }
    }
    frame.vm().set_item(container, key, value)?;
    Ok(Step::Next)
}

/// `DELETE_SUBSCR`
pub fn delete(frame: Frame, op: DeleteSubscr<Code>) -> Outcome {
    let (container, key) = (frame.get(op.container()), frame.get(op.index()));
    if !is_plain(container) {
        let (class, name) = (frame.vm().class_of(container), frame.vm().names.__delitem__);
        if let Special::Method(method) = frame.vm().special(class, name)
            && method.as_object::<Function>().is_some()
        {
            return frame.enter(method, &[container, key], METHOD);
        }
    }
    frame.vm().del_item(container, key)?;
    Ok(Step::Next)
}

/// A method that one of these instructions has entered has returned: what is stored or deleted has no result.
pub fn completed(frame: Frame, _: Stage, result: Value) -> Outcome {
    let code = Code(frame.pc());
    match frame.opcode().info().base {
        Opcode::BINARY_SUBSCR => frame.set(BinarySubscr::at(code).dst(), result),
        Opcode::BINARY_SUBSCR_IMM => frame.set(BinarySubscrImm::at(code).dst(), result),
        Opcode::BINARY_SLICE => frame.set(BinarySlice::at(code).dst(), result),
        _ => {}
    }
    Ok(Step::Next)
}

/// The place of an item in a list: the index is in range.
type Place = (Gc<List>, usize);

#[inline(always)]
fn list_place(container: Value, index: i64) -> Option<Place> {
    let list = container.as_object::<List>()?;
    Some((list, slice::index(index, list.len())?))
}
#[inline(always)]
fn list_item(container: Value, index: i64) -> Option<Value> {
    let (list, index) = list_place(container, index)?;
    list.get(index)
}
#[inline(always)]
fn tuple_item(container: Value, index: i64) -> Option<Value> {
    let tuple = container.as_object::<Tuple>()?;
    tuple.get(slice::index(index, tuple.len())?)
}

/// The item of a list.
#[inline(always)]
pub fn load_in_list(view: &View, op: BinarySubscr<Code>, _: BinarySubscrCache) -> Option<Value> {
    list_item(view.get(op.container()), view.get(op.index()).as_int()?.get())
}
/// The item of a tuple.
#[inline(always)]
pub fn load_in_tuple(view: &View, op: BinarySubscr<Code>, _: BinarySubscrCache) -> Option<Value> {
    tuple_item(view.get(op.container()), view.get(op.index()).as_int()?.get())
}
/// The character of a string, if it is ASCII.
#[inline(always)]
pub fn load_in_str(view: &View, op: BinarySubscr<Code>, _: BinarySubscrCache) -> Option<u8> {
    let text = view.get(op.container()).as_object::<Str>()?;
    if !text.is_ascii() {
        return None;
    }
    let index = slice::index(view.get(op.index()).as_int()?.get(), text.len())?;
    text.as_bytes().get(index).copied()
}
/// The container is a dict.
#[inline(always)]
pub fn load_in_dict(view: &View, op: BinarySubscr<Code>, _: BinarySubscrCache) -> Option<Gc<Dict>> {
    view.get(op.container()).as_object::<Dict>()
}
/// `list[int]`
#[inline(always)]
pub fn load_item(frame: Frame, op: BinarySubscr<Code>, item: Value) -> Step {
    frame.set(op.dst(), item);
    Step::Next
}
/// `tuple[int]`
#[inline(always)]
pub fn load_element(frame: Frame, op: BinarySubscr<Code>, item: Value) -> Step {
    frame.set(op.dst(), item);
    Step::Next
}
/// `str[int]`
#[inline(always)]
pub fn load_character(frame: Frame, op: BinarySubscr<Code>, byte: u8) -> Step {
    match frame.machine().strings.of_ascii(byte) {
        Some(text) => {
            frame.set(op.dst(), Value::object(text));
            Step::Next
        }
        None => Step::Generic,
    }
}
/// `dict[key]`
pub fn load_entry(frame: Frame, op: BinarySubscr<Code>, _: BinarySubscrCache) -> Outcome {
    let key = frame.get(op.index());
    let Some(dict) = frame.get(op.container()).as_object::<Dict>() else { return load(frame, op) };
    let item = match key.as_object::<Str>() {
        Some(text) => dict.get_str(text).map_or_else(|| frame.vm().dict_subscript(dict, key), Ok)?,
        None => frame.vm().dict_subscript(dict, key)?,
    };
    frame.set(op.dst(), item);
    Ok(Step::Next)
}

/// The item of a list at the instruction's index.
#[inline(always)]
pub fn imm_in_list(view: &View, op: BinarySubscrImm<Code>, _: BinarySubscrImmCache) -> Option<Value> {
    list_item(view.get(op.container()), op.index().0.into())
}
/// The item of a tuple at the instruction's index.
#[inline(always)]
pub fn imm_in_tuple(view: &View, op: BinarySubscrImm<Code>, _: BinarySubscrImmCache) -> Option<Value> {
    tuple_item(view.get(op.container()), op.index().0.into())
}
/// `list[index]`
#[inline(always)]
pub fn load_imm_item(frame: Frame, op: BinarySubscrImm<Code>, item: Value) -> Step {
    frame.set(op.dst(), item);
    Step::Next
}
/// `tuple[index]`
#[inline(always)]
pub fn load_imm_element(frame: Frame, op: BinarySubscrImm<Code>, item: Value) -> Step {
    frame.set(op.dst(), item);
    Step::Next
}

/// The place in a list.
#[inline(always)]
pub fn store_in_list(view: &View, op: StoreSubscr<Code>, _: StoreSubscrCache) -> Option<Place> {
    list_place(view.get(op.container()), view.get(op.index()).as_int()?.get())
}
/// The place in a list at the instruction's index.
#[inline(always)]
pub fn store_imm_in_list(view: &View, op: StoreSubscrImm<Code>, _: StoreSubscrImmCache) -> Option<Place> {
    list_place(view.get(op.container()), op.index().0.into())
}
/// The container is a dict.
#[inline(always)]
pub fn store_in_dict(view: &View, op: StoreSubscr<Code>, _: StoreSubscrCache) -> Option<Gc<Dict>> {
    view.get(op.container()).as_object::<Dict>()
}
/// `list[int] = value`
#[inline(always)]
pub fn store_item(frame: Frame, op: StoreSubscr<Code>, (list, index): Place) -> Step {
    list.set(index, frame.get(op.value()));
    Step::Next
}
/// `list[index] = value`
#[inline(always)]
pub fn store_imm_item(frame: Frame, op: StoreSubscrImm<Code>, (list, index): Place) -> Step {
    list.set(index, frame.get(op.value()));
    Step::Next
}
/// `dict[key] = value`
pub fn store_entry(frame: Frame, op: StoreSubscr<Code>, cache: StoreSubscrCache) -> Outcome {
    let Some(dict) = store_in_dict(frame.view(), op, cache) else { return store(frame, op) };
    frame.vm().dict_set(dict, frame.get(op.index()), frame.get(op.value()))?;
    Ok(Step::Next)
}
