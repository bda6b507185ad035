//! `OSError`: which subclass an error number means, and what the message is made of.

use super::base::{attributes, init_args, reduced, text_of_args};
use super::{class_argument, field, no_keywords, receiver, set_field};
use crate::heap::Gc;
use crate::natives;
use crate::objects::Value;
use crate::objects::class::Class;
use crate::objects::exception::Exception;
use crate::objects::tuple::Tuple;
use crate::vm::{Args, Exc, GetSetDef, NativeDef, Raised, Result, Vm};

pub(super) static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Create and return a new object.  See help(type) for accurate signature.";
    }
    Method {
        "__init__" Any, init, "Initialize self.  See help(type(self)) for accurate signature.";
        "__str__" None, str, "Return str(self).";
        "__reduce__" None, reduce;
    }
};

pub(super) static GETSETS: &[GetSetDef] = &[GetSetDef {
    name: "characters_written",
    get: get_characters_written,
    set: Some(set_characters_written),
    doc: "",
}];

const ERRNO: usize = Exc::OSError.slot("errno");
const STRERROR: usize = Exc::OSError.slot("strerror");
const FILENAME: usize = Exc::OSError.slot("filename");
const FILENAME2: usize = Exc::OSError.slot("filename2");
const CHARACTERS_WRITTEN: usize = Exc::OSError.slot("characters_written");

/// Linux's error numbers that have a class of their own.
const CLASSES: &[(i64, Exc)] = &[
    (1, Exc::PermissionError),          // EPERM
    (2, Exc::FileNotFoundError),        // ENOENT
    (3, Exc::ProcessLookupError),       // ESRCH
    (4, Exc::InterruptedError),         // EINTR
    (10, Exc::ChildProcessError),       // ECHILD
    (11, Exc::BlockingIOError),         // EAGAIN, EWOULDBLOCK
    (13, Exc::PermissionError),         // EACCES
    (17, Exc::FileExistsError),         // EEXIST
    (20, Exc::NotADirectoryError),      // ENOTDIR
    (21, Exc::IsADirectoryError),       // EISDIR
    (32, Exc::BrokenPipeError),         // EPIPE
    (103, Exc::ConnectionAbortedError), // ECONNABORTED
    (104, Exc::ConnectionResetError),   // ECONNRESET
    (108, Exc::BrokenPipeError),        // ESHUTDOWN
    (110, Exc::TimeoutError),           // ETIMEDOUT
    (111, Exc::ConnectionRefusedError), // ECONNREFUSED
    (114, Exc::BlockingIOError),        // EALREADY
    (115, Exc::BlockingIOError),        // EINPROGRESS
];

/// The class of an `OSError` with this error number.
pub fn class_of_errno(errno: i64) -> Exc {
    CLASSES.iter().find(|row| row.0 == errno).map_or(Exc::OSError, |row| row.1)
}

/// What the operating system says of an error number.
pub fn message_of_errno(errno: i32) -> String {
    let text = std::io::Error::from_raw_os_error(errno).to_string();
    match text.rfind(" (os error ") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

impl Vm {
    /// Raises the OSError of an error number, about one file or none.
    #[cold]
    pub fn os_error(&mut self, errno: i32, filename: Option<Value>) -> Raised {
        let made = self.new_str(message_of_errno(errno)).and_then(|message| {
            let errno = Value::small(errno);
            let exc = class_of_errno(errno.as_int().map_or(0, crate::objects::Int::get));
            let exception = self.new_exception(exc, &[errno, message])?;
            if let Some(exception) = exception.as_kind::<Exception>() {
                set_field(exception, ERRNO, errno);
                set_field(exception, STRERROR, message);
                set_field(exception, FILENAME, filename.unwrap_or(Value::UNBOUND));
            }
            Ok(exception)
        });
        match made {
            Ok(exception) => self.raise_value(exception),
            Err(raised) => raised,
        }
    }

    /// Raises what an operation of the operating system answered, about one file or none.
    #[cold]
    pub fn io_error(&mut self, error: &std::io::Error, filename: Option<Value>) -> Raised {
        match error.raw_os_error() {
            Some(errno) => self.os_error(errno, filename),
            None => self.raise(Exc::OSError, error.to_string()),
        }
    }
}

/// Whether the arguments are for `__init__`: a subclass has one and no `__new__` of its own, so that it may call this
/// `__init__` with others.
fn uses_init(vm: &mut Vm, class: Gc<Class>) -> bool {
    let own = vm.exception_class(Exc::OSError);
    let (init, new) = (vm.names.__init__, vm.names.__new__);
    let is_own = |vm: &mut Vm, name| vm.lookup(class, name) == own.dict.get_str(name);
    !is_own(vm, init) && is_own(vm, new)
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let mut class = class_argument(vm, args, Exc::OSError)?;
    if uses_init(vm, class) {
        return vm.allocate_exception(class, &[]).map(Value::object);
    }
    no_keywords(vm, args, class)?;
    let given = &args.as_slice()[1..args.positional()];
    if class.is(vm.exception_class(Exc::OSError))
        && (2..=5).contains(&given.len())
        && let Some(exc) = exc_of(given[0])
    {
        class = vm.exception_class(exc);
    }
    let exception = vm.allocate_exception(class, given)?;
    fill(vm, exception)?;
    Ok(Value::object(exception))
}

fn exc_of(errno: Value) -> Option<Exc> {
    let errno = match errno.as_bool() {
        Some(truth) => i64::from(truth),
        None => errno.as_int()?.get(),
    };
    Some(class_of_errno(errno)).filter(|&exc| exc != Exc::OSError)
}

fn init(vm: &mut Vm, args: Args) -> Result {
    let class = vm.class_of(args[0]);
    if !uses_init(vm, class) {
        return Ok(Value::NONE);
    }
    no_keywords(vm, args, class)?;
    init_args(vm, args)?;
    let exception = receiver(vm, args[0])?;
    fill(vm, exception)?;
    Ok(Value::NONE)
}

/// Sets the fields from `args`, which lose the file's name.
fn fill(vm: &mut Vm, exception: Gc<Exception>) -> Result<()> {
    let args = exception.args.get();
    if !(2..=5).contains(&args.len()) {
        return Ok(());
    }
    let item = |index| args.get(index).filter(|value| !value.is_none());
    set_field(exception, ERRNO, args.items()[0]);
    set_field(exception, STRERROR, args.items()[1]);
    let Some(filename) = item(2) else { return Ok(()) };
    let class = vm.class_of(Value::object(exception));
    if class.is(vm.exception_class(Exc::BlockingIOError)) && is_number(vm, filename) {
        let count = vm.index(filename)?;
        set_field(exception, CHARACTERS_WRITTEN, count);
        return Ok(());
    }
    set_field(exception, FILENAME, filename);
    set_field(exception, FILENAME2, item(4).unwrap_or(Value::UNBOUND));
    let shorter = Tuple::alloc(&vm.heap, &args.items()[..2]);
    exception.args.set(vm.memory(shorter)?);
    Ok(())
}

/// CPython's `PyNumber_Check`.
fn is_number(vm: &mut Vm, value: Value) -> bool {
    use crate::objects::class::special;
    value.as_float().is_some()
        || value.as_bool().is_some()
        || crate::objects::int::Operand::of(value).is_some()
        || vm.class_of(value).defines(special::INDEX)
}

fn str(vm: &mut Vm, args: Args) -> Result {
    let exception = receiver(vm, args[0])?;
    let [errno, strerror, filename, filename2] =
        [ERRNO, STRERROR, FILENAME, FILENAME2].map(|slot| field(exception, slot).bound());
    if filename.is_none() && (errno.is_none() || strerror.is_none()) {
        return text_of_args(vm, exception);
    }
    let mut text = b"[Errno ".to_vec();
    text.extend_from_slice(vm.str(errno.unwrap_or(Value::NONE))?.as_bytes());
    text.extend_from_slice(b"] ");
    text.extend_from_slice(vm.str(strerror.unwrap_or(Value::NONE))?.as_bytes());
    if let Some(filename) = filename {
        text.extend_from_slice(b": ");
        text.extend_from_slice(vm.repr(filename)?.as_bytes());
        if let Some(filename2) = filename2 {
            text.extend_from_slice(b" -> ");
            text.extend_from_slice(vm.repr(filename2)?.as_bytes());
        }
    }
    vm.new_str(text)
}

/// Puts the files' names back where the constructor takes them.
fn reduce(vm: &mut Vm, args: Args) -> Result {
    let exception = receiver(vm, args[0])?;
    let mut items = exception.args.get();
    if items.len() == 2
        && let Some(filename) = field(exception, FILENAME).bound()
    {
        let [errno, message] = [items.items()[0], items.items()[1]];
        let longer = match field(exception, FILENAME2).bound() {
            None => Tuple::alloc(&vm.heap, &[errno, message, filename]),
            Some(filename2) => Tuple::alloc(&vm.heap, &[errno, message, filename, Value::NONE, filename2]),
        };
        items = vm.memory(longer)?;
    }
    let state = attributes(vm, args[0])?;
    reduced(vm, args[0], items, state)
}

fn get_characters_written(vm: &mut Vm, object: Value) -> Result {
    let exception = receiver(vm, object)?;
    match field(exception, CHARACTERS_WRITTEN).bound() {
        Some(count) => Ok(count),
        None => Err(vm.raise(Exc::AttributeError, "characters_written")),
    }
}

fn set_characters_written(vm: &mut Vm, object: Value, value: Value) -> Result<()> {
    let exception = receiver(vm, object)?;
    if value.is_unbound() {
        if field(exception, CHARACTERS_WRITTEN).is_unbound() {
            return Err(vm.raise(Exc::AttributeError, "characters_written"));
        }
        set_field(exception, CHARACTERS_WRITTEN, Value::UNBOUND);
        return Ok(());
    }
    let count = vm.index(value)?;
    set_field(exception, CHARACTERS_WRITTEN, count);
    Ok(())
}
