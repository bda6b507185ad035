//! Formatting against what CPython answered.

use super::fields::{Key, Name, Step};
use super::percent::{Amount, Piece};
use super::spec::Spec;
use super::{FormatError, fields, percent};
use crate::objects::complex::Number;
use crate::objects::int::Operand;
use crate::objects::testing::{heap, parse_float, parse_int, rows, unhex};

fn hex(text: &[u8]) -> String {
    text.iter().map(|byte| format!("{byte:02x}")).collect()
}
fn outcome(result: Result<Vec<u8>, FormatError>) -> String {
    match result {
        Ok(text) => hex(&text),
        Err(FormatError::Value(message)) => format!("ValueError: {message}"),
        Err(FormatError::Overflow(message)) => format!("OverflowError: {message}"),
        Err(FormatError::OutOfMemory) => "MemoryError".to_owned(),
    }
}

#[test]
fn specs() {
    let heap = &heap();
    for row in rows(include_str!("../../../tests/objects/format_spec.txt")) {
        let (kind, value, spec) = (row[0], row[1], unhex(row[2]));
        let result = Spec::parse(&spec, kind).and_then(|spec| match kind {
            "int" => spec.format_int(Operand::of(parse_int(heap, value)).expect("an int"), kind, 4300),
            "float" => spec.format_float(parse_float(value), kind),
            "complex" => {
                let (real, imag) = value.split_once(',').expect("two parts");
                spec.format_complex(Number::new(parse_float(real), parse_float(imag)), kind)
            }
            _ => spec.format_str(&unhex(value), kind),
        });
        assert_eq!(outcome(result), row[3], "{kind} {value} {:?}", String::from_utf8_lossy(&spec));
    }
}

#[test]
fn percents() {
    let heap = &heap();
    for row in rows(include_str!("../../../tests/objects/format_percent.txt")) {
        let (kind, value, format) = (row[0], row[1], unhex(row[2]));
        let mut pieces = percent::Pieces::of(&format);
        let result = match pieces.next().expect("a conversion") {
            Err(error) => Err(error),
            Ok(Piece::Literal(_)) => panic!("all formats are one conversion"),
            Ok(Piece::Conversion(conversion)) => {
                let number = |amount| match amount {
                    Amount::Number(number) => Some(number),
                    Amount::None | Amount::Argument => None,
                };
                let width = number(conversion.width).unwrap_or(0) as i64;
                let field = conversion.field(width, number(conversion.precision));
                match (kind, char::from_u32(conversion.kind)) {
                    (_, Some('s')) => Ok(field.format_str(&unhex(value))),
                    ("int", Some('d' | 'i' | 'u' | 'x' | 'X' | 'o')) => {
                        field.format_int(Operand::of(parse_int(heap, value)).expect("an int"), 4300)
                    }
                    ("float", Some('e' | 'E' | 'f' | 'F' | 'g' | 'G')) => {
                        Ok(field.format_float(parse_float(value)))
                    }
                    _ => Err(conversion.unsupported()),
                }
            }
        };
        assert_eq!(outcome(result), row[3], "{:?} % {value}", String::from_utf8_lossy(&format));
    }
}

#[test]
fn percent_pieces() {
    let parse = |text: &str| percent::Pieces::of(text.as_bytes()).collect::<Vec<_>>();
    assert_eq!(parse("a%%b"), [Ok(Piece::Literal(0..1)), Ok(Piece::Literal(1..2)), Ok(Piece::Literal(3..4))]);
    let pieces = parse("%(a(b)c)-*.*f!");
    let Ok(Piece::Conversion(conversion)) = &pieces[0] else { panic!("a conversion") };
    assert_eq!((&conversion.key, conversion.left), (&Some(2..7), true));
    assert_eq!((conversion.width, conversion.precision), (Amount::Argument, Amount::Argument));
    assert_eq!(pieces[1], Ok(Piece::Literal(13..14)));
    for (text, message) in [
        ("%", "incomplete format"),
        ("%5", "incomplete format"),
        ("%.", "incomplete format"),
        ("%l", "incomplete format"),
        ("%(a", "incomplete format key"),
        ("%99999999999999999999d", "width too big"),
        ("%.99999999999d", "precision too big"),
    ] {
        assert_eq!(parse(text), [Err(FormatError::Value(message.to_owned()))], "{text}");
    }
}

/// What `string.Formatter().parse` and `_string.formatter_field_name_split` tell, written as record.py writes it.
fn shown(text: &[u8]) -> Result<String, FormatError> {
    let mut out = Vec::new();
    for piece in fields::Pieces::of(text) {
        let piece = piece?;
        let Some(field) = piece.field else {
            out.push(hex(&text[piece.literal]));
            continue;
        };
        let name = &text[field.name];
        let conversion = field.conversion.map_or(String::new(), |c| format!("{c:x}"));
        let mut parsed = Name::parse(name)?;
        let key = |key: &Key| match key {
            Key::Index(index) => index.to_string(),
            Key::Name(range) => format!("'{}'", hex(&name[range.clone()])),
        };
        let mut steps = key(&parsed.argument);
        while let Some(step) = parsed.step() {
            match step? {
                Step::Attribute(range) => steps += &format!(".{}", hex(&name[range])),
                Step::Item(item) => steps += &format!("[{}]", key(&item)),
            }
        }
        out.push(format!("{}/{steps}/{conversion}/{}", hex(&text[piece.literal]), hex(&text[field.spec])));
    }
    Ok(out.join(" "))
}

#[test]
fn format_fields() {
    for row in rows(include_str!("../../../tests/objects/format_fields.txt")) {
        let text = unhex(row[0]);
        let result = match shown(&text) {
            Ok(shown) => shown,
            Err(FormatError::Value(message)) => format!("ValueError: {message}"),
            Err(error) => format!("{error:?}"),
        };
        assert_eq!(result, row[1], "{:?}", String::from_utf8_lossy(&text));
    }
}
