//! Loading: code as the compiler made it becomes a code object that runs.

use super::frame::Window;
use super::{Result, Vm};
use crate::bytecode::code::{Code, Constant, flags};
use crate::bytecode::opcode::{Kind as Operand, Opcode};
use crate::heap::Gc;
use crate::objects::code::{CodeObject, Loaded};
use crate::objects::complex::{Complex, Number};
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::set::{FrozenSet, Member};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Value, bytes::Bytes, hash, int};
use std::cell::Cell;
use std::sync::Arc;

/// Functions of the library in Python that CPython has in C: by file and qualified name.
const IN_C: &[(&str, &[&str])] = &[("<coachwhip>/warnings.py", &["_warn", "_warn_explicit"])];

fn is_in_c(code: &Code) -> bool {
    let names = IN_C.iter().find(|(file, _)| *file == &*code.filename);
    names.is_some_and(|(_, names)| names.contains(&&*code.qualname))
}

impl Vm {
    /// A code object. Nested code is loaded when it is first needed. Linear.
    ///
    /// # Errors
    /// MemoryError.
    pub fn load(&mut self, code: Arc<Code>) -> Result<Gc<CodeObject>> {
        let constants = self.heap.rooted::<Value>();
        for constant in &code.constants {
            let value = self.constant(constant)?;
            let pushed = constants.push(&self.heap, value);
            self.memory(pushed)?;
        }
        let constants: Box<[Value]> = constants.to_vec().into_boxed_slice();
        let names = self.interned_names(&code.names)?;
        let varnames = self.interned_names(&code.varnames)?;
        let filename = self.intern(&code.filename)?;
        let name = self.intern(&code.name)?;
        let qualname = self.intern(&code.qualname)?;
        let words = self.words(&code, &constants);
        let loaded = Loaded { words, names, constants, varnames, filename, name, qualname };
        let is_hidden = is_in_c(&code);
        let object = CodeObject::alloc(&self.heap, code, loaded);
        let object = self.memory(object)?;
        if is_hidden {
            object.hide();
        }
        Ok(object)
    }

    /// Code nested in another, by its number.
    ///
    /// # Errors
    /// MemoryError.
    pub fn nested_code(&mut self, outer: Gc<CodeObject>, index: usize) -> Result<Gc<CodeObject>> {
        if let Some(code) = outer.codes[index].get() {
            return Ok(code);
        }
        let code = self.load(Arc::clone(&outer.code.codes[index]))?;
        outer.codes[index].set(Some(code));
        Ok(code)
    }

    fn interned_names(&mut self, names: &[Box<str>]) -> Result<Box<[Gc<Str>]>> {
        // Interned strings are held weakly, but nothing collects here.
        names.iter().map(|name| self.intern(name)).collect()
    }

    /// The instructions with constants in their place and counters set.
    fn words(&self, code: &Code, constants: &[Value]) -> Box<[Cell<u64>]> {
        let words: Box<[Cell<u64>]> = code.words.iter().map(|&word| Cell::new(word)).collect();
        let counter = u64::from(self.adaptive.first_counter());
        let mut at = 0;
        while at < code.words.len() {
            let info = Opcode::of(code.words[at]).expect("the compiler's code is right").info();
            if info.is_adaptive {
                words[at].set(words[at].get() | counter << 8);
            }
            let operands = || info.operands.iter().enumerate();
            if let Some((slot, _)) = operands().find(|(_, operand)| operand.1 == Operand::Loaded) {
                let constant = operands().find(|(_, operand)| operand.1 == Operand::Const);
                let unit = constant.map_or(0, |(index, _)| info.unit(index));
                let index = Operand::Const.read(&code.words[at..], unit) as usize;
                words[at + info.unit(slot) / 4].set(constants[index].bits());
            }
            at += info.length;
        }
        words
    }

    fn constant(&mut self, constant: &Constant) -> Result {
        let heap = &self.heap;
        let value = match constant {
            Constant::None => return Ok(Value::NONE),
            Constant::True => return Ok(Value::TRUE),
            Constant::False => return Ok(Value::FALSE),
            Constant::Ellipsis => return Ok(Value::ELLIPSIS),
            Constant::Int(i) => int::from_i64(heap, *i),
            Constant::BigInt(i) => int::from_big(heap, i.clone()),
            Constant::Float(f) => Value::float(heap, *f),
            Constant::Complex(real, imag) => {
                Complex::alloc(heap, Number { real: *real, imag: *imag }).map(Value::object)
            }
            Constant::Str(text) => {
                // CPython interns the constants that look like names: they are keys of dicts and names of attributes.
                let is_name = text.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
                if is_name { self.strings.get(heap, text) } else { Str::alloc(heap, text) }.map(Value::object)
            }
            Constant::Bytes(bytes) => Bytes::alloc(heap, bytes).map(Value::object),
            Constant::Tuple(items) => {
                let items = self.constants(items)?;
                Tuple::alloc(&self.heap, &items).map(Value::object)
            }
            Constant::FrozenSet(items) => {
                let items = self.constants(items)?;
                let mut members: Vec<Member> = Vec::new();
                for key in items {
                    let equal = |member: &Member| {
                        crate::objects::equality::same_or_equal(member.key, key) == Some(true)
                    };
                    if !members.iter().any(equal) {
                        members.push(Member { hash: hash::native(key).unwrap_or_default(), key });
                    }
                }
                FrozenSet::alloc(&self.heap, members).map(Value::object)
            }
        };
        self.memory(value)
    }

    /// The items of a constant. Nothing collects while it is made.
    fn constants(&mut self, items: &[Constant]) -> Result<Vec<Value>> {
        items.iter().map(|item| self.constant(item)).collect()
    }

    /// A function that runs code in a namespace, with the builtins that the namespace names, or the machine's.
    ///
    /// # Errors
    /// MemoryError.
    pub fn function_of(&mut self, code: Gc<CodeObject>, globals: Gc<Dict>) -> Result<Gc<Function>> {
        let builtins = self.builtins_of(globals);
        let module = globals.get_str(self.names.__name__).unwrap_or(Value::NONE);
        let function = Function::alloc(&self.heap, code, globals, builtins, module);
        self.memory(function)
    }

    /// The builtins of functions that are made in a namespace: its `__builtins__`, a module or a dict.
    pub fn builtins_of(&self, globals: Gc<Dict>) -> Gc<Dict> {
        let named = globals.get_str(self.names.__builtins__);
        let module = named.and_then(|value| value.as_kind::<crate::objects::module::Module>());
        let dict = named.and_then(|value| value.as_kind::<Dict>());
        module.map(|module| module.dict).or(dict).unwrap_or(self.builtins)
    }

    /// Runs the code of a module, an expression or a class body; its names are in `namespace`, which is `globals` if there is
    /// none. The result of an expression, else None.
    ///
    /// # Errors
    /// What the code raises.
    pub fn run_code(&mut self, code: Gc<CodeObject>, globals: Gc<Dict>, namespace: Option<Value>) -> Result {
        self.run_code_with(code, globals, namespace, Value::NONE)
    }

    /// The same with the cells of its free variables: a tuple of as many, or None.
    ///
    /// # Errors
    /// What the code raises; TypeError: it is a function's, which has parameters.
    pub fn run_code_with(
        &mut self,
        code: Gc<CodeObject>,
        globals: Gc<Dict>,
        namespace: Option<Value>,
        closure: Value,
    ) -> Result {
        let function = self.function_of(code, globals)?;
        function.closure.set(closure);
        if code.code.has(flags::OPTIMIZED) {
            return self.call(Value::object(function), &[]);
        }
        let namespace = namespace.unwrap_or(Value::object(globals));
        self.run_function(function, |_, window: Window| {
            window.set(0, namespace);
            Ok(())
        })
    }
}
