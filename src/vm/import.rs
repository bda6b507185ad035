//! Importing: what `import` and `__import__` do. Where modules are found is [`find`](super::find)'s.

use super::find::Found;
use super::native::{Args, definition};
use super::{Exc, Raised, Result, Vm};
use crate::heap::Gc;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::function::Native;
use crate::objects::int::Operand;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::{Value, list::List};
use crate::source::Source;
use crate::syntax::Mode;

/// Whether a value is the machine's own `__import__`.
pub fn is_import_function(value: Value) -> bool {
    let ours: super::NativeFn = builtin_import;
    value.as_object::<Native>().is_some_and(|native| std::ptr::fn_addr_eq(definition(native).function, ours))
}

/// `__import__(name, globals=None, locals=None, fromlist=(), level=0)`
pub fn builtin_import(vm: &mut Vm, args: Args) -> Result {
    let Some(name) = args[0].as_kind::<Str>() else {
        return Err(vm.type_error("module name must be a string"));
    };
    let level = match args.get(4) {
        None => 0,
        Some(level) => {
            let level = vm.index(level)?;
            Operand::of(level).map_or(0, Operand::clamped)
        }
    };
    let globals = match args.get(1) {
        None | Some(Value::NONE) => None,
        Some(globals) => match globals.as_kind::<Dict>() {
            Some(globals) => Some(globals),
            None if level > 0 => return Err(vm.type_error("globals must be a dict")),
            None => None,
        },
    };
    vm.import_name(name, globals, args.get(3).unwrap_or(Value::NONE), level)
}

fn text_of(name: Gc<Str>) -> String {
    String::from_utf8_lossy(name.as_bytes()).into_owned()
}

impl Vm {
    /// `import name` from code with these globals: the module itself if `fromlist` names something, else the package that
    /// the name begins with.
    ///
    /// # Errors
    /// ImportError, ModuleNotFoundError, and all that a module raises while it runs.
    pub fn import_name(
        &mut self,
        name: Gc<Str>,
        globals: Option<Gc<Dict>>,
        fromlist: Value,
        level: i64,
    ) -> Result {
        if level < 0 {
            return Err(self.value_error("level must be >= 0"));
        }
        let name = text_of(name);
        let absolute = if level > 0 { self.resolve_name(&name, globals, level)? } else { name.clone() };
        if absolute.is_empty() {
            return Err(self.value_error("Empty module name"));
        }
        let module = self.import_module(&absolute)?;
        if self.truth(fromlist)? {
            if self.find_attr(module, self.names.__path__)?.is_some() {
                self.import_listed(module, fromlist, false)?;
            }
            return Ok(module);
        }
        let Some(dot) = name.find('.') else {
            return Ok(module);
        };
        if level == 0 {
            return self.import_module(&name[..dot]);
        }
        let wanted = &absolute[..absolute.len() - (name.len() - dot)];
        let key = self.intern(wanted)?;
        match self.namespace_get(self.modules, key)? {
            Some(module) => Ok(module),
            None => {
                let text = format!("'{wanted}' not in sys.modules as expected");
                let text = self.new_str(text)?;
                Err(self.key_error(text))
            }
        }
    }

    /// The absolute name of a module that is named relatively.
    fn resolve_name(&mut self, name: &str, globals: Option<Gc<Dict>>, level: i64) -> Result<String> {
        let Some(globals) = globals else {
            let text = self.new_str("'__name__' not in globals")?;
            return Err(self.key_error(text));
        };
        let given = |vm: &mut Vm, key| {
            let value = vm.namespace_get(globals, key)?;
            Ok(value.filter(|value| !value.is_none()))
        };
        let package = if let Some(package) = given(self, self.names.__package__)? {
            match package.as_kind::<Str>() {
                Some(package) => text_of(package),
                None => return Err(self.type_error("package must be a string")),
            }
        } else if let Some(spec) = given(self, self.names.__spec__)? {
            let parent = self.intern("parent")?;
            match self.get_attr(spec, parent)?.as_kind::<Str>() {
                Some(package) => text_of(package),
                None => return Err(self.type_error("__spec__.parent must be a string")),
            }
        } else {
            let Some(own) = self.namespace_get(globals, self.names.__name__)? else {
                let text = self.new_str("'__name__' not in globals")?;
                return Err(self.key_error(text));
            };
            let Some(own) = own.as_kind::<Str>() else {
                return Err(self.type_error("__name__ must be a string"));
            };
            let own = text_of(own);
            if self.namespace_get(globals, self.names.__path__)?.is_some() {
                own
            } else {
                own.rfind('.').map_or(String::new(), |dot| own[..dot].to_owned())
            }
        };
        if package.is_empty() {
            let text = "attempted relative import with no known parent package";
            return Err(self.raise(Exc::ImportError, text));
        }
        let mut base = &package[..];
        for _ in 1..level {
            match base.rfind('.') {
                Some(dot) => base = &base[..dot],
                None => {
                    let text = "attempted relative import beyond top-level package";
                    return Err(self.raise(Exc::ImportError, text));
                }
            }
        }
        Ok(if name.is_empty() { base.to_owned() } else { format!("{base}.{name}") })
    }

    /// The module of an absolute name, which is loaded if it is not there.
    ///
    /// # Errors
    /// As for [`Vm::import_name`].
    pub fn import_module(&mut self, name: &str) -> Result {
        let key = self.intern(name)?;
        match self.namespace_get(self.modules, key)? {
            Some(Value::NONE) => {
                Err(self.not_found(name, format!("import of {name} halted; None in sys.modules")))
            }
            Some(module) => Ok(module),
            None => self.with_depth(" while importing a module", |vm| vm.find_and_load(key, name)),
        }
    }

    fn find_and_load(&mut self, key: Gc<Str>, name: &str) -> Result {
        let mut parent = None;
        let mut path = None;
        if let Some(dot) = name.rfind('.') {
            let package = self.import_module(&name[..dot])?;
            // The package may have imported the module itself.
            if let Some(module) = self.namespace_get(self.modules, key)? {
                return Ok(module);
            }
            path = self.find_attr(package, self.names.__path__)?;
            if path.is_none() {
                let text = format!("No module named '{name}'; '{}' is not a package", &name[..dot]);
                let raised = self.not_found(name, text);
                // `from None`, as importlib does.
                if let Some(error) = self.raised.as_kind::<Exception>() {
                    error.suppress_context.set(true);
                }
                return Err(raised);
            }
            parent = Some((package, &name[dot + 1..]));
        }
        let module = match self.find_module(name, path)? {
            None => return Err(self.not_found(name, format!("No module named '{name}'"))),
            Some(found) => self.load_found(key, name, found)?,
        };
        if let Some((package, child)) = parent {
            let child = self.intern(child)?;
            let set = self.set_attr(package, child, module);
            if set.is_err() {
                self.swallow(Exc::AttributeError)?;
            }
        }
        Ok(module)
    }

    /// ModuleNotFoundError with the name as a field.
    #[cold]
    pub fn not_found(&mut self, name: &str, text: String) -> Raised {
        let raised = self.raise(Exc::ModuleNotFoundError, &text);
        if self.raised_is(Exc::ModuleNotFoundError) {
            let exception = self.raised;
            for (field, text) in [("name", name), ("msg", &text)] {
                match self.new_str(text) {
                    Ok(text) => self.set_exception_field(exception, field, text),
                    Err(raised) => return raised,
                }
            }
        }
        raised
    }

    fn load_found(&mut self, key: Gc<Str>, name: &str, found: Found) -> Result {
        match found {
            Found::Native(module) => {
                let origin = self.new_str("built-in")?;
                self.describe_module(module, name, origin, None)?;
                self.namespace_set(self.modules, key, Value::object(module))?;
                Ok(Value::object(module))
            }
            Found::Namespace(path) => {
                let module = self.new_module(name)?;
                self.describe_module(module, name, Value::NONE, Some(path))?;
                self.namespace_set(self.modules, key, Value::object(module))?;
                Ok(Value::object(module))
            }
            Found::Source { source, path } => {
                let module = self.new_module(name)?;
                let file = self.new_str(source.name())?;
                let spec = self.describe_module(module, name, file, path)?;
                let dict = module.dict;
                self.namespace_set(dict, self.names.__file__, file)?;
                self.namespace_set(self.modules, key, Value::object(module))?;
                self.run_module(key, spec, |vm| {
                    let code = vm.compile(&source, Mode::Exec)?;
                    vm.run_code(code, dict, None).map(|_| ())
                })
            }
            Found::Foreign(spec) => self.load_foreign(key, name, spec),
        }
    }

    /// Runs what fills a module that is in `sys.modules` already, and takes it out again should that fail.
    fn run_module(&mut self, key: Gc<Str>, spec: Value, run: impl FnOnce(&mut Vm) -> Result<()>) -> Result {
        let flag = self.intern("_initializing")?;
        self.set_attr(spec, flag, Value::TRUE)?;
        let outcome = run(self);
        // The exception of the module is the one that is told.
        let raised = self.take_raised();
        let marked = self.set_attr(spec, flag, Value::FALSE);
        if outcome.is_err() {
            if marked.is_err() {
                self.take_raised();
            }
            if self.dict_remove(self.modules, Value::object(key)).is_err() {
                self.take_raised();
            }
            self.raised = raised;
            return Err(Raised);
        }
        marked?;
        // A module may have put something else in its place.
        match self.namespace_get(self.modules, key)? {
            Some(module) => Ok(module),
            None => Err(self.key_error(Value::object(key))),
        }
    }

    /// Loads by a spec that a finder of `sys.meta_path` gave.
    fn load_foreign(&mut self, key: Gc<Str>, name: &str, spec: Value) -> Result {
        let loader_name = self.intern("loader")?;
        let loader = self.get_attr(spec, loader_name)?;
        let locations = self.intern("submodule_search_locations")?;
        let path = self.find_attr(spec, locations)?.filter(|path| !path.is_none());
        let exec = self.intern("exec_module")?;
        if !loader.is_none() && self.find_attr(loader, exec)?.is_none() {
            let load = self.intern("load_module")?;
            return self.call_method(loader, load, &[Value::object(key)]);
        }
        let create = self.intern("create_module")?;
        let mut module = Value::NONE;
        if !loader.is_none() && self.find_attr(loader, create)?.is_some() {
            module = self.call_method(loader, create, &[spec])?;
        }
        if module.is_none() {
            module = Value::object(self.new_module(name)?);
        }
        let parent = self.intern("parent")?;
        let package = self.find_attr(spec, parent)?.unwrap_or(Value::NONE);
        let names = self.names;
        for (name, value) in [
            (names.__name__, Value::object(key)),
            (names.__loader__, loader),
            (names.__package__, package),
            (names.__spec__, spec),
        ] {
            self.set_attr(module, name, value)?;
        }
        if let Some(path) = path {
            self.set_attr(module, names.__path__, path)?;
        }
        let (has_location, origin) = (self.intern("has_location")?, self.intern("origin")?);
        if let Some(located) = self.find_attr(spec, has_location)?
            && self.truth(located)?
        {
            let origin = self.get_attr(spec, origin)?;
            self.set_attr(module, names.__file__, origin)?;
        }
        self.namespace_set(self.modules, key, module)?;
        self.run_module(key, spec, |vm| {
            if loader.is_none() {
                return Ok(());
            }
            vm.call_method(loader, exec, &[module]).map(|_| ())
        })
    }

    /// The submodules that `from package import …` names and the package does not have yet.
    fn import_listed(&mut self, module: Value, listed: Value, is_all: bool) -> Result<()> {
        let listed = self.list_from(listed)?;
        for index in 0..listed.len() {
            let item = listed.get(index).unwrap_or(Value::NONE);
            let Some(item) = item.as_kind::<Str>() else {
                let place = if is_all {
                    let name = self.module_name(module)?;
                    format!("{name}.__all__")
                } else {
                    "``from list''".to_owned()
                };
                let class = self.type_name(item);
                return Err(self.type_error(format!("Item in {place} must be str, not {class}")));
            };
            if item.as_bytes() == b"*" {
                if !is_all && let Some(all) = self.find_attr(module, self.names.__all__)? {
                    self.import_listed(module, all, true)?;
                }
                continue;
            }
            if self.find_attr(module, item)?.is_some() {
                continue;
            }
            let name = format!("{}.{}", self.module_name(module)?, text_of(item));
            if self.import_module(&name).is_err() {
                // Only that the very module is not there is no matter here: the name may yet be something else.
                let ours = self.raised_is(Exc::ModuleNotFoundError) && {
                    let missing = self.exception_field(self.raised, "name");
                    missing.as_kind::<Str>().is_some_and(|missing| missing.as_bytes() == name.as_bytes())
                };
                let key = self.strings.get(&self.heap, name.as_bytes());
                let halted = key.is_ok_and(|key| self.modules.get_str(key) == Some(Value::NONE));
                if !ours || halted {
                    return Err(Raised);
                }
                self.take_raised();
            }
        }
        Ok(())
    }

    fn module_name(&mut self, module: Value) -> Result<String> {
        let name = self.get_attr(module, self.names.__name__)?;
        Ok(name.as_kind::<Str>().map_or_else(String::new, text_of))
    }

    /// `from module import name`
    ///
    /// # Errors
    /// ImportError, if there is no such attribute or submodule.
    pub fn import_from(&mut self, module: Value, name: Gc<Str>) -> Result {
        if let Some(value) = module.as_object::<Module>().and_then(|module| module.dict.get_str(name)) {
            return Ok(value);
        }
        if let Some(value) = self.find_attr(module, name)? {
            return Ok(value);
        }
        let own = self.find_attr(module, self.names.__name__)?;
        let own = own.and_then(|own| own.as_kind::<Str>());
        if let Some(own) = own {
            let full = self.intern(&format!("{}.{}", text_of(own), text_of(name)))?;
            if let Some(module) = self.namespace_get(self.modules, full)? {
                return Ok(module);
            }
        }
        let file = self.find_attr(module, self.names.__file__)?;
        let shown = own.map_or_else(|| "<unknown module name>".to_owned(), text_of);
        let name = text_of(name);
        let text = match file.and_then(|file| file.as_kind::<Str>()) {
            None => format!("cannot import name '{name}' from '{shown}' (unknown location)"),
            Some(file) if self.is_initializing(module) => format!(
                "cannot import name '{name}' from partially initialized module '{shown}' \
                 (most likely due to a circular import) ({})",
                text_of(file)
            ),
            Some(file) => format!("cannot import name '{name}' from '{shown}' ({})", text_of(file)),
        };
        let raised = self.raise(Exc::ImportError, &text);
        if self.raised_is(Exc::ImportError) {
            let exception = self.raised;
            let message = self.new_str(text)?;
            self.set_exception_field(exception, "msg", message);
            self.set_exception_field(exception, "name", own.map_or(Value::NONE, Value::object));
            self.set_exception_field(exception, "path", file.unwrap_or(Value::NONE));
        }
        Err(raised)
    }

    /// Whether a module is being imported still: then what it lacks may yet come.
    pub fn is_initializing(&mut self, module: Value) -> bool {
        let spec = module.as_kind::<Module>().and_then(|module| module.dict.get_str(self.names.__spec__));
        let flag = self.strings.get(&self.heap, b"_initializing");
        let (Some(spec), Ok(flag)) = (spec, flag) else { return false };
        self.plain_attribute(spec, flag) == Some(Value::TRUE)
    }

    /// An attribute that an object has itself, without Python.
    fn plain_attribute(&self, object: Value, name: Gc<Str>) -> Option<Value> {
        self.shapes.attribute(&object.as_header()?, name)
    }

    /// `from module import *`: calls `store` with each public name and its value.
    ///
    /// # Errors
    /// ImportError, and what attributes and `store` raise.
    pub fn import_star(
        &mut self,
        module: Value,
        mut store: impl FnMut(&mut Vm, Gc<Str>, Value) -> Result<()>,
    ) -> Result<()> {
        let all = self.find_attr(module, self.names.__all__)?;
        let names = match all {
            Some(all) => self.list_from(all)?,
            None => match self.find_attr(module, self.names.__dict__)? {
                Some(dict) if dict.as_object::<Dict>().is_some() => self.list_from(dict)?,
                Some(dict) => {
                    let keys = self.call_method(dict, self.names.keys, &[])?;
                    self.list_from(keys)?
                }
                None => {
                    let text = "from-import-* object has no __dict__ and no __all__";
                    return Err(self.raise(Exc::ImportError, text));
                }
            },
        };
        let mut index = 0;
        while let Some(item) = names.get(index) {
            index += 1;
            let Some(name) = item.as_kind::<Str>() else {
                let own = self.module_name(module)?;
                let class = self.type_name(item);
                let text = match all {
                    Some(_) => format!("Item in {own}.__all__ must be str, not {class}"),
                    None => format!("Key in {own}.__dict__ must be str, not {class}"),
                };
                return Err(self.type_error(text));
            };
            if all.is_none() && name.as_bytes().starts_with(b"_") {
                continue;
            }
            let name = self.strings.intern(name);
            let value = self.get_attr(module, name)?;
            store(self, name, value)?;
        }
        Ok(())
    }

    /// An empty module with its name.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_module(&mut self, name: &str) -> Result<Gc<Module>> {
        let dict = Dict::alloc(&self.heap);
        let dict = self.memory(dict)?;
        let name = Value::object(self.intern(name)?);
        let names = self.names;
        for (key, value) in [
            (names.__name__, name),
            (names.__doc__, Value::NONE),
            (names.__package__, Value::NONE),
            (names.__loader__, Value::NONE),
            (names.__spec__, Value::NONE),
        ] {
            let set = dict.set_str(&self.heap, key, value);
            self.memory(set)?;
        }
        let module = Module::alloc(&self.heap, dict);
        self.memory(module)
    }

    /// Sets what a module knows of itself; gives its spec. `path` is where a package looks for its submodules.
    fn describe_module(
        &mut self,
        module: Gc<Module>,
        name: &str,
        origin: Value,
        path: Option<Value>,
    ) -> Result {
        let dict = module.dict;
        let spec = self.new_spec(name, origin, path)?;
        let package = match (&path, name.rfind('.')) {
            (Some(_), _) => name,
            (None, Some(dot)) => &name[..dot],
            (None, None) => "",
        };
        let package = Value::object(self.intern(package)?);
        let builtins = Value::object(self.builtins);
        let names = self.names;
        self.namespace_set(dict, names.__package__, package)?;
        self.namespace_set(dict, names.__spec__, spec)?;
        if let Some(path) = path {
            self.namespace_set(dict, names.__path__, path)?;
        }
        if !dict.is_empty() && name != "builtins" && name != "sys" {
            self.namespace_set(dict, names.__builtins__, builtins)?;
        }
        Ok(spec)
    }

    /// The module `__main__`, new: what a script, the prompt or `-c` runs in.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_main(&mut self, file: Option<&str>) -> Result<Gc<Module>> {
        let module = self.new_module("__main__")?;
        let key = self.names.__main__;
        let names = self.names;
        let builtins = self.import_module("builtins")?;
        self.namespace_set(module.dict, names.__builtins__, builtins)?;
        if let Some(file) = file {
            let file = self.new_str(file)?;
            self.namespace_set(module.dict, names.__file__, file)?;
            self.namespace_set(module.dict, names.__cached__, Value::NONE)?;
        }
        self.namespace_set(self.modules, key, Value::object(module))?;
        Ok(module)
    }

    /// Runs a source as the module `__main__`.
    ///
    /// # Errors
    /// SyntaxError, and what the program raises.
    pub fn run_main(&mut self, main: Gc<Module>, source: &Source) -> Result<()> {
        let code = self.compile(source, Mode::Exec)?;
        self.run_code(code, main.dict, None).map(|_| ())
    }

    /// Runs a module, or a package's `__main__`, as `-m` does. `Err` within: why that cannot be, as CPython says it.
    ///
    /// # Errors
    /// What the module, or importing the packages around it, raises.
    pub fn run_module_as_main(&mut self, name: &str) -> Result<std::result::Result<(), String>> {
        let mut wanted = name.to_owned();
        let parent = match wanted.rfind('.') {
            None => None,
            Some(dot) => {
                let parent = wanted[..dot].to_owned();
                let Ok(package) = self.import_module(&parent) else {
                    if !self.raised_is(Exc::ModuleNotFoundError) {
                        return Err(Raised);
                    }
                    let exception = self.take_raised();
                    let text = self.str(exception)?;
                    let why = text_of(text);
                    let text = format!(
                        "Error while finding module specification for '{name}' (ModuleNotFoundError: {why})"
                    );
                    return Ok(Err(text));
                };
                self.find_attr(package, self.names.__path__)?
            }
        };
        let mut found = self.find_module(&wanted, parent)?;
        if let Some(Found::Source { path: Some(path), .. } | Found::Namespace(path)) = found {
            self.import_module(&wanted)?;
            wanted.push_str(".__main__");
            found = self.find_module(&wanted, Some(path))?;
            if found.is_none() {
                let text = format!(
                    "No module named {wanted}; '{name}' is a package and cannot be directly executed"
                );
                return Ok(Err(text));
            }
        }
        let source = match found {
            Some(Found::Source { source, .. }) => source,
            Some(_) => return Ok(Err(format!("No code object available for {wanted}"))),
            None => return Ok(Err(format!("No module named {wanted}"))),
        };
        let main = self.new_main(Some(source.name()))?;
        let origin = self.new_str(source.name())?;
        let spec = self.new_spec(&wanted, origin, None)?;
        let package = wanted.rfind('.').map_or("", |dot| &wanted[..dot]);
        let package = self.new_str(package)?;
        self.namespace_set(main.dict, self.names.__spec__, spec)?;
        self.namespace_set(main.dict, self.names.__package__, package)?;
        self.set_argv0(origin)?;
        self.run_main(main, &source)?;
        Ok(Ok(()))
    }

    /// `-m` puts the file's name in the place of the module's.
    fn set_argv0(&mut self, file: Value) -> Result<()> {
        let key = self.intern("argv")?;
        if let Some(argv) = self.sys.get_str(key).and_then(|argv| argv.as_object::<List>()) {
            argv.set(0, file);
        }
        Ok(())
    }

    /// A tuple of strings.
    ///
    /// # Errors
    /// MemoryError.
    pub fn tuple_of_strs(&mut self, texts: &[&str]) -> Result {
        let items = self.heap.rooted::<Value>();
        for text in texts {
            let text = self.new_str(text)?;
            let pushed = items.push(&self.heap, text);
            self.memory(pushed)?;
        }
        let tuple = Tuple::alloc(&self.heap, &items.to_vec());
        self.memory(tuple).map(Value::object)
    }
}
