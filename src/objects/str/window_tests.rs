//! Windows, partitions and translation against CPython.

use super::search::{partition, remove_prefix, remove_suffix, rpartition};
use super::translate::{Replacement, joined_length, repeated_length, translate};
use super::{Str, window};
use crate::objects::testing::{heap, rows, unhex};
use crate::wtf8::push;
use proptest::prelude::*;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn windows() {
    let heap = &heap();
    for row in rows(include_str!("../../../tests/library/str_windows.txt")) {
        let text = Str::alloc(heap, &unhex(row[0])).expect("memory");
        let needle = unhex(row[1]);
        let bound = |column: usize| (row[column] != "None").then(|| row[column].parse().expect("an int"));
        let (start, end) = (bound(2), bound(3));
        let index = |found: Option<usize>| found.map_or(-1, |index| index as i64).to_string();
        let within = window::slice(&text, start, end);
        let truth = |found: bool| if found { "True" } else { "False" };
        let found = [
            index(window::find(&text, &needle, start, end)),
            index(window::rfind(&text, &needle, start, end)),
            window::count(&text, &needle, start, end).to_string(),
            truth(within.is_some_and(|text| text.starts_with(&needle))).to_owned(),
            truth(within.is_some_and(|text| text.ends_with(&needle))).to_owned(),
        ];
        assert_eq!(found.join(" "), row[4], "{row:?}");
        if text.is_ascii() {
            let bytes = text.as_bytes();
            assert_eq!(index(window::find_bytes(bytes, &needle, start, end)), found[0]);
            assert_eq!(index(window::rfind_bytes(bytes, &needle, start, end)), found[1]);
            assert_eq!(window::count_bytes(bytes, &needle, start, end).to_string(), found[2]);
        }
    }
}

#[test]
fn parts() {
    assert_eq!(partition(b"a-b-c", b"-"), Some((&b"a"[..], &b"b-c"[..])));
    assert_eq!(rpartition(b"a-b-c", b"-"), Some((&b"a-b"[..], &b"c"[..])));
    assert_eq!(partition(b"abc", b"--"), None);
    assert_eq!(remove_prefix(b"abab", b"ab"), b"ab");
    assert_eq!(remove_suffix(b"abab", b"x"), b"abab");
    assert_eq!(joined_length([], 5), Some(0));
    assert_eq!(joined_length([1, 2, 3], 5), Some(16));
    assert_eq!(joined_length([usize::MAX, 1], 0), None);
    assert_eq!(repeated_length(3, -1), Some(0));
    assert_eq!(repeated_length(0, i64::MAX), Some(0));
    assert_eq!(repeated_length(3, i64::MAX), None);
}

#[test]
fn translation() {
    let lookup = |c: u32| {
        Ok::<_, ()>(match char::from_u32(c) {
            Some('a') => Replacement::Text("[é]".into()),
            Some('b') => Replacement::Delete,
            Some('é') => Replacement::Char('x'.into()),
            _ => Replacement::Keep,
        })
    };
    for (text, expected) in [("xyz", None), ("aba", Some("[é][é]")), ("éb😀", Some("x😀")), ("", None)]
    {
        assert_eq!(translate(text.as_bytes(), lookup), Ok(expected.map(|text| text.as_bytes().to_vec())));
    }
    // Each ASCII character is looked up once, while only such come out.
    let mut asked = Vec::new();
    let result = translate::<()>(b"abcabcabc", |c| {
        asked.push(c);
        Ok(if c == u32::from(b'c') { Replacement::Char(0xE9) } else { Replacement::Char(c - 32) })
    });
    assert_eq!(result.map(|text| text.map(|text| hex(&text))), Ok(Some(hex("ABéABéABé".as_bytes()))));
    assert_eq!(asked, b"abcabcabc".map(u32::from));
    assert_eq!(translate(b"ab", |c| if c == 98 { Err(c) } else { Ok(Replacement::Keep) }), Err(98));
}

proptest! {
    #[test]
    fn translation_maps_each_character(text in ".*") {
        let mut expected = Vec::new();
        text.chars().for_each(|c| push(&mut expected, u32::from(c) ^ 1));
        let found = translate::<()>(text.as_bytes(), |c| Ok(Replacement::Char(c ^ 1)));
        prop_assert_eq!(found, Ok((!text.is_empty()).then_some(expected)));
    }
}
