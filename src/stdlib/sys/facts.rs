//! What `sys` tells of the machine: numbers, versions, limits.

use super::{
    FLAGS, FLOAT_INFO, HASH_INFO, INT_INFO, RELEASE, THREAD_INFO, VERSION_INFO, sequence, simple_namespace,
};
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::module::Module;
use crate::stdlib::{module_names, set};
use crate::vm::{Result, Vm};

/// An int that may need a big one.
fn int(vm: &mut Vm, number: i64) -> Result {
    vm.new_int(number)
}
fn float(vm: &mut Vm, number: f64) -> Result {
    let number = Value::float(&vm.heap, number);
    vm.memory(number)
}

pub(super) fn install(vm: &mut Vm, module: Gc<Module>) -> Result<()> {
    let [major, minor, micro] = RELEASE;
    let hexversion = Value::small(major << 24 | minor << 16 | micro << 8 | 0xF0);
    let release = vm.new_str("final")?;
    let numbers = RELEASE.map(Value::small);
    let version_info =
        sequence(vm, &VERSION_INFO, &[numbers[0], numbers[1], numbers[2], release, Value::small(0)])?;
    let version = format!("{major}.{minor}.{micro} (Coachwhip {}) [Rust]", env!("CARGO_PKG_VERSION"));
    let name = vm.new_str("coachwhip")?;
    let cache_tag = Value::NONE;
    let implementation = simple_namespace(
        vm,
        &[("name", name), ("cache_tag", cache_tag), ("version", version_info), ("hexversion", hexversion)],
    )?;
    let names: Vec<&str> = module_names().collect();
    let builtin_names = vm.tuple_of_strs(&names)?;
    let standard_names = vm.set_of_strs(&names)?;
    let maxsize = int(vm, i64::MAX)?;
    let values = [
        ("version_info", version_info),
        ("hexversion", hexversion),
        ("implementation", implementation),
        ("builtin_module_names", builtin_names),
        ("stdlib_module_names", standard_names),
        ("maxsize", maxsize),
        ("maxunicode", Value::small(0x10_FFFF)),
        ("api_version", Value::small(1013)),
        ("dont_write_bytecode", Value::TRUE),
        ("pycache_prefix", Value::NONE),
    ];
    for (name, value) in values {
        set(vm, module, name, value)?;
    }
    let executable = crate::stdlib::os::executable();
    for (name, text) in [
        ("version", version.as_str()),
        ("platform", "linux"),
        ("byteorder", "little"),
        ("copyright", "Coachwhip: its authors. Python: the Python Software Foundation and its contributors."),
        ("executable", &executable),
        ("_base_executable", &executable),
        ("prefix", "/usr"),
        ("base_prefix", "/usr"),
        ("exec_prefix", "/usr"),
        ("base_exec_prefix", "/usr"),
        ("platlibdir", "lib"),
        ("abiflags", ""),
        ("float_repr_style", "short"),
    ] {
        let text = vm.new_str(text)?;
        set(vm, module, name, text)?;
    }
    let float_info = [
        float(vm, f64::MAX)?,
        Value::small(f64::MAX_EXP),
        Value::small(f64::MAX_10_EXP),
        float(vm, f64::MIN_POSITIVE)?,
        Value::small(f64::MIN_EXP),
        Value::small(f64::MIN_10_EXP),
        Value::small(15),
        Value::small(53),
        float(vm, f64::EPSILON)?,
        Value::small(2),
        Value::small(1),
    ];
    let float_info = sequence(vm, &FLOAT_INFO, &float_info)?;
    set(vm, module, "float_info", float_info)?;
    let int_info = sequence(vm, &INT_INFO, &[30, 4, 4300, 640].map(Value::small))?;
    set(vm, module, "int_info", int_info)?;
    let (modulus, algorithm) = (int(vm, (1 << 61) - 1)?, vm.new_str("siphash13")?);
    let numbers = [64, 0, 314_159, 0, 1_000_003, 0, 64, 128, 0].map(Value::small);
    let mut hash_info = numbers;
    (hash_info[1], hash_info[5]) = (modulus, algorithm);
    let hash_info = sequence(vm, &HASH_INFO, &hash_info)?;
    set(vm, module, "hash_info", hash_info)?;
    let [pthread, lock] = [vm.new_str("pthread")?, vm.new_str("semaphore")?];
    let thread_info = sequence(vm, &THREAD_INFO, &[pthread, lock, Value::NONE])?;
    set(vm, module, "thread_info", thread_info)?;
    let mut flags = [Value::small(0); 18];
    flags[3] = Value::small(vm.optimize.into());
    flags[4] = Value::small(1);
    flags[11] = Value::small(1);
    (flags[13], flags[16]) = (Value::FALSE, Value::FALSE);
    flags[17] = Value::small(-1);
    let flags = sequence(vm, &FLAGS, &flags)?;
    set(vm, module, "flags", flags)
}

impl Vm {
    /// A frozenset of strings.
    ///
    /// # Errors
    /// MemoryError.
    pub fn set_of_strs(&mut self, texts: &[&str]) -> Result {
        use crate::objects::set::{FrozenSet, Member};
        let mut members: Vec<Member> = Vec::new();
        for text in texts {
            // Interned strings that live as long as the module: nothing collects here.
            let key = self.intern(text)?;
            let member = Member { hash: key.hash(), key: Value::object(key) };
            if !members.iter().any(|other| other.key == member.key) {
                members.push(member);
            }
        }
        let set = FrozenSet::alloc(&self.heap, members);
        self.memory(set).map(Value::object)
    }
}
