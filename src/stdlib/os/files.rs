//! Files and folders by their paths.

use super::stat::stat_result;
use super::{PathArg, done, owner, path_value, scan};
use crate::objects::Value;
use crate::objects::list::List;
use crate::stdlib::io::common::{int_arg, os_error};
use crate::stdlib::io::descriptor;
use crate::vm::{Args, Exc, NativeDef, Raised, Result, Vm};
use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::time::{Duration, SystemTime};

pub(super) static FUNCTIONS: &[NativeDef] = crate::natives! {
    Function {
        "access" Named { names: &["path", "mode"], required: 2, positional: 2 }, access, "Whether a path may be used so.";
        "chmod" Named { names: &["path", "mode"], required: 2, positional: 2 }, chmod, "Change who may use a path.";
        "link" Named { names: &["src", "dst"], required: 2, positional: 2 }, link, "Give a file another name.";
        "listdir" Named { names: &["path"], required: 0, positional: 1 }, listdir, "The names in a folder.";
        "lstat" Named { names: &["path"], required: 1, positional: 1 }, lstat, "What is known of a path, links not followed.";
        "mkdir" Named { names: &["path", "mode"], required: 1, positional: 2 }, mkdir, "Make a folder.";
        "readlink" Named { names: &["path"], required: 1, positional: 1 }, readlink, "Where a link leads to.";
        "remove" Named { names: &["path"], required: 1, positional: 1 }, unlink, "Remove a file.";
        "rename" Named { names: &["src", "dst"], required: 2, positional: 2 }, rename, "Rename a file or folder.";
        "replace" Named { names: &["src", "dst"], required: 2, positional: 2 }, rename, "Rename a file or folder.";
        "rmdir" Named { names: &["path"], required: 1, positional: 1 }, rmdir, "Remove an empty folder.";
        "scandir" Named { names: &["path"], required: 0, positional: 1 }, scan::scandir, "What is in a folder.";
        "stat" Named { names: &["path", "dir_fd", "follow_symlinks"], required: 1, positional: 1 }, stat,
            "What is known of a path.";
        "symlink" Named { names: &["src", "dst", "target_is_directory"], required: 2, positional: 3 }, symlink,
            "Make a link.";
        "truncate" Named { names: &["path", "length"], required: 2, positional: 2 }, truncate, "Cut a file off.";
        "unlink" Named { names: &["path"], required: 1, positional: 1 }, unlink, "Remove a file.";
        "utime" Named { names: &["path", "times", "ns"], required: 1, positional: 2 }, utime, "Set the times of a file.";
    }
};

fn found(vm: &mut Vm, result: io::Result<fs::Metadata>, given: Value) -> Result {
    match result {
        Ok(found) => stat_result(vm, &found),
        Err(error) => Err(os_error(vm, &error, given)),
    }
}

fn stat(vm: &mut Vm, args: Args) -> Result {
    if vm.find_special(args[0], vm.names.__index__).is_some() {
        let number = int_arg(vm, args[0])?;
        let result = descriptor::file(i32::try_from(number).unwrap_or(-1)).and_then(|file| file.metadata());
        return found(vm, result, args[0]);
    }
    let path = PathArg::or(vm, "stat", args[0], "string, bytes, os.PathLike or integer")?;
    let follow = match args.get(2) {
        Some(follow) => vm.truth(follow)?,
        None => true,
    };
    let result = if follow { fs::metadata(&path.path) } else { fs::symlink_metadata(&path.path) };
    found(vm, result, path.given)
}

fn lstat(vm: &mut Vm, args: Args) -> Result {
    let path = PathArg::of(vm, "lstat", args[0])?;
    let result = fs::symlink_metadata(&path.path);
    found(vm, result, path.given)
}

fn access(vm: &mut Vm, args: Args) -> Result {
    let path = PathArg::of(vm, "access", args[0])?;
    let mode = int_arg(vm, args[1])? as u32 & 7;
    let Ok(found) = fs::metadata(&path.path) else { return Ok(Value::FALSE) };
    let (user, group) = owner();
    let bits = if user == 0 {
        // The superuser may do all, but run only what somebody may run.
        if found.mode() & 0o111 != 0 || found.is_dir() { 7 } else { 6 }
    } else if found.uid() == user {
        found.mode() >> 6
    } else if found.gid() == group {
        found.mode() >> 3
    } else {
        found.mode()
    };
    Ok(Value::bool(bits & mode == mode))
}

fn chmod(vm: &mut Vm, args: Args) -> Result {
    let path = PathArg::of(vm, "chmod", args[0])?;
    let mode = int_arg(vm, args[1])?;
    let result = fs::set_permissions(&path.path, fs::Permissions::from_mode(mode as u32 & 0o7777));
    done(vm, result, &path)
}

fn mkdir(vm: &mut Vm, args: Args) -> Result {
    let path = PathArg::of(vm, "mkdir", args[0])?;
    let mode = match args.get(1) {
        Some(mode) => int_arg(vm, mode)?,
        None => 0o777,
    };
    let result = fs::DirBuilder::new().mode(mode as u32 & 0o7777).create(&path.path);
    done(vm, result, &path)
}

fn rmdir(vm: &mut Vm, args: Args) -> Result {
    let path = PathArg::of(vm, "rmdir", args[0])?;
    let result = fs::remove_dir(&path.path);
    done(vm, result, &path)
}

fn unlink(vm: &mut Vm, args: Args) -> Result {
    let path = PathArg::of(vm, "unlink", args[0])?;
    let result = fs::remove_file(&path.path);
    done(vm, result, &path)
}

/// An error about two paths.
#[cold]
fn two_paths(vm: &mut Vm, error: &io::Error, first: Value, second: Value) -> Raised {
    let number = error.raw_os_error().unwrap_or(0);
    let made = vm.new_str(crate::stdlib::io::common::strerror(number)).and_then(|text| {
        let class = Value::object(vm.exception_class(Exc::OSError));
        vm.call(class, &[Value::small(number), text, first, Value::NONE, second])
    });
    match made {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

fn with_two(
    vm: &mut Vm,
    args: Args,
    name: &str,
    action: impl FnOnce(&std::path::Path, &std::path::Path) -> io::Result<()>,
) -> Result {
    let mut paths = [0, 1].map(|index| (args[index], None));
    for (index, role) in ["src", "dst"].into_iter().enumerate() {
        let value = paths[index].0;
        let path = PathArg::of(vm, name, value);
        let path = match path {
            Ok(path) => path,
            Err(raised) => {
                if vm.raised_is(Exc::TypeError) {
                    vm.take_raised();
                    let class = vm.type_name(value);
                    let text = format!("{name}: {role} should be string, bytes or os.PathLike, not {class}");
                    return Err(vm.type_error(text));
                }
                return Err(raised);
            }
        };
        paths[index].1 = Some(path.path);
    }
    let [(first, Some(from)), (second, Some(to))] = paths else {
        return Err(vm.type_error(format!("{name}: two paths are required")));
    };
    match action(&from, &to) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(two_paths(vm, &error, first, second)),
    }
}

fn rename(vm: &mut Vm, args: Args) -> Result {
    with_two(vm, args, "rename", |from, to| fs::rename(from, to))
}
fn link(vm: &mut Vm, args: Args) -> Result {
    with_two(vm, args, "link", |from, to| fs::hard_link(from, to))
}
fn symlink(vm: &mut Vm, args: Args) -> Result {
    with_two(vm, args, "symlink", |from, to| std::os::unix::fs::symlink(from, to))
}

fn readlink(vm: &mut Vm, args: Args) -> Result {
    let path = PathArg::of(vm, "readlink", args[0])?;
    match fs::read_link(&path.path) {
        Ok(target) => path_value(vm, &target, path.is_bytes),
        Err(error) => Err(os_error(vm, &error, path.given)),
    }
}

fn listdir(vm: &mut Vm, args: Args) -> Result {
    let here = vm.new_str(".")?;
    let given = args.get(0).filter(|path| !path.is_none()).unwrap_or(here);
    let path = PathArg::or(vm, "listdir", given, "string, bytes, os.PathLike, integer or None")?;
    let entries = match fs::read_dir(&path.path) {
        Ok(entries) => entries,
        Err(error) => return Err(os_error(vm, &error, path.given)),
    };
    let list = List::alloc(&vm.heap, &[]);
    let list = vm.memory(list)?;
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => return Err(os_error(vm, &error, path.given)),
        };
        let name = path_value(vm, std::path::Path::new(&entry.file_name()), path.is_bytes)?;
        let pushed = list.push(&vm.heap, name);
        vm.memory(pushed)?;
    }
    Ok(Value::object(list))
}

fn truncate(vm: &mut Vm, args: Args) -> Result {
    let path = PathArg::of(vm, "truncate", args[0])?;
    let length = int_arg(vm, args[1])?;
    let result = fs::OpenOptions::new()
        .write(true)
        .open(&path.path)
        .and_then(|file| file.set_len(u64::try_from(length).map_err(|_| io::Error::from_raw_os_error(22))?));
    done(vm, result, &path)
}

/// A moment in seconds.
fn moment(seconds: f64) -> Option<SystemTime> {
    let duration = Duration::try_from_secs_f64(seconds.abs()).ok()?;
    if seconds < 0.0 {
        SystemTime::UNIX_EPOCH.checked_sub(duration)
    } else {
        SystemTime::UNIX_EPOCH.checked_add(duration)
    }
}

fn utime(vm: &mut Vm, args: Args) -> Result {
    let path = PathArg::of(vm, "utime", args[0])?;
    let given = |index: usize| args.get(index).filter(|times| !times.is_none());
    let (times, scale) = match (given(1), given(2)) {
        (Some(_), Some(_)) => {
            return Err(vm.value_error("utime: you may specify either 'times' or 'ns' but not both"));
        }
        (None, Some(times)) => (Some(times), 1e-9),
        (times, None) => (times, 1.0),
    };
    let moments = match times {
        None => [SystemTime::now(); 2],
        Some(times) => {
            let tuple = times.as_kind::<crate::objects::tuple::Tuple>().filter(|times| times.len() == 2);
            let Some(tuple) = tuple else {
                return Err(vm.type_error("utime: 'times' must be either a tuple of two ints or None"));
            };
            let mut moments = [SystemTime::UNIX_EPOCH; 2];
            for (index, place) in moments.iter_mut().enumerate() {
                let seconds = vm.to_float(tuple.items()[index])? * scale;
                match moment(seconds) {
                    Some(moment) => *place = moment,
                    None => return Err(vm.overflow_error("timestamp out of range for platform time_t")),
                }
            }
            moments
        }
    };
    let times = fs::FileTimes::new().set_accessed(moments[0]).set_modified(moments[1]);
    let result = fs::File::open(&path.path).and_then(|file| file.set_times(times));
    done(vm, result, &path)
}
