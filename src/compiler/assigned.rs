//! Definite assignment: which local variables surely have a value.
//!
//! Registers are not cleared when a function is entered. Hence the compiler proves that a variable has been assigned, or
//! has it hold Unbound from the start and checks it where it is read. The proof follows the code as it is generated: each
//! label knows what is assigned on all ways that lead there. Ways that are not known yet (back to the head of a loop, or to
//! a handler) can only lose what is deleted on them, and [`Rebindings`] knows that.

use super::assembler::Label;
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprContext, ExprKind, Field, Identifier, Mod, Node, children};

/// A set of local variables, by register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Locals(Vec<u64>);

impl Locals {
    /// The first so many, in a set that has room for `size`.
    pub(super) fn first(count: usize, size: usize) -> Locals {
        let mut locals = Locals(vec![0; size.div_ceil(64)]);
        (0..count).for_each(|local| locals.insert(local as u16));
        locals
    }

    /// Whether the variable in this register is one of them.
    pub(super) fn contains(&self, local: u16) -> bool {
        self.0.get(local as usize / 64).is_some_and(|word| word >> (local % 64) & 1 != 0)
    }

    /// Adds one; one beyond the size is never in the set.
    pub(super) fn insert(&mut self, local: u16) {
        if let Some(word) = self.0.get_mut(local as usize / 64) {
            *word |= 1 << (local % 64);
        }
    }

    pub(super) fn remove(&mut self, local: u16) {
        if let Some(word) = self.0.get_mut(local as usize / 64) {
            *word &= !(1 << (local % 64));
        }
    }

    fn intersect(&mut self, other: &Locals) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
    }
}

/// What is assigned here, and at each label.
#[derive(Default)]
pub(super) struct Assigned {
    /// `None` where no way leads.
    here: Option<Locals>,
    at_labels: Vec<Option<Locals>>,
}

impl Assigned {
    /// Where code begins.
    pub(super) fn start(locals: Locals) -> Assigned {
        Assigned { here: Some(locals), at_labels: Vec::new() }
    }

    /// Whether any way leads here.
    pub(super) fn is_reachable(&self) -> bool {
        self.here.is_some()
    }

    /// What is assigned here; `None` where no way leads.
    pub(super) fn here(&self) -> Option<&Locals> {
        self.here.as_ref()
    }

    /// Whether a variable surely has a value here.
    pub(super) fn is_assigned(&self, local: u16) -> bool {
        self.here.as_ref().is_none_or(|here| here.contains(local))
    }

    pub(super) fn assign(&mut self, local: u16) {
        if let Some(here) = &mut self.here {
            here.insert(local);
        }
    }

    pub(super) fn delete(&mut self, local: u16) {
        if let Some(here) = &mut self.here {
            here.remove(local);
        }
    }

    /// Nothing leads to what follows.
    pub(super) fn stop(&mut self) {
        self.here = None;
    }

    /// A way leads from here to a label.
    pub(super) fn jump(&mut self, label: Label) {
        if let Some(here) = self.here.clone() {
            self.lead(label, here);
        }
    }

    /// A way leads to a label, on which these are assigned.
    pub(super) fn lead(&mut self, label: Label, locals: Locals) {
        if self.at_labels.len() <= label.index() {
            self.at_labels.resize(label.index() + 1, None);
        }
        match &mut self.at_labels[label.index()] {
            Some(there) => there.intersect(&locals),
            unknown => *unknown = Some(locals),
        }
    }

    /// The label stands here.
    pub(super) fn bind(&mut self, label: Label) {
        let Some(there) = self.at_labels.get_mut(label.index()).and_then(Option::take) else { return };
        match &mut self.here {
            Some(here) => here.intersect(&there),
            unreachable => *unreachable = Some(there),
        }
    }
}

/// Where in a program names are bound in the midst of an expression, and where they are deleted.
#[derive(Default)]
pub(super) struct Rebindings<'a> {
    assigned: Vec<(u32, Identifier<'a>)>,
    deleted: Vec<(u32, Identifier<'a>)>,
}

impl<'a> Rebindings<'a> {
    /// Those of a tree. Linear, but for sorting what it finds.
    pub(super) fn of<'n>(tree: &'n Mod<'a>) -> Rebindings<'n> {
        let mut found = Rebindings::default();
        let mut pending: Vec<&'n dyn Node> = vec![tree];
        while let Some(node) = pending.pop() {
            match node.name() {
                "NamedExpr" => found.assigned.extend(name_in(node, "target")),
                "ExceptHandler" => found.deleted.extend(name_in(node, "name")),
                "Delete" => children(node, &mut |target| found.deletions(target)),
                "Constant" | "Name" => continue,
                _ => {}
            }
            children(node, &mut |child| pending.push(child));
        }
        found.assigned.sort_unstable();
        found.deleted.sort_unstable();
        found
    }

    fn deletions<'n>(&mut self, target: &'n dyn Node)
    where
        'n: 'a,
    {
        match target.name() {
            "Name" => self.deleted.extend(name_in(target, "id")),
            "Tuple" | "List" => {
                let mut pending = vec![target];
                while let Some(node) = pending.pop() {
                    match node.name() {
                        "Name" => self.deleted.extend(name_in(node, "id")),
                        "Tuple" | "List" => children(node, &mut |child| pending.push(child)),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether an assignment expression in `span` binds `name`.
    pub(super) fn assigns(&self, name: &str, span: Span) -> bool {
        within(&self.assigned, span).iter().any(|&(_, assigned)| assigned == name)
    }

    /// The names that statements in `span` delete.
    pub(super) fn deleted(&self, span: Span) -> impl Iterator<Item = Identifier<'a>> {
        within(&self.deleted, span).iter().map(|&(_, name)| name)
    }
}

/// The name in a field of a node, and where the node begins.
fn name_in<'n>(node: &'n dyn Node, wanted: &str) -> Option<(u32, &'n str)> {
    let start = node.span()?.start;
    let mut found = None;
    node.fields(&mut |name, field| {
        if name == wanted {
            match field {
                Field::Identifier(text) => found = Some((start, text)),
                Field::Node(target) => found = name_in(target, "id"),
                _ => {}
            }
        }
    });
    found
}

fn within<'t, 'a>(sorted: &'t [(u32, Identifier<'a>)], span: Span) -> &'t [(u32, Identifier<'a>)] {
    let from = sorted.partition_point(|&(at, _)| at < span.start);
    let to = sorted.partition_point(|&(at, _)| at < span.end);
    &sorted[from..to.max(from)]
}

/// The name of a variable that is read, if an expression is nothing else.
pub(super) fn loaded_name<'a>(expr: &Expr<'a>) -> Option<Identifier<'a>> {
    match expr.kind {
        ExprKind::Name { id, ctx: ExprContext::Load } => Some(id),
        _ => None,
    }
}
