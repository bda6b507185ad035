//! `cmath` against what CPython answered, bit for bit.

use super::*;
use crate::objects::float::to_hex;
use crate::objects::testing::{parse_float, rows};

fn show(result: Outcome) -> String {
    match result {
        Ok(z) => format!("{} {}", to_hex(z.real), to_hex(z.imag)),
        Err(MathError::Domain) => "ValueError: math domain error".to_owned(),
        Err(MathError::Range) => "OverflowError: math range error".to_owned(),
    }
}

#[test]
fn as_cpython() {
    let mut complaints = Vec::new();
    for row in rows(include_str!("../../../tests/library/cmath.txt")) {
        let (x, y) = (parse_float(row[1]), parse_float(row[2]));
        let z = Number::new(x, y);
        let found = match row[0] {
            "rect" => show(rect(x, y)),
            "polar" => show(polar(z).map(|(length, angle)| Number::new(length, angle))),
            "log10j" => show(log_base(z, Number::new(0.0, 10.0))),
            name => show(unary(name).expect("a function")(z)),
        };
        if found != row[3] {
            complaints.push(format!("{}({}, {}) = {}, not {found}", row[0], row[1], row[2], row[3]));
        }
    }
    let some = &complaints[..complaints.len().min(40)];
    assert!(complaints.is_empty(), "{} wrong\n{}", complaints.len(), some.join("\n"));
}

#[test]
fn bases_and_closeness() {
    let real = |x| Number::new(x, 0.0);
    assert_eq!(log_base(real(10.0), real(1.0)), Err(MathError::Domain));
    assert_eq!(log_base(real(10.0), real(0.0)), Err(MathError::Domain));
    assert_eq!(log_base(real(0.0), real(10.0)).map(|z| z.real), Ok(f64::NEG_INFINITY));
    assert_eq!(isclose(real(1.0), Number::new(1.0, 1e-10), 1e-9, 0.0), Some(true));
    assert_eq!(isclose(real(1.0), Number::new(1.0, 1e-8), 1e-9, 0.0), Some(false));
    assert_eq!(isclose(real(f64::INFINITY), real(1.0), 1.0, 0.0), Some(false));
    assert_eq!(isclose(real(1.0), real(1.0), -1.0, 0.0), None);
}
