//! What CPython 3.11 knows of characters: Unicode 14.
//!
//! The tables of names and identifiers come from crates that follow newer versions of Unicode. A character that version 14
//! does not have yet is filtered out here.

use unicode_general_category::{GeneralCategory, get_general_category};

/// Whether Unicode 14 has the character.
pub fn is_assigned(c: char) -> bool {
    get_general_category(c) != GeneralCategory::Unassigned
}

/// Whether a name may begin with the character.
pub fn is_identifier_start(c: char) -> bool {
    c == '_' || unicode_ident::is_xid_start(c) && is_assigned(c)
}

/// Whether the character may follow in a name.
pub fn is_identifier_continue(c: char) -> bool {
    unicode_ident::is_xid_continue(c) && is_assigned(c)
}

/// The character of `\N{name}`: by its name or an alias, in letters of any case.
///
/// The crate is lenient with spaces and hyphens, and Python is not.
pub fn named(name: &str) -> Option<char> {
    // No name does; and the crate would panic.
    if name.starts_with('-') {
        return None;
    }
    let c = unicode_names2::character(name).filter(|&c| is_assigned(c))?;
    let official = unicode_names2::name(c).map(|official| official.to_string()).unwrap_or_default();
    let computed = official.starts_with("CJK UNIFIED IDEOGRAPH-") || official.starts_with("HANGUL SYLLABLE ");
    let exact = if computed { official == name } else { official.eq_ignore_ascii_case(name) };
    let letters = |name: &str| name.replace([' ', '-', '_'], "").to_ascii_uppercase();
    let is_alias = letters(&official) != letters(name);
    (exact || is_alias).then_some(c)
}

/// Whether `repr` shows the character itself: Python's `str.isprintable`.
pub fn is_printable(c: char) -> bool {
    use GeneralCategory as G;
    c == ' '
        || !matches!(
            get_general_category(c),
            G::Control
                | G::Format
                | G::Surrogate
                | G::PrivateUse
                | G::Unassigned
                | G::LineSeparator
                | G::ParagraphSeparator
                | G::SpaceSeparator
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_exact_but_for_case() {
        for (name, expected) in [
            ("LATIN SMALL LETTER A", Some('a')),
            ("latin small letter a", Some('a')),
            ("BELL", Some('\u{1F514}')),
            ("LF", Some('\n')),
            ("HANGUL SYLLABLE GA", Some('\u{AC00}')),
            ("CJK UNIFIED IDEOGRAPH-4E00", Some('\u{4E00}')),
            ("cjk unified ideograph-4e00", None),
            ("LATIN-SMALL-LETTER A", None),
            ("LATIN SMALL  LETTER A", None),
            (" SPACE", None),
            ("-", None),
            ("-SPACE", None),
            ("SPACE-", None),
            // New in Unicode 15.
            ("SHAKING FACE", None),
        ] {
            assert_eq!(named(name), expected, "{name}");
        }
    }
}
