//! Attributes of `super`, and of `list[int]`: those of something else.

use crate::heap::Gc;
use crate::objects::alias::GenericAlias;
use crate::objects::class::Class;
use crate::objects::descriptor::Super;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::{Args, NativeDef, Result, Vm};

/// `__class_getitem__` of the built-in classes that can be parameterised.
pub static CLASS_GETITEM: &[NativeDef] = crate::natives! {
    ClassMethod {
        "__class_getitem__" One, class_getitem, "See PEP 585";
    }
};

fn class_getitem(vm: &mut Vm, args: Args) -> Result {
    vm.new_alias(args[0], args[1], false)
}

/// What a generic alias does not take from its origin.
const OWN: &[&str] = &[
    "__class__",
    "__bases__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__copy__",
    "__deepcopy__",
];

impl Vm {
    /// `origin[args]`, a generic alias. Arguments that are no tuple are the only one.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_alias(&mut self, origin: Value, args: Value, is_unpacked: bool) -> Result {
        let args = match args.as_kind::<Tuple>() {
            Some(args) => args,
            None => {
                let args = Tuple::alloc(&self.heap, &[args]);
                self.memory(args)?
            }
        };
        let layout = self.instance_layout(self.class(Kind::GenericAlias));
        let alias = GenericAlias::alloc(&self.heap, origin, args, is_unpacked, layout);
        self.memory(alias).map(Value::object)
    }

    /// The class whose MRO `super(class, object)` looks through.
    ///
    /// # Errors
    /// TypeError: the object is neither an instance of the class nor a subclass.
    pub fn super_check(&mut self, class: Gc<Class>, object: Value) -> Result<Gc<Class>> {
        if let Some(own) = object.as_kind::<Class>()
            && own.is_subclass(class)
        {
            return Ok(own);
        }
        let own = self.class_of(object);
        if own.is(class) || own.is_subclass(class) {
            return Ok(own);
        }
        let claimed =
            self.find_attr(object, self.names.__class__)?.and_then(|claimed| claimed.as_kind::<Class>());
        match claimed {
            Some(claimed) if claimed.is_subclass(class) => Ok(claimed),
            _ => Err(self.type_error("super(type, obj): obj must be an instance or subtype of type")),
        }
    }

    /// `super` itself, for what is inline.
    #[inline(always)]
    pub(in crate::vm) fn super_class(&self) -> Option<Value> {
        self.classes.get(Kind::Super as usize).map(|&class| Value::object(class))
    }

    /// What the classes after `after` in the MRO of `start` mean by a name. Linear in their number.
    pub fn super_lookup(&self, start: Gc<Class>, after: Gc<Class>, name: Gc<Str>) -> Option<Value> {
        let mut classes = start.mro_classes();
        classes.by_ref().find(|class| class.is(after))?;
        classes.find_map(|class| class.dict.get_str(name))
    }

    /// An attribute as `super(after, object)` has it. `None`: the classes after have none.
    ///
    /// # Errors
    /// What a descriptor raises.
    pub fn super_attr(
        &mut self,
        start: Gc<Class>,
        after: Gc<Class>,
        object: Value,
        name: Gc<Str>,
    ) -> Result<Option<Value>> {
        if name.is(self.names.__class__) {
            return Ok(None);
        }
        let Some(found) = self.super_lookup(start, after, name) else { return Ok(None) };
        let receiver = if object == Value::object(start) { Value::UNBOUND } else { object };
        self.bind_attribute(found, receiver, start)
    }

    pub(super) fn find_by_super(
        &mut self,
        object: Value,
        class: Gc<Class>,
        name: Gc<Str>,
    ) -> Result<Option<Value>> {
        let Some(bound) = object.as_kind::<Super>() else { return Ok(None) };
        let classes = (bound.receiver_class.get().as_kind::<Class>(), bound.class.get().as_kind::<Class>());
        if let (Some(start), Some(after)) = classes
            && let Some(value) = self.super_attr(start, after, bound.receiver.get(), name)?
        {
            return Ok(Some(value));
        }
        self.find_on_object(object, class, name)
    }

    pub(super) fn find_by_alias(
        &mut self,
        object: Value,
        class: Gc<Class>,
        name: Gc<Str>,
    ) -> Result<Option<Value>> {
        match object.as_kind::<GenericAlias>() {
            Some(alias) if !OWN.iter().any(|own| own.as_bytes() == name.as_bytes()) => {
                self.get_attr(alias.origin, name).map(Some)
            }
            _ => self.find_on_object(object, class, name),
        }
    }
}
