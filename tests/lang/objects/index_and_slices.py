"""__index__ in subscripts, slices, range, multiplication; slice objects given to __getitem__."""


class I:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class Show:
    def __getitem__(self, key):
        return key


letters = "abcdefgh"
print(
    "index:",
    letters[I(2)],
    letters[I(-1)],
    letters[I(1) : I(6) : I(2)],
    [0, 1, 2][I(1)],
    "ab" * I(2),
    list(range(I(3))),
)
show = Show()
print("slices:", show[1:2], show[::3], show[:], show["a":"b"], show[1:2, 3], show[:, None])
s = slice(1, 10, 2)
print(
    "parts:", s.start, s.stop, s.step, s.indices(6), slice(None).indices(4), slice(None, None, -1).indices(4)
)
print("equality:", slice(1, 2) == slice(1, 2, None), slice(1) == slice(None, 1), slice(1, 2) < slice(1, 3))
for wrong in (
    lambda: hash(slice(1)), lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: letters[::0], lambda: letters["a":],
    lambda: letters[1.0:], lambda: slice(1, 2, 0).indices(5), lambda: slice(1).indices(-1), lambda: slice(1.5).indices(5),
    lambda: letters[I("x")], lambda: letters[I(2**100)], lambda: [1] * I(1.5),
):  # fmt: skip
    try:
        wrong()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
print("huge bounds clip:", letters[-(2**100) : 2**100], letters[2**100 :], letters[I(-(2**70)) : I(3)])
