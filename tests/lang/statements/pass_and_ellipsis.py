"""pass, the ellipsis, expression statements, docstrings, semicolons, line joining, empty things."""

pass
...
5
"a string statement"


def doc():
    """The docstring."""


def not_doc():
    f"not a docstring"


def late():
    pass
    """too late"""


def concatenated():
    "two " "parts"


class WithDoc:
    "Class doc."


print("docs:", doc.__doc__, "|", not_doc.__doc__, "|", late.__doc__, "|", concatenated.__doc__, "|", WithDoc.__doc__)
print("results:", doc(), late())
a = 1; b = 2; c = a + b
print("semicolons:", a, b, c); print("on one line")
if a: b = 5; c = 6
else: b = 7
print("one-line if:", b, c)
for i in range(2): a += i; b += i
while a > 1: a -= 1
print("one-line loops:", a, b)
total = 1 + \
    2 + \
    3
print("backslash:", total)
values = [
    1,  # a comment
    2,

    3
]
print("brackets join lines:", values, (
    "implicit"
    " concatenation"
))
class Empty: pass
def empty(): ...
def one_line(x): return x * 2
print("one-line definitions:", Empty.__name__, empty(), one_line(4))
print("ellipsis:", ..., Ellipsis is ..., type(...).__name__, [...], {...: 1}[...])
if True:
	tab_indented = "a tab is fine where it is consistent"
	print(tab_indented)
print("unicode names:", (lambda ñ, 变量: ñ + 变量)(1, 2), "ﬁ" == "fi", (ﬁ := 3), fi)
if 1:
    if 0:
        pass
    elif 0: pass
    else:
        print("dangling else belongs to the inner if")
