"""Lines that are indented by several levels and by tabs: the shown line is stripped, the carets fit."""


def deep(x):
	if x:
		for i in range(3):
			while True:
				if i == 2:
					return [y for y in (1, 2)][i]	+	x
				break


print("before")
if True:
    if True:
        deep(1)
