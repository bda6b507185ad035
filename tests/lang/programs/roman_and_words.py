"""Numbers as text: Roman numerals both ways, English words, ordinals, bases, Collatz, digits."""

ROMAN = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
]
SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = [(10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")]


def to_roman(n):
    out = ""
    for value, letters in ROMAN:
        while n >= value:
            out += letters
            n -= value
    return out


def from_roman(text):
    values = [dict((letters, value) for value, letters in ROMAN)[c] for c in text]
    return sum(-a if a < b else a for a, b in zip(values, values[1:] + [0]))


def words(n):
    if n < 0:
        return "minus " + words(-n)
    if n < 20:
        return SMALL[n]
    if n < 100:
        tens, ones = divmod(n, 10)
        return TENS[tens] + (f"-{SMALL[ones]}" if ones else "")
    for size, name in SCALES:
        if n >= size:
            count, rest = divmod(n, size)
            return f"{words(count)} {name}" + (f" {words(rest)}" if rest else "")


def ordinal(n):
    return f"{n}" + ("th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th"))


print("roman:", [to_roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)])
print("there and back:", all(from_roman(to_roman(n)) == n for n in range(1, 4000)))
for n in (0, 7, 13, 20, 42, 100, 119, 1000, 1001, 12345, 1_000_000, 987_654_321, -5):
    print(n, words(n))
print("ordinals:", [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111)])
print(
    "letters of one to a hundred:",
    sum(len(words(n).replace(" ", "").replace("-", "")) for n in range(1, 101)),
)
print("armstrong:", [n for n in range(1, 1000) if n == sum(int(d) ** len(str(n)) for d in str(n))])
print(
    "happy:",
    [
        n
        for n in range(1, 40)
        if (lambda n: [n := sum(int(d) ** 2 for d in str(n)) for _ in range(12)][-1] == 1)(n)
    ],
)
look = "1"
for _ in range(6):
    parts, i = [], 0
    while i < len(look):
        j = i
        while j < len(look) and look[j] == look[i]:
            j += 1
        parts.append(f"{j - i}{look[i]}")
        i = j
    look = "".join(parts)
print("look and say:", look)
