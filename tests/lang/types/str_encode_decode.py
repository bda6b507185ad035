"""str.encode and bytes.decode: utf-8, latin-1, ascii, utf-16, utf-32, error handlers."""

s = "aé€😀"
for codec in ("utf-8", "utf-16-le", "utf-16-be", "utf-16", "utf-32-le", "utf-8-sig", "UTF8", "u8"):
    print(codec, s.encode(codec), s.encode(codec).decode(codec) == s)
print(
    "latin-1:",
    "aéÿ".encode("latin-1"),
    b"a\xe9\xff".decode("latin-1"),
    "abc".encode("ascii"),
    b"abc".decode("us-ascii"),
)
for handler in (
    "ignore",
    "replace",
    "xmlcharrefreplace",
    "backslashreplace",
    "namereplace",
    "strict",
    "surrogateescape",
    "nonsense",
):
    for codec in ("ascii", "latin-1"):
        try:
            print(codec, handler, s.encode(codec, handler))
        except (UnicodeEncodeError, LookupError) as error:
            print(codec, handler, f"{type(error).__name__}: {error}")
bad = b"a\xffb\xc3(\xe2\x82c\xf0\x9f\x98\xed\xa0\x80\xc0\x80"
for handler in ("ignore", "replace", "backslashreplace", "surrogateescape", "strict"):
    try:
        print(handler, ascii(bad.decode("utf-8", handler)))
    except UnicodeDecodeError as error:
        print(handler, error, error.start, error.end, error.reason)
for data, codec in (
    (b"\x80", "ascii"),
    (b"\xe9", "utf-8"),
    (b"\xe2\x82", "utf-8"),
    (b"\xf8\x88", "utf-8"),
    (b"a", "utf-16-le"),
    (b"\x00\xd8a\x00", "utf-16-le"),
    (b"\x00\x00\x11\x00", "utf-32-le"),
    (b"x", "no-such-codec"),
):
    try:
        data.decode(codec)
    except (UnicodeDecodeError, LookupError) as error:
        print(f"{type(error).__name__}: {error}")
for text in ("\ud800", "a\udfffb"):
    try:
        text.encode()
    except UnicodeEncodeError as error:
        print(error, error.object == text, error.encoding)
print(
    "surrogatepass:",
    "\ud800".encode("utf-8", "surrogatepass"),
    ascii(b"\xed\xa0\x80".decode("utf-8", "surrogatepass")),
    "\udcff".encode("utf-8", "surrogateescape"),
)
print(
    "constructors:",
    str(b"abc", "ascii"),
    str(b"\xc3\xa9", encoding="utf-8"),
    bytes("é", "utf-8"),
    bytes("é", "latin-1"),
    str(b"a"),
    bytearray("é", "utf-8"),
    str(b"\xff", errors="replace"),
)
for wrong in (
    lambda: str("a", "utf-8"),
    lambda: bytes("a"),
    lambda: bytes(b"a", "utf-8"),
    lambda: "a".encode(5),
    lambda: str(5, "ascii"),
    lambda: b"a".decode(1),
    lambda: bytes(5, "ascii"),
    lambda: bytes(encoding="ascii"),
):
    try:
        wrong()
    except TypeError as error:
        print("TypeError:", error)
