"""KeyboardInterrupt, raised by hand, is no Exception; uncaught it has a traceback."""


def work():
    try:
        raise KeyboardInterrupt("by hand")
    except Exception:
        print("never: it is no Exception")
    finally:
        print("finally runs")


try:
    work()
except BaseException as error:
    print("caught", type(error).__name__, type(error).__mro__[1].__name__)
