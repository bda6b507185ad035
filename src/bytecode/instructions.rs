//! The instruction set, declared once.
//!
//! An entry reads `NAME: Operands(field: Kind, …) how body`, then, where there is one, the family's inline cache and
//! members. The sentence above it is its meaning: `R[x]` is register `x` of the current window. An `inline` body becomes
//! part of the handler and answers with a `Step`; a body that `calls` is ordinary Rust, stays out of line, may raise and
//! may enter a frame. So it is with members: what they `run` is inline, what they `calls` is not. They are tried in the
//! order written here. The paths of bodies are the VM's: a reader that only
//! wants to know what an instruction is ignores them.
//!
//! What holds for all of them:
//! - An instruction that raises has written none of its results.
//! - Branches that may go backwards, hence are safepoints: `JUMP_BACKWARD`, `JUMP_IF_TRUE`, `JUMP_IF_NOT_NONE`,
//!   `FOR_ITER`, and `COMPARE_AND_BRANCH` with a condition that is not negated. All others go forwards only.
//! - A window at `w`: `R[w]` is what is called and receives the result, `R[w + 1]` and `R[w + 2]` are the linkage, the
//!   arguments begin at `R[w + 3]`.
//! - A method in a window: `R[w]` is the function and `R[w + 3]` the object, or `R[w]` is any callable and `R[w + 3]`
//!   Unbound; the arguments begin at `R[w + 4]`.
//! - Code that is not a function's has its namespace in `R[0]`.

macro_rules! for_each_instruction {
    ($reader:ident) => { $reader! {
        // Moves and constants.

        /// Leave the interpreter. Not made by the compiler.
        HALT: Halt() inline control::halt;
        /// Finish the instruction that has entered the frame which returns here. Not made by the compiler.
        COMPLETE: Complete() calls complete::complete;
        /// `R[dst] := R[src]`
        MOVE: Move(dst: Reg, src: Reg) inline control::move_register;
        /// `R[dst] := value`
        LOAD_SMALL_INT: LoadSmallInt(dst: Reg, value: Imm) inline control::load_small_int;
        /// `R[dst] := None, True, False, Ellipsis or Unbound`
        LOAD_SINGLETON: LoadSingleton(dst: Reg, which: Singleton) inline control::load_singleton;
        /// `R[dst] := constants[constant]`, which the loader has written to `value`
        LOAD_CONST: LoadConst(dst: Reg, constant: Const, value: Loaded) inline control::load_const;

        // Control flow.

        /// Go forward to `target`.
        JUMP: Jump(target: FarTarget) inline control::jump;
        /// Go back to `target`.
        JUMP_BACKWARD: JumpBackward(target: FarTarget) inline control::jump_backward;
        /// Go to `target` if `R[value]` is false.
        JUMP_IF_FALSE: JumpIfFalse(value: Reg, target: Target) calls truth::jump_if_false,
        cache JumpIfFalseCache {} family {
            /// True or False itself.
            JUMP_IF_FALSE_BOOL {
                specialize any, guard truth::false_is_bool, run truth::jump_unless }
            /// A small int.
            JUMP_IF_FALSE_INT {
                specialize any, guard truth::false_is_int, run truth::jump_unless }
            /// A list, string, dict or tuple, or None.
            JUMP_IF_FALSE_SIZED {
                specialize any, guard truth::false_is_sized, run truth::jump_unless }
        };
        /// Go to `target` if `R[value]` is true.
        JUMP_IF_TRUE: JumpIfTrue(value: Reg, target: Target) calls truth::jump_if_true,
        cache JumpIfTrueCache {} family {
            /// True or False itself.
            JUMP_IF_TRUE_BOOL {
                specialize any, guard truth::true_is_bool, run truth::jump_if }
            /// A small int.
            JUMP_IF_TRUE_INT {
                specialize any, guard truth::true_is_int, run truth::jump_if }
            /// A list, string, dict or tuple, or None.
            JUMP_IF_TRUE_SIZED {
                specialize any, guard truth::true_is_sized, run truth::jump_if }
        };
        /// Go to `target` if `R[value]` is None.
        JUMP_IF_NONE: JumpIfNone(value: Reg, target: Target) inline control::jump_if_none;
        /// Go to `target` if `R[value]` is not None.
        JUMP_IF_NOT_NONE: JumpIfNotNone(value: Reg, target: Target) inline control::jump_if_not_none;
        /// Go to `target` if `R[left]` is `R[right]`.
        JUMP_IF_IS: JumpIfIs(left: Reg, right: Reg, target: Target) inline control::jump_if_is;
        /// Go to `target` if `R[left]` is not `R[right]`.
        JUMP_IF_IS_NOT: JumpIfIsNot(left: Reg, right: Reg, target: Target) inline control::jump_if_is_not;
        /// Raise UnboundLocalError if `R[local]` is Unbound.
        CHECK_BOUND: CheckBound(local: Reg) calls control::check_bound;

        /// Go to `branch`'s target if comparing `R[left]` with `R[right]` meets its condition.
        COMPARE_AND_BRANCH: CompareAndBranch(left: Reg, right: Reg, branch: Branch)
            calls compare::compare_and_branch,
        cache CompareAndBranchCache {} family {
            /// Jump if `int < int`.
            COMPARE_AND_BRANCH_LT_INT {
                specialize compare::if_lt, guard compare::both_int, run compare::jump_if_lt_int }
            /// Jump unless `int < int`.
            COMPARE_AND_BRANCH_NOT_LT_INT {
                specialize compare::unless_lt, guard compare::both_int, run compare::jump_unless_lt_int }
            /// Jump if `int <= int`.
            COMPARE_AND_BRANCH_LE_INT {
                specialize compare::if_le, guard compare::both_int, run compare::jump_if_le_int }
            /// Jump unless `int <= int`.
            COMPARE_AND_BRANCH_NOT_LE_INT {
                specialize compare::unless_le, guard compare::both_int, run compare::jump_unless_le_int }
            /// Jump if `int == int`.
            COMPARE_AND_BRANCH_EQ_INT {
                specialize compare::if_eq, guard compare::both_int, run compare::jump_if_eq_int }
            /// Jump unless `int == int`.
            COMPARE_AND_BRANCH_NOT_EQ_INT {
                specialize compare::unless_eq, guard compare::both_int, run compare::jump_unless_eq_int }
            /// Jump if `int != int`.
            COMPARE_AND_BRANCH_NE_INT {
                specialize compare::if_ne, guard compare::both_int, run compare::jump_if_ne_int }
            /// Jump unless `int != int`.
            COMPARE_AND_BRANCH_NOT_NE_INT {
                specialize compare::unless_ne, guard compare::both_int, run compare::jump_unless_ne_int }
            /// Jump if `int > int`.
            COMPARE_AND_BRANCH_GT_INT {
                specialize compare::if_gt, guard compare::both_int, run compare::jump_if_gt_int }
            /// Jump unless `int > int`.
            COMPARE_AND_BRANCH_NOT_GT_INT {
                specialize compare::unless_gt, guard compare::both_int, run compare::jump_unless_gt_int }
            /// Jump if `int >= int`.
            COMPARE_AND_BRANCH_GE_INT {
                specialize compare::if_ge, guard compare::both_int, run compare::jump_if_ge_int }
            /// Jump unless `int >= int`.
            COMPARE_AND_BRANCH_NOT_GE_INT {
                specialize compare::unless_ge, guard compare::both_int, run compare::jump_unless_ge_int }
            /// Jump if `float < float`.
            COMPARE_AND_BRANCH_LT_FLOAT {
                specialize compare::if_lt, guard compare::both_float, run compare::jump_if_lt_float }
            /// Jump unless `float < float`.
            COMPARE_AND_BRANCH_NOT_LT_FLOAT {
                specialize compare::unless_lt, guard compare::both_float, run compare::jump_unless_lt_float }
            /// Jump if `float <= float`.
            COMPARE_AND_BRANCH_LE_FLOAT {
                specialize compare::if_le, guard compare::both_float, run compare::jump_if_le_float }
            /// Jump unless `float <= float`.
            COMPARE_AND_BRANCH_NOT_LE_FLOAT {
                specialize compare::unless_le, guard compare::both_float, run compare::jump_unless_le_float }
            /// Jump if `float > float`.
            COMPARE_AND_BRANCH_GT_FLOAT {
                specialize compare::if_gt, guard compare::both_float, run compare::jump_if_gt_float }
            /// Jump unless `float > float`.
            COMPARE_AND_BRANCH_NOT_GT_FLOAT {
                specialize compare::unless_gt, guard compare::both_float, run compare::jump_unless_gt_float }
            /// Jump if `float >= float`.
            COMPARE_AND_BRANCH_GE_FLOAT {
                specialize compare::if_ge, guard compare::both_float, run compare::jump_if_ge_float }
            /// Jump unless `float >= float`.
            COMPARE_AND_BRANCH_NOT_GE_FLOAT {
                specialize compare::unless_ge, guard compare::both_float, run compare::jump_unless_ge_float }
            /// Numbers that are no two ints, under any condition.
            COMPARE_AND_BRANCH_NUMBERS {
                specialize any, guard compare::both_number, run compare::jump_on_numbers }
            /// `str == str`, `str != str`
            COMPARE_AND_BRANCH_STR {
                specialize compare::is_equality, guard compare::both_str, run compare::jump_on_str }
        };
        /// Go to `branch`'s target if comparing `R[left]` with `right` meets its condition.
        COMPARE_AND_BRANCH_IMM: CompareAndBranchImm(left: Reg, right: Imm, branch: Branch)
            calls compare::compare_and_branch_imm,
        cache CompareAndBranchImmCache {} family {
            /// Jump if `int < right`.
            COMPARE_AND_BRANCH_IMM_LT_INT {
                specialize compare::imm_if_lt, guard compare::left_int, run compare::jump_if_lt_imm }
            /// Jump unless `int < right`.
            COMPARE_AND_BRANCH_IMM_NOT_LT_INT {
                specialize compare::imm_unless_lt, guard compare::left_int, run compare::jump_unless_lt_imm }
            /// Jump if `int <= right`.
            COMPARE_AND_BRANCH_IMM_LE_INT {
                specialize compare::imm_if_le, guard compare::left_int, run compare::jump_if_le_imm }
            /// Jump unless `int <= right`.
            COMPARE_AND_BRANCH_IMM_NOT_LE_INT {
                specialize compare::imm_unless_le, guard compare::left_int, run compare::jump_unless_le_imm }
            /// Jump if `int == right`.
            COMPARE_AND_BRANCH_IMM_EQ_INT {
                specialize compare::imm_if_eq, guard compare::left_int, run compare::jump_if_eq_imm }
            /// Jump unless `int == right`.
            COMPARE_AND_BRANCH_IMM_NOT_EQ_INT {
                specialize compare::imm_unless_eq, guard compare::left_int, run compare::jump_unless_eq_imm }
            /// Jump if `int != right`.
            COMPARE_AND_BRANCH_IMM_NE_INT {
                specialize compare::imm_if_ne, guard compare::left_int, run compare::jump_if_ne_imm }
            /// Jump unless `int != right`.
            COMPARE_AND_BRANCH_IMM_NOT_NE_INT {
                specialize compare::imm_unless_ne, guard compare::left_int, run compare::jump_unless_ne_imm }
            /// Jump if `int > right`.
            COMPARE_AND_BRANCH_IMM_GT_INT {
                specialize compare::imm_if_gt, guard compare::left_int, run compare::jump_if_gt_imm }
            /// Jump unless `int > right`.
            COMPARE_AND_BRANCH_IMM_NOT_GT_INT {
                specialize compare::imm_unless_gt, guard compare::left_int, run compare::jump_unless_gt_imm }
            /// Jump if `int >= right`.
            COMPARE_AND_BRANCH_IMM_GE_INT {
                specialize compare::imm_if_ge, guard compare::left_int, run compare::jump_if_ge_imm }
            /// Jump unless `int >= right`.
            COMPARE_AND_BRANCH_IMM_NOT_GE_INT {
                specialize compare::imm_unless_ge, guard compare::left_int, run compare::jump_unless_ge_imm }
            /// A float, under any condition.
            COMPARE_AND_BRANCH_IMM_FLOAT {
                specialize any, guard compare::left_float, run compare::jump_on_float_imm }
        };

        // Operators. An in-place operator is its plain form with the flag bit set (see `opcode::FLAG`), and has the
        // same members: they take only operands for which the two are one.

        /// `R[dst] := R[left] + R[right]`
        BINARY_OP_ADD: BinaryOpAdd(dst: Reg, left: Reg, right: Reg) calls binary::add,
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
        BINARY_OP_SUBTRACT: BinaryOpSubtract(dst: Reg, left: Reg, right: Reg) calls binary::subtract,
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
        BINARY_OP_MULTIPLY: BinaryOpMultiply(dst: Reg, left: Reg, right: Reg) calls binary::multiply,
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
        BINARY_OP_TRUE_DIVIDE: BinaryOpTrueDivide(dst: Reg, left: Reg, right: Reg) calls binary::true_divide,
        cache BinaryOpTrueDivideCache {} family {
            /// `float / float`, the right one not zero
            BINARY_OP_TRUE_DIVIDE_FLOAT {
                specialize any, guard binary::divide_both_float, run binary::divide_float }
            /// `int / int` and mixed, the right one not zero
            BINARY_OP_TRUE_DIVIDE_MIXED {
                specialize any, guard binary::divide_mixed, run binary::divide_numbers }
        };
        /// `R[dst] := R[left] // R[right]`
        BINARY_OP_FLOOR_DIVIDE: BinaryOpFloorDivide(dst: Reg, left: Reg, right: Reg) calls binary::floor_divide,
        cache BinaryOpFloorDivideCache {} family {
            /// `int // int`, the right one not zero
            BINARY_OP_FLOOR_DIVIDE_INT {
                specialize any, guard binary::floor_divide_both_int, run binary::floor_divide_int }
        };
        /// `R[dst] := R[left] % R[right]`
        BINARY_OP_REMAINDER: BinaryOpRemainder(dst: Reg, left: Reg, right: Reg) calls binary::remainder,
        cache BinaryOpRemainderCache {} family {
            /// `int % int`, the right one not zero
            BINARY_OP_REMAINDER_INT {
                specialize any, guard binary::remainder_both_int, run binary::remainder_int }
        };
        /// `R[dst] := R[left] ** R[right]`
        BINARY_OP_POWER: BinaryOpPower(dst: Reg, left: Reg, right: Reg) calls binary::power,
        cache BinaryOpPowerCache {} family {};
        /// `R[dst] := R[left] << R[right]`
        BINARY_OP_LSHIFT: BinaryOpLshift(dst: Reg, left: Reg, right: Reg) calls binary::lshift,
        cache BinaryOpLshiftCache {} family {
            /// `int << int`, the right one not negative
            BINARY_OP_LSHIFT_INT { specialize any, guard binary::lshift_both_int, run binary::lshift_int }
        };
        /// `R[dst] := R[left] >> R[right]`
        BINARY_OP_RSHIFT: BinaryOpRshift(dst: Reg, left: Reg, right: Reg) calls binary::rshift,
        cache BinaryOpRshiftCache {} family {
            /// `int >> int`, the right one not negative
            BINARY_OP_RSHIFT_INT { specialize any, guard binary::rshift_both_int, run binary::rshift_int }
        };
        /// `R[dst] := R[left] & R[right]`
        BINARY_OP_AND: BinaryOpAnd(dst: Reg, left: Reg, right: Reg) calls binary::and,
        cache BinaryOpAndCache {} family {
            /// `int & int`
            BINARY_OP_AND_INT { specialize any, guard binary::and_both_int, run binary::and_int }
        };
        /// `R[dst] := R[left] | R[right]`
        BINARY_OP_OR: BinaryOpOr(dst: Reg, left: Reg, right: Reg) calls binary::or,
        cache BinaryOpOrCache {} family {
            /// `int | int`
            BINARY_OP_OR_INT { specialize any, guard binary::or_both_int, run binary::or_int }
        };
        /// `R[dst] := R[left] ^ R[right]`
        BINARY_OP_XOR: BinaryOpXor(dst: Reg, left: Reg, right: Reg) calls binary::xor,
        cache BinaryOpXorCache {} family {
            /// `int ^ int`
            BINARY_OP_XOR_INT { specialize any, guard binary::xor_both_int, run binary::xor_int }
        };
        /// `R[dst] := R[left] @ R[right]`
        BINARY_OP_MATRIX_MULTIPLY: BinaryOpMatrixMultiply(dst: Reg, left: Reg, right: Reg)
            calls binary::matrix_multiply;
        /// `R[dst] := R[left] operator value`, both in `right`
        BINARY_OP_IMM: BinaryOpImm(dst: Reg, left: Reg, right: ImmOp) calls binary::imm,
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
            /// `int ** 2`
            BINARY_OP_IMM_POWER_INT {
                specialize binary::imm_is_square, guard binary::left_int, run binary::square_imm }
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
        UNARY_NEGATIVE: UnaryNegative(dst: Reg, value: Reg) calls binary::negative,
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
        UNARY_NOT: UnaryNot(dst: Reg, value: Reg) calls truth::not,
        cache UnaryNotCache {} family {
            /// True or False itself.
            UNARY_NOT_BOOL { specialize any, guard truth::not_is_bool, run truth::not_bool }
        };
        /// `R[dst] := R[left] comparison R[right]`
        COMPARE_OP: CompareOp(dst: Reg, left: Reg, right: Reg, comparison: Comparison) calls compare::compare_op,
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
        };

        // Names, from the fastest to the slowest.

        /// `R[dst] := a new cell that holds R[value]`
        MAKE_CELL: MakeCell(dst: Reg, value: Reg) calls cell::make_cell;
        /// `R[dst] := a new cell that holds nothing`
        MAKE_EMPTY_CELL: MakeEmptyCell(dst: Reg) calls cell::make_empty_cell;
        /// `R[first], … := the count cells of the function's closure`
        COPY_FREE_VARS: CopyFreeVars(first: Reg, count: Count) calls cell::copy_free_vars;
        /// `R[dst] := what R[cell] holds`, or raise NameError
        LOAD_DEREF: LoadDeref(dst: Reg, cell: Reg) calls cell::load_deref,
        cache LoadDerefCache {} family {
            /// A cell that holds something.
            LOAD_DEREF_BOUND { specialize any, guard cell::holds, run cell::load_held }
        };
        /// `R[dst] := namespace[name of R[cell]]`, or else what `R[cell]` holds
        LOAD_CLASSDEREF: LoadClassderef(dst: Reg, cell: Reg) calls cell::load_classderef;
        /// `R[cell] holds R[value]`
        STORE_DEREF: StoreDeref(cell: Reg, value: Reg) inline cell::store_deref;
        /// `R[cell] holds nothing`, or raise NameError where it does already
        DELETE_DEREF: DeleteDeref(cell: Reg) calls cell::delete_deref;
        /// `R[dst] := globals[name]`, or else `builtins[name]`
        LOAD_GLOBAL: LoadGlobal(dst: Reg, name: FarName) calls global::load_global,
        cache LoadGlobalCache { keys_version: u32, builtins_version: u32, index: u32 } family {
            /// The set of globals has not changed; the position is known.
            LOAD_GLOBAL_MODULE { specialize global::in_module, guard global::same_keys, run global::load_index }
            /// Neither the set of globals nor that of builtins has changed; the position in the latter is known.
            LOAD_GLOBAL_BUILTIN {
                specialize global::in_builtins, guard global::same_both_keys, run global::load_builtin }
        };
        /// `globals[name] := R[value]`
        STORE_GLOBAL: StoreGlobal(value: Reg, name: FarName) calls global::store_global,
        cache StoreGlobalCache { keys_version: u32, index: u32 } family {};
        /// `del globals[name]`
        DELETE_GLOBAL: DeleteGlobal(name: FarName) calls global::delete_global;
        /// `R[dst] := namespace[name]`, or else as `LOAD_GLOBAL`
        LOAD_NAME: LoadName(dst: Reg, name: FarName) calls name::load_name,
        cache LoadNameCache { keys_version: u32, builtins_version: u32, index: u32 } family {};
        /// `namespace[name] := R[value]`
        STORE_NAME: StoreName(value: Reg, name: FarName) calls name::store_name,
        cache StoreNameCache { keys_version: u32, index: u32 } family {};
        /// `del namespace[name]`
        DELETE_NAME: DeleteName(name: FarName) calls name::delete_name;
        /// `namespace['__annotations__'] := {}` if it has none
        SETUP_ANNOTATIONS: SetupAnnotations() calls name::setup_annotations;

        // Attributes. The far forms are for the names beyond the 65,536th of a code object.

        /// `R[dst] := R[object].name`
        LOAD_ATTR: LoadAttr(dst: Reg, object: Reg, name: Name) calls attribute::load_attr,
        cache LoadAttrCache { shape: u32, slot: u32, pointer: Pointer, version: u32, index: u32 } family {
            /// One of up to four shapes, each with a known slot. Taken only by a site whose cached shape has missed.
            LOAD_ATTR_POLYMORPHIC {
                specialize attribute::add_shape, guard attribute::any_shape, run attribute::load_value }
            /// An instance of the cached shape; the attribute's slot is known.
            LOAD_ATTR_INSTANCE_VALUE {
                specialize attribute::slot_of_shape, guard attribute::same_shape, run attribute::load_value }
            /// An instance of the cached shape; the slot of `__slots__` is known, and not empty.
            LOAD_ATTR_SLOT {
                specialize attribute::member_of_shape, guard attribute::same_shape_bound, run attribute::load_value }
            /// A module whose set of names has not changed; the position is known.
            LOAD_ATTR_MODULE {
                specialize attribute::in_module, guard attribute::same_module_keys, run attribute::load_value }
            /// Data or a function of a class itself: the position in a namespace is known.
            LOAD_ATTR_CLASS {
                specialize attribute::in_class, guard attribute::same_class, run attribute::load_value }
            /// Data of the class of an instance of the cached shape: the position in a namespace is known.
            LOAD_ATTR_NONDESCRIPTOR {
                specialize attribute::data_of_shape, guard attribute::same_shape_data, run attribute::load_value }
            /// A property of an instance of the cached shape, whose getter is known.
            LOAD_ATTR_PROPERTY {
                specialize attribute::property_of_shape, guard attribute::same_property, calls attribute::load_property }
        };
        /// `R[dst] := R[object].name`
        LOAD_FAR_ATTR: LoadFarAttr(dst: Reg, name: FarName, object: Reg) calls attribute::load_far_attr;
        /// `R[object].name := R[value]`
        STORE_ATTR: StoreAttr(object: Reg, value: Reg, name: Name) calls attribute::store_attr,
        cache StoreAttrCache { shape: u32, slot: u32, new_shape: u32, shape3: u32, shape4: u32, slots: u32 } family {
            /// One of up to four shapes, each with a known slot. Taken only by a site whose cached shape has missed.
            STORE_ATTR_POLYMORPHIC {
                specialize attribute::add_stored_shape, guard attribute::any_stored_shape, run attribute::store_slot }
            /// An instance of the cached shape; the slot is known, be it an attribute's or one of `__slots__`.
            STORE_ATTR_INSTANCE_VALUE {
                specialize attribute::stored_slot, guard attribute::stored_shape, run attribute::store_slot }
            /// An instance of the cached shape gets an attribute, hence another shape.
            STORE_ATTR_ADD {
                specialize attribute::added_slot, guard attribute::added_shape, run attribute::add_slot }
        };
        /// `R[object].name := R[value]`
        STORE_FAR_ATTR: StoreFarAttr(object: Reg, name: FarName, value: Reg) calls attribute::store_far_attr;
        /// `del R[object].name`
        DELETE_ATTR: DeleteAttr(object: Reg, name: FarName) calls attribute::delete_attr;
        /// `R[window] := R[object].name`, a method in its window or any callable
        LOAD_METHOD: LoadMethod(window: Reg, object: Reg, name: Name) calls attribute::load_method,
        cache LoadMethodCache {
            function: Pointer, shape: u32, version: u32, function2: Pointer, function3: Pointer, shape2: u32, shape3: u32
        } family {
            /// One of up to three shapes, whose classes have known functions. Taken only by a site whose cached shape has
            /// missed.
            LOAD_METHOD_POLYMORPHIC {
                specialize attribute::add_method, guard attribute::any_method, run attribute::bind_method }
            /// The class of the cached shape has this function.
            LOAD_METHOD_WITH_VALUES {
                specialize attribute::method_of_shape, guard attribute::method_shape, run attribute::bind_method }
            /// A function of a module whose set of names has not changed; the position is known.
            LOAD_METHOD_MODULE {
                specialize attribute::method_in_module, guard attribute::method_module, run attribute::bind_nothing }
            /// A function, class method or static method of a class itself.
            LOAD_METHOD_CLASS {
                specialize attribute::method_of_class, guard attribute::method_class, run attribute::bind_method }
            /// A callable that lies in a known slot of an instance of the cached shape.
            LOAD_METHOD_INSTANCE_VALUE {
                specialize attribute::callable_of_shape, guard attribute::callable_shape, run attribute::bind_nothing }
            /// A static method or a class of the class of the cached shape.
            LOAD_METHOD_STATIC {
                specialize attribute::static_of_shape, guard attribute::static_shape, run attribute::bind_nothing }
        };
        /// `R[dst] := super(R[first + 1], R[first + 2]).name` if `R[first]` is `super`; see `opcode::super_flags`
        ///
        /// If it is anything else, it is called as the flags say, and asked for the attribute.
        LOAD_SUPER_ATTR: LoadSuperAttr(dst: Reg, name: FarName, first: Reg, flags: Count)
            calls attribute::load_super_attr,
        cache LoadSuperAttrCache { function: Pointer, shape: u32, version: u32, class: u32 } family {
            /// A method for an instance of the cached shape, as the classes after the cached one have it.
            LOAD_SUPER_ATTR_METHOD {
                specialize attribute::super_method, guard attribute::same_super, calls attribute::bind_super }
        };
        /// `R[function] := type(R[object]).method`, unbound with `R[receiver] := R[object]`, or bound with Unbound
        LOAD_SPECIAL: LoadSpecial(function: Reg, receiver: Reg, object: Reg, method: Special)
            calls attribute::load_special;

        // Subscripts.

        /// `R[dst] := R[container][R[index]]`
        BINARY_SUBSCR: BinarySubscr(dst: Reg, container: Reg, index: Reg) calls subscript::load,
        cache BinarySubscrCache { pointer: Pointer } family {
            /// `list[int]`, the index in range.
            BINARY_SUBSCR_LIST_INT {
                specialize any, guard subscript::load_in_list, run subscript::load_item }
            /// `tuple[int]`, the index in range.
            BINARY_SUBSCR_TUPLE_INT {
                specialize any, guard subscript::load_in_tuple, run subscript::load_element }
            /// `dict[key]`
            BINARY_SUBSCR_DICT {
                specialize any, guard subscript::load_in_dict, calls subscript::load_entry }
            /// `str[int]` of ASCII text, the index in range.
            BINARY_SUBSCR_STR_INT {
                specialize any, guard subscript::load_in_str, run subscript::load_character }
        };
        /// `R[dst] := R[container][index]`
        BINARY_SUBSCR_IMM: BinarySubscrImm(dst: Reg, container: Reg, index: Imm) calls subscript::load_imm,
        cache BinarySubscrImmCache {} family {
            /// `list[index]`, in range.
            BINARY_SUBSCR_IMM_LIST_INT {
                specialize any, guard subscript::imm_in_list, run subscript::load_imm_item }
            /// `tuple[index]`, in range.
            BINARY_SUBSCR_IMM_TUPLE_INT {
                specialize any, guard subscript::imm_in_tuple, run subscript::load_imm_element }
        };
        /// `R[dst] := R[container][R[first]:R[first + 1]]`
        BINARY_SLICE: BinarySlice(dst: Reg, container: Reg, first: Reg) calls subscript::load_slice;
        /// `R[container][R[index]] := R[value]`
        STORE_SUBSCR: StoreSubscr(container: Reg, index: Reg, value: Reg) calls subscript::store,
        cache StoreSubscrCache {} family {
            /// `list[int]`, the index in range.
            STORE_SUBSCR_LIST_INT {
                specialize any, guard subscript::store_in_list, run subscript::store_item }
            /// `dict[key]`
            STORE_SUBSCR_DICT {
                specialize any, guard subscript::store_in_dict, calls subscript::store_entry }
        };
        /// `R[container][index] := R[value]`
        STORE_SUBSCR_IMM: StoreSubscrImm(container: Reg, index: Imm, value: Reg) calls subscript::store_imm,
        cache StoreSubscrImmCache {} family {
            /// `list[index]`, in range.
            STORE_SUBSCR_IMM_LIST_INT {
                specialize any, guard subscript::store_imm_in_list, run subscript::store_imm_item }
        };
        /// `R[container][R[first]:R[first + 1]] := R[value]`
        STORE_SLICE: StoreSlice(container: Reg, first: Reg, value: Reg) calls subscript::store_slice;
        /// `del R[container][R[index]]`
        DELETE_SUBSCR: DeleteSubscr(container: Reg, index: Reg) calls subscript::delete;
        /// `R[dst] := slice(R[first], R[first + 1], …)`, of two or three values
        BUILD_SLICE: BuildSlice(dst: Reg, first: Reg, count: Count) calls subscript::build_slice;

        // Calls and functions.

        /// `R[window] := R[window](R[window + 3], …)`
        CALL: Call(window: Reg, arguments: Count) calls call::call,
        cache CallCache { target: u64 } family {
            /// A Python function of the cached code, which takes exactly these arguments.
            CALL_PY_EXACT_ARGS {
                specialize call::function_version, guard call::same_function, run call::enter }
            /// The cached native function.
            CALL_NATIVE {
                specialize call::native, guard call::same_native, calls call::call_native }
        };
        /// Call the method in the window; `arguments` does not count its object.
        CALL_METHOD: CallMethod(window: Reg, arguments: Count) calls call::call_method,
        cache CallMethodCache { target: u64 } family {
            /// A Python function of the cached code, which takes exactly the object and these arguments.
            CALL_METHOD_PY_EXACT_ARGS {
                specialize call::method_version, guard call::same_method, run call::enter_method }
            /// The cached native method.
            CALL_METHOD_NATIVE {
                specialize call::native_method, guard call::same_native_method, calls call::call_native_method }
        };
        /// Call with keywords: the last of the `arguments` are named by the tuple `constants[names]`.
        CALL_KW: CallKw(window: Reg, names: Const, arguments: Count, is_method: Count) calls call::call_kw,
        cache CallKwCache { version: u32 } family {};
        /// `R[window] := R[window](*R[window + 3], **R[window + 4])`, the latter if it is there
        CALL_FUNCTION_EX: CallFunctionEx(window: Reg, has_keywords: Count) calls call::call_function_ex,
        cache CallFunctionExCache { version: u32 } family {};
        /// Return `R[value]` to the caller, whose `R[window]` receives it.
        RETURN_VALUE: ReturnValue(value: Reg) inline call::return_value;
        /// Return None, True or False to the caller.
        RETURN_SINGLETON: ReturnSingleton(which: Singleton) inline call::return_singleton;
        /// `R[dst] := a function of codes[code]` with the extras that `opcode::function_flags` name, from `R[first]`
        MAKE_FUNCTION: MakeFunction(dst: Reg, code: CodeIndex, first: Reg, flags: Count)
            calls function::make_function;
        /// `R[dst] := builtins.__build_class__`
        LOAD_BUILD_CLASS: LoadBuildClass(dst: Reg) calls function::load_build_class;

        // Iteration.

        /// `R[dst] := iter(R[iterable])`
        GET_ITER: GetIter(dst: Reg, iterable: Reg) calls iteration::get_iter,
        cache GetIterCache {} family {};
        /// `R[dst] := next(R[iterator])` and go back to `target`, or fall through when it ends
        ///
        /// The window is where a Python frame may be entered: above all registers that live here.
        FOR_ITER: ForIter(iterator: Reg, dst: Reg, target: Target, window: Reg) calls iteration::for_iter,
        cache ForIterCache {} family {
            /// A `range`.
            FOR_ITER_RANGE { specialize any, guard iteration::is_range, run iteration::next_int }
            /// A `list`.
            FOR_ITER_LIST { specialize any, guard iteration::is_list, run iteration::next_item }
            /// A `tuple`.
            FOR_ITER_TUPLE { specialize any, guard iteration::is_tuple, run iteration::next_element }
            /// A suspended generator.
            FOR_ITER_GEN { specialize any, guard iteration::is_suspended, calls iteration::resume }
            /// The keys of a `dict`.
            FOR_ITER_DICT_KEYS { specialize any, guard iteration::is_dict_keys, run iteration::next_key }
            /// The values of a `dict`.
            FOR_ITER_DICT_VALUES { specialize any, guard iteration::is_dict_values, run iteration::next_value }
            /// The items of a `dict`.
            FOR_ITER_DICT_ITEMS { specialize any, guard iteration::is_dict_items, calls iteration::next_native }
            /// An `enumerate`.
            FOR_ITER_ENUMERATE { specialize any, guard iteration::is_enumerate, calls iteration::next_native }
            /// A `zip`.
            FOR_ITER_ZIP { specialize any, guard iteration::is_zip, calls iteration::next_native }
            /// A `set` or `frozenset`.
            FOR_ITER_SET { specialize any, guard iteration::is_set, run iteration::next_member }
            /// An ASCII `str`.
            FOR_ITER_STR { specialize any, guard iteration::is_ascii, run iteration::next_char }
            /// A `reversed` list.
            FOR_ITER_REVERSED { specialize any, guard iteration::is_reversed, run iteration::next_reversed }
        };
        /// `R[first], … := the count items of R[sequence]`, or none of them
        UNPACK_SEQUENCE: UnpackSequence(first: Reg, sequence: Reg, count: Count) calls iteration::unpack_sequence,
        cache UnpackSequenceCache {} family {
            /// A `tuple` of two.
            UNPACK_SEQUENCE_TWO_TUPLE {
                specialize iteration::two, guard iteration::is_pair, run iteration::unpack_pair }
            /// A `tuple`.
            UNPACK_SEQUENCE_TUPLE {
                specialize any, guard iteration::is_tuple_of_count, calls iteration::unpack_tuple }
            /// A `list`.
            UNPACK_SEQUENCE_LIST {
                specialize any, guard iteration::is_list_of_count, run iteration::unpack_list }
        };
        /// `R[first], … := items of R[sequence]`: `before` single ones, a list of those between, `after` single ones
        UNPACK_EX: UnpackEx(first: Reg, sequence: Reg, before: Count, after: Count) calls iteration::unpack_ex;

        // Generators and coroutines.

        /// Make a generator, coroutine or asynchronous generator of this frame, to go on after this; return it.
        RETURN_GENERATOR: ReturnGenerator() calls generator::return_generator;
        /// End this generator: who resumed it receives `R[value]`.
        GENERATOR_RETURN: GeneratorReturn(value: Reg) calls generator::generator_return;
        /// Suspend with `R[value]`; `R[dst] := what is sent`
        YIELD_VALUE: YieldValue(dst: Reg, value: Reg) calls generator::yield_value;
        /// Send `R[value]` to `R[receiver]`; when that ends, `R[value] := its result`
        ///
        /// Suspends with each value that the receiver yields; resumed, sends on what was sent. A generator that is
        /// suspended here delegates to the receiver (`yield from`, `await`): `throw` and `close` go there.
        SEND: Send(receiver: Reg, value: Reg, window: Reg) calls generator::send,
        cache SendCache {} family {};
        /// `R[dst] := iter(R[iterable])`, unless it is a generator, or a coroutine where that is allowed
        GET_YIELD_FROM_ITER: GetYieldFromIter(dst: Reg, iterable: Reg) calls generator::get_yield_from_iter;
        /// `R[dst] := the iterator that awaits R[value]`; `context` is for the error: see `opcode::await_context`
        GET_AWAITABLE: GetAwaitable(dst: Reg, value: Reg, context: Count) calls generator::get_awaitable;
        /// `R[dst] := R[value]`, told apart from what an asynchronous generator awaits
        ASYNC_GEN_WRAP: AsyncGenWrap(dst: Reg, value: Reg) calls generator::async_gen_wrap;
        /// `R[dst] := type(R[iterable]).__aiter__(R[iterable])`
        GET_AITER: GetAiter(dst: Reg, iterable: Reg) calls generator::get_aiter;
        /// `R[dst] := the iterator that awaits type(R[iterator]).__anext__(R[iterator])`
        GET_ANEXT: GetAnext(dst: Reg, iterator: Reg) calls generator::get_anext;
        /// Raise `R[exception]` again, unless it is a StopAsyncIteration.
        END_ASYNC_FOR: EndAsyncFor(exception: Reg) calls generator::end_async_for;

        // Displays.

        /// `R[dst] := (R[first], …)`
        BUILD_TUPLE: BuildTuple(dst: Reg, first: Reg, count: Count) calls build::tuple;
        /// `R[dst] := [R[first], …]`
        BUILD_LIST: BuildList(dst: Reg, first: Reg, count: Count) calls build::list;
        /// `R[dst] := {R[first], …}`
        BUILD_SET: BuildSet(dst: Reg, first: Reg, count: Count) calls build::set;
        /// `R[dst] := {R[first]: R[first + 1], …}`, of `count` pairs
        BUILD_MAP: BuildMap(dst: Reg, first: Reg, count: Count) calls build::map;
        /// `R[dst] := the dict of the keys in the tuple constants[keys] and the values R[first], …`
        BUILD_CONST_KEY_MAP: BuildConstKeyMap(dst: Reg, keys: Const, first: Reg) calls build::const_key_map;
        /// `R[dst] := ''.join of the strings R[first], …`
        BUILD_STRING: BuildString(dst: Reg, first: Reg, count: Count) calls build::string;
        /// `R[dst] := format(R[value])`, converted before, by the specification `R[value + 1]`: see `opcode::format_flags`
        FORMAT_VALUE: FormatValue(dst: Reg, value: Reg, flags: Count) calls build::format_value;
        /// `R[list].append(R[value])`, of a comprehension or display
        LIST_APPEND: ListAppend(list: Reg, value: Reg) calls build::list_append;
        /// `R[list].extend(R[iterable])`, of a display
        LIST_EXTEND: ListExtend(list: Reg, iterable: Reg) calls build::list_extend;
        /// `R[dst] := tuple(R[list])`, of a display; the list is not used again
        LIST_TO_TUPLE: ListToTuple(dst: Reg, list: Reg) calls build::list_to_tuple;
        /// `R[set].add(R[value])`, of a comprehension or display
        SET_ADD: SetAdd(set: Reg, value: Reg) calls build::set_add;
        /// `R[set].update(R[iterable])`, of a display
        SET_UPDATE: SetUpdate(set: Reg, iterable: Reg) calls build::set_update;
        /// `R[dict][R[key]] := R[value]`, of a comprehension or display
        MAP_ADD: MapAdd(dict: Reg, key: Reg, value: Reg) calls build::map_add;
        /// `R[dict].update(R[mapping])`, of a display
        DICT_UPDATE: DictUpdate(dict: Reg, mapping: Reg) calls build::dict_update;
        /// `R[dict].update(R[mapping])`, of the keywords for `R[callable]`, none of them twice
        DICT_MERGE: DictMerge(dict: Reg, mapping: Reg, callable: Reg) calls build::dict_merge;

        // Exceptions. A handler begins with the exception in the register that the exception table names.

        /// `R[saved] := the exception being handled`, which is `R[exception]` from now on
        PUSH_EXC_INFO: PushExcInfo(saved: Reg, exception: Reg) inline exception::push_exc_info;
        /// The exception being handled is `R[saved]` again.
        POP_EXCEPT: PopExcept(saved: Reg) inline exception::pop_except;
        /// Go to `target` unless `R[exception]` is an instance of `R[class]`, or of one of them.
        JUMP_IF_NOT_EXC_MATCH: JumpIfNotExcMatch(exception: Reg, class: Reg, target: Target)
            calls exception::jump_if_not_exc_match;
        /// `R[matched], R[rest] := R[rest].split(R[class])`, where a part may be None
        ///
        /// If something matched, it is what is being handled from now on.
        CHECK_EG_MATCH: CheckEgMatch(matched: Reg, rest: Reg, class: Reg) calls exception::check_eg_match;
        /// `R[dst] := what to raise after except* blocks`: of `R[original]`, what is in the list `R[raised]`; or None
        PREP_RERAISE_STAR: PrepReraiseStar(dst: Reg, original: Reg, raised: Reg) calls exception::prep_reraise_star;
        /// `raise R[first] from R[first + 1]`, of two, one, or no values
        RAISE_VARARGS: RaiseVarargs(first: Reg, count: Count) calls exception::raise_varargs;
        /// Raise `R[exception]` again: its traceback already tells of this frame.
        RERAISE: Reraise(exception: Reg) calls exception::reraise;
        /// `R[first], R[first + 1], R[first + 2] := type, value and traceback of R[exception]`
        WITH_EXCEPT_START: WithExceptStart(first: Reg, exception: Reg) calls exception::with_except_start;
        /// `R[dst] := AssertionError`
        LOAD_ASSERTION_ERROR: LoadAssertionError(dst: Reg) calls exception::load_assertion_error;

        // Patterns.

        /// Go to `target` unless `R[subject]` is a sequence.
        MATCH_SEQUENCE: MatchSequence(subject: Reg, target: Target) calls pattern::match_sequence;
        /// Go to `target` unless `R[subject]` is a mapping.
        MATCH_MAPPING: MatchMapping(subject: Reg, target: Target) calls pattern::match_mapping;
        /// `R[dst] := the tuple of R[subject]'s values for the keys in the tuple R[keys]`, or None if one is missing
        MATCH_KEYS: MatchKeys(dst: Reg, subject: Reg, keys: Reg) calls pattern::match_keys;
        /// `R[dst] := the tuple of R[subject]'s attributes`: `count` by position, then those that the tuple
        /// `constants[names]` names; or None if it is not an `R[class]` or lacks one
        MATCH_CLASS: MatchClass(dst: Reg, names: Const, subject: Reg, class: Reg, count: Count)
            calls pattern::match_class;
        /// `R[dst] := len(R[subject])`
        GET_LEN: GetLen(dst: Reg, subject: Reg) calls pattern::get_len;

        // Modules.

        /// `R[dst] := __import__(name, …, fromlist=R[first + 1], level=R[first])`
        IMPORT_NAME: ImportName(dst: Reg, name: FarName, first: Reg) calls import::import_name;
        /// `R[dst] := R[module].name`, or else the submodule
        IMPORT_FROM: ImportFrom(dst: Reg, name: FarName, module: Reg) calls import::import_from;
        /// The namespace receives the public names of `R[module]`.
        IMPORT_STAR: ImportStar(module: Reg) calls import::import_star;
        /// Show `R[value]` to the user of the prompt, by `sys.displayhook`.
        PRINT_EXPR: PrintExpr(value: Reg) calls import::print_expr;
    } };
}
pub(crate) use for_each_instruction;
