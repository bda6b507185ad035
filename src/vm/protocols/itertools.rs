//! One step of each iterator of `itertools`, but those that choose: see [`choices`](super::choices).

use super::next::Step;
use crate::bytecode::opcode::BinaryOperator;
use crate::heap::{CellVec, Gc};
use crate::objects::adapters::Layout;
use crate::objects::itertools::{Itertool, State};
use crate::objects::tuple::Tuple;
use crate::objects::{Value, int};
use crate::vm::{Result, Vm};
use std::cell::Cell;

/// So many items are in a piece of what a `tee` has read.
const PIECE: usize = 57;

impl Vm {
    /// One step of an iterator of `itertools`.
    ///
    /// # Errors
    /// What Python raises under it.
    pub(super) fn next_of_itertool(&mut self, iterator: Gc<Itertool>) -> Step {
        match &iterator.state {
            State::Count { next, step } => self.next_of_count(next, *step),
            State::Repeat { object, left } => Ok(match left.get() {
                0 => None,
                count => {
                    left.set(if count > 0 { count - 1 } else { count });
                    Some(*object)
                }
            }),
            State::Cycle { .. } => self.next_of_cycle(iterator),
            State::Chain { sources, active } => self.next_of_chain(sources, active),
            State::Accumulate { .. } => self.next_of_accumulate(iterator),
            State::Compress { data, selectors } => self.next_of_compress(*data, *selectors),
            State::DropWhile { predicate, source, started } => loop {
                let Some(item) = self.next_inner(*source)? else { return Ok(None) };
                if started.get() {
                    return Ok(Some(item));
                }
                let answer = self.call(*predicate, &[item])?;
                if !self.truth(answer)? {
                    started.set(true);
                    return Ok(Some(item));
                }
            },
            State::TakeWhile { predicate, source, ended } => {
                if ended.get() {
                    return Ok(None);
                }
                let Some(item) = self.next_inner(*source)? else { return Ok(None) };
                let answer = self.call(*predicate, &[item])?;
                if self.truth(answer)? {
                    return Ok(Some(item));
                }
                ended.set(true);
                Ok(None)
            }
            State::FilterFalse { predicate, source } => loop {
                let Some(item) = self.next_inner(*source)? else { return Ok(None) };
                let answer = match *predicate {
                    Value::NONE => item,
                    predicate => self.call(predicate, &[item])?,
                };
                if !self.truth(answer)? {
                    return Ok(Some(item));
                }
            },
            State::GroupBy { .. } => self.next_of_groupby(iterator),
            State::Group { parent, key } => self.next_of_group(iterator, *parent, *key),
            State::Islice { .. } => self.next_of_islice(iterator),
            State::Pairwise { source, old } => self.next_of_pairwise(source, old),
            State::Starmap { function, source } => {
                let Some(item) = self.next_inner(*source)? else { return Ok(None) };
                let args = self.tuple_from(item)?;
                self.call(*function, args.items()).map(Some)
            }
            State::Tee { piece, index } => self.next_of_tee(piece, index),
            State::TeePiece { .. } => Ok(None),
            State::ZipLongest { .. } => self.next_of_zip_longest(iterator),
            State::Product(choice) => self.next_of_product(choice),
            State::Permutations(choice, cycles) => self.next_of_permutations(choice, cycles),
            State::Combinations(choice) => self.next_of_combinations(choice),
            State::Replacement(choice) => self.next_of_replacement(choice),
        }
    }

    fn next_of_count(&mut self, next: &Cell<Value>, step: Value) -> Step {
        let current = next.get();
        let sum = match (current.as_int(), step.as_int()) {
            (Some(_), Some(_)) => {
                let sum = int::add(&self.heap, current, step);
                self.memory(sum)?
            }
            _ => self.binary(BinaryOperator::Add, current, step)?,
        };
        next.set(sum);
        Ok(Some(current))
    }

    fn next_of_cycle(&mut self, iterator: Gc<Itertool>) -> Step {
        let State::Cycle { source, saved, index } = &iterator.state else { return Ok(None) };
        if !source.get().is_unbound() {
            if let Some(item) = self.next_inner(source.get())? {
                let pushed = saved.push(&self.heap, item);
                self.memory(pushed)?;
                return Ok(Some(item));
            }
            source.set(Value::UNBOUND);
        }
        let at = index.get();
        index.set(if at + 1 >= saved.len() { 0 } else { at + 1 });
        Ok(saved.get(at))
    }

    fn next_of_chain(&mut self, sources: &Cell<Value>, active: &Cell<Value>) -> Step {
        loop {
            if active.get().is_unbound() {
                if sources.get().is_unbound() {
                    return Ok(None);
                }
                let source = match self.next_inner(sources.get()) {
                    Ok(Some(source)) => self.iter(source),
                    Ok(None) => {
                        sources.set(Value::UNBOUND);
                        return Ok(None);
                    }
                    Err(raised) => Err(raised),
                };
                match source {
                    Ok(source) => active.set(source),
                    Err(raised) => {
                        sources.set(Value::UNBOUND);
                        return Err(raised);
                    }
                }
            }
            if let Some(item) = self.next_inner(active.get())? {
                return Ok(Some(item));
            }
            active.set(Value::UNBOUND);
        }
    }

    fn next_of_accumulate(&mut self, iterator: Gc<Itertool>) -> Step {
        let State::Accumulate { source, function, total, initial } = &iterator.state else { return Ok(None) };
        if let Some(first) = initial.get().bound() {
            initial.set(Value::UNBOUND);
            total.set(first);
            return Ok(Some(first));
        }
        let Some(item) = self.next_inner(*source)? else { return Ok(None) };
        let sum = match (total.get(), *function) {
            (Value::UNBOUND, _) => item,
            (sum, Value::NONE) => self.binary(BinaryOperator::Add, sum, item)?,
            (sum, function) => self.call(function, &[sum, item])?,
        };
        total.set(sum);
        Ok(Some(sum))
    }

    fn next_of_compress(&mut self, data: Value, selectors: Value) -> Step {
        loop {
            let Some(item) = self.next_inner(data)? else { return Ok(None) };
            let Some(selector) = self.next_inner(selectors)? else { return Ok(None) };
            if self.truth(selector)? {
                return Ok(Some(item));
            }
        }
    }

    /// Reads the next item of a `groupby` and its key. False: there is none.
    fn read_group_item(&mut self, iterator: Gc<Itertool>) -> Result<bool> {
        let State::GroupBy { source, key, current_key, current, .. } = &iterator.state else {
            return Ok(false);
        };
        let Some(item) = self.next_inner(*source)? else { return Ok(false) };
        let made = match *key {
            Value::NONE => item,
            key => self.call(key, &[item])?,
        };
        current.set(item);
        current_key.set(made);
        Ok(true)
    }

    fn next_of_groupby(&mut self, iterator: Gc<Itertool>) -> Step {
        let State::GroupBy { target_key, current_key, group, group_layout, .. } = &iterator.state else {
            return Ok(None);
        };
        group.set(Value::UNBOUND);
        // What is left of the last group goes.
        loop {
            let (current, target) = (current_key.get(), target_key.get());
            if !current.is_unbound() && (target.is_unbound() || !self.equal(target, current)?) {
                break;
            }
            if !self.read_group_item(iterator)? {
                return Ok(None);
            }
        }
        let key = current_key.get();
        target_key.set(key);
        let made = Itertool::alloc(&self.heap, State::Group { parent: iterator, key }, true, *group_layout);
        let made = Value::object(self.memory(made)?);
        group.set(made);
        self.pair(key, made).map(Some)
    }

    fn next_of_group(&mut self, group: Gc<Itertool>, parent: Gc<Itertool>, key: Value) -> Step {
        let State::GroupBy { current, current_key, group: reading, .. } = &parent.state else {
            return Ok(None);
        };
        if reading.get() != Value::object(group) {
            return Ok(None);
        }
        if current.get().is_unbound() && !self.read_group_item(parent)? {
            return Ok(None);
        }
        if !self.equal(key, current_key.get())? {
            return Ok(None);
        }
        let item = current.get();
        current.set(Value::UNBOUND);
        current_key.set(Value::UNBOUND);
        Ok(item.bound())
    }

    fn next_of_islice(&mut self, iterator: Gc<Itertool>) -> Step {
        let State::Islice { source, next, stop, step, read } = &iterator.state else { return Ok(None) };
        if source.get().is_unbound() {
            return Ok(None);
        }
        let wanted = next.get();
        while read.get() < wanted {
            if self.next_inner(source.get())?.is_none() {
                source.set(Value::UNBOUND);
                return Ok(None);
            }
            read.set(read.get() + 1);
        }
        if read.get() >= *stop {
            source.set(Value::UNBOUND);
            return Ok(None);
        }
        let item = self.next_inner(source.get())?;
        match item {
            Some(_) => {
                read.set(read.get() + 1);
                next.set(wanted.saturating_add(*step).min(*stop));
            }
            None => source.set(Value::UNBOUND),
        }
        Ok(item)
    }

    fn next_of_pairwise(&mut self, source: &Cell<Value>, old: &Cell<Value>) -> Step {
        if source.get().is_unbound() {
            return Ok(None);
        }
        if old.get().is_unbound() {
            match self.next_inner(source.get())? {
                Some(item) => old.set(item),
                None => {
                    source.set(Value::UNBOUND);
                    return Ok(None);
                }
            }
        }
        // The source may have come back to this very iterator, and ended it.
        let (first, feeding) = (old.get(), source.get());
        if feeding.is_unbound() {
            return Ok(None);
        }
        match self.next_inner(feeding)? {
            Some(item) => {
                old.set(item);
                self.pair(first, item).map(Some)
            }
            None => {
                source.set(Value::UNBOUND);
                old.set(Value::UNBOUND);
                Ok(None)
            }
        }
    }

    fn next_of_tee(&mut self, place: &Cell<Gc<Itertool>>, index: &Cell<usize>) -> Step {
        let mut piece = place.get();
        if index.get() >= PIECE {
            let State::TeePiece { source, next, .. } = &piece.state else { return Ok(None) };
            let after = match next.get() {
                Some(after) => after,
                None => {
                    let after = self.new_tee_piece(*source, (piece.header().shape(), 0))?;
                    next.set(Some(after));
                    after
                }
            };
            place.set(after);
            index.set(0);
            piece = after;
        }
        let State::TeePiece { source, items, running, .. } = &piece.state else { return Ok(None) };
        let at = index.get();
        let item = match items.get(at) {
            Some(item) => item,
            None => {
                if running.replace(true) {
                    return Err(self.runtime_error("cannot re-enter the tee iterator"));
                }
                let item = self.next_inner(*source);
                running.set(false);
                let Some(item) = item? else { return Ok(None) };
                let pushed = items.push(&self.heap, item);
                self.memory(pushed)?;
                item
            }
        };
        index.set(at + 1);
        Ok(Some(item))
    }

    /// A piece of what a `tee` reads, with nothing in it.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_tee_piece(&mut self, source: Value, layout: Layout) -> Result<Gc<Itertool>> {
        let (items, next, running) = (CellVec::new(), Cell::new(None), Cell::new(false));
        let piece =
            Itertool::alloc(&self.heap, State::TeePiece { source, items, next, running }, true, layout);
        self.memory(piece)
    }

    fn next_of_zip_longest(&mut self, iterator: Gc<Itertool>) -> Step {
        let State::ZipLongest { sources, active, fill } = &iterator.state else { return Ok(None) };
        if active.get() == 0 {
            return Ok(None);
        }
        let items = self.heap.rooted::<Value>();
        for index in 0..sources.len() {
            let source = sources.get(index).unwrap_or(Value::UNBOUND);
            let mut item = *fill;
            if !source.is_unbound() {
                match self.next_inner(source) {
                    Ok(Some(given)) => item = given,
                    Ok(None) => {
                        sources.set(index, Value::UNBOUND);
                        active.set(active.get().saturating_sub(1));
                        if active.get() == 0 {
                            return Ok(None);
                        }
                    }
                    Err(raised) => {
                        active.set(0);
                        return Err(raised);
                    }
                }
            }
            let pushed = items.push(&self.heap, item);
            self.memory(pushed)?;
        }
        let tuple = Tuple::from_fn(&self.heap, items.len(), |index| items.get(index).unwrap_or(Value::NONE));
        self.memory(tuple).map(|tuple| Some(Value::object(tuple)))
    }
}
