//! Ranges: arithmetic on start, stop and step.

use super::Value;
use super::int::{self, Operand};
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};
use dashu_int::IBig;

/// Python's `range`. The three numbers are ints, big or not; the step is not zero.
#[repr(C)]
pub struct Range {
    pub(super) header: Header,
    start: Value,
    stop: Value,
    step: Value,
    length: Value,
}

impl Range {
    /// A range of ints, the step of which the caller has found not to be zero.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, start: Value, stop: Value, step: Value) -> Result<Gc<Range>, OutOfMemory> {
        let small = |value: Value| value.as_int().map(|int| int.get());
        let length = match (small(start), small(stop), small(step)) {
            // 62 bits each: the differences fit.
            (Some(start), Some(stop), Some(step)) => int::from_i64(heap, length(start, stop, step))?,
            _ => {
                let [start, stop, step] =
                    [start, stop, step].map(|value| Operand::of(value).map_or(IBig::ZERO, Operand::big));
                int::from_big(heap, big_length(&start, &stop, &step))?
            }
        };
        heap.alloc(Range { header: Header::fresh(), start, stop, step, length })
    }
    /// The first number, if there is any.
    pub fn start(&self) -> Value {
        self.start
    }
    /// Where it ends.
    pub fn stop(&self) -> Value {
        self.stop
    }
    /// The difference between two numbers.
    pub fn step(&self) -> Value {
        self.step
    }
    /// The number of numbers, which may be a big int.
    pub fn length(&self) -> Value {
        self.length
    }
    /// Start, length and step, if all are small: what a loop needs.
    #[inline]
    pub fn small(&self) -> Option<(i64, i64, i64)> {
        Some((self.start.as_int()?.get(), self.length.as_int()?.get(), self.step.as_int()?.get()))
    }
    /// The number at an index from 0 to the length, exclusive, which the caller has made sure of.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn at(&self, heap: &Heap, index: Value) -> Result<Value, OutOfMemory> {
        int::add(heap, self.start, int::mul(heap, index, self.step)?)
    }
    /// The index of an int, if it is in the range.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn index_of(&self, heap: &Heap, number: Value) -> Result<Option<Value>, OutOfMemory> {
        let Some(number) = Operand::of(number).map(Operand::big) else { return Ok(None) };
        let [start, step, length] = [self.start, self.step, self.length]
            .map(|value| Operand::of(value).map_or(IBig::ZERO, Operand::big));
        let offset = number - start;
        let (index, rest) = int::big_divmod(&offset, &step);
        if rest != IBig::ZERO || index < IBig::ZERO || index >= length {
            return Ok(None);
        }
        int::from_big(heap, index).map(Some)
    }
}

impl Trace for Range {
    fn trace(&self, marker: &mut Marker<'_>) {
        [self.start, self.stop, self.step, self.length].iter().for_each(|value| value.trace(marker));
    }
}

/// The number of numbers in a range of 62-bit ints; the step is not zero.
pub fn length(start: i64, stop: i64, step: i64) -> i64 {
    if step == 1 {
        // PERF: without a division.
        return (stop - start).max(0);
    }
    if step > 0 && start < stop {
        (stop - start - 1) / step + 1
    } else if step < 0 && start > stop {
        (start - stop - 1) / -step + 1
    } else {
        0
    }
}

fn big_length(start: &IBig, stop: &IBig, step: &IBig) -> IBig {
    let (distance, step) =
        if *step > IBig::ZERO { (stop - start, step.clone()) } else { (start - stop, -step) };
    if distance <= IBig::ZERO { IBig::ZERO } else { (distance - 1) / step + 1 }
}
