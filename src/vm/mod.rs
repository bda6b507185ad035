//! The virtual machine: dispatch, frames, calls, protocols, unwinding, and the policy of specialisation.
//!
//! What a function may do shows in what it takes: `&mut Vm` may run Python, hence collect; `&mut Heap` may allocate; neither
//! is pure.
//!
//! - [`frame`]: registers, windows, and what instructions answer with. [`dispatch`]: handlers, from the table.
//! - [`adaptive`]: when a site is specialised, and back. [`families`]: PEP 659, one file for each family.
//! - [`call`], [`arguments`]: calling anything. [`unwind`]: exceptions on their way. [`protocols`]: what operators,
//!   attributes, iteration and the like mean, for any object.
//! - [`classes`]: making classes. [`bootstrap`]: the built-in ones. [`native`]: functions written in Rust.
#![allow(unsafe_code)] // The interpreter's core: see ARCHITECTURE.md.

pub mod adaptive;
pub mod arguments;
pub mod async_generators;
pub mod bootstrap;
pub mod call;
pub mod classes;
pub mod complete;
pub mod constructor;
pub mod dispatch;
pub mod exceptions;
pub mod families;
pub mod find;
pub mod frame;
pub mod frame_objects;
pub mod generators;
pub mod groups;
pub mod import;
pub mod loader;
pub mod memory;
pub mod names;
pub mod native;
pub mod native_class;
pub mod protocols;
pub mod scope;
pub mod selftest;
pub(crate) mod signal;
pub mod uncaught;
pub mod unwind;

use crate::heap::{Gc, Heap, OutOfMemory, Policy};
use crate::objects::class::{Class, class_flag};
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::module::Module;
use crate::objects::shape::Shapes;
use crate::objects::str::Str;
use crate::objects::str::intern::Strings;
use crate::objects::weakref::WeakRefs;
use crate::objects::{KINDS, Kind, Value};
use adaptive::Adaptive;
pub use exceptions::Exc;
use frame::Stack;
pub use native::{Args, GetSetDef, NativeDef, NativeFn, NativeKind, Signature};

/// A Python exception is on its way: it sits in [`Vm::raised`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Raised;

/// What may raise.
pub type Result<T = Value> = std::result::Result<T, Raised>;

/// The limits that a run is given.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most bytes that objects may take; more is a MemoryError.
    pub heap: usize,
    /// The most safepoints (calls and turns of loops) that may be passed.
    pub fuel: Option<u64>,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { heap: usize::MAX, fuel: None }
    }
}

/// The machine. The first fields are those that hot handlers read.
pub struct Vm {
    /// Its first word, [`Heap::interrupt`], is what safepoints read.
    pub heap: Heap,
    /// No window may reach beyond this word of the stack: see [`Stack`].
    pub stack_limit: *mut Value,
    /// Changes whenever an attribute of a class comes to mean something else: what caches of methods compare.
    pub epoch: u32,
    /// What is known of attributes and globals, by name.
    pub(crate) known: protocols::known::Known,
    /// The generator that runs, or None: what `yield` suspends.
    pub generator: Value,
    /// The exception that is being handled here (in this generator, or outside of any), or None.
    pub handled: Value,
    /// The coroutine that was made last, if it may not have been awaited, or None: see [`Vm::watch_fresh_coroutine`].
    fresh_coroutine: Value,
    /// How many generators native code drains now: see [`Vm::drain`].
    drains: u32,
    /// The instruction that called the native code that runs, and its window.
    pub pc: *mut u64,
    /// See `pc`.
    pub r: *mut Value,
    /// The first word of the stack that is free while native code runs; null: above the registers of the window `r`.
    top: *mut Value,
    /// The exception on its way; Unbound: none.
    pub raised: Value,
    /// Where the outermost frame returns to: a `HALT`.
    exit: *mut u64,
    /// What runs between an instruction and the frame that it has entered: see [`complete`].
    pub(crate) shim: Gc<Function>,
    /// The observer of this run, whose type is the interpreter's type parameter.
    observer: *mut (),
    /// The type of the observer.
    observer_type: std::any::TypeId,
    /// Runs instructions from a place until a `HALT`.
    run: frame::Run,
    stack: Stack,
    /// The window for which `stack_limit` was lifted.
    lifted: *mut Value,
    /// When sites are specialised.
    pub adaptive: Adaptive,
    /// For each run of instructions that native code has begun: the instruction that called the native code.
    interrupted: Vec<*mut u64>,
    /// How many calls of native code that calls Python are nested.
    native_depth: u32,
    /// `sys.getrecursionlimit()`
    pub recursion_limit: u32,
    /// `-O`: how much is left out of what is compiled.
    pub optimize: u8,
    /// `-W`: `sys.warnoptions`, until `sys` has been made.
    pub warn_options: Vec<String>,
    /// Safepoints that may yet be passed, if they are counted.
    pub fuel: Option<u64>,
    /// Safepoints from one collection to the next in stress mode, and how many are left; 1 outside of it.
    stress: (u32, u32),
    /// Turns of native loops that had to stop: see [`Vm::native_safepoint`].
    native_turns: u32,
    /// All shapes.
    pub shapes: Shapes,
    /// Interned strings.
    pub strings: Strings,
    /// Weak references, by what they refer to.
    pub weak_refs: WeakRefs,
    /// Interned names that the machine itself asks for.
    pub names: names::Names,
    /// The class of the objects of each kind.
    classes: Vec<Gc<Class>>,
    /// The classes of built-in exceptions, in the order of [`Exc`].
    exception_classes: Vec<Gc<Class>>,
    method_cache: Box<[protocols::attribute::Cached]>,
    /// The namespace of `builtins`.
    pub builtins: Gc<Dict>,
    /// `sys.modules`
    pub modules: Gc<Dict>,
    /// The namespace of `sys`.
    pub sys: Gc<Dict>,
    /// Values that native modules keep, by their own keys.
    pub registry: Gc<Dict>,
    /// Containers whose `repr` is being written: see [`Vm::enter_repr`].
    pub(crate) reprs: Vec<Value>,
    /// `sys.set_int_max_str_digits`; 0: no limit.
    pub max_str_digits: usize,
    /// What the embedding program provides: output, input, files.
    pub host: Box<dyn Host>,
    /// Makes a native module: asked by the import system. `None`: there is none of that name.
    pub native_modules: fn(&mut Vm, &str) -> Option<Result<Gc<Module>>>,
    /// The Python source of a module of the library, and whether it is a package.
    pub library: fn(&str) -> Option<(&'static str, bool)>,
}

/// What the machine needs from outside.
pub trait Host {
    /// Writes to standard output.
    ///
    /// # Errors
    /// The operating system's.
    fn write_stdout(&mut self, bytes: &[u8]) -> std::io::Result<()>;
    /// Writes to standard error.
    ///
    /// # Errors
    /// The operating system's.
    fn write_stderr(&mut self, bytes: &[u8]) -> std::io::Result<()>;
    /// Flushes standard output.
    ///
    /// # Errors
    /// The operating system's.
    fn flush(&mut self) -> std::io::Result<()>;
    /// Reads a line from standard input, its line break included; empty at the end.
    ///
    /// # Errors
    /// The operating system's.
    fn read_line(&mut self) -> std::io::Result<Vec<u8>>;
    /// What a path leads to: asked by the import system. `None`: nothing that can be imported.
    fn path_kind(&self, _path: &std::path::Path) -> Option<find::PathKind> {
        None
    }
    /// What a source file contains.
    ///
    /// # Errors
    /// The operating system's.
    fn read_file(&mut self, _path: &std::path::Path) -> std::io::Result<Vec<u8>> {
        Err(std::io::ErrorKind::NotFound.into())
    }
}

impl Vm {
    /// A machine with the classes of all kinds and exceptions, but without their methods, functions or modules: the crate's own
    /// `Interpreter` has those.
    ///
    /// # Errors
    /// The limit of the heap is too low for that.
    pub fn bare(host: Box<dyn Host>, limits: Limits) -> std::result::Result<Box<Vm>, OutOfMemory> {
        let heap = Heap::new(KINDS, Policy { limit: limits.heap, ..Policy::default() });
        let mut strings = Strings::new(&heap)?;
        let mut shapes = Shapes::new();
        let names = names::Names::new(&heap, &mut strings)?;
        let mut classes = bootstrap::classes(&heap, &mut strings)?;
        let exception_classes = exceptions::classes(&heap, &mut strings, &mut shapes, &classes)?;
        classes[Kind::Exception as usize] = exception_classes[Exc::BaseException as usize];
        let exit = dispatch::static_code();
        let stack = Stack::new();
        let [builtins, modules, sys, registry] =
            [Dict::alloc(&heap)?, Dict::alloc(&heap)?, Dict::alloc(&heap)?, Dict::alloc(&heap)?];
        let shim = complete::shim(&heap, &mut strings, builtins)?;
        let mut vm = Box::new(Vm {
            stack_limit: stack.base(),
            lifted: stack.base(),
            epoch: 1,
            known: protocols::known::Known::new(),
            generator: Value::NONE,
            handled: Value::NONE,
            fresh_coroutine: Value::NONE,
            drains: 0,
            pc: exit,
            r: stack.base(),
            top: std::ptr::null_mut(),
            raised: Value::UNBOUND,
            exit,
            shim,
            // The unit observer is a reference to nothing: any place but null will do.
            observer: dispatch::NOBODY,
            observer_type: std::any::TypeId::of::<()>(),
            run: dispatch::looped_runner::<()>(),
            stack,
            adaptive: Adaptive::new(),
            interrupted: Vec::new(),
            native_depth: 0,
            recursion_limit: 1000,
            optimize: 0,
            warn_options: Vec::new(),
            fuel: limits.fuel,
            stress: (1, 1),
            native_turns: 0,
            shapes,
            strings,
            weak_refs: WeakRefs::default(),
            names,
            classes,
            exception_classes,
            method_cache: protocols::attribute::new_cache(),
            builtins,
            modules,
            sys,
            registry,
            reprs: Vec::new(),
            max_str_digits: crate::objects::int::DEFAULT_MAX_STR_DIGITS,
            host,
            native_modules: |_, _| None,
            library: |_| None,
            heap,
        });
        vm.top = vm.stack.base();
        vm.reset_stack_limit();
        vm.set_fuel(limits.fuel);
        vm.run = dispatch::runner::<()>(&mut vm);
        Ok(vm)
    }

    /// The interned string with this text.
    ///
    /// # Errors
    /// MemoryError.
    pub fn intern(&mut self, text: &str) -> Result<Gc<Str>> {
        let result = self.strings.get(&self.heap, text.as_bytes());
        self.memory(result)
    }

    /// A new string.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_str(&mut self, text: impl AsRef<[u8]>) -> Result<Value> {
        let result = Str::alloc(&self.heap, text.as_ref());
        self.memory(result).map(Value::object)
    }

    /// The class of the plain objects of a kind.
    #[inline]
    pub fn class(&self, kind: Kind) -> Gc<Class> {
        self.classes[kind as usize]
    }

    /// The class of a built-in exception.
    #[inline]
    pub fn exception_class(&self, exc: Exc) -> Gc<Class> {
        self.exception_classes[exc as usize]
    }

    /// The class of a value: `type(value)`. A few loads.
    #[inline]
    pub fn class_of(&self, value: Value) -> Gc<Class> {
        if let Some(object) = value.as_header() {
            let shape = object.shape();
            return match self.classes.get(shape as usize) {
                Some(&class) => class,
                None => memory::class_of_shape(&self.heap, shape),
            };
        }
        self.class(match value {
            Value::NONE => Kind::NoneType,
            Value::TRUE | Value::FALSE => Kind::Bool,
            Value::NOT_IMPLEMENTED => Kind::NotImplementedType,
            Value::ELLIPSIS => Kind::EllipsisType,
            _ if value.as_int().is_some() => Kind::BigInt,
            _ => Kind::Float,
        })
    }

    /// The name of the class of a value, for messages.
    pub fn type_name(&self, value: Value) -> String {
        self.class_text(self.class_of(value))
    }

    /// The name of a class, for messages: that of a native module's class has the module in front.
    pub fn class_text(&self, class: Gc<Class>) -> String {
        let name = class.name_text();
        if class.has(class_flag::HEAP) {
            return name;
        }
        let module = class.dict.get_str(self.names.__module__).and_then(|module| module.as_kind::<Str>());
        match module.as_ref().and_then(|module| module.as_str()) {
            Some(module) if module != "builtins" => format!("{module}.{name}"),
            _ => name,
        }
    }

    /// Takes an allocation's result.
    ///
    /// # Errors
    /// MemoryError, where there was no memory.
    #[inline(always)]
    pub fn memory<T>(&mut self, result: std::result::Result<T, OutOfMemory>) -> Result<T> {
        match result {
            Ok(value) => Ok(value),
            Err(OutOfMemory) => Err(self.out_of_memory()),
        }
    }
}
