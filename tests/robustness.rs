//! No input makes the front end panic, overflow its stack, or take longer than its size explains: programs that are almost
//! right, and programs that are deep or long in one way.

use coachwhip::compiler::symbols::SymbolTable;
use coachwhip::compiler::{check, completeness};
use coachwhip::source::Source;
use coachwhip::syntax::ast::{Arena, dump};
use coachwhip::syntax::{Mode, parse, tokenize};
use std::path::Path;
use std::time::{Duration, Instant};

/// Far above what any input here needs, even in a debug build on a busy machine.
const TOO_LONG: Duration = Duration::from_secs(10);

/// Small, so that recursion without a guard is found.
const STACK: usize = 512 * 1024;

/// All that the front end does with a source.
fn read(text: &str) {
    let start = Instant::now();
    for mode in [Mode::Exec, Mode::Eval, Mode::Single] {
        let source = Source::new("<test>", text);
        let arena = Arena::new();
        if let Ok(tree) = parse(&arena, &source, mode) {
            // Dumps grow with depth times length.
            if text.len() < 10_000 {
                dump(&tree, &source, true);
            }
            let _ = SymbolTable::build(&tree, &source).and_then(|table| check(&tree, &source, &table));
        }
    }
    completeness(&Source::new("<test>", text));
    let beginning: String = text.chars().take(200).collect();
    assert!(start.elapsed() < TOO_LONG, "{} bytes took {:?}: {beginning}", text.len(), start.elapsed());
}

fn on_a_small_stack(test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(test).expect("a thread");
    if let Err(panic) = thread.join() {
        std::panic::resume_unwind(panic);
    }
}

/// SplitMix64: the same numbers in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ z >> 31) % limit.max(1) as u64) as usize
    }
}

/// The programs of this repository, right and wrong ones.
fn programs() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("examples"), root.join("tests")];
    let mut programs = Vec::new();
    while let Some(folder) = folders.pop() {
        let mut paths: Vec<_> =
            folder.read_dir().expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        for path in paths {
            let read = || std::fs::read_to_string(&path).expect("a program is UTF-8");
            match path.extension().and_then(|extension| extension.to_str()) {
                Some("py") => programs.push(read()),
                // The tables of wrong programs: a line that names one or tells its error, then a program.
                Some("txt") if folder.ends_with("syntax_errors") => {
                    programs.extend(read().split("### ").map(body));
                }
                Some("txt") if folder.ends_with("compile_errors") => {
                    programs.extend(read().split("--> ").map(body));
                }
                _ if path.is_dir() => folders.push(path),
                _ => {}
            }
        }
    }
    programs
}

fn body(block: &str) -> String {
    block.split_once('\n').unwrap_or_default().1.to_owned()
}

/// A stretch of a program's lines, short enough to be read many times.
fn excerpt(program: &str, random: &mut Random) -> String {
    let lines: Vec<&str> = program.split_inclusive('\n').collect();
    let start = random.below(lines.len());
    lines[start..].iter().take(1 + random.below(40)).copied().collect()
}

/// The text with one token deleted, doubled, exchanged with another or put elsewhere, or with a character of trouble.
fn mutate(text: &str, random: &mut Random) -> String {
    let source = Source::new("<test>", text);
    let tokens = tokenize(&source).list;
    let text = source.text();
    let pick = |random: &mut Random| tokens[random.below(tokens.len())].span;
    let (a, b) = (pick(random), pick(random));
    let (first, second) = if a.start <= b.start { (a, b) } else { (b, a) };
    let (start, end) = (a.start as usize, a.end as usize);
    match random.below(6) {
        0 => format!("{}{}", &text[..start], &text[end..]),
        1 => format!("{}{} {}", &text[..end], a.text(text), &text[end..]),
        2 if first.end <= second.start => [
            &text[..first.start as usize],
            second.text(text),
            &text[first.end as usize..second.start as usize],
            first.text(text),
            &text[second.end as usize..],
        ]
        .concat(),
        3 => text[..end].to_owned(),
        4 => format!("{} {} {}", &text[..start], b.text(text), &text[end..]),
        _ => {
            let troubles =
                ["\\", "\"", "'''", "f'{", "{", ")", "\t", "\n", "\u{FEFF}", "é", "=", ":=", "*", "0_", "$"];
            format!("{}{}{}", &text[..start], troubles[random.below(troubles.len())], &text[start..])
        }
    }
}

#[test]
fn almost_right_programs_are_read() {
    on_a_small_stack(|| {
        let mut random = Random(3);
        for program in programs() {
            // Most programs are a line or two.
            for _ in 0..(program.len() / 50).clamp(5, 60) {
                let mut text = excerpt(&program, &mut random);
                for _ in 0..=random.below(4) {
                    text = mutate(&text, &mut random);
                }
                read(&text);
            }
        }
    });
}

/// What comes before, what is repeated, what stands in the middle, what is repeated after it.
const DEEP: &[(&str, &str, &str, &str)] = &[
    ("", "(", "1", ")"),
    ("", "[", "", "]"),
    ("", "{", "", "}"),
    ("", "(", "", ""),
    ("", "{1: ", "1", "}"),
    ("", "[x for x in ", "y", "]"),
    ("", "f(", "", ")"),
    ("", "x[", "0", "]"),
    ("", "-", "1", ""),
    ("", "not ", "x", ""),
    ("", "await ", "x", ""),
    ("", "lambda: ", "x", ""),
    ("", "lambda x=", "1", ": 0"),
    ("", "x if y else ", "z", ""),
    ("", "x = ", "1", ""),
    ("", "1 + ", "1", ""),
    ("", "2 ** ", "2", ""),
    ("", "x < ", "y", ""),
    ("", "x and ", "y", ""),
    ("", "x or not ", "y", ""),
    ("", "*", "x", ""),
    ("", "x, ", "", ""),
    ("x", ".y", "", ""),
    ("x", "()", "", ""),
    ("x", "[0]", "", ""),
    ("", "'a' ", "", ""),
    ("", "f'{x}' ", "", ""),
    ("f'", "{x}", "", "'"),
    ("f'", "{x:", "", "}"),
    ("f'''", "{(", "1", ")}"),
    ("", "if x:\n pass\n", "", ""),
    ("if x: pass\n", "elif y: pass\n", "", ""),
    ("try: pass\n", "except x: pass\n", "", ""),
    ("", "@x\n", "def f(): pass", ""),
    ("", "x;", "", ""),
    ("", "x\n", "", ""),
    ("", "\n", "", ""),
    ("", "\\\n", "x", ""),
    ("", "#\n", "", ""),
    ("", "\u{FEFF}", "", ""),
    ("def f(", "x, ", "", "): pass"),
    ("f(", "x=1, ", "", ")"),
    ("f(", "*x, ", "", ")"),
    ("with ", "x as y, ", "z: pass", ""),
    ("with (", "x as y, ", "): pass", ""),
    ("with ", "(", "x", ")"),
    ("import ", "a.", "b", ""),
    ("from ", ".", " import x", ""),
    ("from x import ", "a, ", "b", ""),
    ("global ", "a, ", "b", ""),
    ("match x:\n case ", "(", "_", ")"),
    ("match x:\n case ", "[", "_", "]"),
    ("match x:\n case ", "1 | ", "_", ""),
    ("match x:\n case ", "C(", "_", ")"),
    ("match x:\n case ", "{1: ", "_", "}"),
    ("", "match ", "x", ""),
    ("", "match (", "x", ""),
    ("", "match x:\n", "", ""),
    ("print ", "x ", "", ""),
    ("", "x y ", "", ""),
    ("", "x = = ", "", ""),
    ("", "for x in ", "", ""),
    ("", "yield ", "x", ""),
    ("(", "yield ", "x", ")"),
    ("", "x := ", "1", ""),
    ("", "(x := ", "1", ")"),
    ("", "x: ", "int", ""),
    ("", "\"", "", ""),
    ("", "'''", "", ""),
    ("", "0", "", ""),
    ("", "1_", "", ""),
    ("", "é", "", ""),
    ("'", "\\N{DIGIT ONE}", "", "'"),
    ("'", "\\", "", "'"),
];

#[test]
fn deep_and_long_programs_are_read() {
    on_a_small_stack(|| {
        for (before, open, middle, close) in DEEP {
            for count in [50, 150, 1_000, 20_000] {
                let text = [*before, &open.repeat(count), middle, &close.repeat(count)].concat();
                read(&text);
                read(&format!("if x:\n  {text}\n"));
            }
        }
    });
}

#[test]
fn deep_blocks_are_read() {
    on_a_small_stack(|| {
        for header in ["if x:", "def f():", "class C:", "for x in y:", "match x:\n{} case _:"] {
            for depth in [20, 99, 101, 1_000] {
                let block = |depth| {
                    let indent = " ".repeat(depth);
                    format!("{indent}{}\n", header.replace("{}", &indent))
                };
                let text: String = (0..depth).map(block).collect();
                read(&format!("{text}{}pass\n", " ".repeat(depth)));
            }
        }
    });
}
