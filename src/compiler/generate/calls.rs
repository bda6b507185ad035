//! Calls: the arguments are built in the window of the callee.

use super::Generator;
use super::displays::is_starred;
use super::expressions::is_load;
use crate::bytecode::opcode::{SingletonValue, super_flags};
use crate::bytecode::{Constant, Opcode};
use crate::compiler::assembler::Place;
use crate::compiler::registers::{LINKAGE, Register};
use crate::compiler::symbols::ScopeKind;
use crate::syntax::ast::{Expr, ExprKind, Keyword};

/// The most arguments that a window is built of; more of them go into a tuple.
const MOST_ARGUMENTS: usize = 255;

impl<'a> Generator<'a, '_> {
    /// Builds and calls in a window, whose result goes to `dst`. `build` gets the window's first register.
    pub(super) fn in_window(&mut self, dst: Register, build: impl FnOnce(&mut Self, Register)) {
        let window = self.scratch(|generator| {
            let next = generator.unit.registers.mark();
            // The register that was taken last is where a window can begin.
            let is_last = !generator.unit.registers.is_variable(dst) && dst.plus(1) == next;
            let window = if is_last { dst } else { generator.take() };
            generator.unit.registers.take_many(LINKAGE - 1);
            build(generator, window);
            window
        });
        self.move_to(dst, window);
    }

    pub(super) fn call(
        &mut self,
        expr: &'a Expr<'a>,
        func: &'a Expr<'a>,
        args: &'a [&'a Expr<'a>],
        keywords: &'a [Keyword<'a>],
        dst: Register,
    ) {
        let is_plain = args.len() + keywords.len() <= MOST_ARGUMENTS
            && !args.iter().any(|arg| is_starred(arg))
            && keywords.iter().all(|keyword| keyword.arg.is_some());
        self.in_window(dst, |generator, window| match func.kind {
            ExprKind::Attribute { value, attr, ctx } if is_plain && is_load(ctx) => {
                if !generator.super_attribute(func, window, true) {
                    let object = generator.scratch(|generator| generator.operand(value));
                    let place = generator.attribute_place(func, attr);
                    generator.at(place, |generator| generator.load_method(window, object, attr));
                }
                generator.take();
                let place = generator.moved_to_attribute(expr.span, func.span, attr);
                generator.arguments_and_call(window, args, keywords, true, place);
            }
            _ => {
                generator.expr(func, window);
                let place = Place::At(expr.span);
                match is_plain {
                    true => generator.arguments_and_call(window, args, keywords, false, place),
                    false => generator.call_ex(window, args, keywords),
                }
            }
        });
    }

    fn load_method(&mut self, window: Register, object: Register, attr: &str) {
        let name = self.name_index(attr);
        match u16::try_from(name) {
            Ok(name) => self.emit(Opcode::LOAD_METHOD, (window, object, name)),
            Err(_) => {
                self.emit(Opcode::LOAD_FAR_ATTR, (window, name, object));
                self.load_singleton(window.plus(LINKAGE), SingletonValue::Unbound);
            }
        }
    }

    fn arguments_and_call(
        &mut self,
        window: Register,
        args: &'a [&'a Expr<'a>],
        keywords: &'a [Keyword<'a>],
        is_method: bool,
        place: Place,
    ) {
        for arg in args {
            self.fresh(arg);
        }
        for keyword in keywords {
            self.fresh(keyword.value);
        }
        let count = (args.len() + keywords.len()) as u16;
        self.at(place, |generator| {
            if keywords.is_empty() {
                let opcode = if is_method { Opcode::CALL_METHOD } else { Opcode::CALL };
                return generator.emit(opcode, (window, count));
            }
            let names = keywords.iter().flat_map(|keyword| keyword.arg);
            let names = names.map(|name| Constant::Str(name.as_bytes().into()));
            let names = generator.unit.constant(Constant::Tuple(names.collect()));
            generator.emit(Opcode::CALL_KW, (window, names, count, u16::from(is_method)));
        });
    }

    /// The arguments of a call or a class as a tuple and a dict; `window` holds the callee.
    fn call_ex(&mut self, window: Register, args: &'a [&'a Expr<'a>], keywords: &'a [Keyword<'a>]) {
        let positional = self.take();
        match *args {
            [Expr { kind: ExprKind::Starred { value, .. }, .. }] => {
                // Any iterable will do: the call says so if it is none.
                self.expr(value, positional);
            }
            _ => self.argument_tuple(args, positional),
        }
        if !keywords.is_empty() {
            let named = self.take();
            self.keyword_dict(window, keywords, named);
        }
        self.emit(Opcode::CALL_FUNCTION_EX, (window, u16::from(!keywords.is_empty())));
    }

    /// The keywords of a call as a dict, none of them twice.
    pub(super) fn keyword_dict(&mut self, callable: Register, keywords: &'a [Keyword<'a>], dict: Register) {
        let mark = self.unit.registers.mark();
        self.emit_to(Opcode::BUILD_MAP, dict, (mark, 0));
        let mut has_stars = false;
        for keyword in keywords {
            self.scratch(|generator| match keyword.arg {
                None => {
                    has_stars = true;
                    let mapping = generator.operand(keyword.value);
                    generator.emit(Opcode::DICT_MERGE, (dict, mapping, callable));
                }
                Some(name) => {
                    let key = generator.take();
                    generator.load_str(key, name);
                    let value = generator.fresh(keyword.value);
                    match has_stars {
                        false => generator.emit(Opcode::MAP_ADD, (dict, key, value)),
                        true => {
                            let one = generator.take();
                            generator.emit_to(Opcode::BUILD_MAP, one, (key, 1));
                            generator.emit(Opcode::DICT_MERGE, (dict, one, callable));
                        }
                    }
                }
            });
        }
    }

    /// Calls what is in a window with the bases and keywords of a class, behind what is in the window already.
    pub(super) fn class_call(
        &mut self,
        window: Register,
        prepared: u16,
        bases: &'a [&'a Expr<'a>],
        keywords: &'a [Keyword<'a>],
    ) {
        let is_plain = bases.len() + keywords.len() <= MOST_ARGUMENTS
            && !bases.iter().any(|base| is_starred(base))
            && keywords.iter().all(|keyword| keyword.arg.is_some());
        if !is_plain {
            let list = self.take();
            self.emit_to(Opcode::BUILD_LIST, list, (window.plus(LINKAGE), prepared));
            for base in bases {
                self.scratch(|generator| match base.kind {
                    ExprKind::Starred { value, .. } => {
                        let iterable = generator.operand(value);
                        generator.emit(Opcode::LIST_EXTEND, (list, iterable));
                    }
                    _ => {
                        let value = generator.operand(base);
                        generator.emit(Opcode::LIST_APPEND, (list, value));
                    }
                });
            }
            self.emit_to(Opcode::LIST_TO_TUPLE, window.plus(LINKAGE), (list,));
            if !keywords.is_empty() {
                self.keyword_dict(window, keywords, window.plus(LINKAGE + 1));
            }
            return self.emit(Opcode::CALL_FUNCTION_EX, (window, u16::from(!keywords.is_empty())));
        }
        for base in bases {
            self.fresh(base);
        }
        for keyword in keywords {
            self.fresh(keyword.value);
        }
        let count = prepared + (bases.len() + keywords.len()) as u16;
        if keywords.is_empty() {
            return self.emit(Opcode::CALL, (window, count));
        }
        let names = keywords.iter().flat_map(|keyword| keyword.arg);
        let names = names.map(|name| Constant::Str(name.as_bytes().into()));
        let names = self.unit.constant(Constant::Tuple(names.collect()));
        self.emit(Opcode::CALL_KW, (window, names, count, 0u16));
    }

    /// Generates `super().name` or `super(class, object).name`, if the expression is that, without making the `super`
    /// object; as a method, into the window `dst`.
    pub(super) fn super_attribute(&mut self, expr: &'a Expr<'a>, dst: Register, is_method: bool) -> bool {
        let ExprKind::Attribute { value, attr, .. } = expr.kind else { return false };
        let ExprKind::Call { func, args, keywords: [] } = value.kind else { return false };
        let ExprKind::Name { id: "super", .. } = func.kind else { return false };
        let is_in_method =
            matches!(self.unit.kind, ScopeKind::Function | ScopeKind::AsyncFunction | ScopeKind::Lambda)
                && self.is_global("super");
        let mut flags = if is_method { super_flags::METHOD } else { 0 };
        match *args {
            [] if is_in_method && self.has_first_parameter() && self.cell("__class__").is_some() => {}
            [class, object] if is_in_method && !is_starred(class) && !is_starred(object) => {
                flags |= super_flags::TWO_ARGUMENTS;
            }
            _ => return false,
        }
        self.scratch(|generator| {
            let first = generator.fresh(func);
            let (class, object) = (generator.take(), generator.take());
            match *args {
                [class_expr, object_expr] => {
                    generator.expr(class_expr, class);
                    generator.expr(object_expr, object);
                }
                _ => generator.at(Place::At(value.span), |generator| {
                    generator.load_name("__class__", class);
                    generator.load_first_parameter(object);
                }),
            }
            let name = generator.name_index(attr);
            let place = generator.attribute_place(expr, attr);
            generator.at(place, |generator| {
                generator.emit_to(Opcode::LOAD_SUPER_ATTR, dst, (name, first, flags));
            });
        });
        true
    }

    fn has_first_parameter(&self) -> bool {
        self.unit.parameter_counts[1] > 0
    }

    fn load_first_parameter(&mut self, dst: Register) {
        let name = self.table[self.unit.scope].parameters()[0].name;
        let name = self.table.name(name).to_owned();
        self.load_name(&name, dst);
    }
}
