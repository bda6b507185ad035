# modules: os, os.path, posixpath, genericpath, stat, io
import io
import os
import os.path
import stat
from label import note, show

p = os.path
for path in ("", "/", "//", "///", "a", "a/", "/a", "a/b", "/a/b/c.txt", "a//b///c", ".", "..", "a/../b", "../a", "/..", "/../a", "./a/./b/", "a/b/../../..",
             "//a/b", "///a", ".profile", "a.tar.gz", "..a", "a.", "a/.b", "...", "a.b/c", "~", "é/ü", "a/..b"):
    note(path, p.split(path), p.splitext(path), p.basename(path), p.dirname(path), p.normpath(path), p.isabs(path), p.splitdrive(path), p.normcase(path))
    note(path, p.normpath(path.encode()), p.split(path.encode()), p.splitext(path.encode()))
note("join", p.join("a", "b"), p.join("a/", "b"), p.join("a", "/b"), p.join("", "b"), p.join("a", ""), p.join("a"), p.join(b"a", b"b"), p.join("/", "a", "b/", "c"))
show("join", p.join, "a", b"b")
show("join", p.join, "a", 3)
show("join", p.join, 3)
note("common", p.commonprefix(["/usr/lib", "/usr/local"]), p.commonprefix([]), p.commonpath(["/usr/lib", "/usr/local/lib"]), p.commonpath(["a/b/c", "a/b"]), p.commonpath(["/a"]), p.commonpath([b"/a/b", b"/a/c"]), p.commonprefix([[1, 2], [1, 3]]))
show("commonpath", p.commonpath, ["/a", "a"])
show("commonpath", p.commonpath, [])
show("commonpath", p.commonpath, ["a", b"a"])
note("relpath", p.relpath("/a/b/c", "/a/d"), p.relpath("/a", "/a"), p.relpath("/a/b", "/"), p.relpath("a/b", "a"), p.relpath(b"/a/b", b"/a"))
show("relpath", p.relpath, "")
os.environ["COACH_A"] = "value"
os.environ.setdefault("COACH_B", "two$COACH_A")
note("expandvars", p.expandvars("$COACH_A/${COACH_B}/$NOPE/${NOPE}/$/${/$COACH_Ax ${COACH_A"), p.expandvars(b"$COACH_A"), p.expandvars("none"))
note("expanduser", p.expanduser("~"), p.expanduser("~/x"), p.expanduser("a~"), p.expanduser("~nobodyhere/x"), p.expanduser(b"~/b"))
note("environ", os.environ["COACH_A"], os.getenv("COACH_A"), os.getenv("NOPE"), os.getenv("NOPE", 3), "COACH_A" in os.environ, os.environb[b"COACH_A"], os.getenvb(b"COACH_A"))
del os.environ["COACH_A"]
show("environ", lambda: os.environ["COACH_A"])
show("environ", os.environ.__setitem__, "A", 3)
show("environ", os.environ.__setitem__, 3, "A")
note("environ", os.environ.pop("COACH_B"), os.environ.get("COACH_B"), type(os.environ.copy()), {**os.environ} == dict(os.environ), type(os.environ | {}), repr(os.environ).startswith("environ({"))

top = p.realpath(os.environ.get("TMPDIR", "/tmp")) + f"/coachwhip-{os.getpid()}"
os.mkdir(top)
here = os.getcwd()
os.chdir(top)
os.makedirs("a/b/c")
os.makedirs("a/b", exist_ok=True)
show("makedirs", os.makedirs, "a/b")
with open("a/file.txt", "w") as f:
    f.write("hello")
with os.fdopen(os.open("a/b/other", os.O_CREAT | os.O_WRONLY), "w") as f:
    f.write("x" * 10)
os.symlink("file.txt", "a/link")
os.symlink("nowhere", "a/broken")
os.symlink("loop", "loop")
os.symlink("../b", "a/b/self")
for path in ("a", "a/file.txt", "a/link", "a/broken", "nothing", "loop", "a/b/self/other", "bad\0name"):
    note(path, p.exists(path), p.lexists(path), p.isfile(path), p.isdir(path), p.islink(path), p.ismount(path))
note("real", p.relpath(p.realpath("a/link")), p.relpath(p.realpath("a/b/self/self/other")), p.relpath(p.realpath("loop")), p.relpath(p.realpath("a/broken")), p.realpath("/"), p.relpath(p.realpath("a/../a/./b")))
show("real strict", p.realpath, "nothing/x", strict=True)
show("real strict", lambda: p.relpath(p.realpath("loop", strict=True)))
note("size", p.getsize("a/file.txt"), p.getmtime("a") > 0, p.samefile("a/link", "a/file.txt"), p.samefile("a", "."), p.abspath("x") == top + "/x", p.abspath(b"x") == os.fsencode(top) + b"/x", p.ismount("/"))
show("size", p.getsize, "nothing")


def shown(results):
    return [(path, sorted(folders), sorted(files)) for path, folders, files in results]


note("walk", sorted(shown(os.walk("."))))
note("walk up", sorted(shown(os.walk("a", topdown=False))))
note("walk links", len(list(os.walk("a", followlinks=False))), list(os.walk("nothing")))
for _ in os.walk("nothing", onerror=lambda e: print("onerror", type(e).__name__, e.filename)):
    pass
visited = []
for path, folders, files in os.walk("."):
    visited.append(path)
    if "b" in folders:
        folders.remove("b")
note("pruned", visited)
order = [path for path, _, _ in os.walk("a", topdown=False)]
note("order", order.index("a/b/c") < order.index("a/b") < order.index("a"))
os.renames("a/b/other", "new/deep/other")
note("renames", sorted(os.listdir("new/deep")), p.exists("a/b"))
os.makedirs("e/f/g")
os.removedirs("e/f/g")
note("removedirs", p.exists("e"))
info = os.stat("a/file.txt")
note("stat", stat.S_ISREG(info.st_mode), info.st_size, stat.filemode(os.stat("a").st_mode)[:4], stat.S_IMODE(info.st_mode) == info.st_mode & 0o7777, stat.S_ISLNK(os.lstat("a/link").st_mode))
with os.scandir("a") as entries:
    note("scandir", sorted((e.name, e.is_dir(), e.is_symlink()) for e in entries))
os.chdir(here)
for path, folders, files in os.walk(top, topdown=False):
    for each in files:
        os.remove(p.join(path, each))
    for each in folders:
        (os.remove if p.islink(p.join(path, each)) else os.rmdir)(p.join(path, each))
os.rmdir(top)
note("filemode", [stat.filemode(m) for m in (0o100644, 0o040755, 0o120777, 0o104755, 0o102644, 0o041777, 0o1000, 0o020600, 0o060000, 0o010000, 0o140000, 0o107777)])
note("constants", {k: v for k, v in sorted(vars(stat).items()) if k.isupper() and isinstance(v, int)})


class Path:
    def __fspath__(self):
        return "some/path.txt"


note("pathlike", p.join(Path(), "x"), p.splitext(Path()), os.fspath(Path()), isinstance(Path(), os.PathLike), isinstance("x", os.PathLike), os.fsencode("é\udcff"), os.fsdecode(b"\xc3\xa9\xff"), os.PathLike[str])
show("fspath", os.fspath, 3)
show("PathLike", os.PathLike)
note("names", os.name, os.sep, os.linesep, os.curdir, os.pardir, os.extsep, os.pathsep, os.altsep, os.devnull, os.defpath, os.error, os.SEEK_END, os.get_exec_path({"PATH": "/a:/b"}), os.path is p)
note("all", [name for name in ("listdir", "getcwd", "environ", "path", "stat", "walk", "O_RDONLY") if name not in os.__all__], sorted(p.__all__) )
note("io", io.SEEK_END, isinstance(io.StringIO(), io.TextIOBase), isinstance(io.BytesIO(), io.BufferedIOBase), isinstance(io.BytesIO(), io.IOBase), issubclass(io.UnsupportedOperation, ValueError), sorted(io.__all__))


class Zeros(io.RawIOBase):
    left = 5

    def readable(self):
        return True

    def readinto(self, b):
        count = min(len(b), self.left)
        b[:count] = b"0\n000"[:count]
        self.left -= count
        return count


z = Zeros()
note("raw", z.read(2), z.readline(), z.read(), z.closed, z.seekable(), z.isatty(), list(Zeros()), Zeros().readlines(1))
show("raw write", z.write, b"")
show("raw seek", z.tell)
z.close()
show("raw closed", z.flush)
