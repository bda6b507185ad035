"""Counting words, letters and sentences of a text: dictionaries, sorting by several keys, formatting."""

TEXT = """
It was the best of times, it was the worst of times, it was the age of wisdom, it was the age
of foolishness, it was the epoch of belief. It was the season of Light; it was the spring of hope!
Was it the winter of despair? We had everything before us, we had nothing before us.
"""


def words(text):
    word = ""
    for c in text + " ":
        if c.isalpha():
            word += c.lower()
        elif word:
            yield word
            word = ""


def sentences(text):
    start = 0
    for i, c in enumerate(text):
        if c in ".!?":
            yield " ".join(text[start : i + 1].split())
            start = i + 1


counts, by_length, first_seen = {}, {}, {}
for position, word in enumerate(words(TEXT)):
    counts[word] = counts.get(word, 0) + 1
    by_length.setdefault(len(word), set()).add(word)
    first_seen.setdefault(word, position)
print("words:", sum(counts.values()), "different:", len(counts))
for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:6]:
    print(f"{word:<6}{count:>3} {'*' * count} first at {first_seen[word]}")
print("lengths:", {n: sorted(by_length[n]) for n in sorted(by_length) if n > 5})
for sentence in sentences(TEXT):
    print(
        f"{len(sentence):>4} characters, {len(sentence.split()):>2} words: {sentence[:30]}...{sentence[-1]}"
    )
letters = sorted({c for c in TEXT.lower() if c.isalpha()})
frequency = {c: TEXT.lower().count(c) for c in letters}
print(
    "letters:",
    "".join(sorted(letters, key=lambda c: (-frequency[c], c))),
    "missing:",
    "".join(sorted(set(map(chr, range(97, 123))) - set(letters))),
)
average = sum(len(w) * n for w, n in counts.items()) / sum(counts.values())
print(f"average length {average:.3f}, longest {max(counts, key=lambda w: (len(w), w))}")
index = {}
for number, line in enumerate(TEXT.strip().splitlines(), 1):
    for word in set(words(line)):
        index.setdefault(word, []).append(number)
print("on all lines:", sorted(w for w, lines in index.items() if len(lines) == 3))
