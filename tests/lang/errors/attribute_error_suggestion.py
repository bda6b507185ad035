"""AttributeError suggests a similar attribute."""


class Point:
    def __init__(self):
        self.horizontal = 1
        self.vertical = 2

    def distance(self):
        return self.horizontal + self.vertical


point = Point()
print(point.distance())
print(point.horizontel)
