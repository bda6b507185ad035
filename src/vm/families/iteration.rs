//! GET_ITER, FOR_ITER, UNPACK_SEQUENCE, UNPACK_EX.

use super::attribute::learn::special_function;
use super::generator;
use crate::bytecode::opcode::*;
use crate::heap::Gc;
use crate::objects::adapters::{Enumerate, Filter, Map, Zip};
use crate::objects::cursors::{
    DictItemIterator, DictKeyIterator, DictValueIterator, ListReverseIterator, SetIterator, StrAsciiIterator,
};
use crate::objects::dict::{Dict, Item};
use crate::objects::function::Function;
use crate::objects::generator::Generator;
use crate::objects::iterators::{ListIterator, RangeIterator, TupleIterator};
use crate::objects::list::List;
use crate::objects::set::{FrozenSet, Set};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{FIRST_SHAPE, Value};
use crate::vm::complete::Stage;
use crate::vm::frame::{Attempt, Code, Frame, Outcome, Reason, Resumer, Step, View};
use crate::vm::{Exc, Raised};

/// `GET_ITER` waits for a Python `__iter__`.
const ITER: u16 = 0;
/// `FOR_ITER` waits for a Python `__next__`.
const NEXT: u16 = 1;

/// `FOR_ITER` waits for the Python function of a `filter`, whose item is the stage's.
const FILTER: u16 = 2;

/// The Python function that is the special method of a value's class, if it is one.
fn python_method(frame: Frame, value: Value, is_next: bool) -> Option<Value> {
    let vm = frame.vm();
    value.shape().filter(|&shape| shape >= FIRST_SHAPE)?;
    let name = if is_next { vm.names.__next__ } else { vm.names.__iter__ };
    if let Some(function) = special_function(frame, value, name) {
        return Some(function);
    }
    let class = vm.class_of(value);
    vm.lookup(class, name).filter(|method| method.as_object::<Function>().is_some())
}

/// `GET_ITER`
pub fn get_iter(frame: Frame, op: GetIter<Code>) -> Outcome {
    get_iter_of(frame, frame.get(op.iterable()), op.dst())
}

/// Makes the iterator for this instruction, a `GET_ITER` or a `GET_YIELD_FROM_ITER`.
pub(super) fn get_iter_of(frame: Frame, iterable: Value, dst: Reg) -> Outcome {
    if let Some(method) = python_method(frame, iterable, false) {
        return frame.enter(method, &[iterable], Stage::new(ITER));
    }
    let iterator = frame.vm().iter(iterable)?;
    frame.set(dst, iterator);
    Ok(Step::Next)
}

/// `FOR_ITER` over a range, a list or a tuple
#[inline(always)]
pub fn quick_for(frame: Frame, op: ForIter<Code>) -> Option<Step> {
    let iterator = frame.get(op.iterator());
    if let Some(range) = iterator.as_object::<RangeIterator>() {
        return Some(next_int(frame, op, range));
    }
    if let Some(list) = iterator.as_object::<ListIterator>() {
        return Some(next_item(frame, op, list));
    }
    Some(next_element(frame, op, iterator.as_object::<TupleIterator>()?))
}

/// `FOR_ITER`
pub fn for_iter(frame: Frame, op: ForIter<Code>) -> Outcome {
    let iterator = frame.get(op.iterator());
    if let Some(generator) = iterator.as_object::<Generator>() {
        return if frame.vm().can_resume(generator, Value::NONE)? {
            generator::resume(frame, generator, op.window(), Resumer::Loop)
        } else {
            Ok(Step::Next)
        };
    }
    if let Some(method) = python_method(frame, iterator, true) {
        return frame.enter(method, &[iterator], Stage::new(NEXT));
    }
    if let Some(outcome) = enter_adapter(frame, iterator) {
        return outcome;
    }
    match frame.vm().next(iterator)? {
        Some(item) => {
            frame.set(op.dst(), item);
            Ok(Step::Loop(op.target().distance()))
        }
        None => Ok(Step::Next),
    }
}

/// Enters the Python function of a `map` of one iterator or of a `filter`. `None`: it is none, or its function is not Python's.
fn enter_adapter(frame: Frame, iterator: Value) -> Option<Outcome> {
    let is_python = |function: Value| function.as_object::<Function>().is_some();
    let (function, inner, is_filter) = if let Some(map) = iterator.as_object::<Map>() {
        (map.function, *map.iterators.items().first().filter(|_| map.iterators.len() == 1)?, false)
    } else {
        let filter = iterator.as_object::<Filter>()?;
        (filter.function, filter.iterator, true)
    };
    if !is_python(function) {
        return None;
    }
    Some(match frame.vm().next_inner(inner) {
        Ok(Some(item)) if is_filter => frame.enter(function, &[item], Stage::with(FILTER, item)),
        Ok(Some(item)) => frame.enter(function, &[item], Stage::new(NEXT)),
        Ok(None) => Ok(Step::Next),
        Err(raised) => Err(raised),
    })
}

/// A Python `__iter__` or `__next__` has returned.
///
/// # Errors
/// TypeError, if what `__iter__` gave is no iterator.
pub(super) fn completed(frame: Frame, stage: Stage, result: Value) -> Outcome {
    if stage.number == ITER {
        // Both have their target as the first operand.
        let op = GetIter::at(Code(frame.pc()));
        if result.as_object::<Generator>().is_none() && !frame.vm().is_iterator(result) {
            let text = format!("iter() returned non-iterator of type '{}'", frame.vm().type_name(result));
            return Err(frame.vm().type_error(text));
        }
        frame.set(op.dst(), result);
        return Ok(Step::Next);
    }
    let op = ForIter::at(Code(frame.pc()));
    if stage.number != FILTER {
        frame.set(op.dst(), result);
        return Ok(Step::Loop(op.target().distance()));
    }
    if !frame.vm().truth(result)? {
        return for_iter(frame, op);
    }
    frame.set(op.dst(), stage.extra);
    Ok(Step::Loop(op.target().distance()))
}

/// A Python `__next__` has raised: StopIteration ends the loop.
pub(super) fn failed(frame: Frame, stage: Stage) -> Option<Outcome> {
    if stage.number == ITER || !frame.vm().raised_is(Exc::StopIteration) {
        return None;
    }
    frame.vm().take_raised();
    Some(Ok(Step::Next))
}

macro_rules! guards {
    ($($(#[doc = $doc:literal])+ $name:ident $Iterator:ident;)+) => { $(
        $(#[doc = $doc])+
        #[inline(always)]
        pub fn $name(view: &View, op: ForIter<Code>, _: ForIterCache) -> Option<Gc<$Iterator>> {
            view.get(op.iterator()).as_object()
        }
    )+ };
}
guards! {
    /// Whether a range is gone through.
    is_range RangeIterator;
    /// Whether a list is gone through.
    is_list ListIterator;
    /// Whether a tuple is gone through.
    is_tuple TupleIterator;
    /// Whether a dict's keys are gone through.
    is_dict_keys DictKeyIterator;
    /// Whether a dict's values are gone through.
    is_dict_values DictValueIterator;
    /// Whether a dict's items are gone through.
    is_dict_items DictItemIterator;
    /// Whether items are numbered.
    is_enumerate Enumerate;
    /// Whether items are taken in turn.
    is_zip Zip;
    /// Whether a set is gone through.
    is_set SetIterator;
    /// Whether ASCII text is gone through.
    is_ascii StrAsciiIterator;
    /// Whether a list is gone through backwards.
    is_reversed ListReverseIterator;
}

/// Goes into the loop with an item, or on behind it.
#[inline(always)]
fn go_on(frame: Frame, op: ForIter<Code>, item: Option<Value>) -> Step {
    match item {
        Some(item) => {
            frame.set(op.dst(), item);
            Step::Loop(op.target().distance())
        }
        None => Step::Next,
    }
}

/// `FOR_ITER_RANGE`
#[inline(always)]
pub fn next_int(frame: Frame, op: ForIter<Code>, iterator: Gc<RangeIterator>) -> Step {
    go_on(frame, op, iterator.next())
}

/// `FOR_ITER_LIST`
#[inline(always)]
pub fn next_item(frame: Frame, op: ForIter<Code>, iterator: Gc<ListIterator>) -> Step {
    let index = iterator.index.get();
    let item = match iterator.list.get() {
        Some(list) => list.get(index),
        None => None,
    };
    match item {
        Some(_) => iterator.index.set(index + 1),
        None => iterator.list.set(None),
    }
    go_on(frame, op, item)
}

/// `FOR_ITER_TUPLE`
#[inline(always)]
pub fn next_element(frame: Frame, op: ForIter<Code>, iterator: Gc<TupleIterator>) -> Step {
    let index = iterator.index.get();
    let item = match iterator.tuple.get() {
        Some(tuple) => tuple.get(index),
        None => None,
    };
    match item {
        Some(_) => iterator.index.set(index + 1),
        None => iterator.tuple.set(None),
    }
    go_on(frame, op, item)
}

/// Whether a generator waits that can go on.
#[inline(always)]
pub fn is_suspended(view: &View, op: ForIter<Code>, _: ForIterCache) -> Option<Gc<Generator>> {
    let generator = view.get(op.iterator()).as_object::<Generator>()?;
    generator.is_resumable().then_some(generator)
}

/// `FOR_ITER_GEN`
#[inline(always)]
pub fn resume(frame: Frame, op: ForIter<Code>, generator: Gc<Generator>) -> Step {
    generator::resume_fast(frame, generator, op.window(), Resumer::Loop)
}

/// The next item of a dict, where nothing is wrong: the generic form raises what there is to raise, and ends the iterator.
macro_rules! next_in_dict {
    ($iterator:ident) => {{
        let place = $iterator.place.get();
        match $iterator.over.get().as_object::<Dict>() {
            Some(dict) if dict.len() == $iterator.check.get() => match dict.table().next(place) {
                Some((place, item)) if $iterator.left.get() > 0 => {
                    $iterator.place.set(place + 1);
                    $iterator.left.set($iterator.left.get() - 1);
                    Some(item)
                }
                _ => None,
            },
            _ => None,
        }
    }};
}

#[inline(always)]
fn go_on_with(frame: Frame, op: ForIter<Code>, item: Option<Item>, part: impl Fn(Item) -> Value) -> Step {
    match item {
        Some(item) => {
            frame.set(op.dst(), part(item));
            Step::Loop(op.target().distance())
        }
        None => Step::Generic,
    }
}

/// `FOR_ITER_DICT_KEYS`
#[inline(always)]
pub fn next_key(frame: Frame, op: ForIter<Code>, iterator: Gc<DictKeyIterator>) -> Step {
    go_on_with(frame, op, next_in_dict!(iterator), |item| item.key)
}

/// `FOR_ITER_DICT_VALUES`
#[inline(always)]
pub fn next_value(frame: Frame, op: ForIter<Code>, iterator: Gc<DictValueIterator>) -> Step {
    go_on_with(frame, op, next_in_dict!(iterator), |item| item.value)
}

/// `FOR_ITER_DICT_ITEMS`
pub fn next_pair(frame: Frame, op: ForIter<Code>, cache: ForIterCache) -> Outcome {
    let Some(iterator) = is_dict_items(frame.view(), op, cache) else { return for_iter(frame, op) };
    match next_in_dict!(iterator) {
        Some(item) => {
            let pair = frame.vm().pair(item.key, item.value)?;
            Ok(go_on(frame, op, Some(pair)))
        }
        None => for_iter(frame, op),
    }
}

/// `FOR_ITER_ENUMERATE`, `FOR_ITER_ZIP`
pub fn next_native(frame: Frame, op: ForIter<Code>, _: ForIterCache) -> Outcome {
    let item = frame.vm().native_next(frame.get(op.iterator()))?;
    Ok(go_on(frame, op, item))
}

/// `FOR_ITER_SET`
#[inline(always)]
pub fn next_member(frame: Frame, op: ForIter<Code>, iterator: Gc<SetIterator>) -> Step {
    let set = iterator.over.get();
    let (plain, frozen) = (set.as_object::<Set>(), set.as_object::<FrozenSet>());
    let members = match (&plain, &frozen) {
        (Some(set), _) => set.members(),
        (None, Some(set)) => set.members(),
        (None, None) => return Step::Generic,
    };
    if members.len() != iterator.check.get() {
        return Step::Generic;
    }
    match members.next(iterator.place.get()) {
        Some((place, member)) => {
            iterator.place.set(place + 1);
            iterator.left.set(iterator.left.get().wrapping_sub(1));
            go_on(frame, op, Some(member.key))
        }
        None => Step::Generic,
    }
}

/// `FOR_ITER_STR`
#[inline(always)]
pub fn next_char(frame: Frame, op: ForIter<Code>, iterator: Gc<StrAsciiIterator>) -> Step {
    let index = iterator.place.get();
    let byte = match iterator.over.get().as_object::<Str>() {
        Some(text) => text.as_bytes().get(index).copied(),
        None => None,
    };
    match byte.and_then(|byte| frame.machine().strings.latin1(byte)) {
        Some(char) => {
            iterator.place.set(index + 1);
            go_on(frame, op, Some(Value::object(char)))
        }
        None => Step::Generic,
    }
}

/// `FOR_ITER_REVERSED`
#[inline(always)]
pub fn next_reversed(frame: Frame, op: ForIter<Code>, iterator: Gc<ListReverseIterator>) -> Step {
    let index = iterator.place.get().wrapping_sub(1);
    let item = match iterator.over.get().as_object::<List>() {
        Some(list) => list.get(index),
        None => None,
    };
    match item {
        Some(_) => {
            iterator.place.set(index);
            go_on(frame, op, item)
        }
        None => Step::Generic,
    }
}

/// `UNPACK_SEQUENCE` of a tuple or list of the right length
#[inline(always)]
pub fn quick_unpack(frame: Frame, op: UnpackSequence<Code>) -> Option<Step> {
    let (sequence, count) = (frame.get(op.sequence()), usize::from(op.count().0));
    if let Some(tuple) = sequence.as_object::<Tuple>() {
        if tuple.len() != count {
            return None;
        }
        let mut index = 0;
        while let Some(item) = tuple.get(index) {
            frame.set_after(op.first(), index, item);
            index += 1;
        }
        return Some(Step::Next);
    }
    let list = sequence.as_object::<List>()?;
    (list.len() == count).then(|| unpack_list(frame, op, list))
}

/// `UNPACK_SEQUENCE`
pub fn unpack_sequence(frame: Frame, op: UnpackSequence<Code>) -> Outcome {
    let (sequence, count) = (frame.get(op.sequence()), usize::from(op.count().0));
    let len = if let Some(tuple) = sequence.as_object::<Tuple>() {
        tuple.len()
    } else if let Some(list) = sequence.as_object::<List>() {
        list.len()
    } else {
        let items = frame.vm().unpack_exact(sequence, count)?;
        for (index, item) in items.iter().enumerate() {
            frame.set_after(op.first(), index, item);
        }
        return Ok(Step::Next);
    };
    if len != count {
        return Err(wrong_count(frame, len, count));
    }
    write(frame, op, sequence);
    Ok(Step::Next)
}

#[cold]
fn wrong_count(frame: Frame, len: usize, count: usize) -> Raised {
    frame.vm().value_error(if len < count {
        format!("not enough values to unpack (expected {count}, got {len})")
    } else {
        format!("too many values to unpack (expected {count})")
    })
}

/// Writes the items of a tuple or list of the right length. The sequence may lie in one of the registers.
#[inline(always)]
fn write(frame: Frame, op: UnpackSequence<Code>, sequence: Value) {
    for index in 0..usize::from(op.count().0) {
        let item = match sequence.as_object::<Tuple>() {
            Some(tuple) => tuple.get(index),
            None => match sequence.as_object::<List>() {
                Some(list) => list.get(index),
                None => None,
            },
        };
        if let Some(item) = item {
            frame.set_after(op.first(), index, item);
        }
    }
}

/// Sites that take two.
pub fn two(_: Frame, op: UnpackSequence<Code>, cache: UnpackSequenceCache) -> Attempt<UnpackSequenceCache> {
    if op.count().0 == 2 { Ok(cache) } else { Err(Reason("not two")) }
}

/// Whether the sequence is a tuple of two.
#[inline(always)]
pub fn is_pair(view: &View, op: UnpackSequence<Code>, _: UnpackSequenceCache) -> Option<(Value, Value)> {
    match view.get(op.sequence()).as_object::<Tuple>()?.items() {
        &[a, b] => Some((a, b)),
        _ => None,
    }
}

/// `UNPACK_SEQUENCE_TWO_TUPLE`
#[inline(always)]
pub fn unpack_pair(frame: Frame, op: UnpackSequence<Code>, (a, b): (Value, Value)) -> Step {
    frame.set_after(op.first(), 0, a);
    frame.set_after(op.first(), 1, b);
    Step::Next
}

/// Whether the sequence is a tuple of as many items as there are targets.
#[inline(always)]
pub fn is_tuple_of_count(view: &View, op: UnpackSequence<Code>, _: UnpackSequenceCache) -> Option<Gc<Tuple>> {
    let tuple = view.get(op.sequence()).as_object::<Tuple>()?;
    (tuple.len() == usize::from(op.count().0)).then_some(tuple)
}

/// `UNPACK_SEQUENCE_TUPLE`
#[inline(always)]
pub fn unpack_tuple(frame: Frame, op: UnpackSequence<Code>, tuple: Gc<Tuple>) -> Step {
    frame.set_all(op.first(), tuple.items());
    Step::Next
}

/// Whether the sequence is a list of as many items as there are targets.
#[inline(always)]
pub fn is_list_of_count(view: &View, op: UnpackSequence<Code>, _: UnpackSequenceCache) -> Option<Gc<List>> {
    let list = view.get(op.sequence()).as_object::<List>()?;
    (list.len() == usize::from(op.count().0)).then_some(list)
}

/// `UNPACK_SEQUENCE_LIST`
#[inline(always)]
pub fn unpack_list(frame: Frame, op: UnpackSequence<Code>, list: Gc<List>) -> Step {
    list.items().read(|items| frame.set_all(op.first(), items));
    Step::Next
}

/// `UNPACK_EX`
pub fn unpack_ex(frame: Frame, op: UnpackEx<Code>) -> Outcome {
    let (before, after) = (usize::from(op.before().0), usize::from(op.after().0));
    let (items, iterator) = frame.vm().unpack_first(frame.get(op.sequence()), before)?;
    let (got, least) = (items.len(), before + after);
    if got < before {
        return Err(not_enough(frame, least, got));
    }
    let rest = frame.vm().list_from(iterator)?;
    let Some(middle) = rest.len().checked_sub(after) else {
        return Err(not_enough(frame, least, got + rest.len()));
    };
    for (index, item) in items.iter().enumerate() {
        frame.set_after(op.first(), index, item);
    }
    for index in 0..after {
        frame.set_after(op.first(), before + 1 + index, rest.get(middle + index).unwrap_or(Value::NONE));
    }
    rest.items().truncate(middle);
    frame.set_after(op.first(), before, Value::object(rest));
    Ok(Step::Next)
}

#[cold]
fn not_enough(frame: Frame, least: usize, got: usize) -> Raised {
    let text = format!("not enough values to unpack (expected at least {least}, got {got})");
    frame.vm().value_error(text)
}
