# Numbers in all bases.
0, 00, 0_0, 1_000, 123456789012345678901234567890, 9223372036854775807, 9223372036854775808
0x_ff, 0XDEAD_BEEF, 0o17, 0O1_7, 0b101, 0B_1, 0xffffffffffffffffffffff
1., .5, 1.5e3, 1e10, 1E-5, 1_0.0_1e+1_0, 0777.5, 00e0, 1e400, 5e-324, 1e16, 123456789012345680.0, 0.0001, 0.00001
1j, 1.5J, 1e3j, 0777j, 1_0j, 1e16j, 0.1j
1if 1else 2
0x1for x in ()
[0x1for x in ()]
1 if 1 else 00or 1

# Constants.
None, True, False, ..., Ellipsis

# Strings.
'', "", '''''', """""", 'a' "b", u'c' 'd', 'c' u'd', U'e'
'\a\b\f\n\r\t\v\\\'\"\0\7\77\377\400\x41\u00e9\U0001F600\N{BULLET}\N{latin small letter a}\q\
continued'
r'\a\'', R"\N{x}", b'\x00\xff\101\q', rb'\x', Rb"\
", bR'', B'a' b"b"
'\ud800', '\udfff\U0000d800', 'tab	in', 'é', "it's", 'say "x"', '\'"', b'\'"', b"it's", '\u200b\xa0\xad\u2028'
"""three
lines
""" 'and' '''
more'''
'''a''b'c\''''
"""quote " in""", '''""'''
'\é', '\
'
