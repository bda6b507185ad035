"""A calculator: tokens, a recursive descent parser, a tree of tuples, evaluation, errors with positions."""


def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            number = text[i:j]
            yield i, float(number) if "." in number else int(number)
            i = j
        elif c.isalpha():
            j = i
            while j < len(text) and text[j].isalnum():
                j += 1
            yield i, text[i:j]
            i = j
        elif c in "+-*/^()=,":
            yield i, c
            i += 1
        else:
            raise SyntaxError(f"unknown character {c!r} at {i}")
    yield len(text), None


class Parser:
    def __init__(self, text):
        self.tokens = list(tokens(text))
        self.at = 0

    def peek(self):
        return self.tokens[self.at][1]

    def take(self, *wanted):
        position, token = self.tokens[self.at]
        if wanted and token not in wanted:
            raise SyntaxError(f"expected {' or '.join(wanted)} at {position}, found {token!r}")
        self.at += 1
        return token

    def binary(self, operators, operand):
        left = operand()
        while self.peek() in operators:
            left = (self.take(), left, operand())
        return left

    def sum(self):
        return self.binary(("+", "-"), self.product)

    def product(self):
        return self.binary(("*", "/"), self.unary)

    def unary(self):
        if self.peek() == "-":
            self.take()
            return ("neg", self.unary())
        base = self.atom()
        if self.peek() == "^":
            self.take()
            return ("^", base, self.unary())
        return base

    def atom(self):
        token = self.peek()
        if isinstance(token, (int, float)):
            return self.take()
        if token == "(":
            self.take()
            inner = self.sum()
            self.take(")")
            return inner
        if isinstance(token, str) and token.isalnum():
            return ("name", self.take())
        return self.take("a number", "a name", "(")

    def whole(self):
        tree = self.sum()
        if self.peek() is not None:
            self.take("the end")
        return tree


def evaluate(tree, names):
    match tree:
        case int() | float():
            return tree
        case ("name", name):
            return names[name]
        case ("neg", inner):
            return -evaluate(inner, names)
        case (operator, left, right):
            a, b = evaluate(left, names), evaluate(right, names)
            return {
                "+": lambda: a + b,
                "-": lambda: a - b,
                "*": lambda: a * b,
                "/": lambda: a / b,
                "^": lambda: a**b,
            }[operator]()


print("tree:", Parser("1 + 2 * -x ^ 2").whole())
for text in (
    "1+2*3",
    "(1+2)*3",
    "2^3^2",
    "-2^2",
    "10/4/5",
    "x*(y - 1)",
    "1.5 * 4",
    "2 *",
    "(1",
    "1 2",
    "4 $ 4",
    "z + 1",
    "1/(x-x)",
    ")",
    "",
):
    try:
        print(f"{text!r} = {evaluate(Parser(text).whole(), {'x': 3, 'y': 5})}")
    except (SyntaxError, KeyError, ZeroDivisionError) as error:
        print(f"{text!r}: {type(error).__name__}: {error}")
