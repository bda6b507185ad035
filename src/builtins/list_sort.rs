//! `list.sort`, and `sorted`.

use super::support::{given, this};
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::int::Operand;
use crate::objects::list::List;
use crate::objects::order::{self, Order};
use crate::objects::sort;
use crate::vm::{Args, Result, Vm};
use std::cell::Cell;

pub(super) fn sort(vm: &mut Vm, args: Args) -> Result {
    let reverse = sort_direction(vm, args.get(2))?;
    vm.sort_list(this::<List>(args), given(args.get(1)), reverse)?;
    Ok(Value::NONE)
}

/// What `reverse=` asks for.
///
/// # Errors
/// TypeError, if it is no int.
pub(super) fn sort_direction(vm: &mut Vm, reverse: Option<Value>) -> Result<bool> {
    let Some(reverse) = reverse else { return Ok(false) };
    let number = vm.index(reverse)?;
    Ok(!Operand::of(number).is_none_or(Operand::is_zero))
}

impl Vm {
    /// Sorts a list in place, by what `key` makes of its items. While Python runs the list is empty.
    ///
    /// # Errors
    /// What the key and the comparisons raise; ValueError, if the list was changed meanwhile. The list has all its items, in
    /// some order.
    pub fn sort_list(&mut self, list: Gc<List>, key: Option<Value>, reverse: bool) -> Result<()> {
        // It has the items meanwhile, and keeps them alive while they stand where the collector does not look.
        let keeper = List::alloc(&self.heap, &[]);
        let keeper = self.memory(keeper)?;
        keeper.items().exchange(list.items());
        let mut items = keeper.items().to_vec();
        if reverse {
            items.reverse();
        }
        let (sorted, result) = match key {
            None => {
                let cells: Vec<Cell<Value>> = items.into_iter().map(Cell::new).collect();
                let result = self.sort_cells(&cells, |item| item);
                (cells.into_iter().map(Cell::into_inner).collect::<Vec<Value>>(), result)
            }
            Some(key) => self.sort_by_key(items, key),
        };
        items = sorted;
        if reverse {
            items.reverse();
        }
        keeper.items().overwrite(&items);
        let was_changed = list.items().capacity_bytes() > 0;
        keeper.items().exchange(list.items());
        keeper.items().clear(&self.heap);
        result?;
        if was_changed { Err(self.value_error("list modified during sort")) } else { Ok(()) }
    }

    fn sort_by_key(&mut self, items: Vec<Value>, key: Value) -> (Vec<Value>, Result<()>) {
        let keys = self.heap.rooted::<Value>();
        for &item in &items {
            let pushed = self.call(key, &[item]).and_then(|key| {
                let pushed = keys.push(&self.heap, key);
                self.memory(pushed)
            });
            if let Err(raised) = pushed {
                return (items, Err(raised));
            }
        }
        let cells: Vec<Cell<(Value, Value)>> = keys.iter().zip(items).map(Cell::new).collect();
        let result = self.sort_cells(&cells, |(key, _)| key);
        (cells.into_iter().map(|cell| cell.into_inner().1).collect(), result)
    }

    /// Sorts what is kept alive elsewhere.
    fn sort_cells<T: Copy>(&mut self, items: &[Cell<T>], key: impl Fn(T) -> Value) -> Result<()> {
        let Some(first) = items.first() else { return Ok(()) };
        let scratch = vec![first.clone(); items.len() / 2 + 1];
        if sort::sort_uniform(items, &scratch, &key) {
            return Ok(());
        }
        sort::sort(items, &scratch, |a, b| match order::native(key(a), key(b)) {
            Order::Known(order) => Ok(order.is_lt()),
            Order::Unordered => Ok(false),
            Order::Ask => self.less(key(a), key(b)),
        })
    }
}
