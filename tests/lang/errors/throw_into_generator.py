"""An exception thrown into a generator: its frames come after the throw's."""


def listener():
    while True:
        received = yield
        print("received", received)


target = listener()
next(target)
target.send("hello")
target.throw(RuntimeError("thrown from outside"))
pass
