//! Uncaught exceptions as CPython 3.11.2 has printed them, byte for byte, made again from the facts that it had.
//!
//! `tests/traceback/record.py` tells what the records look like, and writes them.

use coachwhip::bytecode::Range;
use coachwhip::diagnostic::Location;
use coachwhip::traceback::{
    ExceptionReport, FRAME_LIMIT, FrameReport, Message, Note, SyntaxReport, Traceback, suggest,
};
use coachwhip::wtf8::Wtf8;
use serde_json::Value;
use std::fs;
use std::io;
use std::path::Path;

fn bytes(value: &Value) -> Vec<u8> {
    value.as_str().expect("a string").as_bytes().to_vec()
}

fn integer(value: &Value) -> i64 {
    value.as_i64().expect("an integer")
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().expect("a list").iter()
}

/// What is made of a value that is not null.
fn optional<T>(value: &Value, make: impl Fn(&Value) -> T) -> Option<T> {
    (!value.is_null()).then(|| make(value))
}

fn index(value: &Value) -> usize {
    usize::try_from(integer(value)).expect("a number of an exception")
}

fn frame(value: &Value) -> FrameReport {
    let range = optional(&value[4], |positions| {
        let number = |at: usize| u32::try_from(integer(&positions[at])).expect("a position");
        Range { line: number(0), end_line: number(1), column: number(2), end_column: number(3) }
    });
    FrameReport {
        filename: bytes(&value[0]),
        filename_identity: index(&value[1]),
        lineno: i32::try_from(integer(&value[2])).expect("a line number"),
        name: bytes(&value[3]),
        range: range.unwrap_or(Range::NOWHERE),
    }
}

fn note(value: &Value) -> Note {
    match (value[0] == "text", optional(&value[1], bytes)) {
        (true, Some(text)) => Note::Text(text),
        (true, None) => Note::Failed,
        (false, Some(repr)) => Note::NotASequence(repr),
        (false, None) => Note::NotASequenceFailed,
    }
}

fn syntax(value: &Value) -> SyntaxReport {
    let [line, offset, end_line, end_offset] =
        ["lineno", "offset", "end_lineno", "end_offset"].map(|name| integer(&value[name]));
    SyntaxReport {
        filename: bytes(&value["filename"]),
        location: Location { line, offset, end_line, end_offset },
        has_range: value["has_range"] == true,
        text: optional(&value["text"], bytes),
    }
}

/// The name that was perhaps meant: from the first list that has one.
fn suggestion(value: &Value) -> Option<Vec<u8>> {
    let name = bytes(&value[0]);
    list(&value[1]).find_map(|names| {
        let names: Vec<&[u8]> = list(names).map(|name| name.as_str().expect("a name").as_bytes()).collect();
        suggest(&name, &names).map(<[u8]>::to_vec)
    })
}

fn exception(value: &Value) -> ExceptionReport {
    let message = match &value["syntax"] {
        Value::Null => optional(&value["message"], bytes).map_or(Message::Failed, Message::Text),
        syntax => optional(&syntax["msg"], bytes).map_or(Message::Absent, Message::Text),
    };
    ExceptionReport {
        frames: optional(&value["frames"], |frames| list(frames).map(frame).collect()),
        type_name: bytes(&value["type"]),
        message,
        syntax: optional(&value["syntax"], syntax),
        suggestion: optional(&value["wanted"], suggestion).flatten(),
        notes: list(&value["notes"]).map(note).collect(),
        cause: optional(&value["cause"], index),
        context: optional(&value["context"], index),
        suppress_context: value["suppress_context"] == true,
        members: optional(&value["members"], |members| list(members).map(index).collect()),
    }
}

fn limit(value: &Value) -> i64 {
    match value {
        // An integer that fits nowhere is as good as the largest.
        Value::Number(number) => number.as_i64().unwrap_or(i64::MAX),
        _ => FRAME_LIMIT,
    }
}

/// What a traceback looks like, if no line of source is found.
fn written(traceback: &Traceback) -> Vec<u8> {
    let mut out = Vec::new();
    traceback.write(&mut |_, _| None, &mut out).expect("memory takes everything");
    out
}

#[test]
fn tracebacks_are_cpythons() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/traceback");
    let (mut programs, mut differences) = (0, Vec::new());
    for entry in fs::read_dir(&folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a record");
        let records: Value = serde_json::from_str(&text).expect("a record in JSON");
        for record in list(&records) {
            let exceptions = list(&record["exceptions"]).map(exception).collect();
            let traceback = Traceback { exceptions, frame_limit: limit(&record["limit"]) };
            let mut lines = |file: Wtf8<'_>, line: u32| {
                let line = &record["lines"][file.as_str()?][line.to_string()];
                optional(line, bytes)
            };
            let mut out = Vec::new();
            traceback.write(&mut lines, &mut out).expect("memory takes everything");
            let ours = String::from_utf8_lossy(&out);
            let cpythons = record["stderr"].as_str().expect("a text");
            if ours != cpythons {
                let name = record["name"].as_str().expect("a name");
                let group = path.file_stem().expect("a name").display();
                differences.push(format!("{group}: {name}\nCPython:\n{cpythons}\nours:\n{ours}\n"));
            }
            programs += 1;
        }
    }
    assert!(differences.is_empty(), "{} differ:\n{}", differences.len(), differences.join("\n"));
    assert!(programs >= 340, "only {programs} programs");
}

/// Chains of any length, and groups of groups that are written for ever: until the writer refuses.
#[test]
fn no_exceptions_are_too_many() {
    let exceptions = (0..200_000).map(|at| ExceptionReport {
        type_name: b"E".to_vec(),
        context: Some(at + 1),
        ..ExceptionReport::default()
    });
    let chain = Traceback { exceptions: exceptions.collect(), frame_limit: FRAME_LIMIT };
    assert_eq!(written(&chain).split(|&byte| byte == b'\n').filter(|line| *line == b"E").count(), 200_000);

    struct Patient(usize);
    impl io::Write for Patient {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::WriteZero)?;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let exceptions =
        (0..30).map(|at| ExceptionReport { members: Some(vec![at + 1; 15]), ..ExceptionReport::default() });
    let groups = Traceback { exceptions: exceptions.collect(), frame_limit: FRAME_LIMIT };
    let error =
        groups.write(&mut |_, _| None, &mut Patient(1_000_000)).expect_err("more than there is room for");
    assert_eq!(error.kind(), io::ErrorKind::WriteZero);
}

/// Facts that contradict each other are told all the same.
#[test]
fn nonsense_is_told() {
    let numbers = [i64::MIN, i64::MIN + 1, -1, 0, 1, 2, 7, i64::MAX - 1, i64::MAX];
    let texts: [&[u8]; 6] = [b"", b"\n\n", b"  abc\ndef\n", "äöü".as_bytes(), b"a\0b", b"\xED\xB2\x80"];
    for (offset, end_offset) in numbers.iter().flat_map(|&a| numbers.map(|b| (a, b))) {
        for (text, end_line) in texts.iter().flat_map(|&text| [(text, 1), (text, 2)]) {
            let syntax = SyntaxReport {
                filename: b"f".to_vec(),
                location: Location { line: 1, offset, end_line, end_offset },
                has_range: true,
                text: Some(text.to_vec()),
            };
            let syntax = Some(syntax);
            let exception = ExceptionReport { syntax, cause: Some(9), ..ExceptionReport::default() };
            let traceback = Traceback { exceptions: vec![exception], frame_limit: FRAME_LIMIT };
            assert!(written(&traceback).starts_with(b"  File \"f\", line 1\n"));
        }
    }
    let columns = [0, 1, 3, 5, 100, u32::MAX];
    let lines: [&[u8]; 7] =
        [b"", b"        a[0]", b"x = a + b", "äö + ü[ä]".as_bytes(), b"a\0 + b", b"\xFF + 1", b"((((("];
    for (column, end_column) in columns.iter().flat_map(|&a| columns.map(|b| (a, b))) {
        for (text, end_line) in lines.iter().flat_map(|&text| [(text, 1), (text, 2)]) {
            let range = Range { line: 1, end_line, column, end_column };
            let (filename, name) = (b"f".to_vec(), b"g".to_vec());
            let frame = FrameReport { filename, filename_identity: 0, lineno: 1, name, range };
            let exception = ExceptionReport { frames: Some(vec![frame]), ..ExceptionReport::default() };
            let traceback = Traceback { exceptions: vec![exception], frame_limit: FRAME_LIMIT };
            let mut out = Vec::new();
            traceback.write(&mut |_, _| Some(text.to_vec()), &mut out).expect("memory takes everything");
            assert!(out.len() < 1000);
        }
    }
    assert!(written(&Traceback { exceptions: Vec::new(), frame_limit: FRAME_LIMIT }).is_empty());
}
