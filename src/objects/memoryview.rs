//! Views of the bytes of `bytes` and `bytearray`.

use super::array_object::ArrayObject;
use super::bytes::{ByteArray, Bytes};
use super::{Value, int};
use crate::heap::{Gc, Header, Heap, Marker, OutOfMemory, Trace};
use std::cell::Cell;

/// Python's `memoryview`, of one dimension.
///
/// The bytearray knows its views, and whoever changes its size asks; still, reading compares with the bounds.
#[repr(C)]
pub struct MemoryView {
    pub(super) header: Header,
    /// The `bytes` or `bytearray`; Unbound once it was released.
    pub object: Cell<Value>,
    /// The byte where the first item begins.
    pub start: usize,
    /// How many items there are.
    pub len: usize,
    /// How many bytes lie between two items; negative: they go backwards.
    pub stride: isize,
    /// The format: `B`, `b`, `c`, or that of a larger item.
    pub format: u8,
    /// Whether it cannot be written.
    pub is_readonly: bool,
}

impl MemoryView {
    /// A view.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn alloc(
        heap: &Heap,
        object: Value,
        (start, len, stride): (usize, usize, isize),
        format: u8,
        is_readonly: bool,
    ) -> Result<Gc<MemoryView>, OutOfMemory> {
        let object = Cell::new(object);
        heap.alloc(MemoryView { header: Header::fresh(), object, start, len, stride, format, is_readonly })
    }
    /// The bytes of an item: CPython's native sizes.
    pub fn item_size(&self) -> usize {
        item_size(self.format).unwrap_or(1)
    }
    /// The bytes of the item at `index`, counted from the start. `None`: the bytearray has become too short for it.
    pub fn item(&self, index: usize) -> Option<([u8; 8], usize)> {
        let size = self.item_size();
        let first = self.start.checked_add_signed(isize::try_from(index).ok()?.checked_mul(self.stride)?)?;
        let mut item = [0; 8];
        let object = self.object.get();
        if let Some(bytes) = object.as_kind::<Bytes>() {
            item[..size].copy_from_slice(bytes.as_slice().get(first..first + size)?);
        } else if let Some(array) = object.as_kind::<ArrayObject>() {
            array.read(|array| {
                item[..size].copy_from_slice(array.bytes().get(first..first + size)?);
                Some(())
            })?;
        } else {
            let array = object.as_kind::<ByteArray>()?;
            for (k, byte) in item[..size].iter_mut().enumerate() {
                *byte = array.bytes().get(first + k)?;
            }
        }
        Some((item, size))
    }
    /// The item at `index` as a value. `None`: the bytearray has become too short for it.
    ///
    /// # Errors
    /// The limit of the heap is reached.
    pub fn get(&self, heap: &Heap, index: usize) -> Result<Option<Value>, OutOfMemory> {
        let Some((item, size)) = self.item(index) else { return Ok(None) };
        let unsigned = u64::from_le_bytes(item);
        let unused = 64 - 8 * size as u32;
        let signed = (unsigned << unused) as i64 >> unused;
        let value = match self.format {
            b'c' => Value::object(Bytes::alloc(heap, &item[..1])?),
            b'?' => Value::bool(unsigned != 0),
            b'f' => Value::float(heap, f32::from_bits(unsigned as u32).into())?,
            b'd' => Value::float(heap, f64::from_bits(unsigned))?,
            b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => int::from_i64(heap, signed)?,
            _ => int::from_i128(heap, unsigned.into())?,
        };
        Ok(Some(value))
    }
    /// Writes the bytes of an item. False: there is no such item (any more).
    pub fn set_item(&self, index: usize, item: &[u8]) -> bool {
        let object = self.object.get();
        let Some(first) = isize::try_from(index)
            .ok()
            .and_then(|index| index.checked_mul(self.stride))
            .and_then(|offset| self.start.checked_add_signed(offset))
        else {
            return false;
        };
        if let Some(array) = object.as_kind::<ArrayObject>() {
            return array.write(first, item);
        }
        let Some(array) = object.as_kind::<ByteArray>() else { return false };
        first + item.len() <= array.bytes().len()
            && item.iter().enumerate().all(|(k, &byte)| array.bytes().set(first + k, byte))
    }
    /// All bytes, item by item. `None`: the bytearray has become too short.
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        let mut bytes = Vec::with_capacity(self.len * self.item_size());
        for index in 0..self.len {
            let (item, size) = self.item(index)?;
            bytes.extend_from_slice(&item[..size]);
        }
        Some(bytes)
    }
}

/// The bytes of an item of a format. `None`: no native format of one item.
pub fn item_size(format: u8) -> Option<usize> {
    Some(match format {
        b'B' | b'b' | b'c' | b'?' => 1,
        b'h' | b'H' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'd' => 8,
        _ => return None,
    })
}

impl Trace for MemoryView {
    fn trace(&self, marker: &mut Marker<'_>) {
        self.object.get().trace(marker);
    }
}
