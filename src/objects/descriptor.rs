//! Descriptors: `property`, `classmethod`, `staticmethod`, slots, and attributes computed by native code.

use super::class::Class;
use super::dict::Dict;
use super::str::Str;
use super::tuple::Tuple;
use super::{Kind, Value};
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};
use std::cell::Cell;

/// Python's `property`. Absent functions are None.
#[repr(C)]
pub struct Property {
    pub(super) header: Header,
    /// `fget`
    pub getter: Cell<Value>,
    /// `fset`
    pub setter: Cell<Value>,
    /// `fdel`
    pub deleter: Cell<Value>,
    /// `__doc__`
    pub doc: Cell<Value>,
    /// The name under which it was put into a class, or None.
    pub name: Cell<Value>,
}

impl Property {
    /// A property without functions; `instance` is the shape and the number of slots of an instance of a derived class.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, instance: Option<(u32, u16)>) -> Result<Gc<Property>, OutOfMemory> {
        let none = || Cell::new(Value::NONE);
        let property = Property {
            header: Header::fresh(),
            getter: none(),
            setter: none(),
            deleter: none(),
            doc: none(),
            name: none(),
        };
        match instance {
            None => heap.alloc(property),
            Some((shape, slots)) => heap.alloc_instance(property, shape, slots, Value::UNBOUND),
        }
    }
}
impl Trace for Property {
    fn trace(&self, marker: &mut Marker<'_>) {
        for value in [&self.getter, &self.setter, &self.deleter, &self.doc, &self.name] {
            value.get().trace(marker);
        }
    }
}

macro_rules! wrappers {
    ($($(#[doc = $doc:literal])+ $Wrapper:ident;)+) => { $(
        $(#[doc = $doc])+
        #[repr(C)]
        pub struct $Wrapper {
            pub(super) header: Header,
            /// `__func__`
            pub function: Cell<Value>,
            /// `__dict__`, once there is one.
            pub dict: Cell<Option<Gc<Dict>>>,
        }
        impl $Wrapper {
            /// Wraps a function; `instance` is the shape and the number of slots of an instance of a derived class.
            ///
            /// # Errors
            /// The limit of the heap is reached.
            pub fn alloc(
                heap: &Heap,
                function: Value,
                instance: (u32, u16),
            ) -> Result<Gc<$Wrapper>, OutOfMemory> {
                let (shape, slots) = instance;
                let function = Cell::new(function);
                let wrapper = $Wrapper { header: Header::fresh(), function, dict: Cell::new(None) };
                heap.alloc_instance(wrapper, shape, slots, Value::UNBOUND)
            }
        }
        impl Trace for $Wrapper {
            fn trace(&self, marker: &mut Marker<'_>) {
                self.function.get().trace(marker);
                if let Some(dict) = self.dict.get() {
                    marker.mark(dict);
                }
            }
        }
    )+ };
}
wrappers! {
    /// Python's `classmethod`.
    ClassMethod;
    /// Python's `staticmethod`.
    StaticMethod;
}

/// Python's `collections._tuplegetter`: the field of a named tuple.
#[repr(C)]
pub struct TupleGetter {
    pub(super) header: Header,
    /// The index of the item.
    pub index: i64,
    /// `__doc__`
    pub doc: Cell<Value>,
}

impl TupleGetter {
    /// The descriptor of an item.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        index: i64,
        doc: Value,
        (shape, slots): (u32, u16),
    ) -> Result<Gc<TupleGetter>, OutOfMemory> {
        let getter = TupleGetter { header: Header::fresh(), index, doc: Cell::new(doc) };
        heap.alloc_instance(getter, shape, slots, Value::UNBOUND)
    }
    /// The item. `None`: the tuple is too short.
    #[inline]
    pub fn item(&self, tuple: &Tuple) -> Option<Value> {
        tuple.get(usize::try_from(self.index).ok()?)
    }
}
impl Trace for TupleGetter {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.doc.get().trace(marker);
    }
}

/// Python's `member_descriptor`: a slot of instances, of `__slots__` or of a built-in exception.
#[repr(C)]
pub struct Member {
    pub(super) header: Header,
    /// The name.
    pub name: Gc<Str>,
    /// The class that has the slot.
    pub owner: Gc<Class>,
    /// The slot's index.
    pub slot: u16,
    /// What an empty slot is: an AttributeError (None), or `None` as in exceptions.
    pub empty_is_none: bool,
    /// Whether it cannot be set.
    pub is_readonly: bool,
    /// The virtual machine's `GetSetDef` for a field of a built-in object, which has no slot; else null.
    pub definition: *const (),
}

impl Member {
    /// The descriptor of a slot.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        name: Gc<Str>,
        owner: Gc<Class>,
        slot: u16,
        empty_is_none: bool,
        is_readonly: bool,
    ) -> Result<Gc<Member>, OutOfMemory> {
        let header = Header::fresh();
        let definition = std::ptr::null();
        heap.alloc(Member { header, name, owner, slot, empty_is_none, is_readonly, definition })
    }

    /// The descriptor of a field of built-in objects. `definition` must be the virtual machine's.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn of_field(
        heap: &Heap,
        name: Gc<Str>,
        owner: Gc<Class>,
        definition: *const (),
    ) -> Result<Gc<Member>, OutOfMemory> {
        // No object has that many slots: what looks for this one's finds none.
        let slot = u16::MAX;
        let header = Header::fresh();
        heap.alloc(Member { header, name, owner, slot, empty_is_none: false, is_readonly: false, definition })
    }
}
impl Trace for Member {
    fn trace(&self, marker: &mut Marker<'_>) {
        marker.mark(self.name);
        marker.mark(self.owner);
    }
}

/// Python's `getset_descriptor`: an attribute that native code computes.
#[repr(C)]
pub struct GetSet {
    pub(super) header: Header,
    /// The virtual machine's `GetSetDef`, of which this layer knows nothing.
    pub definition: *const (),
    /// The class that has the attribute.
    pub owner: Gc<Class>,
}

impl GetSet {
    /// The descriptor of a computed attribute. `definition` must be the virtual machine's.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, definition: *const (), owner: Gc<Class>) -> Result<Gc<GetSet>, OutOfMemory> {
        heap.alloc(GetSet { header: Header::fresh(), definition, owner })
    }
    /// The same, of another built-in class: CPython shows some as `member_descriptor`.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc_as(
        heap: &Heap,
        definition: *const (),
        owner: Gc<Class>,
        shown_as: Kind,
    ) -> Result<Gc<GetSet>, OutOfMemory> {
        let object = GetSet { header: Header::fresh(), definition, owner };
        heap.alloc_instance(object, shown_as as u32, 0, Value::UNBOUND)
    }
}
impl Trace for GetSet {
    fn trace(&self, marker: &mut Marker<'_>) {
        marker.mark(self.owner);
    }
}

/// Python's `super`: attributes as the classes after a given one would have them.
#[repr(C)]
pub struct Super {
    pub(super) header: Header,
    /// `__thisclass__`: the class after which to look; Unbound before `__init__`.
    pub class: Cell<Value>,
    /// `__self__`: whose attributes, or None.
    pub receiver: Cell<Value>,
    /// `__self_class__`: the class whose MRO is looked through, or None.
    pub receiver_class: Cell<Value>,
}

impl Super {
    /// A `super` that is not bound yet; `instance` is the shape and the number of slots of an instance of its class.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, (shape, slots): (u32, u16)) -> Result<Gc<Super>, OutOfMemory> {
        let super_ = Super {
            header: Header::fresh(),
            class: Cell::new(Value::UNBOUND),
            receiver: Cell::new(Value::NONE),
            receiver_class: Cell::new(Value::NONE),
        };
        heap.alloc_instance(super_, shape, slots, Value::UNBOUND)
    }
}
impl Trace for Super {
    fn trace(&self, marker: &mut Marker<'_>) {
        for value in [&self.class, &self.receiver, &self.receiver_class] {
            value.get().trace(marker);
        }
    }
}
