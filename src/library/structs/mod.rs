//! `struct`: formats, and values to bytes and back.
//!
//! The caller converts arguments to [`Item`]s, because that may run Python; [`Slot::kind`] says to what.

mod half;
mod pack;
#[cfg(test)]
mod tests;
mod unpack;

pub use half::{from_half, to_half};
pub use pack::{Item, PackError};
pub use unpack::{Unpacked, Unpacker};

/// The order of bytes, and whether the C compiler's sizes and alignments hold: those of 64-bit little-endian machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// `@`
    Native,
    /// `=` and `<`
    Little,
    /// `>` and `!`
    Big,
}

/// What a slot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An int: what has `__index__`. Else `struct.error: required argument is not an integer`.
    Int,
    /// A float: what `float` takes by `__float__` or `__index__`. Else `struct.error: required argument is not a float`.
    Float,
    /// Anything: its truth.
    Bool,
    /// `bytes` or `bytearray`, of length 1 for `c`. Else what [`Slot::refusal`] says.
    Bytes,
}

/// Slots of one kind, one after the other.
#[derive(Clone, Copy, Debug)]
struct Field {
    code: u8,
    offset: usize,
    size: usize,
    count: usize,
}

/// Where one value stands in the bytes.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    code: u8,
    order: Order,
    offset: usize,
    size: usize,
}

impl Slot {
    /// What the slot holds.
    pub fn kind(self) -> Kind {
        match self.code {
            b'c' | b's' | b'p' => Kind::Bytes,
            b'e' | b'f' | b'd' => Kind::Float,
            b'?' => Kind::Bool,
            _ => Kind::Int,
        }
    }
    /// The message of the `struct.error` for an argument that is not of the [`Kind`].
    pub fn refusal(self) -> &'static str {
        match self.code {
            b'c' => "char format requires a bytes object of length 1",
            b's' => "argument for 's' must be a bytes object",
            b'p' => "argument for 'p' must be a bytes object",
            b'e' | b'f' | b'd' => "required argument is not a float",
            _ => "required argument is not an integer",
        }
    }
}

/// A format, understood.
#[derive(Clone, Debug)]
pub struct Format {
    order: Order,
    fields: Vec<Field>,
    size: usize,
    items: usize,
}

const TOO_LONG: &str = "total struct size too long";
const BAD_CHAR: &str = "bad char in struct format";

impl Format {
    /// Reads a format, as bytes.
    ///
    /// # Errors
    /// The message of the `struct.error`.
    pub fn parse(text: &[u8]) -> Result<Format, &'static str> {
        if text.contains(&0) {
            return Err("embedded null character");
        }
        let order = match text.first() {
            Some(b'=' | b'<') => Order::Little,
            Some(b'>' | b'!') => Order::Big,
            _ => Order::Native,
        };
        let skip = usize::from(matches!(text.first(), Some(b'@' | b'=' | b'<' | b'>' | b'!')));
        let mut format = Format { order, fields: Vec::new(), size: 0, items: 0 };
        let mut rest = text[skip..].iter().copied();
        while let Some(first) = rest.next() {
            if matches!(first, b' ' | 9..=13) {
                continue;
            }
            let (mut count, mut code) = (1usize, first);
            if first.is_ascii_digit() {
                count = 0;
                while code.is_ascii_digit() {
                    let digit = usize::from(code - b'0');
                    count =
                        count.checked_mul(10).and_then(|count| count.checked_add(digit)).ok_or(TOO_LONG)?;
                    code = rest.next().ok_or("repeat count given without format specifier")?;
                }
            }
            format.add(code, count)?;
        }
        if isize::try_from(format.size).is_err() {
            return Err(TOO_LONG);
        }
        Ok(format)
    }

    fn add(&mut self, code: u8, count: usize) -> Result<(), &'static str> {
        let native = self.order == Order::Native;
        let size = match code {
            b'x' | b'b' | b'B' | b'c' | b's' | b'p' | b'?' => 1,
            b'h' | b'H' | b'e' => 2,
            b'i' | b'I' | b'f' => 4,
            b'l' | b'L' => {
                if native {
                    8
                } else {
                    4
                }
            }
            b'q' | b'Q' | b'd' => 8,
            b'n' | b'N' | b'P' if native => 8,
            _ => return Err(BAD_CHAR),
        };
        if native {
            self.size = self.size.checked_next_multiple_of(size).ok_or(TOO_LONG)?;
        }
        let offset = self.size;
        let total = size.checked_mul(count).and_then(|bytes| bytes.checked_add(offset));
        self.size = total.filter(|&total| isize::try_from(total).is_ok()).ok_or(TOO_LONG)?;
        match code {
            b'x' => {}
            b's' | b'p' => {
                self.fields.push(Field { code, offset, size: count, count: 1 });
                self.items += 1;
            }
            _ => {
                self.fields.push(Field { code, offset, size, count });
                self.items += count;
            }
        }
        Ok(())
    }

    /// `calcsize`: the number of bytes.
    pub fn size(&self) -> usize {
        self.size
    }

    /// The number of values.
    pub fn items(&self) -> usize {
        self.items
    }

    /// The values' places, in order.
    pub fn slots(&self) -> impl Iterator<Item = Slot> + '_ {
        let order = self.order;
        self.fields.iter().flat_map(move |&Field { code, offset, size, count }| {
            (0..count).map(move |at| Slot { code, order, offset: offset + at * size, size })
        })
    }

    /// Whether so many values can be packed; `function` is `pack` or `pack_into`.
    ///
    /// # Errors
    /// The message of the `struct.error`.
    pub fn check_count(&self, function: &str, given: usize) -> Result<(), String> {
        if given == self.items {
            return Ok(());
        }
        Err(format!("{function} expected {} items for packing (got {given})", self.items))
    }

    /// Where `pack_into` (if `packing`) or `unpack_from` begins in a buffer of `len` bytes. Negative offsets count from the
    /// end.
    ///
    /// # Errors
    /// The message of the `struct.error`.
    pub fn place(&self, offset: i64, len: usize, packing: bool) -> Result<usize, String> {
        let size = self.size;
        let (given, len_signed, needed) = (i128::from(offset), len as i128, size as i128);
        let mut at = given;
        if at < 0 {
            if at + needed > 0 {
                return Err(if packing {
                    format!("no space to pack {size} bytes at offset {offset}")
                } else {
                    format!("not enough data to unpack {size} bytes at offset {offset}")
                });
            }
            if at + len_signed < 0 {
                return Err(format!("offset {offset} out of range for {len}-byte buffer"));
            }
            at += len_signed;
        }
        if len_signed - at < needed {
            let (function, verb) =
                if packing { ("pack_into", "packing") } else { ("unpack_from", "unpacking") };
            return Err(format!(
                "{function} requires a buffer of at least {} bytes for {verb} {size} bytes at offset {at} (actual buffer \
                 size is {len})",
                needed + at
            ));
        }
        Ok(at as usize)
    }
}
