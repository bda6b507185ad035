# modules: keyword, bisect, heapq, reprlib, copyreg
import bisect
import copyreg
import heapq
import keyword
import reprlib
from label import note, show

note("keywords", keyword.kwlist, keyword.softkwlist, keyword.iskeyword("if"), keyword.iskeyword("x"), keyword.issoftkeyword("match"))

a = [1, 2, 2, 2, 5, 9]
note("bisect", [bisect.bisect_left(a, x) for x in range(11)], [bisect.bisect(a, x) for x in range(11)])
note("bisect key", bisect.bisect_left(a, -2, key=lambda v: -v), bisect.bisect_right(["a", "bb", "ccc"], 2, key=len), bisect.bisect(a, 2, 1, 3))
bisect.insort(a, 2.0)
bisect.insort_left(a, 5.0)
bisect.insort(a, 7, key=lambda v: v)
note("insort", a)
show("lo", bisect.bisect, a, 1, -1)
show("types", bisect.bisect, a, "x")

numbers = [(i * 7919) % 101 for i in range(60)]
heap = []
for n in numbers:
    heapq.heappush(heap, n)
note("push", heap)
other = list(numbers)
heapq.heapify(other)
note("heapify", other)
note("pop", [heapq.heappop(heap) for _ in range(25)], heap)
note("replace", heapq.heapreplace(other, 500), heapq.heappushpop(other, -1), heapq.heappushpop(other, 50), other)
note("max", heapq._heapify_max(numbers), numbers, heapq._heappop_max(numbers), heapq._heapreplace_max(numbers, 3), numbers)
for f in (heapq.heappop, heapq.heapify):
    show(f.__name__, f, [])
    show(f.__name__, f, (1,))
show("replace empty", heapq.heapreplace, [], 1)
show("pushpop empty", heapq.heappushpop, [], 1)
show("push", heapq.heappush, {}, 1)
note("nlargest", heapq.nlargest(3, numbers), heapq.nlargest(1, numbers), heapq.nlargest(0, numbers), heapq.nlargest(2, "hello world", key=str.upper), heapq.nlargest(99, numbers) == sorted(numbers, reverse=True))
note("nsmallest", heapq.nsmallest(3, numbers), heapq.nsmallest(1, []), heapq.nsmallest(3, iter(numbers), key=lambda x: -x), heapq.nsmallest(-1, [1]))
pairs = [(k % 3, k) for k in range(20)]
note("stable", heapq.nsmallest(8, pairs, key=lambda p: p[0]), heapq.nlargest(8, iter(pairs), key=lambda p: p[0]))
note("merge", list(heapq.merge([1, 4, 9], [2, 4], [], iter([0, 10]))), list(heapq.merge([9, 4], [5], reverse=True)), list(heapq.merge(["a", "ccc"], ["bb", "dddd"], key=len)))

note("reprlib", reprlib.repr("x" * 100), reprlib.repr(list(range(100))), reprlib.repr(dict.fromkeys(range(10))), reprlib.repr(10**100))
note("reprlib", reprlib.repr({3, 1, 2}), reprlib.repr(frozenset(range(9))), reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr((1,)), reprlib.repr("'\n" * 30), reprlib.repr(set()), reprlib.repr(range(10**20, 10**21)))


class Loop:
    @reprlib.recursive_repr("<again>")
    def __repr__(self):
        "Shows itself."
        return f"Loop({self!r})"


note("recursive", Loop(), Loop.__repr__.__name__, Loop.__repr__.__doc__)
r = reprlib.Repr()
r.maxlist = 2
r.maxstring = 10
note("limits", r.repr([1, 2, 3]), r.repr("abcdefghijklmn"), sorted(vars(r)))


class Slots:
    __slots__ = ("a", "__b")


note("slotnames", copyreg._slotnames(Slots), copyreg._slotnames(int), copyreg.__newobj__(list), copyreg.__newobj_ex__(list, (), {}))
note("reduce", copyreg._reduce_ex(Loop(), 0)[1][1:], copyreg.pickle_complex(1j))
show("reduce slots", copyreg._reduce_ex, Slots(), 1)
show("reduce native", copyreg._reduce_ex, len, 1)
show("constructor", copyreg.constructor, 1)
show("pickle", copyreg.pickle, int, 1)
copyreg.add_extension("m", "n", 5)
show("extension", copyreg.add_extension, "m", "n", 6)
show("extension", copyreg.add_extension, "m", "x", 5)
show("extension", copyreg.add_extension, "m", "x", 0)
copyreg.remove_extension("m", "n", 5)
show("extension", copyreg.remove_extension, "m", "n", 5)
