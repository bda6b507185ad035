//! Python functions entered from within an instruction: `__init__`, operators, attributes, subscripts, `__next__`.
//!
//! The interrupted instruction makes a shim: a small frame between its own and the callee's, which returns to the instruction
//! `COMPLETE`. That finds in the shim which instruction was interrupted, and hands it the result. So an operator that is a Python
//! method takes no native stack, and a plain return pays nothing for it.
//!
//! PERF: what most instructions do with the result is decided when the shim is made. Then the callee returns to an instruction that
//! does just this, and where it cannot, steps back to the `COMPLETE` before it.

use super::frame::{Frame, LINKAGE, Outcome, Step, Window};
use super::{Vm, dispatch, families};
use crate::bytecode::code::Code;
use crate::bytecode::opcode::{self, Opcode, Reg};
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
    /// What is mostly done with the result.
    finish: Finish,
}

/// What is mostly done with the result of a call that an instruction has made. `length` is the instruction's, in words.
#[derive(Clone, Copy)]
enum Finish {
    /// The family decides.
    Ask,
    /// If it is None, the stage's value is the result of the call in whose window the shim is.
    Init { length: u8 },
    /// If it is not NotImplemented, a register gets it.
    Store { dst: u16, length: u8 },
}

impl Stage {
    /// A stage that needs no value.
    pub const fn new(number: u16) -> Stage {
        Stage::with(number, Value::NONE)
    }
    /// A stage with a value.
    pub const fn with(number: u16, extra: Value) -> Stage {
        Stage { number, extra, finish: Finish::Ask }
    }
    /// A stage of an instruction of so many words, which gives the result to a register and is done, unless the result is
    /// NotImplemented.
    pub fn storing(number: u16, dst: Reg, length: usize) -> Stage {
        Stage { number, extra: Value::NONE, finish: Finish::Store { dst: dst.0, length: length as u8 } }
    }
    /// The stage of a call of so many words that has entered the `__init__` of this instance.
    pub fn init(number: u16, instance: Value, length: usize) -> Stage {
        Stage { number, extra: instance, finish: Finish::Init { length: length as u8 } }
    }
    /// The stage as a word of its shim.
    #[inline(always)]
    fn packed(self) -> Value {
        let (dst, length) = match self.finish {
            Finish::Ask => (0, 0),
            Finish::Init { length } => (0, length),
            Finish::Store { dst, length } => (dst, length),
        };
        Value::length(usize::from(self.number) | usize::from(dst) << 16 | usize::from(length) << 32)
    }
    /// Where the callee of a shim returns to.
    #[inline(always)]
    fn start(self, shim: Gc<Function>) -> *mut u64 {
        let word = match self.finish {
            Finish::Ask => COMPLETE,
            Finish::Init { .. } => COMPLETE_INIT,
            Finish::Store { .. } => COMPLETE_STORE,
        };
        shim.code.get().start.wrapping_add(word)
    }
}

/// Registers of a shim: the stage's value, its number, and the window of what is called.
const EXTRA: usize = 0;
const NUMBER: usize = 1;
const WINDOW: usize = 2;
/// How many registers a shim has before the callee's linkage.
pub(super) const SHIM_REGISTERS: usize = WINDOW;

/// Which word of a shim's code is which instruction.
const COMPLETE: usize = 0;
const COMPLETE_INIT: usize = 1;
const COMPLETE_STORE: usize = 2;

/// The code of a shim: ways to return to it.
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
        words: [Opcode::COMPLETE, Opcode::COMPLETE_INIT, Opcode::COMPLETE_STORE]
            .map(|opcode| u64::from(opcode.written()))
            .into(),
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
        positions: Positions::new(std::iter::repeat_n((1, Range::NOWHERE), 3)),
        codes: Box::new([]),
    }
}

impl Vm {
    /// Makes a shim at a window for the instruction at `pc`, and gives the window of what it is to call, with the place and
    /// the window that this returns to.
    #[inline(always)]
    pub(super) fn push_shim(
        &self,
        at: Window,
        pc: *mut u64,
        caller: Window,
        stage: Stage,
    ) -> (Window, (*mut u64, Window)) {
        at.set_callee(Value::object(self.shim));
        at.link(pc, caller);
        at.set(EXTRA, stage.extra);
        at.set(NUMBER, stage.packed());
        (at.offset(WINDOW + LINKAGE), (stage.start(self.shim), at))
    }
}

impl Frame {
    /// Calls a callable from within this instruction, without recursion where it is a Python function. Its result, sooner or
    /// later, is given to the family's completion of this stage.
    ///
    /// # Errors
    /// What the call raises.
    pub fn enter(self, callable: Value, args: &[Value], stage: Stage) -> Outcome {
        if let Some(function) = callable.as_object::<Function>() {
            return self.enter_function(function, None, args, stage);
        }
        if let Some(method) = callable.as_object::<BoundMethod>()
            && let Some(function) = method.function.as_object::<Function>()
        {
            return self.enter_function(function, Some(method.receiver), args, stage);
        }
        let result = self.vm().call(callable, args)?;
        finish(self, stage, result)
    }

    /// Calls a Python function from within this instruction, as [`Frame::enter`] does.
    ///
    /// # Errors
    /// What the call raises.
    #[inline(always)]
    pub fn enter_function(
        self,
        function: Gc<Function>,
        receiver: Option<Value>,
        args: &[Value],
        stage: Stage,
    ) -> Outcome {
        let at = self.top_window();
        let (window, back) = self.vm().push_shim(at, self.pc(), self.own_window(), stage);
        window.set_callee(Value::object(function));
        let mut count = 0;
        for &arg in receiver.iter().chain(args) {
            window.set(count, arg);
            count += 1;
        }
        self.vm().prepare(function, window, count, Value::UNBOUND, back)
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

/// `COMPLETE_INIT`
#[inline(always)]
pub fn complete_init(frame: Frame, _: opcode::CompleteInit<super::frame::Code>) -> Step {
    let shim = frame.own_window();
    if !shim.get(WINDOW).is_none() {
        return Step::Jump(COMPLETE as isize - COMPLETE_INIT as isize);
    }
    shim.set_callee(shim.get(EXTRA));
    Step::Return(shim.return_pc().wrapping_add(length_of(packed_in(shim))), shim.caller())
}

/// `COMPLETE_STORE`
#[inline(always)]
pub fn complete_store(frame: Frame, _: opcode::CompleteStore<super::frame::Code>) -> Step {
    let shim = frame.own_window();
    let (result, packed) = (shim.get(WINDOW), packed_in(shim));
    if result == Value::NOT_IMPLEMENTED {
        return Step::Jump(COMPLETE as isize - COMPLETE_STORE as isize);
    }
    shim.caller().set(usize::from((packed >> 16) as u16), result);
    Step::Return(shim.return_pc().wrapping_add(length_of(packed)), shim.caller())
}

/// What [`Stage::packed`] has made.
#[inline(always)]
fn packed_in(shim: Window) -> u64 {
    shim.get(NUMBER).as_int().map_or(0, |packed| packed.get() as u64)
}
#[inline(always)]
fn length_of(packed: u64) -> usize {
    (packed >> 32) as usize
}

fn stage_of(shim: Window) -> Stage {
    Stage::with(packed_in(shim) as u16, shim.get(EXTRA))
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
