//! What the generic instructions remember of names: caches of the whole machine, as CPython's type cache is. No site has an
//! entry of its own, and `--specialize=off` uses them too.
//!
//! [`Known::loads`] and [`Known::stores`] are by shape and name, [`Known::globals`] by the version of a dict's keys and name. An
//! entry of the former holds as long as [`Vm::epoch`](crate::vm::Vm::epoch) does; names and whatever else an entry points to
//! are not kept alive by it, so that collections forget what has died.

use crate::heap::{Gc, Header, Liveness};
use crate::objects::Value;
use crate::objects::class::Class;
use crate::objects::descriptor::Property;
use crate::objects::dict::Dict;
use crate::objects::module::Module;
use crate::objects::str::Str;
use std::cell::Cell;

/// What an attribute is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Nothing that helps.
    Nothing,
    /// It lies in this word of the object.
    Word(u32),
    /// It is this function or native method, bound to the object.
    Method(Value),
    /// It is this value, whatever the object: a class, what a static method wraps.
    Itself(Value),
    /// It is plain data of the class, or a global of the module, at this place of a namespace.
    Data(Gc<Dict>, u32),
    /// The class has this property, whose getter is a Python function.
    Property(Gc<Property>),
    /// Under `__bool__`: the class says nothing of the truth of its instances, which are true.
    True,
}

impl Fact {
    /// The object that this points to.
    fn pointee(self) -> Option<Gc<Header>> {
        match self {
            Fact::Nothing | Fact::Word(_) | Fact::True => None,
            Fact::Method(value) | Fact::Itself(value) => value.as_header(),
            Fact::Data(dict, _) => Some(dict.erase()),
            Fact::Property(property) => Some(property.erase()),
        }
    }
}

/// The bit of the number under which the attributes of a class itself are known. Shapes are not that high.
const OF_CLASS: u32 = 1 << 31;
/// The bit of that of a module; alone, it is no number.
pub const OF_MODULE: u32 = 1 << 30;

/// The number under which the attributes of an object are known: its shape, or the kind of an object that is no instance of a
/// Python class. Classes and modules, whose own attributes are not those of their like, have numbers of their own: made of the
/// shape of a class's instances, and of the version of a module's names.
#[inline(always)]
pub fn number(object: Gc<Header>) -> u32 {
    let value = Value::from_header(object);
    if let Some(class) = value.as_kind::<Class>() {
        return class.shape.get() | OF_CLASS;
    }
    if let Some(module) = value.as_kind::<Module>() {
        let version = module.dict.known_keys_version();
        return if version < OF_MODULE { version | OF_MODULE } else { OF_MODULE };
    }
    object.shape()
}

/// Where an attribute is stored: the word of the object, and the shape that the object then has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which word of the object. 0: storing is not that simple.
    pub word: u32,
    /// Another shape, if the attribute is a new one.
    pub shape: u32,
}

/// Where a global is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GlobalPlace {
    /// The version of the keys of `builtins`, if it is there; 0: it is in the globals.
    pub builtins: u32,
    /// The place in the dict.
    pub index: u32,
}

/// An entry: what is known under a number (a shape, or a version) and a name.
#[derive(Clone, Copy)]
struct Entry<T> {
    name: *const Str,
    number: u32,
    epoch: u32,
    known: T,
}

/// A cache with one place for each hash.
pub struct Cache<T, const SIZE: usize>(Box<[Cell<Entry<T>>; SIZE]>);

impl<T: Copy, const SIZE: usize> Cache<T, SIZE> {
    fn new(nothing: T) -> Self {
        let empty = Entry { name: std::ptr::null(), number: 0, epoch: 0, known: nothing };
        let entries: Box<[Cell<Entry<T>>]> = std::iter::repeat_with(|| Cell::new(empty)).take(SIZE).collect();
        let Ok(entries) = entries.try_into() else { unreachable!("as many as there are") };
        Cache(entries)
    }
    #[inline(always)]
    fn place(&self, number: u32, name: Gc<Str>) -> &Cell<Entry<T>> {
        // Strings of some length lie so far apart; the numbers of a program's shapes are small and close to each other.
        let hash = (name.as_ptr().addr() >> 4) ^ (number as usize).wrapping_mul(61);
        &self.0[hash % SIZE]
    }
    /// What is known, if anything is.
    #[inline(always)]
    pub fn get(&self, number: u32, name: Gc<Str>, epoch: u32) -> Option<T> {
        let entry = self.place(number, name).get();
        (std::ptr::eq(entry.name, name.as_ptr()) && entry.number == number && entry.epoch == epoch)
            .then_some(entry.known)
    }
    /// Remembers something, of an interned name.
    pub fn set(&self, number: u32, name: Gc<Str>, epoch: u32, known: T) {
        debug_assert!(name.is_interned());
        self.place(number, name).set(Entry { name: name.as_ptr(), number, epoch, known });
    }
    fn sweep(&self, live: &Liveness<'_>, nothing: T, is_live: impl Fn(T) -> bool) {
        for entry in self.0.iter() {
            let old = entry.get();
            if old.name.is_null() {
                continue;
            }
            // SAFETY: a string that was alive at the collection before: it is freed after this.
            let name = unsafe { Gc::from_ptr(old.name) };
            if !live.is_live::<Str>(name) || !is_live(old.known) {
                entry.set(Entry { name: std::ptr::null(), number: 0, epoch: 0, known: nothing });
            }
        }
    }
}

/// The caches.
pub struct Known {
    /// What an attribute is, by shape (or kind of object) and name.
    pub loads: Cache<Fact, 1024>,
    /// Where it is stored.
    pub stores: Cache<Place, 512>,
    /// Where a global is, by the version of the globals' keys. Their epoch is always 0.
    pub globals: Cache<GlobalPlace, 512>,
}

const NO_PLACE: Place = Place { word: 0, shape: 0 };
const NO_GLOBAL: GlobalPlace = GlobalPlace { builtins: 0, index: 0 };

impl Known {
    pub(in crate::vm) fn new() -> Known {
        Known {
            loads: Cache::new(Fact::Nothing),
            stores: Cache::new(NO_PLACE),
            globals: Cache::new(NO_GLOBAL),
        }
    }
    /// Forgets what has died.
    pub(in crate::vm) fn sweep(&self, live: &Liveness<'_>) {
        let is_live = |fact: Fact| fact.pointee().is_none_or(|object| live.is_live(object));
        self.loads.sweep(live, Fact::Nothing, is_live);
        self.stores.sweep(live, NO_PLACE, |_| true);
        self.globals.sweep(live, NO_GLOBAL, |_| true);
    }
}
