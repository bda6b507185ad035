//! The script runner: `coachwhip [options] FILE|-|-c CODE|-m MODULE [arguments]`.

use super::host::Process;
use super::instruments::Instruments;
use super::{Failure, files};
use crate::bytecode::opcode::{OPCODES, Opcode};
use crate::interpreter::{Config, Error, Interpreter, Specialize};
use crate::source::Source;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// What is run.
#[derive(Debug)]
enum Program {
    File(OsString),
    Code(String),
    Module(String),
    /// The standard input.
    Input,
}

/// What `--stats` prints at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stats {
    Table,
    Json,
}

#[derive(Debug)]
struct Options {
    config: Config,
    stats: Option<Stats>,
    unbuffered: bool,
    program: Program,
}

/// Runs the program that the command line names. The exit status.
///
/// # Errors
/// The command line is wrong.
pub fn run(parser: lexopt::Parser) -> Result<u8, Failure> {
    let options = parse(parser)?;
    let hostile = options.config.specialize == Specialize::Hostile;
    let host = Box::new(Process::new(options.unbuffered));
    let mut interpreter = match Interpreter::new(host, &options.config) {
        Ok(interpreter) => interpreter,
        Err(_) => return Err(Failure::Usage("the heap is too small to begin with".to_owned())),
    };
    Ok(match (hostile, options.stats) {
        (true, _) => watched::<true>(&mut interpreter, &options),
        (false, Some(_)) => watched::<false>(&mut interpreter, &options),
        (false, None) => execute(&mut interpreter, &options),
    })
}

/// Runs the program under instruments, and prints what they have seen on standard error.
fn watched<const HOSTILE: bool>(interpreter: &mut Interpreter, options: &Options) -> u8 {
    interpreter.observe(Instruments::<HOSTILE>::default());
    let status = execute(interpreter, options);
    let seen = interpreter.stop_observing::<Instruments<HOSTILE>>();
    if let (Some(stats), Some(seen)) = (options.stats, seen) {
        let text = match stats {
            Stats::Table => seen.table(),
            Stats::Json => format!("{:#}\n", seen.json()),
        };
        let _ = interpreter.vm().host.write_stderr(text.as_bytes());
    }
    status
}

fn execute(interpreter: &mut Interpreter, options: &Options) -> u8 {
    let result = match &options.program {
        Program::Code(code) => interpreter.run(&Source::new("<string>", code.as_str())),
        Program::Module(name) => interpreter.run(&Source::new("<string>", format!("import {name}"))),
        Program::File(path) => match files::read(path) {
            Ok(contents) => run_contents(interpreter, &contents),
            Err(trouble) => {
                let _ = writeln!(io::stderr(), "coachwhip: can't open file {trouble}");
                return 2;
            }
        },
        Program::Input => match files::read("-".as_ref()) {
            Ok(contents) => run_contents(interpreter, &contents),
            Err(trouble) => {
                let _ = writeln!(io::stderr(), "coachwhip: {trouble}");
                return 2;
            }
        },
    };
    let status = match result {
        Ok(()) => 0,
        Err(error) => report(interpreter, &error),
    };
    interpreter.finish();
    status
}

fn run_contents(interpreter: &mut Interpreter, contents: &files::Contents) -> Result<(), Error> {
    match contents.source() {
        Ok(source) => {
            interpreter.set("__file__", &contents.name.as_str().into())?;
            interpreter.run(&source)
        }
        Err(error) => Err(Error {
            type_name: "SyntaxError".to_owned(),
            message: String::new(),
            traceback: error.render(&contents.name).into_bytes(),
            exit_status: None,
        }),
    }
}

/// Prints what was not handled, and gives the exit status.
fn report(interpreter: &mut Interpreter, error: &Error) -> u8 {
    let _ = interpreter.vm().host.flush();
    let _ = interpreter.vm().host.write_stderr(&error.traceback);
    match error.exit_status {
        Some(status) => status as u8,
        None if error.type_name == "KeyboardInterrupt" => 130,
        None => 1,
    }
}

fn parse(mut parser: lexopt::Parser) -> Result<Options, Failure> {
    use lexopt::Arg::{Long, Short, Value};
    let mut config = Config::default();
    let mut options_stats = None;
    let mut unbuffered = false;
    let mut reads_environment = true;
    let program = loop {
        match parser.next()? {
            None => break if io::stdin().is_terminal() { Program::Input } else { Program::Input },
            Some(Short('c')) => break Program::Code(text(parser.value()?)?),
            Some(Short('m')) => break Program::Module(text(parser.value()?)?),
            Some(Short('u')) => unbuffered = true,
            Some(Short('E')) => reads_environment = false,
            Some(Short('O' | 'q' | 'B' | 's' | 'S' | 'I')) => {}
            Some(Short('W' | 'X')) => {
                parser.value()?;
            }
            Some(Long("specialize")) => config.specialize = mode(&text(parser.value()?)?)?,
            Some(Long("families")) => config.families = Some(families(&text(parser.value()?)?)?),
            Some(Long("stats")) => {
                options_stats = Some(match parser.optional_value() {
                    None => Stats::Table,
                    Some(value) if value == "json" => Stats::Json,
                    Some(value) => {
                        return Err(Failure::Usage(format!("there are no statistics as {value:?}; json is one")));
                    }
                });
            }
            Some(Long("max-heap")) => config.limits.heap = size(&text(parser.value()?)?)?,
            Some(Long("fuel")) => {
                let fuel = text(parser.value()?)?;
                config.limits.fuel =
                    Some(fuel.parse().map_err(|_| Failure::Usage(format!("'{fuel}' is no number of steps")))?);
            }
            Some(Long("gc-stress")) => config.stress = true,
            Some(Value(value)) if value == "-" => break Program::Input,
            Some(Value(file)) => break Program::File(file),
            Some(other) => return Err(other.unexpected().into()),
        }
    };
    let rest: Vec<String> = parser.raw_args()?.map(text).collect::<Result<_, _>>()?;
    let (first, folder) = match &program {
        Program::File(path) => {
            let parent = Path::new(path).parent().map(|parent| parent.display().to_string());
            (path.display().to_string(), parent.unwrap_or_default())
        }
        Program::Code(_) => ("-c".to_owned(), String::new()),
        Program::Module(_) => ("-m".to_owned(), String::new()),
        Program::Input => ("-".to_owned(), String::new()),
    };
    config.argv = std::iter::once(first).chain(rest).collect();
    config.path = vec![folder];
    if reads_environment {
        environment(&mut config)?;
    }
    Ok(Options { config, stats: options_stats, unbuffered, program })
}

/// What the environment says, where the command line says nothing.
fn environment(config: &mut Config) -> Result<(), Failure> {
    for name in ["PYTHONPATH", "COACHWHIPPATH"] {
        if let Ok(path) = std::env::var(name) {
            config.path.extend(std::env::split_paths(&path).map(|path| path.display().to_string()));
        }
    }
    if let Ok(value) = std::env::var("COACHWHIP_SPECIALIZE")
        && config.specialize == Specialize::On
    {
        config.specialize = mode(&value)?;
    }
    if let Ok(seed) = std::env::var("PYTHONHASHSEED")
        && let Ok(seed) = seed.parse()
    {
        config.hash_seed = Some(seed);
    }
    Ok(())
}

fn text(value: OsString) -> Result<String, Failure> {
    value.into_string().map_err(|value| Failure::Usage(format!("{value:?} is not UTF-8")))
}

fn mode(name: &str) -> Result<Specialize, Failure> {
    Ok(match name {
        "on" => Specialize::On,
        "off" => Specialize::Off,
        "eager" => Specialize::Eager,
        "hostile" => Specialize::Hostile,
        _ => {
            return Err(Failure::Usage(format!(
                "there is no mode '{name}' of specialisation: it is on, off, eager or hostile"
            )));
        }
    })
}

/// `LOAD_ATTR,CALL`: the families by their generic instructions.
fn families(names: &str) -> Result<Vec<Opcode>, Failure> {
    let family = |name: &str| {
        let is_it = |base: &&Opcode| base.info().is_adaptive && base.info().base == **base && base.info().name == name;
        let found = OPCODES.iter().find(is_it).copied();
        found.ok_or_else(|| Failure::Usage(format!("there is no family '{name}'")))
    };
    names.split(',').filter(|name| !name.is_empty()).map(family).collect()
}

/// `64M`: a number of bytes.
fn size(text: &str) -> Result<usize, Failure> {
    let (digits, unit) = match text.char_indices().last() {
        Some((at, 'k' | 'K')) => (&text[..at], 1 << 10),
        Some((at, 'm' | 'M')) => (&text[..at], 1 << 20),
        Some((at, 'g' | 'G')) => (&text[..at], 1 << 30),
        _ => (text, 1),
    };
    let number: Option<usize> = digits.parse().ok().and_then(|number: usize| number.checked_mul(unit));
    number.ok_or_else(|| Failure::Usage(format!("'{text}' is no size: 64M is one")))
}
