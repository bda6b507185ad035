//! The classes of the built-in kinds, before they have methods.

use crate::heap::{Gc, Heap, OutOfMemory};
use crate::objects::class::{Class, NewClass, class_flag as flag};
use crate::objects::dict::Dict;
use crate::objects::str::intern::Strings;
use crate::objects::tuple::Tuple;
use crate::objects::{KINDS, Kind, Value};

/// What is not as for most kinds: their base is `object`, they cannot be a base, instances have no attributes of their own.
const EXCEPTIONS: &[(Kind, u32)] = &[
    (Kind::Float, flag::BASETYPE | flag::MATCH_SELF),
    (Kind::BigInt, flag::BASETYPE | flag::MATCH_SELF),
    (Kind::Bool, flag::MATCH_SELF),
    (Kind::Complex, flag::BASETYPE),
    (Kind::Str, flag::BASETYPE | flag::MATCH_SELF),
    (Kind::Bytes, flag::BASETYPE | flag::MATCH_SELF),
    (Kind::ByteArray, flag::BASETYPE | flag::MATCH_SELF),
    (Kind::Tuple, flag::BASETYPE | flag::MATCH_SELF | flag::SEQUENCE),
    (Kind::List, flag::BASETYPE | flag::MATCH_SELF | flag::SEQUENCE),
    (Kind::Dict, flag::BASETYPE | flag::MATCH_SELF | flag::MAPPING),
    (Kind::Set, flag::BASETYPE | flag::MATCH_SELF | flag::HAS_WEAKREF),
    (Kind::FrozenSet, flag::BASETYPE | flag::MATCH_SELF | flag::HAS_WEAKREF),
    (Kind::Range, flag::SEQUENCE),
    (Kind::Instance, flag::BASETYPE),
    (Kind::WeakRef, flag::BASETYPE),
    (Kind::Type, flag::BASETYPE | flag::IS_METACLASS | flag::HAS_DICT | flag::HAS_WEAKREF),
    (Kind::Function, flag::HAS_DICT | flag::HAS_WEAKREF),
    (Kind::BoundMethod, flag::HAS_WEAKREF),
    (Kind::Native, flag::HAS_WEAKREF | flag::DISALLOW_INSTANTIATION),
    (Kind::Module, flag::BASETYPE | flag::HAS_DICT | flag::HAS_WEAKREF),
    (Kind::Generator, flag::HAS_WEAKREF | flag::DISALLOW_INSTANTIATION),
    (Kind::Coroutine, flag::HAS_WEAKREF | flag::DISALLOW_INSTANTIATION),
    (Kind::AsyncGenerator, flag::HAS_WEAKREF | flag::DISALLOW_INSTANTIATION),
    (Kind::Frame, flag::DISALLOW_INSTANTIATION),
    (Kind::CoroutineWrapper, flag::DISALLOW_INSTANTIATION),
    (Kind::AsyncGenASend, flag::DISALLOW_INSTANTIATION),
    (Kind::AsyncGenAThrow, flag::DISALLOW_INSTANTIATION),
    (Kind::AsyncGenWrapped, flag::DISALLOW_INSTANTIATION),
    (Kind::Storage, flag::DISALLOW_INSTANTIATION),
    (Kind::Code, flag::HAS_WEAKREF),
    (Kind::WrapperDescriptor, flag::DISALLOW_INSTANTIATION),
    (Kind::MethodDescriptor, flag::HAS_WEAKREF | flag::DISALLOW_INSTANTIATION),
    (Kind::ClassMethodDescriptor, flag::DISALLOW_INSTANTIATION),
    (Kind::MethodWrapper, flag::DISALLOW_INSTANTIATION),
    (Kind::Member, flag::DISALLOW_INSTANTIATION),
    (Kind::GetSet, flag::DISALLOW_INSTANTIATION),
    (Kind::AliasIterator, flag::DISALLOW_INSTANTIATION),
    (Kind::UnionType, flag::DISALLOW_INSTANTIATION),
    (Kind::Super, flag::BASETYPE),
    (Kind::MappingProxy, flag::MAPPING),
    (Kind::SimpleNamespace, flag::BASETYPE | flag::HAS_DICT),
    (Kind::GenericAlias, flag::BASETYPE),
    (Kind::Property, flag::BASETYPE),
    (Kind::ClassMethod, flag::BASETYPE | flag::HAS_DICT),
    (Kind::StaticMethod, flag::BASETYPE | flag::HAS_DICT),
    (Kind::Enumerate, flag::BASETYPE),
    (Kind::Zip, flag::BASETYPE),
    (Kind::Map, flag::BASETYPE),
    (Kind::Filter, flag::BASETYPE),
    (Kind::Reversed, flag::BASETYPE),
    (Kind::MemoryView, flag::SEQUENCE | flag::HAS_WEAKREF),
    (Kind::MappingProxy, flag::MAPPING),
    (Kind::ListIterator, flag::DISALLOW_INSTANTIATION),
    (Kind::TupleIterator, flag::DISALLOW_INSTANTIATION),
    (Kind::RangeIterator, flag::DISALLOW_INSTANTIATION),
    (Kind::LongRangeIterator, flag::DISALLOW_INSTANTIATION),
    (Kind::StrIterator, flag::DISALLOW_INSTANTIATION),
    (Kind::StrAsciiIterator, flag::DISALLOW_INSTANTIATION),
    (Kind::BytesIterator, flag::DISALLOW_INSTANTIATION),
    (Kind::ByteArrayIterator, flag::DISALLOW_INSTANTIATION),
    (Kind::MemoryIterator, flag::DISALLOW_INSTANTIATION),
    (Kind::SequenceIterator, flag::DISALLOW_INSTANTIATION),
    (Kind::ListReverseIterator, flag::DISALLOW_INSTANTIATION),
    (Kind::SetIterator, flag::DISALLOW_INSTANTIATION),
    (Kind::DictKeyIterator, flag::DISALLOW_INSTANTIATION),
    (Kind::DictValueIterator, flag::DISALLOW_INSTANTIATION),
    (Kind::DictItemIterator, flag::DISALLOW_INSTANTIATION),
    (Kind::DictReverseKeyIterator, flag::DISALLOW_INSTANTIATION),
    (Kind::DictReverseValueIterator, flag::DISALLOW_INSTANTIATION),
    (Kind::DictReverseItemIterator, flag::DISALLOW_INSTANTIATION),
    (Kind::DictKeys, flag::DISALLOW_INSTANTIATION),
    (Kind::DictValues, flag::DISALLOW_INSTANTIATION),
    (Kind::DictItems, flag::DISALLOW_INSTANTIATION),
    (Kind::CallableIterator, flag::DISALLOW_INSTANTIATION),
];

/// The classes, in the order of the kinds; the index of a class is the shape of its plain instances.
pub(super) fn classes(heap: &Heap, strings: &mut Strings) -> Result<Vec<Gc<Class>>, OutOfMemory> {
    let mut classes = Vec::with_capacity(Kind::ALL.len());
    for &kind in Kind::ALL {
        let name = strings.get(heap, KINDS[kind as usize].name.as_bytes())?;
        let flags = EXCEPTIONS.iter().find(|row| row.0 == kind).map_or(0, |row| row.1);
        // Values that are no objects, and shapes that share a kind, have rows for their classes only.
        let kind = kind as u8;
        let bases = Tuple::alloc(heap, &[])?;
        let new = NewClass { name, qualname: name, base: None, bases, dict: Dict::alloc(heap)?, kind, flags };
        classes.push(Class::alloc(heap, new, None)?);
    }
    let object = classes[Kind::Instance as usize];
    for &kind in Kind::ALL {
        let class = classes[kind as usize];
        let base = match kind {
            Kind::Instance => {
                class.mro.set(Tuple::alloc(heap, &[Value::object(class)])?);
                continue;
            }
            Kind::Bool => classes[Kind::BigInt as usize],
            _ => object,
        };
        class.base.set(Some(base));
        class.bases.set(Tuple::alloc(heap, &[Value::object(base)])?);
        let above = if base.is(object) { vec![object] } else { vec![base, object] };
        let mro: Vec<Value> = [class].iter().chain(&above).map(|&class| Value::object(class)).collect();
        class.mro.set(Tuple::alloc(heap, &mro)?);
        base.add_subclass(heap, class)?;
    }
    Ok(classes)
}
