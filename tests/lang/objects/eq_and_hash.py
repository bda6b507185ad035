"""__eq__ without __hash__ makes a class unhashable; inherited, restored and odd hashes."""


class Eq:
    def __eq__(self, other):
        return isinstance(other, Eq)


class EqHash(Eq):
    def __hash__(self):
        return 7


class EqRestored(Eq):
    __hash__ = object.__hash__


class ChildOfEq(Eq):
    pass


class ChildOverridesEq(EqHash):
    def __eq__(self, other):
        return True


class Keeps(EqHash):
    def __eq__(self, other):
        return True

    __hash__ = EqHash.__hash__


class Odd:
    def __init__(self, result):
        self.result = result

    def __hash__(self):
        return self.result


for kind in (Eq, EqHash, EqRestored, ChildOfEq, ChildOverridesEq, Keeps):
    try:
        hash(kind())
        print(kind.__name__, "hashable")
    except TypeError as error:
        print(kind.__name__, "->", error, "| __hash__ is None:", kind.__hash__ is None)
for result in (5, -1, 2**61 - 1, 2**100, True, 1.5, "x", None):
    try:
        print("hash of", repr(result), "->", hash(Odd(result)))
    except TypeError as error:
        print("hash of", repr(result), "->", error)
table = {EqHash(): "first"}
table[EqHash()] = "second"
print("equal and same hash, one key:", list(table.values()), len({EqHash(), EqHash()}))
print("identity counts before equality:", (lambda n: n in [n])(float("nan")))


class Never:
    def __eq__(self, other):
        return False

    def __hash__(self):
        return 1


never = Never()
print("found by identity:", never in {never}, {never: 1}[never], [never].index(never), never == never)
print("numbers:", {1: "int", 1.0: "float", True: "bool"}, hash(1) == hash(1.0) == hash(True) == hash(1 + 0j))
