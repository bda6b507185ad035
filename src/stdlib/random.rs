//! The module `_random`: the Mersenne twister.

use super::{module, set};
use crate::heap::{Gc, Marker};
use crate::library::random::MersenneTwister;
use crate::natives;
use crate::objects::Value;
use crate::objects::class::class_flag;
use crate::objects::int::{self, Operand};
use crate::objects::module::Module;
use crate::objects::native_object::{NativeObject, NativeState};
use crate::objects::tuple::Tuple;
use crate::vm::constructor::class_argument;
use crate::vm::native_class::{NativeClass, native_class};
use crate::vm::{Args, Result, Vm};
use dashu_int::{IBig, UBig};
use std::cell::RefCell;

pub(super) fn make(vm: &mut Vm) -> Result<Gc<Module>> {
    let module =
        module(vm, "_random", "Module implements the Mersenne Twister random number generator.", &[])?;
    let class = native_class(vm, &RANDOM)?;
    set(vm, module, "Random", Value::object(class))?;
    Ok(module)
}

struct Generator(RefCell<MersenneTwister>);

impl NativeState for Generator {
    fn trace(&self, _: &mut Marker<'_>) {}
}

static RANDOM: NativeClass = NativeClass {
    name: "Random",
    module: "_random",
    doc: "Random() -> create a random number generator with its own internal state.",
    flags: class_flag::BASETYPE,
    methods: natives! {
        StaticMethod { "__new__" Any, new, "Create and return a new object.  See help(type) for accurate signature."; }
        Method {
            "random" None, random, "random() -> x in the interval [0, 1).";
            "seed" Positional(0, 1), seed, "seed([n]) -> None.\n\nDefaults to use urandom and falls back to a combination\nof the current time and the process identifier.";
            "getstate" None, getstate, "getstate() -> tuple containing the current state.";
            "setstate" One, setstate, "setstate(state) -> None.  Restores generator state.";
            "getrandbits" One, getrandbits, "getrandbits(k) -> x.  Generates an int with k random bits.";
        }
    },
    ..NativeClass::DEFAULT
};

/// Does something with the generator, which runs no Python meanwhile.
#[inline]
fn with<T>(vm: &mut Vm, object: Value, run: impl FnOnce(&mut MersenneTwister) -> T) -> Result<T> {
    let object = NativeObject::of(object);
    match object.as_ref().and_then(|object| object.state::<Generator>()) {
        Some(generator) => Ok(run(&mut generator.0.borrow_mut())),
        None => Err(vm.type_error("a Random object is required")),
    }
}

/// A seed of the system's randomness, or of the clock if there is none.
fn entropy() -> MersenneTwister {
    use std::hash::{BuildHasher, Hasher};
    // Each of these hashers has keys of its own, which come from the system.
    let words: Vec<u32> = (0..8)
        .map(|_| std::collections::hash_map::RandomState::new().build_hasher().finish() as u32)
        .collect();
    MersenneTwister::from_words(&words)
}

/// The generator for a seed: an int by its absolute value, anything else by its hash.
fn seeded(vm: &mut Vm, seed: Option<Value>) -> Result<MersenneTwister> {
    let Some(seed) = seed.filter(|seed| !seed.is_none()) else { return Ok(entropy()) };
    let magnitude = match Operand::of(seed) {
        Some(int) => int.big().into_parts().1,
        None => UBig::from(vm.hash(seed)? as u64),
    };
    Ok(MersenneTwister::from_seed(&magnitude))
}

fn new(vm: &mut Vm, args: Args) -> Result {
    let own = native_class(vm, &RANDOM)?;
    let class = class_argument(vm, args, own)?;
    let generator = seeded(vm, args.get(1).filter(|_| args.positional() == 2 && class.is(own)))?;
    NativeObject::new(vm, class, Generator(RefCell::new(generator)))
}

fn random(vm: &mut Vm, args: Args) -> Result {
    let number = with(vm, args[0], MersenneTwister::random)?;
    vm.new_float(number)
}

fn seed(vm: &mut Vm, args: Args) -> Result {
    let seeded = seeded(vm, args.get(1))?;
    with(vm, args[0], |generator| *generator = seeded)?;
    Ok(Value::NONE)
}

fn getstate(vm: &mut Vm, args: Args) -> Result {
    let words = with(vm, args[0], |generator| generator.state())?;
    let tuple = Tuple::from_fn(&vm.heap, words.len(), |index| Value::length(words[index] as usize));
    vm.memory(tuple).map(Value::object)
}

fn setstate(vm: &mut Vm, args: Args) -> Result {
    let Some(state) = args[1].as_kind::<Tuple>() else {
        return Err(vm.type_error("state vector must be a tuple"));
    };
    let mut words = [0; 625];
    if state.len() != words.len() {
        return Err(vm.value_error("state vector is the wrong size"));
    }
    for (word, &item) in words.iter_mut().zip(state.items()) {
        let Some(int) = Operand::of(item) else {
            let text = format!("'{}' object cannot be interpreted as an integer", vm.type_name(item));
            return Err(vm.type_error(text));
        };
        let number = int.i64().filter(|&number| number >= 0);
        let Some(number) = number else {
            return Err(vm.overflow_error(if int.is_negative() {
                "can't convert negative value to unsigned int"
            } else {
                "Python int too large to convert to C unsigned long"
            }));
        };
        *word = number as u32;
    }
    let Some(restored) = MersenneTwister::from_state(&words) else {
        return Err(vm.value_error("invalid state"));
    };
    with(vm, args[0], |generator| *generator = restored)?;
    Ok(Value::NONE)
}

fn getrandbits(vm: &mut Vm, args: Args) -> Result {
    let index = vm.index(args[1])?;
    let bits = Operand::of(index).and_then(Operand::i64);
    let bits = match bits {
        Some(bits) if bits < 0 => return Err(vm.value_error("number of bits must be non-negative")),
        Some(bits) if bits <= i64::from(i32::MAX) => bits as u32,
        _ => return Err(vm.overflow_error("Python int too large to convert to C int")),
    };
    if bits <= 60 {
        let number = with(vm, args[0], |generator| generator.bits(bits))?;
        return Ok(Value::length(number as usize));
    }
    let charged = vm.heap.charge(bits as usize / 8);
    vm.memory(charged)?;
    vm.heap.refund(bits as usize / 8);
    let number = with(vm, args[0], |generator| generator.big_bits(bits as usize))?;
    let number = int::from_big(&vm.heap, IBig::from(number));
    vm.memory(number)
}
