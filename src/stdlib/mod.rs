//! The standard library: native modules, and those in Python, which are part of the program.
//!
//! Here is where files, the environment and the clock are reached: `io`, `os` and `time`.

pub mod io;
pub mod structseq;

mod array;
mod atexit;
mod bisect;
mod buffers;
mod builtins;
mod cmath;
mod coachwhip;
mod collections;
mod errno;
mod functools;
mod gc;
mod hashlib;
mod heapq;
mod importlib;
mod itertools;
mod json;
mod math;
mod operator;
mod os;
mod random;
mod structs;
mod sys;
mod thread;
mod time;
mod warnings;
mod weakref;

use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::module::Module;
use crate::vm::{NativeDef, Result, Vm};

pub use atexit::run as run_exit_functions;

macro_rules! library {
    ($($name:literal $file:literal;)*) => {
        /// The modules in Python: name, text, whether it is a package. Sorted by name.
        static LIBRARY: &[(&str, &str, bool)] = &[$(($name, include_str!($file), is_package($file))),*];
    };
}

const fn is_package(file: &str) -> bool {
    let (file, end) = (file.as_bytes(), b"__init__.py");
    let mut at = 0;
    while at < end.len() {
        if file.len() < end.len() || file[file.len() - end.len() + at] != end[at] {
            return false;
        }
        at += 1;
    }
    true
}

library! {
    "__future__" "__future__.py";
    "_anext" "_anext.py";
    "_collections_abc" "_collections_abc.py";
    "_io_bases" "_io_bases.py";
    "_weakproxy" "_weakproxy.py";
    "abc" "abc.py";
    "bisect" "bisect.py";
    "collections" "collections/__init__.py";
    "collections._user" "collections/_user.py";
    "collections.abc" "collections/abc.py";
    "contextlib" "contextlib.py";
    "copy" "copy.py";
    "copyreg" "copyreg.py";
    "dataclasses" "dataclasses.py";
    "enum" "enum.py";
    "fractions" "fractions.py";
    "functools" "functools.py";
    "genericpath" "genericpath.py";
    "hashlib" "hashlib.py";
    "heapq" "heapq.py";
    "importlib" "importlib/__init__.py";
    "importlib.machinery" "importlib/machinery.py";
    "importlib.util" "importlib/util.py";
    "inspect" "inspect.py";
    "io" "io.py";
    "json" "json/__init__.py";
    "json.decoder" "json/decoder.py";
    "json.encoder" "json/encoder.py";
    "json.scanner" "json/scanner.py";
    "keyword" "keyword.py";
    "linecache" "linecache.py";
    "numbers" "numbers.py";
    "operator" "operator.py";
    "os" "os.py";
    "posixpath" "posixpath.py";
    "pprint" "pprint.py";
    "random" "random.py";
    "reprlib" "reprlib.py";
    "stat" "stat.py";
    "statistics" "statistics.py";
    "string" "string.py";
    "struct" "struct.py";
    "textwrap" "textwrap.py";
    "traceback" "traceback.py";
    "types" "types.py";
    "typing" "typing.py";
    "warnings" "warnings.py";
    "weakref" "weakref.py";
}

/// The Python source of a module of the library, and whether it is a package. Logarithmic.
pub fn library(name: &str) -> Option<(&'static str, bool)> {
    let at = LIBRARY.binary_search_by(|row| row.0.cmp(name)).ok()?;
    Some((LIBRARY[at].1, LIBRARY[at].2))
}

/// Makes a native module.
type Make = fn(&mut Vm) -> Result<Gc<Module>>;

/// The native modules.
static NATIVE: &[(&str, Make)] = &[
    ("_bisect", bisect::make),
    ("_collections", collections::make),
    ("_functools", functools::make),
    ("_hashlib", hashlib::make),
    ("_heapq", heapq::make),
    ("_import", importlib::make),
    ("_io", io::make),
    ("_json", json::make),
    ("_operator", operator::make),
    ("_os", os::make),
    ("_random", random::make),
    ("_struct", structs::make),
    ("_thread", thread::make),
    ("_warnings", warnings::make),
    ("_weakref", weakref::make),
    ("array", array::make),
    ("atexit", atexit::make),
    ("builtins", builtins::make),
    ("cmath", cmath::make),
    ("coachwhip", coachwhip::make),
    ("errno", errno::make),
    ("gc", gc::make),
    ("itertools", itertools::make),
    ("math", math::make),
    ("sys", sys::make),
    ("time", time::make),
];

/// A native module, made anew; `None`: there is none of that name.
pub fn native_module(vm: &mut Vm, name: &str) -> Option<Result<Gc<Module>>> {
    let row = NATIVE.iter().find(|row| row.0 == name)?;
    Some((row.1)(vm))
}

/// The names of the native modules and those of the library that stand alone.
fn module_names() -> impl Iterator<Item = &'static str> {
    let library = LIBRARY.iter().map(|row| row.0).filter(|name| !name.contains('.'));
    NATIVE.iter().map(|row| row.0).chain(library)
}

/// Gives a machine its modules: `builtins` and `sys` are there from then on, the others when they are imported.
///
/// # Errors
/// MemoryError.
pub fn install(vm: &mut Vm, argv: &[String], path: &[String]) -> Result<()> {
    vm.native_modules = native_module;
    vm.library = library;
    sys::install(vm, argv, path)?;
    io::install(vm)
}

/// Ends a run: calls what was registered with `atexit`, and writes what streams have not written yet.
///
/// # Errors
/// What writing to the standard output raises.
pub fn shut_down(vm: &mut Vm) -> Result<()> {
    atexit::run(vm);
    io::flush_all(vm)
}

/// A module with functions.
///
/// # Errors
/// MemoryError.
pub fn module(
    vm: &mut Vm,
    name: &'static str,
    doc: &str,
    functions: &'static [NativeDef],
) -> Result<Gc<Module>> {
    let module = vm.new_module(name)?;
    let doc = vm.new_str(doc)?;
    vm.namespace_set(module.dict, vm.names.__doc__, doc)?;
    add_functions(vm, module, name, functions)?;
    Ok(module)
}

/// Puts functions into a module.
///
/// # Errors
/// MemoryError.
pub fn add_functions(
    vm: &mut Vm,
    module: Gc<Module>,
    name: &str,
    functions: &'static [NativeDef],
) -> Result<()> {
    let owner = Value::object(vm.intern(name)?);
    for def in functions {
        let function = vm.new_native(def, Value::UNBOUND, owner)?;
        set(vm, module, def.name, function)?;
    }
    Ok(())
}

/// Sets an attribute of a module.
///
/// # Errors
/// MemoryError.
pub fn set(vm: &mut Vm, module: Gc<Module>, name: &str, value: Value) -> Result<()> {
    let name = vm.intern(name)?;
    let set = module.dict.set_str(&vm.heap, name, value);
    vm.memory(set)
}
