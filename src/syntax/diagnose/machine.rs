//! Runs the grammar of errors over tokens, as CPython's parser would run.
//!
//! Every rule that CPython remembers the outcome of is remembered here, so the time is linear; and the depth is CPython's,
//! which is limited. The machine never says what is wrong beyond what the grammar's actions say.

use super::actions;
use super::expression::Expression;
use super::first::Prospect;
use super::grammar::{Action, Alternative, Edge, Grammar, Label, Node, NodeId, Part, Place, RuleId, grammar};
use super::place::Places;
use crate::diagnostic::{ErrorKind, SyntaxError};
use crate::syntax::number;
use crate::syntax::token::{Kind, Token};
use std::cell::OnceCell;
use std::ops::Range;

/// The depth at which CPython's parser gives up with a MemoryError (`MAXSTACK`).
const MAX_STACK: u32 = 6000;

/// More native stack than so many rules take, one in the other.
const RED_ZONE: usize = 128 << 10;
const RULES_IN_RED_ZONE: u32 = 8;

/// More levels than it takes to find that nothing matches at a token.
const LOOKAHEAD_STACK: u32 = 100;

/// The depth of a statement that stands in no block.
const TOP_LEVEL: u32 = 3;

/// An error ends the run.
pub(super) type Stop = Box<SyntaxError>;

/// Where a match ends; `None` where there is none.
type Outcome = Result<Option<usize>, Stop>;

/// The tokens that a label stands for.
#[derive(Clone, Copy, Default)]
pub(super) struct Capture {
    pub start: usize,
    pub end: usize,
}

/// The labels that one alternative can have.
pub(super) type Captures = [Capture; 2];

pub(super) struct Machine<'s> {
    grammar: &'static Grammar,
    pub places: Places<'s>,
    /// The tokenizer's error, which lies behind the ErrorToken.
    pub tokenizer_error: Option<&'s SyntaxError>,
    memo: Memo,
    /// The last token that was looked at, in either pass.
    pub last: usize,
    level: u32,
    /// How many rules are being tried, one in the other.
    open_rules: u32,
    /// The deepest level so far.
    deepest: u32,
    /// Whether everything is tried, even what cannot match.
    tries_all: bool,
    /// Whether the invalid rules are in force.
    invalid: bool,
    statement: RuleId,
    /// For each token, whether it stands in brackets; found when it is first asked.
    bracketed: OnceCell<Vec<bool>>,
}

/// What became of an alternative.
enum Tried {
    Matched(usize),
    /// It matched, but its action had no result.
    Refused,
    Failed,
    /// It failed behind a cut.
    Cut,
}

impl<'s> Machine<'s> {
    fn new(places: Places<'s>, tokenizer_error: Option<&'s SyntaxError>) -> Self {
        let memo = Memo::new(places.tokens.len());
        let grammar = grammar();
        let statement = grammar.rule("statement");
        Machine {
            grammar,
            places,
            tokenizer_error,
            memo,
            last: 0,
            level: 0,
            open_rules: 0,
            deepest: 0,
            tries_all: false,
            invalid: false,
            statement,
            bracketed: OnceCell::new(),
        }
    }

    /// Does something with a machine. It tries only what can match; but where that comes near the limit of the stack, all of
    /// it is done again, in CPython's way, so that the stack is exhausted where it is for CPython.
    pub fn run<T>(
        places: Places<'s>,
        tokenizer_error: Option<&'s SyntaxError>,
        work: impl Fn(&mut Machine<'s>) -> T,
    ) -> T {
        let mut machine = Machine::new(places, tokenizer_error);
        let result = work(&mut machine);
        if machine.deepest + LOOKAHEAD_STACK < MAX_STACK {
            return result;
        }
        let mut machine = Machine::new(places, tokenizer_error);
        machine.tries_all = true;
        work(&mut machine)
    }

    /// Runs the grammar from a rule: in the first pass without the invalid rules, in the second with them.
    ///
    /// # Errors
    /// What CPython raises on the way.
    pub fn pass(&mut self, rule: &str, invalid: bool) -> Result<bool, Stop> {
        self.memo.clear();
        (self.level, self.open_rules, self.invalid) = (0, 0, invalid);
        let outcome = self.rule(self.grammar.rule(rule), 0)?;
        Ok(outcome.is_some())
    }

    pub fn tokens(&self) -> &'s [Token] {
        self.places.tokens
    }

    pub fn expression(&self, capture: Capture) -> Expression<'s> {
        Expression { tokens: self.tokens(), start: capture.start, end: capture.end }
    }

    /// Whether a bracket is open behind a token.
    pub fn is_in_brackets(&self, token: usize) -> bool {
        let bracketed = self.bracketed.get_or_init(|| {
            let mut level = 0;
            let levels = self.tokens().iter().map(|token| {
                level += token.kind.nesting();
                level > 0
            });
            levels.collect()
        });
        bracketed[token]
    }

    /// An error at the last token that was looked at.
    pub fn error_at_last(&self, kind: ErrorKind, message: &str) -> Stop {
        self.places.error_at_last(kind, message, self.last)
    }

    /// An error from the first to the last of some tokens.
    pub fn error_at(&self, capture: Capture, message: &str) -> Stop {
        let (start, end) = (self.places.start(capture.start), self.places.end(capture.end - 1));
        self.places.error(ErrorKind::SyntaxError, message, start, Some(end), self.last)
    }

    /// Looks at a token. The grammar reads nothing behind the last, which is ENDMARKER or ErrorToken.
    fn fetch(&mut self, at: usize) -> Result<Kind, Stop> {
        self.last = self.last.max(at);
        let kind = self.tokens()[at].kind;
        match (kind, self.tokenizer_error) {
            (Kind::ErrorToken, Some(error)) => Err(Box::new(error.clone())),
            _ => Ok(kind),
        }
    }

    fn token(&mut self, kind: Kind, at: usize) -> Outcome {
        if self.fetch(at)? != kind {
            return Ok(None);
        }
        if kind == Kind::Number {
            actions::check_number(self, at)?;
        }
        Ok(Some(at + 1))
    }

    fn soft_keyword(&mut self, at: usize, wanted: impl Fn(&str) -> bool) -> Outcome {
        let found =
            self.fetch(at)? == Kind::Name && wanted(self.tokens()[at].span.text(self.places.source.text()));
        Ok(found.then_some(at + 1))
    }

    fn enter(&mut self, levels: u32) -> Result<(), Stop> {
        self.level += levels;
        self.deepest = self.deepest.max(self.level);
        if self.level > MAX_STACK {
            return Err(SyntaxError::without_location(ErrorKind::MemoryError, ""));
        }
        Ok(())
    }

    fn rule(&mut self, id: RuleId, at: usize) -> Outcome {
        let rule = &self.grammar.rules[usize::from(id)];
        if self.is_hopeless(&rule.prospects, at) {
            return Ok(None);
        }
        if rule.operand && self.is_lone_operand(at) {
            return Ok(Some(at + 1));
        }
        self.enter(rule.levels)?;
        if rule.memo {
            self.fetch(at)?;
            if let Some(outcome) = self.memo.get(id, at) {
                self.level -= rule.levels;
                return Ok(outcome);
            }
        }
        let invalid = self.invalid;
        self.invalid &= !rule.without_invalid;
        let alternatives = rule.alternatives.clone();
        self.open_rules += 1;
        // PERF: asking how much stack is left at every rule would take a tenth of the time.
        let outcome = if self.open_rules.is_multiple_of(RULES_IN_RED_ZONE) {
            stacker::maybe_grow(RED_ZONE, 2 << 20, || self.alternatives(alternatives, at))?
        } else {
            self.alternatives(alternatives, at)?
        };
        self.open_rules -= 1;
        self.invalid = invalid;
        self.level -= rule.levels;
        if rule.memo {
            self.memo.insert(id, at, outcome);
        }
        if id == self.statement && self.level == TOP_LEVEL && outcome.is_some() {
            // The grammar does not come back to what lies before.
            self.memo.clear();
        }
        Ok(outcome)
    }

    /// Whether nothing can match at a token, which is looked at as by trying.
    fn is_hopeless(&mut self, prospects: &[Prospect; 2], at: usize) -> bool {
        let prospect = prospects[usize::from(self.invalid)];
        let kind = self.tokens()[at].kind;
        if self.tries_all || kind == Kind::ErrorToken || !prospect.excludes(kind) {
            return false;
        }
        self.last = self.last.max(at);
        true
    }

    /// Whether a token is an operand that no operator follows.
    fn is_lone_operand(&mut self, at: usize) -> bool {
        let tokens = self.tokens();
        let Token { kind, span } = tokens[at];
        let is_operand = match kind {
            Kind::Name | Kind::True | Kind::False | Kind::None | Kind::Ellipsis => true,
            // A longer one may have too many digits.
            Kind::Number => (span.end - span.start) as usize <= number::MAX_STR_DIGITS,
            _ => false,
        };
        if self.tries_all || !is_operand || !tokens.get(at + 1).is_some_and(|next| ends_operand(next.kind)) {
            return false;
        }
        self.last = self.last.max(at + 1);
        true
    }

    fn alternatives(&mut self, alternatives: Range<u32>, at: usize) -> Outcome {
        for alternative in alternatives {
            let Alternative { invalid, prospects, .. } = &self.grammar.alternatives[alternative as usize];
            if *invalid && !self.invalid || self.is_hopeless(prospects, at) {
                continue;
            }
            match self.alternative(alternative, at)? {
                Tried::Matched(end) => return Ok(Some(end)),
                Tried::Refused | Tried::Cut => return Ok(None),
                Tried::Failed => {}
            }
        }
        Ok(None)
    }

    fn alternative(&mut self, alternative: u32, at: usize) -> Result<Tried, Stop> {
        let grammar = self.grammar;
        let alternative = &grammar.alternatives[alternative as usize];
        let mut captures = Captures::default();
        let mut cut = false;
        let mut end = at;
        for item in &grammar.items[alternative.items.start as usize..alternative.items.end as usize] {
            if let Node::Cut = grammar.nodes[item.node as usize] {
                cut = true;
                continue;
            }
            let Some(next) = self.node(item.node, end)? else {
                return Ok(if cut { Tried::Cut } else { Tried::Failed });
            };
            if let Some(label) = item.label {
                captures[usize::from(label)] = Capture { start: end, end: next };
            }
            end = next;
        }
        match &alternative.action {
            None => Ok(Tried::Matched(end)),
            Some(action) => {
                Ok(if self.act(action, &captures)? { Tried::Matched(end) } else { Tried::Refused })
            }
        }
    }

    fn node(&mut self, node: NodeId, at: usize) -> Outcome {
        let grammar = self.grammar;
        match &grammar.nodes[node as usize] {
            Node::Token(kind) => self.token(*kind, at),
            Node::SoftKeyword(word) => self.soft_keyword(at, |text| text == *word),
            // CPython takes the beginning of one for one.
            Node::AnySoftKeyword => {
                self.soft_keyword(at, |text| ["_", "case", "match"].iter().any(|word| word.starts_with(text)))
            }
            Node::Rule(rule) => self.rule(*rule, at),
            Node::Group(alternatives) => {
                self.enter(1)?;
                let outcome = self.alternatives(alternatives.clone(), at)?;
                self.level -= 1;
                Ok(outcome)
            }
            Node::Optional(node) => Ok(Some(self.node(*node, at)?.unwrap_or(at))),
            Node::Repeat { node, at_least_one } => {
                self.enter(1)?;
                let outcome = self.repeat(at, *at_least_one, |machine, at| machine.node(*node, at))?;
                self.level -= 1;
                Ok(outcome)
            }
            Node::Fold { node, at_least_one } => {
                let Node::Group(alternatives) = &grammar.nodes[*node as usize] else {
                    unreachable!("the grammar folds groups only")
                };
                self.repeat(at, *at_least_one, |machine, at| machine.alternatives(alternatives.clone(), at))
            }
            Node::Separated { node, separator } => self.separated(*node, *separator, at),
            Node::Lookahead { node, wanted } => {
                Ok((self.node(*node, at)?.is_some() == *wanted).then_some(at))
            }
            Node::Forced(kind) => {
                if let Some(end) = self.token(*kind, at)? {
                    return Ok(Some(end));
                }
                let message = format!("expected '{}'", kind.text().unwrap_or_default());
                Err(self.error_at(Capture { start: at, end: at + 1 }, &message))
            }
            Node::Cut => Ok(Some(at)),
        }
    }

    fn repeat(
        &mut self,
        at: usize,
        at_least_one: bool,
        body: impl Fn(&mut Self, usize) -> Outcome,
    ) -> Outcome {
        let mut end = at;
        while let Some(next) = body(self, end)? {
            end = next;
        }
        Ok((end > at || !at_least_one).then_some(end))
    }

    fn separated(&mut self, node: NodeId, separator: Kind, at: usize) -> Outcome {
        self.enter(1)?;
        let Some(mut end) = self.node(node, at)? else {
            self.level -= 1;
            return Ok(None);
        };
        self.enter(1)?;
        while let Some(after) = self.token(separator, end)? {
            let Some(next) = self.node(node, after)? else { break };
            end = next;
        }
        self.level -= 2;
        Ok(Some(end))
    }

    /// Does what follows from a match; false if CPython's action has no result.
    fn act(&mut self, action: &Action, captures: &Captures) -> Result<bool, Stop> {
        match action {
            Action::Call { function, labels } => {
                let arguments: Vec<Capture> =
                    labels.iter().map(|&label| captures[usize::from(label)]).collect();
                function(self, &arguments)
            }
            Action::Error { indentation, place, message } => {
                let message = self.fill(message, captures);
                let kind = if *indentation { ErrorKind::IndentationError } else { ErrorKind::SyntaxError };
                let Some(place) = place else { return Err(self.error_at_last(kind, &message)) };
                let (start, end) = self.bounds(place, captures);
                let start = self.places.start(start);
                let end = end.map(|end| self.places.end(end));
                Err(self.places.error(kind, &message, start, end, self.last))
            }
        }
    }

    /// The first and the last token of a place.
    fn bounds(&self, place: &Place, captures: &Captures) -> (usize, Option<usize>) {
        let expression = |edge: Edge, last: bool| {
            let whole = self.expression(captures[usize::from(edge.label)]);
            match edge.part {
                Part::Whole => whole,
                Part::Expression => whole.without_group(),
                Part::Last => whole.last_of_clauses().without_group(),
                Part::Item => {
                    let items = whole.items();
                    let item = if last { items.last() } else { items.first() };
                    item.copied().unwrap_or(whole).without_group()
                }
            }
        };
        (expression(place.start, false).start, place.end.map(|edge| expression(edge, true).end - 1))
    }

    /// A message with its placeholders filled.
    fn fill(&self, message: &str, captures: &Captures) -> String {
        let Some((before, rest)) = message.split_once('{') else { return message.to_owned() };
        let (placeholder, after) = rest.split_once('}').expect("errors.peg: a placeholder closes");
        let label: Label = placeholder.as_bytes()[0] - b'a';
        let capture = captures[usize::from(label)];
        let source = self.places.source.text();
        let filled = match &placeholder[2..] {
            "line" => self.places.start(capture.start).line.to_string(),
            "text" => self.tokens()[capture.start].span.text(source).to_owned(),
            _ => self.expression(capture).without_group().name(source).to_owned(),
        };
        format!("{before}{filled}{after}")
    }
}

/// Whether no operator, and nothing of a call, subscript or attribute, begins with such a token.
fn ends_operand(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Comma
            | Kind::Rpar
            | Kind::Rsqb
            | Kind::Rbrace
            | Kind::Colon
            | Kind::Equal
            | Kind::ColonEqual
            | Kind::Semi
            | Kind::Newline
            | Kind::EndMarker
            | Kind::Async
            | Kind::From
            | Kind::If
            | Kind::Else
            | Kind::For
            | Kind::As
            | Kind::Name
    )
}

/// What is remembered, as a list for each token.
struct Memo {
    /// For each token, the number of the entry that was added last, from 1; 0 for none.
    heads: Vec<u32>,
    entries: Vec<Entry>,
    /// The first and the last token that has an entry.
    first: usize,
    last: usize,
}

struct Entry {
    rule: RuleId,
    /// The end, or `NO_MATCH`.
    end: u32,
    next: u32,
}

const NO_MATCH: u32 = u32::MAX;

impl Memo {
    fn new(tokens: usize) -> Memo {
        Memo { heads: vec![0; tokens + 1], entries: Vec::new(), first: usize::MAX, last: 0 }
    }

    /// Forgets all, in time linear in the tokens that have entries.
    fn clear(&mut self) {
        if !self.entries.is_empty() {
            self.heads[self.first..=self.last].fill(0);
            self.entries.clear();
            (self.first, self.last) = (usize::MAX, 0);
        }
    }

    fn get(&self, rule: RuleId, at: usize) -> Option<Option<usize>> {
        let mut next = self.heads[at];
        while next != 0 {
            let entry = &self.entries[next as usize - 1];
            if entry.rule == rule {
                return Some((entry.end != NO_MATCH).then_some(entry.end as usize));
            }
            next = entry.next;
        }
        None
    }

    fn insert(&mut self, rule: RuleId, at: usize, outcome: Option<usize>) {
        let end = outcome.map_or(NO_MATCH, |end| end as u32);
        self.entries.push(Entry { rule, end, next: self.heads[at] });
        self.heads[at] = self.entries.len() as u32;
        (self.first, self.last) = (self.first.min(at), self.last.max(at));
    }
}
