//! `next(iterator)`: one step of each built-in iterator, and of those that programs define.

use crate::heap::Gc;
use crate::objects::adapters::{CallableIterator, Enumerate, Filter, LongRangeIterator, Map, Zip};
use crate::objects::array;
use crate::objects::array_object::ArrayObject;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::cursors::{
    ByteArrayIterator, BytesIterator, Cursor, DictItemIterator, DictKeyIterator, DictReverseItemIterator,
    DictReverseKeyIterator, DictReverseValueIterator, DictValueIterator, ListReverseIterator, MemoryIterator,
    Reversed, SequenceIterator, SetIterator, StrAsciiIterator, StrIterator,
};
use crate::objects::deque::{Changed, DequeIterator};
use crate::objects::dict::{Dict, Item};
use crate::objects::generator::Generator;
use crate::objects::int::{self, Operand};
use crate::objects::iterators::{ListIterator, RangeIterator, TupleIterator};
use crate::objects::itertools::Itertool;
use crate::objects::list::List;
use crate::objects::memoryview::MemoryView;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{FIRST_SHAPE, Kind, Value, set};
use crate::vm::{Exc, Raised, Result, Vm};

/// What a step gives: an item, or the end.
pub(super) type Step = Result<Option<Value>>;

impl Vm {
    /// The next item of an iterator; `None` at its end, where no exception is made.
    ///
    /// # Errors
    /// TypeError, if it is no iterator; what `__next__` raises, other than StopIteration.
    #[inline]
    pub fn next(&mut self, iterator: Value) -> Step {
        match iterator.as_object::<ListIterator>() {
            Some(iterator) => Ok(next_of_list(iterator)),
            None => self.next_of_any(iterator),
        }
    }

    #[inline(never)]
    fn next_of_any(&mut self, iterator: Value) -> Step {
        self.native_safepoint()?;
        match iterator.shape() {
            Some(shape) if shape < FIRST_SHAPE => self.native_next(iterator),
            Some(_)
                if let Some(tool) = iterator.as_kind::<Itertool>()
                    && tool.exact =>
            {
                self.next_of_itertool(tool)
            }
            Some(_) if let Some(iterator) = iterator.as_kind::<DequeIterator>() => {
                self.next_of_deque(iterator)
            }
            _ => self.next_special(iterator),
        }
    }

    fn next_of_deque(&mut self, iterator: Gc<DequeIterator>) -> Step {
        iterator.next().map_err(|Changed| self.runtime_error("deque mutated during iteration"))
    }

    /// One step as the built-in type of an iterator does it, whatever a derived class has defined.
    ///
    /// # Errors
    /// As [`Vm::next`].
    pub fn native_next(&mut self, value: Value) -> Step {
        let Some(object) = value.as_header() else { return self.next_special(value) };
        macro_rules! step {
            ($Iterator:ident, |$iterator:ident| $step:expr) => {
                match value.as_kind::<$Iterator>() {
                    Some($iterator) => $step,
                    None => Ok(None),
                }
            };
        }
        match Kind::ALL[usize::from(object.kind())] {
            Kind::ListIterator => step!(ListIterator, |iterator| Ok(next_of_list(iterator))),
            Kind::TupleIterator => step!(TupleIterator, |iterator| Ok(next_of_tuple(iterator))),
            Kind::RangeIterator => step!(RangeIterator, |iterator| Ok(iterator.next())),
            Kind::LongRangeIterator => step!(LongRangeIterator, |iterator| self.next_of_long_range(iterator)),
            Kind::Generator => match value.as_object::<Generator>() {
                Some(generator) => self.generator_next(generator),
                None => self.next_special(value),
            },
            Kind::StrAsciiIterator => step!(StrAsciiIterator, |iterator| self.next_of_ascii(iterator)),
            Kind::StrIterator => step!(StrIterator, |iterator| self.next_of_text(iterator)),
            Kind::BytesIterator => step!(BytesIterator, |iterator| Ok(next_of_bytes(iterator))),
            Kind::ByteArrayIterator => step!(ByteArrayIterator, |iterator| Ok(next_of_byte_array(iterator))),
            Kind::MemoryIterator => step!(MemoryIterator, |iterator| self.next_of_memory(iterator)),
            Kind::SequenceIterator => step!(SequenceIterator, |iterator| self.next_of_sequence(iterator)),
            Kind::ListReverseIterator => {
                step!(ListReverseIterator, |iterator| Ok(next_of_reversed_list(iterator)))
            }
            Kind::Reversed => step!(Reversed, |iterator| self.next_of_reversed(iterator)),
            Kind::SetIterator => step!(SetIterator, |iterator| self.next_of_set(iterator)),
            Kind::DictKeyIterator => {
                step!(DictKeyIterator, |iterator| { Ok(self.next_of_dict(iterator)?.map(|item| item.key)) })
            }
            Kind::DictValueIterator => step!(DictValueIterator, |iterator| {
                Ok(self.next_of_dict(iterator)?.map(|item| item.value))
            }),
            Kind::DictItemIterator => step!(DictItemIterator, |iterator| {
                let item = self.next_of_dict(iterator)?;
                item.map(|item| self.pair(item.key, item.value)).transpose()
            }),
            Kind::DictReverseKeyIterator => step!(DictReverseKeyIterator, |iterator| {
                Ok(self.next_of_reversed_dict(iterator)?.map(|item| item.key))
            }),
            Kind::DictReverseValueIterator => step!(DictReverseValueIterator, |iterator| {
                Ok(self.next_of_reversed_dict(iterator)?.map(|item| item.value))
            }),
            Kind::DictReverseItemIterator => step!(DictReverseItemIterator, |iterator| {
                let item = self.next_of_reversed_dict(iterator)?;
                item.map(|item| self.pair(item.key, item.value)).transpose()
            }),
            Kind::Enumerate => step!(Enumerate, |iterator| self.next_of_enumerate(iterator)),
            Kind::Zip => step!(Zip, |iterator| self.next_of_zip(iterator)),
            Kind::Map => step!(Map, |iterator| self.next_of_map(iterator)),
            Kind::Filter => step!(Filter, |iterator| self.next_of_filter(iterator)),
            Kind::CallableIterator => step!(CallableIterator, |iterator| self.next_of_callable(iterator)),
            Kind::DequeIterator => step!(DequeIterator, |iterator| self.next_of_deque(iterator)),
            Kind::Itertool => step!(Itertool, |iterator| self.next_of_itertool(iterator)),
            _ => self.next_special(value),
        }
    }

    /// One step of an iterator by its class's `__next__`.
    #[inline(never)]
    fn next_special(&mut self, iterator: Value) -> Step {
        let name = self.names.__next__;
        match self.call_special(iterator, name, &[]) {
            Ok(Some(item)) => Ok(Some(item)),
            Ok(None) => {
                let text = format!("'{}' object is not an iterator", self.type_name(iterator));
                Err(self.type_error(text))
            }
            Err(raised) => self.end_by(&[Exc::StopIteration], raised),
        }
    }

    /// The end, if what was raised means that.
    fn end_by(&mut self, ends: &[Exc], raised: Raised) -> Step {
        if ends.iter().any(|&exc| self.raised_is(exc)) {
            self.take_raised();
            Ok(None)
        } else {
            Err(raised)
        }
    }

    /// A tuple of two.
    ///
    /// # Errors
    /// MemoryError.
    #[inline]
    pub fn pair(&mut self, a: Value, b: Value) -> Result {
        let pair = Tuple::alloc(&self.heap, &[a, b]);
        self.memory(pair).map(Value::object)
    }

    /// One step of what feeds another iterator: these can be nested at will, and each is a call of native code.
    #[inline]
    pub(in crate::vm) fn next_inner(&mut self, iterator: Value) -> Step {
        if let Some(iterator) = iterator.as_object::<ListIterator>() {
            return Ok(next_of_list(iterator));
        }
        if let Some(iterator) = iterator.as_object::<RangeIterator>() {
            return Ok(iterator.next());
        }
        if let Some(generator) = iterator.as_object::<Generator>() {
            // Its frame counts, and sees to the native stack.
            return self.generator_next(generator);
        }
        self.with_depth("", |vm| vm.next(iterator))
    }

    fn next_of_long_range(&mut self, iterator: Gc<LongRangeIterator>) -> Step {
        let left = iterator.left.get();
        if Operand::of(left).is_none_or(|left| left.is_zero() || left.is_negative()) {
            return Ok(None);
        }
        let current = iterator.current.get();
        let next = int::add(&self.heap, current, iterator.step);
        iterator.current.set(self.memory(next)?);
        let left = int::sub(&self.heap, left, Value::small(1));
        iterator.left.set(self.memory(left)?);
        Ok(Some(current))
    }

    fn next_of_ascii(&mut self, iterator: Gc<StrAsciiIterator>) -> Step {
        let text = iterator.over.get().as_kind::<Str>();
        match text.and_then(|text| text.as_bytes().get(iterator.place.get()).copied()) {
            Some(byte) => {
                advance(iterator);
                let char = self.strings.of_char(&self.heap, byte.into());
                self.memory(char).map(|char| Some(Value::object(char)))
            }
            None => Ok(end(iterator)),
        }
    }

    fn next_of_text(&mut self, iterator: Gc<StrIterator>) -> Step {
        let Some(text) = iterator.over.get().as_kind::<Str>() else { return Ok(None) };
        let rest = text.as_bytes().get(iterator.place.get()..).unwrap_or_default();
        let Some(code_point) = crate::wtf8::Wtf8::from_wtf8_bytes(rest).code_points().next() else {
            return Ok(end(iterator));
        };
        let bytes = match code_point {
            0..0x80 => 1,
            0x80..0x800 => 2,
            0x800..0x1_0000 => 3,
            _ => 4,
        };
        iterator.place.set(iterator.place.get() + bytes);
        iterator.left.set(iterator.left.get().saturating_sub(1));
        let char = self.strings.of_char(&self.heap, code_point);
        self.memory(char).map(|char| Some(Value::object(char)))
    }

    fn next_of_memory(&mut self, iterator: Gc<MemoryIterator>) -> Step {
        let Some(view) = iterator.over.get().as_kind::<MemoryView>() else { return Ok(None) };
        let index = iterator.place.get();
        if view.object.get().is_unbound() {
            return Err(self.value_error("operation forbidden on released memoryview object"));
        }
        if index >= view.len {
            return Ok(end(iterator));
        }
        let item = view.get(&self.heap, index);
        match self.memory(item)? {
            Some(item) => {
                advance(iterator);
                Ok(Some(item))
            }
            None => Ok(end(iterator)),
        }
    }

    fn next_of_sequence(&mut self, iterator: Gc<SequenceIterator>) -> Step {
        let sequence = iterator.over.get();
        if sequence.is_unbound() {
            return Ok(None);
        }
        let index = iterator.place.get();
        if let Some(array) = sequence.as_kind::<ArrayObject>() {
            // Whatever `__getitem__` a derived class has.
            let Some(item) = array.read(|items| items.get(index)) else { return Ok(end(iterator)) };
            advance(iterator);
            return self.array_item(item).map(Some);
        }
        let item = self.get_item(sequence, Value::length(index));
        match item {
            Ok(item) => {
                advance(iterator);
                Ok(Some(item))
            }
            Err(raised) => {
                self.end_by(&[Exc::IndexError, Exc::StopIteration], raised)?;
                Ok(end(iterator))
            }
        }
    }

    /// An item of an array as an object.
    ///
    /// # Errors
    /// ValueError: it is no character; MemoryError.
    pub fn array_item(&mut self, item: array::Item) -> Result {
        match item {
            array::Item::Int(number) => {
                let number = int::from_i128(&self.heap, number);
                self.memory(number)
            }
            array::Item::Float(number) => self.new_float(number),
            array::Item::Char(c) if c > 0x10_FFFF => {
                Err(self.value_error(format!("character U+{c:x} is not in range [U+0000; U+10ffff]")))
            }
            array::Item::Char(c) => self.new_char(c),
        }
    }

    fn next_of_reversed(&mut self, iterator: Gc<Reversed>) -> Step {
        let sequence = iterator.over.get();
        let Some(index) = iterator.place.get().checked_sub(1).filter(|_| !sequence.is_unbound()) else {
            return Ok(end(iterator));
        };
        match self.get_item(sequence, Value::length(index)) {
            Ok(item) => {
                iterator.place.set(index);
                Ok(Some(item))
            }
            Err(raised) => {
                self.end_by(&[Exc::IndexError, Exc::StopIteration], raised)?;
                Ok(end(iterator))
            }
        }
    }

    fn next_of_set(&mut self, iterator: Gc<SetIterator>) -> Step {
        let set = iterator.over.get();
        let Some(members) = set::members(&set) else { return Ok(None) };
        if members.len() != iterator.check.get() {
            iterator.check.set(usize::MAX);
            return Err(self.runtime_error("Set changed size during iteration"));
        }
        match members.next(iterator.place.get()) {
            Some((place, member)) => {
                iterator.place.set(place + 1);
                iterator.left.set(iterator.left.get().saturating_sub(1));
                Ok(Some(member.key))
            }
            None => Ok(end(iterator)),
        }
    }

    /// The next item of a dict.
    #[inline]
    pub(in crate::vm) fn next_of_dict<const KIND: usize>(
        &mut self,
        iterator: Gc<Cursor<KIND>>,
    ) -> Result<Option<Item>> {
        let Some(dict) = iterator.over.get().as_kind::<Dict>() else { return Ok(None) };
        if dict.len() != iterator.check.get() {
            iterator.check.set(usize::MAX);
            return Err(self.dict_changed("dictionary changed size during iteration"));
        }
        match dict.table().next(iterator.place.get()) {
            Some((place, item)) => {
                let Some(left) = iterator.left.get().checked_sub(1) else {
                    iterator.finish();
                    return Err(self.dict_changed("dictionary keys changed during iteration"));
                };
                iterator.left.set(left);
                iterator.place.set(place + 1);
                Ok(Some(item))
            }
            None => {
                iterator.finish();
                Ok(None)
            }
        }
    }

    fn next_of_reversed_dict<const KIND: usize>(
        &mut self,
        iterator: Gc<Cursor<KIND>>,
    ) -> Result<Option<Item>> {
        let Some(dict) = iterator.over.get().as_kind::<Dict>() else { return Ok(None) };
        if dict.len() != iterator.check.get() {
            iterator.check.set(usize::MAX);
            return Err(self.dict_changed("dictionary changed size during iteration"));
        }
        match dict.table().previous(iterator.place.get()) {
            Some((place, item)) => {
                iterator.place.set(place);
                iterator.left.set(iterator.left.get().saturating_sub(1));
                Ok(Some(item))
            }
            None => {
                iterator.finish();
                Ok(None)
            }
        }
    }

    #[cold]
    fn dict_changed(&mut self, text: &str) -> Raised {
        self.runtime_error(text)
    }

    fn next_of_enumerate(&mut self, iterator: Gc<Enumerate>) -> Step {
        let Some(item) = self.next_inner(iterator.iterator)? else { return Ok(None) };
        let index = iterator.index.get();
        let next = int::add(&self.heap, index, Value::small(1));
        iterator.index.set(self.memory(next)?);
        self.pair(index, item).map(Some)
    }

    fn next_of_zip(&mut self, zip: Gc<Zip>) -> Step {
        let count = zip.iterators.len();
        if let &[first, second] = zip.iterators.items()
            && !zip.strict.get()
        {
            let Some(a) = self.next_inner(first)? else { return Ok(None) };
            let Some(b) = self.next_inner(second)? else { return Ok(None) };
            return self.pair(a, b).map(Some);
        }
        if count == 0 {
            return Ok(None);
        }
        let items = self.heap.rooted::<Value>();
        for index in 0..count {
            let Some(&iterator) = zip.iterators.items().get(index) else { break };
            match self.next_inner(iterator)? {
                Some(item) => {
                    let pushed = items.push(&self.heap, item);
                    self.memory(pushed)?;
                }
                None if zip.strict.get() => return self.check_strict(zip, index),
                None => return Ok(None),
            }
        }
        let tuple = Tuple::from_fn(&self.heap, items.len(), |index| items.get(index).unwrap_or(Value::NONE));
        self.memory(tuple).map(|tuple| Some(Value::object(tuple)))
    }

    /// An iterator of a strict `zip` has come to its end: all must have.
    #[cold]
    fn check_strict(&mut self, zip: Gc<Zip>, ended: usize) -> Step {
        let others = |index: usize| match index {
            1 => " 1".to_owned(),
            _ => format!("s 1-{index}"),
        };
        if ended > 0 {
            let text = format!("zip() argument {} is shorter than argument{}", ended + 1, others(ended));
            return Err(self.value_error(text));
        }
        for index in 1..zip.iterators.len() {
            let Some(&iterator) = zip.iterators.items().get(index) else { break };
            if self.next_inner(iterator)?.is_some() {
                let text = format!("zip() argument {} is longer than argument{}", index + 1, others(index));
                return Err(self.value_error(text));
            }
        }
        Ok(None)
    }

    fn next_of_map(&mut self, map: Gc<Map>) -> Step {
        if let &[iterator] = map.iterators.items() {
            let Some(item) = self.next_inner(iterator)? else { return Ok(None) };
            return self.call(map.function, &[item]).map(Some);
        }
        let items = self.heap.rooted::<Value>();
        for index in 0..map.iterators.len() {
            let Some(&iterator) = map.iterators.items().get(index) else { break };
            let Some(item) = self.next_inner(iterator)? else { return Ok(None) };
            let pushed = items.push(&self.heap, item);
            self.memory(pushed)?;
        }
        self.call(map.function, &items.to_vec()).map(Some)
    }

    fn next_of_filter(&mut self, filter: Gc<Filter>) -> Step {
        while let Some(item) = self.next_inner(filter.iterator)? {
            let answer = match filter.function {
                Value::NONE => item,
                function => self.call(function, &[item])?,
            };
            if self.truth(answer)? {
                return Ok(Some(item));
            }
        }
        Ok(None)
    }

    fn next_of_callable(&mut self, iterator: Gc<CallableIterator>) -> Step {
        let callable = iterator.callable.get();
        if callable.is_unbound() {
            return Ok(None);
        }
        let item = match self.call(callable, &[]) {
            Ok(item) => item,
            Err(raised) => {
                self.end_by(&[Exc::StopIteration], raised)?;
                iterator.callable.set(Value::UNBOUND);
                return Ok(None);
            }
        };
        // The call may have ended this very iterator.
        if iterator.callable.get().is_unbound() || self.equal(iterator.sentinel, item)? {
            iterator.callable.set(Value::UNBOUND);
            return Ok(None);
        }
        Ok(Some(item))
    }
}

/// The end, for good.
fn end<const KIND: usize>(iterator: Gc<Cursor<KIND>>) -> Option<Value> {
    iterator.finish();
    None
}

fn advance<const KIND: usize>(iterator: Gc<Cursor<KIND>>) {
    iterator.place.set(iterator.place.get() + 1);
}

#[inline]
fn next_of_list(iterator: Gc<ListIterator>) -> Option<Value> {
    let index = iterator.index.get();
    let item = iterator.list.get()?.get(index);
    match item {
        Some(_) => iterator.index.set(index + 1),
        None => iterator.list.set(None),
    }
    item
}

#[inline]
fn next_of_tuple(iterator: Gc<TupleIterator>) -> Option<Value> {
    let index = iterator.index.get();
    let item = iterator.tuple.get()?.get(index);
    match item {
        Some(_) => iterator.index.set(index + 1),
        None => iterator.tuple.set(None),
    }
    item
}

fn next_of_bytes(iterator: Gc<BytesIterator>) -> Option<Value> {
    let bytes = iterator.over.get().as_kind::<Bytes>()?;
    match bytes.as_slice().get(iterator.place.get()) {
        Some(&byte) => {
            advance(iterator);
            Some(Value::small(byte.into()))
        }
        None => end(iterator),
    }
}

fn next_of_byte_array(iterator: Gc<ByteArrayIterator>) -> Option<Value> {
    let array = iterator.over.get().as_kind::<ByteArray>()?;
    match array.bytes().get(iterator.place.get()) {
        Some(byte) => {
            advance(iterator);
            Some(Value::small(byte.into()))
        }
        None => end(iterator),
    }
}

fn next_of_reversed_list(iterator: Gc<ListReverseIterator>) -> Option<Value> {
    let list = iterator.over.get().as_kind::<List>()?;
    let item = iterator.place.get().checked_sub(1).and_then(|index| Some((index, list.get(index)?)));
    match item {
        Some((index, item)) => {
            iterator.place.set(index);
            Some(item)
        }
        None => end(iterator),
    }
}
