//! Dispatch, derived from the table: threaded handlers and one `match`, from the same bodies.
//!
//! A threaded handler ends by calling the next one in tail position, which becomes a `jmp` as long as no local's address
//! escapes, nothing with `Drop` is alive, and at most six words are passed. Where it does not become one (debug builds, and
//! wherever [`selftest`](super::selftest) finds so), the loop runs instead.

use super::adaptive::{self, Observer};
use super::families::*;
use super::frame::{Code, Frame, Next, Outcome, Reason, Run, Step};
use super::unwind::unwind;
use super::{Vm, memory};
use crate::bytecode::instructions::for_each_instruction;
use crate::bytecode::opcode::*;
use crate::objects::Value;
use std::sync::atomic::Ordering;

/// What is left of a `Step` once its instruction's length is known.
enum Flow {
    /// Fall through to the next instruction.
    Next(*mut u64, *mut Value),
    /// Go elsewhere. PERF: not the same variant, so that the two outcomes of a branch dispatch each with a jump of their own.
    Go(*mut u64, *mut Value),
    Cold(*mut u64, *mut Value, Why),
    OutOfLine(*mut u64, *mut Value, fn(Frame) -> Outcome),
    Halt,
}

/// Why a handler leaves its fast path. A constant on each path, so that each becomes a direct jump.
type Why = u8;
/// The generic instruction's counter stands at zero.
const ADAPT: Why = 0;
/// The guard refused.
const MISS: Why = 1;
/// What is inline does not do: the generic form's body is to run.
const GENERIC: Why = 2;
const SAFEPOINT: Why = 3;

#[inline(always)]
unsafe fn settle(frame: Frame, step: Step, length: usize) -> Flow {
    let (pc, r) = (frame.pc, frame.r);
    let at_safepoint = |pc, r| match frame.machine().heap.interrupt.load(Ordering::Relaxed) {
        0 => Flow::Go(pc, r),
        _ => Flow::Cold(pc, r, SAFEPOINT),
    };
    // SAFETY: jumps stay inside the code.
    unsafe {
        match step {
            Step::Next => Flow::Next(pc.add(length), r),
            Step::Jump(distance) => Flow::Go(pc.offset(distance), r),
            Step::Loop(distance) => at_safepoint(pc.offset(distance), r),
            Step::Enter(pc, window) => at_safepoint(pc, window.0),
            Step::Return(pc, window) => Flow::Go(pc, window.0),
            Step::Generic => Flow::Cold(pc, r, GENERIC),
            Step::OutOfLine(body) => Flow::OutOfLine(pc, r, body),
            Step::Halt => Flow::Halt,
        }
    }
}

/// The cold paths, in ordinary Rust. Never inlined: what it keeps on the stack must not be its caller's.
#[inline(never)]
unsafe fn run_cold<O: Observer>(pc: *mut u64, r: *mut Value, vm: *mut Vm, why: Why) -> Next {
    // SAFETY: a handler leaves with the frame of the instruction at `pc`.
    unsafe {
        let frame = Frame::new(pc, r, vm);
        frame.vm().enter_native(pc, r);
        match why {
            ADAPT => adaptive::adapt::<O>(frame),
            MISS => adaptive::miss::<O>(frame),
            GENERIC => run_generic(frame.opcode().info().base, frame),
            _ => safepoint(frame),
        }
    }
}

/// A body out of line that the inline one asks for. Never inlined, as above.
#[inline(never)]
unsafe fn run_out_of_line(pc: *mut u64, r: *mut Value, vm: *mut Vm, body: fn(Frame) -> Outcome) -> Next {
    // SAFETY: a handler leaves with the frame of the instruction at `pc`.
    unsafe {
        let frame = Frame::new(pc, r, vm);
        frame.vm().enter_native(pc, r);
        settle_cold(frame, body(frame), frame.opcode().info().length)
    }
}

fn safepoint(frame: Frame) -> Next {
    match memory::safepoint(frame) {
        Ok(()) => frame.again(),
        Err(raised) => unwind(frame, raised),
    }
}

/// After a body out of line. PERF: what nearly all end with is settled here, so that the outcome of an inlined body is never
/// written to memory, and read again.
///
/// # Safety
/// As for [`settle_cold`].
#[inline(always)]
unsafe fn settle_body(frame: Frame, outcome: Outcome, length: usize) -> Next {
    // SAFETY: as promised.
    unsafe {
        match outcome.map(|step| settle(frame, step, length)) {
            Ok(Flow::Next(pc, r) | Flow::Go(pc, r)) => Next { pc, r },
            _ => settle_cold(frame, outcome, length),
        }
    }
}

/// After a body out of line: settled where it stands.
///
/// # Safety
/// `outcome` belongs to the instruction of `frame`, which is `length` words long.
pub(super) unsafe fn settle_cold(frame: Frame, outcome: Outcome, length: usize) -> Next {
    // SAFETY: as promised.
    match outcome.map(|step| unsafe { settle(frame, step, length) }) {
        Ok(Flow::Next(pc, r) | Flow::Go(pc, r)) => Next { pc, r },
        Ok(Flow::Cold(pc, r, SAFEPOINT)) => {
            // SAFETY: the safepoint stands where execution goes on.
            let frame = unsafe { Frame::new(pc, r, frame.vm) };
            frame.vm().enter_native(pc, r);
            safepoint(frame)
        }
        Ok(_) => unreachable!("a generic body does not ask for the generic form, nor halt"),
        Err(raised) => unwind(frame, raised),
    }
}

/// How a table entry without guard becomes code: `inline`, `calls`, or `calls` with a cache, hence a family; `seldom` is
/// `calls` with an opcode of two bytes. What goes before the call of a body is part of the handler.
macro_rules! body {
    (seldom $($rest:tt)*) => { body!(calls $($rest)*) };
    (inline [] [] $O:ident $frame:ident $BASE:ident $Operands:ident $body:path) => {
        settle($frame, $body($frame, $Operands::at(Code($frame.pc))), $Operands::<Code>::WORDS)
    };
    (calls [] [] $O:ident $frame:ident $BASE:ident $Operands:ident $body:path) => {{
        let next = generic::$BASE($frame.pc, $frame.r, $frame.vm);
        Flow::Go(next.pc, next.r)
    }};
    (calls [$Cache:ident] [$($quick:path)?] $O:ident $frame:ident $BASE:ident $Operands:ident $body:path) => {
        if adaptive::count_down($frame.pc) {
            adaptive::observer::<$O>($frame).generic($frame.pc, Opcode::$BASE);
            quickly!([$($quick)?] $O $frame $BASE $Operands $Cache $body)
        } else {
            Flow::Cold($frame.pc, $frame.r, ADAPT)
        }
    };
}

/// The generic form of a family: what is inline of it, if anything, or else the body.
macro_rules! quickly {
    ([] $O:ident $frame:ident $BASE:ident $Operands:ident $Cache:ident $body:path) => {
        body!(calls [] [] $O $frame $BASE $Operands $body)
    };
    ([$quick:path] $O:ident $frame:ident $BASE:ident $Operands:ident $Cache:ident $body:path) => {
        match $quick($frame, $Operands::at(Code($frame.pc))) {
            Some(step) => settle($frame, step, $Operands::<Code>::WORDS + $Cache::WORDS),
            None => Flow::Cold($frame.pc, $frame.r, GENERIC),
        }
    };
}

/// Enters a handler into the table of those of one byte, or the body into that of those of two.
#[cfg(not(any(feature = "match-loop", debug_assertions)))]
macro_rules! handler {
    (seldom $($rest:tt)*) => {};
    ($how:ident $table:ident $BASE:ident $handler:expr) => {
        $table[written::$BASE as usize] = $handler;
    };
}
#[cfg(not(any(feature = "match-loop", debug_assertions)))]
macro_rules! seldom {
    (seldom $table:ident $BASE:ident) => {
        $table[(written::$BASE >> 8) as usize] = generic::$BASE;
    };
    ($($rest:tt)*) => {};
}

/// The handler that runs the body out of line.
#[cfg(not(any(feature = "match-loop", debug_assertions)))]
macro_rules! rest_of {
    (inline $($rest:tt)*) => {};
    ($how:ident $BASE:ident) => {
        #[inline(never)]
        pub unsafe fn $BASE<O: Observer>(pc: *mut u64, r: *mut Value, vm: *mut Vm) {
            // SAFETY: the instruction at `pc` is of this family.
            unsafe {
                let next = generic::$BASE(pc, r, vm);
                run::<O>(next.pc, next.r, vm)
            }
        }
    };
}
#[cfg(not(any(feature = "match-loop", debug_assertions)))]
macro_rules! rest {
    (inline $BASE:ident) => {
        resume::<O, SAFEPOINT>
    };
    ($how:ident $BASE:ident) => {
        rest::$BASE::<O>
    };
}

/// The body out of line: the generic form of a family, which also serves every member's misses.
macro_rules! out_of_line {
    (inline $($rest:tt)*) => {};
    (seldom $($rest:tt)*) => { out_of_line!(calls $($rest)*); };
    (calls $BASE:ident $Operands:ident $body:path) => {
        #[inline(never)]
        pub unsafe fn $BASE(pc: *mut u64, r: *mut Value, vm: *mut Vm) -> Next {
            // SAFETY: called for instructions of this family.
            unsafe {
                let frame = Frame::new(pc, r, vm);
                frame.vm().enter_native(pc, r);
                settle_body(frame, $body(frame, $Operands::at(Code(pc))), Opcode::$BASE.info().length)
            }
        }
    };
}

/// What a member does once its guard has accepted.
macro_rules! member {
    (run $frame:ident $MEMBER:ident $Operands:ident $Cache:ident $operands:ident $unpacked:ident $body:path) => {{
        let step = $body($frame, $operands, $unpacked);
        settle($frame, step, $Operands::<Code>::WORDS + $Cache::WORDS)
    }};
    (calls $frame:ident $MEMBER:ident $Operands:ident $Cache:ident $operands:ident $unpacked:ident $body:path) => {{
        let _ = $unpacked;
        let next = members::$MEMBER($frame.pc, $frame.r, $frame.vm);
        Flow::Go(next.pc, next.r)
    }};
}

/// The body of a member that is out of line.
macro_rules! member_out_of_line {
    (run $($rest:tt)*) => {};
    (calls $MEMBER:ident $Operands:ident $Cache:ident $body:path) => {
        #[inline(never)]
        pub unsafe fn $MEMBER(pc: *mut u64, r: *mut Value, vm: *mut Vm) -> Next {
            // SAFETY: called for this member, whose guard has accepted.
            unsafe {
                let frame = Frame::new(pc, r, vm);
                frame.vm().enter_native(pc, r);
                let operands = $Operands::at(Code(pc));
                let cache = pc.add($Operands::<Code>::WORDS).cast::<$Cache>().read();
                let outcome = $body(frame, operands, cache);
                settle_body(frame, outcome, $Operands::<Code>::WORDS + $Cache::WORDS)
            }
        }
    };
}

macro_rules! define_interpreter { ($(
    $(#[$doc:meta])+
    $BASE:ident: $Operands:ident($($operand:ident: $Kind:ident),*) $how:ident $body:path
    $(, unless $quick:path)?
    $(, cache $Cache:ident { $($field:ident: $type:ty),* } family {
        $( $(#[$member_doc:meta])+
           $MEMBER:ident { specialize $specialize:path, guard $guard:path, $does:ident $run:path } )*
    })?;
)+) => {
    #[allow(non_snake_case)]
    mod generic { use super::*; $( out_of_line!($how $BASE $Operands $body); )+ }

    #[allow(non_snake_case)]
    mod members { use super::*; $($($( member_out_of_line!($does $MEMBER $Operands $Cache $run); )*)?)+ }

    /// One inlined function for each instruction: the single source of both dispatches.
    #[allow(non_snake_case, clippy::extra_unused_type_parameters)] // All have one signature, not all are watched.
    mod bodies {
        use super::*;
        $(
            #[inline(always)]
            pub unsafe fn $BASE<O: Observer>(frame: Frame) -> Flow {
                // SAFETY: dispatch calls the body of the opcode at `pc`.
                unsafe { body!($how [$($Cache)?] [$($quick)?] O frame $BASE $Operands $body) }
            }
            $($(
                #[inline(always)]
                pub unsafe fn $MEMBER<O: Observer>(frame: Frame) -> Flow {
                    // SAFETY: as above.
                    unsafe {
                        let operands = $Operands::at(Code(frame.pc));
                        let cache = frame.pc.add($Operands::<Code>::WORDS).cast::<$Cache>().read();
                        match $guard(frame.view(), operands, cache) {
                            Some(unpacked) if !O::HOSTILE => {
                                adaptive::observer::<O>(frame).hit(frame.pc, Opcode::$MEMBER);
                                member!($does frame $MEMBER $Operands $Cache operands unpacked $run)
                            }
                            _ => Flow::Cold(frame.pc, frame.r, MISS),
                        }
                    }
                }
            )*)?
        )+
    }

    /// Runs the generic form of the instruction at `pc`, whatever it has become.
    ///
    /// # Safety
    /// `base` is the family of the instruction of `frame`.
    pub(super) unsafe fn run_generic(base: Opcode, frame: Frame) -> Next {
        match base {
            $($( Opcode::$BASE => {
                const _: usize = $Cache::WORDS;
                // SAFETY: as promised.
                unsafe { generic::$BASE(frame.pc, frame.r, frame.vm) }
            } )?)+
            _ => unreachable!("not a family"),
        }
    }

    /// The first member, in table order, that wants this site and whose guard accepts what it sees now. Writes its cache.
    ///
    /// # Safety
    /// `base` is the family of the instruction of `frame`.
    #[allow(unused_variables, unused_mut, unused_assignments)]
    pub(super) unsafe fn specialize(frame: Frame, base: Opcode) -> Result<Opcode, Reason> {
        let mut reason = Reason("no member for this site");
        match base {
            // SAFETY: as promised.
            $($( Opcode::$BASE => unsafe {
                let operands = $Operands::at(Code(frame.pc));
                let place = frame.pc.add($Operands::<Code>::WORDS).cast::<$Cache>();
                $( if frame.machine().adaptive.allows(Opcode::$MEMBER) {
                    match $specialize(frame, operands, place.read()) {
                        Ok(cache) if $guard(frame.view(), operands, cache).is_some() => {
                            place.write(cache);
                            return Ok(Opcode::$MEMBER);
                        }
                        Ok(_) => reason = Reason("other types"),
                        Err(refusal) => reason = refusal,
                    }
                } )*
                Err(reason)
            }, )?)+
            _ => unreachable!("not a family"),
        }
    }

    #[cfg(not(any(feature = "match-loop", debug_assertions)))]
    mod threaded {
        use super::*;

        type Handler = unsafe fn(pc: *mut u64, r: *mut Value, vm: *mut Vm);

        /// The handlers compiled for one observer.
        struct Handlers<O>(std::marker::PhantomData<O>);
        impl<O: Observer> Handlers<O> {
            const TABLE: &[Handler; 256] = &{
                let mut table: [Handler; 256] = [handlers::HALT::<O>; 256];
                table[SELDOM as usize] = seldom::<O>;
                $(
                    handler!($how table $BASE handlers::$BASE::<O>);
                    $($( table[written::$MEMBER as usize] = handlers::$MEMBER::<O>; )*)?
                )+
                table
            };
        }

        #[allow(non_snake_case, dead_code)] // Those of two bytes are reached by another table.
        mod handlers {
            use super::*;
            $(
                pub unsafe fn $BASE<O: Observer>(pc: *mut u64, r: *mut Value, vm: *mut Vm) {
                    // SAFETY: dispatched on this opcode.
                    unsafe { follow::<O>(bodies::$BASE::<O>(Frame::new(pc, r, vm)), vm, rest!($how $BASE)) }
                }
                $($(
                    pub unsafe fn $MEMBER<O: Observer>(pc: *mut u64, r: *mut Value, vm: *mut Vm) {
                        // SAFETY: dispatched on this opcode.
                        unsafe { follow::<O>(bodies::$MEMBER::<O>(Frame::new(pc, r, vm)), vm, rest::$BASE::<O>) }
                    }
                )*)?
            )+
        }

        /// Handlers for what the handlers of a family leave to the generic form's body.
        #[allow(non_snake_case, dead_code)] // Not all bodies have something before them.
        mod rest { use super::*; $( rest_of!($how $BASE); )+ }

        /// The instructions of two bytes, by the second one.
        const SELDOM_TABLE: &[unsafe fn(*mut u64, *mut Value, *mut Vm) -> Next; 256] = &{
            let mut table: [unsafe fn(*mut u64, *mut Value, *mut Vm) -> Next; 256] = [generic::COMPLETE; 256];
            $( seldom!($how table $BASE); )+
            table
        };

        unsafe fn seldom<O: Observer>(pc: *mut u64, r: *mut Value, vm: *mut Vm) {
            // SAFETY: dispatched on `SELDOM`; the table has an entry for every byte.
            unsafe {
                let next = SELDOM_TABLE[pc.cast::<u8>().add(1).read() as usize](pc, r, vm);
                run::<O>(next.pc, next.r, vm)
            }
        }

        #[inline(always)]
        unsafe fn follow<O: Observer>(flow: Flow, vm: *mut Vm, rest: Handler) {
            // SAFETY: a flow continues at an instruction.
            unsafe {
                match flow {
                    Flow::Next(pc, r) => run::<O>(pc, r, vm),
                    Flow::Go(pc, r) => run::<O>(pc, r, vm),
                    Flow::Cold(pc, r, ADAPT) => resume::<O, ADAPT>(pc, r, vm),
                    Flow::Cold(pc, r, MISS) => resume::<O, MISS>(pc, r, vm),
                    Flow::Cold(pc, r, GENERIC) => rest(pc, r, vm),
                    Flow::Cold(pc, r, _) => resume::<O, SAFEPOINT>(pc, r, vm),
                    Flow::OutOfLine(pc, r, body) => out_of_line::<O>(pc, r, vm, body),
                    Flow::Halt => (),
                }
            }
        }

        /// Dispatches the instruction at `pc`.
        #[inline(always)]
        pub unsafe fn run<O: Observer>(pc: *mut u64, r: *mut Value, vm: *mut Vm) {
            // SAFETY: the table has an entry for every byte.
            unsafe {
                let handler = Handlers::<O>::TABLE[pc.cast::<u8>().read() as usize];
                handler(pc, r, vm)
            }
        }

        /// The only way out of line. Here the cold path is an ordinary call, so that it is none in the handlers; one function
        /// for each reason, so that they pass nothing but the frame.
        #[cold]
        #[inline(never)]
        unsafe fn resume<O: Observer, const WHY: Why>(pc: *mut u64, r: *mut Value, vm: *mut Vm) {
            // SAFETY: a cold path answers with an instruction.
            unsafe {
                let next = run_cold::<O>(pc, r, vm, WHY);
                run::<O>(next.pc, next.r, vm)
            }
        }

        /// The same for a body that is no generic one.
        #[inline(never)]
        unsafe fn out_of_line<O: Observer>(pc: *mut u64, r: *mut Value, vm: *mut Vm, body: fn(Frame) -> Outcome) {
            // SAFETY: as above.
            unsafe {
                let next = run_out_of_line(pc, r, vm, body);
                run::<O>(next.pc, next.r, vm)
            }
        }
    }

    mod looped {
        use super::*;

        /// Runs from the instruction at `pc` until `HALT`.
        #[inline(never)]
        pub unsafe fn run<O: Observer>(mut pc: *mut u64, mut r: *mut Value, vm: *mut Vm) {
            loop {
                // SAFETY: `pc` always points to an instruction.
                let flow = unsafe {
                    let frame = Frame::new(pc, r, vm);
                    let mut opcode = pc.cast::<u16>().read();
                    if opcode as u8 != SELDOM {
                        opcode &= 0xFF;
                    }
                    match opcode {
                        $(
                            written::$BASE => bodies::$BASE::<O>(frame),
                            $($( written::$MEMBER => bodies::$MEMBER::<O>(frame), )*)?
                        )+
                        _ => std::hint::unreachable_unchecked(),
                    }
                };
                match flow {
                    Flow::Next(next_pc, next_r) | Flow::Go(next_pc, next_r) => (pc, r) = (next_pc, next_r),
                    // SAFETY: a cold path is entered with the frame it belongs to.
                    Flow::Cold(at, window, why) => {
                        Next { pc, r } = unsafe { run_cold::<O>(at, window, vm, why) };
                    }
                    // SAFETY: as above.
                    Flow::OutOfLine(at, window, body) => {
                        Next { pc, r } = unsafe { run_out_of_line(at, window, vm, body) };
                    }
                    Flow::Halt => return,
                }
            }
        }
    }
}; }
for_each_instruction!(define_interpreter);

/// The word of `HALT`, to which frames return that were entered by native code.
pub(super) fn static_code() -> *mut u64 {
    static HALT: u64 = Opcode::HALT.written() as u64;
    // It belongs to no family, so nobody writes there.
    (&raw const HALT).cast_mut()
}

/// How instructions are run for an observer: threaded, where calls in tail position are jumps.
pub(super) fn runner<O: Observer>(vm: &mut Vm) -> Run {
    #[cfg(not(any(feature = "match-loop", debug_assertions)))]
    if super::selftest::calls_are_jumps(vm) {
        return threaded::run::<O>;
    }
    let _ = vm;
    looped::run::<O>
}

/// Which of the two dispatches runs: `"threaded"` or `"match-loop"`.
pub fn name() -> &'static str {
    #[cfg(not(any(feature = "match-loop", debug_assertions)))]
    if super::selftest::passed() {
        return "threaded";
    }
    "match-loop"
}

/// The threaded dispatch, whatever the self-test says: it is what the test runs.
#[cfg(not(any(feature = "match-loop", debug_assertions)))]
pub(super) fn threaded_runner<O: Observer>() -> Run {
    threaded::run::<O>
}

/// The loop: what runs before the self-test.
pub(super) fn looped_runner<O: Observer>() -> Run {
    looped::run::<O>
}

/// The unit observer, which has no place in memory.
pub(super) const NOBODY: *mut () = std::ptr::dangling_mut();

impl Vm {
    /// Lets an observer watch from now on, until [`Vm::stop_observing`] gives it back. Not to be called by code that the
    /// machine runs.
    pub fn observe<O: Observer + 'static>(&mut self, observer: Box<O>) {
        self.run = runner::<O>(self);
        self.observer = Box::into_raw(observer).cast();
        self.observer_type = std::any::TypeId::of::<O>();
    }

    /// The observer that has watched, if it is of this type; nobody watches any more.
    pub fn stop_observing<O: Observer + 'static>(&mut self) -> Option<Box<O>> {
        if self.observer_type != std::any::TypeId::of::<O>() {
            return None;
        }
        self.run = runner::<()>(self);
        self.observer_type = std::any::TypeId::of::<()>();
        let observer = std::mem::replace(&mut self.observer, NOBODY);
        // SAFETY: `observe` has made it of a box of this type.
        Some(unsafe { Box::from_raw(observer.cast()) })
    }
}
