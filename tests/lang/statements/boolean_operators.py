"""and, or, not: short circuits, which operand is the value, nesting in conditions, mixed with comparisons."""

log = []


def t(x):
    log.append(x)
    return x


def show(label, value):
    print(f"{label} = {value!r}, evaluated {log}")
    log.clear()


show("0 and 1", t(0) and t(1))
show("1 and 0", t(1) and t(0))
show("0 or ''", t(0) or t(""))
show("'' or 'x'", t("") or t("x"))
show("1 or boom", t(1) or 1 / 0)
show("0 and boom", t(0) and 1 / 0)
show("a and b or c", t([]) and t("b") or t("c"))
show("a or b and c", t("a") or t("b") and t("c"))
show("not a or b", not t(1) or t(2))
show("not (a and b)", not (t(1) and t(0)))
show("long and", t(1) and t(2) and t(3) and t(0) and t(5))
show("long or", t(0) or t("") or t(None) or t(4) or t(5))
show("nested", (t(0) or t(1)) and (t(0) or (t(2) and t(3))))
for a in (0, 1):
    for b in (0, 1):
        taken = []
        if a and b:
            taken.append("and")
        if a or b:
            taken.append("or")
        if not a and not b:
            taken.append("nor")
        if not (a and b) and (a or b):
            taken.append("xor")
        if (a or b) and not (a and b) or (a and b and not 0):
            taken.append("either")
        while a and not b:
            taken.append("loop")
            break
        print(a, b, taken, [x for x in (1, 2) if a and x or b and not x])
print("not is bool:", not [], not "x", type(not 5))
assert 1 and "x", "never"
