//! `groupby` and `tee`, which several iterators share.

use super::{TOOL, class_of, iter, make_tool, named, next, plain_methods};
use crate::heap::Gc;
use crate::natives;
use crate::objects::Value;
use crate::objects::class::class_flag;
use crate::objects::itertools::{Itertool, State};
use crate::objects::tuple::Tuple;
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Args, NativeDef, Result, Vm};
use std::cell::Cell;

pub(super) const CLASSES: [&NativeClass; 4] = [&GROUPBY, &GROUPER, &TEE, &TEE_PIECE];

pub(super) static FUNCTIONS: &[NativeDef] = natives! {
    Function { "tee" Positional(1, 2), tee, "Returns a tuple of n independent iterators."; }
};

static GROUPBY: NativeClass = NativeClass {
    name: "groupby",
    doc: "make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide into groups according to the key function.\n  key\n    A function for computing the group category for each element.\n    If the key function is not specified or is None, the element itself\n    is used for grouping.",
    methods: plain_methods!(groupby_new),
    ..TOOL
};

fn groupby_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &GROUPBY)?;
    let [iterable, key] = named(vm, args, "groupby", ["iterable", "key"], 1)?;
    let source = vm.iter(iterable)?;
    let key = key.bound().unwrap_or(Value::NONE);
    let grouper = native_class(vm, &GROUPER)?;
    let group_layout = vm.instance_layout(grouper);
    let empty = || Cell::new(Value::UNBOUND);
    let state = State::GroupBy {
        source,
        key,
        target_key: empty(),
        current_key: empty(),
        current: empty(),
        group: empty(),
        group_layout,
    };
    make_tool(vm, class, &GROUPBY, state)
}

static GROUPER: NativeClass =
    NativeClass { name: "_grouper", methods: plain_methods!(grouper_new), flags: 0, ..TOOL };

fn grouper_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &GROUPER)?;
    let [parent, key] = super::positional(vm, args, class, "_grouper", 2)?;
    let parent = parent.as_kind::<Itertool>().filter(|tool| matches!(tool.state, State::GroupBy { .. }));
    let Some(parent) = parent else {
        return Err(vm.type_error("_grouper() argument 1 must be itertools.groupby"));
    };
    let made = make_tool(vm, class, &GROUPER, State::Group { parent, key })?;
    if let State::GroupBy { group, .. } = &parent.state {
        group.set(made);
    }
    Ok(made)
}

static TEE: NativeClass = NativeClass {
    name: "_tee",
    doc: "Iterator wrapped to make it copyable.",
    flags: class_flag::HAS_WEAKREF,
    methods: natives! {
        StaticMethod { "__new__" Any, tee_new, "Create and return a new object.  See help(type) for accurate signature."; }
        Method {
            "__iter__" None, iter, "Implement iter(self).";
            "__next__" None, next, "Implement next(self).";
            "__copy__" None, tee_copy, "Returns an independent iterator.";
        }
    },
    ..TOOL
};

/// What `tee` has read, which its iterators share. Programs see its class only.
static TEE_PIECE: NativeClass = NativeClass {
    name: "_tee_dataobject",
    doc: "teedataobject(iterable, values, next, /)\n--\n\nData container common to multiple tee objects.",
    flags: class_flag::DISALLOW_INSTANTIATION,
    ..TOOL
};

fn tee_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &TEE)?;
    let [iterable] = super::positional(vm, args, class, "_tee", 1)?;
    first_tee(vm, iterable)
}

/// An iterator that can be copied, over an iterable.
fn first_tee(vm: &mut Vm, iterable: Value) -> Result {
    let source = vm.iter(iterable)?;
    if is_tee(source) {
        return copy_of(vm, source);
    }
    let class = native_class(vm, &TEE_PIECE)?;
    let layout = vm.instance_layout(class);
    let piece = vm.new_tee_piece(source, layout)?;
    new_tee(vm, piece, 0)
}

fn new_tee(vm: &mut Vm, piece: Gc<Itertool>, index: usize) -> Result {
    let class = native_class(vm, &TEE)?;
    make_tool(vm, class, &TEE, State::Tee { piece: Cell::new(piece), index: Cell::new(index) })
}

fn is_tee(value: Value) -> bool {
    value.as_kind::<Itertool>().is_some_and(|tool| matches!(tool.state, State::Tee { .. }))
}

fn copy_of(vm: &mut Vm, tee: Value) -> Result {
    match tee.as_kind::<Itertool>().as_ref().map(|tool| &tool.state) {
        Some(State::Tee { piece, index }) => new_tee(vm, piece.get(), index.get()),
        _ => Err(vm.type_error("not a tee")),
    }
}

fn tee_copy(vm: &mut Vm, args: Args) -> Result {
    copy_of(vm, args[0])
}

fn tee(vm: &mut Vm, args: Args) -> Result {
    let count = args.get(1).map_or(Ok(2), |count| vm.size_arg(count))?;
    let Ok(count) = usize::try_from(count) else { return Err(vm.value_error("n must be >= 0")) };
    let copies = vm.heap.rooted::<Value>();
    if count > 0 {
        let source = vm.iter(args[0])?;
        let name = vm.intern("__copy__")?;
        let mut copy = if vm.find_attr(source, name)?.is_some() { source } else { first_tee(vm, source)? };
        loop {
            let pushed = copies.push(&vm.heap, copy);
            vm.memory(pushed)?;
            if copies.len() == count {
                break;
            }
            copy = if is_tee(copy) { copy_of(vm, copy)? } else { vm.call_method(copy, name, &[])? };
        }
    }
    let copies = Tuple::alloc(&vm.heap, &copies.to_vec());
    vm.memory(copies).map(Value::object)
}
