//! Text against what CPython answered.

use super::codec::{self, Codec, CodecError, Handler};
use super::layout::{Align, expand_tabs, justify, zfill};
use super::search::{self, Units};
use super::{Str, case, unicode};
use crate::heap::{Heap, count_chars};
use crate::objects::slice;
use crate::objects::testing::{heap, rows, unhex};
use crate::wtf8::push;
use std::ops::Range;

fn hex(text: &[u8]) -> String {
    text.iter().map(|byte| format!("{byte:02x}")).collect()
}
fn parts(text: &[u8], parts: &[Range<usize>]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| hex(&text[part.clone()])).collect();
    if parts.is_empty() { "[]".to_owned() } else { parts.join("|") }
}
fn most(text: &str) -> usize {
    text.parse::<isize>().ok().and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX)
}
fn number(text: &str) -> usize {
    text.parse().expect("a number")
}

#[test]
fn single_texts() {
    const QUESTIONS: [fn(&[u8]) -> bool; 11] = [
        case::is_alpha,
        case::is_decimal,
        case::is_digit,
        case::is_numeric,
        case::is_alnum,
        case::is_space,
        case::is_printable,
        case::is_identifier,
        case::is_lower,
        case::is_upper,
        case::is_title,
    ];
    let units = Units::Characters;
    for row in rows(include_str!("../../../tests/objects/str_single.txt")) {
        let text = &unhex(row[0])[..];
        let about = String::from_utf8_lossy(text);
        let maps = [case::upper, case::lower, case::title, case::capitalize, case::swapcase, case::casefold];
        for (index, map) in maps.iter().enumerate() {
            assert_eq!(hex(&map(text)), row[1 + index], "{about:?} {index}");
        }
        let answers: String =
            QUESTIONS.iter().map(|question| if question(text) { '1' } else { '0' }).collect();
        assert_eq!(answers, row[7], "{about:?}");
        assert_eq!(
            parts(text, &search::split_space(text, most(row[8]), units)),
            row[9],
            "split {about:?} {}",
            row[8]
        );
        assert_eq!(
            parts(text, &search::rsplit_space(text, most(row[8]), units)),
            row[10],
            "rsplit {about:?} {}",
            row[8]
        );
        assert_eq!(parts(text, &search::split_lines(text, false, units)), row[11], "{about:?}");
        assert_eq!(parts(text, &search::split_lines(text, true, units)), row[12], "{about:?}");
        let (left, right) = (search::leading_space(text, units), search::trailing_space(text, units));
        assert_eq!(hex(&text[left..text.len().saturating_sub(right).max(left)]), row[13]);
        assert_eq!([hex(&text[left..]), hex(&text[..text.len() - right])], [row[14], row[15]]);
        let (len, width, fill) = (count_chars(text), number(row[16]), unhex(row[17]));
        for (index, align) in [Align::Center, Align::Left, Align::Right].into_iter().enumerate() {
            let justified = justify(text, len, width, &fill, align);
            assert_eq!(hex(justified.as_deref().unwrap_or(text)), row[18 + index], "{about:?} {width}");
        }
        assert_eq!(hex(zfill(text, len, width).as_deref().unwrap_or(text)), row[21]);
        assert_eq!(hex(&expand_tabs(text, number(row[22]), units)), row[23], "{about:?} {}", row[22]);
        assert_eq!(len, number(row[24]));
    }
}

/// Start and end in bytes of `[start:end]`, if start is not beyond the text.
fn range(str: &Str, start: &str, end: &str) -> Option<Range<usize>> {
    let bound = |text: &str| slice::bound(text.parse().expect("a number"), str.len());
    let (start, end) = (bound(start), bound(end));
    (start <= end).then(|| str.offset(start)..str.offset(end))
}

#[test]
fn pairs_of_texts() {
    let heap = &heap();
    let units = Units::Characters;
    for row in rows(include_str!("../../../tests/objects/str_pairs.txt")) {
        let (text, needle, new) = (&unhex(row[0])[..], &unhex(row[1])[..], &unhex(row[2])[..]);
        let about = format!(
            "{:?} {:?} {:?}",
            String::from_utf8_lossy(text),
            String::from_utf8_lossy(needle),
            &row[3..6]
        );
        let str = Str::alloc(heap, text).expect("memory");
        let start_beyond = row[3].parse::<i64>().expect("a number") > str.len() as i64;
        let range = range(&str, row[3], row[4]).filter(|_| !start_beyond);
        let index = |found: fn(&[u8], &[u8]) -> Option<usize>| -> i64 {
            let Some(range) = range.clone() else { return -1 };
            let found = found(&text[range.clone()], needle);
            found.map_or(-1, |at| str.chars_before(range.start + at) as i64)
        };
        assert_eq!(index(search::find).to_string(), row[6], "find {about}");
        assert_eq!(index(search::rfind).to_string(), row[7], "rfind {about}");
        let count = match range.clone() {
            None => 0,
            Some(range) if needle.is_empty() => count_chars(&text[range]) + 1,
            Some(range) => search::count(&text[range], needle),
        };
        assert_eq!(count, number(row[8]), "count {about}");
        let max = most(row[5]);
        let replaced = search::replace(text, needle, new, max, units);
        assert_eq!(hex(replaced.as_deref().unwrap_or(text)), row[9], "replace {about}");
        assert_eq!(search::replaced_length(text, needle, new, max, units), Some(row[9].len() / 2), "{about}");
        if !needle.is_empty() {
            assert_eq!(parts(text, &search::split(text, needle, max)), row[10], "split {about}");
            assert_eq!(parts(text, &search::rsplit(text, needle, max)), row[11], "rsplit {about}");
        }
        for (index, (left, right)) in [(true, true), (true, false), (false, true)].into_iter().enumerate() {
            let stripped = search::strip_set(text, needle, units, left, right);
            assert_eq!(hex(&text[stripped]), row[12 + index], "strip {about}");
        }
        let indices = slice::indices(row[3].parse().ok(), row[4].parse().ok(), None, str.len());
        assert_eq!(hex(str.slice(indices.range().expect("step 1"))), row[15], "slice {about}");
    }
}

#[test]
fn bytes() {
    let units = Units::Bytes;
    for row in rows(include_str!("../../../tests/objects/bytes_pairs.txt")) {
        let (text, needle, new) = (&unhex(row[0])[..], &unhex(row[1])[..], &unhex(row[2])[..]);
        let max = most(row[3]);
        let replaced = search::replace(text, needle, new, max, units);
        assert_eq!(hex(replaced.as_deref().unwrap_or(text)), row[4], "{row:?}");
        if !needle.is_empty() {
            assert_eq!(parts(text, &search::split(text, needle, max)), row[5], "{row:?}");
            assert_eq!(parts(text, &search::rsplit(text, needle, max)), row[6], "{row:?}");
        }
        assert_eq!(parts(text, &search::split_space(text, max, units)), row[7], "{row:?}");
        assert_eq!(parts(text, &search::rsplit_space(text, max, units)), row[8], "{row:?}");
        assert_eq!(parts(text, &search::split_lines(text, false, units)), row[9], "{row:?}");
        let left = search::leading_space(text, units);
        let right = search::trailing_space(&text[left..], units);
        assert_eq!(hex(&text[left..text.len() - right]), row[10]);
        assert_eq!(hex(&text[search::strip_set(text, needle, units, true, true)]), row[11]);
    }
}

fn outcome(result: Result<Vec<u8>, CodecError>) -> String {
    match result {
        Ok(bytes) => hex(&bytes),
        Err(error) => format!("{}-{} {}", error.start, error.end, error.reason),
    }
}

#[test]
fn codecs() {
    let named =
        |row: &[&str]| (Codec::named(row[1]).expect("a codec"), Handler::named(row[2]).expect("a handler"));
    for row in rows(include_str!("../../../tests/objects/str_encode.txt")) {
        let (codec, handler) = named(&row);
        assert_eq!(outcome(codec::encode(&unhex(row[0]), codec, handler)), row[3], "{row:?}");
    }
    for row in rows(include_str!("../../../tests/objects/bytes_decode.txt")) {
        let (codec, handler) = named(&row);
        assert_eq!(outcome(codec::decode(&unhex(row[0]), codec, handler)), row[3], "{row:?}");
    }
}

/// zlib's checksum.
fn crc32(bytes: impl IntoIterator<Item = u8>) -> u32 {
    let bit = |sum: u32| if sum & 1 != 0 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 };
    !bytes.into_iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(byte), |sum, _| bit(sum)))
}

#[test]
fn all_characters() {
    let text = |c: u32| {
        let mut text = Vec::new();
        push(&mut text, c);
        text
    };
    let question = |question: fn(&[u8]) -> bool| crc32((0..0x11_0000).map(|c| u8::from(question(&text(c)))));
    let map = |map: fn(&[u8]) -> Vec<u8>| crc32((0..0x11_0000).flat_map(|c| map(&text(c))));
    for row in rows(include_str!("../../../tests/objects/unicode_sums.txt")) {
        let sum = match row[0] {
            "isalpha" => question(case::is_alpha),
            "isdecimal" => question(case::is_decimal),
            "isdigit" => question(case::is_digit),
            "isnumeric" => question(case::is_numeric),
            "isalnum" => question(case::is_alnum),
            "isspace" => question(case::is_space),
            "isprintable" => question(case::is_printable),
            "isidentifier" => question(case::is_identifier),
            "islower" => question(case::is_lower),
            "isupper" => question(case::is_upper),
            "istitle" => question(case::is_title),
            "upper" => map(case::upper),
            "lower" => map(case::lower),
            "title" => map(case::title),
            "casefold" => map(case::casefold),
            "swapcase" => map(case::swapcase),
            "capitalize" => map(case::capitalize),
            "decimal" => crc32((0..0x11_0000).map(|c| unicode::decimal(c).map_or(255, |digit| digit as u8))),
            "sigma" => crc32(
                (0..0x11_0000)
                    .filter_map(char::from_u32)
                    .flat_map(|c| case::lower(format!("A{c}\u{3A3}{c}").as_bytes())),
            ),
            other => panic!("{other} is not known"),
        };
        assert_eq!(sum.to_string(), row[1], "{}", row[0]);
    }
}

#[test]
fn indices_of_long_text_of_other_scripts() {
    let heap = &heap();
    for len in [1, 63, 64, 65, 200, 1000, 5000] {
        let mut text = Vec::new();
        let mut offsets = Vec::new();
        for index in 0..len {
            offsets.push(text.len());
            push(&mut text, [0x61, 0xE9, 0x65E5, 0x1F600, 0xD800][(index * 7 + index / 3) % 5]);
        }
        let str = Str::alloc(heap, &text).expect("memory");
        assert_eq!((str.len(), str.as_bytes()), (len, &text[..]));
        for (index, &offset) in offsets.iter().enumerate() {
            assert_eq!((str.offset(index), str.chars_before(offset)), (offset, index));
        }
        assert_eq!((str.offset(len), str.offset(len + 5), str.get(len)), (text.len(), text.len(), None));
    }
}

fn grow(heap: &Heap, times: usize) -> (usize, usize) {
    let mut str = Str::alloc(heap, b"").expect("memory");
    let part = Str::alloc(heap, "xé".as_bytes()).expect("memory");
    let mut all = Vec::new();
    let mut alias = str;
    for time in 0..times {
        str = Str::concat(heap, str, part).expect("memory");
        all.extend_from_slice(part.as_bytes());
        if time == times / 2 {
            alias = str;
        }
    }
    assert_eq!((str.as_bytes(), str.len()), (&all[..], times * 2));
    // What was there before has not changed, and grows on its own.
    let other = Str::concat(heap, alias, alias).expect("memory");
    assert_eq!((alias.as_bytes(), alias.len()), (&all[..alias.as_bytes().len()], (times / 2 + 1) * 2));
    assert_eq!(other.as_bytes(), [alias.as_bytes(), alias.as_bytes()].concat());
    assert_eq!(str.as_bytes(), &all[..]);
    (heap.external_bytes(), all.len())
}

#[test]
fn growing_text_is_not_copied_each_time() {
    let mut heap = heap();
    let (external, len) = grow(&heap, 50_000);
    // All buffers together are no longer than a few times the text.
    assert!(external < 8 * len, "{external} {len}");
    heap.collect(&mut ());
    assert_eq!((heap.external_bytes(), heap.used_bytes()), (0, 0));
}
