//! `open`.

use super::common::{self, int_arg};
use super::newline::Newline;
use super::raw::{self, Mode};
use super::{buffered, text};
use crate::objects::Value;
use crate::objects::str::Str;
use crate::vm::native_class::native_class;
use crate::vm::{Args, Raised, Result, Vm};

fn str_arg(vm: &mut Vm, value: Value, name: &str, or_none: &str) -> Result<String> {
    match value.as_kind::<Str>() {
        Some(text) => Ok(String::from_utf8_lossy(text.as_bytes()).into_owned()),
        None => {
            let class = vm.type_name(value);
            Err(vm.type_error(format!("open() argument '{name}' must be str{or_none}, not {class}")))
        }
    }
}

/// The letters of a mode: of the raw file, and whether it is of text or of bytes.
fn parse_mode(vm: &mut Vm, letters: &str) -> Result<(Mode, bool)> {
    let mut mode = Mode::default();
    let (mut text, mut binary) = (false, false);
    for (at, letter) in letters.char_indices() {
        let flag = match letter {
            'r' => &mut mode.reading,
            'w' => &mut mode.writing,
            'a' => &mut mode.appending,
            'x' => &mut mode.creating,
            '+' => &mut mode.updating,
            't' => &mut text,
            'b' => &mut binary,
            _ => return Err(vm.value_error(format!("invalid mode: '{letters}'"))),
        };
        if *flag || letters[..at].contains(letter) {
            return Err(vm.value_error(format!("invalid mode: '{letters}'")));
        }
        *flag = true;
    }
    if text && binary {
        return Err(vm.value_error("can't have text and binary mode at once"));
    }
    let kinds = [mode.reading, mode.writing, mode.appending, mode.creating];
    match kinds.iter().filter(|&&kind| kind).count() {
        1 => Ok((mode, binary)),
        count if count > 1 => Err(vm.value_error("must have exactly one of create/read/write/append mode")),
        _ => {
            let rule = "Must have exactly one of create/read/write/append mode and at most one plus";
            Err(vm.value_error(rule))
        }
    }
}

pub(super) fn open(vm: &mut Vm, args: Args) -> Result {
    let names = ["file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"];
    let [file, mode, buffering, encoding, errors, newline, close, opener] =
        common::named(vm, args, "open", names)?;
    if file.is_unbound() {
        return Err(vm.type_error("open() missing required argument 'file' (pos 1)"));
    }
    let given = |value: Value| value.bound().filter(|value| !value.is_none());
    let letters = match mode.bound() {
        Some(mode) => str_arg(vm, mode, "mode", "")?,
        None => "r".to_owned(),
    };
    let buffering = match buffering.bound() {
        Some(buffering) => int_arg(vm, buffering)?,
        None => -1,
    };
    let encoding = match given(encoding) {
        Some(encoding) => Some(str_arg(vm, encoding, "encoding", " or None")?),
        None => None,
    };
    let errors = match given(errors) {
        Some(errors) => Some(str_arg(vm, errors, "errors", " or None")?),
        None => None,
    };
    if let Some(newline) = given(newline) {
        str_arg(vm, newline, "newline", " or None")?;
    }
    let close = match close.bound() {
        Some(close) => vm.truth(close)?,
        None => true,
    };
    let (mode, binary) = parse_mode(vm, &letters)?;
    if binary {
        for (is_given, what) in [
            (encoding.is_some(), "an encoding"),
            (errors.is_some(), "an errors"),
            (given(newline).is_some(), "a newline"),
        ] {
            if is_given {
                return Err(vm.value_error(format!("binary mode doesn't take {what} argument")));
            }
        }
        if buffering == 0 {
            return raw::open(vm, file, mode, close, opener);
        }
    }
    let raw = raw::open(vm, file, mode, close, opener)?;
    let layered = layer(vm, raw, mode, buffering, binary, |vm, buffer| {
        let newline = Newline::parse(vm, newline.bound().unwrap_or(Value::NONE))?;
        let setup = text::Setup {
            encoding: match encoding.as_deref() {
                None | Some("locale") => "UTF-8".to_owned(),
                Some(encoding) => encoding.to_owned(),
            },
            errors: errors.clone().unwrap_or_else(|| "strict".to_owned()),
            newline,
            line_buffering: buffering == 1,
            write_through: false,
        };
        let class = native_class(vm, &text::TEXT_IO_WRAPPER)?;
        let stream = text::make(vm, class, buffer, setup)?;
        let letters = vm.new_str(&letters)?;
        text::set_mode(stream, letters);
        Ok(stream)
    });
    if layered.is_err() {
        // The file must not stay open; what is told is why it was not used.
        let raised = vm.take_raised();
        if vm.call_method(raw, vm.names.close, &[]).is_err() {
            vm.take_raised();
        }
        vm.raised = raised;
        return Err(Raised);
    }
    layered
}

fn layer(
    vm: &mut Vm,
    raw: Value,
    mode: Mode,
    buffering: i64,
    binary: bool,
    text: impl FnOnce(&mut Vm, Value) -> Result,
) -> Result {
    if buffering == 0 {
        return Err(vm.value_error("can't have unbuffered text I/O"));
    }
    let size = if buffering > 1 { buffering as usize } else { buffered::BUFFER };
    let class = match (mode.is_readable(), mode.is_writable()) {
        (true, true) => &buffered::BUFFERED_RANDOM,
        (false, _) => &buffered::BUFFERED_WRITER,
        _ => &buffered::BUFFERED_READER,
    };
    let buffer = buffered::wrap(vm, raw, class, size)?;
    if binary { Ok(buffer) } else { text(vm, buffer) }
}

pub(super) fn open_code(vm: &mut Vm, args: Args) -> Result {
    let mode = vm.new_str("rb")?;
    let name = vm.intern("open")?;
    match vm.builtins.get_str(name) {
        Some(open) => vm.call(open, &[args[0], mode]),
        None => Err(vm.runtime_error("lost open")),
    }
}

pub(super) fn text_encoding(vm: &mut Vm, args: Args) -> Result {
    if args[0].is_none() { vm.new_str("locale") } else { Ok(args[0]) }
}
