//! Displays and formatted strings: what makes a container or a string of registers.

use crate::bytecode::opcode::format_flags::{CONVERSION, HAS_SPECIFICATION};
use crate::bytecode::opcode::*;
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::vm::frame::{Code, Frame, Outcome, Step};
use crate::vm::{Exc, Raised, Result, Vm};

/// `BUILD_TUPLE`
#[inline(always)]
pub fn tuple(frame: Frame, op: BuildTuple<Code>) -> Step {
    let items = frame.registers(op.first(), op.count().0.into());
    let Some(tuple) = Tuple::alloc_fast(&frame.machine().heap, items) else {
        return Step::OutOfLine(new_tuple);
    };
    frame.set(op.dst(), Value::object(tuple));
    Step::Next
}
fn new_tuple(frame: Frame) -> Outcome {
    let (vm, op) = (frame.vm(), BuildTuple::at(Code(frame.pc())));
    let tuple = Tuple::alloc(&vm.heap, frame.registers(op.first(), op.count().0.into()));
    frame.set(op.dst(), Value::object(vm.memory(tuple)?));
    Ok(Step::Next)
}

/// `BUILD_LIST`
#[inline(always)]
pub fn list(frame: Frame, op: BuildList<Code>) -> Step {
    let items = frame.registers(op.first(), op.count().0.into());
    let Some(list) = List::alloc_fast(&frame.machine().heap, items) else { return Step::OutOfLine(new_list) };
    frame.set(op.dst(), Value::object(list));
    Step::Next
}
fn new_list(frame: Frame) -> Outcome {
    let (vm, op) = (frame.vm(), BuildList::at(Code(frame.pc())));
    let list = List::alloc(&vm.heap, frame.registers(op.first(), op.count().0.into()));
    frame.set(op.dst(), Value::object(vm.memory(list)?));
    Ok(Step::Next)
}

/// `BUILD_SET`
pub fn set(frame: Frame, op: BuildSet<Code>) -> Outcome {
    let vm = frame.vm();
    let set = Set::alloc(&vm.heap);
    let set = vm.memory(set)?;
    let reserved = set.members().reserve(&vm.heap, op.count().0.into());
    vm.memory(reserved)?;
    for index in 0..op.count().0.into() {
        frame.vm().set_add(Value::object(set), frame.get_after(op.first(), index))?;
    }
    frame.set(op.dst(), Value::object(set));
    Ok(Step::Next)
}

/// `BUILD_MAP`
pub fn map(frame: Frame, op: BuildMap<Code>) -> Outcome {
    let dict = new_dict(frame.vm(), op.count().0.into())?;
    for index in 0..usize::from(op.count().0) {
        let key = frame.get_after(op.first(), 2 * index);
        frame.vm().dict_set(dict, key, frame.get_after(op.first(), 2 * index + 1))?;
    }
    frame.set(op.dst(), Value::object(dict));
    Ok(Step::Next)
}

/// `BUILD_CONST_KEY_MAP`
pub fn const_key_map(frame: Frame, op: BuildConstKeyMap<Code>) -> Outcome {
    let keys = frame.constant(op.keys().0 as usize).as_object::<Tuple>();
    let dict = new_dict(frame.vm(), keys.map_or(0, |keys| keys.len()))?;
    if let Some(keys) = keys {
        for (index, &key) in keys.items().iter().enumerate() {
            frame.vm().dict_set(dict, key, frame.get_after(op.first(), index))?;
        }
    }
    frame.set(op.dst(), Value::object(dict));
    Ok(Step::Next)
}

/// A dict with room for so many items.
fn new_dict(vm: &mut Vm, items: usize) -> Result<Gc<Dict>> {
    let dict = Dict::alloc(&vm.heap);
    let dict = vm.memory(dict)?;
    let reserved = dict.reserve(&vm.heap, items);
    vm.memory(reserved)?;
    Ok(dict)
}

/// `BUILD_STRING`
pub fn string(frame: Frame, op: BuildString<Code>) -> Outcome {
    let vm = frame.vm();
    let parts = frame.registers(op.first(), op.count().0.into());
    let joined = join(vm, parts, None)?;
    frame.set(op.dst(), Value::object(joined));
    Ok(Step::Next)
}

/// Strings, one after the other, with a separator between them. All values are strings.
fn join(vm: &mut Vm, parts: &[Value], separator: Option<Gc<Str>>) -> Result<Gc<Str>> {
    let joined = Str::join(&vm.heap, parts, separator);
    vm.memory(joined)
}

impl Vm {
    /// `separator.join(strings)`, in one allocation. All values are strings.
    ///
    /// # Errors
    /// MemoryError.
    pub fn join_strings(&mut self, separator: Gc<Str>, strings: &[Value]) -> Result<Gc<Str>> {
        match strings {
            [] => Ok(self.strings.empty()),
            [one] if let Some(one) = one.as_object::<Str>() => Ok(one),
            _ => join(self, strings, Some(separator)),
        }
    }
}

/// `FORMAT_VALUE`
pub fn format_value(frame: Frame, op: FormatValue<Code>) -> Outcome {
    let (vm, mut value, flags) = (frame.vm(), frame.get(op.value()), op.flags().0);
    match flags & CONVERSION {
        0 => {}
        1 => value = Value::object(vm.str(value)?),
        2 => value = Value::object(vm.repr(value)?),
        _ => value = Value::object(vm.ascii(value)?),
    }
    if flags & HAS_SPECIFICATION == 0 {
        if value.as_object::<Str>().is_none() {
            let empty = vm.strings.empty();
            value = Value::object(vm.format(value, empty)?);
        }
    } else {
        let spec = frame.get_after(op.value(), 1);
        // Specifications are strings that were formatted themselves.
        let spec = spec.as_kind::<Str>().unwrap_or_else(|| vm.strings.empty());
        value = Value::object(vm.format(value, spec)?);
    }
    frame.set(op.dst(), value);
    Ok(Step::Next)
}

/// `LIST_APPEND`
#[inline(always)]
pub fn list_append(frame: Frame, op: ListAppend<Code>) -> Step {
    match frame.get(op.list()).as_object::<List>() {
        Some(list) if list.items().push_fast(frame.get(op.value())) => Step::Next,
        _ => Step::OutOfLine(append_to_list),
    }
}
fn append_to_list(frame: Frame) -> Outcome {
    let (vm, op) = (frame.vm(), ListAppend::at(Code(frame.pc())));
    if let Some(list) = frame.get(op.list()).as_object::<List>() {
        let pushed = list.push(&vm.heap, frame.get(op.value()));
        vm.memory(pushed)?;
    }
    Ok(Step::Next)
}

/// `LIST_EXTEND`
pub fn list_extend(frame: Frame, op: ListExtend<Code>) -> Outcome {
    let (vm, iterable) = (frame.vm(), frame.get(op.iterable()));
    if let Some(list) = frame.get(op.list()).as_object::<List>()
        && let Err(raised) = vm.extend_items(list.items(), iterable)
    {
        if vm.raised_is(Exc::TypeError) && !vm.is_iterable(iterable) {
            vm.take_raised();
            let given = vm.type_name(iterable);
            return Err(vm.type_error(format!("Value after * must be an iterable, not {given}")));
        }
        return Err(raised);
    }
    Ok(Step::Next)
}

/// `LIST_TO_TUPLE`
pub fn list_to_tuple(frame: Frame, op: ListToTuple<Code>) -> Outcome {
    let (vm, list) = (frame.vm(), frame.get(op.list()));
    frame.set(op.dst(), Value::object(vm.tuple_from(list)?));
    Ok(Step::Next)
}

/// `SET_ADD`
pub fn set_add(frame: Frame, op: SetAdd<Code>) -> Outcome {
    frame.vm().set_add(frame.get(op.set()), frame.get(op.value()))?;
    Ok(Step::Next)
}

/// `SET_UPDATE`
pub fn set_update(frame: Frame, op: SetUpdate<Code>) -> Outcome {
    frame.vm().set_update(frame.get(op.set()), frame.get(op.iterable()))?;
    Ok(Step::Next)
}

/// `MAP_ADD`
pub fn map_add(frame: Frame, op: MapAdd<Code>) -> Outcome {
    if let Some(dict) = frame.get(op.dict()).as_object::<Dict>() {
        frame.vm().dict_set(dict, frame.get(op.key()), frame.get(op.value()))?;
    }
    Ok(Step::Next)
}

/// `DICT_UPDATE`
pub fn dict_update(frame: Frame, op: DictUpdate<Code>) -> Outcome {
    let (vm, mapping) = (frame.vm(), frame.get(op.mapping()));
    if let Some(dict) = frame.get(op.dict()).as_object::<Dict>()
        && let Err(failure) = merge(vm, dict, mapping, false)
    {
        return Err(match failure {
            Failure::NoMapping => {
                let given = vm.type_name(mapping);
                vm.type_error(format!("'{given}' object is not a mapping"))
            }
            Failure::Raised(raised) => raised,
            Failure::Twice(key) => vm.key_error(key),
        });
    }
    Ok(Step::Next)
}

/// `DICT_MERGE`
pub fn dict_merge(frame: Frame, op: DictMerge<Code>) -> Outcome {
    let (vm, mapping) = (frame.vm(), frame.get(op.mapping()));
    if let Some(dict) = frame.get(op.dict()).as_object::<Dict>()
        && let Err(failure) = merge(vm, dict, mapping, true)
    {
        let callable = frame.get(op.callable());
        return Err(match failure {
            Failure::NoMapping => {
                let (function, given) = (vm.function_text(callable)?, vm.type_name(mapping));
                vm.type_error(format!("{function} argument after ** must be a mapping, not {given}"))
            }
            Failure::Raised(raised) => raised,
            Failure::Twice(key) if key.as_kind::<Str>().is_none() => {
                vm.type_error("keywords must be strings")
            }
            Failure::Twice(key) => {
                let (function, key) = (vm.function_text(callable)?, vm.str(key)?);
                let key = String::from_utf8_lossy(key.as_bytes()).into_owned();
                vm.type_error(format!("{function} got multiple values for keyword argument '{key}'"))
            }
        });
    }
    Ok(Step::Next)
}

/// Why a mapping was not merged.
enum Failure {
    /// It has no `keys`.
    NoMapping,
    /// The key is there already.
    Twice(Value),
    /// Something else.
    Raised(Raised),
}

impl From<Raised> for Failure {
    fn from(raised: Raised) -> Failure {
        Failure::Raised(raised)
    }
}

/// Puts the items of a mapping into a dict; with `once`, no key may be there already.
fn merge(vm: &mut Vm, dict: Gc<Dict>, mapping: Value, once: bool) -> std::result::Result<(), Failure> {
    let add = |vm: &mut Vm, key: Value, value: Value| {
        if once && vm.dict_contains(dict, key)? {
            return Err(Failure::Twice(key));
        }
        Ok(vm.dict_set(dict, key, value)?)
    };
    if let Some(other) = vm.as_plain_mapping(mapping) {
        if !once {
            return Ok(vm.dict_merge(dict, other)?);
        }
        let mut place = 0;
        while let Some((at, item)) = other.table().next(place) {
            add(vm, item.key, item.value)?;
            place = at + 1;
        }
        return Ok(());
    }
    let keys = vm.names.keys;
    let Some(keys) = vm.find_attr(mapping, keys)? else { return Err(Failure::NoMapping) };
    let keys = vm.call(keys, &[])?;
    let iterator = vm.iter(keys)?;
    while let Some(key) = vm.next(iterator)? {
        let value = vm.get_item(mapping, key)?;
        add(vm, key, value)?;
    }
    Ok(())
}

impl Vm {
    /// What messages about a call name the callable: `module.qualname()`, or its `str`.
    ///
    /// # Errors
    /// What the attributes raise.
    pub fn function_text(&mut self, callable: Value) -> Result<String> {
        let (qualname, module) = (self.names.__qualname__, self.names.__module__);
        let lossy = |text: Gc<Str>| String::from_utf8_lossy(text.as_bytes()).into_owned();
        let Some(name) = self.find_attr(callable, qualname)? else {
            return Ok(lossy(self.str(callable)?));
        };
        let name = lossy(self.str(name)?);
        match self.find_attr(callable, module)? {
            Some(module) if !module.is_none() => {
                let module = lossy(self.str(module)?);
                Ok(if module == "builtins" { format!("{name}()") } else { format!("{module}.{name}()") })
            }
            _ => Ok(format!("{name}()")),
        }
    }
}
