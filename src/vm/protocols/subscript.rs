//! Subscripts: items and slices, read, written and deleted.

use super::special::{Special, is_plain, kind_of};
use crate::heap::Gc;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::int::Operand;
use crate::objects::list::List;
use crate::objects::range::Range;
use crate::objects::slice::{self, Indices, Slice};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::{Exc, Raised, Result, Vm};

impl Vm {
    /// `container[key]`.
    ///
    /// # Errors
    /// TypeError: it has no items, or not such keys; IndexError, KeyError: there is none; what a method raises.
    #[inline]
    pub fn get_item(&mut self, container: Value, key: Value) -> Result {
        if is_plain(container)
            && let Some(item) = self.native_get_item(kind_of(container), container, key)?
        {
            return Ok(item);
        }
        match self.item_method(container) {
            ItemMethod::Native(kind) => match self.native_get_item(kind, container, key)? {
                Some(item) => Ok(item),
                None => self.call_item_method(container, key),
            },
            ItemMethod::Call(method) => {
                let name = self.names.__getitem__;
                self.call_found(method, container, name, &[key])
            }
            ItemMethod::OfClass(method) => self.call(method, &[key]),
            ItemMethod::Missing => Err(self.not_subscriptable(container)),
            ItemMethod::Raised(raised) => Err(raised),
        }
    }

    fn call_item_method(&mut self, container: Value, key: Value) -> Result {
        let name = self.names.__getitem__;
        match self.call_special(container, name, &[key])? {
            Some(item) => Ok(item),
            None => Err(self.not_subscriptable(container)),
        }
    }

    /// Who answers `container[key]`, if it is not of a plain built-in type.
    pub fn item_method(&mut self, container: Value) -> ItemMethod {
        let (class, name) = (self.class_of(container), self.names.__getitem__);
        match self.special(class, name) {
            Special::Method(method) => ItemMethod::Call(method),
            Special::Native(kind) => ItemMethod::Native(kind),
            Special::Missing if container.as_kind::<Class>().is_some() => {
                let name = self.names.__class_getitem__;
                match self.find_attr(container, name) {
                    Ok(Some(method)) if !method.is_none() => ItemMethod::OfClass(method),
                    Ok(_) => ItemMethod::Missing,
                    Err(raised) => ItemMethod::Raised(raised),
                }
            }
            Special::Missing => ItemMethod::Missing,
        }
    }

    #[cold]
    fn not_subscriptable(&mut self, container: Value) -> Raised {
        match container.as_kind::<Class>() {
            Some(class) => {
                let name = class.name_text();
                self.type_error(format!("type '{name}' is not subscriptable"))
            }
            None => {
                let name = self.type_name(container);
                self.type_error(format!("'{name}' object is not subscriptable"))
            }
        }
    }

    /// An item or a slice of an object of a built-in type, whatever a class derived from it defines. `None`: the type has no
    /// items.
    ///
    /// # Errors
    /// As [`Vm::get_item`].
    pub fn native_get_item(&mut self, kind: Kind, container: Value, key: Value) -> Result<Option<Value>> {
        match kind {
            Kind::List => {
                let Some(list) = container.as_kind::<List>() else { return Ok(None) };
                if let Some(slice) = key.as_object::<Slice>() {
                    return self.list_slice(list, slice).map(Some);
                }
                let index = self.index_of_key(key, "list indices")?;
                match slice::index(index, list.len()).and_then(|index| list.get(index)) {
                    Some(item) => Ok(Some(item)),
                    None => Err(self.index_error("list index out of range")),
                }
            }
            Kind::Tuple => {
                let Some(tuple) = container.as_kind::<Tuple>() else { return Ok(None) };
                if let Some(slice) = key.as_object::<Slice>() {
                    return self.tuple_slice(container, tuple, slice).map(Some);
                }
                let index = self.index_of_key(key, "tuple indices")?;
                match slice::index(index, tuple.len()).and_then(|index| tuple.get(index)) {
                    Some(item) => Ok(Some(item)),
                    None => Err(self.index_error("tuple index out of range")),
                }
            }
            Kind::Dict => {
                let Some(dict) = container.as_kind::<Dict>() else { return Ok(None) };
                if let Some(value) = self.dict_get(dict, key)? {
                    return Ok(Some(value));
                }
                if !is_plain(container) {
                    let name = self.names.__missing__;
                    if let Some(value) = self.call_special(container, name, &[key])? {
                        return Ok(Some(value));
                    }
                }
                Err(self.key_error(key))
            }
            Kind::Str => {
                let Some(text) = container.as_kind::<Str>() else { return Ok(None) };
                self.str_item(text, key).map(Some)
            }
            Kind::Bytes | Kind::ByteArray => self.bytes_item(kind, container, key),
            Kind::Range => {
                let Some(range) = container.as_kind::<Range>() else { return Ok(None) };
                self.range_item(range, key).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// The number that a key is as an index. `what` begins the message that it is none.
    #[inline]
    pub(super) fn index_of_key(&mut self, key: Value, what: &str) -> Result<i64> {
        match key.as_int() {
            Some(int) => Ok(int.get()),
            None => self.sequence_index_of_object(key, what),
        }
    }

    fn sequence_index_of_object(&mut self, key: Value, what: &str) -> Result<i64> {
        if !self.is_index(key) {
            let name = self.type_name(key);
            return Err(self.type_error(match what {
                "string indices" => format!("string indices must be integers, not '{name}'"),
                _ => format!("{what} must be integers or slices, not {name}"),
            }));
        }
        self.index_or(key, Exc::IndexError)
    }

    /// The indices that a slice means for a sequence of `len` items.
    ///
    /// # Errors
    /// TypeError: a bound is no index; ValueError: the step is zero; what `__index__` raises.
    pub fn slice_bounds(&mut self, slice: Gc<Slice>, len: usize) -> Result<Indices> {
        let (start, stop, step) = self.slice_numbers(slice)?;
        Ok(slice::indices(start, stop, step, len))
    }

    /// What stands in a slice. Sequences that a method may change are measured after this.
    pub(super) fn slice_numbers(&mut self, slice: Gc<Slice>) -> Result<(slice::Bound, slice::Bound, slice::Bound)> {
        let step = self.slice_bound(slice.step)?;
        if step == Some(0) {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let start = self.slice_bound(slice.start)?;
        let stop = self.slice_bound(slice.stop)?;
        Ok((start, stop, step))
    }

    fn slice_bound(&mut self, value: Value) -> Result<slice::Bound> {
        if let Some(int) = value.as_int() {
            return Ok(Some(int.get()));
        }
        if value.is_none() {
            return Ok(None);
        }
        if !self.is_index(value) {
            let text = "slice indices must be integers or None or have an __index__ method";
            return Err(self.type_error(text));
        }
        self.as_index(value).map(Some)
    }

    fn list_slice(&mut self, list: Gc<List>, slice: Gc<Slice>) -> Result {
        let (start, stop, step) = self.slice_numbers(slice)?;
        let indices = slice::indices(start, stop, step, list.len());
        self.list_of_indices(list, indices)
    }

    /// A list of the items at some indices.
    ///
    /// # Errors
    /// MemoryError.
    pub fn list_of_indices(&mut self, list: Gc<List>, indices: Indices) -> Result {
        let items = match indices.range() {
            Some(range) => list.items().copy_range(range),
            None => indices.iter().filter_map(|index| list.get(index)).collect(),
        };
        let list = List::alloc(&self.heap, items);
        self.memory(list).map(Value::object)
    }

    fn tuple_slice(&mut self, value: Value, tuple: Gc<Tuple>, slice: Gc<Slice>) -> Result {
        let indices = self.slice_bounds(slice, tuple.len())?;
        if indices.count == tuple.len() && indices.step == 1 && is_plain(value) {
            return Ok(value);
        }
        let items = tuple.items();
        let result = match indices.range() {
            Some(range) => Tuple::alloc(&self.heap, &items[range]),
            None => {
                let at = |k| indices.start.wrapping_add_signed(k as isize * indices.step);
                Tuple::from_fn(&self.heap, indices.count, |k| items[at(k)])
            }
        };
        self.memory(result).map(Value::object)
    }

    /// A character or a slice of a string.
    fn str_item(&mut self, text: Gc<Str>, key: Value) -> Result {
        if let Some(slice) = key.as_object::<Slice>() {
            let indices = self.slice_bounds(slice, text.len())?;
            return self.str_slice(text, indices);
        }
        let index = self.index_of_key(key, "string indices")?;
        match slice::index(index, text.len()).and_then(|index| text.get(index)) {
            Some(c) => self.new_char(c),
            None => Err(self.index_error("string index out of range")),
        }
    }

    /// A string of one code point.
    ///
    /// # Errors
    /// MemoryError.
    #[inline]
    pub fn new_char(&mut self, code_point: u32) -> Result {
        let text = self.strings.of_char(&self.heap, code_point);
        self.memory(text).map(Value::object)
    }

    /// A string of some of a string's characters.
    ///
    /// # Errors
    /// MemoryError.
    pub fn str_slice(&mut self, text: Gc<Str>, indices: Indices) -> Result {
        if indices.count == 0 {
            return Ok(Value::object(self.strings.empty()));
        }
        if indices.count == 1
            && let Some(c) = text.get(indices.start)
        {
            return self.new_char(c);
        }
        if let Some(range) = indices.range() {
            if indices.count == text.len() && is_plain(Value::object(text)) {
                return Ok(Value::object(text));
            }
            return self.new_str(text.slice(range));
        }
        if text.is_ascii() {
            let bytes: Vec<u8> = indices.iter().map(|index| text.as_bytes()[index]).collect();
            return self.new_str(bytes);
        }
        let all: Vec<u32> = text.wtf8().code_points().collect();
        let mut picked = Vec::with_capacity(indices.count);
        for index in indices.iter() {
            crate::wtf8::push(&mut picked, all[index]);
        }
        self.new_str(picked)
    }

    fn bytes_item(&mut self, kind: Kind, container: Value, key: Value) -> Result<Option<Value>> {
        let array = container.as_kind::<ByteArray>();
        let bytes = container.as_kind::<Bytes>();
        let length = || match (bytes, array) {
            (Some(bytes), _) => bytes.as_slice().len(),
            (_, Some(array)) => array.bytes().len(),
            _ => 0,
        };
        let at = |index: usize| match (bytes, array) {
            (Some(bytes), _) => bytes.as_slice().get(index).copied(),
            (_, Some(array)) => array.bytes().get(index),
            _ => None,
        };
        if let Some(slice) = key.as_object::<Slice>() {
            let (start, stop, step) = self.slice_numbers(slice)?;
            let indices = slice::indices(start, stop, step, length());
            if bytes.is_some() && indices.step == 1 && indices.count == length() && is_plain(container) {
                return Ok(Some(container));
            }
            let picked: Vec<u8> = indices.iter().filter_map(at).collect();
            if kind == Kind::ByteArray {
                let array = ByteArray::alloc(&self.heap, picked);
                return self.memory(array).map(|array| Some(Value::object(array)));
            }
            let bytes = Bytes::alloc(&self.heap, &picked);
            return self.memory(bytes).map(|bytes| Some(Value::object(bytes)));
        }
        let what = if kind == Kind::Bytes { "byte indices" } else { "bytearray indices" };
        let index = self.index_of_key(key, what)?;
        match slice::index(index, length()).and_then(at) {
            Some(byte) => Ok(Some(Value::small(byte.into()))),
            None => {
                let text = if kind == Kind::Bytes { "index out of range" } else { "bytearray index out of range" };
                Err(self.index_error(text))
            }
        }
    }

    fn range_item(&mut self, range: Gc<Range>, key: Value) -> Result {
        if let Some(slice) = key.as_object::<Slice>() {
            return self.slice_of_range(range, slice);
        }
        if !self.is_index(key) {
            let name = self.type_name(key);
            let text = format!("range indices must be integers or slices, not {name}");
            return Err(self.type_error(text));
        }
        let mut index = self.index(key)?;
        if Operand::of(index).is_some_and(Operand::is_negative) {
            let sum = crate::objects::int::add(&self.heap, index, range.length());
            index = self.memory(sum)?;
        }
        let in_range = match (Operand::of(index), Operand::of(range.length())) {
            (Some(index), Some(length)) => {
                !index.is_negative() && crate::objects::int::compare(index, length).is_lt()
            }
            _ => false,
        };
        if !in_range {
            return Err(self.index_error("range object index out of range"));
        }
        let number = range.at(&self.heap, index);
        self.memory(number)
    }

    fn slice_of_range(&mut self, range: Gc<Range>, slice: Gc<Slice>) -> Result {
        use crate::objects::int;
        let (start, stop, step) = self.slice_numbers(slice)?;
        let Some(length) = Operand::of(range.length()).and_then(Operand::i64) else {
            return Err(self.overflow_error("range slice is too large"));
        };
        let indices = slice::indices(start, stop, step, length as usize);
        let step = Value::int(step.unwrap_or(1)).unwrap_or(Value::small(1));
        let substep = int::mul(&self.heap, range.step(), step);
        let substep = self.memory(substep)?;
        // An empty one starts where the bounds lie, below the first if the step is negative.
        let first = match (indices.count, indices.step < 0) {
            (0, true) => start.map_or(length - 1, |bound| {
                if bound < 0 { bound.saturating_add(length).max(-1) } else { bound.min(length - 1) }
            }),
            _ => indices.start as i64,
        };
        let last = match (indices.count, stop) {
            (0, _) if indices.step > 0 => {
                stop.map_or(length, |b| if b < 0 { b.saturating_add(length).max(0) } else { b.min(length) })
            }
            (_, None) => if indices.step < 0 { -1 } else { length },
            (_, Some(bound)) => {
                let (low, high) = if indices.step < 0 { (-1, length - 1) } else { (0, length) };
                if bound < 0 { bound.saturating_add(length).max(low) } else { bound.min(high) }
            }
        };
        let at = |vm: &mut Vm, index: i64| {
            let number = Value::int(index).map(|index| range.at(&vm.heap, index));
            match number {
                Some(number) => vm.memory(number),
                None => Err(vm.overflow_error("range slice is too large")),
            }
        };
        let (start, stop) = (at(self, first)?, at(self, last)?);
        let range = Range::alloc(&self.heap, start, stop, substep);
        self.memory(range).map(Value::object)
    }
}

/// Who answers `container[key]`.
#[derive(Clone, Copy)]
pub enum ItemMethod {
    /// Nobody.
    Missing,
    /// The built-in type.
    Native(Kind),
    /// A `__getitem__`, which gets the container and the key.
    Call(Value),
    /// A class's `__class_getitem__`, bound, which gets the key.
    OfClass(Value),
    /// Looking for it raised.
    Raised(Raised),
}
