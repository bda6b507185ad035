//! Objects of `functools` and `operator` that are called: what each keeps. What a call does is the virtual machine's.

use super::Value;
use super::adapters::Layout;
use super::dict::Dict;
use super::str::Str;
use super::tuple::Tuple;
use crate::heap::{CellVec, Gc, Header, Heap, Marker, OutOfMemory, Trace};
use std::cell::Cell;

/// An object that native code calls.
#[repr(C)]
pub struct Callable {
    pub(super) header: Header,
    /// Whether its class is the module's own, not one that a program derived.
    pub exact: bool,
    /// Which it is.
    pub state: Call,
}

/// What the objects keep.
pub enum Call {
    /// `operator.itemgetter`
    ItemGetter(Gc<Tuple>),
    /// `operator.attrgetter`: the names, and each as the tuple of its interned parts.
    AttrGetter(Gc<Tuple>, Gc<Tuple>),
    /// `operator.methodcaller`
    MethodCaller {
        /// The method's name, interned.
        name: Gc<Str>,
        /// Its arguments.
        args: Gc<Tuple>,
        /// Its keyword arguments.
        keywords: Gc<Dict>,
    },
    /// `functools.partial`
    Partial {
        /// What is called.
        function: Cell<Value>,
        /// The first arguments: a tuple.
        args: Cell<Gc<Tuple>>,
        /// The keyword arguments: a dict.
        keywords: Cell<Gc<Dict>>,
    },
    /// What `functools.cmp_to_key` gives, and what that makes of objects.
    Key {
        /// The comparison.
        compare: Value,
        /// The object; Unbound in what makes keys.
        object: Cell<Value>,
    },
    /// `functools.lru_cache`'s wrapper.
    Cache(Cache),
}

/// The results of calls.
pub struct Cache {
    /// What is called.
    pub function: Value,
    /// How many results are kept; `None`: all.
    pub maxsize: Option<usize>,
    /// Whether arguments of different types are different.
    pub typed: bool,
    /// The results; if their number is limited, the indices of their links.
    pub results: Gc<Dict>,
    /// Links of the results in the order of their use; the first is no result, but both ends of the list.
    pub links: CellVec<Link>,
    /// How often a result was there.
    pub hits: Cell<usize>,
    /// How often it was not.
    pub misses: Cell<usize>,
    /// What stands between positional and keyword arguments in a key.
    pub mark: Value,
}

/// A result, and which were used before and after it.
#[derive(Clone, Copy)]
pub struct Link {
    /// The key.
    pub key: Value,
    /// The result.
    pub result: Value,
    /// The link of what was used before.
    pub previous: u32,
    /// The link of what was used after.
    pub next: u32,
}

impl Cache {
    /// Takes a link out of the order.
    pub fn unlink(&self, index: u32) {
        let Some(link) = self.links.get(index as usize) else { return };
        self.change(link.previous, |previous| previous.next = link.next);
        self.change(link.next, |next| next.previous = link.previous);
    }
    /// Makes a link the last.
    pub fn link_last(&self, index: u32) {
        let last = self.links.get(0).map_or(0, |ends| ends.previous);
        self.change(index, |link| (link.previous, link.next) = (last, 0));
        self.change(last, |link| link.next = index);
        self.change(0, |ends| ends.previous = index);
    }
    /// The link of what was not used for the longest time; 0: there is none.
    pub fn oldest(&self) -> u32 {
        self.links.get(0).map_or(0, |ends| ends.next)
    }
    fn change(&self, index: u32, change: impl FnOnce(&mut Link)) {
        if let Some(mut link) = self.links.get(index as usize) {
            change(&mut link);
            self.links.set(index as usize, link);
        }
    }
}

impl Callable {
    /// An object.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, state: Call, exact: bool, layout: Layout) -> Result<Gc<Callable>, OutOfMemory> {
        let object = Callable { header: Header::fresh(), exact, state };
        heap.alloc_instance(object, layout.0, layout.1, Value::UNBOUND)
    }
}

impl Trace for Callable {
    fn trace(&self, marker: &mut Marker<'_>) {
        match &self.state {
            Call::ItemGetter(items) => marker.mark(*items),
            Call::AttrGetter(names, paths) => {
                marker.mark(*names);
                marker.mark(*paths);
            }
            Call::MethodCaller { name, args, keywords } => {
                marker.mark(*name);
                marker.mark(*args);
                marker.mark(*keywords);
            }
            Call::Partial { function, args, keywords } => {
                function.get().trace(marker);
                marker.mark(args.get());
                marker.mark(keywords.get());
            }
            Call::Key { compare, object } => {
                compare.trace(marker);
                object.get().trace(marker);
            }
            Call::Cache(cache) => {
                cache.function.trace(marker);
                cache.mark.trace(marker);
                marker.mark(cache.results);
                for link in cache.links.iter() {
                    link.key.trace(marker);
                    link.result.trace(marker);
                }
            }
        }
    }
    fn external_bytes(&self) -> usize {
        match &self.state {
            Call::Cache(cache) => cache.links.external_bytes(),
            _ => 0,
        }
    }
}
