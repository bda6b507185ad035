//! `str.translate` and `str.maketrans`.

use super::{new_text, plain, string_argument, this};
use crate::objects::Value;
use crate::objects::dict::Dict;
use crate::objects::int::Operand;
use crate::objects::str::Str;
use crate::objects::str::translate::{self, Replacement};
use crate::vm::{Args, Exc, Result, Vm};

pub(super) fn maketrans(vm: &mut Vm, args: Args) -> Result {
    let dict = Dict::alloc(&vm.heap);
    let dict = vm.memory(dict)?;
    let Some(to) = args.get(1) else {
        let Some(given) = args[0].as_kind::<Dict>() else {
            return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
        };
        let mut place = 0;
        while let Some((at, item)) = given.table().next(place) {
            let key = key(vm, item.key)?;
            vm.dict_set(dict, key, item.value)?;
            place = at + 1;
        }
        return Ok(Value::object(dict));
    };
    let to = string_argument(vm, to, "maketrans() argument 2 ")?;
    let gone = match args.get(2) {
        Some(gone) => Some(string_argument(vm, gone, "maketrans() argument 3 ")?),
        None => None,
    };
    let Some(from) = args[0].as_kind::<Str>() else {
        return Err(vm.type_error("first maketrans argument must be a string if there is a second argument"));
    };
    if from.len() != to.len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (a, b) in from.wtf8().code_points().zip(to.wtf8().code_points()) {
        vm.dict_set(dict, Value::small(a as i32), Value::small(b as i32))?;
    }
    for c in gone.iter().flat_map(|gone| gone.wtf8().code_points().collect::<Vec<_>>()) {
        vm.dict_set(dict, Value::small(c as i32), Value::NONE)?;
    }
    Ok(Value::object(dict))
}

/// A key of a table: a character becomes its number.
fn key(vm: &mut Vm, key: Value) -> Result {
    if let Some(text) = key.as_kind::<Str>() {
        return match (text.len(), text.get(0)) {
            (1, Some(c)) => Ok(Value::small(c as i32)),
            _ => Err(vm.value_error("string keys in translate table must be of length 1")),
        };
    }
    match Operand::of(key) {
        Some(_) => Ok(key),
        None => Err(vm.type_error("keys in translate table must be strings or integers")),
    }
}

pub(super) fn translate(vm: &mut Vm, args: Args) -> Result {
    let (text, table) = (this(args), args[1]);
    match translate::translate(text.as_bytes(), |c| replacement(vm, table, c))? {
        Some(translated) => new_text(vm, translated),
        None => plain(vm, text),
    }
}

fn replacement(vm: &mut Vm, table: Value, c: u32) -> Result<Replacement> {
    let key = Value::small(c as i32);
    let found = match table.as_object::<Dict>() {
        Some(dict) => vm.dict_get(dict, key)?,
        None => match vm.get_item(table, key) {
            Ok(value) => Some(value),
            Err(raised) if !vm.raised_is(Exc::LookupError) => return Err(raised),
            Err(_) => {
                vm.take_raised();
                None
            }
        },
    };
    let Some(found) = found else { return Ok(Replacement::Keep) };
    if found.is_none() {
        return Ok(Replacement::Delete);
    }
    if let Some(text) = found.as_kind::<Str>() {
        return Ok(Replacement::Text(text.as_bytes().to_vec()));
    }
    match Operand::of(found) {
        Some(number) => match number.i64().and_then(|c| u32::try_from(c).ok()) {
            Some(c) if c < 0x11_0000 => Ok(Replacement::Char(c)),
            _ => Err(vm.value_error("character mapping must be in range(0x110000)")),
        },
        None => Err(vm.type_error("character mapping must return integer, None or str")),
    }
}
