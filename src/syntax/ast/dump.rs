//! `ast.dump(tree, indent=2)`.

use super::{Constant, Field, Node};
use crate::repr::{repr_bytes, repr_float, repr_str};
use crate::source::Source;
use std::fmt::Write;

/// What CPython prints for `ast.dump(tree, indent=2, include_attributes=attributes)`.
///
/// `source` is the one that the tree was made from: positions are told in its lines and byte columns. Recurses as deep as
/// the tree, which [`parse`](crate::syntax::parse) has limited.
pub fn dump(tree: &dyn Node, source: &Source, attributes: bool) -> String {
    let mut dumper = Dumper { source, attributes, out: String::new() };
    dumper.node(tree, 0);
    dumper.out
}

struct Dumper<'s> {
    source: &'s Source,
    attributes: bool,
    out: String,
}

const INDENT: &str = "  ";

impl Dumper<'_> {
    /// Writes a node. One whose fields are all simple, and no more than three, stands on one line.
    fn node(&mut self, node: &dyn Node, level: usize) {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.node_on_this_stack(node, level));
    }

    fn node_on_this_stack(&mut self, node: &dyn Node, level: usize) {
        self.out.push_str(node.name());
        self.out.push('(');
        let span = node.span().filter(|_| self.attributes);
        let mut shown = if span.is_some() { 4 } else { 0 };
        let mut simple = true;
        node.fields(&mut |_, field| {
            shown += usize::from(!matches!(field, Field::Missing));
            simple &= self.is_simple(&field);
        });
        let mut separator = Separator { one_line: simple && shown <= 3, level: level + 1, first: true };
        node.fields(&mut |name, field| {
            if matches!(field, Field::Missing) {
                return;
            }
            separator.write(&mut self.out);
            self.out.push_str(name);
            self.out.push('=');
            self.field(field, level + 1);
        });
        if let Some(span) = span {
            let (from, to) = (self.source.position(span.start), self.source.position(span.end));
            for (name, number) in [
                ("lineno", from.line),
                ("col_offset", from.column),
                ("end_lineno", to.line),
                ("end_col_offset", to.column),
            ] {
                separator.write(&mut self.out);
                write!(self.out, "{name}={number}").expect("a String takes all");
            }
        }
        self.out.push(')');
    }

    /// Whether a value fits on its node's line: a node or a list only when nothing stands between its brackets.
    fn is_simple(&self, field: &Field<'_>) -> bool {
        match field {
            Field::Node(node) => {
                let mut empty = !self.attributes || node.span().is_none();
                node.fields(&mut |_, field| empty &= matches!(field, Field::Missing));
                empty
            }
            Field::List(items) => items.is_empty(),
            _ => true,
        }
    }

    fn field(&mut self, field: Field<'_>, level: usize) {
        match field {
            Field::Node(node) => self.node(node, level),
            Field::List(items) => {
                self.out.push('[');
                let mut separator = Separator { one_line: false, level: level + 1, first: true };
                for item in items {
                    separator.write(&mut self.out);
                    self.field(item, level + 1);
                }
                self.out.push(']');
            }
            Field::Missing => self.out.push_str("None"),
            Field::Identifier(name) => repr_str(name.into(), &mut self.out),
            Field::Int(number) => write!(self.out, "{number}").expect("a String takes all"),
            Field::Constant(value) => repr_constant(value, &mut self.out),
        }
    }
}

/// What stands before each item between brackets.
struct Separator {
    one_line: bool,
    level: usize,
    first: bool,
}

impl Separator {
    fn write(&mut self, out: &mut String) {
        if !std::mem::take(&mut self.first) {
            out.push_str(if self.one_line { ", " } else { "," });
        }
        if !self.one_line {
            out.push('\n');
            (0..self.level).for_each(|_| out.push_str(INDENT));
        }
    }
}

/// `repr(value)`.
fn repr_constant(value: &Constant<'_>, out: &mut String) {
    match *value {
        Constant::None => out.push_str("None"),
        Constant::True => out.push_str("True"),
        Constant::False => out.push_str("False"),
        Constant::Ellipsis => out.push_str("Ellipsis"),
        Constant::Int(value) => write!(out, "{value}").expect("a String takes all"),
        Constant::BigInt(value) => write!(out, "{}", value.value()).expect("a String takes all"),
        Constant::Float(value) => out.push_str(&repr_float(value)),
        Constant::Imaginary(value) => {
            let digits = repr_float(value);
            out.push_str(digits.strip_suffix(".0").unwrap_or(&digits));
            out.push('j');
        }
        Constant::Str(value) => repr_str(value, out),
        Constant::Bytes(value) => repr_bytes(value, out),
    }
}
