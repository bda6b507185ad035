//! `match` statements. A pattern jumps to a label where it fails; what it captures is bound once all of it has matched.

use super::Generator;
use super::expressions::Index;
use crate::bytecode::opcode::{CompareOperator, Condition};
use crate::bytecode::{Constant, Opcode};
use crate::compiler::assembler::{Label, Place};
use crate::compiler::registers::Register;
use crate::syntax::ast::{Expr, MatchCase, Pattern, PatternKind};

/// The names that a pattern binds, and where their values are.
type Captures<'a> = Vec<(&'a str, Register)>;

impl<'a> Generator<'a, '_> {
    pub(super) fn match_stmt(&mut self, subject: &'a Expr<'a>, cases: &'a [MatchCase<'a>]) {
        let end = self.label();
        // A temporary, since a case that fails may have changed the variable.
        let subject = self.fresh(subject);
        for case in cases {
            let next = self.label();
            self.scratch(|generator| {
                let mut captures = Captures::new();
                generator.pattern(case.pattern, subject, next, &mut captures);
                for (name, value) in captures {
                    generator.store_name(name, value);
                }
                if let Some(guard) = case.guard {
                    generator.branch(guard, next, false);
                }
                generator.suite(case.body);
                generator.at(Place::Nowhere, |generator| generator.jump(end));
            });
            self.bind(next);
        }
        self.bind(end);
    }

    /// Matches the value of a register; goes to `fail` if that is in vain.
    fn pattern(
        &mut self,
        pattern: &'a Pattern<'a>,
        subject: Register,
        fail: Label,
        captures: &mut Captures<'a>,
    ) {
        // As in CPython, what follows stands here until another pattern does.
        self.unit.place = Place::At(pattern.span);
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || {
            self.pattern_on_this_stack(pattern, subject, fail, captures);
        });
    }

    fn pattern_on_this_stack(
        &mut self,
        pattern: &'a Pattern<'a>,
        subject: Register,
        fail: Label,
        captures: &mut Captures<'a>,
    ) {
        match pattern.kind {
            PatternKind::MatchValue { value } => {
                let value = self.operand(value);
                let condition = Condition::new(CompareOperator::Eq, false);
                self.compare_and_branch(Opcode::COMPARE_AND_BRANCH, subject, value.into(), condition, fail);
            }
            PatternKind::MatchSingleton { value } => {
                let singleton = self.take();
                self.load_constant(singleton, crate::compiler::fold::constant(value));
                self.emit_jump(Opcode::JUMP_IF_IS_NOT, (subject, singleton, 0), fail);
            }
            PatternKind::MatchSequence { patterns } => self.sequence(patterns, subject, fail, captures),
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.mapping((keys, patterns, rest), subject, fail, captures);
            }
            PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
                self.class_pattern((cls, patterns), (kwd_attrs, kwd_patterns), subject, fail, captures);
            }
            // Its sequence binds it.
            PatternKind::MatchStar { .. } => {}
            PatternKind::MatchAs { pattern, name } => {
                if let Some(pattern) = pattern {
                    self.pattern(pattern, subject, fail, captures);
                }
                captures.extend(name.map(|name| (name, subject)));
            }
            PatternKind::MatchOr { patterns } => self.alternatives(patterns, subject, fail, captures),
        }
    }

    /// All alternatives bind the same names: each puts its values where the first one has them.
    fn alternatives(
        &mut self,
        patterns: &'a [&'a Pattern<'a>],
        subject: Register,
        fail: Label,
        captures: &mut Captures<'a>,
    ) {
        let Some((last, _)) = patterns.split_last() else { return };
        let matched = self.label();
        let mut common: Option<Captures<'a>> = None;
        for pattern in patterns {
            let is_last = std::ptr::eq(pattern, last);
            let next = if is_last { fail } else { self.label() };
            let mut found = Captures::new();
            self.pattern(pattern, subject, next, &mut found);
            let places = common.get_or_insert_with(|| {
                found.iter().map(|&(name, _)| (name, self.unit.registers.take())).collect()
            });
            for &(name, place) in places.iter() {
                if let Some(&(_, value)) = found.iter().find(|(found, _)| *found == name) {
                    self.emit_to(Opcode::MOVE, place, (value,));
                }
            }
            if is_last {
                self.bind(matched);
            } else {
                self.jump(matched);
                self.bind(next);
            }
        }
        captures.extend(common.unwrap_or_default());
    }

    /// Goes to `fail` unless the length of the subject is as wanted.
    fn check_length(&mut self, subject: Register, operator: CompareOperator, length: usize, fail: Label) {
        let actual = self.take();
        self.emit_to(Opcode::GET_LEN, actual, (subject,));
        let condition = Condition::new(operator, false);
        match i16::try_from(length) {
            Ok(length) => {
                let opcode = Opcode::COMPARE_AND_BRANCH_IMM;
                self.compare_and_branch(opcode, actual, length.into(), condition, fail);
            }
            Err(_) => {
                let wanted = self.take();
                self.load_constant(wanted, Constant::Int(length as i64));
                self.compare_and_branch(Opcode::COMPARE_AND_BRANCH, actual, wanted.into(), condition, fail);
            }
        }
    }

    fn sequence(
        &mut self,
        patterns: &'a [&'a Pattern<'a>],
        subject: Register,
        fail: Label,
        captures: &mut Captures<'a>,
    ) {
        self.emit_jump(Opcode::MATCH_SEQUENCE, (subject, 0), fail);
        let count = patterns.len();
        let star = patterns.iter().position(|pattern| matches!(pattern.kind, PatternKind::MatchStar { .. }));
        match star {
            None => self.check_length(subject, CompareOperator::Eq, count, fail),
            Some(_) if count > 1 => self.check_length(subject, CompareOperator::Ge, count - 1, fail),
            Some(_) => {}
        }
        if patterns.iter().all(|pattern| is_wildcard(pattern)) {
            return;
        }
        match star {
            Some(at) if is_wildcard(patterns[at]) => self.items(patterns, at, subject, fail, captures),
            _ => {
                let first = self.unit.registers.take_many(u16::try_from(count).unwrap_or(u16::MAX));
                match star {
                    None => self.emit(Opcode::UNPACK_SEQUENCE, (first, subject, count as i64)),
                    Some(at) => {
                        let after = (count - at - 1) as i64;
                        self.emit(Opcode::UNPACK_EX, (first, subject, at as i64, after));
                    }
                }
                for (i, pattern) in patterns.iter().enumerate() {
                    let value = first.plus(i as u16);
                    match pattern.kind {
                        PatternKind::MatchStar { name } => captures.extend(name.map(|name| (name, value))),
                        _ => self.pattern(pattern, value, fail, captures),
                    }
                }
            }
        }
    }

    /// Matches items one by one: nobody wants those in the middle, at `star`.
    fn items(
        &mut self,
        patterns: &'a [&'a Pattern<'a>],
        star: usize,
        subject: Register,
        fail: Label,
        captures: &mut Captures<'a>,
    ) {
        for (i, pattern) in patterns.iter().enumerate() {
            if i == star || is_wildcard(pattern) {
                continue;
            }
            let item = self.take();
            let place = if i < star { i as i64 } else { i as i64 - patterns.len() as i64 };
            match self.small_index(place) {
                Index::Small(index) => self.emit_to(Opcode::BINARY_SUBSCR_IMM, item, (subject, index)),
                Index::Value(index) | Index::Slice(index) => {
                    self.emit_to(Opcode::BINARY_SUBSCR, item, (subject, index));
                }
            }
            self.pattern(pattern, item, fail, captures);
        }
    }

    fn small_index(&mut self, index: i64) -> Index {
        if i16::try_from(index).is_ok() {
            return Index::Small(index);
        }
        let register = self.take();
        self.load_constant(register, Constant::Int(index));
        Index::Value(register)
    }

    fn mapping(
        &mut self,
        (keys, patterns, rest): (&'a [&'a Expr<'a>], &'a [&'a Pattern<'a>], Option<&'a str>),
        subject: Register,
        fail: Label,
        captures: &mut Captures<'a>,
    ) {
        self.emit_jump(Opcode::MATCH_MAPPING, (subject, 0), fail);
        let count = keys.len();
        if count > 0 {
            self.check_length(subject, CompareOperator::Ge, count, fail);
        }
        let first_key = self.unit.registers.mark();
        for key in keys {
            self.fresh(key);
        }
        if count > 0 {
            let (tuple, values) = (self.take(), self.take());
            self.emit_to(Opcode::BUILD_TUPLE, tuple, (first_key, count as i64));
            self.emit_to(Opcode::MATCH_KEYS, values, (subject, tuple));
            self.emit_jump(Opcode::JUMP_IF_NONE, (values, 0), fail);
            let first = self.unit.registers.take_many(u16::try_from(count).unwrap_or(u16::MAX));
            self.emit(Opcode::UNPACK_SEQUENCE, (first, values, count as i64));
            for (i, pattern) in patterns.iter().enumerate() {
                self.pattern(pattern, first.plus(i as u16), fail, captures);
            }
        }
        if let Some(name) = rest {
            let others = self.take();
            self.emit_to(Opcode::BUILD_MAP, others, (others, 0));
            self.emit(Opcode::DICT_UPDATE, (others, subject));
            for i in 0..count {
                self.emit(Opcode::DELETE_SUBSCR, (others, first_key.plus(i as u16)));
            }
            captures.push((name, others));
        }
    }

    fn class_pattern(
        &mut self,
        (class, positional): (&'a Expr<'a>, &'a [&'a Pattern<'a>]),
        (names, named): (&'a [&'a str], &'a [&'a Pattern<'a>]),
        subject: Register,
        fail: Label,
        captures: &mut Captures<'a>,
    ) {
        let class = self.operand(class);
        let names = names.iter().map(|name| Constant::Str(name.as_bytes().into())).collect();
        let names = self.unit.constant(Constant::Tuple(names));
        let values = self.take();
        self.emit_to(Opcode::MATCH_CLASS, values, (names, subject, class, positional.len() as i64));
        self.emit_jump(Opcode::JUMP_IF_NONE, (values, 0), fail);
        let count = positional.len() + named.len();
        if count == 0 {
            return;
        }
        let first = self.unit.registers.take_many(u16::try_from(count).unwrap_or(u16::MAX));
        self.emit(Opcode::UNPACK_SEQUENCE, (first, values, count as i64));
        for (i, pattern) in positional.iter().chain(named).enumerate() {
            self.pattern(pattern, first.plus(i as u16), fail, captures);
        }
    }
}

/// A pattern that matches everything and binds nothing.
fn is_wildcard(pattern: &Pattern<'_>) -> bool {
    matches!(
        pattern.kind,
        PatternKind::MatchAs { pattern: None, name: None } | PatternKind::MatchStar { name: None }
    )
}
