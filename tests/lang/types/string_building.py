"""Building text: concatenation in loops, join, slices, formatting, reversing, comparing sizes and contents."""

parts = []
text = ""
for i in range(500):
    text += str(i)
    parts.append(str(i))
print("same:", text == "".join(parts), len(text), text[:12], text[-9:])
accents = ""
for i in range(300):
    accents += "aé€😀"[i % 4]
print("mixed widths:", len(accents), accents[:8], accents[100], accents.count("😀"), accents[-1:-5:-1])
front = ""
for c in "hello":
    front = c + front
print("reversed:", front, "hello"[::-1], "".join(reversed("hello")))


def caesar(s, n):
    return "".join(chr((ord(c) - 97 + n) % 26 + 97) if c.islower() else c for c in s)


print("caesar:", caesar("hello, world", 3), caesar(caesar("hello, world", 3), -3))


def is_palindrome(s):
    letters = [c.lower() for c in s if c.isalpha()]
    return letters == letters[::-1]


print("palindromes:", [is_palindrome(s) for s in ("A man, a plan, a canal: Panama", "hello", "")])


def run_length(s):
    out, i = "", 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out += f"{j - i}{s[i]}"
        i = j
    return out


print("run length:", run_length("aaabccdddd"), run_length(""))


def wrap(s, width):
    lines, line = [], ""
    for word in s.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return lines + [line]


print("wrapped:", wrap("the quick brown fox jumps over the lazy dog", 12))
table = [("name", "qty"), ("apple", 3), ("kiwi", 12)]
for name, quantity in table:
    print(f"|{name:<8}|{quantity:>5}|")
digits = "0123456789abcdef"


def to_base(n, base):
    return (to_base(n // base, base) if n >= base else "") + digits[n % base]


print("bases:", to_base(255, 2), to_base(255, 16), to_base(10**12, 7))
words = "one two three two one two".split()
print("longest, most common:", max(words, key=len), max(set(words), key=words.count))
print("translate and count:", sum(c in "aeiou" for c in "education"), "".join(sorted(set("mississippi"))))
