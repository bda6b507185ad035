"""str: split, rsplit, splitlines, partition, rpartition, join."""

for text in ("a b c", "  a  b ", "", " ", "a,b,,c,", ",", "one", "a\tb\nc\x0bd\x1ce\x85f\u2003g"):
    print(
        ascii(text),
        ascii(text.split()),
        text.split(","),
        text.rsplit(),
        text.split(",", 1),
        text.rsplit(",", 1),
    )
print(
    "limits:",
    "a b c d".split(None, 2),
    "a b c d".rsplit(None, 2),
    "  a b  c ".split(maxsplit=1),
    "  a b  c ".rsplit(maxsplit=1),
    "a-b-c".split("-", 0),
    "a b".split(maxsplit=0),
    "a-b".split("-", -1),
)
print(
    "long separators:",
    "a<>b<><>c".split("<>"),
    "aaa".split("aa"),
    "aaa".rsplit("aa"),
    "abc".split("abc"),
    "xabcx".split("abc"),
)
for text in (
    "",
    "\n",
    "a\nb",
    "a\r\nb\r",
    "a\n\nb\n",
    "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i",
    "no end",
):
    print("lines", ascii(text), ascii(text.splitlines()), ascii(text.splitlines(True)))
for text in ("key=value=x", "novalue", "=", "", "a=="):
    print("partition", text.partition("="), text.rpartition("="))
print(
    "join:",
    ",".join("abc"),
    "".join([]),
    "-".join(["one"]),
    ", ".join(str(n) for n in range(3)),
    "x".join(("a", "b")),
    "é".join("😀a"),
    "-".join({"k": 1}),
)
for wrong in (lambda: "a".split(""), lambda: "a".split(5), lambda: "a".partition(""), lambda: "a".partition(None), lambda: ",".join([1]), lambda: ",".join(["a", None]), lambda: ",".join(5),
              lambda: "a".split(",", "x"), lambda: "a".split(",", 1, 2), lambda: "a".split(sep=1), lambda: "a".join(), lambda: b",".join(["a"]), lambda: "a".rpartition(1), lambda: ",".join(["a", b"b"])):  # fmt: skip
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
print(
    "round trip:", all(t.join(s.split(t)) == s for s in ("a,b,c", ",,", "", "abc") for t in (",", "b", "abc"))
)
