//! Finding, counting, replacing and splitting: on bytes, for `str` and `bytes` alike.
//!
//! In WTF-8 no character begins within another, so text is found as its bytes are. Offsets are in bytes.

use super::unicode::{is_line_break, is_space};
use crate::wtf8::Wtf8;
use memchr::memmem;
use std::ops::Range;

/// Where `needle` begins first. Linear.
pub fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [byte] => memchr::memchr(*byte, text),
        _ => memmem::find(text, needle),
    }
}
/// Where `needle` begins last. Linear.
pub fn rfind(text: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [byte] => memchr::memrchr(*byte, text),
        _ => memmem::rfind(text, needle),
    }
}
/// How often `needle`, which is not empty, occurs without overlap. Linear.
pub fn count(text: &[u8], needle: &[u8]) -> usize {
    match needle {
        [byte] => memchr::memchr_iter(*byte, text).count(),
        _ => memmem::find_iter(text, needle).count(),
    }
}

/// `partition(separator)`, which is not empty: what is before the first one, and what is behind it. `None`: there is none.
pub fn partition<'a>(text: &'a [u8], separator: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = find(text, separator)?;
    Some((&text[..at], &text[at + separator.len()..]))
}
/// `rpartition(separator)`, which is not empty: what is before the last one, and what is behind it. `None`: there is none.
pub fn rpartition<'a>(text: &'a [u8], separator: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = rfind(text, separator)?;
    Some((&text[..at], &text[at + separator.len()..]))
}
/// `removeprefix(prefix)`
pub fn remove_prefix<'a>(text: &'a [u8], prefix: &[u8]) -> &'a [u8] {
    text.strip_prefix(prefix).unwrap_or(text)
}
/// `removesuffix(suffix)`
pub fn remove_suffix<'a>(text: &'a [u8], suffix: &[u8]) -> &'a [u8] {
    text.strip_suffix(suffix).unwrap_or(text)
}

/// What the characters of text are: those of `str`, or bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Units {
    /// Code points in WTF-8.
    Characters,
    /// Bytes.
    Bytes,
}

impl Units {
    /// The number of bytes of the first unit of `text`, which is not empty.
    fn first(self, text: &[u8]) -> usize {
        match self {
            Units::Bytes => 1,
            Units::Characters => 1 + text[1..].iter().take_while(|&&byte| byte & 0xC0 == 0x80).count(),
        }
    }
    /// The number of bytes of the first unit, if it is white space.
    fn space_at_start(self, text: &[u8]) -> Option<usize> {
        let first = *text.first()?;
        match self {
            Units::Bytes => matches!(first, b' ' | 9..=13).then_some(1),
            Units::Characters if first < 0x80 => is_space(first.into()).then_some(1),
            Units::Characters => {
                let c = Wtf8::from_wtf8_bytes(text).code_points().next()?;
                is_space(c).then(|| self.first(text))
            }
        }
    }
    /// The number of bytes of the last unit, and whether it is white space.
    fn last(self, text: &[u8]) -> Option<(usize, bool)> {
        let mut length = 1;
        if self == Units::Characters {
            length += text.iter().rev().take_while(|&&byte| byte & 0xC0 == 0x80).count();
        }
        let unit = &text[text.len().checked_sub(length)?..];
        Some((length, self.space_at_start(unit).is_some()))
    }
}

/// `replace(old, new)`, at most `max` times. `None`: nothing was replaced. Linear in text and result.
pub fn replace(text: &[u8], old: &[u8], new: &[u8], max: usize, units: Units) -> Option<Vec<u8>> {
    if max == 0 || old.len() > text.len() {
        return None;
    }
    let mut out;
    if old.is_empty() {
        out = Vec::with_capacity(text.len() + new.len());
        let mut rest = text;
        for _ in 0..max {
            out.extend_from_slice(new);
            if rest.is_empty() {
                break;
            }
            let (unit, after) = rest.split_at(units.first(rest));
            out.extend_from_slice(unit);
            rest = after;
        }
        out.extend_from_slice(rest);
        return Some(out);
    }
    let first = find(text, old)?;
    out = Vec::with_capacity(text.len() + new.len());
    let (mut from, mut next) = (0, Some(first));
    let finder = memmem::Finder::new(old);
    for _ in 0..max {
        let Some(at) = next else { break };
        out.extend_from_slice(&text[from..at]);
        out.extend_from_slice(new);
        from = at + old.len();
        next = finder.find(&text[from..]).map(|at| from + at);
    }
    out.extend_from_slice(&text[from..]);
    Some(out)
}

/// The length that [`replace`] would give, so that the limit of the heap can be asked first. Linear.
pub fn replaced_length(text: &[u8], old: &[u8], new: &[u8], max: usize, units: Units) -> Option<usize> {
    let found = match old {
        [] if units == Units::Bytes => text.len() + 1,
        [] => crate::heap::count_chars(text) + 1,
        _ => count(text, old),
    };
    let times = found.min(max);
    times.checked_mul(new.len())?.checked_add(text.len() - times * old.len())
}

/// `split(separator)`, which is not empty, at most `max` times: the parts.
pub fn split(text: &[u8], separator: &[u8], max: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = 0;
    match separator {
        [byte] => {
            for at in memchr::memchr_iter(*byte, text).take(max) {
                parts.push(from..at);
                from = at + 1;
            }
        }
        _ => {
            for at in memmem::find_iter(text, separator).take(max) {
                parts.push(from..at);
                from = at + separator.len();
            }
        }
    }
    parts.push(from..text.len());
    parts
}
/// `rsplit(separator)`, which is not empty, at most `max` times: the parts in their order.
pub fn rsplit(text: &[u8], separator: &[u8], max: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut to = text.len();
    let finder = memmem::FinderRev::new(separator);
    while parts.len() < max
        && let Some(at) = finder.rfind(&text[..to])
    {
        parts.push(at + separator.len()..to);
        to = at;
    }
    parts.push(0..to);
    parts.reverse();
    parts
}
/// `split()`: at white space, at most `max` times.
pub fn split_space(text: &[u8], max: usize, units: Units) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut at = 0;
    loop {
        at += leading_space(&text[at..], units);
        if at == text.len() {
            return parts;
        }
        if parts.len() == max {
            parts.push(at..text.len());
            return parts;
        }
        let from = at;
        while at < text.len() && units.space_at_start(&text[at..]).is_none() {
            at += units.first(&text[at..]);
        }
        parts.push(from..at);
    }
}
/// `rsplit()`: at white space, at most `max` times; the parts in their order.
pub fn rsplit_space(text: &[u8], max: usize, units: Units) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut to = text.len();
    loop {
        to -= trailing_space(&text[..to], units);
        if to == 0 {
            break;
        }
        if parts.len() == max {
            parts.push(0..to);
            break;
        }
        let end = to;
        while let Some((length, false)) = units.last(&text[..to]) {
            to -= length;
        }
        parts.push(to..end);
    }
    parts.reverse();
    parts
}
/// The bytes of white space at the start.
pub fn leading_space(text: &[u8], units: Units) -> usize {
    let mut at = 0;
    while let Some(length) = units.space_at_start(&text[at..]) {
        at += length;
    }
    at
}
/// The bytes of white space at the end.
pub fn trailing_space(text: &[u8], units: Units) -> usize {
    let mut end = text.len();
    while let Some((length, true)) = units.last(&text[..end]) {
        end -= length;
    }
    text.len() - end
}
/// The bytes at the start that are units of `set`, and those at the end, which do not overlap. Time is linear in the text
/// times the set, as in CPython.
pub fn strip_set(text: &[u8], set: &[u8], units: Units, left: bool, right: bool) -> Range<usize> {
    let has = |unit: &[u8]| match unit {
        [byte] => set.contains(byte),
        _ => find(set, unit).is_some(),
    };
    let mut range = 0..text.len();
    while left && !range.is_empty() {
        let length = units.first(&text[range.clone()]);
        if !has(&text[range.start..range.start + length]) {
            break;
        }
        range.start += length;
    }
    while right && !range.is_empty() {
        let Some((length, _)) = units.last(&text[range.clone()]) else { break };
        if !has(&text[range.end - length..range.end]) {
            break;
        }
        range.end -= length;
    }
    range
}
/// `splitlines`: the lines, with their breaks if `keep_ends`.
pub fn split_lines(text: &[u8], keep_ends: bool, units: Units) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < text.len() {
        let rest = &text[at..];
        let length = units.first(rest);
        let is_break = match units {
            Units::Bytes => matches!(rest[0], b'\n' | b'\r'),
            Units::Characters if rest[0] < 0x80 => is_line_break(rest[0].into()),
            Units::Characters => Wtf8::from_wtf8_bytes(rest).code_points().next().is_some_and(is_line_break),
        };
        let end = at;
        at += length;
        if is_break {
            if rest.starts_with(b"\r\n") {
                at += 1;
            }
            lines.push(from..if keep_ends { at } else { end });
            from = at;
        }
    }
    if from < text.len() {
        lines.push(from..text.len());
    }
    lines
}
