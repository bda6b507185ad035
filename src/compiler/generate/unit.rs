//! A code object in the making, its beginning, and its end.

use super::Generator;
use super::leaving::Block;
use crate::bytecode::code::flags;
use crate::bytecode::opcode::SingletonValue;
use crate::bytecode::{Code, Constant, Opcode};
use crate::compiler::assembler::{Assembler, HandlerId, Instruction, MOST_OPERANDS, Place};
use crate::compiler::assigned::{Assigned, Locals};
use crate::compiler::error::Compiled;
use crate::compiler::fold::identity;
use crate::compiler::registers::{Register, Registers};
use crate::compiler::symbols::{
    NameId, NameScope, Scope, ScopeId, ScopeKind, Symbol, SymbolFlags, SymbolTable,
};
use crate::diagnostic::{ErrorKind, SyntaxError};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a code object is made of while it is generated.
pub(super) struct Unit<'a> {
    pub(super) scope: ScopeId,
    pub(super) kind: ScopeKind,
    pub(super) name: Box<str>,
    pub(super) qualname: Box<str>,
    pub(super) firstlineno: u32,
    /// Positional-only, all positional, and keyword-only parameters.
    pub(super) parameter_counts: [u32; 3],
    pub(super) assembler: Assembler,
    pub(super) registers: Registers,
    pub(super) assigned: Assigned,
    /// Where the next instruction stands in the source.
    pub(super) place: Place,
    /// Who handles the exceptions of the next instruction.
    pub(super) handler: Option<HandlerId>,
    /// The blocks around the current statement.
    pub(super) blocks: Vec<Block<'a>>,
    pub(super) codes: Vec<Arc<Code>>,
    pub(super) has_docstring: bool,
    /// Whether it is a statement of the prompt, whose value is shown.
    pub(super) is_interactive: bool,
    /// The local variables that hold Unbound at the beginning.
    pub(super) unbound: BTreeSet<u16>,
    /// The most registers that a suspended frame of it keeps.
    pub(super) most_kept: u16,
    variables: FxHashMap<NameId, Register>,
    layout: Layout,
    constants: Vec<Constant>,
    constant_places: FxHashMap<Vec<u8>, u32>,
    names: Vec<Box<str>>,
    name_places: FxHashMap<Box<str>, u32>,
}

/// The variables, in the order of their registers.
struct Layout {
    locals: Vec<NameId>,
    parameters: usize,
    cells: Vec<(NameId, Register)>,
    frees: Vec<NameId>,
    first_free: Register,
    /// Where the dict is that `locals()` gives, if the function names what may ask for it.
    namespace: Option<Register>,
}

/// The builtins that may look at the local variables of their caller.
const LOOKS_AT_LOCALS: &[&str] = &["locals", "vars", "dir", "eval", "exec"];

/// The most local variables that are known to be assigned or not; those beyond are always checked.
const MOST_TRACKED: usize = 4096;

impl Layout {
    fn of(table: &SymbolTable<'_>, id: ScopeId) -> Layout {
        let scope = &table[id];
        let parameters = scope.parameters();
        let is_function = scope.kind.is_function();
        let is_local = |symbol: &&Symbol| {
            symbol.scope == NameScope::Local && symbol.flags.has(SymbolFlags::BOUND) && is_function
        };
        let others = scope.symbols[parameters.len()..].iter().filter(is_local);
        let locals: Vec<NameId> = parameters.iter().chain(others).map(|symbol| symbol.name).collect();
        // What is no function's keeps its namespace in the first register.
        let mut next = if is_function { locals.len() } else { 1 } as u16;
        let mut take = || {
            next = next.saturating_add(1);
            Register(next - 1)
        };
        let register_of = |name| {
            let parameter = parameters.iter().position(|symbol| symbol.name == name);
            parameter.map(|at| Register(at as u16))
        };
        let cells = table.cells(id).into_iter();
        let cells = cells.map(|name| (name, register_of(name).unwrap_or_else(&mut take))).collect();
        let first_free = Register(next);
        let frees = table.frees(id);
        let looks = |symbol: &Symbol| LOOKS_AT_LOCALS.contains(&table.name(symbol.name));
        let shows_locals = is_function && scope.symbols.iter().any(looks);
        let namespace = shows_locals.then(|| Register(next.saturating_add(frees.len() as u16)));
        Layout { locals, parameters: parameters.len(), cells, frees, first_free, namespace }
    }

    fn count(&self) -> usize {
        self.first_free.0 as usize + self.frees.len() + usize::from(self.namespace.is_some())
    }

    fn registers(&self) -> impl Iterator<Item = (NameId, Register)> {
        let locals = self.locals.iter().enumerate().map(|(at, &name)| (name, Register(at as u16)));
        let frees = self.frees.iter().enumerate();
        let frees = frees.map(|(at, &name)| (name, self.first_free.plus(at as u16)));
        locals.chain(self.cells.iter().copied()).chain(frees)
    }
}

impl<'a> Unit<'a> {
    pub(super) fn new(
        table: &SymbolTable<'a>,
        scope: ScopeId,
        name: Box<str>,
        qualname: Box<str>,
        firstlineno: u32,
    ) -> Unit<'a> {
        let layout = Layout::of(table, scope);
        let tracked = layout.locals.len().min(MOST_TRACKED);
        Unit {
            scope,
            kind: table[scope].kind,
            name,
            qualname,
            firstlineno,
            parameter_counts: [0; 3],
            assembler: Assembler::default(),
            registers: Registers::after(layout.count().max(layout.locals.len())),
            assigned: Assigned::start(Locals::first(layout.parameters, tracked.max(layout.parameters))),
            place: Place::Line(firstlineno),
            handler: None,
            blocks: Vec::new(),
            codes: Vec::new(),
            has_docstring: false,
            is_interactive: false,
            unbound: BTreeSet::new(),
            most_kept: 0,
            variables: layout.registers().collect(),
            layout,
            constants: Vec::new(),
            constant_places: FxHashMap::default(),
            names: Vec::new(),
            name_places: FxHashMap::default(),
        }
    }

    /// The register of a variable, of whatever sort.
    pub(super) fn variable(&self, name: NameId) -> Option<Register> {
        self.variables.get(&name).copied()
    }

    /// The index of a constant. Constants that Python cannot tell apart are one.
    pub(super) fn constant(&mut self, value: Constant) -> u32 {
        let next = self.constants.len() as u32;
        *self.constant_places.entry(identity(&value)).or_insert_with(|| {
            self.constants.push(value);
            next
        })
    }

    /// The index of a name.
    pub(super) fn name(&mut self, name: &str) -> u32 {
        if let Some(&place) = self.name_places.get(name) {
            return place;
        }
        let place = self.names.len() as u32;
        self.names.push(name.into());
        self.name_places.insert(name.into(), place);
        place
    }

    /// What goes before the code: cells, the generator, and variables that have no value yet.
    fn prologue(&self, scope: &Scope) -> Vec<Instruction> {
        let mut prologue = Vec::new();
        let mut push = |opcode, operands: &[u16], place| {
            let mut values = [0; MOST_OPERANDS];
            values.iter_mut().zip(operands).for_each(|(value, &operand)| *value = operand.into());
            prologue.push(Instruction {
                opcode,
                is_flagged: false,
                operands: values,
                label: None,
                place,
                handler: None,
            });
        };
        let layout = &self.layout;
        if !layout.frees.is_empty() {
            let operands = [layout.first_free.0, layout.frees.len() as u16];
            push(Opcode::COPY_FREE_VARS, &operands, Place::Nowhere);
        }
        for &(_, register) in &layout.cells {
            if (register.0 as usize) < layout.parameters {
                push(Opcode::MAKE_CELL, &[register.0, register.0], Place::Nowhere);
            } else {
                push(Opcode::MAKE_EMPTY_CELL, &[register.0], Place::Nowhere);
            }
        }
        let unbound = SingletonValue::Unbound as u16;
        if let Some(namespace) = layout.namespace {
            push(Opcode::LOAD_SINGLETON, &[namespace.0, unbound], Place::Nowhere);
        }
        if layout.namespace.is_some() {
            for local in layout.parameters..layout.locals.len() {
                push(Opcode::LOAD_SINGLETON, &[local as u16, unbound], Place::Nowhere);
            }
        } else {
            // A parameter has a value, even one that is deleted later.
            for &local in self.unbound.range(layout.parameters as u16..) {
                push(Opcode::LOAD_SINGLETON, &[local, unbound], Place::Nowhere);
            }
        }
        // After the rest, for what shows the variables of a generator that has not begun.
        if self.kind.is_function() && (scope.is_generator || scope.is_coroutine) {
            let live = self.registers.variables();
            let operands = [live, live.max(self.most_kept)];
            push(Opcode::RETURN_GENERATOR, &operands, Place::Line(self.firstlineno));
        }
        prologue
    }

    fn flags(&self, scope: &Scope, has_future_annotations: bool) -> u32 {
        let mut bits = 0;
        let mut set = |holds, flag| bits |= if holds { flag } else { 0 };
        if self.kind.is_function() {
            set(true, flags::OPTIMIZED | flags::NEWLOCALS);
            set(scope.is_nested, flags::NESTED);
            set(scope.is_generator && !scope.is_coroutine, flags::GENERATOR);
            set(!scope.is_generator && scope.is_coroutine, flags::COROUTINE);
            set(scope.is_generator && scope.is_coroutine, flags::ASYNC_GENERATOR);
            set(scope.has_varargs, flags::VARARGS);
            set(scope.has_varkeywords, flags::VARKEYWORDS);
        }
        set(has_future_annotations, flags::FUTURE_ANNOTATIONS);
        bits
    }
}

impl<'a> Generator<'a, '_> {
    /// Generates a nested code object: `body` does, with a unit of its own.
    pub(super) fn nested(&mut self, unit: Unit<'a>, body: impl FnOnce(&mut Self)) -> Code {
        let outer = std::mem::replace(&mut self.unit, unit);
        body(self);
        let unit = std::mem::replace(&mut self.unit, outer);
        match self.finish(unit) {
            Ok(code) => code,
            Err(_) => {
                self.has_failed = true;
                self.empty_code()
            }
        }
    }

    /// The module's unit, in exchange for one that nothing is generated for.
    pub(super) fn replace_unit_for_module(&mut self) -> Unit<'a> {
        let empty = Unit::new(self.table, self.table.module(), "".into(), "".into(), 1);
        std::mem::replace(&mut self.unit, empty)
    }

    /// Stands for code that has failed, until the failure is told.
    fn empty_code(&self) -> Code {
        let unit = Unit::new(self.table, self.table.module(), "".into(), "".into(), 1);
        self.code_of(unit)
    }

    /// # Errors
    /// There are too many variables, or values at a time.
    pub(super) fn finish(&mut self, unit: Unit<'a>) -> Compiled<Code> {
        if unit.registers.are_exhausted || self.has_failed {
            let message = "too many variables in one scope";
            return Err(SyntaxError::without_location(ErrorKind::MemoryError, message));
        }
        Ok(self.code_of(unit))
    }

    fn code_of(&self, unit: Unit<'a>) -> Code {
        let scope = &self.table[unit.scope];
        let text = |name: &NameId| Box::<str>::from(self.table.name(*name));
        let prologue = unit.prologue(scope);
        let flags = unit.flags(scope, self.table.future().annotations);
        let assembled = unit.assembler.assemble(prologue, self.source);
        let [posonlyargcount, argcount, kwonlyargcount] = unit.parameter_counts;
        Code {
            filename: self.filename.clone(),
            name: unit.name,
            qualname: unit.qualname,
            flags,
            argcount,
            posonlyargcount,
            kwonlyargcount,
            firstlineno: unit.firstlineno,
            words: assembled.words,
            constants: unit.constants.into(),
            has_docstring: unit.has_docstring,
            names: unit.names.into(),
            varnames: unit.layout.locals.iter().map(text).collect(),
            cellvars: unit.layout.cells.iter().map(|(name, place)| (text(name), place.0)).collect(),
            freevars: unit.layout.frees.iter().map(text).collect(),
            first_free: unit.layout.first_free.0,
            namespace: unit.layout.namespace.map(|namespace| namespace.0),
            registers: unit.registers.count(),
            exceptions: assembled.exceptions,
            positions: assembled.positions,
            codes: unit.codes.into(),
        }
    }
}
