//! The built-in functions: a table, and a file for each sort of them.

mod attributes;
mod code;
mod iteration;
mod numbers;
mod objects;
mod output;
mod site;

use crate::objects::Value;
use crate::vm::{NativeDef, Result, Vm};

/// The functions of `builtins`, but for `open`, which the module `io` has.
pub static FUNCTIONS: &[NativeDef] = crate::natives! {
    Function {
        "__build_class__" Any, crate::vm::classes::build::build_class, "Internal helper function used by the class statement.";
        "__import__" Named { names: &["name", "globals", "locals", "fromlist", "level"], required: 1, positional: 5 },
            crate::vm::import::builtin_import, "Import a module.";
        "abs" One, numbers::abs, "Return the absolute value of the argument.";
        "aiter" One, iteration::aiter, "Return an AsyncIterator for an AsyncIterable object.";
        "all" One, iteration::all, "Return True if bool(x) is True for all values x in the iterable.";
        "anext" Positional(1, 2), iteration::anext, "Return the next item from the async iterator.";
        "any" One, iteration::any, "Return True if bool(x) is True for any x in the iterable.";
        "ascii" One, objects::ascii, "Return an ASCII-only representation of an object.";
        "bin" One, numbers::bin, "Return the binary representation of an integer.";
        "breakpoint" Any, code::breakpoint, "Call sys.breakpointhook().";
        "callable" One, objects::callable, "Return whether the object is callable.";
        "chr" One, numbers::chr, "Return a string of one character with this code point.";
        "compile" Named {
            names: &["source", "filename", "mode", "flags", "dont_inherit", "optimize", "_feature_version"],
            required: 3, positional: 6,
        }, code::compile, "Compile source into a code object.";
        "delattr" Positional(2, 2), attributes::delattr, "Deletes the named attribute from the given object.";
        "dir" Positional(0, 1), attributes::dir, "The names in a scope, or the attributes of an object.";
        "divmod" Positional(2, 2), numbers::divmod, "Return the tuple (x//y, x%y).";
        "eval" Positional(1, 3), code::eval, "Evaluate an expression in the context of globals and locals.";
        "exec" Named { names: &["", "", "", "closure"], required: 1, positional: 3 }, code::exec,
            "Execute source in the context of globals and locals.";
        "format" Positional(1, 2), objects::format, "Return value.__format__(format_spec).";
        "getattr" Positional(2, 3), attributes::getattr, "Get a named attribute from an object.";
        "globals" None, code::globals, "Return the dictionary of the current scope's global variables.";
        "hasattr" Positional(2, 2), attributes::hasattr, "Return whether the object has an attribute.";
        "hash" One, objects::hash, "Return the hash value for the given object.";
        "hex" One, numbers::hex, "Return the hexadecimal representation of an integer.";
        "id" One, objects::id, "Return the identity of an object.";
        "input" Positional(0, 1), output::input, "Read a line from standard input, without its line break.";
        "isinstance" Positional(2, 2), objects::isinstance, "Return whether an object is an instance of a class.";
        "issubclass" Positional(2, 2), objects::issubclass, "Return whether a class derives from another.";
        "iter" Positional(1, 2), iteration::iter, "Get an iterator from an object.";
        "len" One, objects::len, "Return the number of items in a container.";
        "locals" None, code::locals, "Return a dictionary with the current scope's local variables.";
        "max" Any, iteration::max, "The largest item of an iterable, or of two or more arguments.";
        "min" Any, iteration::min, "The smallest item of an iterable, or of two or more arguments.";
        "next" Positional(1, 2), iteration::next, "Return the next item from the iterator.";
        "oct" One, numbers::oct, "Return the octal representation of an integer.";
        "ord" One, numbers::ord, "Return the code point of a string of one character.";
        "pow" Named { names: &["base", "exp", "mod"], required: 2, positional: 3 }, numbers::pow,
            "Equivalent to base**exp, or base**exp % mod.";
        "print" Any, output::print, "Prints the values to a stream, or to sys.stdout.";
        "repr" One, objects::repr, "Return the canonical string representation of the object.";
        "round" Named { names: &["number", "ndigits"], required: 1, positional: 2 }, numbers::round,
            "Round a number to a given precision in decimal digits.";
        "setattr" Positional(3, 3), attributes::setattr, "Sets the named attribute to a value.";
        "sorted" Any, iteration::sorted, "Return a new list of the items in ascending order.";
        "sum" Named { names: &["", "start"], required: 1, positional: 2 }, iteration::sum,
            "Return the sum of a start value and an iterable of numbers.";
        "vars" Positional(0, 1), attributes::vars, "The __dict__ of an object, or locals().";
    }
};

/// Puts the functions into `builtins`.
///
/// # Errors
/// MemoryError.
pub fn install(vm: &mut Vm) -> Result<()> {
    let module = Value::object(vm.intern("builtins")?);
    for def in FUNCTIONS {
        let function = vm.new_native(def, Value::UNBOUND, module)?;
        let name = vm.intern(def.name)?;
        let set = vm.builtins.set_str(&vm.heap, name, function);
        vm.memory(set)?;
    }
    site::install(vm)
}
