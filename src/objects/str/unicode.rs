//! Characters as the methods of `str` see them: Unicode 14.

use super::tables::{
    CASE_IGNORABLE, CASEFOLD, DECIMAL, OTHER_DIGIT, OTHER_LOWERCASE, OTHER_NUMERIC, OTHER_UPPERCASE, SPACE,
    TITLE,
};
use crate::unicode::is_assigned;
use crate::wtf8::push;
use unicode_general_category::{GeneralCategory as Category, get_general_category};

fn category(c: u32) -> Category {
    char::from_u32(c).map_or(Category::Surrogate, get_general_category)
}

/// Whether a table of ranges has the character, and the range.
fn range_of(table: &[(u32, u32)], c: u32) -> Option<(u32, u32)> {
    let after = table.partition_point(|&(start, _)| start <= c);
    let range = *table.get(after.checked_sub(1)?)?;
    (c <= range.1).then_some(range)
}

/// A letter.
pub fn is_alpha(c: u32) -> bool {
    use Category as C;
    match char::from_u32(c).filter(char::is_ascii) {
        Some(c) => c.is_ascii_alphabetic(),
        None => matches!(
            category(c),
            C::UppercaseLetter | C::LowercaseLetter | C::TitlecaseLetter | C::ModifierLetter | C::OtherLetter
        ),
    }
}
/// The value of a digit of a decimal number, in any script.
pub fn decimal(c: u32) -> Option<u32> {
    if c < 0x80 {
        return char::from_u32(c)?.to_digit(10);
    }
    range_of(DECIMAL, c).map(|(zero, _)| (c - zero) % 10)
}
/// A digit, though it may be no part of a decimal number: `²`.
pub fn is_digit(c: u32) -> bool {
    decimal(c).is_some() || range_of(OTHER_DIGIT, c).is_some()
}
/// A number: `½`, `四`.
pub fn is_numeric(c: u32) -> bool {
    use Category as C;
    matches!(category(c), C::DecimalNumber | C::LetterNumber | C::OtherNumber)
        || range_of(OTHER_NUMERIC, c).is_some()
}
/// White space.
#[inline]
pub fn is_space(c: u32) -> bool {
    match c {
        0x20 | 0x09..=0x0D | 0x1C..=0x1F => true,
        0..0x80 => false,
        _ => range_of(SPACE, c).is_some(),
    }
}
/// A break between lines, for `splitlines`.
pub fn is_line_break(c: u32) -> bool {
    matches!(c, 0x0A..=0x0D | 0x1C..=0x1E | 0x85 | 0x2028 | 0x2029)
}
/// Lowercase.
pub fn is_lower(c: u32) -> bool {
    match c {
        0..0x80 => (c as u8).is_ascii_lowercase(),
        _ => category(c) == Category::LowercaseLetter || range_of(OTHER_LOWERCASE, c).is_some(),
    }
}
/// Uppercase.
pub fn is_upper(c: u32) -> bool {
    match c {
        0..0x80 => (c as u8).is_ascii_uppercase(),
        _ => category(c) == Category::UppercaseLetter || range_of(OTHER_UPPERCASE, c).is_some(),
    }
}
/// Titlecase: a digraph of which the first letter is large.
pub fn is_title(c: u32) -> bool {
    c >= 0x80 && category(c) == Category::TitlecaseLetter
}
/// Of any case.
pub fn is_cased(c: u32) -> bool {
    is_lower(c) || is_upper(c) || is_title(c)
}
/// Overlooked where a sigma asks whether it ends a word.
pub fn is_case_ignorable(c: u32) -> bool {
    use Category as C;
    matches!(
        category(c),
        C::NonspacingMark | C::EnclosingMark | C::Format | C::ModifierLetter | C::ModifierSymbol
    ) || range_of(CASE_IGNORABLE, c).is_some()
}
/// Shown by `repr`.
pub fn is_printable(c: u32) -> bool {
    char::from_u32(c).is_some_and(crate::unicode::is_printable)
}

/// Appends what newer tables than Unicode 14 give, if Unicode 14 knows the character and all of that.
fn push_mapped<I: Iterator<Item = char> + Clone>(out: &mut Vec<u8>, c: char, mapped: I) {
    let known = is_assigned(c) && mapped.clone().all(is_assigned);
    match known {
        true => mapped.for_each(|c| push(out, c.into())),
        false => push(out, c.into()),
    }
}
fn push_with(out: &mut Vec<u8>, c: u32, map: impl FnOnce(&mut Vec<u8>, char)) {
    match char::from_u32(c) {
        Some(c) => map(out, c),
        None => push(out, c),
    }
}
/// Appends the character in uppercase: up to three.
pub fn push_upper(out: &mut Vec<u8>, c: u32) {
    push_with(out, c, |out, c| push_mapped(out, c, c.to_uppercase()));
}
/// Appends the character in lowercase: up to two.
pub fn push_lower(out: &mut Vec<u8>, c: u32) {
    push_with(out, c, |out, c| push_mapped(out, c, c.to_lowercase()));
}
/// Appends the character in titlecase.
pub fn push_title(out: &mut Vec<u8>, c: u32) {
    match TITLE.binary_search_by_key(&c, |row| row.0) {
        Ok(row) => out.extend_from_slice(TITLE[row].1.as_bytes()),
        Err(_) => push_upper(out, c),
    }
}
/// Appends the character as text is folded that is compared without regard to case.
pub fn push_casefold(out: &mut Vec<u8>, c: u32) {
    match CASEFOLD.binary_search_by_key(&c, |row| row.0) {
        Ok(row) => out.extend_from_slice(CASEFOLD[row].1.as_bytes()),
        Err(_) => push_lower(out, c),
    }
}
