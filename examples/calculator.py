"""A calculator: a tokenizer and a parser by recursive descent, and errors that say where."""


class Wrong(ValueError):
    def __init__(self, place, what):
        super().__init__(f"at {place}: {what}")


def tokens(text):
    at = 0
    while at < len(text):
        char = text[at]
        start = at
        at += 1
        if char.isdigit():
            while at < len(text) and (text[at].isdigit() or text[at] == "."):
                at += 1
            yield start, float(text[start:at])
        elif char in "+-*/()":
            yield start, char
        elif not char.isspace():
            raise Wrong(start, f"what is {char!r}?")
    yield len(text), None


class Parser:
    def __init__(self, text):
        self.rest = tokens(text)
        self.advance()

    def advance(self):
        self.place, self.token = next(self.rest)

    def sum(self):
        value = self.product()
        while self.token in ("+", "-"):
            operator = self.token
            self.advance()
            right = self.product()
            value = value + right if operator == "+" else value - right
        return value

    def product(self):
        value = self.atom()
        while self.token in ("*", "/"):
            operator = self.token
            self.advance()
            right = self.atom()
            value = value * right if operator == "*" else value / right
        return value

    def atom(self):
        match self.token:
            case float() as number:
                self.advance()
                return number
            case "-":
                self.advance()
                return -self.atom()
            case "(":
                self.advance()
                value = self.sum()
                if self.token != ")":
                    raise Wrong(self.place, "a parenthesis is not closed")
                self.advance()
                return value
        raise Wrong(self.place, "a number is missing")


for text in ["1 + 2 * 3", "(1 + 2) * 3", "2 * -(3.5 - 1)", "1 / 0", "2 +", "(1", "4 ? 2"]:
    try:
        print(f"{text} = {Parser(text).sum():g}")
    except (Wrong, ZeroDivisionError) as error:
        print(f"{text}: {error}")
