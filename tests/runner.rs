//! The runner, as one who calls it sees it: what it runs, what the program sees of the command line, and the exit status.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use support::run_for;

/// Runs `coachwhip` in a folder: status, standard output, standard error.
fn run_in(folder: &Path, arguments: &[&str], input: &str) -> (String, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coachwhip"));
    command.args(arguments).current_dir(folder).env_clear();
    finished(&mut command, input)
}

fn finished(command: &mut Command, input: &str) -> (String, String, String) {
    let ran = run_for(command, input.as_bytes(), Duration::from_secs(60)).expect("it ends soon");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (ran.status, text(ran.out), text(ran.err))
}

fn run(arguments: &[&str], input: &str) -> (String, String, String) {
    run_in(Path::new(env!("CARGO_TARGET_TMPDIR")), arguments, input)
}

/// A folder with these files, new for a test of this name.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("runner").join(name);
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(&root).expect("a folder can be made");
    for (path, text) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }
    fs::canonicalize(root).expect("it is there")
}

const SHOW: &str = "import sys\nprint(sys.argv, sys.path[0], __name__, globals().get('__file__'))\n";

#[test]
fn a_program_sees_its_command_line() {
    let root = folder("argv", &[("a.py", SHOW), ("sub/b.py", SHOW), ("c/__main__.py", SHOW)]);
    let here = root.display();
    for (arguments, expected) in [
        (&["a.py", "-c", "x"][..], format!("['a.py', '-c', 'x'] {here} __main__ {here}/a.py")),
        (&["-B", "./sub/b.py"], format!("['./sub/b.py'] {here}/sub __main__ {here}/sub/b.py")),
        (&["c", "1"], format!("['c', '1'] {here}/c __main__ {here}/c/__main__.py")),
        (&["-c", SHOW, "-i"], "['-c', '-i']  __main__ None".to_owned()),
        (&["-m", "a", "1"], format!("['{here}/a.py', '1'] {here} __main__ {here}/a.py")),
        (&["-m", "sub.b"], format!("['{here}/sub/b.py'] {here} __main__ {here}/sub/b.py")),
    ] {
        let (status, out, err) = run_in(&root, arguments, "");
        assert_eq!(
            (out.trim_end(), err.as_str(), status.as_str()),
            (expected.as_str(), "", "0"),
            "{arguments:?}"
        );
    }
}

#[test]
fn standard_input_is_a_program() {
    let program = "import sys\nprint(sys.argv)\n";
    assert_eq!(run(&[], program).1, "['']\n");
    assert_eq!(run(&["-", "x"], program).1, "['-', 'x']\n");
    assert_eq!(run(&["-x", "-c", "print(1)"], "").1, "1\n");
}

#[test]
fn the_exit_status_is_pythons() {
    for (code, status, err) in [
        ("pass", "0", ""),
        ("raise SystemExit", "0", ""),
        ("raise SystemExit(3)", "3", ""),
        ("raise SystemExit(True)", "1", ""),
        ("raise SystemExit(-1)", "255", ""),
        ("raise SystemExit(2**70)", "255", ""),
        ("raise SystemExit('why')", "1", "why\n"),
        ("raise SystemExit(1.5)", "1", "1.5\n"),
        ("import sys; sys.exit(4)", "4", ""),
        ("exit(5)", "5", ""),
    ] {
        let ran = run(&["-c", code], "");
        assert_eq!((ran.0.as_str(), ran.2.as_str()), (status, err), "{code}");
    }
    let (status, _, err) = run(&["-c", "1/0"], "");
    let report = "Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\n\
                  ZeroDivisionError: division by zero\n";
    assert_eq!((status.as_str(), err.as_str()), ("1", report));
}

#[test]
fn what_cannot_run_says_why() {
    let root = folder("wrong", &[("bad.py", "x = (1\n"), ("empty/a.txt", ""), ("package/__init__.py", "")]);
    let here = root.display();
    for (arguments, status, err) in [
        (&["bad.py"][..], "1", format!("  File \"{here}/bad.py\", line 1\n    x = (1\n        ^\nSyntaxError: '(' was never closed\n")),
        (&["no.py"], "2", format!("coachwhip: can't open file '{here}/no.py': [Errno 2] No such file or directory\n")),
        (&["empty"], "1", format!("coachwhip: can't find '__main__' module in '{here}/empty'\n")),
        (&["-m", "nothing"], "1", "coachwhip: No module named nothing\n".to_owned()),
        (
            &["-m", "package"],
            "1",
            "coachwhip: No module named package.__main__; 'package' is a package and cannot be directly executed\n"
                .to_owned(),
        ),
    ] {
        let ran = run_in(&root, arguments, "");
        assert_eq!((ran.0.as_str(), ran.1.as_str(), ran.2), (status, "", err), "{arguments:?}");
    }
}

#[test]
fn the_prompt_reads_a_pipe_as_pythons_does() {
    let typed =
        "def f():\n  return 5\n\nf()\n1/0\n_\nif f():\n  print(3)\nelse:\n  4\n\nfoo bar\nx = (1 +\n2)\nx\n";
    let (status, out, err) = run(&["-i", "-q"], typed);
    assert_eq!((status.as_str(), out.as_str()), ("0", "5\n5\n3\n3\n"));
    let errors = ">>> ... ... >>> >>> Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\n\
                  ZeroDivisionError: division by zero\n>>> >>> ... ... ... ... >>>   File \"<stdin>\", line 1\n    \
                  foo bar\n        ^^^\nSyntaxError: invalid syntax\n>>> ... >>> >>> \n";
    assert_eq!(err, errors);
    let (status, out, _) = run(&["-i", "-q"], "print(1)\nexit(3)\nprint(2)\n");
    assert_eq!((status.as_str(), out.as_str()), ("3", "1\n"));
    // After a program, its variables are there, and its exit is told.
    let (status, out, err) = run(&["-i", "-c", "x = 7; raise SystemExit(4)"], "x\n");
    assert_eq!((status.as_str(), out.as_str()), ("0", "7\n"));
    assert!(err.ends_with("SystemExit: 4\n>>> >>> \n"), "{err}");
}

#[test]
fn the_environment_is_read_unless_it_is_not() {
    let root = folder("environment", &[("lib/given.py", "value = 1\n")]);
    let run = |arguments: &[&str], variable: (&str, &str)| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coachwhip"));
        finished(command.args(arguments).current_dir(&root).env_clear().env(variable.0, variable.1), "")
    };
    for name in ["PYTHONPATH", "COACHWHIPPATH"] {
        assert_eq!(run(&["-c", "import given; print(given.value)"], (name, "lib")).1, "1\n");
    }
    assert_eq!(run(&["-E", "-c", "import given"], ("PYTHONPATH", "lib")).0, "1");
    let (status, _, err) = run(&["-c", "pass"], ("PYTHONHASHSEED", "x"));
    assert_eq!(status, "1");
    assert!(
        err.contains("PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]"),
        "{err}"
    );
    assert_eq!(run(&["-c", "pass"], ("COACHWHIP_SPECIALIZE", "sometimes")).0, "2");
}

#[test]
fn limits_are_exceptions() {
    let (status, _, err) = run(&["--fuel=1000", "-c", "while True: pass"], "");
    assert_eq!(status, "1");
    assert!(err.ends_with("RuntimeError: the limit of steps is reached\n"), "{err}");
    // Native loops count, and what they leave behind is collected.
    let (_, _, err) = run(&["--fuel=1000", "-c", "import itertools\nsum(itertools.repeat(0))"], "");
    assert!(err.ends_with("RuntimeError: the limit of steps is reached\n"), "{err}");
    let (_, out, _) = run(&["--max-heap", "16M", "-c", "print(max(map(str, range(1_000_000))))"], "");
    assert_eq!(out, "999999\n");
    let (status, _, err) =
        run(&["--max-heap", "32M", "-c", "x = []\nwhile True: x.append('a' * 100000)"], "");
    assert_eq!(status, "1");
    assert!(err.ends_with("MemoryError\n"), "{err}");
}

#[test]
fn statistics_are_told_on_standard_error() {
    let code = "total = 0\nfor i in range(1000):\n    total += i\n";
    let (status, out, err) = run(&["--stats", "-c", code], "");
    assert_eq!((status.as_str(), out.as_str()), ("0", ""));
    assert!(err.contains("FOR_ITER_RANGE"), "{err}");
    let (_, _, err) = run(&["--stats=json", "-c", code], "");
    let json: serde_json::Value = serde_json::from_str(&err).expect("JSON");
    assert_eq!(json["FOR_ITER"]["members"]["FOR_ITER_RANGE"]["misses"], 0);
    // Without its family a site stays generic.
    let (_, _, err) = run(&["--stats=json", "--families=FOR_ITER", "-c", code], "");
    let json: serde_json::Value = serde_json::from_str(&err).expect("JSON");
    assert_eq!(json["BINARY_OP_ADD"]["hits"], 0);
}

/// Ctrl-C ends a loop, a wait and a read at once, and a shell sees by what.
#[cfg(unix)]
#[test]
fn an_interrupt_is_an_exception() {
    use std::io::{BufRead, BufReader, Read};
    use std::os::unix::process::ExitStatusExt;
    use std::process::Stdio;
    let native = "import itertools; sum(itertools.repeat(0))";
    for waits in ["while True: pass", "import time; time.sleep(60)", "input()", native] {
        let code = format!("print('ready', flush=True)\n{waits}\n");
        let mut child = Command::new(env!("CARGO_BIN_EXE_coachwhip"))
            .args(["-c", &code])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().expect("a pipe")).read_line(&mut line).expect("a line");
        std::thread::sleep(Duration::from_millis(100));
        let pid = nix::unistd::Pid::from_raw(child.id().cast_signed());
        nix::sys::signal::kill(pid, nix::sys::signal::Signal::SIGINT).expect("it runs");
        let mut err = String::new();
        child.stderr.as_mut().expect("a pipe").read_to_string(&mut err).expect("text");
        let status = child.wait().expect("it ends");
        assert!(err.ends_with("KeyboardInterrupt\n"), "{waits}: {err}");
        assert_eq!(status.signal(), Some(nix::sys::signal::Signal::SIGINT as i32), "{waits}");
    }
}

#[test]
fn whoever_reads_no_more_is_no_trouble() {
    use std::io::Read;
    use std::process::Stdio;
    let mut child = Command::new(env!("CARGO_BIN_EXE_coachwhip"))
        .args(["-c", "for number in range(100000): print(number)"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut first = [0; 2];
    let mut out = child.stdout.take().expect("a pipe");
    out.read_exact(&mut first).expect("some output");
    drop(out);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.stderr, b"");
}

#[test]
fn what_is_left_out_is_as_the_options_say() {
    let code = "assert 0, 'kept'\nimport sys\ndef f(): 'text'\nprint(__debug__, sys.flags.optimize, f.__doc__)\n\
                try: exec(compile('assert __debug__', '', 'exec', optimize=0))\nexcept AssertionError: print('wrong')\n\
                try: exec(compile('assert 0', '', 'exec', optimize=0))\nexcept AssertionError: print('right')\n";
    let (status, out, _) = run(&["-O", "-c", code], "");
    assert_eq!((status.as_str(), out.as_str()), ("0", "False 1 text\nright\n"));
    let (_, out, _) = run(&["-OO", "-c", code], "");
    assert_eq!(out, "False 2 None\nright\n");
    let (status, _, err) = run(&["-c", code], "");
    assert_eq!(status, "1");
    assert!(err.ends_with("AssertionError: kept\n"), "{err}");
}

#[test]
fn warnings_are_filtered_as_the_options_say() {
    let code = "import sys, warnings\nprint(sys.warnoptions)\nwarnings.warn('careful')\n";
    let (status, out, err) = run(&["-W", "error", "-c", code], "");
    assert_eq!((status.as_str(), out.as_str()), ("1", "['error']\n"));
    assert!(err.ends_with("UserWarning: careful\n"), "{err}");
    let (status, out, err) = run(&["-Wignore", "-Wonce::UserWarning", "-c", code], "");
    assert_eq!((status.as_str(), out.as_str()), ("0", "['ignore', 'once::UserWarning']\n"));
    assert_eq!(err, "<string>:3: UserWarning: careful\n");
}
