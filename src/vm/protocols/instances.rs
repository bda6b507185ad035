//! `isinstance` and `issubclass`.

use super::attribute::kind_of;
use crate::heap::Gc;
use crate::objects::alias::UnionType;
use crate::objects::class::{Class, special};
use crate::objects::function::Native;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::{Result, Vm};

const DEPTH: &str = " in __instancecheck__";
const SUBCLASS_DEPTH: &str = " in __subclasscheck__";

impl Vm {
    /// Whether a value is of a class or one derived from it. No hook is asked. Pure.
    #[inline]
    pub fn is_instance(&self, value: Value, class: Gc<Class>) -> bool {
        let own = self.class_of(value);
        own.is(class) || own.is_subclass(class)
    }

    /// `isinstance(object, class)`
    ///
    /// # Errors
    /// TypeError: `class` is none; what a hook raises.
    pub fn isinstance(&mut self, object: Value, class: Value) -> Result<bool> {
        if let Some(plain) = class.as_object::<Class>() {
            // PERF: the metaclass is `type`, whose hook is not overridden.
            if self.is_instance(object, plain) {
                return Ok(true);
            }
            return self.isinstance_without_hook(object, class);
        }
        if Value::object(self.class_of(object)) == class {
            return Ok(true);
        }
        if let Some(classes) = class.as_kind::<Tuple>() {
            return self.with_depth(DEPTH, |vm| {
                for &class in classes.items() {
                    if vm.isinstance(object, class)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            });
        }
        if let Some(union) = class.as_kind::<UnionType>() {
            return self.with_depth(DEPTH, |vm| {
                for &class in union.args.items() {
                    if vm.isinstance(object, none_type(vm, class))? {
                        return Ok(true);
                    }
                }
                Ok(false)
            });
        }
        if is_parameterized(class) {
            return Err(self.type_error("isinstance() argument 2 cannot be a parameterized generic"));
        }
        match self.hook(class, self.names.__instancecheck__) {
            Some(_) => {
                let answer = self
                    .with_depth(DEPTH, |vm| vm.call_special(class, vm.names.__instancecheck__, &[object]))?;
                self.truth(answer.unwrap_or(Value::FALSE))
            }
            None => self.isinstance_without_hook(object, class),
        }
    }

    /// The hook of a class's metaclass, unless it is `type`'s own.
    fn hook(&self, class: Value, name: Gc<crate::objects::str::Str>) -> Option<Value> {
        let meta = self.class_of(class);
        if !meta.defines(special::INSTANCECHECK | special::SUBCLASSCHECK) {
            return None;
        }
        self.lookup(meta, name).filter(|hook| hook.as_kind::<Native>().is_none())
    }

    /// `type.__instancecheck__`: by the class of the object, or the class that it says it is of.
    ///
    /// # Errors
    /// TypeError: `class` is none.
    pub fn isinstance_without_hook(&mut self, object: Value, class: Value) -> Result<bool> {
        let name = self.names.__class__;
        if let Some(class) = class.as_kind::<Class>() {
            if self.is_instance(object, class) {
                return Ok(true);
            }
            // An object may claim to be of another class.
            if !self.may_pretend(object) {
                return Ok(false);
            }
            let claimed = self.find_attr(object, name)?.and_then(|claimed| claimed.as_kind::<Class>());
            return Ok(claimed.is_some_and(|claimed| claimed.is_subclass(class)));
        }
        if self.bases_of(class)?.is_none() {
            return Err(self.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"));
        }
        match self.find_attr(object, name)? {
            Some(claimed) => self.derives(claimed, class),
            None => Ok(false),
        }
    }

    /// Whether an object's `__class__` may be another than its class.
    fn may_pretend(&self, object: Value) -> bool {
        let class = self.class_of(object);
        if class.defines(special::GETATTRIBUTE | special::GETATTR) {
            return true;
        }
        let own = self.class(Kind::Instance).dict.get_str(self.names.__class__);
        self.lookup(class, self.names.__class__) != own
    }

    /// `issubclass(class, of)`
    ///
    /// # Errors
    /// TypeError: one of them is no class; what a hook raises.
    pub fn issubclass(&mut self, class: Value, of: Value) -> Result<bool> {
        if let (Some(_), Some(derived)) = (of.as_object::<Class>(), class.as_kind::<Class>()) {
            return Ok(of.as_kind::<Class>().is_some_and(|of| derived.is_subclass(of)));
        }
        if let Some(classes) = of.as_kind::<Tuple>() {
            return self.with_depth(SUBCLASS_DEPTH, |vm| {
                for &of in classes.items() {
                    if vm.issubclass(class, of)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            });
        }
        if let Some(union) = of.as_kind::<UnionType>() {
            if class.as_kind::<Class>().is_none() {
                return Err(self.type_error("issubclass() arg 1 must be a class"));
            }
            return self.with_depth(SUBCLASS_DEPTH, |vm| {
                for &of in union.args.items() {
                    if vm.issubclass(class, none_type(vm, of))? {
                        return Ok(true);
                    }
                }
                Ok(false)
            });
        }
        if is_parameterized(of) {
            return Err(self.type_error("issubclass() argument 2 cannot be a parameterized generic"));
        }
        match self.hook(of, self.names.__subclasscheck__) {
            Some(_) => {
                let answer = self.with_depth(SUBCLASS_DEPTH, |vm| {
                    vm.call_special(of, vm.names.__subclasscheck__, &[class])
                })?;
                self.truth(answer.unwrap_or(Value::FALSE))
            }
            None => self.issubclass_without_hook(class, of),
        }
    }

    /// `type.__subclasscheck__`: by MRO, or by `__bases__` where something else than a class has them.
    ///
    /// # Errors
    /// TypeError: one of them is no class.
    pub fn issubclass_without_hook(&mut self, class: Value, of: Value) -> Result<bool> {
        if let (Some(class), Some(of)) = (class.as_kind::<Class>(), of.as_kind::<Class>()) {
            return Ok(class.is_subclass(of));
        }
        if self.bases_of(class)?.is_none() {
            return Err(self.type_error("issubclass() arg 1 must be a class"));
        }
        if self.bases_of(of)?.is_none() {
            return Err(self.type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"));
        }
        self.derives(class, of)
    }

    fn bases_of(&mut self, class: Value) -> Result<Option<Gc<Tuple>>> {
        let bases = self.find_attr(class, self.names.__bases__)?;
        Ok(bases.and_then(|bases| bases.as_kind::<Tuple>()))
    }

    fn derives(&mut self, class: Value, of: Value) -> Result<bool> {
        if class == of {
            return Ok(true);
        }
        let Some(bases) = self.bases_of(class)? else { return Ok(false) };
        self.with_depth(SUBCLASS_DEPTH, |vm| {
            for &base in bases.items() {
                if vm.derives(base, of)? {
                    return Ok(true);
                }
            }
            Ok(false)
        })
    }
}

/// In a union None stands for its class.
fn none_type(vm: &Vm, class: Value) -> Value {
    if class.is_none() { Value::object(vm.class(Kind::NoneType)) } else { class }
}

fn is_parameterized(class: Value) -> bool {
    class.as_header().is_some_and(|class| kind_of(class) == Kind::GenericAlias)
}
