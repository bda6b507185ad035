//! Which special method a class has: none, a built-in type's, or a program's.

use crate::heap::Gc;
use crate::objects::class::{Class, class_flag};
use crate::objects::function::{Function, Native};
use crate::objects::str::Str;
use crate::objects::{FIRST_SHAPE, KINDS, Kind, Value};
use crate::vm::{NativeKind, Result, Vm};

/// What a class has under a special name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Special {
    /// Nothing.
    Missing,
    /// The method of a built-in type: of objects of this kind.
    Native(Kind),
    /// Anything else: a function, mostly.
    Method(Value),
}

/// The kind of a value, words that are no objects included; bools count as ints.
#[inline]
pub fn kind_of(value: Value) -> Kind {
    match value.as_header() {
        Some(object) => Kind::ALL[usize::from(object.kind())],
        None if value.as_int().is_some() => Kind::BigInt,
        None => match value {
            Value::TRUE | Value::FALSE => Kind::BigInt,
            Value::NONE => Kind::NoneType,
            Value::NOT_IMPLEMENTED => Kind::NotImplementedType,
            Value::ELLIPSIS => Kind::EllipsisType,
            _ => Kind::Float,
        },
    }
}

/// Whether the value is of a built-in class, not of one that a program derived from it.
#[inline]
pub fn is_plain(value: Value) -> bool {
    value.shape().is_none_or(|shape| shape < FIRST_SHAPE)
}

impl Vm {
    /// What a class has under a special name. Constant: a few loads, if the name was looked up before.
    #[inline]
    pub fn special(&mut self, class: Gc<Class>, name: Gc<Str>) -> Special {
        let Some(method) = self.lookup(class, name) else { return Special::Missing };
        match native_owner(self, method) {
            Some(kind) => Special::Native(kind),
            None => Special::Method(method),
        }
    }

    /// Calls a special method that the class of `object` has: functions with the object as their first argument, anything
    /// else as its `__get__` binds it.
    ///
    /// # Errors
    /// What the call raises.
    pub fn call_found(&mut self, method: Value, object: Value, name: Gc<Str>, args: &[Value]) -> Result {
        if method.as_object::<Function>().is_some() {
            return match *args {
                [] => self.call(method, &[object]),
                [a] => self.call(method, &[object, a]),
                [a, b] => self.call(method, &[object, a, b]),
                _ => {
                    let all: Vec<Value> = std::iter::once(object).chain(args.iter().copied()).collect();
                    self.call(method, &all)
                }
            };
        }
        match self.call_special(object, name, args)? {
            Some(result) => Ok(result),
            None => {
                let text = format!("'{}' object is not callable", KINDS[Kind::NoneType as usize].name);
                Err(self.type_error(text))
            }
        }
    }
}

/// The kind of the built-in class whose method a value is.
fn native_owner(vm: &Vm, method: Value) -> Option<Kind> {
    let native = method.as_kind::<Native>()?;
    if !native.receiver.is_unbound() || super::super::native::definition(native).kind != NativeKind::Method {
        return None;
    }
    let owner = native.owner.as_kind::<Class>()?;
    let kind = Kind::ALL[usize::from(owner.kind)];
    // What a class of a native module has, the machine does not do itself.
    if owner.has(class_flag::HEAP) || kind != Kind::Exception && !vm.class(kind).is(owner) {
        return None;
    }
    Some(match kind {
        Kind::Bool => Kind::BigInt,
        kind => kind,
    })
}
