//! `MAKE_FUNCTION`, `LOAD_BUILD_CLASS`.

use crate::bytecode::opcode::*;
use crate::objects::Value;
use crate::objects::function::Function;
use crate::vm::Exc;
use crate::vm::frame::{Code, Frame, Outcome, Step};

/// `R[dst] := a function of codes[code]` with the extras that the flags name, from `R[first]`
pub fn make_function(frame: Frame, op: MakeFunction<Code>) -> Outcome {
    let outer = frame.function();
    let code = frame.vm().nested_code(outer.code.get(), op.code().0 as usize)?;
    let vm = frame.vm();
    let module = outer.globals.get_str(vm.names.__name__).unwrap_or(Value::NONE);
    let function = Function::alloc(&vm.heap, code, outer.globals, outer.builtins, module);
    let function = vm.memory(function)?;
    let extras = [
        (function_flags::DEFAULTS, &function.defaults),
        (function_flags::KEYWORD_DEFAULTS, &function.kwdefaults),
        (function_flags::ANNOTATIONS, &function.annotations),
        (function_flags::CLOSURE, &function.closure),
    ];
    let mut next = 0;
    for (flag, field) in extras {
        if op.flags().0 & flag != 0 {
            field.set(frame.get_after(op.first(), next));
            next += 1;
        }
    }
    frame.set(op.dst(), Value::object(function));
    Ok(Step::Next)
}

/// `R[dst] := builtins.__build_class__`
pub fn load_build_class(frame: Frame, op: LoadBuildClass<Code>) -> Outcome {
    let builtins = frame.function().builtins;
    let name = frame.vm().names.__build_class__;
    match frame.vm().namespace_get(builtins, name)? {
        Some(value) => {
            frame.set(op.dst(), value);
            Ok(Step::Next)
        }
        None => Err(frame.vm().raise(Exc::NameError, "__build_class__ not found")),
    }
}
