//! The module `_thread`: locks, in a machine that has one thread.

use crate::heap::{Gc, Marker};
use crate::objects::Value;
use crate::objects::module::Module;
use crate::objects::native_object::{NativeObject, NativeState};
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Args, Exc, NativeDef, Result, Vm};
use std::cell::Cell;

static FUNCTIONS: &[NativeDef] = crate::natives! {
    Function {
        "allocate_lock" None, allocate_lock, "A new lock.";
        "allocate" None, allocate_lock, "A new lock.";
        "RLock" None, allocate_rlock, "A new lock that its owner can take again.";
        "get_ident" None, get_ident, "The number of the thread.";
        "get_native_id" None, get_native_id, "The system's number of the thread.";
        "start_new_thread" Any, start, "Cannot be done.";
        "start_new" Any, start, "Cannot be done.";
        "_count" None, count, "The number of other threads.";
        "interrupt_main" Any, interrupt, "Raise KeyboardInterrupt at the next opportunity.";
        "stack_size" Positional(0, 1), count, "0: the system's default.";
    }
};

/// How often a lock is held.
struct Lock(Cell<u32>);

impl NativeState for Lock {
    fn trace(&self, _: &mut Marker<'_>) {}
}

static LOCK: NativeClass = NativeClass {
    name: "lock",
    module: "_thread",
    methods: crate::natives! { Method {
        "acquire" Named { names: &["blocking", "timeout"], required: 0, positional: 2 }, acquire, "Take the lock.";
        "acquire_lock" Named { names: &["blocking", "timeout"], required: 0, positional: 2 }, acquire,
            "Take the lock.";
        "release" None, release, "Let the lock go.";
        "release_lock" None, release, "Let the lock go.";
        "locked" None, locked, "Whether the lock is held.";
        "locked_lock" None, locked, "Whether the lock is held.";
        "__enter__" None, enter, "Take the lock.";
        "__exit__" Any, release, "Let the lock go.";
    } },
    ..NativeClass::DEFAULT
};

static RLOCK: NativeClass = NativeClass {
    name: "RLock",
    module: "_thread",
    methods: crate::natives! { Method {
        "acquire" Named { names: &["blocking", "timeout"], required: 0, positional: 2 }, acquire_again,
            "Take the lock.";
        "release" None, release_again, "Let the lock go once.";
        "_is_owned" None, locked, "Whether the lock is held.";
        "__enter__" None, enter_again, "Take the lock.";
        "__exit__" Any, release_again, "Let the lock go once.";
    } },
    ..NativeClass::DEFAULT
};

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let module = super::module(vm, "_thread", "Locks, in a machine that has one thread.", FUNCTIONS)?;
    let class = native_class(vm, &LOCK)?;
    super::set(vm, module, "LockType", Value::object(class))?;
    let error = Value::object(vm.exception_class(Exc::RuntimeError));
    super::set(vm, module, "error", error)?;
    let most = Value::float(&vm.heap, 9_223_372_036.0);
    let most = vm.memory(most)?;
    super::set(vm, module, "TIMEOUT_MAX", most)?;
    Ok(module)
}

fn allocate_lock(vm: &mut Vm, _: Args) -> Result {
    let class = native_class(vm, &LOCK)?;
    NativeObject::new(vm, class, Lock(Cell::new(0)))
}
fn allocate_rlock(vm: &mut Vm, _: Args) -> Result {
    let class = native_class(vm, &RLOCK)?;
    NativeObject::new(vm, class, Lock(Cell::new(0)))
}

fn get_ident(vm: &mut Vm, _: Args) -> Result {
    // Not zero, and not small: as CPython's, an address.
    let address = std::ptr::from_ref(vm).addr();
    Ok(Value::length(address))
}
fn get_native_id(vm: &mut Vm, _: Args) -> Result {
    vm.new_int(std::process::id().into())
}
fn count(_: &mut Vm, _: Args) -> Result {
    Ok(Value::small(0))
}
fn start(vm: &mut Vm, _: Args) -> Result {
    Err(vm.runtime_error("can't start new thread"))
}
fn interrupt(vm: &mut Vm, _: Args) -> Result {
    vm.interrupt();
    Ok(Value::NONE)
}

fn lock<'v>(vm: &mut Vm, value: &'v Value) -> Result<&'v Cell<u32>> {
    let object = crate::objects::value::borrow_kind::<NativeObject>(value);
    match object.and_then(|object| object.state::<Lock>()) {
        Some(lock) => Ok(&lock.0),
        None => Err(vm.type_error("a lock is required")),
    }
}

/// Whether `acquire` may wait.
fn may_wait(vm: &mut Vm, args: Args) -> Result<bool> {
    let blocking = match args.get(1) {
        Some(blocking) => vm.truth(blocking)?,
        None => true,
    };
    let timeout = match args.get(2) {
        Some(timeout) => vm.to_float(timeout)?,
        None => -1.0,
    };
    if !blocking && timeout != -1.0 {
        return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
    }
    if timeout < 0.0 && timeout != -1.0 {
        return Err(vm.value_error("timeout value must be a non-negative number"));
    }
    Ok(blocking && timeout == -1.0)
}

fn acquire(vm: &mut Vm, args: Args) -> Result {
    let forever = may_wait(vm, args)?;
    let held = lock(vm, &args[0])?;
    if held.get() > 0 {
        if forever {
            // Nobody else is there who could let it go.
            return Err(vm.runtime_error("deadlock: the only thread waits for a lock that it holds"));
        }
        return Ok(Value::FALSE);
    }
    held.set(1);
    Ok(Value::TRUE)
}

fn enter(vm: &mut Vm, args: Args) -> Result {
    acquire(vm, args)
}

fn release(vm: &mut Vm, args: Args) -> Result {
    let held = lock(vm, &args[0])?;
    if held.replace(0) == 0 {
        return Err(vm.runtime_error("release unlocked lock"));
    }
    Ok(Value::NONE)
}

fn locked(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(lock(vm, &args[0])?.get() > 0))
}

fn acquire_again(vm: &mut Vm, args: Args) -> Result {
    may_wait(vm, args)?;
    enter_again(vm, args)
}

fn enter_again(vm: &mut Vm, args: Args) -> Result {
    let held = lock(vm, &args[0])?;
    held.set(held.get().saturating_add(1));
    Ok(Value::TRUE)
}

fn release_again(vm: &mut Vm, args: Args) -> Result {
    let held = lock(vm, &args[0])?;
    match held.get() {
        0 => Err(vm.runtime_error("cannot release un-acquired lock")),
        count => {
            held.set(count - 1);
            Ok(Value::NONE)
        }
    }
}
