//! What several types have to do with each other: order, equality and hashes, slices and ranges, and a heap of all kinds.

use super::bytes::Bytes;
use super::complex::{self, Complex, Number};
use super::dict::Dict;
use super::int;
use super::list::List;
use super::order::{self, Order};
use super::range::Range;
use super::slice;
use super::str::Str;
use super::testing::{heap, parse_float, parse_int, rows, show, unhex};
use super::tuple::Tuple;
use super::value::trace_stale_words;
use super::weakref::{WeakRef, WeakRefs};
use super::{Value, equality, float, hash};
use crate::heap::{Heap, Liveness, Marker, Roots};
use std::cell::Cell;
use std::cmp::Ordering;

/// A value as record.py writes it.
fn parse_value(heap: &Heap, text: &str) -> Value {
    if let Some(items) = text.strip_prefix('(') {
        let (mut items, mut depth, mut start) = ((items, Vec::new()), 0, 0);
        for (at, c) in items.0.char_indices() {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                ',' if depth == 0 => {
                    items.1.push(parse_value(heap, &items.0[start..at]));
                    start = at + 1;
                }
                _ => {}
            }
        }
        return Tuple::alloc(heap, &items.1).expect("memory").into();
    }
    let (kind, rest) = text.split_at(1);
    match kind {
        "i" => parse_int(heap, rest),
        "t" => Value::bool(rest == "1"),
        "f" => Value::float(heap, parse_float(rest)).expect("memory"),
        "s" => Str::alloc(heap, &unhex(rest)).expect("memory").into(),
        "b" => Bytes::alloc(heap, &unhex(rest)).expect("memory").into(),
        "n" => Value::NONE,
        _ => {
            let number = match rest.strip_prefix('j') {
                Some(imag) => Number::new(0.0, imag.parse().expect("a number")),
                None => Number::new(rest.parse().expect("a number"), 0.0),
            };
            Complex::alloc(heap, number).expect("memory").into()
        }
    }
}

#[test]
fn orders() {
    let heap = &heap();
    for row in rows(include_str!("../../tests/objects/orders.txt")) {
        let (a, b) = (parse_value(heap, row[0]), parse_value(heap, row[1]));
        let about = format!("{a:?} {b:?}");
        let expected = match row[2] {
            "<" => Order::Known(Ordering::Less),
            "=" => Order::Known(Ordering::Equal),
            ">" => Order::Known(Ordering::Greater),
            _ => Order::Ask,
        };
        assert_eq!(order::native(a, b), expected, "{about}");
        let (same, equal) = (equality::same_or_equal(a, b), equality::equal(a, b));
        let tuple = a == b && a.as_object::<Tuple>().is_some();
        assert_eq!(
            (same, equal.or(same.filter(|_| tuple))),
            (Some(row[3] == "1"), Some(row[3] == "1")),
            "{about}"
        );
        if row[3] == "1" {
            assert_eq!(hash::native(a), hash::native(b), "{about}");
        }
    }
}

#[test]
fn nan_equals_nothing_but_is_itself() {
    let heap = &heap();
    let nan = Value::float(heap, f64::NAN).expect("memory");
    assert_eq!((equality::equal(nan, nan), equality::same_or_equal(nan, nan)), (Some(false), Some(true)));
    assert_eq!(order::native(nan, nan), Order::Unordered);
    assert_eq!(order::native(nan, Value::small(1)), Order::Unordered);
    let pair = |value| Value::object(Tuple::alloc(heap, &[value]).expect("memory"));
    assert_eq!(equality::same_or_equal(pair(nan), pair(nan)), Some(true));
}

#[test]
fn programs_have_a_say_in_their_own_classes() {
    let heap = &heap();
    let list = Value::object(List::alloc(heap, &[]).expect("memory"));
    let wrapped = Value::object(Tuple::alloc(heap, &[list]).expect("memory"));
    let subclass = Value::object(int::BigInt::alloc_instance(heap, 1.into(), 1000, 0).expect("memory"));
    for (a, b) in [
        (list, Value::NONE),
        (wrapped, Value::NONE),
        (subclass, Value::small(1)),
        (Value::small(1), subclass),
    ] {
        let expected = if a == wrapped { Some(false) } else { None };
        assert_eq!(equality::same_or_equal(a, b), expected, "{a:?} {b:?}");
        assert_eq!(order::native(a, b), Order::Ask);
    }
    let other = Value::object(Tuple::alloc(heap, &[Value::small(1)]).expect("memory"));
    assert_eq!((equality::same_or_equal(wrapped, other), order::native(wrapped, other)), (None, Order::Ask));
    assert_eq!((hash::native(list), hash::native(wrapped), hash::native(subclass)), (None, None, None));
    // Deep tuples are left to whoever can grow the stack.
    let mut deep = [Value::small(1); 2];
    for _ in 0..100_000 {
        deep = deep.map(|value| Value::object(Tuple::alloc(heap, &[value]).expect("memory")));
    }
    assert_eq!((equality::same_or_equal(deep[0], deep[1]), hash::native(deep[0])), (None, None));
}

#[test]
fn complex_numbers() {
    let parse = |text: &str| {
        let (real, imag) = text.split_once(',').expect("two parts");
        Number::new(parse_float(real), parse_float(imag))
    };
    let hex = |x: f64| if x.is_nan() { "nan".to_owned() } else { float::to_hex(x) };
    let shown = |z: Number| format!("{},{}", hex(z.real), hex(z.imag));
    let unsigned = |text: &str| text.replace("-nan", "nan");
    for row in rows(include_str!("../../tests/objects/complex_pairs.txt")) {
        let (a, b) = (parse(row[0]), parse(row[1]));
        for (result, expected) in [(a + b, row[2]), (a - b, row[3]), (a * b, row[4])] {
            assert_eq!(shown(result), unsigned(expected), "{a:?} {b:?}");
        }
        let quotient = a.divide(b).map_or("ZeroDivisionError".to_owned(), shown);
        assert_eq!(quotient, unsigned(row[5]), "{a:?} / {b:?}");
        let power = a.pow(b).map_or_else(
            |error| match error {
                complex::PowerError::ZeroDivision => "ZeroDivisionError".to_owned(),
                complex::PowerError::Overflow => "OverflowError".to_owned(),
            },
            shown,
        );
        assert_eq!(power, unsigned(row[6]), "{a:?} ** {b:?}");
        assert_eq!(a.abs().map_or("OverflowError".to_owned(), hex), row[7], "abs {a:?}");
        assert_eq!(a.repr(), row[8]);
        if !a.real.is_nan() && !a.imag.is_nan() {
            assert_eq!(hash::of_complex(a.real, a.imag).to_string(), row[9], "hash {a:?}");
        }
    }
}

#[test]
fn slices() {
    for row in rows(include_str!("../../tests/objects/slices.txt")) {
        let bound = |text: &str| text.parse().ok();
        let indices =
            slice::indices(bound(row[1]), bound(row[2]), bound(row[3]), row[0].parse().expect("a number"));
        let shown: Vec<String> = indices.iter().map(|index| index.to_string()).collect();
        assert_eq!(shown.join(","), row[4], "{row:?}");
    }
    for (index, len, expected) in
        [(0, 0, None), (-1, 3, Some(2)), (-3, 3, Some(0)), (-4, 3, None), (2, 3, Some(2)), (3, 3, None)]
    {
        assert_eq!(slice::index(index, len), expected);
    }
    assert_eq!((slice::index(i64::MIN, 3), slice::index(i64::MAX, 3)), (None, None));
}

#[test]
fn ranges() {
    let heap = &heap();
    for row in rows(include_str!("../../tests/objects/ranges.txt")) {
        let int = |column: usize| parse_int(heap, row[column]);
        let range = Range::alloc(heap, int(0), int(1), int(2)).expect("memory");
        assert_eq!(show(range.length()), row[3], "{row:?}");
        if row[3] != "0" {
            assert_eq!(show(range.at(heap, int(4)).expect("memory")), row[5], "{row:?}");
        }
        let index = range.index_of(heap, int(6)).expect("memory");
        assert_eq!(index.map_or("ValueError".to_owned(), show), row[7], "{row:?}");
    }
}

/// What a value holds, as far as a model can tell: shared parts are told once for each way to them, to some depth.
fn describe(value: Value, depth: usize, out: &mut String) {
    use std::fmt::Write;
    if depth == 0 {
        out.push('…');
    } else if let Some(str) = value.as_object::<Str>() {
        write!(out, "{:?}", str.wtf8()).expect("a String takes all");
    } else if let Some(list) = value.as_object::<List>() {
        out.push('[');
        list.items().iter().for_each(|item| describe(item, depth - 1, out));
        out.push(']');
    } else if let Some(tuple) = value.as_object::<Tuple>() {
        out.push('(');
        tuple.items().iter().for_each(|&item| describe(item, depth - 1, out));
        out.push(')');
    } else if let Some(dict) = value.as_object::<Dict>() {
        out.push('{');
        for item in dict.table().iter() {
            describe(item.key, depth - 1, out);
            out.push(':');
            describe(item.value, depth - 1, out);
        }
        out.push('}');
    } else if let Some(number) = int::Operand::of(value) {
        out.push_str(&int::to_string(number, 0).expect("no limit"));
    } else {
        write!(out, "{value:?}").expect("a String takes all");
    }
    out.push(' ');
}

#[test]
fn collections_change_nothing_that_is_reachable() {
    let mut heap = heap();
    let roots = heap.rooted::<Value>();
    let mut state = 1u64;
    let mut random = |n: usize| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) as usize % n
    };
    for _ in 0..20 {
        roots.push(&heap, Value::NONE).expect("memory");
    }
    for step in 0..30_000 {
        let (a, b) = (roots.get(random(20)).expect("a root"), roots.get(random(20)).expect("a root"));
        let new = match random(9) {
            0 => List::alloc(&heap, &[a, b]).expect("memory").into(),
            1 => Tuple::alloc(&heap, &[a, b, a]).expect("memory").into(),
            2 => Str::alloc(&heap, "text é".repeat(random(300)).as_bytes()).expect("memory").into(),
            3 => Dict::alloc(&heap).expect("memory").into(),
            4 => int::shl(&heap, Value::small(3), Value::length(random(2000))).expect("memory"),
            5 => Value::float(&heap, random(100) as f64 * 1e250).expect("memory"),
            _ => {
                match (
                    a.as_object::<List>(),
                    a.as_object::<Dict>(),
                    a.as_object::<Str>(),
                    b.as_object::<Str>(),
                ) {
                    (Some(list), ..) if list.len() < 50 => list.push(&heap, b).expect("memory"),
                    (Some(list), ..) => list.items().truncate(random(50)),
                    (_, Some(dict), ..) => {
                        dict.set_native(&heap, Value::length(random(40)), b).expect("memory");
                    }
                    (_, _, Some(a), Some(b)) if a.len() < 10_000 => {
                        roots.set(random(20), Str::concat(&heap, a, b).expect("memory").into());
                    }
                    _ => {}
                }
                continue;
            }
        };
        roots.set(random(20), new);
        if step % 500 == 0 {
            let tell = || {
                let mut told = String::new();
                roots.iter().for_each(|value| describe(value, 4, &mut told));
                told
            };
            let before = tell();
            heap.collect(&mut ());
            // What was freed is written over.
            for _ in 0..200 {
                List::alloc(&heap, &[Value::ELLIPSIS; 3]).expect("memory");
                Tuple::alloc(&heap, &[Value::ELLIPSIS; 3]).expect("memory");
            }
            assert_eq!(tell(), before);
        }
    }
    drop(roots);
    heap.collect(&mut ());
    assert_eq!((heap.external_bytes(), heap.used_bytes()), (0, 0));
}

#[test]
fn weak_references_outlive_what_they_refer_to() {
    struct Table(WeakRefs);
    impl Roots for Table {
        fn trace(&self, _: &mut Marker<'_>) {}
        fn sweep(&mut self, live: &Liveness<'_>) {
            self.0.sweep(live);
        }
    }
    let mut heap = heap();
    let roots = heap.rooted::<Value>();
    let target = List::alloc(&heap, &[]).expect("memory");
    let weak = WeakRef::alloc(&heap, target.erase(), Value::TRUE).expect("memory");
    let other = WeakRef::alloc(&heap, target.erase(), Value::NONE).expect("memory");
    let mut table = Table(WeakRefs::default());
    table.0.add(target.erase(), weak);
    table.0.add(target.erase(), other);
    roots.push(&heap, Value::object(weak)).expect("memory");
    roots.push(&heap, Value::object(target)).expect("memory");
    heap.collect(&mut table);
    assert_eq!((weak.get(), heap.next_callback()), (Some(Value::object(target)), None));
    assert_eq!(table.0.of(target.erase()), [weak]);
    roots.pop();
    heap.collect(&mut table);
    assert_eq!((weak.get(), heap.next_callback()), (None, Some(weak.erase())));
    assert!(table.0.is_empty());
}

#[test]
fn stale_registers_do_no_harm() {
    struct Window(Vec<Cell<u64>>);
    impl Roots for Window {
        fn trace(&self, marker: &mut Marker<'_>) {
            trace_stale_words(&self.0, marker);
        }
        fn sweep(&mut self, _: &Liveness<'_>) {}
    }
    let mut heap = heap();
    let lists: Vec<Value> =
        (0..1000).map(|i| List::alloc(&heap, &[Value::small(i)]).expect("memory").into()).collect();
    // The last is in a register; the others are left there after they have died.
    let mut window = Window(vec![Cell::new(lists[999].bits())]);
    heap.collect(&mut window);
    let left = heap.used_bytes();
    assert!(left > 0);
    window.0.extend(lists.iter().map(|list| Cell::new(list.bits())));
    window.0.extend([1, 9, u64::MAX - 6, 1 << 40 | 1].map(Cell::new));
    heap.collect(&mut window);
    assert_eq!(heap.used_bytes(), left);
    let kept = lists[999].as_object::<List>().expect("a list");
    assert_eq!(kept.get(0), Some(Value::small(999)));
}
