"""str: indices and slices over one-, two- and four-byte characters; iteration; comparison; repetition; membership."""

for s in ("abcdef", "añbñcñ", "a€b€c€", "x😀y😀z😀"):
    print(
        s,
        s[0],
        s[-1],
        s[1:4],
        s[::-1],
        s[::2],
        s[-3:],
        s[:-3],
        s[4:1:-1],
        s[10:],
        s[-100:2],
        len(s),
        list(s[:3]),
    )
print(
    "steps:",
    "0123456789"[2:9:3],
    "0123456789"[9:2:-3],
    "0123456789"[::-4],
    "0123456789"[-2:-8:-2],
    "0123456789"[5:5],
    "0123456789"[::100],
)
print(
    "comparison:",
    "a" < "b",
    "a" < "B",
    "abc" < "abd",
    "ab" < "abc",
    "" < "a",
    "z" < "é",
    "é" < "€" < "😀",
    "\uffff" < "\U00010000",
    max("hello"),
    sorted("hello World"),
)
print("repetition:", "ab" * 3, 0 * "x", -1 * "y", "é" * 2, "😀" * 3, ("ab" * 1000)[1999], len("x" * 10**5))
print("concatenation:", "a" + "é" + "€" + "😀", ("a" * 5 + "€")[5], ("😀" + "a")[1])
print("iteration:", [c for c in "a€😀"], list(enumerate("é")), list(reversed("a😀b")), [*zip("ab", "cd")])
print(
    "hash and equality:",
    hash("abc") == hash("ab" + "c"),
    "é" == "\u00e9",
    "é" == "e\u0301",
    "abc" == b"abc",
    {"k": 1}["".join("k")],
)
print("ord, chr:", [ord(c) for c in "Aé€😀"], "".join(map(chr, (65, 233, 8364, 128512))))
print(
    "surrogates:",
    ascii("a\ud800b"[1]),
    len("\ud800\udc00"),
    ascii("\udc80"[::-1]),
    "\ud800" == "\ud800",
    "\ud800" < "\ue000" < "😀",
)
text = "".join(chr(0x61 + i % 26) if i % 7 else "é" for i in range(3000))
print(
    "long mixed:",
    text[2999],
    text[1400:1410],
    text[::-500],
    text.count("é"),
    text[-1:-20:-3],
    text.index("z", 2000),
)
for wrong in (
    lambda: "abc"[3],
    lambda: "abc"[-4],
    lambda: ""[0],
    lambda: text["b"],
    lambda: text[1.0],
    lambda: "a" + 1,
    lambda: 1 + "a",
    lambda: "a" * "b",
    lambda: "a" - "b",
    lambda: "a" < 1,
    lambda: "a"[::0],
    lambda: "x" * 2**63,
    lambda: -"a",
    lambda: "a" @ "b",
    lambda: "abc"[None:"x"],
):
    try:
        wrong()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
