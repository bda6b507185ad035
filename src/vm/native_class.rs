//! Classes that native modules define, made when they are first asked for.

use super::native::{GetSetDef, NativeDef, NativeKind};
use super::{Result, Vm};
use crate::heap::{Gc, OutOfMemory};
use crate::objects::class::{Class, NewClass, class_flag};
use crate::objects::descriptor::{GetSet, Member};
use crate::objects::dict::Dict;
use crate::objects::native_object::{NativeObject, NativeState};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};

/// The declaration of a class. It is a `static`: its address is its identity.
pub struct NativeClass {
    /// `__name__`
    pub name: &'static str,
    /// `__module__`
    pub module: &'static str,
    /// `__doc__`
    pub doc: &'static str,
    /// What its instances are in Rust.
    pub kind: Kind,
    /// Its base; `None`: the class of its kind if that is a built-in type, else `object`.
    pub base: Option<&'static NativeClass>,
    /// `class_flag`s
    pub flags: u32,
    /// Slots of its instances that can only be read.
    pub slots: &'static [&'static str],
    /// Its methods.
    pub methods: &'static [NativeDef],
    /// Its computed attributes.
    pub getsets: &'static [GetSetDef],
}

/// The kinds that no built-in type stands for: their classes derive from `object`.
const OWN: &[Kind] = &[
    Kind::NativeObject,
    Kind::Instance,
    Kind::Itertool,
    Kind::Deque,
    Kind::DequeIterator,
    Kind::Callable,
    Kind::Array,
    Kind::TupleGetter,
];

impl NativeClass {
    /// What most have: instances are [`NativeObject`]s, it is no base, and nobody calls it.
    pub const DEFAULT: NativeClass = NativeClass {
        name: "",
        module: "builtins",
        doc: "",
        kind: Kind::NativeObject,
        base: None,
        flags: class_flag::HAS_WEAKREF,
        slots: &[],
        methods: &[],
        getsets: &[],
    };
}

/// The class of a declaration. Constant once it is made.
///
/// # Errors
/// MemoryError.
pub fn native_class(vm: &mut Vm, def: &'static NativeClass) -> Result<Gc<Class>> {
    let address = std::ptr::from_ref(def).addr();
    let key = Value::length(address);
    let hash = crate::objects::hash::native(key).unwrap_or_default();
    if let crate::objects::dict::Lookup::Found(place) = vm.registry.lookup(hash, key)
        && let Some(class) = vm.registry.value_at(place).and_then(|class| class.as_kind::<Class>())
    {
        return Ok(class);
    }
    let base = match def.base {
        Some(base) => native_class(vm, base)?,
        None if OWN.contains(&def.kind) => vm.class(Kind::Instance),
        None => vm.class(def.kind),
    };
    let (name, module) = (vm.intern(def.name)?, vm.intern(def.module)?);
    let made = alloc(vm, def, base, name);
    let class = vm.memory(made)?;
    let set = vm.registry.set_native(&vm.heap, key, Value::object(class));
    vm.memory(set)?;
    let doc = match def.doc {
        "" => Value::NONE,
        doc => vm.new_str(doc)?,
    };
    for (key, value) in [(vm.names.__module__, Value::object(module)), (vm.names.__doc__, doc)] {
        let set = class.dict.set_str(&vm.heap, key, value);
        vm.memory(set)?;
    }
    let owner = Value::object(class);
    for method in def.methods {
        let receiver = if method.kind == NativeKind::StaticMethod { owner } else { Value::UNBOUND };
        let native = vm.new_native(method, receiver, owner)?;
        let name = vm.intern(method.name)?;
        let set = class.dict.set_str(&vm.heap, name, native);
        vm.memory(set)?;
    }
    let own_dict = (def.flags & class_flag::HAS_DICT != 0).then_some(&super::classes::create::DICT);
    for getset in def.getsets.iter().chain(own_dict) {
        let name = vm.intern(getset.name)?;
        let getset = GetSet::alloc(&vm.heap, std::ptr::from_ref(getset).cast(), class);
        let getset = vm.memory(getset)?;
        let set = class.dict.set_str(&vm.heap, name, Value::object(getset));
        vm.memory(set)?;
    }
    vm.finish_native_class(class);
    Ok(class)
}

fn alloc(
    vm: &mut Vm,
    def: &NativeClass,
    base: Gc<Class>,
    name: Gc<Str>,
) -> std::result::Result<Gc<Class>, OutOfMemory> {
    let heap = &vm.heap;
    let bases = Tuple::alloc(heap, &[Value::object(base)])?;
    let inherited = base.flags.get() & (class_flag::HAS_DICT | class_flag::HAS_WEAKREF);
    let new = NewClass {
        name,
        qualname: name,
        base: Some(base),
        bases,
        dict: Dict::alloc(heap)?,
        kind: def.kind as u8,
        flags: def.flags | inherited,
    };
    let class = Class::alloc(heap, new, None)?;
    let mro: Vec<Value> =
        [Value::object(class)].into_iter().chain(base.mro.get().items().iter().copied()).collect();
    class.mro.set(Tuple::alloc(heap, &mro)?);
    let inherited = class.reserved.get();
    for (index, slot) in def.slots.iter().enumerate() {
        let slot = vm.strings.get(heap, slot.as_bytes())?;
        let member = Member::alloc(heap, slot, class, inherited + index as u16, true, true)?;
        class.dict.set_str(heap, slot, Value::object(member))?;
    }
    class.reserved.set(inherited + def.slots.len() as u16);
    base.add_subclass(heap, class)?;
    let attributes = u16::from(def.flags & class_flag::HAS_DICT != 0) * 4;
    class.shape.set(vm.shapes.new_root(heap, class.erase(), class.reserved.get(), attributes));
    Ok(class)
}

impl NativeObject {
    /// An object of a class whose instances are native objects.
    ///
    /// # Errors
    /// MemoryError.
    #[allow(clippy::new_ret_no_self)] // Objects are handed on as values.
    pub fn new(vm: &mut Vm, class: Gc<Class>, state: impl NativeState) -> Result {
        let (shape, slots) = vm.instance_layout(class);
        let object = NativeObject::alloc(&vm.heap, state, shape, slots);
        vm.memory(object).map(Value::object)
    }
}

impl Vm {
    /// Takes note of the special methods that a new class has, itself or from its bases.
    fn finish_native_class(&mut self, class: Gc<Class>) {
        let object = self.class(Kind::Instance);
        let mut specials = 0;
        for class in class.mro_classes().filter(|class| !class.is(object)) {
            for item in class.dict.table().iter() {
                if let Some(name) = item.key.as_object::<Str>() {
                    specials |= crate::objects::class::special::of(name.as_bytes());
                }
            }
        }
        class.specials.set(specials);
    }
}
