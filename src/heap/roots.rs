//! What the collector starts from: the virtual machine's own roots, and buffers that native code has rooted.

use super::cells::CellVec;
use super::mark::{Liveness, Marker};
use super::{Gc, Heap};
use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

/// The roots that the owner of the heap knows: register windows, code, modules, tables.
pub trait Roots {
    /// Marks all roots.
    fn trace(&self, marker: &mut Marker<'_>);
    /// Removes dead objects from tables that hold them weakly (interned strings, shapes). Nothing is freed yet.
    fn sweep(&mut self, live: &Liveness<'_>);
}

/// No roots but the stack and the rooted buffers.
impl Roots for () {
    fn trace(&self, _: &mut Marker<'_>) {}
    fn sweep(&mut self, _: &Liveness<'_>) {}
}

/// A value that may refer to an object.
pub trait TraceValue: Copy + 'static {
    /// Marks the object, if there is one.
    fn trace_value(self, marker: &mut Marker<'_>);
}
impl<T: 'static> TraceValue for Gc<T> {
    fn trace_value(self, marker: &mut Marker<'_>) {
        marker.mark(self);
    }
}

trait RootedItems {
    fn trace_items(&self, marker: &mut Marker<'_>);
}
impl<T: TraceValue> RootedItems for CellVec<T> {
    fn trace_items(&self, marker: &mut Marker<'_>) {
        self.iter().for_each(|item| item.trace_value(marker));
    }
}

type Buffers = Rc<RefCell<Vec<Option<Rc<dyn RootedItems>>>>>;

#[derive(Default)]
pub(super) struct RootedBuffers(Buffers);

impl RootedBuffers {
    pub fn trace(&self, marker: &mut Marker<'_>) {
        self.0.borrow().iter().flatten().for_each(|buffer| buffer.trace_items(marker));
    }
}

/// An array of values that native code owns while Python runs: its elements are roots.
///
/// It changes through `&`, as all that the collector reads does.
pub struct Rooted<T: TraceValue> {
    items: Rc<CellVec<T>>,
    buffers: Buffers,
    place: usize,
    external: Rc<Cell<usize>>,
}

impl Heap {
    /// An empty rooted array.
    pub fn rooted<T: TraceValue>(&self) -> Rooted<T> {
        let items = Rc::new(CellVec::new());
        let buffers = Rc::clone(&self.rooted.0);
        let place = buffers.borrow().len();
        buffers.borrow_mut().push(Some(Rc::clone(&items) as Rc<dyn RootedItems>));
        Rooted { items, buffers, place, external: self.external_counter() }
    }
}

impl<T: TraceValue> Deref for Rooted<T> {
    type Target = CellVec<T>;
    fn deref(&self) -> &CellVec<T> {
        &self.items
    }
}

impl<T: TraceValue> Drop for Rooted<T> {
    fn drop(&mut self) {
        self.external.set(self.external.get().saturating_sub(self.items.external_bytes()));
        let mut buffers = self.buffers.borrow_mut();
        buffers[self.place] = None;
        // Most are dropped in the reverse order of their creation.
        while let Some(None) = buffers.last() {
            buffers.pop();
        }
    }
}
