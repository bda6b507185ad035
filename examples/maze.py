"""The shortest way out of a maze: a breadth-first search with a deque."""

from collections import deque

MAZE = """\
#########
#S  #   #
# # # # #
# #   # #
# ##### #
#     #E#
#########""".splitlines()


def find(what):
    return next((x, y) for y, row in enumerate(MAZE) for x, char in enumerate(row) if char == what)


def shortest(start, end):
    came_from = {start: None}
    queue = deque([start])
    while queue:
        place = queue.popleft()
        if place == end:
            break
        x, y = place
        for step in ((x + 1, y), (x, y + 1), (x - 1, y), (x, y - 1)):
            if step not in came_from and MAZE[step[1]][step[0]] != "#":
                came_from[step] = place
                queue.append(step)
    way = []
    while place is not None:
        way.append(place)
        place = came_from[place]
    return way[::-1]


way = shortest(find("S"), find("E"))
print("the way takes", len(way) - 1, "steps")
for y, row in enumerate(MAZE):
    print("".join("." if char == " " and (x, y) in way else char for x, char in enumerate(row)))
