//! `str.encode` and `bytes.decode`: encodings and error handlers by their names, those that programs register among them.

use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::array_object::ArrayObject;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::dict::Dict;
use crate::objects::int::Operand;
use crate::objects::memoryview::MemoryView;
use crate::objects::str::Str;
use crate::objects::str::codec::encode as encode_text;
use crate::objects::str::codec::{Codec, CodecError, Decoder, Encoder, Handler, decode as decode_bytes};
use crate::objects::tuple::Tuple;
use crate::vm::{Exc, Raised, Result, Vm};

impl Vm {
    /// The bytes of an object that has some: `bytes`, `bytearray`, `memoryview`. `None`: it has none.
    ///
    /// # Errors
    /// ValueError: the memoryview was released.
    pub fn buffer(&mut self, value: Value) -> Result<Option<Vec<u8>>> {
        if let Some(bytes) = value.as_kind::<Bytes>() {
            return Ok(Some(bytes.as_slice().to_vec()));
        }
        if let Some(array) = value.as_kind::<ByteArray>() {
            return Ok(Some(array.bytes().to_vec()));
        }
        if let Some(array) = value.as_kind::<ArrayObject>() {
            return Ok(Some(array.read(|array| array.bytes().to_vec())));
        }
        let Some(view) = value.as_kind::<MemoryView>() else { return Ok(None) };
        if view.object.get().is_unbound() {
            return Err(self.value_error("operation forbidden on released memoryview object"));
        }
        let mut bytes = Vec::new();
        for index in 0..view.len {
            if let Some((item, size)) = view.item(index) {
                bytes.extend_from_slice(&item[..size]);
            }
        }
        Ok(Some(bytes))
    }

    /// The bytes of an argument.
    ///
    /// # Errors
    /// TypeError: it has none.
    pub fn bytes_argument(&mut self, value: Value) -> Result<Vec<u8>> {
        match self.buffer(value)? {
            Some(bytes) => Ok(bytes),
            None => {
                let given = self.type_name(value);
                Err(self.type_error(format!("a bytes-like object is required, not '{given}'")))
            }
        }
    }
}

fn lossy(text: Gc<Str>) -> String {
    String::from_utf8_lossy(text.as_bytes()).into_owned()
}

/// The codec of a name.
fn named(vm: &mut Vm, encoding: Option<Gc<Str>>, verb: &str) -> Result<Codec> {
    let Some(encoding) = encoding else { return Ok(Codec::Utf8) };
    let name = lossy(encoding);
    if let Some(codec) = Codec::named(&name) {
        return Ok(codec);
    }
    if name.contains('\0') {
        return Err(vm.value_error("embedded null character"));
    }
    const NO_TEXT: &[&str] = &["hex", "rot13", "base64", "bz2", "zlib", "uu", "quopri"];
    Err(vm.raise(
        Exc::LookupError,
        if NO_TEXT.contains(&name.as_str()) {
            format!("'{name}' is not a text encoding; use codecs.{verb}() to handle arbitrary codecs")
        } else {
            format!("unknown encoding: {name}")
        },
    ))
}

/// What is done at an error: one of Python's own ways, or a function of the program.
enum How {
    Native(Handler),
    Function(Value),
}

/// The handler of a name. It is looked up at the first error, as CPython does.
fn handler(vm: &mut Vm, errors: Option<Gc<Str>>) -> Result<How> {
    let Some(errors) = errors else { return Ok(How::Native(Handler::Strict)) };
    let name = lossy(errors);
    if let Some(handler) = Handler::named(&name) {
        return Ok(How::Native(handler));
    }
    let key = vm.intern(ERROR_HANDLERS)?;
    let registered = vm.registry.get_str(key).and_then(|registered| registered.as_kind::<Dict>());
    if let Some(function) = registered.and_then(|registered| registered.get_str(errors)) {
        return Ok(How::Function(function));
    }
    Err(vm.raise(Exc::LookupError, format!("unknown error handler name '{name}'")))
}

/// The key of the machine's registry under which a dict has the functions of `codecs.register_error`, by name.
pub const ERROR_HANDLERS: &str = "codecs.error_handlers";

/// `text.encode(encoding, errors)`
///
/// # Errors
/// LookupError: there is no such encoding or handler; UnicodeEncodeError; what a handler raises.
pub fn encode(vm: &mut Vm, text: Gc<Str>, encoding: Option<Gc<Str>>, errors: Option<Gc<Str>>) -> Result {
    let codec = named(vm, encoding, "encode")?;
    if text.is_ascii() && matches!(codec, Codec::Utf8 | Codec::Ascii | Codec::Latin1) {
        return new_bytes(vm, text.as_bytes());
    }
    let error = match encode_text(text.as_bytes(), codec, Handler::Strict) {
        Ok(bytes) => return new_bytes(vm, &bytes),
        Err(error) => error,
    };
    match handler(vm, errors)? {
        How::Native(Handler::Strict) => Err(encode_error(vm, text, codec, &error)),
        How::Native(handler) => match encode_text(text.as_bytes(), codec, handler) {
            Ok(bytes) => new_bytes(vm, &bytes),
            Err(error) => Err(encode_error(vm, text, codec, &error)),
        },
        How::Function(function) => encode_with(vm, text, codec, function),
    }
}

fn encode_error(vm: &mut Vm, text: Gc<Str>, codec: Codec, error: &CodecError) -> Raised {
    let range = error.start..error.end;
    vm.codec_error(Exc::UnicodeEncodeError, codec.name(), Value::object(text), range, error.reason)
}

fn encode_with(vm: &mut Vm, text: Gc<Str>, codec: Codec, function: Value) -> Result {
    let mut encoder = Encoder::new(codec, text.as_bytes());
    while let Err(error) = encoder.run() {
        let _ = encode_error(vm, text, codec, &error);
        let (replacement, end) = ask(vm, function, text.len(), "encoding")?;
        if let Some(bytes) = replacement.as_kind::<Bytes>() {
            encoder.replace(bytes.as_slice(), end);
        } else if let Some(other) = replacement.as_kind::<Str>()
            && !encoder.replace_text(other.as_bytes(), end)
        {
            return Err(encode_error(vm, text, codec, &error));
        }
        if end <= error.start && end < text.len() {
            // Going back would never end.
            return Err(encode_error(vm, text, codec, &error));
        }
    }
    new_bytes(vm, &encoder.finish())
}

/// Asks a function what stands for what could not be converted, and where to go on. The exception on its way is its argument.
fn ask(vm: &mut Vm, function: Value, len: usize, what: &str) -> Result<(Value, usize)> {
    let exception = vm.take_raised();
    let answer = vm.call(function, &[exception])?;
    let parts = answer.as_kind::<Tuple>().filter(|answer| answer.len() == 2);
    let replacement = parts.and_then(|answer| answer.get(0));
    let is_text = |value: Value| {
        value.as_kind::<Str>().is_some() || what == "encoding" && value.as_kind::<Bytes>().is_some()
    };
    let position = parts.and_then(|answer| Operand::of(answer.get(1)?));
    let (Some(replacement), Some(position)) = (replacement.filter(|&value| is_text(value)), position) else {
        let sort = if what == "encoding" { "(str/bytes, int)" } else { "(str, int)" };
        return Err(vm.type_error(format!("{what} error handler must return {sort} tuple")));
    };
    let position = position.clamped();
    let place = if position < 0 { position.saturating_add(len as i64) } else { position };
    match usize::try_from(place) {
        Ok(place) if place <= len => Ok((replacement, place)),
        _ => Err(vm.index_error(format!("position {position} from error handler out of bounds"))),
    }
}

fn new_bytes(vm: &mut Vm, bytes: &[u8]) -> Result {
    let bytes = Bytes::alloc(&vm.heap, bytes);
    vm.memory(bytes).map(Value::object)
}

/// `object.decode(encoding, errors)`, of `bytes` or another object with bytes.
///
/// # Errors
/// LookupError: there is no such encoding or handler; UnicodeDecodeError; what a handler raises.
pub fn decode(
    vm: &mut Vm,
    object: Value,
    bytes: &[u8],
    encoding: Option<Gc<Str>>,
    errors: Option<Gc<Str>>,
) -> Result<Gc<Str>> {
    if bytes.is_empty() {
        return Ok(vm.strings.empty());
    }
    let codec = named(vm, encoding, "decode")?;
    if bytes.is_ascii() && matches!(codec, Codec::Utf8 | Codec::Ascii | Codec::Latin1) {
        return vm.text(bytes);
    }
    let error = match decode_bytes(bytes, codec, Handler::Strict) {
        Ok(text) => return vm.text(&text),
        Err(error) => error,
    };
    match handler(vm, errors)? {
        How::Native(Handler::Strict) => Err(decode_error(vm, object, bytes, codec, &error)),
        How::Native(handler) => match decode_bytes(bytes, codec, handler) {
            Ok(text) => vm.text(&text),
            Err(error) => Err(decode_error(vm, object, bytes, codec, &error)),
        },
        How::Function(function) => decode_with(vm, object, bytes, codec, function),
    }
}

fn decode_error(vm: &mut Vm, object: Value, bytes: &[u8], codec: Codec, error: &CodecError) -> Raised {
    // The exception has bytes that do not change.
    let object = match object.as_object::<Bytes>() {
        Some(_) => Ok(object),
        None => new_bytes(vm, bytes),
    };
    match object {
        Ok(object) => {
            let range = error.start..error.end;
            vm.codec_error(Exc::UnicodeDecodeError, codec.name(), object, range, error.reason)
        }
        Err(raised) => raised,
    }
}

fn decode_with(vm: &mut Vm, object: Value, bytes: &[u8], codec: Codec, function: Value) -> Result<Gc<Str>> {
    let mut decoder = Decoder::new(codec, bytes);
    while let Err(error) = decoder.run() {
        let _ = decode_error(vm, object, bytes, codec, &error);
        let (replacement, end) = ask(vm, function, bytes.len(), "decoding")?;
        if end <= error.start && end < bytes.len() {
            return Err(decode_error(vm, object, bytes, codec, &error));
        }
        if let Some(text) = replacement.as_kind::<Str>() {
            decoder.replace(text.as_bytes(), end);
        }
    }
    let text = decoder.finish();
    vm.text(&text)
}

/// `str(object, encoding, errors)`
///
/// # Errors
/// TypeError: the object has no bytes, or an argument is no string; as for [`decode`].
pub fn decode_object(
    vm: &mut Vm,
    object: Value,
    encoding: Option<Value>,
    errors: Option<Value>,
) -> Result<Gc<Str>> {
    let [encoding, errors] = names(vm, "str", encoding, errors)?;
    if object.as_kind::<Str>().is_some() {
        return Err(vm.type_error("decoding str is not supported"));
    }
    match vm.buffer(object)? {
        Some(bytes) => decode(vm, object, &bytes, encoding, errors),
        None => {
            let given = vm.type_name(object);
            Err(vm.type_error(format!("decoding to str: need a bytes-like object, {given} found")))
        }
    }
}

/// The names of an encoding and an error handler, which must be strings.
///
/// # Errors
/// TypeError: they are none.
pub fn names(
    vm: &mut Vm,
    function: &str,
    encoding: Option<Value>,
    errors: Option<Value>,
) -> Result<[Option<Gc<Str>>; 2]> {
    let mut names = [None, None];
    for (name, (value, parameter)) in names.iter_mut().zip([(encoding, "encoding"), (errors, "errors")]) {
        let Some(value) = value else { continue };
        let what = format!("{function}() argument '{parameter}' ");
        *name = Some(crate::vm::constructor::string_argument(vm, value, &what)?);
    }
    Ok(names)
}
