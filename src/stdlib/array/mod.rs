//! The module `array`.

mod methods;

use super::{module, set};
use crate::bytecode::opcode::CompareOperator;
use crate::heap::Gc;
use crate::natives;
use crate::objects::array::{Array, Item, ItemError, TypeCode};
use crate::objects::array_object::ArrayObject;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::class::{Class, class_flag};
use crate::objects::int::Operand;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::{Kind, Value};
use crate::vm::constructor::class_argument;
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Args, GetSetDef, NativeDef, Raised, Result, Vm};

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let doc = "This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating-point\nnumbers.  Arrays are sequence types and behave very much like lists,\nexcept that the type of objects stored in them is constrained.\n";
    let module = module(vm, "array", doc, FUNCTIONS)?;
    let class = native_class(vm, &ARRAY)?;
    let name = vm.names.__hash__;
    vm.namespace_set(class.dict, name, Value::NONE)?;
    for name in ["array", "ArrayType"] {
        set(vm, module, name, Value::object(class))?;
    }
    let codes = vm.new_str("bBuhHiIlLqQfd")?;
    set(vm, module, "typecodes", codes)?;
    Ok(module)
}

static FUNCTIONS: &[NativeDef] = natives! {
    Function { "_array_reconstructor" Positional(4, 4), reconstruct, "Internal. Used for pickling support."; }
};

static ARRAY: NativeClass = NativeClass {
    name: "array",
    module: "array",
    doc: "array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\ninitialized from the optional initializer value, which must be a list,\nstring or iterable over elements of the appropriate type.",
    kind: Kind::Array,
    flags: class_flag::BASETYPE | class_flag::HAS_WEAKREF | class_flag::SEQUENCE,
    methods: methods::METHODS,
    getsets: &[
        GetSetDef {
            name: "typecode",
            get: |vm, object| {
                let letter = of(object).read(|array| array.code().letter());
                vm.new_str([letter])
            },
            set: None,
            doc: "the typecode character used to create the array",
        },
        GetSetDef {
            name: "itemsize",
            get: |_, object| Ok(Value::length(of(object).read(|array| array.code().size()))),
            set: None,
            doc: "the size, in bytes, of one array item",
        },
    ],
    ..NativeClass::DEFAULT
};

fn of(value: Value) -> Gc<ArrayObject> {
    value.as_kind::<ArrayObject>().expect("a method's receiver is of its class")
}

fn code_of(array: Gc<ArrayObject>) -> TypeCode {
    array.read(|array| array.code())
}

/// An object as an item of a type: what is of another kind, or beyond the type, raises.
fn item(vm: &mut Vm, code: TypeCode, value: Value) -> Result<Item> {
    let item = match code {
        TypeCode::Unicode => {
            let text = value.as_kind::<Str>().filter(|text| text.len() == 1);
            match text.and_then(|text| text.get(0)) {
                Some(c) => Item::Char(c),
                None => return Err(vm.type_error("array item must be unicode character")),
            }
        }
        TypeCode::Float | TypeCode::Double => Item::Float(vm.to_float(value)?),
        _ => {
            let value = vm.index(value)?;
            let number = Operand::of(value).map_or(0, |int| match int.i64() {
                Some(small) => small.into(),
                None => i128::try_from(&int.big()).unwrap_or(if int.is_negative() {
                    i128::MIN
                } else {
                    i128::MAX
                }),
            });
            Item::Int(number)
        }
    };
    match code.encode(item) {
        Ok(_) => Ok(item),
        Err(ItemError::Overflow(message)) => Err(vm.overflow_error(message)),
        Err(ItemError::Kind) => Err(vm.type_error("array item must be unicode character")),
    }
}

fn new_array(vm: &mut Vm, class: Gc<Class>, store: Array) -> Result {
    let layout = vm.instance_layout(class);
    let made = ArrayObject::alloc(&vm.heap, store, layout, !class.has(class_flag::HEAP));
    vm.memory(made).map(Value::object)
}

/// An array of the class itself.
fn plain_array(vm: &mut Vm, store: Array) -> Result {
    let class = native_class(vm, &ARRAY)?;
    new_array(vm, class, store)
}

fn filled(code: TypeCode, bytes: &[u8]) -> Array {
    let mut array = Array::new(code);
    // Bytes of whole items: they come from an array of the type.
    let _whole = array.frombytes(bytes);
    array
}

/// Appends one item.
fn append_item(vm: &mut Vm, array: Gc<ArrayObject>, object: Value) -> Result<()> {
    let item = item(vm, code_of(array), object)?;
    let pushed = array.change(&vm.heap, 0, |array| array.push(item));
    match vm.memory(pushed)? {
        Ok(()) => Ok(()),
        Err(_) => Err(vm.type_error("bad argument type for built-in operation")),
    }
}

fn append_bytes(vm: &mut Vm, array: Gc<ArrayObject>, bytes: &[u8]) -> Result<()> {
    let appended = array.change(&vm.heap, bytes.len(), |array| array.frombytes(bytes));
    if vm.memory(appended)? {
        Ok(())
    } else {
        Err(vm.value_error("bytes length not a multiple of item size"))
    }
}

/// Appends the characters of a text.
fn append_text(vm: &mut Vm, array: Gc<ArrayObject>, text: Gc<Str>) -> Result<()> {
    let appended = array.change(&vm.heap, text.len() * 4, |array| {
        text.wtf8().code_points().try_for_each(|c| array.push(Item::Char(c)))
    });
    match vm.memory(appended)? {
        Ok(()) => Ok(()),
        Err(_) => Err(vm.type_error("bad argument type for built-in operation")),
    }
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let own = native_class(vm, &ARRAY)?;
    let class = class_argument(vm, args, own)?;
    if class.is(own) && args.names().is_some_and(|names| !names.is_empty()) {
        return Err(vm.type_error("array.array() takes no keyword arguments"));
    }
    let given = args.positional() - 1;
    if given == 0 {
        return Err(vm.type_error("array() takes at least 1 argument (0 given)"));
    }
    if given > 2 {
        return Err(vm.type_error(format!("array() takes at most 2 arguments ({given} given)")));
    }
    let letter = args[1].as_kind::<Str>().filter(|text| text.len() == 1);
    let Some(letter) = letter.and_then(|text| text.get(0)) else {
        let name = vm.type_name(args[1]);
        return Err(vm.type_error(format!("array() argument 1 must be a unicode character, not {name}")));
    };
    let initial = if given == 2 { args[2] } else { Value::UNBOUND };
    let shown = char::from_u32(letter).unwrap_or('?');
    let code = u8::try_from(letter).ok().and_then(TypeCode::of);
    if code != Some(TypeCode::Unicode) && !initial.is_unbound() {
        if initial.as_kind::<Str>().is_some() {
            let text = format!("cannot use a str to initialize an array with typecode '{shown}'");
            return Err(vm.type_error(text));
        }
        if let Some(other) = initial.as_kind::<ArrayObject>()
            && code_of(other) == TypeCode::Unicode
        {
            let text = format!("cannot use a unicode array to initialize an array with typecode '{shown}'");
            return Err(vm.type_error(text));
        }
    }
    let Some(code) = code else {
        return Err(vm.value_error("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"));
    };
    let made = new_array(vm, class, Array::new(code))?;
    let array = of(made);
    if initial.is_unbound() {
        return Ok(made);
    }
    if let Some(text) = initial.as_kind::<Str>() {
        append_text(vm, array, text)?;
    } else if initial.as_kind::<Bytes>().is_some() || initial.as_kind::<ByteArray>().is_some() {
        let bytes = super::buffers::bytes(vm, initial)?;
        append_bytes(vm, array, &bytes)?;
    } else if let Some(other) = initial.as_kind::<ArrayObject>()
        && code_of(other) == code
    {
        let bytes = other.read(|other| other.bytes().to_vec());
        append_bytes(vm, array, &bytes)?;
    } else if let Some(list) = initial.as_kind::<List>() {
        let mut index = 0;
        while let Some(object) = list.get(index) {
            append_item(vm, array, object)?;
            index += 1;
        }
    } else {
        vm.for_each(initial, |vm, object| append_item(vm, array, object).map(|()| true))?;
    }
    Ok(made)
}

/// `_array_reconstructor(class, typecode, machine format, bytes)`, for the formats of this machine.
fn reconstruct(vm: &mut Vm, args: Args) -> Result {
    let Some(class) = args[0].as_kind::<Class>() else {
        return Err(vm.type_error("first argument must be a type object, not something else"));
    };
    let letter =
        args[1].as_kind::<Str>().and_then(|text| text.get(0)).and_then(|letter| u8::try_from(letter).ok());
    let Some(code) = letter.and_then(TypeCode::of) else {
        return Err(vm.value_error("second argument must be a valid type code"));
    };
    let bytes = super::buffers::bytes(vm, args[3])?;
    let made = new_array(vm, class, Array::new(code))?;
    append_bytes(vm, of(made), &bytes)?;
    Ok(made)
}

/// The order of two arrays, item by item.
fn compare(vm: &mut Vm, operator: CompareOperator, args: Args) -> Result {
    let (a, Some(b)) = (of(args[0]), args[1].as_kind::<ArrayObject>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (a, b) = (methods::list_of(vm, a)?, methods::list_of(vm, b)?);
    vm.compare(operator, a, b)
}

#[cold]
fn other_kind(vm: &mut Vm) -> Raised {
    vm.type_error("bad argument type for built-in operation")
}
