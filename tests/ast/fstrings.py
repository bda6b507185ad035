f'', f"a", F'{a}', fr'\{a}\n', Rf"{a}\{{", f'{{}}', f'{{{a}}}', f'a{b}c{d}e'
f'{a!r}', f'{a!s:>{b}}', f'{a:{b}.{c}}', f'{a:x{b!r:y}z}' if 0 else 1, f'{a:}', f'{a!a:%Y-%m}'
f'{a=}', f'{a = }', f'{a=!s}', f'{a=:>5}', f'{a =!r:^20}', f'{ a+b = :x}', f'{f(a=b)=}'
f'{a, b}', f'{a,}', f'{*a, b}', f'{(lambda x: x)}', f'{(a := 1)}', f'{a:=5}', f'{[a for b in c]}', f'{ {a: b} }', f'{yield_}'
f'{a if b else c}', f'{a != b}', f'{a == b}', f'{a >= b}', f'{a <= b}', f'{a < b}', f'{a > b}', f"{a['b']}", f'{"}"}', f"{'{'}", f'{"a" "b"}'
f'{a["b":"c"]}', f'{a[b:c]:d}', f'{ a }', f'{a	}', f"{f'{b}'}", f"{f'{b!r:{c}}':{d}}", f'''{"a"}{'b'}'''
f'\N{BULLET}{a}\x41\{b}', f'\u0041{a}', f'{a}\\', f'\{a}' f'\}}', rf'\N{a}', f'\
{a}'
def g():
    f'{yield}', f'{yield a}', f'{(yield)}'
async def h(): f'{await a}'
u'a' f'b', 'a' u'b' f'{c}'
f'''{
a}'''
