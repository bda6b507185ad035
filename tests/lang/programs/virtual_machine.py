"""A small stack machine with an assembler: loops, calls, memory, errors; a compiler from tuples to its code."""


def assemble(source):
    code, labels = [], {}
    for line in source.strip().splitlines():
        line = line.split(";")[0].strip()
        if line.endswith(":"):
            labels[line[:-1]] = len(code)
        elif line:
            name, *arguments = line.split()
            code.append((name, *arguments))
    return [
        (name, *(labels.get(a, int(a) if a.lstrip("-").isdigit() else a) for a in arguments))
        for name, *arguments in code
    ]


class Machine:
    def __init__(self, code):
        self.code, self.stack, self.calls, self.memory, self.out, self.pc = code, [], [], {}, [], 0

    def run(self, limit=20000):
        for step in range(limit):
            if self.pc >= len(self.code):
                return self.out, step
            name, *arguments = self.code[self.pc]
            self.pc += 1
            try:
                getattr(self, "do_" + name)(*arguments)
            except IndexError:
                raise RuntimeError(f"stack is empty at {self.pc - 1}: {name}") from None
        raise TimeoutError(f"more than {limit} steps")

    def do_push(self, value):
        self.stack.append(value)

    def do_load(self, name):
        self.stack.append(self.memory[name])

    def do_store(self, name):
        self.memory[name] = self.stack.pop()

    def do_print(self):
        self.out.append(self.stack.pop())

    def do_jump(self, target):
        self.pc = target

    def do_zero(self, target):
        if self.stack.pop() == 0:
            self.pc = target

    def do_call(self, target):
        self.calls.append(self.pc)
        self.pc = target

    def do_ret(self):
        self.pc = self.calls.pop()

    def do_halt(self):
        self.pc = len(self.code)


for name, operation in {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "mod": lambda a, b: a % b,
}.items():

    def method(self, operation=operation):
        b, a = self.stack.pop(), self.stack.pop()
        self.stack.append(operation(a, b))

    setattr(Machine, "do_" + name, method)

factorial = assemble("""
    push 1
    store result
    push 10
    store n
loop:
    load n
    zero done
    load result
    load n
    mul
    store result
    load n
    push 1
    sub
    store n
    jump loop
done:
    load result
    print
""")
print("factorial:", Machine(factorial).run())
squares = assemble(
    "push 3\ncall square\nprint\npush 12\ncall square\nprint\nhalt\nsquare:\nstore x\nload x\nload x\nmul\nret"
)
print("calls:", Machine(squares).run())


def compile_(tree):
    match tree:
        case int():
            yield ("push", tree)
        case str():
            yield ("load", tree)
        case ("=", name, value):
            yield from compile_(value)
            yield ("store", name)
        case (operator, a, b):
            yield from compile_(a)
            yield from compile_(b)
            yield ({"+": "add", "-": "sub", "*": "mul", "%": "mod"}[operator],)


code = [*compile_(("=", "x", ("+", 2, ("*", 3, 4)))), *compile_(("%", ("*", "x", "x"), 10)), ("print",)]
print("compiled:", code[:4], Machine(code).run())
for wrong in ("add", "load nothing", "loop:\njump loop", "push 1\nnonsense"):
    try:
        Machine(assemble(wrong)).run(100)
    except (RuntimeError, KeyError, TimeoutError, AttributeError) as error:
        print(f"{type(error).__name__}: {error}")
