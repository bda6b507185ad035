//! The module `itertools`: its classes and how they are called. What one step of each is lies with the virtual machine.

mod choices;
mod groups;
mod pieces;

use super::module;
use crate::heap::Gc;
use crate::natives;
use crate::objects::class::{Class, class_flag};
use crate::objects::int::Operand;
use crate::objects::itertools::{Itertool, State};
use crate::objects::module::Module;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::constructor::class_argument;
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Args, Result, Vm};
use std::cell::Cell;

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let doc = "Functional tools for creating and using iterators.\n\nInfinite iterators, iterators that end with their shortest input, and iterators that choose.";
    let module = module(vm, "itertools", doc, groups::FUNCTIONS)?;
    let here: [&'static NativeClass; 7] = [&COUNT, &REPEAT, &CYCLE, &CHAIN, &STARMAP, &PAIRWISE, &ACCUMULATE];
    for def in here.into_iter().chain(pieces::CLASSES).chain(choices::CLASSES).chain(groups::CLASSES) {
        let class = native_class(vm, def)?;
        super::set(vm, module, def.name, Value::object(class))?;
    }
    Ok(module)
}

/// What the classes have in common: `NativeClass { name, doc, methods, ..TOOL }`.
const TOOL: NativeClass = NativeClass {
    module: "itertools",
    kind: Kind::Itertool,
    flags: class_flag::BASETYPE,
    ..NativeClass::DEFAULT
};

fn iter(_: &mut Vm, args: Args) -> Result {
    Ok(args[0])
}

fn next(vm: &mut Vm, args: Args) -> Result {
    match vm.native_next(args[0])? {
        Some(item) => Ok(item),
        None => Err(vm.stop_iteration(Value::NONE)),
    }
}

/// The class that `__new__` is to make an instance of.
fn class_of(vm: &mut Vm, args: Args, def: &'static NativeClass) -> Result<Gc<Class>> {
    let own = native_class(vm, def)?;
    class_argument(vm, args, own)
}

/// An iterator of a class that is `def`'s or derived from it.
fn make_tool(vm: &mut Vm, class: Gc<Class>, def: &'static NativeClass, state: State) -> Result {
    let exact = native_class(vm, def)?.is(class);
    let layout = vm.instance_layout(class);
    let made = Itertool::alloc(&vm.heap, state, exact, layout);
    vm.memory(made).map(Value::object)
}

/// The arguments after the class, all by position.
fn positional<const N: usize>(
    vm: &mut Vm,
    args: Args,
    class: Gc<Class>,
    name: &str,
    least: usize,
) -> Result<[Value; N]> {
    if !class.has(class_flag::HEAP) && args.names().is_some_and(|names| !names.is_empty()) {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    let given = args.positional() - 1;
    if given < least || given > N {
        let bound = if given < least { least } else { N };
        let word = match (least == N, given < least) {
            (true, _) => "",
            (false, true) => "at least ",
            (false, false) => "at most ",
        };
        let plural = if bound == 1 { "" } else { "s" };
        return Err(vm.type_error(format!("{name} expected {word}{bound} argument{plural}, got {given}")));
    }
    let mut values = [Value::UNBOUND; N];
    for (index, value) in values.iter_mut().enumerate().take(given) {
        *value = args[index + 1];
    }
    Ok(values)
}

/// The arguments after the class, by position or by name; the first `required` must be there.
fn named<const N: usize>(
    vm: &mut Vm,
    args: Args,
    name: &str,
    names: [&str; N],
    required: usize,
) -> Result<[Value; N]> {
    let values = crate::vm::constructor::constructor(vm, name, names, args)?;
    if let Some(missing) = (0..required).find(|&index| values[index].is_unbound()) {
        let text = format!("{name}() missing required argument '{}' (pos {})", names[missing], missing + 1);
        return Err(vm.type_error(text));
    }
    Ok(values)
}

/// `(type(self), arguments)`, as `__reduce__` gives it.
fn reduced(vm: &mut Vm, object: Value, arguments: &[Value]) -> Result {
    let class = Value::object(vm.class_of(object));
    let arguments = Tuple::alloc(&vm.heap, arguments);
    let arguments = vm.memory(arguments)?;
    vm.pair(class, Value::object(arguments))
}

static COUNT: NativeClass = NativeClass {
    name: "count",
    doc: "Return a count object whose .__next__() method returns consecutive values.\n\nEquivalent to:\n    def count(firstval=0, step=1):\n        x = firstval\n        while 1:\n            yield x\n            x += step",
    methods: natives! {
        StaticMethod { "__new__" Any, count_new, "Create and return a new object.  See help(type) for accurate signature."; }
        Method {
            "__iter__" None, iter, "Implement iter(self).";
            "__next__" None, next, "Implement next(self).";
            "__repr__" None, count_repr, "Return repr(self).";
            "__reduce__" None, count_reduce, "Return state information for pickling.";
        }
    },
    ..TOOL
};

/// Whether a value can be counted with.
fn is_number(vm: &mut Vm, value: Value) -> bool {
    if Operand::of(value).is_some()
        || value.as_float().is_some()
        || value.as_kind::<crate::objects::complex::Complex>().is_some()
    {
        return true;
    }
    let class = vm.class_of(value);
    let names = vm.names;
    [names.__float__, names.__index__, names.__int__, names.__complex__]
        .into_iter()
        .any(|name| vm.lookup(class, name).is_some())
}

fn count_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &COUNT)?;
    let [start, step] = named(vm, args, "count", ["start", "step"], 0)?;
    let start = start.bound().unwrap_or(Value::small(0));
    let step = step.bound().unwrap_or(Value::small(1));
    if !is_number(vm, start) || !is_number(vm, step) {
        return Err(vm.type_error("a number is required"));
    }
    let plain =
        |vm: &mut Vm, value: Value| if value.as_bool().is_some() { vm.index(value) } else { Ok(value) };
    let (start, step) = (plain(vm, start)?, plain(vm, step)?);
    make_tool(vm, class, &COUNT, State::Count { next: Cell::new(start), step })
}

fn count_parts(value: Value) -> Option<(Value, Value)> {
    match &value.as_kind::<Itertool>()?.state {
        State::Count { next, step } => Some((next.get(), *step)),
        _ => None,
    }
}

/// Whether a step is the int 1, which is not shown.
fn is_default(step: Value) -> bool {
    step == Value::small(1)
}

fn count_repr(vm: &mut Vm, args: Args) -> Result {
    let Some((next, step)) = count_parts(args[0]) else { return Ok(Value::NONE) };
    let name = vm.class_of(args[0]).name_text();
    let next = vm.repr_text(next)?;
    if is_default(step) {
        return vm.new_str(format!("{name}({next})"));
    }
    let step = vm.repr_text(step)?;
    vm.new_str(format!("{name}({next}, {step})"))
}

fn count_reduce(vm: &mut Vm, args: Args) -> Result {
    let Some((next, step)) = count_parts(args[0]) else { return Ok(Value::NONE) };
    if is_default(step) { reduced(vm, args[0], &[next]) } else { reduced(vm, args[0], &[next, step]) }
}

static REPEAT: NativeClass = NativeClass {
    name: "repeat",
    doc: "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.",
    methods: natives! {
        StaticMethod { "__new__" Any, repeat_new, "Create and return a new object.  See help(type) for accurate signature."; }
        Method {
            "__iter__" None, iter, "Implement iter(self).";
            "__next__" None, next, "Implement next(self).";
            "__repr__" None, repeat_repr, "Return repr(self).";
            "__length_hint__" None, repeat_length_hint, "Private method returning an estimate of len(list(it)).";
            "__reduce__" None, repeat_reduce, "Return state information for pickling.";
        }
    },
    ..TOOL
};

fn repeat_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &REPEAT)?;
    let [object, times] = named(vm, args, "repeat", ["object", "times"], 1)?;
    let left = match times.bound() {
        Some(times) => {
            let times = vm.index(times)?;
            match Operand::of(times).and_then(Operand::i64) {
                Some(times) => times.max(0),
                None => return Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
            }
        }
        None => -1,
    };
    make_tool(vm, class, &REPEAT, State::Repeat { object, left: Cell::new(left) })
}

fn repeat_parts(value: Value) -> Option<(Value, i64)> {
    match &value.as_kind::<Itertool>()?.state {
        State::Repeat { object, left } => Some((*object, left.get())),
        _ => None,
    }
}

fn repeat_repr(vm: &mut Vm, args: Args) -> Result {
    let Some((object, left)) = repeat_parts(args[0]) else { return Ok(Value::NONE) };
    let name = vm.class_of(args[0]).name_text();
    let object = vm.repr_text(object)?;
    vm.new_str(if left < 0 { format!("{name}({object})") } else { format!("{name}({object}, {left})") })
}

fn repeat_length_hint(vm: &mut Vm, args: Args) -> Result {
    match repeat_parts(args[0]) {
        Some((_, left)) if left >= 0 => Ok(Value::length(left as usize)),
        _ => Err(vm.type_error("len() of unsized object")),
    }
}

fn repeat_reduce(vm: &mut Vm, args: Args) -> Result {
    match repeat_parts(args[0]) {
        Some((object, left)) if left >= 0 => reduced(vm, args[0], &[object, Value::length(left as usize)]),
        Some((object, _)) => reduced(vm, args[0], &[object]),
        None => Ok(Value::NONE),
    }
}

/// The methods of those that nothing else can be asked.
macro_rules! plain_methods {
    ($new:path) => {
        $crate::natives! {
            StaticMethod { "__new__" Any, $new, "Create and return a new object.  See help(type) for accurate signature."; }
            Method {
                "__iter__" None, $crate::stdlib::itertools::iter, "Implement iter(self).";
                "__next__" None, $crate::stdlib::itertools::next, "Implement next(self).";
            }
        }
    };
}
use plain_methods;

static CYCLE: NativeClass = NativeClass {
    name: "cycle",
    doc: "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
    methods: plain_methods!(cycle_new),
    ..TOOL
};

fn cycle_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &CYCLE)?;
    let [iterable] = positional(vm, args, class, "cycle", 1)?;
    let source = Cell::new(vm.iter(iterable)?);
    let state = State::Cycle { source, saved: crate::heap::CellVec::new(), index: Cell::new(0) };
    make_tool(vm, class, &CYCLE, state)
}

static CHAIN: NativeClass = NativeClass {
    name: "chain",
    doc: "chain(*iterables) --> chain object\n\nReturn a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted.",
    methods: natives! {
        StaticMethod { "__new__" Any, chain_new, "Create and return a new object.  See help(type) for accurate signature."; }
        Method {
            "__iter__" None, iter, "Implement iter(self).";
            "__next__" None, next, "Implement next(self).";
        }
        ClassMethod {
            "from_iterable" One, chain_from_iterable, "Alternative chain() constructor taking a single iterable argument that evaluates lazily.";
            "__class_getitem__" One, class_getitem, "See PEP 585";
        }
    },
    ..TOOL
};

/// `cls[item]`: an alias.
pub(super) fn class_getitem(vm: &mut Vm, args: Args) -> Result {
    vm.new_alias(args[0], args[1], false)
}

fn chain_of(vm: &mut Vm, class: Gc<Class>, sources: Value) -> Result {
    let (sources, active) = (Cell::new(sources), Cell::new(Value::UNBOUND));
    make_tool(vm, class, &CHAIN, State::Chain { sources, active })
}

fn chain_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &CHAIN)?;
    if !class.has(class_flag::HEAP) && args.names().is_some_and(|names| !names.is_empty()) {
        return Err(vm.type_error("chain() takes no keyword arguments"));
    }
    let iterables = Tuple::alloc(&vm.heap, &args.as_slice()[1..args.positional()]);
    let iterables = vm.memory(iterables)?;
    let sources = vm.iter(Value::object(iterables))?;
    chain_of(vm, class, sources)
}

fn chain_from_iterable(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &CHAIN)?;
    let sources = vm.iter(args[1])?;
    chain_of(vm, class, sources)
}

static STARMAP: NativeClass = NativeClass {
    name: "starmap",
    doc: "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.",
    methods: plain_methods!(starmap_new),
    ..TOOL
};

fn starmap_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &STARMAP)?;
    let [function, iterable] = positional(vm, args, class, "starmap", 2)?;
    let source = vm.iter(iterable)?;
    make_tool(vm, class, &STARMAP, State::Starmap { function, source })
}

static PAIRWISE: NativeClass = NativeClass {
    name: "pairwise",
    doc: "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...",
    methods: plain_methods!(pairwise_new),
    ..TOOL
};

fn pairwise_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &PAIRWISE)?;
    let [iterable] = positional(vm, args, class, "pairwise", 1)?;
    let source = Cell::new(vm.iter(iterable)?);
    make_tool(vm, class, &PAIRWISE, State::Pairwise { source, old: Cell::new(Value::UNBOUND) })
}

static ACCUMULATE: NativeClass = NativeClass {
    name: "accumulate",
    doc: "Return series of accumulated sums.",
    methods: plain_methods!(accumulate_new),
    ..TOOL
};

fn accumulate_new(vm: &mut Vm, args: Args) -> Result {
    let class = class_of(vm, args, &ACCUMULATE)?;
    let given = args.positional() - 1;
    if given > 2 {
        return Err(
            vm.type_error(format!("accumulate() takes at most 2 positional arguments ({given} given)"))
        );
    }
    let [iterable, function, initial] = named(vm, args, "accumulate", ["iterable", "func", "initial"], 1)?;
    let source = vm.iter(iterable)?;
    let initial = if initial.is_none() { Value::UNBOUND } else { initial };
    let function = function.bound().unwrap_or(Value::NONE);
    let (total, initial) = (Cell::new(Value::UNBOUND), Cell::new(initial));
    make_tool(vm, class, &ACCUMULATE, State::Accumulate { source, function, total, initial })
}
