//! Iteration: making iterators, and taking all that they give. What one step of each iterator is lies in
//! [`next`](super::next).
//!
//! What a loop reads it reads anew each turn: a list may change while Python runs.

use super::special::is_plain;
use crate::heap::{Gc, Items, Rooted};
use crate::objects::adapters::LongRangeIterator;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::class::class_flag;
use crate::objects::cursors::{
    ByteArrayIterator, BytesIterator, DictItemIterator, DictItems, DictKeyIterator, DictKeys,
    DictValueIterator, DictValues, MemoryIterator, SequenceIterator, SetIterator, StrAsciiIterator,
    StrIterator,
};
use crate::objects::dict::Dict;
use crate::objects::generator::Generator;
use crate::objects::iterators::{ListIterator, RangeIterator, TupleIterator};
use crate::objects::list::List;
use crate::objects::memoryview::MemoryView;
use crate::objects::range::Range;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{FIRST_SHAPE, Int, Kind, Value, set};
use crate::vm::generators::Take;
use crate::vm::{Exc, Raised, Result, Vm};

impl Vm {
    /// `iter(value)`
    ///
    /// # Errors
    /// TypeError, if it is not iterable; what `__iter__` raises.
    pub fn iter(&mut self, value: Value) -> Result {
        if let Some(shape) = value.shape()
            && shape < FIRST_SHAPE
            && let Some(iterator) = self.native_iter(value)?
        {
            return Ok(iterator);
        }
        self.iter_special(value)
    }

    /// The iterator that a built-in type makes of its object, whatever a derived class has defined. `None`: the type is not
    /// iterable, or not by this function.
    ///
    /// # Errors
    /// MemoryError.
    pub fn native_iter(&mut self, value: Value) -> Result<Option<Value>> {
        let Some(object) = value.as_header() else { return Ok(None) };
        let heap = &self.heap;
        macro_rules! over {
            ($Iterator:ident, $size:expr) => {
                $Iterator::alloc(heap, value, 0, $size).map(Value::object)
            };
        }
        macro_rules! over_dict {
            ($Iterator:ident, $dict:expr) => {{
                let dict = $dict;
                $Iterator::alloc(heap, Value::object(dict), 0, dict.len()).map(Value::object)
            }};
        }
        let made = match Kind::ALL[usize::from(object.kind())] {
            Kind::List => value.as_kind().map(|list| ListIterator::alloc(heap, list).map(Value::object)),
            Kind::Tuple => value.as_kind().map(|tuple| TupleIterator::alloc(heap, tuple).map(Value::object)),
            Kind::Range => {
                let Some(range) = value.as_kind::<Range>() else { return Ok(None) };
                return self.range_iterator(range.start(), range.step(), range.length()).map(Some);
            }
            Kind::Dict => value.as_kind::<Dict>().map(|dict| over_dict!(DictKeyIterator, dict)),
            Kind::DictKeys => value.as_kind::<DictKeys>().map(|view| over_dict!(DictKeyIterator, view.dict)),
            Kind::DictValues => {
                value.as_kind::<DictValues>().map(|view| over_dict!(DictValueIterator, view.dict))
            }
            Kind::DictItems => {
                value.as_kind::<DictItems>().map(|view| over_dict!(DictItemIterator, view.dict))
            }
            Kind::Set | Kind::FrozenSet => {
                set::members(&value).map(|members| over!(SetIterator, members.len()))
            }
            Kind::Str => value.as_kind::<Str>().map(|text| {
                if text.is_ascii() {
                    over!(StrAsciiIterator, text.len())
                } else {
                    over!(StrIterator, text.len())
                }
            }),
            Kind::Bytes => value.as_kind::<Bytes>().map(|bytes| over!(BytesIterator, bytes.as_slice().len())),
            Kind::ByteArray => {
                value.as_kind::<ByteArray>().map(|array| over!(ByteArrayIterator, array.bytes().len()))
            }
            Kind::MemoryView => value.as_kind::<MemoryView>().map(|view| over!(MemoryIterator, view.len)),
            // A coroutine is of the same kind, and no iterator.
            Kind::Generator => value.as_object::<Generator>().map(|_| Ok(value)),
            kind if is_native_iterator(kind) => Some(Ok(value)),
            _ => None,
        };
        made.map(|made| self.memory(made)).transpose()
    }

    /// An iterator over `length` numbers, all ints.
    ///
    /// # Errors
    /// MemoryError.
    pub fn range_iterator(&mut self, start: Value, step: Value, length: Value) -> Result {
        let made = match (start.as_int(), step.as_int(), length.as_int()) {
            (Some(start), Some(step), Some(length)) if fits(start, step, length) => {
                RangeIterator::alloc(&self.heap, start.value(), step.get(), length.get() as u64)
                    .map(Value::object)
            }
            _ => LongRangeIterator::alloc(&self.heap, start, step, length).map(Value::object),
        };
        self.memory(made)
    }

    /// `iter` of what is no built-in container.
    #[inline(never)]
    fn iter_special(&mut self, value: Value) -> Result {
        let (class, name) = (self.class_of(value), self.names.__iter__);
        match self.lookup(class, name) {
            Some(Value::NONE) => return Err(self.not_iterable(value)),
            Some(_) => {
                if let Some(iterator) = self.call_special(value, name, &[])? {
                    return if self.is_iterator(iterator) {
                        Ok(iterator)
                    } else {
                        let text =
                            format!("iter() returned non-iterator of type '{}'", self.type_name(iterator));
                        Err(self.type_error(text))
                    };
                }
            }
            None => {}
        }
        if !self.is_sequence(value) {
            return Err(self.not_iterable(value));
        }
        let made = SequenceIterator::alloc(&self.heap, value, 0, 0);
        self.memory(made).map(Value::object)
    }

    #[cold]
    fn not_iterable(&mut self, value: Value) -> Raised {
        let text = format!("'{}' object is not iterable", self.type_name(value));
        self.type_error(text)
    }

    /// Whether a value has items by number as far as its type tells: it has a `__getitem__`, and is no dict.
    pub fn is_sequence(&mut self, value: Value) -> bool {
        let (class, name) = (self.class_of(value), self.names.__getitem__);
        value.as_kind::<Dict>().is_none() && self.lookup(class, name).is_some()
    }

    /// Whether a value has a `__next__`.
    pub fn is_iterator(&mut self, value: Value) -> bool {
        let (class, name) = (self.class_of(value), self.names.__next__);
        self.lookup(class, name).is_some_and(|method| !method.is_none())
    }

    /// Whether `iter` would find something to call.
    pub fn is_iterable(&mut self, value: Value) -> bool {
        let (class, name) = (self.class_of(value), self.names.__iter__);
        match self.lookup(class, name) {
            Some(method) => !method.is_none(),
            None => self.is_sequence(value),
        }
    }

    /// Calls `each` with the items of an iterable, until it answers false.
    ///
    /// # Errors
    /// What iteration or `each` raises.
    #[inline]
    pub fn for_each(
        &mut self,
        iterable: Value,
        mut each: impl FnMut(&mut Vm, Value) -> Result<bool>,
    ) -> Result<()> {
        self.fold(iterable, &mut each, |_, _, _| false, |vm, each, item| each(vm, item))
    }

    /// The same for what has a state and can do without Python most times: `quick` says whether it has dealt with an item so,
    /// `each` deals with any other.
    ///
    /// # Errors
    /// What iteration or `each` raises.
    #[inline]
    pub fn fold<S>(
        &mut self,
        iterable: Value,
        state: &mut S,
        quick: impl Fn(&mut Vm, &mut S, Value) -> bool,
        each: impl Fn(&mut Vm, &mut S, Value) -> Result<bool>,
    ) -> Result<()> {
        if let Some(list) = iterable.as_object::<List>() {
            let mut index = 0;
            while let Some(item) = list.get(index) {
                if !each(self, state, item)? {
                    break;
                }
                index += 1;
            }
            return Ok(());
        }
        if let Some(tuple) = iterable.as_object::<Tuple>() {
            let mut index = 0;
            while let Some(item) = tuple.get(index) {
                if !each(self, state, item)? {
                    break;
                }
                index += 1;
            }
            return Ok(());
        }
        if let Some(members) = set::members(&iterable)
            && is_plain(iterable)
        {
            let (mut place, size) = (0, members.len());
            while let Some((at, member)) = members.next(place) {
                if !each(self, state, member.key)? {
                    break;
                }
                if members.len() != size {
                    return Err(self.runtime_error("Set changed size during iteration"));
                }
                place = at + 1;
            }
            return Ok(());
        }
        let iterator = self.iter(iterable)?;
        while let Some(item) = self.next_or_drain(iterator, &mut |vm, item| quick(vm, state, item))? {
            if !each(self, state, item)? {
                break;
            }
        }
        Ok(())
    }

    /// All items of an iterable, in a list that no program sees.
    ///
    /// # Errors
    /// What iteration raises; MemoryError.
    pub fn collect(&mut self, iterable: Value) -> Result<Gc<List>> {
        self.list_from(iterable)
    }

    /// `list(iterable)`
    ///
    /// # Errors
    /// What iteration raises; MemoryError.
    pub fn list_from(&mut self, iterable: Value) -> Result<Gc<List>> {
        if let Some(list) = iterable.as_object::<List>() {
            let copy = list.items().read(|items| List::alloc(&self.heap, items));
            return self.memory(copy);
        }
        let list = List::alloc(&self.heap, &[]);
        let list = self.memory(list)?;
        self.extend_items(list.items(), iterable)?;
        Ok(list)
    }

    /// `tuple(iterable)`
    ///
    /// # Errors
    /// What iteration raises; MemoryError.
    pub fn tuple_from(&mut self, iterable: Value) -> Result<Gc<Tuple>> {
        if let Some(tuple) = iterable.as_object::<Tuple>() {
            return Ok(tuple);
        }
        if let Some(list) = iterable.as_object::<List>() {
            let made = list.items().read(|items| Tuple::alloc(&self.heap, items));
            return self.memory(made);
        }
        let list = self.collect(iterable)?;
        let made = list.items().read(|items| Tuple::alloc(&self.heap, items));
        list.items().clear(&self.heap);
        self.memory(made)
    }

    /// Appends the items of an iterable to those of a list, which the caller's handle keeps alive.
    ///
    /// # Errors
    /// What iteration raises; MemoryError.
    pub fn extend_items(&mut self, items: &Items<Value>, iterable: Value) -> Result<()> {
        let done = if let Some(list) = iterable.as_object::<List>() {
            items.extend_from(&self.heap, list.items())
        } else if let Some(tuple) = iterable.as_object::<Tuple>() {
            items.extend(&self.heap, tuple.items())
        } else if let Some((start, length, step)) =
            iterable.as_object::<Range>().and_then(|range| range.small())
        {
            items.reserve(&self.heap, length as usize).and_then(|()| {
                // All of them lie between the bounds, which are small.
                let numbers = (0..length).map(|index| start + index * step);
                numbers.filter_map(Value::int).try_for_each(|number| items.push(&self.heap, number))
            })
        } else if let Some(dict) = iterable.as_object::<Dict>() {
            let mut keys = dict.table().iter().map(|item| item.key);
            let reserved = items.reserve(&self.heap, dict.len());
            reserved.and_then(|()| keys.try_for_each(|key| items.push(&self.heap, key)))
        } else if let Some(members) = set::members(&iterable)
            && is_plain(iterable)
        {
            let mut keys = members.iter().map(|member| member.key);
            let reserved = items.reserve(&self.heap, members.len());
            reserved.and_then(|()| keys.try_for_each(|key| items.push(&self.heap, key)))
        } else {
            return self.extend_by_iterator(items, iterable);
        };
        self.memory(done)
    }

    fn extend_by_iterator(&mut self, items: &Items<Value>, iterable: Value) -> Result<()> {
        let iterator = self.iter(iterable)?;
        let class = self.class_of(iterable);
        if class.has(class_flag::HEAP) {
            // CPython asks before the first item, and what a program answers there can be seen.
            let hint = self.length_hint(iterable, 8)?;
            let reserved = items.reserve(&self.heap, hint.min(1 << 16));
            self.memory(reserved)?;
        }
        let push = |vm: &mut Vm, item| items.push(&vm.heap, item);
        while let Some(item) = self.next_or_drain(iterator, &mut |vm, item| push(vm, item).is_ok())? {
            let pushed = push(self, item);
            self.memory(pushed)?;
        }
        Ok(())
    }

    /// The next item of an iterator; of a generator, the next one that `take` does not take: see [`Vm::drain`].
    #[inline]
    fn next_or_drain(&mut self, iterator: Value, take: Take<'_>) -> Result<Option<Value>> {
        match iterator.as_object::<Generator>() {
            Some(generator) => self.drain(generator, take),
            None => self.next(iterator),
        }
    }

    /// Exactly `count` items of an iterable, as an assignment to so many targets takes them.
    ///
    /// # Errors
    /// TypeError, if it is not iterable; ValueError, if there are more or fewer; what iteration raises.
    pub fn unpack_exact(&mut self, iterable: Value, count: usize) -> Result<Rooted<Value>> {
        let (items, iterator) = self.unpack_first(iterable, count)?;
        if items.len() < count {
            let text = format!("not enough values to unpack (expected {count}, got {})", items.len());
            return Err(self.value_error(text));
        }
        match self.next(iterator)? {
            None => Ok(items),
            Some(_) => Err(self.value_error(format!("too many values to unpack (expected {count})"))),
        }
    }

    /// The first items of an iterable, at most `count`, and the iterator of the rest.
    ///
    /// # Errors
    /// TypeError, if it is not iterable; what iteration raises.
    pub fn unpack_first(&mut self, iterable: Value, count: usize) -> Result<(Rooted<Value>, Value)> {
        let iterator = match self.iter(iterable) {
            Ok(iterator) => iterator,
            Err(Raised) if self.raised_is(Exc::TypeError) && !self.is_iterable(iterable) => {
                self.take_raised();
                let text = format!("cannot unpack non-iterable {} object", self.type_name(iterable));
                return Err(self.type_error(text));
            }
            Err(raised) => return Err(raised),
        };
        let items = self.heap.rooted::<Value>();
        while items.len() < count
            && let Some(item) = self.next(iterator)?
        {
            let pushed = items.push(&self.heap, item);
            self.memory(pushed)?;
        }
        Ok((items, iterator))
    }
}

/// Whether the kind is that of an iterator whose `__iter__` answers itself.
fn is_native_iterator(kind: Kind) -> bool {
    use Kind::*;
    matches!(
        kind,
        ListIterator
            | TupleIterator
            | RangeIterator
            | LongRangeIterator
            | StrIterator
            | StrAsciiIterator
            | BytesIterator
            | ByteArrayIterator
            | MemoryIterator
            | SequenceIterator
            | ListReverseIterator
            | Reversed
            | SetIterator
            | DictKeyIterator
            | DictValueIterator
            | DictItemIterator
            | DictReverseKeyIterator
            | DictReverseValueIterator
            | DictReverseItemIterator
            | Enumerate
            | Zip
            | Map
            | Filter
            | CallableIterator
    )
}

/// Whether the number after the last one fits a word, too.
fn fits(start: Int, step: Int, length: Int) -> bool {
    let end = i128::from(start.get()) + i128::from(step.get()) * i128::from(length.get());
    (i128::from(Int::MIN)..=i128::from(Int::MAX)).contains(&end)
}
