//! What can be compared with CPython of the code of some files, as JSON lines: for `tests/bytecode/compare.py`.
//!
//! One line for each code object: its attributes, and the instructions with their ranges, inline caches left out.

use coachwhip::bytecode::disassemble::{instructions, repr};
use coachwhip::bytecode::{Code, Constant};
use coachwhip::compiler::compile;
use coachwhip::source::Source;
use coachwhip::syntax::Mode;
use std::io::{self, BufRead, Write};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for path in io::stdin().lock().lines() {
        let path = path?;
        let source = Source::from_file(path.as_str(), &std::fs::read(&path)?);
        match source.and_then(|source| compile(&source, Mode::Exec)) {
            Ok(code) => facts(&mut out, &code)?,
            Err(error) => writeln!(out, "{{\"error\": {:?}}}", error.message)?,
        }
        writeln!(out, "null")?;
    }
    out.flush()
}

/// The code, then those in it, in order.
fn facts(out: &mut impl Write, code: &Code) -> io::Result<()> {
    let strings = |names: &[Box<str>]| format!("{names:?}");
    let cells: Vec<_> = code.cellvars.iter().map(|(name, _)| name.clone()).collect();
    let doc = match code.constants.first() {
        Some(doc @ Constant::Str(_)) if code.has_docstring => repr(doc),
        _ => "None".to_owned(),
    };
    write!(
        out,
        "{{\"qualname\": {:?}, \"name\": {:?}, \"firstlineno\": {}, \"flags\": {}, \"argcount\": {}, \
         \"posonlyargcount\": {}, \"kwonlyargcount\": {}, \"varnames\": {}, \"cellvars\": {}, \"freevars\": {}, \
         \"doc\": {}, \"instructions\": [",
        code.qualname,
        code.name,
        code.firstlineno,
        code.flags,
        code.argcount,
        code.posonlyargcount,
        code.kwonlyargcount,
        strings(&code.varnames),
        strings(&cells),
        strings(&code.freevars),
        json(&doc),
    )?;
    for (i, instruction) in instructions(&code.words).enumerate() {
        let range = code.range(instruction.at);
        let comma = if i > 0 { ", " } else { "" };
        let name = instruction.opcode.info().name;
        let (line, end_line) = (range.line, range.end_line);
        write!(out, "{comma}[\"{name}\", {line}, {end_line}, {}, {}]", range.column, range.end_column)?;
    }
    writeln!(out, "]}}")?;
    code.codes.iter().try_for_each(|code| facts(out, code))
}

/// A string as JSON: text of Python's `repr`, which is printable.
fn json(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
