"""exec with a subclass of dict: reads at the top level ask its __getitem__ where it is the locals, not as globals."""


class Noisy(dict):
    def __missing__(self, key):
        if key.startswith("_") or key in ("print", "len", "range"):
            raise KeyError(key)
        return f"missing {key}"


class Counting(dict):
    reads = 0

    def __getitem__(self, key):
        Counting.reads += 1
        return dict.__getitem__(self, key)


space = Noisy(known="known")
exec("result = known, unknown", {}, space)
print("as locals:", space["result"])

code = compile("for i in range(200):\n    result = known, unknown, len('ab')", "<code>", "exec")
space = Noisy(known="known")
exec(code, {}, space)
print("as locals, warm:", space["result"])

counting = Counting(x=1)
exec("y = x + x\nz = y", {}, counting)
print("reads:", Counting.reads, dict.__getitem__(counting, "z"))


class Upper(dict):
    def __setitem__(self, key, value):
        dict.__setitem__(self, key.upper(), value)

    def __delitem__(self, key):
        dict.__delitem__(self, key.upper())


space = Upper()
exec("a = 1\nb = 2\ndel a", {}, space)
print("stores and deletes:", dict(space))

for _ in range(100):
    try:
        eval("unknown", {}, dict())
    except NameError as error:
        message = str(error)
print("plain dict:", message)
print("eval with a mapping:", eval("a + b", {}, Noisy()))
try:
    exec("pass", Noisy(), [])
except TypeError as error:
    print("locals must be a mapping:", error)
try:
    exec("pass", [])
except TypeError as error:
    print("globals must be a dict:", error)
