"""Walking a traceback: lines and names of its frames; a traceback set by hand is what is printed."""


def a(n):
    return b(n) if n else 1 / n


def b(n):
    return a(n - 1)


try:
    a(2)
except ZeroDivisionError as error:
    step, names = error.__traceback__, []
    while step:
        names.append((step.tb_frame.f_code.co_name, step.tb_lineno))
        step = step.tb_next
    print(names)
    raise error.with_traceback(error.__traceback__.tb_next.tb_next)
