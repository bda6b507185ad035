//! Items and slices, written and deleted.

use super::special::{Special, is_plain, kind_of};
use crate::heap::Gc;
use crate::objects::bytes::ByteArray;
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::slice::{self, Slice};
use crate::objects::{Kind, Value};
use crate::vm::{Exc, Raised, Result, Vm};

impl Vm {
    /// `container[key] = value`.
    ///
    /// # Errors
    /// TypeError: its items cannot be set, or not under such keys; IndexError; what a method raises.
    #[inline]
    pub fn set_item(&mut self, container: Value, key: Value, value: Value) -> Result<()> {
        if is_plain(container) && self.native_set_item(kind_of(container), container, key, value)? {
            return Ok(());
        }
        let (class, name) = (self.class_of(container), self.names.__setitem__);
        match self.special(class, name) {
            Special::Native(kind) if self.native_set_item(kind, container, key, value)? => Ok(()),
            Special::Native(_) => self.call_special(container, name, &[key, value]).map(|_| ()),
            Special::Method(method) => self.call_found(method, container, name, &[key, value]).map(|_| ()),
            Special::Missing => {
                if has_sequence_slots(container) && self.is_index(key) {
                    self.index_or(key, Exc::IndexError)?;
                }
                let name = class.name_text();
                Err(self.type_error(format!("'{name}' object does not support item assignment")))
            }
        }
    }

    /// `del container[key]`.
    ///
    /// # Errors
    /// As [`Vm::set_item`]; KeyError.
    pub fn del_item(&mut self, container: Value, key: Value) -> Result<()> {
        if is_plain(container) && self.native_del_item(kind_of(container), container, key)? {
            return Ok(());
        }
        let (class, name) = (self.class_of(container), self.names.__delitem__);
        match self.special(class, name) {
            Special::Native(kind) if self.native_del_item(kind, container, key)? => Ok(()),
            Special::Native(_) => self.call_special(container, name, &[key]).map(|_| ()),
            Special::Method(method) => self.call_found(method, container, name, &[key]).map(|_| ()),
            Special::Missing => {
                let mut verb = "does not";
                if has_sequence_slots(container) && self.is_index(key) {
                    self.index_or(key, Exc::IndexError)?;
                    verb = "doesn't";
                }
                let name = class.name_text();
                Err(self.type_error(format!("'{name}' object {verb} support item deletion")))
            }
        }
    }

    /// Sets an item or a slice of an object of a built-in type. False: the type's items cannot be set.
    ///
    /// # Errors
    /// As [`Vm::set_item`].
    pub fn native_set_item(
        &mut self,
        kind: Kind,
        container: Value,
        key: Value,
        value: Value,
    ) -> Result<bool> {
        match kind {
            Kind::List => {
                let Some(list) = container.as_kind::<List>() else { return Ok(false) };
                self.list_set_subscript(list, key, value)?;
            }
            Kind::Dict => {
                let Some(dict) = container.as_kind::<Dict>() else { return Ok(false) };
                self.dict_set(dict, key, value)?;
            }
            Kind::ByteArray => {
                let Some(array) = container.as_kind::<ByteArray>() else { return Ok(false) };
                if let Some(slice) = key.as_object::<Slice>() {
                    self.set_array_slice(array, slice, Some(value))?;
                    return Ok(true);
                }
                let text = "bytearray indices must be integers or slices, not ";
                let index = self.sequence_index(key, text)?;
                let byte = self.as_index(value)?;
                let Ok(byte) = u8::try_from(byte) else {
                    return Err(self.value_error("byte must be in range(0, 256)"));
                };
                // The length is that after the `__index__` of the value.
                let index = slice::index(index, array.bytes().len());
                if !index.is_some_and(|index| array.bytes().set(index, byte)) {
                    return Err(self.index_error("bytearray index out of range"));
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Deletes an item or a slice of an object of a built-in type. False: the type's items cannot be deleted.
    ///
    /// # Errors
    /// As [`Vm::del_item`].
    pub fn native_del_item(&mut self, kind: Kind, container: Value, key: Value) -> Result<bool> {
        match kind {
            Kind::List => {
                let Some(list) = container.as_kind::<List>() else { return Ok(false) };
                self.list_delete_subscript(list, key)?;
            }
            Kind::Dict => {
                let Some(dict) = container.as_kind::<Dict>() else { return Ok(false) };
                if self.dict_remove(dict, key)?.is_none() {
                    return Err(self.key_error(key));
                }
            }
            Kind::ByteArray => {
                let Some(array) = container.as_kind::<ByteArray>() else { return Ok(false) };
                if let Some(slice) = key.as_object::<Slice>() {
                    self.set_array_slice(array, slice, None)?;
                    return Ok(true);
                }
                let index = self.array_index(array, key)?;
                self.check_exports(array)?;
                array.bytes().remove(index);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn array_index(&mut self, array: Gc<ByteArray>, key: Value) -> Result<usize> {
        let index = self.sequence_index(key, "bytearray indices must be integers or slices, not ")?;
        match slice::index(index, array.bytes().len()) {
            Some(index) => Ok(index),
            None => Err(self.index_error("bytearray index out of range")),
        }
    }

    /// Whether a bytearray may change its size: no memory view looks at it.
    ///
    /// # Errors
    /// BufferError: one does.
    #[inline]
    pub fn check_exports(&mut self, array: Gc<ByteArray>) -> Result<()> {
        if !array.is_exported() {
            return Ok(());
        }
        // CPython would have freed a view that nobody refers to; here that has yet to be found out.
        self.collect_garbage();
        if !array.is_exported() {
            return Ok(());
        }
        Err(self.raise(Exc::BufferError, "Existing exports of data: object cannot be re-sized"))
    }

    /// Replaces the bytes of a slice; `None`: deletes them.
    fn set_array_slice(
        &mut self,
        array: Gc<ByteArray>,
        slice: Gc<Slice>,
        value: Option<Value>,
    ) -> Result<()> {
        let [start, stop, step] = self.slice_parts(slice)?;
        let bytes = match value {
            None => Vec::new(),
            Some(value) => self.bytes_to_assign(value)?,
        };
        let indices = slice::indices(start, stop, step, array.bytes().len());
        if let Some(range) = indices.range() {
            if range.len() != bytes.len() {
                self.check_exports(array)?;
            }
            let spliced = array.bytes().splice(&self.heap, range, &bytes);
            return self.memory(spliced);
        }
        // CPython takes no bytes for a deletion.
        if bytes.is_empty() {
            self.check_exports(array)?;
            let mut places: Vec<usize> = indices.iter().collect();
            places.sort_unstable();
            array.bytes().retain_indices(|index| places.binary_search(&index).is_err());
            return Ok(());
        }
        if bytes.len() != indices.count {
            let (given, count) = (bytes.len(), indices.count);
            let text = format!("attempt to assign bytes of size {given} to extended slice of size {count}");
            return Err(self.value_error(text));
        }
        for (index, &byte) in indices.iter().zip(&bytes) {
            array.bytes().set(index, byte);
        }
        Ok(())
    }

    fn bytes_to_assign(&mut self, value: Value) -> Result<Vec<u8>> {
        if let Some(bytes) = self.buffer(value)? {
            return Ok(bytes);
        }
        let text = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
        if self.is_index(value) || kind_of(value) == Kind::Str || !self.is_iterable(value) {
            return Err(self.type_error(text));
        }
        let mut bytes = Vec::new();
        self.for_each(value, |vm, item| {
            let byte = vm.as_index(item)?;
            match u8::try_from(byte) {
                Ok(byte) => bytes.push(byte),
                Err(_) => return Err::<bool, Raised>(vm.value_error("byte must be in range(0, 256)")),
            }
            Ok(true)
        })?;
        Ok(bytes)
    }
}

/// Whether CPython takes an object for a sequence of sorts: it converts indices first, and words what it refuses differently.
fn has_sequence_slots(value: Value) -> bool {
    let kinds = [Kind::Tuple, Kind::Str, Kind::Bytes, Kind::Range, Kind::Set, Kind::FrozenSet];
    !is_plain(value) || kinds.contains(&kind_of(value))
}
