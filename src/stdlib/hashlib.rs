//! The module `_hashlib`, over [`library::digest`](crate::library::digest).

use super::{module, set};
use crate::heap::{Gc, Marker};
use crate::library::digest::{Digest, NAMES};
use crate::natives;
use crate::objects::Value;
use crate::objects::bytes::Bytes;
use crate::objects::bytes_methods::to_hex;
use crate::objects::class::class_flag;
use crate::objects::module::Module;
use crate::objects::native_object::{NativeObject, NativeState};
use crate::objects::str::Str;
use crate::vm::constructor::constructor;
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Args, GetSetDef, NativeDef, Result, Vm};
use std::cell::RefCell;

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let module = module(vm, "_hashlib", "Digests, over the RustCrypto crates.", FUNCTIONS)?;
    let class = native_class(vm, &HASH)?;
    set(vm, module, "HASH", Value::object(class))?;
    let names = vm.tuple_of_strs(NAMES)?;
    set(vm, module, "names", names)?;
    Ok(module)
}

static FUNCTIONS: &[NativeDef] = natives! {
    Function {
        "new" Any, new, "Return a new hash object using the named algorithm.\n\nAn optional string argument may be provided and will be\nautomatically hashed.\n\nThe MD5 and SHA1 algorithms are always supported.";
    }
};

struct Hash(RefCell<Digest>);

impl NativeState for Hash {
    fn trace(&self, _: &mut Marker<'_>) {}
}

static HASH: NativeClass = NativeClass {
    name: "HASH",
    module: "_hashlib",
    doc: "A hash is an object used to calculate a checksum of a string of information.\n\nMethods:\n\nupdate() -- updates the current digest with an additional string\ndigest() -- return the current digest value\nhexdigest() -- return the current digest as a string of hexadecimal digits\ncopy() -- return a copy of the current hash object\n\nAttributes:\n\nname -- the hash algorithm being used by this object\ndigest_size -- number of bytes in this hashes output",
    flags: class_flag::DISALLOW_INSTANTIATION,
    methods: natives! {
        Method {
            "update" One, update, "Update this hash object's state with the provided string.";
            "digest" None, digest, "Return the digest value as a bytes object.";
            "hexdigest" None, hexdigest, "Return the digest value as a string of hexadecimal digits.";
            "copy" None, copy, "Return a copy of the hash object.";
            "__repr__" None, repr, "Return repr(self).";
        }
    },
    getsets: &[
        GetSetDef {
            name: "name",
            get: |vm, object| {
                let name = with(vm, object, |digest| digest.name())?;
                vm.new_str(name)
            },
            set: None,
            doc: "",
        },
        GetSetDef {
            name: "digest_size",
            get: |vm, object| with(vm, object, |digest| Value::length(digest.digest_size())),
            set: None,
            doc: "",
        },
        GetSetDef {
            name: "block_size",
            get: |vm, object| with(vm, object, |digest| Value::length(digest.block_size())),
            set: None,
            doc: "",
        },
    ],
    ..NativeClass::DEFAULT
};

fn with<T>(vm: &mut Vm, object: Value, run: impl FnOnce(&mut Digest) -> T) -> Result<T> {
    let object = NativeObject::of(object);
    match object.as_ref().and_then(|object| object.state::<Hash>()) {
        Some(hash) => Ok(run(&mut hash.0.borrow_mut())),
        None => Err(vm.type_error("a hash object is required")),
    }
}

/// The bytes to be hashed.
fn data(vm: &mut Vm, value: Value) -> Result<Vec<u8>> {
    if value.as_kind::<Str>().is_some() {
        return Err(vm.type_error("Strings must be encoded before hashing"));
    }
    match vm.buffer(value)? {
        Some(bytes) => Ok(bytes),
        None => Err(vm.type_error("object supporting the buffer API required")),
    }
}

/// `new(name, data=b"", *, usedforsecurity=True)`
fn new(vm: &mut Vm, args: Args) -> Result {
    let Some(&name) = args.as_slice().first().filter(|_| args.positional() > 0) else {
        return Err(vm.type_error("new() missing required argument 'name' (pos 1)"));
    };
    let [string, _] = constructor(vm, "new", ["string", "usedforsecurity"], args)?;
    let Some(name) = name.as_kind::<Str>() else { return Err(vm.type_error("name must be a string")) };
    let name = String::from_utf8_lossy(name.as_bytes()).into_owned();
    let Some(mut made) = Digest::named(&name.to_ascii_lowercase()) else {
        return Err(vm.value_error(format!("unsupported hash type {name}")));
    };
    if let Some(string) = string.bound() {
        made.update(&data(vm, string)?);
    }
    hash(vm, made)
}

fn hash(vm: &mut Vm, digest: Digest) -> Result {
    let class = native_class(vm, &HASH)?;
    NativeObject::new(vm, class, Hash(RefCell::new(digest)))
}

fn update(vm: &mut Vm, args: Args) -> Result {
    let bytes = data(vm, args[1])?;
    with(vm, args[0], |digest| digest.update(&bytes))?;
    Ok(Value::NONE)
}

fn digest(vm: &mut Vm, args: Args) -> Result {
    let bytes = with(vm, args[0], |digest| digest.digest())?;
    let bytes = Bytes::alloc(&vm.heap, &bytes);
    vm.memory(bytes).map(Value::object)
}

fn hexdigest(vm: &mut Vm, args: Args) -> Result {
    let bytes = with(vm, args[0], |digest| digest.digest())?;
    vm.new_str(to_hex(&bytes, None, 0))
}

fn copy(vm: &mut Vm, args: Args) -> Result {
    let copied = with(vm, args[0], |digest| digest.clone())?;
    hash(vm, copied)
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    let name = with(vm, args[0], |digest| digest.name())?;
    let address = crate::vm::protocols::shown::address(args[0]);
    vm.new_str(format!("<{name} _hashlib.HASH object @ {address:#x}>"))
}
