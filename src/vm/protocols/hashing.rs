//! Hash and truth of any object.

use super::special::{Special, is_plain, kind_of};
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::class::special;
use crate::objects::complex::Complex;
use crate::objects::deque::Deque;
use crate::objects::function::{BoundMethod, Native};
use crate::objects::hash::TupleHash;
use crate::objects::int::Operand;
use crate::objects::range::Range;
use crate::objects::set::FrozenSet;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value, float, hash};
use crate::vm::{Result, Vm};

impl Vm {
    /// `hash(value)`.
    ///
    /// # Errors
    /// TypeError: it cannot be hashed; what `__hash__` raises.
    #[inline]
    pub fn hash(&mut self, value: Value) -> Result<i64> {
        match hash::native(value) {
            Some(hash) => Ok(hash),
            None => self.hash_by_method(value),
        }
    }

    fn hash_by_method(&mut self, value: Value) -> Result<i64> {
        let (class, name) = (self.class_of(value), self.names.__hash__);
        // PERF: named tuples are keys, and have no hash of their own.
        if !class.defines(special::HASH) {
            match kind_of(value) {
                Kind::Tuple => return self.tuple_hash(value),
                Kind::Instance => return Ok(identity_hash(value)),
                _ => {}
            }
        }
        if is_plain(value)
            && let Some(hash) = self.native_hash(kind_of(value), value)
        {
            return hash;
        }
        match self.special(class, name) {
            Special::Native(kind) if let Some(hash) = self.native_hash(kind, value) => hash,
            Special::Native(Kind::Instance) => Ok(identity_hash(value)),
            Special::Missing | Special::Method(Value::NONE) => self.unhashable(value),
            _ => {
                let result = self.call_special(value, name, &[])?.unwrap_or(Value::NONE);
                match Operand::of(result) {
                    // What fits is taken as it is; what does not is hashed as an int.
                    Some(number) => Ok(match number.i64() {
                        Some(-1) => -2,
                        Some(hash) => hash,
                        None => number.hash(),
                    }),
                    None => Err(self.type_error("__hash__ method should return an integer")),
                }
            }
        }
    }

    fn unhashable(&mut self, value: Value) -> Result<i64> {
        let name = self.type_name(value);
        Err(self.type_error(format!("unhashable type: '{name}'")))
    }

    /// The hash that a built-in type gives its objects, and those of classes derived from it. `None`: its method says.
    pub fn native_hash(&mut self, kind: Kind, value: Value) -> Option<Result<i64>> {
        Some(match kind {
            Kind::BigInt => Ok(Operand::of(value)?.hash()),
            Kind::Float => {
                let number = float::of(value)?;
                // NaN is equal to nothing, so each has a hash of its own: as words they may be one.
                Ok(float::hash(number))
            }
            Kind::Str => Ok(value.as_kind::<Str>()?.hash()),
            Kind::Bytes => Ok(value.as_kind::<Bytes>()?.hash()),
            Kind::Complex => {
                let number = value.as_kind::<Complex>()?.get();
                Ok(hash::of_complex(number.real, number.imag))
            }
            Kind::Tuple => self.tuple_hash(value),
            Kind::FrozenSet => Ok(value.as_kind::<FrozenSet>()?.hash()),
            Kind::List | Kind::Dict | Kind::Set | Kind::ByteArray | Kind::Slice => self.unhashable(value),
            Kind::Range => self.range_hash(value),
            Kind::BoundMethod => {
                let method = value.as_kind::<BoundMethod>()?;
                let receiver = identity_hash(method.receiver);
                self.hash(method.function).map(|hash| no_error(receiver ^ hash))
            }
            Kind::Native => {
                let native = value.as_kind::<Native>()?;
                let receiver = native.receiver.bound().map_or(0, identity_hash);
                Ok(no_error(receiver ^ (native.definition.addr() as i64).rotate_right(4)))
            }
            Kind::Type if is_plain(value) => Ok(identity_hash(value)),
            Kind::Instance
            | Kind::Function
            | Kind::Module
            | Kind::Exception
            | Kind::Generator
            | Kind::Property
            | Kind::ClassMethod
            | Kind::StaticMethod => Ok(identity_hash(value)),
            _ => return None,
        })
    }

    fn tuple_hash(&mut self, value: Value) -> Result<i64> {
        let Some(tuple) = value.as_kind::<Tuple>() else { return self.unhashable(value) };
        if let Some(hash) = tuple.known_hash() {
            return Ok(hash);
        }
        // See `Tuple::known_hash`, and `Vm::update_specials` for when it ends.
        let mut is_pure = is_plain(value) || !self.class_of(value).defines(special::COMPARED);
        let mut all = TupleHash::new();
        for &item in tuple.items() {
            all.add(match hash::native(item) {
                Some(hash) => hash,
                None => {
                    let hash = self.with_depth("", |vm| vm.hash(item))?;
                    is_pure &= item.as_kind::<Tuple>().is_some_and(|inner| inner.known_hash().is_some());
                    hash
                }
            });
        }
        let hash = all.finish(tuple.len());
        if is_pure {
            tuple.know_hash(hash);
        }
        Ok(hash)
    }

    /// That of the tuple of length, start and step, the latter two None where they do not matter.
    fn range_hash(&mut self, value: Value) -> Result<i64> {
        let Some(range) = value.as_kind::<Range>() else { return self.unhashable(value) };
        let length = range.length();
        let (start, step) = match length.as_int().map(|length| length.get()) {
            Some(0) => (Value::NONE, Value::NONE),
            Some(1) => (range.start(), Value::NONE),
            _ => (range.start(), range.step()),
        };
        let mut hash = TupleHash::new();
        for item in [length, start, step] {
            hash.add(self.hash(item)?);
        }
        Ok(hash.finish(3))
    }

    /// Whether a value counts as true, where no method needs to be asked.
    #[inline(always)]
    pub fn native_truth(value: Value) -> Option<bool> {
        match value {
            Value::TRUE => Some(true),
            Value::FALSE | Value::NONE => Some(false),
            _ => value.as_int().map(|int| int.get() != 0),
        }
    }

    /// `bool(value)`.
    ///
    /// # Errors
    /// TypeError, ValueError: `__bool__` or `__len__` gives no such thing; what they raise.
    #[inline]
    pub fn truth(&mut self, value: Value) -> Result<bool> {
        match Vm::native_truth(value) {
            Some(truth) => Ok(truth),
            None => self.truth_of_object(value),
        }
    }

    fn truth_of_object(&mut self, value: Value) -> Result<bool> {
        if let Some(number) = value.as_tagged_float() {
            return Ok(number != 0.0);
        }
        if is_plain(value)
            && let Some(truth) = self.native_truth_of_kind(kind_of(value), value)
        {
            return truth;
        }
        if let Some(deque) = value.as_kind::<Deque>()
            && deque.exact
        {
            return Ok(!deque.is_empty());
        }
        let class = self.class_of(value);
        if !class.defines(special::BOOL | special::LEN) {
            return self.native_truth_of_kind(kind_of(value), value).unwrap_or(Ok(true));
        }
        let name = self.names.__bool__;
        match self.special(class, name) {
            Special::Missing => {
                let name = self.names.__len__;
                if self.lookup(class, name).is_none() { Ok(true) } else { Ok(self.length(value)? != 0) }
            }
            Special::Native(kind) if let Some(truth) = self.native_truth_of_kind(kind, value) => truth,
            _ => {
                let result = self.call_special(value, name, &[])?.unwrap_or(Value::NONE);
                match result.as_bool() {
                    Some(truth) => Ok(truth),
                    None => {
                        let name = self.type_name(result);
                        Err(self.type_error(format!("__bool__ should return bool, returned {name}")))
                    }
                }
            }
        }
    }

    /// The truth that a built-in type gives its objects. `None`: its class says.
    fn native_truth_of_kind(&mut self, kind: Kind, value: Value) -> Option<Result<bool>> {
        Some(Ok(match kind {
            Kind::BigInt => !Operand::of(value)?.is_zero(),
            Kind::Float => float::of(value)? != 0.0,
            Kind::Complex => {
                let number = value.as_kind::<Complex>()?.get();
                number.real != 0.0 || number.imag != 0.0
            }
            Kind::Range => !Operand::of(value.as_kind::<Range>()?.length())?.is_zero(),
            Kind::Str => !value.as_kind::<Str>()?.is_empty(),
            Kind::ByteArray => !value.as_kind::<ByteArray>()?.bytes().is_empty(),
            Kind::NoneType => false,
            Kind::List
            | Kind::Tuple
            | Kind::Dict
            | Kind::Set
            | Kind::FrozenSet
            | Kind::Bytes
            | Kind::DictKeys
            | Kind::DictValues
            | Kind::DictItems => {
                return self.native_length(value).map(|length| Ok(length? != 0));
            }
            Kind::Function | Kind::Native | Kind::BoundMethod | Kind::EllipsisType | Kind::Instance => true,
            Kind::NotImplementedType => true,
            _ => return None,
        }))
    }
}

fn identity_hash(value: Value) -> i64 {
    match value.as_header() {
        Some(object) => hash::of_identity(object),
        None => hash::native(value).unwrap_or_default(),
    }
}

fn no_error(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}
