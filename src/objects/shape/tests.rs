//! Instances against a model: an ordered map of names and values.

use super::*;
use crate::heap::{Policy, Roots};
use crate::objects::str::intern::Strings;
use crate::objects::{KINDS, cell::CellObject, instance::Instance};
use proptest::prelude::*;

struct Machine {
    heap: Heap,
    shapes: Shapes,
    strings: Strings,
    class: Gc<Header>,
    root: u32,
}

impl Machine {
    fn new(attributes: u16, reserved: u16) -> Machine {
        let heap = Heap::new(KINDS, Policy::default());
        let strings = Strings::new(&heap).expect("memory");
        let class = CellObject::alloc(&heap, Value::NONE).expect("memory").erase();
        let mut shapes = Shapes::new();
        let root = shapes.new_root(&heap, class, reserved, attributes);
        Machine { heap, shapes, strings, class, root }
    }
    fn name(&mut self, index: usize) -> Gc<Str> {
        self.strings.get(&self.heap, format!("a{index}").as_bytes()).expect("memory")
    }
    fn instance(&mut self) -> Gc<Header> {
        let root = self.shapes.current_root(self.root);
        Instance::alloc(&self.heap, root, self.shapes.slots(root)).expect("memory").erase()
    }
    fn set(&mut self, object: Gc<Header>, index: usize, value: i32) {
        let name = self.name(index);
        assert_eq!(self.shapes.set_attribute(&self.heap, &object, name, Value::small(value)), Ok(true));
    }
}

#[derive(Clone, Debug)]
enum Step {
    Set(usize, i32),
    Delete(usize),
    ToDictionary,
    ChangeClass,
    New,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        20 => (0..30usize, any::<i32>()).prop_map(|(name, value)| Step::Set(name, value)),
        6 => (0..30usize).prop_map(Step::Delete),
        1 => Just(Step::ToDictionary),
        1 => Just(Step::ChangeClass),
        1 => Just(Step::New),
    ];
    proptest::collection::vec(step, 1..80)
}

proptest! {
    #[test]
    fn instances_behave_as_ordered_maps(steps in steps(), attributes in 1..6u16, reserved in 0..3u16) {
        let mut machine = Machine::new(attributes, reserved);
        let other = CellObject::alloc(&machine.heap, Value::NONE).expect("memory").erase();
        let other_root = machine.shapes.new_root(&machine.heap, other, reserved, 1);
        let mut object = machine.instance();
        let mut model: Vec<(usize, i32)> = Vec::new();
        for step in steps {
            match step {
                Step::Set(name, value) => {
                    machine.set(object, name, value);
                    match model.iter_mut().find(|(own, _)| *own == name) {
                        Some(entry) => entry.1 = value,
                        None => model.push((name, value)),
                    }
                }
                Step::Delete(index) => {
                    let name = machine.name(index);
                    let deleted = machine.shapes.delete_attribute(&machine.heap, &object, name);
                    let before = model.len();
                    model.retain(|(own, _)| *own != index);
                    prop_assert_eq!(deleted, Ok(model.len() < before));
                }
                Step::ToDictionary => {
                    machine.shapes.to_dictionary(&machine.heap, &object).expect("memory");
                }
                Step::ChangeClass => {
                    machine.shapes.change_class(&machine.heap, &object, other_root).expect("memory");
                    prop_assert!(machine.shapes.get(object.shape()).class().is(other));
                }
                Step::New => {
                    object = machine.instance();
                    model.clear();
                }
            }
            for index in 0..30 {
                let name = machine.name(index);
                let expected = model.iter().find(|(own, _)| *own == index).map(|(_, value)| Value::small(*value));
                prop_assert_eq!(machine.shapes.attribute(&object, name), expected);
            }
            let order: Vec<_> = machine.shapes.attributes(&object);
            let expected: Vec<_> =
                model.iter().map(|&(name, value)| (Value::object(machine.name(name)), Value::small(value))).collect();
            prop_assert_eq!(order, expected);
        }
    }
}

#[test]
fn the_same_attributes_in_the_same_order_have_one_shape() {
    let mut machine = Machine::new(4, 0);
    let objects: Vec<_> = (0..3).map(|_| machine.instance()).collect();
    for (object, order) in objects.iter().zip([[0, 1, 2], [0, 1, 2], [1, 0, 2]]) {
        order.iter().for_each(|&name| machine.set(*object, name, 7));
    }
    assert_eq!(objects[0].shape(), objects[1].shape());
    assert_ne!(objects[0].shape(), objects[2].shape());
}

#[test]
fn later_instances_have_room_for_what_the_first_ones_needed() {
    let mut machine = Machine::new(2, 1);
    for round in 0..6 {
        let object = machine.instance();
        (0..20).for_each(|name| machine.set(object, name, name as i32));
        let last = machine.name(19);
        let location = machine.shapes.find(object.shape(), last);
        assert_eq!(matches!(location, Some(Location::Slot(_))), round >= 4, "{round}: {location:?}");
    }
}

#[test]
fn names_that_are_data_make_no_shapes_without_end() {
    let mut machine = Machine::new(3, 0);
    for index in 0..5000 {
        let object = machine.instance();
        machine.set(object, index, 1);
        machine.set(object, index + 1, 2);
        let name = machine.name(index + 1);
        assert_eq!(machine.shapes.attribute(&object, name), Some(Value::small(2)));
    }
    assert!(machine.shapes.shapes.len() < 3000);
    let object = machine.instance();
    (0..2000).for_each(|index| machine.set(object, index, 1));
    assert!(machine.shapes.dict_of(&object).is_some_and(|dict| dict.len() == 2000));
}

#[test]
fn classes_with_slots_only_take_no_attributes() {
    let mut machine = Machine::new(0, 3);
    let object = machine.instance();
    let name = machine.name(0);
    assert_eq!(machine.shapes.set_attribute(&machine.heap, &object, name, Value::NONE), Ok(false));
    assert_eq!(slots(&object).len(), 3);
}

#[test]
fn shapes_die_with_their_class_and_names_with_their_shapes() {
    struct Tables<'t>(&'t mut Shapes, &'t mut Strings, Option<Gc<Header>>);
    impl Roots for Tables<'_> {
        fn trace(&self, marker: &mut Marker<'_>) {
            self.0.trace(marker);
            self.1.trace(marker);
            if let Some(object) = self.2 {
                marker.mark(object);
            }
        }
        fn sweep(&mut self, live: &Liveness<'_>) {
            self.0.sweep(live);
            self.1.sweep(live);
        }
    }
    let Machine { mut heap, mut shapes, mut strings, class, root } = {
        let mut machine = Machine::new(3, 0);
        let object = machine.instance();
        machine.set(object, 1, 1);
        machine.class = object;
        machine
    };
    // The instance alone keeps its class, its shape and its names.
    let before = strings.len();
    heap.collect(&mut Tables(&mut shapes, &mut strings, Some(class)));
    assert_eq!((strings.len(), shapes.names(class.shape()).len()), (before, 1));
    assert!(heap.shape_owner(root).is_some());
    let shape = class.shape();
    heap.collect(&mut Tables(&mut shapes, &mut strings, None));
    assert_eq!(heap.shape_owner(root), None);
    assert!(shapes.shapes.iter().all(Option::is_none));
    heap.collect(&mut Tables(&mut shapes, &mut strings, None));
    assert_eq!(strings.len(), before - 1);
    // Numbers are not used again.
    let class = CellObject::alloc(&heap, Value::NONE).expect("memory").erase();
    assert!(shapes.new_root(&heap, class, 0, 1) > shape);
}
