//! `math` against what CPython answered, bit for bit.

use super::integers::{self, Logarithm};
use super::*;
use crate::objects::float::to_hex;
use crate::objects::int::Operand;
use crate::objects::testing::{heap, parse_float, parse_int, rows};
use dashu_int::UBig;

pub(in crate::library) fn outcome(result: Result<f64, MathError>) -> String {
    match result {
        Ok(float) => to_hex(float),
        Err(MathError::Domain) => "ValueError: math domain error".to_owned(),
        Err(MathError::Range) => "OverflowError: math range error".to_owned(),
    }
}

fn assert_all(complaints: &[String]) {
    assert!(
        complaints.is_empty(),
        "{} wrong\n{}",
        complaints.len(),
        complaints[..complaints.len().min(40)].join("\n")
    );
}

#[test]
fn of_one_number() {
    let mut complaints = Vec::new();
    for row in rows(include_str!("../../../tests/library/math_unary.txt")) {
        let function = unary(row[0]).expect("a function");
        let found = outcome(function(parse_float(row[1])));
        if found != row[2] {
            complaints.push(format!("{}({}) = {}, not {found}", row[0], row[1], row[2]));
        }
    }
    assert_all(&complaints);
    assert!(unary("fsum").is_none());
}

#[test]
fn of_two_numbers() {
    let mut complaints = Vec::new();
    for row in rows(include_str!("../../../tests/library/math_binary.txt")) {
        let (x, y) = (parse_float(row[1]), parse_float(row[2]));
        let found = outcome(match row[0] {
            "atan2" => Ok(atan2(x, y)),
            "copysign" => Ok(x.copysign(y)),
            "fmod" => fmod(x, y),
            "remainder" => remainder(x, y),
            "pow" => pow(x, y),
            "nextafter" => Ok(nextafter(x, y)),
            "hypot" => Ok(hypot(&[x, y])),
            "dist" => Ok(dist(&[x, 0.5], &[y, -0.25]).expect("two dimensions")),
            other => panic!("{other}"),
        });
        if found != row[3] {
            complaints.push(format!("{}({}, {}) = {}, not {found}", row[0], row[1], row[2], row[3]));
        }
    }
    assert_all(&complaints);
}

#[test]
fn parts_and_scales() {
    for row in rows(include_str!("../../../tests/library/math_scale.txt")) {
        let x = parse_float(row[0]);
        let (mantissa, exponent) = frexp(x);
        assert_eq!(format!("{} {exponent}", to_hex(mantissa)), row[2], "frexp {}", row[0]);
        let (fraction, whole) = modf(x);
        assert_eq!(format!("{} {}", to_hex(fraction), to_hex(whole)), row[3], "modf {}", row[0]);
        let exponent: i128 = row[1].parse().expect("an int");
        let exponent = exponent.clamp(i64::MIN.into(), i64::MAX.into()) as i64;
        assert_eq!(outcome(ldexp(x, exponent)), row[4], "ldexp {} {}", row[0], row[1]);
    }
}

#[test]
fn sums_and_lengths() {
    for row in rows(include_str!("../../../tests/library/math_sums.txt")) {
        let values: Vec<f64> = row[0].split_whitespace().map(parse_float).collect();
        let mut sum = Fsum::default();
        let result = values.iter().try_for_each(|&value| sum.add(value)).and_then(|()| sum.finish());
        let found = match result {
            Ok(float) => to_hex(float),
            Err(SumError::Overflow) => "OverflowError: intermediate overflow in fsum".to_owned(),
            Err(SumError::OppositeInfinities) => "ValueError: -inf + inf in fsum".to_owned(),
        };
        assert_eq!(found, row[1], "fsum {}", row[0]);
        assert_eq!(to_hex(hypot(&values)), row[2], "hypot {}", row[0]);
    }
}

#[test]
fn of_ints() {
    const BITS: usize = 1 << 20;
    let heap = &heap();
    for row in rows(include_str!("../../../tests/library/math_integers.txt")) {
        let natural = |column: usize| -> UBig { row[column].parse().expect("a natural number") };
        let small = |column: usize| -> u64 { row[column].parse().expect("a natural number") };
        let found = match row[0] {
            "factorial" => integers::factorial(small(1), BITS).expect("fits").to_string(),
            "comb" => integers::comb(&natural(1), small(2), BITS).expect("fits").to_string(),
            "perm" => integers::perm(&natural(1), small(2), BITS).expect("fits").to_string(),
            "lcm" => integers::lcm(&natural(1), &natural(2)).to_string(),
            name => {
                let logarithm = match name {
                    "log" => Logarithm::Natural,
                    "log2" => Logarithm::Two,
                    _ => Logarithm::Ten,
                };
                let number = parse_int(heap, row[1]);
                outcome(logarithm.of_int(Operand::of(number).expect("an int")))
            }
        };
        assert_eq!(found, row[3], "{} {} {}", row[0], row[1], row[2]);
    }
    assert_eq!(integers::factorial(u64::MAX, usize::MAX), None);
    assert_eq!(integers::perm(&(UBig::ONE << 100), 1 << 40, BITS), None);
}

#[test]
fn closeness() {
    assert_eq!(isclose(1.0, 1.0 + 1e-10, 1e-9, 0.0), Some(true));
    assert_eq!(isclose(1.0, 1.1, 1e-9, 0.0), Some(false));
    assert_eq!(isclose(f64::INFINITY, f64::INFINITY, 0.0, 0.0), Some(true));
    assert_eq!(isclose(f64::INFINITY, 1.0, 1.0, 0.0), Some(false));
    assert_eq!(isclose(f64::NAN, f64::NAN, 1.0, 0.0), Some(false));
    assert_eq!(isclose(0.0, 1e-10, 1e-9, 1e-9), Some(true));
    assert_eq!(isclose(0.0, 0.0, -1.0, 0.0), None);
}
