//! What ints, floats and complex numbers do with operators.

use crate::bytecode::opcode::BinaryOperator;
use crate::objects::Value;
use crate::objects::complex::{Complex, Number, PowerError};
use crate::objects::float::{self, PowError};
use crate::objects::int::{self, IntError, Operand};
use crate::objects::tuple::Tuple;
use crate::vm::{Exc, Raised, Result, Vm};
use BinaryOperator::{
    Add, And, FloorDivide, Lshift, MatrixMultiply, Multiply, Or, Power, Remainder, Rshift, Subtract,
    TrueDivide, Xor,
};

impl Vm {
    /// An operator on two ints.
    pub(super) fn int_operator(
        &mut self,
        operator: BinaryOperator,
        a: Value,
        b: Value,
    ) -> Result<Option<Value>> {
        let heap = &self.heap;
        if let (Some(x), Some(y)) = (a.as_bool(), b.as_bool()) {
            match operator {
                And => return Ok(Some(Value::bool(x & y))),
                Or => return Ok(Some(Value::bool(x | y))),
                Xor => return Ok(Some(Value::bool(x ^ y))),
                _ => {}
            }
        }
        let result = match operator {
            Add => int::add(heap, a, b).map_err(IntError::from),
            Subtract => int::sub(heap, a, b).map_err(IntError::from),
            Multiply => int::mul(heap, a, b).map_err(IntError::from),
            And => int::and(heap, a, b).map_err(IntError::from),
            Or => int::or(heap, a, b).map_err(IntError::from),
            Xor => int::xor(heap, a, b).map_err(IntError::from),
            FloorDivide => int::floor_div(heap, a, b),
            Remainder => int::rem(heap, a, b),
            Lshift => int::shl(heap, a, b),
            Rshift => int::shr(heap, a, b),
            Power => int::pow(heap, a, b),
            TrueDivide => {
                // `native_operator` has looked.
                let (Some(x), Some(y)) = (Operand::of(a), Operand::of(b)) else { return Ok(None) };
                int::true_div(x, y).and_then(|quotient| Ok(Value::float(heap, quotient)?))
            }
            MatrixMultiply => return Ok(None),
        };
        match result {
            Ok(value) => Ok(Some(value)),
            Err(IntError::NegativeExponent) => {
                let (Some(x), Some(y)) = (Operand::of(a), Operand::of(b)) else { return Ok(None) };
                let (x, y) = (self.int_to_float(x)?, self.int_to_float(y)?);
                self.float_power(x, y).map(Some)
            }
            Err(error) => Err(self.int_error(operator, error, b)),
        }
    }

    #[cold]
    pub(super) fn int_error(&mut self, operator: BinaryOperator, error: IntError, right: Value) -> Raised {
        match error {
            IntError::OutOfMemory
                if operator == Lshift && Operand::of(right).is_some_and(|n| n.i64().is_none()) =>
            {
                self.overflow_error("too many digits in integer")
            }
            IntError::OutOfMemory | IntError::NegativeExponent => self.out_of_memory(),
            IntError::ZeroDivision => self.zero_division_error(match operator {
                TrueDivide => "division by zero",
                Remainder => "integer modulo by zero",
                _ => "integer division or modulo by zero",
            }),
            IntError::NegativeShift => self.value_error("negative shift count"),
            IntError::FloatOverflow => self.overflow_error("integer division result too large for a float"),
            IntError::NotInvertible => self.value_error("base is not invertible for the given modulus"),
        }
    }

    /// The operands as floats, if both are floats or ints.
    #[inline]
    pub(super) fn float_pair(&mut self, a: Value, b: Value) -> Result<Option<(f64, f64)>> {
        let mut one = |value: Value| match (float::of(value), Operand::of(value)) {
            (Some(number), _) => Ok(Some(number)),
            (None, Some(Operand::Small(number))) => Ok(Some(number as f64)),
            (None, Some(number)) => self.int_to_float(number).map(Some),
            (None, None) => Ok(None),
        };
        let Some(x) = one(a)? else { return Ok(None) };
        let Some(y) = one(b)? else { return Ok(None) };
        Ok(Some((x, y)))
    }

    /// A new float.
    ///
    /// # Errors
    /// MemoryError.
    #[inline]
    pub fn new_float(&mut self, number: f64) -> Result {
        let float = Value::float(&self.heap, number);
        self.memory(float)
    }

    /// An operator on two numbers, of which one at least is a float.
    pub(super) fn float_operator(
        &mut self,
        operator: BinaryOperator,
        a: Value,
        b: Value,
    ) -> Result<Option<Value>> {
        if matches!(operator, And | Or | Xor | Lshift | Rshift | MatrixMultiply) {
            return Ok(None);
        }
        let Some((x, y)) = self.float_pair(a, b)? else { return Ok(None) };
        let result = match operator {
            Add => x + y,
            Subtract => x - y,
            Multiply => x * y,
            TrueDivide if y == 0.0 => return Err(self.zero_division_error("float division by zero")),
            TrueDivide => x / y,
            FloorDivide => match float::floor_div(x, y) {
                Some(quotient) => quotient,
                None => return Err(self.zero_division_error("float floor division by zero")),
            },
            Remainder => match float::rem(x, y) {
                Some(remainder) => remainder,
                None => return Err(self.zero_division_error("float modulo")),
            },
            _ => return self.float_power(x, y).map(Some),
        };
        self.new_float(result).map(Some)
    }

    pub(super) fn float_power(&mut self, x: f64, y: f64) -> Result {
        match float::pow(x, y) {
            Ok(power) => self.new_float(power),
            Err(PowError::ZeroDivision) => {
                Err(self.zero_division_error("0.0 cannot be raised to a negative power"))
            }
            Err(PowError::Overflow) => {
                let text = self.new_str("Numerical result out of range")?;
                Err(self.raise_with(Exc::OverflowError, &[Value::small(34), text]))
            }
            Err(PowError::Complex) => self.complex_power(Number::new(x, 0.0), Number::new(y, 0.0)),
        }
    }

    fn complex_of(&mut self, value: Value) -> Result<Option<Number>> {
        if let Some(number) = value.as_kind::<Complex>() {
            return Ok(Some(number.get()));
        }
        if let Some(number) = float::of(value) {
            return Ok(Some(Number::new(number, 0.0)));
        }
        match Operand::of(value) {
            Some(number) => Ok(Some(Number::new(self.int_to_float(number)?, 0.0))),
            None => Ok(None),
        }
    }

    /// An operator on two numbers, of which one at least is complex.
    pub(super) fn complex_operator(
        &mut self,
        operator: BinaryOperator,
        a: Value,
        b: Value,
    ) -> Result<Option<Value>> {
        if !matches!(operator, Add | Subtract | Multiply | TrueDivide | Power) {
            return Ok(None);
        }
        let Some(x) = self.complex_of(a)? else { return Ok(None) };
        let Some(y) = self.complex_of(b)? else { return Ok(None) };
        let result = match operator {
            Add => x + y,
            Subtract => x - y,
            Multiply => x * y,
            TrueDivide => match x.divide(y) {
                Some(quotient) => quotient,
                None => return Err(self.zero_division_error("complex division by zero")),
            },
            _ => return self.complex_power(x, y).map(Some),
        };
        let result = Complex::alloc(&self.heap, result);
        self.memory(result).map(|number| Some(Value::object(number)))
    }

    fn complex_power(&mut self, x: Number, y: Number) -> Result {
        match x.pow(y) {
            Ok(power) => {
                let power = Complex::alloc(&self.heap, power);
                self.memory(power).map(Value::object)
            }
            Err(PowerError::ZeroDivision) => {
                Err(self.zero_division_error("0.0 to a negative or complex power"))
            }
            Err(PowerError::Overflow) => Err(self.overflow_error("complex exponentiation")),
        }
    }

    /// `divmod` of ints and floats. `None`: something else.
    ///
    /// # Errors
    /// ZeroDivisionError; OverflowError: an int is no float.
    pub fn divmod_native(&mut self, a: Value, b: Value) -> Result<Option<Value>> {
        let (quotient, remainder) = if let (Some(_), Some(_)) = (Operand::of(a), Operand::of(b)) {
            match int::divmod(&self.heap, a, b) {
                Ok(both) => both,
                Err(error) => return Err(self.int_error(FloorDivide, error, b)),
            }
        } else {
            let Some((x, y)) = self.float_pair(a, b)? else { return Ok(None) };
            let Some((quotient, remainder)) = float::divmod(x, y) else {
                return Err(self.zero_division_error("float divmod()"));
            };
            (self.new_float(quotient)?, self.new_float(remainder)?)
        };
        let both = Tuple::alloc(&self.heap, &[quotient, remainder]);
        self.memory(both).map(|both| Some(Value::object(both)))
    }
}
