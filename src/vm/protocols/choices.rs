//! One step of the iterators of `itertools` that choose items by indices: products, permutations, combinations.

use super::next::Step;
use crate::heap::CellVec;
use crate::objects::Value;
use crate::objects::itertools::{Choice, Stage};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

/// The index at a place; the places are those of the choice.
#[inline(always)]
fn at(indices: &CellVec<usize>, place: usize) -> usize {
    indices.get(place).unwrap_or_default()
}

impl Vm {
    /// The tuple of the items that the first indices choose.
    fn chosen(&mut self, choice: &Choice) -> Step {
        let items = choice.pool.items();
        let tuple = Tuple::from_fn(&self.heap, choice.length, |place| {
            items.get(at(&choice.indices, place)).copied().unwrap_or(Value::NONE)
        });
        self.memory(tuple).map(|tuple| Some(Value::object(tuple)))
    }

    /// The next choice, which `advance` goes on to; it answers false if there is none.
    #[inline(always)]
    fn next_choice(&mut self, choice: &Choice, advance: impl FnOnce() -> bool) -> Step {
        match choice.stage.get() {
            Stage::First => choice.stage.set(Stage::Later),
            Stage::Later if advance() => {}
            _ => {
                choice.stage.set(Stage::Ended);
                return Ok(None);
            }
        }
        self.chosen(choice)
    }

    pub(super) fn next_of_product(&mut self, choice: &Choice) -> Step {
        let pools = choice.pool.items();
        let pool = |place: usize| pools.get(place).and_then(|pool| pool.as_object::<Tuple>());
        match choice.stage.get() {
            Stage::First => choice.stage.set(Stage::Later),
            Stage::Ended => return Ok(None),
            Stage::Later => {
                let mut place = choice.length;
                loop {
                    let Some(last) = place.checked_sub(1) else {
                        choice.stage.set(Stage::Ended);
                        return Ok(None);
                    };
                    place = last;
                    let index = at(&choice.indices, place) + 1;
                    if pool(place).is_some_and(|pool| index < pool.len()) {
                        choice.indices.set(place, index);
                        break;
                    }
                    choice.indices.set(place, 0);
                }
            }
        }
        let tuple = Tuple::from_fn(&self.heap, choice.length, |place| {
            pool(place).and_then(|pool| pool.get(at(&choice.indices, place))).unwrap_or(Value::NONE)
        });
        self.memory(tuple).map(|tuple| Some(Value::object(tuple)))
    }

    pub(super) fn next_of_permutations(&mut self, choice: &Choice, cycles: &CellVec<usize>) -> Step {
        let indices = &choice.indices;
        self.next_choice(choice, || {
            let count = indices.len();
            for place in (0..choice.length).rev() {
                let left = at(cycles, place) - 1;
                cycles.set(place, left);
                if left > 0 {
                    indices.swap(place, count - left);
                    return true;
                }
                // Round once: the item goes to the end, the others move up.
                let first = at(indices, place);
                for next in place + 1..count {
                    indices.set(next - 1, at(indices, next));
                }
                indices.set(count - 1, first);
                cycles.set(place, count - place);
            }
            false
        })
    }

    pub(super) fn next_of_combinations(&mut self, choice: &Choice) -> Step {
        let (indices, count) = (&choice.indices, choice.pool.len());
        self.next_choice(choice, || {
            let most = |place: usize| place + count - choice.length;
            let Some(place) = (0..choice.length).rev().find(|&place| at(indices, place) != most(place))
            else {
                return false;
            };
            let first = at(indices, place) + 1;
            (place..choice.length).for_each(|next| {
                indices.set(next, first + next - place);
            });
            true
        })
    }

    pub(super) fn next_of_replacement(&mut self, choice: &Choice) -> Step {
        let (indices, count) = (&choice.indices, choice.pool.len());
        self.next_choice(choice, || {
            let Some(place) = (0..choice.length).rev().find(|&place| at(indices, place) + 1 < count) else {
                return false;
            };
            let index = at(indices, place) + 1;
            (place..choice.length).for_each(|next| {
                indices.set(next, index);
            });
            true
        })
    }
}
