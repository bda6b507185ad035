//! The symbol table: the scopes of a program, and what each name means in each of them.
//!
//! Two passes, as in CPython's `symtable.c`: `collect` walks the tree once and notes what is done to each name in each
//! scope; `resolve` walks the scopes once and decides where each name lives. What is refused on the way (a `nonlocal`
//! without a binding, a parameter twice) has CPython's words and place.
//!
//! Knows nothing of registers or of code, and checks nothing that needs no names: see [`check`](super::check()).

mod collect;
mod names;
mod resolve;

pub use names::NameId;

use super::error::Compiled;
use super::future::FutureFeatures;
use crate::source::{Source, Span};
use crate::syntax::ast::Mod;
use names::Names;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::{BitOr, BitOrAssign, Index, IndexMut};

/// The scopes of a program.
///
/// The code generator enters a scope with [`scope_of`](Self::scope_of) the node that makes it, and asks
/// [`lookup`](Self::lookup) for each name as the source spells it.
#[derive(Debug)]
pub struct SymbolTable<'a> {
    names: Names<'a>,
    scopes: Vec<Scope>,
    /// Where in its scope's list a symbol stands.
    places: FxHashMap<(ScopeId, NameId), u32>,
    /// The scopes by the first byte of their node: no two nodes that make scopes begin at the same byte.
    starts: FxHashMap<u32, ScopeId>,
    future: FutureFeatures,
}

impl<'a> SymbolTable<'a> {
    /// The table of a tree. Linear in its size, and in the number of symbols that come out: a name that is free in a
    /// scope is a symbol of all scopes between it and its binding.
    ///
    /// # Errors
    /// CPython's, from `__future__` imports and from `symtable.c`: the first in its order.
    pub fn build(tree: &Mod<'a>, source: &Source) -> Compiled<SymbolTable<'a>> {
        let future = FutureFeatures::of(tree, source)?;
        let (mut table, directives) = collect::collect(tree, source, future)?;
        resolve::resolve(&mut table, &directives, source)?;
        Ok(table)
    }

    /// The scopes in order of creation: that of the nodes in the source, except that decorators, defaults, annotations
    /// and the outermost iterable of a comprehension come before the scope whose node they are part of.
    ///
    /// Scopes of the kind [`Annotation`](ScopeKind::Annotation), and those within, belong to no parent's `children`.
    pub fn scopes(&self) -> &[Scope] {
        &self.scopes
    }

    /// The scope of the module.
    pub fn module(&self) -> ScopeId {
        ScopeId(0)
    }

    /// The scope that the function, class, lambda or comprehension at `span` makes.
    pub fn scope_of(&self, span: Span) -> Option<ScopeId> {
        self.starts.get(&span.start).copied()
    }

    /// The id of a name that the program has, mangled.
    pub fn id(&self, name: &str) -> Option<NameId> {
        self.names.find(name)
    }

    /// The text of a name.
    pub fn name(&self, id: NameId) -> &str {
        self.names.text(id)
    }

    /// The symbol that a name means in a scope. `name` is spelled as in the source: private names are mangled here.
    pub fn lookup(&self, scope: ScopeId, name: &str) -> Option<&Symbol> {
        let class = self[scope].class;
        let id = match self.names.mangle(name, class) {
            Some(mangled) => self.names.find(&mangled),
            None => self.names.find(name),
        };
        self.symbol(scope, id?)
    }

    /// A name as code in a scope has it: a private name of a class is mangled.
    pub fn mangled<'n>(&self, scope: ScopeId, name: &'n str) -> Cow<'n, str> {
        self.names.mangle(name, self[scope].class).map_or(Cow::Borrowed(name), Cow::Owned)
    }

    /// The symbol of a scope that has this very name.
    pub fn symbol(&self, scope: ScopeId, name: NameId) -> Option<&Symbol> {
        let place = *self.places.get(&(scope, name))?;
        Some(&self[scope].symbols[place as usize])
    }

    /// The names whose cells a scope makes, sorted: CPython's `co_cellvars`. `__class__` is one where a method needs it.
    pub fn cells(&self, scope: ScopeId) -> Vec<NameId> {
        if self[scope].needs_class_cell {
            return vec![names::CLASS_CELL];
        }
        self.sorted(scope, |symbol| symbol.scope == NameScope::Cell)
    }

    /// The names whose cells a scope gets from outside, sorted: CPython's `co_freevars`.
    pub fn frees(&self, scope: ScopeId) -> Vec<NameId> {
        self.sorted(scope, |symbol| {
            symbol.scope == NameScope::Free || symbol.flags.has(SymbolFlags::FREE_CLASS)
        })
    }

    fn sorted(&self, scope: ScopeId, wanted: impl Fn(&Symbol) -> bool) -> Vec<NameId> {
        let symbols = self[scope].symbols.iter();
        let mut found: Vec<_> = symbols.filter(|symbol| wanted(symbol)).map(|symbol| symbol.name).collect();
        found.sort_unstable_by(|&a, &b| self.name(a).cmp(self.name(b)));
        found
    }

    /// What the file asks of `__future__`.
    pub fn future(&self) -> FutureFeatures {
        self.future
    }

    /// The symbol of a scope, which is added where it is missing.
    fn symbol_mut(&mut self, scope: ScopeId, name: NameId) -> &mut Symbol {
        let symbols = &mut self.scopes[scope.index()].symbols;
        let place = *self.places.entry((scope, name)).or_insert_with(|| {
            symbols.push(Symbol { name, flags: SymbolFlags::NONE, scope: NameScope::GlobalImplicit });
            symbols.len() as u32 - 1
        });
        &mut symbols[place as usize]
    }
}

impl Index<ScopeId> for SymbolTable<'_> {
    type Output = Scope;
    fn index(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.index()]
    }
}

impl IndexMut<ScopeId> for SymbolTable<'_> {
    fn index_mut(&mut self, id: ScopeId) -> &mut Scope {
        &mut self.scopes[id.index()]
    }
}

/// A scope of a [`SymbolTable`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ScopeId(u32);

impl ScopeId {
    /// Its place in [`SymbolTable::scopes`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A block of code with names of its own.
#[derive(Debug)]
pub struct Scope {
    /// What makes it.
    pub kind: ScopeKind,
    /// The name of the function or class; CPython's word for the other kinds, such as `listcomp`.
    pub name: NameId,
    /// The node that makes it; empty for a module.
    pub span: Span,
    /// The scope around it.
    pub parent: Option<ScopeId>,
    /// The scopes directly within, in order of creation.
    pub children: Vec<ScopeId>,
    /// The names, in order of first use; the parameters come first, and last what only inner scopes use.
    pub symbols: Vec<Symbol>,
    /// How many of the symbols are parameters: positional-only, positional, keyword-only, `*args`, `**kwargs`.
    pub parameter_count: u32,
    /// The class whose name mangles the private names here.
    pub class: Option<NameId>,
    /// Whether a function is somewhere around it.
    pub is_nested: bool,
    /// Whether it yields. A generator expression does.
    pub is_generator: bool,
    /// Whether it awaits, or is `async`.
    pub is_coroutine: bool,
    /// Whether it has `*args`.
    pub has_varargs: bool,
    /// Whether it has `**kwargs`.
    pub has_varkeywords: bool,
    /// Whether a `return` has a value.
    pub returns_value: bool,
    /// Whether a method of this class uses `__class__` or `super`.
    pub needs_class_cell: bool,
}

impl Scope {
    /// The parameters, in CPython's order for `co_varnames`.
    pub fn parameters(&self) -> &[Symbol] {
        &self.symbols[..self.parameter_count as usize]
    }
}

/// What makes a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The kinds are those of the nodes.
pub enum ScopeKind {
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    ListComp,
    SetComp,
    DictComp,
    GeneratorExp,
    /// An annotation that is never evaluated: nothing in it is resolved.
    Annotation,
}

impl ScopeKind {
    /// Whether names are local here, as opposed to modules and classes.
    pub fn is_function(self) -> bool {
        !matches!(self, ScopeKind::Module | ScopeKind::Class | ScopeKind::Annotation)
    }

    /// Whether it is a comprehension or a generator expression.
    pub fn is_comprehension(self) -> bool {
        use ScopeKind::{DictComp, GeneratorExp, ListComp, SetComp};
        matches!(self, ListComp | SetComp | DictComp | GeneratorExp)
    }
}

/// A name in a scope.
#[derive(Clone, Copy, Debug)]
pub struct Symbol {
    /// The name, mangled.
    pub name: NameId,
    /// What is done to it here.
    pub flags: SymbolFlags,
    /// Where it lives.
    pub scope: NameScope,
}

/// Where a name lives, as seen from a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameScope {
    /// Here, and no inner scope uses it. In a module or a class: in its dictionary.
    Local,
    /// In the module, by a `global` statement.
    GlobalExplicit,
    /// In the module or in `builtins`, since no function around binds it.
    GlobalImplicit,
    /// In a cell of a function around.
    Free,
    /// Here, in a cell, since an inner scope uses it.
    Cell,
}

/// What is done to a name in a scope: CPython's `DEF_*` flags and `USE`, with its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SymbolFlags(u16);

#[allow(missing_docs)] // CPython's names, less `DEF_`.
impl SymbolFlags {
    pub const NONE: Self = SymbolFlags(0);
    pub const GLOBAL: Self = SymbolFlags(1);
    pub const LOCAL: Self = SymbolFlags(1 << 1);
    pub const PARAM: Self = SymbolFlags(1 << 2);
    pub const NONLOCAL: Self = SymbolFlags(1 << 3);
    pub const USE: Self = SymbolFlags(1 << 4);
    /// A class binds the name, and a method uses that of a function around: both, under one name.
    pub const FREE_CLASS: Self = SymbolFlags(1 << 6);
    pub const IMPORT: Self = SymbolFlags(1 << 7);
    pub const ANNOT: Self = SymbolFlags(1 << 8);
    /// It stands in the target of a comprehension.
    pub const COMP_ITER: Self = SymbolFlags(1 << 9);
    /// Any of the ways to bind a name.
    pub const BOUND: Self = SymbolFlags(Self::LOCAL.0 | Self::PARAM.0 | Self::IMPORT.0);

    /// Whether any of these is set.
    pub fn has(self, any: SymbolFlags) -> bool {
        self.0 & any.0 != 0
    }

    /// These without those.
    pub fn without(self, those: SymbolFlags) -> SymbolFlags {
        SymbolFlags(self.0 & !those.0)
    }

    /// CPython's number.
    pub fn bits(self) -> u16 {
        self.0
    }
}

impl BitOr for SymbolFlags {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        SymbolFlags(self.0 | other.0)
    }
}

impl BitOrAssign for SymbolFlags {
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}
