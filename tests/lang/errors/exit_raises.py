"""__exit__ raises while an exception passes through the with statement."""


class Resource:
    def __enter__(self):
        print("open")
        return self

    def __exit__(self, kind, value, traceback):
        print("close after", kind.__name__)
        raise RuntimeError("closing failed")


def use():
    with Resource() as resource:
        return resource.missing


use()
