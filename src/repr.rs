//! `repr` of floats, strings and bytes, as Python writes it.

use crate::unicode::is_printable;
use crate::wtf8::Wtf8;
use std::fmt::Write;

/// `repr` of a float: the shortest digits that read back as the same number, in positional notation for exponents
/// from -4 to 15.
pub fn repr_float(value: f64) -> String {
    if !value.is_finite() {
        return if value.is_nan() { "nan" } else { if value > 0.0 { "inf" } else { "-inf" } }.to_owned();
    }
    let mut buffer = zmij::Buffer::new();
    let shortest = buffer.format_finite(value);
    let (sign, shortest) = shortest.strip_prefix('-').map_or(("", shortest), |rest| ("-", rest));
    let (mantissa, exponent) = shortest.split_once('e').unwrap_or((shortest, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    // The decimal point stands after this many of the digits.
    let mut point = whole.len() as i32 + exponent.parse::<i32>().expect("an exponent");
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        return format!("{sign}0.0");
    }
    point -= (digits.len() - significant.len()) as i32;
    let digits = significant.trim_end_matches('0');
    let count = digits.len() as i32;
    if (-3..=16).contains(&point) {
        if point <= 0 {
            format!("{sign}0.{}{digits}", "0".repeat(-point as usize))
        } else if point >= count {
            format!("{sign}{digits}{}.0", "0".repeat((point - count) as usize))
        } else {
            let (whole, fraction) = digits.split_at(point as usize);
            format!("{sign}{whole}.{fraction}")
        }
    } else {
        let (first, rest) = digits.split_at(1);
        let dot = if rest.is_empty() { "" } else { "." };
        let exponent = point - 1;
        let exponent_sign = if exponent < 0 { '-' } else { '+' };
        format!("{sign}{first}{dot}{rest}e{exponent_sign}{:02}", exponent.abs())
    }
}

/// Appends `repr` of a string.
pub fn repr_str(value: Wtf8<'_>, out: &mut String) {
    let quote = quote_for(value.as_bytes());
    out.push(quote);
    for code_point in value.code_points() {
        match char::from_u32(code_point) {
            Some(c) if c == quote || c == '\\' => out.extend(['\\', c]),
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(c @ ' '..='~') => out.push(c),
            Some(c) if is_printable(c) => out.push(c),
            _ => match code_point {
                0..0x100 => write!(out, "\\x{code_point:02x}"),
                0..0x1_0000 => write!(out, "\\u{code_point:04x}"),
                _ => write!(out, "\\U{code_point:08x}"),
            }
            .expect("a String takes all"),
        }
    }
    out.push(quote);
}

/// Appends `repr` of bytes.
pub fn repr_bytes(value: &[u8], out: &mut String) {
    let quote = quote_for(value);
    out.push('b');
    out.push(quote);
    for &byte in value {
        match byte {
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b'\\' => out.push_str("\\\\"),
            _ if char::from(byte) == quote => out.extend(['\\', quote]),
            b' '..=b'~' => out.push(char::from(byte)),
            _ => write!(out, "\\x{byte:02x}").expect("a String takes all"),
        }
    }
    out.push(quote);
}

/// Double quotes only where single ones would need an escape and double ones would not.
fn quote_for(bytes: &[u8]) -> char {
    if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' }
}
