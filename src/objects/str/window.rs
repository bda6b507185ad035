//! The parts of a text that `find(x, start, end)` and its like look at.

use super::{Str, search};
use std::ops::Range;

/// The range that `start` and `end` mean in `len` units: negative ones count from the end, and neither is beyond an end.
/// `None`: it begins after its end, so that not even nothing is found there.
pub fn adjust(start: Option<i64>, end: Option<i64>, len: usize) -> Option<Range<usize>> {
    let place = |index: i64| match usize::try_from(index) {
        Ok(index) => index,
        Err(_) => len.saturating_sub(index.unsigned_abs().try_into().unwrap_or(usize::MAX)),
    };
    let (start, end) = (start.map_or(0, place), end.map_or(len, |end| place(end).min(len)));
    (start <= end).then_some(start..end)
}

/// The bytes of the units from `start` to `end` of a string; see [`adjust`].
fn bytes_of(text: &Str, start: Option<i64>, end: Option<i64>) -> Option<Range<usize>> {
    let window = adjust(start, end, text.len())?;
    Some(text.offset(window.start)..text.offset(window.end))
}

/// What of a string `startswith` and `endswith` look at. `None`: they are false.
pub fn slice(text: &Str, start: Option<i64>, end: Option<i64>) -> Option<&[u8]> {
    bytes_of(text, start, end).map(|window| &text.as_bytes()[window])
}

/// `str.find`: the index of the first `needle`. Linear.
pub fn find(text: &Str, needle: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let window = bytes_of(text, start, end)?;
    let at = search::find(&text.as_bytes()[window.clone()], needle)?;
    Some(text.chars_before(window.start + at))
}

/// `str.rfind`: the index of the last `needle`. Linear.
pub fn rfind(text: &Str, needle: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let window = bytes_of(text, start, end)?;
    let at = search::rfind(&text.as_bytes()[window.clone()], needle)?;
    Some(text.chars_before(window.start + at))
}

/// `str.count`: how often `needle` occurs; nothing occurs before each character and at the end. Linear.
pub fn count(text: &Str, needle: &[u8], start: Option<i64>, end: Option<i64>) -> usize {
    if needle.is_empty() {
        return adjust(start, end, text.len()).map_or(0, |window| window.len() + 1);
    }
    slice(text, start, end).map_or(0, |bytes| search::count(bytes, needle))
}

/// `bytes.find`
pub fn find_bytes(bytes: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let window = adjust(start, end, bytes.len())?;
    let at = search::find(&bytes[window.clone()], needle)?;
    Some(window.start + at)
}

/// `bytes.rfind`
pub fn rfind_bytes(bytes: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let window = adjust(start, end, bytes.len())?;
    let at = search::rfind(&bytes[window.clone()], needle)?;
    Some(window.start + at)
}

/// `bytes.count`
pub fn count_bytes(bytes: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> usize {
    match adjust(start, end, bytes.len()) {
        None => 0,
        Some(window) if needle.is_empty() => window.len() + 1,
        Some(window) => search::count(&bytes[window], needle),
    }
}
