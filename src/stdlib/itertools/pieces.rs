//! Those that let pass a part of what they read: `compress`, `dropwhile`, `takewhile`, `filterfalse`, `islice`, and
//! `zip_longest`.

use super::{TOOL, class_of, make_tool, named, plain_methods, positional};
use crate::heap::CellVec;
use crate::objects::Value;
use crate::objects::class::class_flag;
use crate::objects::int::Operand;
use crate::objects::itertools::State;
use crate::objects::str::Str;
use crate::vm::native_class::NativeClass;
use crate::vm::{Args, Result, Vm};
use std::cell::Cell;

pub(super) const CLASSES: [&NativeClass; 6] =
    [&COMPRESS, &DROPWHILE, &TAKEWHILE, &FILTERFALSE, &ISLICE, &ZIP_LONGEST];

static COMPRESS: NativeClass = NativeClass {
    name: "compress",
    doc: "Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected data elements using the selectors to\nchoose the data elements.",
    methods: plain_methods!(compress_new),
    ..TOOL
};

fn compress_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &COMPRESS)?;
    let [data, selectors] = named(vm, args, "compress", ["data", "selectors"], 2)?;
    let data = vm.iter(data)?;
    let selectors = vm.iter(selectors)?;
    make_tool(vm, class, &COMPRESS, State::Compress { data, selectors })
}

static DROPWHILE: NativeClass = NativeClass {
    name: "dropwhile",
    doc: "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted.",
    methods: plain_methods!(dropwhile_new),
    ..TOOL
};

fn dropwhile_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &DROPWHILE)?;
    let [predicate, iterable] = positional(vm, args, class, "dropwhile", 2)?;
    let source = vm.iter(iterable)?;
    make_tool(vm, class, &DROPWHILE, State::DropWhile { predicate, source, started: Cell::new(false) })
}

static TAKEWHILE: NativeClass = NativeClass {
    name: "takewhile",
    doc: "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
    methods: plain_methods!(takewhile_new),
    ..TOOL
};

fn takewhile_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &TAKEWHILE)?;
    let [predicate, iterable] = positional(vm, args, class, "takewhile", 2)?;
    let source = vm.iter(iterable)?;
    make_tool(vm, class, &TAKEWHILE, State::TakeWhile { predicate, source, ended: Cell::new(false) })
}

static FILTERFALSE: NativeClass = NativeClass {
    name: "filterfalse",
    doc: "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.",
    methods: plain_methods!(filterfalse_new),
    ..TOOL
};

fn filterfalse_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &FILTERFALSE)?;
    let [predicate, iterable] = positional(vm, args, class, "filterfalse", 2)?;
    let source = vm.iter(iterable)?;
    make_tool(vm, class, &FILTERFALSE, State::FilterFalse { predicate, source })
}

static ISLICE: NativeClass = NativeClass {
    name: "islice",
    doc: "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator whose next() method returns selected values from an\niterable.  If start is specified, will skip all preceding elements;\notherwise, start defaults to zero.  Step defaults to one.  If\nspecified as another value, step determines how many values are\nskipped between successive calls.  Works like a slice() on a list\nbut returns an iterator.",
    methods: plain_methods!(islice_new),
    ..TOOL
};

const BAD_STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const BAD_INDICES: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";

/// An index of `islice`: absent and None are the default.
fn place(vm: &mut Vm, value: Value, default: usize, refusal: &str) -> Result<usize> {
    if value.is_unbound() || value.is_none() {
        return Ok(default);
    }
    let number = if vm.is_index(value) {
        let index = vm.index(value)?;
        Operand::of(index).and_then(Operand::i64)
    } else {
        None
    };
    match number.and_then(|number| usize::try_from(number).ok()) {
        Some(number) => Ok(number),
        None => Err(vm.value_error(refusal)),
    }
}

fn islice_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &ISLICE)?;
    let [iterable, start, stop, step] = positional(vm, args, class, "islice", 2)?;
    let (start, stop) = if stop.is_unbound() { (Value::NONE, start) } else { (start, stop) };
    let refusal = if args.len() == 3 { BAD_STOP } else { BAD_INDICES };
    let last = place(vm, stop, usize::MAX, BAD_STOP)?;
    let first = place(vm, start, 0, refusal)?;
    let step = match place(vm, step, 1, "Step for islice() must be a positive integer or None.")? {
        0 => return Err(vm.value_error("Step for islice() must be a positive integer or None.")),
        step => step,
    };
    let source = Cell::new(vm.iter(iterable)?);
    let state = State::Islice { source, next: Cell::new(first), stop: last, step, read: Cell::new(0) };
    make_tool(vm, class, &ISLICE, state)
}

static ZIP_LONGEST: NativeClass = NativeClass {
    name: "zip_longest",
    doc: "zip_longest(iter1 [,iter2 [...]], [fillvalue=None]) --> zip_longest object\n\nReturn a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.  The .__next__()\nmethod continues until the longest iterable in the argument sequence\nis exhausted and then it raises StopIteration.  When the shorter iterables\nare exhausted, the fillvalue is substituted in their place.  The fillvalue\ndefaults to None or can be specified by a keyword argument.\n",
    methods: plain_methods!(zip_longest_new),
    ..TOOL
};

fn zip_longest_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &ZIP_LONGEST)?;
    let mut fill = Value::NONE;
    for (name, value) in args.keywords() {
        if name.as_kind::<Str>().is_some_and(|name| name.as_bytes() == b"fillvalue") {
            fill = value;
        } else if !class.has(class_flag::HEAP) {
            return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
        }
    }
    let made = vm.heap.rooted::<Value>();
    for &iterable in &args.as_slice()[1..args.positional()] {
        let source = vm.iter(iterable)?;
        let pushed = made.push(&vm.heap, source);
        vm.memory(pushed)?;
    }
    let sources = CellVec::new();
    let filled = sources.extend(&vm.heap, &made.to_vec());
    vm.memory(filled)?;
    let active = Cell::new(sources.len());
    make_tool(vm, class, &ZIP_LONGEST, State::ZipLongest { sources, active, fill })
}
