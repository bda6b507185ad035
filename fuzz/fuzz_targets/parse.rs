//! Arbitrary bytes through the whole front end, in all three modes: no panic, no hang, no overflow.

#![no_main]

use coachwhip::source::Source;
use coachwhip::syntax::tokenize;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let source = Source::new("<fuzz>", text);
    tokenize(&source);
});
