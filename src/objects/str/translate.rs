//! `str.translate`, and the lengths of what `join` and `*` make.

use crate::wtf8::{Wtf8, push};

/// What a table has for a character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replacement {
    /// Nothing (`LookupError`), or the character itself: it stays.
    Keep,
    /// `None`: it goes.
    Delete,
    /// Another character.
    Char(u32),
    /// Text, in WTF-8.
    Text(Vec<u8>),
}

/// The text with each character replaced by what `lookup` has for it. `None`: they all stay. Linear, but for the lookups.
///
/// Text in ASCII is looked up once for each of its different characters, as long as nothing but ASCII characters come out.
/// (CPython does so too, but asks again for a character at which it changes its way.)
///
/// # Errors
/// That of the first lookup that failed.
pub fn translate<E>(
    text: &[u8],
    mut lookup: impl FnMut(u32) -> Result<Replacement, E>,
) -> Result<Option<Vec<u8>>, E> {
    let mut known: [Option<Replacement>; 128] = [const { None }; 128];
    let mut cached = text.is_ascii();
    let mut out = Vec::with_capacity(text.len());
    let mut changed = false;
    for c in Wtf8::from_wtf8_bytes(text).code_points() {
        let place = known.get_mut(c as usize).filter(|_| cached);
        let replacement = match place {
            Some(Some(found)) => found.clone(),
            Some(place) => {
                let found = lookup(c)?;
                match found {
                    Replacement::Keep | Replacement::Delete | Replacement::Char(..128) => {
                        *place = Some(found.clone())
                    }
                    _ => cached = false,
                }
                found
            }
            None => lookup(c)?,
        };
        changed |= !matches!(replacement, Replacement::Keep);
        match replacement {
            Replacement::Keep => push(&mut out, c),
            Replacement::Delete => {}
            Replacement::Char(other) => push(&mut out, other),
            Replacement::Text(other) => out.extend_from_slice(&other),
        }
    }
    Ok(changed.then_some(out))
}

/// The number of bytes of `separator.join(parts)`, by the lengths. `None`: beyond all memory.
pub fn joined_length(parts: impl IntoIterator<Item = usize>, separator: usize) -> Option<usize> {
    let mut parts = parts.into_iter();
    let Some(first) = parts.next() else { return Some(0) };
    parts.try_fold(first, |sum, part| sum.checked_add(separator)?.checked_add(part)).filter(fits)
}

/// The number of bytes of `text * count`, where a negative count is none. `None`: beyond all memory.
pub fn repeated_length(len: usize, count: i64) -> Option<usize> {
    let count = u64::try_from(count).unwrap_or(0);
    if len == 0 {
        return Some(0);
    }
    len.checked_mul(count.try_into().ok()?).filter(fits)
}

/// No object has more bytes than an index can name.
fn fits(length: &usize) -> bool {
    isize::try_from(*length).is_ok()
}
