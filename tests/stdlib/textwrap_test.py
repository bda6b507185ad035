# modules: textwrap
import textwrap
from label import note, show

texts = [
    "", "   ", "word", "This is a paragraph that already has\nline breaks.  But some of its lines are much longer than the others.",
    "this-is-a-useful-feature for--splitting--em-dashes and -options --long-option=x; a-b, ab-cd-ef e-mail 3-4 x-ray-ab",
    "Hello there -- you goof-ball, use the -b option! 'Quoted'--and (more)--parens. dashes---three a--b",
    "tab\tseparated\x0bvertical\x0cfeed\rreturn", "averyveryverylongwordthatdoesnotfit anywhere at-all-in-thiswidthbecauseitistoolong",
    "unicode\u00a0non\u2003breaking caf\u00e9-cr\u00e8me \u65e5\u672c-\u8a9e\u8a9e text", "A sentence. Another one! \"Quoted.\" 'So?' No. x",
    "  leading and   inner   spaces  ", "a-b-c-d-e-f-ghi-jkl-mno", "1-2-3 foo_bar-baz_qux", "-", "--", "a --", "-- a", "x -- --y",
]
for text in texts:
    for options in ({}, {"width": 10}, {"width": 20, "break_on_hyphens": False}, {"width": 12, "break_long_words": False},
                    {"width": 15, "drop_whitespace": False}, {"width": 25, "initial_indent": "* ", "subsequent_indent": "    "},
                    {"width": 18, "fix_sentence_endings": True}, {"width": 16, "max_lines": 2}, {"width": 30, "max_lines": 1, "placeholder": "..."},
                    {"width": 11, "expand_tabs": False, "replace_whitespace": False}, {"width": 1}):
        show(f"wrap {options}", textwrap.wrap, text, **options)
    show("fill", textwrap.fill, text, 22)
    show("shorten", textwrap.shorten, text, 25)
    note("chunks", textwrap.TextWrapper()._split(text))
show("width", textwrap.wrap, "x", 0)
show("placeholder", textwrap.shorten, "hello world again", 3)
for text in ("  a\n    b\n  c\n", "\ta\n\tb", "  a\n\tb", "   \n  x\n \n  y\n", "a\n b", "", "\n", "    a\n   b\n\n  c", "  \t a\n  \tb"):
    note("dedent", textwrap.dedent(text))
    note("indent", textwrap.indent(text, "> "), textwrap.indent(text, "> ", lambda line: True))
w = textwrap.TextWrapper(width=10)
w.initial_indent = "-"
note("object", w.wrap("a b c d e f g h"), w.fill("some words here"), sorted(vars(w)))
