def f(a, /, b: int = 1, *args: str, c, d=2, **kw) -> None:
    """Doc."""
    return a

@decorator
@other(1)
def g(x=[]): pass

h = lambda x, *, y=1: x + y
