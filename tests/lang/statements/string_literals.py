"""String and bytes literals: escapes, raw strings, triple quotes, concatenation, prefixes, surrogates, wrong escapes."""

print("escapes:", [*"\a\b\f\n\r\t\v\\\'\""])
print("numbers:", "\x41\101\u0041\U00000041\N{LATIN SMALL LETTER A}", ascii("\0"), ascii("\377"), "\08" == "\0" + "8", ascii("\1234"))
print("raw:", r"\n\x41\\", R'\'', len(r"\""), rb"\x00", Rb"\\", bR"a", BR"b")
print("triple:", """one
two "quoted" ""twice""  """, '''a'b''c''', repr("""\
no first newline"""))
print("joined:", "a" 'b' """c""" r"\d", b"x" b"y", ("spread "
      "over lines"))
print("continued \
line", "tab	inside")
print("bytes:", b"abc\xff\0\n", b'\'"', b"\101", b"\\u0041")
print("prefixes:", u"u", U"U", f"f", F"F", rf"\{1}", b"b", B"B")
print("unicode:", "añ€😀", len("añ€😀"), ascii("añ€😀"), [hex(ord(c)) for c in "añ€😀"])
print("surrogates:", ascii("\ud800"), len("\ud83d\ude00"), "\ud83d\ude00" == "😀", ascii("\udfff" + "x"))
print("names:", "\N{BULLET}\N{GREEK SMALL LETTER ALPHA}\N{greek capital letter omega}")
for wrong in (r"'\x1'", r"'\u12'", r"'\U00110000'", r"'\N{NO SUCH NAME}'", r"'\N'", r"b'\x1'", "b'ñ'", "'a", '"""abc', r"'\N{}'", "'a' b'b'", "ub'x'", "fb'x'", "r'\\'"):
    try:
        eval(wrong)
        print(wrong, "fine")
    except SyntaxError as error:
        print(wrong, "->", error.msg)
print("repr picks quotes:", ["'", '"', "'\"", "\\", "\n", "\x00", "\x7f", "\x80", "\xa0", "\xad", "é", "\u2028", "\ue000", "\U0001f600"])
print("bytes repr:", [b"'", b'"', b"'\"", b"\\", b"\n\r\t", b"\x00\x7f\x80\xff", bytearray(b"x'")])
