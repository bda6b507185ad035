//! From instructions with labels to words: lays out code, resolves jumps, and builds the tables.
//!
//! A jump that is too far for its instruction goes to a trampoline behind it. Knows of no syntax.

use crate::bytecode::Opcode;
use crate::bytecode::code::Handler;
use crate::bytecode::opcode::{Branch, FLAG, Info, Kind};
use crate::bytecode::position::{Positions, Range};
use crate::source::{Source, Span};

/// A place in code that is jumped to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label(u32);

/// What handles the exceptions of the instructions that it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct HandlerId(u32);

/// Where an instruction stands in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Nowhere,
    /// A line, and no columns.
    Line(u32),
    At(Span),
    /// A range that CPython makes up.
    Exactly(Range),
}

/// An instruction whose jump has a label for its target.
#[derive(Clone, Copy, Debug)]
pub(super) struct Instruction {
    pub(super) opcode: Opcode,
    /// Whether the operator is in place.
    pub(super) is_flagged: bool,
    /// In the table's order; zero where the label stands. A [`Branch`] has its condition.
    pub(super) operands: [i64; MOST_OPERANDS],
    pub(super) label: Option<Label>,
    pub(super) place: Place,
    pub(super) handler: Option<HandlerId>,
}

pub(super) const MOST_OPERANDS: usize = 5;

/// Instructions in the order of the code.
#[derive(Default)]
pub(super) struct Assembler {
    instructions: Vec<Instruction>,
    /// Before which instruction each label stands.
    labels: Vec<Option<u32>>,
    handlers: Vec<Covering>,
}

/// A handler: where it begins, and what receives the exception.
#[derive(Clone, Copy)]
struct Covering {
    target: Label,
    register: u16,
    /// Whether it covers anything.
    is_used: bool,
}

/// What an [`Assembler`] makes.
pub(super) struct Assembled {
    pub(super) words: Box<[u64]>,
    pub(super) exceptions: Box<[Handler]>,
    pub(super) positions: Positions,
}

impl Assembler {
    /// A label that stands nowhere yet.
    pub(super) fn label(&mut self) -> Label {
        self.labels.push(None);
        Label(self.labels.len() as u32 - 1)
    }

    /// Puts a label before the next instruction.
    pub(super) fn bind(&mut self, label: Label) {
        self.labels[label.0 as usize] = Some(self.instructions.len() as u32);
    }

    /// Whether a label stands somewhere already.
    pub(super) fn is_bound(&self, label: Label) -> bool {
        self.labels[label.index()].is_some()
    }

    /// A handler that begins at a label and receives the exception in a register.
    pub(super) fn handler(&mut self, target: Label, register: u16) -> HandlerId {
        self.handlers.push(Covering { target, register, is_used: false });
        HandlerId(self.handlers.len() as u32 - 1)
    }

    /// Whether a handler covers any instruction.
    pub(super) fn is_used(&self, handler: HandlerId) -> bool {
        self.handlers[handler.0 as usize].is_used
    }

    /// Appends an instruction.
    pub(super) fn push(&mut self, instruction: Instruction) {
        if let Some(HandlerId(handler)) = instruction.handler {
            self.handlers[handler as usize].is_used = true;
        }
        self.instructions.push(instruction);
    }

    /// Lays out the code, which begins with the `prologue`. Linear, but for trampolines.
    pub(super) fn assemble(self, prologue: Vec<Instruction>, source: &Source) -> Assembled {
        let shift = prologue.len() as u32;
        let mut instructions = prologue;
        instructions.extend(self.instructions);
        let labels = self.labels.iter().map(|at| at.map(|at| at + shift)).collect();
        let labels = threaded(&instructions, labels);
        let layout = Layout::of(&instructions, labels);
        let ranges = Ranges { source, last: (Place::Nowhere, Range::NOWHERE) };
        Assembled {
            words: layout.encode(&instructions),
            exceptions: layout.exceptions(&instructions, &self.handlers),
            positions: layout.positions(&instructions, ranges),
        }
    }
}

impl Label {
    /// Labels are numbered from 0.
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// The labels, with those that stand before a jump put to where it goes. The last label first, since jumps go forward:
/// each is looked at once.
fn threaded(instructions: &[Instruction], mut labels: Vec<Option<u32>>) -> Vec<Option<u32>> {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_unstable_by_key(|&label| std::cmp::Reverse(labels[label]));
    for label in order {
        let jump = labels[label].and_then(|at| instructions.get(at as usize));
        if let Some(Instruction { opcode: Opcode::JUMP, label: Some(further), .. }) = jump {
            labels[label] = labels[further.index()];
        }
    }
    labels
}

/// Where each instruction begins.
struct Layout {
    /// The word of each instruction, and of the end.
    starts: Vec<u32>,
    /// Which instructions have a trampoline behind them.
    is_far: Vec<bool>,
    labels: Vec<Option<u32>>,
}

/// A trampoline is two jumps: over it, for whoever falls through, and to the target.
const TRAMPOLINE: u32 = 4;
const JUMP_WORDS: u32 = 2;
const _: () = assert!(TRAMPOLINE == 2 * JUMP_WORDS);

impl Layout {
    fn of(instructions: &[Instruction], labels: Vec<Option<u32>>) -> Layout {
        let mut layout = Layout { starts: Vec::new(), is_far: vec![false; instructions.len()], labels };
        // A trampoline can put another jump out of reach: until none is. Each turn adds one at least, and
        // there are few: the first finds nearly all.
        loop {
            layout.place(instructions);
            let mut is_stable = true;
            for (at, instruction) in instructions.iter().enumerate() {
                if !layout.is_far[at] && !layout.reaches(at, instruction) {
                    layout.is_far[at] = true;
                    is_stable = false;
                }
            }
            if is_stable {
                return layout;
            }
        }
    }

    fn place(&mut self, instructions: &[Instruction]) {
        let mut word = 0;
        self.starts.clear();
        for (at, instruction) in instructions.iter().enumerate() {
            self.starts.push(word);
            word += instruction.opcode.info().length as u32;
            word += if self.is_far[at] { TRAMPOLINE } else { 0 };
        }
        self.starts.push(word);
    }

    fn target(&self, label: Label) -> u32 {
        let at = self.labels[label.index()].expect("every label that is jumped to stands somewhere");
        self.starts[at as usize]
    }

    fn reaches(&self, at: usize, instruction: &Instruction) -> bool {
        let Some(label) = instruction.label else { return true };
        let distance = i64::from(self.target(label)) - i64::from(self.starts[at]);
        let reach = match jump_operand(instruction.opcode.info()).1 {
            Kind::FarTarget => return true,
            Kind::Branch => Branch::REACH,
            _ => i64::from(i16::MAX),
        };
        distance.abs() <= reach
    }

    fn encode(&self, instructions: &[Instruction]) -> Box<[u64]> {
        let mut words = vec![0; *self.starts.last().expect("the end") as usize];
        for (at, instruction) in instructions.iter().enumerate() {
            let start = self.starts[at];
            let info = instruction.opcode.info();
            let mut operands = instruction.operands;
            if let Some(label) = instruction.label {
                let trampoline = start + info.length as u32;
                let target = self.target(label);
                let near = if self.is_far[at] { trampoline + JUMP_WORDS } else { target };
                let distance = i64::from(near) - i64::from(start);
                let (index, kind) = jump_operand(info);
                operands[index] = match kind {
                    Kind::Branch => distance << 4 | operands[index],
                    _ => distance,
                };
                if self.is_far[at] {
                    let trampoline = trampoline as usize;
                    encode_jump(&mut words, trampoline, i64::from(TRAMPOLINE));
                    let second = trampoline + JUMP_WORDS as usize;
                    encode_jump(&mut words, second, i64::from(target) - second as i64);
                }
            }
            encode(&mut words[start as usize..], instruction.opcode, instruction.is_flagged, &operands);
        }
        words.into()
    }

    fn exceptions(&self, instructions: &[Instruction], handlers: &[Covering]) -> Box<[Handler]> {
        let mut table: Vec<Handler> = Vec::new();
        for (at, instruction) in instructions.iter().enumerate() {
            let Some(HandlerId(handler)) = instruction.handler else { continue };
            let Covering { target, register, .. } = handlers[handler as usize];
            let (start, end, target) = (self.starts[at], self.starts[at + 1], self.target(target));
            match table.last_mut() {
                Some(last) if last.end == start && last.target == target && last.register == register => {
                    last.end = end;
                }
                _ => table.push(Handler { start, end, target, register }),
            }
        }
        table.into()
    }

    fn positions(&self, instructions: &[Instruction], mut ranges: Ranges<'_>) -> Positions {
        Positions::new(instructions.iter().enumerate().map(|(at, instruction)| {
            (self.starts[at + 1] - self.starts[at], ranges.range(instruction.place))
        }))
    }
}

/// Which operand is the jump's target.
fn jump_operand(info: &Info) -> (usize, Kind) {
    let is_target = |kind| matches!(kind, Kind::Target | Kind::FarTarget | Kind::Branch);
    let index = info.operands.iter().position(|&(_, kind)| is_target(kind));
    let index = index.expect("only an instruction that jumps has a label");
    (index, info.operands[index].1)
}

fn encode_jump(words: &mut [u64], at: usize, distance: i64) {
    let opcode = if distance < 0 { Opcode::JUMP_BACKWARD } else { Opcode::JUMP };
    encode(&mut words[at..], opcode, false, &[distance]);
}

/// Writes an instruction to the words, which are zero.
fn encode(words: &mut [u64], opcode: Opcode, is_flagged: bool, operands: &[i64]) {
    let info = opcode.info();
    words[0] = u64::from(opcode.written()) | if is_flagged { u64::from(FLAG) << 8 } else { 0 };
    for (index, ((_, kind), &value)) in info.operands.iter().zip(operands).enumerate() {
        let (least, greatest) = kind.range();
        assert!((least..=greatest).contains(&value), "{} {value}", info.name);
        let (unit, bits) = (info.unit(index), kind.units() * 16);
        let mask = u64::MAX >> (64 - bits);
        words[unit / 4] |= (value as u64 & mask) << (unit % 4 * 16);
    }
}

/// Turns places into ranges; the same place again at once.
struct Ranges<'s> {
    source: &'s Source,
    last: (Place, Range),
}

impl Ranges<'_> {
    fn range(&mut self, place: Place) -> Range {
        if place != self.last.0 {
            let range = match place {
                Place::Nowhere => Range::NOWHERE,
                Place::Exactly(range) => range,
                Place::Line(line) => Range { line, end_line: line, column: 0, end_column: 0 },
                Place::At(span) => {
                    let (start, end) = (self.source.position(span.start), self.source.position(span.end));
                    let (line, end_line) = (start.line, end.line);
                    Range { line, end_line, column: start.column, end_column: end.column }
                }
            };
            self.last = (place, range);
        }
        self.last.1
    }
}
