//! Binary and unary operators.
//!
//! An operator asks the built-in types first, each of which knows some pairs of operands ([`Vm::native_operator`]). Where a
//! class of a program takes part, methods are asked in CPython's order: [`Vm::operator_methods`].

use super::special::{Special, is_plain, kind_of};
use crate::bytecode::opcode::BinaryOperator;
use crate::heap::Gc;
use crate::objects::class::Class;
use crate::objects::complex::{Complex, Number};
use crate::objects::float;
use crate::objects::function::Function;
use crate::objects::int::{self, IntError, Operand};
use crate::objects::str::Str;
use crate::objects::{Int, Kind, Value};
use crate::vm::{Result, Vm};
use BinaryOperator::{
    Add, And, FloorDivide, Lshift, MatrixMultiply, Multiply, Or, Power, Remainder, Rshift, Subtract,
    TrueDivide, Xor,
};

/// What is asked of which object, in a binary operation by methods.
#[derive(Clone, Copy)]
pub struct Asked {
    /// What its class has.
    pub method: Special,
    /// The method's name.
    pub name: Gc<Str>,
    /// The object that is asked.
    pub object: Value,
    /// The other one.
    pub other: Value,
    /// Which method that is.
    pub form: Form,
}

/// The operands of an operation, in their order, with what it is.
#[derive(Clone, Copy)]
pub struct Operation {
    /// The operator.
    pub operator: BinaryOperator,
    /// Whether it is `+=` and the like.
    pub in_place: bool,
    /// The left operand.
    pub left: Value,
    /// The right operand.
    pub right: Value,
}

impl Vm {
    /// `a + b` and the like.
    ///
    /// # Errors
    /// TypeError: the types do not support it; what the operation or a method raises.
    #[inline]
    pub fn binary(&mut self, operator: BinaryOperator, a: Value, b: Value) -> Result {
        if is_plain(a)
            && is_plain(b)
            && let Some(result) = self.binary_native(operator, a, b)?
        {
            return Ok(result);
        }
        self.binary_by_methods(Operation { operator, in_place: false, left: a, right: b })
    }

    /// `a += b` and the like: the new value of `a`.
    ///
    /// # Errors
    /// As [`Vm::binary`].
    #[inline]
    pub fn inplace(&mut self, operator: BinaryOperator, a: Value, b: Value) -> Result {
        if is_plain(a) && is_plain(b) {
            let kind = kind_of(a);
            if is_mutable(kind)
                && let Some(result) = self.native_inplace(kind, operator, a, b)?
            {
                return Ok(result);
            }
            if let Some(result) = self.binary_native(operator, a, b)? {
                return Ok(result);
            }
        }
        self.binary_by_methods(Operation { operator, in_place: true, left: a, right: b })
    }

    /// The operation on operands of built-in types, whatever classes derived from them define. `None`: the types do not know
    /// each other.
    ///
    /// # Errors
    /// What the operation raises.
    #[inline]
    pub fn binary_native(&mut self, operator: BinaryOperator, a: Value, b: Value) -> Result<Option<Value>> {
        let (x, y) = (kind_of(a), kind_of(b));
        match self.native_operator(x, operator, a, b)? {
            None if x != y => self.native_operator(y, operator, a, b),
            result => Ok(result),
        }
    }

    /// The method that an operation asks first, if it is a Python function of the left operand's class, which was made by a
    /// program, and the right one's class is the same or built in. PERF: what nearly all operations on objects come to, found
    /// without asking for all methods that there may be.
    #[inline]
    pub fn left_method(&self, operation: Operation) -> Option<Gc<Function>> {
        let Operation { operator, in_place, left, right } = operation;
        if is_plain(left) {
            return None;
        }
        let class = self.class_of(left);
        if !is_plain(right) && left.shape() != right.shape() && !self.class_of(right).is(class) {
            return None;
        }
        if in_place && let Some(method) = self.lookup(class, self.operator_name(operator, Form::InPlace)) {
            return method.as_object::<Function>();
        }
        self.lookup(class, self.operator_name(operator, Form::Plain))?.as_object::<Function>()
    }

    fn binary_by_methods(&mut self, operation: Operation) -> Result {
        let mut stage = 0;
        while let Some(asked) = self.operator_methods(operation, stage) {
            let result = self.ask_operator(operation, asked)?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
            stage += 1;
        }
        self.operator_default(operation)
    }

    /// Which method an operation asks as its `stage`th, counted from 0. `None`: no more.
    ///
    /// In place, first the left operand's in-place method. Then the left operand's method and the right one's reflected
    /// method; the latter goes first if its class derives from the left one's and has another such method. A method of a
    /// sequence type goes last, as sequences do in CPython.
    pub fn operator_methods(&mut self, operation: Operation, stage: usize) -> Option<Asked> {
        let Operation { in_place, left: a, right: b, .. } = operation;
        let (left, right) = (self.class_of(a), self.class_of(b));
        let mut order = [None; 3];
        if in_place {
            order[0] = self.asked(operation, Form::InPlace, left, a, b);
        }
        order[1] = self.asked(operation, Form::Plain, left, a, b);
        if !left.is(right) {
            order[2] = self.asked(operation, Form::Reflected, right, b, a);
            if let Some(reflected) = order[2]
                && right.is_subclass(left)
                && self.lookup(left, reflected.name) != self.lookup(right, reflected.name)
            {
                order.swap(1, 2);
            }
        }
        order.into_iter().flatten().nth(stage)
    }

    /// The method of one form that an object's class has, unless a sequence's.
    fn asked(
        &mut self,
        operation: Operation,
        form: Form,
        class: Gc<Class>,
        object: Value,
        other: Value,
    ) -> Option<Asked> {
        let name = self.operator_name(operation.operator, form);
        let method = self.special(class, name);
        let is_asked = match method {
            Special::Missing => false,
            _ if !is_sequence_method(method, operation.operator) => true,
            // A class that defines one of the two methods is asked for the other as well, as if it had defined both.
            // CPython's derived classes extend in place before anything else; lists themselves do it last.
            _ if form == Form::InPlace => operation.operator == Add && !is_plain(object),
            _ => {
                let twin = if form == Form::Plain { Form::Reflected } else { Form::Plain };
                let name = self.operator_name(operation.operator, twin);
                matches!(self.special(class, name), Special::Method(_))
            }
        };
        is_asked.then_some(Asked { method, name, object, other, form })
    }

    /// Asks one object for the result of an operation: `NotImplemented` if it does not know.
    ///
    /// # Errors
    /// What its method raises.
    pub fn ask_operator(&mut self, operation: Operation, asked: Asked) -> Result {
        let Asked { method, name, object, other, form } = asked;
        match method {
            Special::Native(kind) if is_sequence_method(method, operation.operator) => {
                if form == Form::InPlace {
                    let result = self.native_inplace(kind, operation.operator, object, other)?;
                    return Ok(result.unwrap_or(Value::NOT_IMPLEMENTED));
                }
                if operation.operator == Add {
                    return self.sequence_concat(kind, object, other);
                }
                let count = self.index(other)?;
                self.sequence_repeat(kind, object, count)
            }
            Special::Native(kind) if knows(kind, operation.operator) => {
                let result = if form == Form::InPlace {
                    self.native_inplace(kind, operation.operator, object, other)?
                } else {
                    self.native_operator(kind, operation.operator, operation.left, operation.right)?
                };
                Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
            }
            Special::Native(_) => {
                Ok(self.call_special(object, name, &[other])?.unwrap_or(Value::NOT_IMPLEMENTED))
            }
            Special::Method(method) => self.call_found(method, object, name, &[other]),
            Special::Missing => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    /// What holds when no method knows: sequences are concatenated and repeated, or it is an error.
    ///
    /// # Errors
    /// TypeError; what the operation on sequences raises.
    pub fn operator_default(&mut self, operation: Operation) -> Result {
        let Operation { operator, in_place, left, right } = operation;
        if matches!(operator, Add | Multiply)
            && let Some(result) = self.sequence_default(operation)?
        {
            return Ok(result);
        }
        let (left_name, right_name) = (self.type_name(left), self.type_name(right));
        let text = match (operator, in_place) {
            (Power, false) => "** or pow()",
            _ => operator.text(),
        };
        let equals = if in_place { "=" } else { "" };
        let mut message =
            format!("unsupported operand type(s) for {text}{equals}: '{left_name}' and '{right_name}'");
        if operator == Rshift && !in_place && self.is_print(left) {
            message.push_str(". Did you mean \"print(<message>, file=<output_stream>)\"?");
        }
        Err(self.type_error(message))
    }

    /// The concatenation or repetition that is left when no method knows. `None`: the operand that CPython asks is no
    /// sequence of a built-in type, or has a method of a program instead.
    fn sequence_default(&mut self, operation: Operation) -> Result<Option<Value>> {
        let Operation { operator, in_place, left, right } = operation;
        if in_place
            && let Special::Native(kind) = self.operator_special(left, operator, Form::InPlace)
            && is_sequence(kind)
            && let Some(result) = self.native_inplace(kind, operator, left, right)?
        {
            return Ok(Some(result));
        }
        for (sequence, other, is_left) in [(left, right, true), (right, left, false)] {
            if !is_left && (operator == Add || in_place && has_sequence_slots(left)) {
                break;
            }
            let Special::Native(kind) = self.operator_special(sequence, operator, Form::Plain) else {
                continue;
            };
            let is_whole = operator == Add
                || self.operator_special(sequence, operator, Form::Reflected) == Special::Native(kind);
            if is_sequence(kind) && is_whole {
                let result = match operator {
                    Add => self.sequence_concat(kind, sequence, other),
                    _ => self.sequence_repeat(kind, sequence, other),
                };
                return result.map(Some);
            }
        }
        Ok(None)
    }

    fn operator_special(&mut self, object: Value, operator: BinaryOperator, form: Form) -> Special {
        let (class, name) = (self.class_of(object), self.operator_name(operator, form));
        self.special(class, name)
    }

    fn is_print(&self, value: Value) -> bool {
        value
            .as_kind::<crate::objects::function::Native>()
            .is_some_and(|native| crate::vm::native::definition(native).name == "print")
    }

    /// The name of an operator's method.
    #[inline]
    pub fn operator_name(&self, operator: BinaryOperator, form: Form) -> Gc<Str> {
        let names = &self.names;
        let row = match operator {
            Add => [names.__add__, names.__radd__, names.__iadd__],
            And => [names.__and__, names.__rand__, names.__iand__],
            FloorDivide => [names.__floordiv__, names.__rfloordiv__, names.__ifloordiv__],
            Lshift => [names.__lshift__, names.__rlshift__, names.__ilshift__],
            MatrixMultiply => [names.__matmul__, names.__rmatmul__, names.__imatmul__],
            Multiply => [names.__mul__, names.__rmul__, names.__imul__],
            Remainder => [names.__mod__, names.__rmod__, names.__imod__],
            Or => [names.__or__, names.__ror__, names.__ior__],
            Power => [names.__pow__, names.__rpow__, names.__ipow__],
            Rshift => [names.__rshift__, names.__rrshift__, names.__irshift__],
            Subtract => [names.__sub__, names.__rsub__, names.__isub__],
            TrueDivide => [names.__truediv__, names.__rtruediv__, names.__itruediv__],
            Xor => [names.__xor__, names.__rxor__, names.__ixor__],
        };
        row[form as usize]
    }

    /// What a built-in type does with two operands, of which one at least is of that type or a class derived from it. `None`:
    /// it does not know the other.
    ///
    /// # Errors
    /// What the operation raises.
    pub fn native_operator(
        &mut self,
        kind: Kind,
        operator: BinaryOperator,
        a: Value,
        b: Value,
    ) -> Result<Option<Value>> {
        match kind {
            Kind::BigInt => match (Operand::of(a), Operand::of(b)) {
                (Some(_), Some(_)) => self.int_operator(operator, a, b),
                _ => Ok(None),
            },
            Kind::Float => self.float_operator(operator, a, b),
            Kind::Complex => self.complex_operator(operator, a, b),
            Kind::Str | Kind::Bytes | Kind::ByteArray if operator == Remainder => self.percent(kind, a, b),
            Kind::Str | Kind::List | Kind::Tuple | Kind::Bytes | Kind::ByteArray => {
                self.sequence_operator(kind, operator, a, b)
            }
            Kind::Dict if operator == Or => self.dict_or(a, b),
            Kind::Set | Kind::FrozenSet => self.set_operator(operator, a, b),
            _ => Ok(None),
        }
    }

    /// `pow(a, b, m)`; `m` is not None.
    ///
    /// # Errors
    /// TypeError: the types do not support it; ValueError; what `__pow__` raises.
    pub fn power_mod(&mut self, a: Value, b: Value, m: Value) -> Result {
        if m.is_none() {
            return self.binary(Power, a, b);
        }
        let (class, name) = (self.class_of(a), self.names.__pow__);
        if let Special::Method(method) = self.special(class, name) {
            let result = self.call_found(method, a, name, &[b, m])?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        let operands = (Operand::of(a), Operand::of(b), Operand::of(m));
        if let (Some(_), Some(_), Some(_)) = operands {
            return match int::pow_mod(&self.heap, a, b, m) {
                Ok(power) => Ok(power),
                Err(IntError::ZeroDivision) => Err(self.value_error("pow() 3rd argument cannot be 0")),
                Err(error) => Err(self.int_error(Power, error, b)),
            };
        }
        let is_number = |value| float::of(value).is_some() || Operand::of(value).is_some();
        if [a, b, m].into_iter().any(|value| float::of(value).is_some()) && is_number(a) && is_number(b) {
            return Err(self.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
        }
        if [a, b, m].into_iter().any(|value| value.as_kind::<Complex>().is_some()) {
            return Err(self.value_error("complex modulo"));
        }
        let [a, b, m] = [a, b, m].map(|value| self.type_name(value));
        Err(self.type_error(format!("unsupported operand type(s) for ** or pow(): '{a}', '{b}', '{m}'")))
    }

    /// `divmod(a, b)`.
    ///
    /// # Errors
    /// TypeError: the types do not support it; ZeroDivisionError; what a method raises.
    pub fn divmod(&mut self, a: Value, b: Value) -> Result {
        if is_plain(a)
            && is_plain(b)
            && let Some(result) = self.divmod_native(a, b)?
        {
            return Ok(result);
        }
        let (left, right) = (self.class_of(a), self.class_of(b));
        let (name, reflected) = (self.names.__divmod__, self.names.__rdivmod__);
        let straight = (a, b, name, self.special(left, name));
        let reflected = (b, a, reflected, self.special(right, reflected));
        let order = if left.is(right) {
            [Some(straight), None]
        } else if right.is_subclass(left) && self.lookup(left, reflected.2) != self.lookup(right, reflected.2)
        {
            [Some(reflected), Some(straight)]
        } else {
            [Some(straight), Some(reflected)]
        };
        for (object, other, name, method) in order.into_iter().flatten() {
            let result = match method {
                Special::Missing => continue,
                // An int knows ints alone.
                Special::Native(Kind::BigInt) if Operand::of(other).is_none() => continue,
                Special::Native(Kind::BigInt | Kind::Float) => {
                    self.divmod_native(a, b)?.unwrap_or(Value::NOT_IMPLEMENTED)
                }
                Special::Native(_) => self.call_special(object, name, &[other])?.unwrap_or(Value::NONE),
                Special::Method(method) => self.call_found(method, object, name, &[other])?,
            };
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        let (left, right) = (left.name_text(), right.name_text());
        Err(self.type_error(format!("unsupported operand type(s) for divmod(): '{left}' and '{right}'")))
    }

    /// `-value`.
    ///
    /// # Errors
    /// TypeError: the type does not support it; what `__neg__` raises.
    pub fn negative(&mut self, value: Value) -> Result {
        if let Some(result) = value.as_int().and_then(Int::checked_neg) {
            return Ok(result);
        }
        if let Some(number) = value.as_float() {
            return self.new_float(-number);
        }
        let name = self.names.__neg__;
        self.unary(value, name, "unary -", |vm, kind, value| {
            Ok(Some(match kind {
                Kind::BigInt if Operand::of(value).is_some() => {
                    let result = int::neg(&vm.heap, value);
                    vm.memory(result)?
                }
                Kind::Float if let Some(number) = float::of(value) => vm.new_float(-number)?,
                Kind::Complex if let Some(number) = value.as_kind::<Complex>() => {
                    let number = number.get();
                    let negative = Complex::alloc(&vm.heap, Number::new(-number.real, -number.imag));
                    Value::object(vm.memory(negative)?)
                }
                _ => return Ok(None),
            }))
        })
    }

    /// `+value`.
    ///
    /// # Errors
    /// TypeError: the type does not support it; what `__pos__` raises.
    pub fn positive(&mut self, value: Value) -> Result {
        let name = self.names.__pos__;
        self.unary(value, name, "unary +", |vm, kind, value| {
            Ok(Some(match kind {
                Kind::BigInt if Operand::of(value).is_some() => {
                    let result = int::plain(&vm.heap, value);
                    vm.memory(result)?
                }
                Kind::Float if value.as_float().is_some() => value,
                Kind::Float if let Some(number) = float::of(value) => vm.new_float(number)?,
                Kind::Complex if let Some(number) = value.as_kind::<Complex>() => {
                    let number = Complex::alloc(&vm.heap, number.get());
                    Value::object(vm.memory(number)?)
                }
                _ => return Ok(None),
            }))
        })
    }

    /// `~value`.
    ///
    /// # Errors
    /// TypeError: the type does not support it; what `__invert__` raises.
    pub fn invert(&mut self, value: Value) -> Result {
        let name = self.names.__invert__;
        self.unary(value, name, "unary ~", |vm, kind, value| {
            Ok(Some(match kind {
                Kind::BigInt if Operand::of(value).is_some() => {
                    let result = int::invert(&vm.heap, value);
                    vm.memory(result)?
                }
                _ => return Ok(None),
            }))
        })
    }

    /// `abs(value)`.
    ///
    /// # Errors
    /// TypeError: the type does not support it; what `__abs__` raises.
    pub fn absolute(&mut self, value: Value) -> Result {
        let name = self.names.__abs__;
        self.unary(value, name, "abs()", |vm, kind, value| {
            Ok(Some(match kind {
                Kind::BigInt if Operand::of(value).is_some() => {
                    let result = int::abs(&vm.heap, value);
                    vm.memory(result)?
                }
                Kind::Float if let Some(number) = float::of(value) => vm.new_float(number.abs())?,
                Kind::Complex if let Some(number) = value.as_kind::<Complex>() => match number.get().abs() {
                    Some(length) => vm.new_float(length)?,
                    None => return Err(vm.overflow_error("absolute value too large")),
                },
                _ => return Ok(None),
            }))
        })
    }

    /// A unary operator: `native` knows the built-in types.
    fn unary(
        &mut self,
        value: Value,
        name: Gc<Str>,
        text: &str,
        native: impl Fn(&mut Vm, Kind, Value) -> Result<Option<Value>>,
    ) -> Result {
        if is_plain(value)
            && let Some(result) = native(self, kind_of(value), value)?
        {
            return Ok(result);
        }
        let class = self.class_of(value);
        let result = match self.special(class, name) {
            Special::Missing => None,
            Special::Native(kind) => match native(self, kind, value)? {
                Some(result) => Some(result),
                None => self.call_special(value, name, &[])?,
            },
            Special::Method(method) => Some(self.call_found(method, value, name, &[])?),
        };
        match result {
            Some(result) => Ok(result),
            None => {
                let name = class.name_text();
                Err(self.type_error(format!("bad operand type for {text}: '{name}'")))
            }
        }
    }
}

/// Which of an operator's three methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `__add__`
    Plain,
    /// `__radd__`
    Reflected,
    /// `__iadd__`
    InPlace,
}

/// The types whose operators [`Vm::native_operator`] knows.
fn knows(kind: Kind, operator: BinaryOperator) -> bool {
    match kind {
        Kind::BigInt | Kind::Float | Kind::Complex => operator != MatrixMultiply,
        Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::List | Kind::Tuple => true,
        Kind::Dict => operator == Or,
        Kind::Set | Kind::FrozenSet => true,
        _ => false,
    }
}

/// The types whose operators may change the left operand in place.
fn is_mutable(kind: Kind) -> bool {
    matches!(kind, Kind::List | Kind::ByteArray | Kind::Dict | Kind::Set)
}

/// Whether CPython takes an object for a sequence of sorts: it looks no further for one to repeat in place.
fn has_sequence_slots(value: Value) -> bool {
    !is_plain(value) || matches!(kind_of(value), Kind::Dict | Kind::Set | Kind::FrozenSet | Kind::Range)
}

fn is_sequence(kind: Kind) -> bool {
    matches!(kind, Kind::List | Kind::Tuple | Kind::Str | Kind::Bytes | Kind::ByteArray)
}

/// Whether a method is the concatenation or repetition of a built-in sequence, which CPython tries last.
fn is_sequence_method(method: Special, operator: BinaryOperator) -> bool {
    matches!(method, Special::Native(kind) if is_sequence(kind) && matches!(operator, Add | Multiply))
}
