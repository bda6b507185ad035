//! Displays: tuples, lists, sets and dicts as they are written.
//!
//! A short one is built at once from consecutive registers; a long one, or one with stars, grows.

use super::Generator;
use crate::bytecode::{Constant, Opcode};
use crate::compiler::registers::Register;
use crate::syntax::ast::{Expr, ExprKind};

/// The most elements that are held in registers.
const MOST_AT_ONCE: usize = 30;
/// From so many constants on, they are added as one.
const WORTH_A_CONSTANT: usize = 3;

/// How a collection is built, and grows.
#[derive(Clone, Copy)]
struct Growth {
    build: Opcode,
    add: Opcode,
    extend: Opcode,
}

const LIST: Growth =
    Growth { build: Opcode::BUILD_LIST, add: Opcode::LIST_APPEND, extend: Opcode::LIST_EXTEND };
const SET: Growth = Growth { build: Opcode::BUILD_SET, add: Opcode::SET_ADD, extend: Opcode::SET_UPDATE };

impl<'a> Generator<'a, '_> {
    pub(super) fn tuple(&mut self, elts: &'a [&'a Expr<'a>], dst: Register) {
        if is_short(elts) {
            return self.at_once(Opcode::BUILD_TUPLE, elts, dst);
        }
        self.scratch(|generator| {
            let list = generator.take();
            generator.growing(LIST, elts, list);
            generator.emit_to(Opcode::LIST_TO_TUPLE, dst, (list,));
        });
    }

    pub(super) fn list(&mut self, elts: &'a [&'a Expr<'a>], dst: Register) {
        let constants = |items| Constant::Tuple(items);
        self.collection(LIST, elts, constants, dst);
    }

    pub(super) fn set(&mut self, elts: &'a [&'a Expr<'a>], dst: Register) {
        let constants = |items| Constant::FrozenSet(items);
        self.collection(SET, elts, constants, dst);
    }

    fn collection(
        &mut self,
        growth: Growth,
        elts: &'a [&'a Expr<'a>],
        constants: impl Fn(Box<[Constant]>) -> Constant,
        dst: Register,
    ) {
        if elts.len() >= WORTH_A_CONSTANT
            && let Some(items) = elts.iter().map(|elt| self.folder.fold(elt)).collect()
        {
            return self.via_temporary(dst, |generator, dst| {
                generator.empty(growth, dst);
                let items = generator.scratch(|generator| {
                    let register = generator.take();
                    generator.load_constant(register, constants(items));
                    register
                });
                generator.emit(growth.extend, (dst, items));
            });
        }
        if is_short(elts) {
            return self.at_once(growth.build, elts, dst);
        }
        self.via_temporary(dst, |generator, dst| generator.growing(growth, elts, dst));
    }

    fn empty(&mut self, growth: Growth, dst: Register) {
        let first = self.unit.registers.mark();
        self.emit_to(growth.build, dst, (first, 0));
    }

    fn at_once(&mut self, build: Opcode, elts: &'a [&'a Expr<'a>], dst: Register) {
        self.scratch(|generator| {
            let first = generator.unit.registers.mark();
            for elt in elts {
                generator.fresh(elt);
            }
            generator.emit_to(build, dst, (first, elts.len() as u16));
        });
    }

    /// Builds a collection in a temporary.
    fn growing(&mut self, growth: Growth, elts: &'a [&'a Expr<'a>], dst: Register) {
        let single = elts.iter().take_while(|elt| !is_starred(elt)).count().min(MOST_AT_ONCE);
        self.at_once(growth.build, &elts[..single], dst);
        for elt in &elts[single..] {
            self.scratch(|generator| match elt.kind {
                ExprKind::Starred { value, .. } => {
                    let iterable = generator.operand(value);
                    generator.emit(growth.extend, (dst, iterable));
                }
                _ => {
                    let value = generator.operand(elt);
                    generator.emit(growth.add, (dst, value));
                }
            });
        }
    }

    /// The positional arguments of a call that has stars, or very many: as a list that becomes a tuple.
    pub(super) fn argument_tuple(&mut self, args: &'a [&'a Expr<'a>], dst: Register) {
        self.tuple(args, dst);
    }

    pub(super) fn dict(
        &mut self,
        keys: &'a [Option<&'a Expr<'a>>],
        values: &'a [&'a Expr<'a>],
        dst: Register,
    ) {
        let pairs = keys.iter().take_while(|key| key.is_some()).count();
        if pairs == keys.len() && (2..=MOST_AT_ONCE).contains(&pairs) {
            let constants = keys.iter().flatten().map(|key| self.folder.fold(key)).collect::<Option<_>>();
            if let Some(keys) = constants {
                return self.scratch(|generator| {
                    let first = generator.unit.registers.mark();
                    for value in values {
                        generator.fresh(value);
                    }
                    let keys = generator.unit.constant(Constant::Tuple(keys));
                    generator.emit_to(Opcode::BUILD_CONST_KEY_MAP, dst, (keys, first));
                });
            }
        }
        if pairs == keys.len() && pairs <= MOST_AT_ONCE / 2 {
            return self.pairs_at_once(keys, values, dst);
        }
        self.via_temporary(dst, |generator, dst| {
            let start = pairs.min(MOST_AT_ONCE / 2);
            generator.pairs_at_once(&keys[..start], &values[..start], dst);
            for (key, value) in keys.iter().zip(values).skip(start) {
                generator.scratch(|generator| match key {
                    Some(key) => {
                        let key = generator.operand_before(key, value.span);
                        let value = generator.operand(value);
                        generator.emit(Opcode::MAP_ADD, (dst, key, value));
                    }
                    None => {
                        let mapping = generator.operand(value);
                        generator.emit(Opcode::DICT_UPDATE, (dst, mapping));
                    }
                });
            }
        });
    }

    fn pairs_at_once(&mut self, keys: &[Option<&'a Expr<'a>>], values: &'a [&'a Expr<'a>], dst: Register) {
        self.scratch(|generator| {
            let first = generator.unit.registers.mark();
            for (key, value) in keys.iter().flatten().zip(values) {
                generator.fresh(key);
                generator.fresh(value);
            }
            generator.emit_to(Opcode::BUILD_MAP, dst, (first, keys.len() as u16));
        });
    }
}

fn is_short(elts: &[&Expr<'_>]) -> bool {
    elts.len() <= MOST_AT_ONCE && !elts.iter().any(|elt| is_starred(elt))
}

/// Whether an expression is `*value`.
pub(super) fn is_starred(expr: &Expr<'_>) -> bool {
    matches!(expr.kind, ExprKind::Starred { .. })
}
