//! What all streams share: arguments, errors, and the methods that the others follow from.

use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::class::Class;
use crate::objects::int::Operand;
use crate::objects::list::List;
use crate::vm::{Args, Exc, Raised, Result, Vm};
use std::io;

/// What the operating system says of an error number.
pub fn strerror(number: i32) -> String {
    let text = io::Error::from_raw_os_error(number).to_string();
    match text.rfind(" (os error ") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

/// Raises OSError, or the class that belongs to the error number. `filename` is Unbound where no file is named.
#[cold]
pub fn os_error(vm: &mut Vm, error: &io::Error, filename: Value) -> Raised {
    if error.kind() == io::ErrorKind::Interrupted
        && let Err(raised) = vm.check_interrupt()
    {
        return raised;
    }
    match new_os_error(vm, error, filename) {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

fn new_os_error(vm: &mut Vm, error: &io::Error, filename: Value) -> Result {
    let class = Value::object(vm.exception_class(Exc::OSError));
    let Some(number) = error.raw_os_error() else {
        let text = vm.new_str(error.to_string())?;
        return vm.call(class, &[text]);
    };
    let text = vm.new_str(strerror(number))?;
    let args = [Value::small(number), text, filename];
    vm.call(class, if filename.is_unbound() { &args[..2] } else { &args })
}

/// Raises `io.UnsupportedOperation`.
#[cold]
pub fn unsupported(vm: &mut Vm, text: &str) -> Raised {
    let made = super::unsupported_class(vm).and_then(|class| {
        let text = vm.new_str(text)?;
        vm.call(class, &[text])
    });
    match made {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

/// Raises what an operation on a closed stream raises.
#[cold]
pub fn closed(vm: &mut Vm) -> Raised {
    vm.value_error("I/O operation on closed file.")
}

/// The bytes of a bytes-like object.
///
/// # Errors
/// TypeError.
pub fn bytes_arg(vm: &mut Vm, value: Value) -> Result<Vec<u8>> {
    if let Some(bytes) = value.as_kind::<Bytes>() {
        return Ok(bytes.as_slice().to_vec());
    }
    if let Some(bytes) = value.as_kind::<ByteArray>() {
        return Ok(bytes.bytes().to_vec());
    }
    match vm.buffer(value)? {
        Some(bytes) => Ok(bytes),
        None => {
            let class = vm.type_name(value);
            Err(vm.type_error(format!("a bytes-like object is required, not '{class}'")))
        }
    }
}

/// New bytes.
///
/// # Errors
/// MemoryError.
pub fn new_bytes(vm: &mut Vm, bytes: &[u8]) -> Result {
    let bytes = Bytes::alloc(&vm.heap, bytes);
    vm.memory(bytes).map(Value::object)
}

/// How much is wanted: an int, or all for None, a negative number or nothing.
///
/// # Errors
/// TypeError.
pub fn size_arg(vm: &mut Vm, value: Option<Value>) -> Result<Option<usize>> {
    match value {
        None | Some(Value::NONE) => Ok(None),
        Some(value) => {
            if vm.find_special(value, vm.names.__index__).is_none() {
                let class = vm.type_name(value);
                return Err(vm.type_error(format!("argument should be integer or None, not '{class}'")));
            }
            let number = vm.index(value)?;
            let number = Operand::of(number).map_or(-1, Operand::clamped);
            Ok(usize::try_from(number).ok())
        }
    }
}

/// An int that is needed.
///
/// # Errors
/// TypeError; OverflowError.
pub fn int_arg(vm: &mut Vm, value: Value) -> Result<i64> {
    let number = vm.index(value)?;
    match Operand::of(number).and_then(Operand::i64) {
        Some(number) => Ok(number),
        None => Err(vm.overflow_error("Python int too large to convert to C long")),
    }
}

/// `__iter__` and `__enter__`: the stream itself, if it is open.
pub fn itself(vm: &mut Vm, args: Args) -> Result {
    check_open(vm, args[0])?;
    Ok(args[0])
}

/// `__exit__`: closes the stream.
pub fn exit(vm: &mut Vm, args: Args) -> Result {
    vm.call_method(args[0], vm.names.close, &[])
}

/// `__del__`: closes the stream, so that nothing that was written is lost.
pub fn delete(vm: &mut Vm, args: Args) -> Result {
    vm.call_method(args[0], vm.names.close, &[])
}

/// Asks a stream for its `closed`.
///
/// # Errors
/// What that raises.
pub fn is_closed(vm: &mut Vm, stream: Value) -> Result<bool> {
    let closed = vm.get_attr(stream, vm.names.closed)?;
    vm.truth(closed)
}

/// Raises ValueError if the stream is closed.
///
/// # Errors
/// ValueError.
pub fn check_open(vm: &mut Vm, stream: Value) -> Result<()> {
    if is_closed(vm, stream)? { Err(closed(vm)) } else { Ok(()) }
}

/// `__next__`: a line.
pub fn next(vm: &mut Vm, args: Args) -> Result {
    let line = vm.call_method(args[0], vm.names.readline, &[])?;
    if vm.truth(line)? { Ok(line) } else { Err(vm.stop_iteration(Value::NONE)) }
}

/// `readlines(hint=-1)`: lines, until they have at least so many bytes or characters.
pub fn readlines(vm: &mut Vm, args: Args) -> Result {
    check_open(vm, args[0])?;
    let hint = size_arg(vm, args.get(1))?.filter(|&hint| hint > 0);
    let lines = List::alloc(&vm.heap, &[]);
    let lines = vm.memory(lines)?;
    let mut size = 0;
    while hint.is_none_or(|hint| size < hint) {
        let line = vm.call_method(args[0], vm.names.readline, &[])?;
        let length = vm.length(line)?;
        if length == 0 {
            break;
        }
        size += length;
        let pushed = lines.push(&vm.heap, line);
        vm.memory(pushed)?;
    }
    Ok(Value::object(lines))
}

/// `writelines(lines)`
pub fn writelines(vm: &mut Vm, args: Args) -> Result {
    check_open(vm, args[0])?;
    let stream = args[0];
    vm.for_each(args[1], |vm, line| vm.call_method(stream, vm.names.write, &[line]).map(|_| true))?;
    Ok(Value::NONE)
}

/// Takes note of a stream whose `__del__` must run when it dies.
pub fn watch(vm: &Vm, stream: Value) {
    if let Some(object) = stream.as_header() {
        vm.heap.watch(object);
    }
}

/// The class in the first argument of `__new__`.
///
/// # Errors
/// TypeError.
pub fn class_arg(vm: &mut Vm, args: Args) -> Result<Gc<Class>> {
    match args.get(0).and_then(|class| class.as_kind::<Class>()) {
        Some(class) => Ok(class),
        None => Err(vm.type_error("__new__() needs a class")),
    }
}

/// The parameters of a function that takes anything, by position or by name. Absent ones are Unbound.
///
/// # Errors
/// TypeError.
pub fn named<const N: usize>(
    vm: &mut Vm,
    args: Args,
    function: &str,
    names: [&str; N],
) -> Result<[Value; N]> {
    let mut values = [Value::UNBOUND; N];
    if args.positional() > N {
        let count = args.positional();
        let text = format!("{function}() takes at most {N} arguments ({count} given)");
        return Err(vm.type_error(text));
    }
    values[..args.positional()].copy_from_slice(&args.as_slice()[..args.positional()]);
    for (name, value) in args.keywords() {
        let name = vm.str(name)?;
        let Some(at) = names.iter().position(|known| known.as_bytes() == name.as_bytes()) else {
            let name = String::from_utf8_lossy(name.as_bytes()).into_owned();
            let text = format!("'{name}' is an invalid keyword argument for {function}()");
            return Err(vm.type_error(text));
        };
        if !values[at].is_unbound() {
            let text = format!("argument for {function}() given by name ('{}') and position", names[at]);
            return Err(vm.type_error(text));
        }
        values[at] = value;
    }
    Ok(values)
}
