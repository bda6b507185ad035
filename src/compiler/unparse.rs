//! Expressions as text: what `from __future__ import annotations` makes of annotations (CPython's `ast_unparse.c`).
//!
//! The text is that of CPython, not that of the source.

use crate::repr::{repr_bytes, repr_float, repr_str};
use crate::syntax::ast::{
    Arguments, BoolOp, CmpOp, Comprehension, Constant, Expr, ExprKind, Operator, UnaryOp,
};
use crate::wtf8::Wtf8;

/// How tightly an operator binds, as in CPython.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Comparison,
    Expr,
    BitXor,
    BitAnd,
    Shift,
    Arith,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

impl Level {
    fn next(self) -> Level {
        use Level::*;
        const ALL: [Level; 16] = [
            Tuple, Test, Or, And, Not, Comparison, Expr, BitXor, BitAnd, Shift, Arith, Term, Factor, Power,
            Await, Atom,
        ];
        ALL[(self as usize + 1).min(ALL.len() - 1)]
    }
}

/// The text of an expression, as WTF-8. Linear in its length.
pub(super) fn unparse(expr: &Expr<'_>) -> Vec<u8> {
    let mut writer = Writer { out: Vec::new() };
    writer.expr(expr, Level::Test);
    writer.out
}

struct Writer {
    out: Vec<u8>,
}

impl Writer {
    fn text(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn expr(&mut self, expr: &Expr<'_>, level: Level) {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.expr_on_this_stack(expr, level));
    }

    /// Writes in parentheses if what stands around binds more tightly.
    fn grouped(&mut self, is_grouped: bool, write: impl FnOnce(&mut Self)) {
        if is_grouped {
            self.text("(");
        }
        write(self);
        if is_grouped {
            self.text(")");
        }
    }

    fn list(&mut self, items: &[&Expr<'_>]) {
        for (i, item) in items.iter().enumerate() {
            self.text(if i > 0 { ", " } else { "" });
            self.expr(item, Level::Test);
        }
    }

    fn expr_on_this_stack(&mut self, expr: &Expr<'_>, level: Level) {
        match expr.kind {
            ExprKind::BoolOp { op, values } => {
                let (word, own) = match op {
                    BoolOp::And => (" and ", Level::And),
                    BoolOp::Or => (" or ", Level::Or),
                };
                self.grouped(level > own, |writer| {
                    for (i, value) in values.iter().enumerate() {
                        writer.text(if i > 0 { word } else { "" });
                        writer.expr(value, own.next());
                    }
                });
            }
            ExprKind::NamedExpr { target, value } => self.grouped(level > Level::Tuple, |writer| {
                writer.expr(target, Level::Atom);
                writer.text(" := ");
                writer.expr(value, Level::Atom);
            }),
            ExprKind::BinOp { left, op, right } => {
                let (word, own, is_right) = binary(op);
                self.grouped(level > own, |writer| {
                    writer.expr(left, if is_right { own.next() } else { own });
                    writer.text(word);
                    writer.expr(right, if is_right { own } else { own.next() });
                });
            }
            ExprKind::UnaryOp { op, operand } => {
                let (word, own) = match op {
                    UnaryOp::Invert => ("~", Level::Factor),
                    UnaryOp::Not => ("not ", Level::Not),
                    UnaryOp::UAdd => ("+", Level::Factor),
                    UnaryOp::USub => ("-", Level::Factor),
                };
                self.grouped(level > own, |writer| {
                    writer.text(word);
                    writer.expr(operand, own);
                });
            }
            ExprKind::Lambda { args, body } => self.grouped(level > Level::Test, |writer| {
                // CPython's blank depends on the positional parameters alone.
                let is_bare = args.posonlyargs.is_empty() && args.args.is_empty();
                writer.text(if is_bare { "lambda" } else { "lambda " });
                writer.arguments(args);
                writer.text(": ");
                writer.expr(body, Level::Test);
            }),
            ExprKind::IfExp { test, body, orelse } => self.grouped(level > Level::Test, |writer| {
                writer.expr(body, Level::Test.next());
                writer.text(" if ");
                writer.expr(test, Level::Test.next());
                writer.text(" else ");
                writer.expr(orelse, Level::Test);
            }),
            ExprKind::Dict { keys, values } => {
                self.text("{");
                for (i, (key, value)) in keys.iter().zip(values).enumerate() {
                    self.text(if i > 0 { ", " } else { "" });
                    match key {
                        Some(key) => {
                            self.expr(key, Level::Test);
                            self.text(": ");
                            self.expr(value, Level::Test);
                        }
                        None => {
                            self.text("**");
                            self.expr(value, Level::Expr);
                        }
                    }
                }
                self.text("}");
            }
            ExprKind::Set { elts } => {
                self.text("{");
                self.list(elts);
                self.text("}");
            }
            ExprKind::GeneratorExp { elt, generators } => self.comprehension("(", elt, None, generators, ")"),
            ExprKind::ListComp { elt, generators } => self.comprehension("[", elt, None, generators, "]"),
            ExprKind::SetComp { elt, generators } => self.comprehension("{", elt, None, generators, "}"),
            ExprKind::DictComp { key, value, generators } => {
                self.comprehension("{", key, Some(value), generators, "}");
            }
            ExprKind::Await { value } => self.grouped(level > Level::Await, |writer| {
                writer.text("await ");
                writer.expr(value, Level::Atom);
            }),
            ExprKind::Yield { value: None } => self.text("(yield)"),
            ExprKind::Yield { value: Some(value) } => {
                self.text("(yield ");
                self.expr(value, Level::Test);
                self.text(")");
            }
            ExprKind::YieldFrom { value } => {
                self.text("(yield from ");
                self.expr(value, Level::Test);
                self.text(")");
            }
            ExprKind::Compare { left, ops, comparators } => {
                self.grouped(level > Level::Comparison, |writer| {
                    writer.expr(left, Level::Comparison.next());
                    for (&op, right) in ops.iter().zip(comparators) {
                        writer.text(comparison(op));
                        writer.expr(right, Level::Comparison.next());
                    }
                })
            }
            ExprKind::Call { func, args, keywords } => {
                self.expr(func, Level::Atom);
                if let (&[only], []) = (args, keywords)
                    && matches!(only.kind, ExprKind::GeneratorExp { .. })
                {
                    return self.expr(only, Level::Test);
                }
                self.text("(");
                self.list(args);
                for (i, keyword) in keywords.iter().enumerate() {
                    self.text(if i > 0 || !args.is_empty() { ", " } else { "" });
                    match keyword.arg {
                        Some(name) => {
                            self.text(name);
                            self.text("=");
                        }
                        None => self.text("**"),
                    }
                    self.expr(keyword.value, Level::Test);
                }
                self.text(")");
            }
            ExprKind::FormattedValue { .. } | ExprKind::JoinedStr { .. } => {
                let mut body = Writer { out: Vec::new() };
                body.fstring(expr);
                self.text("f");
                self.string(Wtf8::from_wtf8_bytes(&body.out));
            }
            ExprKind::Constant { value, kind } => {
                self.text(if kind.is_some() { "u" } else { "" });
                self.constant(value);
            }
            ExprKind::Attribute { value, attr, .. } => {
                self.expr(value, Level::Atom);
                let is_int = matches!(
                    value.kind,
                    ExprKind::Constant { value: Constant::Int(_) | Constant::BigInt(_), .. }
                );
                self.text(if is_int { " ." } else { "." });
                self.text(attr);
            }
            ExprKind::Subscript { value, slice, .. } => {
                self.expr(value, Level::Atom);
                self.text("[");
                self.expr(slice, Level::Tuple);
                self.text("]");
            }
            ExprKind::Starred { value, .. } => {
                self.text("*");
                self.expr(value, Level::Expr);
            }
            ExprKind::Name { id, .. } => self.text(id),
            ExprKind::List { elts, .. } => {
                self.text("[");
                self.list(elts);
                self.text("]");
            }
            ExprKind::Tuple { elts: [], .. } => self.text("()"),
            ExprKind::Tuple { elts, .. } => self.grouped(level > Level::Tuple, |writer| {
                writer.list(elts);
                writer.text(if elts.len() == 1 { "," } else { "" });
            }),
            ExprKind::Slice { lower, upper, step } => {
                if let Some(lower) = lower {
                    self.expr(lower, Level::Test);
                }
                self.text(":");
                if let Some(upper) = upper {
                    self.expr(upper, Level::Test);
                }
                if let Some(step) = step {
                    self.text(":");
                    self.expr(step, Level::Test);
                }
            }
        }
    }

    fn comprehension(
        &mut self,
        open: &str,
        element: &Expr<'_>,
        value: Option<&Expr<'_>>,
        generators: &[Comprehension<'_>],
        close: &str,
    ) {
        self.text(open);
        self.expr(element, Level::Test);
        if let Some(value) = value {
            self.text(": ");
            self.expr(value, Level::Test);
        }
        for generator in generators {
            self.text(if generator.is_async { " async for " } else { " for " });
            self.expr(generator.target, Level::Tuple);
            self.text(" in ");
            self.expr(generator.iter, Level::Test.next());
            for condition in generator.ifs {
                self.text(" if ");
                self.expr(condition, Level::Test.next());
            }
        }
        self.text(close);
    }

    fn arguments(&mut self, args: &Arguments<'_>) {
        let mut is_first = true;
        let mut comma = |writer: &mut Self| {
            writer.text(if is_first { "" } else { ", " });
            is_first = false;
        };
        let positional = args.posonlyargs.len() + args.args.len();
        let without_default = positional - args.defaults.len();
        for (i, arg) in args.posonlyargs.iter().chain(args.args).enumerate() {
            comma(self);
            self.text(arg.arg);
            if let Some(default) = i.checked_sub(without_default).map(|at| args.defaults[at]) {
                self.text("=");
                self.expr(default, Level::Test);
            }
            if i + 1 == args.posonlyargs.len() {
                self.text(", /");
            }
        }
        if args.vararg.is_some() || !args.kwonlyargs.is_empty() {
            comma(self);
            self.text("*");
            self.text(args.vararg.map_or("", |arg| arg.arg));
        }
        for (arg, default) in args.kwonlyargs.iter().zip(args.kw_defaults) {
            comma(self);
            self.text(arg.arg);
            if let Some(default) = default {
                self.text("=");
                self.expr(default, Level::Test);
            }
        }
        if let Some(arg) = args.kwarg {
            comma(self);
            self.text("**");
            self.text(arg.arg);
        }
    }

    /// What stands between the quotes of an f-string.
    fn fstring(&mut self, expr: &Expr<'_>) {
        match expr.kind {
            ExprKind::JoinedStr { values } => {
                values.iter().for_each(|value| self.fstring(value));
            }
            ExprKind::Constant { value: Constant::Str(text), .. } => {
                for &byte in text.as_bytes() {
                    self.out.push(byte);
                    if matches!(byte, b'{' | b'}') {
                        self.out.push(byte);
                    }
                }
            }
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                let mut inner = Writer { out: Vec::new() };
                inner.expr(value, Level::Test.next());
                self.text(if inner.out.starts_with(b"{") { "{ " } else { "{" });
                self.out.extend(inner.out);
                if let Some(letter) = u8::try_from(conversion).ok().filter(|&letter| letter > 0) {
                    self.out.extend([b'!', letter]);
                }
                if let Some(specification) = format_spec {
                    self.text(":");
                    self.fstring(specification);
                }
                self.text("}");
            }
            _ => self.expr(expr, Level::Test),
        }
    }

    fn string(&mut self, text: Wtf8<'_>) {
        let mut quoted = String::new();
        repr_str(text, &mut quoted);
        self.text(&quoted);
    }

    fn constant(&mut self, value: Constant<'_>) {
        // An infinite number is written as one that is too large.
        let number = |value: f64| repr_float(value).replace("inf", "1e309");
        match value {
            Constant::None => self.text("None"),
            Constant::True => self.text("True"),
            Constant::False => self.text("False"),
            Constant::Ellipsis => self.text("..."),
            Constant::Int(value) => self.text(&value.to_string()),
            Constant::BigInt(value) => self.text(&value.value().to_string()),
            Constant::Float(value) => self.text(&number(value)),
            Constant::Imaginary(value) => {
                let digits = number(value);
                self.text(digits.strip_suffix(".0").unwrap_or(&digits));
                self.text("j");
            }
            Constant::Str(text) => self.string(text),
            Constant::Bytes(bytes) => {
                let mut quoted = String::new();
                repr_bytes(bytes, &mut quoted);
                self.text(&quoted);
            }
        }
    }
}

/// The word of an operator, how tightly it binds, and whether from the right.
fn binary(op: Operator) -> (&'static str, Level, bool) {
    match op {
        Operator::Add => (" + ", Level::Arith, false),
        Operator::Sub => (" - ", Level::Arith, false),
        Operator::Mult => (" * ", Level::Term, false),
        Operator::MatMult => (" @ ", Level::Term, false),
        Operator::Div => (" / ", Level::Term, false),
        Operator::Mod => (" % ", Level::Term, false),
        Operator::LShift => (" << ", Level::Shift, false),
        Operator::RShift => (" >> ", Level::Shift, false),
        Operator::BitOr => (" | ", Level::Expr, false),
        Operator::BitXor => (" ^ ", Level::BitXor, false),
        Operator::BitAnd => (" & ", Level::BitAnd, false),
        Operator::FloorDiv => (" // ", Level::Term, false),
        Operator::Pow => (" ** ", Level::Power, true),
    }
}

fn comparison(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => " == ",
        CmpOp::NotEq => " != ",
        CmpOp::Lt => " < ",
        CmpOp::LtE => " <= ",
        CmpOp::Gt => " > ",
        CmpOp::GtE => " >= ",
        CmpOp::Is => " is ",
        CmpOp::IsNot => " is not ",
        CmpOp::In => " in ",
        CmpOp::NotIn => " not in ",
    }
}
