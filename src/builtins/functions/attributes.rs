//! Functions of attributes: `getattr`, `setattr`, `dir`, `vars` and their kin.

use crate::heap::Gc;
use crate::objects::Value;
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::vm::{Args, Result, Vm};

/// An attribute's name: interned, so that it is found by its address.
fn name_arg(vm: &mut Vm, name: Value) -> Result<Gc<Str>> {
    match name.as_kind::<Str>() {
        Some(name) => Ok(vm.strings.intern(name)),
        None => {
            let class = vm.type_name(name);
            Err(vm.type_error(format!("attribute name must be string, not '{class}'")))
        }
    }
}

pub(super) fn getattr(vm: &mut Vm, args: Args) -> Result {
    let name = name_arg(vm, args[1])?;
    match args.get(2) {
        None => vm.get_attr(args[0], name),
        Some(default) => Ok(vm.find_attr(args[0], name)?.unwrap_or(default)),
    }
}

pub(super) fn hasattr(vm: &mut Vm, args: Args) -> Result {
    let name = name_arg(vm, args[1])?;
    Ok(Value::bool(vm.find_attr(args[0], name)?.is_some()))
}

pub(super) fn setattr(vm: &mut Vm, args: Args) -> Result {
    let name = name_arg(vm, args[1])?;
    vm.set_attr(args[0], name, args[2])?;
    Ok(Value::NONE)
}

pub(super) fn delattr(vm: &mut Vm, args: Args) -> Result {
    let name = name_arg(vm, args[1])?;
    vm.del_attr(args[0], name)?;
    Ok(Value::NONE)
}

pub(super) fn vars(vm: &mut Vm, args: Args) -> Result {
    let Some(object) = args.get(0) else { return vm.locals() };
    match vm.find_attr(object, vm.names.__dict__)? {
        Some(dict) => Ok(dict),
        None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
    }
}

pub(super) fn dir(vm: &mut Vm, args: Args) -> Result {
    let names = match args.get(0) {
        None => {
            let locals = vm.locals()?;
            let keys = vm.intern("keys")?;
            vm.call_method(locals, keys, &[])?
        }
        Some(object) => match vm.call_special(object, vm.names.__dir__, &[])? {
            Some(names) => names,
            None => Value::object(vm.default_dir(object)?),
        },
    };
    let list = vm.list_from(names)?;
    vm.sort_list(list, None, false)?;
    Ok(Value::object(list))
}

impl Vm {
    /// `object.__dir__()`, `type.__dir__()` and `module.__dir__()`: the names of the attributes, in no order.
    ///
    /// # Errors
    /// MemoryError; what `__dict__` raises.
    pub fn default_dir(&mut self, object: Value) -> Result<Gc<List>> {
        let names = Dict::alloc(&self.heap);
        let names = self.memory(names)?;
        if let Some(class) = object.as_kind::<Class>() {
            self.add_class_names(names, class)?;
        } else if let Some(module) = object.as_kind::<Module>() {
            if let Some(function) = self.namespace_get(module.dict, self.names.__dir__)? {
                let given = self.call(function, &[])?;
                return self.list_from(given);
            }
            self.dict_update(names, Value::object(module.dict))?;
        } else {
            if let Some(dict) = self.find_attr(object, self.names.__dict__)?
                && dict.as_kind::<Dict>().is_some()
            {
                self.dict_update(names, dict)?;
            }
            let class = self.find_attr(object, self.names.__class__)?;
            let class = class.and_then(|class| class.as_kind::<Class>());
            self.add_class_names(names, class.unwrap_or(self.class_of(object)))?;
        }
        self.list_from(Value::object(names))
    }

    fn add_class_names(&mut self, names: Gc<Dict>, class: Gc<Class>) -> Result<()> {
        for class in class.mro_classes() {
            // The keys of a class are strings: no Python runs.
            for item in class.dict.table().iter() {
                if let Some(key) = item.key.as_object::<Str>() {
                    let set = names.set_str(&self.heap, key, Value::NONE);
                    self.memory(set)?;
                }
            }
        }
        Ok(())
    }
}
