"""Carets under lines with wide, combining and accented characters count characters as CPython does."""


def größe(wörter):
    return sum(len(w) for w in wörter)


print(größe(["ä", "bc"]))
text = {"naïve": 1, "日本": [1, 2]}
print("ñandú", text["日本"][0] + größe(["é", "😀"]) + text["日本"][5])
