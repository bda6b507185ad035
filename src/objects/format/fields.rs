//! The fields of `str.format`: `literal {name!conversion:spec}`.

use super::{FormatError, Reader, value_error};
use std::ops::Range;

/// A part of a format string: literal text, and perhaps a field after it. Ranges are in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text before the field. Of a doubled brace one has been left out.
    pub literal: Range<usize>,
    /// What follows it.
    pub field: Option<Field>,
}

/// A replacement field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What [`Name::parse`] reads.
    pub name: Range<usize>,
    /// `r`, `s`, `a` or what else stands after `!`.
    pub conversion: Option<u32>,
    /// What stands after `:`.
    pub spec: Range<usize>,
    /// The spec has fields itself.
    pub spec_has_fields: bool,
}

/// The parts of a format string, one after the other: an error comes after what is before it.
pub struct Pieces<'t>(Reader<'t>);

impl<'t> Pieces<'t> {
    /// The parts of WTF-8 text.
    pub fn of(text: &'t [u8]) -> Self {
        Pieces(Reader::new(text))
    }

    fn piece(&mut self) -> Result<Piece, FormatError> {
        let reader = &mut self.0;
        let start = reader.at;
        let length = reader.rest().iter().position(|byte| matches!(byte, b'{' | b'}'));
        let Some(length) = length else {
            reader.at = reader.text.len();
            return Ok(Piece { literal: start..reader.at, field: None });
        };
        let brace = reader.text[start + length];
        reader.at = start + length + 1;
        let doubled = reader.text.get(reader.at) == Some(&brace);
        if doubled {
            reader.at += 1;
            return Ok(Piece { literal: start..start + length + 1, field: None });
        }
        if brace == b'}' {
            return value_error("Single '}' encountered in format string");
        }
        if reader.rest().is_empty() {
            return value_error("Single '{' encountered in format string");
        }
        let field = field(reader)?;
        Ok(Piece { literal: start..start + length, field: Some(field) })
    }
}

impl Iterator for Pieces<'_> {
    type Item = Result<Piece, FormatError>;
    fn next(&mut self) -> Option<Self::Item> {
        if self.0.rest().is_empty() {
            return None;
        }
        let piece = self.piece();
        if piece.is_err() {
            self.0.at = self.0.text.len();
        }
        Some(piece)
    }
}

fn field(reader: &mut Reader<'_>) -> Result<Field, FormatError> {
    let start = reader.at;
    let mut last = None;
    while let Some(c) = reader.next() {
        last = char::from_u32(c);
        match last {
            Some('{') => return value_error("unexpected '{' in field name"),
            Some('[') => {
                while reader.peek().is_some_and(|c| c != u32::from(']')) {
                    reader.next();
                }
            }
            Some('}' | ':' | '!') => break,
            _ => {}
        }
    }
    let mut field = Field { name: start..reader.at, conversion: None, spec: 0..0, spec_has_fields: false };
    if !matches!(last, Some('}' | ':' | '!')) {
        return value_error("expected '}' before end of string");
    }
    field.name.end -= 1;
    if last == Some('}') {
        return Ok(field);
    }
    if last == Some('!') {
        field.conversion = reader.next();
        if field.conversion.is_none() {
            return value_error("end of string while looking for conversion specifier");
        }
        match reader.next().map(char::from_u32) {
            Some(Some('}')) => return Ok(field),
            None | Some(Some(':')) => {}
            _ => return value_error("expected ':' after conversion specifier"),
        }
    }
    let start = reader.at;
    let mut depth = 1;
    while let Some(c) = reader.next() {
        match char::from_u32(c) {
            Some('{') => {
                field.spec_has_fields = true;
                depth += 1;
            }
            Some('}') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            field.spec = start..reader.at - 1;
            return Ok(field);
        }
    }
    value_error("unmatched '{' in format spec")
}

/// An argument, or an item of a value: by number or by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A number.
    Index(usize),
    /// A name, which is empty for the next argument. The range is that in the field's name.
    Name(Range<usize>),
}

/// A step from a value to a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// `.name`
    Attribute(Range<usize>),
    /// `[key]`
    Item(Key),
}

/// The name of a field: an argument, and steps from there.
pub struct Name<'t> {
    /// The argument.
    pub argument: Key,
    reader: Reader<'t>,
}

impl<'t> Name<'t> {
    /// Reads the name of a field; the steps are read as they are asked for.
    ///
    /// # Errors
    /// A number with too many digits.
    pub fn parse(name: &'t [u8]) -> Result<Name<'t>, FormatError> {
        let end = name.iter().position(|byte| matches!(byte, b'.' | b'[')).unwrap_or(name.len());
        let mut reader = Reader::new(name);
        reader.at = end;
        Ok(Name { argument: key(name, 0..end)?, reader })
    }
    /// The next step.
    ///
    /// # Errors
    /// It is not well formed.
    pub fn step(&mut self) -> Option<Result<Step, FormatError>> {
        let first = self.reader.next()?;
        Some(self.step_after(first))
    }
    fn step_after(&mut self, first: u32) -> Result<Step, FormatError> {
        let start = self.reader.at;
        let step = match char::from_u32(first) {
            Some('.') => {
                while self.reader.peek().is_some_and(|c| c != u32::from('.') && c != u32::from('[')) {
                    self.reader.next();
                }
                Step::Attribute(start..self.reader.at)
            }
            Some('[') => {
                while self.reader.peek().is_some_and(|c| c != u32::from(']')) {
                    self.reader.next();
                }
                let range = start..self.reader.at;
                if self.reader.next().is_none() {
                    return value_error("Missing ']' in format string");
                }
                Step::Item(key(self.reader.text, range)?)
            }
            _ => return value_error("Only '.' or '[' may follow ']' in format field specifier"),
        };
        match &step {
            Step::Attribute(range) | Step::Item(Key::Name(range)) if range.is_empty() => {
                value_error("Empty attribute in format string")
            }
            _ => Ok(step),
        }
    }
}

fn key(text: &[u8], range: Range<usize>) -> Result<Key, FormatError> {
    let mut reader = Reader::new(&text[range.clone()]);
    let number = reader.number()?;
    Ok(match number {
        Some(index) if reader.rest().is_empty() => Key::Index(index),
        _ => Key::Name(range),
    })
}
