//! What the smallest operations of the heap and the containers cost.

use coachwhip::heap::{Heap, Policy};
use coachwhip::objects::cell::CellObject;
use coachwhip::objects::dict::Dict;
use coachwhip::objects::float::BoxedFloat;
use coachwhip::objects::instance::Instance;
use coachwhip::objects::list::List;
use coachwhip::objects::shape::Shapes;
use coachwhip::objects::str::Str;
use coachwhip::objects::str::intern::Strings;
use coachwhip::objects::tuple::Tuple;
use coachwhip::objects::{KINDS, Value, int};
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

fn heap() -> Heap {
    Heap::new(KINDS, Policy::default())
}

/// Allocates, and collects as often as the policy wants it: the price of garbage is in the figure.
fn churn(c: &mut Criterion, name: &str, mut allocate: impl FnMut(&Heap)) {
    let mut heap = heap();
    c.bench_function(name, |b| {
        b.iter(|| {
            allocate(&heap);
            if heap.wants_collection() {
                heap.collect(&mut ());
            }
        });
    });
}

fn allocation(c: &mut Criterion) {
    churn(c, "allocate float, 16 bytes", |heap| {
        black_box(BoxedFloat::alloc(heap, 1e300)).expect("memory");
    });
    churn(c, "allocate tuple of two, 32 bytes", |heap| {
        black_box(Tuple::alloc(heap, &[Value::NONE; 2])).expect("memory");
    });
    churn(c, "allocate instance of three slots, 32 bytes", |heap| {
        black_box(Instance::alloc(heap, 0, 3)).expect("memory");
    });
    churn(c, "allocate list of two", |heap| {
        black_box(List::alloc(heap, &[Value::NONE; 2])).expect("memory");
    });
    churn(c, "allocate text of 12 bytes", |heap| {
        black_box(Str::alloc(heap, b"hello, world")).expect("memory");
    });
}

fn collection(c: &mut Criterion) {
    let mut heap = heap();
    let roots = heap.rooted();
    let mut list = Value::NONE;
    for _ in 0..1_000_000 {
        list = Tuple::alloc(&heap, &[list, Value::TRUE]).expect("memory").into();
    }
    roots.push(&heap, list).expect("memory");
    c.bench_function("collect, a chain of a million tuples alive", |b| b.iter(|| heap.collect(&mut ())));
}

fn lookup(c: &mut Criterion) {
    let heap = heap();
    let mut strings = Strings::new(&heap).expect("memory");
    for size in [5, 50, 5000] {
        let dict = Dict::alloc(&heap).expect("memory");
        let names: Vec<_> = (0..size)
            .map(|index| strings.get(&heap, format!("name_{index}").as_bytes()).expect("memory"))
            .collect();
        names.iter().for_each(|&name| dict.set_str(&heap, name, Value::TRUE).expect("memory"));
        let mut at = 0;
        c.bench_function(&format!("look up an interned name among {size}"), |b| {
            b.iter(|| {
                at = if at + 1 == size { 0 } else { at + 1 };
                black_box(dict.get_str(names[at]))
            });
        });
    }
    let dict = Dict::alloc(&heap).expect("memory");
    for key in 0..1000 {
        dict.set_native(&heap, Value::small(key), Value::NONE).expect("memory");
    }
    let mut key = 0;
    c.bench_function("replace the value of an int key among 1000", |b| {
        b.iter(|| {
            key = (key + 7) % 1000;
            dict.set_native(&heap, Value::small(key), Value::TRUE)
        });
    });
}

fn attributes(c: &mut Criterion) {
    let heap = heap();
    let mut strings = Strings::new(&heap).expect("memory");
    let mut shapes = Shapes::new();
    let class = CellObject::alloc(&heap, Value::NONE).expect("memory").erase();
    let root = shapes.new_root(&heap, class, 0, 5);
    let object = Instance::alloc(&heap, root, shapes.slots(root)).expect("memory").erase();
    let names: Vec<_> =
        (0..5).map(|index| strings.get(&heap, format!("name_{index}").as_bytes()).expect("memory")).collect();
    for &name in &names {
        shapes.set_attribute(&heap, &object, name, Value::TRUE).expect("memory");
    }
    c.bench_function("read an attribute without a cache", |b| {
        b.iter(|| black_box(shapes.attribute(&object, names[2])));
    });
}

fn numbers(c: &mut Criterion) {
    let heap = heap();
    let (a, b) = (Value::small(12345), Value::small(678));
    c.bench_function("add small ints out of line", |bench| {
        bench.iter(|| int::add(&heap, black_box(a), black_box(b)))
    });
    let big = int::shl(&heap, a, Value::small(200)).expect("memory");
    let mut heap = heap;
    c.bench_function("add big ints", |bench| {
        let rooted = heap.rooted();
        rooted.push(&heap, big).expect("memory");
        bench.iter(|| {
            black_box(int::add(&heap, big, big)).expect("memory");
            if heap.wants_collection() {
                heap.collect(&mut ());
            }
        });
    });
}

criterion_group!(benches, allocation, collection, lookup, attributes, numbers);
criterion_main!(benches);
