"""An instance attribute shadows a cached method of one object only, and deleting it restores the method."""


class Dog:
    def speak(self):
        return "method"


def call(dog):
    return dog.speak()


def load(dog):
    return dog.speak.__class__.__name__


rex, bob = Dog(), Dog()
for count in (5, 70, 2000):
    for _ in range(count):
        assert call(rex) == "method" and load(rex) == "method"
    rex.speak = lambda: "instance"
    print(count, "shadowed:", call(rex), load(rex), "other:", call(bob), load(bob))
    for _ in range(count):
        assert call(rex) == "instance"
    del rex.speak
    print(count, "restored:", call(rex), load(rex), "other:", call(bob), load(bob))

rex.__dict__["speak"] = lambda: "through __dict__"
print("through __dict__:", call(rex), "other:", call(bob))
rex.__dict__.clear()
print("cleared:", call(rex), "other:", call(bob))
