//! The attributes of tracebacks and frames.

use crate::heap::Gc;
use crate::natives;
use crate::objects::class::Class;
use crate::objects::exception::Traceback;
use crate::objects::frame::FrameObject;
use crate::objects::{Int, Value};
use crate::vm::{Args, GetSetDef, NativeDef, Result, Vm};

/// The methods of `traceback`.
pub static TRACEBACK_METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Named { names: &["", "tb_next", "tb_frame", "tb_lasti", "tb_lineno"], required: 5, positional: 5 },
            new_traceback, "Create a new traceback object.";
    }
    Method {
        "__dir__" None, dir;
    }
};

/// The attributes of `traceback`.
pub static TRACEBACK_GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "tb_next", get: get_next, set: Some(set_next), doc: "" },
    GetSetDef { name: "tb_frame", get: get_frame, set: None, doc: "" },
    GetSetDef { name: "tb_lasti", get: get_lasti, set: None, doc: "" },
    GetSetDef { name: "tb_lineno", get: get_lineno, set: None, doc: "" },
];

/// The methods of `frame`.
pub static FRAME_METHODS: &[NativeDef] = natives! {
    Method {
        "__repr__" None, repr_frame, "Return repr(self).";
        "clear" None, clear, "F.clear(): clear most references held by the frame";
    }
};

/// The attributes of `frame`.
pub static FRAME_GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "f_back", get: get_back, set: None, doc: "" },
    GetSetDef { name: "f_builtins", get: get_builtins, set: None, doc: "" },
    GetSetDef { name: "f_code", get: get_code, set: None, doc: "" },
    GetSetDef { name: "f_globals", get: get_globals, set: None, doc: "" },
    GetSetDef { name: "f_lasti", get: get_frame_lasti, set: None, doc: "" },
    GetSetDef { name: "f_lineno", get: get_frame_lineno, set: Some(set_frame_lineno), doc: "" },
    GetSetDef { name: "f_locals", get: get_locals, set: None, doc: "" },
    GetSetDef { name: "f_trace", get: get_trace, set: Some(set_trace), doc: "" },
    GetSetDef { name: "f_trace_lines", get: |_, _| Ok(Value::TRUE), set: None, doc: "" },
    GetSetDef { name: "f_trace_opcodes", get: |_, _| Ok(Value::FALSE), set: None, doc: "" },
];

/// Python counts instructions in bytes, two for each unit of its code; here a unit is a word.
const BYTES: u32 = 2;

fn traceback(vm: &mut Vm, value: Value) -> Result<Gc<Traceback>> {
    match value.as_kind::<Traceback>() {
        Some(traceback) => Ok(traceback),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("expected traceback object, got '{name}'")))
        }
    }
}

fn frame(vm: &mut Vm, value: Value) -> Result<Gc<FrameObject>> {
    match value.as_kind::<FrameObject>() {
        Some(frame) => Ok(frame),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("expected frame object, got '{name}'")))
        }
    }
}

fn small(vm: &mut Vm, value: Value) -> Result<u32> {
    let number = vm.index(value)?;
    let number = number.as_int().map(Int::get).and_then(|number| i32::try_from(number).ok());
    match number {
        Some(number) => Ok(number.unsigned_abs()),
        None => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

fn new_traceback(vm: &mut Vm, args: Args) -> Result {
    if args[0].as_kind::<Class>().is_none_or(|class| !class.is(vm.class(crate::objects::Kind::Traceback))) {
        return Err(vm.type_error("traceback.__new__(X): X is not the type traceback"));
    }
    if !args[1].is_none() && args[1].as_kind::<Traceback>().is_none() {
        let name = vm.type_name(args[1]);
        return Err(vm.type_error(format!("expected traceback object or None, got '{name}'")));
    }
    let Some(frame) = args[2].as_kind::<FrameObject>() else {
        let name = vm.type_name(args[2]);
        return Err(vm.type_error(format!("TracebackType() argument 'tb_frame' must be frame, not {name}")));
    };
    let word = small(vm, args[3])? / BYTES;
    let line = small(vm, args[4])?;
    let made = Traceback::alloc(&vm.heap, args[1], frame.function, word);
    let made = vm.memory(made)?;
    made.given_line.set(Some(line));
    made.frame.set(Value::object(frame));
    Ok(Value::object(made))
}

fn dir(vm: &mut Vm, _: Args) -> Result {
    let names = vm.heap.rooted::<Value>();
    for getset in ["tb_frame", "tb_lasti", "tb_lineno", "tb_next"] {
        let name = vm.new_str(getset)?;
        let pushed = names.push(&vm.heap, name);
        vm.memory(pushed)?;
    }
    let list = crate::objects::list::List::alloc(&vm.heap, &names.to_vec());
    vm.memory(list).map(Value::object)
}

fn get_next(vm: &mut Vm, object: Value) -> Result {
    Ok(traceback(vm, object)?.next.get())
}
fn set_next(vm: &mut Vm, object: Value, value: Value) -> Result<()> {
    if value.is_unbound() {
        return Err(vm.type_error("can't delete tb_next attribute"));
    }
    if !value.is_none() {
        let mut next = Some(traceback(vm, value)?);
        while let Some(entry) = next {
            if Value::object(entry) == object {
                return Err(vm.value_error("traceback loop detected"));
            }
            next = entry.next.get().as_kind::<Traceback>();
        }
    }
    traceback(vm, object)?.next.set(value);
    Ok(())
}
fn get_frame(vm: &mut Vm, object: Value) -> Result {
    let traceback = traceback(vm, object)?;
    vm.frame_of_traceback(traceback)
}
fn get_lasti(vm: &mut Vm, object: Value) -> Result {
    Ok(Value::length((traceback(vm, object)?.word * BYTES) as usize))
}
fn get_lineno(vm: &mut Vm, object: Value) -> Result {
    Ok(Value::length(traceback(vm, object)?.line() as usize))
}

fn repr_frame(vm: &mut Vm, args: Args) -> Result {
    let frame = frame(vm, args[0])?;
    vm.refresh_frame(frame)?;
    let file = vm.repr_text(Value::object(frame.code.filename))?;
    let (line, address) = (frame.line(), frame.as_ptr());
    let mut text = format!("<frame at {address:p}, file {file}, line {line}, code ").into_bytes();
    text.extend_from_slice(frame.code.name.as_bytes());
    text.push(b'>');
    vm.new_str(text)
}

fn clear(vm: &mut Vm, args: Args) -> Result {
    let frame = frame(vm, args[0])?;
    if vm.refresh_frame(frame)? {
        return Err(vm.runtime_error("cannot clear an executing frame"));
    }
    if frame.code.code.has(crate::bytecode::code::flags::OPTIMIZED) {
        let empty = crate::objects::dict::Dict::alloc(&vm.heap);
        frame.locals.set(Value::object(vm.memory(empty)?));
    }
    Ok(Value::NONE)
}

fn get_back(vm: &mut Vm, object: Value) -> Result {
    let frame = frame(vm, object)?;
    vm.frame_back(frame)
}
fn get_builtins(vm: &mut Vm, object: Value) -> Result {
    Ok(Value::object(frame(vm, object)?.function.builtins))
}
fn get_code(vm: &mut Vm, object: Value) -> Result {
    Ok(Value::object(frame(vm, object)?.code))
}
fn get_globals(vm: &mut Vm, object: Value) -> Result {
    Ok(Value::object(frame(vm, object)?.function.globals))
}
fn get_frame_lasti(vm: &mut Vm, object: Value) -> Result {
    let frame = frame(vm, object)?;
    vm.refresh_frame(frame)?;
    Ok(Value::length((frame.word.get() * BYTES) as usize))
}
fn get_frame_lineno(vm: &mut Vm, object: Value) -> Result {
    let frame = frame(vm, object)?;
    vm.refresh_frame(frame)?;
    Ok(Value::length(frame.line() as usize))
}
fn set_frame_lineno(vm: &mut Vm, _: Value, _: Value) -> Result<()> {
    Err(vm.value_error("f_lineno can only be set in a trace function"))
}
fn get_locals(vm: &mut Vm, object: Value) -> Result {
    let frame = frame(vm, object)?;
    vm.refresh_frame(frame)?;
    Ok(frame.locals.get())
}
fn get_trace(vm: &mut Vm, object: Value) -> Result {
    Ok(frame(vm, object)?.trace.get())
}
fn set_trace(vm: &mut Vm, object: Value, value: Value) -> Result<()> {
    frame(vm, object)?.trace.set(value.bound().unwrap_or(Value::NONE));
    Ok(())
}
