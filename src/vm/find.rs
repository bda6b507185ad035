//! Where modules come from: the finders of `sys.meta_path`, native modules, the library, and the folders of `sys.path`.

use super::native_class::{NativeClass, native_class};
use super::scope::encode_os;
use super::{GetSetDef, Result, Vm};
use crate::heap::Gc;
use crate::objects::class::class_flag;
use crate::objects::instance::Instance;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::{Kind, Value};
use crate::source::Source;
use std::path::PathBuf;

/// What stands in `sys.path`, and in `__path__`, for the library that is part of the machine.
pub const LIBRARY: &str = "<coachwhip>";

/// Modules of the library that no file of a program can shadow, as in CPython, which loads them before it has a path.
const FIRST: &[&str] = &[
    "abc",
    "codecs",
    "io",
    "os",
    "posixpath",
    "genericpath",
    "stat",
    "_collections_abc",
    "importlib",
    "runpy",
    "__future__",
    "_anext",
    "_io_bases",
];

/// A module that was found.
pub enum Found {
    /// Written in Rust, and made.
    Native(Gc<Module>),
    /// A source, and where a package looks for its submodules.
    Source {
        /// The source.
        source: Source,
        /// `__path__`
        path: Option<Value>,
    },
    /// Folders without an `__init__.py`: a namespace package, and its `__path__`.
    Namespace(Value),
    /// What a finder of the program gave: a spec.
    Foreign(Value),
}

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathKind {
    /// A file.
    File,
    /// A folder.
    Folder,
}

impl Vm {
    /// Looks for a module: in the folders of `path`, or if there is none everywhere.
    ///
    /// # Errors
    /// What finders raise; SyntaxError for a source that cannot be decoded; what making a native module raises.
    pub fn find_module(&mut self, name: &str, path: Option<Value>) -> Result<Option<Found>> {
        if let Some(spec) = self.ask_finders(name, path)? {
            return Ok(Some(Found::Foreign(spec)));
        }
        if let Some(module) = (self.native_modules)(self, name) {
            return module.map(|module| Some(Found::Native(module)));
        }
        if path.is_none()
            && FIRST.contains(&name)
            && let Some(found) = self.find_in_library(name)?
        {
            return Ok(Some(found));
        }
        let entries = match path {
            Some(path) => self.list_from(path)?,
            None => {
                let key = self.intern("path")?;
                match self.sys.get_str(key) {
                    Some(path) => self.list_from(path)?,
                    None => return Err(self.runtime_error("sys.path must be a list of directory names")),
                }
            }
        };
        let tail = name.rfind('.').map_or(name, |dot| &name[dot + 1..]);
        let mut portions: Vec<String> = Vec::new();
        let mut index = 0;
        while let Some(entry) = entries.get(index) {
            index += 1;
            let Some(entry) = entry.as_kind::<Str>() else { continue };
            if entry.as_bytes().starts_with(LIBRARY.as_bytes()) {
                if let Some(found) = self.find_in_library(name)? {
                    return Ok(Some(found));
                }
                continue;
            }
            let Some(folder) = encode_os(entry.as_bytes()).and_then(|bytes| String::from_utf8(bytes).ok())
            else {
                continue;
            };
            let base = match &folder[..] {
                "" => tail.to_owned(),
                folder => format!("{}/{tail}", folder.trim_end_matches('/')),
            };
            if let Some(found) = self.find_at(&base, &mut portions)? {
                return Ok(Some(found));
            }
        }
        if path.is_none()
            && let Some(found) = self.find_in_library(name)?
        {
            return Ok(Some(found));
        }
        if portions.is_empty() {
            return Ok(None);
        }
        let portions = self.list_of_strs(&portions)?;
        Ok(Some(Found::Namespace(portions)))
    }

    /// A package, a module, or a portion of a namespace package at a path without its extension.
    fn find_at(&mut self, base: &str, portions: &mut Vec<String>) -> Result<Option<Found>> {
        let is_folder = self.host.path_kind(&PathBuf::from(base)) == Some(PathKind::Folder);
        if is_folder && let Some(source) = self.read_source(format!("{base}/__init__.py"))? {
            let path = self.list_of_strs(&[base.to_owned()])?;
            return Ok(Some(Found::Source { source, path: Some(path) }));
        }
        if let Some(source) = self.read_source(format!("{base}.py"))? {
            return Ok(Some(Found::Source { source, path: None }));
        }
        if is_folder {
            portions.push(base.to_owned());
        }
        Ok(None)
    }

    /// A source file, if there is one at this path.
    fn read_source(&mut self, path: String) -> Result<Option<Source>> {
        let place = PathBuf::from(&path);
        if self.host.path_kind(&place) != Some(PathKind::File) {
            return Ok(None);
        }
        let Ok(bytes) = self.host.read_file(&place) else { return Ok(None) };
        match Source::from_bytes(path.as_str(), &bytes) {
            Ok(source) => Ok(Some(source)),
            Err(error) => Err(self.raise_syntax_error_in(&error, &path)),
        }
    }

    fn find_in_library(&mut self, name: &str) -> Result<Option<Found>> {
        let Some((text, is_package)) = (self.library)(name) else { return Ok(None) };
        let base = format!("{LIBRARY}/{}", name.replace('.', "/"));
        let (file, path) = if is_package {
            (format!("{base}/__init__.py"), Some(self.list_of_strs(&[base])?))
        } else {
            (format!("{base}.py"), None)
        };
        Ok(Some(Found::Source { source: Source::new(file, text), path }))
    }

    /// The text of a file of the library, by the name that tracebacks call it.
    pub fn library_source(&self, filename: &str) -> Option<&'static str> {
        let name = filename.strip_prefix(LIBRARY)?.strip_prefix('/')?.strip_suffix(".py")?;
        let name = name.strip_suffix("/__init__").unwrap_or(name).replace('/', ".");
        (self.library)(&name).map(|(text, _)| text)
    }

    /// What the finders that a program has put into `sys.meta_path` say.
    fn ask_finders(&mut self, name: &str, path: Option<Value>) -> Result<Option<Value>> {
        let key = self.intern("meta_path")?;
        let Some(finders) = self.sys.get_str(key).and_then(|finders| finders.as_kind::<List>()) else {
            return Ok(None);
        };
        if finders.is_empty() {
            return Ok(None);
        }
        let finders = self.list_from(Value::object(finders))?;
        let find = self.intern("find_spec")?;
        let name = self.new_str(name)?;
        let mut index = 0;
        while let Some(finder) = finders.get(index) {
            index += 1;
            if self.find_attr(finder, find)?.is_none() {
                continue;
            }
            let spec = self.call_method(finder, find, &[name, path.unwrap_or(Value::NONE), Value::NONE])?;
            if !spec.is_none() {
                return Ok(Some(spec));
            }
        }
        Ok(None)
    }

    /// A list of strings, which come from the operating system.
    ///
    /// # Errors
    /// MemoryError.
    pub fn list_of_strs(&mut self, texts: &[String]) -> Result {
        let list = List::alloc(&self.heap, &[]);
        let list = self.memory(list)?;
        for text in texts {
            let text = self.new_str(text)?;
            let pushed = list.push(&self.heap, text);
            self.memory(pushed)?;
        }
        Ok(Value::object(list))
    }

    /// What a module knows of where it came from: `__spec__`.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_spec(&mut self, name: &str, origin: Value, path: Option<Value>) -> Result {
        let class = native_class(self, &MODULE_SPEC)?;
        let (shape, slots) = self.instance_layout(class);
        let spec = Instance::alloc(&self.heap, shape, slots);
        let spec = self.memory(spec).map(Value::object)?;
        let name = self.new_str(name)?;
        let is_file = origin.as_kind::<Str>().is_some_and(|origin| origin.as_bytes() != b"built-in");
        for (key, value) in [
            ("name", name),
            ("loader", Value::NONE),
            ("origin", origin),
            ("loader_state", Value::NONE),
            ("submodule_search_locations", path.unwrap_or(Value::NONE)),
            ("_initializing", Value::FALSE),
            ("has_location", Value::bool(is_file)),
            ("cached", Value::NONE),
        ] {
            let key = self.intern(key)?;
            self.set_attr(spec, key, value)?;
        }
        Ok(spec)
    }
}

/// `importlib.machinery.ModuleSpec`
pub static MODULE_SPEC: NativeClass = NativeClass {
    name: "ModuleSpec",
    module: "_frozen_importlib",
    kind: Kind::Instance,
    flags: class_flag::HAS_DICT | class_flag::HAS_WEAKREF | class_flag::BASETYPE | class_flag::HEAP,
    methods: crate::natives! { Method {
        "__init__" Named {
            names: &["name", "loader", "origin", "loader_state", "is_package"], required: 2, positional: 2,
        }, spec_init, "What a module knows of where it came from.";
        "__repr__" None, spec_repr, "Return repr(self).";
    } },
    getsets: &[GetSetDef { name: "parent", get: spec_parent, set: None, doc: "The package of the module." }],
    ..NativeClass::DEFAULT
};

fn spec_init(vm: &mut Vm, args: super::Args) -> Result {
    let spec = args[0];
    let given = |index: usize| args.get(index).unwrap_or(Value::NONE);
    let is_package = match args.get(5) {
        Some(is_package) => vm.truth(is_package)?,
        None => false,
    };
    let path = if is_package { vm.list_of_strs(&[])? } else { Value::NONE };
    for (key, value) in [
        ("name", args[1]),
        ("loader", given(2)),
        ("origin", given(3)),
        ("loader_state", given(4)),
        ("submodule_search_locations", path),
        ("_initializing", Value::FALSE),
        ("has_location", Value::FALSE),
        ("cached", Value::NONE),
    ] {
        let key = vm.intern(key)?;
        vm.set_attr(spec, key, value)?;
    }
    Ok(Value::NONE)
}

fn spec_repr(vm: &mut Vm, args: super::Args) -> Result {
    let mut parts = Vec::new();
    for (key, always) in
        [("name", true), ("loader", true), ("origin", false), ("submodule_search_locations", false)]
    {
        let name = vm.intern(key)?;
        let value = vm.get_attr(args[0], name)?;
        if always || !value.is_none() {
            parts.push(format!("{key}={}", vm.repr_text(value)?));
        }
    }
    vm.new_str(format!("ModuleSpec({})", parts.join(", ")))
}

fn spec_parent(vm: &mut Vm, spec: Value) -> Result {
    let (name, locations) = (vm.intern("name")?, vm.intern("submodule_search_locations")?);
    let name = vm.get_attr(spec, name)?;
    let locations = vm.get_attr(spec, locations)?;
    let Some(text) = name.as_kind::<Str>() else { return Ok(Value::NONE) };
    if !locations.is_none() {
        return Ok(name);
    }
    let end = text.as_bytes().iter().rposition(|&byte| byte == b'.').unwrap_or(0);
    vm.new_str(&text.as_bytes()[..end])
}
