//! Exceptions on their way: from the instruction that raised to the handler, through the frames.

use super::frame::{Code, Frame, Next, word_of};
use super::{Raised, Vm, complete, families};
use crate::bytecode::opcode::{Opcode, RaiseVarargs};
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::code::code_fact;
use crate::objects::exception::{Exception, Traceback};
use crate::objects::function::Function;

/// Finds the handler of what was raised, in this frame or in a caller; without one, leaves the interpreter.
#[cold]
#[inline(never)]
pub(super) fn unwind(frame: Frame, _: Raised) -> Next {
    let vm = frame.vm();
    let (mut pc, mut window) = (frame.pc(), frame.own_window());
    // Callers stand behind their call, or inside it: the word before belongs to the instruction to blame.
    let mut before = 0;
    // What is raised again has been here already.
    let mut is_known = raises_again(frame);
    loop {
        let function = window.function();
        let code = function.code.get();
        if code.has_fact(code_fact::SHIM) {
            // The instruction that entered the frame which failed may know what to do.
            // SAFETY: a shim returns to the instruction that made it, in its caller's window.
            let interrupted = unsafe { Frame::new(window.return_pc(), window.caller().0, frame.vm) };
            let length = interrupted.opcode().info().length;
            vm.enter_native(interrupted.pc(), interrupted.own_window().0);
            if let Some(outcome) = complete::failed(interrupted, window) {
                // SAFETY: the outcome is that instruction's.
                return unsafe { super::dispatch::settle_cold(interrupted, outcome, length) };
            }
            (pc, window, before, is_known) = (window.return_pc(), window.caller(), 0, false);
            continue;
        }
        let word = word_of(code, pc) - before;
        if !is_known {
            vm.add_traceback(function, word);
        }
        if let Some(handler) = code.code.handler(word) {
            window.set(handler.register.into(), vm.take_raised());
            vm.unwound(window);
            return Next { pc: code.start.wrapping_add(handler.target as usize), r: window.0 };
        }
        is_known = false;
        let is_generator = window.is_generator();
        if is_generator {
            families::generator::leave_by_exception(vm, window);
        }
        let return_pc = window.return_pc();
        if return_pc == vm.exit {
            vm.unwound(window.any_caller());
            return Next { pc: return_pc, r: window.any_caller().0 };
        }
        before = u32::from(!is_generator);
        (pc, window) = (return_pc, window.any_caller());
    }
}

/// Whether the instruction raises an exception that its frame has seen before: its traceback stays as it is.
fn raises_again(frame: Frame) -> bool {
    match frame.opcode() {
        Opcode::RERAISE | Opcode::END_ASYNC_FOR => true,
        Opcode::RAISE_VARARGS => RaiseVarargs::at(Code(frame.pc())).count().0 == 0,
        _ => false,
    }
}

impl Vm {
    /// Puts a frame in front of the traceback of the exception on its way. Without memory for it, the frame is left out.
    pub(super) fn add_traceback(&mut self, function: Gc<Function>, word: u32) {
        let Some(exception) = self.raised.as_kind::<Exception>() else { return };
        if function.code.get().has_fact(code_fact::HIDDEN) {
            return;
        }
        if let Ok(entry) = Traceback::alloc(&self.heap, exception.traceback.get(), function, word) {
            exception.traceback.set(Value::object(entry));
        }
    }
}
