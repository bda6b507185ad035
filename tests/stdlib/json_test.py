# modules: json, json.decoder, json.encoder, json.scanner
import enum
import io
import json
from label import note, show

values = [
    None, True, False, 0, -5, 10**30, 1.5, -0.0, 1e300, 1e-7, float("nan"), float("inf"), -float("inf"), "", "text",
    'quote " back \\ slash / \b\f\n\r\t', "\x00\x1f\x7f", "é ü ☃ \U0001f600 \ud800", [], {}, (), [1, [2, [3]]], (1, 2),
    {"a": 1, "b": [1, {"c": None}]}, {1: 2, None: 3, True: 4, 2.5: 5, "s": 6}, [[], {}, ""], {"k": {}}, {"k": []},
]
for v in values:
    show("dumps", json.dumps, v)
    show("ascii", json.dumps, v, ensure_ascii=False)
    show("indent", json.dumps, v, indent=2)
    show("separators", json.dumps, v, separators=(",", ":"), indent="\t")
    note("chunks", list(json.JSONEncoder().iterencode(v)), list(json.JSONEncoder(indent=1).iterencode(v)))
note("sorted", json.dumps({"b": 1, "a": {"z": 1, "y": 2}}, sort_keys=True))
show("sorted mixed", json.dumps, {"b": 1, 2: 3}, sort_keys=True)
note("skipkeys", json.dumps({(1, 2): 3, "a": 1, (3,): 2}, skipkeys=True), json.dumps({(1, 2): 3, "a": 1, (3,): 2}, skipkeys=True, indent=1))
show("keys", json.dumps, {(1, 2): 3})
show("nan", json.dumps, [float("nan")], allow_nan=False)
show("nan", json.dumps, [float("nan")], allow_nan=False, indent=1)
show("object", json.dumps, {"a": [object]})
show("set", json.dumps, {1, 2})
show("bytes", json.dumps, b"x")
note("default", json.dumps([{1}, 2j], default=lambda o: sorted(o) if isinstance(o, set) else str(o)))
show("default loop", json.dumps, object, default=lambda o: o)
loop = []
loop.append(loop)
show("circular", json.dumps, loop)
show("indent 0", json.dumps, [1, 2], indent=0)


class Int(int):
    def __repr__(self):
        return "bad"


class Color(enum.IntEnum):
    RED = 1


class Text(str):
    pass


class Tree(json.JSONEncoder):
    def default(self, o):
        return {"complex": [o.real, o.imag]} if isinstance(o, complex) else super().default(o)


note("subclasses", json.dumps([Int(5), Color.RED, Text("t"), {Int(1): Color.RED, Color.RED: 1}]), json.dumps(1j, cls=Tree), Tree().encode([1j]))
show("subclass", json.dumps, object(), cls=type("E", (json.JSONEncoder,), {}))
out = io.StringIO()
json.dump({"a": [1, 2]}, out, indent=1)
note("dump", out.getvalue())

texts = [
    "null", " true ", "false", "0", "-0", "12", "-1.5e3", "1E+2", "1.0", "NaN", "Infinity", "-Infinity", '""', '"a\\n\\u00e9\\/"',
    '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ud83dx"', '"\\ud83d\\u0041"', "[]", "[ ]", "{}", "{ }", '[1, 2 ,3]', '{"a": 1, "b" : [ {} ] }', '{"a":1,"a":2}', "\r\n\t[1]\n",
    "", " ", "nul", "tru", "-", "01", "1.", ".5", "+1", "1e", "-a", "- 1", "[", "[1", "[1,", "[1,]", "[,]", "[1 2]", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{1:2}",
    "{'a':1}", '{"a" 1}', '{"a":}', '{"a":1 "b":2}', "]", "[1]]", "1 2", '"', '"abc', '"a\nb"', '"a\\', '"\\x"', '"\\u12"', '"\\u123g"', '"\\uD83D\\u12"', '"a\x00"', '"\\"', "[nan]",
    "\n\n  x", '["a\n"]', "[1,\n2,\n!]", '{"a":\n  tru}', "\ufeff[]", '"\\u 123"', '"\\u+123"', "１", "[\"a\", ]", "Inf", "[-]", "-Infinit",
]
for text in texts:
    show("loads " + ascii(text), json.loads, text)
    try:
        json.loads(text)
    except json.JSONDecodeError as e:
        note("error", e.msg, e.pos, e.lineno, e.colno, e.doc == text, type(e).__module__)
for data in (b"[1]", bytearray(b'"x"'), "é".encode("utf-16"), '"é"'.encode("utf-16"), '"é"'.encode("utf-32-be"), '"é"'.encode("utf-8-sig"), '"é"'.encode("utf-16-le"), b'"\xff"', b"1", b"12", b""):
    show("bytes", json.loads, data)
show("type", json.loads, 3)
note("hooks", json.loads('{"a": {"b": 1}}', object_hook=lambda d: list(d)), json.loads('{"a": {"b": 1}, "a": 2}', object_pairs_hook=tuple), json.loads("[1, 1.5, NaN, -Infinity]", parse_int=str, parse_float=lambda t: "f" + t, parse_constant=lambda t: "c" + t))
note("strict", json.loads('"a\nb"', strict=False), json.JSONDecoder(strict=False).decode('["\t"]'))
d = json.JSONDecoder()
note("raw", d.raw_decode('[1] rest'), d.raw_decode('x [1]', 2))
show("raw", d.raw_decode, " 1")
show("raw", d.raw_decode, "1", -1)
show("raw", d.raw_decode, "1", 5)
note("load", json.load(io.StringIO('{"x": [1]}')), json.loads(json.dumps(values[15:18])) == values[15:18])
note("nested", json.loads("[" * 200 + "]" * 200) == json.loads(json.dumps(json.loads("[" * 200 + "]" * 200))))
show("cls", json.loads, "1", cls=type("D", (json.JSONDecoder,), {"decode": lambda self, s: "decoded " + s}))
note("detect", [json.detect_encoding(b) for b in (b"", b"1", b"\0", b"1\0", b"\x001", b"1\0\0\0", b"\0\0\x001", b"1\x002\0", b"\x001\x002")])
note("all", json.__all__, json.decoder.__all__)
import pickle
try:
    json.loads("[")
except json.JSONDecodeError as e:
    note("pickle", pickle.loads(pickle.dumps(e)).args)
