//! Reads `grammar/errors.peg` into a table of nodes, once.
//!
//! Its notation is described at the top of that file. Nothing here knows of tokens' places or of errors' words.

use super::actions::{self, Function};
use super::first::{self, Prospect};
use crate::syntax::token::Kind;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// The rules of the grammar, and where the machine starts.
pub(super) struct Grammar {
    pub rules: Vec<Rule>,
    pub nodes: Vec<Node>,
    pub alternatives: Vec<Alternative>,
    pub items: Vec<Item>,
    names: FxHashMap<&'static str, RuleId>,
}

pub(super) type RuleId = u16;
pub(super) type NodeId = u32;

pub(super) struct Rule {
    pub alternatives: Range<u32>,
    /// Whether its outcome is remembered.
    pub memo: bool,
    /// Whether it matches a name or literal that stands alone.
    pub operand: bool,
    /// The levels of CPython's recursion that it takes.
    pub levels: u32,
    /// Whether the invalid rules are off below it.
    pub without_invalid: bool,
    /// What can come of it, without and with the invalid rules.
    pub prospects: [Prospect; 2],
}

pub(super) struct Alternative {
    pub items: Range<u32>,
    pub action: Option<Action>,
    /// Whether it is tried only while the invalid rules are in force.
    pub invalid: bool,
    pub prospects: [Prospect; 2],
}

pub(super) struct Item {
    pub node: NodeId,
    pub label: Option<Label>,
}

/// The number of a captured span: `a` is 0, `b` is 1.
pub(super) type Label = u8;

pub(super) enum Node {
    /// A keyword, operator, or class of tokens.
    Token(Kind),
    SoftKeyword(&'static str),
    AnySoftKeyword,
    Rule(RuleId),
    /// Alternatives in parentheses.
    Group(Range<u32>),
    Optional(NodeId),
    Repeat {
        node: NodeId,
        at_least_one: bool,
    },
    /// The repetition that stands for left recursion.
    Fold {
        node: NodeId,
        at_least_one: bool,
    },
    Separated {
        node: NodeId,
        separator: Kind,
    },
    Lookahead {
        node: NodeId,
        wanted: bool,
    },
    Forced(Kind),
    Cut,
}

pub(super) enum Action {
    Error { indentation: bool, place: Option<Place>, message: String },
    Call { function: Function, labels: Vec<Label> },
}

/// From the start of one captured span to the end of another.
pub(super) struct Place {
    pub start: Edge,
    /// `None`: to the last token that was read.
    pub end: Option<Edge>,
}

/// Which end of what is meant by a label.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    pub label: Label,
    pub part: Part,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The expression, without the parentheses around it: CPython's trees do not have them.
    Expression,
    /// All tokens.
    Whole,
    /// The first or the last of several with commas between.
    Item,
    /// The last `if` or `in` expression of a comprehension.
    Last,
}

/// The grammar.
pub(super) fn grammar() -> &'static Grammar {
    static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
    GRAMMAR.get_or_init(|| Reader::new(include_str!("../../../grammar/errors.peg")).read())
}

impl Grammar {
    /// The number of a rule.
    ///
    /// # Panics
    /// Where the grammar has no such rule.
    pub fn rule(&self, name: &str) -> RuleId {
        *self.names.get(name).unwrap_or_else(|| panic!("errors.peg: no rule {name}"))
    }
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Word {
    /// A rule's name at the start of a line.
    Definition(&'static str),
    Name(&'static str),
    /// `a:`
    Label(Label),
    /// `'…'`
    Token(&'static str),
    /// `"…"`
    Text(&'static str),
    Symbol(&'static str),
}

const SYMBOLS: [&str; 20] = [
    "(memo):",
    "(memo, operand):",
    "(left):",
    "(left, operand):",
    "..",
    "+<",
    "*<",
    "&&",
    ":",
    "(",
    ")",
    "|",
    "?",
    "*",
    "+",
    "%",
    "&",
    "!",
    "~",
    ">",
];

/// The words of the grammar's text.
fn words(text: &'static str) -> Vec<Word> {
    let mut words = Vec::new();
    for line in text.lines() {
        let mut rest = line;
        while let Some(c) = rest.trim_start().chars().next().filter(|&c| c != '#') {
            let starts_line = rest.len() == line.len() && !line.starts_with(' ');
            rest = rest.trim_start();
            let length = match c {
                '\'' => rest[1..].find('\'').expect("a quote closes") + 2,
                '"' => text_length(rest),
                _ if c.is_ascii_alphabetic() => {
                    rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len())
                }
                _ => SYMBOLS
                    .iter()
                    .find(|symbol| rest.starts_with(**symbol))
                    .unwrap_or_else(|| panic!("errors.peg: {rest}"))
                    .len(),
            };
            let (word, after) = rest.split_at(length);
            rest = after;
            words.push(match c {
                '\'' => Word::Token(&word[1..length - 1]),
                '"' => Word::Text(&word[1..length - 1]),
                _ if !c.is_ascii_alphabetic() => Word::Symbol(word),
                _ if starts_line => Word::Definition(word),
                'a'..='d' if length == 1 && after.starts_with(':') => {
                    rest = &after[1..];
                    Word::Label(label(word))
                }
                _ => Word::Name(word),
            });
        }
    }
    words
}

/// The length of a text in double quotes, in which `\"` stands for a quote.
fn text_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let end = (1..bytes.len()).find(|&at| bytes[at] == b'"' && bytes[at - 1] != b'\\');
    end.expect("a quote closes") + 1
}

/// The names of the rules, in order.
fn definitions(words: &[Word]) -> impl Iterator<Item = &'static str> {
    words.iter().filter_map(|word| match word {
        Word::Definition(name) => Some(*name),
        _ => None,
    })
}

fn label(name: &str) -> Label {
    name.as_bytes()[0] - b'a'
}

struct Reader {
    words: Vec<Word>,
    at: usize,
    grammar: Grammar,
}

impl Reader {
    fn new(text: &'static str) -> Reader {
        let words = words(text);
        let names = definitions(&words).enumerate().map(|(i, name)| (name, i as RuleId)).collect();
        let grammar = Grammar {
            rules: Vec::new(),
            nodes: Vec::new(),
            alternatives: Vec::new(),
            items: Vec::new(),
            names,
        };
        assert!(grammar.names.len() == definitions(&words).count(), "errors.peg: a rule is defined twice");
        Reader { words, at: 0, grammar }
    }

    fn read(mut self) -> Grammar {
        while let Some(Word::Definition(name)) = self.next() {
            let Some(Word::Symbol(symbol)) = self.next() else { panic!("errors.peg: {name} wants a colon") };
            let left = symbol.starts_with("(left");
            let (memo, levels) = (left || symbol.starts_with("(memo"), if left { 2 } else { 1 });
            let operand = symbol.ends_with("operand):");
            let alternatives = self.alternatives();
            let without_invalid = name.ends_with("_without_invalid");
            self.grammar.rules.push(Rule {
                alternatives,
                memo,
                levels,
                operand,
                without_invalid,
                prospects: Default::default(),
            });
        }
        assert_eq!(self.at, self.words.len() + 1, "errors.peg: {:?}", self.words.get(self.at - 1));
        first::fill(&mut self.grammar);
        self.grammar
    }

    fn peek(&self) -> Option<Word> {
        self.words.get(self.at).copied()
    }

    fn next(&mut self) -> Option<Word> {
        self.at += 1;
        self.words.get(self.at - 1).copied()
    }

    fn takes(&mut self, symbol: &str) -> bool {
        let found = self.peek() == Some(Word::Symbol(self.symbol(symbol)));
        self.at += usize::from(found);
        found
    }

    fn symbol(&self, symbol: &str) -> &'static str {
        SYMBOLS.iter().find(|known| **known == symbol).expect("a symbol of the notation")
    }

    fn alternatives(&mut self) -> Range<u32> {
        self.takes("|");
        let mut alternatives = vec![self.alternative()];
        while self.takes("|") {
            alternatives.push(self.alternative());
        }
        let start = self.grammar.alternatives.len() as u32;
        self.grammar.alternatives.extend(alternatives);
        start..self.grammar.alternatives.len() as u32
    }

    fn alternative(&mut self) -> Alternative {
        let mut items = Vec::new();
        loop {
            let label = match self.peek() {
                Some(Word::Label(label)) => {
                    self.at += 1;
                    Some(label)
                }
                _ => None,
            };
            let Some(node) = self.repeated() else { break };
            items.push(Item { node, label });
        }
        let invalid = items.len() == 1
            && match self.grammar.nodes[items[0].node as usize] {
                Node::Rule(rule) => {
                    self.grammar.names.iter().any(|(name, id)| *id == rule && name.starts_with("invalid_"))
                        && items[0].label.is_none()
                }
                _ => false,
            };
        let action = self.takes(">").then(|| self.action());
        let start = self.grammar.items.len() as u32;
        self.grammar.items.extend(items);
        Alternative {
            items: start..self.grammar.items.len() as u32,
            action,
            invalid,
            prospects: Default::default(),
        }
    }

    fn add(&mut self, node: Node) -> NodeId {
        self.grammar.nodes.push(node);
        self.grammar.nodes.len() as NodeId - 1
    }

    /// A node with what follows it: `?`, `*`, `+`, `%`.
    fn repeated(&mut self) -> Option<NodeId> {
        let node = self.node()?;
        let Some(Word::Symbol(symbol)) = self.peek() else { return Some(node) };
        let repeated = match symbol {
            "?" => Node::Optional(node),
            "*" | "+" => Node::Repeat { node, at_least_one: symbol == "+" },
            "*<" | "+<" => Node::Fold { node, at_least_one: symbol == "+<" },
            "%" => {
                self.at += 1;
                let Some(Word::Token(separator)) = self.peek() else { panic!("errors.peg: % wants a token") };
                Node::Separated { node, separator: kind(separator) }
            }
            _ => return Some(node),
        };
        self.at += 1;
        Some(self.add(repeated))
    }

    fn node(&mut self) -> Option<NodeId> {
        let node = match self.peek()? {
            Word::Token(text) => Node::Token(kind(text)),
            Word::Text(text) => Node::SoftKeyword(text),
            Word::Name("SOFT_KEYWORD") => Node::AnySoftKeyword,
            Word::Name(name) if name.as_bytes()[0].is_ascii_uppercase() => Node::Token(class(name)),
            Word::Name(name) => Node::Rule(self.grammar.rule(name)),
            Word::Symbol("~") => Node::Cut,
            Word::Symbol("&&") => {
                self.at += 1;
                let Some(Word::Token(text)) = self.peek() else { panic!("errors.peg: && wants a token") };
                Node::Forced(kind(text))
            }
            Word::Symbol(symbol @ ("&" | "!")) => {
                self.at += 1;
                let node = self.node().expect("errors.peg: a lookahead wants something");
                return Some(self.add(Node::Lookahead { node, wanted: symbol == "&" }));
            }
            Word::Symbol("(") => {
                self.at += 1;
                let group = self.alternatives();
                assert!(self.takes(")"), "errors.peg: a parenthesis closes");
                return Some(self.add(Node::Group(group)));
            }
            _ => return None,
        };
        self.at += 1;
        Some(self.add(node))
    }

    fn action(&mut self) -> Action {
        let Some(Word::Name(name)) = self.next() else { panic!("errors.peg: an action has a name") };
        if !matches!(name, "error" | "indentation") {
            let mut labels = Vec::new();
            while let Some(Word::Name(argument)) = self.peek() {
                labels.push(label(argument));
                self.at += 1;
            }
            return Action::Call { function: actions::function(name), labels };
        }
        let place = self.edge().map(|start| {
            let end = if self.takes("..") { self.edge() } else { Some(start) };
            Place { start, end }
        });
        let Some(Word::Text(message)) = self.next() else { panic!("errors.peg: an error has a message") };
        Action::Error { indentation: name == "indentation", place, message: message.replace("\\\"", "\"") }
    }

    fn edge(&mut self) -> Option<Edge> {
        let Some(Word::Name(mut name)) = self.peek() else { return None };
        self.at += 1;
        let part = match name {
            "whole" => Part::Whole,
            "item" => Part::Item,
            "last" => Part::Last,
            _ => Part::Expression,
        };
        if part != Part::Expression {
            let Some(Word::Name(of)) = self.next() else { panic!("errors.peg: {name} of what?") };
            name = of;
        }
        Some(Edge { label: label(name), part })
    }
}

/// The kind of a token by its spelling.
fn kind(text: &str) -> Kind {
    use logos::Logos;
    let mut lexer = Kind::lexer(text);
    match lexer.next() {
        Some(Ok(kind)) => Kind::keyword(text).unwrap_or(kind),
        _ => panic!("errors.peg: no token {text}"),
    }
}

fn class(name: &str) -> Kind {
    match name {
        "NAME" => Kind::Name,
        "NUMBER" => Kind::Number,
        "STRING" => Kind::String,
        "NEWLINE" => Kind::Newline,
        "INDENT" => Kind::Indent,
        "DEDENT" => Kind::Dedent,
        "ENDMARKER" => Kind::EndMarker,
        _ => panic!("errors.peg: no class {name}"),
    }
}
