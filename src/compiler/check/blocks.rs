//! The blocks that are open around a statement, and what leaving them runs.

use super::Checker;
use crate::compiler::error::Compiled;
use crate::syntax::ast::Suite;

/// CPython's limit (`CO_MAXBLOCKS`).
const MAX_BLOCKS: usize = 20;

/// A block that a statement opens: CPython's `fblocktype`.
#[derive(Clone, Copy)]
pub(super) enum Block<'a> {
    Loop,
    /// The body of a `try`, a handler, and whatever else leaving needs no look at.
    Plain,
    /// The body of a `try` with this `finally`.
    FinallyTry(Suite<'a>),
    With,
    ExceptionGroupHandler,
}

impl<'a> Checker<'a, '_> {
    /// Walks what stands in a block.
    pub(super) fn in_block(
        &mut self,
        block: Block<'a>,
        walk: impl FnOnce(&mut Self) -> Compiled<()>,
    ) -> Compiled<()> {
        self.push(block)?;
        walk(self)?;
        self.unit.blocks.pop();
        Ok(())
    }

    fn push(&mut self, block: Block<'a>) -> Compiled<()> {
        if self.unit.blocks.len() >= MAX_BLOCKS {
            return self.refuse("too many statically nested blocks");
        }
        self.unit.blocks.push(block);
        self.unit.deepest = self.unit.deepest.max(self.unit.blocks.len());
        Ok(())
    }

    /// Leaves the open blocks from the inside out, as `return` does, or up to the innermost loop. CPython generates the
    /// code of each `finally` here, for the first time where the statement stands in its `try`.
    ///
    /// Gives whether a loop was found.
    pub(super) fn unwind(&mut self, keeps_value: bool, to_loop: bool) -> Compiled<bool> {
        let blocks = self.unit.blocks.clone();
        let mut found = false;
        while let Some(&top) = self.unit.blocks.last() {
            match top {
                Block::ExceptionGroupHandler => {
                    return self.refuse("'break', 'continue' and 'return' cannot appear in an except* block");
                }
                Block::Loop if to_loop => {
                    found = true;
                    break;
                }
                _ => {}
            }
            self.unit.blocks.pop();
            match top {
                Block::FinallyTry(finalbody) if keeps_value => {
                    self.in_block(Block::Plain, |checker| checker.finally(finalbody))?;
                    self.unit.place = None;
                }
                Block::FinallyTry(finalbody) => {
                    self.finally(finalbody)?;
                    self.unit.place = None;
                }
                Block::With => self.unit.place = None,
                Block::Loop | Block::Plain | Block::ExceptionGroupHandler => {}
            }
        }
        self.unit.blocks = blocks;
        Ok(found)
    }

    /// Walks a `finally` suite. CPython does so for each way that leads there; but all ways have the same blocks around
    /// it, save for their number. So the first walk finds everything, unless a later one lacks room for its blocks.
    pub(super) fn finally(&mut self, finalbody: Suite<'a>) -> Compiled<()> {
        let key = finalbody.as_ptr().addr();
        let open = self.unit.blocks.len();
        if self.finally_heights.get(&key).is_some_and(|height| open + height <= MAX_BLOCKS) {
            return Ok(());
        }
        let outer_deepest = std::mem::replace(&mut self.unit.deepest, open);
        self.suite(finalbody)?;
        self.finally_heights.insert(key, self.unit.deepest - open);
        self.unit.deepest = self.unit.deepest.max(outer_deepest);
        Ok(())
    }
}
