//! Classes: how they come to be, change, and are called.
//!
//! [`create`]: `type.__new__`. [`mro`]: the order of bases. [`build`]: the `class` statement. [`instantiate`]: calling a class.
//! Here is what follows from a change of a class that exists: caches must notice.
//!
//! Three things may be cached. What a *class* means by a name holds while [`Vm::epoch`] stays. What an *instance* has in a slot
//! holds while its shape stays: where a change gives such a name another meaning, all instances get new shapes. Plain data in a
//! class is read anew each time, so it may change without either.

pub mod build;
pub mod create;
pub mod instantiate;
pub mod mro;

use super::frame::Window;
use super::{Result, Vm};
use crate::heap::{Gc, Header};
use crate::objects::class::{Class, Constructor, class_flag, special};
use crate::objects::code::code_fact;
use crate::objects::descriptor::Member;
use crate::objects::dict::Dict;
use crate::objects::function::{Function, Native};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{FIRST_SHAPE, Kind, Value};

impl Vm {
    /// The shape and the number of slots of a new instance of a class.
    #[inline]
    pub fn instance_layout(&self, class: Gc<Class>) -> (u32, u16) {
        let shape = class.shape.get();
        if shape < FIRST_SHAPE {
            return (shape, 0);
        }
        let root = self.shapes.current_root(shape);
        (root, self.shapes.slots(root))
    }

    /// Sets a name in the namespace of a class, or deletes it if the value is Unbound. False: there is nothing to delete.
    /// Whether the class may be changed is not asked.
    ///
    /// # Errors
    /// MemoryError.
    pub fn set_class_attribute(&mut self, class: Gc<Class>, name: Gc<Str>, value: Value) -> Result<bool> {
        let name = self.intern_name(name)?;
        let old = class.dict.get_str(name);
        if value.is_unbound() && old.is_none() {
            return Ok(false);
        }
        let hides_slot = || {
            let meaning = self.lookup(class, name);
            meaning.is_some_and(|meaning| meaning.as_kind::<Member>().is_some())
        };
        let hides = self.is_data_descriptor(value) || hides_slot();
        let is_data = |value: Value| !value.is_unbound() && !self.has_meaning(value);
        let stays_data = old.is_some_and(is_data) && is_data(value) && !name.as_bytes().starts_with(b"__");
        if value.is_unbound() {
            if let Some(place) = class.dict.place_of_str(name) {
                class.dict.remove(place);
            }
        } else {
            let set = class.dict.set_str(&self.heap, name, value);
            self.memory(set)?;
        }
        let hooks = special::GETATTRIBUTE | special::SETATTR | special::DELATTR;
        let hooked = class.specials.get() & hooks;
        if !stays_data {
            self.class_changed(class, name);
        }
        // What is cached by shape alone asks no hooks.
        if class.specials.get() & hooks != hooked {
            self.renew_shapes(&with_subclasses(class))?;
        }
        if hides {
            self.hide_instance_attribute(class, name)?;
        }
        if name.is(self.names.__set__) || name.is(self.names.__delete__) {
            self.became_data_descriptors(class)?;
        }
        Ok(true)
    }

    /// Instances of a class may have become data descriptors: where a class has one in its namespace, it hides from now on
    /// what instances have under that name. Linear in all namespaces.
    pub(in crate::vm) fn became_data_descriptors(&mut self, class: Gc<Class>) -> Result<()> {
        let descriptors = with_subclasses(class);
        let all = with_subclasses(self.class(Kind::Instance));
        for owner in all {
            let names: Vec<Gc<Str>> = {
                let items = owner.dict.table().iter();
                let is_one = |value: Value| descriptors.contains(&self.class_of(value));
                items.filter(|item| is_one(item.value)).filter_map(|item| item.key.as_kind::<Str>()).collect()
            };
            for name in names {
                self.hide_instance_attribute(owner, name)?;
            }
        }
        Ok(())
    }

    /// A name of a class that may have instances, subclasses and caches has come to mean something else.
    pub fn class_changed(&mut self, class: Gc<Class>, name: Gc<Str>) {
        self.next_epoch();
        if special::of(name.as_bytes()) != 0 {
            self.update_specials(class);
        }
    }

    /// The globals of the Python code that runs, if any does.
    pub fn current_globals(&self) -> Option<Gc<Dict>> {
        self.calling_function().map(|(function, _)| function.globals)
    }

    /// The Python function that runs, or that has called the native code that does, and its first register.
    pub fn calling_function(&self) -> Option<(Gc<Function>, Value)> {
        let mut window = Window(self.r);
        while window.0 != self.stack.base() {
            let function = window.function();
            if !function.code.get().has_fact(code_fact::SHIM) {
                return Some((function, window.get(0)));
            }
            window = window.any_caller();
        }
        None
    }

    /// Makes all cached meanings of names invalid.
    pub fn next_epoch(&mut self) {
        // After four thousand million changes of classes nothing is cached any more: 0 is no epoch.
        if self.epoch != 0 {
            self.epoch = self.epoch.checked_add(1).unwrap_or(0);
        }
    }

    /// Computes anew which special methods a class and those derived from it define: see [`Class::specials`].
    pub fn update_specials(&mut self, class: Gc<Class>) {
        let mut classes = vec![class];
        while let Some(class) = classes.pop() {
            let old = class.specials.get();
            class.specials.set(self.specials_of(class));
            if class.specials.get() != old {
                // What makes a descriptor of all instances of this class concerns who has one in its namespace.
                let descriptor = special::GET | special::SET | special::DELETE;
                if (class.specials.get() ^ old) & descriptor != 0 {
                    self.next_epoch();
                }
                if class.kind == Kind::Tuple as u8 && (class.specials.get() ^ old) & special::COMPARED != 0 {
                    self.forget_tuple_hashes();
                }
                classes.extend(class.subclasses());
            }
        }
    }

    /// No tuple knows its hash any more: one with an item of a class that has changed may.
    pub fn forget_tuple_hashes(&self) {
        self.heap.each_object(|object| {
            if let Some(tuple) = Value::from_header(object).as_kind::<Tuple>() {
                tuple.forget_hash();
            }
        });
    }

    fn specials_of(&self, class: Gc<Class>) -> u64 {
        let object = self.class(Kind::Instance);
        if class.is(object) {
            return 0;
        }
        let mut bits = 0;
        for base in class.bases.get().items() {
            bits |= base.as_kind::<Class>().map_or(0, |base| base.specials.get());
        }
        // What the built-in classes do with attributes is known by their kind, and is no reason to leave the fast path.
        let attributes = special::GETATTRIBUTE | special::SETATTR | special::DELATTR;
        for item in class.dict.table().iter() {
            let Some(name) = item.key.as_kind::<Str>() else { continue };
            let bit = special::of(name.as_bytes());
            if bit & attributes == 0 || item.value.as_kind::<Native>().is_none() {
                bits |= bit;
            }
        }
        bits
    }

    /// Instances must not find an attribute any more where they had it: the class says from now on what the name means.
    fn hide_instance_attribute(&mut self, class: Gc<Class>, name: Gc<Str>) -> Result<()> {
        let family = with_subclasses(class);
        let is_slot = |class: &Gc<Class>| class.reserved.get() > 0;
        if family.iter().any(is_slot) || self.shapes.any_has(name, |owner| is_one_of(&family, owner)) {
            self.renew_shapes(&family)?;
        }
        Ok(())
    }

    /// Whether instances of two classes are laid out alike, so that an instance of one can become one of the other.
    pub fn same_layout(&self, a: Gc<Class>, b: Gc<Class>) -> bool {
        let both = class_flag::HAS_DICT | class_flag::HAS_WEAKREF;
        if a.kind != b.kind
            || a.reserved.get() != b.reserved.get()
            || (a.flags.get() ^ b.flags.get()) & both != 0
        {
            return false;
        }
        // The same slots, by name, unless they are a common base's.
        let slots = |class: Gc<Class>| {
            let mut members: Vec<_> = class
                .mro_classes()
                .flat_map(|owner| {
                    let values =
                        owner.dict.table().iter().filter_map(|item| item.value.as_object::<Member>());
                    values.filter(|member| member.owner.is(owner)).collect::<Vec<_>>()
                })
                .map(|member| (member.slot, member.name))
                .collect();
            members.sort_by_key(|member| member.0);
            members
        };
        slots(a) == slots(b)
    }

    /// Gives all instances of these classes new shapes, so that everything that is cached by their shapes misses.
    pub(in crate::vm) fn renew_shapes(&mut self, classes: &[Gc<Class>]) -> Result<()> {
        let classes: Vec<Gc<Class>> =
            classes.iter().copied().filter(|class| class.shape.get() >= FIRST_SHAPE).collect();
        let mut instances: Vec<Gc<Header>> = Vec::new();
        self.heap.each_object(|object| {
            let shape = object.shape();
            if shape >= FIRST_SHAPE
                && let Some(owner) = self.heap.shape_owner(shape)
                && is_one_of(&classes, owner)
            {
                instances.push(object);
            }
        });
        for class in &classes {
            let (_, slots) = self.instance_layout(*class);
            let reserved = class.reserved.get();
            let new = self.shapes.new_root(&self.heap, class.erase(), reserved, slots - reserved);
            class.shape.set(new);
            class.constructor.set(Constructor::UNKNOWN);
        }
        for object in instances {
            let Some(owner) = self.heap.shape_owner(object.shape()) else { continue };
            let Some(class) = Value::from_header(owner).as_kind::<Class>() else { continue };
            let changed = self.shapes.change_class(&self.heap, &object, class.shape.get());
            self.memory(changed)?;
        }
        Ok(())
    }
}

fn is_one_of(classes: &[Gc<Class>], owner: Gc<Header>) -> bool {
    classes.iter().any(|class| class.erase().is(owner))
}

/// A class and all that derive from it.
pub(in crate::vm) fn with_subclasses(class: Gc<Class>) -> Vec<Gc<Class>> {
    let mut family = vec![class];
    let mut next = 0;
    while let Some(class) = family.get(next).copied() {
        for subclass in class.subclasses() {
            if !family.contains(&subclass) {
                family.push(subclass);
            }
        }
        next += 1;
    }
    family
}

/// Whether a class is made by a program, so that it can be changed.
pub fn is_mutable(class: Gc<Class>) -> bool {
    class.has(class_flag::HEAP)
}
