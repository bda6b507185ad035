//! What lists, tuples and ranges do by number: items, slices, concatenation, repetition, order.
//!
//! These are the built-in types' own operations, whatever a derived class has defined. An index or a right operand may run
//! Python (`__index__`, iteration, `__eq__`), so lists are looked at only after that.

use crate::bytecode::opcode::CompareOperator;
use crate::heap::{Gc, Items};
use crate::objects::Value;
use crate::objects::int::{self, Operand};
use crate::objects::list::List;
use crate::objects::range::Range;
use crate::objects::slice::{self, Indices, Slice};
use crate::objects::tuple::Tuple;
use crate::vm::{Exc, Raised, Result, Vm};

impl Vm {
    /// `list[key]`
    ///
    /// # Errors
    /// IndexError; TypeError, if the key is neither an index nor a slice; what `__index__` raises.
    pub fn list_subscript(&mut self, list: Gc<List>, key: Value) -> Result {
        if let Some(slice) = key.as_object::<Slice>() {
            // The bounds may change the list: its length is taken after them.
            let bounds = self.slice_parts(slice)?;
            let indices = slice::indices(bounds[0], bounds[1], bounds[2], list.len());
            let made = list.items().read(|items| match indices.range() {
                Some(range) => List::alloc(&self.heap, &items[range]),
                None => List::from_fn(&self.heap, indices.count, |nth| items[indices.at(nth)]),
            });
            return self.memory(made).map(Value::object);
        }
        let index = self.sequence_index(key, "list indices must be integers or slices, not ")?;
        match slice::index(index, list.len()).and_then(|index| list.get(index)) {
            Some(item) => Ok(item),
            None => Err(self.index_error("list index out of range")),
        }
    }

    /// `tuple[key]`
    ///
    /// # Errors
    /// As [`Vm::list_subscript`].
    pub fn tuple_subscript(&mut self, tuple: Gc<Tuple>, key: Value) -> Result {
        if let Some(slice) = key.as_object::<Slice>() {
            let indices = self.slice_bounds(slice, tuple.len())?;
            if indices.range() == Some(0..tuple.len())
                && let Some(tuple) = Value::object(tuple).as_object::<Tuple>()
            {
                return Ok(Value::object(tuple));
            }
            let made = Tuple::from_fn(&self.heap, indices.count, |nth| tuple.items()[indices.at(nth)]);
            return self.memory(made).map(Value::object);
        }
        let index = self.sequence_index(key, "tuple indices must be integers or slices, not ")?;
        match slice::index(index, tuple.len()).and_then(|index| tuple.get(index)) {
            Some(item) => Ok(item),
            None => Err(self.index_error("tuple index out of range")),
        }
    }

    /// The index that a key is.
    ///
    /// # Errors
    /// TypeError (the text, and the type's name), if it has no `__index__`; IndexError, if it is beyond a word.
    pub fn sequence_index(&mut self, key: Value, text: &str) -> Result<i64> {
        if let Some(int) = key.as_int() {
            return Ok(int.get());
        }
        let has_index = Operand::of(key).is_some() || {
            let (class, name) = (self.class_of(key), self.names.__index__);
            self.lookup(class, name).is_some()
        };
        if !has_index {
            let text = format!("{text}{}", self.type_name(key));
            return Err(self.type_error(text));
        }
        let index = self.index(key)?;
        match Operand::of(index).and_then(Operand::i64) {
            Some(index) => Ok(index),
            None => {
                let text = format!("cannot fit '{}' into an index-sized integer", self.type_name(key));
                Err(self.index_error(text))
            }
        }
    }

    /// The three numbers of a slice, clamped to words.
    ///
    /// # Errors
    /// TypeError, if one is no index; ValueError, if the step is zero; what `__index__` raises.
    pub fn slice_parts(&mut self, slice: Gc<Slice>) -> Result<[slice::Bound; 3]> {
        // The step first, as CPython takes them.
        let step = self.slice_part(slice.step)?;
        if step == Some(0) {
            return Err(self.value_error("slice step cannot be zero"));
        }
        Ok([self.slice_part(slice.start)?, self.slice_part(slice.stop)?, step])
    }

    fn slice_part(&mut self, part: Value) -> Result<slice::Bound> {
        match part.as_int() {
            _ if part.is_none() => Ok(None),
            Some(int) => Ok(Some(int.get())),
            None => {
                let (class, name) = (self.class_of(part), self.names.__index__);
                if Operand::of(part).is_none() && self.lookup(class, name).is_none() {
                    let text = "slice indices must be integers or None or have an __index__ method";
                    return Err(self.type_error(text));
                }
                let index = self.index(part)?;
                Ok(Operand::of(index).map(Operand::clamped))
            }
        }
    }

    /// `list[key] = value`
    ///
    /// # Errors
    /// IndexError; TypeError or ValueError, if the key is none or the values do not fit; what `__index__` or iteration raises.
    pub fn list_set_subscript(&mut self, list: Gc<List>, key: Value, value: Value) -> Result<()> {
        let Some(slice) = key.as_object::<Slice>() else {
            let index = self.sequence_index(key, "list indices must be integers or slices, not ")?;
            return match slice::index(index, list.len()) {
                Some(index) if list.set(index, value) => Ok(()),
                _ => Err(self.index_error("list assignment index out of range")),
            };
        };
        let [start, stop, step] = self.slice_parts(slice)?;
        let extended = step.is_some_and(|step| step != 1);
        let values = self.values_to_assign(list, value, extended)?;
        let indices = slice::indices(start, stop, step, list.len());
        if !extended {
            let range = indices.start..indices.start + indices.count;
            let spliced = values.read(|values| list.items().splice(&self.heap, range, values));
            return self.memory(spliced);
        }
        let given = values.read(<[Value]>::len);
        if indices.count != given {
            let count = indices.count;
            let text =
                format!("attempt to assign sequence of size {given} to extended slice of size {count}");
            return Err(self.value_error(text));
        }
        values.read(|values| {
            for (index, &value) in indices.iter().zip(values) {
                list.set(index, value);
            }
        });
        Ok(())
    }

    /// `list[start:stop] = values` between small ints or `None`, from another list or a tuple. `None`: it is not that.
    pub fn list_set_slice(
        &mut self,
        list: Gc<List>,
        bounds: [Value; 2],
        values: Value,
    ) -> Option<Result<()>> {
        let [start, stop] = bounds.map(slice::small_bound);
        let values = if let Some(values) = values.as_object::<List>() {
            if values.is(list) {
                return None;
            }
            Values::List(values)
        } else {
            Values::Tuple(values.as_object::<Tuple>()?)
        };
        let range = slice::plain_range(start?, stop?, list.len());
        let spliced = values.read(|values| list.items().splice(&self.heap, range, values));
        Some(self.memory(spliced))
    }

    /// What is assigned to a part of a list, which is not that list.
    fn values_to_assign(&mut self, to: Gc<List>, value: Value, extended: bool) -> Result<Values> {
        if let Some(list) = value.as_object::<List>()
            && !list.is(to)
        {
            return Ok(Values::List(list));
        }
        if let Some(tuple) = value.as_object::<Tuple>() {
            return Ok(Values::Tuple(tuple));
        }
        match self.collect(value) {
            Ok(values) => Ok(Values::List(values)),
            Err(Raised) if self.raised_is(Exc::TypeError) && !self.is_iterable(value) => {
                self.take_raised();
                Err(self.type_error(if extended {
                    "must assign iterable to extended slice"
                } else {
                    "can only assign an iterable"
                }))
            }
            Err(raised) => Err(raised),
        }
    }

    /// `del list[key]`
    ///
    /// # Errors
    /// IndexError; TypeError, if the key is neither an index nor a slice; what `__index__` raises.
    pub fn list_delete_subscript(&mut self, list: Gc<List>, key: Value) -> Result<()> {
        let Some(slice) = key.as_object::<Slice>() else {
            let index = self.sequence_index(key, "list indices must be integers or slices, not ")?;
            return match slice::index(index, list.len()).and_then(|index| list.items().remove(index)) {
                Some(_) => Ok(()),
                None => Err(self.index_error("list assignment index out of range")),
            };
        };
        let [start, stop, step] = self.slice_parts(slice)?;
        let indices = slice::indices(start, stop, step, list.len());
        match indices.range() {
            Some(range) => {
                let spliced = list.items().splice(&self.heap, range, &[]);
                self.memory(spliced)
            }
            None => {
                delete_extended(list.items(), indices);
                Ok(())
            }
        }
    }

    /// `range[key]`
    ///
    /// # Errors
    /// As [`Vm::list_subscript`].
    pub fn range_subscript(&mut self, range: Gc<Range>, key: Value) -> Result {
        if let Some(slice) = key.as_object::<Slice>() {
            return self.range_slice(range, slice);
        }
        if Operand::of(key).is_none() && self.find_special(key, self.names.__index__).is_none() {
            let text = format!("range indices must be integers or slices, not {}", self.type_name(key));
            return Err(self.type_error(text));
        }
        let mut index = self.index(key)?;
        let is_negative = |value: Value| Operand::of(value).is_none_or(Operand::is_negative);
        if is_negative(index) {
            let sum = int::add(&self.heap, index, range.length());
            index = self.memory(sum)?;
        }
        let beyond = Operand::of(index).zip(Operand::of(range.length()));
        if is_negative(index) || beyond.is_none_or(|(index, length)| int::compare(index, length).is_ge()) {
            return Err(self.index_error("range object index out of range"));
        }
        let item = range.at(&self.heap, index);
        self.memory(item)
    }

    /// The part of a range that a slice means: arithmetic on ints of any size.
    fn range_slice(&mut self, range: Gc<Range>, slice: Gc<Slice>) -> Result {
        let [start, stop, step] = self.exact_indices(slice, range.length())?;
        let heap = &self.heap;
        let made = (|| {
            let step = int::mul(heap, range.step(), step)?;
            let (start, stop) = (range.at(heap, start)?, range.at(heap, stop)?);
            Range::alloc(heap, start, stop, step)
        })();
        self.memory(made).map(Value::object)
    }

    /// `slice.indices(length)`: start, stop and step as ints of any size.
    ///
    /// # Errors
    /// As [`Vm::slice_parts`].
    pub fn exact_indices(&mut self, slice: Gc<Slice>, length: Value) -> Result<[Value; 3]> {
        let (zero, one, minus) = (Value::small(0), Value::small(1), Value::small(-1));
        let step = if slice.step.is_none() { one } else { self.exact_part(slice.step)? };
        let is_negative = |value: Value| Operand::of(value).is_some_and(Operand::is_negative);
        if Operand::of(step).is_some_and(Operand::is_zero) {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let backwards = is_negative(step);
        let last = int::sub(&self.heap, length, one);
        let last = self.memory(last)?;
        let (lower, upper) = if backwards { (minus, last) } else { (zero, length) };
        let less = |a: Value, b: Value| {
            Operand::of(a).zip(Operand::of(b)).is_some_and(|(a, b)| int::compare(a, b).is_lt())
        };
        let place = |vm: &mut Vm, part: Value, default: Value| -> Result {
            if part.is_none() {
                return Ok(default);
            }
            let mut part = vm.exact_part(part)?;
            if is_negative(part) {
                let sum = int::add(&vm.heap, part, length);
                part = vm.memory(sum)?;
                return Ok(if less(part, lower) { lower } else { part });
            }
            Ok(if less(upper, part) { upper } else { part })
        };
        let start = place(self, slice.start, if backwards { upper } else { lower })?;
        let stop = place(self, slice.stop, if backwards { lower } else { upper })?;
        Ok([start, stop, step])
    }

    fn exact_part(&mut self, part: Value) -> Result {
        if Operand::of(part).is_none() && self.find_special(part, self.names.__index__).is_none() {
            let text = "slice indices must be integers or None or have an __index__ method";
            return Err(self.type_error(text));
        }
        self.index(part)
    }

    /// How often a sequence is to be repeated.
    ///
    /// # Errors
    /// TypeError, if it is no index; OverflowError, if it is beyond a word.
    pub fn repetitions(&mut self, count: Value) -> Result<i64> {
        if let Some(int) = count.as_int() {
            return Ok(int.get());
        }
        if Operand::of(count).is_none() && self.find_special(count, self.names.__index__).is_none() {
            let text = format!("can't multiply sequence by non-int of type '{}'", self.type_name(count));
            return Err(self.type_error(text));
        }
        self.size_arg(count)
    }

    /// How two lists, or two tuples, compare: by their first items that differ. `NotImplemented`, if they are not of one type.
    ///
    /// # Errors
    /// What the items' comparisons raise.
    pub fn compare_sequences(&mut self, operator: CompareOperator, a: Value, b: Value) -> Result {
        type Length = fn(Value) -> usize;
        type Item = fn(Value, usize) -> Option<Value>;
        let (length, item): (Length, Item) = if a.as_kind::<List>().is_some() && b.as_kind::<List>().is_some()
        {
            (
                |list| list.as_kind::<List>().map_or(0, |list| list.len()),
                |list, index| list.as_kind::<List>()?.get(index),
            )
        } else if a.as_kind::<Tuple>().is_some() && b.as_kind::<Tuple>().is_some() {
            (
                |tuple| tuple.as_kind::<Tuple>().map_or(0, |tuple| tuple.len()),
                |tuple, index| tuple.as_kind::<Tuple>()?.get(index),
            )
        } else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let by_identity = matches!(operator, CompareOperator::Eq | CompareOperator::Ne);
        if by_identity && a.as_kind::<List>().is_some() && length(a) != length(b) {
            return Ok(Value::bool(operator == CompareOperator::Ne));
        }
        let mut index = 0;
        while let (Some(x), Some(y)) = (item(a, index), item(b, index)) {
            if !self.equal(x, y)? {
                return match operator {
                    CompareOperator::Eq => Ok(Value::FALSE),
                    CompareOperator::Ne => Ok(Value::TRUE),
                    _ => self.compare(operator, x, y),
                };
            }
            index += 1;
        }
        Ok(Value::bool(holds(operator, length(a).cmp(&length(b)))))
    }

    /// Whether an item of a list or tuple is the value, or equal to it, from an index on and before another.
    ///
    /// # Errors
    /// What a `__eq__` raises.
    pub fn find_item(
        &mut self,
        item: impl Fn(usize) -> Option<Value>,
        range: std::ops::Range<usize>,
        value: Value,
    ) -> Result<Option<usize>> {
        for index in range {
            let Some(item) = item(index) else { break };
            if self.equal(item, value)? {
                return Ok(Some(index));
            }
        }
        Ok(None)
    }
}

/// Whether an order is what an operator asks for.
pub fn holds(operator: CompareOperator, order: std::cmp::Ordering) -> bool {
    match operator {
        CompareOperator::Lt => order.is_lt(),
        CompareOperator::Le => order.is_le(),
        CompareOperator::Eq => order.is_eq(),
        CompareOperator::Ne => order.is_ne(),
        CompareOperator::Gt => order.is_gt(),
        CompareOperator::Ge => order.is_ge(),
    }
}

/// A plain list or tuple whose items are read.
enum Values {
    List(Gc<List>),
    Tuple(Gc<Tuple>),
}

impl Values {
    /// Calls `f` with the items. It must not run Python, nor change them.
    #[inline(always)]
    fn read<R>(&self, f: impl FnOnce(&[Value]) -> R) -> R {
        match self {
            Values::List(list) => list.items().read(f),
            Values::Tuple(tuple) => f(tuple.items()),
        }
    }
}

fn delete_extended(items: &Items<Value>, indices: Indices) {
    let Some(last) = indices.count.checked_sub(1) else { return };
    let step = indices.step.unsigned_abs();
    let first = if indices.step > 0 { indices.start } else { indices.start - last * step };
    items.retain_indices(|index| index < first || index > first + last * step || (index - first) % step != 0);
}
