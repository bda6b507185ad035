//! Dicts and sets with any key: where a program defines `__hash__` or `__eq__`, they run.
//!
//! A lookup that runs Python starts again if the table has changed meanwhile, as CPython's does.

use crate::heap::Gc;
use crate::objects::dict::{Dict, Found, Lookup};
use crate::objects::list::List;
use crate::objects::set::{self, Member, Set};
use crate::objects::table::{Entry, Table};
use crate::objects::tuple::Tuple;
use crate::objects::{Value, hash};
use crate::vm::{Exc, Raised, Result, Vm};

/// So many items of a list are expected to differ.
const RESERVED: usize = 32;

fn known_length(iterable: Value) -> Option<usize> {
    let list = iterable.as_object::<List>().map(|list| list.len());
    list.or_else(|| iterable.as_object::<Tuple>().map(|tuple| tuple.len()))
}

impl Vm {
    /// The hash of a key. Runs Python where a program defines it.
    ///
    /// # Errors
    /// TypeError, if it cannot be hashed.
    #[inline]
    pub fn key_hash(&mut self, key: Value) -> Result<i64> {
        self.hash(key)
    }

    /// The place of a key in the table of a dict or set, which the caller's handle keeps alive.
    ///
    /// # Errors
    /// What a `__eq__` raises.
    #[inline]
    pub fn find_key<E: Entry>(&mut self, table: &Table<E>, hash: i64, key: Value) -> Result<Option<usize>> {
        match table.search(hash, key) {
            Found::At(place) => Ok(Some(place)),
            Found::Nowhere => Ok(None),
            Found::Unknown => self.ask_for_key(table, hash, key),
        }
    }

    #[cold]
    #[inline(never)]
    fn ask_for_key<E: Entry>(&mut self, table: &Table<E>, hash: i64, key: Value) -> Result<Option<usize>> {
        let mut lookup = table.lookup(hash, key);
        loop {
            match lookup {
                Lookup::Found(place) => return Ok(Some(place)),
                Lookup::Missing => return Ok(None),
                Lookup::Ask(probe) => {
                    let (candidate, key) = (probe.candidate(table), probe.key());
                    let equal = self.equal(candidate, key)?;
                    lookup = probe.resume(table, equal);
                }
            }
        }
    }

    /// The value of a key in a dict; `__missing__` is not asked.
    ///
    /// # Errors
    /// The key cannot be hashed, or what a `__eq__` raises.
    #[inline]
    pub fn dict_get(&mut self, dict: Gc<Dict>, key: Value) -> Result<Option<Value>> {
        let hash = self.key_hash(key)?;
        Ok(self.find_key(dict.table(), hash, key)?.and_then(|place| dict.value_at(place)))
    }

    /// Sets the value of a key in a dict.
    ///
    /// # Errors
    /// As [`Vm::dict_get`]; MemoryError.
    #[inline]
    pub fn dict_set(&mut self, dict: Gc<Dict>, key: Value, value: Value) -> Result<()> {
        let hash = self.key_hash(key)?;
        self.dict_set_hashed(dict, hash, key, value)
    }

    /// Sets the value of a key whose hash is known.
    ///
    /// # Errors
    /// What a `__eq__` raises; MemoryError.
    #[inline]
    pub fn dict_set_hashed(&mut self, dict: Gc<Dict>, hash: i64, key: Value, value: Value) -> Result<()> {
        match self.find_key(dict.table(), hash, key)? {
            Some(place) => dict.set_value_at(place, value),
            None => {
                let pushed = dict.push(&self.heap, hash, key, value);
                self.memory(pushed)?;
            }
        }
        Ok(())
    }

    /// Removes a key from a dict, and gives its value.
    ///
    /// # Errors
    /// As [`Vm::dict_get`].
    pub fn dict_remove(&mut self, dict: Gc<Dict>, key: Value) -> Result<Option<Value>> {
        let hash = self.key_hash(key)?;
        let place = self.find_key(dict.table(), hash, key)?;
        Ok(place.and_then(|place| dict.remove(place)).map(|item| item.value))
    }

    /// Whether a key is in a dict.
    ///
    /// # Errors
    /// As [`Vm::dict_get`].
    pub fn dict_contains(&mut self, dict: Gc<Dict>, key: Value) -> Result<bool> {
        let hash = self.key_hash(key)?;
        Ok(self.find_key(dict.table(), hash, key)?.is_some())
    }

    /// Sets the items of another dict.
    ///
    /// # Errors
    /// What a `__eq__` raises; RuntimeError, if the other one changes meanwhile; MemoryError.
    pub fn dict_merge(&mut self, dict: Gc<Dict>, other: Gc<Dict>) -> Result<()> {
        if dict.is(other) {
            return Ok(());
        }
        if dict.is_empty() {
            let copied = dict.copy_from(&self.heap, other);
            return self.memory(copied);
        }
        let (mut place, size) = (0, other.len());
        while let Some((at, item)) = other.table().next(place) {
            self.dict_set_hashed(dict, item.hash, item.key, item.value)?;
            if other.len() != size {
                return Err(self.runtime_error("dict mutated during update"));
            }
            place = at + 1;
        }
        Ok(())
    }

    /// `dict.update(other)`: the items of a mapping, or of an iterable of pairs.
    ///
    /// # Errors
    /// TypeError, if it is neither; what its methods and the keys' raise.
    pub fn dict_update(&mut self, dict: Gc<Dict>, other: Value) -> Result<()> {
        if let Some(other) = self.as_plain_mapping(other) {
            return self.dict_merge(dict, other);
        }
        let keys = self.names.keys;
        if self.find_attr(other, keys)?.is_some() {
            return self.dict_update_keys(dict, other);
        }
        self.dict_update_pairs(dict, other)
    }

    /// The dict whose items are those of the mapping: a dict, or one of a derived class that has not changed how it is gone
    /// through.
    pub(in crate::vm) fn as_plain_mapping(&mut self, mapping: Value) -> Option<Gc<Dict>> {
        let dict = mapping.as_kind::<Dict>()?;
        if mapping.as_object::<Dict>().is_some() {
            return Some(dict);
        }
        let (class, plain, name) =
            (self.class_of(mapping), self.class(crate::objects::Kind::Dict), self.names.__iter__);
        (self.lookup(class, name) == plain.dict.get_str(name)).then_some(dict)
    }

    fn dict_update_keys(&mut self, dict: Gc<Dict>, mapping: Value) -> Result<()> {
        let keys = self.names.keys;
        let keys = self.call_method(mapping, keys, &[])?;
        self.for_each(keys, |vm, key| {
            let value = vm.get_item(mapping, key)?;
            vm.dict_set(dict, key, value)?;
            Ok(true)
        })
    }

    /// Sets items from an iterable of pairs.
    ///
    /// # Errors
    /// TypeError or ValueError, if an item is no pair; what iteration and the keys raise.
    pub fn dict_update_pairs(&mut self, dict: Gc<Dict>, pairs: Value) -> Result<()> {
        let mut index = 0;
        self.for_each(pairs, |vm, pair| {
            let (key, value) = vm.as_pair(pair, index)?;
            vm.dict_set(dict, key, value)?;
            index += 1;
            Ok(true)
        })
    }

    fn as_pair(&mut self, pair: Value, index: usize) -> Result<(Value, Value)> {
        if let Some(pair) = pair.as_object::<Tuple>()
            && let &[key, value] = pair.items()
        {
            return Ok((key, value));
        }
        let items = match self.collect(pair) {
            Ok(items) => items,
            Err(Raised) if self.raised_is(Exc::TypeError) && !self.is_iterable(pair) => {
                self.take_raised();
                let text =
                    format!("cannot convert dictionary update sequence element #{index} to a sequence");
                return Err(self.type_error(text));
            }
            Err(raised) => return Err(raised),
        };
        match (items.get(0), items.get(1), items.len()) {
            (Some(key), Some(value), 2) => Ok((key, value)),
            (.., len) => {
                let text =
                    format!("dictionary update sequence element #{index} has length {len}; 2 is required");
                Err(self.value_error(text))
            }
        }
    }

    /// `dict[key]`, where a derived class may define `__missing__`.
    ///
    /// # Errors
    /// KeyError; the key cannot be hashed; what `__eq__` or `__missing__` raises.
    pub fn dict_subscript(&mut self, dict: Gc<Dict>, key: Value) -> Result {
        if let Some(value) = self.dict_get(dict, key)? {
            return Ok(value);
        }
        let name = self.names.__missing__;
        if Value::object(dict).as_object::<Dict>().is_none()
            && let Some(value) = self.call_special(Value::object(dict), name, &[key])?
        {
            return Ok(value);
        }
        Err(self.key_error(key))
    }

    /// Whether two dicts have equal values for the same keys.
    ///
    /// # Errors
    /// What a `__eq__` raises.
    pub fn equal_dicts(&mut self, a: Gc<Dict>, b: Gc<Dict>) -> Result<bool> {
        if a.len() != b.len() {
            return Ok(false);
        }
        let mut place = 0;
        while let Some((at, item)) = a.table().next(place) {
            let Some(other) = self.find_key(b.table(), item.hash, item.key)? else { return Ok(false) };
            let Some(other) = b.value_at(other) else { return Ok(false) };
            // The value as it is after Python has compared the keys.
            let Some(value) = a.value_at(at) else { return Ok(false) };
            if !self.equal(value, other)? {
                return Ok(false);
            }
            place = at + 1;
        }
        Ok(true)
    }

    /// Whether an item is in a set or frozenset.
    ///
    /// # Errors
    /// The item cannot be hashed, or what a `__eq__` raises.
    #[inline]
    pub fn set_contains(&mut self, set: Value, item: Value) -> Result<bool> {
        let hash = self.hash_of_item(item)?;
        self.set_contains_hashed(set, hash, item)
    }

    /// The hash by which an item is looked for: for a set, that of the frozenset which is equal to it.
    ///
    /// # Errors
    /// TypeError, if it cannot be hashed.
    fn hash_of_item(&mut self, item: Value) -> Result<i64> {
        match self.key_hash(item) {
            Err(Raised) if self.raised_is(Exc::TypeError) && item.as_kind::<Set>().is_some() => {
                self.take_raised();
                Ok(set::members(&item).map_or(0, |members| {
                    hash::of_frozenset(members.iter().map(|member| member.hash), members.len())
                }))
            }
            result => result,
        }
    }

    /// Whether an item, whose hash is known, is in a set or frozenset.
    ///
    /// # Errors
    /// What a `__eq__` raises.
    #[inline]
    pub fn set_contains_hashed(&mut self, set: Value, hash: i64, item: Value) -> Result<bool> {
        match set::members(&set) {
            Some(members) => Ok(self.find_key(members, hash, item)?.is_some()),
            None => Ok(false),
        }
    }

    /// Adds an item to a set; to a frozenset only while it is being made. True: it was not there.
    ///
    /// # Errors
    /// As [`Vm::set_contains`]; MemoryError.
    #[inline]
    pub fn set_add(&mut self, set: Value, item: Value) -> Result<bool> {
        let hash = self.key_hash(item)?;
        self.set_add_hashed(set, Member { hash, key: item })
    }

    /// Adds an item whose hash is known. True: it was not there.
    ///
    /// # Errors
    /// What a `__eq__` raises; MemoryError.
    #[inline]
    pub fn set_add_hashed(&mut self, set: Value, member: Member) -> Result<bool> {
        let Some(members) = set::members(&set) else { return Ok(false) };
        if self.find_key(members, member.hash, member.key)?.is_some() {
            return Ok(false);
        }
        let pushed = members.push(&self.heap, member);
        self.memory(pushed)?;
        Ok(true)
    }

    /// Removes an item from a set. False: it was not there.
    ///
    /// # Errors
    /// As [`Vm::set_contains`].
    pub fn set_remove(&mut self, set: Gc<Set>, item: Value) -> Result<bool> {
        let hash = self.hash_of_item(item)?;
        self.set_remove_hashed(set, hash, item)
    }

    /// Removes an item whose hash is known. False: it was not there.
    ///
    /// # Errors
    /// What a `__eq__` raises.
    pub fn set_remove_hashed(&mut self, set: Gc<Set>, hash: i64, item: Value) -> Result<bool> {
        let place = self.find_key(set.members(), hash, item)?;
        Ok(place.is_some_and(|place| set.members().remove(place).is_some()))
    }

    /// Adds all items of an iterable to a set; to a frozenset only while it is being made.
    ///
    /// # Errors
    /// What iteration, hashing and comparison raise.
    pub fn set_update(&mut self, set: Value, iterable: Value) -> Result<()> {
        if set::members(&iterable).is_some() {
            return self.set_merge(set, iterable);
        }
        if let Some(dict) = iterable.as_object::<Dict>() {
            let (mut place, size) = (0, dict.len());
            while let Some((at, item)) = dict.table().next(place) {
                self.set_add_hashed(set, Member { hash: item.hash, key: item.key })?;
                if dict.len() != size {
                    return Err(self.runtime_error("dictionary changed size during iteration"));
                }
                place = at + 1;
            }
            return Ok(());
        }
        if let (Some(items), Some(members)) = (known_length(iterable), set::members(&set)) {
            // PERF: small sets are made in one piece; how many items of a long list are equal nobody knows.
            let reserved = members.reserve(&self.heap, items.min(RESERVED));
            self.memory(reserved)?;
        }
        let each = |vm: &mut Vm, _: &mut (), item| vm.set_add(set, item).map(|_| true);
        self.fold(iterable, &mut (), |vm, (), item| vm.set_add_quick(set, item), each)
    }

    /// Adds an item to a set, if that needs no Python. False: it does.
    fn set_add_quick(&mut self, set: Value, item: Value) -> bool {
        let (Some(hash), Some(members)) = (hash::native(item), set::members(&set)) else { return false };
        match members.lookup(hash, item) {
            Lookup::Found(_) => true,
            Lookup::Missing => members.push(&self.heap, Member { hash, key: item }).is_ok(),
            Lookup::Ask(_) => false,
        }
    }

    /// Adds all items of another set of either kind.
    fn set_merge(&mut self, set: Value, other: Value) -> Result<()> {
        if set == other {
            return Ok(());
        }
        let (Some(own), Some(members)) = (set::members(&set), set::members(&other)) else { return Ok(()) };
        if own.is_empty() {
            let copied = own.copy_from(&self.heap, members);
            return self.memory(copied);
        }
        let added = own.add_all(&self.heap, members);
        if self.memory(added)? {
            return Ok(());
        }
        let mut place = 0;
        while let Some((at, member)) = members.next(place) {
            self.set_add_hashed(set, member)?;
            place = at + 1;
        }
        Ok(())
    }
}
