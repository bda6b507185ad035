//! What CPython's code generator warns of: programs that are right, and hardly ever what was meant.

use super::Checker;
use crate::bytecode::Constant;
use crate::source::Span;
use crate::syntax::ast::{CmpOp, Expr, ExprKind};

/// A `SyntaxWarning`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// CPython's message.
    pub message: String,
    /// The line of the expression or statement, counted from 1.
    pub line: u32,
}

impl<'a> Checker<'a, '_> {
    fn warn(&mut self, span: Span, message: String) {
        let line = self.line_of(span);
        self.warnings.push(Warning { message, line });
    }

    /// `x is 5`
    pub(super) fn check_identity(&mut self, span: Span, left: &Expr<'a>, ops: &[CmpOp], comparators: &[&Expr<'a>]) {
        let mut left = self.has_identity(left);
        for (op, right) in ops.iter().zip(comparators) {
            let right = self.has_identity(right);
            let text = match op {
                CmpOp::Is => "\"is\" with a literal. Did you mean \"==\"?",
                CmpOp::IsNot => "\"is not\" with a literal. Did you mean \"!=\"?",
                _ => "",
            };
            if !text.is_empty() && !(left && right) {
                return self.warn(span, text.to_owned());
            }
            left = right;
        }
    }

    /// Whether an operand is something that `is` may be asked of.
    fn has_identity(&mut self, expr: &Expr<'a>) -> bool {
        let singleton = |value| {
            matches!(value, Constant::None | Constant::True | Constant::False | Constant::Ellipsis)
        };
        self.folder.fold(expr).is_none_or(singleton)
    }

    /// `assert (x, "message")`
    pub(super) fn check_assert(&mut self, span: Span, test: &Expr<'a>) {
        if matches!(test.kind, ExprKind::Tuple { elts, .. } if !elts.is_empty()) {
            self.warn(span, "assertion is always true, perhaps remove parentheses?".to_owned());
        }
    }

    /// `[1](0)`
    pub(super) fn check_caller(&mut self, span: Span, func: &Expr<'a>) {
        if let Some(kind) = self.inferred(func)
            && kind != "function"
        {
            self.warn(span, format!("'{kind}' object is not callable; perhaps you missed a comma?"));
        }
    }

    /// `5[0]`, `[1]["a"]`
    pub(super) fn check_subscript(&mut self, span: Span, value: &Expr<'a>, index: &Expr<'a>) {
        let Some(kind) = self.inferred(value) else { return };
        let is_constant = self.folder.fold(value).is_some();
        let is_subscriptable = match kind {
            "NoneType" | "ellipsis" | "int" | "float" | "complex" | "bool" => false,
            "set" | "generator" | "function" => is_constant,
            _ => true,
        };
        if !is_subscriptable {
            self.warn(span, format!("'{kind}' object is not subscriptable; perhaps you missed a comma?"));
        }
        let is_sequence = matches!(kind, "str" | "bytes" | "tuple" | "list");
        if let Some(given) = self.inferred(index)
            && is_sequence
            && !matches!(given, "int" | "bool")
        {
            let text = format!("{kind} indices must be integers or slices, not {given}; perhaps you missed a comma?");
            self.warn(span, text);
        }
    }

    /// The type of a display or a constant.
    fn inferred(&mut self, expr: &Expr<'a>) -> Option<&'static str> {
        match expr.kind {
            ExprKind::Tuple { .. } => return Some("tuple"),
            ExprKind::List { .. } | ExprKind::ListComp { .. } => return Some("list"),
            ExprKind::Dict { .. } | ExprKind::DictComp { .. } => return Some("dict"),
            ExprKind::Set { .. } | ExprKind::SetComp { .. } => return Some("set"),
            ExprKind::GeneratorExp { .. } => return Some("generator"),
            ExprKind::Lambda { .. } => return Some("function"),
            ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => return Some("str"),
            _ => {}
        }
        Some(match self.folder.fold(expr)? {
            Constant::None => "NoneType",
            Constant::True | Constant::False => "bool",
            Constant::Ellipsis => "ellipsis",
            Constant::Int(_) | Constant::BigInt(_) => "int",
            Constant::Float(_) => "float",
            Constant::Complex(..) => "complex",
            Constant::Str(_) => "str",
            Constant::Bytes(_) => "bytes",
            Constant::Tuple(_) => "tuple",
            Constant::FrozenSet(_) => "frozenset",
        })
    }
}
