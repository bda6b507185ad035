def a(): return
def b(): return None
def c(): return True
def d(): return 5
def e(x): return x
def f(x): return x()
def g(x):
    if x: return False
