//! Functions written in Rust: how they are declared, and how they get their arguments.

use super::{Result, Vm};
use crate::heap::Gc;
use crate::objects::class::Class;
use crate::objects::descriptor::{GetSet, Member};
use crate::objects::function::Native;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};

/// A function written in Rust. Its arguments have been checked against its [`Signature`].
pub type NativeFn = fn(&mut Vm, Args) -> Result;

/// The declaration of a function written in Rust.
pub struct NativeDef {
    /// `__name__`
    pub name: &'static str,
    /// What it takes.
    pub signature: Signature,
    /// Whose it is.
    pub kind: NativeKind,
    /// What it does.
    pub function: NativeFn,
    /// `__doc__`
    pub doc: &'static str,
}

/// Whose a native function is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NativeKind {
    /// A module's. The first argument is the first that was given.
    Function,
    /// A class's, for its instances: the first argument is the instance, which is of the class; it does not count in the
    /// signature.
    Method,
    /// A class's, for the class itself: the first argument is the class; it does not count in the signature.
    ClassMethod,
    /// A class's, bound to nothing. `__new__` is one: the class is an argument like the others, and counts.
    StaticMethod,
}

/// What a native function takes, the receiver of a method not counted.
#[derive(Clone, Copy, Debug)]
pub enum Signature {
    /// Nothing (CPython's `METH_NOARGS`).
    None,
    /// One positional argument (`METH_O`).
    One,
    /// From so many positional arguments to so many (`METH_FASTCALL`). Absent ones are Unbound.
    Positional(u8, u8),
    /// Named parameters. The function gets one argument for each, Unbound where none was given.
    Named {
        /// The names, in order; an empty name is positional-only.
        names: &'static [&'static str],
        /// So many of the first must be given.
        required: u8,
        /// So many of the first may be given by position.
        positional: u8,
    },
    /// Anything: positional ones, then keywords. The function checks.
    Any,
}

impl Signature {
    /// Whether a function that is given so many positional arguments gets them as they are.
    pub fn takes(&self, given: usize) -> bool {
        match *self {
            Signature::None => given == 0,
            Signature::One => given == 1,
            Signature::Positional(min, max) => (min.into()..=max.into()).contains(&given),
            Signature::Named { names, positional, .. } => given == names.len() && given <= positional.into(),
            Signature::Any => true,
        }
    }
}

/// Computes an attribute of an object.
pub type Getter = fn(&mut Vm, Value) -> Result;
/// Sets an attribute of an object; deletes it, if the value is Unbound.
pub type Setter = fn(&mut Vm, Value, Value) -> Result<()>;

/// The declaration of an attribute that is computed.
pub struct GetSetDef {
    /// Its name.
    pub name: &'static str,
    /// Computes it.
    pub get: Getter,
    /// Sets it. `None`: it is read-only.
    pub set: Option<Setter>,
    /// `__doc__`
    pub doc: &'static str,
}

/// The arguments of a native function. They lie on the stack of registers, so they stay alive while it runs, and no longer.
#[derive(Clone, Copy)]
pub struct Args {
    first: *const Value,
    count: usize,
    /// The names of the last ones, if they are keywords: a tuple of strings, or Unbound.
    names: Value,
}

impl Args {
    /// # Safety
    /// `count` values lie at `first`, and stay there while the arguments are used. `names` is Unbound, or a tuple of at most
    /// so many names.
    #[inline(always)]
    pub(super) unsafe fn new(first: *const Value, count: usize, names: Value) -> Args {
        Args { first, count, names }
    }
    /// How many there are, absent ones and the receiver included.
    #[inline(always)]
    pub fn len(self) -> usize {
        self.count
    }
    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.count == 0
    }
    /// An argument, unless it is absent.
    #[inline(always)]
    pub fn get(self, index: usize) -> Option<Value> {
        if index < self.count { self[index].bound() } else { None }
    }
    /// How many were given by position.
    pub fn positional(self) -> usize {
        self.count - self.names().map_or(0, |names| names.len())
    }
    /// The names of the last arguments, which are keywords.
    pub fn names(self) -> Option<Gc<Tuple>> {
        self.names.as_object::<Tuple>()
    }
    /// The keyword arguments: names and values.
    pub fn keywords(self) -> impl Iterator<Item = (Value, Value)> {
        let first = self.positional();
        (0..self.count - first)
            .filter_map(move |index| Some((self.names()?.get(index)?, self[first + index])))
    }
    /// All arguments, as they lie on the stack.
    #[inline(always)]
    pub fn as_slice<'a>(self) -> &'a [Value] {
        // SAFETY: promised to `new`.
        unsafe { std::slice::from_raw_parts(self.first, self.count) }
    }
    /// Without the first ones: those after the receiver. At most the positional ones can be left out.
    #[inline(always)]
    pub fn skip(self, count: usize) -> Args {
        assert!(count <= self.positional());
        // SAFETY: as above.
        unsafe { Args::new(self.first.add(count), self.count - count, self.names) }
    }
    pub(super) fn names_value(self) -> Value {
        self.names
    }
}

impl std::ops::Index<usize> for Args {
    type Output = Value;
    #[inline(always)]
    fn index(&self, index: usize) -> &Value {
        &self.as_slice()[index]
    }
}

/// The declaration of a native function.
#[inline(always)]
pub fn definition(native: Gc<Native>) -> &'static NativeDef {
    // SAFETY: `Vm::new_native` has put it there; nothing else makes natives.
    unsafe { &*native.definition.cast::<NativeDef>() }
}

/// The declaration of a computed attribute.
pub fn getset_definition(getset: Gc<GetSet>) -> &'static GetSetDef {
    // SAFETY: `Vm::add_getsets` has put it there; nothing else makes these.
    unsafe { &*getset.definition.cast::<GetSetDef>() }
}

/// The declaration of a member that is a field of built-in objects. `None`: it is a slot.
#[inline(always)]
pub fn member_definition(member: Gc<Member>) -> Option<&'static GetSetDef> {
    // SAFETY: if there is one, `Vm::make_member` has taken it from a computed attribute.
    unsafe { member.definition.cast::<GetSetDef>().as_ref() }
}

/// Whether CPython has the special method as a slot of types, hence shows a `wrapper_descriptor`. The others are ordinary
/// methods there.
pub(super) fn is_slot(name: &str) -> bool {
    const METHODS: &[&str] = &[
        "bytes",
        "ceil",
        "class_getitem",
        "complex",
        "copy",
        "deepcopy",
        "dir",
        "enter",
        "exit",
        "floor",
        "format",
        "fspath",
        "getnewargs",
        "getnewargs_ex",
        "getstate",
        "init_subclass",
        "instancecheck",
        "length_hint",
        "mro_entries",
        "prepare",
        "reduce",
        "reduce_ex",
        "reversed",
        "round",
        "set_name",
        "setstate",
        "sizeof",
        "subclasscheck",
        "subclasses",
        "subclasshook",
        "trunc",
        "typing_subst",
        "missing",
    ];
    let inner = name.strip_prefix("__").and_then(|name| name.strip_suffix("__"));
    inner.is_some_and(|inner| !METHODS.contains(&inner))
}

impl Vm {
    /// A native function: `owner` is its class or its module's name, `receiver` what it is bound to, or Unbound.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_native(&mut self, def: &'static NativeDef, receiver: Value, owner: Value) -> Result<Value> {
        let kind = match (def.kind, receiver.is_unbound()) {
            (NativeKind::Method, true) if is_slot(def.name) => Kind::WrapperDescriptor,
            (NativeKind::Method, true) => Kind::MethodDescriptor,
            (NativeKind::Method, false) if is_slot(def.name) => Kind::MethodWrapper,
            (NativeKind::ClassMethod, true) => Kind::ClassMethodDescriptor,
            _ => Kind::Native,
        };
        let native = Native::alloc(&self.heap, std::ptr::from_ref(def).cast(), receiver, owner, kind);
        self.memory(native).map(Value::object)
    }

    /// Puts native methods into the namespace of a class, under their names.
    ///
    /// # Errors
    /// MemoryError.
    pub fn add_natives(&mut self, class: Gc<Class>, methods: &'static [NativeDef]) -> Result<()> {
        let owner = Value::object(class);
        for def in methods {
            // What binds to nothing has its class as `__self__` from the start; the others are bound when they are looked up.
            let receiver = if def.kind == NativeKind::StaticMethod { owner } else { Value::UNBOUND };
            let native = self.new_native(def, receiver, owner)?;
            self.set_in_class(class, def.name, native)?;
        }
        Ok(())
    }

    /// Puts computed attributes into the namespace of a class.
    ///
    /// # Errors
    /// MemoryError.
    pub fn add_getsets(&mut self, class: Gc<Class>, getsets: &'static [GetSetDef]) -> Result<()> {
        for def in getsets {
            let getset = GetSet::alloc(&self.heap, std::ptr::from_ref(def).cast(), class);
            let getset = Value::object(self.memory(getset)?);
            self.set_in_class(class, def.name, getset)?;
        }
        Ok(())
    }

    /// Makes a computed attribute of a class that is being made the member that it is in CPython. Does nothing if the class has
    /// no such attribute.
    ///
    /// # Errors
    /// MemoryError.
    pub fn make_member(&mut self, class: Gc<Class>, name: &str) -> Result<()> {
        let key = self.intern(name)?;
        let Some(getset) = class.dict.get_str(key).and_then(|value| value.as_kind::<GetSet>()) else {
            return Ok(());
        };
        let member = Member::of_field(&self.heap, key, class, getset.definition);
        let member = Value::object(self.memory(member)?);
        self.set_in_class(class, name, member)
    }

    /// Puts something into the namespace of a class that is being made.
    ///
    /// # Errors
    /// MemoryError.
    pub fn set_in_class(&mut self, class: Gc<Class>, name: &str, value: Value) -> Result<()> {
        let name = self.intern(name)?;
        let done = class.dict.set_str(&self.heap, name, value);
        self.memory(done)
    }
}

/// Declares native functions: `"name" Signature function "doc";` in a table of [`NativeDef`]s of one [`NativeKind`].
#[macro_export]
macro_rules! natives {
    ($($kind:ident { $($name:literal $signature:expr, $function:path $(, $doc:literal)?;)* })*) => {
        &[$($($crate::vm::NativeDef {
            name: $name,
            signature: {
                #[allow(unused_imports)]
                use $crate::vm::Signature::{Any, Named, None, One, Positional};
                $signature
            },
            kind: $crate::vm::NativeKind::$kind,
            function: $function,
            doc: concat!($($doc)?),
        },)*)*]
    };
}
