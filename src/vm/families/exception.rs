//! Raising, matching and handling.

use crate::bytecode::opcode::*;
use crate::heap::{Gc, Rooted};
use crate::objects::class::Class;
use crate::objects::exception::Exception;
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::objects::{Kind, Value};
use crate::vm::frame::{Code, Frame, Outcome, Step};
use crate::vm::groups::{is_group, new_group, project};
use crate::vm::{Exc, Raised, Result, Vm};

/// `PUSH_EXC_INFO`
#[inline(always)]
pub fn push_exc_info(frame: Frame, op: PushExcInfo<Code>) -> Step {
    let vm = frame.vm();
    let outer = std::mem::replace(&mut vm.handled, frame.get(op.exception()));
    frame.set(op.saved(), outer);
    Step::Next
}

/// `POP_EXCEPT`
#[inline(always)]
pub fn pop_except(frame: Frame, op: PopExcept<Code>) -> Step {
    frame.vm().handled = frame.get(op.saved());
    Step::Next
}

/// `JUMP_IF_NOT_EXC_MATCH`
pub fn jump_if_not_exc_match(frame: Frame, op: JumpIfNotExcMatch<Code>) -> Outcome {
    let (exception, class) = (frame.get(op.exception()), frame.get(op.class()));
    let vm = frame.vm();
    check_caught(vm, class)?;
    Ok(match vm.exception_matches(exception, class) {
        true => Step::Next,
        false => Step::Jump(op.target().distance()),
    })
}

/// Whether a value is a class that derives from `BaseException`.
fn exception_class(value: Value) -> Option<Gc<Class>> {
    value.as_kind::<Class>().filter(|class| class.kind == Kind::Exception as u8)
}

/// The classes after `except`: one, or those of a tuple.
fn caught(class: &Value) -> impl Iterator<Item = Value> {
    let tuple = class.as_kind::<Tuple>();
    let count = tuple.map_or(1, |tuple| tuple.len());
    (0..count).filter_map(move |index| tuple.map_or(Some(*class), |tuple| tuple.get(index)))
}

fn check_caught(vm: &mut Vm, class: Value) -> Result<()> {
    if caught(&class).all(|class| exception_class(class).is_some()) {
        return Ok(());
    }
    Err(vm.type_error("catching classes that do not inherit from BaseException is not allowed"))
}

impl Vm {
    /// Whether an exception is an instance of a class, or of one of a tuple's. No metaclass is asked.
    pub fn exception_matches(&self, exception: Value, class: Value) -> bool {
        let own = self.class_of(exception);
        caught(&class).any(|class| exception_class(class).is_some_and(|class| own.is_subclass(class)))
    }

    /// The exception that a `raise` statement's operand means: itself, or an instance of the class.
    ///
    /// # Errors
    /// What the class raises; `otherwise` as a TypeError, if it is neither.
    fn exception_of(&mut self, value: Value, otherwise: &str) -> Result {
        if value.as_kind::<Exception>().is_some() {
            return Ok(value);
        }
        if exception_class(value).is_none() {
            return Err(self.type_error(otherwise));
        }
        let made = self.call(value, &[])?;
        if made.as_kind::<Exception>().is_some() {
            return Ok(made);
        }
        let (class, given) = (self.repr_text(value)?, Value::object(self.class_of(made)));
        let given = self.repr_text(given)?;
        Err(self.type_error(format!(
            "calling {class} should have returned an instance of BaseException, not {given}"
        )))
    }

    /// Raises what a `raise` statement's operand means.
    pub fn raise_object(&mut self, value: Value) -> Raised {
        match self.exception_of(value, "exceptions must derive from BaseException") {
            Ok(exception) => self.raise_value(exception),
            Err(raised) => raised,
        }
    }
}

/// `RAISE_VARARGS`
pub fn raise_varargs(frame: Frame, op: RaiseVarargs<Code>) -> Outcome {
    let vm = frame.vm();
    if op.count().0 == 0 {
        let handled = vm.current_handled();
        if handled.is_none() {
            return Err(vm.runtime_error("No active exception to reraise"));
        }
        vm.raised = handled;
        return Err(Raised);
    }
    let value = frame.get(op.first());
    let exception = vm.exception_of(value, "exceptions must derive from BaseException")?;
    if op.count().0 == 2 {
        let cause = frame.get_after(op.first(), 1);
        let cause = match cause.is_none() {
            true => cause,
            false => vm.exception_of(cause, "exception causes must derive from BaseException")?,
        };
        if let Some(exception) = exception.as_kind::<Exception>() {
            exception.cause.set(cause);
            exception.suppress_context.set(true);
        }
    }
    Err(vm.raise_value(exception))
}

/// `RERAISE`
pub fn reraise(frame: Frame, op: Reraise<Code>) -> Outcome {
    frame.vm().raised = frame.get(op.exception());
    Err(Raised)
}

/// `WITH_EXCEPT_START`
pub fn with_except_start(frame: Frame, op: WithExceptStart<Code>) -> Outcome {
    let value = frame.get(op.exception());
    let traceback = value.as_kind::<Exception>().map_or(Value::NONE, |exception| exception.traceback.get());
    let class = Value::object(frame.vm().class_of(value));
    for (offset, value) in [class, value, traceback].into_iter().enumerate() {
        frame.set_after(op.first(), offset, value);
    }
    Ok(Step::Next)
}

/// `LOAD_ASSERTION_ERROR`
pub fn load_assertion_error(frame: Frame, op: LoadAssertionError<Code>) -> Outcome {
    let class = frame.vm().exception_class(Exc::AssertionError);
    frame.set(op.dst(), Value::object(class));
    Ok(Step::Next)
}

/// `CHECK_EG_MATCH`
pub fn check_eg_match(frame: Frame, op: CheckEgMatch<Code>) -> Outcome {
    let (exception, class) = (frame.get(op.rest()), frame.get(op.class()));
    let vm = frame.vm();
    check_caught(vm, class)?;
    let group = vm.exception_class(Exc::BaseExceptionGroup);
    if caught(&class).filter_map(exception_class).any(|class| class.is_subclass(group)) {
        let text = "catching ExceptionGroup with except* is not allowed. Use except instead.";
        return Err(vm.type_error(text));
    }
    let (matched, rest) = group_match(vm, exception, class)?;
    if !matched.is_none() {
        vm.handled = matched;
    }
    frame.set(op.matched(), matched);
    frame.set(op.rest(), rest);
    Ok(Step::Next)
}

/// The part of an exception that `except* class` takes, and the rest; None for no part.
fn group_match(vm: &mut Vm, exception: Value, class: Value) -> Result<(Value, Value)> {
    if exception.is_none() {
        return Ok((exception, exception));
    }
    let is_group = is_group(vm, exception);
    if vm.exception_matches(exception, class) {
        // An exception that is no group is caught as a group of one.
        let matched = if is_group { exception } else { wrapped(vm, exception)? };
        return Ok((matched, Value::NONE));
    }
    if !is_group {
        return Ok((Value::NONE, exception));
    }
    let split = vm.intern("split")?;
    let parts = vm.call_method(exception, split, &[class])?;
    let name = vm.type_name(exception);
    let Some(pair) = parts.as_kind::<Tuple>() else {
        let given = vm.type_name(parts);
        return Err(vm.type_error(format!("{name}.split must return a tuple, not {given}")));
    };
    match pair.items() {
        &[matched, rest, ..] => Ok((matched, rest)),
        items => {
            let count = items.len();
            Err(vm.type_error(format!("{name}.split must return a 2-tuple, got tuple of size {count}")))
        }
    }
}

fn wrapped(vm: &mut Vm, exception: Value) -> Result {
    let name = vm.new_str("")?;
    let members = Tuple::alloc(&vm.heap, &[exception]);
    let members = Value::object(vm.memory(members)?);
    let class = vm.exception_class(Exc::BaseExceptionGroup);
    new_group(vm, class, &[name, members])
}

/// `PREP_RERAISE_STAR`
pub fn prep_reraise_star(frame: Frame, op: PrepReraiseStar<Code>) -> Outcome {
    let original = frame.get(op.original());
    let result = match frame.get(op.raised()).as_kind::<List>() {
        Some(raised) => to_reraise(frame.vm(), original, raised)?,
        None => Value::NONE,
    };
    frame.set(op.dst(), result);
    Ok(Step::Next)
}

/// What goes on after the `except*` blocks, which have raised these exceptions; Nones among them say nothing.
fn to_reraise(vm: &mut Vm, original: Value, raised: Gc<List>) -> Result {
    if !is_group(vm, original) {
        // It was caught as a group of one: by one block at most, and whatever that raised goes on.
        return Ok(raised.get(0).unwrap_or(Value::NONE));
    }
    let (new, again) = (vm.heap.rooted::<Value>(), vm.heap.rooted::<Value>());
    for exception in raised.items().to_vec().into_iter().filter(|exception| !exception.is_none()) {
        let list = if has_same_metadata(exception, original) { &again } else { &new };
        let pushed = list.push(&vm.heap, exception);
        vm.memory(pushed)?;
    }
    // What was raised again, and what no block caught, is one group as it was before.
    let rest = if again.is_empty() { Value::UNBOUND } else { project(vm, original, &again)? };
    if new.is_empty() {
        return Ok(rest.bound().unwrap_or(Value::NONE));
    }
    if let Some(rest) = rest.bound() {
        let pushed = new.push(&vm.heap, rest);
        vm.memory(pushed)?;
    }
    single_or_group(vm, &new)
}

fn single_or_group(vm: &mut Vm, exceptions: &Rooted<Value>) -> Result {
    if let (1, Some(only)) = (exceptions.len(), exceptions.get(0)) {
        return Ok(only);
    }
    let name = vm.new_str("")?;
    let members = List::alloc(&vm.heap, &exceptions.to_vec());
    let members = Value::object(vm.memory(members)?);
    let class = vm.exception_class(Exc::BaseExceptionGroup);
    new_group(vm, class, &[name, members])
}

/// Whether an exception is part of the original one, raised again: it has its traceback, cause and context.
fn has_same_metadata(exception: Value, original: Value) -> bool {
    let (Some(a), Some(b)) = (exception.as_kind::<Exception>(), original.as_kind::<Exception>()) else {
        return false;
    };
    a.traceback.get() == b.traceback.get()
        && a.cause.get() == b.cause.get()
        && a.context.get() == b.context.get()
}
