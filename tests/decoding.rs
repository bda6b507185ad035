//! Source files in their encodings, against what CPython 3.11 made of the same bytes (`decoding/expected.txt`).

use coachwhip::diagnostic::{ErrorKind, SyntaxError};
use coachwhip::source::Source;
use coachwhip::syntax::ast::{Arena, dump};
use coachwhip::syntax::{Mode, parse};
use std::str::Chars;

struct Case {
    bytes: Vec<u8>,
    as_bytes: String,
    as_file: String,
}

fn cases() -> Vec<Case> {
    let blocks = include_str!("decoding/expected.txt").split("\n\n").skip(1);
    blocks
        .map(|block| {
            let mut lines = block.trim_end_matches('\n').rsplitn(3, '\n');
            let as_file = unescape(lines.next().expect("a line for the file"));
            let as_bytes = unescape(lines.next().expect("a line for the bytes"));
            // An empty program leaves no line of its own.
            let source = lines.next().unwrap_or_default();
            let byte = |c| u8::try_from(u32::from(c)).expect("a byte");
            Case { bytes: unescape(source).chars().map(byte).collect(), as_bytes, as_file }
        })
        .collect()
}

/// The characters that Python's escapes stand for.
fn unescape(text: &str) -> String {
    let mut chars = text.chars();
    let mut unescaped = String::new();
    while let Some(c) = chars.next() {
        let escape = if c == '\\' { chars.next() } else { None };
        unescaped.push(match escape {
            None => c,
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('x') => hex(&mut chars, 2),
            Some('u') => hex(&mut chars, 4),
            Some(itself) => itself,
        });
    }
    unescaped
}

fn hex(chars: &mut Chars<'_>, digits: usize) -> char {
    let digits: String = chars.take(digits).collect();
    char::from_u32(u32::from_str_radix(&digits, 16).expect("hex digits")).expect("a character")
}

fn tree(source: Result<Source, Box<SyntaxError>>) -> Result<String, Box<SyntaxError>> {
    let source = source?;
    Ok(dump(&parse(&Arena::new(), &source, Mode::Exec)?, &source, false))
}

/// `ast.dump` without `indent` writes the same on one line.
fn one_line(dump: &str) -> String {
    let joined: String = dump.lines().map(|line| format!("{} ", line.trim_start())).collect();
    joined.trim_end().replace("( ", "(").replace("[ ", "[")
}

#[test]
fn compile_of_bytes_reads_what_cpython_reads() {
    let mut wrong = Vec::new();
    for Case { bytes, as_bytes, .. } in cases() {
        let actual = match tree(Source::from_bytes("file.py", &bytes)) {
            Ok(dump) => one_line(&dump),
            Err(error) => match error.location {
                Some(at) => format!("{:?} {}:{}: {}", error.kind, at.line, at.offset, error.message),
                None => format!("{:?} {}", error.kind, error.message),
            },
        };
        if actual != as_bytes {
            wrong.push(format!("{}\n  CPython {as_bytes}\n  ours    {actual}", bytes.escape_ascii()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_is_read_as_cpython_reads_it() {
    let mut wrong = Vec::new();
    for Case { bytes, as_file, .. } in cases().into_iter().filter(|case| !case.bytes.contains(&0)) {
        let actual = match tree(Source::from_file("file.py", &bytes)) {
            Ok(_) => "read".to_owned(),
            Err(error) => error.render("file.py"),
        };
        if actual != as_file {
            wrong.push(format!("{}\n  CPython {as_file}\n  ours    {actual}", bytes.escape_ascii()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn null_bytes_are_refused_in_a_file_too() {
    let error = Source::from_file("file.py", b"x = 1\0").expect_err("a null byte");
    assert_eq!(error.kind, ErrorKind::ValueError);
    assert_eq!(error.message, "source code string cannot contain null bytes");
}

#[test]
fn other_encodings_are_refused_as_unknown_ones_are() {
    for name in ["koi8-r", "cp1252", "utf-16", "big5", "iso-8859-15", "rot13"] {
        let error = Source::from_bytes("", format!("# coding: {name}\n").as_bytes()).expect_err(name);
        assert_eq!(error.message, format!("unknown encoding: {name}"));
    }
}

#[test]
fn line_breaks_become_newlines_around_undecodable_bytes() {
    let source = Source::from_bytes("", b"# \xFF\r\n# a\rx = 1\r\n").expect("readable");
    assert_eq!(source.text(), "# \u{FFFD}\n# a\nx = 1\n");
    assert_eq!(source.undecodable()[0].at, 2);
}

/// CPython stumbles over the byte order mark before it comes to the null bytes.
#[test]
fn a_file_in_utf_16_is_said_not_to_be_utf_8() {
    for (contents, first) in [(&b"\xFF\xFEx\0=\x001\0"[..], "'\\xff'"), (b"\xFE\xFF\0x\0=\x001", "'\\xfe'")] {
        let error = Source::from_file("u16.py", contents).expect_err("it is no UTF-8");
        let expected = format!("Non-UTF-8 code starting with {first} in file u16.py on line 1, ");
        assert!(error.message.starts_with(&expected), "{}", error.message);
    }
}
