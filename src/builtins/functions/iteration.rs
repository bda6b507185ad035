//! Functions that go through iterables: `sum`, `min`, `max`, `any`, `all`, `sorted`, `iter`, `next`.

use crate::bytecode::opcode::{BinaryOperator, CompareOperator};
use crate::heap::{Heap, Marker, OutOfMemory};
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::generator::Generator;
use crate::objects::int::Operand;
use crate::objects::list::List;
use crate::objects::native_object::{NativeObject, NativeState};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Int, Kind, Value};
use crate::vm::generators::Resumed;
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Args, Exc, Raised, Result, Vm};
use std::cell::Cell;

/// The items of a list or a tuple, read one by one: what is done with them runs no Python.
fn item_of(sequence: Value, index: usize) -> Option<Value> {
    if let Some(list) = sequence.as_object::<List>() {
        return list.get(index);
    }
    sequence.as_object::<Tuple>().and_then(|tuple| tuple.get(index))
}

pub(super) fn any(vm: &mut Vm, args: Args) -> Result {
    has(vm, args[0], true).map(Value::bool)
}

pub(super) fn all(vm: &mut Vm, args: Args) -> Result {
    has(vm, args[0], false).map(|found| Value::bool(!found))
}

/// Whether there is an item of this truth value.
fn has(vm: &mut Vm, items: Value, wanted: bool) -> Result<bool> {
    let mut found = false;
    let is_other = |_: &mut Vm, _: &mut bool, item: Value| item.as_bool() == Some(!wanted);
    vm.fold(items, &mut found, is_other, |vm, found, item| {
        *found = vm.truth(item)? == wanted;
        Ok(!*found)
    })?;
    Ok(found)
}

/// A sum so far. Ints and floats are added as machine numbers for as long as that gives what `+` gives.
enum Sum {
    Int(i64),
    Float(f64),
    Any(Value),
}

impl Sum {
    fn of(value: Value) -> Sum {
        match (value.as_int(), value.as_float()) {
            (Some(int), _) => Sum::Int(int.get()),
            (_, Some(float)) => Sum::Float(float),
            _ => Sum::Any(value),
        }
    }
    fn value(self, heap: &Heap) -> std::result::Result<Value, OutOfMemory> {
        match self {
            Sum::Int(int) => crate::objects::int::from_i64(heap, int),
            Sum::Float(float) => Value::float(heap, float),
            Sum::Any(value) => Ok(value),
        }
    }
    /// Adds an item without Python. False: that cannot be done.
    #[inline(always)]
    fn add(&mut self, item: Value) -> bool {
        match self {
            Sum::Int(sum) => {
                let item = item.as_int().map(Int::get).or(item.as_bool().map(i64::from));
                match item.and_then(|item| sum.checked_add(item)) {
                    Some(more) => *sum = more,
                    None => return false,
                }
            }
            Sum::Float(sum) => {
                let float = item.as_float().or_else(|| item.as_int().map(|int| int.get() as f64));
                match float {
                    Some(float) => *sum += float,
                    None => return false,
                }
            }
            Sum::Any(_) => return false,
        }
        true
    }
    fn add_any(&mut self, vm: &mut Vm, item: Value) -> Result<()> {
        if self.add(item) {
            return Ok(());
        }
        let so_far = std::mem::replace(self, Sum::Int(0)).value(&vm.heap);
        let so_far = vm.memory(so_far)?;
        let more = vm.binary(BinaryOperator::Add, so_far, item)?;
        // A sum that has left the ints may be a float from now on.
        *self = if more.as_float().is_some() { Sum::of(more) } else { Sum::Any(more) };
        Ok(())
    }
}

pub(super) fn sum(vm: &mut Vm, args: Args) -> Result {
    let start = args.get(1).unwrap_or(Value::small(0));
    let refusal = if start.as_kind::<Str>().is_some() {
        Some("sum() can't sum strings [use ''.join(seq) instead]")
    } else if start.as_kind::<Bytes>().is_some() {
        Some("sum() can't sum bytes [use b''.join(seq) instead]")
    } else if start.as_kind::<ByteArray>().is_some() {
        Some("sum() can't sum bytearray [use b''.join(seq) instead]")
    } else {
        None
    };
    if let Some(refusal) = refusal {
        return Err(vm.type_error(refusal));
    }
    let mut sum = Sum::of(start);
    let mut index = 0;
    if item_of(args[0], 0).is_some() {
        while let Some(item) = item_of(args[0], index) {
            sum.add_any(vm, item)?;
            index += 1;
        }
    } else {
        let each = |vm: &mut Vm, sum: &mut Sum, item| sum.add_any(vm, item).map(|()| true);
        vm.fold(args[0], &mut sum, |_, sum, item| sum.add(item), each)?;
    }
    let sum = sum.value(&vm.heap);
    vm.memory(sum)
}

pub(super) fn min(vm: &mut Vm, args: Args) -> Result {
    extreme(vm, args, "min", CompareOperator::Lt)
}
pub(super) fn max(vm: &mut Vm, args: Args) -> Result {
    extreme(vm, args, "max", CompareOperator::Gt)
}

/// The item that no other precedes, the first such.
struct Extreme {
    operator: CompareOperator,
    key: Option<Value>,
    best: Value,
    best_key: Value,
}

impl Extreme {
    /// Compares ints without Python. False: that cannot be done.
    #[inline]
    fn see_int(&mut self, item: Value) -> bool {
        let Some((a, b)) = Int::pair(item, self.best_key).filter(|_| self.key.is_none()) else {
            return false;
        };
        if if self.operator == CompareOperator::Lt { a < b } else { a > b } {
            (self.best, self.best_key) = (item, item);
        }
        true
    }
    #[inline]
    fn see(&mut self, vm: &mut Vm, item: Value) -> Result<()> {
        let key = match self.key {
            Some(key) => vm.call(key, &[item])?,
            None => item,
        };
        let is_better = if self.best.is_unbound() {
            true
        } else if let Some((a, b)) = Int::pair(key, self.best_key) {
            if self.operator == CompareOperator::Lt { a < b } else { a > b }
        } else {
            vm.compare_bool(self.operator, key, self.best_key)?
        };
        if is_better {
            (self.best, self.best_key) = (item, key);
        }
        Ok(())
    }
}

fn extreme(vm: &mut Vm, args: Args, name: &str, operator: CompareOperator) -> Result {
    // PERF: two numbers of one type.
    if let &[a, b] = args.as_slice()
        && args.names().is_none()
    {
        let order = match (Int::pair(a, b), Value::tagged_float_pair(a, b)) {
            (Some((x, y)), _) => y.partial_cmp(&x),
            (None, Some((x, y))) => y.partial_cmp(&x),
            (None, None) => None,
        };
        if let Some(order) = order {
            return Ok(if operator.holds(order) { b } else { a });
        }
    }
    let count = args.positional();
    if count == 0 {
        return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0")));
    }
    let (mut key, mut default) = (None, None);
    for (keyword, value) in args.keywords() {
        match keyword.as_kind::<Str>().and_then(|keyword| keyword.as_str().map(str::to_owned)).as_deref() {
            Some("key") => key = Some(value).filter(|key| !key.is_none()),
            Some("default") => default = Some(value),
            _ => {
                let keyword = vm.str(keyword)?;
                let keyword = String::from_utf8_lossy(keyword.as_bytes()).into_owned();
                return Err(vm.type_error(format!("'{keyword}' is an invalid keyword argument for {name}()")));
            }
        }
    }
    let mut extreme = Extreme { operator, key, best: Value::UNBOUND, best_key: Value::UNBOUND };
    if count > 1 {
        if default.is_some() {
            let text = format!("Cannot specify a default for {name}() with multiple positional arguments");
            return Err(vm.type_error(text));
        }
        for &item in &args.as_slice()[..count] {
            extreme.see(vm, item)?;
        }
    } else {
        let each = |vm: &mut Vm, extreme: &mut Extreme, item| extreme.see(vm, item).map(|()| true);
        vm.fold(args[0], &mut extreme, |_, extreme, item| extreme.see_int(item), each)?;
    }
    match extreme.best.bound().or(default) {
        Some(best) => Ok(best),
        None => Err(vm.value_error(format!("{name}() arg is an empty sequence"))),
    }
}

pub(super) fn sorted(vm: &mut Vm, args: Args) -> Result {
    if args.positional() != 1 {
        let count = args.positional();
        return Err(vm.type_error(format!("sorted expected 1 argument, got {count}")));
    }
    let list = vm.list_from(args[0])?;
    let (key, reverse) = sort_arguments(vm, args)?;
    vm.sort_list(list, key, reverse)?;
    Ok(Value::object(list))
}

/// The keyword arguments of `sorted` and `list.sort`: the key function, and whether the order is reversed.
///
/// # Errors
/// TypeError.
pub(crate) fn sort_arguments(vm: &mut Vm, args: Args) -> Result<(Option<Value>, bool)> {
    let (mut key, mut reverse) = (None, false);
    for (keyword, value) in args.keywords() {
        match keyword.as_kind::<Str>().map(|keyword| keyword.as_bytes().to_vec()).as_deref() {
            Some(b"key") => key = Some(value).filter(|key| !key.is_none()),
            Some(b"reverse") => {
                let number = vm.index(value)?;
                reverse = !Operand::of(number).is_some_and(Operand::is_zero);
            }
            other => {
                let name = String::from_utf8_lossy(other.unwrap_or_default()).into_owned();
                let text = format!("'{name}' is an invalid keyword argument for sort()");
                return Err(vm.type_error(text));
            }
        }
    }
    Ok((key, reverse))
}

pub(super) fn next(vm: &mut Vm, args: Args) -> Result {
    let iterator = args[0];
    if let Some(generator) = iterator.as_object::<Generator>() {
        return match (vm.generator_send(generator, Value::NONE), args.get(1)) {
            (Ok(Resumed::Yielded(value)), _) => Ok(value),
            (Ok(Resumed::Returned(_)), Some(default)) => Ok(default),
            (Ok(Resumed::Returned(value)), None) => Err(vm.stop_iteration(value)),
            (Err(raised), _) => Err(raised),
        };
    }
    let class = vm.class_of(iterator);
    let is_python = class.kind == Kind::Instance as u8;
    if is_python || vm.lookup(class, vm.names.__next__).is_none() {
        // What ends it is its own StopIteration, with a value perhaps.
        return match vm.call_special(iterator, vm.names.__next__, &[]) {
            Ok(Some(value)) => Ok(value),
            Ok(None) => {
                let name = vm.type_name(iterator);
                Err(vm.type_error(format!("'{name}' object is not an iterator")))
            }
            Err(Raised) => match args.get(1) {
                Some(default) => vm.swallow(Exc::StopIteration).map(|_| default),
                None => Err(Raised),
            },
        };
    }
    match vm.next(iterator)? {
        Some(value) => Ok(value),
        None => match args.get(1) {
            Some(default) => Ok(default),
            None => Err(vm.stop_iteration(Value::NONE)),
        },
    }
}

pub(super) fn iter(vm: &mut Vm, args: Args) -> Result {
    let Some(sentinel) = args.get(1) else { return vm.iter(args[0]) };
    if !vm.is_callable(args[0]) {
        return Err(vm.type_error("iter(v, w): v must be callable"));
    }
    let class = native_class(vm, &CALLABLE_ITERATOR)?;
    let state = CallableIterator { callable: Cell::new(args[0]), sentinel };
    NativeObject::new(vm, class, state)
}

/// What `iter(callable, sentinel)` gives. Unbound once it has ended.
struct CallableIterator {
    callable: Cell<Value>,
    sentinel: Value,
}

impl NativeState for CallableIterator {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.callable.get().trace(marker);
        self.sentinel.trace(marker);
    }
}

static CALLABLE_ITERATOR: NativeClass = NativeClass {
    name: "callable_iterator",
    module: "builtins",
    methods: crate::natives! { Method {
        "__iter__" None, callable_iterator_iter, "Implement iter(self).";
        "__next__" None, callable_iterator_next, "Implement next(self).";
    } },
    ..NativeClass::DEFAULT
};

fn callable_iterator_iter(_: &mut Vm, args: Args) -> Result {
    Ok(args[0])
}

fn callable_iterator_next(vm: &mut Vm, args: Args) -> Result {
    let object = NativeObject::of(args[0]);
    let Some(state) = object.as_ref().and_then(|object| object.state::<CallableIterator>()) else {
        return Err(vm.type_error("not a callable_iterator"));
    };
    let Some(callable) = state.callable.get().bound() else { return Err(vm.stop_iteration(Value::NONE)) };
    let end = |vm: &mut Vm| {
        state.callable.set(Value::UNBOUND);
        vm.stop_iteration(Value::NONE)
    };
    match vm.call(callable, &[]) {
        Ok(value) => {
            if vm.equal(state.sentinel, value)? {
                return Err(end(vm));
            }
            Ok(value)
        }
        Err(Raised) => {
            vm.swallow(Exc::StopIteration)?;
            Err(end(vm))
        }
    }
}

pub(super) fn aiter(vm: &mut Vm, args: Args) -> Result {
    let iterator = match vm.call_special(args[0], vm.names.__aiter__, &[])? {
        Some(iterator) => iterator,
        None => {
            let name = vm.type_name(args[0]);
            return Err(vm.type_error(format!("'{name}' object is not an async iterable")));
        }
    };
    if vm.find_special(iterator, vm.names.__anext__).is_none() {
        let name = vm.type_name(iterator);
        return Err(vm.type_error(format!("aiter() returned not an async iterator of type '{name}'")));
    }
    Ok(iterator)
}

pub(super) fn anext(vm: &mut Vm, args: Args) -> Result {
    let Some(awaitable) = vm.call_special(args[0], vm.names.__anext__, &[])? else {
        let name = vm.type_name(args[0]);
        return Err(vm.type_error(format!("'{name}' object is not an async iterator")));
    };
    match args.get(1) {
        None => Ok(awaitable),
        Some(default) => {
            // A coroutine can only be written in Python.
            let module = vm.import_module("_anext")?;
            let name = vm.intern("with_default")?;
            vm.call_method(module, name, &[awaitable, default])
        }
    }
}
