//! Attributes: what a name means on a class, and what `object.name` is, for any object.
//!
//! A meaning is looked up along the MRO, through a cache whose entries hold as long as [`Vm::epoch`] does. Plain data in a class
//! may change without a new epoch: of such the cache knows only the namespace, and reads the value anew.

use crate::heap::{Gc, Header};
use crate::objects::class::{Class, special};
use crate::objects::descriptor::{ClassMethod, GetSet, Member, Property, StaticMethod, TupleGetter};
use crate::objects::dict::Dict;
use crate::objects::function::{BoundMethod, Function, Native};
use crate::objects::module::Module;
use crate::objects::namespace::SimpleNamespace;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::slots;
use crate::objects::{FIRST_SHAPE, Kind, Value};
use crate::vm::native::{definition, getset_definition, member_definition};
use crate::vm::{Exc, NativeKind, Result, Vm};
use std::cell::Cell;

/// An entry of the cache of [`Vm::lookup`].
pub struct Cached(Cell<Entry>);

#[derive(Clone, Copy)]
struct Entry {
    class: *const Class,
    name: *const Str,
    epoch: u32,
    /// `value` is the namespace that has the name, not what it has.
    is_data: bool,
    value: Value,
}

const EMPTY: Entry = Entry {
    class: std::ptr::null(),
    name: std::ptr::null(),
    epoch: 0,
    is_data: false,
    value: Value::UNBOUND,
};
const ENTRIES: usize = 2048;

/// An empty cache.
pub(in crate::vm) fn new_cache() -> Box<[Cached]> {
    (0..ENTRIES).map(|_| Cached(Cell::new(EMPTY))).collect()
}

/// Where a lookup found a name.
#[derive(Clone, Copy)]
pub struct Found {
    /// The class of the MRO whose namespace has the name.
    pub owner: Gc<Class>,
    /// What it has.
    pub value: Value,
}

impl Vm {
    /// What a name means for instances of a class: what the first class of the MRO has that has it. Nothing is bound.
    /// Constant on average.
    #[inline]
    pub fn lookup(&self, class: Gc<Class>, name: Gc<Str>) -> Option<Value> {
        let place = (class.as_ptr().addr() >> 5) ^ (name.as_ptr().addr() >> 4);
        let cached = &self.method_cache[place % ENTRIES];
        let entry = cached.0.get();
        if !std::ptr::eq(entry.class, class.as_ptr())
            || !std::ptr::eq(entry.name, name.as_ptr())
            || entry.epoch != self.epoch
        {
            return self.lookup_anew(class, name, cached);
        }
        if entry.is_data {
            return entry.value.as_object::<Dict>().and_then(|namespace| namespace.get_str(name));
        }
        entry.value.bound()
    }

    #[cold]
    fn lookup_anew(&self, class: Gc<Class>, name: Gc<Str>, cached: &Cached) -> Option<Value> {
        let found = self.find_in_mro(class, name);
        let is_data = found.is_some_and(|found| !self.has_meaning(found.value));
        let value = match found {
            Some(found) if is_data => Value::object(found.owner.dict),
            Some(found) => found.value,
            None => Value::UNBOUND,
        };
        if self.epoch == 0 || !name.is_interned() {
            return found.map(|found| found.value);
        }
        cached.0.set(Entry { class: class.as_ptr(), name: name.as_ptr(), epoch: self.epoch, is_data, value });
        found.map(|found| found.value)
    }

    /// Like [`Vm::lookup`], with the class that has the name, and without the cache.
    pub fn find_in_mro(&self, class: Gc<Class>, name: Gc<Str>) -> Option<Found> {
        class.mro_classes().find_map(|owner| Some(Found { owner, value: owner.dict.get_str(name)? }))
    }

    /// Forgets all cached lookups: objects may have died.
    pub(in crate::vm) fn clear_method_cache(&self) {
        self.method_cache.iter().for_each(|cached| cached.0.set(EMPTY));
    }

    /// Whether a value in the namespace of a class is more than data: a descriptor, a function, or a class. Caches rely on it
    /// without looking at it again, so the epoch changes with it.
    pub(in crate::vm) fn has_meaning(&self, value: Value) -> bool {
        let Some(object) = value.as_header() else { return false };
        match kind_of(object) {
            Kind::Function
            | Kind::Native
            | Kind::BoundMethod
            | Kind::Property
            | Kind::ClassMethod
            | Kind::StaticMethod
            | Kind::Member
            | Kind::GetSet
            | Kind::Type => true,
            _ => self.class_of(value).defines(special::GET | special::SET | special::DELETE),
        }
    }

    /// Whether a descriptor in a class goes before what the instance has: it says what setting or deleting means.
    #[inline]
    pub fn is_data_descriptor(&self, value: Value) -> bool {
        let Some(object) = value.as_header() else { return false };
        match kind_of(object) {
            Kind::Property | Kind::Member | Kind::GetSet => true,
            Kind::Function | Kind::Native | Kind::BoundMethod => false,
            _ => self.class_of(value).defines(special::SET | special::DELETE),
        }
    }

    /// Whether a descriptor in a class is asked before what the instance has. One that says what setting means, but not what
    /// getting means, is not.
    #[inline]
    fn goes_first(&self, value: Value) -> bool {
        let is_builtin = |object| matches!(kind_of(object), Kind::Property | Kind::Member | Kind::GetSet);
        self.is_data_descriptor(value)
            && (value.as_header().is_some_and(is_builtin) || self.class_of(value).defines(special::GET))
    }

    /// The special method of an object's class, unbound and raw.
    #[inline]
    pub fn find_special(&self, object: Value, name: Gc<Str>) -> Option<Value> {
        self.lookup(self.class_of(object), name)
    }

    /// Calls a special method of an object's class. `None`: the class has none.
    ///
    /// # Errors
    /// What it raises, or the binding.
    pub fn call_special(&mut self, object: Value, name: Gc<Str>, args: &[Value]) -> Result<Option<Value>> {
        let class = self.class_of(object);
        let Some(method) = self.lookup(class, name) else { return Ok(None) };
        if takes_receiver(method) {
            return self.call_with_first(method, object, args).map(Some);
        }
        match self.bind_attribute(method, object, class)? {
            Some(bound) => self.call(bound, args).map(Some),
            None => Ok(None),
        }
    }

    /// The special method of an object's class, bound to the object. `None`: the class has none.
    ///
    /// # Errors
    /// What the binding raises.
    pub fn special_method(&mut self, object: Value, name: Gc<Str>) -> Result<Option<Value>> {
        let class = self.class_of(object);
        match self.lookup(class, name) {
            Some(method) => self.bind_attribute(method, object, class),
            None => Ok(None),
        }
    }

    /// Calls something with one more argument in front.
    pub(in crate::vm) fn call_with_first(&mut self, callable: Value, first: Value, rest: &[Value]) -> Result {
        // PERF: nearly all special methods take two arguments at most.
        let mut few = [first, Value::UNBOUND, Value::UNBOUND, Value::UNBOUND];
        if rest.len() < few.len() {
            few[1..=rest.len()].copy_from_slice(rest);
            return self.call(callable, &few[..=rest.len()]);
        }
        let all: Vec<Value> = std::iter::once(first).chain(rest.iter().copied()).collect();
        self.call(callable, &all)
    }

    /// The name itself, or the interned string with its text.
    ///
    /// # Errors
    /// MemoryError.
    #[inline]
    pub fn intern_name(&mut self, name: Gc<Str>) -> Result<Gc<Str>> {
        if name.is_interned() {
            return Ok(name);
        }
        match Value::object(name).as_object::<Str>() {
            Some(plain) => Ok(self.strings.intern(plain)),
            None => {
                let name = self.strings.get(&self.heap, name.as_bytes());
                self.memory(name)
            }
        }
    }

    /// `object.name`.
    ///
    /// # Errors
    /// AttributeError, or what code raises that the attribute runs.
    pub fn get_attr(&mut self, object: Value, name: Gc<Str>) -> Result {
        let name = self.intern_name(name)?;
        let class = self.class_of(object);
        let found = match class.defines(special::GETATTRIBUTE | special::GETATTR) {
            false => self.find_generic(object, class, name),
            true => self.find_overridden(object, class, name),
        };
        match found {
            Ok(Some(value)) => Ok(value),
            Ok(None) => Err(self.no_attribute(object, name)),
            Err(raised) => {
                self.tell_attribute(object, name);
                Err(raised)
            }
        }
    }

    /// `object.name`, or nothing where that raises AttributeError.
    ///
    /// # Errors
    /// Another exception.
    pub fn find_attr(&mut self, object: Value, name: Gc<Str>) -> Result<Option<Value>> {
        let name = self.intern_name(name)?;
        let class = self.class_of(object);
        let found = match class.defines(special::GETATTRIBUTE | special::GETATTR) {
            false => self.find_generic(object, class, name),
            true => self.find_overridden(object, class, name),
        };
        match found {
            Err(_) => self.swallow(Exc::AttributeError).map(|_| None),
            found => found,
        }
    }

    /// Of an AttributeError that tells of no object: it is about this one.
    #[cold]
    fn tell_attribute(&mut self, object: Value, name: Gc<Str>) {
        if !self.raised_is(Exc::AttributeError) {
            return;
        }
        let error = self.raised;
        if self.exception_field(error, "name").is_none() && self.exception_field(error, "obj").is_none() {
            self.set_exception_field(error, "name", Value::object(name));
            self.set_exception_field(error, "obj", object);
        }
    }

    /// An attribute where the class defines `__getattribute__` or `__getattr__`.
    fn find_overridden(&mut self, object: Value, class: Gc<Class>, name: Gc<Str>) -> Result<Option<Value>> {
        let found = match class.defines(special::GETATTRIBUTE) {
            true => self.call_special(object, self.names.__getattribute__, &[Value::object(name)]),
            false => self.find_generic(object, class, name),
        };
        if !class.defines(special::GETATTR) {
            return found;
        }
        if found.is_err() {
            self.swallow(Exc::AttributeError)?;
        }
        match found {
            Ok(Some(value)) => Ok(Some(value)),
            _ => self.call_special(object, self.names.__getattr__, &[Value::object(name)]),
        }
    }

    /// What `__getattribute__` of the built-in class finds: `object`'s, or that of a class, a module, a `super`, ….
    ///
    /// # Errors
    /// What a descriptor raises.
    pub fn find_generic(&mut self, object: Value, class: Gc<Class>, name: Gc<Str>) -> Result<Option<Value>> {
        if let Some(object) = object.as_header() {
            match kind_of(object) {
                Kind::Type => return self.find_on_class(Value::from_header(object), class, name),
                Kind::Module => return self.find_in_module(Value::from_header(object), class, name),
                Kind::Super => return self.find_by_super(Value::from_header(object), class, name),
                Kind::BoundMethod => return self.find_on_method(Value::from_header(object), class, name),
                Kind::GenericAlias => return self.find_by_alias(Value::from_header(object), class, name),
                _ => {}
            }
        }
        self.find_on_object(object, class, name)
    }

    /// `object.__getattribute__`: data descriptors, what the instance has, what the class has.
    ///
    /// # Errors
    /// What a descriptor raises.
    pub fn find_on_object(
        &mut self,
        object: Value,
        class: Gc<Class>,
        name: Gc<Str>,
    ) -> Result<Option<Value>> {
        let found = self.lookup(class, name);
        if let Some(descriptor) = found
            && self.goes_first(descriptor)
        {
            return self.bind_attribute(descriptor, object, class);
        }
        if let Some(value) = self.own_attribute(object, name) {
            return Ok(Some(value));
        }
        match found {
            Some(found) => self.bind_attribute(found, object, class),
            None => Ok(None),
        }
    }

    /// `type.__getattribute__`: data descriptors of the metaclass, what the class has, what the metaclass has.
    fn find_on_class(&mut self, object: Value, meta: Gc<Class>, name: Gc<Str>) -> Result<Option<Value>> {
        let Some(class) = object.as_kind::<Class>() else { return Ok(None) };
        let by_meta = self.lookup(meta, name);
        if let Some(descriptor) = by_meta
            && self.goes_first(descriptor)
        {
            return self.bind_attribute(descriptor, object, meta);
        }
        if let Some(found) = self.lookup(class, name) {
            return self.bind_attribute(found, Value::UNBOUND, class);
        }
        match by_meta {
            Some(found) => self.bind_attribute(found, object, meta),
            None => Ok(None),
        }
    }

    /// A bound method has the attributes of its function.
    fn find_on_method(&mut self, object: Value, class: Gc<Class>, name: Gc<Str>) -> Result<Option<Value>> {
        if let Some(value) = self.find_on_object(object, class, name)? {
            return Ok(Some(value));
        }
        match object.as_kind::<BoundMethod>() {
            Some(method) => self.get_attr(method.function, name).map(Some),
            None => Ok(None),
        }
    }

    fn find_in_module(&mut self, object: Value, class: Gc<Class>, name: Gc<Str>) -> Result<Option<Value>> {
        if let Some(value) = self.find_on_object(object, class, name)? {
            return Ok(Some(value));
        }
        let Some(module) = object.as_kind::<Module>() else { return Ok(None) };
        match module.dict.get_str(self.names.__getattr__) {
            Some(hook) => self.call(hook, &[Value::object(name)]).map(Some),
            None => Ok(None),
        }
    }

    /// What an object has itself, whatever its class says.
    #[inline]
    pub fn own_attribute(&self, object: Value, name: Gc<Str>) -> Option<Value> {
        let object = object.as_header()?;
        match own_dict(object) {
            OwnDict::Is(dict) => dict.get_str(name),
            OwnDict::NotYet => None,
            OwnDict::Never if object.shape() >= FIRST_SHAPE => self.shapes.attribute(&object, name),
            OwnDict::Never => None,
        }
    }

    /// What an attribute of a class is for an instance, or, where `object` is Unbound, for the class itself: calls `__get__`.
    /// `None`: an empty slot.
    ///
    /// # Errors
    /// What it raises.
    pub fn bind_attribute(
        &mut self,
        attribute: Value,
        object: Value,
        class: Gc<Class>,
    ) -> Result<Option<Value>> {
        let Some(header) = attribute.as_header() else { return Ok(Some(attribute)) };
        if let (Some(field), Some(tuple)) = (attribute.as_kind::<TupleGetter>(), object.as_kind::<Tuple>())
            && let Some(item) = field.item(&tuple)
        {
            return Ok(Some(item));
        }
        if header.shape() >= FIRST_SHAPE && !self.binds_natively(attribute) {
            return self.call_get(attribute, object, class);
        }
        let on_class = object.is_unbound();
        if let Some(native) = attribute.as_kind::<Native>() {
            return self.bind_native_method(native, object, class).map(Some);
        }
        Ok(Some(match kind_of(header) {
            Kind::Function if !on_class => self.new_method(attribute, object)?,
            Kind::Property if !on_class => {
                let getter = self.getter(attribute, object)?;
                self.call(getter, &[object])?
            }
            Kind::Member if !on_class => return self.load_member(attribute, object),
            Kind::GetSet if !on_class => match attribute.as_kind::<GetSet>() {
                Some(getset) => {
                    self.check_descriptor(getset.owner, getset_definition(getset).name, object)?;
                    (getset_definition(getset).get)(self, object)?
                }
                None => attribute,
            },
            Kind::ClassMethod => match attribute.as_kind::<ClassMethod>() {
                // A class method around another descriptor is that descriptor, asked for by the class.
                Some(method) => {
                    let (function, owner) = (method.function.get(), Value::object(class));
                    match function.as_header() {
                        Some(inner) if kind_of(inner) == Kind::Function => {
                            self.new_method(function, owner)?
                        }
                        Some(_) if self.find_special(function, self.names.__get__).is_some() => {
                            return self.bind_attribute(function, owner, class);
                        }
                        _ => self.new_method(function, owner)?,
                    }
                }
                None => attribute,
            },
            Kind::StaticMethod => {
                attribute.as_kind::<StaticMethod>().map_or(attribute, |method| method.function.get())
            }
            // The caches of `functools`.
            Kind::Callable if !object.is_unbound() && self.class_of(attribute).defines(special::GET) => {
                self.new_method(attribute, object)?
            }
            Kind::TupleGetter if !on_class => return self.call_get(attribute, object, class),
            _ => attribute,
        }))
    }

    /// Whether binding an instance of a Python class is what its built-in base does, or nothing.
    fn binds_natively(&self, attribute: Value) -> bool {
        let class = self.class_of(attribute);
        !class.defines(special::GET)
            || self.lookup(class, self.names.__get__).is_some_and(|get| get.as_kind::<Native>().is_some())
    }

    fn call_get(&mut self, descriptor: Value, object: Value, class: Gc<Class>) -> Result<Option<Value>> {
        let object = object.bound().unwrap_or(Value::NONE);
        self.call_special(descriptor, self.names.__get__, &[object, Value::object(class)])
    }

    /// The bound method of a callable and its first argument.
    ///
    /// # Errors
    /// MemoryError.
    #[inline]
    pub fn new_method(&mut self, function: Value, receiver: Value) -> Result {
        let method = BoundMethod::alloc(&self.heap, function, receiver);
        self.memory(method).map(Value::object)
    }

    /// A native function of a class, bound.
    fn bind_native_method(&mut self, native: Gc<Native>, object: Value, class: Gc<Class>) -> Result {
        if !native.receiver.is_unbound() {
            return Ok(Value::object(native));
        }
        let receiver = match definition(native).kind {
            NativeKind::ClassMethod => Value::object(class),
            NativeKind::Method if !object.is_unbound() => {
                if let Some(owner) = native.owner.as_kind::<Class>() {
                    self.check_descriptor(owner, definition(native).name, object)?;
                }
                object
            }
            _ => return Ok(Value::object(native)),
        };
        self.new_native(definition(native), receiver, native.owner)
    }

    /// A descriptor of a class is for its instances only.
    ///
    /// # Errors
    /// TypeError.
    #[inline]
    pub(crate) fn check_descriptor(&mut self, owner: Gc<Class>, name: &str, object: Value) -> Result<()> {
        let class = self.class_of(object);
        if class.is(owner) || class.is_subclass(owner) {
            return Ok(());
        }
        let (owner, class) = (self.class_text(owner), self.class_text(class));
        Err(self.type_error(format!(
            "descriptor '{name}' for '{owner}' objects doesn't apply to a '{class}' object"
        )))
    }

    /// What a property calls to compute its value.
    ///
    /// # Errors
    /// AttributeError: it has no getter.
    pub fn getter(&mut self, property: Value, object: Value) -> Result {
        match property.as_kind::<Property>() {
            Some(property) if !property.getter.get().is_none() => Ok(property.getter.get()),
            _ => Err(self.property_error(property, object, "getter")),
        }
    }

    /// "property 'x' of 'C' object has no setter"
    #[cold]
    pub(in crate::vm) fn property_error(
        &mut self,
        property: Value,
        object: Value,
        what: &str,
    ) -> crate::vm::Raised {
        let name = property.as_kind::<Property>().map_or(Value::NONE, |property| property.name.get());
        let owner = match self.get_attr(Value::object(self.class_of(object)), self.names.__qualname__) {
            Ok(name) => name.as_kind::<Str>().map_or_else(String::new, text),
            Err(raised) => return raised,
        };
        let text = match name.is_none() {
            true => format!("property of '{owner}' object has no {what}"),
            false => match self.repr_text(name) {
                Ok(name) => format!("property {name} of '{owner}' object has no {what}"),
                Err(raised) => return raised,
            },
        };
        self.raise(Exc::AttributeError, text)
    }

    fn load_member(&mut self, descriptor: Value, object: Value) -> Result<Option<Value>> {
        let Some(member) = descriptor.as_kind::<Member>() else { return Ok(None) };
        if let Some(definition) = member_definition(member) {
            self.check_descriptor(member.owner, definition.name, object)?;
            return (definition.get)(self, object).map(Some);
        }
        let slot = self.member_slot(member, object)?;
        let value = slots(&slot)[usize::from(member.slot)].get();
        Ok(if member.empty_is_none { Some(value.bound().unwrap_or(Value::NONE)) } else { value.bound() })
    }

    /// The object whose slot a descriptor is for.
    ///
    /// # Errors
    /// TypeError: it is of another class.
    pub(in crate::vm) fn member_slot(&mut self, member: Gc<Member>, object: Value) -> Result<Gc<Header>> {
        let class = self.class_of(object);
        if let Some(header) = object.as_header()
            && class.is_subclass(member.owner)
            && usize::from(member.slot) < header.slots()
        {
            return Ok(header);
        }
        let (name, owner, class) = (text(member.name), self.class_text(member.owner), self.class_text(class));
        Err(self.type_error(format!(
            "descriptor '{name}' for '{owner}' objects doesn't apply to a '{class}' object"
        )))
    }

    /// AttributeError: there is no such attribute.
    #[cold]
    pub fn no_attribute(&mut self, object: Value, name: Gc<Str>) -> crate::vm::Raised {
        let attribute = text(name);
        let class = self.class_of(object);
        let message = if let Some(class) = object.as_kind::<Class>() {
            match is_text(name, "__abstractmethods__") {
                true => attribute,
                false => format!("type object '{}' has no attribute '{attribute}'", self.class_text(class)),
            }
        } else if let Some(module) = object.as_kind::<Module>() {
            match module.dict.get_str(self.names.__name__).and_then(|name| name.as_kind::<Str>()) {
                Some(module_name) => {
                    let module_name = text(module_name);
                    match self.module_is_initializing(module) {
                        Ok(true) => format!(
                            "partially initialized module '{module_name}' has no attribute '{attribute}' (most likely due \
                             to a circular import)"
                        ),
                        Ok(false) => format!("module '{module_name}' has no attribute '{attribute}'"),
                        Err(raised) => return raised,
                    }
                }
                None => format!("module has no attribute '{attribute}'"),
            }
        } else {
            format!("'{}' object has no attribute '{attribute}'", self.class_text(class))
        };
        self.attribute_error(object, name, message)
    }

    fn module_is_initializing(&mut self, module: Gc<Module>) -> Result<bool> {
        let Some(spec) = module.dict.get_str(self.names.__spec__) else { return Ok(false) };
        let name = self.intern("_initializing")?;
        Ok(self.find_attr(spec, name)? == Some(Value::TRUE))
    }

    /// The attribute that is about to be called: a function or native method of the class with the object, which is its first
    /// argument and need not be bound; or any callable, and Unbound.
    ///
    /// # Errors
    /// As [`Vm::get_attr`].
    pub fn load_method(&mut self, object: Value, name: Gc<Str>) -> Result<(Value, Value)> {
        let name = self.intern_name(name)?;
        let class = self.class_of(object);
        if let Some(function) = self.unbound_method(object, class, name) {
            return Ok((function, object));
        }
        Ok((self.get_attr(object, name)?, Value::UNBOUND))
    }

    /// The function of the class that `object.name` binds, if it does.
    #[inline]
    pub(in crate::vm) fn unbound_method(
        &self,
        object: Value,
        class: Gc<Class>,
        name: Gc<Str>,
    ) -> Option<Value> {
        if class.defines(special::GETATTRIBUTE) {
            return None;
        }
        if let Some(object) = object.as_header()
            && matches!(kind_of(object), Kind::Type | Kind::Super | Kind::GenericAlias)
        {
            return None;
        }
        let found = self.lookup(class, name)?;
        (takes_receiver(found) && self.own_attribute(object, name).is_none()).then_some(found)
    }
}

/// The text of a name, for messages.
pub(crate) fn text(name: Gc<Str>) -> String {
    String::from_utf8_lossy(name.as_bytes()).into_owned()
}

fn is_text(name: Gc<Str>, text: &str) -> bool {
    name.as_bytes() == text.as_bytes()
}

/// The Rust struct that an object is.
#[inline(always)]
pub(crate) fn kind_of(object: Gc<Header>) -> Kind {
    Kind::ALL[usize::from(object.kind())]
}

/// Whether calling this attribute of a class on an instance is calling it with the instance as the first argument.
#[inline]
pub(in crate::vm) fn takes_receiver(attribute: Value) -> bool {
    if attribute.as_object::<Function>().is_some() {
        return true;
    }
    attribute
        .as_kind::<Native>()
        .is_some_and(|native| native.receiver.is_unbound() && definition(native).kind == NativeKind::Method)
}

/// The dict that is a field of an object.
pub(in crate::vm) enum OwnDict {
    /// This one.
    Is(Gc<Dict>),
    /// There is room for one.
    NotYet,
    /// Objects of this kind have no such field: attributes lie in slots, if anywhere.
    Never,
}

/// The dict that is a field of an object.
#[inline]
pub(in crate::vm) fn own_dict(object: Gc<Header>) -> OwnDict {
    let value = Value::from_header(object);
    let optional = |dict: Option<Gc<Dict>>| dict.map_or(OwnDict::NotYet, OwnDict::Is);
    match kind_of(object) {
        Kind::Type => value.as_kind::<Class>().map_or(OwnDict::Never, |class| OwnDict::Is(class.dict)),
        Kind::Module => value.as_kind::<Module>().map_or(OwnDict::Never, |module| OwnDict::Is(module.dict)),
        Kind::SimpleNamespace => {
            value.as_kind::<SimpleNamespace>().map_or(OwnDict::Never, |namespace| OwnDict::Is(namespace.dict))
        }
        Kind::Function => {
            value.as_kind::<Function>().map_or(OwnDict::Never, |function| optional(function.dict.get()))
        }
        Kind::ClassMethod => {
            value.as_kind::<ClassMethod>().map_or(OwnDict::Never, |method| optional(method.dict.get()))
        }
        Kind::StaticMethod => {
            value.as_kind::<StaticMethod>().map_or(OwnDict::Never, |method| optional(method.dict.get()))
        }
        _ => OwnDict::Never,
    }
}
