//! Names that stand twice in a list.

use rustc_hash::{FxHashMap, FxHashSet};

/// A list this short is searched from its beginning.
const SHORT: usize = 8;

/// Finds the first name that is repeated later in a list: its place, and that of its first repetition. Names that are
/// `None` are unlike all others. Linear.
pub(super) fn first_repeated<'n>(names: impl Iterator<Item = Option<&'n str>>) -> Option<(usize, usize)> {
    let mut seen: Vec<(usize, &str)> = Vec::new();
    let mut index = FxHashMap::default();
    let mut found: Option<(usize, usize)> = None;
    for (at, name) in names.enumerate() {
        let Some(name) = name else { continue };
        let first = if seen.len() <= SHORT {
            seen.iter().find(|&&(_, other)| other == name).map(|&(first, _)| first)
        } else {
            if index.is_empty() {
                index.extend(seen.iter().map(|&(first, other)| (other, first)));
            }
            index.get(name).copied()
        };
        match first {
            Some(first) if found.is_none_or(|(earliest, _)| first < earliest) => found = Some((first, at)),
            Some(_) => {}
            None => {
                seen.push((at, name));
                if !index.is_empty() {
                    index.insert(name, at);
                }
            }
        }
    }
    found
}

/// The names that a pattern captures, in order.
#[derive(Clone, Default)]
pub(super) struct Captures<'a> {
    list: Vec<&'a str>,
    /// The same, once there are many.
    index: FxHashSet<&'a str>,
}

impl<'a> Captures<'a> {
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &'a str> {
        self.list.iter().copied()
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        if self.index.is_empty() { self.list.contains(&name) } else { self.index.contains(name) }
    }

    pub(super) fn push(&mut self, name: &'a str) {
        self.list.push(name);
        if !self.index.is_empty() {
            self.index.insert(name);
        } else if self.list.len() > SHORT {
            self.index.extend(self.list.iter().copied());
        }
    }
}
