//! The names that the machine itself asks for, interned once.

use crate::heap::{Gc, Heap, Marker, OutOfMemory};
use crate::objects::str::Str;
use crate::objects::str::intern::Strings;

macro_rules! names {
    ($($name:ident)+) => {
        /// Interned names; each field's name is its text.
        #[allow(missing_docs, non_snake_case)]
        #[derive(Clone, Copy)]
        pub struct Names { $(pub $name: Gc<Str>),+ }
        impl Names {
            pub(super) fn new(heap: &Heap, strings: &mut Strings) -> Result<Names, OutOfMemory> {
                Ok(Names { $($name: strings.get(heap, stringify!($name).as_bytes())?),+ })
            }
            pub(super) fn trace(&self, marker: &mut Marker<'_>) {
                $(marker.mark(self.$name);)+
            }
        }
    };
}
names! {
    __abs__ __add__ __aenter__ __aexit__ __aiter__ __all__ __and__ __anext__ __annotations__ __await__ __bases__
    __bool__ __build_class__ __builtins__ __bytes__ __cached__ __call__ __cause__ __ceil__ __class__
    __class_getitem__ __classcell__ __closure__ __code__ __complex__ __contains__ __context__ __defaults__ __del__
    __delattr__ __delete__ __delitem__ __dict__ __dir__ __divmod__ __doc__ __enter__ __eq__ __exit__ __file__
    __float__ __floor__ __floordiv__ __format__ __fspath__ __func__ __ge__ __get__ __getattr__ __getattribute__
    __getinitargs__ __getitem__ __getnewargs__ __getstate__ __globals__ __gt__ __hash__ __iadd__ __iand__
    __ifloordiv__ __ilshift__ __imatmul__ __imod__ __import__ __imul__ __index__ __init__ __init_subclass__
    __instancecheck__ __int__ __invert__ __ior__ __ipow__ __irshift__ __isub__ __iter__ __itruediv__ __ixor__
    __kwdefaults__ __le__ __len__ __length_hint__ __loader__ __lshift__ __lt__ __main__ __match_args__ __matmul__
    __missing__ __mod__ __module__ __mro__ __mro_entries__ __mul__ __name__ __ne__ __neg__ __new__ __next__
    __notes__ __objclass__ __or__ __package__ __path__ __pos__ __pow__ __prepare__ __qualname__ __radd__ __rand__
    __rdivmod__ __reduce__ __reduce_ex__ __repr__ __reversed__ __rfloordiv__ __rlshift__ __rmatmul__ __rmod__
    __rmul__ __ror__ __round__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __self__ __set__
    __set_name__ __setattr__ __setitem__ __setstate__ __sizeof__ __slots__ __spec__ __str__ __sub__
    __subclasscheck__ __subclasshook__ __subclasses__ __suppress_context__ __text_signature__ __traceback__
    __truediv__ __trunc__ __weakref__ __wrapped__ __xor__ __abstractmethods__ __isabstractmethod__ __abc_tpflags__
    __origin__ __args__ __parameters__ __typing_subst__ __typing_unpacked_tuple_args__ __orig_bases__ __orig_class__
    args builtins close code encoding end errno errors exc_type filename filename2 fileno flush key keys lineno
    metaclass mro msg name obj offset path print_file_and_line reason sep send start strerror text throw value
    values write read readline items get stdout stderr stdin append modules sys displayhook excepthook
    end_lineno end_offset message exceptions file closed object
}
