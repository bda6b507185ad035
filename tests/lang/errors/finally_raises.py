"""An exception in finally while another passes: the first becomes the context."""


def work():
    try:
        return int("not a number")
    finally:
        print("cleaning up")
        cleanup()


def cleanup():
    [].pop()


work()
