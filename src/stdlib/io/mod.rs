//! The module `_io`, of which `io` is made: files, buffers, text streams, and `open`.

mod buffered;
mod bytesio;
pub mod common;
pub mod descriptor;
mod newline;
mod open;
mod raw;
mod stringio;
pub mod text;

use crate::heap::Gc;
use crate::objects::class::Class;
use crate::objects::module::Module;
use crate::objects::native_object::NativeObject;
use crate::objects::{Kind, Value};
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Exc, NativeDef, Raised, Result, Vm};
use raw::Mode;

static FUNCTIONS: &[NativeDef] = crate::natives! {
    Function {
        "open" Any, open::open, "Open file and return a stream.";
        "open_code" One, open::open_code, "Opens the provided file with the intent to import its contents.";
        "text_encoding" Positional(1, 2), open::text_encoding, "The encoding that a text stream uses.";
    }
};

/// The class of a declaration.
fn class_of(vm: &mut Vm, def: &'static NativeClass) -> Result<Gc<Class>> {
    native_class(vm, def)
}

/// `io.UnsupportedOperation`, which is an OSError and a ValueError.
fn unsupported_class(vm: &mut Vm) -> Result {
    let key = vm.intern("io.UnsupportedOperation")?;
    if let Some(class) = vm.registry.get_str(key) {
        return Ok(class);
    }
    let bases = [vm.exception_class(Exc::OSError), vm.exception_class(Exc::ValueError)];
    let bases = crate::objects::tuple::Tuple::alloc(&vm.heap, &bases.map(Value::object));
    let bases = vm.memory(bases)?;
    let namespace = crate::objects::dict::Dict::alloc(&vm.heap);
    let namespace = vm.memory(namespace)?;
    let module = Value::object(vm.intern("io")?);
    vm.namespace_set(namespace, vm.names.__module__, module)?;
    let name = vm.new_str("UnsupportedOperation")?;
    let class = Value::object(vm.class(Kind::Type));
    let class = vm.call(class, &[name, Value::object(bases), Value::object(namespace)])?;
    vm.namespace_set(vm.registry, key, class)?;
    Ok(class)
}

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let module = super::module(vm, "_io", "Files and streams.", FUNCTIONS)?;
    let classes: [(&str, &'static NativeClass); 7] = [
        ("FileIO", &raw::FILE_IO),
        ("BytesIO", &bytesio::BYTES_IO),
        ("StringIO", &stringio::STRING_IO),
        ("BufferedReader", &buffered::BUFFERED_READER),
        ("BufferedWriter", &buffered::BUFFERED_WRITER),
        ("BufferedRandom", &buffered::BUFFERED_RANDOM),
        ("TextIOWrapper", &text::TEXT_IO_WRAPPER),
    ];
    for (name, class) in classes {
        let class = native_class(vm, class)?;
        super::set(vm, module, name, Value::object(class))?;
    }
    let unsupported = unsupported_class(vm)?;
    super::set(vm, module, "UnsupportedOperation", unsupported)?;
    let blocking = Value::object(vm.exception_class(Exc::BlockingIOError));
    super::set(vm, module, "BlockingIOError", blocking)?;
    super::set(vm, module, "DEFAULT_BUFFER_SIZE", Value::length(buffered::BUFFER))?;
    Ok(module)
}

/// `open` in `builtins`, and the standard streams in `sys`.
///
/// # Errors
/// MemoryError.
pub fn install(vm: &mut Vm) -> Result<()> {
    let owner = Value::object(vm.intern("io")?);
    let open = vm.new_native(&FUNCTIONS[0], Value::UNBOUND, owner)?;
    let name = vm.intern("open")?;
    vm.namespace_set(vm.builtins, name, open)?;
    for (descriptor, name, original) in
        [(0, "stdin", "__stdin__"), (1, "stdout", "__stdout__"), (2, "stderr", "__stderr__")]
    {
        let stream = standard_stream(vm, descriptor, name)?;
        for name in [name, original] {
            let name = vm.intern(name)?;
            vm.namespace_set(vm.sys, name, stream)?;
        }
    }
    Ok(())
}

fn standard_stream(vm: &mut Vm, descriptor: i32, name: &str) -> Result {
    let reading = descriptor == 0;
    let mode = Mode { reading, writing: !reading, ..Mode::default() };
    let name = vm.new_str(format!("<{name}>"))?;
    let raw = raw::new_of_descriptor(vm, descriptor, mode, name, false)?;
    let class = if reading { &buffered::BUFFERED_READER } else { &buffered::BUFFERED_WRITER };
    let buffer = buffered::wrap(vm, raw, class, buffered::BUFFER)?;
    text::standard(vm, buffer, descriptor)
}

/// Writes what open streams have not written yet.
///
/// # Errors
/// What writing to the standard output raises.
pub fn flush_all(vm: &mut Vm) -> Result<()> {
    let streams = vm.heap.rooted::<Value>();
    let mut found = Vec::new();
    vm.heap.each_object(|object| {
        if object.kind() == Kind::NativeObject as u8 {
            found.push(Value::from_header(object));
        }
    });
    // Text first: it goes into the buffers.
    let is_text = |stream: &Value| text::of(stream).is_some();
    let is_buffer = |stream: &Value| buffered::of(stream).is_some();
    let ordered =
        found.iter().filter(|stream| is_text(stream)).chain(found.iter().filter(|stream| is_buffer(stream)));
    for &stream in ordered {
        let pushed = streams.push(&vm.heap, stream);
        vm.memory(pushed)?;
    }
    let stdout = vm.sys.get_str(vm.names.stdout);
    let mut outcome = Ok(());
    for index in 0..streams.len() {
        let Some(stream) = streams.get(index) else { continue };
        if text::is_open(&stream) == Some(false) {
            continue;
        }
        let object = NativeObject::of(stream);
        if object.is_none() {
            continue;
        }
        let is_closed = common::is_closed(vm, stream);
        if is_closed.is_ok_and(|closed| closed) {
            continue;
        }
        let flushed = match is_closed {
            Ok(_) => vm.call_method(stream, vm.names.flush, &[]),
            Err(raised) => Err(raised),
        };
        if let Err(Raised) = flushed {
            if Some(stream) == stdout && outcome.is_ok() {
                outcome = Err(vm.take_raised());
            } else {
                // A file that nobody has closed, and that cannot be written any more.
                vm.take_raised();
            }
        }
    }
    outcome.map_err(|exception| {
        vm.raised = exception;
        Raised
    })
}
