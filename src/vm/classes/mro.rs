//! The order in which the bases of a class are asked: C3 (Barrett and others, 1996), as Python has it.

use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::class::{Class, class_flag};
use crate::objects::function::Native;
use crate::objects::tuple::Tuple;
use crate::vm::{Result, Vm};

impl Vm {
    /// `type.mro`: the linearisation of a class and its bases.
    ///
    /// # Errors
    /// TypeError: there is none.
    pub fn c3(&mut self, class: Gc<Class>) -> Result<Vec<Value>> {
        let bases: Vec<Gc<Class>> =
            class.bases.get().items().iter().filter_map(|base| base.as_kind::<Class>()).collect();
        let mut order = vec![Value::object(class)];
        if let [base] = bases[..] {
            order.extend_from_slice(base.mro.get().items());
            return Ok(order);
        }
        for (index, base) in bases.iter().enumerate() {
            if bases[..index].contains(base) {
                return Err(self.type_error(format!("duplicate base class {}", base.name_text())));
            }
        }
        // Nothing collects here: the classes stay alive.
        let mut sequences: Vec<Vec<Value>> =
            bases.iter().map(|base| base.mro.get().items().to_vec()).collect();
        sequences.push(bases.iter().map(|&base| Value::object(base)).collect());
        let mut heads = vec![0; sequences.len()];
        loop {
            let rest = |index: usize| &sequences[index][heads[index]..];
            let candidates = || (0..sequences.len()).filter_map(|index| rest(index).first().copied());
            if candidates().next().is_none() {
                return Ok(order);
            }
            let is_in_tail = |candidate: Value| {
                (0..sequences.len()).any(|at| rest(at).iter().skip(1).any(|&item| item == candidate))
            };
            let Some(next) = candidates().find(|&candidate| !is_in_tail(candidate)) else {
                let mut names: Vec<String> = Vec::new();
                let mut seen: Vec<Value> = Vec::new();
                for candidate in candidates() {
                    if !seen.contains(&candidate) {
                        seen.push(candidate);
                        names.extend(candidate.as_kind::<Class>().map(|class| class.name_text()));
                    }
                }
                let names = names.join(", ");
                return Err(self.type_error(format!(
                    "Cannot create a consistent method resolution\norder (MRO) for bases {names}"
                )));
            };
            order.push(next);
            for (head, sequence) in heads.iter_mut().zip(&sequences) {
                if sequence.get(*head) == Some(&next) {
                    *head += 1;
                }
            }
        }
    }

    /// The MRO that a class asks for: by its metaclass's `mro`, if that is not `type`'s.
    pub(super) fn compute_mro(&mut self, class: Gc<Class>) -> Result<Gc<Tuple>> {
        let meta = self.class_of(Value::object(class));
        let method = self.lookup(meta, self.names.mro);
        let is_custom = method.is_some_and(|method| method.as_kind::<Native>().is_none());
        if !is_custom {
            let order = self.c3(class)?;
            let mro = Tuple::alloc(&self.heap, &order);
            return self.memory(mro);
        }
        let result = self.call_special(Value::object(class), self.names.mro, &[])?.unwrap_or(Value::NONE);
        let mro = self.tuple_from(result)?;
        for &item in mro.items() {
            let Some(base) = item.as_kind::<Class>() else {
                let name = self.type_name(item);
                return Err(self.type_error(format!("mro() returned a non-class ('{name}')")));
            };
            if !self.solid_base(class).is_subclass(self.solid_base(base)) && !base.is(class) {
                let name = base.name_text();
                return Err(self.type_error(format!("mro() returned base with unsuitable layout ('{name}')")));
            }
        }
        Ok(mro)
    }

    /// The nearest class above, or itself, that adds fields or slots to instances.
    pub(super) fn solid_base(&self, class: Gc<Class>) -> Gc<Class> {
        let mut class = class;
        while let Some(base) = class.base.get() {
            if class.kind != base.kind || class.reserved.get() != base.reserved.get() {
                break;
            }
            class = base;
        }
        class
    }

    /// The base whose layout instances will have.
    ///
    /// # Errors
    /// TypeError: a base is no class or cannot be one; two layouts do not go together.
    pub(super) fn best_base(&mut self, bases: Gc<Tuple>) -> Result<Gc<Class>> {
        let mut best: Option<(Gc<Class>, Gc<Class>)> = None;
        for &base in bases.items() {
            let Some(base) = base.as_kind::<Class>() else {
                return Err(self.type_error("bases must be types"));
            };
            if !base.has(class_flag::BASETYPE) {
                let name = base.name_text();
                return Err(self.type_error(format!("type '{name}' is not an acceptable base type")));
            }
            let solid = self.solid_base(base);
            best = match best {
                None => Some((base, solid)),
                Some((_, winner)) if winner.is_subclass(solid) => best,
                Some((_, winner)) if solid.is_subclass(winner) => Some((base, solid)),
                Some(_) => return Err(self.type_error("multiple bases have instance lay-out conflict")),
            };
        }
        match best {
            Some((base, _)) => Ok(base),
            None => Ok(self.class(crate::objects::Kind::Instance)),
        }
    }

    /// The metaclass of a class with these bases: the most derived one of theirs and the one asked for.
    ///
    /// # Errors
    /// TypeError: neither derives from the other.
    pub fn calculate_metaclass(&mut self, asked: Gc<Class>, bases: Gc<Tuple>) -> Result<Gc<Class>> {
        let mut winner = asked;
        for &base in bases.items() {
            let meta = self.class_of(base);
            if winner.is_subclass(meta) {
                continue;
            }
            if !meta.is_subclass(winner) {
                return Err(self.type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses \
                     of all its bases",
                ));
            }
            winner = meta;
        }
        Ok(winner)
    }

    /// `class.__bases__ = bases`: classes, none of which derives from the class.
    ///
    /// # Errors
    /// TypeError: no layout or no order fits; what a metaclass's `mro` raises. The class is then as it was.
    pub fn replace_bases(&mut self, class: Gc<Class>, bases: Gc<Tuple>) -> Result<()> {
        let base = self.best_base(bases)?;
        let old_base = class.base.get().unwrap_or(base);
        let (old_solid, solid) = (self.solid_base(old_base), self.solid_base(base));
        let both = class_flag::HAS_DICT | class_flag::HAS_WEAKREF;
        let lacks = base.flags.get() & both & !class.flags.get() != 0;
        if !old_solid.is(solid) || old_base.reserved.get() != base.reserved.get() || lacks {
            let (old, new) = (old_base.name_text(), base.name_text());
            return Err(
                self.type_error(format!("__bases__ assignment: '{new}' object layout differs from '{old}'"))
            );
        }
        let (old_bases, old_base) = (class.bases.get(), class.base.get());
        class.bases.set(bases);
        class.base.set(Some(base));
        let family = super::with_subclasses(class);
        let mut undo: Vec<(Gc<Class>, Gc<Tuple>)> = Vec::new();
        // A class holds its subclasses weakly, and `mro` may run Python.
        let kept: crate::heap::Rooted<Value> = self.heap.rooted();
        for &member in &family {
            let pushed = kept.extend(&self.heap, &[Value::object(member), Value::object(member.mro.get())]);
            self.memory(pushed)?;
        }
        for &member in &family {
            let old = member.mro.get();
            undo.push((member, old));
            match self.compute_mro(member) {
                Ok(mro) => member.mro.set(mro),
                Err(raised) => {
                    undo.iter().for_each(|&(member, mro)| member.mro.set(mro));
                    class.bases.set(old_bases);
                    class.base.set(old_base);
                    self.next_epoch();
                    return Err(raised);
                }
            }
        }
        for old in old_bases.items().iter().filter_map(|old| old.as_kind::<Class>()) {
            old.remove_subclass(class);
        }
        for new in bases.items().iter().filter_map(|new| new.as_kind::<Class>()) {
            let added = new.add_subclass(&self.heap, class);
            self.memory(added)?;
        }
        self.next_epoch();
        for &member in &family {
            self.update_specials(member);
        }
        self.hash_changed(class);
        self.became_data_descriptors(class)?;
        self.renew_shapes(&family)
    }
}
