//! Values to bytes.

use super::{Format, Kind, Order, Slot, to_half};

/// A value to pack, of the [`Kind`] that the slot wants.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Item<'a> {
    /// An int; one beyond 128 bits may be clamped to these, for none fits anyway.
    Int(i128),
    /// A float.
    Float(f64),
    /// A truth.
    Bool(bool),
    /// Bytes.
    Bytes(&'a [u8]),
}

/// Why a value is not packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackError {
    /// `struct.error`.
    Struct(String),
    /// `OverflowError`: a float beyond the format.
    Overflow(&'static str),
    /// `MemoryError`: nothing has room for so many bytes.
    Memory,
}

fn refuse(message: &str) -> PackError {
    PackError::Struct(message.to_owned())
}

impl Slot {
    /// Writes a value into the bytes of the whole format.
    ///
    /// # Errors
    /// The value is not of the slot's [`Kind`], or beyond what the slot holds.
    pub fn pack(self, item: Item<'_>, buffer: &mut [u8]) -> Result<(), PackError> {
        let place = &mut buffer[self.offset..self.offset + self.size];
        match (self.kind(), item) {
            (Kind::Int, Item::Int(number)) => {
                self.check(number)?;
                self.put(place, &number.to_le_bytes()[..self.size]);
            }
            (Kind::Float, Item::Float(number)) => self.pack_float(number, place)?,
            (Kind::Bool, Item::Bool(truth)) => place[0] = truth.into(),
            (Kind::Bytes, Item::Bytes(bytes)) => match self.code {
                b'c' => match bytes {
                    [byte] => place[0] = *byte,
                    _ => return Err(refuse(self.refusal())),
                },
                b's' => {
                    let length = bytes.len().min(place.len());
                    place[..length].copy_from_slice(&bytes[..length]);
                    place[length..].fill(0);
                }
                _ => {
                    // The length, as far as a byte can tell it, and the bytes.
                    if let Some((first, place)) = place.split_first_mut() {
                        let length = bytes.len().min(place.len());
                        *first = length.min(255) as u8;
                        place[..length].copy_from_slice(&bytes[..length]);
                        place[length..].fill(0);
                    }
                }
            },
            _ => return Err(refuse(self.refusal())),
        }
        Ok(())
    }

    fn put(self, place: &mut [u8], little_endian: &[u8]) {
        place.copy_from_slice(little_endian);
        if self.order == Order::Big {
            place.reverse();
        }
    }

    fn pack_float(self, number: f64, place: &mut [u8]) -> Result<(), PackError> {
        match self.code {
            b'e' => {
                let half =
                    to_half(number).ok_or(PackError::Overflow("float too large to pack with e format"))?;
                self.put(place, &half.to_le_bytes());
            }
            b'f' => {
                let single = number as f32;
                // C converts natively, and to infinity.
                if single.is_infinite() && number.is_finite() && self.order != Order::Native {
                    return Err(PackError::Overflow("float too large to pack with f format"));
                }
                self.put(place, &single.to_le_bytes());
            }
            _ => self.put(place, &number.to_le_bytes()),
        }
        Ok(())
    }

    /// Whether an int is within the slot's range; with CPython's words, which depend on the C function that it takes: on
    /// little-endian machines that of the native type wherever the sizes agree.
    fn check(self, number: i128) -> Result<(), PackError> {
        const OUT_OF_RANGE: &str = "argument out of range";
        const TOO_LARGE: &str = "int too large to convert";
        let bits = 8 * self.size as u32;
        let signed = self.code.is_ascii_lowercase();
        let (least, most) =
            if signed { (-1 << (bits - 1), (1 << (bits - 1)) - 1) } else { (0, (1 << bits) - 1) };
        if self.code == b'P' {
            let fits = (i64::MIN.into()..=u64::MAX.into()).contains(&number);
            return if fits { Ok(()) } else { Err(refuse(TOO_LARGE)) };
        }
        if (least..=most).contains(&number) {
            return Ok(());
        }
        if self.size == 8 {
            return Err(refuse(if self.order == Order::Big { TOO_LARGE } else { OUT_OF_RANGE }));
        }
        // C's `short` is read as a `long`, of either sign; so are bytes everywhere.
        let by_name = self.size == 1 || self.size == 2 && self.order != Order::Big;
        let readable =
            if signed || by_name { i64::try_from(number).is_ok() } else { u64::try_from(number).is_ok() };
        if !readable {
            return Err(refuse(OUT_OF_RANGE));
        }
        let name = match (self.size, signed) {
            _ if !by_name => format!("'{}'", char::from(self.code)),
            (1, true) => "byte".to_owned(),
            (1, false) => "ubyte".to_owned(),
            (_, true) => "short".to_owned(),
            (_, false) => "ushort".to_owned(),
        };
        Err(PackError::Struct(format!("{name} format requires {least} <= number <= {most}")))
    }
}

impl Format {
    /// `pack`, of values that are converted already. Whether the heap's limit allows [`Format::size`] is the caller's to ask.
    ///
    /// # Errors
    /// The number of values is not that of the format; one is not of its slot's [`Kind`], or beyond its range; no memory.
    pub fn pack(&self, items: &[Item<'_>]) -> Result<Vec<u8>, PackError> {
        self.check_count("pack", items.len()).map_err(PackError::Struct)?;
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(self.size()).map_err(|_| PackError::Memory)?;
        bytes.resize(self.size(), 0);
        self.slots().zip(items).try_for_each(|(slot, &item)| slot.pack(item, &mut bytes))?;
        Ok(bytes)
    }
}
