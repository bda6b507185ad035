"""Several statements on one line: the whole line is shown, the carets tell which."""

x = 1; y = 0; print("first"); z = x + 1
if x: print("one-liner"); y += 1
for i in (2, 1, 0): print(i, end=" "); x = 10 // i; print(x)
print("never")
pass
pass
pass
pass
