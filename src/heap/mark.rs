//! Marking: what can be reached from the roots.
//!
//! Never recurses, whatever refers to what.

use super::block::Block;
use super::blocks::Blocks;
use super::header::{Gc, Header, KindInfo};

/// Marks objects, and remembers those whose children are still to be marked.
pub struct Marker<'h> {
    kinds: &'static [KindInfo],
    /// For each shape, the class that its instances keep alive.
    owners: &'h [Option<Gc<Header>>],
    blocks: &'h Blocks,
    pending: Vec<*const Header>,
    /// Marked objects that hold others weakly.
    pub(super) weak: Vec<*const Header>,
}

impl<'h> Marker<'h> {
    pub(super) fn new(
        kinds: &'static [KindInfo],
        owners: &'h [Option<Gc<Header>>],
        blocks: &'h Blocks,
    ) -> Self {
        Marker { kinds, owners, blocks, pending: Vec::new(), weak: Vec::new() }
    }

    /// Marks an object; its children follow later.
    #[inline]
    pub fn mark<T>(&mut self, object: Gc<T>) {
        let object = object.as_ptr().cast::<Header>();
        // SAFETY: a handle is that of a live object, which lies in a block.
        unsafe {
            if (*Block::of(object.cast())).mark(object.cast()) {
                self.marked_first(&*object);
            }
        }
    }

    /// Marks the object that a word points to or into, if it does: any word will do. For registers that may hold what was
    /// left there: a dead object's address, or anything.
    #[inline]
    pub fn mark_word(&mut self, word: usize) {
        if let Some(object) = self.blocks.resolve(word) {
            self.mark(object);
        }
    }

    fn marked_first(&mut self, object: &Header) {
        let kind = &self.kinds[usize::from(object.kind())];
        // An instance may have slots and a class whatever its kind.
        if !kind.leaf || object.shape() != u32::from(object.kind()) {
            self.pending.push(object);
        }
        if kind.weak {
            self.weak.push(object);
        }
    }

    /// Marks all that the marked objects lead to.
    pub(super) fn drain(&mut self) {
        while let Some(object) = self.pending.pop() {
            // SAFETY: the object is live, and the row is that of its kind.
            unsafe {
                let header = &*object;
                (self.kinds[usize::from(header.kind())].trace)(object, self);
                if let Some(&Some(class)) = self.owners.get(header.shape() as usize) {
                    self.mark(class);
                }
            }
        }
    }
}

/// Which objects survive the collection that is going on.
pub struct Liveness<'h>(std::marker::PhantomData<&'h super::Heap>);

impl<'h> Liveness<'h> {
    pub(super) fn of(_: &'h super::Heap) -> Self {
        Liveness(std::marker::PhantomData)
    }

    /// Whether the object survives. It was alive at the collection before.
    pub fn is_live<T>(&self, object: Gc<T>) -> bool {
        let object = object.as_ptr().cast::<u8>();
        // SAFETY: nothing has been swept yet, so the object's block is there.
        unsafe { (*Block::of(object)).is_marked(object) }
    }
}
