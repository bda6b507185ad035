//! The instructions: names, attributes and subscripts. How to read them: see [`instructions`](super).

macro_rules! places {
    ([$($then:ident)*] $reader:ident $($before:tt)*) => { $crate::bytecode::instructions::chain! {
        [$($then)*] $reader $($before)*

        // Names, from the fastest to the slowest.

        /// `R[dst] := a new cell that holds R[value]`
        MAKE_CELL: MakeCell(dst: Reg, value: Reg) calls cell::make_cell;
        /// `R[dst] := a new cell that holds nothing`
        MAKE_EMPTY_CELL: MakeEmptyCell(dst: Reg) calls cell::make_empty_cell;
        /// `R[first], … := the count cells of the function's closure`
        COPY_FREE_VARS: CopyFreeVars(first: Reg, count: Count) calls cell::copy_free_vars;
        /// `R[dst] := what R[cell] holds`, or raise NameError
        LOAD_DEREF: LoadDeref(dst: Reg, cell: Reg) calls cell::load_deref, unless cell::quick_load,
        cache LoadDerefCache {} family {
            /// A cell that holds something.
            LOAD_DEREF_BOUND { specialize any, guard cell::holds, run cell::load_held }
        };
        /// `R[dst] := namespace[name of R[cell]]`, or else what `R[cell]` holds
        LOAD_CLASSDEREF: LoadClassderef(dst: Reg, cell: Reg) seldom cell::load_classderef;
        /// `R[cell] holds R[value]`
        STORE_DEREF: StoreDeref(cell: Reg, value: Reg) inline cell::store_deref;
        /// `R[cell] holds nothing`, or raise NameError where it does already
        DELETE_DEREF: DeleteDeref(cell: Reg) seldom cell::delete_deref;
        /// `R[dst] := globals[name]`, or else `builtins[name]`
        LOAD_GLOBAL: LoadGlobal(dst: Reg, name: FarName) calls global::load_global, unless global::load_known,
        cache LoadGlobalCache { keys_version: u32, builtins_version: u32, index: u32 } family {
            /// The set of globals has not changed; the position is known.
            LOAD_GLOBAL_MODULE { specialize global::in_module, guard global::same_keys, run global::load_index }
            /// Neither the set of globals nor that of builtins has changed; the position in the latter is known.
            LOAD_GLOBAL_BUILTIN {
                specialize global::in_builtins, guard global::same_both_keys, run global::load_builtin }
        };
        /// `globals[name] := R[value]`
        STORE_GLOBAL: StoreGlobal(value: Reg, name: FarName) calls global::store_global,
        cache StoreGlobalCache { keys_version: u32, index: u32 } family {
            /// The set of globals has not changed; the position is known.
            STORE_GLOBAL_MODULE {
                specialize global::stored_in_module, guard global::same_stored_keys, run global::store_index }
        };
        /// `del globals[name]`
        DELETE_GLOBAL: DeleteGlobal(name: FarName) seldom global::delete_global;
        /// `R[dst] := namespace[name]`, or else as `LOAD_GLOBAL`
        LOAD_NAME: LoadName(dst: Reg, name: FarName) calls name::load_name,
        cache LoadNameCache { keys_version: u32, builtins_version: u32, index: u32 } family {};
        /// `namespace[name] := R[value]`
        STORE_NAME: StoreName(value: Reg, name: FarName) calls name::store_name,
        cache StoreNameCache { keys_version: u32, index: u32 } family {};
        /// `del namespace[name]`
        DELETE_NAME: DeleteName(name: FarName) seldom name::delete_name;
        /// `namespace['__annotations__'] := {}` if it has none
        SETUP_ANNOTATIONS: SetupAnnotations() seldom name::setup_annotations;

        // Attributes. The far forms are for the names beyond the 65,536th of a code object.

        /// `R[dst] := R[object].name`
        LOAD_ATTR: LoadAttr(dst: Reg, object: Reg, name: Name) calls attribute::load_attr, unless attribute::load_known,
        cache LoadAttrCache { shape: u32, slot: u32, pointer: Pointer, version: u32, index: u32 } family {
            /// One of up to four shapes, each with a known slot. Taken only by a site whose cached shape has missed.
            LOAD_ATTR_POLYMORPHIC {
                specialize attribute::add_shape, guard attribute::any_shape, run attribute::load_value }
            /// More shapes than a cache holds: the machine's cache has the slot. Taken only by a site that was polymorphic.
            LOAD_ATTR_MEGAMORPHIC {
                specialize attribute::too_many_shapes, guard attribute::machine_value, run attribute::load_value }
            /// An instance of the cached shape; the attribute's slot is known.
            LOAD_ATTR_INSTANCE_VALUE {
                specialize attribute::slot_of_shape, guard attribute::same_shape, run attribute::load_value }
            /// An instance of the cached shape; the slot of `__slots__` is known, and not empty.
            LOAD_ATTR_SLOT {
                specialize attribute::member_of_shape, guard attribute::same_shape_bound, run attribute::load_value }
            /// A field of a named tuple of the cached shape; the item is known.
            LOAD_ATTR_TUPLE_ITEM {
                specialize attribute::field_of_shape, guard attribute::same_field, run attribute::load_value }
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
        LOAD_FAR_ATTR: LoadFarAttr(dst: Reg, name: FarName, object: Reg) seldom attribute::load_far_attr;
        /// `R[object].name := R[value]`
        STORE_ATTR: StoreAttr(object: Reg, value: Reg, name: Name) calls attribute::store_attr, unless attribute::store_known,
        cache StoreAttrCache { shape: u32, slot: u32, new_shape: u32, shape3: u32, shape4: u32, slots: u32 } family {
            /// One of up to four shapes, each with a known slot. Taken only by a site whose cached shape has missed.
            STORE_ATTR_POLYMORPHIC {
                specialize attribute::add_stored_shape, guard attribute::any_stored_shape, run attribute::store_slot }
            /// More shapes than a cache holds: the machine's cache has the slot. Taken only by a site that was polymorphic, or
            /// has added an attribute to instances of several shapes.
            STORE_ATTR_MEGAMORPHIC {
                specialize attribute::too_many_places, guard attribute::machine_place, run attribute::add_slot }
            /// An instance of the cached shape; the slot is known, be it an attribute's or one of `__slots__`.
            STORE_ATTR_INSTANCE_VALUE {
                specialize attribute::stored_slot, guard attribute::stored_shape, run attribute::store_slot }
            /// An instance of the cached shape gets an attribute, hence another shape.
            STORE_ATTR_ADD {
                specialize attribute::added_slot, guard attribute::added_shape, run attribute::add_slot }
        };
        /// `R[object].name := R[value]`
        STORE_FAR_ATTR: StoreFarAttr(object: Reg, name: FarName, value: Reg) seldom attribute::store_far_attr;
        /// `del R[object].name`
        DELETE_ATTR: DeleteAttr(object: Reg, name: FarName) seldom attribute::delete_attr;
        /// `R[window] := R[object].name`, a method in its window or any callable
        LOAD_METHOD: LoadMethod(window: Reg, object: Reg, name: Name) calls attribute::load_method, unless attribute::method_known,
        cache LoadMethodCache {
            function: Pointer, shape: u32, version: u32, function2: Pointer, function3: Pointer, shape2: u32, shape3: u32
        } family {
            /// One of up to three shapes, whose classes have known functions. Taken only by a site whose cached shape has
            /// missed.
            LOAD_METHOD_POLYMORPHIC {
                specialize attribute::add_method, guard attribute::any_method, run attribute::bind_method }
            /// More shapes than a cache holds: the machine's cache has the function. Taken only by a site that was
            /// polymorphic.
            LOAD_METHOD_MEGAMORPHIC {
                specialize attribute::too_many_methods, guard attribute::machine_method, run attribute::bind_method }
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
                specialize attribute::super_method, guard attribute::same_super, run attribute::bind_super }
        };
        /// `R[function] := type(R[object]).method`, unbound with `R[receiver] := R[object]`, or bound with Unbound
        LOAD_SPECIAL: LoadSpecial(function: Reg, receiver: Reg, object: Reg, method: Special)
            seldom attribute::load_special;

        // Subscripts.

        /// `R[dst] := R[container][R[index]]`
        BINARY_SUBSCR: BinarySubscr(dst: Reg, container: Reg, index: Reg) calls subscript::load, unless subscript::quick_load,
        cache BinarySubscrCache { function: Pointer, shape: u32, version: u32 } family {
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
            /// `bytes[int]`, `bytearray[int]`, the index in range.
            BINARY_SUBSCR_BYTES_INT {
                specialize any, guard subscript::load_in_bytes, run subscript::load_byte }
            /// `array[int]` of doubles, the index in range.
            BINARY_SUBSCR_ARRAY_DOUBLE {
                specialize any, guard subscript::load_in_doubles, run subscript::load_double }
            /// `array[int]` of ints, the index in range.
            BINARY_SUBSCR_ARRAY_INT {
                specialize any, guard subscript::load_in_ints, run subscript::load_array_int }
            /// An instance of the cached shape, whose `__getitem__` is known.
            BINARY_SUBSCR_GETITEM {
                specialize subscript::getitem_of_shape, guard subscript::same_getitem, calls subscript::enter_getitem }
        };
        /// `R[dst] := R[container][index]`
        BINARY_SUBSCR_IMM: BinarySubscrImm(dst: Reg, container: Reg, index: Imm) calls subscript::load_imm, unless subscript::quick_load_imm,
        cache BinarySubscrImmCache {} family {
            /// `list[index]`, in range.
            BINARY_SUBSCR_IMM_LIST_INT {
                specialize any, guard subscript::imm_in_list, run subscript::load_imm_item }
            /// `tuple[index]`, in range.
            BINARY_SUBSCR_IMM_TUPLE_INT {
                specialize any, guard subscript::imm_in_tuple, run subscript::load_imm_element }
            /// `str[index]` of ASCII text, in range.
            BINARY_SUBSCR_IMM_STR_INT {
                specialize any, guard subscript::imm_in_str, run subscript::load_imm_character }
        };
        /// `R[dst] := R[container][R[first]:R[first + 1]]`
        BINARY_SLICE: BinarySlice(dst: Reg, container: Reg, first: Reg) calls subscript::load_slice;
        /// `R[container][R[index]] := R[value]`
        STORE_SUBSCR: StoreSubscr(container: Reg, index: Reg, value: Reg) calls subscript::store, unless subscript::quick_store,
        cache StoreSubscrCache { function: Pointer, shape: u32, version: u32 } family {
            /// `list[int]`, the index in range.
            STORE_SUBSCR_LIST_INT {
                specialize any, guard subscript::store_in_list, run subscript::store_item }
            /// `dict[key]`
            STORE_SUBSCR_DICT {
                specialize any, guard subscript::store_in_dict, calls subscript::store_entry }
            /// A number stored into an array of doubles.
            STORE_SUBSCR_ARRAY_DOUBLE {
                specialize any, guard subscript::store_in_doubles, run subscript::store_double }
            /// A small int stored into an array of ints.
            STORE_SUBSCR_ARRAY_INT {
                specialize any, guard subscript::store_in_ints, run subscript::store_int }
            /// An instance of the cached shape, whose `__setitem__` is known.
            STORE_SUBSCR_SETITEM {
                specialize subscript::setitem_of_shape, guard subscript::same_setitem, calls subscript::enter_setitem }
        };
        /// `R[container][index] := R[value]`
        STORE_SUBSCR_IMM: StoreSubscrImm(container: Reg, index: Imm, value: Reg) calls subscript::store_imm, unless subscript::quick_store_imm,
        cache StoreSubscrImmCache {} family {
            /// `list[index]`, in range.
            STORE_SUBSCR_IMM_LIST_INT {
                specialize any, guard subscript::store_imm_in_list, run subscript::store_imm_item }
        };
        /// `R[container][R[first]:R[first + 1]] := R[value]`
        STORE_SLICE: StoreSlice(container: Reg, first: Reg, value: Reg) calls subscript::store_slice;
        /// `del R[container][R[index]]`
        DELETE_SUBSCR: DeleteSubscr(container: Reg, index: Reg) seldom subscript::delete;
        /// `R[dst] := slice(R[first], R[first + 1], …)`, of two or three values
        BUILD_SLICE: BuildSlice(dst: Reg, first: Reg, count: Count) seldom subscript::build_slice;
    } };
}
pub(crate) use places;
