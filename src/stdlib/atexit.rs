//! The module `atexit`: functions that are called when the program ends.

use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::vm::{Args, NativeDef, Result, Vm};

static FUNCTIONS: &[NativeDef] = crate::natives! {
    Function {
        "register" Any, register, "Register a function to be executed at the end of the program.";
        "unregister" One, unregister, "Forget a function.";
        "_clear" None, clear, "Forget all functions.";
        "_run_exitfuncs" None, run_now, "Call all functions, and forget them.";
        "_ncallbacks" None, count, "How many functions there are.";
    }
};

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    super::module(vm, "atexit", "Functions that are called when the program ends.", FUNCTIONS)
}

/// The functions: a list of tuples of a function, its arguments and its keyword arguments.
fn functions(vm: &mut Vm) -> Result<Gc<List>> {
    let key = vm.intern("atexit.functions")?;
    if let Some(list) = vm.registry.get_str(key).and_then(|list| list.as_object::<List>()) {
        return Ok(list);
    }
    let list = List::alloc(&vm.heap, &[]);
    let list = vm.memory(list)?;
    vm.namespace_set(vm.registry, key, Value::object(list))?;
    Ok(list)
}

fn register(vm: &mut Vm, args: Args) -> Result {
    if args.positional() == 0 {
        return Err(vm.type_error("register() takes at least 1 argument (0 given)"));
    }
    if !vm.is_callable(args[0]) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let given = Tuple::alloc(&vm.heap, &args.as_slice()[1..args.positional()]);
    let given = Value::object(vm.memory(given)?);
    let keywords = Dict::alloc(&vm.heap);
    let keywords = vm.memory(keywords)?;
    for (name, value) in args.keywords() {
        if let Some(name) = name.as_kind::<Str>() {
            vm.namespace_set(keywords, name, value)?;
        }
    }
    let entry = Tuple::alloc(&vm.heap, &[args[0], given, Value::object(keywords)]);
    let entry = Value::object(vm.memory(entry)?);
    let list = functions(vm)?;
    let pushed = list.push(&vm.heap, entry);
    vm.memory(pushed)?;
    Ok(args[0])
}

fn unregister(vm: &mut Vm, args: Args) -> Result {
    let list = functions(vm)?;
    let mut index = 0;
    while let Some(entry) = list.get(index) {
        let function = entry.as_object::<Tuple>().and_then(|entry| entry.get(0));
        if let Some(function) = function
            && vm.equal(function, args[0])?
        {
            list.items().remove(index);
        } else {
            index += 1;
        }
    }
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm, _: Args) -> Result {
    let list = functions(vm)?;
    list.items().clear(&vm.heap);
    Ok(Value::NONE)
}

fn count(vm: &mut Vm, _: Args) -> Result {
    functions(vm).map(|list| Value::length(list.len()))
}

fn run_now(vm: &mut Vm, _: Args) -> Result {
    run(vm);
    Ok(Value::NONE)
}

/// Calls the functions, the last that was registered first. What they raise is printed.
pub fn run(vm: &mut Vm) {
    let Ok(list) = functions(vm) else {
        vm.take_raised();
        return;
    };
    while let Some(entry) = list.items().pop() {
        let Some(entry) = entry.as_object::<Tuple>() else { continue };
        let &[function, args, keywords] = entry.items() else { continue };
        let (Some(args), Some(keywords)) = (args.as_object::<Tuple>(), keywords.as_object::<Dict>()) else {
            continue;
        };
        if vm.call_with_dict(function, args.items(), keywords).is_err() {
            vm.report_unraisable("Exception ignored in atexit callback: ", function);
        }
    }
}
