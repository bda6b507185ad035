"""str: find, index, count, in, startswith, endswith with bounds, empty needles, tuples."""

s = "banana bandana"
for method in ("find", "rfind", "index", "rindex", "count"):
    results = []
    for arguments in (
        ("an",),
        ("an", 2),
        ("an", 2, 5),
        ("an", -4),
        ("zz",),
        ("",),
        ("", 5),
        ("", 20),
        ("a", -100, 100),
        ("banana bandana",),
        ("an", 5, 2),
        ("an", None, 4),
    ):
        try:
            results.append(getattr(s, method)(*arguments))
        except ValueError as error:
            results.append(str(error))
    print(method, results)
print("in:", "nan" in s, "" in s, "x" in s, "" in "", "ab" not in s)
print(
    "startswith:",
    s.startswith("ban"),
    s.startswith("ana", 1),
    s.startswith(("x", "ba")),
    s.startswith(()),
    s.startswith(""),
    s.startswith("", 20),
    s.startswith("ban", 7, 9),
)
print(
    "endswith:",
    s.endswith("ana"),
    s.endswith("ana", 0, 6),
    s.endswith(("x", "na")),
    s.endswith(""),
    s.endswith("a", 0, -1),
)
print(
    "unicode:",
    "añb€c😀d".find("😀"),
    "añb€c😀d".index("d"),
    "ñañañ".count("ñañ"),
    "😀😀".rfind("😀"),
    "aé".find("e\u0301"),
)
print("overlaps do not count:", "aaaa".count("aa"), "abababa".count("aba"), "aaa".count(""))
for wrong in (
    lambda: s.find(5),
    lambda: s.find(),
    lambda: s.find("a", "b"),
    lambda: s.count(None),
    lambda: s.startswith(5),
    lambda: s.startswith(["a"]),
    lambda: s.endswith(("a", 5)),
    lambda: 5 in s,
    lambda: s.index("zz"),
    lambda: s.find("a", 1, 2, 3),
    lambda: s.startswith((1,)),
    lambda: s.find(sub="a"),
):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
long = "ab" * 5000 + "needle" + "ab" * 5000
print(
    "long:",
    long.find("needle"),
    long.rfind("needle"),
    long.count("ba"),
    long.find("needles"),
    "needle" in long,
    (long * 3).count("needle"),
)
