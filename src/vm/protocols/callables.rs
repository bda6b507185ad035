//! Calls of the objects of `functools` and `operator`.

use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::callables::{Cache, Call, Callable, Link};
use crate::objects::dict::Dict;
use crate::objects::int::BigInt;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::vm::{Args, Result, Vm};
use std::cell::Cell;

const WHILE_CALLING: &str = " while calling a Python object";

impl Vm {
    /// Calls an object of `functools` or `operator`.
    ///
    /// # Errors
    /// TypeError: the arguments are wrong; what is raised under it.
    pub fn call_native_object(&mut self, callable: Gc<Callable>, args: Args) -> Result {
        match &callable.state {
            Call::ItemGetter(items) => {
                let object = self.only_argument(args, "itemgetter")?;
                if let &[item] = items.items() {
                    return self.get_item(object, item);
                }
                let items = *items;
                self.tuple_of(items.len(), |vm, index| {
                    let item = items.get(index).unwrap_or(Value::NONE);
                    vm.get_item(object, item)
                })
            }
            Call::AttrGetter(_, paths) => {
                let object = self.only_argument(args, "attrgetter")?;
                if let &[path] = paths.items() {
                    return self.get_attr_path(object, path);
                }
                let paths = *paths;
                self.tuple_of(paths.len(), |vm, index| {
                    let path = paths.get(index).unwrap_or(Value::NONE);
                    vm.get_attr_path(object, path)
                })
            }
            Call::MethodCaller { name, args: own, keywords } => {
                let object = self.only_argument(args, "methodcaller")?;
                if keywords.is_empty() {
                    return self.call_method(object, *name, own.items());
                }
                let method = self.get_attr(object, *name)?;
                self.call_with_dict(method, own.items(), *keywords)
            }
            Call::Partial { function, args: first, keywords } => {
                let (function, first, keywords) = (function.get(), first.get(), keywords.get());
                self.with_depth(WHILE_CALLING, |vm| vm.call_partial(function, first, keywords, args))
            }
            Call::Key { compare, .. } => self.make_key(callable, *compare, args),
            Call::Cache(cache) => self.with_depth(WHILE_CALLING, |vm| vm.call_cached(cache, args)),
        }
    }

    fn only_argument(&mut self, args: Args, name: &str) -> Result {
        if args.names().is_some_and(|names| !names.is_empty()) {
            return Err(self.type_error(format!("{name}() takes no keyword arguments")));
        }
        if args.len() != 1 {
            return Err(self.type_error(format!("{name} expected 1 argument, got {}", args.len())));
        }
        Ok(args[0])
    }

    /// A tuple of items that Python may compute.
    fn tuple_of(&mut self, count: usize, mut item: impl FnMut(&mut Vm, usize) -> Result) -> Result {
        let items = self.heap.rooted::<Value>();
        for index in 0..count {
            let item = item(self, index)?;
            let pushed = items.push(&self.heap, item);
            self.memory(pushed)?;
        }
        let tuple = Tuple::alloc(&self.heap, &items.to_vec());
        self.memory(tuple).map(Value::object)
    }

    /// An attribute of an attribute …: the path is a tuple of interned names.
    fn get_attr_path(&mut self, object: Value, path: Value) -> Result {
        let Some(path) = path.as_object::<Tuple>() else { return Ok(object) };
        let mut value = object;
        for name in path.items() {
            if let Some(name) = name.as_object::<Str>() {
                value = self.get_attr(value, name)?;
            }
        }
        Ok(value)
    }

    fn call_partial(&mut self, function: Value, first: Gc<Tuple>, keywords: Gc<Dict>, args: Args) -> Result {
        // Nothing collects before the arguments lie on the stack.
        let (given, count) = (args.as_slice(), args.positional());
        let mut all = Vec::with_capacity(first.len() + given.len() + keywords.len());
        all.extend_from_slice(first.items());
        if keywords.is_empty() {
            all.extend_from_slice(given);
            return self.call_args(function, &all, args.names_value());
        }
        all.extend_from_slice(&given[..count]);
        let mut named = Vec::new();
        for item in keywords.table().iter() {
            let Some(name) = item.key.as_kind::<Str>() else {
                return Err(self.type_error("keywords must be strings"));
            };
            named.push((name, item.value));
        }
        for (name, value) in args.keywords() {
            let Some(name) = name.as_kind::<Str>() else { continue };
            match named.iter_mut().find(|(own, _)| own.equals(&name)) {
                Some(own) => own.1 = value,
                None => named.push((name, value)),
            }
        }
        self.call_kw(function, &all, &named)
    }

    fn make_key(&mut self, maker: Gc<Callable>, compare: Value, args: Args) -> Result {
        let object = match (args.len(), args.positional()) {
            (1, 1) => args[0],
            (1, 0)
                if args
                    .keywords()
                    .all(|(name, _)| name.as_kind::<Str>().is_some_and(|name| name.as_bytes() == b"obj")) =>
            {
                args[0]
            }
            (0, _) => return Err(self.type_error("K() missing required argument 'obj' (pos 1)")),
            (1, _) => return Err(self.type_error("K() got an unexpected keyword argument")),
            (given, _) => {
                return Err(self.type_error(format!("K() takes at most 1 argument ({given} given)")));
            }
        };
        let layout = (maker.header().shape(), maker.header().slots() as u16);
        let state = Call::Key { compare, object: Cell::new(object) };
        let key = Callable::alloc(&self.heap, state, true, layout);
        self.memory(key).map(Value::object)
    }

    /// What stands for the arguments of a call among the results.
    fn cache_key(&mut self, cache: &Cache, args: Args) -> Result {
        let given = args.as_slice();
        let count = args.positional();
        if !cache.typed && count == given.len() {
            if let &[only] = given
                && (only.as_int().is_some()
                    || only.as_object::<Str>().is_some()
                    || only.as_object::<BigInt>().is_some())
            {
                return Ok(only);
            }
            let key = Tuple::alloc(&self.heap, given);
            return self.memory(key).map(Value::object);
        }
        let mut parts = given[..count].to_vec();
        if given.len() > count {
            parts.push(cache.mark);
            parts.extend(args.keywords().flat_map(|(name, value)| [name, value]));
        }
        if cache.typed {
            parts.extend(given.iter().map(|&value| Value::object(self.class_of(value))));
        }
        let key = Tuple::alloc(&self.heap, &parts);
        self.memory(key).map(Value::object)
    }

    fn call_cached(&mut self, cache: &Cache, args: Args) -> Result {
        let call = |vm: &mut Vm| {
            cache.misses.set(cache.misses.get() + 1);
            vm.call_args(cache.function, args.as_slice(), args.names_value())
        };
        if cache.maxsize == Some(0) {
            return call(self);
        }
        let key = self.cache_key(cache, args)?;
        let hash = self.key_hash(key)?;
        let found = self.find_key(cache.results.table(), hash, key)?;
        let found = found.and_then(|place| cache.results.value_at(place));
        let Some(maxsize) = cache.maxsize else {
            if let Some(result) = found {
                cache.hits.set(cache.hits.get() + 1);
                return Ok(result);
            }
            let result = call(self)?;
            self.dict_set_hashed(cache.results, hash, key, result)?;
            return Ok(result);
        };
        if let Some(index) = found.and_then(|index| index.as_int()) {
            let index = index.get() as u32;
            cache.hits.set(cache.hits.get() + 1);
            cache.unlink(index);
            cache.link_last(index);
            return Ok(cache.links.get(index as usize).map_or(Value::NONE, |link| link.result));
        }
        let result = call(self)?;
        self.keep_result(cache, maxsize, (hash, key), result)?;
        Ok(result)
    }

    /// Keeps a result; the oldest goes if there are too many. The call may have kept it itself.
    fn keep_result(
        &mut self,
        cache: &Cache,
        maxsize: usize,
        (hash, key): (i64, Value),
        result: Value,
    ) -> Result<()> {
        if self.find_key(cache.results.table(), hash, key)?.is_some() {
            return Ok(());
        }
        let link = Link { key, result, previous: 0, next: 0 };
        if cache.links.is_empty() {
            let ends = Link { key: Value::NONE, result: Value::NONE, previous: 0, next: 0 };
            let pushed = cache.links.push(&self.heap, ends);
            self.memory(pushed)?;
        }
        let index = if cache.results.len() >= maxsize && cache.oldest() != 0 {
            let oldest = cache.oldest();
            let old = cache.links.get(oldest as usize).map_or(Value::NONE, |link| link.key);
            cache.unlink(oldest);
            cache.links.set(oldest as usize, link);
            cache.link_last(oldest);
            self.dict_remove(cache.results, old)?;
            oldest
        } else {
            let index = cache.links.len() as u32;
            let pushed = cache.links.push(&self.heap, link);
            self.memory(pushed)?;
            cache.link_last(index);
            index
        };
        self.dict_set_hashed(cache.results, hash, key, Value::length(index as usize))
    }

    /// Whether a value is of a class that a native module made, itself.
    pub fn is_exact_callable(value: Value) -> Option<Gc<Callable>> {
        value.as_kind::<Callable>().filter(|callable| callable.exact)
    }
}
