//! Functions of any object: `repr`, `len`, `hash`, `isinstance` and their kin.

use crate::objects::Value;
use crate::vm::{Args, Result, Vm};

pub(super) fn repr(vm: &mut Vm, args: Args) -> Result {
    vm.repr(args[0]).map(Value::object)
}

pub(super) fn ascii(vm: &mut Vm, args: Args) -> Result {
    vm.ascii(args[0]).map(Value::object)
}

pub(super) fn format(vm: &mut Vm, args: Args) -> Result {
    let spec = match args.get(1) {
        None => vm.strings.empty(),
        Some(spec) => crate::vm::constructor::string_argument(vm, spec, "format() argument 2 ")?,
    };
    vm.format(args[0], spec).map(Value::object)
}

pub(super) fn len(vm: &mut Vm, args: Args) -> Result {
    // A range may be longer than a word of 62 bits says.
    let length = vm.length(args[0])?;
    vm.new_int(length as i64)
}

pub(super) fn hash(vm: &mut Vm, args: Args) -> Result {
    let hash = vm.hash(args[0])?;
    vm.new_int(hash)
}

pub(super) fn id(vm: &mut Vm, args: Args) -> Result {
    let value = args[0];
    match value.as_header() {
        Some(object) => vm.new_int(object.as_ptr().addr() as i64),
        // Values that are words have the word as their identity; no object lies at such an address.
        None => {
            let id = crate::objects::int::from_i128(&vm.heap, value.bits().into());
            vm.memory(id)
        }
    }
}

pub(super) fn callable(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(vm.is_callable(args[0])))
}

pub(super) fn isinstance(vm: &mut Vm, args: Args) -> Result {
    vm.isinstance(args[0], args[1]).map(Value::bool)
}

pub(super) fn issubclass(vm: &mut Vm, args: Args) -> Result {
    vm.issubclass(args[0], args[1]).map(Value::bool)
}

impl Vm {
    /// An int.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_int(&mut self, number: i64) -> Result {
        let number = crate::objects::int::from_i64(&self.heap, number);
        self.memory(number)
    }

    /// Whether an object can be called: `callable(object)`.
    pub fn is_callable(&self, object: Value) -> bool {
        use crate::objects::{Kind, class::special};
        let class = self.class_of(object);
        let kinds = [Kind::Function, Kind::Native, Kind::BoundMethod, Kind::Type, Kind::StaticMethod];
        kinds.iter().any(|&kind| kind as u8 == class.kind)
            || class.defines(special::CALL)
            || self.lookup(class, self.names.__call__).is_some_and(|call| !call.is_none())
    }
}
