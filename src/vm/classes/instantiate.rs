//! Calling a class: `type.__call__`, `object.__new__` and `object.__init__`.

use super::Vm;
use crate::heap::Gc;
use crate::objects::class::{Class, Construction, Constructor, class_flag, special};
use crate::objects::descriptor::StaticMethod;
use crate::objects::function::{Function, Native};
use crate::objects::instance::Instance;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::{Kind, Value};
use crate::vm::frame::Window;
use crate::vm::native::definition;
use crate::vm::protocols::attribute::text;
use crate::vm::{Args, NativeDef, NativeKind, Result, Signature};

impl Vm {
    /// What a call of a class does whose metaclass is `type`. A few loads, if it is known.
    #[inline(always)]
    pub fn constructor(&self, class: Gc<Class>) -> Constructor {
        let known = class.constructor.get();
        if known.epoch == self.epoch { known } else { self.find_constructor(class) }
    }

    #[cold]
    #[inline(never)]
    fn find_constructor(&self, class: Gc<Class>) -> Constructor {
        let (shape, slots) = self.instance_layout(class);
        let constructor = Constructor { epoch: self.epoch, shape, slots, how: self.find_construction(class) };
        class.constructor.set(constructor);
        constructor
    }

    fn find_construction(&self, class: Gc<Class>) -> Construction {
        if class.is(self.class(Kind::Type)) {
            return Construction::Type;
        }
        let special = class_flag::DISALLOW_INSTANTIATION
            | class_flag::IS_METACLASS
            | class_flag::IS_EXCEPTION
            | class_flag::ABSTRACT;
        if class.has(special) || self.epoch == 0 {
            return Construction::Other;
        }
        let init = self.lookup(class, self.names.__init__);
        if class.kind == Kind::Instance as u8 && class.has_shaped_instances() && !class.defines(special::NEW)
        {
            return match init.and_then(|init| init.as_object::<Function>()) {
                Some(init) => Construction::Init(init),
                None if class.defines(special::INIT) => Construction::Other,
                None => Construction::Bare,
            };
        }
        if class.defines(special::DEL) {
            return Construction::Other;
        }
        let object = Value::object(self.class(Kind::Instance));
        let native = |method: Option<Value>, kind: NativeKind| {
            let native = method?.as_kind::<Native>()?;
            let is_free = native.owner != object && definition(native).kind == kind;
            (is_free && matches!(definition(native).signature, Signature::Any)).then_some(native.definition)
        };
        let Some(new) = native(self.lookup(class, self.names.__new__), NativeKind::StaticMethod) else {
            return Construction::Other;
        };
        if init.is_none_or(|init| init.as_kind::<Native>().is_some_and(|init| init.owner == object)) {
            return Construction::Native { new, init: std::ptr::null() };
        }
        match native(init, NativeKind::Method) {
            Some(init) => Construction::Native { new, init },
            None => Construction::Other,
        }
    }

    /// An instance of a class whose [`Construction`] is `Init` or `Bare`.
    ///
    /// # Errors
    /// MemoryError.
    #[inline(always)]
    pub(in crate::vm) fn construct_bare(&mut self, class: Gc<Class>, constructor: Constructor) -> Result {
        let instance = Instance::alloc(&self.heap, constructor.shape, constructor.slots);
        let instance = Value::object(self.memory(instance)?);
        if class.defines(special::DEL) {
            self.watch(instance);
        }
        Ok(instance)
    }

    /// Calls a class whose [`Construction`] is `Native`. The arguments lie in a window.
    ///
    /// # Errors
    /// RecursionError; what the methods raise.
    #[inline]
    pub(in crate::vm) fn construct_native(
        &mut self,
        class: Gc<Class>,
        (new, init): (*const (), *const ()),
        window: Window,
        count: usize,
        names: Value,
    ) -> Result {
        let limit = self.recursion_limit;
        let depth = self.native_depth_mut();
        if *depth >= limit {
            return Err(self.recursion_error(" while calling a Python object"));
        }
        *depth += 1;
        let result = self.construct_by(class, new.cast(), init.cast(), window, count, names);
        *self.native_depth_mut() -= 1;
        result
    }

    #[inline(always)]
    fn construct_by(
        &mut self,
        class: Gc<Class>,
        new: *const NativeDef,
        init: *const NativeDef,
        window: Window,
        count: usize,
        names: Value,
    ) -> Result {
        // SAFETY: `find_construction` has taken them from native functions of any arguments. These lie in the window, and the
        // word below it is free until it is entered.
        unsafe {
            let first = window.0.sub(1);
            first.write(Value::object(class));
            let instance = ((*new).function)(self, Args::new(first, count + 1, names))?;
            if !init.is_null() && self.class_of(instance).is(class) {
                first.write(instance);
                ((*init).function)(self, Args::new(first, count + 1, names))?;
            }
            Ok(instance)
        }
    }

    /// Calls a class: by its metaclass's `__call__`, if that has one of its own.
    ///
    /// # Errors
    /// What `__new__` and `__init__` raise.
    pub fn instantiate(&mut self, class: Gc<Class>, args: Args) -> Result {
        let object = Value::object(class);
        let meta = self.class_of(object);
        if !meta.is(self.class(Kind::Type))
            && let Some(call) = self.lookup(meta, self.names.__call__)
            && call.as_kind::<Native>().is_none()
        {
            let call = self.bind_attribute(call, object, meta)?.unwrap_or(Value::NONE);
            return self.with_depth(" while calling a Python object", |vm| {
                vm.call_args(call, args.as_slice(), args.names_value())
            });
        }
        self.with_depth(" while calling a Python object", |vm| vm.new_instance(class, args))
    }

    /// `type.__call__`: makes an instance and initialises it.
    ///
    /// # Errors
    /// As [`Vm::instantiate`].
    pub fn new_instance(&mut self, class: Gc<Class>, args: Args) -> Result {
        if class.is(self.class(Kind::Type)) {
            if args.positional() == 1 && args.len() == 1 {
                return Ok(Value::object(self.class_of(args[0])));
            }
            if args.positional() != 3 && args.positional() != 1 {
                return Err(self.type_error("type() takes 1 or 3 arguments"));
            }
            if args.positional() == 1 {
                return Err(self.type_error("type() takes no keyword arguments"));
            }
        }
        if class.has(class_flag::DISALLOW_INSTANTIATION) {
            let name = self.qualified_name(class);
            return Err(self.type_error(format!("cannot create '{name}' instances")));
        }
        let instance = match self.own_new(class) {
            None => {
                self.check_no_excess(class, !args.is_empty())?;
                self.bare_instance(class)?
            }
            Some(new) => {
                let new = self.bind_attribute(new, Value::UNBOUND, class)?.unwrap_or(Value::NONE);
                self.call_with_args(new, Value::object(class), args)?
            }
        };
        let made = self.class_of(instance);
        if !made.is(class) && !made.is_subclass(class) {
            return Ok(instance);
        }
        if made.defines(special::DEL) {
            self.watch(instance);
        }
        self.initialize(instance, made, args)?;
        Ok(instance)
    }

    /// Calls `__init__`, which must give None.
    ///
    /// # Errors
    /// TypeError: it gives something else; what it raises.
    fn initialize(&mut self, instance: Value, class: Gc<Class>, args: Args) -> Result<()> {
        let Some(init) = self.lookup(class, self.names.__init__) else { return Ok(()) };
        let object = Value::object(self.class(Kind::Instance));
        if init.as_kind::<Native>().is_some_and(|native| native.owner == object) {
            // `object.__init__` minds arguments only where `__new__` is `object`'s too, which has looked.
            return Ok(());
        }
        let result = if init.as_object::<Function>().is_some() || init.as_kind::<Native>().is_some() {
            self.call_with_args(init, instance, args)?
        } else {
            let init = self.bind_attribute(init, instance, class)?.unwrap_or(Value::NONE);
            self.call_args(init, args.as_slice(), args.names_value())?
        };
        if result.is_none() {
            return Ok(());
        }
        let class = self.type_name(result);
        Err(self.type_error(format!("__init__() should return None, not '{class}'")))
    }

    /// Calls something with one more argument in front of those that native code was given.
    ///
    /// # Errors
    /// What the call raises.
    pub fn call_with_args(&mut self, callable: Value, first: Value, args: Args) -> Result {
        // Nothing collects before they lie on the stack.
        let all: Vec<Value> = std::iter::once(first).chain(args.as_slice().iter().copied()).collect();
        self.call_args(callable, &all, args.names_value())
    }

    /// Calls something with the arguments that native code was given.
    ///
    /// # Errors
    /// What the call raises.
    pub fn call_with(&mut self, callable: Value, args: Args) -> Result {
        self.call_args(callable, args.as_slice(), args.names_value())
    }

    /// The `__new__` of a class, unless it is `object`'s.
    fn own_new(&self, class: Gc<Class>) -> Option<Value> {
        let new = self.lookup(class, self.names.__new__)?;
        let function = new.as_kind::<StaticMethod>().map_or(new, |method| method.function.get());
        let object = Value::object(self.class(Kind::Instance));
        let is_objects = function.as_kind::<Native>().is_some_and(|native| native.owner == object);
        (!is_objects).then_some(new)
    }

    /// `object.__new__` and `object.__init__` take no arguments, unless the other of the two is overridden.
    fn check_no_excess(&mut self, class: Gc<Class>, has_excess: bool) -> Result<()> {
        if !has_excess {
            return Ok(());
        }
        if self.own_new(class).is_some() {
            return Err(
                self.type_error("object.__new__() takes exactly one argument (the type to instantiate)")
            );
        }
        if class.defines(special::INIT) {
            return Ok(());
        }
        let name = class.name_text();
        Err(self.type_error(format!("{name}() takes no arguments")))
    }

    /// `object.__new__(class, …)`
    ///
    /// # Errors
    /// TypeError: the class is abstract, is another built-in class's, or there are arguments that nobody takes.
    pub fn object_new(&mut self, class: Gc<Class>, has_excess: bool) -> Result {
        self.check_no_excess(class, has_excess)?;
        self.bare_instance(class)
    }

    /// An instance of a class, its slots empty.
    fn bare_instance(&mut self, class: Gc<Class>) -> Result {
        if class.has(class_flag::ABSTRACT) {
            return Err(self.abstract_class(class));
        }
        if class.kind != Kind::Instance as u8 {
            let name = class.name_text();
            let base = Kind::ALL[usize::from(class.kind)];
            let base = self.class(base).name_text();
            return Err(self.type_error(format!("object.__new__({name}) is not safe, use {base}.__new__()")));
        }
        let (shape, slots) = self.instance_layout(class);
        let instance = Instance::alloc(&self.heap, shape, slots);
        let instance = Value::object(self.memory(instance)?);
        if class.defines(special::DEL) {
            self.watch(instance);
        }
        Ok(instance)
    }

    #[cold]
    fn abstract_class(&mut self, class: Gc<Class>) -> crate::vm::Raised {
        let name = class.name_text();
        let methods = match self.abstract_methods(class) {
            Ok(methods) => methods,
            Err(raised) => return raised,
        };
        let plural = if methods.len() == 1 { "" } else { "s" };
        let methods = methods.join(", ");
        self.type_error(format!(
            "Can't instantiate abstract class {name} with abstract method{plural} {methods}"
        ))
    }

    fn abstract_methods(&mut self, class: Gc<Class>) -> Result<Vec<String>> {
        let Some(methods) = class.dict.get_str(self.names.__abstractmethods__) else { return Ok(Vec::new()) };
        let list: Gc<List> = self.list_from(methods)?;
        let mut names: Vec<String> = Vec::new();
        for index in 0..list.len() {
            match list.get(index).and_then(|name| name.as_kind::<Str>()) {
                Some(name) => names.push(text(name)),
                None => return Err(self.type_error("sequence item 0: expected str instance")),
            }
        }
        names.sort();
        Ok(names)
    }

    /// What CPython calls a class in messages: with its module, if that is not `builtins` and the class is built in.
    pub fn qualified_name(&mut self, class: Gc<Class>) -> String {
        let module = class.dict.get_str(self.names.__module__).and_then(|module| module.as_kind::<Str>());
        match module {
            Some(module) if !class.has(class_flag::HEAP) && module.as_bytes() != b"builtins" => {
                format!("{}.{}", text(module), class.name_text())
            }
            _ => class.name_text(),
        }
    }

    /// The class that `__new__` of a built-in class was given, which must derive from that class.
    ///
    /// # Errors
    /// TypeError: it is no class, or does not.
    pub fn class_for_new(&mut self, args: Args, kind: Kind) -> Result<Gc<Class>> {
        let own = self.class(kind);
        // PERF: what is nearly always given, before any text is made.
        if args.get(0) == Some(Value::object(own)) {
            return Ok(own);
        }
        let name = own.name_text();
        let Some(class) = args.get(0) else {
            return Err(self.type_error(format!("{name}.__new__(): not enough arguments")));
        };
        let Some(class) = class.as_kind::<Class>() else {
            let given = self.type_name(class);
            return Err(self.type_error(format!("{name}.__new__(X): X is not a type object ({given})")));
        };
        if !class.is_subclass(own) {
            let given = class.name_text();
            return Err(
                self.type_error(format!("{name}.__new__({given}): {given} is not a subtype of {name}"))
            );
        }
        if class.kind != own.kind {
            let (given, base) =
                (class.name_text(), self.class(Kind::ALL[usize::from(class.kind)]).name_text());
            return Err(self.type_error(format!("{name}.__new__({given}) is not safe, use {base}.__new__()")));
        }
        Ok(class)
    }
}
