//! The module `_os`: the operating system, as far as Rust's own library reaches it. `os.py` stands on it.
#![allow(clippy::disallowed_methods)] // Here is where folders and the environment are reached.

mod constants;
mod descriptors;
mod files;
mod scan;
mod stat;

use super::io::common::{bytes_arg, int_arg, new_bytes, os_error, strerror};
use super::structseq::{self, STRUCTSEQ};
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::bytes::Bytes;
use crate::objects::dict::Dict;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::vm::native_class::NativeClass;
use crate::vm::scope::{decode_os, encode_os};
use crate::vm::{Args, Exc, NativeDef, Result, Vm};
use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

static FUNCTIONS: &[NativeDef] = crate::natives! {
    Function {
        "_exit" Named { names: &["status"], required: 1, positional: 1 }, exit, "Exit at once, without any cleaning up.";
        "abort" None, abort, "Abort the process.";
        "chdir" One, chdir, "Change the current folder.";
        "cpu_count" None, cpu_count, "The number of processors.";
        "fspath" One, fspath, "The path of an object: a string, bytes, or what __fspath__() gives.";
        "getcwd" None, getcwd, "The current folder.";
        "getcwdb" None, getcwdb, "The current folder as bytes.";
        "getegid" None, getgid, "The effective group of the process.";
        "geteuid" None, getuid, "The effective user of the process.";
        "getgid" None, getgid, "The group of the process.";
        "getpid" None, getpid, "The number of the process.";
        "getppid" None, getppid, "The number of the parent process.";
        "getuid" None, getuid, "The user of the process.";
        "putenv" Positional(2, 2), putenv, "Does nothing: no process is started that would see it.";
        "strerror" One, error_text, "What an error number means.";
        "times" None, times, "What the process has computed.";
        "uname" None, uname, "What the operating system is.";
        "unsetenv" One, unsetenv, "Does nothing: no process is started that would see it.";
        "urandom" One, urandom, "Random bytes for cryptography.";
        "get_terminal_size" Positional(0, 1), get_terminal_size, "The size of the terminal.";
    }
};

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let module = super::module(vm, "_os", "The operating system.", FUNCTIONS)?;
    for functions in [files::FUNCTIONS, descriptors::FUNCTIONS] {
        super::add_functions(vm, module, "posix", functions)?;
    }
    for &(name, number) in constants::NUMBERS {
        super::set(vm, module, name, Value::small(number))?;
    }
    for (name, class, items) in [
        ("stat_result", &stat::STAT_RESULT, stat::ITEMS),
        ("uname_result", &UNAME_RESULT, UNAME_RESULT.slots.len()),
        ("times_result", &TIMES_RESULT, TIMES_RESULT.slots.len()),
        ("terminal_size", &TERMINAL_SIZE, TERMINAL_SIZE.slots.len()),
    ] {
        let class = structseq::class(vm, class, items)?;
        super::set(vm, module, name, Value::object(class))?;
    }
    let entry = crate::vm::native_class::native_class(vm, &scan::DIR_ENTRY)?;
    super::set(vm, module, "DirEntry", Value::object(entry))?;
    let error = Value::object(vm.exception_class(Exc::OSError));
    super::set(vm, module, "error", error)?;
    let environ = Dict::alloc(&vm.heap);
    let environ = vm.memory(environ)?;
    for (name, value) in std::env::vars_os() {
        let name = vm.fs_decode(name.as_bytes())?;
        let value = vm.fs_decode(value.as_bytes())?;
        vm.namespace_set(environ, name, Value::object(value))?;
    }
    super::set(vm, module, "environ", Value::object(environ))?;
    Ok(module)
}

static UNAME_RESULT: NativeClass = NativeClass {
    name: "uname_result",
    module: "posix",
    slots: &["sysname", "nodename", "release", "version", "machine"],
    ..STRUCTSEQ
};
static TIMES_RESULT: NativeClass = NativeClass {
    name: "times_result",
    module: "posix",
    slots: &["user", "system", "children_user", "children_system", "elapsed"],
    ..STRUCTSEQ
};
static TERMINAL_SIZE: NativeClass =
    NativeClass { name: "terminal_size", module: "os", slots: &["columns", "lines"], ..STRUCTSEQ };

/// The path of the program that runs; empty where that is not known.
pub(super) fn executable() -> String {
    std::env::current_exe().map_or_else(|_| String::new(), |path| path.display().to_string())
}

/// A path in an argument, and how to give paths back: as it came.
struct PathArg {
    path: PathBuf,
    /// The argument, for messages.
    given: Value,
    is_bytes: bool,
}

impl PathArg {
    fn of(vm: &mut Vm, function: &str, value: Value) -> Result<PathArg> {
        PathArg::or(vm, function, value, "string, bytes or os.PathLike")
    }
    fn or(vm: &mut Vm, function: &str, value: Value, kinds: &str) -> Result<PathArg> {
        let is_path = value.as_kind::<Str>().is_some()
            || value.as_kind::<Bytes>().is_some()
            || vm.find_special(value, vm.names.__fspath__).is_some();
        if !is_path {
            let class = vm.type_name(value);
            return Err(vm.type_error(format!("{function}: path should be {kinds}, not {class}")));
        }
        let is_bytes = value.as_kind::<Bytes>().is_some();
        let text = vm.fs_path(value)?;
        let Some(bytes) = encode_os(text.as_bytes()) else {
            return Err(vm.unencodable("utf-8", text, "surrogates not allowed"));
        };
        if bytes.contains(&0) {
            return Err(vm.value_error("embedded null byte"));
        }
        Ok(PathArg { path: PathBuf::from(OsString::from_vec(bytes)), given: value, is_bytes })
    }
}

/// A path as a string, or as bytes.
fn path_value(vm: &mut Vm, path: &Path, is_bytes: bool) -> Result {
    let bytes = path.as_os_str().as_bytes();
    if is_bytes { new_bytes(vm, bytes) } else { vm.new_str(decode_os(bytes)) }
}

/// None, or the error of the operating system about a path.
fn done(vm: &mut Vm, result: std::io::Result<()>, path: &PathArg) -> Result {
    match result {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(os_error(vm, &error, path.given)),
    }
}

fn exit(vm: &mut Vm, args: Args) -> Result {
    let status = int_arg(vm, args[0])?;
    std::process::exit(status as i32)
}

fn abort(_: &mut Vm, _: Args) -> Result {
    std::process::abort()
}

fn chdir(vm: &mut Vm, args: Args) -> Result {
    let path = PathArg::or(vm, "chdir", args[0], "string, bytes, os.PathLike or integer")?;
    let result = std::env::set_current_dir(&path.path);
    done(vm, result, &path)
}

fn current(vm: &mut Vm, is_bytes: bool) -> Result {
    match std::env::current_dir() {
        Ok(path) => path_value(vm, &path, is_bytes),
        Err(error) => Err(os_error(vm, &error, Value::UNBOUND)),
    }
}
fn getcwd(vm: &mut Vm, _: Args) -> Result {
    current(vm, false)
}
fn getcwdb(vm: &mut Vm, _: Args) -> Result {
    current(vm, true)
}

fn cpu_count(_: &mut Vm, _: Args) -> Result {
    Ok(std::thread::available_parallelism().map_or(Value::NONE, |count| Value::length(count.get())))
}

fn fspath(vm: &mut Vm, args: Args) -> Result {
    let value = args[0];
    if value.as_kind::<Str>().is_some() || value.as_kind::<Bytes>().is_some() {
        return Ok(value);
    }
    let class = vm.type_name(value);
    match vm.call_special(value, vm.names.__fspath__, &[])? {
        None => Err(vm.type_error(format!("expected str, bytes or os.PathLike object, not {class}"))),
        Some(path) if path.as_kind::<Str>().is_some() || path.as_kind::<Bytes>().is_some() => Ok(path),
        Some(other) => {
            let other = vm.type_name(other);
            let text = format!("expected {class}.__fspath__() to return str or bytes, not {other}");
            Err(vm.type_error(text))
        }
    }
}

fn getpid(vm: &mut Vm, _: Args) -> Result {
    vm.new_int(std::process::id().into())
}
fn getppid(vm: &mut Vm, _: Args) -> Result {
    vm.new_int(std::os::unix::process::parent_id().into())
}

/// The user and the group of the process: the owner of its folder in `/proc`.
fn owner() -> (u32, u32) {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").map_or((0, 0), |found| (found.uid(), found.gid()))
}
fn getuid(vm: &mut Vm, _: Args) -> Result {
    vm.new_int(owner().0.into())
}
fn getgid(vm: &mut Vm, _: Args) -> Result {
    vm.new_int(owner().1.into())
}

fn putenv(vm: &mut Vm, args: Args) -> Result {
    vm.fs_path(args[0])?;
    vm.fs_path(args[1])?;
    Ok(Value::NONE)
}
fn unsetenv(vm: &mut Vm, args: Args) -> Result {
    vm.fs_path(args[0])?;
    Ok(Value::NONE)
}

fn error_text(vm: &mut Vm, args: Args) -> Result {
    let number = int_arg(vm, args[0])?;
    vm.new_str(strerror(i32::try_from(number).unwrap_or(-1)))
}

fn times(vm: &mut Vm, _: Args) -> Result {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // After the name, which is in parentheses: fields 14 to 17, in hundredths of a second.
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let mut values = [Value::NONE; 5];
    for (index, value) in values.iter_mut().enumerate() {
        let ticks: f64 = fields.get(11 + index).and_then(|field| field.parse().ok()).unwrap_or_default();
        let seconds = if index == 4 { super::time::elapsed() } else { ticks / 100.0 };
        let seconds = Value::float(&vm.heap, seconds);
        *value = vm.memory(seconds)?;
    }
    structseq::make(vm, &TIMES_RESULT, 5, &values)
}

fn uname(vm: &mut Vm, _: Args) -> Result {
    let mut values = [Value::NONE; 5];
    for (value, name) in values.iter_mut().zip(["ostype", "hostname", "osrelease", "version"]) {
        let text = std::fs::read_to_string(format!("/proc/sys/kernel/{name}")).unwrap_or_default();
        *value = vm.new_str(text.trim_end())?;
    }
    values[4] = vm.new_str(std::env::consts::ARCH)?;
    structseq::make(vm, &UNAME_RESULT, 5, &values)
}

fn urandom(vm: &mut Vm, args: Args) -> Result {
    use std::io::Read;
    let count = int_arg(vm, args[0])?;
    let Ok(count) = usize::try_from(count) else {
        return Err(vm.value_error("negative argument not allowed"));
    };
    let charged = vm.heap.charge(count);
    vm.memory(charged)?;
    vm.heap.refund(count);
    let mut bytes = vec![0; count];
    let read = std::fs::File::open("/dev/urandom").and_then(|mut file| file.read_exact(&mut bytes));
    match read {
        Ok(()) => new_bytes(vm, &bytes),
        Err(error) => Err(os_error(vm, &error, Value::UNBOUND)),
    }
}

/// Not asked of the terminal: what the environment says, or the usual size. ENOTTY where there is none.
fn get_terminal_size(vm: &mut Vm, args: Args) -> Result {
    use std::io::IsTerminal;
    let descriptor = match args.get(0) {
        Some(descriptor) => int_arg(vm, descriptor)?,
        None => 1,
    };
    let file = super::io::descriptor::file(i32::try_from(descriptor).unwrap_or(-1));
    match file {
        Ok(file) if file.is_terminal() => {
            structseq::make(vm, &TERMINAL_SIZE, 2, &[Value::small(80), Value::small(24)])
        }
        // ENOTTY
        Ok(_) => Err(os_error(vm, &std::io::Error::from_raw_os_error(25), Value::UNBOUND)),
        Err(error) => Err(os_error(vm, &error, Value::UNBOUND)),
    }
}

/// The bytes of a bytes-like argument.
fn data_arg(vm: &mut Vm, value: Value) -> Result<Vec<u8>> {
    bytes_arg(vm, value)
}
