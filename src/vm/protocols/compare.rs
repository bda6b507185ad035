//! Comparisons, and `in`.
//!
//! `equal` is what containers mean by equality: identity or `==`. Operators never take identity for an answer, but where
//! CPython's own types do.

use super::special::{Special, is_plain, kind_of};
use crate::bytecode::opcode::CompareOperator;
use crate::heap::Gc;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::class::special;
use crate::objects::dict::Dict;
use crate::objects::function::{BoundMethod, Native};
use crate::objects::int::{self, Operand};
use crate::objects::list::List;
use crate::objects::order::{self, Order};
use crate::objects::range::Range;
use crate::objects::slice::Slice;
use crate::objects::str::{Str, search};
use crate::objects::tuple::Tuple;
use crate::objects::{Int, Kind, Value, equality, float, set};
use crate::vm::{Exc, Raised, Result, Vm};
use CompareOperator::{Eq, Ge, Gt, Le, Lt, Ne};
use std::cmp::Ordering;

impl CompareOperator {
    /// The operator that says the same with its operands exchanged.
    pub const fn swapped(self) -> CompareOperator {
        match self {
            Lt => Gt,
            Le => Ge,
            Eq => Eq,
            Ne => Ne,
            Gt => Lt,
            Ge => Le,
        }
    }
    /// What the operator says of operands in this order.
    #[inline(always)]
    pub fn holds(self, order: Ordering) -> bool {
        match self {
            Lt => order.is_lt(),
            Le => order.is_le(),
            Eq => order.is_eq(),
            Ne => order.is_ne(),
            Gt => order.is_gt(),
            Ge => order.is_ge(),
        }
    }
}

/// The result of a comparison of values whose order no program defines. `None`: a program may, or they have no order.
#[inline]
pub fn compare_plain(operator: CompareOperator, a: Value, b: Value) -> Option<bool> {
    let truth = match operator {
        Eq => equality::equal(a, b),
        Ne => equality::equal(a, b).map(|equal| !equal),
        _ => match order::native(a, b) {
            Order::Known(order) => Some(operator.holds(order)),
            Order::Unordered => Some(false),
            Order::Ask => None,
        },
    };
    if truth.is_none() { compare_plain_sets(operator, a, b) } else { truth }
}

/// How two sets compare whose items' equality no program defines, and for which no program defines it.
fn compare_plain_sets(operator: CompareOperator, a: Value, b: Value) -> Option<bool> {
    let (x, y) = (set::members(&a)?, set::members(&b)?);
    if !is_plain(a) || !is_plain(b) {
        return None;
    }
    match operator {
        Eq | Ne if x.len() != y.len() => Some(operator == Ne),
        Eq => x.is_subset(y),
        Ne => x.is_subset(y).map(|equal| !equal),
        Lt if x.len() >= y.len() => Some(false),
        Le if x.len() > y.len() => Some(false),
        Lt | Le => x.is_subset(y),
        Gt if y.len() >= x.len() => Some(false),
        Ge if y.len() > x.len() => Some(false),
        Gt | Ge => y.is_subset(x),
    }
}

/// What is asked of which object, in a comparison by methods: the method's class decides.
#[derive(Clone, Copy)]
pub struct Asked {
    /// What its class has.
    pub method: Special,
    /// The operator, seen from `object`.
    pub operator: CompareOperator,
    /// The object that is asked.
    pub object: Value,
    /// The other one.
    pub other: Value,
}

impl Vm {
    /// `a < b` and the like: any object, as methods may give one.
    ///
    /// # Errors
    /// TypeError: they cannot be compared; what the methods raise.
    #[inline]
    pub fn compare(&mut self, operator: CompareOperator, a: Value, b: Value) -> Result {
        match compare_plain(operator, a, b) {
            Some(truth) => Ok(Value::bool(truth)),
            None => self.compare_objects(operator, a, b),
        }
    }

    /// Whether `a < b` and the like is true.
    ///
    /// # Errors
    /// As [`Vm::compare`]; what the truth of its result raises.
    #[inline]
    pub fn compare_bool(&mut self, operator: CompareOperator, a: Value, b: Value) -> Result<bool> {
        match compare_plain(operator, a, b) {
            Some(truth) => Ok(truth),
            None => {
                let result = self.compare_objects(operator, a, b)?;
                self.truth(result)
            }
        }
    }

    /// Whether both are the same object, or equal: what containers ask.
    ///
    /// # Errors
    /// What the comparison raises.
    #[inline]
    pub fn equal(&mut self, a: Value, b: Value) -> Result<bool> {
        match equality::same_or_equal(a, b) {
            Some(equal) => Ok(equal),
            None => {
                let result = self.compare_objects(Eq, a, b)?;
                self.truth(result)
            }
        }
    }

    /// Whether `a < b`: what sorting asks.
    ///
    /// # Errors
    /// As [`Vm::compare_bool`].
    #[inline]
    pub fn less(&mut self, a: Value, b: Value) -> Result<bool> {
        self.compare_bool(Lt, a, b)
    }

    /// [`Vm::compare`] of values that [`compare_plain`] says nothing about.
    ///
    /// # Errors
    /// As [`Vm::compare`].
    pub fn compare_objects(&mut self, operator: CompareOperator, a: Value, b: Value) -> Result {
        if is_plain(a) && is_plain(b) && has_native_order(kind_of(a)) && has_native_order(kind_of(b)) {
            // Either type may know the other, the left one first.
            let (x, y) = (kind_of(a), kind_of(b));
            if let Some(result) = self.native_compare(x, operator, a, b)? {
                return Ok(result);
            }
            if x != y
                && let Some(result) = self.native_compare(y, operator.swapped(), b, a)?
            {
                return Ok(result);
            }
            return self.compare_default(operator, a, b);
        }
        if matches!(operator, Eq | Ne) && self.equals_by_identity(a) && self.equals_by_identity(b) {
            return Ok(Value::bool((a == b) == (operator == Eq)));
        }
        self.with_depth(" in comparison", |vm| vm.compare_by_methods(operator, a, b))
    }

    /// Which methods a comparison asks, in their order.
    pub fn comparison_methods(&mut self, operator: CompareOperator, a: Value, b: Value) -> [Asked; 2] {
        let (left, right) = (self.class_of(a), self.class_of(b));
        let (name, swapped) = (self.comparison_name(operator), self.comparison_name(operator.swapped()));
        let straight = Asked { method: self.special(left, name), operator, object: a, other: b };
        let method = self.special(right, swapped);
        let reflected = Asked { method, operator: operator.swapped(), object: b, other: a };
        if !left.is(right) && right.is_subclass(left) { [reflected, straight] } else { [straight, reflected] }
    }

    /// Whether a value is equal to itself alone, as its class has it from `object`.
    #[inline]
    pub(in crate::vm) fn equals_by_identity(&self, value: Value) -> bool {
        value.as_header().is_some_and(|object| object.kind() == Kind::Instance as u8)
            && !self.class_of(value).defines(special::EQ | special::NE)
    }

    fn compare_by_methods(&mut self, operator: CompareOperator, a: Value, b: Value) -> Result {
        for asked in self.comparison_methods(operator, a, b) {
            let result = self.ask(asked)?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        self.compare_default(operator, a, b)
    }

    /// Asks one object how it compares: `NotImplemented` if it does not know.
    ///
    /// # Errors
    /// What its method raises.
    pub fn ask(&mut self, asked: Asked) -> Result {
        let Asked { method, operator, object, other } = asked;
        let name = self.comparison_name(operator);
        match method {
            Special::Missing => Ok(Value::NOT_IMPLEMENTED),
            Special::Native(kind) if has_native_order(kind) => {
                Ok(self.native_compare(kind, operator, object, other)?.unwrap_or(Value::NOT_IMPLEMENTED))
            }
            Special::Native(_) => {
                Ok(self.call_special(object, name, &[other])?.unwrap_or(Value::NOT_IMPLEMENTED))
            }
            Special::Method(method) => self.call_found(method, object, name, &[other]),
        }
    }

    /// What holds when no method knows: identity, or an error.
    ///
    /// # Errors
    /// TypeError, for an order.
    pub fn compare_default(&mut self, operator: CompareOperator, a: Value, b: Value) -> Result {
        match operator {
            Eq => Ok(Value::bool(a == b)),
            Ne => Ok(Value::bool(a != b)),
            _ => {
                let (left, right) = (self.type_name(a), self.type_name(b));
                let operator = operator.text();
                Err(self.type_error(format!(
                    "'{operator}' not supported between instances of '{left}' and '{right}'"
                )))
            }
        }
    }

    /// The name of a comparison's method.
    pub fn comparison_name(&self, operator: CompareOperator) -> Gc<Str> {
        match operator {
            Lt => self.names.__lt__,
            Le => self.names.__le__,
            Eq => self.names.__eq__,
            Ne => self.names.__ne__,
            Gt => self.names.__gt__,
            Ge => self.names.__ge__,
        }
    }

    /// How a built-in type compares one of its objects (or of a class derived from it) with another. `None`: it does not
    /// know; also for types that [`has_native_order`] does not list.
    ///
    /// # Errors
    /// What methods of items raise.
    pub fn native_compare(
        &mut self,
        kind: Kind,
        operator: CompareOperator,
        a: Value,
        b: Value,
    ) -> Result<Option<Value>> {
        let order = match kind {
            Kind::BigInt => match (Operand::of(a), Operand::of(b)) {
                (Some(x), Some(y)) => Some(int::compare(x, y)),
                _ => return Ok(None),
            },
            Kind::Float => {
                let Some(x) = float::of(a) else { return Ok(None) };
                match (float::of(b), Operand::of(b)) {
                    (Some(y), _) => x.partial_cmp(&y),
                    (_, Some(y)) => int::compare_float(y, x).map(Ordering::reverse),
                    _ => return Ok(None),
                }
            }
            Kind::Str => match (a.as_kind::<Str>(), b.as_kind::<Str>()) {
                (Some(x), Some(y)) => Some(x.as_bytes().cmp(y.as_bytes())),
                _ => return Ok(None),
            },
            Kind::Bytes | Kind::ByteArray => match (bytes_of(a), bytes_of(b)) {
                (Some(x), Some(y)) => Some(x.cmp(&y)),
                _ => return Ok(None),
            },
            Kind::List | Kind::Tuple => {
                let result = self.with_depth(" in comparison", |vm| vm.compare_sequences(operator, a, b))?;
                return Ok((result != Value::NOT_IMPLEMENTED).then_some(result));
            }
            Kind::Slice => {
                return self.with_depth(" in comparison", |vm| vm.compare_slices(operator, a, b));
            }
            Kind::Set | Kind::FrozenSet => return self.compare_sets(operator, a, b),
            Kind::Instance => return self.compare_as_object(operator, a, b),
            _ => {
                if !matches!(operator, Eq | Ne) {
                    return Ok(None);
                }
                let equal = match kind {
                    Kind::Complex => compare_complex(a, b),
                    Kind::Dict => match (a.as_kind::<Dict>(), b.as_kind::<Dict>()) {
                        (Some(x), Some(y)) => {
                            Some(self.with_depth(" in comparison", |vm| vm.equal_dicts(x, y))?)
                        }
                        _ => None,
                    },
                    Kind::Range => self.compare_ranges(a, b)?,
                    Kind::BoundMethod => match (a.as_kind::<BoundMethod>(), b.as_kind::<BoundMethod>()) {
                        (Some(x), Some(y)) => {
                            Some(x.receiver == y.receiver && self.equal(x.function, y.function)?)
                        }
                        _ => None,
                    },
                    Kind::Native => match (a.as_kind::<Native>(), b.as_kind::<Native>()) {
                        (Some(x), Some(y)) => Some(x.receiver == y.receiver && x.definition == y.definition),
                        _ => None,
                    },
                    _ => (a == b).then_some(true),
                };
                return Ok(equal.map(|equal| Value::bool(equal == (operator == Eq))));
            }
        };
        let truth = match order {
            Some(order) => operator.holds(order),
            // A number is NaN.
            None => operator == Ne,
        };
        Ok(Some(Value::bool(truth)))
    }

    /// `object.__eq__`, which knows identity alone, and `object.__ne__`, which asks `__eq__`.
    fn compare_as_object(&mut self, operator: CompareOperator, a: Value, b: Value) -> Result<Option<Value>> {
        match operator {
            Eq => Ok((a == b).then_some(Value::TRUE)),
            Ne => {
                let (class, name) = (self.class_of(a), self.names.__eq__);
                let method = self.special(class, name);
                if method == Special::Native(Kind::Instance) {
                    return Ok((a == b).then_some(Value::FALSE));
                }
                let equal = self.ask(Asked { method, operator: Eq, object: a, other: b })?;
                if equal == Value::NOT_IMPLEMENTED {
                    return Ok(None);
                }
                let equal = self.truth(equal)?;
                Ok(Some(Value::bool(!equal)))
            }
            _ => Ok(None),
        }
    }

    fn compare_slices(&mut self, operator: CompareOperator, a: Value, b: Value) -> Result<Option<Value>> {
        let (Some(x), Some(y)) = (a.as_object::<Slice>(), b.as_object::<Slice>()) else { return Ok(None) };
        if a == b {
            return Ok(Some(Value::bool(matches!(operator, Eq | Le | Ge))));
        }
        for (x, y) in [(x.start, y.start), (x.stop, y.stop), (x.step, y.step)] {
            if !self.equal(x, y)? {
                return match operator {
                    Eq => Ok(Some(Value::FALSE)),
                    Ne => Ok(Some(Value::TRUE)),
                    _ => self.compare(operator, x, y).map(Some),
                };
            }
        }
        Ok(Some(Value::bool(operator.holds(Ordering::Equal))))
    }

    fn compare_sets(&mut self, operator: CompareOperator, a: Value, b: Value) -> Result<Option<Value>> {
        let (Some(x), Some(y)) = (set::members(&a).map(|m| m.len()), set::members(&b).map(|m| m.len()))
        else {
            return Ok(None);
        };
        let truth = match operator {
            Eq => x == y && self.is_subset(a, b)?,
            Ne => x != y || !self.is_subset(a, b)?,
            Lt => x < y && self.is_subset(a, b)?,
            Le => x <= y && self.is_subset(a, b)?,
            Gt => x > y && self.is_subset(b, a)?,
            Ge => x >= y && self.is_subset(b, a)?,
        };
        Ok(Some(Value::bool(truth)))
    }

    /// Whether each item of one set is in the other.
    ///
    /// # Errors
    /// What `__eq__` raises.
    pub fn is_subset(&mut self, a: Value, b: Value) -> Result<bool> {
        if let (Some(own), Some(other)) = (set::members(&a), set::members(&b))
            && let Some(is_subset) = own.is_subset(other)
        {
            return Ok(is_subset);
        }
        let mut place = 0;
        while let Some((at, member)) = set::members(&a).and_then(|members| members.next(place)) {
            if !self.set_contains_hashed(b, member.hash, member.key)? {
                return Ok(false);
            }
            place = at + 1;
        }
        Ok(true)
    }

    fn compare_ranges(&mut self, a: Value, b: Value) -> Result<Option<bool>> {
        let (Some(x), Some(y)) = (a.as_kind::<Range>(), b.as_kind::<Range>()) else { return Ok(None) };
        let same = |a, b| equality::same_or_equal(a, b) == Some(true);
        if !same(x.length(), y.length()) {
            return Ok(Some(false));
        }
        // Of none and of one number, the step does not matter.
        Ok(Some(match x.length().as_int().map(|length| length.get()) {
            Some(0) => true,
            Some(1) => same(x.start(), y.start()),
            _ => same(x.start(), y.start()) && same(x.step(), y.step()),
        }))
    }

    /// `item in container`.
    ///
    /// # Errors
    /// TypeError: it is no container; what its methods raise.
    #[inline]
    pub fn contains(&mut self, container: Value, item: Value) -> Result<bool> {
        if is_plain(container)
            && let Some(found) = self.native_contains(kind_of(container), container, item)?
        {
            return Ok(found);
        }
        self.contains_by_method(container, item)
    }

    fn contains_by_method(&mut self, container: Value, item: Value) -> Result<bool> {
        let (class, name) = (self.class_of(container), self.names.__contains__);
        let result = match self.special(class, name) {
            Special::Native(kind) => match self.native_contains(kind, container, item)? {
                Some(found) => return Ok(found),
                None => self.call_special(container, name, &[item])?.unwrap_or(Value::FALSE),
            },
            Special::Missing => return self.contains_by_iteration(container, item),
            Special::Method(Value::NONE) => {
                let name = class.name_text();
                return Err(self.type_error(format!("'{name}' object is not a container")));
            }
            Special::Method(method) => self.call_found(method, container, name, &[item])?,
        };
        self.truth(result)
    }

    /// Whether an item comes up when the container is iterated over.
    ///
    /// # Errors
    /// TypeError: it cannot be; what iteration and comparison raise.
    pub fn contains_by_iteration(&mut self, container: Value, item: Value) -> Result<bool> {
        let iterator = match self.iter(container) {
            Ok(iterator) => iterator,
            Err(Raised) => {
                self.swallow(Exc::TypeError)?;
                let name = self.type_name(container);
                return Err(self.type_error(format!("argument of type '{name}' is not iterable")));
            }
        };
        while let Some(value) = self.next(iterator)? {
            if self.equal(value, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// `in` for the objects of a built-in type. `None`: its method says.
    ///
    /// # Errors
    /// As [`Vm::contains`].
    pub fn native_contains(&mut self, kind: Kind, container: Value, item: Value) -> Result<Option<bool>> {
        Ok(match kind {
            Kind::Str => {
                let Some(text) = container.as_kind::<Str>() else { return Ok(None) };
                let Some(part) = item.as_kind::<Str>() else {
                    let name = self.type_name(item);
                    let text = format!("'in <string>' requires string as left operand, not {name}");
                    return Err(self.type_error(text));
                };
                Some(part.is_empty() || search::find(text.as_bytes(), part.as_bytes()).is_some())
            }
            Kind::List | Kind::Tuple => {
                let mut index = 0;
                while let Some(value) = sequence_get(container, index) {
                    // PERF: ints that are not the same word differ.
                    if value == item || Int::pair(value, item).is_none() && self.equal(value, item)? {
                        return Ok(Some(true));
                    }
                    index += 1;
                }
                Some(false)
            }
            Kind::Dict => match container.as_kind::<Dict>() {
                Some(dict) => Some(self.dict_contains(dict, item)?),
                None => None,
            },
            Kind::Set | Kind::FrozenSet => Some(self.set_contains(container, item)?),
            Kind::Bytes | Kind::ByteArray => self.bytes_contain(container, item)?,
            Kind::Range => {
                let Some(range) = container.as_kind::<Range>() else { return Ok(None) };
                if Operand::of(item).is_none() || !is_plain(item) {
                    return self.contains_by_iteration(container, item).map(Some);
                }
                let index = range.index_of(&self.heap, item);
                Some(self.memory(index)?.is_some())
            }
            _ => None,
        })
    }

    fn bytes_contain(&mut self, container: Value, item: Value) -> Result<Option<bool>> {
        let Some(bytes) = bytes_of(container) else { return Ok(None) };
        if let Some(part) = self.buffer(item)? {
            return Ok(Some(part.is_empty() || search::find(&bytes, &part).is_some()));
        }
        if !self.is_index(item) {
            let name = self.type_name(item);
            return Err(self.type_error(format!("a bytes-like object is required, not '{name}'")));
        }
        match self.as_index(item)? {
            byte @ 0..256 => Ok(Some(bytes.contains(&(byte as u8)))),
            _ => Err(self.value_error("byte must be in range(0, 256)")),
        }
    }
}

/// The types whose comparisons [`Vm::native_compare`] knows.
pub fn has_native_order(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::BigInt
            | Kind::Float
            | Kind::Complex
            | Kind::Str
            | Kind::Bytes
            | Kind::ByteArray
            | Kind::Tuple
            | Kind::List
            | Kind::Dict
            | Kind::Set
            | Kind::FrozenSet
            | Kind::Range
            | Kind::Slice
            | Kind::Instance
            | Kind::NoneType
            | Kind::NotImplementedType
            | Kind::EllipsisType
            | Kind::Type
            | Kind::Function
            | Kind::BoundMethod
            | Kind::Native
            | Kind::Module
            | Kind::Exception
            | Kind::Generator
    )
}

#[inline]
fn sequence_get(value: Value, index: usize) -> Option<Value> {
    match value.as_kind::<List>() {
        Some(list) => list.get(index),
        None => value.as_kind::<Tuple>()?.get(index),
    }
}

/// A copy of the bytes of `bytes` or a `bytearray`.
pub fn bytes_of(value: Value) -> Option<Vec<u8>> {
    match value.as_kind::<Bytes>() {
        Some(bytes) => Some(bytes.as_slice().to_vec()),
        None => value.as_kind::<ByteArray>().map(|array| array.bytes().to_vec()),
    }
}

fn compare_complex(a: Value, b: Value) -> Option<bool> {
    use crate::objects::complex::Complex;
    let a = a.as_kind::<Complex>()?.get();
    if let Some(b) = b.as_kind::<Complex>() {
        return Some(a == b.get());
    }
    if let Some(b) = float::of(b) {
        return Some(a.imag == 0.0 && a.real == b);
    }
    let b = Operand::of(b)?;
    Some(a.imag == 0.0 && int::compare_float(b, a.real) == Some(Ordering::Equal))
}
