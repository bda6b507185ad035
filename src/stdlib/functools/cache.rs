//! The wrapper that `functools.lru_cache` puts around a function.

use super::{CALLABLE, call};
use crate::heap::CellVec;
use crate::natives;
use crate::objects::callables::{Cache, Call, Callable};
use crate::objects::class::class_flag;
use crate::objects::dict::Dict;
use crate::objects::function::BoundMethod;
use crate::objects::int::Operand;
use crate::objects::{Kind, Value};
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Args, Result, Vm};
use std::cell::Cell;

pub(super) static CACHE: NativeClass = NativeClass {
    name: "_lru_cache_wrapper",
    doc: "Create a cached callable that wraps another function.\n\nuser_function:      the function being cached\n\nmaxsize:  0         for no caching\n          None      for unlimited cache size\n          n         for a bounded cache\n\ntyped:    False     cache f(3) and f(3.0) as identical calls\n          True      cache f(3) and f(3.0) as distinct calls\n\ncache_info_type:    namedtuple class with the fields:\n                        hits misses currsize maxsize\n",
    flags: class_flag::HAS_DICT | class_flag::HAS_WEAKREF | class_flag::BASETYPE,
    slots: &["__cache_info_type__"],
    methods: natives! {
        StaticMethod { "__new__" Named { names: &["", "user_function", "maxsize", "typed", "cache_info_type"], required: 5, positional: 5 }, new, "Create and return a new object.  See help(type) for accurate signature."; }
        Method {
            "__call__" Any, call, "Call self as a function.";
            "__get__" Positional(1, 2), get, "Return an attribute of instance, which is of type owner.";
            "cache_info" None, cache_info, "Report cache statistics";
            "cache_clear" None, cache_clear, "Clear the cache and cache statistics";
            "__reduce__" None, reduce;
            "__copy__" None, itself;
            "__deepcopy__" One, itself;
        }
    },
    ..CALLABLE
};

/// The attribute in which the class of `cache_info`'s results lies.
const INFO: &str = "__cache_info_type__";

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = native_class(vm, &CACHE)?;
    let [function, maxsize, typed, info] = [args[1], args[2], args[3], args[4]];
    if !vm.is_callable(function) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let maxsize = if maxsize.is_none() {
        None
    } else {
        match Operand::of(maxsize) {
            Some(size) => Some(size.clamped().max(0) as usize),
            None => return Err(vm.type_error("maxsize should be integer or None")),
        }
    };
    let results = Dict::alloc(&vm.heap);
    let results = vm.memory(results)?;
    // Only its identity counts.
    let object = Value::object(vm.class(Kind::Instance));
    let mark = vm.call(object, &[])?;
    let cache = Cache {
        function,
        maxsize,
        typed: vm.truth(typed)?,
        results,
        links: CellVec::new(),
        hits: Cell::new(0),
        misses: Cell::new(0),
        mark,
    };
    let layout = vm.instance_layout(class);
    let made = Callable::alloc(&vm.heap, Call::Cache(cache), true, layout);
    let made = vm.memory(made)?;
    if let Some(slot) = crate::objects::slots(&made.erase()).first() {
        slot.set(info);
    }
    Ok(Value::object(made))
}

fn with_cache<T>(vm: &mut Vm, object: Value, run: impl FnOnce(&mut Vm, &Cache) -> Result<T>) -> Result<T> {
    match object.as_kind::<Callable>().as_ref().map(|object| &object.state) {
        Some(Call::Cache(cache)) => run(vm, cache),
        _ => Err(vm.type_error("not a cache")),
    }
}

fn get(vm: &mut Vm, args: Args) -> Result {
    if args[1].is_none() {
        return Ok(args[0]);
    }
    let bound = BoundMethod::alloc(&vm.heap, args[0], args[1]);
    vm.memory(bound).map(Value::object)
}

fn cache_info(vm: &mut Vm, args: Args) -> Result {
    let name = vm.intern(INFO)?;
    let info = vm.get_attr(args[0], name)?;
    let numbers = with_cache(vm, args[0], |_, cache| {
        let maxsize = cache.maxsize.map_or(Value::NONE, Value::length);
        let [hits, misses, size] =
            [cache.hits.get(), cache.misses.get(), cache.results.len()].map(Value::length);
        Ok([hits, misses, maxsize, size])
    })?;
    vm.call(info, &numbers)
}

fn cache_clear(vm: &mut Vm, args: Args) -> Result {
    with_cache(vm, args[0], |vm, cache| {
        cache.results.clear(&vm.heap);
        cache.links.clear(&vm.heap);
        cache.hits.set(0);
        cache.misses.set(0);
        Ok(Value::NONE)
    })
}

fn reduce(vm: &mut Vm, args: Args) -> Result {
    let name = vm.names.__qualname__;
    vm.get_attr(args[0], name)
}

fn itself(_: &mut Vm, args: Args) -> Result {
    Ok(args[0])
}
