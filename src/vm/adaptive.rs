//! The policy of specialisation, all of it, and who may watch it.
//!
//! A site starts generic, with a counter. At zero it tries its family's members in the table's order: success writes opcode and
//! cache and sets the miss budget, failure waits twice as long as before. A miss runs the generic code and spends the budget;
//! then the site is specialised again, for what it sees now, or becomes generic.

use super::dispatch::{run_generic, specialize};
use super::frame::{Frame, Next, Reason};
use crate::bytecode::opcode::{COUNTER, FLAG, INFO, OPCODES, Opcode};
use crate::heap::{Gc, Liveness};
use crate::objects::code::CodeObject;
use rustc_hash::FxHashMap;

/// Watches the life of every site. The unit observer compiles to nothing.
pub trait Observer {
    /// Whether every guard refuses, so that each specialised site misses all the time: a test of the way back.
    const HOSTILE: bool = false;
    /// A generic instruction of a family runs.
    #[inline(always)]
    fn generic(&mut self, _site: *mut u64, _base: Opcode) {}
    /// A guard has accepted.
    #[inline(always)]
    fn hit(&mut self, _site: *mut u64, _member: Opcode) {}
    /// A guard has refused.
    #[inline(always)]
    fn miss(&mut self, _site: *mut u64, _member: Opcode) {}
    /// An attempt to specialise has failed.
    #[inline(always)]
    fn failure(&mut self, _site: *mut u64, _base: Opcode, _reason: Reason) {}
    /// A site has become another member, or generic.
    #[inline(always)]
    fn rewrite(&mut self, _site: *mut u64, _from: Opcode, _to: Opcode) {}
}
impl Observer for () {}

/// Settings, and the state of sites that the counter in the instruction cannot hold.
pub struct Adaptive {
    /// Executions of a generic instruction before the first attempt.
    pub warm_up: u8,
    /// Misses before a site changes.
    pub miss_budget: u8,
    /// Whether anything is specialised at all.
    pub is_on: bool,
    allowed: [bool; OPCODES.len()],
    sites: FxHashMap<usize, Site>,
}

struct Site {
    /// Whose instruction it is. Not kept alive by this.
    code: Gc<CodeObject>,
    failures: u32,
    /// Executions to wait beyond those in the counter.
    wait: u32,
}

const LONGEST_WAIT: u32 = 1 << 16;

impl Adaptive {
    /// The default policy.
    pub(super) fn new() -> Adaptive {
        Adaptive {
            warm_up: 2,
            miss_budget: 52,
            is_on: true,
            allowed: [true; OPCODES.len()],
            sites: FxHashMap::default(),
        }
    }
    /// Specialises at the first execution, and changes at the first miss.
    pub fn make_eager(&mut self) {
        (self.warm_up, self.miss_budget) = (0, 0);
    }
    /// Switches a family on or off: all members of the generic instruction.
    pub fn allow(&mut self, base: Opcode, allowed: bool) {
        for (index, info) in INFO.iter().enumerate() {
            if info.base == base {
                self.allowed[index] = allowed;
            }
        }
    }
    /// Whether a site may become this member.
    pub fn allows(&self, member: Opcode) -> bool {
        self.allowed[member as usize]
    }
    /// The counter of a site that has not run yet.
    pub(super) fn first_counter(&self) -> u8 {
        if self.is_on { self.warm_up & COUNTER } else { COUNTER }
    }
    /// Forgets the sites of dead code.
    pub(super) fn sweep(&mut self, live: &Liveness<'_>) {
        self.sites.retain(|_, site| live.is_live(site.code));
    }
    /// An attempt has failed: the next waits twice as long. The counter's new value.
    fn back_off(&mut self, site: usize, code: Gc<CodeObject>) -> u8 {
        let state = self.sites.entry(site).or_insert(Site { code, failures: 0, wait: 0 });
        state.wait = (4 << state.failures.min(16)).min(LONGEST_WAIT);
        state.failures += 1;
        self.next_round(site)
    }
    fn next_round(&mut self, site: usize) -> u8 {
        let Some(state) = self.sites.get_mut(&site) else { return 0 };
        let round = state.wait.min(COUNTER.into());
        state.wait -= round;
        round as u8
    }
}

/// Counts an execution of a generic instruction, or a miss. False: the counter stands at zero.
///
/// # Safety
/// `pc` points to an instruction.
#[inline(always)]
pub(super) unsafe fn count_down(pc: *mut u64) -> bool {
    // SAFETY: the second byte of an instruction is its counter, with the flag above it.
    let counter = unsafe { &mut *pc.cast::<u8>().add(1) };
    // Not `let more = …; *counter -= more as u8; more`: rustc 1.95 (issue 158206) drops the comparison of an int with a
    // constant when the bool is both cast and branched on.
    if *counter & COUNTER == 0 {
        return false;
    }
    *counter -= 1;
    true
}

/// # Safety
/// `pc` points to an instruction.
unsafe fn set_counter(pc: *mut u64, value: u8) {
    // SAFETY: as above.
    unsafe {
        let counter = pc.cast::<u8>().add(1);
        *counter = *counter & FLAG | value & COUNTER;
    }
}

/// The observer of this run.
///
/// # Safety
/// `O` is the type parameter of the running interpreter.
#[inline(always)]
pub(super) unsafe fn observer<'a, O: Observer>(frame: Frame) -> &'a mut O {
    // SAFETY: the machine was made to run with it, and no two of these references overlap.
    unsafe { &mut *frame.machine().observer.cast::<O>() }
}

/// The counter of the generic instruction stands at zero: specialise, or wait longer. Either way the instruction is dispatched
/// again.
pub(super) fn adapt<O: Observer>(frame: Frame) -> Next {
    let adaptive = &mut frame.vm().adaptive;
    let rest = if adaptive.is_on { adaptive.next_round(frame.pc().addr()) } else { COUNTER };
    if rest == 0 {
        change::<O>(frame, frame.opcode());
    } else {
        // SAFETY: `pc` points to an instruction.
        unsafe { set_counter(frame.pc(), rest) };
    }
    frame.again()
}

/// The guard refused: do it generically; when the budget is spent, change.
pub(super) fn miss<O: Observer>(frame: Frame) -> Next {
    let base = frame.opcode().info().base;
    // SAFETY: `frame` is that of an instruction, and `O` the parameter of its interpreter.
    unsafe {
        observer::<O>(frame).miss(frame.pc(), frame.opcode());
        if !count_down(frame.pc()) {
            change::<O>(frame, base);
        }
        run_generic(base, frame)
    }
}

/// Makes the site a member that fits what it sees now, or generic for a while.
fn change<O: Observer>(frame: Frame, base: Opcode) {
    let from = frame.opcode();
    // SAFETY: `base` is the family of the instruction at `pc`.
    unsafe {
        let attempt = specialize(frame, base);
        let adaptive = &mut frame.vm().adaptive;
        let counter = match attempt {
            Ok(_) => adaptive.miss_budget,
            Err(reason) => {
                observer::<O>(frame).failure(frame.pc(), base, reason);
                adaptive.back_off(frame.pc().addr(), frame.function().code.get())
            }
        };
        let to = attempt.unwrap_or(base);
        frame.pc().cast::<u8>().write(to.written() as u8);
        set_counter(frame.pc(), counter);
        if to != from {
            observer::<O>(frame).rewrite(frame.pc(), from, to);
        }
    }
}
