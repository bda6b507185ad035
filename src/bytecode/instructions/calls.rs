//! The instructions: calls, functions, iteration and generators. How to read them: see [`instructions`](super).

macro_rules! calls {
    ([$($then:ident)*] $reader:ident $($before:tt)*) => { $crate::bytecode::instructions::chain! {
        [$($then)*] $reader $($before)*

        // Calls and functions.

        /// `R[window] := R[window](R[window + 3], …)`
        CALL: Call(window: Reg, arguments: Count) calls call::call,
        cache CallCache { target: u64 } family {
            /// A Python function of the cached code, which takes exactly these arguments.
            CALL_PY_EXACT_ARGS {
                specialize call::function_version, guard call::same_function, run call::enter }
            /// A Python function of the cached code, whose defaults are all that is missing.
            CALL_PY_WITH_DEFAULTS {
                specialize call::version_with_defaults, guard call::same_with_defaults,
                calls call::enter_with_defaults }
            /// A bound method, a Python function of the cached code, which takes exactly its object and these arguments.
            CALL_BOUND_METHOD_EXACT_ARGS {
                specialize call::bound_version, guard call::same_bound, run call::enter_bound }
            /// A class without `__new__`, whose `__init__` is a Python function that takes exactly these arguments.
            CALL_ALLOC_AND_ENTER_INIT {
                specialize call::init_version, guard call::same_init, calls call::enter_init }
            /// `len` of a built-in container.
            CALL_LEN { specialize call::is_len, guard call::container_length, run call::set_length }
            /// `isinstance`, where the class's metaclass is `type`.
            CALL_ISINSTANCE { specialize call::is_isinstance, guard call::asks_class, calls call::isinstance }
            /// A class made by native methods.
            CALL_BUILTIN_CLASS {
                specialize call::native_class, guard call::is_native_class, calls call::construct }
            /// The bound `append` of a list.
            CALL_LIST_APPEND { specialize call::is_bound_append, guard call::bound_appends, run call::append_bound }
            /// The cached native function, which gets the arguments as they lie.
            CALL_NATIVE_FAST {
                specialize call::fast_native, guard call::same_native, calls call::call_fast_native }
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
            /// A Python function of the cached code, whose defaults are all that is missing.
            CALL_METHOD_PY_WITH_DEFAULTS {
                specialize call::method_with_defaults, guard call::same_method_with_defaults,
                calls call::enter_method_with_defaults }
            /// A Python function of the cached code that is no method, which takes exactly these arguments.
            CALL_METHOD_FUNCTION_EXACT_ARGS {
                specialize call::attribute_version, guard call::same_attribute, run call::enter_attribute }
            /// `list.append`
            CALL_METHOD_LIST_APPEND { specialize call::is_append, guard call::appends, run call::append }
            /// The cached native method of an object of the cached shape, or the cached native function, which gets the arguments
            /// as they lie.
            CALL_METHOD_NATIVE_FAST {
                specialize call::fast_native_method, guard call::same_fast_method,
                calls call::call_fast_native_method }
            /// The cached native method.
            CALL_METHOD_NATIVE {
                specialize call::native_method, guard call::same_native_method, calls call::call_native_method }
        };
        /// Call with keywords: the last of the `arguments` are named by the tuple `constants[names]`.
        CALL_KW: CallKw(window: Reg, names: Const, arguments: Count, is_method: Count) calls call::call_kw,
        cache CallKwCache { version: u32, places: u32 } family {
            /// A Python function of the cached code, whose parameters take the keywords in the cached places; what is missing
            /// has defaults.
            CALL_KW_PY { specialize call::keyword_places, guard call::same_kw, calls call::enter_kw }
        };
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
        LOAD_BUILD_CLASS: LoadBuildClass(dst: Reg) seldom function::load_build_class;

        // Iteration.

        /// `R[dst] := iter(R[iterable])`
        GET_ITER: GetIter(dst: Reg, iterable: Reg) calls iteration::get_iter,
        cache GetIterCache {} family {};
        /// `R[dst] := next(R[iterator])` and go back to `target`, or fall through when it ends
        ///
        /// The window is where a Python frame may be entered: above all registers that live here.
        FOR_ITER: ForIter(iterator: Reg, dst: Reg, target: Target, window: Reg) calls iteration::for_iter, unless iteration::quick_for,
        cache ForIterCache {} family {
            /// A `range`.
            FOR_ITER_RANGE { specialize any, guard iteration::is_range, run iteration::next_int }
            /// A `list`.
            FOR_ITER_LIST { specialize any, guard iteration::is_list, run iteration::next_item }
            /// A `tuple`.
            FOR_ITER_TUPLE { specialize any, guard iteration::is_tuple, run iteration::next_element }
            /// A suspended generator.
            FOR_ITER_GEN { specialize any, guard iteration::is_suspended, run iteration::resume }
            /// The keys of a `dict`.
            FOR_ITER_DICT_KEYS { specialize any, guard iteration::is_dict_keys, run iteration::next_key }
            /// The values of a `dict`.
            FOR_ITER_DICT_VALUES { specialize any, guard iteration::is_dict_values, run iteration::next_value }
            /// The items of a `dict`.
            FOR_ITER_DICT_ITEMS { specialize any, guard iteration::is_dict_items, calls iteration::next_pair }
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
        UNPACK_SEQUENCE: UnpackSequence(first: Reg, sequence: Reg, count: Count) calls iteration::unpack_sequence, unless iteration::quick_unpack,
        cache UnpackSequenceCache {} family {
            /// A `tuple` of two.
            UNPACK_SEQUENCE_TWO_TUPLE {
                specialize iteration::two, guard iteration::is_pair, run iteration::unpack_pair }
            /// A `tuple`.
            UNPACK_SEQUENCE_TUPLE {
                specialize any, guard iteration::is_tuple_of_count, run iteration::unpack_tuple }
            /// A `list`.
            UNPACK_SEQUENCE_LIST {
                specialize any, guard iteration::is_list_of_count, run iteration::unpack_list }
        };
        /// `R[first], … := items of R[sequence]`: `before` single ones, a list of those between, `after` single ones
        UNPACK_EX: UnpackEx(first: Reg, sequence: Reg, before: Count, after: Count) seldom iteration::unpack_ex;

        // Generators and coroutines.

        /// Make a generator, coroutine or asynchronous generator of this frame, to go on after this; return it.
        ///
        /// It keeps the first `live` registers, and never more than `most`.
        RETURN_GENERATOR: ReturnGenerator(live: Count, most: Count) calls generator::return_generator;
        /// End this generator: who resumed it receives `R[value]`.
        GENERATOR_RETURN: GeneratorReturn(value: Reg) inline generator::generator_return;
        /// Suspend with `R[value]`, keeping the first `live` registers; `R[dst] := what is sent`
        YIELD_VALUE: YieldValue(dst: Reg, value: Reg, live: Count) inline generator::yield_value;
        /// Send `R[value]` to `R[receiver]`; when that ends, `R[value] := its result`
        ///
        /// Suspends with each value that the receiver yields, keeping the registers below the window; resumed, sends on
        /// what was sent. A generator that is suspended here delegates to the receiver (`yield from`, `await`): `throw` and
        /// `close` go there.
        SEND: Send(receiver: Reg, value: Reg, window: Reg) calls generator::send,
        cache SendCache {} family {
            /// None to a suspended generator or coroutine.
            SEND_GEN { specialize any, guard generator::is_suspended, run generator::send_none }
        };
        /// `R[dst] := iter(R[iterable])`, unless it is a generator, or a coroutine where that is allowed
        GET_YIELD_FROM_ITER: GetYieldFromIter(dst: Reg, iterable: Reg) seldom generator::get_yield_from_iter;
        /// `R[dst] := the iterator that awaits R[value]`; `context` is for the error: see `opcode::await_context`
        GET_AWAITABLE: GetAwaitable(dst: Reg, value: Reg, context: Count) inline generator::get_awaitable;
        /// `R[dst] := R[value]`, told apart from what an asynchronous generator awaits
        ASYNC_GEN_WRAP: AsyncGenWrap(dst: Reg, value: Reg) seldom generator::async_gen_wrap;
        /// `R[dst] := type(R[iterable]).__aiter__(R[iterable])`
        GET_AITER: GetAiter(dst: Reg, iterable: Reg) seldom generator::get_aiter;
        /// `R[dst] := the iterator that awaits type(R[iterator]).__anext__(R[iterator])`
        GET_ANEXT: GetAnext(dst: Reg, iterator: Reg) seldom generator::get_anext;
        /// Raise `R[exception]` again, unless it is a StopAsyncIteration.
        END_ASYNC_FOR: EndAsyncFor(exception: Reg) seldom generator::end_async_for;
    } };
}
pub(crate) use calls;
