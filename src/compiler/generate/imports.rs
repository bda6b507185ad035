//! Imports.

use super::Generator;
use crate::bytecode::{Constant, Opcode};
use crate::compiler::registers::Register;
use crate::syntax::ast::Alias;

impl<'a> Generator<'a, '_> {
    pub(super) fn import(&mut self, names: &'a [Alias<'a>]) {
        for alias in names {
            self.scratch(|generator| {
                let module = generator.import_name(alias.name, 0, Constant::None);
                match alias.asname {
                    Some(asname) => {
                        // What is wanted is the submodule; what is given, the package.
                        for part in alias.name.split('.').skip(1) {
                            let name = generator.unit.name(part);
                            generator.emit_to(Opcode::IMPORT_FROM, module, (name, module));
                        }
                        generator.store_name(asname, module);
                    }
                    None => {
                        let package = alias.name.split('.').next().unwrap_or(alias.name);
                        generator.store_name(package, module);
                    }
                }
            });
        }
    }

    pub(super) fn import_from(&mut self, module: Option<&'a str>, names: &'a [Alias<'a>], level: u32) {
        let wanted = names.iter().map(|alias| Constant::Str(alias.name.as_bytes().into())).collect();
        self.scratch(|generator| {
            let module = generator.import_name(module.unwrap_or(""), level, Constant::Tuple(wanted));
            for alias in names {
                if alias.name == "*" {
                    return generator.emit(Opcode::IMPORT_STAR, (module,));
                }
                generator.scratch(|generator| {
                    let target = generator.local(alias.asname.unwrap_or(alias.name));
                    let value = target.unwrap_or_else(|| generator.take());
                    let name = generator.unit.name(alias.name);
                    generator.emit_to(Opcode::IMPORT_FROM, value, (name, module));
                    if target.is_none() {
                        generator.store_name(alias.asname.unwrap_or(alias.name), value);
                    }
                });
            }
        });
    }

    fn import_name(&mut self, name: &str, level: u32, wanted: Constant) -> Register {
        let module = self.take();
        self.scratch(|generator| {
            let (first, second) = (generator.take(), generator.take());
            generator.load_constant(first, Constant::Int(level.into()));
            generator.load_constant(second, wanted);
            let name = generator.unit.name(name);
            generator.emit_to(Opcode::IMPORT_NAME, module, (name, first));
        });
        module
    }
}
