//! The shape of the code, as ARCHITECTURE.md draws it: who may import whom, where `unsafe` may stand, what no file may
//! have. Reads `src/` as text.

use std::fs;
use std::path::{Path, PathBuf};

/// For each module at the top of `src/`: the modules that it may import. All others are out of its sight.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("wtf8", &[]),
    ("unicode", &[]),
    ("repr", &["unicode", "wtf8"]),
    // The two halves of one layer: where something is, and what is wrong there.
    ("source", &["diagnostic"]),
    ("diagnostic", &["source"]),
    ("syntax", &["diagnostic", "repr", "source", "unicode", "wtf8"]),
    ("bytecode", &["repr", "wtf8"]),
    ("compiler", &["bytecode", "diagnostic", "repr", "source", "syntax", "wtf8"]),
    ("traceback", &["bytecode", "compiler", "diagnostic", "source", "syntax", "wtf8"]),
    ("heap", &[]),
    ("objects", &["bytecode", "heap", "repr", "unicode", "wtf8"]),
    (
        "vm",
        &[
            "bytecode",
            "compiler",
            "diagnostic",
            "heap",
            "objects",
            "repr",
            "source",
            "syntax",
            "traceback",
            "unicode",
            "wtf8",
        ],
    ),
    ("library", &["heap", "objects", "wtf8"]),
    // What every program sees, and what it imports. The arrow from the one to the other: `print` writes to streams.
    ("builtins", &["bytecode", "heap", "objects", "repr", "source", "stdlib", "syntax", "vm", "wtf8"]),
    ("stdlib", &["bytecode", "heap", "library", "objects", "vm"]),
    (
        "interpreter",
        &["builtins", "bytecode", "diagnostic", "heap", "objects", "source", "stdlib", "syntax", "vm"],
    ),
    ("repl", &["compiler", "interpreter", "source"]),
    (
        "tools",
        &[
            "bytecode",
            "compiler",
            "diagnostic",
            "heap",
            "interpreter",
            "objects",
            "repl",
            "repr",
            "source",
            "syntax",
            "vm",
        ],
    ),
    ("main", &["tools"]),
];

/// Where `unsafe` may stand, each use with its `SAFETY:` line.
const MAY_BE_UNSAFE: &[&str] = &["heap/", "objects/value.rs", "vm/"];

/// What no file of ours may have, and what to do instead.
const FORBIDDEN: &[(&str, &str)] = &[
    ("todo!(", "write it, or do not declare it yet"),
    ("unimplemented!(", "write it, or do not declare it yet"),
    ("dbg!(", "take it out"),
    ("TODO", "open an issue instead"),
    ("FIXME", "fix it, or open an issue"),
];

/// When a file grows beyond this, its parts have names: give them files.
const MAX_LINES: usize = 700;

struct File {
    /// Below `src/`, with forward slashes.
    path: String,
    text: String,
}

impl File {
    /// The module at the top of `src/` that the file belongs to.
    fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or(&self.path);
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// The lines of code with their numbers: what stands before `//` in each.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate();
        lines.map(|(index, line)| (index + 1, line.split("//").next().unwrap_or_default()))
    }
}

fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let below = path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
        File { path: below, text: fs::read_to_string(&path).expect("a source file is text") }
    };
    paths.into_iter().map(read).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The modules that a piece of code names by `crate::` (in `main.rs`: by `coachwhip::`), those in braces included.
fn imports(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for root in ["crate::", "coachwhip::"] {
        for (at, _) in code.match_indices(root) {
            let rest = &code[at + root.len()..];
            match rest.strip_prefix('{') {
                Some(group) => found.extend(first_segments(group)),
                None => found.extend(identifier(rest)),
            }
        }
    }
    found
}

/// `source::Span, syntax::{ast, Kind}}` names `source` and `syntax`.
fn first_segments(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut segments = vec![String::new()];
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => segments.push(String::new()),
            c => segments.last_mut().expect("never empty").push(c),
        }
    }
    segments.iter().filter_map(|segment| identifier(segment.trim_start())).collect()
}

fn identifier(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_owned())
}

fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn imports_follow_the_arrows() {
    let mut complaints = Vec::new();
    for file in files().iter().filter(|file| file.path != "lib.rs") {
        let module = file.module();
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == module) else {
            complaints.push(format!("src/{}: give `{module}` its line in MAY_IMPORT", file.path));
            continue;
        };
        let code: String = file.code().map(|(_, line)| format!("{line}\n")).collect();
        for import in imports(&code) {
            let known = MAY_IMPORT.iter().any(|(name, _)| *name == import);
            if known && import != module && !allowed.contains(&import.as_str()) {
                complaints.push(format!(
                    "src/{}: `{module}` may not import `{import}`; move what it needs below both, or hand it in",
                    file.path
                ));
            }
        }
    }
    assert_none(&complaints);
}

#[test]
fn unsafe_stands_only_in_the_heap_the_value_and_the_interpreter() {
    let mut complaints = Vec::new();
    for file in files() {
        if MAY_BE_UNSAFE.iter().any(|place| file.path.starts_with(place)) {
            continue;
        }
        for (number, line) in file.code() {
            let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            if words.into_iter().any(|word| word == "unsafe") || line.contains("allow(unsafe_code)") {
                complaints.push(format!("src/{}:{number}: no `unsafe` here; say it safely", file.path));
            }
        }
    }
    assert_none(&complaints);
}

#[test]
fn no_file_has_what_is_forbidden() {
    let mut complaints = Vec::new();
    for file in files() {
        for (index, line) in file.text.lines().enumerate() {
            for (pattern, advice) in FORBIDDEN.iter().filter(|(pattern, _)| line.contains(pattern)) {
                complaints.push(format!("src/{}:{}: `{pattern}`: {advice}", file.path, index + 1));
            }
        }
    }
    assert_none(&complaints);
}

#[test]
fn each_file_says_what_it_does() {
    let silent = files().into_iter().filter(|file| !file.text.starts_with("//! "));
    let complaint =
        |file: File| format!("src/{}: open it with `//!`: what it does, then what it never does", file.path);
    assert_none(&silent.map(complaint).collect::<Vec<_>>());
}

#[test]
fn no_file_is_too_long() {
    let long = files().into_iter().filter(|file| file.text.lines().count() > MAX_LINES);
    let complaint = |file: File| {
        let lines = file.text.lines().count();
        format!(
            "src/{}: {lines} lines; its parts have names, give them files of at most {MAX_LINES}",
            file.path
        )
    };
    assert_none(&long.map(complaint).collect::<Vec<_>>());
}

#[test]
fn imports_are_found_in_every_form() {
    assert_eq!(imports("use crate::source::{Source, Span};"), ["source"]);
    assert_eq!(
        imports("use crate::{source::Span, syntax::{ast, Kind}, wtf8};"),
        ["source", "syntax", "wtf8"]
    );
    assert_eq!(imports("let at = crate::wtf8::push(bytes, 1);"), ["wtf8"]);
    assert_eq!(imports("use std::fmt;"), Vec::<String>::new());
}
