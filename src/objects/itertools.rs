//! The iterators of `itertools`: what each keeps. What one step is lies with the virtual machine's protocols.

use super::Value;
use super::adapters::Layout;
use super::tuple::Tuple;
use crate::heap::{CellVec, Gc, Header, Heap, Marker, OutOfMemory, Trace};
use std::cell::Cell;

/// An iterator of `itertools`.
#[repr(C)]
pub struct Itertool {
    pub(super) header: Header,
    /// Whether its class is one of `itertools`' own, not one that a program derived.
    pub exact: bool,
    /// Which it is, and how far it is.
    pub state: State,
}

/// What the iterators keep. What ends for good becomes Unbound.
pub enum State {
    /// `count`
    Count {
        /// The next number.
        next: Cell<Value>,
        /// What is added.
        step: Value,
    },
    /// `cycle`
    Cycle {
        /// What feeds it the first time; then Unbound.
        source: Cell<Value>,
        /// What it gave.
        saved: CellVec<Value>,
        /// The place in that of the next item.
        index: Cell<usize>,
    },
    /// `repeat`
    Repeat {
        /// What is repeated.
        object: Value,
        /// How many times are left; below zero: endlessly.
        left: Cell<i64>,
    },
    /// `chain`
    Chain {
        /// The iterator of what is chained.
        sources: Cell<Value>,
        /// The iterator of one of them.
        active: Cell<Value>,
    },
    /// `accumulate`
    Accumulate {
        /// What feeds it.
        source: Value,
        /// What combines; None: addition.
        function: Value,
        /// The total so far.
        total: Cell<Value>,
        /// The first total, until it has been given.
        initial: Cell<Value>,
    },
    /// `compress`
    Compress {
        /// What feeds it.
        data: Value,
        /// What says which items pass.
        selectors: Value,
    },
    /// `dropwhile`
    DropWhile {
        /// What says which items go.
        predicate: Value,
        /// What feeds it.
        source: Value,
        /// Whether an item has passed.
        started: Cell<bool>,
    },
    /// `takewhile`
    TakeWhile {
        /// What says which items pass.
        predicate: Value,
        /// What feeds it.
        source: Value,
        /// Whether an item has been refused.
        ended: Cell<bool>,
    },
    /// `filterfalse`
    FilterFalse {
        /// What says which items go; None: those that are true.
        predicate: Value,
        /// What feeds it.
        source: Value,
    },
    /// `groupby`
    GroupBy {
        /// What feeds it.
        source: Value,
        /// What makes the key of an item; None: it is its own.
        key: Value,
        /// The key of the group that was given last.
        target_key: Cell<Value>,
        /// The key of the item that was read last.
        current_key: Cell<Value>,
        /// That item.
        current: Cell<Value>,
        /// The group that may still read.
        group: Cell<Value>,
        /// That of groups.
        group_layout: Layout,
    },
    /// A group of `groupby`.
    Group {
        /// The `groupby`.
        parent: Gc<Itertool>,
        /// The key of its items.
        key: Value,
    },
    /// `islice`
    Islice {
        /// What feeds it; Unbound once it is done.
        source: Cell<Value>,
        /// The index of the next item that passes.
        next: Cell<usize>,
        /// The index to stop at.
        stop: usize,
        /// From one such item to the next.
        step: usize,
        /// How many have been read.
        read: Cell<usize>,
    },
    /// `pairwise`
    Pairwise {
        /// What feeds it.
        source: Cell<Value>,
        /// The first item of the next pair.
        old: Cell<Value>,
    },
    /// `starmap`
    Starmap {
        /// What is called.
        function: Value,
        /// What gives the arguments.
        source: Value,
    },
    /// One of `tee`'s.
    Tee {
        /// The piece that it reads.
        piece: Cell<Gc<Itertool>>,
        /// The index in the piece.
        index: Cell<usize>,
    },
    /// A piece of what a `tee` has read.
    TeePiece {
        /// What feeds it.
        source: Value,
        /// The items.
        items: CellVec<Value>,
        /// The piece after it.
        next: Cell<Option<Gc<Itertool>>>,
        /// Whether the source is asked just now.
        running: Cell<bool>,
    },
    /// `zip_longest`
    ZipLongest {
        /// What feeds it; Unbound those that have ended.
        sources: CellVec<Value>,
        /// How many have not.
        active: Cell<usize>,
        /// What stands for what is missing.
        fill: Value,
    },
    /// `product`
    Product(Choice),
    /// `permutations`
    Permutations(Choice, CellVec<usize>),
    /// `combinations`
    Combinations(Choice),
    /// `combinations_with_replacement`
    Replacement(Choice),
}

/// Items that are chosen from pools by their indices.
pub struct Choice {
    /// One pool, or for `product` a tuple of the pools.
    pub pool: Gc<Tuple>,
    /// The indices of the choice that was given last.
    pub indices: CellVec<usize>,
    /// How many of them count.
    pub length: usize,
    /// How far it is.
    pub stage: Cell<Stage>,
}

/// How far a [`Choice`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The first choice is to come.
    First,
    /// Others are to come.
    Later,
    /// None is to come.
    Ended,
}

impl Itertool {
    /// An iterator.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        state: State,
        exact: bool,
        layout: Layout,
    ) -> Result<Gc<Itertool>, OutOfMemory> {
        let object = Itertool { header: Header::fresh(), exact, state };
        heap.alloc_instance(object, layout.0, layout.1, Value::UNBOUND)
    }
}

impl Trace for Itertool {
    fn trace(&self, marker: &mut Marker<'_>) {
        let mut mark = |values: &[Value]| values.iter().for_each(|value| value.trace(marker));
        match &self.state {
            State::Count { next, step } => mark(&[next.get(), *step]),
            State::Cycle { source, saved, .. } => {
                mark(&[source.get()]);
                saved.iter().for_each(|value| mark(&[value]));
            }
            State::Repeat { object, .. } => mark(&[*object]),
            State::Chain { sources, active } => mark(&[sources.get(), active.get()]),
            State::Accumulate { source, function, total, initial } => {
                mark(&[*source, *function, total.get(), initial.get()]);
            }
            State::Compress { data, selectors } => mark(&[*data, *selectors]),
            State::DropWhile { predicate, source, .. }
            | State::TakeWhile { predicate, source, .. }
            | State::FilterFalse { predicate, source } => mark(&[*predicate, *source]),
            State::GroupBy { source, key, target_key, current_key, current, group, .. } => {
                mark(&[*source, *key, target_key.get(), current_key.get(), current.get(), group.get()]);
            }
            State::Group { parent, key } => mark(&[Value::object(*parent), *key]),
            State::Islice { source, .. } => mark(&[source.get()]),
            State::Pairwise { source, old } => mark(&[source.get(), old.get()]),
            State::Starmap { function, source } => mark(&[*function, *source]),
            State::Tee { piece, .. } => mark(&[Value::object(piece.get())]),
            State::TeePiece { source, items, next, .. } => {
                mark(&[*source]);
                items.iter().for_each(|value| mark(&[value]));
                if let Some(next) = next.get() {
                    mark(&[Value::object(next)]);
                }
            }
            State::ZipLongest { sources, fill, .. } => {
                mark(&[*fill]);
                sources.iter().for_each(|value| mark(&[value]));
            }
            State::Product(choice)
            | State::Permutations(choice, _)
            | State::Combinations(choice)
            | State::Replacement(choice) => mark(&[Value::object(choice.pool)]),
        }
    }

    fn external_bytes(&self) -> usize {
        match &self.state {
            State::Cycle { saved, .. } => saved.external_bytes(),
            State::TeePiece { items, .. } => items.external_bytes(),
            State::ZipLongest { sources, .. } => sources.external_bytes(),
            State::Permutations(choice, cycles) => choice.indices.external_bytes() + cycles.external_bytes(),
            State::Product(choice) | State::Combinations(choice) | State::Replacement(choice) => {
                choice.indices.external_bytes()
            }
            _ => 0,
        }
    }
}
