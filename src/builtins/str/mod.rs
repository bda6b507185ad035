//! `str`: its methods.

mod find;
mod format;
mod split;
mod transform;
mod translate;

pub(super) use find::search_arguments;
pub(super) use split::{keep_ends, max_split};
pub(super) use transform::{c_int, tab_size};

use super::dunder;
use crate::heap::Gc;
use crate::natives;
use crate::objects::class::Class;
use crate::objects::str::{Str, case};
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::constructor::{class_argument, constructor, is_exact, string_argument};
use crate::vm::{Args, NativeDef, Result, Vm};

/// The methods of `str`.
pub static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Create and return a new object.  See help(type) for accurate signature.";
        "maketrans" Positional(1, 3), translate::maketrans, "A translation table usable for str.translate().";
    }
    Method {
        "__repr__" None, dunder::repr, "Return repr(self).";
        "__hash__" None, dunder::hash, "Return hash(self).";
        "__str__" None, to_str, "Return str(self).";
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
        "__format__" One, dunder::format, "Return a formatted version of the string as described by format_spec.";
        "__sizeof__" None, size_of, "Return the size of the string in memory, in bytes.";
        "__getnewargs__" None, new_args;
        "encode" Named { names: &["encoding", "errors"], required: 0, positional: 2 }, encode,
            "Encode the string using the codec registered for encoding.";
        "replace" Positional(2, 3), find::replace, "A copy in which all occurrences of old are replaced by new.";
        "split" Named { names: &["sep", "maxsplit"], required: 0, positional: 2 }, split::split,
            "The substrings between separators, the separator being white space by default.";
        "rsplit" Named { names: &["sep", "maxsplit"], required: 0, positional: 2 }, split::rsplit,
            "As split(), but splits from the end.";
        "join" One, split::join, "Concatenate any number of strings, this one between them.";
        "capitalize" None, transform::capitalize, "The first character in upper case, the rest in lower case.";
        "casefold" None, transform::casefold, "A version for comparisons without regard to case.";
        "title" None, transform::title, "Words begin in upper case, all else is in lower case.";
        "center" Positional(1, 2), transform::center, "Centered in a field of a width.";
        "count" Any, find::count, "S.count(sub[, start[, end]]) -> int";
        "expandtabs" Named { names: &["tabsize"], required: 0, positional: 1 }, transform::expandtabs,
            "All tabs expanded to spaces.";
        "find" Any, find::find, "S.find(sub[, start[, end]]) -> int";
        "partition" One, split::partition, "What is before a separator, the separator, and what is after it.";
        "index" Any, find::index, "S.index(sub[, start[, end]]) -> int";
        "ljust" Positional(1, 2), transform::ljust, "To the left in a field of a width.";
        "lower" None, transform::lower, "All in lower case.";
        "lstrip" Positional(0, 1), find::lstrip, "Without white space at the start.";
        "rfind" Any, find::rfind, "S.rfind(sub[, start[, end]]) -> int";
        "rindex" Any, find::rindex, "S.rindex(sub[, start[, end]]) -> int";
        "rjust" Positional(1, 2), transform::rjust, "To the right in a field of a width.";
        "rstrip" Positional(0, 1), find::rstrip, "Without white space at the end.";
        "rpartition" One, split::rpartition, "As partition(), at the last separator.";
        "splitlines" Named { names: &["keepends"], required: 0, positional: 1 }, split::splitlines,
            "The lines of the string.";
        "strip" Positional(0, 1), find::strip, "Without white space at the start and at the end.";
        "swapcase" None, transform::swapcase, "Upper case for lower case and the reverse.";
        "translate" One, translate::translate, "Each character replaced by what a table has for it.";
        "upper" None, transform::upper, "All in upper case.";
        "startswith" Any, find::startswith, "S.startswith(prefix[, start[, end]]) -> bool";
        "endswith" Any, find::endswith, "S.endswith(suffix[, start[, end]]) -> bool";
        "removeprefix" One, find::removeprefix, "Without a prefix, if it is there.";
        "removesuffix" One, find::removesuffix, "Without a suffix, if it is there.";
        "isascii" None, is_ascii, "Whether all characters are ASCII.";
        "islower" None, is_lower, "Whether it is in lower case.";
        "isupper" None, is_upper, "Whether it is in upper case.";
        "istitle" None, is_title, "Whether words begin in upper case and go on in lower case.";
        "isspace" None, is_space, "Whether all is white space.";
        "isdecimal" None, is_decimal, "Whether all characters are digits of decimal numbers.";
        "isdigit" None, is_digit, "Whether all characters are digits.";
        "isnumeric" None, is_numeric, "Whether all characters are numeric.";
        "isalpha" None, is_alpha, "Whether all characters are letters.";
        "isalnum" None, is_alnum, "Whether all characters are letters or digits.";
        "isidentifier" None, is_identifier, "Whether it is a valid identifier.";
        "isprintable" None, is_printable, "Whether repr() would show each character as it is.";
        "zfill" One, transform::zfill, "Zeros to the left, to fill a field of a width.";
        "format" Any, format::format, "S.format(*args, **kwargs) -> str";
        "format_map" One, format::format_map, "S.format_map(mapping) -> str";
    }
};

/// The receiver of a method.
#[inline(always)]
fn this(args: Args) -> Gc<Str> {
    args[0].as_kind::<Str>().expect("a method's receiver is of its class")
}

/// A string as a plain one: itself, if it is one.
fn plain(vm: &mut Vm, text: Gc<Str>) -> Result {
    let value = Value::object(text);
    match value.as_object::<Str>() {
        Some(_) => Ok(value),
        None => vm.text(text.as_bytes()).map(Value::object),
    }
}

fn new_text(vm: &mut Vm, text: impl AsRef<[u8]>) -> Result {
    vm.text(text.as_ref()).map(Value::object)
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_argument(vm, args, vm.class(Kind::Str))?;
    let [object, encoding, errors] = constructor(vm, "str", ["object", "encoding", "errors"], args)?;
    let text = match object.bound() {
        None => vm.strings.empty(),
        Some(object) if encoding.is_unbound() && errors.is_unbound() => vm.str(object)?,
        Some(object) => super::codec::decode_object(vm, object, encoding.bound(), errors.bound())?,
    };
    if is_exact(class) {
        // What a `__str__` gives may be of a class derived from `str`.
        return Ok(Value::object(text));
    }
    of_class(vm, class, text)
}

fn of_class(vm: &mut Vm, class: Gc<Class>, text: Gc<Str>) -> Result {
    let (shape, slots) = vm.instance_layout(class);
    let made = Str::alloc_instance(&vm.heap, text.as_bytes(), shape, slots);
    vm.memory(made).map(Value::object)
}

fn to_str(vm: &mut Vm, args: Args) -> Result {
    plain(vm, this(args))
}

fn size_of(_: &mut Vm, args: Args) -> Result {
    let text = this(args);
    Ok(Value::length(if text.is_ascii() { 49 } else { 73 } + text.as_bytes().len()))
}

fn new_args(vm: &mut Vm, args: Args) -> Result {
    let text = new_text(vm, this(args).as_bytes())?;
    let tuple = Tuple::alloc(&vm.heap, &[text]);
    vm.memory(tuple).map(Value::object)
}

fn encode(vm: &mut Vm, args: Args) -> Result {
    let [encoding, errors] = super::codec::names(vm, "encode", args.get(1), args.get(2))?;
    super::codec::encode(vm, this(args), encoding, errors)
}

/// Methods that ask a question of the text.
macro_rules! questions {
    ($($method:ident)+) => { $(
        fn $method(_: &mut Vm, args: Args) -> Result {
            Ok(Value::bool(case::$method(this(args).as_bytes())))
        }
    )+ };
}
questions! {
    is_lower is_upper is_title is_space is_decimal is_digit is_numeric is_alpha is_alnum is_identifier is_printable
}

fn is_ascii(_: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(this(args).is_ascii()))
}
