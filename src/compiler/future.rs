//! `from __future__ import …`: what a file asks for, and whether it asks in time.
//!
//! Only looks at the beginning of a file. A future import elsewhere is refused by [`check`](super::check()).

use super::error::{Compiled, at_start};
use crate::source::Source;
use crate::syntax::ast::{Alias, Constant, ExprKind, Mod, Stmt, StmtKind, Suite};

/// What a CPython says of a future import that stands too late.
pub(super) const LATE: &str = "from __future__ imports must occur at the beginning of the file";

/// The features of `__future__` that change what 3.11 compiles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FutureFeatures {
    /// PEP 563: annotations are kept as text, and never evaluated.
    pub annotations: bool,
    /// The line of the last future import at the beginning of the file; 0 if there is none.
    pub line: u32,
}

impl FutureFeatures {
    /// Reads the beginning of a tree: its docstring, and the imports that follow. Linear in their number.
    ///
    /// # Errors
    /// A feature that does not exist, and a future import on the line of another statement that it follows.
    pub fn of(tree: &Mod<'_>, source: &Source) -> Compiled<FutureFeatures> {
        let mut features = FutureFeatures::default();
        let (Mod::Module { body, .. } | Mod::Interactive { body }) = *tree else { return Ok(features) };
        let mut too_late_after = None;
        for stmt in &body[usize::from(docstring(body).is_some())..] {
            let line = source.position(stmt.span.start).line;
            if too_late_after.is_some_and(|last| line > last) {
                break;
            }
            match stmt.kind {
                StmtKind::ImportFrom { module: Some("__future__"), names, .. } => {
                    if too_late_after.is_some() {
                        return Err(at_start(source, stmt.span, 0, LATE));
                    }
                    features.add(names, stmt, source)?;
                    features.line = line;
                }
                _ => too_late_after = Some(line),
            }
        }
        Ok(features)
    }

    fn add(&mut self, names: &[Alias<'_>], stmt: &Stmt<'_>, source: &Source) -> Compiled<()> {
        for alias in names {
            match alias.name {
                "annotations" => self.annotations = true,
                "nested_scopes" | "generators" | "division" | "absolute_import" | "with_statement"
                | "print_function" | "unicode_literals" | "barry_as_FLUFL" | "generator_stop" => {}
                "braces" => return Err(at_start(source, stmt.span, 1, "not a chance")),
                // CPython cuts the name after 100 bytes.
                name => {
                    let name = &name[..name.floor_char_boundary(100)];
                    let message = format!("future feature {name} is not defined");
                    return Err(at_start(source, stmt.span, 1, message));
                }
            }
        }
        Ok(())
    }
}

/// The docstring of a body: its first statement, if that is nothing but a string.
pub(super) fn docstring<'a>(body: Suite<'a>) -> Option<&'a Stmt<'a>> {
    let first = *body.first()?;
    match first.kind {
        StmtKind::Expr { value }
            if matches!(value.kind, ExprKind::Constant { value: Constant::Str(_), .. }) =>
        {
            Some(first)
        }
        _ => None,
    }
}
