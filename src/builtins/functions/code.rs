//! `compile`, `eval`, `exec`, `globals`, `locals`: source and scopes as values.

use crate::bytecode::code::flags;
use crate::heap::Gc;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::cell::CellObject;
use crate::objects::code::CodeObject;
use crate::objects::dict::Dict;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Value, int::Operand};
use crate::source::Source;
use crate::syntax::Mode;
use crate::vm::{Args, Exc, Result, Vm};

/// `compile`'s flags that mean something here.
mod flag {
    pub const ONLY_AST: i64 = 0x400;
    /// All that CPython knows: features of `__future__`, and those of the compiler.
    pub const KNOWN: i64 = 0x1FF_0000 | 0x7E00 | 0x10 | super::flags::FUTURE_ANNOTATIONS as i64;
}

pub(super) fn globals(vm: &mut Vm, _: Args) -> Result {
    Ok(vm.caller().map_or(Value::NONE, |function| Value::object(function.globals)))
}

pub(super) fn locals(vm: &mut Vm, _: Args) -> Result {
    vm.locals()
}

/// The source in an argument: a string, or bytes, which may declare an encoding. `None`: it is something else.
fn source_arg(vm: &mut Vm, value: Value, name: &str, mode: Mode) -> Result<Option<Source>> {
    let blank = |byte: &u8| mode == Mode::Eval && matches!(byte, b' ' | b'\t');
    if let Some(text) = value.as_kind::<Str>() {
        let Some(text) = text.as_str() else {
            return Err(vm.unencodable("utf-8", text, "surrogates not allowed"));
        };
        if text.contains('\0') {
            return Err(vm.value_error("source code string cannot contain null bytes"));
        }
        let text = if mode == Mode::Eval { text.trim_start_matches([' ', '\t']) } else { text };
        return Ok(Some(Source::new(name, text)));
    }
    let bytes = if let Some(bytes) = value.as_kind::<Bytes>() {
        bytes.as_slice().to_vec()
    } else if let Some(bytes) = value.as_kind::<ByteArray>() {
        bytes.bytes().to_vec()
    } else {
        return Ok(None);
    };
    let start = bytes.iter().take_while(|byte| blank(byte)).count();
    match Source::from_bytes(name, &bytes[start..]) {
        Ok(source) => Ok(Some(source)),
        Err(error) => Err(vm.raise_syntax_error_in(&error, name)),
    }
}

/// Code in an argument: code itself, or source that is compiled.
fn code_arg(vm: &mut Vm, value: Value, function: &str, mode: Mode) -> Result<Gc<CodeObject>> {
    if let Some(code) = value.as_object::<CodeObject>() {
        if !code.code.freevars.is_empty() {
            let text = format!("code object passed to {function}() may not contain free variables");
            return Err(vm.type_error(text));
        }
        return Ok(code);
    }
    match source_arg(vm, value, "<string>", mode)? {
        Some(source) => vm.compile(&source, mode),
        None => Err(vm.type_error(format!("{function}() arg 1 must be a string, bytes or code object"))),
    }
}

/// The scope of `eval` and `exec`: what was given, or the caller's.
fn scope(vm: &mut Vm, globals: Option<Value>, locals: Option<Value>) -> Result<(Gc<Dict>, Value)> {
    let given = |value: Option<Value>| value.filter(|value| !value.is_none());
    let (globals, locals) =
        match (given(globals).and_then(|globals| globals.as_kind::<Dict>()), given(locals)) {
            (Some(globals), locals) => (globals, locals.unwrap_or(Value::object(globals))),
            (None, locals) => {
                let Some(function) = vm.caller() else {
                    return Err(vm.system_error("globals and locals cannot be NULL"));
                };
                let locals = match locals {
                    Some(locals) => locals,
                    None => vm.locals()?,
                };
                (function.globals, locals)
            }
        };
    if globals.get_str(vm.names.__builtins__).is_none() {
        let builtins = vm.caller().map_or(vm.builtins, |function| function.builtins);
        vm.namespace_set(globals, vm.names.__builtins__, Value::object(builtins))?;
    }
    Ok((globals, locals))
}

/// Whether a value can be a scope.
fn is_mapping(vm: &Vm, value: Value) -> bool {
    vm.find_special(value, vm.names.__getitem__).is_some()
}

pub(super) fn eval(vm: &mut Vm, args: Args) -> Result {
    let (globals, locals) = (args.get(1), args.get(2));
    if let Some(locals) = locals
        && !locals.is_none()
        && !is_mapping(vm, locals)
    {
        return Err(vm.type_error("locals must be a mapping"));
    }
    if let Some(globals) = globals
        && !globals.is_none()
        && globals.as_kind::<Dict>().is_none()
    {
        let text = if is_mapping(vm, globals) {
            "globals must be a real dict; try eval(code, {}, mapping)"
        } else {
            "globals must be a dict"
        };
        return Err(vm.type_error(text));
    }
    let (globals, locals) = scope(vm, globals, locals)?;
    let code = code_arg(vm, args[0], "eval", Mode::Eval)?;
    vm.run_code(code, globals, Some(locals))
}

pub(super) fn exec(vm: &mut Vm, args: Args) -> Result {
    let (globals, locals) = (args.get(1), args.get(2));
    if let Some(globals) = globals
        && !globals.is_none()
        && globals.as_kind::<Dict>().is_none()
    {
        let class = vm.type_name(globals);
        return Err(vm.type_error(format!("exec() globals must be a dict, not {class}")));
    }
    if let Some(locals) = locals
        && !locals.is_none()
        && !is_mapping(vm, locals)
    {
        let class = vm.type_name(locals);
        return Err(vm.type_error(format!("locals must be a mapping or None, not {class}")));
    }
    let closure = args.get(3).unwrap_or(Value::NONE);
    let (globals, locals) = scope(vm, globals, locals)?;
    let code = match args[0].as_object::<CodeObject>() {
        Some(code) => {
            check_closure(vm, code, closure)?;
            code
        }
        None if !closure.is_none() => {
            return Err(vm.type_error("closure can only be used when source is a code object"));
        }
        None => code_arg(vm, args[0], "exec", Mode::Exec)?,
    };
    vm.run_code_with(code, globals, Some(locals), closure)?;
    Ok(Value::NONE)
}

/// Whether a closure is a tuple of as many cells as the code has free variables; None, if it has none.
fn check_closure(vm: &mut Vm, code: Gc<CodeObject>, closure: Value) -> Result<()> {
    let wanted = code.code.freevars.len();
    if wanted == 0 {
        return match closure.is_none() {
            true => Ok(()),
            false => Err(vm.type_error("cannot use a closure with this code object")),
        };
    }
    let is_one = closure.as_object::<Tuple>().is_some_and(|cells| {
        cells.len() == wanted && cells.items().iter().all(|cell| cell.as_object::<CellObject>().is_some())
    });
    if is_one {
        return Ok(());
    }
    Err(vm.type_error(format!("code object requires a closure of exactly length {wanted}")))
}

pub(super) fn compile(vm: &mut Vm, args: Args) -> Result {
    let filename = vm.fs_path(args[1])?;
    let filename = String::from_utf8_lossy(filename.as_bytes()).into_owned();
    let mode = match args[2].as_kind::<Str>() {
        Some(mode) => mode.as_bytes().to_vec(),
        None => {
            let class = vm.type_name(args[2]);
            return Err(vm.type_error(format!("compile() argument 'mode' must be str, not {class}")));
        }
    };
    let number = |vm: &mut Vm, index: usize, absent: i64| match args.get(index) {
        None => Ok(absent),
        Some(value) => {
            let number = vm.index(value)?;
            Ok(Operand::of(number).map_or(absent, Operand::clamped))
        }
    };
    let flags = number(vm, 3, 0)?;
    if flags & !flag::KNOWN != 0 {
        return Err(vm.value_error("compile(): unrecognised flags"));
    }
    let optimize = number(vm, 5, -1)?;
    if !(-1..=2).contains(&optimize) {
        return Err(vm.value_error("compile(): invalid optimize value"));
    }
    let mode = match &mode[..] {
        b"exec" => Mode::Exec,
        b"eval" => Mode::Eval,
        b"single" => Mode::Single,
        _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    if args[0].as_object::<CodeObject>().is_some() {
        return Ok(args[0]);
    }
    if flags & flag::ONLY_AST != 0 {
        return Err(vm.raise(Exc::NotImplementedError, "compile(): there are no AST objects"));
    }
    match source_arg(vm, args[0], &filename, mode)? {
        Some(source) => {
            let optimize = u8::try_from(optimize).unwrap_or(vm.optimize);
            vm.compile_optimized(&source, mode, optimize).map(Value::object)
        }
        None => Err(vm.type_error("compile() arg 1 must be a string, bytes or AST object")),
    }
}

pub(super) fn breakpoint(vm: &mut Vm, args: Args) -> Result {
    let name = vm.intern("breakpointhook")?;
    let Some(hook) = vm.namespace_get(vm.sys, name)? else {
        return Err(vm.runtime_error("lost sys.breakpointhook"));
    };
    vm.call_args(hook, args.as_slice(), args.names().map_or(Value::UNBOUND, Value::object))
}
