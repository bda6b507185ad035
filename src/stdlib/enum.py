"""Enumerations: `Enum`, `IntEnum`, `StrEnum`, `Flag`, `IntFlag`, `auto`, `unique`, `verify`, `member`, `nonmember`,
`property`, `global_enum` and their kin.

Offers all of CPython 3.11's `enum`. Left out: `_test_simple_enum` and the other helpers of CPython's own tests.
"""

import builtins as _builtins
import sys
from types import DynamicClassAttribute, MappingProxyType

__all__ = ["EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique",
           "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP",
           "global_flag_repr", "global_enum_repr", "global_str", "global_enum", "EnumCheck", "CONTINUOUS",
           "NAMED_FLAGS", "UNIQUE"]

# Classes of this module that the metaclass asks for before they exist.
Enum = Flag = ReprEnum = EJECT = KEEP = None


class nonmember:
    """Keeps a value of a class body from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes a value of a class body a member, whatever it is."""

    def __init__(self, value):
        self.value = value


def _is_descriptor(obj):
    return hasattr(obj, "__get__") or hasattr(obj, "__set__") or hasattr(obj, "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    """Whether the name is a mangled one of the class: _Class__name."""
    prefix = f"_{cls_name}__"
    return len(name) > len(prefix) and name.startswith(prefix) and (name[-1] != "_" or name[-2] != "_")


def _is_internal_class(cls_name, obj):
    """Whether the object is a class made in the body of the class of that name."""
    if not isinstance(obj, type):
        return False
    qualname = getattr(obj, "__qualname__", "")
    inner = f"{cls_name}.{getattr(obj, '__name__', '')}"
    return qualname == inner or qualname.endswith("." + inner)


def _is_single_bit(num):
    return num != 0 and num & (num - 1) == 0


def _iter_bits_lsb(num):
    """The single bits of a number, the lowest first."""
    if isinstance(num, Enum):
        num = num.value
    if num < 0:
        raise ValueError("%r is not a positive integer" % num)
    while num:
        bit = num & -num
        yield bit
        num ^= bit


def show_flag_values(value):
    """The single bits that a flag or number is made of."""
    return list(_iter_bits_lsb(value))


def bin(num, max_bits=None):
    """Binary digits after a sign bit: 0b0 1010 for 10, 0b1 0101 for ~10."""
    size = num.bit_length()
    shown = _builtins.bin(num if num >= 0 else num + (1 << size))[2:].rjust(size, "0") if size else ""
    sign = "0" if num >= 0 else "1"
    if max_bits is not None:
        shown = shown.rjust(max_bits, sign)
    return f"0b{sign} {shown}"


def _high_bit(value):
    """The index of the highest bit, -1 for zero."""
    return value.bit_length() - 1


def _make_class_unpicklable(obj):
    """Makes every pickling of the object, or of a class's instances, fail."""

    def refuse(self, proto):
        raise TypeError("%r cannot be pickled" % self)

    if isinstance(obj, dict):
        obj["__reduce_ex__"] = refuse
        obj["__module__"] = "<unknown>"
    else:
        setattr(obj, "__reduce_ex__", refuse)
        setattr(obj, "__module__", "<unknown>")


class _AutoNull:
    def __repr__(self):
        return "_auto_null"


_auto_null = _AutoNull()


class auto:
    """Stands for the value that `_generate_next_value_` gives."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return "auto(%r)" % self.value


class property(DynamicClassAttribute):
    """A property of members, whose name may also be that of a member: the class gives the member."""

    member = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is None:
                raise AttributeError("%r has no attribute %r" % (ownerclass, self.name))
            return self.member
        if self.fget is None:
            if self.member is None:
                raise AttributeError("%r has no attribute %r" % (ownerclass, self.name))
            return self.member
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("<enum %r> cannot set attribute %r" % (self.clsname, self.name))
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("<enum %r> cannot delete attribute %r" % (self.clsname, self.name))
        return self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


# Names of the form _name_ that a class body may define.
_hooks = {"_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_",
          "_iter_member_by_value_", "_iter_member_by_def_"}


class _EnumDict(dict):
    """The namespace of a class body: notes which names are members, and refuses to define one twice."""

    def __init__(self):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = None

    def __setitem__(self, key, value):
        if _is_internal_class(self._cls_name, value):
            import warnings
            warnings.warn("In 3.13 classes created inside an enum will not become a member.  Use the `member` "
                          "decorator to keep the current behavior.", DeprecationWarning, stacklevel=2)
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            if key not in _hooks:
                raise ValueError("_sunder_ names, such as %r, are reserved for future Enum use" % key)
            if key == "_generate_next_value_":
                if self._auto_called:
                    raise TypeError("_generate_next_value_ must be defined before members")
                self._generate_next_value = getattr(value, "__func__", value)
            elif key == "_ignore_":
                value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
                self._ignore = value
                already = set(value) & set(self._member_names)
                if already:
                    raise ValueError("_ignore_ cannot specify already set names: %r" % already)
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError("%r already defined as %r" % (key, self[key]))
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif not _is_descriptor(value):
            value = self._new_member(key, value)
        super().__setitem__(key, value)

    def _new_member(self, key, value):
        """Notes a member; gives its value, with every auto() in it resolved."""
        if key in self:
            raise TypeError("%r already defined as %r" % (key, self[key]))
        if isinstance(value, member):
            value = value.value
        single = isinstance(value, auto)
        last = self._last_values
        parts = (value,) if single else value
        if isinstance(parts, tuple) and any(isinstance(part, auto) for part in parts):
            resolved = []
            for part in parts:
                if isinstance(part, auto):
                    if part.value is _auto_null:
                        part.value = self._generate_next_value(key, 1, len(self._member_names), last[:])
                        self._auto_called = True
                    part = part.value
                    last.append(part)
                resolved.append(part)
            value = resolved[0] if single else tuple(resolved)
        else:
            last.append(value)
        self._member_names[key] = None
        return value

    def update(self, members, **more_members):
        for name in members.keys() if hasattr(members, "keys") else ():
            self[name] = members[name]
        if not hasattr(members, "keys"):
            for name, value in members:
                self[name] = value
        for name, value in more_members.items():
            self[name] = value


class _Members:
    """Stands in a new class's namespace until the class exists, then makes the members."""

    def __init__(self, names, values):
        self.names, self.values = names, values

    def __set_name__(self, cls, own_name):
        delattr(cls, own_name)
        for name, value in zip(self.names, self.values):
            _make_member(cls, name, value)


_MEMBERS = "_members_to_be_"


def _make_member(cls, name, value):
    args = value if isinstance(value, tuple) else (value,)
    data_type = cls._member_type_
    if data_type is tuple:
        args = (args,)
    made = cls._new_member_(cls, *args) if cls._use_args_ else cls._new_member_(cls)
    if not hasattr(made, "_value_"):
        if data_type is object:
            made._value_ = value
        else:
            try:
                made._value_ = data_type(*args)
            except Exception as error:
                raise TypeError("_value_ not set in __new__, unable to create it") from error
    value = made._value_
    made._name_ = name
    made.__objclass__ = cls
    made.__init__(*args)
    made._sort_order_ = len(cls._member_names_)
    existing = _with_value(cls, value)
    if existing is not None:
        made = existing
    else:
        is_flag = Flag is not None and issubclass(cls, Flag)
        if not is_flag or isinstance(value, int) and _is_single_bit(value) or value is None:
            cls._member_names_.append(name)
        if is_flag and isinstance(value, int):
            cls._flag_mask_ |= value
            cls._all_bits_ = (1 << cls._flag_mask_.bit_length()) - 1
            made._inverted_ = None
    redirect = _property_of_bases(cls, name)
    if redirect is None:
        type.__setattr__(cls, name, made)
    else:
        replacement = property(redirect.fget, redirect.fset, redirect.fdel)
        replacement.__set_name__(cls, name)
        replacement.member = made
        type.__setattr__(cls, name, replacement)
    cls._member_map_[name] = made
    try:
        cls._value2member_map_.setdefault(value, made)
    except TypeError:
        cls._unhashable_values_.append(value)


def _with_value(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for other in cls._member_map_.values():
            if other._value_ == value:
                return other
    return None


def _property_of_bases(cls, name):
    """The property that the bases have under this name, if any: the members' own attributes come before a member."""
    found = None
    for base in cls.__mro__[1:]:
        attribute = base.__dict__.get(name)
        if isinstance(attribute, (property, DynamicClassAttribute)):
            return attribute
        if attribute is not None and hasattr(attribute, "fget") and hasattr(attribute, "fset"):
            found = attribute
    return found


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = _EnumDict()
        namespace._cls_name = cls
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        classdict.setdefault("_ignore_", []).append("_ignore_")
        for key in classdict["_ignore_"]:
            classdict.pop(key, None)
        names = classdict._member_names
        invalid = set(names) & {"mro", ""}
        if invalid:
            raise ValueError("invalid enum member name(s) %s" % ",".join(repr(name) for name in invalid))
        order = classdict.pop("_order_", None)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new, save_new, use_args = metacls._find_new_(classdict, member_type, first_enum)
        values = [classdict[name] for name in names]
        body = dict(classdict)
        for name in names:
            del body[name]
        if isinstance(body.get("_generate_next_value_"), type(_is_dunder)):
            body["_generate_next_value_"] = staticmethod(body["_generate_next_value_"])
        body.update(
            _new_member_=new, _use_args_=use_args, _member_names_=[], _member_map_={}, _value2member_map_={},
            _unhashable_values_=[], _member_type_=member_type,
            _value_repr_=metacls._find_data_repr_(cls, bases),
            _boundary_=boundary or getattr(first_enum, "_boundary_", None), _flag_mask_=0, _all_bits_=0,
            _inverted_=None,
        )
        if Flag is None or first_enum is None or not issubclass(first_enum, Flag):
            if cls != "Flag":
                for name in ("_boundary_", "_flag_mask_", "_all_bits_", "_inverted_"):
                    del body[name]
        body[_MEMBERS] = _Members(list(names), values)
        try:
            made = super().__new__(metacls, cls, bases, body, **kwds)
        except RuntimeError as error:
            # An error of __set_name__ comes wrapped; what the user did wrong is its cause.
            if error.__cause__ is None:
                raise
            raise error.__cause__
        made._adjust_methods(classdict, first_enum, member_type, save_new)
        if order is not None:
            made._check_order(order)
        return made

    def _adjust_methods(cls, classdict, first_enum, member_type, save_new):
        """Sees to it that the methods of Enum win over those of a data type that is mixed in."""
        put = super().__setattr__
        if ReprEnum is not None and ReprEnum in cls.__bases__:
            for name in ("__format__", "__str__"):
                if name not in classdict:
                    method = getattr(member_type, name)
                    # A type without a text of its own has its representation for that; Enum's must not come instead.
                    put(name, member_type.__repr__ if method is object.__str__ else method)
                    classdict[name] = None
        if first_enum is not None:
            for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
                if name not in classdict:
                    enum_method = getattr(first_enum, name)
                    found = getattr(cls, name)
                    if found in (getattr(member_type, name, None), getattr(object, name)):
                        put(name, enum_method)
            if Flag is not None and issubclass(cls, Flag):
                for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
                    if name not in classdict:
                        put(name, getattr(Flag, name))
        # Calling the class finds a member; what makes one is kept for subclasses.
        if Enum is not None:
            if save_new:
                put("__new_member__", cls.__dict__["__new__"].__func__
                    if isinstance(cls.__dict__["__new__"], staticmethod) else cls.__dict__["__new__"])
            put("__new__", Enum.__new__)
        if Flag is not None and issubclass(cls, Flag):
            names = cls._member_names_
            values = [cls._member_map_[name]._value_ for name in names]
            if values != sorted(values):
                put("_iter_member_", cls._iter_member_by_def_)

    def _check_order(cls, order):
        if isinstance(order, str):
            order = order.replace(",", " ").split()
        if Flag is not None and issubclass(cls, Flag):
            order = [name for name in order if name not in cls._member_map_ or name in cls._member_names_]
        else:
            order = [name for name in order if name not in cls._member_map_ or cls._member_map_[name]._name_ == name]
        if order != cls._member_names_:
            raise TypeError("member order does not match _order_:\n  %r\n  %r" % (cls._member_names_, order))

    def __bool__(cls):
        """Classes are always true."""
        return True

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """Finds the member with the value; with names, makes a new enumeration with these members."""
        if names is None:
            return cls.__new__(cls, value)
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary)

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            import warnings
            warnings.warn("in 3.12 __contains__ will no longer raise TypeError, but will return True or\n"
                          "False depending on whether the value is a member or the value of a member",
                          DeprecationWarning, stacklevel=2)
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % (
                member.__class__.__qualname__, cls.__class__.__qualname__))
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get("_member_map_", {}):
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, attr))
        super().__delattr__(attr)

    def __dir__(cls):
        interesting = {"__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__", "__members__",
                       "__module__", "__name__", "__qualname__", *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            interesting.add("__new__")
        if cls.__init_subclass__ is not object.__init_subclass__:
            interesting.add("__init_subclass__")
        if cls._member_type_ is object:
            return sorted(interesting)
        return sorted(set(dir(cls._member_type_)) | interesting)

    def __getattr__(cls, name):
        if not _is_dunder(name):
            try:
                return cls.__dict__["_member_map_"][name]
            except KeyError:
                pass
        raise AttributeError(name) from None

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @_builtins.property
    def __members__(cls):
        """All names, aliases too, with their members, in the order of definition."""
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        kind = "flag" if Flag is not None and issubclass(cls, Flag) else "enum"
        return "<%s %r>" % (kind, cls.__name__)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError("cannot reassign member %r" % (name,))
        super().__setattr__(name, value)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """Makes an enumeration: names is a string of names, an iterable of names or of pairs, or a mapping."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        _, first_enum = cls._get_mixins_(class_name, bases)
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            given, names, last = names, [], []
            for count, name in enumerate(given):
                value = first_enum._generate_next_value_(name, start, count, last[:])
                last.append(value)
                names.append((name, value))
        for item in names or ():
            name, value = (item, names[item]) if isinstance(item, str) else item
            namespace[name] = value
        if module is None:
            try:
                module = sys._getframe(2).f_globals["__name__"]
            except (AttributeError, ValueError, KeyError):
                pass
        if module is None:
            _make_class_unpicklable(namespace)
        else:
            namespace["__module__"] = module
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """Makes an enumeration of a module's constants and puts its members into the module."""
        scope = sys.modules[module].__dict__
        source = scope if source is None else source.__dict__
        members = [(key, source[key]) for key in source.keys() if filter(key)]
        try:
            members.sort(key=lambda pair: (pair[1], pair[0]))
        except TypeError:
            members.sort(key=lambda pair: pair[0])
        made = cls(name, members, module=module, boundary=boundary or KEEP)
        if as_global:
            global_enum(made)
        else:
            sys.modules[made.__module__].__dict__.update(made.__members__)
        scope[name] = made
        return made

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError("<enum %r> cannot extend %r" % (class_name, base))

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The data type that is mixed in, and the enumeration that is derived from."""
        if not bases:
            return object, None
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        member_type = mcls._find_data_type_(class_name, bases) or object
        return member_type, first_enum

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if "__repr__" in base.__dict__:
                    return base.__dict__["__repr__"]
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        found = set()
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found.add(base._member_type_)
                        break
                elif not {"__new__", "__init__", "__dataclass_fields__"}.isdisjoint(base.__dict__):
                    found.add(candidate or base)
                    break
                else:
                    candidate = candidate or base
        if len(found) > 1:
            raise TypeError("too many data types for %r: %r" % (class_name, found))
        return found.pop() if found else None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """What makes members, whether to keep it as __new_member__, and whether it takes the value's parts."""
        own = classdict.get("__new__")
        save_new = first_enum is not None and own is not None
        if own is None:
            plain = {None, None.__new__, object.__new__, getattr(Enum, "__new__", None)}
            for name in ("__new_member__", "__new__"):
                for owner in (member_type, first_enum):
                    method = getattr(owner, name, None)
                    if method not in plain:
                        own = method
                        break
                if own is not None:
                    break
            else:
                own = object.__new__
        if isinstance(own, staticmethod):
            own = own.__func__
        use_args = first_enum is not None and own is not object.__new__
        return own, save_new, use_args


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    """A collection of names and their values: derive from it and assign the members in the class body."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for member in cls._member_map_.values():
                if member._value_ == value:
                    return member
        error = result = None
        try:
            result = cls._missing_(value)
        except Exception as raised:
            error = raised
        if isinstance(result, cls):
            return result
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
            return result
        invalid = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        try:
            if result is None and error is None:
                raise invalid
            if error is None:
                error = TypeError("error in %s._missing_: returned %r instead of None or a valid member" % (
                    cls.__name__, result))
            if not isinstance(error, ValueError):
                error.__context__ = invalid
            raise error
        finally:
            error = invalid = None

    def __init__(self, *args, **kwds):
        pass

    def _generate_next_value_(name, start, count, last_values):
        """The value of auto(): one more than the last value, or the start."""
        if not last_values:
            return start
        last = last_values[-1]
        try:
            if max(last_values) == last:
                return last + 1
        except TypeError:
            pass
        import warnings
        warnings.warn("In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be sortable and "
                      "support adding +1\nand the value returned will be the largest value in the enum incremented "
                      "by 1", DeprecationWarning, stacklevel=3)
        for value in reversed(last_values):
            try:
                return value + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return "<%s.%s: %s>" % (self.__class__.__name__, self._name_, show(self._value_))

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __dir__(self):
        """The members and all public attributes."""
        names = set()
        if self.__class__._member_type_ is not object:
            names = set(object.__dir__(self))
        for name in getattr(self, "__dict__", ()):
            if name[0] != "_":
                names.add(name)
        for cls in self.__class__.mro():
            for name, value in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if isinstance(value, property):
                    if value.fget is not None or name not in self._member_map_:
                        names.add(name)
                    else:
                        names.discard(name)
                else:
                    names.add(name)
        return sorted({"__class__", "__doc__", "__eq__", "__hash__", "__module__"} | names)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return getattr, (self.__class__, self._name_)

    @property
    def name(self):
        """The name of the Enum member."""
        return self._name_

    @property
    def value(self):
        """The value of the Enum member."""
        return self._value_


class ReprEnum(Enum):
    """Only changes the repr(), leaving str() and format() to the mixed-in type."""


class IntEnum(int, ReprEnum):
    """Enum where members are also (and must be) ints"""


class StrEnum(str, ReprEnum):
    """Enum where members are also (and must be) strings"""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError("too many arguments for str(): %r" % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError("%r is not a string" % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError("encoding must be a string, not %r" % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError("errors must be a string, not %r" % (values[2]))
        value = str(*values)
        self = str.__new__(cls, value)
        self._value_ = value
        return self

    def _generate_next_value_(name, start, count, last_values):
        """The value of auto(): the name in lower case."""
        return name.lower()


def _reduce_ex_by_global_name(self, proto):
    return self.name


class FlagBoundary(StrEnum):
    """What happens to values with bits that no flag has: an error, dropping them, a plain int, or keeping them."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _operand(self, other):
    """The bits of the other operand of a flag's operator, or None if it has none."""
    if isinstance(other, self.__class__):
        return other._value_
    if self._member_type_ is not object and isinstance(other, self._member_type_):
        return other
    return None


class Flag(Enum, boundary=CONFORM):
    """Members that are combined with the bitwise operators."""

    def __reduce_ex__(self, proto):
        return _reduce_flag(self)

    _numeric_repr_ = repr

    def _generate_next_value_(name, start, count, last_values):
        """The value of auto(): the next power of two."""
        if not count:
            return start if start is not None else 1
        greatest = max(last_values)
        try:
            high = _high_bit(greatest)
        except Exception:
            raise TypeError("invalid flag value %r" % greatest) from None
        return 2 ** (high + 1)

    @classmethod
    def _iter_member_by_value_(cls, value):
        """The single-bit members of the value, by their values."""
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            member = cls._value2member_map_.get(bit)
            if member is not None:
                yield member

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        """The single-bit members of the value, in the order of their definition."""
        yield from sorted(cls._iter_member_by_value_(value), key=lambda member: member._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """Makes the member for a combination that has no name."""
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        mask, all_bits = cls._flag_mask_, cls._all_bits_
        given_negative = None
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError("%r invalid value %r\n    given %s\n  allowed %s" % (
                    cls, value, bin(value, width), bin(mask, width)))
            if cls._boundary_ is CONFORM:
                value = value & mask
            elif cls._boundary_ is EJECT:
                return value
            elif cls._boundary_ is KEEP:
                if value < 0:
                    value = max(all_bits + 1, 2 ** value.bit_length()) + value
            else:
                raise ValueError("%r unknown flag boundary %r" % (cls, cls._boundary_))
        if value < 0:
            given_negative = value
            value = all_bits + 1 + value
        unknown = value & ~mask
        members = list(cls._iter_member_(value))
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError("%s(%r) -->  unknown values %r [%s]" % (cls.__name__, value, unknown, bin(unknown)))
        made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        made._inverted_ = None
        if members or unknown and mask & value:
            made._name_ = "|".join([member._name_ for member in members])
            if unknown:
                made._name_ += "|%s" % cls._numeric_repr_(unknown)
        else:
            made._name_ = None
        made = cls._value2member_map_.setdefault(value, made)
        if given_negative is not None:
            cls._value2member_map_[given_negative] = made
        return made

    def __contains__(self, other):
        """Whether the member has all the bits of the other."""
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (
                type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        """The single-bit members that this one is made of."""
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        if self._name_ is None:
            return "<%s: %s>" % (self.__class__.__name__, show(self._value_))
        return "<%s.%s: %s>" % (self.__class__.__name__, self._name_, show(self._value_))

    def __str__(self):
        if self._name_ is None:
            return "%s(%r)" % (self.__class__.__name__, self._value_)
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def __or__(self, other):
        bits = _operand(self, other)
        return NotImplemented if bits is None else self.__class__(self._value_ | bits)

    def __and__(self, other):
        bits = _operand(self, other)
        return NotImplemented if bits is None else self.__class__(self._value_ & bits)

    def __xor__(self, other):
        bits = _operand(self, other)
        return NotImplemented if bits is None else self.__class__(self._value_ ^ bits)

    def __invert__(self):
        if self._inverted_ is None:
            if self._boundary_ is KEEP:
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._flag_mask_ ^ self._value_)
            if isinstance(self._inverted_, self.__class__):
                self._inverted_._inverted_ = self
        return self._inverted_

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


def _reduce_flag(self):
    cls = self.__class__
    name = self._name_
    if name is None or not any(part in cls._member_map_ for part in name.split("|")):
        return cls, (self._value_,)
    if name in cls._member_map_:
        return getattr, (cls, name)
    from functools import reduce
    from operator import or_
    parts = [cls._member_map_[part] for part in name.split("|") if part in cls._member_map_]
    rest = self._value_
    for part in parts:
        rest &= ~part._value_
    if rest:
        return cls, (self._value_,)
    return or_, (reduce(or_, parts[:-1]), parts[-1])


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Support for integer-based Flags"""


def unique(enumeration):
    """A class decorator: no two names may have the same value."""
    duplicates = [(name, member.name) for name, member in enumeration.__members__.items() if name != member.name]
    if duplicates:
        raise ValueError("duplicate values found in %r: %s" % (
            enumeration, ", ".join(["%s -> %s" % pair for pair in duplicates])))
    return enumeration


def _module_name(self):
    return self.__class__.__module__.split(".")[-1]


def global_enum_repr(self):
    """A member as module.NAME: for members that are constants of a module."""
    return "%s.%s" % (_module_name(self), self._name_)


def global_flag_repr(self):
    """As global_enum_repr, for flags and their combinations."""
    module, cls_name = _module_name(self), self.__class__.__name__
    if self._name_ is None:
        return "%s.%s(%r)" % (module, cls_name, self._value_)
    if _is_single_bit(self._value_):
        return "%s.%s" % (module, self._name_)
    if self._boundary_ is not KEEP:
        return "|".join(["%s.%s" % (module, name) for name in self._name_.split("|")])
    return "|".join([name if name[0].isdigit() else "%s.%s" % (module, name) for name in self._name_.split("|")])


def global_str(self):
    """A member as its name alone."""
    if self._name_ is None:
        return "%s(%r)" % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """A class decorator: puts the members into the module, and shows them as its constants."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """A class decorator: makes an enumeration of a plain class."""

    def convert(cls):
        namespace = type(etype).__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ("__dict__", "__weakref__"):
                namespace[name] = value
        return type(etype)(cls.__name__, (etype,), namespace, boundary=boundary)

    return convert


class EnumCheck(StrEnum):
    """What `verify` can check."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A class decorator that checks what its arguments, of EnumCheck, say."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                self._unique(enumeration)
            elif check is CONTINUOUS:
                self._continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._named(enumeration)
        return enumeration

    def _unique(self, enumeration):
        aliases = ["%s -> %s" % (name, member.name) for name, member in enumeration.__members__.items()
                   if name != member.name]
        if aliases:
            raise ValueError("aliases found in %r: %s" % (enumeration, ", ".join(aliases)))

    def _continuous(self, enumeration):
        values = {member.value for member in enumeration}
        if len(values) < 2:
            return
        if issubclass(enumeration, Flag):
            kind = "flag"
            expected = [1 << bit for bit in range(_high_bit(min(values)) + 1, _high_bit(max(values)))]
        elif issubclass(enumeration, Enum):
            kind = "enum"
            expected = range(min(values) + 1, max(values))
        else:
            raise Exception("verify: unknown type %r" % type(enumeration))
        missing = [value for value in expected if value not in values]
        if missing:
            raise ValueError(("invalid %s %r: missing values %s" % (
                kind, enumeration.__name__, ", ".join(map(str, missing))))[:256])

    def _named(self, enumeration):
        names = enumeration._member_names_
        single = {member.value for member in enumeration}
        unnamed, combined = [], 0
        for name, alias in enumeration._member_map_.items():
            if name in names or alias.value < 0:
                continue
            missing = [bit for bit in _iter_bits_lsb(alias.value) if bit not in single]
            if missing:
                unnamed.append(name)
                for bit in missing:
                    combined |= bit
        if unnamed:
            if len(unnamed) == 1:
                alias = "alias %s is missing" % unnamed[0]
            else:
                alias = "aliases %s and %s are missing" % (", ".join(unnamed[:-1]), unnamed[-1])
            value = ("value 0x%x" if _is_single_bit(combined) else "combined values of 0x%x") % combined
            raise ValueError("invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]" % (
                enumeration.__name__, alias, value))
