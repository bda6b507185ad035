//! Numbers: what follows one, what is wrong with a bad one, and the value of a good one.

use super::ast::{Arena, BigInt, Constant};
use dashu_int::UBig;

/// A number that is no number: the message, and the bytes from the start of the token that the tokenizer had read.
pub(super) struct BadNumber {
    pub message: String,
    /// The bytes that the tokenizer had read.
    pub offset: usize,
    /// How many zeros and underscores there are before the first digit that follows them, if that is what is wrong.
    pub leading_zeros: Option<usize>,
}

/// Whether a number may end before this text. CPython still lets some keywords follow directly.
pub(super) fn ends_well(number: &str, rest: &str) -> bool {
    let in_name =
        |byte: Option<&u8>| byte.is_some_and(|&b| b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80);
    let rest = rest.as_bytes();
    if !in_name(rest.first()) {
        return true;
    }
    // An octal number without digits, though `or` may stand there.
    if rest[0] == b'o' && number == "0" {
        return false;
    }
    let words = [&b"and"[..], b"else", b"for", b"or", b"not"];
    words.iter().any(|word| rest.starts_with(word) && !in_name(rest.get(word.len())))
        // These three it does not read to their end.
        || [&b"if"[..], b"in", b"is"].iter().any(|word| rest.starts_with(word))
}

/// What CPython says of a number that something follows which may not.
pub(super) fn explain(text: &[u8]) -> BadNumber {
    Scanner { text, at: 0 }.scan()
}

struct Scanner<'t> {
    text: &'t [u8],
    at: usize,
}

impl Scanner<'_> {
    fn scan(&mut self) -> BadNumber {
        let prefix = self.text.get(1).map(u8::to_ascii_lowercase);
        match (self.text[0], prefix) {
            (b'0', Some(b'x')) => self.with_base(16, "hexadecimal"),
            (b'0', Some(b'o')) => self.with_base(8, "octal"),
            (b'0', Some(b'b')) => self.with_base(2, "binary"),
            _ => self.decimal(),
        }
    }

    fn next(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn bad(&self, message: impl Into<String>) -> BadNumber {
        BadNumber { message: message.into(), offset: self.at, leading_zeros: None }
    }

    fn with_base(&mut self, base: u32, kind: &str) -> BadNumber {
        self.at = 2;
        loop {
            if self.next() == Some(b'_') {
                self.at += 1;
            }
            match self.next() {
                Some(c) if char::from(c).is_digit(base) => {}
                Some(c) if c.is_ascii_digit() => break,
                _ => return self.bad(format!("invalid {kind} literal")),
            }
            self.skip(|c| char::from(c).is_digit(base));
            if self.next() != Some(b'_') {
                break;
            }
        }
        match self.next() {
            Some(c) if c.is_ascii_digit() => {
                self.at += 1;
                self.bad(format!("invalid digit '{}' in {kind} literal", char::from(c)))
            }
            _ => self.bad(format!("invalid {kind} literal")),
        }
    }

    fn decimal(&mut self) -> BadNumber {
        let invalid = "invalid decimal literal";
        if self.text[0] == b'0' {
            loop {
                self.skip(|c| c == b'0');
                if self.next() != Some(b'_') {
                    break;
                }
                self.at += 1;
                if !self.next().is_some_and(|c| c.is_ascii_digit()) {
                    return self.bad(invalid);
                }
            }
            let zeros_end = self.at;
            if self.next().is_some_and(|c| c.is_ascii_digit()) {
                if !self.digits() {
                    return self.bad(invalid);
                }
                if !matches!(self.next(), Some(b'.' | b'e' | b'E' | b'j' | b'J')) {
                    return BadNumber {
                        message: "leading zeros in decimal integer literals are not permitted; \
                                  use an 0o prefix for octal integers"
                            .to_owned(),
                        offset: 1,
                        leading_zeros: Some(zeros_end),
                    };
                }
            }
        } else if self.text[0] != b'.' && !self.digits() {
            return self.bad(invalid);
        }
        if self.next() == Some(b'.') {
            self.at += 1;
            if self.next().is_some_and(|c| c.is_ascii_digit()) && !self.digits() {
                return self.bad(invalid);
            }
        }
        if matches!(self.next(), Some(b'e' | b'E')) {
            let sign = matches!(self.text.get(self.at + 1), Some(b'+' | b'-'));
            let first = self.at + 1 + usize::from(sign);
            if self.text.get(first).is_some_and(u8::is_ascii_digit) {
                self.at = first;
                if !self.digits() {
                    return self.bad(invalid);
                }
            } else if sign {
                self.at = first;
                return self.bad(invalid);
            }
        }
        if matches!(self.next(), Some(b'j' | b'J')) {
            self.at += 1;
            return self.bad("invalid imaginary literal");
        }
        self.bad(invalid)
    }

    fn skip(&mut self, wanted: impl Fn(u8) -> bool) {
        while self.next().is_some_and(&wanted) {
            self.at += 1;
        }
    }

    /// Digits with underscores between; false after an underscore that no digit follows.
    fn digits(&mut self) -> bool {
        loop {
            self.skip(|c| c.is_ascii_digit());
            if self.next() != Some(b'_') {
                return true;
            }
            self.at += 1;
            if !self.next().is_some_and(|c| c.is_ascii_digit()) {
                return false;
            }
        }
    }
}

/// The most digits of a decimal integer that CPython reads.
pub(super) const MAX_STR_DIGITS: usize = 4300;

/// The number of digits of a number token, where CPython does not read so many.
pub(super) fn too_many_digits(text: &str) -> Option<usize> {
    if text.len() <= MAX_STR_DIGITS {
        return None;
    }
    let digits = text.bytes().filter(|&byte| byte != b'_').count();
    (digits > MAX_STR_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_'))
        .then_some(digits)
}

/// The value of a number token.
///
/// # Errors
/// The number of digits, where it is above CPython's limit for decimal integers.
pub(super) fn value<'a>(arena: &'a Arena, text: &str) -> Result<Constant<'a>, usize> {
    let without_underscores;
    let text = if text.contains('_') {
        without_underscores = text.replace('_', "");
        &without_underscores
    } else {
        text
    };
    let float = |text: &str| text.parse::<f64>().expect("the tokenizer lets only floats through");
    if let Some(digits) =
        text.strip_suffix(['j', 'J']).filter(|_| !text.starts_with("0x") && !text.starts_with("0X"))
    {
        return Ok(Constant::Imaginary(float(digits)));
    }
    let radix = match text.as_bytes().get(1) {
        Some(b'x' | b'X') => 16,
        Some(b'o' | b'O') => 8,
        Some(b'b' | b'B') => 2,
        _ if text.contains(['.', 'e', 'E']) => return Ok(Constant::Float(float(text))),
        _ => 10,
    };
    let digits = if radix == 10 { text } else { &text[2..] };
    if let Ok(value) = i64::from_str_radix(digits, radix) {
        return Ok(Constant::Int(value));
    }
    if radix == 10 && digits.len() > MAX_STR_DIGITS {
        return Err(digits.len());
    }
    let value = UBig::from_str_radix(digits, radix).expect("the tokenizer lets only digits through");
    Ok(Constant::BigInt(BigInt::new(arena, &value)))
}
