//! The command line: what each command prints, where, and its exit status.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run of `coachwhip` left.
#[derive(Debug)]
struct Ran {
    status: i32,
    out: String,
    err: String,
}

fn coachwhip(arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_coachwhip"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("coachwhip starts");
    // One that takes no input has perhaps ended already.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    let output = child.wait_with_output().expect("coachwhip ends");
    let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
    Ran {
        status: output.status.code().expect("no signal"),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// A folder of files that is gone when the test is.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Folder {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&root);
        for (path, text) in files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
            fs::write(path, text).expect("a file can be written");
        }
        Folder(root)
    }

    fn path(&self, file: &str) -> String {
        self.0.join(file).to_str().expect("UTF-8").to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn ast_prints_the_tree() {
    let ran = coachwhip(&["ast", "-"], b"x = 1\n");
    assert_eq!(
        ran.out,
        "\
Module(
  body=[
    Assign(
      targets=[
        Name(id='x', ctx=Store())],
      value=Constant(value=1))],
  type_ignores=[])
"
    );
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
}

#[test]
fn ast_prints_positions_and_reads_other_modes() {
    let expected = "\
Expression(
  body=Name(
    id='x',
    ctx=Load(),
    lineno=1,
    col_offset=0,
    end_lineno=1,
    end_col_offset=1))
";
    for arguments in [
        &["ast", "-a", "-m", "eval", "-"][..],
        &["ast", "-", "--mode=eval", "--include-attributes"],
        &["ast", "-ameval", "-"],
    ] {
        assert_eq!(coachwhip(arguments, b"x").out, expected, "{arguments:?}");
    }
    let single = coachwhip(&["ast", "-m", "single", "-"], b"pass\n");
    assert_eq!(single.out, "Interactive(\n  body=[\n    Pass()])\n");
}

#[test]
fn several_trees_have_headings() {
    let folder = Folder::new("several", &[("a.py", "pass"), ("b.py", "")]);
    let (a, b) = (folder.path("a.py"), folder.path("b.py"));
    let ran = coachwhip(&["ast", &a, &b], b"");
    let trees = ["Module(\n  body=[\n    Pass()],\n  type_ignores=[])", "Module(body=[], type_ignores=[])"];
    assert_eq!(ran.out, format!("# {a}\n{}\n# {b}\n{}\n", trees[0], trees[1]));
}

#[test]
fn a_wrong_program_is_told_on_standard_error() {
    for arguments in [&["ast", "-"][..], &["tokens", "-"]] {
        let ran = coachwhip(arguments, b"x = (1\n");
        assert_eq!(ran.status, 1, "{ran:?}");
        assert!(ran.err.starts_with("  File \"<stdin>\", line 1\n"), "{ran:?}");
        assert!(ran.err.ends_with("SyntaxError: '(' was never closed\n"), "{ran:?}");
    }
}

#[test]
fn the_right_files_of_several_are_printed() {
    let folder = Folder::new("right-of-several", &[("a.py", "pass"), ("b.py", "1 +"), ("c.py", "pass")]);
    let paths = ["a.py", "b.py", "c.py"].map(|file| folder.path(file));
    let ran = coachwhip(&["ast", &paths[0], &paths[1], &paths[2]], b"");
    let headings: Vec<_> = ran.out.lines().filter_map(|line| line.strip_prefix("# ")).collect();
    assert_eq!(headings, [paths[0].as_str(), &paths[2]]);
    assert_eq!(ran.status, 1);
}

#[test]
fn check_of_a_folder_names_the_files_that_do_not_parse() {
    let files =
        [("z.py", "x = )"), ("a.py", "pass"), ("sub/b.py", "(1"), ("sub/c.txt", "1 +"), ("sub/d.py", "\0")];
    let folder = Folder::new("folder", &files);
    let ran = coachwhip(&["ast", "--check", &folder.path("")], b"");
    let told: Vec<_> =
        ran.out.lines().map(|line| line.strip_prefix(&folder.path("")).expect("a path")).collect();
    assert_eq!(
        told,
        [
            "sub/b.py:1:1: SyntaxError: '(' was never closed",
            "sub/d.py: ValueError: source code string cannot contain null bytes",
            "z.py:1:5: SyntaxError: unmatched ')'",
        ]
    );
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    assert_eq!(coachwhip(&["ast", "--check", &folder.path("a.py")], b"").status, 0);
}

#[test]
fn check_shows_each_error() {
    let folder = Folder::new("check", &[("a.py", "pass"), ("b.py", "x = (1")]);
    let ran = coachwhip(&["check", &folder.path("")], b"");
    assert_eq!(ran.status, 1);
    assert!(ran.out.starts_with(&format!("  File \"{}\", line 1\n", folder.path("b.py"))), "{ran:?}");
    assert!(ran.out.ends_with("SyntaxError: '(' was never closed\n"), "{ran:?}");
    assert_eq!(coachwhip(&["check", "-"], b"pass").status, 0);
}

#[test]
fn check_finds_what_parses_and_does_not_compile() {
    let ran = coachwhip(&["check", "-"], b"return\n");
    assert_eq!(ran.status, 1);
    assert!(ran.out.ends_with("SyntaxError: 'return' outside function\n"), "{ran:?}");
    assert_eq!(coachwhip(&["ast", "-"], b"return\n").status, 0);
}

#[test]
fn symbols_prints_each_scope() {
    let ran = coachwhip(&["symbols", "-"], b"def f(x): return x\n");
    let expected = "\
module top line 0 has_children
  f: global local assigned namespace in LOCAL
  function f line 1 optimized
    x: referenced parameter local in LOCAL
";
    assert_eq!((ran.out.as_str(), ran.status), (expected, 0));
    assert_eq!(coachwhip(&["symbols", "-"], b"def f(x): global x\n").status, 1);
}

#[test]
fn tokens_prints_each_token() {
    let ran = coachwhip(&["tokens", "-"], "if x:\n  'é'\n".as_bytes());
    let expected = "\
1:0-1:2          If               'if'
1:3-1:4          Name             'x'
1:4-1:5          Colon            ':'
1:5-1:6          Newline          '\\n'
2:0-2:2          Indent           '  '
2:2-2:6          String           \"'é'\"
2:6-2:7          Newline          '\\n'
3:0-3:0          Dedent           ''
3:0-3:0          EndMarker        ''
";
    assert_eq!((ran.out.as_str(), ran.status), (expected, 0));
}

#[test]
fn trouble_has_status_two_and_says_what() {
    for (arguments, message) in [
        (&["ast", "nowhere.py"][..], "nowhere.py: there is no such file"),
        (&["check", "nowhere.py"], "nowhere.py: there is no such file"),
        (&["tokens", "src"], "src is a folder"),
        (&["ast", "src"], "src is a folder; --check reads all its .py files"),
        (&["symbols", "src"], "src is a folder"),
        (&["ast"], "no file is named; '-' is the standard input"),
        (&["ast", "--tree", "-"], "there is no option '--tree'"),
        (&["ast", "-m", "module", "-"], "the mode is exec, eval or single, not 'module'"),
        (&["check", "-a", "-"], "there is no option '-a'"),
        (&["tokens", "a.py", "b.py"], "tokens takes one file"),
        (&["--check"], "there is no option '--check'"),
        (&["-c"], "the code is missing after -c"),
        (&["-y", "a.py"], "there is no option '-y'"),
        (
            &["--specialize=often", "a.py"],
            "there is no mode 'often' of specialisation: it is on, off, eager or hostile",
        ),
        (&["--families", "JUMP", "a.py"], "there is no family 'JUMP'"),
        (&["--max-heap=much", "a.py"], "'much' is no size: 64M is one"),
    ] {
        let ran = coachwhip(arguments, b"");
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert_eq!(ran.err.lines().next(), Some(format!("coachwhip: {message}").as_str()), "{arguments:?}");
    }
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let ran = coachwhip(&["ast", "nowhere.py", "-"], b"pass");
    assert!(ran.out.ends_with("type_ignores=[])\n"), "{ran:?}");
    assert_eq!(ran.status, 2);
}

#[test]
fn help_tells_of_every_command_and_option() {
    let overview = coachwhip(&["--help"], b"").out;
    for command in ["ast", "tokens", "symbols", "check"] {
        assert!(overview.contains(&format!("\n  {command} ")), "{overview}");
        let help = coachwhip(&[command, "--help"], b"");
        assert!(help.out.contains(&format!("usage: coachwhip {command}")), "{help:?}");
        assert_eq!(help.status, 0);
    }
    assert_eq!(coachwhip(&["--version"], b"").out, format!("coachwhip {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_reader_that_leaves_early_is_no_trouble() {
    let source = "f(x)\n".repeat(20_000);
    let folder = Folder::new("pipe", &[("long.py", &source)]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_coachwhip"))
        .args(["ast", &folder.path("long.py")])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("coachwhip starts");
    let mut first = [0; 7];
    let mut out = child.stdout.take().expect("a pipe");
    out.read_exact(&mut first).expect("some output");
    drop(out);
    let output = child.wait_with_output().expect("coachwhip ends");
    assert_eq!(&first, b"Module(");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

/// The README's examples: what stands after `$ ` is run, and the rest of the block is what it prints.
#[test]
fn the_readme_shows_what_is_printed() {
    let counter = "def make():\n    count = 0\n    def step():\n        nonlocal count\n        count += 1\n        return count\n    return step\n";
    let total = "total = 0\nfor word in words\n    total += len(word)\n";
    let primes = ("examples/primes.py", include_str!("../examples/primes.py"));
    let folder = Folder::new("readme", &[("counter.py", counter), ("total.py", total), primes]);
    let binary = Path::new(env!("CARGO_BIN_EXE_coachwhip"));
    let blocks = include_str!("../README.md").split("```console\n$ ").skip(1);
    let mut examples = 0;
    for block in blocks {
        let (command, rest) = block.split_once('\n').expect("a command and its output");
        let expected = rest.split("```").next().expect("an end");
        let output = Command::new("sh")
            .args(["-c", command])
            .env("PATH", format!("{}:/bin:/usr/bin", binary.parent().expect("a folder").display()))
            .current_dir(&folder.0)
            .output()
            .expect("a shell");
        assert_eq!(String::from_utf8_lossy(&output.stdout), expected, "{command}");
        examples += 1;
    }
    assert_eq!(examples, 7);
}
