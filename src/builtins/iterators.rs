//! `enumerate`, `zip`, `map`, `filter`, `reversed`, and the methods of all built-in iterators

use super::dunder;
use super::support::{class_to_make, count, layout, no_keywords, this};
use crate::heap::Gc;
use crate::natives;
use crate::objects::adapters::{CallableIterator, Enumerate, Filter, LongRangeIterator, Map, Zip};
use crate::objects::class::special;
use crate::objects::cursors::{Cursor, Reversed};
use crate::objects::iterators::{ListIterator, RangeIterator, TupleIterator};
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value, int};
use crate::vm::{Args, NativeDef, Result, Vm};

/// The methods that all iterators have: those of `zip`, `map` and `filter` besides `__new__`.
macro_rules! iterator {
    ($(new $new:path,)? $(hint $hint:path,)? $(reduce $reduce:path,)?) => {
        natives! {
            StaticMethod {
                $("__new__" Any, $new, "Make an object of the class.";)?
            }
            Method {
                "__iter__" None, dunder::iter, "iter(self)";
                "__next__" None, dunder::next, "next(self)";
                $("__length_hint__" None, $hint, "How many items are left, as far as is known.";)?
                $("__reduce__" None, $reduce, "What pickle and copy make it from.";)?
            }
        }
    };
}

/// The methods of `enumerate`.
pub static ENUMERATE: &[NativeDef] = iterator!(new new_enumerate, reduce reduce_enumerate,);
/// The methods of `zip`.
pub static ZIP: &[NativeDef] = iterator!(new new_zip, reduce reduce_zip,);
/// The methods of `map`.
pub static MAP: &[NativeDef] = iterator!(new new_map, reduce reduce_map,);
/// The methods of `filter`.
pub static FILTER: &[NativeDef] = iterator!(new new_filter, reduce reduce_filter,);
/// The methods of `reversed`.
pub static REVERSED: &[NativeDef] = iterator!(new new_reversed, hint hint_reversed,);
/// The methods of `callable_iterator`.
pub static CALLABLE: &[NativeDef] = iterator!(reduce reduce_callable,);
/// The methods of `memory_iterator`.
pub static PLAIN: &[NativeDef] = iterator!();
/// The methods of `list_iterator`, `tuple_iterator` and those of text, bytes, dicts, sets and ranges.
pub static HINTED: &[NativeDef] = iterator!(hint hint, reduce reduce,);

/// The arguments after the class, by position or name.
fn named<const N: usize>(vm: &mut Vm, args: Args, function: &str, names: [&str; N]) -> Result<[Value; N]> {
    crate::vm::constructor::constructor(vm, function, names, args)
}

fn new_enumerate(vm: &mut Vm, args: Args) -> Result {
    let class = class_to_make(vm, args, Kind::Enumerate)?;
    let [iterable, start] = named(vm, args, "enumerate", ["iterable", "start"])?;
    if iterable.is_unbound() {
        return Err(vm.type_error("enumerate() missing required argument 'iterable'"));
    }
    let start = match start.bound() {
        Some(start) => vm.index(start)?,
        None => Value::small(0),
    };
    let iterator = vm.iter(iterable)?;
    let layout = layout(vm, class);
    let object = Enumerate::alloc(&vm.heap, iterator, start, layout);
    vm.memory(object).map(Value::object)
}

/// Iterators of arguments, from one on.
fn iterators(vm: &mut Vm, args: Args, from: usize) -> Result<Gc<Tuple>> {
    let made = vm.heap.rooted::<Value>();
    for index in from..args.positional() {
        let iterator = vm.iter(args[index])?;
        let pushed = made.push(&vm.heap, iterator);
        vm.memory(pushed)?;
    }
    let tuple = Tuple::from_fn(&vm.heap, made.len(), |index| made.get(index).unwrap_or(Value::NONE));
    vm.memory(tuple)
}

fn new_zip(vm: &mut Vm, args: Args) -> Result {
    let class = class_to_make(vm, args, Kind::Zip)?;
    let given = args.keywords().count();
    if given > 1 {
        let text = format!("zip() takes at most 1 keyword argument ({given} given)");
        return Err(vm.type_error(text));
    }
    let mut strict = false;
    if let Some((name, value)) = args.keywords().next() {
        let text = name.as_kind::<Str>().map(|name| String::from_utf8_lossy(name.as_bytes()).into_owned());
        if text.as_deref() != Some("strict") {
            let text = format!("'{}' is an invalid keyword argument for zip()", text.unwrap_or_default());
            return Err(vm.type_error(text));
        }
        strict = vm.truth(value)?;
    }
    let iterators = iterators(vm, args, 1)?;
    let layout = layout(vm, class);
    let object = Zip::alloc(&vm.heap, iterators, strict, layout);
    vm.memory(object).map(Value::object)
}

fn new_map(vm: &mut Vm, args: Args) -> Result {
    let class = class_to_make(vm, args, Kind::Map)?;
    if !class.defines(special::INIT) {
        no_keywords(vm, args, "map")?;
    }
    if args.positional() < 3 {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    let iterators = iterators(vm, args, 2)?;
    let layout = layout(vm, class);
    let object = Map::alloc(&vm.heap, args[1], iterators, layout);
    vm.memory(object).map(Value::object)
}

fn new_filter(vm: &mut Vm, args: Args) -> Result {
    let class = class_to_make(vm, args, Kind::Filter)?;
    if !class.defines(special::INIT) {
        no_keywords(vm, args, "filter")?;
    }
    count(vm, args, "filter", 2, 2)?;
    let iterator = vm.iter(args[2])?;
    let layout = layout(vm, class);
    let object = Filter::alloc(&vm.heap, args[1], iterator, layout);
    vm.memory(object).map(Value::object)
}

fn new_reversed(vm: &mut Vm, args: Args) -> Result {
    let class = class_to_make(vm, args, Kind::Reversed)?;
    if !class.defines(special::INIT) {
        no_keywords(vm, args, "reversed")?;
    }
    count(vm, args, "reversed", 1, 1)?;
    let sequence = args[1];
    let name = vm.names.__reversed__;
    let of = vm.class_of(sequence);
    match vm.lookup(of, name) {
        Some(Value::NONE) => return Err(not_reversible(vm, sequence)),
        Some(_) => {
            if let Some(made) = vm.call_special(sequence, name, &[])? {
                return Ok(made);
            }
        }
        None => {}
    }
    if !vm.is_sequence(sequence) {
        return Err(not_reversible(vm, sequence));
    }
    let length = vm.length(sequence)?;
    let layout = layout(vm, class);
    let object = Reversed::alloc_instance(&vm.heap, sequence, length, layout);
    vm.memory(object).map(Value::object)
}

fn not_reversible(vm: &mut Vm, value: Value) -> crate::vm::Raised {
    let text = format!("'{}' object is not reversible", vm.type_name(value));
    vm.type_error(text)
}

/// How many items are left, as far as the iterator knows.
fn left(vm: &mut Vm, value: Value) -> Result<Value> {
    let Some(object) = value.as_header() else { return Ok(Value::small(0)) };
    /// Of a cursor that counts what is left: none, if the container has another size by now.
    fn of_cursor<const KIND: usize>(cursor: Gc<Cursor<KIND>>, len: Option<usize>) -> usize {
        match len {
            Some(len) if len == cursor.check.get() => cursor.left.get(),
            _ => 0,
        }
    }
    macro_rules! cursors {
        ($($Kind:ident |$cursor:ident, $over:ident| $left:expr;)+) => {
            match Kind::ALL[usize::from(object.kind())] {
                Kind::ListIterator => {
                    let iterator = value.as_kind::<ListIterator>();
                    iterator.and_then(|it| Some(it.list.get()?.len().saturating_sub(it.index.get())))
                }
                Kind::TupleIterator => {
                    let iterator = value.as_kind::<TupleIterator>();
                    iterator.and_then(|it| Some(it.tuple.get()?.len().saturating_sub(it.index.get())))
                }
                Kind::RangeIterator => value.as_kind::<RangeIterator>().map(|it| it.left.get() as usize),
                $(Kind::$Kind => value.as_kind::<crate::objects::cursors::$Kind>().map(|$cursor| {
                    let $over = $cursor.over.get();
                    $left
                }),)+
                _ => None,
            }
        };
    }
    use crate::objects::bytes::{ByteArray, Bytes};
    use crate::objects::dict::Dict;
    use crate::objects::set::members;
    let dict = |over: Value| over.as_kind::<Dict>().map(|dict| dict.len());
    let known = cursors! {
        StrAsciiIterator |cursor, over| over.as_kind::<Str>().map_or(0, |text| text.len() - cursor.place.get());
        StrIterator |cursor, over| if over.is_unbound() { 0 } else { cursor.left.get() };
        BytesIterator |cursor, over| {
            over.as_kind::<Bytes>().map_or(0, |bytes| bytes.as_slice().len() - cursor.place.get())
        };
        ByteArrayIterator |cursor, over| {
            over.as_kind::<ByteArray>().map_or(0, |bytes| bytes.bytes().len().saturating_sub(cursor.place.get()))
        };
        ListReverseIterator |cursor, over| {
            let place = cursor.place.get();
            over.as_kind::<List>().filter(|list| list.len() >= place).map_or(0, |_| place)
        };
        SetIterator |cursor, over| of_cursor(cursor, members(&over).map(|members| members.len()));
        DictKeyIterator |cursor, over| of_cursor(cursor, dict(over));
        DictValueIterator |cursor, over| of_cursor(cursor, dict(over));
        DictItemIterator |cursor, over| of_cursor(cursor, dict(over));
        DictReverseKeyIterator |cursor, over| of_cursor(cursor, dict(over));
        DictReverseValueIterator |cursor, over| of_cursor(cursor, dict(over));
        DictReverseItemIterator |cursor, over| of_cursor(cursor, dict(over));
    };
    if let Some(iterator) = value.as_kind::<LongRangeIterator>() {
        return Ok(iterator.left.get());
    }
    if let Some(iterator) = value.as_kind::<crate::objects::cursors::SequenceIterator>() {
        let sequence = iterator.over.get();
        if sequence.is_unbound() {
            return Ok(Value::small(0));
        }
        let length = vm.length(sequence)?;
        return Ok(Value::length(length.saturating_sub(iterator.place.get())));
    }
    Ok(Value::length(known.unwrap_or(0)))
}

fn hint(vm: &mut Vm, args: Args) -> Result {
    left(vm, args[0])
}

fn hint_reversed(vm: &mut Vm, args: Args) -> Result {
    let iterator = this::<Reversed>(args);
    let sequence = iterator.over.get();
    if sequence.is_unbound() {
        return Ok(Value::small(0));
    }
    let (length, left) = (vm.length(sequence)?, iterator.place.get());
    Ok(Value::length(if length < left { 0 } else { left }))
}

/// What makes an object again: a callable and its arguments, and its state, if it has one.
fn reduced(vm: &mut Vm, callable: Value, arguments: &[Value], state: Option<Value>) -> Result {
    let arguments = Tuple::alloc(&vm.heap, arguments);
    let arguments = Value::object(vm.memory(arguments)?);
    let parts: Vec<Value> = [callable, arguments].into_iter().chain(state).collect();
    let tuple = Tuple::alloc(&vm.heap, &parts);
    vm.memory(tuple).map(Value::object)
}

/// A built-in function, which may be shadowed in no place but `builtins` itself.
fn builtin(vm: &mut Vm, name: &str) -> Result {
    let name = vm.intern(name)?;
    match vm.builtins.get_str(name) {
        Some(function) => Ok(function),
        None => Err(vm.attribute_error(Value::object(vm.builtins), name, "no such built-in function")),
    }
}

/// An iterator over what is left, as a list: what CPython does for dicts and sets, and what serves the others, too.
fn reduce(vm: &mut Vm, args: Args) -> Result {
    let iter = builtin(vm, "iter")?;
    let rest = rest_of(vm, args[0])?;
    reduced(vm, iter, &[rest], None)
}

/// The items that an iterator would give, without taking them from it.
fn rest_of(vm: &mut Vm, iterator: Value) -> Result {
    macro_rules! copied {
        ($($Kind:ident)+) => { $(
            if let Some(cursor) = iterator.as_kind::<crate::objects::cursors::$Kind>() {
                let (over, place) = (cursor.over.get(), cursor.place.get());
                let (check, left) = (cursor.check.get(), cursor.left.get());
                let list = vm.list_from(iterator);
                cursor.over.set(over);
                cursor.place.set(place);
                cursor.check.set(check);
                cursor.left.set(left);
                return list.map(Value::object);
            }
        )+ };
    }
    if let Some(list) = iterator.as_kind::<ListIterator>() {
        let heap = &vm.heap;
        let rest = match list.list.get() {
            Some(of) => {
                of.items().read(|items| List::alloc(heap, items.get(list.index.get()..).unwrap_or_default()))
            }
            None => List::alloc(heap, &[]),
        };
        return vm.memory(rest).map(Value::object);
    }
    if let Some(tuple) = iterator.as_kind::<TupleIterator>() {
        let rest = tuple.tuple.get().map_or(Vec::new(), |of| of.items()[tuple.index.get()..].to_vec());
        let rest = Tuple::alloc(&vm.heap, &rest);
        return vm.memory(rest).map(Value::object);
    }
    if let Some(range) = iterator.as_kind::<RangeIterator>() {
        let (start, step, left) = (range.current.get(), range.step, range.left.get());
        return rest_of_range(vm, start, Value::int(step), Value::int(left as i64));
    }
    if let Some(range) = iterator.as_kind::<LongRangeIterator>() {
        return rest_of_range(vm, range.current.get(), Some(range.step), Some(range.left.get()));
    }
    copied! {
        StrIterator StrAsciiIterator BytesIterator ByteArrayIterator SequenceIterator ListReverseIterator
        SetIterator DictKeyIterator DictValueIterator DictItemIterator DictReverseKeyIterator
        DictReverseValueIterator DictReverseItemIterator
    }
    vm.list_from(iterator).map(Value::object)
}

fn rest_of_range(vm: &mut Vm, start: Value, step: Option<Value>, left: Option<Value>) -> Result {
    let step = step.unwrap_or(Value::small(1));
    let heap = &vm.heap;
    let stop =
        int::mul(heap, left.unwrap_or(Value::small(0)), step).and_then(|way| int::add(heap, start, way));
    let range = stop.and_then(|stop| crate::objects::range::Range::alloc(heap, start, stop, step));
    vm.memory(range).map(Value::object)
}

fn reduce_enumerate(vm: &mut Vm, args: Args) -> Result {
    let enumerate = this::<Enumerate>(args);
    let class = Value::object(vm.class_of(args[0]));
    reduced(vm, class, &[enumerate.iterator, enumerate.index.get()], None)
}

fn reduce_zip(vm: &mut Vm, args: Args) -> Result {
    let zip = this::<Zip>(args);
    let class = Value::object(vm.class_of(args[0]));
    let strict = zip.strict.get().then_some(Value::TRUE);
    reduced(vm, class, zip.iterators.items(), strict)
}

fn reduce_map(vm: &mut Vm, args: Args) -> Result {
    let map = this::<Map>(args);
    let class = Value::object(vm.class_of(args[0]));
    let arguments: Vec<Value> =
        std::iter::once(map.function).chain(map.iterators.items().iter().copied()).collect();
    reduced(vm, class, &arguments, None)
}

fn reduce_filter(vm: &mut Vm, args: Args) -> Result {
    let filter = this::<Filter>(args);
    let class = Value::object(vm.class_of(args[0]));
    reduced(vm, class, &[filter.function, filter.iterator], None)
}

fn reduce_callable(vm: &mut Vm, args: Args) -> Result {
    let iterator = this::<CallableIterator>(args);
    let iter = builtin(vm, "iter")?;
    match iterator.callable.get().bound() {
        Some(callable) => reduced(vm, iter, &[callable, iterator.sentinel], None),
        None => {
            let empty = Tuple::alloc(&vm.heap, &[]);
            let empty = Value::object(vm.memory(empty)?);
            reduced(vm, iter, &[empty], None)
        }
    }
}
