def f(a, b):
    assert a
    assert a == b, "message"
    assert True
    assert a and b, g(a)
