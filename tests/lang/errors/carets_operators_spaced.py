"""Carets where operators are spread with spaces and brackets."""

first = 10
second = None
third = 2.5
print("start")
total = first + third * ( first  //  second ) - (third ** 2)
print("never")
print("end")
pass
