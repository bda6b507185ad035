"""An uncaught error from an attribute store and a deletion: no carets for the whole statement."""


class Fixed:
    __slots__ = ("x",)


fixed = Fixed()
fixed.x = 1
print("stored", fixed.x)
try:
    del fixed.y
except AttributeError as error:
    print("caught", error)
fixed.y = fixed.x = 2
