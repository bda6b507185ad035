//! Named tuples of native modules, as `sys.version_info`: tuples whose items are attributes too, and that may have more
//! attributes than items.

use crate::heap::Gc;
use crate::objects::class::Class;
use crate::objects::descriptor::Member;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::slots;
use crate::objects::{Kind, Value};
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Args, Result, Vm};

/// What such classes are made from: `NativeClass { name, module, slots, ..STRUCTSEQ }`. The names that begin with a dot are
/// attributes only.
pub const STRUCTSEQ: NativeClass = NativeClass {
    kind: Kind::Tuple,
    flags: crate::objects::class::class_flag::SEQUENCE,
    methods: crate::natives! {
        Method {
            "__repr__" None, repr, "Return repr(self).";
            "__reduce__" None, reduce, "What pickles the tuple.";
        }
        StaticMethod { "__new__" Positional(2, 3), new, "Create the tuple from a sequence."; }
    },
    ..NativeClass::DEFAULT
};

/// The class of named tuples, of which the first `items` slots are items.
///
/// # Errors
/// MemoryError.
pub fn class(vm: &mut Vm, def: &'static NativeClass, items: usize) -> Result<Gc<Class>> {
    let class = native_class(vm, def)?;
    let name = vm.intern("n_sequence_fields")?;
    if class.dict.get_str(name).is_none() {
        let names = vm.tuple_of_strs(&def.slots[..items])?;
        let match_args = vm.names.__match_args__;
        vm.namespace_set(class.dict, match_args, names)?;
        for (name, number) in
            [("n_sequence_fields", items), ("n_fields", def.slots.len()), ("n_unnamed_fields", 0)]
        {
            let name = vm.intern(name)?;
            vm.namespace_set(class.dict, name, Value::length(number))?;
        }
    }
    Ok(class)
}

/// A named tuple: `values` are those of all slots, the items first.
///
/// # Errors
/// MemoryError.
pub fn make(vm: &mut Vm, def: &'static NativeClass, items: usize, values: &[Value]) -> Result {
    let class = class(vm, def, items)?;
    fill(vm, class, &values[..items], values)
}

/// A named tuple whose items are not all the same as the attributes.
///
/// # Errors
/// MemoryError.
pub fn make_from(vm: &mut Vm, def: &'static NativeClass, items: &[Value], values: &[Value]) -> Result {
    let class = class(vm, def, items.len())?;
    fill(vm, class, items, values)
}

fn fill(vm: &mut Vm, class: Gc<Class>, items: &[Value], values: &[Value]) -> Result {
    let (shape, count) = vm.instance_layout(class);
    let tuple = Tuple::alloc_instance(&vm.heap, items, shape, count);
    let tuple = vm.memory(tuple)?;
    for (slot, &value) in slots(&tuple.erase()).iter().zip(values) {
        slot.set(value);
    }
    Ok(Value::object(tuple))
}

/// The names of the slots of a class, in their order.
fn names(class: Gc<Class>) -> Vec<Gc<Str>> {
    let items = class.dict.table().iter();
    let mut members: Vec<Gc<Member>> = items.filter_map(|item| item.value.as_object::<Member>()).collect();
    members.sort_by_key(|member| member.slot);
    members.into_iter().map(|member| member.name).collect()
}

fn number(vm: &mut Vm, class: Gc<Class>, name: &str) -> Result<usize> {
    let name = vm.intern(name)?;
    let number = class.dict.get_str(name).and_then(|number| number.as_int());
    Ok(number.map_or(0, |number| number.get() as usize))
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    let class = vm.class_of(args[0]);
    let Some(tuple) = args[0].as_kind::<Tuple>() else { return Err(vm.type_error("not a named tuple")) };
    let module = class.dict.get_str(vm.names.__module__).and_then(|module| module.as_kind::<Str>());
    let module =
        module.map_or_else(String::new, |module| String::from_utf8_lossy(module.as_bytes()).into_owned());
    let mut parts = Vec::new();
    for (name, &value) in names(class).into_iter().zip(tuple.items()) {
        let value = vm.repr_text(value)?;
        parts.push(format!("{}={value}", String::from_utf8_lossy(name.as_bytes())));
    }
    vm.new_str(format!("{module}.{}({})", class.name_text(), parts.join(", ")))
}

fn reduce(vm: &mut Vm, args: Args) -> Result {
    let class = Value::object(vm.class_of(args[0]));
    let items = vm.tuple_from(args[0])?;
    let arguments = Tuple::alloc(&vm.heap, &[Value::object(items)]);
    let arguments = vm.memory(arguments)?;
    let reduced = Tuple::alloc(&vm.heap, &[class, Value::object(arguments)]);
    vm.memory(reduced).map(Value::object)
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let Some(class) = args[0].as_kind::<Class>() else { return Err(vm.type_error("not a class")) };
    let given = vm.tuple_from(args[1])?;
    let (least, most) = (number(vm, class, "n_sequence_fields")?, number(vm, class, "n_fields")?);
    let name = class.name_text();
    let count = given.len();
    if count < least || count > most {
        let (bound, limit) = if count < least { ("at least", least) } else { ("at most", most) };
        let bound = if least == most { String::new() } else { format!("{bound} ") };
        let text = format!("{name}() takes an {bound}{limit}-sequence ({count}-sequence given)");
        return Err(vm.type_error(text));
    }
    let mut values = given.items().to_vec();
    values.resize(most, Value::NONE);
    fill(vm, class, &given.items()[..least], &values)
}
