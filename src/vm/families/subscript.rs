//! BINARY_SUBSCR, STORE_SUBSCR, DELETE_SUBSCR and slices.

use super::attribute::learn::special_function;
use super::binary::{as_number, finish};
use crate::bytecode::opcode::*;
use crate::heap::Gc;
use crate::objects::array::{Array, Item, TypeCode};
use crate::objects::array_object::ArrayObject;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::class::special;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::list::List;
use crate::objects::slice::{self, Slice};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{FIRST_SHAPE, Value};
use crate::vm::complete::Stage;
use crate::vm::frame::{Attempt, Code, Frame, Outcome, Reason, Step, View};
use crate::vm::protocols::special::{Special, is_plain};
use crate::vm::protocols::subscript::ItemMethod;

/// The only call that these instructions enter.
const METHOD: Stage = Stage::new(0);

/// `BINARY_SUBSCR` of a list or tuple
#[inline(always)]
pub fn quick_load(frame: Frame, op: BinarySubscr<Code>) -> Option<Step> {
    frame.set(op.dst(), row_item(frame.get(op.container()), frame.get(op.index()))?);
    Some(Step::Next)
}
/// `BINARY_SUBSCR_IMM` of a list or tuple
#[inline(always)]
pub fn quick_load_imm(frame: Frame, op: BinarySubscrImm<Code>) -> Option<Step> {
    let key = Value::small(op.index().0.into());
    frame.set(op.dst(), row_item(frame.get(op.container()), key)?);
    Some(Step::Next)
}
/// `BINARY_SUBSCR`
pub fn load(frame: Frame, op: BinarySubscr<Code>) -> Outcome {
    let (container, key) = (frame.get(op.container()), frame.get(op.index()));
    if let Some(item) = quick_item(frame, container, key) {
        frame.set(op.dst(), item);
        return Ok(Step::Next);
    }
    load_any(frame, op.dst(), container, key)
}
/// `BINARY_SUBSCR_IMM`
pub fn load_imm(frame: Frame, op: BinarySubscrImm<Code>) -> Outcome {
    let (container, key) = (frame.get(op.container()), Value::small(op.index().0.into()));
    if let Some(item) = quick_item(frame, container, key) {
        frame.set(op.dst(), item);
        return Ok(Step::Next);
    }
    load_any(frame, op.dst(), container, key)
}

/// The item of a plain list or tuple at a small int.
#[inline(always)]
fn row_item(container: Value, key: Value) -> Option<Value> {
    let index = key.as_int()?.get();
    if let Some(list) = container.as_object::<List>() {
        return list.get(slice::index(index, list.len())?);
    }
    let tuple = container.as_object::<Tuple>()?;
    tuple.get(slice::index(index, tuple.len())?)
}

/// The item of a plain string, array or bytes at a small int, if no object must be made for it.
#[inline(always)]
fn quick_item(frame: Frame, container: Value, key: Value) -> Option<Value> {
    let index = key.as_int()?.get();
    if let Some(byte) = character(container, index) {
        return frame.machine().strings.of_ascii(byte).map(Value::object);
    }
    if let Some(byte) = byte(container, index) {
        return Some(Value::small(byte.into()));
    }
    let array = ArrayObject::exact(container)?;
    match read_array(array, |items| items.double(index)) {
        Some(number) => Value::tagged_float(number),
        None => read_array(array, |items| items.int(index)).and_then(Value::int),
    }
}

/// The character of an ASCII string.
#[inline(always)]
fn character(container: Value, index: i64) -> Option<u8> {
    let text = container.as_object::<Str>()?;
    if !text.is_ascii() {
        return None;
    }
    text.as_bytes().get(slice::index(index, text.len())?).copied()
}
/// The byte of bytes or of a bytearray.
#[inline(always)]
fn byte(container: Value, index: i64) -> Option<u8> {
    if let Some(bytes) = container.as_object::<Bytes>() {
        let bytes = bytes.as_slice();
        return bytes.get(slice::index(index, bytes.len())?).copied();
    }
    let array = container.as_object::<ByteArray>()?;
    let bytes = array.bytes();
    bytes.get(slice::index(index, bytes.len())?)
}

/// Reads the items of an array, and does nothing else.
#[inline(always)]
fn read_array<T>(array: Gc<ArrayObject>, read: impl FnOnce(&Array) -> T) -> T {
    // SAFETY: nothing changes the items meanwhile, and no borrow of theirs outlives the call that has made it.
    read(unsafe { &*array.store() })
}
/// Writes over items of an array, and does nothing else.
#[inline(always)]
fn write_array<T>(array: Gc<ArrayObject>, write: impl FnOnce(&mut Array) -> T) -> T {
    // SAFETY: as above; and nothing reads them meanwhile.
    write(unsafe { &mut *array.store() })
}

/// Stores into an array at a small int. False: nothing was stored, the slow way tells why.
fn store_array_item(container: Value, key: Value, value: Value) -> bool {
    let (Some(array), Some(index)) = (ArrayObject::exact(container), key.as_int()) else { return false };
    let index = index.get();
    write_array(array, |items| {
        as_number(value).is_some_and(|number| items.set_double(index, number))
            || value.as_int().is_some_and(|int| items.set_int(index, int.get()))
            // An int in an array of floats is a float there.
            || as_number(value).is_some_and(|number| {
                let place = slice::index(index, items.len());
                place.is_some_and(|place| items.set(place, Item::Float(number)).is_ok())
            })
    })
}

/// The dict, if it is one of a derived class (a `defaultdict`, say) that leaves a method to `dict`.
fn derived_dict(frame: Frame, container: Value, method: u64) -> Option<Gc<Dict>> {
    let dict = container.as_kind::<Dict>()?;
    (!frame.machine().class_of(container).defines(method)).then_some(dict)
}

fn load_any(frame: Frame, dst: Reg, container: Value, key: Value) -> Outcome {
    if let Some(dict) = container.as_object::<Dict>() {
        let item = frame.vm().dict_subscript(dict, key)?;
        frame.set(dst, item);
        return Ok(Step::Next);
    }
    if let Some(list) = container.as_object::<List>() {
        let part = match quick_list_slice(frame, list, key) {
            Some(part) => part?,
            None => frame.vm().list_subscript(list, key)?,
        };
        frame.set(dst, part);
        return Ok(Step::Next);
    }
    if let Some(dict) = derived_dict(frame, container, special::GETITEM)
        && let Some(item) = frame.vm().dict_get(dict, key)?
    {
        frame.set(dst, item);
        return Ok(Step::Next);
    }
    let item = if is_plain(container) {
        frame.vm().get_item(container, key)?
    } else {
        let stage = Stage::storing(METHOD.number, dst, frame.opcode().info().length);
        if let Some(function) = special_function(frame, container, frame.machine().names.__getitem__) {
            return frame.enter(function, &[container, key], stage);
        }
        let method = frame.vm().item_method(container);
        if let ItemMethod::Call(function) = method
            && function.as_object::<Function>().is_some()
        {
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

/// A slice of a plain list whose bounds and step are small ints or absent.
fn quick_list_slice(frame: Frame, list: Gc<List>, key: Value) -> Option<crate::vm::Result> {
    let slice = key.as_object::<Slice>()?;
    let step = slice::small_bound(slice.step)?;
    let (start, stop) = (slice::small_bound(slice.start)?, slice::small_bound(slice.stop)?);
    if step == Some(0) {
        return None;
    }
    let indices = slice::indices(start, stop, step, list.len());
    let heap = &frame.vm().heap;
    let part = list.items().read(|items| List::from_fn(heap, indices.count, |nth| items[indices.at(nth)]));
    Some(frame.vm().memory(part).map(Value::object))
}

/// A slice of a plain list, string or tuple between small ints, without a slice object.
fn quick_slice(frame: Frame, container: Value, start: Value, stop: Value) -> Option<crate::vm::Result> {
    let (start, stop) = (slice::small_bound(start)?, slice::small_bound(stop)?);
    if let Some(list) = container.as_object::<List>() {
        let range = slice::plain_range(start, stop, list.len());
        let list = list.items().read(|items| List::alloc(&frame.vm().heap, &items[range]));
        return Some(frame.vm().memory(list).map(Value::object));
    }
    if let Some(text) = container.as_object::<Str>() {
        return Some(frame.vm().str_slice(text, slice::indices(start, stop, None, text.len())));
    }
    let tuple = container.as_object::<Tuple>()?;
    let range = slice::plain_range(start, stop, tuple.len());
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

/// `STORE_SUBSCR` into a list
#[inline(always)]
pub fn quick_store(frame: Frame, op: StoreSubscr<Code>) -> Option<Step> {
    let (list, index) = list_place(frame.get(op.container()), frame.get(op.index()).as_int()?.get())?;
    list.set(index, frame.get(op.value()));
    Some(Step::Next)
}
/// `STORE_SUBSCR_IMM` into a list
#[inline(always)]
pub fn quick_store_imm(frame: Frame, op: StoreSubscrImm<Code>) -> Option<Step> {
    let (list, index) = list_place(frame.get(op.container()), op.index().0.into())?;
    list.set(index, frame.get(op.value()));
    Some(Step::Next)
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
    if let Some(list) = frame.get(op.container()).as_object::<List>()
        && let Some(stored) = frame.vm().list_set_slice(list, [start, stop], frame.get(op.value()))
    {
        return stored.map(|()| Step::Next);
    }
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
    let dict = container.as_object::<Dict>();
    if let Some(dict) = dict.or_else(|| derived_dict(frame, container, special::SETITEM)) {
        frame.vm().dict_set(dict, key, value)?;
        return Ok(Step::Next);
    }
    if store_array_item(container, key, value) {
        return Ok(Step::Next);
    }
    if !is_plain(container) {
        if let Some(function) = special_function(frame, container, frame.machine().names.__setitem__) {
            return frame.enter(function, &[container, key, value], METHOD);
        }
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
    character(view.get(op.container()), view.get(op.index()).as_int()?.get())
}
/// The byte of bytes or of a bytearray.
#[inline(always)]
pub fn load_in_bytes(view: &View, op: BinarySubscr<Code>, _: BinarySubscrCache) -> Option<u8> {
    byte(view.get(op.container()), view.get(op.index()).as_int()?.get())
}
/// The item of an array of doubles.
#[inline(always)]
pub fn load_in_doubles(view: &View, op: BinarySubscr<Code>, _: BinarySubscrCache) -> Option<f64> {
    let array = ArrayObject::exact(view.get(op.container()))?;
    let index = view.get(op.index()).as_int()?.get();
    read_array(array, |items| items.double(index))
}
/// The item of an array of ints.
#[inline(always)]
pub fn load_in_ints(view: &View, op: BinarySubscr<Code>, _: BinarySubscrCache) -> Option<i64> {
    let array = ArrayObject::exact(view.get(op.container()))?;
    let index = view.get(op.index()).as_int()?.get();
    read_array(array, |items| items.int(index))
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
    finish(frame, op.dst(), frame.machine().strings.of_ascii(byte).map(Value::object))
}
/// `bytes[int]`
#[inline(always)]
pub fn load_byte(frame: Frame, op: BinarySubscr<Code>, byte: u8) -> Step {
    frame.set(op.dst(), Value::small(byte.into()));
    Step::Next
}
/// `array[int]`, the item a plain float
#[inline(always)]
pub fn load_double(frame: Frame, op: BinarySubscr<Code>, number: f64) -> Step {
    finish(frame, op.dst(), Value::tagged_float(number))
}
/// `array[int]`, the item a small int
#[inline(always)]
pub fn load_array_int(frame: Frame, op: BinarySubscr<Code>, number: i64) -> Step {
    finish(frame, op.dst(), Value::int(number))
}
/// A method of a class whose instances have slots, with their shape and the machine's epoch.
fn method_of_shape(frame: Frame, container: Value, name: Gc<Str>) -> Result<(Pointer, u32, u32), Reason> {
    let shape = container.shape().filter(|&shape| shape >= FIRST_SHAPE).ok_or(Reason("other types"))?;
    let vm = frame.machine();
    let method = vm.lookup(vm.class_of(container), name).ok_or(Reason("not in the class"))?;
    if method.as_object::<Function>().is_none() {
        return Err(Reason("not a Python function"));
    }
    match vm.epoch {
        0 => Err(Reason("out of versions")),
        epoch => Ok((Pointer(method.bits()), shape, epoch)),
    }
}
/// Whether the shape is the cached one, and classes are as they were.
#[inline(always)]
fn same_class(view: &View, container: Value, shape: u32, version: u32) -> Option<()> {
    (container.shape()? == shape && view.machine().epoch == version).then_some(())
}
/// The function of a cache.
///
/// # Safety
/// The guard has accepted: the class still has the function, so it is alive.
unsafe fn cached_function(function: Pointer) -> Option<Gc<Function>> {
    // SAFETY: as promised.
    unsafe { Value::from_bits(function.0) }.as_object::<Function>()
}
/// `BINARY_SUBSCR_GETITEM`
pub fn getitem_of_shape(
    frame: Frame,
    op: BinarySubscr<Code>,
    _: BinarySubscrCache,
) -> Attempt<BinarySubscrCache> {
    let name = frame.machine().names.__getitem__;
    let (function, shape, version) = method_of_shape(frame, frame.get(op.container()), name)?;
    Ok(BinarySubscrCache { function, shape, version })
}
/// Whether the shape is the cached one, and classes are as they were.
#[inline(always)]
pub fn same_getitem(view: &View, op: BinarySubscr<Code>, cache: BinarySubscrCache) -> Option<()> {
    same_class(view, view.get(op.container()), cache.shape, cache.version)
}
/// Enters the `__getitem__`.
pub fn enter_getitem(frame: Frame, op: BinarySubscr<Code>, cache: BinarySubscrCache) -> Outcome {
    // SAFETY: the guard has accepted.
    let Some(function) = (unsafe { cached_function(cache.function) }) else { return load(frame, op) };
    let length = BinarySubscr::<Code>::WORDS + BinarySubscrCache::WORDS;
    let stage = Stage::storing(METHOD.number, op.dst(), length);
    frame.enter_function(function, None, &[frame.get(op.container()), frame.get(op.index())], stage)
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
/// The character of a string at the instruction's index, if it is ASCII.
#[inline(always)]
pub fn imm_in_str(view: &View, op: BinarySubscrImm<Code>, _: BinarySubscrImmCache) -> Option<u8> {
    character(view.get(op.container()), op.index().0.into())
}
/// `str[index]`
#[inline(always)]
pub fn load_imm_character(frame: Frame, op: BinarySubscrImm<Code>, byte: u8) -> Step {
    finish(frame, op.dst(), frame.machine().strings.of_ascii(byte).map(Value::object))
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
/// The array, the index and the number that is stored.
type Stored<T> = (Gc<ArrayObject>, i64, T);

/// The container is an array of doubles, the value a number that is one.
#[inline(always)]
pub fn store_in_doubles(view: &View, op: StoreSubscr<Code>, _: StoreSubscrCache) -> Option<Stored<f64>> {
    let array = ArrayObject::exact(view.get(op.container()))?;
    let is_double = read_array(array, |items| items.code() == TypeCode::Double);
    let index = view.get(op.index()).as_int().filter(|_| is_double)?.get();
    Some((array, index, as_number(view.get(op.value()))?))
}
/// The container is an array of ints, the value a small int.
#[inline(always)]
pub fn store_in_ints(view: &View, op: StoreSubscr<Code>, _: StoreSubscrCache) -> Option<Stored<i64>> {
    let array = ArrayObject::exact(view.get(op.container()))?;
    let is_int = read_array(array, |items| items.code().is_int());
    let index = view.get(op.index()).as_int().filter(|_| is_int)?.get();
    Some((array, index, view.get(op.value()).as_int()?.get()))
}
/// `STORE_SUBSCR_SETITEM`
pub fn setitem_of_shape(
    frame: Frame,
    op: StoreSubscr<Code>,
    _: StoreSubscrCache,
) -> Attempt<StoreSubscrCache> {
    let name = frame.machine().names.__setitem__;
    let (function, shape, version) = method_of_shape(frame, frame.get(op.container()), name)?;
    Ok(StoreSubscrCache { function, shape, version })
}
/// Whether the shape is the cached one, and classes are as they were.
#[inline(always)]
pub fn same_setitem(view: &View, op: StoreSubscr<Code>, cache: StoreSubscrCache) -> Option<()> {
    same_class(view, view.get(op.container()), cache.shape, cache.version)
}
/// Enters the `__setitem__`.
pub fn enter_setitem(frame: Frame, op: StoreSubscr<Code>, cache: StoreSubscrCache) -> Outcome {
    // SAFETY: the guard has accepted.
    let Some(function) = (unsafe { cached_function(cache.function) }) else { return store(frame, op) };
    let args = [frame.get(op.container()), frame.get(op.index()), frame.get(op.value())];
    frame.enter_function(function, None, &args, METHOD)
}
/// `array[int] = float`
#[inline(always)]
pub fn store_double(_: Frame, _: StoreSubscr<Code>, (array, index, number): Stored<f64>) -> Step {
    if write_array(array, |items| items.set_double(index, number)) { Step::Next } else { Step::Generic }
}
/// `array[int] = int`
#[inline(always)]
pub fn store_int(_: Frame, _: StoreSubscr<Code>, (array, index, number): Stored<i64>) -> Step {
    if write_array(array, |items| items.set_int(index, number)) { Step::Next } else { Step::Generic }
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
