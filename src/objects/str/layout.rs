//! Padding, and tabs.

use super::search::Units;
use crate::heap::count_chars;

/// On which side text stands in its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `ljust`.
    Left,
    /// `rjust`.
    Right,
    /// `center`: of an odd rest, the larger part goes to the left where the field is odd.
    Center,
}

/// `ljust`, `rjust` and `center`: `len` is the number of units of `text`, `fill` one unit. `None`: it is wide enough.
pub fn justify(text: &[u8], len: usize, width: usize, fill: &[u8], align: Align) -> Option<Vec<u8>> {
    let pad = width.checked_sub(len).filter(|&pad| pad > 0)?;
    let left = match align {
        Align::Left => 0,
        Align::Right => pad,
        Align::Center => pad / 2 + (pad & width & 1),
    };
    let mut out = Vec::with_capacity(text.len() + pad * fill.len());
    (0..left).for_each(|_| out.extend_from_slice(fill));
    out.extend_from_slice(text);
    (left..pad).for_each(|_| out.extend_from_slice(fill));
    Some(out)
}

/// `zfill`. `None`: it is wide enough.
pub fn zfill(text: &[u8], len: usize, width: usize) -> Option<Vec<u8>> {
    let pad = width.checked_sub(len).filter(|&pad| pad > 0)?;
    let sign = usize::from(matches!(text.first(), Some(b'+' | b'-')));
    let mut out = Vec::with_capacity(text.len() + pad);
    out.extend_from_slice(&text[..sign]);
    out.resize(sign + pad, b'0');
    out.extend_from_slice(&text[sign..]);
    Some(out)
}

/// `expandtabs`.
pub fn expand_tabs(text: &[u8], tab_size: usize, units: Units) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut column = 0;
    for part in text.split_inclusive(|byte| matches!(byte, b'\t' | b'\n' | b'\r')) {
        match part.split_last() {
            Some((b'\t', before)) => {
                out.extend_from_slice(before);
                column += if units == Units::Bytes { before.len() } else { count_chars(before) };
                if tab_size > 0 {
                    let spaces = tab_size - column % tab_size;
                    out.resize(out.len() + spaces, b' ');
                    column += spaces;
                }
            }
            Some((b'\n' | b'\r', _)) => {
                out.extend_from_slice(part);
                column = 0;
            }
            _ => out.extend_from_slice(part),
        }
    }
    out
}
