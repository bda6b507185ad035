//! The module `time`: clocks, sleeping, and calendar time, which here is always UTC.
#![allow(clippy::disallowed_methods)] // Here is where clocks are read.

mod calendar;

use super::structseq::{self, STRUCTSEQ};
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{float, int};
use crate::vm::native_class::NativeClass;
use crate::vm::{Args, NativeDef, Result, Vm};
use calendar::Moment;
use std::sync::LazyLock;
use std::time::{Duration, Instant, SystemTime};

static FUNCTIONS: &[NativeDef] = crate::natives! {
    Function {
        "time" None, time, "Seconds since the Epoch.";
        "time_ns" None, time_ns, "Nanoseconds since the Epoch.";
        "perf_counter" None, monotonic, "Seconds of a clock for measuring.";
        "perf_counter_ns" None, monotonic_ns, "Nanoseconds of a clock for measuring.";
        "monotonic" None, monotonic, "Seconds of a clock that cannot go backward.";
        "monotonic_ns" None, monotonic_ns, "Nanoseconds of a clock that cannot go backward.";
        "process_time" None, process_time, "Seconds that the process has computed.";
        "process_time_ns" None, process_time_ns, "Nanoseconds that the process has computed.";
        "thread_time" None, process_time, "Seconds that the thread has computed.";
        "thread_time_ns" None, process_time_ns, "Nanoseconds that the thread has computed.";
        "sleep" One, sleep, "Wait for so many seconds.";
        "gmtime" Positional(0, 1), gmtime, "Seconds since the Epoch as a calendar time in UTC.";
        "localtime" Positional(0, 1), gmtime, "Seconds since the Epoch as a calendar time in UTC.";
        "mktime" One, mktime, "A calendar time in UTC as seconds since the Epoch.";
        "asctime" Positional(0, 1), asctime, "A calendar time as text: 'Sat Jun 06 16:26:11 1998'.";
        "ctime" Positional(0, 1), ctime, "Seconds since the Epoch as text.";
        "strftime" Positional(1, 2), strftime, "A calendar time as text in a format.";
        "get_clock_info" One, clock_info, "What a clock is.";
    }
};

/// `time.struct_time`: nine items, and two attributes more.
static STRUCT_TIME: NativeClass = NativeClass {
    name: "struct_time",
    module: "time",
    slots: &[
        "tm_year",
        "tm_mon",
        "tm_mday",
        "tm_hour",
        "tm_min",
        "tm_sec",
        "tm_wday",
        "tm_yday",
        "tm_isdst",
        "tm_zone",
        "tm_gmtoff",
    ],
    ..STRUCTSEQ
};
const ITEMS: usize = 9;

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let module = super::module(vm, "time", "Clocks and calendar time.", FUNCTIONS)?;
    let class = structseq::class(vm, &STRUCT_TIME, ITEMS)?;
    let names = vm.tuple_of_strs(&["UTC", "UTC"])?;
    for (name, value) in [
        ("struct_time", Value::object(class)),
        ("timezone", Value::small(0)),
        ("altzone", Value::small(0)),
        ("daylight", Value::small(0)),
        ("tzname", names),
        ("CLOCK_REALTIME", Value::small(0)),
        ("CLOCK_MONOTONIC", Value::small(1)),
    ] {
        super::set(vm, module, name, value)?;
    }
    LazyLock::force(&START);
    Ok(module)
}

/// Where the clock that cannot go backward begins.
static START: LazyLock<Instant> = LazyLock::new(Instant::now);

fn now() -> Duration {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
}

/// How long the process has computed, as Linux counts it; elsewhere how long it has run.
fn computed() -> Duration {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds = text.split(' ').next().and_then(|number| number.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// Seconds since the machine first asked for a clock.
pub(super) fn elapsed() -> f64 {
    START.elapsed().as_secs_f64()
}

fn seconds(vm: &mut Vm, duration: Duration) -> Result {
    let seconds = Value::float(&vm.heap, duration.as_secs_f64());
    vm.memory(seconds)
}
fn nanoseconds(vm: &mut Vm, duration: Duration) -> Result {
    let nanoseconds = int::from_i128(&vm.heap, duration.as_nanos() as i128);
    vm.memory(nanoseconds)
}

fn time(vm: &mut Vm, _: Args) -> Result {
    seconds(vm, now())
}
fn time_ns(vm: &mut Vm, _: Args) -> Result {
    nanoseconds(vm, now())
}
fn monotonic(vm: &mut Vm, _: Args) -> Result {
    seconds(vm, START.elapsed())
}
fn monotonic_ns(vm: &mut Vm, _: Args) -> Result {
    nanoseconds(vm, START.elapsed())
}
fn process_time(vm: &mut Vm, _: Args) -> Result {
    seconds(vm, computed())
}
fn process_time_ns(vm: &mut Vm, _: Args) -> Result {
    nanoseconds(vm, computed())
}

fn sleep(vm: &mut Vm, args: Args) -> Result {
    let seconds = match float::of(args[0]) {
        Some(seconds) => seconds,
        None => vm.to_float(args[0])?,
    };
    if seconds < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    let Ok(duration) = Duration::try_from_secs_f64(seconds) else {
        if seconds.is_nan() {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        return Err(vm.overflow_error("timestamp too large to convert to C _PyTime_t"));
    };
    wait(vm, duration)?;
    Ok(Value::NONE)
}

/// Waits, and wakes up when Ctrl-C is pressed.
#[cfg(unix)]
fn wait(vm: &mut Vm, duration: Duration) -> Result<()> {
    use nix::poll::{PollTimeout, poll};
    let Some(end) = Instant::now().checked_add(duration) else {
        return Err(vm.overflow_error("timestamp too large to convert to C _PyTime_t"));
    };
    loop {
        let left = end.saturating_duration_since(Instant::now());
        let millis = i32::try_from(left.as_millis()).unwrap_or(i32::MAX);
        if millis == 0 {
            std::thread::sleep(left);
            return Ok(());
        }
        // A poll of nothing sleeps, and a signal ends it, which `thread::sleep` hides.
        let _ = poll(&mut [], PollTimeout::try_from(millis).unwrap_or(PollTimeout::MAX));
        vm.check_interrupt()?;
    }
}

#[cfg(not(unix))]
fn wait(_: &mut Vm, duration: Duration) -> Result<()> {
    std::thread::sleep(duration);
    Ok(())
}

/// A moment in an argument: seconds, or now.
fn moment_arg(vm: &mut Vm, value: Option<Value>) -> Result<i64> {
    match value.filter(|value| !value.is_none()) {
        None => Ok(now().as_secs() as i64),
        Some(value) => {
            let seconds = vm.to_float(value)?.floor();
            if seconds.is_nan() {
                return Err(vm.value_error("Invalid value NaN (not a number)"));
            }
            if !(-6e16..6e16).contains(&seconds) {
                return Err(vm.overflow_error("timestamp out of range for platform time_t"));
            }
            Ok(seconds as i64)
        }
    }
}

fn gmtime(vm: &mut Vm, args: Args) -> Result {
    let moment = Moment::of(moment_arg(vm, args.get(0))?);
    let zone = vm.new_str("UTC")?;
    let mut values = [Value::small(0); 11];
    for (value, number) in values.iter_mut().zip(moment.numbers()) {
        *value = vm.new_int(number)?;
    }
    values[9] = zone;
    structseq::make(vm, &STRUCT_TIME, ITEMS, &values)
}

/// A calendar time in an argument: nine numbers, or now.
fn calendar_arg(vm: &mut Vm, value: Option<Value>) -> Result<Moment> {
    let Some(value) = value else { return Ok(Moment::of(now().as_secs() as i64)) };
    let Some(tuple) = value.as_kind::<Tuple>() else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    if tuple.len() != ITEMS {
        return Err(vm.type_error("illegal time tuple argument"));
    }
    let mut numbers = [0; ITEMS];
    for (index, number) in numbers.iter_mut().enumerate() {
        let item = vm.index(tuple.items()[index])?;
        *number = int::Operand::of(item).map_or(0, int::Operand::clamped);
    }
    match Moment::from_numbers(numbers) {
        Ok(moment) => Ok(moment),
        Err(what) => Err(vm.value_error(format!("{what} out of range"))),
    }
}

fn mktime(vm: &mut Vm, args: Args) -> Result {
    let Some(tuple) = args[0].as_kind::<Tuple>().filter(|tuple| tuple.len() == ITEMS) else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    let mut numbers = [0; ITEMS];
    for (index, number) in numbers.iter_mut().enumerate() {
        let item = vm.index(tuple.items()[index])?;
        *number = int::Operand::of(item).map_or(0, int::Operand::clamped).clamp(-1 << 31, 1 << 31);
    }
    let seconds = Value::float(&vm.heap, calendar::seconds(numbers) as f64);
    vm.memory(seconds)
}

fn asctime(vm: &mut Vm, args: Args) -> Result {
    let moment = calendar_arg(vm, args.get(0))?;
    vm.new_str(moment.asctime())
}

fn ctime(vm: &mut Vm, args: Args) -> Result {
    let moment = Moment::of(moment_arg(vm, args.get(0))?);
    vm.new_str(moment.asctime())
}

fn strftime(vm: &mut Vm, args: Args) -> Result {
    let Some(format) = args[0].as_kind::<Str>() else {
        let class = vm.type_name(args[0]);
        return Err(vm.type_error(format!("strftime() argument 1 must be str, not {class}")));
    };
    let moment = calendar_arg(vm, args.get(1))?;
    vm.new_str(moment.format(&String::from_utf8_lossy(format.as_bytes())))
}

fn clock_info(vm: &mut Vm, args: Args) -> Result {
    let name = args[0].as_kind::<Str>().map(|name| name.as_bytes().to_vec()).unwrap_or_default();
    let (implementation, monotonic) = match &name[..] {
        b"time" => ("clock_gettime(CLOCK_REALTIME)", false),
        b"monotonic" | b"perf_counter" => ("clock_gettime(CLOCK_MONOTONIC)", true),
        b"process_time" | b"thread_time" => ("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true),
        _ => return Err(vm.value_error("unknown clock")),
    };
    let implementation = vm.new_str(implementation)?;
    let resolution = Value::float(&vm.heap, 1e-9);
    let resolution = vm.memory(resolution)?;
    super::sys::simple_namespace(
        vm,
        &[
            ("implementation", implementation),
            ("monotonic", Value::bool(monotonic)),
            ("adjustable", Value::bool(!monotonic)),
            ("resolution", resolution),
        ],
    )
}
