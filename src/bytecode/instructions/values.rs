//! The instructions: displays, exceptions, patterns and modules. How to read them: see [`instructions`](super).

macro_rules! values {
    ([$($then:ident)*] $reader:ident $($before:tt)*) => { $crate::bytecode::instructions::chain! {
        [$($then)*] $reader $($before)*

        // Displays.

        /// `R[dst] := (R[first], …)`
        BUILD_TUPLE: BuildTuple(dst: Reg, first: Reg, count: Count) inline build::tuple;
        /// `R[dst] := [R[first], …]`
        BUILD_LIST: BuildList(dst: Reg, first: Reg, count: Count) inline build::list;
        /// `R[dst] := {R[first], …}`
        BUILD_SET: BuildSet(dst: Reg, first: Reg, count: Count) seldom build::set;
        /// `R[dst] := {R[first]: R[first + 1], …}`, of `count` pairs
        BUILD_MAP: BuildMap(dst: Reg, first: Reg, count: Count) calls build::map;
        /// `R[dst] := the dict of the keys in the tuple constants[keys] and the values R[first], …`
        BUILD_CONST_KEY_MAP: BuildConstKeyMap(dst: Reg, keys: Const, first: Reg) seldom build::const_key_map;
        /// `R[dst] := ''.join of the strings R[first], …`
        BUILD_STRING: BuildString(dst: Reg, first: Reg, count: Count) calls build::string;
        /// `R[dst] := format(R[value])`, converted before, by the specification `R[value + 1]`: see `opcode::format_flags`
        FORMAT_VALUE: FormatValue(dst: Reg, value: Reg, flags: Count) calls build::format_value;
        /// `R[list].append(R[value])`, of a comprehension or display
        LIST_APPEND: ListAppend(list: Reg, value: Reg) inline build::list_append;
        /// `R[list].extend(R[iterable])`, of a display
        LIST_EXTEND: ListExtend(list: Reg, iterable: Reg) seldom build::list_extend;
        /// `R[dst] := tuple(R[list])`, of a display; the list is not used again
        LIST_TO_TUPLE: ListToTuple(dst: Reg, list: Reg) seldom build::list_to_tuple;
        /// `R[set].add(R[value])`, of a comprehension or display
        SET_ADD: SetAdd(set: Reg, value: Reg) calls build::set_add;
        /// `R[set].update(R[iterable])`, of a display
        SET_UPDATE: SetUpdate(set: Reg, iterable: Reg) seldom build::set_update;
        /// `R[dict][R[key]] := R[value]`, of a comprehension or display
        MAP_ADD: MapAdd(dict: Reg, key: Reg, value: Reg) calls build::map_add;
        /// `R[dict].update(R[mapping])`, of a display
        DICT_UPDATE: DictUpdate(dict: Reg, mapping: Reg) seldom build::dict_update;
        /// `R[dict].update(R[mapping])`, of the keywords for `R[callable]`, none of them twice
        DICT_MERGE: DictMerge(dict: Reg, mapping: Reg, callable: Reg) seldom build::dict_merge;

        // Exceptions. A handler begins with the exception in the register that the exception table names.

        /// `R[saved] := the exception being handled`, which is `R[exception]` from now on
        PUSH_EXC_INFO: PushExcInfo(saved: Reg, exception: Reg) inline exception::push_exc_info;
        /// The exception being handled is `R[saved]` again.
        POP_EXCEPT: PopExcept(saved: Reg) inline exception::pop_except;
        /// Go to `target` unless `R[exception]` is an instance of `R[class]`, or of one of them.
        JUMP_IF_NOT_EXC_MATCH: JumpIfNotExcMatch(exception: Reg, class: Reg, target: Target)
            seldom exception::jump_if_not_exc_match;
        /// `R[matched], R[rest] := R[rest].split(R[class])`, where a part may be None
        ///
        /// If something matched, it is what is being handled from now on.
        CHECK_EG_MATCH: CheckEgMatch(matched: Reg, rest: Reg, class: Reg) seldom exception::check_eg_match;
        /// `R[dst] := what to raise after except* blocks`: of `R[original]`, what is in the list `R[raised]`; or None
        PREP_RERAISE_STAR: PrepReraiseStar(dst: Reg, original: Reg, raised: Reg) seldom exception::prep_reraise_star;
        /// `raise R[first] from R[first + 1]`, of two, one, or no values
        RAISE_VARARGS: RaiseVarargs(first: Reg, count: Count) seldom exception::raise_varargs;
        /// Raise `R[exception]` again: its traceback already tells of this frame.
        RERAISE: Reraise(exception: Reg) seldom exception::reraise;
        /// `R[first], R[first + 1], R[first + 2] := type, value and traceback of R[exception]`
        WITH_EXCEPT_START: WithExceptStart(first: Reg, exception: Reg) seldom exception::with_except_start;
        /// `R[dst] := AssertionError`
        LOAD_ASSERTION_ERROR: LoadAssertionError(dst: Reg) seldom exception::load_assertion_error;

        // Patterns.

        /// Go to `target` unless `R[subject]` is a sequence.
        MATCH_SEQUENCE: MatchSequence(subject: Reg, target: Target) seldom pattern::match_sequence;
        /// Go to `target` unless `R[subject]` is a mapping.
        MATCH_MAPPING: MatchMapping(subject: Reg, target: Target) seldom pattern::match_mapping;
        /// `R[dst] := the tuple of R[subject]'s values for the keys in the tuple R[keys]`, or None if one is missing
        MATCH_KEYS: MatchKeys(dst: Reg, subject: Reg, keys: Reg) seldom pattern::match_keys;
        /// `R[dst] := the tuple of R[subject]'s attributes`: `count` by position, then those that the tuple
        /// `constants[names]` names; or None if it is not an `R[class]` or lacks one
        MATCH_CLASS: MatchClass(dst: Reg, names: Const, subject: Reg, class: Reg, count: Count)
            seldom pattern::match_class;
        /// `R[dst] := len(R[subject])`
        GET_LEN: GetLen(dst: Reg, subject: Reg) seldom pattern::get_len;

        // Modules.

        /// `R[dst] := __import__(name, …, fromlist=R[first + 1], level=R[first])`
        IMPORT_NAME: ImportName(dst: Reg, name: FarName, first: Reg) seldom import::import_name;
        /// `R[dst] := R[module].name`, or else the submodule
        IMPORT_FROM: ImportFrom(dst: Reg, name: FarName, module: Reg) seldom import::import_from;
        /// The namespace receives the public names of `R[module]`.
        IMPORT_STAR: ImportStar(module: Reg) seldom import::import_star;
        /// Show `R[value]` to the user of the prompt, by `sys.displayhook`.
        PRINT_EXPR: PrintExpr(value: Reg) seldom import::print_expr;
    } };
}
pub(crate) use values;
