"""dict: insertion order through thousands of inserts, deletions and re-inserts; popitem; deletion while iterating a copy."""

d = {}
for i in range(5000):
    d[i * 7919 % 10007] = i
keys = list(d)
print("order:", keys[:5], keys[-3:], len(d), list(d.values())[:5])
for i in range(0, 5000, 2):
    del d[keys[i]]
print("every second deleted:", list(d)[:4], len(d), all(d[k] == i for i, k in enumerate(keys) if i % 2))
for i in range(0, 5000, 500):
    d[keys[i]] = "again"
print("re-inserted ones come last:", list(d)[-10:] == [keys[i] for i in range(0, 5000, 500)])
d[keys[1]] = "updated"
print("an update does not move:", next(iter(d)) == keys[1], d[keys[1]])
popped = [d.popitem()[1] for _ in range(11)]
print("popitem takes the last:", popped[:2], popped[-1])
while len(d) > 3:
    d.popitem()
print("left:", list(d) == [keys[1], keys[3], keys[5]])
queue = dict.fromkeys(range(5))
for _ in range(10000):
    first = next(iter(queue))
    del queue[first]
    queue[first + 5] = None
print("as a queue:", list(queue))
words = "the quick brown fox jumps over the lazy dog the end".split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
print("counts:", counts)
groups = {}
for word in words:
    groups.setdefault(len(word), []).append(word)
print("groups:", groups)
for key in list(groups):
    if key > 3:
        del groups[key]
print("deleted over a copy:", groups)
inverted = {v: k for k, v in counts.items()}
print("inverted:", inverted)
nested = {}
for path, value in ((("a", "b"), 1), (("a", "c"), 2), (("d",), 3)):
    node = nested
    for part in path[:-1]:
        node = node.setdefault(part, {})
    node[path[-1]] = value
print("nested:", nested)
text_keys = {f"key{i}": i for i in range(2000)}
print("text keys:", sum(text_keys[f"key{i}"] for i in range(0, 2000, 100)), "key2000" in text_keys)
for i in range(1990):
    del text_keys[f"key{i}"]
print("few left of many:", text_keys)
text_keys["new"] = 1
print("and one more:", list(text_keys)[-2:])
