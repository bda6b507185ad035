//! How fast the front end reads the programs under `examples/`: `cargo bench`, in MB/s.
//!
//! The examples are small and few; `tests/front_end/speed.py` times the whole standard library against CPython.
#![allow(missing_docs)]

use coachwhip::compiler::symbols::SymbolTable;
use coachwhip::source::Source;
use coachwhip::syntax::ast::Arena;
use coachwhip::syntax::{Mode, parse, tokenize};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::path::Path;

fn examples() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let entries = folder.read_dir().expect("the examples").map(|entry| entry.expect("an example").path());
    let mut paths: Vec<_> = entries.filter(|path| path.extension().is_some_and(|end| end == "py")).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).expect("an example is UTF-8")).collect()
}

fn front_end(criterion: &mut Criterion) {
    let source = Source::new("examples", examples());
    let mut group = criterion.benchmark_group("front end");
    group.throughput(Throughput::Bytes(source.text().len() as u64));
    group.bench_function("tokenize", |bencher| bencher.iter(|| tokenize(&source)));
    let mut arena = Arena::new();
    group.bench_function("parse", |bencher| {
        bencher.iter(|| {
            arena.reset();
            parse(&arena, &source, Mode::Exec).is_ok()
        });
    });
    let tree_arena = Arena::new();
    let tree = parse(&tree_arena, &source, Mode::Exec).expect("the examples parse");
    group.bench_function("symbols", |bencher| {
        bencher.iter(|| SymbolTable::build(&tree, &source).is_ok());
    });
    group.finish();
}

criterion_group!(benches, front_end);
criterion_main!(benches);
