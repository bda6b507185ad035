//! Values that pass between Rust and Python.

use crate::objects::bytes::Bytes;
use crate::objects::dict::Dict;
use crate::objects::int::{self, Operand};
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Value, float};
use crate::vm::{Result, Vm};

/// A copy of a Python value.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// `None`
    None,
    /// `True` or `False`
    Bool(bool),
    /// An int that fits.
    Int(i64),
    /// An int that does not: its decimal digits.
    BigInt(String),
    /// A float.
    Float(f64),
    /// A string; lone surrogates are replaced.
    Str(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A list.
    List(Vec<Data>),
    /// A tuple.
    Tuple(Vec<Data>),
    /// A dict, in the order of its items.
    Dict(Vec<(Data, Data)>),
    /// Anything else: its `repr`. Goes in as a string.
    Other(String),
}

impl Data {
    /// A copy of a value. Linear in what it contains.
    ///
    /// # Errors
    /// What the `repr` of an object raises; RecursionError.
    pub fn of(vm: &mut Vm, value: Value) -> Result<Data> {
        vm.with_depth(" while copying a value", |vm| Data::of_any(vm, value))
    }

    fn of_any(vm: &mut Vm, value: Value) -> Result<Data> {
        if value.is_none() {
            return Ok(Data::None);
        }
        if let Some(truth) = value.as_bool() {
            return Ok(Data::Bool(truth));
        }
        if let Some(number) = Operand::of(value) {
            return Ok(match number.i64() {
                Some(i) => Data::Int(i),
                None => Data::BigInt(number.big().to_string()),
            });
        }
        if let Some(number) = float::of(value) {
            return Ok(Data::Float(number));
        }
        if let Some(str) = value.as_kind::<Str>() {
            return Ok(Data::Str(String::from_utf8_lossy(str.as_bytes()).into_owned()));
        }
        if let Some(bytes) = value.as_kind::<Bytes>() {
            return Ok(Data::Bytes(bytes.as_slice().to_vec()));
        }
        if let Some(list) = value.as_kind::<List>() {
            return Ok(Data::List(Data::items(vm, |index| list.get(index))?));
        }
        if let Some(tuple) = value.as_kind::<Tuple>() {
            return Ok(Data::Tuple(Data::items(vm, |index| tuple.get(index))?));
        }
        if let Some(dict) = value.as_kind::<Dict>() {
            let mut items = Vec::new();
            let mut place = 0;
            while let Some((at, item)) = dict.table().next(place) {
                items.push((Data::of(vm, item.key)?, Data::of(vm, item.value)?));
                place = at + 1;
            }
            return Ok(Data::Dict(items));
        }
        let text = vm.repr(value)?;
        Ok(Data::Other(String::from_utf8_lossy(text.as_bytes()).into_owned()))
    }

    fn items(vm: &mut Vm, item: impl Fn(usize) -> Option<Value>) -> Result<Vec<Data>> {
        (0..).map_while(item).map(|value| Data::of(vm, value)).collect()
    }

    /// The Python value.
    ///
    /// # Errors
    /// MemoryError; ValueError for a big int without digits; TypeError for a dict whose key is not hashable.
    pub fn to_value(&self, vm: &mut Vm) -> Result {
        let value = match self {
            Data::None => return Ok(Value::NONE),
            Data::Bool(truth) => return Ok(Value::bool(*truth)),
            Data::Int(i) => int::from_i64(&vm.heap, *i),
            Data::BigInt(digits) => match digits.parse() {
                Ok(number) => int::from_big(&vm.heap, number),
                Err(_) => return Err(vm.value_error("a big int must have digits alone")),
            },
            Data::Float(f) => Value::float(&vm.heap, *f),
            Data::Str(text) | Data::Other(text) => Str::alloc(&vm.heap, text.as_bytes()).map(Value::object),
            Data::Bytes(bytes) => Bytes::alloc(&vm.heap, bytes).map(Value::object),
            Data::List(items) => {
                let items = Data::values(vm, items)?;
                List::alloc(&vm.heap, &items).map(Value::object)
            }
            Data::Tuple(items) => {
                let items = Data::values(vm, items)?;
                Tuple::alloc(&vm.heap, &items).map(Value::object)
            }
            Data::Dict(items) => {
                let dict = Dict::alloc(&vm.heap);
                let dict = vm.memory(dict)?;
                for (key, value) in items {
                    let (key, value) = (key.to_value(vm)?, value.to_value(vm)?);
                    vm.dict_set(dict, key, value)?;
                }
                return Ok(Value::object(dict));
            }
        };
        vm.memory(value)
    }

    /// Nothing that makes data runs Python, hence nothing collects: a vector may hold the values.
    fn values(vm: &mut Vm, items: &[Data]) -> Result<Vec<Value>> {
        items.iter().map(|item| item.to_value(vm)).collect()
    }
}

macro_rules! from {
    ($($type:ty => $Variant:ident;)+) => { $(
        impl From<$type> for Data {
            fn from(value: $type) -> Data {
                Data::$Variant(value.into())
            }
        }
    )+ };
}
from! { bool => Bool; i64 => Int; i32 => Int; f64 => Float; &str => Str; String => Str; Vec<u8> => Bytes; Vec<Data> => List; }
