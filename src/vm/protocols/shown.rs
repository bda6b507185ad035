//! What objects of the built-in types look like: their `repr`, and the `str` of exceptions.

use super::super::native::definition;
use super::super::{Result, Vm};
use super::text::{push_int, push_repr_str};
use crate::heap::Gc;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::cell::CellObject;
use crate::objects::class::{Class, class_flag};
use crate::objects::code::CodeObject;
use crate::objects::complex::Complex;
use crate::objects::descriptor::{ClassMethod, GetSet, Member, StaticMethod};
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::function::{BoundMethod, Function, Native};
use crate::objects::generator::{Flavor, Generator};
use crate::objects::int::Operand;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::range::Range;
use crate::objects::set::{self, Set};
use crate::objects::slice::Slice;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::weakref::WeakRef;
use crate::objects::{KINDS, Kind, Value, float};
use std::io::Write;

/// The number by which `id` and `repr` tell an object from others.
pub fn address(value: Value) -> u64 {
    match value.as_header() {
        Some(object) => object.as_ptr().addr() as u64,
        None => value.bits(),
    }
}

/// Appends text that never fails to be written.
macro_rules! put {
    ($out:expr, $($format:tt)*) => { write!($out, $($format)*).expect("a Vec takes all") };
}

impl Vm {
    /// Appends `repr(value)` as the built-in type has it that the value's class derives from.
    pub(super) fn repr_native_into(&mut self, value: Value, out: &mut Vec<u8>) -> Result<()> {
        let Some(object) = value.as_header() else {
            repr_word(value, out);
            return Ok(());
        };
        let Some(&kind) = Kind::ALL.get(usize::from(object.kind())) else {
            return self.repr_other(value, out);
        };
        match kind {
            Kind::Str => push_repr_str(out, expect(value)),
            Kind::Float => out.extend_from_slice(float::repr(float::of(value).unwrap_or(0.0)).as_bytes()),
            Kind::BigInt => {
                let number = Operand::of(value).unwrap_or(Operand::Small(0));
                let digits = self.int_digits(number)?;
                out.extend_from_slice(digits.as_bytes());
            }
            Kind::Complex => out.extend_from_slice(expect::<Complex>(value).get().repr().as_bytes()),
            Kind::Bytes => push_repr_bytes(out, expect::<Bytes>(value).as_slice()),
            Kind::ByteArray => {
                out.extend_from_slice(self.class_of(value).name_text().as_bytes());
                out.push(b'(');
                push_repr_bytearray(out, &expect::<ByteArray>(value).bytes().to_vec());
                out.push(b')');
            }
            Kind::List => return self.repr_list(expect(value), out),
            Kind::Tuple => return self.repr_tuple(expect(value), out),
            Kind::Dict => return self.repr_dict(expect(value), out),
            Kind::Set | Kind::FrozenSet => return self.repr_set(value, out),
            Kind::Range => {
                let range = expect::<Range>(value);
                out.extend_from_slice(b"range(");
                self.repr_into(range.start(), out)?;
                out.extend_from_slice(b", ");
                self.repr_into(range.stop(), out)?;
                if range.step() != Value::small(1) {
                    out.extend_from_slice(b", ");
                    self.repr_into(range.step(), out)?;
                }
                out.push(b')');
            }
            Kind::Slice => {
                let slice = expect::<Slice>(value);
                out.extend_from_slice(b"slice(");
                self.repr_items(&[slice.start, slice.stop, slice.step], out)?;
                out.push(b')');
            }
            Kind::Exception => return self.repr_exception(value, out),
            Kind::Type => self.repr_class(expect(value), out),
            Kind::BoundMethod => return self.repr_bound_method(expect(value), out),
            Kind::Native => self.repr_builtin(expect(value), out),
            Kind::Module => return self.repr_module(expect(value), out),
            Kind::ClassMethod | Kind::StaticMethod => {
                let (name, function) = match value.as_kind::<ClassMethod>() {
                    Some(method) => ("classmethod", method.function.get()),
                    None => ("staticmethod", expect::<StaticMethod>(value).function.get()),
                };
                put!(out, "<{name}(");
                self.repr_into(function, out)?;
                out.extend_from_slice(b")>");
            }
            Kind::WeakRef => return self.repr_weak_reference(expect(value), out),
            Kind::Cell => self.repr_cell(expect(value), out),
            _ if repr_simple(self, kind, value, out) => {}
            _ => return self.repr_other(value, out),
        }
        Ok(())
    }

    /// What this file does not know: the type's own `__repr__`, or else `object`'s.
    fn repr_other(&mut self, value: Value, out: &mut Vec<u8>) -> Result<()> {
        let (class, name) = (self.class_of(value), self.names.__repr__);
        if let Some(method) = self.foreign_method(class, name) {
            let result = self.call(method, &[value])?;
            if let Some(text) = result.as_kind::<Str>() {
                out.extend_from_slice(text.as_bytes());
                return Ok(());
            }
        }
        self.default_repr_into(value, out);
        Ok(())
    }

    /// `object.__repr__`: `<__main__.C object at 0x…>`.
    ///
    /// # Errors
    /// MemoryError.
    pub fn default_repr(&mut self, value: Value) -> Result<Gc<Str>> {
        let mut out = Vec::new();
        self.default_repr_into(value, &mut out);
        self.text(&out)
    }

    fn default_repr_into(&mut self, value: Value, out: &mut Vec<u8>) {
        out.push(b'<');
        self.push_class_name(self.class_of(value), out);
        put!(out, " object at {:#x}>", address(value));
    }

    /// The name of a class with its module, unless that is `builtins`.
    fn push_class_name(&self, class: Gc<Class>, out: &mut Vec<u8>) {
        if let Some(module) = self.module_of(class)
            && module.as_bytes() != b"builtins"
        {
            out.extend_from_slice(module.as_bytes());
            out.push(b'.');
            out.extend_from_slice(class.qualname.get().as_bytes());
            return;
        }
        let is_python = class.has(class_flag::HEAP);
        let name = if is_python { class.qualname.get() } else { class.name.get() };
        out.extend_from_slice(name.as_bytes());
    }

    /// `__module__` of a class, if it has one that is a string.
    fn module_of(&self, class: Gc<Class>) -> Option<Gc<Str>> {
        class.dict.get_str(self.names.__module__)?.as_kind::<Str>()
    }

    /// `type.__repr__`
    fn repr_class(&self, class: Gc<Class>, out: &mut Vec<u8>) {
        out.extend_from_slice(b"<class '");
        self.push_class_name(class, out);
        out.extend_from_slice(b"'>");
    }

    fn repr_items(&mut self, items: &[Value], out: &mut Vec<u8>) -> Result<()> {
        for (index, &item) in items.iter().enumerate() {
            if index > 0 {
                out.extend_from_slice(b", ");
            }
            self.repr_into(item, out)?;
        }
        Ok(())
    }

    /// Writes the `repr` of a container, or `around` if it is being written already.
    fn repr_container(
        &mut self,
        container: Value,
        around: &str,
        out: &mut Vec<u8>,
        write: impl FnOnce(&mut Vm, &mut Vec<u8>) -> Result<()>,
    ) -> Result<()> {
        if !self.enter_repr(container) {
            out.extend_from_slice(around.as_bytes());
            return Ok(());
        }
        let result = write(self, out);
        self.leave_repr(container);
        result
    }

    fn repr_list(&mut self, list: Gc<List>, out: &mut Vec<u8>) -> Result<()> {
        self.repr_container(Value::object(list), "[...]", out, |vm, out| {
            out.push(b'[');
            let mut index = 0;
            // The list may change while an item is shown.
            while let Some(item) = list.get(index) {
                if index > 0 {
                    out.extend_from_slice(b", ");
                }
                vm.repr_into(item, out)?;
                index += 1;
            }
            out.push(b']');
            Ok(())
        })
    }

    fn repr_tuple(&mut self, tuple: Gc<Tuple>, out: &mut Vec<u8>) -> Result<()> {
        self.repr_container(Value::object(tuple), "(...)", out, |vm, out| {
            out.push(b'(');
            vm.repr_items(tuple.items(), out)?;
            out.extend_from_slice(if tuple.len() == 1 { b",)" } else { b")" });
            Ok(())
        })
    }

    fn repr_dict(&mut self, dict: Gc<Dict>, out: &mut Vec<u8>) -> Result<()> {
        self.repr_container(Value::object(dict), "{...}", out, |vm, out| {
            out.push(b'{');
            let (mut place, mut is_first) = (0, true);
            while let Some((at, item)) = dict.table().next(place) {
                if !std::mem::take(&mut is_first) {
                    out.extend_from_slice(b", ");
                }
                vm.repr_into(item.key, out)?;
                out.extend_from_slice(b": ");
                vm.repr_into(item.value, out)?;
                place = at + 1;
            }
            out.push(b'}');
            Ok(())
        })
    }

    fn repr_set(&mut self, value: Value, out: &mut Vec<u8>) -> Result<()> {
        let class = self.class_of(value);
        let name = class.name_text();
        let is_bare = value.as_object::<Set>().is_some();
        let around = format!("{name}(...)");
        self.repr_container(value, &around, out, |vm, out| {
            let items = vm.heap.rooted::<Value>();
            if let Some(members) = set::members(&value) {
                let all: Vec<Value> = members.iter().map(|member| member.key).collect();
                let extended = items.extend(&vm.heap, &all);
                vm.memory(extended)?;
            }
            if items.is_empty() {
                put!(out, "{name}()");
                return Ok(());
            }
            if !is_bare {
                put!(out, "{name}(");
            }
            out.push(b'{');
            for index in 0..items.len() {
                if index > 0 {
                    out.extend_from_slice(b", ");
                }
                vm.repr_into(items.get(index).unwrap_or(Value::NONE), out)?;
            }
            out.extend_from_slice(if is_bare { b"}" } else { b"})" });
            Ok(())
        })
    }

    /// `BaseException.__repr__`, or that of a built-in class derived from it.
    fn repr_exception(&mut self, value: Value, out: &mut Vec<u8>) -> Result<()> {
        let class = self.class_of(value);
        let args = expect::<Exception>(value).args.get();
        out.extend_from_slice(class.name.get().as_bytes());
        match args.items() {
            [one] => {
                out.push(b'(');
                self.repr_into(*one, out)?;
                out.push(b')');
                Ok(())
            }
            _ => self.repr_into(Value::object(args), out),
        }
    }

    /// `BaseException.__str__`
    ///
    /// # Errors
    /// What the `__str__` of an argument raises.
    pub fn exception_text(&mut self, value: Value) -> Result<Gc<Str>> {
        let args = expect::<Exception>(value).args.get();
        match args.items() {
            [] => Ok(self.strings.empty()),
            [one] => self.with_depth(" while getting the str of an object", |vm| vm.str(*one)),
            _ => self.repr(Value::object(args)),
        }
    }

    fn repr_bound_method(&mut self, method: Gc<BoundMethod>, out: &mut Vec<u8>) -> Result<()> {
        out.extend_from_slice(b"<bound method ");
        match method.function.as_kind::<Function>() {
            Some(function) => out.extend_from_slice(function.qualname.get().as_bytes()),
            None => {
                let mut name = None;
                for attribute in [self.names.__qualname__, self.names.__name__] {
                    name = match name {
                        None => self.find_attr(method.function, attribute)?,
                        found => found,
                    };
                }
                match name.and_then(|name| name.as_kind::<Str>()) {
                    Some(name) => out.extend_from_slice(name.as_bytes()),
                    None => out.push(b'?'),
                }
            }
        }
        out.extend_from_slice(b" of ");
        self.repr_into(method.receiver, out)?;
        out.push(b'>');
        Ok(())
    }

    fn repr_builtin(&self, native: Gc<Native>, out: &mut Vec<u8>) {
        let name = definition(native).name;
        let owner = native.owner.as_kind::<Class>();
        let is = |kind: Kind| Value::object(native).shape() == Some(kind as u32);
        match (native.receiver.bound(), owner) {
            (Some(receiver), Some(_)) => {
                let (class, at) = (self.type_name(receiver), address(receiver));
                if is(Kind::MethodWrapper) {
                    put!(out, "<method-wrapper '{name}' of {class} object at {at:#x}>");
                } else {
                    put!(out, "<built-in method {name} of {class} object at {at:#x}>");
                }
            }
            (None, Some(owner)) if !is(Kind::Native) => {
                let sort = if is(Kind::WrapperDescriptor) { "slot wrapper" } else { "method" };
                put!(out, "<{sort} '{name}' of '{}' objects>", self.class_text(owner));
            }
            _ => put!(out, "<built-in function {name}>"),
        }
    }

    fn repr_module(&mut self, module: Gc<Module>, out: &mut Vec<u8>) -> Result<()> {
        let get = |name: Gc<Str>| module.dict.get_str(name).filter(|value| !value.is_none());
        out.extend_from_slice(b"<module ");
        match get(self.names.__name__) {
            Some(name) => self.repr_into(name, out)?,
            None => out.extend_from_slice(b"'?'"),
        }
        let known = get(self.names.__spec__).or(get(self.names.__loader__)).is_some();
        match get(self.names.__file__) {
            Some(file) => {
                out.extend_from_slice(b" from ");
                self.repr_into(file, out)?;
            }
            None if known => out.extend_from_slice(b" (built-in)"),
            None => {}
        }
        out.push(b'>');
        Ok(())
    }

    fn repr_weak_reference(&mut self, reference: Gc<WeakRef>, out: &mut Vec<u8>) -> Result<()> {
        let at = address(Value::object(reference));
        let Some(target) = reference.get() else {
            put!(out, "<weakref at {at:#x}; dead>");
            return Ok(());
        };
        let class = self.class_of(target).name_text();
        put!(out, "<weakref at {at:#x}; to '{class}' at {:#x}", address(target));
        let name = self.names.__name__;
        if let Some(name) = self.find_attr(target, name)?.and_then(|name| name.as_kind::<Str>()) {
            out.extend_from_slice(b" (");
            out.extend_from_slice(name.as_bytes());
            out.push(b')');
        }
        out.push(b'>');
        Ok(())
    }

    fn repr_cell(&self, cell: Gc<CellObject>, out: &mut Vec<u8>) {
        put!(out, "<cell at {:#x}: ", address(Value::object(cell)));
        match cell.get().bound() {
            Some(value) => put!(out, "{} object at {:#x}>", self.class_of(value).name_text(), address(value)),
            None => out.extend_from_slice(b"empty>"),
        }
    }
}

/// The object of a value whose kind has been looked at.
fn expect<T: crate::heap::Object>(value: Value) -> Gc<T> {
    value.as_kind::<T>().expect("the kind has been compared")
}

fn repr_word(value: Value, out: &mut Vec<u8>) {
    if let Some(int) = value.as_int() {
        push_int(out, int.get());
        return;
    }
    out.extend_from_slice(match value {
        Value::NONE => b"None",
        Value::TRUE => b"True",
        Value::FALSE => b"False",
        Value::NOT_IMPLEMENTED => b"NotImplemented",
        Value::ELLIPSIS => b"Ellipsis",
        _ => return out.extend_from_slice(float::repr(value.as_float().unwrap_or(0.0)).as_bytes()),
    });
}

fn push_repr_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    let mut shown = String::with_capacity(bytes.len() + 3);
    crate::repr::repr_bytes(bytes, &mut shown);
    out.extend_from_slice(shown.as_bytes());
}

/// CPython escapes single quotes here even where the quotes around are double ones.
fn push_repr_bytearray(out: &mut Vec<u8>, bytes: &[u8]) {
    let mut shown = String::with_capacity(bytes.len() + 3);
    crate::repr::repr_bytes(bytes, &mut shown);
    match shown.starts_with("b\"") {
        true => out.extend_from_slice(shown.replace('\'', "\\'").as_bytes()),
        false => out.extend_from_slice(shown.as_bytes()),
    }
}

/// Appends what needs neither the machine nor other objects. False: the kind is none of these.
fn repr_simple(vm: &Vm, kind: Kind, value: Value, out: &mut Vec<u8>) -> bool {
    let at = address(value);
    let text = |str: Gc<Str>| String::from_utf8_lossy(str.as_bytes()).into_owned();
    match kind {
        Kind::Function => {
            put!(out, "<function {} at {at:#x}>", text(expect::<Function>(value).qualname.get()));
        }
        Kind::Code => {
            let code = expect::<CodeObject>(value);
            let (name, file, line) = (text(code.name), text(code.filename), code.code.firstlineno);
            put!(out, "<code object {name} at {at:#x}, file \"{file}\", line {line}>");
        }
        Kind::Generator => {
            let generator = expect::<Generator>(value);
            let sort = match generator.flavor {
                Flavor::Generator => Kind::Generator,
                Flavor::Coroutine => Kind::Coroutine,
                Flavor::AsyncGenerator => Kind::AsyncGenerator,
            };
            let (sort, name) = (KINDS[sort as usize].name, text(generator.qualname.get()));
            put!(out, "<{sort} object {name} at {at:#x}>");
        }
        Kind::Member => {
            let member = expect::<Member>(value);
            put!(out, "<member '{}' of '{}' objects>", text(member.name), vm.class_text(member.owner));
        }
        Kind::GetSet => {
            let getset = expect::<GetSet>(value);
            let name = super::super::native::getset_definition(getset).name;
            let is_member = vm.class_of(value).is(vm.class(Kind::Member));
            let what = if is_member { "member" } else { "attribute" };
            put!(out, "<{what} '{name}' of '{}' objects>", vm.class_text(getset.owner));
        }
        _ => return false,
    }
    true
}
