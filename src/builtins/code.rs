//! `code`: code objects.

use super::function::table;
use super::type_::readonly;
use crate::bytecode::code::{Code, flags};
use crate::bytecode::opcode::{Kind, Opcode, SingletonValue};
use crate::bytecode::position::{Positions, Range};
use crate::heap::Gc;
use crate::natives;
use crate::objects::Value;
use crate::objects::bytes::Bytes;
use crate::objects::code::CodeObject;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::vm::{Args, Exc, NativeDef, Result, Vm};
use std::sync::Arc;

/// The methods of `code`.
pub static METHODS: &[NativeDef] = natives! {
    Method {
        "__repr__" None, repr, "Return repr(self).";
        "__eq__" One, eq, "Return self==value.";
        "__hash__" None, hash, "Return hash(self).";
        "replace" Any, replace, "Return a copy of the code object with new values for the specified fields.";
        "co_lines" None, lines, "Where lines begin: start, end, line.";
        "co_positions" None, positions, "Where each instruction stands: line, end line, column, end column.";
        "__sizeof__" None, sizeof, "Size of object in memory, in bytes.";
    }
};

table! {
    /// The computed attributes of `code`.
    GETSETS {
        "co_argcount" |_, c| Ok(number(this(c).code.argcount)), Some(readonly), "the number of positional parameters";
        "co_posonlyargcount" |_, c| Ok(number(this(c).code.posonlyargcount)), Some(readonly), "the number of positional-only parameters";
        "co_kwonlyargcount" |_, c| Ok(number(this(c).code.kwonlyargcount)), Some(readonly), "the number of keyword-only parameters";
        "co_nlocals" |_, c| Ok(Value::length(this(c).varnames.len())), None, "the number of local variables";
        "co_stacksize" |_, c| Ok(number(this(c).registers.into())), Some(readonly), "the number of registers";
        "co_flags" |_, c| Ok(number(this(c).code.flags)), Some(readonly), "flags";
        "co_code" code_bytes, None, "the instructions";
        "co_consts" consts, Some(readonly), "the constants";
        "co_names" |vm, c| strings(vm, &this(c).names), Some(readonly), "the names";
        "co_varnames" |vm, c| strings(vm, &this(c).varnames), None, "the local variables";
        "co_freevars" freevars, None, "the variables from outside";
        "co_cellvars" cellvars, None, "the variables that are cells";
        "co_filename" |_, c| Ok(Value::object(this(c).filename)), Some(readonly), "the file";
        "co_name" |_, c| Ok(Value::object(this(c).name)), Some(readonly), "the name";
        "co_qualname" |_, c| Ok(Value::object(this(c).qualname)), Some(readonly), "the qualified name";
        "co_firstlineno" |_, c| Ok(number(this(c).code.firstlineno)), Some(readonly), "the first line";
        "co_linetable" no_bytes, Some(readonly), "empty: see co_lines";
        "co_exceptiontable" no_bytes, Some(readonly), "empty";
        "co_lnotab" no_bytes, None, "empty: see co_lines";
    }
}

fn this(value: Value) -> Gc<CodeObject> {
    value.as_kind::<CodeObject>().expect("a method's receiver is of its class")
}

fn number(n: u32) -> Value {
    Value::length(n as usize)
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    vm.repr_native(args[0]).map(Value::object)
}

fn strings(vm: &mut Vm, names: &[Gc<Str>]) -> Result {
    let tuple = Tuple::from_fn(&vm.heap, names.len(), |index| Value::object(names[index]));
    vm.memory(tuple).map(Value::object)
}

fn texts<'a>(vm: &mut Vm, names: impl Iterator<Item = &'a str>) -> Result {
    let mut interned = Vec::new();
    for name in names {
        // Nothing collects here.
        interned.push(vm.intern(name)?);
    }
    strings(vm, &interned)
}

fn freevars(vm: &mut Vm, code: Value) -> Result {
    let code = Arc::clone(&this(code).code);
    texts(vm, code.freevars.iter().map(|name| &**name))
}

fn cellvars(vm: &mut Vm, code: Value) -> Result {
    let code = Arc::clone(&this(code).code);
    texts(vm, code.cellvars.iter().map(|(name, _)| &**name))
}

/// The constants in the order in which the instructions use them; many of those are operands that name no constant.
/// As in CPython, a function's first is its docstring or None.
fn consts(vm: &mut Vm, code: Value) -> Result {
    let code = this(code);
    let source = Arc::clone(&code.code);
    // Nothing collects here.
    let mut items: Vec<Value> = Vec::new();
    let mut add = |value: Value| {
        if !items.iter().any(|item| item.bits() == value.bits()) {
            items.push(value);
        }
    };
    let is_comprehension = source.name.starts_with('<') && &*source.name != "<lambda>";
    if source.has_docstring {
        add(code.constants[0]);
    } else if source.flags & flags::OPTIMIZED != 0 && !is_comprehension {
        add(Value::NONE);
    }
    let mut at = 0;
    while at < source.words.len() {
        let words = &source.words[at..];
        let info = Opcode::of(words[0]).expect("the compiler's code is right").info();
        for (_, kind, number) in info.read(words) {
            match kind {
                Kind::Imm => add(Value::small(number as i32)),
                Kind::ImmOp => add(Value::small((number >> 4) as i32)),
                Kind::Const => add(code.constants[number as usize]),
                Kind::CodeIndex => add(Value::object(vm.nested_code(code, number as usize)?)),
                Kind::Singleton => match SingletonValue::ALL[number as usize] {
                    SingletonValue::None => add(Value::NONE),
                    SingletonValue::True => add(Value::TRUE),
                    SingletonValue::False => add(Value::FALSE),
                    SingletonValue::Ellipsis => add(Value::ELLIPSIS),
                    SingletonValue::Unbound => {}
                },
                _ => {}
            }
        }
        at += info.length;
    }
    code.constants.iter().for_each(|&constant| add(constant));
    super::object::tuple(vm, &items)
}

fn bytes(vm: &mut Vm, bytes: &[u8]) -> Result {
    let bytes = Bytes::alloc(&vm.heap, bytes);
    vm.memory(bytes).map(Value::object)
}

fn code_bytes(vm: &mut Vm, code: Value) -> Result {
    let words: Vec<u8> = this(code).code.words.iter().flat_map(|word| word.to_le_bytes()).collect();
    bytes(vm, &words)
}

fn no_bytes(vm: &mut Vm, _: Value) -> Result {
    bytes(vm, b"")
}

fn same(a: &Code, b: &Code) -> bool {
    std::ptr::eq(a, b)
        || a.name == b.name
            && a.firstlineno == b.firstlineno
            && (a.argcount, a.posonlyargcount, a.kwonlyargcount, a.flags)
                == (b.argcount, b.posonlyargcount, b.kwonlyargcount, b.flags)
            && a.words == b.words
            && a.constants == b.constants
            && (&a.names, &a.varnames, &a.freevars, &a.cellvars)
                == (&b.names, &b.varnames, &b.freevars, &b.cellvars)
            && a.codes.len() == b.codes.len()
            && a.codes.iter().zip(&b.codes).all(|(a, b)| same(a, b))
}

fn eq(_: &mut Vm, args: Args) -> Result {
    match args[1].as_kind::<CodeObject>() {
        Some(other) => Ok(Value::bool(same(&this(args[0]).code, &other.code))),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn hash(vm: &mut Vm, args: Args) -> Result {
    let own = this(args[0]);
    let hash = own.name.hash() ^ (i64::from(own.code.firstlineno) << 8) ^ own.code.words.len() as i64;
    let hash = crate::objects::int::from_i64(&vm.heap, if hash == -1 { -2 } else { hash });
    vm.memory(hash)
}

fn sizeof(_: &mut Vm, args: Args) -> Result {
    Ok(Value::length(200 + 8 * this(args[0]).code.words.len()))
}

/// The instructions of code, by word, with where they stand.
fn instructions(code: &Code) -> Vec<(u32, u32, Range)> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(&word) = code.words.get(at) {
        let Some(opcode) = Opcode::of(word) else { break };
        let next = at + opcode.info().length;
        all.push((at as u32, next as u32, code.range(at as u32)));
        at = next;
    }
    all
}

fn line(line: u32) -> Value {
    if line == 0 { Value::NONE } else { number(line) }
}

fn iterator_of(vm: &mut Vm, items: Vec<Value>) -> Result {
    let tuple = super::object::tuple(vm, &items)?;
    vm.iter(tuple)
}

fn lines(vm: &mut Vm, args: Args) -> Result {
    let code = Arc::clone(&this(args[0]).code);
    let mut runs: Vec<(u32, u32, u32)> = Vec::new();
    for (start, end, range) in instructions(&code) {
        match runs.last_mut() {
            Some(run) if run.2 == range.line => run.1 = end,
            _ => runs.push((start, end, range.line)),
        }
    }
    let mut items = Vec::new();
    for (start, end, at) in runs {
        // Nothing collects here.
        items.push(super::object::tuple(vm, &[number(start * 8), number(end * 8), line(at)])?);
    }
    iterator_of(vm, items)
}

fn positions(vm: &mut Vm, args: Args) -> Result {
    let code = Arc::clone(&this(args[0]).code);
    let mut items = Vec::new();
    for (_, _, range) in instructions(&code) {
        let column = |column: u32| if range.line == 0 { Value::NONE } else { number(column) };
        let place = [line(range.line), line(range.end_line), column(range.column), column(range.end_column)];
        items.push(super::object::tuple(vm, &place)?);
    }
    iterator_of(vm, items)
}

fn replace(vm: &mut Vm, args: Args) -> Result {
    if args.positional() > 1 {
        let given = args.positional() - 1;
        return Err(vm.type_error(format!("replace() takes exactly 0 positional arguments ({given} given)")));
    }
    let own = this(args[0]);
    let mut new = copy(&own.code);
    for (name, value) in args.keywords() {
        let name = name.as_kind::<Str>().map_or_else(String::new, crate::vm::protocols::attribute::text);
        match name.as_str() {
            "co_name" => new.name = string(vm, &name, value)?.into(),
            "co_qualname" => new.qualname = string(vm, &name, value)?.into(),
            "co_filename" => new.filename = string(vm, &name, value)?.into(),
            "co_firstlineno" => new.firstlineno = int(vm, value)?,
            "co_flags" => new.flags = int(vm, value)?,
            _ => same_as_before(vm, args[0], &name, value)?,
        }
    }
    vm.load(Arc::new(new)).map(Value::object)
}

fn string(vm: &mut Vm, name: &str, value: Value) -> Result<String> {
    match value.as_kind::<Str>() {
        Some(text) => Ok(crate::vm::protocols::attribute::text(text)),
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("replace() argument '{name}' must be str, not {given}")))
        }
    }
}

fn int(vm: &mut Vm, value: Value) -> Result<u32> {
    let number = vm.index(value)?;
    match number.as_int().and_then(|number| u32::try_from(number.get()).ok()) {
        Some(number) => Ok(number),
        None => Err(vm.overflow_error("value out of range for a field of a code object")),
    }
}

/// A field that instructions depend on cannot be replaced: they are not CPython's.
fn same_as_before(vm: &mut Vm, code: Value, field: &str, value: Value) -> Result<()> {
    if !GETSETS.iter().any(|getset| getset.name == field) {
        return Err(vm.type_error(format!("'{field}' is an invalid keyword argument for replace()")));
    }
    let name = vm.intern(field)?;
    let old = vm.get_attr(code, name)?;
    if vm.equal(old, value)? {
        return Ok(());
    }
    Err(vm.raise(Exc::NotImplementedError, format!("replace() cannot change {field}: code is not CPython's")))
}

fn copy(code: &Code) -> Code {
    let mut done = 0;
    // Runs are told by their ends, and made from their lengths.
    let positions: Vec<_> =
        code.positions.runs().map(|(end, range)| (end - std::mem::replace(&mut done, end), range)).collect();
    Code {
        filename: Arc::clone(&code.filename),
        name: code.name.clone(),
        qualname: code.qualname.clone(),
        flags: code.flags,
        argcount: code.argcount,
        posonlyargcount: code.posonlyargcount,
        kwonlyargcount: code.kwonlyargcount,
        firstlineno: code.firstlineno,
        words: code.words.clone(),
        constants: code.constants.clone(),
        has_docstring: code.has_docstring,
        names: code.names.clone(),
        varnames: code.varnames.clone(),
        cellvars: code.cellvars.clone(),
        freevars: code.freevars.clone(),
        first_free: code.first_free,
        namespace: code.namespace,
        registers: code.registers,
        exceptions: code.exceptions.clone(),
        positions: Positions::new(positions.into_iter()),
        codes: code.codes.clone(),
    }
}
