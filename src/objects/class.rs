//! Classes: what they are made of. How attributes are looked up, and how classes come to be, is the virtual machine's.

use super::dict::Dict;
use super::function::Function;
use super::str::Str;
use super::tuple::Tuple;
use super::{FIRST_SHAPE, Value};
use crate::heap::{CellVec, Gc, Header, Heap, Liveness, Marker, OutOfMemory, Trace};
use std::cell::Cell;

/// Python's `type`: a class, built in or not.
#[repr(C)]
pub struct Class {
    pub(super) header: Header,
    /// `__name__`
    pub name: Cell<Gc<Str>>,
    /// `__qualname__`
    pub qualname: Cell<Gc<Str>>,
    /// `__base__`: the base that gives the layout; `None` for `object`.
    pub base: Cell<Option<Gc<Class>>>,
    /// `__bases__`
    pub bases: Cell<Gc<Tuple>>,
    /// `__mro__`, the class itself first. All items are classes.
    pub mro: Cell<Gc<Tuple>>,
    /// The namespace: keys are interned strings.
    pub dict: Gc<Dict>,
    /// The shape of a new instance: the root of its tree of shapes, or the kind, if instances have neither slots nor
    /// attributes. See [`Shapes::current_root`](super::shape::Shapes::current_root).
    pub shape: Cell<u32>,
    /// The kind (the Rust struct) of instances.
    pub kind: u8,
    /// How many slots behind an instance are `__slots__` and fields of built-in exceptions.
    pub reserved: Cell<u16>,
    /// See [`class_flag`].
    pub flags: Cell<u32>,
    /// Which special methods are defined somewhere in the MRO, `object`'s own excepted: see [`special`].
    pub specials: Cell<u64>,
    /// What a call of the class does, if that is known.
    pub constructor: Cell<Constructor>,
    /// Direct subclasses that are alive.
    subclasses: CellVec<Gc<Class>>,
}

/// What a call of a class does whose metaclass is `type`.
#[derive(Clone, Copy)]
pub struct Constructor {
    /// The virtual machine's number of the time for which this holds: while no name of any class comes to mean something else.
    pub epoch: u32,
    /// The shape of a new instance.
    pub shape: u32,
    /// Its slots.
    pub slots: u16,
    /// The methods that take part.
    pub how: Construction,
}

/// Which methods make an instance.
#[derive(Clone, Copy)]
pub enum Construction {
    /// Any: ask.
    Other,
    /// No `__new__`, and a Python `__init__`. The class has it, so that it is alive.
    Init(Gc<Function>),
    /// Neither `__new__` nor `__init__`: there must be no arguments.
    Bare,
    /// A native `__new__` and maybe a native `__init__`, both of any arguments: the virtual machine's `NativeDef`s, or null.
    Native {
        /// `__new__`
        new: *const (),
        /// `__init__`
        init: *const (),
    },
    /// The class is `type`.
    Type,
}

impl Constructor {
    /// Nothing is known.
    pub const UNKNOWN: Constructor = Constructor { epoch: 0, shape: 0, slots: 0, how: Construction::Other };
}

/// Facts about a class.
#[allow(missing_docs)]
pub mod class_flag {
    /// Made by a `class` statement or by calling `type`: its attributes can be set.
    pub const HEAP: u32 = 1;
    /// May be a base.
    pub const BASETYPE: u32 = 2;
    /// Instances have a `__dict__`.
    pub const HAS_DICT: u32 = 4;
    /// Instances can be referred to weakly.
    pub const HAS_WEAKREF: u32 = 8;
    /// `__abstractmethods__` is not empty.
    pub const ABSTRACT: u32 = 16;
    /// Matches sequence patterns.
    pub const SEQUENCE: u32 = 32;
    /// Matches mapping patterns.
    pub const MAPPING: u32 = 64;
    /// Instances match a class pattern's one positional pattern themselves (`int(x)`).
    pub const MATCH_SELF: u32 = 128;
    /// Cannot be instantiated by calling it (`NoneType` can; generators cannot).
    pub const DISALLOW_INSTANTIATION: u32 = 256;
    /// A subclass of `type`.
    pub const IS_METACLASS: u32 = 512;
    /// A subclass of `BaseException`.
    pub const IS_EXCEPTION: u32 = 1024;
}

/// Bits of [`Class::specials`]: the special methods that the virtual machine asks for on its way to something else.
macro_rules! specials {
    ($($NAME:ident $text:literal)+) => {
        /// Bits of [`Class::specials`].
        #[allow(missing_docs)] // Python's names.
        pub mod special {
            #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
            enum Bit { $($NAME),+ }
            $(pub const $NAME: u64 = 1 << Bit::$NAME as u64;)+
            /// The bit of a special method's name; 0 for other names.
            pub fn of(name: &[u8]) -> u64 {
                match name {
                    $(name if name == $text.as_bytes() => $NAME,)+
                    _ => 0,
                }
            }
            /// What a program defines to have a say in how its objects are hashed and compared.
            pub const COMPARED: u64 = HASH | EQ | NE | LT | LE | GT | GE;
            /// The names and their bits.
            pub const ALL: &[(&str, u64)] = &[$(($text, $NAME)),+];
        }
    };
}
specials! {
    GETATTRIBUTE "__getattribute__"  GETATTR "__getattr__"  SETATTR "__setattr__"  DELATTR "__delattr__"
    GET "__get__"  SET "__set__"  DELETE "__delete__"
    NEW "__new__"  INIT "__init__"  CALL "__call__"  DEL "__del__"
    EQ "__eq__"  NE "__ne__"  LT "__lt__"  LE "__le__"  GT "__gt__"  GE "__ge__"  HASH "__hash__"
    BOOL "__bool__"  LEN "__len__"  ITER "__iter__"  NEXT "__next__"  CONTAINS "__contains__"
    GETITEM "__getitem__"  SETITEM "__setitem__"  DELITEM "__delitem__"  MISSING "__missing__"
    REPR "__repr__"  STR "__str__"  FORMAT "__format__"  INDEX "__index__"
    ADD "__add__"  RADD "__radd__"  INSTANCECHECK "__instancecheck__"  SUBCLASSCHECK "__subclasscheck__"
    AWAIT "__await__"  REVERSED "__reversed__"
}

/// What a new class is made of.
pub struct NewClass {
    /// `__name__`
    pub name: Gc<Str>,
    /// `__qualname__`
    pub qualname: Gc<Str>,
    /// `__base__`
    pub base: Option<Gc<Class>>,
    /// `__bases__`
    pub bases: Gc<Tuple>,
    /// The namespace.
    pub dict: Gc<Dict>,
    /// The kind of instances.
    pub kind: u8,
    /// [`class_flag`]s
    pub flags: u32,
}

impl Class {
    /// A class without an MRO and with the kind as the shape of its instances: the virtual machine sets both. `meta` is the
    /// shape and the number of slots of an instance of a metaclass; `None` for a plain `type`.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, new: NewClass, meta: Option<(u32, u16)>) -> Result<Gc<Class>, OutOfMemory> {
        let class = Class {
            header: Header::fresh(),
            name: Cell::new(new.name),
            qualname: Cell::new(new.qualname),
            base: Cell::new(new.base),
            bases: Cell::new(new.bases),
            mro: Cell::new(new.bases),
            dict: new.dict,
            shape: Cell::new(new.kind.into()),
            kind: new.kind,
            reserved: Cell::new(new.base.map_or(0, |base| base.reserved.get())),
            flags: Cell::new(new.flags),
            specials: Cell::new(0),
            constructor: Cell::new(Constructor::UNKNOWN),
            subclasses: CellVec::new(),
        };
        match meta {
            None => heap.alloc(class),
            Some((shape, slots)) => heap.alloc_instance(class, shape, slots, Value::UNBOUND),
        }
    }
    /// Whether one of these flags is set.
    #[inline(always)]
    pub fn has(&self, flag: u32) -> bool {
        self.flags.get() & flag != 0
    }
    /// Sets flags.
    pub fn set(&self, flag: u32) {
        self.flags.set(self.flags.get() | flag);
    }
    /// Whether one of these [`special`] methods is defined in the MRO (other than by `object`).
    #[inline(always)]
    pub fn defines(&self, special: u64) -> bool {
        self.specials.get() & special != 0
    }
    /// Whether instances are of Python classes: their shape says more than their kind.
    pub fn has_shaped_instances(&self) -> bool {
        self.shape.get() >= FIRST_SHAPE
    }
    /// The classes of the MRO, itself first.
    #[inline]
    pub fn mro_classes(&self) -> impl DoubleEndedIterator<Item = Gc<Class>> + '_ {
        // A class lives as long as its MRO, of which it is the first.
        self.mro.get();
        MroIter { mro: self.mro.get(), front: 0, back: self.mro.get().len() }
    }
    /// Whether this is `other` or derives from it (`__mro__` decides, no metaclass is asked).
    #[inline]
    pub fn is_subclass(&self, other: Gc<Class>) -> bool {
        std::ptr::eq(self, other.as_ptr()) || self.mro.get().items().contains(&Value::object(other))
    }
    /// The name as text, for messages.
    pub fn name_text(&self) -> String {
        String::from_utf8_lossy(self.name.get().as_bytes()).into_owned()
    }
    /// Direct subclasses, in the order in which they were made.
    pub fn subclasses(&self) -> Vec<Gc<Class>> {
        self.subclasses.to_vec()
    }
    /// Takes note of a direct subclass.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn add_subclass(&self, heap: &Heap, class: Gc<Class>) -> Result<(), OutOfMemory> {
        self.subclasses.push(heap, class)
    }
    /// Forgets a direct subclass.
    pub fn remove_subclass(&self, class: Gc<Class>) {
        let classes = self.subclasses.to_vec();
        self.subclasses.retain_indices(|index| !classes[index].is(class));
    }
}

struct MroIter {
    mro: Gc<Tuple>,
    front: usize,
    back: usize,
}
impl Iterator for MroIter {
    type Item = Gc<Class>;
    #[inline]
    fn next(&mut self) -> Option<Gc<Class>> {
        if self.front == self.back {
            return None;
        }
        self.front += 1;
        self.mro.get(self.front - 1)?.as_kind::<Class>()
    }
}
impl DoubleEndedIterator for MroIter {
    fn next_back(&mut self) -> Option<Gc<Class>> {
        if self.front == self.back {
            return None;
        }
        self.back -= 1;
        self.mro.get(self.back)?.as_kind::<Class>()
    }
}

impl Trace for Class {
    const WEAK: bool = true;
    fn trace(&self, marker: &mut Marker<'_>) {
        marker.mark(self.name.get());
        marker.mark(self.qualname.get());
        if let Some(base) = self.base.get() {
            marker.mark(base);
        }
        marker.mark(self.bases.get());
        marker.mark(self.mro.get());
        marker.mark(self.dict);
    }
    fn clear_weak(&self, live: &Liveness<'_>) -> bool {
        let classes = self.subclasses.to_vec();
        self.subclasses.retain_indices(|index| live.is_live(classes[index]));
        false
    }
    fn external_bytes(&self) -> usize {
        self.subclasses.external_bytes()
    }
}
