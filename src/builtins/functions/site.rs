//! What CPython's `site` adds to `builtins`: `exit`, `quit`, `help`, `copyright`, `credits`, `license`.

use crate::heap::Marker;
use crate::objects::Value;
use crate::objects::native_object::{NativeObject, NativeState};
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Args, Exc, Result, Vm};

/// An object that says something when it is shown, and does something when it is called.
struct Word {
    name: &'static str,
    text: &'static str,
}

impl NativeState for Word {
    fn trace(&self, _: &mut Marker<'_>) {}
}

macro_rules! class {
    ($CLASS:ident, $name:literal, $call:path) => {
        static $CLASS: NativeClass = NativeClass {
            name: $name,
            module: "_sitebuiltins",
            methods: crate::natives! { Method {
                "__repr__" None, repr, "Return repr(self).";
                "__call__" Any, $call, "Call self as a function.";
            } },
            ..NativeClass::DEFAULT
        };
    };
}
class!(QUITTER, "Quitter", quit);
class!(PRINTER, "_Printer", print);
class!(HELPER, "_Helper", help);

const WORDS: &[(&NativeClass, Word)] = &[
    (&QUITTER, Word { name: "exit", text: "Use exit() or Ctrl-D (i.e. EOF) to exit" }),
    (&QUITTER, Word { name: "quit", text: "Use quit() or Ctrl-D (i.e. EOF) to exit" }),
    (
        &HELPER,
        Word {
            name: "help",
            text: "Type help() for interactive help, or help(object) for help about object.",
        },
    ),
    (
        &PRINTER,
        Word {
            name: "copyright",
            text: "Coachwhip: its authors. Python: the Python Software Foundation and its contributors.",
        },
    ),
    (
        &PRINTER,
        Word {
            name: "credits",
            text: "Thanks to all who made Python what it is, and to the authors of PEP 659.",
        },
    ),
    (
        &PRINTER,
        Word { name: "license", text: "Coachwhip is under the MIT licence or the Apache License 2.0." },
    ),
];

pub(super) fn install(vm: &mut Vm) -> Result<()> {
    for (class, word) in WORDS {
        let class = native_class(vm, class)?;
        let object = NativeObject::new(vm, class, Word { name: word.name, text: word.text })?;
        let name = vm.intern(word.name)?;
        let set = vm.builtins.set_str(&vm.heap, name, object);
        vm.memory(set)?;
    }
    Ok(())
}

fn text(value: Value) -> &'static str {
    NativeObject::of(value)
        .and_then(|object| object.state::<Word>().map(|word| word.text))
        .unwrap_or_default()
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    vm.new_str(text(args[0]))
}

fn quit(vm: &mut Vm, args: Args) -> Result {
    let code = args.get(1).unwrap_or(Value::NONE);
    let class = Value::object(vm.exception_class(Exc::SystemExit));
    let exit = vm.call(class, &[code])?;
    Err(vm.raise_value(exit))
}

fn show(vm: &mut Vm, text: &str) -> Result {
    let Some(stdout) = vm.sys.get_str(vm.names.stdout).filter(|stdout| !stdout.is_none()) else {
        return Ok(Value::NONE);
    };
    let text = vm.new_str(format!("{text}\n"))?;
    vm.call_method(stdout, vm.names.write, &[text])?;
    Ok(Value::NONE)
}

fn print(vm: &mut Vm, args: Args) -> Result {
    show(vm, text(args[0]))
}

/// `help(object)`: its name and its docstring.
fn help(vm: &mut Vm, args: Args) -> Result {
    let Some(object) = args.get(1) else { return show(vm, text(args[0])) };
    let name = match vm.find_attr(object, vm.names.__qualname__)? {
        Some(name) => vm.str(name)?,
        None => vm.repr(object)?,
    };
    let mut shown = String::from_utf8_lossy(name.as_bytes()).into_owned();
    if let Some(doc) = vm.find_attr(object, vm.names.__doc__)?
        && !doc.is_none()
    {
        let doc = vm.str(doc)?;
        shown.push_str("\n\n");
        shown.push_str(&String::from_utf8_lossy(doc.as_bytes()));
    }
    show(vm, &shown)
}
