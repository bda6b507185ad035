//! What CPython's code generator refuses: `return` outside a function, a keyword argument twice, a pattern that can
//! never be reached.
//!
//! The tree is walked in the order in which `compile.c` generates code, since that decides which of several errors is
//! told, and with its notion of the current place, since that decides where. Makes no code and changes nothing.

mod blocks;
mod constants;
mod expressions;
mod patterns;
mod repeated;
mod statements;
mod suspicious;

pub use suspicious::Warning;

use super::error::{Compiled, at, nowhere};
use super::fold::Folder;
use super::symbols::{Scope, ScopeId, ScopeKind, SymbolTable};
use crate::diagnostic::SyntaxError;
use crate::source::{Source, Span};
use crate::syntax::ast::{ExprContext, Mod};
use blocks::Block;
use rustc_hash::FxHashMap;

/// Checks a tree whose names are resolved, and says what is suspicious in it. Linear in its size.
///
/// # Errors
/// CPython's, from `compile.c`: the first in its order, with its message and its place.
pub fn check(
    tree: &Mod<'_>,
    source: &Source,
    table: &SymbolTable<'_>,
) -> Result<Vec<Warning>, Box<SyntaxError>> {
    let unit = Unit::new(table.module(), ScopeKind::Module);
    let (finally_heights, folder) = (FxHashMap::default(), Folder::default());
    let mut checker = Checker { source, table, unit, finally_heights, folder, warnings: Vec::new() };
    match *tree {
        Mod::Module { body, .. } | Mod::Interactive { body } => checker.suite(body)?,
        Mod::Expression { body } => checker.expr(body)?,
    }
    Ok(checker.warnings)
}

struct Checker<'a, 't> {
    source: &'t Source,
    table: &'t SymbolTable<'a>,
    unit: Unit<'a>,
    /// For each `finally` suite that was walked, by its address: how many blocks it nests.
    finally_heights: FxHashMap<usize, usize>,
    folder: Folder,
    warnings: Vec<Warning>,
}

/// What code is generated for: a scope, and the blocks that are open in it.
struct Unit<'a> {
    scope: ScopeId,
    kind: ScopeKind,
    /// Where an error would be told; `None` for code that stands nowhere in the source.
    place: Option<Span>,
    blocks: Vec<Block<'a>>,
    /// The most blocks that were open at a time since a `finally` suite was entered.
    deepest: usize,
}

impl Unit<'_> {
    fn new(scope: ScopeId, kind: ScopeKind) -> Self {
        Unit { scope, kind, place: None, blocks: Vec::new(), deepest: 0 }
    }
}

impl<'a> Checker<'a, '_> {
    fn scope(&self) -> &Scope {
        &self.table[self.unit.scope]
    }

    /// Walks the body of the node at `span` in the scope that it makes.
    fn within(&mut self, span: Span, walk: impl FnOnce(&mut Self) -> Compiled<()>) -> Compiled<()> {
        let scope = self.table.scope_of(span).expect("the table is that of the tree");
        let unit = Unit::new(scope, self.table[scope].kind);
        let outer = std::mem::replace(&mut self.unit, unit);
        walk(self)?;
        self.unit = outer;
        Ok(())
    }

    /// From here on, errors are told at `span`.
    fn go_to(&mut self, span: Span) {
        self.unit.place = Some(span);
    }

    /// An error at the current place.
    #[cold]
    fn refuse<T>(&self, message: impl Into<String>) -> Compiled<T> {
        Err(match self.unit.place {
            Some(span) => at(self.source, span, message),
            None => nowhere(self.source, message),
        })
    }

    /// `__debug__` can be read, and nothing else.
    fn not_debug(&self, name: &str, ctx: ExprContext) -> Compiled<()> {
        match ctx {
            _ if name != "__debug__" => Ok(()),
            ExprContext::Load => Ok(()),
            ExprContext::Store => self.refuse("cannot assign to __debug__"),
            ExprContext::Del => self.refuse("cannot delete __debug__"),
        }
    }

    fn binds(&self, name: &str) -> Compiled<()> {
        self.not_debug(name, ExprContext::Store)
    }

    fn line_of(&self, span: Span) -> u32 {
        self.source.position(span.start).line
    }
}
