"""State machines three ways: a table, methods, a generator; a vending machine and a small lexer."""


class Vending:
    def __init__(self):
        self.state, self.total, self.log = "idle", 0, []

    def handle(self, event, value=None):
        method = getattr(self, f"{self.state}_{event}", None)
        if method is None:
            self.log.append(f"{event} ignored in {self.state}")
        else:
            self.state = method(value) or self.state
        return self

    def idle_coin(self, value):
        self.total += value
        return "paying"

    def paying_coin(self, value):
        self.total += value
        return "ready" if self.total >= 100 else None

    def paying_cancel(self, _):
        self.log.append(f"returned {self.total}")
        self.total = 0
        return "idle"

    ready_cancel = paying_cancel

    def ready_choose(self, value):
        self.log.append(f"sold {value}, change {self.total - 100}")
        self.total = 0
        return "idle"


machine = Vending()
for event in (
    ("coin", 50),
    ("choose", "tea"),
    ("coin", 60),
    ("choose", "tea"),
    ("cancel",),
    ("coin", 20),
    ("cancel",),
):
    machine.handle(*event)
    print(event, "->", machine.state, machine.total)
print(machine.log)
TABLE = {
    ("start", "digit"): "int", ("start", "sign"): "signed", ("signed", "digit"): "int", ("int", "digit"): "int",
    ("int", "dot"): "point", ("point", "digit"): "fraction", ("fraction", "digit"): "fraction",
    ("int", "e"): "exponent", ("fraction", "e"): "exponent", ("exponent", "sign"): "signed exponent",
    ("exponent", "digit"): "power", ("signed exponent", "digit"): "power", ("power", "digit"): "power",
}  # fmt: skip
KINDS = {"+": "sign", "-": "sign", ".": "dot", "e": "e", **dict.fromkeys("0123456789", "digit")}


def classify(text):
    state = "start"
    for c in text:
        state = TABLE.get((state, KINDS.get(c)), "wrong")
    return {"int": "integer", "fraction": "decimal", "power": "scientific"}.get(state, "no number")


for text in ("5", "-12", "3.14", "2e10", "-1.5e-3", "", ".", "1.", "e5", "1e", "--1", "12a"):
    print(repr(text), "is", classify(text))


def traffic():
    command = yield "red"
    while True:
        for light, turns in (("green", 2), ("yellow", 1), ("red", 2)):
            for _ in range(turns):
                command = yield light
                if command == "off":
                    yield "dark"
                    return "switched off"


lights = traffic()
seen = [next(lights)] + [lights.send(None) for _ in range(7)]
print("lights:", seen, lights.send("off"))
try:
    next(lights)
except StopIteration as stop:
    print("end:", stop.value)
