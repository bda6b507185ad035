//! Python functions entered from within an instruction: `__init__`, operators, attributes, subscripts, `__next__`.
//!
//! The interrupted instruction makes a shim: a small frame between its own and the callee's, which returns to the instruction
//! `COMPLETE`. That finds in the shim which instruction was interrupted, and hands it the result. So an operator that is a Python
//! method takes no native stack, and a plain return pays nothing for it.

use super::frame::{Frame, LINKAGE, Outcome, Step, Window};
use super::{Vm, dispatch, families};
use crate::bytecode::code::Code;
use crate::bytecode::opcode::{self, Opcode};
use crate::bytecode::position::{Positions, Range};
use crate::heap::{Gc, Heap, OutOfMemory};
use crate::objects::Value;
use crate::objects::code::{CodeObject, Loaded};
use crate::objects::dict::Dict;
use crate::objects::function::{BoundMethod, Function};
use crate::objects::str::intern::Strings;
use std::cell::Cell;
use std::sync::Arc;

/// What an instruction was about when it entered a frame: its own number, and a value that it needs again.
#[derive(Clone, Copy)]
pub struct Stage {
    /// Which of the instruction's calls this was: each family numbers its own.
    pub number: u16,
    /// What the instruction needs to go on, or None.
    pub extra: Value,
}

impl Stage {
    /// A stage that needs no value.
    pub const fn new(number: u16) -> Stage {
        Stage { number, extra: Value::NONE }
    }
    /// A stage with a value.
    pub const fn with(number: u16, extra: Value) -> Stage {
        Stage { number, extra }
    }
}

/// Registers of a shim: the stage's value, its number, and the window of what is called.
const EXTRA: usize = 0;
const NUMBER: usize = 1;
const WINDOW: usize = 2;
/// How many registers a shim has before the callee's linkage.
pub(super) const SHIM_REGISTERS: usize = WINDOW;

/// The code of a shim: one `COMPLETE`.
pub(super) fn shim_code() -> Code {
    Code {
        filename: Arc::from("<coachwhip>"),
        name: Box::from("<completion>"),
        qualname: Box::from("<completion>"),
        flags: 0,
        argcount: 0,
        posonlyargcount: 0,
        kwonlyargcount: 0,
        firstlineno: 0,
        words: Box::new([u64::from(Opcode::COMPLETE.written())]),
        constants: Box::new([]),
        has_docstring: false,
        names: Box::new([]),
        varnames: Box::new([]),
        cellvars: Box::new([]),
        freevars: Box::new([]),
        first_free: 0,
        namespace: None,
        registers: SHIM_REGISTERS as u16,
        exceptions: Box::new([]),
        positions: Positions::new(std::iter::once((1, Range::NOWHERE))),
        codes: Box::new([]),
    }
}

impl Vm {
    /// Makes a shim at a window for the instruction at `pc`, and gives the window of what it is to call.
    #[inline]
    pub(super) fn push_shim(
        shim: Gc<Function>,
        at: Window,
        pc: *mut u64,
        caller: Window,
        stage: Stage,
    ) -> Window {
        at.set_callee(Value::object(shim));
        at.link(pc, caller);
        at.set(EXTRA, stage.extra);
        at.set(NUMBER, Value::small(stage.number.into()));
        at.offset(WINDOW + LINKAGE)
    }
}

impl Frame {
    /// Calls a callable from within this instruction, without recursion where it is a Python function. Its result, sooner or
    /// later, is given to the family's completion of this stage.
    ///
    /// # Errors
    /// What the call raises.
    pub fn enter(self, callable: Value, args: &[Value], stage: Stage) -> Outcome {
        let (function, receiver) = match callable.as_object::<BoundMethod>() {
            Some(method) => (method.function, Some(method.receiver)),
            None => (callable, None),
        };
        let Some(python) = function.as_object::<Function>() else {
            let result = self.vm().call(callable, args)?;
            return finish(self, stage, result);
        };
        let shim = self.vm().shim;
        let at = self.top_window();
        let window = Vm::push_shim(shim, at, self.pc(), self.own_window(), stage);
        window.set_callee(function);
        let mut count = 0;
        for &arg in receiver.iter().chain(args) {
            window.set(count, arg);
            count += 1;
        }
        self.vm().prepare(python, window, count, Value::UNBOUND, (shim.code.get().start, at))
    }
}

/// `COMPLETE`: what was called from within an instruction has returned.
pub fn complete(frame: Frame, _: opcode::Complete<super::frame::Code>) -> Outcome {
    let shim = frame.own_window();
    let (stage, result) = (stage_of(shim), shim.get(WINDOW));
    // SAFETY: a shim returns to the instruction that made it, in its caller's window.
    let interrupted = unsafe { Frame::new(shim.return_pc(), shim.caller().0, frame.vm) };
    frame.vm().enter_native(interrupted.pc(), interrupted.own_window().0);
    let length = interrupted.opcode().info().length;
    let outcome = finish(interrupted, stage, result);
    // SAFETY: the outcome is that instruction's.
    let next = unsafe { dispatch::settle_cold(interrupted, outcome, length) };
    Ok(Step::Return(next.pc, Window(next.r)))
}

fn stage_of(shim: Window) -> Stage {
    let number = shim.get(NUMBER).as_int().map_or(0, |number| number.get() as u16);
    Stage { number, extra: shim.get(EXTRA) }
}

/// Gives the result of a call to the instruction that made it.
fn finish(frame: Frame, stage: Stage, result: Value) -> Outcome {
    families::completed(frame, stage, result)
}

/// Tells the instruction that made a call that it raised. `None`: the exception goes on.
pub(super) fn failed(frame: Frame, shim: Window) -> Option<Outcome> {
    families::failed(frame, stage_of(shim))
}

/// The function of all shims.
///
/// # Errors
/// There is no memory.
pub(super) fn shim(
    heap: &Heap,
    strings: &mut Strings,
    globals: Gc<Dict>,
) -> std::result::Result<Gc<Function>, OutOfMemory> {
    let code = shim_code();
    let name = strings.get(heap, code.name.as_bytes())?;
    let loaded = Loaded {
        words: code.words.iter().map(|&word| Cell::new(word)).collect(),
        names: Box::new([]),
        constants: Box::new([]),
        varnames: Box::new([]),
        filename: name,
        name,
        qualname: name,
    };
    let code = CodeObject::alloc(heap, Arc::new(code), loaded)?;
    code.mark_as_shim();
    Function::alloc(heap, code, globals, globals, Value::NONE)
}
