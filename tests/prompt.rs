//! The prompt without a terminal: lines go into a session, and what it prints is compared.

use coachwhip::repl::{Answer, Session};
use coachwhip::vm::Host;
use coachwhip::{Config, Interpreter};
use std::cell::RefCell;
use std::io;
use std::rc::Rc;

/// Collects both streams in the order in which they were written.
#[derive(Clone, Default)]
struct Screen(Rc<RefCell<Vec<u8>>>);
impl Host for Screen {
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

/// What a user sees who types these lines, the prompts among it; `^C` is the key. The last answer.
fn typed(lines: &[&str]) -> (String, Answer) {
    let screen = Screen::default();
    let mut interpreter =
        Interpreter::new(Box::new(screen.clone()), &Config::default()).expect("there is memory");
    let mut session = Session::new(&mut interpreter);
    let mut answer = Answer::Done;
    for line in lines {
        let prompt = session.prompt();
        session.tell(&format!("{prompt}{line}\n"));
        match *line {
            "^C" => session.interrupt(),
            line => answer = session.line(line),
        }
    }
    let seen = String::from_utf8(screen.0.borrow().clone()).expect("UTF-8");
    (seen, answer)
}

#[test]
fn values_are_shown_and_remembered() {
    let (seen, answer) = typed(&["6 * 7", "_ + 1", "None", "x = 'é'", "x", "# nothing", ""]);
    assert_eq!(
        seen,
        ">>> 6 * 7\n42\n>>> _ + 1\n43\n>>> None\n>>> x = 'é'\n>>> x\n'é'\n>>> # nothing\n>>> \n"
    );
    assert_eq!(answer, Answer::Done);
}

#[test]
fn a_statement_may_take_lines() {
    let (seen, answer) = typed(&["def f(x):", "    return x", "", "f(", "1)", "for i in f('ab'):"]);
    assert_eq!(seen, ">>> def f(x):\n...     return x\n... \n>>> f(\n... 1)\n1\n>>> for i in f('ab'):\n");
    assert_eq!(answer, Answer::More);
}

#[test]
fn errors_are_told_and_survived() {
    let (seen, _) = typed(&["1 +", "1 / 0", "x", "raise KeyboardInterrupt", "'after'"]);
    let told: Vec<_> =
        seen.lines().filter(|line| line.contains("Error") || line.contains("Interrupt")).collect();
    assert_eq!(
        told,
        [
            "SyntaxError: invalid syntax",
            "ZeroDivisionError: division by zero",
            "NameError: name 'x' is not defined",
            ">>> raise KeyboardInterrupt",
            "KeyboardInterrupt",
        ]
    );
    assert!(seen.ends_with(">>> 'after'\n'after'\n"), "{seen}");
}

#[test]
fn ctrl_c_forgets_the_statement() {
    let (seen, answer) = typed(&["if True:", "^C", "5"]);
    assert_eq!(seen, ">>> if True:\n... ^C\n\nKeyboardInterrupt\n>>> 5\n5\n");
    assert_eq!(answer, Answer::Done);
}

#[test]
fn an_exit_is_an_answer() {
    assert_eq!(typed(&["exit()"]).1, Answer::Exit(0));
    assert_eq!(typed(&["raise SystemExit(3)"]).1, Answer::Exit(3));
    let (seen, answer) = typed(&["import sys; sys.exit('why')"]);
    assert!(seen.ends_with("why\n"), "{seen}");
    assert_eq!(answer, Answer::Exit(1));
}

#[test]
fn prompts_can_be_changed() {
    let (seen, _) = typed(&["import sys", "sys.ps1 = '? '", "1"]);
    assert!(seen.ends_with("? 1\n1\n"), "{seen}");
}
