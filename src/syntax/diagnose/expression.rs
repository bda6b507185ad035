//! What kind of expression some tokens are, in the words of CPython's messages.
//!
//! The tokens are known to be an expression; so its kind is that of its loosest operator outside all brackets, and no tree is
//! needed.

use crate::syntax::token::{Kind, Token};

/// Tokens that are an expression, or several with commas between.
#[derive(Clone, Copy)]
pub(super) struct Expression<'t> {
    pub tokens: &'t [Token],
    pub start: usize,
    pub end: usize,
}

/// What is done to a target.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Targets {
    Star,
    For,
    Del,
}

/// The kinds that CPython's messages tell apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Yield,
    Tuple,
    Starred,
    Named,
    Lambda,
    Conditional,
    Operator,
    Comparison(Kind),
    Await,
    Call,
    Subscript,
    Attribute,
    Name,
    List,
    ListComprehension,
    Set,
    SetComprehension,
    Dict,
    DictComprehension,
    Generator,
    Constant(&'static str),
}

impl<'t> Expression<'t> {
    fn part(self, start: usize, end: usize) -> Expression<'t> {
        Expression { start, end, ..self }
    }

    fn kind(self, at: usize) -> Option<Kind> {
        (at < self.end).then(|| self.tokens[at].kind)
    }

    /// The expression without parentheses that only group.
    pub fn without_group(self) -> Expression<'t> {
        let mut inner = self;
        while inner.kind(inner.start) == Some(Kind::Lpar)
            && inner.end > inner.start + 2
            && inner.closing(inner.start) + 1 == inner.end
        {
            let inside = inner.part(inner.start + 1, inner.end - 1);
            if inside.kind(inside.start) != Some(Kind::Yield)
                && inside.outer().any(|(_, kind)| is_display(kind))
            {
                break;
            }
            inner = inside;
        }
        inner
    }

    /// The bracket that closes the one at `open`.
    fn closing(self, open: usize) -> usize {
        let mut depth = 0;
        for at in open..self.end {
            depth += self.tokens[at].kind.nesting();
            if depth == 0 {
                return at;
            }
        }
        self.end
    }

    /// The tokens outside all brackets and outside the parameters of lambdas. A bracket is given as the one that opens it.
    fn outer(self) -> impl Iterator<Item = (usize, Kind)> + 't {
        let mut at = self.start;
        let mut lambdas = 0;
        std::iter::from_fn(move || {
            while let Some(kind) = self.kind(at) {
                let here = at;
                at = if kind.nesting() > 0 { self.closing(at) + 1 } else { at + 1 };
                match kind {
                    Kind::Lambda => {
                        lambdas += 1;
                        if lambdas == 1 {
                            return Some((here, kind));
                        }
                    }
                    Kind::Colon if lambdas > 0 => lambdas -= 1,
                    _ if lambdas > 0 => {}
                    _ => return Some((here, kind)),
                }
            }
            None
        })
    }

    /// The parts between commas.
    pub fn items(self) -> Vec<Expression<'t>> {
        let mut items = Vec::new();
        let mut start = self.start;
        for (at, _) in self.outer().filter(|(_, kind)| *kind == Kind::Comma) {
            items.push(self.part(start, at));
            start = at + 1;
        }
        if start < self.end {
            items.push(self.part(start, self.end));
        }
        items
    }

    /// The last expression of a comprehension's clauses.
    pub fn last_of_clauses(self) -> Expression<'t> {
        let mut start = self.start;
        let mut in_target = false;
        for (at, kind) in self.outer() {
            match kind {
                Kind::For => in_target = true,
                Kind::In if in_target => (start, in_target) = (at + 1, false),
                Kind::If if !in_target => start = at + 1,
                _ => {}
            }
        }
        self.part(start, self.end)
    }

    fn shape(self) -> Shape {
        match self.kind(self.start) {
            Some(Kind::Yield) => return Shape::Yield,
            Some(Kind::Lambda) if !self.has(&[Kind::Comma]) => return Shape::Lambda,
            _ => {}
        }
        let found = |kinds: &[Kind]| self.has(kinds);
        if found(&[Kind::Comma]) {
            return Shape::Tuple;
        }
        if self.kind(self.start) == Some(Kind::Star) {
            return Shape::Starred;
        }
        if found(&[Kind::ColonEqual]) {
            return Shape::Named;
        }
        if found(&[Kind::If]) {
            return Shape::Conditional;
        }
        if found(&[Kind::Or, Kind::And]) || self.kind(self.start) == Some(Kind::Not) {
            return Shape::Operator;
        }
        let comparison = self.outer().find(|(_, kind)| {
            matches!(
                kind,
                Kind::Less
                    | Kind::Greater
                    | Kind::EqEqual
                    | Kind::NotEqual
                    | Kind::LessEqual
                    | Kind::GreaterEqual
            ) || matches!(kind, Kind::In | Kind::Is | Kind::Not)
        });
        if let Some((_, kind)) = comparison {
            return Shape::Comparison(kind);
        }
        if self.outer().any(|(_, kind)| is_arithmetic(kind)) {
            return Shape::Operator;
        }
        if self.kind(self.start) == Some(Kind::Await) {
            return Shape::Await;
        }
        self.primary()
    }

    fn has(self, kinds: &[Kind]) -> bool {
        self.outer().any(|(_, kind)| kinds.contains(&kind))
    }

    fn primary(self) -> Shape {
        let (last, _) = self.outer().last().unwrap_or((self.start, Kind::Name));
        let alone = last == self.start;
        let inside = self.part(last + 1, self.end.saturating_sub(1));
        let comprehension = || inside.has(&[Kind::For]);
        match self.tokens[last].kind {
            Kind::Lpar if !alone => Shape::Call,
            Kind::Lpar if comprehension() => Shape::Generator,
            Kind::Lpar => Shape::Tuple,
            Kind::Lsqb if !alone => Shape::Subscript,
            Kind::Lsqb if comprehension() => Shape::ListComprehension,
            Kind::Lsqb => Shape::List,
            Kind::Lbrace => {
                let unpacks =
                    || inside.items().iter().any(|item| item.kind(item.start) == Some(Kind::DoubleStar));
                let dict = inside.start == inside.end || inside.has(&[Kind::Colon]) || unpacks();
                match (dict, comprehension()) {
                    (true, false) => Shape::Dict,
                    (true, true) => Shape::DictComprehension,
                    (false, false) => Shape::Set,
                    (false, true) => Shape::SetComprehension,
                }
            }
            Kind::String => Shape::Constant("literal"),
            Kind::Name if alone => Shape::Name,
            Kind::Name => Shape::Attribute,
            Kind::None => Shape::Constant("None"),
            Kind::True => Shape::Constant("True"),
            Kind::False => Shape::Constant("False"),
            Kind::Ellipsis => Shape::Constant("ellipsis"),
            _ => Shape::Constant("literal"),
        }
    }

    /// What CPython calls it.
    pub fn name(self, source: &str) -> &'static str {
        match self.shape() {
            Shape::Constant("literal") if self.is_fstring(source) => "f-string expression",
            Shape::Yield => "yield expression",
            Shape::Tuple => "tuple",
            Shape::Starred => "starred",
            Shape::Named => "named expression",
            Shape::Lambda => "lambda",
            Shape::Conditional => "conditional expression",
            Shape::Operator => "expression",
            Shape::Comparison(_) => "comparison",
            Shape::Await => "await expression",
            Shape::Call => "function call",
            Shape::Subscript => "subscript",
            Shape::Attribute => "attribute",
            Shape::Name => "name",
            Shape::List => "list",
            Shape::ListComprehension => "list comprehension",
            Shape::Set => "set display",
            Shape::SetComprehension => "set comprehension",
            Shape::Dict => "dict literal",
            Shape::DictComprehension => "dict comprehension",
            Shape::Generator => "generator expression",
            Shape::Constant(name) => name,
        }
    }

    fn is_fstring(self, source: &str) -> bool {
        self.tokens[self.start..self.end].iter().any(|token| {
            let prefix = token.span.text(source).bytes().take_while(u8::is_ascii_alphabetic);
            token.kind == Kind::String && prefix.into_iter().any(|letter| matches!(letter, b'f' | b'F'))
        })
    }

    /// The part of it that cannot be a target, if any.
    pub fn invalid_target(self, targets: Targets) -> Option<Expression<'t>> {
        let mut pending = vec![self];
        while let Some(expression) = pending.pop() {
            let expression = expression.without_group();
            match expression.shape() {
                Shape::Name | Shape::Subscript | Shape::Attribute => {}
                Shape::Tuple | Shape::List => {
                    let items = expression.elements().items();
                    pending.extend(items.into_iter().rev());
                }
                Shape::Starred if targets != Targets::Del => {
                    pending.push(expression.part(expression.start + 1, expression.end));
                }
                Shape::Comparison(operator) if targets == Targets::For => {
                    if operator != Kind::In {
                        continue;
                    }
                    let (at, _) = expression.outer().find(|(_, kind)| *kind == Kind::In)?;
                    pending.push(expression.part(expression.start, at));
                }
                _ => return Some(expression),
            }
        }
        None
    }

    /// What stands in the brackets of a list or tuple, if it has brackets.
    fn elements(self) -> Expression<'t> {
        let bracketed =
            self.tokens[self.start].kind.nesting() > 0 && self.closing(self.start) + 1 == self.end;
        if bracketed { self.part(self.start + 1, self.end - 1) } else { self }
    }
}

/// What makes a tuple or a generator of a parenthesis.
fn is_display(kind: Kind) -> bool {
    matches!(kind, Kind::Comma | Kind::For)
}

fn is_arithmetic(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Plus
            | Kind::Minus
            | Kind::Star
            | Kind::Slash
            | Kind::DoubleSlash
            | Kind::Percent
            | Kind::At
            | Kind::DoubleStar
            | Kind::LeftShift
            | Kind::RightShift
            | Kind::Amper
            | Kind::Vbar
            | Kind::Circumflex
            | Kind::Tilde
    )
}
