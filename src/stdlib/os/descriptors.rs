//! Files by their descriptors.

use super::stat::stat_result;
use super::{PathArg, data_arg};
use crate::objects::Value;
use crate::objects::tuple::Tuple;
use crate::stdlib::io::common::{int_arg, new_bytes, os_error};
use crate::stdlib::io::descriptor;
use crate::vm::{Args, NativeDef, Result, Vm};
use std::fs::File;
use std::io::{self, IsTerminal, SeekFrom};
use std::os::fd::OwnedFd;
use std::os::unix::fs::OpenOptionsExt;

pub(super) static FUNCTIONS: &[NativeDef] = crate::natives! {
    Function {
        "close" Named { names: &["fd"], required: 1, positional: 1 }, close, "Close a file descriptor.";
        "dup" One, dup, "Another descriptor of the same file.";
        "fdatasync" Named { names: &["fd"], required: 1, positional: 1 }, fsync, "Write a file to its disk.";
        "fstat" Named { names: &["fd"], required: 1, positional: 1 }, fstat, "What is known of an open file.";
        "fsync" Named { names: &["fd"], required: 1, positional: 1 }, fsync, "Write a file to its disk.";
        "ftruncate" Positional(2, 2), ftruncate, "Cut a file off.";
        "isatty" One, isatty, "Whether a descriptor is a terminal.";
        "lseek" Positional(3, 3), lseek, "Move to a place in a file.";
        "open" Named { names: &["path", "flags", "mode"], required: 2, positional: 3 }, open, "Open a file.";
        "pipe" None, pipe, "A pipe: descriptors to read and to write.";
        "read" Positional(2, 2), read, "Read at most so many bytes.";
        "write" Positional(2, 2), write, "Write bytes.";
    }
};

fn descriptor_arg(vm: &mut Vm, value: Value) -> Result<i32> {
    let number = int_arg(vm, value)?;
    match i32::try_from(number) {
        Ok(descriptor) => Ok(descriptor),
        Err(_) => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// The result, or the operating system's error.
fn system<T>(vm: &mut Vm, result: io::Result<T>) -> Result<T> {
    result.map_err(|error| os_error(vm, &error, Value::UNBOUND))
}

fn open(vm: &mut Vm, args: Args) -> Result {
    let path = PathArg::of(vm, "open", args[0])?;
    let flags = int_arg(vm, args[1])? as i32;
    let mode = match args.get(2) {
        Some(mode) => int_arg(vm, mode)?,
        None => 0o777,
    };
    const CREATE: i32 = 64;
    const EXCLUSIVE: i32 = 128;
    const TRUNCATE: i32 = 512;
    const APPEND: i32 = 1024;
    let mut options = std::fs::OpenOptions::new();
    let (reads, writes) = match flags & 3 {
        0 => (true, false),
        1 => (false, true),
        _ => (true, true),
    };
    options.read(reads).write(writes).mode(mode as u32 & 0o7777);
    // Rust allows these with writing only; the system does not mind, and gets them as they are.
    options.custom_flags(flags & !(3 | if writes { CREATE | EXCLUSIVE | TRUNCATE } else { 0 }));
    if writes {
        options.append(flags & APPEND != 0 && flags & TRUNCATE == 0);
        options.truncate(flags & TRUNCATE != 0).create(flags & CREATE != 0);
        options.create_new(flags & (CREATE | EXCLUSIVE) == CREATE | EXCLUSIVE);
    }
    match options.open(&path.path) {
        Ok(file) => Ok(Value::small(descriptor::insert(file))),
        Err(error) => Err(os_error(vm, &error, path.given)),
    }
}

fn close(vm: &mut Vm, args: Args) -> Result {
    let descriptor = descriptor_arg(vm, args[0])?;
    system(vm, descriptor::close(descriptor))?;
    Ok(Value::NONE)
}

fn dup(vm: &mut Vm, args: Args) -> Result {
    let descriptor = descriptor_arg(vm, args[0])?;
    let copy = descriptor::file(descriptor).and_then(|file| file.try_clone());
    Ok(Value::small(descriptor::insert(system(vm, copy)?)))
}

fn fstat(vm: &mut Vm, args: Args) -> Result {
    let descriptor = descriptor_arg(vm, args[0])?;
    let found = system(vm, descriptor::file(descriptor).and_then(|file| file.metadata()))?;
    stat_result(vm, &found)
}

fn fsync(vm: &mut Vm, args: Args) -> Result {
    let descriptor = descriptor_arg(vm, args[0])?;
    system(vm, descriptor::file(descriptor).and_then(|file| file.sync_all()))?;
    Ok(Value::NONE)
}

fn ftruncate(vm: &mut Vm, args: Args) -> Result {
    let descriptor = descriptor_arg(vm, args[0])?;
    let length = u64::try_from(int_arg(vm, args[1])?).map_err(|_| io::Error::from_raw_os_error(22));
    let result = descriptor::file(descriptor).and_then(|file| file.set_len(length?));
    system(vm, result)?;
    Ok(Value::NONE)
}

fn isatty(vm: &mut Vm, args: Args) -> Result {
    let descriptor = descriptor_arg(vm, args[0])?;
    Ok(Value::bool(descriptor::file(descriptor).is_ok_and(|file| file.is_terminal())))
}

fn lseek(vm: &mut Vm, args: Args) -> Result {
    let descriptor = descriptor_arg(vm, args[0])?;
    let place = int_arg(vm, args[1])?;
    let to = match int_arg(vm, args[2])? {
        0 => match u64::try_from(place) {
            Ok(place) => SeekFrom::Start(place),
            Err(_) => return system(vm, Err(io::Error::from_raw_os_error(22))),
        },
        1 => SeekFrom::Current(place),
        2 => SeekFrom::End(place),
        _ => return system(vm, Err(io::Error::from_raw_os_error(22))),
    };
    let place = system(vm, descriptor::seek(descriptor, to))?;
    vm.new_int(place as i64)
}

fn pipe(vm: &mut Vm, _: Args) -> Result {
    let (reader, writer) = system(vm, io::pipe())?;
    let ends = [OwnedFd::from(reader), OwnedFd::from(writer)];
    let ends = ends.map(|end| Value::small(descriptor::insert(File::from(end))));
    let ends = Tuple::alloc(&vm.heap, &ends);
    vm.memory(ends).map(Value::object)
}

fn read(vm: &mut Vm, args: Args) -> Result {
    let descriptor = descriptor_arg(vm, args[0])?;
    let Ok(count) = usize::try_from(int_arg(vm, args[1])?) else {
        return system(vm, Err(io::Error::from_raw_os_error(22)));
    };
    let charged = vm.heap.charge(count);
    vm.memory(charged)?;
    vm.heap.refund(count);
    let bytes = descriptor::read(vm, descriptor, count);
    let bytes = system(vm, bytes)?;
    new_bytes(vm, &bytes)
}

fn write(vm: &mut Vm, args: Args) -> Result {
    let descriptor = descriptor_arg(vm, args[0])?;
    let bytes = data_arg(vm, args[1])?;
    let written = descriptor::write(vm, descriptor, &bytes).and_then(|()| descriptor::flush(vm, descriptor));
    system(vm, written)?;
    Ok(Value::length(bytes.len()))
}
