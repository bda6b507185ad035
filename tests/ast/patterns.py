match a:
    case 1: pass
    case -1: pass
    case 1.5 | -2.5: pass
    case 1 + 2j | -1 - 2.5j: pass
    case 'a' 'b' | b'c': pass
    case f'a': pass
    case None | True | False: pass
    case x: pass
match a, b:
    case _: pass
match a,:
    case (x): pass
match *a, b:
    case [x, *_]: pass
    case (x, *y): pass
    case x, *y,: pass
    case *x,: pass
    case []: pass
    case (): pass
    case (x,): pass
    case [x]: pass
    case [x,]: pass
    case [x, [y, (z)]] as w: pass
    case a.b: pass
    case a.b.c: pass
    case A(): pass
    case A.B(): pass
    case A(x): pass
    case A(x, y=z,): pass
    case A(x=y): pass
    case A(1, B(_), c=[d]): pass
    case {}: pass
    case {'a': x}: pass
    case {'a': x, **y}: pass
    case {**x}: pass
    case {**x,}: pass
    case {1: _, a.b: x, None: y, -1: z, 1 + 2j: w,}: pass
    case (x | y) as z if z: pass
    case x if (y := x): pass
    case ((x)): pass
    case (x as y): pass
    case [x as y, z]: pass
match (a):
    case match: pass
match -a:
    case case: pass
match not a:
    case {'x': case, **match}: pass
match [a]:
    case x:
        match b:
            case y:
                case = 1
                match = 2
            case z: pass
    case w: pass
match lambda: a:
    case x: pass
match match:
    case case:
        pass
match a := b:
    case x: pass
match (a, b):
    case 0, 1: pass
match {a: b}:
    case x:
        pass

# Not statements.
match = 1
match.foo: int = 3
match[0]: int = 3
match (x)
match(x, y).z
print(match)
match, case = case, match
match: int
match * a, b
match - a
match in a
match if a else b
case = _ = match
case(1)
case[1]: int
_: int = 1
match[a:b]
match(a)[b]: int = 1
lambda match: match
def match(case, _): return match
class case: pass
for match in case: _
