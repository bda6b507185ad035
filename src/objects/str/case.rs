//! Text in another case, and questions about the case of text.

use super::unicode as u;
use crate::wtf8::{Wtf8, push};

fn code_points(text: &[u8]) -> impl Iterator<Item = u32> {
    Wtf8::from_wtf8_bytes(text).code_points()
}

fn map(text: &[u8], ascii: fn(&[u8]) -> Vec<u8>, other: fn(&mut Vec<u8>, u32)) -> Vec<u8> {
    if text.is_ascii() {
        return ascii(text);
    }
    let mut out = Vec::with_capacity(text.len());
    code_points(text).for_each(|c| other(&mut out, c));
    out
}

/// `str.upper`.
pub fn upper(text: &[u8]) -> Vec<u8> {
    map(text, <[u8]>::to_ascii_uppercase, u::push_upper)
}
/// `str.casefold`.
pub fn casefold(text: &[u8]) -> Vec<u8> {
    map(text, <[u8]>::to_ascii_lowercase, u::push_casefold)
}
/// `str.lower`.
pub fn lower(text: &[u8]) -> Vec<u8> {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut lowering = Lowering::new(text);
    while let Some(c) = lowering.next() {
        lowering.push(c);
    }
    lowering.out
}

/// Lowers text character by character, as far as the caller wants them lowered. A sigma ends words in its own way.
struct Lowering<'t> {
    text: &'t [u8],
    at: usize,
    out: Vec<u8>,
    /// The last character that is not ignored for case is cased.
    after_cased: bool,
}

const SIGMA: u32 = 0x3A3;

impl<'t> Lowering<'t> {
    fn new(text: &'t [u8]) -> Self {
        Lowering { text, at: 0, out: Vec::with_capacity(text.len()), after_cased: false }
    }
    /// The next character, which the caller then appends.
    fn next(&mut self) -> Option<u32> {
        let c = code_points(&self.text[self.at..]).next()?;
        self.at += length(c);
        Some(c)
    }
    fn pass(&mut self, c: u32) {
        if !u::is_case_ignorable(c) {
            self.after_cased = u::is_cased(c);
        }
    }
    /// Appends a character in lowercase.
    fn push(&mut self, c: u32) {
        if c == SIGMA {
            let next = code_points(&self.text[self.at..]).find(|&c| !u::is_case_ignorable(c));
            let is_final = self.after_cased && !next.is_some_and(u::is_cased);
            push(&mut self.out, if is_final { 0x3C2 } else { 0x3C3 });
        } else {
            u::push_lower(&mut self.out, c);
        }
        self.pass(c);
    }
    /// Appends a character otherwise.
    fn push_by(&mut self, c: u32, how: fn(&mut Vec<u8>, u32)) {
        how(&mut self.out, c);
        self.pass(c);
    }
}

/// The bytes of a code point in WTF-8.
pub(super) fn length(c: u32) -> usize {
    match c {
        0..0x80 => 1,
        0x80..0x800 => 2,
        0x800..0x1_0000 => 3,
        _ => 4,
    }
}

/// `str.capitalize`.
pub fn capitalize(text: &[u8]) -> Vec<u8> {
    let mut lowering = Lowering::new(text);
    if let Some(first) = lowering.next() {
        lowering.push_by(first, u::push_title);
    }
    while let Some(c) = lowering.next() {
        lowering.push(c);
    }
    lowering.out
}
/// `str.title`.
pub fn title(text: &[u8]) -> Vec<u8> {
    let mut lowering = Lowering::new(text);
    let mut in_word = false;
    while let Some(c) = lowering.next() {
        if in_word {
            lowering.push(c)
        } else {
            lowering.push_by(c, u::push_title)
        }
        in_word = u::is_cased(c);
    }
    lowering.out
}
/// `str.swapcase`.
pub fn swapcase(text: &[u8]) -> Vec<u8> {
    let mut lowering = Lowering::new(text);
    while let Some(c) = lowering.next() {
        if u::is_upper(c) {
            lowering.push(c);
        } else {
            lowering.push_by(c, if u::is_lower(c) { u::push_upper } else { push });
        }
    }
    lowering.out
}

/// Whether there is text, and each character of it is as asked.
fn all(text: &[u8], is: fn(u32) -> bool) -> bool {
    !text.is_empty() && code_points(text).all(is)
}
/// `str.isalpha`.
pub fn is_alpha(text: &[u8]) -> bool {
    all(text, u::is_alpha)
}
/// `str.isdecimal`.
pub fn is_decimal(text: &[u8]) -> bool {
    all(text, |c| u::decimal(c).is_some())
}
/// `str.isdigit`.
pub fn is_digit(text: &[u8]) -> bool {
    all(text, u::is_digit)
}
/// `str.isnumeric`.
pub fn is_numeric(text: &[u8]) -> bool {
    all(text, u::is_numeric)
}
/// `str.isalnum`.
pub fn is_alnum(text: &[u8]) -> bool {
    all(text, |c| u::is_alpha(c) || u::is_digit(c) || u::is_numeric(c))
}
/// `str.isspace`.
pub fn is_space(text: &[u8]) -> bool {
    all(text, u::is_space)
}
/// `str.isprintable`, which no text is.
pub fn is_printable(text: &[u8]) -> bool {
    code_points(text).all(u::is_printable)
}
/// `str.isidentifier`.
pub fn is_identifier(text: &[u8]) -> bool {
    use crate::unicode::{is_identifier_continue, is_identifier_start};
    let mut characters = code_points(text).map(char::from_u32);
    characters.next().flatten().is_some_and(is_identifier_start)
        && characters.all(|c| c.is_some_and(is_identifier_continue))
}
/// `str.islower`.
pub fn is_lower(text: &[u8]) -> bool {
    code_points(text).all(|c| !u::is_upper(c) && !u::is_title(c)) && code_points(text).any(u::is_lower)
}
/// `str.isupper`.
pub fn is_upper(text: &[u8]) -> bool {
    code_points(text).all(|c| !u::is_lower(c) && !u::is_title(c)) && code_points(text).any(u::is_upper)
}
/// `str.istitle`.
pub fn is_title(text: &[u8]) -> bool {
    let (mut in_word, mut found) = (false, false);
    for c in code_points(text) {
        let large = u::is_upper(c) || u::is_title(c);
        if large && in_word || u::is_lower(c) && !in_word {
            return false;
        }
        in_word = large || u::is_lower(c);
        found |= in_word;
    }
    found
}

/// Text whose decimal digits are ASCII, and whose other white space is spaces: what `int` and `float` read. Borrowed, if it
/// is ASCII.
pub fn to_ascii_digits(text: &[u8]) -> std::borrow::Cow<'_, [u8]> {
    if text.is_ascii() {
        return text.into();
    }
    let ascii = |c: u32| match u::decimal(c) {
        _ if u::is_space(c) => b' ',
        Some(digit) => b'0' + digit as u8,
        // Anything that is no number either.
        None if c >= 0x80 => b'?',
        None => c as u8,
    };
    code_points(text).map(ascii).collect::<Vec<u8>>().into()
}
