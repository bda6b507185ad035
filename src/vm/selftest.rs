//! Whether the compiler has made jumps of the calls that end threaded handlers: asked once, when the program starts.
//!
//! If it has not, each instruction would take stack until it ends: the loop runs instead.

#[cfg(not(any(feature = "match-loop", debug_assertions)))]
mod threaded {
    use crate::bytecode::opcode::Opcode;
    use crate::objects::Value;
    use crate::vm::adaptive::Observer;
    use crate::vm::frame::Reason;
    use crate::vm::{Vm, dispatch};
    use std::sync::OnceLock;

    /// Instructions that are run for the test.
    const STEPS: usize = 64;
    /// More stack than one handler takes, less than so many would.
    const ENOUGH: usize = 512;

    /// Notes how deep the stack is at each generic instruction of a family.
    #[derive(Default)]
    struct Depths(Vec<usize>);
    impl Observer for Depths {
        #[inline(never)]
        fn generic(&mut self, _: *mut u64, _: Opcode) {
            let here = 0u8;
            self.0.push(std::hint::black_box(&raw const here).addr());
        }
        fn failure(&mut self, _: *mut u64, _: Opcode, _: Reason) {}
    }

    static ANSWER: OnceLock<bool> = OnceLock::new();

    /// Runs the test, once in a process, on a machine that runs nothing yet.
    pub fn calls_are_jumps(vm: &mut Vm) -> bool {
        *ANSWER.get_or_init(|| {
            // `JUMP_IF_FALSE R[0], +1` runs generically as long as its counter is above zero.
            let jump = u64::from(Opcode::JUMP_IF_FALSE.written()) | 0x7F << 8 | 1 << 32;
            let mut code = vec![jump; STEPS];
            code.push(u64::from(Opcode::HALT.written()));
            let mut depths = Depths::default();
            vm.observer = (&raw mut depths).cast();
            let base = vm.stack.base();
            // SAFETY: the first register is set, and nothing else of the window is read.
            unsafe {
                base.write(Value::TRUE);
                dispatch::threaded_runner::<Depths>()(code.as_mut_ptr(), base, vm);
            }
            vm.observer = dispatch::NOBODY;
            vm.enter_native(vm.exit, base);
            let (least, most) = (depths.0.iter().min(), depths.0.iter().max());
            depths.0.len() == STEPS && least.zip(most).is_some_and(|(least, most)| most - least < ENOUGH)
        })
    }

    /// What the test has found; false before it has run.
    pub fn passed() -> bool {
        ANSWER.get().copied().unwrap_or(false)
    }
}

#[cfg(not(any(feature = "match-loop", debug_assertions)))]
pub use threaded::{calls_are_jumps, passed};
