"""exit statuses are taken modulo 256; a subclass of SystemExit works too; big ones do not fit."""


class Leave(SystemExit):
    pass


try:
    raise Leave
except SystemExit as error:
    print("code of an empty one:", error.code)
print("leaving with -2")
raise Leave(-2)
