//! Cells: variables that closures share.

use crate::bytecode::opcode::*;
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::cell::CellObject;
use crate::objects::tuple::Tuple;
use crate::vm::frame::{Code, Frame, Outcome, Step, View};
use crate::vm::{Exc, Raised};

#[inline(always)]
fn cell(view: &View, reg: Reg) -> Gc<CellObject> {
    view.cell(reg)
}

/// `MAKE_CELL`
pub fn make_cell(frame: Frame, op: MakeCell<Code>) -> Outcome {
    let value = frame.get(op.value());
    let cell = CellObject::alloc(&frame.vm().heap, value);
    frame.set(op.dst(), Value::object(frame.vm().memory(cell)?));
    Ok(Step::Next)
}
/// `MAKE_EMPTY_CELL`
pub fn make_empty_cell(frame: Frame, op: MakeEmptyCell<Code>) -> Outcome {
    let cell = CellObject::alloc(&frame.vm().heap, Value::UNBOUND);
    frame.set(op.dst(), Value::object(frame.vm().memory(cell)?));
    Ok(Step::Next)
}
/// `COPY_FREE_VARS`
pub fn copy_free_vars(frame: Frame, op: CopyFreeVars<Code>) -> Outcome {
    if let Some(closure) = frame.function().closure.get().as_object::<Tuple>() {
        for (index, &cell) in closure.items().iter().take(op.count().0.into()).enumerate() {
            frame.set_after(op.first(), index, cell);
        }
    }
    Ok(Step::Next)
}
/// `LOAD_DEREF` of a cell that holds something
#[inline(always)]
pub fn quick_load(frame: Frame, op: LoadDeref<Code>) -> Option<Step> {
    frame.set(op.dst(), cell(frame.view(), op.cell()).get().bound()?);
    Some(Step::Next)
}
/// `LOAD_DEREF`
pub fn load_deref(frame: Frame, op: LoadDeref<Code>) -> Outcome {
    match cell(frame.view(), op.cell()).get().bound() {
        Some(value) => {
            frame.set(op.dst(), value);
            Ok(Step::Next)
        }
        None => Err(unbound(frame, op.cell())),
    }
}
/// Whether the cell holds something.
#[inline(always)]
pub fn holds(view: &View, op: LoadDeref<Code>, _: LoadDerefCache) -> Option<Value> {
    cell(view, op.cell()).get().bound()
}
/// `LOAD_DEREF_BOUND`
#[inline(always)]
pub fn load_held(frame: Frame, op: LoadDeref<Code>, value: Value) -> Step {
    frame.set(op.dst(), value);
    Step::Next
}
/// `LOAD_CLASSDEREF`
pub fn load_classderef(frame: Frame, op: LoadClassderef<Code>) -> Outcome {
    let name = variable(frame, op.cell());
    let name = frame.vm().intern(&name)?;
    if let Some(value) = super::name::find(frame.vm(), frame.get(Reg(0)), name)? {
        frame.set(op.dst(), value);
        return Ok(Step::Next);
    }
    match cell(frame.view(), op.cell()).get().bound() {
        Some(value) => {
            frame.set(op.dst(), value);
            Ok(Step::Next)
        }
        None => Err(unbound(frame, op.cell())),
    }
}
/// `STORE_DEREF`
#[inline(always)]
pub fn store_deref(frame: Frame, op: StoreDeref<Code>) -> Step {
    cell(frame.view(), op.cell()).set(frame.get(op.value()));
    Step::Next
}
/// `DELETE_DEREF`
pub fn delete_deref(frame: Frame, op: DeleteDeref<Code>) -> Outcome {
    let cell = cell(frame.view(), op.cell());
    if cell.get().is_unbound() {
        return Err(unbound(frame, op.cell()));
    }
    cell.set(Value::UNBOUND);
    Ok(Step::Next)
}

fn variable(frame: Frame, cell: Reg) -> String {
    frame.function().code.get().code.variable(cell.0).unwrap_or("?").to_owned()
}

/// A cell that holds nothing: a local variable of this function, or one from outside.
fn unbound(frame: Frame, cell: Reg) -> Raised {
    let code = frame.function().code.get();
    let name = variable(frame, cell);
    let is_own = cell.0 < code.code.first_free;
    let (exc, text) = if is_own {
        let text = format!("cannot access local variable '{name}' where it is not associated with a value");
        (Exc::UnboundLocalError, text)
    } else {
        let text = format!(
            "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
        );
        (Exc::NameError, text)
    };
    let vm = frame.vm();
    let raised = vm.raise(exc, text);
    if let Ok(name) = vm.intern(&name) {
        let exception = vm.raised;
        vm.set_exception_field(exception, "name", Value::object(name));
    }
    raised
}
