#!/usr/bin/python3.11
"""Records what CPython 3.11 makes of bytes: cookies, byte order marks, bytes that do not decode.

    python3.11 tests/decoding/record.py > tests/decoding/expected.txt

For each case three lines: the bytes, what compile(bytes) makes of them, what `python3.11 FILE` does. A tree stands for
success, with its strings, so that the decoded text is compared too.
"""

import ast
import encodings.aliases
import os
import subprocess
import sys
import tempfile
import warnings

COOKIES = """
utf8 utf-8 UTF_8 Utf-8-foo utf-8- utf8- -utf8 _utf-8 utf--8 utf.8 utf-8.x utf_8_sig utf-8-sig -utf-8-sig UTF-8-unix
utf8unix utf8-unix utf-8dos utf8-ucs4 utf8.ucs2 latin-1 latin1 Latin_1 latin-1-unix latin1-unix -latin-1 latin.1
iso-8859-1 ISO-8859-1-dos iso8859-1 iso8859.1 8859-1 iso_8859.1 iso.8859.1 iso-latin-1 iso-latin-1-unix iso-latin-1x
isolatin1 iso-8859-1-windows-very-long-name us-ascii US_ASCII ansi_x3.4-1968 ansi-x3-4-1968 ansi_x3_4_1986 iso646-us
iso_646-irv_1991 ascii-unix ASCII. .ascii - . _ us.ascii uft-8 utf8mb4 foo 1
""".split()

READ = ("ascii", "latin_1", "iso8859_1", "utf_8", "utf_8_sig")
COOKIES += sorted({name for name, codec in encodings.aliases.aliases.items() if codec in READ} | set(READ))

FIRST_LINES = [
    b"#coding:foo", b"# coding=foo", b"# coding = foo", b"# coding : foo", b"# coding:\tfoo bar", b"# -*- coding: foo -*-",
    b"# vim: set fileencoding=foo :", b" \t\x0c# coding: foo", b"x = 1 # coding: foo", b"#xcoding:foo", b"# coding",
    b"# coding:", b"# coding: ", b"# coding:;coding:foo", b"# codingcoding:foo", b"# coding foo coding:bar",
    b'"""# coding: foo"""', b"\\\n# coding: foo", b"\n# coding: foo", b"#\n# coding: foo", b"x = 1\n# coding: foo",
    b"\n\n# coding: foo", b'"""\n# coding: foo\n"""', b"# coding: utf-8\n# coding: foo", b" \n# coding: foo",
    b"\x0c\n# coding: foo", b"\r# coding: foo", b"\r\n# coding: foo", b"#\r\r# coding: foo", b"# coding: foo/bar",
    b"# coding: f\xc3\xb6o", b"#\xc3\xb6 coding: foo", b"# CODING: foo", b"#coding:f",
]  # fmt: skip

UNDECODABLE = [
    b"# \xff", b"x = 1 # \xff", b"x\xff = 1", b"\xe9", b'"\xff"', b'f"\xff"', b'f"{1}\xff"', b'r"\xff"',
    b'"\\n\xff"', b'"abc\\n\xc3\xa9\xff"', b'x = ("\xe9"', b'x = "\xe9" + )', b'x="\xff"; y="\xfe"', b'["a",\n "\xff"]',
    b'"abc" "d\xff"', b'x = "abc\xe9d"', b"(\xff)", b"x = 5\xff", b"\xff = 1", b"\xe2\x82", b"\xc3\xa9\xff = 1",
    b'"""a\n\xff"""', b"def f():\n  '\xff'\n", b'if "\xff":\n  x', b"# \xff\nx\xe9 = 1", b'# \xff\r\nx = "\xc3\xa9"',
    b'"\xed\xa0\x80"', b'"\xf4\x90\x80\x80"', b'"\xc0\x80"', b'"\xf0\x90"', b'"\xf0\x90\x80a"', b'"\xe2\x82a"', b'"\x80"',
    b'"\xf5"', b'"\xed"', b'"\xe0\x80"', b'"a" "\xc3\xa9\xff" "b"',
]  # fmt: skip

# Errors in the first line, behind a byte order mark: CPython shows the mark where it reads the file again.
MARKED = [
    b"x = 1 1", b"(", b"1a", b'x = "', b"\xc3\xa9 b", b"f(a b)", b"  x", b"x\ny z", b"x = $", b"f'{a b}'",
    b"a = 1 = 2", b"x = \xe2\x82\xac",
]  # fmt: skip

# Lines of which CPython shows the end: it reads 999 bytes at a time.
LONG = [
    b"x = (" + b" " * 400 + b"a" * 900 + b" b" + b" " * 150 + b")", b"x = (" + b"c, " * 400 + b"a b)", b"x = " + b"1" * 1200 + b"a",
    b'"' + b"a" * 1600 + b'"=1',
]  # fmt: skip

CASES = [
    *(b"# coding: %b\nx = '\xc3\xa9'" % cookie.encode() for cookie in COOKIES),
    *(b"# coding: %b\nx = 'a'" % cookie.encode() for cookie in ("ascii", "us-ascii", "koi8", "ascii-unix")),
    *(line + b"\n" for line in FIRST_LINES),
    *(line + b"\n" for line in UNDECODABLE),
    *(b"# coding: utf-8\n" + line + b"\n" for line in UNDECODABLE[:8]),
    *(b"# coding: utf8\n" + line + b"\n" for line in UNDECODABLE[:8]),
    *(b"# coding: latin-1\n" + line + b"\n" for line in UNDECODABLE[:8]),
    *(b"\xef\xbb\xbf\n" + line + b"\n" for line in UNDECODABLE[:8]),
    *(b"\xef\xbb\xbf# coding: %b\nx = '\xc3\xa9'\n" % cookie.encode() for cookie in COOKIES[:12]),
    b"\xef\xbb\xbf# coding: latin-1\n", b"\xef\xbb\xbf# coding: foo\n", b"\xef\xbb\xbf", b"\xef\xbb\xbfx = 1\n", b"",
    b"\xef\xbb\xbf\xef\xbb\xbfx = 1\n", b"x = 1\0\n", b"\0", b"# coding: foo\0\n", b"\xff\xfex\0=\0", b"# \0",
    *(b"\xef\xbb\xbf" + line + b"\n" for line in MARKED), *(line + b"\n" for line in LONG),
    b"\xef\xbb", b"# coding: latin-1\nx = '\xe9\xff\x80'\n", b"# coding: latin-1\n\xe9 = 1\n",
    b"# coding: latin-1\n\xd7 = 1\n",
]  # fmt: skip


def described(error: BaseException) -> str:
    match error:
        case SyntaxError(lineno=int(line), offset=offset):
            return f"{type(error).__name__} {line}:{offset}: {error.msg}"
    return f"{type(error).__name__} {error}"


def as_bytes(source: bytes) -> str:
    try:
        return ast.dump(ast.parse(source))
    except (SyntaxError, ValueError) as error:
        return described(error)


def as_file(source: bytes) -> str:
    if b"\0" in source:
        return "(3.11 stops reading at the null byte; 3.12 and we refuse it)"
    with open("file.py", "wb") as file:
        file.write(source)
    run = subprocess.run([sys.executable, "file.py"], capture_output=True)
    error = run.stderr.decode("utf-8", "replace").replace(os.getcwd() + "/", "")
    last = error.strip().rpartition("\n")[2]
    return error if last.startswith(("SyntaxError", "ValueError", "IndentationError")) else "read"


def main() -> None:
    warnings.simplefilter("ignore")
    print("# Made by record.py: bytes, what compile(bytes) makes of them, what `python3.11 file.py` says.")
    os.chdir(tempfile.mkdtemp())
    for case in CASES:
        print()
        print(repr(case)[2:-1])
        print(as_bytes(case).encode("unicode_escape").decode())
        print(as_file(case).encode("unicode_escape").decode())


if __name__ == "__main__":
    main()
