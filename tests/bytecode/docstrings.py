"""Module."""
def f():
    """Function."""
def g():
    f"no"
class C:
    """Class."""
