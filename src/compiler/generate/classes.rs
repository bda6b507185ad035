//! Classes: a function that fills a namespace, and the call that makes a class of it.

use super::Generator;
use crate::bytecode::Opcode;
use crate::compiler::registers::{LINKAGE, Register};
use crate::syntax::ast::{Expr, Keyword, Stmt, StmtKind, Suite};

impl<'a> Generator<'a, '_> {
    pub(super) fn class_def(&mut self, stmt: &'a Stmt<'a>) {
        let StmtKind::ClassDef { name, bases, keywords, body, decorator_list } = stmt.kind else { return };
        let firstlineno = self.first_line(stmt, decorator_list);
        self.decorated(name, decorator_list, |generator, dst| {
            let unit = generator.unit_at(stmt.span, name, firstlineno);
            let code = generator.nested(unit, |generator| generator.class_body(body));
            generator.build_class(name, code, bases, keywords, dst);
        });
    }

    /// `__build_class__(function, name, *bases, **keywords)`
    fn build_class(
        &mut self,
        name: &str,
        code: crate::bytecode::Code,
        bases: &'a [&'a Expr<'a>],
        keywords: &'a [Keyword<'a>],
        dst: Register,
    ) {
        self.in_window(dst, |generator, window| {
            generator.emit(Opcode::LOAD_BUILD_CLASS, (window,));
            debug_assert_eq!(generator.unit.registers.mark(), window.plus(LINKAGE));
            let (function, text) = (generator.take(), generator.take());
            generator.scratch(|generator| {
                let first = generator.unit.registers.mark();
                generator.make_function(code, first, 0, function);
            });
            generator.load_str(text, name);
            generator.class_call(window, 2, bases, keywords);
        });
    }

    fn class_body(&mut self, body: Suite<'a>) {
        self.scratch(|generator| {
            let value = generator.take();
            generator.load_name("__name__", value);
            generator.store_name("__module__", value);
            let qualname = generator.unit.qualname.clone();
            generator.load_str(value, &qualname);
            generator.store_name("__qualname__", value);
        });
        self.body(body);
        match self.cell_of_class() {
            // The class goes into the cell when it has been made.
            Some(cell) => {
                self.store_name("__classcell__", cell);
                self.emit(Opcode::RETURN_VALUE, (cell,));
            }
            None => self.return_none(),
        }
        self.unit.assigned.stop();
    }

    fn cell_of_class(&self) -> Option<Register> {
        let &[cell] = &*self.table.cells(self.unit.scope) else { return None };
        self.unit.variable(cell)
    }
}
