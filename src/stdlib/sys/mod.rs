//! The module `sys`.

mod facts;
mod functions;

use super::structseq::{self, STRUCTSEQ};
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::namespace::SimpleNamespace;
use crate::vm::find::LIBRARY;
use crate::vm::native_class::NativeClass;
use crate::vm::{Result, Vm};

/// The release of Python that is implemented.
const RELEASE: [i32; 3] = [3, 11, 2];

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let module = Module::alloc(&vm.heap, vm.sys);
    vm.memory(module)
}

/// Fills `sys`, and puts it and `builtins` into `sys.modules`.
///
/// # Errors
/// MemoryError.
pub(super) fn install(vm: &mut Vm, argv: &[String], path: &[String]) -> Result<()> {
    let module = make(vm)?;
    let names = vm.names;
    let name = Value::object(vm.intern("sys")?);
    let empty = Value::object(vm.strings.empty());
    for (key, value) in [
        (names.__name__, name),
        (names.__doc__, Value::NONE),
        (names.__package__, empty),
        (names.__loader__, Value::NONE),
        (names.__spec__, Value::NONE),
    ] {
        vm.namespace_set(module.dict, key, value)?;
    }
    super::add_functions(vm, module, "sys", functions::FUNCTIONS)?;
    // What the hooks are before a program puts in its own.
    for (hook, original) in [
        ("breakpointhook", "__breakpointhook__"),
        ("displayhook", "__displayhook__"),
        ("excepthook", "__excepthook__"),
        ("unraisablehook", "__unraisablehook__"),
    ] {
        let hook = vm.intern(hook)?;
        if let Some(function) = module.dict.get_str(hook) {
            super::set(vm, module, original, function)?;
        }
    }
    facts::install(vm, module)?;
    let args = structseq::class(vm, &UNRAISABLE_HOOK_ARGS, UNRAISABLE_HOOK_ARGS.slots.len())?;
    super::set(vm, module, "UnraisableHookArgs", Value::object(args))?;
    let argv = vm.list_of_strs(argv)?;
    let arguments =
        crate::objects::value::borrow_kind::<List>(&argv).map_or_else(Vec::new, |list| list.items().to_vec());
    let original = List::alloc(&vm.heap, &arguments);
    let original = Value::object(vm.memory(original)?);
    let mut path = path.to_vec();
    path.push(LIBRARY.to_owned());
    let path = vm.list_of_strs(&path)?;
    let modules = Value::object(vm.modules);
    for (name, value) in [("argv", argv), ("orig_argv", original), ("path", path), ("modules", modules)] {
        super::set(vm, module, name, value)?;
    }
    let warn_options = std::mem::take(&mut vm.warn_options);
    let warn_options = vm.list_of_strs(&warn_options)?;
    super::set(vm, module, "warnoptions", warn_options)?;
    for name in ["meta_path", "path_hooks"] {
        let list = vm.list_of_strs(&[])?;
        super::set(vm, module, name, list)?;
    }
    for name in ["path_importer_cache", "_xoptions"] {
        let dict = Dict::alloc(&vm.heap);
        let dict = Value::object(vm.memory(dict)?);
        super::set(vm, module, name, dict)?;
    }
    let key = vm.names.sys;
    vm.namespace_set(vm.modules, key, Value::object(module))?;
    let builtins = super::builtins::make(vm)?;
    vm.namespace_set(vm.modules, vm.names.builtins, Value::object(builtins))
}

/// A `types.SimpleNamespace`.
pub(super) fn simple_namespace(vm: &mut Vm, items: &[(&str, Value)]) -> Result {
    let dict = Dict::alloc(&vm.heap);
    let dict = vm.memory(dict)?;
    for &(name, value) in items {
        let name = vm.intern(name)?;
        vm.namespace_set(dict, name, value)?;
    }
    let class = vm.class(crate::objects::Kind::SimpleNamespace);
    let layout = vm.instance_layout(class);
    let namespace = SimpleNamespace::alloc(&vm.heap, dict, layout);
    vm.memory(namespace).map(Value::object)
}

macro_rules! sequences {
    ($($CLASS:ident $name:literal [$($slot:literal)+];)+) => { $(
        static $CLASS: NativeClass =
            NativeClass { name: $name, module: "sys", slots: &[$($slot),+], ..STRUCTSEQ };
    )+ };
}
sequences! {
    VERSION_INFO "version_info" ["major" "minor" "micro" "releaselevel" "serial"];
    FLOAT_INFO "float_info" ["max" "max_exp" "max_10_exp" "min" "min_exp" "min_10_exp" "dig" "mant_dig" "epsilon"
        "radix" "rounds"];
    INT_INFO "int_info" ["bits_per_digit" "sizeof_digit" "default_max_str_digits" "str_digits_check_threshold"];
    HASH_INFO "hash_info" ["width" "modulus" "inf" "nan" "imag" "algorithm" "hash_bits" "seed_bits" "cutoff"];
    UNRAISABLE_HOOK_ARGS "UnraisableHookArgs" ["exc_type" "exc_value" "exc_traceback" "err_msg" "object"];
    THREAD_INFO "thread_info" ["name" "lock" "version"];
    FLAGS "flags" ["debug" "inspect" "interactive" "optimize" "dont_write_bytecode" "no_user_site" "no_site"
        "ignore_environment" "verbose" "bytes_warning" "quiet" "hash_randomization" "isolated" "dev_mode" "utf8_mode"
        "warn_default_encoding" "safe_path" "int_max_str_digits"];
}

/// A named tuple all of whose slots are items.
fn sequence(vm: &mut Vm, class: &'static NativeClass, values: &[Value]) -> Result {
    structseq::make(vm, class, class.slots.len(), values)
}
