//! Exception groups: PEP 654.

use super::base::{init_args, text_of_args};
use super::{class_argument, field, no_keywords, receiver};
use crate::natives;
use crate::objects::Value;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::vm::groups::{MESSAGE, matcher, members, new_group, split as split_group};
use crate::vm::{Args, Exc, NativeDef, Result, Vm};

pub(super) static METHODS: &[NativeDef] = natives! {
    StaticMethod {
        "__new__" Any, new, "Create and return a new object.  See help(type) for accurate signature.";
    }
    Method {
        "__init__" Any, init, "Initialize self.  See help(type(self)) for accurate signature.";
        "__str__" None, str, "Return str(self).";
        "derive" Positional(1, 1), derive;
        "split" Positional(1, 1), split;
        "subgroup" Positional(1, 1), subgroup;
    }
    ClassMethod {
        "__class_getitem__" One, class_getitem, "See PEP 585";
    }
};

fn new(vm: &mut Vm, args: Args) -> Result {
    let class = class_argument(vm, args, Exc::BaseExceptionGroup)?;
    let given = &args.as_slice()[1..args.positional()];
    new_group(vm, class, given)
}

fn init(vm: &mut Vm, args: Args) -> Result {
    let class = vm.class_of(args[0]);
    no_keywords(vm, args, class)?;
    init_args(vm, args)
}

fn str(vm: &mut Vm, args: Args) -> Result {
    let group = receiver(vm, args[0])?;
    let (Some(message), Some(members)) = (field(group, MESSAGE).as_kind::<Str>(), members(group)) else {
        return text_of_args(vm, group);
    };
    let s = if members.len() == 1 { "" } else { "s" };
    let mut text = message.as_bytes().to_vec();
    text.extend_from_slice(format!(" ({} sub-exception{s})", members.len()).as_bytes());
    vm.new_str(text)
}

fn derive(vm: &mut Vm, args: Args) -> Result {
    let message = field(receiver(vm, args[0])?, MESSAGE).bound().unwrap_or(Value::NONE);
    let class = vm.exception_class(Exc::BaseExceptionGroup);
    new_group(vm, class, &[message, args[1]])
}

fn class_getitem(vm: &mut Vm, args: Args) -> Result {
    let class = Value::object(vm.class(crate::objects::Kind::GenericAlias));
    vm.call(class, &[args[0], args[1]])
}

fn split(vm: &mut Vm, args: Args) -> Result {
    let matcher = matcher(vm, args[1])?;
    let parts = split_group(vm, args[0], matcher, true)?;
    let parts = [parts.matched, parts.rest].map(|part| part.bound().unwrap_or(Value::NONE));
    let pair = Tuple::alloc(&vm.heap, &parts);
    vm.memory(pair).map(Value::object)
}

fn subgroup(vm: &mut Vm, args: Args) -> Result {
    let matcher = matcher(vm, args[1])?;
    let parts = split_group(vm, args[0], matcher, false)?;
    Ok(parts.matched.bound().unwrap_or(Value::NONE))
}
