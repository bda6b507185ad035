//! Names as small numbers, so that the table compares and hashes no text twice; and the mangling of private names.

use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// A name of a [`SymbolTable`](super::SymbolTable): equal names have equal ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameId(u32);

impl NameId {
    /// A number below `Names::len`.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The names of a program, in the order in which they were first met.
#[derive(Debug)]
pub(super) struct Names<'a> {
    texts: Vec<Cow<'a, str>>,
    ids: FxHashMap<Cow<'a, str>, NameId>,
}

/// Declares the names that every table has, in the order of their ids.
macro_rules! known {
    ($($(#[$doc:meta])* $NAME:ident = $text:literal,)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Known { $($NAME),* }
        $($(#[$doc])* pub(super) const $NAME: NameId = NameId(Known::$NAME as u32);)*
        const KNOWN: &[&str] = &[$($text),*];
    };
}
known! {
    TOP = "top",
    LAMBDA = "lambda",
    LIST_COMP = "listcomp",
    SET_COMP = "setcomp",
    DICT_COMP = "dictcomp",
    GENERATOR = "genexpr",
    ANNOTATION = "_annotation",
    CLASS_CELL = "__class__",
    SUPER = "super",
    DEBUG = "__debug__",
    /// The parameter by which a comprehension receives its outermost iterable.
    ITERABLE = ".0",
}

impl<'a> Names<'a> {
    pub(super) fn new() -> Self {
        let mut names = Names { texts: Vec::new(), ids: FxHashMap::default() };
        for name in KNOWN {
            names.intern(name);
        }
        names
    }

    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    pub(super) fn text(&self, id: NameId) -> &str {
        &self.texts[id.index()]
    }

    pub(super) fn find(&self, name: &str) -> Option<NameId> {
        self.ids.get(name).copied()
    }

    pub(super) fn intern(&mut self, name: &'a str) -> NameId {
        match self.find(name) {
            Some(id) => id,
            None => self.add(Cow::Borrowed(name)),
        }
    }

    fn add(&mut self, name: Cow<'a, str>) -> NameId {
        let id = NameId(u32::try_from(self.texts.len()).expect("a source is smaller than 4 GB"));
        self.texts.push(name.clone());
        self.ids.insert(name, id);
        id
    }

    /// The id of a name in the body of a class.
    pub(super) fn intern_mangled(&mut self, name: &'a str, class: Option<NameId>) -> NameId {
        let Some(mangled) = self.mangle(name, class) else { return self.intern(name) };
        match self.find(&mangled) {
            Some(id) => id,
            None => self.add(Cow::Owned(mangled)),
        }
    }

    /// What a private name becomes in the body of a class; `None` for a name that stays as it is.
    /// "Private name mangling" in the language reference.
    pub(super) fn mangle(&self, name: &str, class: Option<NameId>) -> Option<String> {
        let class = class?;
        if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
            return None;
        }
        let class = self.text(class).trim_start_matches('_');
        (!class.is_empty()).then(|| format!("_{class}{name}"))
    }
}
