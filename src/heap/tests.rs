//! The heap with kinds of its own: graphs, cycles, depth, limits, weak references, finalisers, the native stack.

use super::*;

#[repr(C)]
struct Node {
    header: Header,
    edges: CellVec<Gc<Node>>,
    id: usize,
}
impl Trace for Node {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.edges.iter().for_each(|node| marker.mark(node));
    }
    fn external_bytes(&self) -> usize {
        self.edges.external_bytes()
    }
}

#[repr(C)]
struct Pair {
    header: Header,
    next: Cell<Option<Gc<Pair>>>,
    number: u64,
}
impl Trace for Pair {
    fn trace(&self, marker: &mut Marker<'_>) {
        if let Some(next) = self.next.get() {
            marker.mark(next);
        }
    }
}

#[repr(C)]
struct Weak {
    header: Header,
    target: Cell<Option<Gc<Pair>>>,
    callback: bool,
}
impl Trace for Weak {
    const WEAK: bool = true;
    fn trace(&self, _: &mut Marker<'_>) {}
    fn clear_weak(&self, live: &Liveness<'_>) -> bool {
        let dead = self.target.get().is_some_and(|target| !live.is_live(target));
        if dead {
            self.target.set(None);
        }
        dead && self.callback
    }
}

#[repr(C)]
struct Big {
    header: Header,
    bytes: Tail<u8>,
}
impl Trace for Big {
    const LEAF: bool = true;
    fn trace(&self, _: &mut Marker<'_>) {}
    fn tail_bytes(&self) -> usize {
        self.bytes.bytes()
    }
}

#[repr(C)]
struct Keeper {
    header: Header,
    numbers: Items<u64>,
}
impl Trace for Keeper {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.numbers.mark(marker);
    }
    fn storage_bytes(&self) -> usize {
        self.numbers.capacity_bytes()
    }
}

unsafe fn trace_as<T: Object>(object: *const Header, marker: &mut Marker<'_>) {
    unsafe { (*object.cast::<T>()).trace(marker) }
}
static KINDS: &[KindInfo] = &[
    KindInfo::of::<Node>("node", trace_as::<Node>),
    KindInfo::of::<Pair>("pair", trace_as::<Pair>),
    KindInfo::of::<Weak>("weak", trace_as::<Weak>),
    KindInfo::of::<Big>("big", trace_as::<Big>),
    KindInfo::of::<Keeper>("keeper", trace_as::<Keeper>),
];
unsafe impl Object for Node {
    const KIND: u8 = 0;
}
unsafe impl Object for Pair {
    const KIND: u8 = 1;
}
unsafe impl Object for Weak {
    const KIND: u8 = 2;
}
unsafe impl Object for Big {
    const KIND: u8 = 3;
}
unsafe impl Object for Keeper {
    const KIND: u8 = 4;
}

fn heap() -> Heap {
    Heap::new(KINDS, Policy::default())
}
fn pair(heap: &Heap, number: u64, next: Option<Gc<Pair>>) -> Gc<Pair> {
    heap.alloc(Pair { header: Header::fresh(), next: Cell::new(next), number }).expect("memory")
}
fn node(heap: &Heap, id: usize) -> Gc<Node> {
    heap.alloc(Node { header: Header::fresh(), edges: CellVec::new(), id }).expect("memory")
}
fn count(heap: &Heap) -> usize {
    let mut count = 0;
    heap.each_object(|_| count += 1);
    count
}

/// A generator of numbers that needs no crate.
struct Random(u64);
impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % n
    }
}

#[test]
fn random_graphs_keep_exactly_what_is_reachable() {
    let mut heap = heap();
    let mut random = Random(1);
    for round in 0..20 {
        let nodes: Vec<_> = (0..2000).map(|id| node(&heap, id)).collect();
        for _ in 0..2500 {
            let (from, to) = (random.below(nodes.len()), random.below(nodes.len()));
            nodes[from].edges.push(&heap, nodes[to]).expect("memory");
        }
        let rooted = heap.rooted();
        for _ in 0..random.below(5) {
            rooted.push(&heap, nodes[random.below(nodes.len())]).expect("memory");
        }
        let mut reachable = std::collections::HashSet::new();
        let mut pending = rooted.to_vec();
        while let Some(node) = pending.pop() {
            if reachable.insert(node.id) {
                pending.extend(node.edges.iter());
            }
        }
        drop(nodes);
        heap.collect(&mut ());
        let mut found = std::collections::HashSet::new();
        heap.each_object(|object| {
            // SAFETY: only nodes are in the heap.
            let node: Gc<Node> = unsafe { Gc::from_ptr(object.as_ptr().cast()) };
            assert!(found.insert(node.id));
        });
        assert_eq!(found, reachable, "round {round}");
        drop(rooted);
        heap.collect(&mut ());
        assert_eq!((count(&heap), heap.used_bytes()), (0, 0));
    }
}

#[test]
fn depth_needs_no_native_stack() {
    let mut heap = heap();
    let rooted = heap.rooted();
    rooted.push(&heap, pair(&heap, 0, None)).expect("memory");
    for number in 1..1_000_000 {
        let first = rooted.get(0);
        rooted.set(0, pair(&heap, number, first));
    }
    assert!(heap.wants_collection());
    heap.collect(&mut ());
    assert!(!heap.wants_collection());
    assert_eq!(count(&heap), 1_000_000);
    let (mut at, mut expected) = (rooted.get(0), 1_000_000);
    while let Some(pair) = at {
        expected -= 1;
        assert_eq!(pair.number, expected);
        at = pair.next.get();
    }
    drop(rooted);
    heap.collect(&mut ());
    assert_eq!(count(&heap), 0);
}

#[test]
fn memory_is_reused() {
    let mut heap = heap();
    let mut blocks = 0;
    for round in 0..10 {
        for number in 0..100_000 {
            pair(&heap, number, None);
        }
        heap.collect(&mut ());
        let chunks = heap.blocks.borrow().chunks.len();
        if round == 1 {
            blocks = chunks;
        }
        assert!(round < 2 || chunks <= blocks, "{round}: {chunks} > {blocks}");
    }
}

#[test]
fn holes_are_filled() {
    let mut heap = heap();
    let rooted = heap.rooted();
    for number in 0..10_000 {
        let pair = pair(&heap, number, None);
        if number % 3 == 0 {
            rooted.push(&heap, pair).expect("memory");
        }
    }
    heap.collect(&mut ());
    let before = heap.statistics().blocks;
    for number in 0..6_000 {
        rooted.push(&heap, pair(&heap, 10_000 + number, None)).expect("memory");
    }
    heap.collect(&mut ());
    assert_eq!(heap.statistics().blocks, before);
    let mut numbers: Vec<u64> = rooted.iter().map(|pair| pair.number).collect();
    numbers.sort_unstable();
    let expected: Vec<u64> = (0..10_000).filter(|number| number % 3 == 0).chain(10_000..16_000).collect();
    assert_eq!(numbers, expected);
}

#[test]
fn large_objects_have_blocks_of_their_own() {
    let mut heap = heap();
    for len in [0, 1, 100, 8000, 8033, 70_000, 1_000_000] {
        let text: Vec<u8> = (0..len).map(|i| i as u8).collect();
        let make = |bytes| Big { header: Header::fresh(), bytes };
        let rooted = heap.rooted();
        let big = heap.alloc_bytes(&[&text[..len / 2], &text[len / 2..]], make).expect("memory");
        rooted.push(&heap, big).expect("memory");
        let also = heap.alloc_tail(len, make, |index| index as u8).expect("memory");
        assert_eq!((big.bytes.as_slice(), also.bytes.as_slice()), (&text[..], &text[..]));
        let inside = big.as_ptr().addr() + size_of::<Big>() - 1 + len / 2;
        assert_eq!(heap.resolve(inside).map(|object| object.as_ptr().addr()), Some(big.as_ptr().addr()));
        heap.collect(&mut ());
        assert_eq!(count(&heap), 1);
        assert_eq!(big.bytes.as_slice(), &text[..]);
        drop(rooted);
        heap.collect(&mut ());
        assert_eq!((count(&heap), heap.used_bytes()), (0, 0));
    }
}

#[test]
fn the_limit_is_an_error_and_not_the_end() {
    let mut heap = heap();
    heap.set_policy(Policy { limit: 1 << 20, ..Policy::default() });
    let make = |bytes| Big { header: Header::fresh(), bytes };
    assert!(heap.alloc_tail(2 << 20, make, |_| 0u8).is_err());
    assert!(heap.alloc_tail(usize::MAX - 4, make, |_| 0u8).is_err());
    let list = node(&heap, 0);
    assert_eq!(list.edges.reserve(&heap, 1 << 40), Err(OutOfMemory));
    let rooted = heap.rooted();
    let mut made = 0;
    while let Ok(pair) = heap.alloc(Pair { header: Header::fresh(), next: Cell::new(None), number: 0 }) {
        made += 1;
        if rooted.push(&heap, pair).is_err() {
            break;
        }
    }
    assert!(heap.wants_collection());
    assert!((10_000..40_000).contains(&made), "{made}");
    assert!(heap.used_bytes() <= 1 << 20);
    // What is dropped can be used again.
    rooted.clear(&heap);
    heap.collect(&mut ());
    for _ in 0..made / 2 {
        pair(&heap, 0, None);
    }
}

#[test]
fn garbage_near_the_limit_is_collected_in_time() {
    let mut heap = heap();
    heap.set_policy(Policy { limit: 1 << 20, ..Policy::default() });
    for number in 0..1_000_000 {
        pair(&heap, number, None);
        if heap.wants_collection() {
            heap.collect(&mut ());
        }
    }
    assert!(heap.statistics().collections > 10);
}

#[test]
fn weak_references_are_cleared_before_finalisers_run() {
    let mut heap = heap();
    let rooted = heap.rooted();
    let weak = |target, callback| {
        heap.alloc(Weak { header: Header::fresh(), target: Cell::new(Some(target)), callback })
            .expect("memory")
    };
    let kept = pair(&heap, 1, None);
    let child = pair(&heap, 3, None);
    let dying = pair(&heap, 2, Some(child));
    child.next.set(Some(dying));
    let references = [weak(kept, true), weak(dying, true), weak(dying, false), weak(child, true)];
    references.iter().for_each(|&weak| rooted.push(&heap, weak.erase()).expect("memory"));
    rooted.push(&heap, kept.erase()).expect("memory");
    heap.watch(dying.erase());
    heap.watch(kept.erase());
    heap.collect(&mut ());
    assert_eq!(references.map(|weak| weak.target.get().is_some()), [true, false, false, false]);
    let mut called = 0;
    while let Some(callback) = heap.next_callback() {
        assert!(callback.is(references[1].erase()) || callback.is(references[3].erase()));
        called += 1;
    }
    assert_eq!(called, 2);
    // The finaliser sees its object and what that leads to, and the object may live on.
    assert_eq!(count(&heap), 7);
    let finalizer = heap.next_finalizer().expect("one object was watched and died");
    assert!(finalizer.is(dying.erase()) && heap.next_finalizer().is_none());
    assert_eq!((dying.number, child.number), (2, 3));
    rooted.push(&heap, finalizer).expect("memory");
    heap.watch(finalizer);
    heap.collect(&mut ());
    assert_eq!(count(&heap), 7);
    // It dies a second time, quietly.
    rooted.pop();
    heap.collect(&mut ());
    assert_eq!((count(&heap), heap.next_finalizer()), (5, None));
}

#[inline(never)]
fn hold_and_collect(heap: &mut Heap, depth: usize) -> u64 {
    let held = pair(heap, depth as u64, None);
    if depth > 0 {
        let below = hold_and_collect(heap, depth - 1);
        assert_eq!(held.number, depth as u64);
        return below + held.number;
    }
    heap.collect(&mut ());
    // Cells that were freed are taken again, and what the stack holds is not among them.
    for number in 0..10_000 {
        pair(heap, number + 1000, None);
    }
    held.number
}

#[test]
#[cfg_attr(miri, ignore = "the stack is not scanned")]
fn the_native_stack_keeps_objects_alive() {
    if !SCANS_STACK {
        return;
    }
    let mut heap = heap();
    heap.native_stack().enter(|| assert_eq!(hold_and_collect(&mut heap, 50), 50 * 51 / 2));
    heap.collect(&mut ());
    assert_eq!(count(&heap), 0);
}

#[test]
#[cfg_attr(miri, ignore = "the stack is not scanned")]
fn suspended_stacks_keep_objects_alive() {
    if !SCANS_STACK {
        return;
    }
    fn deeper(heap: &mut Heap, depth: u64) -> u64 {
        let held = pair(heap, depth, None);
        let padding = std::hint::black_box([depth; 512]);
        let below = if depth == 0 {
            heap.collect(&mut ());
            (0..10_000).for_each(|number| assert_eq!(pair(heap, number, None).number, number));
            0
        } else {
            heap.native_stack().grow(|| deeper(heap, depth - 1))
        };
        assert_eq!((held.number, padding[7]), (depth, depth));
        below + 1
    }
    let mut heap = heap();
    // 16 MB of frames.
    heap.native_stack().enter(|| assert_eq!(deeper(&mut heap, 4000), 4001));
}

#[test]
fn any_word_can_be_resolved() {
    let heap = heap();
    let pairs: Vec<_> = (0..5000).map(|number| pair(&heap, number, None)).collect();
    for pair in &pairs {
        let address = pair.as_ptr().addr();
        for offset in 0..size_of::<Pair>() {
            assert_eq!(heap.resolve(address + offset), Some(pair.erase()));
        }
    }
    let mut random = Random(7);
    let around = pairs[0].as_ptr().addr();
    for _ in 0..100_000 {
        let word = random.below(usize::MAX >> 1) << random.below(40);
        heap.resolve(word);
        heap.resolve(around.wrapping_add(random.below(1 << 22)).wrapping_sub(1 << 21));
    }
    for word in [0, 1, usize::MAX, usize::MAX - 1, 1 << 16, 1 << 47] {
        assert_eq!(heap.resolve(word), None);
    }
}

#[test]
fn stress_asks_at_every_safepoint() {
    let mut heap = heap();
    heap.set_policy(Policy { stress: true, ..Policy::default() });
    for _ in 0..3 {
        assert!(heap.wants_collection());
        heap.collect(&mut ());
    }
    heap.set_policy(Policy::default());
    assert!(!heap.wants_collection());
}

#[test]
fn dead_objects_are_dropped_with_the_heap() {
    let heap = heap();
    let external = heap.external_counter();
    for id in 0..100 {
        let node = node(&heap, id);
        node.edges.push(&heap, node).expect("memory");
    }
    assert!(external.get() > 0);
    drop(heap);
    assert_eq!(external.get(), 0);
}

#[test]
fn what_finds_no_room_gives_back_its_charge() {
    let heap = heap();
    heap.set_policy(Policy { limit: 5_000, ..Policy::default() });
    let edges = CellVec::from_vec(&heap, Vec::with_capacity(10)).expect("memory");
    assert_eq!(heap.external_bytes(), 80);
    // A run of cells is beyond the limit.
    assert!(heap.alloc(Node { header: Header::fresh(), edges, id: 0 }).is_err());
    assert_eq!((heap.external_bytes(), heap.used_bytes()), (0, 0));
}

fn keeper(heap: &Heap, numbers: impl Iterator<Item = u64>) -> Gc<Keeper> {
    let numbers = Items::from_slice(heap, &numbers.collect::<Vec<u64>>());
    heap.alloc(Keeper { header: Header::fresh(), numbers: numbers.expect("memory") }).expect("memory")
}

#[test]
fn items_do_what_a_vector_does() {
    let mut heap = heap();
    let mut random = Random(7);
    let roots = heap.rooted::<Gc<Keeper>>();
    let mut models: Vec<Vec<u64>> = Vec::new();
    for _ in 0..30 {
        roots.push(&heap, keeper(&heap, 0..0)).expect("memory");
        models.push(Vec::new());
    }
    for step in 0..40_000 {
        let which = random.below(30);
        let (keeper, model) = (roots.get(which).expect("a root"), &mut models[which]);
        let (numbers, value, at) = (&keeper.numbers, step as u64, random.below(model.len() + 1));
        match random.below(12) {
            0..3 => {
                numbers.push(&heap, value).expect("memory");
                model.push(value);
            }
            3 => assert_eq!(numbers.pop(), model.pop()),
            4 => {
                numbers.insert(&heap, at, value).expect("memory");
                model.insert(at, value);
            }
            5 => assert_eq!(numbers.remove(at), (at < model.len()).then(|| model.remove(at))),
            6 => {
                let more: Vec<u64> = (0..random.below(100) as u64).collect();
                numbers.extend(&heap, &more).expect("memory");
                model.extend(more);
            }
            7 => {
                let end = at + random.below(model.len() - at + 1);
                let others: Vec<u64> = (0..random.below(20) as u64).collect();
                numbers.splice(&heap, at..end, &others).expect("memory");
                model.splice(at..end, others);
            }
            8 if model.len() < 3000 => {
                numbers.extend_from(&heap, numbers).expect("memory");
                model.extend_from_within(..);
            }
            9 => {
                numbers.reverse();
                model.reverse();
            }
            10 if random.below(8) == 0 => {
                numbers.clear(&heap);
                model.clear();
            }
            11 if model.len() < 1000 => {
                let count = random.below(4);
                numbers.repeat(&heap, count).expect("memory");
                *model = model.repeat(count);
            }
            _ => {
                numbers.truncate(at);
                model.truncate(at);
            }
        }
        if step % 1000 == 0 {
            heap.collect(&mut ());
            // What was freed is written over.
            (0..300).for_each(|_| {
                self::keeper(&heap, [u64::MAX; 5].into_iter());
            });
        }
        numbers.read(|numbers| assert_eq!(numbers, model));
    }
    drop(roots);
    heap.collect(&mut ());
    assert_eq!((heap.external_bytes(), heap.used_bytes()), (0, 0));
}

#[test]
fn storage_lives_as_long_as_its_owner() {
    let mut heap = heap();
    let roots = heap.rooted::<Gc<Keeper>>();
    for size in [0, 1, 4, 255, 256, 257, 100_000] {
        roots.push(&heap, keeper(&heap, 0..size)).expect("memory");
        keeper(&heap, 0..size);
    }
    heap.collect(&mut ());
    let live = heap.used_bytes();
    // The dead are gone: what they had is not more than an eighth of what is there.
    assert!(live < 8 * 100_000 + 8 * 2000, "{live}");
    let mut objects = 0;
    heap.each_object(|_| objects += 1);
    assert_eq!(objects, roots.len());
    for keeper in roots.iter() {
        keeper.numbers.read(|numbers| assert!(numbers.iter().copied().eq(0..numbers.len() as u64)));
    }
    // What is given back is taken again before anything else.
    let (four, again) = (keeper(&heap, 0..4), keeper(&heap, 0..4));
    let place = four.numbers.read(<[u64]>::as_ptr);
    four.numbers.clear(&heap);
    again.numbers.clear(&heap);
    keeper(&heap, 0..4);
    assert_eq!(keeper(&heap, 0..4).numbers.read(<[u64]>::as_ptr), place);
}

#[test]
fn storage_counts_against_the_limit() {
    let heap = Heap::new(KINDS, Policy { limit: 1 << 20, ..Policy::default() });
    let numbers = Items::<u64>::new();
    let pushed = (0..1 << 20).find(|&number| numbers.push(&heap, number).is_err());
    assert!(pushed.is_some_and(|count| count > 10_000 && count < 1 << 17), "{pushed:?}");
    assert_eq!(numbers.extend(&heap, &[0; 1 << 17]), Err(OutOfMemory));
    numbers.clear(&heap);
    assert_eq!(heap.external_bytes(), 0);
}
