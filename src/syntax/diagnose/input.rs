//! What CPython's parser is given to read in each mode.
//!
//! Reads nothing itself.

use super::machine::Machine;
use super::place::Places;
use crate::source::{Source, Span};
use crate::syntax::Mode;
use crate::syntax::lexer::Tokens;
use crate::syntax::token::{Kind, Token};

/// A source and its tokens as CPython's parser gets them.
pub(super) struct Input<'s> {
    source: &'s Source,
    tokens: &'s Tokens,
    list: Vec<Token>,
    mode: Mode,
}

impl<'s> Input<'s> {
    /// `ends_blocks`: the end of an interactive statement that has no line break ends its blocks.
    pub fn new(source: &'s Source, tokens: &'s Tokens, mode: Mode, ends_blocks: bool) -> Self {
        let without_newline = mode != Mode::Exec && source.ends_without_newline();
        let list = as_cpython_reads(tokens, mode, without_newline, ends_blocks);
        Input { source, tokens, list, mode }
    }

    /// The rule that the mode begins with.
    pub fn rule(&self) -> &'static str {
        match self.mode {
            Mode::Exec => "file",
            Mode::Eval => "eval",
            Mode::Single => "interactive",
        }
    }

    /// Does something with a machine that reads it.
    pub fn run<T>(&self, work: impl Fn(&mut Machine) -> T) -> T {
        let without_newline = self.mode != Mode::Exec && self.source.ends_without_newline();
        let end = self.source.text().len() as u32 - u32::from(without_newline);
        let places = Places { source: self.source, tokens: &self.list, end, fstring: None };
        Machine::run(places, self.tokens.error.as_deref(), work)
    }
}

/// The tokens without the marks of the soft keyword pass; and at the end of an interactive statement or of an expression, with
/// the line break that CPython does or does not add there.
fn as_cpython_reads(tokens: &Tokens, mode: Mode, without_newline: bool, ends_blocks: bool) -> Vec<Token> {
    let mut list: Vec<Token> =
        tokens.list.iter().map(|token| Token { kind: token.kind.without_context(), ..*token }).collect();
    let Some(end_marker) = list.pop_if(|token| token.kind == Kind::EndMarker) else { return list };
    let end = end_marker.span.start - u32::from(without_newline);
    let added = Token { kind: Kind::Newline, span: Span::new(end, end) };
    let blocks = list.iter().rev().take_while(|token| token.kind == Kind::Dedent).count();
    let last = list.len() - blocks;
    let at_end = |token: &Token| token.kind == Kind::Newline && token.span.start == end;
    match mode {
        Mode::Eval if without_newline => list.retain(|token| !at_end(token)),
        Mode::Single if !list.is_empty() => {
            if without_newline {
                list.truncate(last);
                list.pop_if(|token| at_end(token));
                list.push(added);
                if ends_blocks && blocks > 0 {
                    list.extend((0..blocks).map(|_| Token { kind: Kind::Dedent, ..added }));
                    list.push(added);
                }
            } else {
                list.push(added);
            }
        }
        _ => {}
    }
    list.push(Token { kind: Kind::EndMarker, span: Span::new(end, end) });
    list
}
