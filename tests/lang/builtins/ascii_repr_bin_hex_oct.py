"""ascii, repr, bin, hex, oct, chr, ord: ordinary and edge values, errors."""

print("ascii:", ascii("aé€😀\n'"), ascii(["é"]), ascii(5), ascii("\x7f\x80\ud800"), ascii({"ñ": "ñ"}))
print("repr:", repr("aé\u200b\U000e0001"), repr(["\n"]), repr(1.0), repr(b"\xff"))
print("bin:", bin(0), bin(5), bin(-5), bin(True), bin(2**70))
print("oct, hex:", oct(8), oct(-8), hex(255), hex(-255), hex(2**64), oct(0), hex(True))
print(
    "chr:",
    [chr(n) for n in (65, 233, 0x20AC, 0x1F600)],
    ascii(chr(0)),
    ascii(chr(0xD800)),
    ascii(chr(0x10FFFF)),
)
print("ord:", [ord(c) for c in ("A", "é", "€", "😀", "\0", b"a", bytearray(b"b"))])
print("there and back:", all(ord(chr(n)) == n for n in range(0, 0x110000, 997)))


class I:
    def __index__(self):
        return 66


print("__index__:", chr(I()), bin(I()), hex(I()), oct(I()))


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("chr(-1)", lambda: chr(-1))
attempt("chr(0x110000)", lambda: chr(0x110000))
attempt("chr(2**70)", lambda: chr(2**70))
attempt("chr('a')", lambda: chr("a"))
attempt("chr(1.5)", lambda: chr(1.5))
attempt("ord('')", lambda: ord(""))
attempt("ord('ab')", lambda: ord("ab"))
attempt("ord(b'ab')", lambda: ord(b"ab"))
attempt("ord(5)", lambda: ord(5))
attempt("bin(1.5)", lambda: bin(1.5))
attempt("hex('a')", lambda: hex("a"))
attempt("oct(None)", lambda: oct(None))
attempt("bin()", lambda: bin())
attempt("repr()", lambda: repr())
attempt("ascii(1, 2)", lambda: ascii(1, 2))
