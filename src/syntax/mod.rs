//! Python 3.11's syntax: text to tokens to tree.
//!
//! `token` (what logos finds) → `lexer` (lines and blocks) → `soft_keywords` → `grammar/python.lalrpop` → `ast`. A program
//! that the grammar refuses is read once more by `diagnose`, which finds CPython's words for what is wrong.
//!
//! Nothing here knows of scopes or of code.

mod actions;
pub mod ast;
mod completeness;
mod diagnose;
mod lexer;
mod number;
mod soft_keywords;
mod strings;
mod token;
mod undecodable;

lalrpop_util::lalrpop_mod!(
    #[allow(clippy::all, unused_imports, missing_docs)]
    grammar,
    "/python.rs"
);

pub(crate) use completeness::{Interactive, read_interactive};
pub use lexer::{Tokens, tokenize};
pub use token::{Kind, Token};

use crate::diagnostic::{ErrorKind, SyntaxError};
use crate::source::{Source, Span};
use actions::{Checked, Context, Parsed};
use ast::{Arena, Expr, Mod};

/// What a source is: CPython's `mode` of `compile`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A file.
    Exec,
    /// One expression.
    Eval,
    /// One interactive statement.
    Single,
}

/// The deepest tree that [`parse`] gives: about where CPython's conversion to `ast` objects gives up.
pub const MAX_DEPTH: usize = 3000;

/// What a hundred levels of blocks can add to the depth of an expression: `case` blocks add two nodes each.
const MOST_FROM_BLOCKS: usize = 300;

/// The depth of tree for which the stack of CPython's parser always suffices.
const MOST_FROM_STACK: usize = 150;

/// Parses a source. The tree lives in `arena` and borrows names from the source. Linear.
///
/// # Errors
/// CPython's: its message and its place. See [`SyntaxError`].
pub fn parse<'a>(arena: &'a Arena, source: &'a Source, mode: Mode) -> Result<Mod<'a>, Box<SyntaxError>> {
    let mut tokens = tokenize(source);
    if let Some(error) = undecodable::check(source, &tokens) {
        return Err(error);
    }
    soft_keywords::mark(&mut tokens, source.text());
    let start = match mode {
        Mode::Exec => Kind::StartExec,
        Mode::Eval => Kind::StartEval,
        Mode::Single => Kind::StartSingle,
    };
    let tree = match run(&Context { arena, source }, start, &tokens.list) {
        Ok(Parsed::Statements(body)) if mode == Mode::Single => Mod::Interactive { body },
        Ok(Parsed::Statements(body)) => Mod::Module { body, type_ignores: &[] },
        Ok(Parsed::Expression(body)) => Mod::Expression { body },
        Err(_) => return Err(diagnose::diagnose(source, &tokens, mode)),
    };
    // CPython wants a line break behind a block that is typed at a prompt.
    if mode == Mode::Single && source.ends_without_newline() && !diagnose::accepts(source, &tokens, mode) {
        return Err(diagnose::diagnose(source, &tokens, mode));
    }
    // PERF: walking every tree to find its depth would cost 5 % of the parse.
    if tokens.deepest + MOST_FROM_BLOCKS > MAX_DEPTH {
        let depth = ast::depth(&tree);
        if depth > MOST_FROM_STACK && diagnose::exhausts_stack(source, &tokens, mode) {
            return Err(SyntaxError::without_location(ErrorKind::MemoryError, ""));
        }
        if depth > MAX_DEPTH {
            let message = "maximum recursion depth exceeded during ast construction";
            return Err(SyntaxError::without_location(ErrorKind::RecursionError, message));
        }
    }
    Ok(tree)
}

/// Runs the generated parser over tokens.
fn run<'a>(cx: &Context<'a>, start: Kind, tokens: &[Token]) -> Checked<Parsed<'a>> {
    let first = tokens.first().map_or(0, |token| token.span.start);
    let mut end = first;
    let rest = tokens.iter().map(move |token| match token.kind {
        // Without width, so that no statement's end includes them.
        Kind::Newline | Kind::Indent | Kind::Dedent | Kind::EndMarker => (end, token.kind, end),
        kind => {
            end = token.span.end;
            (token.span.start, kind, end)
        }
    });
    let stream = std::iter::once((first, start, first)).chain(rest);
    grammar::InputParser::new().parse(cx, stream)
}

/// Parses the expression between two braces of an f-string; `None` if it is none.
fn parse_fstring_expression<'a>(cx: &Context<'a>, range: Span) -> Option<&'a Expr<'a>> {
    let tokens = lexer::tokenize_in_fstring(cx.source, range.start as usize..range.end as usize);
    if tokens.list.len() > MOST_FROM_BLOCKS && diagnose::exhausts_stack_in_fstring(cx.source, range, &tokens)
    {
        return None;
    }
    match run(cx, Kind::StartFstring, &tokens.list) {
        Ok(Parsed::Expression(expression)) => Some(expression),
        _ => None,
    }
}
