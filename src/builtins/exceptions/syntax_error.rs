//! `SyntaxError`: its place in the source.

use super::base::init_args;
use super::{field, no_keywords, receiver, set_field, text_of};
use crate::natives;
use crate::objects::Value;
use crate::vm::{Args, Exc, NativeDef, Result, Vm};

pub(super) static METHODS: &[NativeDef] = natives! {
    Method {
        "__init__" Any, init, "Initialize self.  See help(type(self)) for accurate signature.";
        "__str__" None, str, "Return str(self).";
    }
};

const MSG: usize = Exc::SyntaxError.slot("msg");
const FILENAME: usize = Exc::SyntaxError.slot("filename");
const LINENO: usize = Exc::SyntaxError.slot("lineno");
/// The fields that the second argument gives, in its order.
const PLACE: [usize; 6] = [
    FILENAME,
    LINENO,
    Exc::SyntaxError.slot("offset"),
    Exc::SyntaxError.slot("text"),
    Exc::SyntaxError.slot("end_lineno"),
    Exc::SyntaxError.slot("end_offset"),
];

fn init(vm: &mut Vm, args: Args) -> Result {
    let class = vm.class_of(args[0]);
    no_keywords(vm, args, class)?;
    init_args(vm, args)?;
    let exception = receiver(vm, args[0])?;
    let items = exception.args.get();
    if let Some(message) = items.get(0) {
        set_field(exception, MSG, message);
    }
    if items.len() != 2 {
        return Ok(Value::NONE);
    }
    let place = vm.tuple_from(items.items()[1])?;
    let count = place.len();
    if !(4..=6).contains(&count) {
        let (bound, limit) = if count < 4 { ("least", 4) } else { ("most", 6) };
        return Err(vm.type_error(format!("function takes at {bound} {limit} arguments ({count} given)")));
    }
    for (slot, value) in PLACE.into_iter().zip(0..6) {
        set_field(exception, slot, place.get(value).unwrap_or(Value::UNBOUND));
    }
    if count == 5 {
        return Err(vm.type_error("end_offset must be provided when end_lineno is provided"));
    }
    Ok(Value::NONE)
}

fn str(vm: &mut Vm, args: Args) -> Result {
    let exception = receiver(vm, args[0])?;
    let filename = text_of(field(exception, FILENAME));
    let filename = filename.as_deref().map(|path| path.rsplit('/').next().unwrap_or(path));
    let line = field(exception, LINENO);
    // A line that does not fit a C long is one that CPython gives as -1.
    let line = match line.as_int() {
        Some(line) => Some(line.get()),
        None => line.as_object::<crate::objects::int::BigInt>().map(|_| -1),
    };
    let place = match (filename, line) {
        (Some(filename), Some(line)) => format!(" ({filename}, line {line})"),
        (Some(filename), None) => format!(" ({filename})"),
        (None, Some(line)) => format!(" (line {line})"),
        (None, None) => String::new(),
    };
    let message = field(exception, MSG).bound().unwrap_or(Value::NONE);
    let mut text = vm.str(message)?.as_bytes().to_vec();
    text.extend_from_slice(place.as_bytes());
    vm.new_str(text)
}
