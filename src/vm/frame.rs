//! What instructions see: registers, the machine, and the step they answer with.
//!
//! A window lies on one large stack of registers. Below `r[0]` is its linkage: `r[-3]` is what was called and receives the
//! result, `r[-2]` where to return to, `r[-1]` the caller's window. What is called is always a [`Function`], whose code says
//! how many registers there are.

use super::{Raised, Vm};
use crate::bytecode::opcode::{Loaded, Opcode, Reg, Words};
use crate::heap::{Gc, copy_few};
use crate::objects::Value;
use crate::objects::cell::CellObject;
use crate::objects::code::CodeObject;
use crate::objects::function::Function;
use crate::objects::generator::Generator;
use std::cell::Cell;

/// Runs instructions from a place, in a window, until a `HALT`.
pub type Run = unsafe fn(*mut u64, *mut Value, *mut Vm);

/// Where an instruction is read: the pointer to it.
#[derive(Clone, Copy)]
pub struct Code(pub(super) *const u64);

// SAFETY (all three): an instruction and its cache lie where the pointer points to.
impl Words for Code {
    #[inline(always)]
    fn u16(self, unit: usize) -> u16 {
        unsafe { self.0.cast::<u16>().add(unit).read() }
    }
    #[inline(always)]
    fn u32(self, unit: usize) -> u32 {
        unsafe { self.0.cast::<u16>().add(unit).cast::<u32>().read() }
    }
    #[inline(always)]
    fn u64(self, unit: usize) -> u64 {
        unsafe { self.0.add(unit / 4).read() }
    }
}

/// What a guard gets: reading, and nothing else.
#[derive(Clone, Copy)]
pub struct View {
    pub(super) pc: *mut u64,
    pub(super) r: *mut Value,
    pub(super) vm: *mut Vm,
}

/// What a body gets. Three machine words, which stay in registers where the body is inlined.
#[derive(Clone, Copy)]
pub struct Frame(View);

impl std::ops::Deref for Frame {
    type Target = View;
    #[inline(always)]
    fn deref(&self) -> &View {
        &self.0
    }
}

impl View {
    /// The value of a register.
    #[inline(always)]
    pub fn get(&self, reg: Reg) -> Value {
        // SAFETY: the compiler names only registers of the window.
        unsafe { *self.r.add(reg.0 as usize) }
    }
    /// The value of a register that follows another one.
    #[inline(always)]
    pub fn get_after(&self, reg: Reg, offset: usize) -> Value {
        // SAFETY: as above; `offset` comes from the instruction.
        unsafe { *self.r.add(reg.0 as usize + offset) }
    }
    /// The machine, to read.
    #[inline(always)]
    pub fn machine(&self) -> &Vm {
        // SAFETY: the machine outlives the run; a guard holds no other reference to it.
        unsafe { &*self.vm }
    }
    /// The function that runs in this window.
    #[inline(always)]
    pub fn function(&self) -> Gc<Function> {
        Window(self.r).function()
    }
    /// The opcode as it is now.
    #[inline]
    pub fn opcode(&self) -> Opcode {
        // SAFETY: `pc` points to an instruction.
        Opcode::of(unsafe { *self.pc }).expect("an opcode")
    }
    /// The instruction.
    pub fn pc(&self) -> *mut u64 {
        self.pc
    }
    /// The cell in a register where the compiler has put one.
    #[inline(always)]
    pub fn cell(&self, reg: Reg) -> Gc<CellObject> {
        // SAFETY: the compiler makes a cell in such a register before anything else.
        unsafe { self.get(reg).as_kind_unchecked::<CellObject>() }
    }
    /// The constant that the loader has put into an instruction.
    #[inline(always)]
    pub fn loaded(&self, word: Loaded) -> Value {
        // SAFETY: the word of a value, which the code keeps alive.
        unsafe { Value::from_bits(word.0) }
    }
    /// A name of the code.
    #[inline]
    pub fn name(&self, index: usize) -> Gc<crate::objects::str::Str> {
        self.function().code.get().names[index]
    }
    /// A name of the code, for what is inline: an index that the compiler did not make is no panic.
    #[inline(always)]
    pub fn name_at(&self, index: usize) -> Option<Gc<crate::objects::str::Str>> {
        self.function().code.get().names.get(index).copied()
    }
    /// A constant of the code.
    #[inline]
    pub fn constant(&self, index: usize) -> Value {
        self.function().code.get().constants[index]
    }
}

impl Frame {
    /// # Safety
    /// `pc` points to an instruction of the code that owns the window `r` of the running `vm`.
    #[inline(always)]
    pub(super) unsafe fn new(pc: *mut u64, r: *mut Value, vm: *mut Vm) -> Frame {
        Frame(View { pc, r, vm })
    }
    /// What a guard gets.
    #[inline(always)]
    pub fn view(&self) -> &View {
        &self.0
    }
    /// Sets a register.
    #[inline(always)]
    pub fn set(self, reg: Reg, value: Value) {
        // SAFETY: as for `get`.
        unsafe { *self.r.add(reg.0 as usize) = value }
    }
    /// Sets a register that follows another one.
    #[inline(always)]
    pub fn set_after(self, reg: Reg, offset: usize, value: Value) {
        // SAFETY: as for `get_after`.
        unsafe { *self.r.add(reg.0 as usize + offset) = value }
    }
    /// Sets a register and those that follow it.
    #[inline(always)]
    pub fn set_all(self, first: Reg, values: &[Value]) {
        // SAFETY: as for `get_after`. They are the items of an object.
        unsafe { copy_few(values, self.r.add(first.0 as usize)) }
    }
    /// The machine. A body takes it anew for each use, and holds it no longer than that.
    #[inline(always)]
    #[allow(clippy::mut_from_ref)]
    pub fn vm<'a>(self) -> &'a mut Vm {
        // SAFETY: the machine outlives the run; handlers and bodies hold no reference across a call.
        unsafe { &mut *self.vm }
    }
    /// Consecutive registers, as arguments of native code, which stay where they are.
    #[inline(always)]
    pub fn registers<'a>(self, first: Reg, count: usize) -> &'a [Value] {
        // SAFETY: as for `get_after`. Nobody writes to them while they are borrowed: they are operands.
        unsafe { std::slice::from_raw_parts(self.r.add(first.0 as usize), count) }
    }
    /// The window that a callee at this register gets: callee, return pc and caller's window lie from there on.
    #[inline(always)]
    pub fn window(self, window: Reg) -> Window {
        // SAFETY: the compiler leaves room for the linkage above its temporaries.
        Window(unsafe { self.r.add(window.0 as usize + LINKAGE) })
    }
    /// The window above all registers of this frame.
    pub fn top_window(self) -> Window {
        let registers = usize::from(self.function().code.get().registers);
        // SAFETY: a frame's registers fit, and the stack has slack above its limit.
        Window(unsafe { self.r.add(registers + LINKAGE) })
    }
    /// This frame's own window.
    #[inline(always)]
    pub fn own_window(self) -> Window {
        Window(self.r)
    }
    /// The address of an instruction so many words on.
    #[inline(always)]
    pub fn pc_after(self, words: usize) -> *mut u64 {
        self.pc.wrapping_add(words)
    }
    /// The same instruction once more.
    pub(super) fn again(self) -> Next {
        Next { pc: self.pc, r: self.r }
    }
    /// Which word of its code the instruction is.
    pub fn word(self) -> u32 {
        word_of(self.function().code.get(), self.pc)
    }
}

/// Which word of its code an instruction is.
pub fn word_of(code: Gc<CodeObject>, pc: *const u64) -> u32 {
    ((pc.addr() - code.start.addr()) / 8) as u32
}

/// The words below a window.
pub const LINKAGE: usize = 3;

/// The words below the linkage of a generator that native code drains.
pub const SINK: usize = 1;

/// A window and the linkage below it.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(transparent)]
pub struct Window(pub(super) *mut Value);

/// In the word of the caller's window: the frame is a generator's, and returns to the instruction that resumed it, not behind
/// it. The bits above say which sort of instruction that is.
const GENERATOR: usize = 1;

/// The bits of that word which are not the caller's address.
const LINKAGE_BITS: usize = 7;

/// What has resumed a generator, hence what becomes of a value that it yields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resumer {
    /// Native code, which gets the value.
    Native = GENERATOR as isize,
    /// A `FOR_ITER`.
    Loop = GENERATOR as isize | 2,
    /// A `SEND`, which yields the value in turn.
    Send = GENERATOR as isize | 4,
    /// Native code that takes one value after the other without the generator being suspended: see `Vm::drain`.
    Sink = GENERATOR as isize | 6,
}

// SAFETY, for all of them: every window has its linkage below it, and its registers.
impl Window {
    /// What is called; after the return, the result.
    #[inline(always)]
    pub fn callee(self) -> Value {
        unsafe { *self.0.sub(3) }
    }
    /// What is called; when it returns, the result.
    #[inline(always)]
    pub fn set_callee(self, value: Value) {
        unsafe { *self.0.sub(3) = value }
    }
    /// What runs in the window.
    #[inline(always)]
    pub fn function(self) -> Gc<Function> {
        // SAFETY: a frame's callee is a function: every entry puts one there.
        unsafe { self.callee().as_kind_unchecked::<Function>() }
    }
    /// Where to return to.
    #[inline(always)]
    pub fn return_pc(self) -> *mut u64 {
        unsafe { *self.0.sub(2).cast() }
    }
    /// The caller's window.
    #[inline(always)]
    pub fn caller(self) -> Window {
        unsafe { *self.0.sub(1).cast() }
    }
    /// The caller's window, of any frame.
    #[inline(always)]
    pub fn any_caller(self) -> Window {
        Window(self.caller().0.map_addr(|address| address & !LINKAGE_BITS))
    }
    /// Whether the frame is that of a generator which was resumed.
    pub fn is_generator(self) -> bool {
        self.caller().0.addr() & GENERATOR != 0
    }
    /// Writes the linkage.
    #[inline(always)]
    pub(in crate::vm) fn link(self, return_pc: *mut u64, caller: Window) {
        unsafe {
            self.0.sub(2).cast::<*mut u64>().write(return_pc);
            self.0.sub(1).cast::<Window>().write(caller);
        }
    }
    /// What takes the values of a generator that native code drains.
    #[inline(always)]
    pub fn sink(self) -> *mut () {
        unsafe { *self.0.sub(LINKAGE + SINK).cast() }
    }
    /// Sets it. The room for it is below the linkage.
    pub(in crate::vm) fn set_sink(self, take: *mut ()) {
        unsafe { self.0.sub(LINKAGE + SINK).cast::<*mut ()>().write(take) }
    }
    /// Whether this resumed the generator of the frame.
    #[inline(always)]
    pub fn is_resumed_by(self, resumer: Resumer) -> bool {
        self.caller().0.addr() & LINKAGE_BITS == resumer as usize
    }
    /// Writes the linkage of a generator that the instruction at `pc` resumes, or native code (`HALT`).
    #[inline(always)]
    pub fn link_generator(self, pc: *mut u64, caller: Window, resumer: Resumer) {
        self.link(pc, Window(caller.0.map_addr(|address| address | resumer as usize)));
    }
    /// A register.
    #[inline(always)]
    pub fn get(self, index: usize) -> Value {
        unsafe { *self.0.add(index) }
    }
    /// Sets a register.
    #[inline(always)]
    pub fn set(self, index: usize, value: Value) {
        unsafe { *self.0.add(index) = value }
    }
    /// The window so many words higher.
    pub fn offset(self, words: usize) -> Window {
        Window(self.0.wrapping_add(words))
    }
    /// Whether the registers of some code fit here.
    #[inline(always)]
    pub fn fits(self, code: Gc<CodeObject>, limit: *mut Value) -> bool {
        self.0.wrapping_add(code.registers as usize) <= limit
    }
    /// Fills the registers that a generator has kept. The caller has checked that all of them fit.
    ///
    /// PERF: they are few. A loop whose end is volatile becomes neither a call of `memcpy` nor is it unrolled.
    #[inline(always)]
    pub fn restore(self, generator: Gc<Generator>) {
        let kept = Generator::slots(&generator).as_ptr().cast::<Value>();
        let live = || unsafe { generator.live.as_ptr().read_volatile() };
        let mut index = 0;
        while index < usize::from(live()) {
            unsafe { self.0.add(index).write(kept.add(index).read()) }
            index += 1;
        }
    }
    /// Lets a generator keep its first registers: as many as an instruction of its code says.
    #[inline(always)]
    pub fn keep(self, generator: Gc<Generator>, live: u16) {
        let kept = Generator::slots(&generator).as_ptr().cast::<Value>().cast_mut();
        generator.live.set(live);
        let live = || unsafe { generator.live.as_ptr().read_volatile() };
        let mut index = 0;
        while index < usize::from(live()) {
            unsafe { kept.add(index).write(self.0.add(index).read()) }
            index += 1;
        }
    }
    /// Moves `count` registers from index `from` to index `to`; they may overlap.
    pub fn shift(self, from: usize, to: usize, count: usize) {
        unsafe { self.0.add(from).copy_to(self.0.add(to), count) }
    }
    /// Registers, as they are now.
    pub fn slice<'a>(self, first: usize, count: usize) -> &'a [Value] {
        unsafe { std::slice::from_raw_parts(self.0.add(first), count) }
    }
}

/// Where execution goes on. Two words: returned in registers.
#[derive(Clone, Copy)]
pub struct Next {
    pub(super) pc: *mut u64,
    pub(super) r: *mut Value,
}

/// What a body out of line answers.
pub type Outcome = Result<Step, Raised>;

/// Why a site was not specialised, in a few words: CPython's failure kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reason(pub &'static str);

/// What the attempt to specialise a site answers: its cache, or why not.
pub type Attempt<Cache> = Result<Cache, Reason>;

/// What an inlined body answers. It exists only at compile time: each handler's paths end in the jump that their variant
/// stands for.
#[derive(Clone, Copy)]
pub enum Step {
    /// To the next instruction.
    Next,
    /// A jump forwards, so many words from this instruction.
    Jump(isize),
    /// A jump that may be backwards, hence a safepoint.
    Loop(isize),
    /// Into another frame; a safepoint.
    Enter(*mut u64, Window),
    /// Back to a frame.
    Return(*mut u64, Window),
    /// The fast form does not do: run the generic one, once. Not an answer of a generic body.
    Generic,
    /// The same where there is no generic one: run this. Not an answer of a body out of line.
    OutOfLine(fn(Frame) -> Outcome),
    /// Leave the interpreter.
    Halt,
}

/// The stack of registers: memory that the system gives when it is first written to.
pub struct Stack {
    base: *mut Value,
}

impl Stack {
    /// Its size in words: deep enough for a million small frames.
    pub(super) const WORDS: usize = 1 << 25;
    /// What stays free above the highest window: native code's arguments.
    pub(super) const SLACK: usize = 1 << 17;
    const LAYOUT: std::alloc::Layout = match std::alloc::Layout::array::<Value>(Stack::WORDS) {
        Ok(layout) => layout,
        Err(_) => panic!("the stack is too large"),
    };

    pub(super) fn new() -> Stack {
        // SAFETY: the layout is not empty.
        let base = unsafe { std::alloc::alloc(Stack::LAYOUT) }.cast::<Value>();
        if base.is_null() {
            std::alloc::handle_alloc_error(Stack::LAYOUT);
        }
        Stack { base }
    }
    /// Its first word.
    pub(super) fn base(&self) -> *mut Value {
        self.base
    }
    /// Where windows must end.
    pub(super) fn end(&self) -> *mut Value {
        self.base.wrapping_add(Stack::WORDS - Stack::SLACK)
    }
    /// The words up to `top`, whatever they are.
    pub(super) fn words(&self, top: *mut Value) -> &[Cell<u64>] {
        let count = (top.addr() - self.base.addr()) / 8;
        // SAFETY: words below the top have been written, or read as anything: the system's zeros.
        unsafe { std::slice::from_raw_parts(self.base.cast(), count) }
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        // SAFETY: allocated with this layout.
        unsafe { std::alloc::dealloc(self.base.cast(), Stack::LAYOUT) }
    }
}
