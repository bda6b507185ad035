//! The instructions: operators and comparisons. How to read them: see [`instructions`](super).

macro_rules! operators {
    ([$($then:ident)*] $reader:ident $($before:tt)*) => { $crate::bytecode::instructions::chain! {
        [$($then)*] $reader $($before)*

        // Operators. An in-place operator is its plain form with the flag bit set (see `opcode::FLAG`), and has the
        // same members: they take only operands for which the two are one.

        /// `R[dst] := R[left] + R[right]`
        BINARY_OP_ADD: BinaryOpAdd(dst: Reg, left: Reg, right: Reg) calls binary::add, unless binary::quick_add,
        cache BinaryOpAddCache {} family {
            /// `int + int`
            BINARY_OP_ADD_INT { specialize any, guard binary::add_both_int, run binary::add_int }
            /// `float + float`
            BINARY_OP_ADD_FLOAT { specialize any, guard binary::add_both_float, run binary::add_float }
            /// `int + float`, `float + int`
            BINARY_OP_ADD_MIXED { specialize any, guard binary::add_mixed, run binary::add_numbers }
            /// `str + str`
            BINARY_OP_ADD_STR { specialize any, guard binary::add_both_str, calls binary::add_str }
        };
        /// `R[dst] := R[left] - R[right]`
        BINARY_OP_SUBTRACT: BinaryOpSubtract(dst: Reg, left: Reg, right: Reg) calls binary::subtract, unless binary::quick_subtract,
        cache BinaryOpSubtractCache {} family {
            /// `int - int`
            BINARY_OP_SUBTRACT_INT {
                specialize any, guard binary::subtract_both_int, run binary::subtract_int }
            /// `float - float`
            BINARY_OP_SUBTRACT_FLOAT {
                specialize any, guard binary::subtract_both_float, run binary::subtract_float }
            /// `int - float`, `float - int`
            BINARY_OP_SUBTRACT_MIXED {
                specialize any, guard binary::subtract_mixed, run binary::subtract_numbers }
        };
        /// `R[dst] := R[left] * R[right]`
        BINARY_OP_MULTIPLY: BinaryOpMultiply(dst: Reg, left: Reg, right: Reg) calls binary::multiply, unless binary::quick_multiply,
        cache BinaryOpMultiplyCache {} family {
            /// `int * int`
            BINARY_OP_MULTIPLY_INT {
                specialize any, guard binary::multiply_both_int, run binary::multiply_int }
            /// `float * float`
            BINARY_OP_MULTIPLY_FLOAT {
                specialize any, guard binary::multiply_both_float, run binary::multiply_float }
            /// `int * float`, `float * int`
            BINARY_OP_MULTIPLY_MIXED {
                specialize any, guard binary::multiply_mixed, run binary::multiply_numbers }
        };
        /// `R[dst] := R[left] / R[right]`
        BINARY_OP_TRUE_DIVIDE: BinaryOpTrueDivide(dst: Reg, left: Reg, right: Reg) calls binary::true_divide, unless binary::quick_true_divide,
        cache BinaryOpTrueDivideCache {} family {
            /// `float / float`, the right one not zero
            BINARY_OP_TRUE_DIVIDE_FLOAT {
                specialize any, guard binary::divide_both_float, run binary::divide_float }
            /// `int / int` and mixed, the right one not zero
            BINARY_OP_TRUE_DIVIDE_MIXED {
                specialize any, guard binary::divide_mixed, run binary::divide_numbers }
        };
        /// `R[dst] := R[left] // R[right]`
        BINARY_OP_FLOOR_DIVIDE: BinaryOpFloorDivide(dst: Reg, left: Reg, right: Reg) calls binary::floor_divide, unless binary::quick_floor_divide,
        cache BinaryOpFloorDivideCache {} family {
            /// `int // int`, the right one not zero
            BINARY_OP_FLOOR_DIVIDE_INT {
                specialize any, guard binary::floor_divide_both_int, run binary::floor_divide_int }
            /// `float // float` and mixed
            BINARY_OP_FLOOR_DIVIDE_FLOAT {
                specialize any, guard binary::floor_divide_floats, calls binary::floor_divide_float }
        };
        /// `R[dst] := R[left] % R[right]`
        BINARY_OP_REMAINDER: BinaryOpRemainder(dst: Reg, left: Reg, right: Reg) calls binary::remainder, unless binary::quick_remainder,
        cache BinaryOpRemainderCache {} family {
            /// `int % int`, the right one not zero
            BINARY_OP_REMAINDER_INT {
                specialize any, guard binary::remainder_both_int, run binary::remainder_int }
            /// `float % float` and mixed
            BINARY_OP_REMAINDER_FLOAT {
                specialize any, guard binary::remainder_floats, calls binary::remainder_float }
        };
        /// `R[dst] := R[left] ** R[right]`
        BINARY_OP_POWER: BinaryOpPower(dst: Reg, left: Reg, right: Reg) calls binary::power,
            unless binary::quick_power,
        cache BinaryOpPowerCache {} family {
            /// `float ** float` and mixed
            BINARY_OP_POWER_FLOAT { specialize any, guard binary::power_floats, calls binary::power_float }
        };
        /// `R[dst] := R[left] << R[right]`
        BINARY_OP_LSHIFT: BinaryOpLshift(dst: Reg, left: Reg, right: Reg) calls binary::lshift, unless binary::quick_lshift,
        cache BinaryOpLshiftCache {} family {
            /// `int << int`, the right one not negative
            BINARY_OP_LSHIFT_INT { specialize any, guard binary::lshift_both_int, run binary::lshift_int }
        };
        /// `R[dst] := R[left] >> R[right]`
        BINARY_OP_RSHIFT: BinaryOpRshift(dst: Reg, left: Reg, right: Reg) calls binary::rshift, unless binary::quick_rshift,
        cache BinaryOpRshiftCache {} family {
            /// `int >> int`, the right one not negative
            BINARY_OP_RSHIFT_INT { specialize any, guard binary::rshift_both_int, run binary::rshift_int }
        };
        /// `R[dst] := R[left] & R[right]`
        BINARY_OP_AND: BinaryOpAnd(dst: Reg, left: Reg, right: Reg) calls binary::and, unless binary::quick_and,
        cache BinaryOpAndCache {} family {
            /// `int & int`
            BINARY_OP_AND_INT { specialize any, guard binary::and_both_int, run binary::and_int }
        };
        /// `R[dst] := R[left] | R[right]`
        BINARY_OP_OR: BinaryOpOr(dst: Reg, left: Reg, right: Reg) calls binary::or, unless binary::quick_or,
        cache BinaryOpOrCache {} family {
            /// `int | int`
            BINARY_OP_OR_INT { specialize any, guard binary::or_both_int, run binary::or_int }
        };
        /// `R[dst] := R[left] ^ R[right]`
        BINARY_OP_XOR: BinaryOpXor(dst: Reg, left: Reg, right: Reg) calls binary::xor, unless binary::quick_xor,
        cache BinaryOpXorCache {} family {
            /// `int ^ int`
            BINARY_OP_XOR_INT { specialize any, guard binary::xor_both_int, run binary::xor_int }
        };
        /// `R[dst] := R[left] @ R[right]`
        BINARY_OP_MATRIX_MULTIPLY: BinaryOpMatrixMultiply(dst: Reg, left: Reg, right: Reg)
            calls binary::matrix_multiply;
        /// `R[dst] := R[left] operator value`, both in `right`
        BINARY_OP_IMM: BinaryOpImm(dst: Reg, left: Reg, right: ImmOp) calls binary::imm, unless binary::quick_imm,
        cache BinaryOpImmCache {} family {
            /// `int + value`
            BINARY_OP_IMM_ADD_INT {
                specialize binary::imm_is_add, guard binary::left_int, run binary::add_imm }
            /// `int - value`
            BINARY_OP_IMM_SUBTRACT_INT {
                specialize binary::imm_is_subtract, guard binary::left_int, run binary::subtract_imm }
            /// `int * value`
            BINARY_OP_IMM_MULTIPLY_INT {
                specialize binary::imm_is_multiply, guard binary::left_int, run binary::multiply_imm }
            /// `int // value`
            BINARY_OP_IMM_FLOOR_DIVIDE_INT {
                specialize binary::imm_is_floor_divide, guard binary::left_int, run binary::floor_divide_imm }
            /// `int % value`
            BINARY_OP_IMM_REMAINDER_INT {
                specialize binary::imm_is_remainder, guard binary::left_int, run binary::remainder_imm }
            /// `int << value`
            BINARY_OP_IMM_LSHIFT_INT {
                specialize binary::imm_is_lshift, guard binary::left_int, run binary::lshift_imm }
            /// `int >> value`
            BINARY_OP_IMM_RSHIFT_INT {
                specialize binary::imm_is_rshift, guard binary::left_int, run binary::rshift_imm }
            /// `int & value`
            BINARY_OP_IMM_AND_INT {
                specialize binary::imm_is_and, guard binary::left_int, run binary::and_imm }
            /// `int | value`
            BINARY_OP_IMM_OR_INT { specialize binary::imm_is_or, guard binary::left_int, run binary::or_imm }
            /// `int ^ value`
            BINARY_OP_IMM_XOR_INT { specialize binary::imm_is_xor, guard binary::left_int, run binary::xor_imm }
            /// `int ** 2`
            BINARY_OP_IMM_POWER_INT {
                specialize binary::imm_is_square, guard binary::left_int, run binary::square_imm }
            /// `float ** value`
            BINARY_OP_IMM_POWER_FLOAT {
                specialize binary::imm_is_power, guard binary::left_float, calls binary::power_float_imm }
            /// `float + value`
            BINARY_OP_IMM_ADD_FLOAT {
                specialize binary::imm_is_add, guard binary::left_float, run binary::add_float_imm }
            /// `float - value`
            BINARY_OP_IMM_SUBTRACT_FLOAT {
                specialize binary::imm_is_subtract, guard binary::left_float, run binary::subtract_float_imm }
            /// `float * value`
            BINARY_OP_IMM_MULTIPLY_FLOAT {
                specialize binary::imm_is_multiply, guard binary::left_float, run binary::multiply_float_imm }
            /// `number / value`, which is not zero
            BINARY_OP_IMM_TRUE_DIVIDE_MIXED {
                specialize binary::imm_is_true_divide, guard binary::left_dividend, run binary::divide_imm }
        };

        /// `R[dst] := -R[value]`
        UNARY_NEGATIVE: UnaryNegative(dst: Reg, value: Reg) calls binary::negative, unless binary::quick_negative,
        cache UnaryNegativeCache {} family {
            /// `-int`
            UNARY_NEGATIVE_INT { specialize any, guard binary::negative_is_int, run binary::negate_int }
            /// `-float`
            UNARY_NEGATIVE_FLOAT { specialize any, guard binary::negative_is_float, run binary::negate_float }
        };
        /// `R[dst] := +R[value]`
        UNARY_POSITIVE: UnaryPositive(dst: Reg, value: Reg) calls binary::positive;
        /// `R[dst] := ~R[value]`
        UNARY_INVERT: UnaryInvert(dst: Reg, value: Reg) calls binary::invert;
        /// `R[dst] := not R[value]`
        UNARY_NOT: UnaryNot(dst: Reg, value: Reg) calls truth::not, unless truth::quick_not,
        cache UnaryNotCache {} family {
            /// True or False itself.
            UNARY_NOT_BOOL { specialize any, guard truth::not_is_bool, run truth::not_bool }
        };
        /// `R[dst] := R[left] comparison R[right]`
        COMPARE_OP: CompareOp(dst: Reg, left: Reg, right: Reg, comparison: Comparison) calls compare::compare_op, unless compare::quick_compare,
        cache CompareOpCache {} family {
            /// `int < int` and the like
            COMPARE_OP_INT { specialize any, guard compare::op_both_int, run compare::compare_ints }
            /// Numbers that are no two ints.
            COMPARE_OP_NUMBERS { specialize any, guard compare::op_both_number, run compare::compare_numbers }
            /// `str == str`, `str != str`
            COMPARE_OP_STR {
                specialize compare::op_is_equality, guard compare::op_both_str, run compare::compare_strs }
        };
        /// `R[dst] := R[left] is R[right]`
        IS_OP: IsOp(dst: Reg, left: Reg, right: Reg) inline control::is_op;
        /// `R[dst] := R[item] in R[container]`
        CONTAINS_OP: ContainsOp(dst: Reg, item: Reg, container: Reg) calls compare::contains,
        cache ContainsOpCache {} family {
            /// `item in dict`
            CONTAINS_OP_DICT { specialize any, guard compare::in_dict, calls compare::contains_key }
            /// `item in set`
            CONTAINS_OP_SET { specialize any, guard compare::in_set, calls compare::contains_member }
            /// `item in list`
            CONTAINS_OP_LIST { specialize any, guard compare::in_list, calls compare::contains_item }
            /// `item in tuple`
            CONTAINS_OP_TUPLE { specialize any, guard compare::in_tuple, calls compare::contains_element }
        };
    } };
}
pub(crate) use operators;
