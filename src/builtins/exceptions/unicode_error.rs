//! `UnicodeDecodeError`, `UnicodeEncodeError`, `UnicodeTranslateError`.

use super::base::init_args;
use super::{field, no_keywords, receiver, set_field};
use crate::natives;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::str::Str;
use crate::objects::{Int, Value};
use crate::vm::{Args, Exc, NativeDef, Raised, Result, Vm};

pub(super) static DECODE: &[NativeDef] = natives! {
    Method {
        "__init__" Any, init_decode, "Initialize self.  See help(type(self)) for accurate signature.";
        "__str__" None, str_decode, "Return str(self).";
    }
};
pub(super) static ENCODE: &[NativeDef] = natives! {
    Method {
        "__init__" Any, init_encode, "Initialize self.  See help(type(self)) for accurate signature.";
        "__str__" None, str_encode, "Return str(self).";
    }
};
pub(super) static TRANSLATE: &[NativeDef] = natives! {
    Method {
        "__init__" Any, init_translate, "Initialize self.  See help(type(self)) for accurate signature.";
        "__str__" None, str_translate, "Return str(self).";
    }
};

/// The fields, in the order of the arguments.
const FIELDS: [&str; 5] = ["encoding", "object", "start", "end", "reason"];

impl Vm {
    /// Raises UnicodeDecodeError (`object` is bytes) or UnicodeEncodeError (`object` is a string).
    #[cold]
    pub fn codec_error(
        &mut self,
        exc: Exc,
        encoding: &str,
        object: Value,
        range: std::ops::Range<usize>,
        reason: &str,
    ) -> Raised {
        let made = self.new_str(encoding).and_then(|encoding| {
            let reason = self.new_str(reason)?;
            let args = [encoding, object, Value::length(range.start), Value::length(range.end), reason];
            let exception = self.new_exception(exc, &args)?;
            if let Some(exception) = exception.as_kind() {
                for (name, value) in FIELDS.iter().zip(args) {
                    set_field(exception, exc.slot(name), value);
                }
            }
            Ok(exception)
        });
        match made {
            Ok(exception) => self.raise_value(exception),
            Err(raised) => raised,
        }
    }
}

fn init_decode(vm: &mut Vm, args: Args) -> Result {
    init(vm, args, Exc::UnicodeDecodeError, &FIELDS)
}
fn init_encode(vm: &mut Vm, args: Args) -> Result {
    init(vm, args, Exc::UnicodeEncodeError, &FIELDS)
}
fn init_translate(vm: &mut Vm, args: Args) -> Result {
    init(vm, args, Exc::UnicodeTranslateError, &FIELDS[1..])
}

fn init(vm: &mut Vm, args: Args, exc: Exc, names: &[&str]) -> Result {
    let class = vm.class_of(args[0]);
    no_keywords(vm, args, class)?;
    init_args(vm, args)?;
    let exception = receiver(vm, args[0])?;
    let items = exception.args.get();
    if items.len() != names.len() {
        let (expected, given) = (names.len(), items.len());
        return Err(vm.type_error(format!("function takes exactly {expected} arguments ({given} given)")));
    }
    // All are checked before one is stored.
    let checked = vm.heap.rooted::<Value>();
    for (index, (&name, &item)) in names.iter().zip(items.items()).enumerate() {
        let value = match name {
            "start" | "end" => vm.index(item)?,
            "object" if exc == Exc::UnicodeDecodeError => bytes(vm, item)?,
            _ => string(vm, item, index + 1)?,
        };
        let pushed = checked.push(&vm.heap, value);
        vm.memory(pushed)?;
    }
    for (name, value) in names.iter().zip(checked.iter()) {
        set_field(exception, exc.slot(name), value);
    }
    Ok(Value::NONE)
}

fn string(vm: &mut Vm, value: Value, position: usize) -> Result {
    if value.as_kind::<Str>().is_some() {
        return Ok(value);
    }
    let name = if value.is_none() { "None".to_owned() } else { vm.type_name(value) };
    Err(vm.type_error(format!("argument {position} must be str, not {name}")))
}

/// Bytes, or a copy of what a bytearray holds.
fn bytes(vm: &mut Vm, value: Value) -> Result {
    if value.as_kind::<Bytes>().is_some() {
        return Ok(value);
    }
    if let Some(array) = value.as_kind::<ByteArray>() {
        let copy = Bytes::alloc(&vm.heap, &array.bytes().to_vec());
        return vm.memory(copy).map(Value::object);
    }
    let name = vm.type_name(value);
    Err(vm.type_error(format!("a bytes-like object is required, not '{name}'")))
}

/// What a message is made of.
struct Parts {
    encoding: Vec<u8>,
    object: Value,
    start: i64,
    end: i64,
    reason: Vec<u8>,
}

/// `None`: the exception was never initialised.
fn parts(vm: &mut Vm, value: Value, exc: Exc) -> Result<Option<Parts>> {
    let exception = receiver(vm, value)?;
    let get = |name| field(exception, exc.slot(name));
    let object = get("object");
    if object.is_unbound() {
        return Ok(None);
    }
    let number = |value: Value| value.as_int().map_or(0, Int::get);
    let (start, end) = (number(get("start")), number(get("end")));
    let reason = get("reason").bound().unwrap_or(Value::NONE);
    let reason = vm.str(reason)?.as_bytes().to_vec();
    let encoding = match exc {
        Exc::UnicodeTranslateError => Vec::new(),
        _ => {
            let encoding = get("encoding").bound().unwrap_or(Value::NONE);
            vm.str(encoding)?.as_bytes().to_vec()
        }
    };
    Ok(Some(Parts { encoding, object, start, end, reason }))
}

impl Parts {
    fn message(&self, what: &str, one: Option<String>, many: &str) -> Vec<u8> {
        let mut text = Vec::new();
        if !self.encoding.is_empty() {
            text.push(b'\'');
            text.extend_from_slice(&self.encoding);
            text.extend_from_slice(b"' codec ");
        }
        text.extend_from_slice(b"can't ");
        text.extend_from_slice(what.as_bytes());
        text.push(b' ');
        let place = match one {
            Some(one) => format!("{one} in position {}: ", self.start),
            None => format!("{many} in position {}-{}: ", self.start, self.end.saturating_sub(1)),
        };
        text.extend_from_slice(place.as_bytes());
        text.extend_from_slice(&self.reason);
        text
    }
    /// The index of the one item that the error is about, if there is only one.
    fn only(&self) -> Option<usize> {
        (self.start.checked_add(1) == Some(self.end)).then(|| usize::try_from(self.start).ok())?
    }
    fn character(&self) -> Option<String> {
        let c = self.object.as_kind::<Str>()?.get(self.only()?)?;
        Some(match c {
            0..=0xFF => format!("character '\\x{c:02x}'"),
            0x100..=0xFFFF => format!("character '\\u{c:04x}'"),
            _ => format!("character '\\U{c:08x}'"),
        })
    }
    fn byte(&self) -> Option<String> {
        let bytes = self.object.as_kind::<Bytes>()?;
        let byte = *bytes.as_slice().get(self.only()?)?;
        Some(format!("byte 0x{byte:02x}"))
    }
}

fn str_decode(vm: &mut Vm, args: Args) -> Result {
    let parts = parts(vm, args[0], Exc::UnicodeDecodeError)?;
    let text = parts.map(|parts| parts.message("decode", parts.byte(), "bytes"));
    vm.new_str(text.unwrap_or_default())
}
fn str_encode(vm: &mut Vm, args: Args) -> Result {
    let parts = parts(vm, args[0], Exc::UnicodeEncodeError)?;
    let text = parts.map(|parts| parts.message("encode", parts.character(), "characters"));
    vm.new_str(text.unwrap_or_default())
}
fn str_translate(vm: &mut Vm, args: Args) -> Result {
    let parts = parts(vm, args[0], Exc::UnicodeTranslateError)?;
    let text = parts.map(|parts| parts.message("translate", parts.character(), "characters"));
    vm.new_str(text.unwrap_or_default())
}
