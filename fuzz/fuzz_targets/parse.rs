//! Arbitrary bytes through the whole front end, in all three modes: no panic, no hang, no overflow.

#![no_main]

use coachwhip::compiler::symbols::SymbolTable;
use coachwhip::compiler::{check, completeness};
use coachwhip::diagnostic::SyntaxError;
use coachwhip::source::Source;
use coachwhip::syntax::ast::{Arena, dump};
use coachwhip::syntax::{Mode, parse};
use coachwhip::tools::symbols::symbols;
use libfuzzer_sys::fuzz_target;
use std::hint::black_box;

fuzz_target!(|bytes: &[u8]| {
    for mode in [Mode::Exec, Mode::Eval, Mode::Single] {
        let _ = black_box(read(bytes, mode));
    }
    if let Ok(source) = Source::from_file("<fuzz>", bytes) {
        black_box(completeness(&source));
    }
});

fn read(bytes: &[u8], mode: Mode) -> Result<String, Box<SyntaxError>> {
    let source = Source::from_bytes("<fuzz>", bytes)?;
    let arena = Arena::new();
    let tree = parse(&arena, &source, mode)?;
    black_box(dump(&tree, &source, true));
    let table = SymbolTable::build(&tree, &source)?;
    check(&tree, &source, &table)?;
    symbols(&tree, &source)
}
