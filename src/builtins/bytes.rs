//! `bytes`: its methods, of which `bytearray` has most as well.

pub(super) mod find;
pub(super) mod shape;

use super::dunder;
use crate::heap::Gc;
use crate::natives;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::bytes_methods as methods;
use crate::objects::class::Class;
use crate::objects::int::Operand;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::borrow_kind;
use crate::objects::{Kind, Value};
use crate::vm::constructor::{class_argument, constructor, is_exact, string_argument};
use crate::vm::{Args, Exc, NativeDef, Raised, Result, Vm};
use std::borrow::Cow;

/// The methods that `bytes` and `bytearray` share, after those of the one that is declared.
macro_rules! with_shared {
    ($(#[$doc:meta])* $TABLE:ident $($own:tt)*) => {
        $(#[$doc])*
        pub static $TABLE: &[NativeDef] = natives! {
            $($own)*
            ClassMethod {
                "fromhex" One, $crate::builtins::bytes::from_hex,
                    "Create a bytes object from a string of hexadecimal numbers.";
            }
            StaticMethod {
                "maketrans" Positional(2, 2), $crate::builtins::bytes::maketrans,
                    "Return a translation table usable for the bytes or bytearray translate method.";
            }
            Method {
                "__repr__" None, dunder::repr, "Return repr(self).";
                "__str__" None, dunder::repr, "Return str(self).";
                "__lt__" One, dunder::lt, "Return self<value.";
                "__le__" One, dunder::le, "Return self<=value.";
                "__eq__" One, dunder::eq, "Return self==value.";
                "__ne__" One, dunder::ne, "Return self!=value.";
                "__gt__" One, dunder::gt, "Return self>value.";
                "__ge__" One, dunder::ge, "Return self>=value.";
                "__iter__" None, dunder::iter, "Implement iter(self).";
                "__mod__" One, dunder::remainder, "Return self%value.";
                "__rmod__" One, dunder::reflected_remainder, "Return value%self.";
                "__len__" None, dunder::len, "Return len(self).";
                "__getitem__" One, dunder::get_item, "Return self[key].";
                "__add__" One, dunder::concat, "Return self+value.";
                "__mul__" One, dunder::repeat, "Return self*value.";
                "__rmul__" One, dunder::repeat, "Return value*self.";
                "__contains__" One, dunder::contains, "Return key in self.";
                "capitalize" None, $crate::builtins::bytes::capitalize, "The first byte in upper case, the rest in lower case.";
                "center" Positional(1, 2), $crate::builtins::bytes::shape::center, "Centered in a field of a width.";
                "count" Any, $crate::builtins::bytes::find::count, "B.count(sub[, start[, end]]) -> int";
                "decode" Named { names: &["encoding", "errors"], required: 0, positional: 2 },
                    $crate::builtins::bytes::decode, "Decode the bytes using the codec registered for encoding.";
                "endswith" Any, $crate::builtins::bytes::find::endswith, "B.endswith(suffix[, start[, end]]) -> bool";
                "expandtabs" Named { names: &["tabsize"], required: 0, positional: 1 },
                    $crate::builtins::bytes::shape::expandtabs, "All tabs expanded to spaces.";
                "find" Any, $crate::builtins::bytes::find::find, "B.find(sub[, start[, end]]) -> int";
                "hex" Named { names: &["sep", "bytes_per_sep"], required: 0, positional: 2 },
                    $crate::builtins::bytes::hex, "A string of hexadecimal numbers.";
                "index" Any, $crate::builtins::bytes::find::index, "B.index(sub[, start[, end]]) -> int";
                "isalnum" None, $crate::builtins::bytes::is_alnum, "Whether all bytes are ASCII letters or digits.";
                "isalpha" None, $crate::builtins::bytes::is_alpha, "Whether all bytes are ASCII letters.";
                "isascii" None, $crate::builtins::bytes::is_ascii, "Whether all bytes are ASCII.";
                "isdigit" None, $crate::builtins::bytes::is_digit, "Whether all bytes are ASCII digits.";
                "islower" None, $crate::builtins::bytes::is_lower, "Whether it is in lower case.";
                "isspace" None, $crate::builtins::bytes::is_space, "Whether all is white space.";
                "istitle" None, $crate::builtins::bytes::is_title, "Whether words begin in upper case.";
                "isupper" None, $crate::builtins::bytes::is_upper, "Whether it is in upper case.";
                "join" One, $crate::builtins::bytes::find::join, "Concatenate any number of bytes objects.";
                "ljust" Positional(1, 2), $crate::builtins::bytes::shape::ljust, "To the left in a field of a width.";
                "lower" None, $crate::builtins::bytes::lower, "All in lower case.";
                "lstrip" Positional(0, 1), $crate::builtins::bytes::find::lstrip, "Without white space at the start.";
                "partition" One, $crate::builtins::bytes::find::partition, "Before a separator, it, and after it.";
                "replace" Positional(2, 3), $crate::builtins::bytes::find::replace, "All occurrences of old replaced by new.";
                "removeprefix" One, $crate::builtins::bytes::find::removeprefix, "Without a prefix, if it is there.";
                "removesuffix" One, $crate::builtins::bytes::find::removesuffix, "Without a suffix, if it is there.";
                "rfind" Any, $crate::builtins::bytes::find::rfind, "B.rfind(sub[, start[, end]]) -> int";
                "rindex" Any, $crate::builtins::bytes::find::rindex, "B.rindex(sub[, start[, end]]) -> int";
                "rjust" Positional(1, 2), $crate::builtins::bytes::shape::rjust, "To the right in a field of a width.";
                "rpartition" One, $crate::builtins::bytes::find::rpartition, "As partition(), at the last separator.";
                "rsplit" Named { names: &["sep", "maxsplit"], required: 0, positional: 2 },
                    $crate::builtins::bytes::find::rsplit, "As split(), but splits from the end.";
                "rstrip" Positional(0, 1), $crate::builtins::bytes::find::rstrip, "Without white space at the end.";
                "split" Named { names: &["sep", "maxsplit"], required: 0, positional: 2 },
                    $crate::builtins::bytes::find::split, "The parts between separators.";
                "splitlines" Named { names: &["keepends"], required: 0, positional: 1 },
                    $crate::builtins::bytes::find::splitlines, "The lines of the bytes.";
                "startswith" Any, $crate::builtins::bytes::find::startswith, "B.startswith(prefix[, start[, end]]) -> bool";
                "strip" Positional(0, 1), $crate::builtins::bytes::find::strip, "Without white space at both ends.";
                "swapcase" None, $crate::builtins::bytes::swapcase, "Upper case for lower case and the reverse.";
                "title" None, $crate::builtins::bytes::title, "Words begin in upper case, all else is in lower case.";
                "translate" Named { names: &["", "delete"], required: 1, positional: 2 },
                    $crate::builtins::bytes::shape::translate, "Each byte replaced by what a table has for it.";
                "upper" None, $crate::builtins::bytes::upper, "All in upper case.";
                "zfill" One, $crate::builtins::bytes::shape::zfill, "Zeros to the left, to fill a field of a width.";
            }
        };
    };
}
pub(super) use with_shared;

with_shared! {
    /// The methods of `bytes`.
    METHODS
    StaticMethod {
        "__new__" Any, new, "Create and return a new object.  See help(type) for accurate signature.";
    }
    Method {
        "__hash__" None, dunder::hash, "Return hash(self).";
        "__bytes__" None, to_bytes, "Convert this value to exact type bytes.";
        "__getnewargs__" None, new_args;
        "__sizeof__" None, size_of, "The size in memory, in bytes.";
    }
}

/// The bytes of a receiver: its own, or a copy of those that change.
fn data(receiver: &Value) -> Cow<'_, [u8]> {
    match borrow_kind::<Bytes>(receiver) {
        Some(bytes) => Cow::Borrowed(bytes.as_slice()),
        None => {
            borrow_kind::<ByteArray>(receiver).map(|array| array.bytes().to_vec()).unwrap_or_default().into()
        }
    }
}

/// The receiver of a method: a word, which keeps its object alive as long as the arguments do.
fn this(args: Args) -> Value {
    args[0]
}

/// Bytes of the type of a receiver.
fn like(vm: &mut Vm, receiver: Value, bytes: impl Into<Vec<u8>> + AsRef<[u8]>) -> Result {
    match receiver.as_kind::<ByteArray>() {
        Some(_) => {
            let array = ByteArray::alloc(&vm.heap, bytes.into());
            vm.memory(array).map(Value::object)
        }
        None => new_bytes(vm, bytes.as_ref()),
    }
}

/// The bytes of a receiver that does not change: itself, if it is plain `bytes`.
fn same(vm: &mut Vm, receiver: Value) -> Result {
    match receiver.as_object::<Bytes>() {
        Some(_) => Ok(receiver),
        None => {
            let bytes = data(&receiver).into_owned();
            like(vm, receiver, bytes)
        }
    }
}

fn new_bytes(vm: &mut Vm, bytes: &[u8]) -> Result {
    let bytes = Bytes::alloc(&vm.heap, bytes);
    vm.memory(bytes).map(Value::object)
}

fn class_name(receiver: Value) -> &'static str {
    if receiver.as_kind::<ByteArray>().is_some() { "bytearray" } else { "bytes" }
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_argument(vm, args, vm.class(Kind::Bytes))?;
    let parameters = constructor(vm, "bytes", ["source", "encoding", "errors"], args)?;
    if is_exact(class) && parameters[1].is_unbound() && parameters[2].is_unbound() {
        // Plain bytes are their own copy.
        if parameters[0].as_object::<Bytes>().is_some() {
            return Ok(parameters[0]);
        }
    }
    let made = match made_by_method(vm, parameters)? {
        Some(made) if is_exact(class) => return Ok(made),
        Some(made) => data(&made).into_owned(),
        None => source(vm, parameters, Kind::Bytes)?,
    };
    if is_exact(class) {
        return new_bytes(vm, &made);
    }
    let (shape, slots) = vm.instance_layout(class);
    let made = Bytes::alloc_instance(&vm.heap, &made, shape, slots);
    vm.memory(made).map(Value::object)
}

/// What the `__bytes__` of the one argument gives.
fn made_by_method(vm: &mut Vm, [object, encoding, errors]: [Value; 3]) -> Result<Option<Value>> {
    if object.is_unbound() || !encoding.is_unbound() || !errors.is_unbound() {
        return Ok(None);
    }
    let name = vm.names.__bytes__;
    let Some(made) = vm.call_special(object, name, &[])? else { return Ok(None) };
    if made.as_kind::<Bytes>().is_some() {
        return Ok(Some(made));
    }
    let given = vm.type_name(made);
    Err(vm.type_error(format!("__bytes__ returned non-bytes (type {given})")))
}

/// The bytes that the arguments of `bytes` and `bytearray` mean.
pub(super) fn source(vm: &mut Vm, [object, encoding, errors]: [Value; 3], kind: Kind) -> Result<Vec<u8>> {
    let name = vm.class(kind).name_text();
    let [encoding, errors] = super::codec::names(vm, &name, encoding.bound(), errors.bound())?;
    if let Some(text) = object.as_kind::<Str>() {
        if encoding.is_none() {
            return Err(vm.type_error("string argument without an encoding"));
        }
        let encoded = super::codec::encode(vm, text, encoding, errors)?;
        return Ok(data(&encoded).into_owned());
    }
    if encoding.is_some() {
        return Err(vm.type_error("encoding without a string argument"));
    }
    if errors.is_some() {
        return Err(vm.type_error("errors without a string argument"));
    }
    let Some(object) = object.bound() else { return Ok(Vec::new()) };
    if vm.is_index(object) {
        let count = vm.size_arg(object)?;
        let Ok(count) = usize::try_from(count) else { return Err(vm.value_error("negative count")) };
        vm.check_room(count)?;
        return Ok(vec![0; count]);
    }
    bytes_of(vm, object, kind)
}

/// The bytes of an object that has some, or of an iterable of ints.
fn bytes_of(vm: &mut Vm, object: Value, kind: Kind) -> Result<Vec<u8>> {
    if let Some(bytes) = vm.buffer(object)? {
        return Ok(bytes);
    }
    if !vm.is_iterable(object) || object.as_kind::<Str>().is_some() {
        let (given, name) = (vm.type_name(object), vm.class(kind).name_text());
        return Err(vm.type_error(format!("cannot convert '{given}' object to {name}")));
    }
    let word = if kind == Kind::Bytes { "bytes" } else { "byte" };
    ints(vm, object, word)
}

/// The bytes of an iterable of ints. `word` begins the message about one that is no byte.
pub(super) fn ints(vm: &mut Vm, iterable: Value, word: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    vm.for_each(iterable, |vm, item| {
        let item = byte(vm, item, word)?;
        bytes.push(item);
        Ok(true)
    })?;
    Ok(bytes)
}

/// An int from 0 to 255.
pub(super) fn byte(vm: &mut Vm, value: Value, word: &str) -> Result<u8> {
    let int = vm.index(value)?;
    let number =
        Operand::of(int).and_then(|number| number.i64()).and_then(|number| u8::try_from(number).ok());
    number.ok_or_else(|| vm.value_error(format!("{word} must be in range(0, 256)")))
}

impl Vm {
    /// `bytes(object)` of an object that is neither text nor a count: what `int.from_bytes` takes.
    ///
    /// # Errors
    /// TypeError: it has no bytes; ValueError: an item is no byte.
    pub fn bytes_from_object(&mut self, object: Value) -> Result<Vec<u8>> {
        if let Some(bytes) = self.buffer(object)? {
            return Ok(bytes);
        }
        match made_by_method(self, [object, Value::UNBOUND, Value::UNBOUND])? {
            Some(made) => Ok(data(&made).into_owned()),
            None => bytes_of(self, object, Kind::Bytes),
        }
    }
}

fn to_bytes(vm: &mut Vm, args: Args) -> Result {
    same(vm, this(args))
}
fn new_args(vm: &mut Vm, args: Args) -> Result {
    let bytes = same(vm, this(args))?;
    let tuple = Tuple::alloc(&vm.heap, &[bytes]);
    vm.memory(tuple).map(Value::object)
}
fn size_of(_: &mut Vm, args: Args) -> Result {
    Ok(Value::length(33 + data(&this(args)).len()))
}

/// `decode`
pub(super) fn decode(vm: &mut Vm, args: Args) -> Result {
    let [encoding, errors] = super::codec::names(vm, "decode", args.get(1), args.get(2))?;
    let receiver = this(args);
    let bytes = data(&receiver);
    super::codec::decode(vm, receiver, &bytes, encoding, errors).map(Value::object)
}

/// Methods that ask a question of the bytes.
macro_rules! questions {
    ($($method:ident)+) => { $(
        pub(super) fn $method(_: &mut Vm, args: Args) -> Result {
            Ok(Value::bool(methods::$method(&data(&this(args)))))
        }
    )+ };
}
questions! { is_alpha is_digit is_alnum is_space is_lower is_upper is_title }

/// `isascii`
pub(super) fn is_ascii(_: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(data(&this(args)).is_ascii()))
}

/// Methods that give the bytes in another case.
macro_rules! cases {
    ($($method:ident $function:expr;)+) => { $(
        pub(super) fn $method(vm: &mut Vm, args: Args) -> Result {
            let receiver = this(args);
            let function: fn(&[u8]) -> Vec<u8> = $function;
            let bytes = function(&data(&receiver));
            like(vm, receiver, bytes)
        }
    )+ };
}
cases! {
    capitalize methods::capitalize;
    lower <[u8]>::to_ascii_lowercase;
    swapcase methods::swapcase;
    title methods::title;
    upper <[u8]>::to_ascii_uppercase;
}

/// `fromhex`
pub(super) fn from_hex(vm: &mut Vm, args: Args) -> Result {
    let text = string_argument(vm, args[1], "fromhex() argument ")?;
    let bytes = match methods::from_hex(text.as_bytes()) {
        Ok(bytes) => bytes,
        Err(at) => {
            return Err(
                vm.value_error(format!("non-hexadecimal number found in fromhex() arg at position {at}"))
            );
        }
    };
    let class: Option<Gc<Class>> = args[0].as_kind();
    let is_array = class.is_some_and(|class| class.kind == Kind::ByteArray as u8);
    let made = if is_array {
        let array = ByteArray::alloc(&vm.heap, bytes);
        vm.memory(array).map(Value::object)?
    } else {
        new_bytes(vm, &bytes)?
    };
    match class {
        Some(class) if !is_exact(class) => vm.call(args[0], &[made]),
        _ => Ok(made),
    }
}

/// `maketrans`
pub(super) fn maketrans(vm: &mut Vm, args: Args) -> Result {
    let (from, to) = (vm.bytes_argument(args[0])?, vm.bytes_argument(args[1])?);
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    from.iter().zip(&to).for_each(|(&a, &b)| table[usize::from(a)] = b);
    new_bytes(vm, &table)
}

/// `hex`
pub(super) fn hex(vm: &mut Vm, args: Args) -> Result {
    let separator = match args.get(1) {
        Some(separator) => Some(separator_byte(vm, separator)?),
        None => None,
    };
    let group = match args.get(2) {
        Some(group) => i64::from(super::str::c_int(vm, group)?),
        None => 1,
    };
    let shown = methods::to_hex(&data(&this(args)), separator, group);
    vm.new_str(shown)
}

fn separator_byte(vm: &mut Vm, separator: Value) -> Result<u8> {
    if vm.length(separator)? != 1 {
        return Err(vm.value_error("sep must be length 1."));
    }
    let byte = match separator.as_kind::<Str>() {
        Some(text) => text.get(0),
        None => vm.buffer(separator)?.and_then(|bytes| bytes.first().map(|&byte| byte.into())),
    };
    match byte {
        Some(c @ 0..0x80) => Ok(c as u8),
        Some(_) => Err(vm.value_error("sep must be ASCII.")),
        None => Err(vm.type_error("sep must be str or bytes.")),
    }
}

/// What was raised because an object is no iterable is told in other words.
fn not_iterable(vm: &mut Vm, raised: Raised, iterable: Value, text: &str) -> Raised {
    if vm.raised_is(Exc::TypeError) && !vm.is_iterable(iterable) {
        vm.take_raised();
        return vm.type_error(text);
    }
    raised
}
