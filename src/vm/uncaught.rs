//! Exceptions that nobody handles: what is printed of them, and the exit status that they mean.

use super::native::definition;
use super::{Exc, Raised, Result, Vm};
use crate::bytecode::position::Range;
use crate::diagnostic::Location;
use crate::heap::{Gc, Rooted};
use crate::objects::code::CodeObject;
use crate::objects::dict::Dict;
use crate::objects::exception::{Exception, Traceback as TracebackObject};
use crate::objects::function::Native;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Int, Value};
use crate::traceback::{
    ExceptionReport, FRAME_LIMIT, FrameReport, Message, Note, SyntaxReport, Traceback, suggest,
};
use std::collections::HashMap;

/// The exceptions that are to be reported, each once, in the order in which they were found.
struct Found {
    order: Rooted<Value>,
    /// By address, which does not change while `order` holds the object.
    places: HashMap<u64, usize>,
}

impl Found {
    fn place(&mut self, vm: &Vm, exception: Value) -> Option<usize> {
        exception.as_kind::<Exception>()?;
        if let Some(&place) = self.places.get(&exception.bits()) {
            return Some(place);
        }
        let place = self.order.len();
        self.order.push(&vm.heap, exception).ok()?;
        self.places.insert(exception.bits(), place);
        Some(place)
    }
}

fn bytes_of(value: Value) -> Option<Vec<u8>> {
    value.as_kind::<Str>().map(|text| text.as_bytes().to_vec())
}

impl Vm {
    /// What Python prints on standard error for an exception that ends the program: by `sys.excepthook`, if the program has set
    /// one. For a SystemExit, its code, if that is no number.
    pub fn report_uncaught(&mut self, exception: Value) -> Vec<u8> {
        if self.class_of(exception).is_subclass(self.exception_class(Exc::SystemExit)) {
            let code = self.exception_field(exception, "code");
            if code.is_none() || code.as_bool().is_some() || self.is_number(code) {
                return Vec::new();
            }
            return match self.str(code) {
                Ok(text) => [text.as_bytes(), b"\n"].concat(),
                Err(Raised) => {
                    self.take_raised();
                    Vec::new()
                }
            };
        }
        let name = self.names.excepthook;
        if let Some(hook) = self.sys.get_str(name)
            && hook.as_object::<Native>().is_none()
        {
            let class = Value::object(self.class_of(exception));
            let traceback = exception.as_kind::<Exception>().map_or(Value::NONE, |at| at.traceback.get());
            return match self.call(hook, &[class, exception, traceback]) {
                Ok(_) => Vec::new(),
                Err(Raised) => {
                    let second = self.take_raised();
                    let mut text = b"Error in sys.excepthook:\n".to_vec();
                    text.extend_from_slice(&self.traceback_text(second));
                    text.extend_from_slice(b"\nOriginal exception was:\n");
                    text.extend_from_slice(&self.traceback_text(exception));
                    text
                }
            };
        }
        self.traceback_text(exception)
    }

    /// The exit status that a SystemExit asks for.
    pub fn exit_status(&mut self, exception: Value) -> i32 {
        let code = self.exception_field(exception, "code");
        match code {
            Value::NONE | Value::FALSE => 0,
            Value::TRUE => 1,
            _ if self.is_number(code) => code.as_int().map_or(-1, |code| code.get() as i32),
            _ => 1,
        }
    }

    fn is_number(&self, value: Value) -> bool {
        crate::objects::int::Operand::of(value).is_some()
    }

    /// What `sys.excepthook` prints: the exception with its traceback, its notes, and the exceptions that it came from.
    pub fn traceback_text(&mut self, exception: Value) -> Vec<u8> {
        let mut found = Found { order: self.heap.rooted::<Value>(), places: HashMap::new() };
        let mut exceptions = Vec::new();
        found.place(self, exception);
        while let Some(next) = found.order.get(exceptions.len()) {
            let report = self.exception_report(next, &mut found);
            exceptions.push(report);
        }
        let frame_limit = self.frame_limit();
        self.render(Traceback { exceptions, frame_limit })
    }

    /// What `sys.excepthook` prints for a value, which should be an exception.
    ///
    /// # Errors
    /// None: what an exception's `__str__` raises is part of the text.
    pub fn format_exception(&mut self, value: Value) -> Result<Vec<u8>> {
        if value.as_kind::<Exception>().is_some() {
            return Ok(self.traceback_text(value));
        }
        let name = self.type_name(value);
        let text = format!("TypeError: print_exception(): Exception expected for value, {name} found\n");
        Ok(text.into_bytes())
    }

    fn frame_limit(&mut self) -> i64 {
        let limit = self.intern("tracebacklimit").ok().and_then(|name| self.sys.get_str(name));
        limit.and_then(Value::as_int).map_or(FRAME_LIMIT, Int::get)
    }

    fn render(&mut self, traceback: Traceback) -> Vec<u8> {
        let mut text = Vec::new();
        let mut sources: HashMap<Vec<u8>, Option<Vec<u8>>> = HashMap::new();
        let mut lines = |filename: crate::wtf8::Wtf8<'_>, line: u32| {
            let name = filename.as_bytes();
            let source = sources.entry(name.to_vec()).or_insert_with(|| self.source_bytes(name));
            let source = source.as_deref()?;
            let source = source.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(source);
            let at = usize::try_from(line).ok()?.checked_sub(1)?;
            let line = source.split(|&byte| byte == b'\n').nth(at)?;
            Some(line.strip_suffix(b"\r").unwrap_or(line).to_vec())
        };
        // A vector takes all that is written.
        let _ = traceback.write(&mut lines, &mut text);
        text
    }

    /// The source of a file, by the name that code has for it.
    fn source_bytes(&mut self, filename: &[u8]) -> Option<Vec<u8>> {
        let name = std::str::from_utf8(filename).ok()?;
        if let Some(text) = self.library_source(name) {
            return Some(text.as_bytes().to_vec());
        }
        self.host.read_file(std::path::Path::new(name)).ok()
    }

    fn exception_report(&mut self, value: Value, found: &mut Found) -> ExceptionReport {
        let Some(exception) = value.as_kind::<Exception>() else { return ExceptionReport::default() };
        let syntax = self.syntax_report(value);
        let (syntax, message) = match syntax {
            Some((syntax, message)) => (Some(syntax), message),
            None => (None, self.message_of(value)),
        };
        let type_name = self.reported_class_name(value);
        let suggestion = self.suggestion(value, exception);
        let notes = self.notes(value);
        let members = match super::groups::is_group(self, value) {
            true => super::groups::members(exception),
            false => None,
        };
        ExceptionReport {
            frames: exception.traceback.get().as_kind::<TracebackObject>().map(frames),
            type_name,
            message,
            syntax,
            suggestion,
            notes,
            cause: found.place(self, exception.cause.get()),
            context: found.place(self, exception.context.get()),
            suppress_context: exception.suppress_context.get(),
            members: members.map(|members| {
                members.items().iter().filter_map(|&member| found.place(self, member)).collect()
            }),
        }
    }

    fn message_of(&mut self, value: Value) -> Message {
        match self.str(value) {
            Ok(text) => Message::Text(text.as_bytes().to_vec()),
            Err(Raised) => {
                self.take_raised();
                Message::Failed
            }
        }
    }

    /// The name of the class of an exception, after its module, if that says something.
    fn reported_class_name(&mut self, value: Value) -> Vec<u8> {
        let class = self.class_of(value);
        let name = class.qualname.get().as_bytes().to_vec();
        let module = self.names.__module__;
        let module = match self.find_attr(Value::object(class), module) {
            Ok(module) => module.and_then(bytes_of),
            Err(Raised) => {
                self.take_raised();
                None
            }
        };
        match module.as_deref() {
            Some(b"builtins" | b"__main__") => name,
            Some(module) => [module, b".", &name].concat(),
            None => [b"<unknown>.", &name[..]].concat(),
        }
    }

    /// An attribute; `None`: there is none, or asking for it raised.
    fn attribute_or_nothing(&mut self, object: Value, name: &str) -> Option<Value> {
        let found = self.intern(name).and_then(|name| self.find_attr(object, name));
        match found {
            Ok(found) => found,
            Err(Raised) => {
                self.take_raised();
                None
            }
        }
    }

    /// The place of a SyntaxError, if all of its attributes say what they should, and its message.
    fn syntax_report(&mut self, value: Value) -> Option<(SyntaxReport, Message)> {
        self.attribute_or_nothing(value, "print_file_and_line")?;
        let int = |value: Value| value.as_int().map(Int::get);
        let message = self.attribute_or_nothing(value, "msg")?;
        let filename = self.attribute_or_nothing(value, "filename")?;
        let line = int(self.attribute_or_nothing(value, "lineno")?)?;
        let offset = self.attribute_or_nothing(value, "offset")?;
        let offset = if offset.is_none() { -1 } else { int(offset)? };
        let end_line = self.attribute_or_nothing(value, "end_lineno")?;
        let end_line = if end_line.is_none() { line } else { int(end_line)? };
        let end_offset = self.attribute_or_nothing(value, "end_offset")?;
        let end_offset = if end_offset.is_none() { -1 } else { int(end_offset)? };
        let text = self.attribute_or_nothing(value, "text")?;
        let filename = match filename.is_none() {
            true => b"<string>".to_vec(),
            false => match self.message_of(filename) {
                Message::Text(text) => text,
                _ => return None,
            },
        };
        let message = if message.is_none() { Message::Absent } else { self.message_of(message) };
        let location = Location { line, offset, end_line, end_offset };
        let has_range = self.class_of(value).is(self.exception_class(Exc::SyntaxError));
        Some((SyntaxReport { filename, location, has_range, text: bytes_of(text) }, message))
    }

    fn notes(&mut self, value: Value) -> Vec<Note> {
        let Some(notes) = self.attribute_or_nothing(value, "__notes__") else { return Vec::new() };
        if !super::groups::is_sequence(self, notes) {
            return vec![match self.repr(notes) {
                Ok(text) => Note::NotASequence(text.as_bytes().to_vec()),
                Err(Raised) => {
                    self.take_raised();
                    Note::NotASequenceFailed
                }
            }];
        }
        let items = match self.list_from(notes) {
            Ok(items) => items,
            Err(Raised) => {
                self.take_raised();
                return Vec::new();
            }
        };
        let mut texts = Vec::new();
        while let Some(note) = items.get(texts.len()) {
            let text = self.message_of(note);
            texts.push(if let Message::Text(text) = text { Note::Text(text) } else { Note::Failed });
        }
        texts
    }

    /// What the name that was not found was perhaps meant to be.
    fn suggestion(&mut self, value: Value, exception: Gc<Exception>) -> Option<Vec<u8>> {
        let class = self.class_of(value);
        if class.is(self.exception_class(Exc::AttributeError)) {
            let name = bytes_of(self.exception_field(value, "name"))?;
            let object =
                crate::objects::slots_after(&exception)[const { Exc::AttributeError.slot("obj") }].get();
            let names = self.names_of(object.bound()?)?;
            return suggested(&name, &names);
        }
        if class.is(self.exception_class(Exc::NameError)) {
            let name = bytes_of(self.exception_field(value, "name"))?;
            let last = last_entry(exception.traceback.get().as_kind::<TracebackObject>()?);
            let function = last.function;
            return suggested(&name, &variables(last.code))
                .or_else(|| suggested(&name, &keys(function.globals)))
                .or_else(|| suggested(&name, &keys(function.builtins)));
        }
        None
    }

    /// `dir(object)`, as far as it is strings.
    fn names_of(&mut self, object: Value) -> Option<Vec<Vec<u8>>> {
        let name = self.intern("dir").ok()?;
        let dir = self.builtins.get_str(name)?;
        match self.call(dir, &[object]) {
            Ok(names) => Some(names.as_kind::<List>()?.items().iter().filter_map(bytes_of).collect()),
            Err(Raised) => {
                self.take_raised();
                None
            }
        }
    }

    /// Tells `sys.unraisablehook` of an exception that nobody can handle, and goes on. `what` begins what Python prints.
    pub fn report_unraisable(&mut self, what: &str, object: Value) {
        let exception = self.take_raised();
        let hook = match self.intern("unraisablehook") {
            Ok(name) => self.sys.get_str(name),
            Err(Raised) => {
                self.take_raised();
                None
            }
        };
        let is_own = |hook: Value| hook.as_object::<Native>().is_some_and(|hook| definition(hook).name == "unraisablehook");
        let Some(hook) = hook.filter(|&hook| !is_own(hook)) else {
            return self.write_unraisable(what, object, exception);
        };
        let told = self.unraisable_args(what, object, exception).and_then(|args| self.call(hook, &[args]));
        if told.is_err() {
            let failure = self.take_raised();
            self.write_unraisable("Exception ignored in sys.unraisablehook: ", hook, failure);
        }
    }

    /// What the hook is given: a `sys.UnraisableHookArgs`.
    fn unraisable_args(&mut self, what: &str, object: Value, exception: Value) -> Result {
        let message = match what.trim_end_matches([':', ' ']) {
            "Exception ignored in" => Value::NONE,
            message => self.new_str(message)?,
        };
        let traceback = exception.as_kind::<Exception>().map_or(Value::NONE, |exception| exception.traceback.get());
        let class = Value::object(self.class_of(exception));
        let items = Tuple::alloc(&self.heap, &[class, exception, traceback, message, object]);
        let items = Value::object(self.memory(items)?);
        let name = self.intern("UnraisableHookArgs")?;
        match self.sys.get_str(name) {
            Some(args) => self.call(args, &[items]),
            None => Err(self.runtime_error("lost sys.UnraisableHookArgs")),
        }
    }

    /// Prints an exception that nobody can handle, and what it was raised in.
    pub fn write_unraisable(&mut self, what: &str, object: Value, exception: Value) {
        let mut text = what.as_bytes().to_vec();
        match self.repr(object) {
            Ok(repr) => text.extend_from_slice(repr.as_bytes()),
            Err(Raised) => {
                self.take_raised();
                text.extend_from_slice(b"<object repr() failed>");
            }
        }
        text.push(b'\n');
        if let Some(entry) = exception.as_kind::<Exception>() {
            let report = ExceptionReport {
                frames: entry.traceback.get().as_kind::<TracebackObject>().map(frames),
                type_name: self.reported_class_name(exception),
                message: self.message_of(exception),
                ..ExceptionReport::default()
            };
            let limit = self.frame_limit();
            text.extend_from_slice(&self.render(Traceback { exceptions: vec![report], frame_limit: limit }));
        }
        // There is nobody to tell that standard error is closed.
        let _ = self.host.write_stderr(&text);
    }
}

/// The entries of a traceback, the outermost first.
fn frames(first: Gc<TracebackObject>) -> Vec<FrameReport> {
    let mut frames = Vec::new();
    let mut next = Some(first);
    while let Some(entry) = next {
        let code = entry.code;
        let range = match entry.given_line.get() {
            None => code.code.range(entry.word),
            Some(_) => Range::NOWHERE,
        };
        frames.push(FrameReport {
            filename: code.filename.as_bytes().to_vec(),
            filename_identity: code.filename.as_ptr().addr(),
            lineno: i32::try_from(entry.line()).unwrap_or(i32::MAX),
            name: code.name.as_bytes().to_vec(),
            range,
        });
        next = entry.next.get().as_kind::<TracebackObject>();
    }
    frames
}

fn last_entry(mut entry: Gc<TracebackObject>) -> Gc<TracebackObject> {
    while let Some(next) = entry.next.get().as_kind::<TracebackObject>() {
        entry = next;
    }
    entry
}

/// The names of the variables of some code, cells and free variables among them.
fn variables(code: Gc<CodeObject>) -> Vec<Vec<u8>> {
    let names = code.varnames.iter().map(|name| name.as_bytes().to_vec());
    let cells = code.code.cellvars.iter().map(|(name, _)| name.as_bytes().to_vec());
    let free = code.code.freevars.iter().map(|name| name.as_bytes().to_vec());
    names.chain(cells).chain(free).collect()
}

fn keys(dict: Gc<Dict>) -> Vec<Vec<u8>> {
    dict.table().iter().filter_map(|item| bytes_of(item.key)).collect()
}

fn suggested(name: &[u8], candidates: &[Vec<u8>]) -> Option<Vec<u8>> {
    let candidates: Vec<&[u8]> = candidates.iter().map(Vec::as_slice).collect();
    suggest(name, &candidates).map(<[u8]>::to_vec)
}
