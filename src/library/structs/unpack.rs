//! Bytes to values.

use super::{Format, Kind, Order, Slot, from_half};

/// A value that was unpacked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unpacked<'a> {
    /// An int of at most 64 bits, with a sign or without.
    Int(i128),
    /// A float.
    Float(f64),
    /// A bool.
    Bool(bool),
    /// Bytes.
    Bytes(&'a [u8]),
}

impl Slot {
    /// Reads the value from the bytes of the whole format.
    pub fn unpack(self, buffer: &[u8]) -> Unpacked<'_> {
        let place = &buffer[self.offset..self.offset + self.size];
        match self.kind() {
            Kind::Int => Unpacked::Int(self.int(place)),
            Kind::Float => Unpacked::Float(self.float(place)),
            Kind::Bool => Unpacked::Bool(place[0] != 0),
            Kind::Bytes if self.code == b'p' => Unpacked::Bytes(match place.split_first() {
                Some((&length, rest)) => &rest[..usize::from(length).min(rest.len())],
                None => &[],
            }),
            Kind::Bytes => Unpacked::Bytes(place),
        }
    }

    /// The bits, without sign.
    fn bits(self, place: &[u8]) -> u64 {
        let fold = |bits: u64, &byte: &u8| bits << 8 | u64::from(byte);
        if self.order == Order::Big { place.iter().fold(0, fold) } else { place.iter().rev().fold(0, fold) }
    }

    fn int(self, place: &[u8]) -> i128 {
        let bits = self.bits(place);
        if self.code.is_ascii_lowercase() {
            let unused = 64 - 8 * self.size as u32;
            i128::from((bits << unused) as i64 >> unused)
        } else {
            bits.into()
        }
    }

    fn float(self, place: &[u8]) -> f64 {
        let bits = self.bits(place);
        match self.size {
            2 => from_half(bits as u16),
            4 => f32::from_bits(bits as u32).into(),
            _ => f64::from_bits(bits),
        }
    }
}

/// The values in bytes that were found to have the size of a format.
pub struct Unpacker<'a> {
    format: &'a Format,
    bytes: &'a [u8],
}

impl<'a> Unpacker<'a> {
    /// The values.
    pub fn values(&self) -> impl Iterator<Item = Unpacked<'a>> + use<'a> {
        let bytes = self.bytes;
        self.format.slots().map(move |slot| slot.unpack(bytes))
    }
}

impl Format {
    /// `unpack`.
    ///
    /// # Errors
    /// The message of the `struct.error`: the bytes have another size.
    pub fn unpack<'a>(&'a self, bytes: &'a [u8]) -> Result<Unpacker<'a>, String> {
        if bytes.len() != self.size() {
            return Err(format!("unpack requires a buffer of {} bytes", self.size()));
        }
        Ok(Unpacker { format: self, bytes })
    }

    /// Whether `iter_unpack` can go through a buffer of so many bytes.
    ///
    /// # Errors
    /// The message of the `struct.error`.
    pub fn check_iteration(&self, len: usize) -> Result<(), String> {
        match self.size() {
            0 => Err("cannot iteratively unpack with a struct of length 0".to_owned()),
            size if !len.is_multiple_of(size) => {
                Err(format!("iterative unpacking requires a buffer of a multiple of {size} bytes"))
            }
            _ => Ok(()),
        }
    }
}
