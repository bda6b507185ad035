//! `IMPORT_NAME` and its kin. What importing means is [`import`](crate::vm::import)'s.

use super::name;
use crate::bytecode::opcode::{ImportFrom, ImportName, ImportStar, PrintExpr, Reg};
use crate::objects::Value;
use crate::vm::Exc;
use crate::vm::frame::{Code, Frame, Outcome, Step};
use crate::vm::import::is_import_function;

/// The namespace of code that is no function's.
const NAMESPACE: Reg = Reg(0);

/// `R[dst] := __import__(name, …, fromlist=R[first + 1], level=R[first])`
pub fn import_name(frame: Frame, op: ImportName<Code>) -> Outcome {
    let function = frame.function();
    let (vm, name) = (frame.vm(), frame.name(op.name().0 as usize));
    let (level, fromlist) = (frame.get(op.first()), frame.get_after(op.first(), 1));
    let Some(import) = vm.namespace_get(function.builtins, vm.names.__import__)? else {
        return Err(vm.raise(Exc::ImportError, "__import__ not found"));
    };
    let module = if is_import_function(import) {
        let level = level.as_int().map_or(0, |level| level.get());
        vm.import_name(name, Some(function.globals), fromlist, level)?
    } else {
        let optimized = function.code.get().code.has(crate::bytecode::code::flags::OPTIMIZED);
        let locals = if optimized { Value::NONE } else { frame.get(NAMESPACE) };
        vm.call(import, &[Value::object(name), Value::object(function.globals), locals, fromlist, level])?
    };
    frame.set(op.dst(), module);
    Ok(Step::Next)
}

/// `R[dst] := R[module].name`, or else the submodule.
pub fn import_from(frame: Frame, op: ImportFrom<Code>) -> Outcome {
    let name = frame.name(op.name().0 as usize);
    let value = frame.vm().import_from(frame.get(op.module()), name)?;
    frame.set(op.dst(), value);
    Ok(Step::Next)
}

/// The namespace receives the public names of `R[module]`.
pub fn import_star(frame: Frame, op: ImportStar<Code>) -> Outcome {
    let namespace = frame.get(NAMESPACE);
    let module = frame.get(op.module());
    frame.vm().import_star(module, |vm, key, value| name::store(vm, namespace, key, value))?;
    Ok(Step::Next)
}

/// Shows `R[value]` to the user of the prompt, by `sys.displayhook`.
pub fn print_expr(frame: Frame, op: PrintExpr<Code>) -> Outcome {
    let vm = frame.vm();
    let Some(hook) = vm.namespace_get(vm.sys, vm.names.displayhook)? else {
        return Err(vm.runtime_error("lost sys.displayhook"));
    };
    vm.call(hook, &[frame.get(op.value())])?;
    Ok(Step::Next)
}
