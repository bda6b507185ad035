//! Ctrl-C: the signal becomes the bit that safepoints read.
//!
//! A process has one signal and may have many machines: the signal goes to the machine that asked for it last.

use super::memory::SIGNAL;
use super::{Exc, Result, Vm};
use std::io;
use std::sync::atomic::{AtomicPtr, AtomicU32, AtomicUsize, Ordering};

/// The [`Heap::interrupt`](crate::heap::Heap::interrupt) of the machine that is interrupted, or null.
static TARGET: AtomicPtr<AtomicU32> = AtomicPtr::new(std::ptr::null_mut());
/// How many handlers run now.
static RUNNING: AtomicUsize = AtomicUsize::new(0);

/// As long as it lives, the signal interrupts the machine. It must not outlive it: who owns the machine owns this, and drops it
/// first.
#[derive(Debug)]
pub(crate) struct Caught {
    target: *mut AtomicU32,
    #[cfg(unix)]
    before: nix::sys::signal::SigAction,
}

#[cfg(unix)]
extern "C" fn handle(_: std::ffi::c_int) {
    RUNNING.fetch_add(1, Ordering::SeqCst);
    let target = TARGET.load(Ordering::SeqCst);
    if !target.is_null() {
        // SAFETY: whoever takes a target away waits until no handler runs, and only then may the machine go.
        unsafe { (*target).fetch_or(SIGNAL, Ordering::SeqCst) };
    }
    RUNNING.fetch_sub(1, Ordering::SeqCst);
}

impl Vm {
    /// Lets Ctrl-C raise KeyboardInterrupt in what this machine runs.
    ///
    /// # Errors
    /// The operating system's.
    pub(crate) fn catch_interrupts(&self) -> io::Result<Caught> {
        let target = (&raw const self.heap.interrupt).cast_mut();
        TARGET.store(target, Ordering::SeqCst);
        #[cfg(unix)]
        {
            use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, sigaction};
            // No SA_RESTART: what waits for input shall wake up.
            let action = SigAction::new(SigHandler::Handler(handle), SaFlags::empty(), SigSet::empty());
            // SAFETY: the handler does nothing but atomic operations, which a handler may.
            let before = unsafe { sigaction(Signal::SIGINT, &action) }?;
            Ok(Caught { target, before })
        }
        #[cfg(not(unix))]
        Ok(Caught { target })
    }

    /// Takes an interruption that no safepoint has taken yet. For what waits outside of Python code.
    pub fn take_interrupt(&self) -> bool {
        self.heap.interrupt.fetch_and(!SIGNAL, Ordering::SeqCst) & SIGNAL != 0
    }

    /// Raises what Ctrl-C asks for: for native code that waits.
    ///
    /// # Errors
    /// KeyboardInterrupt.
    pub fn check_interrupt(&mut self) -> Result<()> {
        if self.take_interrupt() { Err(self.raise_with(Exc::KeyboardInterrupt, &[])) } else { Ok(()) }
    }
}

impl Drop for Caught {
    fn drop(&mut self) {
        #[cfg(unix)]
        // SAFETY: the action was there before.
        let _ = unsafe { nix::sys::signal::sigaction(nix::sys::signal::Signal::SIGINT, &self.before) };
        let taken =
            TARGET.compare_exchange(self.target, std::ptr::null_mut(), Ordering::SeqCst, Ordering::SeqCst);
        if taken.is_ok() {
            while RUNNING.load(Ordering::SeqCst) > 0 {
                std::hint::spin_loop();
            }
        }
    }
}

/// Ends the process as one that Ctrl-C ends, so that a shell sees it. Comes back where there are no signals.
pub(crate) fn die_of_interrupt() {
    #[cfg(unix)]
    {
        use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, raise, sigaction};
        let default = SigAction::new(SigHandler::SigDfl, SaFlags::empty(), SigSet::empty());
        // SAFETY: the default action calls nothing of ours.
        if unsafe { sigaction(Signal::SIGINT, &default) }.is_ok() {
            let _ = raise(Signal::SIGINT);
        }
    }
}
