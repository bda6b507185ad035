//! Floats as text: reading, `repr`, the styles of format specs, hexadecimal.

use crate::objects::int::trim;
pub use crate::repr::repr_float as repr;

/// Reads a float as `float(text)` does. Other scripts' digits and white space are made ASCII by the caller.
pub fn parse(text: &[u8]) -> Option<f64> {
    let text = trim(text);
    let clean: Vec<u8>;
    let text = if text.contains(&b'_') {
        // Only between digits.
        let digit = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(u8::is_ascii_digit);
        let well_placed = |at: usize| digit(at.checked_sub(1)) && digit(Some(at + 1));
        if (0..text.len()).any(|at| text[at] == b'_' && !well_placed(at)) {
            return None;
        }
        clean = text.iter().copied().filter(|&byte| byte != b'_').collect();
        &clean
    } else {
        text
    };
    std::str::from_utf8(text).ok()?.parse().ok()
}

/// How a float is written: the type of a format spec, in small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `e`: scientific.
    Exponent,
    /// `f`: so many decimals.
    Fixed,
    /// `g`: so many digits, scientific for unusual exponents.
    General,
    /// As `repr` chooses, if there is no precision.
    Repr,
}

/// Rust's formatting takes at most 65535 decimals. A float has at most 1074 that are not zero.
const MAX_DECIMALS: usize = 1100;

/// A float in small letters, with a minus sign if it has one. `alternate` (`#`) keeps the point and, for `g`, the zeros;
/// `dot_zero` writes whole numbers with `.0`, as `str` does. Linear in the precision.
pub fn to_text(x: f64, style: Style, precision: usize, alternate: bool, dot_zero: bool) -> String {
    if !x.is_finite() {
        return if x.is_nan() {
            "nan"
        } else if x > 0.0 {
            "inf"
        } else {
            "-inf"
        }
        .to_owned();
    }
    let text = match style {
        Style::Fixed => fixed(x, precision, alternate),
        Style::Exponent => {
            let (mantissa, exponent) = scientific(x, precision);
            let dot = if alternate && precision == 0 { "." } else { "" };
            format!("{mantissa}{dot}{}", exponent_text(exponent))
        }
        Style::General => general(x, precision.max(1), alternate, dot_zero),
        Style::Repr => {
            let text = repr(x);
            return if dot_zero { text } else { text.strip_suffix(".0").unwrap_or(&text).to_owned() };
        }
    };
    if dot_zero && !text.contains(['.', 'e']) { text + ".0" } else { text }
}

fn fixed(x: f64, precision: usize, alternate: bool) -> String {
    let mut text = format!("{x:.*}", precision.min(MAX_DECIMALS));
    text.extend(std::iter::repeat_n('0', precision.saturating_sub(MAX_DECIMALS)));
    if alternate && precision == 0 {
        text.push('.');
    }
    text
}

/// Mantissa and exponent, with `precision` decimals.
fn scientific(x: f64, precision: usize) -> (String, i32) {
    let text = format!("{x:.*e}", precision.min(MAX_DECIMALS));
    let (mantissa, exponent) = text.split_once('e').expect("this format has an exponent");
    let mut mantissa = mantissa.to_owned();
    mantissa.extend(std::iter::repeat_n('0', precision.saturating_sub(MAX_DECIMALS)));
    (mantissa, exponent.parse().expect("an exponent is a number"))
}

fn exponent_text(exponent: i32) -> String {
    format!("e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs())
}

fn general(x: f64, precision: usize, alternate: bool, dot_zero: bool) -> String {
    let (mantissa, exponent) = scientific(x, precision - 1);
    // With `dot_zero` there must be room for the zero.
    let limit = precision as i64 - i64::from(dot_zero);
    let strip = |text: String| -> String {
        if alternate || !text.contains('.') {
            return text;
        }
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    let with_point = |text: String| if alternate && !text.contains('.') { text + "." } else { text };
    if i64::from(exponent) < -4 || i64::from(exponent) >= limit {
        return with_point(strip(mantissa)) + &exponent_text(exponent);
    }
    let decimals = (precision as i64 - 1 - i64::from(exponent)).max(0) as usize;
    with_point(strip(fixed(x, decimals, false)))
}

/// `float.hex`.
pub fn to_hex(x: f64) -> String {
    if !x.is_finite() {
        return repr(x);
    }
    let sign = if x.is_sign_negative() { "-" } else { "" };
    let bits = x.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let exponent = (bits >> 52 & 0x7FF) as i32;
    if exponent == 0 && fraction == 0 {
        return format!("{sign}0x0.0p+0");
    }
    let (whole, exponent) = if exponent == 0 { (0, -1022) } else { (1, exponent - 1023) };
    format!("{sign}0x{whole}.{fraction:013x}p{exponent:+}")
}

/// What `float.fromhex` refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HexError {
    /// `ValueError: invalid hexadecimal floating-point string`.
    Invalid,
    /// `OverflowError: hexadecimal value too large to represent as a float`.
    Overflow,
}

/// `float.fromhex`. Linear.
///
/// # Errors
/// The text is no hexadecimal number, or the number is beyond the floats.
pub fn from_hex(text: &[u8]) -> Result<f64, HexError> {
    let text = std::str::from_utf8(trim(text)).map_err(|_| HexError::Invalid)?.to_ascii_lowercase();
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let signed = |x: f64| if negative { -x } else { x };
    match text {
        "inf" | "infinity" => return Ok(signed(f64::INFINITY)),
        "nan" => return Ok(signed(f64::NAN)),
        _ => {}
    }
    let text = text.strip_prefix("0x").unwrap_or(text);
    let (mantissa, exponent) = match text.split_once('p') {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_hex = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if whole.len() + fraction.len() == 0 || !is_hex(whole) || !is_hex(fraction) {
        return Err(HexError::Invalid);
    }
    let mut exponent = exponent.map_or(Ok(0), decimal)?;
    // The first 16 digits that count, and a mark for anything beyond.
    let (mut bits, mut digits) = (0u64, 0);
    for (place, byte) in whole.bytes().chain(fraction.bytes()).enumerate() {
        let digit = u64::from(char::from(byte).to_digit(16).unwrap_or(0));
        let in_fraction = place >= whole.len();
        if digits < 15 {
            bits = bits << 4 | digit;
            digits += usize::from(bits != 0);
            exponent -= if in_fraction { 4 } else { 0 };
        } else {
            bits |= u64::from(digit != 0);
            exponent += if in_fraction { 0 } else { 4 };
        }
    }
    if bits == 0 {
        return Ok(signed(0.0));
    }
    let top = 63 - i64::from(bits.leading_zeros()) + exponent;
    if top > 1024 {
        return Err(HexError::Overflow);
    }
    if top < -1076 {
        return Ok(signed(0.0));
    }
    let denominator = dashu_int::UBig::ONE << exponent.min(0).unsigned_abs() as usize;
    let numerator = dashu_int::UBig::from(bits) << exponent.max(0) as usize;
    let x = crate::objects::int::divide(&numerator, &denominator).ok_or(HexError::Overflow)?;
    Ok(signed(x))
}

/// A signed decimal number, brought to bounds that are large enough for any text.
fn decimal(text: &str) -> Result<i64, HexError> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(HexError::Invalid);
    }
    let number = digits.parse::<i64>().unwrap_or(i64::MAX).min(1 << 40);
    Ok(if text.starts_with('-') { -number } else { number })
}
