"""Carets for stores into subscripts and deletions of them."""

numbers = [1, 2, 3]
words = ("a", "b")
numbers[0] = 10
del numbers[1]
print(numbers)
try:
    words[0] = "c"
except TypeError as error:
    print("caught:", error)
numbers[len(words)], numbers[5] = "x", "y"
