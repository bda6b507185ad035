//! `+` and `*` of sequences, in place as well.

use super::special::{is_plain, kind_of};
use crate::bytecode::opcode::BinaryOperator;
use crate::heap::Gc;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::{Result, Vm};

impl Vm {
    /// `+` and `*` where one operand is a sequence of this type. `None`: the types do not know each other.
    pub(super) fn sequence_operator(
        &mut self,
        kind: Kind,
        operator: BinaryOperator,
        a: Value,
        b: Value,
    ) -> Result<Option<Value>> {
        match operator {
            BinaryOperator::Add if kind_of(a) == kind => {
                if kind_of(b) != kind
                    && !(is_bytes(kind) && (is_bytes(kind_of(b)) || self.buffer(b)?.is_some()))
                {
                    return Ok(None);
                }
                self.sequence_concat(kind, a, b).map(Some)
            }
            BinaryOperator::Multiply => {
                let (sequence, count) = if kind_of(a) == kind { (a, b) } else { (b, a) };
                if !self.is_index(count) {
                    return Ok(None);
                }
                self.sequence_repeat(kind, sequence, count).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// `a + b`, where `a` is a sequence of a built-in type.
    ///
    /// # Errors
    /// TypeError: `b` is of another type; MemoryError.
    pub fn sequence_concat(&mut self, kind: Kind, a: Value, b: Value) -> Result {
        match kind {
            Kind::Str => {
                if let (Some(x), Some(y)) = (a.as_kind::<Str>(), b.as_kind::<Str>()) {
                    return self.str_concat(x, y);
                }
            }
            Kind::List => {
                if let (Some(x), Some(y)) = (a.as_kind::<List>(), b.as_kind::<List>()) {
                    self.check_room((x.len() + y.len()) * size_of::<Value>())?;
                    let list = List::with_capacity(&self.heap, x.len() + y.len());
                    let list = self.memory(list)?;
                    for part in [x, y] {
                        let extended = list.items().extend_from(&self.heap, part.items());
                        self.memory(extended)?;
                    }
                    return Ok(Value::object(list));
                }
            }
            Kind::Tuple => {
                if let (Some(x), Some(y)) = (a.as_kind::<Tuple>(), b.as_kind::<Tuple>()) {
                    // An empty one leaves the other.
                    for (one, other) in [(a, y), (b, x)] {
                        if other.is_empty() && one.as_object::<Tuple>().is_some() {
                            return Ok(one);
                        }
                    }
                    let first = x.len();
                    let item =
                        |index| if index < first { x.items()[index] } else { y.items()[index - first] };
                    let tuple = Tuple::from_fn(&self.heap, first + y.len(), item);
                    return self.memory(tuple).map(Value::object);
                }
            }
            _ => return self.bytes_concat(kind, a, b),
        }
        let (name, other) = (self.class(kind).name_text(), self.type_name(b));
        Err(self.type_error(format!("can only concatenate {name} (not \"{other}\") to {name}")))
    }

    /// The concatenation of two strings.
    ///
    /// # Errors
    /// MemoryError.
    #[inline]
    pub fn str_concat(&mut self, a: Gc<Str>, b: Gc<Str>) -> Result {
        let text = Str::concat(&self.heap, a, b);
        self.memory(text).map(Value::object)
    }

    fn bytes_concat(&mut self, kind: Kind, a: Value, b: Value) -> Result {
        if let (Some(x), Some(y)) = (a.as_object::<Bytes>(), b.as_object::<Bytes>()) {
            let bytes = Bytes::from_parts(&self.heap, &[x.as_slice(), y.as_slice()]);
            return self.memory(bytes).map(Value::object);
        }
        let (Some(first), Some(second)) = (self.buffer(a)?, self.buffer(b)?) else {
            let (left, right) = (self.type_name(a), self.type_name(b));
            return Err(self.type_error(format!("can't concat {right} to {left}")));
        };
        if kind == Kind::ByteArray {
            let mut bytes = first;
            bytes.extend_from_slice(&second);
            let array = ByteArray::alloc(&self.heap, bytes);
            return self.memory(array).map(Value::object);
        }
        let bytes = Bytes::from_parts(&self.heap, &[&first, &second]);
        self.memory(bytes).map(Value::object)
    }

    /// How often a sequence is repeated, and the length of the result.
    fn repetition(&mut self, length: usize, count: Value) -> Result<(usize, usize)> {
        let count = self.repetitions(count)?.max(0) as usize;
        match length.checked_mul(count) {
            Some(total) if total <= isize::MAX as usize => Ok((count, total)),
            _ => Err(self.out_of_memory()),
        }
    }

    /// `sequence * count`, of a built-in type.
    ///
    /// # Errors
    /// TypeError: `count` is no int; OverflowError, MemoryError: the result is too large.
    pub fn sequence_repeat(&mut self, kind: Kind, sequence: Value, count: Value) -> Result {
        match kind {
            Kind::Str => {
                let Some(text) = sequence.as_kind::<Str>() else { return self.no_sequence(sequence) };
                let (count, total) = self.repetition(text.as_bytes().len(), count)?;
                if count == 1 && is_plain(sequence) {
                    return Ok(sequence);
                }
                let repeated = self.repeat_bytes(text.as_bytes(), count, total)?;
                self.new_str(repeated)
            }
            Kind::Bytes => {
                let Some(bytes) = sequence.as_kind::<Bytes>() else { return self.no_sequence(sequence) };
                let (count, total) = self.repetition(bytes.as_slice().len(), count)?;
                if count == 1 && is_plain(sequence) {
                    return Ok(sequence);
                }
                let repeated = self.repeat_bytes(bytes.as_slice(), count, total)?;
                let bytes = Bytes::alloc(&self.heap, &repeated);
                self.memory(bytes).map(Value::object)
            }
            Kind::ByteArray => {
                let Some(array) = sequence.as_kind::<ByteArray>() else { return self.no_sequence(sequence) };
                let (count, total) = self.repetition(array.bytes().len(), count)?;
                let repeated = self.repeat_bytes(&array.bytes().to_vec(), count, total)?;
                let array = ByteArray::alloc(&self.heap, repeated);
                self.memory(array).map(Value::object)
            }
            Kind::Tuple => {
                let Some(tuple) = sequence.as_kind::<Tuple>() else { return self.no_sequence(sequence) };
                let length = tuple.len();
                let (count, total) = self.repetition(length, count)?;
                if is_plain(sequence) && (count == 1 || length == 0) {
                    return Ok(sequence);
                }
                if total > isize::MAX as usize / size_of::<Value>() {
                    return Err(self.out_of_memory());
                }
                let repeated = Tuple::from_fn(&self.heap, total, |index| tuple.items()[index % length]);
                self.memory(repeated).map(Value::object)
            }
            _ => {
                let Some(list) = sequence.as_kind::<List>() else { return self.no_sequence(sequence) };
                let (count, total) = self.repetition(list.len(), count)?;
                self.check_room(total.saturating_mul(size_of::<Value>()))?;
                let repeated = List::with_capacity(&self.heap, total);
                let repeated = self.memory(repeated)?;
                let extended = repeated.items().extend_from(&self.heap, list.items());
                let extended = extended.and_then(|()| repeated.items().repeat(&self.heap, count));
                self.memory(extended).map(|()| Value::object(repeated))
            }
        }
    }

    #[cold]
    fn no_sequence(&mut self, value: Value) -> Result {
        let name = self.type_name(value);
        Err(self.type_error(format!("'{name}' object can't be repeated")))
    }

    fn repeat_bytes(&mut self, bytes: &[u8], count: usize, total: usize) -> Result<Vec<u8>> {
        self.check_room(total)?;
        Ok(bytes.repeat(count))
    }

    /// `a += b` and the like where a built-in type changes its object in place; its result is the object. `None`: the type
    /// has no such operator, or does not know `b`.
    ///
    /// # Errors
    /// What the operation raises.
    pub fn native_inplace(
        &mut self,
        kind: Kind,
        operator: BinaryOperator,
        a: Value,
        b: Value,
    ) -> Result<Option<Value>> {
        match (kind, operator) {
            (Kind::List, BinaryOperator::Add) => {
                let Some(list) = a.as_kind::<List>() else { return Ok(None) };
                self.extend_items(list.items(), b)?;
            }
            (Kind::List, BinaryOperator::Multiply) => {
                let Some(list) = a.as_kind::<List>() else { return Ok(None) };
                let (count, total) = self.repetition(list.len(), b)?;
                self.check_room(total.saturating_mul(size_of::<Value>()))?;
                let repeated = list.items().repeat(&self.heap, count);
                self.memory(repeated)?;
            }
            (Kind::ByteArray, BinaryOperator::Add | BinaryOperator::Multiply) => {
                let Some(array) = a.as_kind::<ByteArray>() else { return Ok(None) };
                self.check_exports(array)?;
                if operator == BinaryOperator::Add {
                    let Some(bytes) = self.buffer(b)? else {
                        let (left, right) = (self.type_name(a), self.type_name(b));
                        return Err(self.type_error(format!("can't concat {right} to {left}")));
                    };
                    let extended = array.bytes().extend(&self.heap, &bytes);
                    self.memory(extended)?;
                } else {
                    let (count, total) = self.repetition(array.bytes().len(), b)?;
                    let repeated = self.repeat_bytes(&array.bytes().to_vec(), count, total)?;
                    array.bytes().replace(&self.heap, repeated);
                }
            }
            (Kind::Dict | Kind::Set, _) => return self.inplace_by_key(kind, operator, a, b),
            _ => return Ok(None),
        }
        Ok(Some(a))
    }
}

fn is_bytes(kind: Kind) -> bool {
    matches!(kind, Kind::Bytes | Kind::ByteArray)
}
