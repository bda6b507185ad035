//! The operators of sets and dicts.

use crate::bytecode::opcode::BinaryOperator;
use crate::heap::Gc;
use crate::objects::Kind;
use crate::objects::Value;
use crate::objects::dict::Dict;
use crate::objects::set::{self, FrozenSet, Member, Members, Set};
use crate::vm::{Result, Vm};

impl Vm {
    /// `a | b` of dicts. `None`: one is none.
    pub(super) fn dict_or(&mut self, a: Value, b: Value) -> Result<Option<Value>> {
        let (Some(left), Some(_)) = (a.as_kind::<Dict>(), b.as_kind::<Dict>()) else { return Ok(None) };
        let copy = left.copy(&self.heap);
        let copy = self.memory(copy)?;
        self.dict_update(copy, b)?;
        Ok(Some(Value::object(copy)))
    }

    /// `a |= b` of dicts and sets, `&=`, `-=` and `^=` of sets. `None`: the types do not know each other.
    pub(super) fn inplace_by_key(
        &mut self,
        kind: Kind,
        operator: BinaryOperator,
        a: Value,
        b: Value,
    ) -> Result<Option<Value>> {
        if kind == Kind::Dict {
            let (Some(dict), BinaryOperator::Or) = (a.as_kind::<Dict>(), operator) else { return Ok(None) };
            self.dict_update(dict, b)?;
            return Ok(Some(a));
        }
        let (Some(target), Some(other)) = (a.as_kind::<Set>(), set::members(&b)) else { return Ok(None) };
        match operator {
            BinaryOperator::Or => {
                let added = target.members().add_all(&self.heap, other);
                if self.memory(added)? {
                    return Ok(Some(a));
                }
                let mut place = 0;
                while let Some(member) = next_member(b, &mut place) {
                    self.set_add_hashed(a, member)?;
                }
            }
            BinaryOperator::And => {
                let native = target.members().intersection(&self.heap, other);
                let result = match self.memory(native)? {
                    Some(members) => members,
                    None => self.intersection(a, b)?.members().take(),
                };
                target.members().replace_by(&self.heap, result);
            }
            BinaryOperator::Subtract => {
                if a == b {
                    target.members().clear(&self.heap);
                    return Ok(Some(a));
                }
                if target.members().remove_all(other) {
                    return Ok(Some(a));
                }
                let mut place = 0;
                while let Some(member) = next_member(b, &mut place) {
                    self.set_remove_hashed(target, member.hash, member.key)?;
                }
            }
            BinaryOperator::Xor => {
                if a == b {
                    target.members().clear(&self.heap);
                    return Ok(Some(a));
                }
                let native = target.members().symmetric_difference(&self.heap, other);
                if let Some(members) = self.memory(native)? {
                    target.members().replace_by(&self.heap, members);
                    return Ok(Some(a));
                }
                let mut place = 0;
                while let Some(member) = next_member(b, &mut place) {
                    if !self.set_remove_hashed(target, member.hash, member.key)? {
                        self.set_add_hashed(a, member)?;
                    }
                }
            }
            _ => return Ok(None),
        }
        Ok(Some(a))
    }

    /// An operator of two sets: the result is a set or frozenset as the left one is. `None`: one is no set, or sets have no
    /// such operator.
    pub(super) fn set_operator(
        &mut self,
        operator: BinaryOperator,
        a: Value,
        b: Value,
    ) -> Result<Option<Value>> {
        let (Some(own), Some(other)) = (set::members(&a), set::members(&b)) else { return Ok(None) };
        let heap = &self.heap;
        let native = match operator {
            BinaryOperator::Or => own.union(heap, other),
            BinaryOperator::And => own.intersection(heap, other),
            BinaryOperator::Subtract => own.difference(heap, other),
            BinaryOperator::Xor => own.symmetric_difference(heap, other),
            _ => return Ok(None),
        };
        let is_frozen = a.as_kind::<FrozenSet>().is_some();
        if let Some(members) = self.memory(native)? {
            return self.set_of(members, is_frozen).map(Some);
        }
        // What defines its equality itself runs Python.
        let result = match operator {
            BinaryOperator::Or => {
                let result = self.copy_of_set(a)?;
                let mut place = 0;
                while let Some(member) = next_member(b, &mut place) {
                    self.set_add_hashed(Value::object(result), member)?;
                }
                result
            }
            BinaryOperator::And => self.intersection(a, b)?,
            BinaryOperator::Subtract => self.difference(a, b)?,
            BinaryOperator::Xor => {
                let result = self.copy_of_set(a)?;
                let mut place = 0;
                while let Some(member) = next_member(b, &mut place) {
                    if !self.set_remove_hashed(result, member.hash, member.key)? {
                        self.set_add_hashed(Value::object(result), member)?;
                    }
                }
                result
            }
            _ => return Ok(None),
        };
        let members = result.members().take();
        self.set_of(members, is_frozen).map(Some)
    }

    /// A plain set or frozenset that takes these items.
    pub(crate) fn set_of(&mut self, members: Members, is_frozen: bool) -> Result {
        if is_frozen {
            let set = FrozenSet::of(&self.heap, members);
            return self.memory(set).map(Value::object);
        }
        let set = Set::of(&self.heap, members);
        self.memory(set).map(Value::object)
    }

    fn empty_set(&mut self) -> Result<Gc<Set>> {
        let set = Set::alloc(&self.heap);
        self.memory(set)
    }

    fn copy_of_set(&mut self, set: Value) -> Result<Gc<Set>> {
        let copy = self.empty_set()?;
        if let Some(members) = set::members(&set) {
            let copied = copy.members().copy_from(&self.heap, members);
            self.memory(copied)?;
        }
        Ok(copy)
    }

    /// The items that both sets have: those of the larger one, as CPython has it.
    fn intersection(&mut self, a: Value, b: Value) -> Result<Gc<Set>> {
        let length = |set: Value| set::members(&set).map_or(0, |members| members.len());
        if a == b {
            return self.copy_of_set(a);
        }
        // The smaller one is gone through, the items of the right one if they are equal in number.
        let (searched, through) = if length(b) > length(a) { (b, a) } else { (a, b) };
        let result = self.empty_set()?;
        let mut place = 0;
        while let Some(member) = next_member(through, &mut place) {
            if self.set_contains_hashed(searched, member.hash, member.key)? {
                self.set_add_hashed(Value::object(result), member)?;
            }
        }
        Ok(result)
    }

    fn difference(&mut self, a: Value, b: Value) -> Result<Gc<Set>> {
        let result = self.empty_set()?;
        let mut place = 0;
        while let Some(member) = next_member(a, &mut place) {
            if !self.set_contains_hashed(b, member.hash, member.key)? {
                self.set_add_hashed(Value::object(result), member)?;
            }
        }
        Ok(result)
    }
}

/// The next item of a set, of either kind, which a method may change meanwhile.
fn next_member(set: Value, place: &mut usize) -> Option<Member> {
    let (at, member) = set::members(&set)?.next(*place)?;
    *place = at + 1;
    Some(member)
}
