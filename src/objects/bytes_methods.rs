//! What `bytes` and `bytearray` have besides what they share with text ([`search`](super::str::search),
//! [`layout`](super::str::layout)): ASCII case, hexadecimal, translation. Pure functions on bytes.

/// Whether there are bytes, and each is as asked.
fn all(bytes: &[u8], is: impl Fn(&u8) -> bool) -> bool {
    !bytes.is_empty() && bytes.iter().all(is)
}
/// `isalpha`.
pub fn is_alpha(bytes: &[u8]) -> bool {
    all(bytes, u8::is_ascii_alphabetic)
}
/// `isdigit`.
pub fn is_digit(bytes: &[u8]) -> bool {
    all(bytes, u8::is_ascii_digit)
}
/// `isalnum`.
pub fn is_alnum(bytes: &[u8]) -> bool {
    all(bytes, u8::is_ascii_alphanumeric)
}
/// `isspace`.
pub fn is_space(bytes: &[u8]) -> bool {
    all(bytes, |byte| matches!(byte, b' ' | 9..=13))
}
/// `islower`.
pub fn is_lower(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase)
}
/// `isupper`.
pub fn is_upper(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase)
}
/// `istitle`.
pub fn is_title(bytes: &[u8]) -> bool {
    let mut after_letter = false;
    let mut found = false;
    for byte in bytes {
        if byte.is_ascii_uppercase() && after_letter || byte.is_ascii_lowercase() && !after_letter {
            return false;
        }
        after_letter = byte.is_ascii_alphabetic();
        found |= after_letter;
    }
    found
}
/// `title`.
pub fn title(bytes: &[u8]) -> Vec<u8> {
    let mut after_letter = false;
    let each = |byte: &u8| {
        let cased = if after_letter { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        after_letter = byte.is_ascii_alphabetic();
        cased
    };
    bytes.iter().map(each).collect()
}
/// `capitalize`.
pub fn capitalize(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_ascii_lowercase();
    if let Some(first) = out.first_mut() {
        first.make_ascii_uppercase();
    }
    out
}
/// `swapcase`.
pub fn swapcase(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|byte| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { *byte }).collect()
}

/// `hex(separator, group)`: a negative group counts from the left, 0 means no separator.
pub fn to_hex(bytes: &[u8], separator: Option<u8>, group: i64) -> Vec<u8> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    let mut out = Vec::with_capacity(bytes.len() * 2);
    for (index, byte) in bytes.iter().enumerate() {
        let place = if group < 0 { index } else { bytes.len() - index };
        if let Some(separator) = separator
            && size > 0
            && index > 0
            && place.is_multiple_of(size)
        {
            out.push(separator);
        }
        out.extend([DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
    }
    out
}

/// `bytes.fromhex` of text, in which white space may stand between bytes.
///
/// # Errors
/// The character, counted from 0, at which there is no hexadecimal digit: `ValueError: non-hexadecimal number found in
/// fromhex() arg at position …`.
pub fn from_hex(text: &[u8]) -> Result<Vec<u8>, usize> {
    let mut out = Vec::with_capacity(text.len() / 2);
    let mut at = 0;
    let digit = |at: usize| -> Result<u8, usize> {
        // All before an error is ASCII, so its place in bytes is that in characters.
        let digit = text.get(at).and_then(|&byte| char::from(byte).to_digit(16));
        digit.map(|digit| digit as u8).ok_or(at)
    };
    while at < text.len() {
        if matches!(text[at], b' ' | 9..=13) {
            at += 1;
            continue;
        }
        out.push(digit(at)? << 4 | digit(at + 1)?);
        at += 2;
    }
    Ok(out)
}

/// `translate(table, delete)`: the table has 256 bytes.
pub fn translate(bytes: &[u8], table: Option<&[u8]>, delete: &[u8]) -> Vec<u8> {
    let mut gone = [false; 256];
    delete.iter().for_each(|&byte| gone[usize::from(byte)] = true);
    let map = |&byte: &u8| table.and_then(|table| table.get(usize::from(byte))).copied().unwrap_or(byte);
    bytes.iter().filter(|&&byte| !gone[usize::from(byte)]).map(map).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::objects::testing::{rows, unhex};

    #[test]
    fn methods() {
        let hex = |bytes: &[u8]| String::from_utf8(to_hex(bytes, None, 1)).expect("ASCII");
        for row in rows(include_str!("../../tests/objects/bytes_single.txt")) {
            let bytes = unhex(row[0]);
            let questions = [is_alpha, is_digit, is_alnum, is_space, is_lower, is_upper, is_title];
            let answers: String =
                questions.iter().map(|question| if question(&bytes) { '1' } else { '0' }).collect();
            assert_eq!(answers, row[1], "{bytes:?}");
            let results = [title(&bytes), capitalize(&bytes), swapcase(&bytes)].map(|result| hex(&result));
            assert_eq!(results, [row[2], row[3], row[4]], "{bytes:?}");
            let separated = to_hex(&bytes, Some(b':'), row[5].parse().expect("a number"));
            assert_eq!(String::from_utf8(separated).as_deref(), Ok(row[6]), "{bytes:?} {}", row[5]);
            let table: Vec<u8> = (0..=255).rev().collect();
            assert_eq!(hex(&translate(&bytes, Some(&table), b"aB ")), row[7]);
            assert_eq!(hex(&translate(&bytes, None, b"aB ")), row[8]);
        }
    }

    #[test]
    fn hexadecimal() {
        for (text, expected) in [
            ("", Ok(vec![])),
            ("0aFF", Ok(vec![10, 255])),
            (" 0a\tff\n", Ok(vec![10, 255])),
            ("0", Err(1)),
            ("0 a", Err(1)),
            ("0g", Err(1)),
            ("00 xy", Err(3)),
            ("0é", Err(1)),
        ] {
            assert_eq!(from_hex(text.as_bytes()), expected, "{text:?}");
        }
    }
}
