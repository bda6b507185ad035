"""Wrong numbers of arguments for built-in functions: their TypeErrors."""

calls = """
len(); len(1, 2); abs(); abs(1, 2); ord(); chr(1, 2); hex(); bin(1, 2); id(); hash(1, 2); repr(); callable(); callable(1, 2)
isinstance(1); isinstance(1, 2, 3); issubclass(int); iter(); iter(1, 2, 3); next(); next(1, 2, 3); divmod(1); divmod(1, 2, 3)
pow(1); pow(1, 2, 3, 4); round(); round(1, 2, 3); sum(); sum([], 1, 2); sorted(); all(); any(1, 2); min(); max()
getattr(1); getattr(1, 'a', 2, 3); setattr(1, 'a'); delattr(1); hasattr(1); vars(1, 2); dir(1, 2); globals(1); locals(1)
eval(); eval(1, 2, 3, 4); exec(); compile('1'); format(); format(1, '', 2); ascii(); input(1, 2); zip(1); enumerate(); map(str)
filter(None); reversed(); slice(); range(); int(1, 2, 3); float(1, 2); complex(1, 2, 3); bool(1, 2); str(1, 2, 3, 4)
list(1, 2); tuple(1, 2); dict(1, 2); set(1, 2); frozenset(1, 2); bytes(1, 2, 3, 4); bytearray(1, 2, 3, 4); memoryview()
object(1); type(); type(1, 2); property(1, 2, 3, 4, 5); classmethod(); staticmethod(1, 2); super(1, 2, 3)
aiter(); anext(); anext(1, 2, 3); __import__(); __build_class__(); __build_class__(1, 2)
len(obj=1); abs(x=1); iter(object=1); getattr(object=1, name='a'); sum(iterable=[]); sorted(iterable=[]); isinstance(obj=1)
[].append(); [].append(1, 2); [].insert(1); [].pop(1, 2); {}.get(); {}.pop(); {}.setdefault(); {}.update(1, 2); ''.join()
''.split(1, 2, 3); ''.replace('a'); ''.find(); ''.encode(1, 2, 3); b''.decode(1, 2, 3); set().add(); set().remove(1, 2)
(1).bit_length(2); (1.5).is_integer(1); 'a'.upper(1); [].sort(1); [].reverse(1); (1,).count(); (1,).index(); {}.items(1)
"""
for call in calls.replace("\n", ";").split(";"):
    call = call.strip()
    if call:
        try:
            print(call, "-> fine:", eval(call))
        except Exception as error:
            print(f"{call} -> {type(error).__name__}: {error}")
