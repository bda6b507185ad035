"""A group of more than fifteen exceptions and more than ten levels is cut."""

many = ExceptionGroup("many", [ValueError(n) for n in range(20)])
print(len(many.exceptions))
deep = ValueError("deepest")
for level in range(14):
    deep = ExceptionGroup(f"level {level}", [deep])
print(deep)
try:
    raise many
except ExceptionGroup:
    raise deep
