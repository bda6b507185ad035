//! The operators of sets whose items' equality no program defines.
//!
//! Hashes are those that the sets have. Each function gives `None` where Python must be asked, and has changed nothing then.

use super::set::{Found, Member, Members};
use crate::heap::{Heap, OutOfMemory};
use smallvec::SmallVec;

/// The items of a new set. `None`: whether there are such items is for Python to say.
pub type Result = std::result::Result<Option<Members>, OutOfMemory>;

impl Members {
    /// Items that differ.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn of(heap: &Heap, items: &[Member]) -> std::result::Result<Members, OutOfMemory> {
        let members = Members::default();
        members.reserve(heap, items.len())?;
        for &item in items {
            members.push(heap, item)?;
        }
        Ok(members)
    }

    /// The same items.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn copy(&self, heap: &Heap) -> std::result::Result<Members, OutOfMemory> {
        let members = Members::default();
        members.copy_from(heap, self)?;
        Ok(members)
    }

    /// Whether all items are in another set.
    pub fn is_subset(&self, other: &Members) -> Option<bool> {
        self.all(|member| other.search(member.hash, member.key), true)
    }
    /// Whether no item is in another set.
    pub fn is_disjoint(&self, other: &Members) -> Option<bool> {
        self.all(|member| other.search(member.hash, member.key), false)
    }
    #[inline(always)]
    fn all(&self, search: impl Fn(Member) -> Found, there: bool) -> Option<bool> {
        let mut place = 0;
        while let Some((at, member)) = self.next(place) {
            match search(member) {
                Found::Unknown => return None,
                found if (found == Found::Nowhere) == there => return Some(false),
                _ => place = at + 1,
            }
        }
        Some(true)
    }

    /// The items that another set has, too (`there`), or has not.
    fn only(&self, heap: &Heap, other: &Members, there: bool) -> Result {
        // PERF: the result takes the memory that it needs.
        let mut kept: SmallVec<[Member; 64]> = SmallVec::new();
        let mut place = 0;
        while let Some((at, member)) = self.next(place) {
            match other.search(member.hash, member.key) {
                Found::Unknown => return Ok(None),
                found if (found != Found::Nowhere) == there => kept.push(member),
                _ => {}
            }
            place = at + 1;
        }
        Members::of(heap, &kept).map(Some)
    }

    /// The items that both sets have: those of the smaller one, of `other` if they are as many.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn intersection(&self, heap: &Heap, other: &Members) -> Result {
        match other.len() > self.len() {
            true => self.only(heap, other, true),
            false => other.only(heap, self, true),
        }
    }

    /// The items that another set has not.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn difference(&self, heap: &Heap, other: &Members) -> Result {
        if other.len() > self.len() / 4 {
            return self.only(heap, other, false);
        }
        // PERF: a copy is quick, and few items leave it.
        let result = self.copy(heap)?;
        Ok(result.remove_all(other).then_some(result))
    }

    /// The items of both sets.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn union(&self, heap: &Heap, other: &Members) -> Result {
        let result = self.copy(heap)?;
        Ok(result.add_all(heap, other)?.then_some(result))
    }

    /// The items that are in one of the sets.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn symmetric_difference(&self, heap: &Heap, other: &Members) -> Result {
        let result = self.copy(heap)?;
        let mut place = 0;
        while let Some((at, member)) = other.next(place) {
            match result.search(member.hash, member.key) {
                Found::Unknown => return Ok(None),
                Found::At(found) => {
                    result.remove(found);
                }
                Found::Nowhere => {
                    result.push(heap, member)?;
                }
            }
            place = at + 1;
        }
        Ok(Some(result))
    }

    /// Adds the items of another set. False: some are added, of the next one Python must be asked.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn add_all(&self, heap: &Heap, other: &Members) -> std::result::Result<bool, OutOfMemory> {
        let mut place = 0;
        while let Some((at, member)) = other.next(place) {
            match self.search(member.hash, member.key) {
                Found::Unknown => return Ok(false),
                Found::At(_) => {}
                Found::Nowhere => {
                    self.push(heap, member)?;
                }
            }
            place = at + 1;
        }
        Ok(true)
    }

    /// Removes the items of another set. False: some are removed, of the next one Python must be asked.
    pub fn remove_all(&self, other: &Members) -> bool {
        let mut place = 0;
        while let Some((at, member)) = other.next(place) {
            match self.search(member.hash, member.key) {
                Found::Unknown => return false,
                Found::At(found) => {
                    self.remove(found);
                }
                Found::Nowhere => {}
            }
            place = at + 1;
        }
        true
    }
}
