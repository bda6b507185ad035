//! Code as text, in the spirit of Python's `dis`.
//!
//! A line has the line of the source, the word, the name, the operands by name, and what they refer to. Then come the
//! exception table and the nested codes. Reads whatever the instructions are now: generic or specialised.

use super::code::{Code, Constant};
use super::opcode::{
    BinaryOperator, Branch, CompareOperator, FLAG, Kind, Opcode, SingletonValue, SpecialMethod, Words,
};
use crate::repr::{repr_bytes, repr_float, repr_str};
use crate::wtf8::Wtf8;
use std::collections::BTreeMap;
use std::fmt::{self, Write};

/// An instruction as it stands in code.
#[derive(Clone, Copy)]
pub struct Instruction<'c> {
    /// Its first word.
    pub at: u32,
    /// What it is.
    pub opcode: Opcode,
    words: &'c [u64],
}

/// The instructions of code, in order.
///
/// # Panics
/// The words are no code.
pub fn instructions(words: &[u64]) -> impl Iterator<Item = Instruction<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = words.get(at..).filter(|rest| !rest.is_empty())?;
        let opcode = Opcode::of(rest[0]).expect("code has only opcodes");
        let instruction = Instruction { at: at as u32, opcode, words: rest };
        at += opcode.info().length;
        Some(instruction)
    })
}

impl Instruction<'_> {
    /// Name, kind and value of each operand.
    pub fn operands(&self) -> impl Iterator<Item = (&'static str, Kind, i64)> {
        self.opcode.info().read(self.words)
    }

    /// The value of the operand of this name.
    ///
    /// # Panics
    /// There is none.
    pub fn operand(&self, name: &str) -> i64 {
        let found = self.operands().find(|operand| operand.0 == name);
        found.unwrap_or_else(|| panic!("{} has no operand {name}", self.opcode.info().name)).2
    }

    /// Whether the operator is in place.
    pub fn is_flagged(&self) -> bool {
        self.words[0] as u16 >> 8 & u16::from(FLAG) != 0
    }

    /// The word that it may jump to.
    pub fn target(&self) -> Option<i64> {
        self.operands().find_map(|(_, kind, value)| match kind {
            Kind::Target | Kind::FarTarget => Some(i64::from(self.at) + value),
            Kind::Branch => Some(i64::from(self.at) + Branch(value as i16).distance() as i64),
            _ => None,
        })
    }

    /// The inline cache.
    pub fn cache(&self) -> &[u64] {
        let info = self.opcode.info();
        &self.words[info.words..info.length]
    }

    /// What the operand at a unit is: for readers of the words themselves.
    pub fn unit(&self, unit: usize) -> u16 {
        self.words.u16(unit)
    }
}

/// The text of code and of all codes in it.
pub fn disassemble(code: &Code) -> String {
    let mut out = String::new();
    let mut pending = vec![code];
    while let Some(code) = pending.pop() {
        if !out.is_empty() {
            out.push('\n');
        }
        Listing::of(code, &code.words).write(&mut out).expect("a String takes all");
        pending.extend(code.codes.iter().rev().map(|code| &**code));
    }
    out
}

/// The text of code whose instructions have become these words: without the codes in it.
pub fn disassemble_now(code: &Code, words: &[u64]) -> String {
    let mut out = String::new();
    Listing::of(code, words).write(&mut out).expect("a String takes all");
    out
}

/// A code object, its instructions as they are, and the names of its jump targets.
struct Listing<'c> {
    code: &'c Code,
    words: &'c [u64],
    labels: BTreeMap<u32, usize>,
}

impl<'c> Listing<'c> {
    fn of(code: &'c Code, words: &'c [u64]) -> Listing<'c> {
        let jumps = instructions(words).filter_map(|instruction| instruction.target());
        let handlers = code.exceptions.iter().map(|handler| i64::from(handler.target));
        let targets: BTreeMap<u32, usize> = jumps.chain(handlers).map(|target| (target as u32, 0)).collect();
        let labels = targets.into_keys().enumerate().map(|(at, target)| (target, at + 1)).collect();
        Listing { code, words, labels }
    }

    fn write(&self, out: &mut String) -> fmt::Result {
        let code = self.code;
        writeln!(out, "{}: line {}, registers {}", code.qualname, code.firstlineno, code.registers)?;
        for (title, names) in [("variables", &code.varnames), ("free", &code.freevars)] {
            if !names.is_empty() {
                writeln!(out, "  {title}: {}", names.join(", "))?;
            }
        }
        let mut line = 0;
        for instruction in instructions(self.words) {
            if let Some(label) = self.labels.get(&instruction.at) {
                writeln!(out, "{:>14}L{label}:", "")?;
            }
            let here = code.range(instruction.at).line;
            match here != line && here != 0 {
                true => write!(out, "{here:>5}")?,
                false => write!(out, "{:>5}", "")?,
            }
            line = if here == 0 { line } else { here };
            self.instruction(out, &instruction)?;
        }
        if !code.exceptions.is_empty() {
            writeln!(out, "  exceptions:")?;
        }
        for handler in &code.exceptions {
            let label = self.labels[&handler.target];
            writeln!(out, "    {} to {} -> L{label}, r{}", handler.start, handler.end, handler.register)?;
        }
        Ok(())
    }

    fn instruction(&self, out: &mut String, instruction: &Instruction<'_>) -> fmt::Result {
        let info = instruction.opcode.info();
        let mut text = format!("{:>6}  {:<28}", instruction.at, info.name);
        let mut comments = Vec::new();
        for (i, (name, kind, value)) in instruction.operands().filter(|o| o.1 != Kind::Loaded).enumerate() {
            write!(text, "{} {name}=", if i > 0 { "," } else { "" })?;
            self.operand(&mut text, &mut comments, instruction, kind, value)?;
        }
        if instruction.is_flagged() {
            comments.push("in place".to_owned());
        }
        match comments.is_empty() {
            true => writeln!(out, "{}", text.trim_end()),
            false => writeln!(out, "{text:<72} ; {}", comments.join(", ")),
        }
    }

    fn operand(
        &self,
        out: &mut String,
        comments: &mut Vec<String>,
        instruction: &Instruction<'_>,
        kind: Kind,
        value: i64,
    ) -> fmt::Result {
        let at = value as usize;
        match kind {
            Kind::Reg => {
                if let Some(name) = self.code.variable(value as u16) {
                    comments.push(format!("r{value} {name}"));
                }
                write!(out, "r{value}")
            }
            Kind::Target | Kind::FarTarget | Kind::Branch => {
                if kind == Kind::Branch {
                    let condition = Branch(value as i16).condition();
                    let operator = CompareOperator::ALL[condition.operator() as usize].text();
                    write!(out, "{}{operator} ", if condition.is_negated() { "not " } else { "" })?;
                }
                match instruction.target().and_then(|target| self.labels.get(&(target as u32))) {
                    Some(label) => write!(out, "L{label}"),
                    None => write!(out, "?"),
                }
            }
            Kind::Name | Kind::FarName => {
                comments.push(self.code.names[at].to_string());
                write!(out, "{value}")
            }
            Kind::Const => {
                comments.push(repr(&self.code.constants[at]));
                write!(out, "{value}")
            }
            Kind::CodeIndex => {
                comments.push(format!("<code {}>", self.code.codes[at].qualname));
                write!(out, "{value}")
            }
            Kind::ImmOp => {
                write!(out, "{} {}", BinaryOperator::ALL[at & 15].text(), value >> 4)
            }
            Kind::Singleton => write!(out, "{}", SingletonValue::ALL[at].text()),
            Kind::Comparison => write!(out, "{}", CompareOperator::ALL[at].text()),
            Kind::Special => write!(out, "{}", SpecialMethod::ALL[at].text()),
            Kind::Imm | Kind::Count | Kind::Loaded => write!(out, "{value}"),
        }
    }
}

/// A constant as Python writes it.
pub fn repr(value: &Constant) -> String {
    let joined = |items: &[Constant]| items.iter().map(repr).collect::<Vec<_>>().join(", ");
    let mut out = String::new();
    match value {
        Constant::None => out.push_str("None"),
        Constant::True => out.push_str("True"),
        Constant::False => out.push_str("False"),
        Constant::Ellipsis => out.push_str("Ellipsis"),
        Constant::Int(value) => out = value.to_string(),
        Constant::BigInt(value) => out = value.to_string(),
        Constant::Float(value) => out = repr_float(*value),
        Constant::Complex(real, imaginary) => {
            out = format!("complex({}, {})", repr_float(*real), repr_float(*imaginary));
        }
        Constant::Str(text) => repr_str(Wtf8::from_wtf8_bytes(text), &mut out),
        Constant::Bytes(bytes) => repr_bytes(bytes, &mut out),
        Constant::Tuple(items) if items.len() == 1 => out = format!("({},)", joined(items)),
        Constant::Tuple(items) => out = format!("({})", joined(items)),
        Constant::FrozenSet(items) => out = format!("frozenset({{{}}})", joined(items)),
    }
    out
}
