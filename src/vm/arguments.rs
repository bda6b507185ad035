//! Arguments of Python functions: from the order in which they were given to that of the parameters.

use super::frame::Window;
use super::{Raised, Result, Vm};
use crate::bytecode::code::flags;
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::code::{CodeObject, code_fact};
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;

/// So many keyword arguments take no vector.
const FEW: usize = 12;

impl Vm {
    /// Puts the `count` arguments that lie in a window, the last of which are named by `names` (a tuple, or Unbound), into the
    /// places of the function's parameters. Runs no Python.
    ///
    /// # Errors
    /// TypeError, with CPython's text.
    #[inline]
    pub(super) fn bind_arguments(
        &mut self,
        function: Gc<Function>,
        window: Window,
        count: usize,
        names: Value,
    ) -> Result<()> {
        let code = function.code.get();
        if code.has_fact(code_fact::SIMPLE) && names.is_unbound() {
            let wanted = code.argcount as usize;
            if count == wanted {
                return Ok(());
            }
            // The last of the parameters that are missing have defaults.
            if count < wanted
                && let Some(defaults) = function.defaults()
                && wanted - count <= defaults.len()
            {
                let items = defaults.items();
                for (place, &value) in (count..wanted).zip(&items[items.len() - (wanted - count)..]) {
                    window.set(place, value);
                }
                return Ok(());
            }
        }
        self.bind_any(function, window, count, names)
    }

    #[inline(never)]
    fn bind_any(&mut self, function: Gc<Function>, window: Window, count: usize, names: Value) -> Result<()> {
        let code = function.code.get();
        let keywords = names.as_object::<Tuple>();
        let names = keywords.as_ref().map_or(&[][..], |names| names.items());
        let given = count - names.len();
        let (positional, all) = (code.argcount as usize, (code.argcount + code.kwonlyargcount) as usize);
        // Nothing collects here, so that a vector may hold values.
        let (mut few, many);
        let named = match names.len() {
            0 => &[][..],
            named @ 1..=FEW => {
                few = [Value::UNBOUND; FEW];
                few[..named].copy_from_slice(window.slice(given, named));
                &few[..named]
            }
            named => {
                many = window.slice(given, named).to_vec();
                &many[..]
            }
        };
        let rest = if code.code.has(flags::VARARGS) {
            let rest = window.slice(positional.min(given), given.saturating_sub(positional));
            let rest = Tuple::alloc(&self.heap, rest);
            Some(Value::object(self.memory(rest)?))
        } else {
            None
        };
        for place in given.min(positional)..all {
            window.set(place, Value::UNBOUND);
        }
        let mut place = all;
        if let Some(rest) = rest {
            window.set(place, rest);
            place += 1;
        }
        let mut others = None;
        if code.code.has(flags::VARKEYWORDS) {
            let dict = Dict::alloc(&self.heap);
            let dict = self.memory(dict)?;
            window.set(place, Value::object(dict));
            others = Some(dict);
        }
        for (&name, &value) in names.iter().zip(named) {
            let Some(name) = name.as_kind::<Str>() else {
                return Err(self.type_error(format!("{}() keywords must be strings", qualname(function))));
            };
            match parameter(code, name, code.code.posonlyargcount as usize..all) {
                Some(place) if window.get(place).is_unbound() => window.set(place, value),
                Some(_) => return Err(self.multiple_values(function, name)),
                None => match others {
                    Some(dict) => self.keyword(function, dict, name, value)?,
                    None => return Err(self.unexpected_keyword(function, name, names)),
                },
            }
        }
        if given > positional && rest.is_none() {
            return Err(self.too_many_positional(function, window, given));
        }
        self.fill_defaults(function, window, positional, all)
    }

    /// An argument for `**kwargs`.
    fn keyword(&mut self, function: Gc<Function>, dict: Gc<Dict>, name: Gc<Str>, value: Value) -> Result<()> {
        if dict.place_of_str(name).is_some() {
            return Err(self.multiple_values(function, name));
        }
        let set = dict.set_str(&self.heap, name, value);
        self.memory(set)
    }

    /// Gives the defaults to those parameters that are Unbound: of the `positional` ones, and of those up to `all`.
    ///
    /// # Errors
    /// TypeError: some have no default.
    pub(super) fn fill_defaults(
        &mut self,
        function: Gc<Function>,
        window: Window,
        positional: usize,
        all: usize,
    ) -> Result<()> {
        let code = function.code.get();
        let defaults = function.defaults();
        let defaults = defaults.as_ref().map_or(&[][..], |defaults| defaults.items());
        let first = positional.saturating_sub(defaults.len());
        let skipped = defaults.len().saturating_sub(positional);
        let mut missing = Vec::new();
        for place in 0..positional {
            if window.get(place).is_unbound() {
                match place.checked_sub(first) {
                    Some(index) => window.set(place, defaults[skipped + index]),
                    None => missing.push(code.varnames[place]),
                }
            }
        }
        if !missing.is_empty() {
            return Err(self.missing(function, "positional", &missing));
        }
        let defaults = function.kwdefaults.get().as_kind::<Dict>();
        for place in positional..all {
            if window.get(place).is_unbound() {
                let name = code.varnames[place];
                match defaults.and_then(|defaults| defaults.get_str(name)) {
                    Some(value) => window.set(place, value),
                    None => missing.push(name),
                }
            }
        }
        if missing.is_empty() { Ok(()) } else { Err(self.missing(function, "keyword-only", &missing)) }
    }

    fn missing(&mut self, function: Gc<Function>, sort: &str, names: &[Gc<Str>]) -> Raised {
        let quoted: Vec<String> = names.iter().map(|&name| format!("'{}'", text(name))).collect();
        let list = match quoted.as_slice() {
            [one] => one.clone(),
            [one, two] => format!("{one} and {two}"),
            [first @ .., last] => format!("{}, and {last}", first.join(", ")),
            [] => String::new(),
        };
        let plural = if names.len() == 1 { "" } else { "s" };
        let text = format!(
            "{}() missing {} required {sort} argument{plural}: {list}",
            qualname(function),
            names.len()
        );
        self.type_error(text)
    }

    fn multiple_values(&mut self, function: Gc<Function>, name: Gc<Str>) -> Raised {
        self.type_error(format!("{}() got multiple values for argument '{}'", qualname(function), text(name)))
    }

    fn unexpected_keyword(&mut self, function: Gc<Function>, name: Gc<Str>, names: &[Value]) -> Raised {
        let code = function.code.get();
        let only = 0..code.code.posonlyargcount as usize;
        let wrong: Vec<String> = only
            .filter(|&place| {
                let given = |name: &Value| {
                    name.as_kind::<Str>().is_some_and(|name| name.equals(&code.varnames[place]))
                };
                names.iter().any(given)
            })
            .map(|place| text(code.varnames[place]))
            .collect();
        let function = qualname(function);
        if !wrong.is_empty() {
            let wrong = wrong.join(", ");
            return self.type_error(format!(
                "{function}() got some positional-only arguments passed as keyword arguments: '{wrong}'"
            ));
        }
        self.type_error(format!("{function}() got an unexpected keyword argument '{}'", text(name)))
    }

    fn too_many_positional(&mut self, function: Gc<Function>, window: Window, given: usize) -> Raised {
        let code = function.code.get();
        let (positional, all) = (code.argcount as usize, (code.argcount + code.kwonlyargcount) as usize);
        let defaults = function.defaults().map_or(0, |defaults| defaults.len());
        let takes = match defaults {
            0 => format!("{positional}"),
            _ => format!("from {} to {positional}", positional.saturating_sub(defaults)),
        };
        let plural = if positional == 1 && defaults == 0 { "" } else { "s" };
        let keywords = (positional..all).filter(|&place| !window.get(place).is_unbound()).count();
        let given = match keywords {
            0 => format!("{given} {}", if given == 1 { "was" } else { "were" }),
            _ => format!(
                "{given} positional argument{} (and {keywords} keyword-only argument{}) were",
                if given == 1 { "" } else { "s" },
                if keywords == 1 { "" } else { "s" }
            ),
        };
        let function = qualname(function);
        self.type_error(format!("{function}() takes {takes} positional argument{plural} but {given} given"))
    }
}

/// Which of these parameters has a name.
fn parameter(code: Gc<CodeObject>, name: Gc<Str>, mut among: std::ops::Range<usize>) -> Option<usize> {
    // Names of keywords and of parameters are interned, nearly always.
    let identical = among.clone().find(|&place| code.varnames[place].is(name));
    identical.or_else(|| among.find(|&place| code.varnames[place].equals(&name)))
}

fn qualname(function: Gc<Function>) -> String {
    text(function.qualname.get())
}
fn text(name: Gc<Str>) -> String {
    String::from_utf8_lossy(name.as_bytes()).into_owned()
}
