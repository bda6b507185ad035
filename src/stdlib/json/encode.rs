//! Objects to JSON.

use crate::heap::Gc;
use crate::library::json;
use crate::objects::dict::Dict;
use crate::objects::int::Operand;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Value, float};
use crate::vm::{Args, Result, Vm};

/// One run of an encoder.
struct Writer {
    out: Vec<u8>,
    default: Value,
    is_ascii: bool,
    allow_nan: bool,
    skips_keys: bool,
    sorts_keys: bool,
    item_separator: Vec<u8>,
    key_separator: Vec<u8>,
    indent: Option<Vec<u8>>,
    /// The containers that are being written, by identity, if that is to be checked.
    open: Option<Vec<u64>>,
}

pub(super) fn encode(vm: &mut Vm, args: Args) -> Result {
    let bytes = |value: Value| value.as_kind::<Str>().map(|text| text.as_bytes().to_vec());
    let (Some(item_separator), Some(key_separator)) = (bytes(args[7]), bytes(args[8])) else {
        return Err(vm.type_error("separators must be strings"));
    };
    let mut writer = Writer {
        out: Vec::new(),
        default: args[1],
        is_ascii: vm.truth(args[2])?,
        open: vm.truth(args[3])?.then(Vec::new),
        allow_nan: vm.truth(args[4])?,
        skips_keys: vm.truth(args[5])?,
        sorts_keys: vm.truth(args[6])?,
        item_separator,
        key_separator,
        indent: bytes(args[9]),
    };
    writer.value(vm, args[0], 0)?;
    vm.new_str(writer.out)
}

impl Writer {
    fn text(&mut self, text: Gc<Str>) {
        let encoded =
            if self.is_ascii { json::encode_ascii(text.as_bytes()) } else { json::encode(text.as_bytes()) };
        self.out.extend_from_slice(&encoded);
    }

    /// A line break, with the blanks of a level.
    fn line(&mut self, level: usize) {
        if let Some(indent) = &self.indent {
            self.out.push(b'\n');
            (0..level).for_each(|_| self.out.extend_from_slice(indent));
        }
    }

    /// A float as JSON has it; NaN and the infinities as JavaScript has them.
    fn number(&self, vm: &mut Vm, number: f64, object: Value) -> Result<String> {
        if number.is_finite() {
            return Ok(float::repr(number));
        }
        if !self.allow_nan {
            // CPython has two encoders, of which the one that indents says more.
            let shown =
                if self.indent.is_some() { format!(": {}", vm.repr_text(object)?) } else { String::new() };
            return Err(vm.value_error(format!("Out of range float values are not JSON compliant{shown}")));
        }
        let text = if number.is_nan() {
            "NaN"
        } else if number > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        };
        Ok(text.to_owned())
    }

    /// What stands for an object that is no container.
    fn atom(&self, vm: &mut Vm, object: Value) -> Result<Option<String>> {
        let word = match object {
            Value::NONE => "null",
            Value::TRUE => "true",
            Value::FALSE => "false",
            _ => {
                if let Some(small) = object.as_int() {
                    return Ok(Some(small.get().to_string()));
                }
                if let Some(int) = Operand::of(object) {
                    return vm.int_digits(int).map(Some);
                }
                return match float::of(object) {
                    Some(number) => self.number(vm, number, object).map(Some),
                    None => Ok(None),
                };
            }
        };
        Ok(Some(word.to_owned()))
    }

    fn value(&mut self, vm: &mut Vm, object: Value, level: usize) -> Result<()> {
        if let Some(text) = object.as_kind::<Str>() {
            self.text(text);
            return Ok(());
        }
        if let Some(atom) = self.atom(vm, object)? {
            self.out.extend_from_slice(atom.as_bytes());
            return Ok(());
        }
        if let Some(open) = &mut self.open {
            if open.contains(&object.bits()) {
                return Err(vm.value_error("Circular reference detected"));
            }
            open.push(object.bits());
        }
        vm.with_depth(" while encoding a JSON object", |vm| {
            if object.as_kind::<List>().is_some() || object.as_kind::<Tuple>().is_some() {
                self.array(vm, object, level + 1)
            } else if let Some(dict) = object.as_kind::<Dict>() {
                self.object(vm, dict, level + 1)
            } else {
                let other = vm.call(self.default, &[object])?;
                self.value(vm, other, level)
            }
        })?;
        if let Some(open) = &mut self.open {
            open.pop();
        }
        Ok(())
    }

    /// What stands before an item.
    fn separate(&mut self, is_first: bool, level: usize) {
        if !is_first {
            let Writer { out, item_separator, .. } = self;
            out.extend_from_slice(item_separator);
        }
        self.line(level);
    }

    fn array(&mut self, vm: &mut Vm, sequence: Value, level: usize) -> Result<()> {
        let mut index = 0;
        self.out.push(b'[');
        loop {
            // A list may change while `default` runs.
            let item = match sequence.as_kind::<List>() {
                Some(list) => list.get(index),
                None => sequence.as_kind::<Tuple>().and_then(|tuple| tuple.get(index)),
            };
            let Some(item) = item else { break };
            self.separate(index == 0, level);
            self.value(vm, item, level)?;
            index += 1;
        }
        if index > 0 {
            self.line(level - 1);
        }
        self.out.push(b']');
        Ok(())
    }

    fn object(&mut self, vm: &mut Vm, dict: Gc<Dict>, level: usize) -> Result<()> {
        if dict.is_empty() {
            self.out.extend_from_slice(b"{}");
            return Ok(());
        }
        self.out.push(b'{');
        let mut is_first = true;
        let is_plain = Value::object(dict).as_object::<Dict>().is_some();
        if is_plain && !self.sorts_keys {
            let mut place = 0;
            while let Some((at, item)) = dict.table().next(place) {
                place = at + 1;
                self.pair(vm, item.key, item.value, &mut is_first, level)?;
            }
        } else {
            let name = vm.names.items;
            let items = vm.call_method(Value::object(dict), name, &[])?;
            let items = vm.list_from(items)?;
            if self.sorts_keys {
                let name = vm.intern("sort")?;
                vm.call_method(Value::object(items), name, &[])?;
            }
            let mut index = 0;
            while let Some(item) = items.get(index) {
                let pair = vm.unpack_exact(item, 2)?;
                let (key, value) = (pair.get(0).unwrap_or(item), pair.get(1).unwrap_or(item));
                self.pair(vm, key, value, &mut is_first, level)?;
                index += 1;
            }
        }
        self.line(level - 1);
        self.out.push(b'}');
        Ok(())
    }

    fn pair(
        &mut self,
        vm: &mut Vm,
        key: Value,
        value: Value,
        is_first: &mut bool,
        level: usize,
    ) -> Result<()> {
        let name = match key.as_kind::<Str>() {
            Some(_) => None,
            None => match self.atom(vm, key)? {
                Some(atom) => Some(atom),
                None if self.skips_keys => return Ok(()),
                None => {
                    let name = vm.type_name(key);
                    let text = format!("keys must be str, int, float, bool or None, not {name}");
                    return Err(vm.type_error(text));
                }
            },
        };
        self.separate(*is_first, level);
        *is_first = false;
        match (name, key.as_kind::<Str>()) {
            (None, Some(text)) => self.text(text),
            (name, _) => {
                self.out.push(b'"');
                self.out.extend_from_slice(name.unwrap_or_default().as_bytes());
                self.out.push(b'"');
            }
        }
        let Writer { out, key_separator, .. } = self;
        out.extend_from_slice(key_separator);
        self.value(vm, value, level)
    }
}
