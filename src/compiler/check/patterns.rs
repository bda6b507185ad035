//! The patterns of a `match` statement.
//!
//! A pattern leaves the place where its last part stands; CPython tells some errors there.

use super::Checker;
use super::constants::Key;
use super::expressions::MAX_BEFORE_STAR;
use super::repeated::{Captures, first_repeated};
use crate::compiler::error::Compiled;
use crate::diagnostic::{ErrorKind, SyntaxError};
use crate::repr::repr_str;
use crate::syntax::ast::{Expr, ExprKind, MatchCase, Pattern, PatternKind};
use rustc_hash::FxHashSet;

/// What the parts of a pattern share.
#[derive(Default)]
struct Context<'a> {
    captures: Captures<'a>,
    /// Whether a part that matches everything may stand here.
    may_match_all: bool,
}

impl<'a> Checker<'a, '_> {
    pub(super) fn match_statement(
        &mut self,
        subject: &'a Expr<'a>,
        cases: &'a [MatchCase<'a>],
    ) -> Compiled<()> {
        self.expr(subject)?;
        for (i, case) in cases.iter().enumerate() {
            let is_last = i + 1 == cases.len();
            self.go_to(case.pattern.span);
            if !(is_last && i > 0 && is_wildcard(case.pattern)) {
                let may_match_all = is_last || case.guard.is_some();
                self.pattern(case.pattern, &mut Context { may_match_all, ..Context::default() })?;
            }
            case.guard.map_or(Ok(()), |guard| self.condition(guard))?;
            self.suite(case.body)?;
        }
        Ok(())
    }

    fn pattern(&mut self, pattern: &'a Pattern<'a>, cx: &mut Context<'a>) -> Compiled<()> {
        self.go_to(pattern.span);
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.pattern_on_this_stack(pattern, cx))
    }

    fn pattern_on_this_stack(&mut self, pattern: &'a Pattern<'a>, cx: &mut Context<'a>) -> Compiled<()> {
        match pattern.kind {
            PatternKind::MatchValue { value } => match value.kind {
                ExprKind::Attribute { .. } => self.expr(value),
                _ if Key::of(value).is_some() => Ok(()),
                _ => self.refuse("patterns may only match literals and attribute lookups"),
            },
            PatternKind::MatchSingleton { .. } => Ok(()),
            PatternKind::MatchSequence { patterns } => self.sequence(patterns, cx),
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.mapping_keys(keys)?;
                self.parts(patterns, cx)?;
                rest.map_or(Ok(()), |rest| self.capture(rest, cx))
            }
            PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
                self.attribute_names(kwd_attrs, kwd_patterns)?;
                self.go_to(pattern.span);
                self.expr(cls)?;
                let parts = patterns.iter().chain(kwd_patterns);
                parts.filter(|part| !is_wildcard(part)).try_for_each(|part| self.part(part, cx))
            }
            PatternKind::MatchStar { name } => name.map_or(Ok(()), |name| self.capture(name, cx)),
            PatternKind::MatchAs { pattern: None, name } => self.matches_all(name, cx),
            PatternKind::MatchAs { pattern: Some(inner), name } => {
                self.pattern(inner, cx)?;
                name.map_or(Ok(()), |name| self.capture(name, cx))
            }
            PatternKind::MatchOr { patterns } => self.alternatives(patterns, cx),
        }
    }

    fn parts(&mut self, patterns: &'a [&'a Pattern<'a>], cx: &mut Context<'a>) -> Compiled<()> {
        patterns.iter().try_for_each(|pattern| self.part(pattern, cx))
    }

    /// A pattern within another: it may match everything.
    fn part(&mut self, pattern: &'a Pattern<'a>, cx: &mut Context<'a>) -> Compiled<()> {
        let may_match_all = std::mem::replace(&mut cx.may_match_all, true);
        self.pattern(pattern, cx)?;
        cx.may_match_all = may_match_all;
        Ok(())
    }

    fn matches_all(&mut self, name: Option<&'a str>, cx: &mut Context<'a>) -> Compiled<()> {
        match name {
            Some(name) if cx.may_match_all => self.capture(name, cx),
            Some(name) => {
                self.refuse(format!("name capture {} makes remaining patterns unreachable", quoted(name)))
            }
            None if cx.may_match_all => Ok(()),
            None => self.refuse("wildcard makes remaining patterns unreachable"),
        }
    }

    fn capture(&mut self, name: &'a str, cx: &mut Context<'a>) -> Compiled<()> {
        self.binds(name)?;
        self.capture_once(name, cx)
    }

    fn capture_once(&mut self, name: &'a str, cx: &mut Context<'a>) -> Compiled<()> {
        if cx.captures.contains(name) {
            return self.refuse(format!("multiple assignments to name {} in pattern", quoted(name)));
        }
        cx.captures.push(name);
        Ok(())
    }

    fn sequence(&mut self, patterns: &'a [&'a Pattern<'a>], cx: &mut Context<'a>) -> Compiled<()> {
        let is_star = |pattern: &&Pattern<'_>| matches!(pattern.kind, PatternKind::MatchStar { .. });
        let mut stars = patterns.iter().enumerate().filter(|(_, pattern)| is_star(pattern));
        let star = stars.next();
        if stars.next().is_some() {
            return self.refuse("multiple starred names in sequence pattern");
        }
        let skips = |pattern: &&&Pattern<'_>| {
            is_wildcard(pattern) || matches!(pattern.kind, PatternKind::MatchStar { .. })
        };
        match star {
            // What is starred and has no name is not unpacked, nor are the wildcards around it.
            Some((_, star)) if matches!(star.kind, PatternKind::MatchStar { name: None }) => patterns
                .iter()
                .filter(|pattern| !skips(pattern))
                .try_for_each(|pattern| self.part(pattern, cx)),
            Some((before, _)) if before > MAX_BEFORE_STAR => {
                self.refuse("too many expressions in star-unpacking sequence pattern")
            }
            None if patterns.iter().all(|pattern| is_wildcard(pattern)) => Ok(()),
            _ => self.parts(patterns, cx),
        }
    }

    fn mapping_keys(&mut self, keys: &'a [&'a Expr<'a>]) -> Compiled<()> {
        let mut seen = FxHashSet::default();
        for key in keys {
            if let ExprKind::Attribute { .. } = key.kind {
                self.expr(key)?;
                continue;
            }
            let Some(value) = Key::of(key) else {
                return self.refuse("mapping pattern keys may only match literals and attribute lookups");
            };
            if !seen.insert(value.equality()) {
                return match value.repr() {
                    Ok(repr) => self.refuse(format!("mapping pattern checks duplicate key ({repr})")),
                    Err(message) => Err(SyntaxError::without_location(ErrorKind::ValueError, message)),
                };
            }
        }
        Ok(())
    }

    fn attribute_names(&mut self, names: &'a [&'a str], patterns: &'a [&'a Pattern<'a>]) -> Compiled<()> {
        let repeated = first_repeated(names.iter().map(|&name| Some(name)));
        for (i, (name, pattern)) in names.iter().zip(patterns).enumerate() {
            self.go_to(pattern.span);
            self.binds(name)?;
            if let Some((first, again)) = repeated
                && first == i
            {
                self.go_to(patterns[again].span);
                return self.refuse(format!("attribute name repeated in class pattern: {name}"));
            }
        }
        Ok(())
    }

    /// `a | b`: each binds the same names, and only the last may match everything.
    fn alternatives(&mut self, patterns: &'a [&'a Pattern<'a>], cx: &mut Context<'a>) -> Compiled<()> {
        let mut control: Option<Captures<'a>> = None;
        for (i, pattern) in patterns.iter().enumerate() {
            let may_match_all = cx.may_match_all && i + 1 == patterns.len();
            let mut own = Context { may_match_all, ..Context::default() };
            self.pattern(pattern, &mut own)?;
            match &control {
                None => control = Some(own.captures),
                Some(control) => {
                    let same = own.captures.len() == control.len()
                        && control.iter().all(|name| own.captures.contains(name));
                    if !same {
                        return self.refuse("alternative patterns bind different names");
                    }
                }
            }
        }
        let control = control.unwrap_or_default();
        control.iter().try_for_each(|name| self.capture_once(name, cx))
    }
}

/// `_`
fn is_wildcard(pattern: &Pattern<'_>) -> bool {
    matches!(pattern.kind, PatternKind::MatchAs { name: None, .. })
}

fn quoted(name: &str) -> String {
    let mut repr = String::new();
    repr_str(name.into(), &mut repr);
    repr
}
