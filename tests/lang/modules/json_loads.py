"""json.loads: every form, numbers, escapes, hooks, bytes, errors with their positions."""

import json

texts = [
    "null",
    "true",
    "false",
    "0",
    "-0",
    "12345678901234567890",
    "1.5",
    "-1.5e3",
    "1E+2",
    "0.1e-2",
    '"text"',
    '"\\u00e9\\n\\"\\\\\\/\\b"',
    '"\\ud83d\\ude00"',
    "[]",
    "[1, [2, []]]",
    "{}",
    '{"a": {"b": [1]}, "a2": null}',
    " \n\t[ 1 , 2 ]\r\n",
    "NaN",
    "-Infinity",
    '{"a": 1, "a": 2}',
    '"é€😀"',
    "1e400",
]
for text in texts:
    print(text.strip(), "->", repr(json.loads(text)))
print(
    "surrogate:",
    ascii(json.loads('"\\ud800"')),
    "bytes:",
    json.loads(b'["\xc3\xa9"]'),
    json.loads("[1]".encode("utf-16")),
    json.loads(bytearray(b"5")),
)
print(
    "hooks:",
    json.loads('{"x": 1, "y": {"z": 2}}', object_hook=lambda d: sorted(d)),
    json.loads('{"b": 1, "a": 2}', object_pairs_hook=list),
)
print(
    "numbers:",
    json.loads("[1, 2.5, NaN]", parse_int=str, parse_float=lambda s: f"<{s}>", parse_constant=str.lower),
)
print("control characters:", repr(json.loads('"a\tb"', strict=False)))
wrong = [
    "",
    " ",
    "nul",
    "[1,]",
    "[1 2]",
    "[1",
    '{"a" 1}',
    '{"a":}',
    '{"a": 1,}',
    "{a: 1}",
    "'x'",
    '"abc',
    '"\\x"',
    '"\\u12"',
    "01",
    "1.",
    ".5",
    "+1",
    "-",
    "1 2",
    "[]]",
    '"a\nb"',
    "\ufeff[]",
    "tru",
    '{"a": 1 "b": 2}',
    "{1: 2}",
    "[,]",
]
for text in wrong:
    try:
        print("fine:", json.loads(text))
    except json.JSONDecodeError as error:
        print(f"{text!r}: {error} | {error.lineno} {error.colno} {error.pos} {error.msg}")
try:
    json.loads('{\n  "a": 1,\n  "b": x\n}')
except ValueError as error:
    print("third line:", error)
for bad in (5, None, ["[]"], b"\xff"):
    try:
        json.loads(bad)
    except (TypeError, UnicodeDecodeError) as error:
        print(f"{type(error).__name__}: {error}")
data = {"name": "n", "list": [1, 2.5, None, True, {"deep": ["x"] * 3}], "unicode": "é😀"}
print(
    "round trip:",
    json.loads(json.dumps(data)) == data,
    json.loads(json.dumps(data, indent=3, ensure_ascii=False)) == data,
)
import io

out = io.StringIO()
json.dump([1, {"k": None}], out)
print("files:", out.getvalue(), json.load(io.StringIO("[1, 2]")), json.JSONDecoder().raw_decode("[1] rest"))
deep = json.loads("[" * 300 + "]" * 300)
print("deep:", json.dumps(deep) == "[" * 300 + "]" * 300)
