//! `type.__new__`: a class of a name, bases and a namespace.

use crate::bytecode::disassemble::instructions;
use crate::bytecode::opcode::{Opcode, Reg, StoreAttr};
use crate::heap::{Gc, Rooted};
use crate::objects::cell::CellObject;
use crate::objects::class::{Class, NewClass, class_flag as flag};
use crate::objects::descriptor::{ClassMethod, GetSet, Member, StaticMethod};
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::weakref::WeakRef;
use crate::objects::{Kind, Value};
use crate::vm::protocols::attribute::text;
use crate::vm::{Exc, GetSetDef, Raised, Result, Vm};

/// Room for so many attributes in instances of a class whose methods do not say how many there are.
const ATTRIBUTES: u16 = 4;
/// And for so many at most, where they do: CPython's `SHARED_KEYS_MAX_SIZE`.
const MOST_ATTRIBUTES: usize = 30;
/// CPython's bits of `__abc_tpflags__`.
const SEQUENCE: i64 = 1 << 5;
const MAPPING: i64 = 1 << 6;

/// The attributes that a class gives its instances beside slots.
#[derive(Clone, Copy)]
struct Extras {
    dict: bool,
    weakref: bool,
}

impl Vm {
    /// A new class: `type.__new__(metaclass, name, bases, namespace, **keywords)`. The keywords are `__init_subclass__`'s.
    ///
    /// # Errors
    /// TypeError and others, for what cannot be a class; what the hooks raise.
    pub fn new_class(
        &mut self,
        metaclass: Gc<Class>,
        name: Gc<Str>,
        bases: Gc<Tuple>,
        namespace: Gc<Dict>,
        keywords: &[(Gc<Str>, Value)],
    ) -> Result {
        let bases = match bases.is_empty() {
            true => {
                let object = Value::object(self.class(Kind::Instance));
                let bases = Tuple::alloc(&self.heap, &[object]);
                self.memory(bases)?
            }
            false => bases,
        };
        let base = self.best_base(bases)?;
        if name.as_bytes().contains(&0) {
            return Err(self.value_error("type name must not contain null characters"));
        }
        let dict = namespace.copy(&self.heap);
        let dict = self.memory(dict)?;
        self.intern_keys(dict)?;
        let (slots, extras) = self.slots_of_class(name, base, bases, dict)?;
        let qualname = self.take_qualname(name, dict)?;
        let classcell = self.take_classcell(dict)?;
        let class = self.alloc_class(metaclass, name, qualname, base, bases, dict, extras)?;
        self.fill_namespace(class, dict, extras)?;
        if let Some(slots) = slots {
            self.add_members(class, base, &slots)?;
        }
        let attributes = match class.has(flag::HAS_DICT) && !has_own_dict(class.kind) {
            false => 0,
            true if base.has(flag::HAS_DICT) && base.has_shaped_instances() => {
                let (_, slots) = self.instance_layout(base);
                (slots - base.reserved.get()).max(room_for_attributes(
                    class,
                    base,
                    self.names.__annotations__,
                ))
            }
            true => room_for_attributes(class, base, self.names.__annotations__),
        };
        class.shape.set(self.shapes.new_root(&self.heap, class.erase(), class.reserved.get(), attributes));
        if let Some(cell) = classcell {
            cell.set(Value::object(class));
        }
        let mro = self.compute_mro(class)?;
        class.mro.set(mro);
        // It has no instances yet, which `update_specials` would have to care for.
        class.specials.set(self.specials_of(class));
        for &base in bases.items() {
            if let Some(base) = base.as_kind::<Class>() {
                let added = base.add_subclass(&self.heap, class);
                self.memory(added)?;
            }
        }
        self.inherit_collection(class);
        self.set_names(class)?;
        self.init_subclass(class, keywords)?;
        Ok(Value::object(class))
    }

    /// Lookups compare names as objects.
    fn intern_keys(&mut self, dict: Gc<Dict>) -> Result<()> {
        let is_plain = |key: Value| key.as_object::<Str>().is_some_and(|key| key.is_interned());
        if dict.table().iter().all(|item| is_plain(item.key)) {
            return Ok(());
        }
        let mut items: Vec<_> = dict.table().iter().collect();
        for item in &mut items {
            if let Some(key) = item.key.as_kind::<Str>() {
                item.key = Value::object(self.intern_name(key)?);
            }
        }
        let replaced = dict.replace_all(&self.heap, items);
        self.memory(replaced)
    }

    fn remove_name(&mut self, dict: Gc<Dict>, name: Gc<Str>) -> Option<Value> {
        let place = dict.place_of_str(name)?;
        dict.remove(place).map(|item| item.value)
    }

    fn take_qualname(&mut self, name: Gc<Str>, dict: Gc<Dict>) -> Result<Gc<Str>> {
        let Some(qualname) = self.remove_name(dict, self.names.__qualname__) else { return Ok(name) };
        match qualname.as_kind::<Str>() {
            Some(qualname) => Ok(qualname),
            None => {
                let class = self.type_name(qualname);
                Err(self.type_error(format!("type __qualname__ must be a str, not {class}")))
            }
        }
    }

    fn take_classcell(&mut self, dict: Gc<Dict>) -> Result<Option<Gc<CellObject>>> {
        let Some(cell) = self.remove_name(dict, self.names.__classcell__) else { return Ok(None) };
        match cell.as_object::<CellObject>() {
            Some(cell) => Ok(Some(cell)),
            None => {
                let class = Value::object(self.class_of(cell));
                let class = self.repr_text(class)?;
                Err(self.type_error(format!("__classcell__ must be a nonlocal cell, not {class}")))
            }
        }
    }

    #[allow(clippy::too_many_arguments)] // The parts of a class.
    fn alloc_class(
        &mut self,
        metaclass: Gc<Class>,
        name: Gc<Str>,
        qualname: Gc<Str>,
        base: Gc<Class>,
        bases: Gc<Tuple>,
        dict: Gc<Dict>,
        extras: Extras,
    ) -> Result<Gc<Class>> {
        let inherited = flag::HAS_DICT
            | flag::HAS_WEAKREF
            | flag::SEQUENCE
            | flag::MAPPING
            | flag::MATCH_SELF
            | flag::IS_METACLASS
            | flag::IS_EXCEPTION;
        let mut flags = flag::HEAP | flag::BASETYPE | base.flags.get() & inherited;
        if extras.dict {
            flags |= flag::HAS_DICT;
        }
        if extras.weakref {
            flags |= flag::HAS_WEAKREF;
        }
        let is_plain = metaclass.is(self.class(Kind::Type));
        let layout = (!is_plain).then(|| self.instance_layout(metaclass));
        let new = NewClass { name, qualname, base: Some(base), bases, dict, kind: base.kind, flags };
        let class = Class::alloc(&self.heap, new, layout);
        self.memory(class)
    }

    /// What the namespace gets beside what the program has put there.
    fn fill_namespace(&mut self, class: Gc<Class>, dict: Gc<Dict>, extras: Extras) -> Result<()> {
        let names = self.names;
        if dict.get_str(names.__module__).is_none()
            && let Some(module) = self.current_globals().and_then(|globals| globals.get_str(names.__name__))
        {
            self.set_name(dict, names.__module__, module)?;
        }
        if let Some(new) = dict.get_str(names.__new__)
            && new.as_object::<Function>().is_some()
        {
            let layout = self.instance_layout(self.class(Kind::StaticMethod));
            let method = StaticMethod::alloc(&self.heap, new, layout);
            let method = Value::object(self.memory(method)?);
            self.set_name(dict, names.__new__, method)?;
        }
        for name in [names.__init_subclass__, names.__class_getitem__] {
            if let Some(hook) = dict.get_str(name)
                && hook.as_object::<Function>().is_some()
            {
                let layout = self.instance_layout(self.class(Kind::ClassMethod));
                let method = ClassMethod::alloc(&self.heap, hook, layout);
                let method = Value::object(self.memory(method)?);
                self.set_name(dict, name, method)?;
            }
        }
        if let Some(flags) = self.remove_name(dict, names.__abc_tpflags__).and_then(|flags| flags.as_int()) {
            let bits = flags.get();
            if bits & (SEQUENCE | MAPPING) != 0 {
                class.flags.set(class.flags.get() & !(flag::SEQUENCE | flag::MAPPING));
                class.set(if bits & SEQUENCE != 0 { flag::SEQUENCE } else { flag::MAPPING });
            }
        }
        for (wanted, def) in [(extras.dict, &DICT), (extras.weakref, &WEAKREF)] {
            let name = self.intern(def.name)?;
            if wanted && dict.get_str(name).is_none() {
                let getset = GetSet::alloc(&self.heap, std::ptr::from_ref(def).cast(), class);
                let getset = Value::object(self.memory(getset)?);
                self.set_name(dict, name, getset)?;
            }
        }
        if dict.get_str(names.__doc__).is_none() {
            self.set_name(dict, names.__doc__, Value::NONE)?;
        }
        if dict.get_str(names.__eq__).is_some() && dict.get_str(names.__hash__).is_none() {
            self.set_name(dict, names.__hash__, Value::NONE)?;
        }
        Ok(())
    }

    fn set_name(&mut self, dict: Gc<Dict>, name: Gc<Str>, value: Value) -> Result<()> {
        let set = dict.set_str(&self.heap, name, value);
        self.memory(set)
    }

    /// The names of `__slots__`, if there are any, and what instances get besides.
    fn slots_of_class(
        &mut self,
        name: Gc<Str>,
        base: Gc<Class>,
        bases: Gc<Tuple>,
        dict: Gc<Dict>,
    ) -> Result<(Option<Vec<Gc<Str>>>, Extras)> {
        let may = Extras {
            dict: !base.has(flag::HAS_DICT),
            weakref: !base.has(flag::HAS_WEAKREF) && !has_items(base.kind),
        };
        let Some(slots) = dict.get_str(self.names.__slots__) else { return Ok((None, may)) };
        let listed: Rooted<Value> = self.heap.rooted();
        match slots.as_kind::<Str>() {
            Some(_) => {
                let pushed = listed.push(&self.heap, slots);
                self.memory(pushed)?;
            }
            None => {
                let slots = self.tuple_from(slots)?;
                let extended = listed.extend(&self.heap, slots.items());
                self.memory(extended)?;
            }
        }
        if !listed.is_empty() && has_items(base.kind) {
            let base = base.name_text();
            return Err(self.type_error(format!("nonempty __slots__ not supported for subtype of '{base}'")));
        }
        let mut extras = Extras { dict: false, weakref: false };
        let mut names: Vec<Gc<Str>> = Vec::new();
        for slot in listed.to_vec() {
            let slot = self.slot_name(slot)?;
            match slot.as_bytes() {
                b"__dict__" if !may.dict || extras.dict => {
                    return Err(self.type_error("__dict__ slot disallowed: we already got one"));
                }
                b"__dict__" => extras.dict = true,
                b"__weakref__" if !may.weakref || extras.weakref => {
                    return Err(self.type_error(
                        "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0",
                    ));
                }
                b"__weakref__" => extras.weakref = true,
                _ => names.push(self.checked_slot(name, slot, dict)?),
            }
        }
        // A base that gives no layout may give these.
        for &other in bases.items() {
            let Some(other) = other.as_kind::<Class>().filter(|other| !other.is(base)) else { continue };
            extras.dict |= may.dict && other.has(flag::HAS_DICT);
            extras.weakref |= may.weakref && other.has(flag::HAS_WEAKREF);
        }
        names.sort_by(|a, b| a.as_bytes().cmp(b.as_bytes()));
        names.dedup_by(|a, b| a.is(*b));
        Ok((Some(names), extras))
    }

    fn slot_name(&mut self, slot: Value) -> Result<Gc<Str>> {
        let Some(name) = slot.as_kind::<Str>() else {
            let class = self.type_name(slot);
            return Err(self.type_error(format!("__slots__ items must be strings, not '{class}'")));
        };
        if !name.as_str().is_some_and(is_identifier) {
            return Err(self.type_error("__slots__ must be identifiers"));
        }
        self.intern_name(name)
    }

    /// A slot's name, mangled, that nothing else in the class has.
    fn checked_slot(&mut self, class: Gc<Str>, slot: Gc<Str>, dict: Gc<Dict>) -> Result<Gc<Str>> {
        let slot_text = text(slot);
        let class_text = text(class);
        let owner = class_text.trim_start_matches('_');
        let is_private = slot_text.starts_with("__") && !slot_text.ends_with("__") && !owner.is_empty();
        let slot = if is_private { self.intern(&format!("_{owner}{slot_text}"))? } else { slot };
        if dict.get_str(slot).is_some() && !matches!(slot.as_bytes(), b"__qualname__" | b"__classcell__") {
            let slot = text(slot);
            return Err(self.value_error(format!("'{slot}' in __slots__ conflicts with class variable")));
        }
        Ok(slot)
    }

    fn add_members(&mut self, class: Gc<Class>, base: Gc<Class>, slots: &[Gc<Str>]) -> Result<()> {
        let first = base.reserved.get();
        let Some(count) = u16::try_from(slots.len()).ok().and_then(|count| first.checked_add(count)) else {
            return Err(self.raise(Exc::OverflowError, "too many __slots__"));
        };
        if count > u16::MAX / 2 {
            return Err(self.raise(Exc::OverflowError, "too many __slots__"));
        }
        for (index, &slot) in slots.iter().enumerate() {
            let member = Member::alloc(&self.heap, slot, class, first + index as u16, false, false);
            let member = Value::object(self.memory(member)?);
            self.set_name(class.dict, slot, member)?;
        }
        class.reserved.set(count);
        Ok(())
    }

    /// What patterns a class matches, it has from the first class of its MRO that matches any.
    fn inherit_collection(&self, class: Gc<Class>) {
        let both = flag::SEQUENCE | flag::MAPPING;
        if !class.has(both)
            && let Some(base) = class.mro_classes().find(|base| base.has(both))
        {
            class.set(base.flags.get() & both);
        }
    }

    /// `__set_name__` of everything in the namespace.
    fn set_names(&mut self, class: Gc<Class>) -> Result<()> {
        let values: Rooted<Value> = self.heap.rooted();
        for item in class.dict.table().iter() {
            let pushed = values.extend(&self.heap, &[item.key, item.value]);
            self.memory(pushed)?;
        }
        for index in (0..values.len()).step_by(2) {
            let (Some(name), Some(value)) = (values.get(index), values.get(index + 1)) else { break };
            let called = self.call_special(value, self.names.__set_name__, &[Value::object(class), name]);
            if called.is_err() {
                return Err(self.set_name_failed(class, name, value));
            }
        }
        Ok(())
    }

    #[cold]
    fn set_name_failed(&mut self, class: Gc<Class>, name: Value, value: Value) -> Raised {
        let cause = self.take_raised();
        let (owner, kind) = (class.name_text(), self.type_name(value));
        let name = match self.repr_text(name) {
            Ok(name) => name,
            Err(raised) => return raised,
        };
        let raised = self
            .runtime_error(format!("Error calling __set_name__ on '{kind}' instance {name} in '{owner}'"));
        let error = self.raised;
        if let Some(error) = error.as_kind::<crate::objects::exception::Exception>() {
            error.cause.set(cause);
            error.context.set(cause);
            error.suppress_context.set(true);
        }
        raised
    }

    /// `super(class, class).__init_subclass__(**keywords)`
    fn init_subclass(&mut self, class: Gc<Class>, keywords: &[(Gc<Str>, Value)]) -> Result<()> {
        let name = self.names.__init_subclass__;
        let mro = class.mro.get();
        let mut above = mro.items().iter().filter_map(|base| base.as_kind::<Class>()).skip(1);
        let Some(hook) = above.find_map(|base| base.dict.get_str(name)) else { return Ok(()) };
        let hook = self.bind_attribute(hook, Value::UNBOUND, class)?.unwrap_or(Value::NONE);
        self.call_kw(hook, &[], keywords).map(|_| ())
    }
}

/// Whether objects of a kind vary in size: their classes cannot give them slots or weak references.
pub(super) fn has_items(kind: u8) -> bool {
    [Kind::BigInt, Kind::Tuple, Kind::Bytes, Kind::Type].iter().any(|&other| other as u8 == kind)
}

/// Whether objects of a kind have a field for their `__dict__`, so that no attribute lies in slots.
pub(super) fn has_own_dict(kind: u8) -> bool {
    let kinds = [
        Kind::Type,
        Kind::Module,
        Kind::Function,
        Kind::ClassMethod,
        Kind::StaticMethod,
        Kind::SimpleNamespace,
    ];
    kinds.iter().any(|&other| other as u8 == kind)
}

/// `__dict__` of instances.
pub(crate) static DICT: GetSetDef = GetSetDef {
    name: "__dict__",
    get: |vm, object| match vm.instance_dict(object)? {
        Some(dict) => Ok(Value::object(dict)),
        None => {
            let name = vm.names.__dict__;
            Err(vm.no_attribute(object, name))
        }
    },
    set: Some(|vm, object, value| vm.set_instance_dict(object, value)),
    doc: "dictionary for instance variables (if defined)",
};

/// `__weakref__` of instances: the first reference to one.
pub(crate) static WEAKREF: GetSetDef = GetSetDef {
    name: "__weakref__",
    get: |vm, object| {
        let Some(object) = object.as_header() else { return Ok(Value::NONE) };
        Ok(vm
            .weak_refs
            .of(object)
            .first()
            .map_or(Value::NONE, |reference: &Gc<WeakRef>| Value::object(*reference)))
    },
    set: None,
    doc: "list of weak references to the object (if defined)",
};

fn is_identifier(text: &str) -> bool {
    use crate::unicode::{is_identifier_continue, is_identifier_start};
    let mut chars = text.chars();
    chars.next().is_some_and(|first| first == '_' || is_identifier_start(first))
        && chars.all(is_identifier_continue)
}

/// How many attributes instances of a class are likely to get: those that functions of its namespace, and of its bases', give
/// to their first argument, and those that are annotated. Linear in these functions.
fn room_for_attributes(class: Gc<Class>, base: Gc<Class>, annotations: Gc<Str>) -> u16 {
    let mut names = Vec::new();
    for class in std::iter::once(class.dict).chain(base.mro_classes().map(|base| base.dict)) {
        names_given(class, &mut names);
        if let Some(annotated) = class.get_str(annotations).and_then(|value| value.as_object::<Dict>()) {
            let keys = annotated.table().iter().filter_map(|item| item.key.as_object::<Str>());
            keys.for_each(|name| add_name(&mut names, name));
        }
    }
    match names.len() as u16 {
        0 => ATTRIBUTES,
        count => count.max(2),
    }
}

fn add_name(names: &mut Vec<*const Str>, name: Gc<Str>) {
    if names.len() < MOST_ATTRIBUTES && !names.contains(&name.as_ptr()) {
        names.push(name.as_ptr());
    }
}

/// The names of the attributes that functions of a namespace give to their first argument.
fn names_given(namespace: Gc<Dict>, names: &mut Vec<*const Str>) {
    for item in namespace.table().iter() {
        let Some(function) = item.value.as_object::<Function>() else { continue };
        let code = function.code.get();
        if code.argcount == 0 {
            continue;
        }
        for instruction in instructions(&code.code.words).filter(|one| one.opcode == Opcode::STORE_ATTR) {
            let op = StoreAttr::at(&code.code.words[instruction.at as usize..]);
            if op.object() == Reg(0) {
                add_name(names, code.names[usize::from(op.name().0)]);
            }
        }
    }
}
