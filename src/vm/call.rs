//! Calls: of anything, from bytecode and from native code.

use super::complete::{self, Stage};
use super::frame::{Frame, LINKAGE, Next, Outcome, Step, Window};
use super::native::{definition, is_slot};
use super::{Args, NativeKind, Raised, Result, Signature, Vm};
use crate::heap::Gc;
use crate::objects::class::{Class, Construction, class_flag, special};
use crate::objects::dict::Dict;
use crate::objects::function::{BoundMethod, Function, Native};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};

/// The stage of a call that has entered `__init__`: its value is the new instance.
pub const INIT: u16 = 1;

impl Frame {
    /// Calls what lies in a window, with `count` arguments, the last of which `names` names. `length` is that of this
    /// instruction, in words.
    ///
    /// # Errors
    /// What the call raises.
    pub fn call_window(self, window: Window, mut count: usize, names: Value, length: usize) -> Outcome {
        loop {
            let callee = window.callee();
            if let Some(function) = callee.as_object::<Function>() {
                let back = (self.pc_after(length), self.own_window());
                return self.vm().prepare(function, window, count, names, back);
            }
            if let Some(native) = callee.as_kind::<Native>() {
                let result = self.vm().call_native(native, window, count, names)?;
                window.set_callee(result);
                return Ok(Step::Next);
            }
            if let Some(method) = callee.as_object::<BoundMethod>() {
                window.shift(0, 1, count);
                window.set(0, method.receiver);
                window.set_callee(method.function);
                count += 1;
                continue;
            }
            if let Some(class) = callee.as_object::<Class>()
                && let Some(step) = self.call_class(class, window, count, names, length)?
            {
                return Ok(step);
            }
            if let Some(class) = callee.as_kind::<Class>()
                && class.has(class_flag::IS_EXCEPTION)
                && let Some(step) = self.call_exception_class(class, window, count, names)?
            {
                return Ok(step);
            }
            // Anything else: a class, or an object with `__call__`.
            let class = self.vm().class_of(callee);
            if class.defines(special::CALL)
                && callee.as_kind::<Class>().is_none()
                && let Some(call) = self.vm().lookup(class, self.vm().names.__call__)
                && call.as_object::<Function>().is_some()
            {
                window.shift(0, 1, count);
                window.set(0, callee);
                window.set_callee(call);
                count += 1;
                continue;
            }
            let result = self.vm().call_other(callee, window, count, names)?;
            window.set_callee(result);
            return Ok(Step::Next);
        }
    }

    /// Calls a class whose metaclass is `type`. `None`: it is one of those that are called seldom.
    #[inline]
    fn call_class(
        self,
        class: Gc<Class>,
        window: Window,
        count: usize,
        names: Value,
        length: usize,
    ) -> Result<Option<Step>> {
        let constructor = self.vm().constructor(class);
        let made = match constructor.how {
            Construction::Init(init) => {
                let instance = self.vm().construct_bare(class, constructor)?;
                return self.enter_init(window, init, instance, count, names, length).map(Some);
            }
            Construction::Bare if count == 0 => self.vm().construct_bare(class, constructor)?,
            Construction::Native { new, init } => {
                // In native code the arguments may lie above what is in use.
                let old = self.vm().protect(window.offset(count));
                let made = self.vm().construct_native(class, (new, init), window, count, names);
                self.vm().unprotect(old);
                made?
            }
            Construction::Type if count == 1 && names.is_unbound() => {
                Value::object(self.vm().class_of(window.get(0)))
            }
            _ => return Ok(None),
        };
        window.set_callee(made);
        Ok(Some(Step::Next))
    }

    /// Calls a class of exceptions whose `__new__` is `BaseException`'s, and whose `__init__` is as well, or is a Python function:
    /// one allocation, and one for `args`. `None`: the class is not as plain.
    fn call_exception_class(
        self,
        class: Gc<Class>,
        window: Window,
        count: usize,
        names: Value,
    ) -> Result<Option<Step>> {
        let vm = self.vm();
        let base = vm.exception_class(super::Exc::BaseException);
        let (new, init) = (vm.names.__new__, vm.names.__init__);
        let is_plain = Value::object(class).shape() == Some(Kind::Type as u32)
            && !class.defines(special::NEW)
            && vm.lookup(class, new) == base.dict.get_str(new);
        let Some(init_method) = vm.lookup(class, init).filter(|_| is_plain) else { return Ok(None) };
        let keywords = names.as_object::<Tuple>().map_or(0, |names| names.len());
        let is_python = init_method.as_object::<Function>().is_some();
        if !is_python && (keywords > 0 || Some(init_method) != base.dict.get_str(init)) {
            return Ok(None);
        }
        let instance = vm.allocate_exception(class, window.slice(0, count - keywords))?;
        let instance = Value::object(instance);
        if class.defines(special::DEL) {
            vm.watch(instance);
        }
        if is_python {
            let Some(init) = init_method.as_object::<Function>() else { return Ok(None) };
            let length = self.opcode().info().length;
            return self.enter_init(window, init, instance, count, names, length).map(Some);
        }
        window.set_callee(instance);
        Ok(Some(Step::Next))
    }

    /// Enters the `__init__` of a new instance, which the call's completion gives.
    #[inline]
    pub fn enter_init(
        self,
        window: Window,
        init: Gc<Function>,
        instance: Value,
        count: usize,
        names: Value,
        length: usize,
    ) -> Outcome {
        let (inner, back) = self.push_init(window, init, instance, count, length);
        self.vm().prepare(init, inner, count + 1, names, back)
    }

    /// Makes the shim for an `__init__` and puts what it is called with above it: the window, and where it returns to.
    #[inline(always)]
    pub(super) fn push_init(
        self,
        window: Window,
        init: Gc<Function>,
        instance: Value,
        count: usize,
        length: usize,
    ) -> (Window, (*mut u64, Window)) {
        // The shim takes the place of the callee, and what it calls begins behind its registers.
        window.shift(0, complete::SHIM_REGISTERS + LINKAGE + 1, count);
        let stage = Stage::init(INIT, instance, length);
        let (inner, back) = self.vm().push_shim(window, self.pc(), self.own_window(), stage);
        inner.set_callee(Value::object(init));
        inner.set(0, instance);
        (inner, back)
    }
}

impl Vm {
    /// Binds arguments and makes a frame for a Python function in a window. `back` is where it returns to: the place and the
    /// caller's window.
    ///
    /// # Errors
    /// TypeError for wrong arguments; RecursionError.
    #[inline]
    pub(super) fn prepare(
        &mut self,
        function: Gc<Function>,
        window: Window,
        count: usize,
        names: Value,
        back: (*mut u64, Window),
    ) -> Outcome {
        self.bind_arguments(function, window, count, names)?;
        self.enter_function(function, window, back)
    }

    /// Makes a frame for a Python function whose parameters lie in a window.
    ///
    /// # Errors
    /// RecursionError.
    #[inline]
    pub(super) fn enter_function(
        &mut self,
        function: Gc<Function>,
        window: Window,
        back: (*mut u64, Window),
    ) -> Outcome {
        let code = function.code.get();
        if !window.fits(code, self.stack_limit) {
            self.lift_stack_limit(self.r, window, code.registers.into())?;
        }
        window.link(back.0, back.1);
        Ok(Step::Enter(code.start, window))
    }

    /// Calls a native function whose arguments lie in a window.
    ///
    /// # Errors
    /// TypeError for wrong arguments; what it raises.
    #[inline]
    pub(super) fn call_native(
        &mut self,
        native: Gc<Native>,
        window: Window,
        count: usize,
        names: Value,
    ) -> Result {
        let def = definition(native);
        let (mut first, mut count) = (window.0, count);
        // Whether the first argument is a receiver, which does not count.
        let mut receiver = usize::from(matches!(def.kind, NativeKind::Method | NativeKind::ClassMethod));
        if let Some(value) = native.receiver.bound() {
            if receiver == 1 {
                // SAFETY: the word below a window that was not entered is free.
                unsafe {
                    first = first.sub(1);
                    first.write(value);
                }
                count += 1;
            }
        } else if receiver == 1 {
            // SAFETY: there are `count` arguments.
            let given = if count == 0 { None } else { Some(unsafe { first.read() }) };
            self.check_native_receiver(native, given)?;
        }
        let keywords = names.as_object::<Tuple>().map_or(0, |names| names.len());
        if count < receiver {
            receiver = count;
        }
        let given = count - receiver;
        match def.signature {
            Signature::Any => {}
            Signature::None if given == 0 => {}
            Signature::One if given == 1 && keywords == 0 => {}
            Signature::Positional(min, max)
                if keywords == 0 && (min.into()..=max.into()).contains(&given) => {}
            Signature::Named { .. } => {
                return self.call_native_named(native, first, count, receiver, names);
            }
            _ => return Err(self.wrong_arguments(native, given, keywords)),
        }
        // SAFETY: the arguments lie on the stack; `names` names the last of them.
        let args = unsafe { Args::new(first, count, names) };
        (def.function)(self, args)
    }

    /// A method of a class that was called as a plain function: its first argument must be of the class.
    fn check_native_receiver(&mut self, native: Gc<Native>, given: Option<Value>) -> Result<()> {
        let Some(owner) = native.owner.as_kind::<Class>() else { return Ok(()) };
        let def = definition(native);
        let Some(value) = given else {
            let text = if def.name.starts_with("__") {
                format!("descriptor '{}' of '{}' object needs an argument", def.name, self.class_text(owner))
            } else {
                format!("unbound method {}.{}() needs an argument", owner.name_text(), def.name)
            };
            return Err(self.type_error(text));
        };
        if def.kind == NativeKind::ClassMethod {
            return Ok(());
        }
        let class = self.class_of(value);
        if class.is(owner) || class.is_subclass(owner) {
            return Ok(());
        }
        let text = if def.name.starts_with("__") {
            format!(
                "descriptor '{}' requires a '{}' object but received a '{}'",
                def.name,
                self.class_text(owner),
                self.class_text(class)
            )
        } else {
            format!(
                "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
                def.name,
                self.class_text(owner),
                self.class_text(class)
            )
        };
        Err(self.type_error(text))
    }

    /// What CPython calls a native function in messages about its arguments: `list.append`, `len`.
    fn native_name(&self, native: Gc<Native>) -> String {
        let def = definition(native);
        match native.owner.as_kind::<Class>() {
            Some(owner) if def.kind != NativeKind::Function => format!("{}.{}", owner.name_text(), def.name),
            _ => match native.owner.as_object::<Str>().as_ref().and_then(|module| module.as_str()) {
                Some(module) if module != "builtins" => format!("{module}.{}", def.name),
                _ => def.name.to_owned(),
            },
        }
    }

    #[cold]
    fn wrong_arguments(&mut self, native: Gc<Native>, given: usize, keywords: usize) -> Raised {
        let def = definition(native);
        let name = self.native_name(native);
        // CPython counts the arguments of slots itself, and names none of them.
        let is_slot = def.kind == NativeKind::Method && is_slot(def.name);
        if keywords > 0 {
            return self.type_error(match is_slot {
                true => format!("wrapper {}() takes no keyword arguments", def.name),
                false => format!("{name}() takes no keyword arguments"),
            });
        }
        let plural = |count: u8| if count == 1 { "" } else { "s" };
        let text = match def.signature {
            Signature::None if is_slot => format!("expected 0 arguments, got {given}"),
            Signature::One if is_slot => format!("expected 1 argument, got {given}"),
            Signature::None => format!("{name}() takes no arguments ({given} given)"),
            Signature::One => format!("{name}() takes exactly one argument ({given} given)"),
            Signature::Positional(min, max) => {
                let name = if is_slot { "" } else { def.name };
                if min == max {
                    format!("{name} expected {min} argument{}, got {given}", plural(min))
                } else if given < min.into() {
                    format!("{name} expected at least {min} argument{}, got {given}", plural(min))
                } else {
                    format!("{name} expected at most {max} argument{}, got {given}", plural(max))
                }
            }
            Signature::Named { .. } | Signature::Any => format!("{name}() got wrong arguments"),
        };
        self.type_error(text)
    }

    /// Binds named parameters, on the free part of the stack, and calls.
    fn call_native_named(
        &mut self,
        native: Gc<Native>,
        given: *mut Value,
        count: usize,
        receiver: usize,
        names: Value,
    ) -> Result {
        let def = definition(native);
        let Signature::Named { names: parameters, required, positional } = def.signature else {
            unreachable!("the caller has looked")
        };
        let name = || match native.owner.as_kind::<Class>() {
            Some(class) if matches!(def.name, "__new__" | "__init__") => class.name_text(),
            _ => def.name.to_owned(),
        };
        let keywords = names.as_object::<Tuple>();
        let keywords = keywords.as_ref().map_or(&[][..], |names| names.items());
        let placed = count - keywords.len() - receiver;
        if placed > positional.into() {
            return Err(self.too_many_for_native(
                &name(),
                parameters,
                required,
                positional,
                count - receiver,
            ));
        }
        let unnamed = parameters.iter().take(required.into()).take_while(|name| name.is_empty()).count();
        if placed < unnamed {
            let all = if usize::from(required) == parameters.len() { "exactly" } else { "at least" };
            let plural = if unnamed == 1 { "" } else { "s" };
            return Err(self.type_error(format!(
                "{}() takes {all} {unnamed} positional argument{plural} ({placed} given)",
                name()
            )));
        }
        let top = self.top();
        // The arguments may lie in the caller's registers, or at the end of what is in use.
        let place = if top < given.wrapping_add(count) { given.wrapping_add(count) } else { top };
        let total = receiver + parameters.len();
        // SAFETY: the stack has slack above what is in use.
        unsafe {
            place.copy_from(given, receiver + placed);
            for index in receiver + placed..total {
                place.add(index).write(Value::UNBOUND);
            }
        }
        let old = self.set_top(place.wrapping_add(total));
        let result = self.bind_native_named(&name, parameters, required, place.wrapping_add(receiver), {
            // SAFETY: these are the arguments with names.
            (unsafe { std::slice::from_raw_parts(given.add(receiver + placed), keywords.len()) }, keywords)
        });
        // SAFETY: they lie on the stack until the top is set back.
        let result =
            result.and_then(|()| (def.function)(self, unsafe { Args::new(place, total, Value::UNBOUND) }));
        self.set_top(old);
        result
    }

    fn bind_native_named(
        &mut self,
        function: &dyn Fn() -> String,
        parameters: &[&str],
        required: u8,
        place: *mut Value,
        (values, names): (&[Value], &[Value]),
    ) -> Result<()> {
        for (&value, &name) in values.iter().zip(names) {
            let Some(name) = name.as_kind::<Str>() else {
                return Err(self.type_error("keywords must be strings"));
            };
            let is_it = |parameter: &&str| !parameter.is_empty() && parameter.as_bytes() == name.as_bytes();
            let text = || String::from_utf8_lossy(name.as_bytes()).into_owned();
            let Some(index) = parameters.iter().position(is_it) else {
                let (text, function) = (text(), function());
                return Err(
                    self.type_error(format!("'{text}' is an invalid keyword argument for {function}()"))
                );
            };
            // SAFETY: there is a word for each parameter.
            unsafe {
                if !place.add(index).read().is_unbound() {
                    let (text, function) = (text(), function());
                    return Err(self.type_error(format!(
                        "argument for {function}() given by name ('{text}') and position ({})",
                        index + 1
                    )));
                }
                place.add(index).write(value);
            }
        }
        for (index, name) in parameters.iter().enumerate().take(required.into()) {
            // SAFETY: as above.
            if unsafe { place.add(index).read() }.is_unbound() {
                let text = format!("{}() missing required argument '{name}' (pos {})", function(), index + 1);
                return Err(self.type_error(text));
            }
        }
        Ok(())
    }

    fn too_many_for_native(
        &mut self,
        function: &str,
        parameters: &[&str],
        required: u8,
        positional: u8,
        given: usize,
    ) -> Raised {
        let all = parameters.len();
        let text = if given > all {
            let bound = if usize::from(required) == all { "exactly" } else { "at most" };
            let sort = if parameters.iter().all(|name| name.is_empty()) { "positional " } else { "" };
            let plural = if all == 1 { "" } else { "s" };
            format!("{function}() takes {bound} {all} {sort}argument{plural} ({given} given)")
        } else if positional == 0 {
            format!("{function}() takes no positional arguments")
        } else {
            let bound = if required == positional { "exactly" } else { "at most" };
            let plural = if positional == 1 { "" } else { "s" };
            format!("{function}() takes {bound} {positional} positional argument{plural} ({given} given)")
        };
        self.type_error(text)
    }

    /// Calls a class, or an object with a `__call__`.
    fn call_other(&mut self, callee: Value, window: Window, count: usize, names: Value) -> Result {
        // SAFETY: the arguments lie in the window.
        let args = unsafe { Args::new(window.0, count, names) };
        // In native code the arguments may lie above what is in use.
        let old = match self.top() {
            top if top < window.0.wrapping_add(count) => Some(self.set_top(window.0.wrapping_add(count))),
            _ => None,
        };
        let result = match callee.as_kind::<Class>() {
            Some(class) => self.instantiate(class, args),
            None if let Some(callable) = Vm::is_exact_callable(callee) => {
                self.call_native_object(callable, args)
            }
            None => match self.special_method(callee, self.names.__call__) {
                Ok(Some(call)) => {
                    let names = args.names_value();
                    self.with_depth(" while calling a Python object", |vm| {
                        vm.call_args(call, args.as_slice(), names)
                    })
                }
                Ok(None) => {
                    let name = self.type_name(callee);
                    Err(self.type_error(format!("'{name}' object is not callable")))
                }
                Err(raised) => Err(raised),
            },
        };
        if let Some(old) = old {
            self.set_top(old);
        }
        result
    }

    /// Calls a callable with positional arguments.
    ///
    /// # Errors
    /// What the call raises.
    pub fn call(&mut self, callable: Value, args: &[Value]) -> Result {
        self.call_args(callable, args, Value::UNBOUND)
    }

    /// Calls a callable with positional and keyword arguments.
    ///
    /// # Errors
    /// What the call raises.
    pub fn call_kw(&mut self, callable: Value, args: &[Value], keywords: &[(Gc<Str>, Value)]) -> Result {
        if keywords.is_empty() {
            return self.call(callable, args);
        }
        let names = Tuple::from_fn(&self.heap, keywords.len(), |index| Value::object(keywords[index].0));
        let names = Value::object(self.memory(names)?);
        // Nothing collects before the arguments lie on the stack.
        let all: Vec<Value> = args.iter().copied().chain(keywords.iter().map(|keyword| keyword.1)).collect();
        self.call_args(callable, &all, names)
    }

    /// Calls a callable with the arguments that native code was given, a keyword dict's items among them.
    ///
    /// # Errors
    /// What the call raises.
    pub fn call_with_dict(&mut self, callable: Value, args: &[Value], keywords: Gc<Dict>) -> Result {
        let mut named = Vec::new();
        for item in keywords.table().iter() {
            let Some(name) = item.key.as_kind::<Str>() else {
                return Err(self.type_error("keywords must be strings"));
            };
            named.push((name, item.value));
        }
        self.call_kw(callable, args, &named)
    }

    /// Calls a callable with arguments as native code gets them: see [`Args`].
    ///
    /// # Errors
    /// What the call raises.
    pub fn call_args(&mut self, callable: Value, args: &[Value], names: Value) -> Result {
        let window = Window(self.top().wrapping_add(LINKAGE));
        let end = window.0.wrapping_add(args.len());
        if end >= self.stack.end() {
            return Err(self.recursion_error(""));
        }
        window.set_callee(callable);
        for (index, &arg) in args.iter().enumerate() {
            window.set(index, arg);
        }
        let old = self.set_top(end);
        // The names of keywords are to live as long as the arguments.
        let result = self.call_at(window, args.len(), names);
        self.set_top(old);
        std::hint::black_box(names);
        result
    }

    fn call_at(&mut self, window: Window, mut count: usize, names: Value) -> Result {
        loop {
            let callee = window.callee();
            if let Some(function) = callee.as_object::<Function>() {
                return self.enter_from_native(function, window, |vm, window| {
                    vm.bind_arguments(function, window, count, names)
                });
            }
            if let Some(native) = callee.as_kind::<Native>() {
                return self.with_depth(" while calling a Python object", |vm| {
                    vm.call_native(native, window, count, names)
                });
            }
            if let Some(method) = callee.as_object::<BoundMethod>() {
                window.shift(0, 1, count);
                window.set(0, method.receiver);
                window.set_callee(method.function);
                count += 1;
                self.set_top(window.0.wrapping_add(count));
                continue;
            }
            return self.call_other(callee, window, count, names);
        }
    }

    /// Runs a Python function above what is in use of the stack; `fill` puts its arguments into the window.
    ///
    /// # Errors
    /// What the function raises.
    pub fn run_function(
        &mut self,
        function: Gc<Function>,
        fill: impl FnOnce(&mut Vm, Window) -> Result<()>,
    ) -> Result {
        let window = Window(self.top().wrapping_add(LINKAGE));
        window.set_callee(Value::object(function));
        self.enter_from_native(function, window, fill)
    }

    /// Runs a Python function in a window until it returns.
    fn enter_from_native(
        &mut self,
        function: Gc<Function>,
        window: Window,
        fill: impl FnOnce(&mut Vm, Window) -> Result<()>,
    ) -> Result {
        let code = function.code.get();
        fill(self, window)?;
        if !window.fits(code, self.stack_limit) {
            self.lift_stack_limit(self.r, window, code.registers.into())?;
        }
        window.link(self.exit, Window(self.r));
        self.run_window(code.start, window)
    }

    /// Runs instructions in a window whose frame returns to a `HALT`, and gives what it returned.
    ///
    /// # Errors
    /// What is raised and not handled in the frame.
    pub(super) fn run_window(&mut self, start: *mut u64, window: Window) -> Result {
        self.run_from(Next { pc: start, r: window.0 }, window)
    }

    /// Runs instructions from anywhere, until the frame in a window returns to its `HALT`, and gives what it returned. The
    /// frame counts as a level of recursion, so this does not, but it sees to the native stack.
    ///
    /// # Errors
    /// What is raised and not handled in the frame.
    pub(super) fn run_from(&mut self, next: Next, window: Window) -> Result {
        let state = (self.pc, self.r, self.top);
        self.interrupted.push(self.pc);
        let (stack, run) = (self.heap.native_stack(), self.run);
        // SAFETY: the window has been filled and linked; execution goes on in it, or above it.
        stack.grow(|| stack.interpret(|| unsafe { run(next.pc, next.r, self) }));
        self.interrupted.pop();
        (self.pc, self.r, self.top) = state;
        if self.raised.is_unbound() { Ok(window.callee()) } else { Err(Raised) }
    }

    /// Runs native code one level deeper: all recursion of native code goes through here. `what` ends the message of the
    /// RecursionError.
    ///
    /// # Errors
    /// RecursionError; what `run` raises.
    #[inline]
    pub fn with_depth<T>(&mut self, what: &str, run: impl FnOnce(&mut Vm) -> Result<T>) -> Result<T> {
        let limit = self.recursion_limit;
        let depth = self.native_depth_mut();
        if *depth >= limit {
            return Err(self.recursion_error(what));
        }
        *depth += 1;
        let stack = self.heap.native_stack();
        let result = stack.grow(|| run(self));
        *self.native_depth_mut() -= 1;
        result
    }

    /// Calls a method by its name.
    ///
    /// # Errors
    /// AttributeError; what the call raises.
    pub fn call_method(&mut self, object: Value, name: Gc<Str>, args: &[Value]) -> Result {
        let class = self.class_of(object);
        if !class.defines(special::GETATTRIBUTE)
            && !class.has(class_flag::HAS_DICT)
            && let Some(method) = self.lookup(class, name)
            && (method.as_object::<Function>().is_some()
                || method
                    .as_kind::<Native>()
                    .is_some_and(|native| definition(native).kind == NativeKind::Method))
        {
            // Nothing collects before the arguments lie on the stack.
            let all: Vec<Value> = std::iter::once(object).chain(args.iter().copied()).collect();
            return self.call(method, &all);
        }
        let method = self.get_attr(object, name)?;
        self.call(method, args)
    }
}
