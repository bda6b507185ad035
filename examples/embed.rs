//! Python in a Rust program: values in and out, captured output, limits, and errors as values.
//!
//! `cargo run --example embed`

use coachwhip::source::Source;
use coachwhip::vm::{Host, Limits};
use coachwhip::{Config, Data, Error, Interpreter};
use std::cell::RefCell;
use std::io;
use std::rc::Rc;

/// A program's surroundings: what it prints is collected, and it has nothing to read.
#[derive(Clone, Default)]
struct Collected(Rc<RefCell<Vec<u8>>>);

impl Collected {
    /// What was printed since the last time.
    fn take(&self) -> String {
        String::from_utf8_lossy(&std::mem::take(&mut *self.0.borrow_mut())).into_owned()
    }
}

impl Host for Collected {
    fn write_stdout(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(())
    }
    fn write_stderr(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_stdout(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
    fn read_line(&mut self) -> io::Result<Vec<u8>> {
        Ok(Vec::new())
    }
}

/// An interpreter with limits, and where its output goes.
fn interpreter(limits: Limits) -> (Interpreter, Collected) {
    let output = Collected::default();
    let config = Config { limits, ..Config::default() };
    let interpreter = Interpreter::new(Box::new(output.clone()), &config).expect("there is memory");
    (interpreter, output)
}

/// Shows all of it, and checks what comes out.
///
/// # Errors
/// What Python raises where nothing is expected.
pub fn main() -> Result<(), Error> {
    let (mut python, output) = interpreter(Limits::default());

    // Values in, values out.
    python.set("prices", &vec![Data::from(3), Data::from(4.5), Data::from(10)].into())?;
    let total = python.eval("sum(price * 2 for price in prices)")?;
    assert_eq!(total, Data::Float(35.0));
    println!("twice the prices: {total:?}");

    // A program; what it prints is ours.
    python.run(&Source::new(
        "greet.py",
        "def greet(name):\n    print('Hello,', name)\n    return len(name)\n",
    ))?;
    let length = python.call("greet", &["Ada".into()])?;
    python.flush()?;
    assert_eq!((length, output.take().as_str()), (Data::Int(3), "Hello, Ada\n"));

    // An error is a value: its type, its message, and what Python would print.
    let error = python.eval("{}['key']").expect_err("there is no such key");
    assert_eq!((error.type_name.as_str(), error.message.as_str()), ("KeyError", "'key'"));
    println!("an error: {error}");
    print!("{}", String::from_utf8_lossy(&error.traceback));
    let error = python.run(&Source::new("wrong.py", "x = (1\n")).expect_err("a parenthesis is open");
    assert_eq!(error.type_name, "SyntaxError");

    // Limits. A program that loops for ever is stopped after so many calls and turns of loops …
    let (mut python, _) = interpreter(Limits { fuel: Some(100_000), ..Limits::default() });
    let error = python.run(&Source::new("endless.py", "while True: pass")).expect_err("it never ends");
    println!("out of fuel: {error}");
    assert_eq!(error.type_name, "RuntimeError");

    // … and one that wants more memory than it may have gets a MemoryError, and can go on.
    let (mut python, _) = interpreter(Limits { heap: 32 << 20, ..Limits::default() });
    let error = python.run(&Source::new("greedy.py", "hoard = []\nwhile True: hoard.append('x' * 100_000)"));
    let error = error.expect_err("nobody has that much");
    println!("out of memory: {}", error.type_name);
    assert_eq!(error.type_name, "MemoryError");
    python.run(&Source::new("modest.py", "del hoard\nanswer = 6 * 7"))?;
    assert_eq!(python.get("answer")?, Some(Data::Int(42)));

    // Exits are errors too: the Rust program decides what becomes of them.
    let exit = python.run(&Source::new("exit.py", "raise SystemExit(3)")).expect_err("it leaves");
    assert_eq!(exit.exit_status, Some(3));
    println!("all is well");
    Ok(())
}
