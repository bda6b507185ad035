//! `LOAD_GLOBAL`, `STORE_GLOBAL`: names of the module and of `builtins`.
//!
//! A site that is specialised knows the place of its name in a dict; the dict's version says whether that still holds.

use crate::bytecode::opcode::{DeleteGlobal, LoadGlobal, LoadGlobalCache, StoreGlobal, StoreGlobalCache};
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::str::Str;
use crate::vm::frame::{Attempt, Code, Frame, Outcome, Reason, Step, View};
use crate::vm::protocols::known::GlobalPlace;
use crate::vm::{Exc, Raised, Result, Vm};

/// `LOAD_GLOBAL` of a name whose place is known.
#[inline(always)]
pub fn load_known(frame: Frame, op: LoadGlobal<Code>) -> Option<Step> {
    let function = frame.function();
    let name = frame.name_at(op.name().0 as usize)?;
    let version = function.globals.known_keys_version();
    let GlobalPlace { builtins, index } = frame.machine().known.globals.get(version, name, 0)?;
    let dict = match builtins {
        0 => function.globals,
        _ if function.builtins.has_keys_version(builtins) => function.builtins,
        _ => return None,
    };
    frame.set(op.dst(), dict.value_at(index as usize)?);
    Some(Step::Next)
}

/// `R[dst] := globals[name]`, or else `builtins[name]`.
pub fn load_global(frame: Frame, op: LoadGlobal<Code>) -> Outcome {
    let function = frame.function();
    let name = frame.name(op.name().0 as usize);
    let value = match function.globals.get_str(name) {
        Some(value) => value,
        None => load(frame.vm(), function.globals, function.builtins, name)?,
    };
    frame.set(op.dst(), value);
    learn(frame, name);
    Ok(Step::Next)
}

/// Lets the place of a global be known from now on.
fn learn(frame: Frame, name: Gc<Str>) {
    let function = frame.function();
    let place = match global_place(function, name) {
        Ok(index) => GlobalPlace { builtins: 0, index },
        Err(_) => match builtin_place(frame, function, name) {
            Ok((builtins, index)) => GlobalPlace { builtins, index },
            Err(_) => return,
        },
    };
    if let Ok(keys) = version(frame, function.globals) {
        frame.machine().known.globals.set(keys, name, 0, place);
    }
}

/// What a name means where it is no local variable: `globals[name]`, or else `builtins[name]`.
///
/// # Errors
/// NameError.
pub(super) fn load(vm: &mut Vm, globals: Gc<Dict>, builtins: Gc<Dict>, name: Gc<Str>) -> Result {
    match vm.namespace_get(globals, name)? {
        Some(value) => Ok(value),
        None => match vm.namespace_get(builtins, name)? {
            Some(value) => Ok(value),
            None => Err(undefined(vm, name)),
        },
    }
}

/// NameError for a name that means nothing.
#[cold]
pub(super) fn undefined(vm: &mut Vm, name: Gc<Str>) -> Raised {
    vm.name_error(name, format!("name '{}' is not defined", String::from_utf8_lossy(name.as_bytes())))
}

/// Where the name is in the globals.
pub fn in_module(frame: Frame, op: LoadGlobal<Code>, mut cache: LoadGlobalCache) -> Attempt<LoadGlobalCache> {
    let function = frame.function();
    cache.index = global_place(function, frame.name(op.name().0 as usize))?;
    cache.keys_version = version(frame, function.globals)?;
    Ok(cache)
}
fn global_place(function: Gc<Function>, name: Gc<Str>) -> Attempt<u32> {
    place(function.globals, name).ok_or(Reason("not a global"))
}

/// Where the name is in `builtins`, the globals not having it.
pub fn in_builtins(
    frame: Frame,
    op: LoadGlobal<Code>,
    mut cache: LoadGlobalCache,
) -> Attempt<LoadGlobalCache> {
    let function = frame.function();
    (cache.builtins_version, cache.index) = builtin_place(frame, function, frame.name(op.name().0 as usize))?;
    cache.keys_version = version(frame, function.globals)?;
    Ok(cache)
}
fn builtin_place(frame: Frame, function: Gc<Function>, name: Gc<Str>) -> Attempt<(u32, u32)> {
    if function.globals.place_of_str(name).is_some() {
        return Err(Reason("a global"));
    }
    let place = place(function.builtins, name).ok_or(Reason("not defined"))?;
    Ok((version(frame, function.builtins)?, place))
}

/// A place that a cache can hold, of a name that only a program's own `==` could make ambiguous.
fn place(dict: Gc<Dict>, name: Gc<Str>) -> Option<u32> {
    dict.place_of_str(name).and_then(|place| u32::try_from(place).ok())
}

fn version(frame: Frame, dict: Gc<Dict>) -> Attempt<u32> {
    match dict.keys_version(&frame.machine().heap) {
        0 => Err(Reason("out of versions")),
        version => Ok(version),
    }
}

/// The keys of the globals are those that the cache knows.
#[inline(always)]
pub fn same_keys(view: &View, _: LoadGlobal<Code>, cache: LoadGlobalCache) -> Option<Value> {
    let globals = view.function().globals;
    if !globals.has_keys_version(cache.keys_version) {
        return None;
    }
    globals.value_at(cache.index as usize)
}

/// The keys of the globals and of `builtins` are those that the cache knows.
#[inline(always)]
pub fn same_both_keys(view: &View, _: LoadGlobal<Code>, cache: LoadGlobalCache) -> Option<Value> {
    let function = view.function();
    if !function.globals.has_keys_version(cache.keys_version)
        || !function.builtins.has_keys_version(cache.builtins_version)
    {
        return None;
    }
    function.builtins.value_at(cache.index as usize)
}

/// `R[dst] := the global`
#[inline(always)]
pub fn load_index(frame: Frame, op: LoadGlobal<Code>, value: Value) -> Step {
    frame.set(op.dst(), value);
    Step::Next
}

/// `R[dst] := the builtin`
#[inline(always)]
pub fn load_builtin(frame: Frame, op: LoadGlobal<Code>, value: Value) -> Step {
    frame.set(op.dst(), value);
    Step::Next
}

/// `globals[name] := R[value]`
pub fn store_global(frame: Frame, op: StoreGlobal<Code>) -> Outcome {
    let globals = frame.function().globals;
    let name = frame.name(op.name().0 as usize);
    let value = frame.get(op.value());
    match globals.place_of_str(name) {
        Some(place) => globals.set_value_at(place, value),
        None => frame.vm().namespace_set(globals, name, value)?,
    }
    Ok(Step::Next)
}

/// Where the name is in the globals.
pub fn stored_in_module(
    frame: Frame,
    op: StoreGlobal<Code>,
    _: StoreGlobalCache,
) -> Attempt<StoreGlobalCache> {
    let function = frame.function();
    let index = global_place(function, frame.name(op.name().0 as usize))?;
    Ok(StoreGlobalCache { keys_version: version(frame, function.globals)?, index })
}
/// The globals, whose keys are those that the cache knows, and the place.
#[inline(always)]
pub fn same_stored_keys(
    view: &View,
    _: StoreGlobal<Code>,
    cache: StoreGlobalCache,
) -> Option<(Gc<Dict>, usize)> {
    let globals = view.function().globals;
    globals.has_keys_version(cache.keys_version).then_some((globals, cache.index as usize))
}
/// `the global := R[value]`
#[inline(always)]
pub fn store_index(frame: Frame, op: StoreGlobal<Code>, (globals, index): (Gc<Dict>, usize)) -> Step {
    globals.set_value_at(index, frame.get(op.value()));
    Step::Next
}

/// `del globals[name]`
pub fn delete_global(frame: Frame, op: DeleteGlobal<Code>) -> Outcome {
    let globals = frame.function().globals;
    let name = frame.name(op.name().0 as usize);
    match frame.vm().dict_remove(globals, Value::object(name))? {
        Some(_) => Ok(Step::Next),
        None => Err(undefined(frame.vm(), name)),
    }
}

impl Vm {
    /// The value of a name in a namespace that is a dict: keys that are no plain strings are asked too, if there are such.
    ///
    /// # Errors
    /// What a key's `__eq__` raises.
    pub fn namespace_get(&mut self, dict: Gc<Dict>, name: Gc<Str>) -> Result<Option<Value>> {
        match dict.get_str(name) {
            Some(value) => Ok(Some(value)),
            None => self.dict_get(dict, Value::object(name)),
        }
    }

    /// Sets a name in a namespace that is a dict.
    ///
    /// # Errors
    /// MemoryError; what a key's `__eq__` raises.
    pub fn namespace_set(&mut self, dict: Gc<Dict>, name: Gc<Str>, value: Value) -> Result<()> {
        match dict.place_of_str(name) {
            Some(place) => {
                dict.set_value_at(place, value);
                Ok(())
            }
            None => self.dict_set(dict, Value::object(name), value),
        }
    }

    /// Swallows a KeyError that is on its way.
    ///
    /// # Errors
    /// It is another exception.
    pub(super) fn key_missing<T>(&mut self, result: Result<T>) -> Result<Option<T>> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(Raised) => self.swallow(Exc::KeyError).map(|_| None),
        }
    }
}
