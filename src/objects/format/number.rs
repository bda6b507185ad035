//! Numbers in their field: sign, prefix, groups of digits, and what follows them.

use super::spec::{Align, Grouping, Spec};
use crate::wtf8::push;

/// A number, taken apart.
pub(super) struct Parts<'t> {
    pub negative: bool,
    pub prefix: &'t str,
    /// What may be grouped.
    pub digits: &'t str,
    /// Decimals, exponent, percent sign; or all of an infinity or NaN.
    pub rest: &'t str,
}

impl<'t> Parts<'t> {
    /// The parts of a float's text.
    pub fn of_float(text: &'t str) -> Self {
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (digits, rest) = text.split_at(text.bytes().take_while(u8::is_ascii_digit).count());
        Parts { negative, prefix: "", digits, rest }
    }

    /// The number as a spec wants it.
    pub fn layout(&self, spec: &Spec) -> Vec<u8> {
        let sign = match (self.negative, spec.sign) {
            (true, _) => "-",
            (false, Some(b'+')) => "+",
            (false, Some(b' ')) => " ",
            _ => "",
        };
        let align = spec.number_align();
        let around = sign.len() + self.prefix.len() + self.rest.len();
        // Zeros that fill are digits, and are grouped as such.
        let zeros_fill = spec.fill == u32::from(b'0') && align == Align::AfterSign;
        let least = if zeros_fill { spec.width.saturating_sub(around) } else { 0 };
        let digits = match spec.grouping {
            _ if self.digits.is_empty() => String::new(),
            None => "0".repeat(least.saturating_sub(self.digits.len())) + self.digits,
            Some(Grouping::Comma) => group(self.digits, least, 3, ','),
            Some(Grouping::Underscore) => group(self.digits, least, 3, '_'),
            Some(Grouping::UnderscoreFour) => group(self.digits, least, 4, '_'),
        };
        let number = [self.prefix, &digits, self.rest].concat();
        if align != Align::AfterSign {
            let text = [sign, &number].concat();
            return spec.pad(text.as_bytes(), text.len(), align);
        }
        let mut out = sign.as_bytes().to_vec();
        out.extend_from_slice(self.prefix.as_bytes());
        (0..spec.width.saturating_sub(sign.len() + number.len())).for_each(|_| push(&mut out, spec.fill));
        out.extend_from_slice(&number.as_bytes()[self.prefix.len()..]);
        out
    }
}

/// Digits in groups, with zeros before them until there are `least` characters; a separator never comes first.
fn group(digits: &str, least: usize, size: usize, separator: char) -> String {
    let mut reversed = Vec::new();
    let (mut rest, mut missing) = (digits.as_bytes(), least);
    loop {
        let length = size.min(rest.len().max(missing).max(1));
        let (before, last) = rest.split_at(rest.len() - length.min(rest.len()));
        reversed.extend(last.iter().rev());
        reversed.resize(reversed.len() + length - last.len(), b'0');
        rest = before;
        missing = missing.saturating_sub(length);
        if rest.is_empty() && missing == 0 {
            break;
        }
        missing = missing.saturating_sub(1);
        reversed.push(separator as u8);
    }
    reversed.iter().rev().map(|&byte| char::from(byte)).collect()
}
