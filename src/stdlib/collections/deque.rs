//! `collections.deque` and its iterators.

use crate::bytecode::opcode::CompareOperator;
use crate::heap::Gc;
use crate::natives;
use crate::objects::class::{Class, class_flag};
use crate::objects::deque::{Deque, DequeIterator};
use crate::objects::int::Operand;
use crate::objects::list::List;
use crate::objects::slice;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::constructor::{class_argument, constructor};
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Args, Exc, GetSetDef, Raised, Result, Vm};

pub(super) static DEQUE: NativeClass = NativeClass {
    name: "deque",
    module: "collections",
    doc: "deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence optimized for data accesses near its endpoints.",
    kind: Kind::Deque,
    flags: class_flag::BASETYPE | class_flag::HAS_WEAKREF | class_flag::SEQUENCE,
    methods: natives! {
        StaticMethod { "__new__" Any, new, "Create and return a new object.  See help(type) for accurate signature."; }
        ClassMethod { "__class_getitem__" One, class_getitem, "See PEP 585"; }
        Method {
            "__init__" Any, init, "Initialize self.  See help(type(self)) for accurate signature.";
            "append" One, append, "Add an element to the right side of the deque.";
            "appendleft" One, appendleft, "Add an element to the left side of the deque.";
            "pop" None, pop, "Remove and return the rightmost element.";
            "popleft" None, popleft, "Remove and return the leftmost element.";
            "extend" One, extend_right, "Extend the right side of the deque with elements from the iterable";
            "extendleft" One, extend_left, "Extend the left side of the deque with elements from the iterable";
            "clear" None, clear, "Remove all elements from the deque.";
            "copy" None, copy, "Return a shallow copy of a deque.";
            "__copy__" None, copy, "Return a shallow copy of a deque.";
            "count" One, count, "D.count(value) -- return number of occurrences of value";
            "index" Positional(1, 3), index, "D.index(value, [start, [stop]]) -- return first index of value.\nRaises ValueError if the value is not present.";
            "insert" Positional(2, 2), insert, "D.insert(index, object) -- insert object before index";
            "remove" One, remove, "D.remove(value) -- remove first occurrence of value.";
            "reverse" None, reverse, "D.reverse() -- reverse *IN PLACE*";
            "rotate" Positional(0, 1), rotate, "Rotate the deque n steps to the right (default n=1).  If n is negative, rotates left.";
            "__len__" None, len, "Return len(self).";
            "__getitem__" One, get_item, "Return self[key].";
            "__setitem__" Positional(2, 2), set_item, "Set self[key] to value.";
            "__delitem__" One, del_item, "Delete self[key].";
            "__contains__" One, contains, "Return key in self.";
            "__iter__" None, iter, "Implement iter(self).";
            "__reversed__" None, reversed, "D.__reversed__() -- return a reverse iterator over the deque";
            "__add__" One, add, "Return self+value.";
            "__mul__" One, mul, "Return self*value.";
            "__rmul__" One, mul, "Return value*self.";
            "__iadd__" One, iadd, "Implement self+=value.";
            "__imul__" One, imul, "Implement self*=value.";
            "__eq__" One, eq, "Return self==value.";
            "__ne__" One, ne, "Return self!=value.";
            "__lt__" One, lt, "Return self<value.";
            "__le__" One, le, "Return self<=value.";
            "__gt__" One, gt, "Return self>value.";
            "__ge__" One, ge, "Return self>=value.";
            "__repr__" None, repr, "Return repr(self).";
            "__reduce__" None, reduce, "Return state information for pickling.";
        }
    },
    getsets: &[GetSetDef {
        name: "maxlen",
        get: |_, object| Ok(of(object).maxlen.get().map_or(Value::NONE, Value::length)),
        set: None,
        doc: "maximum size of a deque or None if unbounded",
    }],
    ..NativeClass::DEFAULT
};

pub(super) static ITERATOR: NativeClass = NativeClass {
    name: "_deque_iterator",
    module: "_collections",
    kind: Kind::DequeIterator,
    flags: 0,
    methods: natives! {
        StaticMethod { "__new__" Any, iterator_new, "Create and return a new object.  See help(type) for accurate signature."; }
        Method {
            "__iter__" None, iterator_iter, "Implement iter(self).";
            "__next__" None, iterator_next, "Implement next(self).";
            "__length_hint__" None, iterator_hint, "Private method returning an estimate of len(list(it)).";
        }
    },
    ..NativeClass::DEFAULT
};

pub(super) static REVERSE_ITERATOR: NativeClass = NativeClass {
    name: "_deque_reverse_iterator",
    module: "_collections",
    kind: Kind::DequeIterator,
    flags: 0,
    methods: natives! {
        StaticMethod { "__new__" Any, reverse_iterator_new, "Create and return a new object.  See help(type) for accurate signature."; }
        Method {
            "__iter__" None, iterator_iter, "Implement iter(self).";
            "__next__" None, iterator_next, "Implement next(self).";
            "__length_hint__" None, iterator_hint, "Private method returning an estimate of len(list(it)).";
        }
    },
    ..NativeClass::DEFAULT
};

fn of(value: Value) -> Gc<Deque> {
    value.as_kind::<Deque>().expect("a method's receiver is of its class")
}

fn class_getitem(vm: &mut Vm, args: Args) -> Result {
    vm.new_alias(args[0], args[1], false)
}

fn new_deque(vm: &mut Vm, class: Gc<Class>, maxlen: Option<usize>) -> Result<Gc<Deque>> {
    let exact = native_class(vm, &DEQUE)?.is(class);
    let layout = vm.instance_layout(class);
    let deque = Deque::alloc(&vm.heap, maxlen, exact, layout);
    vm.memory(deque)
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let own = native_class(vm, &DEQUE)?;
    let class = class_argument(vm, args, own)?;
    new_deque(vm, class, None).map(Value::object)
}

fn init(vm: &mut Vm, args: Args) -> Result {
    let deque = of(args[0]);
    let [iterable, maxlen] = constructor(vm, "deque", ["iterable", "maxlen"], args)?;
    let maxlen = match maxlen.bound().filter(|maxlen| !maxlen.is_none()) {
        None => None,
        Some(maxlen) => {
            let Some(number) = Operand::of(maxlen) else {
                return Err(vm.type_error("an integer is required"));
            };
            let Some(number) = number.i64() else {
                return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
            };
            match usize::try_from(number) {
                Ok(maxlen) => Some(maxlen),
                Err(_) => return Err(vm.value_error("maxlen must be non-negative")),
            }
        }
    };
    deque.maxlen.set(maxlen);
    if !deque.is_empty() {
        deque.clear(&vm.heap);
    }
    if let Some(iterable) = iterable.bound() {
        extend(vm, deque, iterable, Deque::push_back)?;
    }
    Ok(Value::NONE)
}

type Push = fn(&Deque, &crate::heap::Heap, Value) -> std::result::Result<(), crate::heap::OutOfMemory>;

fn extend(vm: &mut Vm, deque: Gc<Deque>, iterable: Value, push: Push) -> Result<()> {
    if iterable == Value::object(deque) {
        for item in deque.to_vec() {
            let pushed = push(&deque, &vm.heap, item);
            vm.memory(pushed)?;
        }
        return Ok(());
    }
    vm.for_each(iterable, |vm, item| {
        let pushed = push(&deque, &vm.heap, item);
        vm.memory(pushed)?;
        Ok(true)
    })
}

fn append(vm: &mut Vm, args: Args) -> Result {
    let pushed = of(args[0]).push_back(&vm.heap, args[1]);
    vm.memory(pushed).map(|()| Value::NONE)
}

fn appendleft(vm: &mut Vm, args: Args) -> Result {
    let pushed = of(args[0]).push_front(&vm.heap, args[1]);
    vm.memory(pushed).map(|()| Value::NONE)
}

fn pop(vm: &mut Vm, args: Args) -> Result {
    of(args[0]).pop_back().ok_or_else(|| vm.index_error("pop from an empty deque"))
}

fn popleft(vm: &mut Vm, args: Args) -> Result {
    of(args[0]).pop_front().ok_or_else(|| vm.index_error("pop from an empty deque"))
}

fn extend_right(vm: &mut Vm, args: Args) -> Result {
    extend(vm, of(args[0]), args[1], Deque::push_back).map(|()| Value::NONE)
}

fn extend_left(vm: &mut Vm, args: Args) -> Result {
    extend(vm, of(args[0]), args[1], Deque::push_front).map(|()| Value::NONE)
}

fn clear(vm: &mut Vm, args: Args) -> Result {
    of(args[0]).clear(&vm.heap);
    Ok(Value::NONE)
}

fn copy_of(vm: &mut Vm, deque: Gc<Deque>) -> Result<Gc<Deque>> {
    let class = native_class(vm, &DEQUE)?;
    let copy = new_deque(vm, class, deque.maxlen.get())?;
    for item in deque.to_vec() {
        let pushed = copy.push_back(&vm.heap, item);
        vm.memory(pushed)?;
    }
    Ok(copy)
}

fn copy(vm: &mut Vm, args: Args) -> Result {
    let deque = of(args[0]);
    if deque.exact {
        return copy_of(vm, deque).map(Value::object);
    }
    let class = Value::object(vm.class_of(args[0]));
    match deque.maxlen.get() {
        Some(maxlen) => vm.call(class, &[args[0], Value::length(maxlen)]),
        None => vm.call(class, &[args[0]]),
    }
}

#[cold]
fn mutated(vm: &mut Vm, exc: Exc) -> Raised {
    vm.raise(exc, "deque mutated during iteration")
}

/// The first index in a range that holds an equal item; `exc` is raised if items come or go meanwhile.
fn find(
    vm: &mut Vm,
    deque: Gc<Deque>,
    item: Value,
    range: std::ops::Range<usize>,
    exc: Exc,
) -> Result<Option<usize>> {
    let version = deque.version();
    for index in range {
        let Some(own) = deque.get(index) else { break };
        let found = vm.equal(own, item)?;
        if deque.version() != version {
            return Err(mutated(vm, exc));
        }
        if found {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

fn count(vm: &mut Vm, args: Args) -> Result {
    let (deque, version, mut count) = (of(args[0]), of(args[0]).version(), 0);
    for index in 0..deque.len() {
        let Some(own) = deque.get(index) else { break };
        count += usize::from(vm.equal(own, args[1])?);
        if deque.version() != version {
            return Err(mutated(vm, Exc::RuntimeError));
        }
    }
    Ok(Value::length(count))
}

#[cold]
fn not_found(vm: &mut Vm, item: Value) -> Raised {
    match vm.repr_text(item) {
        Ok(item) => vm.value_error(format!("{item} is not in deque")),
        Err(raised) => raised,
    }
}

fn index(vm: &mut Vm, args: Args) -> Result {
    let deque = of(args[0]);
    let start = args.get(2).map_or(Ok(0), |start| vm.as_index(start))?;
    let stop = args.get(3).map_or(Ok(i64::MAX), |stop| vm.as_index(stop))?;
    let len = deque.len();
    let range = slice::bound(start, len)..slice::bound(stop, len);
    match find(vm, deque, args[1], range, Exc::RuntimeError)? {
        Some(index) => Ok(Value::length(index)),
        None => Err(not_found(vm, args[1])),
    }
}

fn insert(vm: &mut Vm, args: Args) -> Result {
    let (deque, index) = (of(args[0]), vm.size_arg(args[1])?);
    let len = deque.len();
    if deque.maxlen.get() == Some(len) {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    let inserted = deque.insert(&vm.heap, slice::bound(index, len), args[2]);
    vm.memory(inserted).map(|()| Value::NONE)
}

fn remove(vm: &mut Vm, args: Args) -> Result {
    let deque = of(args[0]);
    match find(vm, deque, args[1], 0..deque.len(), Exc::IndexError)? {
        Some(index) => {
            deque.remove(index);
            Ok(Value::NONE)
        }
        None => Err(not_found(vm, args[1])),
    }
}

fn reverse(_: &mut Vm, args: Args) -> Result {
    of(args[0]).reverse();
    Ok(Value::NONE)
}

fn rotate(vm: &mut Vm, args: Args) -> Result {
    let steps = args.get(1).map_or(Ok(1), |steps| vm.size_arg(steps))?;
    of(args[0]).rotate(steps);
    Ok(Value::NONE)
}

fn len(_: &mut Vm, args: Args) -> Result {
    Ok(Value::length(of(args[0]).len()))
}

/// The place that a subscript means.
fn place(vm: &mut Vm, deque: Gc<Deque>, key: Value) -> Result<usize> {
    if !vm.is_index(key) {
        let name = vm.type_name(key);
        return Err(vm.type_error(format!("sequence index must be integer, not '{name}'")));
    }
    let index = vm.index_or(key, Exc::IndexError)?;
    slice::index(index, deque.len()).ok_or_else(|| vm.index_error("deque index out of range"))
}

fn get_item(vm: &mut Vm, args: Args) -> Result {
    let deque = of(args[0]);
    let index = place(vm, deque, args[1])?;
    deque.get(index).ok_or_else(|| vm.index_error("deque index out of range"))
}

fn set_item(vm: &mut Vm, args: Args) -> Result {
    let deque = of(args[0]);
    let index = place(vm, deque, args[1])?;
    deque.set(index, args[2]);
    Ok(Value::NONE)
}

fn del_item(vm: &mut Vm, args: Args) -> Result {
    let deque = of(args[0]);
    let index = place(vm, deque, args[1])?;
    deque.remove(index);
    Ok(Value::NONE)
}

fn contains(vm: &mut Vm, args: Args) -> Result {
    let deque = of(args[0]);
    Ok(Value::bool(find(vm, deque, args[1], 0..deque.len(), Exc::RuntimeError)?.is_some()))
}

fn iterator(vm: &mut Vm, deque: Gc<Deque>, backwards: bool) -> Result {
    let class = native_class(vm, if backwards { &REVERSE_ITERATOR } else { &ITERATOR })?;
    let layout = vm.instance_layout(class);
    let iterator = DequeIterator::alloc(&vm.heap, deque, backwards, layout);
    vm.memory(iterator).map(Value::object)
}

fn iter(vm: &mut Vm, args: Args) -> Result {
    iterator(vm, of(args[0]), false)
}

fn reversed(vm: &mut Vm, args: Args) -> Result {
    iterator(vm, of(args[0]), true)
}

fn new_iterator(vm: &mut Vm, args: Args, backwards: bool) -> Result {
    let given = args.get(1).unwrap_or(Value::NONE);
    let Some(deque) = given.as_kind::<Deque>() else {
        let name = vm.type_name(given);
        return Err(vm.type_error(format!("argument 1 must be collections.deque, not {name}")));
    };
    let skip = args.get(2).map_or(Ok(0), |skip| vm.size_arg(skip))?;
    let made = iterator(vm, deque, backwards)?;
    for _ in 0..skip {
        if vm.native_next(made)?.is_none() {
            break;
        }
    }
    Ok(made)
}

fn iterator_new(vm: &mut Vm, args: Args) -> Result {
    new_iterator(vm, args, false)
}

fn reverse_iterator_new(vm: &mut Vm, args: Args) -> Result {
    new_iterator(vm, args, true)
}

fn iterator_iter(_: &mut Vm, args: Args) -> Result {
    Ok(args[0])
}

fn iterator_next(vm: &mut Vm, args: Args) -> Result {
    match vm.native_next(args[0])? {
        Some(item) => Ok(item),
        None => Err(vm.stop_iteration(Value::NONE)),
    }
}

fn iterator_hint(_: &mut Vm, args: Args) -> Result {
    Ok(Value::length(args[0].as_kind::<DequeIterator>().map_or(0, |iterator| iterator.left())))
}

fn add(vm: &mut Vm, args: Args) -> Result {
    let Some(other) = args[1].as_kind::<Deque>() else {
        let name = vm.type_name(args[1]);
        return Err(vm.type_error(format!("can only concatenate deque (not \"{name}\") to deque")));
    };
    let sum = copy_of(vm, of(args[0]))?;
    extend(vm, sum, Value::object(other), Deque::push_back)?;
    Ok(Value::object(sum))
}

fn iadd(vm: &mut Vm, args: Args) -> Result {
    extend(vm, of(args[0]), args[1], Deque::push_back)?;
    Ok(args[0])
}

/// Makes `count` times the items of a deque of them.
fn repeat(vm: &mut Vm, deque: Gc<Deque>, count: Value) -> Result<()> {
    let count = vm.repetitions(count)?.max(0) as usize;
    let items = deque.to_vec();
    if count == 0 {
        deque.clear(&vm.heap);
        return Ok(());
    }
    if items.is_empty() {
        return Ok(());
    }
    // What falls out at the front again need not be put in.
    let times = match deque.maxlen.get() {
        Some(maxlen) => (count - 1).min(maxlen / items.len() + 1),
        None => count - 1,
    };
    let Some(bytes) = items.len().checked_mul(times).and_then(|n| n.checked_mul(8)) else {
        return Err(vm.out_of_memory());
    };
    let charged = vm.heap.charge(bytes);
    vm.memory(charged)?;
    vm.heap.refund(bytes);
    for _ in 0..times {
        for &item in &items {
            let pushed = deque.push_back(&vm.heap, item);
            vm.memory(pushed)?;
        }
    }
    Ok(())
}

fn mul(vm: &mut Vm, args: Args) -> Result {
    let product = copy_of(vm, of(args[0]))?;
    repeat(vm, product, args[1])?;
    Ok(Value::object(product))
}

fn imul(vm: &mut Vm, args: Args) -> Result {
    repeat(vm, of(args[0]), args[1])?;
    Ok(args[0])
}

fn list_of(vm: &mut Vm, deque: Gc<Deque>) -> Result {
    let list = List::alloc(&vm.heap, &deque.to_vec());
    vm.memory(list).map(Value::object)
}

fn compare(vm: &mut Vm, operator: CompareOperator, args: Args) -> Result {
    let Some(other) = args[1].as_kind::<Deque>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let (a, b) = (list_of(vm, of(args[0]))?, list_of(vm, other)?);
    vm.compare(operator, a, b)
}

macro_rules! comparisons {
    ($($name:ident $Operator:ident)*) => { $(
        fn $name(vm: &mut Vm, args: Args) -> Result {
            compare(vm, CompareOperator::$Operator, args)
        }
    )* };
}
comparisons! { eq Eq ne Ne lt Lt le Le gt Gt ge Ge }

fn repr(vm: &mut Vm, args: Args) -> Result {
    let deque = of(args[0]);
    if !vm.enter_repr(args[0]) {
        return vm.new_str("[...]");
    }
    let list = list_of(vm, deque);
    let shown = list.and_then(|list| vm.repr(list));
    vm.leave_repr(args[0]);
    let shown = shown?;
    let mut text = format!("{}(", vm.class_of(args[0]).name_text()).into_bytes();
    text.extend_from_slice(shown.as_bytes());
    if let Some(maxlen) = deque.maxlen.get() {
        text.extend_from_slice(format!(", maxlen={maxlen}").as_bytes());
    }
    text.push(b')');
    vm.new_str(text)
}

fn reduce(vm: &mut Vm, args: Args) -> Result {
    let deque = of(args[0]);
    let state = match vm.instance_dict(args[0])? {
        Some(dict) if !dict.is_empty() => Value::object(dict),
        _ => Value::NONE,
    };
    let items = vm.iter(args[0])?;
    let empty = Tuple::alloc(&vm.heap, &[]);
    let empty = Value::object(vm.memory(empty)?);
    let arguments = match deque.maxlen.get() {
        Some(maxlen) => vm.pair(empty, Value::length(maxlen))?,
        None => empty,
    };
    let class = Value::object(vm.class_of(args[0]));
    let reduced = Tuple::alloc(&vm.heap, &[class, arguments, state, items]);
    vm.memory(reduced).map(Value::object)
}
