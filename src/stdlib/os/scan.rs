//! `scandir`: what is in a folder, with what the system tells of it on the way.

use super::stat::stat_result;
use super::{PathArg, path_value};
use crate::heap::Marker;
use crate::objects::Value;
use crate::objects::native_object::{NativeObject, NativeState};
use crate::stdlib::io::common::os_error;
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Args, GetSetDef, Result, Vm};
use std::cell::RefCell;
use std::fs::{self, FileType, ReadDir};
use std::path::{Path, PathBuf};

struct Scan {
    /// None once it was closed.
    entries: RefCell<Option<ReadDir>>,
    folder: PathBuf,
    is_bytes: bool,
}

impl NativeState for Scan {
    fn trace(&self, _: &mut Marker<'_>) {}
}

struct Entry {
    name: Value,
    path: Value,
    place: PathBuf,
    kind: FileType,
    inode: u64,
}

impl NativeState for Entry {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.name.trace(marker);
        self.path.trace(marker);
    }
}

static SCAN: NativeClass = NativeClass {
    name: "ScandirIterator",
    module: "posix",
    methods: crate::natives! { Method {
        "__iter__" None, iter, "Implement iter(self).";
        "__next__" None, next, "Implement next(self).";
        "__enter__" None, iter, "Enter a with block.";
        "__exit__" Any, close, "Close the iterator.";
        "close" None, close, "Close the iterator.";
    } },
    ..NativeClass::DEFAULT
};

/// `os.DirEntry`
pub(super) static DIR_ENTRY: NativeClass = NativeClass {
    name: "DirEntry",
    module: "posix",
    methods: crate::natives! { Method {
        "is_dir" Named { names: &["follow_symlinks"], required: 0, positional: 0 }, is_dir, "Whether it is a folder.";
        "is_file" Named { names: &["follow_symlinks"], required: 0, positional: 0 }, is_file, "Whether it is a file.";
        "is_symlink" None, is_symlink, "Whether it is a link.";
        "stat" Named { names: &["follow_symlinks"], required: 0, positional: 0 }, stat, "What is known of it.";
        "inode" None, inode, "Its inode.";
        "__fspath__" None, fspath, "Its path.";
        "__repr__" None, repr, "Return repr(self).";
    } },
    getsets: &[
        GetSetDef { name: "name", get: get_name, set: None, doc: "The name in the folder." },
        GetSetDef { name: "path", get: get_path, set: None, doc: "The path." },
    ],
    ..NativeClass::DEFAULT
};

pub(super) fn scandir(vm: &mut Vm, args: Args) -> Result {
    let here = vm.new_str(".")?;
    let given = args.get(0).filter(|path| !path.is_none()).unwrap_or(here);
    let path = PathArg::or(vm, "scandir", given, "string, bytes, os.PathLike, integer or None")?;
    match fs::read_dir(&path.path) {
        Ok(entries) => {
            let class = native_class(vm, &SCAN)?;
            let state =
                Scan { entries: RefCell::new(Some(entries)), folder: path.path, is_bytes: path.is_bytes };
            NativeObject::new(vm, class, state)
        }
        Err(error) => Err(os_error(vm, &error, path.given)),
    }
}

fn iter(_: &mut Vm, args: Args) -> Result {
    Ok(args[0])
}

fn scan(value: &Value) -> Option<&Scan> {
    crate::objects::value::borrow_kind::<NativeObject>(value)?.state()
}

fn next(vm: &mut Vm, args: Args) -> Result {
    let Some(scan) = scan(&args[0]) else { return Err(vm.stop_iteration(Value::NONE)) };
    let entry = scan.entries.borrow_mut().as_mut().and_then(Iterator::next);
    let entry = match entry {
        None => {
            scan.entries.take();
            return Err(vm.stop_iteration(Value::NONE));
        }
        Some(entry) => entry.and_then(|entry| {
            use std::os::unix::fs::DirEntryExt;
            Ok((entry.file_name(), entry.file_type()?, entry.ino()))
        }),
    };
    let (file_name, kind, inode) = match entry {
        Ok(entry) => entry,
        Err(error) => return Err(os_error(vm, &error, Value::UNBOUND)),
    };
    let name = path_value(vm, Path::new(&file_name), scan.is_bytes)?;
    let place = scan.folder.join(&file_name);
    let path = path_value(vm, &place, scan.is_bytes)?;
    let class = native_class(vm, &DIR_ENTRY)?;
    NativeObject::new(vm, class, Entry { name, path, place, kind, inode })
}

fn close(_: &mut Vm, args: Args) -> Result {
    if let Some(scan) = scan(&args[0]) {
        scan.entries.take();
    }
    Ok(Value::NONE)
}

fn entry<'v>(vm: &mut Vm, value: &'v Value) -> Result<&'v Entry> {
    let object = crate::objects::value::borrow_kind::<NativeObject>(value);
    match object.and_then(|object| object.state()) {
        Some(entry) => Ok(entry),
        None => Err(vm.type_error("a DirEntry is required")),
    }
}

/// Whether links are to be followed.
fn follows(vm: &mut Vm, args: Args) -> Result<bool> {
    match args.get(1) {
        Some(follow) => vm.truth(follow),
        None => Ok(true),
    }
}

/// The kind of an entry, or of what it links to; a link that leads nowhere has none.
fn kind(vm: &mut Vm, args: Args) -> Result<Option<FileType>> {
    let follow = follows(vm, args)?;
    let entry = entry(vm, &args[0])?;
    if !follow || !entry.kind.is_symlink() {
        return Ok(Some(entry.kind));
    }
    Ok(fs::metadata(&entry.place).ok().map(|found| found.file_type()))
}

fn is_dir(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(kind(vm, args)?.is_some_and(|kind| kind.is_dir())))
}
fn is_file(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(kind(vm, args)?.is_some_and(|kind| kind.is_file())))
}
fn is_symlink(vm: &mut Vm, args: Args) -> Result {
    Ok(Value::bool(entry(vm, &args[0])?.kind.is_symlink()))
}

fn stat(vm: &mut Vm, args: Args) -> Result {
    let follow = follows(vm, args)?;
    let entry = entry(vm, &args[0])?;
    let found = if follow { fs::metadata(&entry.place) } else { fs::symlink_metadata(&entry.place) };
    match found {
        Ok(found) => stat_result(vm, &found),
        Err(error) => Err(os_error(vm, &error, entry.path)),
    }
}

fn inode(vm: &mut Vm, args: Args) -> Result {
    let inode = entry(vm, &args[0])?.inode;
    vm.new_int(inode as i64)
}
fn fspath(vm: &mut Vm, args: Args) -> Result {
    Ok(entry(vm, &args[0])?.path)
}
fn get_path(vm: &mut Vm, value: Value) -> Result {
    Ok(entry(vm, &value)?.path)
}
fn get_name(vm: &mut Vm, value: Value) -> Result {
    Ok(entry(vm, &value)?.name)
}
fn repr(vm: &mut Vm, args: Args) -> Result {
    let name = entry(vm, &args[0])?.name;
    let name = vm.repr_text(name)?;
    vm.new_str(format!("<DirEntry {name}>"))
}
