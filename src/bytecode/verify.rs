//! Whether code is well formed: a check for tests, which the VM relies on and never makes.
//!
//! Follows every way through the code. Knows of each instruction which registers it reads and writes: by its operands'
//! names, and for those that stand for several registers by the list below.

use super::code::{Code, Constant, flags};
use super::disassemble::{Instruction, instructions};
use super::opcode::{Branch, FLAG, Kind, Opcode, format_flags, function_flags, super_flags};

/// What is wrong with code: the word, and a sentence.
#[derive(Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The qualified name of the code.
    pub code: String,
    /// The word of the instruction.
    pub at: u32,
    /// What is wrong.
    pub message: String,
}

/// Checks code and all codes in it: indices in range, jumps to instructions and backwards only where that is a safepoint,
/// registers written on every way before they are read, exception tables in order, inline caches zero.
///
/// # Errors
/// The first flaw that is found.
pub fn verify(code: &Code) -> Result<(), Flaw> {
    let mut pending = vec![code];
    while let Some(code) = pending.pop() {
        Verifier::of(code)?.run()?;
        pending.extend(code.codes.iter().map(|code| &**code));
    }
    Ok(())
}

/// A set of registers.
#[derive(Clone, PartialEq, Eq)]
struct Registers(Vec<u64>);

impl Registers {
    fn insert(&mut self, register: u32) {
        self.0[register as usize / 64] |= 1 << (register % 64);
    }
    fn remove(&mut self, register: u32) {
        self.0[register as usize / 64] &= !(1 << (register % 64));
    }
    fn contains(&self, register: u32) -> bool {
        self.0[register as usize / 64] >> (register % 64) & 1 != 0
    }
    /// Gives whether that changed anything.
    fn intersect(&mut self, other: &Registers) -> bool {
        let mut has_changed = false;
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            has_changed |= *word & other != *word;
            *word &= other;
        }
        has_changed
    }
}

/// The registers that an instruction reads, those that it writes, and those that it leaves undefined.
#[derive(Default)]
struct Effect {
    reads: Vec<(u32, u32)>,
    writes: Vec<(u32, u32)>,
    /// All from this one on are a callee's.
    clobbers: Option<u32>,
}

struct Verifier<'c> {
    code: &'c Code,
    instructions: Vec<Instruction<'c>>,
    /// The instruction that begins at a word.
    at_word: Vec<Option<u32>>,
}

impl<'c> Verifier<'c> {
    fn of(code: &'c Code) -> Result<Verifier<'c>, Flaw> {
        let instructions: Vec<_> = instructions(&code.words).collect();
        let mut at_word = vec![None; code.words.len()];
        for (index, instruction) in instructions.iter().enumerate() {
            at_word[instruction.at as usize] = Some(index as u32);
        }
        Ok(Verifier { code, instructions, at_word })
    }

    fn flaw(&self, at: u32, message: impl Into<String>) -> Flaw {
        Flaw { code: self.code.qualname.to_string(), at, message: message.into() }
    }

    fn run(&self) -> Result<(), Flaw> {
        self.check_parameters()?;
        self.check_handlers()?;
        for instruction in &self.instructions {
            self.check(instruction)?;
        }
        self.follow()
    }

    fn check_parameters(&self) -> Result<(), Flaw> {
        let code = self.code;
        let parameters = code.parameters() as usize;
        if code.has(flags::OPTIMIZED) && parameters > code.varnames.len() {
            return Err(self.flaw(0, "more parameters than variables"));
        }
        let variables = code.varnames.len().max(code.first_free as usize + code.freevars.len());
        let variables = code.namespace.map_or(variables, |namespace| variables.max(namespace as usize + 1));
        if variables > code.registers as usize {
            return Err(self.flaw(0, "more variables than registers"));
        }
        Ok(())
    }

    fn check_handlers(&self) -> Result<(), Flaw> {
        let mut end = 0;
        for handler in &self.code.exceptions {
            if handler.start < end || handler.end <= handler.start {
                return Err(self.flaw(handler.start, "the exception table is out of order"));
            }
            end = handler.end;
            let ends_well = handler.end as usize == self.code.words.len() || self.starts(handler.end.into());
            if !self.starts(handler.start.into()) || !ends_well || !self.starts(handler.target.into()) {
                return Err(self.flaw(handler.start, "a handler's range cuts an instruction"));
            }
            if handler.register >= self.code.registers {
                return Err(self.flaw(handler.start, "a handler's register is out of range"));
            }
        }
        Ok(())
    }

    fn starts(&self, word: i64) -> bool {
        self.at_word.get(word as usize).is_some_and(Option::is_some)
    }

    /// What can be seen of an instruction alone.
    fn check(&self, instruction: &Instruction<'_>) -> Result<(), Flaw> {
        let code = self.code;
        let flaw = |message: &str| Err(self.flaw(instruction.at, message));
        if instruction.opcode.info().base != instruction.opcode {
            return flaw("specialised");
        }
        if instruction.unit(0) & !(u16::from(FLAG) << 8) != instruction.opcode.written() {
            return flaw("the counter is not zero");
        }
        if instruction.cache().iter().any(|&word| word != 0) {
            return flaw("the inline cache is not zero");
        }
        for (name, kind, value) in instruction.operands() {
            let limit = match kind {
                Kind::Reg if name == "window" => i64::from(code.registers) + 1,
                Kind::Reg if name == "first" || name == "cell" => i64::from(code.registers) + 1,
                Kind::Reg => code.registers.into(),
                Kind::Name | Kind::FarName => code.names.len() as i64,
                Kind::Const => code.constants.len() as i64,
                Kind::CodeIndex => code.codes.len() as i64,
                Kind::Loaded => 1,
                _ => continue,
            };
            if !(0..limit).contains(&value) {
                return flaw(&format!("operand {name} is out of range"));
            }
        }
        if let Some(target) = instruction.target() {
            if !self.starts(target) {
                return flaw("jumps into an instruction");
            }
            let is_back = target <= i64::from(instruction.at);
            if is_back && !may_go_back(instruction) || !is_back && instruction.opcode == Opcode::JUMP_BACKWARD
            {
                return flaw("jumps in the wrong direction");
            }
        }
        Ok(())
    }

    /// Follows all ways until nothing changes any more.
    fn follow(&self) -> Result<(), Flaw> {
        let mut states: Vec<Option<Registers>> = vec![None; self.instructions.len()];
        let mut entry = Registers(vec![0; self.code.registers as usize / 64 + 1]);
        match self.code.has(flags::OPTIMIZED) {
            true => (0..self.code.parameters()).for_each(|register| entry.insert(register)),
            false => entry.insert(0),
        }
        states[0] = Some(entry);
        let mut pending = vec![0];
        while let Some(index) = pending.pop() {
            let instruction = &self.instructions[index];
            let before = states[index].clone().expect("pending instructions have a state");
            let effect = effect(self.code, instruction);
            for &(first, count) in &effect.reads {
                if let Some(register) = (first..first + count)
                    .find(|&register| register >= self.code.registers.into() || !before.contains(register))
                {
                    let name = instruction.opcode.info().name;
                    return Err(self.flaw(
                        instruction.at,
                        format!("{name} reads r{register}, which nothing has written"),
                    ));
                }
            }
            // What an instruction that raises leaves behind is what was there before, except for a callee's window.
            let mut raised = before.clone();
            if let Some(window) = effect.clobbers {
                (window..self.code.registers.into()).for_each(|register| raised.remove(register));
            }
            let mut after = raised.clone();
            for &(first, count) in &effect.writes {
                if first + count > self.code.registers.into() {
                    return Err(self.flaw(instruction.at, "writes beyond the registers"));
                }
                (first..first + count).for_each(|register| after.insert(register));
            }
            let mut lead = |index: u32, state: &Registers| {
                let known = &mut states[index as usize];
                let has_changed = match known {
                    Some(known) => known.intersect(state),
                    None => {
                        *known = Some(state.clone());
                        true
                    }
                };
                if has_changed {
                    pending.push(index as usize);
                }
            };
            if let Some(handler) = self.code.handler(instruction.at) {
                let mut state = raised.clone();
                state.insert(handler.register.into());
                lead(self.at_word[handler.target as usize].expect("checked before"), &state);
            }
            if let Some(target) = instruction.target() {
                let target = self.at_word[target as usize].expect("checked before");
                lead(target, if instruction.opcode == Opcode::FOR_ITER { &after } else { &before });
            }
            if !ends(instruction.opcode) {
                if index + 1 == self.instructions.len() {
                    return Err(self.flaw(instruction.at, "the code has no end"));
                }
                let is_exhausted = instruction.opcode == Opcode::FOR_ITER;
                lead(index as u32 + 1, if is_exhausted { &raised } else { &after });
            }
        }
        Ok(())
    }
}

/// Whether an instruction is a safepoint when it jumps.
fn may_go_back(instruction: &Instruction<'_>) -> bool {
    match instruction.opcode {
        Opcode::JUMP_BACKWARD | Opcode::JUMP_IF_TRUE | Opcode::JUMP_IF_NOT_NONE | Opcode::FOR_ITER => true,
        Opcode::COMPARE_AND_BRANCH | Opcode::COMPARE_AND_BRANCH_IMM => {
            !Branch(instruction.operand("branch") as i16).condition().is_negated()
        }
        _ => false,
    }
}

/// Whether nothing follows an instruction.
fn ends(opcode: Opcode) -> bool {
    use Opcode::*;
    matches!(
        opcode,
        HALT | JUMP
            | JUMP_BACKWARD
            | RETURN_VALUE
            | RETURN_SINGLETON
            | GENERATOR_RETURN
            | RAISE_VARARGS
            | RERAISE
    )
}

/// The operands that name a register which is written: one of these, where it comes first.
const WRITTEN: &[&str] = &["dst", "window", "function", "saved", "matched"];

fn effect(code: &Code, instruction: &Instruction<'_>) -> Effect {
    use Opcode::*;
    let mut effect = Effect::default();
    let of = |name: &str| instruction.operand(name) as u32;
    let linkage = 3;
    match instruction.opcode {
        CALL | CALL_METHOD | CALL_KW | CALL_FUNCTION_EX => {
            let window = of("window");
            let is_method =
                instruction.opcode == CALL_METHOD || instruction.opcode == CALL_KW && of("is_method") != 0;
            let arguments = match instruction.opcode {
                CALL_FUNCTION_EX => 1 + of("has_keywords"),
                _ => of("arguments") + u32::from(is_method),
            };
            effect.reads.extend([(window, 1), (window + linkage, arguments)]);
            effect.writes.push((window, 1));
            effect.clobbers = Some(window);
            return effect;
        }
        LOAD_METHOD => {
            effect.reads.push((of("object"), 1));
            effect.writes.extend([(of("window"), 1), (of("window") + linkage, 1)]);
            return effect;
        }
        LOAD_SPECIAL => {
            effect.reads.push((of("object"), 1));
            effect.writes.extend([(of("function"), 1), (of("receiver"), 1)]);
            return effect;
        }
        LOAD_SUPER_ATTR => {
            effect.reads.push((of("first"), 3));
            effect.writes.push((of("dst"), 1));
            if of("flags") & u32::from(super_flags::METHOD) != 0 {
                effect.writes.push((of("dst") + linkage, 1));
            }
            return effect;
        }
        FOR_ITER => {
            effect.reads.push((of("iterator"), 1));
            effect.writes.push((of("dst"), 1));
            effect.clobbers = Some(of("window"));
            return effect;
        }
        SEND => {
            effect.reads.extend([(of("receiver"), 1), (of("value"), 1)]);
            effect.writes.push((of("value"), 1));
            effect.clobbers = Some(of("window"));
            return effect;
        }
        YIELD_VALUE => {
            effect.reads.push((of("value"), 1));
            effect.writes.push((of("dst"), 1));
            effect.clobbers = Some(of("live"));
            return effect;
        }
        RETURN_GENERATOR => {
            effect.clobbers = Some(of("live"));
            return effect;
        }
        UNPACK_SEQUENCE => {
            effect.reads.push((of("sequence"), 1));
            effect.writes.push((of("first"), of("count")));
            return effect;
        }
        UNPACK_EX => {
            effect.reads.push((of("sequence"), 1));
            effect.writes.push((of("first"), of("before") + 1 + of("after")));
            return effect;
        }
        COPY_FREE_VARS => {
            effect.writes.push((of("first"), of("count")));
            return effect;
        }
        WITH_EXCEPT_START => {
            effect.reads.push((of("exception"), 1));
            effect.writes.push((of("first"), 3));
            return effect;
        }
        CHECK_EG_MATCH => {
            effect.reads.extend([(of("rest"), 1), (of("class"), 1)]);
            effect.writes.extend([(of("matched"), 1), (of("rest"), 1)]);
            return effect;
        }
        _ => {}
    }
    for (index, (name, kind, value)) in instruction.operands().enumerate() {
        let register = value as u32;
        match (name, kind) {
            (_, kind) if kind != Kind::Reg => {}
            (name, _) if index == 0 && WRITTEN.contains(&name) => effect.writes.push((register, 1)),
            ("first", _) => effect.reads.push((register, registers_from_first(code, instruction))),
            ("value", _) if instruction.opcode == FORMAT_VALUE => {
                let flags = of("flags") as u16;
                effect.reads.push((register, 1 + u32::from(flags & format_flags::HAS_SPECIFICATION != 0)));
            }
            _ => effect.reads.push((register, 1)),
        }
    }
    effect
}

/// How many registers `first` stands for.
fn registers_from_first(code: &Code, instruction: &Instruction<'_>) -> u32 {
    use Opcode::*;
    let count = |name| instruction.operand(name) as u32;
    match instruction.opcode {
        BUILD_MAP => 2 * count("count"),
        BINARY_SLICE | STORE_SLICE | IMPORT_NAME => 2,
        MAKE_FUNCTION => {
            let all = function_flags::DEFAULTS
                | function_flags::KEYWORD_DEFAULTS
                | function_flags::ANNOTATIONS
                | function_flags::CLOSURE;
            (count("flags") & u32::from(all)).count_ones()
        }
        BUILD_CONST_KEY_MAP => match &code.constants[count("keys") as usize] {
            Constant::Tuple(keys) => keys.len() as u32,
            _ => 0,
        },
        _ => count("count"),
    }
}
