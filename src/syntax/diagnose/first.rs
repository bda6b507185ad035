//! With which tokens the rules can begin, so that the machine need not try what cannot match.
//!
//! What is not tried takes no stack, while CPython does try it; see [`Machine::run`](super::machine::Machine::run).

use super::grammar::{Grammar, Node, NodeId, RuleId};
use crate::syntax::token::Kind;
use std::ops::Range;

/// What can come of trying something at a token.
#[derive(Clone, Copy, Default)]
pub(super) struct Prospect {
    /// The kinds of token that it can begin with; in the end, all if it can match without a token.
    kinds: u128,
    /// Whether it can match without a token.
    nullable: bool,
}

const _: () = assert!((Kind::StartFstring as u8) < 128, "a kind of token is a bit of a u128");

impl Prospect {
    /// Whether nothing can match at a token of this kind.
    #[inline]
    pub fn excludes(self, kind: Kind) -> bool {
        self.kinds & bit(kind) == 0
    }

    /// With all kinds, if it is nullable.
    fn finished(self) -> Prospect {
        if self.nullable { Prospect { kinds: u128::MAX, ..self } } else { self }
    }

    fn of_kinds(kinds: u128) -> Prospect {
        Prospect { kinds, nullable: false }
    }

    fn optional(self, optional: bool) -> Prospect {
        Prospect { nullable: self.nullable || optional, ..self }
    }

    /// Both are tried at the token.
    fn or(self, other: Prospect) -> Prospect {
        Prospect { kinds: self.kinds | other.kinds, nullable: self.nullable || other.nullable }
    }
}

fn bit(kind: Kind) -> u128 {
    1 << kind as u8
}

/// Finds the prospects of all rules and alternatives, without and with the invalid rules.
pub(super) fn fill(grammar: &mut Grammar) {
    let mut finder = Finder { grammar, rules: vec![[None; 2]; grammar.rules.len()] };
    let rules: Vec<[Prospect; 2]> = (0..grammar.rules.len())
        .map(|id| [false, true].map(|invalid| finder.rule(id as RuleId, invalid)))
        .collect();
    let alternatives: Vec<[Prospect; 2]> = (0..grammar.alternatives.len())
        .map(|id| [false, true].map(|invalid| finder.alternative(id as u32, invalid)))
        .collect();
    for (rule, prospects) in grammar.rules.iter_mut().zip(rules) {
        rule.prospects = prospects.map(Prospect::finished);
    }
    for (alternative, prospects) in grammar.alternatives.iter_mut().zip(alternatives) {
        alternative.prospects = prospects.map(Prospect::finished);
    }
}

struct Finder<'g> {
    grammar: &'g Grammar,
    /// What is known of the rules.
    rules: Vec<[Option<Prospect>; 2]>,
}

impl Finder<'_> {
    /// No rule begins with itself, so this ends.
    fn rule(&mut self, id: RuleId, invalid: bool) -> Prospect {
        let at = usize::from(id);
        if let Some(known) = self.rules[at][usize::from(invalid)] {
            return known;
        }
        let rule = &self.grammar.rules[at];
        let found = self.alternatives(rule.alternatives.clone(), invalid && !rule.without_invalid);
        self.rules[at][usize::from(invalid)] = Some(found);
        found
    }

    fn alternatives(&mut self, alternatives: Range<u32>, invalid: bool) -> Prospect {
        let tried = alternatives.filter(|&id| invalid || !self.grammar.alternatives[id as usize].invalid);
        let tried: Vec<u32> = tried.collect();
        tried.into_iter().fold(Prospect::default(), |found, id| found.or(self.alternative(id, invalid)))
    }

    fn alternative(&mut self, id: u32, invalid: bool) -> Prospect {
        let items = &self.grammar.alternatives[id as usize].items;
        let mut found = Prospect::default();
        for item in &self.grammar.items[items.start as usize..items.end as usize] {
            let next = self.node(item.node, invalid);
            found = Prospect { nullable: false, ..found.or(next) };
            if !next.nullable {
                return found;
            }
        }
        found.optional(true)
    }

    fn node(&mut self, id: NodeId, invalid: bool) -> Prospect {
        match &self.grammar.nodes[id as usize] {
            Node::Token(kind) => Prospect::of_kinds(bit(*kind)),
            Node::SoftKeyword(_) | Node::AnySoftKeyword => Prospect::of_kinds(bit(Kind::Name)),
            // It has an error for all others.
            Node::Forced(_) => Prospect::of_kinds(u128::MAX),
            Node::Rule(rule) => self.rule(*rule, invalid),
            Node::Group(alternatives) => self.alternatives(alternatives.clone(), invalid),
            Node::Optional(node) => self.node(*node, invalid).optional(true),
            Node::Repeat { node, at_least_one } | Node::Fold { node, at_least_one } => {
                self.node(*node, invalid).optional(!at_least_one)
            }
            Node::Separated { node, .. } => self.node(*node, invalid),
            Node::Lookahead { .. } | Node::Cut => Prospect::default().optional(true),
        }
    }
}
