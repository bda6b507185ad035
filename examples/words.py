"""Counts the words of a text, the most frequent first."""

TEXT = """
The coachwhip is a snake. The snake is long, thin and very fast; a whip is long and thin as well.
Of the snakes of its land, the coachwhip is the fastest.
"""


def words(text):
    for word in text.split():
        yield word.strip(".,;").lower()


counts = {}
for word in words(TEXT):
    counts[word] = counts.get(word, 0) + 1
ranking = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
width = max(len(word) for word, count in ranking)
for word, count in ranking[:8]:
    print(f"{word:>{width}} {'*' * count}")
