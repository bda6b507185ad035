//! `stat_result`: what is known of a file.

use crate::objects::Value;
use crate::stdlib::structseq::{self, STRUCTSEQ};
use crate::vm::native_class::NativeClass;
use crate::vm::{Result, Vm};
use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;

/// `os.stat_result`: the last three items are whole seconds, while the attributes of these names have fractions.
pub(super) static STAT_RESULT: NativeClass = NativeClass {
    name: "stat_result",
    module: "os",
    slots: &[
        "st_mode",
        "st_ino",
        "st_dev",
        "st_nlink",
        "st_uid",
        "st_gid",
        "st_size",
        "st_atime",
        "st_mtime",
        "st_ctime",
        "st_atime_ns",
        "st_mtime_ns",
        "st_ctime_ns",
        "st_blksize",
        "st_blocks",
        "st_rdev",
    ],
    ..STRUCTSEQ
};
/// How many of them are items.
pub(super) const ITEMS: usize = 10;

/// What is known of a file, as Python has it.
pub(super) fn stat_result(vm: &mut Vm, found: &Metadata) -> Result {
    let times = [
        (found.atime(), found.atime_nsec()),
        (found.mtime(), found.mtime_nsec()),
        (found.ctime(), found.ctime_nsec()),
    ];
    let numbers = [
        found.mode().into(),
        found.ino().into(),
        found.dev().into(),
        found.nlink().into(),
        found.uid().into(),
        found.gid().into(),
        found.size().into(),
        i128::from(times[0].0),
        times[1].0.into(),
        times[2].0.into(),
    ];
    let mut items = [Value::NONE; ITEMS];
    for (item, number) in items.iter_mut().zip(numbers) {
        let number = crate::objects::int::from_i128(&vm.heap, number);
        *item = vm.memory(number)?;
    }
    let mut values = [Value::NONE; 16];
    values[..ITEMS].copy_from_slice(&items);
    for (index, (seconds, nanoseconds)) in times.into_iter().enumerate() {
        let float = Value::float(&vm.heap, seconds as f64 + 1e-9 * nanoseconds as f64);
        values[7 + index] = vm.memory(float)?;
        let whole = i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds);
        let whole = crate::objects::int::from_i128(&vm.heap, whole);
        values[10 + index] = vm.memory(whole)?;
    }
    for (value, number) in values[13..].iter_mut().zip([found.blksize(), found.blocks(), found.rdev()]) {
        *value = vm.new_int(number as i64)?;
    }
    structseq::make_from(vm, &STAT_RESULT, &items, &values)
}
