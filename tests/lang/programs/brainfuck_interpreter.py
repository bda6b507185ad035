"""An interpreter for a tiny language of eight characters, with matched brackets worked out first."""


def compile_(program):
    code, stack, jumps = [c for c in program if c in "+-<>[].,"], [], {}
    for i, c in enumerate(code):
        if c == "[":
            stack.append(i)
        elif c == "]":
            if not stack:
                raise SyntaxError(f"unmatched ] at {i}")
            start = stack.pop()
            jumps[start], jumps[i] = i, start
    if stack:
        raise SyntaxError(f"unmatched [ at {stack[-1]}")
    return code, jumps


def run(program, given="", limit=200_000):
    code, jumps = compile_(program)
    tape, at, pc, out, given, steps = [0] * 300, 0, 0, [], iter(given), 0
    while pc < len(code):
        steps += 1
        if steps > limit:
            return "".join(out), "limit"
        c = code[pc]
        if c == "+":
            tape[at] = (tape[at] + 1) % 256
        elif c == "-":
            tape[at] = (tape[at] - 1) % 256
        elif c == ">":
            at += 1
        elif c == "<":
            at -= 1
        elif c == ".":
            out.append(chr(tape[at]))
        elif c == ",":
            tape[at] = ord(next(given, "\0"))
        elif c == "[" and not tape[at] or c == "]" and tape[at]:
            pc = jumps[pc]
        pc += 1
    return "".join(out), steps


hello = (
    "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+."
)
print("hello:", run(hello))
print("echo backwards:", run(">,[>,]<[.<]", "stressed"))
print("addition:", [ord(run(",>,[<+>-]<.", chr(a) + chr(b))[0]) for a, b in ((2, 3), (100, 99), (0, 7))])
print("upper case:", run(",[--------------------------------.,]", "coachwhip"))
print("endless:", run("+[]", limit=5000))
for wrong in ("[", "]", "[[]", "+]["):
    try:
        run(wrong)
    except SyntaxError as error:
        print(f"{wrong}: {error}")
