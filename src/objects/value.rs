//! The value word, and the table of the kinds of object. Only this file knows how a word is tagged.
//!
//! | low bits | value |
//! |---|---|
//! | `00` | an int of 62 bits, shifted left by 2 |
//! | `001` | a heap object: its address plus 1 |
//! | `101` | `None`, `False`, `True`, unbound, `NotImplemented`, `Ellipsis` |
//! | bit 1 set | a float of a common exponent, `rotl(bits, 4) - 1` |
//!
//! Ints beyond 62 bits and floats of other exponents are heap objects. The floats are those of Melançon, Feeley and Serrano,
//! "Float Self-Tagging" (OOPSLA 2025): ±0, the tiny, 2^-255 to 2^257, the huge and infinities. A NaN is an object, since
//! each has an identity.
//!
//! Never runs Python, and never allocates but where it takes a heap.
#![allow(unsafe_code)]

use super::float::BoxedFloat;
use crate::heap::{self, Gc, Header, Heap, KindInfo, Marker, Object, OutOfMemory, TraceValue};
use std::cell::Cell;
use std::fmt;

/// Any Python value. `==` is identity of words: Python's `is`, but for boxed numbers.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Value(u64);

const TAG_MASK: u64 = 7;
const TAG_OBJECT: u64 = 1;
const TAG_FLOAT: u64 = 2;
const INT_MASK: u64 = 3;

const fn constant(index: u64) -> Value {
    Value(index << 3 | 5)
}

/// A word known to be an int of 62 bits. It keeps its tag: sums and comparisons work on tagged words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Int(i64);

impl Int {
    /// The largest.
    pub const MAX: i64 = i64::MAX >> 2;
    /// The smallest.
    pub const MIN: i64 = i64::MIN >> 2;

    /// An operand of an instruction.
    #[inline(always)]
    pub const fn small(i: i16) -> Int {
        Int((i as i64) << 2)
    }
    /// The number.
    #[inline(always)]
    pub const fn get(self) -> i64 {
        self.0 >> 2
    }
    /// As a value.
    #[inline(always)]
    pub const fn value(self) -> Value {
        Value(self.0 as u64)
    }
    /// Both, if both are ints.
    #[inline(always)]
    pub fn pair(a: Value, b: Value) -> Option<(Int, Int)> {
        ((a.0 | b.0) & INT_MASK == 0).then_some((Int(a.0 as i64), Int(b.0 as i64)))
    }
    // PERF: `checked_` on tagged words: an addition and a jump on overflow.
    /// The sum, if it is an `Int`.
    #[inline(always)]
    pub fn checked_add(self, other: Int) -> Option<Value> {
        self.0.checked_add(other.0).map(|word| Value(word as u64))
    }
    /// The difference, if it is an `Int`.
    #[inline(always)]
    pub fn checked_sub(self, other: Int) -> Option<Value> {
        self.0.checked_sub(other.0).map(|word| Value(word as u64))
    }
    /// The product, if it is an `Int`.
    #[inline(always)]
    pub fn checked_mul(self, other: Int) -> Option<Value> {
        self.get().checked_mul(other.0).map(|word| Value(word as u64))
    }
    /// Python's remainder, which takes the sign of the divisor. `None`: division by zero.
    #[inline(always)]
    pub fn checked_rem(self, other: Int) -> Option<Value> {
        let (x, y) = (self.get(), other.get());
        if y == 0 {
            return None;
        }
        // PERF: a 32-bit division is several times faster than a 64-bit one.
        let m = if (x | y) >> 31 == 0 { ((x as u32) % (y as u32)) as i64 } else { x % y };
        let m = if m != 0 && (m ^ y) < 0 { m + y } else { m };
        Some(Value((m << 2) as u64))
    }
    /// Python's quotient, rounded down. `None`: division by zero, or no `Int`.
    #[inline(always)]
    pub fn checked_floor_div(self, other: Int) -> Option<Value> {
        let (x, y) = (self.get(), other.get());
        if y == 0 {
            return None;
        }
        if (x | y) >> 31 == 0 {
            return Some(Value((((x as u32) / (y as u32)) as u64) << 2));
        }
        let q = x / y;
        let q = if q * y != x && (x ^ y) < 0 { q - 1 } else { q };
        Value::int(q)
    }
    /// Bits that both have.
    #[inline(always)]
    pub fn and(self, other: Int) -> Value {
        Value((self.0 & other.0) as u64)
    }
    /// Bits that either has.
    #[inline(always)]
    pub fn or(self, other: Int) -> Value {
        Value((self.0 | other.0) as u64)
    }
    /// Bits that one has.
    #[inline(always)]
    pub fn xor(self, other: Int) -> Value {
        Value((self.0 ^ other.0) as u64)
    }
    /// All bits flipped.
    #[inline(always)]
    pub fn invert(self) -> Value {
        Value((self.0 ^ !3) as u64)
    }
    /// The negative, if it is an `Int`.
    #[inline(always)]
    pub fn checked_neg(self) -> Option<Value> {
        self.0.checked_neg().map(|word| Value(word as u64))
    }
    /// Shifted left, if the count is from 0 to 62 and the result an `Int`.
    #[inline(always)]
    pub fn checked_shl(self, other: Int) -> Option<Value> {
        let count = other.get();
        if !(0..=62).contains(&count) {
            return None;
        }
        let word = self.0 << count;
        (word >> count == self.0).then_some(Value(word as u64))
    }
    /// Shifted right. `None`: the count is negative.
    #[inline(always)]
    pub fn checked_shr(self, other: Int) -> Option<Value> {
        let count = other.get();
        (count >= 0).then(|| Value(((self.0 >> count.min(63)) & !3) as u64))
    }
}

impl Value {
    /// `None`.
    pub const NONE: Value = constant(0);
    /// `False`.
    pub const FALSE: Value = constant(1);
    /// `True`.
    pub const TRUE: Value = constant(2);
    /// No value: a variable before its assignment, an empty slot.
    pub const UNBOUND: Value = constant(3);
    /// `NotImplemented`.
    pub const NOT_IMPLEMENTED: Value = constant(4);
    /// `Ellipsis`.
    pub const ELLIPSIS: Value = constant(5);

    /// An int. `None`: the number needs a big int.
    #[inline(always)]
    pub const fn int(i: i64) -> Option<Value> {
        if (i << 2) >> 2 == i { Some(Value((i << 2) as u64)) } else { None }
    }
    /// An int from a number that always fits.
    #[inline(always)]
    pub const fn small(i: i32) -> Value {
        Value(((i as i64) << 2) as u64)
    }
    /// A length or an index: memory ends long before 62 bits.
    #[inline(always)]
    pub const fn length(n: usize) -> Value {
        debug_assert!(n <= Int::MAX as usize);
        Value((n as u64) << 2)
    }
    /// An int plus a number, of which the caller knows that it is an int of 62 bits.
    #[inline(always)]
    pub const fn stepped(self, step: i64) -> Value {
        Value(self.0.wrapping_add((step << 2) as u64))
    }
    /// `True` or `False`.
    #[inline(always)]
    pub const fn bool(b: bool) -> Value {
        Value(constant(1).0 + ((b as u64) << 3))
    }
    /// A float, if its exponent is a common one.
    #[inline(always)]
    pub fn tagged_float(f: f64) -> Option<Value> {
        let word = f.to_bits().rotate_left(4).wrapping_sub(1);
        // A NaN is an object: two of them are two, and containers tell them apart.
        (word & TAG_FLOAT != 0 && !f.is_nan()).then_some(Value(word))
    }
    /// A float.
    ///
    /// # Errors
    /// The float must be boxed, and the limit of the heap is reached.
    #[inline(always)]
    pub fn float(heap: &Heap, f: f64) -> Result<Value, OutOfMemory> {
        match Value::tagged_float(f) {
            Some(value) => Ok(value),
            None => BoxedFloat::alloc(heap, f).map(Value::object),
        }
    }
    /// An object.
    #[inline(always)]
    pub fn object<T: Object>(object: Gc<T>) -> Value {
        Value::from_header(object.erase())
    }
    /// An object of unknown kind.
    #[inline(always)]
    pub fn from_header(object: Gc<Header>) -> Value {
        Value(object.as_ptr().expose_provenance() as u64 + TAG_OBJECT)
    }

    /// The number, if this is an int of 62 bits. `True` is none.
    #[inline(always)]
    pub fn as_int(self) -> Option<Int> {
        (self.0 & INT_MASK == 0).then_some(Int(self.0 as i64))
    }
    /// The number, if this is a float, boxed or not.
    #[inline(always)]
    pub fn as_float(self) -> Option<f64> {
        match self.as_tagged_float() {
            Some(f) => Some(f),
            None => self.as_object::<BoxedFloat>().map(|boxed| boxed.get()),
        }
    }
    /// The number, if this is a float that is not boxed.
    #[inline(always)]
    pub fn as_tagged_float(self) -> Option<f64> {
        (self.0 & TAG_FLOAT != 0).then(|| self.untag_float())
    }
    /// Both numbers, if both are floats that are not boxed.
    #[inline(always)]
    pub fn tagged_float_pair(a: Value, b: Value) -> Option<(f64, f64)> {
        (a.0 & b.0 & TAG_FLOAT != 0).then(|| (a.untag_float(), b.untag_float()))
    }
    #[inline(always)]
    fn untag_float(self) -> f64 {
        f64::from_bits(self.0.wrapping_add(1).rotate_right(4))
    }
    /// `True` or `False`.
    #[inline(always)]
    pub fn as_bool(self) -> Option<bool> {
        match self {
            Value::TRUE => Some(true),
            Value::FALSE => Some(false),
            _ => None,
        }
    }
    /// Whether this is `None`.
    #[inline(always)]
    pub fn is_none(self) -> bool {
        self == Value::NONE
    }
    /// Whether this is no value.
    #[inline(always)]
    pub fn is_unbound(self) -> bool {
        self == Value::UNBOUND
    }
    /// The value, unless it is none.
    #[inline(always)]
    pub fn bound(self) -> Option<Value> {
        (!self.is_unbound()).then_some(self)
    }
    /// The word, as the identity of the value.
    #[inline(always)]
    pub fn bits(self) -> u64 {
        self.0
    }

    /// A word that [`Value::bits`] has given: for code that keeps values among other words.
    ///
    /// # Safety
    /// The word is that of a value, whose object, if it is one, is alive.
    #[inline(always)]
    pub unsafe fn from_bits(bits: u64) -> Value {
        Value(bits)
    }

    /// The object, if this is one.
    #[inline(always)]
    pub fn as_header(self) -> Option<Gc<Header>> {
        (self.0 & TAG_MASK == TAG_OBJECT).then(|| self.cast())
    }
    #[inline(always)]
    fn cast<T>(self) -> Gc<T> {
        let pointer = std::ptr::with_exposed_provenance(self.0.wrapping_sub(TAG_OBJECT) as usize);
        // SAFETY: called where the tag, and the type if it is not `Header`, have been compared.
        unsafe { Gc::from_ptr(pointer) }
    }
    /// The shape of an instance of a Python class, or the kind of another object.
    #[inline(always)]
    pub fn shape(self) -> Option<u32> {
        self.as_header().map(|header| header.shape())
    }
    /// The object, if it is exactly of this type, not of a Python class derived from it.
    #[inline(always)]
    pub fn as_object<T: Object>(self) -> Option<Gc<T>> {
        (self.shape()? == u32::from(T::KIND)).then(|| self.cast())
    }
    /// The object, if it is of this type or of a class derived from it.
    #[inline(always)]
    pub fn as_kind<T: Object>(self) -> Option<Gc<T>> {
        (self.as_header()?.kind() == T::KIND).then(|| self.cast())
    }

    /// The object, which is known to be of this kind.
    ///
    /// # Safety
    /// It is.
    #[inline(always)]
    pub unsafe fn as_kind_unchecked<T: Object>(self) -> Gc<T> {
        debug_assert!(self.as_kind::<T>().is_some());
        self.cast()
    }

    /// Marks the object, if this is one.
    #[inline(always)]
    pub fn trace(self, marker: &mut Marker<'_>) {
        if let Some(object) = self.as_header() {
            marker.mark(object);
        }
    }
}

/// Marks what words refer to that were values once, or never: registers are not cleared, so those of a live window may hold
/// objects that are dead.
pub fn trace_stale_words(words: &[Cell<u64>], marker: &mut Marker<'_>) {
    for word in words.iter().map(Cell::get).filter(|word| word & TAG_MASK == TAG_OBJECT) {
        marker.mark_word(word as usize);
    }
}

impl TraceValue for Value {
    #[inline(always)]
    fn trace_value(self, marker: &mut Marker<'_>) {
        self.trace(marker);
    }
}

impl<T: Object> From<Gc<T>> for Value {
    fn from(object: Gc<T>) -> Value {
        Value::object(object)
    }
}
impl From<bool> for Value {
    fn from(b: bool) -> Value {
        Value::bool(b)
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(i) = self.as_int() {
            return write!(f, "{}", i.get());
        }
        if let Some(number) = self.as_float() {
            return write!(f, "{number:?}");
        }
        match self.as_header() {
            Some(object) => {
                write!(f, "<{} at {:p}>", KINDS[usize::from(object.kind())].name, object.as_ptr())
            }
            None => f.write_str(match *self {
                Value::NONE => "None",
                Value::FALSE => "False",
                Value::TRUE => "True",
                Value::NOT_IMPLEMENTED => "NotImplemented",
                Value::ELLIPSIS => "Ellipsis",
                _ => "<unbound>",
            }),
        }
    }
}

/// The object, if it is of this type or of a class derived from it, for as long as the value is borrowed.
#[inline]
pub fn borrow_kind<T: Object>(value: &Value) -> Option<&T> {
    // SAFETY: the value keeps its object alive.
    value.as_kind::<T>().map(|object| unsafe { &*object.as_ptr() })
}

/// The slots that follow the fields of an instance of a Python class.
#[inline]
pub fn slots(object: &Gc<Header>) -> &[Cell<Value>] {
    let (first, count) = heap::slots_of(KINDS, *object);
    // SAFETY: the heap has put that many words there, each of which holds a value from the start.
    unsafe { std::slice::from_raw_parts(first.cast(), count) }
}

/// The slots of an object whose kind has a fixed size. A few instructions.
#[inline(always)]
pub fn slots_after<T: Object>(object: &Gc<T>) -> &[Cell<Value>] {
    debug_assert_eq!(object.tail_bytes(), 0);
    // SAFETY: as above.
    unsafe { std::slice::from_raw_parts(object.as_ptr().add(1).cast(), object.header().slots()) }
}

/// Declares the kinds of object, each with its struct and what Python calls it.
macro_rules! kinds {
    ($($(#[$doc:meta])* $Kind:ident = $Type:ty, $name:literal;)+) => {
        /// The Rust struct that an object is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Kind { $($(#[$doc])* $Kind),+ }

        /// The table of kinds, for [`Heap::new`].
        pub static KINDS: &[KindInfo] = &[$(KindInfo::of::<$Type>($name, trace::<$Type>)),+];

        $(
            const _: () = assert!(std::mem::offset_of!($Type, header) == 0 && align_of::<$Type>() == 8);
            // SAFETY: the assertion above; the row is that of the enum, which has the order of the table.
            unsafe impl Object for $Type {
                const KIND: u8 = Kind::$Kind as u8;
            }
        )+

        impl Kind {
            /// All kinds, in the order of the table.
            pub const ALL: &[Kind] = &[$(Kind::$Kind),+];
        }
    };
}
/// Shapes have numbers from here on; below are the kinds.
pub const FIRST_SHAPE: u32 = Kind::ALL.len() as u32;

/// # Safety
/// The object is of type `T`.
unsafe fn trace<T: Object>(object: *const Header, marker: &mut Marker<'_>) {
    // SAFETY: as promised.
    unsafe {
        (*object.cast::<T>()).trace(marker);
        if T::STALE_SLOTS {
            let object = Gc::from_ptr(object);
            let count = (*object.as_ptr().cast::<T>()).stale_slots();
            let words = slots(&object).iter().take(count).map(|slot| slot.get().0);
            let objects = words.filter(|word| word & TAG_MASK == TAG_OBJECT);
            objects.for_each(|word| marker.mark_word(word as usize));
        } else if (*object).slots() > 0 {
            slots(&Gc::from_ptr(object)).iter().for_each(|slot| slot.get().trace(marker));
        }
    }
}

kinds! {
    /// A float whose exponent is so unusual that the word cannot hold it.
    Float = BoxedFloat, "float";
    /// An int beyond 62 bits.
    BigInt = super::int::BigInt, "int";
    /// A complex number.
    Complex = super::complex::Complex, "complex";
    /// Text.
    Str = super::str::Str, "str";
    /// Immutable bytes.
    Bytes = super::bytes::Bytes, "bytes";
    /// Bytes that change.
    ByteArray = super::bytes::ByteArray, "bytearray";
    /// A tuple.
    Tuple = super::tuple::Tuple, "tuple";
    /// A list.
    List = super::list::List, "list";
    /// A dict.
    Dict = super::dict::Dict, "dict";
    /// A set.
    Set = super::set::Set, "set";
    /// A set that does not change.
    FrozenSet = super::set::FrozenSet, "frozenset";
    /// A range.
    Range = super::range::Range, "range";
    /// A slice.
    Slice = super::slice::Slice, "slice";
    /// A variable that closures share.
    Cell = super::cell::CellObject, "cell";
    /// An instance of a Python class that extends no other built-in class than `object`.
    Instance = super::instance::Instance, "object";
    /// A weak reference.
    WeakRef = super::weakref::WeakRef, "weakref";
    /// `bool`. Like the three below, its values are words of their own, no objects: the row is there for its class.
    Bool = super::instance::NoObject<0>, "bool";
    /// The class of `None`.
    NoneType = super::instance::NoObject<1>, "NoneType";
    /// The class of `NotImplemented`.
    NotImplementedType = super::instance::NoObject<2>, "NotImplementedType";
    /// The class of `...`.
    EllipsisType = super::instance::NoObject<3>, "ellipsis";
    /// A class.
    Type = super::class::Class, "type";
    /// A function written in Python.
    Function = super::function::Function, "function";
    /// A callable and its first argument.
    BoundMethod = super::function::BoundMethod, "method";
    /// A function written in Rust, or a method bound to an object.
    Native = super::function::Native, "builtin_function_or_method";
    /// Code.
    Code = super::code::CodeObject, "code";
    /// A module.
    Module = super::module::Module, "module";
    /// An exception.
    Exception = super::exception::Exception, "BaseException";
    /// A frame that an exception went through.
    Traceback = super::exception::Traceback, "traceback";
    /// A frame that a program has asked for.
    Frame = super::frame::FrameObject, "frame";
    /// A generator.
    Generator = super::generator::Generator, "generator";
    /// A coroutine. Its objects are of the kind above and have this number as their shape.
    Coroutine = super::generator::CoroutineShape, "coroutine";
    /// An asynchronous generator, likewise.
    AsyncGenerator = super::generator::AsyncGeneratorShape, "async_generator";
    /// What `coroutine.__await__` gives.
    CoroutineWrapper = super::generator::CoroutineWrapper, "coroutine_wrapper";
    /// What `async_generator.asend` and `__anext__` give.
    AsyncGenASend = super::generator::AsyncGenASend, "async_generator_asend";
    /// What `async_generator.athrow` and `aclose` give.
    AsyncGenAThrow = super::generator::AsyncGenAThrow, "async_generator_athrow";
    /// What an asynchronous generator yields, told apart from what it awaits. Programs never see one.
    AsyncGenWrapped = super::generator::AsyncGenWrapped, "async_generator_wrapped_value";
    /// `property`
    Property = super::descriptor::Property, "property";
    /// `classmethod`
    ClassMethod = super::descriptor::ClassMethod, "classmethod";
    /// `staticmethod`
    StaticMethod = super::descriptor::StaticMethod, "staticmethod";
    /// A slot of instances.
    Member = super::descriptor::Member, "member_descriptor";
    /// A computed attribute.
    GetSet = super::descriptor::GetSet, "getset_descriptor";
    /// An iterator of a list.
    ListIterator = super::iterators::ListIterator, "list_iterator";
    /// An iterator of a tuple.
    TupleIterator = super::iterators::TupleIterator, "tuple_iterator";
    /// An iterator of a range.
    RangeIterator = super::iterators::RangeIterator, "range_iterator";
    /// A native method of a class that CPython has as a slot. Its objects, and those of the three below, are of the kind
    /// [`Kind::Native`] and have this number as their shape.
    WrapperDescriptor = super::function::NativeShape<0>, "wrapper_descriptor";
    /// A native method of a class.
    MethodDescriptor = super::function::NativeShape<1>, "method_descriptor";
    /// A native method of a class that is bound to the class.
    ClassMethodDescriptor = super::function::NativeShape<2>, "classmethod_descriptor";
    /// A [`Kind::WrapperDescriptor`], bound.
    MethodWrapper = super::function::NativeShape<3>, "method-wrapper";
    /// `super`
    Super = super::descriptor::Super, "super";
    /// A view of a namespace.
    MappingProxy = super::namespace::MappingProxy, "mappingproxy";
    /// `types.SimpleNamespace`
    SimpleNamespace = super::namespace::SimpleNamespace, "SimpleNamespace";
    /// `list[int]`
    GenericAlias = super::alias::GenericAlias, "GenericAlias";
    /// Its iterator.
    AliasIterator = super::alias::AliasIterator, "generic_alias_iterator";
    /// `int | str`
    UnionType = super::alias::UnionType, "UnionType";
    /// An iterator of a long range.
    LongRangeIterator = super::adapters::LongRangeIterator, "longrange_iterator";
    /// An iterator of text.
    StrIterator = super::cursors::StrIterator, "str_iterator";
    /// An iterator of ASCII text.
    StrAsciiIterator = super::cursors::StrAsciiIterator, "str_ascii_iterator";
    /// An iterator of bytes.
    BytesIterator = super::cursors::BytesIterator, "bytes_iterator";
    /// An iterator of a bytearray.
    ByteArrayIterator = super::cursors::ByteArrayIterator, "bytearray_iterator";
    /// An iterator of a memoryview.
    MemoryIterator = super::cursors::MemoryIterator, "memory_iterator";
    /// An iterator by `__getitem__`.
    SequenceIterator = super::cursors::SequenceIterator, "iterator";
    /// A list backwards.
    ListReverseIterator = super::cursors::ListReverseIterator, "list_reverseiterator";
    /// A sequence backwards.
    Reversed = super::cursors::Reversed, "reversed";
    /// An iterator of a set.
    SetIterator = super::cursors::SetIterator, "set_iterator";
    /// An iterator of a dict's keys.
    DictKeyIterator = super::cursors::DictKeyIterator, "dict_keyiterator";
    /// An iterator of a dict's values.
    DictValueIterator = super::cursors::DictValueIterator, "dict_valueiterator";
    /// An iterator of a dict's items.
    DictItemIterator = super::cursors::DictItemIterator, "dict_itemiterator";
    /// A dict's keys backwards.
    DictReverseKeyIterator = super::cursors::DictReverseKeyIterator, "dict_reversekeyiterator";
    /// A dict's values backwards.
    DictReverseValueIterator = super::cursors::DictReverseValueIterator, "dict_reversevalueiterator";
    /// A dict's items backwards.
    DictReverseItemIterator = super::cursors::DictReverseItemIterator, "dict_reverseitemiterator";
    /// A view of a dict's keys.
    DictKeys = super::cursors::DictKeys, "dict_keys";
    /// A view of a dict's values.
    DictValues = super::cursors::DictValues, "dict_values";
    /// A view of a dict's items.
    DictItems = super::cursors::DictItems, "dict_items";
    /// `enumerate`
    Enumerate = super::adapters::Enumerate, "enumerate";
    /// `zip`
    Zip = super::adapters::Zip, "zip";
    /// `map`
    Map = super::adapters::Map, "map";
    /// `filter`
    Filter = super::adapters::Filter, "filter";
    /// `iter(callable, sentinel)`
    CallableIterator = super::adapters::CallableIterator, "callable_iterator";
    /// A view of bytes.
    MemoryView = super::memoryview::MemoryView, "memoryview";
    /// An object of a class that a native module defines.
    NativeObject = super::native_object::NativeObject, "object";
    /// What `functools` and `operator` have to call.
    Callable = super::callables::Callable, "callable";
    /// `array.array`
    Array = super::array_object::ArrayObject, "array";
    /// `collections.deque`
    Deque = super::deque::Deque, "deque";
    /// An iterator of a deque.
    DequeIterator = super::deque::DequeIterator, "_deque_iterator";
    /// `collections._tuplegetter`
    TupleGetter = super::descriptor::TupleGetter, "_tuplegetter";
    /// An iterator of `itertools`.
    Itertool = super::itertools::Itertool, "itertool";
    /// The items of a dict or set, and their index. Programs never see one.
    Storage = heap::Storage, "storage";
}

#[cfg(test)]
mod tests;
