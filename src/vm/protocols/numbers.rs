//! Objects as numbers, indices and sizes: `__index__`, `__float__`, `__len__`, `__length_hint__`.

use super::special::Special;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::cursors::{DictItems, DictKeys, DictValues};
use crate::objects::dict::Dict;
use crate::objects::int::{self, BigInt, Operand};
use crate::objects::list::List;
use crate::objects::range::Range;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Value, float, set};
use crate::vm::{Exc, Raised, Result, Vm};

impl Vm {
    /// The int that an object is as an index: `operator.index`. Instances of classes that extend `int` become plain ints.
    ///
    /// # Errors
    /// TypeError: it is none; what `__index__` raises.
    pub fn index(&mut self, value: Value) -> Result {
        if value.as_int().is_some() || value.as_object::<BigInt>().is_some() {
            return Ok(value);
        }
        let int = if Operand::of(value).is_some() { value } else { self.call_index(value)? };
        let plain = int::plain(&self.heap, int);
        self.memory(plain)
    }

    /// Whether an object can be an index: an int, or one with `__index__`.
    pub fn is_index(&mut self, value: Value) -> bool {
        Operand::of(value).is_some() || {
            let (class, name) = (self.class_of(value), self.names.__index__);
            self.lookup(class, name).is_some()
        }
    }

    /// The int that `__index__` gives.
    fn call_index(&mut self, value: Value) -> Result {
        let name = self.names.__index__;
        let Some(result) = self.call_special(value, name, &[])? else {
            let name = self.type_name(value);
            return Err(self.type_error(format!("'{name}' object cannot be interpreted as an integer")));
        };
        if Operand::of(result).is_none() {
            let name = self.type_name(result);
            return Err(self.type_error(format!("__index__ returned non-int (type {name})")));
        }
        Ok(result)
    }

    fn index_operand(&mut self, value: Value) -> Result<Operand> {
        if let Some(operand) = Operand::of(value) {
            return Ok(operand);
        }
        let int = self.call_index(value)?;
        // `call_index` has looked.
        Ok(Operand::of(int).unwrap_or(Operand::Small(0)))
    }

    /// An index as a number, brought to the bounds of `i64`: what slices want.
    ///
    /// # Errors
    /// TypeError: it is no index; what `__index__` raises.
    #[inline]
    pub fn as_index(&mut self, value: Value) -> Result<i64> {
        match value.as_int() {
            Some(int) => Ok(int.get()),
            None => Ok(self.index_operand(value)?.clamped()),
        }
    }

    /// An index as a number.
    ///
    /// # Errors
    /// `too_large`: it does not fit; TypeError: it is no index; what `__index__` raises.
    pub fn index_or(&mut self, value: Value, too_large: Exc) -> Result<i64> {
        if let Some(int) = value.as_int() {
            return Ok(int.get());
        }
        match self.index_operand(value)?.i64() {
            Some(number) => Ok(number),
            None => {
                let name = self.type_name(value);
                Err(self.raise(too_large, format!("cannot fit '{name}' into an index-sized integer")))
            }
        }
    }

    /// A size or a count as a number.
    ///
    /// # Errors
    /// OverflowError: it does not fit; TypeError: it is no index; what `__index__` raises.
    pub fn size_arg(&mut self, value: Value) -> Result<i64> {
        self.index_or(value, Exc::OverflowError)
    }

    /// The float that an object is: its own number, that of `__float__`, or that of `__index__`.
    ///
    /// # Errors
    /// TypeError: it is no number; OverflowError: an int is too large; what its method raises.
    pub fn to_float(&mut self, value: Value) -> Result<f64> {
        if let Some(number) = float::of(value) {
            return Ok(number);
        }
        if let Some(int) = Operand::of(value) {
            // An `int` has a `__float__` that a class derived from it may replace.
            if super::special::is_plain(value) {
                return self.int_to_float(int);
            }
        }
        let class = self.class_of(value);
        let name = self.names.__float__;
        match self.special(class, name) {
            Special::Native(_) if let Some(int) = Operand::of(value) => return self.int_to_float(int),
            Special::Missing => {}
            _ => {
                if let Some(result) = self.call_special(value, name, &[])? {
                    let Some(number) = float::of(result) else {
                        let (owner, name) = (class.name_text(), self.type_name(result));
                        let text = format!("{owner}.__float__ returned non-float (type {name})");
                        return Err(self.type_error(text));
                    };
                    return Ok(number);
                }
            }
        }
        let name = self.names.__index__;
        if self.lookup(class, name).is_some() {
            let int = self.index_operand(value)?;
            return self.int_to_float(int);
        }
        let name = class.name_text();
        Err(self.type_error(format!("must be real number, not {name}")))
    }

    /// An int as a float.
    ///
    /// # Errors
    /// OverflowError: it is too large.
    pub fn int_to_float(&mut self, int: Operand) -> Result<f64> {
        int::to_f64(int).map_err(|_| self.overflow_error("int too large to convert to float"))
    }

    /// The length of an object of a built-in type, whatever a class derived from it says. `None`: it has none, or is of
    /// another type.
    #[inline]
    pub fn native_length(&mut self, value: Value) -> Option<Result<usize>> {
        let object = value.as_header()?;
        let kind = object.kind();
        use crate::heap::Object;
        Some(Ok(match kind {
            List::KIND => value.as_kind::<List>()?.len(),
            Tuple::KIND => value.as_kind::<Tuple>()?.len(),
            Str::KIND => value.as_kind::<Str>()?.len(),
            Dict::KIND => value.as_kind::<Dict>()?.len(),
            Bytes::KIND => value.as_kind::<Bytes>()?.as_slice().len(),
            ByteArray::KIND => value.as_kind::<ByteArray>()?.bytes().len(),
            Range::KIND => {
                let length = value.as_kind::<Range>()?.length();
                let Some(length) = Operand::of(length)?.i64() else {
                    return Some(Err(self.overflow_error("Python int too large to convert to C ssize_t")));
                };
                length as usize
            }
            DictKeys::KIND => value.as_kind::<DictKeys>()?.dict.len(),
            DictValues::KIND => value.as_kind::<DictValues>()?.dict.len(),
            DictItems::KIND => value.as_kind::<DictItems>()?.dict.len(),
            _ => set::members(&value)?.len(),
        }))
    }

    /// `len(value)`.
    ///
    /// # Errors
    /// TypeError: it has none; ValueError and OverflowError: `__len__` gives no length; what it raises.
    #[inline]
    pub fn length(&mut self, value: Value) -> Result<usize> {
        if super::special::is_plain(value)
            && let Some(length) = self.native_length(value)
        {
            return length;
        }
        self.length_by_method(value)
    }

    fn length_by_method(&mut self, value: Value) -> Result<usize> {
        let (class, name) = (self.class_of(value), self.names.__len__);
        match self.special(class, name) {
            Special::Missing => {
                let name = self.class_text(class);
                Err(self.type_error(format!("object of type '{name}' has no len()")))
            }
            Special::Native(_) if let Some(length) = self.native_length(value) => length,
            _ => {
                let result = self.call_special(value, name, &[])?;
                self.length_of_result(result.unwrap_or(Value::NONE))
            }
        }
    }

    /// The length that a `__len__` has given.
    ///
    /// # Errors
    /// TypeError: it is no int; ValueError: it is negative; OverflowError: it is too large.
    pub fn length_of_result(&mut self, result: Value) -> Result<usize> {
        let number = self.index_operand(result)?;
        if number.is_negative() {
            return Err(self.value_error("__len__() should return >= 0"));
        }
        match number.i64() {
            Some(length) => Ok(length as usize),
            None => Err(self.overflow_error("cannot fit 'int' into an index-sized integer")),
        }
    }

    /// `operator.length_hint(value, default)`.
    ///
    /// # Errors
    /// TypeError, ValueError: `__length_hint__` gives no length; what the methods raise.
    pub fn length_hint(&mut self, value: Value, default: usize) -> Result<usize> {
        let (class, name) = (self.class_of(value), self.names.__len__);
        if self.lookup(class, name).is_some() {
            match self.length(value) {
                Ok(length) => return Ok(length),
                Err(Raised) => self.swallow(Exc::TypeError)?,
            };
        }
        let name = self.names.__length_hint__;
        if self.lookup(class, name).is_none() {
            return Ok(default);
        }
        let hint = match self.call_special(value, name, &[]) {
            Ok(Some(hint)) => hint,
            Ok(None) => return Ok(default),
            Err(Raised) => {
                self.swallow(Exc::TypeError)?;
                return Ok(default);
            }
        };
        if hint == Value::NOT_IMPLEMENTED {
            return Ok(default);
        }
        let Some(number) = Operand::of(hint) else {
            let name = self.type_name(hint);
            return Err(self.type_error(format!("__length_hint__ must be an integer, not {name}")));
        };
        match number.i64() {
            Some(length) if length >= 0 => Ok(length as usize),
            Some(_) => Err(self.value_error("__length_hint__() should return >= 0")),
            None => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }
}
