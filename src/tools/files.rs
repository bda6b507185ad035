//! The files that a command names: the standard input, files, and the `.py` files of folders.
//!
//! Knows what CPython says of a file's bytes only through [`Source::from_file`].

use super::{Outcome, Status};
use crate::diagnostic::SyntaxError;
use crate::source::Source;
use indicatif::{ProgressBar, ProgressStyle};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// What was read: the name by which errors call it, and its bytes.
pub struct Contents {
    /// The path as given, or `<stdin>`.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Contents {
    /// The source in these bytes.
    pub fn source(&self) -> Result<Source, Box<SyntaxError>> {
        Source::from_file(self.name.as_str(), &self.bytes)
    }
}

/// Reads a file; `-` is the standard input.
///
/// # Errors
/// What to tell the user.
pub fn read(path: &OsStr) -> Result<Contents, String> {
    let (name, bytes) = if path == "-" {
        let mut bytes = Vec::new();
        ("<stdin>".to_owned(), io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes))
    } else {
        (path.display().to_string(), fs::read(path))
    };
    match bytes {
        Ok(bytes) => Ok(Contents { name, bytes }),
        Err(error) if error.kind() == io::ErrorKind::IsADirectory => Err(format!("{name} is a folder")),
        Err(error) => Err(format!("{name}: {}", reason(&error))),
    }
}

/// The files, with each folder replaced by the `.py` files in it and below, sorted by path. Links to folders are not
/// followed.
///
/// # Errors
/// What to tell the user, for each folder that cannot be read.
pub fn expand(paths: Vec<OsString>) -> (Vec<OsString>, Vec<String>) {
    let (mut files, mut troubles) = (Vec::new(), Vec::new());
    for path in paths {
        if path != "-" && Path::new(&path).is_dir() {
            let mut found = Vec::new();
            walk(PathBuf::from(path), &mut found, &mut troubles);
            found.sort();
            files.extend(found.into_iter().map(PathBuf::into_os_string));
        } else {
            files.push(path);
        }
    }
    (files, troubles)
}

fn walk(root: PathBuf, found: &mut Vec<PathBuf>, troubles: &mut Vec<String>) {
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                troubles.push(format!("{}: {}", folder.display(), reason(&error)));
                continue;
            }
        };
        for entry in entries.flatten() {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(path),
                Ok(_) if path.extension().is_some_and(|extension| extension == "py") && path.is_file() => {
                    found.push(path);
                }
                _ => {}
            }
        }
    }
}

/// Reads file after file, folders' files too, and hands each to `each`, which writes what there is to tell. With more
/// than one file, a terminal shows how far it has come. The status is the worst.
///
/// # Errors
/// Those of writing.
pub fn for_each(
    paths: Vec<OsString>,
    out: &mut dyn Write,
    each: &mut dyn FnMut(&Contents) -> (Status, String),
) -> io::Result<Status> {
    let (files, troubles) = expand(paths);
    let mut status = Status::Success;
    for trouble in troubles {
        status = complain(&trouble);
    }
    let bar = progress(files.len());
    for path in &files {
        bar.set_message(path.display().to_string());
        let (outcome, text) = match read(path) {
            Ok(contents) => each(&contents),
            Err(trouble) => (bar.suspend(|| complain(&trouble)), String::new()),
        };
        status = status.max(outcome);
        if !text.is_empty() {
            bar.suspend(|| out.write_all(text.as_bytes()).and_then(|()| out.flush()))?;
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(status)
}

/// Prints what `text` makes of each file, under a line `# FILE` where there are several; an error of the program as CPython
/// prints it. `about_folders` ends the complaint about a folder. The status is the worst.
///
/// # Errors
/// Those of writing.
pub fn print_each(
    paths: &[OsString],
    out: &mut dyn Write,
    about_folders: &str,
    text: &mut dyn FnMut(&Source) -> Result<String, Box<SyntaxError>>,
) -> Outcome {
    let mut status = Status::Success;
    for path in paths {
        let contents = match read(path) {
            Ok(contents) => contents,
            Err(trouble) => {
                let hint = if Path::new(path).is_dir() { about_folders } else { "" };
                status = complain(&format!("{trouble}{hint}"));
                continue;
            }
        };
        match contents.source().and_then(|source| text(&source)) {
            Ok(text) => {
                if paths.len() > 1 {
                    writeln!(out, "# {}", contents.name)?;
                }
                writeln!(out, "{}", text.trim_end_matches('\n'))?;
            }
            Err(error) => {
                // What was printed before stays before.
                out.flush()?;
                eprint!("{}", error.render(&contents.name));
                status = status.max(Status::WrongProgram);
            }
        }
    }
    Ok(status)
}

fn progress(files: usize) -> ProgressBar {
    if files < 2 {
        return ProgressBar::hidden();
    }
    // Without a terminal indicatif draws nothing.
    let style =
        ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}").expect("the template is right");
    ProgressBar::new(files as u64).with_style(style)
}

/// Tells of a file that cannot be read.
pub fn complain(trouble: &str) -> Status {
    eprintln!("coachwhip: {trouble}");
    Status::Trouble
}

/// The error in plain words, without the number.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "it may not be read".to_owned(),
        _ => error.to_string(),
    }
}
