//! Sorting against CPython: its results, the number of its comparisons, and what it makes of nonsense.

use super::*;
use crate::objects::testing::{heap, rows};
use proptest::prelude::*;

fn sorted<E>(
    keys: &[i64],
    mut less: impl FnMut(i64, i64) -> Result<bool, E>,
) -> (Vec<(i64, usize)>, Result<(), E>) {
    let mut items: Vec<(i64, usize)> = keys.iter().copied().zip(0..).collect();
    let mut scratch = vec![(0, 0); items.len() / 2];
    let result = sort(
        Cell::from_mut(&mut items[..]).as_slice_of_cells(),
        Cell::from_mut(&mut scratch[..]).as_slice_of_cells(),
        |a, b| less(a.0, b.0),
    );
    (items, result)
}

#[test]
fn as_cpython_sorts() {
    for row in rows(include_str!("../../../tests/library/sort.txt")) {
        let numbers = |column: usize| -> Vec<i64> {
            row[column].split_whitespace().map(|number| number.parse().expect("a number")).collect()
        };
        let keys = numbers(2);
        let mut count = 0;
        let (items, result) = sorted::<()>(&keys, |a, b| {
            count += 1;
            Ok(match row[0] {
                "order" => a < b,
                "always" => true,
                "never" => false,
                "mixed" => (a * 7919 + b * 104_729 + a * b) % 3 == 0,
                other => panic!("{other}"),
            })
        });
        assert_eq!(result, Ok(()));
        let order: Vec<i64> = items.iter().map(|&(_, index)| index as i64).collect();
        assert_eq!(order, numbers(3), "{} {}", row[0], row[2]);
        assert_eq!(count.to_string(), row[1], "comparisons: {} {}", row[0], row[2]);
    }
}

#[test]
fn values_of_one_kind_need_no_program() {
    let heap = heap();
    let floats = [2.0, f64::INFINITY, -1.0, 1.0].map(|float| Value::tagged_float(float).expect("common"));
    assert_eq!(Uniform::of(floats), Uniform::Floats);
    assert_eq!(Uniform::of([Value::small(1), floats[0]]), Uniform::Mixed);
    let nan = Value::float(&heap, f64::NAN).expect("memory");
    assert_eq!(Uniform::of([floats[0], nan, floats[2]]), Uniform::Mixed);
    let mut ints = [3, -2, 7, 0].map(Value::small);
    let mut scratch = [Value::small(0); 2];
    assert!(sort_uniform(
        Cell::from_mut(&mut ints[..]).as_slice_of_cells(),
        Cell::from_mut(&mut scratch[..]).as_slice_of_cells(),
        |value| value,
    ));
    assert_eq!(ints, [-2, 0, 3, 7].map(Value::small));
    let texts = ["b", "\u{ff5e}", "\u{1F600}", "", "ab"];
    let mut texts = texts.map(|text| Value::object(Str::alloc(&heap, text.as_bytes()).expect("memory")));
    let expected = [3, 4, 0, 1, 2].map(|at: usize| texts[at]);
    assert!(sort_uniform(
        Cell::from_mut(&mut texts[..]).as_slice_of_cells(),
        Cell::from_mut(&mut scratch[..]).as_slice_of_cells(),
        |value| value,
    ));
    assert_eq!(texts, expected);
    assert!(!sort_uniform::<Value>(&[], &[], |value| value));
}

proptest! {
    #[test]
    fn like_any_stable_sort(keys in prop::collection::vec(-50i64..50, 0..600)) {
        let (items, _) = sorted::<()>(&keys, |a, b| Ok(a < b));
        let mut expected: Vec<(i64, usize)> = keys.iter().copied().zip(0..).collect();
        expected.sort_by_key(|&(key, _)| key);
        prop_assert_eq!(items, expected);
    }

    #[test]
    fn no_item_is_lost(keys in prop::collection::vec(0i64..40, 0..400), answers in any::<u64>(), fail in 0usize..5000) {
        let mut count = 0;
        let mut state = answers | 1;
        let (items, result) = sorted(&keys, |a, b| {
            count += 1;
            if count == fail {
                return Err(());
            }
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            // Mostly right, so that there are long runs and galloping, sometimes nonsense.
            Ok(if state >> 60 == 0 { state >> 59 & 1 == 0 } else { a < b })
        });
        prop_assert_eq!(result.is_err(), fail != 0 && count >= fail);
        let mut places: Vec<usize> = items.iter().map(|&(_, index)| index).collect();
        places.sort_unstable();
        prop_assert_eq!(places, (0..keys.len()).collect::<Vec<_>>());
    }
}
