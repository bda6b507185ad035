//! Setting and deleting attributes, for any object; what an object's `__dict__` is.

use super::attribute::{OwnDict, kind_of, own_dict, text};
use crate::heap::{Gc, Header};
use crate::objects::class::{Class, class_flag, special};
use crate::objects::descriptor::{ClassMethod, GetSet, Member, Property, StaticMethod};
use crate::objects::dict::Dict;
use crate::objects::function::{Function, Native};
use crate::objects::str::Str;
use crate::objects::value::slots;
use crate::objects::{FIRST_SHAPE, Kind, Value};
use crate::vm::native::getset_definition;
use crate::vm::{Exc, Result, Vm};

impl Vm {
    /// `object.name = value`
    ///
    /// # Errors
    /// AttributeError; TypeError for a class that cannot be changed; what code raises that this runs.
    pub fn set_attr(&mut self, object: Value, name: Gc<Str>, value: Value) -> Result<()> {
        self.assign(object, name, value)
    }

    /// `del object.name`
    ///
    /// # Errors
    /// As [`Vm::set_attr`].
    pub fn del_attr(&mut self, object: Value, name: Gc<Str>) -> Result<()> {
        self.assign(object, name, Value::UNBOUND)
    }

    /// Sets an attribute, or deletes it if the value is Unbound.
    fn assign(&mut self, object: Value, name: Gc<Str>, value: Value) -> Result<()> {
        let name = self.intern_name(name)?;
        let class = self.class_of(object);
        if class.defines(special::SETATTR | special::DELATTR) {
            let args = [Value::object(name), value];
            let (hook, args) = match value.is_unbound() {
                true => (self.names.__delattr__, &args[..1]),
                false => (self.names.__setattr__, &args[..]),
            };
            // The other of the two may be the only one that is defined.
            if let Some(found) = self.lookup(class, hook)
                && found.as_kind::<Native>().is_none()
            {
                return self.call_special(object, hook, args).map(|_| ());
            }
        }
        self.assign_generic(object, class, name, value)
    }

    /// What `__setattr__` and `__delattr__` of the built-in class do: `object`'s, or `type`'s.
    ///
    /// # Errors
    /// As [`Vm::set_attr`].
    pub fn assign_generic(
        &mut self,
        object: Value,
        class: Gc<Class>,
        name: Gc<Str>,
        value: Value,
    ) -> Result<()> {
        match object.as_kind::<Class>() {
            Some(target) => self.assign_to_class(target, class, name, value),
            None => self.assign_to_object(object, class, name, value),
        }
    }

    /// `object.__setattr__` and `object.__delattr__`.
    ///
    /// # Errors
    /// As [`Vm::set_attr`].
    pub fn assign_to_object(
        &mut self,
        object: Value,
        class: Gc<Class>,
        name: Gc<Str>,
        value: Value,
    ) -> Result<()> {
        let found = self.lookup(class, name);
        if let Some(descriptor) = found
            && self.is_data_descriptor(descriptor)
        {
            return self.assign_by(descriptor, object, value);
        }
        if let Some(header) = object.as_header() {
            if let Some(dict) = self.dict_to_write(header)? {
                if !value.is_unbound() {
                    let result = dict.set_str(&self.heap, name, value);
                    return self.memory(result);
                }
                if dict.place_of_str(name).and_then(|place| dict.remove(place)).is_some() {
                    return Ok(());
                }
                return Err(self.cannot_delete(class, name));
            }
            if header.shape() >= FIRST_SHAPE && class.has(class_flag::HAS_DICT) {
                return self.assign_in_shape(header, class, name, value);
            }
        }
        let (class, name) = (self.class_text(class), text(name));
        Err(self.raise(
            Exc::AttributeError,
            match found {
                Some(_) => format!("'{class}' object attribute '{name}' is read-only"),
                None => format!("'{class}' object has no attribute '{name}'"),
            },
        ))
    }

    #[cold]
    fn cannot_delete(&mut self, class: Gc<Class>, name: Gc<Str>) -> crate::vm::Raised {
        let (class, name) = (self.class_text(class), text(name));
        self.raise(Exc::AttributeError, format!("'{class}' object has no attribute '{name}'"))
    }

    fn assign_in_shape(
        &mut self,
        object: Gc<Header>,
        class: Gc<Class>,
        name: Gc<Str>,
        value: Value,
    ) -> Result<()> {
        if value.is_unbound() {
            let deleted = self.shapes.delete_attribute(&self.heap, &object, name);
            return if self.memory(deleted)? { Ok(()) } else { Err(self.cannot_delete(class, name)) };
        }
        let set = self.shapes.set_attribute(&self.heap, &object, name, value);
        self.memory(set).map(|_| ())
    }

    /// The dict that is a field of an object, made if there is none yet.
    fn dict_to_write(&mut self, object: Gc<Header>) -> Result<Option<Gc<Dict>>> {
        match own_dict(object) {
            OwnDict::Is(dict) => Ok(Some(dict)),
            OwnDict::Never => Ok(None),
            OwnDict::NotYet => {
                let dict = Dict::alloc(&self.heap);
                let dict = self.memory(dict)?;
                set_own_dict(Value::from_header(object), dict);
                Ok(Some(dict))
            }
        }
    }

    /// Sets an attribute by its data descriptor, or deletes it if the value is Unbound.
    ///
    /// # Errors
    /// AttributeError: the descriptor does not say how; what it raises.
    pub fn assign_by(&mut self, descriptor: Value, object: Value, value: Value) -> Result<()> {
        let Some(header) = descriptor.as_header() else { return Ok(()) };
        if header.shape() >= FIRST_SHAPE && !self.assigns_natively(descriptor) {
            let (method, args) = match value.is_unbound() {
                true => (self.names.__delete__, &[object][..]),
                false => (self.names.__set__, &[object, value][..]),
            };
            return match self.call_special(descriptor, method, args)? {
                Some(_) => Ok(()),
                None => Err(self.raise(Exc::AttributeError, text(method))),
            };
        }
        if let Some(property) = descriptor.as_kind::<Property>() {
            let (function, args) = match value.is_unbound() {
                true => (property.deleter.get(), &[object][..]),
                false => (property.setter.get(), &[object, value][..]),
            };
            if function.is_none() {
                let what = if value.is_unbound() { "deleter" } else { "setter" };
                return Err(self.property_error(descriptor, object, what));
            }
            return self.call(function, args).map(|_| ());
        }
        if let Some(member) = descriptor.as_kind::<Member>() {
            return self.assign_member(member, object, value);
        }
        if let Some(getset) = descriptor.as_kind::<GetSet>() {
            let definition = getset_definition(getset);
            self.check_descriptor(getset.owner, definition.name, object)?;
            if let Some(set) = definition.set {
                return set(self, object, value);
            }
            let (name, owner) = (definition.name, self.class_text(getset.owner));
            let message = format!("attribute '{name}' of '{owner}' objects is not writable");
            return Err(self.raise(Exc::AttributeError, message));
        }
        Ok(())
    }

    /// Whether what an instance of a Python class does with an assignment is what its built-in base does.
    fn assigns_natively(&self, descriptor: Value) -> bool {
        let class = self.class_of(descriptor);
        let is_native =
            |name| self.lookup(class, name).is_none_or(|method| method.as_kind::<Native>().is_some());
        matches!(descriptor.as_header().map(kind_of), Some(Kind::Property))
            && is_native(self.names.__set__)
            && is_native(self.names.__delete__)
    }

    fn assign_member(&mut self, member: Gc<Member>, object: Value, value: Value) -> Result<()> {
        let holder = self.member_slot(member, object)?;
        if member.is_readonly {
            return Err(self.raise(Exc::AttributeError, "readonly attribute"));
        }
        let slot = &slots(&holder)[usize::from(member.slot)];
        if value.is_unbound() && slot.get().is_unbound() && !member.empty_is_none {
            return Err(self.raise(Exc::AttributeError, text(member.name)));
        }
        slot.set(value);
        Ok(())
    }

    /// `type.__setattr__` and `type.__delattr__`.
    fn assign_to_class(
        &mut self,
        target: Gc<Class>,
        meta: Gc<Class>,
        name: Gc<Str>,
        value: Value,
    ) -> Result<()> {
        if !target.has(class_flag::HEAP) {
            let (class, name) = (self.class_text(target), text(name));
            return Err(self.type_error(format!("cannot set '{name}' attribute of immutable type '{class}'")));
        }
        if let Some(descriptor) = self.lookup(meta, name)
            && self.is_data_descriptor(descriptor)
        {
            return self.assign_by(descriptor, Value::object(target), value);
        }
        if self.set_class_attribute(target, name, value)? {
            return Ok(());
        }
        let (class, name) = (self.class_text(target), text(name));
        Err(self.raise(Exc::AttributeError, format!("type object '{class}' has no attribute '{name}'")))
    }

    /// `object.__dict__` as a dict; what is written to it is an attribute. `None`: the object has none, or is a class.
    ///
    /// # Errors
    /// MemoryError.
    pub fn instance_dict(&mut self, object: Value) -> Result<Option<Gc<Dict>>> {
        let Some(header) = object.as_header() else { return Ok(None) };
        if kind_of(header) == Kind::Type {
            return Ok(None);
        }
        if let Some(dict) = self.dict_to_write(header)? {
            return Ok(Some(dict));
        }
        if header.shape() < FIRST_SHAPE || !self.class_of(object).has(class_flag::HAS_DICT) {
            return Ok(None);
        }
        let dict = self.shapes.to_dictionary(&self.heap, &header);
        self.memory(dict).map(Some)
    }

    /// `object.__dict__ = dict`, or its deletion.
    ///
    /// # Errors
    /// TypeError: it is no dict. AttributeError: the object has none.
    pub fn set_instance_dict(&mut self, object: Value, value: Value) -> Result<()> {
        let Some(header) = object.as_header() else { return Ok(()) };
        let dict = match (value.as_kind::<Dict>(), value.is_unbound()) {
            (Some(dict), _) => dict,
            (None, true) => {
                let dict = Dict::alloc(&self.heap);
                self.memory(dict)?
            }
            (None, false) => {
                let class = self.type_name(value);
                return Err(self.type_error(format!("__dict__ must be set to a dictionary, not a '{class}'")));
            }
        };
        match own_dict(header) {
            OwnDict::Is(_) | OwnDict::NotYet if set_own_dict(object, dict) => Ok(()),
            OwnDict::Never
                if header.shape() >= FIRST_SHAPE && self.class_of(object).has(class_flag::HAS_DICT) =>
            {
                self.shapes.set_dict(&self.heap, &header, dict);
                Ok(())
            }
            _ => Err(self.raise(Exc::AttributeError, "readonly attribute")),
        }
    }
}

/// Makes a dict the field of an object that has room for one that can be replaced.
fn set_own_dict(object: Value, dict: Gc<Dict>) -> bool {
    if let Some(function) = object.as_kind::<Function>() {
        function.dict.set(Some(dict));
    } else if let Some(method) = object.as_kind::<ClassMethod>() {
        method.dict.set(Some(dict));
    } else if let Some(method) = object.as_kind::<StaticMethod>() {
        method.dict.set(Some(dict));
    } else {
        return false;
    }
    true
}
