"""itertools: accumulate, chain, groupby, pairwise, tee, zip_longest."""

import operator
from itertools import accumulate, chain, groupby, pairwise, tee, zip_longest

print(
    "accumulate:",
    list(accumulate([1, 2, 3])),
    list(accumulate([1, 2, 3], operator.mul)),
    list(accumulate([1, 2], initial=10)),
    list(accumulate([])),
    list(accumulate([], initial=5)),
    list(accumulate("abc")),
    list(accumulate([3, 1, 4, 1, 5], max)),
)
print(
    "chain:",
    list(chain("ab", [1], ())),
    list(chain()),
    list(chain.from_iterable(["ab", "cd"])),
    list(chain.from_iterable(range(n) for n in range(4))),
)
print(
    "groupby:",
    [(k, list(g)) for k, g in groupby("aaabbca")],
    [(k, "".join(g)) for k, g in groupby("aAbBc", str.lower)],
    [(k, len(list(g))) for k, g in groupby([1, 1.0, True, 2])],
)
groups = [(k, g) for k, g in groupby("aabb")]
print("a group ends when the next begins:", [(k, list(g)) for k, g in groups])
iterator = groupby([1, 1, 2, 3, 3])
key, group = next(iterator)
print("skipping:", key, next(group), next(iterator)[0], list(group), [k for k, _ in iterator])
print("sorted first:", {k: [w for w in g] for k, g in groupby(sorted(["bb", "a", "cc", "d"], key=len), len)})
print(
    "pairwise:",
    list(pairwise("abcd")),
    list(pairwise("a")),
    list(pairwise([])),
    [b - a for a, b in pairwise([1, 4, 9, 16])],
)
a, b, c = tee([1, 2, 3], 3)
print("tee:", next(a), next(a), next(b), list(a), list(b), list(c), tee([], 0))
d = tee(iter("xyz"))[0]
e, f = tee(d)
print("tee of a tee:", next(e), list(f), list(e))
print(
    "zip_longest:",
    list(zip_longest("ab", [1])),
    list(zip_longest("a", [1, 2], "xyz", fillvalue="-")),
    list(zip_longest()),
    list(zip_longest([], "a")),
)
for wrong in (
    lambda: accumulate(5),
    lambda: list(accumulate([1, "a"])),
    lambda: list(chain(1)),
    lambda: list(chain.from_iterable([1])),
    lambda: groupby(5),
    lambda: list(groupby([1], 5)),
    lambda: pairwise(5),
    lambda: tee(5),
    lambda: tee([], -1),
    lambda: zip_longest("a", fill=1),
    lambda: zip_longest(5),
    lambda: accumulate(),
):
    try:
        print("fine:", wrong())
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
