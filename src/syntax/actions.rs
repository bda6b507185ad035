//! What the grammar's rules do: build nodes, and check what the grammar lets through.
//!
//! Never looks at tokens beyond those of its rule.

use super::ast::*;
use super::number;
use super::strings;
use super::token::Kind;
use crate::source::{Source, Span};
use lalrpop_util::ParseError;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// What a parse gives.
pub(crate) enum Parsed<'a> {
    Statements(Suite<'a>),
    Expression(&'a Expr<'a>),
}

/// A rule refuses what the grammar accepts; [`diagnose`](super::diagnose) will find the error.
#[derive(Debug)]
pub(crate) struct Refusal;

pub(crate) type Checked<T> = Result<T, ParseError<u32, Kind, Refusal>>;

fn refuse<T>() -> Checked<T> {
    Err(ParseError::User { error: Refusal })
}

/// A parameter, or a marker between parameters.
pub(crate) enum Parameter<'a> {
    Plain(Arg<'a>, Option<&'a Expr<'a>>),
    Slash,
    Star(Option<Arg<'a>>),
    DoubleStar(Arg<'a>),
}

/// An argument of a call.
pub(crate) enum Argument<'a> {
    Positional(&'a Expr<'a>),
    Starred(&'a Expr<'a>),
    Keyword(Keyword<'a>),
    DoubleStarred(Keyword<'a>),
}

/// `key: value`, or `**value`.
pub(crate) type DictItem<'a> = (Option<&'a Expr<'a>>, &'a Expr<'a>);

/// What the rules need: where nodes go, and where text comes from.
pub(crate) struct Context<'a> {
    pub arena: &'a Arena,
    pub source: &'a Source,
}

impl<'a> Context<'a> {
    pub fn expr(&self, start: u32, end: u32, kind: ExprKind<'a>) -> &'a Expr<'a> {
        self.arena.alloc(Located { kind, span: Span::new(start, end) })
    }

    pub fn stmt(&self, start: u32, end: u32, kind: StmtKind<'a>) -> &'a Stmt<'a> {
        self.arena.alloc(Located { kind, span: Span::new(start, end) })
    }

    pub fn pattern(&self, start: u32, end: u32, kind: PatternKind<'a>) -> &'a Pattern<'a> {
        self.arena.alloc(Located { kind, span: Span::new(start, end) })
    }

    pub fn seq<T: Copy>(&self, items: Vec<T>) -> Seq<'a, T> {
        self.arena.alloc_slice_copy(&items)
    }

    pub fn seq_from<T: Copy>(&self, first: T, rest: Vec<T>) -> Seq<'a, T> {
        self.arena.alloc_slice_fill_with(1 + rest.len(), |i| if i == 0 { first } else { rest[i - 1] })
    }

    fn text(&self, start: u32, end: u32) -> &'a str {
        Span::new(start, end).text(self.source.text())
    }

    /// A name as Python sees it: normalised to NFKC.
    pub fn identifier(&self, start: u32, end: u32) -> Identifier<'a> {
        let text = self.text(start, end);
        if text.is_ascii() || is_nfkc_quick(text.chars()) == IsNormalized::Yes {
            return text;
        }
        self.arena.alloc_str(&text.nfkc().collect::<String>())
    }

    /// Names joined by dots, between which there may have been space.
    pub fn dotted_name(&self, start: u32, end: u32) -> Identifier<'a> {
        let text = self.text(start, end);
        if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.') {
            return text;
        }
        let normalized: String =
            text.nfkc().filter(|c| !matches!(c, ' ' | '\t' | '\x0c' | '\\' | '\n')).collect();
        self.arena.alloc_str(&normalized)
    }

    pub fn constant(&self, start: u32, end: u32, value: Constant<'a>) -> &'a Expr<'a> {
        self.expr(start, end, ExprKind::Constant { value, kind: None })
    }

    pub fn number(&self, start: u32, end: u32) -> Checked<&'a Expr<'a>> {
        match number::value(self.arena, self.text(start, end)) {
            Ok(value) => Ok(self.constant(start, end, value)),
            Err(_) => refuse(),
        }
    }

    pub fn strings(&self, literals: Vec<Span>) -> Checked<&'a Expr<'a>> {
        strings::concatenate(self, &literals).or_else(|_| refuse())
    }

    pub fn tuple(&self, start: u32, end: u32, elts: Vec<&'a Expr<'a>>) -> &'a Expr<'a> {
        self.expr(start, end, ExprKind::Tuple { elts: self.seq(elts), ctx: ExprContext::Load })
    }

    pub fn dict(&self, start: u32, end: u32, items: Vec<DictItem<'a>>) -> &'a Expr<'a> {
        let (keys, values): (Vec<_>, Vec<_>) = items.into_iter().unzip();
        self.expr(start, end, ExprKind::Dict { keys: self.seq(keys), values: self.seq(values) })
    }
}

/// Assignment targets, which were parsed as expressions.
impl<'a> Context<'a> {
    /// An expression again, as a target; a star may stand in it.
    pub fn star_target(&self, target: &'a Expr<'a>) -> Checked<&'a Expr<'a>> {
        self.target(target, ExprContext::Store)
    }

    fn target(&self, target: &'a Expr<'a>, ctx: ExprContext) -> Checked<&'a Expr<'a>> {
        let each = |elts: Seq<'a, &'a Expr<'a>>| -> Checked<Seq<'a, &'a Expr<'a>>> {
            let targets: Result<Vec<_>, _> = elts.iter().map(|elt| self.target(elt, ctx)).collect();
            Ok(self.seq(targets?))
        };
        let kind = match target.kind {
            ExprKind::Name { id, .. } => ExprKind::Name { id, ctx },
            ExprKind::Attribute { value, attr, .. } => ExprKind::Attribute { value, attr, ctx },
            ExprKind::Subscript { value, slice, .. } => ExprKind::Subscript { value, slice, ctx },
            ExprKind::Tuple { elts, .. } => ExprKind::Tuple { elts: each(elts)?, ctx },
            ExprKind::List { elts, .. } => ExprKind::List { elts: each(elts)?, ctx },
            ExprKind::Starred { value, .. } if ctx == ExprContext::Store => {
                ExprKind::Starred { value: self.target(value, ctx)?, ctx }
            }
            _ => return refuse(),
        };
        Ok(self.expr(target.span.start, target.span.end, kind))
    }

    /// The target of an augmented or annotated assignment: a name, an attribute or a subscript.
    pub fn single_target(&self, target: &'a Expr<'a>) -> Checked<&'a Expr<'a>> {
        match target.kind {
            ExprKind::Name { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => {
                self.star_target(target)
            }
            _ => refuse(),
        }
    }

    /// `first = … = last`.
    pub fn assignment(&self, first: &'a Expr<'a>, mut rest: Vec<&'a Expr<'a>>) -> Checked<StmtKind<'a>> {
        let value = rest.pop().expect("the grammar asks for one");
        let targets: Result<Vec<_>, _> =
            std::iter::once(first).chain(rest).map(|target| self.star_target(target)).collect();
        Ok(StmtKind::Assign { targets: self.seq(targets?), value })
    }

    pub fn annotated_assignment(
        &self,
        start: u32,
        end: u32,
        target: &'a Expr<'a>,
        annotation: &'a Expr<'a>,
        value: Option<&'a Expr<'a>>,
    ) -> Checked<&'a Stmt<'a>> {
        // A name in parentheses does not begin where its statement begins.
        let simple = matches!(target.kind, ExprKind::Name { .. }) && target.span.start == start;
        if target.span.start == start && begins_with_target_in_parentheses(target) {
            return refuse();
        }
        let target = self.single_target(target)?;
        Ok(self.stmt(start, end, StmtKind::AnnAssign { target, annotation, value, simple }))
    }

    pub fn deleted(&self, targets: Vec<&'a Expr<'a>>) -> Checked<Seq<'a, &'a Expr<'a>>> {
        let targets: Result<Vec<_>, _> =
            targets.into_iter().map(|target| self.target(target, ExprContext::Del)).collect();
        Ok(self.seq(targets?))
    }
}

/// Whether a target is an attribute or subscript of what could be a target itself, in parentheses: `(a)[b]: int`. CPython's
/// parser takes `(a)` for the whole target and does not turn back.
fn begins_with_target_in_parentheses(target: &Expr<'_>) -> bool {
    let mut inner = target;
    while let ExprKind::Attribute { value, .. }
    | ExprKind::Subscript { value, .. }
    | ExprKind::Call { func: value, .. } = inner.kind
    {
        inner = value;
        if inner.span.start > target.span.start {
            use ExprKind::{Attribute, Name, Subscript};
            return matches!(inner.kind, Name { .. } | Attribute { .. } | Subscript { .. });
        }
    }
    false
}

/// Parameters and arguments, whose order the grammar leaves open.
impl<'a> Context<'a> {
    pub fn arguments(&self, parameters: Option<Vec<Parameter<'a>>>) -> Checked<&'a Arguments<'a>> {
        let mut posonlyargs = Vec::new();
        let mut args = Vec::new();
        let mut defaults = Vec::new();
        let mut kwonlyargs = Vec::new();
        let mut kw_defaults = Vec::new();
        let (mut vararg, mut kwarg) = (None, None);
        let (mut slash, mut star) = (false, false);
        for parameter in parameters.unwrap_or_default() {
            if kwarg.is_some() {
                return refuse();
            }
            match parameter {
                Parameter::Plain(arg, default) if star => {
                    kwonlyargs.push(arg);
                    kw_defaults.push(default);
                }
                Parameter::Plain(arg, default) => {
                    if default.is_none() && !defaults.is_empty() {
                        return refuse();
                    }
                    args.push(arg);
                    defaults.extend(default);
                }
                Parameter::Slash => {
                    if slash || star || args.is_empty() {
                        return refuse();
                    }
                    slash = true;
                    posonlyargs = std::mem::take(&mut args);
                }
                Parameter::Star(arg) => {
                    if star {
                        return refuse();
                    }
                    star = true;
                    vararg = arg;
                }
                Parameter::DoubleStar(arg) => kwarg = Some(arg),
            }
        }
        if star && vararg.is_none() && kwonlyargs.is_empty() {
            return refuse();
        }
        Ok(self.arena.alloc(Arguments {
            posonlyargs: self.seq(posonlyargs),
            args: self.seq(args),
            vararg,
            kwonlyargs: self.seq(kwonlyargs),
            kw_defaults: self.seq(kw_defaults),
            kwarg,
            defaults: self.seq(defaults),
        }))
    }

    #[allow(clippy::type_complexity)] // The two fields of a call.
    pub fn call_arguments(
        &self,
        arguments: Vec<Argument<'a>>,
    ) -> Checked<(Seq<'a, &'a Expr<'a>>, Seq<'a, Keyword<'a>>)> {
        let mut args = Vec::with_capacity(arguments.len());
        let mut keywords = Vec::new();
        let mut double_starred = false;
        for argument in arguments {
            match argument {
                Argument::Positional(_) if !keywords.is_empty() => return refuse(),
                Argument::Starred(_) if double_starred => return refuse(),
                Argument::Positional(value) | Argument::Starred(value) => args.push(value),
                Argument::Keyword(keyword) => keywords.push(keyword),
                Argument::DoubleStarred(keyword) => {
                    double_starred = true;
                    keywords.push(keyword);
                }
            }
        }
        Ok((self.seq(args), self.seq(keywords)))
    }
}

/// Patterns.
impl<'a> Context<'a> {
    pub fn capture(&self, name: Identifier<'a>) -> Checked<Identifier<'a>> {
        if name == "_" { refuse() } else { Ok(name) }
    }

    pub fn capture_pattern(&self, start: u32, end: u32, name: Identifier<'a>) -> &'a Pattern<'a> {
        let name = Some(name).filter(|&name| name != "_");
        self.pattern(start, end, PatternKind::MatchAs { pattern: None, name })
    }

    pub fn star_pattern(&self, start: u32, end: u32, name: Identifier<'a>) -> &'a Pattern<'a> {
        let name = Some(name).filter(|&name| name != "_");
        self.pattern(start, end, PatternKind::MatchStar { name })
    }

    pub fn sequence_pattern(&self, start: u32, end: u32, patterns: Vec<&'a Pattern<'a>>) -> &'a Pattern<'a> {
        self.pattern(start, end, PatternKind::MatchSequence { patterns: self.seq(patterns) })
    }

    pub fn mapping_pattern(
        &self,
        start: u32,
        end: u32,
        items: Vec<(&'a Expr<'a>, &'a Pattern<'a>)>,
        rest: Option<Identifier<'a>>,
    ) -> &'a Pattern<'a> {
        let (keys, patterns): (Vec<_>, Vec<_>) = items.into_iter().unzip();
        let (keys, patterns) = (self.seq(keys), self.seq(patterns));
        self.pattern(start, end, PatternKind::MatchMapping { keys, patterns, rest })
    }

    pub fn class_pattern(
        &self,
        start: u32,
        end: u32,
        cls: &'a Expr<'a>,
        arguments: Vec<(Option<Identifier<'a>>, &'a Pattern<'a>)>,
    ) -> Checked<&'a Pattern<'a>> {
        let positional = arguments.iter().take_while(|(name, _)| name.is_none()).count();
        let (positional, by_keyword) = arguments.split_at(positional);
        let names: Option<Vec<_>> = by_keyword.iter().map(|&(name, _)| name).collect();
        let Some(names) = names else { return refuse() };
        let patterns = |arguments: &[(_, &'a Pattern<'a>)]| {
            self.seq(arguments.iter().map(|&(_, pattern)| pattern).collect())
        };
        let kind = PatternKind::MatchClass {
            cls,
            patterns: patterns(positional),
            kwd_attrs: self.seq(names),
            kwd_patterns: patterns(by_keyword),
        };
        Ok(self.pattern(start, end, kind))
    }

    /// `real ± imaginary`: the only sum that a pattern may hold.
    pub fn complex(
        &self,
        start: u32,
        end: u32,
        left: &'a Expr<'a>,
        op: Operator,
        right: &'a Expr<'a>,
    ) -> Checked<&'a Expr<'a>> {
        fn is_imaginary(number: &Expr<'_>) -> bool {
            match number.kind {
                ExprKind::UnaryOp { operand, .. } => is_imaginary(operand),
                ExprKind::Constant { value, .. } => matches!(value, Constant::Imaginary(_)),
                _ => false,
            }
        }
        if is_imaginary(left) || !is_imaginary(right) {
            return refuse();
        }
        Ok(self.expr(start, end, ExprKind::BinOp { left, op, right }))
    }
}
