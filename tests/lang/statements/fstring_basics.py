"""f-strings: expressions, conversions, format specs, nesting, self-documenting `=`, quotes, raw and joined ones."""

name, n, x = "world", 42, 3.14159
print(f"hello {name}!", f"{n + 1}", f"{name.upper()[::-1]}", f"{[i for i in range(3)]}", f"{ {'a': 1}['a'] }")
print(f"{name!r} {name!s} {name!a}", f"{'ñ'!a}", f"{name!r:>10}|", f"{n!s:>5}|")
print(f"{x:.2f} {x:10.3f}| {n:05d} {n:#x} {n:+} {n:,} {10**9:_}", f"{name:>8}|{name:<8}|{name:^9}|{name:*^9}")
width, precision = 10, 3
print(f"{x:{width}.{precision}f}|", f"{name:{'>'}{width}}|", f"{n:{'#' + 'x'}}", f"{x:{width}}|")
print(f"{n=} {n = } {name=!s} {x=:.1f} {n+1=} {name.upper()=} {n = !r:>4}")
print(f"{{}} {{{n}}} {{n}}", f"{{{{", f"}}", f"{n}{n}", f"{''}")
print(f"{lambda_(3) if n else 0}" if (lambda_ := (lambda v: v * 2)) else "", f"{(lambda v: v + 1)(1)}", f"{n if n > 5 else 0}")
print(f'{"double" + "s"} {name + "x"}', f"""{'triple'} {"quotes"}""", rf"{n}\n", fr"\d{n}", f"\x41{n}\t|", f"\N{DEGREE SIGN}")
print("joined " f"{n}" " and " f"{name}", f"{n}" "}{")
print(f"{n!r:^{width}}|", f"{'nested ' + f'{n} ' + f'{name!r}'}", f"{f'{n}'}")
print(f"{1, 2}", f"{*[1, 2], 3}", f"{(y := 5)} {y}", f"{n:d}", f"{n :d}", f"{ n }", f"{n!=5}", f"{n==42}", f"{n<=42}")
print(f"{'a' 'b'}", f"{None} {True} {...}", f"{3.0} {1e20} {1j}", f"{b'x'}", f"{'{'}", f"{chr(65)}")
print(f"""multi {
    n
    + 1
} line""")
for wrong in ("f'{}'", "f'{ }'", "f'{n'", "f'}'", "f'{n!x}'", "f'{n!}'", "f'{n:{n:{n}}}'", "f'{a b}'", "f'{lambda x: 1}'", "f'{n!r!s}'", "f'{=}'", "f'{n;m}'", "f'{#}'"):
    try:
        eval(wrong)
    except SyntaxError as error:
        print(wrong, "->", error.msg)
