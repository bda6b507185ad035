//! JSON to objects.

use crate::heap::{Gc, Marker};
use crate::library::json::{self, ScanError, Scanned};
use crate::natives;
use crate::objects::dict::Dict;
use crate::objects::float;
use crate::objects::int;
use crate::objects::list::List;
use crate::objects::native_object::{NativeObject, NativeState};
use crate::objects::str::Str;
use crate::objects::{Kind, Value};
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Args, Raised, Result, Vm};
use std::cell::Cell;

/// Longer keys are not shared.
const SHARED: usize = 32;
/// So many of the last keys are found without being looked up: the same few come again and again.
const RECENT: usize = 64;

/// What a decoder has set.
struct Scanner {
    strict: bool,
    object_hook: Value,
    object_pairs_hook: Value,
    parse_float: Value,
    parse_int: Value,
    parse_constant: Value,
    /// Keys that were read, by [`recent_place`]; unbound: none.
    recent: [Cell<Value>; RECENT],
}

impl NativeState for Scanner {
    fn trace(&self, marker: &mut Marker<'_>) {
        for value in
            [self.object_hook, self.object_pairs_hook, self.parse_float, self.parse_int, self.parse_constant]
        {
            value.trace(marker);
        }
        self.recent.iter().for_each(|key| key.get().trace(marker));
    }
}

pub(super) static SCANNER: NativeClass = NativeClass {
    name: "Scanner",
    module: "_json",
    doc: "JSON scanner object",
    methods: natives! {
        StaticMethod { "__new__" Positional(2, 2), new, "Create and return a new object.  See help(type) for accurate signature."; }
        Method { "__call__" Named { names: &["string", "idx"], required: 2, positional: 2 }, scan_once, "Call self as a function."; }
    },
    ..NativeClass::DEFAULT
};

fn new(vm: &mut Vm, args: Args) -> Result {
    let context = args[1];
    let mut values = [Value::NONE; 6];
    let names = ["strict", "object_hook", "object_pairs_hook", "parse_float", "parse_int", "parse_constant"];
    for (name, value) in names.into_iter().zip(&mut values) {
        let name = vm.intern(name)?;
        *value = vm.get_attr(context, name)?;
    }
    let [strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant] = values;
    let strict = vm.truth(strict)?;
    let class = native_class(vm, &SCANNER)?;
    let recent = [const { Cell::new(Value::UNBOUND) }; RECENT];
    let state =
        Scanner { strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, recent };
    NativeObject::new(vm, class, state)
}

/// `JSONDecodeError(message, document, position)`: the place is a byte of the text.
#[cold]
fn decode_error(vm: &mut Vm, message: &str, text: Gc<Str>, at: usize) -> Raised {
    let made = (|| {
        let module = vm.import_module("json.decoder")?;
        let name = vm.intern("JSONDecodeError")?;
        let class = vm.get_attr(module, name)?;
        let message = vm.new_str(message)?;
        vm.call(class, &[message, Value::object(text), Value::length(text.chars_before(at))])
    })();
    match made {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

#[cold]
fn string_error(vm: &mut Vm, (error, at): (ScanError, usize), text: Gc<Str>) -> Raised {
    decode_error(vm, error.message(), text, at)
}

/// `scanstring(string, end, strict=True)`
pub(super) fn scanstring(vm: &mut Vm, args: Args) -> Result {
    let Some(text) = args[0].as_kind::<Str>() else {
        let name = vm.type_name(args[0]);
        return Err(vm.type_error(format!("first argument must be a string, not {name}")));
    };
    let begin = vm.size_arg(args[1])?;
    let strict = args.get(2).map_or(Ok(true), |strict| vm.truth(strict))?;
    let Some(begin) = usize::try_from(begin).ok().filter(|&begin| begin <= text.len()) else {
        return Err(vm.value_error("end is out of bounds"));
    };
    match json::scan_string(text.as_bytes(), text.offset(begin), strict) {
        Ok((scanned, end)) => {
            let made = vm.new_str(scanned.as_bytes())?;
            vm.pair(made, Value::length(text.chars_before(end)))
        }
        Err(error) => Err(string_error(vm, error, text)),
    }
}

fn scan_once(vm: &mut Vm, args: Args) -> Result {
    let object = NativeObject::of(args[0]);
    let Some(scanner) = object.as_ref().and_then(|object| object.state::<Scanner>()) else {
        return Err(vm.type_error("a scanner is required"));
    };
    let Some(text) = args[1].as_kind::<Str>() else {
        let name = vm.type_name(args[1]);
        return Err(vm.type_error(format!("first argument must be a string, not {name}")));
    };
    let index = vm.size_arg(args[2])?;
    let Ok(index) = usize::try_from(index) else { return Err(vm.value_error("idx cannot be negative")) };
    if index >= text.len() {
        return Err(vm.stop_iteration(Value::length(index)));
    }
    let mut scan = Scan { scanner, text, at: text.offset(index) };
    match scan.value(vm)? {
        Some(value) => vm.pair(value, Value::length(text.chars_before(scan.at))),
        None => Err(vm.stop_iteration(Value::length(text.chars_before(scan.at)))),
    }
}

/// A text, and how far it has been read.
struct Scan<'a> {
    scanner: &'a Scanner,
    text: Gc<Str>,
    /// The next byte.
    at: usize,
}

/// Where among recent keys one is kept.
fn recent_place(key: &[u8]) -> usize {
    let at = |index: usize| key.get(index).copied().map_or(0, usize::from);
    (key.len() + 3 * at(0) + 5 * at(key.len() / 2) + 7 * at(key.len().wrapping_sub(1))) % RECENT
}

impl Scan<'_> {
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    /// A value. `None`: there is none here.
    fn value(&mut self, vm: &mut Vm) -> Result<Option<Value>> {
        match self.peek() {
            b'"' => self.string(vm, false).map(Some),
            b'{' => vm
                .with_depth(" while decoding a JSON object from a unicode string", |vm| self.object(vm))
                .map(Some),
            b'[' => vm
                .with_depth(" while decoding a JSON array from a unicode string", |vm| self.array(vm))
                .map(Some),
            b'n' if self.word("null") => Ok(Some(Value::NONE)),
            b't' if self.word("true") => Ok(Some(Value::TRUE)),
            b'f' if self.word("false") => Ok(Some(Value::FALSE)),
            b'N' if self.word("NaN") => self.constant(vm, "NaN"),
            b'I' if self.word("Infinity") => self.constant(vm, "Infinity"),
            b'-' if self.word("-Infinity") => self.constant(vm, "-Infinity"),
            b'-' | b'0'..=b'9' => self.number(vm),
            _ => Ok(None),
        }
    }

    fn word(&mut self, word: &str) -> bool {
        let found = self.text.as_bytes()[self.at..].starts_with(word.as_bytes());
        self.at += if found { word.len() } else { 0 };
        found
    }

    fn constant(&mut self, vm: &mut Vm, word: &str) -> Result<Option<Value>> {
        let word = vm.new_str(word)?;
        vm.call(self.scanner.parse_constant, &[word]).map(Some)
    }

    /// A string, whose opening quote comes next. Keys that are short are shared.
    fn string(&mut self, vm: &mut Vm, is_key: bool) -> Result {
        let text = self.text;
        match json::scan_string(text.as_bytes(), self.at + 1, self.scanner.strict) {
            Ok((scanned, end)) => {
                self.at = end;
                match scanned {
                    Scanned::Plain(bytes) if is_key && bytes.len() <= SHARED => self.key(vm, bytes),
                    scanned => vm.new_str(scanned.as_bytes()),
                }
            }
            Err(error) => Err(string_error(vm, error, text)),
        }
    }

    fn key(&self, vm: &mut Vm, bytes: &[u8]) -> Result {
        let recent = &self.scanner.recent[recent_place(bytes)];
        if recent.get().as_object::<Str>().is_some_and(|recent| recent.as_bytes() == bytes) {
            return Ok(recent.get());
        }
        let shared = vm.strings.get(&vm.heap, bytes);
        recent.set(vm.memory(shared).map(Value::object)?);
        Ok(recent.get())
    }

    fn digits(bytes: &[u8], mut at: usize) -> usize {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        at
    }

    fn number(&mut self, vm: &mut Vm) -> Result<Option<Value>> {
        let text = self.text;
        let (bytes, start) = (text.as_bytes(), self.at);
        let first = start + usize::from(bytes[start] == b'-');
        let mut end = match bytes.get(first) {
            Some(b'0') => first + 1,
            Some(b'1'..=b'9') => Self::digits(bytes, first),
            _ => return Ok(None),
        };
        let mut whole = true;
        if bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
            whole = false;
            end = Self::digits(bytes, end + 1);
        }
        if matches!(bytes.get(end), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            if bytes.get(end + 1 + sign).is_some_and(u8::is_ascii_digit) {
                whole = false;
                end = Self::digits(bytes, end + 1 + sign);
            }
        }
        self.at = end;
        let digits = &bytes[start..end];
        let (parse, own) = if whole {
            (self.scanner.parse_int, vm.class(Kind::BigInt))
        } else {
            (self.scanner.parse_float, vm.class(Kind::Float))
        };
        if parse == Value::object(own) {
            if !whole {
                if let Some(number) = float::parse(digits) {
                    return vm.new_float(number).map(Some);
                }
            } else if digits.len() <= 18 {
                let digits = &bytes[first..end];
                let number = digits.iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0'));
                let number = int::from_i64(&vm.heap, if first == start { number } else { -number });
                return vm.memory(number).map(Some);
            }
        }
        let digits = vm.new_str(digits)?;
        vm.call(parse, &[digits]).map(Some)
    }

    /// The value that has to come next.
    fn expect_value(&mut self, vm: &mut Vm) -> Result {
        match self.value(vm)? {
            Some(value) => Ok(value),
            None => Err(decode_error(vm, "Expecting value", self.text, self.at)),
        }
    }

    fn array(&mut self, vm: &mut Vm) -> Result {
        let list = List::alloc(&vm.heap, &[]);
        let list = vm.memory(list)?;
        self.at += 1;
        self.skip_blanks();
        if self.peek() == b']' {
            self.at += 1;
            return Ok(Value::object(list));
        }
        loop {
            let value = self.expect_value(vm)?;
            let pushed = list.push(&vm.heap, value);
            vm.memory(pushed)?;
            self.skip_blanks();
            match self.peek() {
                b',' => self.at += 1,
                b']' => {
                    self.at += 1;
                    return Ok(Value::object(list));
                }
                _ => return Err(decode_error(vm, "Expecting ',' delimiter", self.text, self.at)),
            }
            self.skip_blanks();
        }
    }

    fn object(&mut self, vm: &mut Vm) -> Result {
        let wants_pairs = !self.scanner.object_pairs_hook.is_none();
        let made = if wants_pairs {
            List::alloc(&vm.heap, &[]).map(Value::object)
        } else {
            Dict::alloc(&vm.heap).map(Value::object)
        };
        let made = vm.memory(made)?;
        self.at += 1;
        self.skip_blanks();
        if self.peek() == b'}' {
            self.at += 1;
        } else {
            loop {
                if self.peek() != b'"' {
                    let text = "Expecting property name enclosed in double quotes";
                    return Err(decode_error(vm, text, self.text, self.at));
                }
                let key = self.string(vm, true)?;
                self.skip_blanks();
                if self.peek() != b':' {
                    return Err(decode_error(vm, "Expecting ':' delimiter", self.text, self.at));
                }
                self.at += 1;
                self.skip_blanks();
                let value = self.expect_value(vm)?;
                if let Some(dict) = made.as_object::<Dict>() {
                    vm.dict_set(dict, key, value)?;
                } else if let Some(pairs) = made.as_object::<List>() {
                    let pair = vm.pair(key, value)?;
                    let pushed = pairs.push(&vm.heap, pair);
                    vm.memory(pushed)?;
                }
                self.skip_blanks();
                match self.peek() {
                    b',' => self.at += 1,
                    b'}' => {
                        self.at += 1;
                        break;
                    }
                    _ => return Err(decode_error(vm, "Expecting ',' delimiter", self.text, self.at)),
                }
                self.skip_blanks();
            }
        }
        if wants_pairs {
            return vm.call(self.scanner.object_pairs_hook, &[made]);
        }
        match self.scanner.object_hook {
            Value::NONE => Ok(made),
            hook => vm.call(hook, &[made]),
        }
    }
}
