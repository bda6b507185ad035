def f(x):
    match x:
        case 1 | "a" | -2: return 1
        case None: return 2
        case [a, b]: return a
        case [a, *_]: return a
        case [a, *rest, c] if a: return rest
        case {"k": v, 1: _, **others}: return v, others
        case Point(0, y=yy) | Point(yy, y=0): return yy
        case m.CONSTANT: return 3
        case (1 as one, _) | [_, 2 as one]: return one
        case str() as s: return s
        case _: return 4
