//! Subscripts: items and slices, read, written and deleted.

use super::special::{Special, is_plain, kind_of};
use crate::heap::Gc;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::range::Range;
use crate::objects::slice::{self, Indices, Slice};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::{Raised, Result, Vm};

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
        let method = self.item_method(container);
        self.get_item_by(method, container, key)
    }

    /// `container[key]`, by the method that [`Vm::item_method`] has named.
    ///
    /// # Errors
    /// As [`Vm::get_item`].
    pub fn get_item_by(&mut self, method: ItemMethod, container: Value, key: Value) -> Result {
        match method {
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
            // `type` is the one metaclass that can be parameterised; its classes must not inherit that.
            Special::Missing if container == Value::object(self.class(Kind::Type)) => {
                match self.new_native(&super::super_::CLASS_GETITEM[0], container, container) {
                    Ok(method) => ItemMethod::OfClass(method),
                    Err(raised) => ItemMethod::Raised(raised),
                }
            }
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
                let name = self.class_text(class);
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
            Kind::List => match container.as_kind::<List>() {
                Some(list) => self.list_subscript(list, key).map(Some),
                None => Ok(None),
            },
            Kind::Tuple => match container.as_kind::<Tuple>() {
                Some(tuple) => self.tuple_subscript(tuple, key).map(Some),
                None => Ok(None),
            },
            Kind::Dict => match container.as_kind::<Dict>() {
                Some(dict) => self.dict_subscript(dict, key).map(Some),
                None => Ok(None),
            },
            Kind::Str => {
                let Some(text) = container.as_kind::<Str>() else { return Ok(None) };
                self.str_item(text, key).map(Some)
            }
            Kind::Bytes | Kind::ByteArray => self.bytes_item(kind, container, key),
            Kind::Range => {
                let Some(range) = container.as_kind::<Range>() else { return Ok(None) };
                self.range_subscript(range, key).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// The indices that a slice means for a sequence of `len` items.
    ///
    /// # Errors
    /// TypeError: a bound is no index; ValueError: the step is zero; what `__index__` raises.
    pub fn slice_bounds(&mut self, slice: Gc<Slice>, len: usize) -> Result<Indices> {
        let [start, stop, step] = self.slice_parts(slice)?;
        Ok(slice::indices(start, stop, step, len))
    }

    /// A character or a slice of a string.
    fn str_item(&mut self, text: Gc<Str>, key: Value) -> Result {
        if let Some(slice) = key.as_object::<Slice>() {
            let indices = self.slice_bounds(slice, text.len())?;
            return self.str_slice(text, indices);
        }
        if !self.is_index(key) {
            let name = self.type_name(key);
            return Err(self.type_error(format!("string indices must be integers, not '{name}'")));
        }
        let index = self.sequence_index(key, "")?;
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
            let [start, stop, step] = self.slice_parts(slice)?;
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
        let what = match kind {
            Kind::Bytes => "byte indices must be integers or slices, not ",
            _ => "bytearray indices must be integers or slices, not ",
        };
        let index = self.sequence_index(key, what)?;
        match slice::index(index, length()).and_then(at) {
            Some(byte) => Ok(Some(Value::small(byte.into()))),
            None => {
                let text =
                    if kind == Kind::Bytes { "index out of range" } else { "bytearray index out of range" };
                Err(self.index_error(text))
            }
        }
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
