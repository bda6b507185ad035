//! `super`.

use super::function::table;
use super::support::class_to_make;
use super::type_::readonly;
use crate::heap::Gc;
use crate::natives;
use crate::objects::Kind;
use crate::objects::Value;
use crate::objects::cell::CellObject;
use crate::objects::class::Class;
use crate::objects::descriptor::Super;
use crate::objects::tuple::Tuple;
use crate::vm::{Args, NativeDef, Raised, Result, Vm};

/// The methods of `super`.
pub static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Create and return a new object.";
    }
    Method {
        "__init__" Any, init, "Initialize self.";
        "__repr__" None, repr, "Return repr(self).";
        "__get__" Positional(1, 2), bind, "Return an attribute of instance, which is of type owner.";
        "__getattribute__" One, getattribute, "Return getattr(self, name).";
    }
};

table! {
    /// The computed attributes of `super`.
    GETSETS {
        "__thisclass__" |_, s| Ok(this(s).class.get().bound().unwrap_or(Value::NONE)), Some(readonly), "the class invoking super()";
        "__self__" |_, s| Ok(this(s).receiver.get()), Some(readonly), "the instance invoking super(); may be None";
        "__self_class__" |_, s| Ok(this(s).receiver_class.get()), Some(readonly), "the type of the instance invoking super(); may be None";
    }
}

fn this(value: Value) -> Gc<Super> {
    value.as_kind::<Super>().expect("a method's receiver is of its class")
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_to_make(vm, args, Kind::Super)?;
    let layout = vm.instance_layout(class);
    let made = Super::alloc(&vm.heap, layout);
    vm.memory(made).map(Value::object)
}

fn init(vm: &mut Vm, args: Args) -> Result {
    if args.len() > args.positional() {
        return Err(vm.type_error("super() takes no keyword arguments"));
    }
    if args.len() > 3 {
        let given = args.len() - 1;
        return Err(vm.type_error(format!("super() expected at most 2 arguments, got {given}")));
    }
    let (class, object) = match args.get(1) {
        None => implicit(vm)?,
        Some(class) => (class, args.get(2).unwrap_or(Value::NONE)),
    };
    let Some(class) = class.as_kind::<Class>() else {
        let given = vm.type_name(class);
        return Err(vm.type_error(format!("super() argument 1 must be a type, not {given}")));
    };
    fill(vm, this(args[0]), class, object)?;
    Ok(Value::NONE)
}

fn fill(vm: &mut Vm, made: Gc<Super>, class: Gc<Class>, object: Value) -> Result<()> {
    if !object.is_none() {
        let start = vm.super_check(class, object)?;
        made.receiver_class.set(Value::object(start));
    }
    made.class.set(Value::object(class));
    made.receiver.set(object);
    Ok(())
}

/// The class and the object of a call without arguments, from the frame that made it.
fn implicit(vm: &mut Vm) -> Result<(Value, Value)> {
    let error = |vm: &mut Vm, text: &str| -> Raised { vm.runtime_error(text) };
    let Some((function, first)) = vm.calling_function() else {
        return Err(error(vm, "super(): no current frame"));
    };
    let code = function.code.get();
    if code.argcount == 0 {
        return Err(error(vm, "super(): no arguments"));
    }
    // A parameter that is a cell lies in its own register.
    let object = match first.as_object::<CellObject>() {
        Some(cell) if code.code.cellvars.iter().any(|(_, register)| *register == 0) => cell.get(),
        _ => first,
    };
    if object.is_unbound() {
        return Err(error(vm, "super(): arg[0] deleted"));
    }
    let place = code.code.freevars.iter().position(|name| &**name == "__class__");
    let cells = function.closure.get().as_object::<Tuple>();
    let cell = place.and_then(|place| cells?.get(place)?.as_object::<CellObject>());
    let Some(cell) = cell else { return Err(error(vm, "super(): __class__ cell not found")) };
    let class = cell.get();
    if class.is_unbound() {
        return Err(error(vm, "super(): empty __class__ cell"));
    }
    if class.as_kind::<Class>().is_none() {
        let given = vm.type_name(class);
        return Err(vm.runtime_error(format!("super(): __class__ is not a type ({given})")));
    }
    Ok((class, object))
}

fn repr(vm: &mut Vm, args: Args) -> Result {
    let own = this(args[0]);
    let class =
        own.class.get().as_kind::<Class>().map_or_else(|| "NULL".to_owned(), |class| class.name_text());
    let shown = match own.receiver_class.get().as_kind::<Class>() {
        Some(start) => format!("<super: <class '{class}'>, <{} object>>", start.name_text()),
        None => format!("<super: <class '{class}'>, NULL>"),
    };
    vm.new_str(shown)
}

fn bind(vm: &mut Vm, args: Args) -> Result {
    let own = this(args[0]);
    let (Some(class), true, false) =
        (own.class.get().as_kind::<Class>(), own.receiver.get().is_none(), args[1].is_none())
    else {
        return Ok(args[0]);
    };
    let maker = Value::object(vm.class_of(args[0]));
    if maker != Value::object(vm.class(Kind::Super)) {
        return vm.call(maker, &[Value::object(class), args[1]]);
    }
    let layout = vm.instance_layout(vm.class(Kind::Super));
    let made = Super::alloc(&vm.heap, layout);
    let made = vm.memory(made)?;
    fill(vm, made, class, args[1])?;
    Ok(Value::object(made))
}

fn getattribute(vm: &mut Vm, args: Args) -> Result {
    let name = super::object::name_argument(vm, args[1])?;
    let class = vm.class_of(args[0]);
    match vm.find_generic(args[0], class, name)? {
        Some(value) => Ok(value),
        None => Err(vm.no_attribute(args[0], name)),
    }
}
