//! The instructions: moves and control flow. How to read them: see [`instructions`](super).

macro_rules! control {
    ([$($then:ident)*] $reader:ident $($before:tt)*) => { $crate::bytecode::instructions::chain! {
        [$($then)*] $reader $($before)*

        // Moves and constants.

        /// Leave the interpreter. Not made by the compiler.
        HALT: Halt() inline control::halt;
        /// Finish the instruction that has entered the frame which returns here. Not made by the compiler.
        COMPLETE: Complete() seldom complete::complete;
        /// Give a call its new instance if `__init__`, which returns here, gave None; else go to `COMPLETE`. Not made by the
        /// compiler.
        COMPLETE_INIT: CompleteInit() inline complete::complete_init;
        /// Give the register for which an operator was asked its result, unless that is NotImplemented; then go to `COMPLETE`.
        /// Not made by the compiler.
        COMPLETE_STORE: CompleteStore() inline complete::complete_store;
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
        JUMP_IF_FALSE: JumpIfFalse(value: Reg, target: Target) calls truth::jump_if_false, unless truth::quick_if_false,
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
            /// An instance whose class says nothing of its truth, or None.
            JUMP_IF_FALSE_INSTANCE {
                specialize truth::false_meets_instance, guard truth::false_is_instance, run truth::jump_unless }
        };
        /// Go to `target` if `R[value]` is true.
        JUMP_IF_TRUE: JumpIfTrue(value: Reg, target: Target) calls truth::jump_if_true, unless truth::quick_if_true,
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
            /// An instance whose class says nothing of its truth, or None.
            JUMP_IF_TRUE_INSTANCE {
                specialize truth::true_meets_instance, guard truth::true_is_instance, run truth::jump_if }
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
        CHECK_BOUND: CheckBound(local: Reg) seldom control::check_bound;

        /// Go to `branch`'s target if comparing `R[left]` with `R[right]` meets its condition.
        COMPARE_AND_BRANCH: CompareAndBranch(left: Reg, right: Reg, branch: Branch)
            calls compare::compare_and_branch, unless compare::quick_branch,
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
            calls compare::compare_and_branch_imm, unless compare::quick_branch_imm,
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
    } };
}
pub(crate) use control;
