//! Floats against what CPython answered.

use super::*;
use crate::objects::testing::{heap, parse_float, rows, show, unhex};

fn same(x: Option<f64>, expected: &str) -> bool {
    match x {
        Some(x) => to_hex(x) == expected || x.is_nan() && expected.ends_with("nan"),
        None => expected.ends_with("Error"),
    }
}

#[test]
fn single_numbers() {
    let heap = &heap();
    for row in rows(include_str!("../../../tests/objects/float_single.txt")) {
        let x = parse_float(row[0]);
        assert!(same(Some(x), row[0]));
        assert_eq!(repr(x), row[1].trim_start_matches(if x.is_nan() { "-" } else { "" }));
        assert_eq!(hash(x).to_string(), row[2], "hash {x}");
        let digits = row[3].parse().expect("a number");
        assert!(same(round(x, digits), row[4]), "round({x}, {digits}): {:?} {}", round(x, digits), row[4]);
        if x.is_finite() {
            assert_eq!(
                show(int::from_float(heap, x.round_ties_even()).expect("memory")),
                row[5],
                "round({x})"
            );
            assert_eq!(show(int::from_float(heap, x).expect("memory")), row[6], "int({x})");
            let (numerator, denominator) = as_integer_ratio(heap, x).expect("memory");
            assert_eq!(format!("{}/{}", show(numerator), show(denominator)), row[7]);
        }
    }
}

#[test]
fn arithmetic() {
    for row in rows(include_str!("../../../tests/objects/float_pairs.txt")) {
        let (x, y) = (parse_float(row[0]), parse_float(row[1]));
        assert!(same(floor_div(x, y), row[2]), "{x} // {y}: {:?} {}", floor_div(x, y), row[2]);
        assert!(same(rem(x, y), row[3]), "{x} % {y}: {:?} {}", rem(x, y), row[3]);
        assert!(same(divmod(x, y).map(|pair| pair.1), row[3]), "{x} % {y}");
        match pow(x, y) {
            Ok(power) => assert!(same(Some(power), row[4]), "{x} ** {y}: {power} {}", row[4]),
            Err(PowError::Complex) => assert!(row[4] == "complex" || row[4] == "OverflowError", "{x} ** {y}"),
            Err(PowError::Overflow) => assert_eq!(row[4], "OverflowError", "{x} ** {y}"),
            Err(PowError::ZeroDivision) => assert_eq!(row[4], "ZeroDivisionError", "{x} ** {y}"),
        }
    }
}

#[test]
fn text() {
    for row in rows(include_str!("../../../tests/objects/float_parse.txt")) {
        let x = parse(&unhex(row[0]));
        assert!(same(x, row[1]), "{:?}: {x:?} {}", String::from_utf8_lossy(&unhex(row[0])), row[1]);
    }
    for row in rows(include_str!("../../../tests/objects/float_from_hex.txt")) {
        let text = unhex(row[0]);
        let expected = row[1];
        match from_hex(&text) {
            Ok(x) => assert!(same(Some(x), expected), "{}: {x} {expected}", String::from_utf8_lossy(&text)),
            Err(HexError::Invalid) => {
                assert_eq!(expected, "ValueError", "{}", String::from_utf8_lossy(&text))
            }
            Err(HexError::Overflow) => {
                assert_eq!(expected, "OverflowError", "{}", String::from_utf8_lossy(&text))
            }
        }
    }
}
