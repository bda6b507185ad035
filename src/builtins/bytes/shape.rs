//! Bytes in fields of a width, and bytes translated.

use super::{data, like, same, this};
use crate::builtins::str::tab_size;
use crate::objects::Value;
use crate::objects::bytes_methods as methods;
use crate::objects::str::layout::{self, Align};
use crate::objects::str::search::Units;
use crate::vm::{Args, Result, Vm};

fn justify(vm: &mut Vm, args: Args, name: &str, align: Align) -> Result {
    let width = usize::try_from(vm.size_arg(args[1])?).unwrap_or(0);
    let mut fill = b' ';
    if let Some(given) = args.get(2) {
        let is_view = given.as_kind::<crate::objects::memoryview::MemoryView>().is_some();
        fill = match vm.buffer(given)?.as_deref() {
            Some(&[byte]) if !is_view => byte,
            _ => {
                let given = vm.type_name(given);
                return Err(vm.type_error(format!(
                    "{name}() argument 2 must be a byte string of length 1, not {given}"
                )));
            }
        };
    }
    let receiver = this(args);
    let text = data(&receiver);
    vm.check_room(width)?;
    match layout::justify(&text, text.len(), width, &[fill], align) {
        Some(justified) => like(vm, receiver, justified),
        None => same(vm, receiver),
    }
}

/// `center`
pub fn center(vm: &mut Vm, args: Args) -> Result {
    justify(vm, args, "center", Align::Center)
}
/// `ljust`
pub fn ljust(vm: &mut Vm, args: Args) -> Result {
    justify(vm, args, "ljust", Align::Left)
}
/// `rjust`
pub fn rjust(vm: &mut Vm, args: Args) -> Result {
    justify(vm, args, "rjust", Align::Right)
}

/// `zfill`
pub fn zfill(vm: &mut Vm, args: Args) -> Result {
    let width = usize::try_from(vm.size_arg(args[1])?).unwrap_or(0);
    let receiver = this(args);
    let text = data(&receiver);
    vm.check_room(width)?;
    match layout::zfill(&text, text.len(), width) {
        Some(filled) => like(vm, receiver, filled),
        None => same(vm, receiver),
    }
}

/// `expandtabs`
pub fn expandtabs(vm: &mut Vm, args: Args) -> Result {
    let size = tab_size(vm, args)?;
    let receiver = this(args);
    let text = data(&receiver);
    let tabs = text.iter().filter(|&&byte| byte == b'\t').count();
    vm.check_room(tabs.saturating_mul(size))?;
    like(vm, receiver, layout::expand_tabs(&text, size, Units::Bytes))
}

/// `translate`
pub fn translate(vm: &mut Vm, args: Args) -> Result {
    let table = match args.get(1).filter(|table: &Value| !table.is_none()) {
        Some(table) => Some(vm.bytes_argument(table)?),
        None => None,
    };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let delete = match args.get(2) {
        Some(delete) => vm.bytes_argument(delete)?,
        None => Vec::new(),
    };
    let receiver = this(args);
    let translated = methods::translate(&data(&receiver), table.as_deref(), &delete);
    like(vm, receiver, translated)
}
