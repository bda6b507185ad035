//! The functions of `sys`.

use crate::objects::Value;
use crate::objects::exception::Exception;
use crate::objects::int::Operand;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::vm::{Args, Exc, NativeDef, Result, Vm};

pub(super) static FUNCTIONS: &[NativeDef] = crate::natives! {
    Function {
        "_clear_type_cache" None, nothing, "Does nothing.";
        "_getframe" Positional(0, 1), getframe, "The frame so many calls away.";
        "addaudithook" One, nothing, "Does nothing: there are no audit events.";
        "audit" Any, nothing, "Does nothing: nobody listens.";
        "breakpointhook" Any, breakpointhook, "What breakpoint() calls.";
        "call_tracing" Positional(2, 2), call_tracing, "Call func(*args).";
        "displayhook" One, displayhook, "Print an object to sys.stdout and save it in builtins._";
        "exc_info" None, exc_info, "The exception that is being handled: its class, itself, its traceback.";
        "excepthook" Positional(3, 3), excepthook, "Print an exception to sys.stderr.";
        "exception" None, exception, "The exception that is being handled.";
        "exit" Positional(0, 1), exit, "Exit by raising SystemExit(status).";
        "get_asyncgen_hooks" None, asyncgen_hooks, "The hooks, of which there are none.";
        "get_coroutine_origin_tracking_depth" None, zero, "0";
        "get_int_max_str_digits" None, get_int_max_str_digits, "The limit of digits of ints as text.";
        "getallocatedblocks" None, allocated_blocks, "The number of blocks of memory in use.";
        "getdefaultencoding" None, encoding, "The encoding of strings: utf-8.";
        "getfilesystemencodeerrors" None, encode_errors, "How file names are decoded: surrogateescape.";
        "getfilesystemencoding" None, encoding, "The encoding of file names: utf-8.";
        "getprofile" None, nothing, "None: there is no profiler.";
        "getrecursionlimit" None, getrecursionlimit, "How deep calls may be nested.";
        "getsizeof" Positional(1, 2), getsizeof, "The bytes that an object takes.";
        "getswitchinterval" None, getswitchinterval, "0.005: there is one thread.";
        "gettrace" None, nothing, "None: there is no tracer.";
        "intern" One, intern, "The one string with this text.";
        "is_finalizing" None, is_finalizing, "Whether the interpreter is ending.";
        "set_asyncgen_hooks" Any, nothing, "Does nothing.";
        "set_coroutine_origin_tracking_depth" One, nothing, "Does nothing.";
        "set_int_max_str_digits" Named { names: &["maxdigits"], required: 1, positional: 1 },
            set_int_max_str_digits, "Set the limit of digits of ints as text.";
        "setprofile" One, refuse_hook, "There are no profilers.";
        "setrecursionlimit" One, setrecursionlimit, "Set how deep calls may be nested.";
        "setswitchinterval" One, nothing, "Does nothing: there is one thread.";
        "settrace" One, refuse_hook, "There are no tracers.";
        "unraisablehook" One, unraisablehook, "Handle an exception that nobody can handle.";
    }
};

fn nothing(_: &mut Vm, _: Args) -> Result {
    Ok(Value::NONE)
}
fn zero(_: &mut Vm, _: Args) -> Result {
    Ok(Value::small(0))
}
fn is_finalizing(_: &mut Vm, _: Args) -> Result {
    Ok(Value::FALSE)
}
fn encoding(vm: &mut Vm, _: Args) -> Result {
    vm.new_str("utf-8")
}
fn encode_errors(vm: &mut Vm, _: Args) -> Result {
    vm.new_str("surrogateescape")
}
fn getswitchinterval(vm: &mut Vm, _: Args) -> Result {
    let interval = Value::float(&vm.heap, 0.005);
    vm.memory(interval)
}
fn allocated_blocks(vm: &mut Vm, _: Args) -> Result {
    Ok(Value::length(vm.heap.statistics().blocks))
}

fn refuse_hook(vm: &mut Vm, args: Args) -> Result {
    if args[0].is_none() {
        return Ok(Value::NONE);
    }
    Err(vm.raise(Exc::NotImplementedError, "there are no trace and profile functions"))
}

fn asyncgen_hooks(vm: &mut Vm, _: Args) -> Result {
    let hooks = Tuple::alloc(&vm.heap, &[Value::NONE, Value::NONE]);
    vm.memory(hooks).map(Value::object)
}

fn call_tracing(vm: &mut Vm, args: Args) -> Result {
    match args[1].as_kind::<Tuple>() {
        Some(arguments) => vm.call(args[0], arguments.items()),
        None => {
            let class = vm.type_name(args[1]);
            Err(vm.type_error(format!("call_tracing() argument 2 must be tuple, not {class}")))
        }
    }
}

fn exit(vm: &mut Vm, args: Args) -> Result {
    let code = args.get(0).unwrap_or(Value::NONE);
    let class = Value::object(vm.exception_class(Exc::SystemExit));
    let exit = match code.as_kind::<Tuple>() {
        // A tuple is the arguments, as when an exception is made of a class and a value.
        Some(arguments) => vm.call(class, arguments.items())?,
        None if code.is_none() => vm.call(class, &[])?,
        None => vm.call(class, &[code])?,
    };
    Err(vm.raise_value(exit))
}

fn exception(vm: &mut Vm, _: Args) -> Result {
    Ok(vm.current_handled())
}

fn exc_info(vm: &mut Vm, _: Args) -> Result {
    let handled = vm.current_handled();
    let values = match handled.as_kind::<Exception>() {
        Some(exception) => [Value::object(vm.class_of(handled)), handled, exception.traceback.get()],
        None => [Value::NONE; 3],
    };
    let info = Tuple::alloc(&vm.heap, &values);
    vm.memory(info).map(Value::object)
}

fn getframe(vm: &mut Vm, args: Args) -> Result {
    let depth = match args.get(0) {
        Some(depth) => {
            let depth = vm.index(depth)?;
            Operand::of(depth).map_or(0, Operand::clamped).max(0)
        }
        None => 0,
    };
    match vm.frame_object(usize::try_from(depth).unwrap_or(usize::MAX))? {
        Some(frame) => Ok(Value::object(frame)),
        None => Err(vm.value_error("call stack is not deep enough")),
    }
}

fn getrecursionlimit(vm: &mut Vm, _: Args) -> Result {
    vm.new_int(vm.recursion_limit.into())
}

fn setrecursionlimit(vm: &mut Vm, args: Args) -> Result {
    let limit = vm.index(args[0])?;
    let Some(limit) = Operand::of(limit).and_then(Operand::i64).and_then(|limit| i32::try_from(limit).ok())
    else {
        return Err(vm.overflow_error("Python int too large to convert to C int"));
    };
    if limit < 1 {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    }
    let depth = vm.depth(vm.r);
    if depth as i32 >= limit {
        let text = format!(
            "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
        );
        return Err(vm.raise(Exc::RecursionError, text));
    }
    vm.set_recursion_limit(limit as u32);
    Ok(Value::NONE)
}

fn intern(vm: &mut Vm, args: Args) -> Result {
    match args[0].as_object::<Str>() {
        Some(text) => Ok(Value::object(vm.strings.intern(text))),
        None if args[0].as_kind::<Str>().is_some() => {
            let class = vm.type_name(args[0]);
            Err(vm.type_error(format!("can't intern {class}")))
        }
        None => {
            let class = vm.type_name(args[0]);
            Err(vm.type_error(format!("intern() argument must be str, not {class}")))
        }
    }
}

fn getsizeof(vm: &mut Vm, args: Args) -> Result {
    match vm.call_special(args[0], vm.names.__sizeof__, &[])? {
        Some(size) => Ok(size),
        None => match args[0].as_header() {
            None => Ok(Value::small(8)),
            Some(object) => Ok(Value::length(vm.heap.bytes_of(object))),
        },
    }
}

fn get_int_max_str_digits(vm: &mut Vm, _: Args) -> Result {
    Ok(Value::length(vm.max_str_digits))
}

fn set_int_max_str_digits(vm: &mut Vm, args: Args) -> Result {
    let digits = vm.index(args[0])?;
    match Operand::of(digits).map(Operand::clamped) {
        Some(digits @ 0) | Some(digits @ 640..) => {
            vm.max_str_digits = digits as usize;
            Ok(Value::NONE)
        }
        _ => Err(vm.value_error("maxdigits must be 0 or larger than 640")),
    }
}

fn displayhook(vm: &mut Vm, args: Args) -> Result {
    if args[0].is_none() {
        return Ok(Value::NONE);
    }
    let last = vm.intern("_")?;
    vm.namespace_set(vm.builtins, last, Value::NONE)?;
    let Some(stdout) = vm.sys.get_str(vm.names.stdout).filter(|stdout| !stdout.is_none()) else {
        return Err(vm.runtime_error("lost sys.stdout"));
    };
    let text = vm.repr(args[0])?;
    vm.call_method(stdout, vm.names.write, &[Value::object(text)])?;
    let end = Value::object(vm.intern("\n")?);
    vm.call_method(stdout, vm.names.write, &[end])?;
    vm.namespace_set(vm.builtins, last, args[0])?;
    Ok(Value::NONE)
}

fn excepthook(vm: &mut Vm, args: Args) -> Result {
    let text = vm.traceback_text(args[1]);
    let Some(stderr) = vm.sys.get_str(vm.names.stderr).filter(|stderr| !stderr.is_none()) else {
        return Ok(Value::NONE);
    };
    let text = vm.new_str(text)?;
    vm.call_method(stderr, vm.names.write, &[text])?;
    Ok(Value::NONE)
}

fn unraisablehook(vm: &mut Vm, args: Args) -> Result {
    let (value, object) = (vm.intern("exc_value")?, vm.intern("object")?);
    let exception = vm.get_attr(args[0], value)?;
    let object = vm.get_attr(args[0], object)?;
    let message = vm.intern("err_msg")?;
    let message = vm.get_attr(args[0], message)?;
    let what = match message.is_none() {
        true => "Exception ignored in".to_owned(),
        false => String::from_utf8_lossy(vm.str(message)?.as_bytes()).into_owned(),
    };
    vm.write_unraisable(&format!("{what}: "), object, exception);
    Ok(Value::NONE)
}

fn breakpointhook(vm: &mut Vm, _: Args) -> Result {
    Err(vm.raise(Exc::NotImplementedError, "breakpoint(): there is no debugger"))
}
