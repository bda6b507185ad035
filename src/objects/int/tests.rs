//! Ints against what CPython answered.

use super::*;
use crate::objects::float;
use crate::objects::testing::{heap, parse_float, parse_int, rows, show, unhex};

fn outcome(result: Result<Value, IntError>) -> String {
    match result {
        Ok(value) => show(value),
        Err(IntError::ZeroDivision) => "ZeroDivisionError".to_owned(),
        Err(IntError::NegativeShift | IntError::NotInvertible) => "ValueError".to_owned(),
        Err(IntError::FloatOverflow) => "OverflowError".to_owned(),
        Err(error) => format!("{error:?}"),
    }
}

fn float_outcome(result: Result<f64, IntError>) -> String {
    result.map_or_else(|error| outcome(Err(error)), float::to_hex)
}

#[test]
fn arithmetic() {
    let heap = &heap();
    for row in rows(include_str!("../../../tests/objects/int_pairs.txt")) {
        let int = |column: usize| parse_int(heap, row[column]);
        let (a, b) = (int(0), int(1));
        let (x, y) = (Operand::of(a).expect("an int"), Operand::of(b).expect("an int"));
        let context = format!("{} {}", row[0], row[1]);
        assert_eq!(show(add(heap, a, b).expect("memory")), row[2], "+ {context}");
        assert_eq!(show(sub(heap, a, b).expect("memory")), row[3], "- {context}");
        assert_eq!(show(mul(heap, a, b).expect("memory")), row[4], "* {context}");
        assert_eq!(outcome(floor_div(heap, a, b)), row[5], "// {context}");
        assert_eq!(outcome(rem(heap, a, b)), row[6], "% {context}");
        if let Ok((quotient, remainder)) = divmod(heap, a, b) {
            assert_eq!(
                (show(quotient).as_str(), show(remainder).as_str()),
                (row[5], row[6]),
                "divmod {context}"
            );
        }
        assert_eq!(show(and(heap, a, b).expect("memory")), row[7], "& {context}");
        assert_eq!(show(or(heap, a, b).expect("memory")), row[8], "| {context}");
        assert_eq!(show(xor(heap, a, b).expect("memory")), row[9], "^ {context}");
        assert_eq!(outcome(shl(heap, a, int(10))), row[11], "<< {} {}", row[0], row[10]);
        assert_eq!(outcome(shr(heap, a, int(10))), row[12], ">> {} {}", row[0], row[10]);
        assert_eq!(float_outcome(true_div(x, y)), row[13], "/ {context}");
        if row[15] != "negative" {
            assert_eq!(outcome(pow(heap, a, int(14))), row[15], "** {} {}", row[0], row[14]);
        }
        assert_eq!(
            outcome(pow_mod(heap, a, int(14), int(16))).replace("ZeroDivisionError", "ValueError"),
            row[17],
            "pow {} {} {}",
            row[0],
            row[14],
            row[16]
        );
        assert_eq!(format!("{}", compare(x, y) as i32), row[18], "order {context}");
        assert_eq!(show(gcd(heap, a, b).expect("memory")), row[19], "gcd {context}");
        // What both words hold, both ways compute.
        if let Some((i, j)) = crate::objects::Int::pair(a, b) {
            for (tagged, expected) in [
                (i.checked_add(j), row[2]),
                (i.checked_sub(j), row[3]),
                (i.checked_mul(j), row[4]),
                (i.checked_rem(j), row[6]),
            ] {
                assert!(tagged.is_none_or(|value| show(value) == expected), "{context}");
            }
        }
    }
}

#[test]
fn single_numbers() {
    let heap = &heap();
    for row in rows(include_str!("../../../tests/objects/int_single.txt")) {
        let a = parse_int(heap, row[0]);
        let x = Operand::of(a).expect("an int");
        assert_eq!(x.hash().to_string(), row[1], "hash {}", row[0]);
        assert_eq!(x.bit_length().to_string(), row[2]);
        assert_eq!(x.bit_count().to_string(), row[3]);
        assert_eq!(show(neg(heap, a).expect("memory")), row[4]);
        assert_eq!(show(invert(heap, a).expect("memory")), row[5]);
        assert_eq!(show(abs(heap, a).expect("memory")), row[6]);
        assert_eq!(float_outcome(to_f64(x)), row[7]);
        assert_eq!(
            outcome(round(heap, a, row[8].parse().expect("a number"))),
            row[9],
            "round {} {}",
            row[0],
            row[8]
        );
        let length = row[10].parse().expect("a number");
        let hex = |bytes: Result<Vec<u8>, BytesError>| match bytes {
            Ok(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
            Err(_) => "OverflowError".to_owned(),
        };
        assert_eq!(hex(to_bytes(x, length, true, true)), row[11], "to_bytes {}", row[0]);
        assert_eq!(hex(to_bytes(x, length, false, false)), row[12], "to_bytes {}", row[0]);
        if row[11] != "OverflowError" {
            assert_eq!(show(from_bytes(heap, &unhex(row[11]), true, true).expect("memory")), row[0]);
        }
        if row[12] != "OverflowError" {
            assert_eq!(show(from_bytes(heap, &unhex(row[12]), false, false).expect("memory")), row[0]);
        }
        assert_eq!([to_radix(x, 2), to_radix(x, 8), to_radix(x, 16)], [row[13], row[14], row[15]]);
        assert_eq!(show(isqrt(heap, abs(heap, a).expect("memory")).expect("memory")), row[16]);
    }
}

#[test]
fn text() {
    let heap = &heap();
    for row in rows(include_str!("../../../tests/objects/int_parse.txt")) {
        let result = parse(heap, &unhex(row[0]), row[1].parse().expect("a base"), 0);
        let shown = result.map_or_else(|_| "ValueError".to_owned(), show);
        assert_eq!(shown, row[2], "{:?} {}", String::from_utf8_lossy(&unhex(row[0])), row[1]);
    }
    let long = "1".repeat(5000);
    assert_eq!(
        parse(heap, long.as_bytes(), 10, DEFAULT_MAX_STR_DIGITS),
        Err(ParseError::TooManyDigits(5000))
    );
    assert!(parse(heap, long.as_bytes(), 16, DEFAULT_MAX_STR_DIGITS).is_ok());
    for digits in [4299, 4300, 4301, 4302, 6000] {
        let number = parse(heap, "9".repeat(digits).as_bytes(), 10, 0).expect("an int");
        let text = to_string(Operand::of(number).expect("an int"), DEFAULT_MAX_STR_DIGITS);
        assert_eq!(text.map(|text| text.len()), if digits <= 4300 { Ok(digits) } else { Err(TooManyDigits) });
    }
}

#[test]
fn order_of_ints_and_floats() {
    let heap = &heap();
    for row in rows(include_str!("../../../tests/objects/float_int_order.txt")) {
        let order = compare_float(Operand::of(parse_int(heap, row[0])).expect("an int"), parse_float(row[1]));
        let shown = match order {
            Some(Ordering::Less) => "100",
            Some(Ordering::Equal) => "010",
            Some(Ordering::Greater) => "001",
            None => "000",
        };
        assert_eq!(shown, row[2], "{} {}", row[0], row[1]);
    }
}

#[test]
fn results_beyond_memory_are_errors() {
    let heap = &heap();
    heap.set_policy(crate::heap::Policy { limit: 64 << 20, ..Default::default() });
    let int = |i: i64| from_i64(heap, i).expect("memory");
    for count in [1 << 40, 1 << 62, i64::MAX] {
        assert_eq!(shl(heap, int(1), int(count)), Err(IntError::OutOfMemory));
        assert_eq!(pow(heap, int(3), int(count)), Err(IntError::OutOfMemory));
        assert_eq!(
            pow(heap, int(-1), int(count)).map(show),
            Ok(if count & 1 == 1 { "-1" } else { "1" }.to_owned())
        );
        assert_eq!(shr(heap, int(-5), int(count)).map(show), Ok("-1".to_owned()));
    }
    let before = heap.external_bytes();
    let big = shl(heap, int(1), int(1 << 20)).expect("memory");
    assert_eq!(heap.external_bytes() - before, (1 << 17) + 8);
    assert_eq!(Operand::of(big).map(Operand::bit_length), Some((1 << 20) + 1));
}
