//! The module `_collections`: `deque`, `defaultdict`, and counting for `Counter`.

mod defaultdict;
mod deque;
mod tuplegetter;

use super::module;
use crate::bytecode::opcode::BinaryOperator;
use crate::heap::Gc;
use crate::natives;
use crate::objects::dict::Dict;
use crate::objects::module::Module;
use crate::objects::{Kind, Value, int};
use crate::vm::native_class::native_class;
use crate::vm::{Args, NativeDef, Result, Vm};

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let doc = "High performance data structures.\n- deque:        ordered collection accessible from endpoints only\n- defaultdict:  dict subclass with a default value factory\n";
    let module = module(vm, "_collections", doc, FUNCTIONS)?;
    let classes = [
        &deque::DEQUE,
        &deque::ITERATOR,
        &deque::REVERSE_ITERATOR,
        &defaultdict::DEFAULTDICT,
        &tuplegetter::TUPLEGETTER,
    ];
    for def in classes {
        let class = native_class(vm, def)?;
        super::set(vm, module, def.name, Value::object(class))?;
    }
    // Deques have no hash.
    let (class, name) = (native_class(vm, &deque::DEQUE)?, vm.names.__hash__);
    vm.namespace_set(class.dict, name, Value::NONE)?;
    Ok(module)
}

static FUNCTIONS: &[NativeDef] = natives! {
    Function { "_count_elements" Positional(2, 2), count_elements, "Count elements in the iterable, updating the mapping"; }
};

/// Whether the class of a mapping has the dict's own methods for what counting does.
fn counts_as_dict(vm: &mut Vm, mapping: Value) -> Result<Option<Gc<Dict>>> {
    let Some(dict) = mapping.as_kind::<Dict>() else { return Ok(None) };
    let (class, own) = (vm.class_of(mapping), vm.class(Kind::Dict));
    let get = vm.intern("get")?;
    let set = vm.names.__setitem__;
    let same = [get, set].into_iter().all(|name| vm.lookup(class, name) == vm.lookup(own, name));
    Ok(same.then_some(dict))
}

fn count_elements(vm: &mut Vm, args: Args) -> Result {
    let mapping = args[0];
    let one = Value::small(1);
    if let Some(dict) = counts_as_dict(vm, mapping)? {
        vm.for_each(args[1], |vm, item| {
            let hash = vm.key_hash(item)?;
            match vm.find_key(dict.table(), hash, item)? {
                Some(place) => {
                    let count = dict.value_at(place).unwrap_or(one);
                    if count.as_int().is_some() {
                        let sum = int::add(&vm.heap, count, one);
                        let sum = vm.memory(sum)?;
                        dict.set_value_at(place, sum);
                    } else {
                        let sum = vm.binary(BinaryOperator::Add, count, one)?;
                        vm.dict_set_hashed(dict, hash, item, sum)?;
                    }
                }
                None => vm.dict_set_hashed(dict, hash, item, one)?,
            }
            Ok(true)
        })?;
        return Ok(Value::NONE);
    }
    let get = vm.intern("get")?;
    vm.for_each(args[1], |vm, item| {
        let count = vm.call_method(mapping, get, &[item, Value::small(0)])?;
        let sum = vm.binary(BinaryOperator::Add, count, one)?;
        vm.set_item(mapping, item, sum)?;
        Ok(true)
    })?;
    Ok(Value::NONE)
}
