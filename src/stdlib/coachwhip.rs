//! The module `coachwhip`: what became of a function's instructions while it ran.

use crate::bytecode::disassemble::{disassemble_now, instructions};
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::code::CodeObject;
use crate::objects::function::{BoundMethod, Function};
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::tuple::Tuple;
use crate::vm::{Args, NativeDef, Result, Vm};

static FUNCTIONS: &[NativeDef] = crate::natives! {
    Function {
        "dis" One, dis, "The instructions of a function or a code object as they are now, specialised ones among them, as text.";
        "sites" One, sites,
            "The instructions of a function that can be specialised, in order: (line, generic instruction, what it is now).";
        "dispatch" None, dispatch, "How instructions are dispatched: 'threaded' or 'match-loop'.";
    }
};

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    super::module(vm, "coachwhip", "What the machine does with a program while it runs.", FUNCTIONS)
}

/// The code of a function, a method, or whatever has a `__code__`.
fn code_of(vm: &mut Vm, mut value: Value) -> Result<Gc<CodeObject>> {
    if let Some(method) = value.as_kind::<BoundMethod>() {
        value = method.function;
    }
    if let Some(function) = value.as_kind::<Function>() {
        return Ok(function.code.get());
    }
    if value.as_kind::<CodeObject>().is_none()
        && let Some(code) = vm.find_attr(value, vm.names.__code__)?
    {
        value = code;
    }
    match value.as_kind::<CodeObject>() {
        Some(code) => Ok(code),
        None => {
            let class = vm.type_name(value);
            Err(vm.type_error(format!("a function or a code object is wanted, not {class}")))
        }
    }
}

fn words(code: Gc<CodeObject>) -> Vec<u64> {
    code.words().iter().map(|word| word.get()).collect()
}

fn dis(vm: &mut Vm, args: Args) -> Result {
    let code = code_of(vm, args[0])?;
    vm.new_str(disassemble_now(&code.code, &words(code)))
}

fn sites(vm: &mut Vm, args: Args) -> Result {
    let code = code_of(vm, args[0])?;
    let words = words(code);
    let sites = vm.heap.rooted::<Value>();
    for instruction in instructions(&words) {
        let info = instruction.opcode.info();
        if !info.base.info().is_adaptive {
            continue;
        }
        let line = Value::small(code.code.range(instruction.at).line as i32);
        let base = Value::object(vm.intern(info.base.info().name)?);
        let now = Value::object(vm.intern(info.name)?);
        let site = Tuple::alloc(&vm.heap, &[line, base, now]);
        let site = Value::object(vm.memory(site)?);
        let pushed = sites.push(&vm.heap, site);
        vm.memory(pushed)?;
    }
    let list = List::alloc(&vm.heap, &sites.to_vec());
    vm.memory(list).map(Value::object)
}

fn dispatch(vm: &mut Vm, _: Args) -> Result {
    vm.new_str(crate::vm::dispatch::name())
}
