//! `BaseException`: what all exceptions have.

use super::{class_argument, no_keywords, receiver};
use crate::heap::Gc;
use crate::natives;
use crate::objects::Value;
use crate::objects::dict::Dict;
use crate::objects::exception::{Exception, Traceback};
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::vm::classes::create::DICT;
use crate::vm::{Args, Exc, GetSetDef, NativeDef, Result, Vm};

pub(super) static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Create and return a new object.  See help(type) for accurate signature.";
    }
    Method {
        "__init__" Any, init, "Initialize self.  See help(type(self)) for accurate signature.";
        "__str__" None, str, "Return str(self).";
        "__repr__" None, repr, "Return repr(self).";
        "__reduce__" None, reduce;
        "__setstate__" One, set_state;
        "with_traceback" One, with_traceback, "Exception.with_traceback(tb) --\n    set self.__traceback__ to tb and return self.";
        "add_note" One, add_note, "Exception.add_note(note) --\n    add a note to the exception";
    }
};

pub(super) static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__dict__", get: |vm, e| (DICT.get)(vm, e), set: Some(set_dict), doc: "" },
    GetSetDef { name: "args", get: get_args, set: Some(set_args), doc: "" },
    GetSetDef { name: "__traceback__", get: get_traceback, set: Some(set_traceback), doc: "" },
    GetSetDef { name: "__context__", get: get_context, set: Some(set_context), doc: "exception context" },
    GetSetDef { name: "__cause__", get: get_cause, set: Some(set_cause), doc: "exception cause" },
    GetSetDef { name: "__suppress_context__", get: get_suppress, set: Some(set_suppress), doc: "" },
];

fn set_dict(vm: &mut Vm, exception: Value, value: Value) -> Result<()> {
    vm.set_instance_dict(exception, value)
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_argument(vm, args, Exc::BaseException)?;
    let given = &args.as_slice()[1..args.positional()];
    vm.allocate_exception(class, given).map(Value::object)
}

fn init(vm: &mut Vm, args: Args) -> Result {
    let class = vm.class_of(args[0]);
    no_keywords(vm, args, class)?;
    init_args(vm, args)
}

/// Stores the positional arguments. What `__new__` has stored already is left, as it is nearly always the same.
pub(super) fn init_args(vm: &mut Vm, args: Args) -> Result {
    let exception = receiver(vm, args[0])?;
    let given = &args.as_slice()[1..args.positional()];
    if exception.args.get().items() != given {
        let tuple = Tuple::alloc(&vm.heap, given);
        exception.args.set(vm.memory(tuple)?);
    }
    Ok(Value::NONE)
}

fn str(vm: &mut Vm, args: Args) -> Result {
    let exception = receiver(vm, args[0])?;
    text_of_args(vm, exception)
}

/// `str(exception)`, unless its class knows better.
pub(super) fn text_of_args(vm: &mut Vm, exception: Gc<Exception>) -> Result {
    vm.exception_text(Value::object(exception)).map(Value::object)
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    let exception = receiver(vm, args[0])?;
    let mut text = vm.class_of(args[0]).name.get().as_bytes().to_vec();
    let args = exception.args.get();
    match args.items() {
        &[only] => {
            let repr = vm.repr(only)?;
            text.push(b'(');
            text.extend_from_slice(repr.as_bytes());
            text.push(b')');
        }
        _ => text.extend_from_slice(vm.repr(Value::object(args))?.as_bytes()),
    }
    vm.new_str(text)
}

/// `(class, args)`, or with the attributes that the exception has got.
fn reduce(vm: &mut Vm, args: Args) -> Result {
    let exception = receiver(vm, args[0])?;
    let state = attributes(vm, args[0])?;
    reduced(vm, args[0], exception.args.get(), state)
}

/// The attributes of an exception that are no fields, or None.
pub(super) fn attributes(vm: &mut Vm, exception: Value) -> Result {
    match vm.instance_dict(exception)? {
        Some(dict) if !dict.is_empty() => Ok(Value::object(dict)),
        _ => Ok(Value::NONE),
    }
}

pub(super) fn reduced(vm: &mut Vm, exception: Value, args: Gc<Tuple>, state: Value) -> Result {
    let parts = [Value::object(vm.class_of(exception)), Value::object(args), state];
    let count = if state.is_none() { 2 } else { 3 };
    let tuple = Tuple::alloc(&vm.heap, &parts[..count]);
    vm.memory(tuple).map(Value::object)
}

fn set_state(vm: &mut Vm, args: Args) -> Result {
    if args[1].is_none() {
        return Ok(Value::NONE);
    }
    let Some(state) = args[1].as_kind::<Dict>() else {
        return Err(vm.type_error("state is not a dictionary"));
    };
    let mut next = state.table().next(0);
    while let Some((place, item)) = next {
        let Some(name) = item.key.as_kind::<Str>() else {
            let name = vm.type_name(item.key);
            return Err(vm.type_error(format!("attribute name must be string, not '{name}'")));
        };
        let name = vm.strings.get(&vm.heap, name.as_bytes());
        let name = vm.memory(name)?;
        vm.set_attr(args[0], name, item.value)?;
        next = state.table().next(place + 1);
    }
    Ok(Value::NONE)
}

fn with_traceback(vm: &mut Vm, args: Args) -> Result {
    set_traceback(vm, args[0], args[1])?;
    Ok(args[0])
}

fn add_note(vm: &mut Vm, args: Args) -> Result {
    if args[1].as_kind::<Str>().is_none() {
        let name = vm.type_name(args[1]);
        return Err(vm.type_error(format!("note must be a str, not '{name}'")));
    }
    let name = vm.names.__notes__;
    let notes = match vm.find_attr(args[0], name)? {
        Some(notes) => notes,
        None => {
            let list = List::alloc(&vm.heap, &[]);
            let list = Value::object(vm.memory(list)?);
            vm.set_attr(args[0], name, list)?;
            list
        }
    };
    let Some(notes) = notes.as_kind::<List>() else {
        return Err(vm.type_error("Cannot add note: __notes__ is not a list"));
    };
    let pushed = notes.push(&vm.heap, args[1]);
    vm.memory(pushed)?;
    Ok(Value::NONE)
}

fn get_args(vm: &mut Vm, object: Value) -> Result {
    Ok(Value::object(receiver(vm, object)?.args.get()))
}
fn set_args(vm: &mut Vm, object: Value, value: Value) -> Result<()> {
    if value.is_unbound() {
        return Err(vm.type_error("args may not be deleted"));
    }
    let args = vm.tuple_from(value)?;
    receiver(vm, object)?.args.set(args);
    Ok(())
}

fn get_traceback(vm: &mut Vm, object: Value) -> Result {
    Ok(receiver(vm, object)?.traceback.get())
}
fn set_traceback(vm: &mut Vm, object: Value, value: Value) -> Result<()> {
    if value.is_unbound() {
        return Err(vm.type_error("__traceback__ may not be deleted"));
    }
    if !value.is_none() && value.as_kind::<Traceback>().is_none() {
        return Err(vm.type_error("__traceback__ must be a traceback or None"));
    }
    receiver(vm, object)?.traceback.set(value);
    Ok(())
}

fn get_context(vm: &mut Vm, object: Value) -> Result {
    Ok(receiver(vm, object)?.context.get())
}
fn set_context(vm: &mut Vm, object: Value, value: Value) -> Result<()> {
    if value.is_unbound() {
        return Err(vm.type_error("__context__ may not be deleted"));
    }
    if !value.is_none() && value.as_kind::<Exception>().is_none() {
        return Err(vm.type_error("exception context must be None or derive from BaseException"));
    }
    receiver(vm, object)?.context.set(value);
    Ok(())
}

fn get_cause(vm: &mut Vm, object: Value) -> Result {
    Ok(receiver(vm, object)?.cause.get())
}
fn set_cause(vm: &mut Vm, object: Value, value: Value) -> Result<()> {
    if value.is_unbound() {
        return Err(vm.type_error("__cause__ may not be deleted"));
    }
    if !value.is_none() && value.as_kind::<Exception>().is_none() {
        return Err(vm.type_error("exception cause must be None or derive from BaseException"));
    }
    let exception = receiver(vm, object)?;
    exception.cause.set(value);
    exception.suppress_context.set(true);
    Ok(())
}

fn get_suppress(vm: &mut Vm, object: Value) -> Result {
    Ok(Value::bool(receiver(vm, object)?.suppress_context.get()))
}
fn set_suppress(vm: &mut Vm, object: Value, value: Value) -> Result<()> {
    if value.is_unbound() {
        return Err(vm.type_error("can't delete numeric/char attribute"));
    }
    let Some(value) = value.as_bool() else {
        return Err(vm.type_error("attribute value type must be bool"));
    };
    receiver(vm, object)?.suppress_context.set(value);
    Ok(())
}
