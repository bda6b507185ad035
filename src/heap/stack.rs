//! The native stack, scanned conservatively: a word that might refer to an object does.
//!
//! Native code holds values in locals while Python runs under it. Only the stack is scanned, not what Rust collections
//! on it point to: those are [`Rooted`](super::Rooted).

use std::cell::{Cell, RefCell};

/// The parts of the native stack that may hold values.
#[derive(Default)]
pub struct NativeStack {
    /// Where the part in use begins (its highest address), or 0 outside of any run.
    base: Cell<usize>,
    /// Where the innermost interpreter begins (its highest address), or 0: see [`interpret`](NativeStack::interpret).
    interpreter: Cell<usize>,
    /// Parts that wait for a call on another part to return: lowest and highest address.
    suspended: RefCell<Vec<(usize, usize)>>,
}

/// What a stack needs to have left for [`grow`](NativeStack::grow) not to switch. The loop of a debug build, where nothing shares
/// its place with anything, has one frame of more than 100 KB.
const RED_ZONE: usize = if cfg!(debug_assertions) { 1024 * 1024 } else { 128 * 1024 };
const SEGMENT: usize = 4 * 1024 * 1024;

impl NativeStack {
    /// Runs `f`, whose locals and those of all that it calls are scanned. What the caller holds is not.
    #[inline(never)]
    pub fn enter<R>(&self, f: impl FnOnce() -> R) -> R {
        let marker = 0usize;
        let outer = self.base.get();
        if outer != 0 {
            return f();
        }
        self.base.set(std::hint::black_box(&raw const marker).addr());
        let _restore = Restore(&self.base, outer);
        f()
    }

    /// Runs an interpreter, which is [entered](NativeStack::enter) likewise. Between two instructions it holds objects nowhere
    /// but where the machine knows of them, so that a collection there need not scan it.
    pub fn interpret<R>(&self, f: impl FnOnce() -> R) -> R {
        with_registers(|low| {
            let _restore = Restore(&self.interpreter, self.interpreter.replace(low));
            self.enter(f)
        })
    }

    /// Runs `f` with enough stack for a deep call, on a new part of stack if the old one is nearly used up. The only way to
    /// switch stacks while objects are held.
    pub fn grow<R>(&self, f: impl FnOnce() -> R) -> R {
        if stacker::remaining_stack().is_none_or(|left| left >= RED_ZONE) {
            return f();
        }
        with_registers(|low| {
            let outer = self.base.get();
            self.suspended.borrow_mut().push((low, outer));
            let _resume = Resume(self, outer);
            stacker::grow(SEGMENT, || {
                let marker = 0usize;
                if outer != 0 {
                    self.base.set(std::hint::black_box(&raw const marker).addr());
                }
                f()
            })
        })
    }

    /// Calls `visit` with each word of the stack; `between_instructions`: but for the innermost interpreter's.
    pub(super) fn scan(&self, between_instructions: bool, mut visit: impl FnMut(usize)) {
        with_registers(|low| {
            let (base, interpreter) = (self.base.get(), self.interpreter.get());
            let skips = between_instructions && (low..=base).contains(&interpreter);
            scan_range(if skips { interpreter } else { low }, base, &mut visit);
            for &(low, high) in self.suspended.borrow().iter() {
                scan_range(low, high, &mut visit);
            }
        });
    }
}

struct Restore<'s>(&'s Cell<usize>, usize);
impl Drop for Restore<'_> {
    fn drop(&mut self) {
        self.0.set(self.1);
    }
}
struct Resume<'s>(&'s NativeStack, usize);
impl Drop for Resume<'_> {
    fn drop(&mut self) {
        self.0.suspended.borrow_mut().pop();
        self.0.base.set(self.1);
    }
}

fn scan_range(low: usize, high: usize, visit: &mut impl FnMut(usize)) {
    let mut at = low.next_multiple_of(size_of::<usize>());
    while at < high {
        // SAFETY: the words between the stack pointer and an address on the same part of the stack can be read. What
        // they hold may have been written as anything, hence volatile.
        visit(unsafe { std::ptr::with_exposed_provenance::<usize>(at).read_volatile() });
        at += size_of::<usize>();
    }
}

/// Calls `f` with an address on the stack; at it and above lie the caller's frames and the registers that calls preserve.
#[inline(never)]
fn with_registers<R>(f: impl FnOnce(usize) -> R) -> R {
    let mut registers = [0usize; 12];
    #[cfg(all(target_arch = "x86_64", not(miri)))]
    // SAFETY: stores the registers that a call preserves into an array of that many words.
    unsafe {
        std::arch::asm!(
            "mov [{0}], rbx", "mov [{0} + 8], rbp", "mov [{0} + 16], r12", "mov [{0} + 24], r13",
            "mov [{0} + 32], r14", "mov [{0} + 40], r15", "mov [{0} + 48], rdi", "mov [{0} + 56], rsi",
            in(reg) registers.as_mut_ptr(), options(nostack, preserves_flags),
        );
    }
    #[cfg(all(target_arch = "aarch64", not(miri)))]
    // SAFETY: as above.
    unsafe {
        std::arch::asm!(
            "stp x19, x20, [{0}]", "stp x21, x22, [{0}, #16]", "stp x23, x24, [{0}, #32]",
            "stp x25, x26, [{0}, #48]", "stp x27, x28, [{0}, #64]", "str x29, [{0}, #80]",
            in(reg) registers.as_mut_ptr(), options(nostack, preserves_flags),
        );
    }
    let low = std::hint::black_box(&mut registers).as_ptr().expose_provenance();
    let result = f(low);
    std::hint::black_box(&mut registers);
    result
}

/// Whether the stack of this target can be scanned. Where it cannot, a collection must wait until no native code holds
/// a value.
pub const SCANS_STACK: bool = cfg!(all(any(target_arch = "x86_64", target_arch = "aarch64"), not(miri)));
