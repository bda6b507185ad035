# modules: random
import random
import warnings
from label import note, show

warnings.simplefilter("ignore")
for seed in (0, 1, -5, 12345678901234567890, "text", "", b"bytes", bytearray(b"array"), 1.5, True, "snowman ☃"):
    random.seed(seed)
    note("seed", seed, random.random(), random.getrandbits(70), random.randrange(1000))
for seed in ("text", b"bytes", "", "é"):
    random.seed(seed, version=1)
    note("seed 1", seed, random.random())
show("seed", random.seed, [1])
r = random.Random(42)
note("random", [r.random() for _ in range(5)])
note("range", [r.randrange(10) for _ in range(10)], [r.randrange(5, 50, 5) for _ in range(10)], [r.randrange(50, 5, -7) for _ in range(5)], [r.randint(-3, 3) for _ in range(10)], r.randrange(10**30))
note("choice", [r.choice("abcdef") for _ in range(10)], r.choices("abc", k=8), r.choices("abc", [1, 2, 7], k=8), r.choices("abc", cum_weights=[1, 1, 2], k=5))
items = list(range(20))
r.shuffle(items)
note("shuffle", items)
note("sample", r.sample(range(10), 4), r.sample(range(10**6), 6), r.sample("abcdefghijklmnopqrstuvwxyz", 10), r.sample(["a", "b"], counts=[5, 3], k=4), r.sample(range(100), 50))
for name, args in {
    "uniform": (1, 10), "triangular": (0, 10, 3), "gauss": (0, 1), "normalvariate": (5, 2), "expovariate": (0.5,),
    "betavariate": (2, 3), "gammavariate": (2.5, 1), "lognormvariate": (0, 1), "vonmisesvariate": (1, 4),
    "paretovariate": (3,), "weibullvariate": (1, 1.5),
}.items():
    note(name, [getattr(r, name)(*args) for _ in range(4)])
note("gamma", [r.gammavariate(a, 2) for a in (0.3, 1, 1.0, 9)], r.vonmisesvariate(0, 0), r.triangular(), r.triangular(2, 2, 2), r.gauss(), r.normalvariate())
note("bytes", r.randbytes(10), r.getrandbits(1), r.getrandbits(0), r.getrandbits(100))
state = r.getstate()
first = [r.random(), r.gauss(0, 1)]
r.setstate(state)
note("state", first == [r.random(), r.gauss(0, 1)], state[0], len(state[1]), state[2], r.VERSION)
show("setstate", r.setstate, (9, (), None))
for label, f, args in (
    ("randrange", r.randrange, (0,)), ("randrange", r.randrange, (5, 5)), ("randrange", r.randrange, (1, 10, 0)),
    ("randrange", r.randrange, (1, 10, -1)), ("randrange", r.randrange, (1.5,)), ("randrange", r.randrange, (1.0, 5.0)),
    ("randrange", r.randrange, (1, None, 2)), ("randrange", r.randrange, ("a",)), ("randint", r.randint, (5, 1)),
    ("randrange", r.randrange, (1, 5.5)), ("randrange", r.randrange, (1, 9, 2.0)), ("choice", r.choice, ([],)),
    ("sample", r.sample, ({1, 2}, 1)), ("sample", r.sample, ([1], 2)), ("sample", r.sample, ([1], -1)),
    ("choices", r.choices, ([1, 2], [1])), ("choices", r.choices, ([1, 2], [0, 0])), ("choices", r.choices, ([1], 3)),
    ("choices", r.choices, ([1], [float("inf")])), ("gammavariate", r.gammavariate, (0, 1)), ("getrandbits", r.getrandbits, (-1,)),
):
    show(label + repr(args), f, *args)
show("both weights", lambda: r.choices([1], [1], cum_weights=[1]))
show("counts", lambda: r.sample([1, 2], counts=[1], k=1))
show("counts", lambda: r.sample([1, 2], counts=[0, 0], k=1))
show("counts", lambda: r.sample([1, 2], counts=[1.5, 0], k=1))


class Fixed(random.Random):
    def random(self):
        return 0.3


f = Fixed(1)
note("subclass", f.randrange(10), f.choice("abcdef"), f.randrange(7, 100))
s = random.SystemRandom()
note("system", 0 <= s.random() < 1, 0 <= s.randrange(5) < 5, len(s.randbytes(3)), s.seed(1))
show("system state", s.getstate)
random.seed(7)
a = random.random()
note("module", a == random.Random(7).random(), sorted(random.__all__), random.Random(3).__reduce__()[2][0])
