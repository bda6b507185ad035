//! Shapes: what lies in which slot of an instance (hidden classes).
//!
//! All instances that got the same attributes in the same order have the same shape, so one comparison of the shape's
//! number guards the class and the layout. Each class has a tree of shapes; adding an attribute leads from a shape to its
//! child.
//!
//! The slots lie in the instance, as many as its tree's root says. When more attributes come, the last slot holds a list of
//! the others, and further instances get another tree, with twice the slots. An instance that is used like a dict gets one:
//! it then has the shape of its class's dictionaries, and the dict lies in its first free slot.
//!
//! Names are interned: they are compared as objects.

use super::class::{Class, Constructor};
use super::dict::Dict;
use super::list::List;
use super::str::Str;
use super::value::slots;
use super::{FIRST_SHAPE, Value};
use crate::heap::{Gc, Header, Heap, Liveness, Marker, OutOfMemory};
use rustc_hash::FxHashMap;
use std::cell::{Cell, OnceCell, RefCell};

/// An instance with more attributes gets a dict.
const MAX_ATTRIBUTES: usize = 256;
/// So does one whose class has more shapes: its attributes' names are data.
const MAX_SHAPES_PER_TREE: u32 = 1024;
/// A tree's instances never have more slots.
const MAX_SLOTS: u16 = 128;
/// Names are looked for one by one up to here.
const FEW: usize = 8;

/// The layout of instances.
pub struct Shape {
    class: Gc<Header>,
    /// The shape without the last attribute; of a root, itself.
    parent: u32,
    root: u32,
    /// The last attribute.
    name: Option<Gc<Str>>,
    /// The number of attributes.
    count: u16,
    is_dictionary: bool,
    children: RefCell<Vec<(Gc<Str>, u32)>>,
    /// The places of the attributes, if there are more than a few and they were asked for.
    places: OnceCell<FxHashMap<usize, u16>>,
    tree: Option<Box<Tree>>,
}

/// What a root knows besides.
struct Tree {
    /// The slots of `__slots__` and of the built-in base, which come first.
    reserved: u16,
    /// The slots of an instance.
    slots: u16,
    shapes: Cell<u32>,
    /// The tree of further instances, since this one's slots did not do.
    wider: Cell<u32>,
    dictionary: Cell<u32>,
}

/// Where an attribute lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In this slot of the instance.
    Slot(u16),
    /// At this index of the list in the last slot.
    Overflow(u16),
}

/// All shapes of a virtual machine.
#[derive(Default)]
pub struct Shapes {
    /// By number, from [`FIRST_SHAPE`] on. A number is never used again, as caches may still hold it.
    shapes: Vec<Option<Box<Shape>>>,
}

/// Room for `needed` slots that leaves no part of a cell unused.
fn round_slots(needed: u16) -> u16 {
    (needed | 1).clamp(1, MAX_SLOTS | 1)
}

impl Shapes {
    /// No shapes.
    pub fn new() -> Shapes {
        Shapes::default()
    }

    /// The shape with a number.
    ///
    /// # Panics
    /// There is none, or its class is dead.
    #[inline]
    pub fn get(&self, shape: u32) -> &Shape {
        let slot = shape.checked_sub(FIRST_SHAPE).and_then(|index| self.shapes.get(index as usize));
        slot.and_then(Option::as_deref).expect("an object's shape lives as long as it does")
    }

    fn tree(&self, shape: &Shape) -> &Tree {
        self.get(shape.root).tree.as_deref().expect("a root has a tree")
    }

    fn add(&mut self, heap: &Heap, shape: Shape) -> u32 {
        let number = heap.new_shape(shape.class);
        debug_assert_eq!(number, FIRST_SHAPE + self.shapes.len() as u32);
        self.shapes.push(Some(Box::new(shape)));
        number
    }

    /// A new tree for instances of a class: the shape of an instance without attributes. `reserved` slots come first, which
    /// the shape knows nothing of; there is room for so many attributes before instances get wider.
    pub fn new_root(&mut self, heap: &Heap, class: Gc<Header>, reserved: u16, attributes: u16) -> u32 {
        // Without attributes at all (`__slots__`) nothing is added for them.
        let slots = match attributes {
            0 => reserved,
            _ => round_slots(reserved.saturating_add(attributes)).max(reserved + 1),
        };
        self.root_with_slots(heap, class, reserved, slots)
    }

    fn root_with_slots(&mut self, heap: &Heap, class: Gc<Header>, reserved: u16, slots: u16) -> u32 {
        let number = FIRST_SHAPE + self.shapes.len() as u32;
        let tree = Tree {
            reserved,
            slots,
            shapes: Cell::new(1),
            wider: Cell::new(number),
            dictionary: Cell::new(0),
        };
        self.add(heap, Shape { tree: Some(Box::new(tree)), ..Shape::child(class, number, number, None, 0) })
    }

    /// The root for new instances, given the root of the first ones: that, or a wider one.
    pub fn current_root(&self, root: u32) -> u32 {
        let mut current = root;
        while let Some(tree) = &self.get(current).tree
            && tree.wider.get() != current
        {
            current = tree.wider.get();
        }
        current
    }

    /// The slots that an instance with this shape has.
    pub fn slots(&self, shape: u32) -> u16 {
        self.tree(self.get(shape)).slots
    }

    /// Where an attribute lies in instances of a shape. Constant, but for the first time. `None`: they have none of that
    /// name, or have a dict.
    pub fn find(&self, shape: u32, name: Gc<Str>) -> Option<Location> {
        let shape = self.get(shape);
        let place = self.place(shape, name)?;
        Some(self.location(shape, place))
    }

    fn place(&self, shape: &Shape, name: Gc<Str>) -> Option<u16> {
        if usize::from(shape.count) > FEW {
            let places = shape.places.get_or_init(|| {
                self.chain(shape)
                    .filter_map(|shape| Some((shape.name?.as_ptr().addr(), shape.count - 1)))
                    .collect()
            });
            return places.get(&name.as_ptr().addr()).copied();
        }
        self.chain(shape)
            .find(|shape| shape.name.is_some_and(|own| own.is(name)))
            .map(|shape| shape.count - 1)
    }

    /// A shape and those that it grew from, down to the first attribute.
    fn chain<'s>(&'s self, shape: &'s Shape) -> impl Iterator<Item = &'s Shape> {
        let next = |shape: &&'s Shape| Some(self.get(shape.parent));
        std::iter::successors(Some(shape), next).take(shape.count.into())
    }

    fn location(&self, shape: &Shape, place: u16) -> Location {
        let tree = self.tree(shape);
        let room = tree.slots - tree.reserved;
        if shape.count <= room || place < room - 1 {
            Location::Slot(tree.reserved + place)
        } else {
            Location::Overflow(place - (room - 1))
        }
    }

    /// Whether instances of some of these classes may have an attribute of this name in a slot. Linear in the number of shapes.
    pub fn any_has(&self, name: Gc<Str>, is_of: impl Fn(Gc<Header>) -> bool) -> bool {
        let mut shapes = self.shapes.iter().flatten();
        shapes.any(|shape| shape.name.is_some_and(|own| own.is(name)) && is_of(shape.class))
    }

    /// The names of the attributes in the order in which they came.
    pub fn names(&self, shape: u32) -> Vec<Gc<Str>> {
        let mut names: Vec<_> = self.chain(self.get(shape)).filter_map(|shape| shape.name).collect();
        names.reverse();
        names
    }

    /// The shape with one more attribute. `None`: there are too many; the instance should get a dict.
    pub fn with(&mut self, heap: &Heap, number: u32, name: Gc<Str>) -> Option<u32> {
        debug_assert!(name.is_interned());
        let shape = self.get(number);
        if let Some(&(_, child)) = shape.children.borrow().iter().find(|(own, _)| own.is(name)) {
            return Some(child);
        }
        let tree = self.tree(shape);
        let full = usize::from(shape.count) >= MAX_ATTRIBUTES
            || tree.shapes.get() >= MAX_SHAPES_PER_TREE
            || tree.slots == tree.reserved
            || shape.is_dictionary;
        if full {
            return None;
        }
        tree.shapes.set(tree.shapes.get() + 1);
        let child = Shape::child(shape.class, number, shape.root, Some(name), shape.count + 1);
        let child = self.add(heap, child);
        self.get(number).children.borrow_mut().push((name, child));
        Some(child)
    }

    /// The shape of instances with a dict, in the tree of this shape.
    fn dictionary(&mut self, heap: &Heap, number: u32) -> u32 {
        let shape = self.get(number);
        let (class, root) = (shape.class, shape.root);
        let known = self.tree(shape).dictionary.get();
        if known != 0 {
            return known;
        }
        let dictionary = Shape { is_dictionary: true, ..Shape::child(class, root, root, None, 0) };
        let dictionary = self.add(heap, dictionary);
        self.tree(self.get(number)).dictionary.set(dictionary);
        dictionary
    }

    /// Makes the tree after this one wider, for instances that are yet to come.
    fn widen(&mut self, heap: &Heap, root: u32) {
        let shape = self.get(root);
        let tree = self.tree(shape);
        if tree.wider.get() != root || tree.slots >= MAX_SLOTS {
            return;
        }
        let (class, reserved) = (shape.class, tree.reserved);
        let slots = round_slots(reserved.saturating_add((tree.slots - reserved).saturating_mul(2)));
        let wider = self.root_with_slots(heap, class, reserved, slots.max(tree.slots));
        self.tree(self.get(root)).wider.set(wider);
        if let Some(class) = Value::from_header(class).as_kind::<Class>() {
            class.constructor.set(Constructor::UNKNOWN);
        }
    }

    /// Marks the names of all attributes.
    pub fn trace(&self, marker: &mut Marker<'_>) {
        self.shapes.iter().flatten().filter_map(|shape| shape.name).for_each(|name| marker.mark(name));
    }
    /// Forgets the shapes of dead classes.
    pub fn sweep(&mut self, live: &Liveness<'_>) {
        for slot in &mut self.shapes {
            if slot.as_ref().is_some_and(|shape| !live.is_live(shape.class)) {
                *slot = None;
            }
        }
    }
}

impl Shape {
    fn child(class: Gc<Header>, parent: u32, root: u32, name: Option<Gc<Str>>, count: u16) -> Shape {
        Shape {
            class,
            parent,
            root,
            name,
            count,
            is_dictionary: false,
            children: RefCell::default(),
            places: OnceCell::new(),
            tree: None,
        }
    }
    /// The class of the instances.
    pub fn class(&self) -> Gc<Header> {
        self.class
    }
    /// The number of attributes; none are counted where there is a dict.
    pub fn count(&self) -> usize {
        self.count.into()
    }
    /// Whether the instances have a dict instead of attributes in slots.
    pub fn is_dictionary(&self) -> bool {
        self.is_dictionary
    }
    /// The shape of an instance of the same tree without attributes.
    pub fn root(&self) -> u32 {
        self.root
    }
}

/// Reads an attribute whose location its shape has given.
#[inline]
pub fn read(object: &Gc<Header>, location: Location) -> Option<Value> {
    let slots = slots(object);
    match location {
        Location::Slot(slot) => slots.get(usize::from(slot)).map(Cell::get),
        Location::Overflow(index) => overflow(slots).and_then(|list| list.get(index.into())),
    }
}

/// Replaces an attribute whose location its shape has given.
#[inline]
pub fn write(object: &Gc<Header>, location: Location, value: Value) {
    let slots = slots(object);
    match location {
        Location::Slot(slot) => slots[usize::from(slot)].set(value),
        Location::Overflow(index) => {
            if let Some(list) = overflow(slots) {
                list.set(index.into(), value);
            }
        }
    }
}

fn overflow(slots: &[Cell<Value>]) -> Option<Gc<List>> {
    slots.last().and_then(|last| last.get().as_object::<List>())
}

/// The attributes of an instance.
impl Shapes {
    /// The dict of an instance that has one instead of attributes in slots.
    pub fn dict_of(&self, object: &Gc<Header>) -> Option<Gc<Dict>> {
        let shape = self.get(object.shape());
        let slot = usize::from(self.tree(shape).reserved);
        if shape.is_dictionary { slots(object)[slot].get().as_kind::<Dict>() } else { None }
    }

    /// The value of an attribute.
    pub fn attribute(&self, object: &Gc<Header>, name: Gc<Str>) -> Option<Value> {
        match self.dict_of(object) {
            Some(dict) => dict.get_str(name),
            None => read(object, self.find(object.shape(), name)?),
        }
    }

    /// Sets an attribute, which is there or is added. False: instances of the class have no attributes but slots.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn set_attribute(
        &mut self,
        heap: &Heap,
        object: &Gc<Header>,
        name: Gc<Str>,
        value: Value,
    ) -> Result<bool, OutOfMemory> {
        if let Some(dict) = self.dict_of(object) {
            return dict.set_str(heap, name, value).map(|()| true);
        }
        if let Some(location) = self.find(object.shape(), name) {
            write(object, location, value);
            return Ok(true);
        }
        let tree = self.tree(self.get(object.shape()));
        if tree.slots == tree.reserved {
            return Ok(false);
        }
        match self.with(heap, object.shape(), name) {
            Some(shape) => self.grow(heap, object, shape, value)?,
            None => {
                self.to_dictionary(heap, object)?.set_str(heap, name, value)?;
            }
        }
        Ok(true)
    }

    /// Gives an instance the child of its shape, and the new attribute its value.
    fn grow(
        &mut self,
        heap: &Heap,
        object: &Gc<Header>,
        shape: u32,
        value: Value,
    ) -> Result<(), OutOfMemory> {
        let new = self.get(shape);
        let tree = self.tree(new);
        let room = tree.slots - tree.reserved;
        let slots = slots(object);
        if new.count <= room {
            slots[usize::from(tree.reserved + new.count - 1)].set(value);
        } else if new.count == room + 1 {
            // The attribute of the last slot makes room for the list.
            let last = slots.last().expect("there is room for an attribute");
            last.set(Value::object(List::alloc(heap, &[last.get(), value])?));
            let root = new.root;
            self.widen(heap, root);
        } else {
            overflow(slots).expect("the last slot has the list").push(heap, value)?;
        }
        object.set_shape(shape);
        Ok(())
    }

    /// The attributes and their values, in the order in which they came. Linear.
    pub fn attributes(&self, object: &Gc<Header>) -> Vec<(Value, Value)> {
        if let Some(dict) = self.dict_of(object) {
            return dict.table().iter().map(|item| (item.key, item.value)).collect();
        }
        let shape = self.get(object.shape());
        let names = self.names(object.shape()).into_iter().enumerate();
        let value = |place: usize| read(object, self.location(shape, place as u16));
        names.filter_map(|(place, name)| Some((Value::object(name), value(place)?))).collect()
    }

    /// Gives an instance a dict of its attributes, and answers with the dict. Linear for the first time.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn to_dictionary(&mut self, heap: &Heap, object: &Gc<Header>) -> Result<Gc<Dict>, OutOfMemory> {
        if let Some(dict) = self.dict_of(object) {
            return Ok(dict);
        }
        let dict = Dict::alloc(heap)?;
        for (name, value) in self.attributes(object) {
            if let Some(name) = name.as_object::<Str>() {
                dict.set_str(heap, name, value)?;
            }
        }
        self.set_dict(heap, object, dict);
        Ok(dict)
    }

    /// Makes a dict the attributes of an instance, instead of those that it has: `o.__dict__ = dict`.
    pub fn set_dict(&mut self, heap: &Heap, object: &Gc<Header>, dict: Gc<Dict>) {
        let shape = self.dictionary(heap, object.shape());
        let reserved = usize::from(self.tree(self.get(shape)).reserved);
        let slots = &slots(object)[reserved..];
        slots.iter().for_each(|slot| slot.set(Value::UNBOUND));
        slots[0].set(Value::object(dict));
        object.set_shape(shape);
    }

    /// Deletes an attribute. False: there is none. Linear, unless it came last.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn delete_attribute(
        &mut self,
        heap: &Heap,
        object: &Gc<Header>,
        name: Gc<Str>,
    ) -> Result<bool, OutOfMemory> {
        if let Some(dict) = self.dict_of(object) {
            let place = dict.place_of_str(name);
            return Ok(place.and_then(|place| dict.remove(place)).is_some());
        }
        if self.find(object.shape(), name).is_none() {
            return Ok(false);
        }
        let mut attributes = self.attributes(object);
        attributes.retain(|&(own, _)| own != Value::object(name));
        let root = self.get(object.shape()).root;
        self.refill(heap, object, root, attributes)?;
        Ok(true)
    }

    /// Gives an instance the shape of another class, in which it keeps its attributes: `o.__class__ = C`. The class has the
    /// same reserved slots, and `root` is the root of one of its trees.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn change_class(&mut self, heap: &Heap, object: &Gc<Header>, root: u32) -> Result<(), OutOfMemory> {
        let dict = self.dict_of(object);
        let attributes = if dict.is_some() { Vec::new() } else { self.attributes(object) };
        let (class, reserved) = (self.get(root).class, self.tree(self.get(root)).reserved);
        let have = object.slots() as u16;
        // The instance cannot get other slots than it has.
        let root = self.root_for(heap, class, reserved, have, root);
        self.refill(heap, object, root, attributes)?;
        if let Some(dict) = dict {
            self.set_dict(heap, object, dict);
        }
        Ok(())
    }

    fn root_for(&mut self, heap: &Heap, class: Gc<Header>, reserved: u16, slots: u16, first: u32) -> u32 {
        let fits = |root: u32| self.tree(self.get(root)).slots == slots;
        let mut root = first;
        while !fits(root) {
            let wider = self.tree(self.get(root)).wider.get();
            if wider == root {
                return self
                    .root_of_class(class, slots)
                    .unwrap_or_else(|| self.root_with_slots(heap, class, reserved, slots));
            }
            root = wider;
        }
        root
    }

    /// A root that was made for this number of slots before. Linear in the number of shapes.
    fn root_of_class(&self, class: Gc<Header>, slots: u16) -> Option<u32> {
        let fits = |shape: &Shape| {
            shape.class.is(class) && shape.tree.as_ref().is_some_and(|tree| tree.slots == slots)
        };
        let index = self.shapes.iter().position(|shape| shape.as_deref().is_some_and(fits))?;
        Some(FIRST_SHAPE + index as u32)
    }

    /// Gives an instance these attributes, in the tree of `root`, and no others.
    fn refill(
        &mut self,
        heap: &Heap,
        object: &Gc<Header>,
        root: u32,
        attributes: Vec<(Value, Value)>,
    ) -> Result<(), OutOfMemory> {
        let reserved = usize::from(self.tree(self.get(root)).reserved);
        slots(object)[reserved..].iter().for_each(|slot| slot.set(Value::UNBOUND));
        object.set_shape(root);
        for (name, value) in attributes {
            if let Some(name) = name.as_object::<Str>() {
                self.set_attribute(heap, object, name, value)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
