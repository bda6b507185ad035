"""A template engine: parsing to a tree, loops, conditions, filters, escapes, nested scopes, errors."""


class TemplateError(Exception):
    pass


FILTERS = {
    "upper": str.upper, "length": len, "join": ", ".join, "title": str.title, "default": lambda v: v or "nothing",
    "escape": lambda v: str(v).replace("&", "&amp;").replace("<", "&lt;"),
}  # fmt: skip


def split(text):
    while True:
        before, found, rest = text.partition("{")
        if before:
            yield "text", before
        if not found:
            return
        kind = {"{": "value", "%": "tag"}.get(rest[:1])
        if kind is None:
            yield "text", "{"
            text = rest
            continue
        body, end, text = rest[1:].partition({"value": "}}", "tag": "%}"}[kind])
        if not end:
            raise TemplateError(f"unclosed {kind}: {body[:10]}")
        yield kind, body.strip()


def parse(tokens, until=()):
    nodes = []
    for kind, body in tokens:
        if kind != "tag":
            nodes.append((kind, body))
            continue
        word, *arguments = body.split()
        if word in until:
            return nodes, word
        if word == "for":
            name, _, path = arguments
            nodes.append(("for", name, path, parse(tokens, ("endfor",))[0]))
        elif word == "if":
            yes, end = parse(tokens, ("else", "endif"))
            no = parse(tokens, ("endif",))[0] if end == "else" else []
            nodes.append(("if", arguments, yes, no))
        else:
            raise TemplateError(f"unknown tag {word}")
    if until:
        raise TemplateError(f"missing {' or '.join(until)}")
    return nodes, None


def lookup(path, scope):
    value = scope
    for i, part in enumerate(path.split(".")):
        try:
            value = value[part]
        except (KeyError, TypeError):
            try:
                value = getattr(value, part) if i else None
            except AttributeError:
                raise TemplateError(f"no {part} in {path}") from None
    return value() if callable(value) else value


def render(nodes, scope):
    for node in nodes:
        match node:
            case ("text", text):
                yield text
            case ("value", expression):
                path, *filters = (part.strip() for part in expression.split("|"))
                value = lookup(path, scope)
                for name in filters:
                    value = FILTERS[name](value)
                yield str(value)
            case ("for", name, path, body):
                for index, item in enumerate(lookup(path, scope)):
                    yield from render(body, {**scope, name: item, "index": index})
            case ("if", ["not", path], yes, no):
                yield from render(no if lookup(path, scope) else yes, scope)
            case ("if", [path], yes, no):
                yield from render(yes if lookup(path, scope) else no, scope)


def template(text, **scope):
    return "".join(render(parse(split(text))[0], scope))


class User:
    def __init__(self, name, tags):
        self.name, self.tags = name, tags

    def shout(self):
        return self.name.upper() + "!"


users = [User("ann", ["x", "y"]), User("<bob>", [])]
print(template("Hello {{ name | title }}! { braces } 100%", name="the world"))
print(
    template(
        "{% for u in users %}{{ index }}:{{ u.name | escape }}[{% for t in u.tags %}{{ t }};{% endfor %}] {% endfor %}",
        users=users,
    )
)
print(
    template(
        "{% for u in users %}{% if u.tags %}{{ u.tags | join }}{% else %}none{% endif %} {% endfor %}",
        users=users,
    )
)
print(
    template(
        "{{ u.shout }} {{ d.key.inner }} {{ missing | default }} {% if not d %}empty{% else %}full{% endif %}",
        u=users[0],
        d={"key": {"inner": 5}},
    )
)
for wrong in (
    "{{ x",
    "{% for a in b %}",
    "{% nonsense %}",
    "{{ u.nothing }}",
    "{{ u | nofilter }}",
    "{% if a %}{% else %}",
):
    try:
        template(wrong, u=users[0], a=1, b=[])
    except (TemplateError, KeyError) as error:
        print(f"{wrong}: {type(error).__name__}: {error}")
