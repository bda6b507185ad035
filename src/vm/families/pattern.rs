//! What `match` asks of its subject: MATCH_SEQUENCE, MATCH_MAPPING, MATCH_KEYS, MATCH_CLASS, GET_LEN.

use crate::bytecode::opcode::*;
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::class::{Class, class_flag};
use crate::objects::dict::Dict;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::vm::frame::{Code, Frame, Outcome, Step};
use crate::vm::{Result, Vm};

/// `MATCH_SEQUENCE`
pub fn match_sequence(frame: Frame, op: MatchSequence<Code>) -> Outcome {
    let class = frame.vm().class_of(frame.get(op.subject()));
    Ok(if class.has(class_flag::SEQUENCE) { Step::Next } else { Step::Jump(op.target().distance()) })
}

/// `MATCH_MAPPING`
pub fn match_mapping(frame: Frame, op: MatchMapping<Code>) -> Outcome {
    let class = frame.vm().class_of(frame.get(op.subject()));
    Ok(if class.has(class_flag::MAPPING) { Step::Next } else { Step::Jump(op.target().distance()) })
}

/// `GET_LEN`
pub fn get_len(frame: Frame, op: GetLen<Code>) -> Outcome {
    let length = frame.vm().length(frame.get(op.subject()))?;
    let length = frame.vm().new_int(length as i64)?;
    frame.set(op.dst(), length);
    Ok(Step::Next)
}

/// `MATCH_KEYS`
pub fn match_keys(frame: Frame, op: MatchKeys<Code>) -> Outcome {
    let (subject, keys) = (frame.get(op.subject()), frame.get(op.keys()));
    let values = match keys.as_object::<Tuple>() {
        Some(keys) => frame.vm().values_of_keys(subject, keys)?,
        None => Value::NONE,
    };
    frame.set(op.dst(), values);
    Ok(Step::Next)
}

/// `MATCH_CLASS`
pub fn match_class(frame: Frame, op: MatchClass<Code>) -> Outcome {
    let (subject, class) = (frame.get(op.subject()), frame.get(op.class()));
    let names = frame.constant(op.names().0 as usize).as_object::<Tuple>();
    let values = frame.vm().attributes_of_pattern(subject, class, op.count().0.into(), names)?;
    frame.set(op.dst(), values);
    Ok(Step::Next)
}

impl Vm {
    /// The tuple of a mapping's values for some keys; None, if one is missing.
    fn values_of_keys(&mut self, subject: Value, keys: Gc<Tuple>) -> Result {
        let values = self.heap.rooted::<Value>();
        for (index, &key) in keys.items().iter().enumerate() {
            for &earlier in &keys.items()[..index] {
                if self.equal(earlier, key)? {
                    let shown = self.repr_text(key)?;
                    return Err(self.value_error(format!("mapping pattern checks duplicate key ({shown})")));
                }
            }
            let value = match subject.as_object::<Dict>() {
                Some(dict) => self.dict_get(dict, key)?,
                None => {
                    // Any object that nobody else has: what `get` gives where there is no such key.
                    let missing = Value::object({
                        let missing = crate::objects::list::List::alloc(&self.heap, &[]);
                        self.memory(missing)?
                    });
                    let get = self.names.get;
                    let value = self.call_method(subject, get, &[key, missing])?;
                    Some(value).filter(|&value| value != missing)
                }
            };
            let Some(value) = value else { return Ok(Value::NONE) };
            let pushed = values.push(&self.heap, value);
            self.memory(pushed)?;
        }
        let values = Tuple::alloc(&self.heap, &values.to_vec());
        self.memory(values).map(Value::object)
    }

    /// The tuple of the attributes that a class pattern looks at: `count` by position, then the named ones. None: the subject
    /// is no instance, or lacks one.
    fn attributes_of_pattern(
        &mut self,
        subject: Value,
        class: Value,
        count: usize,
        names: Option<Gc<Tuple>>,
    ) -> Result {
        let Some(pattern) = class.as_kind::<Class>() else {
            return Err(self.type_error("called match pattern must be a type"));
        };
        if !self.isinstance(subject, class)? {
            return Ok(Value::NONE);
        }
        let values = self.heap.rooted::<Value>();
        let seen = self.heap.rooted::<Gc<Str>>();
        if count > 0 {
            let name = self.names.__match_args__;
            let arguments = match self.find_attr(class, name)? {
                Some(arguments) => match arguments.as_object::<Tuple>() {
                    Some(arguments) => Some(arguments),
                    None => {
                        let (owner, name) = (pattern.name_text(), self.type_name(arguments));
                        let text = format!("{owner}.__match_args__ must be a tuple (got {name})");
                        return Err(self.type_error(text));
                    }
                },
                None => None,
            };
            let matches_itself = arguments.is_none() && pattern.has(class_flag::MATCH_SELF);
            let allowed = match arguments {
                Some(arguments) => arguments.len(),
                None => usize::from(matches_itself),
            };
            if allowed < count {
                let (name, plural) = (pattern.name_text(), if allowed == 1 { "" } else { "s" });
                let text =
                    format!("{name}() accepts {allowed} positional sub-pattern{plural} ({count} given)");
                return Err(self.type_error(text));
            }
            if matches_itself {
                let pushed = values.push(&self.heap, subject);
                self.memory(pushed)?;
            }
            for index in 0..if matches_itself { 0 } else { count } {
                let name = arguments.and_then(|arguments| arguments.get(index)).unwrap_or(Value::NONE);
                let Some(name) = name.as_kind::<Str>() else {
                    let name = self.type_name(name);
                    let text = format!("__match_args__ elements must be strings (got {name})");
                    return Err(self.type_error(text));
                };
                let Some(value) = self.attribute_of_pattern(subject, pattern, name, &seen)? else {
                    return Ok(Value::NONE);
                };
                let pushed = values.push(&self.heap, value);
                self.memory(pushed)?;
            }
        }
        for name in names.iter().flat_map(|names| names.items().iter().copied()) {
            let Some(name) = name.as_kind::<Str>() else { continue };
            let Some(value) = self.attribute_of_pattern(subject, pattern, name, &seen)? else {
                return Ok(Value::NONE);
            };
            let pushed = values.push(&self.heap, value);
            self.memory(pushed)?;
        }
        let values = Tuple::alloc(&self.heap, &values.to_vec());
        self.memory(values).map(Value::object)
    }

    /// An attribute that a class pattern looks at, once.
    fn attribute_of_pattern(
        &mut self,
        subject: Value,
        pattern: Gc<Class>,
        name: Gc<Str>,
        seen: &crate::heap::Rooted<Gc<Str>>,
    ) -> Result<Option<Value>> {
        if seen.iter().any(|earlier| earlier.equals(&name)) {
            let (owner, shown) = (pattern.name_text(), self.repr_text(Value::object(name))?);
            let text = format!("{owner}() got multiple sub-patterns for attribute {shown}");
            return Err(self.type_error(text));
        }
        let pushed = seen.push(&self.heap, name);
        self.memory(pushed)?;
        self.find_attr(subject, name)
    }
}
