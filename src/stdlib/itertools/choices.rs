//! Those that choose: `product`, `permutations`, `combinations`, `combinations_with_replacement`.

use super::{TOOL, class_of, make_tool, named, plain_methods};
use crate::heap::{CellVec, Gc};
use crate::objects::Value;
use crate::objects::class::class_flag;
use crate::objects::int::Operand;
use crate::objects::itertools::{Choice, Stage, State};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::vm::native_class::NativeClass;
use crate::vm::{Args, Result, Vm};
use std::cell::Cell;

pub(super) const CLASSES: [&NativeClass; 4] = [&PRODUCT, &PERMUTATIONS, &COMBINATIONS, &REPLACEMENT];

/// A choice of `length` items; `possible`: there is one.
fn choice(
    vm: &mut Vm,
    pool: Gc<Tuple>,
    indices: impl ExactSizeIterator<Item = usize>,
    length: usize,
    possible: bool,
) -> Result<Choice> {
    let made = if possible { counted(vm, indices)? } else { CellVec::new() };
    let stage = if possible { Stage::First } else { Stage::Ended };
    Ok(Choice { pool, indices: made, length, stage: Cell::new(stage) })
}

fn counted(vm: &mut Vm, indices: impl ExactSizeIterator<Item = usize>) -> Result<CellVec<usize>> {
    let made = CellVec::new();
    let room = made.reserve(&vm.heap, indices.len());
    vm.memory(room)?;
    for index in indices {
        let pushed = made.push(&vm.heap, index);
        vm.memory(pushed)?;
    }
    Ok(made)
}

static PRODUCT: NativeClass = NativeClass {
    name: "product",
    doc: "product(*iterables, repeat=1) --> product object\n\nCartesian product of input iterables.  Equivalent to nested for-loops.\n\nFor example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).\nThe leftmost iterators are in the outermost for-loop, so the output tuples\ncycle in a manner similar to an odometer (with the rightmost element changing\non every iteration).\n\nTo compute the product of an iterable with itself, specify the number\nof repetitions with the optional repeat keyword argument. For example,\nproduct(A, repeat=4) means the same as product(A, A, A, A).\n\nproduct('ab', range(3)) --> ('a',0) ('a',1) ('a',2) ('b',0) ('b',1) ('b',2)\nproduct((0,1), (0,1), (0,1)) --> (0,0,0) (0,0,1) (0,1,0) (0,1,1) (1,0,0) ...",
    methods: plain_methods!(product_new),
    ..TOOL
};

fn product_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &PRODUCT)?;
    let mut repeat = 1;
    for (name, value) in args.keywords() {
        let name = name.as_kind::<Str>();
        let name = name.as_ref().map_or(&b""[..], |name| name.as_bytes());
        if name == b"repeat" {
            let count = vm.index(value)?;
            let Some(count) = Operand::of(count).and_then(Operand::i64) else {
                return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
            };
            let Ok(count) = usize::try_from(count) else {
                return Err(vm.value_error("repeat argument cannot be negative"));
            };
            repeat = count;
        } else if !class.has(class_flag::HEAP) {
            let name = String::from_utf8_lossy(name).into_owned();
            return Err(vm.type_error(format!("'{name}' is an invalid keyword argument for product()")));
        }
    }
    let pools = vm.heap.rooted::<Value>();
    if repeat > 0 {
        for &iterable in &args.as_slice()[1..args.positional()] {
            let pool = vm.tuple_from(iterable)?;
            let pushed = pools.push(&vm.heap, Value::object(pool));
            vm.memory(pushed)?;
        }
    }
    let count = match pools.len().checked_mul(repeat) {
        Some(count) if count <= isize::MAX as usize / 8 => count,
        _ => return Err(vm.overflow_error("repeat argument too large")),
    };
    let charged = vm.heap.charge(count * 16);
    vm.memory(charged)?;
    vm.heap.refund(count * 16);
    let all = pools.to_vec();
    let pool = Tuple::from_fn(&vm.heap, count, |index| all[index % all.len()]);
    let pool = vm.memory(pool)?;
    let possible = all.iter().all(|pool| pool.as_object::<Tuple>().is_some_and(|pool| !pool.is_empty()));
    let choice = choice(vm, pool, std::iter::repeat_n(0, count), count, possible)?;
    make_tool(vm, class, &PRODUCT, State::Product(choice))
}

static PERMUTATIONS: NativeClass = NativeClass {
    name: "permutations",
    doc: "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)",
    methods: plain_methods!(permutations_new),
    ..TOOL
};

/// `r`, which must not be below zero.
fn length(vm: &mut Vm, r: Value) -> Result<usize> {
    let r = vm.index(r)?;
    let Some(r) = Operand::of(r).and_then(Operand::i64) else {
        return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
    };
    usize::try_from(r).map_err(|_| vm.value_error("r must be non-negative"))
}

fn permutations_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &PERMUTATIONS)?;
    let [iterable, r] = named(vm, args, "permutations", ["iterable", "r"], 1)?;
    let pool = vm.tuple_from(iterable)?;
    let count = pool.len();
    let length = match r.bound().filter(|r| !r.is_none()) {
        Some(r) if Operand::of(r).is_some() => length(vm, r)?,
        Some(_) => return Err(vm.type_error("Expected int as r")),
        None => count,
    };
    let possible = length <= count;
    let choice = choice(vm, pool, 0..count, length, possible)?;
    let cycles = if possible { counted(vm, (0..length).map(|place| count - place))? } else { CellVec::new() };
    make_tool(vm, class, &PERMUTATIONS, State::Permutations(choice, cycles))
}

static COMBINATIONS: NativeClass = NativeClass {
    name: "combinations",
    doc: "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)",
    methods: plain_methods!(combinations_new),
    ..TOOL
};

fn combinations_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &COMBINATIONS)?;
    let [iterable, r] = named(vm, args, "combinations", ["iterable", "r"], 2)?;
    let pool = vm.tuple_from(iterable)?;
    let length = length(vm, r)?;
    let possible = length <= pool.len();
    let choice = choice(vm, pool, 0..length, length, possible)?;
    make_tool(vm, class, &COMBINATIONS, State::Combinations(choice))
}

static REPLACEMENT: NativeClass = NativeClass {
    name: "combinations_with_replacement",
    doc: "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.\n\ncombinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')\"",
    methods: plain_methods!(replacement_new),
    ..TOOL
};

fn replacement_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &REPLACEMENT)?;
    let [iterable, r] = named(vm, args, "combinations_with_replacement", ["iterable", "r"], 2)?;
    let pool = vm.tuple_from(iterable)?;
    let length = length(vm, r)?;
    let possible = length == 0 || !pool.is_empty();
    let charged = vm.heap.charge(if possible { length.saturating_mul(8) } else { 0 });
    vm.memory(charged)?;
    vm.heap.refund(if possible { length.saturating_mul(8) } else { 0 });
    let choice = choice(vm, pool, std::iter::repeat_n(0, length), length, possible)?;
    make_tool(vm, class, &REPLACEMENT, State::Replacement(choice))
}
