"""An uncaught error in a warmed function: the traceback's lines and carets are those of a cold one."""


class Point:
    def __init__(self, x):
        self.x = x


def distance(a, b):
    return abs(a.x - b.x) + max(a.x, b.x)


def total(points):
    result = 0
    for i in range(len(points) - 1):
        result += distance(points[i], points[i + 1])
    return result


points = [Point(n % 7) for n in range(500)]
print("warm:", total(points))
points.append(Point("not a number"))
total(points)
