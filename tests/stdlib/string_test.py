# modules: string
import string
from string import Formatter, Template
from label import note, show

for name in sorted(string.__all__):
    note(name, getattr(string, name) if isinstance(getattr(string, name), str) else "")
note("capwords", string.capwords("hello  big world"), string.capwords("a-b-c", "-"), string.capwords(" x "))

for text in ("$who likes ${what}", "$$ $who$what ${who}x", "no marks", "cost: $5", "$ alone", "line\nbad $", "${who", "${}",
             "${wh o}", "$_a1 $éx", "a\n\nbc ${1}", "$who.name", "$WHO", "$", "$$", "${who}${what}"):
    t = Template(text)
    show("substitute", t.substitute, who="tim", what="kung")
    show("safe", t.safe_substitute, {"who": "tim"})
    note("valid", t.is_valid())
    show("names", t.get_identifiers)
note("mapping", Template("$a $b").substitute({"a": 1, "b": 2}, b=3), Template("$mapping").substitute(mapping=5))


class Percent(Template):
    delimiter = "%"


class Double(Template):
    delimiter = "@@"


note("delimiter", Percent("%a $a %% %{b}").substitute(a=1, b=2), Percent("%a %").safe_substitute(a=1), Double("@@a @a @@@@").substitute(a=1))

f = Formatter()
for text, args in (
    ("{0} {1}", (1, 2)), ("{} {}", (1, 2)), ("{0[1]} {0[k]}", ({1: "one", "k": "v"},)), ("{0.real:>5}|", (3,)),
    ("{!r:>10}", ("x",)), ("{:{}}|", ("a", 5)), ("{{}} {}", (1,)), ("{0!x}", (1,)), ("{", ()), ("}", ()), ("{0", ()),
    ("{} {0}", (1,)), ("{0} {}", (1,)), ("{9}", (1,)), ("{name}", ()), ("{0.}", (1,)), ("{0[}", (1,)), ("{0[]}", (1,)),
    ("{0[a]b}", ({"a": 1},)), ("{0!r:}", ("x",)), ("{0!}", (1,)), ("{0!rx}", (1,)), ("{:{:{:{}}}}", (1, 2, 3, 4)),
    ("plain", ()), ("", ()), ("a}}b{{c", ()), ("{0:{1}>{2}}", ("x", "*", 6)), ("{0:%Y}", ("",)), ("{0[:]}", ({":": 1},)),
):
    show("format " + repr(text), f.format, text, *args)
    show("parse " + repr(text), lambda: list(f.parse(text)))
show("keywords", f.format, "{a.real} {b[0]}", a=5, b="xyz")
show("format", lambda: f.format(format_string="x"))


class Checking(Formatter):
    def check_unused_args(self, used, args, kwargs):
        print("used", sorted(used, key=str), args, kwargs)

    def get_value(self, key, args, kwargs):
        return kwargs.get(key, "default") if isinstance(key, str) else args[key]


note("checking", Checking().format("{0} {x} {y}", 1, 2, x=3))
note("convert", f.convert_field("é", "a"), f.convert_field(1, "s"), f.get_field("0.real", (3,), {}))
