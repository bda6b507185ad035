"""os.path on texts: join, split, splitext, normpath, basename, dirname, commonpath, relpath; os names."""

import os
import os.path

paths = [
    "/a/b/c.txt",
    "a/b/",
    "a",
    "",
    "/",
    "//x//y",
    "../a/./b/../c",
    "a.tar.gz",
    ".hidden",
    "a/.hidden.txt",
    "a/b.c/d",
    "/a/../../b",
    ".",
]
for p in paths:
    print(
        repr(p),
        os.path.split(p),
        os.path.basename(p),
        os.path.dirname(p),
        os.path.splitext(p),
        os.path.normpath(p),
        os.path.isabs(p),
    )
print(
    "join:",
    os.path.join("a", "b", "c"),
    os.path.join("a/", "b"),
    os.path.join("a", "/b"),
    os.path.join("a", ""),
    os.path.join("", "a"),
    os.path.join("/", "x"),
)
print(
    "common:",
    os.path.commonpath(["/a/b/c", "/a/b/d"]),
    os.path.commonprefix(["/abc", "/abd"]),
    os.path.commonpath(["a/b", "a/b/c"]),
)
print(
    "relpath:", os.path.relpath("/a/b/c", "/a/d"), os.path.relpath("/a", "/a"), os.path.relpath("/a/b", "/")
)
print("names:", os.sep, os.pathsep, os.curdir, os.pardir, os.extsep, os.linesep == "\n", os.name, os.devnull)
print("bytes:", os.path.join(b"a", b"b"), os.path.basename(b"/x/y"))
os.environ["COACHWHIP_TEST"] = "value"
print(
    "environ:",
    os.environ["COACHWHIP_TEST"],
    os.getenv("COACHWHIP_TEST"),
    os.getenv("NO_SUCH_VARIABLE_HERE", "default"),
    "COACHWHIP_TEST" in os.environ,
)
del os.environ["COACHWHIP_TEST"]
print("deleted:", os.getenv("COACHWHIP_TEST"), os.environ.get("COACHWHIP_TEST", 5))
print(
    "existence:",
    os.path.exists("/no/such/path"),
    os.path.isfile("/no/such"),
    os.path.isdir("/"),
    os.path.exists("/"),
)
print("cwd:", os.path.isabs(os.getcwd()), os.path.basename(__file__))


class Path:
    def __fspath__(self):
        return "/from/fspath"


print("fspath:", os.path.join(Path(), "x"), os.fspath(Path()), os.fspath("s"))
for wrong in (
    lambda: os.path.join("a", b"b"),
    lambda: os.path.join(5),
    lambda: os.path.commonpath(["a", "/b"]),
    lambda: os.path.commonpath([]),
    lambda: os.fspath(5),
    lambda: os.environ["NO_SUCH_VARIABLE_HERE"],
    lambda: os.environ.__setitem__("X", 5),
    lambda: os.listdir("/no/such/path"),
    lambda: os.stat("/no/such/path"),
    lambda: open("/no/such/path"),
):
    try:
        print("fine:", wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
