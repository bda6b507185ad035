"""Equal numbers have equal hashes whatever their type; containers follow; what compares unequal."""

from fractions import Fraction

groups = [
    (0, 0.0, -0.0, False, 0j, Fraction(0)), (1, 1.0, True, 1 + 0j, Fraction(1)), (-1, -1.0, -1 + 0j, Fraction(-1)),
    (2**70, 2.0**70, Fraction(2**70), complex(2**70)), (0.5, Fraction(1, 2), 0.5 + 0j), (-2.5, Fraction(-5, 2)),
    (2**61 - 1, Fraction(2**61 - 1)), (-(2**200), -(2.0**200)), (float("inf"), complex("inf")), (1e100, int(1e100)),
]  # fmt: skip
for group in groups:
    first = group[0]
    equal = all(x == y for x in group for y in group)
    same = len({hash(x) for x in group}) == 1
    print(f"{str(first)[:12]}: equal {equal}, hashes {same}, one set member: {len(set(group)) == 1}")
print("near but not equal:", 2**53 + 1 == 2.0**53, 0.1 == Fraction(1, 10), 1e100 == 10**100, 0.1 + 0.2 == 0.3)
print("modulus:", hash(2**61 - 1), hash(2**61), hash(-(2**61)), hash(2**61 - 2) == 2**61 - 2, hash(-1) == -2)
print("fraction by the modulus:", hash(0.5) == 2**60, hash(Fraction(1, 2**61 - 1)) == hash(float("inf")))
print(
    "containers:",
    (1, 2) == (1.0, True + 1),
    hash((1, 2)) == hash((1.0, 2.0)),
    {1: [2]} == {1.0: [2.0]},
    [1] == [True],
    {1} == {1.0},
)
print("frozenset:", hash(frozenset([1, 2])) == hash(frozenset([2.0, True])), frozenset("ab") == {"a", "b"})
print(
    "never equal:",
    "1" == 1,
    b"a" == "a",
    [1] == (1,),
    None == 0,
    {} == set(),
    "" == None,
    range(2) == [0, 1],
    1 == "1",
)
print(
    "text:",
    hash("a") == hash("a"),
    hash("a") == hash("b"),
    hash("") == hash(b""),
    hash(b"ab") == hash(memoryview(b"ab")),
)
print(
    "identity hash:",
    hash(len) == hash(len),
    hash(int) == hash(int),
    hash(None) == hash(None),
    hash(...) == hash(...),
)
bound = [].append
print("bound methods:", hash("a".upper) == hash("a".upper), "a".upper == "a".upper, bound == [].append)
for thing in ([], {}, set(), bytearray(), [[]], ([],), {1: []}.items(), slice(1)):
    try:
        print(hash(thing))
    except TypeError as error:
        print("TypeError:", error)
