//! The command line of the runner, read as Python's own is: `-Bc CODE`, `-cCODE`, and all that follows the program is its own.

use super::Failure;
use crate::bytecode::opcode::{OPCODES, Opcode};
use crate::interpreter::{Config, Specialize};
use std::ffi::OsString;
use std::path::PathBuf;

/// What is run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Program {
    /// A file, or a folder with a `__main__.py`.
    File(PathBuf),
    /// `-c CODE`
    Code(String),
    /// `-m MODULE`
    Module(String),
    /// Standard input: a prompt if it is a terminal.
    Input,
}

/// What `--stats` prints at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stats {
    /// A table for people.
    Table,
    /// The same for programs.
    Json,
}

/// What the command line asks for.
#[derive(Clone, Debug)]
pub struct Options {
    /// How the interpreter is set up, but for `sys.path`.
    pub config: Config,
    /// What is run.
    pub program: Program,
    /// `--stats`
    pub stats: Option<Stats>,
    /// `-i`
    pub inspect: bool,
    /// `-q`
    pub quiet: bool,
    /// `-u`
    pub unbuffered: bool,
    /// `-x`
    pub skip_first_line: bool,
    /// `-E`
    pub ignore_environment: bool,
    /// `-P`: the program's folder is not in `sys.path`.
    pub safe_path: bool,
    /// `-s`: the user's folder of modules is not in `sys.path`.
    pub no_user_site: bool,
}

/// A command line: options to run a program with, or a question.
#[derive(Clone, Debug)]
pub enum Line {
    /// Run this.
    Run(Box<Options>),
    /// `-h`
    Help,
    /// `-V`
    Version,
}

/// The words that are left, and where in the first of them we are.
struct Words {
    rest: std::vec::IntoIter<OsString>,
}

/// Reads a command line without the program's name.
///
/// # Errors
/// It makes no sense.
pub fn read(words: Vec<OsString>) -> Result<Line, Failure> {
    let mut words = Words { rest: words.into_iter() };
    let mut options = Options {
        config: Config::default(),
        program: Program::Input,
        stats: None,
        inspect: false,
        quiet: false,
        unbuffered: false,
        skip_first_line: false,
        ignore_environment: false,
        safe_path: false,
        no_user_site: false,
    };
    // What the program sees as its own name.
    let mut name = String::new();
    while let Some(word) = words.rest.next() {
        let word = text(word)?;
        if word == "-" {
            name = word;
            break;
        } else if let Some(long) = word.strip_prefix("--") {
            match long {
                "" => {
                    name = options.file(words.rest.next())?;
                    break;
                }
                "help" => return Ok(Line::Help),
                "version" => return Ok(Line::Version),
                _ => options.long(long, &mut words)?,
            }
        } else if let Some(letters) = word.strip_prefix('-') {
            match options.letters(letters, &mut words)? {
                Letters::Options => {}
                Letters::Program(option) => {
                    name = format!("-{option}");
                    break;
                }
                Letters::Question(line) => return Ok(line),
            }
        } else {
            name = options.file(Some(word.into()))?;
            break;
        }
    }
    let arguments = words.rest.map(text).collect::<Result<Vec<_>, _>>()?;
    options.config.argv = std::iter::once(name).chain(arguments).collect();
    Ok(Line::Run(Box::new(options)))
}

/// What stood in a word of letters.
enum Letters {
    Options,
    /// `c` or `m`: the program, after which come its own arguments.
    Program(char),
    Question(Line),
}

impl Options {
    fn file(&mut self, word: Option<OsString>) -> Result<String, Failure> {
        let Some(word) = word else { return Ok(String::new()) };
        let name = text(word)?;
        if name == "-" {
            return Ok(name);
        }
        self.program = Program::File(PathBuf::from(&name));
        Ok(name)
    }

    fn letters(&mut self, letters: &str, words: &mut Words) -> Result<Letters, Failure> {
        for (at, letter) in letters.char_indices() {
            let mut value = |what: &str| {
                let rest = &letters[at + letter.len_utf8()..];
                if !rest.is_empty() {
                    return Ok(rest.to_owned());
                }
                let word = words.rest.next();
                word.map_or_else(|| Err(Failure::Usage(format!("{what} is missing after -{letter}"))), text)
            };
            match letter {
                'c' => {
                    self.program = Program::Code(value("the code")?);
                    return Ok(Letters::Program('c'));
                }
                'm' => {
                    self.program = Program::Module(value("the module's name")?);
                    return Ok(Letters::Program('m'));
                }
                'W' => {
                    let filter = value("the filter")?;
                    self.config.warn_options.push(filter);
                    return Ok(Letters::Options);
                }
                // There is no extension.
                'X' => {
                    value("its value")?;
                    return Ok(Letters::Options);
                }
                'i' => self.inspect = true,
                'q' => self.quiet = true,
                'u' => self.unbuffered = true,
                'x' => self.skip_first_line = true,
                'E' => self.ignore_environment = true,
                'P' => self.safe_path = true,
                's' => self.no_user_site = true,
                'I' => (self.ignore_environment, self.safe_path, self.no_user_site) = (true, true, true),
                'O' => self.config.optimize = (self.config.optimize + 1).min(2),
                // No byte code is written, `site` is part of the machine, nothing is traced.
                'b' | 'B' | 'd' | 'R' | 'S' | 'v' => {}
                'h' | '?' => return Ok(Letters::Question(Line::Help)),
                'V' => return Ok(Letters::Question(Line::Version)),
                _ => return Err(Failure::Usage(format!("there is no option '-{letter}'"))),
            }
        }
        Ok(Letters::Options)
    }

    fn long(&mut self, long: &str, words: &mut Words) -> Result<(), Failure> {
        let (name, given) = match long.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (long, None),
        };
        if name == "stats" {
            self.stats = Some(match given.as_deref() {
                None => Stats::Table,
                Some("json") => Stats::Json,
                Some(other) => {
                    return Err(Failure::Usage(format!("there are no statistics as '{other}': json is one")));
                }
            });
            return Ok(());
        }
        if name == "gc-stress" {
            let interval = given.as_deref().map_or(Ok(1), str::parse);
            let wrong = |_| Failure::Usage("--gc-stress takes a number of safepoints".to_owned());
            self.config.stress = Some(interval.map_err(wrong)?);
            return Ok(());
        }
        let mut value = || match given.clone() {
            Some(value) => Ok(value),
            None => {
                let word = words.rest.next();
                word.map_or_else(|| Err(Failure::Usage(format!("--{name} takes a value"))), text)
            }
        };
        match name {
            "specialize" => self.config.specialize = mode(&value()?)?,
            "families" => self.config.families = Some(families(&value()?)?),
            "max-heap" => self.config.limits.heap = size(&value()?)?,
            "fuel" => {
                let steps = value()?;
                let number = steps.parse();
                let number =
                    number.map_err(|_| Failure::Usage(format!("'{steps}' is no number of steps")))?;
                self.config.limits.fuel = Some(number);
            }
            // All is checked by content: there is no byte code.
            "check-hash-based-pycs" => drop(value()?),
            _ => return Err(Failure::Usage(format!("there is no option '--{name}'"))),
        }
        Ok(())
    }
}

fn text(word: OsString) -> Result<String, Failure> {
    word.into_string().map_err(|word| Failure::Usage(format!("{word:?} is not UTF-8")))
}

/// `--specialize=MODE`
///
/// # Errors
/// There is no such mode.
pub fn mode(name: &str) -> Result<Specialize, Failure> {
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
        let is_it = |base: &&Opcode| {
            base.info().is_adaptive && base.info().base == **base && base.info().name == name
        };
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

/// What `--help` prints of the runner.
pub const HELP: &str = "\
usage: coachwhip [OPTION]… [FILE | - | -c CODE | -m MODULE] [ARGUMENT]…

Runs a Python 3.11 program: a file, a folder with a __main__.py, the standard input, some code, or a module. Without any, a
terminal gets a prompt.

As in Python:
  -c CODE       runs CODE
  -m MODULE     runs the module MODULE, or a package's __main__, as a program
  -i            gives a prompt after the program
  -q            greets nobody at the prompt
  -u            writes output at once
  -O            leaves out assert and what depends on __debug__; -OO docstrings, too
  -W FILTER     what becomes of warnings: error, ignore, default::DeprecationWarning
  -x            skips the first line of FILE
  -E            does not read PYTHON… and COACHWHIP… from the environment
  -P            does not put the program's folder into sys.path
  -s            does not put the user's folder of modules into sys.path
  -I            -E, -P and -s together
  -h, --help    prints this
  -V, --version prints the version
  -b, -B, -d, -R, -S, -v and -X ARG are accepted, and do nothing.

How it runs:
  --specialize=MODE   when instructions are specialised for what they meet:
                        on       after a few executions (the default)
                        off      never
                        eager    at the first execution
                        hostile  at once, with guards that all refuse: a test
  --families=NAMES    the families that are specialised: LOAD_ATTR,CALL
  --stats[=json]      prints at the end what was specialised, how often guards held, and why attempts failed
  --max-heap=SIZE     raises MemoryError where objects would take more: 64M
  --fuel=N            raises RuntimeError after N calls and turns of loops
  --gc-stress[=N]     collects garbage at every call and turn of a loop, or at every Nth: a test

Environment: PYTHONPATH and COACHWHIPPATH (folders of modules), COACHWHIP_SPECIALIZE (a MODE), PYTHONHASHSEED, PYTHONINSPECT,
PYTHONOPTIMIZE, PYTHONSAFEPATH, PYTHONNOUSERSITE, PYTHONSTARTUP, PYTHONUNBUFFERED, PYTHONWARNINGS, COACHWHIP_HISTORY (the
prompt's history file).

The exit status is that of sys.exit; 1 after an exception, 2 if the command line is wrong or the file cannot be read.
";
