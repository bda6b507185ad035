//! The module `_heapq`: heaps in lists. Between two comparisons the list may change, so that items are read anew.

use super::module;
use crate::heap::Gc;
use crate::natives;
use crate::objects::Value;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::vm::{Args, NativeDef, Raised, Result, Vm};

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    module(vm, "_heapq", "Heap queue algorithm (a.k.a. priority queue).", FUNCTIONS)
}

static FUNCTIONS: &[NativeDef] = natives! {
    Function {
        "heappush" Positional(2, 2), heappush, "Push item onto heap, maintaining the heap invariant.";
        "heappop" One, heappop, "Pop the smallest item off the heap, maintaining the heap invariant.";
        "heapify" One, heapify, "Transform list into a heap, in-place, in O(len(heap)) time.";
        "heapreplace" Positional(2, 2), heapreplace, "Pop and return the current smallest value, and add the new item.\n\nThis is more efficient than heappop() followed by heappush(), and can be\nmore appropriate when using a fixed-size heap.  Note that the value\nreturned may be larger than item!  That constrains reasonable uses of\nthis routine unless written as part of a conditional replacement:\n\n    if item > heap[0]:\n        item = heapreplace(heap, item)";
        "heappushpop" Positional(2, 2), heappushpop, "Push item on the heap, then pop and return the smallest item from the heap.\n\nThe combined action runs more efficiently than heappush() followed by\na separate call to heappop().";
        "_heappop_max" One, heappop_max, "Maxheap variant of heappop.";
        "_heapify_max" One, heapify_max, "Maxheap variant of heapify.";
        "_heapreplace_max" Positional(2, 2), heapreplace_max, "Maxheap variant of heapreplace.";
    }
};

/// Whether the least item comes first, or the greatest.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Least,
    Greatest,
}

impl Order {
    /// Whether `a` belongs before `b`.
    #[inline]
    fn before(self, vm: &mut Vm, a: Value, b: Value) -> Result<bool> {
        if let Some((a, b)) = crate::objects::Int::pair(a, b) {
            return Ok(if self == Order::Least { a.get() < b.get() } else { b.get() < a.get() });
        }
        if self == Order::Least { vm.less(a, b) } else { vm.less(b, a) }
    }
}

fn list_of(vm: &mut Vm, args: Args, name: &str) -> Result<Gc<List>> {
    match args[0].as_kind::<List>() {
        Some(list) => Ok(list),
        None => {
            let number = if args.len() > 1 { " 1" } else { "" };
            let text = format!("{name}() argument{number} must be list, not {}", vm.type_name(args[0]));
            Err(vm.type_error(text))
        }
    }
}

#[cold]
fn changed(vm: &mut Vm) -> Raised {
    vm.runtime_error("list changed size during iteration")
}

/// Moves the item at `index` towards the root, not above `floor`.
fn up(vm: &mut Vm, heap: Gc<List>, floor: usize, mut index: usize, order: Order) -> Result<()> {
    let len = heap.len();
    let Some(item) = heap.get(index) else { return Err(vm.index_error("index out of range")) };
    while index > floor {
        let above = (index - 1) >> 1;
        let parent = heap.get(above).unwrap_or(Value::NONE);
        let goes = order.before(vm, item, parent)?;
        if heap.len() != len {
            return Err(changed(vm));
        }
        if !goes {
            break;
        }
        // Exchanged at once: nothing is lost if a comparison raises.
        heap.set(index, heap.get(above).unwrap_or(Value::NONE));
        heap.set(above, item);
        index = above;
    }
    Ok(())
}

/// Puts the item at `index` in its place below: along the lesser children to a leaf, and up again from there, which saves
/// comparisons.
fn down(vm: &mut Vm, heap: Gc<List>, start: usize, order: Order) -> Result<()> {
    let len = heap.len();
    let mut index = start;
    while 2 * index + 1 < len {
        let mut child = 2 * index + 1;
        if child + 1 < len {
            let (a, b) = (heap.get(child).unwrap_or(Value::NONE), heap.get(child + 1).unwrap_or(Value::NONE));
            let left = order.before(vm, a, b)?;
            if heap.len() != len {
                return Err(changed(vm));
            }
            child += usize::from(!left);
        }
        let (a, b) = (heap.get(index), heap.get(child));
        if let (Some(a), Some(b)) = (a, b) {
            heap.set(index, b);
            heap.set(child, a);
        }
        index = child;
    }
    up(vm, heap, start, index, order)
}

fn heappush(vm: &mut Vm, args: Args) -> Result {
    let heap = list_of(vm, args, "heappush")?;
    let pushed = heap.push(&vm.heap, args[1]);
    vm.memory(pushed)?;
    up(vm, heap, 0, heap.len() - 1, Order::Least)?;
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, heap: Gc<List>, order: Order) -> Result {
    let Some(last) = heap.items().pop() else { return Err(vm.index_error("index out of range")) };
    let Some(first) = heap.get(0) else { return Ok(last) };
    heap.set(0, last);
    down(vm, heap, 0, order)?;
    Ok(first)
}

fn heappop(vm: &mut Vm, args: Args) -> Result {
    let heap = list_of(vm, args, "heappop")?;
    pop(vm, heap, Order::Least)
}

fn heappop_max(vm: &mut Vm, args: Args) -> Result {
    let heap = list_of(vm, args, "_heappop_max")?;
    pop(vm, heap, Order::Greatest)
}

fn replace(vm: &mut Vm, heap: Gc<List>, item: Value, order: Order) -> Result {
    let Some(first) = heap.get(0) else { return Err(vm.index_error("index out of range")) };
    heap.set(0, item);
    down(vm, heap, 0, order)?;
    Ok(first)
}

fn heapreplace(vm: &mut Vm, args: Args) -> Result {
    let heap = list_of(vm, args, "heapreplace")?;
    replace(vm, heap, args[1], Order::Least)
}

fn heapreplace_max(vm: &mut Vm, args: Args) -> Result {
    let heap = list_of(vm, args, "_heapreplace_max")?;
    replace(vm, heap, args[1], Order::Greatest)
}

fn heappushpop(vm: &mut Vm, args: Args) -> Result {
    let heap = list_of(vm, args, "heappushpop")?;
    let item = args[1];
    let Some(first) = heap.get(0) else { return Ok(item) };
    if !vm.less(first, item)? {
        return Ok(item);
    }
    if heap.is_empty() {
        return Err(vm.index_error("index out of range"));
    }
    replace(vm, heap, item, Order::Least)
}

fn make_heap(vm: &mut Vm, heap: Gc<List>, order: Order) -> Result {
    for index in (0..heap.len() / 2).rev() {
        down(vm, heap, index, order)?;
    }
    Ok(Value::NONE)
}

fn heapify(vm: &mut Vm, args: Args) -> Result {
    let heap = list_of(vm, args, "heapify")?;
    make_heap(vm, heap, Order::Least)
}

fn heapify_max(vm: &mut Vm, args: Args) -> Result {
    let heap = list_of(vm, args, "_heapify_max")?;
    make_heap(vm, heap, Order::Greatest)
}
