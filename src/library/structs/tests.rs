//! `struct` against what CPython answered.

use super::*;
use crate::objects::float::to_hex;
use crate::objects::testing::{parse_float, rows, unhex};
use proptest::prelude::*;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn show(value: Unpacked<'_>) -> String {
    match value {
        Unpacked::Int(number) => number.to_string(),
        Unpacked::Float(number) => to_hex(number),
        Unpacked::Bool(truth) => if truth { "True" } else { "False" }.to_owned(),
        Unpacked::Bytes(bytes) => format!("b:{}", hex(bytes)),
    }
}

fn error(error: PackError) -> String {
    match error {
        PackError::Struct(message) => format!("error: {message}"),
        PackError::Memory => "MemoryError".to_owned(),
        PackError::Overflow(message) => format!("OverflowError: {message}"),
    }
}

#[test]
fn sizes() {
    for row in rows(include_str!("../../../tests/library/struct_sizes.txt")) {
        let found = match Format::parse(&unhex(row[0])) {
            Ok(format) => format.size().to_string(),
            Err(message) => format!("error: {message}"),
        };
        assert_eq!(found, row[1], "{}", String::from_utf8_lossy(&unhex(row[0])));
    }
}

#[test]
fn packing() {
    for row in rows(include_str!("../../../tests/library/struct_pack.txt")) {
        let bytes = unhex(row[2].strip_prefix("b:").unwrap_or(""));
        let item = match row[1] {
            "int" => Item::Int(row[2].parse().expect("an int")),
            "float" => Item::Float(parse_float(row[2])),
            "bool" => Item::Bool(row[2] == "True"),
            _ => Item::Bytes(&bytes),
        };
        let found = match Format::parse(row[0].as_bytes()) {
            Ok(format) => match format.pack(&[item]) {
                Ok(bytes) => format!("b:{}", hex(&bytes)),
                Err(problem) => error(problem),
            },
            Err(message) => format!("error: {message}"),
        };
        assert_eq!(found, row[3], "{} {} {}", row[0], row[1], row[2]);
    }
}

#[test]
fn unpacking() {
    for row in rows(include_str!("../../../tests/library/struct_unpack.txt")) {
        let format = Format::parse(row[0].as_bytes()).expect("a format");
        let bytes = unhex(row[1]);
        let found = match format.unpack(&bytes) {
            Ok(unpacker) => unpacker.values().map(show).collect::<Vec<_>>().join(" "),
            Err(message) => format!("error: {message}"),
        };
        assert_eq!(found, row[2], "{} {}", row[0], row[1]);
    }
}

#[test]
fn places_and_counts() {
    let format = Format::parse(b"h").expect("a format");
    assert_eq!(format.place(0, 2, true), Ok(0));
    assert_eq!(format.place(-2, 5, true), Ok(3));
    let refusals = [
        (
            2,
            3,
            false,
            "unpack_from requires a buffer of at least 4 bytes for unpacking 2 bytes at offset 2 (actual buffer size is 3)",
        ),
        (-5, 3, false, "offset -5 out of range for 3-byte buffer"),
        (-1, 3, false, "not enough data to unpack 2 bytes at offset -1"),
        (-1, 2, true, "no space to pack 2 bytes at offset -1"),
        (
            1,
            2,
            true,
            "pack_into requires a buffer of at least 3 bytes for packing 2 bytes at offset 1 (actual buffer size is 2)",
        ),
    ];
    for (offset, len, packing, message) in refusals {
        assert_eq!(format.place(offset, len, packing), Err(message.to_owned()));
    }
    assert!(format.place(i64::MIN, 2, true).is_err() && format.place(i64::MAX, 2, true).is_err());
    assert_eq!(
        format.pack(&[]).map_err(error),
        Err("error: pack expected 1 items for packing (got 0)".to_owned())
    );
    assert_eq!(
        format.pack(&[Item::Float(1.0)]).map_err(error),
        Err("error: required argument is not an integer".to_owned())
    );
    assert_eq!(
        format.check_iteration(3),
        Err("iterative unpacking requires a buffer of a multiple of 2 bytes".to_owned())
    );
}

#[test]
fn every_half_float_returns() {
    for bits in 0..=u16::MAX {
        let float = from_half(bits);
        if !float.is_nan() {
            assert_eq!(to_half(float), Some(bits));
        }
    }
}

proptest! {
    #[test]
    fn any_format_is_understood_or_refused(text in prop::collection::vec(prop::sample::select(&b"@=<>! x0123459cbB?hHiIlLqQnNefdspP"[..]), 0..12)) {
        if let Ok(format) = Format::parse(&text) && format.size() < 10_000 {
            let bytes = vec![0xA5; format.size()];
            prop_assert_eq!(format.unpack(&bytes).expect("the size").values().count(), format.items());
        }
    }
}
