//! `str.format` and `str.format_map`.

use super::{new_text, this};
use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::format::fields::{Field, Key, Name, Pieces, Step};
use crate::objects::str::Str;
use crate::vm::{Args, Result, Vm};

/// Where fields take their values from.
#[derive(Clone, Copy)]
enum Source {
    /// The arguments of `format`, the receiver left out.
    Arguments(Args),
    /// The mapping of `format_map`.
    Mapping(Value),
}

/// How fields are numbered: not decided yet, by themselves, or by the program.
enum Numbering {
    Open,
    Automatic(usize),
    Manual,
}

pub(super) fn format(vm: &mut Vm, args: Args) -> Result {
    formatted(vm, this(args), Source::Arguments(args.skip(1)))
}
pub(super) fn format_map(vm: &mut Vm, args: Args) -> Result {
    formatted(vm, this(args), Source::Mapping(args[1]))
}

fn formatted(vm: &mut Vm, template: Gc<Str>, source: Source) -> Result {
    if !template.as_bytes().iter().any(|byte| matches!(byte, b'{' | b'}')) {
        // Nothing to replace: the template itself, of whatever class it is.
        return Ok(Value::object(template));
    }
    let mut out = Vec::with_capacity(template.as_bytes().len() + 16);
    let mut numbering = Numbering::Open;
    write(vm, template.as_bytes(), source, &mut numbering, 2, &mut out)?;
    new_text(vm, out)
}

/// Appends a template's text, its fields replaced. Specifications may have fields themselves, but no deeper than `depth`.
fn write(
    vm: &mut Vm,
    template: &[u8],
    source: Source,
    numbering: &mut Numbering,
    depth: u32,
    out: &mut Vec<u8>,
) -> Result<()> {
    if depth == 0 {
        return Err(vm.value_error("Max string recursion exceeded"));
    }
    for piece in Pieces::of(template) {
        let piece = match piece {
            Ok(piece) => piece,
            Err(error) => return Err(vm.format_error(error)),
        };
        out.extend_from_slice(&template[piece.literal.clone()]);
        let Some(field) = piece.field else { continue };
        let value = value_of(vm, &template[field.name.clone()], source, numbering)?;
        let value = convert(vm, value, &field)?;
        let text = if field.spec_has_fields {
            let mut spec = Vec::new();
            write(vm, &template[field.spec.clone()], source, numbering, depth - 1, &mut spec)?;
            let spec = vm.text(&spec)?;
            vm.format(value, spec)?
        } else {
            let spec = vm.text(&template[field.spec.clone()])?;
            vm.format(value, spec)?
        };
        out.extend_from_slice(text.as_bytes());
    }
    Ok(())
}

fn convert(vm: &mut Vm, value: Value, field: &Field) -> Result {
    let Some(conversion) = field.conversion else { return Ok(value) };
    let text = match char::from_u32(conversion) {
        Some('s') => vm.str(value)?,
        Some('r') => vm.repr(value)?,
        Some('a') => vm.ascii(value)?,
        other => {
            let text = match other {
                Some(c) if (' '..'\u{7f}').contains(&c) && c != ' ' => {
                    format!("Unknown conversion specifier {c}")
                }
                _ => format!("Unknown conversion specifier \\x{conversion:x}"),
            };
            return Err(vm.value_error(text));
        }
    };
    Ok(Value::object(text))
}

/// The value that a field's name stands for: an argument, and steps from there.
fn value_of(vm: &mut Vm, name: &[u8], source: Source, numbering: &mut Numbering) -> Result {
    let mut parsed = match Name::parse(name) {
        Ok(parsed) => parsed,
        Err(error) => return Err(vm.format_error(error)),
    };
    let argument = parsed.argument.clone();
    let mut value = argument_of(vm, name, argument, source, numbering)?;
    while let Some(step) = parsed.step() {
        value = match step {
            Ok(Step::Attribute(range)) => {
                let attribute = vm.text(&name[range])?;
                let attribute = vm.strings.intern(attribute);
                vm.get_attr(value, attribute)?
            }
            Ok(Step::Item(Key::Index(index))) => vm.get_item(value, Value::length(index))?,
            Ok(Step::Item(Key::Name(range))) => {
                let key = Value::object(vm.text(&name[range])?);
                vm.get_item(value, key)?
            }
            Err(error) => return Err(vm.format_error(error)),
        };
    }
    Ok(value)
}

fn argument_of(vm: &mut Vm, name: &[u8], key: Key, source: Source, numbering: &mut Numbering) -> Result {
    let index = match key {
        Key::Name(range) if range.is_empty() => match numbering {
            Numbering::Manual => {
                return Err(vm.value_error(
                    "cannot switch from manual field specification to automatic field numbering",
                ));
            }
            Numbering::Open => {
                *numbering = Numbering::Automatic(1);
                0
            }
            Numbering::Automatic(next) => {
                *next += 1;
                *next - 1
            }
        },
        Key::Name(range) => {
            let key = vm.text(&name[range])?;
            return match source {
                Source::Mapping(mapping) => vm.get_item(mapping, Value::object(key)),
                Source::Arguments(args) => {
                    let is_it = |name: Value| name.as_kind::<Str>().is_some_and(|name| name.equals(&key));
                    match args.keywords().find(|&(name, _)| is_it(name)) {
                        Some((_, value)) => Ok(value),
                        None => Err(vm.key_error(Value::object(key))),
                    }
                }
            };
        }
        Key::Index(index) => {
            if let Numbering::Automatic(_) = numbering {
                return Err(vm.value_error(
                    "cannot switch from automatic field numbering to manual field specification",
                ));
            }
            *numbering = Numbering::Manual;
            index
        }
    };
    match source {
        Source::Mapping(_) => Err(vm.value_error("Format string contains positional fields")),
        Source::Arguments(args) if index < args.positional() => Ok(args[index]),
        Source::Arguments(_) => {
            Err(vm.index_error(format!("Replacement index {index} out of range for positional args tuple")))
        }
    }
}
