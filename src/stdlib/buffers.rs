//! Objects as bytes, for the modules that take any bytes-like object.

use crate::objects::Value;
use crate::objects::array_object::ArrayObject;
use crate::objects::bytes::ByteArray;
use crate::objects::memoryview::MemoryView;
use crate::vm::{Result, Vm};

/// A copy of the bytes of a bytes-like object.
///
/// # Errors
/// TypeError: it is none.
pub(super) fn bytes(vm: &mut Vm, value: Value) -> Result<Vec<u8>> {
    match vm.buffer(value)? {
        Some(bytes) => Ok(bytes),
        None => {
            let text = format!("a bytes-like object is required, not '{}'", vm.type_name(value));
            Err(vm.type_error(text))
        }
    }
}

/// How many bytes can be written into an object. `None`: it is not writable.
pub(super) fn writable_length(value: Value) -> Option<usize> {
    if let Some(array) = value.as_kind::<ByteArray>() {
        return Some(array.bytes().len());
    }
    if let Some(array) = value.as_kind::<ArrayObject>() {
        return Some(array.read(|array| array.bytes().len()));
    }
    let view = value.as_kind::<MemoryView>()?;
    (!view.is_readonly && view.item_size() == 1 && !view.object.get().is_unbound()).then_some(view.len)
}

/// Writes bytes into an object from a place on. False: they do not fit.
#[must_use]
pub(super) fn write(value: Value, at: usize, bytes: &[u8]) -> bool {
    if let Some(array) = value.as_kind::<ByteArray>() {
        return bytes.iter().enumerate().all(|(index, &byte)| array.bytes().set(at + index, byte));
    }
    if let Some(array) = value.as_kind::<ArrayObject>() {
        return array.write(at, bytes);
    }
    let Some(view) = value.as_kind::<MemoryView>() else { return false };
    bytes.iter().enumerate().all(|(index, &byte)| view.set_item(at + index, &[byte]))
}
