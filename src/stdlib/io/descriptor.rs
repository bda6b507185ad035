//! Files by their descriptors. A process has one table of them; the three standard ones are the host's.
#![allow(clippy::disallowed_methods)] // Here is where open files are reached.

use crate::vm::Vm;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::fd::AsRawFd;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

/// The files that were opened here, by their descriptors.
static OPEN: LazyLock<Mutex<HashMap<i32, Arc<File>>>> = LazyLock::new(Mutex::default);

fn table() -> MutexGuard<'static, HashMap<i32, Arc<File>>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// `EBADF`
pub const BAD: i32 = 9;

/// The error of an operation on a descriptor that is none.
fn bad() -> io::Error {
    io::Error::from_raw_os_error(BAD)
}

/// Takes a file over, and gives its descriptor.
pub fn insert(file: File) -> i32 {
    let descriptor = file.as_raw_fd();
    table().insert(descriptor, Arc::new(file));
    descriptor
}

/// Closes a descriptor.
///
/// # Errors
/// There is no such.
pub fn close(descriptor: i32) -> io::Result<()> {
    match table().remove(&descriptor) {
        Some(_) => Ok(()),
        // The standard streams are not this process's alone: they stay open for the host.
        None if (0..=2).contains(&descriptor) => Ok(()),
        None => Err(bad()),
    }
}

/// The file of a descriptor.
///
/// # Errors
/// There is no such.
pub fn file(descriptor: i32) -> io::Result<Arc<File>> {
    if let Some(file) = table().get(&descriptor) {
        return Ok(Arc::clone(file));
    }
    use std::os::fd::AsFd;
    let owned = match descriptor {
        0 => io::stdin().as_fd().try_clone_to_owned(),
        1 => io::stdout().as_fd().try_clone_to_owned(),
        2 => io::stderr().as_fd().try_clone_to_owned(),
        _ => Err(bad()),
    }?;
    Ok(Arc::new(File::from(owned)))
}

/// Reads at most `count` bytes; none at the end.
///
/// # Errors
/// The operating system's.
pub fn read(vm: &mut Vm, descriptor: i32, count: usize) -> io::Result<Vec<u8>> {
    if descriptor == 0 && !table().contains_key(&0) {
        return vm.host.read_line();
    }
    let file = file(descriptor)?;
    let mut bytes = vec![0; count];
    let read = retry(|| (&*file).read(&mut bytes))?;
    bytes.truncate(read);
    Ok(bytes)
}

/// Reads all that is left.
///
/// # Errors
/// The operating system's.
pub fn read_all(vm: &mut Vm, descriptor: i32) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if descriptor == 0 && !table().contains_key(&0) {
        loop {
            let line = vm.host.read_line()?;
            if line.is_empty() {
                return Ok(bytes);
            }
            bytes.extend(line);
        }
    }
    (&*file(descriptor)?).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes all bytes.
///
/// # Errors
/// The operating system's.
pub fn write(vm: &mut Vm, descriptor: i32, bytes: &[u8]) -> io::Result<()> {
    let is_open = table().contains_key(&descriptor);
    match descriptor {
        1 if !is_open => vm.host.write_stdout(bytes),
        2 if !is_open => vm.host.write_stderr(bytes),
        _ => (&*file(descriptor)?).write_all(bytes),
    }
}

/// Lets out what the host keeps back of the standard output.
///
/// # Errors
/// The operating system's.
pub fn flush(vm: &mut Vm, descriptor: i32) -> io::Result<()> {
    if descriptor == 1 && !table().contains_key(&1) { vm.host.flush() } else { Ok(()) }
}

/// Changes the place in a file, and gives it.
///
/// # Errors
/// The operating system's.
pub fn seek(descriptor: i32, to: SeekFrom) -> io::Result<u64> {
    (&*file(descriptor)?).seek(to)
}

fn retry<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match call() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}
