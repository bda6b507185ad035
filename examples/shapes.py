"""Areas and outlines: `match` with every kind of pattern."""

from dataclasses import dataclass
from math import hypot, pi


@dataclass
class Circle:
    radius: float


@dataclass
class Polygon:
    corners: list[tuple[float, float]]


Shape = Circle | Polygon | dict | None


def area(shape: Shape) -> float:
    match shape:
        case None | Polygon([] | [_] | [_, _]):
            return 0.0
        case Circle(radius=r) if r < 0:
            raise ValueError(f"{r=} is negative")
        case Circle(r):
            return pi * r**2
        case Polygon([(x0, y0), *_] as corners):
            pairs = zip(corners, [*corners[1:], (x0, y0)])
            return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2
        case {"kind": "square", "side": int() | float() as side, **rest} if not rest:
            return side * side
        case _:
            raise TypeError(f"no area for {shape!r:.40}")


def outline(polygon: Polygon) -> float:
    total, (*_, last) = 0.0, polygon.corners
    for corner in polygon.corners:
        total += hypot(corner[0] - last[0], corner[1] - last[1])
        last = corner
    return total


if __name__ == "__main__":
    triangle = Polygon([(0, 0), (4, 0), (0, 3)])
    for shape in (Circle(1), triangle, {"kind": "square", "side": 1_000}, None):
        print(f"{area(shape):>12,.2f}  {type(shape).__name__}")
    print(f"{outline(triangle):>12.2f}  around the triangle")
