//! Assignments and deletions.

use super::Generator;
use super::displays::is_starred;
use super::expressions::{Index, operator};
use crate::bytecode::{Constant, Opcode};
use crate::compiler::assembler::Place;
use crate::compiler::assigned::loaded_name;
use crate::compiler::registers::Register;
use crate::compiler::unparse::unparse;
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, Operator};

/// The most values that go from a display to targets without a tuple between them.
const MOST_IN_PARALLEL: usize = 30;

impl<'a> Generator<'a, '_> {
    /// `targets = value`, a statement at `span`.
    pub(super) fn assignment(&mut self, targets: &'a [&'a Expr<'a>], value: &'a Expr<'a>, span: Span) {
        if let &[target] = targets {
            return self.single_assignment(target, value, span);
        }
        self.scratch(|generator| {
            let is_simple = |target: &&Expr<'_>| matches!(target.kind, ExprKind::Name { .. });
            let value = match targets.iter().all(is_simple) {
                true => generator.operand_before(value, span),
                // The first target may be the variable whose value the next one gets.
                false => generator.fresh(value),
            };
            targets.iter().for_each(|target| generator.assign(target, value));
        });
    }

    fn single_assignment(&mut self, target: &'a Expr<'a>, value: &'a Expr<'a>, span: Span) {
        if let Some(local) = self.direct_target(target) {
            return self.expr(value, local);
        }
        self.scratch(|generator| match parallel(target, value) {
            Some((targets, values)) => generator.parallel_assignment(targets, values, span),
            None => {
                let value = generator.operand_before(value, span);
                generator.assign(target, value);
            }
        });
    }

    /// `a, b = c, d`: no tuple is made.
    fn parallel_assignment(&mut self, targets: &'a [&'a Expr<'a>], values: &'a [&'a Expr<'a>], span: Span) {
        let mut registers = Vec::new();
        for (i, value) in values.iter().enumerate() {
            let name = loaded_name(value);
            // A variable can wait in its own register until its turn, unless a target before it changes it.
            let is_changed = name.is_some_and(|name| targets[..i].iter().any(|target| binds(target, name)));
            let register = match is_changed {
                true => self.fresh(value),
                false => self.operand_before(value, span),
            };
            registers.push(register);
        }
        for (target, register) in targets.iter().zip(registers) {
            self.assign(target, register);
        }
    }

    /// Assigns the value of a register.
    pub(super) fn assign(&mut self, target: &'a Expr<'a>, value: Register) {
        self.at(Place::At(target.span), |generator| match target.kind {
            ExprKind::Name { id, .. } => generator.store_name(id, value),
            ExprKind::Attribute { value: object, attr, .. } => generator.scratch(|generator| {
                let object = generator.operand(object);
                let place = generator.attribute_place(target, attr);
                generator.at(place, |generator| generator.store_attr(object, attr, value));
            }),
            ExprKind::Subscript { value: container, slice, .. } => generator.scratch(|generator| {
                let container = generator.operand_before(container, slice.span);
                let index = generator.index(slice);
                generator.store_subscr(container, &index, value);
            }),
            ExprKind::Tuple { elts, .. } | ExprKind::List { elts, .. } => {
                stacker::maybe_grow(64 * 1024, 1024 * 1024, || generator.unpack(elts, value));
            }
            // Only what is unpacked has one, and that looks into it.
            _ => {}
        });
    }

    fn store_attr(&mut self, object: Register, attr: &str, value: Register) {
        let name = self.name_index(attr);
        match u16::try_from(name) {
            Ok(name) => self.emit(Opcode::STORE_ATTR, (object, value, name)),
            Err(_) => self.emit(Opcode::STORE_FAR_ATTR, (object, name, value)),
        }
    }

    fn store_subscr(&mut self, container: Register, index: &Index, value: Register) {
        match *index {
            Index::Small(index) => self.emit(Opcode::STORE_SUBSCR_IMM, (container, index, value)),
            Index::Slice(first) => self.emit(Opcode::STORE_SLICE, (container, first, value)),
            Index::Value(index) => self.emit(Opcode::STORE_SUBSCR, (container, index, value)),
        }
    }

    fn unpack(&mut self, elts: &'a [&'a Expr<'a>], value: Register) {
        let count = elts.len();
        let star = elts.iter().position(|elt| is_starred(elt));
        let starred_target = |elt: &'a Expr<'a>| match elt.kind {
            ExprKind::Starred { value, .. } => value,
            _ => elt,
        };
        let locals: Option<Vec<_>> = elts.iter().map(|elt| self.direct_target(starred_target(elt))).collect();
        let in_order = |locals: &Vec<Register>| locals.windows(2).all(|pair| pair[0].plus(1) == pair[1]);
        self.scratch(|generator| {
            // Variables whose registers follow each other need no temporaries.
            let direct = locals.filter(|locals| !locals.is_empty() && in_order(locals));
            let first = match &direct {
                Some(locals) => locals[0],
                None => generator.unit.registers.take_many(u16::try_from(count).unwrap_or(u16::MAX)),
            };
            match star {
                None => generator.emit(Opcode::UNPACK_SEQUENCE, (first, value, count as i64)),
                Some(before) => {
                    let after = count - before - 1;
                    generator.emit(Opcode::UNPACK_EX, (first, value, before as i64, after as i64));
                }
            }
            match direct {
                Some(locals) => locals.into_iter().for_each(|local| generator.wrote(local)),
                None => {
                    for (i, elt) in elts.iter().enumerate() {
                        generator.assign(starred_target(elt), first.plus(i as u16));
                    }
                }
            }
        });
    }

    /// `target op= value`: the target's parts are evaluated once.
    pub(super) fn augmented(&mut self, target: &'a Expr<'a>, op: Operator, value: &'a Expr<'a>) {
        let op = operator(op);
        let place = Place::At(target.span);
        self.scratch(|generator| match target.kind {
            ExprKind::Name { id, .. } => {
                let local = generator.local(id);
                let (dst, left) = match local {
                    Some(local) if !generator.rebindings.assigns(id, value.span) => {
                        generator.at(place, |generator| generator.check_bound(local));
                        (local, local)
                    }
                    _ => {
                        let left = generator.take();
                        generator.at(place, |generator| generator.load_name(id, left));
                        (local.unwrap_or(left), left)
                    }
                };
                generator.binary(op, dst, left, value, true);
                if local.is_none() {
                    generator.at(place, |generator| generator.store_name(id, dst));
                }
            }
            ExprKind::Attribute { value: object, attr, .. } => {
                let object = generator.operand_before(object, value.span);
                let place = generator.attribute_place(target, attr);
                let left = generator.take();
                generator.at(place, |generator| generator.load_attr(left, object, attr));
                generator.binary(op, left, left, value, true);
                generator.at(place, |generator| generator.store_attr(object, attr, left));
            }
            ExprKind::Subscript { value: container, slice, .. } => {
                let container = generator.operand_before(container, slice.span.to(value.span));
                let index = match generator.index(slice) {
                    Index::Value(_) if loaded_name(slice).is_some() => {
                        Index::Value(generator.operand_before(slice, value.span))
                    }
                    index => index,
                };
                let left = generator.take();
                generator.at(place, |generator| match index {
                    Index::Small(index) => {
                        generator.emit_to(Opcode::BINARY_SUBSCR_IMM, left, (container, index));
                    }
                    Index::Slice(first) => generator.emit_to(Opcode::BINARY_SLICE, left, (container, first)),
                    Index::Value(index) => generator.emit_to(Opcode::BINARY_SUBSCR, left, (container, index)),
                });
                generator.binary(op, left, left, value, true);
                generator.at(place, |generator| generator.store_subscr(container, &index, left));
            }
            _ => {}
        });
    }

    /// `target: annotation = value`
    pub(super) fn annotated(
        &mut self,
        target: &'a Expr<'a>,
        annotation: &'a Expr<'a>,
        value: Option<&'a Expr<'a>>,
        is_simple: bool,
        span: Span,
    ) {
        if let Some(value) = value {
            self.single_assignment(target, value, span);
        }
        let is_kept = !self.unit.kind.is_function();
        let is_text = self.table.future().annotations;
        match target.kind {
            ExprKind::Name { id, .. } if is_simple => {
                if is_kept {
                    self.scratch(|generator| generator.keep_annotation(id, annotation));
                }
                return;
            }
            ExprKind::Attribute { value: object, .. } if value.is_none() => self.discard(object),
            ExprKind::Subscript { value: container, slice, .. } if value.is_none() => {
                self.discard(container);
                self.discard_index(slice);
            }
            _ => {}
        }
        if is_kept && !is_text {
            self.discard(annotation);
        }
    }

    fn keep_annotation(&mut self, id: &str, annotation: &'a Expr<'a>) {
        let value = self.take();
        self.annotation(annotation, value);
        let annotations = self.take();
        let name = self.unit.name("__annotations__");
        self.emit_to(Opcode::LOAD_NAME, annotations, (name,));
        let key = self.take();
        let mangled = self.table.mangled(self.unit.scope, id);
        self.load_str(key, &mangled);
        self.emit(Opcode::STORE_SUBSCR, (annotations, key, value));
    }

    /// The value of an annotation: the text of one that is not evaluated.
    pub(super) fn annotation(&mut self, annotation: &'a Expr<'a>, dst: Register) {
        match self.table.future().annotations {
            true => self.load_constant(dst, Constant::Str(unparse(annotation).into())),
            false => self.expr(annotation, dst),
        }
    }

    fn discard_index(&mut self, slice: &'a Expr<'a>) {
        match slice.kind {
            ExprKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().flatten().for_each(|part| self.discard(part));
            }
            ExprKind::Tuple { elts, .. } => elts.iter().for_each(|elt| self.discard_index(elt)),
            _ => self.discard(slice),
        }
    }

    /// `del target`
    pub(super) fn delete(&mut self, target: &'a Expr<'a>) {
        self.at(Place::At(target.span), |generator| match target.kind {
            ExprKind::Name { id, .. } => generator.delete_name(id),
            ExprKind::Attribute { value, attr, .. } => generator.scratch(|generator| {
                let object = generator.operand(value);
                let name = generator.name_index(attr);
                let place = generator.attribute_place(target, attr);
                generator.at(place, |generator| generator.emit(Opcode::DELETE_ATTR, (object, name)));
            }),
            ExprKind::Subscript { value, slice, .. } => generator.scratch(|generator| {
                let container = generator.operand_before(value, slice.span);
                let index = generator.operand(slice);
                generator.emit(Opcode::DELETE_SUBSCR, (container, index));
            }),
            ExprKind::Tuple { elts, .. } | ExprKind::List { elts, .. } => {
                stacker::maybe_grow(64 * 1024, 1024 * 1024, || {
                    elts.iter().for_each(|elt| generator.delete(elt));
                });
            }
            _ => {}
        });
    }
}

/// The targets and the values of an assignment from one display to another.
fn parallel<'a>(target: &Expr<'a>, value: &Expr<'a>) -> Option<(&'a [&'a Expr<'a>], &'a [&'a Expr<'a>])> {
    let (ExprKind::Tuple { elts: targets, .. } | ExprKind::List { elts: targets, .. }) = target.kind else {
        return None;
    };
    let (ExprKind::Tuple { elts: values, .. } | ExprKind::List { elts: values, .. }) = value.kind else {
        return None;
    };
    let are_even = targets.len() == values.len() && values.len() <= MOST_IN_PARALLEL;
    let has_star = targets.iter().chain(values).any(|elt| is_starred(elt));
    (are_even && !has_star).then_some((targets, values))
}

/// Whether assigning to a target binds a name.
fn binds(target: &Expr<'_>, name: &str) -> bool {
    match target.kind {
        ExprKind::Name { id, .. } => id == name,
        ExprKind::Starred { value, .. } => binds(value, name),
        ExprKind::Tuple { elts, .. } | ExprKind::List { elts, .. } => {
            elts.iter().any(|elt| stacker::maybe_grow(64 * 1024, 1024 * 1024, || binds(elt, name)))
        }
        _ => false,
    }
}
