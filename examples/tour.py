"""A tour of specialisation: a function's instructions before it has run, and after.

`coachwhip examples/tour.py` prints what each site of `total_area` has become. A site starts with a generic instruction, which
asks its operands what they are each time. After a few executions it becomes an instruction for what it has met, with a guard in
front; where the guard no longer holds, it becomes another one, or generic again.
"""

import coachwhip


def total_area(rectangles):
    total = 0
    for width, height in rectangles:
        total += width * height
    return total


def show(title):
    print(f"{title}:")
    for line, generic, now in coachwhip.sites(total_area):
        change = "" if generic == now else f"  -> {now}"
        print(f"    line {line}: {generic}{change}")
    print()


print("The instructions of total_area, as the compiler made them:\n")
print(coachwhip.dis(total_area))
show("Sites that can be specialised, before the first call")

whole = [(width, width + 1) for width in range(200)]
print("With whole numbers the area is", total_area(whole))
show("After a run over whole numbers")

halves = [(width / 2, 0.5) for width in range(200)]
print("With fractions the area is", total_area(halves))
show("After a run over fractions: the guards for ints have failed, and the sites have changed")

print("The same instructions now:\n")
print(coachwhip.dis(total_area), end="")
