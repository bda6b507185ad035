//! `print` and `input`.

use crate::objects::Value;
use crate::objects::str::Str;
use crate::stdlib::io::text;
use crate::vm::{Args, Exc, Result, Vm};

/// A part of what is printed.
fn write(vm: &mut Vm, file: Value, value: Value) -> Result<()> {
    let text = match value.as_object::<Str>() {
        Some(text) => text,
        None => vm.str(value)?,
    };
    if let Some(written) = text::write_directly(vm, file, text) {
        return written;
    }
    vm.call_method(file, vm.names.write, &[Value::object(text)]).map(|_| ())
}

/// `sep` or `end`: a string, or None for the usual one.
fn separator(vm: &mut Vm, value: Value, name: &str) -> Result<Option<Value>> {
    if value.is_none() {
        return Ok(None);
    }
    if value.as_kind::<Str>().is_some() {
        return Ok(Some(value));
    }
    let class = vm.type_name(value);
    Err(vm.type_error(format!("{name} must be None or a string, not {class}")))
}

pub(super) fn print(vm: &mut Vm, args: Args) -> Result {
    let (mut sep, mut end, mut file, mut flush) = (Value::NONE, Value::NONE, Value::NONE, false);
    for (name, value) in args.keywords() {
        let name = name.as_kind::<Str>();
        match name.as_ref().map_or(&b""[..], |name| name.as_bytes()) {
            b"sep" => sep = value,
            b"end" => end = value,
            b"file" => file = value,
            b"flush" => flush = vm.truth(value)?,
            other => {
                let other = String::from_utf8_lossy(other).into_owned();
                return Err(vm.type_error(format!("'{other}' is an invalid keyword argument for print()")));
            }
        }
    }
    if file.is_none() {
        match vm.sys.get_str(vm.names.stdout) {
            None => return Err(vm.runtime_error("lost sys.stdout")),
            Some(Value::NONE) => return Ok(Value::NONE),
            Some(stdout) => file = stdout,
        }
    }
    let sep = match separator(vm, sep, "sep")? {
        Some(sep) => sep,
        None => Value::object(vm.intern(" ")?),
    };
    let end = match separator(vm, end, "end")? {
        Some(end) => end,
        None => Value::object(vm.intern("\n")?),
    };
    for (index, &value) in args.as_slice()[..args.positional()].iter().enumerate() {
        if index > 0 {
            write(vm, file, sep)?;
        }
        write(vm, file, value)?;
    }
    write(vm, file, end)?;
    if flush {
        vm.call_method(file, vm.names.flush, &[])?;
    }
    Ok(Value::NONE)
}

/// A stream of `sys`.
fn stream(vm: &mut Vm, name: &str) -> Result {
    let key = vm.intern(name)?;
    match vm.sys.get_str(key) {
        Some(stream) if !stream.is_none() => Ok(stream),
        _ => Err(vm.runtime_error(format!("input(): lost sys.{name}"))),
    }
}

pub(super) fn input(vm: &mut Vm, args: Args) -> Result {
    let stdin = stream(vm, "stdin")?;
    let stdout = stream(vm, "stdout")?;
    let stderr = stream(vm, "stderr")?;
    let flushed = vm.call_method(stderr, vm.names.flush, &[]);
    if flushed.is_err() {
        // As CPython: what stderr thinks of it does not matter here.
        vm.take_raised();
    }
    if let Some(prompt) = args.get(0) {
        write(vm, stdout, prompt)?;
    }
    vm.call_method(stdout, vm.names.flush, &[])?;
    let readline = vm.intern("readline")?;
    let line = vm.call_method(stdin, readline, &[])?;
    let Some(line) = line.as_kind::<Str>() else {
        return Err(vm.type_error("object.readline() returned non-string"));
    };
    match line.as_bytes() {
        [] => Err(vm.raise(Exc::EOFError, "EOF when reading a line")),
        [text @ .., b'\n'] => vm.new_str(text),
        text => vm.new_str(text),
    }
}
