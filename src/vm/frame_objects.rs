//! Frame objects: of the frames on the stack, and of those that a traceback tells of.

use super::families::generator::{fill, is_hollow};
use super::frame::{Window, word_of};
use super::{Result, Vm};
use crate::bytecode::code::flags;
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::cell::CellObject;
use crate::objects::code::code_fact;
use crate::objects::dict::Dict;
use crate::objects::exception::Traceback;
use crate::objects::frame::FrameObject;
use crate::objects::function::Function;
use crate::objects::generator::Generator;
use crate::objects::str::Str;

/// A frame on the stack, and where it is in its code.
#[derive(Clone, Copy)]
struct Live {
    window: Window,
    word: u32,
}

impl Vm {
    /// The frames of Python functions on the stack, the innermost first.
    fn live_frames(&self) -> impl Iterator<Item = Live> {
        let base = self.stack.base();
        let (mut window, mut pc, mut before) = (Window(self.r), self.pc.cast_const(), 0);
        let mut interrupted = self.interrupted.len();
        let exit = self.exit.cast_const();
        std::iter::from_fn(move || {
            loop {
                if window.0 == base {
                    return None;
                }
                let (here, at, back) = (window, pc, before);
                let code = window.function().code.get();
                // A caller stands behind its call, but a generator's and a shim's are in the middle of it.
                let is_inside = window.is_generator() || code.has_fact(code_fact::SHIM);
                (pc, before) = (window.return_pc().cast_const(), u32::from(!is_inside));
                if pc == exit {
                    // Native code has called: where its own caller was has been put by.
                    interrupted = interrupted.saturating_sub(1);
                    (pc, before) = (self.interrupted.get(interrupted).map_or(exit, |pc| pc.cast_const()), 0);
                }
                window = window.any_caller();
                if !code.has_fact(code_fact::SHIM) {
                    return Some(Live { window: here, word: word_of(code, at).saturating_sub(back) });
                }
            }
        })
    }

    /// The code of a function is about to be replaced: frames that run it, and generators that wait in it, go on with what they
    /// have begun. They get a function of their own. Linear in the depth, for a generator's function in the heap as well.
    ///
    /// # Errors
    /// MemoryError.
    pub fn keep_running_code(&mut self, function: Gc<Function>) -> Result<()> {
        let mut windows = Vec::new();
        let mut window = Window(self.r);
        while window.0 != self.stack.base() {
            if window.function().is(function) {
                windows.push(window);
            }
            window = window.any_caller();
        }
        let mut generators: Vec<Gc<Generator>> = Vec::new();
        if function.code.get().code.flags & (flags::GENERATOR | flags::COROUTINE | flags::ASYNC_GENERATOR)
            != 0
        {
            self.heap.each_object(|object| {
                let generator = Value::from_header(object).as_kind::<Generator>();
                generators.extend(generator.filter(|generator| generator.function.get().is(function)));
            });
        }
        if windows.is_empty() && generators.is_empty() {
            return Ok(());
        }
        let own = function.copy(&self.heap);
        let own = self.memory(own)?;
        windows.iter().for_each(|window| window.set_callee(Value::object(own)));
        generators.iter().for_each(|generator| generator.function.set(own));
        Ok(())
    }

    /// The frame object of the frame so many calls away, as `sys._getframe` counts. `None`: the stack is not that deep.
    ///
    /// # Errors
    /// MemoryError.
    pub fn frame_object(&mut self, depth: usize) -> Result<Option<Gc<FrameObject>>> {
        let live = self.live_frames().nth(depth);
        match live {
            Some(live) => self.object_of(live).map(Some),
            None => Ok(None),
        }
    }

    fn object_of(&mut self, live: Live) -> Result<Gc<FrameObject>> {
        let function = live.window.function();
        let address = live.window.0.addr();
        let made = FrameObject::alloc(&self.heap, function, function.code.get(), live.word, address);
        let object = self.memory(made)?;
        // The object may outlive the frame, so it keeps the variables as they are now.
        object.locals.set(self.locals_of(live.window)?);
        Ok(object)
    }

    /// The frame that an object stands for, if it is still on the stack.
    fn live(&self, object: Gc<FrameObject>) -> Option<Live> {
        let address = object.window.get();
        if address == 0 {
            return None;
        }
        let found = self.live_frames().find(|live| {
            live.window.0.addr() == address && live.window.function().code.get().is(object.code)
        });
        if found.is_none() {
            object.window.set(0);
        }
        found
    }

    /// Brings a frame object up to date. Whether its frame is still on the stack.
    ///
    /// # Errors
    /// MemoryError.
    pub fn refresh_frame(&mut self, object: Gc<FrameObject>) -> Result<bool> {
        let Some(live) = self.live(object) else { return Ok(false) };
        object.word.set(live.word);
        object.locals.set(self.locals_of(live.window)?);
        Ok(true)
    }

    /// `f_back`.
    ///
    /// # Errors
    /// MemoryError.
    pub fn frame_back(&mut self, object: Gc<FrameObject>) -> Result {
        if object.back.get().is_none()
            && let Some(live) = self.live(object)
        {
            let back = self.live_frames().skip_while(|at| at.window != live.window).nth(1);
            if let Some(back) = back {
                object.back.set(Value::object(self.object_of(back)?));
            }
        }
        Ok(object.back.get())
    }

    /// `tb_frame`: the frame is gone, but what it ran is known.
    ///
    /// # Errors
    /// MemoryError.
    pub fn frame_of_traceback(&mut self, traceback: Gc<Traceback>) -> Result {
        if traceback.frame.get().is_none() {
            let made = FrameObject::alloc(&self.heap, traceback.function, traceback.code, traceback.word, 0);
            let object = self.memory(made)?;
            object.locals.set(self.locals_without_frame(traceback.function)?);
            traceback.frame.set(Value::object(object));
        }
        Ok(traceback.frame.get())
    }

    /// `gi_frame`: the frame of a generator that has not ended.
    ///
    /// # Errors
    /// MemoryError.
    pub fn frame_of_generator(&mut self, generator: Gc<Generator>) -> Result<Gc<FrameObject>> {
        let window = self.window_of(generator);
        let live = window.and_then(|window| self.live_frames().find(|live| live.window == window));
        if let Some(live) = live {
            return self.object_of(live);
        }
        let code = generator.function.get().code.get();
        let word = word_of(code, generator.pc.get());
        let made = FrameObject::alloc(&self.heap, generator.function.get(), code, word, 0);
        let object = self.memory(made)?;
        let registers = Generator::kept(&generator);
        let mut values: Vec<Value> = registers.iter().map(|register| register.get()).collect();
        values.resize(code.registers.into(), Value::UNBOUND);
        let locals = self.locals_in(generator.function.get(), &values)?;
        if let Some(namespace) = code.code.namespace {
            registers[usize::from(namespace)].set(locals);
        }
        object.locals.set(locals);
        Ok(object)
    }

    /// The generators that run, or have resumed one that does, and their windows: the innermost first.
    fn running_generators(&self) -> impl Iterator<Item = (Gc<Generator>, Window)> {
        let (mut next, mut running, base) = (Window(self.r), self.generator, self.stack.base());
        std::iter::from_fn(move || {
            loop {
                let window = next;
                if window.0 == base {
                    return None;
                }
                next = window.any_caller();
                if window.is_generator() {
                    let generator = running.as_kind::<Generator>()?;
                    running = generator.resumer.get();
                    return Some((generator, window));
                }
            }
        })
    }

    /// The window of a generator that runs, or has resumed one that does.
    fn window_of(&self, generator: Gc<Generator>) -> Option<Window> {
        self.running_generators().find(|(running, _)| running.is(generator)).map(|(_, window)| window)
    }

    /// Fills the registers of all frames of generators that delegate.
    fn fill_frames(&mut self) {
        self.running_generators()
            .filter(|(generator, _)| is_hollow(*generator))
            .for_each(|(generator, window)| fill(generator, window));
    }

    fn locals_without_frame(&mut self, function: Gc<Function>) -> Result {
        if !function.code.get().code.has(flags::OPTIMIZED | flags::NEWLOCALS) {
            return Ok(Value::object(function.globals));
        }
        let dict = Dict::alloc(&self.heap);
        self.memory(dict).map(Value::object)
    }

    /// The variables of a frame: the namespace of a module or class itself, or a dict, the same each time if the function names
    /// `locals` or its like.
    pub(super) fn locals_of(&mut self, window: Window) -> Result {
        self.fill_frames();
        let function = window.function();
        let code = function.code.get();
        let locals = self.locals_in(function, window.slice(0, usize::from(code.registers)))?;
        if let Some(namespace) = code.code.namespace {
            window.set(usize::from(namespace), locals);
        }
        Ok(locals)
    }

    fn locals_in(&mut self, function: Gc<Function>, registers: &[Value]) -> Result {
        let code = function.code.get();
        if !code.code.has(flags::OPTIMIZED) {
            return Ok(registers.first().copied().unwrap_or(Value::NONE));
        }
        let kept = code.code.namespace.map(|namespace| self.checked(registers[usize::from(namespace)]));
        let dict = match kept.and_then(|kept| kept.as_object::<Dict>()) {
            Some(dict) => dict,
            None => {
                let dict = Dict::alloc(&self.heap);
                self.memory(dict)?
            }
        };
        for (register, &name) in code.varnames.iter().enumerate() {
            // A parameter that is a cell is listed with the cells.
            if !code.code.cellvars.iter().any(|(_, place)| usize::from(*place) == register) {
                self.add_local(dict, name, registers[register])?;
            }
        }
        for (name, place) in &code.code.cellvars {
            let name = self.intern(name)?;
            self.add_local(dict, name, registers[usize::from(*place)])?;
        }
        for (offset, name) in code.code.freevars.iter().enumerate() {
            let name = self.intern(name)?;
            self.add_local(dict, name, registers[usize::from(code.code.first_free) + offset])?;
        }
        Ok(Value::object(dict))
    }

    /// A register may hold what was there before the frame: a variable that was never assigned is not cleared. Whatever the
    /// word is, it is a value or nothing after this.
    fn checked(&self, word: Value) -> Value {
        match word.as_header() {
            Some(object) => match self.heap.resolve(object.as_ptr().addr()) {
                Some(found) if found.is(object) => word,
                _ => Value::UNBOUND,
            },
            None => word,
        }
    }

    fn add_local(&mut self, dict: Gc<Dict>, name: Gc<Str>, word: Value) -> Result<()> {
        let value = self.checked(word);
        let value = match value.as_object::<CellObject>() {
            Some(cell) => self.checked(cell.get()),
            None => value,
        };
        if let Some(value) = value.bound() {
            let stored = dict.set_str(&self.heap, name, value);
            self.memory(stored)?;
        } else if !dict.is_empty() {
            // Of a variable that was deleted since the last time.
            if let Some(place) = dict.place_of_str(name) {
                dict.remove(place);
            }
        }
        Ok(())
    }
}
