//! The module `_json`: what reads and writes JSON natively. `json.decoder` and `json.encoder` go through it.

mod encode;
mod scan;

use super::{module, set};
use crate::heap::Gc;
use crate::library::json;
use crate::natives;
use crate::objects::Value;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::vm::native_class::native_class;
use crate::vm::{Args, NativeDef, Result, Vm};

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let module = module(vm, "_json", "json speedups\n", FUNCTIONS)?;
    let class = native_class(vm, &scan::SCANNER)?;
    set(vm, module, "make_scanner", Value::object(class))?;
    Ok(module)
}

static FUNCTIONS: &[NativeDef] = natives! {
    Function {
        "encode_basestring" One, encode_basestring, "encode_basestring(string) -> string\n\nReturn a JSON representation of a Python string";
        "encode_basestring_ascii" One, encode_basestring_ascii, "encode_basestring_ascii(string) -> string\n\nReturn an ASCII-only JSON representation of a Python string";
        "scanstring" Positional(2, 3), scan::scanstring, "scanstring(string, end, strict=True) -> (string, end)\n\nScan the string s for a JSON string. End is the index of the\ncharacter in s after the quote that started the JSON string.\nUnescapes all valid JSON string escape sequences and raises ValueError\non attempt to decode an invalid string. If strict is False then literal\ncontrol characters are allowed in the string.\n\nReturns a tuple of the decoded string and the index of the character in s\nafter the end quote.";
        "encode" Positional(10, 10), encode::encode, "The JSON of an object: encode(object, default, ensure_ascii, check_circular, allow_nan, skipkeys, sort_keys, item_separator, key_separator, indent)";
    }
};

fn text(vm: &mut Vm, value: Value) -> Result<Gc<Str>> {
    match value.as_kind::<Str>() {
        Some(text) => Ok(text),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("first argument must be a string, not {name}")))
        }
    }
}

fn encode_basestring(vm: &mut Vm, args: Args) -> Result {
    let text = text(vm, args[0])?;
    vm.new_str(json::encode(text.as_bytes()))
}

fn encode_basestring_ascii(vm: &mut Vm, args: Args) -> Result {
    let text = text(vm, args[0])?;
    vm.new_str(json::encode_ascii(text.as_bytes()))
}
