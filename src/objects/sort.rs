//! Sorting as Python does: stable, by `<` alone, quick where the items are in order already.
//!
//! Natural runs, lengthened by insertion, merged by the powersort rule of Munro and Wild, with galloping: the algorithm of
//! CPython 3.11, so that even what it makes of items without an order (NaN, an inconsistent `__lt__`) is the same. Nothing
//! here runs Python; the comparison may, and may fail: the items are then in some order, and all of them are there.

use super::Value;
use super::str::Str;
use std::cell::Cell;

/// Below this many, runs are made longer by insertion: a run has 32 to 64 items.
const SMALL: usize = 64;
/// How often in a row one side must win until its further winners are searched for by galloping.
const GALLOP: usize = 7;

/// Sorts items by a comparison `a < b`, which may fail and need not be consistent.
///
/// `scratch` has at least half as many items as there are items, with whatever in it: while a comparison runs, some items
/// may stand there alone, so if these are objects both slices are of rooted memory. Time is O(n log n), O(n) for items in
/// order or in reverse.
///
/// # Errors
/// That of the first comparison that failed. The slice has all its items, in some order.
pub fn sort<T: Copy, E>(
    items: &[Cell<T>],
    scratch: &[Cell<T>],
    mut less: impl FnMut(T, T) -> Result<bool, E>,
) -> Result<(), E> {
    let len = items.len();
    if len < 2 {
        return Ok(());
    }
    let min_run = minimal_run(len);
    let mut merges = Merges { items, scratch, min_gallop: GALLOP, less: &mut less };
    let mut pending: Vec<Run> = Vec::new();
    let mut start = 0;
    while start < len {
        let mut run = natural_run(&items[start..], merges.less)?;
        let forced = min_run.min(len - start);
        if run < forced {
            insert_rest(&items[start..start + forced], run, merges.less)?;
            run = forced;
        }
        if let Some(last) = pending.last() {
            let power = power(last.start, last.len, run, len);
            while pending.len() > 1 && pending[pending.len() - 2].power > power {
                merges.top(&mut pending)?;
            }
            if let Some(last) = pending.last_mut() {
                last.power = power;
            }
        }
        pending.push(Run { start, len: run, power: 0 });
        start += run;
    }
    while pending.len() > 1 {
        let at = pending.len() - 2;
        // The smaller neighbour first.
        if at > 0 && pending[at - 1].len < pending[at + 1].len {
            merges.at(&mut pending, at - 1)?;
        } else {
            merges.top(&mut pending)?;
        }
    }
    Ok(())
}

/// A stretch of items in order; `power` is that of the boundary after it.
struct Run {
    start: usize,
    len: usize,
    power: u32,
}

/// The length that runs are brought to: such that the number of runs is a power of two, or a little less.
fn minimal_run(mut len: usize) -> usize {
    let mut rest = 0;
    while len >= SMALL {
        rest |= len & 1;
        len >>= 1;
    }
    len + rest
}

/// The depth of the boundary between two neighbouring runs in a nearly optimal tree of merges of `total` items.
fn power(start: usize, first: usize, second: usize, total: usize) -> u32 {
    let total = total as u128;
    let mut a = 2 * start as u128 + first as u128;
    let mut b = a + first as u128 + second as u128;
    let mut result = 0;
    loop {
        result += 1;
        if a >= total {
            a -= total;
            b -= total;
        } else if b >= total {
            return result;
        }
        a <<= 1;
        b <<= 1;
    }
}

/// The length of the run at the start, ascending; one strictly descending is reversed.
fn natural_run<T: Copy, E>(
    items: &[Cell<T>],
    less: &mut impl FnMut(T, T) -> Result<bool, E>,
) -> Result<usize, E> {
    if items.len() < 2 {
        return Ok(items.len());
    }
    let mut len = 2;
    let descending = less(items[1].get(), items[0].get())?;
    while len < items.len() && less(items[len].get(), items[len - 1].get())? == descending {
        len += 1;
    }
    if descending {
        reverse(&items[..len]);
    }
    Ok(len)
}

fn reverse<T>(items: &[Cell<T>]) {
    let len = items.len();
    for at in 0..len / 2 {
        items[at].swap(&items[len - 1 - at]);
    }
}

/// Inserts the items from `sorted` on into those before them.
fn insert_rest<T: Copy, E>(
    items: &[Cell<T>],
    sorted: usize,
    less: &mut impl FnMut(T, T) -> Result<bool, E>,
) -> Result<(), E> {
    for start in sorted..items.len() {
        let pivot = items[start].get();
        let (mut low, mut high) = (0, start);
        while low < high {
            let middle = low + (high - low) / 2;
            if less(pivot, items[middle].get())? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        for at in (low..start).rev() {
            items[at + 1].set(items[at].get());
        }
        items[low].set(pivot);
    }
    Ok(())
}

fn copy<T: Copy>(from: &[Cell<T>], to: &[Cell<T>]) {
    for (from, to) in from.iter().zip(to) {
        to.set(from.get());
    }
}

/// Copies `len` items within a slice.
fn shift<T: Copy>(items: &[Cell<T>], from: usize, to: usize, len: usize) {
    if to <= from {
        (0..len).for_each(|at| items[to + at].set(items[from + at].get()));
    } else {
        (0..len).rev().for_each(|at| items[to + at].set(items[from + at].get()));
    }
}

/// Where `key` belongs in a run, after its equals: the number of items that are not above it. The search starts at `hint`
/// and its steps double.
fn gallop_right<T: Copy, E>(
    key: T,
    run: &[Cell<T>],
    hint: usize,
    less: &mut impl FnMut(T, T) -> Result<bool, E>,
) -> Result<usize, E> {
    let (mut low, mut high);
    if less(key, run[hint].get())? {
        let (mut last, mut step) = (0, 1);
        while step < hint + 1 && less(key, run[hint - step].get())? {
            (last, step) = (step, 2 * step + 1);
        }
        let step = step.min(hint + 1);
        (low, high) = (hint + 1 - step, hint - last);
    } else {
        let (mut last, mut step) = (0, 1);
        let most = run.len() - hint;
        while step < most && !less(key, run[hint + step].get())? {
            (last, step) = (step, 2 * step + 1);
        }
        (low, high) = (hint + last + 1, hint + step.min(most));
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if less(key, run[middle].get())? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(high)
}

/// Where `key` belongs in a run, before its equals: the number of items that are below it.
fn gallop_left<T: Copy, E>(
    key: T,
    run: &[Cell<T>],
    hint: usize,
    less: &mut impl FnMut(T, T) -> Result<bool, E>,
) -> Result<usize, E> {
    let (mut low, mut high);
    if less(run[hint].get(), key)? {
        let (mut last, mut step) = (0, 1);
        let most = run.len() - hint;
        while step < most && less(run[hint + step].get(), key)? {
            (last, step) = (step, 2 * step + 1);
        }
        (low, high) = (hint + last + 1, hint + step.min(most));
    } else {
        let (mut last, mut step) = (0, 1);
        while step < hint + 1 && !less(run[hint - step].get(), key)? {
            (last, step) = (step, 2 * step + 1);
        }
        let step = step.min(hint + 1);
        (low, high) = (hint + 1 - step, hint - last);
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if less(run[middle].get(), key)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(high)
}

struct Merges<'a, T, F> {
    items: &'a [Cell<T>],
    scratch: &'a [Cell<T>],
    min_gallop: usize,
    less: &'a mut F,
}

impl<T: Copy, E, F: FnMut(T, T) -> Result<bool, E>> Merges<'_, T, F> {
    /// Merges the last two runs.
    fn top(&mut self, pending: &mut Vec<Run>) -> Result<(), E> {
        let at = pending.len() - 2;
        self.at(pending, at)
    }

    /// Merges a run with the one after it.
    fn at(&mut self, pending: &mut Vec<Run>, at: usize) -> Result<(), E> {
        let second = pending.remove(at + 1);
        let first = &mut pending[at];
        let (start, first_len) = (first.start, first.len);
        first.len += second.len;
        first.power = second.power;
        let items = self.items;
        // What is in its place already stays there.
        let a = &items[start..second.start];
        let skip = gallop_right(items[second.start].get(), a, 0, self.less)?;
        let (start, first_len) = (start + skip, first_len - skip);
        if first_len == 0 {
            return Ok(());
        }
        let b = &items[second.start..second.start + second.len];
        let second_len = gallop_left(items[second.start - 1].get(), b, second.len - 1, self.less)?;
        if second_len == 0 {
            return Ok(());
        }
        let both = &items[start..second.start + second_len];
        if first_len <= second_len { self.low(both, first_len) } else { self.high(both, first_len) }
    }

    /// Merges two runs, the first of which is not the longer, from the left: the first is moved aside.
    fn low(&mut self, items: &[Cell<T>], first: usize) -> Result<(), E> {
        let a = &self.scratch[..first];
        copy(&items[..first], a);
        let mut hole = Low { items, a, to: 0, i: 0, j: first };
        let result = hole.merge(&mut self.min_gallop, self.less);
        // Whatever happened: the rest of the first run fills the hole.
        shift_in(&hole.a[hole.i..], &items[hole.to..]);
        result
    }

    /// Merges two runs, the second of which is the shorter, from the right: the second is moved aside.
    fn high(&mut self, items: &[Cell<T>], first: usize) -> Result<(), E> {
        let b = &self.scratch[..items.len() - first];
        copy(&items[first..], b);
        let mut hole = High { items, b, to: items.len(), i: first, j: b.len() };
        let result = hole.merge(&mut self.min_gallop, self.less);
        shift_in(&hole.b[..hole.j], &items[hole.to - hole.j..]);
        result
    }
}

fn shift_in<T: Copy>(rest: &[Cell<T>], place: &[Cell<T>]) {
    copy(rest, &place[..rest.len()]);
}

/// The first run aside: `a[i..]` is to be merged with `items[j..]`, the result goes to `items[to..]`.
struct Low<'a, T> {
    items: &'a [Cell<T>],
    a: &'a [Cell<T>],
    to: usize,
    i: usize,
    j: usize,
}

impl<T: Copy> Low<'_, T> {
    fn take_first(&mut self, count: usize) {
        copy(&self.a[self.i..self.i + count], &self.items[self.to..]);
        self.i += count;
        self.to += count;
    }
    fn take_second(&mut self, count: usize) {
        shift(self.items, self.j, self.to, count);
        self.j += count;
        self.to += count;
    }
    /// The second run is through, or of the first only its last item is left, which is above all of the second.
    fn over(&mut self) -> bool {
        if self.j == self.items.len() || self.i == self.a.len() {
            return true;
        }
        if self.a.len() - self.i == 1 {
            self.take_second(self.items.len() - self.j);
            return true;
        }
        false
    }
    fn merge<E>(
        &mut self,
        min_gallop: &mut usize,
        less: &mut impl FnMut(T, T) -> Result<bool, E>,
    ) -> Result<(), E> {
        self.take_second(1);
        if self.over() {
            return Ok(());
        }
        let mut gallop = *min_gallop;
        loop {
            let (mut first_wins, mut second_wins) = (0, 0);
            loop {
                if less(self.items[self.j].get(), self.a[self.i].get())? {
                    self.take_second(1);
                    (first_wins, second_wins) = (0, second_wins + 1);
                    if self.j == self.items.len() {
                        return Ok(());
                    }
                    if second_wins >= gallop {
                        break;
                    }
                } else {
                    self.take_first(1);
                    (first_wins, second_wins) = (first_wins + 1, 0);
                    if self.over() {
                        return Ok(());
                    }
                    if first_wins >= gallop {
                        break;
                    }
                }
            }
            gallop += 1;
            loop {
                gallop = gallop.saturating_sub(1).max(1);
                *min_gallop = gallop;
                let first_wins = gallop_right(self.items[self.j].get(), &self.a[self.i..], 0, less)?;
                self.take_first(first_wins);
                if first_wins > 0 && self.over() {
                    return Ok(());
                }
                self.take_second(1);
                if self.j == self.items.len() {
                    return Ok(());
                }
                let second_wins = gallop_left(self.a[self.i].get(), &self.items[self.j..], 0, less)?;
                self.take_second(second_wins);
                if self.j == self.items.len() {
                    return Ok(());
                }
                self.take_first(1);
                if self.over() {
                    return Ok(());
                }
                if first_wins < GALLOP && second_wins < GALLOP {
                    break;
                }
            }
            // Leaving costs.
            gallop += 1;
            *min_gallop = gallop;
        }
    }
}

/// The second run aside: `items[..i]` is to be merged with `b[..j]`, the result ends at `items[..to]`.
struct High<'a, T> {
    items: &'a [Cell<T>],
    b: &'a [Cell<T>],
    to: usize,
    i: usize,
    j: usize,
}

impl<T: Copy> High<'_, T> {
    fn take_first(&mut self, count: usize) {
        shift(self.items, self.i - count, self.to - count, count);
        self.i -= count;
        self.to -= count;
    }
    fn take_second(&mut self, count: usize) {
        copy(&self.b[self.j - count..self.j], &self.items[self.to - count..]);
        self.j -= count;
        self.to -= count;
    }
    /// The first run is through, or of the second only its first item is left, which is below all of the first.
    fn over(&mut self) -> bool {
        if self.i == 0 || self.j == 0 {
            return true;
        }
        if self.j == 1 {
            self.take_first(self.i);
            return true;
        }
        false
    }
    fn merge<E>(
        &mut self,
        min_gallop: &mut usize,
        less: &mut impl FnMut(T, T) -> Result<bool, E>,
    ) -> Result<(), E> {
        self.take_first(1);
        if self.over() {
            return Ok(());
        }
        let mut gallop = *min_gallop;
        loop {
            let (mut first_wins, mut second_wins) = (0, 0);
            loop {
                if less(self.b[self.j - 1].get(), self.items[self.i - 1].get())? {
                    self.take_first(1);
                    (first_wins, second_wins) = (first_wins + 1, 0);
                    if self.i == 0 {
                        return Ok(());
                    }
                    if first_wins >= gallop {
                        break;
                    }
                } else {
                    self.take_second(1);
                    (first_wins, second_wins) = (0, second_wins + 1);
                    if self.over() {
                        return Ok(());
                    }
                    if second_wins >= gallop {
                        break;
                    }
                }
            }
            gallop += 1;
            loop {
                gallop = gallop.saturating_sub(1).max(1);
                *min_gallop = gallop;
                let key = self.b[self.j - 1].get();
                let first_wins = self.i - gallop_right(key, &self.items[..self.i], self.i - 1, less)?;
                self.take_first(first_wins);
                if self.i == 0 {
                    return Ok(());
                }
                self.take_second(1);
                if self.over() {
                    return Ok(());
                }
                let key = self.items[self.i - 1].get();
                let second_wins = self.j - gallop_left(key, &self.b[..self.j], self.j - 1, less)?;
                self.take_second(second_wins);
                if second_wins > 0 && self.over() {
                    return Ok(());
                }
                self.take_first(1);
                if self.i == 0 {
                    return Ok(());
                }
                if first_wins < GALLOP && second_wins < GALLOP {
                    break;
                }
            }
            gallop += 1;
            *min_gallop = gallop;
        }
    }
}

/// How values that are all of one kind are compared, without asking a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uniform {
    /// Ints of the word.
    Ints,
    /// Floats of the word.
    Floats,
    /// Plain strings.
    Strings,
    /// Whatever else.
    Mixed,
}

impl Uniform {
    /// What the values have in common. Linear.
    pub fn of(values: impl IntoIterator<Item = Value>) -> Uniform {
        let mut found = None;
        for value in values {
            let kind = if value.as_int().is_some() {
                Uniform::Ints
            } else if value.as_tagged_float().is_some() {
                Uniform::Floats
            } else if value.as_object::<Str>().is_some() {
                Uniform::Strings
            } else {
                return Uniform::Mixed;
            };
            if *found.get_or_insert(kind) != kind {
                return Uniform::Mixed;
            }
        }
        found.unwrap_or(Uniform::Mixed)
    }
}

/// Sorts items whose keys are all ints of the word, all floats of it, or all plain strings: quick, and runs nothing. False:
/// the keys are mixed, and nothing was done.
///
/// `scratch` as for [`sort`]. `key` tells the value that an item is sorted by.
pub fn sort_uniform<T: Copy>(
    items: &[Cell<T>],
    scratch: &[Cell<T>],
    mut key: impl FnMut(T) -> Value,
) -> bool {
    let uniform = Uniform::of(items.iter().map(|item| key(item.get())));
    let result: Result<(), std::convert::Infallible> = match uniform {
        Uniform::Ints => sort(items, scratch, |a, b| Ok(key(a).as_int() < key(b).as_int())),
        Uniform::Floats => {
            sort(items, scratch, |a, b| Ok(key(a).as_tagged_float() < key(b).as_tagged_float()))
        }
        // The order of WTF-8 is that of the code points.
        Uniform::Strings => sort(items, scratch, |a, b| {
            let (a, b) = (key(a).as_object::<Str>(), key(b).as_object::<Str>());
            Ok(a.zip(b).is_some_and(|(a, b)| a.as_bytes() < b.as_bytes()))
        }),
        Uniform::Mixed => return false,
    };
    let Ok(()) = result;
    true
}

#[cfg(test)]
mod tests;
