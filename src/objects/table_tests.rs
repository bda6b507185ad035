//! Dicts against a model, with keys whose equality is known here and keys for which Python is asked.

use super::cell::CellObject;
use super::dict::{Dict, Lookup};
use super::testing::heap;
use super::{Value, hash};
use crate::heap::{Gc, Heap};
use proptest::prelude::*;

/// A key for which Python is asked: a cell that holds a number. Two cells with the same number are equal.
fn number_of(key: Value) -> i32 {
    let cell = key.as_object::<CellObject>().expect("a cell");
    cell.get().as_int().expect("an int").get() as i32
}

/// Looks a key up as the virtual machine does, and counts how often Python was asked.
fn lookup(dict: Gc<Dict>, hash: i64, key: Value, asked: &mut usize) -> Option<usize> {
    let mut lookup = dict.lookup(hash, key);
    loop {
        match lookup {
            Lookup::Found(place) => return Some(place),
            Lookup::Missing => return None,
            Lookup::Ask(probe) => {
                *asked += 1;
                let candidate = probe.candidate(dict.table());
                let cells =
                    candidate.as_object::<CellObject>().is_some() && key.as_object::<CellObject>().is_some();
                let equal = cells && number_of(candidate) == number_of(key);
                lookup = probe.resume(dict.table(), equal);
            }
        }
    }
}

#[derive(Clone, Debug)]
enum Step {
    Set(i32, i32),
    Delete(i32),
    PopLast,
    Clear,
    Copy,
}

fn steps(keys: i32) -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        12 => (0..keys, any::<i32>()).prop_map(|(key, value)| Step::Set(key, value)),
        6 => (0..keys).prop_map(Step::Delete),
        1 => Just(Step::PopLast),
        1 => Just(Step::Copy),
    ];
    let step = prop_oneof![60 => step, 1 => Just(Step::Clear)];
    proptest::collection::vec(step, 1..300)
}

fn check(heap: &Heap, steps: Vec<Step>, key_of: impl Fn(&Heap, i32) -> (i64, Value)) {
    let mut dict = Dict::alloc(heap).expect("memory");
    let mut model: Vec<(i32, i32)> = Vec::new();
    let find = |dict: Gc<Dict>, key: i32| {
        let (hash, key) = key_of(heap, key);
        lookup(dict, hash, key, &mut 0)
    };
    for step in steps {
        let version = dict.keys_version(heap);
        let keys: Vec<i32> = model.iter().map(|pair| pair.0).collect();
        match step {
            Step::Set(key, value) => {
                match find(dict, key) {
                    Some(place) => dict.set_value_at(place, Value::small(value)),
                    None => {
                        let (hash, key) = key_of(heap, key);
                        dict.push(heap, hash, key, Value::small(value)).expect("memory");
                    }
                }
                match model.iter_mut().find(|pair| pair.0 == key) {
                    Some(pair) => pair.1 = value,
                    None => model.push((key, value)),
                }
            }
            Step::Delete(key) => {
                let removed = find(dict, key).and_then(|place| dict.remove(place));
                assert_eq!(removed.is_some(), model.iter().any(|pair| pair.0 == key));
                model.retain(|pair| pair.0 != key);
            }
            Step::PopLast => {
                let last = dict.table().previous(usize::MAX);
                let removed = last.and_then(|(place, _)| dict.remove(place));
                assert_eq!(removed.map(|item| item.value), model.pop().map(|pair| Value::small(pair.1)));
            }
            Step::Clear => {
                dict.clear(heap);
                model.clear();
            }
            Step::Copy => dict = dict.copy(heap).expect("memory"),
        }
        assert_eq!(dict.len(), model.len());
        let values: Vec<Value> = dict.table().iter().map(|item| item.value).collect();
        assert_eq!(values, model.iter().map(|pair| Value::small(pair.1)).collect::<Vec<_>>());
        if dict.has_keys_version(version) {
            assert_eq!(keys, model.iter().map(|pair| pair.0).collect::<Vec<_>>());
        }
    }
    for key in 0..60 {
        let expected = model.iter().find(|pair| pair.0 == key).map(|pair| Value::small(pair.1));
        assert_eq!(find(dict, key).and_then(|place| dict.value_at(place)), expected);
    }
}

proptest! {
    #[test]
    fn ints(steps in steps(60)) {
        check(&heap(), steps, |_, key| (hash::native(Value::small(key)).expect("an int"), Value::small(key)));
    }

    #[test]
    fn all_hashes_equal(steps in steps(25)) {
        check(&heap(), steps, |_, key| (7, Value::small(key)));
    }

    #[test]
    fn keys_of_programs(steps in steps(30)) {
        check(&heap(), steps, |heap, key| {
            let cell = CellObject::alloc(heap, Value::small(key)).expect("memory");
            (i64::from(key % 5), Value::object(cell))
        });
    }
}

#[test]
fn equal_numbers_are_one_key() {
    let heap = &heap();
    let dict = Dict::alloc(heap).expect("memory");
    let float = |x: f64| Value::float(heap, x).expect("memory");
    assert_eq!(dict.set_native(heap, Value::small(1), Value::small(10)), Ok(true));
    for key in [Value::TRUE, float(1.0)] {
        assert_eq!(dict.set_native(heap, key, Value::small(11)), Ok(true));
    }
    assert_eq!((dict.len(), dict.value_at(0)), (1, Some(Value::small(11))));
    assert_eq!(dict.table().get(0).map(|item| item.key), Some(Value::small(1)));
    for key in [Value::NONE, float(1.5), float(1e300), Value::small(-1), Value::small(-2), Value::ELLIPSIS] {
        assert_eq!(dict.set_native(heap, key, Value::NONE), Ok(true));
    }
    assert_eq!(dict.len(), 7);
}

#[test]
fn a_dict_that_changes_under_a_question_is_searched_again() {
    let heap = &heap();
    let dict = Dict::alloc(heap).expect("memory");
    let cell = |number| Value::object(CellObject::alloc(heap, Value::small(number)).expect("memory"));
    let keys: Vec<Value> = (0..20).map(cell).collect();
    for &key in &keys {
        dict.push(heap, 3, key, key).expect("memory");
    }
    let wanted = cell(19);
    let Lookup::Ask(probe) = dict.lookup(3, wanted) else { panic!("Python must be asked") };
    let first = probe.candidate(dict.table());
    let Lookup::Found(place) = dict.lookup(3, first) else { panic!("the very key is there") };
    dict.remove(place);
    // The answer is about a key that is gone.
    let Lookup::Ask(probe) = probe.resume(dict.table(), true) else { panic!("the search starts again") };
    assert_ne!(probe.candidate(dict.table()), first);
    let mut asked = 0;
    assert_eq!(
        lookup(dict, 3, wanted, &mut asked).and_then(|place| dict.value_at(place)),
        (first != keys[19]).then_some(keys[19])
    );
    assert!(asked <= 20);
}

#[test]
fn a_queue_of_keys_takes_linear_time_and_little_memory() {
    let heap = &heap();
    let dict = Dict::alloc(heap).expect("memory");
    for key in 0..200_000 {
        assert_eq!(dict.set_native(heap, Value::small(key), Value::NONE), Ok(true));
        if key >= 50 {
            let (place, item) = dict.table().next(0).expect("not empty");
            assert_eq!(item.key, Value::small(key - 50));
            dict.remove(place);
        }
    }
    assert_eq!(dict.len(), 50);
    // Without a collection: what the table grows out of is used again.
    assert!(heap.used_bytes() < 100_000, "{}", heap.used_bytes());
}

#[test]
fn large_tables_are_freed_at_once() {
    let mut heap = heap();
    let dict = Dict::alloc(&heap).expect("memory");
    for key in 0..10_000 {
        assert_eq!(dict.set_native(&heap, Value::small(key), Value::NONE), Ok(true));
    }
    let full = heap.used_bytes();
    assert!((10_000 * 26..10_000 * 60).contains(&full), "{full}");
    let copy = dict.copy(&heap).expect("memory");
    assert!(heap.used_bytes() > full + 10_000 * 26);
    assert!(matches!(copy.lookup(77, Value::small(77)), Lookup::Found(77)));
    copy.clear(&heap);
    assert!(heap.used_bytes() <= full + (8 << 10));
    heap.collect(&mut ());
    assert_eq!((heap.external_bytes(), heap.used_bytes()), (0, 0));
}

#[test]
fn a_copy_of_what_lost_its_last_entries_finds_no_more() {
    let heap = &heap();
    let dict = Dict::alloc(heap).expect("memory");
    for key in 0..40 {
        assert_eq!(dict.set_native(heap, Value::small(key), Value::NONE), Ok(true));
    }
    for key in 30..40 {
        let (place, item) = dict.table().previous(dict.table().end()).expect("not empty");
        assert_eq!(item.key, Value::small(69 - key));
        dict.remove(place);
    }
    // Memory that held other entries is used for the copy.
    let other = Dict::alloc(heap).expect("memory");
    for key in 0..40 {
        assert_eq!(other.set_native(heap, Value::small(key), Value::NONE), Ok(true));
    }
    other.clear(heap);
    let copy = dict.copy(heap).expect("memory");
    for key in 0..40 {
        let found = matches!(copy.lookup(key.into(), Value::small(key)), Lookup::Found(_));
        assert_eq!(found, key < 30, "{key}");
    }
}
