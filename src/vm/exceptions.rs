//! The built-in exceptions: their classes, and how native code raises them.

use super::{Raised, Result, Vm};
use crate::heap::{Gc, Heap, OutOfMemory};
use crate::objects::class::{Class, NewClass, class_flag};
use crate::objects::descriptor::Member;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::shape::Shapes;
use crate::objects::str::Str;
use crate::objects::str::intern::Strings;
use crate::objects::tuple::Tuple;
use crate::objects::value::slots_after;
use crate::objects::{Kind, Value};

/// Declares the tree: a class after its base. In brackets the fields that are slots of its instances.
macro_rules! exceptions {
    ($($Name:ident($base:ident $(, $second:ident)?) $([$($field:literal)*])?;)+) => {
        /// The built-in exceptions.
        #[allow(missing_docs)] // Python's names.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Exc { $($Name),+ }

        struct Row {
            name: &'static str,
            bases: &'static [&'static str],
            fields: &'static [&'static str],
        }
        const TABLE: &[Row] = &[$(Row {
            name: stringify!($Name),
            bases: &[stringify!($base) $(, stringify!($second))?],
            fields: &[$($($field),*)?],
        }),+];

        impl Exc {
            /// All of them, bases first.
            pub const ALL: &[Exc] = &[$(Exc::$Name),+];
            /// Its name.
            pub fn name(self) -> &'static str {
                TABLE[self as usize].name
            }
            /// The slot of a field that this exception declares. A `const { }` makes it a number.
            ///
            /// # Panics
            /// It declares none of that name.
            pub const fn slot(self, field: &str) -> usize {
                let fields = TABLE[self as usize].fields;
                let mut index = 0;
                while index < fields.len() {
                    if same_text(fields[index], field) {
                        return index;
                    }
                    index += 1;
                }
                panic!("no such field")
            }
        }
    };
}

const fn same_text(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut index = 0;
    while index < a.len() && index < b.len() && a[index] == b[index] {
        index += 1;
    }
    index == a.len() && index == b.len()
}

exceptions! {
    BaseException(object);
    SystemExit(BaseException) ["code"];
    KeyboardInterrupt(BaseException);
    GeneratorExit(BaseException);
    BaseExceptionGroup(BaseException) ["message" "exceptions"];
    Exception(BaseException);
    ExceptionGroup(BaseExceptionGroup, Exception);
    StopIteration(Exception) ["value"];
    StopAsyncIteration(Exception);
    ArithmeticError(Exception);
    FloatingPointError(ArithmeticError);
    OverflowError(ArithmeticError);
    ZeroDivisionError(ArithmeticError);
    AssertionError(Exception);
    AttributeError(Exception) ["name" "obj"];
    BufferError(Exception);
    EOFError(Exception);
    ImportError(Exception) ["msg" "name" "path"];
    ModuleNotFoundError(ImportError);
    LookupError(Exception);
    IndexError(LookupError);
    KeyError(LookupError);
    MemoryError(Exception);
    NameError(Exception) ["name"];
    UnboundLocalError(NameError);
    OSError(Exception) ["errno" "strerror" "filename" "filename2" "characters_written"];
    BlockingIOError(OSError);
    ChildProcessError(OSError);
    ConnectionError(OSError);
    BrokenPipeError(ConnectionError);
    ConnectionAbortedError(ConnectionError);
    ConnectionRefusedError(ConnectionError);
    ConnectionResetError(ConnectionError);
    FileExistsError(OSError);
    FileNotFoundError(OSError);
    InterruptedError(OSError);
    IsADirectoryError(OSError);
    NotADirectoryError(OSError);
    PermissionError(OSError);
    ProcessLookupError(OSError);
    TimeoutError(OSError);
    ReferenceError(Exception);
    RuntimeError(Exception);
    NotImplementedError(RuntimeError);
    RecursionError(RuntimeError);
    SyntaxError(Exception) ["msg" "filename" "lineno" "offset" "text" "end_lineno" "end_offset" "print_file_and_line"];
    IndentationError(SyntaxError);
    TabError(IndentationError);
    SystemError(Exception);
    TypeError(Exception);
    ValueError(Exception);
    UnicodeError(ValueError);
    UnicodeDecodeError(UnicodeError) ["encoding" "object" "start" "end" "reason"];
    UnicodeEncodeError(UnicodeError) ["encoding" "object" "start" "end" "reason"];
    UnicodeTranslateError(UnicodeError) ["object" "start" "end" "reason"];
    Warning(Exception);
    BytesWarning(Warning);
    DeprecationWarning(Warning);
    EncodingWarning(Warning);
    FutureWarning(Warning);
    ImportWarning(Warning);
    PendingDeprecationWarning(Warning);
    ResourceWarning(Warning);
    RuntimeWarning(Warning);
    SyntaxWarning(Warning);
    UnicodeWarning(Warning);
    UserWarning(Warning);
}

/// Makes the classes, with the descriptors of their fields and no methods.
pub(super) fn classes(
    heap: &Heap,
    strings: &mut Strings,
    shapes: &mut Shapes,
    kinds: &[Gc<Class>],
) -> std::result::Result<Vec<Gc<Class>>, OutOfMemory> {
    let object = kinds[Kind::Instance as usize];
    let mut made: Vec<Gc<Class>> = Vec::new();
    for row in TABLE {
        let find = |name: &&str| TABLE.iter().position(|row| row.name == *name).map_or(object, |at| made[at]);
        let bases: Vec<Gc<Class>> = row.bases.iter().map(find).collect();
        let first = bases[0];
        let name = strings.get(heap, row.name.as_bytes())?;
        let dict = Dict::alloc(heap)?;
        let flags =
            class_flag::BASETYPE | class_flag::HAS_DICT | class_flag::HAS_WEAKREF | class_flag::IS_EXCEPTION;
        let new = NewClass {
            name,
            qualname: name,
            base: Some(first),
            bases: Tuple::from_fn(heap, bases.len(), |index| Value::object(bases[index]))?,
            dict,
            kind: Kind::Exception as u8,
            flags,
        };
        let class = Class::alloc(heap, new, None)?;
        // The tree has one class with two bases, whose MRO is its bases' in turn, less what they share.
        let mut mro = vec![Value::object(class)];
        for (index, base) in bases.iter().enumerate() {
            let later = &bases[index + 1..];
            let items = base.mro.get();
            let own = items
                .items()
                .iter()
                .filter(|&&item| !later.iter().any(|other| other.mro.get().items().contains(&item)));
            mro.extend(own);
        }
        class.mro.set(Tuple::alloc(heap, &mro)?);
        for base in &bases {
            base.add_subclass(heap, class)?;
        }
        let inherited = if first.is(object) { 0 } else { first.reserved.get() };
        for (index, field) in row.fields.iter().enumerate() {
            let field = strings.get(heap, field.as_bytes())?;
            let slot = inherited + index as u16;
            let readonly = row.name == "BaseExceptionGroup";
            let member = Member::alloc(heap, field, class, slot, true, readonly)?;
            dict.set_str(heap, field, Value::object(member))?;
        }
        class.reserved.set(inherited + row.fields.len() as u16);
        // Few exceptions get attributes: room for one slot, which further ones make wider.
        class.shape.set(shapes.new_root(heap, class.erase(), class.reserved.get(), 1));
        made.push(class);
    }
    Ok(made)
}

macro_rules! shorthands {
    ($($(#[doc = $doc:literal])* $name:ident $Exc:ident;)+) => {
        impl Vm { $(
            $(#[doc = $doc])*
            #[cold]
            pub fn $name(&mut self, text: impl AsRef<str>) -> Raised {
                self.raise(Exc::$Exc, text)
            }
        )+ }
    };
}
shorthands! {
    /// Raises TypeError.
    type_error TypeError;
    /// Raises ValueError.
    value_error ValueError;
    /// Raises IndexError.
    index_error IndexError;
    /// Raises OverflowError.
    overflow_error OverflowError;
    /// Raises ZeroDivisionError.
    zero_division_error ZeroDivisionError;
    /// Raises RuntimeError.
    runtime_error RuntimeError;
    /// Raises SystemError.
    system_error SystemError;
}

impl Vm {
    /// Raises a built-in exception with a message. If there is no memory for it, MemoryError.
    #[cold]
    pub fn raise(&mut self, exc: Exc, text: impl AsRef<str>) -> Raised {
        let text = match Str::alloc(&self.heap, text.as_ref().as_bytes()) {
            Ok(text) => Value::object(text),
            Err(OutOfMemory) => return self.out_of_memory(),
        };
        self.raise_with(exc, &[text])
    }

    /// Raises a built-in exception with these `args`; fields are set by [`Vm::set_exception_field`].
    #[cold]
    pub fn raise_with(&mut self, exc: Exc, args: &[Value]) -> Raised {
        match self.new_exception(exc, args) {
            Ok(exception) => self.raise_value(exception),
            Err(raised) => raised,
        }
    }

    /// An exception of a built-in class with these `args`, as if its class had been called with them, but for fields.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_exception(&mut self, exc: Exc, args: &[Value]) -> Result {
        let class = self.exception_class(exc);
        let (shape, slots) = (class.shape.get(), self.shapes.slots(class.shape.get()));
        let args = Tuple::alloc(&self.heap, args);
        let args = self.memory(args)?;
        let exception = Exception::alloc(&self.heap, args, shape, slots);
        self.memory(exception).map(Value::object)
    }

    /// An exception of a class that derives from `BaseException`, as `BaseException.__new__` makes it: it has `args`, and no
    /// fields.
    ///
    /// # Errors
    /// MemoryError.
    pub fn allocate_exception(&mut self, class: Gc<Class>, args: &[Value]) -> Result<Gc<Exception>> {
        let (shape, slots) = self.instance_layout(class);
        let args = Tuple::alloc(&self.heap, args);
        let args = self.memory(args)?;
        let exception = Exception::alloc(&self.heap, args, shape, slots);
        self.memory(exception)
    }

    /// Raises an exception that exists. Its context becomes what is being handled, as for `raise`.
    #[cold]
    pub fn raise_value(&mut self, exception: Value) -> Raised {
        self.set_context(exception);
        self.raised = exception;
        Raised
    }

    /// MemoryError, which is made from what the machine has put by.
    #[cold]
    pub fn out_of_memory(&mut self) -> Raised {
        // The limit of the heap is passed by this one object, so that there is something to raise.
        let policy = self.heap.policy();
        self.heap.set_policy(crate::heap::Policy { limit: usize::MAX, ..policy });
        let exception = self.new_exception(Exc::MemoryError, &[]);
        self.heap.set_policy(policy);
        self.heap.request_collection();
        match exception {
            Ok(exception) => self.raise_value(exception),
            Err(raised) => raised,
        }
    }

    /// Sets a field of an exception that is a reserved slot: `StopIteration.value`. Nothing, if it has none of that name.
    pub fn set_exception_field(&mut self, exception: Value, name: &str, value: Value) {
        if let Some((object, slot)) = self.exception_slot(exception, name) {
            slots_after(&object)[slot].set(value);
        }
    }

    /// A field of an exception that is a reserved slot; None where it was not set.
    pub fn exception_field(&mut self, exception: Value, name: &str) -> Value {
        match self.exception_slot(exception, name) {
            Some((object, slot)) => slots_after(&object)[slot].get().bound().unwrap_or(Value::NONE),
            None => Value::NONE,
        }
    }

    /// No class with fields of its own derives from another one, so that the fields are the first slots.
    fn exception_slot(&self, exception: Value, name: &str) -> Option<(Gc<Exception>, usize)> {
        let object = exception.as_kind::<Exception>()?;
        let class = self.class_of(exception);
        let (row, _) = TABLE
            .iter()
            .zip(&self.exception_classes)
            .find(|(row, declared)| row.fields.contains(&name) && class.is_subclass(**declared))?;
        Some((object, row.fields.iter().position(|field| *field == name)?))
    }

    /// The exception on its way, which is on its way no more.
    pub fn take_raised(&mut self) -> Value {
        std::mem::replace(&mut self.raised, Value::UNBOUND)
    }

    /// Whether the exception on its way is of this class.
    pub fn raised_is(&self, exc: Exc) -> bool {
        self.raised.as_header().is_some() && self.class_of(self.raised).is_subclass(self.exception_class(exc))
    }

    /// Swallows the exception on its way if it is of this class.
    ///
    /// # Errors
    /// It is of another class.
    pub fn swallow(&mut self, exc: Exc) -> Result<Value> {
        if self.raised_is(exc) { Ok(self.take_raised()) } else { Err(Raised) }
    }

    /// `StopIteration(value)`, or without a value for None.
    #[cold]
    pub fn stop_iteration(&mut self, value: Value) -> Raised {
        let args = [value];
        let args = if value.is_none() { &[][..] } else { &args[..] };
        match self.new_exception(Exc::StopIteration, args) {
            Ok(exception) => {
                if let Some(exception) = exception.as_kind::<Exception>() {
                    slots_after(&exception)[const { Exc::StopIteration.slot("value") }].set(value);
                }
                self.raise_value(exception)
            }
            Err(raised) => raised,
        }
    }

    /// `KeyError(key)`.
    #[cold]
    pub fn key_error(&mut self, key: Value) -> Raised {
        self.raise_with(Exc::KeyError, &[key])
    }

    /// `AttributeError(text)` with the object and the name as fields.
    #[cold]
    pub fn attribute_error(&mut self, object: Value, name: Gc<Str>, text: impl AsRef<str>) -> Raised {
        let raised = self.raise(Exc::AttributeError, text);
        if self.raised_is(Exc::AttributeError) {
            let exception = self.raised;
            self.set_exception_field(exception, "name", Value::object(name));
            self.set_exception_field(exception, "obj", object);
        }
        raised
    }

    /// `NameError(text)` with the name as a field.
    #[cold]
    pub fn name_error(&mut self, name: Gc<Str>, text: impl AsRef<str>) -> Raised {
        let raised = self.raise(Exc::NameError, text);
        if self.raised_is(Exc::NameError) {
            let exception = self.raised;
            self.set_exception_field(exception, "name", Value::object(name));
        }
        raised
    }

    /// `RecursionError("maximum recursion depth exceeded" + what)`.
    #[cold]
    pub fn recursion_error(&mut self, what: &str) -> Raised {
        self.raise(Exc::RecursionError, format!("maximum recursion depth exceeded{what}"))
    }

    /// Makes what is being handled the context of an exception that is raised, unless that would close a circle.
    fn set_context(&mut self, exception: Value) {
        let handled = self.current_handled();
        let (Some(new), Some(_)) = (exception.as_kind::<Exception>(), handled.as_kind::<Exception>()) else {
            return;
        };
        if handled == exception {
            return;
        }
        // An exception that would come to be its own context is cut out of the chain, as CPython does it; `slow` follows at
        // half the pace, so that a chain that is a circle already is left.
        let (mut at, mut slow, mut step) = (handled, handled, false);
        while let Some(outer) = at.as_kind::<Exception>() {
            let context = outer.context.get();
            if context == exception {
                outer.context.set(Value::NONE);
                break;
            }
            at = context;
            if at == slow {
                break;
            }
            if step && let Some(exception) = slow.as_kind::<Exception>() {
                slow = exception.context.get();
            }
            step = !step;
        }
        new.context.set(handled);
    }

    /// The exception that is being handled, here or where the generators that run were resumed; or None. (`sys.exc_info()`)
    pub fn current_handled(&self) -> Value {
        let (mut handled, mut generator) = (self.handled, self.generator);
        while handled.is_none()
            && let Some(inner) = generator.as_kind::<crate::objects::generator::Generator>()
        {
            handled = inner.handled.get();
            generator = inner.resumer.get();
        }
        handled
    }
}
