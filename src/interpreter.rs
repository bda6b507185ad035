//! The embedding API: a Python interpreter as a Rust value.
//!
//! An [`Interpreter`] has its own heap, modules and output; it is not shared between threads. Python code runs in its
//! `__main__` module; values go in and out as [`Data`]; what a program raises comes back as an [`Error`].

use crate::diagnostic::SyntaxError;
use crate::heap::{Gc, OutOfMemory};
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::module::Module;
use crate::objects::{Value, hash};
use crate::source::Source;
use crate::syntax::Mode;
use crate::vm::adaptive::Observer;
use crate::vm::signal::{self, Caught};
use crate::vm::{Exc, Host, Limits, Raised, Vm};
use crate::{builtins, stdlib};

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
    /// Collect at one of so many safepoints, 1: at each. A test of the collector's roots.
    pub stress: Option<u32>,
    /// `sys.argv`
    pub argv: Vec<String>,
    /// `sys.path`
    pub path: Vec<String>,
    /// `PYTHONHASHSEED`: the key of string hashes; `None`: another one in each process.
    pub hash_seed: Option<u32>,
    /// `-O`: from 1 on, no `assert` and no `__debug__`; from 2 on, no docstrings.
    pub optimize: u8,
    /// `-W`: `sys.warnoptions`
    pub warn_options: Vec<String>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            limits: Limits::default(),
            specialize: Specialize::On,
            families: None,
            stress: None,
            argv: vec![String::new()],
            path: Vec::new(),
            hash_seed: None,
            optimize: 0,
            warn_options: Vec::new(),
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
    /// Goes before the machine that it interrupts.
    caught: Option<Caught>,
    vm: Box<Vm>,
    /// The namespace of `__main__`, which the registry holds too: a program may take the module out of `sys.modules`.
    main: Gc<Dict>,
    /// Whether a SystemExit is told of like other exceptions.
    shows_exits: bool,
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
        (vm.optimize, vm.warn_options) = (config.optimize, config.warn_options.clone());
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
        // What is built does not count against the limit of steps.
        vm.set_fuel(None);
        let stack = vm.heap.native_stack();
        let main = stack.enter(|| Interpreter::install(&mut vm, config)).map_err(|Raised| OutOfMemory)?;
        vm.set_fuel(config.limits.fuel);
        if let Some(interval) = config.stress {
            vm.set_stress_interval(interval);
            let policy = vm.heap.policy();
            vm.heap.set_policy(crate::heap::Policy { stress: true, ..policy });
        }
        Ok(Interpreter { caught: None, vm, main: main.dict, shows_exits: false })
    }

    /// The built-in types, functions and modules, and `__main__`.
    fn install(vm: &mut Vm, config: &Config) -> Result<Gc<Module>, Raised> {
        builtins::install(vm)?;
        stdlib::install(vm, &config.argv, &config.path)?;
        let main = vm.new_main(None)?;
        vm.namespace_set(vm.registry, vm.names.__main__, Value::object(main))?;
        Ok(main)
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

    /// Lets Ctrl-C raise KeyboardInterrupt in what runs here from now on. A process has one such interpreter: the last.
    ///
    /// # Errors
    /// The operating system's.
    pub fn catch_interrupts(&mut self) -> std::io::Result<()> {
        self.caught = None;
        self.caught = Some(self.vm.catch_interrupts()?);
        Ok(())
    }

    /// Ends the process as one that Ctrl-C has ended. Comes back where there are no signals.
    pub fn die_of_interrupt(&mut self) {
        signal::die_of_interrupt();
    }

    /// Whether a SystemExit is told of like other exceptions, as `-i` asks for.
    pub fn show_exits(&mut self, shows: bool) {
        self.shows_exits = shows;
    }

    /// Runs a program in `__main__`.
    ///
    /// # Errors
    /// What the program raises, a SyntaxError among it.
    pub fn run(&mut self, source: &Source) -> Result<(), Error> {
        self.run_mode(source, Mode::Exec)
    }

    /// Runs one interactive statement in `__main__`: the value of an expression is shown by `sys.displayhook`.
    ///
    /// # Errors
    /// What the statement raises, a SyntaxError among it.
    pub fn run_interactive(&mut self, source: &Source) -> Result<(), Error> {
        self.run_mode(source, Mode::Single)
    }

    /// Runs a module, or a package's `__main__`, as the module `__main__`.
    ///
    /// # Errors
    /// What it raises; an ImportError with CPython's words if there is no such module.
    pub fn run_module(&mut self, name: &str) -> Result<(), Error> {
        let outcome = self.within(|vm, _| vm.run_module_as_main(name));
        let within = self.within(|vm, _| {
            let modules = vm.modules;
            let main = vm.namespace_get(modules, vm.names.__main__)?;
            vm.namespace_set(vm.registry, vm.names.__main__, main.unwrap_or(Value::NONE))?;
            Ok(main.and_then(|main| main.as_kind::<Module>()))
        });
        if let Ok(Some(main)) = within {
            self.main = main.dict;
        }
        outcome?.map_err(|message| Error {
            type_name: "ImportError".to_owned(),
            traceback: format!("coachwhip: {message}\n").into_bytes(),
            message,
            exit_status: None,
        })
    }

    /// The value of an expression in `__main__`.
    ///
    /// # Errors
    /// What the expression raises, a SyntaxError among it.
    pub fn eval(&mut self, expression: &str) -> Result<Data, Error> {
        let source = Source::new("<string>", expression);
        self.within(|vm, main| {
            let code = vm.compile(&source, Mode::Eval)?;
            let value = vm.run_code(code, main, None)?;
            Data::of(vm, value)
        })
    }

    fn run_mode(&mut self, source: &Source, mode: Mode) -> Result<(), Error> {
        self.within(|vm, main| {
            let code = vm.compile(source, mode)?;
            vm.run_code(code, main, None).map(|_| ())
        })
    }

    /// Runs `f` with the machine and the namespace of `__main__`, as the bottom of the native stack that is scanned.
    fn within<T>(&mut self, f: impl FnOnce(&mut Vm, Gc<Dict>) -> crate::vm::Result<T>) -> Result<T, Error> {
        let (stack, main) = (self.vm.heap.native_stack(), self.main);
        stack.enter(|| f(&mut self.vm, main).map_err(|raised| self.error(raised)))
    }

    /// Sets a variable of `__main__`.
    ///
    /// # Errors
    /// MemoryError; what making a value of the data raises.
    pub fn set(&mut self, name: &str, data: &Data) -> Result<(), Error> {
        self.within(|vm, main| {
            let value = data.to_value(vm)?;
            let name = vm.intern(name)?;
            vm.namespace_set(main, name, value)
        })
    }

    /// A variable of `__main__`; `None`: there is none.
    ///
    /// # Errors
    /// What making data of it raises.
    pub fn get(&mut self, name: &str) -> Result<Option<Data>, Error> {
        self.within(|vm, main| {
            let name = vm.intern(name)?;
            match vm.namespace_get(main, name)? {
                Some(value) => Data::of(vm, value).map(Some),
                None => Ok(None),
            }
        })
    }

    /// Deletes a variable of `__main__`, if there is one.
    ///
    /// # Errors
    /// MemoryError.
    pub fn unset(&mut self, name: &str) -> Result<(), Error> {
        self.within(|vm, main| {
            let name = Value::object(vm.intern(name)?);
            vm.dict_remove(main, name).map(|_| ())
        })
    }

    /// Calls a function of `__main__`, or what an expression in it gives.
    ///
    /// # Errors
    /// What the expression or the call raises.
    pub fn call(&mut self, function: &str, arguments: &[Data]) -> Result<Data, Error> {
        let source = Source::new("<string>", function);
        self.within(|vm, main| {
            let code = vm.compile(&source, Mode::Eval)?;
            let function = vm.run_code(code, main, None)?;
            let values = vm.heap.rooted::<Value>();
            for argument in arguments {
                let value = argument.to_value(vm)?;
                let pushed = values.push(&vm.heap, value);
                vm.memory(pushed)?;
            }
            let result = vm.call(function, &values.to_vec())?;
            Data::of(vm, result)
        })
    }

    /// The namespace of `__main__`.
    pub fn main(&self) -> Gc<Dict> {
        self.main
    }

    /// `str(sys.ps1)`, or of `sys.ps2`; `None`: it is not set, or has no text.
    pub(crate) fn prompt(&mut self, name: &str) -> Option<String> {
        let text = self.within(|vm, _| {
            let name = vm.intern(name)?;
            let Some(prompt) = vm.namespace_get(vm.sys, name)? else { return Ok(None) };
            let text = vm.str(prompt)?;
            Ok(Some(String::from_utf8_lossy(text.as_bytes()).into_owned()))
        });
        text.ok().flatten()
    }

    /// Writes what streams have not written yet.
    ///
    /// # Errors
    /// What writing raises.
    pub fn flush(&mut self) -> Result<(), Error> {
        self.within(|vm, _| stdlib::io::flush_all(vm))
    }

    /// Ends the program: calls what `atexit` has, and writes what streams have not written yet.
    ///
    /// # Errors
    /// What writing to the standard output raises.
    pub fn finish(&mut self) -> Result<(), Error> {
        self.within(|vm, _| stdlib::shut_down(vm))
    }

    /// What the front end refuses, as an error.
    pub fn refuse(&mut self, error: &SyntaxError, filename: &str) -> Error {
        let stack = self.vm.heap.native_stack();
        stack.enter(|| {
            let raised = self.vm.raise_syntax_error_in(error, filename);
            self.error(raised)
        })
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
            let traceback = match is_exit && self.shows_exits {
                true => vm.traceback_text(exception),
                false => vm.report_uncaught(exception),
            };
            if !is_exit && remember(vm, exception).is_err() {
                vm.take_raised();
            }
            Error { type_name: class.name_text(), message, traceback, exit_status }
        })
    }
}

/// Sets `sys.last_value` and its like.
fn remember(vm: &mut Vm, exception: Value) -> crate::vm::Result<()> {
    let class = Value::object(vm.class_of(exception));
    let traceback =
        exception.as_kind::<Exception>().map_or(Value::NONE, |exception| exception.traceback.get());
    for (name, value) in [("last_type", class), ("last_value", exception), ("last_traceback", traceback)] {
        let name = vm.intern(name)?;
        vm.namespace_set(vm.sys, name, value)?;
    }
    Ok(())
}
