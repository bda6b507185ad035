//! The embedding API: a Python interpreter as a Rust value.
//!
//! An [`Interpreter`] has its own heap, modules and output; it is not shared between threads. Python code runs in its
//! `__main__` module; values go in and out as [`Data`]; what a program raises comes back as an [`Error`].

use crate::compiler;
use crate::heap::{Gc, OutOfMemory};
use crate::objects::dict::Dict;
use crate::objects::{Value, hash};
use crate::source::Source;
use crate::syntax::Mode;
use crate::vm::adaptive::Observer;
use crate::vm::{Exc, Host, Limits, Raised, Vm};
use crate::{builtins, stdlib};
use std::sync::Arc;

pub mod data;
pub use data::Data;

/// When sites are specialised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Specialize {
    /// After a few executions.
    #[default]
    On,
    /// Never: every instruction stays generic.
    Off,
    /// At the first execution, and again at the first miss.
    Eager,
    /// At once, with guards that all refuse: a test of the way back. Needs an observer that says so.
    Hostile,
}

/// How an interpreter is set up.
#[derive(Clone, Debug)]
pub struct Config {
    /// What the program may use.
    pub limits: Limits,
    /// When sites are specialised.
    pub specialize: Specialize,
    /// The generic instructions whose families are specialised; `None`: all.
    pub families: Option<Vec<crate::bytecode::opcode::Opcode>>,
    /// Collect at every safepoint: a test of the collector's roots.
    pub stress: bool,
    /// `sys.argv`
    pub argv: Vec<String>,
    /// `sys.path`
    pub path: Vec<String>,
    /// `PYTHONHASHSEED`: the key of string hashes; `None`: another one in each process.
    pub hash_seed: Option<u32>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            limits: Limits::default(),
            specialize: Specialize::On,
            families: None,
            stress: false,
            argv: vec![String::new()],
            path: Vec::new(),
            hash_seed: None,
        }
    }
}

/// What a program raised and did not handle.
#[derive(Clone, Debug)]
pub struct Error {
    /// The class's name: `"ValueError"`.
    pub type_name: String,
    /// `str(exception)`
    pub message: String,
    /// What Python would print on standard error.
    pub traceback: Vec<u8>,
    /// The exit status, if it is a `SystemExit`.
    pub exit_status: Option<i32>,
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.type_name, self.message)
    }
}
impl std::error::Error for Error {}

/// A Python interpreter.
pub struct Interpreter {
    vm: Box<Vm>,
    main: Gc<Dict>,
}

impl Interpreter {
    /// An interpreter that writes and reads through a host.
    ///
    /// # Errors
    /// The limit of the heap is too low for the built-in modules.
    pub fn new(host: Box<dyn Host>, config: &Config) -> Result<Interpreter, OutOfMemory> {
        if let Some(seed) = config.hash_seed {
            hash::set_seed(seed);
        }
        let mut vm = Vm::bare(host, config.limits)?;
        match config.specialize {
            Specialize::On => {}
            Specialize::Off => vm.adaptive.is_on = false,
            Specialize::Eager | Specialize::Hostile => vm.adaptive.make_eager(),
        }
        if let Some(families) = &config.families {
            for &base in crate::bytecode::opcode::OPCODES {
                if base.info().base == base && base.info().is_adaptive {
                    vm.adaptive.allow(base, families.contains(&base));
                }
            }
        }
        let main = Interpreter::install(&mut vm, config).map_err(|Raised| OutOfMemory)?;
        if config.stress {
            let policy = vm.heap.policy();
            vm.heap.set_policy(crate::heap::Policy { stress: true, ..policy });
        }
        Ok(Interpreter { vm, main })
    }

    /// The built-in types, functions and modules, and `__main__`.
    fn install(vm: &mut Vm, config: &Config) -> Result<Gc<Dict>, Raised> {
        builtins::install(vm)?;
        stdlib::install(vm, &config.argv, &config.path)?;
        let main = vm.new_main(None)?;
        Ok(main.dict)
    }

    /// Watches the life of each site from now on. Sites that are specialised already are seen as they are.
    pub fn observe<O: Observer + 'static>(&mut self, observer: O) {
        self.vm.observe(Box::new(observer));
    }

    /// The observer that has watched, if it is of this type; nobody watches any more.
    pub fn stop_observing<O: Observer + 'static>(&mut self) -> Option<Box<O>> {
        self.vm.stop_observing::<O>()
    }

    /// The machine, for code that knows its rules.
    pub fn vm(&mut self) -> &mut Vm {
        &mut self.vm
    }

    /// Runs a program in `__main__`.
    ///
    /// # Errors
    /// What the program raises, a SyntaxError among it.
    pub fn run(&mut self, source: &Source) -> Result<(), Error> {
        self.run_mode(source, Mode::Exec).map(|_| ())
    }

    /// Runs one interactive statement in `__main__`: the value of an expression is shown by `sys.displayhook`.
    ///
    /// # Errors
    /// What the statement raises, a SyntaxError among it.
    pub fn run_interactive(&mut self, source: &Source) -> Result<(), Error> {
        self.run_mode(source, Mode::Single).map(|_| ())
    }

    /// The value of an expression in `__main__`.
    ///
    /// # Errors
    /// What the expression raises, a SyntaxError among it.
    pub fn eval(&mut self, expression: &str) -> Result<Data, Error> {
        let source = Source::new("<string>", expression);
        let value = self.run_mode(&source, Mode::Eval)?;
        let data = Data::of(&mut self.vm, value);
        data.map_err(|raised| self.error(raised))
    }

    fn run_mode(&mut self, source: &Source, mode: Mode) -> Result<Value, Error> {
        let main = self.main;
        let stack = self.vm.heap.native_stack();
        let result = stack.enter(|| {
            let vm = &mut *self.vm;
            let code = match compiler::compile(source, mode) {
                Ok(code) => vm.load(Arc::new(code))?,
                Err(error) => return Err(vm.raise_syntax_error(&error, source.name())),
            };
            vm.run_code(code, main, None)
        });
        result.map_err(|raised| self.error(raised))
    }

    /// Runs a module, or a package's `__main__`, as `python -m` does.
    ///
    /// # Errors
    /// What the module raises; an error without an exception, if there is no such module.
    pub fn run_module(&mut self, name: &str) -> Result<(), Error> {
        let stack = self.vm.heap.native_stack();
        let result = stack.enter(|| self.vm.run_module_as_main(name));
        match result {
            Ok(Ok(())) => Ok(()),
            Ok(Err(message)) => {
                let traceback = format!("coachwhip: {message}\n").into_bytes();
                Err(Error { type_name: "ImportError".to_owned(), message, traceback, exit_status: Some(1) })
            }
            Err(raised) => Err(self.error(raised)),
        }
    }

    /// Sets a variable of `__main__`.
    ///
    /// # Errors
    /// MemoryError.
    pub fn set(&mut self, name: &str, data: &Data) -> Result<(), Error> {
        let main = self.main;
        let vm = &mut *self.vm;
        let result = data.to_value(vm).and_then(|value| {
            let name = vm.intern(name)?;
            let set = main.set_str(&vm.heap, name, value);
            vm.memory(set)
        });
        result.map_err(|raised| self.error(raised))
    }

    /// A variable of `__main__`; `None`: there is none.
    ///
    /// # Errors
    /// What making data of it raises.
    pub fn get(&mut self, name: &str) -> Result<Option<Data>, Error> {
        let main = self.main;
        let vm = &mut *self.vm;
        let result = vm.intern(name).and_then(|name| match main.get_str(name) {
            Some(value) => Data::of(vm, value).map(Some),
            None => Ok(None),
        });
        result.map_err(|raised| self.error(raised))
    }

    /// The namespace of `__main__`.
    pub fn main(&self) -> Gc<Dict> {
        self.main
    }

    /// Ends the program: calls what `atexit` has, and flushes the output.
    pub fn finish(&mut self) {
        let stack = self.vm.heap.native_stack();
        stack.enter(|| stdlib::finish(&mut self.vm));
    }

    /// Makes an error of the exception on its way.
    pub fn error(&mut self, _: Raised) -> Error {
        let stack = self.vm.heap.native_stack();
        stack.enter(|| {
            let vm = &mut *self.vm;
            let exception = vm.take_raised();
            let class = vm.class_of(exception);
            let is_exit = class.is_subclass(vm.exception_class(Exc::SystemExit));
            let exit_status = if is_exit { Some(vm.exit_status(exception)) } else { None };
            let message = match vm.str(exception) {
                Ok(text) => String::from_utf8_lossy(text.as_bytes()).into_owned(),
                Err(Raised) => {
                    vm.take_raised();
                    "<exception str() failed>".to_owned()
                }
            };
            let traceback = vm.report_uncaught(exception);
            Error { type_name: class.name_text(), message, traceback, exit_status }
        })
    }
}
