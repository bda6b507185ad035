//! The methods of `TextIOWrapper`.

use super::{Setup, Text, codec_of, handler_of, make, of};
use crate::objects::Value;
use crate::objects::class::class_flag;
use crate::objects::str::Str;
use crate::stdlib::io::common::{self, class_arg, int_arg, size_arg, unsupported};
use crate::stdlib::io::newline::Newline;
use crate::vm::native_class::NativeClass;
use crate::vm::{Args, Exc, GetSetDef, Result, Vm};

/// `io.TextIOWrapper`
pub static TEXT_IO_WRAPPER: NativeClass = NativeClass {
    name: "TextIOWrapper",
    module: "_io",
    doc: "Character and line based layer over a BufferedIOBase object, buffer.",
    flags: class_flag::BASETYPE | class_flag::HAS_DICT | class_flag::HAS_WEAKREF,
    methods: crate::natives! {
        StaticMethod { "__new__" Any, new, "Text over a stream of bytes."; }
        Method {
            "__init__" Any, init, "Done by __new__.";
            "__iter__" None, common::itself, "Implement iter(self).";
            "__next__" None, next, "Implement next(self).";
            "__enter__" None, common::itself, "Enter a with block.";
            "__exit__" Any, common::exit, "Close the stream.";
            "__del__" None, common::delete, "Close the stream.";
            "__repr__" None, repr, "Return repr(self).";
            "read" Positional(0, 1), read, "Read size characters, or all.";
            "readline" Positional(0, 1), readline, "Read a line.";
            "readlines" Positional(0, 1), common::readlines, "Return a list of lines.";
            "write" One, write, "Write a string, and return its length.";
            "writelines" One, common::writelines, "Write a list of lines.";
            "seek" Positional(1, 2), seek, "Move to a place that tell() gave.";
            "tell" None, tell, "The current place.";
            "truncate" Positional(0, 1), truncate, "Truncate the file.";
            "close" None, close, "Flush and close the stream.";
            "flush" None, flush, "Write what was kept back.";
            "detach" None, detach, "Separate the buffer.";
            "reconfigure" Named {
                names: &["encoding", "errors", "newline", "line_buffering", "write_through"],
                required: 0, positional: 0,
            }, reconfigure, "Change how text is written and read.";
            "fileno" None, fileno, "The buffer's descriptor.";
            "isatty" None, isatty, "Whether the buffer is a terminal.";
            "readable" None, readable, "Whether the buffer can be read.";
            "writable" None, writable, "Whether the buffer can be written.";
            "seekable" None, seekable, "Whether the buffer has places.";
        }
    },
    getsets: &[
        GetSetDef { name: "buffer", get: get_buffer, set: None, doc: "The stream of bytes." },
        GetSetDef { name: "closed", get: get_closed, set: None, doc: "Whether the buffer is closed." },
        GetSetDef { name: "encoding", get: get_encoding, set: None, doc: "The encoding." },
        GetSetDef { name: "errors", get: get_errors, set: None, doc: "The error handler." },
        GetSetDef {
            name: "line_buffering",
            get: get_line_buffering,
            set: None,
            doc: "Whether lines go out at once.",
        },
        GetSetDef {
            name: "write_through",
            get: get_write_through,
            set: None,
            doc: "Whether nothing is kept back.",
        },
        GetSetDef { name: "mode", get: get_mode, set: Some(set_mode), doc: "How the file was opened." },
        GetSetDef { name: "name", get: get_name, set: None, doc: "The buffer's name." },
        GetSetDef { name: "newlines", get: get_newlines, set: None, doc: "The line ends that were read." },
    ],
    ..NativeClass::DEFAULT
};

fn str_arg(vm: &mut Vm, value: Value, name: &str) -> Result<String> {
    match value.as_kind::<Str>() {
        Some(text) => Ok(String::from_utf8_lossy(text.as_bytes()).into_owned()),
        None => {
            let class = vm.type_name(value);
            Err(vm.type_error(format!("TextIOWrapper() argument '{name}' must be str or None, not {class}")))
        }
    }
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_arg(vm, args)?;
    let names = ["buffer", "encoding", "errors", "newline", "line_buffering", "write_through"];
    let [buffer, encoding, errors, newline, line_buffering, write_through] =
        common::named(vm, args.skip(1), "TextIOWrapper", names)?;
    if buffer.is_unbound() {
        return Err(vm.type_error("TextIOWrapper() missing required argument 'buffer' (pos 1)"));
    }
    let given = |value: Value| value.bound().filter(|value| !value.is_none());
    let encoding = match given(encoding) {
        Some(encoding) => match str_arg(vm, encoding, "encoding")? {
            locale if locale == "locale" => "UTF-8".to_owned(),
            encoding => encoding,
        },
        None => "UTF-8".to_owned(),
    };
    let errors = match given(errors) {
        Some(errors) => str_arg(vm, errors, "errors")?,
        None => "strict".to_owned(),
    };
    let newline = Newline::parse(vm, newline.bound().unwrap_or(Value::NONE))?;
    let line_buffering = match line_buffering.bound() {
        Some(value) => vm.truth(value)?,
        None => false,
    };
    let write_through = match write_through.bound() {
        Some(value) => vm.truth(value)?,
        None => false,
    };
    make(vm, class, buffer, Setup { encoding, errors, newline, line_buffering, write_through })
}

fn init(_: &mut Vm, _: Args) -> Result {
    Ok(Value::NONE)
}

/// The state, if the stream is open.
fn state<'v>(vm: &mut Vm, value: &'v Value) -> Result<&'v Text> {
    let Some(text) = of(value) else { return Err(vm.type_error("a text stream is required")) };
    let buffer = text.buffer(vm)?;
    if common::is_closed(vm, buffer)? {
        return Err(common::closed(vm));
    }
    Ok(text)
}

/// The state, if the stream can be read.
fn reader<'v>(vm: &mut Vm, value: &'v Value) -> Result<&'v Text> {
    let text = state(vm, value)?;
    if pass_on(vm, *value, "readable")? == Value::FALSE {
        Err(unsupported(vm, "not readable"))
    } else {
        Ok(text)
    }
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    let Some(text) = of(&args[0]) else { return vm.new_str("<_io.TextIOWrapper>") };
    let mut shown = "<_io.TextIOWrapper".to_owned();
    if let Some(buffer) = text.buffer.get().bound() {
        let key = vm.intern("name")?;
        if let Some(name) = vm.find_attr(buffer, key)? {
            shown.push_str(&format!(" name={}", vm.repr_text(name)?));
        }
    }
    let mode = text.mode.get();
    if !mode.is_none() {
        shown.push_str(&format!(" mode={}", vm.repr_text(mode)?));
    }
    let encoding = text.encoding.borrow().clone();
    vm.new_str(format!("{shown} encoding='{encoding}'>"))
}

fn read(vm: &mut Vm, args: Args) -> Result {
    let count = size_arg(vm, args.get(1))?;
    let text = reader(vm, &args[0])?.read(vm, count)?;
    vm.new_str(text)
}

fn readline(vm: &mut Vm, args: Args) -> Result {
    let limit = size_arg(vm, args.get(1))?;
    let line = reader(vm, &args[0])?.read_line(vm, limit)?;
    vm.new_str(line)
}

fn next(vm: &mut Vm, args: Args) -> Result {
    if let Some(text) = of(&args[0])
        && args[0].shape() == Some(text.shape.get())
    {
        let line = reader(vm, &args[0])?.read_line(vm, None)?;
        return if line.is_empty() { Err(vm.stop_iteration(Value::NONE)) } else { vm.new_str(line) };
    }
    common::next(vm, args)
}

fn write(vm: &mut Vm, args: Args) -> Result {
    let Some(string) = args[1].as_kind::<Str>() else {
        let class = vm.type_name(args[1]);
        return Err(vm.type_error(format!("write() argument must be str, not {class}")));
    };
    let text = state(vm, &args[0])?;
    if pass_on(vm, args[0], "writable")? == Value::FALSE {
        return Err(unsupported(vm, "not writable"));
    }
    text.write(vm, string)?;
    Ok(Value::length(string.len()))
}

fn seek(vm: &mut Vm, args: Args) -> Result {
    let text = state(vm, &args[0])?;
    let place = int_arg(vm, args[1])?;
    let whence = match args.get(2) {
        Some(whence) => int_arg(vm, whence)?,
        None => 0,
    };
    let buffer = text.buffer(vm)?;
    if pass_on(vm, args[0], "seekable")? == Value::FALSE {
        return Err(unsupported(vm, "underlying stream is not seekable"));
    }
    let name = vm.intern("seek")?;
    text.flush(vm)?;
    let place = match whence {
        0 if place < 0 => return Err(vm.value_error(format!("negative seek position {place}"))),
        0 => place,
        1 if place != 0 => return Err(unsupported(vm, "can't do nonzero cur-relative seeks")),
        1 => {
            let place = tell(vm, args)?;
            int_arg(vm, place)?
        }
        2 if place != 0 => return Err(unsupported(vm, "can't do nonzero end-relative seeks")),
        2 => {
            text.forget();
            return vm.call_method(buffer, name, &[Value::small(0), Value::small(2)]);
        }
        _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    text.forget();
    text.began.set(place != 0);
    let place = vm.new_int(place)?;
    vm.call_method(buffer, name, &[place])
}

fn tell(vm: &mut Vm, args: Args) -> Result {
    let text = state(vm, &args[0])?;
    if pass_on(vm, args[0], "seekable")? == Value::FALSE {
        return Err(unsupported(vm, "underlying stream is not seekable"));
    }
    text.flush(vm)?;
    let name = vm.intern("tell")?;
    let buffer = text.buffer(vm)?;
    let place = vm.call_method(buffer, name, &[])?;
    let place = int_arg(vm, place)?;
    let ahead = text.bytes_ahead(vm)?;
    vm.new_int(place - ahead)
}

fn truncate(vm: &mut Vm, args: Args) -> Result {
    let text = state(vm, &args[0])?;
    text.flush(vm)?;
    let size = match args.get(1).filter(|size| !size.is_none()) {
        Some(size) => size,
        None => tell(vm, args)?,
    };
    let name = vm.intern("truncate")?;
    let buffer = text.buffer(vm)?;
    vm.call_method(buffer, name, &[size])
}

fn close(vm: &mut Vm, args: Args) -> Result {
    if let Some(text) = of(&args[0]) {
        text.close(vm)?;
    }
    Ok(Value::NONE)
}

fn flush(vm: &mut Vm, args: Args) -> Result {
    state(vm, &args[0])?.flush(vm)?;
    Ok(Value::NONE)
}

fn detach(vm: &mut Vm, args: Args) -> Result {
    let text = state(vm, &args[0])?;
    text.flush(vm)?;
    Ok(text.buffer.replace(Value::UNBOUND))
}

fn reconfigure(vm: &mut Vm, args: Args) -> Result {
    let text = state(vm, &args[0])?;
    let given = |index: usize| args.get(index).filter(|value| !value.is_none());
    if (given(1).is_some() || given(2).is_some() || args.get(3).is_some()) && text.used.get() > 0 {
        let what = "It is not possible to set the encoding or newline of stream after the first read";
        return Err(unsupported(vm, what));
    }
    text.flush(vm)?;
    if let Some(encoding) = given(1) {
        let encoding = str_arg(vm, encoding, "encoding")?;
        text.codec.set(codec_of(vm, &encoding)?);
        *text.encoding.borrow_mut() = encoding;
        if given(2).is_none() {
            text.handler.set(handler_of(vm, "strict")?);
            *text.errors.borrow_mut() = "strict".to_owned();
        }
    }
    if let Some(errors) = given(2) {
        let errors = str_arg(vm, errors, "errors")?;
        text.handler.set(handler_of(vm, &errors)?);
        *text.errors.borrow_mut() = errors;
    }
    if let Some(newline) = args.get(3) {
        text.newline.set(Newline::parse(vm, newline)?);
    }
    for (index, flag) in [(4, &text.line_buffering), (5, &text.write_through)] {
        if let Some(value) = given(index) {
            flag.set(vm.truth(value)?);
        }
    }
    Ok(Value::NONE)
}

/// Asks the buffer.
fn pass_on(vm: &mut Vm, stream: Value, name: &str) -> Result {
    let buffer = state(vm, &stream)?.buffer(vm)?;
    let name = vm.intern(name)?;
    vm.call_method(buffer, name, &[])
}

fn fileno(vm: &mut Vm, args: Args) -> Result {
    pass_on(vm, args[0], "fileno")
}
fn isatty(vm: &mut Vm, args: Args) -> Result {
    pass_on(vm, args[0], "isatty")
}
fn readable(vm: &mut Vm, args: Args) -> Result {
    pass_on(vm, args[0], "readable")
}
fn writable(vm: &mut Vm, args: Args) -> Result {
    pass_on(vm, args[0], "writable")
}
fn seekable(vm: &mut Vm, args: Args) -> Result {
    pass_on(vm, args[0], "seekable")
}

fn text_of(vm: &mut Vm, value: &Value, get: impl FnOnce(&Text) -> String) -> Result {
    match of(value) {
        Some(text) => vm.new_str(get(text)),
        None => Ok(Value::NONE),
    }
}
fn buffer_attribute(vm: &mut Vm, value: Value, name: &str) -> Result {
    let Some(text) = of(&value) else { return Ok(Value::NONE) };
    let buffer = text.buffer(vm)?;
    let name = vm.intern(name)?;
    vm.get_attr(buffer, name)
}
fn get_buffer(vm: &mut Vm, value: Value) -> Result {
    match of(&value) {
        Some(text) => text.buffer(vm),
        None => Err(vm.raise(Exc::ValueError, "underlying buffer has been detached")),
    }
}
fn get_closed(vm: &mut Vm, value: Value) -> Result {
    buffer_attribute(vm, value, "closed")
}
fn get_name(vm: &mut Vm, value: Value) -> Result {
    buffer_attribute(vm, value, "name")
}
fn get_encoding(vm: &mut Vm, value: Value) -> Result {
    text_of(vm, &value, |text| text.encoding.borrow().clone())
}
fn get_errors(vm: &mut Vm, value: Value) -> Result {
    text_of(vm, &value, |text| text.errors.borrow().clone())
}
fn get_line_buffering(_: &mut Vm, value: Value) -> Result {
    Ok(Value::bool(of(&value).is_some_and(|text| text.line_buffering.get())))
}
fn get_write_through(_: &mut Vm, value: Value) -> Result {
    Ok(Value::bool(of(&value).is_some_and(|text| text.write_through.get())))
}
fn get_mode(_: &mut Vm, value: Value) -> Result {
    Ok(of(&value).map_or(Value::NONE, |text| text.mode.get()))
}
fn set_mode(_: &mut Vm, value: Value, mode: Value) -> Result<()> {
    super::set_mode(value, mode.bound().unwrap_or(Value::NONE));
    Ok(())
}
fn get_newlines(vm: &mut Vm, value: Value) -> Result {
    let seen = of(&value).map_or(0, |text| text.newlines.get());
    let kinds = [(1, "\r"), (2, "\n"), (4, "\r\n")];
    let names: Vec<&str> = kinds.iter().filter(|kind| seen & kind.0 != 0).map(|kind| kind.1).collect();
    match names[..] {
        [] => Ok(Value::NONE),
        [one] => vm.new_str(one),
        _ => vm.tuple_of_strs(&names),
    }
}
