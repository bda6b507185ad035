//! The script runner: `coachwhip [options] FILE|-|-c CODE|-m MODULE [arguments]`.

use super::host::Process;
use super::instruments::Instruments;
use super::options::{Options, Program, Stats, mode};
use super::{Failure, files};
use crate::interpreter::{Error, Interpreter, Specialize};
use crate::repl;
use crate::source::Source;
use std::cell::Cell;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The exit status where the standard output could not be written at the end: CPython's.
const OUTPUT_LOST: i32 = 120;
/// What is said of it.
const STDOUT_LOST: &[u8] =
    b"Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\n";

/// A run: the interpreter, and what the command line says.
struct Run {
    interpreter: Interpreter,
    options: Options,
    /// Whoever read the standard output has gone.
    pipe_broken: Rc<Cell<bool>>,
}

/// Runs the program that the command line names. The exit status.
///
/// # Errors
/// The environment says what makes no sense.
pub fn run(mut options: Options) -> Result<i32, Failure> {
    if !options.ignore_environment {
        environment(&mut options)?;
    }
    options.config.path.insert(0, String::new());
    let is_folder = matches!(&options.program, Program::File(path) if path.is_dir());
    match first_of_path(&options.program, is_folder) {
        Some(first) if is_folder || !options.safe_path => options.config.path[0] = first,
        _ => drop(options.config.path.remove(0)),
    }
    if !options.no_user_site {
        options.config.path.extend(user_site());
    }
    let host = Process::new(options.unbuffered);
    let pipe_broken = host.pipe_broken();
    let Ok(interpreter) = Interpreter::new(Box::new(host), &options.config) else {
        return Err(Failure::Usage("the limit of the heap is too low to begin with".to_owned()));
    };
    let run = Run { interpreter, options, pipe_broken };
    Ok(match (run.options.config.specialize, run.options.stats) {
        (Specialize::Hostile, _) => run.watched::<true>(),
        (_, Some(_)) => run.watched::<false>(),
        (_, None) => run.finish(|_| ()),
    })
}

impl Run {
    /// Runs the program under instruments, and prints what they have seen on standard error.
    fn watched<const HOSTILE: bool>(mut self) -> i32 {
        self.interpreter.observe(Instruments::<HOSTILE>::default());
        self.finish(|run| {
            let seen = run.interpreter.stop_observing::<Instruments<HOSTILE>>();
            if let (Some(stats), Some(seen)) = (run.options.stats, seen) {
                let text = match stats {
                    Stats::Table => seen.table(),
                    Stats::Json => format!("{:#}\n", seen.json()),
                };
                run.complain(text.as_bytes());
            }
        })
    }

    /// The exit status.
    fn finish(mut self, at_the_end: impl FnOnce(&mut Run)) -> i32 {
        // Without it Ctrl-C ends the process, as it does where there are no signals.
        let _ = self.interpreter.catch_interrupts();
        let (mut status, mut is_interrupted) = self.program();
        let inspects = self.options.inspect || env_is_set(&self.options, "PYTHONINSPECT");
        if inspects && self.options.program != Program::Input {
            self.interpreter.show_exits(false);
            (status, is_interrupted) = (self.prompt(), false);
        }
        if let Err(error) = self.interpreter.finish() {
            if !self.is_broken_pipe(&error) {
                self.complain(STDOUT_LOST);
                self.complain(&error.traceback);
            }
            status = OUTPUT_LOST;
        }
        at_the_end(&mut self);
        if is_interrupted {
            self.interpreter.die_of_interrupt();
        }
        // The process ends: nothing has to be freed before.
        std::mem::forget(self);
        status
    }

    /// The exit status, and whether Ctrl-C has ended the program.
    fn program(&mut self) -> (i32, bool) {
        self.interpreter.show_exits(self.options.inspect);
        let result = match self.options.program.clone() {
            Program::Code(code) => self.interpreter.run(&Source::new("<string>", code)),
            Program::Module(name) => self.interpreter.run_module(&name),
            Program::File(path) => return self.file(&path),
            Program::Input if self.options.inspect || io::stdin().is_terminal() => {
                self.interpreter.show_exits(false);
                if let Some(path) = env::var_os("PYTHONSTARTUP").filter(|_| !self.options.ignore_environment)
                {
                    self.file(Path::new(&path));
                    let _ = self.interpreter.unset("__file__");
                }
                return (self.prompt(), false);
            }
            Program::Input => match files::read("-".as_ref()) {
                Ok(contents) => self.contents(&contents),
                Err(trouble) => {
                    self.complain(format!("coachwhip: {trouble}\n").as_bytes());
                    return (2, false);
                }
            },
        };
        self.outcome(result)
    }

    fn outcome(&mut self, result: Result<(), Error>) -> (i32, bool) {
        match result {
            Ok(()) => (0, false),
            Err(error) => (self.report(&error), error.type_name == "KeyboardInterrupt"),
        }
    }

    fn file(&mut self, path: &Path) -> (i32, bool) {
        let shown = absolute(path);
        let (file, is_folder) = match path.is_dir() {
            true => (shown.join("__main__.py"), true),
            false => (shown.clone(), false),
        };
        let bytes = match fs::read(&file) {
            Ok(bytes) => bytes,
            Err(error) if is_folder && error.kind() == io::ErrorKind::NotFound => {
                let text = format!("coachwhip: can't find '__main__' module in '{}'\n", shown.display());
                self.complain(text.as_bytes());
                return (1, false);
            }
            Err(error) => {
                let number = error.raw_os_error().unwrap_or_default();
                let reason = error.to_string();
                let reason = reason.split(" (os error").next().unwrap_or(&reason);
                let shown = file.display();
                let text = format!("coachwhip: can't open file '{shown}': [Errno {number}] {reason}\n");
                self.complain(text.as_bytes());
                return (2, false);
            }
        };
        let mut contents = files::Contents { name: file.display().to_string(), bytes };
        if self.options.skip_first_line {
            let end = contents.bytes.iter().position(|&byte| byte == b'\n').unwrap_or(contents.bytes.len());
            contents.bytes.drain(..end);
        }
        let result = self.contents(&contents);
        self.outcome(result)
    }

    fn contents(&mut self, contents: &files::Contents) -> Result<(), Error> {
        self.interpreter.set("__file__", &contents.name.as_str().into())?;
        self.interpreter.set("__cached__", &crate::Data::None)?;
        match contents.source() {
            Ok(source) => self.interpreter.run(&source),
            Err(error) => Err(self.interpreter.refuse(&error, &contents.name)),
        }
    }

    fn prompt(&mut self) -> i32 {
        let greets = !self.options.quiet && self.options.program == Program::Input;
        let history = (!self.options.ignore_environment).then(|| env::var_os("COACHWHIP_HISTORY")).flatten();
        let history = history.map_or_else(history_file, |path| Some(PathBuf::from(path)));
        repl::run(&mut self.interpreter, greets, history.as_deref())
    }

    /// Prints what was not handled, and gives the exit status.
    fn report(&mut self, error: &Error) -> i32 {
        if !self.is_broken_pipe(error) {
            self.complain(&error.traceback);
        }
        error.exit_status.unwrap_or(1)
    }

    fn is_broken_pipe(&self, error: &Error) -> bool {
        error.type_name == "BrokenPipeError" && self.pipe_broken.get()
    }

    fn complain(&mut self, text: &[u8]) {
        // Where nobody can be told, nobody is.
        let _ = self.interpreter.vm().host.write_stderr(text);
    }
}

/// What the environment says, where the command line says nothing.
fn environment(options: &mut Options) -> Result<(), Failure> {
    let get = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    for name in ["PYTHONPATH", "COACHWHIPPATH"] {
        let path = env::var_os(name).filter(|path| !path.is_empty());
        let folders = path.iter().flat_map(env::split_paths).collect::<Vec<_>>();
        options.config.path.extend(folders.iter().map(|folder| absolute(folder).display().to_string()));
    }
    if let Some(value) = get("COACHWHIP_SPECIALIZE")
        && options.config.specialize == Specialize::On
    {
        options.config.specialize = mode(&value)?;
    }
    if let Some(seed) = get("PYTHONHASHSEED").filter(|seed| seed != "random") {
        let Ok(seed) = seed.parse() else {
            let text = r#"PYTHONHASHSEED must be "random" or an integer in range [0; 4294967295]"#;
            return Err(Failure::Environment(text.to_owned()));
        };
        options.config.hash_seed = Some(seed);
    }
    if let Some(level) = get("PYTHONOPTIMIZE") {
        let level = level.parse::<i64>().map_or(1, |level| level.clamp(0, 2) as u8);
        options.config.optimize = options.config.optimize.max(level);
    }
    if let Some(filters) = get("PYTHONWARNINGS") {
        let filters = filters.split(',').map(str::to_owned);
        options.config.warn_options.splice(0..0, filters);
    }
    options.unbuffered |= get("PYTHONUNBUFFERED").is_some();
    options.safe_path |= get("PYTHONSAFEPATH").is_some();
    options.no_user_site |= get("PYTHONNOUSERSITE").is_some();
    Ok(())
}

fn env_is_set(options: &Options, name: &str) -> bool {
    !options.ignore_environment && env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// `sys.path[0]`
fn first_of_path(program: &Program, is_folder: bool) -> Option<String> {
    match program {
        Program::Code(_) | Program::Input => Some(String::new()),
        Program::Module(_) => Some(env::current_dir().ok()?.display().to_string()),
        Program::File(path) if is_folder => Some(absolute(path).display().to_string()),
        Program::File(path) => {
            // The folder of the file itself, where the path is a link.
            let real = fs::canonicalize(path).unwrap_or_else(|_| absolute(path));
            Some(real.parent()?.display().to_string())
        }
    }
}

/// A path from the root, made as CPython makes it: without asking the file system, `..` as it is.
fn absolute(path: &Path) -> PathBuf {
    let Ok(here) = env::current_dir() else { return path.to_owned() };
    if path.as_os_str().is_empty() || path == Path::new(".") {
        return here;
    }
    here.join(path.strip_prefix("./").unwrap_or(path))
}

/// The user's folder of modules, if there is one.
fn user_site() -> Option<String> {
    let folder = home_folder("XDG_DATA_HOME", ".local/share")?.join("coachwhip/site-packages");
    folder.is_dir().then(|| folder.display().to_string())
}

fn history_file() -> Option<PathBuf> {
    Some(home_folder("XDG_STATE_HOME", ".local/state")?.join("coachwhip/history"))
}

/// A folder of the XDG specification.
fn home_folder(variable: &str, below_home: &str) -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value: &OsString| !value.is_empty()).map(PathBuf::from);
    set(variable).or_else(|| Some(set("HOME")?.join(below_home)))
}
