//! The `class` statement: `__build_class__`.

use crate::heap::{Gc, Rooted};
use crate::objects::Value;
use crate::objects::cell::CellObject;
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::vm::protocols::attribute::text;
use crate::vm::{Args, Result, Vm};

/// `__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class`
///
/// # Errors
/// TypeError for what cannot be a class; what the body, the metaclass or a hook raises.
pub fn build_class(vm: &mut Vm, args: Args) -> Result {
    let positional = &args.as_slice()[..args.positional()];
    let [body, name, bases @ ..] = positional else {
        return Err(vm.type_error("__build_class__: not enough arguments"));
    };
    let Some(body) = body.as_object::<Function>() else {
        return Err(vm.type_error("__build_class__: func must be a function"));
    };
    let Some(name) = name.as_kind::<Str>() else {
        return Err(vm.type_error("__build_class__: name is not a string"));
    };
    let original = Tuple::alloc(&vm.heap, bases);
    let original = vm.memory(original)?;
    let bases = vm.resolve_bases(original)?;
    let mut keywords: Vec<(Gc<Str>, Value)> = Vec::new();
    let mut metaclass = Value::UNBOUND;
    for (key, value) in args.keywords() {
        match key.as_kind::<Str>() {
            Some(key) if key.as_bytes() == b"metaclass" => metaclass = value,
            Some(key) => keywords.push((key, value)),
            None => {}
        }
    }
    if metaclass.is_unbound() {
        let first = bases.get(0).map_or(vm.class(crate::objects::Kind::Type), |base| vm.class_of(base));
        metaclass = Value::object(first);
    }
    if let Some(asked) = metaclass.as_kind::<Class>() {
        metaclass = Value::object(vm.calculate_metaclass(asked, bases)?);
    }
    let namespace = vm.prepare_namespace(metaclass, name, bases, &keywords)?;
    let cell = vm.run_class_body(body, namespace)?;
    if !bases.is(original) {
        let key = Value::object(vm.names.__orig_bases__);
        vm.set_item(namespace, key, Value::object(original))?;
    }
    let class = vm.call_kw(metaclass, &[Value::object(name), Value::object(bases), namespace], &keywords)?;
    if let (Some(cell), Some(_)) = (cell.as_object::<CellObject>(), class.as_kind::<Class>()) {
        vm.check_classcell(cell, class, name)?;
    }
    Ok(class)
}

impl Vm {
    /// Runs the body of a class; its names go into `namespace`. Gives the cell of `__class__`, or None.
    fn run_class_body(&mut self, body: Gc<Function>, namespace: Value) -> Result {
        self.run_function(body, |_, window| {
            window.set(0, namespace);
            Ok(())
        })
    }

    /// Replaces every base that is no class by what its `__mro_entries__` gives.
    fn resolve_bases(&mut self, bases: Gc<Tuple>) -> Result<Gc<Tuple>> {
        let resolved: Rooted<Value> = self.heap.rooted();
        let mut changed = false;
        for &base in bases.items() {
            let entries = match base.as_kind::<Class>() {
                Some(_) => None,
                None => self.find_attr(base, self.names.__mro_entries__)?,
            };
            let Some(entries) = entries else {
                let pushed = resolved.push(&self.heap, base);
                self.memory(pushed)?;
                continue;
            };
            changed = true;
            let entries = self.call(entries, &[Value::object(bases)])?;
            let Some(entries) = entries.as_kind::<Tuple>() else {
                return Err(self.type_error("__mro_entries__ must return a tuple"));
            };
            let extended = resolved.extend(&self.heap, entries.items());
            self.memory(extended)?;
        }
        if !changed {
            return Ok(bases);
        }
        let tuple = Tuple::alloc(&self.heap, &resolved.to_vec());
        self.memory(tuple)
    }

    fn prepare_namespace(
        &mut self,
        metaclass: Value,
        name: Gc<Str>,
        bases: Gc<Tuple>,
        keywords: &[(Gc<Str>, Value)],
    ) -> Result {
        let prepare = match metaclass.as_kind::<Class>() {
            // PERF: most metaclasses are `type`, whose `__prepare__` gives an empty dict.
            Some(meta) if meta.is(self.class(crate::objects::Kind::Type)) => None,
            _ => self.find_attr(metaclass, self.names.__prepare__)?,
        };
        let Some(prepare) = prepare else {
            let dict = Dict::alloc(&self.heap);
            return self.memory(dict).map(Value::object);
        };
        let namespace = self.call_kw(prepare, &[Value::object(name), Value::object(bases)], keywords)?;
        let is_mapping = namespace.as_kind::<Dict>().is_some()
            || self.find_special(namespace, self.names.__getitem__).is_some();
        if is_mapping {
            return Ok(namespace);
        }
        let meta =
            metaclass.as_kind::<Class>().map_or_else(|| "<metaclass>".to_owned(), |meta| meta.name_text());
        let class = self.type_name(namespace);
        Err(self.type_error(format!("{meta}.__prepare__() must return a mapping, not {class}")))
    }

    /// The cell of `__class__` must hold the class that was made.
    fn check_classcell(&mut self, cell: Gc<CellObject>, class: Value, name: Gc<Str>) -> Result<()> {
        let held = cell.get();
        if held == class {
            return Ok(());
        }
        let (name, class_text) = (text(name), self.repr_text(class)?);
        if held.is_unbound() {
            return Err(self.runtime_error(format!(
                "__class__ not set defining '{name}' as {class_text}. Was __classcell__ propagated to type.__new__?"
            )));
        }
        let held = self.repr_text(held)?;
        Err(self.type_error(format!("__class__ set to {held} defining '{name}' as {class_text}")))
    }
}
