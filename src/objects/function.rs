//! Functions, bound methods, and native functions: what is called.

use super::code::CodeObject;
use super::dict::Dict;
use super::str::Str;
use super::tuple::Tuple;
use super::{Kind, Value};
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};
use std::cell::Cell;

/// Python's `function`. The callee word of every frame is one.
#[repr(C)]
pub struct Function {
    pub(super) header: Header,
    /// `__code__`
    pub code: Cell<Gc<CodeObject>>,
    /// `__globals__`
    pub globals: Gc<Dict>,
    /// `__builtins__`
    pub builtins: Gc<Dict>,
    /// `__closure__`: a tuple of cells, or None.
    pub closure: Cell<Value>,
    /// `__defaults__`: a tuple, or None.
    pub defaults: Cell<Value>,
    /// `__kwdefaults__`: a dict, or None.
    pub kwdefaults: Cell<Value>,
    /// `__name__`
    pub name: Cell<Gc<Str>>,
    /// `__qualname__`
    pub qualname: Cell<Gc<Str>>,
    /// `__module__`
    pub module: Cell<Value>,
    /// `__doc__`
    pub doc: Cell<Value>,
    /// `__annotations__`: a dict; a tuple of names and annotations in turn until it was asked for; or None.
    pub annotations: Cell<Value>,
    /// `__dict__`, once there is one.
    pub dict: Cell<Option<Gc<Dict>>>,
}

impl Function {
    /// A function of a code object, its name, docstring and module taken from the code and the globals' `__name__`, which is
    /// given.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        code: Gc<CodeObject>,
        globals: Gc<Dict>,
        builtins: Gc<Dict>,
        module: Value,
    ) -> Result<Gc<Function>, OutOfMemory> {
        heap.alloc(Function {
            header: Header::fresh(),
            globals,
            builtins,
            closure: Cell::new(Value::NONE),
            defaults: Cell::new(Value::NONE),
            kwdefaults: Cell::new(Value::NONE),
            name: Cell::new(code.name),
            qualname: Cell::new(code.qualname),
            module: Cell::new(module),
            doc: Cell::new(code.docstring()),
            annotations: Cell::new(Value::NONE),
            dict: Cell::new(None),
            code: Cell::new(code),
        })
    }
    /// A function with the same code and everything else.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn copy(&self, heap: &Heap) -> Result<Gc<Function>, OutOfMemory> {
        heap.alloc(Function {
            header: Header::fresh(),
            code: self.code.clone(),
            globals: self.globals,
            builtins: self.builtins,
            closure: self.closure.clone(),
            defaults: self.defaults.clone(),
            kwdefaults: self.kwdefaults.clone(),
            name: self.name.clone(),
            qualname: self.qualname.clone(),
            module: self.module.clone(),
            doc: self.doc.clone(),
            annotations: self.annotations.clone(),
            dict: self.dict.clone(),
        })
    }
    /// The defaults of positional parameters.
    pub fn defaults(&self) -> Option<Gc<Tuple>> {
        self.defaults.get().as_object::<Tuple>()
    }
}

impl Trace for Function {
    fn trace(&self, marker: &mut Marker<'_>) {
        marker.mark(self.code.get());
        marker.mark(self.globals);
        marker.mark(self.builtins);
        marker.mark(self.name.get());
        marker.mark(self.qualname.get());
        for value in
            [&self.closure, &self.defaults, &self.kwdefaults, &self.module, &self.doc, &self.annotations]
        {
            value.get().trace(marker);
        }
        if let Some(dict) = self.dict.get() {
            marker.mark(dict);
        }
    }
}

/// Python's `method`: a callable and its first argument.
#[repr(C)]
pub struct BoundMethod {
    pub(super) header: Header,
    /// `__func__`: any callable.
    pub function: Value,
    /// `__self__`
    pub receiver: Value,
}

impl BoundMethod {
    /// `function` with `receiver` as its first argument.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(heap: &Heap, function: Value, receiver: Value) -> Result<Gc<BoundMethod>, OutOfMemory> {
        heap.alloc(BoundMethod { header: Header::fresh(), function, receiver })
    }
}

impl Trace for BoundMethod {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.function.trace(marker);
        self.receiver.trace(marker);
    }
}

/// A function written in Rust: Python's `builtin_function_or_method`, `method_descriptor` and `wrapper_descriptor`.
///
/// Unbound, in the namespace of its class, it binds as a function does.
#[repr(C)]
pub struct Native {
    pub(super) header: Header,
    /// What it is and does: the virtual machine's `NativeDef`, of which this layer knows nothing.
    pub definition: *const (),
    /// `__self__`: what it is bound to; Unbound for a method of a class that is not bound, and for a plain function.
    pub receiver: Value,
    /// The class whose method it is, or the module (or its name) that it belongs to.
    pub owner: Value,
}

impl Native {
    /// A native function. `definition` must be the virtual machine's; `kind` says which of Python's types it shows.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        definition: *const (),
        receiver: Value,
        owner: Value,
        kind: Kind,
    ) -> Result<Gc<Native>, OutOfMemory> {
        let native = Native { header: Header::fresh(), definition, receiver, owner };
        heap.alloc_instance(native, kind as u32, 0, Value::UNBOUND)
    }
}

impl Trace for Native {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.receiver.trace(marker);
        self.owner.trace(marker);
    }
}

/// A row of the table of kinds whose class is that of some native functions. No object is one: see [`Native`].
#[repr(C)]
pub struct NativeShape<const ROW: usize> {
    pub(super) header: Header,
}

impl<const ROW: usize> Trace for NativeShape<ROW> {
    fn trace(&self, _: &mut Marker<'_>) {}
}
