"""Work that may run between any two instructions (collection, finalisers) leaves warmed wide and narrow sites intact."""

import gc

made, log = 0, []


class Noisy:
    def __init__(self, n):
        global made
        made += 1
        self.serial = made
        self.me = self

    def __del__(self):
        log.append(self.serial)
        self.serial += len([i for i in range(3)])


def work(items):
    total = 0
    for i, item in enumerate(items):
        total += item["value"] + item["more"][i % 2]
        item["value"] = total % 7
        garbage = Noisy(i)
        if i % 50 == 49:
            del garbage
            gc.collect()
    return total


names = ", ".join(f"x{i}" for i in range(300))
namespace = {"Noisy": Noisy, "gc": gc}
exec(
    f"""
def wide(start):
    {names} = range(start, start + 300)
    for n in range(20):
        x299 += x298 * n
        cycle = Noisy(n)
        x298 -= 1
        if n % 10 == 9:
            gc.collect()
    return x0, x298, x299
""",
    namespace,
)
old = gc.get_threshold()
for threshold in (1, 2, 7, 700):
    gc.set_threshold(threshold)
    log.clear()
    items = [{"value": i, "more": (i, -i)} for i in range(200)]
    print(f"threshold {threshold}: {work(items)}, {[item['value'] for item in items[:8]]}")
    print("    wide:", namespace["wide"](5))
    gc.collect()
    print("    each finaliser ran at most once:", len(log) == len(set(log)), "most ran:", len(log) >= 200)
gc.set_threshold(*old)
