"""What iteration sees when lists, dicts, sets, deques, bytearrays and our own containers change under it."""

from collections import deque


def run(label, iterable, change):
    seen = []
    try:
        for item in iterable:
            seen.append(item)
            if len(seen) > 8:
                seen.append("stopped")
                break
            change(item)
    except Exception as error:
        seen.append(f"{type(error).__name__}: {error}")
    print(f"{label}: {seen}")


a = [1, 2, 3]
run("list append", a, lambda x: a.append(x * 10))
a = [1, 2, 3, 4]
run("list remove", a, a.remove)
a = [1, 2, 3, 4]
run("list reverse", a, lambda x: a.reverse())
a = [1, 2, 3]
run("list sort in place", a, lambda x: a.sort(reverse=True))
a = [1, 2, 3]
run("enumerate and delete", enumerate(a), lambda p: a.pop())
a = [1, 2, 3]
run("reversed and pop", reversed(a), lambda x: a.pop(0))
a = [1, 2, 3]
run("zip with itself", zip(a, a), lambda p: a.append(0) if len(a) < 5 else None)
a = [3, 1, 2]
run("map", map(str, a), lambda x: a.clear())
d = {1: 1, 2: 2}
run("dict add", d, lambda k: d.update({k + 10: 0}))
d = {1: 1, 2: 2, 3: 3}
run("dict delete other", d, lambda k: d.pop(k % 3 + 1, None))
d = {1: 1, 2: 2}
run("dict replace values", d, lambda k: d.update({k: k * 2}))
s = {1, 2, 3}
run("set discard absent", s, lambda x: s.discard(99))
s = {1}
run("set add", s, lambda x: s.add(x + 1))
q = deque([1, 2, 3])
run("deque append", q, q.append)
q = deque([1, 2, 3])
run("deque rotate", q, lambda x: q.rotate(1))
b = bytearray(b"abc")
run("bytearray append", b, lambda x: b.append(x + 1) if len(b) < 6 else None)
g = (x for x in a)
a.extend([7, 8])
run("generator over a list", g, lambda x: a.append(9) if len(a) < 4 else None)
text = "abc"
run("rebinding the name changes nothing", text, lambda c: globals().update(text="zzzzzz"))
